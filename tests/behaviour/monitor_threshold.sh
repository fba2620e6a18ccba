#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# One number in the file of an edition decides; change it, and all that follows from it changes.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"

# change [SCRIPT]: by a script of sed, one line of the second edition; the first one given is that of
# a number in a rule, from 60 to 75: orange becomes red for whoever is between them.
change() {
	local script=${1:-'s/^\( *- oranje: waarde >= \)60$/\175/'}
	country site
	build_to before site
	sed -i "$script" site/content/monitors/land/edities/2.0.yaml
	build_to after site
	[ "$(diff -r "$country_site/content" site/content | grep -c '^>')" = 1 ]
	monitor=monitors/land
}

statuses() {
	need_node
	change
	found before >old
	found after >new
	facts site 60 | diff - old
	facts site 75 | diff - new
	diff old new >difference || true
	# Testerveen's 60% and others of the second edition; nothing of the first.
	grep -qP '^> outcome\ttesterveen\t2025-02-01\taanvragen\t60\t75.4\trood$' difference
	not grep -E '2024-' difference
	not grep -P '\t(rapportcijfer|snelheid|register|dubbel|loket|netwerk|controle)\t' difference
}
run_case "the statuses, their counts and what changed since, as worked out anew" statuses

prose() {
	local page
	change
	page=$monitor/gemeenten/testerveen/2025-02-01
	diff "before/$page/index.html" "after/$page/index.html" >difference || true
	grep '^<.*kb-why' difference | grep -q '60' || fail "the old sentence does not name the old number"
	grep '^>.*kb-why' difference >sentence || fail "the sentence is as it was"
	# Red because nothing better holds; the steps that were tried have the new number.
	grep -q '^>.*75' difference
	[ "$(grep -c 'kb-why' sentence)" = 1 ]
	diff "before/$page.json" "after/$page.json" >difference || true
	grep -q '^<.*"oranje"' difference
	grep -q '^>.*"rood"' difference
}
run_case "the sentence and the steps on the page, and the data" prose

method() {
	local page
	change
	for page in methode/2.0 indicatoren/aanvragen; do
		trying=$page
		diff "before/$monitor/$page/index.html" "after/$monitor/$page/index.html" >difference &&
			fail "is as it was"
		grep -q '^<.*60' difference
		grep -q '^>.*75' difference
		diff -q "before/$monitor/$page.json" "after/$monitor/$page.json" >equal && fail "the data are as they were"
	done
	trying=
	cmp "before/$monitor/methode/1.0.json" "after/$monitor/methode/1.0.json"
	cmp "before/$monitor/methode/1.0/index.html" "after/$monitor/methode/1.0/index.html"
}
run_case "the page of the method, and that of the indicator, and their data" method

# differs_in PAGE OLD NEW: a page was made anew, with the one text in the place of the other.
differs_in() {
	trying=$1
	diff "before/$monitor/$1" "after/$monitor/$1" >difference && fail "is as it was"
	grep '^<' difference | grep -qF -- "$2" || fail "did not have: $2"
	grep '^>' difference | grep -qF -- "$3" || fail "has not: $3"
	trying=
}

norm() {
	local page=gemeenten/nergenshuizen/2025-05-01
	change 's/^\( *norm: \)7,0$/\16,5/'
	differs_in methode/2.0/index.html 'is minstens de norm (7,0)' 'is minstens de norm (6,5)'
	differs_in indicatoren/rapportcijfer/index.html 'is minstens de norm (7,0)' 'is minstens de norm (6,5)'
	differs_in methode/2.0.json 'is minstens de norm (7,0)' 'is minstens de norm (6,5)'
	differs_in $page/index.html 'Let op, want het rapportcijfer (6,9)' \
		'Op orde, want het rapportcijfer (6,9) is minstens de norm (6,5).'
	differs_in $page.json 'Let op, want het rapportcijfer (6,9)' \
		'Op orde, want het rapportcijfer (6,9) is minstens de norm (6,5).'
}
run_case "a norm: what is written of it everywhere, and what it decides" norm

gate() {
	local page=gemeenten/testerveen/2025-05-01
	local closed='Onbekend, want het aantal componenten (44) is minder dan 46. Met zo weinig componenten zegt dubbel niets.'
	change 's/^\( *als: componenten < \)40$/\146/'
	differs_in methode/2.0/index.html 'het aantal componenten is minder dan 40' \
		'het aantal componenten is minder dan 46'
	differs_in indicatoren/dubbel/index.html 'het aantal componenten is minder dan 40' \
		'het aantal componenten is minder dan 46'
	differs_in $page/index.html 'het aantal componenten (44) is minder dan 40' "$closed"
	differs_in $page.json 'want het aantal dubbele functies (12)' "$closed"
	# An open gate is no fact about anybody: its explanation stands with a closed one only.
	not grep -q 'Met zo weinig componenten' "before/$monitor/$page/index.html"
	# Behind a closed one no case holds.
	"$KAARTENBAK" explain land testerveen 2025-05-01 dubbel -C site >explained
	[ "$(grep -c '^    ✓' explained)" = 1 ]
	[ "$(grep -c '^    ·' explained)" = 2 ]
}
run_case "a gate: what is written of it everywhere, and what it closes" gate

first_edition() {
	local date file
	change
	# For ever: what the first edition judged stays, page and data.
	for date in 2024-{02,05,08,11}-01; do
		for file in before/"$monitor"/gemeenten/*/"$date"/index.html before/"$monitor"/gemeenten/*/"$date".json; do
			cmp "$file" "after/${file#before/}"
		done
	done
}
run_case "what another edition judged stays as it was" first_edition

explains() {
	change
	"$KAARTENBAK" explain land testerveen 2025-02-01 aanvragen -C "$country_site" >old
	"$KAARTENBAK" explain land testerveen 2025-02-01 aanvragen -C site >new
	grep -q 60 old
	grep -q 75 new
	not diff -q old new
}
run_case "explain says the same" explains

finish
