/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Looking at eight bytes at a time, for loops over all text that is written. These tell whether
 * one of the eight is of a kind, never which; the caller then goes byte by byte.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"

#define BYTES_ALL(c) (0x0101010101010101u * (uint64_t)(c))

static inline uint64_t bytes_load(const char *p)
{
	uint64_t x;

	memcpy(&x, p, sizeof(x));
	return x;
}

/* Some byte is below n, which is from 1 to 128. */
static inline bool bytes_any_below(uint64_t x, unsigned char n)
{
	return (x - BYTES_ALL(n)) & ~x & BYTES_ALL(0x80);
}

/* Some byte is c. */
static inline bool bytes_any(uint64_t x, unsigned char c)
{
	return bytes_any_below(x ^ BYTES_ALL(c), 1);
}

/* Some byte is above 127. */
static inline bool bytes_any_high(uint64_t x)
{
	return x & BYTES_ALL(0x80);
}

/*
 * For writers that escape: nearly all texts are short and need none, so they are looked at while
 * they are copied. table has the bytes that are looked for, and any says of eight whether one of
 * them may be there. This is for less than eight, of which four or more are looked at together.
 */
static inline size_t bytes_copy_few(
	char *to, struct str s, bool (*any)(uint64_t), const unsigned char table[256])
{
	size_t at = 0;

	if (s.n >= 4) {
		uint32_t first, last;

		memcpy(&first, s.p, 4);
		memcpy(&last, s.p + s.n - 4, 4);
		if (!any((uint64_t)last << 32 | first)) {
			memcpy(to, &first, 4);
			memcpy(to + s.n - 4, &last, 4);
			return s.n;
		}
	}
	for (; at < s.n && !table[(unsigned char)s.p[at]]; at++)
		to[at] = s.p[at];
	return at;
}

/*
 * Copies s up to the first byte that is in table, and returns how many bytes that were. Behind what
 * was copied, up to s.n, anything may have been written.
 */
static inline size_t bytes_copy(
	char *to, struct str s, bool (*any)(uint64_t), const unsigned char table[256])
{
	size_t at = 0;

	if (s.n < 8)
		return bytes_copy_few(to, s, any, table);
	for (; at + 8 <= s.n && !any(bytes_load(s.p + at)); at += 8)
		memcpy(to + at, s.p + at, 8);
	if (at + 8 > s.n && !any(bytes_load(s.p + s.n - 8))) {
		memcpy(to + s.n - 8, s.p + s.n - 8, 8);
		return s.n;
	}
	for (; at < s.n && !table[(unsigned char)s.p[at]]; at++)
		to[at] = s.p[at];
	return at;
}

/* The same at the end of out; s.n where there is no room, so that there is nothing left to do. */
static inline size_t bytes_add(
	struct buf *out, struct str s, bool (*any)(uint64_t), const unsigned char table[256])
{
	size_t n;

	if (!buf_reserve(out, s.n))
		return s.n;
	n = bytes_copy(out->p + out->n, s, any, table);
	out->n += n;
	out->p[out->n] = '\0';
	return n;
}

#endif
