// SPDX-License-Identifier: EUPL-1.2
//
// node tests/bench/serve.mjs PROGRAM SITE ROUNDS
//
// Serves SITE, opens a page in Chromium, changes the file of a card ROUNDS times, and prints for each how
// many milliseconds passed from the write of the file until the browser had painted the new page:
//
//	text N     the page is that of the card, whose text changed
//	title N    likewise, whose title changed
//	other N    the page is another one, which names the card: it comes when all is built
//	build N    how long that took, as the program says
//	first N    how long the first build took
//	reload N   how long the browser alone takes to load the page of the card anew

import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from '../browser/harness.mjs';

const [program, site, rounds] = process.argv.slice(2);
const folder = join(site, 'content', 'producten');
const names = readdirSync(folder).filter((name) => name.endsWith('.md')).sort();
const id = names[41 % names.length].slice(0, -3);
const file = join(folder, `${id}.md`);
const before = readFileSync(file, 'utf8');
const [, other] = /^zie_ook: \[([\w-]+)/m.exec(before);
const { themes } = process.env;

const server = spawn(program, ['serve', '-C', site, '--port', '0', ...themes ? ['--themes', themes] : []],
	{ stdio: ['ignore', 'pipe', 'inherit'] });
const builds = [];
let started;
const address = new Promise((done) => { started = done; });
createInterface({ input: server.stdout }).on('line', (line) => {
	const built = / (\d+) ms/.exec(line);
	if (built)
		builds.push(Number(built[1]));
	if (line.startsWith('http://'))
		started(line);
});

const pause = (time) => new Promise((done) => setTimeout(done, time));

// Waits until no more builds come.
async function settled() {
	for (let seen = -1; seen !== builds.length;) {
		seen = builds.length;
		await pause(600);
	}
}

async function opened(browser, path) {
	const page = await (await browser.newContext()).newPage();
	const seen = [];
	await page.exposeFunction('tellShown', (text, time) => seen.push({ text, time }));
	await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
		const tell = () => requestAnimationFrame(() => requestAnimationFrame(() =>
			window.tellShown(document.body.innerText, performance.timeOrigin + performance.now())));
		new MutationObserver(tell).observe(document.body, { characterData: true, childList: true, subtree: true });
		tell();
	}));
	await page.goto(await address + path);
	return { page, seen };
}

async function shown(seen, word) {
	for (let i = 0; i < 2000; i++) {
		const found = seen.find(({ text }) => text.includes(word));
		if (found)
			return found.time;
		await pause(5);
	}
	throw new Error(`"${word}" has not come`);
}

async function measureReload(browser, path) {
	const { page, seen } = await opened(browser, path);
	for (let i = 0; i < Number(rounds); i++) {
		await pause(300);
		seen.length = 0;
		const start = performance.timeOrigin + performance.now();
		await page.evaluate(() => { location.reload(); });
		console.log('reload', (await shown(seen, '') - start).toFixed(1));
	}
	await page.context().close();
}

async function measure(browser, kind, path, change) {
	const { page, seen } = await opened(browser, path);
	await pause(500);
	for (let i = 0; i < Number(rounds); i++) {
		const word = `Woordnummer ${kind} ${i} slot`;
		const start = performance.timeOrigin + performance.now();
		writeFileSync(file, change(word));
		console.log(kind, (await shown(seen, word) - start).toFixed(1));
		await settled();
		seen.length = 0;
	}
	await page.context().close();
}

const browser = await launch();
const titled = (word) => before.replace(/^titel:.*/m, `titel: ${word}`);
try {
	await address;
	console.log('first', builds[0]);
	await measureReload(browser, `producten/${id}/`);
	await measure(browser, 'text', `producten/${id}/`, (word) => `${before}\n${word}.\n`);
	await measure(browser, 'title', `producten/${id}/`, titled);
	builds.length = 0;
	await measure(browser, 'other', `producten/${other}/`, titled);
	for (const time of builds)
		console.log('build', time);
} finally {
	writeFileSync(file, before);
	await browser.close();
	server.kill('SIGTERM');
}
