/* SPDX-License-Identifier: EUPL-1.2 */
/* Scalars as YAML: with quotes only where they need them. */
#include "base/utf8.h"
#include "document/document.h"

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

static bool is_number_char(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
	       strchr("xXoO+-._:,TZ ", c);
}

bool yaml_is_typed(struct str s)
{
	size_t sign = s.n && (s.p[0] == '-' || s.p[0] == '+');

	if (is_special_word(s) || str_eq_lower(s, STR("yes")) || str_eq_lower(s, STR("no")))
		return true;
	if (s.n <= sign || (!is_digit(s.p[sign]) && s.p[sign] != '.'))
		return false;
	if (s.p[sign] == '.')
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || !is_number_char(s.p[i]))
			return false;
	return true;
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

void yaml_write_scalar(struct str s, bool quoted, struct buf *out)
{
	if (!quoted && !yaml_needs_quotes(s))
		buf_add_str(out, s);
	else if (is_on_one_plain_line(s))
		write_single_quoted(s, out);
	else
		write_double_quoted(s, out);
}
