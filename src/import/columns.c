/* SPDX-License-Identifier: EUPL-1.2 */
/* What the columns of a table hold, by their names. */
#include "import/internal.h"

#include "base/suggest.h"
#include "document/document.h"

/* Columns that are called the same whatever is measured; the last three in the long form only. */
static const struct {
	const char *nl, *en;
	enum role role;
} reserved[] = {
	{"datum", "date", ROLE_DATE},
	{"editie", "edition", ROLE_EDITION},
	{"toelichting", "remark", ROLE_REMARK},
	{"indicator", "indicator", ROLE_INDICATOR},
	{"waarde", "value", ROLE_VALUE},
	{"invoer", "input", ROLE_INPUT},
};

enum { RESERVED = sizeof(reserved) / sizeof(*reserved) };

struct str keyword(const struct grid *grid, struct str nl, struct str en)
{
	return grid->lang == LANG_NL ? nl : en;
}

bool is_either(struct str name, const char *nl, const char *en)
{
	return str_eq_lower(name, str_from(nl)) || str_eq_lower(name, str_from(en));
}

static enum role reserved_role(struct str name)
{
	for (size_t i = 0; i < RESERVED; i++)
		if (is_either(name, reserved[i].nl, reserved[i].en))
			return reserved[i].role;
	return ROLE_NONE;
}

static bool is_subject_name(const struct grid *grid, struct str name)
{
	const struct collection *collection = grid->subjects.collection;
	struct str lower = str_lower(grid->arena, name);

	return str_is(lower, "id") || str_eq(lower, collection->id) ||
	       str_eq(lower, str_lower(grid->arena, collection->singular));
}

const struct table_column *columns_find(const struct grid *grid, enum role role)
{
	for (size_t i = 0; i < grid->csv.columns; i++)
		if (grid->columns[i].role == role)
			return &grid->columns[i];
	return NULL;
}

const struct csv_cell *columns_cell(const struct grid *grid, enum role role, size_t row)
{
	const struct table_column *column = columns_find(grid, role);
	const struct csv_cell *cell;

	if (!column)
		return NULL;
	cell = csv_at(&grid->csv, row, (size_t)(column - grid->columns));
	return cell->text.n ? cell : NULL;
}

/* False when a name is there twice. */
static bool name_columns(struct grid *grid)
{
	struct map seen = {0};
	bool ok = true;

	for (size_t i = 0; i < grid->csv.columns; i++) {
		const struct csv_cell *cell = csv_at(&grid->csv, 0, i);
		struct table_column *column = &grid->columns[i], *first;

		column->name = cell->text;
		column->place = csv_place(&grid->csv, cell);
		first = map_put(grid->arena, &seen, str_lower(grid->arena, column->name), column);
		if (!first || !column->name.n)
			continue;
		diag_add(grid->diags, DIAG_IMPORT_COLUMN_TWICE, column->place,
			.other = first->place, .args = {column->name});
		ok = false;
	}
	return ok;
}

/* "datum" and "date" in one table; false if so. */
static bool roles_are_single(struct grid *grid)
{
	const struct table_column *first[ROLES] = {NULL};
	bool ok = true;

	for (size_t i = 0; i < grid->csv.columns; i++) {
		const struct table_column *column = &grid->columns[i];

		if (column->role == ROLE_NONE || column->role == ROLE_SUBJECT)
			continue;
		if (first[column->role]) {
			diag_add(grid->diags, DIAG_IMPORT_COLUMN_TWICE, column->place,
				.other = first[column->role]->place, .args = {column->name});
			ok = false;
		}
		first[column->role] = column;
	}
	return ok;
}

static struct str long_columns(const struct grid *grid)
{
	struct str words[3] = {str_lower(grid->arena, grid->subjects.collection->singular),
		STR("indicator"), keyword(grid, STR("waarde"), STR("value"))};

	return join_words(grid->arena, words, 3);
}

static bool need_column(struct grid *grid, enum role role, struct str name)
{
	if (columns_find(grid, role))
		return true;
	diag_add(grid->diags, DIAG_IMPORT_NO_COLUMN, grid->columns[0].place,
		.args = {name, long_columns(grid)});
	return false;
}

static bool need_long_columns(struct grid *grid)
{
	bool indicator = need_column(grid, ROLE_INDICATOR, STR("indicator"));
	bool value = need_column(grid, ROLE_VALUE, keyword(grid, STR("waarde"), STR("value")));

	return indicator && value;
}

static bool decide_form(struct grid *grid)
{
	enum import_form form = grid->options->form;

	if (form == IMPORT_AUTO)
		grid->is_long =
			columns_find(grid, ROLE_INDICATOR) && columns_find(grid, ROLE_VALUE);
	else
		grid->is_long = form == IMPORT_LONG;
	for (size_t i = 0; !grid->is_long && i < grid->csv.columns; i++) {
		enum role *role = &grid->columns[i].role;

		if (*role == ROLE_INDICATOR || *role == ROLE_VALUE || *role == ROLE_INPUT)
			*role = ROLE_NONE;
	}
	return !grid->is_long || need_long_columns(grid);
}

bool columns_reserve(struct grid *grid)
{
	grid->columns = arena_array(grid->arena, struct table_column, grid->csv.columns);
	if (!name_columns(grid))
		return false;
	for (size_t i = 0; i < grid->csv.columns; i++) {
		struct table_column *column = &grid->columns[i];

		column->role = reserved_role(column->name);
		if (column->role == ROLE_NONE && is_subject_name(grid, column->name))
			column->role = ROLE_SUBJECT;
	}
	return roles_are_single(grid) && decide_form(grid);
}

/* The slots of a column in every edition that is used; false when none knows it. */
static bool find_slots(struct grid *grid, struct table_column *column)
{
	bool known = false;

	column->slots =
		arena_array(grid->arena, struct slot, grid->editions.n ? grid->editions.n : 1);
	for (size_t i = 0; column->name.n && i < grid->editions.n; i++) {
		column->slots[i] = slots_find(
			grid->editions.v[i], column->name, STR(""), grid->lang, grid->arena);
		if (column->slots[i].indicator)
			known = true;
	}
	return known;
}

static void report_column(struct grid *grid, const struct table_column *column)
{
	struct suggest suggest = suggest_for(column->name);
	const struct slots *slots = grid->editions.v[grid->editions.n - 1];

	suggest_offer(&suggest, slots_suggest(slots, column->name, grid->lang, grid->arena));
	suggest_offer(&suggest, str_lower(grid->arena, grid->subjects.collection->singular));
	for (size_t i = 0; i < RESERVED; i++)
		if (grid->is_long || reserved[i].role <= ROLE_REMARK)
			suggest_offer(&suggest,
				str_from(grid->lang == LANG_NL ? reserved[i].nl : reserved[i].en));
	diag_add(grid->diags, DIAG_IMPORT_COLUMN, column->place,
		.args = {column->name, slots->edition->id, slots_list(slots, grid->arena)},
		.suggest = suggest.best);
}

static void resolve_column(struct grid *grid, struct table_column *column)
{
	if (column->role != ROLE_NONE)
		return;
	if (!grid->is_long && find_slots(grid, column)) {
		column->role = ROLE_FIGURE;
		return;
	}
	column->field = subjects_field(&grid->subjects, column->name);
	if (column->field)
		column->role = ROLE_SUBJECT;
	else if (grid->editions.n)
		report_column(grid, column);
}

/* What such a column may be called; not all of it, when there is much. */
static struct str subject_names(const struct grid *grid)
{
	const struct collection *collection = grid->subjects.collection;
	VEC(struct str) names = {0};

	vec_push(grid->arena, &names, str_lower(grid->arena, collection->singular));
	vec_push(grid->arena, &names, STR("id"));
	vec_each (struct field *, it, &collection->fields)
		if (names.n < 5 && subjects_identifies(&grid->subjects, *it))
			vec_push(grid->arena, &names, (*it)->key);
	return join_words(grid->arena, names.v, names.n);
}

bool columns_resolve(struct grid *grid)
{
	for (size_t i = 0; i < grid->csv.columns && grid->diags->errors < FAULTS_MAX; i++)
		resolve_column(grid, &grid->columns[i]);
	if (columns_find(grid, ROLE_SUBJECT))
		return true;
	diag_add(grid->diags, DIAG_IMPORT_NO_SUBJECT, grid->columns[0].place,
		.args = {subject_names(grid)});
	return false;
}
