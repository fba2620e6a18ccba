/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The catalogue of messages: DIAG(code, name, severity, nl, en, help_nl, help_en).
 *
 * name is a promise: scripts filter on it. A message says what is wrong, the help how to mend it;
 * both are one sentence or two for an editor who is no developer, with {1} {2} {3} for the words
 * of the case at hand. tests/diagnostics/ has a case for every line here, and a test that says so.
 */
/* clang-format off */

/* Files */
DIAG(SITE_MISSING, "site-missing", ERROR,
	"hier staat geen content/site.yaml",
	"there is no content/site.yaml here",
	"Ga naar de map waarin content/ staat, of noem die map met -C.",
	"Go to the folder that holds content/, or name it with -C.")
DIAG(FILE_UNREADABLE, "file-unreadable", ERROR,
	"dit bestand kan niet gelezen worden: {1}",
	"this file cannot be read: {1}",
	"Controleer of het een gewoon bestand is en of u het mag lezen.",
	"See whether it is a regular file and whether you may read it.")
DIAG(FILE_TOO_LARGE, "file-too-large", ERROR,
	"dit bestand is te groot: {1} kB, en meer dan {2} kB kan niet",
	"this file is too large: {1} kB, and more than {2} kB is not possible",
	"Splits de tekst over meer bestanden, of maak het beeld kleiner.",
	"Split the text into more files, or make the image smaller.")
DIAG(FOLDER_TOO_DEEP, "folder-too-deep", ERROR,
	"deze map ligt te diep: meer dan {1} mappen onder elkaar",
	"this folder lies too deep: more than {1} folders below one another",
	"Zet de bestanden dichter bij content/.",
	"Put the files closer to content/.")
DIAG(SYMLINK, "symlink", ERROR,
	"dit is een koppeling (symlink) naar een andere plek; die wordt niet gevolgd",
	"this is a symbolic link; it is not followed",
	"Zet het bestand zelf hier neer.",
	"Put the file itself here.")
DIAG(SUBMODULE, "submodule", WARNING,
	"deze map is een submodule: een commit kent alleen haar verwijzing, niet de bestanden erin",
	"this folder is a submodule: a commit knows only its reference, not the files in it",
	"Zet de bestanden zelf in deze repository, of bouw zonder --ref van een uitgecheckte map.",
	"Put the files themselves in this repository, or build without --ref from a checkout.")
DIAG(FILES_TOO_MANY, "files-too-many", ERROR,
	"deze map heeft met alles eronder te veel bestanden en mappen: meer dan {1}",
	"this folder has too many files and folders, with all below it: more than {1}",
	"Zet in content/ en themes/ alleen wat de site nodig heeft.",
	"Put into content/ and themes/ only what the site needs.")
DIAG(HISTORY_SHALLOW, "history-shallow", WARNING,
	"deze kopie van de repository heeft niet alle commits; wanneer oudere kaarten kwamen en veranderden, is niet bekend",
	"this copy of the repository does not have all commits; when older cards came and changed is not known",
	"Haal de rest op met: git fetch --unshallow (in een workflow: fetch-depth: 0).",
	"Fetch the rest with: git fetch --unshallow (in a workflow: fetch-depth: 0).")
DIAG(HISTORY_BROKEN, "history-broken", WARNING,
	"de repository mist een deel van haar geschiedenis; wat daarvoor veranderde, is niet bekend",
	"the repository lacks a part of its history; what changed before that is not known",
	"Haal haar helemaal op met: git fetch --refetch; anders zegt git fsck meer.",
	"Fetch it whole with: git fetch --refetch; otherwise git fsck tells more.")
DIAG(HISTORY_LONG, "history-long", WARNING,
	"de geschiedenis van deze repository is te lang om helemaal te lezen; alleen het laatste deel telt mee",
	"the history of this repository is too long to read whole; only the last part counts",
	"Zet de site in een eigen repository, of zet in site.yaml: geschiedenis: nee.",
	"Put the site into a repository of its own, or put into site.yaml: history: no.")
DIAG(HISTORY_RENAMES, "history-renames", WARNING,
	"in één commit kregen te veel kaarten die op elkaar lijken een andere naam; sinds wanneer zij er zijn, is niet bekend",
	"in one commit too many cards that are alike got another name; since when they are there is not known",
	"Zet op elke kaart haar oude naam bij eerdere_ids.",
	"Put the old name of each card into former_ids.")
DIAG(FILE_NAME, "file-name", ERROR,
	"de naam “{1}” kan geen webadres worden",
	"the name “{1}” cannot become a web address",
	"Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld “{2}”.",
	"Use only lower case letters, digits and hyphens, such as “{2}”.")
DIAG(FILE_STRAY, "file-stray", WARNING,
	"dit bestand hoort nergens bij en wordt niet gebruikt",
	"this file belongs to nothing and is not used",
	"Kaarten en pagina's eindigen op .md, de rest op .yaml; verwijs naar beelden vanuit een tekst.",
	"Cards and pages end in .md, the rest in .yaml; refer to images from a text.")
DIAG(INVALID_UTF8, "invalid-utf8", ERROR,
	"dit teken is geen geldige UTF-8 (byte 0x{1})",
	"this character is not valid UTF-8 (byte 0x{1})",
	"Bewaar het bestand opnieuw met de tekenset UTF-8.",
	"Save the file again with the character set UTF-8.")
DIAG(CONTROL_CHARACTER, "control-character", ERROR,
	"hier staat een onzichtbaar stuurteken (U+{1})",
	"there is an invisible control character here (U+{1})",
	"Haal het teken weg; het komt vaak mee bij plakken uit een ander programma.",
	"Take the character out; it often comes along when text is pasted.")

/* YAML */
DIAG(YAML_SYNTAX, "yaml-syntax", ERROR,
	"dit is niet te lezen als YAML",
	"this cannot be read as YAML",
	"Zet waarden met bijzondere tekens tussen enkele aanhalingstekens: '…'.",
	"Put values with special characters in single quotes: '…'.")
DIAG(YAML_TAB, "yaml-tab", ERROR,
	"hier springt een regel in met een tab; YAML kent alleen spaties",
	"this line is indented with a tab; YAML knows only spaces",
	"Vervang de tab door spaties.",
	"Replace the tab by spaces.")
DIAG(YAML_COLON, "yaml-colon", ERROR,
	"deze waarde bevat een dubbele punt met een spatie erachter en leest daardoor als een nieuw veld",
	"this value holds a colon and a space and so reads as a new field",
	"Zet de hele waarde tussen enkele aanhalingstekens: '…'.",
	"Put the whole value in single quotes: '…'.")
DIAG(YAML_QUOTE, "yaml-quote", ERROR,
	"dit aanhalingsteken wordt nergens gesloten",
	"this quote is never closed",
	"Sluit de waarde met hetzelfde aanhalingsteken.",
	"Close the value with the same quote.")
DIAG(YAML_BRACKET, "yaml-bracket", ERROR,
	"deze lijst of dit blok tussen haken wordt niet goed gesloten",
	"this list or block in brackets is not closed well",
	"Zet een komma tussen de delen en sluit met ] of }.",
	"Put a comma between the parts and close with ] or }.")
DIAG(YAML_INDENT, "yaml-indent", ERROR,
	"deze regel past niet bij de regels erboven: de inspringing klopt niet",
	"this line does not fit the lines above: the indentation is wrong",
	"Laat velden van hetzelfde niveau precies even ver inspringen.",
	"Indent fields of the same level by exactly the same amount.")
DIAG(YAML_SPACE, "yaml-space", ERROR,
	"achter “{1}” hoort een spatie",
	"“{1}” must be followed by a space",
	"Schrijf “naam: waarde” of “- waarde”, met een spatie ertussen.",
	"Write “name: value” or “- value”, with a space in between.")
DIAG(YAML_NO_COLON, "yaml-no-colon", ERROR,
	"op deze regel staat geen veldnaam met een dubbele punt",
	"there is no field name with a colon on this line",
	"Schrijf “naam: waarde”; hoort de regel bij de waarde erboven, laat haar dan inspringen.",
	"Write “name: value”; if the line belongs to the value above, indent it.")
DIAG(YAML_START, "yaml-start", ERROR,
	"een waarde kan niet zo beginnen met het teken {1}",
	"a value cannot begin like this with the character {1}",
	"Zet de hele waarde tussen enkele aanhalingstekens: '…'.",
	"Put the whole value in single quotes: '…'.")
DIAG(YAML_AFTER, "yaml-after", ERROR,
	"de waarde sluit met het teken {1}, maar daarachter staat nog tekst",
	"the value is closed by the character {1}, but text follows it",
	"Zet de hele waarde tussen enkele aanhalingstekens, en schrijf een ' daarbinnen dubbel: 'foto''s'.",
	"Put the whole value in single quotes, and write a ' inside it twice: 'editor''s'.")
DIAG(YAML_ESCAPE, "yaml-escape", ERROR,
	"“{1}” heeft tussen dubbele aanhalingstekens geen betekenis",
	"“{1}” has no meaning between double quotes",
	"Gebruik enkele aanhalingstekens, of schrijf de schuine streep dubbel: \\\\.",
	"Use single quotes, or write the backslash twice: \\\\.")
DIAG(YAML_ALIAS, "yaml-alias", ERROR,
	"een waarde kan niet met & of * beginnen: YAML leest dat als een verwijzing",
	"a value cannot begin with & or *: YAML reads that as a reference",
	"Zet de hele waarde tussen enkele aanhalingstekens: '…'.",
	"Put the whole value in single quotes: '…'.")
DIAG(YAML_TAG, "yaml-tag", ERROR,
	"een waarde kan niet met ! beginnen: YAML leest dat als een type",
	"a value cannot begin with !: YAML reads that as a type",
	"Zet de hele waarde tussen enkele aanhalingstekens: '…'.",
	"Put the whole value in single quotes: '…'.")
DIAG(YAML_TOO_DEEP, "yaml-too-deep", ERROR,
	"hier staan te veel lijsten en blokken in elkaar: meer dan {1}",
	"too many lists and blocks lie inside one another here: more than {1}",
	"Maak de opbouw platter.",
	"Make the structure flatter.")
DIAG(YAML_TOO_MANY, "yaml-too-many", ERROR,
	"dit bestand heeft te veel waarden: meer dan {1}",
	"this file has too many values: more than {1}",
	"Verdeel de gegevens over meer bestanden.",
	"Spread the data over more files.")
DIAG(YAML_DOCUMENTS, "yaml-documents", ERROR,
	"hier begint een tweede YAML-document; een bestand kan er maar één hebben",
	"a second YAML document begins here; a file can hold only one",
	"Haal de regel --- weg of zet de rest in een eigen bestand.",
	"Take the line --- out or put the rest in a file of its own.")
DIAG(YAML_KEY, "yaml-key", ERROR,
	"de naam van een veld moet een gewoon woord zijn",
	"the name of a field must be a plain word",
	"Schrijf “naam: waarde”.",
	"Write “name: value”.")
DIAG(DUPLICATE_KEY, "duplicate-key", ERROR,
	"het veld “{1}” staat er twee keer",
	"the field “{1}” stands here twice",
	"Laat er één staan.",
	"Keep one of them.")
DIAG(NOT_A_MAPPING, "not-a-mapping", ERROR,
	"hier horen velden te staan, in de vorm “naam: waarde”",
	"fields are expected here, in the form “name: value”",
	"Zet op elke regel een veldnaam, een dubbele punt, een spatie en de waarde.",
	"Put on every line a field name, a colon, a space and the value.")
DIAG(FRONT_MATTER_MISSING, "front-matter-missing", ERROR,
	"dit bestand begint niet met een regel ---",
	"this file does not begin with a line ---",
	"Begin met ---, dan de velden, dan weer ---, en daaronder de tekst.",
	"Begin with ---, then the fields, then --- again, and the text below that.")
DIAG(FRONT_MATTER_UNCLOSED, "front-matter-unclosed", ERROR,
	"de velden bovenaan worden niet afgesloten met een regel ---",
	"the fields at the top are not closed with a line ---",
	"Zet onder het laatste veld een regel met alleen ---.",
	"Put a line with only --- below the last field.")

/* Markdown */
DIAG(MARKDOWN_TOO_DEEP, "markdown-too-deep", ERROR,
	"hier staan te veel lijsten en citaten in elkaar: meer dan {1}",
	"too many lists and quotes lie inside one another here: more than {1}",
	"Maak de tekst platter.",
	"Make the text flatter.")
DIAG(RAW_HTML, "raw-html", ERROR,
	"HTML in een tekst wordt niet overgenomen",
	"HTML in a text is not taken over",
	"Gebruik Markdown; bedoelt u een los teken <, schrijf dan \\<.",
	"Use Markdown; if you mean the character <, write \\<.")
DIAG(HEADING_TOP, "heading-top", WARNING,
	"deze kop is van niveau 1, maar de titel is al de kop van de pagina",
	"this heading is of level 1, but the title already heads the page",
	"Begin koppen in de tekst met ##.",
	"Begin headings in the text with ##.")
DIAG(HEADING_SKIP, "heading-skip", WARNING,
	"deze kop slaat een niveau over: van {1} naar {2}",
	"this heading skips a level: from {1} to {2}",
	"Gebruik minder tekens #, zodat de koppen op elkaar volgen.",
	"Use fewer characters #, so that the headings follow one another.")
DIAG(HEADING_EMPTY, "heading-empty", ERROR,
	"deze kop heeft geen tekst",
	"this heading has no text",
	"Schrijf een kop of haal de regel weg.",
	"Write a heading or take the line out.")
DIAG(LINK_EMPTY, "link-empty", ERROR,
	"deze link heeft geen tekst, dus niemand weet waar hij heen gaat",
	"this link has no text, so nobody knows where it goes",
	"Zet tussen de vierkante haken waar de link over gaat.",
	"Put between the square brackets what the link is about.")
DIAG(LINK_NO_ADDRESS, "link-no-address", ERROR,
	"hier ontbreekt het adres",
	"the address is missing here",
	"Zet het adres tussen de haakjes: [tekst](adres).",
	"Put the address between the brackets: [text](address).")
DIAG(LINK_UNSAFE, "link-unsafe", ERROR,
	"dit adres mag niet: {1}",
	"this address is not allowed: {1}",
	"Toegestaan zijn https:, http:, mailto:, tel: en adressen binnen de site.",
	"Allowed are https:, http:, mailto:, tel: and addresses within the site.")
DIAG(LINK_BROKEN, "link-broken", ERROR,
	"deze link gaat nergens heen: “{1}” bestaat niet op de site",
	"this link goes nowhere: “{1}” does not exist on the site",
	"Kijk naar de naam van het bestand; een adres op de site begint met /.",
	"Look at the name of the file; an address on the site begins with /.")
DIAG(LINK_DRAFT, "link-draft", ERROR,
	"deze link gaat naar een concept, en dat wordt niet gepubliceerd",
	"this link goes to a draft, which is not published",
	"Haal de link weg, of publiceer het concept.",
	"Take the link out, or publish the draft.")
DIAG(ANCHOR_BROKEN, "anchor-broken", ERROR,
	"op die pagina staat geen kop met het anker “#{1}”",
	"that page has no heading with the anchor “#{1}”",
	"Een anker is de kop in kleine letters, met streepjes voor spaties.",
	"An anchor is the heading in lower case, with hyphens for spaces.")
DIAG(IMAGE_MISSING, "image-missing", ERROR,
	"het beeld “{1}” bestaat niet",
	"the image “{1}” does not exist",
	"Zet het bestand naast de tekst, of verbeter de naam.",
	"Put the file beside the text, or correct the name.")
DIAG(IMAGE_ALT, "image-alt", ERROR,
	"dit beeld heeft geen tekst voor wie het niet kan zien",
	"this image has no text for those who cannot see it",
	"Zet tussen de vierkante haken wat er te zien is: ![…](…).",
	"Put between the square brackets what there is to see: ![…](…).")
DIAG(IMAGE_EXTERNAL, "image-external", ERROR,
	"dit beeld staat op een andere site; de pagina zou het daar ophalen",
	"this image lies on another site; the page would fetch it from there",
	"Zet het beeld in content/ en verwijs daarnaar.",
	"Put the image into content/ and refer to that.")

/* Fields */
DIAG(UNKNOWN_FIELD, "unknown-field", ERROR,
	"het veld “{1}” is hier niet bekend",
	"the field “{1}” is not known here",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(MISSING_FIELD, "missing-field", ERROR,
	"het verplichte veld “{1}” ontbreekt",
	"the required field “{1}” is missing",
	"Voeg een regel “{1}: …” toe.",
	"Add a line “{1}: …”.")
DIAG(MISSING_BODY, "missing-body", ERROR,
	"onder de velden staat geen tekst, maar “{1}” is verplicht",
	"there is no text below the fields, but “{1}” is required",
	"Schrijf de tekst onder de tweede regel ---; wat tussen <!-- en --> staat, telt niet mee.",
	"Write the text below the second line ---; what stands between <!-- and --> does not count.")
DIAG(BODY_UNEXPECTED, "body-unexpected", ERROR,
	"onder de velden staat tekst, maar deze collectie heeft geen veld daarvoor",
	"there is text below the fields, but this collection has no field for it",
	"Haal de tekst weg, of geef de collectie een veld van soort markdown.",
	"Take the text out, or give the collection a field of kind markdown.")
DIAG(BODY_IN_FRONT, "body-in-front", ERROR,
	"“{1}” is de tekst zelf en hoort niet bij de velden",
	"“{1}” is the text itself and does not belong with the fields",
	"Zet de tekst onder de tweede regel ---.",
	"Put the text below the second line ---.")
DIAG(EMPTY_VALUE, "empty-value", ERROR,
	"het veld “{1}” is leeg",
	"the field “{1}” is empty",
	"{2}.",
	"{2}.")
DIAG(WRONG_KIND, "wrong-kind", ERROR,
	"bij “{1}” hoort {2}, maar hier staat {3}",
	"“{1}” wants {2}, but here stands {3}",
	"Zet de delen op eigen regels: een lijst als “- waarde”, velden als “naam: waarde”.",
	"Put the parts on lines of their own: a list as “- value”, fields as “name: value”.")
DIAG(ONE_VALUE, "one-value", ERROR,
	"bij “{1}” hoort één waarde, maar hier staat {2}",
	"“{1}” wants one value, but here stands {2}",
	"Schrijf de waarde zonder haken of streepjes; met een dubbele punt erin tussen aanhalingstekens: '…'.",
	"Write the value without brackets or hyphens; with a colon in it put it in quotes: '…'.")
DIAG(BAD_DATE, "bad-date", ERROR,
	"“{1}” is niet te lezen als datum, of die dag bestaat niet",
	"“{1}” cannot be read as a date, or there is no such day",
	"Schrijf een datum als jaar-maand-dag, zoals 2026-03-31.",
	"Write a date as year-month-day, such as 2026-03-31.")
DIAG(DATE_NOTATION, "date-notation", WARNING,
	"de datum “{1}” is gelezen als {2}",
	"the date “{1}” was read as {2}",
	"Schrijf {2}, dan is er geen twijfel.",
	"Write {2}, then there is no doubt.")
DIAG(BAD_NUMBER, "bad-number", ERROR,
	"“{1}” is geen getal",
	"“{1}” is not a number",
	"Schrijf alleen cijfers, met een komma voor decimalen, zoals 1250,50.",
	"Write digits only, with a comma or a point for decimals, such as 1250,50.")
DIAG(BAD_COUNT, "bad-count", ERROR,
	"“{1}” is geen geheel getal van 0 of meer",
	"“{1}” is not a whole number of 0 or more",
	"Schrijf alleen cijfers.",
	"Write digits only.")
DIAG(BAD_BOOLEAN, "bad-boolean", ERROR,
	"“{1}” is geen ja of nee",
	"“{1}” is neither yes nor no",
	"Schrijf ja of nee.",
	"Write yes or no.")
DIAG(BAD_URL, "bad-url", ERROR,
	"“{1}” is geen volledig webadres",
	"“{1}” is not a full web address",
	"Een webadres begint met https:// en heeft geen spaties.",
	"A web address begins with https:// and has no spaces.")
DIAG(BAD_ADDRESS, "bad-address", ERROR,
	"“{1}” is geen adres",
	"“{1}” is not an address",
	"Een adres op de site begint met /, een ander met https://, mailto: of tel:.",
	"An address on the site begins with /, any other with https://, mailto: or tel:.")
DIAG(KEPT_PATH, "kept-path", ERROR,
	"“{1}” is geen bestand of map op de gepubliceerde site",
	"“{1}” is no file or folder of the published site",
	"Noem het pad vanaf de bovenste map van de site, zoals voorbeelden/ of BingSiteAuth.xml.",
	"Give the path from the top of the site, such as examples/ or BingSiteAuth.xml.")
DIAG(BAD_EMAIL, "bad-email", ERROR,
	"“{1}” is geen e-mailadres",
	"“{1}” is not an e-mail address",
	"Een e-mailadres ziet eruit als naam@organisatie.nl.",
	"An e-mail address looks like name@organisation.org.")
DIAG(BAD_SLUG, "bad-slug", ERROR,
	"“{1}” kan geen webadres worden",
	"“{1}” cannot become a web address",
	"Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld “{2}”.",
	"Use only lower case letters, digits and hyphens, such as “{2}”.")
DIAG(UNKNOWN_TERM, "unknown-term", ERROR,
	"“{1}” staat niet in de lijst {2}",
	"“{1}” is not in the list {2}",
	"Kies uit: {3}.",
	"Choose from: {3}.")
DIAG(UNKNOWN_REFERENCE, "unknown-reference", ERROR,
	"“{1}” bestaat niet in {2}",
	"“{1}” does not exist in {2}",
	"Gebruik de naam van een bestand in {2}, zonder .md.",
	"Use the name of a file in {2}, without .md.")
DIAG(REFERENCE_DRAFT, "reference-draft", WARNING,
	"“{1}” is een concept en wordt hier weggelaten",
	"“{1}” is a draft and is left out here",
	"Publiceer het concept, of haal de verwijzing weg.",
	"Publish the draft, or take the reference out.")
DIAG(DUPLICATE_ITEM, "duplicate-item", WARNING,
	"“{1}” staat twee keer in deze lijst",
	"“{1}” stands twice in this list",
	"Laat er één staan.",
	"Keep one of them.")
DIAG(LIST_COMMAS, "list-commas", WARNING,
	"bij “{1}” staat één waarde met een komma erin",
	"“{1}” has one value with a comma in it",
	"Zijn het er meer, schrijf dan [{2}]; is het er één, zet die dan tussen aanhalingstekens.",
	"If there are more, write [{2}]; if it is one, put it in quotes.")
DIAG(DUPLICATE_ID, "duplicate-id", ERROR,
	"de naam “{1}” is al gebruikt",
	"the name “{1}” is already in use",
	"Geef een van de twee een andere naam.",
	"Give one of the two another name.")
DIAG(DUPLICATE_URL, "duplicate-url", ERROR,
	"het adres {1} wordt al door iets anders gebruikt",
	"the address {1} is already used by something else",
	"Geef een van de twee een andere naam.",
	"Give one of the two another name.")
DIAG(URL_RESERVED, "url-reserved", ERROR,
	"het adres {1} is van de pagina “{2}”, die de site zelf maakt",
	"the address {1} is that of the page “{2}”, which the site makes itself",
	"Geef dit een andere naam.",
	"Give this another name.")
DIAG(FORMER_ID_TAKEN, "former-id-taken", ERROR,
	"de vroegere naam “{1}” is nu van iets anders",
	"the former name “{1}” now belongs to something else",
	"Haal de vroegere naam weg; dat adres is weer in gebruik.",
	"Take the former name out; that address is in use again.")
DIAG(UNCLASSIFIED, "unclassified", NOTE,
	"nog niet ingedeeld: “{1}” is onbekend",
	"not yet classified: “{1}” is unknown",
	"",
	"")
DIAG(DRAFT, "draft", NOTE,
	"dit is een concept en wordt niet gepubliceerd",
	"this is a draft and is not published",
	"",
	"")
DIAG(URL_VANISHED, "url-vanished", WARNING,
	"het adres {1} was er bij de vorige bouw{3} en verdwijnt nu",
	"the address {1} was there at the last build{3} and vanishes now",
	"Is iets hernoemd, zet de oude naam dan bij “{2}” van het nieuwe bestand.",
	"If something was renamed, put the old name under “{2}” of the new file.")
DIAG(URL_VANISHED_MORE, "url-vanished-more", WARNING,
	"en zo verdwijnen nog {1} adressen",
	"and {1} more addresses vanish",
	"Dat zijn {2}.",
	"They are {2}.")

/* The schema and the site */
DIAG(UNKNOWN_KIND, "unknown-kind", ERROR,
	"“{1}” is geen soort veld",
	"“{1}” is not a kind of field",
	"Kies uit: {2}; of zet er “lijst van” voor.",
	"Choose from: {2}; or put “list of” before it.")
DIAG(FIELD_KIND, "field-kind", ERROR,
	"het veld “{1}” kan hier niet: hier hoort een veld van soort {2}",
	"the field “{1}” cannot be here: a field of kind {2} is wanted",
	"Kies uit: {3}.",
	"Choose from: {3}.")
DIAG(SCHEMA_TYPE, "schema-type", ERROR,
	"“{1}” is geen type van schema.org",
	"“{1}” is not a type of schema.org",
	"Schrijf de naam zoals schema.org hem schrijft, zoals Thing, Service of AdministrativeArea.",
	"Write the name as schema.org does, such as Thing, Service or AdministrativeArea.")
DIAG(URI_PATTERN, "uri-pattern", ERROR,
	"van “{1}” is geen identificatie te maken",
	"no identifier can be made of “{1}”",
	"Schrijf een webadres met één veld tussen accolades: https://voorbeeld.example/id/{code}, of {code:klein}.",
	"Write a web address with one field in braces: https://example.example/id/{code}, or {code:lower}.")
DIAG(URI_WORD, "uri-word", ERROR,
	"achter de dubbele punt kan “{1}” niet staan",
	"“{1}” cannot stand behind the colon",
	"Bekend is: {2}. Of laat het weg, met de dubbele punt.",
	"Known is: {2}. Or leave it out, with the colon.")
DIAG(URI_VALUE, "uri-value", ERROR,
	"van “{1}” is geen identificatie te maken",
	"no identifier can be made of “{1}”",
	"Gebruik in het veld “{2}” alleen letters, cijfers, punten en streepjes.",
	"Use only letters, digits, points and hyphens in the field “{2}”.")
DIAG(DUPLICATE_URI, "duplicate-uri", ERROR,
	"de identificatie {1} is al van een ander",
	"the identifier {1} is already that of another",
	"Geef een van de twee een andere waarde.",
	"Give one of the two another value.")
DIAG(DATA_INCOMPLETE, "data-incomplete", NOTE,
	"DCAT-AP-NL vraagt om “{1}”, en dat staat hier niet",
	"DCAT-AP-NL asks for “{1}”, which is not here",
	"Vul het in zodra het bekend is. Tot dan staat het niet in de catalogus van data.",
	"Fill it in as soon as it is known. Until then the catalogue of data is without it.")
DIAG(FIELD_RESERVED, "field-reserved", ERROR,
	"de sleutel “{1}” is van het programma zelf",
	"the key “{1}” belongs to the program itself",
	"Kies een andere sleutel.",
	"Choose another key.")
DIAG(UNKNOWN_VOCABULARY, "unknown-vocabulary", ERROR,
	"de begrippenlijst “{1}” bestaat niet",
	"the vocabulary “{1}” does not exist",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(UNKNOWN_COLLECTION, "unknown-collection", ERROR,
	"de collectie “{1}” bestaat niet",
	"the collection “{1}” does not exist",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(FACET_KIND, "facet-kind", ERROR,
	"het veld “{1}” kan geen ingang zijn: dat kan alleen met een term uit een begrippenlijst",
	"the field “{1}” cannot be a facet: only a term of a vocabulary can",
	"Maak de soort “term”, of haal de regel “{2}” weg.",
	"Make the kind “term”, or take the line “{2}” out.")
DIAG(FACET_ADDRESS, "facet-address", ERROR,
	"een ingang kan niet de sleutel “{1}” hebben: in het adres van een lijst is dat al iets anders",
	"a facet cannot have the key “{1}”: in the address of a list that is already something else",
	"Kies een andere sleutel, hier en in de kaarten. Al in gebruik zijn: {2}.",
	"Choose another key, here and in the cards. In use are: {2}.")
DIAG(BODY_TWICE, "body-twice", ERROR,
	"een collectie kan maar één veld van soort markdown hebben",
	"a collection can have only one field of kind markdown",
	"Maak van een van de twee een gewone tekst.",
	"Make one of the two a plain text.")
DIAG(COLLECTION_NO_SCHEMA, "collection-no-schema", ERROR,
	"deze map heeft geen {1}, dus de velden zijn niet bekend",
	"this folder has no {1}, so its fields are not known",
	"Maak {1} met de velden van deze collectie.",
	"Make {1} with the fields of this collection.")
DIAG(SECURITY_EXPIRED, "security-expired", ERROR,
	"de geldigheid van security.txt is voorbij: {1}",
	"security.txt has expired: {1}",
	"Controleer het contactadres en kies een nieuwe datum, hoogstens een jaar vooruit.",
	"Check the contact address and choose a new date, at most a year ahead.")
DIAG(SECURITY_EXPIRES_SOON, "security-expires-soon", WARNING,
	"security.txt verloopt binnen 30 dagen: {1}",
	"security.txt expires within 30 days: {1}",
	"Controleer het contactadres en kies een nieuwe datum, hoogstens een jaar vooruit.",
	"Check the contact address and choose a new date, at most a year ahead.")
DIAG(SECURITY_EXPIRES_LATE, "security-expires-late", WARNING,
	"security.txt verloopt pas over meer dan een jaar: {1}",
	"security.txt expires more than a year from now: {1}",
	"Kies een datum hoogstens een jaar vooruit, zoals RFC 9116 aanraadt: dan wordt het contactadres elk jaar gecontroleerd.",
	"Choose a date at most a year ahead, as RFC 9116 recommends: then the contact address is checked every year.")
DIAG(SECURITY_MISSING, "security-missing", NOTE,
	"er is geen “{1}”, dus komt er geen security.txt",
	"there is no “{1}”, so there will be no security.txt",
	"Noem een contactadres en een datum. Sites van de Nederlandse overheid horen een security.txt te hebben.",
	"Name a contact address and a date. Sites of the Dutch government ought to have a security.txt.")
DIAG(SECURITY_HTTPS, "security-https", ERROR,
	"in security.txt mag geen adres met http: staan: {1}",
	"security.txt may hold no address with http: {1}",
	"Gebruik https:, of een adres dat begint met mailto: of tel:.",
	"Use https:, or an address that begins with mailto: or tel:.")
DIAG(ACCESSIBILITY_PAGE, "accessibility-page", ERROR,
	"“{1}” is geen vrije pagina van deze site",
	"“{1}” is no free page of this site",
	"Maak de pagina in content/paginas/, en noem hier haar adres, zoals /toegankelijkheid/.",
	"Make the page in content/paginas/, and name its address here, such as /accessibility/.")
DIAG(ACCESSIBILITY_MISSING, "accessibility-missing", NOTE,
	"er is geen “{1}”",
	"there is no “{1}”",
	"Noem de pagina over toegankelijkheid. Sites van de Nederlandse overheid moeten een toegankelijkheidsverklaring hebben.",
	"Name the page on accessibility. Sites of the Dutch government must have an accessibility statement.")
DIAG(ACCESSIBILITY_STATUS, "accessibility-status", ERROR,
	"“{1}” is geen status van een toegankelijkheidsverklaring",
	"“{1}” is no status of an accessibility statement",
	"Kies A (voldoet volledig), B (voldoet gedeeltelijk), C (eerste maatregelen genomen), D (voldoet niet) of E (geen verklaring).",
	"Choose A (complies fully), B (complies partly), C (first measures taken), D (does not comply) or E (no statement).")
DIAG(ACCESSIBILITY_INCOMPLETE, "accessibility-incomplete", WARNING,
	"bij de toegankelijkheidsverklaring ontbreekt “{1}”",
	"“{1}” is missing of the accessibility statement",
	"Status A tot en met D hebben een verklaring in het register; A en B ook een datum van het onderzoek. Neem over wat daar staat, of laat het weg.",
	"Status A to D have a statement in the register; A and B a date of the test too. Copy what stands there, or leave it out.")
DIAG(ACCESSIBILITY_OLD, "accessibility-old", WARNING,
	"het onderzoek naar de toegankelijkheid is ouder dan 36 maanden: {1}",
	"the accessibility test is more than 36 months old: {1}",
	"Laat de site opnieuw onderzoeken, en neem de nieuwe status over uit het register.",
	"Have the site tested again, and copy the new status from the register.")
DIAG(ACCESSIBILITY_FUTURE, "accessibility-future", ERROR,
	"deze dag moet nog komen: {1}",
	"this day is still to come: {1}",
	"Noem de dag waarop de toegankelijkheid is onderzocht, of laat hem weg.",
	"Name the day on which the accessibility was tested, or leave it out.")

/* Theme and templates */
DIAG(THEME_MISSING, "theme-missing", ERROR,
	"het thema “{1}” bestaat niet",
	"the theme “{1}” does not exist",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(THEME_LOOP, "theme-loop", ERROR,
	"het thema “{1}” breidt uiteindelijk zichzelf uit",
	"the theme “{1}” extends itself in the end",
	"Haal een van de regels “extends” weg.",
	"Take out one of the lines “extends”.")
DIAG(STRINGS_MISSING, "strings-missing", ERROR,
	"het thema heeft geen teksten voor de taal “{1}”",
	"the theme has no strings for the language “{1}”",
	"Maak {2} in het thema.",
	"Make {2} in the theme.")
DIAG(STRING_MISSING, "string-missing", ERROR,
	"de tekst “{1}” ontbreekt in het thema",
	"the string “{1}” is missing in the theme",
	"Voeg een regel “{1}: …” toe.",
	"Add a line “{1}: …”.")
DIAG(ASSET_MISSING, "asset-missing", ERROR,
	"het bestand “{1}” ontbreekt in de assets van het thema",
	"the file “{1}” is missing in the assets of the theme",
	"Zet het in assets/ van het thema, of verbeter de naam.",
	"Put it into assets/ of the theme, or correct the name.")
DIAG(TEMPLATE_MISSING, "template-missing", ERROR,
	"het thema heeft geen sjabloon “{1}”",
	"the theme has no template “{1}”",
	"Maak templates/{1}.mustache, of breid een thema uit dat het heeft.",
	"Make templates/{1}.mustache, or extend a theme that has it.")
DIAG(PARTIAL_MISSING, "partial-missing", ERROR,
	"het deelsjabloon “{1}” bestaat niet",
	"the partial “{1}” does not exist",
	"Maak templates/{1}.mustache, of verbeter de naam.",
	"Make templates/{1}.mustache, or correct the name.")
DIAG(TEMPLATE_NAME, "template-name", ERROR,
	"de naam “{1}” is hier niet bekend",
	"the name “{1}” is not known here",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(TEMPLATE_KIND, "template-kind", ERROR,
	"“{1}” is {2} en kan niet zo gebruikt worden",
	"“{1}” is {2} and cannot be used like this",
	"Zet er {{#{1}}} … {{/{1}}} omheen en gebruik de namen daarbinnen.",
	"Put {{#{1}}} … {{/{1}}} around it and use the names inside.")
DIAG(TEMPLATE_TAG_UNCLOSED, "template-tag-unclosed", ERROR,
	"deze tag wordt niet gesloten: “{1}” ontbreekt",
	"this tag is not closed: “{1}” is missing",
	"Sluit de tag zoals hij begint: {{naam}} of {{{naam}}}.",
	"Close the tag as it begins: {{name}} or {{{name}}}.")
DIAG(TEMPLATE_TAG, "template-tag", ERROR,
	"deze tag klopt niet: {1}",
	"this tag is not right: {1}",
	"Een tag is {{naam}}, {{#naam}}, {{^naam}}, {{/naam}}, {{>deel}}, {{<ouder}} of {{$blok}}.",
	"A tag is {{name}}, {{#name}}, {{^name}}, {{/name}}, {{>partial}}, {{<parent}} or {{$block}}.")
DIAG(TEMPLATE_SECTION_UNCLOSED, "template-section-unclosed", ERROR,
	"het deel “{1}” wordt niet gesloten",
	"the section “{1}” is not closed",
	"Sluit het met {{/{1}}}.",
	"Close it with {{/{1}}}.")
DIAG(TEMPLATE_SECTION_CLOSE, "template-section-close", ERROR,
	"hier sluit “{1}”, maar dat is niet open",
	"“{1}” is closed here, but it is not open",
	"Verbeter de naam of haal de tag weg.",
	"Correct the name or take the tag out.")
DIAG(TEMPLATE_TOO_DEEP, "template-too-deep", ERROR,
	"hier liggen te veel delen en sjablonen in elkaar: meer dan {1}",
	"too many sections and templates lie inside one another here: more than {1}",
	"Een deelsjabloon dat zichzelf aanroept, moet ergens ophouden.",
	"A partial that calls itself has to end somewhere.")

/* Numbers and rules */
DIAG(NUMBER_AMBIGUOUS, "number-ambiguous", ERROR,
	"“{1}” is op twee manieren te lezen: met duizendtallen of met decimalen",
	"“{1}” can be read in two ways: with thousands or with decimals",
	"Schrijf {2} voor het hele getal, of {3} met decimalen.",
	"Write {2} for the whole number, or {3} with decimals.")
DIAG(NUMBER_TOO_LONG, "number-too-long", ERROR,
	"“{1}” heeft te veel cijfers: meer dan {2}, of meer dan {3} achter de komma",
	"“{1}” has too many digits: more than {2}, or more than {3} decimals",
	"Rond het getal af, of kies een grotere eenheid.",
	"Round the number, or choose a larger unit.")
DIAG(RULE_CHARACTER, "rule-character", ERROR,
	"“{1}” heeft in een voorwaarde geen betekenis",
	"“{1}” has no meaning in a condition",
	"Gebruik namen, getallen, haakjes, en, of, niet, en = <> < <= > >=.",
	"Use names, numbers, brackets, and, or, not, and = <> < <= > >=.")
DIAG(RULE_SYNTAX, "rule-syntax", ERROR,
	"hier hoort {1}, maar hier staat {2}",
	"{1} is expected here, but here stands {2}",
	"Schrijf bijvoorbeeld “waarde > landelijk en niet mutatie ontbreekt”.",
	"Write, for instance, “value > national and not growth is missing”.")
DIAG(RULE_TOO_LONG, "rule-too-long", ERROR,
	"deze voorwaarde is te lang: meer dan {1} tekens",
	"this condition is too long: more than {1} characters",
	"Verdeel haar over meer gevallen.",
	"Spread it over more cases.")
DIAG(RULE_TOO_DEEP, "rule-too-deep", ERROR,
	"hier liggen te veel haakjes en ontkenningen in elkaar: meer dan {1}",
	"too many brackets and negations lie inside one another here: more than {1}",
	"Verdeel de voorwaarde over meer gevallen.",
	"Spread the condition over more cases.")
DIAG(RULE_NAME, "rule-name", ERROR,
	"de naam “{1}” is in deze voorwaarde niet bekend",
	"the name “{1}” is not known in this condition",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(RULE_WORD, "rule-word", ERROR,
	"“{1}” is geen keuze van “{2}”",
	"“{1}” is not a choice of “{2}”",
	"Kies uit: {3}.",
	"Choose from: {3}.")
DIAG(RULE_KINDS, "rule-kinds", ERROR,
	"“{1}” en “{2}” zijn niet te vergelijken: het ene is een getal, het andere een keuze",
	"“{1}” and “{2}” cannot be compared: one is a number, the other a choice",
	"Vergelijk een getal met een getal, en een keuze met een van haar woorden.",
	"Compare a number with a number, and a choice with one of its words.")
DIAG(RULE_CHOICES, "rule-choices", ERROR,
	"“{1}” en “{2}” zijn allebei een keuze, met elk hun eigen woorden",
	"“{1}” and “{2}” are both a choice, each with words of its own",
	"Vergelijk elk met een van zijn eigen woorden.",
	"Compare each with one of its own words.")
DIAG(RULE_ORDER, "rule-order", ERROR,
	"“{1}” is een keuze: die kent geen meer of minder",
	"“{1}” is a choice, which knows no more or less",
	"Gebruik = of <>, en verdeel de woorden over de gevallen.",
	"Use = or <>, and spread the words over the cases.")
DIAG(RULE_CONSTANT, "rule-constant", ERROR,
	"deze vergelijking heeft altijd dezelfde uitkomst",
	"this comparison always has the same result",
	"Vergelijk iets dat gemeten wordt met iets anders.",
	"Compare something that is measured with something else.")
DIAG(RULE_HOLE, "rule-hole", ERROR,
	"{1} heeft geen uitkomst in de regel van “{2}”",
	"{1} has no outcome in the rule of “{2}”",
	"Neem het op in een van de gevallen, of sluit af met een geval “anders”.",
	"Take it into one of the cases, or end with a case “otherwise”.")
DIAG(RULE_NEVER, "rule-never", ERROR,
	"“{1}” kan nooit waar zijn",
	"“{1}” can never be true",
	"Kijk naar de grenzen van de waarden, of haal het geval weg.",
	"Look at the bounds of the values, or take the case out.")
DIAG(RULE_UNREACHABLE, "rule-unreachable", ERROR,
	"“{1}” komt nooit aan de beurt in de regel van “{3}”: {2}",
	"“{1}” is never reached in the rule of “{3}”: {2}",
	"Zet dit geval hoger, maak het eerdere nauwer, of haal het weg.",
	"Move this case up, make the earlier one narrower, or take it out.")
DIAG(RULE_TOO_COMPLEX, "rule-too-complex", ERROR,
	"deze regel heeft te veel combinaties om ze alle na te gaan: meer dan {1}",
	"this rule has too many combinations to go through them all: more than {1}",
	"Gebruik minder getallen en namen in één regel, of verdeel het onderwerp.",
	"Use fewer numbers and names in one rule, or split the subject.")
DIAG(RULES_TOO_COMPLEX, "rules-too-complex", ERROR,
	"alle regels samen hebben te veel combinaties om ze na te gaan; bij deze regel was het op",
	"all rules together have too many combinations to go through; they ran out at this rule",
	"Gebruik in de grootste regels minder getallen en namen; wat hierna komt, is niet nagegaan.",
	"Use fewer numbers and names in the largest rules; what comes after this was not gone through.")
DIAG(GATE_NO_RULE, "gate-no-rule", ERROR,
	"“{1}” heeft geen regel, dus een poort kan het niet grijs maken",
	"“{1}” has no rule, so a gate cannot make it grey",
	"Haal “{1}” weg uit deze poort, of geef het een regel.",
	"Take “{1}” out of this gate, or give it a rule.")
DIAG(GROUP_SELF, "group-self", ERROR,
	"“{1}” kan niet zijn eigen groep zijn",
	"“{1}” cannot be its own group",
	"Noem een ander onderwerp, waarvan de waarde de groepen maakt.",
	"Name another subject, whose value makes the groups.")
DIAG(GATE_ALWAYS, "gate-always", ERROR,
	"“{1}” is altijd waar, dus deze poort is altijd dicht",
	"“{1}” is always true, so this gate is always closed",
	"Maak de voorwaarde nauwer.",
	"Make the condition narrower.")

/* Monitors: editions and measurements */
DIAG(PRIVATE, "private", NOTE,
	"dit is niet openbaar en wordt niet gepubliceerd",
	"this is not public and is not published",
	"",
	"")
DIAG(REFERENCE_PRIVATE, "reference-private", NOTE,
	"“{1}” is niet openbaar en wordt hier weggelaten",
	"“{1}” is not public and is left out here",
	"",
	"")
DIAG(SUCCESSOR_LOOP, "successor-loop", WARNING,
	"“{1}” is zo uiteindelijk in zichzelf opgegaan",
	"this way “{1}” has merged into itself in the end",
	"Noem bij “{2}” waarin het wél is opgegaan, of haal de regel weg.",
	"Name under “{2}” what it did merge into, or take the line out.")
DIAG(FOLDER_RESERVED, "folder-reserved", ERROR,
	"de map “{1}” is voor monitors; een collectie kan zo niet heten",
	"the folder “{1}” is for monitors; a collection cannot have that name",
	"Geef de collectie een map met een andere naam.",
	"Give the collection a folder of another name.")
DIAG(MONITOR_MISSING, "monitor-missing", ERROR,
	"deze map heeft geen monitor.yaml, dus wat er gemeten wordt is niet bekend",
	"this folder has no monitor.yaml, so what is measured is not known",
	"Maak monitor.yaml met de titel van de monitor en de collectie die gemeten wordt.",
	"Make monitor.yaml with the title of the monitor and the collection that is measured.")
DIAG(MONITOR_PUBLIC, "monitor-public", ERROR,
	"van “{1}” is niet gezegd wie er openbaar is, en deze monitor zou alles laten zien",
	"of “{1}” it is not said who is public, and this monitor would show all",
	"Noem in het schema het openbaarveld; of schrijf hier “{2}: ja” als van iedereen alles te zien mag zijn.",
	"Name the public_field in the schema; or write “{2}: yes” here if all of everybody may be seen.")
DIAG(LIST_TOO_LONG, "list-too-long", ERROR,
	"hier staan er te veel: {1}, en meer dan {2} kan niet",
	"there are too many here: {1}, and more than {2} is not possible",
	"Verdeel ze, of laat weg wat niet nodig is.",
	"Spread them, or leave out what is not needed.")
DIAG(EDITION_NAME, "edition-name", ERROR,
	"de naam “{1}” kan geen webadres van een editie worden",
	"the name “{1}” cannot become the web address of an edition",
	"Gebruik kleine letters, cijfers, streepjes en punten, zoals in 3.0.yaml.",
	"Use lower case letters, digits, hyphens and dots, as in 3.0.yaml.")
DIAG(EDITION_DATE, "edition-date", ERROR,
	"een andere editie gaat op dezelfde dag in, {1}",
	"another edition begins on the same day, {1}",
	"Verbeter een van de twee datums; op elke dag geldt één editie.",
	"Correct one of the two dates; on every day one edition holds.")
DIAG(BAD_MOMENT, "bad-moment", ERROR,
	"“{1}” is niet te lezen als moment",
	"“{1}” cannot be read as a moment",
	"Schrijf een jaar, maand, dag of tijdstip: 2018, 2018-02, 2018-02-06 of 2018-02-06 05:00.",
	"Write a year, month, day or time: 2018, 2018-02, 2018-02-06 or 2018-02-06 05:00.")
DIAG(MEASURE_KIND, "measure-kind", ERROR,
	"“{1}” is geen soort waarde die hier kan",
	"“{1}” is not a kind of value that can be here",
	"Kies uit: {2}.",
	"Choose from: {2}.")
DIAG(UNKNOWN_COMPARATOR, "unknown-comparator", ERROR,
	"“{1}” is geen vergelijking",
	"“{1}” is not a comparator",
	"Kies uit: {2}.",
	"Choose from: {2}.")
DIAG(KEY_MISPLACED, "key-misplaced", ERROR,
	"“{1}” past hier niet: het kan alleen bij {2}",
	"“{1}” does not fit here: it can only be with {2}",
	"Haal de regel weg, of verander waar zij bij hoort.",
	"Take the line out, or change what it belongs to.")
DIAG(CASE_STATUS, "case-status", ERROR,
	"een geval van een regel heeft precies één status, en hier staan er {1}",
	"a case of a rule has exactly one status, and here are {1}",
	"Schrijf elk geval als “- {2}: voorwaarde”, met een streepje ervoor.",
	"Write every case as “- {2}: condition”, with a hyphen before it.")
DIAG(COLUMN_FIRST, "column-first", ERROR,
	"de eerste kolom van een tabel noemt de rijen en is van soort {1}",
	"the first column of a table names the rows and is of kind {1}",
	"Zet een kolom met de namen van de rijen vooraan.",
	"Put a column with the names of the rows first.")
DIAG(UNKNOWN_INDICATOR, "unknown-indicator", ERROR,
	"“{1}” is geen indicator van editie {2}",
	"“{1}” is not an indicator of edition {2}",
	"Bekend zijn: {3}.",
	"Known are: {3}.")
DIAG(UNKNOWN_EDITION, "unknown-edition", ERROR,
	"de editie “{1}” bestaat niet",
	"the edition “{1}” does not exist",
	"Bekend zijn: {2}.",
	"Known are: {2}.")
DIAG(UNKNOWN_TABLE, "unknown-table", ERROR,
	"de tabel “{1}” staat niet in editie {2}",
	"the table “{1}” is not in edition {2}",
	"Bekend zijn: {3}.",
	"Known are: {3}.")
DIAG(UNKNOWN_CHOICE, "unknown-choice", ERROR,
	"“{1}” is hier geen keuze",
	"“{1}” is not a choice here",
	"Kies uit: {2}.",
	"Choose from: {2}.")
DIAG(VALUE_LOW, "value-low", ERROR,
	"{1} is te laag: het laagste dat hier kan is {2}",
	"{1} is too low: the lowest that can be here is {2}",
	"Kijk of de komma goed staat; is het niet bekend, schrijf dan een streepje: '-'.",
	"See whether the decimal mark is right; if it is not known, write a hyphen: '-'.")
DIAG(VALUE_HIGH, "value-high", ERROR,
	"{1} is te hoog: het hoogste dat hier kan is {2}",
	"{1} is too high: the highest that can be here is {2}",
	"Kijk of de komma goed staat; is het niet bekend, schrijf dan een streepje: '-'.",
	"See whether the decimal mark is right; if it is not known, write a hyphen: '-'.")
DIAG(VALUE_WHOLE, "value-whole", ERROR,
	"{1} is geen geheel getal, en dat moet hier wel",
	"{1} is not a whole number, as it must be here",
	"Schrijf een getal zonder komma.",
	"Write a number without a decimal mark.")
DIAG(VALUE_LATER, "value-later", ERROR,
	"{1} is later dan de dag van de meting, {2}",
	"{1} is later than the day of the measurement, {2}",
	"Schrijf de datum zoals die op de dag van de meting bekend was.",
	"Write the date as it was known on the day of the measurement.")
DIAG(NATIONAL_VALUE, "national-value", ERROR,
	"“{1}” is voor iedereen gelijk en hoort niet in dit bestand",
	"“{1}” is the same for all and does not belong in this file",
	"Zet het in {2} van dezelfde dag.",
	"Put it into {2} of the same day.")
DIAG(OWN_VALUE, "own-value", ERROR,
	"“{1}” verschilt per deelnemer en hoort niet in het landelijke bestand",
	"“{1}” differs by participant and does not belong in the national file",
	"Zet het in het bestand van de deelnemer.",
	"Put it into the file of the participant.")
DIAG(NO_NATIONAL_VALUE, "no-national-value", ERROR,
	"bij “{1}” hoort geen landelijk cijfer: de editie vergelijkt er niet mee",
	"“{1}” has no national figure: the edition does not compare with one",
	"Haal de regel weg, of geef de indicator in de editie een “{2}”.",
	"Take the line out, or give the indicator a “{2}” in the edition.")
DIAG(NATIONAL_FIGURE, "national-figure", WARNING,
	"het landelijke cijfer voor “{1}” ontbreekt, terwijl er op deze dag wel een waarde is",
	"the national figure for “{1}” is missing, though there is a value on this day",
	"Schrijf in dit blok, met een cijfer op de puntjes: “{2}”. Is het niet bekend, zet daar dan een streepje: '-'.",
	"Write in this block, with a figure at the dots: “{2}”. If it is not known, put a hyphen there: '-'.")
DIAG(NATIONAL_APPLIES, "national-applies", ERROR,
	"een landelijk cijfer kan niet “niet van toepassing” zijn, ook niet bij “{1}”",
	"a national figure cannot be “not applicable”, not for “{1}” either",
	"Schrijf het cijfer, of een streepje als het niet bekend is: '-'.",
	"Write the figure, or a hyphen if it is not known: '-'.")
DIAG(NATIONAL_TABLE, "national-table", WARNING,
	"de tabel “{1}” heeft landelijke kolommen, maar in dit bestand geen rijen",
	"the table “{1}” has national columns, but no rows in this file",
	"Zet de tabel onder “tabellen”, met in elke rij de naam en de landelijke cellen.",
	"Put the table below “tables”, with the name and the national cells in each row.")
DIAG(PER_GROUP, "per-group", ERROR,
	"“{1}” heeft een gemiddelde per groep, dus één landelijk cijfer past hier niet",
	"“{1}” has a mean for each group, so one national figure does not fit here",
	"Schrijf bij elke waarde van “{2}” het gemiddelde van die groep, zoals: {3}.",
	"Write the mean of its group with each value of “{2}”, such as: {3}.")
DIAG(GROUP_MISSING, "group-missing", WARNING,
	"het landelijke bestand geeft voor “{1}” geen gemiddelde van de groep {2}, en die komt wel voor",
	"the national file gives no mean of the group {2} for “{1}”, though it occurs",
	"Schrijf in dit blok, met een cijfer op de puntjes: “{3}”. Is het niet bekend, zet daar dan een streepje: '-'.",
	"Write in this block, with a figure at the dots: “{3}”. If it is not known, put a hyphen there: '-'.")
DIAG(ROW_UNMATCHED, "row-unmatched", WARNING,
	"het landelijke bestand heeft in de tabel “{2}” geen rij “{1}”",
	"the national file has no row “{1}” in the table “{2}”",
	"Schrijf de naam in beide bestanden gelijk, of voeg de rij daar toe. Nog vrij zijn: {3}.",
	"Write the name alike in both files, or add the row there. Still free are: {3}.")
DIAG(ROW_CELLS, "row-cells", ERROR,
	"aantal delen in deze rij: {1}; het moeten er {2} zijn ({3})",
	"number of parts in this row: {1}; there should be {2} ({3})",
	"Zet tussen de delen een rechte streep met spaties ( | ), en schrijf decimalen met een komma.",
	"Put a vertical bar with blanks ( | ) between the parts, and write decimals with a comma.")
DIAG(MEASUREMENT_DATE, "measurement-date", ERROR,
	"de map “{1}” heet niet naar een dag",
	"the folder “{1}” is not named after a day",
	"Noem de map naar de dag van de meting, als jaar-maand-dag, zoals 2026-03-31.",
	"Name the folder after the day of the measurement, as year-month-day, such as 2026-03-31.")
DIAG(EDITION_DIFFERS, "edition-differs", ERROR,
	"deze meting gebruikt editie {1}, en een andere van dezelfde dag editie {2}",
	"this measurement uses edition {1}, and another of the same day edition {2}",
	"Noem in alle metingen van één dag dezelfde editie.",
	"Name the same edition in all measurements of one day.")
DIAG(MEASUREMENT_EARLY, "measurement-early", WARNING,
	"deze meting is van voor de dag waarop editie {1} inging, {2}",
	"this measurement is from before the day on which edition {1} began, {2}",
	"Kijk of de editie klopt, of de datum in de editie.",
	"See whether the edition is right, or the date in the edition.")
DIAG(MEASUREMENT_ENDED, "measurement-ended", WARNING,
	"deze meting is van {1}, maar “{2}” bestond maar tot {3}",
	"this measurement is of {1}, but “{2}” existed only until {3}",
	"Kijk of de meting van een opvolger is, en of de datum klopt.",
	"See whether the measurement is of a successor, and whether the date is right.")
DIAG(NATIONAL_MISSING, "national-missing", WARNING,
	"hier staat geen {1}, dus er is niets om mee te vergelijken",
	"there is no {1} here, so there is nothing to compare with",
	"Maak {1} met de landelijke cijfers van deze dag.",
	"Make {1} with the national figures of this day.")

/* Privacy */
DIAG(PERSONAL_EMAIL, "personal-email", WARNING,
	"“{1}” lijkt het adres van een persoon",
	"“{1}” looks like the address of a person",
	"Gebruik een adres dat bij een taak hoort, zoals info@ of servicedesk@.",
	"Use an address that belongs to a task, such as info@ or servicedesk@.")

/* Import */
DIAG(CSV_EMPTY, "csv-empty", ERROR,
	"hier staan geen rijen met cijfers",
	"there are no rows with figures here",
	"De eerste regel noemt de kolommen; daaronder komt een rij voor elk cijfer of elke deelnemer.",
	"The first line names the columns; below it comes a row for each figure or each subject.")
DIAG(CSV_QUOTE, "csv-quote", ERROR,
	"een aanhalingsteken staat hier op een plek waar dat niet kan",
	"a quotation mark stands here where it cannot be",
	"Zet de hele cel tussen aanhalingstekens, en schrijf een aanhalingsteken daarbinnen dubbel.",
	"Put the whole cell in quotation marks, and write such a mark inside it twice.")
DIAG(CSV_RAGGED, "csv-ragged", ERROR,
	"het aantal cellen is hier {1}, en in de eerste regel {2}",
	"the number of cells is {1} here, and {2} in the first line",
	"Geef elke rij evenveel cellen; een getal of tekst met het scheidingsteken erin hoort tussen aanhalingstekens.",
	"Give every row as many cells; a number or text that holds the mark between cells belongs in quotation marks.")
DIAG(CSV_TOO_LARGE, "csv-too-large", ERROR,
	"deze tabel is te groot: meer dan {1} cellen",
	"this table is too large: more than {1} cells",
	"Verdeel haar over meer bestanden.",
	"Divide it over more files.")
DIAG(CSV_UNCLOSED, "csv-unclosed", ERROR,
	"dit aanhalingsteken wordt nergens gesloten",
	"this quotation mark is never closed",
	"Zet aan het eind van de cel ook een aanhalingsteken.",
	"Put a quotation mark at the end of the cell too.")
DIAG(IMPORT_UTF16, "import-utf16", ERROR,
	"dit bestand is bewaard als UTF-16",
	"this file was saved as UTF-16",
	"Kies in Excel bij Opslaan als “CSV UTF-8”, in LibreOffice Calc CSV met de tekenset Unicode (UTF-8).",
	"In Excel, save it as “CSV UTF-8”; in LibreOffice Calc, as CSV with the character set Unicode (UTF-8).")
DIAG(IMPORT_SPREADSHEET, "import-spreadsheet", ERROR,
	"dit is een werkmap van een rekenblad, geen CSV",
	"this is the workbook of a spreadsheet, not CSV",
	"Kies in Excel bij Opslaan als “CSV UTF-8”, in LibreOffice Calc CSV met de tekenset Unicode (UTF-8).",
	"In Excel, save it as “CSV UTF-8”; in LibreOffice Calc, as CSV with the character set Unicode (UTF-8).")
DIAG(IMPORT_FAULTY, "import-faulty", ERROR,
	"hierin staan fouten, dus er valt niets aan af te meten",
	"there are errors in this, so nothing can be measured by it",
	"“kaartenbak check” toont ze; herstel die eerst.",
	"“kaartenbak check” shows them; mend those first.")
DIAG(IMPORT_NO_SUBJECT, "import-no-subject", ERROR,
	"geen kolom zegt van wie de cijfers zijn",
	"no column says whose figures these are",
	"Geef een kolom een van deze namen: {1}.",
	"Give a column one of these names: {1}.")
DIAG(IMPORT_NO_COLUMN, "import-no-column", ERROR,
	"de kolom “{1}” ontbreekt",
	"the column “{1}” is missing",
	"In de lange vorm zijn de kolommen {2}.",
	"In the long form the columns are {2}.")
DIAG(IMPORT_COLUMN, "import-column", ERROR,
	"de kolom “{1}” is niet bekend",
	"the column “{1}” is not known",
	"Een kolom heet naar een indicator van editie {2}, of haal haar weg; bekend zijn: {3}.",
	"A column is called after an indicator of edition {2}, or take it out; known are: {3}.")
DIAG(IMPORT_COLUMN_TWICE, "import-column-twice", ERROR,
	"de kolom “{1}” staat er twee keer",
	"the column “{1}” is there twice",
	"Haal een van beide weg.",
	"Take one of them out.")
DIAG(IMPORT_INDICATOR, "import-indicator", ERROR,
	"“{1}” is geen indicator van editie {2}",
	"“{1}” is no indicator of edition {2}",
	"Bekend zijn: {3}.",
	"Known are: {3}.")
DIAG(IMPORT_GROUP, "import-group", ERROR,
	"“{1}” heeft niet één landelijk getal, maar een voor elke groep",
	"“{1}” has no single national figure, but one for each group",
	"Maak voor elke groep een kolom {1}.per_groep.GROEP; in de lange vorm komt per_groep.GROEP bij invoer.",
	"Make a column {1}.per_group.GROUP for each group; in the long form per_group.GROUP goes under input.")
DIAG(IMPORT_SUBJECT, "import-subject", ERROR,
	"“{1}” is niet te vinden in {2}",
	"“{1}” is not to be found in {2}",
	"Maak het bestand, of verbeter de naam; id, titel en code zijn goed.",
	"Make the file, or correct the name; id, title and code will do.")
DIAG(IMPORT_SUBJECT_AMBIGUOUS, "import-subject-ambiguous", ERROR,
	"“{1}” kan meer dan een zijn: {2} en {3}",
	"“{1}” can be more than one: {2} and {3}",
	"Noem het id.",
	"Name the id.")
DIAG(IMPORT_SUBJECT_DIFFERS, "import-subject-differs", ERROR,
	"“{1}” is {2}, maar deze rij gaat over {3}",
	"“{1}” is {2}, but this row is about {3}",
	"Verbeter een van beide.",
	"Correct one of them.")
DIAG(IMPORT_SUBJECT_MISSING, "import-subject-missing", ERROR,
	"deze rij zegt niet van wie de cijfers zijn",
	"this row does not say whose figures these are",
	"Vul id, naam of code in.",
	"Fill in an id, name or code.")
DIAG(IMPORT_TWICE, "import-twice", ERROR,
	"dit staat er twee keer: {1}",
	"this is there twice: {1}",
	"Haal een van beide weg.",
	"Take one of them out.")
DIAG(IMPORT_NO_DATE, "import-no-date", ERROR,
	"hier staat niet wanneer er gemeten is",
	"this does not say on which day was measured",
	"Geef de datum met --date, of maak een kolom {1}.",
	"Give the date with --date, or make a column {1}.")
DIAG(IMPORT_EDITION, "import-edition", ERROR,
	"{1} heeft geen editie “{2}”",
	"{1} has no edition “{2}”",
	"Bekend zijn: {3}.",
	"Known are: {3}.")
DIAG(IMPORT_NO_EDITION, "import-no-edition", ERROR,
	"op {1} gold nog geen editie van {2}",
	"on {1} there was no edition of {2} yet",
	"Verbeter de datum, of noem de editie met --edition.",
	"Correct the date, or name the edition with --edition.")
DIAG(IMPORT_EDITION_DIFFERS, "import-edition-differs", ERROR,
	"op {1} wordt gemeten met editie {2}, en hier met {3}",
	"on {1} edition {2} is measured with, and {3} here",
	"Alle metingen van een dag horen bij dezelfde editie.",
	"All measurements of one day belong to the same edition.")
DIAG(IMPORT_EXISTS, "import-exists", ERROR,
	"het bestand {1} is er al en zegt iets anders",
	"the file {1} is there already and says something else",
	"Met --replace komen deze cijfers in het bestand; wat de tabel niet noemt, blijft staan.",
	"With --replace these figures go into the file; what the table does not name stays.")

/* Output */
DIAG(OUTPUT_FOREIGN, "output-foreign", ERROR,
	"dit bestand is niet door kaartenbak gemaakt en zou overschreven worden",
	"this file was not made by kaartenbak and would be overwritten",
	"Zet het ergens anders, of kies met -o een andere map.",
	"Put it somewhere else, or choose another folder with -o.")
DIAG(FORMAT_REFUSED, "format-refused", WARNING,
	"dit bestand kan niet worden opgemaakt zonder dat er iets anders in komt te staan, en blijft zoals het is",
	"this file cannot be formatted without changing what it says, and stays as it is",
	"Schrijf de waarde die hier staat eenvoudiger, op één regel zoals “titel: Een naam” of als tekst onder “|” zonder “+”, en probeer het opnieuw.",
	"Write the value that stands here in a simpler way, on one line such as “title: A name” or as text below “|” without “+”, and try again.")
DIAG(OUTPUT_FAILED, "output-failed", SYSTEM,
	"kan niet schrijven: {1}",
	"cannot write: {1}",
	"Kijk of de map bestaat, of u daar mag schrijven en of er ruimte is.",
	"See whether the folder exists, whether you may write there and whether there is room.")

/* Hints for who writes, only with check --hints */
DIAG(HINT_LONG_SENTENCE, "hint-long-sentence", HINT,
	"deze zin heeft {1} woorden",
	"this sentence has {1} words",
	"Maak er twee zinnen of een lijst van: tot {2} woorden leest een zin makkelijk.",
	"Make two sentences or a list of it: up to {2} words a sentence reads easily.")
DIAG(HINT_ABBREVIATION, "hint-abbreviation", HINT,
	"hier staat niet wat {1} betekent",
	"this does not say what {1} means",
	"Schrijf de eerste keer de hele naam, met de afkorting tussen haakjes erachter.",
	"Write the whole name the first time, with the abbreviation in brackets behind it.")
DIAG(HINT_ABBREVIATION_UNLISTED, "hint-abbreviation-unlisted", HINT,
	"{1} wordt hier niet uitgelegd, maar de site kent de afkorting wel",
	"{1} is not explained here, but the site does know the abbreviation",
	"Zet {3} bij “{2}”, dan linkt het woord naar de uitleg.",
	"Add {3} to “{2}”, and the word will link to what it means.")
DIAG(HINT_PASSIVE, "hint-passive", HINT,
	"lijdende vorm: “{1}”",
	"passive voice: “{1}”",
	"Zeg wie het doet: liever “de gemeente beslist” dan “er wordt beslist”.",
	"Say who does it: rather “the council decides” than “it is decided”.")
DIAG(HINT_DATED_WORD, "hint-dated-word", HINT,
	"“{1}” zegt niet wanneer, en deze tekst heeft geen datum van het afgelopen jaar",
	"“{1}” does not say when, and this text has no date of the past year",
	"Noem de maand of het jaar, of haal het woord weg.",
	"Name the month or the year, or take the word out.")
DIAG(HINT_PAST_DATE, "hint-past-date", HINT,
	"{1} is voorbij, maar deze zin doet alsof het nog komt",
	"{1} is over, but this sentence speaks of it as to come",
	"Schrijf wat er is gebeurd, of haal de zin weg.",
	"Write what has happened, or take the sentence out.")
DIAG(HINT_REVIEW, "hint-review", HINT,
	"deze tekst is voor het laatst bekeken op {1}: meer dan een jaar geleden",
	"this text was last looked at on {1}: more than a year ago",
	"Lees hem na, en zet er de datum van vandaag bij, ook als er niets verandert.",
	"Read it again, and give it today's date, even if nothing changes.")
DIAG(HINT_UNKNOWN, "hint-unknown", HINT,
	"“{1}” is nog onbekend",
	"“{1}” is still unknown",
	"Vul het in zodra u het weet.",
	"Fill it in as soon as you know.")
DIAG(HINT_UNKNOWN_SHOWN, "hint-unknown-shown", HINT,
	"op de site staat bij “{1}” letterlijk “{2}”",
	"on the site “{1}” literally says “{2}”",
	"Dit veld is niet verplicht: vul het in, of haal dit woord weg.",
	"This field is optional: fill it in, or take this word out.")
DIAG(HINT_EMPTY_SECTION, "hint-empty-section", HINT,
	"onder de kop “{1}” staat nog niets",
	"there is nothing yet below the heading “{1}”",
	"Schrijf de tekst, of haal de kop weg.",
	"Write the text, or take the heading out.")
DIAG(HINT_NO_TEXT, "hint-no-text", HINT,
	"onder de velden staat nog geen tekst voor lezers",
	"there is no text for readers below the fields yet",
	"Schrijf de tekst onder de tweede regel ---; wat tussen <!-- en --> staat, telt niet mee.",
	"Write the text below the second line ---; what stands between <!-- and --> does not count.")
/* clang-format on */
