/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Measurements side by side. As open data the latest of each subject, one row an indicator. For
 * scripts one file a day, which calls kaartenbakCompare.load with all that the page shows: no word
 * and no number in it is made in a browser, but for differences between two exact decimals.
 */
#include "data/monitor.h"

/* ---- Open data ---- */

static void json_row(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	const struct figure *figures = measurement_figures(measurement, indicator);
	const struct input *input = &indicator->inputs.v[INPUT_VALUE];
	enum status status = status_of(measurement, indicator);

	json_begin_object(&data->json);
	json_member(&data->json, STR("id"), indicator->id);
	put_figure(data, KEY_VALUE, input, &figures[INPUT_VALUE]);
	put_text(data, KEY_STATE, data_state(data, figures[INPUT_VALUE].state));
	put_text(data, KEY_STATUS, data_status(data, status));
	json_end_object(&data->json);
}

static void json_latest(struct data *data, const struct measurement *measurement)
{
	json_begin_object(&data->json);
	put_id_and_url(data, measurement->subject->id, measurement->url);
	put_text(data, KEY_TITLE, measurement->subject->title);
	put_text(data, KEY_EDITION, measurement->edition->id);
	put_date(data, KEY_DATE, measurement->date);
	put_measurement_statuses(data, measurement);
	begin_list(data, KEY_INDICATORS);
	vec_each (struct indicator *, indicator, &measurement->edition->indicators)
		if ((*indicator)->summary)
			json_row(data, measurement, *indicator);
	json_end_array(&data->json);
	json_end_object(&data->json);
}

void json_compare(struct data *data, const struct monitor *monitor)
{
	json_begin_object(&data->json);
	begin_list(data, KEY_ITEMS);
	vec_each (struct history *, history, &monitor->histories)
		json_latest(data, latest_of(*history));
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static void csv_row(
	struct data *data, const struct measurement *measurement, const struct indicator *indicator)
{
	const struct figure *figures = measurement_figures(measurement, indicator);
	const struct input *input = &indicator->inputs.v[INPUT_VALUE];

	cell_text(data, measurement->subject->id);
	cell_url(data, measurement->url);
	cell_text(data, measurement->subject->title);
	cell_text(data, measurement->edition->id);
	cell_date(data, measurement->date);
	cell_text(data, indicator->id);
	cell_figure(data, input, &figures[INPUT_VALUE]);
	cell_text(data, input->unit);
	cell_text(data, data_state(data, figures[INPUT_VALUE].state));
	cell_text(data, data_status(data, status_of(measurement, indicator)));
	csv_end_row(&data->csv);
}

void csv_compare(struct data *data, const struct monitor *monitor)
{
	static const enum data_key keys[] = {KEY_TITLE, KEY_EDITION, KEY_DATE, KEY_INDICATOR,
		KEY_VALUE, KEY_UNIT, KEY_STATE, KEY_STATUS};

	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct history *, history, &monitor->histories) {
		const struct measurement *measurement = latest_of(*history);

		vec_each (struct indicator *, indicator, &measurement->edition->indicators)
			if ((*indicator)->summary)
				csv_row(data, measurement, *indicator);
	}
}

/* ---- What scripts have to know of an indicator ---- */

static struct str script_kind(const struct input *input)
{
	if (!measure_is_number(input->kind))
		return STR("choice");
	return input->kind == MEASURE_MONTHS_SINCE ? STR("date") : STR("number");
}

/* Without zeros that say nothing: 10 and 10,0 are the same bound. */
static void add_bound(struct buf *buf, bool bounded, struct decimal bound)
{
	if (!bounded)
		return;
	for (; bound.scale && bound.units % 10 == 0; bound.scale--)
		bound.units /= 10;
	decimal_add_plain(bound, buf);
}

void add_scale(struct buf *buf, const struct input *input)
{
	if (!measure_is_number(input->kind)) {
		buf_lit(buf, "choice");
		return;
	}
	buf_add_str(buf, measure_kind_name(input->kind, LANG_EN));
	if (input->kind != MEASURE_PERCENTAGE) {
		buf_add_char(buf, ' ');
		buf_add_str(buf, input->unit);
	}
	if (input->kind == MEASURE_GRADE || input->kind == MEASURE_STARS) {
		buf_lit(buf, " [");
		add_bound(buf, input->bounded_below, input->minimum);
		buf_lit(buf, ", ");
		add_bound(buf, input->bounded_above, input->maximum);
		buf_add_char(buf, ']');
	}
}

/* ---- A file for scripts ---- */

/* The words of statuses, each once; figures name them by their number. */
struct word {
	enum status status;
	struct str text;
};

struct script {
	struct data *data;
	const struct speech *speech;
	const struct round *round;
	VEC(struct word) words;
};

static size_t word_number(struct script *script, const struct measurement *measurement,
	const struct indicator *indicator)
{
	struct word word = {.status = status_of(measurement, indicator)};
	size_t i = 0;

	word.text = word.status == STATUS_NONE
			    ? theme_text(script->speech->theme, STR("status_none"))
			    : score_status_word(measurement, indicator);
	while (i < script->words.n && !(script->words.v[i].status == word.status &&
					      str_eq(script->words.v[i].text, word.text)))
		i++;
	if (i == script->words.n)
		vec_push(script->speech->arena, &script->words, word);
	return i;
}

/* [word, text] and, if it is known, the exact value. */
static void put_value(struct script *script, const struct measurement *measurement,
	const struct indicator *indicator)
{
	const struct figure *figure = &measurement_figures(measurement, indicator)[INPUT_VALUE];
	const struct input *input = &indicator->inputs.v[INPUT_VALUE];
	struct json *json = &script->data->json;
	struct buf *buf;

	json_begin_array(json);
	json_unsigned(json, word_number(script, measurement, indicator));
	json_string(json, speech_any_figure(script->speech, input, figure));
	if (figure->state == FIGURE_KNOWN) {
		buf = data_buf(script->data);
		add_figure(buf, input, figure);
		json_string(json, buf_str(buf));
	}
	json_end_array(json);
}

static void put_subjects(struct script *script)
{
	struct json *json = &script->data->json;

	json_key(json, STR("subjects"));
	json_begin_object(json);
	vec_each (struct measurement *, measurement, &script->round->measurements) {
		json_key(json, (*measurement)->subject->id);
		json_begin_array(json);
		vec_each (struct indicator *, indicator, &script->round->edition->indicators)
			put_value(script, *measurement, *indicator);
		json_end_array(json);
	}
	json_end_object(json);
}

/* "../indicatoren/ID/": seen from the page that loads the script. */
static struct str from_page(struct script *script, struct str url)
{
	return str_join(script->speech->arena, STR("../"),
		str_from_index(url, script->round->monitor->url.n));
}

static void put_indicator(
	struct script *script, const struct indicator *indicator, const struct edition *since)
{
	struct json *json = &script->data->json;
	const struct input *input = &indicator->inputs.v[INPUT_VALUE];
	struct buf *scale = data_buf(script->data);

	add_scale(scale, input);
	json_begin_object(json);
	json_member(json, STR("id"), indicator->id);
	json_member(json, STR("title"), indicator->title);
	json_member(json, STR("number"), indicator->paragraph->number);
	json_member(json, STR("chapter"), indicator->paragraph->chapter->title);
	json_member(json, STR("url"), from_page(script, indicator->series->url));
	json_member(json, STR("kind"), script_kind(input));
	json_member(json, STR("unit"), input->unit);
	json_member(json, STR("scale"), buf_str(scale));
	json_member(json, STR("rule"), since->id);
	json_key(json, STR("summary"));
	json_bool(json, indicator->summary);
	json_end_object(json);
}

static void put_indicators(struct script *script)
{
	const struct edition *edition = script->round->edition;
	const struct edition **since = rules_since(script->data->scratch, edition);
	struct json *json = &script->data->json;

	json_key(json, STR("indicators"));
	json_begin_array(json);
	vec_each (struct indicator *, indicator, &edition->indicators)
		put_indicator(script, *indicator, since[(*indicator)->index]);
	json_end_array(json);
}

/* [class, word] by number. */
static void put_words(struct script *script)
{
	static const struct str classes[STATUSES] = {[STATUS_NONE] = STR_INIT("none"),
		[STATUS_GREEN] = STR_INIT("green"),
		[STATUS_ORANGE] = STR_INIT("orange"),
		[STATUS_RED] = STR_INIT("red"),
		[STATUS_GREY] = STR_INIT("grey")};
	struct json *json = &script->data->json;

	json_key(json, STR("words"));
	json_begin_array(json);
	vec_each (struct word, word, &script->words) {
		json_begin_array(json);
		json_string(json, classes[word->status]);
		json_string(json, word->text);
		json_end_array(json);
	}
	json_end_array(json);
}

static void put_round(struct script *script)
{
	struct json *json = &script->data->json;
	const struct edition *edition = script->round->edition;

	json_begin_object(json);
	json_member(json, STR("date"), speech_date(script->speech, script->round->date));
	json_member(json, STR("edition"), edition->id);
	json_member(json, STR("edition_title"), edition->title);
	json_member(json, STR("edition_url"), from_page(script, edition->url));
	put_indicators(script);
	put_subjects(script);
	put_words(script);
	json_end_object(json);
}

void script_round(struct data *data, const struct round *round, struct buf *out)
{
	struct buf work = BUF_INIT;
	const struct speech speech = plan_speech(data->plan, data->scratch, &work);
	struct script script = {.data = data, .speech = &speech, .round = round};
	char iso[11];

	date_format_iso(round->date, iso);
	buf_addf(out, "kaartenbakCompare.load(\"%s\",", iso);
	data->json = (struct json)JSON_LINE(out);
	put_round(&script);
	buf_lit(out, ");\n");
	buf_release(&work);
}
