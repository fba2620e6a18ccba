// SPDX-License-Identifier: EUPL-1.2
//
// What the browser tests and the screenshots share: a web server for a built site, a sample of every
// kind of page in it, and Chromium.

import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'];

const TYPES = {
	'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json', '.csv': 'text/csv; charset=utf-8', '.svg': 'image/svg+xml',
	'.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.png': 'image/png',
	'.ico': 'image/x-icon', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json',
};

// The headers that the site asks its host for: the rules of its own file, in order.
function readRules(folder) {
	const rules = [];
	for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
		const [, name, value] = /^\s+([^:]+): (.*)$/.exec(line) ?? [];
		if (name) {
			rules.at(-1).headers.push([name, value]);
		} else if (line) {
			const parts = line.split('*').map((part) => part.replace(/[^\w/-]/g, '\\$&'));
			rules.push({ pattern: new RegExp(`^${parts.join('.*')}$`), headers: [] });
		}
	}
	return rules;
}

// As hosts do it that know this file: what several rules say of one header is put together.
function headersFor(rules, path) {
	const headers = {};
	for (const rule of rules.filter(({ pattern }) => pattern.test(path)))
		for (const [name, value] of rule.headers)
			headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
	return headers;
}

// Serves the folder as simple static hosting does, on a free port of this machine only.
export async function serve(folder) {
	const rules = readRules(folder);
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
		let file = join(folder, normalize(path));
		let status = 200;
		if (existsSync(file) && statSync(file).isDirectory())
			file = join(file, 'index.html');
		if (!existsSync(file)) {
			status = 404;
			file = join(folder, '404.html');
		}
		response.writeHead(existsSync(file) ? status : 404, {
			'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
			...headersFor(rules, path),
		});
		if (existsSync(file))
			createReadStream(file).pipe(response);
		else
			response.end();
	});
	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// Chromium as the system has it, with a new and empty profile.
export function launch() {
	const executablePath = execFileSync('sh', ['-c', 'command -v chromium']).toString().trim();
	return chromium.launch({ executablePath, args: FLAGS });
}

// A page of itself, not one that only sends visitors on to a new address.
function isPage(file) {
	return existsSync(file) && !/http-equiv="?refresh/i.test(readFileSync(file, 'utf8'));
}

function foldersIn(folder) {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && isPage(join(folder, entry.name, 'index.html')))
		.map((entry) => entry.name).sort();
}

// First, middle and last: the shortest, the longest and one between, by size of the page.
function threeOf(folder, names) {
	const size = (name) => statSync(join(folder, name, 'index.html')).size;
	const bySize = [...names].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
	return [...new Set([bySize[0], bySize[bySize.length >> 1], bySize[bySize.length - 1]])];
}

// Pages deeper than two folders, such as /monitors/ID/indicatoren/ID/, are of one kind when they are
// as deep and differ only in their ids, which stand in every second place. Of each kind the shortest
// and the longest.
function deepSamples(folder) {
	const kinds = new Map();
	for (const path of allPages(folder)) {
		const names = path.split('/').filter(Boolean);
		if (names.length < 3 || !path.endsWith('/'))
			continue;
		const kind = names.filter((name, i) => i % 2 === 0 && i < 4).join('/') + names.length;
		kinds.set(kind, [...kinds.get(kind) ?? [], path]);
	}
	const size = (path) => statSync(join(folder, path, 'index.html')).size;
	return [...kinds.values()].flatMap((paths) => {
		const bySize = paths.sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
		return [...new Set([bySize[0], bySize.at(-1)])];
	});
}

// One or more paths of every kind of page: home, each index and each free page, three pages under
// the largest index (the cards), one under each other index (the terms), two of each deeper kind
// (those of monitors), and 404.
export function samplePages(folder) {
	const top = foldersIn(folder);
	const under = new Map(top.map((name) => [name, foldersIn(join(folder, name))]));
	const largest = top.reduce((a, b) => (under.get(b).length > under.get(a).length ? b : a));
	const paths = ['/'];
	for (const name of top) {
		const all = under.get(name);
		const some = name === largest ? threeOf(join(folder, name), all) : all.slice(0, 1);
		paths.push(`/${name}/`, ...some.map((child) => `/${name}/${child}/`));
	}
	paths.push(...deepSamples(folder));
	if (existsSync(join(folder, '404.html')))
		paths.push('/404.html');
	return paths;
}

// Every page there is, as the path a visitor would type.
export function allPages(folder) {
	return readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.html') && isPage(join(folder, name)))
		.map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`).sort();
}
