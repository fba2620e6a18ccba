/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Memory for libcmark: a bump allocator that frees nothing until the text is done, which saves a
 * quarter of the time. cmark_mem has no pointer of the user's own, so the arena is a variable of
 * the thread; that makes this the one place with state. Private to document/.
 */
#ifndef DOCUMENT_MARKDOWN_MEMORY_H
#define DOCUMENT_MARKDOWN_MEMORY_H

#include <cmark.h>

struct arena;

/* The allocator, which takes from arena in this thread until the next call. */
cmark_mem *markdown_memory(struct arena *arena);

#endif
