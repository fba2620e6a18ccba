/* SPDX-License-Identifier: EUPL-1.2 */
/* The charts of indicators: which there are, and what stands in and beside them. */
#include "output/views_monitor.h"

static const struct input *value_input(const struct indicator *indicator)
{
	return &indicator->inputs.v[INPUT_VALUE];
}

static bool is_number(const struct indicator *indicator)
{
	return measure_is_number(value_input(indicator)->kind);
}

/* "i-volwassenheid-trend": unique on a page, as the anchor of the indicator is. */
static struct str chart_id(
	const struct tpl_env *env, const struct indicator *indicator, struct str kind)
{
	return str_join(env->scratch, indicator_anchor(env, indicator), STR("-"), kind);
}

static struct str short_title(const struct indicator *indicator)
{
	return indicator->brief.n ? indicator->brief : indicator->title;
}

static struct tpl_value picture(const struct tpl_env *env, const struct buf *buf)
{
	return buf->n ? tpl_html(view_taken(env, buf)) : tpl_nothing();
}

/* NULL when the figure is not known. */
static const struct chart_point *point(
	const struct tpl_env *env, const struct input *input, const struct figure *figure)
{
	struct chart_point *own;

	if (figure->state != FIGURE_KNOWN)
		return NULL;
	own = arena_new(env->scratch, struct chart_point);
	own->value = figure->number;
	own->label = figure_text(env, input, figure);
	return own;
}

static struct str label_or_missing(const struct tpl_env *env, const struct chart_point *point_)
{
	return point_ ? point_->label : theme_text(theme_of(env), STR("chart_missing"));
}

/* ---- One subject beside what it is compared with ---- */

static struct chart_text pair_text(const struct tpl_env *env, const struct indicator_view *view,
	struct str own, struct str other)
{
	struct str subject = view->measurement->subject->title;
	struct str indicator = short_title(view->indicator);

	return (struct chart_text){
		.id = chart_id(env, view->indicator, STR("pair")),
		.title = fill(env, "chart_pair_title", GAP("indicator", indicator),
			GAP("subject", subject)),
		.desc = fill(env, "chart_pair_desc", GAP("indicator", indicator),
			GAP("subject", subject), GAP("value", own),
			GAP("comparator", comparator_title(env, view->indicator)),
			GAP("other", other)),
	};
}

struct tpl_value pair_chart(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct indicator *indicator = view->indicator;
	const struct indicator_charts *charts;
	const struct figure *figures;
	struct chart_pair chart = {0};
	struct buf *buf;

	if (!view->measurement || !indicator_is_comparable(indicator))
		return tpl_nothing();
	charts = charts_of(page_of(env)->plan, view->measurement->round, indicator);
	figures = measurement_figures(view->measurement, indicator);
	chart.own = point(env, value_input(indicator), &figures[INPUT_VALUE]);
	chart.other =
		point(env, &indicator->inputs.v[INPUT_COMPARATOR], &figures[INPUT_COMPARATOR]);
	if (!charts || (!chart.own && !chart.other))
		return tpl_nothing();
	chart.low = charts->axis.low;
	chart.high = charts->axis.high;
	chart.own_name = view->measurement->subject->title;
	chart.other_name = comparator_title(env, indicator);
	chart.missing = theme_text(theme_of(env), STR("chart_missing"));
	chart.text = pair_text(
		env, view, label_or_missing(env, chart.own), label_or_missing(env, chart.other));
	buf = view_buf(env);
	chart_pair(buf, &chart);
	return picture(env, buf);
}

/* ---- Stars ---- */

static unsigned whole(struct decimal decimal)
{
	long long units = decimal.units;

	for (unsigned scale = decimal.scale; scale; scale--)
		units /= 10;
	return units < 0 ? 0 : units > 100 ? 100 : (unsigned)units;
}

struct tpl_value stars_chart(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct input *input = value_input(view->indicator);
	const struct figure *figure;
	unsigned count = input->bounded_above ? whole(input->maximum) : 5;
	struct chart_text text;
	struct buf *buf;

	if (!view->measurement || input->kind != MEASURE_STARS)
		return tpl_nothing();
	figure = &measurement_figures(view->measurement, view->indicator)[INPUT_VALUE];
	if (figure->state != FIGURE_KNOWN)
		return tpl_nothing();
	text.id = chart_id(env, view->indicator, STR("stars"));
	text.title = fill(env, "chart_stars_title", GAP("indicator", short_title(view->indicator)),
		GAP("subject", view->measurement->subject->title));
	text.desc = fill(env, "chart_stars_desc", GAP("value", figure_text(env, input, figure)),
		GAP("count", format_count(env, count)));
	buf = view_buf(env);
	chart_stars(buf, &text, whole(figure->number), count);
	return picture(env, buf);
}

/* ---- All subjects on one day ---- */

static struct str own_sentence(const struct tpl_env *env, const struct spread_view *view)
{
	const struct figure *figure;

	if (!view->own)
		return STR("");
	figure = &measurement_figures(view->own, view->indicator)[INPUT_VALUE];
	if (figure->state != FIGURE_KNOWN)
		return STR("");
	return str_join(env->scratch, STR(" "),
		fill(env, "chart_spread_own", GAP("subject", view->own->subject->title),
			GAP("value", figure_text(env, value_input(view->indicator), figure))));
}

static struct chart_text spread_text(const struct tpl_env *env, const struct spread_view *view)
{
	const struct input *input = value_input(view->indicator);
	const struct spread *spread = spread_of(view->round, view->indicator);
	struct str desc =
		fill(env, "chart_spread_desc", GAP("known", format_count(env, spread->known)),
			GAP("lowest", number_as(env, input, spread->values[0])),
			GAP("highest", number_as(env, input, spread->values[spread->known - 1])),
			GAP("median", number_as(env, input, spread_median(spread))));

	return (struct chart_text){
		.id = chart_id(env, view->indicator, STR("spread")),
		.title = fill(env, "chart_spread_title",
			GAP("indicator", short_title(view->indicator)),
			GAP("subjects", subjects_plural(view->round->monitor)),
			GAP("date", format_date(env, view->round->date))),
		.desc = str_join(env->scratch, desc, own_sentence(env, view)),
	};
}

/* What the own value is compared with; without a subject what is the same for all. */
static const struct chart_point *spread_line(
	const struct tpl_env *env, const struct spread_view *view)
{
	struct moment_view moment = {view->round, view->own, view->indicator, false};
	struct figure figure;

	if (!indicator_is_comparable(view->indicator))
		return NULL;
	figure = moment_comparator(&moment);
	return point(env, &view->indicator->inputs.v[INPUT_COMPARATOR], &figure);
}

static struct tpl_value number_spread(const struct tpl_env *env, const struct spread_view *view)
{
	const struct indicator_charts *charts =
		charts_of(page_of(env)->plan, view->round, view->indicator);
	const struct chart_point *own = NULL, *line;
	struct chart_text text;
	struct buf *buf;

	if (!charts || !charts->spread.n)
		return tpl_nothing();
	if (view->own)
		own = point(env, value_input(view->indicator),
			&measurement_figures(view->own, view->indicator)[INPUT_VALUE]);
	line = spread_line(env, view);
	text = spread_text(env, view);
	buf = view_buf(env);
	chart_spread(buf, &text, charts->spread, &charts->axis, own, line);
	return picture(env, buf);
}

/* "Ja 12, Nee 3" */
static struct str count_list(const struct tpl_env *env, const struct chart_bar *bars, size_t n)
{
	struct str list = STR("");

	for (size_t i = 0; i < n; i++)
		list = str_join(env->scratch, list, i ? STR(", ") : STR(""), bars[i].label,
			STR(" "), bars[i].count_label);
	return list;
}

static struct chart_text bars_text(const struct tpl_env *env, const struct spread_view *view,
	const struct chart_bar *bars, size_t n)
{
	return (struct chart_text){
		.id = chart_id(env, view->indicator, STR("spread")),
		.title = fill(env, "chart_bars_title",
			GAP("indicator", short_title(view->indicator)),
			GAP("subjects", subjects_plural(view->round->monitor)),
			GAP("date", format_date(env, view->round->date))),
		.desc = str_join(env->scratch,
			fill(env, "chart_bars_desc", GAP("counts", count_list(env, bars, n))),
			own_sentence(env, view)),
	};
}

static long own_choice(const struct spread_view *view)
{
	const struct figure *figure;

	if (!view->own)
		return -1;
	figure = &measurement_figures(view->own, view->indicator)[INPUT_VALUE];
	return figure->state == FIGURE_KNOWN ? (long)figure->choice : -1;
}

static struct tpl_value choice_spread(const struct tpl_env *env, const struct spread_view *view)
{
	const struct input *input = value_input(view->indicator);
	const struct spread *spread = spread_of(view->round, view->indicator);
	size_t n = input->choices.n;
	struct chart_bar *bars = arena_array(env->scratch, struct chart_bar, n);
	struct chart_text text;
	struct buf *buf;

	if (spread->known < SPREAD_MIN)
		return tpl_nothing();
	for (size_t i = 0; i < n; i++)
		bars[i] = (struct chart_bar){input->choices.v[i].label, spread->choices[i],
			format_count(env, spread->choices[i])};
	text = bars_text(env, view, bars, n);
	buf = view_buf(env);
	chart_bars(buf, &text, bars, n, own_choice(view),
		view->own ? view->own->subject->title : STR(""));
	return picture(env, buf);
}

struct tpl_value spread_chart(const struct tpl_env *env, const struct spread_view *view)
{
	return is_number(view->indicator) ? number_spread(env, view) : choice_spread(env, view);
}

/* ---- Trend ---- */

static bool is_comparable_number(const struct moment_view *moment)
{
	return is_number(moment->indicator) && indicator_is_comparable(moment->indicator);
}

static struct chart_moment trend_moment(const struct tpl_env *env, const struct moment_view *moment)
{
	const struct edition *edition = moment->indicator->edition;
	struct figure own = moment_figure(moment), other = {.state = FIGURE_MISSING};
	struct chart_moment result = {.date = moment->round->date, .breaks = moment->breaks};

	if (is_comparable_number(moment))
		other = moment_comparator(moment);
	result.date_label = format_date(env, moment->round->date);
	result.known = own.state == FIGURE_KNOWN && is_number(moment->indicator);
	result.value = own.number;
	if (result.known)
		result.label = figure_text(env, value_input(moment->indicator), &own);
	result.other_known = other.state == FIGURE_KNOWN;
	result.other = other.number;
	if (result.other_known)
		result.other_label = str_join(env->scratch,
			comparator_title(env, moment->indicator), STR(" "),
			figure_text(env, &moment->indicator->inputs.v[INPUT_COMPARATOR], &other));
	if (moment->measurement)
		result.status = status_of(moment->measurement, moment->indicator);
	if (moment->breaks)
		result.break_label = fill(env, "chart_break", GAP("edition", edition->title));
	return result;
}

static void trend_axis(const struct tpl_env *env, const struct indicator *indicator,
	const struct chart_moment *moments, size_t n, struct chart_axis *axis)
{
	for (size_t i = 0; i < n; i++) {
		if (moments[i].known)
			axis_widen(moments[i].value, axis);
		if (moments[i].other_known)
			axis_widen(moments[i].other, axis);
	}
	axis_finish(page_of(env)->plan, env->scratch, value_input(indicator), axis);
}

static struct chart_text trend_text(const struct tpl_env *env, const struct indicator *indicator,
	const struct chart_moment *moments, size_t n, const struct record *subject)
{
	const struct chart_moment *first = moments, *last = moments + n - 1;
	struct str title = short_title(indicator), missing;
	struct chart_text text = {.id = chart_id(env, indicator, STR("trend"))};

	missing = theme_text(theme_of(env), STR("chart_missing"));
	text.title =
		subject ? fill(env, "chart_trend_title", GAP("indicator", title),
				  GAP("subject", subject->title))
			: fill(env, "chart_trend_all_title", GAP("indicator", title),
				  GAP("subjects", subjects_plural(indicator->edition->monitor)));
	text.desc =
		fill(env, "chart_trend_desc", GAP("first", first->known ? first->label : missing),
			GAP("first_date", first->date_label),
			GAP("last", last->known ? last->label : missing),
			GAP("last_date", last->date_label), GAP("count", format_count(env, n)));
	return text;
}

struct tpl_value trend_chart(const struct tpl_env *env, const struct indicator *indicator,
	const struct moments *moments, const struct record *subject)
{
	struct chart_moment *points = arena_array(env->scratch, struct chart_moment, moments->n);
	struct chart_axis axis = {0};
	struct chart_text text;
	struct buf *buf;
	size_t known = 0;

	if (!is_number(indicator))
		return tpl_nothing();
	for (size_t i = 0; i < moments->n; i++) {
		points[i] = trend_moment(env, &moments->v[i]);
		known += points[i].known;
	}
	if (known < 2)
		return tpl_nothing();
	trend_axis(env, indicator, points, moments->n, &axis);
	text = trend_text(env, indicator, points, moments->n, subject);
	buf = view_buf(env);
	chart_trend(buf, &text, &axis, points, moments->n);
	return picture(env, buf);
}
