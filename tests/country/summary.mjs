// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/summary.mjs MEASUREMENT.json
//
// The summary of a measurement, in its order: paragraph, value, comparator and status, with tabs.
import { readFileSync } from "node:fs";

const { indicatoren } = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const one of indicatoren.filter(({ samenvatting }) => samenvatting))
	console.log([one.paragraaf, one.waarde ?? "-", one.vergelijking ?? "-", one.status].join("\t"));
