// SPDX-License-Identifier: EUPL-1.2
//
// With a keyboard alone: the skip link comes first and leads to the main part; Tab goes through all there
// is, in the order in which it stands in the header, gets stuck nowhere, and one sees where one is.

import { WIDE } from './harness.mjs';

// More presses of Tab than this prove nothing new on a page.
const MOST = 60;

// ---- For tests of what one does on a page: search, facets, compare ----

// What has the focus, as one would say it.
export function focused(page) {
	return page.evaluate(() => {
		const { activeElement: element } = document;
		const box = element.getBoundingClientRect();
		return {
			tag: element.tagName.toLowerCase(),
			href: element.getAttribute('href') ?? '',
			text: (element.labels?.[0] ?? element).textContent.trim(),
			value: element.value ?? '',
			inMain: Boolean(element.closest('main')),
			seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0,
		};
	});
}

// As many presses of Tab are under way at a time.
const AT_A_TIME = 20;

// In the page: from where this has the focus, Tab goes no further. True when it has it now.
function holdTabs(selector) {
	window.letTabsGo?.();
	const there = () => document.activeElement.matches(selector);
	let held = there();
	const hold = (event) => {
		held ||= there();
		if (held && event.key === 'Tab') {
			event.preventDefault();
			event.stopImmediatePropagation();
		}
	};
	window.addEventListener('keydown', hold, true);
	window.letTabsGo = () => window.removeEventListener('keydown', hold, true);
	return held;
}

// Presses Tab until it reaches what matches the selector; false when it never does.
export async function tabTo(page, selector, most = 300) {
	let there = await page.evaluate(holdTabs, selector);
	for (let i = 0; i < most && !there; i += AT_A_TIME) {
		await Promise.all(Array.from({ length: Math.min(AT_A_TIME, most - i) },
			() => page.keyboard.press('Tab')));
		there = await page.evaluate((it) => document.activeElement.matches(it), selector);
	}
	await page.evaluate(() => window.letTabsGo());
	return there;
}

// Presses keys one by one: press(page, 'ArrowDown', 'Enter').
export async function press(page, ...keys) {
	for (const key of keys)
		await page.keyboard.press(key);
}

// Whether a screen reader is told this, a text or a pattern, within a second or two: it stands in a live
// region.
export async function announced(page, text) {
	const { source, flags } = text instanceof RegExp ? text
		: new RegExp(`^\\s*${text.replace(/[^\w\s]/g, '\\$&')}\\s*$`);
	try {
		await page.waitForFunction(([pattern, how]) =>
			[...document.querySelectorAll('[role=status], [role=alert], [aria-live]')].some((it) =>
				it.checkVisibility() && new RegExp(pattern, how).test(it.textContent)),
		[source, flags], { timeout: 2000 });
		return true;
	} catch {
		return false;
	}
}

// ---- Every page ----

async function skipFaults(page) {
	await page.keyboard.press('Tab');
	const first = await focused(page);
	if (!first.href.startsWith('#'))
		return [`the first focus is no skip link but "${first.text}"`];
	if (!first.seen)
		return ['the skip link is not seen when it has the focus'];
	await page.keyboard.press('Enter');
	return (await focused(page)).inMain ? [] : ['the skip link does not move the focus to main'];
}

// In the page: all that Tab should reach, in order. Of radio buttons with one name only one.
function listTabbable() {
	const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
	const groups = new Set();
	window.tabbable = [...document.querySelectorAll(all)].filter((element) => {
		if (element.disabled || element.tabIndex < 0 || element.type === 'hidden' ||
			!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]'))
			return false;
		if (element.type !== 'radio')
			return true;
		const seen = groups.has(element.name);
		groups.add(element.name);
		return !seen;
	});
	return window.tabbable.length;
}

// In the page: where Tab has come, compared with what it should have reached.
function tabStep(i) {
	const { activeElement: element } = document;
	const wanted = window.tabbable[i];
	const name = (it) => `${it.tagName.toLowerCase()} "${it.textContent.trim().slice(0, 40)}"`;
	const scrolls = element.scrollWidth > element.clientWidth ||
		element.scrollHeight > element.clientHeight;
	// A box that scrolls can have the focus without asking for it.
	if (element !== wanted && scrolls && !window.tabbable.includes(element) &&
		element !== document.body)
		return { again: true };
	if (element !== wanted)
		return { fault: `Tab ${i + 1} comes at ${name(element)}, not at ${name(wanted)}` };
	const [box] = element.getClientRects();
	const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
	const top = document.elementFromPoint(x, Math.min(Math.max(box.top + box.height / 2, 0),
		innerHeight - 1));
	if (!top || !(element.contains(top) || top.contains(element)))
		return { fault: `${name(element)} is covered when it has the focus` };
	return {};
}

// In the page: looks where each Tab has come, before the next, and lets none go on after the last. Gives
// where it is, how often the page was told of Tab, and what is wrong.
function watchTabs(last) {
	let i = 0;
	let extra = 0;
	let fault = '';
	let times = 0;
	let pressed = false;
	const look = () => {
		if (!pressed)
			return;
		const step = window.tabStep(i);
		fault = step.fault || (step.again && ++extra > 100 ? 'Tab gets stuck' : '');
		i += step.again ? 0 : 1;
		pressed = false;
	};
	window.addEventListener('keydown', (event) => {
		if (event.key !== 'Tab' || event.shiftKey)
			return;
		times++;
		look();
		if (fault || i >= last)
			event.preventDefault();
		else
			pressed = true;
	}, true);
	window.tabsSeen = () => {
		look();
		return { i, times, fault };
	};
}

// Tab through the page and out of it, and Shift+Tab back in.
async function tabFaults(page) {
	const last = Math.min(await page.evaluate(listTabbable), MOST);
	await page.evaluate(`window.tabStep = ${tabStep}`);
	await page.evaluate(watchTabs, last);
	for (let i = 0, before = 0; i < last;) {
		await Promise.all(Array.from({ length: Math.min(AT_A_TIME, last - i) },
			() => page.keyboard.press('Tab')));
		const seen = await page.evaluate(() => window.tabsSeen());
		if (seen.fault)
			return [seen.fault];
		if (seen.times === before)
			return [`Tab no longer reaches the page after ${i} of ${last}`];
		({ i, times: before } = seen);
	}
	if (last < 2)
		return [];
	await page.keyboard.press('Shift+Tab');
	const back = await page.evaluate((i) =>
		document.activeElement !== window.tabbable[i - 1], last);
	return back ? [] : ['Shift+Tab does not go back'];
}

// In the page, once Tab was pressed: what looks the same with the focus as without. Of those that share
// their classes, and those of what they stand in, one.
function focusFaults() {
	const look = (element) => {
		const style = getComputedStyle(element);
		return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(' ');
	};
	const kind = (element) => [element, element.parentElement, element.closest('header, main, footer')]
		.map((it) => it && it.tagName + it.className).join('/');
	window.listTabbable();
	const faults = [];
	for (const element of new Map(window.tabbable.map((it) => [kind(it), it])).values()) {
		document.activeElement.blur();
		const without = look(element);
		element.focus({ preventScroll: true, focusVisible: true });
		const style = getComputedStyle(element);
		const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
		if (document.activeElement !== element || !drawn || look(element) === without)
			faults.push(`the focus is not seen on ${element.tagName.toLowerCase()} ` +
				`"${element.textContent.trim().slice(0, 40)}"`);
	}
	return faults;
}

// In the page: in the header, what comes later stands lower, or on the same line to the right.
function orderFaults() {
	const faults = [];
	const boxes = window.tabbable.filter((element) => element.closest('header') &&
		!element.closest('main')).map((element) => [element, element.getBoundingClientRect()]);
	boxes.slice(1).forEach(([element, box], i) => {
		const before = boxes[i][1];
		const sameLine = box.top < before.bottom && before.top < box.bottom;
		if (sameLine ? box.left < before.left : box.top < before.top)
			faults.push(`in the header "${element.textContent.trim()}" stands before what ` +
				'Tab reaches earlier');
	});
	return faults;
}

export default async function keyboard(site) {
	await site.visit({ viewport: WIDE }, site.singles, async (page, path) => {
		site.report(`skip link: ${path}`, await skipFaults(page));
		site.report(`focus is seen: ${path}`, await page.evaluate(focusFaults));
		site.report(`order of the header: ${path}`, await page.evaluate(orderFaults));
	}, (page) => page.addInitScript(`window.listTabbable = ${listTabbable}`));
	await site.visit({ viewport: WIDE }, site.singles, async (page, path) =>
		site.report(`Tab: ${path}`, await tabFaults(page)));
	await site.visit({ viewport: { width: 320, height: 640 } }, ['/'], async (page, path) => {
		site.report(`Tab, 320 px: ${path}`, [...await tabFaults(page),
			...await page.evaluate(orderFaults)]);
	});
}
