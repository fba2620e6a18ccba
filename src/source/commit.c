/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A source that is a tree of a commit. What was listed is kept as a map from paths to objects, so
 * that a read does not go through the folders again: they can be large, and libgit2 keeps none.
 *
 * The bytes are those of the commit. A checkout has the same, unless .gitattributes or the settings
 * of one machine (core.autocrlf) have it change line ends or put filters in between: the first
 * makes no difference to a text, and of the second only Git LFS is met, which is reported.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/map.h"
#include "base/path.h"
#include "source/git.h"
#include "source/internal.h"

enum { MODE_LINK = 0120000, MODE_MODULE = 0160000, MODE_FILE = 0100000, MODE_TYPE = 0170000 };

struct commit {
	struct source source;
	struct objects objects;
	git_oid id, root; /* the commit, and the folder of the site in its tree */
	struct revision revision;
	struct arena arena;
	struct map listed; /* struct blob *, by path */
};

struct blob {
	git_oid id;
};

/* What one listing goes through. */
struct tree_walk {
	struct listing listing;
	struct commit *commit;
	git_odb *odb;
	struct arena scratch;
	struct map seen; /* the paths so far: what is listed twice is not what stands there twice */
	size_t entries, bytes;
	bool full;
};

static struct commit *commit_of(struct source *source)
{
	return (struct commit *)source;
}

/* ---- Listing ---- */

static enum entry_kind entry_kind(unsigned mode)
{
	switch (mode & MODE_TYPE) {
	case MODE_FILE:
		return ENTRY_FILE;
	case MODE_LINK:
		return ENTRY_LINK;
	case MODE_MODULE:
		return ENTRY_MODULE;
	default:
		return ENTRY_OTHER;
	}
}

static void report_full(struct tree_walk *walk, struct str path)
{
	char limit[24];

	if (!walk->full) {
		snprintf(limit, sizeof(limit), "%d", LIMIT_TREE_ENTRIES);
		source_complain(&walk->listing, path, DIAG_FILES_TOO_MANY, str_from(limit));
	}
	walk->full = true;
}

/* Git makes no such trees, but somebody may: a name that is a path, or that stands there twice. */
static bool is_sound(struct tree_walk *walk, struct str path, struct str name)
{
	return name.n && str_find_char(name, '/') == name.n &&
	       !map_put(&walk->scratch, &walk->seen, path, walk);
}

static void keep_object(struct commit *commit, struct str path, const git_oid *id)
{
	struct blob *blob;

	if (map_get(&commit->listed, path))
		return;
	blob = arena_new(&commit->arena, struct blob);
	blob->id = *id;
	map_put(&commit->arena, &commit->listed, path, blob);
}

static void walk_tree(struct tree_walk *walk, const git_oid *id, struct str path, unsigned depth);

static void walk_entry(
	struct tree_walk *walk, const struct tree_entry *entry, struct str folder, unsigned depth)
{
	struct arena *arena = &walk->commit->arena;
	struct str path = folder.n ? str_join(arena, folder, STR("/"), entry->name)
				   : str_dup(arena, entry->name);
	size_t files = walk->listing.list->paths.n;

	if (!is_sound(walk, path, entry->name)) {
		source_complain(&walk->listing, path, DIAG_FILE_UNREADABLE, STR("@object-broken"));
		return;
	}
	if (source_take(&walk->listing, path,
		    tree_is_folder(entry) ? ENTRY_FOLDER : entry_kind(entry->mode), depth))
		walk_tree(walk, &entry->id, path, depth + 1);
	else if (walk->listing.list->paths.n > files)
		keep_object(walk->commit, path, &entry->id);
}

static void walk_tree(struct tree_walk *walk, const git_oid *id, struct str path, unsigned depth)
{
	git_odb_object *object;
	struct tree_entry entry;
	struct str rest;
	int code = tree_read(walk->odb, id, &object);

	if (code) {
		source_complain(&walk->listing, path, DIAG_FILE_UNREADABLE, object_fault(code));
		return;
	}
	rest = tree_bytes(object);
	walk->bytes += rest.n;
	while (!walk->full && tree_next(&rest, &entry)) {
		if (++walk->entries > LIMIT_TREE_ENTRIES || walk->bytes > LIMIT_TREES_SIZE)
			report_full(walk, path);
		else if (!str_starts(entry.name, STR(".")))
			walk_entry(walk, &entry, path, depth);
	}
	if (rest.n && !walk->full)
		source_complain(&walk->listing, path, DIAG_FILE_UNREADABLE, STR("@object-broken"));
	git_odb_object_free(object);
}

static void commit_list(struct source *source, struct str path, struct arena *arena,
	struct source_list *list, struct diags *diags)
{
	struct commit *commit = commit_of(source);
	struct objects_loan loan = objects_borrow(&commit->objects);
	struct tree_walk walk = {
		.listing = {source, arena, list, diags}, .commit = commit, .odb = loan.odb};
	struct tree_entry entry;
	int code = loan.odb ? tree_find(loan.odb, &commit->root, path, &entry) : GIT_ERROR;

	if (!code && tree_is_folder(&entry))
		walk_tree(&walk, &entry.id, path, 0);
	else if (code && code != GIT_ENOTFOUND)
		source_complain(&walk.listing, path, DIAG_FILE_UNREADABLE, object_fault(code));
	arena_release(&walk.scratch);
	objects_return(loan);
}

/* ---- Reading ---- */

/* The object of a regular file; 0 or a code of libgit2. What was not listed is looked for. */
static int find_file(struct commit *commit, git_odb *odb, struct str path, git_oid *id)
{
	const struct blob *blob = map_get(&commit->listed, path);
	struct tree_entry entry;
	int code;

	if (blob) {
		*id = blob->id;
		return 0;
	}
	code = tree_find(odb, &commit->root, path, &entry);
	if (code)
		return code;
	*id = entry.id;
	return entry_kind(entry.mode) == ENTRY_FILE ? 0 : GIT_EINVALID;
}

static bool is_lfs_pointer(struct str bytes)
{
	enum { POINTER_SIZE = 1024 };

	return bytes.n < POINTER_SIZE &&
	       str_starts(bytes, STR("version https://git-lfs.github.com/spec/"));
}

/* 0 with the bytes in text, or reported; else a code of libgit2. */
static int read_blob(git_odb *odb, const git_oid *id, size_t limit, struct arena *arena,
	struct text *text, struct diags *diags)
{
	git_odb_object *object;
	git_object_t type;
	size_t size;
	int code = git_odb_read_header(&size, &type, odb, id);

	if (!code && type != GIT_OBJECT_BLOB)
		return GIT_EINVALID;
	if (!code && size > limit) {
		source_report_size(diags, text, size, limit);
		return 0;
	}
	if (!code)
		code = git_odb_read(&object, odb, id);
	if (code)
		return code;
	size = git_odb_object_size(object);
	text->bytes = (struct str){arena_dup(arena, git_odb_object_data(object), size), size};
	git_odb_object_free(object);
	if (!is_lfs_pointer(text->bytes))
		return 0;
	text->bytes.p = NULL;
	diag_add(diags, DIAG_FILE_UNREADABLE, place_file(text), .args = {STR("@lfs-pointer")});
	return 0;
}

static struct str read_fault(int code, bool found)
{
	if (found)
		return object_fault(code);
	return code == GIT_EINVALID ? STR("@not-a-file") : STR("@not-there");
}

static bool commit_read(struct source *source, struct str path, size_t limit, struct arena *arena,
	struct text *text, struct diags *diags)
{
	struct commit *commit = commit_of(source);
	struct objects_loan loan = objects_borrow(&commit->objects);
	git_oid id;
	int code = loan.odb ? find_file(commit, loan.odb, path, &id) : GIT_ERROR;
	bool found = !code;

	if (found)
		code = read_blob(loan.odb, &id, limit, arena, text, diags);
	objects_return(loan);
	if (code)
		diag_add(diags, DIAG_FILE_UNREADABLE, place_file(text),
			.args = {read_fault(code, found)});
	return text->bytes.p != NULL;
}

static bool commit_has(struct source *source, struct str path)
{
	struct commit *commit = commit_of(source);
	struct objects_loan loan = objects_borrow(&commit->objects);
	git_oid id;
	bool has = loan.odb && path.n && !find_file(commit, loan.odb, path, &id);

	objects_return(loan);
	return has;
}

/* ---- Opening ---- */

static void commit_close(struct source *source)
{
	struct commit *commit = commit_of(source);

	objects_release(&commit->objects);
	revision_release(&commit->revision);
	arena_release(&commit->arena);
	free(commit);
	git_libgit2_shutdown();
}

static const struct source_kind commit_kind = {commit_list, commit_read, commit_has, commit_close};

static enum source_fault_kind folder_fault(int code, const struct revision *revision)
{
	if (code != GIT_ENOTFOUND || !*revision->folder)
		return SOURCE_DAMAGED;
	return revision->named ? SOURCE_NO_SUCH_FOLDER : SOURCE_NOT_IN_COMMIT;
}

/* The folder of the site in the tree of the commit. */
static bool find_folder(struct commit *commit, const git_oid *top, struct source_fault *fault)
{
	const struct revision *revision = &commit->revision;
	struct objects_loan loan = objects_borrow(&commit->objects);
	struct tree_entry entry;
	int code =
		loan.odb ? tree_find(loan.odb, top, str_from(revision->folder), &entry) : GIT_ERROR;
	bool found = !code && tree_is_folder(&entry);

	if (found) {
		commit->root = entry.id;
	} else if (!code && revision->named) {
		git_fault(fault, SOURCE_NOT_A_FOLDER);
	} else {
		git_fault(fault, folder_fault(code ? code : GIT_ENOTFOUND, revision));
		if (fault->kind != SOURCE_DAMAGED)
			suggest_folder(loan.odb, top, revision, fault);
	}
	objects_return(loan);
	return found;
}

static bool find_root(
	struct commit *commit, const struct git_place *place, struct source_fault *fault)
{
	git_commit *object;
	bool found;

	if (git_commit_lookup(&object, place->repository, &commit->id)) {
		git_fault(fault, SOURCE_DAMAGED);
		return false;
	}
	found = find_folder(commit, git_commit_tree_id(object), fault);
	git_commit_free(object);
	return found;
}

/* What may have been meant is told whole, with the folder; or as far as there is room. */
static void name_folder(struct source_fault *fault, const struct revision *revision)
{
	struct str folder = path_folder(str_from(revision->folder));
	size_t n = strlen(fault->near), room = sizeof(fault->near) - n;

	if (n && revision->named && folder.n + 1 < room)
		snprintf(fault->near + n, room, ":%.*s", STR_ARG(folder));
}

static bool open_revision(struct commit *commit, const struct git_place *place, const char *rev,
	struct source_fault *fault)
{
	bool inside = revision_read(&commit->revision, place, rev);

	if (!git_place_commit(place, commit->revision.commit, &commit->id, fault)) {
		name_folder(fault, &commit->revision);
		return false;
	}
	if (!inside) {
		git_fault(fault, SOURCE_NO_SUCH_FOLDER);
		return false;
	}
	return find_root(commit, place, fault);
}

struct source *source_open_commit(const char *dir, const char *rev, struct source_fault *fault)
{
	struct git_place place;
	struct commit *commit;

	if (!git_place_open(&place, dir, fault))
		return NULL;
	commit = xcalloc(1, sizeof(*commit));
	commit->source.kind = &commit_kind;
	commit->source.name = dir;
	git_libgit2_init(); /* commit_close takes it back, as git_place_release does its own */
	if (!objects_init(&commit->objects, place.repository)) {
		git_fault(fault, SOURCE_DAMAGED);
		commit_close(&commit->source);
		commit = NULL;
	} else if (!open_revision(commit, &place, rev, fault)) {
		commit_close(&commit->source);
		commit = NULL;
	}
	git_place_release(&place);
	return commit ? &commit->source : NULL;
}

const char *commit_source_folder(const struct source *source)
{
	return source->kind == &commit_kind ? ((const struct commit *)source)->revision.folder
					    : NULL;
}

const git_oid *commit_source_id(const struct source *source)
{
	return source->kind == &commit_kind ? &((const struct commit *)source)->id : NULL;
}

bool source_commit_id(const struct source *source, char hex[SOURCE_COMMIT_HEX])
{
	const git_oid *id = commit_source_id(source);

	if (id)
		git_oid_tostr(hex, SOURCE_COMMIT_HEX, id);
	return id != NULL;
}
