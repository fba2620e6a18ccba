/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on the branch that the site does not make: those that stay, and those that go. */
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "publish/internal.h"

enum { DROPPED_NAMES = sizeof((struct publish_report){0}.dropped_names) / sizeof(struct str) };

struct finder {
	struct publish *publish;
	const struct plan *plan;
	enum publish_outcome outcome;
};

/* ---- Where the site leaves room ---- */

/* The first job that is not below path, by bytes; there may be none. */
static const struct job *job_from(const struct plan *plan, struct str path)
{
	size_t low = 0, high = plan->jobs.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(plan->jobs.v[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < plan->jobs.n ? &plan->jobs.v[low] : NULL;
}

static bool is_planned(const struct plan *plan, struct str path)
{
	const struct job *job = job_from(plan, path);

	return str_is(path, MANIFEST_NAME) || (job && str_eq(job->path, path));
}

/* Whether the site makes this file, or one where its folders are, or a folder of its name. */
static bool is_taken(struct finder *finder, struct str path)
{
	struct str inside = str_join(&finder->publish->arena, path, STR("/"));
	const struct job *job = job_from(finder->plan, inside);

	if (job && str_starts(job->path, inside))
		return true;
	for (; path.n; path = path_folder(path))
		if (is_planned(finder->plan, path))
			return true;
	return false;
}

/* ---- What stays ---- */

static void too_much(struct finder *finder, struct str path)
{
	finder->outcome = PUBLISH_KEPT;
	finder->publish->report.detail = path;
}

static void keep(struct finder *finder, struct str path, const git_tree_entry *entry)
{
	struct publish *publish = finder->publish;
	struct tree_file file = {.path = path,
		.id = *git_tree_entry_id(entry),
		.mode = (unsigned)git_tree_entry_filemode_raw(entry),
		.known = true,
		.same = true};

	if (is_taken(finder, path))
		return;
	if (publish->kept.n >= LIMIT_KEPT)
		too_much(finder, path);
	else
		vec_push(&publish->arena, &publish->kept, file);
}

/* One entry of a tree: a file, or a folder with all that is in it. */
static void keep_entry(
	struct finder *finder, struct str path, const git_tree_entry *entry, unsigned depth)
{
	struct publish *publish = finder->publish;
	git_tree *tree = NULL;

	if (git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
		keep(finder, path, entry);
		return;
	}
	if (depth >= LIMIT_PATH_DEPTH) {
		too_much(finder, path);
		return;
	}
	if (git_tree_lookup(&tree, publish->repo, git_tree_entry_id(entry))) {
		finder->outcome = publish_fail(publish, PUBLISH_FAILED);
		return;
	}
	for (size_t i = 0; finder->outcome == PUBLISH_DONE && i < git_tree_entrycount(tree); i++) {
		const git_tree_entry *below = git_tree_entry_byindex(tree, i);

		keep_entry(finder,
			str_join(&publish->arena, path, STR("/"),
				str_from(git_tree_entry_name(below))),
			below, depth + 1);
	}
	git_tree_free(tree);
}

static void keep_path(struct finder *finder, struct str path)
{
	struct publish *publish = finder->publish;
	git_tree_entry *entry = NULL;

	if (git_tree_entry_bypath(&entry, publish->before, str_z(&publish->arena, path)))
		return;
	keep_entry(finder, path, entry, 0);
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

/* Counts a file of somebody else's that is neither kept nor made by this site. */
static int look_at(const char *root, const git_tree_entry *entry, void *context)
{
	struct finder *finder = context;
	struct publish_report *report = &finder->publish->report;
	struct str path;

	if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
		return 0;
	path = str_join(
		&finder->publish->arena, str_from(root), str_from(git_tree_entry_name(entry)));
	if (manifest_find(&finder->publish->manifest, path) || is_planned(finder->plan, path) ||
		is_kept(finder->publish, path))
		return 0;
	if (report->dropped < DROPPED_NAMES)
		report->dropped_names[report->dropped] = path;
	report->dropped++;
	return 0;
}

enum publish_outcome kept_find(struct publish *publish, const struct plan *plan)
{
	struct finder finder = {publish, plan, PUBLISH_DONE};

	if (!publish->before)
		return PUBLISH_DONE;
	vec_each (const struct str, path, &plan->model->settings.keep)
		if (finder.outcome == PUBLISH_DONE)
			keep_path(&finder, *path);
	sort_kept(publish);
	publish->report.kept = publish->kept.n;
	if (finder.outcome == PUBLISH_DONE && !publish->trusted &&
		git_tree_walk(publish->before, GIT_TREEWALK_PRE, look_at, &finder))
		return publish_fail(publish, PUBLISH_FAILED);
	return finder.outcome;
}
