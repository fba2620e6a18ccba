#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# One number in the file of an edition decides; change it, and all that follows from it changes.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"

# From 60 to 75: orange becomes red for whoever is between them.
change() {
	country site
	build_to before site
	sed -i 's/^\( *- oranje: waarde >= \)60$/\175/' site/content/monitors/land/edities/2.0.yaml
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
	! grep -E '2024-' difference
	! grep -P '\t(rapportcijfer|snelheid|register|dubbel|loket|netwerk|controle)\t' difference
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
	! diff -q old new
}
run_case "explain says the same" explains

finish
