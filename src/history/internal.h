/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of history_read. */
#ifndef HISTORY_INTERNAL_H
#define HISTORY_INTERNAL_H

#include "history/history.h"

/* ---- past.c: one version of a file, read as far as it can be ---- */

struct past {
	bool hidden;                /* a draft, or its collection did not publish it */
	struct past_values *fields; /* by field->index */
	struct str *keys;           /* what tells one from another; by field->index */
	struct str body;            /* without blanks around it */
};

/* What a record was called before: records by collection and id. */
struct str former_key(struct arena *arena, const struct collection *collection, struct str id);

/* False when the bytes are nothing that can be read. All in arena. */
bool past_read(struct arena *arena, const struct collection *collection, const struct map *former,
	struct str bytes, struct past *version);
/* What a reader sees change from before to after, added to change; copied to arena. */
void past_compare(struct arena *arena, const struct collection *collection,
	const struct past *before, const struct past *after, struct change *change);

/* ---- rename.c: which of the files that went is the one that came ---- */

struct rename_search {
	struct source_log *log;
	const struct source_step *step;
	struct arena *scratch;
	struct map gone; /* by blob, and by path: const struct source_change * */
	struct map used; /* paths that have been found */
	size_t gone_count, compared;
};

void rename_search_init(struct rename_search *search, struct source_log *log,
	const struct source_step *step, struct arena *scratch);
/* The file that became change->path; NULL if it is new. record: whose former ids count, or NULL. */
const struct source_change *rename_find(struct rename_search *search,
	const struct source_change *change, const struct record *record);

#endif
