#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# explain: the reasoning behind a measurement, in a terminal.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/figures.bash"

explain() {
	"$KAARTENBAK" explain -C site --themes "$root/themes" "$@" >messages 2>&1 || {
		local code=$?
		cat messages
		return $code
	}
}

whole() {
	figures_site site
	explain proef voorbeeldstad 2025-01-01
	diff - messages <<-'END'
		Voorbeeldstad
		Proefmonitor, 2025-01-01, Editie 2.0
		✓ geldt, – geldt niet, ? niet te zeggen, · telt niet meer mee

		1.1 Aanvragen

		  Digitale volwassenheid [volwassenheid]
		    Waarde                71,4%
		    Landelijk gemiddelde  58%
		    ✓ groen: goed     de waarde (71,4%) is hoger dan het landelijk gemiddelde
		                      (58%)
		    – oranje: let op  de waarde (71,4%) is gelijk aan het landelijk gemiddelde
		                      (58%)
		    – rood: slecht    de waarde (71,4%) is lager dan het landelijk gemiddelde
		                      (58%)
		    → groen: Goed, want de waarde (71,4%) is hoger dan het landelijk gemiddelde
		      (58%).

		  Gebruik van het loket [gebruik]
		    Waarde              Nee
		    Aantal dat meedoet  2
		    – groen: doet mee      de waarde (Nee) is ‘Ja’
		    ✓ rood: doet niet mee  de waarde (Nee) is ‘Nee’
		    → rood: Doet niet mee, want de waarde is ‘Nee’.

		1.2 Catalogus

		  Vulling van de catalogus [catalogus]
		    Waarde              4
		    aantal componenten  41
		    ✓ groen: goed   het aantal componenten (41) is meer dan 40
		    – rood: slecht  het aantal componenten (41) is hoogstens 40
		    → groen: Goed, want het aantal componenten (41) is meer dan 40.

		  Gebruik van standaarden [standaarden]
		    Waarde                   4
		    Gemiddelde van de groep  3,5
		    – telt niet mee als:
		        het aantal componenten (41) is minder dan 10
		    ✓ groen: goed   de waarde (4) is minstens het gemiddelde van de groep (3,5)
		    – rood: slecht  de waarde (4) is lager dan het gemiddelde van de groep (3,5)
		    → groen: Goed, want de waarde (4) is minstens het gemiddelde van de groep
		      (3,5).

		Samenvatting
		    2  groen   goed
		    0  oranje  let op
		    1  rood    slecht
		    0  grijs   onbekend
	END
	[ "$(wc -L <messages)" -le 80 ]
}
run_case "a measurement as a whole" whole

private() {
	figures_site site
	explain proef stilstad 2025-01-01
	says '^Niet openbaar: deze cijfers staan niet op de site.$'
	# Does not apply; not in the file; and what a closed gate means.
	says 'Waarde  *niet van toepassing$' 'Waarde  *niet bekend$' '✓ telt niet mee als:' \
		'→ grijs: Onbekend, want het aantal componenten (9) is minder dan 10. De' \
		'^      catalogus is te leeg.$'
	# Behind it the cases are not asked: one tick is enough.
	explain proef stilstad 2025-01-01 standaarden
	says '^    · groen: goed ' '^    · rood: slecht '
	[ "$(grep -c '^    ✓' messages)" = 1 ]
	explain proef voorbeeldstad 2025-01-01
	says_not 'Niet openbaar'
}
run_case "a private gemeente, with missing figures and a closed gate" private

# The ids of the indicators that are explained.
explained() {
	sed -n 's/^  .*\[\(.*\)\]$/\1/p' messages | xargs
}

days() {
	local edition=site/content/monitors/proef/edities/2.0.yaml
	figures_site site
	sed -i 's/^\( *- groen: componenten > 40\)$/\1 en wijziging < 3/
		s/^\( *- rood: \)componenten <= 40$/\1anders/
		s/^                soort: aantal$/&\n              - id: wijziging\n                titel: laatste wijziging\n                soort: maanden-sinds/' \
		$edition
	sed -i 's/componenten: 41/componenten: 41, wijziging: 6-11-2024/' \
		site/content/monitors/proef/metingen/2025-01-01/voorbeeldstad.yaml
	explain proef voorbeeldstad 2025-01-01 catalogus
	says '^    laatste wijziging  *6 november 2024 (1 maand geleden)$' \
		'wijziging (6 november 2024, 1 maand geleden) is minder dan 3 maanden\.$'
}
run_case "a time since a day with its day" days

indicators() {
	figures_site site
	explain proef voorbeeldstad 2025-01-01 gebruik
	[ "$(explained)" = gebruik ]
	says_not '^Samenvatting'
	explain proef voorbeeldstad 2025-01-01 'Gebruik van het loket'
	[ "$(explained)" = gebruik ]
	explain proef voorbeeldstad 2025-01-01 1.2
	[ "$(explained)" = 'catalogus standaarden' ]
	explain proef voorbeeldstad 2025-01-01
	[ "$(explained)" = 'volwassenheid gebruik catalogus standaarden' ]
}
run_case "one indicator, those of a paragraph, all" indicators

names() {
	figures_site site
	explain proef voorbeeldstad 2025-01-01
	cp messages wanted
	for name in Voorbeeldstad gm9901 GM9901; do
		explain proef "$name" 1-1-2025
		diff wanted messages
	done
}
run_case "a gemeente by id, name or code; a date as people write it" names

unknown() {
	status 2 "$KAARTENBAK" explain "$@" -C site --themes "$root/themes"
	[ ! -s <("$KAARTENBAK" explain "$@" -C site --themes "$root/themes" 2>/dev/null) ]
}

unknown_words() {
	figures_site site
	unknown proff voorbeeldstad 2025-01-01
	says 'de monitor “proff” is er niet' 'Bedoelt u “proef”?' '^  proef$'
	unknown proef vorbeeldstad 2025-01-01
	says 'een meting van “vorbeeldstad” is er niet' 'Bedoelt u “voorbeeldstad”?' \
		'^  stilstad, voorbeeldstad$'
	# It exists, but was not measured.
	unknown proef denkland 2025-01-01
	says 'een meting van “denkland” is er niet'
	unknown proef voorbeeldstad 2025-01-02
	says 'een meting op “2025-01-02” is er niet' '^  2025-01-01$'
	unknown proef voorbeeldstad januari
	says '“januari” is geen datum'
	unknown proef voorbeeldstad 2025-01-01 standaard
	says 'de indicator “standaard” is er niet' '^  volwassenheid, gebruik, catalogus, standaarden$'
	unknown proef voorbeeldstad 2025-01-01 gebruikt --lang en
	says 'there is no indicator “gebruikt”' 'Did you mean “gebruik”?' 'Known are:'
	unknown
	says 'hier ontbreekt een woord: MONITOR'
	unknown proef voorbeeldstad
	says 'hier ontbreekt een woord: DATUM'
	unknown proef voorbeeldstad 2025-01-01 gebruik nog-een
	says 'dit woord wordt niet verwacht: nog-een'
}
run_case "what is not there: did you mean, and what there is" unknown_words

faults() {
	figures_site site
	sed -i 's/^openbaar: .*/openbaar: misschien/' site/content/gemeenten/denkland.md
	status 1 "$KAARTENBAK" explain proef voorbeeldstad 2025-01-01 gebruik -C site --themes "$root/themes"
	says '\[bad-boolean\]' '→ rood: Doet niet mee, want de waarde is ‘Nee’.'
	status 3 "$KAARTENBAK" explain proef voorbeeldstad 2025-01-01 -C nergens
}
run_case "a site with faults: they are told, and what can be explained is" faults

no_colour() {
	figures_site site
	explain proef voorbeeldstad 2025-01-01
	not grep -q $'\033' messages
	script -qec true /dev/null >/dev/null 2>&1 </dev/null || skip "no terminal can be made here"
	script -qec "'$KAARTENBAK' explain proef voorbeeldstad 2025-01-01 -C site --themes '$root/themes'" \
		/dev/null >colours </dev/null
	grep -q $'\033\[1;31mrood' colours
}
run_case "colours on a terminal only" no_colour

control_characters() {
	figures_site site
	printf 'toelichting: "een\\ttab en\\nnog een regel"\n' >>site/content/monitors/proef/metingen/2025-01-01/voorbeeldstad.yaml
	explain proef voorbeeldstad 2025-01-01
	says '^een tab en nog een regel$'
}
run_case "a remark of more lines stands as one text" control_characters

without_monitors() {
	mkdir empty
	status 1 "$KAARTENBAK" explain a b 2026-01-01 -C empty
	says '\[site-missing\]'
	says_not 'de monitor'
	site site
	for command in 'explain a b 2026-01-01' 'import a b.csv'; do
		status 2 "$KAARTENBAK" $command -C site
		says 'there is no monitor “a”' '^This site has no monitors.$'
	done
}
run_case "a folder without content, and a site without monitors" without_monitors

finish
