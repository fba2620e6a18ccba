/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/html.h"

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

void html_escape(struct buf *out, struct str s)
{
	size_t plain = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!is_special[(unsigned char)s.p[i]])
			continue;
		buf_add(out, s.p + plain, i - plain);
		buf_add_str(out, entity(s.p[i]));
		plain = i + 1;
	}
	if (plain < s.n)
		buf_add(out, s.p + plain, s.n - plain);
}
