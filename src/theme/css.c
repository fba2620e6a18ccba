/* SPDX-License-Identifier: EUPL-1.2 */
/* Style sheets as visitors get them: without what is only there for who reads the source. */
#include "theme/css.h"

#include "base/buf.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The end of the string that begins at s.p[at], behind its closing quote. */
static size_t string_end(struct str s, size_t at)
{
	char quote = s.p[at++];

	while (at < s.n && s.p[at] != quote)
		at += s.p[at] == '\\' ? 2 : 1;
	return at < s.n ? at + 1 : s.n;
}

static bool is_comment(struct str s, size_t at)
{
	return s.p[at] == '/' && at + 1 < s.n && s.p[at + 1] == '*';
}

static size_t comment_end(struct str s, size_t at)
{
	at = str_find(s, STR("*/"), at + 2);
	return at < s.n ? at + 2 : s.n;
}

/* One that is to stay, such as the licence of what a house style took from elsewhere. */
static bool is_kept_comment(struct str s, size_t at)
{
	return is_comment(s, at) && at + 2 < s.n && s.p[at + 2] == '!';
}

static bool is_hex(char c)
{
	return strchr("0123456789abcdefABCDEF", c) && c;
}

/* The end of the escape that begins at s.p[at]: a character, or its number with one space. */
static size_t escape_end(struct str s, size_t at)
{
	size_t digits = at + 1, end = digits;

	while (end < s.n && end < digits + 6 && is_hex(s.p[end]))
		end++;
	if (end == digits)
		return end < s.n ? end + 1 : s.n;
	if (str_starts(str_from_index(s, end), STR("\r\n")))
		return end + 2;
	return end < s.n && is_space(s.p[end]) ? end + 1 : end;
}

/* The end of the space and comments that begin at s.p[at]; *space if there is any space. */
static size_t gap_end(struct str s, size_t at, bool *space)
{
	*space = false;
	while (at < s.n) {
		if (is_space(s.p[at])) {
			*space = true;
			at++;
		} else if (is_comment(s, at) && !is_kept_comment(s, at)) {
			at = comment_end(s, at);
		} else {
			break;
		}
	}
	return at;
}

/* Nothing is needed between s and what follows when either side cannot be part of a longer word. */
static bool is_apart(char before, char after)
{
	return strchr("{};,", before) || strchr("{}", after);
}

/* The end of what stays as it is, and begins at s.p[at] with no gap. */
static size_t token_end(struct str s, size_t at)
{
	char c = s.p[at];

	if (c == '"' || c == '\'')
		return string_end(s, at);
	if (c == '\\')
		return escape_end(s, at);
	return is_kept_comment(s, at) ? comment_end(s, at) : at + 1;
}

struct str css_compact(struct arena *arena, struct str css)
{
	struct buf out = BUF_INIT;
	struct str result;
	char last = '{'; /* what was put, where that is a sign and nothing longer */
	bool space;

	for (size_t at = 0, end; at < css.n; at = end) {
		end = gap_end(css, at, &space);
		if (end > at) {
			if (end == css.n || is_apart(last, css.p[end]))
				continue;
			buf_add_str(&out, space ? STR(" ") : STR("/**/"));
			last = 'a';
			continue;
		}
		end = token_end(css, at);
		if (css.p[at] == '}' && last == ';')
			out.n--;
		last = end > at + 1 ? 'a' : css.p[at];
		buf_add_str(&out, str_slice(css, at, end));
	}
	result = str_dup(arena, buf_str(&out));
	buf_release(&out);
	return result;
}
