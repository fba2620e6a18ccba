/* SPDX-License-Identifier: EUPL-1.2 */
/* Trees of nodes as YAML, in blocks, with quotes only where a scalar needs them. */
#include "import/internal.h"

#include "base/utf8.h"

/* What programs that read YAML take for something else than a word. */
static bool is_special_word(struct str s)
{
	static const char *const words[] = {"~", "null", "true", "false", "y", "n", "on", "off"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_lower(s, str_from(words[i])))
			return true;
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A first character that means something; '-' does not before a digit. */
static bool starts_oddly(struct str s)
{
	if (s.p[0] == '-' && s.n > 1 && is_digit(s.p[1]))
		return false;
	return memchr("-?:,[]{}#&*!|>'\"%@` \t=", s.p[0], 23) != NULL;
}

static bool has_line_or_tab(struct str s)
{
	return str_find_char(s, '\n') < s.n || str_find_char(s, '\r') < s.n ||
	       str_find_char(s, '\t') < s.n;
}

bool yaml_needs_quotes(struct str s)
{
	if (!s.n || starts_oddly(s) || is_special_word(s) || has_line_or_tab(s))
		return true;
	if (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':' || str_starts(s, STR("...")))
		return true;
	/* U+0085, U+2028 and U+2029 end a line too, and U+FEFF is no character. */
	return str_find(s, STR(": "), 0) < s.n || str_find(s, STR(" #"), 0) < s.n ||
	       str_find(s, STR("\xc2\x85"), 0) < s.n || str_find(s, STR("\xe2\x80\xa8"), 0) < s.n ||
	       str_find(s, STR("\xe2\x80\xa9"), 0) < s.n ||
	       str_find(s, STR("\xef\xbb\xbf"), 0) < s.n;
}

static void write_double_quoted(struct str s, struct buf *out)
{
	buf_add_char(out, '"');
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (c == '\n')
			buf_lit(out, "\\n");
		else if (c == '\r')
			buf_lit(out, "\\r");
		else if (c == '\t')
			buf_lit(out, "\\t");
		else if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", (char)c);
		else if (c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff)
			buf_addf(out, "\\u%04X", (unsigned)c);
		else
			buf_add(out, s.p + from, at - from);
	}
	buf_add_char(out, '"');
}

static void write_single_quoted(struct str s, struct buf *out)
{
	buf_add_char(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			buf_add_char(out, '\'');
		buf_add_char(out, s.p[i]);
	}
	buf_add_char(out, '\'');
}

static bool is_on_one_plain_line(struct str s)
{
	return !has_line_or_tab(s) && str_find(s, STR("\xc2\x85"), 0) == s.n &&
	       str_find(s, STR("\xe2\x80\xa8"), 0) == s.n &&
	       str_find(s, STR("\xe2\x80\xa9"), 0) == s.n &&
	       str_find(s, STR("\xef\xbb\xbf"), 0) == s.n;
}

static void write_scalar(struct str s, bool quoted, struct buf *out)
{
	if (!quoted && !yaml_needs_quotes(s))
		buf_add_str(out, s);
	else if (is_on_one_plain_line(s))
		write_single_quoted(s, out);
	else
		write_double_quoted(s, out);
}

/* A key that is a number is a word all the same. */
static void write_key(struct str key, struct buf *out)
{
	write_scalar(key, key.n && is_digit(key.p[0]), out);
	buf_add_char(out, ':');
}

/* ---- Blocks ---- */

struct yaml_writer {
	const struct margins *margins; /* or NULL */
	struct buf *out;
};

static void write_lines(const struct str *lines, size_t n, size_t indent, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_add_repeat(out, ' ', lines[i].n ? indent : 0);
		buf_add_str(out, lines[i]);
		buf_add_char(out, '\n');
	}
}

/* The end of a line, with the comments that stood there. */
static void end_line(const struct margin *margin, struct buf *out)
{
	for (size_t i = 0; margin && i < margin->behind.n; i++) {
		buf_add_char(out, ' ');
		buf_add_str(out, margin->behind.v[i]);
	}
	buf_add_char(out, '\n');
}

static void write_block(const struct yaml_writer *writer, const struct node *node, size_t indent);

/* What follows a key or the dash of an item. */
static void write_value(const struct yaml_writer *writer, const struct node *node,
	const struct margin *margin, size_t indent)
{
	struct buf *out = writer->out;
	bool scalar = node->kind == NODE_SCALAR;

	if (scalar && !node_is_nothing(node)) {
		buf_add_char(out, ' ');
		write_scalar(node->scalar, node->quoted, out);
	} else if (!scalar && !node->n) {
		buf_add_str(out, node->kind == NODE_MAP ? STR(" {}") : STR(" []"));
	}
	end_line(margin, out);
	if (!scalar && node->n)
		write_block(writer, node, indent);
}

/* A mapping or list that is not empty, line by line. */
static void write_block(const struct yaml_writer *writer, const struct node *node, size_t indent)
{
	for (size_t i = 0; i < node->n; i++) {
		const struct node_pair *pair = node->kind == NODE_MAP ? &node->pairs[i] : NULL;
		const struct node *value = pair ? pair->value : node->items[i];
		const struct margin *margin =
			margins_at(writer->margins, pair ? pair->place : value->place);

		if (margin)
			write_lines(margin->above.v, margin->above.n, indent, writer->out);
		buf_add_repeat(writer->out, ' ', indent);
		if (pair)
			write_key(pair->key, writer->out);
		else
			buf_add_char(writer->out, '-');
		write_value(writer, value, margin, indent + 2);
	}
}

void yaml_write(const struct node *root, const struct margins *margins, struct buf *out)
{
	struct yaml_writer writer = {margins, out};

	if (root->n)
		write_block(&writer, root, 0);
	if (margins)
		write_lines(margins->below.v, margins->below.n, 0, out);
}
