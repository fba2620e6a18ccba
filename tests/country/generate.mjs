// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/generate.mjs
//
// Writes all measurements of this invented country, content/monitors/land/metingen/. The same
// program gives the same bytes; what it writes is part of the repository, so that people can read
// it. Everything else in content/ is written by hand.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(
	dirname(fileURLToPath(import.meta.url)), "content", "monitors", "land", "metingen");

const dates = ["2024-02-01", "2024-05-01", "2024-08-01", "2024-11-01",
	"2025-02-01", "2025-05-01", "2025-08-01", "2025-11-01"];

// Who is measured, and on which of the dates: from, up to and including, but not.
const subjects = [
	{ id: "voorbeeldstad" },
	{ id: "testerveen" },
	{ id: "proefdorp-aan-de-fictie" },
	{ id: "verzonnenburg" },
	{ id: "niemandswoude", to: 6 },   // ends after that, and merges into one that is not public
	{ id: "bedachtemeer", not: 4 },
	{ id: "schijnhoven", from: 6, to: 6 },
	{ id: "droomkerke", from: 2 },
	{ id: "fantasiedijk", to: 4 },    // merges into verzonnenburg
	{ id: "nergenshuizen" },
];

// A fixed sequence of whole numbers below limit.
let state = 20240201n;
function next(limit) {
	state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
	return Number((state >> 33n) % BigInt(limit));
}

// A number of tenths, the Dutch way.
function tenths(n) {
	return n % 10 ? `${Math.trunc(n / 10)},${n % 10}` : `${n / 10}`;
}

// The first of the month, some months before a date.
function monthsBefore(date, months) {
	const [year, month] = date.split("-").map(Number);
	const all = year * 12 + month - 1 - months;
	return `${Math.trunc(all / 12)}-${String(all % 12 + 1).padStart(2, "0")}-01`;
}

const missing = ["-", "onbekend", "ontbreekt", null];

// The values of one subject on one day, by indicator: a word, or an object of inputs. null: left out.
function invent(who, day) {
	const components = 20 + who * 7 + day * 3 + next(9);
	const changed = next(6);
	const values = {
		aanvragen: tenths(450 + who * 40 + day * 18 + next(60)) + (next(3) ? "" : "%"),
		rapportcijfer: (who + day) % 4 == 3 ? missing[next(4)] : tenths(54 + next(28)),
		[day < 4 ? "wachttijd" : "snelheid"]: next(8) ? tenths(next(180)) : missing[next(4)],
		register: { waarde: next(6), componenten: components,
			wijziging: monthsBefore(dates[day], changed) },
		dubbel: 10 + next(30),
		loket: ["actief", "technisch", "geen", "actief", "-"][next(5)],
		netwerk: next(100) < 40 + day * 7 ? "ja" : "nee",
		controle: monthsBefore(dates[day], next(24)),
	};
	return values;
}

// What must be there, whatever chance brings: edges of rules, and words of the subjects themselves.
const fixed = {
	"testerveen 0": { aanvragen: "71,4", rapportcijfer: "7,0", dubbel: 0 },
	"testerveen 4": { aanvragen: 60 },
	"voorbeeldstad 0": { aanvragen: { waarde: "71,5",
		toelichting: "Wij tellen ook wat <u>half</u> digitaal kan & meer." } },
	"voorbeeldstad 5": { aanvragen: 93, snelheid: 0 },
	"voorbeeldstad 7": { aanvragen: "59,9", rapportcijfer: { waarde: "8,25",
		toelichting: "Gemeten onder 1.200 inwoners." } },
	"proefdorp-aan-de-fictie 2": { register: { waarde: 3, componenten: 40,
		wijziging: "2024-05-02" } },
	"proefdorp-aan-de-fictie 3": { register: { waarde: 3, componenten: 40,
		wijziging: "2024-08-01" } },
	"proefdorp-aan-de-fictie 7": { register: { waarde: 2, componenten: 39,
		wijziging: "2025-10-31" }, dubbel: 3 },
	"bedachtemeer 0": { register: { waarde: 4, componenten: "-", wijziging: "-" }, dubbel: 5 },
	"bedachtemeer 7": { register: { waarde: 4, componenten: 12, wijziging: "onbekend" } },
	"niemandswoude 1": { netwerk: "nvt" },
	"niemandswoude 5": { netwerk: "n.v.t.", loket: "nvt" },
	"niemandswoude 6": { netwerk: "nvt" },
	"droomkerke 3": { wachttijd: "8,7" },
	"verzonnenburg 6": { snelheid: "8,40" },
	"droomkerke 7": { netwerk: "nvt", controle: "2025-11-01" },
	"schijnhoven 6": { loket: "technisch", controle: "-" },
};

const remarks = {
	"voorbeeldstad 7": "In dit kwartaal is de website van Voorbeeldstad vernieuwd.",
	"fantasiedijk 4": "Dit is de laatste meting van Fantasiedijk.",
};

const products = ["Boom laten omzagen", "Draak aangeven", "Luchtkasteel bouwen"];

// ---- Writing ----

function scalar(text) {
	return String(text) === "-" || /[:#&%<]/.test(text) ? `'${String(text).replaceAll("'", "''")}'`
		: String(text);
}

function lines(values) {
	const out = [];
	for (const [id, value] of Object.entries(values)) {
		if (value === null)
			continue;
		if (typeof value !== "object") {
			out.push(`  ${id}: ${scalar(value)}`);
			continue;
		}
		out.push(`  ${id}:`);
		for (const [key, inner] of Object.entries(value))
			if (typeof inner === "object")
				out.push(`    ${key}:`, ...Object.entries(inner).map(
					([group, mean]) => `      '${group}': ${scalar(mean)}`));
			else
				out.push(`    ${key}: ${scalar(inner)}`);
	}
	return out;
}

function write(date, name, parts) {
	mkdirSync(join(folder, date), { recursive: true });
	writeFileSync(join(folder, date, `${name}.yaml`), parts.join("\n") + "\n");
}

function edition(day) {
	return `editie: '${day < 4 ? "1.0" : "2.0"}'`;
}

function rows(name, cells) {
	return ["tabellen:", `  ${name}:`, ...cells.map((cell) => `    - ${cell}`)];
}

function writeNational(day, date) {
	const perGroup = {};
	for (const stars of [0, 1, 2, 3, 4])
		perGroup[stars] = tenths(180 + stars * 25 + day * 5);
	// Nobody knows the mean of those with five stars, which the file says.
	perGroup[5] = "-";
	write(date, "_landelijk", [
		"# SPDX-License-Identifier: EUPL-1.2",
		edition(day),
		"gegevens_van:",
		`  digitaal-aanvragen: ${date.slice(0, 4) - 1}`,
		`  rapportcijfer: ${date.slice(0, 7)}`,
		"waarden:",
		...lines({
			aanvragen: day == 5 ? "-" : tenths(714 + day * 10),
			[day < 4 ? "wachttijd" : "snelheid"]: day == 2 ? "-" : tenths(90 - day),
			dubbel: { per_groep: perGroup },
			loket: 4 + day,
			netwerk: { landelijk: 5 + day },
			controle: { termijn: day == 3 ? "-" : 12 },
		}),
		...rows("producten", products.map((product, i) => `${product} | ${3 * i + day}`)),
	]);
}

function writeSubject({ id }, who, day) {
	const values = { ...invent(who, day), ...fixed[`${id} ${day}`] };
	const remark = remarks[`${id} ${day}`];
	write(dates[day], id, [
		"# SPDX-License-Identifier: EUPL-1.2",
		edition(day),
		...(remark ? [`toelichting: ${remark}`] : []),
		"waarden:",
		...lines(values),
		...(who < 4 ? rows("producten",
			products.slice(who % 2).map((product, i) => `${product} | ${i ? next(50) : "-"}`)) : []),
	]);
}

// Those that are not public. Each of their figures and words is one that occurs nowhere else; the
// file markers has them, and a test looks for them in everything that is made.
function writeHidden(date, day) {
	const own = day < 4 ? "wachttijd" : "snelheid";
	write(date, "zwijgplicht-aan-zee", [
		"# SPDX-License-Identifier: EUPL-1.2",
		edition(day),
		"toelichting: Een zwijgende toelichting bij het geheel.",
		"waarden:",
		...lines({
			aanvragen: { waarde: "13,57913", toelichting: "Een zwijgplichtig woord bij een cijfer." },
			rapportcijfer: "3,57911",
			[own]: "97531,24",
			register: { waarde: 5, componenten: 864209, wijziging: "1913-05-07" },
			dubbel: 753197,
			loket: { waarde: "technisch", toelichting: "Wij zijn zwijgzaam aangesloten." },
			netwerk: "nee",
			controle: "1913-07-09",
		}),
		...rows("producten", ["Zwijgproduct aanvragen | 13,57917", `${products[0]} | 13,57919`]),
	]);
	write(date, "stiltewoude", [
		"# SPDX-License-Identifier: EUPL-1.2",
		edition(day),
		"waarden:",
		...lines({
			aanvragen: "99,97531",
			rapportcijfer: { waarde: "9,97533", toelichting: "Een stille toelichting: stilte." },
			[own]: "0,00135791",
			register: { waarde: 1, componenten: 975313, wijziging: "1919-03-05" },
			dubbel: 0,
			loket: "nvt",
			netwerk: "ja",
			controle: "-",
		}),
	]);
}

rmSync(folder, { recursive: true, force: true });
dates.forEach((date, day) => {
	writeNational(day, date);
	subjects.forEach((subject, who) => {
		if (day >= (subject.from ?? 0) && day <= (subject.to ?? 7) && day !== subject.not)
			writeSubject(subject, who, day);
	});
	writeHidden(date, day);
});
// A day on which only they were measured.
writeNational(7, "2025-12-15");
writeHidden("2025-12-15", 7);
