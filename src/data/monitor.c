/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Open data of monitors: what the files beside the pages have in common.
 *
 * A number has a point and keeps its zeros, a choice is its id, a day is ISO 8601. What is not
 * known is null, and a word beside it, "staat", says which: "bekend", "ontbreekt" or "nvt". The
 * value of an indicator has it as "staat", what it is compared with as "vergelijking_staat" (null
 * when there is no such thing); each further input and each cell of a table is an object of its
 * own, always
 * {"waarde": …, "staat": …}. In CSV only the value has its state: other cells are then empty.
 */
#include "data/monitor.h"

struct str key_name(const struct data *data, enum data_key key)
{
	static const struct str names[DATA_KEY_COUNT][2] = {
#define ROW(name, nl, en) {STR_INIT(nl), STR_INIT(en)},
		DATA_KEYS(ROW)
#undef ROW
	};

	return names[key][data->lang];
}

void put_key(struct data *data, enum data_key key)
{
	static const struct str keys[DATA_KEY_COUNT][2] = {
#define ROW(name, nl, en) {STR_INIT(JSON_KEY(nl)), STR_INIT(JSON_KEY(en))},
		DATA_KEYS(ROW)
#undef ROW
	};

	json_raw_key(&data->json, keys[key][data->lang]);
}

struct buf *data_buf(struct data *data)
{
	buf_reset(data->work);
	return data->work;
}

/* ---- Words ---- */

struct str data_status(const struct data *data, enum status status)
{
	return status == STATUS_NONE ? STR("") : status_name(status, data->lang);
}

struct str data_state(const struct data *data, enum figure_state state)
{
	static const struct str names[][2] = {
		[FIGURE_MISSING] = {STR_INIT("ontbreekt"), STR_INIT("missing")},
		[FIGURE_NOT_APPLICABLE] = {STR_INIT("nvt"), STR_INIT("not-applicable")},
		[FIGURE_KNOWN] = {STR_INIT("bekend"), STR_INIT("known")},
	};

	return names[state][data->lang];
}

struct str data_comparator(const struct data *data, const struct indicator *indicator)
{
	if (indicator->comparator == COMPARATOR_NONE)
		return STR("");
	return comparator_name(indicator->comparator, data->lang);
}

void add_figure(struct buf *buf, const struct input *input, const struct figure *figure)
{
	char iso[11];

	if (figure->state != FIGURE_KNOWN)
		return;
	if (!measure_is_number(input->kind)) {
		if (figure->choice < input->choices.n)
			buf_add_str(buf, input->choices.v[figure->choice].id);
	} else if (input->kind == MEASURE_MONTHS_SINCE && figure->date.year) {
		date_format_iso(figure->date, iso);
		buf_add_str(buf, str_from(iso));
	} else {
		decimal_add_plain(figure->number, buf);
	}
}

static struct str figure_words(
	struct data *data, const struct input *input, const struct figure *figure)
{
	struct buf *buf = data_buf(data);

	add_figure(buf, input, figure);
	return buf_str(buf);
}

static bool figure_is_number(const struct input *input, const struct figure *figure)
{
	return figure->state == FIGURE_KNOWN && measure_is_number(input->kind) &&
	       !(input->kind == MEASURE_MONTHS_SINCE && figure->date.year);
}

/* ---- Members ---- */

void put_text(struct data *data, enum data_key key, struct str text)
{
	put_key(data, key);
	if (text.n)
		json_string(&data->json, text);
	else
		json_null(&data->json);
}

void put_bool(struct data *data, enum data_key key, bool value)
{
	put_key(data, key);
	json_bool(&data->json, value);
}

void put_count(struct data *data, enum data_key key, size_t count)
{
	put_key(data, key);
	json_unsigned(&data->json, count);
}

void put_date(struct data *data, enum data_key key, struct date date)
{
	char iso[11] = "";

	if (date.year)
		date_format_iso(date, iso);
	put_text(data, key, str_from(iso));
}

void put_texts(struct data *data, enum data_key key, const struct str *texts, size_t n)
{
	begin_list(data, key);
	for (size_t i = 0; i < n; i++)
		json_string(&data->json, texts[i]);
	json_end_array(&data->json);
}

void put_figure(struct data *data, enum data_key key, const struct input *input,
	const struct figure *figure)
{
	struct str words = figure_words(data, input, figure);

	put_key(data, key);
	if (!words.n)
		json_null(&data->json);
	else if (figure_is_number(input, figure))
		json_number(&data->json, words);
	else
		json_string(&data->json, words);
}

void json_figure(struct data *data, const struct input *input, const struct figure *figure)
{
	json_begin_object(&data->json);
	put_figure(data, KEY_VALUE, input, figure);
	put_text(data, KEY_STATE, data_state(data, figure->state));
	json_end_object(&data->json);
}

static const struct figure *comparator_in(
	const struct indicator *indicator, const struct figure *figures)
{
	static const struct figure none = {.state = FIGURE_MISSING};

	return indicator->comparator == COMPARATOR_NONE ? &none : &figures[INPUT_COMPARATOR];
}

void put_comparator(
	struct data *data, const struct indicator *indicator, const struct figure *figures)
{
	const struct figure *figure = comparator_in(indicator, figures);
	bool compared = indicator->comparator != COMPARATOR_NONE;

	put_figure(data, KEY_COMPARATOR, &indicator->inputs.v[INPUT_COMPARATOR], figure);
	put_text(data, KEY_COMPARATOR_STATE, compared ? data_state(data, figure->state) : STR(""));
}

void put_id_and_url(struct data *data, struct str id, struct str url)
{
	json_member(&data->json, STR("id"), id);
	json_member(&data->json, STR("url"), absolute(data->plan, data->scratch, url));
}

void begin_list(struct data *data, enum data_key key)
{
	put_key(data, key);
	json_begin_array(&data->json);
}

void put_statuses(struct data *data, const size_t *counts)
{
	put_key(data, KEY_STATUSES);
	json_begin_object(&data->json);
	for (size_t i = STATUS_GREEN; i < STATUSES; i++) {
		json_key(&data->json, data_status(data, (enum status)i));
		json_unsigned(&data->json, counts[i]);
	}
	json_end_object(&data->json);
}

void put_measurement_statuses(struct data *data, const struct measurement *measurement)
{
	size_t counts[STATUSES];

	for (size_t i = 0; i < STATUSES; i++)
		counts[i] = measurement->counts[i];
	put_statuses(data, counts);
}

/* ---- Cells ---- */

void cell_text(struct data *data, struct str text)
{
	csv_cell(&data->csv, text);
}

void cell_count(struct data *data, size_t count)
{
	struct buf *buf = data_buf(data);

	buf_add_unsigned(buf, count);
	csv_number(&data->csv, buf_str(buf));
}

void cell_date(struct data *data, struct date date)
{
	char iso[11] = "";

	if (date.year)
		date_format_iso(date, iso);
	csv_cell(&data->csv, str_from(iso));
}

void cell_url(struct data *data, struct str url)
{
	csv_cell(&data->csv, absolute(data->plan, data->scratch, url));
}

void cell_figure(struct data *data, const struct input *input, const struct figure *figure)
{
	struct str words = figure_words(data, input, figure);

	if (figure_is_number(input, figure))
		csv_number(&data->csv, words);
	else
		csv_cell(&data->csv, words);
}

void cell_comparator(
	struct data *data, const struct indicator *indicator, const struct figure *figures)
{
	cell_figure(
		data, &indicator->inputs.v[INPUT_COMPARATOR], comparator_in(indicator, figures));
}

void header_row(struct data *data, const enum data_key *keys, size_t n)
{
	csv_cell(&data->csv, STR("id"));
	csv_cell(&data->csv, STR("url"));
	for (size_t i = 0; i < n; i++)
		csv_cell(&data->csv, key_name(data, keys[i]));
	csv_end_row(&data->csv);
}

/* ---- Which file ---- */

bool is_monitor_data(enum job_kind kind)
{
	return kind >= JOB_MONITORS_JSON && kind <= JOB_COMPARE_MONITOR_SCRIPT;
}

static void write_json(struct data *data, enum job_kind kind, const void *subject)
{
	const struct history *history = subject;
	const struct measurement *measurement = subject;

	switch (kind) {
	case JOB_MONITORS_JSON:
		json_monitors(data);
		break;
	case JOB_MONITOR_JSON:
		json_monitor(data, subject);
		break;
	case JOB_MEASUREMENT_JSON:
		json_measurement(data, latest_of(history), history->url);
		break;
	case JOB_MEASUREMENT_DATE_JSON:
		json_measurement(data, measurement, measurement->url);
		break;
	case JOB_INDICATOR_JSON:
		json_series(data, subject);
		break;
	case JOB_COMPARE_MONITOR_JSON:
		json_compare(data, subject);
		break;
	case JOB_METHODS_JSON:
		json_methods(data, subject);
		break;
	default:
		json_method(data, subject);
	}
	json_finish(&data->json);
}

static void write_csv(struct data *data, enum job_kind kind, const void *subject)
{
	switch (kind) {
	case JOB_MONITORS_CSV:
		csv_monitors(data);
		break;
	case JOB_MONITOR_CSV:
		csv_monitor(data, subject);
		break;
	case JOB_MEASUREMENT_CSV:
		csv_measurement(data, latest_of(subject));
		break;
	case JOB_MEASUREMENT_DATE_CSV:
		csv_measurement(data, subject);
		break;
	case JOB_INDICATOR_CSV:
		csv_series(data, subject);
		break;
	case JOB_COMPARE_MONITOR_CSV:
		csv_compare(data, subject);
		break;
	case JOB_METHODS_CSV:
		csv_methods(data, subject);
		break;
	default:
		csv_method(data, subject);
	}
}

void render_monitor_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	struct buf work = BUF_INIT;
	struct data data = {.plan = plan,
		.scratch = scratch,
		.json = JSON_INIT(out),
		.csv = {.out = out},
		.work = &work,
		.lang = plan->model->keyword_lang};

	if (job->kind == JOB_COMPARE_MONITOR_SCRIPT)
		script_round(&data, job->subject, out);
	else if (job->kind >= JOB_MONITORS_CSV)
		write_csv(&data, job->kind, job->subject);
	else
		write_json(&data, job->kind, job->subject);
	buf_release(&work);
}

void json_measured_by(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record)
{
	struct data data = {.plan = plan, .scratch = scratch, .lang = plan->model->keyword_lang};
	struct str key = key_name(&data, KEY_MEASURED_BY);

	/* A field of the schema goes before. */
	if (!record->measured_by.n || map_get(&record->collection->by_key, key))
		return;
	json_key(json, key);
	json_begin_array(json);
	vec_each (const struct series *, series, &record->measured_by) {
		json_begin_object(json);
		json_member(json, STR("id"), (*series)->id);
		json_member(json, STR("url"), absolute(plan, scratch, (*series)->url));
		json_member(json, key_name(&data, KEY_MONITOR), (*series)->monitor->id);
		json_end_object(json);
	}
	json_end_array(json);
}
