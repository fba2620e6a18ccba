/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/html.h"

#include <stdint.h>

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

/* Whether some byte of x is 0. */
static bool has_zero(uint64_t x)
{
	return (x - 0x0101010101010101u) & ~x & 0x8080808080808080u;
}

/* Whether one of eight bytes is special: " and & differ in one bit, and so do < and >. */
static bool has_special(const char *p)
{
	uint64_t x;

	memcpy(&x, p, sizeof(x));
	return has_zero((x | 0x0404040404040404u) ^ 0x2626262626262626u) ||
	       has_zero((x | 0x0202020202020202u) ^ 0x3e3e3e3e3e3e3e3eu);
}

/* Index of the first special byte at or after at, or s.n. */
static size_t find_special(struct str s, size_t at)
{
	while (at + 8 <= s.n && !has_special(s.p + at))
		at += 8;
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
