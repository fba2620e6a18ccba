// SPDX-License-Identifier: EUPL-1.2
//
// node tests/browser/shots.mjs FOLDER OUT
//
// Pictures of every kind of page of a built site: wide, narrow, dark and as it is printed.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, samplePages, serve } from './harness.mjs';

const [folder, out] = process.argv.slice(2);
const LOOKS = [
	['wide', { viewport: { width: 1280, height: 900 } }],
	['narrow', { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 }],
	['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
	// The width of A4 with its margins, at 96 dots an inch.
	['print', { viewport: { width: 718, height: 1047 } }],
];

mkdirSync(out, { recursive: true });
const { origin, close } = await serve(folder);
const browser = await launch();
for (const [look, options] of LOOKS) {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	if (look === 'print')
		await page.emulateMedia({ media: 'print' });
	for (const path of samplePages(folder)) {
		const name = path.replace(/\.html$|^\/|\/$/g, '').replaceAll('/', '-') || 'home';
		await page.goto(origin + path, { waitUntil: 'load' });
		await page.screenshot({ path: join(out, `${name}-${look}.png`), fullPage: true });
	}
	await context.close();
}
await browser.close();
close();
