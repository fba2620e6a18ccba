// SPDX-License-Identifier: EUPL-1.2
//
// node tests/search/queries.mjs FOLDER: the questions of queries.txt, asked of the real site.

import { readFileSync } from 'node:fs';
import { addresses, engineWith, expect } from './tools.mjs';

const engine = engineWith(`${process.argv[2]}/site/zoeken/index.js`);
const lines = readFileSync(new URL('queries.txt', import.meta.url), 'utf8').split('\n');

for (const line of lines) {
	if (!line || line.startsWith('#'))
		continue;
	const [, query, sign, rest] = line.match(/^(.*?) ([=~!])(?: (.*))?$/);
	const wanted = (rest ?? '').split(' ').filter(Boolean);
	const found = addresses(engine, query);
	if (!wanted.length)
		expect(`“${query}” finds nothing`, found, []);
	else if (sign === '=')
		expect(`“${query}” finds first: ${wanted.length}`, found.slice(0, wanted.length).sort(), wanted.sort());
	else if (sign === '!')
		expect(`“${query}” does not find ${wanted.length}`, wanted.filter((url) => found.includes(url)), []);
	else
		expect(`“${query}” finds ${wanted.length}`, wanted.filter((url) => !found.includes(url)), []);
}
console.log('done');
