/* SPDX-License-Identifier: EUPL-1.2 */
/* Open data of one edition of the method: statuses, chapters, paragraphs, indicators, gates. */
#include "data/monitor.h"

/* ---- The parts of an edition ---- */

static void json_statuses(struct data *data, const struct edition *edition)
{
	begin_list(data, KEY_STATUSES);
	for (size_t i = STATUS_GREEN; i < STATUSES; i++) {
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), data_status(data, (enum status)i));
		put_text(data, KEY_WORD, edition->statuses[i].word);
		put_text(data, KEY_EXPLANATION, edition->statuses[i].explanation);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_scale(struct data *data, const struct scale *scale)
{
	json_begin_object(&data->json);
	put_text(data, KEY_TITLE, scale->title);
	put_text(data, KEY_EXPLANATION, scale->explanation);
	begin_list(data, KEY_LEVELS);
	vec_each (const struct level, level, &scale->levels) {
		json_begin_object(&data->json);
		put_text(data, KEY_NAME, level->name);
		put_text(data, KEY_EXPLANATION, level->explanation);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static void json_table(struct data *data, const struct table *table)
{
	json_begin_object(&data->json);
	json_member(&data->json, STR("id"), table->id);
	put_text(data, KEY_TITLE, table->title);
	put_text(data, KEY_EXPLANATION, table->explanation);
	begin_list(data, KEY_COLUMNS);
	vec_each (const struct column, column, &table->columns) {
		json_begin_object(&data->json);
		put_text(data, KEY_TITLE, column->title);
		put_text(data, KEY_KIND, measure_kind_name(column->kind, data->lang));
		put_text(data, KEY_UNIT, column->unit);
		put_bool(data, KEY_NATIONAL, column->national);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static void put_parts(struct data *data, const struct paragraph *paragraph)
{
	begin_list(data, KEY_SCALES);
	vec_each (const struct scale, scale, &paragraph->scales)
		json_scale(data, scale);
	json_end_array(&data->json);
	begin_list(data, KEY_TABLES);
	vec_each (struct table *, table, &paragraph->tables)
		json_table(data, *table);
	json_end_array(&data->json);
}

static void json_paragraph(
	struct data *data, const struct paragraph *paragraph, const closer_list *gates)
{
	json_begin_object(&data->json);
	json_member(&data->json, STR("id"), paragraph->id);
	put_text(data, KEY_NUMBER, paragraph->number);
	put_text(data, KEY_TITLE, paragraph->title);
	put_text(data, KEY_GOAL, paragraph->goal);
	put_text(data, KEY_EXPLANATION, paragraph->explanation);
	put_text(data, KEY_SOURCE, paragraph->source);
	put_text(data, KEY_FREQUENCY, paragraph->frequency);
	put_text(data, KEY_DATA_FROM, paragraph->data_from);
	put_parts(data, paragraph);
	begin_list(data, KEY_INDICATORS);
	vec_each (struct indicator *, it, &paragraph->indicators) {
		struct definition definition = {*it, gates[(*it)->index]};

		json_definition(data, &definition);
	}
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static void json_chapters(struct data *data, const struct edition *edition)
{
	const closer_list *gates = gates_by_indicator(data->scratch, edition);

	begin_list(data, KEY_CHAPTERS);
	vec_each (struct chapter *, it, &edition->chapters) {
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), (*it)->id);
		put_text(data, KEY_NUMBER, (*it)->number);
		put_text(data, KEY_TITLE, (*it)->title);
		put_text(data, KEY_EXPLANATION, (*it)->explanation);
		begin_list(data, KEY_PARAGRAPHS);
		vec_each (struct paragraph *, paragraph, &(*it)->paragraphs)
			json_paragraph(data, *paragraph, gates);
		json_end_array(&data->json);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_gate(struct data *data, const struct gate *gate)
{
	json_begin_object(&data->json);
	put_gate(data, gate);
	begin_list(data, KEY_CLOSES);
	vec_each (const struct indicator *, indicator, &gate->closes)
		json_string(&data->json, (*indicator)->id);
	json_end_array(&data->json);
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
	begin_list(data, KEY_GATES);
	vec_each (struct gate *, gate, &edition->gates)
		json_gate(data, *gate);
	json_end_array(&data->json);
	put_differences(data, edition);
	put_history(data, edition);
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

/* "rond; hoekig" */
static struct str choices_text(struct data *data, const struct input *input)
{
	struct buf *buf = data_buf(data);

	for (size_t i = 0; i < input->choices.n; i++) {
		if (i)
			buf_lit(buf, "; ");
		buf_add_str(buf, input->choices.v[i].id);
	}
	return buf_str(buf);
}

/* "register: componenten < 40; …" */
static struct str gates_text(struct data *data, const closer_list *gates)
{
	struct buf *buf = data_buf(data);

	for (size_t i = 0; i < gates->n; i++) {
		if (i)
			buf_lit(buf, "; ");
		buf_add_str(buf, gates->v[i].gate->indicator_id);
		buf_lit(buf, ": ");
		buf_add_str(buf, gates->v[i].gate->condition);
	}
	return buf_str(buf);
}

static void cell_number(
	struct data *data, const struct input *input, bool known, struct decimal number)
{
	struct figure figure = {.number = number, .state = known ? FIGURE_KNOWN : FIGURE_MISSING};

	cell_figure(data, input, &figure);
}

static void csv_indicator(
	struct data *data, const struct indicator *indicator, const closer_list *gates)
{
	const struct input *value = value_input(indicator);
	bool norm = indicator->comparator == COMPARATOR_NORM;

	cell_text(data, indicator->id);
	cell_url(data, indicator->series->url);
	cell_text(data, indicator->title);
	cell_text(data, indicator->paragraph->chapter->title);
	cell_text(data, indicator->paragraph->number);
	cell_text(data, indicator->summary ? STR("true") : STR("false"));
	cell_text(data, measure_kind_name(value->kind, data->lang));
	cell_text(data, value->unit);
	cell_text(data, data_comparator(data, indicator));
	cell_number(data, &indicator->inputs.v[INPUT_COMPARATOR], norm, indicator->norm);
	cell_text(data, rule_text(data, indicator));
	cell_text(data, indicator->source);
	cell_text(data, indicator->frequency);
	cell_text(data, indicator->data_from);
	cell_number(data, value, value->bounded_below, value->minimum);
	cell_number(data, value, value->bounded_above, value->maximum);
	cell_text(data, choices_text(data, value));
	cell_text(data, indicator->group_id);
	cell_text(data, gates_text(data, gates));
	csv_end_row(&data->csv);
}

void csv_method(struct data *data, const struct edition *edition)
{
	static const enum data_key keys[] = {KEY_TITLE, KEY_CHAPTER, KEY_PARAGRAPH, KEY_SUMMARY,
		KEY_KIND, KEY_UNIT, KEY_COMPARATOR_KIND, KEY_NORM, KEY_RULE, KEY_SOURCE,
		KEY_FREQUENCY, KEY_DATA_FROM, KEY_MINIMUM, KEY_MAXIMUM, KEY_CHOICES, KEY_GROUP,
		KEY_GATES};
	const closer_list *gates = gates_by_indicator(data->scratch, edition);

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct indicator *, indicator, &edition->indicators)
		csv_indicator(data, *indicator, &gates[(*indicator)->index]);
}
