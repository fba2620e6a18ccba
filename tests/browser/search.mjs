// SPDX-License-Identifier: EUPL-1.2
//
// Searching the site as visitors do: from the form on the home page, while typing, with keys alone, by
// address, from a folder on disk. What must be found is in tests/search; this is about the page.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { axeFaults } from './axe.mjs';
import { NARROW, htmlOf, same, widthFaults } from './harness.mjs';
import { announced, press, tabTo } from './keyboard.mjs';

const FIELD = '#kb_query';
const HITS = '.kb-hit__link';
const hits = (page) => page.locator(HITS).allTextContents();
const query = (page) => new URL(page.url()).search;
const inField = (page) => page.evaluate((it) => document.activeElement.matches(it), FIELD);
const hasFocus = (page, n) => page.evaluate(([selector, i]) =>
	document.activeElement === document.querySelectorAll(selector)[i], [HITS, n]);

// Types, goes down two results and up one, opens it, and comes back to the same results.
async function keyFaults(page) {
	const faults = [];
	if (!await tabTo(page, FIELD))
		return ['Tab does not come to the field'];
	await page.keyboard.type('hulpverlening');
	if (!await announced(page, /^\d+ result(aat|aten)$/))
		faults.push(`nothing is told: ${await page.locator('.kb-finder [role=status]').textContent()}`);
	faults.push(...same('address', query(page), '?q=hulpverlening'));
	const found = await hits(page);
	if (!/Verbinden schuldendomein/.test(found[0]))
		faults.push(`found first: ${found[0]}`);
	await page.locator(FIELD).fill('gegevens');
	await press(page, 'ArrowDown', 'ArrowDown');
	faults.push(...same('focus on the second', await hasFocus(page, 1), true));
	await press(page, 'ArrowUp');
	faults.push(...same('focus on the first', await hasFocus(page, 0), true));
	await press(page, 'ArrowUp');
	faults.push(...same('back in the field', await inField(page), true));
	const before = await hits(page);
	await press(page, 'ArrowDown', 'Enter');
	await page.waitForURL((url) => !/\/zoeken\//.test(url.pathname));
	await page.goBack();
	await page.locator(HITS).first().waitFor();
	faults.push(...same('after going back', await hits(page), before),
		...same('address', query(page), '?q=gegevens'));
	await page.reload();
	await page.locator(HITS).first().waitFor();
	return faults.concat(same('after reloading', await hits(page), before));
}

// More of a group, emptying the field, nothing found, and what was meant: told, and without a mouse.
async function tellFaults(page) {
	const faults = [];
	await page.locator(HITS).first().waitFor();
	const before = await page.locator(HITS).count();
	if (!await tabTo(page, '.kb-search__more'))
		return ['Tab does not come to the rest of a group'];
	await press(page, 'Enter');
	if (await page.locator(HITS).count() <= before)
		faults.push('there are no more than before');
	faults.push(...same('focus on the first of the rest', await hasFocus(page, 10), true));
	await press(page, 'Escape');
	faults.push(...same('in the field', await inField(page), true));
	await press(page, 'Escape');
	faults.push(...same('emptied', await page.locator(FIELD).inputValue(), ''),
		...same('address', query(page), ''), ...same('results', (await hits(page)).length, 0));
	await page.keyboard.type('xyzzyqwk');
	if (!await announced(page, /Geen resultaten voor “xyzzyqwk”/))
		faults.push('nobody tells that nothing is found');
	await page.locator(FIELD).fill('toegankelijkhied');
	await page.locator(HITS).first().waitFor();
	if (!/toegankelijkhied/.test(await page.locator('.kb-search__note').textContent()))
		faults.push('the note does not tell of the typing error');
	return faults;
}

async function formFaults(page) {
	if (!await tabTo(page, 'main input[type=search], header input[type=search]'))
		return ['Tab does not come to a field'];
	await page.keyboard.type('inkopen');
	await press(page, 'Enter');
	await page.waitForURL(/\/zoeken\/(index\.html)?\?q=inkopen$/);
	await page.locator(HITS).first().waitFor();
	return same('field', await page.locator(FIELD).inputValue(), 'inkopen')
		.concat((await hits(page)).some((title) => /GT /.test(title)) ? [] : ['no GT card']);
}

// Results of all groups lead to a page that is there, in whatever folder the site is.
async function diskFaults(page) {
	await page.locator(HITS).first().waitFor();
	while (await page.locator('.kb-search__more').count())
		await page.locator('.kb-search__more').first().click();
	const links = await page.locator(HITS).evaluateAll((all) => all.map((it) => it.href));
	const faults = links.filter((href) => !existsSync(fileURLToPath(href.replace(/#.*/, ''))))
		.map((href) => `there is no ${href}`);
	if (links.length < 20)
		faults.push(`only ${links.length} results`);
	await page.locator(FIELD).fill('gibit');
	await page.locator(HITS).first().click();
	await page.waitForURL(/gibit\/index\.html$/);
	return faults;
}

// What is looked for is text, whatever it looks like.
async function textFaults(page) {
	await page.locator('.kb-finder [role=status]', { hasText: 'Geen resultaten' }).waitFor();
	return same('elements', await page.locator('.kb-finder :is(img, script)').count(), 0);
}

async function lookFaults(page) {
	await page.locator(HITS).first().waitFor();
	const faults = [];
	for (const look of ['light', 'dark', '320 px'])
		faults.push(...(await axeFaults(page, look)).map((fault) => `${look}: ${fault}`));
	return faults.concat(await page.evaluate(widthFaults));
}

// Without a script the page is a list of all there is.
async function plainFaults(page, site) {
	const letters = await page.locator('.kb-az__letters a').count();
	const links = await page.locator('.kb-az__pages a').evaluateAll((all) => all.map((it) => it.pathname));
	const faults = site.cards.filter((path) => !links.includes(path) &&
		!htmlOf(site.folder, '/zoeken/').includes('kb-az__lists')).map((path) => `no link to ${path}`);
	if (letters < 5 || links.length < 10)
		faults.push(`${letters} letters, ${links.length} links`);
	if (!await page.locator('noscript p').isVisible())
		faults.push('nobody says that searching needs a script');
	return faults;
}

export default async function search(site) {
	const scene = (title, path, look, options) => ({ title: `search, ${title}`, path, look, options });
	const file = (title, path, look) => ({ ...scene(title, path, look), base: site.onDisk() });
	await site.play([
		scene('keys alone', '/zoeken/', keyFaults),
		scene('what is told', '/zoeken/?q=gemeente', tellFaults),
		scene('from the home page', '/', formFaults),
		scene('from a card', site.cards[0], formFaults),
		file('from the home page on disk', '/index.html', formFaults),
		file('on disk', '/zoeken/index.html?q=gemeente', diskFaults),
		scene('text is text', `/zoeken/?q=${encodeURIComponent('<img src=x>zzqq')}`, textFaults),
		scene('axe and width', '/zoeken/?q=gegevens', lookFaults, { bypassCSP: true }),
		scene('axe of nothing found', '/zoeken/?q=girietschop', async (page) => {
			await announced(page, /Geen resultaten/);
			return axeFaults(page);
		}, { bypassCSP: true, viewport: NARROW }),
		scene('without JavaScript', '/zoeken/', (page) => plainFaults(page, site),
			{ javaScriptEnabled: false }),
	]);
}
