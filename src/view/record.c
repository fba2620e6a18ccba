/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of values, terms, vocabularies, collections and records. */
#include "base/path.h"
#include "history/history.h"
#include "view/monitor.h"

/* ---- A value of a field ---- */

struct value_view {
	const struct field *field;
	const struct value *value;
};

static const struct term *value_term(const struct value_view *view)
{
	return view->field->kind == FIELD_TERM ? view->value->term : NULL;
}

struct tpl_value view_value_text(
	const struct tpl_env *env, const struct field *field, const struct value *value)
{
	const struct speech speech = speech_of(env);

	if (field->kind == FIELD_DATE && !value->unknown)
		return date_value(env, value->date);
	return tpl_text(speech_value(&speech, field, value));
}

SIMPLE(value_text_of, struct value_view, view_value_text(env, it->field, it->value))

static struct tpl_value value_mailto(const struct tpl_env *env, struct str address)
{
	return tpl_text(str_join(env->scratch, STR("mailto:"), address));
}

GETTER(value_url)
{
	const struct value_view *view = self;
	const struct term *term = value_term(view);

	(void)field;
	if (term)
		return term->vocabulary->facet || term->vocabulary->glossary
			       ? href_value(env, term->url)
			       : tpl_nothing();
	if (view->value->unknown)
		return tpl_nothing();
	if (view->field->kind == FIELD_URL)
		return tpl_text(view->value->text);
	if (view->field->kind == FIELD_EMAIL)
		return value_mailto(env, view->value->text);
	if (view->field->kind == FIELD_REFERENCE && view->value->record)
		return href_value(env, view->value->record->url);
	return tpl_nothing();
}

SIMPLE(value_code, struct value_view,
	value_term(it) ? tpl_text(value_term(it)->code) : tpl_nothing())
SIMPLE(value_description, struct value_view,
	value_term(it) ? tpl_text(value_term(it)->description)
	: it->field->kind == FIELD_REFERENCE && it->value->record
		? tpl_text(it->value->record->summary)
		: tpl_nothing())
SIMPLE(value_iso, struct value_view,
	it->field->kind == FIELD_DATE && !it->value->unknown ? iso_value(env, it->value->date)
							     : tpl_nothing())
TEXT(value_label, struct value_view, field->label)

/* ---- Where a term stands among the steps of its vocabulary ---- */

struct step_view {
	bool reached, here;
};

SIMPLE(step_reached, struct step_view, tpl_bool(it->reached))
SIMPLE(step_here, struct step_view, tpl_bool(it->here))

static const struct tpl_field step_fields[] = {
	{STR_INIT("reached"), TPL_BOOL, .get = step_reached},
	{STR_INIT("here"), TPL_BOOL, .get = step_here},
};

static const struct tpl_type step_type = TYPE("step", step_fields);

/* How many steps there are, and which one the term is, from 1; 0 if it is none. */
static size_t find_step(const struct term *term, size_t *count)
{
	size_t at = 0;

	*count = 0;
	if (!term || !term_is_step(term))
		return 0;
	vec_each (struct term *, it, &term->vocabulary->terms) {
		*count += term_is_step(*it);
		if (*it == term)
			at = *count;
	}
	return at;
}

GETTER(value_steps)
{
	size_t count, at = find_step(value_term(self), &count);
	struct step_view *steps = arena_array(env->scratch, struct step_view, count);

	(void)field;
	for (size_t i = 0; i < count; i++)
		steps[i] = (struct step_view){.reached = i < at, .here = i + 1 == at};
	return array_value(env, &step_type, steps, sizeof(*steps), count);
}

GETTER(value_step)
{
	size_t count, at = find_step(value_term(self), &count);

	(void)field;
	if (!at)
		return tpl_nothing();
	return tpl_text(fill(env, "step", GAP("number", format_count(env, at)),
		GAP("count", format_count(env, count))));
}

SIMPLE(value_id, struct value_view, value_term(it) ? tpl_text(value_term(it)->id) : tpl_nothing())
SIMPLE(value_unknown, struct value_view, tpl_bool(it->value->unknown))

static const struct tpl_field value_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = value_id},
	{STR_INIT("text"), TPL_TEXT, .get = value_text_of},
	{STR_INIT("url"), TPL_TEXT, .get = value_url},
	{STR_INIT("code"), TPL_TEXT, .get = value_code},
	{STR_INIT("description"), TPL_TEXT, .get = value_description},
	{STR_INIT("iso"), TPL_TEXT, .get = value_iso},
	{STR_INIT("label"), TPL_TEXT, .get = value_label},
	{STR_INIT("unknown"), TPL_BOOL, .get = value_unknown},
	{STR_INIT("steps"), TPL_LIST, .type = &step_type, .get = value_steps},
	{STR_INIT("step"), TPL_TEXT, .get = value_step},
};

static const struct tpl_type value_type = TYPE("value", value_fields);

/* ---- A field of a record ---- */

struct field_view {
	const struct field *field;
	const struct values *values;
};

/* References to drafts have been left out: they show nothing. */
static bool shows(const struct field *field, const struct value *value)
{
	return field->kind != FIELD_REFERENCE || value->unknown || value->record;
}

static bool has_values(const struct field *field, const struct values *values)
{
	for (size_t i = 0; i < values->n; i++)
		if (shows(field, &values->v[i]))
			return true;
	return false;
}

TEXT(field_key, struct field_view, field->key)
TEXT(field_label, struct field_view, field->label)
TEXT(field_help, struct field_view, field->help)
SIMPLE(field_one, struct field_view, tpl_bool(it->values->n == 1))
SIMPLE(field_has_values, struct field_view, tpl_bool(has_values(it->field, it->values)))

GETTER(field_values)
{
	const struct field_view *view = self;
	size_t n = view->values->n, shown = 0;
	struct value_view *views = arena_array(env->scratch, struct value_view, n);
	const void **items = arena_array(env->scratch, const void *, n);

	(void)field;
	for (size_t i = 0; i < n; i++) {
		views[i] = (struct value_view){view->field, &view->values->v[i]};
		if (shows(view->field, views[i].value))
			items[shown++] = &views[i];
	}
	return tpl_pointers(&value_type, items, shown);
}

static const struct tpl_field field_fields[] = {
	{STR_INIT("key"), TPL_TEXT, .get = field_key},
	{STR_INIT("label"), TPL_TEXT, .get = field_label},
	{STR_INIT("help"), TPL_TEXT, .get = field_help},
	{STR_INIT("one"), TPL_BOOL, .get = field_one},
	{STR_INIT("has_values"), TPL_BOOL, .get = field_has_values},
	{STR_INIT("values"), TPL_LIST, .type = &value_type, .get = field_values},
};

static const struct tpl_type field_type = TYPE("field", field_fields);

/* ---- Terms, vocabularies, collections ---- */

/* "3 algorithms, 1 unit": the records of a term stand together by collection. */
static struct tpl_value term_count_label(const struct tpl_env *env, const struct term *term)
{
	const struct collection *collection = term_collection(page_of(env)->plan, term);
	struct str label = STR("");
	size_t from = 0;

	if (!collection)
		return count_value(env, 0, STR(""), STR(""));
	/* Records of one collection stand together, so the ends tell whether there are more. */
	if (!term->records.n ||
		term->records.v[0]->collection == term->records.v[term->records.n - 1]->collection)
		return count_value(env, term->records.n, collection->singular, collection->plural);
	for (size_t i = 1; i <= term->records.n; i++) {
		collection = term->records.v[from]->collection;
		if (i < term->records.n && term->records.v[i]->collection == collection)
			continue;
		label = str_join(env->scratch, label, label.n ? STR(", ") : STR(""),
			count_text(env, i - from, collection->singular, collection->plural));
		from = i;
	}
	return tpl_text(label);
}

TEXT(term_id, struct term, id)
TEXT(term_code, struct term, code)
HREF(term_url, struct term, url)
SIMPLE(term_label_of, struct term, tpl_text(term_label(page_of(env)->plan, it)))
SIMPLE(term_explained, struct term, tpl_text(term_description(page_of(env)->plan, it)))
SIMPLE(term_count, struct term, tpl_text(format_count(env, it->records.n)))
SIMPLE(term_counted, struct term, term_count_label(env, it))
SIMPLE(term_empty, struct term, tpl_bool(!it->records.n))
SIMPLE(term_unknown, struct term, tpl_bool(it->unknown))
SIMPLE(term_step, struct term, tpl_bool(term_is_step(it)))
SIMPLE(term_records, struct term,
	tpl_pointers(&view_record_type, (const void *const *)it->records.v, it->records.n))
SIMPLE(term_current, struct term, tpl_bool(page_of(env)->term == it))
SIMPLE(term_filter, struct term, term_filter_value(env, it))
SIMPLE(term_vocabulary, struct term, tpl_object(&view_vocabulary_type, it->vocabulary))

static const struct tpl_field term_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = term_id},
	{STR_INIT("code"), TPL_TEXT, .get = term_code},
	{STR_INIT("label"), TPL_TEXT, .get = term_label_of},
	{STR_INIT("description"), TPL_TEXT, .get = term_explained},
	{STR_INIT("url"), TPL_TEXT, .get = term_url},
	{STR_INIT("count"), TPL_TEXT, .get = term_count},
	{STR_INIT("counted"), TPL_TEXT, .get = term_counted},
	{STR_INIT("empty"), TPL_BOOL, .get = term_empty},
	{STR_INIT("unknown"), TPL_BOOL, .get = term_unknown},
	{STR_INIT("step"), TPL_BOOL, .get = term_step},
	{STR_INIT("records"), TPL_LIST, .type = &view_record_type, .get = term_records},
	{STR_INIT("current"), TPL_BOOL, .get = term_current},
	{STR_INIT("vocabulary"), TPL_OBJECT, .type = &view_vocabulary_type, .get = term_vocabulary},
	{STR_INIT("filter_url"), TPL_TEXT, .get = term_filter},
};

const struct tpl_type view_term_type = TYPE("term", term_fields);

TEXT(vocabulary_id, struct vocabulary, id)
TEXT(vocabulary_title, struct vocabulary, title)
TEXT(vocabulary_singular, struct vocabulary, singular)
TEXT(vocabulary_plural, struct vocabulary, plural)
TEXT(vocabulary_description, struct vocabulary, description)
HREF(vocabulary_url, struct vocabulary, url)
SIMPLE(vocabulary_terms, struct vocabulary,
	tpl_pointers(&view_term_type, (const void *const *)it->terms.v, it->terms.n))
SIMPLE(vocabulary_sequence, struct vocabulary, tpl_bool(it->sequence))
SIMPLE(vocabulary_letters, struct vocabulary, term_letters_value(env, it))
SIMPLE(vocabulary_current, struct vocabulary, tpl_bool(page_of(env)->vocabulary == it))

static const struct tpl_field vocabulary_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = vocabulary_id},
	{STR_INIT("title"), TPL_TEXT, .get = vocabulary_title},
	{STR_INIT("singular"), TPL_TEXT, .get = vocabulary_singular},
	{STR_INIT("plural"), TPL_TEXT, .get = vocabulary_plural},
	{STR_INIT("description"), TPL_TEXT, .get = vocabulary_description},
	{STR_INIT("url"), TPL_TEXT, .get = vocabulary_url},
	{STR_INIT("terms"), TPL_LIST, .type = &view_term_type, .get = vocabulary_terms},
	{STR_INIT("sequence"), TPL_BOOL, .get = vocabulary_sequence},
	{STR_INIT("letters"), TPL_LIST, .type = &view_term_letter_type, .get = vocabulary_letters},
	{STR_INIT("current"), TPL_BOOL, .get = vocabulary_current},
};

const struct tpl_type view_vocabulary_type = TYPE("vocabulary", vocabulary_fields);

GETTER(collection_facets)
{
	const struct collection *collection = self;
	const void **items = arena_array(env->scratch, const void *, collection->fields.n);
	size_t n = 0;

	(void)field;
	vec_each (struct field *, it, &collection->fields)
		if (field_is_facet(*it))
			items[n++] = (*it)->vocabulary;
	return tpl_pointers(&view_vocabulary_type, items, n);
}

GETTER(collection_has_facets)
{
	(void)field;
	return tpl_bool(collection_facets(self, field, env).list.n);
}

TEXT(collection_id, struct collection, id)
TEXT(collection_title, struct collection, title)
TEXT(collection_singular, struct collection, singular)
TEXT(collection_plural, struct collection, plural)
TEXT(collection_description, struct collection, description)
HREF(collection_url, struct collection, url)
SIMPLE(collection_count, struct collection, tpl_text(format_count(env, it->published.n)))
SIMPLE(collection_counted, struct collection,
	count_value(env, it->published.n, it->singular, it->plural))
SIMPLE(collection_json, struct collection,
	href_value(env, data_url(env->scratch, it->url, STR(".json"))))
SIMPLE(collection_csv, struct collection,
	href_value(env, data_url(env->scratch, it->url, STR(".csv"))))

SIMPLE(collection_filters, struct collection, collection_filters_value(env, it))
SIMPLE(collection_columns, struct collection, collection_columns_value(env, it))
SIMPLE(collection_title_field, struct collection,
	tpl_object(&view_schema_field_type, it->title_field))
SIMPLE(collection_date_field, struct collection,
	tpl_object(&view_schema_field_type, it->date_field))
SIMPLE(collection_compare, struct collection,
	has_compare(page_of(env)->plan, it)
		? href_value(env, compare_url(page_of(env)->plan, env->scratch, it))
		: tpl_nothing())
SIMPLE(collection_whole, struct collection,
	has_whole(page_of(env)->plan, it)
		? href_value(env, whole_url(page_of(env)->plan, env->scratch, it))
		: tpl_nothing())
SIMPLE(collection_all_fields, struct collection, collection_all_fields_value(env, it))
SIMPLE(collection_fields_url, struct collection,
	has_fields(page_of(env)->plan, it)
		? href_value(env, fields_url(page_of(env)->plan, env->scratch, it))
		: tpl_nothing())
SIMPLE(collection_items, struct collection,
	has_items(page_of(env)->plan, it) ? href_value(env, items_url(env->scratch, it))
					  : tpl_nothing())

static const struct tpl_field collection_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = collection_id},
	{STR_INIT("title"), TPL_TEXT, .get = collection_title},
	{STR_INIT("singular"), TPL_TEXT, .get = collection_singular},
	{STR_INIT("plural"), TPL_TEXT, .get = collection_plural},
	{STR_INIT("description"), TPL_TEXT, .get = collection_description},
	{STR_INIT("url"), TPL_TEXT, .get = collection_url},
	{STR_INIT("count"), TPL_TEXT, .get = collection_count},
	{STR_INIT("counted"), TPL_TEXT, .get = collection_counted},
	{STR_INIT("json_url"), TPL_TEXT, .get = collection_json},
	{STR_INIT("csv_url"), TPL_TEXT, .get = collection_csv},
	{STR_INIT("facets"), TPL_LIST, .type = &view_vocabulary_type, .get = collection_facets},
	{STR_INIT("has_facets"), TPL_BOOL, .get = collection_has_facets},
	{STR_INIT("filters"), TPL_LIST, .type = &view_schema_field_type, .get = collection_filters},
	{STR_INIT("columns"), TPL_LIST, .type = &view_schema_field_type, .get = collection_columns},
	{STR_INIT("title_field"), TPL_OBJECT, .type = &view_schema_field_type,
		.get = collection_title_field},
	{STR_INIT("date_field"), TPL_OBJECT, .type = &view_schema_field_type,
		.get = collection_date_field},
	{STR_INIT("compare_url"), TPL_TEXT, .get = collection_compare},
	{STR_INIT("whole_url"), TPL_TEXT, .get = collection_whole},
	{STR_INIT("fields"), TPL_LIST, .type = &view_schema_field_type,
		.get = collection_all_fields},
	{STR_INIT("fields_url"), TPL_TEXT, .get = collection_fields_url},
	{STR_INIT("items_url"), TPL_TEXT, .get = collection_items},
};

const struct tpl_type view_collection_type = TYPE("collection", collection_fields);

/* ---- Headings of a text ---- */

TEXT(heading_text, struct heading, text)
SIMPLE(heading_url, struct heading, tpl_text(str_join(env->scratch, STR("#"), it->id)))
SIMPLE(heading_top, struct heading, tpl_bool(it->level <= 2))

static const struct tpl_field heading_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = heading_text},
	{STR_INIT("url"), TPL_TEXT, .get = heading_url},
	{STR_INIT("top"), TPL_BOOL, .get = heading_top},
};

static const struct tpl_type heading_type = TYPE("heading", heading_fields);

/* ---- Records ---- */

struct str view_link(
	const struct tpl_env *env, const struct record *record, const struct link_slot *slot)
{
	const struct target *target = &record->targets[slot->link];

	if (!target->internal)
		return target->address;
	return str_join(env->scratch, view_top(env), target->address);
}

/* The text with the addresses of its links filled in. */
GETTER(record_body)
{
	const struct record *record = self;
	const struct markdown *body = &record->body;
	struct str *parts = arena_array(env->scratch, struct str, 2 * body->slots.n + 1);
	size_t n = 0, at = 0;

	(void)field;
	vec_each (const struct link_slot, slot, &body->slots) {
		parts[n++] = str_slice(body->html, at, slot->at);
		parts[n++] = view_link(env, record, slot);
		at = slot->at;
	}
	if (!n)
		return tpl_html(body->html);
	parts[n++] = str_from_index(body->html, at);
	return tpl_html(str_concat(env->scratch, parts, n));
}

typedef bool field_filter(const struct collection *collection, const struct field *field);

static bool is_facet(const struct collection *collection, const struct field *field)
{
	(void)collection;
	return field_is_facet(field);
}

static bool is_notice(const struct collection *collection, const struct field *field)
{
	(void)collection;
	return field->notice;
}

/* What is left when title, summary, text, date, facets and notices have their own place. */
static bool is_detail(const struct collection *collection, const struct field *field)
{
	return field != collection->title_field && field != collection->summary_field &&
	       field != collection->date_field && field->kind != FIELD_MARKDOWN && !field->notice &&
	       !is_facet(collection, field);
}

static struct tpl_value fields_where(
	const struct record *record, const struct tpl_env *env, field_filter *filter)
{
	const struct collection *collection = record->collection;
	struct field_view *views =
		arena_array(env->scratch, struct field_view, collection->fields.n);
	const void **items = arena_array(env->scratch, const void *, collection->fields.n);
	size_t n = 0;

	vec_each (struct field *, it, &collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		if (!has_values(*it, values) || !filter(collection, *it))
			continue;
		views[n] = (struct field_view){*it, values};
		items[n] = &views[n];
		n++;
	}
	return tpl_pointers(&field_type, items, n);
}

/* A field for every column of the collection, also those without values here. */
GETTER(record_cells)
{
	const struct record *record = self;
	const struct collection *collection = record->collection;
	struct field_view *views =
		arena_array(env->scratch, struct field_view, collection->fields.n);
	size_t n = 0;

	(void)field;
	vec_each (struct field *, it, &collection->fields)
		if (is_column(collection, *it))
			views[n++] = (struct field_view){*it, &record->fields[(*it)->index]};
	return array_value(env, &field_type, views, sizeof(*views), n);
}

/* The terms of all facets in one row, for lists. */
GETTER(record_terms)
{
	const struct record *record = self;
	const struct collection *collection = record->collection;
	VEC(const void *) items = {0};

	(void)field;
	vec_each (struct field *, it, &collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		for (size_t i = 0; i < values->n && is_facet(collection, *it); i++) {
			struct value_view *view = arena_new(env->scratch, struct value_view);

			*view = (struct value_view){*it, &values->v[i]};
			vec_push(env->scratch, &items, (const void *)view);
		}
	}
	return tpl_pointers(&value_type, items.v, items.n);
}

static struct tpl_value headings_value(const struct record *record, const struct tpl_env *env)
{
	const void **items = arena_array(env->scratch, const void *, record->body.headings.n);

	for (size_t i = 0; i < record->body.headings.n; i++)
		items[i] = &record->body.headings.v[i];
	return tpl_pointers(&heading_type, items, record->body.headings.n);
}

TEXT(record_id, struct record, id)
TEXT(record_title, struct record, title)
TEXT(record_summary, struct record, summary)
HREF(record_url, struct record, url)
SIMPLE(record_date, struct record, date_value(env, record_day(page_of(env)->plan->model, it)))
SIMPLE(record_iso, struct record, iso_value(env, record_day(page_of(env)->plan->model, it)))
SIMPLE(record_timeline, struct record, timeline_value(env, it))
SIMPLE(record_has_timeline, struct record,
	tpl_bool(timeline_of(page_of(env)->plan->model, it) != NULL))
SIMPLE(record_collection, struct record,
	it->collection->pages ? tpl_nothing() : tpl_object(&view_collection_type, it->collection))
SIMPLE(record_headings, struct record, headings_value(it, env))
SIMPLE(record_nested, struct record, tpl_html(nested_body(env, it)))
SIMPLE(record_words, struct record, record_words_value(env, it))
SIMPLE(record_facets, struct record, fields_where(it, env, is_facet))
SIMPLE(record_notices, struct record, fields_where(it, env, is_notice))
SIMPLE(record_details, struct record, fields_where(it, env, is_detail))
SIMPLE(record_related, struct record,
	tpl_pointers(&view_record_type, (const void *const *)it->related.v, it->related.n))
/* What a record refers to itself stands on its page already. */
GETTER(record_back)
{
	const struct record *record = self;
	const void **items = arena_array(env->scratch, const void *, record->back.n);
	size_t n = 0;

	(void)field;
	vec_each (const struct record *, back, &record->back)
		if (!record_refers_to(record, *back))
			items[n++] = *back;
	return tpl_pointers(&view_record_type, items, n);
}

SIMPLE(record_has_related, struct record, tpl_bool(it->related.n))
SIMPLE(record_has_back, struct record, tpl_bool(record_back(it, field, env).list.n))
SIMPLE(record_has_details, struct record, tpl_bool(fields_where(it, env, is_detail).list.n))
SIMPLE(record_has_headings, struct record, tpl_bool(it->body.headings.n))
SIMPLE(record_edit, struct record, edit_value(env, it->text))

SIMPLE(record_measured_by, struct record,
	tpl_pointers(&view_series_type, (const void *const *)it->measured_by.v, it->measured_by.n))
SIMPLE(record_has_measured_by, struct record, tpl_bool(it->measured_by.n))
SIMPLE(record_histories, struct record, histories_value(it->histories.v, it->histories.n))
SIMPLE(record_has_histories, struct record, tpl_bool(it->histories.n))
SIMPLE(record_ended, struct record, date_value(env, it->end))
SIMPLE(record_successor, struct record, tpl_object(&view_record_type, it->successor))
SIMPLE(record_predecessors, struct record,
	tpl_pointers(
		&view_record_type, (const void *const *)it->predecessors.v, it->predecessors.n))
SIMPLE(record_has_predecessors, struct record, tpl_bool(it->predecessors.n))

static const struct tpl_field record_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = record_id},
	{STR_INIT("title"), TPL_TEXT, .get = record_title},
	{STR_INIT("summary"), TPL_TEXT, .get = record_summary},
	{STR_INIT("url"), TPL_TEXT, .get = record_url},
	{STR_INIT("date"), TPL_TEXT, .get = record_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = record_iso},
	{STR_INIT("body"), TPL_HTML, .get = record_body},
	{STR_INIT("collection"), TPL_OBJECT, .type = &view_collection_type,
		.get = record_collection},
	{STR_INIT("headings"), TPL_LIST, .type = &heading_type, .get = record_headings},
	{STR_INIT("terms"), TPL_LIST, .type = &value_type, .get = record_terms},
	{STR_INIT("facets"), TPL_LIST, .type = &field_type, .get = record_facets},
	{STR_INIT("notices"), TPL_LIST, .type = &field_type, .get = record_notices},
	{STR_INIT("details"), TPL_LIST, .type = &field_type, .get = record_details},
	{STR_INIT("related"), TPL_LIST, .type = &view_record_type, .get = record_related},
	{STR_INIT("back"), TPL_LIST, .type = &view_record_type, .get = record_back},
	{STR_INIT("has_related"), TPL_BOOL, .get = record_has_related},
	{STR_INIT("has_back"), TPL_BOOL, .get = record_has_back},
	{STR_INIT("has_details"), TPL_BOOL, .get = record_has_details},
	{STR_INIT("has_headings"), TPL_BOOL, .get = record_has_headings},
	{STR_INIT("edit_url"), TPL_TEXT, .get = record_edit},
	{STR_INIT("measured_by"), TPL_LIST, .type = &view_series_type, .get = record_measured_by},
	{STR_INIT("has_measured_by"), TPL_BOOL, .get = record_has_measured_by},
	{STR_INIT("histories"), TPL_LIST, .type = &view_history_type, .get = record_histories},
	{STR_INIT("has_histories"), TPL_BOOL, .get = record_has_histories},
	{STR_INIT("ended"), TPL_TEXT, .get = record_ended},
	{STR_INIT("successor"), TPL_OBJECT, .type = &view_record_type, .get = record_successor},
	{STR_INIT("predecessors"), TPL_LIST, .type = &view_record_type, .get = record_predecessors},
	{STR_INIT("has_predecessors"), TPL_BOOL, .get = record_has_predecessors},
	{STR_INIT("nested_body"), TPL_HTML, .get = record_nested},
	{STR_INIT("words"), TPL_TEXT, .get = record_words},
	{STR_INIT("cells"), TPL_LIST, .type = &field_type, .get = record_cells},
	{STR_INIT("timeline"), TPL_LIST, .type = &view_past_change_type, .get = record_timeline},
	{STR_INIT("has_timeline"), TPL_BOOL, .get = record_has_timeline},
};

const struct tpl_type view_record_type = TYPE("record", record_fields);
