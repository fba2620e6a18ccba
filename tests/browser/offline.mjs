// SPDX-License-Identifier: EUPL-1.2
//
// node tests/browser/offline.mjs FOLDER
//
// Opens a copy of a built site from the disk, as from a zip that was unpacked somewhere, and goes
// from page to page by clicking. Ends with "N passed, N failed".

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, samplePages } from './harness.mjs';

const folder = process.argv[2];
let passed = 0;
let failed = 0;

function report(title, faults) {
	if (faults.length === 0) {
		passed++;
		return;
	}
	failed++;
	console.log(`FAILED  offline: ${title}`);
	for (const fault of faults)
		console.log(`        ${fault}`);
}

// A folder with a name that has to be escaped in an address.
const top = mkdtempSync(join(tmpdir(), 'kaartenbak-offline-'));
const copy = join(top, 'De site (1) #2');
cpSync(folder, copy, { recursive: true });
const home = pathToFileURL(join(copy, 'index.html')).href;
const inCopy = (url) => url.startsWith(pathToFileURL(copy).href + '/');

const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();
let faults = [];
page.on('console', (message) => {
	if (['error', 'warning'].includes(message.type()))
		faults.push(`console: ${message.text()}`);
});
page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
page.on('requestfailed', (request) => {
	if (request.failure()?.errorText !== 'net::ERR_ABORTED')
		faults.push(`not loaded: ${request.url()}`);
});
page.on('request', (request) => {
	if (!inCopy(request.url()) && !request.url().startsWith('data:'))
		faults.push(`asks for what is outside the folder: ${request.url()}`);
});

// Where the page in the browser is, in the site.
function here() {
	return fileURLToPath(page.url().replace(/[?#].*/, '')).slice(copy.length)
		.replace(/index\.html$/, '');
}

// Styles are applied, and there is a page and no list of files.
async function lookFaults() {
	return page.evaluate(() => {
		const found = [];
		if (document.styleSheets.length === 0)
			found.push('no style sheet');
		if (!document.querySelector('main h1'))
			found.push('no page with a heading');
		const skip = document.querySelector('.nl-skip-link');
		if (skip && getComputedStyle(skip).position === 'static')
			found.push('the styles are not applied');
		for (const link of document.querySelectorAll('a[href], form[action]')) {
			const url = new URL(link.href || link.action);
			if (url.protocol === 'file:' && url.pathname.endsWith('/'))
				found.push(`leads to a folder: ${url}`);
		}
		return found;
	});
}

// Clicks the first link of the page that leads to path, which is then open.
async function follow(path) {
	const start = here();
	faults = [];
	const address = pathToFileURL(join(copy, path, 'index.html')).href;
	const link = await page.evaluateHandle((wanted) =>
		[...document.querySelectorAll('main a[href], header a[href], footer a[href]')]
			.find((candidate) => candidate.href.replace(/[?#].*/, '') === wanted), address);
	if (!link.asElement()) {
		report(`${start} to ${path}`, ['there is no such link']);
		await page.goto(address);
		return;
	}
	// By its own click: whether it can be seen at this width is not what this is about.
	await Promise.all([page.waitForURL((url) => url.href.startsWith(address)),
		link.evaluate((element) => element.click())]);
	await page.waitForLoadState('load');
	report(`${start} to ${path}`, [...faults, ...await lookFaults()]);
}

// The first link of the page to somewhere below path.
function firstBelow(path) {
	const prefix = pathToFileURL(join(copy, path)).href.replace(/\/?$/, '/');
	return page.evaluate((start) => [...document.querySelectorAll('main a[href]')]
		.map((link) => link.href.replace(/[?#].*/, ''))
		.filter((href) => href.startsWith(start) && href.endsWith('/index.html'))
		.map((href) => href.slice(start.length, -'index.html'.length))
		.find((rest) => rest.split('/').length === 2), prefix)
		.then((rest) => rest && `${path}${rest}`);
}

// ---- A visit ----

await page.goto(home);
report('home', [...faults, ...await lookFaults()]);
for (const path of ['/producten/', '/gemeenten/', '/categorieen/']) {
	if (!existsSync(join(copy, path)))
		continue;
	await page.goto(home);
	if (await page.$(`a[href$="${path}index.html"]`) === null)
		await page.goto(pathToFileURL(join(copy, path, 'index.html')).href);
	else
		await follow(path);
	const child = await firstBelow(path);
	if (child) {
		await follow(child);
		await follow('/');
	} else {
		report(path, ['has no link to what is in it']);
	}
}
const measurement = samplePages(folder).find((path) =>
	/^\/monitors\/[^/]+\/gemeenten\/[^/]+\/$/.test(path));
if (measurement) {
	const monitor = measurement.split('/').slice(0, 3).join('/') + '/';
	await page.goto(home);
	await follow(monitor);
	await follow(measurement);
	await follow(monitor);
	faults = [];
	await page.goBack();
	await page.goBack();
	report('back, twice', here() === monitor ? faults : [`is at ${here()}`]);
}

// ---- Every kind of page, opened by itself ----

for (const path of samplePages(folder)) {
	if (path === '/404.html')
		continue;
	faults = [];
	await page.goto(pathToFileURL(join(copy, path, 'index.html')).href);
	report(path, [...faults, ...await lookFaults()]);
}

// ---- What a script adds later ----

await page.goto(home);
const added = await page.evaluate(() => {
	const link = document.createElement('a');
	const form = document.createElement('form');
	link.setAttribute('href', './over/?q=a#b');
	form.setAttribute('action', './over/');
	for (const element of [link, form]) {
		element.addEventListener('click', (event) => event.preventDefault());
		element.addEventListener('submit', (event) => event.preventDefault());
		document.body.append(element);
	}
	link.click();
	form.requestSubmit();
	return [link.href, form.action];
});
report('a link that a script adds',
	added[0].endsWith('/over/index.html?q=a#b') ? [] : [added[0]]);
report('a form that a script adds', added[1].endsWith('/over/index.html') ? [] : [added[1]]);

// ---- Nothing of it on a host: a page there has no file: address ----

report('pages name no file', samplePages(folder).filter((path) => path.endsWith('/') &&
	/(href|src)="[^"]*index\.html/.test(readFileSync(join(folder, path, 'index.html'), 'utf8'))));

await browser.close();
rmSync(top, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
