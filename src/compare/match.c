/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which record after is which record before: the one of the same id; else one that the record says
 * it was, or that the commits say it was; else one of the same bytes; else the one that is most
 * like it. The last three are how history/ follows a record, and what they say on its page must not
 * be other than what is said here.
 *
 * A record that takes the place of several, and says so, is the first of them that it names and
 * that was there; the others are gone, and their addresses send on to it. history/ does the same.
 */
#include <stdlib.h>

#include "base/likeness.h"
#include "base/path.h"
#include "compare/internal.h"
#include "history/history.h"

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

typedef VEC(const struct record *) record_list;

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

/* ---- By what it was called ---- */

typedef VEC(struct str) id_list;

/* What the record says it was called; or else the commits, the latest first. */
static id_list former_ids(
	struct matcher *matcher, const struct site *site, const struct record *record, bool commits)
{
	const struct timeline *timeline = commits ? timeline_of(&site->model, record) : NULL;
	id_list ids = {0};

	if (!commits)
		vec_each (const struct str, it, &record->former_ids)
			vec_push(matcher->comparer->arena, &ids, *it);
	if (timeline)
		vec_each (const struct change, it, &timeline->changes)
			if (it->former.n)
				vec_push(matcher->comparer->arena, &ids, it->former);
	return ids;
}

/* The record after had these ids: which of them is a record before? */
static void match_after(struct matcher *matcher, const struct record *after, const id_list *ids)
{
	vec_each (const struct str, former, ids) {
		const struct record *before = map_get(&matcher->before->by_id, *former);

		if (record_is_seen(before) && free_record(matcher, after->id) &&
			!is_matched(matcher, before))
			match(matcher, before, after);
	}
}

/* The record before had these ids: does it have one of them again? */
static void match_before(struct matcher *matcher, const struct record *before, const id_list *ids)
{
	vec_each (const struct str, former, ids) {
		const struct record *after = free_record(matcher, *former);

		if (record_is_seen(before) && after && !is_matched(matcher, before))
			match(matcher, before, after);
	}
}

static void match_former_ids(struct matcher *matcher, bool commits)
{
	struct comparer *comparer = matcher->comparer;

	vec_each (const struct record *, it, &matcher->after->published) {
		id_list ids = former_ids(matcher, comparer->after, *it, commits);

		match_after(matcher, *it, &ids);
	}
	vec_each (const struct record *, it, &matcher->before->published) {
		id_list ids = former_ids(matcher, comparer->before, *it, commits);

		match_before(matcher, *it, &ids);
	}
}

/* ---- By what it looks like ---- */

static int path_cmp(const void *a, const void *b)
{
	return str_cmp((*(const struct record *const *)a)->text->path,
		(*(const struct record *const *)b)->text->path);
}

/* In the order of their files, as commits have them. */
static void sort_list(record_list *list)
{
	if (list->n)
		qsort(list->v, list->n, sizeof(*list->v), path_cmp);
}

static record_list open_before(const struct matcher *matcher)
{
	record_list list = {0};

	vec_each (const struct record *, it, &matcher->before->published)
		if (record_is_seen(*it) && !is_matched(matcher, *it))
			vec_push(matcher->comparer->arena, &list, *it);
	sort_list(&list);
	return list;
}

static record_list open_after(const struct matcher *matcher)
{
	record_list list = {0};

	vec_each (const struct record *, it, &matcher->after->published)
		if (free_record(matcher, (*it)->id) == *it)
			vec_push(matcher->comparer->arena, &list, *it);
	sort_list(&list);
	return list;
}

static struct str bytes_key(struct arena *arena, const struct record *record)
{
	return str_join(arena, path_folder(record->text->path), STR("\n"), record->text->bytes);
}

/* Two that are the same in everything are told apart by nothing: the first is taken. */
static void match_bytes(struct matcher *matcher)
{
	struct arena scratch = ARENA_INIT;
	record_list gone = open_before(matcher), came = open_after(matcher);
	struct map known = {0};

	for (size_t i = 0; came.n && i < gone.n; i++)
		map_put(&scratch, &known, bytes_key(&scratch, gone.v[i]), (void *)gone.v[i]);
	for (size_t i = 0; known.n && i < came.n; i++) {
		const struct record *before = map_get(&known, bytes_key(&scratch, came.v[i]));

		if (before && !is_matched(matcher, before))
			match(matcher, before, came.v[i]);
	}
	arena_release(&scratch);
}

struct candidate {
	struct lookalike alike; /* first, so that who finds it has all of it */
	const struct record *record;
};

static struct looks record_looks(struct arena *arena, const struct record *record)
{
	const struct field *title = record->collection->title_field;

	return looks_of(arena, record->text->bytes, title ? title->key : STR(""));
}

static void match_likeness(struct matcher *matcher)
{
	struct arena scratch = ARENA_INIT;
	record_list gone = open_before(matcher), came = open_after(matcher);
	struct lookalikes all = {.arena = &scratch};
	struct candidate *candidates = arena_array(&scratch, struct candidate, gone.n);

	for (size_t i = gone.n; came.n && i-- > 0;) {
		candidates[i].record = gone.v[i];
		candidates[i].alike.looks = record_looks(&scratch, gone.v[i]);
		lookalikes_add(&all, path_folder(gone.v[i]->text->path), &candidates[i].alike);
	}
	for (size_t i = 0; gone.n && i < came.n; i++) {
		struct looks wanted = record_looks(&scratch, came.v[i]);
		bool crowded;
		struct lookalike *found = lookalikes_find(
			&all, path_folder(came.v[i]->text->path), &wanted, &crowded);

		if (!found)
			continue;
		found->taken = true;
		match(matcher, ((struct candidate *)found)->record, came.v[i]);
	}
	arena_release(&scratch);
}

void match_records(struct comparer *comparer)
{
	vec_each (struct collection *const, it, &comparer->before->model.collections) {
		struct matcher matcher = {
			comparer, *it, collection_of(&comparer->after->model, (*it)->id), {0}};

		if (!matcher.after)
			continue;
		match_same_ids(&matcher);
		match_former_ids(&matcher, false);
		match_former_ids(&matcher, true);
		match_bytes(&matcher);
		match_likeness(&matcher);
	}
}
