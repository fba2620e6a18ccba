#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Publishing to a branch, judged by Git itself.
. "$(dirname "$0")/common.bash"

unset XDG_CONFIG_HOME "${!GIT_@}"
export HOME=$work/home GIT_CONFIG_NOSYSTEM=1
mkdir "$HOME"
git config --global user.name Redactie
git config --global user.email redactie@voorbeeld.example
git config --global init.defaultBranch main
git config --global advice.detachedHead false
# What Git writes of its own accord would blur who wrote what.
git config --global gc.auto 0
# libgit2 1.5 forgets what it matched the names of settings with; nothing of ours calls that library.
echo 'leak:libpcre2' >"$work/leaks"
export LSAN_OPTIONS=suppressions=$work/leaks:print_suppressions=0
# The dates of commits are to be seen: no time from outside.
unset SOURCE_DATE_EPOCH
export GIT_AUTHOR_DATE='2024-05-06T07:08:09+02:00' GIT_COMMITTER_DATE='2024-05-06T07:08:09+02:00'

# repository DIR: the second site as a repository, with one commit on main.
repository() {
	site "$1"
	git -C "$1" init -q
	commit_all "$1" "The source"
}

commit_all() {
	git -C "$1" add -A
	git -C "$1" commit -qm "$2"
}

# publish DIR ARGUMENT…: its messages go to ./messages.
publish() {
	local folder=$1
	shift
	status 0 "$KAARTENBAK" publish -C "$folder" --lang en "$@"
}

# refused CODE DIR ARGUMENT…: and nothing at all was changed by it.
refused() {
	local code=$1 folder=$2
	shift 2
	snapshot "$folder" >before-refusal
	status "$code" "$KAARTENBAK" publish -C "$folder" --lang en "$@"
	snapshot "$folder" >after-refusal
	diff before-refusal after-refusal
}

# tree_of DIR REV FOLDER: the files of a commit.
tree_of() {
	rm -rf "$3"
	mkdir "$3"
	git -C "$1" archive "$2" | tar -x -C "$3"
}

# built SITE: what build makes of that folder, in ./built, without what is for later builds only.
built() {
	rm -rf built
	"$KAARTENBAK" build -C "$1" -o built >built.log
	rm -f built/.kaartenbak.made-of
}

# holds_site REPOSITORY BRANCH SITE: the branch holds what build makes of the folder SITE, and Git
# finds no fault in the repository.
holds_site() {
	built "$3"
	tree_of "$1" "$2" published
	same_tree built published
	git -C "$1" fsck --full --strict >fsck 2>&1 || { cat fsck && fail "git fsck"; }
	not grep -v '^dangling\|^notice\|^Checking' fsck
}

tip() {
	git -C "$1" rev-parse --verify -q "refs/heads/${2-gh-pages}"
}

edit_card() {
	sed -i "s/^purpose: Draws .*/purpose: Draws $2./" "$1/content/algorithms/zone-map.md"
}

same_as_build() {
	repository source
	publish source
	source=$(git -C source rev-parse --short=10 HEAD) published=$(git -C source rev-parse --short=10 gh-pages)
	says "^gh-pages: the site of commit $source is now in commit $published, with 48 pages and 78 other files, of which 1[12][0-9] are new or different\$"
	holds_site source gh-pages source
	[ "$(git -C source rev-list --count gh-pages)" = 1 ]
	[ -z "$(git -C source status --porcelain)" ]
	# A folder of a repository is as good, and so is another branch.
	mkdir -p whole/part
	cp -r source/content source/themes whole/part
	git -C whole init -q
	commit_all whole "The source"
	publish whole/part --branch sites/one
	[ "$(git -C whole rev-parse 'sites/one^{tree}')" = "$(git -C source rev-parse 'gh-pages^{tree}')" ]
}
run_case "the tree is what build makes" same_as_build

nothing_new() {
	repository source
	publish source
	snapshot source >before
	tick
	publish source
	first=$(git -C source rev-parse --short=10 HEAD) published=$(git -C source rev-parse --short=10 gh-pages)
	says "^gh-pages: the site of commit $first is there already, in commit $published; no new one was made\$"
	snapshot source >after
	diff before after
	# Nor does a commit that no visitor sees.
	echo text >source/notes
	commit_all source "Not of the site"
	first=$(tip source)
	publish source
	[ "$(tip source)" = "$first" ]
}
run_case "the same tree makes no commit" nothing_new

# Who can write to the branch can write any message: what is no id is not shown as one.
no_id() {
	local hostile=$'\e]0;pwned\a123456789012345678901234567890'
	repository source
	publish source
	[ ${#hostile} = 40 ]
	git -C source log -1 --format=%B gh-pages |
		sed "s/^Kaartenbak-Source: .*/Kaartenbak-Source: $hostile/" >message
	git -C source update-ref refs/heads/gh-pages \
		"$(git -C source commit-tree 'gh-pages^{tree}' -F - <message)"
	publish source
	says 'is there already, in commit [0-9a-f]*; no new one was made$'
	says_not 'made of' pwned
}
run_case "what a message says it was made of is an id" no_id

both_commits() {
	repository source
	publish source
	first=$(git -C source rev-parse --short=10 HEAD) published=$(git -C source rev-parse --short=10 gh-pages)
	# Of another commit it is the same site: three commits, each with its name.
	git -C source commit -q --allow-empty -m "Nothing"
	second=$(git -C source rev-parse --short=10 HEAD)
	publish source
	says "^gh-pages: the site of commit $second is there already, in commit $published (made of commit $first); no new one was made\$"
	publish source --lang nl
	says "^gh-pages: de site van commit $second staat er al, in commit $published (gemaakt van commit $first); er is geen nieuwe gemaakt\$"
	edit_card source lines
	commit_all source "One card"
	publish source --lang nl
	says "^gh-pages: de site van commit $(git -C source rev-parse --short=10 HEAD) staat nu in commit $(git -C source rev-parse --short=10 gh-pages), met 48 pagina's "
}
run_case "two commits are named: that of the source, and that on the branch" both_commits

only_what_changed() {
	local pack
	repository source
	publish source
	first=$(tip source)
	find source/.git/objects -type f | sort >before
	edit_card source lines
	commit_all source "One card"
	find source/.git/objects -type f | sort >before
	publish source
	[ "$(git -C source rev-parse gh-pages^)" = "$first" ]
	holds_site source gh-pages source
	# One pack, with what differs and nothing else.
	find source/.git/objects -type f | sort | comm -13 before - >new
	[ "$(wc -l <new)" = 2 ]
	pack=$(grep 'idx$' new)
	git verify-pack -v "$pack" | grep -o '^[0-9a-f]\{40\} ' | tr -d ' ' | sort >written
	git -C source rev-list --objects "$first" | cut -d ' ' -f 1 | sort >had
	git -C source rev-list --objects --no-walk gh-pages | cut -d ' ' -f 1 | sort | comm -13 had - >wanted
	diff wanted written
	changed=$(git -C source diff --name-only "$first" gh-pages | grep -vc '^.kaartenbak$')
	says "of which $changed are new or different"
	# Back to how it was: all objects are there, but for the commit.
	git -C source revert --no-edit HEAD >log
	find source/.git/objects -type f | sort >before
	publish source
	[ "$(git -C source rev-parse 'gh-pages^{tree}')" = "$(git -C source rev-parse "$first^{tree}")" ]
	find source/.git/objects -type f | sort | comm -13 before - >new
	git verify-pack -v "$(grep 'idx$' new)" >list
	[ "$(grep -c '^[0-9a-f]\{40\} ' list)" = 1 ]
}
run_case "only what changed is written" only_what_changed

pages_come_and_go() {
	repository source
	many_cards source 30
	commit_all source "More"
	publish source
	rm source/content/algorithms/card-{1,2,30}.md
	card source/content/algorithms/card-new.md
	commit_all source "Others"
	publish source
	holds_site source gh-pages source
	not git -C source cat-file -e gh-pages:algorithms/card-1 2>/dev/null
	rm source/content/algorithms/card-*.md
	commit_all source "Fewer"
	publish source
	holds_site source gh-pages source
}
run_case "pages come and go" pages_come_and_go

same_for_all() {
	repository source
	git clone -q source one
	git clone -q source two
	publish one -j 1
	tick
	publish two -j 8
	[ "$(tip one)" = "$(tip two)" ]
	[ "$(git -C one log -1 --format='%an <%ae> %cn %ad' --date=iso gh-pages)" = \
		'Redactie <redactie@voorbeeld.example> Redactie 2024-05-06 07:08:09 +0200' ]
	edit_card one lines
	commit_all one "One card"
	git -C two pull -q ../one main
	publish one -j 8
	publish two -j 1
	[ "$(tip one)" = "$(tip two)" ]
	SOURCE_DATE_EPOCH=1000000000 publish source
	[ "$(git -C source log -1 --format='%ad %cd' --date=raw gh-pages)" = \
		'1000000000 +0000 1000000000 +0000' ]
	# A machine that was not told who we are.
	git config --global --unset user.name
	git -C two branch -q -D gh-pages
	publish two
	[ "$(git -C two log -1 --format='%an <%ae>' gh-pages)" = 'kaartenbak <kaartenbak@localhost>' ]
	git config --global user.name Redactie
}
run_case "the same source gives the same commit, whoever, whenever, with how many threads" same_for_all

message() {
	repository source
	publish source
	git -C source log -1 --format=%B gh-pages >got
	head=$(git -C source rev-parse HEAD)
	is_text got "Site of $head

Kaartenbak-Source: $head
Kaartenbak-Tree: $(git -C source rev-parse 'gh-pages^{tree}')
"
}
is_text() {
	printf '%s\n' "$2" | diff "$1" -
}
run_case "the message names the source, and not its words" message

working_tree_untouched() {
	repository source
	edit_card source staged
	git -C source add -A
	edit_card source unstaged
	echo draft >source/content/algorithms/draft.md
	snapshot source >all
	grep -v ' \./\.git/\(objects\|refs\|logs\)\| \./\.git \|^\./\.git/\(objects\|refs\|logs\)\|^\./\.git ' all >before
	publish source
	says '^  Changes in content/ that are not committed are left out.$'
	snapshot source >all
	grep -v ' \./\.git/\(objects\|refs\|logs\)\| \./\.git \|^\./\.git/\(objects\|refs\|logs\)\|^\./\.git ' all >after
	diff before after
	git clone -q source clean
	holds_site source gh-pages clean
	# Not of another commit, nor of other files.
	publish source --ref main
	says_not 'not committed'
	echo draft >clean/notes
	publish clean
	says_not 'not committed'
	rm clean/content/algorithms/zone-map.md
	publish clean --dry-run
	says 'that are not committed are left out'
}
run_case "only what is committed, and the working tree and the index stay" working_tree_untouched

of_another_commit() {
	repository source
	edit_card source lines
	commit_all source "One card"
	git -C source tag two
	publish source --ref HEAD~1
	git -C source log -1 --format=%s gh-pages | grep -qx "Site of $(git -C source rev-parse HEAD~1)"
	git -C source worktree add -q ../old HEAD~1
	holds_site source gh-pages old
	publish source --ref two
	holds_site source gh-pages source
	refused 2 source --ref nowhere
	says 'nowhere'
}
run_case "--ref publishes another commit" of_another_commit

dry_run() {
	repository source
	snapshot source >before
	publish source --dry-run
	says 'nothing was written (--dry-run)$'
	git init -q --bare nowhere
	publish source -n --push "$PWD/nowhere"
	snapshot source >after
	diff before after
	wanted=$(sed -n 's/^gh-pages: .* would come in commit \([0-9a-f]*\), .*/\1/p' messages)
	[ "$wanted" ]
	publish source
	[[ $(tip source) == "$wanted"* ]]
}
run_case "--dry-run tells what would be, and writes nothing" dry_run

# theirs DIR FILE…: a commit on gh-pages that somebody made by hand.
theirs() {
	local folder=$1 file
	shift
	rm -rf hand
	git -C "$folder" worktree add -q -f ../hand gh-pages
	for file in "$@"; do
		mkdir -p "hand/$(dirname "$file")"
		echo theirs >"hand/$file"
	done
	commit_all hand "By hand"
	git -C "$folder" worktree remove hand
}

kept() {
	repository source
	printf 'publish:\n  keep: [previews/, about/map.pdf, algorithms/index.html]\n' >>source/content/site.yaml
	commit_all source "What is kept"
	publish source
	theirs source CNAME previews/a/index.html previews/b.txt about/map.pdf other.txt more/x.txt
	publish source
	says '; 4 kept$' '2 files on gh-pages were not made by kaartenbak and go: more/x.txt other.txt$' \
		'publish: keep:'
	[ "$(git -C source show gh-pages:CNAME)" = theirs ]
	tree_of source gh-pages published
	(cd published && cat CNAME previews/a/index.html previews/b.txt about/map.pdf | sort -u) >got
	[ "$(<got)" = theirs ]
	[ ! -e published/other.txt ] && [ ! -e published/more ]
	(cd published && rm -r CNAME previews about/map.pdf)
	built source
	same_tree built published
	# They stay when a commit of ours is the one before, also those among our files.
	edit_card source lines
	commit_all source "One card"
	publish source
	[ "$(git -C source ls-tree -r --name-only gh-pages | grep -c '^CNAME$\|^previews/\|^about/map.pdf$')" = 4 ]
	says_not 'not made by'
	publish source
	says 'no new one was made'
	# What is taken off the list goes.
	sed -i 's|previews/, about/map.pdf|previews/a|' source/content/site.yaml
	commit_all source "Less is kept"
	publish source
	[ "$(git -C source ls-tree -r --name-only gh-pages | grep '^CNAME$\|^previews/\|^about/map.pdf$' | xargs)" = \
		'CNAME previews/a/index.html' ]
	# And that is said, also of a branch that nobody but us made.
	says '2 files on gh-pages were not made by kaartenbak and go: about/map.pdf previews/b.txt$'
	sed -i '/^publish:/,$d' source/content/site.yaml
	commit_all source "Nothing is kept"
	publish source --dry-run
	says '1 files on gh-pages were not made by kaartenbak and go: previews/a/index.html$'
	publish source
	says '1 files on gh-pages were not made by kaartenbak and go: previews/a/index.html$' '; 1 kept$'
	git -C source fsck --full --strict
}
run_case "listed files stay, others go, and that is said" kept

# bomb DIR: prints a tree of a few objects that stand for a hundred million files.
bomb() {
	local id i
	id=$(echo bomb | git -C "$1" hash-object -w --stdin)
	id=$(for i in {0..9}; do printf '100644 blob %s\tf%s\n' "$id" "$i"; done | git -C "$1" mktree)
	for _ in {1..7}; do
		id=$(for i in {0..9}; do printf '040000 tree %s\td%s\n' "$id" "$i"; done | git -C "$1" mktree)
	done
	echo "$id"
}

# deep DIR TREE: prints one that has it twenty folders down.
deep() {
	local id=$2
	for _ in {1..20}; do
		id=$(printf '040000 tree %s\td\n' "$id" | git -C "$1" mktree)
	done
	echo "$id"
}

too_many() {
	repository source
	bomb=$(bomb source)
	git -C source update-ref refs/heads/else "$(git -C source commit-tree -m else "$bomb")"
	(
		# No more than a site needs.
		limit_memory 1000000
		publish source --branch else --take-over
	)
	says 'at least [0-9]* files on else were not made by kaartenbak and go: d0/d0/d0/d0/d0/d0/d0/f0 .* …$'
	holds_site source else source
	deep=$(deep source "$(git -C source rev-parse HEAD:themes)")
	git -C source update-ref refs/heads/deep "$(git -C source commit-tree -m deep "$deep")"
	publish source --branch deep --take-over
	says 'at least 1 files on deep were not made by kaartenbak and go: d\(/d\)* …$'
	# To be kept it is too much, and too deep.
	printf 'publish:\n  keep: [d, d0]\n' >>source/content/site.yaml
	commit_all source "What is kept"
	git -C source update-ref refs/heads/deep "$(git -C source commit-tree -m deep "$deep")"
	refused 2 source --branch deep --take-over
	says 'too much to keep, or too deep, at d/d/d'
	git -C source update-ref refs/heads/else "$(git -C source commit-tree -m else "$bomb")"
	refused 2 source --branch else --take-over
	says 'too much to keep, or too deep, at d0/'
}
run_case "more files on the branch than can be counted" too_many

kept_in_the_way() {
	repository source
	printf 'publish:\n  keep: [about, algorithms.json, x]\n' >>source/content/site.yaml
	commit_all source "What is kept"
	publish source
	# A file where the site has a folder, a folder where it has a file, a link and a program.
	rm -rf hand
	git -C source worktree add -q ../hand gh-pages
	(
		cd hand
		rm -r about algorithms.json
		mkdir algorithms.json x
		echo theirs | tee about algorithms.json/y x/program >/dev/null
		chmod +x x/program
		ln -s program x/link
	)
	commit_all hand "By hand"
	git -C source worktree remove hand
	publish source
	git -C source ls-tree -r gh-pages x | awk '{ print $1, $4 }' >got
	printf '100755 x/program\n120000 x/link\n' | sort -k 2 | diff - got
	built source
	tree_of source gh-pages published
	rm -r published/x
	same_tree built published
	git -C source fsck --full --strict
}
run_case "what is kept gives way to the site, and keeps its kind" kept_in_the_way

edited_by_hand() {
	repository source
	publish source
	first=$(git -C source rev-parse 'gh-pages^{tree}')
	theirs source about/index.html
	publish source
	[ "$(git -C source rev-parse 'gh-pages^{tree}')" = "$first" ]
	# Also when it was made to look like a commit of ours.
	git -C source worktree add -q ../hand gh-pages
	echo theirs >hand/about/index.html
	rm hand/algorithms.csv
	git -C hand commit -q -a --amend --no-edit
	git -C source worktree remove hand
	publish source
	[ "$(git -C source rev-parse 'gh-pages^{tree}')" = "$first" ]
	# A message that tells the right tree, of which the manifest is a lie.
	git -C source worktree add -q ../hand gh-pages
	rm -r hand/algorithms.csv hand/units
	git -C hand add -A
	tree=$(git -C hand write-tree)
	git -C source worktree remove -f hand
	git -C source update-ref refs/heads/gh-pages "$(printf 'Site\n\nKaartenbak-Tree: %s\n' "$tree" |
		git -C source commit-tree "$tree" -p gh-pages)"
	publish source
	[ "$(git -C source rev-parse 'gh-pages^{tree}')" = "$first" ]
	git -C source fsck --full --strict
}
run_case "what was changed by hand on the branch is put right" edited_by_hand

refusals() {
	repository source
	git -C source branch copy
	edit_card source lines
	commit_all source "One card"
	git -C source branch older HEAD~1
	git -C source branch later
	refused 2 source --branch main
	says 'branch main is checked out in '
	for branch in copy older later; do
		refused 2 source --branch $branch
		says "branch $branch has the source"
		refused 2 source --branch $branch --take-over
	done
	for branch in '' 'a b' '-x' 'a..b' HEAD '../x' 'x.lock' 'refs/heads/'; do
		trying=$branch
		refused 2 source "--branch=$branch"
	done
	trying=
	# Content without a history in common.
	git -C source update-ref refs/heads/alone "$(git -C source commit-tree -m alone 'HEAD^{tree}')"
	refused 2 source --branch alone --take-over
	# A branch that went another way, and has nothing of the source any more.
	git -C source update-ref refs/heads/feature \
		"$(git -C source commit-tree -m feature -p HEAD~1 "$(git -C source rev-parse HEAD:themes)")"
	refused 2 source --branch feature --take-over
	says 'branch feature has the source'
	# Something else altogether.
	git -C source update-ref refs/heads/else \
		"$(git -C source commit-tree -m else "$(git -C source rev-parse HEAD:themes)")"
	refused 2 source --branch else
	says 'kaartenbak did not make' 'take-over'
	[ "$(tip source main)" = "$(tip source later)" ]
	publish source --branch else --take-over
	says 'not made by kaartenbak and go'
	holds_site source else source
	# A branch that was begun empty.
	git -C source update-ref refs/heads/gh-pages "$(git -C source commit-tree -m empty "$(
		git -C source mktree </dev/null)")"
	publish source
	holds_site source gh-pages source
	[ "$(git -C source rev-list --count gh-pages)" = 2 ]
	status 2 "$KAARTENBAK" publish -C source word
	mkdir nothing
	status 2 "$KAARTENBAK" publish -C nothing
}
run_case "what is refused, and stays as it was" refusals

part_of_a_repository() {
	mkdir -p whole/part
	site whole/part/site
	echo code >whole/code
	git -C whole init -q
	commit_all whole "The source"
	git -C whole checkout -q -b feature
	echo more >whole/more
	commit_all whole "More code"
	git -C whole checkout -q main
	edit_card whole/part/site lines
	commit_all whole "One card"
	git -C whole update-ref refs/heads/alone "$(git -C whole commit-tree -m alone 'feature^{tree}')"
	for branch in feature alone; do
		refused 2 whole/part/site --branch $branch --take-over
		says "branch $branch has the source"
	done
	# The folder by another way.
	ln -s whole/part link
	refused 2 link/site --branch alone --take-over
	publish whole/part/site
	says_not 'not committed'
	echo draft >whole/part/site/content/algorithms/draft.md
	publish whole/part/site
	says 'that are not committed are left out'
}
run_case "a folder of a repository: its branches are not published to" part_of_a_repository

other_references() {
	repository source
	publish source
	git -C source symbolic-ref refs/heads/alias refs/heads/gh-pages
	edit_card source lines
	commit_all source "One card"
	refused 2 source --branch alias
	says 'branch alias stands for refs/heads/gh-pages'
	refused 2 source --branch main/site/one
	says '“main/site/one” cannot be there beside branch main$'
	git -C source pack-refs --all
	refused 2 source --branch main/site
	says '“main/site” cannot be there beside branch main$'
	git -C source branch -q a/b/c
	for branch in a a/b; do
		refused 2 source --branch $branch
		says "“$branch” cannot be there beside branch a/b/c$"
	done
	publish source --branch a/b/d
	publish source --branch mai
}
run_case "branches that stand in each other's way" other_references

names_in_commits() {
	repository source
	git config --global user.name $'Re<dac>tie\ncommitter x <y> 1 +0000\tz\x7f'
	git config --global user.email $'r@\nvoorbeeld.example>'
	publish source
	[ "$(git -C source log -1 --format=%an gh-pages)" = 'Re dac tie committer x  y  1 +0000 z' ]
	holds_site source gh-pages source
	git config --global user.name $'\n<>'
	edit_card source lines
	commit_all source "One card" || git -C source -c user.name=x commit -qm "One card"
	publish source
	[ "$(git -C source log -1 --format=%an gh-pages)" = kaartenbak ]
	holds_site source gh-pages source
	git config --global user.name Redactie
	git config --global user.email redactie@voorbeeld.example
}
run_case "whatever the name of who publishes, the commit is sound" names_in_commits

checked_out_elsewhere() {
	repository source
	publish source
	git -C source worktree add -q ../tree gh-pages
	edit_card source lines
	commit_all source "One card"
	refused 2 source
	says 'is checked out in .*/tree/'
	# From the other side, too.
	git -C tree checkout -q -b side main
	git -C source checkout -q gh-pages
	refused 2 tree --ref main
	says 'is checked out in .*/source/'
	# And of a branch that has no commit yet.
	git -C source symbolic-ref HEAD refs/heads/unborn
	refused 2 tree --ref main --branch unborn
	git -C source checkout -q -f main
	publish source
}
run_case "a branch that a working tree stands on, anywhere" checked_out_elsewhere

errors() {
	repository source
	publish source
	sed -i 's/^status: .*/status: lost/' source/content/algorithms/zone-map.md
	commit_all source "A mistake"
	refused 1 source
	says 'content/algorithms/zone-map.md:' 'nothing was published, gh-pages is as it was'
	refused 1 source --format json
	says '"code": *"unknown-term"'
}
run_case "errors in the content: nothing is published" errors

bare() {
	repository source
	git clone -q --bare source bare.git
	publish bare.git
	git clone -q --branch main bare.git clean
	holds_site bare.git gh-pages clean
	publish bare.git --branch other --ref main
	[ "$(tip bare.git other)" = "$(tip bare.git)" ]
	# What others have a part of the objects of.
	git clone -q --shared source shared
	publish shared
	[ "$(tip shared)" = "$(tip bare.git)" ]
}
run_case "bare repositories, and those that borrow objects" bare

shallow() {
	repository source
	edit_card source lines
	commit_all source "One card"
	publish source
	first=$(tip source)
	edit_card source points
	commit_all source "Once more"
	# As CI has it: one commit, and the branch only as the remote's.
	git clone -q --depth 1 --no-single-branch "file://$PWD/source" shallow
	publish shallow
	[ "$(git -C shallow rev-parse gh-pages^)" = "$first" ]
	holds_site shallow gh-pages source
	git -C shallow push -q origin gh-pages
	[ "$(tip source)" = "$(tip shallow)" ]
	# One that is only seen, and has this site, is made the branch.
	git clone -q source other
	publish other
	says 'no new one was made'
	[ "$(tip other)" = "$(tip source)" ]
}
run_case "a shallow clone goes on where the remote's branch is" shallow

push() {
	repository source
	git init -q --bare there.git
	git -C source remote add web ../there.git
	# A path of Git's own is relative to the repository; ours is that of the remote.
	git -C source remote set-url web "$PWD/there.git"
	publish source --push web
	says '^gh-pages is on web too$'
	[ "$(tip there.git)" = "$(tip source)" ]
	git -C there.git fsck --full --strict
	edit_card source lines
	commit_all source "One card"
	publish source --push "file://$PWD/there.git"
	[ "$(tip there.git)" = "$(tip source)" ]
	# Nothing to bring, or something that stayed behind.
	publish source --push "$PWD/there.git"
	git -C there.git update-ref refs/heads/gh-pages gh-pages~1
	publish source --push web
	says 'no new one was made' '^gh-pages is on web too$'
	[ "$(tip there.git)" = "$(tip source)" ]
}
run_case "--push brings the branch to a remote" push

push_refused() {
	repository source
	git init -q --bare there.git
	git -C source remote add web "$PWD/there.git"
	publish source --push web
	git clone -q --branch gh-pages there.git other
	echo theirs >other/CNAME
	commit_all other "Their own"
	git -C other push -q
	theirs=$(tip there.git)
	first=$(tip source)
	edit_card source lines
	commit_all source "One card"
	status 3 "$KAARTENBAK" publish -C source --lang en --push web
	says 'web does not accept branch gh-pages' 'git fetch web +gh-pages:gh-pages'
	[ "$(tip there.git)" = "$theirs" ]
	[ "$(git -C source rev-parse gh-pages^)" = "$first" ]
	# What the text says to do, works.
	git -C source fetch -q web +gh-pages:gh-pages
	publish source --push web
	[ "$(git -C there.git rev-parse gh-pages^)" = "$theirs" ]
	[ "$(git -C there.git show gh-pages:CNAME)" = theirs ]
	mkdir nothing
	status 3 "$KAARTENBAK" publish -C source --lang en --push "$PWD/nothing"
	says "git push $PWD/nothing gh-pages"
}
run_case "a push that is refused says why, and nothing is forced" push_refused

no_remote() {
	repository source
	refused 2 source --push origin
	says '^kaartenbak publish: there is no remote or folder “origin”$' 'git remote add origin ADDRESS'
	git init -q --bare there.git
	git -C source remote add origin "$PWD/there.git"
	git -C source remote add web "$PWD/there.git"
	refused 2 source --push origni --lang nl
	says '^kaartenbak publish: de remote of map “origni” is er niet$' '^Bedoelt u “origin”?$' '^  origin, web$'
	[ "$(wc -l <messages)" = 4 ]
	# Before the work, and also when nothing would be pushed.
	refused 2 source --push origni --dry-run
	refused 2 source --push "$PWD/nowhere.git"
	says 'there is no remote or folder “.*/nowhere.git”' '^  origin, web$'
	says_not 'Did you mean'
	not tip source
	publish source --push origin
	[ "$(tip there.git)" = "$(tip source)" ]
}
run_case "what cannot be pushed to is said first, with the remotes that there are" no_remote

vanished() {
	local i
	repository source
	for i in $(seq 100 112); do
		printf -- '---\ntitle: Page %s\n---\nText.\n' $i >source/content/pages/page-$i.md
	done
	commit_all source "Pages"
	publish source
	says_not 'vanish'
	rm source/content/pages/page-10[0-9].md source/content/pages/page-110.md
	commit_all source "Fewer"
	# Eleven are all shown; there is no -o here that could know of them.
	publish source --dry-run
	says 'the address /page-100/ was there at the last build on the branch and vanishes now' 'former_ids'
	[ "$(grep -c url-vanished messages)" = 11 ]
	rm source/content/pages/page-*.md
	commit_all source "None"
	publish source --dry-run --lang nl
	says 'het adres /page-100/ was er bij de vorige bouw op de branch en verdwijnt nu' \
		'let op: en zo verdwijnen nog 3 adressen \[url-vanished-more\]$' 'hulp: Dat zijn /page-110/, /page-111/, /page-112/\.'
	publish source --dry-run --format gnu
	[ "$(grep -c 'url-vanished\]' messages)" = 13 ]
	publish source
	says 'and 3 more addresses vanish' 'help: They are /page-110/, /page-111/, /page-112/\.'
	[ "$(grep -c 'url-vanished\]' messages)" = 10 ]
	[ "$(git -C source diff --name-only --diff-filter=D gh-pages~1 gh-pages | grep -c '^page-1[0-9]*/index.html$')" = 13 ]
	# Said once: they are no longer on the branch.
	publish source
	says_not 'vanish'
}
run_case "addresses that the branch has and the site has no more are told" vanished

passwords() {
	local url
	repository source
	for url in https://user:TOKEN@host.invalid/x.git https://TOKEN@host.invalid/x.git \
		"http://user:'TOKEN/@TOKEN@host.invalid/x.git" ssh://user:TOKEN@host.invalid/x.git \
		file://user:TOKEN@host.invalid/x.git nothing://user:TOKEN@host.invalid/x.git; do
		trying=$url
		for lang in en nl; do
			status 3 "$KAARTENBAK" publish -C source --lang $lang --push "$url"
			says "git push [a-z]*://…@host.invalid/x.git gh-pages"
			says_not TOKEN
		done
	done
	trying=
	# A user of ssh is no secret, and what is done tells none either.
	status 3 "$KAARTENBAK" publish -C source --lang en --push ssh://git@host.invalid/x.git
	says 'ssh://git@host.invalid/x.git gh-pages$'
	mkdir -p TOKEN@host
	git init -q --bare TOKEN@host/x.git
	publish source --push "file://$PWD/TOKEN@host/x.git"
	says '^gh-pages is on file://…@host/x.git too$'
	git -C source remote add web https://user:TOKEN@host.invalid/x.git
	status 3 "$KAARTENBAK" publish -C source --lang en --push web
	says_not TOKEN
}
run_case "passwords in addresses are not shown" passwords

# stopped PID…: waits until a publishing that runs has begun its pack, and holds it there.
begin_and_stop() {
	"$KAARTENBAK" publish -C source --lang en >messages 2>&1 &
	publishing=$!
	while kill -0 $publishing 2>/dev/null; do
		if compgen -G 'source/.git/objects/pack/tmp_pack_kaartenbak_*' >/dev/null; then
			kill -STOP $publishing
			return
		fi
	done
	fail "the publishing was over before it could be stopped"
}

race() {
	local code=0
	repository source
	many_cards source 1500
	commit_all source "More"
	publish source --ref HEAD~1
	first=$(tip source)
	begin_and_stop
	[ "$(tip source)" = "$first" ]
	theirs=$(git -C source commit-tree -m theirs -p "$first" "$first^{tree}")
	git -C source update-ref refs/heads/gh-pages "$theirs"
	kill -CONT $publishing
	wait $publishing || code=$?
	[ $code = 3 ]
	says 'changed by somebody else meanwhile'
	[ "$(tip source)" = "$theirs" ]
	publish source
	holds_site source gh-pages source
	# Of a branch that was not there.
	git -C source update-ref -d refs/heads/gh-pages
	rm source/.git/objects/pack/*
	git -C source update-ref -d refs/heads/gh-pages
	begin_and_stop
	git -C source update-ref refs/heads/gh-pages main
	kill -CONT $publishing
	code=0
	wait $publishing || code=$?
	[ $code = 3 ]
	[ "$(tip source)" = "$(tip source main)" ]
}
run_case "who comes second gives way" race

locked() {
	repository source
	publish source
	first=$(tip source)
	edit_card source lines
	commit_all source "One card"
	: >source/.git/refs/heads/gh-pages.lock
	status 3 "$KAARTENBAK" publish -C source --lang en
	says 'is locked by .*/refs/heads/gh-pages.lock'
	[ "$(tip source)" = "$first" ]
	rm source/.git/refs/heads/gh-pages.lock
	publish source
	[ "$(tip source)" != "$first" ]
}
run_case "a lock that is left" locked

killed() {
	local i before now
	repository source
	many_cards source 300
	commit_all source "More"
	publish source
	for i in $(seq 40); do
		trying="round $i"
		edit_card source "round $i"
		commit_all source "Round $i"
		before=$(tip source)
		"$KAARTENBAK" publish -C source >/dev/null 2>&1 &
		# From nothing at all to the end of it: it takes some 0.1 s.
		sleep "0.$(printf '%03d' $((i * 4)))"
		kill -9 $! 2>/dev/null || true
		wait $! 2>/dev/null || true
		rm -f source/.git/refs/heads/gh-pages.lock
		now=$(tip source)
		[ "$now" = "$before" ] || [ "$(git -C source rev-parse gh-pages^)" = "$before" ]
		# All that the branch has is there, whatever else is.
		git -C source rev-list --objects gh-pages >/dev/null
		[ "$now" = "$before" ] || echo "$i" >>moved
	done
	trying=
	publish source
	holds_site source gh-pages source
	git -C source prune --expire now
	not compgen -G 'source/.git/objects/pack/tmp_*'
}
run_case "killed at any moment: the old commit or the new one" killed

# What is left when there is no room, and where there is no place for a pack.
no_room() {
	repository source
	publish source
	first=$(tip source)
	edit_card source lines
	commit_all source "One card"
	find source/.git | sort >before
	(
		trap '' XFSZ
		ulimit -f 8
		status 3 "$KAARTENBAK" publish -C source --lang en
	)
	says 'Git cannot do it (the file becomes too large)'
	find source/.git | sort | diff before -
	[ "$(tip source)" = "$first" ]
	rm -rf source/.git/{,logs/}refs/heads/gh-pages source/.git/objects/pack
	: >source/.git/objects/pack
	status 3 "$KAARTENBAK" publish -C source --lang en
	says 'Git cannot do it (.'
	rm source/.git/objects/pack
	publish source
	holds_site source gh-pages source
}
run_case "a repository that cannot be written to stays as it was" no_room

finish
