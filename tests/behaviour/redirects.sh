#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Addresses are a promise: a former id keeps leading to its card, and one that goes is reported.
. "$(dirname "$0")/common.bash"

# rename OLD NEW: the card of an algorithm, and what refers to it.
rename() {
	mv "site/content/algorithms/$1.md" "site/content/algorithms/$2.md"
	sed -i "s/\b$1\b/$2/g" site/content/algorithms/*.md
}

former_id() {
	site site
	build
	grep -qx '/algorithms/hole-finder/ /algorithms/pothole-finder/ 301' out/_redirects
	grep -qx '/units/open-air/ /units/outdoors/ 301' out/_redirects
	[ "$(wc -l <out/_redirects)" = 3 ]
	grep -q '<meta http-equiv="refresh" content="0; url=../../algorithms/pothole-finder/">' \
		out/algorithms/hole-finder/index.html
	grep -q '<link rel="canonical" href="https://register.exampletown.example/algorithms/pothole-finder/">' \
		out/algorithms/hole-finder/index.html
	# It is no page to be found, and no record.
	grep -r 'hole-finder/<' out/sitemap.xml | not grep -v pothole
	[ ! -e out/algorithms/hole-finder.json ]
	not grep '^hole-finder' out/algorithms.csv
}
run_case "a former id is a page and a line in _redirects" former_id

no_former_ids() {
	site site
	sed -i '/^former_ids/d; s|(/algorithms/hole-finder/)|(tree-watch.md)|' site/content/*/*.md
	build
	[ ! -e out/_redirects ]
}
run_case "without former ids there is no _redirects" no_former_ids

vanished() {
	site site
	build
	rename zone-map zoning
	status 0 "$KAARTENBAK" check -C site -o out
	says 'warning: the address /algorithms/zone-map/ was there at the last build' '\[url-vanished\]' \
		'former_ids'
	status 0 "$KAARTENBAK" check -C site -o out --lang nl
	says 'let op: het adres /algorithms/zone-map/'
	build
	says 'the address /algorithms/zone-map/'
	[ ! -e out/algorithms/zone-map ]
	# Said once: now it has gone.
	build
	says_not 'url-vanished'
}
run_case "an address that vanishes is reported by check and by build" vanished

many_vanished() {
	local i
	site site
	for i in $(seq 100 199); do
		printf -- '---\ntitle: Page %s\n---\nText.\n' $i >site/content/pages/page-$i.md
	done
	build
	rm site/content/pages/page-*.md
	# check is for who wants to see all.
	status 0 "$KAARTENBAK" check -C site -o out
	[ "$(grep -c 'url-vanished\]' messages)" = 100 ]
	says '101 warnings'
	cp -r out before
	build
	[ "$(grep -c 'url-vanished\]' messages)" = 10 ]
	says '/page-109/' '^kaartenbak: warning: and 90 more addresses vanish \[url-vanished-more\]$' \
		'help: They are /page-110/, .*, /page-199/\.'
	# In their place: behind those that are shown, before what has a place.
	[ "$(grep -n 'url-vanished-more' messages | cut -d: -f1)" -lt "$(grep -n 'reference-draft' messages | cut -d: -f1)" ]
	# Programs get all of them.
	rm -rf out && cp -r before out
	status 0 "$KAARTENBAK" build -C site -o out --format gnu
	[ "$(grep -c 'url-vanished\]' messages)" = 100 ]
	# One more than are shown is shown.
	rm -rf out && cp -r before out
	for i in $(seq 111 199); do
		printf -- '---\ntitle: Page %s\n---\nText.\n' $i >site/content/pages/page-$i.md
	done
	status 0 "$KAARTENBAK" build -C site -o out
	[ "$(grep -c 'url-vanished\]' messages)" = 11 ]
	says_not 'url-vanished-more'
}
run_case "of many that vanish build shows the first ten, and counts the others" many_vanished

listed() {
	site site
	build
	rename zone-map zoning
	sed -i 's/^name: Zone map$/&\nformer_ids: [zone-map]/' site/content/algorithms/zoning.md
	status 0 "$KAARTENBAK" check -C site -o out
	says_not 'url-vanished'
	build
	says_not 'url-vanished'
	grep -q 'url=../../algorithms/zoning/' out/algorithms/zone-map/index.html
	# The data beside the page have moved with it.
	[ ! -e out/algorithms/zone-map.json ] && [ -e out/algorithms/zoning.json ]
}
run_case "one that is listed as a former id is not" listed

chain() {
	site site
	build
	rename zone-map zoning
	sed -i 's/^name: Zone map$/&\nformer_ids: zone-map/' site/content/algorithms/zoning.md
	build
	rename zoning zones
	status 0 "$KAARTENBAK" check -C site -o out
	says 'the address /algorithms/zoning/'
	sed -i 's/^former_ids: zone-map/former_ids: [zone-map, zoning]/' site/content/algorithms/zones.md
	status 0 "$KAARTENBAK" check -C site -o out
	says_not 'url-vanished'
	build
	# Both lead straight to where it is now.
	grep -qx '/algorithms/zone-map/ /algorithms/zones/ 301' out/_redirects
	grep -qx '/algorithms/zoning/ /algorithms/zones/ 301' out/_redirects
	# A chain that breaks off is reported.
	sed -i 's/^former_ids: .*/former_ids: zoning/' site/content/algorithms/zones.md
	status 0 "$KAARTENBAK" check -C site -o out
	says 'the address /algorithms/zone-map/'
	says_not 'the address /algorithms/zoning/'
}
run_case "a chain of names leads straight to the last" chain

taken() {
	site site
	card site/content/algorithms/hole-finder.md
	status 1 "$KAARTENBAK" check -C site
	says 'former name “hole-finder” now belongs to something else \[former-id-taken\]'
	rm site/content/algorithms/hole-finder.md
	card site/content/algorithms/other.md 'former_ids: [hole-finder]'
	status 1 "$KAARTENBAK" check -C site
	says '“hole-finder” is already in use \[duplicate-id\]'
	card site/content/algorithms/other.md 'former_ids: [other]'
	status 1 "$KAARTENBAK" check -C site
	says 'former-id-taken'
	card site/content/algorithms/other.md 'former_ids: [Other One, ../x, a/b]'
	status 1 "$KAARTENBAK" check -C site
	[ "$(grep -c 'bad-slug' messages)" = 3 ]
}
run_case "a former id that is in use, claimed twice or no id is an error" taken

came_back() {
	site site
	build
	rm site/content/units/income.md
	sed -i 's/^unit: income/unit: roads/' site/content/algorithms/*.md
	sed -i 's/^name: Roads$/&\nformer_ids: [income]/' site/content/units/roads.md
	build
	grep -q 'url=../../units/roads/' out/units/income/index.html
	sed -i '/^former_ids: .income./d' site/content/units/roads.md
	cp "$golden_site/content/units/income.md" site/content/units/
	build
	says_not 'url-vanished'
	rm -r site
	site site
	build
	same_tree "$root/tests/golden/expected" out
}
run_case "an address may become a card again" came_back

draft() {
	site site
	build
	sed -i 's/^name: Élan/draft: yes\n&/' site/content/algorithms/lamp-planner.md
	status 0 "$KAARTENBAK" check -C site -o out
	says 'the address /algorithms/lamp-planner/'
}
run_case "a card that becomes a draft vanishes, and that is reported" draft

shorter_list() {
	site site
	build
	rm site/content/algorithms/lamp-planner.md
	sed -i 's/, lamp-planner//' site/content/algorithms/pothole-finder.md
	status 0 "$KAARTENBAK" check -C site -o out
	says 'the address /algorithms/lamp-planner/'
	says_not '/part/'
	build
	[ ! -e out/algorithms/part/3 ]
}
run_case "the last page of a list that gets shorter is no promise" shorter_list

reference() {
	site site
	sed -i 's/^see_also: .permit-sorter.*/see_also: [hole-finder]/' site/content/algorithms/zone-map.md
	status 1 "$KAARTENBAK" check -C site
	says 'unknown-reference' 'Did you mean “pothole-finder”'
}
run_case "a reference to a former id names the present one" reference

no_earlier_build() {
	site site
	status 0 "$KAARTENBAK" check -C site -o nowhere
	says_not 'url-vanished'
	[ ! -e nowhere ]
	mkdir empty
	status 0 "$KAARTENBAK" check -C site -o empty
	[ -z "$(ls -A empty)" ]
}
run_case "without an earlier build there is nothing to report" no_earlier_build

finish
