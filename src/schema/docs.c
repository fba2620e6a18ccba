/* SPDX-License-Identifier: EUPL-1.2 */
/* What the fields mean, as Markdown for editors. */
#include "schema/internal.h"

/* Of one line, with what Markdown takes for mark-up made harmless. */
static void put_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\n' || c == '\r')
			c = ' ';
		if (c && strchr("\\`*_[]<>#|", c))
			buf_add_char(out, '\\');
		buf_add_char(out, c);
	}
}

static void put_code(struct buf *out, struct str text)
{
	bool tick = str_find_char(text, '`') < text.n;

	buf_add_str(out, tick ? STR("`` ") : STR("`"));
	buf_add_str(out, text);
	buf_add_str(out, tick ? STR(" ``") : STR("`"));
}

static void put_kind(const struct schema_task *task, const struct field *field)
{
	if (field->list)
		buf_add_str(task->out, task_word(task, STR("lijst van "), STR("list of ")));
	buf_add_str(task->out, field_kind_name(field->kind, task->lang));
	buf_add_str(task->out,
		field->required ? task_word(task, STR(", verplicht"), STR(", required"))
				: task_word(task, STR(", niet verplicht"), STR(", optional")));
	if (field->kind == FIELD_REFERENCE && field->target) {
		buf_lit(task->out, ", ");
		buf_add_str(task->out, task_word(task, STR("naar "), STR("to ")));
		put_code(task->out, field->target->id);
	}
}

static void put_terms(const struct schema_task *task, const struct vocabulary *vocabulary)
{
	struct buf *out = task->out;

	buf_add_str(out, task_word(task, STR("Kies uit:\n\n"), STR("Choose from:\n\n")));
	vec_each (struct term *, it, &vocabulary->terms) {
		const struct term *term = *it;

		if (term->unknown)
			continue;
		buf_lit(out, "- ");
		put_code(out, term_name(term));
		buf_lit(out, ": ");
		put_text(out, term->label);
		buf_lit(out, "\n");
	}
	buf_lit(out, "\n");
}

static void put_field(const struct schema_task *task, const struct field *field)
{
	struct buf *out = task->out;

	buf_lit(out, "### ");
	put_text(out, field->label);
	buf_lit(out, "\n\n");
	if (field->kind == FIELD_MARKDOWN)
		buf_add_str(out, task_word(task, STR("De tekst onder de velden"),
					 STR("The text below the fields")));
	else
		put_code(out, field->key);
	buf_lit(out, ": ");
	put_kind(task, field);
	buf_lit(out, ".\n\n");
	if (field->help.n) {
		put_text(out, field->help);
		buf_lit(out, "\n\n");
	}
	if (field->vocabulary && field->vocabulary->terms.n)
		put_terms(task, field->vocabulary);
}

static void put_collection(const struct schema_task *task, const struct collection *collection)
{
	struct buf *out = task->out;

	buf_lit(out, "## ");
	put_text(out, collection->title.n ? collection->title : collection->id);
	buf_lit(out, "\n\n");
	if (collection->description.n) {
		put_text(out, collection->description);
		buf_lit(out, "\n\n");
	}
	vec_each (struct field *, field, &collection->fields)
		put_field(task, *field);
}

void write_docs(const struct schema_task *task)
{
	buf_add_str(task->out, task_word(task, STR("# Velden\n\n"), STR("# Fields\n\n")));
	for (size_t i = 0; i < task->n; i++)
		put_collection(task, task->collections[i]);
	/* The blank line behind the last paragraph. */
	if (task->out->n && task->out->p[task->out->n - 1] == '\n')
		task->out->n--;
}
