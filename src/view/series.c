/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of one indicator over all editions, subjects and days. */
#include "view/monitor.h"

#include <stdlib.h>

/* ---- The latest day ---- */

/* The last day on which it was measured; indicator is that of its edition. NULL without one. */
static const struct round *latest_round(
	const struct series *series, const struct indicator **indicator)
{
	const struct monitor *monitor = series->monitor;

	for (size_t i = monitor->rounds.n; i > 0; i--) {
		*indicator = edition_indicator(monitor->rounds.v[i - 1]->edition, series->id);
		if (*indicator)
			return monitor->rounds.v[i - 1];
	}
	return NULL;
}

struct series_row {
	const struct measurement *measurement;
	const struct indicator *indicator;
	const struct figure *figure; /* the value */
	size_t position;             /* by title of the subject */
	bool older;                  /* it was not measured on the latest day */
};

static int state_order(const struct figure *figure)
{
	return figure->state == FIGURE_KNOWN ? 0 : figure->state == FIGURE_NOT_APPLICABLE ? 1 : 2;
}

/* Numbers from the highest, choices in their order; what is not known comes last. Of one day. */
static int value_order(const struct series_row *a, const struct series_row *b)
{
	if (state_order(a->figure) != state_order(b->figure))
		return state_order(a->figure) - state_order(b->figure);
	if (a->figure->state != FIGURE_KNOWN)
		return 0;
	if (measure_is_number(a->indicator->inputs.v[INPUT_VALUE].kind))
		return decimal_cmp(b->figure->number, a->figure->number);
	return (int)a->figure->choice - (int)b->figure->choice;
}

static int row_cmp(const void *left, const void *right)
{
	const struct series_row *a = left, *b = right;
	int order = a->older - b->older;

	if (!order && !a->older)
		order = value_order(a, b);
	return order ? order : a->position < b->position ? -1 : a->position > b->position;
}

static struct tpl_value row_figure(
	const struct tpl_env *env, const struct series_row *row, size_t input)
{
	const struct figure *figure = &measurement_figures(row->measurement, row->indicator)[input];

	return text_or_nothing(figure_text(env, &row->indicator->inputs.v[input], figure));
}

/* The page of the subject, where this is its latest measurement, else the page of the day. */
static struct tpl_value row_url_of(const struct tpl_env *env, const struct measurement *measurement)
{
	const struct history *history = history_of(measurement->monitor, measurement->subject);
	bool latest = history && latest_of(history) == measurement;

	return href_value(env, latest ? history->url : measurement->url);
}

TEXT(row_title, struct series_row, measurement->subject->title)
SIMPLE(row_url, struct series_row, row_url_of(env, it->measurement))
SIMPLE(row_value, struct series_row, row_figure(env, it, INPUT_VALUE))
SIMPLE(row_date, struct series_row, date_value(env, it->measurement->date))
SIMPLE(row_iso, struct series_row, iso_value(env, it->measurement->date))
SIMPLE(row_older, struct series_row, tpl_bool(it->older))
SIMPLE(row_ended, struct series_row,
	it->measurement->subject->end.year ? date_value(env, it->measurement->subject->end)
					   : tpl_nothing())
SIMPLE(row_missing, struct series_row, tpl_bool(it->figure->state == FIGURE_MISSING))
SIMPLE(row_not_applicable, struct series_row, tpl_bool(it->figure->state == FIGURE_NOT_APPLICABLE))
SIMPLE(row_comparator, struct series_row,
	it->indicator->comparator == COMPARATOR_NONE ? tpl_nothing()
						     : row_figure(env, it, INPUT_COMPARATOR))
SIMPLE(row_status, struct series_row,
	status_value(env, it->measurement->edition, status_of(it->measurement, it->indicator),
		score_status_word(it->measurement, it->indicator)))

static const struct tpl_field row_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = row_title},
	{STR_INIT("url"), TPL_TEXT, .get = row_url},
	{STR_INIT("date"), TPL_TEXT, .get = row_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = row_iso},
	{STR_INIT("older"), TPL_BOOL, .get = row_older},
	{STR_INIT("ended"), TPL_TEXT, .get = row_ended},
	{STR_INIT("value"), TPL_TEXT, .get = row_value},
	{STR_INIT("missing"), TPL_BOOL, .get = row_missing},
	{STR_INIT("not_applicable"), TPL_BOOL, .get = row_not_applicable},
	{STR_INIT("comparator"), TPL_TEXT, .get = row_comparator},
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = row_status},
};

static const struct tpl_type row_type = TYPE("subject of an indicator", row_fields);

/* The last measurement of a subject whose edition has the indicator; NULL without one. */
static const struct measurement *last_with(const struct history *history, struct str id)
{
	for (size_t i = history->measurements.n; i > 0; i--)
		if (edition_indicator(history->measurements.v[i - 1]->edition, id))
			return history->measurements.v[i - 1];
	return NULL;
}

/* Every subject that was ever measured; those of the latest day come first. */
static struct tpl_value rows_value(const struct tpl_env *env, const struct series *series)
{
	const struct monitor *monitor = series->monitor;
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);
	struct series_row *rows =
		arena_array(env->scratch, struct series_row, monitor->histories.n);
	size_t n = 0;

	for (size_t i = 0; i < monitor->histories.n; i++) {
		const struct measurement *measurement =
			last_with(monitor->histories.v[i], series->id);

		if (!measurement)
			continue;
		indicator = edition_indicator(measurement->edition, series->id);
		rows[n++] = (struct series_row){measurement, indicator,
			measurement_value(measurement, indicator), i, measurement->round != round};
	}
	if (n)
		qsort(rows, n, sizeof(*rows), row_cmp);
	return array_value(env, &row_type, rows, sizeof(*rows), n);
}

/* ---- Editions ---- */

TEXT(version_edition_title, struct indicator, edition->title)
SIMPLE(version_edition, struct indicator, tpl_object(&view_edition_type, it->edition))
SIMPLE(version_indicator, struct indicator, indicator_value(env, it, NULL))

static const struct tpl_field version_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = version_edition_title},
	{STR_INIT("edition"), TPL_OBJECT, .type = &view_edition_type, .get = version_edition},
	{STR_INIT("indicator"), TPL_OBJECT, .type = &view_indicator_type, .get = version_indicator},
};

static const struct tpl_type version_type = TYPE("indicator of an edition", version_fields);

/* ---- The series ---- */

static struct tpl_value series_date_value(
	const struct tpl_env *env, const struct series *series, bool iso)
{
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);

	if (!round)
		return tpl_nothing();
	return iso ? iso_value(env, round->date) : date_value(env, round->date);
}

/* "12 gemeenten": those of the latest day. */
static struct tpl_value series_counted_value(const struct tpl_env *env, const struct series *series)
{
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);

	return round ? subjects_value(env, series->monitor, round->measurements.n) : tpl_nothing();
}

/* When the data of the latest day are from; without such a day, what the method says. */
static struct tpl_value series_data_from(const struct tpl_env *env, const struct series *series)
{
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);

	return moment_value(env, round ? measurement_data_from(round->measurements.v[0], indicator)
				       : series->latest->data_from);
}

static struct tpl_value series_statuses_value(
	const struct tpl_env *env, const struct series *series)
{
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);

	return round ? spread_statuses(env, round->edition, spread_of(round, indicator))
		     : array_value(env, &view_status_type, NULL, 0, 0);
}

static struct tpl_value series_spread_value(const struct tpl_env *env, const struct series *series)
{
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);

	return round ? spread_value(env, round, indicator, NULL) : tpl_nothing();
}

static struct tpl_value series_spread_picture(
	const struct tpl_env *env, const struct series *series)
{
	struct spread_view view = {0};

	view.round = latest_round(series, &view.indicator);
	return view.round ? spread_chart(env, &view) : tpl_nothing();
}

static struct tpl_value series_trend_value(const struct tpl_env *env, const struct series *series)
{
	struct moments moments = moments_of_series(env, series);

	return array_value(env, &view_moment_type, moments.v, sizeof(*moments.v), moments.n);
}

static struct tpl_value series_trend_picture(const struct tpl_env *env, const struct series *series)
{
	struct moments moments = moments_of_series(env, series);

	return moments.n ? trend_chart(env, series->latest, &moments, NULL) : tpl_nothing();
}

static struct tpl_value series_note_value(const struct tpl_env *env, const struct series *series)
{
	struct moments moments = moments_of_series(env, series);

	return text_or_nothing(trend_note(env, series->latest, &moments));
}

static bool compares_trend(const struct tpl_env *env, const struct series *series)
{
	struct moments moments = moments_of_series(env, series);

	return moments_have_comparator(&moments);
}

static bool has_rows(const struct series *series)
{
	const struct indicator *indicator;
	const struct round *round = latest_round(series, &indicator);

	return round && round->measurements.n;
}

/* What the latest day is compared with, where that is the same for all subjects; of whom or what
 * it is comes with it. */
static struct tpl_value series_national_value(
	const struct tpl_env *env, const struct series *series, bool title)
{
	struct moment_view moment = {0};
	struct figure figure;

	moment.round = latest_round(series, &moment.indicator);
	if (!moment.round || moment.indicator->comparator == COMPARATOR_NONE)
		return tpl_nothing();
	figure = moment_comparator(&moment);
	if (figure.state != FIGURE_KNOWN)
		return tpl_nothing();
	return tpl_text(
		title ? comparator_title(env, moment.indicator)
		      : figure_text(env, &moment.indicator->inputs.v[INPUT_COMPARATOR], &figure));
}

SIMPLE(series_national, struct series, series_national_value(env, it, false))
SIMPLE(series_national_title, struct series, series_national_value(env, it, true))
TEXT(series_id, struct series, id)
TEXT(series_title, struct series, latest->title)
HREF(series_url, struct series, url)
SIMPLE(series_json, struct series, href_value(env, data_url(env->scratch, it->url, STR(".json"))))
SIMPLE(series_csv, struct series, href_value(env, data_url(env->scratch, it->url, STR(".csv"))))
SIMPLE(series_monitor, struct series, tpl_object(&view_monitor_type, it->monitor))
SIMPLE(series_indicator, struct series, indicator_value(env, it->latest, NULL))
SIMPLE(series_versions, struct series,
	tpl_pointers(&version_type, (const void *const *)it->versions.v, it->versions.n))
SIMPLE(series_card, struct series, tpl_object(&view_record_type, it->latest->card))
TEXT(series_goal, struct series, latest->goal)
TEXT(series_source, struct series, latest->source)
TEXT(series_frequency, struct series, latest->frequency)
SIMPLE(series_from, struct series, series_data_from(env, it))
SIMPLE(series_counted, struct series, series_counted_value(env, it))
SIMPLE(series_date, struct series, series_date_value(env, it, false))
SIMPLE(series_iso, struct series, series_date_value(env, it, true))
SIMPLE(series_rows, struct series, rows_value(env, it))
SIMPLE(series_has_rows, struct series, tpl_bool(has_rows(it)))
SIMPLE(series_statuses, struct series, series_statuses_value(env, it))
SIMPLE(series_spread_chart, struct series, series_spread_picture(env, it))
SIMPLE(series_spread, struct series, series_spread_value(env, it))
SIMPLE(series_trend_chart, struct series, series_trend_picture(env, it))
SIMPLE(series_trend, struct series, series_trend_value(env, it))
SIMPLE(series_trend_note, struct series, series_note_value(env, it))
SIMPLE(series_trend_compared, struct series, tpl_bool(compares_trend(env, it)))
SIMPLE(series_has_trend, struct series, tpl_bool(moments_of_series(env, it).n))

static const struct tpl_field series_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = series_id},
	{STR_INIT("title"), TPL_TEXT, .get = series_title},
	{STR_INIT("url"), TPL_TEXT, .get = series_url},
	{STR_INIT("json_url"), TPL_TEXT, .get = series_json},
	{STR_INIT("csv_url"), TPL_TEXT, .get = series_csv},
	{STR_INIT("monitor"), TPL_OBJECT, .type = &view_monitor_type, .get = series_monitor},
	{STR_INIT("indicator"), TPL_OBJECT, .type = &view_indicator_type, .get = series_indicator},
	{STR_INIT("versions"), TPL_LIST, .type = &version_type, .get = series_versions},
	{STR_INIT("card"), TPL_OBJECT, .type = &view_record_type, .get = series_card},
	{STR_INIT("goal"), TPL_TEXT, .get = series_goal},
	{STR_INIT("source"), TPL_TEXT, .get = series_source},
	{STR_INIT("frequency"), TPL_TEXT, .get = series_frequency},
	{STR_INIT("data_from"), TPL_TEXT, .get = series_from},
	{STR_INIT("counted"), TPL_TEXT, .get = series_counted},
	{STR_INIT("date"), TPL_TEXT, .get = series_date},
	{STR_INIT("national"), TPL_TEXT, .get = series_national},
	{STR_INIT("national_title"), TPL_TEXT, .get = series_national_title},
	{STR_INIT("date_iso"), TPL_TEXT, .get = series_iso},
	{STR_INIT("rows"), TPL_LIST, .type = &row_type, .get = series_rows},
	{STR_INIT("has_rows"), TPL_BOOL, .get = series_has_rows},
	{STR_INIT("statuses"), TPL_LIST, .type = &view_status_type, .get = series_statuses},
	{STR_INIT("spread_chart"), TPL_HTML, .get = series_spread_chart},
	{STR_INIT("spread"), TPL_OBJECT, .type = &view_spread_type, .get = series_spread},
	{STR_INIT("trend_chart"), TPL_HTML, .get = series_trend_chart},
	{STR_INIT("trend"), TPL_LIST, .type = &view_moment_type, .get = series_trend},
	{STR_INIT("has_trend"), TPL_BOOL, .get = series_has_trend},
	{STR_INIT("trend_note"), TPL_TEXT, .get = series_trend_note},
	{STR_INIT("trend_compared"), TPL_BOOL, .get = series_trend_compared},
};

const struct tpl_type view_series_type = TYPE("series", series_fields);
