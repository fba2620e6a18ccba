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

struct str field_kind_key(enum field_kind kind, bool list)
{
	static const struct str keys[FIELD_KINDS][2] = {
		[FIELD_TEXT] = {STR_INIT("field_kind_text"), STR_INIT("field_kind_texts")},
		[FIELD_MARKDOWN] = {STR_INIT("field_kind_markdown"), STR_INIT("")},
		[FIELD_DATE] = {STR_INIT("field_kind_date"), STR_INIT("field_kind_dates")},
		[FIELD_URL] = {STR_INIT("field_kind_url"), STR_INIT("field_kind_urls")},
		[FIELD_EMAIL] = {STR_INIT("field_kind_email"), STR_INIT("field_kind_emails")},
		[FIELD_NUMBER] = {STR_INIT("field_kind_number"), STR_INIT("field_kind_numbers")},
		[FIELD_BOOL] = {STR_INIT("field_kind_bool"), STR_INIT("field_kind_bools")},
		[FIELD_TERM] = {STR_INIT("field_kind_term"), STR_INIT("field_kind_terms")},
		[FIELD_REFERENCE] = {STR_INIT("field_kind_reference"),
			STR_INIT("field_kind_references")},
	};

	return keys[kind][list && kind != FIELD_MARKDOWN];
}
