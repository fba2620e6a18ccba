#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Does search find what visitors look for? The engine of the theme, in Node, with the index of the
# real site and with one of an invented site. $KAARTENBAK is the program.
set -u
cd "$(dirname "$0")/../.." || exit 3
. tests/html/build-sites.sh
build_site build/tests/search/site
build_site build/tests/search/invented -C tests/search/invented --themes "$PWD/themes"

passed=0 failed=0
for script in engine queries; do
	log=$(node "tests/search/$script.mjs" build/tests/search 2>&1)
	printf '%s\n' "$log"
	passed=$((passed + $(grep -c '^ok ' <<<"$log")))
	failed=$((failed + $(grep -c '^FAILED' <<<"$log")))
	grep -q '^done$' <<<"$log" || failed=$((failed + 1))
done

# The index of the real site, as it travels: at most 35 kB.
size=$(gzip -9c build/tests/search/site/zoeken/index.js | wc -c)
if [ "$size" -le 35000 ]; then
	echo "ok      the index is $size bytes (gzip -9), at most 35000"
	passed=$((passed + 1))
else
	echo "FAILED  the index is $size bytes (gzip -9), more than 35000"
	failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ]
