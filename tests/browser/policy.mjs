// SPDX-License-Identifier: EUPL-1.2
//
// Served with the policy the site is made for, and with its scripts running: no console error or
// warning, no breach of the policy, nothing asked of another origin, nothing missing.

import { NARROW, WIDE } from './harness.mjs';

// Makes the page tell what goes wrong; the texts come in page.faults.
export async function watch(page, origin) {
	page.faults = [];
	await page.addInitScript(() => {
		window.violations = [];
		document.addEventListener('securitypolicyviolation', (event) =>
			window.violations.push(`policy: ${event.violatedDirective}: ${event.blockedURI}`));
	});
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()))
			page.faults.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => page.faults.push(`script: ${error.message}`));
	page.on('request', (request) => {
		if (!request.url().startsWith(`${origin}/`))
			page.faults.push(`asks another origin: ${request.url()}`);
	});
	page.on('requestfailed', (request) => {
		// Aborted is what was still under way when the next page was opened.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			page.faults.push(`not loaded: ${request.url()}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400 && !response.request().isNavigationRequest())
			page.faults.push(`${response.status()}: ${response.url()}`);
	});
}

// What was seen since the last time, and nothing is left of it.
export async function seenFaults(page) {
	const violations = await page.evaluate(() => window.violations.splice(0));
	return [...page.faults.splice(0), ...violations];
}

export default async function policy(site) {
	const prepare = (page) => watch(page, site.origin);
	for (const viewport of [WIDE, NARROW])
		await site.visit({ viewport }, site.pages, async (page, path) => {
			const faults = await seenFaults(page);
			// Its own status is no fault of the error page, but that of what it asks for is.
			site.report(`policy, ${viewport.width} px: ${path}`, faults);
		}, prepare);
	if (site.only !== '/')
		return;
	// The error page has to find its assets from any depth.
	await site.visit({ viewport: WIDE }, ['/bestaat/niet/'], async (page) => {
		const faults = (await seenFaults(page)).filter((fault) => !/status of 404/.test(fault));
		if (await page.locator('main h1').count() !== 1)
			faults.push('this is not the error page');
		site.report('policy: the error page, two folders deep', faults);
	}, prepare);
}
