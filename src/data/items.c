/* SPDX-License-Identifier: EUPL-1.2 */
/* What the script of a list of several pages has to know of each of its records. */
#include "data/internal.h"
#include "history/history.h"

/* The ids of the terms of each facet, in the order of the schema: ["a1","forum beheer"]. */
static void put_terms(struct json *json, struct buf *work, const struct record *record)
{
	json_begin_array(json);
	vec_each (struct field *, it, &record->collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		if (!field_is_facet(*it))
			continue;
		buf_reset(work);
		for (size_t i = 0; i < values->n; i++) {
			if (work->n)
				buf_add_char(work, ' ');
			buf_add_str(work, values->v[i].term->id);
		}
		json_string(json, buf_str(work));
	}
	json_end_array(json);
}

/* Id, title, summary, words, day, terms. */
static void put_item(
	struct json *json, struct buf *work, const struct model *model, const struct record *record)
{
	struct date day = record_day(model, record);
	char iso[11] = "";

	if (day.year)
		date_format_iso(day, iso);
	buf_reset(work);
	add_record_words(work, record);
	json_begin_array(json);
	json_string(json, record->id);
	json_string(json, record->title);
	json_string(json, record->summary);
	json_string(json, buf_str(work));
	json_string(json, str_from(iso));
	put_terms(json, work, record);
	json_end_array(json);
}

void render_items(const struct plan *plan, const struct job *job, struct buf *out)
{
	const struct collection *collection = job->subject;
	struct json json = JSON_LINE(out);
	struct buf work = BUF_INIT;

	buf_lit(out, "kaartenbakList.load(");
	json_begin_array(&json);
	vec_each (const struct record *, record, &collection->published)
		put_item(&json, &work, plan->model, *record);
	json_end_array(&json);
	buf_lit(out, ");\n");
	buf_release(&work);
}
