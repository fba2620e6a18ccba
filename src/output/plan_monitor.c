/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The pages of monitors: what their addresses are, that the theme has the words for them, and what
 * many of them have alike.
 */
#include "output/views_monitor.h"

bool is_monitor_page(enum job_kind kind)
{
	return kind >= JOB_MONITORS && kind <= JOB_COMPARE;
}

/* ---- What the theme must have ---- */

#define WORD(name, key) STR_INIT("rule_" key),
static const struct str word_keys[SCORE_WORD_COUNT] = {SCORE_WORDS(WORD)};
#undef WORD

static const struct str string_keys[] = {STR_INIT("url_indicators"), STR_INIT("url_method"),
	STR_INIT("url_compare"), STR_INIT("compare_title"), STR_INIT("compare_description"),
	STR_INIT("compare_crumb"), STR_INIT("measurement_summary"), STR_INIT("round_title"),
	STR_INIT("date_format_month"), STR_INIT("date_format_time"), STR_INIT("monitors_title"),
	STR_INIT("monitors_description"), STR_INIT("measurement_title"),
	STR_INIT("measurement_title_date"), STR_INIT("measurement_description"),
	STR_INIT("indicator_title"), STR_INIT("indicator_description"), STR_INIT("methods_title"),
	STR_INIT("methods_description"), STR_INIT("method_title"), STR_INIT("method_description"),
	STR_INIT("method_crumb"), STR_INIT("status_none"), STR_INIT("status_none_explanation"),
	STR_INIT("value_missing"), STR_INIT("value_stars"), STR_INIT("value_not_applicable"),
	STR_INIT("comparator_title_mean"), STR_INIT("comparator_title_count"),
	STR_INIT("comparator_title_norm"), STR_INIT("comparator_title_group"),
	STR_INIT("comparator_mean"), STR_INIT("comparator_count"), STR_INIT("comparator_norm"),
	STR_INIT("comparator_group"), STR_INIT("chart_missing"), STR_INIT("chart_pair_title"),
	STR_INIT("chart_pair_desc"), STR_INIT("chart_stars_title"), STR_INIT("chart_stars_desc"),
	STR_INIT("chart_spread_title"), STR_INIT("chart_spread_desc"), STR_INIT("chart_spread_own"),
	STR_INIT("chart_bars_title"), STR_INIT("chart_bars_desc"), STR_INIT("chart_trend_title"),
	STR_INIT("chart_trend_desc"), STR_INIT("chart_trend_all_title"), STR_INIT("chart_break"),
	STR_INIT("chart_trend_left_out"), STR_INIT("kind_percentage"), STR_INIT("kind_number"),
	STR_INIT("kind_grade"), STR_INIT("kind_count"), STR_INIT("kind_stars"),
	STR_INIT("kind_yes_no"), STR_INIT("kind_choice"), STR_INIT("kind_months_since"),
	STR_INIT("bounds_between"), STR_INIT("bounds_from"), STR_INIT("bounds_to"),
	STR_INIT("bounds_none"), STR_INIT("difference_title"), STR_INIT("difference_kind"),
	STR_INIT("difference_unit"), STR_INIT("difference_bounds"), STR_INIT("difference_choices"),
	STR_INIT("difference_comparator"), STR_INIT("difference_inputs"),
	STR_INIT("difference_national"), STR_INIT("difference_rule"),
	STR_INIT("difference_rule_same"), STR_INIT("difference_judged"),
	STR_INIT("difference_unjudged"), STR_INIT("difference_words"), STR_INIT("difference_gates"),
	STR_INIT("difference_gate"), STR_INIT("difference_summary_in"),
	STR_INIT("difference_summary_out"), STR_INIT("difference_status"),
	STR_INIT("difference_none"), STR_INIT("difference_nothing")};

void check_keys(struct planner *planner, const struct str *keys, size_t n)
{
	const struct theme *theme = planner->plan->theme;

	for (size_t i = 0; i < n; i++)
		if (!map_get(&theme->by_key, keys[i]) && theme->strings.n)
			diag_add(planner->diags, DIAG_STRING_MISSING,
				place_file(theme->strings_text), .args = {keys[i]});
}

/* ---- Addresses ---- */

static struct place place_of_text(const struct text *text)
{
	return text ? place_file(text) : (struct place){0};
}

static void add_all(struct planner *planner, enum job_kind page, struct str url,
	const void *subject, struct place place)
{
	enum job_kind json = (enum job_kind)(JOB_MONITORS_JSON + (page - JOB_MONITORS));
	enum job_kind csv = (enum job_kind)(JOB_MONITORS_CSV + (page - JOB_MONITORS));

	add_page(planner, page, 0, url, subject, place);
	add_data(planner, json, url, STR(".json"), subject, place);
	add_data(planner, csv, url, STR(".csv"), subject, place);
}

static void plan_methods(struct planner *planner, struct monitor *monitor)
{
	struct arena *arena = planner->arena;
	struct str word = theme_text(planner->plan->theme, STR("url_method"));

	monitor->method_url = str_join(arena, monitor->url, word, STR("/"));
	add_all(planner, JOB_METHODS, monitor->method_url, monitor, place_of_text(monitor->text));
	vec_each (struct edition *, it, &monitor->editions) {
		struct edition *edition = *it;

		edition->url = str_join(arena, monitor->method_url, edition->id, STR("/"));
		add_all(planner, JOB_METHOD, edition->url, edition, place_of_text(edition->text));
	}
}

static void plan_compare(struct planner *planner, struct monitor *monitor)
{
	struct str word = theme_text(planner->plan->theme, STR("url_compare"));
	struct place place = place_of_text(monitor->text);

	monitor->compare_url = str_join(planner->arena, monitor->url, word, STR("/"));
	add_all(planner, JOB_COMPARE, monitor->compare_url, monitor, place);
	if (!monitor_is_comparable(monitor))
		return;
	vec_each (struct round *, round, &monitor->rounds) {
		char iso[11];
		struct str name;

		date_format_iso((*round)->date, iso);
		name = str_join(planner->arena, str_from_index(monitor->compare_url, 1),
			str_from(iso), STR(".js"));
		plan_add(planner->arena, planner->plan,
			&(struct job){name, JOB_COMPARE_SCRIPT, 0, *round, place}, planner->diags);
	}
}

static void plan_series(struct planner *planner, struct monitor *monitor)
{
	struct str word = theme_text(planner->plan->theme, STR("url_indicators"));
	struct str url = str_join(planner->arena, monitor->url, word, STR("/"));

	vec_each (struct series *, it, &monitor->series) {
		struct series *series = *it;

		series->url = str_join(planner->arena, url, series->id, STR("/"));
		add_all(planner, JOB_INDICATOR, series->url, series, series->latest->place);
	}
}

static void plan_histories(struct planner *planner, const struct monitor *monitor)
{
	vec_each (struct history *, it, &monitor->histories) {
		const struct history *history = *it;
		size_t n = history->measurements.n;

		add_all(planner, JOB_MEASUREMENT, history->url, history,
			place_of_text(history->measurements.v[n - 1]->text));
		vec_each (struct measurement *, measurement, &history->measurements)
			add_all(planner, JOB_MEASUREMENT_DATE, (*measurement)->url, *measurement,
				place_of_text((*measurement)->text));
	}
}

void plan_monitors(struct planner *planner, struct model *model)
{
	struct monitor_plans *plans;

	if (!model->monitors.n)
		return;
	check_keys(planner, string_keys, sizeof(string_keys) / sizeof(*string_keys));
	check_keys(planner, word_keys, SCORE_WORD_COUNT);
	plans = arena_new(planner->arena, struct monitor_plans);
	theme_wording(planner->plan->theme, &plans->wording);
	planner->plan->monitors = plans;
	add_all(planner, JOB_MONITORS, STR("/monitors/"), NULL,
		place_of_text(model->monitors.v[0]->text));
	vec_each (struct monitor *, it, &model->monitors) {
		add_all(planner, JOB_MONITOR, (*it)->url, *it, place_of_text((*it)->text));
		plan_methods(planner, *it);
		plan_series(planner, *it);
		plan_histories(planner, *it);
		if ((*it)->histories.n)
			plan_compare(planner, *it);
	}
}

/* ---- What pages about one indicator on one day have alike ---- */

bool indicator_is_comparable(const struct indicator *indicator)
{
	return measure_is_number(indicator->inputs.v[INPUT_VALUE].kind) &&
	       (indicator->comparator == COMPARATOR_MEAN ||
		       indicator->comparator == COMPARATOR_NORM ||
		       indicator->comparator == COMPARATOR_GROUP);
}

/* The least number of one digit and zeros that is not less. */
static struct decimal round_up(struct decimal decimal)
{
	static const int steps[] = {1, 2, 3, 4, 5, 6, 8, 10};
	long long power = 1;
	size_t i = 0;

	while (decimal.units / power >= 10)
		power *= 10;
	while (steps[i] * power < decimal.units)
		i++;
	decimal.units = steps[i] * power;
	while (decimal.scale && decimal.units % 10 == 0) {
		decimal.units /= 10;
		decimal.scale--;
	}
	return decimal;
}

/* From zero, or further down, to what can be read easily and holds both. */
static void round_axis(struct decimal low, struct decimal high, struct chart_axis *axis)
{
	axis->low = axis->high = decimal_from(0);
	if (low.units < 0) {
		low.units = -low.units;
		axis->low = round_up(low);
		axis->low.units = -axis->low.units;
	}
	if (high.units > 0)
		axis->high = round_up(high);
	else if (!axis->low.units)
		axis->high = decimal_from(1);
}

/* The ends of a scale that everybody knows; false for other kinds. */
static bool fixed_axis(const struct input *input, struct chart_axis *axis)
{
	static const int ends[MEASURE_KINDS][2] = {
		[MEASURE_PERCENTAGE] = {0, 100},
		[MEASURE_GRADE] = {1, 10},
		[MEASURE_STARS] = {0, 5},
	};
	const int *end = ends[input->kind];

	if (!end[1])
		return false;
	axis->low = input->bounded_below ? input->minimum : decimal_from(end[0]);
	axis->high = input->bounded_above ? input->maximum : decimal_from(end[1]);
	return true;
}

void axis_widen(struct decimal value, struct chart_axis *axis)
{
	if (decimal_cmp(value, axis->low) < 0)
		axis->low = value;
	if (decimal_cmp(value, axis->high) > 0)
		axis->high = value;
}

struct input input_without_unit(const struct input *input)
{
	struct input bare = *input;

	if (!str_is(bare.unit, "%"))
		bare.unit = STR("");
	if (bare.kind == MEASURE_MONTHS_SINCE || bare.kind == MEASURE_STARS)
		bare.kind = MEASURE_COUNT;
	return bare;
}

void axis_finish(const struct plan *plan, struct arena *arena, const struct input *input,
	struct chart_axis *axis)
{
	struct buf label = BUF_INIT;
	struct figure end = {.state = FIGURE_KNOWN};
	const struct input bare = input_without_unit(input);

	if (!fixed_axis(input, axis))
		round_axis(axis->low, axis->high, axis);
	end.number = axis->low;
	score_figure(&bare, &end, &plan->monitors->wording, &label);
	axis->low_label = str_dup(arena, buf_str(&label));
	buf_reset(&label);
	end.number = axis->high;
	score_figure(&bare, &end, &plan->monitors->wording, &label);
	axis->high_label = str_dup(arena, buf_str(&label));
	buf_release(&label);
}

static void find_axis(struct planner *planner, const struct round *round,
	const struct indicator *indicator, struct chart_axis *axis)
{
	const struct spread *spread = &round->spreads[indicator->index];

	if (spread->known) {
		axis_widen(spread->values[0], axis);
		axis_widen(spread->values[spread->known - 1], axis);
	}
	vec_each (struct measurement *, it, &round->measurements) {
		const struct figure *figure =
			&measurement_figures(*it, indicator)[INPUT_COMPARATOR];

		if (indicator_is_comparable(indicator) && figure->state == FIGURE_KNOWN)
			axis_widen(figure->number, axis);
	}
	axis_finish(planner->plan, planner->arena, &indicator->inputs.v[INPUT_VALUE], axis);
}

static void prepare_spread(struct planner *planner, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	struct buf work = BUF_INIT;
	struct page page = {.plan = planner->plan, .work = &work};
	struct tpl_env env = {planner->arena, &page};

	spread_prepare(&env, round, indicator, charts);
	buf_release(&work);
}

static void make_charts(struct planner *planner, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	const struct spread *spread = &round->spreads[indicator->index];
	struct buf body = BUF_INIT;

	data_prepare(planner->plan, planner->arena, indicator, charts);
	prepare_spread(planner, round, indicator, charts);
	if (!measure_is_number(indicator->inputs.v[INPUT_VALUE].kind))
		return;
	find_axis(planner, round, indicator, &charts->axis);
	if (spread->known < SPREAD_MIN)
		return;
	charts->dots.height =
		chart_spread_dots(&body, spread->values, spread->known, &charts->axis);
	charts->dots.markup = str_dup(planner->arena, buf_str(&body));
	buf_release(&body);
}

static struct indicator_charts *round_charts(struct planner *planner, const struct round *round)
{
	size_t n = round->edition->indicators.n;
	struct indicator_charts *charts = arena_array(planner->arena, struct indicator_charts, n);

	for (size_t i = 0; i < n; i++)
		make_charts(planner, round, round->edition->indicators.v[i], &charts[i]);
	return charts;
}

void plan_charts(struct planner *planner)
{
	const struct model *model = planner->plan->model;
	struct monitor_plans *plans = planner->plan->monitors;

	if (!plans || planner->diags->errors)
		return;
	badges_prepare(planner->plan, planner->arena);
	vec_each (struct monitor *, it, &model->monitors) {
		struct monitor_plan plan = {.monitor = *it};

		plan.charts =
			arena_array(planner->arena, struct indicator_charts *, (*it)->rounds.n);
		for (size_t i = 0; i < (*it)->rounds.n; i++)
			plan.charts[i] = round_charts(planner, (*it)->rounds.v[i]);
		vec_push(planner->arena, &plans->list, plan);
	}
}

static size_t round_index(const struct monitor *monitor, const struct round *round)
{
	size_t low = 0, high = monitor->rounds.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (date_cmp(monitor->rounds.v[middle]->date, round->date) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct indicator_charts *charts_of(
	const struct plan *plan, const struct round *round, const struct indicator *indicator)
{
	vec_each (const struct monitor_plan, it, &plan->monitors->list)
		if (it->monitor == round->monitor)
			return &it->charts[round_index(it->monitor, round)][indicator->index];
	return NULL;
}
