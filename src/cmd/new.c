/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak new: a card with everything that an editor has to know in it. */
#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "base/slug.h"
#include "cmd/common.h"
#include "cmd/opt.h"
#include "edit/edit.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static const char *collection_id, *title, *id;
static struct opt_words settings;

static const struct opt options[] = {
	{OPT_WORD, 0, "COLLECTION", NULL,
		{"Waar de kaart in komt: de naam van een map in content/.",
			"Where the card goes: the name of a folder in content/."},
		&collection_id},
	{OPT_WORD, 0, "TITLE", NULL,
		{"De titel; daarvan wordt ook de naam van het bestand gemaakt.",
			"The title, of which the name of the file is made too."},
		&title},
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_STRING, 0, "id", "ID",
		{"Een andere naam voor het bestand, zonder .md.",
			"Another name for the file, without .md."},
		&id},
	{OPT_STRINGS, 0, "set", "KEY=VALUE",
		{"Vul een veld in; mag vaker, en bij een lijst met komma's ertussen.",
			"Fill in a field; may be repeated, and in a list with commas between."},
		&settings},
	SITE_OPTION_THEMES(arguments),
	SITE_OPTION_FORMAT(arguments),
	SITE_OPTION_LANG(arguments),
	{.kind = OPT_END},
};

static int usage(enum lang lang, const char *nl, const char *en, struct str word)
{
	fprintf(stderr, "kaartenbak new: ");
	fprintf(stderr, "%s%s%.*s\n", lang == LANG_NL ? nl : en, word.n ? ": " : "", STR_ARG(word));
	return EXIT_USAGE;
}

static const struct collection *find_collection(const struct site *site, enum lang lang)
{
	static const char *const what[] = {"de collectie", "collection"};
	const struct collection *found = model_collection(&site->model, str_from(collection_id));
	struct choices choices = choices_for(collection_id);

	if (found)
		return found;
	vec_each (struct collection *const, it, &site->model.collections)
		choices_offer(&choices, (*it)->id);
	choices_report(&choices, command_new.name, lang, what);
	return NULL;
}

/* ---- --set ---- */

static int report_key(const struct collection *collection, const char *key, enum lang lang)
{
	static const char *const what[] = {"het veld", "field"};
	struct choices choices = choices_for(key);

	vec_each (struct field *const, it, &collection->fields)
		if ((*it)->kind != FIELD_MARKDOWN)
			choices_offer(&choices, (*it)->key);
	return choices_report(&choices, command_new.name, lang, what);
}

/* Commas alone make no list. */
static bool has_value(const struct field *field, struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (!strchr(" \t\r\n", value.p[i]) && !(field->list && value.p[i] == ','))
			return true;
	return false;
}

static bool is_given(const struct setting *list, size_t n, struct str key)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].key, key))
			return true;
	return false;
}

/* The setting of number i, with those that were read before it. */
static int check_setting(struct arena *arena, const struct collection *collection,
	const struct field *field, const struct setting *list, size_t i, enum lang lang)
{
	struct str word = str_join(arena, STR("--set "), str_from(settings.list.v[i]));

	if (field == collection->title_field)
		return usage(lang, "de titel noemt u al vóór de opties", "the title has been given",
			word);
	if (is_given(list, i, list[i].key))
		return usage(lang,
			field->list ? "dit veld is al ingevuld; zet komma's tussen de waarden"
				    : "dit veld is al ingevuld",
			field->list ? "this field is filled in; put commas between the values"
				    : "this field is filled in",
			word);
	if (!has_value(field, list[i].value))
		return usage(lang, "hier staat geen waarde", "there is no value here", word);
	return EXIT_FINE;
}

static int read_settings(struct arena *arena, enum lang lang, struct card_options *card)
{
	struct setting *list = arena_array(arena, struct setting, settings.list.n + 1);
	int code = EXIT_FINE;

	card->settings = list;
	card->settings_n = settings.list.n;
	for (size_t i = 0; i < settings.list.n && !code; i++) {
		struct str word = str_from(settings.list.v[i]);
		size_t n = str_find_char(word, '=');
		const struct field *field;

		list[i].key = str_slice(word, 0, n);
		list[i].value = str_from_index(word, n + 1);
		if (n == word.n)
			return usage(
				lang, "schrijf --set VELD=WAARDE", "write --set KEY=VALUE", word);
		field = map_get(&card->collection->by_key, list[i].key);
		if (!field || field->kind == FIELD_MARKDOWN)
			return report_key(card->collection, str_z(arena, list[i].key), lang);
		code = check_setting(arena, card->collection, field, list, i, lang);
	}
	return code;
}

/* ---- The id ---- */

static int report_name(struct arena *arena, const struct site *site,
	const struct card_options *card, enum card_name name, enum lang lang)
{
	static const char *const words[][2] = {
		[CARD_NAME_INVALID] =
			{"deze naam mag niet; gebruik kleine letters, cijfers en streepjes",
				"this name may not be; use small letters, digits and hyphens"},
		[CARD_NAME_TAKEN] = {"deze naam is al in gebruik", "this name is in use"},
		[CARD_NAME_RESERVED] = {"op dit adres maakt de site zelf een pagina",
			"at this address the site makes a page itself"},
	};
	struct str better = name == CARD_NAME_INVALID
				    ? slug_from(arena, path_stem(card->id))
				    : card_suggest_name(arena, site->plan, site->source,
					      card->collection, card->id);

	usage(lang, words[name][LANG_NL], words[name][LANG_EN], card->id);
	if (better.n)
		fprintf(stderr,
			lang == LANG_NL ? "Kies een andere naam, bijvoorbeeld --id %.*s\n"
					: "Choose another name, such as --id %.*s\n",
			STR_ARG(better));
	return EXIT_USAGE;
}

static int choose_name(
	struct arena *arena, const struct site *site, enum lang lang, struct card_options *card)
{
	enum card_name name;

	card->id = id ? str_from(id) : slug_from(arena, card->title);
	if (!card->id.n && id)
		return usage(lang, "geef achter --id een naam, of laat --id weg",
			"give a name behind --id, or leave --id out", STR(""));
	if (!card->id.n)
		return usage(lang, "van deze titel is geen naam te maken; geef er een met --id",
			"no name can be made of this title; give one with --id", card->title);
	name = card_check_name(site->plan, site->source, card->collection, card->id);
	return name == CARD_NAME_FREE ? EXIT_FINE : report_name(arena, site, card, name, lang);
}

/* ---- The title ---- */

/* Line ends and other blanks become one blank: who pastes a title pastes them too. */
static struct str one_line(struct arena *arena, struct str s)
{
	char *bytes = arena_array(arena, char, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool blank = s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r');

		if (!blank)
			bytes[n++] = s.p[i];
		else if (n && bytes[n - 1] != ' ')
			bytes[n++] = ' ';
	}
	return str_trim((struct str){bytes, n});
}

static int check_title(struct str s, enum lang lang)
{
	if (!s.n)
		return usage(lang, "de titel is leeg", "the title is empty", STR(""));
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return usage(lang, "in deze titel staat een stuurteken; typ hem opnieuw",
				"this title holds a control character; type it again", STR(""));
	return EXIT_FINE;
}

/* ---- The command ---- */

/* What is wrong with the words that were given: there is no file yet that could be pointed at. */
static void report_arguments(const struct diags *diags, enum lang lang)
{
	struct buf out = BUF_INIT;

	vec_each (const struct diag, diag, &diags->list) {
		if (diag_severity(diag->code) < SEVERITY_WARNING)
			continue;
		buf_lit(&out, "kaartenbak new: ");
		diag_location(diag, &out);
		buf_lit(&out, ": ");
		diag_message(diag, lang, &out);
		buf_add_char(&out, '\n');
		diag_help(diag, lang, &out);
		buf_add_char(&out, '\n');
	}
	fprintf(stderr, "%.*s", STR_ARG(buf_str(&out)));
	buf_release(&out);
}

static int write_card(struct site *site, enum diag_format format, const struct card *card)
{
	struct diags diags = DIAGS_INIT;
	int code = EXIT_FINE;

	if (card_write(card, arguments.dir, &diags)) {
		bool here = str_is(str_from(arguments.dir), ".");

		printf("%s%s%.*s\n", here ? "" : arguments.dir, here ? "" : "/",
			STR_ARG(card->path));
	} else {
		cmd_print_other_diags(&diags, site, &arguments, format);
		code = diags_exit_code(&diags);
	}
	diags_release(&diags);
	return code;
}

static int make_card(struct arena *arena, struct site *site, enum diag_format format,
	const struct card_options *options_of_card)
{
	struct diags diags = DIAGS_INIT;
	struct card card;
	bool made = card_make(arena, &site->model, options_of_card, &card, &diags);

	report_arguments(&diags, cmd_site_lang(site, &arguments));
	diags_release(&diags);
	return made ? write_card(site, format, &card) : EXIT_USAGE;
}

static int make_in(struct arena *arena, struct site *site, enum diag_format format)
{
	enum lang lang = cmd_site_lang(site, &arguments);
	struct card_options card = {
		.title = one_line(arena, str_from(title)), .today = date_today()};
	int code;

	if (site->model.settings.text)
		card.collection = find_collection(site, lang);
	if (site->model.settings.text && !card.collection)
		return EXIT_USAGE;
	if (!card.collection || card.collection->faulty) {
		cmd_print_diags(site, &arguments, format, false);
		return diags_exit_code(&site->diags);
	}
	code = check_title(card.title, lang);
	if (!code)
		code = choose_name(arena, site, lang, &card);
	if (!code)
		code = read_settings(arena, lang, &card);
	return code ? code : make_card(arena, site, format, &card);
}

static int run(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	enum diag_format format;
	struct site site;
	int code;

	if (!opt_parse(&command_new, argc, argv, &code))
		return code;
	code = cmd_open_site(&site, &arguments, &format);
	if (code)
		return code;
	code = make_in(&arena, &site, format);
	arena_release(&arena);
	site_release(&site);
	return code;
}

const struct command command_new = {"new",
	{"Maakt een nieuwe kaart, met uitleg bij elk veld.",
		"Makes a new card, with help at every field."},
	run, options};
