#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# doc/tien-minuten.md does what it says: its fenced blocks, in order, in an empty folder. A block
#
#     whose first line is "# PATH"   is that file
#     of kind sh                     is run; "sh fout" must end with 1
#     of kind text                   what the block before it said, line by line, among other lines
#
# and a block of any other sort is a fault, for nobody would try it.
. "$(dirname "$0")/common.bash"

document=$root/doc/tien-minuten.md
# What is "today" for who reads it.
export SOURCE_DATE_EPOCH=1795000000

# The blocks as files 01, 02 …, each with its kind in 01.kind.
split_blocks() {
	awk -v out="$1" '
		/^```/ {
			inside = !inside
			if (inside) {
				file = sprintf("%s/%02d", out, ++n)
				print substr($0, 4) >(file ".kind")
				printf "" >file
			} else {
				close(file)
				close(file ".kind")
			}
			next
		}
		inside { print >file }' "$document"
}

# A file of the site: "# PATH" and its lines.
write_file() {
	local path
	path=$(sed -n '1s/^# //p' "$1")
	[ -d "$(dirname "$path")" ] || fail "the folder of $path was not made before"
	tail -n +2 "$1" >"$path"
}

# Lines of expected stand in the answer, in that order.
compare() {
	awk 'NR == FNR { want[++n] = $0; next } at < n && $0 == want[at + 1] { at++ }
		END { if (at < n) { print "not said: " want[at + 1]; exit 1 } }' "$1" "$2" ||
		{
			cat "$2"
			fail "the answer is not what the walk-through shows"
		}
}

walk() {
	mkdir blocks bin home
	split_blocks "$PWD/blocks"
	ln -s "$KAARTENBAK" bin/kaartenbak
	export PATH=$PWD/bin:$PATH HOME=$PWD/home blocks=$PWD/blocks
	export GIT_CONFIG_NOSYSTEM=1 answer=$PWD/answer
	[ "$(find blocks -name '*.kind' | wc -l)" -ge 10 ]
	local block kind code wanted
	for block in "$blocks"/*.kind; do
		kind=$(cat "$block")
		block=${block%.kind}
		trying="block ${block##*/} ($kind)"
		case $kind in
		sh*)
			wanted=0 code=0
			[ "$kind" = sh ] || wanted=1
			# The folder that it changes to stays, for the next one.
			bash -eu -c '. "$0"; pwd >"$blocks/folder"' "$block" >"$answer" 2>&1 || code=$?
			[ $code = $wanted ] || {
				cat "$answer"
				fail "exit code $code"
			}
			[ ! -e "$blocks/folder" ] || cd "$(cat "$blocks/folder")"
			;;
		text) compare "$block" "$answer" ;;
		*)
			grep -q '^# [^ ]*\.\(yaml\|md\)$' <(head -n 1 "$block") ||
				fail "this block is neither a file nor a command"
			write_file "$block"
			;;
		esac
	done
	grep -q 'https://www.voorbeeldstad.example/voorzieningen/' public/sitemap.xml
	[ -z "$(git status --porcelain)" ]
}
run_case "the walk-through, from an empty folder to a site" walk

linked() {
	grep -q '(doc/tien-minuten.md)' "$root/README.md"
	local file
	for file in $(grep -oE '\]\([^):]+\)' "$document" | sed 's/^](\(.*\))$/\1/' | grep -v '^/'); do
		[ -e "$root/doc/$file" ] || fail "the walk-through links to $file, which is not there"
	done
}
run_case "the README leads to it, and its links lead on" linked

finish
