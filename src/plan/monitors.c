/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages of monitors: what their addresses are, and that the theme has the words for them. */
#include "plan/internal.h"

/* ---- What the theme must have ---- */

#define WORD(name, key) STR_INIT("rule_" key),
static const struct str word_keys[SCORE_WORD_COUNT] = {SCORE_WORDS(WORD)};
#undef WORD

static const struct str string_keys[] = {STR_INIT("url_indicators"), STR_INIT("url_method"),
	STR_INIT("url_compare"), STR_INIT("compare_monitor_title"),
	STR_INIT("compare_monitor_description"), STR_INIT("compare_monitor_crumb"),
	STR_INIT("measurement_summary"), STR_INIT("round_title"), STR_INIT("date_format_month"),
	STR_INIT("date_format_time"), STR_INIT("monitors_title"), STR_INIT("monitors_description"),
	STR_INIT("measurement_title"), STR_INIT("measurement_title_date"),
	STR_INIT("measurement_description"), STR_INIT("indicator_title"),
	STR_INIT("indicator_description"), STR_INIT("methods_title"),
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
	add_all(planner, JOB_COMPARE_MONITOR, monitor->compare_url, monitor, place);
	if (!monitor_is_comparable(monitor))
		return;
	vec_each (struct round *, round, &monitor->rounds) {
		char iso[11];
		struct str name;

		date_format_iso((*round)->date, iso);
		name = str_join(planner->arena, str_from_index(monitor->compare_url, 1),
			str_from(iso), STR(".js"));
		plan_add(planner, &(struct job){.path = name,
					  .kind = JOB_COMPARE_MONITOR_SCRIPT,
					  .subject = *round,
					  .place = place});
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
	theme_need(planner->plan->theme, string_keys, sizeof(string_keys) / sizeof(*string_keys),
		planner->diags);
	theme_need(planner->plan->theme, word_keys, SCORE_WORD_COUNT, planner->diags);
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
