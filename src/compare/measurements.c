/* SPDX-License-Identifier: EUPL-1.2 */
/* Two measurements of one subject: statuses and why they differ, figures, tables, words. */
#include "compare/internal.h"

/* ---- Figures ---- */

static struct str figure_text(
	struct comparer *comparer, const struct input *input, const struct figure *figure)
{
	struct buf text = BUF_INIT;

	if (figure->state == FIGURE_MISSING)
		return both(comparer, "niet bekend", "not known");
	if (figure->state == FIGURE_NOT_APPLICABLE)
		return both(comparer, "niet van toepassing", "not applicable");
	score_figure(input, figure, &comparer->wording, &text);
	return taken(comparer, &text);
}

static struct str input_title(
	const struct comparer *comparer, const struct indicator *indicator, size_t input)
{
	const struct input *named = &indicator->inputs.v[input];

	return input < INPUT_EXTRA || !named->title.n ? named->name[comparer->lang] : named->title;
}

static void add_figure(struct comparer *comparer, struct site_change *parent, struct str id,
	struct str title, struct str before, struct str after)
{
	struct site_change *change =
		change_add(comparer, parent, CHANGE_FIGURE, CHANGED, id, title);

	change->before = str_dup(comparer->arena, before);
	change->after = str_dup(comparer->arena, after);
}

void compare_figures(struct comparer *comparer, struct site_change *parent,
	const struct measurement *before, const struct measurement *after,
	const struct indicator *old, const struct indicator *current, bool national)
{
	for (size_t i = 0; i < current->inputs.n; i++) {
		const struct input *input = &current->inputs.v[i];
		size_t was = named_input(old, input->name[LANG_NL]);
		const struct figure *then, *now = &measurement_figures(after, current)[i];

		if (was == old->inputs.n || input->national != national ||
			is_norm_input(current, i) ||
			(i == INPUT_COMPARATOR && old->comparator != current->comparator))
			continue;
		then = &measurement_figures(before, old)[was];
		if (!same_figure(&old->inputs.v[was], then, input, now))
			add_figure(comparer, parent, input->name[LANG_EN],
				input_title(comparer, current, i),
				figure_text(comparer, &old->inputs.v[was], then),
				figure_text(comparer, input, now));
	}
}

/* ---- One indicator ---- */

static void add_status(struct comparer *comparer, struct site_change *change,
	const struct crossing *crossing, const struct indicator *old,
	const struct indicator *current, struct status_counts *counts)
{
	enum status then = crossing->before->outcomes[old->index].status;
	enum status now = crossing->after->outcomes[current->index].status;

	change->kind = CHANGE_STATUS;
	change->before = status_name(then, comparer->lang);
	change->after = status_name(now, comparer->lang);
	change->cause = crossing_cause(crossing, old, current);
	counts->n[then][now][change->cause]++;
}

/* Whether both editions judge it. */
static bool is_judged(const struct indicator *old, const struct indicator *current)
{
	return old->rule && current->rule && !old->edition->faulty && !current->edition->faulty;
}

/* The national figures are told once for the day, unless they gave another status. */
static void compare_indicator(struct comparer *comparer, struct site_change *parent,
	const struct crossing *crossing, const struct indicator *old,
	const struct indicator *current, struct status_counts *counts)
{
	const struct measurement *before = crossing->before, *after = crossing->after;
	bool judged = is_judged(old, current) &&
		      before->outcomes[old->index].status != after->outcomes[current->index].status;
	bool same_day = !date_cmp(before->date, after->date);
	struct site_change *change =
		change_add(comparer, parent, CHANGE_RESULT, CHANGED, current->id, current->title);
	struct str then = measurement_note(before, old), now = measurement_note(after, current);

	if (judged)
		add_status(comparer, change, crossing, old, current, counts);
	if (judged || same_day)
		compare_figures(comparer, change, before, after, old, current, false);
	if (judged)
		compare_figures(comparer, change, before, after, old, current, true);
	if (same_day)
		change_between(comparer, change, CHANGE_FIGURE, STR("note"),
			both(comparer, "toelichting", "note"), then, now);
	if (!judged && !change->parts.n)
		parent->parts.n--;
}

/* ---- Tables ---- */

static void add_cell(struct buf *out, const struct column *column, const struct cell *cell)
{
	buf_addf(out, "\1%d", cell->state);
	if (cell->state != FIGURE_KNOWN)
		return;
	if (measure_is_number(column->kind))
		decimal_add_plain(cell->number, out);
	else
		buf_add_str(out, cell->text);
}

static struct str table_content(
	struct comparer *comparer, const struct table *table, const struct rows *rows)
{
	struct buf text = BUF_INIT;

	vec_each (const struct row, row, &rows->rows) {
		for (size_t i = 0; i < table->columns.n; i++)
			add_cell(&text, &table->columns.v[i], &row->cells[i]);
		buf_add_char(&text, '\n');
	}
	return taken(comparer, &text);
}

static void compare_tables(struct comparer *comparer, struct site_change *parent,
	const struct measurement *before, const struct measurement *after)
{
	if (!before->tables || !after->tables)
		return;
	vec_each (struct table *const, it, &after->edition->tables) {
		const struct table *old = map_get(&before->edition->tables_by_id, (*it)->id);

		if (old && !str_eq(table_content(comparer, old, &before->tables[old->index]),
				   table_content(comparer, *it, &after->tables[(*it)->index])))
			change_add(
				comparer, parent, CHANGE_TABLE, CHANGED, (*it)->id, (*it)->title);
	}
}

/* ---- All of it ---- */

void compare_measurements(struct comparer *comparer, struct site_change *parent,
	const struct measurement *before, const struct measurement *after,
	struct status_counts *counts)
{
	struct arena scratch = ARENA_INIT;
	struct crossing crossing;

	crossing_make(&crossing, &scratch, before, after);
	vec_each (struct indicator *const, it, &after->edition->indicators) {
		const struct indicator *old = edition_indicator(before->edition, (*it)->id);

		if (old)
			compare_indicator(comparer, parent, &crossing, old, *it, counts);
	}
	arena_release(&scratch);
	if (date_cmp(before->date, after->date))
		return;
	compare_tables(comparer, parent, before, after);
	change_between(comparer, parent, CHANGE_FIELD, STR("edition"),
		both(comparer, "editie", "edition"), before->edition->id, after->edition->id);
	change_between(comparer, parent, CHANGE_FIELD, STR("remark"),
		both(comparer, "opmerking", "remark"), before->remark, after->remark);
}
