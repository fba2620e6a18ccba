#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Every address that a built site names leads to a file of that site, and to an anchor in it.
. "$(dirname "$0")/common.bash"

command -v node >/dev/null || {
	echo "no node here"
	exit 77
}

# all_exist BASE: full addresses below BASE on standard input, each of them a file in ./out.
all_exist() {
	local base=$1 url path
	sort -u >urls
	[ -s urls ]
	while IFS= read -r url; do
		path=${url#"$base"}
		[ "$path" != "$url" ] || fail "$url is outside $base"
		path=out/${path%%[?#]*}
		[[ $path != */ && $path != out/ ]] || path=${path}index.html
		printf -v path '%b' "${path//%/\\x}"
		[ -f "$path" ] || fail "$url: there is no $path"
	done <urls
}

# whole_site BASE: the site in ./out, made for the address BASE.
whole_site() {
	local base=$1 prefix
	prefix=/$(cut -d/ -f4- <<<"$base")
	node "$root/tests/html/check.mjs" out "$prefix"
	grep -o '<loc>[^<]*' out/sitemap.xml | cut -c6- >locations
	all_exist "$base" <locations
	# Each page that wants to be found is in the sitemap, once.
	diff <(sort locations) <(grep -rLE 'http-equiv="refresh"|name="robots" content="noindex"' out --include=index.html |
		sed "s|^out/|$base|; s|index.html\$||" | sort)
	[ ! -e out/feed.xml ] || grep -oE '(href="|<id>)[^"<]*' out/feed.xml | sed 's/.*["<>]//' | all_exist "$base"
	find out -name '*.json' -exec grep -ohE '^ *"url": "[^"]*' {} + | sed 's/.*"//' |
		grep "^$base" | all_exist "$base"
	find out -name '*.csv' -exec awk -F, 'FNR > 1 && $1 != "id" && $2 ~ /^https:/ { print $2 }' {} + | tr -d '\r' |
		all_exist "$base"
	sed 's/^Sitemap: //; /^https/!d' out/robots.txt | all_exist "$base"
	[ ! -e out/_redirects ] || awk '{ print $1; print $2 }' out/_redirects |
		sed "s|^$prefix|$base|" | all_exist "$base"
	[ ! -e out/.well-known/security.txt ] ||
		grep -oE "${base}[^ ]*" out/.well-known/security.txt | all_exist "$base"
}

dutch() {
	"$KAARTENBAK" build -C "$root" -o out --base-url https://een.example/ -q
	whole_site https://een.example/
}
run_case "the site of content/" dutch

dutch_below() {
	"$KAARTENBAK" build -C "$root" -o out --base-url https://een.example/met/een/pad -q
	whole_site https://een.example/met/een/pad/
}
run_case "the site of content/, below a path" dutch_below

second() {
	build_second plain https://two.example/
	build_second register https://two.example/
	build_second plain https://two.example/a/b/
	build_second register https://two.example/a/b/
}
build_second() {
	rm -rf site out
	site site
	sed -i "s/^theme: .*/theme: $1/" site/content/site.yaml
	build --themes "$root/themes" --base-url "$2"
	whole_site "$2"
}
run_case "the second site, with both of its themes" second

many_pages() {
	site site
	many_cards site 60
	build
	whole_site https://register.exampletown.example/
	# The numbers of a long list: the first, the last and those around.
	grep -o '/algorithms/part/[0-9]*/' out/algorithms/part/10/index.html | sort -u | wc -l | grep -qx 6
}
run_case "a list of many pages" many_pages

menu() {
	site site
	sed -i 's|^    url: /about/|    url: /about/#who-decides|; s|url: /units/|url: /units|' site/content/site.yaml
	build
	grep -q 'href="./about/#who-decides"' out/index.html
	grep -q 'href="../about/#who-decides"' out/units/index.html
	whole_site https://register.exampletown.example/
	sed -i 's|#who-decides|#nobody|' site/content/site.yaml
	status 1 "$KAARTENBAK" check -C site
	says 'site.yaml:.*\[anchor-broken\]'
	sed -i 's|/about/#nobody|/abuot/|' site/content/site.yaml
	status 1 "$KAARTENBAK" check -C site
	says 'site.yaml:.*\[link-broken\]'
}
run_case "addresses in the menus" menu

# A style sheet finds what it names from where it lies, whatever folder that is in.
styles() {
	local sheet address found=0
	site site
	mkdir site/themes/plain/assets/css
	echo 'b { background: url("../marks/dot.svg"); }' >site/themes/plain/assets/css/more.css
	build
	for sheet in out/assets/*.css out/assets/css/*.css; do
		for address in $(grep -o 'url([^#)]*)' "$sheet" | sed 's/^url(//; s/)$//'); do
			[ -f "$(dirname "$sheet")/$address" ] || fail "$sheet: $address"
			found=$((found + 1))
		done
	done
	[ $found -eq 2 ]
}
run_case "addresses in style sheets" styles

finish
