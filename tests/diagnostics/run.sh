#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# tests/diagnostics/run.sh            every case, with the program in $KAARTENBAK
# tests/diagnostics/run.sh NAME…      these cases: duplicate-key, more/crlf
# tests/diagnostics/run.sh --update   writes what is said now into the cases, and shows what changed
#
# A case is a text file that tells what an editor did and what kaartenbak answers to that. Its name
# is that of a code in src/base/diag_codes.h, with a word behind it when a code has more cases:
# yaml-colon.txt, yaml-colon-menu.txt. What is about something else stands in more/.
#
#     # What the editor did.
#     === file content/producten/testproduct.md
#     (lines that go over those of base/)
#     === run check
#     === expect 1
#     (what the program prints)
#
# The sections, in the order in which they are done:
#
#     file PATH [bom] [crlf]   a file; blank lines at its end are dropped
#     bytes PATH               the same with \xff, \0 and the like, and without the last line end
#     repeat N PATH            the lines, N times, added to the end of a file
#     remove PATH              takes a file or folder away
#     symlink PATH -> TARGET
#     fifo PATH                something that is no file
#     run ARGUMENTS            the program; without an "expect" behind it, it must end with 0
#     expect CODE              the exit code, and all that it prints
#
# Every case begins with base/ and what was built of it in public/. When the exit code is 1, `build`
# with the same arguments must end with 1 too and leave public/ as it was.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 3
program=$(realpath "${KAARTENBAK:-$here/../../build/kaartenbak}")
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1780000000
export GIT_CEILING_DIRECTORIES=${here%/tests/*}
unset LANG LANGUAGE LC_MESSAGES NO_COLOR

# ---- One case ----

# The lines of a section's body go to $body; the line that ended them to $line.
read_body() {
	body=
	while IFS= read -r line; do
		[[ $line != '=== '* ]] || return 0
		body+=$line$'\n'
	done
	line=
}

drop_blank_end() {
	while [[ $body == *$'\n\n' ]]; do
		body=${body%$'\n'}
	done
}

write_file() {
	local path=$1 bom=
	shift
	drop_blank_end
	[[ " $* " != *' crlf '* ]] || body=${body//$'\n'/$'\r\n'}
	[[ " $* " != *' bom '* ]] || bom=$'\xef\xbb\xbf'
	printf '%s%s' "$bom" "$body" >"$path"
}

# Remembers a path that is about to change, or the first of its folders that is not there.
remember() {
	local path=$1
	while [[ $path == */* ]] && [ ! -d "${path%/*}" ]; do
		path=${path%/*}
	done
	touched+=("$path")
}

# What a section does to the files of the case.
lay() {
	local what=$1 path=$2
	[[ $what != repeat ]] || path=$3
	remember "$path"
	[[ $path != */* ]] || [ -d "${path%/*}" ] || mkdir -p "${path%/*}"
	case $what in
	file) write_file "${@:2}" ;;
	bytes) drop_blank_end && printf '%b' "${body%$'\n'}" >"$path" ;;
	repeat) drop_blank_end && printf '%s' "$body" |
		awk -v n="$2" '{ all = all $0 "\n" } END { while (n--) printf "%s", all }' >>"$path" ;;
	remove) rm -r "$path" ;;
	symlink) ln -sfn "$4" "$path" ;;
	fifo) rm -f "$path" && mkfifo "$path" ;;
	*) problem+="unknown section: $*"$'\n' ;;
	esac
}

# From here on, what changes in public/ is newer than the stamp.
stamp() {
	sleep 0.02
	touch "$work/stamp"
}

public_changed() {
	[ ! -d public ] || [ -n "$(find public -newer "$work/stamp" -print -quit)" ]
}

check_public() {
	! public_changed || problem+="public/ has changed after: $*"$'\n'
}

run_program() {
	arguments=("$@")
	"$program" "$@" >"$work/output" 2>&1
	code=$?
	IFS= read -rd '' output <"$work/output"
}

check_build() {
	[ "${arguments[0]}" = check ] || {
		check_public "${arguments[@]}"
		return
	}
	"$program" build "${arguments[@]:1}" >"$work/output" 2>&1 </dev/null
	[ $? = 1 ] || problem+="build does not end with 1 where check does"$'\n'
	check_public build "${arguments[@]:1}"
}

# What calls itself JSON must be JSON.
check_json() {
	[[ " ${arguments[*]} " == *' --format '@(json|gitlab)' '* ]] && type node >/dev/null 2>&1 ||
		return 0
	node -e 'JSON.parse(require("fs").readFileSync(0))' <<<"$output" >/dev/null 2>&1 ||
		problem+="this is no JSON: ${arguments[*]}"$'\n'
}

# $body is what was expected; what was printed goes into the case as it should be.
expect() {
	case_text+="=== expect $code"$'\n'$output
	if [ "$code" != "$1" ] || [ "$output" != "$body" ]; then
		problem+=$(diff -u --label expected --label printed \
			<(printf 'exit %s\n%s' "$1" "$body") <(printf 'exit %s\n%s' "$code" "$output"))
		problem+=$'\n'
	fi
	check_json
	[ "$code" != 1 ] || check_build
	[ "$code" != 0 ] || ! public_changed || stamp
}

run_section() {
	local words
	read -ra words <<<"${1#=== }"
	case ${words[0]} in
	run)
		run_program "${words[@]:1}"
		ran=1
		;;
	expect)
		expect "${words[1]}"
		ran=
		;;
	*) lay "${words[@]}" ;;
	esac
	[ "${words[0]}" = expect ] || case_text+=$1$'\n'$text
	[ -z "$ran" ] || [[ $line == '=== expect '* ]] || {
		[ "$code" = 0 ] || problem+="exit $code: $1"$'\n'$output
		ran=
		stamp
	}
}

run_case() {
	local file=$1 name section line body text output code arguments ran=
	name=${file#"$here"/}
	name=${name%.txt}
	problem='' case_text='' touched=()
	{
		read_body
		case_text=$body
		[[ $body == '# '* ]] || problem+="the case does not begin with a comment"$'\n'
		while [ -n "$line" ]; do
			section=$line
			read_body
			text=$body
			run_section "$section"
		done
	} <"$file"
	[[ $case_text == *$'\n=== expect '* ]] || problem+="the case expects nothing"$'\n'
	finish_case "$file"
	restore
}

# Makes the site what base/ is, for the next case.
restore() {
	local path
	for path in "${touched[@]}"; do
		rm -rf "$path"
		[ ! -e "$top/base/$path" ] || cp -a "$top/base/$path" "$path"
	done
	for path in *; do
		[ -e "$top/base/$path" ] || rm -rf "$path"
	done
	if [ ! -d public ] || [ -n "$(find public -newer "$top/stamp" -print -quit)" ]; then
		rm -rf public
		cp -a "$top/base/public" public
		cp -a "$top/stamp" "$work/stamp"
	fi
}

# Some cases one after the other, in a folder of their own.
run_cases() {
	local file
	work=$(mktemp -d "$top/work.XXXXXX") || exit 3
	cp -a "$top/base" "$work/site"
	cp -a "$top/stamp" "$work/stamp"
	cd "$work/site" || exit 3
	for file in "$@"; do
		run_case "$file"
	done
	diff -r "$top/base" . || {
		echo "some case left these traces, which is a fault of run.sh: $*"
		exit 1
	}
}

finish_case() {
	if [ -n "$update" ] && ! printf '%s' "$case_text" | cmp -s - "$1"; then
		diff -u --label "$name, before" --label "$name, now" "$1" - <<<"${case_text%$'\n'}" \
			>"$top/results/${name//\//.}.changed"
		printf '%s' "$case_text" >"$1"
		problem=$(grep -v '^[-+ @]' <<<"$problem")
	fi
	if [ -n "$problem" ]; then
		printf '%s\n%s\n' "== $name" "$problem" >"$top/results/${name//\//.}.failed"
	else
		: >"$top/results/${name//\//.}.passed"
	fi
}

# ---- All of them ----

# The code that a case is about: its name, or what is left of it without its last words.
code_of() {
	local name=$1
	while [ -n "$name" ] && [[ $codes != *" $name "* ]]; do
		[[ $name == *-* ]] || return 1
		name=${name%-*}
	done
	echo "$name"
}

# Cases here have no repository: what is said of commits is tested where there are some.
tested_with_commits() {
	grep -qw -e "$1" "$here/../behaviour/ref.sh" "$here/../behaviour/history.sh"
}

# Every code has a case, every case is named after a code, and its code is in what it expects.
check_names() {
	local file name code seen=' '
	for file in "$here"/*.txt; do
		name=${file##*/}
		name=${name%.txt}
		if ! code=$(code_of "$name"); then
			echo "$name.txt: there is no code of that name in src/base/diag_codes.h"
			continue
		fi
		grep -qF "[$code]" "$file" || echo "$name.txt: expects no [$code]"
		seen+="$code "
	done
	for code in $codes; do
		[[ $seen == *" $code "* ]] || tested_with_commits "$code" ||
			echo "$code: there is no case $code.txt"
	done
}

prepare() {
	[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
	top=$(mktemp -d) || exit 3
	trap 'rm -rf "$top"' EXIT
	mkdir "$top/results"
	cp -r "$here/base" "$top/base"
	(cd "$top/base" && "$program" build >"$top/log") || {
		cat "$top/log"
		echo "base/ itself cannot be built"
		exit 1
	}
	sleep 0.02
	touch "$top/stamp"
	sleep 0.02
	export top update
}

update=${update-}
case ${1-} in
--cases) # the part of one of several processes
	shift
	run_cases "$@"
	exit
	;;
--update)
	update=1
	shift
	;;
esac

codes=" $(sed -n 's/^DIAG([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' "$here/../../src/base/diag_codes.h" |
	tr '\n' ' ')"
files=()
for name in "$@"; do
	files+=("$here/${name%.txt}.txt")
done
[ $# != 0 ] || files=("$here"/*.txt "$here"/more/*.txt)

prepare
printf '%s\0' "${files[@]}" | xargs -0 -n 20 -P "$(nproc)" "$0" --cases || failed_to_run=1
cat "$top"/results/*.changed 2>/dev/null
cat "$top"/results/*.failed 2>/dev/null
failed=$(find "$top/results" -name '*.failed' | wc -l)
passed=$(find "$top/results" -name '*.passed' | wc -l)
if [ -n "${failed_to_run-}" ] || [ $((passed + failed)) != ${#files[@]} ]; then
	echo "not every case was run to its end"
	failed=$((failed + 1))
fi
if [ $# = 0 ]; then
	names=$(check_names)
	if [ -n "$names" ]; then
		printf '== names\n%s\n' "$names"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
