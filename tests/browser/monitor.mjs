// SPDX-License-Identifier: EUPL-1.2
//
// Puts measurements of the invented country side by side, as visitors do: by address, with the
// choices, back and reload, by keyboard, without JavaScript, on a phone, from a folder on disk.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFaults } from './axe.mjs';
import { NARROW, widthFaults } from './harness.mjs';
import { announced, tabTo } from './keyboard.mjs';
import { shiftFaults } from './shift.mjs';

const PAGE = '/monitors/land/vergelijken/';
let folder;

// What is not so is thrown.
function same(found, wanted, what = '') {
	if (JSON.stringify(found) !== JSON.stringify(wanted))
		throw new Error(`${what} ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
}

function holds(text, wanted) {
	if (!(wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted)))
		throw new Error(`no ${wanted} in: ${text.slice(0, 300)}`);
}

const told = (page) => page.textContent('#kb_told');
const waitDone = (page, name = '') => page.waitForFunction((text) =>
	document.getElementById('kb_told').textContent.includes('vergeleken met') &&
	document.getElementById('kb_told').textContent.includes(text), name);
// The cells of a row of the result, by what it is about.
const row = (page, topic) => page.evaluate((title) => {
	const rows = [...document.querySelectorAll('.kb-versus-table tbody tr')];
	const found = rows.find((it) => it.querySelector('a').textContent === title);
	return found ? [...found.querySelectorAll('td')].map((cell) => cell.textContent.trim()) : null;
}, topic);
const address = (page) => new URL(page.url()).search;

async function byAddress(page) {
	await waitDone(page);
	holds(await told(page), 'Testerveen, 1 november 2025 vergeleken met Voorbeeldstad, 1 augustus 2024');
	const cells = await row(page, 'Aanvragen die digitaal kunnen');
	holds(cells[0], /^64,5%.*oranje: Let op$/);
	holds(cells[1], /^51,7%.*rood: Achter$/);
	same(cells[2].replace(/\u00a0/g, ' '), '12,8 procentpunt lager andere regel');
	same((await row(page, 'Wachttijd aan de balie'))[0], 'niet gemeten');
	holds(await page.textContent('.kb-notice--strong'), /Editie 2\.0.*Editie 1\.0/);
	same(await page.isVisible('#kb_latest'), false, 'table of all');
}

async function oneEdition(page) {
	await waitDone(page);
	same(await page.locator('.kb-notice--strong, .kb-versus__rule').count(), 0);
	const counts = await page.locator('.kb-versus-counts td:nth-child(2)').allTextContents();
	const data = JSON.parse(readFileSync(join(folder, 'monitors/land/gemeenten/testerveen.json'), 'utf8'));
	same(counts.map(Number), Object.values(data.statussen));
}

async function byChoices(page) {
	same(await page.isVisible('#kb_latest'), true, 'table of all');
	same(await page.inputValue('#kb_a'), 'testerveen');
	await page.selectOption('#kb_b', 'fantasiedijk');
	await waitDone(page, 'Fantasiedijk, 1 februari 2025');
	same(address(page), '?a=testerveen&b=fantasiedijk');
	// It was not measured after it merged.
	same(await page.locator('#kb_b_date option[value="2025-11-01"]').isDisabled(), true);
	await page.selectOption('#kb_b_date', '2024-02-01');
	await waitDone(page, 'Fantasiedijk, 1 februari 2024');
	same(address(page), '?a=testerveen&b=fantasiedijk@2024-02-01');
	await page.click('#kb_swap');
	await waitDone(page, 'Fantasiedijk, 1 februari 2024 vergeleken met Testerveen');
	same(address(page), '?a=fantasiedijk@2024-02-01&b=testerveen');
	await page.goBack();
	await waitDone(page, 'Testerveen, 1 november 2025 vergeleken met Fantasiedijk');
	await page.reload();
	await waitDone(page, 'Testerveen, 1 november 2025 vergeleken met Fantasiedijk, 1 februari 2024');
	same(await page.inputValue('#kb_b_date'), '2024-02-01');
}

// By Tab, letters, arrows and the button alone.
async function byKeyboard(page) {
	const choose = async (selector, letters) => {
		same(await tabTo(page, selector), true, `Tab comes to ${selector}:`);
		await page.keyboard.type(letters);
	};
	await choose('#kb_a', 'Test');
	await choose('#kb_b', 'Verz');
	same(await announced(page, /^Testerveen, 1 november 2025 vergeleken met Verzonnenburg/), true, 'told:');
	same(await page.evaluate(() => document.activeElement.id), 'kb_b', 'the focus stays:');
	await choose('#kb_b_date', '1 f');
	same(await announced(page, /met Verzonnenburg, 1 februari/), true, 'another day is told:');
	await choose('#kb_swap', '');
	await page.keyboard.press('Enter');
	same(await announced(page, /^Verzonnenburg, 1 februari .* met Testerveen/), true, 'swapping is told:');
	same(await page.evaluate(() => document.activeElement.id), 'kb_swap', 'the focus stays:');
	same(await tabTo(page, '.kb-versus-table a'), true, 'Tab comes to the figures:');
}

async function nonsense(page, base) {
	for (const query of ['?a=testerveen&b=testerveen', '?a=testerveen@2025-11-01&b=testerveen@2099-01-01']) {
		await page.goto(base + PAGE + query);
		holds(await told(page), 'met zichzelf');
		same(await page.isVisible('#kb_latest'), true, 'table of all');
	}
	for (const [query, missing, right] of [
		['?a=nergens&b=testerveen@2099-01-01', 'nergens; Testerveen, 2099-01-01.', '?b=testerveen'],
		['?a=testerveen@x&b=voorbeeldstad', 'Testerveen, x.', '?a=testerveen&b=voorbeeldstad']]) {
		await page.goto(base + PAGE + query);
		holds(await told(page), `Dit staat hier niet: ${missing}`);
		same(address(page), right);
	}
	for (const query of ['?a=constructor&b=__proto__', '?a=stiltewoude&b=testerveen', '?a=%3Cb%3E@&b=@']) {
		await page.goto(base + PAGE + query);
		holds(await told(page), 'Kies links en rechts');
	}
}

// Digits of both with nothing behind the mark, and then a whole number of them.
function exactDifference(b, a) {
	const scale = Math.max(...[a, b].map((it) => (it.split('.')[1] ?? '').length));
	const whole = (it) => BigInt(it.replace('.', '') + '0'.repeat(scale - (it.split('.')[1] ?? '').length));
	const change = whole(b) - whole(a);
	const digits = String(change < 0n ? -change : change).padStart(scale + 1, '0');
	const size = scale ? `${digits.slice(0, -scale)},${digits.slice(-scale)}` : digits;
	return change === 0n ? 'gelijk' : `${size} ${change > 0n ? 'hoger' : 'lager'}`;
}

async function exactness(page, base) {
	const csv = readFileSync(join(folder, 'monitors/land/vergelijken.csv'), 'utf8');
	const grades = new Map(csv.split('\r\n').map((line) => line.split(','))
		.filter((cells) => cells[5] === 'rapportcijfer').map((cells) => [cells[0], cells[6]]));
	let compared = 0;
	// Each with the next one.
	const known = [...grades].filter(([, value]) => value);
	for (const [i, [b, right]] of known.slice(1).entries()) {
		const [a, left] = known[i];
		await page.goto(`${base}${PAGE}?a=${a}&b=${b}`);
		await waitDone(page);
		same((await row(page, 'Rapportcijfer van inwoners'))[2], exactDifference(right, left), `${a}, ${b}`);
		compared++;
	}
	same(compared >= 7, true, `${compared} compared`);
}

async function longNumbers(page, base) {
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
	await page.goto(`${base}${PAGE}?a=testerveen@2025-05-01&b=testerveen@2025-08-01`);
	await waitDone(page);
	for (const [i, it] of cases.entries())
		same((await row(page, `i${i}`))[2], it[2], it.join(' '));
}

async function notLoaded(page, base) {
	await page.route('**/*.js', (route) => route.abort());
	await page.selectOption('#kb_a', 'testerveen');
	await page.selectOption('#kb_b', 'voorbeeldstad');
	await page.waitForFunction(() => /konden niet/.test(document.getElementById('kb_told').textContent));
	same(await page.isVisible('#kb_latest'), true, 'table of all');
}

async function plain(page) {
	same(await page.locator('#kb_choices').isVisible(), false, 'choices');
	same(await page.locator('.kb-matrix').count(), 3);
	holds(await page.locator('.kb-matrix').first().textContent(), '64,5%');
}

async function fromDisk(page) {
	await waitDone(page, 'Testerveen, 1 november 2025 vergeleken met Voorbeeldstad');
	await page.selectOption('#kb_b', 'fantasiedijk');
	await waitDone(page, 'Fantasiedijk, 1 februari 2025');
	await page.goBack();
	await waitDone(page, 'Voorbeeldstad');
	await page.click('.kb-versus-table thead a');
	await page.waitForURL(/gemeenten\/testerveen\/2025-11-01\/index\.html$/);
}

// Not the shifts of what somebody does: the choice is in the address.
async function still(page) {
	await waitDone(page);
	const faults = await shiftFaults(page);
	await page.setViewportSize(NARROW);
	return faults.concat(await page.evaluate(widthFaults));
}

async function accessible(page) {
	await waitDone(page);
	const faults = [];
	for (const look of ['light', 'dark', '320 px'])
		faults.push(...await axeFaults(page, look));
	return faults.concat(await page.evaluate(widthFaults));
}

export default async function monitor(site) {
	folder = site.folder;
	const two = '?a=testerveen&b=voorbeeldstad@2024-08-01';
	const scene = (title, query, look, rest) =>
		({ title: `measurements side by side, ${title}`, path: PAGE + query, look, ...rest });
	await site.play([
		scene('by address, with the break between editions', two, byAddress),
		scene('one edition: no notice, and the counts of their pages',
			'?a=testerveen&b=testerveen@2025-05-01', oneEdition),
		scene('with the choices, swapped, back and reloaded', '?a=testerveen', byChoices),
		scene('with the keyboard alone', '', byKeyboard),
		scene('what makes no sense is told', '', nonsense),
		scene('every difference of two numbers is exact', '', exactness),
		scene('long and negative numbers', '', longNumbers),
		scene('figures that cannot be loaded are told', '', notLoaded, { complains: true }),
		scene('without JavaScript: the table of all, and no choices', two, plain,
			{ options: { javaScriptEnabled: false } }),
		{ ...scene('from disk', '', fromDisk), base: site.onDisk(),
			path: `${PAGE}index.html?a=testerveen&b=voorbeeldstad` },
		scene('nothing moves', two, still),
		scene('nothing moves, phone', two, still, { options: { viewport: NARROW } }),
		scene('axe', two, accessible, { options: { bypassCSP: true } }),
	]);
}
