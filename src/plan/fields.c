/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a collection that tells what its fields mean: for who edits, and who uses the data.
 */
#include "plan/internal.h"

bool has_fields(const struct plan *plan, const struct collection *collection)
{
	return !collection->pages && tpl_find(plan->theme->templates, page_template(JOB_FIELDS));
}

struct str fields_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection)
{
	return str_join(
		arena, collection->url, theme_text(plan->theme, STR("url_fields")), STR("/"));
}

void plan_fields(struct planner *planner, const struct collection *collection, struct place place)
{
	if (has_fields(planner->plan, collection))
		add_page(planner, JOB_FIELDS, 0,
			fields_url(planner->plan, planner->arena, collection), collection, place);
}
