#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# What sites tell machines about themselves: Open Graph, JSON-LD, SKOS and DCAT. Whether it is right
# and complete, leads to what is there, and says nothing of those who are not public.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"

# linked OUT BASE [complete]
linked() {
	need_node
	node "$root/tests/behaviour/linked.mjs" "$@"
}

# ambitious DIR: the country with all that a catalogue of data asks for, and with identifiers.
ambitious() {
	country "$1"
	cat >>"$1/content/site.yaml" <<-'EOF'
		organisatie:
		  naam: Rijk van Fictieland
		  url: /over/
		  uri: https://register.example/id/rijk
		open_data:
		  thema: GOVE
		  contact:
		    naam: Informatiepunt
		    e-mail: info@fictieland.example
		    url: /over/
	EOF
	cat >>"$1/content/gemeenten/_collectie.yaml" <<-'EOF'
		schema_type: AdministrativeArea
		uri_patroon: https://register.example/id/{code:klein}
	EOF
}

own_site() {
	build_to out "$root"
	linked out https://kaartenbak.example/
}
run_case "what the site of content/ says of itself holds together" own_site

all_that_is_asked() {
	ambitious site
	build_to out site
	linked out https://fictieland.example/ complete
	! "$KAARTENBAK" check -C site --themes "$root/themes" --format gnu | grep data-incomplete || fail "told of what is missing"
}
run_case "with all settings the catalogue has what DCAT-AP-NL demands" all_that_is_asked

plain() {
	country site
	build_to out site
	linked out https://fictieland.example/
	# Nothing is made up, and nobody is bothered.
	! grep -E 'publisher|creator|contactPoint|dcat:theme|spatial' out/dcat.jsonld || fail "found"
	! "$KAARTENBAK" check -C site --themes "$root/themes" --format gnu | grep data-incomplete || fail "told of what is missing"
}
run_case "what the settings do not say is not made up" plain

# The addresses of the register for all gemeenten in out/gemeenten.json, in order.
identifiers() {
	node -e 'for (const { code, uri } of JSON.parse(require("fs").readFileSync("out/gemeenten.json")).items) {
		if (uri !== `https://register.example/id/${code.toLowerCase()}`) process.exit(1);
		console.log(uri);
	}' | sort
}

register() {
	need_node
	ambitious site
	build_to out site
	identifiers >expected
	[ "$(wc -l <expected)" -ge 8 ]
	# The places of the monitor: those that were measured.
	grep -o 'https://register.example/id/[^r"][^"]*' out/dcat.jsonld | sort -u >places
	[ -s places ]
	[ -z "$(comm -23 places expected)" ]
	head -n 1 out/gemeenten.csv | grep -q '^id,url,uri,naam,code,'
	grep -q '"spatialCoverage":{"@type":"AdministrativeArea","name":"Testerveen","sameAs":"https://register.example/id/' \
		out/monitors/land/gemeenten/testerveen/index.html
}
run_case "identifiers of a register are in JSON, CSV, JSON-LD and DCAT" register

private() {
	local marker
	ambitious site
	build_to out site
	while IFS= read -r marker; do
		! grep -raoiE -e ".{0,40}$marker.{0,40}" out | head -n 5 | grep . || fail "found: $marker"
	done < <(grep -v '^#' "$country_site/markers")
}
run_case "nothing of who is not public is in it" private

hostile() {
	country site
	sed -i 's|^naam: Testerveen$|naam: "T </script><script>alert(1)</script> <!-- <script> \\"\&amp; \\\\u003c"|' \
		site/content/gemeenten/testerveen.md
	build_to out site
	linked out https://fictieland.example/
	! grep -r 'alert(1)</script>' out --include='*.html' || fail "found"
	grep -qF '"name":"T \u003c/script>\u003cscript>alert(1)\u003c/script> \u003c!-- \u003cscript> \"&amp; \\u003c"' \
		out/gemeenten/testerveen/index.html
}
run_case "no text can end its block of data" hostile

elsewhere() {
	ambitious site
	build_to out site --base-url https://voorbeeld.example/een/pad
	linked out https://voorbeeld.example/een/pad/ complete
	! grep -r 'https://fictieland' out --include='*.html' --include='*.jsonld' || fail "found"
}
run_case "all addresses follow the address of the site" elsewhere

english() {
	mkdir site
	cp -r "$golden_site/content" site/
	sed -i 's/^theme: .*/theme: basis/' site/content/site.yaml
	build_to out site
	linked out "$(sed -n 's|^base_url: ||p' "$golden_site/content/site.yaml")"
	[ -e out/vocabularies.jsonld ]
	[ ! -e out/begrippen.jsonld ]
	grep -q '<meta property="og:locale" content="en_GB">' out/index.html
	grep -q '"@language": "en"' out/dcat.jsonld
}
run_case "an English site has English names and another locale" english

concepts() {
	country site
	mkdir -p site/content/begrippen
	cat >site/content/begrippen/soorten.yaml <<-'EOF'
		titel: Soorten
		termen:
		  - id: dienst
		    code: D
		    label: Dienst
		    omschrijving: Wat voor een ander gedaan wordt.
		    aliassen: [service, "dienst <b>"]
		    gelijk_aan: https://begrippen.example/dienst
	EOF
	build_to out site
	linked out https://fictieland.example/
	node -e 'const node = JSON.parse(require("fs").readFileSync("out/begrippen.jsonld"))["@graph"]
		.find((it) => it["skos:prefLabel"] === "Dienst");
	console.log(JSON.stringify(node));' >got
	cat >wanted <<-'EOF'
		{"@type":"skos:Concept","@id":"https://fictieland.example/begrippen.jsonld#soorten/dienst","skos:prefLabel":"Dienst","skos:hiddenLabel":["service","dienst <b>"],"skos:notation":"D","skos:definition":"Wat voor een ander gedaan wordt.","skos:inScheme":{"@id":"https://fictieland.example/begrippen.jsonld#soorten"},"skos:topConceptOf":{"@id":"https://fictieland.example/begrippen.jsonld#soorten"},"skos:exactMatch":[{"@id":"https://begrippen.example/dienst"}]}
	EOF
	diff wanted got
}
run_case "a concept has its labels, code, meaning, and what it is elsewhere" concepts

picture() {
	country site
	printf 'PNG' >site/content/deel.png
	cat >>site/content/site.yaml <<-'EOF'
		afbeelding:
		  bestand: deel.png
		  tekst: Een kaart & een kaartenbak.
		  breedte: 1200
		  hoogte: 630
	EOF
	build_to out site
	[ -e out/deel.png ]
	! grep -i stray messages || fail "found"
	for wanted in 'og:image" content="https://fictieland.example/deel.png"' \
		'og:image:alt" content="Een kaart &amp; een kaartenbak."' \
		'og:image:width" content="1200"' 'og:image:height" content="630"'; do
		grep -q "$wanted" out/gemeenten/testerveen/index.html || fail "not there: $wanted"
	done
}
run_case "the picture of the site is published and named on every page" picture

finish
