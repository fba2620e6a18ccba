/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Open data of an indicator as an edition defines it: all that a status is computed from, so that
 * another program can compute it again.
 */
#include "data/monitor.h"

/* ---- Inputs ---- */

static void put_number(struct data *data, enum data_key key, const struct input *input, bool known,
	struct decimal number)
{
	struct figure figure = {.number = number, .state = known ? FIGURE_KNOWN : FIGURE_MISSING};

	put_figure(data, key, input, &figure);
}

static void put_kind(struct data *data, const struct input *input)
{
	put_text(data, KEY_KIND, measure_kind_name(input->kind, data->lang));
}

static void put_bounds(struct data *data, const struct input *input)
{
	put_number(data, KEY_MINIMUM, input, input->bounded_below, input->minimum);
	put_number(data, KEY_MAXIMUM, input, input->bounded_above, input->maximum);
}

static void put_choices(struct data *data, const struct input *input)
{
	begin_list(data, KEY_CHOICES);
	vec_each (const struct choice, choice, &input->choices) {
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), choice->id);
		put_text(data, KEY_TITLE, choice->label);
		put_text(data, KEY_EXPLANATION, choice->explanation);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_input(struct data *data, const struct input *input)
{
	json_begin_object(&data->json);
	json_member(&data->json, STR("id"), input->name[data->lang]);
	put_text(data, KEY_TITLE, input->title);
	put_text(data, KEY_PHRASE, input->phrase);
	put_kind(data, input);
	put_text(data, KEY_UNIT, input->unit);
	put_bounds(data, input);
	put_choices(data, input);
	put_bool(data, KEY_NATIONAL, input->national);
	json_end_object(&data->json);
}

static void put_inputs(struct data *data, const struct indicator *indicator)
{
	begin_list(data, KEY_INPUTS);
	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		json_input(data, &indicator->inputs.v[i]);
	json_end_array(&data->json);
}

/* ---- What it is compared with ---- */

static void put_comparator_kind(struct data *data, const struct indicator *indicator)
{
	put_text(data, KEY_COMPARATOR_KIND, data_comparator(data, indicator));
	put_number(data, KEY_NORM, &indicator->inputs.v[INPUT_COMPARATOR],
		indicator->comparator == COMPARATOR_NORM, indicator->norm);
	put_text(data, KEY_GROUP, indicator->group_id);
}

/* As the edition names it; what it leaves to the theme is null. */
static void put_comparator_names(struct data *data, const struct indicator *indicator)
{
	const struct input *input = &indicator->inputs.v[INPUT_COMPARATOR];
	bool named = indicator->comparator != COMPARATOR_NONE;

	put_text(data, KEY_COMPARATOR_TITLE, named ? input->title : STR(""));
	put_text(data, KEY_COMPARATOR_PHRASE, named ? input->phrase : STR(""));
}

/* ---- The rule, and the gates ---- */

static void json_case(struct data *data, const struct indicator *indicator, size_t which)
{
	const struct rule_case *rule_case = &indicator->cases.v[which];
	struct str word = indicator->edition->statuses[rule_case->status].word;
	struct buf *buf;

	json_begin_object(&data->json);
	put_text(data, KEY_STATUS, data_status(data, rule_case->status));
	put_text(data, KEY_WORD, rule_case->word.n ? rule_case->word : word);
	put_text(data, KEY_CONDITION, rule_case->condition);
	buf = data_buf(data);
	score_case_words(indicator, which, &data->plan->monitors->wording, buf);
	put_text(data, KEY_IN_WORDS, buf_str(buf));
	json_end_object(&data->json);
}

static void put_rule(struct data *data, const struct indicator *indicator)
{
	begin_list(data, KEY_RULE);
	for (size_t i = 0; i < indicator->cases.n; i++)
		json_case(data, indicator, i);
	json_end_array(&data->json);
}

void put_gate(struct data *data, const struct gate *gate)
{
	struct buf *buf;

	put_text(data, KEY_OF, gate->indicator_id);
	put_text(data, KEY_CONDITION, gate->condition);
	buf = data_buf(data);
	score_gate_words(gate, &data->plan->monitors->wording, buf);
	put_text(data, KEY_IN_WORDS, buf_str(buf));
	put_text(data, KEY_EXPLANATION, gate->explanation);
}

static void put_gates(struct data *data, const closer_list *gates)
{
	begin_list(data, KEY_GATES);
	vec_each (const struct closer, closer, gates) {
		json_begin_object(&data->json);
		put_gate(data, closer->gate);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

/* ---- The indicator ---- */

static void put_part(
	struct data *data, const struct definition *definition, enum difference_kind kind)
{
	const struct indicator *indicator = definition->indicator;
	const struct input *value = value_input(indicator);

	switch (kind) {
	case DIFFERENCE_TITLE:
		put_text(data, KEY_TITLE, indicator->title);
		break;
	case DIFFERENCE_KIND:
		put_kind(data, value);
		break;
	case DIFFERENCE_UNIT:
		put_text(data, KEY_UNIT, value->unit);
		break;
	case DIFFERENCE_BOUNDS:
		put_bounds(data, value);
		break;
	case DIFFERENCE_CHOICES:
		put_choices(data, value);
		break;
	case DIFFERENCE_COMPARATOR:
		put_comparator_kind(data, indicator);
		break;
	case DIFFERENCE_INPUTS:
		put_inputs(data, indicator);
		break;
	case DIFFERENCE_GATES:
		put_gates(data, &definition->gates);
		break;
	case DIFFERENCE_SUMMARY:
		put_bool(data, KEY_SUMMARY, indicator->summary);
		break;
	default:
		put_rule(data, indicator);
	}
}

void json_parts(struct data *data, const struct definition *definition, unsigned kinds)
{
	/* A rule has its words with it. */
	if (kinds & 1U << DIFFERENCE_RULE)
		kinds &= ~(1U << DIFFERENCE_WORDS);
	json_begin_object(&data->json);
	for (unsigned i = 0; definition && i < DIFFERENCES; i++)
		if (kinds >> i & 1)
			put_part(data, definition, (enum difference_kind)i);
	json_end_object(&data->json);
}

static void put_card(struct data *data, const struct record *card)
{
	put_key(data, KEY_CARD);
	if (!card) {
		json_null(&data->json);
		return;
	}
	json_begin_object(&data->json);
	put_id_and_url(data, card->id, card->url);
	json_end_object(&data->json);
}

/* The value, and what it is compared with. */
static void put_quantities(struct data *data, const struct indicator *indicator)
{
	const struct input *value = value_input(indicator);

	put_kind(data, value);
	put_text(data, KEY_UNIT, value->unit);
	put_bounds(data, value);
	put_choices(data, value);
	put_text(data, KEY_VALUE_PHRASE, value->phrase);
	put_comparator_kind(data, indicator);
	put_comparator_names(data, indicator);
	put_inputs(data, indicator);
}

void json_definition(struct data *data, const struct definition *definition)
{
	const struct indicator *indicator = definition->indicator;

	json_begin_object(&data->json);
	put_id_and_url(data, indicator->id, indicator->series->url);
	put_text(data, KEY_TITLE, indicator->title);
	put_text(data, KEY_BRIEF, indicator->brief);
	put_text(data, KEY_EXPLANATION, indicator->explanation);
	put_bool(data, KEY_SUMMARY, indicator->summary);
	put_quantities(data, indicator);
	put_text(data, KEY_GOAL, indicator->goal);
	put_text(data, KEY_SOURCE, indicator->source);
	put_text(data, KEY_FREQUENCY, indicator->frequency);
	put_text(data, KEY_DATA_FROM, indicator->data_from);
	put_card(data, indicator->card);
	put_rule(data, indicator);
	put_texts(data, KEY_DECISIONS, indicator->decisions.v, indicator->decisions.n);
	put_gates(data, &definition->gates);
	json_end_object(&data->json);
}
