// SPDX-License-Identifier: EUPL-1.2
//
// Served with the policy the site is made for, and with its scripts running: no console error or
// warning, no breach of the policy, nothing asked of another origin, nothing missing.

import { NARROW, WIDE, htmlOf, seenFaults } from './harness.mjs';

// Every page has site.js; only some have more than that.
const hasScripts = (site, path) =>
	[...htmlOf(site.folder, path).matchAll(/<script\b[^>]*\bsrc=/g)].length > 1;

export default async function policy(site) {
	const scripted = site.pages.filter((path) => hasScripts(site, path));
	for (const [viewport, paths] of [[WIDE, site.pages], [NARROW, scripted]])
		await site.visit({ viewport }, paths, async (page, path) =>
			site.report(`policy, ${viewport.width} px: ${path}`, await seenFaults(page)));
	if (site.only !== '/')
		return;
	// The error page has to find its assets from any depth.
	await site.visit({ viewport: WIDE }, ['/bestaat/niet/'], async (page) => {
		// Its own status is no fault of the error page, but that of what it asks for is.
		const faults = (await seenFaults(page)).filter((fault) => !/status of 404/.test(fault));
		if (await page.locator('main h1').count() !== 1)
			faults.push('this is not the error page');
		site.report('policy: the error page, two folders deep', faults);
	});
}
