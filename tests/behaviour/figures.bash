# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# To be sourced after common.bash: a monitor of a country that does not exist, small enough to know
# by heart. Two editions, of which the second has one indicator more; measured on 2025-01-01.

gemeente() {
	printf -- '---\nnaam: %s\ncode: %s\nprovincie: %s\nopenbaar: %s\n---\n\nVerzonnen.\n' \
		"$2" "$3" "$4" "$5" >"$1.md"
}

edition() {
	cat <<END
titel: Editie $1
datum: $2
statussen:
  groen: {woord: goed}
  oranje: {woord: let op}
  rood: {woord: slecht}
  grijs: {woord: onbekend}
hoofdstukken:
  - id: doen
    nummer: '1'
    titel: Doen
    paragrafen:
      - id: aanvragen
        nummer: '1.1'
        titel: Aanvragen
        indicatoren:
          - id: volwassenheid
            titel: Digitale volwassenheid
            samenvatting: ja
            soort: percentage
            vergelijking: landelijk-gemiddelde
            regel:
              - groen: waarde > landelijk
              - oranje: waarde = landelijk
              - rood: waarde < landelijk
          - id: gebruik
            titel: Gebruik van het loket
            samenvatting: ja
            soort: ja-nee
            vergelijking: aantal-deelnemers
            regel:
              - groen: waarde = ja
                woord: doet mee
              - rood: waarde = nee
                woord: doet niet mee
      - id: catalogus
        nummer: '1.2'
        titel: Catalogus
        indicatoren:
          - id: catalogus
            titel: Vulling van de catalogus
            samenvatting: ja
            soort: sterren
            invoer:
              - id: componenten
                titel: aantal componenten
                in_zin: het aantal componenten
                soort: aantal
            regel:
              - groen: componenten > 40
              - rood: componenten <= 40
END
}

second_indicators() {
	cat <<END
          - id: standaarden
            titel: Gebruik van standaarden
            soort: getal
            vergelijking: groepsgemiddelde
            groep: catalogus
            regel:
              - groen: waarde >= groep
              - rood: waarde < groep
poorten:
  - bij: catalogus
    als: componenten < 10
    grijs: [standaarden]
    uitleg: De catalogus is te leeg.
END
}

# figures_site DIR
figures_site() {
	mkdir -p "$1"/content/{gemeenten,monitors/proef/edities,monitors/proef/metingen/2025-01-01}
	(
		cd "$1/content"
		printf '%s\n' 'titel: Proefsite' 'omschrijving: Een land dat niet bestaat.' 'taal: nl' \
			'thema: basis' 'basis_url: https://proef.example/' >site.yaml
		printf '%s\n' 'titel: Gemeenten' 'enkelvoud: gemeente' 'meervoud: gemeenten' \
			'titelveld: naam' 'openbaarveld: openbaar' 'velden:' \
			'  - {sleutel: naam, label: Naam, soort: tekst, verplicht: ja}' \
			'  - {sleutel: code, label: Code, soort: tekst}' \
			'  - {sleutel: provincie, label: Provincie, soort: tekst}' \
			'  - {sleutel: openbaar, label: Openbaar, soort: ja/nee}' \
			'  - {sleutel: tekst, label: Tekst, soort: markdown}' >gemeenten/_collectie.yaml
		gemeente gemeenten/voorbeeldstad Voorbeeldstad GM9901 Denkland ja
		gemeente gemeenten/denkland Denkland GM9902 Denkland ja
		gemeente gemeenten/stilstad Stilstad GM9903 Zwijgland nee
		printf '%s\n' 'titel: Proefmonitor' 'omschrijving: Meet wat er niet is.' \
			'collectie: gemeenten' >monitors/proef/monitor.yaml
		edition 1.0 2024-01-01 >monitors/proef/edities/1.0.yaml
		{ edition 2.0 2025-01-01 && second_indicators; } >monitors/proef/edities/2.0.yaml
		cd monitors/proef/metingen/2025-01-01
		printf '%s\n' "editie: '2.0'" waarden: '  volwassenheid: 58%' '  gebruik: 2' \
			'  standaarden:' "    per_groep: {'4': '3,5'}" >_landelijk.yaml
		printf '%s\n' "editie: '2.0'" waarden: '  volwassenheid: 71,4' '  gebruik: nee' \
			'  catalogus: {waarde: 4, componenten: 41}' '  standaarden: 4' >voorbeeldstad.yaml
		printf '%s\n' "editie: '2.0'" waarden: '  volwassenheid: nvt' \
			"  catalogus: {componenten: 9}" '  standaarden: 4' >stilstad.yaml
	)
}
