// SPDX-License-Identifier: EUPL-1.2
//
// Without JavaScript: every page says what it has to say, and one gets from the home page to a card, a
// measurement, an indicator and the method by clicking alone.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WIDE, allPages, htmlOf, kindsOf } from './harness.mjs';

async function readFaults(page) {
	const faults = [];
	if (!await page.locator('h1').first().isVisible())
		faults.push('the h1 is not seen');
	const main = page.locator('main');
	if ((await main.innerText()).trim().length < 20)
		faults.push('main is as good as empty');
	return faults.concat(await main.evaluate((it) => [...it.querySelectorAll('a[href]')]
		.filter((link) => !link.checkVisibility({ visibilityProperty: true }) &&
			!link.closest('details, .kb-print'))
		.map((link) => `a link is not seen: ${link.getAttribute('href')}`)));
}

// What only a script can do must not be shown; a form must lead somewhere.
function deadFaults() {
	const faults = [...document.querySelectorAll('button:not([type=submit])')]
		.filter((button) => button.type !== 'submit' &&
			button.checkVisibility({ visibilityProperty: true }))
		.map((button) => `a button that does nothing: ${button.textContent.trim()}`);
	const forms = [...document.forms].filter((form) => form.checkVisibility() && !form.action);
	return faults.concat(forms.map(() => 'a form without action'));
}

// Clicks the first link that is seen and whose path fits, and says which page it came to. goal is a
// function of the path within the site. The base is where the site stands: an origin or file://….
export async function follow(page, base, goal) {
	const links = await page.evaluate((start) => [...document.querySelectorAll('a[href]')]
		.map((link, i) => [i, link])
		.filter(([, link]) => link.checkVisibility() && link.href.startsWith(start))
		.map(([i, link]) => [i, link.href.slice(start.length).replace(/[#?].*$/, '')
			.replace(/\/index\.html$/, '/')]), base);
	const found = links.find(([, path]) => goal(path));
	if (!found)
		return undefined;
	await page.locator('a[href]').nth(found[0]).click();
	await page.waitForLoadState('load');
	return found[1];
}

// The page of a category, type or phase: it is about something else than a card, and leads to cards.
function isTerm(site, path) {
	const pages = kindsOf(site.folder).get(`${path.split('/')[1]}/*`);
	if (!/^\/[^/]+\/[^/]+\/$/.test(path) || /^\/monitors\//.test(path) || !pages?.includes(path) ||
		site.cards.includes(path))
		return false;
	const html = htmlOf(site.folder, path);
	return site.cards.some((card) => html.includes(`${card.slice(1)}"`));
}

// The way of a visitor: each step a goal that is a link on the page before.
export function wayOf(site) {
	const terms = new Set(allPages(site.folder).filter((path) => isTerm(site, path)));
	const card = (path) => site.cards.includes(path);
	return [
		['a category', (path) => terms.has(path)],
		['a card', card],
		['the monitor', (path) => /^\/monitors\/[^/]+\/$/.test(path)],
		['a measurement', (path) => /^\/monitors\/[^/]+\/gemeenten\/[^/]+\/$/.test(path)],
		['an indicator', (path) => /^\/monitors\/[^/]+\/indicatoren\/[^/]+\/$/.test(path)],
		['the method', (path) => /^\/monitors\/[^/]+\/methode\/([^/]+\/)?$/.test(path)],
		['home', (path) => path === '/'],
	];
}

// Goes that way from the page that is open.
export async function walkFaults(site, page, base) {
	for (const [what, goal] of wayOf(site)) {
		const from = page.url().slice(base.length);
		const path = await follow(page, base, goal);
		if (path === undefined)
			return [`no link to ${what} on ${from}`];
		if (await page.locator('main h1').count() !== 1)
			return [`${what}: ${path} is no page`];
	}
	return [];
}

// Every page can be reached from the home page by links in the HTML alone.
function unreachable({ folder, origin }) {
	const all = allPages(folder);
	const known = new Set(all);
	const seen = new Set(['/']);
	const queue = ['/'];
	while (queue.length > 0) {
		const path = queue.pop();
		for (const [, href] of htmlOf(folder, path).matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
			const url = new URL(href.replaceAll('&amp;', '&'), origin + path);
			const name = url.pathname.replace(/\/index\.html$/, '/');
			if (url.origin !== origin || seen.has(name))
				continue;
			seen.add(name);
			if (known.has(name))
				queue.push(name);
		}
	}
	return all.filter((path) => !seen.has(path) && path !== '/404.html');
}

// Each address of the sitemap is a page of the site that search engines may keep; each such page is in it.
function sitemapFaults({ folder }) {
	const listed = [...readFileSync(join(folder, 'sitemap.xml'), 'utf8').matchAll(/<loc>([^<]*)<\/loc>/g)]
		.map(([, url]) => decodeURIComponent(new URL(url).pathname));
	const wanted = allPages(folder).filter((path) => path !== '/404.html' &&
		!/<meta name="robots" content="noindex/.test(htmlOf(folder, path)));
	return [...listed.filter((path) => !wanted.includes(path)).map((path) => `lists ${path}`),
		...wanted.filter((path) => !listed.includes(path)).map((path) => `does not list ${path}`)];
}

export default async function noscript(site) {
	const options = { viewport: WIDE, javaScriptEnabled: false };
	await site.visit(options, site.pages, async (page, path) =>
		site.report(`without JavaScript: ${path}`, [...await readFaults(page),
			...await page.evaluate(deadFaults)]));
	await site.play([{ title: 'from home to card, measurement, indicator and method, by links',
		path: '/', look: (page) => walkFaults(site, page, site.origin), options }]);
	site.report('every page is reached by links',
		unreachable(site).map((path) => `not reached: ${path}`));
	site.report('the sitemap has the pages', sitemapFaults(site));
}
