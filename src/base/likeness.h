/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which file that went is the one that came, when it got another name and was edited as well: the
 * one that most lines are the same of, its title or else its text among them. Cards of one form are
 * not taken for one another by their form alone. The order of lines plays no part but in the text,
 * and quotes play none in the fields.
 */
#ifndef BASE_LIKENESS_H
#define BASE_LIKENESS_H

#include <stdbool.h>

#include "base/map.h"

/* What a file of fields between lines "---" and a text below them looks like. */
struct looks {
	struct str title;          /* as it is written; empty: none */
	unsigned long long text;   /* of its lines; 0: none */
	unsigned long long *lines; /* hashes, sorted */
	size_t n;
};

/* Long files are looked at in part. title_key: of the field that holds the title; or empty. */
struct looks looks_of(struct arena *arena, struct str bytes, struct str title_key);

/* A file that went, to be embedded in what is known of it. */
struct lookalike {
	struct looks looks;
	bool taken;                           /* it became another */
	struct lookalike *by_title, *by_text; /* the next that is the same in this */
};

/* Those that went. */
struct lookalikes {
	struct arena *arena;
	struct map known; /* struct lookalike *, by folder with title or text */
};

/* gone->looks is set. Of two that are as much alike the one that was added last is found. */
void lookalikes_add(struct lookalikes *all, struct str folder, struct lookalike *gone);
/*
 * The one of that folder that is most like wanted and is not taken; NULL if none is enough so.
 * crowded: over LIMIT_RENAMES have that title or that text, and it cannot be told which is meant.
 */
struct lookalike *lookalikes_find(
	struct lookalikes *all, struct str folder, const struct looks *wanted, bool *crowded);

#endif
