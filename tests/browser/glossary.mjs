// SPDX-License-Identifier: EUPL-1.2
//
// Abbreviations: the first of each on a card is a link to the glossary, which says what it means and who
// uses it.

import { htmlOf, same } from './harness.mjs';

function linkFaults(site) {
	const faults = [];
	let links = 0;
	for (const path of site.cards) {
		const found = [...htmlOf(site.folder, path)
			.matchAll(/<a class="kb-abbr" href="([^"]*)" title="[^"]+">/g)].map((it) => it[1]);
		faults.push(...same(`${path}: different ones`, new Set(found).size, found.length));
		links += found.length;
	}
	return links > 100 ? faults : [...faults, `only ${links} links`];
}

async function followFaults(page) {
	await page.click('a.kb-abbr >> text=GIBIT');
	await page.waitForURL(/\/afkortingen\/#gibit$/);
	const text = await page.textContent('#gibit');
	return /Gemeentelijke Inkoop bij IT Toolbox[^]*Forum GIBIT/.test(text) ? [] : [text];
}

export default async function glossary(site) {
	site.report('an abbreviation leads to the glossary once a card', linkFaults(site));
	await site.play([{ title: 'what is linked is there, and says who uses it',
		path: '/producten/forum-gibit/', look: followFaults }]);
}
