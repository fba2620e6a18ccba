/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON Schema of the front matter of cards. */
#include "base/limits.h"
#include "schema/internal.h"

/* Whatever may be written in the place of "not known", in both languages. */
static struct str unknown_pattern(struct arena *arena)
{
	static const struct str words[] = {STR_INIT("onbekend"), STR_INIT("unknown")};

	return words_pattern(arena, words, 2);
}

/* DECIMAL_DIGITS of them. */
#define NUMBER_MOST "999999999999999"

static void put_limit(struct json *json, struct str key, struct str number)
{
	json_key(json, key);
	json_number(json, number);
}

static void put_type(struct json *json, const struct field *field)
{
	json_key(json, STR("type"));
	json_begin_array(json);
	json_string(json, STR("string"));
	if (field->kind == FIELD_TEXT || field->kind == FIELD_NUMBER)
		json_string(json, STR("number"));
	if (field->kind == FIELD_REFERENCE)
		json_string(json, STR("integer"));
	if (field->kind == FIELD_TEXT || field->kind == FIELD_BOOL ||
		field->kind == FIELD_REFERENCE)
		json_string(json, STR("boolean"));
	json_end_array(json);
	/* Files may be called 2024.md and true.md, but not -1.md. */
	if (field->kind == FIELD_REFERENCE)
		put_limit(json, STR("minimum"), STR("0"));
	if (field->kind == FIELD_NUMBER) {
		put_limit(json, STR("minimum"), STR("-" NUMBER_MOST));
		put_limit(json, STR("maximum"), STR(NUMBER_MOST));
	}
}

static void put_member(struct json *json, struct str key, struct str value)
{
	json_key(json, key);
	json_string(json, value);
}

static void put_const(struct json *json, struct str value, struct str description)
{
	json_begin_object(json);
	put_member(json, STR("const"), value);
	if (description.n)
		put_member(json, STR("description"), description);
	json_end_object(json);
}

static bool is_whole_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n && s.n < 10 && (s.n == 1 || s.p[0] != '0');
}

/* Names that YAML takes for a number. */
static void put_numbers(struct json *json, const struct str *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!is_whole_number(names[i]))
			continue;
		json_begin_object(json);
		json_key(json, STR("const"));
		json_number(json, names[i]);
		json_end_object(json);
	}
}

/* What is offered to choose from, and after that all that is accepted in its place. */
static void put_terms(const struct schema_task *task, struct json *json, const struct field *field)
{
	VEC(struct str) names = {0};
	struct str pattern;

	json_key(json, STR("anyOf"));
	json_begin_array(json);
	vec_each (struct term *, it, &field->vocabulary->terms) {
		const struct term *term = *it;

		if (term->unknown)
			continue;
		put_const(json, term_name(term), term->label);
		vec_push(task->arena, &names, term->id);
		vec_push(task->arena, &names, term->label);
		if (term->code.n)
			vec_push(task->arena, &names, term->code);
		vec_each (struct str, alias, &term->aliases)
			vec_push(task->arena, &names, *alias);
	}
	if (may_be_unknown(field))
		put_const(json, unknown_word(task), STR(""));
	put_numbers(json, names.v, names.n);
	pattern = words_pattern(task->arena, names.v, names.n);
	if (may_be_unknown(field))
		pattern = either_pattern(task->arena, pattern, unknown_pattern(task->arena));
	json_begin_object(json);
	put_member(json, STR("type"), STR("string"));
	put_member(json, STR("pattern"), pattern);
	json_end_object(json);
	json_end_array(json);
}

/* The rules of one value, as members. */
static void put_value(const struct schema_task *task, struct json *json, const struct field *field)
{
	struct str pattern;

	if (field->kind == FIELD_TERM && field->vocabulary && field->vocabulary->terms.n) {
		put_terms(task, json, field);
		return;
	}
	pattern = kind_pattern(task->arena, field);
	if (may_be_unknown(field) && field->kind != FIELD_TEXT)
		pattern = either_pattern(task->arena, pattern, unknown_pattern(task->arena));
	put_type(json, field);
	put_member(json, STR("pattern"), pattern);
}

/* One value stands for a list of one. */
static void put_list(const struct schema_task *task, struct json *json, const struct field *field)
{
	json_key(json, STR("anyOf"));
	json_begin_array(json);
	json_begin_object(json);
	put_member(json, STR("type"), STR("array"));
	json_key(json, STR("items"));
	json_begin_object(json);
	put_value(task, json, field);
	json_end_object(json);
	json_end_object(json);
	json_begin_object(json);
	put_value(task, json, field);
	json_end_object(json);
	json_end_array(json);
}

static void put_field(const struct schema_task *task, struct json *json, const struct field *field)
{
	json_key(json, field->key);
	json_begin_object(json);
	put_member(json, STR("title"), field->label);
	if (field->help.n)
		put_member(json, STR("description"), field->help);
	if (field->list)
		put_list(task, json, field);
	else
		put_value(task, json, field);
	json_end_object(json);
}

/* Keys that every card may have; the language that is not the site's is accepted too. */
static void put_own_key(
	const struct schema_task *task, struct json *json, enum own_key own, enum lang lang)
{
	static const struct field draft = {.kind = FIELD_BOOL};
	static const struct field former = {.kind = FIELD_REFERENCE, .list = true};
	const struct field *field = own == OWN_KEY_DRAFT ? &draft : &former;

	json_key(json, own_key_name(own, lang));
	json_begin_object(json);
	if (field->list)
		put_list(task, json, field);
	else
		put_value(task, json, field);
	json_end_object(json);
}

static void put_properties(
	const struct schema_task *task, struct json *json, const struct collection *collection)
{
	json_key(json, STR("properties"));
	json_begin_object(json);
	vec_each (struct field *, field, &collection->fields)
		if ((*field)->kind != FIELD_MARKDOWN)
			put_field(task, json, *field);
	for (int own = 0; own < OWN_KEYS; own++) {
		put_own_key(task, json, (enum own_key)own, task->lang);
		put_own_key(
			task, json, (enum own_key)own, task->lang == LANG_NL ? LANG_EN : LANG_NL);
	}
	json_end_object(json);
}

static void put_collection(
	const struct schema_task *task, struct json *json, const struct collection *collection)
{
	put_member(json, STR("title"), collection->title.n ? collection->title : collection->id);
	if (collection->description.n)
		put_member(json, STR("description"), collection->description);
	put_member(json, STR("type"), STR("object"));
	put_properties(task, json, collection);
	json_key(json, STR("required"));
	json_begin_array(json);
	vec_each (struct field *, field, &collection->fields)
		if ((*field)->required && (*field)->kind != FIELD_MARKDOWN)
			json_string(json, (*field)->key);
	json_end_array(json);
	json_key(json, STR("additionalProperties"));
	json_bool(json, false);
}

static void put_all(const struct schema_task *task, struct json *json)
{
	json_key(json, STR("anyOf"));
	json_begin_array(json);
	for (size_t i = 0; i < task->n; i++) {
		json_begin_object(json);
		put_member(json, STR("$ref"),
			str_join(task->arena, STR("#/definitions/"), task->collections[i]->id));
		json_end_object(json);
	}
	json_end_array(json);
	json_key(json, STR("definitions"));
	json_begin_object(json);
	for (size_t i = 0; i < task->n; i++) {
		json_key(json, task->collections[i]->id);
		json_begin_object(json);
		put_collection(task, json, task->collections[i]);
		json_end_object(json);
	}
	json_end_object(json);
}

void write_json_schema(const struct schema_task *task)
{
	struct json json = JSON_INIT(task->out);

	json_begin_object(&json);
	put_member(&json, STR("$schema"), STR("http://json-schema.org/draft-07/schema#"));
	if (task->n == 1)
		put_collection(task, &json, task->collections[0]);
	else
		put_all(task, &json);
	json_end_object(&json);
	json_finish(&json);
}
