/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One walk back through the commits. Each is compared with the one before it, folder by folder;
 * folders with the same id are the same and are not opened. A tree that was the older one of a
 * step is the newer one of the next, so the latest trees are kept.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/map.h"
#include "source/git.h"
#include "source/internal.h"

enum {
	KEPT_TREES = 64,
	KEPT_BYTES = 64 << 20,
	/* What it takes to open a tree or to look at a name, and a byte of a file, in bytes of
	   trees. */
	ENTRY_COST = 1 << 10,
	FILE_COST = 16,
	SHALLOW_SIZE = 4 << 20,
	MODE_TYPE = 0170000,
	MODE_FILE = 0100000,
	MEGABYTE = 1 << 20,
};

struct kept_tree {
	git_oid id;
	git_odb_object *object; /* NULL: none */
};

struct source_log {
	struct git_place place;
	struct str prefix; /* the folder of the site in its commits: "docs/" */
	git_odb *odb;
	git_oid head;
	struct arena arena;
	struct map shallow; /* ids in hex of commits whose parents are not here */
	struct kept_tree kept[KEPT_TREES];
	size_t next, kept_bytes;
	size_t megabytes, bytes; /* gone through */
};

/* What compares two trees. */
struct comparison {
	struct source_log *log;
	struct arena *arena;
	VEC(struct source_change) changes;
	size_t entries; /* of this step, that are not the same on both sides */
	int code;       /* of libgit2, of the first object that could not be read */
};

/* ---- Trees ---- */

static void drop_tree(struct source_log *log, struct kept_tree *kept)
{
	if (kept->object)
		log->kept_bytes -= git_odb_object_size(kept->object);
	git_odb_object_free(kept->object);
	kept->object = NULL;
}

static void keep_tree(struct source_log *log, const git_oid *id, git_odb_object *object)
{
	size_t size = git_odb_object_size(object);

	for (size_t i = 0; i < KEPT_TREES && log->kept_bytes + size > KEPT_BYTES; i++)
		drop_tree(log, &log->kept[(log->next + i) % KEPT_TREES]);
	drop_tree(log, &log->kept[log->next]);
	log->kept[log->next].id = *id;
	git_odb_object_dup(&log->kept[log->next].object, object);
	log->kept_bytes += size;
	log->next = (log->next + 1) % KEPT_TREES;
}

static void count_bytes(struct source_log *log, size_t size)
{
	log->bytes += size;
	log->megabytes += log->bytes / MEGABYTE;
	log->bytes %= MEGABYTE;
}

/* The tree of that id, to be freed; NULL, with the code kept, if it cannot be read. */
static git_odb_object *open_tree(struct comparison *comparison, const git_oid *id)
{
	struct source_log *log = comparison->log;
	git_odb_object *object = NULL;

	if (comparison->code)
		return NULL;
	for (size_t i = 0; i < KEPT_TREES; i++)
		if (log->kept[i].object && git_oid_equal(&log->kept[i].id, id))
			git_odb_object_dup(&object, log->kept[i].object);
	if (!object) {
		comparison->code = tree_read(log->odb, id, &object);
		if (comparison->code)
			return NULL;
		keep_tree(log, id, object);
	}
	/* Trees that are kept count too: one that is shared many times is gone through as often. */
	count_bytes(log, ENTRY_COST + git_odb_object_size(object));
	return object;
}

/* ---- Comparing ---- */

static bool is_file(const struct tree_entry *entry)
{
	return (entry->mode & MODE_TYPE) == MODE_FILE;
}

static bool is_long(const struct comparison *comparison)
{
	return comparison->log->megabytes > LIMIT_HISTORY_SIZE ||
	       comparison->entries > LIMIT_TREE_ENTRIES;
}

static bool is_over(const struct comparison *comparison)
{
	return comparison->code || is_long(comparison);
}

static const unsigned char *keep_id(struct comparison *comparison, const struct tree_entry *entry)
{
	return entry ? (const unsigned char *)arena_dup(
			       comparison->arena, (const char *)entry->id.id, SOURCE_ID)
		     : NULL;
}

static void add_file(struct comparison *comparison, struct str folder,
	const struct tree_entry *before, const struct tree_entry *after)
{
	struct str name = (after ? after : before)->name;
	struct source_change change = {
		str_join(comparison->arena, folder, folder.n ? STR("/") : STR(""), name),
		keep_id(comparison, before), keep_id(comparison, after)};

	vec_push(comparison->arena, &comparison->changes, change);
}

static void compare_trees(struct comparison *comparison, struct str path, const git_oid *before,
	const git_oid *after, unsigned depth);

/* One name, on one side or on both, where it is not the same. */
static void compare_entries(struct comparison *comparison, struct str folder,
	const struct tree_entry *before, const struct tree_entry *after, unsigned depth)
{
	const struct tree_entry *old_file = before && is_file(before) ? before : NULL;
	const struct tree_entry *new_file = after && is_file(after) ? after : NULL;
	bool old_folder = before && tree_is_folder(before);
	bool new_folder = after && tree_is_folder(after);
	struct str name = (after ? after : before)->name;

	comparison->entries++;
	count_bytes(comparison->log, ENTRY_COST);
	if (str_starts(name, STR(".")) || str_find_char(name, '/') < name.n ||
		folder.n + name.n > LIMIT_PATH_LENGTH)
		return;
	if (old_file || new_file)
		add_file(comparison, folder, old_file, new_file);
	if ((old_folder || new_folder) && depth < LIMIT_PATH_DEPTH)
		compare_trees(comparison,
			str_join(comparison->arena, folder, folder.n ? STR("/") : STR(""), name),
			old_folder ? &before->id : NULL, new_folder ? &after->id : NULL, depth + 1);
}

/* The order of Git: a folder is sorted as if its name ended in '/'. */
static int entry_cmp(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int order = memcmp(a->name.p, b->name.p, n);
	unsigned char left, right;

	if (order)
		return order;
	left = a->name.n > n ? (unsigned char)a->name.p[n] : tree_is_folder(a) ? '/' : 0;
	right = b->name.n > n ? (unsigned char)b->name.p[n] : tree_is_folder(b) ? '/' : 0;
	return (left > right) - (left < right);
}

/* Passes over entries that stand in both alike: nearly all. */
static void skip_same(struct str *before, struct str *after)
{
	for (;;) {
		const char *end = before->n ? memchr(before->p, '\0', before->n) : NULL;
		size_t size = end ? (size_t)(end - before->p) + 1 + GIT_OID_RAWSZ : 0;

		if (!size || size > before->n || size > after->n ||
			memcmp(before->p, after->p, size) != 0)
			return;
		*before = str_from_index(*before, size);
		*after = str_from_index(*after, size);
	}
}

static void merge_trees(struct comparison *comparison, struct str path, struct str before,
	struct str after, unsigned depth)
{
	struct tree_entry old, new;
	bool has_old, has_new;

	skip_same(&before, &after);
	has_old = tree_next(&before, &old);
	has_new = tree_next(&after, &new);
	while ((has_old || has_new) && !is_over(comparison)) {
		int order = !has_old ? 1 : !has_new ? -1 : entry_cmp(&old, &new);

		if (order || !git_oid_equal(&old.id, &new.id) || old.mode != new.mode)
			compare_entries(comparison, path, order <= 0 ? &old : NULL,
				order >= 0 ? &new : NULL, depth);
		if (!order)
			skip_same(&before, &after);
		if (order <= 0)
			has_old = tree_next(&before, &old);
		if (order >= 0)
			has_new = tree_next(&after, &new);
	}
	if (!is_over(comparison) && (before.n || after.n))
		comparison->code = GIT_EINVALID;
}

static void compare_trees(struct comparison *comparison, struct str path, const git_oid *before,
	const git_oid *after, unsigned depth)
{
	git_odb_object *old = NULL, *new = NULL;

	if (before && after && git_oid_equal(before, after))
		return;
	if (after)
		new = open_tree(comparison, after);
	if (before)
		old = open_tree(comparison, before);
	if (!comparison->code)
		merge_trees(comparison, path, old ? tree_bytes(old) : STR(""),
			new ? tree_bytes(new) : STR(""), depth);
	git_odb_object_free(old);
	git_odb_object_free(new);
}

/* ---- Commits ---- */

/* The folder of the site, and in it the one that is asked for; false if the commit lacks it. */
static bool find_folder(
	struct comparison *comparison, git_commit *commit, struct str folder, git_oid *id)
{
	struct str path = str_join(comparison->arena, comparison->log->prefix, folder);

	*id = *git_commit_tree_id(commit);
	while (path.n) {
		size_t n = str_find_char(path, '/');
		struct str name = str_slice(path, 0, n), rest;
		git_odb_object *object = open_tree(comparison, id);
		struct tree_entry entry;
		bool found = false;

		if (!object)
			return false;
		rest = tree_bytes(object);
		while (!found && tree_next(&rest, &entry))
			found = str_eq(entry.name, name);
		git_odb_object_free(object);
		if (!found && rest.n)
			comparison->code = GIT_EINVALID;
		if (!found || !tree_is_folder(&entry))
			return false;
		*id = entry.id;
		path = str_from_index(path, n + 1);
	}
	return true;
}

static struct date commit_day(git_commit *commit)
{
	enum { DAY = 86400, MINUTE = 60 };
	static const long long last = 253402300799;
	long long seconds = git_commit_time(commit);
	int zone = git_commit_time_offset(commit);
	struct date day = {0};
	time_t local;
	struct tm tm;

	if (seconds < -last || seconds > last)
		return day;
	local = (time_t)(seconds +
			 (zone > -DAY / MINUTE && zone < DAY / MINUTE ? zone * MINUTE : 0));
	if (gmtime_r(&local, &tm) && tm.tm_year >= 1 - 1900 && tm.tm_year <= 9999 - 1900)
		day = (struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
	return day;
}

/* Shows what commit changed, against parent (NULL: it is the first). False to stop. */
static bool show_step(struct comparison *comparison, git_commit *commit, git_commit *parent,
	struct str folder, source_visit *visit, void *context)
{
	git_oid before, after;
	bool had = parent && find_folder(comparison, parent, folder, &before);
	bool has = find_folder(comparison, commit, folder, &after);
	struct source_step step = {.day = commit_day(commit)};

	comparison->changes.n = comparison->changes.cap = comparison->entries = 0;
	if ((had || has) && !comparison->code)
		compare_trees(comparison, folder, had ? &before : NULL, has ? &after : NULL, 0);
	if (is_over(comparison))
		return false;
	if (!comparison->changes.n)
		return true;
	git_oid_tostr(step.commit, sizeof(step.commit), git_commit_id(commit));
	step.changes = comparison->changes.v;
	step.n = comparison->changes.n;
	return visit(context, &step);
}

static bool is_shallow(const struct source_log *log, const git_oid *id)
{
	char hex[SOURCE_COMMIT_HEX];

	git_oid_tostr(hex, sizeof(hex), id);
	return map_get(&log->shallow, str_from(hex));
}

/* What the walk comes to when it goes no further. */
static enum source_end end_of(const struct comparison *comparison)
{
	if (comparison->code)
		return SOURCE_BROKEN;
	return is_long(comparison) ? SOURCE_OUT_OF_REACH : SOURCE_STOPPED;
}

enum source_end source_log_walk(
	struct source_log *log, struct str folder, source_visit *visit, void *context)
{
	struct arena scratch = ARENA_INIT;
	git_commit *commit = NULL, *parent = NULL;
	struct comparison comparison = {.log = log, .arena = &scratch};
	enum source_end end = SOURCE_OUT_OF_REACH;

	comparison.code = git_commit_lookup(&commit, log->place.repository, &log->head);
	if (comparison.code)
		end = SOURCE_BROKEN;
	for (size_t n = 0; commit && n < LIMIT_COMMITS; n++) {
		if (is_shallow(log, git_commit_id(commit))) {
			end = SOURCE_SHALLOW;
			break;
		}
		if (git_commit_parentcount(commit))
			comparison.code = git_commit_parent(&parent, commit, 0);
		if (comparison.code ||
			!show_step(&comparison, commit, parent, folder, visit, context)) {
			end = end_of(&comparison);
			break;
		}
		git_commit_free(commit);
		commit = parent;
		parent = NULL;
		arena_reset(&scratch);
		if (!commit)
			end = SOURCE_BEGINNING;
	}
	git_commit_free(commit);
	git_commit_free(parent);
	arena_release(&scratch);
	return end;
}

/* ---- Opening ---- */

/* The file "shallow" of a repository: an id a line. */
static void read_shallow(struct source_log *log)
{
	struct str path = str_join(&log->arena,
		str_from(git_repository_commondir(log->place.repository)), STR("shallow"));
	int fd = open(str_z(&log->arena, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char *bytes = fd >= 0 ? xmalloc(SHALLOW_SIZE) : NULL;
	ssize_t n = fd >= 0 ? read(fd, bytes, SHALLOW_SIZE) : 0;
	struct str rest = {bytes, n > 0 ? (size_t)n : 0};

	while (rest.n) {
		size_t end = str_find_char(rest, '\n');

		map_put(&log->arena, &log->shallow, str_dup(&log->arena, str_slice(rest, 0, end)),
			log);
		rest = str_from_index(rest, end + 1);
	}
	if (fd >= 0)
		close(fd);
	free(bytes);
}

struct source_log *source_log_open(const struct source *source, struct source_fault *fault)
{
	const git_oid *id = commit_source_id(source);
	struct source_log *log = xcalloc(1, sizeof(*log));

	if (!git_place_open(&log->place, source->name, fault)) {
		free(log);
		return NULL;
	}
	log->prefix = str_from(id ? commit_source_folder(source) : log->place.prefix);
	if (id)
		log->head = *id;
	if (!id && !git_place_commit(&log->place, "HEAD", &log->head, fault)) {
		source_log_close(log);
		return NULL;
	}
	if (git_repository_odb(&log->odb, log->place.repository)) {
		git_fault(fault, SOURCE_DAMAGED);
		source_log_close(log);
		return NULL;
	}
	read_shallow(log);
	return log;
}

void source_log_close(struct source_log *log)
{
	if (!log)
		return;
	for (size_t i = 0; i < KEPT_TREES; i++)
		drop_tree(log, &log->kept[i]);
	git_odb_free(log->odb);
	git_place_release(&log->place);
	arena_release(&log->arena);
	free(log);
}

enum source_version source_log_read(struct source_log *log, const unsigned char *id, size_t limit,
	struct arena *arena, struct str *bytes)
{
	git_odb_object *object;
	git_object_t type;
	size_t size;
	git_oid oid;

	if (log->megabytes > LIMIT_HISTORY_SIZE)
		return SOURCE_TOO_MUCH;
	memcpy(oid.id, id, SOURCE_ID);
	if (git_odb_read_header(&size, &type, log->odb, &oid) || type != GIT_OBJECT_BLOB)
		return SOURCE_MISSING;
	if (size > limit)
		return SOURCE_TOO_LARGE;
	if (git_odb_read(&object, log->odb, &oid))
		return SOURCE_MISSING;
	size = git_odb_object_size(object);
	count_bytes(log, ENTRY_COST + size * FILE_COST);
	*bytes = (struct str){arena_dup(arena, git_odb_object_data(object), size), size};
	git_odb_object_free(object);
	return SOURCE_VERSION;
}

bool source_is_version(const unsigned char *id, struct str bytes)
{
	git_oid oid;

	return !git_odb_hash(&oid, bytes.p, bytes.n, GIT_OBJECT_BLOB) &&
	       memcmp(oid.id, id, SOURCE_ID) == 0;
}
