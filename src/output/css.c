/* SPDX-License-Identifier: EUPL-1.2 */
/* Style sheets as visitors get them: without what is only there for who reads the source. */
#include "output/internal.h"

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

/* The end of the space and comments that begin at s.p[at]; *space if there is any space. */
static size_t gap_end(struct str s, size_t at, bool *space)
{
	*space = false;
	while (at < s.n) {
		if (is_space(s.p[at])) {
			*space = true;
			at++;
		} else if (str_starts(str_from_index(s, at), STR("/*"))) {
			at = str_find(s, STR("*/"), at + 2);
			at = at < s.n ? at + 2 : s.n;
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

struct str css_compact(struct arena *arena, struct str css)
{
	struct buf out = BUF_INIT;
	struct str result;
	bool space;

	for (size_t at = 0, end; at < css.n; at = end) {
		char c = css.p[at];

		end = gap_end(css, at, &space);
		if (end > at) {
			if (!out.n || end == css.n || is_apart(out.p[out.n - 1], css.p[end]))
				continue;
			buf_add_str(&out, space ? STR(" ") : STR("/**/"));
			continue;
		}
		end = c == '"' || c == '\'' ? string_end(css, at) : at + 1;
		if (c == '\\')
			end = at + 2 < css.n ? at + 2 : css.n;
		if (c == '}' && out.n > 1 && out.p[out.n - 1] == ';' && out.p[out.n - 2] != '\\')
			out.n--;
		buf_add_str(&out, str_slice(css, at, end));
	}
	result = str_dup(arena, buf_str(&out));
	buf_release(&out);
	return result;
}
