// SPDX-License-Identifier: EUPL-1.2
//
// node tests/bench/search.mjs INDEX: the milliseconds of processor of the slowest answer, once
// the engine is warm; of every question the median of some askings.

import { engineWith } from '../search/tools.mjs';

const QUERIES = ['inkopen', 'beveiliging', 'gegevensknoopunt', 'toegankelijkhied', 'gemeente digitaal beheer',
	'overeenkomstvoorziening', 'qzqzqzqz', 'a', 'de', 'standaard register koppeling'];
const ROUNDS = 15;

const engine = engineWith(process.argv[2]);
const slowest = QUERIES.map((query) => {
	const times = [];
	for (let i = 0; i < ROUNDS; i++) {
		const start = process.cpuUsage();
		const result = engine.search(query);
		for (const group of result.groups)
			group.hits.slice(0, 10).forEach((hit) => engine.show(result, hit));
		times.push(process.cpuUsage(start).user / 1e3);
	}
	return times.sort((a, b) => a - b)[ROUNDS >> 1];
}).reduce((a, b) => Math.max(a, b));
console.log(slowest.toFixed(2));
