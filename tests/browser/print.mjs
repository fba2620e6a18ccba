// SPDX-License-Identifier: EUPL-1.2
//
// On paper: what is folded on screen is there, nothing is wider than the sheet, and the PDF holds every
// text of the page's main part.

import { execFileSync } from 'node:child_process';
import { PAPER, cutFaults, widthFaults } from './harness.mjs';

// A monitor with all its explanation, in two columns.
const SHEETS_MOST = 14;

// In the page, printed: what stays folded, or sticks out.
function paperFaults() {
	const faults = [];
	for (const details of document.querySelectorAll('main details')) {
		if (!details.checkVisibility())
			continue; // not on paper at all
		const box = details.lastElementChild.getBoundingClientRect();
		if (box.height < 1 || box.width < 1 || !details.lastElementChild.checkVisibility())
			faults.push(`stays folded: ${details.textContent.trim().slice(0, 60)}`);
	}
	for (const box of document.querySelectorAll('main, main *')) {
		const style = getComputedStyle(box);
		if (/auto|scroll|hidden|clip/.test(style.overflowX) && box.clientWidth > 1 &&
			box.scrollWidth > box.clientWidth + 1)
			faults.push(`scrolls, which paper cannot: ${box.tagName}.${box.className}`);
	}
	const wide = [...document.querySelectorAll('main :is(table, svg, img, pre)')].filter((element) =>
		element.getBoundingClientRect().right > window.innerWidth + 1);
	return faults.concat(wide.map((element) =>
		`sticks out: ${element.tagName}: ${element.textContent.trim().slice(0, 60)}`));
}

// In the page, printed: its texts. Those of drawings too; not those for screen readers alone.
function printedTexts() {
	const texts = [];
	const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const parent = walker.currentNode.parentElement;
		const range = document.createRange();
		range.selectNodeContents(walker.currentNode);
		const box = range.getBoundingClientRect();
		const own = parent.getBoundingClientRect();
		if (box.width < 1 || own.width <= 1 || !parent.checkVisibility({ visibilityProperty: true }) ||
			parent.closest('title, desc, defs, template, .visually-hidden') ||
			getComputedStyle(parent).clipPath !== 'none')
			continue;
		texts.push({ text: walker.currentNode.data,
			transform: getComputedStyle(parent).textTransform });
	}
	return texts;
}

// Where a line or a sheet ends may break a text anywhere, and a hyphen may have come there.
const bare = (text) => text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Pd}]/gu, '').toLowerCase();

function pdfText(pdf) {
	return execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'],
		{ input: pdf, maxBuffer: 1 << 28 }).toString();
}

// A text that goes on on the next line of its cell, beside another cell, is found word by word.
function missingFaults(texts, pdf) {
	const printed = bare(pdf);
	const holds = (text) => printed.includes(bare(text));
	return texts.map(({ text }) => text.trim())
		.filter((text) => text && !holds(text) && !text.split(/\s+/).every(holds))
		.map((text) => `not on paper: ${text.slice(0, 80)}`);
}

const sheetsOf = (text) => text.split('\f').length - 1;

async function pdfFaults(site, page, path) {
	const texts = await page.evaluate(printedTexts);
	const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
	const text = pdfText(pdf);
	const faults = missingFaults(texts, text);
	if (texts.length < 5)
		faults.push(`only ${texts.length} texts to print`);
	if (path === site.shortestCard && sheetsOf(text) !== 1)
		faults.push(`the shortest card takes ${sheetsOf(text)} sheets`);
	if (site.measurements.includes(path) && sheetsOf(text) > SHEETS_MOST)
		faults.push(`${sheetsOf(text)} sheets`);
	return faults;
}

export default async function print(site) {
	const pages = [...new Set([...site.singles, site.shortestCard])].filter(Boolean);
	await site.visit({ viewport: PAPER }, pages, async (page, path) => {
		await page.emulateMedia({ media: 'print' });
		site.report(`on paper: ${path}`, [...await page.evaluate(paperFaults),
			...await page.evaluate(widthFaults), ...await page.evaluate(cutFaults)]);
		if (path !== '/404.html')
			site.report(`PDF: ${path}`, await pdfFaults(site, page, path));
	});
}
