/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is known of the templates before anything is rendered: that the theme has those of all pages
 * there are, and that all names in them are known.
 */
#include "view/prepare.h"

struct checker {
	struct arena *arena;
	struct plan *plan;
	struct diags *diags;
};

/*
 * A theme needs no templates of what a site is without, none of search, nor those of overviews.
 * Those of one day are the latest's.
 */
static bool is_rendered(const struct plan *plan, enum job_kind kind)
{
	switch (kind) {
	case JOB_COMPARE:
	case JOB_WHOLE:
	case JOB_FIELDS:
		return tpl_find(plan->theme->templates, page_template(kind));
	case JOB_GLOSSARY:
		return plan->glossaries.n;
	case JOB_NEW:
		return plan->new_url.n;
	case JOB_SEARCH:
		return plan->search;
	default:
		return kind != JOB_MEASUREMENT_DATE && (plan->monitors || !is_monitor_page(kind));
	}
}

static void check_template(
	struct checker *checker, struct str name, const struct tpl_type *const *frames, size_t n)
{
	const struct theme *theme = checker->plan->theme;
	const struct tpl *template = tpl_find(theme->templates, name);

	if (template)
		tpl_check(theme->templates, template, frames, n, checker->diags);
	else
		diag_add(checker->diags, DIAG_TEMPLATE_MISSING, theme->place, .args = {name});
}

static void check_templates(struct checker *checker)
{
	struct plan *plan = checker->plan;
	const struct tpl_type *frames[3] = {NULL, &view_page_type, NULL};

	view_types(plan, checker->arena);
	frames[0] = plan->view->site_type;
	for (int kind = 0; kind < JOB_PAGE_KINDS; kind++)
		if (is_rendered(plan, (enum job_kind)kind))
			check_template(checker, page_template((enum job_kind)kind), frames, 2);
	frames[1] = &view_kind_type;
	for (int end = 0; end < PAGE_ENDS; end++)
		if (tpl_find(plan->theme->templates, page_end_template((enum page_end)end)))
			check_template(checker, page_end_template((enum page_end)end), frames,
				PAGE_END_FRAMES);
	frames[1] = &view_page_type;
	for (int kind = 0; plan->monitors && kind < FRAGMENTS; kind++) {
		frames[2] = fragments[kind].type;
		check_template(checker, fragments[kind].name, frames, 3);
	}
}

void view_begin(struct plan *plan, struct arena *arena, struct diags *diags)
{
	struct checker checker = {arena, plan, diags};

	plan->view = arena_new(arena, struct view_made);
	check_templates(&checker);
	search_collect(plan, arena, diags);
}
