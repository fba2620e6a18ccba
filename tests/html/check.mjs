// SPDX-License-Identifier: EUPL-1.2
//
// node tests/html/check.mjs FOLDER PREFIX
//
// What a validator does not look at, in every page of a built site: nothing inline (style, script
// but for blocks of JSON-LD, event handlers), nothing loaded from another origin, and no link or
// asset of the site itself that is not there or not relative to its page. PREFIX is the path at
// which the site will stand ("/"). Also: every .json and .jsonld file is JSON. Prints
// file:line: message for each fault; exit code 1 if there is one.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [folder, prefix] = process.argv.slice(2);
let faults = 0;

function fault(file, text, at, message) {
	const line = text.slice(0, at).split('\n').length;
	console.log(`${join(folder, file)}:${line}: ${message}`);
	faults++;
}

const files = readdirSync(folder, { recursive: true }).filter((name) =>
	statSync(join(folder, name)).isFile());
const known = new Set(files);

// ---- Reading HTML, as far as needed ----

const TAG = /<!--[^]*?-->|<([a-zA-Z][\w:-]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

function unescape(text) {
	const names = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
	return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
		hex ? String.fromCodePoint(parseInt(hex, 16))
			: decimal ? String.fromCodePoint(Number(decimal)) : names[name] ?? all);
}

function* tagsOf(text) {
	for (const match of text.matchAll(TAG)) {
		const [, name, rest = ''] = match;
		if (!name)
			continue; // a comment
		const attributes = {};
		for (const [, key, double, single, bare] of rest.matchAll(ATTRIBUTE))
			attributes[key.toLowerCase()] = unescape(double ?? single ?? bare ?? '');
		yield { name: name.toLowerCase(), attributes, at: match.index };
	}
}

const pages = new Map();
for (const file of files.filter((name) => name.endsWith('.html'))) {
	const text = readFileSync(join(folder, file), 'utf8');
	const tags = [...tagsOf(text)];
	const ids = new Set(tags.map((tag) => tag.attributes.id).filter(Boolean));
	pages.set(file, { text, tags, ids });
}

// ---- Nothing inline, no other origin ----

const LOADS = {
	script: ['src'], img: ['src', 'srcset'], source: ['src', 'srcset'], iframe: ['src'],
	audio: ['src'], video: ['src', 'poster'], track: ['src'], embed: ['src'], object: ['data'],
	input: ['src'], use: ['href', 'xlink:href'], image: ['href', 'xlink:href'],
};
const LOADING_LINKS = /\b(stylesheet|icon|apple-touch-icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b/i;

// A block of data is not executed. Of exactly one type, with nothing else to it: JSON with nothing
// in it that could end it, or hide its end.
function isDataBlock(text, attributes, at) {
	const start = '<script type="application/ld+json">';
	if (Object.keys(attributes).join() !== 'type' || !text.startsWith(start, at))
		return false;
	const from = at + start.length;
	const block = text.slice(from, text.indexOf('</script>', from));
	try {
		return JSON.parse(block)['@context'] === 'https://schema.org' && !block.includes('<');
	} catch {
		return false;
	}
}

function checkInline(file, { text, tags }) {
	for (const { name, attributes, at } of tags) {
		if (name === 'style')
			fault(file, text, at, 'a <style> element');
		if (name === 'script' && !('src' in attributes) && !isDataBlock(text, attributes, at))
			fault(file, text, at, 'a <script> without src, and no block of data either');
		if (name === 'base')
			fault(file, text, at, 'a <base> element');
		for (const [key, value] of Object.entries(attributes)) {
			if (key === 'style')
				fault(file, text, at, `a style attribute on <${name}>`);
			if (/^on/.test(key))
				fault(file, text, at, `an event handler ${key} on <${name}>`);
			if (/^\s*(javascript|vbscript|data):/i.test(value) && /^(href|src|action)$/.test(key))
				fault(file, text, at, `${key}="${value.slice(0, 40)}" on <${name}>`);
		}
		const loads = name === 'link' && LOADING_LINKS.test(attributes.rel ?? '')
			? ['href'] : LOADS[name] ?? [];
		for (const key of loads)
			if (/^\s*(https?:)?\/\//i.test(attributes[key] ?? ''))
				fault(file, text, at, `<${name}> loads ${attributes[key]} from elsewhere`);
	}
}

// ---- Every address within the site is there ----

function fileAt(path) {
	const name = decodeURIComponent(path.slice(prefix.length));
	return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

function checkAddress(file, { text }, { name, attributes, at }, key) {
	const address = attributes[key];
	if (address === undefined || /^\s*(https?:|mailto:|tel:|data:|\/\/)/i.test(address))
		return;
	// Only the error page stands at no address of its own.
	if (address.startsWith('/') && file !== '404.html')
		fault(file, text, at, `<${name} ${key}="${address}"> is not relative to its page`);
	const place = new URL(prefix + file.replace(/(^|\/)index\.html$/, '$1'), 'http://site.invalid');
	const target = new URL(address, place);
	if (!target.pathname.startsWith(prefix)) {
		fault(file, text, at, `<${name} ${key}="${address}"> leaves ${prefix}`);
		return;
	}
	const wanted = fileAt(target.pathname);
	if (!known.has(wanted)) {
		fault(file, text, at, `<${name} ${key}="${address}">: there is no ${wanted}`);
		return;
	}
	const id = decodeURIComponent(target.hash.slice(1));
	if (id && pages.has(wanted) && !pages.get(wanted).ids.has(id))
		fault(file, text, at, `<${name} ${key}="${address}">: ${wanted} has no id "${id}"`);
}

function checkAddresses(file, page) {
	for (const tag of page.tags)
		for (const key of ['href', 'src', 'action', 'data', 'poster'])
			if (key !== 'data' || tag.name === 'object')
				checkAddress(file, page, tag, key);
}

for (const [file, page] of pages) {
	checkInline(file, page);
	checkAddresses(file, page);
}

for (const file of files.filter((name) => /\.json(ld)?$/.test(name))) {
	const text = readFileSync(join(folder, file), 'utf8');
	try {
		JSON.parse(text);
	} catch (error) {
		fault(file, text, 0, `no JSON: ${error.message}`);
	}
}

if (!existsSync(join(folder, 'index.html')))
	fault('index.html', '', 0, 'the site has no home page');
process.exitCode = faults ? 1 : 0;
