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

/* What may stand there besides terms. */
static void put_choices(struct buf *out, const struct card_maker *maker, const struct field *field)
{
	struct comment comment = {.out = out};

	if (field->vocabulary)
		put_terms(out, maker, field->vocabulary);
	if (field->vocabulary && field->required && !field->list)
		put_words(&comment, maker_word(maker, STR("Nog niet bekend? Schrijf dan: onbekend"),
					    STR("Not known yet? Then write: unknown")));
	else if (field->kind == FIELD_BOOL)
		put_words(&comment,
			maker_word(maker, STR("Kies uit: ja, nee"), STR("Choose from: yes, no")));
	end_comment(&comment);
}

/* "Fase: Hoe ver het product is." */
static void put_help(struct buf *out, const struct card_maker *maker, const struct field *field)
{
	struct comment comment = {.out = out};
	struct str optional = maker_word(maker, STR(" (niet verplicht):"), STR(" (optional):"));
	struct field_help help = help_of_field(maker, field);

	put_words(&comment, str_join(maker->arena, help.label,
				    field->required ? STR(":") : optional, STR(" "), help.text));
	end_comment(&comment);
	put_choices(out, maker, field);
}

/* The number of the setting for the field; as many as there are if there is none. */
static size_t find_setting(const struct card_options *options, struct str key)
{
	size_t found = options->settings_n;

	for (size_t i = 0; i < options->settings_n; i++)
		if (str_eq(options->settings[i].key, key))
			found = i;
	return found;
}

/* Its value: what was given, or what is known without. */
static void put_field_value(
	struct buf *out, struct card_maker *maker, const struct field *field, size_t setting)
{
	const struct card_options *options = maker->options;
	struct card_span span = {.from = out->n};

	if (setting < options->settings_n)
		put_setting(out, maker, field, options->settings[setting].value);
	else if (field->required || field == options->collection->title_field)
		put_required_value(out, maker, field);
	else
		put_example(out, maker, field);
	span.to = out->n;
	if (setting < options->settings_n)
		maker->settings[setting] = span;
	else if (field == options->collection->title_field)
		maker->title = span;
}

/* Without a blank behind the #: who takes only that away is left with a field. */
static void put_field_lines(struct buf *out, struct card_maker *maker, const struct field *field)
{
	const struct card_options *options = maker->options;
	size_t setting = find_setting(options, field->key);

	put_help(out, maker, field);
	if (setting == options->settings_n && !field->required &&
		field != options->collection->title_field)
		buf_add_char(out, '#');
	yaml_write_scalar(field->key, yaml_is_typed(field->key), out);
	buf_lit(out, ": ");
	put_field_value(out, maker, field, setting);
	buf_lit(out, "\n\n");
}

/* How to read the comments. */
static void put_legend(struct buf *out, const struct card_maker *maker)
{
	struct comment comment = {.out = out};

	put_words(&comment,
		maker_word(maker,
			STR("Wat achter een # staat is uitleg, en komt niet op de site. Een veld "
			    "met een # ervoor is niet verplicht: wilt u het gebruiken, haal dan "
			    "het # weg en vul uw eigen waarde in."),
			STR("What stands behind a # is help, and is not on the site. A field with "
			    "a # before it is optional: if you want to use it, take the # out and "
			    "fill in a value of your own.")));
	end_comment(&comment);
	buf_add_char(out, '\n');
}

/* It is a draft until somebody says that it is not. The comment goes when the line goes. */
static void put_draft(struct buf *out, const struct card_maker *maker)
{
	buf_add_str(out, own_key_name(OWN_KEY_DRAFT, maker->lang));
	buf_add_str(
		out, maker_word(maker,
			     STR(": ja  # Met ja komt dit niet op de site. Klaar? Haal deze regel "
				 "weg.\n"),
			     STR(": yes  # With yes this is not on the site. Done? Take this line "
				 "out.\n")));
}

/* ---- The text ---- */

static void put_body(struct buf *out, const struct card_maker *maker)
{
	const struct collection *collection = maker->options->collection;
	struct str_list headings = {.list = {0}};

	if (!collection->body_field)
		return;
	put_body_help(out, maker);
	usual_headings(maker->arena, collection, &headings);
	vec_each (struct str, heading, &headings.list) {
		buf_lit(out, "\n## ");
		buf_add_str(out, *heading);
		buf_lit(out, "\n");
	}
}

static void put_card(struct buf *out, struct card_maker *maker)
{
	buf_lit(out, "---\n");
	put_legend(out, maker);
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
		.lang = model->keyword_lang,
		.settings = arena_array(arena, struct card_span, options->settings_n + 1)};
	struct text *text = arena_new(&diags->arena, struct text);
	struct buf out = BUF_INIT;
	size_t errors = diags->errors, first = diags->list.n;

	*card = (struct card){.id = maker.id};
	text->path = str_join(&diags->arena, STR("content/"), options->collection->id, STR("/"),
		maker.id, STR(".md"));
	put_card(&out, &maker);
	text->bytes = str_dup(&diags->arena, buf_str(&out));
	buf_release(&out);
	check_references(
		&maker, model_read_record(model, options->collection, text, arena, diags), diags);
	place_faults(&maker, text, diags, first);
	if (diags->errors > errors)
		return false;
	card->path = str_dup(arena, text->path);
	card->bytes = str_dup(arena, text->bytes);
	return true;
}
