# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# To be sourced, from the root of the repository: building the sites that the tests look at, each
# into a fresh folder. The program is $KAARTENBAK. A build that fails ends the script.

: "${KAARTENBAK:?the program to test}"

# build_site FOLDER ARGUMENT…
build_site() {
	local folder=$1
	shift
	rm -rf "$folder"
	mkdir -p "$(dirname "$folder")"
	"$KAARTENBAK" build --quiet "$@" -o "$PWD/$folder" || {
		echo "FAILED  kaartenbak build $* (exit code $?)"
		echo "0 passed, 1 failed"
		exit 1
	}
}

# build_country FOLDER: the invented country, whose monitor has many dates, two editions and a merger.
build_country() {
	build_site "$1" -C tests/country --themes "$PWD/themes"
}

# The site of content/ in build/tests/site, that of each tests/golden/NAME in build/tests/sites/NAME,
# and the country. Their folders come in the array sites.
build_all_sites() {
	local site
	sites=(build/tests/site)
	build_site build/tests/site
	for site in tests/golden/*/content/site.yaml; do
		[ -e "$site" ] || continue
		site=${site%/content/site.yaml}
		sites+=("build/tests/sites/${site##*/}")
		build_site "build/tests/sites/${site##*/}" -C "$site" --themes "$PWD/themes"
	done
	sites+=(build/tests/sites/country)
	build_country build/tests/sites/country
}
