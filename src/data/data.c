/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Open data beside the pages: JSON with the keys of the schema, CSV with the same as columns. A
 * term is its id, a record its id, a date is ISO 8601, a decimal has a point, and what is openly
 * unknown is the word for that. Lists leave the long text out; the record's own file has it.
 */
#include "base/csv.h"
#include "base/json.h"
#include "data/internal.h"

static struct str unknown_word(const struct plan *plan)
{
	return plan->model->keyword_lang == LANG_NL ? STR("onbekend") : STR("unknown");
}

struct str value_text(const struct plan *plan, struct arena *arena, const struct field *field,
	const struct value *value)
{
	char iso[11];

	if (value->unknown)
		return unknown_word(plan);
	switch (field->kind) {
	case FIELD_TERM:
		return value->term->id;
	case FIELD_REFERENCE:
		return value->record ? value->record->id : STR("");
	case FIELD_DATE:
		date_format_iso(value->date, iso);
		return str_dup(arena, str_from(iso));
	case FIELD_BOOL:
		return value->yes ? STR("true") : STR("false");
	default:
		return value->text;
	}
}

static bool is_left_out(const struct field *field, const struct value *value)
{
	return field->kind == FIELD_REFERENCE && !value->unknown && !value->record;
}

/* ---- JSON ---- */

static void json_value(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct field *field, const struct value *value)
{
	struct str text = value_text(plan, scratch, field, value);

	if (field->kind == FIELD_NUMBER && !value->unknown)
		json_number(json, text);
	else if (field->kind == FIELD_BOOL && !value->unknown)
		json_bool(json, value->yes);
	else
		json_string(json, text);
}

static void json_field(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct field *field, const struct values *values)
{
	json_key(json, field->key);
	if (!field->list) {
		if (values->n && !is_left_out(field, &values->v[0]))
			json_value(json, plan, scratch, field, &values->v[0]);
		else
			json_null(json);
		return;
	}
	json_begin_array(json);
	for (size_t i = 0; i < values->n; i++)
		if (!is_left_out(field, &values->v[i]))
			json_value(json, plan, scratch, field, &values->v[i]);
	json_end_array(json);
}

/* The text as written, whatever ends its lines. */
static struct str plain_lines(struct arena *scratch, struct str s)
{
	char *p;
	size_t n = 0;

	if (str_find_char(s, '\r') == s.n)
		return s;
	p = arena_dup(scratch, s.p, s.n);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r')
			p[n++] = s.p[i];
		else if (i + 1 == s.n || s.p[i + 1] != '\n')
			p[n++] = '\n';
	return (struct str){p, n};
}

/* A field of the schema goes before. */
static bool has_uri(const struct collection *collection)
{
	return collection->uri_pattern && !map_get(&collection->by_key, STR("uri"));
}

static void json_uri(struct json *json, const struct record *record)
{
	json_key(json, STR("uri"));
	if (record->uri.n)
		json_string(json, record->uri);
	else
		json_null(json);
}

static void json_record(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record, bool whole)
{
	json_begin_object(json);
	json_member(json, STR("id"), record->id);
	json_member(json, STR("url"), absolute(plan, scratch, record->url));
	if (has_uri(record->collection))
		json_uri(json, record);
	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;

		if (field->kind != FIELD_MARKDOWN)
			json_field(json, plan, scratch, field, &record->fields[field->index]);
		else if (whole)
			json_member(json, field->key,
				plain_lines(scratch, str_trim(record->body.source)));
	}
	if (whole)
		json_measured_by(json, plan, scratch, record);
	if (whole)
		json_timeline(json, plan, scratch, record);
	json_end_object(json);
}

static void json_records(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *const *records, size_t n)
{
	json_key(json, STR("items"));
	json_begin_array(json);
	for (size_t i = 0; i < n; i++)
		if (plan->data)
			json_raw(json, plan->data->records[records[i]->number].json);
		else
			json_record(json, plan, scratch, records[i], false);
	json_end_array(json);
}

static void json_term(
	struct json *json, const struct plan *plan, struct arena *scratch, const struct term *term)
{
	json_member(json, STR("id"), term->id);
	json_member(json, STR("url"), absolute(plan, scratch, term->url));
	json_key(json, STR("code"));
	if (term->code.n)
		json_string(json, term->code);
	else
		json_null(json);
	json_member(json, STR("label"), term_label(plan, term));
	json_member(json, STR("description"), term_description(plan, term));
	json_key(json, STR("count"));
	json_unsigned(json, term->records.n);
}

static void json_used_by(
	struct json *json, const struct plan *plan, struct arena *scratch, const struct term *term)
{
	json_key(json, STR("used_by"));
	json_begin_array(json);
	vec_each (const struct record *, record, &term->records)
		json_string(json, absolute(plan, scratch, (*record)->url));
	json_end_array(json);
}

static void json_event(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct event *event)
{
	char iso[11];

	date_format_iso(event->date, iso);
	json_begin_object(json);
	json_member(json, STR("date"), str_from(iso));
	json_member(json, STR("title"), event->title);
	json_member(json, STR("url"), absolute(plan, scratch, event->url));
	json_member(json, STR("kind"), event->kind);
	json_member(json, STR("summary"), event->summary);
	json_end_object(json);
}

static void json_events(struct json *json, const struct plan *plan, struct arena *scratch)
{
	json_key(json, STR("items"));
	json_begin_array(json);
	vec_each (const struct event *, event, &plan->events)
		json_event(json, plan, scratch, *event);
	json_end_array(json);
}

static void render_json(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	struct json json = JSON_INIT(out);

	if (job->kind == JOB_RECORD_JSON) {
		json_record(&json, plan, scratch, job->subject, true);
		json_finish(&json);
		return;
	}
	json_begin_object(&json);
	if (job->kind == JOB_LIST_JSON) {
		const struct collection *collection = job->subject;

		json_records(
			&json, plan, scratch, collection->published.v, collection->published.n);
	} else if (job->kind == JOB_TERM_JSON) {
		const struct term *term = job->subject;

		json_term(&json, plan, scratch, term);
		json_records(&json, plan, scratch, term->records.v, term->records.n);
	} else if (job->kind == JOB_NEW_JSON) {
		json_events(&json, plan, scratch);
	} else {
		const struct vocabulary *vocabulary = job->subject;

		json_key(&json, STR("items"));
		json_begin_array(&json);
		vec_each (struct term *, term, &vocabulary->terms) {
			json_begin_object(&json);
			json_term(&json, plan, scratch, *term);
			if (vocabulary->glossary)
				json_used_by(&json, plan, scratch, *term);
			json_end_object(&json);
		}
		json_end_array(&json);
	}
	json_end_object(&json);
	json_finish(&json);
}

/* ---- CSV ---- */

/* All values of a list in one cell, with "; " between them. */
static struct str csv_text(const struct plan *plan, struct arena *scratch,
	const struct field *field, const struct values *values)
{
	struct buf cell = BUF_INIT;
	struct str text;

	if (values->n == 1)
		return value_text(plan, scratch, field, &values->v[0]);
	for (size_t i = 0; i < values->n; i++) {
		if (is_left_out(field, &values->v[i]))
			continue;
		if (cell.n)
			buf_lit(&cell, "; ");
		buf_add_str(&cell, value_text(plan, scratch, field, &values->v[i]));
	}
	text = str_dup(scratch, buf_str(&cell));
	buf_release(&cell);
	return text;
}

static void csv_record(struct csv *csv, const struct plan *plan, struct arena *scratch,
	const struct record *record)
{
	csv_cell(csv, record->id);
	csv_cell(csv, absolute(plan, scratch, record->url));
	if (has_uri(record->collection))
		csv_cell(csv, record->uri);
	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;
		const struct values *values = &record->fields[field->index];

		if (field->kind == FIELD_MARKDOWN)
			continue;
		if (field->kind == FIELD_NUMBER && !field->list)
			csv_number(csv, csv_text(plan, scratch, field, values));
		else
			csv_cell(csv, csv_text(plan, scratch, field, values));
	}
	csv_end_row(csv);
}

static void csv_header(struct csv *csv, const struct collection *collection)
{
	csv_cell(csv, STR("id"));
	csv_cell(csv, STR("url"));
	if (has_uri(collection))
		csv_cell(csv, STR("uri"));
	vec_each (struct field *, field, &collection->fields)
		if ((*field)->kind != FIELD_MARKDOWN)
			csv_cell(csv, (*field)->key);
	csv_end_row(csv);
}

/* A term may hold records of several collections: each gets its header. */
static void csv_records(struct csv *csv, const struct plan *plan, struct arena *scratch,
	const struct record *const *records, size_t n, const struct collection *collection)
{
	if (collection)
		csv_header(csv, collection);
	for (size_t i = 0; i < n; i++) {
		if (records[i]->collection != collection) {
			collection = records[i]->collection;
			csv_header(csv, collection);
		}
		if (plan->data)
			buf_add_str(csv->out, plan->data->records[records[i]->number].csv);
		else
			csv_record(csv, plan, scratch, records[i]);
	}
}

static struct str used_by_text(struct arena *scratch, const struct term *term)
{
	struct buf ids = BUF_INIT;
	struct str text;

	vec_each (const struct record *, record, &term->records) {
		if (ids.n)
			buf_lit(&ids, "; ");
		buf_add_str(&ids, (*record)->id);
	}
	text = str_dup(scratch, buf_str(&ids));
	buf_release(&ids);
	return text;
}

static void csv_cells(struct csv *csv, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_cell(csv, cells[i]);
	csv_end_row(csv);
}

static void csv_events(struct csv *csv, const struct plan *plan, struct arena *scratch)
{
	static const struct str header[] = {STR_INIT("date"), STR_INIT("title"), STR_INIT("url"),
		STR_INIT("kind"), STR_INIT("summary")};

	csv_cells(csv, header, sizeof(header) / sizeof(*header));
	vec_each (const struct event *, it, &plan->events) {
		const struct event *event = *it;
		char iso[11];

		date_format_iso(event->date, iso);
		csv_cells(csv,
			(const struct str[]){str_from(iso), event->title,
				absolute(plan, scratch, event->url), event->kind, event->summary},
			5);
	}
}

static void csv_terms(struct csv *csv, const struct plan *plan, struct arena *scratch,
	const struct vocabulary *vocabulary)
{
	static const struct str header[] = {STR_INIT("id"), STR_INIT("url"), STR_INIT("code"),
		STR_INIT("label"), STR_INIT("description"), STR_INIT("count")};

	for (size_t i = 0; i < sizeof(header) / sizeof(*header); i++)
		csv_cell(csv, header[i]);
	if (vocabulary->glossary)
		csv_cell(csv, STR("used_by"));
	csv_end_row(csv);
	vec_each (struct term *, it, &vocabulary->terms) {
		const struct term *term = *it;
		struct buf count = BUF_INIT;

		csv_cell(csv, term->id);
		csv_cell(csv, absolute(plan, scratch, term->url));
		csv_cell(csv, term->code);
		csv_cell(csv, term_label(plan, term));
		csv_cell(csv, term_description(plan, term));
		buf_add_unsigned(&count, term->records.n);
		csv_number(csv, buf_str(&count));
		if (vocabulary->glossary)
			csv_cell(csv, used_by_text(scratch, term));
		csv_end_row(csv);
		buf_release(&count);
	}
}

static void render_csv(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	struct csv csv = {.out = out};

	if (job->kind == JOB_LIST_CSV) {
		const struct collection *collection = job->subject;

		csv_records(&csv, plan, scratch, collection->published.v, collection->published.n,
			collection);
	} else if (job->kind == JOB_TERM_CSV) {
		const struct term *term = job->subject;

		csv_records(&csv, plan, scratch, term->records.v, term->records.n,
			term_collection(plan, term));
	} else if (job->kind == JOB_NEW_CSV) {
		csv_events(&csv, plan, scratch);
	} else {
		csv_terms(&csv, plan, scratch, job->subject);
	}
}

/* ---- What many files have alike ---- */

/* How deep a record lies in the JSON of a list: in an array in an object. */
enum { LISTED_DEPTH = 2 };

struct data_made *data_made_new(const struct plan *plan, struct arena *arena)
{
	struct data_made *made = arena_new(arena, struct data_made);

	made->records = arena_array(arena, struct listed, plan->model->published);
	made->rounds = arena_array(arena, const struct indicator_data *, plan->model->rounds);
	return made;
}

void record_data_prepare(struct data_made *made, const struct plan *plan,
	const struct record *record, struct arena *arena, struct arena *scratch, struct buf *work)
{
	struct listed *listed = &made->records[record->number];
	struct json json = JSON_INSIDE(work, LISTED_DEPTH);
	struct csv csv = {.out = work};

	buf_reset(work);
	json_record(&json, plan, scratch, record, false);
	listed->json = str_dup(arena, buf_str(work));
	buf_reset(work);
	csv_record(&csv, plan, scratch, record);
	listed->csv = str_dup(arena, buf_str(work));
	arena_reset(scratch);
}

/* ---- Which file ---- */

void render_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	if (job->kind == JOB_LIST_ITEMS)
		render_items(plan, job, out);
	else if (is_monitor_data(job->kind))
		render_monitor_data(plan, job, scratch, out);
	else if (job->kind == JOB_LIST_CSV || job->kind == JOB_TERM_CSV ||
		 job->kind == JOB_FACET_CSV || job->kind == JOB_GLOSSARY_CSV ||
		 job->kind == JOB_NEW_CSV)
		render_csv(plan, job, scratch, out);
	else
		render_json(plan, job, scratch, out);
}
