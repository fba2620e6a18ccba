/* SPDX-License-Identifier: EUPL-1.2 */
/* The bytes of one file, and of all files for who has a place of his own to put them. */
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>

#include "base/limits.h"
#include "base/pool.h"
#include "data/data.h"
#include "linked/linked.h"
#include "output/output.h"
#include "view/view.h"

void job_render(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	if (job->kind < JOB_PAGE_KINDS)
		render_page(plan, job, scratch, out);
	else if (job->kind < JOB_FEED)
		render_data(plan, job, scratch, out);
	else if (job->kind == JOB_FEED)
		render_feed(plan, job->subject, out);
	else if (job->kind == JOB_HISTORY_FEED)
		render_history_feed(plan, job->subject, scratch, out);
	else if (job->kind == JOB_SEARCH_INDEX)
		render_search_index(plan, out);
	else if (job->kind == JOB_SITEMAP || job->kind == JOB_SITEMAP_PART)
		render_sitemap(plan, job, scratch, out);
	else if (job->kind == JOB_ROBOTS)
		render_robots(plan, out);
	else if (job->kind == JOB_SECURITY)
		render_security(plan, out);
	else if (job->kind == JOB_REDIRECTS)
		render_redirects(plan, out);
	else if (job->kind == JOB_HEADERS)
		headers_write(HEADERS_NETLIFY, &plan->model->settings, out);
	else if (job->kind == JOB_NO_JEKYLL)
		return; /* That it is there is all it says. */
	else if (job->kind == JOB_SKOS)
		render_skos(plan, scratch, out);
	else if (job->kind == JOB_DCAT)
		render_dcat(plan, scratch, out);
	else if (job->kind == JOB_ASSET)
		buf_add_str(out, ((const struct asset *)job->subject)->bytes);
	else
		buf_add_str(out, ((const struct text *)job->subject)->bytes);
}

/* ---- All files ---- */

struct render_worker {
	struct arena scratch;
	struct buf out;
};

struct renderer {
	const struct plan *plan;
	render_taker *take;
	void *context;
	struct render_worker *workers;
	atomic_size_t too_large; /* the first job whose bytes did not fit; SIZE_MAX for none */
	atomic_bool stopped;
};

/* Those before it are still rendered: which is the first does not depend on the threads. */
static void find_first(atomic_size_t *first, size_t number)
{
	size_t found = atomic_load(first);

	while (number < found && !atomic_compare_exchange_weak(first, &found, number))
		;
}

static void render_job(void *context, size_t worker_number, size_t number)
{
	struct renderer *renderer = context;
	struct render_worker *worker = &renderer->workers[worker_number];

	if (atomic_load_explicit(&renderer->stopped, memory_order_relaxed) ||
		atomic_load_explicit(&renderer->too_large, memory_order_relaxed) < number)
		return;
	buf_reset(&worker->out);
	job_render(renderer->plan, &renderer->plan->jobs.v[number], &worker->scratch, &worker->out);
	if (worker->out.overflowed)
		find_first(&renderer->too_large, number);
	else if (!renderer->take(renderer->context, worker_number, number, buf_str(&worker->out)))
		atomic_store(&renderer->stopped, true);
	arena_reset(&worker->scratch);
}

static void report_too_large(const struct plan *plan, size_t number, struct diags *diags)
{
	struct text *text = arena_new(&diags->arena, struct text);

	text->path = plan->jobs.v[number].path;
	text->outside = true;
	diag_add(diags, DIAG_OUTPUT_FAILED, place_file(text), .args = {diag_errno(EFBIG)});
}

bool output_render(const struct plan *plan, size_t threads, render_taker *take, void *context,
	struct diags *diags)
{
	struct render_worker workers[LIMIT_THREADS] = {0};
	struct renderer renderer = {
		.plan = plan, .take = take, .context = context, .workers = workers};
	size_t too_large;

	atomic_init(&renderer.too_large, SIZE_MAX);
	atomic_init(&renderer.stopped, false);
	pool_run(threads, plan->jobs.n, render_job, &renderer);
	too_large = atomic_load(&renderer.too_large);
	if (too_large != SIZE_MAX)
		report_too_large(plan, too_large, diags);
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		arena_release(&workers[i].scratch);
		buf_release(&workers[i].out);
	}
	return too_large == SIZE_MAX && !atomic_load(&renderer.stopped);
}
