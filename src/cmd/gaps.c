/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak gaps: what cards still lack, the least complete first. */
#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "base/json.h"
#include "cmd/common.h"
#include "cmd/opt.h"
#include "cmd/screen.h"
#include "hints/hints.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static const char *wanted, *form = "text";
static bool drafts;

static const struct opt options[] = {
	{OPT_WORD_OPTIONAL, 0, "COLLECTION", NULL,
		{"Alleen deze collectie: haar id.", "Only this collection: its id."}, &wanted},
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_FLAG, 0, "drafts", NULL, {"Tel ook concepten mee.", "Count drafts too."}, &drafts},
	SITE_OPTION_JOBS(arguments),
	SITE_OPTION_THEMES(arguments),
	{OPT_CHOICE, 0, "format", "F",
		{"Vorm van het overzicht: text, json of csv.",
			"Format of the report: text, json or csv."},
		ONE_OF(form, "text json csv")},
	SITE_OPTION_LANG(arguments),
	{.kind = OPT_END},
};

/* ---- For people ---- */

enum { FIGURE_COLUMN = 2, NAME_COLUMN = 13, LACKS_COLUMN = 46 };

struct report {
	struct screen screen;
	enum lang lang;
};

/* "8 van 10" */
static void put_figure(struct report *report, size_t n, size_t whole)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, report->lang == LANG_NL ? "%zu van %zu" : "%zu of %zu", n, whole);
	screen_put(&report->screen, buf_str(&text), SHADE_NONE);
	buf_release(&text);
}

/* The names of the parts in that state, with commas. */
static void add_names(const struct gap_collection *gaps, const struct gap_card *card,
	enum gap_state state, struct buf *out)
{
	bool first = true;

	for (size_t i = 0; i < gaps->parts.n; i++) {
		if (card->states[i] != state)
			continue;
		if (!first)
			buf_lit(out, ", ");
		buf_add_str(out, gaps->parts.v[i].name);
		first = false;
	}
}

static void put_card(
	struct report *report, const struct gap_collection *gaps, const struct gap_card *card)
{
	struct buf lacks = BUF_INIT;

	add_names(gaps, card, GAP_MISSING, &lacks);
	if (card->unknown) {
		buf_addf(&lacks, "%s%s ", lacks.n ? "; " : "",
			report->lang == LANG_NL ? "onbekend:" : "unknown:");
		add_names(gaps, card, GAP_UNKNOWN, &lacks);
	}
	screen_go(&report->screen, FIGURE_COLUMN);
	put_figure(report, card->filled, gaps->parts.n);
	screen_go(&report->screen, NAME_COLUMN);
	screen_put(&report->screen, card->record->id, SHADE_BOLD);
	if (card->record->draft)
		screen_put(&report->screen,
			report->lang == LANG_NL ? STR(" (concept)") : STR(" (draft)"), SHADE_NONE);
	if (report->screen.column >= LACKS_COLUMN)
		screen_end_line(&report->screen);
	screen_go(&report->screen, LACKS_COLUMN);
	screen_wrap(&report->screen, buf_str(&lacks), LACKS_COLUMN, SHADE_NONE);
	screen_end_line(&report->screen);
	buf_release(&lacks);
}

/* How many cards have each part; those that all have are left out. */
static void put_parts(struct report *report, const struct gap_collection *gaps)
{
	vec_each (const struct gap_part, part, &gaps->parts) {
		if (part->filled == gaps->cards.n)
			continue;
		screen_go(&report->screen, FIGURE_COLUMN);
		put_figure(report, part->filled, gaps->cards.n);
		screen_go(&report->screen, NAME_COLUMN);
		screen_put(&report->screen, part->name, SHADE_NONE);
		screen_end_line(&report->screen);
	}
	screen_end_line(&report->screen);
}

/* ", zonder 2 concepten"; nothing where there are none. */
static void add_drafts(
	const struct report *report, const struct gap_collection *gaps, struct buf *out)
{
	bool nl = report->lang == LANG_NL;
	const char *with = nl ? "waarvan" : "of which", *without = nl ? "zonder" : "without";
	const char *one = nl ? "concept" : "draft", *many = nl ? "concepten" : "drafts";

	if (gaps->drafts)
		buf_addf(out, ", %s %zu %s", drafts ? with : without, gaps->drafts,
			gaps->drafts == 1 ? one : many);
}

/* "producten: 93% ingevuld (99, zonder 1 concept)" */
static void put_heading(struct report *report, const struct gap_collection *gaps)
{
	bool nl = report->lang == LANG_NL;
	size_t asked = gaps->parts.n * gaps->cards.n;
	struct buf line = BUF_INIT;

	if (gaps->cards.n)
		buf_addf(&line, nl ? ": %u%% ingevuld (%zu" : ": %u%% filled in (%zu",
			gaps_percentage(gaps->filled, asked), gaps->cards.n);
	else
		buf_add_str(&line, nl ? STR(": nog niets (0") : STR(": nothing yet (0"));
	add_drafts(report, gaps, &line);
	buf_add_char(&line, ')');
	screen_put(&report->screen, gaps->collection->id, SHADE_BOLD);
	screen_put(&report->screen, buf_str(&line), SHADE_NONE);
	screen_end_line(&report->screen);
	buf_release(&line);
}

static void put_complete(struct report *report, size_t n)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, report->lang == LANG_NL ? "%zu compleet" : "%zu complete", n);
	screen_go(&report->screen, FIGURE_COLUMN);
	screen_put(&report->screen, buf_str(&line), SHADE_NONE);
	screen_end_line(&report->screen);
	buf_release(&line);
}

static void put_collection(struct report *report, const struct gap_collection *gaps)
{
	size_t complete = 0;

	put_heading(report, gaps);
	if (!gaps->cards.n)
		return;
	put_parts(report, gaps);
	vec_each (const struct gap_card, card, &gaps->cards) {
		if (card->filled == gaps->parts.n)
			complete++;
		else
			put_card(report, gaps, card);
	}
	put_complete(report, complete);
}

static void print_text(const struct gaps *gaps, enum lang lang, struct buf *out)
{
	struct report report = {.screen = {.colour = cmd_wants_colour()}, .lang = lang};

	vec_each (const struct gap_collection, collection, &gaps->collections) {
		if (collection != gaps->collections.v)
			screen_end_line(&report.screen);
		put_collection(&report, collection);
	}
	buf_add_str(out, buf_str(&report.screen.out));
	buf_release(&report.screen.out);
}

/* ---- For programs ---- */

/* A field by its key, a section by its heading. */
static struct str part_id(const struct gap_part *part)
{
	return part->key.n ? part->key : part->name;
}

static void json_count(struct json *json, const char *key, size_t n)
{
	json_key(json, str_from(key));
	json_unsigned(json, n);
}

static void json_word(struct json *json, const char *key, struct str word)
{
	json_key(json, str_from(key));
	json_string(json, word);
}

static void json_names(struct json *json, const char *key, const struct gap_collection *gaps,
	const struct gap_card *card, enum gap_state state)
{
	json_key(json, str_from(key));
	json_begin_array(json);
	for (size_t i = 0; i < gaps->parts.n; i++)
		if (card->states[i] == state)
			json_string(json, part_id(&gaps->parts.v[i]));
	json_end_array(json);
}

static void json_part(struct json *json, const struct gap_part *part)
{
	json_begin_object(json);
	json_word(json, part->field ? "field" : "section", part_id(part));
	json_word(json, "label", part->name);
	json_count(json, "filled", part->filled);
	json_count(json, "unknown", part->unknown);
	json_end_object(json);
}

static void json_card(
	struct json *json, const struct gap_collection *gaps, const struct gap_card *card)
{
	json_begin_object(json);
	json_word(json, "id", card->record->id);
	json_word(json, "title", card->record->title);
	json_word(json, "file", card->record->text->path);
	json_key(json, STR("draft"));
	json_bool(json, card->record->draft);
	json_count(json, "filled", card->filled);
	json_count(json, "of", gaps->parts.n);
	json_names(json, "missing", gaps, card, GAP_MISSING);
	json_names(json, "unknown", gaps, card, GAP_UNKNOWN);
	json_end_object(json);
}

static void json_collection(struct json *json, const struct gap_collection *gaps)
{
	json_begin_object(json);
	json_word(json, "id", gaps->collection->id);
	json_count(json, "cards", gaps->cards.n);
	json_count(json, "drafts", gaps->drafts);
	json_count(json, "filled", gaps->filled);
	json_count(json, "unknown", gaps->unknown);
	json_count(json, "of", gaps->parts.n * gaps->cards.n);
	json_key(json, STR("parts"));
	json_begin_array(json);
	vec_each (const struct gap_part, part, &gaps->parts)
		json_part(json, part);
	json_end_array(json);
	json_key(json, STR("items"));
	json_begin_array(json);
	vec_each (const struct gap_card, card, &gaps->cards)
		json_card(json, gaps, card);
	json_end_array(json);
	json_end_object(json);
}

static void print_json(const struct gaps *gaps, struct buf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_key(&json, STR("collections"));
	json_begin_array(&json);
	vec_each (const struct gap_collection, collection, &gaps->collections)
		json_collection(&json, collection);
	json_end_array(&json);
	json_end_object(&json);
	json_finish(&json);
}

static void csv_count(struct csv *csv, size_t n)
{
	struct buf digits = BUF_INIT;

	buf_add_unsigned(&digits, n);
	csv_number(csv, buf_str(&digits));
	buf_release(&digits);
}

static void csv_names(struct csv *csv, const struct gap_collection *gaps,
	const struct gap_card *card, enum gap_state state)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < gaps->parts.n; i++) {
		if (card->states[i] != state)
			continue;
		if (names.n)
			buf_add_char(&names, '|');
		buf_add_str(&names, part_id(&gaps->parts.v[i]));
	}
	csv_cell(csv, buf_str(&names));
	buf_release(&names);
}

static void print_csv(const struct gaps *gaps, struct buf *out)
{
	static const struct str heading[] = {STR_INIT("collection"), STR_INIT("id"),
		STR_INIT("file"), STR_INIT("filled"), STR_INIT("of"), STR_INIT("missing"),
		STR_INIT("unknown"), STR_INIT("draft")};
	struct csv csv = {.out = out};

	for (size_t i = 0; i < sizeof(heading) / sizeof(*heading); i++)
		csv_cell(&csv, heading[i]);
	csv_end_row(&csv);
	vec_each (const struct gap_collection, collection, &gaps->collections)
		vec_each (const struct gap_card, card, &collection->cards) {
			csv_cell(&csv, collection->collection->id);
			csv_cell(&csv, card->record->id);
			csv_cell(&csv, card->record->text->path);
			csv_count(&csv, card->filled);
			csv_count(&csv, collection->parts.n);
			csv_names(&csv, collection, card, GAP_MISSING);
			csv_names(&csv, collection, card, GAP_UNKNOWN);
			csv_cell(&csv, card->record->draft ? STR("true") : STR("false"));
			csv_end_row(&csv);
		}
}

/* ---- The command ---- */

enum form { FORM_TEXT, FORM_JSON, FORM_CSV };

/* The table of options accepts no other name. */
static enum form find_form(void)
{
	if (!strcmp(form, "json"))
		return FORM_JSON;
	return !strcmp(form, "csv") ? FORM_CSV : FORM_TEXT;
}

/* EXIT_FINE, or EXIT_USAGE if the site has no such collection, which has been said. */
static int check_wanted(const struct model *model, enum lang lang)
{
	static const char *const what[2] = {"de collectie", "collection"};
	struct choices choices = choices_for(wanted);
	bool found = !wanted;

	vec_each (struct collection *, collection, &model->collections) {
		found |= wanted && str_eq((*collection)->id, str_from(wanted));
		choices_offer(&choices, (*collection)->id);
	}
	if (!found)
		return choices_report(&choices, "gaps", lang, what);
	arena_release(&choices.arena);
	return EXIT_FINE;
}

static int report(const struct site *site, enum form kind, enum lang lang)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct gaps_options asked = {.collection = str_from(wanted), .drafts = drafts};
	struct gaps gaps;
	int code = check_wanted(&site->model, lang);

	if (!code) {
		gaps_find(&arena, &site->model, &asked, &gaps);
		if (kind == FORM_JSON)
			print_json(&gaps, &out);
		else if (kind == FORM_CSV)
			print_csv(&gaps, &out);
		else
			print_text(&gaps, lang, &out);
		fwrite(out.p, 1, out.n, stdout);
	}
	buf_release(&out);
	arena_release(&arena);
	return code;
}

/* Of a site with errors no figure can be trusted: they are shown in the place of the report. */
static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	int code;

	if (!opt_parse(&command_gaps, argc, argv, &code))
		return code;
	code = cmd_open_site(&site, &arguments, &format);
	if (code)
		return code;
	code = diags_exit_code(&site.diags);
	if (code)
		cmd_print_diags(&site, &arguments, format, false);
	else
		code = report(&site, find_form(), cmd_site_lang(&site, &arguments));
	site_release(&site);
	return code;
}

const struct command command_gaps = {"gaps",
	{"Toont wat er op kaarten nog ontbreekt.", "Shows what cards still lack."}, run, options};
