#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The command line: help, options, formats, languages and exit codes.
. "$(dirname "$0")/common.bash"

version=$(cat "$root/VERSION")

help() {
	local way
	for way in help --help -h; do
		status 0 "$KAARTENBAK" $way
		says "^kaartenbak $version$" '^  kaartenbak build ' '^  kaartenbak check ' \
			'^  kaartenbak explain ' '^  kaartenbak import '
	done
	# Without a command: the same, but it was not what was meant.
	status 2 "$KAARTENBAK"
	says '^  kaartenbak build '
	for way in build check; do
		status 0 "$KAARTENBAK" $way --help
		says '^  -C, --directory MAP' '^  -o, --output MAP' '^  -j, --jobs N' '^  -h, *--help' \
			'^      --ref REVISIE .* commit, branch of tag'
		cp messages whole
		status 0 "$KAARTENBAK" $way -j 2 -h
		diff messages whole
	done
	[ "$(awk 'length > 100' whole | wc -l)" = 0 ]
	# Words have their own lines, and stand in the first one.
	status 0 "$KAARTENBAK" explain --help
	says '^kaartenbak explain MONITOR ONDERWERP DATUM \[INDICATOR\] \[opties\]$' '^  MONITOR  ' '^  INDICATOR  '
	status 0 "$KAARTENBAK" import --help
	says '^kaartenbak import MONITOR BESTAND \[opties\]$' '^  BESTAND  ' '^  -n, --dry-run'
	status 0 "$KAARTENBAK" import --help --lang en
	says '^kaartenbak import MONITOR FILE \[options\]$' '^  FILE  ' '^      --date DATE '
}
run_case "help" help

help_of_one() {
	local command
	status 0 "$KAARTENBAK" help
	cp messages all
	for command in $(awk '$1 == "kaartenbak" && $2 ~ /^[a-z]+$/ { print $2 }' all); do
		status 0 "$KAARTENBAK" "$command" --help
		cp messages wanted
		status 0 "$KAARTENBAK" help "$command"
		diff wanted messages
		# Every capital word is in the reader's language.
		not grep -qwE 'COLLECTION|SUBJECT|DATE|FILE|TITLE|DIR|REV|REV1|REV2|KEY|VALUE|PORT' messages
	done
	for command in help --help --version; do
		status 0 "$KAARTENBAK" help $command
		diff all messages
	done
	status 2 "$KAARTENBAK" help nwe
	says 'onbekende opdracht: nwe' '^Bedoelt u “kaartenbak help new”?$'
	status 2 "$KAARTENBAK" help iets
	says 'onbekende opdracht: iets' '^  kaartenbak build '
}
run_case "help of a command is that command's own" help_of_one

wrong() {
	status 2 "$KAARTENBAK" "$@"
	[ -s messages ]
	# Nothing of it on standard output, so that a script that reads it gets nothing else.
	"$KAARTENBAK" "$@" 2>/dev/null >answer || true
	[ ! -s answer ]
}

near() {
	wrong build --refs x
	says 'onbekende optie: --refs' '^Bedoelt u “--ref”?$'
	wrong build --bas-url=x
	says 'onbekende optie: --bas-url=x' '^Bedoelt u “--base-url”?$'
	wrong serve -help
	says '^Bedoelt u “--help”?$'
	# Only what that command has.
	wrong headers --output-dir
	says_not 'Bedoelt u'
	wrong build -x
	says_not 'Bedoelt u'
	wrong check --format gitub
	says '^kaartenbak check: --format kent “gitub” niet$' '^Bedoelt u “github”?$' \
		'^Kies text, gnu, github, gitlab of json.$'
	wrong import a b --lang en --format=jsn
	says '^kaartenbak import: --format does not know “jsn”$' '^Did you mean “json”?$' \
		'^Choose text, gnu, github, gitlab or json.$'
	wrong schema --format swagger
	says 'kent “swagger” niet' '^Kies json-schema, sveltia, pages-cms of docs.$'
	says_not 'Bedoelt u'
	wrong check --lang nll
	says 'kent “nll” niet' '^Bedoelt u “nl”?$' '^Kies nl of en.$'
}
run_case "a mistyped option or choice: the one that is near" near

values() {
	local port
	for port in 99999 65536 18446744073709551617 -1 x 80x ''; do
		wrong serve --port "$port"
		says "^kaartenbak serve: --port kent “$port” niet; kies een getal van 0 tot en met 65535$"
	done
	wrong build --output
	says '^kaartenbak build: --output mist een waarde: --output MAP$'
	# An option is no value of the one before.
	wrong build -o --quiet
	says '^kaartenbak build: --output mist een waarde'
	wrong build --ref -q --lang en
	says '^kaartenbak build: --ref lacks a value: --ref REV$'
	[ -z "$(find . -name '*quiet*')" ]
}
run_case "which values an option takes" values

first_steps() {
	site site
	wrong build site
	says 'dit woord wordt niet verwacht: site' '^Noem de map van de site zo: -C site$'
	# Not a folder that is no site: that would be the next error.
	(cd site && wrong check content && says_not '-C content')
	wrong build elsewhere
	says '^Zo: kaartenbak build \[opties\]$'
	wrong -C site build
	says 'eerst de opdracht, dan pas opties: -C'
	wrong --lang en -C site build
	says 'the command comes first, and then options: -C'
	wrong new
	says '^Zo: kaartenbak new COLLECTIE TITEL \[opties\]$'
	# What is not there is not as it was.
	mkdir empty
	status 1 "$KAARTENBAK" build -C empty
	says '^1 fout; er is niets geschreven$'
	for command in build check 'explain a b 2026-01-01' 'new a b' fmt gaps 'import a b' schema; do
		status 3 "$KAARTENBAK" $command -C nowhere
		says 'kaartenbak: nowhere: deze map is er niet' 'Noem met -C de map waarin content/ staat'
		status 3 "$KAARTENBAK" $command -C site/content/site.yaml --lang en
		says 'site.yaml: this is no folder' 'name the folder that holds content/'
	done
}
run_case "who begins is told how" first_steps

version_option() {
	status 0 "$KAARTENBAK" --version
	[ "$(cat messages)" = "kaartenbak $version" ]
}
run_case "--version" version_option

wrong_usage() {
	site site
	cd site
	wrong publicate
	says 'publicate'
	wrong ''
	wrong build --no-such-option
	says 'no-such-option'
	wrong build -x
	wrong build -C
	wrong build --output
	wrong build -j
	wrong build -j many
	wrong build -j -1
	wrong build -j 1x
	wrong build -j 99999
	wrong build --jobs=
	wrong build --quiet=yes
	wrong build somewhere
	says 'somewhere'
	wrong build -- x
	wrong build -
	wrong build --format xml
	says 'xml' 'github'
	wrong build --format ''
	wrong build --lang fr
	wrong check --base-url https://x.example/
	wrong check --format=TEXT
	wrong explain
	says 'hier ontbreekt een woord: MONITOR'
	wrong explain a b
	says 'hier ontbreekt een woord: DATUM'
	wrong explain a b 2026-01-01 c d
	says 'dit woord wordt niet verwacht: d'
	wrong explain --MONITOR a
	says 'onbekende optie: --MONITOR'
	wrong explain -- --MONITOR
	says 'hier ontbreekt een woord: ONDERWERP'
	wrong explain a -- -b --quiet -C -D
	says 'dit woord wordt niet verwacht: -D'
	wrong import a
	says 'hier ontbreekt een woord: BESTAND'
	wrong import a b.csv --wide --long
	[ ! -e public ]
}
run_case "a wrong command or option: exit code 2, on standard error, and nothing is done" wrong_usage

languages() {
	status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" nothing
	says 'unknown command: nothing'
	status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" chekc
	says 'unknown command: chekc' 'Did you mean “kaartenbak check”'
	status 2 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" nothing
	says 'onbekende opdracht: nothing'
	status 2 env -u LC_ALL LANG=en_US.UTF-8 "$KAARTENBAK" build -x
	says 'unknown option: -x'
	status 2 env -u LC_ALL LC_MESSAGES=nl_BE LANG=en_US.UTF-8 "$KAARTENBAK" build -x
	says 'onbekende optie: -x'
	status 2 env LC_ALL= LANG= "$KAARTENBAK" build -x
	says 'onbekende optie: -x'
	status 2 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" build -x --lang en
	says 'unknown option: -x' 'See “kaartenbak build --help”'
	status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" build --lang=nl -x
	says 'onbekende optie: -x'
	status 0 env LANG=en LC_ALL= "$KAARTENBAK" check --help
	says 'Checks everything and writes nothing.'
	status 0 env LANG=nl LC_ALL= "$KAARTENBAK" check --help
	says 'Kijkt alles na zonder iets te schrijven.'
	# --lang goes before that, wherever it stands.
	for command in 'check --help --lang en' 'check --lang en --help' '--lang en check --help' \
		'--lang=en check -h' 'help check --lang en' 'help --lang en check' '--lang en help check'; do
		status 0 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" $command
		says '^kaartenbak check \[options\]$' 'Checks everything and writes nothing.'
	done
	for command in 'help --lang nl' '--lang nl help' '--help --lang=nl'; do
		status 0 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" $command
		says '^“kaartenbak help OPDRACHT” toont de opties van een opdracht.$'
	done
	status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" --lang nl
	says 'Kijkt alles na zonder iets te schrijven.'
	status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" chekc --lang nl
	says 'onbekende opdracht: chekc' 'Bedoelt u “kaartenbak check”?'
	status 2 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" headers --format iis --lang en
	says 'does not know “iis”'
	status 3 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" check -C nowhere --lang en
	says 'there is no such folder'
	# Behind -- it is a word like any other.
	status 2 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" build -- --lang en
	says 'dit woord wordt niet verwacht: --lang'
	# Messages about a site are in the language of that site, or in that of --lang.
	site site
	sed -i 's/^status: .*/status: pilott/' site/content/algorithms/zone-map.md
	status 1 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" check -C site
	says ': error: “pilott” is not in the list'
	status 1 "$KAARTENBAK" check -C site --lang nl
	says ': fout: “pilott” staat niet in de lijst' '^1 fout, 1 waarschuwing'
	status 1 "$KAARTENBAK" build -C site --lang=nl
	says 'er is niets geschreven'
}
run_case "Dutch and English" languages

exit_codes() {
	site site
	status 0 "$KAARTENBAK" check -C site
	status 0 "$KAARTENBAK" build -C site
	[ -e site/public/index.html ]
	sed -i 's/^unit: .*/unit: nobody/' site/content/algorithms/zone-map.md
	status 1 "$KAARTENBAK" check -C site
	status 1 "$KAARTENBAK" build -C site
	status 2 "$KAARTENBAK" check -C site --wrong
	status 3 "$KAARTENBAK" check -C nowhere
	says 'kaartenbak: nowhere: deze map is er niet'
	status 3 "$KAARTENBAK" build -C site/content/site.yaml
	says 'dit is geen map'
	mkdir empty
	status 1 "$KAARTENBAK" check -C empty
	says 'content/site.yaml' '\[site-missing\]'
	status 1 "$KAARTENBAK" build -C empty
	[ -z "$(ls -A empty)" ]
}
run_case "exit codes 0, 1, 2 and 3" exit_codes

directory() {
	site site
	sed -i 's/^unit: .*/unit: nobody/' site/content/algorithms/zone-map.md
	# Paths lead from where the command was given.
	status 1 "$KAARTENBAK" check -C site
	says '^site/content/algorithms/zone-map.md:4:7: error:'
	status 1 "$KAARTENBAK" check -Csite/
	says '^site/content/algorithms/zone-map.md:4:7: error:'
	status 1 "$KAARTENBAK" check --directory="$PWD/site"
	says "^$PWD/site/content/algorithms/zone-map.md:4:7: error:"
	cd site
	status 1 "$KAARTENBAK" check
	says '^content/algorithms/zone-map.md:4:7: error:'
	# The last of two counts.
	status 1 "$KAARTENBAK" check -C nowhere -C .
}
run_case "-C" directory

formats() {
	site site
	sed -i 's/^status: .*/status: pilott/' site/content/algorithms/zone-map.md
	status 1 "$KAARTENBAK" check -C site --format gnu
	says '^site/content/algorithms/zone-map.md:6:9: error: “pilott” is not in the list'
	# What is said of a whole file has no line.
	not grep -vE '^site/content/[^ :]*:([0-9]+:[0-9]+:)? (error|warning|note): ' messages
	status 1 "$KAARTENBAK" check -C site --format=github
	says '^::error file=site/content/algorithms/zone-map.md,line=6,col=9'
	not grep -v '^::' messages
	for format in json gitlab; do
		status 1 "$KAARTENBAK" check -C site --format $format
		says 'pilott' '"unknown-term"'
		! command -v node >/dev/null || node -e 'JSON.parse(require("fs").readFileSync(0))' <messages
		# Nothing wrong, and still something to read.
		cp messages wrong
		status 0 "$KAARTENBAK" check -C "$golden_site" --format $format
		! command -v node >/dev/null || node -e 'JSON.parse(require("fs").readFileSync(0))' <messages
	done
	status 1 "$KAARTENBAK" build -C site --format json
	! command -v node >/dev/null || node -e 'JSON.parse(require("fs").readFileSync(0))' <messages
	# Notes are for check to tell; build is silent about them.
	status 0 "$KAARTENBAK" check -C "$golden_site" --format gnu
	says ': note: .*\[unclassified\]' ': note: .*\[draft\]'
	status 0 "$KAARTENBAK" check -C "$golden_site"
	says ': note: .*\[unclassified\]' ', [0-9]* notes$'
	status 0 "$KAARTENBAK" check -C "$golden_site" --quiet
	says_not 'note:'
	status 0 "$KAARTENBAK" build -C "$golden_site" -o "$PWD/public"
	says_not 'note:'
}
run_case "formats of messages" formats

quiet() {
	site site
	sed -i 's/, parking-oracle//' site/content/algorithms/zone-map.md
	status 0 "$KAARTENBAK" check -C site -q
	[ ! -s messages ]
	status 0 "$KAARTENBAK" build -C site --quiet -o out
	[ ! -s messages ] && [ -e out/index.html ]
	sed -i 's/^status: .*/status: pilott/' site/content/algorithms/zone-map.md
	status 1 "$KAARTENBAK" check -C site -q
	says 'pilott' '^1 error'
	status 1 "$KAARTENBAK" build -C site -q -o out
	says 'pilott' 'nothing was written'
}
run_case "-q says nothing when all is well, and everything when it is not" quiet

no_colour() {
	site site
	sed -i 's/^status: .*/status: pilott/' site/content/algorithms/zone-map.md
	status 1 "$KAARTENBAK" check -C site
	not grep -q $'\033' messages
	script -qec true /dev/null >/dev/null 2>&1 </dev/null || skip "no terminal can be made here"
	script -qec "'$KAARTENBAK' check -C site" /dev/null >colours </dev/null || true
	grep -q $'\033\[1;31m' colours
	NO_COLOR=1 script -qec "'$KAARTENBAK' check -C site" /dev/null >colours </dev/null || true
	not grep -q $'\033' colours
}
run_case "colours on a terminal only, and not with NO_COLOR" no_colour

check_writes_nothing() {
	site site
	build
	snapshot . >"$work/before"
	"$KAARTENBAK" check -C site -o out >/dev/null
	"$KAARTENBAK" check -C site >/dev/null
	snapshot . >"$work/after"
	diff "$work/before" "$work/after"
}
run_case "check writes nothing" check_writes_nothing

themes() {
	site site
	sed -i 's/^theme: .*/theme: registre/' site/content/site.yaml
	status 1 "$KAARTENBAK" check -C site --themes "$root/themes"
	says 'content/site.yaml:6:8: error: the theme “registre” does not exist' 'Did you mean “register”'
	sed -i 's/^theme: .*/theme: register/' site/content/site.yaml
	status 1 "$KAARTENBAK" check -C site --themes nowhere
	says 'theme.yaml:4:10: error: the theme “basis” does not exist'
	# A theme of the site goes before one of the same name elsewhere.
	sed -i 's/^theme: .*/theme: plain/' site/content/site.yaml
	mkdir -p elsewhere/plain
	echo 'name: other' >elsewhere/plain/theme.yaml
	status 0 "$KAARTENBAK" check -C site --themes elsewhere
	sed -i 's/^extends: .*/extends: plain/' site/themes/register/theme.yaml
	echo 'extends: register' >>site/themes/plain/theme.yaml
	status 1 "$KAARTENBAK" check -C site
	says '\[theme-loop\]'
}
run_case "--themes" themes

closed_output() {
	site site
	status 3 bash -c '"$1" check -C site >/dev/full' - "$KAARTENBAK"
	# Who stops reading is not interested any more.
	"$KAARTENBAK" check -C site --format json | true
}
run_case "output that cannot be written: exit code 3" closed_output

finish
