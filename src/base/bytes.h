/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Looking at eight or sixteen bytes at a time, for loops over all text that is written. These tell
 * whether one of them is of a kind; the caller then goes byte by byte.
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

/* Sixteen bytes, and likewise a mask for them: a byte is all ones where something holds. */
typedef unsigned char bytes16 __attribute__((vector_size(16)));

static inline bytes16 bytes16_load(const char *p)
{
	bytes16 x;

	memcpy(&x, p, sizeof(x));
	return x;
}

static inline bytes16 bytes16_are(bytes16 x, unsigned char c)
{
	return (bytes16)(x == c);
}

static inline bytes16 bytes16_are_below(bytes16 x, unsigned char n)
{
	return (bytes16)(x < n);
}

static inline bool bytes16_any(bytes16 mask)
{
	uint64_t half[2];

	memcpy(half, &mask, sizeof(half));
	return half[0] | half[1];
}

/* Some byte is above 127. */
static inline bool bytes_any_high(uint64_t x)
{
	return x & BYTES_ALL(0x80);
}

/*
 * For writers that escape: nearly all texts are short and need none, so they are looked at while
 * they are copied. The bytes that are looked for, in three forms: only the table has to be exact.
 */
struct bytes_kind {
	bool (*any)(uint64_t);      /* one of eight may be such a byte */
	bytes16 (*are)(bytes16);    /* which of sixteen may be */
	const unsigned char *table; /* 256 */
};

/* Less than eight, of which four or more are looked at together. */
static inline size_t bytes_copy_few(char *to, struct str s, const struct bytes_kind kind)
{
	size_t at = 0;

	if (s.n >= 4) {
		uint32_t first, last;

		memcpy(&first, s.p, 4);
		memcpy(&last, s.p + s.n - 4, 4);
		if (!kind.any((uint64_t)last << 32 | first)) {
			memcpy(to, &first, 4);
			memcpy(to + s.n - 4, &last, 4);
			return s.n;
		}
	}
	for (; at < s.n && !kind.table[(unsigned char)s.p[at]]; at++)
		to[at] = s.p[at];
	return at;
}

/* From 8 to 16: the first eight and the last. */
static inline size_t bytes_copy_some(char *to, struct str s, const struct bytes_kind kind)
{
	uint64_t first = bytes_load(s.p), last = bytes_load(s.p + s.n - 8);
	size_t at = 0;

	if (!kind.any(first) && !kind.any(last)) {
		memcpy(to, &first, 8);
		memcpy(to + s.n - 8, &last, 8);
		return s.n;
	}
	for (; at < s.n && !kind.table[(unsigned char)s.p[at]]; at++)
		to[at] = s.p[at];
	return at;
}

/*
 * Copies s up to the first byte of that kind, and returns how many bytes that were. Behind what
 * was copied, up to s.n, anything may have been written.
 */
static inline size_t bytes_copy(char *to, struct str s, const struct bytes_kind kind)
{
	size_t at = 0;

	if (s.n < 8)
		return bytes_copy_few(to, s, kind);
	if (s.n <= 16)
		return bytes_copy_some(to, s, kind);
	for (; at + 16 <= s.n; at += 16) {
		bytes16 x = bytes16_load(s.p + at);

		if (bytes16_any(kind.are(x)))
			break;
		memcpy(to + at, &x, 16);
	}
	if (at + 16 > s.n) {
		bytes16 last = bytes16_load(s.p + s.n - 16);

		if (!bytes16_any(kind.are(last))) {
			memcpy(to + s.n - 16, &last, 16);
			return s.n;
		}
	}
	for (; at < s.n && !kind.table[(unsigned char)s.p[at]]; at++)
		to[at] = s.p[at];
	return at;
}

/* The same at the end of out; s.n where there is no room, so that there is nothing left to do. */
static inline size_t bytes_add(struct buf *out, struct str s, const struct bytes_kind kind)
{
	size_t n;

	if (!buf_reserve(out, s.n))
		return s.n;
	n = bytes_copy(out->p + out->n, s, kind);
	out->n += n;
	out->p[out->n] = '\0';
	return n;
}

#endif
