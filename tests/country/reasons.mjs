// SPDX-License-Identifier: EUPL-1.2
//
// node tests/country/reasons.mjs MEASUREMENT.json PAGE.html
//
// Exit code 1 unless each indicator that is judged has a reason of its own, in the data and in its
// section of the page, and the number of sentences is that of the judged.
import { readFileSync } from "node:fs";

const [, , json, page] = process.argv;
const { indicatoren } = JSON.parse(readFileSync(json, "utf8"));
const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => text.replace(/[&<>"']/g, (letter) => entities[letter]);
const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

const sections = Object.fromEntries(readFileSync(page, "utf8")
	.split('<section class="kb-indicator" id="').slice(1)
	.map((part) => [/^[^"]*/.exec(part)[0].replace(/^i-/, ""), part.split("</section>")[0]]));
let wrong = 0, judged = 0;

function fail(text) {
	console.log(text);
	wrong = 1;
}

for (const { id, status, oordeel, uitleg } of indicatoren) {
	const section = sections[id];
	if (!section)
		fail(`${id}: no section on the page`);
	else if (!status !== !section.includes('class="kb-why"'))
		fail(`${id}: judged on the one, not on the other`);
	if (!status || !section)
		continue;
	judged++;
	if (!uitleg || !uitleg.startsWith(oordeel[0].toUpperCase() + oordeel.slice(1)))
		fail(`${id}: the reason does not begin with the judgement “${oordeel}”: ${uitleg}`);
	if (!/[.]$/.test(uitleg) || uitleg.length < oordeel.length + 10)
		fail(`${id}: no reason: ${uitleg}`);
	if (!plain(/<p class="kb-why">.*?<\/p>/s.exec(section)[0]).includes(escape(uitleg)))
		fail(`${id}: the page does not have: ${uitleg}`);
}
if (judged < 22)
	fail(`only ${judged} are judged`);
process.exit(wrong);
