#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The examples of doc/monitors.md that name their file are a site: check has nothing to say about
# it, it can be built, and the tables go into it.
. "$(dirname "$0")/common.bash"

document=$root/doc/monitors.md

# Every fenced block whose first line is "# PATH", as that file.
extract() {
	awk '
		/^```/ { inside = !inside; first = inside; file = ""; next }
		inside && first { first = 0; if (/^# [^ ]+$/) file = $2; next_is = file != "" }
		inside && next_is { next_is = 0; folder = file; if (sub("/[^/]*$", "", folder)) system("mkdir -p " folder); next }
		inside && file != "" { print >file }
	' "$document"
}

site() {
	extract
	printf '%s\n' 'titel: Voorbeeld' 'omschrijving: De site van de handleiding.' 'taal: nl' \
		'thema: basis' 'basis_url: https://voorbeeld.example/' >content/site.yaml
}

checked() {
	site
	[ "$(find content -type f | wc -l)" = 7 ]
	status 0 "$KAARTENBAK" check --themes "$root/themes" --format gnu
	says_not '^content/monitors/' ': error: ' ': warning: '
	status 0 "$KAARTENBAK" build --themes "$root/themes" -o public -q
	[ -e public/monitors/voorbeeld/gemeenten/voorbeeldstad/2026-03-31/index.html ]
	status 0 "$KAARTENBAK" explain voorbeeld voorbeeldstad 2026-03-31 --themes "$root/themes"
	says '→ groen' '→ rood'
}
run_case "the example is a whole monitor, without a word from check" checked

imported() {
	site
	day=content/monitors/voorbeeld/metingen
	status 0 "$KAARTENBAK" import voorbeeld breed.csv
	says '^2 nieuw'
	status 0 "$KAARTENBAK" import voorbeeld lang.csv
	says '^2 nieuw'
	grep -q '^  digitaal: 73$' $day/2026-06-30/voorbeeldstad.yaml
	for group in "2026-06-30 27" "2026-09-30 26"; do
		grep -q "^ *'4': ${group#* }\$" "$day/${group% *}/_landelijk.yaml"
	done
	status 0 "$KAARTENBAK" check --themes "$root/themes"
}
run_case "its tables can be imported" imported

# What it says of the open data.
published() {
	site
	measured=content/monitors/voorbeeld/metingen/2026-03-31/voorbeeldstad.yaml
	sed -i 's/^  digitaal: 71,4/  digitaal: {waarde: 71,4, toelichting: Zelf geteld}/; s/71,4/"71,4"/' $measured
	status 0 "$KAARTENBAK" build --themes "$root/themes" -o public -q
	csv=public/monitors/voorbeeld/gemeenten/voorbeeldstad/2026-03-31.csv
	[ "$(wc -l <$csv)" = 4 ]
	head -n 1 $csv | grep -q ',samenvatting,invoer,toelichting'
	grep -q '^digitaal,.*,true,,Zelf geteld' $csv
	grep -q '^register,.*,true,componenten=41,' $csv
	grep -q '^dubbel,.*,false,,' $csv
	grep -q '^1.0,https://voorbeeld.example/monitors/voorbeeld/methode/1.0/,Editie 1.0,2026-01-01,' \
		public/monitors/voorbeeld/methode.csv
}
run_case "the CSV of a measurement and of the method hold what it says" published

linked() {
	grep -q '(doc/monitors.md)' "$root/README.md"
}
run_case "the README leads to it" linked

finish
