// SPDX-License-Identifier: EUPL-1.2
//
// The sitemap, and every feed that a page names, is there and is well-formed XML; every feed there is, is
// Atom with what readers need of it, and named by a page.

import { readdirSync } from 'node:fs';
import { WIDE, allPages, htmlOf } from './harness.mjs';

function feedsOf(site) {
	return allPages(site.folder).flatMap((path) =>
		[...htmlOf(site.folder, path).matchAll(/<link\b[^>]*type="application\/atom\+xml"[^>]*>/g)]
			.map(([tag]) => new URL(tag.match(/href="([^"]*)"/)[1], site.origin + path).pathname));
}

// In the page: what is wrong with these files.
async function xmlFaults(files) {
	const faults = [];
	for (const file of files) {
		const response = await fetch(file);
		const tree = new DOMParser().parseFromString(await response.text(), 'text/xml');
		const error = tree.querySelector('parsererror');
		if (!response.ok || error)
			faults.push(`${file}: ${error ? error.textContent : `status ${response.status}`}`);
	}
	return faults;
}

// In the page: what a reader of feeds would stumble over.
async function atomFaults(name) {
	const feed = new DOMParser().parseFromString(await (await fetch(name)).text(), 'application/xml');
	const root = feed.documentElement;
	const texts = (selector) => [...feed.querySelectorAll(selector)].map((it) => it.textContent);
	const faults = [];
	if (root.namespaceURI !== 'http://www.w3.org/2005/Atom' || root.localName !== 'feed')
		faults.push('no Atom');
	for (const part of [root, ...feed.querySelectorAll('entry')])
		for (const child of ['id', 'title', 'updated'])
			if ([...part.children].filter((it) => it.localName === child).length !== 1)
				faults.push(`not one ${child}`);
	const ids = texts('entry > id');
	if (!ids.length || new Set(ids).size !== ids.length)
		faults.push('no entries, or one twice');
	const days = texts('updated');
	if (days.slice(1).some((day) => day > days[0] || Number.isNaN(Date.parse(day))))
		faults.push('the feed is older than an entry');
	return faults.map((fault) => `${name}: ${fault}`);
}

export default async function feeds(site) {
	const named = [...new Set(feedsOf(site))];
	const found = readdirSync(site.folder, { recursive: true })
		.filter((name) => /(^|\/)feed\.xml$/.test(name)).map((name) => `/${name}`);
	await site.visit({ viewport: WIDE }, ['/'], async (page) => {
		site.report('feeds and sitemaps are well-formed',
			await page.evaluate(xmlFaults, ['/sitemap.xml', ...named]));
		site.report('there are feeds, all named', [...found.length > 1 ? [] : [`${found.length} feeds`],
			...found.filter((name) => !named.includes(name))]);
		for (const name of found)
			site.report(`feed ${name}`, await page.evaluate(atomFaults, name));
	});
}
