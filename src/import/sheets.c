/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows to sheets: whose figures they are, and which. */
#include <stdio.h>

#include "import/internal.h"

/* Unknown names for which the nearest is looked up; it takes time, and a table may be all wrong. */
enum { SUGGEST_MAX = 20 };

static struct place cell_place(const struct grid *grid, const struct csv_cell *cell)
{
	return csv_place(&grid->csv, cell);
}

/* ---- Whose ---- */

static void report_subject(
	struct grid *grid, const struct csv_cell *cell, const struct named *named)
{
	const struct collection *collection = grid->subjects.collection;

	if (named)
		diag_add(grid->diags, DIAG_IMPORT_SUBJECT_AMBIGUOUS, cell_place(grid, cell),
			.args = {cell->text, named->record->id, named->other->id});
	else
		diag_add(grid->diags, DIAG_IMPORT_SUBJECT, cell_place(grid, cell),
			.args = {cell->text, collection->title},
			.suggest = grid->diags->errors < SUGGEST_MAX
					   ? subjects_suggest(&grid->subjects, cell->text)
					   : STR(""));
}

/* The columns that name the subject: first those for any name, then those of one field. */
struct search {
	const struct csv_cell *cell; /* that named it, or the first that should have */
	const struct named *named;
	bool national;
};

static bool has_word(const struct named *named, const struct record *record)
{
	return named->record == record || named->other;
}

/* Another column of the row that names somebody else. */
static bool check_other(struct grid *grid, const struct search *search, const struct csv_cell *cell,
	const struct named *named)
{
	const struct record *record = search->named->record;

	if (!named || has_word(named, record))
		return true;
	diag_add(grid->diags, DIAG_IMPORT_SUBJECT_DIFFERS, cell_place(grid, cell),
		.args = {cell->text, named->record->id, record->id});
	return false;
}

static bool search_column(
	struct grid *grid, const struct table_column *column, size_t row, struct search *search)
{
	const struct csv_cell *cell = csv_at(&grid->csv, row, (size_t)(column - grid->columns));
	const struct named *named;

	if (!cell->text.n || search->national)
		return true;
	if (is_national_word(cell->text)) {
		search->national = !search->named;
		search->cell = cell;
		return true;
	}
	named = subjects_find(&grid->subjects, column->field, cell->text);
	if (search->named)
		return check_other(grid, search, cell, named);
	if (!search->cell || (named && !named->other))
		search->cell = cell;
	if (named && !named->other)
		search->named = named;
	return true;
}

/* The record that a row is about, NULL for national figures; false after a fault. */
static bool find_subject(struct grid *grid, size_t row, struct search *search)
{
	*search = (struct search){.cell = NULL};
	for (int of_field = 0; of_field < 2; of_field++) {
		for (size_t i = 0; i < grid->csv.columns; i++) {
			const struct table_column *column = &grid->columns[i];

			if (column->role != ROLE_SUBJECT || !column->field != !of_field)
				continue;
			if (!search_column(grid, column, row, search))
				return false;
		}
	}
	if (search->named || search->national)
		return true;
	if (search->cell)
		report_subject(grid, search->cell,
			subjects_find(&grid->subjects, NULL, search->cell->text));
	else
		diag_add(grid->diags, DIAG_IMPORT_SUBJECT_MISSING,
			cell_place(grid, csv_at(&grid->csv, row, 0)));
	return false;
}

/* ---- Sheets ---- */

static struct str sheet_name(struct arena *arena, const struct record *subject, struct date date)
{
	char iso[11];

	date_format_iso(date, iso);
	return str_join(arena, str_from(iso), STR(" "), subject ? subject->id : STR("_"));
}

/* The sheet of a subject on a day; *fresh when this row is its first. */
static struct sheet *get_sheet(
	struct grid *grid, const struct search *search, const struct row_head *head, bool *fresh)
{
	const struct record *subject = search->national ? NULL : search->named->record;
	struct str name = sheet_name(grid->arena, subject, head->date);
	struct sheet *sheet = map_get(&grid->sheets_by_name, name);

	*fresh = !sheet;
	if (sheet)
		return sheet;
	sheet = arena_new(grid->arena, struct sheet);
	sheet->subject = subject;
	sheet->date = head->date;
	sheet->edition = head->edition;
	sheet->name = search->cell;
	map_put(grid->arena, &grid->sheets_by_name, name, sheet);
	vec_push(grid->arena, &grid->sheets, sheet);
	return sheet;
}

static void report_twice(struct grid *grid, const struct csv_cell *cell,
	const struct csv_cell *first, struct str what)
{
	diag_add(grid->diags, DIAG_IMPORT_TWICE, cell_place(grid, cell),
		.other = cell_place(grid, first), .args = {what});
}

/* What tells the slots of a sheet apart. */
static struct str slot_name(struct arena *arena, const struct slot *slot)
{
	static const char *const sorts[] = {"", ".", ".per.", ".."};

	return str_join(arena, slot->indicator->id, str_from(sorts[slot->kind]), slot->key);
}

/* A national figure of an indicator that has one for each group. */
static bool lacks_group(const struct sheet *sheet, const struct slot *slot)
{
	return !sheet->subject && slot->kind == SLOT_VALUE &&
	       slot->indicator->comparator == COMPARATOR_GROUP;
}

static void add_entry(struct grid *grid, struct sheet *sheet, const struct slot *slot,
	const struct csv_cell *cell, const struct csv_cell *what)
{
	struct entry entry = {*slot, cell, sheet->entries.n};
	const struct csv_cell *first =
		map_put(grid->arena, &sheet->seen, slot_name(grid->arena, slot), (void *)what);

	if (first)
		report_twice(grid, what, first, what->text);
	else if (cell->text.n && lacks_group(sheet, slot))
		diag_add(grid->diags, DIAG_IMPORT_GROUP, cell_place(grid, cell),
			.args = {slot->indicator->id});
	else if (cell->text.n)
		vec_push(grid->arena, &sheet->entries, entry);
}

/* ---- Wide ---- */

static void report_not_in_edition(
	struct grid *grid, struct str name, const struct csv_cell *cell, size_t number)
{
	const struct slots *slots = grid->editions.v[number];

	diag_add(grid->diags, DIAG_IMPORT_INDICATOR, cell_place(grid, cell),
		.args = {name, slots->edition->id, slots_list(slots, grid->arena)},
		.suggest = grid->diags->errors < SUGGEST_MAX
				   ? slots_suggest(slots, name, grid->lang, grid->arena)
				   : STR(""));
}

static void add_wide(struct grid *grid, struct sheet *sheet, size_t row)
{
	const struct row_head *head = &grid->heads[row];

	for (size_t i = 0; i < grid->csv.columns; i++) {
		const struct table_column *column = &grid->columns[i];
		const struct csv_cell *cell = csv_at(&grid->csv, row, i);
		const struct slot *slot;

		if (column->role != ROLE_FIGURE)
			continue;
		slot = &column->slots[head->edition_number];
		if (slot->indicator)
			add_entry(grid, sheet, slot, cell, csv_at(&grid->csv, 0, i));
		else if (cell->text.n)
			report_not_in_edition(grid, column->name, cell, head->edition_number);
	}
}

/* ---- Long ---- */

static void add_long(struct grid *grid, struct sheet *sheet, size_t row)
{
	const struct row_head *head = &grid->heads[row];
	const struct csv_cell *name = columns_cell(grid, ROLE_INDICATOR, row);
	const struct csv_cell *input = columns_cell(grid, ROLE_INPUT, row);
	const struct csv_cell *remark = columns_cell(grid, ROLE_REMARK, row);
	const struct table_column *value = columns_find(grid, ROLE_VALUE);
	struct slot slot = {.indicator = NULL};

	if (!name)
		name = csv_at(&grid->csv, row,
			(size_t)(columns_find(grid, ROLE_INDICATOR) - grid->columns));
	slot = slots_find(grid->editions.v[head->edition_number], name->text,
		input ? input->text : STR(""), grid->lang, grid->arena);
	if (!slot.indicator) {
		report_not_in_edition(grid,
			input ? str_join(grid->arena, name->text, STR("."), input->text)
			      : name->text,
			input ? input : name, head->edition_number);
		return;
	}
	add_entry(
		grid, sheet, &slot, csv_at(&grid->csv, row, (size_t)(value - grid->columns)), name);
	slot.kind = SLOT_REMARK;
	slot.key = STR("");
	if (remark)
		add_entry(grid, sheet, &slot, remark, name);
}

/* ---- All rows ---- */

static void add_row(struct grid *grid, size_t row)
{
	struct search search;
	struct sheet *sheet;
	bool fresh;

	if (!grid->heads[row].edition || !find_subject(grid, row, &search))
		return;
	sheet = get_sheet(grid, &search, &grid->heads[row], &fresh);
	if (fresh)
		sheet->edition_cell = columns_cell(grid, ROLE_EDITION, row);
	if (grid->is_long) {
		add_long(grid, sheet, row);
	} else if (!fresh) {
		report_twice(grid, search.cell, sheet->name, search.cell->text);
	} else {
		sheet->remark = columns_cell(grid, ROLE_REMARK, row);
		add_wide(grid, sheet, row);
	}
}

void sheets_make(struct grid *grid)
{
	for (size_t row = 1; row < grid->csv.rows && grid->diags->errors < FAULTS_MAX; row++)
		add_row(grid, row);
}
