#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# tests/browser/run.sh          every kind of page of every site, in Chromium
# tests/browser/run.sh shots    pictures of them in build/shots/ instead
#
# $KAARTENBAK is the program; without it, build/kaartenbak.
set -u
cd "$(dirname "$0")/../.." || exit 3
KAARTENBAK=${KAARTENBAK:-$PWD/build/kaartenbak}
. tests/html/build-sites.sh

if [ "${1-}" = shots ]; then
	rm -rf build/shots
	for site in "${sites[@]}"; do
		node tests/browser/shots.mjs "$site" "build/shots/${site##*/}" || exit 1
		echo "build/shots/${site##*/}/: $(find "build/shots/${site##*/}" -name '*.png' | wc -l) pictures"
	done
	exit
fi

status=0
for site in "${sites[@]}"; do
	node tests/browser/site.mjs "$site" || status=1
done
exit $status
