// SPDX-License-Identifier: EUPL-1.2
//
// `kaartenbak serve` as an editor sees it: what is saved shows by itself, in the pages that it changes
// and in no other; an error comes as a page that axe approves of, with the last good site beside it;
// and once it is mended the browser is back where it was. All of it within the policy of the site.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { axeFaults } from './axe.mjs';
import { same, seenFaults } from './harness.mjs';

const program = process.env.KAARTENBAK ?? 'build/kaartenbak';

async function start(folder) {
	const child = spawn(program, ['serve', '-C', folder, '--port', '0', '--themes', 'themes'],
		{ stdio: ['ignore', 'pipe', 'inherit'] });
	const base = await new Promise((done) => createInterface({ input: child.stdout })
		.on('line', (line) => line.startsWith('http://') && done(line.replace(/\/$/, ''))));
	return { base, stop: () => child.kill('SIGTERM') };
}

// Waits for words in the page, through whatever loads it anew.
async function reads(page, words) {
	await page.getByText(words).first().waitFor({ state: 'attached' });
	return [];
}

async function policyFaults(page) {
	return (await seenFaults(page)).filter((fault) => fault.startsWith('policy') || fault.startsWith('asks'));
}

// Each scene has a card of its own: they are played side by side, but those with an error after one
// another, since that is everybody's.
function scenes(base, file, [text, still, wrong, gone]) {
	const edit = (id, from, to) => writeFileSync(file(id), readFileSync(file(id), 'utf8').replace(from, to));
	const add = (id, words) => edit(id, /$/, `\n${words}\n`);
	const path = (id) => `/producten/${id}/`;
	const atRest = [{
		title: 'serve: what is saved shows by itself',
		path: path(text),
		look: async (page) => {
			add(text, 'Eerste regel erbij.');
			await reads(page, 'Eerste regel erbij.');
			add(text, 'Tweede regel erbij.');
			await reads(page, 'Tweede regel erbij.');
			edit(text, /^titel: .*$/m, 'titel: Een heel andere titel');
			await page.getByRole('heading', { level: 1, name: 'Een heel andere titel' }).waitFor();
			return [...same('address', new URL(page.url()).pathname, new URL(base + path(text)).pathname),
				...await policyFaults(page)];
		},
	}, {
		title: 'serve: a page stays while its parts change, as long as no script has to begin anew',
		path: path(still),
		look: async (page) => {
			const mark = () => page.evaluate(() => {
				window.stayed = true;
				document.querySelector('h1').remembered = true;
			});
			const stayed = () => page.evaluate(() => [window.stayed === true,
				document.querySelector('h1').remembered === true].join());
			await mark();
			await page.evaluate(() => { window.scrollTo(0, 80); });
			add(still, 'Een zin die er in komt.');
			await reads(page, 'Een zin die er in komt.');
			const faults = same('a sentence', await stayed(), 'true,true');
			faults.push(...same('place', await page.evaluate(() => window.scrollY), 80));
			edit(still, 'Een zin die er in komt.', '## Een kopje\n\nEn nog een zin.');
			await reads(page, 'En nog een zin.');
			faults.push(...same('a heading', await stayed(), 'true,true'));
			edit(still, /^titel: .*$/m, 'titel: Anders dan het was');
			await page.getByRole('heading', { level: 1, name: 'Anders dan het was' }).waitFor();
			faults.push(...same('a title', await stayed(), 'true,true'),
				...same('head', (await page.title()).startsWith('Anders dan het was'), true));
			await page.waitForTimeout(600);
			await page.evaluate(() => { document.querySelector('main').append('van een ander'); });
			edit(still, 'En nog een zin.', 'En nog één zin.');
			await reads(page, 'En nog één zin.');
			faults.push(...same('touched by somebody else', await stayed(), 'false,false'));
			const asSent = await page.evaluate(async () => {
				const sent = new DOMParser().parseFromString(await (await fetch('')).text(), 'text/html');
				return sent.querySelector('main').isEqualNode(document.querySelector('main'));
			});
			return [...faults, ...same('as it was sent', asSent, true), ...await policyFaults(page)];
		},
	}, {
		title: 'serve: what is selected, filled in or under the keyboard stays',
		path: path(still),
		look: async (page) => {
			const words = 'Eerst een [verwijzing](https://example.org/een) en dan wat woorden.';
			add(still, words);
			await reads(page, 'wat woorden');
			await page.evaluate(() => {
				window.stayed = true;
				const link = document.querySelector('main a[href="https://example.org/een"]');
				getSelection().setBaseAndExtent(link.nextSibling, 1, link.nextSibling, 7);
				link.focus();
			});
			const now = () => page.evaluate(() => [window.stayed === true, String(getSelection()),
				document.activeElement.getAttribute('href')].join());
			const as = await now();
			edit(still, 'wat woorden.', 'andere woorden.');
			await reads(page, 'andere woorden');
			const faults = same('selected', await now(), as);
			edit(still, 'example.org/een', 'example.org/twee');
			await page.locator('a[href="https://example.org/twee"]').waitFor();
			return [...faults, ...same('keyboard', await page.evaluate(() =>
				[window.stayed === true, document.activeElement.getAttribute('href')].join()),
			'true,https://example.org/twee'), ...await policyFaults(page)];
		},
	}, ...[
		['a script that cannot stay', '<script src="%/a.js" defer></script>'],
		['a script that does not wait for the page', '<script src="%/a.js" data-kb-live></script>'],
		['another base', '<base target="_self" class="%">'],
		['a rule for the page', '<meta http-equiv="x-%" content="x">'],
		['a script inside the page', '<script type="importmap" class="%">{}</script>'],
		['a template', '<template><p>%</p></template>'],
	].map(([what, markup]) => ({
		title: `serve: a page is loaded again for ${what}`,
		path: path(still),
		look: async (page) => {
			let now = 'een';
			await page.route(base + path(still), async (route) => {
				const response = await route.fetch();
				const body = (await response.text()).replace('</head>', `${markup.replace('%', now)}</head>`);
				await route.fulfill({ response, body });
			});
			await page.reload();
			await page.evaluate(() => { window.stayed = true; });
			now = 'twee';
			add(still, `Voor ${what}.`);
			await reads(page, `Voor ${what}.`);
			return same('stayed', await page.evaluate(() => window.stayed === true), false);
		},
	})), {
		title: 'serve: what somebody has filled in is not put away',
		path: path(still),
		look: async (page) => {
			let now = 'een';
			await page.route(base + path(still), async (route) => {
				const response = await route.fetch();
				const body = (await response.text())
					.replace('</main>', `<p class="${now}"><input id="kb_proef"></p></main>`);
				await route.fulfill({ response, body });
			});
			await page.reload();
			await page.fill('#kb_proef', 'getypt');
			await page.evaluate(() => { window.stayed = true; });
			add(still, 'Bij het invullen.');
			await reads(page, 'Bij het invullen.');
			const faults = [...same('typed', await page.inputValue('#kb_proef'), 'getypt'),
				...same('stayed', await page.evaluate(() => window.stayed === true), true)];
			now = 'twee';
			add(still, 'Daarna.');
			await reads(page, 'Daarna.');
			return [...faults, ...same('loaded', await page.evaluate(() => window.stayed === true), false)];
		},
	}, {
		title: 'serve: a page stays when the server ends just after a change',
		path: path(still),
		look: async (page) => {
			let cut = false;
			await page.route(base + path(still), (route) => cut ? route.abort() : route.fallback());
			await page.evaluate(() => { window.stayed = true; });
			cut = true;
			add(still, 'Even geen server.');
			await page.waitForTimeout(500);
			cut = false;
			await reads(page, 'Even geen server.');
			return same('stayed', await page.evaluate(() => window.stayed === true), true);
		},
	}, {
		title: 'serve: a page that does not change is not loaded again, a list that does is',
		path: path(still),
		look: async (page) => {
			const list = await page.context().newPage();
			await list.goto(`${base}/producten/`);
			await page.bringToFront();
			await page.evaluate(() => { window.untouched = true; });
			edit(gone, /^titel: .*$/m, 'titel: 000 eerst');
			await list.bringToFront();
			await reads(list, '000 eerst');
			await page.bringToFront();
			await page.waitForTimeout(300);
			return same('untouched', await page.evaluate(() => window.untouched), true);
		},
	}, {
		title: 'serve: no address leads to another host',
		path: path(still),
		look: async (page) => {
			const origin = new URL(base).origin;
			const last = `${origin}/_kaartenbak/last/`;
			const answer = await page.request.get(`${last}/evil.example/`, { maxRedirects: 0 });
			const faults = same('refused', answer.status(), 400);
			const asked = [];
			let news = 'same';
			// As if it were answered, for a site without a path of its own.
			await page.route(`${last}/evil.example/`, async (route) => {
				const response = await route.fetch({ url: last });
				const body = (await response.text()).replace(/data-home="[^"]*"/, 'data-home="/"');
				await route.fulfill({ response, body });
			});
			await page.route(`${origin}/_kaartenbak/wait/**`, (route) => route.fulfill({ body: news }));
			await page.route((url) => url.hostname === 'evil.example', (route) => {
				asked.push(route.request().url());
				return route.abort();
			});
			await page.goto(`${last}/evil.example/`);
			const link = page.locator('[data-kb-here]');
			faults.push(...same('link', await link.evaluate((it) => it.href), `${origin}/`));
			news = 'mended';
			await page.waitForURL((url) => !url.pathname.startsWith('/_kaartenbak/'));
			return [...faults, ...same('host', new URL(page.url()).origin, origin), ...same('asked', asked, [])];
		},
	}];
	const inTrouble = [{
		title: 'serve: an error is a page, and the way back is by itself',
		path: path(wrong),
		options: { bypassCSP: true },
		look: async (page) => {
			const before = readFileSync(file(wrong), 'utf8');
			edit(wrong, /^type: .*$/m, 'type: verzonnen');
			await reads(page, /^De site heeft 1 fout$/);
			const faults = [...await axeFaults(page, 'light'), ...await axeFaults(page, 'dark'), ...await axeFaults(page, '320 px')];
			faults.push(...same('place', await page.locator('code').first().innerText(),
				`content/producten/${wrong}.md:${before.split('\n').findIndex((line) => /^type:/.test(line)) + 1}:7`));
			faults.push(...same('caret', /type: verzonnen\n.*\^{9}/.test(await page.locator('pre').innerText()), true));
			writeFileSync(file(wrong), `${before}\nHersteld.\n`);
			await reads(page, 'Hersteld.');
			return [...faults, ...same('address', page.url(), base + path(wrong))];
		},
	}, {
		title: 'serve: the last good site stays, says so, and makes place for the mended one',
		path: path(wrong),
		look: async (page) => {
			const before = readFileSync(file(wrong), 'utf8');
			edit(wrong, /^type: .*$/m, 'type: verzonnen');
			await page.getByRole('link', { name: 'laatste goede versie' }).click();
			await reads(page, 'zoals die was voor de laatste fouten');
			const faults = await policyFaults(page);
			faults.push(...same('last', page.url(), `${base.replace(/(:\d+).*/, '$1')}/_kaartenbak/last${path(wrong)}`));
			await page.getByRole('link', { name: 'Toon de fouten' }).click();
			await reads(page, /^De site heeft 1 fout$/);
			faults.push(...same('errors', page.url(), base + path(wrong)));
			await page.goBack();
			writeFileSync(file(wrong), `${before}\nWeer hersteld.\n`);
			await page.waitForURL(base + path(wrong));
			await reads(page, 'Weer hersteld.');
			return [...faults, ...await policyFaults(page)];
		},
	}];
	const complete = (scene) => ({ base, complains: true, ...scene });
	return [atRest.map(complete), inTrouble.map(complete)];
}

export default async (site) => {
	const folder = mkdtempSync(join(tmpdir(), 'kaartenbak-serve-'));
	cpSync('content', join(folder, 'content'), { recursive: true });
	const cards = join(folder, 'content', 'producten');
	const ids = readdirSync(cards).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
	const { base, stop } = await start(folder);
	const [atRest, inTrouble] = scenes(base, (id) => join(cards, `${id}.md`), ids);
	for (const scene of [...atRest, ...inTrouble])
		await site.play([scene]);
	stop();
	rmSync(folder, { recursive: true });
};
