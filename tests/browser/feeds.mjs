// SPDX-License-Identifier: EUPL-1.2
//
// The sitemap, and every feed that a page names, is there and is well-formed XML.

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

export default async function feeds(site) {
	const files = [...new Set(['/sitemap.xml', ...feedsOf(site)])];
	await site.visit({ viewport: WIDE }, ['/'], async (page) =>
		site.report(`${files.length} feeds and sitemaps are well-formed`,
			await page.evaluate(xmlFaults, files)));
}
