/* SPDX-License-Identifier: EUPL-1.2 */
/* What the commits changed of a record, as open data: "geschiedenis" in the file of the record. */
#include "data/internal.h"
#include "history/history.h"

enum {
	T_HISTORY,
	T_ADDED,
	T_CHANGED,
	T_CHANGES,
	T_DATE,
	T_IS_ADDED,
	T_RENAMED,
	T_TEXT,
	T_FIELDS,
	T_FIELD,
	T_BEFORE,
	T_AFTER,
	T_MEASUREMENTS,
	T_MONITOR,
	T_NEW,
	T_COUNT
};

static const struct str names[T_COUNT][2] = {
	[T_HISTORY] = {STR_INIT("geschiedenis"), STR_INIT("history")},
	[T_ADDED] = {STR_INIT("toegevoegd"), STR_INIT("added")},
	[T_CHANGED] = {STR_INIT("gewijzigd"), STR_INIT("changed")},
	[T_CHANGES] = {STR_INIT("wijzigingen"), STR_INIT("changes")},
	[T_DATE] = {STR_INIT("datum"), STR_INIT("date")},
	[T_IS_ADDED] = {STR_INIT("nieuw"), STR_INIT("is_new")},
	[T_RENAMED] = {STR_INIT("hernoemd"), STR_INIT("renamed")},
	[T_TEXT] = {STR_INIT("tekst"), STR_INIT("text")},
	[T_FIELDS] = {STR_INIT("velden"), STR_INIT("fields")},
	[T_FIELD] = {STR_INIT("veld"), STR_INIT("field")},
	[T_BEFORE] = {STR_INIT("eerst"), STR_INIT("before")},
	[T_AFTER] = {STR_INIT("nu"), STR_INIT("after")},
	[T_MEASUREMENTS] = {STR_INIT("metingen"), STR_INIT("measurements")},
	[T_MONITOR] = {STR_INIT("monitor"), STR_INIT("monitor")},
	[T_NEW] = {STR_INIT("nieuw"), STR_INIT("is_new")},
};

struct writer {
	struct json *json;
	const struct plan *plan;
	struct arena *scratch;
};

static void put_name(struct writer *writer, size_t name)
{
	json_key(writer->json, names[name][writer->plan->model->keyword_lang]);
}

static void put_flag(struct writer *writer, size_t name, bool value)
{
	put_name(writer, name);
	json_bool(writer->json, value);
}

static void put_day(struct writer *writer, size_t name, struct date day)
{
	char iso[11];

	put_name(writer, name);
	date_format_iso(day, iso);
	if (day.year)
		json_string(writer->json, str_from(iso));
	else
		json_null(writer->json);
}

/* Values are texts here, whatever their kind: words that mean nothing any more are among them. */
static void put_values(struct writer *writer, size_t name, const struct field *field,
	const struct past_values *values)
{
	put_name(writer, name);
	if (!field->list && !values->n) {
		json_null(writer->json);
		return;
	}
	if (field->list)
		json_begin_array(writer->json);
	for (size_t i = 0; i < (field->list ? values->n : 1); i++)
		json_string(writer->json, values->v[i].raw.n
						  ? values->v[i].raw
						  : value_text(writer->plan, writer->scratch, field,
							    &values->v[i].value));
	if (field->list)
		json_end_array(writer->json);
}

static void put_field(struct writer *writer, const struct field_change *change)
{
	json_begin_object(writer->json);
	put_name(writer, T_FIELD);
	json_string(writer->json, change->field->key);
	if (change->told) {
		put_values(writer, T_BEFORE, change->field, &change->before);
		put_values(writer, T_AFTER, change->field, &change->after);
	}
	json_end_object(writer->json);
}

static void put_measured(struct writer *writer, const struct measured *measured)
{
	json_begin_object(writer->json);
	put_name(writer, T_MONITOR);
	json_string(writer->json, measured->measurement->monitor->id);
	put_day(writer, T_DATE, measured->measurement->date);
	put_flag(writer, T_NEW, measured->added);
	json_end_object(writer->json);
}

static void put_change(struct writer *writer, const struct change *change)
{
	json_begin_object(writer->json);
	put_day(writer, T_DATE, change->day);
	put_flag(writer, T_IS_ADDED, change->added);
	put_flag(writer, T_RENAMED, change->renamed);
	put_flag(writer, T_TEXT, change->text);
	put_name(writer, T_FIELDS);
	json_begin_array(writer->json);
	vec_each (const struct field_change, it, &change->fields)
		put_field(writer, it);
	json_end_array(writer->json);
	put_name(writer, T_MEASUREMENTS);
	json_begin_array(writer->json);
	vec_each (const struct measured, it, &change->measured)
		put_measured(writer, it);
	json_end_array(writer->json);
	json_end_object(writer->json);
}

void json_timeline(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record)
{
	struct writer writer = {json, plan, scratch};
	const struct timeline *timeline = timeline_of(plan->model, record);
	struct str name = names[T_HISTORY][plan->model->keyword_lang];

	/* A field of the schema goes before. */
	if (!timeline || map_get(&record->collection->by_key, name))
		return;
	put_name(&writer, T_HISTORY);
	json_begin_object(json);
	put_day(&writer, T_ADDED, timeline->added);
	put_day(&writer, T_CHANGED, timeline->changed);
	put_name(&writer, T_CHANGES);
	json_begin_array(json);
	vec_each (const struct change, it, &timeline->changes)
		put_change(&writer, it);
	json_end_array(json);
	json_end_object(json);
}
