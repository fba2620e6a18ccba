// SPDX-License-Identifier: EUPL-1.2
//
// node tests/browser/site.mjs FOLDER [--only=/PATH/] [TEST…]
//
// Opens every kind of page of a built site in Chromium and looks at it as visitors do. Each test is a
// module beside this one, which says at its top what it proves. Names choose some of them; --only keeps
// to the pages below a path. Ends with "N passed, N failed".

import { openSite } from './harness.mjs';

// Not where only a part is looked at: these are about the site as a whole, or about the theme alone.
const ONCE = ['contrast', 'noscript', 'weight', 'feeds', 'tokens'];
const TESTS = ['axe', 'policy', 'structure', 'reflow', 'keyboard', 'noscript', 'print', 'shift',
	'contrast', 'weight', 'feeds', 'tokens'];

const words = process.argv.slice(2);
const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const [folder, ...chosen] = words.filter((word) => !word.startsWith('--'));

const site = await openSite(folder, only);
for (const name of TESTS) {
	if ((chosen.length > 0 && !chosen.includes(name)) || (only && ONCE.includes(name)))
		continue;
	const start = performance.now();
	const before = site.passed;
	const { default: test } = await import(`./${name}.mjs`);
	await test(site);
	console.log(`ok      ${name}: ${site.passed - before} in ` +
		`${((performance.now() - start) / 1000).toFixed(1)} s`);
}
await site.close();
console.log(`${site.pages.length} pages of ${folder}`);
console.log(`${site.passed} passed, ${site.failed} failed`);
process.exitCode = site.failed ? 1 : 0;
