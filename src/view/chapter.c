/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of the parts of an edition, with the figures of a measurement or without. */
#include "view/monitor.h"

/* ---- Scales ---- */

TEXT(level_name, struct level, name)
TEXT(level_explanation, struct level, explanation)

static const struct tpl_field level_fields[] = {
	{STR_INIT("name"), TPL_TEXT, .get = level_name},
	{STR_INIT("explanation"), TPL_TEXT, .get = level_explanation},
};

static const struct tpl_type level_type = TYPE("level", level_fields);

TEXT(scale_title, struct scale, title)
TEXT(scale_explanation, struct scale, explanation)
SIMPLE(scale_levels, struct scale,
	array_value(env, &level_type, it->levels.v, sizeof(*it->levels.v), it->levels.n))

static const struct tpl_field scale_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = scale_title},
	{STR_INIT("explanation"), TPL_TEXT, .get = scale_explanation},
	{STR_INIT("levels"), TPL_LIST, .type = &level_type, .get = scale_levels},
};

static const struct tpl_type scale_type = TYPE("scale", scale_fields);

/* ---- Tables ---- */

struct table_view {
	const struct table *table;
	const struct measurement *measurement;
};

struct row_view {
	const struct table *table;
	const struct row *row;
};

struct cell_view {
	const struct column *column;
	const struct cell *cell;
};

static const struct rows *rows_of(const struct table_view *view)
{
	const struct measurement *measurement = view->measurement;

	return measurement && measurement->tables ? &measurement->tables[view->table->index] : NULL;
}

static struct tpl_value cell_value(const struct tpl_env *env, const struct cell_view *view)
{
	const struct wording *wording = wording_of(env);
	struct buf *buf = view_buf(env);

	if (view->cell->state == FIGURE_NOT_APPLICABLE)
		return tpl_text(theme_text(theme_of(env), STR("value_not_applicable")));
	if (view->cell->state != FIGURE_KNOWN)
		return tpl_nothing();
	if (!measure_is_number(view->column->kind))
		return tpl_text(view->cell->text);
	decimal_add(view->cell->number, wording->mark, wording->group, buf);
	if (view->column->kind == MEASURE_PERCENTAGE)
		buf_lit(buf, "%");
	return tpl_text(view_taken(env, buf));
}

SIMPLE(cell_text, struct cell_view, cell_value(env, it))
SIMPLE(cell_missing, struct cell_view, tpl_bool(it->cell->state == FIGURE_MISSING))
SIMPLE(cell_numeric, struct cell_view, tpl_bool(measure_is_number(it->column->kind)))

static const struct tpl_field cell_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = cell_text},
	{STR_INIT("missing"), TPL_BOOL, .get = cell_missing},
	{STR_INIT("numeric"), TPL_BOOL, .get = cell_numeric},
};

static const struct tpl_type cell_type = TYPE("cell", cell_fields);

static struct tpl_value row_name_value(const struct tpl_env *env, const struct row_view *view)
{
	struct cell_view first = {view->table->columns.v, view->row->cells};

	return view->table->columns.n ? cell_value(env, &first) : tpl_nothing();
}

/* All but the first, which names the row. */
GETTER(row_cells)
{
	const struct row_view *view = self;
	size_t n = view->table->columns.n ? view->table->columns.n - 1 : 0;
	struct cell_view *cells = arena_array(env->scratch, struct cell_view, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		cells[i] = (struct cell_view){
			&view->table->columns.v[i + 1], &view->row->cells[i + 1]};
	return array_value(env, &cell_type, cells, sizeof(*cells), n);
}

SIMPLE(row_name, struct row_view, row_name_value(env, it))

static const struct tpl_field row_fields[] = {
	{STR_INIT("name"), TPL_TEXT, .get = row_name},
	{STR_INIT("cells"), TPL_LIST, .type = &cell_type, .get = row_cells},
};

static const struct tpl_type row_type = TYPE("row", row_fields);

TEXT(column_title, struct column, title)
TEXT(column_unit, struct column, unit)
SIMPLE(column_national, struct column, tpl_bool(it->national))
SIMPLE(column_numeric, struct column, tpl_bool(measure_is_number(it->kind)))

static const struct tpl_field column_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = column_title},
	{STR_INIT("unit"), TPL_TEXT, .get = column_unit},
	{STR_INIT("national"), TPL_BOOL, .get = column_national},
	{STR_INIT("numeric"), TPL_BOOL, .get = column_numeric},
};

static const struct tpl_type column_type = TYPE("column", column_fields);

GETTER(table_rows)
{
	const struct table_view *view = self;
	const struct rows *rows = rows_of(view);
	size_t n = rows ? rows->rows.n : 0;
	struct row_view *views = arena_array(env->scratch, struct row_view, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		views[i] = (struct row_view){view->table, &rows->rows.v[i]};
	return array_value(env, &row_type, views, sizeof(*views), n);
}

TEXT(table_id, struct table_view, table->id)
TEXT(table_title, struct table_view, table->title)
TEXT(table_explanation, struct table_view, table->explanation)
SIMPLE(table_columns, struct table_view,
	array_value(env, &column_type, it->table->columns.v, sizeof(*it->table->columns.v),
		it->table->columns.n))
SIMPLE(table_available, struct table_view, tpl_bool(rows_of(it) && rows_of(it)->rows.n))

static const struct tpl_field table_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = table_id},
	{STR_INIT("title"), TPL_TEXT, .get = table_title},
	{STR_INIT("explanation"), TPL_TEXT, .get = table_explanation},
	{STR_INIT("columns"), TPL_LIST, .type = &column_type, .get = table_columns},
	{STR_INIT("rows"), TPL_LIST, .type = &row_type, .get = table_rows},
	{STR_INIT("has_rows"), TPL_BOOL, .get = table_available},
	{STR_INIT("available"), TPL_BOOL, .get = table_available},
};

static const struct tpl_type table_type = TYPE("table", table_fields);

/* ---- Paragraphs ---- */

struct paragraph_view {
	const struct paragraph *paragraph;
	const struct measurement *measurement;
};

static struct str paragraph_data_from(const struct paragraph_view *view)
{
	return view->measurement
		       ? measurement_paragraph_data_from(view->measurement, view->paragraph)
		       : view->paragraph->data_from;
}

GETTER(paragraph_tables)
{
	const struct paragraph_view *view = self;
	size_t n = view->paragraph->tables.n;
	struct table_view *views = arena_array(env->scratch, struct table_view, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		views[i] = (struct table_view){view->paragraph->tables.v[i], view->measurement};
	return array_value(env, &table_type, views, sizeof(*views), n);
}

/* On pages about the method there is none. */
static struct tpl_value paragraph_head(const struct tpl_env *env, const struct paragraph_view *view)
{
	const struct round *round = view->measurement ? view->measurement->round : NULL;
	const struct round_parts *parts;
	const struct str *made;

	if (!round)
		return tpl_nothing();
	parts = parts_of_round(page_of(env)->plan, round);
	made = parts ? fragment_made(env, FRAGMENT_HEAD, &parts->heads[view->paragraph->index])
		     : NULL;
	return made ? tpl_html(*made)
		    : fragment_value(env, FRAGMENT_HEAD, round->monitor,
			      paragraph_head_value(env, view->paragraph, round));
}

SIMPLE(paragraph_head_of, struct paragraph_view, paragraph_head(env, it))
TEXT(paragraph_id, struct paragraph_view, paragraph->id)
TEXT(paragraph_number, struct paragraph_view, paragraph->number)
TEXT(paragraph_title, struct paragraph_view, paragraph->title)
TEXT(paragraph_goal, struct paragraph_view, paragraph->goal)
TEXT(paragraph_explanation, struct paragraph_view, paragraph->explanation)
TEXT(paragraph_source, struct paragraph_view, paragraph->source)
TEXT(paragraph_frequency, struct paragraph_view, paragraph->frequency)
SIMPLE(paragraph_from, struct paragraph_view, moment_value(env, paragraph_data_from(it)))
SIMPLE(paragraph_scales, struct paragraph_view,
	array_value(env, &scale_type, it->paragraph->scales.v, sizeof(*it->paragraph->scales.v),
		it->paragraph->scales.n))
SIMPLE(paragraph_indicators, struct paragraph_view,
	indicators_value(
		env, it->paragraph->indicators.v, it->paragraph->indicators.n, it->measurement))

/* The same for all subjects of a day: these come first. */
enum { PARAGRAPH_HEAD_FIELDS = 9 };

static const struct tpl_field paragraph_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = paragraph_id},
	{STR_INIT("number"), TPL_TEXT, .get = paragraph_number},
	{STR_INIT("title"), TPL_TEXT, .get = paragraph_title},
	{STR_INIT("goal"), TPL_TEXT, .get = paragraph_goal},
	{STR_INIT("explanation"), TPL_TEXT, .get = paragraph_explanation},
	{STR_INIT("source"), TPL_TEXT, .get = paragraph_source},
	{STR_INIT("frequency"), TPL_TEXT, .get = paragraph_frequency},
	{STR_INIT("data_from"), TPL_TEXT, .get = paragraph_from},
	{STR_INIT("scales"), TPL_LIST, .type = &scale_type, .get = paragraph_scales},
	{STR_INIT("head"), TPL_HTML, .get = paragraph_head_of},
	{STR_INIT("indicators"), TPL_LIST, .type = &view_indicator_type,
		.get = paragraph_indicators},
	{STR_INIT("tables"), TPL_LIST, .type = &table_type, .get = paragraph_tables},
};

const struct tpl_type view_paragraph_type = TYPE("paragraph", paragraph_fields);
const struct tpl_type view_paragraph_head_type = {
	STR_INIT("head of a paragraph"), paragraph_fields, PARAGRAPH_HEAD_FIELDS};

struct tpl_value paragraph_head_value(
	const struct tpl_env *env, const struct paragraph *paragraph, const struct round *round)
{
	struct paragraph_view *view = arena_new(env->scratch, struct paragraph_view);

	*view = (struct paragraph_view){paragraph, round->measurements.v[0]};
	return tpl_object(&view_paragraph_head_type, view);
}

/* ---- Chapters ---- */

struct chapter_view {
	const struct chapter *chapter;
	const struct measurement *measurement;
};

/* Of all its paragraphs. */
static struct tpl_value chapter_summary_value(
	const struct tpl_env *env, const struct chapter_view *view)
{
	VEC(struct indicator *) found = {0};

	vec_each (struct paragraph *, paragraph, &view->chapter->paragraphs)
		vec_each (struct indicator *, indicator, &(*paragraph)->indicators)
			if ((*indicator)->summary)
				vec_push(env->scratch, &found, *indicator);
	return indicators_value(env, found.v, found.n, view->measurement);
}

static bool has_summary(const struct chapter *chapter)
{
	vec_each (struct paragraph *, paragraph, &chapter->paragraphs)
		vec_each (struct indicator *, indicator, &(*paragraph)->indicators)
			if ((*indicator)->summary)
				return true;
	return false;
}

GETTER(chapter_paragraphs)
{
	const struct chapter_view *view = self;
	size_t n = view->chapter->paragraphs.n;
	struct paragraph_view *views = arena_array(env->scratch, struct paragraph_view, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		views[i] =
			(struct paragraph_view){view->chapter->paragraphs.v[i], view->measurement};
	return array_value(env, &view_paragraph_type, views, sizeof(*views), n);
}

TEXT(chapter_id, struct chapter_view, chapter->id)
TEXT(chapter_number, struct chapter_view, chapter->number)
TEXT(chapter_title, struct chapter_view, chapter->title)
TEXT(chapter_explanation, struct chapter_view, chapter->explanation)
SIMPLE(chapter_summary, struct chapter_view, chapter_summary_value(env, it))
SIMPLE(chapter_has_summary, struct chapter_view, tpl_bool(has_summary(it->chapter)))

static const struct tpl_field chapter_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = chapter_id},
	{STR_INIT("number"), TPL_TEXT, .get = chapter_number},
	{STR_INIT("title"), TPL_TEXT, .get = chapter_title},
	{STR_INIT("explanation"), TPL_TEXT, .get = chapter_explanation},
	{STR_INIT("paragraphs"), TPL_LIST, .type = &view_paragraph_type, .get = chapter_paragraphs},
	{STR_INIT("summary"), TPL_LIST, .type = &view_indicator_type, .get = chapter_summary},
	{STR_INIT("has_summary"), TPL_BOOL, .get = chapter_has_summary},
};

const struct tpl_type view_chapter_type = TYPE("chapter", chapter_fields);

struct tpl_value chapters_value(const struct tpl_env *env, const struct edition *edition,
	const struct measurement *measurement)
{
	size_t n = edition->chapters.n;
	struct chapter_view *views = arena_array(env->scratch, struct chapter_view, n);

	for (size_t i = 0; i < n; i++)
		views[i] = (struct chapter_view){edition->chapters.v[i], measurement};
	return array_value(env, &view_chapter_type, views, sizeof(*views), n);
}
