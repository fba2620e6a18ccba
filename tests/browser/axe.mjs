// SPDX-License-Identifier: EUPL-1.2
//
// axe-core finds no violation of WCAG 2.0 to 2.2, A and AA, nor of its best practices: wide, on a phone,
// and dark, where only the colours are others. Only this has to get round the policy, to bring its
// script in. Forced colours are in contrast.mjs: axe does not see them.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NARROW, WIDE } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const COLOURS = ['color-contrast', 'link-in-text-block'];

const LOOKS = {
	light: { colorScheme: 'light', viewport: WIDE },
	dark: { colorScheme: 'dark', viewport: WIDE, rules: COLOURS },
	'320 px': { colorScheme: 'light', viewport: NARROW },
};

// In the page: runs these rules, or all of RULES.
async function runRules([values, rules]) {
	const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values };
	const result = await window.axe.run({ runOnly, resultTypes: ['violations'] });
	const ran = [result.passes, result.violations, result.incomplete, result.inapplicable];
	return { violations: result.violations, ran: ran.flat().map(({ id }) => id) };
}

// What axe finds, as texts; also when it did not look. In light, dark or 320 px, or as the page is.
export async function axeFaults(page, look) {
	const { viewport, colorScheme, rules } = LOOKS[look] ?? {};
	if (viewport)
		await page.setViewportSize(viewport);
	if (colorScheme)
		await page.emulateMedia({ colorScheme });
	if (!await page.evaluate(() => Boolean(window.axe)))
		await page.addScriptTag({ content: axe });
	const { violations, ran } = await page.evaluate(runRules, [RULES, rules]);
	const faults = (rules ?? ['color-contrast', 'target-size', 'region'])
		.filter((rule) => !ran.includes(rule)).map((rule) => `axe did not look at ${rule}`);
	return faults.concat(violations.map(({ id, help, nodes }) => {
		const places = nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ');
		return `${id}: ${help}; ${nodes.length} places: ${places}: ` +
			nodes[0].failureSummary.replace(/\s+/g, ' ');
	}));
}

// Runs axe on each page in each of these looks; the page is loaded only once.
export async function runAxe(site, title, paths, looks = Object.keys(LOOKS)) {
	await site.visit({ bypassCSP: true }, paths, async (page, path) => {
		for (const look of looks)
			site.report(`${title}, ${look}: ${path}`, await axeFaults(page, look));
	});
}

export default (site) => runAxe(site, 'axe', site.singles);
