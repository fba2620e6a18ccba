// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/words.mjs INDEX: the words and addresses of an index of search, one a line. In
// the index itself each has only what it has not in common with the one before.
import { readFileSync } from "node:fs";

let index;
new Function("kaartenbakSearch", readFileSync(process.argv[2], "utf8"))({ load: (data) => { index = data; } });

for (const folded of [index.words, index.urls]) {
	let word = "";
	for (const [, common, rest] of folded.matchAll(/([A-Z])([^A-Z]*)/g)) {
		word = word.slice(0, common.charCodeAt(0) - 65) + rest;
		console.log(word);
	}
}
