#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# schema: one schema in the words of other programs. The JSON Schema and check judge the same cards
# alike; the configurations of content systems are what those systems accept.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"

held() {
	need_node
	KAARTENBAK=$KAARTENBAK THEMES=$root/themes node "$root/tests/behaviour/schema.mjs" "$@"
}

real_site() {
	mkdir site
	cp -r "$root/content" site/
}

agree_real() {
	real_site
	held agree "$PWD/site"
}
run_case "the JSON Schema accepts every card of the real site" agree_real

agree_english() {
	site site
	held agree "$PWD/site"
}
run_case "the JSON Schema accepts every card of the English site" agree_english

agree_cases() { held cases; }
run_case "the JSON Schema and check agree about the cards of tests/diagnostics" agree_cases

agree_values() { held values; }
run_case "the JSON Schema and check agree about many values of every kind" agree_values

sveltia() {
	real_site
	"$KAARTENBAK" schema -C site --format sveltia >config.yml
	held sveltia config.yml
	"$KAARTENBAK" schema -C site --format sveltia gemeenten >one.yml
	held sveltia one.yml
	site english
	"$KAARTENBAK" schema -C english --format sveltia >config.yml
	held sveltia config.yml
	"$KAARTENBAK" schema -C english --format sveltia algorithms >one.yml
	held sveltia one.yml
	# A reference to what is not in the form is a text.
	! grep -q relation one.yml || grep -A 9 'widget: relation' one.yml | grep -q 'collection: algorithms'
}
run_case "the configuration of Sveltia CMS is valid by its own schema" sveltia

backend() {
	real_site
	"$KAARTENBAK" schema -C site --format sveltia producten >config.yml
	grep -q '^  name: test-repo$' config.yml
	echo 'bewerk_url: https://github.com/voorbeeld/kaarten/edit/main/{path}' >>site/content/site.yaml
	"$KAARTENBAK" schema -C site --format sveltia producten >config.yml
	held sveltia config.yml
	grep -q '^  name: github$' config.yml
	grep -q '^  repo: voorbeeld/kaarten$' config.yml
	grep -q '^  branch: main$' config.yml
}
run_case "where the files are comes from the address to change them at" backend

pages_cms() {
	real_site
	"$KAARTENBAK" schema -C site --format pages-cms >.pages.yml
	held pages-cms .pages.yml
	site english
	"$KAARTENBAK" schema -C english --format pages-cms >.pages.yml
	held pages-cms .pages.yml
}
run_case "the configuration of Pages CMS has only what it knows" pages_cms

docs() {
	real_site
	"$KAARTENBAK" schema -C site --format docs producten >docs.md
	grep -qx '# Velden' docs.md
	grep -qx '### Fase' docs.md
	grep -qxF '`fase`: term, verplicht.' docs.md
	grep -qxF -- '- `on-hold`: On hold' docs.md
	# Every field is there, with its help.
	[ "$(grep -c '^### ' docs.md)" = "$(grep -c 'sleutel:' site/content/producten/_collectie.yaml)" ]
	sed -n 's/^    hulp: //p' site/content/producten/_collectie.yaml | while IFS= read -r help; do
		grep -qxF "$help" docs.md || fail "no help: $help"
	done
	# As a page of a site it is without faults.
	{
		printf -- '---\ntitel: Velden\n---\n'
		sed 1d docs.md
	} >site/content/paginas/proef.md
	status 0 "$KAARTENBAK" check -C site --themes "$root/themes"
	says_not 'proef.md'
}
run_case "docs: the fields as Markdown" docs

page() {
	real_site
	build --themes "$root/themes"
	grep -q '<code>fase</code>' out/producten/velden/index.html
	grep -q 'href="../producten/velden/"' out/producten/index.html
	grep -q '/producten/velden/</loc>' out/sitemap.xml
	# Every label is on the page, in the order of the schema.
	sed -n 's/^    label: //p' site/content/producten/_collectie.yaml >labels
	sed -n 's/^ *<dt><b>\(.*\)<\/b><\/dt>$/\1/p' out/producten/velden/index.html | diff labels -
}
run_case "the fields are a page of the site" page

taken() {
	real_site
	cp site/content/producten/gibit.md site/content/producten/velden.md
	status 1 "$KAARTENBAK" check -C site --themes "$root/themes"
	says 'het adres /producten/velden/ is van de pagina “Velden”'
}
run_case "a card cannot take the address of that page" taken

choices() {
	real_site
	status 2 "$KAARTENBAK" schema -C site productn
	says 'Bedoelt u “producten”?'
	status 2 "$KAARTENBAK" schema -C site --format jsonschema
	says 'Kies json-schema'
	"$KAARTENBAK" schema -C site producten >one
	"$KAARTENBAK" schema -C site --format json-schema producten | diff one -
	echo 'velden: nee' >site/content/producten/_collectie.yaml
	status 1 "$KAARTENBAK" schema -C site producten
	says 'content/producten/_collectie.yaml:1'
	# The others can still be had.
	status 0 "$KAARTENBAK" schema -C site gemeenten
}
run_case "what cannot be shown is told" choices

committed() {
	local collection
	for collection in producten gemeenten paginas; do
		"$KAARTENBAK" schema -C "$root" "$collection" |
			diff - "$root/.vscode/kaartenbak-$collection.schema.json" ||
			fail "run: make schema"
		grep -q "kaartenbak-$collection.schema.json" "$root/.vscode/settings.json"
	done
}
run_case "the schemas for editors in .vscode are those of content/" committed

finish
