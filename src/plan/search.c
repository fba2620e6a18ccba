/* SPDX-License-Identifier: EUPL-1.2 */
/* That there is a page of search, and an index: if the theme has a template for it. */
#include "plan/internal.h"

static const struct str string_keys[] = {STR_INIT("url_search"), STR_INIT("search_title"),
	STR_INIT("search_description"), STR_INIT("search_pages")};
static const struct str monitor_keys[] = {STR_INIT("search_monitors")};

static void check_strings(struct planner *planner)
{
	const struct theme *theme = planner->plan->theme;

	theme_need(theme, string_keys, sizeof(string_keys) / sizeof(*string_keys), planner->diags);
	if (planner->plan->monitors)
		theme_need(theme, monitor_keys, sizeof(monitor_keys) / sizeof(*monitor_keys),
			planner->diags);
}

void plan_search(struct planner *planner)
{
	struct plan *plan = planner->plan;
	struct place place = place_file(plan->model->settings.text);
	struct arena *arena = planner->arena;
	struct search_plan *search;

	if (!tpl_find(plan->theme->templates, page_template(JOB_SEARCH)))
		return;
	check_strings(planner);
	search = arena_new(arena, struct search_plan);
	search->url =
		str_join(arena, STR("/"), theme_text(plan->theme, STR("url_search")), STR("/"));
	search->index_url = str_join(arena, search->url, STR("index.js"));
	plan->search = search;
	add_page(planner, JOB_SEARCH, 0, search->url, NULL, place);
	plan_add(planner, &(struct job){.path = str_from_index(search->index_url, 1),
				  .kind = JOB_SEARCH_INDEX,
				  .place = place});
}
