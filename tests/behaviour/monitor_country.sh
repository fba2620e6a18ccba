#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Many gemeenten, many days, two editions of the method: what the site says of the invented country
# is what its files say, worked out by another program.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"

command -v node >/dev/null || {
	echo "no node here"
	exit 77
}

built=$work/built
(cd "$work" && build_to built "$country_site") || {
	cat "$work/messages"
	echo "0 passed, 1 failed"
	exit 1
}
land=$built/monitors/land

as_committed() {
	country site
	cp "$country_site/generate.mjs" site/
	node site/generate.mjs
	same_tree "$country_site/content" site/content
}
run_case "the measurements are what generate.mjs writes" as_committed

same_facts() {
	facts "$country_site" >expected
	found "$built" >actual
	[ "$(grep -c ^outcome expected)" -ge 500 ]
	diff expected actual
}
run_case "every value, comparator, status, count, change and spread" same_facts

pages() {
	local date page
	for date in 2024-{02,05,08,11}-01 2025-{02,05,08,11}-01; do
		for page in testerveen/$date voorbeeldstad/$date; do
			[ -s "$land/gemeenten/$page/index.html" ] || fail "no page $page"
			[ -s "$land/gemeenten/$page.json" ] || fail "no data $page"
		done
	done
	# Measured once; not measured on one day; not measured at first.
	[ "$(find "$land/gemeenten/schijnhoven" -name index.html | wc -l)" = 2 ]
	[ "$(find "$land/gemeenten/bedachtemeer" -name index.html | wc -l)" = 8 ]
	[ ! -e "$land/gemeenten/bedachtemeer/2025-02-01" ]
	[ "$(find "$land/gemeenten/droomkerke" -name index.html | wc -l)" = 7 ]
	[ ! -e "$built/monitors/land/metingen" ]
	node "$root/tests/html/check.mjs" "$built" /
}
run_case "a page for each measurement, and no link that leads nowhere" pages

# text FILE: what a reader sees.
text() {
	sed -E 's/<[^>]*>/ /g; s/  +/ /g' "$1"
}

# block PAGE INDICATOR: what a page of a gemeente says of one indicator.
block() {
	sed -n "/<section class=\"kb-indicator\" id=\"[^\"]*$2\"/,/<\/section>/p" "$1" >found
	[ -s found ] || fail "$1 says nothing of $2"
	cat found
}

# breaks_in FILE: how many charts have a break.
breaks_in() {
	grep -o '<path class="kb-break"' "$1" | wc -l
}

breaks() {
	local page=$land/gemeenten/testerveen/index.html
	# Aanvragen is in both editions: one break, where the second begins.
	block "$page" aanvragen >aanvragen
	[ "$(breaks_in aanvragen)" = 1 ] || fail "no break, or too many, in the trend of aanvragen"
	grep -q '>[^<]*Editie 2\.0</text>' aanvragen
	grep '<tr class="kb-break">' aanvragen | grep -q '1 februari 2025'
	[ "$(grep -c '<tr class="kb-break">' aanvragen)" = 1 ]
	# Snelheid is only in the second: nothing to break, but a trend.
	block "$page" snelheid >snelheid
	grep -q 'class="kb-line"' snelheid
	[ "$(breaks_in snelheid)" = 0 ] || fail "a break in the trend of snelheid"
	not grep -q 'kb-break' snelheid
	# The pages of the indicators likewise.
	[ "$(breaks_in "$land/indicatoren/aanvragen/index.html")" = 1 ]
	[ "$(breaks_in "$land/indicatoren/snelheid/index.html")" = 0 ]
	[ "$(breaks_in "$land/indicatoren/wachttijd/index.html")" = 0 ]
}
run_case "a trend breaks where the edition changes, and nowhere else" breaks

merged() {
	local page=$land/gemeenten/fantasiedijk/index.html
	[ -s "$page" ]
	text "$page" >page
	grep -q '1 april 2025' page || fail "the page does not say when it ended"
	grep -q 'Verzonnenburg' page || fail "the page does not say what it merged into"
	grep -q 'href="../../../../monitors/land/gemeenten/verzonnenburg/"' "$page" ||
		fail "the page does not lead to the one it merged into"
	# Five days, the last of which stays the latest.
	[ "$(find "$land/gemeenten/fantasiedijk" -name index.html | wc -l)" = 6 ]
	grep -q 'Dit is de laatste meting van Fantasiedijk' page
	# The other side, and the card of the gemeente.
	text "$land/gemeenten/verzonnenburg/index.html" | grep -q Fantasiedijk
	text "$built/gemeenten/verzonnenburg/index.html" | grep -q Fantasiedijk
	text "$built/gemeenten/fantasiedijk/index.html" | grep -q Verzonnenburg
	# It is in no table of a day after that.
	grep fantasiedijk "$land/indicatoren/aanvragen.csv" | not grep -E '2025-(05|08|11)'
}
run_case "a gemeente that merged keeps its pages, which say so and lead on" merged

merged_into_hidden() {
	local page=$land/gemeenten/niemandswoude/index.html
	text "$page" | grep -q '1 oktober 2025' || fail "the page does not say when it ended"
	# Nobody merged into Testerveen that may be named.
	text "$land/gemeenten/testerveen/index.html" | not grep -iE 'zwijg|31 december 2025'
}
run_case "who merged into one that is not public says only when" merged_into_hidden

words_of_subjects() {
	local page=$land/gemeenten/voorbeeldstad
	grep -qF 'Wij tellen ook wat &lt;u&gt;half&lt;/u&gt; digitaal kan &amp; meer.' \
		"$page/2024-02-01/index.html"
	grep -qF 'Gemeten onder 1.200 inwoners.' "$page/index.html"
	not grep -qF 'Gemeten onder 1.200 inwoners.' "$page/2025-08-01/index.html"
	grep -qF 'In dit kwartaal is de website van Voorbeeldstad vernieuwd.' "$page/index.html"
}
run_case "a gemeente's own words stand with its figures, escaped" words_of_subjects

on_cards() {
	local id
	# The national figure of the last day, where it is the same for all; what it is of.
	grep -q '<b>11</b> Aantal dat meedoet, 1 november 2025' "$built/diensten/gegevensloket/index.html"
	grep -q '<b>78,4%</b> Fictieland, 1 november 2025' "$built/diensten/formulierenplein/index.html"
	# No choice is a list of terms without words, and stars say of how many.
	grep -q 'een keuze uit een lijst (In gebruik, ' "$land/indicatoren/loket/index.html"
	for id in netwerk loket; do
		! grep -q '<dd></dd>' "$land/indicatoren/$id/index.html" || fail "an empty explanation of $id"
	done
	block "$land/gemeenten/voorbeeldstad/index.html" register | grep -q 'van de 5 sterren'
}
run_case "cards show the latest national figure; kinds and stars are in words" on_cards

states() {
	block "$land/gemeenten/voorbeeldstad/index.html" loket >loket
	grep -q 'id="i-loket-trend-t">' loket || fail "a choice has no chart over time"
	[ "$(breaks_in loket)" = 1 ] || fail "the chart over time of a choice has no break"
	grep -q 'class="kb-red"' loket
}
run_case "what has no number has a chart over time as well" states

# why PAGE: its sentences.
why() {
	grep -o '<p class="kb-why">.*</p>' "$1"
}

latest() {
	local last
	for last in testerveen/2025-11-01 fantasiedijk/2025-02-01 schijnhoven/2025-08-01; do
		trying=$last
		why "$land/gemeenten/$last/index.html" >dated
		[ "$(wc -l <dated)" = 8 ] || fail "not a sentence for each indicator"
		why "$land/gemeenten/${last%/*}/index.html" | diff dated -
	done
	not diff -q <(why "$land/gemeenten/testerveen/2025-08-01/index.html") \
		<(why "$land/gemeenten/testerveen/index.html")
}
run_case "the latest page shows the latest measurement" latest

both_editions() {
	local id
	for id in 1.0 2.0; do
		[ -s "$land/methode/$id/index.html" ]
	done
	text "$land/methode/2.0/index.html" >new
	text "$land/methode/1.0/index.html" >old
	grep -q 'Snelheid van de website' new
	grep -q '90%' new
	not grep -q '90%' old
	grep -q 'Wachttijd aan de balie' old
	# What changed names the one that went as well.
	grep -q 'Wachttijd aan de balie' new
	[ -s "$land/indicatoren/wachttijd/index.html" ] || fail "an indicator that went has no page"
}
run_case "each edition has its page of the method; the second says what changed" both_editions

side_by_side() {
	node "$root/tests/country/compare.mjs" "$land" || fail "the figures side by side are others"
	# Everybody public, by chapter, with the latest figure; who was not measured lately says when.
	text "$land/vergelijken/index.html" >page
	grep -q 'Testerveen.* 64,5%' page
	grep -q 'Fantasiedijk.* 1 februari 2025' page
	[ "$(grep -c '<table class="kb-table kb-matrix">' "$land/vergelijken/index.html")" = 3 ]
	grep -q 'href="../../../../monitors/land/vergelijken/?a=testerveen"' \
		"$land/gemeenten/testerveen/index.html"
	grep -q 'href="../../../../../monitors/land/vergelijken/?a=testerveen@2024-05-01"' \
		"$land/gemeenten/testerveen/2024-05-01/index.html"
	grep -q 'href="../../monitors/land/vergelijken/"' "$land/index.html"
}
run_case "all measurements can be put side by side" side_by_side

feeds() {
	local feed=$land/gemeenten/bedachtemeer/feed.xml
	[ "$(grep -c '^<entry>' "$feed")" = 7 ]
	[ "$(grep '^<updated>' "$feed" | head -1)" = '<updated>2025-11-01T00:00:00Z</updated>' ]
	[ "$(grep -c '^<entry>' "$built/feed.xml")" = 8 ]
	[ "$(grep '^<id>' "$built/feed.xml" | sort | uniq -d)" = "" ]
	grep -q 'href="../../../../monitors/land/gemeenten/bedachtemeer/feed.xml">Volg' \
		"$land/gemeenten/bedachtemeer/index.html"
	grep -q 'href="../monitors/land/gemeenten/bedachtemeer/feed.xml">' "$built/nieuw/index.html"
	text "$built/nieuw/index.html" | grep -q '7 gemeenten gemeten op 1 november 2025'
}
run_case "each gemeente has a feed; a day of measurements is news once" feeds

any_threads() {
	local i
	for i in 1 2 8; do
		build_to out-$i "$country_site" -j $i
		sed 's/^out-[0-9]*/OUT/' messages >messages-$i
	done
	same_tree out-1 out-2
	same_tree out-1 out-8
	diff messages-1 messages-8
	same_tree out-1 "$built"
}
run_case "any number of threads gives the same bytes and messages" any_threads

nothing_changed() {
	build_to out "$country_site"
	snapshot out >before
	tick
	build_to out "$country_site"
	says ': 0 written, \| 0 geschreven, '
	snapshot out >after
	diff before after
}
run_case "a second build writes nothing" nothing_changed

one_figure_changed() {
	country site
	build_to out site
	sed -i 's/^  aanvragen: .*/  aanvragen: 12,5/' \
		site/content/monitors/land/metingen/2025-11-01/testerveen.yaml
	build_to out site
	build_to fresh site
	same_tree fresh out
	found out >actual
	facts site | diff - actual
	grep -qP '^outcome\ttesterveen\t2025-11-01\taanvragen\t12.5\t78.4\trood$' actual
}
run_case "one figure that changes, changes all that follows from it" one_figure_changed

# change_edition ID FILTER: of ./site, by a script for sed.
change_edition() {
	sed -i "$2" "site/content/monitors/land/edities/$1.yaml"
}

not_applicable() {
	country site
	sed -i 's/^    wijziging: .*/    wijziging: nvt/; s/^  netwerk: .*/  netwerk: nvt/' \
		site/content/monitors/land/metingen/2025-11-01/voorbeeldstad.yaml
	build_to out site
	page=out/monitors/land/gemeenten/voorbeeldstad/index.html
	block "$page" register >register
	grep -q '<dt>Laatste wijziging</dt> <dd>niet van toepassing</dd>' register
	grep -q 'de tijd sinds de laatste wijziging (niet van toepassing) is' register ||
		fail "the rule with figures does not say so"
	! grep -i 'niet bekend\|geen gegevens' register || fail "not applicable is told as not known"
	block "$page" netwerk >netwerk
	text netwerk | grep -q '(niet van toepassing) is ‘Ja’'
	grep '>1 november 2025' netwerk | grep -q '<td>niet van toepassing</td>' ||
		fail "the table of all days does not say so"
	! grep -i 'niet bekend\|geen gegevens' netwerk || fail "not applicable is told as not known"
}
run_case "what does not apply is nowhere called unknown" not_applicable

no_comparator() {
	local heads='<th scope="col"[^>]*>Ter vergelijking</th>'
	block "$land/gemeenten/testerveen/index.html" register >register
	! grep "$heads" register || fail "a column of what register is compared with"
	! grep "$heads" "$land/indicatoren/register/index.html" || fail "a column of nothing"
	block "$land/gemeenten/testerveen/index.html" aanvragen | grep -q "$heads"
	grep -q "$heads" "$land/indicatoren/aanvragen/index.html"
	country site
	change_edition 1.0 '/id: rapportcijfer/,/id: wachttijd/{
		/vergelijking: norm\|norm: 7,0/d; s/waarde >= norm/waarde >= 7/}'
	build_to out site
	block out/monitors/land/gemeenten/testerveen/index.html rapportcijfer >rapportcijfer
	[ "$(grep -c '<td>geen vergelijking</td>' rapportcijfer)" = 4 ] ||
		fail "the days without a comparator do not say so"
}
run_case "what is compared with nothing has no column for it" no_comparator

other_scale() {
	country site
	change_edition 1.0 '/id: rapportcijfer/,/id: wachttijd/s/soort: cijfer/soort: percentage/'
	build_to out site
	page=out/monitors/land/gemeenten/testerveen
	block "$page/index.html" rapportcijfer >rapportcijfer
	text rapportcijfer | grep -q '^ *Niet getekend: Editie 1.0\. Daarin is dit op een andere manier'
	grep -q '<desc id="i-rapportcijfer-trend-d">[^<]* in 4 metingen\. Niet getekend: ' rapportcijfer
	[ "$(breaks_in rapportcijfer)" = 0 ] || fail "a break beside nothing"
	grep -q 'op een andere manier' out/monitors/land/indicatoren/rapportcijfer/index.html
	# The first day of the other scale is not compared with the day before; the next is.
	grep 'href="#i-rapportcijfer"' "$page/2025-02-01/index.html" | grep -q 'anders gemeten'
	! grep 'anders gemeten' "$page/2025-05-01/index.html" || fail "one scale, not compared"
	! grep -r 'Niet getekend' "$land" || fail "all days of one scale are not drawn"
}
run_case "days of another scale are not drawn on this one, nor compared" other_scale

without_rule() {
	country site
	change_edition 2.0 '/id: controle/,/^poorten/{/regel:/d; /- [a-z]*: waarde/d}'
	build_to out site
	page=out/monitors/land/gemeenten/testerveen/index.html
	! grep -rE '"visually-hidden">: ' out/monitors || fail "a colon without a word"
	block "$page" controle >controle
	grep 'kb-status--none' controle >none || fail "no day without a status"
}
run_case "what gets no status has no word for a colour" without_rule

finish
