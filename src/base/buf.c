/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/limits.h"

void buf_release(struct buf *buf)
{
	size_t limit = buf->limit;

	free(buf->p);
	*buf = (struct buf){.limit = limit};
}

void buf_reset(struct buf *buf)
{
	buf->n = 0;
	buf->overflowed = false;
	if (buf->p)
		buf->p[0] = '\0';
}

bool buf_grow(struct buf *buf, size_t n)
{
	size_t limit = buf->limit ? buf->limit : LIMIT_OUTPUT_SIZE;
	size_t want = buf->cap > 128 ? buf->cap * 2 : 256;

	if (buf->overflowed || n > limit || buf->n > limit - n) {
		buf->overflowed = true;
		buf->cap = buf->n; /* nothing fits any more, however short */
		return false;
	}
	while (want <= buf->n + n)
		want *= 2;
	buf->cap = want <= limit ? want : limit + 1;
	buf->p = xrealloc(buf->p, buf->cap);
	return true;
}

void buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n <= 0 || !buf_reserve(buf, (size_t)n))
		return;
	va_start(args, format);
	vsnprintf(buf->p + buf->n, (size_t)n + 1, format, args);
	va_end(args);
	buf->n += (size_t)n;
}

void buf_add_repeat(struct buf *buf, char c, size_t n)
{
	if (!n || !buf_reserve(buf, n))
		return;
	memset(buf->p + buf->n, c, n);
	buf->n += n;
	buf->p[buf->n] = '\0';
}

void buf_add_unsigned(struct buf *buf, unsigned long long number)
{
	size_t digits = 1;
	char *p;

	for (unsigned long long least = 10; digits < 20 && number >= least; least *= 10)
		digits++;
	if (!buf_reserve(buf, digits))
		return;
	buf->n += digits;
	p = buf->p + buf->n;
	*p = '\0';
	for (; digits--; number /= 10)
		*--p = (char)('0' + number % 10);
}
