/* SPDX-License-Identifier: EUPL-1.2 */
/* What an edition does otherwise than the one before. */
#include "score/score.h"

/* ---- The value and the other inputs ---- */

static bool same_bound(bool has, struct decimal a, bool other_has, struct decimal b)
{
	return has == other_has && (!has || decimal_cmp(a, b) == 0);
}

static bool same_bounds(const struct input *a, const struct input *b)
{
	return same_bound(a->bounded_below, a->minimum, b->bounded_below, b->minimum) &&
	       same_bound(a->bounded_above, a->maximum, b->bounded_above, b->maximum);
}

static bool same_choices(const struct input *a, const struct input *b)
{
	if (a->choices.n != b->choices.n)
		return false;
	for (size_t i = 0; i < a->choices.n; i++)
		if (!str_eq(a->choices.v[i].id, b->choices.v[i].id) ||
			!str_eq(a->choices.v[i].label, b->choices.v[i].label))
			return false;
	return true;
}

/* A percentage has its % whatever the edition says. */
static struct str own_unit(const struct input *input)
{
	return input->kind == MEASURE_PERCENTAGE ? STR("") : input->unit;
}

static bool same_input(const struct input *a, const struct input *b)
{
	return a->kind == b->kind && a->national == b->national && str_eq(a->title, b->title) &&
	       str_eq(own_unit(a), own_unit(b)) && same_bounds(a, b) && same_choices(a, b);
}

static const struct input *extra_input(const struct indicator *indicator, struct str name)
{
	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		if (str_eq(indicator->inputs.v[i].name[LANG_NL], name))
			return &indicator->inputs.v[i];
	return NULL;
}

/* Their order means nothing. */
static bool inputs_differ(const struct indicator *a, const struct indicator *b)
{
	if (a->inputs.n != b->inputs.n)
		return true;
	for (size_t i = INPUT_EXTRA; i < a->inputs.n; i++) {
		const struct input *input = &a->inputs.v[i];
		const struct input *other = extra_input(b, input->name[LANG_NL]);

		if (!other || !same_input(input, other))
			return true;
	}
	return false;
}

unsigned value_differences(const struct indicator *before, const struct indicator *after)
{
	const struct input *a = &before->inputs.v[INPUT_VALUE], *b = &after->inputs.v[INPUT_VALUE];
	bool numbers = measure_is_number(a->kind) && measure_is_number(b->kind);
	bool lists = a->kind == MEASURE_CHOICE && b->kind == MEASURE_CHOICE;

	return (unsigned)(a->kind != b->kind) << DIFFERENCE_KIND |
	       (unsigned)!str_eq(own_unit(a), own_unit(b)) << DIFFERENCE_UNIT |
	       (unsigned)(numbers && !same_bounds(a, b)) << DIFFERENCE_BOUNDS |
	       (unsigned)(lists && !same_choices(a, b)) << DIFFERENCE_CHOICES;
}

static bool both_are_choices(const struct indicator *a, const struct indicator *b)
{
	return !measure_is_number(a->inputs.v[INPUT_VALUE].kind) &&
	       !measure_is_number(b->inputs.v[INPUT_VALUE].kind);
}

bool values_share_axis(const struct indicator *a, const struct indicator *b)
{
	const unsigned matter =
		1u << DIFFERENCE_KIND | 1u << DIFFERENCE_UNIT | 1u << DIFFERENCE_BOUNDS;

	return both_are_choices(a, b) || !(value_differences(a, b) & matter);
}

bool values_compare(const struct indicator *before, const struct indicator *after)
{
	enum measure_kind kind = after->inputs.v[INPUT_VALUE].kind;
	unsigned matter = 1u << DIFFERENCE_KIND | 1u << DIFFERENCE_UNIT;

	if (kind == MEASURE_GRADE || kind == MEASURE_STARS)
		matter |= 1u << DIFFERENCE_BOUNDS;
	return both_are_choices(before, after) || !(value_differences(before, after) & matter);
}

static bool comparator_differs(const struct indicator *a, const struct indicator *b)
{
	if (a->comparator != b->comparator)
		return true;
	if (a->comparator == COMPARATOR_NORM)
		return decimal_cmp(a->norm, b->norm) != 0;
	return a->comparator == COMPARATOR_GROUP && !str_eq(a->group_id, b->group_id);
}

/* ---- The rule ---- */

static bool rule_differs(const struct indicator *a, const struct indicator *b)
{
	if (!a->cases.n || !b->cases.n)
		return a->cases.n != b->cases.n;
	return score_rule_differs(a, b);
}

static struct str case_word(const struct indicator *indicator, const struct rule_case *rule_case)
{
	return rule_case->word.n ? rule_case->word
				 : indicator->edition->statuses[rule_case->status].word;
}

/* Whether a word of a for a status is none that b has for it. Not so when both have the one of
 * their edition: that it is another is said of the edition. */
static bool has_new_word(const struct indicator *a, const struct indicator *b)
{
	vec_each (const struct rule_case, own, &a->cases) {
		bool given = false, same = false;

		vec_each (const struct rule_case, other, &b->cases) {
			if (other->status != own->status)
				continue;
			given = true;
			same = same || (!own->word.n && !other->word.n) ||
			       str_eq(case_word(a, own), case_word(b, other));
		}
		if (given && !same)
			return true;
	}
	return false;
}

bool edition_rewords(const struct edition *edition, enum status status)
{
	const struct edition *previous = edition->previous;

	return previous && !str_eq(previous->statuses[status].word, edition->statuses[status].word);
}

/* ---- Gates ---- */

closer_list *gates_by_indicator(struct arena *arena, const struct edition *edition)
{
	closer_list *lists = arena_array(arena, closer_list, edition->indicators.n);

	for (size_t i = 0; i < edition->gates.n; i++) {
		struct closer closer = {edition->gates.v[i], i};

		vec_each (const struct indicator *, closed, &closer.gate->closes)
			vec_push(arena, &lists[(*closed)->index], closer);
	}
	return lists;
}

/*
 * An edition and the one before it. Gates that compute alike have one number, so that comparing two
 * sets of them takes no longer than reading them.
 */
struct comparison {
	struct arena *arena;
	const struct edition *before, *after;
	closer_list *gates_before, *gates_after; /* by indicator->index */
	size_t *numbers_before, *numbers_after;  /* by the index of the gate */
	size_t *marks, mark;                     /* by number: the mark of the last set with it */
};

/* The first of the edition's first n gates that is the same as gate; n if none. */
static size_t find_gate(const struct edition *edition, size_t n, const struct gate *gate)
{
	for (size_t i = 0; i < n; i++)
		if (!score_gate_differs(edition->gates.v[i], gate))
			return i;
	return n;
}

static void number_gates(struct comparison *comparison)
{
	const struct edition *before = comparison->before, *after = comparison->after;
	size_t n = before->gates.n;

	comparison->numbers_before = arena_array(comparison->arena, size_t, n);
	comparison->numbers_after = arena_array(comparison->arena, size_t, after->gates.n);
	comparison->marks = arena_array(comparison->arena, size_t, n + after->gates.n);
	for (size_t i = 0; i < n; i++)
		comparison->numbers_before[i] = find_gate(before, i, before->gates.v[i]);
	for (size_t i = 0; i < after->gates.n; i++) {
		size_t found = find_gate(before, n, after->gates.v[i]);

		comparison->numbers_after[i] =
			found < n ? found : n + find_gate(after, i, after->gates.v[i]);
	}
}

/* Whether a set has a gate that is not in the other one. */
static bool has_new_gate(struct comparison *comparison, const closer_list *gates,
	const size_t *numbers, const closer_list *others, const size_t *other_numbers)
{
	comparison->mark++;
	vec_each (const struct closer, other, others)
		comparison->marks[other_numbers[other->index]] = comparison->mark;
	vec_each (const struct closer, it, gates)
		if (comparison->marks[numbers[it->index]] != comparison->mark)
			return true;
	return false;
}

static bool gates_differ(
	struct comparison *comparison, const closer_list *before, const closer_list *after)
{
	const size_t *old = comparison->numbers_before, *new = comparison->numbers_after;

	return has_new_gate(comparison, before, old, after, new) ||
	       has_new_gate(comparison, after, new, before, old);
}

/* ---- All of an edition ---- */

static const struct definition *define(
	struct arena *arena, const struct indicator *indicator, const closer_list *gates)
{
	struct definition *definition = arena_new(arena, struct definition);

	definition->indicator = indicator;
	definition->gates = gates[indicator->index];
	return definition;
}

static unsigned differences_between(struct comparison *comparison, const struct definition *before,
	const struct definition *after)
{
	const struct indicator *a = before->indicator, *b = after->indicator;
	bool reworded = has_new_word(a, b) || has_new_word(b, a);
	bool gated = gates_differ(comparison, &before->gates, &after->gates);

	return value_differences(a, b) | (unsigned)!str_eq(a->title, b->title) << DIFFERENCE_TITLE |
	       (unsigned)comparator_differs(a, b) << DIFFERENCE_COMPARATOR |
	       (unsigned)inputs_differ(a, b) << DIFFERENCE_INPUTS |
	       (unsigned)rule_differs(a, b) << DIFFERENCE_RULE |
	       (unsigned)reworded << DIFFERENCE_WORDS | (unsigned)gated << DIFFERENCE_GATES |
	       (unsigned)(a->summary != b->summary) << DIFFERENCE_SUMMARY;
}

/* Of an indicator of the later edition. */
static struct difference compare(struct comparison *comparison, const struct indicator *indicator)
{
	const struct indicator *old = edition_indicator(comparison->before, indicator->id);
	struct difference difference = {0};

	difference.after = define(comparison->arena, indicator, comparison->gates_after);
	if (old) {
		difference.before = define(comparison->arena, old, comparison->gates_before);
		difference.kinds =
			differences_between(comparison, difference.before, difference.after);
	}
	return difference;
}

static void add_gone(struct comparison *comparison, struct differences *all)
{
	vec_each (struct indicator *, it, &comparison->before->indicators)
		if (!edition_indicator(comparison->after, (*it)->id))
			all->v[all->n++] = (struct difference){
				.before = define(comparison->arena, *it, comparison->gates_before)};
}

struct differences edition_differences(struct arena *arena, const struct edition *edition)
{
	struct comparison comparison = {
		.arena = arena, .before = edition->previous, .after = edition};
	struct differences all = {0};

	if (!edition->previous)
		return all;
	comparison.gates_before = gates_by_indicator(arena, edition->previous);
	comparison.gates_after = gates_by_indicator(arena, edition);
	number_gates(&comparison);
	all.v = arena_array(
		arena, struct difference, edition->indicators.n + edition->previous->indicators.n);
	vec_each (struct indicator *, it, &edition->indicators) {
		all.v[all.n] = compare(&comparison, *it);
		all.n += !all.v[all.n].before || all.v[all.n].kinds;
	}
	add_gone(&comparison, &all);
	return all;
}
