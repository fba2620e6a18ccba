/* SPDX-License-Identifier: EUPL-1.2 */
/* content/monitors/ID/edities/3.0.yaml: chapters, paragraphs, tables, gates. */
#include "base/limits.h"
#include "base/path.h"
#include "base/slug.h"
#include "model/internal.h"

enum {
	E_TITLE,
	E_DATE,
	E_EXPLANATION,
	E_NOTICE,
	E_STATUSES,
	E_CHAPTERS,
	E_GATES,
	E_HISTORY,
	E_COUNT
};

static const struct key edition_keys[E_COUNT] = {
	[E_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[E_DATE] = KEY("datum", "date", WANT_DATE, true),
	[E_EXPLANATION] = KEY("toelichting", "explanation", WANT_TEXT, false),
	[E_NOTICE] = KEY("let_op", "notice", WANT_TEXT, false),
	[E_STATUSES] = KEY("statussen", "statuses", WANT_MAP, true),
	[E_CHAPTERS] = KEY("hoofdstukken", "chapters", WANT_LIST, true),
	[E_GATES] = KEY("poorten", "gates", WANT_LIST, false),
	[E_HISTORY] = KEY("geschiedenis", "history", WANT_LIST, false),
};

static const struct key status_keys[STATUSES - 1] = {
	[STATUS_GREEN - 1] = KEY("groen", "green", WANT_MAP, true),
	[STATUS_ORANGE - 1] = KEY("oranje", "orange", WANT_MAP, true),
	[STATUS_RED - 1] = KEY("rood", "red", WANT_MAP, true),
	[STATUS_GREY - 1] = KEY("grijs", "grey", WANT_MAP, true),
};

enum { W_WORD, W_EXPLANATION, W_COUNT };

static const struct key word_keys[W_COUNT] = {
	[W_WORD] = KEY("woord", "word", WANT_TEXT, true),
	[W_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
};

enum { H_ID, H_NUMBER, H_TITLE, H_EXPLANATION, H_PARAGRAPHS, H_COUNT };

static const struct key chapter_keys[H_COUNT] = {
	[H_ID] = KEY("id", "id", WANT_SLUG, true),
	[H_NUMBER] = KEY("nummer", "number", WANT_TEXT, true),
	[H_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[H_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
	[H_PARAGRAPHS] = KEY("paragrafen", "paragraphs", WANT_LIST, true),
};

enum {
	P_ID,
	P_NUMBER,
	P_TITLE,
	P_GOAL,
	P_EXPLANATION,
	P_SOURCE,
	P_FREQUENCY,
	P_DATA_FROM,
	P_SCALES,
	P_TABLES,
	P_INDICATORS,
	P_COUNT
};

static const struct key paragraph_keys[P_COUNT] = {
	[P_ID] = KEY("id", "id", WANT_SLUG, true),
	[P_NUMBER] = KEY("nummer", "number", WANT_TEXT, true),
	[P_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[P_GOAL] = KEY("doel", "goal", WANT_TEXT, false),
	[P_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
	[P_SOURCE] = KEY("bron", "source", WANT_TEXT, false),
	[P_FREQUENCY] = KEY("frequentie", "frequency", WANT_TEXT, false),
	[P_DATA_FROM] = KEY("gegevens_van", "data_from", WANT_TEXT, false),
	[P_SCALES] = KEY("schalen", "scales", WANT_LIST, false),
	[P_TABLES] = KEY("tabellen", "tables", WANT_LIST, false),
	[P_INDICATORS] = KEY("indicatoren", "indicators", WANT_LIST, false),
};

enum { S_TITLE, S_EXPLANATION, S_LEVELS, S_COUNT };

static const struct key scale_keys[S_COUNT] = {
	[S_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[S_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
	[S_LEVELS] = KEY("niveaus", "levels", WANT_LIST, true),
};

enum { L_NAME, L_EXPLANATION, L_COUNT };

static const struct key level_keys[L_COUNT] = {
	[L_NAME] = KEY("naam", "name", WANT_TEXT, true),
	[L_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, true),
};

enum { T_ID, T_TITLE, T_EXPLANATION, T_COLUMNS, T_COUNT };

static const struct key table_keys[T_COUNT] = {
	[T_ID] = KEY("id", "id", WANT_SLUG, true),
	[T_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[T_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
	[T_COLUMNS] = KEY("kolommen", "columns", WANT_LIST, true),
};

enum { K_TITLE, K_KIND, K_UNIT, K_NATIONAL, K_COUNT };

static const struct key column_keys[K_COUNT] = {
	[K_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[K_KIND] = KEY("soort", "kind", WANT_TEXT, true),
	[K_UNIT] = KEY("eenheid", "unit", WANT_TEXT, false),
	[K_NATIONAL] = KEY("landelijk", "national", WANT_BOOL, false),
};

enum { G_OF, G_WHEN, G_GREYS, G_EXPLANATION, G_COUNT };

static const struct key gate_keys[G_COUNT] = {
	[G_OF] = KEY("bij", "of", WANT_TEXT, true),
	[G_WHEN] = KEY("als", "when", WANT_TEXT, true),
	[G_GREYS] = KEY("grijs", "greys", WANT_TEXTS, true),
	[G_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, true),
};

enum { V_VERSION, V_DATE, V_CHANGES, V_COUNT };

static const struct key version_keys[V_COUNT] = {
	[V_VERSION] = KEY("versie", "version", WANT_TEXT, true),
	[V_DATE] = KEY("datum", "date", WANT_DATE, true),
	[V_CHANGES] = KEY("wijzigingen", "changes", WANT_TEXTS, true),
};

struct edition_reader {
	struct reader *reader;
	struct edition *edition;
	struct map chapters, paragraphs, tables; /* ids to the nodes that gave them */
	size_t unknown;                          /* indicators that are named but not there */
};

static struct arena *arena_of(const struct edition_reader *er)
{
	return er->reader->arena;
}

/* False, with a message, if the id that node gives is taken. */
static bool claim(struct edition_reader *er, struct map *ids, const struct node *node)
{
	const struct node *other = map_put(arena_of(er), ids, read_text(node), (void *)node);

	if (other)
		diag_add(er->reader->diags, DIAG_DUPLICATE_ID, node->place,
			.args = {read_text(node)}, .other = other->place);
	return !other;
}

/* The i-th text of a list, or of one that is written as a single scalar; false behind the end. */
static bool text_at(const struct node *list, size_t i, const struct node **text)
{
	if (!list || i >= (list->kind == NODE_SCALAR ? 1 : list->n))
		return false;
	*text = list->kind == NODE_SCALAR ? list : list->items[i];
	return true;
}

/* ---- Statuses and history ---- */

static void read_statuses(struct edition_reader *er, const struct node *node)
{
	const struct node *found[STATUSES - 1], *words[W_COUNT];

	if (!node || !read_map(er->reader, node, status_keys, STATUSES - 1, found))
		return;
	for (size_t i = 0; i < STATUSES - 1; i++) {
		if (!found[i] || !read_map(er->reader, found[i], word_keys, W_COUNT, words))
			continue;
		er->edition->statuses[i + 1] = (struct status_word){
			read_text(words[W_WORD]), read_text(words[W_EXPLANATION])};
	}
}

static void read_version(struct edition_reader *er, const struct node *node)
{
	const struct node *found[V_COUNT], *text;
	struct version version = {.name = {NULL, 0}};

	if (!read_map(er->reader, node, version_keys, V_COUNT, found))
		return;
	version.name = read_text(found[V_VERSION]);
	version.date = read_date(found[V_DATE]);
	for (size_t i = 0; text_at(found[V_CHANGES], i, &text); i++)
		vec_push(arena_of(er), &version.changes, read_text(text));
	vec_push(arena_of(er), &er->edition->history, version);
}

/* ---- Scales and tables ---- */

static void read_scale(
	struct edition_reader *er, struct paragraph *paragraph, const struct node *node)
{
	const struct node *found[S_COUNT], *parts[L_COUNT];
	struct scale scale = {.title = {NULL, 0}};

	if (!read_map(er->reader, node, scale_keys, S_COUNT, found))
		return;
	scale.title = read_text(found[S_TITLE]);
	scale.explanation = read_text(found[S_EXPLANATION]);
	for (size_t i = 0; found[S_LEVELS] && i < found[S_LEVELS]->n; i++) {
		struct level level;

		if (!read_map(er->reader, found[S_LEVELS]->items[i], level_keys, L_COUNT, parts))
			continue;
		level = (struct level){read_text(parts[L_NAME]), read_text(parts[L_EXPLANATION])};
		vec_push(arena_of(er), &scale.levels, level);
	}
	vec_push(arena_of(er), &paragraph->scales, scale);
}

static void check_first_column(
	struct edition_reader *er, const struct node *const *found, const struct column *column)
{
	if (column->kind != MEASURE_TEXT)
		diag_add(er->reader->diags, DIAG_COLUMN_FIRST, found[K_KIND]->place,
			.args = {measure_kind_name(MEASURE_TEXT, er->reader->lang)});
	else if (column->national)
		report_misplaced(er->reader, column_keys[K_NATIONAL].name[er->reader->lang],
			er->reader->lang == LANG_NL ? STR("een kolom na de eerste")
						    : STR("a column after the first"),
			found[K_NATIONAL]);
}

static void read_column(struct edition_reader *er, struct table *table, const struct node *node)
{
	const struct node *found[K_COUNT];
	struct column column = {.national = false};

	if (!read_map(er->reader, node, column_keys, K_COUNT, found) || !found[K_KIND] ||
		!read_measure_kind(er->reader, found[K_KIND], true, &column.kind))
		return;
	column.title = read_text(found[K_TITLE]);
	column.unit = read_text(found[K_UNIT]);
	if (!column.unit.n && column.kind == MEASURE_PERCENTAGE)
		column.unit = STR("%");
	column.national = read_bool(found[K_NATIONAL]);
	if (!table->columns.n)
		check_first_column(er, found, &column);
	vec_push(arena_of(er), &table->columns, column);
}

static void read_table(
	struct edition_reader *er, struct paragraph *paragraph, const struct node *node)
{
	const struct node *found[T_COUNT];
	struct edition *edition = er->edition;
	struct table *table = arena_new(arena_of(er), struct table);

	if (!read_map(er->reader, node, table_keys, T_COUNT, found) || !found[T_ID] ||
		!claim(er, &er->tables, found[T_ID]) ||
		!check_length(er->reader, found[T_COLUMNS], LIMIT_COLUMNS))
		return;
	table->id = read_text(found[T_ID]);
	table->title = found[T_TITLE] ? read_text(found[T_TITLE]) : table->id;
	table->explanation = read_text(found[T_EXPLANATION]);
	table->place = found[T_ID]->place;
	for (size_t i = 0; found[T_COLUMNS] && i < found[T_COLUMNS]->n; i++)
		read_column(er, table, found[T_COLUMNS]->items[i]);
	if (found[T_COLUMNS] && !found[T_COLUMNS]->n)
		diag_add(er->reader->diags, DIAG_EMPTY_VALUE, found[T_COLUMNS]->place,
			.args = {table_keys[T_COLUMNS].name[er->reader->lang], STR("@fill")});
	table->index = edition->tables.n;
	map_put(arena_of(er), &edition->tables_by_id, table->id, table);
	vec_push(arena_of(er), &edition->tables, table);
	vec_push(arena_of(er), &paragraph->tables, table);
}

/* ---- Chapters and paragraphs ---- */

/* The lists of an edition count together: limit holds for all of them. */
static bool fits(struct edition_reader *er, const struct node *list, size_t so_far, size_t limit)
{
	return list && check_length(er->reader, list, limit - so_far);
}

static void read_lists(
	struct edition_reader *er, struct paragraph *paragraph, const struct node *const *found)
{
	const struct node *tables = found[P_TABLES], *indicators = found[P_INDICATORS];

	for (size_t i = 0; found[P_SCALES] && i < found[P_SCALES]->n; i++)
		read_scale(er, paragraph, found[P_SCALES]->items[i]);
	if (fits(er, tables, er->edition->tables.n, LIMIT_TABLES))
		for (size_t i = 0; i < tables->n; i++)
			read_table(er, paragraph, tables->items[i]);
	if (fits(er, indicators, er->edition->indicators.n, LIMIT_INDICATORS))
		for (size_t i = 0; i < indicators->n; i++)
			indicator_read(er->reader, er->edition, paragraph, indicators->items[i]);
}

static void read_paragraph(
	struct edition_reader *er, struct chapter *chapter, const struct node *node)
{
	const struct node *found[P_COUNT];
	struct edition *edition = er->edition;
	struct paragraph *paragraph = arena_new(arena_of(er), struct paragraph);

	if (!read_map(er->reader, node, paragraph_keys, P_COUNT, found) || !found[P_ID] ||
		!claim(er, &er->paragraphs, found[P_ID]))
		return;
	paragraph->id = read_text(found[P_ID]);
	paragraph->number = read_text(found[P_NUMBER]);
	paragraph->title = found[P_TITLE] ? read_text(found[P_TITLE]) : paragraph->id;
	paragraph->goal = read_text(found[P_GOAL]);
	paragraph->explanation = read_text(found[P_EXPLANATION]);
	paragraph->source = read_text(found[P_SOURCE]);
	paragraph->frequency = read_text(found[P_FREQUENCY]);
	paragraph->data_from = read_moment(er->reader, found[P_DATA_FROM]);
	paragraph->chapter = chapter;
	paragraph->index = edition->paragraphs.n;
	map_put(arena_of(er), &edition->paragraphs_by_id, paragraph->id, paragraph);
	vec_push(arena_of(er), &edition->paragraphs, paragraph);
	vec_push(arena_of(er), &chapter->paragraphs, paragraph);
	read_lists(er, paragraph, found);
}

static void read_chapter(struct edition_reader *er, const struct node *node)
{
	const struct node *found[H_COUNT];
	struct chapter *chapter = arena_new(arena_of(er), struct chapter);

	if (!read_map(er->reader, node, chapter_keys, H_COUNT, found) || !found[H_ID] ||
		!claim(er, &er->chapters, found[H_ID]))
		return;
	chapter->id = read_text(found[H_ID]);
	chapter->number = read_text(found[H_NUMBER]);
	chapter->title = found[H_TITLE] ? read_text(found[H_TITLE]) : chapter->id;
	chapter->explanation = read_text(found[H_EXPLANATION]);
	vec_push(arena_of(er), &er->edition->chapters, chapter);
	for (size_t i = 0; found[H_PARAGRAPHS] && i < found[H_PARAGRAPHS]->n; i++)
		read_paragraph(er, chapter, found[H_PARAGRAPHS]->items[i]);
}

/* ---- What names indicators ---- */

static const struct indicator *named(struct edition_reader *er, struct str id, struct place place)
{
	return indicator_named(er->reader, er->edition, id, place, &er->unknown);
}

/* Also if its cases have faults and are not kept. */
static bool has_rule(const struct indicator *indicator)
{
	return indicator->rule_place.text != NULL;
}

/* seen: ids of the gate to the nodes that gave them */
static void read_closed(
	struct edition_reader *er, struct gate *gate, struct map *seen, const struct node *id)
{
	const struct indicator *closed = named(er, read_text(id), id->place);
	const struct node *other;

	if (!closed)
		return;
	other = map_put(arena_of(er), seen, closed->id, (void *)id);
	if (other)
		diag_add(er->reader->diags, DIAG_DUPLICATE_ITEM, id->place, .args = {closed->id},
			.other = other->place);
	else if (!has_rule(closed))
		diag_add(er->reader->diags, DIAG_GATE_NO_RULE, id->place, .args = {closed->id});
	else
		vec_push(arena_of(er), &gate->closes, closed);
}

static void read_gate(struct edition_reader *er, const struct node *node)
{
	const struct node *found[G_COUNT], *id;
	struct map seen = {0};
	struct gate *gate = arena_new(arena_of(er), struct gate);

	if (!read_map(er->reader, node, gate_keys, G_COUNT, found) || !found[G_OF] ||
		!found[G_WHEN])
		return;
	gate->condition = read_text(found[G_WHEN]);
	gate->place = found[G_WHEN]->place;
	gate->explanation = read_text(found[G_EXPLANATION]);
	gate->indicator_id = read_text(found[G_OF]);
	gate->indicator_place = found[G_OF]->place;
	gate->indicator = named(er, gate->indicator_id, gate->indicator_place);
	for (size_t i = 0; text_at(found[G_GREYS], i, &id); i++)
		read_closed(er, gate, &seen, id);
	if (gate->indicator)
		vec_push(arena_of(er), &er->edition->gates, gate);
}

static void find_groups(struct edition_reader *er)
{
	vec_each (struct indicator *, it, &er->edition->indicators) {
		struct indicator *indicator = *it;

		if (!indicator->group_id.n)
			continue;
		indicator->group = named(er, indicator->group_id, indicator->group_place);
		if (indicator->group == indicator)
			diag_add(er->reader->diags, DIAG_GROUP_SELF, indicator->group_place,
				.args = {indicator->id});
	}
}

/* ---- The edition ---- */

/* Parts as in a slug, with dots between them. */
static bool is_edition_id(struct str id)
{
	if (!id.n || id.n > LIMIT_SLUG)
		return false;
	while (id.n) {
		size_t dot = str_find_char(id, '.');

		if (!slug_valid(str_slice(id, 0, dot)) || dot + 1 == id.n)
			return false;
		id = str_from_index(id, dot + 1);
	}
	return true;
}

static void read_parts(struct edition_reader *er, const struct node *const *found)
{
	struct edition *edition = er->edition;

	edition->title = found[E_TITLE] ? read_text(found[E_TITLE]) : edition->id;
	edition->date = read_date(found[E_DATE]);
	if (found[E_DATE])
		edition->date_place = found[E_DATE]->place;
	edition->explanation = read_text(found[E_EXPLANATION]);
	edition->notice = read_text(found[E_NOTICE]);
	read_statuses(er, found[E_STATUSES]);
	for (size_t i = 0; found[E_CHAPTERS] && i < found[E_CHAPTERS]->n; i++)
		read_chapter(er, found[E_CHAPTERS]->items[i]);
	if (found[E_GATES] && check_length(er->reader, found[E_GATES], LIMIT_INDICATORS))
		for (size_t i = 0; i < found[E_GATES]->n; i++)
			read_gate(er, found[E_GATES]->items[i]);
	for (size_t i = 0; found[E_HISTORY] && i < found[E_HISTORY]->n; i++)
		read_version(er, found[E_HISTORY]->items[i]);
	find_groups(er);
}

struct edition *edition_read(struct reader *reader, const struct monitor *monitor,
	const struct text *text, const struct node *node)
{
	struct edition *edition = arena_new(reader->arena, struct edition);
	struct edition_reader er = {.reader = reader, .edition = edition};
	const struct node *found[E_COUNT];
	size_t errors = reader->diags->errors;

	edition->id = edition->title = path_stem(text->path);
	edition->monitor = monitor;
	edition->text = text;
	edition->faulty = true;
	if (!is_edition_id(edition->id))
		diag_add(reader->diags, DIAG_EDITION_NAME, place_file(text),
			.args = {path_name(text->path)});
	if (node && read_map(reader, node, edition_keys, E_COUNT, found))
		read_parts(&er, found);
	edition->faulty = !node || reader->diags->errors > errors;
	return edition;
}
