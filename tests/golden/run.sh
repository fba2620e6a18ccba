#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The second site: a register of algorithms, in English, of a town that does not exist. It shares
# nothing with the site of content/ but the program, and so shows that the program knows neither.
#
#   tests/golden/run.sh            builds it and compares every byte with tests/golden/expected/
#   tests/golden/run.sh --update   shows what differs, and takes the present output as expected
#
# That tree is built with the theme "plain", which shows all that a template can ask for and has no
# look, so that a change in the look of themes/ does not reach it. The theme "register" extends
# themes/basis; of what it makes only the important things are looked at.
. "$(dirname "$0")/../behaviour/common.bash"

expected=$root/tests/golden/expected

build_plain() {
	# No other themes than its own.
	"$KAARTENBAK" build -C "$golden_site" -o "$1" --themes /nonexistent --lang en
}

update() {
	build_plain "$work/out" >/dev/null || exit
	if diff -ruN --no-dereference -x .kaartenbak.made-of "$expected" "$work/out"; then
		echo "$expected is as it was"
	fi
	rm -rf "$expected"
	rm "$work/out/.kaartenbak.made-of"
	cp -r "$work/out" "$expected"
	exit 0
}

case ${1-} in
--update) update ;;
esac

same_bytes() {
	build_plain out
	diff -ru --no-dereference -x .kaartenbak.made-of "$expected" out || fail "tests/golden/run.sh --update accepts this"
}
run_case "every file of the second site is as expected, byte for byte" same_bytes

messages() {
	build_plain out >messages
	says 'zone-map.md:9:27: warning: “parking-oracle” is a draft' '\[reference-draft\]' \
		'^out: 48 pages and 78 other files; 126 written, 0 unchanged, 0 removed$'
	[ "$(wc -l <messages)" = 6 ]
	status 0 "$KAARTENBAK" check -C "$golden_site"
	says '^  algorithms: 7 (and 1 draft)$' '^  units: 5$' '^  pages: 1$' \
		'^  risk-levels: 1 not yet classified$'
}
run_case "its messages are in English" messages

no_draft() {
	build_plain out >messages
	not grep -rliE 'oracle|foretells' out
}
run_case "nothing of a draft reaches any byte" no_draft

# The second site with the theme that extends basis, in ./site and ./out.
build_register() {
	site site
	sed -i 's/^theme: .*/theme: register/' site/content/site.yaml
	"$KAARTENBAK" build -C site -o out --themes "$root/themes" >messages || {
		cat messages
		return 1
	}
}

register_files() {
	local file
	build_register
	for file in index.html 404.html algorithms/index.html algorithms/part/2/index.html \
		algorithms/pothole-finder/index.html algorithms/hole-finder/index.html \
		algorithms/ill-tree.png topics/streets/index.html about/index.html _redirects feed.xml \
		.well-known/security.txt out/assets/register.*.css out/assets/basis.*.css; do
		[ -s "out/${file#out/}" ] || fail "$file is missing"
	done
	# All data are the same whatever the theme, but for the words of "not yet classified".
	for file in algorithms.csv algorithms.json units.csv algorithms/pothole-finder.json feed.xml \
		sitemap.xml _redirects; do
		cmp "$expected/$file" "out/$file"
	done
}
run_case "a theme that extends basis makes the same site" register_files

register_own() {
	local css
	build_register
	css=$(cd out && echo assets/register.*.css)
	grep -qF "<link rel=\"stylesheet\" href=\"./$css\">" out/index.html
	grep -q 'In use since:' out/algorithms/zone-map/index.html
	not grep -q 'Last updated:' out/algorithms/zone-map/index.html
	grep -q 'Last updated' out/index.html
	grep -q 'class="utrecht-page-header"' out/index.html
}
run_case "its own template, strings and asset go before those of basis" register_own

# The text of pages, and the attributes that people get to see or hear.
visible() {
	find "$1" -name '*.html' -exec \
		sed -E 's/ (id|class|href|src|aria-labelledby|datetime|content="width)="[^"]*"//g' {} +
}

no_dutch() {
	build_register
	grep -rL '<html lang="en"' out --include='*.html' | not grep .
	visible out | not grep -iwE "$(tr -s ' \n' '|' <<<"de het een van voor niet naar deze dit wij uit bij ook
		onze geen kaart kaarten lijst zoeken bekijk terug vorige volgende inhoud pagina onbekend ja
		nee gemeente gemeenten producten categorie fase januari maart mei augustus" | tr -d '\t' |
		sed 's/|$//')"
}
run_case "no Dutch word stands on an English page" no_dutch

register_links() {
	command -v node >/dev/null || skip "no node here"
	build_register
	node "$root/tests/html/check.mjs" out /
}
run_case "no link of it leads nowhere" register_links

# Comments may give examples; messages and the names of keywords have a Dutch side by design.
no_vng_in_code() {
	find "$root/src" -name '*.[ch]' ! -name 'diag_codes.h' ! -name 'diag_words.h' | sort >files
	[ "$(wc -l <files)" -gt 50 ]
	xargs awk '
	FNR == 1 { inside = 0 }
	{
		line = $0
		while (1) {
			if (inside) {
				end = index(line, "*/")
				if (!end) { line = ""; break }
				line = substr(line, end + 2)
				inside = 0
			}
			start = match(line, /\/\*/)
			if (!start) break
			rest = substr(line, start + 2)
			kept = substr(line, 1, start - 1)
			end = index(rest, "*/")
			if (!end) { line = kept; inside = 1; break }
			line = kept " " substr(rest, end + 2)
		}
		if (line !~ /KEY\(/)
			print FILENAME ":" FNR ": " line
	}' <files >code
	not grep -iE ': .*(vng|gemeente|producten|categorie|\<fasen?\>|gibit|realisatie|catalogus|common.ground|volwassenheid|exampletown|algorithm)' code
}
run_case "the code knows neither site" no_vng_in_code

finish
