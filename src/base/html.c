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

static bytes16 are_special(bytes16 x)
{
	return bytes16_are(x, '"') | bytes16_are(x, '&') | bytes16_are(x, '<') |
	       bytes16_are(x, '>');
}

void html_escape(struct buf *out, struct str s)
{
	for (;;) {
		size_t plain = bytes_add(
			out, s, (struct bytes_kind){has_special, are_special, is_special});

		if (plain == s.n)
			return;
		buf_add_str(out, entity(s.p[plain]));
		s = (struct str){s.p + plain + 1, s.n - plain - 1};
	}
}
