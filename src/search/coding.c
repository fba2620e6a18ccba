/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers and sorted lists as few characters, all of which may stand in a string of a script. */
#include "search/internal.h"

enum { FRONT_MAX = 25, DIGIT_BITS = 5, LAST_DIGIT = '#', MORE_DIGITS = ']' };

/* Only of ASCII, so that a script, which counts in another way, comes to the same number. */
static size_t common_front(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && n < FRONT_MAX && a.p[n] == b.p[n] && (a.p[n] & 0x80) == 0)
		n++;
	return n;
}

void code_front(struct buf *out, struct str last, struct str s)
{
	size_t n = common_front(last, s);

	buf_add_char(out, (char)('A' + n));
	buf_add_str(out, str_from_index(s, n));
}

void code_number(struct buf *out, unsigned number)
{
	unsigned shift = 0;

	while (number >> shift >> DIGIT_BITS)
		shift += DIGIT_BITS;
	for (; shift; shift -= DIGIT_BITS)
		buf_add_char(out, (char)(MORE_DIGITS + (number >> shift & 31)));
	buf_add_char(out, (char)(LAST_DIGIT + (number & 31)));
}
