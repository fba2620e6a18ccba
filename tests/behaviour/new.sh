#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# new: a card that check accepts, with everything an editor has to know; never over what is there.
. "$(dirname "$0")/common.bash"

real_site() {
	mkdir site
	cp -r "$root/content" site/
}

new() {
	"$KAARTENBAK" new -C site --themes "$root/themes" "$@"
}

check() {
	"$KAARTENBAK" check -C site --themes "$root/themes" "$@"
}

# accepted FILE: check and fmt find nothing in it but that it is a draft.
accepted() {
	check --format gnu >messages || {
		cat messages
		return 1
	}
	! grep "$1" messages | grep -v '\[draft\]\|\[unclassified\]' || fail "check says more of $1"
	"$KAARTENBAK" fmt -C site --check "site/$1"
}

# The same card with every field filled in and published.
uncomment() {
	sed -i -E 's/^#([a-z_]+: )/\1/; /^(concept: ja|draft: yes) /d' "$1"
}

every_collection() {
	local collection path
	real_site
	for collection in producten gemeenten paginas; do
		path=$(new "$collection" "Proefkaart $collection")
		[ "$path" = "site/content/$collection/proefkaart-$collection.md" ]
		accepted "content/$collection/proefkaart-$collection.md"
		grep -qx "\(titel\|naam\): Proefkaart $collection" "$path"
		grep -q '^concept: ja  # ' "$path"
	done
	grep -qx 'bijgewerkt: 2026-01-01' site/content/producten/proefkaart-producten.md
	# Nothing is made public by itself.
	grep -qx 'openbaar: nee' site/content/gemeenten/proefkaart-gemeenten.md
}
run_case "check accepts a new card of every collection" every_collection

every_english() {
	local collection path
	site site
	for collection in algorithms units; do
		path=$(new "$collection" "Trial of $collection")
		accepted "${path#site/}"
		grep -q '^draft: yes  # ' "$path"
		grep -q '(optional):' "$path" || [ "$collection" = units ]
	done
	grep -qx '#   L = Limited' site/content/algorithms/trial-of-algorithms.md
	grep -qx 'risk_level: unknown' site/content/algorithms/trial-of-algorithms.md
}
run_case "and of the English site, in English" every_english

published() {
	local path
	real_site
	path=$(new producten 'Digitale balie')
	uncomment "$path"
	echo 'Tekst.' >>"$path"
	check --format gnu >messages
	grep digitale-balie messages | not grep -v unclassified
	path=$(new gemeenten 'Nieuwdorp')
	uncomment "$path"
	sed -i '/^opgegaan_in\|^opgeheven/d' "$path"
	check >messages
}
run_case "its examples are valid too, when they are taken out of their comments" published

sections() {
	local path
	real_site
	path=$(new producten 'Digitale balie')
	grep -x '## .*' "$path" >headings
	printf '## Wat is het?\n## Wat heeft uw gemeente eraan?\n' | diff - headings
	# Of few cards nothing can be said.
	path=$(new gemeenten 'Nieuwdorp')
	not grep '^## ' "$path"
}
run_case "its text has the sections that most cards have" sections

helps() {
	local path
	real_site
	path=$(new producten 'Digitale balie')
	grep -qx '# Fase: Hoe ver het product is.' "$path"
	grep -qx '#   A1 = Gemeenschappelijke basis informatievoorziening en dienstverlening' "$path"
	grep -q '^# Andere woorden (niet verplicht): ' "$path"
	# All terms of a long list are named, without a line for each.
	grep -q ' GIBIT,' "$path"
	awk 'length($0) > 100 { print; exit 1 }' "$path"
}
run_case "every field has its help and its choices" helps

settings() {
	local path
	real_site
	path=$(new producten 'Digitale balie' --set fase=beheer --set afkortingen=gibit,it --set 'opmerking=Eén: twee' \
		--set samenvatting=2026 --set synoniemen='balie, "loket": digitaal')
	grep -qx 'fase: beheer' "$path"
	grep -qx 'afkortingen: \[gibit, it\]' "$path"
	grep -qx "opmerking: 'Eén: twee'" "$path"
	grep -qx "samenvatting: '2026'" "$path"
	grep -qx "synoniemen: \[balie, '\"loket\": digitaal'\]" "$path"
	accepted content/producten/digitale-balie.md
	snapshot site >before
	status 2 new producten Tweede --set fse=beheer
	says 'Bedoelt u “fase”?'
	status 2 new producten Tweede --set fase
	says 'schrijf --set VELD=WAARDE'
	status 2 new producten Tweede --set tekst=x
	snapshot site | diff before -
}
run_case "--set fills in fields, and only with what is valid" settings

# A message points at what was given: there is no file yet.
wrong_settings() {
	real_site
	snapshot site >before
	status 2 new producten Tweede --set fase=beherr --set bijgewerkt=gisteren --set zie_ook=gibitt,gibit
	says '^kaartenbak new: --set fase=beherr: “beherr” staat niet in de lijst Fasen$' '^Bedoelt u “beheer”?$' \
		'^kaartenbak new: --set bijgewerkt=gisteren: ' '2026-03-31' \
		'^kaartenbak new: --set zie_ook=gibitt,gibit: “gibitt” bestaat niet in producten$' '^Bedoelt u “gibit”?$'
	says_not 'tweede.md'
	status 2 new producten Tweede --lang en --set fase=beherr
	says '^kaartenbak new: --set fase=beherr: “beherr” is not in the list' '^Did you mean “beheer”?$'
	status 2 new producten Tweede --set "samenvatting=$(printf 'woord %.0s' {1..40})"$'\xff'
	says '^kaartenbak new: --set samenvatting=woord .*…: dit teken is geen geldige UTF-8'
	status 2 new producten $'\xff' --id tweede
	says '^kaartenbak new: titel: dit teken is geen geldige UTF-8'
	status 2 new producten Tweede --set samenvatting=
	says 'hier staat geen waarde: --set samenvatting=$'
	status 2 new producten Tweede --set synoniemen=' , '
	says 'hier staat geen waarde: --set synoniemen= , $'
	status 2 new producten Tweede --set afkortingen=it --set afkortingen=ict
	says "zet komma's tussen de waarden: --set afkortingen=ict$"
	status 2 new producten Tweede --set fase=weten --set fase=beheer
	says 'dit veld is al ingevuld: --set fase=beheer$'
	status 2 new producten Tweede --set titel=Anders
	says 'de titel noemt u al'
	status 2 new producten ''
	says 'de titel is leeg$'
	snapshot site | diff before -
	# A warning is told, and stops nothing.
	status 0 new producten Tweede --set afkortingen=gibit,gibit
	says '^kaartenbak new: --set afkortingen=gibit,gibit: “gibit” staat twee keer' '^site/content/producten/tweede.md$'
}
run_case "what is wrong with --set is told of the argument" wrong_settings

# What was given gets the form that fmt would give it.
settings_in_form() {
	local path
	real_site
	path=$(new producten 'Digitale balie' --set fase=Beheer --set bijgewerkt=31-3-2026 --set synoniemen=' a ,, b,' \
		--set zie_ook=gibit)
	grep -qx 'fase: beheer' "$path"
	grep -qx 'bijgewerkt: 2026-03-31' "$path"
	grep -qx 'synoniemen: \[a, b\]' "$path"
	accepted content/producten/digitale-balie.md
}
run_case "values of --set get their form" settings_in_form

free_page() {
	local path
	real_site
	path=$(new paginas 'Werken bij ons')
	grep -q '^# Titel: .' "$path"
	grep -q '^# Samenvatting (niet verplicht): .' "$path"
	grep -q '^# Bijgewerkt (niet verplicht): .*dag' "$path"
	grep -q '^<!-- .*/werken-bij-ons/.*menu of voettekst.* -->$' "$path"
	uncomment "$path"
	status 1 check --format gnu
	says 'werken-bij-ons.md:.*missing-body'
	echo 'Tekst.' >>"$path"
	check --format gnu >messages
	not grep werken-bij-ons messages
	site english
	mv site dutch
	mv english site
	path=$(new pages 'Working here')
	grep -q '^# Title: .' "$path"
	grep -q '^# Summary (optional): .' "$path"
	grep -q '^<!-- .*/working-here/.*menu or footer.* -->$' "$path"
	accepted content/pages/working-here.md
}
run_case "a free page has its help too, in two languages" free_page

# Comments that make sense by themselves: after an editor took out what they ask for.
comments() {
	local path
	real_site
	path=$(new producten 'Digitale balie')
	[ "$(grep -c Klaar "$path")" = 1 ]
	sed -i '/^concept: /d' "$path"
	not grep -i 'concept\|klaar?' "$path"
	# Who takes only the # away has a field.
	sed -i 's/^#\([a-z]\)/\1/' "$path"
	check --format gnu >messages
	grep digitale-balie messages | not grep -v unclassified
	path=$(new gemeenten Nieuwdorp)
	grep -qx '# Kies uit: ja, nee' "$path"
	"$KAARTENBAK" fmt -C site --check "$path"
}
run_case "comments go with what they are about" comments

taken() {
	real_site
	new producten 'Digitale balie' >/dev/null
	snapshot site >before
	status 2 new producten 'Digitale balie'
	says 'al in gebruik: digitale-balie' '--id digitale-balie-2'
	status 2 new producten 'DIGITALE Balié!'
	says 'al in gebruik: digitale-balie'
	# What a card was called before stays its own.
	sed -i 's/^concept: ja .*/&\neerdere_ids: [balie]/' site/content/producten/digitale-balie.md
	status 2 new producten Balie
	says 'al in gebruik: balie' '--id balie-2'
	sed -i '/^eerdere_ids/d' site/content/producten/digitale-balie.md
	# Pages that the site makes by itself.
	status 2 new producten Vergelijken
	says 'maakt de site zelf een pagina: vergelijken' '--id vergelijken-2'
	status 2 new producten Velden
	status 2 new paginas Zoeken
	status 2 new paginas Producten
	status 2 new producten Anders --id anders.md
	says '^Kies een andere naam, bijvoorbeeld --id anders$'
	status 2 new producten Anders --id '../buiten'
	says 'deze naam mag niet'
	status 2 new producten '???'
	says 'geef er een met --id'
	status 2 new producten Anders --id ''
	says '^kaartenbak new: geef achter --id een naam, of laat --id weg$'
	[ ! -e buiten.md ] && [ ! -e site/content/buiten.md ]
	new producten 'Digitale balie' --id digitale-balie-2 >messages
	grep -qx 'site/content/producten/digitale-balie-2.md' messages
	accepted content/producten/digitale-balie-2.md
}
run_case "never over what is there: another id is suggested" taken

never_overwrites() {
	real_site
	# A file that the site does not list, because it cannot be read as a card.
	mkdir site/content/producten/map.md
	not new producten Map
	[ -d site/content/producten/map.md ]
	ln -s /etc/hostname site/content/producten/wijzer.md
	not new producten Wijzer
	[ -L site/content/producten/wijzer.md ]
}
run_case "nor over what is no card" never_overwrites

one_line() {
	local path
	real_site
	path=$(new producten $'Twee\nregels\t en\r\n meer\n')
	[ "$path" = site/content/producten/twee-regels-en-meer.md ]
	grep -qx 'titel: Twee regels en meer' "$path"
	accepted content/producten/twee-regels-en-meer.md
	status 2 new producten $'Een \e[31mkleur'
	says 'stuurteken'
	ls site/content/producten | not grep kleur
	path=$(new producten --id streepje -- '-b is een optie')
	grep -qx "titel: '-b is een optie'" "$path"
	accepted content/producten/streepje.md
}
run_case "a title is one line, and may begin with a hyphen" one_line

unknown() {
	real_site
	status 2 new productn X
	says 'de collectie “productn” is er niet' 'Bedoelt u “producten”?'
	status 2 new producten
	says 'hier ontbreekt een woord'
	rm site/content/site.yaml
	status 1 new producten X
	says 'content/site.yaml'
}
run_case "what is unknown is told" unknown

# What an editor does in a day, with a file that came from a program for Windows.
a_day() {
	local path title
	real_site
	for title in "Café: 'het' \"Loket\" #1" 'Ja' '2026' '~' '[haken] {en} meer' "$(printf 'heel lang %.0s' {1..40})"; do
		path=$(new producten "$title" --id proefkaart)
		accepted content/producten/proefkaart.md
		uncomment "$path"
		printf '\xef\xbb\xbf' >card
		sed 's/^samenvatting: .*/samenvatting: Een proef./; s/^## .*/&\n\nTekst./; s/$/\r/' "$path" >>card
		cp card "$path"
		status 0 check --format gnu
		grep proefkaart messages | not grep -v unclassified
		"$KAARTENBAK" fmt -C site "$path" >messages
		status 0 "$KAARTENBAK" fmt -C site --check "$path"
		not grep -q $'\r' "$path"
		status 0 check --hints --format gnu
		grep proefkaart messages | not grep -v unclassified
		rm "$path"
	done
}
run_case "odd titles, all the way: filled in, saved with CRLF, checked, formatted" a_day

no_permission() {
	[ "$(id -u)" = 0 ] || skip "only root can become somebody else"
	type setpriv >/dev/null 2>&1 || skip "no setpriv here"
	local as_nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	chmod 755 "$work"
	"${as_nobody[@]}" "$KAARTENBAK" --version >messages || skip "cannot run the program as nobody"
	real_site
	chmod -R a+rX .
	snapshot site >before
	status 3 "${as_nobody[@]}" "$KAARTENBAK" new -C site --themes "$root/themes" producten X
	says '^site/content/producten/x.md: systeemfout: kan niet schrijven: u mag er niet bij'
	snapshot site | diff before -
}
run_case "a folder that nothing may be written in" no_permission

inside() {
	real_site
	ln -s "$root/themes" site/themes
	cd site
	[ "$("$KAARTENBAK" new producten 'Van hier')" = content/producten/van-hier.md ]
	[ "$(stat -c %a content/producten/van-hier.md)" = 644 ]
	# Nothing is left of how it was written.
	find . -name '.kaartenbak*' | not grep .
}
run_case "the path that is printed leads from where the command was given" inside

finish
