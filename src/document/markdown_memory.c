/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/markdown_memory.h"

#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"

static _Thread_local struct arena *current;

/* Stands before every block, because realloc is not told how large the old one was. */
struct header {
	_Alignas(16) size_t size;
};

static void *allocate(size_t size)
{
	struct header *header = arena_alloc(current, size_add(sizeof(*header), size));

	header->size = size;
	return header + 1;
}

static void *memory_calloc(size_t count, size_t size)
{
	size_t total = size_mul(count, size);

	return memset(allocate(total), 0, total);
}

static void *memory_realloc(void *old, size_t size)
{
	struct header *header = old ? (struct header *)old - 1 : NULL;
	void *p;

	if (header && header->size >= size)
		return old;
	p = allocate(size);
	if (header)
		memcpy(p, old, header->size);
	return p;
}

static void memory_free(void *p)
{
	(void)p;
}

cmark_mem *markdown_memory(struct arena *arena)
{
	static cmark_mem memory = {memory_calloc, memory_realloc, memory_free};

	current = arena;
	return &memory;
}
