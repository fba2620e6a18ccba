#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Two gemeenten of the invented country are not public: one says so, the other says nothing. Nothing
# of them may be in what is made, and no count may be other than without them.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/monitor.bash"
. "$(dirname "$0")/git.bash"

hidden=(zwijgplicht-aan-zee stiltewoude)

# Each line of the file markers that is no comment.
grep -v '^#' "$country_site/markers" >"$work/markers"

# has OUT MARKER: in the bytes or the name of a file.
has() {
	grep -raqiE -e "$2" "$1" || find "$1" -print | grep -qiE -e "$2"
}

# publish SITE: makes both public.
publish() {
	sed -i 's/^openbaar: nee$/openbaar: ja/' "$1/content/gemeenten/zwijgplicht-aan-zee.md"
	sed -i 's/^code: /openbaar: ja\n&/' "$1/content/gemeenten/stiltewoude.md"
}

# forget SITE: takes every file of them away, and what other files say of them.
forget() {
	local id content=$1/content
	for id in "${hidden[@]}"; do
		rm "$content/gemeenten/$id.md" "$content"/monitors/land/metingen/*/"$id.yaml"
	done
	rm "$content/gemeenten/zwijgwapen.png"
	rm -r "$content/monitors/land/metingen/2025-12-15"
	sed -i '/^opgegaan_in: stiltewoude$/d' "$content/gemeenten/niemandswoude.md"
	sed -i 's/^zie_ook: .*/zie_ook: [testerveen]/' "$content/gemeenten/nergenshuizen.md"
	not grep -rqiE 'zwijg|stilte' "$content"
}

nothing_comes_out() {
	build_to out "$country_site"
	[ "$(wc -l <"$work/markers")" -ge 30 ]
	while IFS= read -r trying; do
		! has out "$trying" || {
			grep -raoiE -e ".{0,40}$trying.{0,40}" out | head -n 5
			find out | grep -iE -e "$trying" | head -n 5
			fail "this is in the output"
		}
	done <"$work/markers"
}
run_case "nothing of them is in any byte or any file name" nothing_comes_out

# Else the case before this one would look for what never comes out.
all_comes_out() {
	country site
	publish site
	build_to out site
	while IFS= read -r trying; do
		has out "$trying" || fail "this is not in the output, though all is public"
	done <"$work/markers"
}
run_case "once they are public, all that was looked for is there" all_comes_out

# What was never made cannot tell of them: each kind of file that could, does once they are public.
each_kind() {
	local land=monitors/land
	country site
	publish site
	build_to out site
	for trying in gemeenten.json gemeenten.csv gemeenten/items.js gemeenten/alles/index.html \
		gemeenten/vergelijken/index.html gemeenten/pagina/3/index.html zoeken/index.html \
		zoeken/index.js nieuw.json nieuw.csv nieuw/index.html feed.xml sitemap.xml \
		streken/kust/feed.xml streken/kust.json streken/kust.csv streken/kust/index.html \
		afkortingen.json afkortingen.csv afkortingen/index.html $land.json $land.csv \
		$land/gemeenten/zwijgplicht-aan-zee/feed.xml $land/vergelijken/2025-11-01.js \
		$land/vergelijken/index.html $land/vergelijken.json $land/vergelijken.csv; do
		grep -qi zwijg "out/$trying" || fail "this tells nothing of them"
	done
	grep -q 'application/ld+json.*Zwijgplicht' out/gemeenten/zwijgplicht-aan-zee/index.html
}
run_case "once they are public, every kind of file tells of them" each_kind

search_finds_nothing() {
	need_node
	build_to out "$country_site"
	node "$country_site/words.mjs" out/zoeken/index.js >private
	country site
	publish site
	build_to all site
	node "$country_site/words.mjs" all/zoeken/index.js >public
	grep -qx testerveen private
	for trying in zwijgplicht zwijgkop zwijgtekst stiltewoude geheimland; do
		! grep -q "$trying" private || fail "this is in the index"
		grep -q "$trying" public || fail "this is not in the index, though all is public"
	done
}
run_case "no word of them is in the index of search" search_finds_nothing

as_if_they_were_not_there() {
	country site
	forget site
	build_to without site
	build_to out "$country_site"
	same_tree without out
}
run_case "the output is that of a country without their files, byte for byte" \
	as_if_they_were_not_there

other_words_for_no() {
	local word
	build_to out "$country_site"
	for word in Nee nee "'nee'" no; do
		trying=$word
		rm -rf site other
		country site
		sed -i "s/^code: /openbaar: $word\n&/" site/content/gemeenten/stiltewoude.md
		build_to other site
		same_tree out other
	done
}
run_case "to say no is to say nothing" other_words_for_no

not_known() {
	country site
	# Where the schema asks for an answer, the answer may be that nobody knows.
	sed -i '/sleutel: openbaar/a\    verplicht: ja' site/content/gemeenten/_collectie.yaml
	sed -i 's/^code: /openbaar: nee\n&/' site/content/gemeenten/stiltewoude.md
	build_to out site
	sed -i 's/^openbaar: nee/openbaar: onbekend/' site/content/gemeenten/stiltewoude.md
	build_to other site
	same_tree out other
}
run_case "what is not known to be public is not public" not_known

drafts() {
	country site
	publish site
	sed -i 's/^code: /concept: ja\n&/' site/content/gemeenten/{zwijgplicht-aan-zee,stiltewoude}.md
	build_to out site
	build_to other "$country_site"
	same_tree other out
}
run_case "a draft that says it is public is not" drafts

counts() {
	need_node
	build_to out "$country_site"
	found out >private
	country site
	publish site
	build_to public site
	found public >all
	facts "$country_site" >expected
	facts site >expected-all
	diff expected private
	diff expected-all all
	# And so for each indicator.
	for trying in aanvragen rapportcijfer wachttijd snelheid register dubbel loket netwerk controle; do
		! diff -q <(grep -P "^(spread|judged)\t$trying\t" private) \
			<(grep -P "^(spread|judged)\t$trying\t" all) >diff || fail "is the same when all is public"
	done
}
run_case "they count in no spread and no sum, and would if they were public" counts

taken_back() {
	country site
	publish site
	build_to out site
	build_to out "$country_site"
	build_to fresh "$country_site"
	same_tree fresh out
	while IFS= read -r trying; do
		! has out "$trying" || fail "this is still in the output"
	done <"$work/markers"
}
run_case "what was public once goes away in the folder where it stood" taken_back

messages() {
	status 0 "$KAARTENBAK" check -C "$country_site" --themes "$root/themes" --format gnu
	# Who writes the content is told which are left out.
	says "zwijgplicht-aan-zee\.md: .*\[private\]" "stiltewoude\.md: .*\[private\]"
}
run_case "check says which gemeenten are not public" messages

faults() {
	country site
	sed -i 's/^  aanvragen: .*/  aanvragen: 1.234/' \
		site/content/monitors/land/metingen/2024-05-01/testerveen.yaml
	sed -i 's/^  dubbel: .*/  dubbel: veel/' \
		site/content/monitors/land/metingen/2024-05-01/stiltewoude.yaml
	status 1 "$KAARTENBAK" check -C site --themes "$root/themes"
	says '2024-05-01/testerveen.yaml:[0-9]*:[0-9]*: ' '2024-05-01/stiltewoude.yaml:[0-9]*:[0-9]*: '
}
run_case "their files are checked as all others" faults

# A gemeente that is not public goes, and in the same commit a card of another kind comes that looks
# like it: that card is new, whatever it looks like.
another_collection() {
	local by
	for by in bytes likeness; do
		trying=$by
		country site
		git init -q -b main site
		sed 's/^titel: .*/titel: Geheimstad/' \
			site/content/diensten/gegevensloket.md >site/content/gemeenten/geheimstad.md
		commit site 2021-01-02
		git -C site mv content/gemeenten/geheimstad.md content/diensten/nieuw.md
		[ $by = bytes ] || sed -i 's/^titel: .*/titel: Iets nieuws/' site/content/diensten/nieuw.md
		commit site 2021-02-03
		build_to out site
		grep -q 2021-02-03 out/diensten/nieuw/index.html
		! grep -q 2021-01-02 out/diensten/nieuw/index.html out/diensten/nieuw.json ||
			fail "this tells when the other one came"
		[ $by = bytes ] || ! grep -rq Geheimstad out || fail "this tells the name of the other one"
		rm -rf site out
	done
}
run_case "a card is not taken for a gemeente that was not public" another_collection

finish
