// SPDX-License-Identifier: EUPL-1.2
//
// What the browser tests, the screenshots and Lighthouse share: a web server for a built site, a sample
// of every kind of page in it, Chromium, and the counting of what passed.
//
//	const browser = await launch();
//	const site = await openSite(folder, { browser });
//	await site.visit({ viewport: WIDE }, site.pages, async (page, path) =>
//		site.report(`title: ${path}`, faults));
//	await site.play([{ title, path, look: async (page) => faults }]);
//	site.close();

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

// A4 at 96 dots an inch: 210 mm less two margins of 18 mm, 297 mm less two of 15 mm.
export const PAPER = { width: 658, height: 1009 };

export const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'];

const TYPES = {
	'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json', '.jsonld': 'application/ld+json', '.csv': 'text/csv; charset=utf-8',
	'.svg': 'image/svg+xml', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8',
	'.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
	'.webmanifest': 'application/manifest+json',
};

// ---- The server ----

// The headers that the site asks its host for, in the file _headers: a pattern of addresses, and
// indented below it "Name: value".
function readHeaderRules(folder) {
	const rules = [];
	for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
		const [, name, value] = /^\s+([^:]+): (.*)$/.exec(line) ?? [];
		if (name)
			rules.at(-1).headers.push([name, value]);
		else if (line)
			rules.push({ pattern: patternOf(line), headers: [] });
	}
	return rules;
}

function patternOf(text) {
	const parts = text.split('*').map((part) => part.replace(/[^\w/-]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`);
}

// As hosts do it that know this file: what several rules say of one header is put together.
function headersOf(rules, path, file) {
	const headers = new Map();
	for (const rule of rules.filter(({ pattern }) => pattern.test(path)))
		for (const [name, value] of rule.headers)
			headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
	if (!headers.has('Content-Type'))
		headers.set('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
	return headers;
}

// Serves the folder as simple static hosting does, on a free port of this machine only.
export async function serve(folder, { gzip = false } = {}) {
	let rules; // read when they are first asked for: the site may be built for the address of this server
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
		rules ??= readHeaderRules(folder);
		const headers = headersOf(rules, path, file);
		let body = existsSync(file) ? readFileSync(file) : Buffer.from('');
		if (gzip && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
			body = gzipSync(body);
			headers.set('content-encoding', 'gzip');
			headers.set('vary', 'accept-encoding');
		}
		response.writeHead(status, Object.fromEntries(headers));
		response.end(body);
	});
	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// ---- Chromium ----

export function chromiumPath() {
	return execFileSync('sh', ['-c', 'command -v chromium']).toString().trim();
}

// The same Chromium without its windows, which takes a third of the time; where it is not installed, the
// whole one.
function shellPath() {
	try {
		return execFileSync('sh', ['-c', 'command -v chromium-headless-shell']).toString().trim();
	} catch {
		return chromiumPath();
	}
}

// Chromium as the system has it, with a new and empty profile. Its letters are as wide as on a screen, also
// without windows.
export function launch() {
	return chromium.launch({ executablePath: shellPath(), args: [...FLAGS, '--font-render-hinting=none'] });
}

// ---- Which pages there are ----

export function htmlOf(folder, path) {
	return readFileSync(join(folder, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
}

// A page of itself, not one that only sends visitors on to a new address.
function isPage(file) {
	return !/http-equiv="?refresh/i.test(readFileSync(file, 'utf8'));
}

// Every page there is, as the path a visitor would type.
export function allPages(folder) {
	return readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.html') && isPage(join(folder, name)))
		.map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`).sort();
}

// A page whose data stand beside it, in PATH.json, is about one thing of a collection.
export function isRecord(folder, path) {
	return existsSync(join(folder, `${path.slice(0, -1)}.json`));
}

const namesIn = (path) => path.split('/').filter(Boolean);

// The pages about one thing, each under the index of its collection: /producten/gibit/.
export function recordsOf(folder) {
	const records = new Map();
	for (const path of allPages(folder)) {
		const names = namesIn(path);
		if (names.length !== 2 || names[0] === 'monitors' || !isRecord(folder, path))
			continue;
		records.set(names[0], [...records.get(names[0]) ?? [], path]);
	}
	return records;
}

// The largest collection: that of the cards.
export function cardsOf(folder) {
	return [...recordsOf(folder).values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

// What kind of page this is. Pages of one folder are of one kind, unless only some of them have data
// beside them: then each that has none, such as /producten/vergelijken/ among the cards, is a kind of
// its own. In deeper ones, such as /monitors/ID/indicatoren/ID/, every second name is that of a thing.
// Numbers (of pages of a list, of editions) make no kind.
function kindOf(folder, path, records) {
	const names = namesIn(path).map((name) => name.replace(/^[\d.-]+$/, '#'));
	if (names.length < 2)
		return path;
	if (names.length === 2)
		return records.has(names[0]) && !isRecord(folder, path) ? names.join('/') : `${names[0]}/*`;
	if (names.length === 3 && names[0] !== 'monitors')
		return path.replace(names[1], '*').replace(/[\d.-]+\/$/, '#');
	return names.filter((name, i) => i % 2 === 0 && i < 4).join('/') + names.length;
}

// Every kind, with its pages from the shortest to the longest. A site does not change under test.
const kindsSeen = new Map();
export function kindsOf(folder) {
	if (!kindsSeen.has(folder))
		kindsSeen.set(folder, findKinds(folder));
	return kindsSeen.get(folder);
}

function findKinds(folder) {
	const records = recordsOf(folder);
	const kinds = new Map();
	for (const path of allPages(folder)) {
		const kind = kindOf(folder, path, records);
		kinds.set(kind, [...kinds.get(kind) ?? [], path]);
	}
	const sizes = new Map(allPages(folder).map((path) => [path, htmlOf(folder, path).length]));
	for (const paths of kinds.values())
		paths.sort((a, b) => sizes.get(a) - sizes.get(b) || (a < b ? -1 : 1));
	return kinds;
}

// Of every kind of page one or more: of the cards the shortest, the longest and one between; of what
// stands deeper (monitors) the shortest and the longest; of the others the longest.
export function samplePages(folder) {
	const cards = cardsOf(folder);
	return [...kindsOf(folder).values()].flatMap((paths) => {
		if (cards.includes(paths[0]))
			return [...new Set([paths[0], paths[paths.length >> 1], paths.at(-1)])];
		if (namesIn(paths[0]).length > 2)
			return [...new Set([paths[0], paths.at(-1)])];
		return [paths.at(-1)];
	}).sort();
}

// One page of every kind: the longest.
export function oneOfEach(folder) {
	return [...kindsOf(folder).values()].map((paths) => paths.at(-1)).sort();
}

// ---- What a page complains of ----

// Makes the page tell what goes wrong; the texts come in page.faults. base is where the site stands:
// an origin, or the address of a folder on disk.
async function watch(page, base) {
	page.faults = [];
	await page.addInitScript(() => {
		window.violations = [];
		document.addEventListener('securitypolicyviolation', (event) =>
			window.violations.push(`policy: ${event.violatedDirective}: ${event.blockedURI}`));
	});
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()))
			page.faults.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
	page.on('request', (request) => {
		if (!request.url().startsWith(`${base}/`))
			page.faults.push(`asks another origin: ${request.url()}`);
	});
	page.on('requestfailed', (request) => {
		// Aborted is what was still under way when the next page was opened.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			page.faults.push(`not loaded: ${request.url()}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400 && !response.request().isNavigationRequest())
			page.faults.push(`${response.status()}: ${response.url()}`);
	});
}

// What was seen since the last time, and nothing is left of it.
export async function seenFaults(page) {
	const violations = await page.evaluate(() => (window.violations ?? []).splice(0));
	return [...page.faults.splice(0), ...violations];
}

// ---- A site under test ----

class Site {
	passed = 0;
	failed = 0;
	word = '';

	constructor(folder, pages, only) {
		this.folder = folder;
		this.pages = pages;
		this.only = only;
		this.singles = oneOfEach(folder).filter((path) => pages.includes(path));
		this.cards = cardsOf(folder);
		this.shortestCard = pages.filter((path) => this.cards.includes(path))
			.sort((a, b) => htmlOf(folder, a).length - htmlOf(folder, b).length)[0];
		// Of a monitor, the pages about one subject: /monitors/ID/COLLECTION/ID/.
		this.measurements = pages.filter((path) => /^\/monitors\/[^/]+\/gemeenten\/./.test(path));
	}

	// One test: no faults is good. Faults are texts.
	report(title, faults) {
		if (faults.length === 0) {
			this.passed++;
			return;
		}
		this.failed++;
		console.log(`FAILED  ${title}`);
		for (const fault of faults.slice(0, 12))
			console.log(`        ${fault}`);
		if (faults.length > 12)
			console.log(`        and ${faults.length - 12} more`);
	}

	// Takes from the queue until it is empty, as many at a time as there are processors, or this many
	// times as many where they mostly wait.
	async work(queue, take, times = 1) {
		const worker = async () => {
			while (queue.length > 0)
				await take(queue);
		};
		const workers = Math.min(availableParallelism(), 4) * times;
		await Promise.all(Array.from({ length: Math.min(workers, queue.length) }, worker));
	}

	async newPage(options, prepare) {
		const context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
		const page = await context.newPage();
		page.setDefaultTimeout(15_000);
		await prepare(page);
		return page;
	}

	// Calls look(page, path) for each path, once the page is there. prepare(page) may set up a page
	// before it opens the first. Their complaints come in page.faults.
	async visit(options, paths, look, prepare = async () => {}, times = 1) {
		await this.work([...paths], async (queue) => {
			const page = await this.newPage(options, async (fresh) => {
				await watch(fresh, this.origin);
				await prepare(fresh);
			});
			for (let path = queue.shift(); path !== undefined; path = queue.shift())
				await this.look(page, path, look);
			await page.context().close();
		}, times);
	}

	async look(page, path, look) {
		try {
			await page.goto(this.origin + path, { waitUntil: 'load' });
			await look(page, path);
		} catch (error) {
			this.report(`${path} can be looked at`, [error.stack]);
		}
	}

	// Plays scenes: what a visitor does from a page on, each in a context of its own. A scene is
	// { title, path, look } and maybe: options of the context; base, where the site stands; complains,
	// when the page may. look(page, base) gives faults, or throws one.
	async play(scenes) {
		const queue = scenes.filter(({ title }) => title.includes(this.word));
		await this.work(queue, async () => this.playOne(queue.shift()));
	}

	async playOne({ title, path, look, options = {}, base = this.origin, complains = false }) {
		const faults = [];
		const page = await this.newPage({ viewport: WIDE, ...options }, (fresh) => watch(fresh, base));
		try {
			await page.goto(base + path, { waitUntil: 'load' });
			faults.push(...await look(page, base) ?? []);
			if (!complains)
				faults.push(...await seenFaults(page));
		} catch (error) {
			faults.push(error.message.split('\n').slice(0, 4).join(' '), ...page.faults);
		}
		await page.context().close();
		this.report(title, faults);
	}

	// The address of a copy on disk, in a folder with a name that has to be escaped in it.
	onDisk() {
		if (!this.copy) {
			this.copy = mkdtempSync(join(tmpdir(), 'kaartenbak-site-'));
			cpSync(this.folder, join(this.copy, 'De site (1) #2'), { recursive: true });
		}
		return pathToFileURL(join(this.copy, 'De site (1) #2')).href;
	}

	// Another site, counted with this one: look(other).
	async beside(folder, look) {
		const other = await openSite(folder, { browser: this.browser });
		other.word = this.word;
		await look(other);
		this.passed += other.passed;
		this.failed += other.failed;
		other.close();
	}

	close() {
		this.stop();
		if (this.copy)
			rmSync(this.copy, { recursive: true });
	}
}

// only: a start of the paths, when the other pages are looked at elsewhere.
export async function openSite(folder, { browser, only = '/' }) {
	const site = new Site(folder, samplePages(folder).filter((path) => path.startsWith(only)), only);
	const { origin, close } = await serve(folder);
	return Object.assign(site, { origin, stop: close, browser });
}

// What is not as it should be, as a list of one fault or none.
export function same(what, is, wanted) {
	const [a, b] = [JSON.stringify(is), JSON.stringify(wanted)];
	return a === b ? [] : [`${what}: ${a}, wanted: ${b}`];
}

// ---- What several tests look for in a page; to be given to page.evaluate ----

// What sticks out on the right, when the page does not fit.
export function widthFaults() {
	const root = document.documentElement;
	const room = Math.min(window.innerWidth, root.clientWidth || window.innerWidth);
	if (root.scrollWidth <= room)
		return [];
	const wide = [...document.body.querySelectorAll('*')].filter((element) =>
		element.getBoundingClientRect().right > room + 1 && !element.closest('.visually-hidden'));
	return [`${root.scrollWidth} wide in ${room}: ` + wide.slice(0, 5).map((element) =>
		element.tagName.toLowerCase() +
		(element.getAttribute('class') ? `.${element.getAttribute('class')}` : '')).join(', ')];
}

// Text that a box around it cuts off, sideways or below. What can be scrolled to is not cut, and what
// is for screen readers only is not meant to be seen.
export function cutFaults() {
	const faults = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	// The boxes around an element that cut, or are one dot: for screen readers only.
	const seen = new Map([[document.body, []]]);
	const cutting = (element) => {
		if (!seen.has(element)) {
			const { overflowX, overflowY } = getComputedStyle(element);
			const [x, y] = [overflowX, overflowY].map((it) => /hidden|clip/.test(it));
			const room = element.getBoundingClientRect();
			const dot = room.width <= 1 && room.height <= 1;
			const around = cutting(element.parentElement);
			seen.set(element, x || y || dot ? [{ box: element, x, y, room, dot }, ...around] : around);
		}
		return seen.get(element);
	};
	while (walker.nextNode()) {
		const node = walker.currentNode;
		const parent = node.parentElement;
		if (!node.data.trim() || cutting(parent).length === 0 ||
			parent.closest('.visually-hidden, svg') || !parent.checkVisibility())
			continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const text = range.getBoundingClientRect();
		for (const { box, x, y, room, dot } of cutting(parent)) {
			if (dot)
				break;
			if ((x && (text.right > room.right + 1 || text.left < room.left - 1)) ||
				(y && (text.bottom > room.bottom + 1 || text.top < room.top - 1)))
				faults.push(`cut by ${box.tagName.toLowerCase()}.${box.className}: ` +
					node.data.trim().slice(0, 60));
		}
	}
	return faults;
}
