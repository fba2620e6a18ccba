#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Help for who writes: check --hints and gaps, on the site of this repository and on hostile texts.
. "$(dirname "$0")/common.bash"

# A site in Dutch with one page, whose text is standard input.
page() {
	mkdir -p content/paginas
	printf '%s\n' 'titel: Voorbeeld' 'omschrijving: Een proef.' 'taal: nl' 'thema: basis' \
		'basis_url: https://voorbeeld.example/' >content/site.yaml
	{
		printf -- '---\ntitel: Blad\n---\n\n'
		cat
	} >content/paginas/blad.md
}

check() {
	"$KAARTENBAK" check --themes "$root/themes" "$@"
}

only_when_asked() {
	echo 'Dit wordt gemaakt door de QWX.' | page
	status 0 check
	says_not 'hint-' 'tip'
	status 0 check --format json
	says_not 'hint-'
	status 0 check --hints
	says 'blad.md:5:5: tip: lijdende vorm: “wordt gemaakt” \[hint-passive\]' '2 tips$' \
		'^  5 | Dit wordt gemaakt door de QWX.$' '^    |     ^^^^^^^^^^^^^$' '^  hulp: '
	# Who asks for hints wants them, however quiet.
	status 0 check --hints -q
	says 'hint-passive'
	says_not '2 tips'
	status 0 check --hints --lang en
	says ': hint: passive voice: ' '2 hints$'
}
run_case "hints are there when asked for, in two languages" only_when_asked

formats() {
	echo 'Dit wordt gemaakt door de QWX.' | page
	status 0 check --hints --format gnu
	says '^content/paginas/blad.md:5:5: note: .*\[hint-passive\]$'
	status 0 check --hints --format github
	says '^::notice file=content/paginas/blad.md,line=5,col=5,endColumn=18,title=hint-passive::'
	status 0 check --hints --format gitlab
	says '"check_name": "hint-passive"' '"severity": "info"'
	status 0 check --hints --format json
	says '"severity": "hint"' '"line": 5' '"column": 5' '"length": 13'
}
run_case "in every format" formats

never_a_fault() {
	echo 'Dit wordt gemaakt. [weg](/nergens/)' | page
	status 1 check --hints
	says 'hint-passive' ': fout: '
	echo 'Dit wordt gemaakt.' | page
	status 0 check --hints
	status 0 "$KAARTENBAK" build --themes "$root/themes" -o public
	says_not 'hint-'
}
run_case "they change no exit code, and stop no build" never_a_fault

# commit DATE: all that is there.
commit() {
	git add -A
	GIT_AUTHOR_DATE=${1}T12:00:00Z GIT_COMMITTER_DATE=${1}T12:00:00Z \
		git -c user.name=Iemand -c user.email=iemand@voorbeeld.example commit -q -m "$1"
}

# A page without a date is as old as its last commit.
aged_by_git() {
	export HOME=$PWD
	git init -q .
	echo 'Dit kan momenteel niet.' | page
	commit 2024-06-01
	status 0 check --hints
	says 'blad.md: tip: .*2024-06-01.* \[hint-review\]' 'hint-dated-word'
	echo 'Dit kan momenteel nog steeds niet.' | page
	commit 2025-06-01
	status 0 check --hints
	says_not 'hint-'
	# A draft has no place in the history of what is public.
	sed -i 's/^titel:/concept: ja\ntitel:/' content/paginas/blad.md
	commit 2025-07-01
	status 0 check --hints
	says_not 'hint-review'
}
run_case "a page without a date has that of its last commit" aged_by_git

# How long a text takes does not depend on what is in it: a megabyte in each shape, in no time.
hostile() {
	local shape
	for shape in 'woord ' 'wordt ' 'QWX ' '\* ' '&amp;' '(' '. A' 'in 2021 ' '[a](b) ' '**a** ' \
		'`a` ' 'wordt, ' '![a](b) ' '> - ' 'é' '<https://a.example/>'; do
		trying=$shape
		awk -v shape="${shape//\\/\\\\}" 'BEGIN {
			for (n = 0; n < 900000; n += length(shape)) printf "%s", shape }' </dev/null | page
		timeout 20 "$KAARTENBAK" check --themes "$root/themes" --hints --format json \
			>messages 2>&1 || [ $? = 1 ]
		[ "$(grep -c '"severity": "hint"' messages || true)" -le 200 ]
	done
}
run_case "texts of a megabyte" hostile

# Nor on how many abbreviations there are, or how many terms that they could be.
many_words() {
	export LC_ALL=C
	echo 'Tekst.' | page
	mkdir -p content/begrippen content/boeken
	awk 'BEGIN {
		print "titel: Woorden\nenkelvoud: woord\nmeervoud: woorden\ntermen:"
		for (n = 0; n < 15000; n++) printf "  - {id: t%d, label: Term %d}\n", n, n }' \
		>content/begrippen/woorden.yaml
	printf '%s\n' 'titel: Boeken' 'enkelvoud: boek' 'meervoud: boeken' 'titelveld: naam' 'velden:' \
		'  - {sleutel: naam, label: Naam, soort: tekst, verplicht: ja}' \
		'  - {sleutel: eigen, label: Eigen, soort: lijst van tekst}' \
		'  - {sleutel: tekst, label: Tekst, soort: markdown}' >content/boeken/_collectie.yaml
	# Those of the card itself need no hint, so that there is no end of looking them up.
	awk 'function word(n,   s, i) {
			for (i = 0; i < 4; i++) { s = s substr("ABCDEFGHJKLMNOPQRSTUWYZ", n % 23 + 1, 1); n = int(n / 23) }
			return s "Q" }
		BEGIN {
			print "---\nnaam: Veel\neigen:"
			for (n = 0; n < 60000; n++) print "- " word(n)
			print "---\n"
			for (n = 0; n < 60000; n++) print word(n) ", "
		}' >content/boeken/veel.md
	timeout 10 "$KAARTENBAK" check --themes "$root/themes" --hints --format json >messages 2>&1
	not grep '"hint-abbreviation' messages
	sed -i 's/^- ....Q/&X/' content/boeken/veel.md
	timeout 10 "$KAARTENBAK" check --themes "$root/themes" --hints --format json >messages 2>&1
	[ "$(grep -c '"severity": "hint"' messages)" = 200 ]
}
run_case "tens of thousands of abbreviations" many_words

# Of a text on many threads comes the same.
threads() {
	status 0 "$KAARTENBAK" check -C "$root" -o /nowhere --hints --format json -j1
	cp messages one
	status 0 "$KAARTENBAK" check -C "$root" -o /nowhere --hints --format json -j8
	same_tree one messages
}
run_case "-j1 and -j8 say the same" threads

# Every place of a hint lies in its file, and the words are there.
real() {
	type node >/dev/null 2>&1 || skip "no node here"
	"$KAARTENBAK" check -C "$root" -o /nowhere --hints --format json >hints.json
	node -e '
		const fs = require("fs");
		const hints = JSON.parse(fs.readFileSync("hints.json")).filter((d) => d.severity === "hint");
		for (const hint of hints) {
			const line = fs.readFileSync(hint.file, "utf8").split("\n")[hint.line - 1];
			const rest = [...(line ?? "")].slice(hint.column - 1).join("");
			if (!rest || !(hint.length > 0) || !hint.help) throw new Error(JSON.stringify(hint));
			const word = /^hint-abbreviation/.test(hint.code) &&
				[...rest].slice(0, hint.length).join("");
			if (word && !hint.message.includes(word)) throw new Error(JSON.stringify(hint));
		}
		if (hints.length > 50) throw new Error(`${hints.length} hints: what is well written gets few`);
	'
}
run_case "the content of this site gets few, each with its place" real

gaps() {
	status 0 "$KAARTENBAK" gaps -C "$root"
	says '^producten: [0-9]*% ingevuld (99, zonder 1 concept)$' '^  [0-9]* van 99  Zie ook$' \
		'^  7 van 11   grip-op-informatie  *Zie ook; onbekend: Categorie,$' '^  [0-9]* compleet$'
	status 0 "$KAARTENBAK" gaps paginas -C "$root" --lang en
	says '^paginas: [0-9]*% filled in (4)$'
	says_not producten
	status 0 "$KAARTENBAK" gaps producten -C "$root" --format csv
	tr -d '\r' <messages >csv
	[ "$(head -n 1 csv)" = collection,id,file,filled,of,missing,unknown,draft ]
	[ "$(wc -l <csv)" = 100 ]
	grep -q '^producten,grip-op-informatie,content/producten/grip-op-informatie.md,7,11,zie_ook,categorie|type|fase,false$' csv
	status 2 "$KAARTENBAK" gaps product -C "$root"
	says 'Bedoelt u “producten”?'
	status 2 "$KAARTENBAK" gaps -C "$root" --format xml
	says '--format kent “xml” niet$' '^Kies text, json of csv\.$'
	status 2 "$KAARTENBAK" gaps -C "$root" --format jsno --lang en
	says '^kaartenbak gaps: --format does not know “jsno”$' '^Did you mean “json”?$'
}
run_case "gaps: as text and as CSV" gaps

gaps_drafts() {
	local card=content/producten/concept.md
	cp -r "$root/tests/diagnostics/base" site
	printf -- '---\ntitel: Concept\nfase: onbekend\nconcept: ja\n---\n\n## Later\n' >site/$card
	status 0 "$KAARTENBAK" gaps -C site
	says '^producten: .* (2, zonder 1 concept)$'
	says_not concept$
	status 0 "$KAARTENBAK" gaps -C site --drafts
	says '^producten: .* (3, waarvan 1 concept)$' '^  0 van [0-9]*  *concept (concept) ' 'Tekst;$' '^  *onbekend: Fase$'
	status 0 "$KAARTENBAK" gaps -C site --drafts --lang en --format csv
	says "^producten,concept,$card,.*,true"
	sed 's/titel: .*/titel: Nog een/' site/$card >site/content/producten/nog-een.md
	status 0 "$KAARTENBAK" gaps producten -C site --lang en
	says '^producten: .* (2, without 2 drafts)$'
	# A collection with drafts only, and one with nothing.
	rm site/content/producten/{test,proef}product.md
	status 0 "$KAARTENBAK" gaps producten -C site
	says '^producten: nog niets (0, zonder 2 concepten)$'
	status 0 "$KAARTENBAK" gaps producten -C site --format json
	says '"drafts": 2' '"cards": 0'
	rm site/content/producten/*.md
	status 0 "$KAARTENBAK" gaps producten -C site --lang en
	says '^producten: nothing yet (0)$'
}
run_case "gaps: drafts are counted when asked for, and told of when not" gaps_drafts

# What nobody sees by itself: a card that says it does not know, a heading with nothing below it.
unfinished() {
	local card=content/producten/testproduct.md
	cp -r "$root/tests/diagnostics/base" site
	printf -- '---\ntitel: Testproduct\nfase: beheer\nsamenvatting: onbekend\n---\n\n## Wat\n\n## Hoe\n\nZo.\n' \
		>site/$card
	status 0 check -C site --hints
	says "$card:4:15: tip: op de site .* \\[hint-unknown-shown\\]" \
		"$card:7:1: tip: onder de kop “Wat” staat nog niets \\[hint-empty-section\\]"
	says_not 'kop “Hoe”'
	status 0 check -C site --hints --lang en
	says 'there is nothing yet below the heading “Wat”'
	sed -i '/sleutel: samenvatting$/,/soort/s/soort: tekst/&\n    verplicht: ja/' site/content/producten/_collectie.yaml
	sed -i 's/^fase.*/&\nsamenvatting: Kort./' site/content/producten/proefproduct.md
	status 0 check -C site --hints
	says "$card:4:15: tip: “samenvatting” is nog onbekend \\[hint-unknown\\]"
	# What is not classified is told already, but of a draft it is not.
	sed -i '/testproduct/d' site/content/producten/proefproduct.md
	sed -i 's/^fase: .*/fase: onbekend/' site/$card
	status 0 check -C site --hints
	[ "$(grep -c ':3:7: ' messages)" = 1 ]
	says ':3:7: ter info: .*unclassified'
	sed -i 's/^titel: .*/&\nconcept: ja/' site/$card
	status 0 check -C site --hints
	says ':4:7: tip: “fase” is nog onbekend'
}
run_case "what is not finished is told with its place" unfinished

no_text() {
	echo '<!-- Later meer. -->' | page
	status 1 check
	says 'blad.md:3:1: fout: onder de velden staat geen tekst.*\[missing-body\]'
	sed -i 's/^titel:/concept: ja\ntitel:/' content/paginas/blad.md
	status 0 check --hints
	says 'blad.md:6:1: tip: onder de velden staat nog geen tekst voor lezers \[hint-no-text\]'
	echo 'Meer.' >>content/paginas/blad.md
	status 0 check --hints
	says_not 'hint-'
}
run_case "a page of nothing but comments" no_text

gaps_json() {
	type node >/dev/null 2>&1 || skip "no node here"
	"$KAARTENBAK" gaps -C "$root" --format json >gaps.json
	node -e '
		const { collections } = JSON.parse(require("fs").readFileSync("gaps.json"));
		for (const c of collections) {
			const sum = (list, of) => list.reduce((n, x) => n + of(x), 0);
			const fair = c.items.length === c.cards && c.of === c.cards * c.parts.length &&
				sum(c.items, (i) => i.filled) === c.filled &&
				sum(c.parts, (p) => p.filled) === c.filled &&
				sum(c.items, (i) => i.unknown.length) === c.unknown &&
				c.items.every((i) => i.filled + i.missing.length + i.unknown.length === i.of) &&
				c.items.every((i, at) => !at || c.items[at - 1].filled <= i.filled);
			if (!fair) throw new Error(c.id);
		}
		if (!collections.some((c) => c.id === "producten")) throw new Error("no producten");
	'
}
run_case "gaps: the sums of the JSON are right" gaps_json

gaps_of_errors() {
	echo '[weg](/nergens/)' | page
	status 1 "$KAARTENBAK" gaps --themes "$root/themes"
	says ': fout: '
	says_not ingevuld
}
run_case "gaps: a site with errors is not judged" gaps_of_errors

finish
