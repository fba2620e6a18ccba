/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on the branch that the site does not make: those that stay, and those that go. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/path.h"
#include "publish/internal.h"

enum { DROPPED_NAMES = sizeof((struct publish_report){0}.dropped_names) / sizeof(struct str) };

/*
 * What trees are walked with. They are somebody else's: a few small objects can stand for more
 * files than can ever be counted.
 */
struct finder {
	struct publish *publish;
	const struct plan *plan;
	enum publish_outcome outcome;
	git_odb *odb;
	struct arena scratch; /* for one file */
	struct buf path;      /* of what is looked at */
	size_t entries;       /* gone through so far, and the bytes of their folders */
	size_t bytes;
	bool full; /* enough was gone through */
	/* What is done with a file, and with a folder that is too much or too deep. */
	void (*take)(struct finder *finder, const git_tree_entry *entry);
	void (*give_up)(struct finder *finder);
};

/* ---- Where the site leaves room ---- */

static bool is_planned(const struct plan *plan, struct str path)
{
	const struct job *job = plan_from(plan, path);

	return str_is(path, MANIFEST_NAME) || (job && str_eq(job->path, path));
}

/* Whether the site makes this file, or one where its folders are, or a folder of its name. */
static bool is_taken(struct finder *finder, struct str path)
{
	struct str inside = str_join(&finder->scratch, path, STR("/"));
	const struct job *job = plan_from(finder->plan, inside);

	if (job && str_starts(job->path, inside))
		return true;
	for (; path.n; path = path_folder(path))
		if (is_planned(finder->plan, path))
			return true;
	return false;
}

/* ---- Going through a tree ---- */

static void walk_entry(struct finder *finder, const git_tree_entry *entry, unsigned depth);

/* A folder whose size is that of a folder; NULL if it is larger, or cannot be read. */
static git_tree *open_folder(struct finder *finder, const git_oid *id)
{
	git_tree *tree = NULL;
	git_object_t type;
	size_t size = 0;

	if (git_odb_read_header(&size, &type, finder->odb, id)) {
		finder->outcome = publish_fail(finder->publish, PUBLISH_FAILED);
		return NULL;
	}
	finder->bytes += size;
	if (size > LIMIT_TREE_SIZE || finder->bytes > LIMIT_TREES_SIZE) {
		finder->full = true;
		finder->give_up(finder);
	} else if (git_tree_lookup(&tree, finder->publish->repo, id)) {
		finder->outcome = publish_fail(finder->publish, PUBLISH_FAILED);
		return NULL;
	}
	return tree;
}

/* One entry of a folder; the path is that of the folder before and after. */
static void walk_below(struct finder *finder, const git_tree_entry *entry, unsigned depth)
{
	size_t n = finder->path.n;

	if (n)
		buf_add_char(&finder->path, '/');
	buf_add_str(&finder->path, str_from(git_tree_entry_name(entry)));
	finder->full = ++finder->entries > LIMIT_TREE_ENTRIES || finder->path.overflowed;
	if (finder->full)
		finder->give_up(finder);
	else
		walk_entry(finder, entry, depth);
	finder->path.n = n;
}

static void walk_folder(struct finder *finder, const git_oid *id, unsigned depth)
{
	git_tree *tree = open_folder(finder, id);
	size_t n = tree ? git_tree_entrycount(tree) : 0;

	for (size_t i = 0; i < n && !finder->full && finder->outcome == PUBLISH_DONE; i++)
		walk_below(finder, git_tree_entry_byindex(tree, i), depth);
	git_tree_free(tree);
}

static void walk_entry(struct finder *finder, const git_tree_entry *entry, unsigned depth)
{
	if (git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
		finder->take(finder, entry);
		arena_reset(&finder->scratch);
	} else if (depth >= LIMIT_PATH_DEPTH) {
		finder->give_up(finder);
	} else {
		walk_folder(finder, git_tree_entry_id(entry), depth + 1);
	}
}

/* ---- What stays ---- */

static struct str path_here(struct finder *finder)
{
	return str_dup(&finder->publish->arena, buf_str(&finder->path));
}

static void too_much(struct finder *finder)
{
	finder->outcome = PUBLISH_KEPT;
	finder->publish->report.detail = path_here(finder);
}

static void keep(struct finder *finder, const git_tree_entry *entry)
{
	struct publish *publish = finder->publish;
	struct tree_file file = {.id = *git_tree_entry_id(entry),
		.mode = (unsigned)git_tree_entry_filemode_raw(entry),
		.known = true,
		.same = true};

	if (is_taken(finder, buf_str(&finder->path)))
		return;
	if (publish->kept.n >= LIMIT_KEPT) {
		too_much(finder);
		return;
	}
	file.path = path_here(finder);
	vec_push(&publish->arena, &publish->kept, file);
}

static void keep_path(struct finder *finder, struct str path)
{
	struct publish *publish = finder->publish;
	git_tree_entry *entry = NULL;

	if (git_tree_entry_bypath(&entry, publish->before, str_z(&publish->arena, path)))
		return;
	buf_reset(&finder->path);
	buf_add_str(&finder->path, path);
	walk_entry(finder, entry, 0);
	git_tree_entry_free(entry);
}

static int file_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct tree_file *)a)->path, ((const struct tree_file *)b)->path);
}

/* By path, and each once: a file may be named beside its folder. */
static void sort_kept(struct publish *publish)
{
	struct tree_file *files = publish->kept.v;
	size_t n = 0;

	if (!publish->kept.n)
		return;
	qsort(files, publish->kept.n, sizeof(*files), file_cmp);
	for (size_t i = 0; i < publish->kept.n; i++)
		if (!n || !str_eq(files[n - 1].path, files[i].path))
			files[n++] = files[i];
	publish->kept.n = n;
}

/* ---- What goes ---- */

static bool is_kept(const struct publish *publish, struct str path)
{
	const struct tree_file file = {.path = path};

	return publish->kept.n &&
	       bsearch(&file, publish->kept.v, publish->kept.n, sizeof(*publish->kept.v), file_cmp);
}

static void count_dropped(struct finder *finder)
{
	struct publish_report *report = &finder->publish->report;

	if (report->dropped < DROPPED_NAMES)
		report->dropped_names[report->dropped] = path_here(finder);
	report->dropped++;
}

/* A file of somebody else's that is neither kept nor made by this site goes. */
static void drop(struct finder *finder, const git_tree_entry *entry)
{
	struct str path = buf_str(&finder->path);

	(void)entry;
	if (!manifest_find(&finder->publish->manifest, path) && !is_planned(finder->plan, path) &&
		!is_kept(finder->publish, path))
		count_dropped(finder);
}

/* That goes too: how much it is, is not worth a refusal. */
static void drop_uncounted(struct finder *finder)
{
	count_dropped(finder);
	finder->publish->report.dropped_more = true;
}

/* ---- Both ---- */

/* The kept files of the tree before that its manifest does not name either. */
static size_t count_unnamed(const struct publish *publish)
{
	size_t n = 0;

	vec_each (const struct tree_file, file, &publish->kept)
		n += !manifest_find(&publish->manifest, file->path);
	return n;
}

static void find_kept(struct finder *finder)
{
	struct publish *publish = finder->publish;

	finder->take = keep;
	finder->give_up = too_much;
	vec_each (const struct str, path, &finder->plan->model->settings.keep)
		if (finder->outcome == PUBLISH_DONE)
			keep_path(finder, *path);
	sort_kept(publish);
	publish->report.kept = publish->kept.n;
}

static void find_dropped(struct finder *finder)
{
	struct publish *publish = finder->publish;

	publish->report.dropped = 0;
	publish->report.dropped_more = false;
	buf_reset(&finder->path);
	finder->entries = finder->bytes = 0;
	finder->take = drop;
	finder->give_up = drop_uncounted;
	walk_folder(finder, git_tree_id(publish->before), 0);
}

enum publish_outcome kept_find(struct publish *publish, const struct plan *plan)
{
	struct finder finder = {.publish = publish, .plan = plan, .path.limit = PATH_BYTES};

	if (!publish->before)
		return PUBLISH_DONE;
	if (git_repository_odb(&finder.odb, publish->repo))
		return publish_fail(publish, PUBLISH_FAILED);
	find_kept(&finder);
	/* Others than that commit had: then some go, and no list of its files is complete. */
	if (count_unnamed(publish) != publish->kept_before)
		publish->trusted = false;
	if (finder.outcome == PUBLISH_DONE && !publish->trusted)
		find_dropped(&finder);
	git_odb_free(finder.odb);
	arena_release(&finder.scratch);
	buf_release(&finder.path);
	return finder.outcome;
}
