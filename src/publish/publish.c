/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From a plan to a commit. Every file is rendered; one whose hash (XXH3) and size stand in the
 * manifest of the commit before is as it was there, so nothing more is done for it, and a folder of
 * such files is taken over unseen. That holds only for a commit that nobody but us made, which its
 * message shows; after any other, every file is hashed as Git does. Either way gives the same tree.
 */
#include "publish/publish.h"

#include <errno.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "publish/internal.h"

struct publish_worker {
	size_t changed;
	unsigned long long bytes;
	int error; /* errno of what failed */
};

/* One rendering of the site. */
struct rendering {
	struct publish *publish;
	const struct plan *plan;
	struct arena arena;
	struct pack *pack;
	const struct manifest_entry **before; /* by job; NULL where it was not there */
	struct manifest_entry *after;         /* by job */
	struct tree_file *files;              /* by job; later with what is not a job among them */
	size_t n;
	VEC(struct str) before_paths; /* of all files in the tree before, if it is trusted */
	struct publish_worker workers[LIMIT_THREADS];
};

struct publish *publish_open(const struct publish_options *options, enum publish_outcome *outcome)
{
	struct publish *publish = xcalloc(1, sizeof(*publish));

	publish->options = options;
	git_libgit2_init();
	*outcome = branch_open(publish);
	if (*outcome == PUBLISH_DONE)
		*outcome = push_examine(publish);
	if (*outcome == PUBLISH_DONE)
		*outcome = branch_examine(publish);
	return publish;
}

const struct publish_report *publish_report(const struct publish *publish)
{
	return &publish->report;
}

void publish_close(struct publish *publish)
{
	git_tree_free(publish->before);
	git_commit_free(publish->parent);
	git_repository_free(publish->repo);
	git_libgit2_shutdown();
	arena_release(&publish->arena);
	free(publish);
}

/* ---- Each file ---- */

static bool take(void *context, size_t worker_number, size_t job, struct str bytes)
{
	struct rendering *rendering = context;
	struct publish_worker *worker = &rendering->workers[worker_number];
	struct tree_file *file = &rendering->files[job];
	const struct manifest_entry *before = rendering->before[job];
	unsigned long long hash = str_hash(bytes);
	bool written;

	*file = (struct tree_file){.path = rendering->plan->jobs.v[job].path, .mode = MODE_FILE};
	rendering->after[job] = (struct manifest_entry){file->path, hash, bytes.n};
	worker->bytes += bytes.n;
	file->same = before && before->hash == hash && before->size == bytes.n;
	if (file->same)
		return true;
	file->known = true;
	if (!pack_put(
		    rendering->pack, worker_number, GIT_OBJECT_BLOB, bytes, &file->id, &written)) {
		worker->error = errno ? errno : EIO;
		return false;
	}
	worker->changed += rendering->publish->trusted || written;
	return true;
}

/* Both are by path, so one walk finds what each job was before. */
static void match_before(struct rendering *rendering)
{
	const struct manifest *manifest = &rendering->publish->manifest;
	size_t at = 0;

	for (size_t i = 0; i < rendering->plan->jobs.n; i++) {
		struct str path = rendering->plan->jobs.v[i].path;

		while (at < manifest->entries.n && str_cmp(manifest->entries.v[at].path, path) < 0)
			at++;
		if (at < manifest->entries.n && str_eq(manifest->entries.v[at].path, path))
			rendering->before[i] = &manifest->entries.v[at];
	}
}

static enum publish_outcome render(struct rendering *rendering, struct site *site)
{
	struct publish_report *report = &rendering->publish->report;
	const struct plan *plan = rendering->plan;
	int error = 0;
	bool ok = output_render(plan, site->options.threads, take, rendering, &site->diags);

	report->files = plan->jobs.n;
	report->changed = 0;
	report->pages = plan_pages(plan);
	report->bytes = 0;
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		report->changed += rendering->workers[i].changed;
		report->bytes += rendering->workers[i].bytes;
		if (rendering->workers[i].error)
			error = rendering->workers[i].error;
	}
	if (error) {
		errno = error;
		return publish_fail(rendering->publish, PUBLISH_FAILED);
	}
	return ok ? PUBLISH_DONE : PUBLISH_CONTENT;
}

/* ---- All files ---- */

static bool add_manifest(struct rendering *rendering)
{
	struct tree_file file = {.path = STR(MANIFEST_NAME), .mode = MODE_FILE, .known = true};
	struct buf text = BUF_INIT;
	bool ok;

	manifest_format(rendering->after, rendering->plan->jobs.n, &text);
	ok = !text.overflowed &&
	     pack_put(rendering->pack, 0, GIT_OBJECT_BLOB, buf_str(&text), &file.id, NULL);
	buf_release(&text);
	rendering->files[rendering->n++] = file;
	return ok;
}

static int file_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct tree_file *)a)->path, ((const struct tree_file *)b)->path);
}

static int path_cmp(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The paths of all files in a trusted tree: those of its manifest, the manifest, what is kept. */
static void list_before(struct rendering *rendering)
{
	struct publish *publish = rendering->publish;

	vec_each (const struct manifest_entry, entry, &publish->manifest.entries)
		vec_push(&rendering->arena, &rendering->before_paths, entry->path);
	vec_each (const struct tree_file, file, &publish->kept)
		if (!manifest_find(&publish->manifest, file->path))
			vec_push(&rendering->arena, &rendering->before_paths, file->path);
	vec_push(&rendering->arena, &rendering->before_paths, STR(MANIFEST_NAME));
	qsort(rendering->before_paths.v, rendering->before_paths.n, sizeof(struct str), path_cmp);
}

static bool make_tree(struct rendering *rendering, git_oid *tree, bool *untrue)
{
	struct publish *publish = rendering->publish;
	struct tree_request request = {.repo = publish->repo, .pack = rendering->pack};

	rendering->n = rendering->plan->jobs.n;
	if (!add_manifest(rendering))
		return false;
	vec_each (const struct tree_file, file, &publish->kept)
		rendering->files[rendering->n++] = *file;
	qsort(rendering->files, rendering->n, sizeof(*rendering->files), file_cmp);
	request.files = rendering->files;
	request.n = rendering->n;
	if (publish->trusted) {
		request.before = git_tree_id(publish->before);
		request.before_paths = rendering->before_paths.v;
		request.before_n = rendering->before_paths.n;
	}
	if (publish_tree(&request, tree))
		return true;
	*untrue = request.missing;
	return false;
}

/* ---- The commit ---- */

static void tell_commit(struct publish *publish, const git_oid *commit)
{
	git_oid_tostr(publish->report.commit, sizeof(publish->report.commit), commit);
}

/*
 * The same tree on a branch that is there means that there is nothing to do. A branch that begins
 * where a remote has it is made, so that it can be pushed.
 */
static enum publish_outcome commit(struct rendering *rendering, const git_oid *tree)
{
	struct publish *publish = rendering->publish;
	bool dry = publish->options->dry_run;
	enum publish_outcome outcome;
	git_oid id;

	if (publish->before && git_oid_equal(tree, git_tree_id(publish->before))) {
		id = *git_commit_id(publish->parent);
		tell_commit(publish, &id);
		if (dry || !publish->is_new)
			return PUBLISH_SAME;
		outcome = branch_move(publish, &id);
		return outcome == PUBLISH_DONE ? PUBLISH_SAME : outcome;
	}
	if (!commit_make(
		    publish, rendering->plan->model->keyword_lang, rendering->pack, tree, &id) ||
		!pack_finish(rendering->pack))
		return publish_fail(publish, PUBLISH_FAILED);
	tell_commit(publish, &id);
	publish->report.stored = pack_size(rendering->pack);
	return dry ? PUBLISH_DONE : branch_move(publish, &id);
}

static size_t count_folders(struct str path)
{
	size_t n = 0;

	for (size_t at = 0; at < path.n; at++)
		n += path.p[at] == '/';
	return n;
}

/* Objects at most: each file and folder, the manifest, the top and the commit. */
static size_t count_objects(const struct rendering *rendering)
{
	size_t n = rendering->plan->jobs.n + 3;

	vec_each (const struct job, job, &rendering->plan->jobs)
		n += count_folders(job->path);
	vec_each (const struct tree_file, file, &rendering->publish->kept)
		n += count_folders(file->path);
	return n;
}

static void begin(struct rendering *rendering, struct publish *publish, const struct plan *plan)
{
	*rendering = (struct rendering){.publish = publish, .plan = plan};
	rendering->before =
		arena_array(&rendering->arena, const struct manifest_entry *, plan->jobs.n);
	rendering->after = arena_array(&rendering->arena, struct manifest_entry, plan->jobs.n);
	rendering->files = arena_array(
		&rendering->arena, struct tree_file, plan->jobs.n + 1 + publish->kept.n);
	if (publish->trusted) {
		list_before(rendering);
		match_before(rendering);
	}
}

static enum publish_outcome make(struct rendering *rendering, struct site *site, bool *untrue)
{
	struct publish *publish = rendering->publish;
	enum publish_outcome outcome;
	git_oid tree;

	rendering->pack = pack_new(publish->repo, site->options.threads, count_objects(rendering),
		publish->options->dry_run);
	if (!rendering->pack)
		return publish_fail(publish, PUBLISH_FAILED);
	outcome = render(rendering, site);
	if (outcome == PUBLISH_DONE && !make_tree(rendering, &tree, untrue))
		outcome = publish_fail(publish, PUBLISH_FAILED);
	return outcome == PUBLISH_DONE ? commit(rendering, &tree) : outcome;
}

/* *untrue: the commit before is not what its manifest says. */
static enum publish_outcome attempt(struct publish *publish, struct site *site, bool *untrue)
{
	struct rendering *rendering;
	enum publish_outcome outcome = kept_find(publish, site->plan);

	*untrue = false;
	if (outcome != PUBLISH_DONE)
		return outcome;
	rendering = xcalloc(1, sizeof(*rendering));
	begin(rendering, publish, site->plan);
	outcome = make(rendering, site, untrue);
	pack_free(rendering->pack);
	arena_release(&rendering->arena);
	free(rendering);
	return outcome;
}

enum publish_outcome publish_site(struct publish *publish, struct site *site)
{
	enum publish_outcome outcome;
	bool untrue;

	if (site->diags.errors || !site->plan)
		return PUBLISH_CONTENT;
	output_prepare(site->plan, &site->arena, site->options.threads);
	if (publish->manifest.found)
		output_report_unpublished(site->plan, &publish->manifest, &site->diags);
	git_error_clear();
	outcome = attempt(publish, site, &untrue);
	if (untrue) {
		publish->trusted = false;
		publish->kept.n = 0;
		outcome = attempt(publish, site, &untrue);
	}
	return outcome;
}
