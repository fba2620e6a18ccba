// SPDX-License-Identifier: EUPL-1.2
//
// Nothing moves once it is shown, while the page loads nor after its scripts and letters came, also when
// those are late and what was chosen stands in the address; and nothing holds up the first paint but one
// style sheet. A theme of another may add its tokens.

import { NARROW, WIDE } from './harness.mjs';

// Long enough for a first paint without the scripts.
const LATE_MS = 200;

export async function delayScripts(page) {
	await page.route('**/*.js', async (route) => {
		await new Promise((done) => { setTimeout(done, LATE_MS); });
		await route.continue();
	});
}

// In the page: what moved since it was opened, but for what somebody did.
async function readShifts() {
	const shifts = [];
	await document.fonts.ready;
	await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
	new PerformanceObserver((list) => shifts.push(...list.getEntries()))
		.observe({ type: 'layout-shift', buffered: true });
	await new Promise((done) => { setTimeout(done, 100); });
	const nameOf = ({ node }) => {
		const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
		return element ? `${element.tagName}#${element.id}.${element.className}` : 'something';
	};
	return shifts.filter((entry) => !entry.hadRecentInput).map(({ value, sources }) =>
		`moved by ${value.toFixed(4)}: ${sources.map(nameOf).join(', ')}`);
}

export const shiftFaults = (page) => page.evaluate(readShifts);

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

// Addresses that make a script show something else than the HTML does.
function statesOf({ cards, singles }) {
	const [, list] = cards[0].split('/');
	const ids = cards.slice(0, 2).map((path) => path.split('/')[2]);
	return [`/${list}/?fase=beheer&type=standaard`, `/${list}/?zicht=tabel`, `/${list}/?volgorde=-titel`,
		`/${list}/?q=gegevens`, `/${list}/?vergelijk=${ids}`, `/${list}/vergelijken/?kaart=${ids}`,
		'/zoeken/?q=gegevens'].filter((path) => singles.includes(path.replace(/\?.*/, '')));
}

export default async function shift(site) {
	for (const viewport of [WIDE, NARROW])
		await site.visit({ viewport }, [...site.singles, ...statesOf(site)], async (page, path) =>
			site.report(`nothing moves, ${viewport.width} px: ${path}`,
				[...await shiftFaults(page), ...await page.evaluate(blockingFaults)]), delayScripts, 2);
}
