/* SPDX-License-Identifier: EUPL-1.2 */
/* Text and Markdown: write.c decides what there is room for, lines.c what it says. */
#ifndef COMPARE_WRITE_H
#define COMPARE_WRITE_H

#include "compare/internal.h"

struct people {
	struct buf *out;
	enum lang lang;
	bool markdown;
	bool line_start; /* nothing stands on this line but its bullet */
};

/* Characters of a title and of a value that are shown. */
enum { TITLE_MAX = 200, VALUE_MAX = 800 };

/* quote.c: words of content. */
void quote(struct people *people, struct str s, size_t max);
/* lines.c: our own words; those of the reader's language. */
void say(struct people *people, const char *nl, const char *en);
void say_count(struct people *people, size_t n, const char *const words[2][2]);
/* A change and all its parts, as a list; depth counts from 0. */
void write_change_lines(struct people *people, const struct site_change *change, size_t depth);
/* "1 nieuw, 2 veranderd" */
void write_action_counts(struct people *people, const struct site_change *section);

#endif
