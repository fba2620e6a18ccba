#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The monitor of content/: every status of the summary is what appendix 1 of the report gives for
# its figures. The table is worked out by hand from the report, not by the program.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"

command -v node >/dev/null || {
	echo "no node here"
	exit 77
}

here=monitors/mdd/gemeenten/kaag-en-braassem/2018-02-06
(cd "$work" && build_to built "$root") || {
	cat "$work/messages"
	echo "0 passed, 1 failed"
	exit 1
}

# number | local figure | national one | status, in the order of the summary
summary='
1.1  | 69          | 73   | rood
1.1  | 52          | 58   | rood
1.1  | 81          | 85   | rood
1.1  | 75          | 75   | oranje
1.2  | -           | 6.96 | grijs
1.2  | -           | 6.61 | grijs
2.1  | 4           | -    | grijs
2.2  | 89          | 57   | groen
2.3  | 22          | 28   | groen
2.4  | 8           | 0    | rood
2.5  | 1           | 1.9  | oranje
3.1  | nee         | 260  | rood
3.2  | nee         | 296  | rood
3.3  | nee         | 230  | rood
3.4  | nee         | 167  | rood
3.5  | ja          | 295  | groen
3.6  | niet-gereed | 13   | rood
3.7  | nee         | 361  | rood
3.7  | nee         | 361  | rood
3.8  | nee         | 92   | rood
3.9  | nee         | 249  | rood
3.10 | nee         | 311  | rood
'

statuses() {
	sed '/^$/d; s/ *| */\t/g' <<<"$summary" >expected
	[ "$(wc -l <expected)" = 22 ]
	node "$country_site/summary.mjs" "$work/built/$here.json" >actual
	diff expected actual
}
run_case "the 22 statuses of the summary, in its order, with their figures" statuses

reasons() {
	node "$country_site/reasons.mjs" "$work/built/$here.json" "$work/built/$here/index.html"
}
run_case "each has its reason, and the page says the same as the data" reasons

counts() {
	sed -E 's/<[^>]*>/ /g; s/  +/ /g' "$work/built/$here/index.html" >page
	node "$country_site/summary.mjs" "$work/built/$here.json" | cut -f 4 | sort | uniq -c |
		awk '{ print $2, $1 }' >actual
	printf '%s\n' 'grijs 3' 'groen 3' 'oranje 2' 'rood 14' | diff - actual
}
run_case "3 are groen, 2 oranje, 14 rood and 3 grijs" counts

# hole SCRIPT MESSAGE…: with the edition changed by a script of sed, check says so, at the rule.
hole() {
	local file=site/content/monitors/mdd/edities/3.0.yaml script=$1
	shift
	rm -rf site
	mkdir site
	cp -r "$root/content" site/
	sed -i "$script" $file
	! cmp -s "$root/${file#site/}" $file || fail "nothing in the edition changed: $script"
	status 1 "$KAARTENBAK" check -C site --themes "$root/themes" --lang nl
	says '^[^ ]*/edities/3\.0\.yaml:[0-9]*:[0-9]*: ' "$@"
}

holes() {
	# Appendix 1 as it is written: more than 40, or less than 40.
	hole 's/groen: componenten > 40 en wijziging < 3/groen: componenten > 40/
		/oranje: componenten > 40 of wijziging < 3/,+1d
		s/rood: componenten <= 40 en wijziging >= 3/rood: componenten < 40/' \
		'precies 40 referentiecomponenten heeft geen uitkomst.*\[rule-hole\]'
	hole 's/rood: componenten <= 40 en/rood: componenten < 40 en/' \
		'precies 40 referentiecomponenten.* heeft geen uitkomst.*\[rule-hole\]'
	# One of the two sides of the average twice.
	hole 's/rood: waarde < landelijk/rood: waarde > landelijk/' \
		'het percentage lager dan het landelijk gemiddelde heeft geen uitkomst.*\[rule-hole\]' \
		'“waarde > landelijk” komt nooit aan de beurt.*\[rule-unreachable\]'
	# A choice that is in none of the cases.
	hole 's/groen: waarde = ja$/groen: waarde <> ja/' 'waarde ‘ja’ heeft geen uitkomst.*\[rule-hole\]'
}
run_case "check names the figures that a rule forgets" holes

finish
