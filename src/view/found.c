/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What can be found: every page that tells something of its own, once; what is measured once for
 * every subject, not for every day.
 */
#include "base/limits.h"
#include "base/slug.h"
#include "search/search.h"
#include "view/internal.h"

struct finder {
	struct arena *arena;
	struct plan *plan;
};

_Static_assert(JOB_PAGE_KINDS == 22, "is_found has to know every kind of page");

/* Not what only repeats other pages: those of a list but the first, the measurements of one day. */
static bool is_found(const struct job *job)
{
	switch (job->kind) {
	case JOB_LIST:
		return job->number == 0;
	case JOB_TERM:
		return job->number == 0 && !((const struct term *)job->subject)->unknown;
	case JOB_RECORD:
	case JOB_FREE_PAGE:
	case JOB_FACET:
	case JOB_COMPARE:
	case JOB_FIELDS:
	case JOB_GLOSSARY:
	case JOB_NEW:
	case JOB_MONITORS:
	case JOB_MONITOR:
	case JOB_MEASUREMENT:
	case JOB_INDICATOR:
	case JOB_METHODS:
	case JOB_METHOD:
	case JOB_COMPARE_MONITOR:
		return true;
	default:
		return false;
	}
}

/*
 * One group for each collection, as far as there is room, one for monitors, one for the rest. This
 * is the number of the first kind.
 */
static unsigned collection_groups(const struct plan *plan)
{
	size_t n = plan->collections.n;

	return n < SEARCH_GROUPS - 2 ? (unsigned)n : SEARCH_GROUPS - 2;
}

static unsigned group_of(const struct plan *plan, const struct job *job)
{
	const struct record *record = job->subject;
	unsigned n = collection_groups(plan);

	if (is_monitor_page(job->kind))
		return n;
	for (unsigned i = 0; job->kind == JOB_RECORD && i < n; i++)
		if (plan->collections.v[i] == record->collection)
			return i;
	return n + 1;
}

static void name_group(struct finder *finder, struct str title, unsigned number)
{
	vec_push(finder->arena, &finder->plan->search->groups,
		((struct search_group){title, number}));
}

static void name_groups(struct finder *finder)
{
	const struct plan *plan = finder->plan;
	unsigned n = collection_groups(plan);

	for (unsigned i = 0; i < n; i++)
		name_group(finder, plan->collections.v[i]->title, i);
	if (plan->monitors)
		name_group(finder, theme_text(plan->theme, STR("search_monitors")), n);
	name_group(finder, theme_text(plan->theme, STR("search_pages")), n + 1);
}

static struct found_page find_record(const struct record *record)
{
	return (struct found_page){.title = record->title,
		.summary = record->summary.n ? record->summary : record->body.lead,
		.url = record->url,
		.sort_key = record->sort_key};
}

static struct found_page find_page(struct finder *finder, const struct job *job)
{
	struct buf work = BUF_INIT;
	struct page page = {.plan = finder->plan, .kind = job->kind, .work = &work};

	fill_page(&page, job, finder->arena);
	buf_release(&work);
	return (struct found_page){.title = page.title,
		.summary = page.description,
		.url = page.url,
		.sort_key = sort_key(finder->arena, page.title)};
}

static void collect(struct finder *finder, const struct job *job)
{
	struct search_plan *search = finder->plan->search;
	bool record = job->kind == JOB_RECORD || job->kind == JOB_FREE_PAGE;
	struct found_page found = record ? find_record(job->subject) : find_page(finder, job);

	found.job = job;
	found.group = group_of(finder->plan, job);
	found.listed = job->kind != JOB_RECORD || !search->without_lists;
	vec_push(finder->arena, &search->found, found);
	if (job->kind == JOB_TERM)
		map_put(finder->arena, &search->numbers, found.url, (void *)search->found.n);
}

void search_collect(struct plan *plan, struct arena *arena, const struct diags *diags)
{
	struct finder finder = {arena, plan};

	if (!plan->search)
		return;
	name_groups(&finder);
	if (diags->errors)
		return;
	plan->search->without_lists = plan->model->published > LIMIT_SEARCH_LISTED;
	vec_each (const struct job, job, &plan->jobs)
		if (is_found(job))
			collect(&finder, job);
}
