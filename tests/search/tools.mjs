// SPDX-License-Identifier: EUPL-1.2
//
// What the tests of search share: the engine with an index, and counting.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual, inspect } from 'node:util';

const ENGINE = new URL('../../themes/basis/assets/search.js', import.meta.url).pathname;

// A fresh engine with the index of a file, as a page would load it.
export function engineWith(index) {
	const require = createRequire(import.meta.url);
	delete require.cache[ENGINE];
	const engine = require(ENGINE);
	new Function('kaartenbakSearch', readFileSync(index, 'utf8'))(engine);
	return engine;
}

// The addresses found, best first: those of the best group, then of the next.
export function addresses(engine, query) {
	const result = engine.search(query);
	return result.groups.flatMap((group) => group.hits.map((hit) => engine.show(result, hit).url));
}

export function marked(pieces) {
	return pieces.map((piece) => piece.hit ? `[${piece.text}]` : piece.text).join('');
}

export function expect(title, actual, wanted) {
	if (isDeepStrictEqual(actual, wanted)) {
		console.log(`ok      ${title}`);
		return;
	}
	console.log(`FAILED  ${title}`);
	console.log(`    | wanted ${inspect(wanted)}\n    | but got ${inspect(actual)}`);
}
