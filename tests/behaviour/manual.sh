#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The manual pages and --help say the same: every word and option of every command, with its words,
# and the synopsis; the README names every command. The pages are made by scripts/manual; this looks at what came out, too.
set -u
cd "$(dirname "$0")/../.." || exit 2
program=${KAARTENBAK:-build/kaartenbak}
passed=0 failed=0

# section PAGE COMMAND: the text of its part of a manual page, without mark-up.
section() {
	awk -v want=".Ss $2" '$0 == want { inside = 1; next } /^\.S[sh]/ { inside = 0 } inside' "$1"
}

tell() {
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $2"
	fi
}

says() {
	grep -qF -- "$2" <<<"$1"
	tell $? "$3: it does not say: $2"
}

# compare_options LANGUAGE COMMAND MANUAL HELP: each option with its words, and no others.
compare_options() {
	local line name words options in_help in_manual
	options=$(grep -E '^  [- ]' <<<"$4" | grep -v -- '--help')
	while IFS= read -r line; do
		name=$(grep -oE -- '--[a-z-]+' <<<"$line" | head -n 1)
		words=$(sed -E 's/^.{28} *//' <<<"$line")
		says "$3" "Fl -${name#--}" "$1 $2 $name"
		says "$3" "$words" "$1 $2 $name"
	done <<<"$options"
	in_help=$(wc -l <<<"$options")
	in_manual=$(grep -c '^\.It Fl' <<<"$3")
	[ "$in_help" = "$in_manual" ]
	tell $? "$1 $2: $in_help options in --help, $in_manual in the manual page"
}

# compare_words LANGUAGE COMMAND MANUAL HELP: each word, which stands in the first line of help too.
compare_words() {
	local name words
	while read -r name words; do
		[ -n "$name" ] || continue
		says "$3" ".It Ar $name" "$1 $2 $name"
		says "$3" "$words" "$1 $2 $name"
		head -n 1 <<<"$4" | grep -qE "^kaartenbak $2 .*\[?$name"
		tell $? "$1 $2: the first line of --help does not have $name"
	done < <(grep -E '^  [A-Z]' <<<"$4")
}

commands=$(LC_ALL=en "$program" --help | awk '$1 == "kaartenbak" && $2 ~ /^[a-z]+$/ { print $2 }')
for command in $commands; do
	says "$(cat README.md)" "\`kaartenbak $command\`" "README.md"
	for page in en:doc/kaartenbak.1 nl:doc/kaartenbak.nl.1; do
		language=${page%%:*}
		manual=$(section "${page#*:}" "$command")
		help=$(LC_ALL=$language "$program" "$command" --help)
		says "$manual" "$(sed -n 3p <<<"$help")" "$language $command"
		compare_options "$language" "$command" "$manual" "$help"
		compare_words "$language" "$command" "$manual" "$help"
	done
done
tell "$([ -n "$commands" ] && echo 0)" "no commands"

# What is in the repository is what scripts/manual makes of the program that is there.
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
