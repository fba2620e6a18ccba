/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Measurements side by side. As open data the latest of each subject, one row an indicator. For
 * scripts one file a day, which calls kaartenbakCompare.load with all that the page shows: no word
 * and no number in it is made in a browser, but for differences between two exact decimals.
 */
#include "output/data_monitor.h"
#include "output/difference.h"
#include "output/views_monitor.h"

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

/* Two values compare when their scales are the same text: see values_compare. */
static struct str scale_text(struct data *data, const struct input *input)
{
	struct buf *buf = data_buf(data);

	if (!measure_is_number(input->kind))
		return STR("choice");
	buf_add_str(buf, measure_kind_name(input->kind, LANG_EN));
	if (input->kind != MEASURE_PERCENTAGE) {
		buf_add_char(buf, ' ');
		buf_add_str(buf, input->unit);
	}
	if (input->kind == MEASURE_GRADE || input->kind == MEASURE_STARS) {
		buf_lit(buf, " [");
		if (input->bounded_below)
			decimal_add_plain(input->minimum, buf);
		buf_lit(buf, ", ");
		if (input->bounded_above)
			decimal_add_plain(input->maximum, buf);
		buf_add_char(buf, ']');
	}
	return buf_str(buf);
}

/* What of a difference between editions makes that a status means something else. */
static bool judges_otherwise(const struct difference *difference)
{
	const unsigned looks =
		1u << DIFFERENCE_TITLE | 1u << DIFFERENCE_WORDS | 1u << DIFFERENCE_SUMMARY;

	return difference->kinds & ~looks;
}

static bool is_other_rule(const struct differences *differences, const struct indicator *indicator)
{
	for (size_t i = 0; i < differences->n; i++) {
		const struct difference *difference = &differences->v[i];

		if (difference->after && difference->after->indicator == indicator)
			return !difference->before || judges_otherwise(difference);
	}
	return false;
}

/* By indicator->index: the edition since when the indicator is judged as it is in this one. */
static const struct edition **rules_since(struct arena *scratch, const struct edition *edition)
{
	const struct edition **since =
		arena_array(scratch, const struct edition *, edition->indicators.n);
	const struct indicator **then =
		arena_array(scratch, const struct indicator *, edition->indicators.n);

	for (size_t i = 0; i < edition->indicators.n; i++)
		then[i] = edition->indicators.v[i];
	for (const struct edition *at = edition; at; at = at->previous) {
		struct differences differences = edition_differences(scratch, at);

		for (size_t i = 0; i < edition->indicators.n; i++) {
			if (since[i])
				continue;
			if (!at->previous || is_other_rule(&differences, then[i]))
				since[i] = at;
			else
				then[i] = edition_indicator(at->previous, then[i]->id);
			if (!then[i])
				since[i] = at;
		}
	}
	return since;
}

/* ---- A file for scripts ---- */

/* The words of statuses, each once; figures name them by their number. */
struct word {
	enum status status;
	struct str text;
};

struct script {
	struct data *data;
	const struct tpl_env *env;
	const struct round *round;
	VEC(struct word) words;
};

static size_t word_number(struct script *script, const struct measurement *measurement,
	const struct indicator *indicator)
{
	struct word word = {.status = status_of(measurement, indicator)};
	size_t i = 0;

	word.text = word.status == STATUS_NONE
			    ? theme_text(theme_of(script->env), STR("status_none"))
			    : score_status_word(measurement, indicator);
	while (i < script->words.n && !(script->words.v[i].status == word.status &&
					      str_eq(script->words.v[i].text, word.text)))
		i++;
	if (i == script->words.n)
		vec_push(script->env->scratch, &script->words, word);
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
	json_string(json, figure_words(script->env, input, figure));
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
	return str_join(script->env->scratch, STR("../"),
		str_from_index(url, script->round->monitor->url.n));
}

static void put_indicator(
	struct script *script, const struct indicator *indicator, const struct edition *since)
{
	struct json *json = &script->data->json;
	const struct input *input = &indicator->inputs.v[INPUT_VALUE];

	json_begin_object(json);
	json_member(json, STR("id"), indicator->id);
	json_member(json, STR("title"), indicator->title);
	json_member(json, STR("number"), indicator->paragraph->number);
	json_member(json, STR("chapter"), indicator->paragraph->chapter->title);
	json_member(json, STR("url"), from_page(script, indicator->series->url));
	json_member(json, STR("kind"), script_kind(input));
	json_member(json, STR("unit"), input->unit);
	json_member(json, STR("scale"), scale_text(script->data, input));
	json_member(json, STR("rule"), since ? since->id : STR(""));
	json_key(json, STR("summary"));
	json_bool(json, indicator->summary);
	json_end_object(json);
}

static void put_indicators(struct script *script)
{
	const struct edition *edition = script->round->edition;
	const struct edition **since = rules_since(script->env->scratch, edition);
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
	json_member(json, STR("date"), format_date(script->env, script->round->date));
	json_member(json, STR("edition"), edition->id);
	json_member(json, STR("edition_title"), edition->title);
	json_member(json, STR("edition_url"), from_page(script, edition->url));
	put_indicators(script);
	put_subjects(script);
	put_words(script);
	json_end_object(json);
}

/* Two line ends that JSON lets pass, and older JavaScript does not. */
static void add_escaped(struct buf *out, struct str json)
{
	for (;;) {
		size_t at = str_find(json, STR("\xe2\x80"), 0);
		struct str mark = str_slice(json, at, at + 3);

		buf_add_str(out, str_slice(json, 0, at));
		if (at == json.n)
			return;
		if (str_is(mark, "\xe2\x80\xa8"))
			buf_lit(out, "\\u2028");
		else if (str_is(mark, "\xe2\x80\xa9"))
			buf_lit(out, "\\u2029");
		else
			buf_add_str(out, mark);
		json = str_from_index(json, at + mark.n);
	}
}

void script_round(struct data *data, const struct round *round, struct buf *out)
{
	struct buf text = BUF_INIT, work = BUF_INIT;
	const struct page page = {.plan = data->plan, .work = &work};
	const struct tpl_env env = {data->scratch, &page};
	struct script script = {.data = data, .env = &env, .round = round};
	char iso[11];

	date_format_iso(round->date, iso);
	data->json = (struct json){.out = &text, .first = true, .compact = true};
	put_round(&script);
	buf_addf(out, "kaartenbakCompare.load(\"%s\", ", iso);
	add_escaped(out, buf_str(&text));
	buf_lit(out, ");\n");
	out->overflowed |= text.overflowed;
	buf_release(&text);
	buf_release(&work);
}
