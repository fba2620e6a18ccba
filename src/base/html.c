/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/html.h"

#include "base/bytes.h"

static struct str entity(char c)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&quot;");
	default:
		return STR("");
	}
}

static const unsigned char is_special[256] = {['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1};

/* Whether one of eight bytes is special: " and & differ in one bit, and so do < and >. */
static bool has_special(const char *p)
{
	uint64_t x = bytes_load(p);

	return bytes_any(x | BYTES_ALL('"' ^ '&'), '"' | '&') ||
	       bytes_any(x | BYTES_ALL('<' ^ '>'), '<' | '>');
}

/* Index of the first special byte at or after at, or s.n. */
static size_t find_special(struct str s, size_t at)
{
	while (at + 8 <= s.n && !has_special(s.p + at))
		at += 8;
	if (at < s.n && s.n >= 8 && !has_special(s.p + s.n - 8))
		return s.n;
	while (at < s.n && !is_special[(unsigned char)s.p[at]])
		at++;
	return at;
}

void html_escape(struct buf *out, struct str s)
{
	size_t plain = 0;

	for (;;) {
		size_t at = find_special(s, plain);

		if (at > plain)
			buf_add(out, s.p + plain, at - plain);
		if (at == s.n)
			return;
		buf_add_str(out, entity(s.p[at]));
		plain = at + 1;
	}
}
