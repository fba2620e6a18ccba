/* SPDX-License-Identifier: EUPL-1.2 */
/* Which files exist: one job for each, by path, checked before anything is made. */
#include <stdlib.h>

#include "base/path.h"
#include "plan/internal.h"

struct job *plan_find(const struct planner *planner, struct str path)
{
	size_t index = (size_t)map_get(&planner->by_path, path);

	return index ? &planner->plan->jobs.v[index - 1] : NULL;
}

static bool is_data(const struct job *job)
{
	return job->kind >= JOB_PAGE_KINDS && job->kind < JOB_FEED;
}

/* A page whose address an editor can change at the place of the job. */
static bool is_named_by_editor(const struct job *job)
{
	return job->kind == JOB_RECORD || job->kind == JOB_FREE_PAGE || job->kind == JOB_REDIRECT;
}

/* What the theme calls a page that the site makes by itself; empty for all others. */
static struct str title_of_own_page(const struct theme *theme, enum job_kind kind)
{
	static const struct str keys[JOB_PAGE_KINDS] = {
		[JOB_COMPARE] = STR_INIT("compare_crumb"),
		[JOB_WHOLE] = STR_INIT("whole_crumb"),
		[JOB_FIELDS] = STR_INIT("fields_crumb"),
		[JOB_NEW] = STR_INIT("new_title"),
		[JOB_MONITORS] = STR_INIT("monitors_title"),
		[JOB_SEARCH] = STR_INIT("search_title"),
	};

	return kind < JOB_PAGE_KINDS && keys[kind].n ? theme_text(theme, keys[kind]) : STR("");
}

/*
 * Told where it can be mended: at the page that an editor named. Data of two pages clash only when
 * the pages do, and one message is enough.
 */
static void report_taken(
	const struct planner *planner, const struct job *job, const struct job *other)
{
	bool swap = !is_named_by_editor(job) && is_named_by_editor(other);
	const struct job *first = swap ? other : job, *second = swap ? job : other;
	struct str path = job->path, title;

	if (is_data(job) && is_data(other))
		return;
	if (str_is(path_name(path), "index.html"))
		path.n -= sizeof("index.html") - 1;
	path = str_join(planner->arena, STR("/"), path);
	title = title_of_own_page(planner->plan->theme, second->kind);
	if (title.n)
		diag_add(planner->diags, DIAG_URL_RESERVED, first->place, .args = {path, title},
			.other = second->place);
	else
		diag_add(planner->diags, DIAG_DUPLICATE_URL, first->place, .args = {path},
			.other = second->place);
}

void plan_add(struct planner *planner, const struct job *job)
{
	struct plan *plan = planner->plan;
	void *index = (void *)(plan->jobs.n + 1);
	size_t other = (size_t)map_put(planner->arena, &planner->by_path, job->path, index);

	if (!other)
		vec_push(planner->arena, &plan->jobs, *job);
	else
		report_taken(planner, job, &plan->jobs.v[other - 1]);
}

static void add(struct planner *planner, enum job_kind kind, unsigned number, struct str path,
	const void *subject, struct place place)
{
	plan_add(planner, &(struct job){.path = path,
				  .kind = kind,
				  .number = number,
				  .subject = subject,
				  .place = place});
}

void add_page(struct planner *planner, enum job_kind kind, size_t number, struct str url,
	const void *subject, struct place place)
{
	add(planner, kind, (unsigned)number,
		str_join(planner->arena, str_from_index(url, 1), STR("index.html")), subject,
		place);
	if (is_indexed(kind))
		vec_push(planner->arena, &planner->plan->sitemap, url);
}

void add_data(struct planner *planner, enum job_kind kind, struct str url, struct str ending,
	const void *subject, struct place place)
{
	struct str path = str_from_index(data_url(planner->arena, url, ending), 1);

	add(planner, kind, 0, path, subject, place);
}

static void add_pages(struct planner *planner, enum job_kind kind, struct str url, size_t records,
	size_t per_page, const void *subject, struct place place)
{
	size_t pages = page_count(records, per_page);

	for (size_t i = 0; i < pages; i++)
		add_page(planner, kind, i, page_url(planner->arena, planner->plan->theme, url, i),
			subject, place);
}

static void plan_record(struct planner *planner, const struct record *record)
{
	bool free_page = record->collection->pages;

	add_page(planner, free_page ? JOB_FREE_PAGE : JOB_RECORD, 0, record->url, record,
		record->title_place);
	add_data(planner, JOB_RECORD_JSON, record->url, STR(".json"), record, record->title_place);
	for (size_t i = 0; i < record->former_ids.n; i++) {
		struct str url = str_join(
			planner->arena, record->collection->url, record->former_ids.v[i], STR("/"));

		add_page(planner, JOB_REDIRECT, i, url, record, record->former_place);
		planner->redirects++;
	}
}

static void plan_collection(struct planner *planner, const struct collection *collection)
{
	struct place place = collection->text ? place_file(collection->text) : (struct place){0};

	if (!collection->pages) {
		vec_push(planner->arena, &planner->plan->collections, collection);
		add_pages(planner, JOB_LIST, collection->url, collection->published.n,
			collection->per_page, collection, place);
		add_data(planner, JOB_LIST_JSON, collection->url, STR(".json"), collection, place);
		add_data(planner, JOB_LIST_CSV, collection->url, STR(".csv"), collection, place);
		plan_overviews(planner, collection, place);
		plan_fields(planner, collection, place);
	}
	vec_each (const struct record *, record, &collection->published)
		plan_record(planner, *record);
}

static void plan_facet(struct planner *planner, const struct vocabulary *vocabulary)
{
	struct place place = vocabulary->text ? place_file(vocabulary->text) : (struct place){0};

	vec_push(planner->arena, &planner->plan->facets, vocabulary);
	add_page(planner, JOB_FACET, 0, vocabulary->url, vocabulary, place);
	add_data(planner, JOB_FACET_JSON, vocabulary->url, STR(".json"), vocabulary, place);
	add_data(planner, JOB_FACET_CSV, vocabulary->url, STR(".csv"), vocabulary, place);
	vec_each (struct term *, it, &vocabulary->terms) {
		const struct term *term = *it;
		struct place own = term->place.text ? term->place : place;

		add_pages(planner, JOB_TERM, term->url, term->records.n, term_per_page(term), term,
			own);
		add_data(planner, JOB_TERM_JSON, term->url, STR(".json"), term, own);
		add_data(planner, JOB_TERM_CSV, term->url, STR(".csv"), term, own);
	}
}

static bool is_planned_facet(const struct plan *plan, const struct vocabulary *vocabulary)
{
	vec_each (const struct vocabulary *, facet, &plan->facets)
		if (*facet == vocabulary)
			return true;
	return false;
}

/* In the order in which the schemas name them: that is how an editor means them to be read. */
static void plan_facets(struct planner *planner, const struct model *model)
{
	vec_each (struct collection *, collection, &model->collections) {
		vec_each (struct field *, it, &(*collection)->fields) {
			const struct field *field = *it;

			if (field_is_facet(field) &&
				!is_planned_facet(planner->plan, field->vocabulary))
				plan_facet(planner, field->vocabulary);
		}
	}
}

/* ---- Glossaries ---- */

static void plan_glossaries(struct planner *planner, const struct model *model)
{
	vec_each (struct vocabulary *, it, &model->vocabularies) {
		const struct vocabulary *vocabulary = *it;
		struct place place =
			vocabulary->text ? place_file(vocabulary->text) : (struct place){0};

		if (!vocabulary->glossary)
			continue;
		vec_push(planner->arena, &planner->plan->glossaries, vocabulary);
		add_page(planner, JOB_GLOSSARY, 0, vocabulary->url, vocabulary, place);
		add_data(planner, JOB_GLOSSARY_JSON, vocabulary->url, STR(".json"), vocabulary,
			place);
		add_data(
			planner, JOB_GLOSSARY_CSV, vocabulary->url, STR(".csv"), vocabulary, place);
	}
}

/* ---- The order of collections ---- */

/* Where in the menu it stands; behind all items if nowhere. */
static size_t menu_place(const struct plan *plan, const struct collection *collection)
{
	const struct menu *menu = &plan->model->settings.menu;
	size_t i = 0;

	while (i < menu->items.n && !str_eq(menu->items.v[i].url, collection->url))
		i++;
	return i;
}

/* Few, so one by one; those that the menu does not tell apart stay as they are. */
static void sort_collections(struct plan *plan)
{
	const struct collection **v = plan->collections.v;

	for (size_t i = 1; i < plan->collections.n; i++)
		for (size_t j = i; j && menu_place(plan, v[j]) < menu_place(plan, v[j - 1]); j--) {
			const struct collection *before = v[j - 1];

			v[j - 1] = v[j];
			v[j] = before;
		}
}

/* ---- Files for machines ---- */

static void plan_machine_files(struct planner *planner)
{
	const struct settings *settings = &planner->plan->model->settings;
	struct place place = place_file(settings->text);
	size_t parts;

	plan_search(planner);
	if (settings->security_contact.n)
		add(planner, JOB_SECURITY, 0, STR(".well-known/security.txt"), NULL, place);
	if (planner->redirects)
		add(planner, JOB_REDIRECTS, 0, STR("_redirects"), NULL, place);
	add(planner, JOB_HEADERS, 0, STR("_headers"), NULL, place);
	add(planner, JOB_NO_JEKYLL, 0, STR(".nojekyll"), NULL, place);
	add(planner, JOB_ROBOTS, 0, STR("robots.txt"), NULL, place);
	add(planner, JOB_SITEMAP, 0, STR("sitemap.xml"), NULL, place);
	parts = sitemap_parts(planner->plan);
	for (size_t i = 0; parts > 1 && i < parts; i++) {
		struct buf name = BUF_INIT;

		buf_addf(&name, "sitemap-%zu.xml", i + 1);
		add(planner, JOB_SITEMAP_PART, (unsigned)i, str_dup(planner->arena, buf_str(&name)),
			NULL, place);
		buf_release(&name);
	}
	vec_each (struct asset, asset, &planner->plan->theme->assets)
		add(planner, JOB_ASSET, 0, asset->path, asset, place);
}

/* security.txt must say until when it holds, and that day must be ahead. */
static void check_security(struct planner *planner)
{
	const struct settings *settings = &planner->plan->model->settings;
	char iso[11];
	long days;

	if (!settings->security_contact.n || !settings->security_expires.year)
		return;
	days = date_days(settings->security_expires) - date_days(date_today());
	date_format_iso(settings->security_expires, iso);
	if (days < 0)
		diag_add(planner->diags, DIAG_SECURITY_EXPIRED, settings->security_place,
			.args = {str_from(iso)});
	else if (days < 30)
		diag_add(planner->diags, DIAG_SECURITY_EXPIRES_SOON, settings->security_place,
			.args = {str_from(iso)});
}

/* ---- All of it ---- */

/* No file may stand where another needs a folder. */
static void check_folders(struct planner *planner)
{
	struct plan *plan = planner->plan;
	struct str last = STR("");

	vec_each (const struct job, job, &plan->jobs) {
		struct str folder = path_folder(job->path);

		if (str_eq(folder, last))
			continue;
		for (last = folder; folder.n; folder = path_folder(folder)) {
			const struct job *file = plan_find(planner, folder);

			if (file)
				diag_add(planner->diags, DIAG_DUPLICATE_URL, file->place,
					.args = {str_join(planner->arena, STR("/"), folder)},
					.other = job->place);
		}
	}
}

static int job_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct job *)a)->path, ((const struct job *)b)->path);
}

/* From here on by_path is of no use any more: the jobs have moved. */
static void sort_jobs(struct planner *planner)
{
	struct plan *plan = planner->plan;

	qsort(plan->jobs.v, plan->jobs.n, sizeof(struct job), job_cmp);
	planner->by_path = (struct map){0};
}

const struct job *plan_from(const struct plan *plan, struct str path)
{
	size_t low = 0, high = plan->jobs.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(plan->jobs.v[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < plan->jobs.n ? &plan->jobs.v[low] : NULL;
}

const struct job *plan_job(const struct plan *plan, struct str path)
{
	const struct job *job = plan_from(plan, path);

	return job && str_eq(job->path, path) ? job : NULL;
}

size_t plan_pages(const struct plan *plan)
{
	size_t n = 0;

	vec_each (const struct job, job, &plan->jobs)
		n += job->kind < JOB_PAGE_KINDS;
	return n;
}

size_t sitemap_parts(const struct plan *plan)
{
	return (plan->sitemap.n + SITEMAP_MAX - 1) / SITEMAP_MAX;
}

static int str_order(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct plan *plan_make(struct arena *arena, struct model *model, struct theme *theme,
	struct source *source, struct diags *diags)
{
	struct plan *plan = arena_new(arena, struct plan);
	struct planner planner = {.arena = arena, .plan = plan, .diags = diags};
	struct place place = place_file(model->settings.text);

	plan->model = model;
	plan->theme = theme;
	plan->source = source;
	add_page(&planner, JOB_HOME, 0, STR("/"), NULL, place);
	add(&planner, JOB_NOT_FOUND, 0, STR("404.html"), NULL, place);
	vec_each (struct collection *, collection, &model->collections)
		plan_collection(&planner, *collection);
	plan_facets(&planner, model);
	plan_monitors(&planner, model);
	plan_glossaries(&planner, model);
	plan_events(&planner);
	plan_machine_files(&planner);
	plan_linked(&planner, model);
	links_resolve(&planner, model);
	sort_collections(plan);
	check_security(&planner);
	check_folders(&planner);
	sort_jobs(&planner);
	qsort(plan->sitemap.v, plan->sitemap.n, sizeof(struct str), str_order);
	return plan;
}
