/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files into trees. Git sorts a folder as if its name ended in '/', and that is the order of whole
 * paths too; so a list by path is walked once, from the top down.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/path.h"
#include "publish/internal.h"

struct builder {
	struct tree_request *request;
	size_t *differ; /* how many of the files before each are not the same */
};

/* The first of some paths that is not below path, by bytes. */
static size_t lower_bound(const struct str *paths, size_t n, struct str path)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(paths[middle], path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many paths there were in a folder, whose path ends in '/' or is empty. */
static size_t count_before(const struct tree_request *request, struct str folder)
{
	char last[PATH_BYTES + 1];
	size_t from;

	if (!folder.n)
		return request->before_n;
	if (folder.n > PATH_BYTES)
		return SIZE_MAX;
	from = lower_bound(request->before_paths, request->before_n, folder);
	memcpy(last, folder.p, folder.n);
	last[folder.n - 1]++; /* the byte behind '/' */
	return lower_bound(request->before_paths, request->before_n, (struct str){last, folder.n}) -
	       from;
}

static bool is_same(const struct builder *builder, size_t from, size_t to, size_t skip)
{
	struct str folder = str_slice(builder->request->files[from].path, 0, skip);

	return builder->differ[from] == builder->differ[to] &&
	       count_before(builder->request, folder) == to - from;
}

static void add_entry(struct buf *out, unsigned mode, struct str name, const git_oid *id)
{
	buf_addf(out, "%o %.*s", mode, STR_ARG(name));
	buf_add(out, "", 1);
	buf_add(out, (const char *)id->id, ID_BYTES);
}

/* What the tree before has of that name; NULL for nothing, or nothing of the same type. */
static const git_oid *entry_before(git_tree *tree, struct str name, git_object_t type)
{
	char z[PATH_BYTES + 1];
	const git_tree_entry *entry;

	if (!tree || name.n > PATH_BYTES)
		return NULL;
	memcpy(z, name.p, name.n);
	z[name.n] = '\0';
	entry = git_tree_entry_byname(tree, z);
	return entry && git_tree_entry_type(entry) == type ? git_tree_entry_id(entry) : NULL;
}

static bool make_folder(struct builder *builder, size_t from, size_t to, size_t skip,
	const git_oid *before, git_oid *id);

/* One name in a folder, that of file from and those up to *next: a file or a folder. */
static bool add_name(struct builder *builder, size_t from, size_t to, size_t skip, git_tree *tree,
	struct buf *out, size_t *next)
{
	const struct tree_file *files = builder->request->files;
	struct str rest = str_from_index(files[from].path, skip), name = path_first(rest);
	const git_oid *before;
	git_oid id;

	*next = from + 1;
	if (name.n == rest.n) {
		before = files[from].known ? &files[from].id
					   : entry_before(tree, name, GIT_OBJECT_BLOB);
		if (before)
			add_entry(out, files[from].mode, name, before);
		else
			builder->request->missing = true;
		return before;
	}
	rest = str_slice(files[from].path, 0, skip + name.n + 1);
	while (*next < to && str_starts(files[*next].path, rest))
		++*next;
	before = entry_before(tree, name, GIT_OBJECT_TREE);
	if (!make_folder(builder, from, *next, rest.n, before, &id))
		return false;
	add_entry(out, MODE_FOLDER, name, &id);
	return true;
}

/* Files from up to to, all in one folder, whose path with its '/' is skip long. */
static bool make_folder(struct builder *builder, size_t from, size_t to, size_t skip,
	const git_oid *before, git_oid *id)
{
	git_tree *tree = NULL;
	struct buf out = BUF_INIT;
	bool ok;

	if (before && from < to && is_same(builder, from, to, skip)) {
		*id = *before;
		return true;
	}
	ok = !before || !git_tree_lookup(&tree, builder->request->repo, before);
	while (ok && from < to)
		ok = add_name(builder, from, to, skip, tree, &out, &from);
	ok = ok && !out.overflowed &&
	     pack_put(builder->request->pack, 0, GIT_OBJECT_TREE, buf_str(&out), id, NULL);
	buf_release(&out);
	git_tree_free(tree);
	return ok;
}

bool publish_tree(struct tree_request *request, git_oid *id)
{
	struct builder builder = {request, xcalloc(request->n + 1, sizeof(size_t))};
	bool ok;

	for (size_t i = 0; i < request->n; i++)
		builder.differ[i + 1] = builder.differ[i] + !request->files[i].same;
	ok = make_folder(&builder, 0, request->n, 0, request->before, id);
	free(builder.differ);
	return ok;
}
