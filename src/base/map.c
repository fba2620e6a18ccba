/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/map.h"

#include "base/arena.h"

static struct map_slot *find_slot(const struct map *map, struct str key)
{
	size_t mask = map->cap - 1;
	size_t i = (size_t)str_hash(key) & mask;

	while (map->slots[i].value && !str_eq(map->slots[i].key, key))
		i = (i + 1) & mask;
	return &map->slots[i];
}

static void map_grow(struct arena *arena, struct map *map)
{
	struct map old = *map;

	map->cap = old.cap ? old.cap * 2 : 16;
	map->slots = arena_array(arena, struct map_slot, map->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].value)
			*find_slot(map, old.slots[i].key) = old.slots[i];
}

void *map_get(const struct map *map, struct str key)
{
	return map->cap ? find_slot(map, key)->value : NULL;
}

static struct map_slot *slot_for(struct arena *arena, struct map *map, struct str key)
{
	if ((map->n + 1) * 4 > map->cap * 3)
		map_grow(arena, map);
	return find_slot(map, key);
}

void *map_put(struct arena *arena, struct map *map, struct str key, void *value)
{
	struct map_slot *slot = slot_for(arena, map, key);

	if (slot->value)
		return slot->value;
	*slot = (struct map_slot){key, value};
	map->n++;
	return NULL;
}

void map_set(struct arena *arena, struct map *map, struct str key, void *value)
{
	struct map_slot *slot = slot_for(arena, map, key);

	if (!slot->value)
		map->n++;
	*slot = (struct map_slot){key, value};
}
