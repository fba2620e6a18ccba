/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of search/ share. */
#ifndef SEARCH_INTERNAL_H
#define SEARCH_INTERNAL_H

#include "base/limits.h"
#include "base/map.h"
#include "base/vec.h"
#include "search/search.h"

/* ---- tokens.c ---- */

enum { TOKEN_PARTS = 8 };

/*
 * What stands between blanks and marks, folded to small letters without accents: "14+netnummer",
 * "geoinformatie" for "geo-informatie". If it has more than one part ("14+", "netnummer"; "geo",
 * "informatie"), ends says where each ends.
 */
struct token {
	char text[LIMIT_SEARCH_WORD];
	size_t n;
	size_t ends[TOKEN_PARTS];
	size_t parts; /* at least 1 */
};

bool text_is_ascii(struct str text);
/* Small letters without accents; what token_next reads. */
struct str token_fold(struct arena *arena, struct str text);
/*
 * The next run of letters and digits that are not all ASCII, as it is written but with small
 * letters, at or behind *at, which moves behind it. False if there are no more.
 */
bool token_next_accented(struct arena *arena, struct str text, size_t *at, struct str *spelled);
/* The next token of folded text at *at, which moves behind it. False if there are no more. */
bool token_next(struct str folded, size_t *at, struct token *token);
/* Whether the part is worth finding on its own. */
bool token_part_counts(struct str part);

/* ---- index.c ---- */

struct posting {
	unsigned document;
	unsigned fields; /* the sum of 1 << enum search_field */
};

struct word {
	struct str text;
	struct str spelled; /* with its accents or hyphens, as written; empty if that is the same */
	VEC(struct posting) postings; /* by document */
};

struct entry {
	struct str title, url, summary;
	unsigned group;
	const unsigned *facets;
	size_t facet_count;
};

struct search_index {
	struct arena *arena, *scratch;
	struct str language;
	VEC(struct entry) entries;
	VEC(struct word *) words; /* as they came */
	struct map by_text;       /* struct word * */
};

struct search_words {
	VEC(struct word *) words;
};

/* ---- stems.c ---- */

/*
 * For each of n words, in order, how many words back the last one with the same stem stands; 0
 * where there is none.
 */
unsigned *stems_find(struct arena *arena, struct str language, struct word *const *words, size_t n);

/* ---- coding.c ---- */

/* Adds s, which follows last, front coded. */
void code_front(struct buf *out, struct str last, struct str s);
void code_number(struct buf *out, unsigned number);

#endif
