// SPDX-License-Identifier: EUPL-1.2
//
// What a visitor has to fetch to read a page: HTML, style sheets and scripts, each as gzip -9 makes it.
// Every card and every measurement is weighed, not only those of the sample. So is the index of search.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { allPages, htmlOf } from './harness.mjs';

const KB = 1000;
const MOST = { home: 30 * KB, card: 20 * KB, measurement: 45 * KB };
const INDEX = 'zoeken/index.js';
const INDEX_MOST = 35 * KB;

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

const known = new Map();
function weightOf(file) {
	if (!known.has(file))
		known.set(file, gzipped(readFileSync(file)));
	return known.get(file);
}

// The style sheets and scripts that the HTML of a page names, as files.
export function loadedBy(folder, path) {
	const html = htmlOf(folder, path);
	const tags = [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>|<script\b[^>]*>/g)];
	return tags.map(([tag]) => tag.match(/\b(?:href|src)="([^"]+)"/)?.[1]).filter(Boolean)
		.map((href) => join(folder, decodeURIComponent(new URL(href, `http://site${path}`).pathname)));
}

export function pageWeight(folder, path) {
	return gzipped(htmlOf(folder, path)) +
		loadedBy(folder, path).reduce((sum, file) => sum + weightOf(file), 0);
}

function kindOf(site, path) {
	if (path === '/')
		return 'home';
	if (/^\/monitors\/[^/]+\/gemeenten\/./.test(path))
		return 'measurement';
	return site.cards.includes(path) ? 'card' : undefined;
}

// What the browser fetches of its own accord, or because a script asks for it, is named in the HTML.
async function hiddenFaults(site, page, path) {
	const named = loadedBy(site.folder, path);
	const fetched = await page.evaluate(() => performance.getEntriesByType('resource')
		.map(({ name }) => new URL(name).pathname).filter((name) => /\.(m?js|css|json)$/.test(name)));
	return fetched.filter((name) => !named.includes(join(site.folder, decodeURIComponent(name))))
		.map((name) => `fetches ${name}, which its HTML does not name`);
}

export default async function weight(site) {
	const heaviest = {};
	for (const path of allPages(site.folder)) {
		const kind = kindOf(site, path);
		if (!kind)
			continue;
		const bytes = pageWeight(site.folder, path);
		if (bytes > (heaviest[kind]?.bytes ?? 0))
			heaviest[kind] = { path, bytes };
	}
	for (const [kind, { path, bytes }] of Object.entries(heaviest)) {
		console.log(`        heaviest ${kind}: ${bytes} of ${MOST[kind]} bytes, ${path}`);
		site.report(`weight of ${path}`,
			bytes <= MOST[kind] ? [] : [`${bytes} bytes; a ${kind} may weigh ${MOST[kind]}`]);
	}
	const index = weightOf(join(site.folder, INDEX));
	console.log(`        index of search: ${index} of ${INDEX_MOST} bytes`);
	site.report('weight of the index of search', index <= INDEX_MOST ? [] : [`${index} bytes`]);
	await site.visit({}, Object.values(heaviest).map(({ path }) => path), async (page, path) =>
		site.report(`nothing but what it names: ${path}`, await hiddenFaults(site, page, path)));
}
