/* SPDX-License-Identifier: EUPL-1.2 */
/* .pages.yml of Pages CMS. */
#include "schema/internal.h"

/* Names there are of letters, digits, '-' and '_'. */
static bool is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
			c != '-' && c != '_')
			return false;
	}
	return s.n > 0;
}

static const char *type_of(const struct field *field)
{
	switch (field->kind) {
	case FIELD_MARKDOWN:
		return "rich-text";
	case FIELD_DATE:
		return "date";
	case FIELD_NUMBER:
		return "number";
	case FIELD_BOOL:
		return field->required && !field->list ? "boolean" : "select";
	case FIELD_TERM:
		return field->vocabulary ? "select" : "string";
	default:
		return "string";
	}
}

static void put_choice(struct yaml_out *yaml, struct str value, struct str label)
{
	yaml_item(yaml);
	yaml_text(yaml, "value", value);
	yaml_text(yaml, "label", label);
	yaml_end_item(yaml);
}

static void put_terms(
	const struct schema_task *task, struct yaml_out *yaml, const struct field *field)
{
	vec_each (struct term *, it, &field->vocabulary->terms) {
		const struct term *term = *it;

		if (term->unknown)
			continue;
		put_choice(yaml, term_name(term),
			term->code.n ? str_join(task->arena, term->code, STR(" – "), term->label)
				     : term->label);
	}
	if (may_be_unknown(field))
		put_choice(yaml, unknown_word(task), unknown_word(task));
}

static void put_select(
	const struct schema_task *task, struct yaml_out *yaml, const struct field *field)
{
	const struct str *words = yes_and_no(task);

	yaml_open(yaml, "options");
	if (field->list)
		yaml_raw(yaml, "multiple", "true");
	yaml_open(yaml, "values");
	if (field->kind == FIELD_TERM)
		put_terms(task, yaml, field);
	for (size_t i = 0; field->kind == FIELD_BOOL && i < 2; i++)
		put_choice(yaml, words[i], words[i]);
	yaml_close(yaml);
	yaml_close(yaml);
}

/* A reference there is the path of a file, and ours is an id: a text, held to what ids look like.
 */
static void put_pattern(
	const struct schema_task *task, struct yaml_out *yaml, const struct field *field)
{
	if (field->kind == FIELD_REFERENCE) {
		yaml_open(yaml, "pattern");
		yaml_text(yaml, "regex", STR("^" SLUG_PATTERN "$"));
		yaml_text(yaml, "message",
			task_word(task, STR("De naam van een bestand, zonder .md."),
				STR("The name of a file, without .md.")));
		yaml_close(yaml);
	} else if (field->kind == FIELD_URL) {
		yaml_text(yaml, "pattern", STR("^https?://[^/]"));
	} else if (field->kind == FIELD_EMAIL) {
		yaml_text(yaml, "pattern", STR("^[^@ ]+@[^@ ]+\\.[^@ ]+$"));
	}
}

static void put_field(
	const struct schema_task *task, struct yaml_out *yaml, const struct field *field)
{
	const char *type = type_of(field);
	bool select = str_is(str_from(type), "select");
	bool body = field->kind == FIELD_MARKDOWN;

	yaml_item(yaml);
	/* The text below the front matter is called so there, whatever we call it. */
	yaml_text(yaml, "name", body ? STR("body") : field->key);
	yaml_text(yaml, "label", field->label);
	yaml_raw(yaml, "type", type);
	if (field->help.n)
		yaml_text(yaml, "description", field->help);
	if (field->required)
		yaml_raw(yaml, "required", "true");
	if (field->list && !select)
		yaml_raw(yaml, "list", "true");
	if (select)
		put_select(task, yaml, field);
	if (body) {
		yaml_open(yaml, "options");
		yaml_raw(yaml, "format", "markdown");
		yaml_close(yaml);
	}
	if (field->kind == FIELD_DATE) {
		yaml_open(yaml, "options");
		yaml_raw(yaml, "format", "yyyy-MM-dd");
		yaml_close(yaml);
	}
	put_pattern(task, yaml, field);
	yaml_end_item(yaml);
}

static void put_own_keys(const struct schema_task *task, struct yaml_out *yaml)
{
	yaml_item(yaml);
	yaml_text(yaml, "name", own_key_name(OWN_KEY_DRAFT, task->lang));
	yaml_text(yaml, "label", task_word(task, STR("Concept"), STR("Draft")));
	yaml_raw(yaml, "type", "boolean");
	yaml_raw(yaml, "default", "true");
	yaml_end_item(yaml);
	put_field(task, yaml,
		&(struct field){
			.key = own_key_name(OWN_KEY_FORMER, task->lang),
			.label = task_word(task, STR("Eerdere namen"), STR("Former names")),
			.kind = FIELD_REFERENCE,
			.list = true,
		});
}

static void put_collection(
	const struct schema_task *task, struct yaml_out *yaml, const struct collection *collection)
{
	static const struct str schemas[] = {
		STR_INIT("_collectie.yaml"), STR_INIT("_collection.yaml")};

	yaml_item(yaml);
	yaml_text(yaml, "name", collection->id);
	yaml_text(yaml, "label", collection->title.n ? collection->title : collection->id);
	if (collection->description.n)
		yaml_text(yaml, "description", collection->description);
	yaml_raw(yaml, "type", "collection");
	yaml_text(yaml, "path", str_join(task->arena, STR("content/"), collection->id));
	yaml_text(yaml, "filename", STR("{primary}.md"));
	yaml_texts(yaml, "exclude", schemas, 2);
	yaml_raw(yaml, "format", "yaml-frontmatter");
	yaml_open(yaml, "view");
	yaml_text(yaml, "primary", collection->title_field->key);
	yaml_close(yaml);
	yaml_open(yaml, "fields");
	vec_each (struct field *, field, &collection->fields)
		if (is_name((*field)->key))
			put_field(task, yaml, *field);
	put_own_keys(task, yaml);
	yaml_close(yaml);
	yaml_end_item(yaml);
}

void write_pages_cms(const struct schema_task *task)
{
	struct yaml_out yaml = {.out = task->out};

	yaml_open(&yaml, "media");
	yaml_raw(&yaml, "input", "content/media");
	yaml_raw(&yaml, "output", "/media");
	yaml_close(&yaml);
	yaml_open(&yaml, "content");
	for (size_t i = 0; i < task->n; i++)
		put_collection(task, &yaml, task->collections[i]);
	yaml_close(&yaml);
}
