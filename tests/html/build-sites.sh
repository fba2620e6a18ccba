# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# To be sourced, from the root of the repository: builds every site the tests look at, each into a
# folder of its own, and names the folders in the array sites. The program is $KAARTENBAK.
#
#   build/tests/site           the site of content/
#   build/tests/sites/NAME     every other site: tests/golden/NAME

: "${KAARTENBAK:?the program to test}"

# build_site FOLDER ARGUMENT…: into a fresh folder; ends the script when it fails.
build_site() {
	local folder=$1
	shift
	rm -rf "$folder"
	mkdir -p "$(dirname "$folder")"
	"$KAARTENBAK" build "$@" -o "$PWD/$folder" || {
		echo "FAILED  kaartenbak build $* (exit code $?)"
		echo "0 passed, 1 failed"
		exit 1
	}
}

sites=(build/tests/site)
build_site build/tests/site
for site in tests/golden/*/content/site.yaml; do
	[ -e "$site" ] || continue
	site=${site%/content/site.yaml}
	sites+=("build/tests/sites/${site##*/}")
	build_site "build/tests/sites/${site##*/}" -C "$site" --themes "$PWD/themes"
done
