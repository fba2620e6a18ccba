/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bringing the output folder to the state of the plan, touching as little as possible.
 *
 * A file is left alone when the manifest has the same hash and size for it, its size on disk is
 * that size, and it is older than the manifest: then nobody has changed it since we wrote it. In
 * all other cases its bytes are compared. A file is written under a temporary name at the
 * top of the folder and renamed into place, so a build that is killed leaves old or new pages and
 * at most one temporary file a worker, which the next build uses again. Where nothing stands yet,
 * all of it comes at once (see stage.c).
 *
 * Before the first new file appears the manifest is extended with it, so that a build that is
 * killed knows the next time which files it had begun to make.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "output/internal.h"

/* Foreign files that are named before we stop counting. */
enum { FOREIGN_MAX = 10 };

struct write_worker {
	struct arena scratch;
	struct buf out, old;
	struct diags diags;
	size_t written, unchanged;
	unsigned long long bytes;
	char temporary[32];
};

struct writer {
	const struct plan *plan;
	struct arena arena;
	struct diags *diags;
	int folder;
	int stage;   /* -1: none */
	bool *fresh; /* by job: what it lies in is not in the folder yet */
	const char *name;
	unsigned long long made_of;
	struct manifest before;
	struct manifest_entry *after; /* one for each job */
	struct write_worker workers[LIMIT_THREADS];
	VEC(struct str) leftovers; /* that we made, and that are not planned any more */
	atomic_bool failed;
};

/* A file in the output folder, as a place for a message. */
static struct place output_place(const struct writer *writer, struct diags *diags, struct str path)
{
	struct text *text = arena_new(&diags->arena, struct text);

	text->path =
		str_join(&diags->arena, str_from(writer->name), path.n ? STR("/") : STR(""), path);
	text->outside = true;
	return place_file(text);
}

static void report_failure(
	const struct writer *writer, struct diags *diags, struct str path, int error)
{
	diag_add(diags, DIAG_OUTPUT_FAILED, output_place(writer, diags, path),
		.args = {diag_errno(error)});
}

/* ---- One file ---- */

static bool same_on_disk(int top, const char *name, struct str bytes, struct buf *old)
{
	int fd = openat(top, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool same = false;

	if (fd < 0)
		return false;
	buf_reset(old);
	if (buf_reserve(old, bytes.n + 1)) {
		ssize_t got;

		while ((got = read(fd, old->p + old->n, bytes.n + 1 - old->n)) > 0)
			old->n += (size_t)got;
		same = !got && str_eq(buf_str(old), bytes);
	}
	close(fd);
	return same;
}

/* Whether the file on disk already has these bytes. */
static bool is_unchanged(struct writer *writer, struct write_worker *worker,
	const struct manifest_entry *before, struct str bytes, unsigned long long hash)
{
	const char *name = str_z(&worker->scratch, before->path);
	struct stat st;

	if (fstatat(writer->folder, name, &st, AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode) ||
		(size_t)st.st_size != bytes.n)
		return false;
	if (before->hash == hash && before->size == bytes.n &&
		manifest_is_younger(&writer->before, &st))
		return true;
	return same_on_disk(writer->folder, name, bytes, &worker->old);
}

static int put_file(
	struct writer *writer, struct write_worker *worker, size_t number, struct str bytes)
{
	struct str path = writer->plan->jobs.v[number].path;

	if (writer->fresh[number] && writer->stage >= 0)
		return stage_write(writer->stage, path, bytes, &worker->scratch);
	if (!manifest_find(&writer->before, path))
		make_own_folder(writer->folder, path, &worker->scratch);
	return replace_file(writer->folder, worker->temporary, path, bytes, &worker->scratch);
}

static void write_job(void *context, size_t worker_number, size_t number)
{
	struct writer *writer = context;
	struct write_worker *worker = &writer->workers[worker_number];
	const struct job *job = &writer->plan->jobs.v[number];
	const struct manifest_entry *before = manifest_find(&writer->before, job->path);
	struct manifest_entry *entry = &writer->after[number];
	struct str bytes;

	if (atomic_load_explicit(&writer->failed, memory_order_relaxed))
		return;
	buf_reset(&worker->out);
	job_render(writer->plan, job, &worker->scratch, &worker->out);
	bytes = buf_str(&worker->out);
	*entry = (struct manifest_entry){job->path, str_hash(bytes), bytes.n};
	worker->bytes += bytes.n;
	if (before && !writer->fresh[number] &&
		is_unchanged(writer, worker, before, bytes, entry->hash)) {
		worker->unchanged++;
	} else if (worker->out.overflowed || put_file(writer, worker, number, bytes)) {
		report_failure(
			writer, &worker->diags, job->path, worker->out.overflowed ? EFBIG : errno);
		atomic_store(&writer->failed, true);
	} else {
		worker->written++;
	}
	arena_reset(&worker->scratch);
}

/* ---- Before and after ---- */

/* Calls found for each file that we made and that is not planned any more. */
static void find_leftovers(const struct plan *plan, const struct manifest *before,
	void (*found)(void *context, const struct manifest_entry *entry), void *context)
{
	size_t j = 0;

	vec_each (const struct manifest_entry, entry, &before->entries) {
		while (j < plan->jobs.n && str_cmp(plan->jobs.v[j].path, entry->path) < 0)
			j++;
		if (j == plan->jobs.n || !str_eq(plan->jobs.v[j].path, entry->path))
			found(context, entry);
	}
}

static void keep_leftover(void *context, const struct manifest_entry *entry)
{
	struct writer *writer = context;

	vec_push(&writer->arena, &writer->leftovers, entry->path);
}

static bool stat_path(struct writer *writer, struct str path, struct stat *st)
{
	return !fstatat(writer->folder, str_z(&writer->arena, path), st, AT_SYMLINK_NOFOLLOW);
}

static bool is_our_folder(struct writer *writer, struct str path)
{
	struct str inside = str_join(&writer->arena, path, STR("/"));

	vec_each (const struct str, leftover, &writer->leftovers)
		if (str_starts(*leftover, inside))
			return true;
	return false;
}

/*
 * What no manifest of ours knows and stands where path is to come, or where a folder above it is;
 * empty if there is nothing.
 */
static struct str find_foreign(struct writer *writer, struct str path)
{
	struct stat st;

	if (manifest_find(&writer->before, path))
		return STR("");
	if (stat_path(writer, path, &st))
		return S_ISDIR(st.st_mode) && is_our_folder(writer, path) ? STR("") : path;
	if (errno != ENOTDIR)
		return STR("");
	while (path.n && !stat_path(writer, path, &st))
		path = path_folder(path);
	return manifest_find(&writer->before, path) ? STR("") : path;
}

/* The folder at the top that a path lies below, and what is there of that name. */
struct top_folder {
	struct str name;
	bool missing, link;
};

/*
 * In a fresh folder nothing can be in the way: one look at the top serves all paths below it, which
 * come one after the other.
 */
static bool lies_in_nothing(struct writer *writer, struct top_folder *top, struct str path)
{
	struct str name = path_first(path);
	struct stat st;

	if (!str_eq(name, top->name)) {
		top->name = name;
		top->missing = false;
		top->link = false;
		if (stat_path(writer, name, &st))
			top->link = S_ISLNK(st.st_mode);
		else
			top->missing = errno == ENOENT;
	}
	return top->missing;
}

/* The symbolic link below folder top that is a folder of path; empty if there is none. */
static struct str find_link(struct writer *writer, struct str top, struct str path)
{
	struct str found = STR("");
	struct stat st;

	for (path = path_folder(path); path.n > top.n; path = path_folder(path))
		if (stat_path(writer, path, &st) && S_ISLNK(st.st_mode))
			found = path;
	return found;
}

/* What would lead what we write, or remove, out of the folder. */
static struct str find_way_out(struct writer *writer, const struct top_folder *top, struct str path)
{
	if (top->link && path.n > top->name.n)
		return top->name;
	return find_link(writer, top->name, path);
}

/* Reports what stands in the way of our files, and finds what is fresh; how many times. */
static size_t count_foreign(struct writer *writer)
{
	struct top_folder top = {.name = STR("")};
	struct str last = STR("");
	size_t n = 0;

	for (size_t i = 0; i < writer->plan->jobs.n && n < FOREIGN_MAX; i++) {
		struct str path = writer->plan->jobs.v[i].path, link, found;

		writer->fresh[i] = lies_in_nothing(writer, &top, path);
		if (writer->fresh[i])
			continue;
		link = find_way_out(writer, &top, path);
		found = link.n ? link : find_foreign(writer, path);
		if (!found.n || str_eq(found, last))
			continue;
		if (link.n)
			report_failure(writer, writer->diags, link, ELOOP);
		else
			diag_add(writer->diags, DIAG_OUTPUT_FOREIGN,
				output_place(writer, writer->diags, found), .args = {{NULL, 0}});
		last = found;
		n++;
	}
	return n;
}

static bool save_manifest(struct writer *writer, const struct manifest_entry *entries, size_t n)
{
	struct buf text = BUF_INIT;
	struct write_worker *worker = &writer->workers[0];
	struct str name = STR(MANIFEST_NAME);
	bool ok = true;

	manifest_format(entries, n, &text);
	if (!same_on_disk(writer->folder, MANIFEST_NAME, buf_str(&text), &worker->old) &&
		replace_file(writer->folder, worker->temporary, name, buf_str(&text),
			&worker->scratch)) {
		report_failure(writer, writer->diags, name, errno);
		ok = false;
	}
	buf_release(&text);
	return ok;
}

/* The manifest as it was, and the paths that come to it, with a hash that nothing has. */
static bool announce_new_files(struct writer *writer)
{
	const struct plan *plan = writer->plan;
	size_t old = writer->before.entries.n, n = 0, i = 0, j = 0, added = 0;
	struct manifest_entry *entries =
		arena_array(&writer->arena, struct manifest_entry, old + plan->jobs.n);

	while (i < old || j < plan->jobs.n) {
		int order = i == old            ? 1
			    : j == plan->jobs.n ? -1
						: str_cmp(writer->before.entries.v[i].path,
							  plan->jobs.v[j].path);

		if (order > 0) {
			entries[n++] = (struct manifest_entry){.path = plan->jobs.v[j].path};
			added++;
		} else {
			entries[n++] = writer->before.entries.v[i++];
		}
		j += order >= 0;
	}
	return !added || save_manifest(writer, entries, n);
}

/*
 * What is gone already, or has made place for something of somebody else's, is no failure. Behind a
 * symbolic link nothing is ours.
 */
static bool remove_leftovers(struct writer *writer, struct output_report *report)
{
	bool ok = true;

	vec_each (const struct str, path, &writer->leftovers) {
		if (find_link(writer, STR(""), *path).n)
			continue;
		if (!unlinkat(writer->folder, str_z(&writer->arena, *path), 0)) {
			report->removed++;
		} else if (errno != ENOENT && errno != ENOTDIR && errno != EISDIR) {
			report_failure(writer, writer->diags, *path, errno);
			ok = false;
		}
		remove_empty_folders(writer->folder, *path, &writer->arena);
	}
	return ok;
}

/* Whether path is planned (from = path), or something below it (from = path and '/'). */
static bool plans(const struct plan *plan, struct str from)
{
	const struct job *job = plan_from(plan, from);

	return job && str_starts(job->path, from) &&
	       (str_ends(from, STR("/")) || str_eq(job->path, from));
}

/* Whether a file is to become a folder or a folder a file. */
static bool leftovers_in_the_way(struct writer *writer)
{
	vec_each (const struct str, path, &writer->leftovers) {
		struct str folder = path_folder(*path);

		if (plans(writer->plan, str_join(&writer->arena, *path, STR("/"))))
			return true;
		for (; folder.n; folder = path_folder(folder))
			if (plans(writer->plan, folder))
				return true;
	}
	return false;
}

static void collect(struct writer *writer, struct output_report *report)
{
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		struct write_worker *worker = &writer->workers[i];

		report->written += worker->written;
		report->unchanged += worker->unchanged;
		report->bytes += worker->bytes;
		diags_merge(writer->diags, &worker->diags);
		unlinkat(writer->folder, worker->temporary, 0);
		arena_release(&worker->scratch);
		buf_release(&worker->out);
		buf_release(&worker->old);
	}
	report->files = writer->plan->jobs.n;
	report->pages = plan_pages(writer->plan);
}

/* What is at the top of the stage, to its place. */
static bool show_staged(struct writer *writer)
{
	struct str last = STR("");

	for (size_t i = 0; i < writer->plan->jobs.n; i++) {
		struct str top = path_first(writer->plan->jobs.v[i].path);

		if (!writer->fresh[i] || str_eq(top, last))
			continue;
		if (stage_move(writer->stage, writer->folder, top, &writer->arena)) {
			report_failure(writer, writer->diags, top, errno);
			return false;
		}
		last = top;
	}
	return true;
}

static bool needs_stage(const struct writer *writer)
{
	for (size_t i = 0; i < writer->plan->jobs.n; i++)
		if (writer->fresh[i])
			return true;
	return false;
}

/* After a failure: the manifest on disk names all that can be there. */
static void drop_staged(struct writer *writer)
{
	struct manifest announced;

	manifest_read(&announced, writer->folder, &writer->arena);
	stage_clear(writer->folder, &announced, &writer->arena);
}

/* Renders all, on some threads; false if a file could not be written. */
static bool write_jobs(struct writer *writer, size_t threads)
{
	bool ok;

	writer->stage = needs_stage(writer) ? stage_open(writer->folder) : -1;
	pool_run(threads, writer->plan->jobs.n, write_job, writer);
	ok = !atomic_load(&writer->failed);
	if (writer->stage < 0)
		return ok;
	ok = ok && show_staged(writer);
	stage_close(writer->stage, writer->folder);
	if (!ok)
		drop_staged(writer);
	return ok;
}

static bool save_made_of(struct writer *writer)
{
	struct write_worker *worker = &writer->workers[0];

	if (!keep_made_of(writer->folder, worker->temporary, writer->made_of, &worker->scratch))
		return true;
	report_failure(writer, writer->diags, STR(MADE_OF_NAME), errno);
	return false;
}

static bool write_files(struct writer *writer, size_t threads, struct output_report *report)
{
	bool ok;

	writer->fresh = arena_array(&writer->arena, bool, writer->plan->jobs.n);
	find_leftovers(writer->plan, &writer->before, keep_leftover, writer);
	ok = !count_foreign(writer);
	if (ok) {
		forget_made_of(writer->folder);
		/* As long as the manifest has the names of what a killed build left there. */
		stage_clear(writer->folder, &writer->before, &writer->arena);
	}
	ok = ok && announce_new_files(writer);
	if (ok && leftovers_in_the_way(writer))
		ok = remove_leftovers(writer, report);
	ok = ok && write_jobs(writer, threads) && remove_leftovers(writer, report) &&
	     save_manifest(writer, writer->after, writer->plan->jobs.n) && save_made_of(writer);
	collect(writer, report);
	return ok;
}

/* Opens the output folder, making it and those above it when they are not there. */
static int open_folder(const char *name, struct arena *arena)
{
	struct str path = str_join(arena, str_from(name), STR("/"));
	struct str below = str_starts(path, STR("/")) ? str_from_index(path, 1) : path;
	int top = open(str_starts(path, STR("/")) ? "/" : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = -1;

	if (top < 0)
		return -1;
	if (!make_folders(top, below, arena))
		fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	close(top);
	return fd;
}

bool output_write(const struct plan *plan, const char *folder, unsigned long long made_of,
	size_t threads, struct output_report *report, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct writer *writer = arena_new(&arena, struct writer);
	bool ok = false;

	*report = (struct output_report){0};
	writer->plan = plan;
	writer->diags = diags;
	writer->name = folder;
	writer->made_of = made_of;
	writer->folder = open_folder(folder, &writer->arena);
	atomic_init(&writer->failed, false);
	if (writer->folder < 0) {
		report_failure(writer, diags, STR(""), errno);
	} else {
		/* Another build into this folder ends first; the lock goes with the handle. */
		flock(writer->folder, LOCK_EX);
		manifest_read(&writer->before, writer->folder, &writer->arena);
		writer->after = arena_array(&writer->arena, struct manifest_entry, plan->jobs.n);
		for (int i = 0; i < LIMIT_THREADS; i++)
			snprintf(writer->workers[i].temporary, sizeof(writer->workers[i].temporary),
				".kaartenbak-%d.tmp", i);
		ok = write_files(writer, threads, report);
		close(writer->folder);
	}
	arena_release(&writer->arena);
	arena_release(&arena);
	return ok;
}

/* ---- Addresses that were there before ---- */

struct vanished {
	const struct plan *plan;
	struct arena arena;
	struct diags *diags;
	struct str where; /* of the message */
};

/* A later page of a list that is there still: it got shorter, and nothing was renamed. */
static bool is_list_part(struct vanished *vanished, struct str url)
{
	struct str part = str_slice(url, 0, url.n - 1), list = path_folder(part);

	return str_eq(path_name(list), theme_text(vanished->plan->theme, STR("url_page"))) &&
	       plans(vanished->plan,
		       str_join(&vanished->arena, path_folder(list), STR("/index.html")));
}

static void report_vanished(void *context, const struct manifest_entry *entry)
{
	struct vanished *vanished = context;
	struct str url = path_folder(entry->path);

	if (!str_is(path_name(entry->path), "index.html") || !entry->size)
		return;
	url = str_join(&vanished->arena, url, url.n ? STR("/") : STR(""));
	if (url.n && is_list_part(vanished, url))
		return;
	diag_add(vanished->diags, DIAG_URL_VANISHED, (struct place){0},
		.args = {str_join(&vanished->arena, STR("/"), url),
			former_ids_key(vanished->plan->model->keyword_lang), vanished->where});
}

void output_report_unpublished(
	const struct plan *plan, const struct manifest *before, struct diags *diags)
{
	struct vanished vanished = {
		.plan = plan, .arena = ARENA_INIT, .diags = diags, .where = STR("@on-branch")};

	find_leftovers(plan, before, report_vanished, &vanished);
	arena_release(&vanished.arena);
}

void output_report_vanished(const struct plan *plan, const char *folder, struct diags *diags)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct vanished vanished = {.plan = plan, .arena = ARENA_INIT, .diags = diags};
	struct manifest before;

	if (fd < 0)
		return;
	manifest_read(&before, fd, &vanished.arena);
	close(fd);
	find_leftovers(plan, &before, report_vanished, &vanished);
	arena_release(&vanished.arena);
}
