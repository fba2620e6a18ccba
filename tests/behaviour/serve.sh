#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The site in a browser on this machine: the same files as a build, whatever is edited; errors as a
# page; who waits is told; and nothing else for whoever asks. The cases stand in serve.mjs.
. "$(dirname "$0")/common.bash"
. "$(dirname "$0")/git.bash"
. "$(dirname "$0")/monitor.bash"

# serve CASE ARGUMENT…: with the second site.
serve() {
	local case=$1
	shift
	need_node
	site site
	TMPDIR=$PWD node "$root/tests/behaviour/serve.mjs" "$case" "$KAARTENBAK" site "$@"
}

run_case "every file of the site, with the headers of production" serve files
run_case "old addresses, and a site below a path" serve moved
for seed in 1 2 3; do
	run_case "after edits ($seed) what is served is what a build makes" serve edits $seed 25
done
run_case "errors show as a page, and the last good site stays" serve trouble
run_case "a site that is broken from the start comes when it is mended" serve broken
run_case "who waits for a page is told when it is another one" serve waits
run_case "bursts, new folders and hidden files" serve writers
run_case "drafts show when asked for, with a mark" serve drafts

# committed CASE: with the second site in a repository, and two commits.
committed() {
	need_node
	repository site
	commit site 2021-01-02
	sed -i 's/^status: .*/status: pilot/' site/content/algorithms/lamp-planner.md
	commit site 2021-05-03
	TMPDIR=$PWD node "$root/tests/behaviour/serve.mjs" "$1" "$KAARTENBAK" site "$root/themes"
}

run_case "time lines are those of a build, wherever HEAD goes" committed history
run_case "time lines go when the site stops showing them while commits are read" committed untold
run_case "a draft that is shown has no time line" committed unborn
run_case "one connection does for many requests" serve again
run_case "other sites may link to it, and nothing else" serve foreign
run_case "slow clients keep nobody out" serve slow
run_case "a folder that is gone is told, and looked for until it is back" serve gone
run_case "a folder that becomes a bare repository is told too" serve bare
run_case "a hostile client gets nothing but files of the site" serve hostile
run_case "it says where it is, what is wrong with the port, and nothing when quiet" serve ends

no_folder() {
	LC_ALL=en_GB status 3 "$KAARTENBAK" serve -C nowhere --port 0
	says 'nowhere: there is no such folder' 'name the folder that holds content/'
	LC_ALL=en_GB status 2 "$KAARTENBAK" serve --port 70000
	says 'choose a number from 0 up to 65535$'
}
run_case "a folder that is not there is said" no_folder

bare_repository() {
	git init -q --bare bare.git
	LC_ALL=en_GB status 2 "$KAARTENBAK" serve -C bare.git --port 0
	says '^kaartenbak: bare.git: this is a bare repository: no files are on disk'
	[ "$(wc -l <messages)" = 1 ]
}
run_case "a bare repository is said to be one" bare_repository

no_content() {
	mkdir empty
	"$KAARTENBAK" serve -C empty --port 0 --lang nl >messages 2>&1 &
	server=$!
	until grep -q '^http://localhost' messages || ! kill -0 $server; do sleep 0.1; done
	kill $server
	wait $server || true
	says '\[site-missing\]' '^1 fout; er is nog geen goede versie om te tonen '
}
run_case "where there never was a site none is said to stay" no_content

finish
