/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Records: new, gone, renamed and changed; which is which stands in match.c.
 *
 * Of a record that cannot be read it is not known whether it is public, so nothing is said of it.
 */
#include "compare/internal.h"

bool record_is_seen(const struct record *record)
{
	return record && !record->draft && !record->hidden && !record->faulty &&
	       !record->collection->faulty;
}

const struct collection *collection_of(const struct model *model, struct str id)
{
	vec_each (struct collection *const, it, &model->collections)
		if (str_eq((*it)->id, id))
			return *it;
	return NULL;
}

/* ---- Labels of the schema ---- */

static bool is_shown(const struct collection *collection, const struct field *field)
{
	return field != collection->title_field && field != collection->body_field;
}

static void compare_labels(struct comparer *comparer, struct site_change *section,
	const struct collection *before, const struct collection *after)
{
	change_between(comparer, section, CHANGE_SETTING, STR("title"),
		both(comparer, "Titel", "Title"), before->title, after->title);
	change_between(comparer, section, CHANGE_SETTING, STR("description"),
		both(comparer, "Omschrijving", "Description"), before->description,
		after->description);
	vec_each (struct field *const, it, &after->fields) {
		const struct field *old = map_get(&before->by_key, (*it)->key);

		if (old)
			change_between(comparer, section, CHANGE_LABEL, (*it)->key, (*it)->key,
				old->label, (*it)->label);
		else if (is_shown(after, *it))
			change_add(
				comparer, section, CHANGE_LABEL, ADDED, (*it)->key, (*it)->label);
	}
	vec_each (struct field *const, it, &before->fields)
		if (!map_get(&after->by_key, (*it)->key) && is_shown(before, *it))
			change_add(
				comparer, section, CHANGE_LABEL, REMOVED, (*it)->key, (*it)->label);
}

/* ---- One collection ---- */

static struct site_change *add_record(struct comparer *comparer, struct site_change *section,
	enum change_action action, const struct record *record)
{
	struct site_change *change =
		change_add(comparer, section, CHANGE_RECORD, action, record->id, record->title);

	change->url = str_dup(comparer->arena, record->url);
	return change;
}

static void compare_pair(struct comparer *comparer, struct site_change *section,
	const struct record *before, const struct record *after)
{
	bool renamed = !str_eq(before->id, after->id);
	struct site_change *change =
		add_record(comparer, section, renamed ? RENAMED : CHANGED, after);

	if (renamed)
		change->before = str_dup(comparer->arena, before->url);
	compare_fields(comparer, change, before, after);
	compare_bodies(comparer, change, before, after);
	if (!renamed && !change->parts.n)
		section->parts.n--;
}

/* Whether the other site has a record of that id which it cannot read. */
static bool is_unreadable(const struct collection *other, struct str id)
{
	const struct record *record = other ? map_get(&other->by_id, id) : NULL;

	return other && (other->faulty || (record && record->faulty));
}

/* By former id: the record that has it, and so the page that the old address sends on to. */
static struct map heirs_of(struct comparer *comparer, const struct collection *after)
{
	struct map heirs = {0};

	if (!after)
		return heirs;
	vec_each (const struct record *, it, &after->published)
		vec_each (const struct str, id, &(*it)->former_ids)
			map_put(comparer->arena, &heirs, *id, (void *)*it);
	return heirs;
}

static void add_gone_record(struct comparer *comparer, struct site_change *section,
	const struct map *heirs, const struct record *record)
{
	struct site_change *change = add_record(comparer, section, REMOVED, record);
	const struct record *heir = map_get(heirs, record->id);

	if (record_is_seen(heir))
		change->after = str_dup(comparer->arena, heir->url);
}

static void add_gone(struct comparer *comparer, struct site_change *section,
	const struct collection *before, const struct collection *after)
{
	struct map heirs = heirs_of(comparer, after);

	vec_each (const struct record *, it, &before->published) {
		if (!record_is_seen(*it) || match_of(comparer, *it))
			continue;
		if (is_unreadable(after, (*it)->id))
			comparer->comparison->unreadable++;
		else
			add_gone_record(comparer, section, &heirs, *it);
	}
}

static struct map inverse_matches(struct comparer *comparer, const struct collection *before)
{
	struct map inverse = {0};

	if (!before)
		return inverse;
	vec_each (const struct record *, it, &before->published) {
		const struct record *after = record_is_seen(*it) ? match_of(comparer, *it) : NULL;

		if (after)
			map_put(comparer->arena, &inverse, after->id, (void *)*it);
	}
	return inverse;
}

/* Of those that have another id, or of all others. befores: by id, the record before. */
static void compare_pairs(struct comparer *comparer, struct site_change *section,
	const struct collection *after, const struct map *befores, bool renamed)
{
	vec_each (const struct record *, it, &after->published) {
		const struct record *old = record_is_seen(*it) ? map_get(befores, (*it)->id) : NULL;

		if (old && str_eq(old->id, (*it)->id) != renamed)
			compare_pair(comparer, section, old, *it);
	}
}

static void compare_after(struct comparer *comparer, struct site_change *section,
	const struct collection *before, const struct collection *after)
{
	struct map befores = inverse_matches(comparer, before);

	vec_each (const struct record *, it, &after->published)
		if (record_is_seen(*it) && !map_get(&befores, (*it)->id)) {
			if (is_unreadable(before, (*it)->id))
				comparer->comparison->unreadable++;
			else
				add_record(comparer, section, ADDED, *it);
		}
	if (before)
		add_gone(comparer, section, before, after);
	compare_pairs(comparer, section, after, &befores, true);
	compare_pairs(comparer, section, after, &befores, false);
}

static void compare_collection(
	struct comparer *comparer, const struct collection *before, const struct collection *after)
{
	const struct collection *either = after ? after : before;
	struct str title =
		either->pages ? both(comparer, "Losse pagina's", "Free pages") : either->title;
	struct site_change *section = section_begin(comparer, CHANGE_COLLECTION, either->id, title);

	section->url = str_dup(comparer->arena, either->url);
	/* Free pages have no list of their own that could come or go. */
	if (!before || !after)
		section->action = either->pages ? CHANGED : before ? REMOVED : ADDED;
	else if (!before->faulty && !after->faulty)
		compare_labels(comparer, section, before, after);
	if (after)
		compare_after(comparer, section, before, after);
	else
		add_gone(comparer, section, before, after);
	section_end(comparer, section);
}

void compare_records(struct comparer *comparer)
{
	const struct model *before = &comparer->before->model, *after = &comparer->after->model;

	vec_each (struct collection *const, it, &after->collections)
		compare_collection(comparer, collection_of(before, (*it)->id), *it);
	vec_each (struct collection *const, it, &before->collections)
		if (!collection_of(after, (*it)->id))
			compare_collection(comparer, *it, NULL);
}
