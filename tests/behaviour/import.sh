#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# import: tables to measurement files. What it says about faults is in tests/diagnostics/.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/figures.bash"

measured=content/monitors/proef/metingen

import() {
	"$KAARTENBAK" import proef "$@" >messages 2>&1 || {
		local code=$?
		cat messages
		return $code
	}
}

# is FILE: what stands on standard input.
is() {
	diff - "$1"
}

wide() {
	figures_site site
	cat >table.csv <<-'END'
		gemeente,Digitale Volwassenheid,gebruik,catalogus,catalogus.componenten,toelichting
		GM9901,"72,0",ja,4,,Tweede keer: beter
		denkland,"71,4",-,n.v.t.,12,
		STILSTAD,12%,nee,,9,
		_landelijk,"60,5",311,,,
	END
	import table.csv -C site --date 2025-03-01
	says '^4 nieuw, 0 vervangen, 0 ongewijzigd$'
	[ "$(ls site/$measured/2025-03-01 | wc -l)" = 4 ]
	is site/$measured/2025-03-01/voorbeeldstad.yaml <<-'END'
		editie: '2.0'
		toelichting: 'Tweede keer: beter'
		waarden:
		  volwassenheid: 72,0
		  gebruik: ja
		  catalogus: 4
	END
	is site/$measured/2025-03-01/denkland.yaml <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid: 71,4
		  gebruik: '-'
		  catalogus:
		    waarde: nvt
		    componenten: 12
	END
	# Of a private one too; what is empty in the table is not in the file.
	is site/$measured/2025-03-01/stilstad.yaml <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid: 12
		  gebruik: nee
		  catalogus:
		    componenten: 9
	END
	is site/$measured/2025-03-01/_landelijk.yaml <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid: 60,5
		  gebruik: 311
	END
	status 0 "$KAARTENBAK" check -C site --themes "$root/themes"
}
run_case "wide: a row for each gemeente, by id, name or code" wide

long() {
	figures_site site
	cat >table.csv <<-'END'
		naam;indicator;invoer;waarde;datum;editie;toelichting
		Denkland;catalogus;componenten;41;1-3-2025;;
		Voorbeeldstad;Gebruik van het loket;;Ja;2024-06-01;1.0;
		Denkland;volwassenheid;;71,4;2025-03-01;;"Geteld, niet geschat"
		Denkland;catalogus;;5;2025-03-01;2.0;
		landelijk;standaarden;per_groep.4;3,5;2025-03-01;;
		landelijk;standaarden;per_groep.5;4;2025-03-01;;
	END
	status 1 "$KAARTENBAK" import proef table.csv -C site --wide
	says 'de kolom “indicator” is niet bekend'
	import table.csv -C site
	is site/$measured/2025-03-01/denkland.yaml <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid:
		    waarde: 71,4
		    toelichting: Geteld, niet geschat
		  catalogus:
		    waarde: 5
		    componenten: 41
	END
	is site/$measured/2024-06-01/voorbeeldstad.yaml <<-'END'
		editie: '1.0'
		waarden:
		  gebruik: ja
	END
	is site/$measured/2025-03-01/_landelijk.yaml <<-'END'
		editie: '2.0'
		waarden:
		  standaarden:
		    per_groep:
		      '4': 3,5
		      '5': 4
	END
	status 0 "$KAARTENBAK" check -C site --themes "$root/themes"
}
run_case "long: a row for each figure, on more days" long

forms() {
	figures_site site
	printf '\xef\xbb\xbfsep=;\r\ngemeente;catalogus;volwassenheid\r\n"Denkland";"5";"71,4"\r\n;;\r\n' >a.csv
	printf 'gemeente\tcatalogus\tvolwassenheid\t\ndenkland\t5\t71,4\t\n' >b.csv
	printf 'volwassenheid,gemeente,catalogus\n"71,4","Denkland",5' >c.csv
	import a.csv -C site --date 2025-03-01
	cp -r site/$measured/2025-03-01 wanted
	import b.csv -C site --date 2025-03-01
	says '0 nieuw, 0 vervangen, 1 ongewijzigd'
	rm -r site/$measured/2025-03-01
	import c.csv -C site --date 2025-03-01
	same_tree wanted site/$measured/2025-03-01
	# What a spreadsheet was kept from taking for a formula.
	printf "gemeente,volwassenheid\ndenkland,'-\n" >d.csv
	import d.csv -C site --date 2025-04-01
	grep -q "^  volwassenheid: '-'$" site/$measured/2025-04-01/denkland.yaml
}
run_case "marks, quotes, BOM, CRLF and empty rows as spreadsheets write them" forms

edition_of_the_day() {
	figures_site site
	printf 'gemeente,datum,volwassenheid\ndenkland,2024-12-31,1\ndenkland,2025-01-01,2\n' >a.csv
	import a.csv -C site
	grep -q "^editie: '1.0'" site/$measured/2024-12-31/denkland.yaml
	grep -q "^editie: '2.0'" site/$measured/2025-01-01/denkland.yaml
	printf 'gemeente,volwassenheid\ndenkland,1\n' >b.csv
	import b.csv -C site --date 2025-06-01 --edition 1.0
	grep -q "^editie: '1.0'" site/$measured/2025-06-01/denkland.yaml
	# The day has an edition now, which others follow.
	printf 'gemeente,volwassenheid\nvoorbeeldstad,1\n' >c.csv
	import c.csv -C site --date 2025-06-01
	grep -q "^editie: '1.0'" site/$measured/2025-06-01/voorbeeldstad.yaml
}
run_case "the edition: that of the row, of --edition, of the day" edition_of_the_day

dry_run() {
	figures_site site
	printf 'gemeente,volwassenheid\ndenkland,1\nstilstad,2\n' >a.csv
	snapshot . >"$work/before"
	"$KAARTENBAK" import proef a.csv -C site --date 2025-03-01 --dry-run >"$work/said"
	"$KAARTENBAK" import proef a.csv -C site --date 2025-03-01 -n -v >"$work/said-more"
	snapshot . >"$work/after"
	diff "$work/before" "$work/after"
	is "$work/said" <<-END
		nieuw        $measured/2025-03-01/denkland.yaml  (1 cijfer)
		nieuw        $measured/2025-03-01/stilstad.yaml  (1 cijfer)
		2 nieuw, 0 vervangen, 0 ongewijzigd; er is niets geschreven (--dry-run)
	END
	grep -q "^    editie: '2.0'$" "$work/said-more"
	grep -q '^      volwassenheid: 2$' "$work/said-more"
}
run_case "--dry-run tells all and writes nothing" dry_run

replace() {
	figures_site site
	file=site/$measured/2025-01-01/voorbeeldstad.yaml
	printf '%s\n' 'toelichting: Met de hand.' 'tabellen: {}' >>"$file"
	cp "$file" before
	printf 'gemeente,catalogus,catalogus.componenten,volwassenheid,gebruik,standaarden\n' >a.csv
	cp a.csv b.csv
	printf 'voorbeeldstad,4,41,"71,4",nee,4\n' >>a.csv
	printf 'voorbeeldstad,4,41,"71,5",nee,\ndenkland,1,2,3,ja,\n' >>b.csv
	# The same figures in another layout are no change.
	import a.csv -C site --date 2025-01-01 --replace
	says '0 nieuw, 0 vervangen, 1 ongewijzigd'
	cmp before "$file"
	# Other figures are one, which nobody asked for: then nothing at all is written.
	status 1 "$KAARTENBAK" import proef b.csv -C site --date 2025-01-01
	says '\[import-exists\]' 'niets geschreven'
	cmp before "$file"
	[ ! -e site/$measured/2025-01-01/denkland.yaml ]
	import b.csv -C site --date 2025-01-01 --replace -v
	says '^vervangen .*voorbeeldstad.yaml  (1 cijfer vervangen, 4 blijven)' '^nieuw .*denkland.yaml' '^1 nieuw, 1 vervangen'
	# What no table can tell stays.
	is "$file" <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid: 71,5
		  gebruik: nee
		  catalogus:
		    waarde: 4
		    componenten: 41
		  standaarden: 4
		toelichting: Met de hand.
		tabellen: {}
	END
}
run_case "a file that is there: the same, kept, or replaced when asked" replace

# What the table does not name stays: figures, order, notation, comments and blank lines.
merge() {
	figures_site site
	file=site/$measured/2025-01-01/voorbeeldstad.yaml
	cat >"$file" <<-'END'
		# Van de gemeente zelf.

		editie: "2.0" # sinds dit jaar
		waarden:
		  # Twee keer geteld.
		  gebruik: Nee  # nog niet
		  volwassenheid: 71,4%

		  catalogus: {waarde: 4, componenten: 41} # in het voorjaar
		tabellen: {}
		# Het eind.
	END
	cp "$file" before
	# The same in another notation, and empty cells, change nothing.
	printf 'gemeente;volwassenheid;gebruik;catalogus\nvoorbeeldstad;71.4;nee;\n' >a.csv
	import a.csv -C site --date 2025-01-01 --replace
	says '0 nieuw, 0 vervangen, 1 ongewijzigd'
	cmp before "$file"
	printf 'gemeente;catalogus.componenten;gebruik;standaarden\nvoorbeeldstad;42;-;5\n' >b.csv
	wanted='^vervangen .*voorbeeldstad.yaml  (1 cijfer nieuw, 2 vervangen, 2 blijven)$'
	import b.csv -C site --date 2025-01-01 --replace --dry-run
	says "$wanted"
	cmp before "$file"
	import b.csv -C site --date 2025-01-01 --replace
	says "$wanted"
	is "$file" <<-'END'
		# Van de gemeente zelf.

		editie: '2.0' # sinds dit jaar
		waarden:
		  # Twee keer geteld.
		  gebruik: '-' # nog niet
		  volwassenheid: 71,4%

		  catalogus: # in het voorjaar
		    waarde: 4
		    componenten: 42
		  standaarden: 5
		tabellen: {}
		# Het eind.
	END
	# Groups of the national file are merged one by one, and a remark is no figure.
	printf 'gemeente;standaarden.per_groep.5;gebruik.toelichting\n_landelijk;4;\n' >c.csv
	import c.csv -C site --date 2025-01-01 --replace
	says '(1 cijfer nieuw, 3 blijven)'
	is "site/$measured/2025-01-01/_landelijk.yaml" <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid: 58%
		  gebruik: 2
		  standaarden:
		    per_groep:
		      '4': '3,5'
		      '5': 4
	END
	printf 'gemeente;gebruik.toelichting\nvoorbeeldstad;Volgend jaar wel\n' >d.csv
	import d.csv -C site --date 2025-01-01 --replace
	says '(0 cijfers vervangen, 5 blijven)'
	grep -A 3 '^  gebruik:' "$file" >figure
	is figure <<-'END'
		  gebruik: # nog niet
		    waarde: '-'
		    toelichting: Volgend jaar wel
		  volwassenheid: 71,4%
	END
	import d.csv -C site --date 2025-01-01 --replace
	says '1 ongewijzigd'
	status 0 "$KAARTENBAK" check -C site --themes "$root/themes"
}
run_case "--replace changes what the table names, and nothing else" merge

# Comments where they are hard to tell from text.
merge_odd() {
	figures_site site
	file=site/$measured/2025-01-01/voorbeeldstad.yaml
	printf 'gemeente;gebruik;volwassenheid.toelichting\nvoorbeeldstad;-;Nu wel # echt\n' >a.csv
	# A BOM, CRLF, no line end at the end; # in words, quotes and blocks.
	printf '\xef\xbb\xbf# Eerst\r\neditie: "2.0"\r\ntoelichting: "a # b" #c\r\nwaarden:\r\n' >"$file"
	printf '  volwassenheid: {waarde: 71#4, # d\n    toelichting: x}  # e\n' | sed 's/71#4/71,4/' |
		sed 's/{waarde: 71,4/{waarde: "71,4"/' >>"$file"
	printf '  catalogus:\n    toelichting: |\n      # een regel\n      a#b\n\n    waarde: 4\n' >>"$file"
	printf '  # f\n\n  gebruik:\n\n\n# g\ntabellen: {} # h' >>"$file"
	import a.csv -C site --date 2025-01-01 --replace
	is "$file" <<-'END'
		# Eerst
		editie: '2.0'
		toelichting: 'a # b' #c
		waarden:
		  volwassenheid: # d
		    waarde: '71,4'
		    toelichting: 'Nu wel # echt' # e
		  catalogus:
		    toelichting: "# een regel\na#b\n"

		    waarde: 4
		  # f

		  gebruik:


		# g
		tabellen: {} # h
	END
	import a.csv -C site --date 2025-01-01
	says '1 ongewijzigd'
	status 0 "$KAARTENBAK" check -C site --themes "$root/themes"
	# Very many of them take no time.
	{
		cat "$file"
		yes '  # # #' | head -n 30000 || true
	} >more
	mv more "$file"
	printf 'gemeente;gebruik\nvoorbeeldstad;ja\n' >b.csv
	status 0 timeout 10 "$KAARTENBAK" import proef b.csv -C site --date 2025-01-01 --replace
	[ "$(grep -c '^# # #$' "$file")" = 30000 ]
}
run_case "comments in odd places stay" merge_odd

# What a spreadsheet shows goes into a file the way files are written; check has nothing to say.
normal_form() {
	figures_site site
	cat >>site/content/monitors/proef/edities/1.0.yaml <<-'END'
		          - id: soort
		            titel: Soort loket
		            soort: keuze
		            keuzes: [{id: eigen-loket, label: Eigen loket}, {id: samen, label: Samen}]
		          - {id: sinds, titel: Sinds wanneer, soort: maanden-sinds}
		          - {id: groot, titel: Hoe groot, soort: getal}
	END
	printf '%s\n' 'gemeente;volwassenheid;gebruik;soort;sinds;groot' \
		'denkland;71,40 %;JA;Eigen loket;1-2-2024;12.345.678' \
		'voorbeeldstad;N/A;Onbekend;SAMEN;2024-03-01;-1.5' >a.csv
	import a.csv -C site --date 2024-06-01
	is site/$measured/2024-06-01/denkland.yaml <<-'END'
		editie: '1.0'
		waarden:
		  volwassenheid: 71,40
		  gebruik: ja
		  soort: eigen-loket
		  sinds: 2024-02-01
		  groot: 12345678
	END
	is site/$measured/2024-06-01/voorbeeldstad.yaml <<-'END'
		editie: '1.0'
		waarden:
		  volwassenheid: nvt
		  gebruik: '-'
		  soort: samen
		  sinds: 2024-03-01
		  groot: -1,5
	END
	status 0 "$KAARTENBAK" check -C site --themes "$root/themes" --format gnu
	says_not '2024-06-01/[dv]'
}
run_case "figures are written in normal form" normal_form

nothing_on_a_fault() {
	figures_site site
	snapshot site >"$work/before"
	printf 'gemeente,volwassenheid\ndenkland,1\nstilstad,veel\n' >a.csv
	status 1 "$KAARTENBAK" import proef a.csv -C site --date 2025-03-01
	says '^a.csv:3:10: fout: ' '^1 fout; er is niets geschreven$'
	status 1 "$KAARTENBAK" import proef a.csv -C site --date 2025-03-01 --replace --format gnu
	says '^a.csv:3:10: error: '
	[ "$(grep -c '' messages)" = "$(grep -c '^a.csv:' messages)" ]
	snapshot site >"$work/after"
	diff "$work/before" "$work/after"
}
run_case "a wrong row: its place, and nothing is written" nothing_on_a_fault

hostile() {
	figures_site site
	# All rows wrong: the first thousand are told, and it takes no time.
	{
		echo gemeente,indicator,waarde
		yes 'nergensland,volwassenheit,veel' | head -n 200000 || true
	} >a.csv
	status 1 timeout 20 "$KAARTENBAK" import proef a.csv -C site --date 2025-03-01 --format gnu
	[ "$(grep -c '\[import-subject\]' messages)" = 1000 ]
	# One subject with very many figures, all the same.
	{
		echo gemeente,indicator,waarde
		yes 'denkland,volwassenheid,1' | head -n 200000 || true
	} >b.csv
	status 1 timeout 20 "$KAARTENBAK" import proef b.csv -C site --date 2025-03-01 --format gnu
	says '\[import-twice\]'
	# As many columns as cells may be.
	{
		printf gemeente
		seq -f ,x%.0f 500000 | tr -d '\n'
		printf '\ndenkland'
		yes , | head -n 500000 | tr -d '\n' || true
	} >c.csv
	status 1 timeout 20 "$KAARTENBAK" import proef c.csv -C site --date 2025-03-01 --format gnu
	[ "$(grep -c '\[import-column\]' messages)" = 1000 ]
	# A cell that makes a file larger than check can read.
	{
		printf 'gemeente,toelichting\ndenkland,"'
		yes woord | head -n 300000 || true
		printf '"\n'
	} >d.csv
	status 1 timeout 20 "$KAARTENBAK" import proef d.csv -C site --date 2025-03-01 --format gnu
	says '^d.csv:2:1: .*\[file-too-large\]'
	[ ! -e site/$measured/2025-03-01 ]
}
run_case "hostile tables" hostile

# Two imports into one folder, and what has the name that one of them writes first under.
side_by_side() {
	figures_site site
	day=site/$measured/2025-03-01
	mkdir $day
	printf 'gemeente,volwassenheid\ndenkland,1\n' >a.csv
	# The shell's number becomes that of the program.
	# shellcheck disable=SC2016
	status 0 timeout 10 bash -c 'mkfifo "$1/.kaartenbak-import-$$" && shift && exec "$@"' - \
		$day "$KAARTENBAK" import proef a.csv -C site --date 2025-03-01
	is $day/denkland.yaml <<-'END'
		editie: '2.0'
		waarden:
		  volwassenheid: 1
	END
	[ "$(ls -A $day)" = denkland.yaml ]
	# That of another stays as it is.
	echo 'van een ander' >$day/.kaartenbak-import-0
	printf 'gemeente,volwassenheid\nvoorbeeldstad,2\n' >b.csv
	import b.csv -C site --date 2025-03-01
	grep -q 'van een ander' $day/.kaartenbak-import-0
	grep -q 'volwassenheid: 2' $day/voorbeeldstad.yaml
}
run_case "two imports at once do not meet in one file" side_by_side

english() {
	figures_site site
	sed -i 's/^taal: nl/taal: en/' site/content/site.yaml
	sed -i 's/ja-nee/yes-no/; s/waarde = ja/value = yes/; s/waarde = nee/value = no/' \
		site/content/monitors/proef/edities/*.yaml
	rm -r site/content/monitors/proef/metingen
	printf 'gemeente,date,volwassenheid,volwassenheid.remark,gebruik\ndenkland,2025-03-01,1,counted,yes\n_national,2025-03-01,5,,\n' >a.csv
	import a.csv -C site
	says '^2 new, 0 replaced, 0 unchanged$'
	is site/content/monitors/proef/measurements/2025-03-01/denkland.yaml <<-'END'
		edition: '2.0'
		values:
		  volwassenheid:
		    value: 1
		    remark: counted
		  gebruik: yes
	END
	[ -e site/content/monitors/proef/measurements/2025-03-01/_national.yaml ]
}
run_case "an English site: English keys and names of files" english

exit_codes() {
	figures_site site
	printf 'gemeente,volwassenheid\ndenkland,1\n' >a.csv
	for arguments in '' proef 'proef a.csv b.csv' 'proef a.csv --long --wide' \
		'proef a.csv --date gisteren' 'proef a.csv --edition 3.0' 'prof a.csv'; do
		# shellcheck disable=SC2086  # the words are the arguments
		status 2 "$KAARTENBAK" import $arguments -C site
		[ ! -e site/$measured/2025-03-01 ]
	done
	says 'de monitor “prof” is er niet' 'Bedoelt u “proef”' '^  proef$'
	status 1 "$KAARTENBAK" import proef nergens.csv -C site --date 2025-03-01
	says '^nergens.csv: fout: '
	status 3 "$KAARTENBAK" import proef a.csv -C nergens --date 2025-03-01
	mkdir empty
	status 1 "$KAARTENBAK" import proef a.csv -C empty --date 2025-03-01
	says '\[site-missing\]'
	import a.csv -C site --date 2025-03-01 -q
	[ ! -s messages ]
}
run_case "exit codes" exit_codes

blocked_folder() {
	figures_site site
	printf 'gemeente,datum,volwassenheid\ndenkland,2025-03-01,1\ndenkland,2025-04-01,1\n' >a.csv
	# A link is not followed, and a file is no folder.
	mkdir elsewhere
	ln -s ../../../../../elsewhere site/$measured/2025-03-01
	: >site/$measured/2025-04-01
	status 3 "$KAARTENBAK" import proef a.csv -C site
	says '\[output-failed\]' 'er is niets geschreven'
	[ -z "$(ls -A elsewhere)" ]
	rm site/$measured/2025-03-01
	status 3 "$KAARTENBAK" import proef a.csv -C site
	says '\[output-failed\]' 'niet alles is geschreven' "^  $measured/2025-03-01/denkland.yaml$"
	[ -z "$(find site -name '.kaartenbak*')" ]
}
run_case "a folder that cannot be: exit code 3, what was written is told, no link is followed" blocked_folder

faulty_site() {
	figures_site site
	printf 'gemeente,volwassenheid\ndenkland,1\n' >a.csv
	# Faults elsewhere in the site are no reason to refuse.
	gemeente site/content/gemeenten/fout Foutstad GM9904 Denkland misschien
	import a.csv -C site --date 2025-03-01
	says '^1 nieuw' '^1 fout in de site zelf'
	sed -i 's/^omschrijving: .*//' site/content/monitors/proef/monitor.yaml
	status 1 "$KAARTENBAK" import proef a.csv -C site --date 2025-04-01
	says '\[import-faulty\]'
}
run_case "a site with faults" faulty_site

finish
