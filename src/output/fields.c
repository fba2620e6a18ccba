/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a collection that tells what its fields mean: for who edits, and who uses the data.
 */
#include "output/views.h"

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

void fill_fields(struct page *page, const struct collection *collection, struct arena *scratch)
{
	const struct tpl_env env = {scratch, page};
	struct str title = collection->title, plural = collection->plural;

	page->collection = collection;
	page->title = fill(&env, "fields_title", GAP("title", title), GAP("plural", plural));
	page->description =
		fill(&env, "fields_description", GAP("title", title), GAP("plural", plural));
	page->url = fields_url(page->plan, scratch, collection);
	page->json_url = data_url(scratch, collection->url, STR(".json"));
	page->csv_url = data_url(scratch, collection->url, STR(".csv"));
	add_crumb(page, title, collection->url);
	add_crumb(page, theme_text(page->plan->theme, STR("fields_crumb")), STR(""));
}
