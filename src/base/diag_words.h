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
WORD("no-permission", "u mag er niet bij", "you have no permission")
WORD("not-there", "het bestaat niet", "it does not exist")
WORD("not-a-folder", "een deel van het pad is geen map", "a part of the path is no folder")
WORD("is-a-folder", "er staat een map met die naam", "there is a folder of that name")
WORD("disk-full", "de schijf is vol", "the disk is full")
WORD("read-only", "deze schijf is alleen te lezen", "this disk is read-only")
WORD("is-a-link", "het is een koppeling (symlink)", "it is a symbolic link")
WORD("name-too-long", "de naam is te lang", "the name is too long")
WORD("too-big", "het bestand wordt te groot", "the file becomes too large")
WORD("disk-failed", "de schijf geeft een fout", "the disk reports a fault")
WORD("not-a-file", "het is geen gewoon bestand", "it is not a regular file")
WORD("object-missing", "de repository mist dit deel; haal haar helemaal op (git fetch --refetch)",
	"the repository lacks this part; fetch it whole (git fetch --refetch)")
WORD("object-broken", "de repository is hier beschadigd; git fsck zegt meer",
	"the repository is damaged here; git fsck tells more")
WORD("lfs-pointer", "het staat in Git LFS, en de commit heeft alleen een verwijzing",
	"it is kept in Git LFS, and the commit has only a reference")
WORD("on-branch", " op de branch", " on the branch")
WORD("raw-text", "een tekst kan niet ongewijzigd op de pagina; gebruik {{naam}}",
	"a text cannot go onto the page as it is; use {{name}}")
WORD("tag-in-parent",
	"tussen {{<ouder}} en {{/ouder}} tellen alleen blokken: {{$blok}} … {{/blok}}",
	"between {{<parent}} and {{/parent}} only blocks count: {{$block}} … {{/block}}")
WORD("rule-operand", "een naam, een getal of een woord", "a name, a number or a word")
WORD("rule-relation", "een vergelijking (= <> < <= > >=) of “ontbreekt”",
	"a comparison (= <> < <= > >=) or “is missing”")
WORD("rule-join", "“en”, “of” of het einde", "“and”, “or” or the end")
WORD("rule-bracket", "een haakje sluiten", "a closing bracket")
WORD("rule-end", "niets meer", "nothing more")
WORD("fill-or-drop", "Vul het in of haal de regel weg", "Fill it in or take the line out")
WORD("fill", "Vul het in: dit veld is verplicht", "Fill it in: this field is required")
WORD("fill-or-unknown",
	"Vul het in: dit veld is verplicht. Weet u het nog niet, schrijf dan onbekend",
	"Fill it in: this field is required. If you do not know it yet, write unknown")
