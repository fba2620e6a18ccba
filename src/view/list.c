/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of lists: fields to filter and sort by, columns, and all texts on one page. */
#include "view/internal.h"

/* ---- A field of a schema ---- */

TEXT(schema_key, struct field, key)
TEXT(schema_label, struct field, label)
TEXT(schema_help, struct field, help)
SIMPLE(schema_vocabulary, struct field, tpl_object(&view_vocabulary_type, it->vocabulary))

SIMPLE(schema_kind, struct field,
	tpl_text(theme_text(theme_of(env), field_kind_key(it->kind, it->list))))
SIMPLE(schema_required, struct field, tpl_bool(it->required))
SIMPLE(schema_facet, struct field, tpl_bool(field_is_facet(it)))
SIMPLE(schema_is_body, struct field, tpl_bool(it->kind == FIELD_MARKDOWN))
SIMPLE(schema_collection, struct field,
	it->target && !it->target->pages ? tpl_object(&view_collection_type, it->target)
					 : tpl_nothing())

static const struct tpl_field schema_field_fields[] = {
	{STR_INIT("key"), TPL_TEXT, .get = schema_key},
	{STR_INIT("label"), TPL_TEXT, .get = schema_label},
	{STR_INIT("help"), TPL_TEXT, .get = schema_help},
	{STR_INIT("vocabulary"), TPL_OBJECT, .type = &view_vocabulary_type,
		.get = schema_vocabulary},
	{STR_INIT("kind"), TPL_TEXT, .get = schema_kind},
	{STR_INIT("required"), TPL_BOOL, .get = schema_required},
	{STR_INIT("is_facet"), TPL_BOOL, .get = schema_facet},
	{STR_INIT("is_body"), TPL_BOOL, .get = schema_is_body},
	{STR_INIT("collection"), TPL_OBJECT, .type = &view_collection_type,
		.get = schema_collection},
};

const struct tpl_type view_schema_field_type = TYPE("schema field", schema_field_fields);

bool is_column(const struct collection *collection, const struct field *field)
{
	return field != collection->title_field && field->kind != FIELD_MARKDOWN && !field->notice;
}

static bool is_filter(const struct collection *collection, const struct field *field)
{
	(void)collection;
	return field_is_facet(field);
}

static struct tpl_value schema_fields(const struct tpl_env *env,
	const struct collection *collection,
	bool (*wanted)(const struct collection *collection, const struct field *field))
{
	const void **items = arena_array(env->scratch, const void *, collection->fields.n);
	size_t n = 0;

	vec_each (struct field *, field, &collection->fields)
		if (wanted(collection, *field))
			items[n++] = *field;
	return tpl_pointers(&view_schema_field_type, items, n);
}

struct tpl_value collection_columns_value(
	const struct tpl_env *env, const struct collection *collection)
{
	return schema_fields(env, collection, is_column);
}

struct tpl_value collection_filters_value(
	const struct tpl_env *env, const struct collection *collection)
{
	return schema_fields(env, collection, is_filter);
}

static bool is_any(const struct collection *collection, const struct field *field)
{
	(void)collection;
	(void)field;
	return true;
}

struct tpl_value collection_all_fields_value(
	const struct tpl_env *env, const struct collection *collection)
{
	return schema_fields(env, collection, is_any);
}

struct tpl_value record_words_value(const struct tpl_env *env, const struct record *record)
{
	struct buf *buf = view_buf(env);

	add_record_words(buf, record);
	return tpl_text(view_taken(env, buf));
}

struct tpl_value term_filter_value(const struct tpl_env *env, const struct term *term)
{
	const struct collection *collection = term_collection(page_of(env)->plan, term);

	if (!collection || !has_list_script(theme_of(env)))
		return tpl_nothing();
	vec_each (struct field *, it, &collection->fields)
		if (field_is_facet(*it) && (*it)->vocabulary == term->vocabulary)
			return tpl_text(str_join(env->scratch, view_href(env, collection->url),
				STR("?"), (*it)->key, STR("="), term->id));
	return tpl_nothing();
}

/* ---- A group of records ---- */

SIMPLE(group_term, struct group, tpl_object(&view_term_type, it->term))
SIMPLE(group_records, struct group,
	tpl_pointers(&view_record_type, (const void *const *)it->records, it->n))

static const struct tpl_field group_fields[] = {
	{STR_INIT("term"), TPL_OBJECT, .type = &view_term_type, .get = group_term},
	{STR_INIT("records"), TPL_LIST, .type = &view_record_type, .get = group_records},
};

const struct tpl_type view_group_type = TYPE("group", group_fields);

/* ---- A text as part of another page ---- */

struct nesting {
	const struct tpl_env *env;
	const struct record *record;
	struct str html;
	size_t at, slot; /* what has been taken over so far */
	VEC(struct str) parts;
};

static void put(struct nesting *nesting, struct str part)
{
	vec_push(nesting->env->scratch, &nesting->parts, part);
}

static void put_id(struct nesting *nesting)
{
	put(nesting, nesting->record->id);
	put(nesting, STR("."));
}

/* An address, which may be an anchor of this very text. */
static void put_link(struct nesting *nesting, struct str address)
{
	bool own = str_starts(address, STR("#"));

	if (own) {
		put(nesting, STR("#"));
		put_id(nesting);
	}
	put(nesting, str_from_index(address, own));
}

/* Takes over what comes before the byte at to. */
static void copy_until(struct nesting *nesting, size_t to)
{
	const struct markdown *body = &nesting->record->body;

	for (; nesting->slot < body->slots.n && body->slots.v[nesting->slot].at < to;
		nesting->slot++) {
		const struct link_slot *slot = &body->slots.v[nesting->slot];

		put(nesting, str_slice(nesting->html, nesting->at, slot->at));
		put_link(nesting, view_link(nesting->env, nesting->record, slot));
		nesting->at = slot->at;
	}
	put(nesting, str_slice(nesting->html, nesting->at, to));
	nesting->at = to;
}

/* The digit of <h2 or </h2, at nesting->at, becomes that of the level below. */
static void put_level(struct nesting *nesting, unsigned level)
{
	static const char digits[] = "123456";

	put(nesting, (struct str){&digits[level < 6 ? level : 5], 1});
	nesting->at++;
}

static void nest_heading(struct nesting *nesting, const struct heading *heading)
{
	size_t end;

	copy_until(nesting, heading->at + sizeof("<h") - 1);
	put_level(nesting, heading->level);
	copy_until(nesting, heading->at + sizeof("<h2 id=\"") - 1);
	put_id(nesting);
	end = str_find(nesting->html, STR("</h"), nesting->at);
	copy_until(nesting, end + sizeof("</h") - 1);
	put_level(nesting, heading->level);
}

struct str nested_body(const struct tpl_env *env, const struct record *record)
{
	struct nesting nesting = {.env = env, .record = record, .html = record->body.html};

	vec_each (const struct heading, heading, &record->body.headings)
		nest_heading(&nesting, heading);
	copy_until(&nesting, nesting.html.n);
	return str_concat(env->scratch, nesting.parts.v, nesting.parts.n);
}
