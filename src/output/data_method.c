/* SPDX-License-Identifier: EUPL-1.2 */
/* Open data of the method: editions and what changed, chapters, indicators, rules as written. */
#include "output/data_monitor.h"

/* ---- All editions ---- */

static void json_difference(struct data *data, const struct difference *difference)
{
	const struct indicator *known = difference->after ? difference->after : difference->before;

	json_begin_object(&data->json);
	put_id_and_url(data, known->id, known->series->url);
	put_text(data, KEY_TITLE, known->title);
	put_bool(data, KEY_ADDED, !difference->before);
	put_bool(data, KEY_REMOVED, !difference->after);
	put_bool(data, KEY_RULE_CHANGED, difference_of_rule(difference));
	put_bool(data, KEY_COMPARATOR_CHANGED, difference_of_comparator(difference));
	put_bool(data, KEY_TITLE_CHANGED, difference_of_title(difference));
	json_end_object(&data->json);
}

static void json_differences(struct data *data, const struct edition *edition)
{
	struct difference *differences = NULL;
	size_t n = edition_differences(data->scratch, edition, &differences);

	begin_list(data, key_name(data, KEY_DIFFERENCES));
	for (size_t i = 0; i < n; i++)
		json_difference(data, &differences[i]);
	json_end_array(&data->json);
}

static void json_history(struct data *data, const struct edition *edition)
{
	begin_list(data, key_name(data, KEY_HISTORY));
	vec_each (struct version, version, &edition->history) {
		json_begin_object(&data->json);
		put_text(data, KEY_VERSION, version->name);
		put_date(data, KEY_DATE, version->date);
		put_texts(data, KEY_CHANGES, version->changes.v, version->changes.n);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void put_edition(struct data *data, const struct edition *edition)
{
	put_id_and_url(data, edition->id, edition->url);
	put_text(data, KEY_TITLE, edition->title);
	put_date(data, KEY_DATE, edition->date);
	put_text(data, KEY_EXPLANATION, edition->explanation);
}

void json_methods(struct data *data, const struct monitor *monitor)
{
	json_begin_object(&data->json);
	put_text(data, KEY_MONITOR, monitor->id);
	begin_list(data, STR("items"));
	vec_each (struct edition *, it, &monitor->editions) {
		json_begin_object(&data->json);
		put_edition(data, *it);
		json_differences(data, *it);
		json_history(data, *it);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
	json_end_object(&data->json);
}

/* One row a difference, with the edition that brought it. */
static void csv_differences(struct data *data, const struct edition *edition)
{
	struct difference *differences = NULL;
	size_t n = edition_differences(data->scratch, edition, &differences);

	for (size_t i = 0; i < n; i++) {
		const struct difference *it = &differences[i];
		const struct indicator *known = it->after ? it->after : it->before;
		const bool facts[] = {!it->before, !it->after, difference_of_rule(it),
			difference_of_comparator(it), difference_of_title(it)};

		cell_text(data, known->id);
		cell_url(data, known->series->url);
		cell_text(data, edition->id);
		cell_date(data, edition->date);
		cell_text(data, known->title);
		for (size_t j = 0; j < sizeof(facts) / sizeof(*facts); j++)
			cell_text(data, facts[j] ? STR("true") : STR("false"));
		csv_end_row(&data->csv);
	}
}

void csv_methods(struct data *data, const struct monitor *monitor)
{
	static const enum data_key keys[] = {KEY_EDITION, KEY_DATE, KEY_TITLE, KEY_ADDED,
		KEY_REMOVED, KEY_RULE_CHANGED, KEY_COMPARATOR_CHANGED, KEY_TITLE_CHANGED};

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct edition *, it, &monitor->editions)
		csv_differences(data, *it);
}

/* ---- One edition ---- */

static void json_statuses(struct data *data, const struct edition *edition)
{
	begin_list(data, key_name(data, KEY_STATUSES));
	for (size_t i = STATUS_GREEN; i < STATUSES; i++) {
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), data_status(data, (enum status)i));
		put_text(data, KEY_WORD, edition->statuses[i].word);
		put_text(data, KEY_EXPLANATION, edition->statuses[i].explanation);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

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

static void json_input(struct data *data, const struct input *input)
{
	json_begin_object(&data->json);
	json_member(&data->json, STR("id"), input->name[data->lang]);
	put_text(data, KEY_TITLE, input->title);
	put_text(data, KEY_KIND, measure_kind_name(input->kind, data->lang));
	put_text(data, KEY_UNIT, input->unit);
	json_end_object(&data->json);
}

static void json_choices(struct data *data, const struct input *input)
{
	begin_list(data, key_name(data, KEY_CHOICES));
	vec_each (struct choice, choice, &input->choices) {
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), choice->id);
		put_text(data, KEY_TITLE, choice->label);
		put_text(data, KEY_EXPLANATION, choice->explanation);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static struct figure norm_of(const struct indicator *indicator)
{
	bool norm = indicator->comparator == COMPARATOR_NORM;

	return (struct figure){
		.number = indicator->norm, .state = norm ? FIGURE_KNOWN : FIGURE_MISSING};
}

static void put_rule(struct data *data, const struct indicator *indicator)
{
	begin_list(data, key_name(data, KEY_RULE));
	for (size_t i = 0; i < indicator->cases.n; i++)
		json_case(data, indicator, i);
	json_end_array(&data->json);
	put_texts(data, KEY_DECISIONS, indicator->decisions.v, indicator->decisions.n);
}

static void json_indicator(struct data *data, const struct indicator *indicator)
{
	const struct input *value = &indicator->inputs.v[INPUT_VALUE];
	struct figure norm = norm_of(indicator);

	json_begin_object(&data->json);
	put_id_and_url(data, indicator->id, indicator->series->url);
	put_text(data, KEY_TITLE, indicator->title);
	put_text(data, KEY_EXPLANATION, indicator->explanation);
	put_bool(data, KEY_SUMMARY, indicator->summary);
	put_text(data, KEY_KIND, measure_kind_name(value->kind, data->lang));
	put_text(data, KEY_UNIT, value->unit);
	json_choices(data, value);
	put_text(data, KEY_COMPARATOR_KIND, data_comparator(data, indicator));
	put_figure(data, key_name(data, KEY_NORM), &indicator->inputs.v[INPUT_COMPARATOR], &norm);
	begin_list(data, key_name(data, KEY_INPUTS));
	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		json_input(data, &indicator->inputs.v[i]);
	json_end_array(&data->json);
	put_text(data, KEY_GOAL, indicator->goal);
	put_text(data, KEY_SOURCE, indicator->source);
	put_text(data, KEY_FREQUENCY, indicator->frequency);
	put_text(data, KEY_DATA_FROM, indicator->data_from);
	put_rule(data, indicator);
	json_end_object(&data->json);
}

static void json_paragraph(struct data *data, const struct paragraph *paragraph)
{
	json_begin_object(&data->json);
	json_member(&data->json, STR("id"), paragraph->id);
	put_text(data, KEY_NUMBER, paragraph->number);
	put_text(data, KEY_TITLE, paragraph->title);
	put_text(data, KEY_GOAL, paragraph->goal);
	put_text(data, KEY_EXPLANATION, paragraph->explanation);
	begin_list(data, key_name(data, KEY_INDICATORS));
	vec_each (struct indicator *, indicator, &paragraph->indicators)
		json_indicator(data, *indicator);
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static void json_chapters(struct data *data, const struct edition *edition)
{
	begin_list(data, key_name(data, KEY_CHAPTERS));
	vec_each (struct chapter *, it, &edition->chapters) {
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), (*it)->id);
		put_text(data, KEY_NUMBER, (*it)->number);
		put_text(data, KEY_TITLE, (*it)->title);
		put_text(data, KEY_EXPLANATION, (*it)->explanation);
		begin_list(data, key_name(data, KEY_PARAGRAPHS));
		vec_each (struct paragraph *, paragraph, &(*it)->paragraphs)
			json_paragraph(data, *paragraph);
		json_end_array(&data->json);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_gate(struct data *data, const struct gate *gate)
{
	struct buf *buf;

	json_begin_object(&data->json);
	put_text(data, KEY_OF, gate->indicator_id);
	put_text(data, KEY_CONDITION, gate->condition);
	buf = data_buf(data);
	score_gate_words(gate, &data->plan->monitors->wording, buf);
	put_text(data, KEY_IN_WORDS, buf_str(buf));
	begin_list(data, key_name(data, KEY_CLOSES));
	vec_each (const struct indicator *, indicator, &gate->closes)
		json_string(&data->json, (*indicator)->id);
	json_end_array(&data->json);
	put_text(data, KEY_EXPLANATION, gate->explanation);
	json_end_object(&data->json);
}

void json_method(struct data *data, const struct edition *edition)
{
	json_begin_object(&data->json);
	put_edition(data, edition);
	put_text(data, KEY_MONITOR, edition->monitor->id);
	put_text(data, KEY_NOTICE, edition->notice);
	json_statuses(data, edition);
	json_chapters(data, edition);
	begin_list(data, key_name(data, KEY_GATES));
	vec_each (struct gate *, gate, &edition->gates)
		json_gate(data, *gate);
	json_end_array(&data->json);
	json_differences(data, edition);
	json_history(data, edition);
	json_end_object(&data->json);
}

/* ---- CSV of an edition: one row an indicator ---- */

/* "groen: waarde > landelijk; rood: anders" */
static struct str rule_text(struct data *data, const struct indicator *indicator)
{
	struct buf *buf = data_buf(data);

	for (size_t i = 0; i < indicator->cases.n; i++) {
		if (i)
			buf_lit(buf, "; ");
		buf_add_str(buf, data_status(data, indicator->cases.v[i].status));
		buf_lit(buf, ": ");
		buf_add_str(buf, indicator->cases.v[i].condition);
	}
	return buf_str(buf);
}

static void csv_indicator(struct data *data, const struct indicator *indicator)
{
	const struct input *value = &indicator->inputs.v[INPUT_VALUE];
	struct figure norm = norm_of(indicator);

	cell_text(data, indicator->id);
	cell_url(data, indicator->series->url);
	cell_text(data, indicator->title);
	cell_text(data, indicator->paragraph->chapter->title);
	cell_text(data, indicator->paragraph->number);
	cell_text(data, indicator->summary ? STR("true") : STR("false"));
	cell_text(data, measure_kind_name(value->kind, data->lang));
	cell_text(data, value->unit);
	cell_text(data, data_comparator(data, indicator));
	cell_figure(data, &indicator->inputs.v[INPUT_COMPARATOR], &norm);
	cell_text(data, rule_text(data, indicator));
	cell_text(data, indicator->source);
	cell_text(data, indicator->frequency);
	cell_text(data, indicator->data_from);
	csv_end_row(&data->csv);
}

void csv_method(struct data *data, const struct edition *edition)
{
	static const enum data_key keys[] = {KEY_TITLE, KEY_CHAPTER, KEY_PARAGRAPH, KEY_SUMMARY,
		KEY_KIND, KEY_UNIT, KEY_COMPARATOR_KIND, KEY_NORM, KEY_RULE, KEY_SOURCE,
		KEY_FREQUENCY, KEY_DATA_FROM};

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct indicator *, indicator, &edition->indicators)
		csv_indicator(data, *indicator);
}
