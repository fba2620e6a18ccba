/* SPDX-License-Identifier: EUPL-1.2 */
/* What sources of every kind take and refuse of what they find, and how they say so. */
#include <stdio.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "source/internal.h"

/* A name of the file systems that we know has at most so many bytes. */
enum { NAME_LENGTH = 255 };

struct place source_place(struct arena *arena, struct str path)
{
	struct text *text = arena_new(arena, struct text);

	text->path = str_dup(arena, path);
	return place_file(text);
}

void source_complain(struct listing *listing, struct str path, enum diag_code code, struct str word)
{
	diag_add(listing->diags, code, source_place(listing->arena, path), .args = {word});
}

/* A name that is UTF-8, of characters that stand on one line. */
static bool is_plain_name(struct str path)
{
	for (size_t i = 0; i < path.n; i++)
		if ((unsigned char)path.p[i] < 0x20 || path.p[i] == 0x7f)
			return false;
	return path_name(path).n <= NAME_LENGTH && utf8_check(path) == path.n;
}

static void report_name(struct listing *listing, struct str path)
{
	struct str clean = utf8_clean(listing->arena, path), stem = path_stem(clean);
	struct str ending = str_from_index(path_name(clean), stem.n);

	diag_add(listing->diags, DIAG_FILE_NAME, source_place(listing->arena, clean),
		.args = {path_name(clean),
			str_join(listing->arena, slug_example(listing->arena, stem), ending)});
}

bool source_take(struct listing *listing, struct str path, enum entry_kind kind, unsigned depth)
{
	char limit[16];

	if (!is_plain_name(path)) {
		report_name(listing, path);
	} else if (kind == ENTRY_FOLDER && depth >= LIMIT_PATH_DEPTH) {
		snprintf(limit, sizeof(limit), "%d", LIMIT_PATH_DEPTH);
		source_complain(listing, path, DIAG_FOLDER_TOO_DEEP, str_from(limit));
	} else if (kind == ENTRY_FOLDER) {
		return true;
	} else if (kind == ENTRY_LINK) {
		source_complain(listing, path, DIAG_SYMLINK, STR(""));
	} else if (kind == ENTRY_MODULE) {
		source_complain(listing, path, DIAG_SUBMODULE, STR(""));
	} else if (kind != ENTRY_FILE) {
		source_complain(listing, path, DIAG_FILE_UNREADABLE, STR("@not-a-file"));
	} else {
		vec_push(listing->arena, &listing->list->paths, path);
	}
	return false;
}

void source_report_size(struct diags *diags, const struct text *text, size_t size, size_t limit)
{
	char is[24], most[24];

	snprintf(is, sizeof(is), "%zu", (size + 1023) / 1024);
	snprintf(most, sizeof(most), "%zu", limit / 1024);
	diag_add(diags, DIAG_FILE_TOO_LARGE, place_file(text),
		.args = {str_from(is), str_from(most)});
}
