/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/utf8.h"

#include <stdbool.h>

#include "base/bytes.h"

#include "base/alloc.h"
#include "base/arena.h"

static bool is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* Bytes of the character that starts at p, with n left; 0 if it is not valid. */
static size_t char_size(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf)
		return n >= 2 && is_tail(p[1]) ? 2 : 0;
	if (p[0] >= 0xe0 && p[0] <= 0xef) {
		if (n < 3 || !is_tail(p[1]) || !is_tail(p[2]))
			return 0;
		if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f))
			return 0;
		return 3;
	}
	if (p[0] >= 0xf0 && p[0] <= 0xf4) {
		if (n < 4 || !is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3]))
			return 0;
		if ((p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
			return 0;
		return 4;
	}
	return 0;
}

/* Behind the eights of bytes from at that are all ASCII. */
static size_t skip_ascii(struct str s, size_t at)
{
	for (; at + 8 <= s.n; at += 8) {
		if (bytes_any_high(bytes_load(s.p + at)))
			break;
	}
	return at;
}

size_t utf8_check(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t at = 0;

	while ((at = skip_ascii(s, at)) < s.n) {
		size_t size = char_size(p + at, s.n - at);

		if (!size)
			return at;
		at += size;
	}
	return s.n;
}

size_t utf8_find_control(struct str s)
{
	static const unsigned char is_control[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, [0x7f] = 1};

	for (size_t i = 0; i < s.n; i++) {
		for (; i + 8 <= s.n; i += 8) {
			uint64_t x = bytes_load(s.p + i);

			if (bytes_any_below(x, 0x20) || bytes_any(x, 0x7f))
				break;
		}
		if (i < s.n && is_control[(unsigned char)s.p[i]])
			return i;
	}
	return s.n;
}

size_t utf8_length(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !is_tail((unsigned char)s.p[i]);
	return n;
}

uint32_t utf8_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t size = char_size(p, s.n - *at);
	static const unsigned char mask[] = {0xff, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t c;

	if (!size) {
		*at += 1;
		return 0xfffd;
	}
	c = p[0] & mask[size];
	for (size_t i = 1; i < size; i++)
		c = c << 6 | (p[i] & 0x3f);
	*at += size;
	return c;
}

size_t utf8_start(struct str s, size_t at)
{
	while (at > 0 && at < s.n && is_tail((unsigned char)s.p[at]))
		at--;
	return at;
}

struct str utf8_cut(struct str s, size_t n)
{
	size_t at = 0;

	while (at < s.n && n--)
		utf8_next(s, &at);
	return str_slice(s, 0, at);
}

static bool is_unseen(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

struct str utf8_clean(struct arena *arena, struct str s)
{
	static const struct str blank = STR_INIT(" "), unknown = STR_INIT("\xef\xbf\xbd");
	char *p = arena_alloc(arena, size_add(size_mul(s.n, 3), 1));
	size_t n = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		struct str shown = str_slice(s, from, at);

		if (c == '\t' || c == '\n' || c == '\r')
			shown = blank;
		else if (is_unseen(c) || c == 0xfffd)
			shown = unknown;
		memcpy(p + n, shown.p, shown.n);
		n += shown.n;
	}
	p[n] = '\0';
	return (struct str){p, n};
}
