/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of history_find. */
#ifndef HISTORY_INTERNAL_H
#define HISTORY_INTERNAL_H

#include "base/likeness.h"
#include "history/history.h"

/* Whether it tells nothing. */
bool change_is_nothing(const struct change *change);

/* ---- past.c: one version of a file, read as far as it can be ---- */

struct past {
	bool hidden;                /* a draft, or its collection did not publish it */
	struct past_values *fields; /* by field->index */
	struct str *keys;           /* what tells one from another; by field->index */
	bool *many;                 /* the key has more values than fields; by field->index */
	struct str body;            /* without blanks around it */
};

/* What a record was called before: records by collection and id. */
struct str former_key(struct arena *arena, const struct collection *collection, struct str id);

/* False when the bytes are nothing that can be read. All in arena. */
bool past_read(struct arena *arena, const struct collection *collection, const struct map *former,
	struct str bytes, struct past *version);
/* Whether bytes that cannot be read may have been a draft, or not public. */
bool past_is_doubtful(const struct collection *collection, struct str bytes);
/* What a reader sees change from before to after, added to change; copied to arena. */
void past_compare(struct arena *arena, const struct collection *collection,
	const struct past *before, const struct past *after, struct change *change);

/* ---- rename.c: which of the files that went is the one that came ---- */

struct gone;

/*
 * A name is only followed within the folder of its collection: what was in another folder may have
 * been public or not by other rules.
 */
struct rename_search {
	struct source_log *log;
	const struct source_step *step;
	struct arena *scratch;
	struct gone *gone; /* the files that went */
	size_t n;
	struct map known;  /* struct gone *, by path, and by folder with blob */
	struct map claims; /* struct gone *, by the path of what it became for certain */
	struct lookalikes alike;
	struct map folders; /* whose files have been read */
	/* Of the last that was looked for. */
	bool guessed; /* found by what it looks like */
	bool unknown; /* not found, but it may have been there */
	/* Of all. */
	bool missing, too_much, crowded;
};

void rename_search_init(struct rename_search *search, struct source_log *log,
	const struct source_step *step, struct arena *scratch);
/*
 * What is certain goes before what is guessed: for all records that came, first the former ids,
 * then the same bytes, and only then any is looked for.
 */
void rename_claim_former(struct rename_search *search, const struct source_change *change,
	const struct record *record);
void rename_claim_same(struct rename_search *search, const struct source_change *change);
/* The file that became change->path, a record; NULL if it is new, or unknown. */
const struct source_change *rename_find(struct rename_search *search,
	const struct source_change *change, const struct record *record);
/* The same for a measurement. subject: the path of the file of its subject before this commit. */
const struct source_change *rename_find_measured(
	struct rename_search *search, const struct source_change *change, struct str subject);
/* Whether the file of that path went, and became another. */
bool rename_is_used(const struct rename_search *search, struct str path);

#endif
