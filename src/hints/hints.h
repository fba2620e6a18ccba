/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Help for who writes: where a text could be easier to read, and what a card still lacks. Nothing
 * here is a fault of the content: what is found are diagnostics of SEVERITY_HINT, with the place of
 * the words that they are about, and figures. The words that it goes by stand in words.c, for Dutch
 * and for English; of a text in another language only long sentences, abbreviations and age count.
 */
#ifndef HINTS_HINTS_H
#define HINTS_HINTS_H

#include "base/date.h"
#include "model/model.h"

/* ---- The writing ---- */

struct hints_options {
	struct date today;
	size_t threads;
	/*
	 * The day on which the file of a record last changed, or year 0 if that is not known; asked
	 * for records that have no date of their own. May be NULL. Called from several threads.
	 */
	struct date (*changed)(const struct record *record, const void *context);
	const void *context;
};

/*
 * Reads all cards and pages, drafts too, once they are linked. Finds long sentences, abbreviations
 * that nothing explains where they first stand, the passive voice, words and years that have aged,
 * texts that nobody has looked at for over a year, and what is not finished: fields that say
 * "unknown", headings with nothing below them. At most HINTS_MAX of a record.
 */
void hints_find(
	const struct model *model, const struct hints_options *options, struct diags *diags);

enum { HINTS_MAX = 200 };

/* One text of Markdown by itself: of a site in that language, and of that day (year 0: no day). */
struct hints_text {
	struct str language; /* "nl" */
	struct date today, date;
	const struct text *text;
	struct str piece;
};
void hints_find_in_text(const struct hints_text *text, struct diags *diags);

/* ---- What cards lack ---- */

/* Something that a card could have: a field, or a section that most cards of its collection have.
 */
struct gap_part {
	struct str name;           /* the label of the field, or the heading */
	struct str key;            /* of the field; empty for a section */
	const struct field *field; /* NULL for a section */
	size_t filled, unknown;    /* in how many cards; unknown: those that say so openly */
};

enum gap_state { GAP_FILLED, GAP_UNKNOWN, GAP_MISSING };

/* A card; states has one for each part of its collection. */
struct gap_card {
	const struct record *record;
	const enum gap_state *states;
	size_t filled, unknown;
};

/*
 * What is asked of a collection: every field but those that are to be empty as a rule (notices, and
 * what says that a record is over or not public), and every heading of the second level that at
 * least half of three or more cards have. A section is filled if more than headings follow its own,
 * and so is a text; what is not published does not count.
 */
struct gap_collection {
	const struct collection *collection;
	VEC(struct gap_part) parts;
	VEC(struct gap_card) cards; /* the least complete first, then by title */
	size_t filled, unknown;     /* of all parts of all cards */
	size_t drafts;              /* among the cards, or left out */
};

struct gaps {
	VEC(struct gap_collection) collections;
};

struct gaps_options {
	struct str collection; /* only the one of that id; empty: all that have cards or drafts */
	bool drafts;           /* count them too */
};

void gaps_find(struct arena *arena, const struct model *model, const struct gaps_options *options,
	struct gaps *gaps);
/* part of whole as a percentage, rounded down; 100 of nothing. */
unsigned gaps_percentage(size_t part, size_t whole);

#endif
