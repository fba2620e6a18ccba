/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All records of a collection at once: a table to compare them with, all their texts on one page,
 * and for a list of several pages what its script has to know of each.
 */
#include "base/json.h"
#include "base/limits.h"
#include "document/document.h"
#include "history/history.h"
#include "output/views.h"

/* ---- Which there are, and where ---- */

static bool has_template(const struct plan *plan, enum job_kind kind)
{
	return tpl_find(plan->theme->templates, page_template(kind));
}

/* More than one, and no more than a reader can load at once. */
static bool fits_one_page(const struct collection *collection)
{
	return !collection->pages && collection->published.n > 1 &&
	       collection->published.n <= LIMIT_OVERVIEW;
}

bool has_compare(const struct plan *plan, const struct collection *collection)
{
	return fits_one_page(collection) && has_template(plan, JOB_COMPARE);
}

bool has_whole(const struct plan *plan, const struct collection *collection)
{
	return fits_one_page(collection) && collection->body_field && has_template(plan, JOB_WHOLE);
}

bool has_list_script(const struct theme *theme)
{
	return theme_asset(theme, STR("list.js"));
}

bool has_items(const struct plan *plan, const struct collection *collection)
{
	return collection->published.n > collection->per_page && has_list_script(plan->theme);
}

static struct str url_below(const struct plan *plan, struct arena *arena,
	const struct collection *collection, struct str key)
{
	return str_join(arena, collection->url, theme_text(plan->theme, key), STR("/"));
}

struct str compare_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection)
{
	return url_below(plan, arena, collection, STR("url_compare"));
}

struct str whole_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection)
{
	return url_below(plan, arena, collection, STR("url_whole"));
}

/* The dot keeps it apart from all ids. */
struct str items_url(struct arena *arena, const struct collection *collection)
{
	return str_join(arena, collection->url, STR("items.js"));
}

/*
 * In the address of a list the script writes each facet by its key, and beside them what is sought,
 * the order, the view, and what is chosen to compare, by these words: no facet can have one of
 * them.
 */
static void check_facet_keys(struct planner *planner, const struct collection *collection)
{
	const struct theme *theme = planner->plan->theme;
	const struct str taken[] = {STR(SOUGHT), theme_text(theme, STR("url_sort")),
		theme_text(theme, STR("url_view")), theme_text(theme, STR("url_picked"))};
	const size_t n = sizeof(taken) / sizeof(*taken);

	if (!has_list_script(theme))
		return;
	vec_each (struct field *, it, &collection->fields)
		if (field_is_facet(*it) && is_among((*it)->key, taken, n))
			diag_add(planner->diags, DIAG_FACET_ADDRESS, (*it)->place,
				.args = {(*it)->key, join_words(planner->arena, taken, n)});
}

void plan_overviews(
	struct planner *planner, const struct collection *collection, struct place place)
{
	const struct plan *plan = planner->plan;
	struct arena *arena = planner->arena;

	check_facet_keys(planner, collection);
	if (has_compare(plan, collection))
		add_page(planner, JOB_COMPARE, 0, compare_url(plan, arena, collection), collection,
			place);
	if (has_whole(plan, collection))
		add_page(planner, JOB_WHOLE, 0, whole_url(plan, arena, collection), collection,
			place);
	if (has_items(plan, collection))
		plan_add(arena, planner->plan,
			&(struct job){.path = str_from_index(items_url(arena, collection), 1),
				.kind = JOB_LIST_ITEMS,
				.subject = collection,
				.place = place},
			planner->diags);
}

/* ---- Pages ---- */

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

/* ---- What the script of a list knows ---- */

static bool holds_words(const struct collection *collection, const struct field *field)
{
	return field != collection->title_field && field != collection->summary_field &&
	       !field->notice && !field->facet &&
	       (field->kind == FIELD_TEXT || field->kind == FIELD_TERM);
}

static void add_word(struct buf *out, struct str word)
{
	if (word.n && out->n)
		buf_add_char(out, ' ');
	buf_add_str(out, word);
}

static void add_words_of(struct buf *out, const struct field *field, const struct value *value)
{
	if (value->unknown)
		return;
	if (field->kind == FIELD_TEXT) {
		add_word(out, value->text);
		return;
	}
	add_word(out, value->term->code);
	add_word(out, value->term->label);
}

void add_record_words(struct buf *out, const struct record *record)
{
	vec_each (struct field *, it, &record->collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		for (size_t i = 0; i < values->n && holds_words(record->collection, *it); i++)
			add_words_of(out, *it, &values->v[i]);
	}
}

/* The ids of the terms of each facet, in the order of the schema: ["a1","forum beheer"]. */
static void put_terms(struct json *json, struct buf *work, const struct record *record)
{
	json_begin_array(json);
	vec_each (struct field *, it, &record->collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		if (!field_is_facet(*it))
			continue;
		buf_reset(work);
		for (size_t i = 0; i < values->n; i++)
			add_word(work, values->v[i].term->id);
		json_string(json, buf_str(work));
	}
	json_end_array(json);
}

/* Id, title, summary, words, day, terms. */
static void put_item(
	struct json *json, struct buf *work, const struct model *model, const struct record *record)
{
	struct date day = record_day(model, record);
	char iso[11] = "";

	if (day.year)
		date_format_iso(day, iso);
	buf_reset(work);
	add_record_words(work, record);
	json_begin_array(json);
	json_string(json, record->id);
	json_string(json, record->title);
	json_string(json, record->summary);
	json_string(json, buf_str(work));
	json_string(json, str_from(iso));
	put_terms(json, work, record);
	json_end_array(json);
}

void render_items(const struct plan *plan, const struct job *job, struct buf *out)
{
	const struct collection *collection = job->subject;
	struct json json = JSON_LINE(out);
	struct buf work = BUF_INIT;

	buf_lit(out, "kaartenbakList.load(");
	json_begin_array(&json);
	vec_each (const struct record *, record, &collection->published)
		put_item(&json, &work, plan->model, *record);
	json_end_array(&json);
	buf_lit(out, ");\n");
	buf_release(&work);
}
