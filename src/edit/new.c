/* SPDX-License-Identifier: EUPL-1.2 */
/* A new card: every field of its collection, with what an editor has to know as comments. */
#include "base/slug.h"
#include "base/utf8.h"
#include "edit/internal.h"

/* Characters of a line of comment; terms that get a line each, and that are named at all. */
enum { WIDTH = 98, TERMS_LINED = 20, TERMS_NAMED = 200 };

/* ---- Comments ---- */

/* Words that go into comment lines as they fit. */
struct comment {
	struct buf *out;
	struct str indent; /* of lines after the first */
	size_t column;     /* 0: no line is begun */
};

static void put_word(struct comment *comment, struct str word)
{
	size_t n = utf8_length(word);

	if (comment->column && comment->column + 1 + n > WIDTH) {
		buf_add_char(comment->out, '\n');
		comment->column = 0;
		buf_lit(comment->out, "#");
		buf_add_str(comment->out, comment->indent);
		comment->column = 1 + comment->indent.n;
	} else if (!comment->column) {
		buf_add_char(comment->out, '#');
		comment->column = 1;
	}
	buf_add_char(comment->out, ' ');
	buf_add_str(comment->out, word);
	comment->column += 1 + n;
}

static void put_words(struct comment *comment, struct str text)
{
	while (text.n) {
		size_t n = 0;

		while (n < text.n && !strchr(" \t\r\n", text.p[n]))
			n++;
		if (n)
			put_word(comment, str_slice(text, 0, n));
		text = str_from_index(text, n + 1);
	}
}

static void end_comment(struct comment *comment)
{
	if (comment->column)
		buf_add_char(comment->out, '\n');
	comment->column = 0;
}

/* ---- Fields ---- */

static struct str term_name(const struct term *term)
{
	return term->code.n ? term->code : term->id;
}

/* A line for each of few terms; else their names, and where to look for the rest. */
static void put_terms(
	struct buf *out, const struct card_maker *maker, const struct vocabulary *vocabulary)
{
	struct comment comment = {.out = out, .indent = STR("  ")};
	size_t left = vocabulary->terms.n, named = 0;

	put_words(&comment, maker_word(maker, STR("Kies uit:"), STR("Choose from:")));
	vec_each (struct term *, it, &vocabulary->terms) {
		const struct term *term = *it;

		left--;
		if (term->unknown || named++ >= TERMS_NAMED)
			continue;
		if (vocabulary->terms.n <= TERMS_LINED) {
			end_comment(&comment);
			buf_lit(out, "#  ");
			comment.column = 3;
			put_word(&comment, term_name(term));
			if (!str_eq_lower(term->label, term_name(term)))
				put_words(&comment, str_join(maker->arena, STR("= "), term->label));
		} else {
			put_word(&comment, left ? str_join(maker->arena, term_name(term), STR(","))
						: term_name(term));
		}
	}
	if (named > TERMS_NAMED && vocabulary->text)
		put_words(&comment, str_join(maker->arena, STR("… "), vocabulary->text->path));
	end_comment(&comment);
}

/* "Fase: Hoe ver het product is." */
static void put_help(struct buf *out, const struct card_maker *maker, const struct field *field)
{
	struct comment comment = {.out = out};
	struct str optional = maker_word(maker, STR(" (niet verplicht):"), STR(" (optional):"));

	put_words(&comment, str_join(maker->arena, field->label,
				    field->required ? STR(":") : optional, STR(" "), field->help));
	end_comment(&comment);
	if (field->vocabulary)
		put_terms(out, maker, field->vocabulary);
}

static const struct setting *find_setting(const struct card_options *options, struct str key)
{
	const struct setting *found = NULL;

	for (size_t i = 0; i < options->settings_n; i++)
		if (str_eq(options->settings[i].key, key))
			found = &options->settings[i];
	return found;
}

static void put_field_lines(
	struct buf *out, const struct card_maker *maker, const struct field *field)
{
	const struct setting *setting = find_setting(maker->options, field->key);

	put_help(out, maker, field);
	if (!setting && !field->required && field != maker->options->collection->title_field)
		buf_lit(out, "# ");
	yaml_write_scalar(field->key, yaml_is_typed(field->key), out);
	buf_lit(out, ": ");
	if (setting)
		put_setting(out, field, setting->value);
	else if (field->required || field == maker->options->collection->title_field)
		put_required_value(out, maker, field);
	else
		put_example(out, maker, field);
	buf_lit(out, "\n\n");
}

/* It is a draft until somebody says that it is not. */
static void put_draft(struct buf *out, const struct card_maker *maker)
{
	struct comment comment = {.out = out};

	put_words(&comment,
		maker_word(maker,
			STR("Dit is een concept: het komt nog niet op de site. Klaar? Haal dan de "
			    "volgende regel weg."),
			STR("This is a draft: it is not on the site yet. Done? Then take the next "
			    "line out.")));
	end_comment(&comment);
	buf_add_str(out, own_key_name(OWN_KEY_DRAFT, maker->lang));
	buf_add_str(out, maker_word(maker, STR(": ja\n"), STR(": yes\n")));
}

/* ---- The text ---- */

/* In a comment of HTML, which is not published. */
static void put_body_help(struct buf *out, const struct field *body)
{
	if (!body->help.n || str_find(body->help, STR("--"), 0) < body->help.n ||
		str_find_char(body->help, '>') < body->help.n)
		return;
	buf_lit(out, "\n<!-- ");
	buf_add_str(out, body->help);
	buf_lit(out, " -->\n");
}

static void put_body(struct buf *out, const struct card_maker *maker)
{
	const struct collection *collection = maker->options->collection;
	struct str_list headings = {.list = {0}};

	if (!collection->body_field)
		return;
	put_body_help(out, collection->body_field);
	usual_headings(maker->arena, collection, &headings);
	vec_each (struct str, heading, &headings.list) {
		buf_lit(out, "\n## ");
		buf_add_str(out, *heading);
		buf_lit(out, "\n");
	}
}

static void put_card(struct buf *out, const struct card_maker *maker)
{
	buf_lit(out, "---\n");
	vec_each (struct field *, field, &maker->options->collection->fields)
		if ((*field)->kind != FIELD_MARKDOWN)
			put_field_lines(out, maker, *field);
	put_draft(out, maker);
	buf_lit(out, "---\n");
	put_body(out, maker);
}

bool card_make(struct arena *arena, const struct model *model, const struct card_options *options,
	struct card *card, struct diags *diags)
{
	struct card_maker maker = {.arena = arena,
		.model = model,
		.options = options,
		.id = options->id.n ? options->id : slug_from(arena, options->title),
		.lang = model->keyword_lang};
	struct text *text = arena_new(&diags->arena, struct text);
	struct buf out = BUF_INIT;
	size_t errors = diags->errors;

	*card = (struct card){.id = maker.id};
	text->path = str_join(&diags->arena, STR("content/"), options->collection->id, STR("/"),
		maker.id, STR(".md"));
	put_card(&out, &maker);
	text->bytes = str_dup(&diags->arena, buf_str(&out));
	buf_release(&out);
	model_read_record(model, options->collection, text, arena, diags);
	if (diags->errors > errors)
		return false;
	card->path = str_dup(arena, text->path);
	card->bytes = str_dup(arena, text->bytes);
	return true;
}
