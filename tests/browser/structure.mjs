// SPDX-License-Identifier: EUPL-1.2
//
// The HTML says what it is: language, one h1, one main, headings in order, ids once, every table, chart,
// status and figure with words. Run with the scripts of the page, so that what they add is seen too.

import { WIDE } from './harness.mjs';

function skeletonFaults() {
	const faults = [];
	const count = (selector) => document.querySelectorAll(selector).length;
	if (!document.documentElement.lang)
		faults.push('no lang on <html>');
	for (const selector of ['h1', 'main', 'main h1'])
		if (count(selector) !== 1)
			faults.push(`${count(selector)} elements "${selector}"`);
	if (!document.title.trim())
		faults.push('no title');
	const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
	const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
	if (twice.length > 0)
		faults.push(`the same id twice: ${twice.slice(0, 5).join(', ')}`);
	let level = 1;
	for (const heading of document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')) {
		const own = Number(heading.tagName[1]);
		if (own > level + 1)
			faults.push(`h${level} is followed by h${own}: ${heading.textContent.trim()}`);
		level = own;
	}
	if (count('[style], style, script:not([src], [type="application/ld+json"])') > 0)
		faults.push('a style or script inline');
	return faults;
}

function figureFaults() {
	const faults = [];
	const expect = (selector, holds, fault) => {
		const bad = [...document.querySelectorAll(selector)].filter((it) => !holds(it));
		if (bad.length > 0)
			faults.push(`${fault}: ${bad.length}, first ${bad[0].outerHTML.slice(0, 160)}`);
	};
	const text = (element) => (element?.textContent ?? '').trim();
	const named = (element) => text(element) || element.getAttribute('aria-label') ||
		element.getAttribute('aria-labelledby') || element.title;
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
	expect('td', (cell) => named(cell) || cell.closest('.kb-glance') || cell.querySelector('input'),
		'an empty cell');
	expect('nav, form[role=search]', (nav) => nav.getAttribute('aria-label') ||
		nav.getAttribute('aria-labelledby'), 'a navigation without name');
	expect('input:not([type=hidden]), select', (field) => [...field.labels].some(text) ||
		named(field), 'a field without label');
	expect('button', (button) => named(button), 'a button without name');
	return faults;
}

// Text for screen readers that changes has to be there, and empty, before it changes.
function liveFaults() {
	return [...document.querySelectorAll('script[src]')].some((script) =>
		/\b(list|search-page|compare|compare-monitor)\.[0-9a-f]*\.?js/.test(script.src)) &&
		!document.querySelector('[role=status], [aria-live]')
		? ['a page with a script that changes it, without role=status'] : [];
}

export default (site) =>
	site.visit({ viewport: WIDE }, site.pages, async (page, path) =>
		site.report(`structure: ${path}`, [...await page.evaluate(skeletonFaults),
			...await page.evaluate(figureFaults), ...await page.evaluate(liveFaults)]));
