// SPDX-License-Identifier: EUPL-1.2
//
// axe-core finds no violation of WCAG 2.0 to 2.2, A and AA, nor of its best practices: in light, dark
// and on a phone. Only this has to get round the policy, to bring its script in. Forced colours are in
// contrast.mjs: axe does not see them.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NARROW, WIDE } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const LOOKS = {
	light: { colorScheme: 'light', viewport: WIDE },
	dark: { colorScheme: 'dark', viewport: WIDE },
	'320 px': { colorScheme: 'light', viewport: NARROW },
};

// What axe finds, as texts; also when it did not look.
async function axeFaults(page) {
	const { violations, rules } = await page.evaluate(async (values) => {
		const result = await window.axe.run({ runOnly: { type: 'tag', values } });
		const ran = [result.passes, result.violations, result.incomplete, result.inapplicable];
		return { violations: result.violations, rules: ran.flat().map(({ id }) => id) };
	}, RULES);
	const faults = ['color-contrast', 'target-size', 'region'].filter((rule) => !rules.includes(rule))
		.map((rule) => `axe did not look at ${rule}`);
	return faults.concat(violations.map(({ id, help, nodes }) => {
		const places = nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ');
		return `${id}: ${help}; ${nodes.length} places: ${places}: ` +
			nodes[0].failureSummary.replace(/\s+/g, ' ');
	}));
}

// Runs axe on each page in each of these looks; the page is loaded only once.
export async function runAxe(site, title, paths, looks = Object.keys(LOOKS)) {
	await site.visit({ bypassCSP: true }, paths, async (page, path) => {
		await page.addScriptTag({ content: axe });
		for (const look of looks) {
			await page.setViewportSize(LOOKS[look].viewport);
			await page.emulateMedia({ colorScheme: LOOKS[look].colorScheme });
			site.report(`${title}, ${look}: ${path}`, await axeFaults(page));
		}
	});
}

export default (site) => runAxe(site, 'axe', site.pages);
