/* SPDX-License-Identifier: EUPL-1.2 */
#include "output/prepare_monitor.h"

#include "output/views_monitor.h"

/* ---- Fragments ---- */

const struct fragment fragments[FRAGMENTS] = {
	[FRAGMENT_STATUS] = {STR_INIT("status"), &view_status_type},
	[FRAGMENT_HEAD] = {STR_INIT("paragraph-head"), &view_paragraph_head_type},
	[FRAGMENT_LINKS] = {STR_INIT("indicator-links"), &view_indicator_type},
	[FRAGMENT_NUMBERS] = {STR_INIT("spread-numbers"), &view_spread_type},
};

struct str fragment_render(
	const struct tpl_env *env, enum fragment_kind kind, struct tpl_value value)
{
	const struct page *page = page_of(env);
	const struct tpl_set *set = page->plan->theme->templates;
	const struct tpl *template = tpl_find(set, fragments[kind].name);
	const struct tpl_value frames[] = {tpl_object(page->plan->site_type, page->plan),
		tpl_object(&view_page_type, page), value};
	struct buf out = BUF_INIT;
	struct str fragment;

	if (!template || value.kind == TPL_NOTHING)
		return STR("");
	tpl_render(set, template, frames, 3, env->scratch, page, &out);
	*page->cut = *page->cut || out.overflowed;
	fragment = str_dup(env->scratch, str_trim(buf_str(&out)));
	buf_release(&out);
	return fragment;
}

/* ---- Comparing ---- */

bool indicator_is_comparable(const struct indicator *indicator)
{
	return measure_is_number(value_input(indicator)->kind) &&
	       (indicator->comparator == COMPARATOR_MEAN ||
		       indicator->comparator == COMPARATOR_NORM ||
		       indicator->comparator == COMPARATOR_GROUP);
}

/* ---- The axis ---- */

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

void axis_finish(const struct plan *plan, struct arena *arena, const struct input *input,
	struct chart_axis *axis)
{
	struct buf label = BUF_INIT;
	const struct wording *wording = &plan->monitors->wording;

	if (!fixed_axis(input, axis))
		round_axis(axis->low, axis->high, axis);
	score_number(input, axis->low, wording, &label);
	axis->low_label = str_dup(arena, buf_str(&label));
	buf_reset(&label);
	score_number(input, axis->high, wording, &label);
	axis->high_label = str_dup(arena, buf_str(&label));
	buf_release(&label);
}

static void find_axis(const struct tpl_env *env, const struct round *round,
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
	axis_finish(page_of(env)->plan, env->scratch, value_input(indicator), axis);
}

/* ---- All of it ---- */

static void prepare_numbers(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	const struct spread *spread = spread_of(round, indicator);
	struct buf body = BUF_INIT;

	find_axis(env, round, indicator, &charts->axis);
	if (spread->known < SPREAD_MIN)
		return;
	charts->dots.height =
		chart_spread_dots(&body, spread->values, spread->known, &charts->axis);
	charts->dots.markup = str_dup(env->scratch, buf_str(&body));
	buf_release(&body);
	charts->numbers =
		fragment_render(env, FRAGMENT_NUMBERS, spread_value(env, round, indicator, NULL));
}

/* On the two pages of a subject: its latest, and that of the day, which stands a folder deeper. */
static void prepare_links(const struct page *page, struct arena *arena, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	const struct measurement *first = round->measurements.n ? round->measurements.v[0] : NULL;
	struct page on = *page;
	const struct tpl_env env = {arena, &on};

	if (!first)
		return;
	on.top = url_top(page->plan, history_of(first->monitor, first->subject)->url, arena);
	charts->links[LINKS_LATEST] =
		fragment_render(&env, FRAGMENT_LINKS, indicator_value(&env, indicator, NULL));
	on.top = url_top(page->plan, first->url, arena);
	charts->links[LINKS_OF_DAY] =
		fragment_render(&env, FRAGMENT_LINKS, indicator_value(&env, indicator, NULL));
}

static void prepare_indicator(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	data_prepare(page_of(env)->plan, env->scratch, indicator, charts);
	spread_prepare(env, round, indicator, charts);
	if (measure_is_number(value_input(indicator)->kind))
		prepare_numbers(env, round, indicator, charts);
	prepare_links(page_of(env), env->scratch, round, indicator, charts);
}

static void prepare_round(struct planner *planner, struct round *round)
{
	const struct edition *edition = round->edition;
	struct buf work = BUF_INIT;
	struct page page = {.plan = planner->plan,
		.monitor = round->monitor,
		.top = url_top(planner->plan, STR(""), planner->arena),
		.work = &work,
		.cut = &planner->plan->monitors->cut};
	struct tpl_env env = {planner->arena, &page};

	round->charts = arena_array(planner->arena, struct indicator_charts, edition->indicators.n);
	for (size_t i = 0; i < edition->indicators.n; i++)
		prepare_indicator(&env, round, edition->indicators.v[i], &round->charts[i]);
	round->heads = arena_array(planner->arena, struct str, edition->paragraphs.n);
	for (size_t i = 0; i < edition->paragraphs.n; i++)
		round->heads[i] = fragment_render(&env, FRAGMENT_HEAD,
			paragraph_head_value(&env, edition->paragraphs.v[i], round));
	buf_release(&work);
}

void prepare_monitors(struct planner *planner)
{
	const struct model *model = planner->plan->model;

	if (!planner->plan->monitors || planner->diags->errors)
		return;
	badges_prepare(planner->plan, planner->arena);
	vec_each (struct monitor *, monitor, &model->monitors)
		vec_each (struct round *, round, &(*monitor)->rounds)
			prepare_round(planner, *round);
}
