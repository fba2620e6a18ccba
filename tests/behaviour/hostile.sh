#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# Inputs that mean harm, or that nobody thought of: never a crash, a long wait or a file outside the
# output folder; always a message that says where and what.
. "$(dirname "$0")/common.bash"

# The program may not take longer than this, sanitizers included.
kaartenbak() {
	timeout 120 "$KAARTENBAK" "$@"
}

# fault PATTERN…: check says so, exit code 1, and nothing is built.
fault() {
	status 1 kaartenbak check -C site
	says "$@"
	status 1 kaartenbak build -C site -o out
	says "$@"
	[ ! -e out ]
}

# text LINE…: the text of one card.
text() {
	card site/content/algorithms/evil.md
	printf '%s\n' "$@" >>site/content/algorithms/evil.md
}

links_out() {
	local link
	site site
	echo secret >secret.txt
	echo secret >site/secret.txt
	for link in ../../../secret.txt ../../secret.txt /../secret.txt /../../../etc/passwd \
		%2e%2e/%2e%2e/secret.txt ..%2f..%2fsecret.txt %2e%2e%2f%2e%2e%2fsecret.txt \
		../algorithms/../../secret.txt ./././../../secret.txt /content/../secret.txt \
		../../content/algorithms/ill-tree.png/../../../secret.txt /etc/passwd //etc/passwd \
		../site.yaml ../../themes/plain/theme.yaml _collection.yaml x%00.png %ff %0a '?'; do
		trying=$link
		text "[x]($link)"
		fault 'content/algorithms/evil.md:1[0-9]:.*: error: ' '\[\(link-broken\|link-unsafe\|anchor-broken\)\]'
		text "![x]($link)"
		fault 'content/algorithms/evil.md:1[0-9]:.*: error: ' '\[\(image-missing\|link-unsafe\|anchor-broken\|link-broken\)\]'
	done
	[ ! -e out ] || not grep -r secret out
}
run_case "links that climb out of the content" links_out

links_unsafe() {
	local link
	site site
	for link in 'javascript:alert(1)' 'JaVaScRiPt:x' 'java&#115;cript:x' 'data:text/html,x' 'vbscript:x' \
		'file:///etc/passwd' '//elsewhere.example/x' '\\\\elsewhere.example' 'ftp://x.example/' \
		'&#x6A;avascript&colon;x' 'javascript&#58;x' 'blob:x'; do
		trying=$link
		text "[x]($link)" "![y]($link)"
		fault 'evil.md:1[0-9]:.*: error: .*\[link-unsafe\]'
	done
	text '[x]: javascript:alert(1)' '' 'See [x] and <javascript:alert(1)>.'
	fault 'evil.md:1[0-9]:.*: error: .*\[link-unsafe\]'
	for link in 'javascript:x' 'data:x' 'HTTPS:' 'https://' 'https:///x' 'https://a b.example' "https://x.example/\"><b>"; do
		trying="website: $link"
		card site/content/algorithms/evil.md "website: '$link'"
		fault 'evil.md:.*: error: .*\[bad-\(url\|address\)\]'
	done
	rm site/content/algorithms/evil.md
	cp site/content/site.yaml settings
	for field in 'contact' 'policy'; do
		sed "s|^  $field: .*|  $field: javascript:x|" settings >site/content/site.yaml
		fault 'site.yaml:.*: error: .*\[bad-\(url\|address\)\]'
	done
	sed 's|^edit_url: .*|edit_url: javascript:alert(1)//{path}|' settings >site/content/site.yaml
	fault 'site.yaml:.*: error: .*\[bad-\(url\|address\)\]'
	sed 's|    url: https://www.exampletown.example/$|    url: javascript:x|' settings >site/content/site.yaml
	fault 'site.yaml:.*: error: .*\[bad-\(url\|address\)\]'
	for link in ftp://x.example/ https: https:// javascript:x 'https://x.example/?q' 'https://x.example/#a' x 'https://x.example/a"b/'; do
		trying="base_url: $link"
		sed "s|^base_url: .*|base_url: '$link'|" settings >site/content/site.yaml
		fault 'site.yaml:.*: error: .*\[bad-\(url\|address\)\]'
	done
}
run_case "addresses that are not safe" links_unsafe

# What a page shows cannot become mark-up, whatever field it comes through.
escaping() {
	local evil="\"'><script>alert(1)</script>&{{t.home}}{{{x}}}]]>"
	site site
	find site/content -name '*.yaml' -o -name '*.md' | while IFS= read -r file; do
		EVIL=$evil awk '
		/^ *(- )?(name|purpose|title|description|label|singular|plural|help|task): / && !/\{/ {
			evil = ENVIRON["EVIL"]
			gsub(/\047/, "\047\047", evil)
			match($0, /^ *(- )?[a-z]+: /)
			value = substr($0, RLENGTH + 1)
			gsub(/^\047|\047$/, "", value)
			gsub(/\047/, "\047\047", value)
			print substr($0, 1, RLENGTH) "\047" value evil "\047"
			next
		} { print }' "$file" >new
		cat new >"$file"
	done
	sed -i 's/^theme: .*/theme: register/' site/content/site.yaml
	kaartenbak build -C site -o out --themes "$root/themes" >messages 2>&1 || {
		cat messages
		return 1
	}
	grep -q '&lt;script&gt;' out/index.html
	not grep -rl '<script>alert' out --include='*.html' --include='*.xml'
	! command -v xmllint >/dev/null || xmllint --noout out/feed.xml out/sitemap.xml
	! command -v node >/dev/null || node "$root/tests/html/check.mjs" out /
}
run_case "mark-up in every field stays text" escaping

symlinks() {
	site site
	echo secret >secret.md
	ln -s "$PWD/secret.md" site/content/algorithms/link.md
	fault 'site/content/algorithms/link.md: error: .*\[symlink\]'
	rm site/content/algorithms/link.md
	ln -s / site/content/algorithms/top
	fault 'site/content/algorithms/top: error: .*\[symlink\]'
	rm site/content/algorithms/top
	ln -s . site/content/algorithms/loop
	fault 'site/content/algorithms/loop: error: .*\[symlink\]'
	rm site/content/algorithms/loop
	ln -s ../../nowhere site/content/pages/files/dangling.txt
	fault 'dangling.txt: error: .*\[symlink\]'
	rm site/content/pages/files/dangling.txt
	ln -s "$PWD/secret.md" site/themes/plain/assets/secret.css
	fault 'themes/plain/assets/secret.css: error: .*\[symlink\]'
	rm site/themes/plain/assets/secret.css
	mv site/content/site.yaml settings.yaml
	ln -s "$PWD/settings.yaml" site/content/site.yaml
	status 1 kaartenbak check -C site
	says 'site/content/site.yaml: \(error\|fout\): .*\[\(symlink\|site-missing\)\]'
	rm site/content/site.yaml
	mv settings.yaml site/content/site.yaml
	mv site/content elsewhere
	ln -s ../elsewhere site/content
	fault 'site/content: error: '
}
run_case "symbolic links" symlinks

odd_files() {
	site site
	mkfifo site/content/algorithms/pipe.md site/content/pages/files/pipe.png
	fault 'algorithms/pipe.md: error: .*not a regular file.*\[file-unreadable\]' 'pipe.png: error:'
	rm site/content/algorithms/pipe.md site/content/pages/files/pipe.png
	mkfifo site/themes/plain/templates/pipe.mustache
	fault 'templates/pipe.mustache: error: '
	rm site/themes/plain/templates/pipe.mustache site/content/site.yaml
	mkfifo site/content/site.yaml
	fault 'site/content/site.yaml: \(error\|fout\): '
	rm site/content/site.yaml
	mkdir site/content/site.yaml
	fault 'site/content/site.yaml: \(error\|fout\): '
	rm -r site
	site site
	mkdir site/content/algorithms/folder.md
	card site/content/algorithms/folder.md/inside.md
	status 0 kaartenbak build -C site -o out
	[ -e out/algorithms/inside/index.html ]
}
run_case "pipes, and folders with the name of a file" odd_files

unreadable() {
	local as_nobody=()
	[ "$(id -u)" != 0 ] || {
		command -v setpriv >/dev/null || skip "no setpriv here"
		as_nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
		chmod 755 "$work"
	}
	site site
	"${as_nobody[@]}" "$KAARTENBAK" check -C site >messages || skip "cannot run the program as nobody"
	chmod 000 site/content/algorithms/zone-map.md
	status 1 "${as_nobody[@]}" "$KAARTENBAK" check -C site
	says 'site/content/algorithms/zone-map.md: error: .*\[file-unreadable\]'
	# That one fault is not told again by all who refer to it.
	[ "$(grep -c ': error: ' messages)" = 1 ]
	chmod 644 site/content/algorithms/zone-map.md
	chmod 000 site/content/units
	status 1 "${as_nobody[@]}" "$KAARTENBAK" check -C site
	says 'site/content/units: error: .*\[file-unreadable\]'
	chmod 755 site/content/units
	chmod 000 site/content/algorithms/ill-tree.png
	status 1 "${as_nobody[@]}" "$KAARTENBAK" check -C site
	says 'site/content/algorithms/ill-tree.png: error: .*\[\(file-unreadable\|output-failed\)\]'
	chmod 644 site/content/algorithms/ill-tree.png
	chmod 000 site/themes/plain/templates/home.mustache
	status 1 "${as_nobody[@]}" "$KAARTENBAK" check -C site
	says 'home.mustache: error: .*\[\(file-unreadable\|output-failed\)\]'
	chmod 644 site/themes/plain/templates/home.mustache
	chmod 000 site/content/site.yaml
	status 1 "${as_nobody[@]}" "$KAARTENBAK" check -C site
	says 'site/content/site.yaml: \(error\|fout\): .*\[\(file-unreadable\|output-failed\)\]'
	chmod 000 site
	status 3 "${as_nobody[@]}" "$KAARTENBAK" check -C site
	says 'site: '
	chmod 755 site
	chmod 644 site/content/site.yaml
	mkdir closed
	chmod 555 closed
	status 3 "${as_nobody[@]}" "$KAARTENBAK" build -C site -o closed/out
	says 'closed/out: system error: .*\[\(file-unreadable\|output-failed\)\]'
	status 3 "${as_nobody[@]}" "$KAARTENBAK" build -C site -o closed
	says 'closed/.*: system error: .*\[\(file-unreadable\|output-failed\)\]'
	[ -z "$(ls -A closed)" ]
}
run_case "files and folders that cannot be read or written" unreadable

odd_names() {
	local name
	site site
	for name in $'line\nbreak' $'tab\there' $'escape\033[31m' $'bad\xff\xfebytes' $'\xc0\xaf' 'Upper' 'with blank' \
		'under_score' 'dots..dots' '-dash' 'dash-' 'a--b' 'émile' '💡' 'a&b' 'a"b' "a'b" '<b>' 'a%2fb' '~' \
		"$(printf 'x%.0s' {1..200})"; do
		trying=$name
		card "site/content/algorithms/$name.md"
		status 1 kaartenbak check -C site
		says 'site/content/algorithms/.*: error: .*\[file-name\]'
		LC_ALL=C not grep -P '[\x00-\x08\x0b-\x1f\x7f]' messages
		! command -v iconv >/dev/null || iconv -f UTF-8 -t UTF-8 messages >/dev/null
		status 1 kaartenbak check -C site --format json
		cat messages <(echo ,) >>all-messages
		rm "site/content/algorithms/$name.md"
	done
	! command -v node >/dev/null ||
		node -e 'JSON.parse("[" + require("fs").readFileSync(0) + "0]")' <all-messages
	# What is hidden, or a backup of an editor, is none of our business.
	card site/content/algorithms/.hidden.md
	mkdir site/content/.git
	echo x >site/content/.git/config.md
	echo x >site/content/algorithms/.md
	build
	same_tree "$root/tests/golden/expected" out
}
run_case "names that cannot be addresses" odd_names

odd_folders() {
	local name
	for name in 'Odd Name' 'UPPER' 'a"b' "it's" 'a&b' 'under_score' '<b>' 'x--y' '%41'; do
		site site
		mv site/content/units "site/content/$name"
		sed -i "s|collection: units|collection: '${name//\'/\'\'}'|" site/content/*/_collection.yaml
		sed -i 's|/units/|/algorithms/|' site/content/site.yaml site/content/pages/about.md
		fault 'error: .*\[\(file-name\|bad-slug\)\]'
		rm -r site
	done
	site site
	mv site/content/vocabularies/topics.yaml 'site/content/vocabularies/Odd Name.yaml'
	fault 'Odd Name.yaml: error: .*\[\(file-name\|bad-slug\)\]'
}
run_case "names of collections and vocabularies that cannot be addresses" odd_folders

data_names() {
	local name
	site site
	for name in 'with blank.txt' 'a&b <c>.txt' '100%.txt' 'quote"s.txt' 'é💡.txt' "it's.txt" '-rf' 'a#b.txt' 'a?b.txt' \
		'a%20b.txt' 'index' 'CON.txt'; do
		echo "data of $name" >"site/content/pages/files/$name"
	done
	cat >>site/content/pages/about.md <<'END'

[1](<files/with blank.txt>) [2](<files/a&b%20%3Cc%3E.txt>) [3](files/100%25.txt) [4](<files/quote"s.txt>)
[5](files/é💡.txt) [6](files/it's.txt) [7](files/-rf) [8](files/a%23b.txt) [9](files/a%3Fb.txt)
[10](files/a%2520b.txt) [11](files/index) [12](files/CON.txt)
END
	build
	build
	says ' 0 written'
	[ "$(find out/pages/files -type f | wc -l)" = 13 ]
	! command -v node >/dev/null || node "$root/tests/html/check.mjs" out /
}
run_case "downloads may have any name, and links to them work" data_names

empty_files() {
	local file
	site site
	find site/content site/themes/plain -name '*.md' -o -name '*.yaml' -o -name '*.mustache' | sort >files
	while IFS= read -r file; do
		for filler in '' $'\n' '---' $'---\n' $'---\n---' $'---\n---\n' '# only a comment' '-' '{}' '[]' 'null' ':' $'\xef\xbb\xbf'; do
			cp "$file" saved
			printf '%s' "$filler" >"$file"
			code=0
			kaartenbak check -C site >messages 2>&1 || code=$?
			case $code in
			0) [[ $file = *.mustache || $file = */theme.yaml ]] || fail "no fault in $file holding '$filler'" ;;
			1) grep -q "^$file:\|^site/content/.*: error:\|^site/themes/.*: error:" messages || { cat messages; fail "no place: $file"; } ;;
			*) cat messages; fail "exit code $code: $file holding '$filler'" ;;
			esac
			cp saved "$file"
		done
	done < <(grep -v 'card-' files | awk 'NR % 3 == 0 || /site.yaml|_collection|zone-map|topics|theme.yaml|en.yaml|layout|home/')
}
run_case "files with next to nothing in them" empty_files

only_front_matter() {
	site site
	printf -- '---\nname: Bare\ntopic: water\n---' >site/content/units/bare.md
	build
	[ -e out/units/bare/index.html ]
	printf -- '---\nname: Bare\ntopic: water\n' >site/content/units/bare.md
	rm -r out
	fault 'bare.md:.*: error: .*\[front-matter-unclosed\]'
	printf -- '---\nname: Bare\ntopic: water\n---\nText.\n' >site/content/units/bare.md
	fault 'bare.md:5:1: error: .*\[body-unexpected\]'
	rm site/content/units/bare.md
	card site/content/algorithms/bare.md
	sed -i '$d' site/content/algorithms/bare.md
	fault 'bare.md:.*: error: .*\[missing-body\]'
}
run_case "only front matter" only_front_matter

encodings() {
	site site
	card site/content/algorithms/evil.md
	iconv -f UTF-8 -t UTF-16 site/content/algorithms/evil.md >new
	mv new site/content/algorithms/evil.md
	fault 'evil.md:1:1: error: .*\[invalid-utf8\]'
	card site/content/algorithms/evil.md
	printf 'caf\xe9\n' >>site/content/algorithms/evil.md
	fault 'evil.md:11:4: error: .*0xE9.*\[invalid-utf8\]'
	card site/content/algorithms/evil.md
	printf 'a\0b\n' >>site/content/algorithms/evil.md
	fault 'evil.md:11:2: error: .*U+0000.*\[control-character\]'
	for escape in '\0' '\x01' '\x1b[31m' '\x7f' '\e' '\ud800'; do
		trying=$escape
		card site/content/algorithms/evil.md "contact: x@y.example" "keywords: [\"a${escape}b\"]"
		fault 'evil.md:9:.*: error: .*\[\(control-character\|yaml-escape\|yaml-syntax\|invalid-utf8\)\]'
	done
	# A line end within a value is no way into a file of lines.
	rm site/content/algorithms/evil.md
	sed -i 's|^  contact: .*|  contact: "mailto:a@b.example\\nPolicy: https://evil.example/"|' site/content/site.yaml
	fault 'site.yaml:.*: error: .*\[bad-\(url\|address\)\]'
}
run_case "other encodings and control characters" encodings

nesting() {
	site site
	card site/content/algorithms/evil.md "keywords: $(printf '[%.0s' {1..5000})"
	fault 'evil.md:8:.*: error: .*\[yaml-too-deep\]'
	card site/content/algorithms/evil.md "keywords: $(printf '{a: %.0s' {1..5000})"
	fault 'evil.md:8:.*: error: .*\[yaml-\(too-deep\|.*\)\]'
	text "$(printf '> %.0s' {1..3000})deep"
	fault 'evil.md:1[0-9]:.*: error: .*\[markdown-too-deep\]'
	text "$(awk 'BEGIN { for (i = 0; i < 400; i++) printf "%*s- x\n", 2 * i, "" }')"
	fault 'evil.md:.*: error: .*\[markdown-too-deep\]'
	text "$(printf '[%.0s' {1..20000})" "$(printf '*a_ %.0s' {1..5000})" "$(printf '![a](%.0s' {1..5000})"
	code=0
	kaartenbak check -C site >messages 2>&1 || code=$?
	[ $code -le 1 ]
	rm site/content/algorithms/evil.md
	mkdir -p "site/content/algorithms/$(printf 'd/%.0s' {1..40})"
	card "site/content/algorithms/$(printf 'd/%.0s' {1..40})card.md"
	fault 'error: .*more than 16.*\[folder-too-deep\]'
	rm -r site/content/algorithms/d
	for i in {1..20}; do
		mkdir "site/themes/t$i"
		echo "extends: t$((i + 1))" >"site/themes/t$i/theme.yaml"
	done
	sed -i 's/^theme: .*/theme: t1/' site/content/site.yaml
	fault 'error: .*\[theme-\(loop\|missing\)\]'
	sed -i 's/^theme: .*/theme: plain/' site/content/site.yaml
	rm -r site/themes/t*
	echo '{{>item}}' >>site/themes/plain/templates/item.mustache
	code=0
	kaartenbak check -C site >messages 2>&1 || code=$?
	[ $code = 1 ] && says 'item.mustache:.*: error: .*\[template-too-deep\]'
	printf '{{#a}}%.0s' {1..3000} >site/themes/plain/templates/item.mustache
	fault 'item.mustache:.*: error: .*\[template-\(too-deep\|section-unclosed\)\]'
}
run_case "lists, quotes, folders, themes and templates inside one another" nesting

large() {
	site site
	text "$(head -c 1100000 /dev/zero | tr '\0' x)"
	fault 'evil.md: error: .*too large.*\[file-too-large\]'
	card site/content/algorithms/evil.md "keywords: [$(seq -s, 1 120000)]"
	fault 'evil.md:.*: error: .*\[yaml-too-many\]'
	rm site/content/algorithms/evil.md
	truncate -s 40M site/content/pages/files/huge.bin
	sed -i 's|files/data%20sheet.txt|files/huge.bin|' site/content/pages/about.md
	fault 'huge.bin: error: .*too large.*\[file-too-large\]'
	rm site/content/pages/files/huge.bin
	sed -i 's|files/huge.bin|files/data%20sheet.txt|' site/content/pages/about.md
	# Much of everything, but not too much.
	card site/content/algorithms/evil.md "keywords: [$(seq -s, 1 20000)]"
	for i in {1..3000}; do
		printf '## Heading %s\n\n[x](#heading-%s)\n\n' $((i % 7)) $((i % 7))
	done >>site/content/algorithms/evil.md
	awk 'BEGIN { for (i = 1; i <= 4000; i++) printf "  - {id: t%d, label: Term %d}\n", i, i }' \
		>>site/content/vocabularies/data-sources.yaml
	build
}
run_case "files that are too large, and those that are just not" large

many_mistakes() {
	local n=10000
	site site
	mkdir site/content/algorithms/many
	awk -v n=$n 'BEGIN {
		for (i = 1; i <= n; i++) {
			file = "site/content/algorithms/many/card-" i ".md"
			kind = i % 10
			printf "---\nname: Card %d\n", i >file
			if (kind != 1) printf "purpose: For a test.\n" >file
			printf "unit: %s\n", kind == 2 ? "raods" : "roads" >file
			printf "risk_level: %s\n", kind == 3 ? "limitted" : "limited" >file
			printf "status: pilot\nstart_date: %s\n", kind == 4 ? "2025-02-30" : "2025-01-01" >file
			if (kind == 5) printf "sattus: pilot\n" >file
			if (kind == 6) printf "see_also: [card-%dx]\n", i >file
			printf "---\n\n%s\n", kind == 7 ? "[x](card-" i "x.md)" : kind == 8 ? "[x](#nowhere)" : \
				kind == 9 ? "<b>x</b>" : kind == 0 ? "![x](none-" i ".png)" : "Text." >file
			close(file)
		}
	}'
	status 1 kaartenbak check -C site
	# The HTML is two tags.
	says "^$((n + n / 10)) errors"
}
run_case "ten thousand small mistakes at once" many_mistakes

many_broken() {
	site site
	text
	for i in {1..10000}; do
		echo "[x](card-$i.md)"
	done >>site/content/algorithms/evil.md
	many_cards site 300
	sed -i 's/^name: /nmae: /' site/content/algorithms/card-*.md
	status 1 kaartenbak check -C site
	says '^[0-9]* errors'
}
run_case "ten thousand broken links in one text" many_broken

# Thousands of words to choose a better one from, for thousands of wrong ones.
many_choices() {
	local words=site/content/vocabularies/risk-levels.yaml fields=site/content/algorithms/_collection.yaml
	site site
	many_cards site 1000
	seq -f '  - {id: risk-of-level-%g, label: Risk}' 15000 >>"$words"
	sed -i 's/^risk_level: .*/risk_level: rixx-of-level/' site/content/algorithms/card-*.md
	status 1 kaartenbak check -C site
	says '\[unknown-term\]'
	rm -r site
	site site
	seq -f '  - {key: field-%g, label: Field, kind: text}' 9000 >>"$fields"
	card site/content/algorithms/evil.md "$(seq -f 'feeld-%g: x' 9000)"
	status 1 kaartenbak check -C site
}
run_case "a wrong word among thousands of right ones" many_choices

schema() {
	local line
	site site
	cp site/content/units/_collection.yaml saved
	for line in 'key: id' 'key: url' 'key: name' 'key: draft' 'key: former_ids' "key: ''" 'key: [a]' 'key: {}' 'key: "\u0001"'; do
		trying=$line
		cp saved site/content/units/_collection.yaml
		printf '  - %s\n    label: Evil\n    kind: text\n' "$line" >>site/content/units/_collection.yaml
		fault 'units/_collection.yaml:[0-9]*:.*: error: '
	done
	for line in 'kind: list of' 'kind: list of list of text' 'kind: nothing' 'kind: reference' 'kind: term' 'per_page: -1' \
		'kind: [text]'; do
		trying=$line
		cp saved site/content/units/_collection.yaml
		printf '  - key: evil\n    label: Evil\n    %s\n' "$line" >>site/content/units/_collection.yaml
		fault 'units/_collection.yaml:[0-9]*:.*: error: '
	done
	for line in 'per_page: -1' 'per_page: many' 'title_field: none' 'date_field: name'; do
		trying=$line
		{ cat saved && sed -i "/^${line%%:*}:/d" saved && echo "$line"; } >site/content/units/_collection.yaml
		fault 'units/_collection.yaml:[0-9]*:.*: error: '
	done
	sed '$d; s/^title_field/per_page: 0\n&/' saved >site/content/units/_collection.yaml
	code=0
	kaartenbak check -C site >messages 2>&1 || code=$?
	[ $code -le 1 ]
}
run_case "schemas that cannot be" schema

clashes() {
	site site
	card site/content/pages/algorithms.md
	printf -- '---\ntitle: A\n---\n\nText.\n' >site/content/pages/algorithms.md
	fault 'pages/algorithms.md: error: the address /algorithms.*\[duplicate-url\]'
	rm site/content/pages/algorithms.md
	mkdir site/content/algorithms/sub
	card site/content/algorithms/sub/zone-map.md
	fault '\[duplicate-id\]'
	rm -r site/content/algorithms/sub
	cp site/content/vocabularies/topics.yaml site/content/vocabularies/units.yaml
	sed -i 's/vocabulary: topics/vocabulary: units/' site/content/*/_collection.yaml
	fault 'the address /units.*\[duplicate-url\]'
	rm site/content/vocabularies/units.yaml
	sed -i 's/vocabulary: units/vocabulary: topics/' site/content/*/_collection.yaml
	echo x >site/content/robots.txt
	sed -i 's|files/data%20sheet.txt|../robots.txt|' site/content/pages/about.md
	fault 'the address /robots.txt.*\[duplicate-url\]'
	sed -i 's|../robots.txt|files/data%20sheet.txt|' site/content/pages/about.md
	rm site/content/robots.txt
	cp site/content/algorithms/_collection.yaml site/content/algorithms/_collectie.yaml
	status 0 kaartenbak check -C site
	says 'algorithms/_collecti[a-z]*.yaml: warning: .*\[file-stray\]'
	rm site/content/algorithms/_collectie.yaml
	printf '  - id: unknown\n    label: Nobody knows\n' >>site/content/vocabularies/topics.yaml
	fault 'the address /topics/unknown.*\[duplicate-url\]'
}
run_case "two things that want one address" clashes

finish
