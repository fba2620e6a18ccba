/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A growable array inside an arena: `VEC(struct thing *) things;` is a member with v, n and cap.
 * An old array stays behind in the arena when it grows, so a vec costs at most twice its size.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *v;                                                                           \
		size_t n, cap;                                                                     \
	}

/* Appends a value; evaluates vec more than once. */
#define vec_push(arena, vec, value)                                                                \
	do {                                                                                       \
		if ((vec)->n == (vec)->cap)                                                        \
			(vec)->v = vec_grow(                                                       \
				(arena), (vec)->v, (vec)->n, &(vec)->cap, sizeof(*(vec)->v));      \
		(vec)->v[(vec)->n++] = (value);                                                    \
	} while (0)

/* for each element, it being a pointer to it */
#define vec_each(type, it, vec)                                                                    \
	for (__typeof__(type) *it = (vec)->v, *it##_end = it ? it + (vec)->n : it; it < it##_end;  \
		it++)

void *vec_grow(struct arena *arena, const void *old, size_t n, size_t *cap, size_t size);

#endif
