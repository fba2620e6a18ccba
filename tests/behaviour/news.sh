#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# What the page of what is new and the feeds tell of commits: in which order, what came, what went,
# and what the dates are. Every repository is made here, with days that are fixed.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/git.bash"

cards=content/algorithms
lamp=$cards/lamp-planner.md
page=out/algorithms/lamp-planner/index.html
day=2031-02-03

# set_field FILE KEY VALUE
set_field() {
	sed -i "s|^$2: .*|$2: $3|" "$1"
}

# commit_at DIR TIME: all that is there, at that time of the one day.
commit_at() {
	git -C "$1" add -A
	GIT_COMMITTER_DATE="${day}T$2+0100" git -C "$1" commit -q -m x
}

# news_html FILE: of that day "Card: what changed", a row a line.
news_html() {
	grep "datetime=\"$day\"" "$1" | sed -n 's/^ *<li><span><a [^>]*>\([^<]*\)<.*<span class="kb-more">\(.*\)<\/span><\/span> <time.*/\1: \2/p'
}

# timeline_html FILE: the lines of a time line, a change a line.
timeline_html() {
	sed -n '/id="kb_tijdlijn"/,/<\/section>/p' "$1" | sed -n 's/^ *<li><span>\(.*\)<\/span> <time .*/\1/p' |
		sed 's/<\/span><span class="kb-more">/; /g; s/<[^>]*>//g'
}

# summaries FILE: "Title: summary" of each entry of a feed of that day.
summaries() {
	awk -v day="<updated>$day" '
		/<entry>/ { title = summary = ""; that = 0 }
		index($0, day) == 1 { that = 1 }
		/^<title>/ { gsub(/<[^>]*>/, ""); title = $0 }
		/^<summary>/ { gsub(/<[^>]*>/, ""); summary = $0 }
		/<\/entry>/ && that { print title ": " summary }' "$1"
}

# new_card FILE: one that dates itself to that day.
new_card() {
	card "$1"
	set_field "$1" start_date $day
}

# One card that came and changed three times in a day, with others in between.
a_busy_day() {
	repository repo
	mv repo/$lamp lamp.md
	sed -i '/lamp-planner/d' repo/$cards/pothole-finder.md
	commit repo 2021-01-02
	new_card repo/$cards/zebra.md
	commit_at repo 09:00:00
	set_field repo/$cards/tree-watch.md status in-use
	set_field repo/$cards/permit-sorter.md status retired
	set_field repo/$cards/zebra.md status in-use
	commit_at repo 10:00:00
	set_field repo/$cards/zebra.md unit parks
	commit_at repo 11:00:00
	new_card repo/$cards/aardvark.md
	commit_at repo 12:00:00
	sed -i 's/^unit: .*/&\nwebsite: https:\/\/zebra.example\//' repo/$cards/zebra.md
	commit_at repo 13:00:00
}

order_of_commits() {
	local i
	a_busy_day
	build_at out repo
	news_html out/new/index.html >html
	cut -d: -f1 html >titles
	printf '%s\n' zebra aardvark zebra >first
	head -n 3 titles | diff first -
	timeline_html out/algorithms/zebra/index.html >card
	grep '^zebra: ' html | sed 's/^zebra: //' | diff card -
	[ "$(wc -l <card)" = 4 ]
	tail -n 1 titles | grep -qx zebra
	# The same in every file.
	node -e '
		const { items } = JSON.parse(require("fs").readFileSync("out/new.json", "utf8"));
		for (const item of items)
			if (item.date === process.argv[1]) console.log(item.title);' $day | diff titles -
	grep "^$day" out/new.csv | cut -d, -f2 | diff titles -
	summaries out/feed.xml | cut -d: -f1 | diff titles -
	for i in 1 2 8; do
		build_at out-$i repo -j $i
		same_tree out out-$i
	done
}

what_is_new_says_so() {
	a_busy_day
	build_at out repo
	news_html out/new/index.html | grep -qx 'zebra: Added'
	summaries out/feed.xml | grep -qx 'zebra: Added. For a test.'
	grep "^$day,zebra," out/new.csv | tail -n 1 | grep -q 'Added. For a test.'
	[ "$(summaries out/feed.xml | sort | uniq -d)" = '' ]
	# A card that names an older day itself is not made new.
	new_card repo/$cards/newt.md
	card repo/$cards/old.md
	commit_at repo 14:00:00
	build_at out repo
	news_html out/new/index.html | head -n 1 | grep -qx 'newt: Added'
	news_html out/new/index.html | not grep '^old'
	day=2026-01-01 news_html out/new/index.html | grep -qx 'old: Added on 3 February 2031'
	day=2026-01-01 summaries out/feed.xml | grep -qx 'old: Added on 3 February 2031. For a test.'
}

lists_say_what_came_and_went() {
	local long='This purpose is a sentence that goes on for so long that nobody sees what changed in it'
	local words='one more word of this list'
	repository repo
	set_field repo/$lamp purpose "$long at first."
	set_field repo/$lamp keywords "[a, b, c, d, ${words} 1, ${words} 2, ${words} 3, ${words} 4, ${words} 5, ${words} 6]"
	commit repo 2021-01-02
	sed -i '/^keywords/s/\[a, b, c, d,/[a, b, c, e,/' repo/$lamp
	commit_at repo 09:00:00
	sed -i '/^keywords/s/\[a, /[/' repo/$lamp
	commit_at repo 10:00:00
	sed -i '/^keywords/s/\[/[z, /' repo/$lamp
	commit_at repo 11:00:00
	sed -i '/^keywords/s/z, b/b, z/' repo/$lamp
	commit_at repo 12:00:00
	set_field repo/$lamp purpose "$long later."
	commit_at repo 13:00:00
	build_at out repo
	timeline_html $page | sed '$d' >told
	printf '%s\n' 'Purpose changed' 'Other words changed' 'Other words: added z' \
		'Other words: removed a' 'Other words: added e; removed d' | diff - told
	news_html out/new/index.html | sed 's/^[^:]*: //' | diff told -
	summaries out/feed.xml | sed 's/^[^:]*: //' | diff told -
}

# The sentence above the page of what is new.
lead() {
	sed -n 's/.*nl-paragraph--lead">\(.*\)<\/p>/\1/p' "$1/new/index.html"
}

dates_are_what_is_said() {
	repository repo
	commit repo 2021-01-02
	set_field repo/$lamp status pilot
	commit repo 2021-05-03
	set_field repo/$lamp status in-use
	commit repo 2022-06-04
	build_at out repo
	lead out | grep -q 'came to stand here'
	git clone -q --no-local --depth 1 "file://$PWD/repo" one
	git clone -q --no-local --depth 2 "file://$PWD/repo" two
	for dir in one two; do
		build_at out-$dir $dir
		lead out-$dir >told
		not grep 'came to stand here' told
		grep -q 'card itself' told
		grep -q 'Older changes are not shown' told
	done
	cp -r repo plain
	rm -rf plain/.git
	# Known to nobody yet: a repository that says nothing of the cards.
	cp -r plain empty
	git init -q -b main empty
	git -C empty commit -q --allow-empty -m x
	for dir in plain empty; do
		build_at out-$dir $dir
		lead out-$dir >told
		not grep 'came to stand here\|Older changes' told
		grep -q 'card itself' told
	done
	git -C two fetch -q --unshallow
	build_at out-two two
	same_tree out out-two
}

run_case "within a day the latest commit comes first, in every file" order_of_commits
run_case "what is new is said to be" what_is_new_says_so
run_case "of lists is told what came and went, of long texts that they changed" lists_say_what_came_and_went
run_case "what the dates are of is said as it is" dates_are_what_is_said
finish
