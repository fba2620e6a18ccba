/* SPDX-License-Identifier: EUPL-1.2 */
/* Files with text cases, for the programs that run them: whole, and line by line. */
#ifndef TESTS_TEMPLATE_CASE_FILE_H
#define TESTS_TEMPLATE_CASE_FILE_H

#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"

/* At most 1 MiB, in arena. False when there is no such file. */
static inline bool read_file(struct arena *arena, const char *path, struct str *bytes)
{
	FILE *file = fopen(path, "rb");
	size_t cap = 1 << 20;
	char *p = arena_alloc(arena, cap);

	if (!file)
		return false;
	*bytes = (struct str){p, fread(p, 1, cap, file)};
	fclose(file);
	return true;
}

/* The first line, without its end, which goes from rest too. */
static inline struct str take_line(struct str *rest)
{
	size_t n = str_find_char(*rest, '\n');
	struct str line = str_slice(*rest, 0, n);

	*rest = str_from_index(*rest, n + 1);
	return line;
}

/* A text of that name in messages. */
static inline const struct text *make_text(struct arena *arena, struct str name, struct str bytes)
{
	struct text *text = arena_new(arena, struct text);

	text->path = name;
	text->bytes = bytes;
	return text;
}

#endif
