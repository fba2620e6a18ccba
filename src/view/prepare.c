/* SPDX-License-Identifier: EUPL-1.2 */
#include "view/prepare.h"

#include "view/monitor.h"

/* ---- Fragments ---- */

const struct fragment fragments[FRAGMENTS] = {
	[FRAGMENT_STATUS] = {STR_INIT("status"), &view_status_type},
	[FRAGMENT_HEAD] = {STR_INIT("paragraph-head"), &view_paragraph_head_type},
	[FRAGMENT_LINKS] = {STR_INIT("indicator-links"), &view_indicator_type},
	[FRAGMENT_NUMBERS] = {STR_INIT("spread-numbers"), &view_spread_type},
};

static bool can_hold(const struct page *page, enum fragment_kind kind)
{
	return !page->fragment || kind + 1 < page->fragment;
}

/* env is that of the fragment. */
static struct str render(const struct tpl_env *env, enum fragment_kind kind, struct tpl_value value)
{
	const struct page *page = page_of(env);
	const struct tpl_set *set = page->plan->theme->templates;
	const struct tpl *template = tpl_find(set, fragments[kind].name);
	const struct tpl_value frames[] = {tpl_object(page->plan->view->site_type, page->plan),
		tpl_object(&view_page_type, page), value};
	struct buf out = BUF_INIT;
	struct str html;

	if (!template || value.kind == TPL_NOTHING)
		return STR("");
	tpl_render(set, template, frames, 3, env->scratch, page, &out);
	*page->cut = *page->cut || out.overflowed;
	html = str_dup(env->scratch, str_trim(buf_str(&out)));
	buf_release(&out);
	return html;
}

struct tpl_value fragment_value(const struct tpl_env *env, enum fragment_kind kind,
	const struct monitor *monitor, struct tpl_value value)
{
	const struct page *around = page_of(env);
	const struct page page = {.plan = around->plan,
		.top = around->top,
		.monitor = monitor,
		.work = around->work,
		.cut = around->cut,
		.placed = around->placed,
		.fragment = kind + 1};
	const struct tpl_env inside = {env->scratch, &page};

	return can_hold(around, kind) ? tpl_html(render(&inside, kind, value)) : tpl_nothing();
}

const struct str *fragment_made(
	const struct tpl_env *env, enum fragment_kind kind, const struct made_fragment *made)
{
	const struct page *page = page_of(env);

	if (!can_hold(page, kind))
		return NULL;
	if (made->anywhere || page->kind == JOB_MEASUREMENT)
		return &made->html[PAGE_LATEST];
	return page->kind == JOB_MEASUREMENT_DATE ? &made->html[PAGE_OF_DAY] : NULL;
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

/* ---- Charts ---- */

static void make_dots(
	const struct tpl_env *env, const struct spread *spread, struct indicator_charts *charts)
{
	struct buf body = BUF_INIT;

	charts->dots.height =
		chart_spread_dots(&body, spread->values, spread->known, &charts->axis);
	charts->dots.markup = str_dup(env->scratch, buf_str(&body));
	buf_release(&body);
}

static void make_charts(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts)
{
	const struct spread *spread = spread_of(round, indicator);

	spread_prepare(env, round, indicator, charts);
	if (!measure_is_number(value_input(indicator)->kind))
		return;
	find_axis(env, round, indicator, &charts->axis);
	if (spread->known >= SPREAD_MIN)
		make_dots(env, spread, charts);
}

const struct indicator_charts *charts_of(
	const struct tpl_env *env, const struct round *round, const struct indicator *indicator)
{
	const struct indicator_parts *parts = parts_of(page_of(env)->plan, round, indicator);
	struct indicator_charts *charts;

	if (parts)
		return &parts->charts;
	charts = arena_new(env->scratch, struct indicator_charts);
	make_charts(env, round, indicator, charts);
	return charts;
}

/* ---- All of it ---- */

/* One day, on both of its pages. */
struct maker {
	struct arena *arena;
	const struct round *round;
	struct page page;
	struct str tops[MEASUREMENT_PAGES];
	bool placed;
};

static void make_fragment(struct maker *maker, enum fragment_kind kind, struct tpl_value value,
	struct made_fragment *made)
{
	const struct tpl_env env = {maker->arena, &maker->page};

	maker->placed = false;
	for (size_t i = 0; i < MEASUREMENT_PAGES; i++) {
		maker->page.top = maker->tops[i];
		made->html[i] =
			i && !maker->placed
				? made->html[0]
				: fragment_value(&env, kind, maker->round->monitor, value).text;
	}
	made->anywhere = !maker->placed;
}

static void make_indicator(
	struct maker *maker, const struct indicator *indicator, struct indicator_parts *parts)
{
	const struct tpl_env env = {maker->arena, &maker->page};

	make_charts(&env, maker->round, indicator, &parts->charts);
	make_fragment(maker, FRAGMENT_LINKS, indicator_value(&env, indicator, NULL), &parts->links);
	if (measure_is_number(value_input(indicator)->kind))
		make_fragment(maker, FRAGMENT_NUMBERS,
			spread_value(&env, maker->round, indicator, NULL), &parts->numbers);
}

static void make_all(struct maker *maker, struct round_parts *parts)
{
	const struct tpl_env env = {maker->arena, &maker->page};
	const struct edition *edition = maker->round->edition;

	parts->indicators =
		arena_array(maker->arena, struct indicator_parts, edition->indicators.n);
	for (size_t i = 0; i < edition->indicators.n; i++)
		make_indicator(maker, edition->indicators.v[i], &parts->indicators[i]);
	parts->heads = arena_array(maker->arena, struct made_fragment, edition->paragraphs.n);
	for (size_t i = 0; i < edition->paragraphs.n; i++)
		make_fragment(maker, FRAGMENT_HEAD,
			paragraph_head_value(&env, edition->paragraphs.v[i], maker->round),
			&parts->heads[i]);
}

const struct round_parts *round_pages_prepare(const struct plan *plan, struct arena *arena,
	const struct round *round, struct buf *work, bool *cut)
{
	struct round_parts *parts = arena_new(arena, struct round_parts);
	const struct measurement *first = round->measurements.v[0];
	struct maker maker = {.arena = arena,
		.round = round,
		.page = {.plan = plan, .monitor = round->monitor, .work = work, .cut = cut}};

	maker.page.placed = &maker.placed;
	maker.tops[PAGE_LATEST] =
		url_top(plan, history_of(first->monitor, first->subject)->url, arena);
	maker.tops[PAGE_OF_DAY] = url_top(plan, first->url, arena);
	make_all(&maker, parts);
	return parts;
}

void round_pages_keep(struct plan *plan, const struct round_parts *const *rounds, bool cut)
{
	plan->view->rounds = rounds;
	plan->view->cut = plan->view->cut || cut;
}
