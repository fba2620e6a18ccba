/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A growable buffer for what is being built. Errors are sticky: past its limit it only counts,
 * so write freely and look at overflowed once at the end. p is NUL-terminated when not NULL.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct buf {
	char *p;
	size_t n, cap;   /* cap never lets n pass the limit */
	size_t limit;    /* most bytes; 0 for LIMIT_OUTPUT_SIZE */
	bool overflowed; /* something did not fit and was dropped */
};

#define BUF_INIT                                                                                   \
	{                                                                                          \
		0                                                                                  \
	}

void buf_release(struct buf *buf);
/* Empty again, with its memory kept. */
void buf_reset(struct buf *buf);
/* For buf_reserve, when there is no room yet. */
bool buf_grow(struct buf *buf, size_t n);
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_add_repeat(struct buf *buf, char c, size_t n);
void buf_add_unsigned(struct buf *buf, unsigned long long number);

/* Room for n more bytes at buf->p + buf->n; false if the limit forbids. */
static inline bool buf_reserve(struct buf *buf, size_t n)
{
	return buf->cap - buf->n > n || buf_grow(buf, n);
}

static inline void buf_add(struct buf *buf, const char *p, size_t n)
{
	if (!n || !buf_reserve(buf, n))
		return;
	memcpy(buf->p + buf->n, p, n);
	buf->n += n;
	buf->p[buf->n] = '\0';
}

static inline void buf_add_char(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

static inline void buf_add_str(struct buf *buf, struct str s)
{
	buf_add(buf, s.p, s.n);
}

#define buf_lit(buf, literal) buf_add((buf), (literal), sizeof(literal) - 1)

static inline struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->p, buf->n};
}

#endif
