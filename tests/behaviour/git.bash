# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# To be sourced after common.bash by the suites that need a repository: real ones, with fixed days.

export GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.org
export GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.org
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
# libgit2 1.5 forgets what it matched the names of settings with; nothing of ours calls that library.
echo 'leak:libpcre2' >"$work/leaks"
export LSAN_OPTIONS=suppressions=$work/leaks:print_suppressions=0

# repository DIR: the second site, with the theme that has words for a history, in a repository of
# its own without commits.
repository() {
	site "$1"
	sed -i 's/^theme: .*/theme: register/' "$1/content/site.yaml"
	git init -q -b main "$1"
}

# commit DIR DAY [ZONE]: all that is there. The author's day is another, and must not count.
commit() {
	git -C "$1" add -A
	GIT_AUTHOR_DATE="2001-01-01T12:00:00+0000" GIT_COMMITTER_DATE="$2T12:00:00${3:-+0100}" \
		git -C "$1" commit -q -m "A message that nobody may see"
}

# build_at OUT DIR ARGUMENT…: the site in DIR, whose messages go to ./messages.
build_at() {
	local out=$1 dir=$2
	shift 2
	"$KAARTENBAK" build -C "$dir" --themes "$root/themes" -o "$out" "$@" >messages 2>&1 || {
		local code=$?
		cat messages
		return $code
	}
}
