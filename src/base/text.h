/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A text is an input file as it was read. Everything that comes from it keeps its place as a
 * range of bytes; line and column are worked out only when somebody wants to see them.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct text {
	struct str path;  /* below the site folder, with '/'; what a message calls it */
	struct str bytes; /* p is NULL when the file could not be read or is no text */
	bool outside;     /* the path does not start at the site folder but where we are */
};

/* text is NULL for "nowhere"; then at and len mean nothing. Lives as long as its text. */
struct place {
	const struct text *text;
	uint32_t at, len; /* bytes */
};

/* Both count from 1; a column is a character, not a byte. 0 when the place is a whole file. */
struct position {
	uint32_t line, column;
};

struct position place_position(struct place place);

enum { PLACE_MARKS = 256 };

/*
 * Finds many positions in one text without counting from its start each time, however long its
 * lines are. Starts as {0}; a question about another text makes it start anew.
 */
struct place_finder {
	const struct text *text;
	size_t stride, known;
	struct position marks[PLACE_MARKS]; /* marks[i] is that of byte i * stride */
};

struct position place_find(struct place_finder *finder, struct place place);
/* The place of a piece that lies inside text. */
struct place place_of(const struct text *text, struct str piece);
/* The file as a whole. */
struct place place_file(const struct text *text);

#endif
