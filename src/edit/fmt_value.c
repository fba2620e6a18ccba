/* SPDX-License-Identifier: EUPL-1.2 */
/* One field of a card as text: its key, its values and the comments behind them. */
#include "base/utf8.h"
#include "edit/internal.h"

/* Characters of a line that a list in brackets may fill when it is put on one line. */
enum { WIDTH = 100 };

static struct str slice(const struct front_field *field, size_t from, size_t to)
{
	return str_slice(field->bytes, from, to);
}

static bool is_one_line(struct str s)
{
	return str_find_char(s, '\n') == s.n;
}

/* ---- Values ---- */

/* What may be written in the place of the name of a term. */
static struct str term_word(struct arena *arena, const struct field *field, struct str word)
{
	const struct vocabulary *vocabulary = field->vocabulary;
	const struct term *term = vocabulary ? vocabulary_term(vocabulary, word, arena) : NULL;

	if (!term || str_eq(word, term->id) || (term->code.n && str_eq(word, term->code)))
		return word;
	return term->id;
}

static struct str date_word(struct arena *arena, struct str word)
{
	struct date date;
	char iso[11];

	if (date_parse(word, &date) == DATE_NONE)
		return word;
	date_format_iso(date, iso);
	return str_dup(arena, str_from(iso));
}

struct str value_in_form(struct arena *arena, const struct field *field, struct str value)
{
	struct str word = str_trim(value);

	if (!field)
		return word;
	if (field->kind == FIELD_DATE)
		return date_word(arena, word);
	return field->kind == FIELD_TERM ? term_word(arena, field, word) : word;
}

static struct str value_word(const struct front_field *field, const struct node *node)
{
	return value_in_form(field->arena, field->field, node->scalar);
}

bool is_text_key(const struct field *field, struct str key)
{
	enum own_key own = OWN_KEYS;

	if (!field)
		return find_own_key(key, &own) && own == OWN_KEY_FORMER;
	return field->kind != FIELD_DATE && field->kind != FIELD_BOOL &&
	       field->kind != FIELD_NUMBER;
}

/* Words that would be numbers or such to other programs keep their quotes, where text is wanted. */
static bool is_text(const struct front_field *field)
{
	return is_text_key(field->field, field->pair->key);
}

bool needs_quotes_in_list(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (strchr(",[]{}:?", word.p[i]))
			return true;
	return false;
}

static void put_value(
	struct buf *out, const struct front_field *field, const struct node *node, bool in_brackets)
{
	struct str word = value_word(field, node);
	bool free = node->quoted || !str_eq(word, node->scalar);
	bool quoted = free && is_text(field) && yaml_is_typed(word);

	if (in_brackets && free)
		quoted = quoted || needs_quotes_in_list(word);
	yaml_write_scalar(word, quoted, out);
}

/* On one line, and neither a block nor nothing. */
static bool is_simple(const struct front_field *field, const struct node *node)
{
	struct str source = slice(field, node->place.at, node->end);

	if (node->kind != NODE_SCALAR || !source.n || !is_one_line(source))
		return false;
	return !node->quoted || source.p[0] == '"' || source.p[0] == '\'';
}

static bool are_simple(const struct front_field *field, const struct node *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (!is_simple(field, list->items[i]))
			return false;
	return true;
}

/* ---- What stands around them ---- */

static struct str end_of_line(const struct front_field *field, size_t at)
{
	struct str rest = slice(field, at, field->to);

	return str_slice(rest, 0, str_find_char(rest, '\n'));
}

/* A comment, with the blanks before it, of which it needs one; or nothing. */
static void end_line(struct buf *out, struct str comment)
{
	while (comment.n && (comment.p[comment.n - 1] == ' ' || comment.p[comment.n - 1] == '\t'))
		comment.n--;
	if (comment.n && comment.p[0] == '#' && out->n && out->p[out->n - 1] != ' ')
		buf_add_char(out, ' ');
	buf_add_str(out, comment);
	buf_add_char(out, '\n');
}

static void put_key(struct buf *out, const struct front_field *field)
{
	bool quoted = field->bytes.p[field->pair->place.at] == '"' ||
		      field->bytes.p[field->pair->place.at] == '\'';

	yaml_write_scalar(field->pair->key, quoted && yaml_is_typed(field->pair->key), out);
	buf_add_char(out, ':');
}

/* What stands between the key and at; a colon and blanks, if it is like most. */
static struct str behind_key(const struct front_field *field, size_t at)
{
	size_t from = field->pair->place.at + field->pair->place.len;

	return at > from ? str_trim(slice(field, from, at)) : STR("");
}

/* ---- Lists ---- */

static void put_in_brackets(
	struct buf *out, const struct front_field *field, const struct node *const *items, size_t n)
{
	buf_lit(out, " [");
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_lit(out, ", ");
		put_value(out, field, items[i], true);
	}
	buf_add_char(out, ']');
}

static void put_as_lines(struct buf *out, const struct front_field *field, const struct node *list)
{
	for (size_t i = 0; i < list->n; i++) {
		buf_lit(out, "  - ");
		put_value(out, field, list->items[i], false);
		buf_add_char(out, '\n');
	}
}

/* A list in brackets stays one; if it had more lines and is too long for one it becomes lines. */
static bool put_flow(struct buf *out, const struct front_field *field)
{
	const struct node *list = field->pair->value;
	struct str source = slice(field, list->place.at, list->end);
	size_t from = out->n;

	if (!is_one_line(source) && str_find_char(source, '#') < source.n)
		return false;
	put_key(out, field);
	put_in_brackets(out, field, (const struct node *const *)list->items, list->n);
	if (!is_one_line(source) && list->n &&
		utf8_length(str_from_index(buf_str(out), from)) > WIDTH) {
		out->n = from;
		put_key(out, field);
		end_line(out, end_of_line(field, list->end));
		put_as_lines(out, field, list);
		return true;
	}
	end_line(out, end_of_line(field, list->end));
	return true;
}

/* The line of an item, a comment, or nothing; *next is the item that comes now. */
static bool put_item_line(struct buf *out, const struct front_field *field, size_t from,
	struct str line, size_t *next)
{
	const struct node *list = field->pair->value, *item;
	struct str words = str_trim(line);
	size_t dash = from + (size_t)(words.p - line.p);

	if (!words.n || words.p[0] == '#') {
		if (words.n)
			buf_lit(out, "  ");
		end_line(out, words);
		return true;
	}
	if (*next == list->n || words.p[0] != '-')
		return false;
	item = list->items[(*next)++];
	if (item->place.at <= dash || item->end > from + line.n ||
		!str_is(str_trim(slice(field, dash, item->place.at)), "-"))
		return false;
	buf_lit(out, "  - ");
	put_value(out, field, item, false);
	end_line(out, end_of_line(field, item->end));
	return true;
}

static bool put_block(struct buf *out, const struct front_field *field)
{
	size_t at = field->pair->place.at + field->pair->place.len, next = 0;
	struct str behind = str_trim(end_of_line(field, at));
	size_t colon = str_find_char(end_of_line(field, at), ':');

	if (!behind.n || behind.p[0] != ':')
		return false;
	behind = str_trim(str_from_index(behind, 1));
	if (behind.n && behind.p[0] != '#')
		return false;
	put_key(out, field);
	end_line(out, str_from_index(end_of_line(field, at), colon + 1));
	at += end_of_line(field, at).n + 1;
	while (at < field->to) {
		struct str line = end_of_line(field, at);

		if (!put_item_line(out, field, at, line, &next))
			return false;
		at += line.n + 1;
	}
	return next == field->pair->value->n;
}

/* ---- The field ---- */

static bool put_scalar(struct buf *out, const struct front_field *field)
{
	const struct node *node = field->pair->value;
	bool list = field->field && field->field->list;

	put_key(out, field);
	if (list && str_find(node->scalar, STR(", "), 0) == node->scalar.n) {
		put_in_brackets(out, field, &node, 1);
	} else {
		buf_add_char(out, ' ');
		put_value(out, field, node, false);
	}
	end_line(out, end_of_line(field, node->end));
	return true;
}

static bool put_known(struct buf *out, const struct front_field *field)
{
	const struct node *value = field->pair->value;
	bool simple = value->kind == NODE_LIST ? are_simple(field, value) : is_simple(field, value);

	if (!simple || !is_one_line(slice(field, field->pair->place.at,
			       field->pair->place.at + field->pair->place.len)))
		return false;
	if (value->kind == NODE_LIST && !value->flow)
		return put_block(out, field);
	if (!str_is(behind_key(field, value->place.at), ":") ||
		!is_one_line(slice(field, field->from, value->place.at)))
		return false;
	return value->kind == NODE_LIST ? put_flow(out, field) : put_scalar(out, field);
}

void put_field(struct buf *out, const struct front_field *field)
{
	size_t from = out->n;

	if (put_known(out, field))
		return;
	out->n = from;
	buf_add_str(out, slice(field, field->from, field->to));
	if (out->n > from && out->p[out->n - 1] != '\n')
		buf_add_char(out, '\n');
}
