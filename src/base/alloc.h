/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Memory that cannot fail: when there is none left the program ends, here and nowhere else, so
 * that no other code has a branch for it.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *p, size_t size);

/* Says that memory ran out and ends the program with exit code 3. */
_Noreturn void die_out_of_memory(void);

/* a * b and a + b for sizes of memory; an overflow counts as out of memory. */
static inline size_t size_mul(size_t a, size_t b)
{
	size_t product;

	if (__builtin_mul_overflow(a, b, &product))
		die_out_of_memory();
	return product;
}

static inline size_t size_add(size_t a, size_t b)
{
	size_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		die_out_of_memory();
	return sum;
}

#endif
