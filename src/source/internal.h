/* SPDX-License-Identifier: EUPL-1.2 */
/* What a kind of source offers. A new kind fills this table and nothing else changes. */
#ifndef SOURCE_INTERNAL_H
#define SOURCE_INTERNAL_H

#include "source/source.h"

struct source {
	const struct source_kind *kind;
	const char *name;
	_Atomic unsigned long long hash; /* the sum of those of the files */
	/* What the kind keeps follows in a struct that begins with this one. */
};

struct source_kind {
	void (*list)(struct source *source, struct str folder, struct arena *arena,
		struct source_list *list, struct diags *diags);
	bool (*read)(struct source *source, struct str path, size_t limit, struct arena *arena,
		struct text *text, struct diags *diags);
	bool (*has)(struct source *source, struct str path);
	void (*close)(struct source *source);
};

/* ---- What every kind does alike with what it finds (listing.c) ---- */

enum entry_kind {
	ENTRY_FILE,
	ENTRY_FOLDER,
	ENTRY_LINK,
	ENTRY_MODULE, /* a commit of another repository */
	ENTRY_OTHER,
};

/* What one walk through a source carries along. */
struct listing {
	struct source *source;
	struct arena *arena;
	struct source_list *list;
	struct diags *diags;
};

/* A path that a message is about, as a text without bytes. */
struct place source_place(struct arena *arena, struct str path);
void source_complain(
	struct listing *listing, struct str path, enum diag_code code, struct str word);
/*
 * Takes a file into the list and reports what cannot be taken. True for a folder whose entries,
 * depth + 1 below the one that is listed, are wanted too.
 */
bool source_take(struct listing *listing, struct str path, enum entry_kind kind, unsigned depth);
void source_report_size(struct diags *diags, const struct text *text, size_t size, size_t limit);

#endif
