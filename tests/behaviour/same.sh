#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The same input gives the same bytes and the same messages, whatever is around it.
. "$(dirname "$0")/common.bash"

# variant NAME COMMAND…: what the command writes to the folder it is given as its last argument, and
# what it says, are those of the first variant.
variant() {
	local name=$1
	shift
	mkdir "$name"
	"$@" -o "$name/out" >"$name/messages" 2>&1 || {
		cat "$name/messages"
		fail "$name: exit code $?"
	}
	sed -i "s|^$name/out:|OUT:|" "$name/messages"
	if [ -e first ]; then
		diff "first/messages" "$name/messages"
		same_tree first/out "$name/out"
	else
		mv "$name" first
		sed -i "s|^.*/out: |OUT: |" first/messages
	fi
}

threads() {
	site site
	many_cards site 40
	variant j1 "$KAARTENBAK" build -C site -j1
	variant j2 "$KAARTENBAK" build -C site -j2
	variant j3 "$KAARTENBAK" build -C site -j 3
	variant j8 "$KAARTENBAK" build -C site --jobs=8
	variant j64 "$KAARTENBAK" build -C site -j64
	variant j9999 "$KAARTENBAK" build -C site -j9999
	variant j0 "$KAARTENBAK" build -C site -j0
	variant one_processor taskset -c 0 "$KAARTENBAK" build -C site
}
run_case "any number of threads" threads

surroundings() {
	site site
	variant plain "$KAARTENBAK" build -C site
	variant clock env SOURCE_DATE_EPOCH=1783900800 "$KAARTENBAK" build -C site
	variant zone env TZ=Pacific/Kiritimati "$KAARTENBAK" build -C site
	variant locale env LC_ALL=nl_NL.UTF-8 LANG=tr_TR.UTF-8 "$KAARTENBAK" build -C site
	variant c env -u LC_ALL LANG=C "$KAARTENBAK" build -C site
	variant nothing env -i SOURCE_DATE_EPOCH=1767225600 "$KAARTENBAK" build -C site
	variant slash "$KAARTENBAK" build --directory=site
}
run_case "clock, time zone, locale and environment" surroundings

# Without SOURCE_DATE_EPOCH: no time of ours stands in any file. (The address in security.txt holds
# for less than a year.)
real_clock() {
	site site
	sed -i "s/expires: .*/expires: $(date -u -d '+300 days' +%F)/" site/content/site.yaml
	variant plain env SOURCE_DATE_EPOCH="$(date -u -d '-60 days' +%s)" "$KAARTENBAK" build -C site
	variant now env -u SOURCE_DATE_EPOCH "$KAARTENBAK" build -C site
}
run_case "the real clock" real_clock

places() {
	local here=$PWD
	site site
	"$KAARTENBAK" build -C site -o one -q >/dev/null
	(cd site && "$KAARTENBAK" build -o ../two -q >/dev/null)
	(cd site/content && "$KAARTENBAK" build -C .. -o ../../three -q >/dev/null)
	(cd / && "$KAARTENBAK" build -C "$here/site" -o "$here/four" -q >/dev/null)
	(umask 077 && "$KAARTENBAK" build -C ./site/ -o five -q >/dev/null)
	mv site "a site with blanks & ü"
	"$KAARTENBAK" build -C "a site with blanks & ü" -o six -q >/dev/null
	# Other times and another order of the files in the folder.
	mkdir -p other
	(cd "a site with blanks & ü" && find . -type f | sort -r) | while IFS= read -r file; do
		mkdir -p "other/$(dirname "$file")"
		cat "a site with blanks & ü/$file" >"other/$file"
	done
	"$KAARTENBAK" build -C other -o seven -q >/dev/null
	for folder in two three four five six seven; do
		same_tree one $folder
	done
	[ "$(stat -c %a one/index.html five/index.html | xargs)" = "644 600" ]
}
run_case "the folder where we stand, where the site is, times of files, umask" places

over_an_old_site() {
	site site
	many_cards site 20
	build
	mv site old-site
	site site
	sed -i 's/^title: .*/title: Everything changes/; s/theme: plain/theme: register/' site/content/site.yaml
	rm site/content/algorithms/{zone-map,parking-oracle}.md
	build --themes "$root/themes"
	"$KAARTENBAK" build -C site -o fresh --themes "$root/themes" >messages
	same_tree fresh out
	# And back.
	"$KAARTENBAK" build -C old-site -o out >messages
	"$KAARTENBAK" build -C old-site -o old >messages
	same_tree old out
}
run_case "building over another site equals building fresh" over_an_old_site

line_ends() {
	local file
	site site
	build
	mv out first
	for file in site/content/*.yaml site/content/*/*.yaml site/content/*/*.md site/themes/plain/*/*.yaml; do
		sed -i '1s/^/\xef\xbb\xbf/; s/$/\r/' "$file"
	done
	build
	same_tree first out
}
run_case "a BOM and line ends of Windows" line_ends

order_of_fields() {
	site site
	build
	mv out first
	# The fields of every card from the last to the first.
	for file in site/content/algorithms/{zone-map,tree-watch,permit-sorter}.md; do
		awk '/^---$/ && ++n == 2 { while (k) print line[k--] } n == 1 && !/^---$/ { line[++k] = $0; next }
			{ print }' "$file" >new
		mv new "$file"
	done
	build
	same_tree first out
}
run_case "the order of fields in a card" order_of_fields

messages_of_errors() {
	local i
	site site
	many_cards site 200
	for i in {1..200}; do
		sed -i "s/^status: .*/status: pilott/; s/^unit: .*/unit: road/; \$a [x](nowhere-$i.md) ![](y.png) <b>" \
			site/content/algorithms/card-"$i".md
	done
	for i in 1 2 8 64; do
		status 1 "$KAARTENBAK" build -C site -o out -j$i
		mv messages messages-$i
		diff messages-1 messages-$i
		status 1 "$KAARTENBAK" check -C site --format json -j$i
		mv messages json-$i
		diff json-1 json-$i
	done
	[ "$(grep -c 'error:' messages-1)" -ge 800 ]
}
run_case "the messages of many faults, with any number of threads" messages_of_errors

# Every address that a page of the site holds begins with the path at which the site stands.
base_path() {
	command -v node >/dev/null || skip "no node here"
	site site
	for theme in plain register; do
		sed -i "s/^theme: .*/theme: $theme/" site/content/site.yaml
		for url in https://pages.example/project/name https://pages.example/project/name/; do
			rm -rf out
			build --themes "$root/themes" --base-url $url
			node "$root/tests/html/check.mjs" out /project/name/
			grep -rhoE ' (href|src|action|content)="(0; url=)?/[^"]*"' out --include='*.html' |
				not grep -v '"\(0; url=\)\?/project/name/'
			grep -rhoE 'https://pages\.example/[^"< ]*' out | not grep -v '^https://pages.example/project/name/'
			not grep -r 'register\.exampletown' out
			not grep -v '^/project/name/[^ ]* /project/name/[^ ]* 301$' out/_redirects
		done
	done
}
run_case "a base address with a path stands before every address of the site" base_path

base_url_option() {
	site site
	build
	mv out first
	sed -i 's|^base_url: .*|base_url: https://wrong.example/deep/|' site/content/site.yaml
	build --base-url https://register.exampletown.example
	same_tree first out
}
run_case "--base-url goes before the address in site.yaml" base_url_option

finish
