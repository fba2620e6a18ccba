/* SPDX-License-Identifier: EUPL-1.2 */
/* What is the same for all on one day comes to the figures and tables of each. */
#include "base/limits.h"
#include "base/slug.h"
#include "model/internal.h"

struct national {
	const struct measurement *measurement;
	struct map *rows;    /* by table->index: names to rows */
	size_t *first_group; /* by indicator->index: in measurement->group_means */
};

struct str row_key(struct arena *arena, struct str name)
{
	return sort_key(arena, name);
}

bool has_national_column(const struct table *table)
{
	vec_each (const struct column, column, &table->columns)
		if (column->national)
			return true;
	return false;
}

struct national *national_index(struct arena *scratch, const struct measurement *measurement)
{
	const struct edition *edition = measurement ? measurement->edition : NULL;
	struct national *national;

	if (!measurement)
		return NULL;
	national = arena_new(scratch, struct national);
	national->measurement = measurement;
	national->rows = arena_array(scratch, struct map, edition->tables.n);
	national->first_group = arena_array(scratch, size_t, edition->indicators.n);
	for (size_t i = 0; i < edition->tables.n; i++)
		vec_each (struct row, row, &measurement->tables[i].rows)
			map_put(scratch, &national->rows[i], row_key(scratch, row->cells[0].text),
				row);
	for (size_t i = measurement->group_means.n; i-- > 0;)
		national->first_group[measurement->group_means.v[i].indicator->index] = i;
	return national;
}

/* ---- Figures ---- */

bool same_value(const struct input *input, const struct figure *a, const struct figure *b)
{
	return measure_is_number(input->kind) ? decimal_cmp(a->number, b->number) == 0
					      : a->choice == b->choice;
}

const struct figure *national_group_mean(const struct national *national,
	const struct indicator *indicator, const struct figure *key)
{
	const struct measurement *source = national->measurement;

	for (size_t i = national->first_group[indicator->index]; i < source->group_means.n; i++) {
		const struct group_mean *group = &source->group_means.v[i];

		if (group->indicator != indicator)
			break;
		if (group->key.state == FIGURE_KNOWN &&
			same_value(&indicator->group->inputs.v[INPUT_VALUE], &group->key, key))
			return &group->mean;
	}
	return NULL;
}

/* The mean of those that have the same value of the indicator that makes the groups. */
static void join_group(const struct national *national, const struct indicator *indicator,
	struct measurement *measurement)
{
	const struct figure *own = &measurement->figures[indicator->group->first + INPUT_VALUE];
	const struct figure *mean =
		own->state == FIGURE_KNOWN ? national_group_mean(national, indicator, own) : NULL;

	if (mean)
		measurement->figures[indicator->first + INPUT_COMPARATOR] = *mean;
}

static void join_figures(const struct national *national, const struct indicator *indicator,
	struct measurement *measurement)
{
	size_t from = INPUT_EXTRA;

	if (indicator->comparator == COMPARATOR_MEAN || indicator->comparator == COMPARATOR_COUNT)
		from = INPUT_COMPARATOR;
	for (size_t i = from; i < indicator->inputs.n; i++)
		if (indicator->inputs.v[i].national)
			measurement->figures[indicator->first + i] =
				national->measurement->figures[indicator->first + i];
}

/* ---- Tables ---- */

const struct row *national_row(const struct national *national, struct arena *scratch,
	const struct table *table, struct str name)
{
	return map_get(&national->rows[table->index], row_key(scratch, name));
}

static void join_table(const struct national *national, const struct table *table,
	struct arena *scratch, struct measurement *measurement)
{
	vec_each (struct row, row, &measurement->tables[table->index].rows) {
		const struct row *other =
			national_row(national, scratch, table, row->cells[0].text);

		for (size_t i = 1; other && i < table->columns.n; i++)
			if (table->columns.v[i].national)
				row->cells[i] = other->cells[i];
	}
}

void national_join(
	struct national *national, struct arena *scratch, struct measurement *measurement)
{
	const struct edition *edition = measurement->edition;

	if (!national)
		return;
	vec_each (struct indicator *const, it, &edition->indicators) {
		join_figures(national, *it, measurement);
		if ((*it)->comparator == COMPARATOR_GROUP && (*it)->group)
			join_group(national, *it, measurement);
	}
	vec_each (struct table *const, table, &edition->tables)
		if (has_national_column(*table))
			join_table(national, *table, scratch, measurement);
}
