/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What templates see of one indicator over all subjects on one day, and over the days of one
 * subject or of all. Only public measurements take part: rounds and histories hold no others.
 */
#include "view/monitor.h"

const struct spread *spread_of(const struct round *round, const struct indicator *indicator)
{
	return &round->spreads[indicator->index];
}

/* ---- One day ---- */

struct bar_view {
	const struct choice *choice;
	size_t count;
	bool own;
};

TEXT(bar_label, struct bar_view, choice->label)
SIMPLE(bar_count, struct bar_view, tpl_text(format_count(env, it->count)))
SIMPLE(bar_own, struct bar_view, tpl_bool(it->own))

static const struct tpl_field bar_fields[] = {
	{STR_INIT("label"), TPL_TEXT, .get = bar_label},
	{STR_INIT("count"), TPL_TEXT, .get = bar_count},
	{STR_INIT("own"), TPL_BOOL, .get = bar_own},
};

static const struct tpl_type bar_type = TYPE("choice of some", bar_fields);

static bool counts_choices(const struct indicator *indicator)
{
	return !measure_is_number(value_input(indicator)->kind);
}

static bool chose(const struct spread_view *view, size_t choice)
{
	const struct figure *figure;

	if (!view->own)
		return false;
	figure = measurement_value(view->own, view->indicator);
	return figure->state == FIGURE_KNOWN && figure->choice == choice;
}

GETTER(spread_choices)
{
	const struct spread_view *view = self;
	const struct input *input = value_input(view->indicator);
	const struct spread *spread = spread_of(view->round, view->indicator);
	size_t n = counts_choices(view->indicator) ? input->choices.n : 0;
	struct bar_view *bars = arena_array(env->scratch, struct bar_view, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		bars[i] =
			(struct bar_view){&input->choices.v[i], spread->choices[i], chose(view, i)};
	return array_value(env, &bar_type, bars, sizeof(*bars), n);
}

/* The nth of the known values, rising; nothing for choices. */
static struct tpl_value nth_value(
	const struct tpl_env *env, const struct spread_view *view, size_t n)
{
	if (counts_choices(view->indicator))
		return tpl_nothing();
	return tpl_text(number_as(env, value_input(view->indicator),
		spread_of(view->round, view->indicator)->values[n]));
}

static struct tpl_value median_value(const struct tpl_env *env, const struct spread_view *view)
{
	if (counts_choices(view->indicator))
		return tpl_nothing();
	return tpl_text(number_as(env, value_input(view->indicator),
		spread_median(spread_of(view->round, view->indicator))));
}

static size_t known(const struct spread_view *view)
{
	return spread_of(view->round, view->indicator)->known;
}

SIMPLE(spread_known, struct spread_view, tpl_text(format_count(env, known(it))))
SIMPLE(spread_missing, struct spread_view,
	tpl_text(format_count(env, spread_of(it->round, it->indicator)->missing)))
SIMPLE(spread_lowest, struct spread_view, nth_value(env, it, 0))
SIMPLE(spread_highest, struct spread_view, nth_value(env, it, known(it) - 1))
SIMPLE(spread_median_of, struct spread_view, median_value(env, it))
SIMPLE(spread_has_choices, struct spread_view, tpl_bool(counts_choices(it->indicator)))

static struct tpl_value numbers_value(const struct tpl_env *env, const struct spread_view *view)
{
	const struct indicator_parts *parts =
		parts_of(page_of(env)->plan, view->round, view->indicator);
	const struct str *made =
		parts ? fragment_made(env, FRAGMENT_NUMBERS, &parts->numbers) : NULL;

	if (counts_choices(view->indicator))
		return tpl_nothing();
	return made ? tpl_html(*made)
		    : fragment_value(env, FRAGMENT_NUMBERS, view->round->monitor,
			      spread_value(env, view->round, view->indicator, NULL));
}

SIMPLE(spread_numbers, struct spread_view, numbers_value(env, it))
SIMPLE(spread_indicator, struct spread_view, indicator_value(env, it->indicator, it->own))

static const struct tpl_field spread_fields[] = {
	{STR_INIT("indicator"), TPL_OBJECT, .type = &view_indicator_type, .get = spread_indicator},
	{STR_INIT("numbers"), TPL_HTML, .get = spread_numbers},
	{STR_INIT("known"), TPL_TEXT, .get = spread_known},
	{STR_INIT("missing"), TPL_TEXT, .get = spread_missing},
	{STR_INIT("lowest"), TPL_TEXT, .get = spread_lowest},
	{STR_INIT("median"), TPL_TEXT, .get = spread_median_of},
	{STR_INIT("highest"), TPL_TEXT, .get = spread_highest},
	{STR_INIT("choices"), TPL_LIST, .type = &bar_type, .get = spread_choices},
	{STR_INIT("has_choices"), TPL_BOOL, .get = spread_has_choices},
};

const struct tpl_type view_spread_type = TYPE("spread", spread_fields);

struct tpl_value spread_value(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, const struct measurement *own)
{
	struct spread_view *view = arena_new(env->scratch, struct spread_view);

	*view = (struct spread_view){round, indicator, own};
	return known(view) < SPREAD_MIN ? tpl_nothing() : tpl_object(&view_spread_type, view);
}

/* ---- All days ---- */

static void add_moment(struct moments *moments, const struct round *round,
	const struct measurement *measurement, const struct indicator *indicator)
{
	const struct moment_view *last = moments->n ? &moments->v[moments->n - 1] : NULL;
	bool breaks = last && last->indicator->edition != indicator->edition;

	moments->v[moments->n++] = (struct moment_view){round, measurement, indicator, breaks};
}

/* One moment is no trend. */
static struct moments if_many(struct moments moments)
{
	return moments.n > 1 ? moments : (struct moments){0};
}

struct moments moments_of_history(
	const struct tpl_env *env, const struct history *history, struct str indicator_id)
{
	struct moments moments = {
		arena_array(env->scratch, struct moment_view, history->measurements.n), 0};

	vec_each (struct measurement *, it, &history->measurements) {
		const struct measurement *measurement = *it;
		const struct indicator *indicator =
			edition_indicator(measurement->edition, indicator_id);

		if (indicator)
			add_moment(&moments, measurement->round, measurement, indicator);
	}
	return if_many(moments);
}

struct moments moments_of_series(const struct tpl_env *env, const struct series *series)
{
	const struct monitor *monitor = series->monitor;
	struct moments moments = {
		arena_array(env->scratch, struct moment_view, monitor->rounds.n), 0};

	vec_each (struct round *, it, &monitor->rounds) {
		const struct indicator *indicator = edition_indicator((*it)->edition, series->id);

		if (indicator)
			add_moment(&moments, *it, NULL, indicator);
	}
	return if_many(moments);
}

struct figure moment_figure(const struct moment_view *moment)
{
	struct figure figure = {.state = FIGURE_MISSING};
	const struct spread *spread = spread_of(moment->round, moment->indicator);

	if (moment->measurement)
		return measurement_figures(moment->measurement, moment->indicator)[INPUT_VALUE];
	if (spread->known >= SPREAD_MIN && !counts_choices(moment->indicator)) {
		figure.state = FIGURE_KNOWN;
		figure.number = spread_median(spread);
	}
	return figure;
}

/* For all subjects only what is the same for all: the group is not. */
static bool has_comparator(const struct moment_view *moment)
{
	enum comparator comparator = moment->indicator->comparator;

	return comparator != COMPARATOR_NONE &&
	       (moment->measurement || comparator != COMPARATOR_GROUP);
}

bool moments_have_comparator(const struct moments *moments)
{
	for (size_t i = 0; i < moments->n; i++)
		if (has_comparator(&moments->v[i]))
			return true;
	return false;
}

struct figure moment_comparator(const struct moment_view *moment)
{
	const struct measurement *measurement = moment->measurement;

	if (!measurement && moment->round->measurements.n)
		measurement = moment->round->measurements.v[0];
	if (!measurement || !has_comparator(moment))
		return (struct figure){.state = FIGURE_MISSING};
	return measurement_figures(measurement, moment->indicator)[INPUT_COMPARATOR];
}

static struct tpl_value moment_value_of(const struct tpl_env *env, const struct moment_view *moment)
{
	struct figure figure = moment_figure(moment);

	return text_or_nothing(figure_text(env, value_input(moment->indicator), &figure));
}

/* What is of all subjects stands side by side in a table, which tells the unit of the latest
 * edition once: only another one is told with the number. */
static struct tpl_value bare_value(const struct tpl_env *env, const struct moment_view *moment,
	const struct input *input, struct decimal number)
{
	const struct input *latest = value_input(moment->indicator->series->latest);
	bool alike = latest->kind == value_input(moment->indicator)->kind &&
		     str_eq(latest->unit, value_input(moment->indicator)->unit);

	return tpl_text(alike ? bare_number(env, input, number) : number_as(env, input, number));
}

static struct tpl_value moment_other(const struct tpl_env *env, const struct moment_view *moment)
{
	const struct input *input = &moment->indicator->inputs.v[INPUT_COMPARATOR];
	struct figure figure = moment_comparator(moment);

	if (moment->measurement || figure.state != FIGURE_KNOWN)
		return text_or_nothing(figure_text(env, input, &figure));
	return bare_value(env, moment, input, figure.number);
}

static bool moment_is(const struct moment_view *moment, enum figure_state state)
{
	return moment_figure(moment).state == state;
}

static struct tpl_value moment_status(const struct tpl_env *env, const struct moment_view *moment)
{
	const struct measurement *measurement = moment->measurement;

	if (!measurement)
		return tpl_nothing();
	return status_value(env, measurement->edition, status_of(measurement, moment->indicator),
		score_status_word(measurement, moment->indicator));
}

static struct tpl_value moment_end(
	const struct tpl_env *env, const struct moment_view *moment, bool highest)
{
	struct spread_view view = {moment->round, moment->indicator, moment->measurement};
	size_t count = known(&view);

	if (count < SPREAD_MIN || counts_choices(moment->indicator))
		return tpl_nothing();
	return bare_value(env, moment, value_input(moment->indicator),
		spread_of(moment->round, moment->indicator)->values[highest ? count - 1 : 0]);
}

static struct tpl_value moment_median_of(
	const struct tpl_env *env, const struct moment_view *moment)
{
	struct figure figure = moment_figure(moment);

	if (figure.state != FIGURE_KNOWN || counts_choices(moment->indicator))
		return tpl_nothing();
	return bare_value(env, moment, value_input(moment->indicator), figure.number);
}

SIMPLE(moment_date, struct moment_view, date_value(env, it->round->date))
SIMPLE(moment_iso, struct moment_view, iso_value(env, it->round->date))
SIMPLE(moment_own, struct moment_view, moment_value_of(env, it))
SIMPLE(moment_missing, struct moment_view, tpl_bool(moment_is(it, FIGURE_MISSING)))
SIMPLE(moment_not_applicable, struct moment_view, tpl_bool(moment_is(it, FIGURE_NOT_APPLICABLE)))
SIMPLE(moment_has_comparator, struct moment_view, tpl_bool(has_comparator(it)))
SIMPLE(moment_compared_not, struct moment_view,
	tpl_bool(moment_comparator(it).state == FIGURE_NOT_APPLICABLE))
SIMPLE(moment_compared, struct moment_view, moment_other(env, it))
SIMPLE(moment_status_of, struct moment_view, moment_status(env, it))
SIMPLE(moment_breaks, struct moment_view, tpl_bool(it->breaks))
SIMPLE(moment_edition, struct moment_view, tpl_text(it->indicator->edition->title))
SIMPLE(moment_known, struct moment_view,
	tpl_text(format_count(env, spread_of(it->round, it->indicator)->known)))
SIMPLE(moment_lowest, struct moment_view, moment_end(env, it, false))
SIMPLE(moment_median, struct moment_view, moment_median_of(env, it))
SIMPLE(moment_highest, struct moment_view, moment_end(env, it, true))
SIMPLE(moment_statuses, struct moment_view,
	spread_statuses(env, it->indicator->edition, spread_of(it->round, it->indicator)))

static const struct tpl_field moment_fields[] = {
	{STR_INIT("date"), TPL_TEXT, .get = moment_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = moment_iso},
	{STR_INIT("value"), TPL_TEXT, .get = moment_own},
	{STR_INIT("median"), TPL_TEXT, .get = moment_median},
	{STR_INIT("missing"), TPL_BOOL, .get = moment_missing},
	{STR_INIT("not_applicable"), TPL_BOOL, .get = moment_not_applicable},
	{STR_INIT("has_comparator"), TPL_BOOL, .get = moment_has_comparator},
	{STR_INIT("comparator"), TPL_TEXT, .get = moment_compared},
	{STR_INIT("comparator_not_applicable"), TPL_BOOL, .get = moment_compared_not},
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = moment_status_of},
	{STR_INIT("breaks"), TPL_BOOL, .get = moment_breaks},
	{STR_INIT("edition_title"), TPL_TEXT, .get = moment_edition},
	{STR_INIT("known"), TPL_TEXT, .get = moment_known},
	{STR_INIT("lowest"), TPL_TEXT, .get = moment_lowest},
	{STR_INIT("highest"), TPL_TEXT, .get = moment_highest},
	{STR_INIT("statuses"), TPL_LIST, .type = &view_status_type, .get = moment_statuses},
};

const struct tpl_type view_moment_type = TYPE("moment", moment_fields);
