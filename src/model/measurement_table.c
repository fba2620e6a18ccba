/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of a measurement: rows of cells with bars between them. */
#include <stdio.h>

#include "base/limits.h"
#include "base/suggest.h"
#include "model/internal.h"

struct table_reader {
	struct arena *arena;
	struct reader *reader;
	struct measurement *measurement;
	const struct table *table;
	bool national;     /* which of the columns the file has */
	size_t cells;      /* how many those are */
	bool joined;       /* the other columns come from elsewhere, by the name of the row */
	struct cell *room; /* for all rows of the file */
	struct map names;
};

/* The first column is in both files. */
static bool has_column(const struct table_reader *tr, size_t column)
{
	return !column || tr->table->columns.v[column].national == tr->national;
}

static size_t count_cells(struct str row)
{
	size_t n = 1;

	for (size_t at = str_find_char(row, '|'); at < row.n; at = str_find_char(row, '|')) {
		row = str_from_index(row, at + 1);
		n++;
	}
	return n;
}

static void report_cells(struct table_reader *tr, const struct node *row, size_t n)
{
	char counts[2][24];
	struct str titles[LIMIT_COLUMNS];
	size_t count = 0;

	for (size_t i = 0; i < tr->table->columns.n; i++)
		if (has_column(tr, i))
			titles[count++] = tr->table->columns.v[i].title;
	snprintf(counts[0], sizeof(counts[0]), "%zu", n);
	snprintf(counts[1], sizeof(counts[1]), "%zu", tr->cells);
	diag_add(tr->reader->diags, DIAG_ROW_CELLS, row->place,
		.args = {str_from(counts[0]), str_from(counts[1]),
			join_words(tr->reader->arena, titles, count)});
}

/* Where a piece of a row stands: exactly, where the row is written as it reads. */
static struct place place_in(const struct text *text, const struct node *row, struct str piece)
{
	if (piece.n && piece.p >= text->bytes.p && piece.p < text->bytes.p + text->bytes.n)
		return place_of(text, piece);
	return row->place;
}

/* ---- Cells ---- */

static void read_cell(struct table_reader *tr, const struct column *column, struct str s,
	struct place place, struct cell *cell)
{
	const struct measurement *measurement = tr->measurement;
	struct input input = {.kind = column->kind};
	struct figure figure;

	cell->state = (unsigned char)figure_state_of(s);
	if (cell->state != FIGURE_KNOWN)
		return;
	if (column->kind == MEASURE_TEXT) {
		cell->text = keep_text(tr->arena, measurement->text, s);
		return;
	}
	/* A percentage of a table may well be a change, below zero or above a hundred. */
	if (column->kind != MEASURE_PERCENTAGE)
		set_own_bounds(&input);
	if (column->kind == MEASURE_YES_NO)
		add_yes_no(tr->reader->arena, tr->reader->lang, &input);
	read_figure(tr->reader, &input, s, place, measurement->date, &figure);
	cell->state = figure.state;
	if (column->kind == MEASURE_YES_NO)
		cell->text = input.choices.v[figure.choice].label;
	else
		cell->number = figure.number;
}

/* False, with a message, for a row that nothing can be called by. */
static bool read_name(
	struct table_reader *tr, const struct node *row, struct str s, struct cell *cell)
{
	const struct measurement *measurement = tr->measurement;
	struct place place = place_in(measurement->text, row, s);
	const struct node *other;

	if (!s.n) {
		diag_add(tr->reader->diags, DIAG_EMPTY_VALUE, row->place,
			.args = {tr->table->columns.v[0].title, STR("@fill-or-drop")});
		return false;
	}
	*cell = (struct cell){
		.text = keep_text(tr->arena, measurement->text, s), .state = FIGURE_KNOWN};
	other = tr->joined ? map_put(tr->reader->arena, &tr->names, row_key(tr->reader->arena, s),
				     (void *)row)
			   : NULL;
	if (other)
		diag_add(tr->reader->diags, DIAG_DUPLICATE_ITEM, place, .args = {s},
			.other = other->place);
	return true;
}

static void read_row(struct table_reader *tr, struct rows *rows, const struct node *node)
{
	const struct table *table = tr->table;
	struct str rest = str_trim(node->scalar);
	struct row row;
	size_t n = count_cells(rest);

	if (!check_scalar(tr->reader, table->id, node))
		return;
	if (n != tr->cells) {
		report_cells(tr, node, n);
		return;
	}
	row.cells = tr->room + rows->rows.n * table->columns.n;
	for (size_t i = 0; i < table->columns.n; i++) {
		size_t bar = str_find_char(rest, '|');
		struct str s = str_trim(str_slice(rest, 0, bar));

		if (!has_column(tr, i))
			continue;
		rest = str_from_index(rest, bar + 1);
		if (i)
			read_cell(tr, &table->columns.v[i], s,
				place_in(tr->measurement->text, node, s), &row.cells[i]);
		else if (!read_name(tr, node, s, &row.cells[0]))
			return;
	}
	rows->rows.v[rows->rows.n++] = row;
}

/* ---- Tables ---- */

static void report_table(struct table_reader *tr, const struct node_pair *pair, bool suggest_one)
{
	const struct edition *edition = tr->measurement->edition;
	struct suggest suggest = suggest_for(pair->key);
	struct str known[LIMIT_TABLES];
	size_t n = 0;

	for (size_t i = 0; suggest_one && i < edition->tables.n; i++) {
		known[n++] = edition->tables.v[i]->id;
		suggest_offer(&suggest, known[i]);
	}
	diag_add(tr->reader->diags, DIAG_UNKNOWN_TABLE, pair->place,
		.args = {pair->key, edition->id, join_words(tr->reader->arena, known, n)},
		.suggest = suggest.best);
}

static void read_table(struct table_reader *tr, const struct node_pair *pair)
{
	const struct table *table = tr->table;
	const struct node *list = pair->value;
	struct rows *rows = &tr->measurement->tables[table->index];

	tr->cells = 0;
	for (size_t i = 0; i < table->columns.n; i++)
		tr->cells += has_column(tr, i);
	if (tr->national && tr->cells < 2) {
		diag_add(tr->reader->diags, DIAG_OWN_VALUE, pair->place, .args = {pair->key});
		return;
	}
	if (list->kind != NODE_LIST) {
		diag_add(tr->reader->diags, DIAG_WRONG_KIND, list->place,
			.args = {pair->key, STR("@list"),
				list->kind == NODE_MAP ? STR("@map") : STR("@text")});
		return;
	}
	if (!check_length(tr->reader, list, LIMIT_ROWS))
		return;
	tr->joined = tr->cells < table->columns.n || tr->national;
	tr->room = arena_array(tr->arena, struct cell, list->n * table->columns.n);
	rows->rows.v = arena_array(tr->arena, struct row, list->n);
	rows->rows.cap = list->n;
	for (size_t i = 0; i < list->n; i++)
		read_row(tr, rows, list->items[i]);
}

void read_tables(struct arena *arena, struct reader *reader, struct measurement *measurement,
	const struct node *node, bool national)
{
	size_t unknown = 0;

	for (size_t i = 0; i < node->n; i++) {
		const struct node_pair *pair = &node->pairs[i];
		struct table_reader tr = {.arena = arena,
			.reader = reader,
			.measurement = measurement,
			.table = map_get(&measurement->edition->tables_by_id, pair->key),
			.national = national};

		if (tr.table)
			read_table(&tr, pair);
		else
			report_table(&tr, pair, unknown++ < SUGGESTIONS_MAX);
	}
}
