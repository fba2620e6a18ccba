/* SPDX-License-Identifier: EUPL-1.2 */
/* config.yml of Sveltia CMS; Decap CMS reads most of it too. */
#include <stdio.h>

#include "base/limits.h"
#include "base/path.h"
#include "schema/internal.h"

/* A field of the form, in the place of one of ours or of a key of every card. */
struct form_field {
	struct str name, label, hint;
	enum field_kind kind;
	bool list, required;
	const struct field *field; /* NULL for those keys */
};

static void put_names(struct yaml_out *yaml, struct str name, struct str label, const char *widget)
{
	yaml_text(yaml, "name", name);
	yaml_text(yaml, "label", label);
	yaml_raw(yaml, "widget", widget);
}

static void put_pattern(const struct schema_task *task, struct yaml_out *yaml)
{
	const struct str pattern[] = {STR("^" SLUG_PATTERN "$"),
		task_word(task, STR("Gebruik kleine letters, cijfers en streepjes."),
			STR("Use small letters, digits and hyphens."))};

	yaml_texts(yaml, "pattern", pattern, 2);
}

static void put_option(struct yaml_out *yaml, struct str label, struct str value)
{
	yaml_item(yaml);
	yaml_text(yaml, "label", label);
	yaml_text(yaml, "value", value);
	yaml_end_item(yaml);
}

static void put_terms(
	const struct schema_task *task, struct yaml_out *yaml, const struct form_field *form)
{
	yaml_open(yaml, "options");
	vec_each (struct term *, it, &form->field->vocabulary->terms) {
		const struct term *term = *it;

		if (term->unknown)
			continue;
		put_option(yaml,
			term->code.n ? str_join(task->arena, term->code, STR(" – "), term->label)
				     : term->label,
			term_name(term));
	}
	if (may_be_unknown(form->field))
		put_option(yaml, unknown_word(task), unknown_word(task));
	yaml_close(yaml);
}

/* Yes, no, or nothing said: a switch has no third place. */
static void put_yes_no(const struct schema_task *task, struct yaml_out *yaml)
{
	const struct str *words = yes_and_no(task);

	yaml_open(yaml, "options");
	for (size_t i = 0; i < 2; i++)
		put_option(yaml, words[i], words[i]);
	yaml_close(yaml);
}

static void put_relation(struct yaml_out *yaml, const struct form_field *form)
{
	const struct collection *target = form->field->target;

	yaml_text(yaml, "collection", target->id);
	yaml_text(yaml, "value_field", STR("{{slug}}"));
	yaml_texts(yaml, "display_fields", &target->title_field->key, 1);
	yaml_texts(yaml, "search_fields", &target->title_field->key, 1);
}

/* A switch writes true or false, so it is for what has to be said. */
static bool is_switch(const struct form_field *form)
{
	return form->kind == FIELD_BOOL && form->required && !form->list;
}

/* Whether the form of that collection is written too, and its records have a title to show. */
static bool has_target(const struct schema_task *task, const struct form_field *form)
{
	const struct collection *target = form->field ? form->field->target : NULL;

	for (size_t i = 0; target && target->title_field && i < task->n; i++)
		if (task->collections[i] == target)
			return true;
	return false;
}

static const char *widget_of(const struct schema_task *task, const struct form_field *form)
{
	switch (form->kind) {
	case FIELD_MARKDOWN:
		return "markdown";
	case FIELD_DATE:
		return "datetime";
	case FIELD_NUMBER:
		return "number";
	case FIELD_BOOL:
		return is_switch(form) ? "boolean" : "select";
	case FIELD_TERM:
		return form->field->vocabulary ? "select" : "string";
	case FIELD_REFERENCE:
		return has_target(task, form) ? "relation" : "string";
	default:
		return "string";
	}
}

/* What a widget wants to know besides its names. */
static void put_details(
	const struct schema_task *task, struct yaml_out *yaml, const struct form_field *form)
{
	const char *widget = widget_of(task, form);

	if (form->kind == FIELD_DATE) {
		yaml_raw(yaml, "type", "date");
		yaml_raw(yaml, "format", "YYYY-MM-DD");
	} else if (form->kind == FIELD_NUMBER) {
		yaml_raw(yaml, "value_type", "float");
	} else if (form->kind == FIELD_URL || form->kind == FIELD_EMAIL) {
		yaml_raw(yaml, "type", form->kind == FIELD_URL ? "url" : "email");
	} else if (form->kind == FIELD_TERM && form->field->vocabulary) {
		put_terms(task, yaml, form);
	} else if (form->kind == FIELD_BOOL && !is_switch(form)) {
		put_yes_no(task, yaml);
	} else if (form->kind == FIELD_REFERENCE && str_is(str_from(widget), "relation")) {
		put_relation(yaml, form);
	} else if (form->kind == FIELD_REFERENCE) {
		put_pattern(task, yaml);
	}
}

/* Widgets that take several values by themselves. */
static bool is_multiple(const char *widget)
{
	return str_is(str_from(widget), "select") || str_is(str_from(widget), "relation");
}

static void put_form_field(
	const struct schema_task *task, struct yaml_out *yaml, const struct form_field *form)
{
	const char *widget = widget_of(task, form);
	bool nested = form->list && !is_multiple(widget);

	yaml_item(yaml);
	put_names(yaml, form->name, form->label, nested ? "list" : widget);
	yaml_raw(yaml, "required", form->required ? "true" : "false");
	if (form->hint.n)
		yaml_text(yaml, "hint", form->hint);
	if (form->list && !nested)
		yaml_raw(yaml, "multiple", "true");
	if (nested) {
		yaml_open(yaml, "field");
		put_names(yaml, form->name, form->label, widget);
		put_details(task, yaml, form);
		yaml_close(yaml);
	} else {
		put_details(task, yaml, form);
	}
	yaml_end_item(yaml);
}

static void put_draft(const struct schema_task *task, struct yaml_out *yaml)
{
	yaml_item(yaml);
	put_names(yaml, own_key_name(OWN_KEY_DRAFT, task->lang),
		task_word(task, STR("Concept"), STR("Draft")), "boolean");
	yaml_raw(yaml, "default", "true");
	yaml_raw(yaml, "required", "false");
	yaml_text(yaml, "hint",
		task_word(task, STR("Aan: nog niet op de site."), STR("On: not on the site yet.")));
	yaml_end_item(yaml);
}

static void put_fields(
	const struct schema_task *task, struct yaml_out *yaml, const struct collection *collection)
{
	const struct form_field former = {
		.name = own_key_name(OWN_KEY_FORMER, task->lang),
		.label = task_word(task, STR("Eerdere namen"), STR("Former names")),
		.hint = task_word(task, STR("Hoe dit bestand eerder heette, zonder .md."),
			STR("What this file was called before, without .md.")),
		.kind = FIELD_REFERENCE,
		.list = true,
	};

	yaml_open(yaml, "fields");
	vec_each (struct field *, it, &collection->fields) {
		const struct field *field = *it;

		put_form_field(task, yaml,
			&(struct form_field){field->key, field->label, field->help, field->kind,
				field->list, field->required, field});
	}
	put_draft(task, yaml);
	put_form_field(task, yaml, &former);
	yaml_close(yaml);
}

static void put_slug(
	const struct schema_task *task, struct yaml_out *yaml, const struct collection *collection)
{
	yaml_open(yaml, "slug");
	yaml_text(yaml, "template",
		str_join(task->arena, STR("{{"), collection->title_field->key, STR("}}")));
	yaml_raw(yaml, "editable", "[create]");
	put_pattern(task, yaml);
	yaml_close(yaml);
}

static void put_collection(
	const struct schema_task *task, struct yaml_out *yaml, const struct collection *collection)
{
	yaml_item(yaml);
	yaml_text(yaml, "name", collection->id);
	yaml_text(yaml, "label", collection->title.n ? collection->title : collection->id);
	if (collection->singular.n)
		yaml_text(yaml, "label_singular", collection->singular);
	if (collection->description.n)
		yaml_text(yaml, "description", collection->description);
	yaml_text(yaml, "folder", str_join(task->arena, STR("content/"), collection->id));
	yaml_raw(yaml, "create", "true");
	yaml_raw(yaml, "extension", "md");
	yaml_raw(yaml, "format", "yaml-frontmatter");
	yaml_text(yaml, "identifier_field", collection->title_field->key);
	if (collection->body_field) {
		yaml_open(yaml, "body_field");
		yaml_text(yaml, "key", collection->body_field->key);
		yaml_close(yaml);
	}
	put_slug(task, yaml, collection);
	put_fields(task, yaml, collection);
	yaml_end_item(yaml);
}

/* ---- Where the files are ---- */

/* "https://github.com/OWNER/NAME/edit/BRANCH/…", and its like of GitLab with "/-/". */
static bool find_repository(
	struct str edit, struct str host, struct str mark, struct str *name, struct str *branch)
{
	size_t at;

	if (!str_starts(edit, host))
		return false;
	edit = str_from_index(edit, host.n);
	at = str_find(edit, mark, 0);
	*name = str_slice(edit, 0, at);
	*branch = path_first(str_from_index(edit, at + mark.n));
	return at < edit.n && name->n && branch->n && str_find_char(*branch, '{') == branch->n;
}

static void put_backend(const struct schema_task *task, struct yaml_out *yaml)
{
	struct str edit = task->model->settings.edit_url, name, branch;
	bool github =
		find_repository(edit, STR("https://github.com/"), STR("/edit/"), &name, &branch);
	bool gitlab = !github && find_repository(edit, STR("https://gitlab.com/"), STR("/-/edit/"),
					 &name, &branch);

	if (!github && !gitlab) {
		buf_add_str(task->out,
			task_word(task,
				STR("# Alleen om te proberen. Zet hier waar de bestanden staan, "
				    "zoals name: github en repo: EIGENAAR/NAAM.\n"),
				STR("# Only to try it. Write here where the files are, such as "
				    "name: github and repo: OWNER/NAME.\n")));
		yaml_open(yaml, "backend");
		yaml_raw(yaml, "name", "test-repo");
		yaml_close(yaml);
		return;
	}
	yaml_open(yaml, "backend");
	yaml_raw(yaml, "name", github ? "github" : "gitlab");
	yaml_text(yaml, "repo", name);
	yaml_text(yaml, "branch", branch);
	yaml_close(yaml);
}

/* A field without a value must not be written: check takes that for a fault. */
static void put_output(struct yaml_out *yaml)
{
	yaml_open(yaml, "output");
	yaml_raw(yaml, "omit_empty_optional_fields", "true");
	yaml_open(yaml, "yaml");
	yaml_raw(yaml, "quote", "none");
	yaml_close(yaml);
	yaml_close(yaml);
}

void write_sveltia(const struct schema_task *task)
{
	struct yaml_out yaml = {.out = task->out};
	char length[16];

	put_backend(task, &yaml);
	yaml_raw(&yaml, "media_folder", "content/media");
	yaml_raw(&yaml, "public_folder", "/media");
	yaml_open(&yaml, "slug");
	yaml_raw(&yaml, "encoding", "ascii");
	yaml_raw(&yaml, "clean_accents", "true");
	snprintf(length, sizeof(length), "%d", LIMIT_SLUG);
	yaml_raw(&yaml, "maxlength", length);
	yaml_close(&yaml);
	put_output(&yaml);
	yaml_open(&yaml, "collections");
	for (size_t i = 0; i < task->n; i++)
		put_collection(task, &yaml, task->collections[i]);
	yaml_close(&yaml);
}
