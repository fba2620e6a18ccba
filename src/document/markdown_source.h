/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where in the source a piece of Markdown came from. libcmark knows the lines of blocks well, but
 * its columns of links are wrong as soon as a paragraph has more than one line, so what stands in
 * a block is searched for in the text of that block. Private to document/.
 */
#ifndef DOCUMENT_MARKDOWN_SOURCE_H
#define DOCUMENT_MARKDOWN_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct markdown_source {
	const struct text *text;
	struct str piece;
	bool returns;    /* the text has carriage returns */
	size_t line, at; /* the last line that was looked up, from 1, and its first byte */
	int first_line, last_line; /* of the block at hand */
	bool located;              /* what follows is known; done only for blocks that need it */
	struct place block_line;
	size_t from, to; /* what of the block has not been searched yet */
	unsigned misses;
};

struct markdown_source markdown_source(const struct text *text, struct str piece);
/* Goes to a block that does not begin before the last one. */
void markdown_source_enter(struct markdown_source *source, int first_line, int last_line);
/* All lines of the block at hand; before anything is looked for in it. */
struct str markdown_source_block(struct markdown_source *source);
/* The first line of the block at hand, without indentation and blanks at the end. */
struct place markdown_source_line(struct markdown_source *source);
/*
 * The first place in the block, behind what was found in it before, where needle stands; the line
 * of the block if there is none.
 */
struct place markdown_source_find(struct markdown_source *source, struct str needle);
/* The same for an address, which is rather found behind '(' or '<' than elsewhere. */
struct place markdown_source_find_url(struct markdown_source *source, struct str url);

#endif
