#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The headers of a host: one table, told in the words of several; the site carries its own.
. "$(dirname "$0")/common.bash"

# block LANGUAGE: the example of that language in doc/hosting.md.
block() {
	awk -v open="\`\`\`$1" '$0 == open { inside = 1; next } /^```/ { inside = 0 } inside' \
		"$root/doc/hosting.md"
}

documented() {
	local format
	for format in netlify nginx apache caddy; do
		trying=$format
		diff <(block $format) <("$KAARTENBAK" headers --format $format)
	done
	[ "$(block nginx | wc -l)" -gt 10 ]
}
run_case "doc/hosting.md has what the program prints" documented

in_site() {
	site site
	build
	diff out/_headers <("$KAARTENBAK" headers --format netlify)
	[ -f out/.nojekyll ] && [ ! -s out/.nojekyll ]
	build --base-url https://a.example/b/c/
	diff out/_headers <("$KAARTENBAK" headers --base-url https://a.example/b/c)
	grep -qx '/b/c/assets/\*' out/_headers
}
run_case "the site has them as _headers, below its path" in_site

# Each server sends each header of the table, wherever it is written.
everywhere() {
	local format name
	"$KAARTENBAK" headers | sed -n 's/^  \([^:]*\): .*/\1/p' | sort -u >names
	[ "$(wc -l <names)" -ge 8 ]
	for format in nginx apache caddy; do
		"$KAARTENBAK" headers --format $format >text
		while read -r name; do
			trying="$format $name"
			case $name in
			Content-Type) grep -q 'text/csv; charset=utf-8' text ;;
			*) grep -q "$name" text ;;
			esac
		done <names
	done
	grep -qx "  Content-Security-Policy: default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'" \
		<("$KAARTENBAK" headers)
}
run_case "every server is told every header" everywhere

# Hosts put the values of all rules that match behind one another: no file may match two of a name.
one_value() {
	"$KAARTENBAK" headers | awk '
		/^\// { rule = $1; next }
		$1 in seen && (seen[$1] == "/*" || rule == "/*") { print; bad = 1 }
		{ seen[$1] = rule }
		END { exit bad }'
}
run_case "no header comes from two rules of _headers" one_value

odd_paths() {
	"$KAARTENBAK" headers --format nginx --base-url 'https://a.example/v1.2(x)/' >text
	grep -qF '~^/v1\.2\(x\)/assets/' text
	grep -qF 'error_page 404 /v1.2(x)/404.html;' text
	grep -qF 'server_name a.example;' text
	"$KAARTENBAK" headers --format nginx --base-url https://a.example:8443/ >text
	grep -qF 'server_name a.example;' text
	"$KAARTENBAK" headers --format caddy --base-url http://localhost:8080 >text
	grep -qx 'http://localhost:8080 {' text
}
run_case "paths are taken as they are" odd_paths

wrong() {
	status 2 "$KAARTENBAK" headers --format iis
	says '^kaartenbak headers: --format kent “iis” niet$' '^Kies netlify, nginx, apache of caddy.$'
	status 2 "$KAARTENBAK" headers --format ngnix --lang en
	says '^Did you mean “nginx”?$' '^Choose netlify, nginx, apache or caddy.$'
	status 2 "$KAARTENBAK" headers --base-url www.example.org
	says 'headers: dit is geen webadres: www.example.org' '--base-url https://www.example.org/$'
	LC_ALL=en status 2 "$KAARTENBAK" headers --base-url 'https://a.example/"x"'
	says 'headers: this is no web address'
}
run_case "what cannot be is refused" wrong

finish
