// SPDX-License-Identifier: EUPL-1.2
//
// node tests/browser/monitor.mjs COUNTRY SITE
//
// Puts measurements of the invented country side by side, as visitors do: by address, with the
// choices, back and reload, without JavaScript, on a phone, from a folder; and looks at feeds and
// the glossary. Ends with "N passed, N failed".

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allPages, launch, serve } from './harness.mjs';

const [country, site] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGE = '/monitors/land/vergelijken/';
let passed = 0;
let failed = 0;

async function check(title, test) {
	try {
		await test();
		passed++;
	} catch (error) {
		failed++;
		console.log(`FAILED  ${title}\n        ${error.message.split('\n')[0]}`);
	}
}

function same(found, wanted, what = '') {
	if (JSON.stringify(found) !== JSON.stringify(wanted))
		throw new Error(`${what} ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
}

function holds(text, wanted) {
	if (!(wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted)))
		throw new Error(`no ${wanted} in: ${text.slice(0, 300)}`);
}

const { origin, close } = await serve(country);
const browser = await launch();

// A page that throws when anything complains.
async function open(path, options = {}, base = origin) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	page.faults = [];
	page.on('pageerror', (error) => page.faults.push(error.message));
	page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
	await page.goto(base + path, { waitUntil: 'load' });
	return page;
}

async function leave(page) {
	same(page.faults, [], 'complaints:');
	await page.context().close();
}

const told = (page) => page.textContent('#kb_stand');
const waitDone = (page, name = '') => page.waitForFunction((text) =>
	document.getElementById('kb_stand').textContent.includes('vergeleken met') &&
	document.getElementById('kb_stand').textContent.includes(text), name);
// The cells of a row of the result, by what it is about.
const row = (page, topic) => page.evaluate((title) => {
	const rows = [...document.querySelectorAll('.kb-versus-table tbody tr')];
	const found = rows.find((it) => it.querySelector('a').textContent === title);
	return found ? [...found.querySelectorAll('td')].map((cell) => cell.textContent.trim()) : null;
}, topic);
const address = (page) => new URL(page.url()).search;

await check('by address, with the break between editions', async () => {
	const page = await open(`${PAGE}?a=testerveen&b=voorbeeldstad@2024-08-01`);
	await waitDone(page);
	holds(await told(page), 'Testerveen, 1 november 2025 vergeleken met Voorbeeldstad, 1 augustus 2024');
	const cells = await row(page, 'Aanvragen die digitaal kunnen');
	holds(cells[0], /^64,5%.*oranje: Let op$/);
	holds(cells[1], /^51,7%.*rood: Achter$/);
	same(cells[2].replace(/\u00a0/g, ' '), '12,8 procentpunt lager andere regel');
	same((await row(page, 'Wachttijd aan de balie'))[0], 'niet gemeten');
	holds(await page.textContent('.kb-notice--strong'), /Editie 2\.0.*Editie 1\.0/);
	same(await page.isVisible('#kb_alle'), false, 'table of all');
	await leave(page);
});

await check('one edition: no notice, and the counts of the pages of the measurements', async () => {
	const page = await open(`${PAGE}?a=testerveen&b=testerveen@2025-05-01`);
	await waitDone(page);
	same(await page.locator('.kb-notice--strong, .kb-versus__rule').count(), 0);
	const counts = await page.locator('.kb-versus-counts td:nth-child(2)').allTextContents();
	const data = JSON.parse(readFileSync(join(country, 'monitors/land/gemeenten/testerveen.json'), 'utf8'));
	same(counts.map(Number), Object.values(data.statussen));
	await leave(page);
});

await check('with the choices, swapped, back and reloaded', async () => {
	const page = await open(`${PAGE}?a=testerveen`);
	same(await page.isVisible('#kb_alle'), true, 'table of all');
	same(await page.inputValue('#kb_a'), 'testerveen');
	await page.selectOption('#kb_b', 'fantasiedijk');
	await waitDone(page, 'Fantasiedijk, 1 februari 2025');
	same(address(page), '?a=testerveen&b=fantasiedijk');
	// It was not measured after it merged.
	same(await page.locator('#kb_b-datum option[value="2025-11-01"]').isDisabled(), true);
	await page.selectOption('#kb_b-datum', '2024-02-01');
	await waitDone(page, 'Fantasiedijk, 1 februari 2024');
	same(address(page), '?a=testerveen&b=fantasiedijk@2024-02-01');
	await page.click('#kb_wissel');
	await waitDone(page, 'Fantasiedijk, 1 februari 2024 vergeleken met Testerveen');
	same(address(page), '?a=fantasiedijk@2024-02-01&b=testerveen');
	await page.goBack();
	await waitDone(page, 'Testerveen, 1 november 2025 vergeleken met Fantasiedijk');
	await page.reload();
	await waitDone(page, 'Testerveen, 1 november 2025 vergeleken met Fantasiedijk, 1 februari 2024');
	same(await page.inputValue('#kb_b-datum'), '2024-02-01');
	await leave(page);
});

await check('with the keyboard alone', async () => {
	const page = await open(PAGE);
	await page.focus('#kb_a');
	await page.keyboard.type('Test');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Verz');
	await waitDone(page, 'Testerveen, 1 november 2025 vergeleken met Verzonnenburg');
	same(await page.evaluate(() => document.activeElement.id), 'kb_b', 'the focus stays:');
	await leave(page);
});

await check('what makes no sense is told', async () => {
	for (const query of ['?a=testerveen&b=testerveen', '?a=testerveen@2025-11-01&b=testerveen@2099-01-01']) {
		const page = await open(PAGE + query);
		holds(await told(page), 'met zichzelf');
		same(await page.isVisible('#kb_alle'), true, 'table of all');
		await leave(page);
	}
	for (const query of ['?a=constructor&b=__proto__', '?a=stiltewoude&b=testerveen', '?a=%3Cb%3E@&b=@']) {
		const page = await open(PAGE + query);
		holds(await told(page), 'Kies links en rechts');
		await leave(page);
	}
});

// Digits of both with nothing behind the mark, and then a whole number of them.
function exactDifference(b, a) {
	const scale = Math.max(...[a, b].map((it) => (it.split('.')[1] ?? '').length));
	const whole = (it) => BigInt(it.replace('.', '') + '0'.repeat(scale - (it.split('.')[1] ?? '').length));
	const change = whole(b) - whole(a);
	const digits = String(change < 0n ? -change : change).padStart(scale + 1, '0');
	const size = scale ? `${digits.slice(0, -scale)},${digits.slice(-scale)}` : digits;
	return change === 0n ? 'gelijk' : `${size} ${change > 0n ? 'hoger' : 'lager'}`;
}

await check('every difference of two numbers is exact', async () => {
	const csv = readFileSync(join(country, 'monitors/land/vergelijken.csv'), 'utf8');
	const grades = new Map(csv.split('\r\n').map((line) => line.split(','))
		.filter((cells) => cells[5] === 'rapportcijfer').map((cells) => [cells[0], cells[6]]));
	const page = await open(PAGE);
	let compared = 0;
	// Each with the next one.
	const known = [...grades].filter(([, value]) => value);
	for (const [i, [b, right]] of known.slice(1).entries()) {
		const [a, left] = known[i];
		await page.goto(`${origin}${PAGE}?a=${a}&b=${b}`);
		await waitDone(page);
		same((await row(page, 'Rapportcijfer van inwoners'))[2], exactDifference(right, left), `${a}, ${b}`);
		compared++;
	}
	same(compared >= 7, true, `${compared} compared`);
	await leave(page);
});

await check('long and negative numbers', async () => {
	const page = await open(PAGE);
	const cases = [['999999999999999', '-1', '1.000.000.000.000.000 lager'],
		['0.000000001', '1234567', '1.234.566,999999999 hoger'], ['-2.50', '-2.5', 'gelijk'],
		['-10', '5.25', '15,25 hoger'], ['5', '-0.5', '5,5 lager'], ['-3', '-12.125', '9,125 lager'],
		['1000', '0.1', '999,9 lager'], ['9.99', '10', '0,01 hoger']];
	const figures = (side) => ({ date: 'dag', edition: '1', edition_title: '', edition_url: '',
		words: [['none', 'x']], indicators: cases.map((it, i) => ({ id: `i${i}`, title: `i${i}`, number: '',
			chapter: '', url: '', kind: 'number', unit: '', scale: '', rule: '', summary: true })),
		subjects: { testerveen: cases.map((it) => [0, 'x', it[side]]) } });
	for (const [side, date] of ['2025-05-01', '2025-08-01'].entries())
		await page.route(`**/${date}.js`, (route) => route.fulfill({ contentType: 'text/javascript',
			body: `kaartenbakCompare.load("${date}", ${JSON.stringify(figures(side))});` }));
	await page.goto(`${origin}${PAGE}?a=testerveen@2025-05-01&b=testerveen@2025-08-01`);
	await waitDone(page);
	for (const [i, it] of cases.entries())
		same((await row(page, `i${i}`))[2], it[2], it.join(' '));
	await leave(page);
});

await check('figures that cannot be loaded are told', async () => {
	const page = await open(PAGE);
	await page.route('**/*.js', (route) => route.abort());
	await page.selectOption('#kb_a', 'testerveen');
	await page.selectOption('#kb_b', 'voorbeeldstad');
	await page.waitForFunction(() => /konden niet/.test(document.getElementById('kb_stand').textContent));
	same(await page.isVisible('#kb_alle'), true, 'table of all');
	await page.context().close();
});

await check('without JavaScript: the table of all, and no choices', async () => {
	const page = await open(`${PAGE}?a=testerveen&b=voorbeeldstad`, { javaScriptEnabled: false });
	same(await page.locator('#kb_keuze').isVisible(), false, 'choices');
	same(await page.locator('.kb-matrix').count(), 3);
	holds(await page.locator('.kb-matrix').first().textContent(), '64,5%');
	await leave(page);
});

await check('from a folder, without a server', async () => {
	// Only when addresses on pages are relative.
	if (/<script src="\//.test(readFileSync(join(country, PAGE, 'index.html'), 'utf8')))
		return;
	const page = await open(`${PAGE}index.html?a=testerveen&b=voorbeeldstad`, {},
		pathToFileURL(resolve(country)).href);
	await waitDone(page);
	await page.context().close();
});

await check('nothing moves while the figures come', async () => {
	const page = await open(`${PAGE}?a=testerveen&b=voorbeeldstad@2024-08-01`);
	await waitDone(page);
	const shift = await page.evaluate(() => new Promise((done) => {
		let sum = 0;
		new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
			.observe({ type: 'layout-shift', buffered: true });
		setTimeout(() => done(sum), 200);
	}));
	same(shift < 0.01, true, `shift ${shift}`);
	await leave(page);
});

for (const [look, options] of [['wide', {}], ['narrow', { viewport: { width: 320, height: 640 } }],
	['dark', { colorScheme: 'dark' }]])
	await check(`axe and width of a comparison, ${look}`, async () => {
		const page = await open(`${PAGE}?a=testerveen&b=voorbeeldstad@2024-08-01`,
			{ ...options, bypassCSP: true });
		await waitDone(page);
		await page.addScriptTag({ content: axe });
		const { violations } = await page.evaluate((values) =>
			window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
		same(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`), []);
		same(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'fits:');
		await leave(page);
	});

// ---- Feeds ----

for (const folder of [country, site])
	await check(`feeds of ${folder}`, async () => {
		const names = readdirSync(folder, { recursive: true }).filter((name) => /(^|\/)feed\.xml$/.test(name));
		const page = await open(PAGE);
		same(names.length > 1, true, `${names.length} feeds`);
		for (const name of names) {
			const faults = await page.evaluate((text) => {
				const feed = new DOMParser().parseFromString(text, 'application/xml');
				const atom = 'http://www.w3.org/2005/Atom';
				const found = feed.querySelector('parsererror') ? ['no XML'] : [];
				const root = feed.documentElement;
				if (root.namespaceURI !== atom || root.localName !== 'feed')
					found.push('no Atom');
				for (const part of [root, ...feed.querySelectorAll('entry')])
					for (const child of ['id', 'title', 'updated'])
						if ([...part.children].filter((it) => it.localName === child).length !== 1)
							found.push(`not one ${child}`);
				const ids = [...feed.querySelectorAll('entry > id')].map((it) => it.textContent);
				if (!ids.length || new Set(ids).size !== ids.length)
					found.push('no entries, or one twice');
				const days = [...feed.querySelectorAll('updated')].map((it) => it.textContent);
				if (days.slice(1).some((day) => day > days[0] || Number.isNaN(Date.parse(day))))
					found.push('the feed is older than an entry');
				return found;
			}, readFileSync(join(folder, name), 'utf8'));
			same(faults, [], name);
		}
		await leave(page);
	});

// ---- The glossary ----

await check('an abbreviation leads to the glossary once a card', async () => {
	const cards = allPages(site).filter((path) => path.startsWith('/producten/'));
	let links = 0;
	for (const path of cards) {
		const html = readFileSync(join(site, path, path.endsWith('/') ? 'index.html' : ''), 'utf8');
		const found = [...html.matchAll(/<a class="kb-abbr" href="([^"]*)" title="[^"]+">/g)].map((it) => it[1]);
		same(new Set(found).size, found.length, path);
		links += found.length;
	}
	same(links > 100, true, `${links} links`);
});

await check('what is linked is there, and says who uses it', async () => {
	const server = await serve(site);
	const page = await open('/producten/forum-gibit/', {}, server.origin);
	await page.click('a.kb-abbr >> text=GIBIT');
	holds(page.url(), /\/afkortingen\/#gibit$/);
	holds(await page.textContent('#gibit'), /Gemeentelijke Inkoop bij IT Toolbox[^]*Forum GIBIT/);
	await page.goto(`${server.origin}/monitors/mdd/vergelijken/`);
	holds(await page.textContent('main'), /nog niets om te vergelijken[^]*Kaag en Braassem/);
	same(await page.locator('#kb_keuze, script[src*="compare-monitor"]').count(), 0);
	await leave(page);
	server.close();
});

await browser.close();
close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
