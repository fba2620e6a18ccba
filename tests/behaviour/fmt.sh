#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# fmt: files in their form, which say the same as before. tests/fmt/ has what becomes of which card:
# after "=== before" a card, after "=== after" what it should be; a file may have more of them. What
# came out must stay as it is when it is formatted again.
. "$(dirname "$0")/common.bash"

card=content/producten/testproduct.md

base_site() {
	cp -r "$root/tests/diagnostics/base" site
}

fmt() {
	"$KAARTENBAK" fmt -C site "$@"
}

# Each card of the file, put in the place of the one of the site.
text_case() {
	local file=$1 line part='' number=0
	base_site
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'=== before')
			part=$((++number)).before
			: >"$part"
			;;
		'=== after')
			part=$number.after
			: >"$part"
			;;
		*) [ -z "$part" ] || printf '%s\n' "$line" >>"$part" ;;
		esac
	done <"$file"
	[ $number -gt 0 ] || fail "no case in $file"
	while [ $number -gt 0 ]; do
		cp $number.before site/$card
		fmt site/$card >messages
		diff $number.after site/$card || fail "case $number"
		fmt --check site/$card >messages || fail "not the same the second time: case $number"
		number=$((number - 1))
	done
}
for file in "$root"/tests/fmt/*.txt; do
	run_case "$(sed -n '1s/^# //p' "$file")" text_case "$file"
done

# The data that a site publishes, without the site's own choice of what is new.
data() {
	build --themes "$root/themes"
	rm -rf "$1"
	mv out "$1"
}

meaning_kept() {
	mkdir site
	cp -r "$root/content" site/
	data before
	fmt >messages
	data after
	same_tree before after
	fmt --check >messages
	says '^0 zouden veranderen, '
}
run_case "a site that is formatted is the same site, byte for byte" meaning_kept

meaning_kept_english() {
	site site
	build --themes "$root/themes"
	mv out before
	fmt >messages
	build --themes "$root/themes"
	same_tree before out
	fmt --check >messages
}
run_case "so is the English one" meaning_kept_english

content_is_formatted() {
	"$KAARTENBAK" fmt -C "$root" --check >messages || {
		cat messages
		fail "run: kaartenbak fmt"
	}
}
run_case "content/ is formatted" content_is_formatted

line_ends() {
	base_site
	{
		printf '\xef\xbb\xbf---\r\nfase: beheer\r\ntitel: Testproduct\r\n---\r\nEen.\r\n\r\nTwee.'
	} >site/$card
	fmt >messages
	printf -- '---\ntitel: Testproduct\nfase: beheer\n---\nEen.\n\nTwee.\n' | diff - site/$card
}
run_case "CRLF and a BOM go, one line end stays" line_ends

yaml_files() {
	local file=site/content/begrippen/fasen.yaml
	base_site
	cp $file before
	printf '\xef\xbb\xbf' >$file
	sed 's/$/  \r/' before >>$file
	printf '\r\n\r\n' >>$file
	fmt $file >messages
	diff before $file
	printf 'omschrijving: |\n  met blanco  \n  en meer  \n' >>$file
	cp $file before
	fmt $file >messages
	diff before $file
	# What would not be the same any more is refused, and stays.
	printf 'extra: |+\n  fase\n\n\n\n' >>$file
	cp $file before
	status 0 fmt $file
	says 'fasen.yaml:[0-9]*:1: let op: .*format-refused' '1 met fouten'
	status 1 fmt --check $file
	says 'format-refused'
	diff before $file
}
run_case "of other YAML only line ends and blanks change" yaml_files

faulty() {
	base_site
	printf -- '---\nfase: beheeer\ntitel: "Testproduct"\n---\nTekst.\n' >site/$card
	printf -- '---\nfase: beheer\ntitel: "Proef"\n---\nTekst.\n' >site/content/producten/proefproduct.md
	cp site/$card before
	status 1 fmt
	says 'testproduct.md:2:7: fout: “beheeer” staat niet in de lijst Fasen' '^1 opgemaakt, .*, 1 met fouten gelaten zoals het is$'
	diff before site/$card
	grep -qx 'titel: Proef' site/content/producten/proefproduct.md
}
run_case "a file with errors is left alone, and the others are not" faulty

faulty_schema() {
	local schema=site/content/producten/_collectie.yaml
	base_site
	printf -- '---\nfase: beheer\ntitel: "Testproduct"\n---\nTekst.\n' >site/$card
	cp site/$card before
	cp $schema schema
	sed -i '0,/soort: tekst/s//soort: tekts/' $schema
	status 1 fmt --check site/$card
	says "^$schema:[0-9]*:[0-9]*: fout: " '1 met fouten'
	status 1 fmt site/$card
	diff before site/$card
	# Of no YAML it is said once.
	echo '"' >>$schema
	status 1 fmt
	[ "$(grep -c "^$schema:.* fout: " messages)" = 1 ]
	# Files of other folders have nothing to do with it.
	status 0 fmt --check site/content/begrippen
	says_not "$schema"
	cp schema $schema
	status 0 fmt site/$card
}
run_case "cards of a faulty schema are left alone, and its faults are told" faulty_schema

check_only() {
	base_site
	fmt >messages
	printf -- '---\nfase: beheer\ntitel: "Testproduct"\n---\nTekst.\n' >site/$card
	snapshot site >before
	status 1 fmt --check
	says "^zou veranderen  site/$card\$" '^1 zou veranderen, '
	status 1 fmt --check --lang en
	says '^1 would change, '
	snapshot site | diff before -
	cd site
	status 1 "$KAARTENBAK" fmt --check
	says "^zou veranderen  $card\$"
	cd ..
	status 0 fmt --check site/content/producten/proefproduct.md site/content/begrippen
	says '^0 zouden veranderen, 2 al in orde$'
}
run_case "--check writes nothing and says what would change" check_only

# A folder that nothing may be written in: of three files one is written.
read_only() {
	[ "$(id -u)" = 0 ] || skip "only root can become somebody else"
	type setpriv >/dev/null 2>&1 || skip "no setpriv here"
	local as_nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	chmod 755 "$work"
	"${as_nobody[@]}" "$KAARTENBAK" --version >messages || skip "cannot run the program as nobody"
	base_site
	fmt >messages
	sed -i 's/^titel: \(.*\)/titel: "\1"/' site/content/producten/{test,proef}product.md \
		site/content/paginas/over.md
	chmod -R a+rX .
	chmod 777 site/content/paginas
	status 3 "${as_nobody[@]}" "$KAARTENBAK" fmt -C site
	says '^site/content/producten/proefproduct.md: systeemfout: kan niet schrijven: u mag er niet bij' \
		'^opgemaakt  site/content/paginas/over.md$' '^1 opgemaakt, .* al in orde, 2 niet geschreven$'
	status 3 "${as_nobody[@]}" "$KAARTENBAK" fmt -C site --lang en
	says '^0 formatted, .* fine already, 2 not written$'
	find site -name '.kaartenbak*' | not grep .
}
run_case "what cannot be written is not counted as written" read_only

writes_well() {
	base_site
	printf -- '---\nfase: beheer\ntitel: Testproduct\n---\nTekst.\n' >site/$card
	chmod 640 site/$card
	ln site/$card old
	fmt >messages
	[ "$(stat -c %a site/$card)" = 640 ]
	# Renamed into place: who reads the old file reads it whole.
	grep -qx 'fase: beheer' old && [ ! old -ef site/$card ]
	find site -name '.kaartenbak*' | not grep .
	# What is fine is not touched.
	snapshot site >before
	tick
	fmt >messages
	snapshot site | diff before -
}
run_case "files are replaced whole and keep who may read them" writes_well

which_files() {
	base_site
	fmt >messages
	status 2 fmt site/content/nergens.md
	says 'dit bestand is er niet'
	echo x >buiten.md
	status 2 fmt buiten.md
	says 'dit hoort niet bij de site'
	echo x >site/content/plaatje.txt
	status 2 fmt site/content/plaatje.txt
	says 'geen kaart en geen YAML'
	cd site
	status 0 "$KAARTENBAK" fmt --check content/producten
	says '3 al in orde'
	rm content/site.yaml
	status 1 "$KAARTENBAK" fmt
	says 'content/site.yaml'
}
run_case "files and folders of the site, and no others" which_files

finish
