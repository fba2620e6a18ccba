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
	says 'kent geen commit, tak of label'
	says_not bedoelt
	status 2 "$KAARTENBAK" build -C repo --ref HEAD:content -o out
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
run_case "any number of threads gives the same bytes" threads_do_not_matter
run_case "what cannot be found is said in both languages" says_what_is_wrong
run_case "faults are told as of files on disk" same_messages
run_case "trees that git would not make are refused" hostile_trees
run_case "submodules and pointers of Git LFS are told of" submodules_and_pointers
run_case "a wrong SOURCE_DATE_EPOCH is refused" epoch
finish
