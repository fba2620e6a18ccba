#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# What a build does to the output folder: only what is needed, nothing of others, and never half.
. "$(dirname "$0")/common.bash"

second_build_writes_nothing() {
	site site
	build
	says '126 written, 0 unchanged, 0 removed'
	snapshot out >before
	tick
	build
	says '0 written, 126 unchanged, 0 removed'
	snapshot out >after
	diff before after
}
run_case "a second build writes nothing" second_build_writes_nothing

# Nothing is rendered when all is as it was, and that is judged by the bytes of what goes in.
same_size_and_time() {
	site site
	build
	cp -r out old
	touch -r site/content/algorithms/zone-map.md time
	sed -i 's/Draws which/DRAWS WHICH/' site/content/algorithms/zone-map.md
	touch -r time site/content/algorithms/zone-map.md
	tick
	build
	says_not ' 0 written'
	grep -q 'DRAWS WHICH' out/algorithms/zone-map/index.html
	sed -i 's/DRAWS WHICH/Draws which/' site/content/algorithms/zone-map.md
	build
	same_tree old out
}
run_case "a change that keeps the size and time of a card is seen" same_size_and_time

other_ways_in() {
	local file
	site site
	build
	for file in content/site.yaml themes/plain/strings/en.yaml themes/plain/assets/plain.css \
		content/algorithms/ill-tree.png; do
		tick
		case $file in
		*.png) printf x >>"site/$file" ;;
		*.css) printf 'p { margin: 0 }\n' >>"site/$file" ;;
		*) sed -i 's/^\(title\|home\): .*/\1: Something else/' "site/$file" ;;
		esac
		build
		says_not ' 0 written'
	done
	tick
	build
	says ' 0 written'
	"$KAARTENBAK" build -C site -o out --base-url https://elsewhere.example/ >messages
	says_not ' 0 written'
}
run_case "so is one of the settings, the theme, a picture, or the address" other_ways_in

# The pages that hold a purpose: the card, lists of it, and those it refers to or that are like it.
one_card_writes_only_its_pages() {
	local changed
	site site
	build
	cp -r out old
	touch mark
	tick
	sed -i 's/^purpose: Draws which.*/purpose: Draws lines./' site/content/algorithms/zone-map.md
	build
	changed=$(cd out && find . -type f -newer ../mark ! -name ".kaartenbak*" -printf '%P\n' | sort)
	[ "$changed" = "$(grep -rlF 'Draws lines.' out | sed 's|^out/||' | grep -v kaartenbak | sort)" ]
	[ "$changed" = "$(diff -rq old out | sed -n 's|^Files old/\(.*\) and .*|\1|p' | grep -v kaartenbak | sort)" ]
	# Not one of the pages of other cards that do not mention it.
	not grep -qx 'algorithms/pothole-finder/index.html' <<<"$changed"
	grep -qx 'algorithms/zone-map/index.html' <<<"$changed"
}
run_case "a changed card writes only the files that hold it" one_card_writes_only_its_pages

edited_by_hand() {
	site site
	build
	cp -r out fresh
	tick
	echo 'by hand' >>out/about/index.html
	build
	says '1 written, 125 unchanged'
	same_tree fresh out
}
run_case "a page edited by hand is restored" edited_by_hand

edited_same_size() {
	site site
	build
	cp -r out fresh
	tick
	sed -i 's/decides/DECIDES/' out/about/index.html
	build
	says '1 written, 125 unchanged'
	same_tree fresh out
}
run_case "a page edited by hand to the same size is restored" edited_same_size

edited_same_size_at_once() {
	site site
	build
	cp -r out fresh
	printf X | dd of=out/about/index.html conv=notrunc status=none
	build
	same_tree fresh out
}
run_case "so is one that was edited within the tick of the clock" edited_same_size_at_once

edited_same_size_old_time() {
	site site
	build
	cp -r out fresh
	tick
	sed -i 's/decides/DECIDES/' out/about/index.html
	touch -d '2001-01-01' out/about/index.html
	build
	says '1 written, 125 unchanged'
	same_tree fresh out
}
run_case "so is one of the same size with an old time" edited_same_size_old_time

copied_tree() {
	site site
	build
	cp -a out copy
	snapshot copy >before
	tick
	"$KAARTENBAK" build -C site -o copy >messages
	says '0 written, 126 unchanged'
	snapshot copy >after
	diff before after
}
run_case "a site that was copied elsewhere is not written again" copied_tree

deleted_comes_back() {
	site site
	build
	cp -r out fresh
	rm -r out/algorithms/zone-map out/topics.csv
	build
	says '2 written, 124 unchanged'
	same_tree fresh out
}
run_case "a file that was deleted comes back" deleted_comes_back

others_survive() {
	site site
	build
	mkdir -p out/algorithms/old-report out/theirs
	echo theirs | tee out/CNAME out/algorithms/zone-map/notes.txt out/theirs/index.html \
		>out/algorithms/old-report/index.html
	ln -s /nowhere out/link
	rm site/content/algorithms/zone-map.md
	sed -i '/zone-map/d' site/content/algorithms/*.md
	build
	says ' removed'
	[ ! -e out/algorithms/zone-map/index.html ]
	[ "$(cat out/CNAME out/algorithms/zone-map/notes.txt out/theirs/index.html \
		out/algorithms/old-report/index.html | sort -u)" = theirs ]
	[ -L out/link ]
}
run_case "files of others survive, in our folders too" others_survive

ours_are_removed() {
	site site
	build
	rm -r site/content/units/income.md site/content/algorithms/{benefit-check,grandma-s-allowance}.md \
		site/content/pages/files
	sed -i '/data sheet/d; s/ask for the.*//; s/in the \[data sheet\].*//' \
		site/content/algorithms/pothole-finder.md site/content/pages/about.md
	build
	[ ! -e out/units/income ] && [ ! -e out/units/income.json ]
	[ ! -e out/algorithms/benefit-check ] && [ ! -e out/pages ]
	rm out/.kaartenbak
	mv out old
	build
	rm out/.kaartenbak
	same_tree old out
}
run_case "files of ours that do not belong go, with their empty folders" ours_are_removed

foreign_in_the_way() {
	site site
	mkdir -p out/algorithms
	echo theirs >out/algorithms/index.html
	echo theirs >out/robots.txt
	snapshot out >before
	status 1 "$KAARTENBAK" build -C site -o out
	says 'out/algorithms/index.html: error:.*\[output-foreign\]' 'out/robots.txt: error:'
	says 'nothing was written'
	snapshot out >after
	diff before after
	# So does a file that comes in the way of a site that was there already.
	rm -r out
	build
	card site/content/algorithms/new.md
	mkdir out/algorithms/new
	echo theirs >out/algorithms/new/index.html
	snapshot out >before
	status 1 "$KAARTENBAK" build -C site -o out
	says 'out/algorithms/new/index.html: error:.*\[output-foreign\]'
	snapshot out >after
	diff before after
}
run_case "a file of somebody else's in the way: an error, and nothing is written" foreign_in_the_way

foreign_for_folder() {
	site site
	mkdir out
	echo theirs >out/units
	snapshot out >before
	status 1 "$KAARTENBAK" build -C site -o out
	says 'out/units: error:.*\[output-foreign\]' 'nothing was written'
	snapshot out >after
	diff before after
}
run_case "a file of somebody else's where a folder is to come: likewise" foreign_for_folder

foreign_folder_for_file() {
	site site
	mkdir -p out/robots.txt
	status 1 "$KAARTENBAK" build -C site -o out
	says 'out/robots.txt: error:.*\[output-foreign\]'
	[ "$(ls -A out)" = robots.txt ]
}
run_case "a folder of somebody else's where a file is to come: likewise" foreign_folder_for_file

# A download without an ending and a card of one name want to be a file and a folder at once.
file_and_folder() {
	site site
	card site/content/algorithms/twin.md
	echo data >site/content/algorithms/twin
	sed -i 's|^Sorts by.*|[data](twin)|' site/content/algorithms/permit-sorter.md
	status 1 "$KAARTENBAK" build -C site -o out
	says 'duplicate-url' 'nothing was written'
	[ ! -e out ]
}
run_case "a file and a folder of one name: an error, and nothing is written" file_and_folder

# The same, one after the other.
file_becomes_folder() {
	site site
	echo data >site/content/algorithms/twin
	sed -i.old 's|^Sorts by.*|[data](twin)|' site/content/algorithms/permit-sorter.md
	build
	cp -r out old
	mv site/content/algorithms/permit-sorter.md.old site/content/algorithms/permit-sorter.md
	mv site/content/algorithms/twin twin
	card site/content/algorithms/twin.md
	build
	"$KAARTENBAK" build -C site -o fresh >messages
	same_tree fresh out
	mv twin site/content/algorithms/twin
	rm site/content/algorithms/twin.md
	sed -i 's|^Sorts by.*|[data](twin)|' site/content/algorithms/permit-sorter.md
	build
	same_tree old out
}
run_case "a file of ours becomes a folder of ours, and back" file_becomes_folder

errors_write_nothing() {
	site site
	build
	tick
	snapshot out >before
	sed -i 's/^title: .*/title: Everything changes/' site/content/site.yaml
	rm site/content/algorithms/lamp-planner.md
	card site/content/algorithms/new.md
	sed -i 's/^risk_level: .*/risk_level: none/' site/content/algorithms/tree-watch.md
	status 1 "$KAARTENBAK" build -C site -o out
	says 'nothing was written, out is as it was'
	snapshot out >after
	diff before after
	status 1 "$KAARTENBAK" build -C site -o never
	[ ! -e never ]
}
run_case "a build with errors writes nothing" errors_write_nothing

output_is_a_file() {
	site site
	echo theirs >out
	status 3 "$KAARTENBAK" build -C site -o out
	says 'out: system error: cannot write' 'output-failed'
	[ "$(cat out)" = theirs ]
	status 3 "$KAARTENBAK" build -C site -o out/below
	status 3 "$KAARTENBAK" build -C site -o ''
}
run_case "an output folder that is a file: exit code 3" output_is_a_file

output_in_odd_places() {
	site site
	mkdir deep
	"$KAARTENBAK" build -C site -o ./deep//deeper/./out/ >messages
	"$KAARTENBAK" build -C site -o "//$PWD/abs" >messages
	(cd site && "$KAARTENBAK" build >../messages)
	ln -s deep/other linked
	mkdir deep/other
	"$KAARTENBAK" build -C site -o linked >messages
	same_tree deep/deeper/out abs
	same_tree deep/deeper/out site/public
	same_tree deep/deeper/out deep/other
}
run_case "an output folder may lie anywhere" output_in_odd_places

# every_file_is_whole OLD NEW OUT: each file of OUT is that of OLD or of NEW; none is missing that both
# have. OLD and NEW do not change.
every_file_is_whole() {
	local tree
	for tree in "$@"; do
		[ -e "sums-$tree" ] && [ "$tree" != "$3" ] ||
			(cd "$tree" && find . -name '.kaartenbak*' -prune -o -type f -exec sha256sum {} + |
				sort) >"sums-${tree//\//-}"
	done
	comm -23 "sums-${3//\//-}" <(sort -u "sums-$1" "sums-$2") >neither
	[ ! -s neither ] || fail "neither old nor new: $(head neither)"
	comm -12 <(cut -c 65- "sums-$1" | sort) <(cut -c 65- "sums-$2" | sort) >both
	comm -23 both <(cut -c 65- "sums-${3//\//-}" | sort) >missing
	[ ! -s missing ] || fail "missing: $(head missing)"
}

# Files of more than 8 KiB cannot be written: the list of topics gets that large.
write_fails_midway() {
	site site
	build
	cp -r out old
	sed -i 's/^title: .*/title: Everything changes/' site/content/site.yaml
	sed -i "s/^description: What the work.*/description: $(printf 'x%.0s' {1..9000})/" \
		site/content/vocabularies/topics.yaml
	"$KAARTENBAK" build -C site -o new >messages
	status 3 limited_size "$KAARTENBAK" build -C site -o out -j1
	says 'output-failed'
	says_not 'is as it was'
	every_file_is_whole old new out
	build
	same_tree new out
}
limited_size() {
	(
		trap '' XFSZ
		ulimit -f 8
		"$@"
	)
}
run_case "a write that fails midway leaves whole files, and says so" write_fails_midway

full_disk() {
	[ "$(id -u)" = 0 ] || skip "only root can mount a small disk"
	site site
	many_cards site 60
	mkdir disk
	mount -t tmpfs -o size=6m none disk 2>/dev/null || skip "cannot mount a small disk here"
	# shellcheck disable=SC2064
	trap "umount '$PWD/disk'" EXIT
	"$KAARTENBAK" build -C site -o disk/out >messages
	cp -r disk/out old
	sed -i 's/^title: .*/title: Everything changes/' site/content/site.yaml
	"$KAARTENBAK" build -C site -o new >messages
	dd if=/dev/zero of=disk/filler bs=1k 2>/dev/null || true
	status 3 "$KAARTENBAK" build -C site -o disk/out
	says '\[output-failed\]'
	every_file_is_whole old new disk/out
	[ -z "$(find disk -name '*.tmp' -o -name '*.new')" ]
	rm disk/filler
	"$KAARTENBAK" build -C site -o disk/out >messages
	same_tree new disk/out
}
run_case "a full disk leaves old pages whole" full_disk

# Kills a build at fourteen moments between its start and its end.
killed() {
	local start length i
	site site
	many_cards site 80
	build
	cp -r out old
	sed -i 's/^title: .*/title: Everything changes/' site/content/site.yaml
	rm site/content/algorithms/card-[67]*.md
	many_cards site 9
	for i in 201 202 203 204; do
		card site/content/algorithms/new-$i.md
	done
	start=${EPOCHREALTIME/./}
	"$KAARTENBAK" build -C site -o new >messages
	length=$((${EPOCHREALTIME/./} - start))
	for i in {1..14}; do
		rm -rf out
		cp -a old out
		"$KAARTENBAK" build -C site -o out >/dev/null 2>&1 &
		sleep "$(printf '0.%06d' $((length * i / 13)))"
		kill -9 $! 2>/dev/null || true
		wait $! 2>/dev/null || true
		every_file_is_whole old new out
		"$KAARTENBAK" build -C site -o out >messages 2>&1 || { cat messages; fail "try $i"; }
		same_tree new out
	done
}
run_case "a build that is killed leaves every page old or new, and the next repairs it" killed

# The same, while the folder is still empty.
killed_at_first() {
	local start length i
	site site
	many_cards site 60
	start=${EPOCHREALTIME/./}
	"$KAARTENBAK" build -C site -o new >messages
	length=$((${EPOCHREALTIME/./} - start))
	mkdir old
	for i in {1..10}; do
		rm -rf out
		"$KAARTENBAK" build -C site -o out >/dev/null 2>&1 &
		sleep "$(printf '0.%06d' $((length * i / 9)))"
		kill -9 $! 2>/dev/null || true
		wait $! 2>/dev/null || true
		[ ! -e out ] || every_file_is_whole old new out
		build
		same_tree new out
	done
}
run_case "so does a first build that is killed" killed_at_first

# What is new comes in sight all at once; what stood in the way of that is not ours to remove.
leftover_of_a_killed_build() {
	site site
	build
	cp -r out fresh
	mkdir -p out/.kaartenbak.new/algorithms/theirs
	mv out/about out/algorithms/zone-map out/.kaartenbak.new/algorithms/
	echo theirs >out/.kaartenbak.new/algorithms/theirs/note
	ln -s "$PWD/fresh" out/.kaartenbak.new/algorithms/link
	rm -rf out/risk-levels
	build
	[ "$(cat out/.kaartenbak.new/algorithms/theirs/note)" = theirs ]
	[ -e fresh/about/index.html ]
	[ ! -e out/.kaartenbak.new/algorithms/zone-map/index.html ]
	rm -r out/.kaartenbak.new
	same_tree fresh out
	# Also when there is nothing new any more, and all is as it was.
	mkdir -p out/.kaartenbak.new
	cp -r out/risk-levels out/.kaartenbak.new/
	build
	[ ! -e out/.kaartenbak.new ]
	same_tree fresh out
	mkdir -p out/.kaartenbak.new
	mv out/risk-levels out/.kaartenbak.new/
	build
	[ ! -e out/.kaartenbak.new ]
	same_tree fresh out
}
run_case "what a killed build left out of sight is cleared, and nothing else" leftover_of_a_killed_build

manifest_deleted() {
	site site
	build
	rm out/.kaartenbak
	snapshot out >before
	status 1 "$KAARTENBAK" build -C site -o out
	says 'output-foreign' 'nothing was written'
	snapshot out >after
	diff before after
}
run_case "without its manifest a site counts as somebody else's" manifest_deleted

manifest_broken() {
	site site
	build
	cp -r out fresh
	echo precious >precious
	echo theirs >out/theirs
	{
		head -n 1 fresh/.kaartenbak
		tail -n +2 fresh/.kaartenbak | sort -R --random-source=<(yes)
		printf '%s\n' '<<<<<<< HEAD' '0 1 ../precious' '0 1 /etc/hostname' '0 1 a/../../precious' \
			'zz' '' '0000000000000000 99999999999999999999999 b' '-1 -1 c' '0 1 ' '0 1  '
		tail -n 3 fresh/.kaartenbak
	} >out/.kaartenbak
	build
	[ "$(cat precious out/theirs)" = $'precious\ntheirs' ]
	rm out/theirs
	same_tree fresh out
}
run_case "a manifest in disorder does no harm" manifest_broken

two_dots_in_a_name() {
	site site
	echo data >'site/content/algorithms/report..2.txt'
	sed -i 's|^Sorts by.*|[data](report..2.txt)|' site/content/algorithms/permit-sorter.md
	build
	build
	says '0 written'
	sed -i 's|^.data.*|none|' site/content/algorithms/permit-sorter.md
	rm site/content/algorithms/report..2.txt
	build
	[ ! -e out/algorithms/report..2.txt ]
}
run_case "a file with two dots in its name is ours the second time too" two_dots_in_a_name

cannot_remove() {
	[ "$(id -u)" != 0 ] || as_nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	command -v setpriv >/dev/null || skip "no setpriv here"
	site site
	mkdir out
	chmod 777 . out
	[ "$(id -u)" != 0 ] || chmod 755 "$work"
	"${as_nobody[@]}" "$KAARTENBAK" build -C site -o out >messages 2>&1 || skip "cannot run the program as nobody"
	rm site/content/algorithms/lamp-planner.md
	sed -i 's/, lamp-planner//' site/content/algorithms/pothole-finder.md
	chown root out/algorithms/lamp-planner 2>/dev/null || true
	chmod 555 out/algorithms/lamp-planner
	status 3 "${as_nobody[@]}" "$KAARTENBAK" build -C site -o out
	says 'lamp-planner/index.html: system error:'
	# And once it can, it goes.
	chmod 777 out/algorithms/lamp-planner
	"${as_nobody[@]}" "$KAARTENBAK" build -C site -o out >messages
	[ ! -e out/algorithms/lamp-planner ]
}
as_nobody=()
run_case "a file that cannot be removed is reported and stays ours" cannot_remove

two_at_once() {
	local i
	site site
	many_cards site 60
	cp -r site other
	sed -i 's/^title: .*/title: Everything changes/' other/content/site.yaml
	"$KAARTENBAK" build -C site -o old >messages
	"$KAARTENBAK" build -C other -o new >messages
	for i in 1 2 3 4; do
		"$KAARTENBAK" build -C site -o out >/dev/null &
		"$KAARTENBAK" build -C other -o out >/dev/null
		wait $!
		every_file_is_whole old new out
		diff -rq old out >messages || diff -rq new out >messages
	done
}
run_case "two builds into one folder at once wait for each other" two_at_once

finish
