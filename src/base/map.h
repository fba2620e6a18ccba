/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A map from strings to pointers, open addressing, living in an arena. The keys are not copied.
 * It has no order of its own: keep a vec beside it where order matters.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/str.h"

struct map_slot {
	struct str key;
	void *value; /* NULL: the slot is free */
};

struct map {
	struct map_slot *slots;
	size_t n, cap; /* cap is 0 or a power of two */
};

void *map_get(const struct map *map, struct str key);
/* Puts value (not NULL) under key if that is free. Returns what stood there before, or NULL. */
void *map_put(struct arena *arena, struct map *map, struct str key, void *value);
/* Puts value under key whatever stood there. */
void map_set(struct arena *arena, struct map *map, struct str key, void *value);

#endif
