/* SPDX-License-Identifier: EUPL-1.2 */
/* Open data of one measurement: all figures, their statuses and why, and the tables. */
#include "data/monitor.h"

/* How the object and the row of an indicator begin on one day. */
struct indicator_data {
	struct str json, csv;
};

/* NULL when round_data_prepare has not been there. */
static const struct indicator_data *made_before(
	const struct plan *plan, const struct round *round, const struct indicator *indicator)
{
	return plan->data ? &plan->data->rounds[round->number][indicator->index] : NULL;
}

/* ---- JSON ---- */

static void put_status(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	enum status status = status_of(measurement, indicator);
	struct buf *buf;

	put_text(data, KEY_STATUS, data_status(data, status));
	put_text(data, KEY_WORD,
		status == STATUS_NONE ? STR("") : score_status_word(measurement, indicator));
	buf = data_buf(data);
	score_sentence(measurement, indicator, &data->plan->monitors->wording, buf);
	put_text(data, KEY_EXPLANATION, buf_str(buf));
}

static void put_inputs(
	struct data *data, const struct indicator *indicator, const struct figure *figures)
{
	put_key(data, KEY_INPUTS);
	json_begin_object(&data->json);
	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++) {
		json_key(&data->json, indicator->inputs.v[i].name[data->lang]);
		json_figure(data, &indicator->inputs.v[i], &figures[i]);
	}
	json_end_object(&data->json);
}

/* What is the same on all days and for all subjects, and so is made once: see round_data_prepare.
 */
static void put_beginning(struct data *data, const struct indicator *indicator)
{
	put_id_and_url(data, indicator->id, indicator->series->url);
	put_text(data, KEY_TITLE, indicator->title);
	put_text(data, KEY_PARAGRAPH, indicator->paragraph->number);
	put_bool(data, KEY_SUMMARY, indicator->summary);
}

static void json_indicator(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	const struct figure *figures = measurement_figures(measurement, indicator);
	const struct indicator_data *alike = made_before(data->plan, measurement->round, indicator);
	const struct input *input = value_input(indicator);

	json_begin_object(&data->json);
	if (alike)
		json_raw(&data->json, alike->json);
	else
		put_beginning(data, indicator);
	put_figure(data, KEY_VALUE, input, &figures[INPUT_VALUE]);
	put_text(data, KEY_UNIT, input->unit);
	put_text(data, KEY_STATE, data_state(data, figures[INPUT_VALUE].state));
	put_comparator(data, indicator, figures);
	put_text(data, KEY_COMPARATOR_KIND, data_comparator(data, indicator));
	put_status(data, measurement, indicator);
	put_inputs(data, indicator, figures);
	put_text(data, KEY_DATA_FROM, measurement_data_from(measurement, indicator));
	put_text(data, KEY_REMARK, measurement_note(measurement, indicator));
	json_end_object(&data->json);
}

/* A yes or no is kept as its label; in data it is its id, which is the word with a small letter. */
static struct str cell_word(struct data *data, const struct column *column, const struct cell *cell)
{
	return column->kind == MEASURE_YES_NO ? str_lower(data->scratch, cell->text) : cell->text;
}

static void json_cell(struct data *data, const struct column *column, const struct cell *cell)
{
	struct buf *buf = data_buf(data);

	json_begin_object(&data->json);
	put_key(data, KEY_VALUE);
	if (cell->state != FIGURE_KNOWN) {
		json_null(&data->json);
	} else if (!measure_is_number(column->kind)) {
		json_string(&data->json, cell_word(data, column, cell));
	} else {
		decimal_add_plain(cell->number, buf);
		json_number(&data->json, buf_str(buf));
	}
	put_text(data, KEY_STATE, data_state(data, cell->state));
	json_end_object(&data->json);
}

static void json_rows(struct data *data, const struct table *table, const struct rows *rows)
{
	begin_list(data, KEY_ROWS);
	vec_each (struct row, row, &rows->rows) {
		json_begin_array(&data->json);
		for (size_t i = 0; i < table->columns.n; i++)
			json_cell(data, &table->columns.v[i], &row->cells[i]);
		json_end_array(&data->json);
	}
	json_end_array(&data->json);
}

static void json_tables(struct data *data, const struct measurement *measurement)
{
	begin_list(data, KEY_TABLES);
	vec_each (struct table *, it, &measurement->edition->tables) {
		const struct table *table = *it;
		const struct rows *rows =
			measurement->tables ? &measurement->tables[table->index] : NULL;

		if (!rows || !rows->rows.n)
			continue;
		json_begin_object(&data->json);
		json_member(&data->json, STR("id"), table->id);
		put_text(data, KEY_TITLE, table->title);
		begin_list(data, KEY_COLUMNS);
		vec_each (struct column, column, &table->columns)
			json_string(&data->json, column->title);
		json_end_array(&data->json);
		json_rows(data, table, rows);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

void json_measurement(struct data *data, const struct measurement *measurement, struct str url)
{
	json_begin_object(&data->json);
	put_id_and_url(data, measurement->subject->id, url);
	put_text(data, KEY_TITLE, measurement->subject->title);
	put_text(data, KEY_MONITOR, measurement->monitor->id);
	put_text(data, KEY_EDITION, measurement->edition->id);
	put_date(data, KEY_DATE, measurement->date);
	put_text(data, KEY_REMARK, measurement->remark);
	put_measurement_statuses(data, measurement);
	begin_list(data, KEY_INDICATORS);
	vec_each (struct indicator *, indicator, &measurement->edition->indicators)
		json_indicator(data, measurement, *indicator);
	json_end_array(&data->json);
	json_tables(data, measurement);
	json_end_object(&data->json);
}

/* ---- CSV: one row an indicator; the tables have no place in it ---- */

/* "componenten=41; wijziging=2017-11-06": the further inputs that are known. */
static struct str inputs_text(
	struct data *data, const struct indicator *indicator, const struct figure *figures)
{
	struct buf *buf = data_buf(data);

	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++) {
		const struct input *input = &indicator->inputs.v[i];

		if (figures[i].state != FIGURE_KNOWN)
			continue;
		if (buf->n)
			buf_lit(buf, "; ");
		buf_add_str(buf, input->name[data->lang]);
		buf_add_char(buf, '=');
		add_figure(buf, input, &figures[i]);
	}
	return buf_str(buf);
}

static void add_beginning(struct data *data, const struct indicator *indicator)
{
	cell_text(data, indicator->id);
	cell_url(data, indicator->series->url);
	cell_text(data, indicator->title);
	cell_text(data, indicator->paragraph->number);
}

static void csv_indicator(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	const struct figure *figures = measurement_figures(measurement, indicator);
	const struct indicator_data *alike = made_before(data->plan, measurement->round, indicator);
	const struct input *inputs = indicator->inputs.v;
	enum status status = status_of(measurement, indicator);
	struct buf *buf;

	if (alike)
		csv_raw(&data->csv, alike->csv);
	else
		add_beginning(data, indicator);
	cell_figure(data, &inputs[INPUT_VALUE], &figures[INPUT_VALUE]);
	cell_text(data, inputs[INPUT_VALUE].unit);
	cell_text(data, data_state(data, figures[INPUT_VALUE].state));
	cell_comparator(data, indicator, figures);
	cell_text(data, data_comparator(data, indicator));
	cell_text(data, data_status(data, status));
	cell_text(
		data, status == STATUS_NONE ? STR("") : score_status_word(measurement, indicator));
	buf = data_buf(data);
	score_sentence(measurement, indicator, &data->plan->monitors->wording, buf);
	cell_text(data, buf_str(buf));
	cell_text(data, measurement_data_from(measurement, indicator));
	cell_text(data, indicator->summary ? STR("true") : STR("false"));
	cell_text(data, inputs_text(data, indicator, figures));
	cell_text(data, measurement_note(measurement, indicator));
	csv_end_row(&data->csv);
}

void csv_measurement(struct data *data, const struct measurement *measurement)
{
	static const enum data_key keys[] = {KEY_TITLE, KEY_PARAGRAPH, KEY_VALUE, KEY_UNIT,
		KEY_STATE, KEY_COMPARATOR, KEY_COMPARATOR_KIND, KEY_STATUS, KEY_WORD,
		KEY_EXPLANATION, KEY_DATA_FROM, KEY_SUMMARY, KEY_INPUTS, KEY_REMARK};

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct indicator *, indicator, &measurement->edition->indicators)
		csv_indicator(data, measurement, *indicator);
}

/* ---- What is the same on all days and for all subjects ---- */

static void prepare_indicator(const struct plan *plan, struct arena *arena,
	const struct indicator *indicator, struct indicator_data *made)
{
	enum { DEPTH = 3 }; /* of an indicator: in the list of a measurement */
	struct buf out = BUF_INIT;
	struct data data = {.plan = plan,
		.scratch = arena,
		.json = JSON_MEMBERS(&out, DEPTH),
		.csv = {.out = &out},
		.lang = plan->model->keyword_lang};

	put_beginning(&data, indicator);
	made->json = str_dup(arena, str_trim(buf_str(&out)));
	buf_reset(&out);
	add_beginning(&data, indicator);
	made->csv = str_dup(arena, buf_str(&out));
	buf_release(&out);
}

void round_data_prepare(struct data_made *made, const struct plan *plan, const struct round *round,
	struct arena *arena)
{
	const struct edition *edition = round->edition;
	struct indicator_data *indicators =
		arena_array(arena, struct indicator_data, edition->indicators.n);

	vec_each (struct indicator *, indicator, &edition->indicators)
		prepare_indicator(plan, arena, *indicator, &indicators[(*indicator)->index]);
	made->rounds[round->number] = indicators;
}
