#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# What the commits tell of a card: when it came, when it changed, which fields changed, through
# renames; and what may never be told. Every repository is made here, with days that are fixed.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/git.bash"
. "$(dirname "$0")/monitor.bash"

lamp=content/algorithms/lamp-planner.md
page=out/algorithms/lamp-planner/index.html
data=out/algorithms/lamp-planner.json

# lines FILE: the time line as text, a change a line: "2021-05-03 Status: Pilot → In use".
lines() {
	sed -n '/id="kb_tijdlijn"/,/<\/section>/p' "$1" | sed -n 's/^ *<li><span>\(.*\)<\/span> <time datetime="\([^"]*\)".*/\2 \1/p' |
		sed 's/<\/span><span class="kb-more">/; /g; s/<[^>]*>//g'
}

# told FILE LINE…: the time line is exactly this.
told() {
	lines "$1" >told
	shift
	[ $# = 0 ] || printf '%s\n' "$@" >wanted
	[ $# != 0 ] || : >wanted
	diff wanted told
}

# nowhere OUT PATTERN…: in no byte of any file.
nowhere() {
	local out=$1 pattern
	shift
	for pattern in "$@"; do
		! grep -rql -e "$pattern" "$out" || fail "in the output: $pattern"
	done
}

# set_field FILE KEY VALUE
set_field() {
	sed -i "s|^$2: .*|$2: $3|" "$1"
}

fields_are_told() {
	repository repo
	commit repo 2021-01-02
	set_field repo/$lamp status in-use
	commit repo 2021-05-03
	set_field repo/$lamp status pilot
	set_field repo/$lamp unit parks
	echo 'One more line.' >>repo/$lamp
	commit repo 2022-06-04
	sed -i 's/^topic: .*//; s/^keywords: .*/keywords: [light]/' repo/$lamp
	sed -i 's/^start_date: .*/&\ndecisions: 12/' repo/$lamp
	commit repo 2023-07-05
	build_at out repo
	told $page \
		'2023-07-05 Topic taken out: Streets &amp; parks; Decisions a year filled in: 12; Other words: removed éclairage, 街灯, 💡' \
		'2022-06-04 Responsible unit: Roads → Parks; Status: In use → Pilot; Text changed' \
		'2021-05-03 Status: Retired → In use' \
		'2021-01-02 Added'
	grep -q '"history":{"added":"2021-01-02","changed":"2023-07-05"' <(tr -d ' \n' <$data)
	grep -q '{"field":"status","before":"retired","after":"in-use"}' <(tr -d ' \n' <$data)
	grep -q 'Status: Retired → In use' out/feed.xml
	grep -q '<updated>2023-07-05T00:00:00Z</updated>' out/feed.xml
	grep -q 'algorithms/lamp-planner/</loc><lastmod>2023-07-05</lastmod>' out/sitemap.xml
	grep -q '"dateModified":"2023-07-05"' $page
	# The units name no day of their own.
	grep -q '"dct:modified":"2021-01-02"' <(tr -d ' \n' <out/dcat.jsonld)
	grep -q 'Status: In use → Pilot' out/new/index.html
	grep -q 'datetime="2023-07-05"' out/index.html
	nowhere out 'A message that nobody' 'test@example.org' '2001-01-01'
	build_at out-8 repo -j 8
	same_tree out out-8
	build_at out-ref repo --ref HEAD
	same_tree out out-ref
}

layout_is_no_change() {
	repository repo
	commit repo 2021-01-02
	build_at before repo
	sed -i 's/^status: .*/status:   "Retired"   # a comment/; s/^unit: \(.*\)/unit: '"'\1'"'/' repo/$lamp
	sed -i 's/$/\r/' repo/$lamp
	git -C repo -c core.autocrlf=false add -A
	commit repo 2021-05-03
	build_at out repo
	told $page '2021-01-02 Added'
}

renames_are_followed() {
	local by
	for by in bytes former-id likeness; do
		trying=$by
		repository repo
		commit repo 2021-01-02
		set_field repo/$lamp status pilot
		commit repo 2021-02-03
		git -C repo mv $lamp content/algorithms/street-light.md
		sed -i 's/lamp-planner/street-light/' repo/content/algorithms/pothole-finder.md
		case $by in
		bytes) ;;
		former-id)
			printf -- '---\nname: Something else\npurpose: All is new.\nunit: parks\n' >repo/content/algorithms/street-light.md
			printf 'risk_level: limited\nstatus: pilot\nstart_date: 2026-01-01\nformer_ids: [lamp-planner]\n---\n\nNothing is as it was.\n' \
				>>repo/content/algorithms/street-light.md
			;;
		likeness) set_field repo/content/algorithms/street-light.md status in-use ;;
		esac
		commit repo 2021-03-04
		build_at out repo
		lines out/algorithms/street-light/index.html >told
		[ "$(wc -l <told)" = 3 ]
		sed -n 1p told | grep -q '^2021-03-04 Got another address'
		sed -n 2p told | grep -qx '2021-02-03 Status: Retired → Pilot'
		sed -n 3p told | grep -qx '2021-01-02 Added'
		[ $by != likeness ] || sed -n 1p told | grep -q 'Status: Pilot → In use'
		rm -rf repo out
	done
}

merges_are_one_step() {
	repository repo
	commit repo 2021-01-02
	git -C repo checkout -q -b side
	set_field repo/$lamp status pilot
	commit repo 2021-02-03
	set_field repo/$lamp status in-use
	commit repo 2021-03-04
	git -C repo checkout -q main
	GIT_COMMITTER_DATE=2021-04-05T12:00:00+0000 git -C repo merge -q --no-ff -m x side
	build_at out repo
	told $page '2021-04-05 Status: Retired → In use' '2021-01-02 Added'
}

zone_of_the_commit() {
	repository repo
	git -C repo add -A
	GIT_COMMITTER_DATE=2021-12-31T23:30:00-0500 git -C repo commit -q -m x
	TZ=Asia/Tokyo build_at out repo
	told $page '2021-12-31 Added'
}

wrong_times() {
	repository repo
	git -C repo add -A
	GIT_COMMITTER_DATE='@99999999999999 +0000' git -C repo commit -q -m x 2>/dev/null ||
		skip "this git makes no such times"
	build_at out repo
	says_not error
}

shallow_is_honest() {
	repository repo
	commit repo 2021-01-02
	set_field repo/$lamp status pilot
	commit repo 2021-05-03
	set_field repo/$lamp status in-use
	commit repo 2022-06-04
	git clone -q --no-local --depth 2 "file://$PWD/repo" shallow
	build_at out shallow
	says 'history-shallow' 'git fetch --unshallow' 'fetch-depth: 0'
	told $page '2022-06-04 Status: Pilot → In use'
	nowhere out 2021-05-03 2021-01-02
	told out/algorithms/zone-map/index.html
	git -C shallow fetch -q --unshallow
	build_at out shallow
	says_not history-shallow
	build_at out-whole repo
	same_tree out out-whole
}

broken_versions_are_passed_over() {
	repository repo
	commit repo 2021-01-02
	printf 'no front matter: at all' >repo/$lamp
	commit repo 2021-02-03
	git -C repo checkout -q HEAD~1 -- $lamp
	printf '\xff\x00' >>repo/$lamp
	commit repo 2021-03-04
	git -C repo checkout -q HEAD~2 -- $lamp
	set_field repo/$lamp status pilot
	commit repo 2021-04-05
	build_at out repo
	says_not error lamp-planner
	told $page '2021-04-05 Status: Retired → Pilot' '2021-01-02 Added'
}

missing_objects() {
	local tree
	repository repo
	commit repo 2021-01-02
	set_field repo/$lamp status pilot
	commit repo 2021-05-03
	set_field repo/$lamp status in-use
	commit repo 2022-06-04
	tree=$(git -C repo rev-parse HEAD~2:content/algorithms)
	rm -f "repo/.git/objects/${tree:0:2}/${tree:2}"
	build_at out repo
	says 'history-broken' 'git fetch --refetch'
	told $page '2022-06-04 Status: Pilot → In use'
	head -c 20 /dev/urandom >"repo/.git/objects/${tree:0:2}/${tree:2}"
	build_at out repo
	says 'history-broken'
}

# The tree of the commit before the last: its parent is not there, so nothing came on its day.
missing_trees() {
	local tree what
	for what in 'HEAD~1^{tree}' HEAD~1:content; do
		trying=$what
		repository repo
		commit repo 2021-01-02
		set_field repo/$lamp status pilot
		commit repo 2021-05-03
		tree=$(git -C repo rev-parse "$what")
		rm -f "repo/.git/objects/${tree:0:2}/${tree:2}"
		build_at out repo
		says 'history-broken'
		told $page
		nowhere out 2021-05-03
		rm -rf repo out
	done
}

# partial FILTER: a clone that has only what the filter lets through, and what HEAD needs.
partial() {
	repository repo
	commit repo 2021-01-02
	set_field repo/$lamp status pilot
	commit repo 2021-05-03
	git -C repo config uploadpack.allowFilter true
	git -C repo config uploadpack.allowAnySHA1InWant true
	git clone -q --no-local "--filter=$1" "file://$PWD/repo" partial
}

partial_clones() {
	local filter
	for filter in tree:0 blob:none; do
		trying=$filter
		partial $filter
		build_at out partial
		says 'history-broken' 'git fetch --refetch'
		told $page
		nowhere out 2021-05-03
		# What was not there comes, and no file of the site is another.
		git -C partial fetch -q --refetch --no-filter
		build_at out partial
		says_not history-broken
		told $page '2021-05-03 Status: Retired → Pilot' '2021-01-02 Added'
		rm -rf repo partial out
	done
}

damaged_repository() {
	local what
	for what in HEAD config; do
		trying=$what
		repository repo
		commit repo 2021-01-02
		printf '\x01\x02 [nothing\n' >repo/.git/$what
		build_at out repo
		says 'history-broken'
		told $page
		rm -rf repo out
	done
	repository repo
	build_at out repo
	says_not history-
}

# Folders that hold one folder many times, which holds one many times: small, and far too much.
bombs() {
	local leaf tree i
	for leaf in file nothing; do
		trying=$leaf
		repository repo
		commit repo 2021-01-02
		: >empty
		leaf=$(git -C repo hash-object -w ../empty)
		tree=$(git -C repo mktree </dev/null)
		[ $trying = nothing ] || tree=$(printf '100644 blob %s\tfile.md\n' "$leaf" | git -C repo mktree)
		for i in {1..12}; do
			tree=$(for i in {1..40}; do
				printf '040000 tree %s\t%s\n' "$tree" "$i"
			done | git -C repo mktree)
		done
		tree=$({
			git -C repo ls-tree HEAD:content
			printf '040000 tree %s\tbomb\n' "$tree"
		} | git -C repo mktree)
		tree=$(printf '040000 tree %s\tcontent\n' "$tree" | git -C repo mktree)
		tree=$(git -C repo commit-tree -p HEAD -m x "$tree")
		tree=$(git -C repo commit-tree -p "$tree" -m x "HEAD^{tree}")
		git -C repo update-ref refs/heads/main "$tree"
		(
			limit_memory 4000000
			ulimit -t 60
			build_at out repo
		)
		says history-long
		told $page
		rm -rf repo out
	done
}

drafts_stay_private() {
	repository repo
	sed -i 's/^status: .*/status: in-use\ndraft: yes\ncontact: geheim@voorbeeld.example/' repo/$lamp
	echo 'A secret of the draft.' >>repo/$lamp
	commit repo 2021-01-02
	set_field repo/$lamp purpose 'Plans what is secret.'
	commit repo 2021-02-03
	sed -i '/^draft: yes/d; /secret/d; /^contact: /d' repo/$lamp
	sed -i 's/^name: .*/&\npurpose: Plans./' repo/$lamp
	commit repo 2021-03-04
	set_field repo/$lamp status pilot
	commit repo 2021-04-05
	build_at out repo
	told $page '2021-04-05 Status: In use → Pilot' '2021-03-04 Added'
	nowhere out secret geheim@ 'Plans what'
	nowhere out/algorithms/lamp-planner.json 2021-01-02 2021-02-03
	nowhere $page 2021-01-02 2021-02-03
}

# The commits end with a draft; only the folder on disk has it without that word.
draft_until_now() {
	repository repo
	sed -i 's/^status: .*/status: in-use\ndraft: yes/' repo/$lamp
	set_field repo/$lamp purpose 'Plans.'
	commit repo 2021-01-02
	set_field repo/$lamp purpose 'Plans what is hushed.'
	commit repo 2021-02-03
	set_field repo/$lamp purpose 'Plans.'
	commit repo 2021-03-04
	sed -i '/^draft: yes/d' repo/$lamp
	build_at out repo
	told $page
	nowhere out hushed
	nowhere $page 2021-0
	git -C repo rm -q --cached $lamp
	commit_staged repo 2021-04-05
	build_at out repo
	told $page
	nowhere out hushed
}

# commit_staged DIR DAY: only what is in the index.
commit_staged() {
	GIT_COMMITTER_DATE="$2T12:00:00+0100" git -C "$1" commit -q -m x
}

draft_that_cannot_be_read() {
	repository repo
	cp repo/$lamp sound
	set_field repo/$lamp purpose 'Plans what is hushed.'
	commit repo 2021-01-02
	set_field repo/$lamp purpose '"Plans'
	sed -i 's/^status: .*/&\ndraft: yes/' repo/$lamp
	commit repo 2021-02-03
	cp sound repo/$lamp
	commit repo 2021-03-04
	set_field repo/$lamp status pilot
	commit repo 2021-04-05
	build_at out repo
	told $page '2021-04-05 Status: Retired → Pilot'
	nowhere out hushed
}

addresses_in_disguise() {
	repository repo
	set_field repo/$lamp purpose 'Ask iemand%40voorbeeld.example'
	commit repo 2021-01-02
	set_field repo/$lamp purpose 'Ask iemand&#x040;voorbeeld.example'
	commit repo 2021-02-03
	set_field repo/$lamp purpose 'Ask iemand\&#64;voorbeeld.example'
	commit repo 2021-03-04
	set_field repo/$lamp purpose 'Ask 64 people.'
	commit repo 2021-04-05
	set_field repo/$lamp purpose 'Ask 65 people.'
	commit repo 2021-05-06
	build_at out repo
	lines $page >told
	sed -n 1p told | grep -q 'Ask 64 people. → Ask 65 people.'
	nowhere out iemand
}

very_many_values() {
	local words
	words=$(printf '%s, ' {1..60})
	repository repo
	set_field repo/$lamp keywords "[${words}a]"
	commit repo 2021-01-02
	set_field repo/$lamp keywords "[${words}b]"
	commit repo 2021-02-03
	build_at out repo
	told $page '2021-02-03 Other words changed' '2021-01-02 Added'
}

# Cards of few lines that share what the form gave them are not each other.
forms_are_no_likeness() {
	repository repo
	card repo/content/algorithms/first.md
	set_field repo/content/algorithms/first.md name 'What is gone'
	echo 'Its own words.' >>repo/content/algorithms/first.md
	commit repo 2021-01-02
	rm repo/content/algorithms/first.md
	card repo/content/algorithms/second.md
	commit repo 2021-02-03
	build_at out repo
	told out/algorithms/second/index.html '2021-02-03 Added'
	nowhere out 'What is gone'
	# With the same text it is taken for the other, but the name of that is not told.
	sed 's/^name: .*/name: Third/' repo/content/algorithms/second.md >repo/content/algorithms/third.md
	rm repo/content/algorithms/second.md
	commit repo 2021-03-04
	build_at out repo
	lines out/algorithms/third/index.html >told
	not grep -q '→' told
}

# Many cards get another name and another value at once.
many_renames() {
	local i
	repository repo
	for i in {1..50}; do
		sed "s/^name: .*/name: Card $i/" repo/$lamp >repo/content/algorithms/old-$i.md
	done
	commit repo 2021-01-02
	for i in {1..50}; do
		git -C repo mv content/algorithms/old-$i.md content/algorithms/new-$i.md
		set_field repo/content/algorithms/new-$i.md status pilot
	done
	cp -r repo other
	commit repo 2021-02-03
	build_at out repo
	says_not history-renames
	for i in 1 33 50; do
		lines out/algorithms/new-$i/index.html >told
		grep -qx '2021-01-02 Added' told
		grep -q '^2021-02-03 .*Status: Retired → Pilot' told
	done
	# All with other names too, and one text: which is which cannot be told.
	sed -i 's/^name: Card/name: Other/' other/content/algorithms/new-*.md
	commit other 2021-02-03
	rm -rf out
	build_at out other
	says history-renames
	told out/algorithms/new-1/index.html
}

what_was_taken_out_is_not_told() {
	repository repo
	sed -i 's/^unit: .*/&\ncontact: iemand.anders@voorbeeld.example/' repo/$lamp
	sed -i 's/^  - key: contact/  - key: inner\n    label: Inner\n    kind: text\n&/' repo/content/algorithms/_collection.yaml
	sed -i 's/^unit: .*/&\ninner: binnenskamers/' repo/$lamp
	set_field repo/$lamp purpose 'Ask nobody@voorbeeld.example'
	printf -- '---\nname: Hush\ntask: x\ntopic: streets\n---\n' >repo/content/units/hush-unit.md
	set_field repo/$lamp unit hush-unit
	commit repo 2021-01-02
	set_field repo/$lamp contact info@voorbeeld.example
	set_field repo/$lamp purpose 'Plans.'
	set_field repo/$lamp unit roads
	sed -i '/^inner: /d' repo/$lamp
	commit repo 2021-02-03
	sed -i '/key: inner/,+2d' repo/content/algorithms/_collection.yaml
	sed -i 's/^name: .*/&\ndraft: yes/' repo/content/units/hush-unit.md
	commit repo 2021-03-04
	build_at out repo
	told $page '2021-02-03 Purpose changed; Responsible unit filled in: Roads; Contact changed' \
		'2021-01-02 Added'
	nowhere out iemand.anders nobody@ binnenskamers hush-unit
}

measurements_of_subjects() {
	local first
	country site
	git init -q -b main site
	first=site/content/monitors/land/metingen
	first=$(find $first -name testerveen.yaml | sort | tail -n 1)
	mv "$first" later.yaml
	commit site 2021-01-02
	mv later.yaml "$first"
	commit site 2021-02-03
	echo '# nagekeken' >>"$first"
	commit site 2021-03-04
	build_to out site
	lines out/gemeenten/testerveen/index.html >told
	grep -q '^2021-03-04 .*meting van .* gewijzigd$' told
	grep -q '^2021-02-03 .*meting van .* toegevoegd$' told
	grep -q '^2021-01-02 Toegevoegd' told
	grep -q '"gewijzigd": *"2021-03-04"' out/gemeenten/testerveen.json
}

private_subjects() {
	country site
	git init -q -b main site
	commit site 2021-01-02
	sed -i 's/^naam: .*/naam: Nog stiller/' site/content/gemeenten/stiltewoude.md
	commit site 2021-02-03
	build_to out site
	while IFS= read -r marker; do
		! grep -raqiE -e "$marker" out || fail "in the output: $marker"
	done < <(grep -v '^#' "$country_site/markers")
	nowhere out 'Nog stiller'
	# Public since a day: nothing of before, of the measurements neither.
	sed -i 's/^code: /openbaar: ja\n&/' site/content/gemeenten/stiltewoude.md
	commit site 2021-03-04
	build_to out site
	told out/gemeenten/stiltewoude/index.html '2021-03-04 Toegevoegd'
	nowhere out/gemeenten/stiltewoude.json 2021-01-02 2021-02-03
}

without_history() {
	repository repo
	commit repo 2021-01-02
	set_field repo/$lamp status pilot
	commit repo 2021-05-03
	cp -r repo plain
	rm -rf plain/.git
	build_at out-plain plain
	nowhere out-plain kb_tijdlijn '"history"' '<lastmod>'
	echo 'history: no' >>repo/content/site.yaml
	build_at out repo
	same_tree out out-plain
	sed -i '/^history/d' repo/content/site.yaml
	mkdir outside
	mv repo outside/repo
	mv outside/repo/.git outside/.git
	GIT_CEILING_DIRECTORIES=$PWD/outside build_at out outside/repo
	same_tree out out-plain
}

very_long() {
	repository repo
	commit repo 2021-01-02
	awk -v from="$(git -C repo rev-parse HEAD)" 'BEGIN {
		for (i = 1; i <= 50010; i++) {
			printf "commit refs/heads/main\ncommitter Test <test@example.org> %d +0000\ndata 0\n", 1650000000 + i
			if (i == 1) printf "from %s\n", from
			printf "M 100644 inline other\ndata %d\n%d\n", length(i) + 1, i
		}
	}' | git -C repo fast-import --quiet
	git -C repo reset -q --hard
	build_at out repo
	says history-long
	told $page
}

# A build that finds all as it was must see that only the history is another.
commits_alone_change_the_site() {
	repository repo
	set_field repo/$lamp status in-use
	commit repo 2021-01-02
	set_field repo/$lamp status pilot
	build_at out repo
	told $page '2021-01-02 Added'
	build_at out repo
	commit repo 2021-05-03
	build_at out repo
	told $page '2021-05-03 Status: In use → Pilot' '2021-01-02 Added'
	build_at fresh repo
	same_tree fresh out
}

run_case "fields, text and days are told, on every kind of page and in every file" fields_are_told
run_case "a commit alone makes a site that was current another" commits_alone_change_the_site
run_case "what a reader does not see is no change" layout_is_no_change
run_case "renames are followed, by bytes, former id and likeness" renames_are_followed
run_case "a merge is one step, on its own day" merges_are_one_step
run_case "a day is that of the commit's own zone" zone_of_the_commit
run_case "times beyond all years do no harm" wrong_times
run_case "a shallow clone warns and makes nothing up" shallow_is_honest
run_case "old versions that cannot be read are passed over" broken_versions_are_passed_over
run_case "missing and damaged objects are told of" missing_objects
run_case "a missing folder of a commit is told of, and nothing came" missing_trees
run_case "partial clones are told of, and read once they are whole" partial_clones
run_case "a damaged repository is told of, one without commits not" damaged_repository
run_case "folders that are shared many times end the history" bombs
run_case "nothing of a draft that only the disk made public comes out" draft_until_now
run_case "what cannot be read but may be a draft ends the history" draft_that_cannot_be_read
run_case "addresses of mail in other spellings are not told" addresses_in_disguise
run_case "lists that are too long are not told, only that they changed" very_many_values
run_case "cards of one form are not taken for one another" forms_are_no_likeness
run_case "many renames in one commit" many_renames
run_case "nothing of the time as a draft comes out" drafts_stay_private
run_case "what was taken out is not told again" what_was_taken_out_is_not_told
run_case "measurements are told on the page of their subject" measurements_of_subjects
run_case "subjects that are not public have no history" private_subjects
run_case "without commits, or when not wanted, all is as before" without_history
run_case "a history that is too long is cut, and that is said" very_long
finish
