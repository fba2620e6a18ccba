// SPDX-License-Identifier: EUPL-1.2
//
// node tests/browser/site.mjs FOLDER
//
// Opens every kind of page of a built site in Chromium, under the strict policy, and looks at it as
// visitors do: wide, on a phone, in the dark, with a keyboard, and without JavaScript.
// Ends with "N passed, N failed".

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allPages, launch, samplePages, serve } from './site-tools.mjs';

const folder = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

let passed = 0;
let failed = 0;

// One test: no faults is good. Faults are texts.
function report(title, faults) {
	if (faults.length === 0) {
		passed++;
		return;
	}
	failed++;
	console.log(`FAILED  ${title}`);
	for (const fault of faults)
		console.log(`        ${fault}`);
}

const { origin, close } = await serve(folder);
const browser = await launch();
const pages = samplePages(folder);

// Calls look(page) for every sampled page, in one context.
async function visit(options, paths, look) {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	for (const path of paths) {
		await page.goto(origin + path, { waitUntil: 'load' });
		await look(page, path);
	}
	await context.close();
}

// ---- Accessibility rules; only this needs to get round the policy, to bring its script in ----

async function axeFaults(page) {
	await page.addScriptTag({ content: axe });
	const { violations } = await page.evaluate(
		(values) => window.axe.run({
			runOnly: { type: 'tag', values },
			resultTypes: ['violations'],
		}), RULES);
	return violations.map(({ id, help, nodes }) => {
		const places = nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ');
		return `${id}: ${help}; ${nodes.length} places: ${places}: ` +
			nodes[0].failureSummary.replace(/\s+/g, ' ');
	});
}

const LOOKS = [
	['wide', { viewport: WIDE }],
	['narrow', { viewport: NARROW }],
	['dark', { viewport: WIDE, colorScheme: 'dark' }],
];
for (const [name, options] of LOOKS)
	await visit({ ...options, bypassCSP: true }, pages, async (page, path) =>
		report(`axe, ${name}: ${path}`, await axeFaults(page)));

// ---- As it is served: nothing complains, nothing comes from elsewhere, it fits ----

async function newWitness(context) {
	const faults = [];
	const page = await context.newPage();
	await page.addInitScript(() => {
		window.violations = [];
		document.addEventListener('securitypolicyviolation', (event) =>
			window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
	});
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()))
			faults.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
	page.on('request', (request) => {
		if (!request.url().startsWith(`${origin}/`))
			faults.push(`asks another origin: ${request.url()}`);
	});
	page.on('requestfailed', (request) => {
		// Aborted is what was still under way when the next page was opened.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			faults.push(`not loaded: ${request.url()}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400 && !response.request().isNavigationRequest())
			faults.push(`${response.status()}: ${response.url()}`);
	});
	return { page, faults };
}

async function structureFaults(page) {
	return page.evaluate(() => {
		const faults = [...window.violations.map((text) => `policy: ${text}`)];
		const count = (selector) => document.querySelectorAll(selector).length;
		if (!document.documentElement.lang)
			faults.push('no lang on <html>');
		if (count('h1') !== 1)
			faults.push(`${count('h1')} h1 elements`);
		if (count('main') !== 1)
			faults.push(`${count('main')} main elements`);
		if (!document.title.trim())
			faults.push('no title');
		return faults;
	});
}

// What sticks out on the right, when the page does not fit.
async function widthFaults(page) {
	return page.evaluate(() => {
		const root = document.documentElement;
		if (root.scrollWidth <= window.innerWidth)
			return [];
		const wide = [...document.body.querySelectorAll('*')].filter((element) =>
			element.getBoundingClientRect().right > window.innerWidth + 1);
		return [`${root.scrollWidth} wide in ${window.innerWidth}: ` +
			wide.slice(0, 5).map((element) =>
				element.tagName.toLowerCase() + (element.className && `.${element.className}`))
				.join(', ')];
	});
}

for (const viewport of [WIDE, NARROW]) {
	const context = await browser.newContext({ viewport });
	const { page, faults } = await newWitness(context);
	for (const path of pages) {
		faults.length = 0;
		await page.goto(origin + path, { waitUntil: 'load' });
		const structure = await structureFaults(page);
		report(`${viewport.width} px: ${path}`,
			[...faults, ...structure, ...await widthFaults(page)]);
	}
	// The error page has to find its assets from any depth; its own status is no fault.
	faults.length = 0;
	await page.goto(`${origin}/bestaat/niet/`, { waitUntil: 'load' });
	report(`${viewport.width} px: the error page, two folders deep`,
		[...faults.filter((fault) => !/status of 404/.test(fault)),
			...await structureFaults(page), ...await widthFaults(page)]);
	await context.close();
}

// ---- With a keyboard: the skip link comes first and leads to the main part ----

async function skipFaults(page) {
	await page.keyboard.press('Tab');
	const first = await page.evaluate(() => {
		const { activeElement: element } = document;
		const box = element.getBoundingClientRect();
		return {
			href: element.getAttribute('href') ?? '',
			text: element.textContent.trim(),
			seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0,
		};
	});
	if (!first.href.startsWith('#'))
		return [`the first focus is no skip link but "${first.text}"`];
	if (!first.seen)
		return ['the skip link is not seen when it has the focus'];
	await page.keyboard.press('Enter');
	const inMain = await page.evaluate(() => Boolean(document.activeElement.closest('main')));
	return inMain ? [] : ['the skip link does not move the focus to main'];
}

await visit({ viewport: WIDE }, pages, async (page, path) =>
	report(`skip link: ${path}`, await skipFaults(page)));

// ---- Figures: no colour alone, every table and chart says what it is ----

async function figureFaults(page) {
	return page.evaluate(() => {
		const faults = [];
		const expect = (selector, holds, fault) => {
			const bad = [...document.querySelectorAll(selector)].filter((it) => !holds(it));
			if (bad.length > 0)
				faults.push(`${fault}: ${bad.length}, first ${bad[0].outerHTML.slice(0, 160)}`);
		};
		const text = (element) => (element?.textContent ?? '').trim();
		expect('main table', (table) => text(table.caption), 'a table without caption');
		expect('main th', (cell) => cell.scope, 'a th without scope');
		expect('.kb-status', (status) => text(status) && status.querySelector('svg use'),
			'a status without word or shape');
		expect('.kb-tile', (tile) => /\d/.test(text(tile)) && /[a-z]/i.test(text(tile)) &&
			tile.querySelector('svg use'), 'a tile without number, word or shape');
		expect('svg[role=img]', (svg) => text(svg.querySelector('title')) &&
			text(svg.querySelector('desc')), 'a chart without title or description');
		expect('svg:not([role=img])', (svg) => svg.closest('[aria-hidden=true]'),
			'a drawing that is neither chart nor hidden');
		expect('.kb-chart text', (label) => !text(label).endsWith('…'), 'a label that is cut');
		expect('main dl > div', (item) => [...item.querySelectorAll('dd')].every(text) &&
			item.querySelector('dd'), 'a term without description');
		expect('.kb-section > .kb-indicator__charts', (box) => box.querySelector('svg, table'),
			'a box with nothing in it');
		expect('td', (cell) => text(cell) || cell.closest('.kb-glance'), 'an empty cell');
		const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
		if (new Set(ids).size !== ids.length)
			faults.push('the same id twice');
		return faults;
	});
}

await visit({ viewport: WIDE }, pages, async (page, path) =>
	report(`figures: ${path}`, await figureFaults(page)));

// ---- Values: no word of one is broken, however narrow ----

async function wordFaults(page) {
	return page.evaluate(() => {
		const faults = [];
		const cells = document.querySelectorAll('.kb-figures :is(th, td), .kb-glance td');
		const words = (node) => [...node.data.matchAll(/[^\s-]+/g)];
		for (const cell of cells) {
			const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
			while (walker.nextNode()) {
				for (const word of words(walker.currentNode)) {
					const range = document.createRange();
					range.setStart(walker.currentNode, word.index);
					range.setEnd(walker.currentNode, word.index + word[0].length);
					if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1)
						faults.push(`broken: ${word[0]}`);
				}
			}
		}
		return faults.slice(0, 5);
	});
}

// Of a monitor, the pages about one subject: /monitors/ID/COLLECTION/ID/.
const measurements = pages.filter((path) => /^\/monitors\/[^/]+\/gemeenten\/./.test(path));

for (const width of [320, 768, 1440])
	await visit({ viewport: { width, height: 900 } }, measurements, async (page, path) =>
		report(`words at ${width} px: ${path}`, await wordFaults(page)));

// ---- On paper: what is folded on screen is there, and nothing sticks out ----

async function paperFaults(page) {
	await page.emulateMedia({ media: 'print' });
	return page.evaluate(() => {
		const faults = [];
		for (const details of document.querySelectorAll('details')) {
			if (!details.checkVisibility())
				continue; // not on paper at all
			const box = details.lastElementChild.getBoundingClientRect();
			if (box.height < 1 || box.width < 1 || !details.lastElementChild.checkVisibility())
				faults.push(`stays folded: ${details.textContent.trim().slice(0, 60)}`);
		}
		const wide = [...document.querySelectorAll('main table, main svg')].filter((element) =>
			element.getBoundingClientRect().right > window.innerWidth + 1);
		for (const element of wide.slice(0, 3))
			faults.push(`sticks out: ${element.tagName}: ${element.textContent.trim().slice(0, 60)}`);
		return faults;
	});
}

// The width of A4 within its margins, at 96 dots an inch.
await visit({ viewport: { width: 658, height: 986 } }, pages, async (page, path) =>
	report(`on paper: ${path}`, await paperFaults(page)));

// A monitor with all its explanation fits in a folder.
const PAPER_MOST = 19;

await visit({}, measurements, async (page, path) => {
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
	report(`sheets: ${path}`, sheets > 0 && sheets <= PAPER_MOST ? [] : [`${sheets} sheets`]);
});

// ---- Without JavaScript: the page says what it has to say ----

await visit({ viewport: WIDE, javaScriptEnabled: false }, pages, async (page, path) => {
	const faults = [];
	if (!await page.locator('h1').first().isVisible())
		faults.push('the h1 is not seen');
	const main = page.locator('main');
	if ((await main.innerText()).trim().length < 20)
		faults.push('main is as good as empty');
	const links = await main.locator('a[href]').all();
	for (const link of links.slice(0, 200))
		if (!await link.isVisible() && !await link.locator('xpath=ancestor::details').count())
			faults.push(`a link is not seen: ${await link.getAttribute('href')}`);
	report(`without JavaScript: ${path}`, faults);
});

// Every page can be reached from the home page by links in the HTML alone.
async function unreachable() {
	const seen = new Set(['/']);
	const queue = ['/'];
	while (queue.length > 0) {
		const path = queue.pop();
		const html = await (await fetch(origin + path)).text();
		for (const [, href] of html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
			const url = new URL(href.replaceAll('&amp;', '&'), origin + path);
			if (url.origin !== origin || seen.has(url.pathname))
				continue;
			seen.add(url.pathname);
			if (url.pathname.endsWith('/') || url.pathname.endsWith('.html'))
				queue.push(url.pathname);
		}
	}
	return allPages(folder).filter((path) => !seen.has(path) && path !== '/404.html');
}
report('every page is reached by links', (await unreachable()).map((path) => `not reached: ${path}`));

// ---- Feeds and sitemaps are well-formed ----

await visit({ viewport: WIDE }, ['/'], async (page) => {
	// A site whose pages have no dates has no feed.
	const feeds = await page.locator('link[type="application/atom+xml"]').count();
	for (const path of feeds ? ['/sitemap.xml', '/feed.xml'] : ['/sitemap.xml'])
		report(`well-formed: ${path}`, await page.evaluate(async (address) => {
			const response = await fetch(address);
			if (!response.ok)
				return [`status ${response.status}`];
			const tree = new DOMParser().parseFromString(await response.text(), 'text/xml');
			const error = tree.querySelector('parsererror');
			return error ? [error.textContent] : [];
		}, path));
});

await browser.close();
close();
console.log(`${pages.length} pages of ${folder}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
