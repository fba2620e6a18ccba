/* SPDX-License-Identifier: EUPL-1.2 */
/* WORD(key, nl, en): pieces of messages that are passed as "@key". */
WORD("text", "een tekst", "a text")
WORD("html", "opgemaakte tekst", "marked-up text")
WORD("list", "een lijst", "a list")
WORD("map", "een blok met velden", "a block of fields")
WORD("object", "een ding met eigen namen", "a thing with names of its own")
WORD("yesno", "ja of nee", "yes or no")
WORD("date", "een datum", "a date")
WORD("number", "een getal", "a number")
WORD("nothing", "niets", "nothing")
WORD("not-a-file", "het is geen gewoon bestand", "it is not a regular file")
WORD("unexpected", "hier staat iets onverwachts", "something unexpected stands here")
WORD("raw-text", "een tekst kan niet ongewijzigd op de pagina; gebruik {{naam}}",
	"a text cannot go onto the page as it is; use {{name}}")
WORD("tag-in-parent",
	"tussen {{<ouder}} en {{/ouder}} tellen alleen blokken: {{$blok}} … {{/blok}}",
	"between {{<parent}} and {{/parent}} only blocks count: {{$block}} … {{/block}}")
