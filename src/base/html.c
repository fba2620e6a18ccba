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
static bool has_special(uint64_t x)
{
	return bytes_any(x | BYTES_ALL('"' ^ '&'), '"' | '&') ||
	       bytes_any(x | BYTES_ALL('<' ^ '>'), '<' | '>');
}

void html_escape(struct buf *out, struct str s)
{
	size_t plain = 0;

	for (;;) {
		size_t at = bytes_find(s, plain, has_special, is_special);

		if (at > plain)
			buf_add(out, s.p + plain, at - plain);
		if (at == s.n)
			return;
		buf_add_str(out, entity(s.p[at]));
		plain = at + 1;
	}
}
