/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages of all records of a collection, and of what its fields mean. */
#include "view/internal.h"

static const struct field *first_facet(const struct collection *collection)
{
	vec_each (struct field *, field, &collection->fields)
		if (field_is_facet(*field))
			return *field;
	return NULL;
}

/* That of its first value: with several a record still stands in one group only. */
static bool is_of_group(
	const struct record *record, const struct field *field, const struct term *term)
{
	const struct values *values = &record->fields[field->index];

	return term ? values->n && values->v[0].term == term : !values->n;
}

static void take_group(struct page *page, struct group *groups, const struct group *group)
{
	if (group->n)
		groups[page->group_count++] = *group;
}

/* By the terms of the first facet, in their order; linear, for a term knows its records. */
static void take_groups(
	struct page *page, const struct collection *collection, struct arena *scratch)
{
	const struct field *facet = first_facet(collection);
	const struct record *const *all = collection->published.v;
	const struct record **at =
		arena_array(scratch, const struct record *, collection->published.n);
	struct group *groups =
		arena_array(scratch, struct group, facet ? facet->vocabulary->terms.n + 1 : 1);
	struct group rest = {.records = at};

	page->groups = groups;
	for (size_t i = 0; i < collection->published.n; i++)
		if (!facet || is_of_group(all[i], facet, NULL))
			at[rest.n++] = all[i];
	at += rest.n;
	for (size_t i = 0; facet && i < facet->vocabulary->terms.n; i++) {
		const struct term *term = facet->vocabulary->terms.v[i];
		struct group group = {.term = term, .records = at};

		vec_each (const struct record *, it, &term->records)
			if ((*it)->collection == collection && is_of_group(*it, facet, term))
				at[group.n++] = *it;
		at += group.n;
		take_group(page, groups, &group);
	}
	take_group(page, groups, &rest);
}

static void name_overview(struct page *page, const struct tpl_env *env)
{
	const struct collection *collection = page->collection;
	struct str title = collection->title, plural = collection->plural;
	bool whole = page->kind == JOB_WHOLE;

	page->title =
		whole ? fill(env, "whole_title", GAP("title", title), GAP("plural", plural))
		      : fill(env, "compare_title", GAP("title", title), GAP("plural", plural));
	page->description =
		whole ? fill(env, "whole_description", GAP("title", title), GAP("plural", plural))
		      : fill(env, "compare_description", GAP("title", title),
				GAP("plural", plural));
	add_crumb(page, title, collection->url);
	add_crumb(page,
		theme_text(page->plan->theme, whole ? STR("whole_crumb") : STR("compare_crumb")),
		STR(""));
}

void fill_overview(struct page *page, const struct collection *collection, struct arena *scratch)
{
	const struct tpl_env env = {scratch, page};

	page->collection = collection;
	page->records = collection->published.v;
	page->record_count = collection->published.n;
	page->json_url = data_url(scratch, collection->url, STR(".json"));
	page->csv_url = data_url(scratch, collection->url, STR(".csv"));
	page->url = page->kind == JOB_WHOLE ? whole_url(page->plan, scratch, collection)
					    : compare_url(page->plan, scratch, collection);
	if (page->kind == JOB_WHOLE)
		take_groups(page, collection, scratch);
	name_overview(page, &env);
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
