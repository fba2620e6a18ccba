// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/actual.mjs OUT
//
// What the built site says of this country: the facts that expected.mjs names, out of the data of
// each measurement and the tables on the pages. The data of the indicators, as JSON and as CSV, must
// say the same as those of the measurements; else it ends with exit code 1.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const land = join(process.argv[2], "monitors", "land");
const statuses = ["groen", "oranje", "rood", "grijs"];
const classes = { green: "groen", orange: "oranje", red: "rood", grey: "grijs" };
const lines = [];
const say = (...parts) => lines.push(parts.join("\t"));
const tally = (list) => statuses.map((status) => list.filter((one) => one.status === status).length);

// JSON, with its numbers as they are written: 7.0 keeps its zero.
function readJson(file) {
	return JSON.parse(readFileSync(file, "utf8").replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?/g,
		(token) => (token[0] === '"' ? token : `"${token}"`)));
}

function valueOf({ waarde, staat }) {
	if ((waarde === null) === (staat === "bekend"))
		throw new Error(`value ${waarde} is said to be ${staat}`);
	return waarde ?? (staat === "nvt" ? "nvt" : "-");
}

const outcome = (one) => [valueOf(one), one.vergelijking ?? "-", one.status];

// ---- Pages ----

const names = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
	"september", "oktober", "november", "december"];

// "mei 2024" as 2024-05; a year as it is.
function isoMoment(text) {
	const [, month, year] = /(?:([a-z]+) )?(\d{4})/.exec(text);
	return month ? `${year}-${String(names.indexOf(month) + 1).padStart(2, "0")}` : year;
}

// "1 mei 2024" as 2024-05-01.
function isoDate(text) {
	const [, day, rest] = /(\d+) ([a-z]+ \d{4})/.exec(text);
	return `${isoMoment(rest)}-${day.padStart(2, "0")}`;
}

// "1.234,5 minuten" as 1234.5
function plainNumber(text) {
	return /[\d.,]+/.exec(text)[0].replaceAll(".", "").replace(",", ".");
}

const textOf = (html) => html.replace(/<[^>]*>/g, " ").trim();

function rowsOf(html) {
	return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell));
}

function sayChanges(subject, date, html) {
	const table = /<table class="kb-table kb-changes[^>]*>.*?<\/table>/s.exec(html);
	for (const [topic, from, to] of table ? rowsOf(table[0]).slice(1) : []) {
		const [, id] = /href="#[^"]*?([a-z]+)"/.exec(topic);
		const [before, after] = [from, to].map((cell) =>
			classes[/kb-status--([a-z]+)/.exec(cell)?.[1]] ?? "same");
		say("change", subject, date, id, before, after);
	}
}

// The table of all days: by date, the cells of the page by the heading of their column.
function daysOf(html) {
	const table = /<div class="kb-scroll".*?<\/table>/s.exec(html)[0];
	const [heads, ...rows] = rowsOf(table);
	return Object.fromEntries(rows.map((cells) => [isoDate(cells[0]),
		Object.fromEntries(cells.map((cell, i) => [textOf(heads[i]), textOf(cell)]))]));
}

function tilesOf(html) {
	return [...html.matchAll(/<b class="kb-tile__count">(\d+)<\/b>/g)].map(([, count]) => count);
}

function valueOfCell(cell) {
	const state = { "niet bekend": "-", "niet van toepassing": "nvt" };
	const found = /niet (bekend|van toepassing)/.exec(cell);
	// Of "1 mei 2024 (3 maanden geleden)" the months.
	const months = /\(([\d.]+ maand(?:en)?) geleden\)/.exec(cell)?.[1];
	if (found)
		return state[found[0]];
	return /\d/.test(cell) ? plainNumber(months ?? textOf(cell)) : "word";
}

// The table of the last measurement of each; those without a date are of the day of the page.
function sayRows(id, html, latest) {
	const table = /<table class="kb-table kb-rows.*?<\/table>/s.exec(html)[0];
	rowsOf(table).slice(1).forEach(([name, value, status], i) => {
		const [, subject] = /gemeenten\/([a-z-]+)\//.exec(name);
		const ended = /opgeheven op ([^<]*)/.exec(name)?.[1];
		say("row", id, i, subject, /datetime="([^"]*)"/.exec(name)?.[1] ?? latest,
			valueOfCell(value), classes[/kb-status--([a-z]+)/.exec(status)[1]],
			ended ? isoDate(ended) : "");
	});
}

// ---- The measurements ----

const seen = {};
for (const subject of readdirSync(join(land, "gemeenten"))) {
	const folder = join(land, "gemeenten", subject);
	if (!existsSync(join(folder, "index.html")))
		continue;
	for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
		const date = name.slice(0, 10);
		const { statussen, indicatoren } = readJson(join(folder, name));
		for (const one of indicatoren) {
			say("outcome", subject, date, one.id, ...outcome(one));
			(seen[one.id] ??= {})[`${subject} ${date}`] = outcome(one).join(" ");
		}
		say("counts", subject, date, ...statuses.map((status) => statussen[status]));
		sayChanges(subject, date, readFileSync(join(folder, date, "index.html"), "utf8"));
	}
}

// ---- The indicators ----

function sayIndicator(id) {
	const { items } = readJson(join(land, "indicatoren", `${id}.json`));
	const html = readFileSync(join(land, "indicatoren", id, "index.html"), "utf8");
	const days = daysOf(html);
	const dates = [...new Set(items.map((item) => item.datum))];
	for (const date of dates) {
		const all = items.filter((item) => item.datum === date), day = days[date];
		const count = (state) => all.filter((item) => item.staat === state).length;
		if (Number(day["Aantal met gegevens"]) !== count("bekend"))
			throw new Error(`${id} ${date}: the page and the data do not know as many`);
		if (tally(all).join() !== statuses.map((status) => day[status]).join())
			throw new Error(`${id} ${date}: the page and the data do not judge the same`);
		say("spread", id, date, all[0].editie, count("bekend"), count("ontbreekt"), count("nvt"),
			...["Laagste", "Middelste", "Hoogste"].map((head) => day[head] ?? "")
				.filter((text) => /\d/.test(text)).map(plainNumber));
		say("judged", id, date, ...tally(all));
	}
	say("tiles", id, dates.at(-1), ...tilesOf(html));
	sayRows(id, html, dates.at(-1));
	if (["aanvragen", "rapportcijfer"].includes(id))
		say("from", id, isoMoment(/Gegevens van<\/dt> <dd>(.*?)<\/dd>/.exec(html)[1]));
	return items;
}

function same(id, file, found) {
	const wanted = JSON.stringify(Object.entries(seen[id]).sort());
	if (JSON.stringify(found.sort()) !== wanted)
		throw new Error(`${file} does not say what the measurements say`);
}

for (const id of Object.keys(seen).sort()) {
	same(id, `${id}.json`, sayIndicator(id).map(
		(item) => [`${item.id} ${item.datum}`, outcome(item).join(" ")]));
	// No cell that is looked at here has a comma or a quotation mark in it.
	const [head, ...rows] = readFileSync(join(land, "indicatoren", `${id}.csv`), "utf8")
		.trim().split("\r\n").map((row) => row.split(","));
	same(id, `${id}.csv`, rows.map((row) => {
		const cell = Object.fromEntries(head.map((name, i) => [name, row[i]]));
		return [`${cell.id} ${cell.datum}`, outcome({ ...cell, waarde: cell.waarde || null,
			vergelijking: cell.vergelijking || null }).join(" ")];
	}));
}
process.stdout.write(lines.sort().join("\n") + "\n");
