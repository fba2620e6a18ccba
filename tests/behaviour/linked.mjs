// SPDX-License-Identifier: EUPL-1.2
//
// node tests/behaviour/linked.mjs FOLDER BASE [complete]
//
// What a built site tells machines about itself: the block of JSON-LD and the Open Graph on each
// page, the vocabularies and the catalogue of data. All that is named there and begins with BASE has
// to be on the site. "complete": the catalogue has everything that DCAT-AP-NL 3.0 demands.
// Prints each fault, and at the end how many blocks there are and what the largest costs.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder, base, complete] = process.argv.slice(2);
const BLOCK_MOST = 600;
let faults = 0;

function expect(truth, where, fault) {
	if (truth)
		return;
	faults++;
	console.log(`${where}: ${fault}`);
}

const files = readdirSync(folder, { recursive: true });
const read = (file) => readFileSync(join(folder, file), 'utf8');

// ---- Names: what is told of them, and who only points at them ----

const defined = new Set();
const pointers = [];

function exists(address) {
	const path = decodeURIComponent(address.slice(base.length).replace(/[?#].*/, ''));
	return existsSync(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path));
}

// Every object and every text of a document.
function walk(value, where) {
	if (typeof value === 'string') {
		if (value.startsWith(base))
			expect(exists(value), where, `not on the site: ${value}`);
		expect(value !== '' && value !== 'undefined', where, 'an empty text');
	} else if (Array.isArray(value)) {
		expect(value.length > 0, where, 'an empty list');
		value.forEach((item) => walk(item, where));
	} else if (value && typeof value === 'object') {
		const id = value['@id'];
		if (id && Object.keys(value).length > 1)
			defined.add(id);
		else if (id?.startsWith(base) && id.includes('#'))
			pointers.push([id, where]);
		Object.values(value).forEach((item) => walk(item, where));
	}
}

// ---- Pages ----

function unescape(text) {
	const names = { amp: '&', lt: '<', gt: '>', quot: '"' };
	return text?.replace(/&(amp|lt|gt|quot);/g, (all, name) => names[name]);
}

function meta(html, name) {
	return unescape(html.match(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`))?.[1]);
}

function checkOpenGraph(html, where) {
	const canonical = unescape(html.match(/<link rel="canonical" href="([^"]*)">/)[1]);
	expect(meta(html, 'og:url') === canonical, where, 'og:url is not the canonical address');
	for (const name of ['og:title', 'og:site_name', 'twitter:card'])
		expect(meta(html, name), where, `no ${name}`);
	expect(['website', 'article'].includes(meta(html, 'og:type')), where, 'no og:type');
	expect(/^[a-z]{2}_[A-Z]{2}$/.test(meta(html, 'og:locale')), where, 'no og:locale');
	expect(meta(html, 'og:description') === meta(html, 'description'), where,
		'og:description is another');
	return canonical;
}

function checkPage(data, where) {
	const crumbs = data.breadcrumb?.itemListElement;
	if (data['@type'] === 'WebSite') {
		expect(data['@id'] === `${base}#site`, where, 'the site has another name');
	} else {
		expect(data.isPartOf?.['@id'] === `${base}#site`, where, 'part of no site');
		expect(crumbs?.every((crumb, i) => crumb.position === i + 1 && crumb.name), where,
			'crumbs without name or order');
		expect(crumbs?.slice(0, -1).every(({ item }) => item), where, 'a crumb without address');
	}
	for (const entity of [data.mainEntity, data.about])
		if (entity?.['@type'] === 'Dataset')
			expect(entity.name && entity.distribution?.length === 2, where,
				'a data set without name or files');
}

let blocks = 0;
let most = 0;
for (const file of files.filter((name) => name.endsWith('.html'))) {
	const html = read(file);
	const found = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
	if (html.includes('<meta name="robots" content="noindex">')) {
		expect(found.length === 0 && !html.includes('"og:'), file, 'data on a page not to be found');
		continue;
	}
	expect(found.length === 1, file, `${found.length} blocks of data`);
	const data = JSON.parse(found[0][1]);
	expect(!found[0][1].includes('<'), file, 'the block has a < in it');
	expect(data['@context'] === 'https://schema.org', file, 'another context');
	expect(data.url === checkOpenGraph(html, file), file, 'the block is about another address');
	checkPage(data, file);
	walk(data, file);
	blocks++;
	most = Math.max(most, gzipSync(html).length - gzipSync(html.replace(found[0][0], '')).length);
}
expect(blocks > 0, folder, 'no blocks of data');
expect(most <= BLOCK_MOST, folder, `a block adds ${most} bytes to the gzipped page`);

// ---- Files of their own: the context is in them, and every name is of a prefix in it ----

function document(file) {
	const data = JSON.parse(read(file));
	const context = data['@context'];
	const visit = (value) => {
		if (Array.isArray(value))
			value.forEach(visit);
		else if (value && typeof value === 'object')
			for (const [key, inner] of Object.entries(value)) {
				expect(/^@(context|graph|type|id)$/.test(key) || context[key.split(':')[0]], file,
					`${key} means nothing`);
				visit(inner);
			}
	};
	visit({ ...data, '@context': '' });
	walk({ ...data, '@context': 'context' }, file);
	return data;
}

const list = (value) => value === undefined ? [] : [value].flat();

function needs(node, file, keys) {
	for (const key of keys)
		expect(node[key] !== undefined, file, `${node['@type']} ${node['@id']} without ${key}`);
}

function checkVocabularies(file) {
	const graph = document(file)['@graph'];
	const schemes = graph.filter((node) => node['@type'] === 'skos:ConceptScheme');
	const concepts = graph.filter((node) => node['@type'] === 'skos:Concept');
	const names = new Set(schemes.map((node) => node['@id']));
	expect(schemes.length + concepts.length === graph.length, file, 'something else');
	expect(new Set(graph.map((node) => node['@id'])).size === graph.length, file, 'a name twice');
	schemes.forEach((node) => needs(node, file, ['dct:title']));
	for (const node of concepts) {
		needs(node, file, ['skos:prefLabel', 'skos:inScheme']);
		expect(names.has(node['skos:inScheme']['@id']), file, `${node['@id']} in no scheme`);
	}
	// Those with pages of their own are as in the data beside these pages.
	for (const { '@id': scheme } of schemes.filter((node) => !node['@id'].includes('#'))) {
		const { items } = JSON.parse(read(`${scheme.slice(base.length, -1)}.json`));
		for (const { url, code, label } of items) {
			const node = concepts.find((concept) => concept['@id'] === url);
			expect(!node || (node['skos:prefLabel'] === label && (node['skos:notation'] ?? null) === code),
				file, `${url} is called something else`);
		}
		expect(items.some(({ url }) => concepts.some((node) => node['@id'] === url)), file,
			`${scheme} without concepts`);
	}
}

function checkDistribution(node, file) {
	needs(node, file, ['@id', 'dct:title', 'dcat:accessURL', 'dcat:downloadURL', 'dcat:mediaType',
		'dct:format', ...complete ? ['dct:license'] : []]);
	expect(exists(node['dcat:downloadURL']['@id']), file, 'a file that is not there');
}

function checkCatalogue(file) {
	const data = document(file);
	const mandatory = complete
		? ['dct:publisher', 'dcat:contactPoint'] : [];
	needs(data, file, ['@id', 'dct:title', 'dct:description', 'dcat:dataset', ...mandatory]);
	for (const node of data['dcat:dataset']) {
		needs(node, file, ['@id', 'dct:title', 'dct:identifier', 'dct:accessRights',
			'dcat:distribution',
			...complete ? ['dct:description', 'dct:creator', 'dcat:theme', ...mandatory] : []]);
		expect(list(node['dct:identifier']).length === 1, file, 'more than one identifier');
		expect(list(node['dcat:contactPoint']).length <= 1, file, 'more than one contact');
		node['dcat:distribution'].forEach((it) => checkDistribution(it, file));
	}
}

const [vocabularies] = files.filter((name) => /^(begrippen|vocabularies)\.jsonld$/.test(name));
if (vocabularies)
	checkVocabularies(vocabularies);
checkCatalogue('dcat.jsonld');

for (const [id, where] of pointers)
	expect(defined.has(id), where, `nothing is told of ${id}`);

console.log(`${blocks} blocks, at most ${most} bytes`);
process.exitCode = faults ? 1 : 0;
