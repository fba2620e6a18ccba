/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An arena hands out memory that is freed all at once. The site arena owns documents, model and
 * plan; every worker has a scratch arena that is reset after each job. Not thread-safe: one
 * thread an arena.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *block; /* the newest; older ones hang behind it */
	char *at, *end;            /* what is free in the newest */
};

#define ARENA_INIT                                                                                 \
	{                                                                                          \
		0                                                                                  \
	}

/* size bytes, aligned for any type, not cleared. */
void *arena_alloc(struct arena *arena, size_t size);
/* count times size bytes, cleared. */
void *arena_calloc(struct arena *arena, size_t count, size_t size);
/* A copy of n bytes with a NUL behind it. */
char *arena_dup(struct arena *arena, const char *p, size_t n);

#define arena_new(arena, type) ((type *)arena_calloc((arena), 1, sizeof(type)))
#define arena_array(arena, type, n) ((type *)arena_calloc((arena), (n), sizeof(type)))

/* Takes over all memory of from, which is empty afterwards. */
void arena_adopt(struct arena *arena, struct arena *from);
/* Forgets all that was handed out, keeping one block for the next round. */
void arena_reset(struct arena *arena);
void arena_release(struct arena *arena);

#endif
