/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bringing the output folder to the state of the plan, touching as little as possible.
 *
 * A file is left alone when the manifest has the same hash and size for it, its size on disk is
 * that size, and it is not younger than the manifest: then nobody has changed it since we wrote
 * it. In all other cases its bytes are compared. A file is written under a temporary name at the
 * top of the folder and renamed into place, so a build that is killed leaves old or new pages and
 * at most one temporary file a worker, which the next build uses again.
 *
 * Before the first new file appears the manifest is extended with it, so that a build that is
 * killed knows the next time which files it had begun to make.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
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
	const char *name;
	struct manifest before;
	struct manifest_entry *after; /* one for each job */
	struct write_worker workers[LIMIT_THREADS];
	atomic_bool failed;
};

/* A file in the output folder, as a place for a message. */
static struct place output_place(const struct writer *writer, struct diags *diags, struct str path)
{
	struct text *text = arena_new(&diags->arena, struct text);

	text->path = str_join(&diags->arena, str_from(writer->name), path.n ? STR("/") : STR(""),
		path);
	text->outside = true;
	return place_file(text);
}

static void report_failure(
	const struct writer *writer, struct diags *diags, struct str path, int error)
{
	const char *reason = strerrordesc_np(error);

	diag_add(diags, DIAG_OUTPUT_FAILED, output_place(writer, diags, path),
		.args = {str_from(reason ? reason : "?")});
}

/* ---- One file ---- */

static int make_folders(int top, struct str path, struct arena *scratch)
{
	for (size_t i = 0; i < path.n; i++) {
		if (path.p[i] != '/')
			continue;
		if (mkdirat(top, str_z(scratch, str_slice(path, 0, i)), 0777) && errno != EEXIST)
			return -1;
	}
	return 0;
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t done = write(fd, bytes.p, bytes.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes = str_from_index(bytes, (size_t)done);
	}
	return true;
}

static int write_temporary(int top, const char *temporary, struct str bytes)
{
	int fd =
		openat(top, temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	bool ok;

	if (fd < 0)
		return -1;
	ok = write_all(fd, bytes);
	if (close(fd))
		ok = false;
	return ok ? 0 : -1;
}

/* Writes beside and renames; makes the folders when the rename finds none. */
static int replace_file(
	int top, const char *temporary, struct str path, struct str bytes, struct arena *scratch)
{
	const char *name = str_z(scratch, path);

	if (write_temporary(top, temporary, bytes))
		return -1;
	if (!renameat(top, temporary, top, name))
		return 0;
	if (errno != ENOENT || make_folders(top, path, scratch))
		return -1;
	return renameat(top, temporary, top, name);
}

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

static bool is_younger(const struct stat *st, const struct manifest *manifest)
{
	if (st->st_mtim.tv_sec != manifest->seconds)
		return st->st_mtim.tv_sec > manifest->seconds;
	return st->st_mtim.tv_nsec > manifest->nanoseconds;
}

/* Whether the file on disk already has these bytes. */
static bool is_unchanged(struct writer *writer, struct write_worker *worker, struct str path,
	struct str bytes, unsigned long long hash)
{
	const struct manifest_entry *before = manifest_find(&writer->before, path);
	const char *name;
	struct stat st;

	if (!before)
		return false;
	name = str_z(&worker->scratch, path);
	if (fstatat(writer->folder, name, &st, AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode) ||
		(size_t)st.st_size != bytes.n)
		return false;
	if (before->hash == hash && before->size == bytes.n && !is_younger(&st, &writer->before))
		return true;
	return same_on_disk(writer->folder, name, bytes, &worker->old);
}

static void write_job(void *context, size_t worker_number, size_t number)
{
	struct writer *writer = context;
	struct write_worker *worker = &writer->workers[worker_number];
	const struct job *job = &writer->plan->jobs.v[number];
	struct manifest_entry *entry = &writer->after[number];
	struct str bytes;

	if (atomic_load_explicit(&writer->failed, memory_order_relaxed))
		return;
	buf_reset(&worker->out);
	job_render(writer->plan, job, &worker->scratch, &worker->out);
	bytes = buf_str(&worker->out);
	*entry = (struct manifest_entry){job->path, str_hash(bytes), bytes.n};
	worker->bytes += bytes.n;
	if (is_unchanged(writer, worker, job->path, bytes, entry->hash)) {
		worker->unchanged++;
	} else if (worker->out.overflowed || replace_file(writer->folder, worker->temporary,
						     job->path, bytes, &worker->scratch)) {
		report_failure(writer, &worker->diags, job->path,
			worker->out.overflowed ? EFBIG : errno);
		atomic_store(&writer->failed, true);
	} else {
		worker->written++;
	}
	arena_reset(&worker->scratch);
}

void job_render(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	if (job->kind < JOB_PAGE_KINDS)
		render_page(plan, job, scratch, out);
	else if (job->kind < JOB_FEED)
		render_data(plan, job, scratch, out);
	else if (job->kind == JOB_FEED)
		render_feed(plan, scratch, out);
	else if (job->kind == JOB_SITEMAP || job->kind == JOB_SITEMAP_PART)
		render_sitemap(plan, job, scratch, out);
	else if (job->kind == JOB_ROBOTS)
		render_robots(plan, out);
	else if (job->kind == JOB_SECURITY)
		render_security(plan, out);
	else if (job->kind == JOB_REDIRECTS)
		render_redirects(plan, out);
	else if (job->kind == JOB_ASSET)
		buf_add_str(out, ((const struct asset *)job->subject)->bytes);
	else
		buf_add_str(out, ((const struct text *)job->subject)->bytes);
}

/* ---- Before and after ---- */

/* A file where one of ours is to come, that no manifest of ours knows. */
static bool is_foreign(struct writer *writer, struct str path)
{
	struct stat st;

	if (manifest_find(&writer->before, path))
		return false;
	return !fstatat(writer->folder, str_z(&writer->arena, path), &st, AT_SYMLINK_NOFOLLOW);
}

static size_t count_foreign(struct writer *writer)
{
	size_t n = 0;

	for (size_t i = 0; i < writer->plan->jobs.n && n < FOREIGN_MAX; i++) {
		if (!is_foreign(writer, writer->plan->jobs.v[i].path))
			continue;
		diag_add(writer->diags, DIAG_OUTPUT_FOREIGN,
			output_place(writer, writer->diags, writer->plan->jobs.v[i].path),
			.args = {{NULL, 0}});
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

static void remove_empty_folders(struct writer *writer, struct str path)
{
	for (path = path_folder(path); path.n; path = path_folder(path))
		if (unlinkat(writer->folder, str_z(&writer->arena, path), AT_REMOVEDIR))
			return;
}

static size_t remove_leftovers(struct writer *writer)
{
	const struct plan *plan = writer->plan;
	size_t removed = 0, j = 0;

	vec_each (const struct manifest_entry, entry, &writer->before.entries) {
		while (j < plan->jobs.n && str_cmp(plan->jobs.v[j].path, entry->path) < 0)
			j++;
		if (j < plan->jobs.n && str_eq(plan->jobs.v[j].path, entry->path))
			continue;
		if (!unlinkat(writer->folder, str_z(&writer->arena, entry->path), 0))
			removed++;
		remove_empty_folders(writer, entry->path);
	}
	return removed;
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
	vec_each (const struct job, job, &writer->plan->jobs)
		report->pages += job->kind < JOB_PAGE_KINDS;
}

static bool write_files(struct writer *writer, size_t threads, struct output_report *report)
{
	bool ok = !count_foreign(writer) && announce_new_files(writer);

	if (ok)
		pool_run(threads, writer->plan->jobs.n, write_job, writer);
	ok = ok && !atomic_load(&writer->failed);
	if (ok) {
		report->removed = remove_leftovers(writer);
		ok = save_manifest(writer, writer->after, writer->plan->jobs.n);
	}
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

bool output_write(const struct plan *plan, const char *folder, size_t threads,
	struct output_report *report, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct writer *writer = arena_new(&arena, struct writer);
	bool ok = false;

	*report = (struct output_report){0};
	writer->plan = plan;
	writer->diags = diags;
	writer->name = folder;
	writer->folder = open_folder(folder, &writer->arena);
	atomic_init(&writer->failed, false);
	if (writer->folder < 0) {
		report_failure(writer, diags, STR(""), errno);
	} else {
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

static bool is_page_path(struct str path)
{
	return str_ends(path, STR("index.html"));
}

void output_report_vanished(const struct plan *plan, const char *folder, struct diags *diags)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct arena arena = ARENA_INIT;
	struct manifest before;
	size_t j = 0;

	if (fd < 0)
		return;
	manifest_read(&before, fd, &arena);
	close(fd);
	vec_each (const struct manifest_entry, entry, &before.entries) {
		while (j < plan->jobs.n && str_cmp(plan->jobs.v[j].path, entry->path) < 0)
			j++;
		if ((j < plan->jobs.n && str_eq(plan->jobs.v[j].path, entry->path)) ||
			!is_page_path(entry->path) || !entry->size)
			continue;
		diag_add(diags, DIAG_URL_VANISHED, (struct place){0},
			.args = {str_join(&arena, STR("/"),
					 str_slice(entry->path, 0, entry->path.n - 10)),
				former_ids_key(plan->model->keyword_lang)});
	}
	arena_release(&arena);
}
