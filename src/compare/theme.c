/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of themes/: what they do to pages is for rendering to tell (pages.c). */
#include "base/limits.h"
#include "compare/internal.h"

/* The files below themes/ of one site, with a hash of each. */
struct theme_files {
	struct source_list list;
	struct map hashes; /* by path: the hash, never 0 */
};

static void hash_files(struct comparer *comparer, struct site *site, struct theme_files *files)
{
	struct diags ignored = DIAGS_INIT; /* loading the site has reported them */
	struct arena scratch = ARENA_INIT;

	source_list(site->source, STR("themes"), comparer->arena, &files->list, &ignored);
	vec_each (const struct str, path, &files->list.paths) {
		struct text text = {.outside = false};
		unsigned long long hash = 0;

		if (source_read(site->source, *path, LIMIT_ASSET_SIZE, &scratch, &text, &ignored))
			hash = str_hash(text.bytes);
		map_put(comparer->arena, &files->hashes, *path, (void *)(uintptr_t)(hash | 1));
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	diags_release(&ignored);
}

static void add_files(struct comparer *comparer, struct change *section, enum change_action action,
	const struct theme_files *files, const struct theme_files *others)
{
	vec_each (const struct str, path, &files->list.paths)
		if (!map_get(&others->hashes, *path))
			change_add(comparer, section, CHANGE_FILE, action, *path, *path);
}

void compare_theme(struct comparer *comparer)
{
	struct theme_files before = {.hashes = {0}}, after = {.hashes = {0}};
	struct change *section = section_begin(comparer, CHANGE_THEME, STR("theme"),
		both(comparer, "Uiterlijk en sjablonen", "Look and templates"));

	hash_files(comparer, comparer->before, &before);
	hash_files(comparer, comparer->after, &after);
	add_files(comparer, section, ADDED, &after, &before);
	add_files(comparer, section, REMOVED, &before, &after);
	vec_each (const struct str, path, &after.list.paths) {
		void *old = map_get(&before.hashes, *path);

		if (old && old != map_get(&after.hashes, *path))
			change_add(comparer, section, CHANGE_FILE, CHANGED, *path, *path);
	}
	section_end(comparer, section);
}
