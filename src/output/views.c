/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The model as templates see it: for every type a table of names. A getter makes its value when a
 * template asks for it, so nothing is built that no page shows. Dates, numbers and addresses are
 * formatted here; every word on a page comes from content/ or from the theme.
 */
#include <stdio.h>

#include "base/html.h"
#include "base/path.h"
#include "output/internal.h"

#define GETTER(name)                                                                               \
	static struct tpl_value name(                                                              \
		const void *self, const struct tpl_field *field, const struct tpl_env *env)

/* A getter of one expression over a typed self. */
#define SIMPLE(name, type, expression)                                                             \
	GETTER(name)                                                                               \
	{                                                                                          \
		const type *it = self;                                                             \
		(void)field;                                                                       \
		(void)env;                                                                         \
		return expression;                                                                 \
	}

#define TEXT(name, type, member) SIMPLE(name, type, tpl_text(it->member))
#define HREF(name, type, member) SIMPLE(name, type, href_value(env, it->member))

#define TYPE(name_, table)                                                                         \
	{                                                                                          \
		STR_INIT(name_), table, sizeof(table) / sizeof(*table)                             \
	}

static const struct page *page_of(const struct tpl_env *env)
{
	return env->user;
}

static const struct theme *theme_of(const struct tpl_env *env)
{
	return page_of(env)->plan->theme;
}

struct str view_href(const struct tpl_env *env, struct str url)
{
	struct str base = page_of(env)->plan->model->settings.base_path;

	return base.n && str_starts(url, STR("/")) ? str_join(env->scratch, base, url) : url;
}

static struct tpl_value href_value(const struct tpl_env *env, struct str url)
{
	return tpl_text(url.n ? view_href(env, url) : url);
}

static struct tpl_value absolute_value(const struct tpl_env *env, struct str url)
{
	struct str base = page_of(env)->plan->model->settings.base_url;

	return tpl_text(str_join(env->scratch, base, str_from_index(url, 1)));
}

/* ---- Numbers and dates ---- */

static struct str format_count(const struct tpl_env *env, size_t count)
{
	struct str separator = theme_text(theme_of(env), STR("thousands_separator"));
	struct buf buf = BUF_INIT;
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%zu", count);
	struct str formatted;

	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			buf_add_str(&buf, separator);
		buf_add_char(&buf, digits[i]);
	}
	formatted = str_dup(env->scratch, buf_str(&buf));
	buf_release(&buf);
	return formatted;
}

/* "1 product", "100 producten" */
static struct str count_text(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural)
{
	return str_join(
		env->scratch, format_count(env, count), STR(" "), count == 1 ? singular : plural);
}

static struct tpl_value count_value(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural)
{
	return tpl_text(count_text(env, count, singular, plural));
}

static struct str number_text(const struct tpl_env *env, int number)
{
	enum { DIGITS = 4 }; /* of a year */
	char *p = arena_alloc(env->scratch, DIGITS);
	size_t at = DIGITS;

	do {
		p[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number && at);
	return (struct str){p + at, DIGITS - at};
}

static struct str date_part(const struct tpl_env *env, struct date date, struct str name)
{
	static const struct str months[] = {STR_INIT("month_1"), STR_INIT("month_2"),
		STR_INIT("month_3"), STR_INIT("month_4"), STR_INIT("month_5"), STR_INIT("month_6"),
		STR_INIT("month_7"), STR_INIT("month_8"), STR_INIT("month_9"), STR_INIT("month_10"),
		STR_INIT("month_11"), STR_INIT("month_12")};

	if (str_is(name, "d"))
		return number_text(env, date.day);
	if (str_is(name, "m"))
		return number_text(env, date.month);
	if (str_is(name, "y"))
		return number_text(env, date.year);
	if (!str_is(name, "month"))
		return STR("");
	return theme_text(theme_of(env), months[date.month - 1]);
}

/* Fills {d}, {month}, {m} and {y} of the theme's date_format. */
static struct str format_date(const struct tpl_env *env, struct date date)
{
	struct str format = theme_text(theme_of(env), STR("date_format")), parts[16];
	size_t n = 0;

	while (format.n && n + 2 <= sizeof(parts) / sizeof(*parts)) {
		size_t open = str_find_char(format, '{');
		struct str rest = str_from_index(format, open + 1);
		struct str name = str_slice(rest, 0, str_find_char(rest, '}'));

		parts[n++] = str_slice(format, 0, open);
		if (open < format.n)
			parts[n++] = date_part(env, date, name);
		format = str_from_index(rest, name.n + 1);
	}
	return str_concat(env->scratch, parts, n);
}

static struct tpl_value date_value(const struct tpl_env *env, struct date date)
{
	return date.year ? tpl_text(format_date(env, date)) : tpl_nothing();
}

static struct tpl_value iso_value(const struct tpl_env *env, struct date date)
{
	char iso[11];

	if (!date.year)
		return tpl_nothing();
	date_format_iso(date, iso);
	return tpl_text(str_dup(env->scratch, str_from(iso)));
}

/* A decimal with a point, in the notation of the theme. */
static struct str format_number(const struct tpl_env *env, struct str number)
{
	size_t point = str_find_char(number, '.');

	if (point == number.n)
		return number;
	return str_join(env->scratch, str_slice(number, 0, point),
		theme_text(theme_of(env), STR("decimal_separator")),
		str_from_index(number, point + 1));
}

/* ---- A value of a field ---- */

struct value_view {
	const struct field *field;
	const struct value *value;
};

static const struct term *value_term(const struct value_view *view)
{
	return view->field->kind == FIELD_TERM ? view->value->term : NULL;
}

static struct tpl_value known_value_text(const struct value_view *view, const struct tpl_env *env)
{
	const struct value *value = view->value;

	switch (view->field->kind) {
	case FIELD_DATE:
		return date_value(env, value->date);
	case FIELD_BOOL:
		return tpl_text(theme_text(theme_of(env), value->yes ? STR("yes") : STR("no")));
	case FIELD_NUMBER:
		return tpl_text(format_number(env, value->text));
	case FIELD_TERM:
		return tpl_text(value->term->label);
	case FIELD_REFERENCE:
		return tpl_text(value->record ? value->record->title : STR(""));
	default:
		return tpl_text(value->text);
	}
}

GETTER(value_text_of)
{
	const struct value_view *view = self;

	(void)field;
	if (view->value->unknown)
		return tpl_text(theme_text(theme_of(env), STR("unclassified")));
	return known_value_text(view, env);
}

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
		return term->vocabulary->facet ? href_value(env, term->url) : tpl_nothing();
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
SIMPLE(value_unknown, struct value_view, tpl_bool(it->value->unknown))

static const struct tpl_field value_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = value_text_of},
	{STR_INIT("url"), TPL_TEXT, .get = value_url},
	{STR_INIT("code"), TPL_TEXT, .get = value_code},
	{STR_INIT("description"), TPL_TEXT, .get = value_description},
	{STR_INIT("iso"), TPL_TEXT, .get = value_iso},
	{STR_INIT("label"), TPL_TEXT, .get = value_label},
	{STR_INIT("unknown"), TPL_BOOL, .get = value_unknown},
};

static const struct tpl_type value_type = TYPE("value", value_fields);

/* ---- A field of a record ---- */

struct field_view {
	const struct field *field;
	const struct values *values;
};

TEXT(field_key, struct field_view, field->key)
TEXT(field_label, struct field_view, field->label)
TEXT(field_help, struct field_view, field->help)
SIMPLE(field_one, struct field_view, tpl_bool(it->values->n == 1))

/* References to drafts have been left out: they show nothing. */
static bool shows(const struct field *field, const struct value *value)
{
	return field->kind != FIELD_REFERENCE || value->unknown || value->record;
}

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
	{STR_INIT("values"), TPL_LIST, .type = &value_type, .get = field_values},
};

static const struct tpl_type field_type = TYPE("field", field_fields);

/* ---- Terms, vocabularies, collections ---- */

static const struct tpl_type record_type, collection_type, vocabulary_type;

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
SIMPLE(term_current, struct term, tpl_bool(page_of(env)->term == it))
SIMPLE(term_vocabulary, struct term, tpl_object(&vocabulary_type, it->vocabulary))

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
	{STR_INIT("current"), TPL_BOOL, .get = term_current},
	{STR_INIT("vocabulary"), TPL_OBJECT, .type = &vocabulary_type, .get = term_vocabulary},
};

static const struct tpl_type term_type = TYPE("term", term_fields);

TEXT(vocabulary_id, struct vocabulary, id)
TEXT(vocabulary_title, struct vocabulary, title)
TEXT(vocabulary_singular, struct vocabulary, singular)
TEXT(vocabulary_plural, struct vocabulary, plural)
TEXT(vocabulary_description, struct vocabulary, description)
HREF(vocabulary_url, struct vocabulary, url)
SIMPLE(vocabulary_terms, struct vocabulary,
	tpl_pointers(&term_type, (const void *const *)it->terms.v, it->terms.n))
SIMPLE(vocabulary_current, struct vocabulary, tpl_bool(page_of(env)->vocabulary == it))

static const struct tpl_field vocabulary_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = vocabulary_id},
	{STR_INIT("title"), TPL_TEXT, .get = vocabulary_title},
	{STR_INIT("singular"), TPL_TEXT, .get = vocabulary_singular},
	{STR_INIT("plural"), TPL_TEXT, .get = vocabulary_plural},
	{STR_INIT("description"), TPL_TEXT, .get = vocabulary_description},
	{STR_INIT("url"), TPL_TEXT, .get = vocabulary_url},
	{STR_INIT("terms"), TPL_LIST, .type = &term_type, .get = vocabulary_terms},
	{STR_INIT("current"), TPL_BOOL, .get = vocabulary_current},
};

static const struct tpl_type vocabulary_type = TYPE("vocabulary", vocabulary_fields);

GETTER(collection_facets)
{
	const struct collection *collection = self;
	const void **items = arena_array(env->scratch, const void *, collection->fields.n);
	size_t n = 0;

	(void)field;
	vec_each (struct field *, it, &collection->fields)
		if ((*it)->facet && (*it)->vocabulary)
			items[n++] = (*it)->vocabulary;
	return tpl_pointers(&vocabulary_type, items, n);
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
	{STR_INIT("facets"), TPL_LIST, .type = &vocabulary_type, .get = collection_facets},
	{STR_INIT("has_facets"), TPL_BOOL, .get = collection_has_facets},
};

static const struct tpl_type collection_type = TYPE("collection", collection_fields);

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
		parts[n++] = record->targets[slot->link].address;
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
	return field->facet && field->vocabulary;
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

static bool has_values(const struct field *field, const struct values *values)
{
	for (size_t i = 0; i < values->n; i++)
		if (shows(field, &values->v[i]))
			return true;
	return false;
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

/* The address to change a file at, with {path} filled in. */
static struct tpl_value edit_value(const struct record *record, const struct tpl_env *env)
{
	struct str pattern = page_of(env)->plan->model->settings.edit_url;
	size_t at = str_find(pattern, STR("{path}"), 0);

	if (!pattern.n)
		return tpl_nothing();
	return tpl_text(str_join(env->scratch, str_slice(pattern, 0, at),
		at < pattern.n ? url_from_path(env->scratch, record->text->path) : STR(""),
		str_from_index(pattern, at + 6)));
}

TEXT(record_id, struct record, id)
TEXT(record_title, struct record, title)
TEXT(record_summary, struct record, summary)
HREF(record_url, struct record, url)
SIMPLE(record_date, struct record, date_value(env, it->date))
SIMPLE(record_iso, struct record, iso_value(env, it->date))
SIMPLE(record_collection, struct record,
	it->collection->pages ? tpl_nothing() : tpl_object(&collection_type, it->collection))
SIMPLE(record_headings, struct record, headings_value(it, env))
SIMPLE(record_facets, struct record, fields_where(it, env, is_facet))
SIMPLE(record_notices, struct record, fields_where(it, env, is_notice))
SIMPLE(record_details, struct record, fields_where(it, env, is_detail))
SIMPLE(record_related, struct record,
	tpl_pointers(&record_type, (const void *const *)it->related.v, it->related.n))
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
	return tpl_pointers(&record_type, items, n);
}

SIMPLE(record_has_related, struct record, tpl_bool(it->related.n))
SIMPLE(record_has_back, struct record, tpl_bool(record_back(it, field, env).list.n))
SIMPLE(record_has_details, struct record, tpl_bool(fields_where(it, env, is_detail).list.n))
SIMPLE(record_has_headings, struct record, tpl_bool(it->body.headings.n))
SIMPLE(record_edit, struct record, edit_value(it, env))

static const struct tpl_field record_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = record_id},
	{STR_INIT("title"), TPL_TEXT, .get = record_title},
	{STR_INIT("summary"), TPL_TEXT, .get = record_summary},
	{STR_INIT("url"), TPL_TEXT, .get = record_url},
	{STR_INIT("date"), TPL_TEXT, .get = record_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = record_iso},
	{STR_INIT("body"), TPL_HTML, .get = record_body},
	{STR_INIT("collection"), TPL_OBJECT, .type = &collection_type, .get = record_collection},
	{STR_INIT("headings"), TPL_LIST, .type = &heading_type, .get = record_headings},
	{STR_INIT("terms"), TPL_LIST, .type = &value_type, .get = record_terms},
	{STR_INIT("facets"), TPL_LIST, .type = &field_type, .get = record_facets},
	{STR_INIT("notices"), TPL_LIST, .type = &field_type, .get = record_notices},
	{STR_INIT("details"), TPL_LIST, .type = &field_type, .get = record_details},
	{STR_INIT("related"), TPL_LIST, .type = &record_type, .get = record_related},
	{STR_INIT("back"), TPL_LIST, .type = &record_type, .get = record_back},
	{STR_INIT("has_related"), TPL_BOOL, .get = record_has_related},
	{STR_INIT("has_back"), TPL_BOOL, .get = record_has_back},
	{STR_INIT("has_details"), TPL_BOOL, .get = record_has_details},
	{STR_INIT("has_headings"), TPL_BOOL, .get = record_has_headings},
	{STR_INIT("edit_url"), TPL_TEXT, .get = record_edit},
};

static const struct tpl_type record_type = TYPE("record", record_fields);

/* ---- Menus, crumbs, pages of a list ---- */

TEXT(menu_title, struct menu_item, title)
HREF(menu_url, struct menu_item, url)
SIMPLE(menu_current, struct menu_item, tpl_bool(str_eq(it->url, page_of(env)->url)))
/* The page lies below what the item points to; everything lies below the home page. */
SIMPLE(menu_above, struct menu_item,
	tpl_bool(it->url.n > 1 && str_starts(page_of(env)->url, it->url) &&
		 it->url.n < page_of(env)->url.n))

static const struct tpl_field menu_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = menu_title},
	{STR_INIT("url"), TPL_TEXT, .get = menu_url},
	{STR_INIT("current"), TPL_BOOL, .get = menu_current},
	{STR_INIT("above"), TPL_BOOL, .get = menu_above},
};

static const struct tpl_type menu_type = TYPE("menu item", menu_fields);

TEXT(crumb_title, struct crumb, title)
HREF(crumb_url, struct crumb, url)

static const struct tpl_field crumb_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = crumb_title},
	{STR_INIT("url"), TPL_TEXT, .get = crumb_url},
};

static const struct tpl_type crumb_type = TYPE("crumb", crumb_fields);

struct page_link {
	size_t number;
	bool gap; /* pages have been left out before this one */
};

static struct tpl_value list_page_url(const struct tpl_env *env, size_t number)
{
	const struct page *page = page_of(env);
	struct str base = page->term ? page->term->url : page->collection->url;

	return href_value(env, page_url(env->scratch, page->plan->theme, base, number));
}

SIMPLE(link_number, struct page_link, tpl_text(format_count(env, it->number + 1)))
SIMPLE(link_url, struct page_link, list_page_url(env, it->number))
SIMPLE(link_current, struct page_link, tpl_bool(page_of(env)->number == it->number))

SIMPLE(link_gap, struct page_link, tpl_bool(it->gap))

static const struct tpl_field page_link_fields[] = {
	{STR_INIT("number"), TPL_TEXT, .get = link_number},
	{STR_INIT("url"), TPL_TEXT, .get = link_url},
	{STR_INIT("current"), TPL_BOOL, .get = link_current},
	{STR_INIT("gap"), TPL_BOOL, .get = link_gap},
};

static const struct tpl_type page_link_type = TYPE("page link", page_link_fields);

/* The first, the last, and two at either side of the current one. */
GETTER(pagination_links)
{
	const struct page *page = self;
	long at = (long)page->number, count = (long)page->number_count;
	const long candidates[] = {0, at - 2, at - 1, at, at + 1, at + 2, count - 1};
	enum { CANDIDATES = sizeof(candidates) / sizeof(*candidates) };
	struct page_link *links = arena_array(env->scratch, struct page_link, CANDIDATES);
	const void **items = arena_array(env->scratch, const void *, CANDIDATES);
	long last = -1;
	size_t n = 0;

	(void)field;
	for (size_t i = 0; i < CANDIDATES; i++) {
		if (candidates[i] <= last || candidates[i] >= count)
			continue;
		links[n] = (struct page_link){(size_t)candidates[i], candidates[i] > last + 1};
		items[n] = &links[n];
		last = candidates[i];
		n++;
	}
	return tpl_pointers(&page_link_type, items, n);
}

SIMPLE(pagination_number, struct page, tpl_text(format_count(env, it->number + 1)))
SIMPLE(pagination_count, struct page, tpl_text(format_count(env, it->number_count)))
SIMPLE(pagination_previous, struct page,
	it->number ? list_page_url(env, it->number - 1) : tpl_nothing())
SIMPLE(pagination_next, struct page,
	it->number + 1 < it->number_count ? list_page_url(env, it->number + 1) : tpl_nothing())

static const struct tpl_field pagination_fields[] = {
	{STR_INIT("number"), TPL_TEXT, .get = pagination_number},
	{STR_INIT("count"), TPL_TEXT, .get = pagination_count},
	{STR_INIT("previous_url"), TPL_TEXT, .get = pagination_previous},
	{STR_INIT("next_url"), TPL_TEXT, .get = pagination_next},
	{STR_INIT("links"), TPL_LIST, .type = &page_link_type, .get = pagination_links},
};

static const struct tpl_type pagination_type = TYPE("pagination", pagination_fields);

/* ---- The page ---- */

GETTER(page_crumbs)
{
	const struct page *page = self;
	const void **items = arena_array(env->scratch, const void *, page->crumb_count);

	(void)field;
	for (size_t i = 0; i < page->crumb_count; i++)
		items[i] = &page->crumbs[i];
	return tpl_pointers(&crumb_type, items, page->crumb_count);
}

GETTER(page_is)
{
	(void)env;
	return tpl_bool((size_t)((const struct page *)self)->kind == field->index);
}

TEXT(page_title, struct page, title)
TEXT(page_description, struct page, description)
HREF(page_own_url, struct page, url)
SIMPLE(page_canonical, struct page, absolute_value(env, it->url))
HREF(page_json, struct page, json_url)
HREF(page_csv, struct page, csv_url)
SIMPLE(page_indexed, struct page, tpl_bool(it->kind != JOB_NOT_FOUND && it->kind != JOB_REDIRECT))
SIMPLE(page_record, struct page, tpl_object(&record_type, it->record))
SIMPLE(page_collection, struct page, tpl_object(&collection_type, it->collection))
SIMPLE(page_vocabulary, struct page, tpl_object(&vocabulary_type, it->vocabulary))
SIMPLE(page_term, struct page, tpl_object(&term_type, it->term))
SIMPLE(page_records, struct page,
	tpl_pointers(&record_type, (const void *const *)it->records, it->record_count))
SIMPLE(page_has_records, struct page, tpl_bool(it->record_count))
SIMPLE(page_has_latest, struct page, tpl_bool(it->plan->latest.n))
SIMPLE(page_pagination, struct page,
	it->number_count > 1 ? tpl_object(&pagination_type, it) : tpl_nothing())
SIMPLE(page_latest, struct page,
	tpl_pointers(&record_type, (const void *const *)it->plan->latest.v,
		it->plan->latest.n < 5 ? it->plan->latest.n : 5))

static const struct tpl_field page_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = page_title},
	{STR_INIT("description"), TPL_TEXT, .get = page_description},
	{STR_INIT("page_url"), TPL_TEXT, .get = page_own_url},
	{STR_INIT("canonical"), TPL_TEXT, .get = page_canonical},
	{STR_INIT("json_url"), TPL_TEXT, .get = page_json},
	{STR_INIT("csv_url"), TPL_TEXT, .get = page_csv},
	{STR_INIT("indexed"), TPL_BOOL, .get = page_indexed},
	{STR_INIT("is_home"), TPL_BOOL, .get = page_is, .index = JOB_HOME},
	{STR_INIT("is_list"), TPL_BOOL, .get = page_is, .index = JOB_LIST},
	{STR_INIT("is_record"), TPL_BOOL, .get = page_is, .index = JOB_RECORD},
	{STR_INIT("is_free_page"), TPL_BOOL, .get = page_is, .index = JOB_FREE_PAGE},
	{STR_INIT("is_facet"), TPL_BOOL, .get = page_is, .index = JOB_FACET},
	{STR_INIT("is_term"), TPL_BOOL, .get = page_is, .index = JOB_TERM},
	{STR_INIT("crumbs"), TPL_LIST, .type = &crumb_type, .get = page_crumbs},
	{STR_INIT("record"), TPL_OBJECT, .type = &record_type, .get = page_record},
	{STR_INIT("collection"), TPL_OBJECT, .type = &collection_type, .get = page_collection},
	{STR_INIT("vocabulary"), TPL_OBJECT, .type = &vocabulary_type, .get = page_vocabulary},
	{STR_INIT("term"), TPL_OBJECT, .type = &term_type, .get = page_term},
	{STR_INIT("records"), TPL_LIST, .type = &record_type, .get = page_records},
	{STR_INIT("pagination"), TPL_OBJECT, .type = &pagination_type, .get = page_pagination},
	{STR_INIT("has_records"), TPL_BOOL, .get = page_has_records},
	{STR_INIT("has_latest"), TPL_BOOL, .get = page_has_latest},
	{STR_INIT("latest"), TPL_LIST, .type = &record_type, .get = page_latest},
};

const struct tpl_type view_page_type = TYPE("page", page_fields);

/* ---- The site ---- */

TEXT(site_title, struct settings, title)
TEXT(site_description, struct settings, description)
TEXT(site_language, struct settings, language)
TEXT(site_organisation, struct settings, organisation_name)
HREF(site_organisation_url, struct settings, organisation_url)
TEXT(site_licence, struct settings, licence_name)
HREF(site_licence_url, struct settings, licence_url)
SIMPLE(site_home_url, struct settings, ((void)it, href_value(env, STR("/"))))

static const struct tpl_field settings_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = site_title},
	{STR_INIT("description"), TPL_TEXT, .get = site_description},
	{STR_INIT("language"), TPL_TEXT, .get = site_language},
	{STR_INIT("home_url"), TPL_TEXT, .get = site_home_url},
	{STR_INIT("organisation"), TPL_TEXT, .get = site_organisation},
	{STR_INIT("organisation_url"), TPL_TEXT, .get = site_organisation_url},
	{STR_INIT("licence"), TPL_TEXT, .get = site_licence},
	{STR_INIT("licence_url"), TPL_TEXT, .get = site_licence_url},
};

static const struct tpl_type settings_type = TYPE("site", settings_fields);

static struct tpl_value menu_value(const struct menu *menu, const struct tpl_env *env)
{
	const void **items = arena_array(env->scratch, const void *, menu->items.n);

	for (size_t i = 0; i < menu->items.n; i++)
		items[i] = &menu->items.v[i];
	return tpl_pointers(&menu_type, items, menu->items.n);
}

SIMPLE(root_strings, struct plan, tpl_object(&it->theme->string_type, it->theme))
SIMPLE(root_assets, struct plan, tpl_object(&it->theme->asset_type, it->theme))
SIMPLE(root_site, struct plan, tpl_object(&settings_type, &it->model->settings))
SIMPLE(root_menu, struct plan, menu_value(&it->model->settings.menu, env))
SIMPLE(root_footer, struct plan, menu_value(&it->model->settings.footer, env))
SIMPLE(root_has_menu, struct plan, tpl_bool(it->model->settings.menu.items.n))
SIMPLE(root_has_footer, struct plan, tpl_bool(it->model->settings.footer.items.n))
SIMPLE(root_feed, struct plan, it->latest.n ? href_value(env, STR("/feed.xml")) : tpl_nothing())
SIMPLE(root_collections, struct plan,
	tpl_pointers(&collection_type, (const void *const *)it->collections.v, it->collections.n))
SIMPLE(root_facets, struct plan,
	tpl_pointers(&vocabulary_type, (const void *const *)it->facets.v, it->facets.n))

const struct tpl_type *view_site_type(struct arena *arena, const struct theme *theme)
{
	const struct tpl_field fields[] = {
		{STR_INIT("t"), TPL_OBJECT, .type = &theme->string_type, .get = root_strings},
		{STR_INIT("assets"), TPL_OBJECT, .type = &theme->asset_type, .get = root_assets},
		{STR_INIT("site"), TPL_OBJECT, .type = &settings_type, .get = root_site},
		{STR_INIT("menu"), TPL_LIST, .type = &menu_type, .get = root_menu},
		{STR_INIT("footer"), TPL_LIST, .type = &menu_type, .get = root_footer},
		{STR_INIT("has_menu"), TPL_BOOL, .get = root_has_menu},
		{STR_INIT("has_footer"), TPL_BOOL, .get = root_has_footer},
		{STR_INIT("feed_url"), TPL_TEXT, .get = root_feed},
		{STR_INIT("collections"), TPL_LIST, .type = &collection_type,
			.get = root_collections},
		{STR_INIT("facets"), TPL_LIST, .type = &vocabulary_type, .get = root_facets},
	};
	struct tpl_type *type = arena_new(arena, struct tpl_type);

	type->name = STR("site");
	type->n = sizeof(fields) / sizeof(*fields);
	type->fields = memcpy(arena_alloc(arena, sizeof(fields)), fields, sizeof(fields));
	return type;
}
