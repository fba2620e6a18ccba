# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# To be sourced after common.bash by the suites of monitors: the invented country of tests/country/.

country_site=$root/tests/country

# country DIR: a copy of it.
country() {
	mkdir -p "$1"
	cp -r "$country_site/content" "$1/"
}

# build_to OUT SITE ARGUMENT…: quietly; the messages go to ./messages.
build_to() {
	local out=$1 site=$2
	shift 2
	"$KAARTENBAK" build -C "$site" --themes "$root/themes" -o "$out" "$@" >messages 2>&1 || {
		local code=$?
		cat messages
		return $code
	}
}

# facts SITE [THRESHOLD] and found OUT: what the country's files say, and what was built of them.
facts() {
	node "$country_site/expected.mjs" "$@"
}

found() {
	node "$country_site/actual.mjs" "$1"
}

need_node() {
	command -v node >/dev/null || skip "no node here"
}
