/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The header and the footer of a page. They have templates of their own, which know the site, where
 * the page lies and of which kind it is, and nothing else of it. So pages of one kind that lie in
 * one folder have the same ones, and page_ends_prepare makes these once; only a page that a menu
 * points to has its own.
 */
#include "base/path.h"
#include "view/internal.h"

static const struct str end_templates[PAGE_ENDS] = {
	[PAGE_HEADER] = STR_INIT("page-header"),
	[PAGE_FOOTER] = STR_INIT("page-footer"),
};

struct str page_end_template(enum page_end end)
{
	return end_templates[end];
}

static struct str render_end(
	const struct page *page, enum page_end end, struct arena *scratch, struct buf *out)
{
	const struct tpl_set *set = page->plan->theme->templates;
	const struct tpl *template = tpl_find(set, end_templates[end]);
	const struct tpl_value frames[PAGE_END_FRAMES] = {
		tpl_object(page->plan->view->site_type, page->plan),
		tpl_object(&view_kind_type, page)};

	buf_reset(out);
	if (template)
		tpl_render(set, template, frames, PAGE_END_FRAMES, scratch, page, out);
	*page->cut = *page->cut || out->overflowed;
	return str_dup(scratch, str_trim(buf_str(out)));
}

/* What a header may depend on. */
static struct page bare_page(const struct page *page)
{
	return (struct page){.plan = page->plan,
		.kind = page->kind,
		.url = page->url,
		.top = page->top,
		.vocabulary = page->vocabulary,
		.work = page->work,
		.cut = page->cut,
		.placed = page->placed};
}

struct str page_end(const struct page *page, enum page_end end, struct arena *scratch)
{
	struct page bare = bare_page(page);
	struct buf out = BUF_INIT;
	struct str html;

	if (page->ends)
		return page->ends->html[end];
	html = render_end(&bare, end, scratch, &out);
	buf_release(&out);
	return html;
}

/* ---- Once for many ---- */

struct preparing {
	struct plan *plan;
	struct arena *arena;
	struct map pointed_at; /* addresses that menus have */
	struct map ends;       /* by kind and folder */
	struct buf out, work;
	bool cut;
};

static void add_address(struct preparing *preparing, struct str url)
{
	map_put(preparing->arena, &preparing->pointed_at, url, preparing);
}

static void find_addresses(struct preparing *preparing)
{
	const struct settings *settings = &preparing->plan->model->settings;

	vec_each (const struct menu_item, item, &settings->menu.items)
		add_address(preparing, item->url);
	vec_each (const struct menu_item, item, &settings->footer.items)
		add_address(preparing, item->url);
}

/* Those of which a site has many; a vocabulary is marked in menus of its own kind. */
static bool has_shared_ends(enum job_kind kind)
{
	return kind == JOB_RECORD || kind == JOB_TERM || kind == JOB_MEASUREMENT ||
	       kind == JOB_MEASUREMENT_DATE || kind == JOB_INDICATOR;
}

/* The address of the page in this file: "producten/gibit/index.html" is at "/producten/gibit/". */
static struct str page_address(struct arena *arena, struct str path)
{
	return str_join(arena, STR("/"), path_folder(path), STR("/"));
}

static struct page_ends *make_ends(
	struct preparing *preparing, const struct job *job, struct str url)
{
	struct page_ends *ends = arena_new(preparing->arena, struct page_ends);
	const struct page page = {.plan = preparing->plan,
		.kind = job->kind,
		.url = url,
		.top = page_top(preparing->plan, job->path, preparing->arena),
		.work = &preparing->work,
		.cut = &preparing->cut};

	for (int end = 0; end < PAGE_ENDS; end++)
		ends->html[end] =
			render_end(&page, (enum page_end)end, preparing->arena, &preparing->out);
	return preparing->cut ? NULL : ends;
}

/* Jobs come by path, so most have the ends of the one before. What does not fit is left to the
 * pages, which report it. */
static void find_ends(struct preparing *preparing)
{
	struct str folder = STR("");
	enum job_kind kind = JOB_KINDS;
	struct page_ends *ends = NULL;

	vec_each (struct job, job, &preparing->plan->jobs) {
		struct str above, url, key;

		if (!has_shared_ends(job->kind))
			continue;
		url = page_address(preparing->arena, job->path);
		if (map_get(&preparing->pointed_at, url))
			continue;
		above = path_folder(path_folder(job->path));
		if (job->kind != kind || !str_eq(above, folder)) {
			kind = job->kind;
			folder = above;
			key = str_join(preparing->arena, page_template(kind), STR(" "), folder);
			ends = map_get(&preparing->ends, key);
			if (!ends)
				ends = make_ends(preparing, job, url);
			if (!ends)
				return;
			map_put(preparing->arena, &preparing->ends, key, ends);
		}
		job->ends = ends;
	}
}

void page_ends_prepare(struct plan *plan, struct arena *arena)
{
	struct preparing preparing = {.plan = plan, .arena = arena};

	find_addresses(&preparing);
	find_ends(&preparing);
	buf_release(&preparing.out);
	buf_release(&preparing.work);
}
