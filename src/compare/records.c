/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Records: new, gone, renamed and changed. A record is followed by its id, else by the ids it says
 * it had before, else by its content.
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

/* ---- Which is which ---- */

static struct str match_key(struct arena *arena, const struct record *record)
{
	return str_join(arena, record->collection->id, STR("/"), record->id);
}

const struct record *match_of(const struct comparer *comparer, const struct record *before)
{
	struct arena scratch = ARENA_INIT;
	const struct record *after = map_get(&comparer->matches, match_key(&scratch, before));

	arena_release(&scratch);
	return after;
}

/* What finding the matches of one collection needs. */
struct matcher {
	struct comparer *comparer;
	const struct collection *before, *after;
	struct map taken; /* by id: records after that are matched */
};

static const struct record *free_record(const struct matcher *matcher, struct str id)
{
	const struct record *record = map_get(&matcher->after->by_id, id);

	return record_is_seen(record) && !map_get(&matcher->taken, id) ? record : NULL;
}

static bool is_matched(const struct matcher *matcher, const struct record *before)
{
	return match_of(matcher->comparer, before);
}

static void match(struct matcher *matcher, const struct record *before, const struct record *after)
{
	struct arena *arena = matcher->comparer->arena;

	map_put(arena, &matcher->taken, after->id, (void *)after);
	map_put(arena, &matcher->comparer->matches, match_key(arena, before), (void *)after);
}

static void match_same_ids(struct matcher *matcher)
{
	vec_each (const struct record *, it, &matcher->before->published) {
		const struct record *after = free_record(matcher, (*it)->id);

		if (record_is_seen(*it) && after)
			match(matcher, *it, after);
	}
}

/* By what the record after says it was called; or, where a rename is undone, the one before. */
static void match_former_ids(struct matcher *matcher)
{
	vec_each (const struct record *, it, &matcher->after->published) {
		vec_each (const struct str, former, &(*it)->former_ids) {
			const struct record *before = map_get(&matcher->before->by_id, *former);

			if (record_is_seen(before) && free_record(matcher, (*it)->id) &&
				!is_matched(matcher, before))
				match(matcher, before, *it);
		}
	}
	vec_each (const struct record *, it, &matcher->before->published) {
		vec_each (const struct str, former, &(*it)->former_ids) {
			const struct record *after = free_record(matcher, *former);

			if (record_is_seen(*it) && after && !is_matched(matcher, *it))
				match(matcher, *it, after);
		}
	}
}

/* Two that are alike in everything are told apart by nothing: the first is taken. */
static void match_content(struct matcher *matcher)
{
	struct arena *arena = matcher->comparer->arena;
	struct map gone = {0};

	vec_each (const struct record *, it, &matcher->before->published)
		if (record_is_seen(*it) && !is_matched(matcher, *it))
			map_put(arena, &gone, record_content(arena, *it), (void *)*it);
	if (!gone.n)
		return;
	vec_each (const struct record *, it, &matcher->after->published) {
		const struct record *before;

		if (!free_record(matcher, (*it)->id))
			continue;
		before = map_get(&gone, record_content(arena, *it));
		if (before && !is_matched(matcher, before))
			match(matcher, before, *it);
	}
}

void match_records(struct comparer *comparer)
{
	vec_each (struct collection *const, it, &comparer->before->model.collections) {
		struct matcher matcher = {
			comparer, *it, collection_of(&comparer->after->model, (*it)->id), {0}};

		if (!matcher.after)
			continue;
		match_same_ids(&matcher);
		match_former_ids(&matcher);
		match_content(&matcher);
	}
}

/* ---- Labels of the schema ---- */

static bool is_shown(const struct collection *collection, const struct field *field)
{
	return field != collection->title_field && field != collection->body_field;
}

static void compare_labels(struct comparer *comparer, struct change *section,
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

static struct change *add_record(struct comparer *comparer, struct change *section,
	enum change_action action, const struct record *record)
{
	struct change *change =
		change_add(comparer, section, CHANGE_RECORD, action, record->id, record->title);

	change->url = str_dup(comparer->arena, record->url);
	return change;
}

static void compare_pair(struct comparer *comparer, struct change *section,
	const struct record *before, const struct record *after)
{
	bool renamed = !str_eq(before->id, after->id);
	struct change *change = add_record(comparer, section, renamed ? RENAMED : CHANGED, after);

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

static void add_gone(struct comparer *comparer, struct change *section,
	const struct collection *before, const struct collection *after)
{
	vec_each (const struct record *, it, &before->published) {
		if (!record_is_seen(*it) || match_of(comparer, *it))
			continue;
		if (is_unreadable(after, (*it)->id))
			comparer->comparison->unreadable++;
		else
			add_record(comparer, section, REMOVED, *it);
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

static void compare_after(struct comparer *comparer, struct change *section,
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
	vec_each (const struct record *, it, &after->published) {
		const struct record *old =
			record_is_seen(*it) ? map_get(&befores, (*it)->id) : NULL;

		if (old)
			compare_pair(comparer, section, old, *it);
	}
}

static void compare_collection(
	struct comparer *comparer, const struct collection *before, const struct collection *after)
{
	const struct collection *either = after ? after : before;
	struct str title =
		either->pages ? both(comparer, "Losse pagina's", "Free pages") : either->title;
	struct change *section = section_begin(comparer, CHANGE_COLLECTION, either->id, title);

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
