// SPDX-License-Identifier: EUPL-1.2
//
// Works the list of the site of content/ as visitors do: filters, search, order, table, and cards to
// compare; on one page, and, in a copy of the site, on several. What is to be shown is computed here
// from the open data beside the list, in the simplest way.

import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { axeFaults } from './axe.mjs';
import { NARROW, same, widthFaults } from './harness.mjs';
import { announced, tabTo } from './keyboard.mjs';

const PAGED = 'build/tests/paged';
const FACETS = ['categorie', 'type', 'fase'];

// ---- The sites: that of content/ as it is, and with a list of five pages ----

function buildPaged() {
	const schema = `${PAGED}/content/producten/_collectie.yaml`;
	rmSync(PAGED, { recursive: true, force: true });
	cpSync('content', `${PAGED}/content`, { recursive: true });
	writeFileSync(schema,
		readFileSync(schema, 'utf8').replace(/^per_pagina: .*$/m, 'per_pagina: 20'));
	execFileSync(process.env.KAARTENBAK ?? 'build/kaartenbak', ['build', '--quiet', '-C', PAGED,
		'-o', resolve(PAGED, 'public'), '--themes', resolve('themes')], { stdio: 'pipe' });
	return `${PAGED}/public`;
}

const collator = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });
let items;
let orders;

// The last change that the history knows of, or else what the card says itself.
function dayOf(folder, item) {
	const card = JSON.parse(readFileSync(join(folder, 'producten', `${item.id}.json`), 'utf8'));
	return card.geschiedenis?.gewijzigd ?? card.bijgewerkt;
}

function readData(folder) {
	const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')).items;
	items = read('producten');
	items.forEach((item) => {
		item.day = dayOf(folder, item);
	});
	orders = Object.fromEntries(FACETS.map((key, i) =>
		[key, read(['categorieen', 'types', 'fasen'][i]).map((term) => term.id)]));
}

// ---- What is seen ----

const SHOWN = '#kb_items:not([hidden]) > li h2 a, .kb-sorted:visible tbody th a';

async function everything(page) {
	await page.locator('#kb_items:not([aria-busy])').waitFor({ state: 'attached' });
	const more = page.locator('#kb_show_more button');
	while (await more.count() && await more.isVisible())
		await more.click();
	return page.locator(SHOWN).allTextContents();
}

const box = (page, key, id) => page.locator(`[data-kb-field=${key}] .kb-ways > li`)
	.nth(orders[key].indexOf(id)).locator('input');
const status = (page) => page.locator('#kb_count').textContent();
const query = (page) => new URL(page.url()).search;

async function countsBeside(page, key) {
	return page.locator(`[data-kb-field=${key}] .nl-number-badge`).allTextContents();
}

// ---- What is to be seen ----

const fits = (item, chosen, leave) => FACETS.every((key) => key === leave ||
	!chosen[key]?.length || chosen[key].includes(item[key]));
const wanted = (chosen) => items.filter((item) => fits(item, chosen));
const titles = (some) => some.map((item) => item.titel);

function wantedCounts(chosen, key) {
	return orders[key].map((id) =>
		String(items.filter((item) => item[key] === id && fits(item, chosen, key)).length));
}

function told(n) {
	return n === items.length ? `${n} producten` : `${n} van ${items.length} producten`;
}

// Without a choice a list of several pages shows its first.
let perPage;

async function shownFaults(page, chosen) {
	const found = wanted(chosen);
	const shown = found.length === items.length ? found.slice(0, perPage) : found;
	const faults = [
		...same('titles', (await everything(page)).sort(), titles(shown).sort()),
		...same('status', await status(page), told(found.length)),
	];
	for (const key of FACETS)
		faults.push(...same(`numbers of ${key}`, await countsBeside(page, key),
			wantedCounts(chosen, key)));
	return faults;
}

// ---- Filters ----

const CHOICES = [
	{ fase: ['beheer'] },
	{ fase: ['beheer', 'proberen'] },
	{ fase: ['beheer', 'proberen'], type: ['standaard'] },
	{ categorie: ['a1', 'c2'], type: ['dienst', 'programma'], fase: ['weten', 'maken'] },
	{ categorie: ['c3'] },
	{ categorie: ['onbekend'], type: ['dienst'] },
];

function addressOf(chosen) {
	const parts = FACETS.filter((key) => chosen[key]?.length).map((key) =>
		`${key}=${orders[key].filter((id) => chosen[key].includes(id)).join(',')}`);
	return parts.length ? `?${parts.join('&')}` : '';
}

async function filterFaults(page) {
	const faults = await shownFaults(page, {});
	for (const chosen of CHOICES) {
		for (const key of FACETS)
			for (const id of chosen[key] ?? [])
				await box(page, key, id).check();
		faults.push(...same('address', query(page), addressOf(chosen)),
			...await shownFaults(page, chosen));
		await page.reload();
		faults.push(...(await shownFaults(page, chosen)).map((fault) => `reloaded: ${fault}`));
		await page.locator('#kb_clear').click();
		faults.push(...same('address when cleared', query(page), ''));
	}
	faults.push(...await shownFaults(page, {}));
	return faults;
}

async function backFaults(page) {
	const faults = [];
	await box(page, 'fase', 'beheer').check();
	await box(page, 'type', 'standaard').check();
	await page.locator(SHOWN).first().click();
	await page.waitForURL(/producten\/[^/?]+\/$/);
	await page.goBack();
	faults.push(...await shownFaults(page, { fase: ['beheer'], type: ['standaard'] }));
	await page.goBack();
	faults.push(...await shownFaults(page, { fase: ['beheer'] }));
	await page.goBack();
	faults.push(...same('address', query(page), ''), ...await shownFaults(page, {}));
	await page.goForward();
	faults.push(...await shownFaults(page, { fase: ['beheer'] }));
	return faults;
}

// A word is one step for going back, and each step says in its title what is chosen.
async function stepFaults(page) {
	const faults = [];
	await box(page, 'fase', 'beheer').check();
	await page.locator('#kb_search').pressSequentially('gibit', { delay: 300 });
	await page.waitForURL(/fase=beheer&q=gibit$/);
	if (!/: Beheer, gibit – /.test(await page.title()))
		faults.push(`title: ${await page.title()}`);
	await page.goBack();
	faults.push(...same('address', query(page), '?fase=beheer'),
		...await shownFaults(page, { fase: ['beheer'] }));
	await page.goBack();
	return faults.concat(same('address', query(page), ''));
}

// Capitals are understood; what is not here goes from the address.
async function addressFaults(page) {
	const path = page.url();
	await page.goto(`${path}?fase=BEHEER,nergens&type=%3Cb%3E#lijst`);
	const faults = await shownFaults(page, { fase: ['beheer'] });
	return faults.concat(same('address', query(page) + new URL(page.url()).hash, '?fase=beheer#lijst'));
}

// Where the address cannot be written, a step within the page does not undo the choice.
async function refusedFaults(page) {
	await page.evaluate(() => {
		history.pushState = history.replaceState = () => {
			throw new DOMException('', 'SecurityError');
		};
	});
	await box(page, 'fase', 'beheer').check();
	await page.evaluate(() => {
		location.hash = 'lijst';
	});
	await page.waitForTimeout(200);
	return shownFaults(page, { fase: ['beheer'] });
}

// Nothing found: on to the whole site, with the same word.
async function elsewhereFaults(page) {
	await page.locator('#kb_search').fill('xyzzy');
	await page.locator('#kb_elsewhere').click();
	await page.waitForURL(/\/zoeken\/(index\.html)?\?q=xyzzy$/);
	return [];
}

// The items of the other pages do not come: that is told, and the choice is taken back.
async function lostFaults(page) {
	await page.route('**/items*.js', (route) => route.abort());
	const faults = same('done', await page.locator('#kb_filters_done').textContent(),
		`Toon ${items.length} producten`);
	await box(page, 'fase', 'beheer').click();
	if (!await announced(page, /kan niet worden geladen/))
		faults.push('nobody says that the rest of the list is missing');
	return faults.concat(same('address', query(page), ''),
		same('box', await box(page, 'fase', 'beheer').isChecked(), false));
}

// One change of the status for a whole word, and none for what changes nothing.
async function searchFaults(page) {
	const faults = [];
	await page.evaluate(() => {
		window.said = [];
		new MutationObserver(() => window.said.push(document.getElementById('kb_count').textContent))
			.observe(document.getElementById('kb_count'), { childList: true, characterData: true,
				subtree: true });
	});
	await page.locator('#kb_search').evaluate((field) => {
		for (const letter of 'inkoopvoorwaarden') {
			field.value += letter;
			field.dispatchEvent(new Event('input', { bubbles: true }));
		}
	});
	await page.waitForFunction(() => window.said.length > 0);
	await page.waitForTimeout(400);
	const said = await page.evaluate(() => window.said);
	faults.push(...same('said', said.length, 1), ...same('address', query(page), '?q=inkoopvoorwaarden'));
	const found = await everything(page);
	if (!found.some((title) => title.includes('GIBIT')))
		faults.push(`other words do not find GIBIT but ${found}`);
	await page.locator('#kb_search').fill('TOEGANKELIJKHEID');
	await page.waitForURL(/q=TOEGANKELIJKHEID/);
	const least = titles(items.filter((item) =>
		`${item.titel} ${item.samenvatting}`.toLowerCase().includes('toegankelijkheid')));
	const now = await everything(page);
	faults.push(...least.filter((title) => !now.includes(title)).map((it) => `not found: ${it}`));
	await page.locator('#kb_search').fill('xyzzy');
	await page.waitForURL(/q=xyzzy/);
	if (!await page.locator('#kb_none').isVisible())
		faults.push('nothing says that nothing fits');
	await page.goto(`${page.url().split('?')[0]}?q=${encodeURIComponent('één')}`);
	faults.push(...same('field', await page.locator('#kb_search').inputValue(), 'één'));
	return faults;
}

async function chipFaults(page) {
	const faults = [];
	await box(page, 'fase', 'beheer').check();
	await box(page, 'fase', 'maken').check();
	const chips = page.locator('.kb-chip');
	faults.push(...same('names', await chips.evaluateAll((all) =>
		all.map((it) => it.getAttribute('aria-label'))),
		['Verwijder filter Fase: Maken', 'Verwijder filter Fase: Beheer']));
	await chips.first().click();
	faults.push(...same('focus', await page.evaluate(() => document.activeElement.className), 'kb-chip'),
		...await shownFaults(page, { fase: ['beheer'] }));
	await chips.first().press('Enter');
	faults.push(...same('focus at the end', await page.evaluate(() => document.activeElement.id), 'kb_count'));
	return faults.concat(same('hidden', await page.locator('#kb_chosen').isVisible(), false));
}

// ---- Order and table ----

const byTitle = (a, b) => collator.compare(a.titel, b.titel);
const byTerm = (key) => (a, b) =>
	orders[key].indexOf(a[key]) - orders[key].indexOf(b[key]) || byTitle(a, b);

async function orderFaults(page) {
	const faults = [];
	for (const key of FACETS) {
		await page.locator('#kb_sort').selectOption(key);
		faults.push(...same('address', query(page), `?volgorde=${key}`),
			...same(`by ${key}`, await everything(page), titles([...items].sort(byTerm(key)))));
	}
	await page.locator('#kb_sort').selectOption('-bijgewerkt');
	const newest = [...items].sort((a, b) => (a.day < b.day) - (a.day > b.day) || byTitle(a, b));
	return faults.concat(same('newest first', await everything(page), titles(newest)));
}

async function tableFaults(page) {
	const faults = [];
	await page.getByRole('button', { name: 'Tabel' }).click();
	await settled(page);
	faults.push(...same('address', query(page), '?zicht=tabel'),
		...same('pressed', await page.locator('#kb_view_table').getAttribute('aria-pressed'), 'true'),
		...same('cards', await page.locator('#kb_items').isVisible(), false));
	const head = page.getByRole('columnheader', { name: 'Titel' });
	faults.push(...same('sorted', await head.getAttribute('aria-sort'), 'ascending'));
	await head.getByRole('button').click();
	faults.push(...same('sorted', await head.getAttribute('aria-sort'), 'descending'),
		...same('address', query(page), '?volgorde=-titel&zicht=tabel'),
		...same('order', await everything(page), titles([...items].sort(byTitle).reverse())));
	await page.getByRole('columnheader', { name: 'Fase' }).getByRole('button').press('Enter');
	faults.push(...same('order', await everything(page), titles([...items].sort(byTerm('fase')))),
		...same('no longer sorted', await head.getAttribute('aria-sort'), null));
	await box(page, 'type', 'standaard').check();
	faults.push(...same('rows', (await everything(page)).length, wanted({ type: ['standaard'] }).length));
	await page.reload();
	faults.push(...same('rows', (await everything(page)).length, wanted({ type: ['standaard'] }).length));
	const bad = await page.locator('.kb-sorted th:not([scope])').count();
	return faults.concat(same('th without scope', bad, 0));
}

// ---- With a keyboard, and on a phone ----

const settled = (page) => page.locator('#kb_items:not([aria-busy])').waitFor({ state: 'attached' });

const focusIsOn = (page, selector) => page.evaluate((it) => document.activeElement.matches(it), selector);

// Tab to what matches, and press a key there.
async function use(page, selector, key) {
	if (!await tabTo(page, selector))
		throw new Error(`Tab does not come to ${selector}`);
	await page.keyboard.press(key);
}

async function keyboardFaults(page) {
	const id = orders.type[0];
	await use(page, '[data-kb-field=type] input', 'Space');
	await settled(page);
	const faults = same('status', await status(page), told(wanted({ type: [id] }).length));
	await use(page, '#kb_view_table', 'Enter');
	await use(page, '.kb-sorted button', 'Enter');
	faults.push(...same('address', query(page), `?type=${id}&volgorde=-titel&zicht=tabel`));
	await use(page, '.kb-pick input', 'Space');
	if (!await page.locator('#kb_basket').isVisible())
		faults.push('nothing to compare with');
	return faults;
}

// Two boxes, one chip away by a key, then all: what was chosen is told each time.
async function chipKeyFaults(page) {
	const faults = [];
	const chosen = (key) => page.locator(`[data-kb-field=${key}] input:checked`).count();
	await use(page, '[data-kb-field=type] input', 'Space');
	await use(page, '[data-kb-field=fase] input', 'Space');
	await settled(page);
	const both = { type: [orders.type[0]], fase: [orders.fase[0]] };
	if (!await announced(page, told(wanted(both).length)))
		faults.push(`not told: ${told(wanted(both).length)} but ${await status(page)}`);
	await use(page, '.kb-chip', 'Enter');
	faults.push(...same('boxes', [await chosen('type'), await chosen('fase')], [0, 1]));
	if (!await announced(page, told(wanted({ fase: both.fase }).length)))
		faults.push(`not told without the type: ${await status(page)}`);
	if (!await focusIsOn(page, '.kb-chip'))
		faults.push('the focus does not go to the next chip');
	await use(page, '#kb_clear', 'Enter');
	if (!await announced(page, told(items.length)))
		faults.push(`not told: all, but ${await status(page)}`);
	return faults.concat(same('boxes', await chosen('fase'), 0), same('address', query(page), ''),
		same('focus', await focusIsOn(page, '#kb_count'), true));
}

// From the list to two cards side by side, a third added and one taken away, with keys alone.
async function compareKeyFaults(page) {
	if (!await tabTo(page, '#kb_search'))
		return ['Tab does not come to the field of the list'];
	await page.keyboard.type('standaard');
	await page.waitForURL(/q=standaard/);
	await settled(page);
	const ids = await page.locator('#kb_items > li').evaluateAll((all) =>
		all.slice(0, 3).map((it) => it.dataset.kbId));
	const names = ids.map(nameOf);
	for (const id of ids.slice(0, 2))
		await use(page, `[data-kb-id="${id}"] .kb-pick input`, 'Space');
	await use(page, '#kb_basket a', 'Enter');
	await page.waitForURL(/vergelijken\/\?kaart=/);
	const faults = same('heads', await heads(page), names.slice(0, 2));
	if (!await announced(page, '2 producten naast elkaar.'))
		faults.push('two side by side are not told');
	await use(page, '#kb_compare_add', 'ArrowDown');
	for (let i = 0; i < items.length && await page.inputValue('#kb_compare_add') !== ids[2]; i++)
		await page.keyboard.press('ArrowDown');
	await use(page, '#kb_compare_form button', 'Enter');
	faults.push(...same('heads', await heads(page), names));
	if (!await announced(page, '3 producten naast elkaar.'))
		faults.push('three side by side are not told');
	await use(page, '.kb-side-by-side button', 'Enter');
	if (!await announced(page, '2 producten naast elkaar.'))
		faults.push('that one has gone is not told');
	return faults.concat(same('heads', await heads(page), names.slice(1)),
		same('address', query(page), `?kaart=${ids.slice(1)}`),
		same('focus', await focusIsOn(page, '#kb_compare_add'), true));
}

const fitFaults = (page) => page.evaluate(widthFaults);

// In the page: terms that lie below the box beside them.
function coveredFaults() {
	return [...document.querySelectorAll('#kb_items > li')].slice(0, 12).flatMap((li) => {
		const box = li.querySelector('.kb-pick').getBoundingClientRect();
		return [...li.querySelectorAll('.kb-tab, h2 a, .nl-paragraph')].filter((element) =>
			[...element.getClientRects()].some((it) => it.right > box.left && it.left < box.right &&
				it.bottom > box.top + 1 && it.top < box.bottom - 1))
			.map((element) => `under the box to compare: ${element.textContent}`);
	});
}

async function phoneFaults(page) {
	const faults = [];
	const button = page.locator('#kb_filters summary');
	const panel = page.locator('.kb-filters__panel');
	faults.push(...same('open', await panel.isVisible(), false));
	faults.push(...await page.evaluate(coveredFaults));
	await page.evaluate(() => window.scrollTo(0, 3000));
	await page.waitForFunction(() => Math.abs(window.scrollY - 3000) < 2);
	const place = await button.boundingBox();
	if (place.y < 0 || place.y + place.height > NARROW.height)
		faults.push(`the button is out of reach: ${JSON.stringify(place)}`);
	await button.press('Enter');
	await page.keyboard.press('Tab');
	if (!await page.evaluate(() => document.activeElement.closest('.kb-filters__panel')))
		faults.push('the panel does not come behind its button');
	await box(page, 'fase', 'maken').check();
	await page.locator('#kb_items:not([aria-busy])').waitFor({ state: 'attached' });
	const n = wanted({ fase: ['maken'] }).length;
	faults.push(...same('button', await button.textContent(), 'Filters (1)'),
		...same('done', await page.locator('#kb_filters_done').textContent(), `Toon ${n} producten`));
	await page.keyboard.press('Escape');
	faults.push(...same('closed', await panel.isVisible(), false),
		...same('focus', await page.evaluate(() => document.activeElement.tagName), 'SUMMARY'));
	await button.press('Enter');
	await page.locator('#kb_filters_done').click();
	faults.push(...same('closed', await panel.isVisible(), false), ...await fitFaults(page));
	await page.locator('#kb_view_table').click();
	return faults.concat(await fitFaults(page));
}

// ---- Nothing moves when the script comes, and nothing is missing without it ----

const boxes = (page) => page.evaluate(() => ['#kb_count', '.kb-way__link', '#lijst .kb-tabs']
	.flatMap((it) => [...document.querySelectorAll(it)].slice(0, 12)).map((element) => {
		const { x, y, width, height } = element.getBoundingClientRect();
		return [x, y, width, height].map(Math.round).join(' ');
	}));

async function placeFaults(page) {
	const after = await boxes(page);
	await page.route('**/*.js', (route) => route.fulfill({ body: '', contentType: 'text/javascript' }));
	await page.reload();
	return same('boxes', after, await boxes(page));
}

async function plainFaults(page) {
	const faults = [];
	const links = await page.locator('.kb-filters a[data-kb-term]').count();
	faults.push(...same('links to terms', links, FACETS.reduce((n, key) => n + orders[key].length, 0)),
		...same('tools', await page.locator('#kb_tools').isVisible(), false));
	if (!await page.locator('.kb-overviews a').first().isVisible())
		faults.push('no link to the table of all');
	await page.locator('a[data-kb-term=beheer]').first().click();
	const shown = await page.locator('.kb-item').count();
	if (shown === 0)
		faults.push('a term shows no cards');
	return faults.concat(same('of a term', shown, Math.min(wanted({ fase: ['beheer'] }).length, perPage)));
}

async function plainPhoneFaults(page) {
	await page.locator('#kb_filters summary').click();
	return same('links', await page.locator('a[data-kb-term=beheer]').isVisible(), true);
}

// What stands below the list is one step away, however long the list is.
async function onwardFaults(page) {
	await page.locator('.kb-onward a').click();
	const heading = page.locator('#kb_meer');
	await heading.waitFor();
	await page.waitForFunction(() => {
		const { top, bottom } = document.getElementById('kb_meer').getBoundingClientRect();
		return top >= 0 && bottom <= innerHeight;
	});
	const bar = await page.locator('#kb_filters summary').boundingBox();
	const { y } = await heading.boundingBox();
	return [...same('covered', bar !== null && y < bar.y + bar.height && bar.y < y, false),
		...same('forms of the list', await page.locator('.kb-overviews a:visible').count(), 3)];
}

// Each date on one line, and no column out of sight.
async function wideTableFaults(page) {
	await page.locator('.kb-sorted tbody tr').first().waitFor();
	return page.evaluate(() => {
		const box = document.querySelector('.kb-scroll:has(> .kb-sorted)');
		const times = [...box.querySelectorAll('time')];
		const broken = times.filter((time) => time.getClientRects().length !== 1);
		return [...(times.length === 0 ? ['no dates'] : []), ...broken.map((time) => `broken: ${time.textContent}`),
			...(box.scrollWidth > box.clientWidth ? [`${box.scrollWidth} wide in ${box.clientWidth}`] : [])];
	});
}

// The data that are offered are those of the list, and are called so.
async function fieldsFaults(page) {
	const links = await page.locator('.kb-downloads a').evaluateAll((all) =>
		all.map((it) => [it.textContent, new URL(it.href).pathname]));
	return same('links', links, [['Alle producten als JSON', '/producten.json'],
		['Alle producten als CSV', '/producten.csv']]);
}

// ---- In odd orders ----

// In the page: what would be done at once in a later step waits until window.goOn().
function holdSteps() {
	const steps = [];
	const { setTimeout: set, clearTimeout: clear } = window;
	window.setTimeout = (act, ms, ...values) =>
		(ms === 0 ? -steps.push(() => act(...values)) : set(act, ms, ...values));
	window.clearTimeout = (id) => {
		if (id < 0)
			delete steps[-id - 1];
		else
			clear(id);
	};
	window.goOn = () => {
		for (let i = 0; i < steps.length; i++) {
			const step = steps[i];
			delete steps[i];
			step?.();
		}
	};
}

const cardBoxes = (page) => page.locator('#kb_items > li .kb-pick input');
const idsPicked = (page) => page.locator('#kb_items > li:has(.kb-pick input:checked)').evaluateAll((all) =>
	all.map((li) => li.dataset.kbId).sort());

// Cards get their boxes in steps. Whoever chooses, goes back or prints before the last step, and whatever the
// address has chosen among the last cards, each card has one box in the end, and it says what is so.
async function stepsFaults(page) {
	const last = await page.locator('#kb_items > li').last().getAttribute('data-kb-id');
	await page.addInitScript(holdSteps);
	await page.goto(`${page.url()}?vergelijk=gibit,${last}`);
	await page.locator('html.kb-ready').waitFor();
	const early = await cardBoxes(page).count();
	const faults = same('some boxes, not all', early > 0 && early < items.length, true);
	faults.push(...same('chosen', await page.locator('#kb_basket a').textContent(), 'Vergelijk (2)'));
	await page.emulateMedia({ media: 'print' });
	faults.push(...same('on paper', await page.locator('#kb_items > li:visible').count(), items.length),
		...same('boxes on paper', await page.locator('.kb-pick:visible').count(), 0));
	await page.emulateMedia({ media: 'screen' });
	await box(page, 'fase', 'maken').check();
	faults.push(...await shownFaults(page, { fase: ['maken'] }),
		...same('boxes of those left', await cardBoxes(page).count(), wanted({ fase: ['maken'] }).length));
	await page.goBack();
	faults.push(...await shownFaults(page, {}));
	await page.evaluate(() => window.goOn());
	faults.push(...same('boxes', await cardBoxes(page).count(), items.length),
		...same('cards with one', await page.locator('#kb_items > li:has(.kb-pick)').count(), items.length),
		...same('picked', await idsPicked(page), ['gibit', last].sort()));
	await page.locator(`[data-kb-id="${last}"] .kb-pick input`).uncheck();
	return faults.concat(same('address', query(page), '?vergelijk=gibit'));
}

// All at once in the address: a filter, the table and two picked; then the cards, one picked less, and the
// steps back and on again, each with the choice of its address.
async function allAtLoadFaults(page) {
	const chosen = { fase: ['beheer'] };
	const [one, other] = wanted(chosen).slice(-2);
	const path = `?fase=beheer&zicht=tabel&vergelijk=${one.id},${other.id}`;
	await page.goto(page.url() + path);
	const faults = await shownFaults(page, chosen);
	const inTable = () => page.locator('.kb-sorted:visible .kb-pick input:checked').count();
	faults.push(...same('in the table', await inTable(), 2), ...same('address', query(page), path));
	await page.locator('#kb_view_cards').click();
	faults.push(...await shownFaults(page, chosen));
	const boxOf = (item) => page.locator('#kb_items').getByLabel(`Vergelijk ${item.titel}`, { exact: true });
	faults.push(...same('cards', [await boxOf(one).isChecked(), await boxOf(other).isChecked()], [true, true]));
	await boxOf(one).uncheck();
	await page.goBack();
	faults.push(...await shownFaults(page, chosen), ...same('back in the table', await inTable(), 2));
	await page.goForward();
	faults.push(...await shownFaults(page, chosen), ...same('address', query(page), `?fase=beheer&vergelijk=${other.id}`),
		...same('cards again', [await boxOf(one).isChecked(), await boxOf(other).isChecked()], [false, true]));
	await page.locator('#kb_search').fill('xyzzy');
	await page.waitForURL(/q=xyzzy/);
	await page.goBack();
	return faults.concat(await shownFaults(page, chosen));
}

// ---- Comparing ----

const IDS = ['gibit', 'forum-gibit', 'govroam', 'ggk', 'gemma'];
const nameOf = (id) => items.find((item) => item.id === id).titel;
const heads = (page) => page.locator('.kb-side-by-side thead th:not(:first-child) a').allTextContents();

async function pickFaults(page) {
	const faults = [];
	await page.locator('#kb_search').fill('gibit');
	await page.waitForURL(/q=gibit/);
	for (const id of IDS.slice(0, 2))
		await page.getByLabel(`Vergelijk ${nameOf(id)}`, { exact: true }).check();
	faults.push(...same('address', query(page), '?q=gibit&vergelijk=gibit,forum-gibit'));
	await page.getByRole('link', { name: 'Vergelijk (2)' }).click();
	await page.waitForURL(/vergelijken/);
	faults.push(...same('address', query(page), '?kaart=gibit,forum-gibit'),
		...same('heads', await heads(page), IDS.slice(0, 2).map(nameOf)));
	await page.goBack();
	return faults.concat(same('picked', await page.locator('.kb-pick input:checked').count(), 2));
}

async function mostFaults(page) {
	const faults = [];
	const picks = page.locator('#kb_items .kb-pick input');
	for (let i = 0; i < 4; i++) {
		await picks.nth(i).check();
		if (!await announced(page, `${i + 1} van 4 gekozen.${i < 3 ? '' : ' Vier is het meeste.'}`))
			faults.push(`nobody is told that ${i + 1} are chosen`);
	}
	faults.push(...same('fifth', await picks.nth(4).isDisabled(), true));
	if (!await page.locator('.kb-basket__full').isVisible())
		faults.push('one does not see that four is the most');
	const names = page.locator('#kb_picked button');
	faults.push(...same('names', await names.count(), 4));
	await names.nth(0).press('Enter');
	faults.push(...same('first', await picks.nth(0).isChecked(), false), ...same('names', await names.count(), 3),
		...same('focus', await page.evaluate(() => document.activeElement.closest('#kb_picked') !== null), true));
	if (!await announced(page, '3 van 4 gekozen.'))
		faults.push('nobody is told that one has gone');
	faults.push(...same('fifth', await picks.nth(4).isDisabled(), false));
	await page.locator('#kb_unpick').press('Enter');
	if (!await announced(page, '0 van 4 gekozen.'))
		faults.push('nobody is told that all have gone');
	return faults;
}

const WAY = '.kb-way-on';

// Whether one sees where the focus is: not clipped away, and inside the window.
async function wayFaults(page, where) {
	const box = await page.locator(WAY).boundingBox();
	const { width } = page.viewportSize();
	return box && box.width > 20 && box.height >= 24 && box.x >= 0 && box.x + box.width <= width ? []
		: [`${where}: the way to compare is not seen: ${JSON.stringify(box)}`];
}

// From a box just ticked it is one step to the bar below the list; from the search field one as well.
async function wayToBasketFaults(page) {
	const faults = same('without choice', await page.locator(WAY).isVisible(), false);
	await use(page, '#kb_items li:nth-child(2) .kb-pick input', 'Space');
	for (const [name, button, row] of [['cards', '#kb_view_cards', '#kb_items > li:nth-child(3)'],
		['table', '#kb_view_table', '.kb-sorted tbody tr:nth-child(4)']]) {
		await page.locator(button).click();
		await page.locator(`${row} .kb-pick input`).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		faults.push(...same(`${name}: after the box`, await focusIsOn(page, WAY), true), ...await wayFaults(page, name));
		await page.keyboard.press('Enter');
		faults.push(...same(`${name}: focus`, await focusIsOn(page, '#kb_basket a'), true));
	}
	await page.reload();
	await page.locator('html.kb-ready').waitFor();
	if (!await tabTo(page, WAY, 60))
		faults.push('nothing before the list leads to those chosen');
	faults.push(...await wayFaults(page, 'before the list'));
	await page.keyboard.press('Enter');
	return faults.concat(same('focus', await focusIsOn(page, '#kb_basket a'), true),
		same('address', query(page).includes('vergelijk='), true));
}

async function compareFaults(page) {
	const faults = [];
	const say = page.locator('#kb_compare_status');
	const hint = await say.textContent();
	await page.locator('#kb_compare_add').selectOption('gibit');
	await page.getByRole('button', { name: 'Zet erbij' }).click();
	faults.push(...same('address', query(page), '?kaart=gibit'));
	if (await say.textContent() === hint)
		faults.push('one card says the same as none');
	await page.locator('#kb_compare_add').selectOption('forum-gibit');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	faults.push(...same('address', query(page), '?kaart=gibit,forum-gibit'),
		...same('told', await say.textContent(), '2 producten naast elkaar.'));
	if (!(await page.title()).includes('Forum GIBIT'))
		faults.push(`the title does not follow: ${await page.title()}`);
	const marks = await page.locator('.kb-side-by-side tbody tr').evaluateAll((rows) => rows.map((row) => [
		row.querySelector('.kb-differs') !== null,
		row.cells[1].textContent.trim() !== row.cells[2].textContent.trim(),
	]));
	faults.push(...same('marks', marks.map(([mark]) => mark), marks.map(([, differs]) => differs)));
	if (!marks.some(([mark]) => mark) || marks.every(([mark]) => mark))
		faults.push('all rows are marked, or none');
	await page.getByRole('button', { name: 'Haal weg: Forum GIBIT' }).click();
	faults.push(...same('address', query(page), '?kaart=gibit'));
	await page.goBack();
	faults.push(...same('heads', await heads(page), IDS.slice(0, 2).map(nameOf)));
	return faults;
}

async function tooManyFaults(page) {
	const said = await page.locator('#kb_compare_status').textContent();
	const faults = same('heads', await heads(page), IDS.slice(0, 4).map(nameOf));
	if (!said.includes('bestaat-niet') || !said.includes('5') || !said.includes('vier'))
		faults.push(`said: ${said}`);
	return faults.concat(same('choice', await page.locator('#kb_compare_add').isDisabled(), true),
		same('bold', await page.locator('script, img', { hasText: 'bestaat' }).count(), 0));
}

async function stackedFaults(page) {
	const faults = await fitFaults(page);
	const cells = await page.locator('.kb-side-by-side tbody tr').first().locator('td')
		.evaluateAll((all) => all.map((cell) => Math.round(cell.getBoundingClientRect().x)));
	if (new Set(cells).size !== 1)
		faults.push(`cells stand beside one another: ${cells}`);
	return faults;
}

async function plainCompareFaults(page) {
	const rows = page.locator('#kb_all tbody tr');
	return [...same('rows', await rows.count(), items.length),
		...same('form', await page.locator('#kb_compare').isVisible(), false)];
}

// ---- All on one page ----

async function wholeFaults(page) {
	const faults = await page.evaluate(() => {
		const found = [];
		const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
		if (new Set(ids).size !== ids.length)
			found.push('the same id twice');
		for (const link of document.querySelectorAll('main a[href^="#"]'))
			if (!document.getElementById(decodeURIComponent(link.hash.slice(1))))
				found.push(`no ${link.hash}`);
		let level = 1;
		for (const heading of document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')) {
			const own = Number(heading.tagName[1]);
			if (own > level + 1)
				found.push(`from level ${level} to ${own}: ${heading.textContent}`);
			level = own;
		}
		if (!document.querySelector('meta[name=robots][content=noindex]'))
			found.push('search engines would find all twice');
		return found;
	});
	const names = await page.locator('.kb-whole h2').allTextContents();
	return faults.concat(same('cards', names, titles([...items].sort((a, b) =>
		orders.categorie.indexOf(a.categorie) - orders.categorie.indexOf(b.categorie) ||
		titles(items).indexOf(a.titel) - titles(items).indexOf(b.titel)))));
}

// ---- Accessibility rules, in every state ----

const STATES = [
	'/producten/?type=standaard&fase=beheer,proberen&q=gemeente&vergelijk=gibit',
	'/producten/?q=xyzzy',
	'/producten/?q=gibit&zicht=tabel&volgorde=-titel&vergelijk=gibit,forum-gibit',
	'/producten/vergelijken/?kaart=gibit,forum-gibit,ggk',
];

async function axeInLooks(page) {
	const faults = [];
	for (const look of ['light', 'dark', '320 px'])
		faults.push(...(await axeFaults(page, look)).map((fault) => `${look}: ${fault}`));
	return faults;
}

async function openedFaults(page) {
	await page.locator('#kb_filters summary').click();
	return axeFaults(page);
}

// ---- From the file system ----

async function fileFaults(page) {
	const faults = await shownFaults(page, { type: ['standaard'] });
	await box(page, 'fase', 'beheer').check();
	faults.push(...await shownFaults(page, { type: ['standaard'], fase: ['beheer'] }));
	await page.goBack();
	faults.push(...await shownFaults(page, { type: ['standaard'] }));
	await page.locator(SHOWN).first().click();
	await page.waitForURL(/producten\/[^/]+\/index\.html$/);
	await page.goBack();
	return faults.concat(await shownFaults(page, { type: ['standaard'] }));
}

async function filePickFaults(page) {
	for (const id of IDS.slice(0, 2))
		await page.getByLabel(`Vergelijk ${nameOf(id)}`, { exact: true }).check();
	await page.getByRole('link', { name: 'Vergelijk (2)' }).click();
	await page.waitForURL(/vergelijken\/index\.html\?kaart=/);
	const faults = same('heads', await heads(page), IDS.slice(0, 2).map(nameOf));
	await page.locator('#kb_compare_add').selectOption(IDS[2]);
	await page.getByRole('button', { name: 'Zet erbij' }).click();
	faults.push(...same('heads', await heads(page), IDS.slice(0, 3).map(nameOf)));
	await page.locator('#kb_compare_list').click();
	await page.waitForURL(/producten\/index\.html\?vergelijk=/);
	return faults.concat(same('picked', await page.locator('.kb-pick input:checked').count(), 3));
}

// ---- All of it ----

const PLAIN = { javaScriptEnabled: false };

function listScenes(name) {
	const scene = (title, look, options) =>
		({ title: `${name}, ${title}`, path: '/producten/', look, options });
	return [
		scene('filters', filterFaults),
		scene('back and forward', backFaults),
		scene('search', searchFaults),
		scene('chips', chipFaults),
		scene('order', orderFaults),
		scene('table', tableFaults),
		scene('keyboard', keyboardFaults),
		scene('keyboard, chips', chipKeyFaults),
		scene('phone', phoneFaults, { viewport: NARROW }),
		scene('picking', pickFaults),
		scene('a word is a step', stepFaults),
		scene('addresses by hand', addressFaults),
		scene('an address that cannot be written', refusedFaults),
		scene('on to the whole site', elsewhereFaults),
		scene('all in the address', allAtLoadFaults),
	];
}

function wholeScenes(site) {
	const scene = (title, path, look, options) =>
		({ title: `one page, ${title}`, path: `/producten/${path}`, look, options });
	const file = (title, path, look) => ({ ...scene(title, path, look), base: site.onDisk() });
	const many = `?kaart=${IDS.slice(0, 2)},bestaat-niet,${IDS.slice(2)}`;
	return [
		scene('picking four', '', mostFaults),
		scene('from the boxes to those chosen', '', wayToBasketFaults),
		scene('from the boxes to those chosen, phone', '', wayToBasketFaults, { viewport: NARROW }),
		scene('nothing moves', '', placeFaults),
		scene('nothing moves, phone', '', placeFaults, { viewport: NARROW }),
		scene('without JavaScript', '', plainFaults, PLAIN),
		scene('without JavaScript, phone', '', plainPhoneFaults, { ...PLAIN, viewport: NARROW }),
		scene('to what stands below, phone', '', onwardFaults, { viewport: NARROW }),
		scene('to what stands below, phone, without JavaScript', '', onwardFaults, { ...PLAIN, viewport: NARROW }),
		scene('table at 1440 px', '?zicht=tabel', wideTableFaults, { viewport: { width: 1440, height: 900 } }),
		scene('what the fields mean', 'velden/', fieldsFaults),
		scene('boxes in steps', '', stepsFaults),
		scene('comparing', 'vergelijken/', compareFaults),
		scene('comparing, keyboard', '', compareKeyFaults),
		scene('too many, and unknown', `vergelijken/${many}`, tooManyFaults),
		scene('comparing at 320 px', 'vergelijken/?kaart=gibit,ggk', stackedFaults, { viewport: NARROW }),
		scene('comparing without JavaScript', 'vergelijken/', plainCompareFaults, PLAIN),
		scene('all on one page', 'alles/', wholeFaults),
		file('from disk', 'index.html?type=standaard', fileFaults),
		file('from disk, comparing', 'index.html', filePickFaults),
		...STATES.map((path) => ({ title: `axe: ${path}`, path, look: axeInLooks, options: { bypassCSP: true } })),
		scene('axe, filters on a phone', '?type=standaard', openedFaults, { viewport: NARROW, bypassCSP: true }),
	];
}

export default async function lists(site) {
	readData(site.folder);
	perPage = items.length;
	await site.play([...listScenes('one page'), ...wholeScenes(site)]);
	perPage = 20;
	const copy = buildPaged();
	/* A copy has no history, so its cards have other days. */
	readData(copy);
	await site.beside(copy, (paged) => paged.play([...listScenes('five pages'), {
		title: 'five pages, of which the others do not come', path: '/producten/', look: lostFaults,
		complains: true }, {
		title: 'five pages, from disk', path: '/producten/index.html?type=standaard',
		look: fileFaults, base: paged.onDisk() }]));
}
