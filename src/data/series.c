/* SPDX-License-Identifier: EUPL-1.2 */
/* Open data of monitors as a whole, and of one indicator over all subjects and days. */
#include "data/monitor.h"

/* ---- All monitors ---- */

void json_monitors(struct data *data)
{
	json_begin_object(&data->json);
	begin_list(data, KEY_ITEMS);
	vec_each (struct monitor *, it, &data->plan->model->monitors) {
		json_begin_object(&data->json);
		put_id_and_url(data, (*it)->id, (*it)->url);
		put_text(data, KEY_TITLE, (*it)->title);
		put_text(data, KEY_ABBREVIATION, (*it)->abbreviation);
		put_text(data, KEY_DESCRIPTION, (*it)->description);
		put_count(data, KEY_COUNT, (*it)->histories.n);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
	json_end_object(&data->json);
}

void csv_monitors(struct data *data)
{
	static const enum data_key keys[] = {
		KEY_TITLE, KEY_ABBREVIATION, KEY_DESCRIPTION, KEY_COUNT};

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct monitor *, it, &data->plan->model->monitors) {
		cell_text(data, (*it)->id);
		cell_url(data, (*it)->url);
		cell_text(data, (*it)->title);
		cell_text(data, (*it)->abbreviation);
		cell_text(data, (*it)->description);
		cell_count(data, (*it)->histories.n);
		csv_end_row(&data->csv);
	}
}

/* ---- One monitor ---- */

static void json_editions(struct data *data, const struct monitor *monitor)
{
	begin_list(data, KEY_EDITIONS);
	vec_each (struct edition *, it, &monitor->editions) {
		json_begin_object(&data->json);
		put_id_and_url(data, (*it)->id, (*it)->url);
		put_text(data, KEY_TITLE, (*it)->title);
		put_date(data, KEY_DATE, (*it)->date);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_rounds(struct data *data, const struct monitor *monitor)
{
	begin_list(data, KEY_ROUNDS);
	vec_each (struct round *, it, &monitor->rounds) {
		json_begin_object(&data->json);
		put_date(data, KEY_DATE, (*it)->date);
		put_text(data, KEY_EDITION, (*it)->edition->id);
		put_count(data, KEY_COUNT, (*it)->measurements.n);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_series_list(struct data *data, const struct monitor *monitor)
{
	begin_list(data, KEY_INDICATORS);
	vec_each (struct series *, it, &monitor->series) {
		const struct input *input = &(*it)->latest->inputs.v[INPUT_VALUE];

		json_begin_object(&data->json);
		put_id_and_url(data, (*it)->id, (*it)->url);
		put_text(data, KEY_TITLE, (*it)->latest->title);
		put_text(data, KEY_KIND, measure_kind_name(input->kind, data->lang));
		put_text(data, KEY_UNIT, input->unit);
		put_text(data, KEY_EDITION, (*it)->latest->edition->id);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

static void json_histories(struct data *data, const struct monitor *monitor)
{
	begin_list(data, KEY_ITEMS);
	vec_each (struct history *, it, &monitor->histories) {
		json_begin_object(&data->json);
		put_id_and_url(data, (*it)->subject->id, (*it)->url);
		put_text(data, KEY_TITLE, (*it)->subject->title);
		put_date(data, KEY_DATE, latest_of(*it)->date);
		put_text(data, KEY_EDITION, latest_of(*it)->edition->id);
		put_measurement_statuses(data, latest_of(*it));
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

void json_monitor(struct data *data, const struct monitor *monitor)
{
	json_begin_object(&data->json);
	put_id_and_url(data, monitor->id, monitor->url);
	put_text(data, KEY_TITLE, monitor->title);
	put_text(data, KEY_ABBREVIATION, monitor->abbreviation);
	put_text(data, KEY_DESCRIPTION, monitor->description);
	put_text(data, KEY_PURPOSE, monitor->purpose);
	put_text(data, KEY_SOURCE, monitor->source);
	json_editions(data, monitor);
	json_rounds(data, monitor);
	json_series_list(data, monitor);
	json_histories(data, monitor);
	json_end_object(&data->json);
}

/* One row a subject, with how often its latest measurement has each status. */
void csv_monitor(struct data *data, const struct monitor *monitor)
{
	static const enum data_key keys[] = {KEY_TITLE, KEY_DATE, KEY_EDITION};

	cell_text(data, STR("id"));
	cell_text(data, STR("url"));
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		cell_text(data, key_name(data, keys[i]));
	for (size_t i = STATUS_GREEN; i < STATUSES; i++)
		cell_text(data, data_status(data, (enum status)i));
	csv_end_row(&data->csv);
	vec_each (struct history *, it, &monitor->histories) {
		cell_text(data, (*it)->subject->id);
		cell_url(data, (*it)->url);
		cell_text(data, (*it)->subject->title);
		cell_date(data, latest_of(*it)->date);
		cell_text(data, latest_of(*it)->edition->id);
		for (size_t i = STATUS_GREEN; i < STATUSES; i++)
			cell_count(data, latest_of(*it)->counts[i]);
		csv_end_row(&data->csv);
	}
}

/* ---- One indicator: every measurement that has it, by day and then by subject ---- */

typedef void item_writer(struct data *data, const struct measurement *measurement,
	const struct indicator *indicator);

static void each_item(struct data *data, const struct series *series, item_writer *write)
{
	vec_each (struct round *, round, &series->monitor->rounds) {
		const struct indicator *indicator =
			edition_indicator((*round)->edition, series->id);

		if (!indicator)
			continue;
		vec_each (struct measurement *, measurement, &(*round)->measurements)
			write(data, *measurement, indicator);
	}
}

static void json_item(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	const struct figure *figures = measurement_figures(measurement, indicator);
	const struct input *inputs = indicator->inputs.v;

	json_begin_object(&data->json);
	put_id_and_url(data, measurement->subject->id, measurement->url);
	put_text(data, KEY_TITLE, measurement->subject->title);
	put_date(data, KEY_DATE, measurement->date);
	put_text(data, KEY_EDITION, measurement->edition->id);
	put_figure(data, KEY_VALUE, &inputs[INPUT_VALUE], &figures[INPUT_VALUE]);
	put_text(data, KEY_STATE, data_state(data, figures[INPUT_VALUE].state));
	put_comparator(data, indicator, figures);
	put_text(data, KEY_STATUS, data_status(data, status_of(measurement, indicator)));
	json_end_object(&data->json);
}

void json_series(struct data *data, const struct series *series)
{
	const struct indicator *latest_one = series->latest;
	const struct input *input = &latest_one->inputs.v[INPUT_VALUE];

	json_begin_object(&data->json);
	put_id_and_url(data, series->id, series->url);
	put_text(data, KEY_TITLE, latest_one->title);
	put_text(data, KEY_MONITOR, series->monitor->id);
	put_text(data, KEY_KIND, measure_kind_name(input->kind, data->lang));
	put_text(data, KEY_UNIT, input->unit);
	put_text(data, KEY_COMPARATOR_KIND, data_comparator(data, latest_one));
	put_text(data, KEY_SOURCE, latest_one->source);
	begin_list(data, KEY_ITEMS);
	each_item(data, series, json_item);
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static void csv_item(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	const struct figure *figures = measurement_figures(measurement, indicator);
	const struct input *inputs = indicator->inputs.v;

	cell_text(data, measurement->subject->id);
	cell_url(data, measurement->url);
	cell_text(data, measurement->subject->title);
	cell_date(data, measurement->date);
	cell_text(data, measurement->edition->id);
	cell_figure(data, &inputs[INPUT_VALUE], &figures[INPUT_VALUE]);
	cell_text(data, data_state(data, figures[INPUT_VALUE].state));
	cell_comparator(data, indicator, figures);
	cell_text(data, data_status(data, status_of(measurement, indicator)));
	csv_end_row(&data->csv);
}

void csv_series(struct data *data, const struct series *series)
{
	static const enum data_key keys[] = {
		KEY_TITLE, KEY_DATE, KEY_EDITION, KEY_VALUE, KEY_STATE, KEY_COMPARATOR, KEY_STATUS};

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	each_item(data, series, csv_item);
}
