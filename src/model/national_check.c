/* SPDX-License-Identifier: EUPL-1.2 */
/* What the national file of a day lacks of what its measurements are compared with. */
#include "base/limits.h"
#include "base/suggest.h"
#include "model/internal.h"

static const struct str dots = STR_INIT("…");

/* ---- Figures ---- */

/* "key: …", with a comma before it where others stand before. */
static void add_gap(struct buf *line, struct str key, bool first)
{
	if (!first)
		buf_add_str(line, STR(", "));
	buf_add_str(line, key);
	buf_add_str(line, STR(": "));
	buf_add_str(line, dots);
}

static void report_gaps(const struct day_check *check, enum diag_code code,
	const struct indicator *indicator, struct str groups, const struct buf *line)
{
	struct str text = str_dup(check->scratch, buf_str(line));

	if (code == DIAG_GROUP_MISSING)
		diag_add(check->diags, code, check->file->values_place,
			.args = {indicator->id, groups, text});
	else
		diag_add(check->diags, code, check->file->values_place,
			.args = {indicator->id, text});
}

/* Whether some subject has the value, or for an extra input any figure, of the indicator. */
static bool is_measured(
	const struct day_check *check, const struct indicator *indicator, bool value_only)
{
	size_t inputs = value_only ? INPUT_VALUE + 1 : indicator->inputs.n;

	for (size_t i = 0; i < check->n; i++) {
		const struct measurement *measurement = check->measurements[i];
		const struct figure *figures = measurement_figures(measurement, indicator);

		for (size_t j = 0; measurement->subject && j < inputs; j++)
			if (j != INPUT_COMPARATOR && !indicator->inputs.v[j].national &&
				figures[j].state == FIGURE_KNOWN)
				return true;
	}
	return false;
}

/* Not even a word for "not known" stands there. */
static bool is_left_out(
	const struct day_check *check, const struct indicator *indicator, size_t input)
{
	const struct figure *figure = &measurement_figures(check->file, indicator)[input];

	return figure->state == FIGURE_MISSING && !figure->place.text;
}

static bool has_one_mean(const struct indicator *indicator)
{
	return indicator->comparator == COMPARATOR_MEAN ||
	       indicator->comparator == COMPARATOR_COUNT;
}

static bool is_lacking(
	const struct day_check *check, const struct indicator *indicator, size_t input)
{
	bool comparator = input == INPUT_COMPARATOR;

	if (comparator ? !has_one_mean(indicator) : !indicator->inputs.v[input].national)
		return false;
	return is_left_out(check, indicator, input) && is_measured(check, indicator, comparator);
}

/* "score: …", or "score: {landelijk: …, totaal: …}" with all that the file has of it. */
static void add_line(
	const struct day_check *check, const struct indicator *indicator, struct buf *line)
{
	struct str key = indicator->id;
	bool first = true, single = true;

	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		single = single && !indicator->inputs.v[i].national;
	if (single) {
		add_gap(line, key, true);
		return;
	}
	buf_add_str(line, key);
	buf_add_str(line, STR(": {"));
	for (size_t i = INPUT_COMPARATOR; i < indicator->inputs.n; i++) {
		if (i == INPUT_COMPARATOR ? !has_one_mean(indicator)
					  : !indicator->inputs.v[i].national)
			continue;
		key = i == INPUT_COMPARATOR ? national_key(check->lang)
					    : indicator->inputs.v[i].name[check->lang];
		add_gap(line, key, first);
		first = false;
	}
	buf_add_str(line, STR("}"));
}

static void check_figures(const struct day_check *check, const struct indicator *indicator)
{
	struct buf line = BUF_INIT;
	size_t i = INPUT_COMPARATOR;

	while (i < indicator->inputs.n && !is_lacking(check, indicator, i))
		i++;
	if (i == indicator->inputs.n)
		return;
	add_line(check, indicator, &line);
	report_gaps(check, DIAG_NATIONAL_FIGURE, indicator, STR(""), &line);
	buf_release(&line);
}

/* ---- Means of groups ---- */

enum { GROUPS_NAMED = 8 };

struct lacking_groups {
	const struct figure *keys[GROUPS_NAMED];
	size_t n;
};

/* Of as many groups as a message names. */
static void find_lacking(const struct day_check *check, const struct indicator *indicator,
	struct lacking_groups *found)
{
	const struct input *input = &indicator->group->inputs.v[INPUT_VALUE];

	for (size_t i = 0; i < check->n && found->n < GROUPS_NAMED; i++) {
		const struct measurement *measurement = check->measurements[i];
		const struct figure *key = measurement_figures(measurement, indicator->group);
		size_t j = 0;

		if (!measurement->subject || key->state != FIGURE_KNOWN ||
			measurement_figures(measurement, indicator)->state != FIGURE_KNOWN ||
			national_group_mean(check->national, indicator, key))
			continue;
		while (j < found->n && !same_value(input, found->keys[j], key))
			j++;
		if (j == found->n)
			found->keys[found->n++] = key;
	}
}

static void check_groups(const struct day_check *check, const struct indicator *indicator)
{
	const struct input *input = &indicator->group->inputs.v[INPUT_VALUE];
	struct lacking_groups found = {.n = 0};
	struct str words[GROUPS_NAMED];
	struct buf line = BUF_INIT;

	find_lacking(check, indicator, &found);
	if (!found.n)
		return;
	buf_add_str(&line, str_join(check->scratch, indicator->id, STR(": {"),
				   per_group_key(check->lang), STR(": {")));
	for (size_t i = 0; i < found.n; i++) {
		words[i] = figure_word(check->scratch, check->lang, input, found.keys[i]);
		add_gap(&line, str_join(check->scratch, STR("'"), words[i], STR("'")), !i);
	}
	buf_add_str(&line, STR("}}"));
	report_gaps(check, DIAG_GROUP_MISSING, indicator,
		join_words(check->scratch, words, found.n), &line);
	buf_release(&line);
}

/* ---- Rows of tables ---- */

static struct place row_place(const struct measurement *measurement, struct str name)
{
	const struct text *text = measurement->text;
	struct str bytes = text->bytes;
	size_t at;

	if (name.p >= bytes.p && name.p < bytes.p + bytes.n)
		return place_of(text, name);
	at = str_find(bytes, name, 0);
	return at < bytes.n ? place_of(text, str_slice(bytes, at, at + name.n)) : place_file(text);
}

/* The national rows that rows has none for, or all if there are none such; as many as fit. */
static size_t spare_rows(struct day_check *check, const struct table *table,
	const struct rows *rows, struct str *spare)
{
	const struct rows *national = &check->file->tables[table->index];
	struct map own = {0};
	size_t n = 0;

	vec_each (const struct row, row, &rows->rows)
		map_put(check->scratch, &own, row_key(check->scratch, row->cells[0].text),
			(void *)row);
	vec_each (const struct row, row, &national->rows)
		if (!map_get(&own, row_key(check->scratch, row->cells[0].text)))
			spare[n++] = row->cells[0].text;
	for (size_t i = 0; !n && i < national->rows.n; i++)
		spare[i] = national->rows.v[i].cells[0].text;
	return n ? n : national->rows.n;
}

static void report_row(struct day_check *check, const struct measurement *measurement,
	const struct table *table, struct str name)
{
	struct suggest suggest = suggest_for(name);
	struct str *spare;
	size_t n = 0;

	if (check->suggestions++ < SUGGESTIONS_MAX) {
		spare = arena_array(
			check->scratch, struct str, check->file->tables[table->index].rows.n);
		n = spare_rows(check, table, &measurement->tables[table->index], spare);
		for (size_t i = 0; i < n; i++)
			suggest_offer(&suggest, spare[i]);
		diag_add(check->diags, DIAG_ROW_UNMATCHED, row_place(measurement, name),
			.args = {name, table->id, join_words(check->scratch, spare, n)},
			.suggest = suggest.best);
		return;
	}
	diag_add(check->diags, DIAG_ROW_UNMATCHED, row_place(measurement, name),
		.args = {name, table->id, dots});
}

/* False when one message says all. */
static bool check_rows(
	struct day_check *check, const struct measurement *measurement, const struct table *table)
{
	const struct rows *rows = &measurement->tables[table->index];

	if (rows->rows.n && !check->file->tables[table->index].rows.n) {
		diag_add(check->diags, DIAG_NATIONAL_TABLE, place_file(check->file->text),
			.args = {table->id});
		return false;
	}
	vec_each (const struct row, row, &rows->rows)
		if (!national_row(check->national, check->scratch, table, row->cells[0].text))
			report_row(check, measurement, table, row->cells[0].text);
	return true;
}

static void check_table(struct day_check *check, const struct table *table)
{
	bool more = has_national_column(table);

	for (size_t i = 0; more && i < check->n; i++)
		if (check->measurements[i]->subject)
			more = check_rows(check, check->measurements[i], table);
}

void national_check(struct day_check *check)
{
	const struct edition *edition;

	if (!check->file || check->file->faulty || check->file->edition->faulty)
		return;
	edition = check->file->edition;
	vec_each (struct indicator *const, it, &edition->indicators) {
		check_figures(check, *it);
		if ((*it)->comparator == COMPARATOR_GROUP && (*it)->group)
			check_groups(check, *it);
	}
	vec_each (struct table *const, table, &edition->tables)
		check_table(check, *table);
}
