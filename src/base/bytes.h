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

#include "base/str.h"

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
 * Index of the first byte at or after at that is in table, or s.n. any says of eight bytes whether
 * one may be. What is left at the end is looked at together with some bytes before it.
 */
static inline size_t bytes_find(
	struct str s, size_t at, bool (*any)(uint64_t eight), const unsigned char table[256])
{
	while (at + 8 <= s.n && !any(bytes_load(s.p + at)))
		at += 8;
	if (at + 8 > s.n && s.n >= 8 && !any(bytes_load(s.p + s.n - 8)))
		return s.n;
	while (at < s.n && !table[(unsigned char)s.p[at]])
		at++;
	return at;
}

#endif
