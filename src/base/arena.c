/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/*
 * AddressSanitizer is told what is free, with a gap behind every piece, so that it sees when
 * somebody reads past a piece or after a reset.
 */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define ARENA_POISON 1
#endif
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
enum { ARENA_GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
enum { ARENA_GAP = 0 };
#endif

enum { ARENA_ALIGN = 16, ARENA_BLOCK_MIN = 16 << 10, ARENA_BLOCK_MAX = 1 << 20 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	_Alignas(ARENA_ALIGN) char bytes[];
};

static void arena_grow(struct arena *arena, size_t size)
{
	size_t want = arena->block ? arena->block->size * 2 : ARENA_BLOCK_MIN;
	struct arena_block *block;

	if (want > ARENA_BLOCK_MAX)
		want = ARENA_BLOCK_MAX;
	if (want < size)
		want = size;
	block = xmalloc(size_add(sizeof(*block), want));
	block->size = want;
	block->older = arena->block;
	arena->block = block;
	arena->at = block->bytes;
	arena->end = block->bytes + want;
	ASAN_POISON_MEMORY_REGION(arena->at, want);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t rounded = size_add(size, ARENA_ALIGN - 1 + ARENA_GAP) & ~(size_t)(ARENA_ALIGN - 1);
	void *p;

	if ((size_t)(arena->end - arena->at) < rounded || !arena->block)
		arena_grow(arena, rounded);
	p = arena->at;
	arena->at += rounded;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

void *arena_calloc(struct arena *arena, size_t count, size_t size)
{
	size_t total = size_mul(count, size);

	return memset(arena_alloc(arena, total), 0, total);
}

char *arena_dup(struct arena *arena, const char *p, size_t n)
{
	char *copy = arena_alloc(arena, size_add(n, 1));

	if (n)
		memcpy(copy, p, n);
	copy[n] = '\0';
	return copy;
}

void arena_adopt(struct arena *arena, struct arena *from)
{
	struct arena_block *oldest = from->block;

	if (!oldest)
		return;
	if (!arena->block) {
		*arena = *from;
	} else {
		while (oldest->older)
			oldest = oldest->older;
		oldest->older = arena->block->older;
		arena->block->older = from->block;
	}
	*from = (struct arena)ARENA_INIT;
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;

		free(block);
		block = older;
	}
}

void arena_reset(struct arena *arena)
{
	if (!arena->block)
		return;
	free_blocks(arena->block->older);
	arena->block->older = NULL;
	arena->at = arena->block->bytes;
	arena->end = arena->at + arena->block->size;
	ASAN_POISON_MEMORY_REGION(arena->at, arena->block->size);
}

void arena_release(struct arena *arena)
{
	free_blocks(arena->block);
	*arena = (struct arena)ARENA_INIT;
}
