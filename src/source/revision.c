/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What people write for a commit, and for a folder in it: "main", "HEAD~3", "v2:docs". And what
 * they may have meant when there is no such thing.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/path.h"
#include "base/suggest.h"
#include "source/git.h"

/* ---- REV:FOLDER ---- */

/* Where the folder begins: the first ':' that is not between braces, as of "HEAD^{/a: b}". */
static size_t find_colon(struct str word)
{
	size_t depth = 0;

	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] == '{')
			depth++;
		else if (word.p[i] == '}' && depth)
			depth--;
		else if (word.p[i] == ':' && !depth)
			return i;
	}
	return word.n;
}

static bool is_relative(struct str folder)
{
	struct str first = path_first(folder);

	return str_is(first, ".") || str_is(first, "..");
}

static char *copy(struct str s, const char *end)
{
	size_t n = strlen(end);
	char *p = xcalloc(s.n + n + 1, 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	memcpy(p + s.n, end, n);
	return p;
}

bool revision_read(struct revision *revision, const struct git_place *place, const char *word)
{
	struct arena scratch = ARENA_INIT;
	struct str all = str_from(word), folder = {NULL, 0}, from = {NULL, 0};
	size_t colon = find_colon(all);
	bool ok = true;

	*revision = (struct revision){.named = colon > 0 && colon < all.n};
	if (!revision->named) {
		revision->commit = copy(all, "");
		revision->folder = copy(str_from(place->prefix), "");
		return true;
	}
	folder = str_from_index(all, colon + 1);
	/* As of Git: from the top, but what begins with a dot from here. */
	if (is_relative(folder))
		from = path_folder(str_from(place->prefix));
	if (folder.n)
		ok = path_resolve(&scratch, from, folder, &folder);
	while (folder.n && folder.p[folder.n - 1] == '/')
		folder.n--;
	revision->commit = copy(str_slice(all, 0, colon), "");
	revision->folder = copy(ok ? folder : STR(""), ok && folder.n ? "/" : "");
	arena_release(&scratch);
	return ok;
}

void revision_release(struct revision *revision)
{
	free(revision->commit);
	free(revision->folder);
}

/* ---- What may have been meant ---- */

enum { LISTED_MAX = 8 };

struct references {
	struct suggest suggest;
	struct str rest; /* what stands behind the name: "~3" */
	struct source_fault *fault;
	size_t n, listed;
};

/* Half a name is none that can be meant. */
static void put_near(struct source_fault *fault, struct str start, struct str rest)
{
	struct arena scratch = ARENA_INIT;

	if (!fault_put(fault->near, sizeof(fault->near), str_join(&scratch, start, rest)))
		*fault->near = '\0';
	arena_release(&scratch);
}

static void offer(struct references *references, const char *wanted, const char *name)
{
	struct source_fault *fault = references->fault;
	size_t distance = references->suggest.distance;

	suggest_offer(&references->suggest, str_from(wanted));
	if (references->suggest.distance < distance)
		put_near(fault, str_from(name), references->rest);
}

static void list(struct references *references, const char *name)
{
	struct source_fault *fault = references->fault;
	size_t n = strlen(fault->known);
	char shown[sizeof(fault->known)];
	bool whole = fault_put(shown, sizeof(shown), str_from(name));

	if (references->listed > LISTED_MAX)
		return;
	if (references->listed++ == LISTED_MAX || !whole ||
		n + strlen(shown) + 8 > sizeof(fault->known)) {
		references->listed = LISTED_MAX + 1;
		snprintf(fault->known + n, sizeof(fault->known) - n, "%s…", n ? ", " : "");
	} else {
		snprintf(fault->known + n, sizeof(fault->known) - n, "%s%s", n ? ", " : "", shown);
	}
}

/*
 * By the name as people write it: without refs/heads/ or refs/tags/. A branch of a remote is often
 * called by its own name alone.
 */
static int offer_reference(const char *name, void *context)
{
	static const char *const folders[] = {"refs/heads/", "refs/tags/"};
	static const char remotes[] = "refs/remotes/";
	struct references *references = context;

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		if (!str_starts(str_from(name), str_from(folders[i])))
			continue;
		offer(references, name + strlen(folders[i]), name + strlen(folders[i]));
		list(references, name + strlen(folders[i]));
	}
	if (str_starts(str_from(name), str_from(remotes))) {
		const char *slash;

		name += strlen(remotes);
		slash = strchr(name, '/');
		offer(references, name, name);
		if (slash && strcmp(slash, "/HEAD") != 0)
			offer(references, slash + 1, name);
	}
	return ++references->n < LIMIT_REFERENCES ? 0 : 1;
}

static void suggest_revision(
	const struct git_place *place, const char *rev, struct source_fault *fault)
{
	size_t n = strcspn(rev, "~^@");
	struct str name = {rev, n ? n : strlen(rev)};
	struct references references = {.suggest = suggest_for(name),
		.rest = str_from_index(str_from(rev), name.n),
		.fault = fault};

	offer(&references, "HEAD", "HEAD");
	git_reference_foreach_name(place->repository, offer_reference, &references);
	/* The name was right, and what stands behind it was not. */
	if (!strcmp(fault->near, rev))
		*fault->near = *fault->known = '\0';
	if (*fault->near)
		*fault->known = '\0';
}

bool git_place_commit(
	const struct git_place *place, const char *rev, git_oid *id, struct source_fault *fault)
{
	git_object *object = NULL, *commit = NULL;
	bool ok = false;

	if (git_repository_head_unborn(place->repository) == 1 && !strcmp(rev, "HEAD")) {
		git_fault(fault, SOURCE_NO_COMMITS);
	} else if (git_revparse_single(&object, place->repository, rev)) {
		git_fault(fault, SOURCE_NO_REVISION);
		suggest_revision(place, rev, fault);
	} else if (git_object_peel(&commit, object, GIT_OBJECT_COMMIT)) {
		git_fault(fault, SOURCE_NOT_A_COMMIT);
	} else {
		*id = *git_object_id(commit);
		ok = true;
	}
	git_object_free(object);
	git_object_free(commit);
	return ok;
}

/* ---- Folders ---- */

/* The folder in that tree whose name is nearest; empty if none is. */
static struct str near_folder(
	git_odb *odb, const git_oid *tree, struct str name, struct arena *arena)
{
	struct suggest suggest = suggest_for(name);
	struct tree_entry entry;
	git_odb_object *object;
	struct str rest;

	if (tree_read(odb, tree, &object))
		return STR("");
	rest = tree_bytes(object);
	while (tree_next(&rest, &entry))
		if (tree_is_folder(&entry))
			suggest_offer(&suggest, str_dup(arena, entry.name));
	git_odb_object_free(object);
	return suggest.best;
}

static bool is_folder_there(git_odb *odb, const git_oid *root, struct str path)
{
	struct tree_entry entry;

	return !tree_find(odb, root, path, &entry) && tree_is_folder(&entry);
}

/* The path with its first part that is not there written as what is nearest to it; or empty. */
static struct str mend_path(git_odb *odb, const git_oid *root, struct str path, struct arena *arena)
{
	struct str found = {NULL, 0}, rest = path, near;
	struct tree_entry entry;

	for (;;) {
		struct str first = path_first(rest);
		struct str next = str_slice(path, 0, path.n - rest.n + first.n);

		if (!rest.n)
			return STR("");
		if (!is_folder_there(odb, root, next))
			break;
		found = next;
		rest = str_from_index(rest, first.n + 1);
	}
	if (tree_find(odb, root, found, &entry))
		return STR("");
	near = near_folder(odb, &entry.id, path_first(rest), arena);
	if (!near.n)
		return near;
	near = str_join(arena, found, found.n ? STR("/") : STR(""), near);
	rest = str_join(arena, near, str_from_index(rest, path_first(rest).n));
	return is_folder_there(odb, root, rest) ? rest : near;
}

void suggest_folder(git_odb *odb, const git_oid *root, const struct revision *revision,
	struct source_fault *fault)
{
	struct arena scratch = ARENA_INIT;
	struct str path = path_folder(str_from(revision->folder));
	struct str near = mend_path(odb, root, path, &scratch);

	if (near.n)
		put_near(fault, str_from(revision->commit), str_join(&scratch, STR(":"), near));
	arena_release(&scratch);
}

bool source_is_bare(const char *dir)
{
	struct source_fault ignored;
	struct git_place place;
	bool bare = git_place_open(&place, dir, &ignored);

	if (bare) {
		bare = git_repository_is_bare(place.repository);
		git_place_release(&place);
	}
	return bare;
}
