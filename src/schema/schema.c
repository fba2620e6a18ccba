/* SPDX-License-Identifier: EUPL-1.2 */
#include "schema/internal.h"

struct str schema_format_name(enum schema_format format)
{
	static const struct str names[SCHEMA_FORMATS] = {
		[SCHEMA_JSON] = STR_INIT("json-schema"),
		[SCHEMA_SVELTIA] = STR_INIT("sveltia"),
		[SCHEMA_PAGES_CMS] = STR_INIT("pages-cms"),
		[SCHEMA_DOCS] = STR_INIT("docs"),
	};

	return names[format];
}

struct str task_word(const struct schema_task *task, struct str nl, struct str en)
{
	return task->lang == LANG_NL ? nl : en;
}

struct str term_name(const struct term *term)
{
	return term->code.n ? term->code : term->id;
}

bool may_be_unknown(const struct field *field)
{
	return field->required && !field->list;
}

struct str unknown_word(const struct schema_task *task)
{
	return task_word(task, STR("onbekend"), STR("unknown"));
}

const struct str *yes_and_no(const struct schema_task *task)
{
	static const struct str words[2][2] = {
		[LANG_NL] = {STR_INIT("ja"), STR_INIT("nee")},
		[LANG_EN] = {STR_INIT("yes"), STR_INIT("no")},
	};

	return words[task->lang];
}

void schema_write(enum schema_format format, const struct model *model,
	const struct collection *only, struct buf *out)
{
	static void (*const writers[SCHEMA_FORMATS])(const struct schema_task *task) = {
		[SCHEMA_JSON] = write_json_schema,
		[SCHEMA_SVELTIA] = write_sveltia,
		[SCHEMA_PAGES_CMS] = write_pages_cms,
		[SCHEMA_DOCS] = write_docs,
	};
	struct arena arena = ARENA_INIT;
	VEC(const struct collection *) collections = {0};
	struct schema_task task = {
		.arena = &arena, .model = model, .lang = model->keyword_lang, .out = out};

	vec_each (struct collection *const, it, &model->collections)
		if (!(*it)->faulty && (!only || *it == only))
			vec_push(&arena, &collections, *it);
	task.collections = collections.v;
	task.n = collections.n;
	writers[format](&task);
	arena_release(&arena);
}
