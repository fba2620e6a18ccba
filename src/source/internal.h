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

#endif
