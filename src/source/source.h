/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where inputs come from: a tree of files that is listed once and read by path. Today that is a
 * folder on disk; a tree of a Git commit fits the same calls, so nothing above this folder knows
 * the difference.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "base/text.h"
#include "base/vec.h"

struct source;

/* Paths below the top, with '/', by rising bytes. */
struct source_list {
	VEC(struct str) paths;
};

/* The folder dir on disk, or NULL if it cannot be opened (errno says why). dir must stay. */
struct source *source_open_folder(const char *dir);
void source_close(struct source *source);
/* What source_open_folder was given; for messages. */
struct str source_name(const struct source *source);

/*
 * All regular files below folder (a path below the top; "" for all). Names that begin with a dot
 * are passed over. A folder that is not there lists nothing. Symbolic links, odd files, too deep
 * folders and names that are not UTF-8 are reported.
 */
void source_list(struct source *source, struct str folder, struct arena *arena,
	struct source_list *list, struct diags *diags);

/*
 * Reads one file whole into the arena; at most limit bytes. Sets text->path and text->bytes; after
 * an error (reported with the path) bytes.p is NULL and the result is false. Any number of threads
 * at once.
 */
bool source_read(struct source *source, struct str path, size_t limit, struct arena *arena,
	struct text *text, struct diags *diags);

/*
 * A hash of all that was read so far: of the paths and the bytes, in whatever order they came. Two
 * sources that gave the same files have the same one.
 */
unsigned long long source_hash(const struct source *source);

/* Whether a regular file of that path is there. */
bool source_has(struct source *source, struct str path);

#endif
