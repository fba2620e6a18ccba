#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The manual pages and --help say the same: every word and option of every command, with its words,
# and the synopsis; the README names every command. The pages are made by scripts/manual; this looks at what came out, too.
set -u
cd "$(dirname "$0")/../.." || exit 2
program=${KAARTENBAK:-build/kaartenbak}
passed=0 failed=0

# section COMMAND: the text of its part of the manual page, without mark-up.
section() {
	awk -v want=".Ss $1" '$0 == want { inside = 1; next } /^\.S[sh]/ { inside = 0 } inside' \
		doc/kaartenbak.1
}

says() {
	if grep -qF -- "$2" <<<"$1"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $3: it does not say: $2"
	fi
}

commands=$(LC_ALL=en "$program" --help | awk '$1 == "kaartenbak" && $2 ~ /^[a-z]+$/ { print $2 }')
for command in $commands; do
	manual=$(section "$command")
	says "$(cat README.md)" "\`kaartenbak $command\`" "README.md"
	help=$(LC_ALL=en "$program" "$command" --help)
	says "$manual" "$(sed -n 3p <<<"$help")" "$command"
	options=$(grep -E '^  [- ]' <<<"$help" | grep -v -- '--help')
	while IFS= read -r line; do
		name=$(grep -oE -- '--[a-z-]+' <<<"$line" | head -n 1)
		words=$(sed -E 's/^.{28} *//' <<<"$line")
		says "$manual" "Fl -${name#--}" "$command $name"
		says "$manual" "$words" "$command $name"
	done <<<"$options"
	while read -r name words; do
		[ -n "$name" ] || continue
		says "$manual" ".It Ar $name" "$command $name"
		says "$manual" "$words" "$command $name"
		grep -qE "^kaartenbak $command .*\[?$name" <<<"$help" || {
			failed=$((failed + 1))
			echo "FAILED: $command: the first line of --help does not have $name"
		}
	done < <(grep -E '^  [A-Z]' <<<"$help")
	in_help=$(wc -l <<<"$options")
	in_manual=$(grep -c '^\.It Fl' <<<"$manual")
	if [ "$in_help" = "$in_manual" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $command: $in_help options in --help, $in_manual in the manual page"
	fi
done
[ -n "$commands" ] || failed=$((failed + 1))

# What is in the repository is what scripts/manual makes of the program that is there.
tell() {
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $2"
	fi
}
for page in en:doc/kaartenbak.1 nl:doc/kaartenbak.nl.1; do
	difference=$(scripts/manual "${page%%:*}" "$program" | diff "${page#*:}" -)
	tell $? "${page#*:} is not what the program says; make manual writes it anew
$difference"
done

# section_of PAGE TITLE: the lines of a section of a page as a terminal shows it.
section_of() {
	groff -mdoc -Tutf8 -P-cbou -Kutf8 -rLL=200n "$1" 2>&1 |
		awk -v want="$2" '/^[A-Z]/ { inside = $0 == want; next } inside && NF'
}

# The synopsis, read as people read it, is the first lines of --help. The page has nothing that
# the formatter does not know.
if type groff >/dev/null 2>&1; then
	for page in en:doc/kaartenbak.1 nl:doc/kaartenbak.nl.1; do
		language=${page%%:*} file=${page#*:}
		shown=$(section_of "$file" SYNOPSIS | sed 's/^ *//; s/  */ /g')
		wanted=$(for command in $commands; do
			LC_ALL=$language "$program" "$command" -h | head -n 1
		done)
		difference=$(diff <(echo "$wanted") <(echo "$shown"))
		tell $? "the synopsis of $file is not that of -h: $difference"
		warnings=$(groff -mdoc -Tutf8 -Kutf8 -ww "$file" 2>&1 >/dev/null | grep -v "can't find")
		tell "${#warnings}" "$file: $warnings"
	done
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
