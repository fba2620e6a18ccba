// SPDX-License-Identifier: EUPL-1.2
//
// Nothing moves once it is shown, while the page loads nor after its scripts and letters came; and
// nothing holds up the first paint but one style sheet. A theme of another may add its tokens.

import { NARROW, WIDE } from './harness.mjs';

function startWatching() {
	window.shifts = [];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries())
			if (!entry.hadRecentInput)
				window.shifts.push({ value: entry.value, moved: entry.sources.map(({ node }) => {
					const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
					return element ? `${element.tagName}.${element.className}` : 'something';
				}) });
	}).observe({ type: 'layout-shift', buffered: true });
}

async function shiftFaults(page) {
	await page.evaluate(async () => {
		await document.fonts.ready;
		await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
		await new Promise((done) => { setTimeout(done, 100); });
	});
	const shifts = await page.evaluate(() => window.shifts);
	return shifts.map(({ value, moved }) => `moved by ${value}: ${moved.join(', ')}`);
}

function blockingFaults() {
	const faults = [];
	const sheets = [...document.querySelectorAll('link[rel~=stylesheet]')];
	if (sheets.length !== 1)
		faults.push(`${sheets.length} style sheets`);
	for (const script of document.querySelectorAll('script[src]'))
		if (!script.defer && !script.async && script.type !== 'module')
			faults.push(`a script that is waited for: ${script.getAttribute('src')}`);
	const blocking = performance.getEntriesByType('resource')
		.filter((entry) => entry.renderBlockingStatus === 'blocking');
	if (blocking.length !== 1)
		faults.push(`${blocking.length} files hold up the paint: ` +
			blocking.map(({ name }) => name).join(', '));
	for (const image of document.querySelectorAll('img, video, iframe'))
		if (!image.hasAttribute('width') || !image.hasAttribute('height'))
			faults.push(`no room is kept for ${image.outerHTML.slice(0, 80)}`);
	return faults;
}

export default async function shift(site) {
	for (const viewport of [WIDE, NARROW])
		await site.visit({ viewport }, site.pages, async (page, path) =>
			site.report(`nothing moves, ${viewport.width} px: ${path}`,
				[...await shiftFaults(page), ...await page.evaluate(blockingFaults)]),
		(page) => page.addInitScript(startWatching));
}
