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

/* The jobs of both sites by path; and what moved. */
struct addresses {
	struct comparer *comparer;
	struct site_change *section;
	struct map before, after;
	struct map moved;    /* by the address of a page that moved: its redirect, a struct job */
	struct map moved_to; /* the same, by where it went; of some that went there, one */
};

static struct site_change *add_redirect(
	struct addresses *addresses, enum change_action action, const struct job *job)
{
	struct comparer *comparer = addresses->comparer;
	struct str from = address(comparer->arena, job->path);
	struct site_change *change =
		change_add(comparer, addresses->section, CHANGE_REDIRECT, action, from, from);

	change->url = from;
	change->after = str_dup(comparer->arena, redirect_target(job));
	return change;
}

static struct site_change *add_page(
	struct addresses *addresses, enum change_action action, struct str url)
{
	struct site_change *change =
		change_add(addresses->comparer, addresses->section, CHANGE_PAGE, action, url, url);

	change->url = change->id;
	return change;
}

static const struct job *page_of(const struct map *jobs, const struct job *job)
{
	const struct job *other = map_get(jobs, job->path);

	return other && is_page(other) ? other : NULL;
}

static const struct job *redirect_of(const struct map *jobs, const struct job *job)
{
	const struct job *other = map_get(jobs, job->path);

	return other && other->kind == JOB_REDIRECT ? other : NULL;
}

/* A page whose address now sends on: its redirect. */
static const struct job *redirect_of_moved(const struct addresses *addresses, const struct job *job)
{
	return is_page(job) ? redirect_of(&addresses->after, job) : NULL;
}

static bool is_moved(const struct addresses *addresses, struct str from, struct str to)
{
	const struct job *redirect = map_get(&addresses->moved, from);

	return redirect && str_eq(redirect_target(redirect), to);
}

static void find_moved(struct addresses *addresses)
{
	struct arena *arena = addresses->comparer->arena;

	vec_each (const struct job, it, &addresses->comparer->before->plan->jobs) {
		const struct job *redirect = redirect_of_moved(addresses, it);

		if (!redirect)
			continue;
		map_put(arena, &addresses->moved, address(arena, it->path), (void *)redirect);
		map_put(arena, &addresses->moved_to, redirect_target(redirect), (void *)redirect);
	}
}

static void compare_pages_after(struct addresses *addresses)
{
	struct arena *arena = addresses->comparer->arena;

	vec_each (const struct job, it, &addresses->comparer->after->plan->jobs) {
		struct str url;

		if (!is_page(it) || page_of(&addresses->before, it))
			continue;
		url = address(arena, it->path);
		if (!map_get(&addresses->moved_to, url))
			add_page(addresses, ADDED, url);
	}
}

static void compare_pages_before(struct addresses *addresses)
{
	struct arena *arena = addresses->comparer->arena;
	const struct plan *plan = addresses->comparer->before->plan;

	vec_each (const struct job, it, &plan->jobs)
		if (is_page(it) && !map_get(&addresses->after, it->path))
			add_page(addresses, REMOVED, address(arena, it->path));
	vec_each (const struct job, it, &plan->jobs) {
		const struct job *redirect = redirect_of_moved(addresses, it);

		if (redirect)
			add_page(addresses, MOVED, redirect_target(redirect))->before =
				address(arena, it->path);
	}
}

/* One that goes along with the page that it led to needs no telling, nor one that is a move. */
static void compare_redirect(struct addresses *addresses, const struct job *job)
{
	const struct job *old = redirect_of(&addresses->before, job);
	struct str to = redirect_target(job);

	if (page_of(&addresses->before, job))
		return;
	if (!old)
		add_redirect(addresses, ADDED, job);
	else if (!str_eq(redirect_target(old), to) &&
		 !is_moved(addresses, redirect_target(old), to))
		add_redirect(addresses, CHANGED, job)->before =
			str_dup(addresses->comparer->arena, redirect_target(old));
}

static void compare_redirects(struct addresses *addresses)
{
	vec_each (const struct job, it, &addresses->comparer->after->plan->jobs)
		if (it->kind == JOB_REDIRECT)
			compare_redirect(addresses, it);
	/* One that is a page now has been told. */
	vec_each (const struct job, it, &addresses->comparer->before->plan->jobs)
		if (it->kind == JOB_REDIRECT && !map_get(&addresses->after, it->path))
			add_redirect(addresses, REMOVED, it);
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
	struct comparer *comparer, struct site_change *section, const struct map *before)
{
	const struct plan *old = comparer->before->plan, *new = comparer->after->plan;
	const unsigned long long *then = render_all(comparer, comparer->before);
	const unsigned long long *now = render_all(comparer, comparer->after);
	struct site_change *change = change_add(comparer, section, CHANGE_BYTES, CHANGED,
		STR("bytes"), both(comparer, "Inhoud van pagina's", "Content of pages"));

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
	struct addresses addresses = {.comparer = comparer};

	if (!before->plan || !after->plan || before->diags.errors || after->diags.errors)
		return;
	comparer->comparison->pages = true;
	addresses.section = section_begin(
		comparer, CHANGE_PAGES, STR("pages"), both(comparer, "Adressen", "Addresses"));
	addresses.before = index_jobs(comparer->arena, before->plan);
	addresses.after = index_jobs(comparer->arena, after->plan);
	find_moved(&addresses);
	compare_pages_after(&addresses);
	compare_pages_before(&addresses);
	compare_redirects(&addresses);
	compare_bytes(comparer, addresses.section, &addresses.before);
	section_end(comparer, addresses.section);
}
