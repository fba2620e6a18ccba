// SPDX-License-Identifier: EUPL-1.2
//
// The contrast of the theme, computed from its custom properties, light and dark: 4.5 for text, 3 for
// what is drawn and for the ring around what has the focus (WCAG 1.4.3 and 1.4.11). And in forced
// colours, where the reader's own colours apply: every text stands out from what is behind it.

import { WIDE } from './harness.mjs';

// Foreground, background, least contrast.
const TEXT = 4.5;
const DRAWN = 3;
const STATUSES = ['green', 'orange', 'red', 'grey'];
export const PAIRS = [
	['--ink', '--paper', TEXT], ['--ink', '--card', TEXT], ['--ink', '--tint', TEXT],
	['--soft', '--paper', TEXT], ['--soft', '--card', TEXT],
	['--link', '--paper', TEXT], ['--link', '--card', TEXT],
	['--link-hover', '--paper', TEXT], ['--link-hover', '--card', TEXT],
	['--tint-ink', '--tint', TEXT], ['--tab-ink', '--tab', TEXT], ['--head-ink', '--head', TEXT],
	['--warn-ink', '--warn', TEXT], ['--stamp', '--card', TEXT], ['--stamp', '--paper', TEXT],
	['--edge', '--card', DRAWN], ['--edge', '--paper', DRAWN], ['--tab', '--card', DRAWN],
	['--warn-edge', '--warn', DRAWN], ['--focus', '--paper', DRAWN], ['--focus', '--card', DRAWN],
	...STATUSES.flatMap((name) => [
		[`--own-${name}`, `--own-${name}-tint`, TEXT], [`--own-${name}`, '--card', TEXT],
		[`--own-${name}`, '--paper', TEXT]]),
];

// In the page: custom properties as [red, green, blue], or what is wrong with them.
function readColours(names) {
	const probe = document.body.appendChild(document.createElement('span'));
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = 1;
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	const colours = {};
	for (const name of names) {
		const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
		probe.style.color = '';
		probe.style.color = `var(${name})`;
		if (!value || !CSS.supports('color', value)) {
			colours[name] = value ? `no colour: ${value}` : 'not set';
			continue;
		}
		pen.clearRect(0, 0, 1, 1);
		pen.fillStyle = getComputedStyle(probe).color;
		pen.fillRect(0, 0, 1, 1);
		const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
		colours[name] = alpha === 255 ? [red, green, blue] : 'is transparent';
	}
	probe.remove();
	return colours;
}

function luminance(colour) {
	const [red, green, blue] = colour.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

// A line per pair that fails, as a row of a table.
export async function themeFaults(page) {
	const colours = await page.evaluate(readColours, [...new Set(PAIRS.flatMap((pair) =>
		pair.slice(0, 2)))]);
	const missing = Object.entries(colours).filter(([, value]) => typeof value === 'string')
		.map(([name, value]) => `${name} ${value}`);
	const low = PAIRS.filter(([ink, ground]) => Array.isArray(colours[ink]) &&
		Array.isArray(colours[ground]))
		.map(([ink, ground, least]) => [ink, ground, least, contrast(colours[ink], colours[ground])])
		.filter(([, , least, found]) => found < least)
		.map(([ink, ground, least, found]) =>
			`${ink.padEnd(16)} on ${ground.padEnd(20)} ${found.toFixed(2).padStart(5)}, least ${least}`);
	return [...missing, ...low];
}

// In the page: each text with its colour, and the ground it stands on.
function forcedTexts() {
	const seen = new Map();
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const parent = walker.currentNode.parentElement;
		if (!walker.currentNode.data.trim() || !parent.checkVisibility() || parent.closest('title, desc'))
			continue;
		let box = parent;
		while (box && getComputedStyle(box).backgroundColor === 'rgba(0, 0, 0, 0)')
			box = box.parentElement;
		const style = getComputedStyle(parent);
		const inside = parent.closest('svg') ? style.fill : style.color;
		const ground = getComputedStyle(box ?? document.documentElement).backgroundColor;
		seen.set(`${inside} ${ground}`, [inside, ground, walker.currentNode.data.trim().slice(0, 40)]);
	}
	return [...seen.values()];
}

const partsOf = (colour) => colour.match(/[\d.]+/g)?.slice(0, 3).map(Number);

async function forcedFaults(page) {
	return (await page.evaluate(forcedTexts))
		.filter(([ink, ground]) => partsOf(ink) && partsOf(ground))
		.map(([ink, ground, text]) => [contrast(partsOf(ink), partsOf(ground)), text, ink, ground])
		.filter(([found]) => found < TEXT)
		.map(([found, text, ink, ground]) =>
			`${found.toFixed(2)}: "${text}", ${ink} on ${ground}`);
}

export default async function test(site) {
	await site.visit({ viewport: WIDE }, ['/'], async (page) => {
		for (const colorScheme of ['light', 'dark']) {
			await page.emulateMedia({ colorScheme });
			site.report(`contrast of the theme, ${colorScheme}`, await themeFaults(page));
		}
	});
	await site.visit({ viewport: WIDE, forcedColors: 'active' }, site.singles, async (page, path) => {
		for (const colorScheme of ['light', 'dark']) {
			await page.emulateMedia({ colorScheme });
			site.report(`forced colours, ${colorScheme}: ${path}`, await forcedFaults(page));
		}
	});
}
