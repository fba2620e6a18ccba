// SPDX-License-Identifier: EUPL-1.2
//
// node tests/browser/site.mjs SITE COUNTRY [TEST…]
//
// Opens every kind of page of the built site of content/, and of the monitor of tests/country, in
// Chromium and looks at it as visitors do. Each test is a module beside this one, which says at its top
// what it proves. A TEST is the name of one, or NAME:WORDS for what has these words in its title, of
// what is played there. Ends with "N passed, N failed".

import { launch, openSite } from './harness.mjs';

// Of the country only what the site has too little of: its monitor.
const BOTH = ['axe', 'policy', 'structure', 'reflow', 'keyboard', 'print', 'shift', 'feeds'];
const OF_SITE = ['noscript', 'offline', 'search', 'lists', 'glossary', 'contrast', 'weight', 'tokens',
	'serve'];
const OF_COUNTRY = ['monitor'];

const [siteFolder, countryFolder, ...words] = process.argv.slice(2);
const chosen = new Map(words.map((word) => word.split(/:(.*)/s)));
const browser = await launch();
const site = await openSite(siteFolder, { browser });
const country = await openSite(countryFolder, { browser, only: '/monitors/' });

async function run(name, tested) {
	const start = performance.now();
	const passed = () => tested.reduce((sum, one) => sum + one.passed, 0);
	const before = passed();
	const { default: test } = await import(`./${name}.mjs`);
	for (const one of tested) {
		one.word = chosen.get(name) ?? '';
		await test(one);
	}
	const seconds = (performance.now() - start) / 1000;
	console.log(`ok      ${name}: ${passed() - before} in ${seconds.toFixed(1)} s`);
}

const tests = [...BOTH.map((name) => [name, [site, country]]), ...OF_SITE.map((name) => [name, [site]]),
	...OF_COUNTRY.map((name) => [name, [country]])];
const unknown = [...chosen.keys()].filter((name) => !tests.some(([known]) => known === name));
if (unknown.length > 0) {
	console.error(`no test is called ${unknown.join(', ')}; there are ${tests.map(([name]) => name).join(', ')}`);
	process.exit(2);
}
for (const [name, tested] of tests)
	if (chosen.size === 0 || chosen.has(name))
		await run(name, tested);
for (const one of [site, country])
	one.close();
await browser.close();
console.log(`${site.pages.length} pages of ${siteFolder}, ${country.pages.length} of ${countryFolder}`);
console.log(`${site.passed + country.passed} passed, ${site.failed + country.failed} failed`);
process.exitCode = site.failed + country.failed ? 1 : 0;
