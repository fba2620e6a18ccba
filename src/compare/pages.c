/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Addresses that come and go, and how many pages are not what they were, which only rendering can
 * tell. Only of sites without errors: of the others it is not known what would be published.
 */
#include "base/path.h"
#include "base/pool.h"
#include "base/limits.h"
#include "compare/internal.h"

static bool is_page(const struct job *job)
{
	return job->kind < JOB_PAGE_KINDS && job->kind != JOB_REDIRECT;
}

/* "/producten/gibit/" for the file "producten/gibit/index.html" */
static struct str address(struct arena *arena, struct str path)
{
	struct str folder = path_folder(path);

	if (!str_is(path_name(path), "index.html"))
		return str_join(arena, STR("/"), path);
	return folder.n ? str_join(arena, STR("/"), folder, STR("/")) : STR("/");
}

static struct map index_jobs(struct arena *arena, const struct plan *plan)
{
	struct map jobs = {0};

	vec_each (const struct job, it, &plan->jobs)
		map_put(arena, &jobs, it->path, (void *)it);
	return jobs;
}

static struct str redirect_target(const struct job *job)
{
	const struct record *record = job->subject;

	return record->url;
}

/* ---- Addresses ---- */

static void add_redirect(struct comparer *comparer, struct change *section,
	enum change_action action, const struct job *job)
{
	struct str from = address(comparer->arena, job->path);
	struct change *change = change_add(comparer, section, CHANGE_REDIRECT, action, from, from);

	change->url = from;
	change->after = str_dup(comparer->arena, redirect_target(job));
}

static void add_page(struct comparer *comparer, struct change *section, enum change_action action,
	const struct job *job)
{
	struct str url = address(comparer->arena, job->path);

	change_add(comparer, section, CHANGE_PAGE, action, url, url)->url = url;
}

static bool has_page(const struct map *jobs, const struct job *job)
{
	const struct job *other = map_get(jobs, job->path);

	return other && is_page(other);
}

/* Whether the other site sends on from there as well, and to the same page. */
static bool has_redirect(const struct map *jobs, const struct job *job)
{
	const struct job *other = map_get(jobs, job->path);

	return other && other->kind == JOB_REDIRECT &&
	       str_eq(redirect_target(other), redirect_target(job));
}

static void compare_addresses(struct comparer *comparer, struct change *section,
	const struct map *before, const struct map *after)
{
	const struct plan *old = comparer->before->plan, *new = comparer->after->plan;

	vec_each (const struct job, it, &new->jobs)
		if (is_page(it) && !has_page(before, it))
			add_page(comparer, section, ADDED, it);
	vec_each (const struct job, it, &old->jobs)
		if (is_page(it) && !has_page(after, it))
			add_page(comparer, section, REMOVED, it);
	vec_each (const struct job, it, &new->jobs)
		if (it->kind == JOB_REDIRECT && !has_redirect(before, it))
			add_redirect(comparer, section, ADDED, it);
	/* One that now leads elsewhere, or is a page itself, has been told. */
	vec_each (const struct job, it, &old->jobs)
		if (it->kind == JOB_REDIRECT && !map_get(after, it->path))
			add_redirect(comparer, section, REMOVED, it);
}

/* ---- Bytes ---- */

struct renderer {
	const struct plan *plan;
	unsigned long long *hashes; /* by job; 0 for what is no page */
	struct arena scratch[LIMIT_THREADS];
	struct buf out[LIMIT_THREADS];
};

static void render_one(void *context, size_t worker, size_t number)
{
	struct renderer *renderer = context;
	const struct job *job = &renderer->plan->jobs.v[number];

	if (!is_page(job))
		return;
	buf_reset(&renderer->out[worker]);
	job_render(renderer->plan, job, &renderer->scratch[worker], &renderer->out[worker]);
	renderer->hashes[number] = str_hash(buf_str(&renderer->out[worker]));
	arena_reset(&renderer->scratch[worker]);
}

static unsigned long long *render_all(struct comparer *comparer, struct site *site)
{
	struct renderer *renderer = arena_new(comparer->arena, struct renderer);
	size_t threads = site->options.threads;

	renderer->plan = site->plan;
	renderer->hashes = arena_array(comparer->arena, unsigned long long, site->plan->jobs.n);
	output_prepare(site->plan, &site->arena, threads);
	pool_run(threads, site->plan->jobs.n, render_one, renderer);
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		arena_release(&renderer->scratch[i]);
		buf_release(&renderer->out[i]);
	}
	return renderer->hashes;
}

static void compare_bytes(
	struct comparer *comparer, struct change *section, const struct map *before)
{
	const struct plan *old = comparer->before->plan, *new = comparer->after->plan;
	const unsigned long long *then = render_all(comparer, comparer->before);
	const unsigned long long *now = render_all(comparer, comparer->after);
	struct change *change = change_add(comparer, section, CHANGE_BYTES, CHANGED, STR("bytes"),
		both(comparer, "Inhoud van pagina's", "Content of pages"));

	for (size_t i = 0; i < new->jobs.n; i++) {
		const struct job *job = &new->jobs.v[i];
		const struct job *other = map_get(before, job->path);

		if (!is_page(job) || !other || !is_page(other))
			continue;
		change->gone++;
		change->count += then[other - old->jobs.v] != now[i];
	}
	if (!change->count)
		section->parts.n--;
}

void compare_pages(struct comparer *comparer)
{
	const struct site *before = comparer->before, *after = comparer->after;
	struct change *section;
	struct map old, new;

	if (!before->plan || !after->plan || before->diags.errors || after->diags.errors)
		return;
	comparer->comparison->pages = true;
	section = section_begin(
		comparer, CHANGE_PAGES, STR("pages"), both(comparer, "Adressen", "Addresses"));
	old = index_jobs(comparer->arena, before->plan);
	new = index_jobs(comparer->arena, after->plan);
	compare_addresses(comparer, section, &old, &new);
	compare_bytes(comparer, section, &old);
	section_end(comparer, section);
}
