#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# tests/browser/run.sh          every kind of page of the site, and of the monitor of tests/country
# tests/browser/run.sh NAME…    only these tests: a NAME is that of a module, tests/browser/NAME.mjs, or
#                               NAME:WORDS
# tests/browser/run.sh shots    pictures in build/shots/ instead
#
# $KAARTENBAK is the program; without it, build/kaartenbak.
set -u
cd "$(dirname "$0")/../.." || exit 3
KAARTENBAK=${KAARTENBAK:-$PWD/build/kaartenbak}
. tests/html/build-sites.sh
site=build/tests/browser/site country=build/tests/browser/country
build_site "$site"
build_country "$country"

if [ "${1-}" = shots ]; then
	rm -rf build/shots
	node tests/browser/shots.mjs "$site" build/shots || exit 1
	node tests/browser/shots.mjs "$country" build/shots/country || exit 1
	echo "build/shots/: $(find build/shots -name '*.png' | wc -l) pictures"
	exit
fi
exec node tests/browser/site.mjs "$site" "$country" "$@"
