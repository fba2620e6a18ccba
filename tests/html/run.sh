#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Is what the program makes valid HTML, CSS and SVG (vnu, without errors and without warnings), free of
# anything inline and of other origins, with links that lead somewhere? $KAARTENBAK is the program.
set -u
cd "$(dirname "$0")/../.." || exit 3
. tests/html/build-sites.sh
build_all_sites

passed=0 failed=0
report() {
	local title=$1 code=$2
	if [ "$code" = 0 ]; then
		echo "ok      $title"
		passed=$((passed + 1))
	else
		echo "FAILED  $title"
		failed=$((failed + 1))
	fi
}

vnu() {
	java -Xss4m -jar node_modules/vnu-jar/build/dist/vnu.jar --Werror --format gnu "$@" 2>&1
}

vnu --skip-non-html "${sites[@]}"
report "valid HTML" $?

mapfile -t styles < <(find "${sites[@]}" -name '*.css')
[ ${#styles[@]} != 0 ] && vnu --css "${styles[@]}"
report "valid CSS" $?

mapfile -t drawings < <(find "${sites[@]}" -name '*.svg')
[ ${#drawings[@]} != 0 ] && vnu --svg "${drawings[@]}"
report "valid SVG" $?

# The same pages for an address with a path in it: only what must be a whole address changes.
build_site build/tests/site-with-path --base-url https://voorbeeld.example/een/pad/

for site in "${sites[@]}"; do
	node tests/html/check.mjs "$site" /
	report "${site#build/tests/}: nothing inline, no other origin, no dead link" $?
done
node tests/html/check.mjs build/tests/site-with-path /een/pad/
report "under a path: nothing inline, no other origin, no dead link" $?

echo "$passed passed, $failed failed"
[ $failed = 0 ]
