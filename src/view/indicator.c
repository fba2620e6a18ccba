/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What templates see of an indicator: what it is, and in a measurement its figures, its status and
 * why it has that.
 */
#include "view/monitor.h"

/* ---- Figures ---- */

struct str figure_text(
	const struct tpl_env *env, const struct input *input, const struct figure *figure)
{
	const struct speech speech = speech_of(env);

	return speech_figure(&speech, input, figure);
}

struct str figure_words(
	const struct tpl_env *env, const struct input *input, const struct figure *figure)
{
	const struct speech speech = speech_of(env);

	return speech_any_figure(&speech, input, figure);
}

struct str bare_number(const struct tpl_env *env, const struct input *input, struct decimal number)
{
	const struct speech speech = speech_of(env);

	return speech_bare_number(&speech, input, number);
}

/* As a word of its own: not so signs, and days have none. */
static bool has_unit_behind(const struct input *input)
{
	if (input->kind == MEASURE_STARS)
		return true;
	if (!measure_is_number(input->kind) || input->kind == MEASURE_MONTHS_SINCE)
		return false;
	return input->unit.n && !str_is(input->unit, "%");
}

/* What stands behind the number; empty for signs and for days. */
static struct str unit_behind(const struct tpl_env *env, const struct input *input)
{
	const struct speech speech = speech_of(env);

	if (!has_unit_behind(input))
		return STR("");
	return input->kind == MEASURE_STARS ? speech_stars_unit(&speech, input) : input->unit;
}

struct str number_as(const struct tpl_env *env, const struct input *input, struct decimal number)
{
	struct figure figure = {.number = number, .state = FIGURE_KNOWN};

	return figure_text(env, input, &figure);
}

/* That of an input in the measurement of the view; NULL without one. */
static const struct figure *figure_of(const struct indicator_view *view, size_t input)
{
	return view->measurement ? &measurement_figures(view->measurement, view->indicator)[input]
				 : NULL;
}

static struct tpl_value figure_value(
	const struct tpl_env *env, const struct indicator_view *view, size_t input)
{
	const struct figure *figure = figure_of(view, input);

	if (!figure || figure->state != FIGURE_KNOWN)
		return tpl_nothing();
	return tpl_text(figure_text(env, &view->indicator->inputs.v[input], figure));
}

/* The same in two parts: what is read first, and the unit behind it. */
static struct tpl_value amount_value(
	const struct tpl_env *env, const struct indicator_view *view, size_t input)
{
	const struct input *it = &view->indicator->inputs.v[input];
	const struct figure *figure = figure_of(view, input);

	if (!figure || figure->state != FIGURE_KNOWN || !has_unit_behind(it))
		return figure_value(env, view, input);
	return tpl_text(bare_number(env, it, figure->number));
}

static struct tpl_value amount_unit(
	const struct tpl_env *env, const struct indicator_view *view, size_t input)
{
	return text_or_nothing(unit_behind(env, &view->indicator->inputs.v[input]));
}

static bool figure_is(const struct indicator_view *view, size_t input, enum figure_state state)
{
	const struct figure *figure = figure_of(view, input);

	return figure && figure->state == state;
}

static bool value_is(const struct indicator_view *view, enum figure_state state)
{
	return figure_is(view, INPUT_VALUE, state);
}

/* ---- What it is compared with ---- */

static bool comparator_does_not_apply(const struct indicator_view *view)
{
	return view->indicator->comparator != COMPARATOR_NONE &&
	       figure_is(view, INPUT_COMPARATOR, FIGURE_NOT_APPLICABLE);
}

static struct tpl_value comparator_value(
	const struct tpl_env *env, const struct indicator_view *view)
{
	if (view->indicator->comparator == COMPARATOR_NONE)
		return tpl_nothing();
	if (!view->measurement && view->indicator->comparator == COMPARATOR_NORM)
		return tpl_text(number_as(
			env, &view->indicator->inputs.v[INPUT_COMPARATOR], view->indicator->norm));
	return figure_value(env, view, INPUT_COMPARATOR);
}

struct str comparator_title(const struct tpl_env *env, const struct indicator *indicator)
{
	static const struct str keys[COMPARATORS] = {
		[COMPARATOR_MEAN] = STR_INIT("comparator_title_mean"),
		[COMPARATOR_COUNT] = STR_INIT("comparator_title_count"),
		[COMPARATOR_NORM] = STR_INIT("comparator_title_norm"),
		[COMPARATOR_GROUP] = STR_INIT("comparator_title_group"),
	};
	struct str title = STR("");

	if (indicator->comparator == COMPARATOR_NONE)
		return title;
	title = indicator->inputs.v[INPUT_COMPARATOR].title;
	return title.n ? title : theme_text(theme_of(env), keys[indicator->comparator]);
}

static struct tpl_value comparator_what(
	const struct tpl_env *env, const struct indicator *indicator)
{
	struct str subjects = subjects_plural(indicator->edition->monitor);
	bool named = indicator->inputs.v[INPUT_COMPARATOR].title.n > 0;

	/* Which subjects are counted, or are alike, a title of the edition tells better. */
	if (named && (indicator->comparator == COMPARATOR_COUNT ||
			     indicator->comparator == COMPARATOR_GROUP))
		return tpl_nothing();
	switch (indicator->comparator) {
	case COMPARATOR_MEAN:
		return tpl_text(fill(env, "comparator_mean", GAP("subjects", subjects)));
	case COMPARATOR_COUNT:
		return tpl_text(fill(env, "comparator_count", GAP("subjects", subjects)));
	case COMPARATOR_NORM:
		return tpl_text(fill(env, "comparator_norm", GAP("subjects", subjects)));
	case COMPARATOR_GROUP:
		return tpl_text(fill(env, "comparator_group", GAP("subjects", subjects),
			GAP("indicator", indicator->group ? indicator->group->title : STR(""))));
	default:
		return tpl_nothing();
	}
}

static struct tpl_value comparator_phrase(
	const struct tpl_env *env, const struct indicator *indicator)
{
	static const enum score_word words[COMPARATORS] = {[COMPARATOR_MEAN] = SCORE_MEAN,
		[COMPARATOR_COUNT] = SCORE_COUNT,
		[COMPARATOR_NORM] = SCORE_NORM,
		[COMPARATOR_GROUP] = SCORE_GROUP};
	struct str phrase;

	if (indicator->comparator == COMPARATOR_NONE)
		return tpl_nothing();
	phrase = indicator->inputs.v[INPUT_COMPARATOR].phrase;
	return tpl_text(phrase.n ? phrase : wording_of(env)->words[words[indicator->comparator]]);
}

/* ---- Its status, and why ---- */

static struct tpl_value indicator_status(
	const struct tpl_env *env, const struct indicator_view *view)
{
	if (!view->measurement)
		return tpl_nothing();
	return status_value(env, view->measurement->edition,
		status_of(view->measurement, view->indicator),
		score_status_word(view->measurement, view->indicator));
}

static struct tpl_value indicator_sentence(
	const struct tpl_env *env, const struct indicator_view *view)
{
	struct buf *buf = view_buf(env);

	if (!view->measurement)
		return tpl_nothing();
	score_sentence(view->measurement, view->indicator, wording_of(env), buf);
	return text_or_nothing(view_taken(env, buf));
}

static const struct explanation *explanation_of(
	const struct tpl_env *env, const struct indicator_view *view)
{
	struct indicator_memo *memo = view->memo;

	if (!memo->explained && view->measurement)
		score_explain(env->scratch, view->measurement, view->indicator, wording_of(env),
			&memo->explanation);
	memo->explained = true;
	return &memo->explanation;
}

SIMPLE(step_status, struct step,
	status_value(env, page_of(env)->measurement->edition, it->status, it->word))
TEXT(step_text, struct step, text)
SIMPLE(step_decides, struct step, tpl_bool(it->decides))
SIMPLE(step_settled, struct step, tpl_bool(it->settled))

GETTER(step_truth)
{
	const struct step *step = self;

	(void)env;
	return tpl_bool(!step->settled && step->truth == field->index);
}

static const struct tpl_field step_fields[] = {
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = step_status},
	{STR_INIT("text"), TPL_TEXT, .get = step_text},
	{STR_INIT("truth_yes"), TPL_BOOL, .get = step_truth, .index = TRUTH_YES},
	{STR_INIT("truth_no"), TPL_BOOL, .get = step_truth, .index = TRUTH_NO},
	{STR_INIT("truth_unknown"), TPL_BOOL, .get = step_truth, .index = TRUTH_UNKNOWN},
	{STR_INIT("decides"), TPL_BOOL, .get = step_decides},
	{STR_INIT("settled"), TPL_BOOL, .get = step_settled},
};

static const struct tpl_type step_type = TYPE("step", step_fields);

static struct tpl_value steps_value(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct explanation *explanation = explanation_of(env, view);

	return array_value(env, &step_type, explanation->steps, sizeof(*explanation->steps),
		explanation->step_count);
}

/* ---- The gate ---- */

struct gate_view {
	const struct gate *gate;
	struct str text;
	enum truth truth;
};

TEXT(gate_text, struct gate_view, text)
TEXT(gate_explanation, struct gate_view, gate->explanation)
SIMPLE(gate_closed, struct gate_view, tpl_bool(it->truth == TRUTH_YES))
SIMPLE(gate_unknown, struct gate_view, tpl_bool(it->truth == TRUTH_UNKNOWN))

static const struct tpl_field gate_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = gate_text},
	{STR_INIT("explanation"), TPL_TEXT, .get = gate_explanation},
	{STR_INIT("closed"), TPL_BOOL, .get = gate_closed},
	{STR_INIT("unknown"), TPL_BOOL, .get = gate_unknown},
};

static const struct tpl_type gate_type = TYPE("gate over an indicator", gate_fields);

static const struct gate *gate_over(const struct indicator *indicator)
{
	vec_each (struct gate *, gate, &indicator->edition->gates)
		vec_each (const struct indicator *, closed, &(*gate)->closes)
			if (*closed == indicator)
				return *gate;
	return NULL;
}

static struct tpl_value gate_value(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct gate *gate = gate_over(view->indicator);
	struct gate_view *own;
	struct buf *buf;

	if (!gate)
		return tpl_nothing();
	own = arena_new(env->scratch, struct gate_view);
	own->gate = gate;
	if (view->measurement && explanation_of(env, view)->gate) {
		own->gate = explanation_of(env, view)->gate;
		own->text = explanation_of(env, view)->gate_text;
		own->truth = explanation_of(env, view)->gate_truth;
		return tpl_object(&gate_type, own);
	}
	buf = view_buf(env);
	score_gate_words(gate, wording_of(env), buf);
	own->text = view_taken(env, buf);
	return tpl_object(&gate_type, own);
}

/* ---- Further inputs ---- */

struct input_view {
	const struct input *input;
	const struct figure *figure; /* NULL on pages about the method */
};

TEXT(input_title, struct input_view, input->title)
TEXT(input_unit, struct input_view, input->unit)
SIMPLE(input_value, struct input_view,
	it->figure ? text_or_nothing(figure_text(env, it->input, it->figure)) : tpl_nothing())
SIMPLE(input_missing, struct input_view,
	tpl_bool(it->figure && it->figure->state == FIGURE_MISSING))
SIMPLE(input_not_applicable, struct input_view,
	tpl_bool(it->figure && it->figure->state == FIGURE_NOT_APPLICABLE))

static const struct tpl_field input_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = input_title},
	{STR_INIT("unit"), TPL_TEXT, .get = input_unit},
	{STR_INIT("value"), TPL_TEXT, .get = input_value},
	{STR_INIT("missing"), TPL_BOOL, .get = input_missing},
	{STR_INIT("not_applicable"), TPL_BOOL, .get = input_not_applicable},
};

static const struct tpl_type input_type = TYPE("input", input_fields);

static size_t extra_inputs(const struct indicator *indicator)
{
	return indicator->inputs.n > INPUT_EXTRA ? indicator->inputs.n - INPUT_EXTRA : 0;
}

GETTER(indicator_inputs)
{
	const struct indicator_view *view = self;
	size_t n = extra_inputs(view->indicator);
	struct input_view *views = arena_array(env->scratch, struct input_view, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		views[i] = (struct input_view){&view->indicator->inputs.v[INPUT_EXTRA + i],
			figure_of(view, INPUT_EXTRA + i)};
	return array_value(env, &input_type, views, sizeof(*views), n);
}

TEXT(choice_label, struct choice, label)
TEXT(choice_explanation, struct choice, explanation)

static const struct tpl_field choice_fields[] = {
	{STR_INIT("label"), TPL_TEXT, .get = choice_label},
	{STR_INIT("explanation"), TPL_TEXT, .get = choice_explanation},
};

static const struct tpl_type choice_type = TYPE("choice", choice_fields);

static struct tpl_value choices_value(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct input *input = value_input(view->indicator);

	return array_value(
		env, &choice_type, input->choices.v, sizeof(*input->choices.v), input->choices.n);
}

/* ---- In time ---- */

static struct tpl_value change_value(const struct tpl_env *env, const struct indicator_view *view)
{
	struct change_view *change = arena_new(env->scratch, struct change_view);

	if (!view->measurement || !find_change(view->measurement, view->indicator, change))
		return tpl_nothing();
	return tpl_object(&view_change_type, change);
}

/* A trend stands on the page of the latest measurement, and where there is more than one. */
static const struct moments *own_moments(
	const struct tpl_env *env, const struct indicator_view *view)
{
	const struct page *page = page_of(env);
	struct indicator_memo *memo = view->memo;

	if (!memo->followed && page->kind == JOB_MEASUREMENT &&
		view->measurement == page->measurement)
		memo->moments = moments_of_history(env, page->history, view->indicator->id);
	memo->followed = true;
	return &memo->moments;
}

static struct tpl_value trend_value(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct moments *moments = own_moments(env, view);

	return array_value(env, &view_moment_type, moments->v, sizeof(*moments->v), moments->n);
}

static struct tpl_value own_trend_chart(
	const struct tpl_env *env, const struct indicator_view *view)
{
	const struct moments *moments = own_moments(env, view);

	return moments->n ? trend_chart(env, view->indicator, moments, view->measurement->subject)
			  : tpl_nothing();
}

static struct tpl_value own_trend_note(const struct tpl_env *env, const struct indicator_view *view)
{
	return text_or_nothing(trend_note(env, view->indicator, own_moments(env, view)));
}

/* ---- All subjects ---- */

/* On pages about the method there are none. */
static struct tpl_value links_value(const struct tpl_env *env, const struct indicator_view *view)
{
	const struct round *round = view->measurement ? view->measurement->round : NULL;
	const struct indicator_parts *parts;
	const struct str *made;

	if (!round)
		return tpl_nothing();
	parts = parts_of(page_of(env)->plan, round, view->indicator);
	made = parts ? fragment_made(env, FRAGMENT_LINKS, &parts->links) : NULL;
	return made ? tpl_html(*made)
		    : fragment_value(env, FRAGMENT_LINKS, round->monitor,
			      indicator_value(env, view->indicator, NULL));
}

static struct tpl_value own_spread_chart(
	const struct tpl_env *env, const struct indicator_view *view)
{
	struct spread_view spread = {NULL, view->indicator, view->measurement};

	if (!view->measurement)
		return tpl_nothing();
	spread.round = view->measurement->round;
	return spread_chart(env, &spread);
}

static struct tpl_value own_spread(const struct tpl_env *env, const struct indicator_view *view)
{
	if (!view->measurement)
		return tpl_nothing();
	return spread_value(env, view->measurement->round, view->indicator, view->measurement);
}

/* ---- The indicator ---- */

struct str indicator_anchor(const struct tpl_env *env, const struct indicator *indicator)
{
	return str_join(env->scratch, STR("i-"), indicator->id);
}

static struct str data_from(const struct indicator_view *view)
{
	return view->measurement ? measurement_data_from(view->measurement, view->indicator)
				 : view->indicator->data_from;
}

static struct tpl_value sources_of_rule(
	const struct tpl_env *env, const struct indicator *indicator)
{
	struct str *texts = arena_array(env->scratch, struct str, indicator->cases.n);

	for (size_t i = 0; i < indicator->cases.n; i++)
		texts[i] = indicator->cases.v[i].condition;
	return tpl_texts(texts, indicator->cases.n);
}

/* Whether something of where the data come from is not that of the paragraph. */
static bool has_own_origin(const struct indicator_view *view)
{
	const struct indicator *indicator = view->indicator;
	const struct paragraph *paragraph = indicator->paragraph;
	struct str from = view->measurement
				  ? measurement_paragraph_data_from(view->measurement, paragraph)
				  : paragraph->data_from;

	return !str_eq(indicator->goal, paragraph->goal) ||
	       !str_eq(indicator->source, paragraph->source) ||
	       !str_eq(indicator->frequency, paragraph->frequency) ||
	       !str_eq(data_from(view), from);
}

struct str kind_text(const struct tpl_env *env, const struct input *input)
{
	static const struct str keys[MEASURE_KINDS] = {
		[MEASURE_PERCENTAGE] = STR_INIT("kind_percentage"),
		[MEASURE_NUMBER] = STR_INIT("kind_number"),
		[MEASURE_GRADE] = STR_INIT("kind_grade"),
		[MEASURE_COUNT] = STR_INIT("kind_count"),
		[MEASURE_STARS] = STR_INIT("kind_stars"),
		[MEASURE_YES_NO] = STR_INIT("kind_yes_no"),
		[MEASURE_CHOICE] = STR_INIT("kind_choice"),
		[MEASURE_MONTHS_SINCE] = STR_INIT("kind_months_since"),
	};

	return theme_text(theme_of(env), keys[input->kind]);
}

/* " (portaal, koppeling)"; of yes and no the kind has said it. */
static struct str choice_list(const struct tpl_env *env, const struct input *input)
{
	struct buf *buf = view_buf(env);

	if (input->kind != MEASURE_CHOICE)
		return STR("");
	for (size_t i = 0; i < input->choices.n; i++) {
		buf_add(buf, i ? ", " : " (", 2);
		buf_add_str(buf, input->choices.v[i].label);
	}
	buf_lit(buf, ")");
	return view_taken(env, buf);
}

static struct tpl_value kind_value(const struct tpl_env *env, const struct indicator *indicator)
{
	const struct input *input = value_input(indicator);

	return tpl_text(str_join(env->scratch, kind_text(env, input), choice_list(env, input)));
}

static bool has_explained_choices(const struct indicator *indicator)
{
	vec_each (const struct choice, choice, &value_input(indicator)->choices)
		if (choice->explanation.n)
			return true;
	return false;
}

TEXT(indicator_id, struct indicator_view, indicator->id)
SIMPLE(indicator_own_origin, struct indicator_view, tpl_bool(has_own_origin(it)))
SIMPLE(indicator_kind, struct indicator_view, kind_value(env, it->indicator))
SIMPLE(indicator_anchor_of, struct indicator_view, tpl_text(indicator_anchor(env, it->indicator)))
TEXT(indicator_number, struct indicator_view, indicator->paragraph->number)
TEXT(indicator_title, struct indicator_view, indicator->title)
TEXT(indicator_brief, struct indicator_view, indicator->brief)
TEXT(indicator_explanation, struct indicator_view, indicator->explanation)
TEXT(indicator_unit, struct indicator_view, indicator->inputs.v[INPUT_VALUE].unit)
SIMPLE(indicator_in_summary, struct indicator_view, tpl_bool(it->indicator->summary))
TEXT(indicator_goal, struct indicator_view, indicator->goal)
TEXT(indicator_source, struct indicator_view, indicator->source)
TEXT(indicator_frequency, struct indicator_view, indicator->frequency)
SIMPLE(indicator_from, struct indicator_view, moment_value(env, data_from(it)))
SIMPLE(indicator_value_of, struct indicator_view, figure_value(env, it, INPUT_VALUE))
SIMPLE(indicator_amount, struct indicator_view, amount_value(env, it, INPUT_VALUE))
SIMPLE(indicator_amount_unit, struct indicator_view, amount_unit(env, it, INPUT_VALUE))
SIMPLE(indicator_compared, struct indicator_view,
	it->indicator->comparator == COMPARATOR_NONE ? tpl_nothing()
						     : amount_value(env, it, INPUT_COMPARATOR))
SIMPLE(indicator_compared_unit, struct indicator_view, amount_unit(env, it, INPUT_COMPARATOR))
SIMPLE(indicator_missing, struct indicator_view, tpl_bool(value_is(it, FIGURE_MISSING)))
SIMPLE(indicator_not_applicable, struct indicator_view,
	tpl_bool(value_is(it, FIGURE_NOT_APPLICABLE)))
SIMPLE(indicator_has_comparator, struct indicator_view,
	tpl_bool(it->indicator->comparator != COMPARATOR_NONE))
SIMPLE(indicator_compared_not, struct indicator_view, tpl_bool(comparator_does_not_apply(it)))
SIMPLE(indicator_trend_note, struct indicator_view, own_trend_note(env, it))
SIMPLE(indicator_trend_compared, struct indicator_view,
	tpl_bool(moments_have_comparator(own_moments(env, it))))
SIMPLE(indicator_comparator, struct indicator_view, comparator_value(env, it))
SIMPLE(indicator_comparator_title, struct indicator_view,
	text_or_nothing(comparator_title(env, it->indicator)))
SIMPLE(indicator_comparator_what, struct indicator_view, comparator_what(env, it->indicator))
SIMPLE(indicator_comparator_phrase, struct indicator_view, comparator_phrase(env, it->indicator))
SIMPLE(indicator_status_of, struct indicator_view, indicator_status(env, it))
SIMPLE(indicator_judged, struct indicator_view, tpl_bool(it->indicator->cases.n))
SIMPLE(indicator_sentence_of, struct indicator_view, indicator_sentence(env, it))
SIMPLE(indicator_steps, struct indicator_view, steps_value(env, it))
SIMPLE(indicator_has_steps, struct indicator_view,
	tpl_bool(it->measurement && it->indicator->cases.n))
SIMPLE(indicator_has_inputs, struct indicator_view, tpl_bool(extra_inputs(it->indicator)))
SIMPLE(indicator_gate, struct indicator_view, gate_value(env, it))
SIMPLE(indicator_note, struct indicator_view,
	it->measurement ? text_or_nothing(measurement_note(it->measurement, it->indicator))
			: tpl_nothing())
SIMPLE(indicator_card, struct indicator_view, tpl_object(&view_record_type, it->indicator->card))
SIMPLE(indicator_url, struct indicator_view,
	it->indicator->series ? href_value(env, it->indicator->series->url) : tpl_nothing())
SIMPLE(indicator_links, struct indicator_view, links_value(env, it))
SIMPLE(indicator_pair, struct indicator_view, pair_chart(env, it))
SIMPLE(indicator_stars, struct indicator_view, stars_chart(env, it))
SIMPLE(indicator_spread_chart, struct indicator_view, own_spread_chart(env, it))
SIMPLE(indicator_trend_chart, struct indicator_view, own_trend_chart(env, it))
SIMPLE(indicator_spread, struct indicator_view, own_spread(env, it))
SIMPLE(indicator_trend, struct indicator_view, trend_value(env, it))
SIMPLE(indicator_has_trend, struct indicator_view, tpl_bool(own_moments(env, it)->n))
SIMPLE(indicator_change, struct indicator_view, change_value(env, it))
SIMPLE(indicator_cases, struct indicator_view, cases_value(env, it->indicator))
SIMPLE(indicator_decisions, struct indicator_view,
	tpl_texts(it->indicator->decisions.v, it->indicator->decisions.n))
SIMPLE(indicator_has_decisions, struct indicator_view, tpl_bool(it->indicator->decisions.n))
SIMPLE(indicator_choices, struct indicator_view, choices_value(env, it))
SIMPLE(indicator_explains_choices, struct indicator_view,
	tpl_bool(has_explained_choices(it->indicator)))
SIMPLE(indicator_rule_source, struct indicator_view, sources_of_rule(env, it->indicator))

static const struct tpl_field indicator_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = indicator_id},
	{STR_INIT("anchor"), TPL_TEXT, .get = indicator_anchor_of},
	{STR_INIT("number"), TPL_TEXT, .get = indicator_number},
	{STR_INIT("title"), TPL_TEXT, .get = indicator_title},
	{STR_INIT("brief"), TPL_TEXT, .get = indicator_brief},
	{STR_INIT("explanation"), TPL_TEXT, .get = indicator_explanation},
	{STR_INIT("kind"), TPL_TEXT, .get = indicator_kind},
	{STR_INIT("unit"), TPL_TEXT, .get = indicator_unit},
	{STR_INIT("own_origin"), TPL_BOOL, .get = indicator_own_origin},
	{STR_INIT("in_summary"), TPL_BOOL, .get = indicator_in_summary},
	{STR_INIT("goal"), TPL_TEXT, .get = indicator_goal},
	{STR_INIT("source"), TPL_TEXT, .get = indicator_source},
	{STR_INIT("frequency"), TPL_TEXT, .get = indicator_frequency},
	{STR_INIT("data_from"), TPL_TEXT, .get = indicator_from},
	{STR_INIT("value"), TPL_TEXT, .get = indicator_value_of},
	{STR_INIT("amount"), TPL_TEXT, .get = indicator_amount},
	{STR_INIT("amount_unit"), TPL_TEXT, .get = indicator_amount_unit},
	{STR_INIT("compared_amount"), TPL_TEXT, .get = indicator_compared},
	{STR_INIT("compared_unit"), TPL_TEXT, .get = indicator_compared_unit},
	{STR_INIT("missing"), TPL_BOOL, .get = indicator_missing},
	{STR_INIT("not_applicable"), TPL_BOOL, .get = indicator_not_applicable},
	{STR_INIT("has_comparator"), TPL_BOOL, .get = indicator_has_comparator},
	{STR_INIT("comparator"), TPL_TEXT, .get = indicator_comparator},
	{STR_INIT("comparator_not_applicable"), TPL_BOOL, .get = indicator_compared_not},
	{STR_INIT("comparator_title"), TPL_TEXT, .get = indicator_comparator_title},
	{STR_INIT("comparator_what"), TPL_TEXT, .get = indicator_comparator_what},
	{STR_INIT("comparator_phrase"), TPL_TEXT, .get = indicator_comparator_phrase},
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = indicator_status_of},
	{STR_INIT("judged"), TPL_BOOL, .get = indicator_judged},
	{STR_INIT("sentence"), TPL_TEXT, .get = indicator_sentence_of},
	{STR_INIT("steps"), TPL_LIST, .type = &step_type, .get = indicator_steps},
	{STR_INIT("has_steps"), TPL_BOOL, .get = indicator_has_steps},
	{STR_INIT("inputs"), TPL_LIST, .type = &input_type, .get = indicator_inputs},
	{STR_INIT("has_inputs"), TPL_BOOL, .get = indicator_has_inputs},
	{STR_INIT("gate"), TPL_OBJECT, .type = &gate_type, .get = indicator_gate},
	{STR_INIT("note"), TPL_TEXT, .get = indicator_note},
	{STR_INIT("card"), TPL_OBJECT, .type = &view_record_type, .get = indicator_card},
	{STR_INIT("url"), TPL_TEXT, .get = indicator_url},
	{STR_INIT("links"), TPL_HTML, .get = indicator_links},
	{STR_INIT("pair_chart"), TPL_HTML, .get = indicator_pair},
	{STR_INIT("stars_chart"), TPL_HTML, .get = indicator_stars},
	{STR_INIT("spread_chart"), TPL_HTML, .get = indicator_spread_chart},
	{STR_INIT("trend_chart"), TPL_HTML, .get = indicator_trend_chart},
	{STR_INIT("spread"), TPL_OBJECT, .type = &view_spread_type, .get = indicator_spread},
	{STR_INIT("trend"), TPL_LIST, .type = &view_moment_type, .get = indicator_trend},
	{STR_INIT("has_trend"), TPL_BOOL, .get = indicator_has_trend},
	{STR_INIT("trend_note"), TPL_TEXT, .get = indicator_trend_note},
	{STR_INIT("trend_compared"), TPL_BOOL, .get = indicator_trend_compared},
	{STR_INIT("change"), TPL_OBJECT, .type = &view_change_type, .get = indicator_change},
	{STR_INIT("cases"), TPL_LIST, .type = &view_case_type, .get = indicator_cases},
	{STR_INIT("decisions"), TPL_LIST, .get = indicator_decisions},
	{STR_INIT("has_decisions"), TPL_BOOL, .get = indicator_has_decisions},
	{STR_INIT("choices"), TPL_LIST, .type = &choice_type, .get = indicator_choices},
	{STR_INIT("explains_choices"), TPL_BOOL, .get = indicator_explains_choices},
	{STR_INIT("rule_source"), TPL_LIST, .get = indicator_rule_source},
};

const struct tpl_type view_indicator_type = TYPE("indicator", indicator_fields);

static void fill_view(const struct tpl_env *env, struct indicator_view *view,
	const struct indicator *indicator, const struct measurement *measurement)
{
	view->indicator = indicator;
	view->measurement = measurement;
	view->memo = arena_new(env->scratch, struct indicator_memo);
}

struct tpl_value indicator_value(const struct tpl_env *env, const struct indicator *indicator,
	const struct measurement *measurement)
{
	struct indicator_view *view = arena_new(env->scratch, struct indicator_view);

	if (!indicator)
		return tpl_nothing();
	fill_view(env, view, indicator, measurement);
	return tpl_object(&view_indicator_type, view);
}

struct tpl_value indicators_value(const struct tpl_env *env, struct indicator *const *indicators,
	size_t n, const struct measurement *measurement)
{
	struct indicator_view *views = arena_array(env->scratch, struct indicator_view, n);

	for (size_t i = 0; i < n; i++)
		fill_view(env, &views[i], indicators[i], measurement);
	return array_value(env, &view_indicator_type, views, sizeof(*views), n);
}
