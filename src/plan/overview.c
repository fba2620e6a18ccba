/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All records of a collection at once: a table to compare them with, all their texts on one page,
 * and for a list of several pages what its script has to know of each. Which of them there are.
 */
#include "base/limits.h"
#include "document/document.h"
#include "plan/internal.h"

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
		plan_add(planner,
			&(struct job){.path = str_from_index(items_url(arena, collection), 1),
				.kind = JOB_LIST_ITEMS,
				.subject = collection,
				.place = place});
}

/* ---- Words to find a record by ---- */

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
