#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
#
# What a visitor sees change between two revisions: the whole answer of a site in which much changes,
# in both languages and all formats (tests/compare/), and what each kind of change leads to.
# tests/behaviour/diff.sh --update takes what is said now as expected, and shows what is other.
. "$(dirname "$0")/common.bash"
cases_dir=$root/tests/compare
[ "${1-}" != --update ] || update=1

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=Redactie GIT_AUTHOR_EMAIL=redactie@verzonnen.example
export GIT_COMMITTER_NAME=Redactie GIT_COMMITTER_EMAIL=redactie@verzonnen.example
export GIT_AUTHOR_DATE='2024-08-01T12:00:00Z' GIT_COMMITTER_DATE='2024-08-01T12:00:00Z'

# A repository in ./site with the invented site as its first commit, called "before".
repository() {
	cp -r "$cases_dir/site" site
	git -C site init -q -b main
	commit before
	git -C site tag before
}

commit() {
	git -C site add -A
	git -C site commit -q -m "$1"
}

# diff CODE ARGUMENT…: into ./answer.
diff_of() {
	local wanted=$1 code=0
	shift
	"$KAARTENBAK" diff "$@" -C site --themes "$root/themes" >answer 2>errors || code=$?
	[ $code = "$wanted" ] || {
		cat answer errors
		fail "exit code $code in the place of $wanted: diff $*"
	}
}

has() {
	grep -qF -- "$1" answer || {
		cat answer
		fail "the answer does not have: $1"
	}
}

has_not() {
	! grep -qiF -- "$1" answer || {
		cat answer
		fail "the answer has: $1"
	}
}

same_as() {
	if [ -n "${update-}" ]; then
		diff -u "$cases_dir/$1" answer >&2 || cp answer "$cases_dir/$1"
	else
		diff -u "$cases_dir/$1" answer
	fi
}

put() {
	cat >"site/content/$1"
}

# Much of everything at once.
change_much() {
	local content=site/content
	put producten/aanvraag.md <<-'END'
		---
		titel: Aanvraag
		fase: beheer
		samenvatting: Vraag iets aan, ook op zondag.
		zie_ook: [loket]
		prijs: 12,5
		sinds: 2024-06-01
		gratis: ja
		---
		U vraagt het aan en wij antwoorden snel.

		## Wat het is

		Een formulier op het scherm.

		## Hoe lang

		Drie dagen.
	END
	# The desk is renamed, and says so.
	rm $content/producten/balie.md
	printf -- '---\ntitel: Loket\nfase: beheer\neerdere_ids: [balie]\n---\nDe balie is open.\n' \
		>$content/producten/loket.md
	printf -- '---\ntitel: Nieuwtje\nfase: proberen\n---\nNieuw.\n' >$content/producten/nieuwtje.md
	rm $content/paginas/over.md
	sed -i 's/label: Proberen/label: Uitproberen/' $content/begrippen/fasen.yaml
	sed -i 's/norm: 50/norm: 70/' $content/monitors/proef/edities/1.0.yaml
	sed -i 's/score: 40/score: 20/; s/drukte: 12/drukte: 9/' \
		$content/monitors/proef/metingen/2024-01-01/alfadorp.yaml
	sed -i 's/score: 77/score: 11/' $content/monitors/proef/metingen/2024-01-01/zwijgdorp.yaml
	sed -i 's/987654/123123/' $content/gemeenten/zwijgdorp.md
	mkdir $content/monitors/proef/metingen/2024-07-01
	printf "editie: '2.0'\nwaarden:\n  score: 60\n  drukte: 12\n" \
		>$content/monitors/proef/metingen/2024-07-01/betastad.yaml
	printf "editie: '2.0'\nwaarden:\n  drukte: {landelijk: 10}\n" \
		>$content/monitors/proef/metingen/2024-07-01/_landelijk.yaml
	sed -i 's/^titel: .*/titel: Verzonnen gids/' $content/site.yaml
}

whole() {
	repository
	change_much
	commit after
	git -C site tag after
	diff_of 0 before after
	same_as whole.nl.txt
	diff_of 0 before after --lang en
	same_as whole.en.txt
	diff_of 0 before after --format markdown
	same_as whole.md
	diff_of 0 before after --format json
	same_as whole.json
	# What is not public, and what is a draft, is in none of it.
	for format in text markdown json; do
		diff_of 0 before after --format $format
		for word in zwijgdorp 987654 123123 3333 geheimconcept; do
			has_not $word
		done
	done
	[ -z "${update-}" ] || skip "updated"
}

nothing() {
	repository
	diff_of 0 before
	has "Een bezoeker ziet geen verschil."
	diff_of 0 before before --format json
	has '"changes": []'
	# Comments, drafts and what is not public are for no visitor.
	echo '# een opmerking' >>site/content/site.yaml
	sed -i 's/Nog niet/Nog lang niet/' site/content/producten/concept.md
	sed -i 's/987654/55/' site/content/gemeenten/zwijgdorp.md
	sed -i 's/score: 77/score: 1/' site/content/monitors/proef/metingen/2024-01-01/zwijgdorp.yaml
	diff_of 0 before
	has "Een bezoeker ziet geen verschil."
}

# As an editor reads it: one thing once, and no numbers that do not agree with their words.
reads_well() {
	local balie=site/content/producten/balie.md
	repository
	sed -i '/sleutel: prijs/i\  - {sleutel: let_op, label: Let op, soort: lijst van tekst}' \
		site/content/producten/_collectie.yaml
	sed -i 's/^titel: Balie/&\nlet_op: ["Wie op zondag komt, vindt de deur dicht en moet dus maandag terugkomen om te bellen."]/' $balie
	sed -i 's/^titel: Over.*/&\nsamenvatting: Eerst dit./' site/content/paginas/over.md
	commit "one list"
	sed -i 's/op zondag komt/op zaterdag of zondag komt/' $balie
	sed -i 's/Eerst dit/Dan dat/' site/content/paginas/over.md
	diff_of 0 HEAD
	has "    Let op: Wie op zondag komt, vindt de deur dicht en moet dus maandag terugkomen om te bellen. → Wie op zaterdag of zondag komt, vindt"
	has_not erbij
	has "    Samenvatting: Eerst dit. → Dan dat."
	has "inhoud verandert: 4 van de 31 pagina's die blijven"
	sed -i 's/^let_op: .*/let_op: [kort]/' $balie
	commit "a short one"
	sed -i 's/^let_op: .*/let_op: [anders]/' $balie
	diff_of 0 HEAD
	has "    Let op: erbij anders; weg kort"
	# A value that came in the place of another is not that one, however long.
	sed -i 's/^let_op: .*/let_op: ["Neem voor elke afspraak een geldig paspoort of een rijbewijs mee."]/' $balie
	diff_of 0 HEAD
	has "    Let op: erbij Neem voor elke afspraak een geldig paspoort of een rijbewijs mee.; weg kort"
	commit "a sentence"
	sed -i 's/^let_op: .*/let_op: ["De lift is stuk, zodat u met een rolstoel beter de zijdeur kunt nemen."]/' $balie
	diff_of 0 HEAD
	has "erbij De lift is stuk"
	has "weg Neem voor elke"
	# To programs a sentence written otherwise is two values as well.
	sed -i 's/^let_op: .*/let_op: ["Neem voor elke afspraak een geldig paspoort of een identiteitskaart mee."]/' $balie
	diff_of 0 HEAD
	has "mee. → Neem voor elke afspraak"
	has_not "weg Neem"
	diff_of 0 HEAD --format json
	[ "$(grep -c '"kind": "value"' answer)" = 2 ] || fail "the values are not told one by one"
	has '"after": "Neem voor elke afspraak'
	git -C site reset -q --hard HEAD~1
	sed -i 's/^let_op: .*/let_op: [anders]/' $balie
	# Two broken sides that show the same.
	sed -i 's/^fase: .*/fase: zoiets/' site/content/producten/aanvraag.md
	commit broken
	git -C site commit -q --allow-empty -m "nothing"
	diff_of 1 HEAD~1 HEAD
	has "Let op: in HEAD staat 1 fout; “kaartenbak check” toont die."
	has "Van wat te vergelijken is, ziet een bezoeker geen verschil."
}

work_tree() {
	repository
	sed -i 's/fase: proberen/fase: beheer/' site/content/producten/aanvraag.md
	diff_of 0 HEAD
	has "naar de bestanden op schijf"
	has "Fase: Proberen → Beheer"
}

# Both ways: what was shown may be named, what is not shown any more has no figures.
public() {
	repository
	sed -i 's/openbaar: nee/openbaar: ja/' site/content/gemeenten/zwijgdorp.md
	diff_of 0 before
	has "nieuw: Zwijgdorp (/gemeenten/zwijgdorp/)"
	has "nieuw: /monitors/proef/gemeenten/zwijgdorp/2024-01-01/"
	commit open
	diff_of 0 HEAD before
	has "weg: Zwijgdorp (/gemeenten/zwijgdorp/)"
	has "weg: /monitors/proef/gemeenten/zwijgdorp/2024-01-01/"
	has_not 77
	has_not 987654
	has_not 3333
}

# The new figures by the old rule, and the old figures by the new one, tell what did it.
causes() {
	local edition=site/content/monitors/proef/edities/1.0.yaml
	local alfa=site/content/monitors/proef/metingen/2024-01-01/alfadorp.yaml
	repository
	sed -i 's/score: 40/score: 55/' $alfa
	diff_of 0 before
	has "Score: oranje → groen, door de cijfers (waarde 40% → 55%)"
	git -C site checkout -q .
	sed -i 's/norm: 50/norm: 35/' $edition
	diff_of 0 before
	has "Score: oranje → groen, door de regel"
	has "regel: groen: de waarde is minstens de norm (50%)"
	# Each of them would do: 55 is above the old norm, and 40 above the new one.
	sed -i 's/score: 40/score: 55/' $alfa
	diff_of 0 before
	has "Score: oranje → groen, door de cijfers en ook door de regel (waarde 40% → 55%)"
	# Neither would do alone: 45 is below the old norm, and 40 below the new one.
	sed -i 's/score: 55/score: 45/' $alfa
	sed -i 's/norm: 35/norm: 42/' $edition
	diff_of 0 before
	has "Score: oranje → groen, door de cijfers en de regel samen (waarde 40% → 45%)"
	git -C site checkout -q .
	# The measurement names another edition, and its figures stay. (Both hold since 2023.)
	sed -i 's/2024-06-01/2023-06-01/' site/content/monitors/proef/edities/2.0.yaml
	commit both
	sed -i "s/editie: '1.0'/editie: '2.0'/" site/content/monitors/proef/metingen/2024-01-01/*.yaml
	diff_of 0 HEAD
	has "editie: "
	has "Score: groen → oranje, door de andere editie"
	git -C site checkout -q .
	# Only the national figure changes.
	sed -i 's/landelijk: 10/landelijk: 13/' \
		site/content/monitors/proef/metingen/2024-01-01/_landelijk.yaml
	diff_of 0 HEAD
	has "Drukte: groen → rood, door de cijfers (landelijk 10 → 13)"
	has "landelijke cijfers van 1 januari 2024"
}

renames() {
	repository
	# By content alone: then nothing leads from the old address.
	git -C site mv content/producten/balie.md content/producten/loket.md
	sed -i 's/balie/loket/' site/content/producten/aanvraag.md
	diff_of 0 before
	has "hernoemd: Balie (/producten/balie/ → /producten/loket/)"
	has "weg: /producten/balie/"
	has_not "stuurt nu door"
	has_not "Zie ook"
	sed -i 's/^titel: Balie/&\neerdere_ids: [balie]/' site/content/producten/loket.md
	diff_of 0 before
	has "verhuisd: /producten/balie/ → /producten/loket/"
	has "Adressen: 1 verhuisd"
	has_not "weg: "
	has_not "nieuw: "
	has_not "stuurt nu door"
	diff_of 0 before --format json
	tr -d '\n' <answer | grep -q '"kind": "page", *"change": "moved", *"id": "/producten/loket/",[^}]*"before": "/producten/balie/"' ||
		fail "no page that moved in JSON"
	commit renamed
	diff_of 0 HEAD before
	has "hernoemd: Balie (/producten/loket/ → /producten/balie/)"
	has "weg: /producten/loket/"
	sed -i '/eerdere_ids/d' site/content/producten/loket.md
	diff_of 0 HEAD
	has "stuurt niet meer door: /producten/balie/ → /producten/loket/"
}

# A card with a text of some length, so that most of it stays when its title changes: long_card FILE TITLE.
long_card() {
	put "$1" <<-END
		---
		titel: $2
		fase: beheer
		---
		Een kaart met een tekst van een paar regels.

		## Wat het is

		Iets dat u nodig hebt,
		en dat u hier kunt vragen.

		## Hoe lang

		Een dag of twee.
	END
}

# The page of the card says the same: its time line is of the same rule.
timeline_says() {
	local page=$1 word
	shift
	"$KAARTENBAK" build -C site --themes "$root/themes" -o out >/dev/null
	sed -n '/id="kb_tijdlijn"/,/<\/section>/p' "out/$page/index.html" >timeline
	for word; do
		grep -q "$word" timeline || {
			cat timeline
			fail "the time line does not have: $word"
		}
	done
}

# Gone is what gives a 404 and nothing else.
addresses() {
	repository
	long_card producten/nog.md 'Nog een kaart'
	commit "a third card"
	# One card takes the place of another that is there already.
	rm site/content/producten/balie.md
	sed -i '/^zie_ook/d; s/^titel: Aanvraag/&\neerdere_ids: [balie]/' site/content/producten/aanvraag.md
	diff_of 0 HEAD --lang en
	has "Addresses: 1 moved"
	has "moved: /producten/balie/ → /producten/aanvraag/"
	has "gone: Balie (/producten/balie/ → /producten/aanvraag/)"
	commit merged
	# What led to a page that moves goes along with it: no more is told than the move.
	git -C site mv content/producten/aanvraag.md content/producten/vraag.md
	sed -i 's/\[balie\]/[balie, aanvraag]/' site/content/producten/vraag.md
	diff_of 0 HEAD
	has "Adressen: 1 verhuisd"
	has "verhuisd: /producten/aanvraag/ → /producten/vraag/"
	has_not "stuurt nu"
	commit "moved on"
	# It leads to another page than before, and an address that was nothing leads somewhere.
	long_card producten/lang.md 'Lange kaart'
	commit "one more"
	sed -i 's/\[balie, aanvraag\]/[aanvraag]/' site/content/producten/vraag.md
	sed -i 's/^titel: .*/&\neerdere_ids: [balie, nooit-geweest]/' site/content/producten/lang.md
	diff_of 0 HEAD
	has "Adressen: 1 nieuw, 1 veranderd"
	has "stuurt nu anders door: /producten/balie/ → /producten/lang/, eerst → /producten/vraag/"
	has "stuurt nu door: /producten/nooit-geweest/ → /producten/lang/"
}

# References and terms are things, and no sentences: none is another one written otherwise.
long_references() {
	local long='Een kaart over vergunningen voor evenementen op straat in de zomer van'
	repository
	long_card producten/oud.md "$long 2024"
	long_card producten/nieuw.md "$long 2025"
	sed -i 's/^zie_ook: .*/zie_ook: [oud]/' site/content/producten/aanvraag.md
	commit "one reference"
	sed -i 's/^zie_ook: .*/zie_ook: [nieuw]/' site/content/producten/aanvraag.md
	diff_of 0 HEAD
	has "Zie ook: erbij $long 2025; weg $long 2024"
}

# One card in the place of two: the first that it names, and every old address sends on to it.
merges() {
	local first other
	repository
	long_card producten/een.md 'Kaart een'
	long_card producten/twee.md 'Kaart twee'
	sed -i 's/^fase.*/&\neerdere_ids: [oud-een]/' site/content/producten/een.md
	sed -i 's/^fase.*/&\neerdere_ids: [oud-twee]/' site/content/producten/twee.md
	commit "two cards"
	git -C site tag two
	rm site/content/producten/{een,twee}.md
	for first in een twee; do
		[ $first = een ] && other=twee || other=een
		long_card producten/nieuw.md 'Kaart een en twee'
		sed -i "s/^fase.*/&\neerdere_ids: [$first, $other, oud-een, oud-twee]/" \
			site/content/producten/nieuw.md
		diff_of 0 two
		has "hernoemd: Kaart een en twee (/producten/$first/ → /producten/nieuw/)"
		has "weg: Kaart $other (/producten/$other/ → /producten/nieuw/)"
		has "Adressen: 2 verhuisd"
		has "verhuisd: /producten/een/ → /producten/nieuw/"
		has "verhuisd: /producten/twee/ → /producten/nieuw/"
		has_not "stuurt nu"
		has_not "nieuw: /"
	done
	commit "one card"
	timeline_says producten/nieuw 'ander adres'
}

# Another id and another title: told by the text that stays, as on the page of the card.
renames_with_another_title() {
	repository
	long_card producten/lang.md 'Lange kaart'
	long_card producten/zus.md 'Heel wat anders'
	sed -i 's/^Iets dat u.*/Totaal andere woorden,/; s/^en dat u.*/op elke regel./' \
		site/content/producten/zus.md
	sed -i 's/^Een .*/Niets gelijk./' site/content/producten/zus.md
	commit "two cards"
	git -C site tag two
	rm site/content/producten/lang.md
	long_card producten/anders.md 'Een andere naam'
	diff_of 0 HEAD
	has "hernoemd: Een andere naam (/producten/lang/ → /producten/anders/)"
	has "Titel: Lange kaart → Een andere naam"
	has_not "nieuw: Een andere naam"
	has_not "weg: Lange kaart"
	commit renamed
	timeline_says producten/anders 'ander adres'
	diff_of 0 HEAD two
	has "hernoemd: Lange kaart (/producten/anders/ → /producten/lang/)"
	# Renamed in one commit and written anew in the next: the commits tell that it is one card.
	printf -- '---\ntitel: Van voren af aan\nfase: proberen\n---\nNiets is zoals het was.\n' \
		>site/content/producten/anders.md
	commit "all is new"
	timeline_says producten/anders 'ander adres'
	diff_of 0 two HEAD
	has "hernoemd: Van voren af aan (/producten/lang/ → /producten/anders/)"
	diff_of 0 HEAD two
	has "hernoemd: Lange kaart (/producten/anders/ → /producten/lang/)"
	# Without the commits nothing is known of that; both sides say so.
	git -C site mv content/producten/anders.md content/producten/nog-anders.md
	printf -- '---\ntitel: Opnieuw\nfase: beheer\n---\nWeer anders.\n' \
		>site/content/producten/nog-anders.md
	diff_of 0 HEAD
	has "nieuw: Opnieuw"
	has "weg: Van voren af aan"
	commit "another card"
	"$KAARTENBAK" build -C site --themes "$root/themes" -o out >/dev/null
	! grep -q 'ander adres' out/producten/nog-anders/index.html || fail "the time line knows more"
}

# Who says what it was called goes before who only looks like it, whatever the order of names.
certain_before_alike() {
	repository
	long_card producten/lang.md 'Lange kaart'
	commit "a card"
	git -C site tag one
	rm site/content/producten/lang.md
	long_card producten/aap.md 'Een andere naam'
	printf -- '---\ntitel: De erfgenaam\nfase: beheer\neerdere_ids: [lang]\n---\nEigen tekst.\n' \
		>site/content/producten/zeker.md
	for rev in disk HEAD; do
		[ $rev != HEAD ] || commit "renamed"
		[ $rev != HEAD ] || timeline_says producten/zeker 'ander adres'
		diff_of 0 one $([ $rev = disk ] || echo HEAD)
		has "hernoemd: De erfgenaam (/producten/lang/ → /producten/zeker/)"
		has "nieuw: Een andere naam"
	done
	! grep -q 'ander adres' out/producten/aap/index.html || fail "a card that is alike took it"
}

theme() {
	repository
	mkdir -p site/themes/eigen/strings
	printf 'extends: basis\n' >site/themes/eigen/theme.yaml
	commit "a theme"
	sed -i 's/thema: basis/thema: eigen/' site/content/site.yaml
	mkdir -p site/themes/eigen/assets
	{
		cat "$root/themes/basis/assets/basis.css"
		echo 'body { color: red; }'
	} >site/themes/eigen/assets/basis.css
	diff_of 0 HEAD
	has "Thema: basis → eigen"
	has "nieuw: themes/eigen/assets/basis.css"
	grep -qE "inhoud verandert: alle [0-9]+ pagina's die blijven" answer || fail "not all pages are others"
}

# A theme of the site's own that is in use before and after.
own_theme() {
	repository
	mkdir -p site/themes/eigen/assets
	printf 'extends: basis\n' >site/themes/eigen/theme.yaml
	cp "$root/themes/basis/assets/basis.css" site/themes/eigen/assets/
	sed -i 's/thema: basis/thema: eigen/' site/content/site.yaml
	commit "a theme"
}

theme_in_use() {
	own_theme
	diff_of 0 HEAD
	has "Een bezoeker ziet geen verschil."
	echo 'body { color: red; }' >>site/themes/eigen/assets/basis.css
	diff_of 0 HEAD
	has "themes/eigen/assets/basis.css"
	has_not "nieuw: themes/"
	commit "another look"
	diff_of 0 HEAD
	has "Een bezoeker ziet geen verschil."
	diff_of 0 HEAD~1 HEAD --format json
	has '"id": "themes/eigen/assets/basis.css"'
	[ "$(grep -c '"id": "themes/' answer)" = 1 ] || fail "more files than one"
	grep -B 2 '"id": "themes/eigen/assets/basis.css"' answer | grep -q '"change": "changed"'
}

# What cannot be read of a theme is said, and is not taken for gone or new.
theme_unreadable() {
	own_theme
	mkdir -p site/themes/ander/assets
	printf 'extends: basis\n' >site/themes/ander/theme.yaml
	echo 'p { color: red; }' >site/themes/ander/assets/meer.css
	commit "one that is not in use"
	ln -sf ../theme.yaml site/themes/ander/assets/meer.css
	diff_of 0 HEAD
	has "1 bestand is niet aan beide kanten te lezen, en niet vergeleken."
	has_not "themes/ander"
	diff_of 0 HEAD --format json
	has '"complete": false'
	commit "a link"
	diff_of 0 HEAD HEAD~1 --lang en
	has "1 file that cannot be read on at least one side: not compared."
	has_not "themes/ander"
}

# Errors on one side or both: said, and what can be read is compared all the same.
errors() {
	repository
	sed -i 's/fase: proberen/fase: zoiets/' site/content/producten/aanvraag.md
	sed -i 's/De balie is open/De balie is dicht/' site/content/producten/balie.md
	printf -- '---\nnaam: "Zwijg\n' >site/content/gemeenten/zwijgdorp.md
	diff_of 1 before
	has "Let op: in de bestanden op schijf"
	has "De balie is open. → De balie is dicht."
	has "pas te zien als er geen fouten zijn"
	has_not zwijgdorp
	commit broken
	git -C site tag broken
	diff_of 1 broken before
	has "Let op: in broken"
	has_not zwijgdorp
	# A schema that cannot be read may hide who is public.
	echo 'velden: [' >>site/content/gemeenten/_collectie.yaml
	diff_of 1 before
	has_not zwijgdorp
	rm site/content/site.yaml
	diff_of 1 before --format markdown
	has "Er is geen site te lezen"
	diff_of 1 before --format json
	has '"complete": false'
}

words() {
	repository
	diff_of 2 nergens
	diff_of 2 before --format pdf
	diff_of 2 before --format markdwon --lang en
	grep -qx 'kaartenbak diff: --format does not know “markdwon”' errors
	grep -qx 'Did you mean “markdown”?' errors
	grep -qx 'Choose text, markdown or json.' errors
	diff_of 2 before --lang fr
	grep -q '“fr”' errors
	diff_of 2
	diff_of 2 before before before
}

# Nothing of content can be more than its letters in a comment.
hostile() {
	repository
	cat >site/content/producten/kwaad.md <<-'END'
		---
		titel: "@iedereen ![x](https://kwaad.example/p.png) <img src=x> `a``b` #1 !2 | https://kwaad.example :tada: deadbeef1"
		fase: beheer
		samenvatting: "\u202Eomgekeerd\n/close"
		---
		# /close
	END
	sed -i 's/^# /## /' site/content/producten/kwaad.md
	sed -i 's/titel: Balie/titel: "* @balie"/' site/content/producten/balie.md
	sed -i '/sleutel: prijs/s/label: Prijs/label: "[Prijs](javascript:x)"/' \
		site/content/producten/_collectie.yaml
	diff_of 0 before --format markdown
	has '**nieuw**: ```@iedereen'
	has '`* @balie`'
	has '`[Prijs](javascript:x)`'
	# Outside code there is no mark that could do something.
	node - answer <<-'END'
		const text = require("fs").readFileSync(process.argv[2], "utf8").split("\n").slice(2).join("\n");
		const bare = text.replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, "").replace(/\*\*\w+\*\*/g, "");
		const bad = bare.match(/[@<>!\[\]*_|~$^\\{}]|https?:|www\.|\u202e|^\//m);
		if (bad) throw new Error(`${bad[0]} in: ${bare}`);
	END
}

# A comment has room for so much, and each section gets its part.
long() {
	repository
	for i in $(seq 1500); do
		printf -- '---\ntitel: Product nummer %d\nfase: beheer\n---\nTekst %d.\n' "$i" "$i" \
			>"site/content/producten/lang-$i.md"
	done
	sed -i 's/Over deze/Over onze/' site/content/paginas/over.md
	diff_of 0 before --format markdown
	[ "$(wc -c <answer)" -le 65000 ] || fail "$(wc -c <answer) bytes"
	[ "$(wc -c <answer)" -ge 50000 ] || fail "only $(wc -c <answer) bytes"
	has "Over deze site. → Over onze site."
	shown=$(grep -c '^- \*\*nieuw\*\*: Product nummer' answer)
	has "- en nog $((1500 - shown))"
	diff_of 0 before
	[ "$(grep -c '^  nieuw: Product nummer' answer)" = 1500 ]
}

# A bare repository, and a site in a folder of one.
bare() {
	repository
	sed -i 's/fase: proberen/fase: beheer/' site/content/producten/aanvraag.md
	commit after
	git clone -q --bare site bare.git
	"$KAARTENBAK" diff before main -C bare.git --themes "$root/themes" >answer
	has "Fase: Proberen → Beheer"
}

threads() {
	repository
	change_much
	diff_of 0 before -j 1 --format json
	mv answer one
	diff_of 0 before -j 8 --format json
	cmp one answer
}

run_case "everything at once, word for word" whole
run_case "nothing that a visitor sees" nothing
run_case "it reads well" reads_well
run_case "one revision is compared with the files on disk" work_tree
run_case "who becomes public, and who no longer is" public
run_case "the data or the rule" causes
run_case "renames are followed" renames
run_case "what moves is not gone" addresses
run_case "one card in the place of two" merges
run_case "a reference is no sentence" long_references
run_case "a card with another id and another title" renames_with_another_title
run_case "what is said goes before what is alike" certain_before_alike
run_case "another look changes all pages" theme
run_case "a changed file of the site's own theme" theme_in_use
run_case "a file of a theme that cannot be read" theme_unreadable
run_case "errors are said and stop nothing" errors
run_case "words that are none" words
run_case "content is harmless in Markdown" hostile
run_case "a comment has room for so much" long
run_case "a bare repository" bare
run_case "threads make no difference" threads
finish
