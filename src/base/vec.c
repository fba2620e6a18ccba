/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/vec.h"

#include <string.h>

#include "base/alloc.h"

void *vec_grow(struct arena *arena, const void *old, size_t n, size_t *cap, size_t size)
{
	void *v;

	*cap = *cap ? size_mul(*cap, 2) : 4;
	v = arena_alloc(arena, size_mul(*cap, size));
	if (n)
		memcpy(v, old, n * size);
	return v;
}
