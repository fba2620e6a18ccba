/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Words of content between our own. In Markdown they may do nothing: what could be mark-up, a link,
 * a mention, a reference or a command of GitHub or GitLab stands as code, in which none of that
 * works. A backslash would not do: mentions and references are found after it is taken out.
 */
#include "base/utf8.h"
#include "compare/write.h"

/* Marks that turn the direction of what follows, so that a line reads otherwise than it is. */
static bool turns(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* One line, at most n characters of it, without what could disturb a terminal. */
static struct str cleaned(struct arena *arena, struct str s, size_t n)
{
	struct str cut = utf8_cut(s, n), line = utf8_clean(arena, cut);
	struct buf out = BUF_INIT;
	struct str result;

	for (size_t at = 0; at < line.n;) {
		size_t from = at;

		if (turns(utf8_next(line, &at)))
			buf_lit(&out, "\xef\xbf\xbd");
		else
			buf_add_str(&out, str_slice(line, from, at));
	}
	if (cut.n < s.n)
		buf_lit(&out, " …");
	result = str_trim(str_dup(arena, buf_str(&out)));
	buf_release(&out);
	return result;
}

/* ---- What is harmless as it is ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The character at i; a blank outside. */
static char at(struct str s, size_t i)
{
	return i < s.n ? s.p[i] : ' ';
}

static bool is_harmless_mark(struct str s, size_t i)
{
	char before = i ? s.p[i - 1] : ' ', after = at(s, i + 1);

	switch (s.p[i]) {
	case ' ':
	case ',':
	case ';':
	case '(':
	case ')':
	case '\'':
	case '"':
	case '?':
		return true;
	case '.':
		return after == ' ' || after == ')' || (is_digit(before) && is_digit(after));
	case ':':
	case '&':
	case '!':
		return after == ' ';
	case '%':
		return is_digit(before) && !is_digit(after) && !is_letter(after);
	case '-':
		return is_letter(before) && is_letter(after);
	default:
		return false;
	}
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f');
}

/* So many hexadecimal digits in a row may be a commit. */
enum { COMMIT_MIN = 7 };

static bool is_harmless(struct str s)
{
	size_t hex = 0;

	for (size_t i = 0; i < s.n; i++) {
		hex = is_hex(s.p[i]) ? hex + 1 : 0;
		if (hex >= COMMIT_MIN)
			return false;
		if (!is_letter(s.p[i]) && !is_digit(s.p[i]) && !is_harmless_mark(s, i))
			return false;
	}
	return true;
}

/* ---- Code ---- */

static size_t longest_run(struct str s, char c)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = s.p[i] == c ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest;
}

static void add_code(struct buf *out, struct str s)
{
	size_t fence = longest_run(s, '`') + 1;
	bool blanks = s.p[0] == '`' || s.p[s.n - 1] == '`';

	buf_add_repeat(out, '`', fence);
	if (blanks)
		buf_add_char(out, ' ');
	buf_add_str(out, s);
	if (blanks)
		buf_add_char(out, ' ');
	buf_add_repeat(out, '`', fence);
}

void quote(struct people *people, struct str s, size_t max)
{
	struct arena scratch = ARENA_INIT;
	struct str line = cleaned(&scratch, s, max);

	if (!people->markdown ||
		(is_harmless(line) && (!line.n || is_letter(line.p[0]) || !people->line_start)))
		buf_add_str(people->out, line);
	else
		add_code(people->out, line);
	people->line_start = false;
	arena_release(&scratch);
}
