// SPDX-License-Identifier: EUPL-1.2
//
// The site from the disk, as from a zip that was unpacked somewhere: one goes from page to page by
// clicking; every kind of page is whole, asks for nothing outside its folder, and leads to no folder.
// Search, lists and comparing from the disk are with the tests of these.

import { WIDE, htmlOf } from './harness.mjs';
import { walkFaults, wayOf } from './noscript.mjs';

// In the page: styles are applied, and there is a page and no list of files.
function lookFaults() {
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
}

// The way of a visitor, and all of it back.
async function backFaults(site, page, base) {
	const faults = await walkFaults(site, page, base);
	for (let i = 0; i < wayOf(site).length; i++)
		await page.goBack();
	return page.url() === `${base}/index.html` ? faults : [...faults, `back ends at ${page.url()}`];
}

// What a script adds is mended when it is used.
async function addedFaults(page) {
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
	return ['/over/index.html?q=a#b', '/over/index.html'].filter((end, i) => !added[i].endsWith(end))
		.map((end) => `${added} instead of ${end}`);
}

export default async function offline(site) {
	const base = site.onDisk();
	const scene = (title, path, look, options) => ({ title: `from disk: ${title}`, path, look, options, base });
	await site.play([
		scene('from page to page, and back', '/index.html', (page) => backFaults(site, page, base),
			{ viewport: WIDE }),
		scene('what a script adds', '/index.html', addedFaults),
		...site.singles.filter((path) => path !== '/404.html').map((path) =>
			scene(path, `${path}index.html`, (page) => page.evaluate(lookFaults))),
	]);
	// Nothing of it on a host: a page there has no file: address.
	site.report('pages name no file', site.pages.filter((path) =>
		/(href|src)="[^"]*index\.html/.test(htmlOf(site.folder, path))));
}
