/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of what an edition does otherwise than the one before. */
#include "view/monitor.h"

/* ---- What a definition was and is, in words ---- */

static struct str word(const struct tpl_env *env, const char *key)
{
	return theme_text(theme_of(env), str_from(key));
}

static struct str bounds_text(const struct tpl_env *env, const struct input *input)
{
	/* "van 0 tot en met 60 minuten" says its unit once. */
	struct str low = input->bounded_above ? bare_number(env, input, input->minimum)
					      : number_as(env, input, input->minimum);
	struct str high = number_as(env, input, input->maximum);

	if (input->bounded_below && input->bounded_above)
		return fill(env, "bounds_between", GAP("low", low), GAP("high", high));
	if (input->bounded_below)
		return fill(env, "bounds_from", GAP("low", low));
	if (input->bounded_above)
		return fill(env, "bounds_to", GAP("high", high));
	return word(env, "bounds_none");
}

static struct str comparator_text(const struct tpl_env *env, const struct indicator *indicator)
{
	static const enum score_word words[COMPARATORS] = {[COMPARATOR_MEAN] = SCORE_MEAN,
		[COMPARATOR_COUNT] = SCORE_COUNT,
		[COMPARATOR_NORM] = SCORE_NORM,
		[COMPARATOR_GROUP] = SCORE_GROUP};
	const struct input *input = &indicator->inputs.v[INPUT_COMPARATOR];
	struct str name, more = STR("");

	if (indicator->comparator == COMPARATOR_NONE)
		return word(env, "difference_nothing");
	name = input->phrase.n ? input->phrase
			       : wording_of(env)->words[words[indicator->comparator]];
	if (indicator->comparator == COMPARATOR_NORM)
		more = number_as(env, input, indicator->norm);
	else if (indicator->comparator == COMPARATOR_GROUP && indicator->group)
		more = indicator->group->title;
	return more.n ? str_join(env->scratch, name, STR(" ("), more, STR(")")) : name;
}

static struct str unit_text(const struct tpl_env *env, const struct input *input)
{
	return input->unit.n ? input->unit : word(env, "difference_none");
}

static struct str labels_text(const struct tpl_env *env, const struct input *input)
{
	struct buf *buf = view_buf(env);

	for (size_t i = 0; i < input->choices.n; i++) {
		if (i)
			buf_lit(buf, ", ");
		buf_add_str(buf, input->choices.v[i].label);
	}
	return view_taken(env, buf);
}

/* "Componenten in het register: een aantal, vanaf 0 componenten" */
static struct str input_text(const struct tpl_env *env, const struct input *input)
{
	struct str text = str_join(env->scratch, input->title, STR(": "), kind_text(env, input));

	if (input->kind == MEASURE_CHOICE)
		text = str_join(env->scratch, text, STR(" ("), labels_text(env, input), STR(")"));
	else if (measure_is_number(input->kind) && input->kind != MEASURE_MONTHS_SINCE)
		text = str_join(env->scratch, text, STR(", "), bounds_text(env, input));
	if (input->national)
		text = str_join(env->scratch, text, STR(", "), word(env, "difference_national"));
	return text;
}

/* "Vulling van het register: het aantal componenten is minder dan 40" */
static struct str gate_text(const struct tpl_env *env, const struct gate *gate)
{
	struct buf *buf = view_buf(env);
	struct str condition;

	score_gate_words(gate, wording_of(env), buf);
	condition = view_taken(env, buf);
	return fill(env, "difference_gate", GAP("indicator", gate->indicator->title),
		GAP("condition", condition));
}

/* ---- A side: what it was, or is, as a list ---- */

struct line_view {
	const struct indicator *indicator;
	const struct rule_case *rule_case; /* or NULL */
	struct str text;
};

SIMPLE(line_status, struct line_view,
	it->rule_case ? status_value(env, it->indicator->edition, it->rule_case->status,
				it->rule_case->word)
		      : tpl_nothing())
TEXT(line_text, struct line_view, text)

static const struct tpl_field line_fields[] = {
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = line_status},
	{STR_INIT("text"), TPL_TEXT, .get = line_text},
};

static const struct tpl_type line_type = TYPE("line of a difference", line_fields);

struct lines {
	struct line_view *v;
	size_t n;
};

static void add_line(struct lines *lines, struct str text)
{
	lines->v[lines->n++].text = text;
}

static struct lines lines_for(const struct tpl_env *env, size_t n)
{
	return (struct lines){arena_array(env->scratch, struct line_view, n), 0};
}

static struct lines rule_lines(const struct tpl_env *env, const struct indicator *indicator)
{
	struct lines lines = lines_for(env, indicator->cases.n);

	for (size_t i = 0; i < indicator->cases.n; i++) {
		struct buf *buf = view_buf(env);

		score_case_words(indicator, i, wording_of(env), buf);
		lines.v[i].indicator = indicator;
		lines.v[i].rule_case = &indicator->cases.v[i];
		add_line(&lines, view_taken(env, buf));
	}
	return lines;
}

static struct lines choice_lines(const struct tpl_env *env, const struct input *input)
{
	struct lines lines = lines_for(env, input->choices.n);

	vec_each (const struct choice, choice, &input->choices)
		add_line(&lines, choice->label);
	return lines;
}

static struct lines input_lines(const struct tpl_env *env, const struct indicator *indicator)
{
	struct lines lines = lines_for(env, indicator->inputs.n);

	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		add_line(&lines, input_text(env, &indicator->inputs.v[i]));
	return lines;
}

static struct lines gate_lines(const struct tpl_env *env, const struct definition *definition)
{
	struct lines lines = lines_for(env, definition->gates.n);

	vec_each (const struct closer, closer, &definition->gates)
		add_line(&lines, gate_text(env, closer->gate));
	return lines;
}

/* None where a sentence says it all. */
static struct lines lines_of(
	const struct tpl_env *env, const struct definition *definition, enum difference_kind kind)
{
	switch (kind) {
	case DIFFERENCE_CHOICES:
		return choice_lines(env, &definition->indicator->inputs.v[INPUT_VALUE]);
	case DIFFERENCE_INPUTS:
		return input_lines(env, definition->indicator);
	case DIFFERENCE_RULE:
	case DIFFERENCE_WORDS:
		return rule_lines(env, definition->indicator);
	case DIFFERENCE_GATES:
		return gate_lines(env, definition);
	default:
		return (struct lines){NULL, 0};
	}
}

/* ---- One change ---- */

struct change_of_method {
	const struct difference *difference;
	enum difference_kind kind;
};

/* A rule may compute with something else while it reads the same: a norm, a kind of value. */
static bool rule_reads_the_same(const struct tpl_env *env, const struct difference *difference)
{
	struct lines before = rule_lines(env, difference->before->indicator);
	struct lines after = rule_lines(env, difference->after->indicator);

	if (before.n != after.n)
		return false;
	for (size_t i = 0; i < before.n; i++)
		if (before.v[i].rule_case->status != after.v[i].rule_case->status ||
			!str_eq(before.v[i].text, after.v[i].text))
			return false;
	return true;
}

/* The sides of a rule have its words beside their cases, so those are not told again. */
static bool has_sides(const struct tpl_env *env, const struct change_of_method *change)
{
	switch (change->kind) {
	case DIFFERENCE_CHOICES:
	case DIFFERENCE_INPUTS:
	case DIFFERENCE_GATES:
		return true;
	case DIFFERENCE_RULE:
		return !rule_reads_the_same(env, change->difference);
	case DIFFERENCE_WORDS:
		return !difference_has(change->difference, DIFFERENCE_RULE) ||
		       rule_reads_the_same(env, change->difference);
	default:
		return false;
	}
}

static struct str rule_key(const struct tpl_env *env, const struct difference *difference)
{
	if (!difference->before->indicator->cases.n)
		return STR("difference_judged");
	if (!difference->after->indicator->cases.n)
		return STR("difference_unjudged");
	return rule_reads_the_same(env, difference) ? STR("difference_rule_same")
						    : STR("difference_rule");
}

static struct str sentence_key(const struct tpl_env *env, const struct change_of_method *change)
{
	static const struct str keys[DIFFERENCES] = {
		[DIFFERENCE_TITLE] = STR_INIT("difference_title"),
		[DIFFERENCE_KIND] = STR_INIT("difference_kind"),
		[DIFFERENCE_UNIT] = STR_INIT("difference_unit"),
		[DIFFERENCE_BOUNDS] = STR_INIT("difference_bounds"),
		[DIFFERENCE_CHOICES] = STR_INIT("difference_choices"),
		[DIFFERENCE_COMPARATOR] = STR_INIT("difference_comparator"),
		[DIFFERENCE_INPUTS] = STR_INIT("difference_inputs"),
		[DIFFERENCE_WORDS] = STR_INIT("difference_words"),
		[DIFFERENCE_GATES] = STR_INIT("difference_gates"),
	};

	if (change->kind == DIFFERENCE_RULE)
		return rule_key(env, change->difference);
	if (change->kind == DIFFERENCE_SUMMARY)
		return change->difference->after->indicator->summary
			       ? STR("difference_summary_in")
			       : STR("difference_summary_out");
	return keys[change->kind];
}

/* What stands in the gaps of a sentence; empty for those without. */
static struct str side_text(
	const struct tpl_env *env, const struct definition *definition, enum difference_kind kind)
{
	const struct indicator *indicator = definition->indicator;
	const struct input *value = value_input(indicator);

	switch (kind) {
	case DIFFERENCE_TITLE:
		return indicator->title;
	case DIFFERENCE_KIND:
		return kind_text(env, value);
	case DIFFERENCE_UNIT:
		return unit_text(env, value);
	case DIFFERENCE_BOUNDS:
		return bounds_text(env, value);
	case DIFFERENCE_COMPARATOR:
		return comparator_text(env, indicator);
	default:
		return STR("");
	}
}

static struct tpl_value change_sentence(
	const struct tpl_env *env, const struct change_of_method *change)
{
	struct gap gaps[] = {
		GAP("before", side_text(env, change->difference->before, change->kind)),
		GAP("after", side_text(env, change->difference->after, change->kind))};

	return tpl_text(
		fill_gaps(env, sentence_key(env, change), gaps, sizeof(gaps) / sizeof(*gaps)));
}

static struct tpl_value lines_value(
	const struct tpl_env *env, const struct definition *definition, enum difference_kind kind)
{
	struct lines lines = lines_of(env, definition, kind);

	return array_value(env, &line_type, lines.v, sizeof(*lines.v), lines.n);
}

SIMPLE(change_text, struct change_of_method, change_sentence(env, it))
SIMPLE(change_has_sides, struct change_of_method, tpl_bool(has_sides(env, it)))
SIMPLE(change_before, struct change_of_method, lines_value(env, it->difference->before, it->kind))
SIMPLE(change_after, struct change_of_method, lines_value(env, it->difference->after, it->kind))

static const struct tpl_field change_fields[] = {
	{STR_INIT("sentence"), TPL_TEXT, .get = change_text},
	{STR_INIT("has_sides"), TPL_BOOL, .get = change_has_sides},
	{STR_INIT("before"), TPL_LIST, .type = &line_type, .get = change_before},
	{STR_INIT("after"), TPL_LIST, .type = &line_type, .get = change_after},
};

static const struct tpl_type change_type = TYPE("change of the method", change_fields);

/* ---- An indicator, and all of them ---- */

static struct tpl_value changes_value(
	const struct tpl_env *env, const struct difference *difference)
{
	struct change_of_method *changes =
		arena_array(env->scratch, struct change_of_method, DIFFERENCES);
	size_t n = 0;

	for (unsigned i = 0; i < DIFFERENCES; i++)
		if (difference_has(difference, (enum difference_kind)i))
			changes[n++] =
				(struct change_of_method){difference, (enum difference_kind)i};
	return array_value(env, &change_type, changes, sizeof(*changes), n);
}

static struct tpl_value difference_href(
	const struct tpl_env *env, const struct indicator *indicator)
{
	return indicator->series ? href_value(env, indicator->series->url) : tpl_nothing();
}

SIMPLE(difference_title, struct difference, tpl_text(difference_indicator(it)->title))
SIMPLE(difference_url, struct difference, difference_href(env, difference_indicator(it)))
SIMPLE(difference_added, struct difference, tpl_bool(!it->before))
SIMPLE(difference_removed, struct difference, tpl_bool(!it->after))
SIMPLE(difference_changes, struct difference, changes_value(env, it))

static const struct tpl_field difference_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = difference_title},
	{STR_INIT("url"), TPL_TEXT, .get = difference_url},
	{STR_INIT("added"), TPL_BOOL, .get = difference_added},
	{STR_INIT("removed"), TPL_BOOL, .get = difference_removed},
	{STR_INIT("changes"), TPL_LIST, .type = &change_type, .get = difference_changes},
};

const struct tpl_type view_difference_type = TYPE("difference", difference_fields);

struct tpl_value differences_value(const struct tpl_env *env, const struct edition *edition)
{
	struct differences all = edition_differences(env->scratch, edition);

	return array_value(env, &view_difference_type, all.v, sizeof(*all.v), all.n);
}

struct tpl_value reworded_value(const struct tpl_env *env, const struct edition *edition)
{
	struct str *texts = arena_array(env->scratch, struct str, STATUSES);
	size_t n = 0;

	for (size_t i = STATUS_GREEN; i < STATUSES; i++)
		if (edition_rewords(edition, (enum status)i))
			texts[n++] = fill(env, "difference_status",
				GAP("before", edition->previous->statuses[i].word),
				GAP("after", edition->statuses[i].word));
	return tpl_texts(texts, n);
}
