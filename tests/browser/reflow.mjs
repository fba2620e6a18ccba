// SPDX-License-Identifier: EUPL-1.2
//
// Whatever the width and however large the letters: nothing scrolls sideways, nothing is cut off, no
// value is broken. 320 px wide; 1280 px at 400 % zoom; the text spacing of WCAG 1.4.12; letters twice
// as large.

import { NARROW, WIDE, cutFaults, widthFaults } from './harness.mjs';

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
	word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;
const LARGE = 'html { font-size: 200% !important; }';

// At 400 % a window of 1280 by 1024 has room for 320 by 256, of four dots each. The pages are loaded
// once for each group.
const GROUPS = [
	[{ viewport: NARROW, deviceScaleFactor: 4 }, [
		['320 px', NARROW],
		['400 % zoom', { width: 320, height: 256 }],
		['text spacing, 320 px', NARROW, SPACING],
	]],
	[{ viewport: WIDE }, [
		['1280 px', WIDE],
		['letters of 200 %', WIDE, LARGE],
		['text spacing, 1280 px', WIDE, SPACING],
	]],
];

// Of a page that stays in place while one reads, at most a third of the window.
function stickyFaults() {
	return [...document.body.querySelectorAll('*')]
		.filter((element) => /fixed|sticky/.test(getComputedStyle(element).position))
		.filter((element) => {
			const box = element.getBoundingClientRect();
			return box.bottom > 0 && box.top < innerHeight && box.height > innerHeight / 3 &&
				box.width > innerWidth / 2;
		})
		.map((element) => `stays in the way: ${element.tagName}.${element.className}`);
}

// No word of a value is broken.
function wordFaults() {
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
	return faults;
}

// The date of what is new stands in one place: above every row, or beside every row.
function dateFaults() {
	const places = new Set([...document.querySelectorAll('.kb-news li')].map((row) => {
		const date = row.querySelector('time').getBoundingClientRect();
		const what = row.firstElementChild.getBoundingClientRect();
		if (date.bottom <= what.top + 2)
			return 'above';
		return date.top >= what.bottom - 2 ? 'below' : 'beside';
	}));
	return places.size > 1 || places.has('below') ? [`dates stand ${[...places].join(' and ')}`] : [];
}

async function faultsOf(page, name, viewport, css) {
	await page.setViewportSize(viewport);
	const style = css && await page.addStyleTag({ content: css });
	const faults = [...await page.evaluate(widthFaults), ...await page.evaluate(cutFaults),
		...await page.evaluate(dateFaults)];
	if (name === '400 % zoom')
		faults.push(...await page.evaluate(stickyFaults));
	await style?.evaluate((element) => element.remove());
	return faults;
}

export default async function reflow(site) {
	for (const [options, views] of GROUPS)
		await site.visit({ ...options, bypassCSP: true }, site.pages, async (page, path) => {
			for (const [name, viewport, css] of views)
				site.report(`${name}: ${path}`, await faultsOf(page, name, viewport, css));
		});
	await site.visit({}, site.measurements, async (page, path) => {
		for (const width of [320, 768, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			site.report(`words at ${width} px: ${path}`, await page.evaluate(wordFaults));
		}
	});
}
