// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/compare.mjs FOLDER
//
// Whether the files with which measurements are put side by side hold what the data of each
// measurement say: the same subjects, values and statuses, and nobody else.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const [folder] = process.argv.slice(2);
const STATUS = { green: 'groen', orange: 'oranje', red: 'rood', grey: 'grijs', none: null };
const faults = [];
let compared = 0;

function check(what, found, wanted) {
	compared++;
	if (found !== wanted)
		faults.push(`${what}: ${found}, not ${wanted}`);
}

for (const name of readdirSync(join(folder, 'vergelijken')).filter((file) => file.endsWith('.js'))) {
	const date = name.slice(0, -3);
	let data;
	runInNewContext(readFileSync(join(folder, 'vergelijken', name), 'utf8'), {
		kaartenbakCompare: { load: (day, loaded) => { data = day === date && loaded; } },
	});
	const measured = readdirSync(join(folder, 'gemeenten'))
		.filter((id) => existsSync(join(folder, 'gemeenten', id, `${date}.json`))).sort();
	check(`${date}: subjects`, Object.keys(data.subjects).sort().join(), measured.join());
	for (const id of measured) {
		const file = JSON.parse(readFileSync(join(folder, 'gemeenten', id, `${date}.json`), 'utf8'));
		check(`${id} ${date}: edition`, data.edition, file.editie);
		file.indicatoren.forEach((indicator, i) => {
			const what = `${id} ${date} ${indicator.id}`;
			const [word, , exact] = data.subjects[id][i];
			check(what, data.indicators[i].id, indicator.id);
			check(what, STATUS[data.words[word][0]], indicator.status);
			check(what, exact === undefined, indicator.waarde === null);
			if (typeof indicator.waarde === 'number')
				check(what, Number(exact), indicator.waarde);
			else if (indicator.waarde !== null)
				check(what, exact, indicator.waarde);
		});
	}
}
faults.forEach((fault) => console.log(fault));
process.exit(faults.length || compared < 500 ? 1 : 0);
