// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/expected.mjs SITE [THRESHOLD]
//
// What the site should say of this country, worked out anew from its files: no rule, no file format
// and no sum is shared with the program, and the rules stand here a second time, by hand. One line a
// fact, with tabs; actual.mjs finds the same facts in what was built. THRESHOLD is that of orange for
// aanvragen in edition 2.0.
//
//   outcome SUBJECT DATE INDICATOR VALUE COMPARATOR STATUS
//   counts  SUBJECT DATE GREEN ORANGE RED GREY       over the summary
//   change  SUBJECT DATE INDICATOR FROM TO           since the measurement before: statuses, or that
//                                                    only the value is another: "same same"
//   spread  INDICATOR DATE EDITION KNOWN MISSING NOT-APPLICABLE LOWEST MEDIAN HIGHEST
//   judged  INDICATOR DATE GREEN ORANGE RED GREY     over all public subjects
//   tiles   INDICATOR DATE GREEN ORANGE RED GREY     the same, on the last day that has it
//   row     INDICATOR NUMBER SUBJECT DATE VALUE STATUS ENDED
//                                                    the last measurement of each, in its order
//   from    INDICATOR MOMENT                         when the data of that day are from
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const threshold = Number(process.argv[3] ?? 60);
const content = join(process.argv[2], "content");
const land = join(content, "monitors", "land");

// ---- Reading: maps by indentation, and scalars; lists are of no interest here ----

function unquote(text) {
	return /^'.*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function readMap(file) {
	const root = {};
	const open = [[-1, root]];
	for (const line of readFileSync(file, "utf8").split("\n")) {
		const found = /^( *)([^-#' ][^:]*|'[^']*'):(?: (.*))?$/.exec(line);
		if (!found)
			continue;
		const [, indent, key, value] = found;
		while (open.at(-1)[0] >= indent.length)
			open.pop();
		const map = open.at(-1)[1];
		if (value === undefined)
			open.push([indent.length, map[unquote(key)] = {}]);
		else
			map[unquote(key)] = unquote(value);
	}
	return root;
}

// Which gemeenten say that they are public.
const publicSubjects = readdirSync(join(content, "gemeenten"))
	.filter((name) => name.endsWith(".md"))
	.filter((name) => /^openbaar: ja$/m.test(readFileSync(join(content, "gemeenten", name), "utf8")))
	.map((name) => name.slice(0, -3));

function endOf(subject) {
	const card = readFileSync(join(content, "gemeenten", `${subject}.md`), "utf8");
	return /^opgeheven: (.*)$/m.exec(card)?.[1] ?? "";
}

// ---- Values: null is missing, NA does not apply, a number is {units, scale}, a word is a string ----

const NA = Symbol("not applicable");

function number(text) {
	const [whole, fraction = ""] = text.replace("%", "").split(",");
	return { units: BigInt(whole + fraction), scale: fraction.length };
}

function compare(a, b) {
	const left = a.units * 10n ** BigInt(b.scale), right = b.units * 10n ** BigInt(a.scale);
	return left < right ? -1 : left > right ? 1 : 0;
}

function plain(value) {
	if (value === null)
		return "-";
	if (value === NA)
		return "nvt";
	if (typeof value === "string")
		return value;
	const digits = String(value.units).padStart(value.scale + 1, "0");
	return value.scale ? `${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}` : digits;
}

function read(text, convert) {
	if (text === undefined || ["-", "onbekend", "ontbreekt", ""].includes(text))
		return null;
	return ["nvt", "n.v.t."].includes(text) ? NA : convert(text);
}

// Whole months from one day to another.
function monthsBetween(from, to) {
	const [y1, m1, d1] = from.split("-").map(Number), [y2, m2, d2] = to.split("-").map(Number);
	return (y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0);
}

const isKnown = (value) => value !== null && value !== NA;
const word = (text) => text;
// Shown as the day itself in data, and as months where it is counted.
const months = (date) => (text) => ({ ...number(String(monthsBetween(text, date))), day: text });

const shown = (value) => value?.day ?? plain(value);

// ---- The rules ----

const whole = (n) => ({ units: BigInt(n), scale: 0 });

// Three-valued: true, false, null.
const test = (a, b, holds) => (isKnown(a) && isKnown(b) ? holds(compare(a, b)) : null);
const or = (...all) => (all.includes(true) ? true : all.includes(null) ? null : false);
const and = (...all) => (all.includes(false) ? false : all.includes(null) ? null : true);
const not = (a) => (a === null ? null : !a);

// cases: [status, truth]…; the first that is not false decides.
function decide(...cases) {
	const found = cases.find(([, truth]) => truth !== false);
	return found[1] ? found[0] : "grijs";
}

const more = (order) => order > 0, less = (order) => order < 0;
const equal = (order) => order === 0, atLeast = (order) => order >= 0, atMost = (order) => order <= 0;

function higherIsBetter({ value, other }) {
	return decide(["groen", test(value, other, more)], ["oranje", test(value, other, equal)],
		["rood", test(value, other, less)]);
}

function lowerIsBetter({ value, other }) {
	return decide(["groen", test(value, other, less)], ["oranje", test(value, other, equal)],
		["rood", test(value, other, more)]);
}

function byWord(words) {
	return ({ value }) => (isKnown(value) ? words[value] : "grijs");
}

const rules = {
	aanvragen: ({ value, other, edition }) => edition === "1.0" ? higherIsBetter({ value, other }) :
		decide(["groen", or(test(value, other, more), test(value, whole(90), atLeast))],
			["oranje", test(value, whole(threshold), atLeast)], ["rood", true]),
	rapportcijfer: ({ value }) => decide(["groen", test(value, whole(7), atLeast)],
		["oranje", test(value, whole(6), atLeast)], ["rood", test(value, whole(6), less)]),
	wachttijd: lowerIsBetter,
	snelheid: lowerIsBetter,
	register: ({ components, changed }) => {
		const filled = test(components, whole(40), more), fresh = test(changed, whole(3), less);
		return decide(["groen", and(filled, fresh)], ["rood", and(not(filled), not(fresh))],
			["oranje", true]);
	},
	dubbel: ({ value, other, components }) =>
		test(components, whole(40), less) ? "grijs" :
			decide(["groen", test(value, other, less)], ["oranje", true]),
	loket: byWord({ actief: "groen", technisch: "oranje", geen: "rood" }),
	netwerk: byWord({ ja: "groen", nee: "rood" }),
	controle: ({ value, term }) => decide(["groen", test(value, term, atMost)],
		["rood", test(value, term, more)]),
};

const indicatorsOf = {
	"1.0": ["aanvragen", "rapportcijfer", "wachttijd", "register", "dubbel", "loket", "netwerk",
		"controle"],
	"2.0": ["aanvragen", "rapportcijfer", "snelheid", "register", "dubbel", "loket", "netwerk",
		"controle"],
};
const outsideSummary = ["controle"];
const words = ["loket", "netwerk"];
const choices = ["actief", "technisch", "geen", "ja", "nee"];

// ---- One measurement ----

function inputOf(values, id, input) {
	const value = values?.[id];
	return typeof value === "object" ? value[input] : input === "waarde" ? value : undefined;
}

function comparatorOf(national, id, stars) {
	if (id === "rapportcijfer")
		return number("7,0");
	if (id === "register" || id === "controle")
		return null;
	if (id === "dubbel")
		return isKnown(stars) ? read(national.dubbel?.per_groep?.[plain(stars)], number) : null;
	return read(inputOf(national, id, "waarde") ?? inputOf(national, id, "landelijk"), number);
}

function outcomes(file, national, date) {
	const { editie: edition, waarden: values } = file;
	const own = (id, input, convert) => read(inputOf(values, id, input), convert);
	const stars = own("register", "waarde", number);
	return indicatorsOf[edition].map((id) => {
		const convert = words.includes(id) ? word : id === "controle" ? months(date) : number;
		const value = own(id, "waarde", convert);
		const other = comparatorOf(national, id, stars);
		const status = rules[id]({
			value, other, edition,
			components: own("register", "componenten", number),
			changed: own("register", "wijziging", months(date)),
			term: read(national.controle?.termijn, number),
		});
		return { id, value, other, status };
	});
}

// ---- All of them ----

const statuses = ["groen", "oranje", "rood", "grijs"];
const lines = [];
const say = (...parts) => lines.push(parts.join("\t"));
const tally = (list) => statuses.map((status) => list.filter((one) => one.status === status).length);

function sayMeasurement(subject, date, list, before) {
	for (const { id, value, other, status } of list)
		say("outcome", subject, date, id, shown(value), plain(other), status);
	say("counts", subject, date, ...tally(list.filter(({ id }) => !outsideSummary.includes(id))));
	for (const { id, value, status } of list) {
		const old = before?.find((one) => one.id === id);
		if (old && old.status !== status)
			say("change", subject, date, id, old.status, status);
		else if (old && shown(old.value) !== shown(value))
			say("change", subject, date, id, "same", "same");
	}
}

function saySpread(id, date, edition, all) {
	const found = all.map((list) => list.find((one) => one.id === id));
	const known = found.map(({ value }) => value).filter(isKnown);
	// Of words there is no lowest and no highest, and one figure has no spread.
	const counts = [known.length, found.filter(({ value }) => value === null).length,
		found.filter(({ value }) => value === NA).length];
	if (!words.includes(id))
		known.sort(compare);
	const numbers = words.includes(id) || known.length < 2 ? [] :
		[0, (known.length - 1) >> 1, known.length - 1].map((i) => plain(known[i]));
	say("spread", id, date, edition, ...counts, ...numbers);
	say("judged", id, date, ...tally(found));
	tiles[id] = [date, ...tally(found)];
}

// Those of the last day first: numbers from the highest, words in their order, then what does not
// apply, then what is missing; equals by name, and so are all others behind them.
function sayRows(id, rows) {
	const rank = ({ value }) => (isKnown(value) ? 0 : value === NA ? 1 : 2);
	const byValue = (a, b) => (rank(a) - rank(b) || (rank(a) ? 0 : words.includes(id) ?
		choices.indexOf(a.value) - choices.indexOf(b.value) : compare(b.value, a.value)));
	const current = rows.filter(({ date }) => date === tiles[id][0]).sort(byValue);
	const older = rows.filter(({ date }) => date !== tiles[id][0]);
	[...current, ...older].forEach(({ subject, date, value, status }, i) =>
		say("row", id, i, subject, date,
			words.includes(id) && isKnown(value) ? "word" : plain(value), status, endOf(subject)));
}

const before = {}, tiles = {}, last = {}, from = {};
for (const date of readdirSync(join(land, "metingen")).sort()) {
	const folder = join(land, "metingen", date);
	const national = readMap(join(folder, "_landelijk.yaml"));
	const all = [];
	for (const subject of publicSubjects.sort()) {
		if (!readdirSync(folder).includes(`${subject}.yaml`))
			continue;
		const list = outcomes(readMap(join(folder, `${subject}.yaml`)), national.waarden, date);
		sayMeasurement(subject, date, list, before[subject]);
		before[subject] = list;
		for (const { id, value, status } of list)
			(last[id] ??= {})[subject] = { subject, date, value, status };
		all.push(list);
	}
	if (all.length) {
		from.aanvragen = national.gegevens_van["digitaal-aanvragen"];
		from.rapportcijfer = national.gegevens_van.rapportcijfer;
		for (const id of indicatorsOf[national.editie])
			saySpread(id, date, national.editie, all);
	}
}
for (const id of Object.keys(tiles)) {
	say("tiles", id, ...tiles[id]);
	sayRows(id, Object.values(last[id]).sort((a, b) => (a.subject < b.subject ? -1 : 1)));
}
for (const [id, moment] of Object.entries(from))
	say("from", id, moment);
process.stdout.write(lines.sort().join("\n") + "\n");
