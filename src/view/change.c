/* SPDX-License-Identifier: EUPL-1.2 */
/* What changed in an indicator of one subject since the measurement before. */
#include "view/monitor.h"

bool find_change(const struct measurement *measurement, const struct indicator *indicator,
	struct change_view *change)
{
	const struct measurement *previous = measurement->previous;

	if (!previous)
		return false;
	*change = (struct change_view){previous, measurement,
		edition_indicator(previous->edition, indicator->id), indicator};
	return change->before != NULL;
}

static struct str chosen(const struct input *input, const struct figure *figure)
{
	return figure->choice < input->choices.n ? input->choices.v[figure->choice].id : STR("");
}

/* The time since a day always changes; what counts is whether it is another day. */
static bool same_number(const struct input *input, const struct figure *a, const struct figure *b)
{
	if (input->kind == MEASURE_MONTHS_SINCE)
		return !date_cmp(a->date, b->date);
	return !decimal_cmp(a->number, b->number);
}

static bool same_value(const struct change_view *change)
{
	const struct input *before = value_input(change->before);
	const struct input *after = value_input(change->after);
	const struct figure *a = measurement_value(change->from, change->before);
	const struct figure *b = measurement_value(change->to, change->after);

	if (a->state != b->state || a->state != FIGURE_KNOWN)
		return a->state == b->state;
	if (!values_compare(change->before, change->after))
		return false;
	if (measure_is_number(after->kind))
		return same_number(after, a, b);
	return str_eq(chosen(before, a), chosen(after, b));
}

/* Both are known, but 80% then and 8 now say nothing about more or less. */
static bool is_measured_otherwise(const struct change_view *change)
{
	return measurement_value(change->from, change->before)->state == FIGURE_KNOWN &&
	       measurement_value(change->to, change->after)->state == FIGURE_KNOWN &&
	       !values_compare(change->before, change->after);
}

static bool has_new_status(const struct change_view *change)
{
	return status_of(change->from, change->before) != status_of(change->to, change->after);
}

bool change_is_one(const struct change_view *change)
{
	return !same_value(change) || has_new_status(change);
}

static struct tpl_value status_then(const struct tpl_env *env,
	const struct measurement *measurement, const struct indicator *indicator)
{
	return status_value(env, measurement->edition, status_of(measurement, indicator),
		score_status_word(measurement, indicator));
}

/* Of a time since a day the day itself: that is what changed. */
static struct tpl_value value_then(const struct tpl_env *env, const struct measurement *measurement,
	const struct indicator *indicator)
{
	const struct input *input = value_input(indicator);
	const struct figure *figure = measurement_value(measurement, indicator);

	if (input->kind == MEASURE_MONTHS_SINCE && figure->state == FIGURE_KNOWN)
		return date_value(env, figure->date);
	return tpl_text(figure_words(env, input, figure));
}

TEXT(change_title, struct change_view, after->title)
SIMPLE(change_url, struct change_view,
	tpl_text(str_join(env->scratch, STR("#"), indicator_anchor(env, it->after))))
SIMPLE(change_date, struct change_view, date_value(env, it->from->date))
SIMPLE(change_from, struct change_view, status_then(env, it->from, it->before))
SIMPLE(change_to, struct change_view, status_then(env, it->to, it->after))
SIMPLE(change_from_value, struct change_view, value_then(env, it->from, it->before))
SIMPLE(change_to_value, struct change_view, value_then(env, it->to, it->after))
SIMPLE(change_status_changed, struct change_view, tpl_bool(has_new_status(it)))
SIMPLE(change_otherwise, struct change_view, tpl_bool(is_measured_otherwise(it)))
SIMPLE(change_same, struct change_view, tpl_bool(!change_is_one(it)))

static const struct tpl_field change_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = change_title},
	{STR_INIT("url"), TPL_TEXT, .get = change_url},
	{STR_INIT("date"), TPL_TEXT, .get = change_date},
	{STR_INIT("from"), TPL_OBJECT, .type = &view_status_type, .get = change_from},
	{STR_INIT("to"), TPL_OBJECT, .type = &view_status_type, .get = change_to},
	{STR_INIT("from_status"), TPL_OBJECT, .type = &view_status_type, .get = change_from},
	{STR_INIT("to_status"), TPL_OBJECT, .type = &view_status_type, .get = change_to},
	{STR_INIT("from_value"), TPL_TEXT, .get = change_from_value},
	{STR_INIT("to_value"), TPL_TEXT, .get = change_to_value},
	{STR_INIT("status_changed"), TPL_BOOL, .get = change_status_changed},
	{STR_INIT("otherwise"), TPL_BOOL, .get = change_otherwise},
	{STR_INIT("same"), TPL_BOOL, .get = change_same},
};

const struct tpl_type view_change_type = TYPE("change", change_fields);
