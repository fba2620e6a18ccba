/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A monitor of one indicator, one gate and one measurement, made by hand: for tests of rules that
 * need no files. What small_… functions make lives in small->model.arena; release it with
 * small_release.
 */
#ifndef TESTS_RULES_SMALL_EDITION_H
#define TESTS_RULES_SMALL_EDITION_H

#include "score/score.h"

struct small {
	struct model model;
	struct monitor monitor;
	struct edition edition;
	struct indicator indicator;
	struct gate gate;
	struct round round;
	struct measurement measurement;
	struct buf source; /* the conditions, one a line, as if they stood in a file */
	struct text text;
	struct diags diags;
};

static inline struct arena *small_arena(struct small *small)
{
	return &small->model.arena;
}

static inline struct input *small_add_input(struct small *small, struct input input)
{
	vec_push(small_arena(small), &small->indicator.inputs, input);
	return &small->indicator.inputs.v[small->indicator.inputs.n - 1];
}

static inline void small_add_choice(
	struct small *small, struct input *input, struct str id, struct str label)
{
	struct choice choice = {.id = id, .label = label};

	vec_push(small_arena(small), &input->choices, choice);
}

/* An input of a kind, with the bounds and choices that come with it. */
static inline struct input *small_input(
	struct small *small, struct str name, enum measure_kind kind)
{
	struct input *input = small_add_input(small, (struct input){.title = name, .kind = kind});

	input->name[0] = input->name[1] = name;
	input->bounded_below = kind != MEASURE_NUMBER && measure_is_number(kind);
	input->minimum = decimal_from(kind == MEASURE_GRADE);
	input->bounded_above =
		kind == MEASURE_PERCENTAGE || kind == MEASURE_GRADE || kind == MEASURE_STARS;
	input->maximum = decimal_from(kind == MEASURE_PERCENTAGE ? 100
				      : kind == MEASURE_GRADE    ? 10
								 : 5);
	if (kind == MEASURE_PERCENTAGE)
		input->unit = STR("%");
	if (kind == MEASURE_YES_NO) {
		small_add_choice(small, input, STR("ja"), STR("Ja"));
		small_add_choice(small, input, STR("nee"), STR("Nee"));
	}
	return input;
}

/* The first two: the value, and what it is compared with, which must be called for too. */
static inline struct input *small_value(struct small *small, enum measure_kind kind)
{
	struct input *input = small_input(small, STR("waarde"), kind);

	input->name[LANG_EN] = STR("value");
	return input;
}

static inline struct input *small_comparator(struct small *small, enum comparator comparator)
{
	static const struct str names[COMPARATORS][2] = {
		[COMPARATOR_NONE] = {STR_INIT(""), STR_INIT("")},
		[COMPARATOR_MEAN] = {STR_INIT("landelijk"), STR_INIT("national")},
		[COMPARATOR_COUNT] = {STR_INIT("landelijk"), STR_INIT("national")},
		[COMPARATOR_NORM] = {STR_INIT("norm"), STR_INIT("norm")},
		[COMPARATOR_GROUP] = {STR_INIT("groep"), STR_INIT("group")},
	};
	struct input value = small->indicator.inputs.v[INPUT_VALUE];
	struct input input = {.unit = value.unit, .national = comparator != COMPARATOR_NORM};

	/* The mean of whole numbers need not be one. */
	input.kind = measure_is_whole(value.kind) ? MEASURE_NUMBER : value.kind;

	if (comparator == COMPARATOR_COUNT) {
		input.kind = MEASURE_COUNT;
		input.unit = STR("");
		input.bounded_below = true;
	} else {
		input.bounded_below = value.bounded_below;
		input.bounded_above = value.bounded_above;
		input.minimum = value.minimum;
		input.maximum = value.maximum;
	}
	input.name[0] = names[comparator][0];
	input.name[1] = names[comparator][1];
	small->indicator.comparator = comparator;
	return small_add_input(small, input);
}

/* Adds the condition to the source; its place is filled in by small_finish. */
static inline struct place small_write(struct small *small, struct str condition)
{
	struct place place = {&small->text, (uint32_t)small->source.n, (uint32_t)condition.n};

	buf_add_str(&small->source, condition);
	buf_add_char(&small->source, '\n');
	return place;
}

static inline void small_case(
	struct small *small, enum status status, struct str condition, struct str word)
{
	struct rule_case rule_case = {status, condition, small_write(small, condition), word};

	vec_push(small_arena(small), &small->indicator.cases, rule_case);
}

/* A gate over the indicator itself. */
static inline void small_gate(struct small *small, struct str condition, struct str explanation)
{
	struct gate *gate = &small->gate;

	gate->condition = condition;
	gate->explanation = explanation;
	gate->place = small_write(small, condition);
	gate->indicator = &small->indicator;
	vec_push(small_arena(small), &gate->closes, &small->indicator);
	vec_push(small_arena(small), &small->edition.gates, gate);
}

static inline void small_init(struct small *small)
{
	static const struct str words[STATUSES] = {STR_INIT(""), STR_INIT("groen"),
		STR_INIT("oranje"), STR_INIT("rood"), STR_INIT("grijs")};

	*small = (struct small){.text = {.path = STR("regels.txt")}};
	for (size_t i = 0; i < STATUSES; i++)
		small->edition.statuses[i].word = words[i];
	buf_lit(&small->source, "-\n");
}

/* Ties everything together, once all inputs, cases and gates are there. */
static inline void small_finish(struct small *small)
{
	struct arena *arena = small_arena(small);
	struct monitor *monitor = &small->monitor;
	struct edition *edition = &small->edition;
	struct indicator *indicator = &small->indicator;
	struct measurement *measurement = &small->measurement;

	small->text.bytes = buf_str(&small->source);
	indicator->id = STR("indicator");
	indicator->title = STR("Indicator");
	indicator->summary = true;
	indicator->edition = edition;
	indicator->rule_place = (struct place){&small->text, 0, 1};
	edition->monitor = monitor;
	edition->figure_count = indicator->inputs.n;
	vec_push(arena, &edition->indicators, indicator);
	measurement->edition = edition;
	measurement->monitor = monitor;
	measurement->figures = arena_array(arena, struct figure, indicator->inputs.n);
	if (indicator->comparator == COMPARATOR_NORM)
		measurement->figures[INPUT_COMPARATOR] =
			(struct figure){.number = indicator->norm, .state = FIGURE_KNOWN};
	small->round.edition = edition;
	small->round.monitor = monitor;
	vec_push(arena, &small->round.measurements, measurement);
	vec_push(arena, &monitor->editions, edition);
	vec_push(arena, &monitor->all, measurement);
	vec_push(arena, &monitor->rounds, &small->round);
	vec_push(arena, &small->model.monitors, monitor);
}

static inline void small_release(struct small *small)
{
	diags_release(&small->diags);
	buf_release(&small->source);
	arena_release(&small->model.arena);
}

/* The words of the theme, in Dutch. */
static inline struct wording small_wording(void)
{
	return (struct wording){
		.words = {[SCORE_VALUE] = STR("de waarde"),
			[SCORE_MEAN] = STR("het landelijk gemiddelde"),
			[SCORE_COUNT] = STR("het aantal dat meedoet"),
			[SCORE_NORM] = STR("de norm"),
			[SCORE_GROUP] = STR("het gemiddelde van de groep"),
			[SCORE_GREATER] = STR("is hoger dan"),
			[SCORE_LESS] = STR("is lager dan"),
			[SCORE_MORE] = STR("is meer dan"),
			[SCORE_FEWER] = STR("is minder dan"),
			[SCORE_AT_LEAST] = STR("is minstens"),
			[SCORE_AT_MOST] = STR("is hoogstens"),
			[SCORE_EQUAL] = STR("is gelijk aan"),
			[SCORE_NOT_EQUAL] = STR("is niet gelijk aan"),
			[SCORE_IS] = STR("is"),
			[SCORE_IS_NOT] = STR("is niet"),
			[SCORE_IS_MISSING] = STR("is niet bekend"),
			[SCORE_IS_KNOWN] = STR("is bekend"),
			[SCORE_AND] = STR("en"),
			[SCORE_OR] = STR("of"),
			[SCORE_NOT] = STR("niet:"),
			[SCORE_OTHERWISE] = STR("in alle andere gevallen"),
			[SCORE_BECAUSE] = STR("want"),
			[SCORE_NO_VALUE] = STR("er zijn geen gegevens"),
			[SCORE_NOT_APPLICABLE] = STR("dit onderwerp is hier niet van toepassing"),
			[SCORE_NOT_KNOWN] = STR("niet bekend"),
			[SCORE_DOES_NOT_APPLY] = STR("niet van toepassing"),
			[SCORE_CANNOT_TELL] = STR("dit is niet bekend:"),
			[SCORE_NO_RULE] = STR("dit onderwerp krijgt geen oordeel"),
			[SCORE_MONTH] = STR("maand"),
			[SCORE_MONTHS] = STR("maanden"),
			[SCORE_AGO] = STR("geleden")},
		.date_format = STR("{d} {month} {y}"),
		.months = {STR("januari"), STR("februari"), STR("maart"), STR("april"), STR("mei"),
			STR("juni"), STR("juli"), STR("augustus"), STR("september"), STR("oktober"),
			STR("november"), STR("december")},
		.mark = STR(","),
		.group = STR("."),
	};
}

#endif
