/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of themes/: what they do to pages is for rendering to tell (pages.c). */
#include "base/limits.h"
#include "base/path.h"
#include "compare/internal.h"

/* The files below themes/ of one site, with a hash of each. */
struct theme_files {
	struct source_list list;
	struct map hashes; /* by path: the hash, never 0 */
};

/* What one of the sites cannot read, files and folders, is compared with nothing. */
struct theme_comparison {
	struct comparer *comparer;
	struct site_change *section;
	struct theme_files before, after;
	struct map hidden; /* by path */
};

static void hide(struct theme_comparison *themes, const struct diags *diags)
{
	struct arena *arena = themes->comparer->arena;

	vec_each (const struct diag, diag, &diags->list) {
		/* Where listing stopped says nothing of what is behind it. */
		struct str path = diag->code == DIAG_FILES_TOO_MANY
					  ? STR("themes")
					  : str_dup(arena, diag->place.text->path);

		if (!map_put(arena, &themes->hidden, path, themes))
			themes->comparer->comparison->unreadable++;
	}
}

static bool is_hidden(const struct theme_comparison *themes, struct str path)
{
	while (path.n && !map_get(&themes->hidden, path))
		path = path_folder(path);
	return path.n;
}

static void hash_files(
	struct theme_comparison *themes, struct site *site, struct theme_files *files)
{
	struct arena *arena = themes->comparer->arena, scratch = ARENA_INIT;
	struct diags diags = DIAGS_INIT;

	source_list(site->source, STR("themes"), arena, &files->list, &diags);
	hide(themes, &diags);
	diags_release(&diags);
	vec_each (const struct str, path, &files->list.paths) {
		struct text text = {.outside = false};
		unsigned long long hash = 0;

		if (source_read(site->source, *path, LIMIT_ASSET_SIZE, &scratch, &text, &diags))
			hash = str_hash(text.bytes);
		else
			hide(themes, &diags);
		map_put(arena, &files->hashes, *path, (void *)(uintptr_t)(hash | 1));
		diags_release(&diags);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

static void add_file(struct theme_comparison *themes, enum change_action action, struct str path)
{
	if (!is_hidden(themes, path))
		change_add(themes->comparer, themes->section, CHANGE_FILE, action, path, path);
}

static void add_files(struct theme_comparison *themes, enum change_action action,
	const struct theme_files *files, const struct theme_files *others)
{
	vec_each (const struct str, path, &files->list.paths)
		if (!map_get(&others->hashes, *path))
			add_file(themes, action, *path);
}

void compare_theme(struct comparer *comparer)
{
	struct theme_comparison themes = {.comparer = comparer,
		.section = section_begin(comparer, CHANGE_THEME, STR("theme"),
			both(comparer, "Uiterlijk en sjablonen", "Look and templates"))};

	hash_files(&themes, comparer->before, &themes.before);
	hash_files(&themes, comparer->after, &themes.after);
	add_files(&themes, ADDED, &themes.after, &themes.before);
	add_files(&themes, REMOVED, &themes.before, &themes.after);
	vec_each (const struct str, path, &themes.after.list.paths) {
		void *old = map_get(&themes.before.hashes, *path);

		if (old && old != map_get(&themes.after.hashes, *path))
			add_file(&themes, CHANGED, *path);
	}
	section_end(comparer, themes.section);
}
