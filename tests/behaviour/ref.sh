#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# build --ref: the content and theme of a commit, without a checkout, from repositories of every
# kind. What comes of it is byte for byte what comes of a checkout.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/git.bash"

card_file=content/algorithms/lamp-planner.md
# Looking must not write the index anew.
export GIT_OPTIONAL_LOCKS=0

three_commits() {
	repository repo
	commit repo 2021-05-03
	sed -i 's/^status: .*/status: pilot/' repo/$card_file
	commit repo 2022-06-04
	git -C repo tag -a -m label v2
	sed -i 's/^status: .*/status: in-use/' repo/$card_file
	echo '/* another look */' >>repo/themes/register/assets/register.css
	commit repo 2023-07-05
}

same_as_checkout() {
	three_commits
	git clone -q repo checkout
	for rev in HEAD v2 main HEAD~2 "$(git -C repo rev-parse --short HEAD~1)" 'HEAD^{/nobody may}'; do
		trying=$rev
		git -C checkout checkout -q --detach "$(git -C repo rev-parse "$rev^{commit}")"
		build_at out-files checkout
		build_at out-ref repo --ref "$rev"
		same_tree out-files out-ref
		rm -r out-files out-ref
	done
}

nothing_checked_out() {
	three_commits
	echo 'name: this is no card' >repo/$card_file
	echo 'not in the commit' >repo/content/algorithms/new-one.md
	git -C repo status --porcelain >before
	snapshot repo >files-before
	build_at out repo --ref HEAD
	[ ! -e out/algorithms/new-one ]
	git -C repo status --porcelain >after
	cmp before after
	snapshot repo >files-after
	cmp files-before files-after
}

bare_and_shallow() {
	three_commits
	build_at out repo --ref HEAD
	git clone -q --bare repo bare.git
	build_at out-bare bare.git --ref main
	same_tree out out-bare
	git clone -q --bare --no-local --depth 1 "file://$PWD/repo" shallow.git
	build_at out-shallow shallow.git --ref main
	says 'git fetch --unshallow' 'fetch-depth: 0'
	grep -q 'In use' out-shallow/algorithms/lamp-planner/index.html
	git -C repo worktree add -q ../tree HEAD~1
	build_at out-tree tree --ref HEAD
	build_at out-second repo --ref HEAD~1
	same_tree out-tree out-second
}

folder_below() {
	mkdir whole
	git init -q -b main whole
	repository whole/docs
	rm -rf whole/docs/.git
	mkdir whole/src whole/other
	echo x >whole/src/x
	echo 'a path that is not the site' >whole/content
	commit whole 2022-06-04
	build_at out whole/docs
	build_at out-ref whole/docs --ref HEAD
	same_tree out out-ref
	status 2 "$KAARTENBAK" build -C whole/other --ref HEAD -o no
	says 'whole/other: '
	ln -s whole/docs link
	build_at out-link link --ref HEAD
	same_tree out out-link
}

# As in "git show REV:path": the only way to a folder of a repository without a work tree.
folder_of_a_commit() {
	mkdir -p whole/docs
	git init -q -b main whole
	repository whole/docs/site
	rm -rf whole/docs/site/.git
	echo x >whole/docs/file
	echo 'name: this is no card' >whole/docs/site/content/algorithms/broken.md
	commit whole 2021-05-03
	rm whole/docs/site/content/algorithms/broken.md
	sed -i 's/^status: .*/status: pilot/' whole/docs/site/$card_file
	commit whole 2022-06-04
	git clone -q --bare whole bare.git
	build_at out whole/docs/site
	grep -q '"changed":"2022-06-04"' <(tr -d ' \n' <out/algorithms/lamp-planner.json)
	for dir in bare.git whole whole/docs; do
		for folder in docs/site docs/site/ ./docs/site docs//site 'docs/../docs/site'; do
			trying="$dir $folder"
			# From the top, but what begins with a dot from where one is.
			[ "$trying" != "whole/docs ./docs/site" ] || folder=./site
			build_at out-ref $dir --ref "main:$folder"
			same_tree out out-ref
			rm -r out-ref
		done
	done
	trying=
	build_at out-up whole/docs/site/content --ref HEAD:..
	same_tree out out-up
	# A colon between braces is part of the commit.
	git -C whole commit -q --allow-empty -m 'one: two'
	build_at out-braces whole --ref 'HEAD^{/one: t}:docs/site'
	same_tree out out-braces
	"$KAARTENBAK" publish -C bare.git --ref main:docs/site --themes "$root/themes" >messages 2>&1 || {
		cat messages
		fail "not published"
	}
	git -C bare.git cat-file -e gh-pages:algorithms/lamp-planner/index.html
	status 1 "$KAARTENBAK" diff main~1:docs/site main:docs/site -C bare.git --themes "$root/themes" --lang en
	says 'Status: .* → Pilot' 'From main~1:docs/site to main:docs/site'
}

folders_that_are_not_there() {
	export LC_ALL=nl_NL.UTF-8
	mkdir -p whole/docs
	git init -q -b main whole
	repository whole/docs/site
	rm -rf whole/docs/site/.git
	echo x >whole/docs/file
	commit whole 2021-05-03
	git clone -q --bare whole bare.git
	status 2 "$KAARTENBAK" build -C bare.git --ref HEAD:dosc/site -o out
	says 'HEAD:dosc/site: die map staat niet in die commit; bedoelt u “HEAD:docs/site”?'
	status 2 "$KAARTENBAK" build -C bare.git --ref HEAD:docs/sitte -o out
	says 'bedoelt u “HEAD:docs/site”?'
	status 2 "$KAARTENBAK" build -C bare.git --ref HEAD:dosc/elders -o out
	says 'bedoelt u “HEAD:docs”?'
	status 2 "$KAARTENBAK" build -C bare.git --ref HEAD:elders/ver -o out
	says 'die map staat niet in die commit'
	says_not bedoelt
	status 2 "$KAARTENBAK" build -C bare.git --ref HEAD:docs/file -o out
	says 'HEAD:docs/file: dit is een bestand en geen map'
	for folder in ../docs docs/../../docs .. "$(printf 'a/%.0s' {1..3000})"; do
		trying=$folder
		status 2 "$KAARTENBAK" build -C bare.git --ref "HEAD:$folder" -o out
		says 'die map staat niet in die commit'
	done
	trying=
	status 2 "$KAARTENBAK" build -C bare.git --ref HED:docs/site -o out
	says 'HED:docs/site: .*bedoelt u “HEAD:docs/site”?'
	# The folder had another name then.
	git -C whole mv docs doc
	commit whole 2022-06-04
	status 2 "$KAARTENBAK" build -C whole/doc/site --ref HEAD~1 -o out
	says 'whole/doc/site: deze map staat niet in die commit; bedoelt u “HEAD~1:docs/site”?'
	[ ! -e out ]
}

bare_without_a_revision() {
	repository repo
	commit repo 2021-05-03
	git clone -q --bare repo bare.git
	for command in build check; do
		status 2 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" $command -C bare.git
		says 'bare.git: dit is een bare repository' '“--ref HEAD” leest' '“--ref HEAD:MAP”'
		status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" $command -C bare.git
		says 'this is a bare repository'
	done
	[ ! -e bare.git/public ]
	status 2 env LC_ALL=nl_NL.UTF-8 "$KAARTENBAK" diff HEAD -C bare.git
	says 'bare repository'
	# A site that stands in such a folder all the same is one on disk.
	cp -r repo/content repo/themes bare.git/
	build_at out bare.git
}

near_revisions() {
	export LC_ALL=nl_NL.UTF-8
	repository repo
	commit repo 2021-05-03
	git -C repo branch vernieuwing
	git -C repo tag v2.0
	for word in HED:HEAD head~9:HEAD~9 HAED~0:HEAD~0 mian:main mian^:main^ v2.o:v2.0 \
		vernieuwign@{0}:vernieuwing@{0}; do
		trying=$word
		status 2 "$KAARTENBAK" check -C repo --ref "${word%%:*}"
		says "kent geen commit, branch of tag met die naam; bedoelt u “${word#*:}”?"
		says_not 'er zijn'
	done
	trying=
	status 2 "$KAARTENBAK" diff HED -C repo
	says 'bedoelt u “HEAD”'
	# What is right is not what was meant.
	status 2 "$KAARTENBAK" check -C repo --ref main~9
	says_not bedoelt 'er zijn'
	status 2 "$KAARTENBAK" check -C repo --ref qqqqqqqqqqqq
	says 'met die naam; er zijn: main, vernieuwing, v2.0$'
	for i in {1..20}; do git -C repo tag "nummer-$i"; done
	status 2 env LC_ALL=en_GB.UTF-8 "$KAARTENBAK" check -C repo --ref qqqqqqqqqqqq
	says '; there are: main, vernieuwing, .*, …$'
	# In a clone of one branch the others are known by the name of the remote.
	git clone -q repo clone
	status 2 "$KAARTENBAK" check -C clone --ref vernieuwing
	says 'bedoelt u “origin/vernieuwing”?'
}

# Git lets folders hold whatever they like, and branches much of it: none of it is for a terminal.
names_that_a_terminal_obeys() {
	local folder=$'docs\e' branch=$'vernieuwing\x9b'
	export LC_ALL=nl_NL.UTF-8
	mkdir -p "whole/$folder"
	git init -q -b main whole
	repository "whole/$folder/site"
	rm -rf "whole/$folder/site/.git"
	commit whole 2021-05-03
	git -C whole branch "$branch"
	status 2 "$KAARTENBAK" check -C whole --ref HEAD:docs/site
	says 'bedoelt u “HEAD:docs�/site”?'
	status 2 "$KAARTENBAK" check -C whole --ref vernieuwing
	says 'bedoelt u “vernieuwing�”?'
	status 2 "$KAARTENBAK" check -C whole --ref qqqqqqqqqqqq
	says 'er zijn: main, vernieuwing�$'
}

threads_do_not_matter() {
	three_commits
	many_cards repo 400
	commit repo 2024-01-01
	git -C repo gc -q
	build_at out-1 repo --ref HEAD -j 1
	build_at out-8 repo --ref HEAD -j 8
	same_tree out-1 out-8
}

says_what_is_wrong() {
	export LC_ALL=nl_NL.UTF-8
	status 2 "$KAARTENBAK" build -C . --ref HEAD -o out
	says 'geen Git-repository'
	repository repo
	status 2 "$KAARTENBAK" build -C repo --ref HEAD -o out
	says 'nog geen commits'
	commit repo 2021-05-03
	git -C repo branch vernieuwing
	status 2 "$KAARTENBAK" build -C repo --ref vernieuwign -o out
	says 'vernieuwign: .*bedoelt u “vernieuwing”'
	status 2 "$KAARTENBAK" build -C repo --ref qqqqqqqqqqqq -o out
	says 'kent geen commit, branch of tag'
	says_not bedoelt
	status 2 "$KAARTENBAK" build -C repo --ref "$(git -C repo rev-parse HEAD:content)" -o out
	says 'geen commit; noem'
	export LC_ALL=en_GB.UTF-8
	status 2 "$KAARTENBAK" check -C repo --ref vernieuwign
	says 'did you mean “vernieuwing”'
	status 3 "$KAARTENBAK" check -C nowhere --ref HEAD
	[ ! -e out ]
}

same_messages() {
	repository repo
	echo 'x: y: z' >repo/content/algorithms/broken.md
	ln -s lamp-planner.md repo/content/algorithms/link.md
	printf 'x' >"repo/content/algorithms/a name.md"
	head -c 1100000 /dev/zero | tr '\0' a >repo/content/algorithms/huge.md
	commit repo 2021-05-03
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu
	mv messages wanted
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref HEAD
	diff wanted messages
	says symlink file-too-large broken.md
}

# object FILE TYPE: writes an object with bytes that git itself would refuse; its id.
object() {
	git -C repo hash-object -t "$2" -w --literally --stdin <"$1"
}

# tree ENTRY…: each is "MODE NAME ID".
tree() {
	local mode name id
	for entry in "$@"; do
		read -r mode name id <<<"$entry"
		printf '%s %b\0' "$mode" "$name"
		printf '%s' "$id" | xxd -r -p
	done >tree-bytes
	object tree-bytes tree
}

# site_with ALGORITHMS: a commit of repo in which content/algorithms is that tree.
site_with() {
	local content
	content=$(git -C repo ls-tree HEAD:content | awk -v id="$1" \
		'$4 == "algorithms" { $3 = id } { print $1 " " $4 " " $3 }')
	mapfile -t content <<<"$content"
	git -C repo commit-tree -m x "$(tree "040000 content $(tree "${content[@]}")" \
		"$(git -C repo ls-tree HEAD themes | awk '{ print "040000 themes " $3 }')")"
}

hostile_trees() {
	local blob bomb evil
	command -v xxd >/dev/null || skip "no xxd here"
	repository repo
	commit repo 2021-05-03
	blob=$(git -C repo rev-parse HEAD:$card_file)
	schema=$(git -C repo rev-parse HEAD:content/algorithms/_collection.yaml)
	evil=$(tree "100644 x/../../../escape.png $blob" "100644 .. $blob" "100644 ../../out.png $blob" "100644 _collection.yaml $schema" \
		"100644 a.md $blob" "100644 a.md $blob" "100644 x\\n.md $blob" "100644 $(printf 'y%.0s' {1..300}).md $blob")
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref "$(site_with "$evil")"
	says 'escape.png.*\[file-unreadable\]' 'a.md.*\[file-unreadable\]' '\[file-name\]'
	bomb=$(tree "100644 a.md $blob")
	for _ in {1..12}; do
		bomb=$(tree "040000 a $bomb" "040000 b $bomb" "040000 c $bomb" "040000 d $bomb" "040000 e $bomb")
	done
	status 1 timeout 120 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref "$(site_with "$bomb")"
	says '\[files-too-many\]'
	bomb=$(tree "100644 a.md $blob")
	for _ in {1..40}; do bomb=$(tree "040000 a $bomb"); done
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref "$(site_with "$bomb")"
	says '\[folder-too-deep\]'
	evil=$(tree "100644 gone.md 0123456789012345678901234567890123456789" "100644 tree.md $bomb")
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref "$(site_with "$evil")"
	says 'gone.md.*git fetch --refetch' 'tree.md.*git fsck'
	printf '100644 no-end' >tree-bytes
	evil=$(object tree-bytes tree)
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref "$(site_with "$evil")"
	says 'content/algorithms:.*git fsck'
}

submodules_and_pointers() {
	repository repo
	commit repo 2021-05-03
	git -C repo update-index --add --cacheinfo "160000,$(git -C repo rev-parse HEAD),content/algorithms/more"
	printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12345\n' 0 \
		>repo/content/algorithms/ill-tree.png
	git -C repo add content/algorithms/ill-tree.png
	git -C repo commit -q -m x
	status 1 "$KAARTENBAK" check -C repo --themes "$root/themes" --format gnu --ref HEAD~0
	says 'content/algorithms/more.*\[submodule\]'
	status 1 "$KAARTENBAK" build -C repo --themes "$root/themes" --format gnu --ref HEAD -o out
	says 'ill-tree.png.*Git LFS'
}

epoch() {
	repository repo
	for wrong in -1 1e9 soon 99999999999999999999; do
		trying=$wrong
		status 2 env SOURCE_DATE_EPOCH="$wrong" "$KAARTENBAK" build -C repo -o out
		says SOURCE_DATE_EPOCH
	done
	[ ! -e out ]
}

run_case "a commit gives byte for byte what its checkout gives" same_as_checkout
run_case "the work tree plays no part and is not touched" nothing_checked_out
run_case "bare, shallow and linked repositories will do" bare_and_shallow
run_case "of a folder below the top the same folder is read" folder_below
run_case "any folder of a commit, also of a bare repository" folder_of_a_commit
run_case "folders that the commit does not have" folders_that_are_not_there
run_case "a bare repository without a revision is told of" bare_without_a_revision
run_case "revisions that are nearly right" near_revisions
run_case "names that a terminal would obey" names_that_a_terminal_obeys
run_case "any number of threads gives the same bytes" threads_do_not_matter
run_case "what cannot be found is said in both languages" says_what_is_wrong
run_case "faults are told as of files on disk" same_messages
run_case "trees that git would not make are refused" hostile_trees
run_case "submodules and pointers of Git LFS are told of" submodules_and_pointers
run_case "a wrong SOURCE_DATE_EPOCH is refused" epoch
finish
