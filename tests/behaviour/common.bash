# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# To be sourced by the suites of this folder and of tests/golden/. A suite defines a function for
# each case, hands them to run_case, and ends with finish:
#
#     . "$(dirname "$0")/common.bash"
#     case_of_this() { build; same_tree …; }
#     run_case "what must hold" case_of_this
#     finish
#
# A case runs in a shell of its own with set -e, in an empty folder of its own; its output is shown
# when it fails. It says "skip REASON" when it cannot run here.

set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
KAARTENBAK=${KAARTENBAK:-$root/build/kaartenbak}
golden_site=$root/tests/golden/algorithms

unset LANG LC_MESSAGES NO_COLOR
export LC_ALL=C.UTF-8 TZ=UTC
# 2026-01-01: what "today" is for the program.
export SOURCE_DATE_EPOCH=1767225600
umask 022
# Sites below the project are not part of its repository; the settings of whoever tests do not count.
export GIT_CEILING_DIRECTORIES=$root GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

# In memory where that can be: tests write a lot.
[ -n "${TMPDIR-}" ] || [ ! -w /dev/shm ] || TMPDIR=/dev/shm
work=$(mktemp -d "${TMPDIR:-/tmp}/kaartenbak-test.XXXXXX")
trap 'chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT

# A program that has been removed under our feet fails every case in a puzzling way: say it once.
[ -x "$KAARTENBAK" ] || {
	echo "there is no program $KAARTENBAK"
	echo "0 passed, 1 failed"
	exit 1
}

# At most that many kilobytes from here on, if the program has no sanitizer, which takes terabytes of
# addresses.
limit_memory() {
	grep -qaE "__(a|t|ub)san_" "$KAARTENBAK" || ulimit -v "$1"
}

passed=0 failed=0 skipped=0 cases=0
readonly SKIP=77

skip() {
	echo "skipped: $*"
	exit $SKIP
}

run_case() {
	local title=$1 code
	shift
	cases=$((cases + 1))
	mkdir "$work/$cases"
	(
		set -eE
		trap 'echo "  at line $LINENO: $BASH_COMMAND"' ERR
		cd "$work/$cases"
		"$@"
	) >"$work/log" 2>&1
	code=$?
	case $code in
	0)
		echo "ok       $title"
		passed=$((passed + 1))
		;;
	"$SKIP")
		echo "skipped  $title ($(tail -n 1 "$work/log"))"
		skipped=$((skipped + 1))
		;;
	*)
		echo "FAILED   $title"
		tail -n 40 "$work/log" | sed 's/^/    | /'
		failed=$((failed + 1))
		;;
	esac
	chmod -R u+rwX "$work/$cases" 2>/dev/null
	rm -rf "${work:?}/$cases"
}

finish() {
	if [ $skipped = 0 ]; then
		echo "$passed passed, $failed failed"
	else
		echo "$passed passed, $failed failed, $skipped skipped"
	fi
	[ $failed = 0 ]
	exit
}

# What a case that tries many things is at.
trying=

fail() {
	echo "${trying:+$trying: }$*"
	return 1
}

# not COMMAND…: it fails, and grep because it found nothing, not because it could not read. Behind a
# pipe, "a | not b". A plain "! COMMAND" does not end a case: set -e passes over it.
not() {
	local code=0
	"$@" || code=$?
	case $code in
	0) fail "this must not succeed: $*" ;;
	1) ;;
	*) [ "$1" != grep ] || fail "grep could not look: $*" ;;
	esac
}

# ---- Sites ----

# A copy of the second site, small and with a theme of its own: site DIR.
site() {
	cp -r "$golden_site" "$1"
}

# card FILE.md FIELD…: an algorithm with all that is required; more fields as "key: value".
card() {
	local file=$1 field
	shift
	{
		printf -- '---\nname: %s\npurpose: For a test.\nunit: roads\n' "$(basename "$file" .md)"
		printf 'risk_level: limited\nstatus: pilot\nstart_date: 2026-01-01\n'
		for field in "$@"; do
			printf '%s\n' "$field"
		done
		printf -- '---\n\nText of a test.\n'
	} >"$file"
}

# many_cards DIR N: adds N algorithms to the site in DIR.
many_cards() {
	awk -v dir="$1/content/algorithms" -v n="$2" 'BEGIN {
		for (i = 1; i <= n; i++) {
			file = dir "/card-" i ".md"
			printf "---\nname: Card %d\npurpose: For a test.\nunit: roads\n", i >file
			printf "risk_level: limited\nstatus: pilot\n" >file
			printf "start_date: 2025-01-01\n---\n\nText of card %d.\n", i >file
			close(file)
		}
	}'
}

# ---- The program ----

# build ARGUMENT…: the site in ./site into ./out; its messages go to ./messages.
build() {
	"$KAARTENBAK" build -C site -o out "$@" >messages 2>&1 || {
		local code=$?
		cat messages
		return $code
	}
}

# status N COMMAND…: runs the command, whose output goes to ./messages, and expects exit code N.
status() {
	local wanted=$1 code=0
	shift
	"$@" >messages 2>&1 || code=$?
	[ $code = "$wanted" ] || {
		cat messages
		fail "exit code $code in the place of $wanted: $*"
	}
}

# says PATTERN…: each stands in ./messages.
says() {
	local pattern
	for pattern in "$@"; do
		grep -qe "$pattern" messages || {
			cat messages
			fail "the messages do not say: $pattern"
		}
	done
}

says_not() {
	local pattern
	for pattern in "$@"; do
		! grep -e "$pattern" messages || fail "the messages say: $pattern"
	done
}

# ---- Trees ----

# The same site can be made of different things, of which .kaartenbak.made-of tells.
same_tree() {
	diff -r --no-dereference -x .kaartenbak.made-of "$1" "$2"
}

# Everything that shows whether a file was touched: name, type, size, inode, times, and its bytes.
snapshot() {
	(
		cd "$1"
		find . -printf '%p %y %s %i %T@ %C@\n' | sort
		find . -type f -print0 | sort -z | xargs -0r sha256sum
	)
}

# The clock of files ticks more slowly than we do.
tick() {
	sleep 0.02
}
