/* SPDX-License-Identifier: EUPL-1.2 */
/* What ties records together: ids, references, facets, back references, related records. */
#include <stdlib.h>

#include "base/suggest.h"
#include "model/internal.h"

struct link_state {
	struct model *model;
	struct diags *diags;
	size_t broken; /* references so far */
	struct arena scratch;
};

bool is_published(const struct record *record)
{
	return !record->draft && !record->hidden;
}

/* ---- Ids ---- */

static int record_cmp(const void *left, const void *right)
{
	const struct record *a = *(struct record *const *)left, *b = *(struct record *const *)right;
	int order = str_cmp(a->sort_key, b->sort_key);

	return order ? order : str_cmp(a->id, b->id);
}

static void index_ids(struct link_state *state, struct collection *collection)
{
	struct arena *arena = &state->model->arena;

	vec_each (struct record *, it, &collection->records) {
		struct record *record = *it, *other;

		other = map_put(arena, &collection->by_id, record->id, record);
		if (other)
			diag_add(state->diags, DIAG_DUPLICATE_ID, record->title_place,
				.args = {record->id}, .other = other->title_place);
	}
}

static void sort_records(struct link_state *state, struct collection *collection)
{
	if (collection->records.n)
		qsort(collection->records.v, collection->records.n, sizeof(struct record *),
			record_cmp);
	vec_each (struct record *, it, &collection->records) {
		struct record *record = *it;

		if (!is_published(record) || map_get(&collection->by_id, record->id) != record)
			continue;
		record->number = state->model->published++;
		vec_push(&state->model->arena, &collection->published,
			(const struct record *)record);
	}
}

/* A former id may not be in use again, nor claimed twice. */
static bool check_former(struct link_state *state, struct collection *collection,
	struct map *claimed, struct record *record, struct str id)
{
	const struct record *now = map_get(&collection->by_id, id);
	const struct record *other = map_put(&state->scratch, claimed, id, record);

	if (now)
		diag_add(state->diags, DIAG_FORMER_ID_TAKEN, record->former_place, .args = {id},
			.other = now->title_place);
	else if (other)
		diag_add(state->diags, DIAG_DUPLICATE_ID, record->former_place, .args = {id},
			.other = other->former_place);
	return !now && !other;
}

/* Keeps the former ids that are fine. */
static void check_all_former(struct link_state *state, struct collection *collection)
{
	struct map claimed = {0};

	vec_each (struct record *, it, &collection->records) {
		struct record *record = *it;
		size_t kept = 0;

		vec_each (struct str, id, &record->former_ids)
			if (check_former(state, collection, &claimed, record, *id))
				record->former_ids.v[kept++] = *id;
		record->former_ids.n = kept;
	}
}

/* ---- References ---- */

struct str suggest_record(const struct collection *target, struct str id)
{
	struct suggest suggest = suggest_for(id);

	vec_each (struct record *, record, &target->records) {
		suggest_offer(&suggest, (*record)->id);
		vec_each (struct str, former, &(*record)->former_ids)
			if (str_eq(*former, id))
				return (*record)->id;
	}
	return suggest.best;
}

static void report_reference(struct link_state *state, const struct collection *target,
	struct str id, struct place place)
{
	struct str suggestion = STR("");

	if (++state->broken <= SUGGESTIONS_MAX)
		suggestion = suggest_record(target, id);
	diag_add(state->diags, DIAG_UNKNOWN_REFERENCE, place, .args = {id, target->id},
		.suggest = suggestion);
}

static const struct record *find_reference(struct link_state *state, const struct record *from,
	const struct collection *target, struct str id, struct place place)
{
	struct record *record = map_get(&target->by_id, id);

	if (!record) {
		if (!target->faulty)
			report_reference(state, target, id, place);
		return NULL;
	}
	if (record->draft && !from->draft) {
		diag_add(state->diags, DIAG_REFERENCE_DRAFT, place, .args = {id});
		return NULL;
	}
	if (record->hidden && is_published(from))
		diag_add(state->diags, DIAG_REFERENCE_PRIVATE, place, .args = {id});
	return is_published(record) ? record : NULL;
}

static void remember_back(
	struct link_state *state, const struct record *from, const struct record *to)
{
	struct record *target = (struct record *)to;

	if (!is_published(from) || from == to)
		return;
	if (target->back.n && target->back.v[target->back.n - 1] == from)
		return;
	vec_push(&state->model->arena, &target->back, from);
}

static void link_references(struct link_state *state, struct record *record)
{
	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;
		struct values *values = &record->fields[field->index];

		if (field->kind != FIELD_REFERENCE || !field->target)
			continue;
		for (size_t i = 0; i < values->n; i++) {
			struct value *value = &values->v[i];

			value->record = value->unknown
						? NULL
						: find_reference(state, record, field->target,
							  value->text, value->place);
			if (value->record)
				remember_back(state, record, value->record);
		}
	}
}

/* ---- Facets ---- */

static void add_to_term(struct link_state *state, const struct record *record,
	const struct field *field, struct value *value)
{
	struct model *model = state->model;
	struct term *term =
		value->unknown
			? vocabulary_unknown_term(model, field->vocabulary,
				  model->keyword_lang == LANG_NL ? STR("onbekend") : STR("unknown"))
			: (struct term *)value->term;

	if (value->unknown)
		diag_add(state->diags, DIAG_UNCLASSIFIED, value->place, .args = {field->key});
	value->term = term;
	if (term && !(term->records.n && term->records.v[term->records.n - 1] == record))
		vec_push(&model->arena, &term->records, record);
}

static void link_facets(struct link_state *state, const struct record *record)
{
	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;
		struct values *values = &record->fields[field->index];

		if (!field_is_facet(field))
			continue;
		for (size_t i = 0; i < values->n; i++)
			add_to_term(state, record, field, &values->v[i]);
	}
}

/* ---- Related records ---- */

struct bucket {
	VEC(struct record *) records;
};

bool record_refers_to(const struct record *record, const struct record *other)
{
	vec_each (struct field *, field, &record->collection->fields) {
		const struct values *values = &record->fields[(*field)->index];

		for (size_t i = 0; (*field)->kind == FIELD_REFERENCE && i < values->n; i++)
			if (values->v[i].record == other)
				return true;
	}
	return false;
}

static bool is_related(const struct record *record, const struct record *other)
{
	vec_each (const struct record *, related, &record->related)
		if (*related == other)
			return true;
	return record_refers_to(record, other);
}

/* The first depth facets of a record as one string; empty if one of them has no value. */
static struct str facet_key(struct arena *arena, const struct record *record, size_t depth)
{
	struct str key = STR("");

	vec_each (struct field *, field, &record->collection->fields) {
		const struct values *values = &record->fields[(*field)->index];

		if (!field_is_facet(*field) || !depth)
			continue;
		if (!values->n || !values->v[0].term || values->v[0].unknown)
			return STR("");
		key = str_join(arena, key, values->v[0].term->url);
		depth--;
	}
	return key;
}

static size_t facet_count(const struct collection *collection)
{
	size_t n = 0;

	vec_each (struct field *, field, &collection->fields)
		n += field_is_facet(*field);
	return n;
}

/* The next ones in the bucket, round to its start, so that every record is somebody's neighbour. */
static void relate_bucket(struct arena *arena, const struct bucket *bucket)
{
	size_t n = bucket->records.n;
	size_t reach = n - 1 < 3 * RELATED_MAX ? n - 1 : 3 * RELATED_MAX;

	for (size_t i = 0; i < n; i++) {
		struct record *record = bucket->records.v[i];

		for (size_t step = 1; step <= reach; step++) {
			const struct record *other = bucket->records.v[(i + step) % n];

			if (record->related.n < RELATED_MAX && !is_related(record, other))
				vec_push(arena, &record->related, other);
		}
	}
}

/* Those that share all facets first, then those that share all but the last, and so on. */
static void relate(struct link_state *state, struct collection *collection)
{
	for (size_t depth = facet_count(collection); depth > 0; depth--) {
		struct map buckets = {0};
		VEC(struct bucket *) order = {0};

		vec_each (const struct record *, record, &collection->published) {
			struct str key = facet_key(&state->scratch, *record, depth);
			struct bucket *bucket = map_get(&buckets, key);

			if (!key.n)
				continue;
			if (!bucket) {
				bucket = arena_new(&state->scratch, struct bucket);
				map_put(&state->scratch, &buckets, key, bucket);
				vec_push(&state->scratch, &order, bucket);
			}
			vec_push(&state->scratch, &bucket->records, (struct record *)*record);
		}
		vec_each (struct bucket *, bucket, &order)
			relate_bucket(&state->model->arena, *bucket);
		arena_reset(&state->scratch);
	}
}

/* ---- All of it ---- */

/* Which cards use the terms of a glossary. */
static void link_glossaries(struct link_state *state, const struct record *record)
{
	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;
		const struct values *values = &record->fields[field->index];

		if (!field->vocabulary || !field->vocabulary->glossary)
			continue;
		for (size_t i = 0; i < values->n; i++) {
			struct term *term =
				values->v[i].unknown ? NULL : (struct term *)values->v[i].term;

			if (term && !(term->records.n &&
					    term->records.v[term->records.n - 1] == record))
				vec_push(&state->model->arena, &term->records, record);
		}
	}
}

static void report_unpublished(struct link_state *state, const struct record *record)
{
	if (!is_published(record))
		diag_add(state->diags, record->draft ? DIAG_DRAFT : DIAG_PRIVATE,
			record->title_place, .args = {{NULL, 0}});
}

void model_link(struct model *model, struct diags *diags)
{
	struct link_state state = {.model = model, .diags = diags};

	vec_each (struct collection *, collection, &model->collections) {
		index_ids(&state, *collection);
		sort_records(&state, *collection);
		check_all_former(&state, *collection);
		link_uris(model, *collection, diags);
	}
	vec_each (struct collection *, collection, &model->collections) {
		vec_each (struct record *, record, &(*collection)->records) {
			link_references(&state, *record);
			report_unpublished(&state, *record);
		}
		vec_each (const struct record *, record, &(*collection)->published) {
			link_facets(&state, *record);
			link_glossaries(&state, *record);
		}
		relate(&state, *collection);
		link_successors(model, *collection, diags);
	}
	vec_each (struct vocabulary *, vocabulary, &model->vocabularies)
		vocabulary_sort(*vocabulary);
	monitors_link(model, diags);
	arena_release(&state.scratch);
}
