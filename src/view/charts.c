/* SPDX-License-Identifier: EUPL-1.2 */
/* The charts of indicators: which there are, and what stands in and beside them. */
#include "view/monitor.h"

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
	own->label = bare_number(env, input, figure->number);
	return own;
}

/* The word where no value is: what does not apply is no lack of data. */
static struct str lack_word(const struct tpl_env *env, const struct figure *figure)
{
	return theme_text(theme_of(env), figure->state == FIGURE_NOT_APPLICABLE
						 ? STR("value_not_applicable")
						 : STR("chart_missing"));
}

static struct str text_or_missing(
	const struct tpl_env *env, const struct input *input, const struct figure *figure)
{
	return figure->state == FIGURE_KNOWN ? figure_text(env, input, figure)
					     : lack_word(env, figure);
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
	charts = charts_of(env, view->measurement->round, indicator);
	figures = measurement_figures(view->measurement, indicator);
	chart.own = point(env, value_input(indicator), &figures[INPUT_VALUE]);
	chart.other =
		point(env, &indicator->inputs.v[INPUT_COMPARATOR], &figures[INPUT_COMPARATOR]);
	if (!chart.own && !chart.other)
		return tpl_nothing();
	chart.low = charts->axis.low;
	chart.high = charts->axis.high;
	chart.own_name = view->measurement->subject->title;
	chart.other_name = comparator_title(env, indicator);
	/* One of the two is known, so the word is that of the other. */
	chart.missing = lack_word(env, &figures[chart.own ? INPUT_COMPARATOR : INPUT_VALUE]);
	chart.text = pair_text(env, view,
		text_or_missing(env, value_input(indicator), &figures[INPUT_VALUE]),
		text_or_missing(
			env, &indicator->inputs.v[INPUT_COMPARATOR], &figures[INPUT_COMPARATOR]));
	buf = view_buf(env);
	chart_pair(buf, &chart);
	return picture(env, buf);
}

/* ---- Stars ---- */

/* Of stars: few, and not less than none. */
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
	unsigned count = stars_of(input);
	struct chart_text text;
	struct buf *buf;

	if (!view->measurement || input->kind != MEASURE_STARS)
		return tpl_nothing();
	figure = measurement_value(view->measurement, view->indicator);
	if (figure->state != FIGURE_KNOWN)
		return tpl_nothing();
	text.id = chart_id(env, view->indicator, STR("stars"));
	text.title = fill(env, "chart_stars_title", GAP("indicator", short_title(view->indicator)),
		GAP("subject", view->measurement->subject->title));
	text.desc =
		fill(env, "chart_stars_desc", GAP("value", bare_number(env, input, figure->number)),
			GAP("count", format_count(env, count)));
	buf = view_buf(env);
	chart_stars(buf, &text, whole(figure->number), count);
	return picture(env, buf);
}

/* ---- All subjects on one day ---- */

/* Of a time since a day how long it is, as the chart has it. */
static struct str spread_words(
	const struct tpl_env *env, const struct input *input, const struct figure *figure)
{
	return measure_is_number(input->kind) ? number_as(env, input, figure->number)
					      : figure_text(env, input, figure);
}

static struct str own_sentence(const struct tpl_env *env, const struct spread_view *view)
{
	const struct figure *figure;

	if (!view->own)
		return STR("");
	figure = measurement_value(view->own, view->indicator);
	if (figure->state != FIGURE_KNOWN)
		return STR("");
	return str_join(env->scratch, STR(" "),
		fill(env, "chart_spread_own", GAP("subject", view->own->subject->title),
			GAP("value", spread_words(env, value_input(view->indicator), figure))));
}

static struct chart_text spread_text(const struct tpl_env *env, const struct spread_view *view,
	const struct indicator_charts *charts)
{
	return (struct chart_text){
		.id = chart_id(env, view->indicator, STR("spread")),
		.title = charts->title,
		.desc = str_join(env->scratch, charts->desc, own_sentence(env, view)),
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
	const struct indicator_charts *charts = charts_of(env, view->round, view->indicator);
	const struct chart_point *own = NULL, *line;
	struct chart_text text;
	struct buf *buf;

	if (!charts->dots.markup.n)
		return tpl_nothing();
	if (view->own)
		own = point(env, value_input(view->indicator),
			measurement_value(view->own, view->indicator));
	line = spread_line(env, view);
	text = spread_text(env, view, charts);
	buf = view_buf(env);
	chart_spread(buf, &text, &charts->dots, &charts->axis, own, line);
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

static long own_choice(const struct spread_view *view)
{
	const struct figure *figure;

	if (!view->own)
		return -1;
	figure = measurement_value(view->own, view->indicator);
	return figure->state == FIGURE_KNOWN ? (long)figure->choice : -1;
}

static struct tpl_value choice_spread(const struct tpl_env *env, const struct spread_view *view)
{
	const struct indicator_charts *charts = charts_of(env, view->round, view->indicator);
	struct chart_text text;
	struct buf *buf;

	if (!charts->bars.n)
		return tpl_nothing();
	text = spread_text(env, view, charts);
	buf = view_buf(env);
	chart_bars(buf, &text, &charts->bars, own_choice(view),
		view->own ? view->own->subject->title : STR(""));
	return picture(env, buf);
}

struct tpl_value spread_chart(const struct tpl_env *env, const struct spread_view *view)
{
	return is_number(view->indicator) ? number_spread(env, view) : choice_spread(env, view);
}

/* ---- What is the same for all subjects ---- */

static struct str spread_title(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct str key)
{
	const struct gap gaps[] = {GAP("indicator", short_title(indicator)),
		GAP("subjects", subjects_plural(round->monitor)),
		GAP("date", format_date(env, round->date))};

	return fill_gaps(env, key, gaps, sizeof(gaps) / sizeof(*gaps));
}

static void prepare_numbers(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	const struct input *input = value_input(indicator);
	const struct spread *spread = spread_of(round, indicator);

	charts->title = spread_title(env, round, indicator, STR("chart_spread_title"));
	charts->desc =
		fill(env, "chart_spread_desc", GAP("known", format_count(env, spread->known)),
			GAP("lowest", number_as(env, input, spread->values[0])),
			GAP("highest", number_as(env, input, spread->values[spread->known - 1])),
			GAP("median", number_as(env, input, spread_median(spread))));
}

static void prepare_choices(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	const struct input *input = value_input(indicator);
	const struct spread *spread = spread_of(round, indicator);
	size_t n = input->choices.n;
	struct chart_bar *bars = arena_array(env->scratch, struct chart_bar, n);

	for (size_t i = 0; i < n; i++)
		bars[i] = (struct chart_bar){.label = input->choices.v[i].label,
			.count = spread->choices[i],
			.count_label = format_count(env, spread->choices[i])};
	charts->bars = chart_bars_lay_out(env->scratch, bars, n);
	charts->title = spread_title(env, round, indicator, STR("chart_bars_title"));
	charts->desc = fill(env, "chart_bars_desc", GAP("counts", count_list(env, bars, n)));
}

void spread_prepare(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	if (spread_of(round, indicator)->known < SPREAD_MIN)
		return;
	if (is_number(indicator))
		prepare_numbers(env, round, indicator, charts);
	else
		prepare_choices(env, round, indicator, charts);
}

/* ---- Trend ---- */

/* Those of an edition that measured on another scale have no place on the axis. */
static struct moments on_axis_of(
	const struct tpl_env *env, const struct indicator *indicator, const struct moments *moments)
{
	struct moments kept = {arena_array(env->scratch, struct moment_view, moments->n), 0};

	for (size_t i = 0; i < moments->n; i++)
		if (values_share_axis(moments->v[i].indicator, indicator))
			kept.v[kept.n++] = moments->v[i];
	return kept;
}

static bool has_trend_line(const struct moments *moments)
{
	size_t known = 0;

	for (size_t i = 0; i < moments->n; i++)
		known += moment_figure(&moments->v[i]).state == FIGURE_KNOWN;
	return known > 1;
}

/* "Editie 1.0, Editie 2.0": of the moments that are left out, each once. */
static struct str editions_left_out(
	const struct tpl_env *env, const struct indicator *indicator, const struct moments *moments)
{
	const struct edition *told = NULL;
	struct buf *buf = view_buf(env);

	for (size_t i = 0; i < moments->n; i++) {
		const struct indicator *it = moments->v[i].indicator;

		if (it->edition == told || values_share_axis(it, indicator))
			continue;
		if (told)
			buf_lit(buf, ", ");
		told = it->edition;
		buf_add_str(buf, told->title);
	}
	return view_taken(env, buf);
}

struct str trend_note(
	const struct tpl_env *env, const struct indicator *indicator, const struct moments *moments)
{
	struct moments kept = on_axis_of(env, indicator, moments);
	struct str editions;

	if (kept.n == moments->n || !has_trend_line(&kept))
		return STR("");
	editions = editions_left_out(env, indicator, moments);
	return fill(env, "chart_trend_left_out", GAP("editions", editions));
}

static bool is_comparable_number(const struct moment_view *moment)
{
	return is_number(moment->indicator) && indicator_is_comparable(moment->indicator);
}

/* With what it was compared, if that has a place on the same axis. */
static void add_comparator(
	const struct tpl_env *env, const struct moment_view *moment, struct chart_moment *result)
{
	const struct input *input = &moment->indicator->inputs.v[INPUT_COMPARATOR];
	struct figure other;

	if (!is_comparable_number(moment))
		return;
	other = moment_comparator(moment);
	if (other.state != FIGURE_KNOWN)
		return;
	result->other_known = true;
	result->other = other.number;
	result->other_label = str_join(env->scratch, comparator_title(env, moment->indicator),
		STR(" "), bare_number(env, input, other.number));
}

static struct chart_moment trend_moment(const struct tpl_env *env, const struct moment_view *moment)
{
	const struct edition *edition = moment->indicator->edition;
	struct figure own = moment_figure(moment);
	struct chart_moment result = {.date = moment->round->date, .breaks = moment->breaks};

	result.date_label = format_date(env, moment->round->date);
	result.known = own.state == FIGURE_KNOWN && is_number(moment->indicator);
	result.value = own.number;
	if (result.known)
		result.label = bare_number(env, value_input(moment->indicator), own.number);
	add_comparator(env, moment, &result);
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

/* A day that is its own value is told as such, but the median of days is a number. */
static struct str moment_words(const struct tpl_env *env, const struct moment_view *moment)
{
	const struct input *input = value_input(moment->indicator);
	struct figure figure = moment_figure(moment);

	if (figure.state == FIGURE_KNOWN && !moment->measurement)
		return number_as(env, input, figure.number);
	return text_or_missing(env, input, &figure);
}

static struct chart_text trend_text(const struct tpl_env *env, const struct indicator *indicator,
	const struct moments *moments, const struct record *subject)
{
	const struct moment_view *first = moments->v, *last = moments->v + moments->n - 1;
	struct str title = short_title(indicator);
	struct chart_text text = {.id = chart_id(env, indicator, STR("trend"))};

	text.title =
		subject ? fill(env, "chart_trend_title", GAP("indicator", title),
				  GAP("subject", subject->title))
			: fill(env, "chart_trend_all_title", GAP("indicator", title),
				  GAP("subjects", subjects_plural(indicator->edition->monitor)));
	text.desc = fill(env, "chart_trend_desc", GAP("first", moment_words(env, first)),
		GAP("first_date", format_date(env, first->round->date)),
		GAP("last", moment_words(env, last)),
		GAP("last_date", format_date(env, last->round->date)),
		GAP("count", format_count(env, moments->n)));
	return text;
}

static struct tpl_value number_trend(const struct tpl_env *env, const struct indicator *indicator,
	const struct moments *moments, const struct chart_text *text)
{
	struct chart_moment *points = arena_array(env->scratch, struct chart_moment, moments->n);
	struct chart_axis axis = {0};
	struct buf *buf;

	for (size_t i = 0; i < moments->n; i++)
		points[i] = trend_moment(env, &moments->v[i]);
	trend_axis(env, indicator, points, moments->n, &axis);
	buf = view_buf(env);
	chart_trend(buf, text, &axis, points, moments->n);
	return picture(env, buf);
}

/* ---- Trend of a choice: a row for each that any edition has ---- */

struct choice_rows {
	VEC(struct str) ids, labels; /* from the top */
};

static size_t choice_row(const struct choice_rows *rows, struct str id)
{
	size_t i = 0;

	while (i < rows->ids.n && !str_eq(rows->ids.v[i], id))
		i++;
	return i;
}

/* An edition has few choices, and monitors have few editions. */
static void add_choice_rows(
	const struct tpl_env *env, struct choice_rows *rows, const struct indicator *indicator)
{
	vec_each (const struct choice, choice, &value_input(indicator)->choices) {
		if (choice_row(rows, choice->id) < rows->ids.n)
			continue;
		vec_push(env->scratch, &rows->ids, choice->id);
		vec_push(env->scratch, &rows->labels, choice->label);
	}
}

static struct chart_moment choice_moment(
	const struct tpl_env *env, const struct moment_view *moment, const struct choice_rows *rows)
{
	const struct input *input = value_input(moment->indicator);
	struct chart_moment result = trend_moment(env, moment);
	struct figure own = moment_figure(moment);
	size_t row;

	result.known = own.state == FIGURE_KNOWN && own.choice < input->choices.n;
	if (!result.known)
		return result;
	row = choice_row(rows, input->choices.v[own.choice].id);
	result.value = decimal_from((long long)(rows->ids.n - 1 - row));
	return result;
}

/* Only of one subject: all of them together chose more than one. */
static struct tpl_value choice_trend(
	const struct tpl_env *env, const struct moments *moments, const struct chart_text *text)
{
	struct chart_moment *points = arena_array(env->scratch, struct chart_moment, moments->n);
	struct choice_rows rows = {0};
	const struct edition *edition = NULL;
	struct buf *buf;

	for (size_t i = moments->n; i > 0; i--) {
		const struct indicator *it = moments->v[i - 1].indicator;

		if (it->edition != edition)
			add_choice_rows(env, &rows, it);
		edition = it->edition;
	}
	for (size_t i = 0; i < moments->n; i++)
		points[i] = choice_moment(env, &moments->v[i], &rows);
	buf = view_buf(env);
	chart_states(buf, text, rows.labels.v, rows.labels.n, points, moments->n);
	return picture(env, buf);
}

static struct str with_note(const struct tpl_env *env, struct str desc, struct str note)
{
	return note.n ? str_join(env->scratch, desc, STR(" "), note) : desc;
}

struct tpl_value trend_chart(const struct tpl_env *env, const struct indicator *indicator,
	const struct moments *moments, const struct record *subject)
{
	struct moments kept = on_axis_of(env, indicator, moments);
	struct chart_text text;

	if (!has_trend_line(&kept))
		return tpl_nothing();
	text = trend_text(env, indicator, &kept, subject);
	text.desc = with_note(env, text.desc, trend_note(env, indicator, moments));
	if (is_number(indicator))
		return number_trend(env, indicator, &kept, &text);
	return subject ? choice_trend(env, &kept, &text) : tpl_nothing();
}
