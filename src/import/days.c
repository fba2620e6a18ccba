/* SPDX-License-Identifier: EUPL-1.2 */
/* On which day, and by which edition, each row of a table was measured. */
#include "document/document.h"
#include "import/internal.h"

static struct str iso_day(struct arena *arena, struct date date)
{
	char iso[11];

	date_format_iso(date, iso);
	return str_dup(arena, str_from(iso));
}

static bool is_empty_row(const struct csv_table *csv, size_t row)
{
	for (size_t i = 0; i < csv->columns; i++)
		if (csv_at(csv, row, i)->text.n)
			return false;
	return true;
}

static struct place row_place(const struct csv_table *csv, size_t row)
{
	for (size_t i = 0; i < csv->columns; i++)
		if (csv_at(csv, row, i)->text.n)
			return csv_place(csv, csv_at(csv, row, i));
	return place_file(csv->text);
}

static bool find_date(struct grid *grid, size_t row, struct date *date)
{
	const struct csv_cell *cell = columns_cell(grid, ROLE_DATE, row);
	struct reader reader = {grid->arena, grid->diags, grid->lang};
	struct node node = {.kind = NODE_SCALAR};

	if (cell) {
		node.scalar = cell->text;
		node.place = csv_place(&grid->csv, cell);
		return parse_date(&reader, &node, date);
	}
	*date = grid->options->date;
	if (!date->year)
		diag_add(grid->diags, DIAG_IMPORT_NO_DATE, row_place(&grid->csv, row),
			.args = {keyword(grid, STR("datum"), STR("date"))});
	return date->year;
}

static struct str edition_ids(const struct grid *grid)
{
	const struct monitor *monitor = grid->options->monitor;
	size_t n = monitor->editions.n;
	struct str *words = arena_array(grid->arena, struct str, n ? n : 1);

	for (size_t i = 0; i < n; i++)
		words[i] = monitor->editions.v[i]->id;
	return join_words(grid->arena, words, n);
}

/* What is measured with on a day already, or the newest edition that holds then. */
static const struct edition *edition_on(struct grid *grid, struct date date)
{
	const struct monitor *monitor = grid->options->monitor;
	const struct edition *newest = map_get(&grid->edition_of_day, iso_day(grid->arena, date));

	if (newest)
		return newest;
	vec_each (struct edition *, it, &monitor->editions)
		if (date_cmp((*it)->date, date) <= 0)
			newest = *it;
	return newest;
}

static const struct edition *find_edition(struct grid *grid, size_t row, struct date date)
{
	const struct monitor *monitor = grid->options->monitor;
	const struct csv_cell *cell = columns_cell(grid, ROLE_EDITION, row);
	const struct edition *edition = grid->options->edition;

	if (cell) {
		edition = monitor_edition(monitor, cell->text);
		if (!edition)
			diag_add(grid->diags, DIAG_IMPORT_EDITION, csv_place(&grid->csv, cell),
				.args = {monitor->title, cell->text, edition_ids(grid)});
	} else if (!edition) {
		edition = edition_on(grid, date);
		if (!edition)
			diag_add(grid->diags, DIAG_IMPORT_NO_EDITION, row_place(&grid->csv, row),
				.args = {iso_day(grid->arena, date), monitor->title});
	}
	return edition;
}

/* One edition a day: in the table, and together with what is there already. */
static bool same_edition(
	struct grid *grid, size_t row, struct date date, const struct edition *edition)
{
	struct str day = iso_day(grid->arena, date);
	const struct csv_cell *cell = columns_cell(grid, ROLE_EDITION, row);
	const struct edition *first =
		map_put(grid->arena, &grid->edition_of_day, day, (void *)edition);

	if (!first || first == edition)
		return true;
	diag_add(grid->diags, DIAG_IMPORT_EDITION_DIFFERS,
		cell ? csv_place(&grid->csv, cell) : row_place(&grid->csv, row),
		.args = {day, first->id, edition->id});
	return false;
}

/* The number of an edition among those used. Tables use few. */
static size_t use_edition(struct grid *grid, const struct edition *edition)
{
	struct slots *slots;

	for (size_t i = 0; i < grid->editions.n; i++)
		if (grid->editions.v[i]->edition == edition)
			return i;
	if (edition->faulty)
		diag_add(grid->diags, DIAG_IMPORT_FAULTY, place_file(edition->text));
	slots = arena_new(grid->arena, struct slots);
	slots_init(slots, edition, grid->arena);
	vec_push(grid->arena, &grid->editions, slots);
	return grid->editions.n - 1;
}

static void find_day(struct grid *grid, size_t row)
{
	struct row_head *head = &grid->heads[row];
	const struct edition *edition;

	if (is_empty_row(&grid->csv, row) || !find_date(grid, row, &head->date))
		return;
	edition = find_edition(grid, row, head->date);
	if (!edition || !same_edition(grid, row, head->date, edition))
		return;
	head->edition = edition;
	head->edition_number = use_edition(grid, edition);
}

/* What was measured before decides for its day. */
static void remember_days(struct grid *grid)
{
	vec_each (struct measurement *, it, &grid->options->monitor->all)
		if ((*it)->edition)
			map_put(grid->arena, &grid->edition_of_day,
				iso_day(grid->arena, (*it)->date), (void *)(*it)->edition);
}

/* No row can have a day; said once, not for every row. */
static bool has_no_days(struct grid *grid)
{
	if (grid->options->date.year || columns_find(grid, ROLE_DATE))
		return false;
	diag_add(grid->diags, DIAG_IMPORT_NO_DATE, grid->columns[0].place,
		.args = {keyword(grid, STR("datum"), STR("date"))});
	return true;
}

bool days_find(struct grid *grid)
{
	if (has_no_days(grid))
		return false;
	grid->heads = arena_array(grid->arena, struct row_head, grid->csv.rows);
	remember_days(grid);
	for (size_t row = 1; row < grid->csv.rows && grid->diags->errors < FAULTS_MAX; row++)
		find_day(grid, row);
	return true;
}
