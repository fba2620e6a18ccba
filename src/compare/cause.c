/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whether the figures or the rules gave another status. Both are tried alone: the new figures by
 * the old edition, and the old figures by the new one. What leads to the new status by itself did
 * it.
 */
#include "compare/internal.h"

size_t named_input(const struct indicator *indicator, struct str name)
{
	size_t i = 0;

	while (i < indicator->inputs.n && !str_eq(indicator->inputs.v[i].name[LANG_NL], name))
		i++;
	return i;
}

bool is_norm_input(const struct indicator *indicator, size_t input)
{
	return input == INPUT_COMPARATOR && indicator->comparator == COMPARATOR_NORM;
}

static bool is_choice(const struct input *input)
{
	return !measure_is_number(input->kind);
}

bool same_figure(const struct input *old, const struct figure *before, const struct input *current,
	const struct figure *after)
{
	if (before->state != after->state || is_choice(old) != is_choice(current))
		return false;
	if (before->state != FIGURE_KNOWN)
		return true;
	if (is_choice(old))
		return before->choice < old->choices.n && after->choice < current->choices.n &&
		       str_eq(old->choices.v[before->choice].id,
			       current->choices.v[after->choice].id);
	return decimal_cmp(before->number, after->number) == 0;
}

/* ---- Figures for another edition ---- */

/* A figure of input as one of other; missing where it can be none. */
static struct figure converted(
	const struct input *input, struct figure figure, const struct input *other)
{
	const struct figure missing = {.state = FIGURE_MISSING};

	if (is_choice(input) != is_choice(other))
		return missing;
	if (figure.state != FIGURE_KNOWN || !is_choice(input))
		return figure;
	for (size_t i = 0; figure.choice < input->choices.n && i < other->choices.n; i++) {
		if (str_eq(input->choices.v[figure.choice].id, other->choices.v[i].id)) {
			figure.choice = (unsigned short)i;
			return figure;
		}
	}
	return missing;
}

/* What the measurement has for an input of an indicator of any edition. */
static struct figure figure_for(
	const struct measurement *measurement, const struct indicator *wanted, size_t input)
{
	const struct indicator *indicator = edition_indicator(measurement->edition, wanted->id);
	struct figure missing = {.state = FIGURE_MISSING};
	size_t i;

	if (is_norm_input(wanted, input))
		return (struct figure){.number = wanted->norm, .state = FIGURE_KNOWN};
	if (!indicator)
		return missing;
	i = named_input(indicator, wanted->inputs.v[input].name[LANG_NL]);
	/* A mean of a group stands for no mean of all. */
	if (i == indicator->inputs.n ||
		(input == INPUT_COMPARATOR && indicator->comparator != wanted->comparator))
		return missing;
	return converted(&indicator->inputs.v[i], measurement_figures(measurement, indicator)[i],
		&wanted->inputs.v[input]);
}

static struct outcome *score_by(
	struct arena *scratch, const struct measurement *measurement, const struct edition *edition)
{
	struct measurement other = *measurement;
	struct outcome *outcomes = arena_array(scratch, struct outcome, edition->indicators.n);

	other.edition = edition;
	other.figures = arena_array(scratch, struct figure, edition->figure_count);
	vec_each (struct indicator *const, it, &edition->indicators)
		for (size_t i = 0; i < (*it)->inputs.n; i++)
			other.figures[(*it)->first + i] = figure_for(measurement, *it, i);
	score_outcomes(&other, outcomes);
	return outcomes;
}

void crossing_make(struct crossing *crossing, struct arena *scratch,
	const struct measurement *before, const struct measurement *after)
{
	crossing->before = before;
	crossing->after = after;
	crossing->old_rules = score_by(scratch, after, before->edition);
	crossing->new_rules = score_by(scratch, before, after->edition);
}

/* ---- Which of them ---- */

/* Whether both have the same figures of an indicator, as far as both know of such. */
static bool same_figures(const struct crossing *crossing, const struct indicator *old,
	const struct indicator *current)
{
	const struct figure *then = measurement_figures(crossing->before, old);
	const struct figure *now = measurement_figures(crossing->after, current);

	for (size_t i = 0; i < current->inputs.n; i++) {
		size_t was = named_input(old, current->inputs.v[i].name[LANG_NL]);

		if (was == old->inputs.n || is_norm_input(current, i) || is_norm_input(old, was) ||
			(i == INPUT_COMPARATOR && current->comparator != old->comparator))
			continue;
		if (!same_figure(&old->inputs.v[was], &then[was], &current->inputs.v[i], &now[i]))
			return false;
	}
	return true;
}

static enum change_cause named_cause(bool data, bool rule, bool edition)
{
	if (data && rule)
		return edition ? CAUSE_DATA_OR_EDITION : CAUSE_DATA_OR_RULE;
	if (data)
		return CAUSE_DATA;
	if (rule)
		return edition ? CAUSE_EDITION : CAUSE_RULE;
	return edition ? CAUSE_DATA_AND_EDITION : CAUSE_DATA_AND_RULE;
}

enum change_cause crossing_cause(const struct crossing *crossing, const struct indicator *old,
	const struct indicator *current)
{
	const struct outcome *then = &crossing->before->outcomes[old->index];
	const struct outcome *now = &crossing->after->outcomes[current->index];
	bool edition = !str_eq(old->edition->id, current->edition->id);
	bool gated = then->reason == REASON_GATE || now->reason == REASON_GATE;

	/* Where one of the two is the same it is the other, also if the old edition asks for a
	 * figure that the new one does without. */
	if (!gated && same_figures(crossing, old, current))
		return named_cause(false, true, edition);
	if (!gated && !score_rule_differs(old, current))
		return named_cause(true, false, edition);
	return named_cause(crossing->old_rules[old->index].status == now->status,
		crossing->new_rules[current->index].status == now->status, edition);
}
