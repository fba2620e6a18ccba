/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of hints/ share among themselves. */
#ifndef HINTS_INTERNAL_H
#define HINTS_INTERNAL_H

#include "hints/hints.h"

/* ---- Sentences ---- */

/* A word of a block, without the punctuation around it. */
struct token {
	uint32_t at, n;
	uint32_t to;    /* behind the punctuation that follows it */
	bool bracketed; /* '(' stands right before it */
	bool closed;    /* ')' right behind it */
	bool quoted;    /* a quotation mark right before it: somebody else's word */
	bool stops;     /* a clause ends with it: a comma, a colon, a bracket, a dash */
	bool ends;      /* a sentence ends with it */
};

struct tokens {
	struct str text; /* of the block */
	VEC(struct token) list;
};

/* Tokens from (included) to to (not included). */
struct sentence {
	size_t from, to;
};

void tokens_read(struct arena *arena, struct str text, struct tokens *tokens);
/* The sentence that begins at token from, which is below tokens->list.n. */
struct sentence sentence_from(const struct tokens *tokens, size_t from);

/* Letters as far as European languages go. */
bool is_upper(uint32_t c);
bool is_letter(uint32_t c);

/* ---- Words ---- */

/* Longer words are in no table. */
enum { TABLE_WORD_MAX = 48 };

enum word_table {
	/* Of either language */
	WORDS_DOTTED,   /* end in a point within a sentence */
	WORDS_EVERYDAY, /* abbreviations that need no explanation */
	/* Dutch, then English */
	WORDS_NL_WORDEN,
	WORDS_NL_ZIJN,
	WORDS_NL_STRONG,        /* participles in -en and the like */
	WORDS_NL_NO_PARTICIPLE, /* look like one */
	WORDS_NL_MOVED,         /* participles of verbs that have no passive voice */
	WORDS_NL_BEFORE_GE,     /* "op" in "opgezet" */
	WORDS_NL_BEFORE_YEAR,
	WORDS_NL_COMING, /* what is said of the future */
	WORDS_NL_BOUND,  /* behind such a word they make it something else: "gaat over" */
	WORDS_NL_PAST,
	WORDS_EN_BE,
	WORDS_EN_STRONG,
	WORDS_EN_NO_PARTICIPLE,
	WORDS_EN_BETWEEN, /* may stand between "is" and a participle */
	WORDS_EN_BEFORE_YEAR,
	WORDS_EN_COMING,
	WORDS_EN_PAST,
	WORD_TABLES
};

bool words_have(enum word_table table, struct str word);
/* The words of a table, which are sorted. */
const struct str *words_of_table(enum word_table table, size_t *n);
/* What says when without a date: "op dit moment"; by enum lang, ends with an empty one. */
const struct str *words_relative(enum lang lang);

/* ---- One text ---- */

/* What the hints of one text need to know. */
struct writing {
	struct arena *arena;
	struct diags *diags;
	struct date today;
	struct date date; /* of the text; year 0: not known */
	bool dutch, english;
	size_t found;
};

/* Adds a hint, unless the text has so many already. */
void writing_add(struct writing *writing, const struct diag *diag);
#define hint_add(writing, code_, place_, ...)                                                      \
	writing_add((writing), &(struct diag){.code = (code_), .place = (place_), __VA_ARGS__})

/* A sentence and all that it stands in. */
struct read {
	struct writing *writing;
	const struct prose *prose;
	const struct tokens *tokens;
	struct sentence sentence;
};

/* The word of a token, with its ASCII letters in lower case; empty if it is too long for a table.
 */
struct str token_lower(const struct tokens *tokens, size_t token, char room[TABLE_WORD_MAX]);
struct str token_word(const struct tokens *tokens, size_t token);
/* The place of tokens from to last (included). */
struct place token_place(const struct read *read, size_t from, size_t last);

void find_long(const struct read *read);
void find_passive(const struct read *read);
void find_aged(const struct read *read);

/* ---- What is not finished ---- */

/* Whether a reader finds more below a heading of the text than headings, up to the next one of its
 * level or higher. */
bool section_is_filled(const struct record *record, size_t heading);
/* Whether a reader finds more in the text than headings. */
bool text_is_filled(const struct record *record);
/* Fields that say "unknown", headings with nothing below them, a page without a text. */
void find_unfinished(struct writing *writing, const struct record *record);

/* ---- Abbreviations ---- */

struct abbreviations;

/* Puts what the terms of all lists are called into names, for all texts of the site. */
void names_of_terms(struct arena *arena, const struct model *model, struct map *names);
/* A text begins. names, which need no explanation, and record may be NULL. */
struct abbreviations *abbreviations_begin(
	struct writing *writing, const struct map *names, const struct record *record);
/* What a title explains needs no more. */
void abbreviations_title(struct abbreviations *abbreviations, struct str title);
/* The blocks of the text in their order. */
void abbreviations_block(struct abbreviations *abbreviations, const struct prose *prose,
	const struct tokens *tokens);
void abbreviations_end(struct abbreviations *abbreviations);

#endif
