/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What was found for one model of a site, told of another one: a card has been saved since, or
 * perhaps a schema. Everything is looked up by its name, and copied.
 */
#include "history/internal.h"

struct again {
	const struct history_found *before;
	const struct model *model;
	struct arena *arena;
	size_t shift; /* how much more the numbers of records were, at the last one that was found
		       */
};

/* ---- What things are called now ---- */

static const struct record *find_public(const struct model *model, struct str path)
{
	const struct record *record = map_get(&model->by_path, path);

	if (!record || record->draft || record->hidden || record->faulty)
		return NULL;
	return map_get(&record->collection->by_id, record->id) == record ? record : NULL;
}

static const struct field *find_field(
	const struct collection *collection, const struct field *before)
{
	const struct field *field = map_get(&collection->by_key, before->key);

	return field && field->kind == before->kind && field != collection->public_field ? field
											 : NULL;
}

static const struct measurement *find_measurement(
	const struct record *subject, const struct measurement *before)
{
	vec_each (const struct history *const, history, &subject->histories)
		vec_each (struct measurement *, it, &(*history)->measurements)
			if (!date_cmp((*it)->date, before->date) &&
				str_eq((*it)->text->path, before->text->path))
				return *it;
	return NULL;
}

/*
 * What the record was in the model before; NULL for a new one. Nearly all are in the same order,
 * and their files have not been read again.
 */
static const struct record *find_before(
	struct again *again, const struct collection *old, const struct record *record)
{
	size_t first = old && old->published.n ? old->published.v[0]->number : 0;
	size_t place = record->number + again->shift - first;
	const struct record *found = NULL;

	if (old && place < old->published.n)
		found = old->published.v[place];
	if (found && found->text == record->text)
		return found;
	found = find_public(again->before->model, record->text->path);
	if (found)
		again->shift = found->number - record->number;
	return found;
}

/* ---- Copies ---- */

static void copy_term(struct again *again, const struct field *field, const struct term *term,
	struct past_value *to)
{
	to->value.term = field->vocabulary ? map_get(&field->vocabulary->by_name, term->id) : NULL;
	if (!to->value.term)
		*to = (struct past_value){.raw = str_dup(again->arena, term->id)};
}

/* False for what is left out: a card that is not public any more. */
static bool copy_value(struct again *again, const struct field *field,
	const struct past_value *from, struct past_value *to)
{
	*to = *from;
	to->value.place = (struct place){0};
	if (from->raw.n)
		to->raw = str_dup(again->arena, from->raw);
	else if (from->value.unknown)
		return true;
	else if (field->kind == FIELD_TERM)
		copy_term(again, field, from->value.term, to);
	else if (field->kind == FIELD_REFERENCE)
		to->value.record = find_public(again->model, from->value.record->text->path);
	else if (field->kind != FIELD_DATE && field->kind != FIELD_BOOL)
		to->value.text = str_dup(again->arena, from->value.text);
	return from->raw.n || field->kind != FIELD_REFERENCE || to->value.record;
}

static struct past_values copy_values(
	struct again *again, const struct field *field, const struct past_values *from)
{
	struct past_values to = {NULL, 0};

	if (from->n)
		to.v = arena_alloc(again->arena, from->n * sizeof(*to.v));
	for (size_t i = 0; i < from->n; i++)
		to.n += copy_value(again, field, &from->v[i], &to.v[to.n]);
	return to;
}

static bool copy_field(struct again *again, const struct collection *collection,
	const struct field_change *from, struct field_change *to)
{
	*to = (struct field_change){
		.field = find_field(collection, from->field), .told = from->told};
	if (to->field && to->told) {
		to->before = copy_values(again, to->field, &from->before);
		to->after = copy_values(again, to->field, &from->after);
	}
	return to->field;
}

/* All is as long as it was, or shorter: a site has many of these. */
#define MAKE_ROOM(arena, vec, most)                                                                \
	((vec)->n = 0, (vec)->cap = (most),                                                        \
		(vec)->v = (most) ? arena_alloc((arena), (most) * sizeof(*(vec)->v)) : NULL)

static void copy_change(struct again *again, const struct record *record, const struct change *from,
	struct change *to)
{
	*to = *from;
	to->commit = str_dup(again->arena, from->commit);
	to->former = str_dup(again->arena, from->former);
	MAKE_ROOM(again->arena, &to->fields, from->fields.n);
	MAKE_ROOM(again->arena, &to->measured, from->measured.n);
	vec_each (const struct field_change, it, &from->fields)
		to->fields.n +=
			copy_field(again, record->collection, it, &to->fields.v[to->fields.n]);
	vec_each (const struct measured, it, &from->measured) {
		struct measured measured = {find_measurement(record, it->measurement), it->added};

		if (measured.measurement)
			to->measured.v[to->measured.n++] = measured;
	}
}

static void copy_timeline(struct again *again, const struct record *record,
	const struct timeline *from, struct timeline *to)
{
	to->added = from->added;
	to->changed = from->changed;
	MAKE_ROOM(again->arena, &to->changes, from->changes.n);
	vec_each (const struct change, it, &from->changes) {
		copy_change(again, record, it, &to->changes.v[to->changes.n]);
		to->changes.n += !change_is_nothing(&to->changes.v[to->changes.n]);
	}
}

static void copy_collection(struct again *again, const struct collection *collection,
	const struct timelines *from, struct timelines *to)
{
	const struct collection *old = NULL;

	vec_each (struct collection *, it, &again->before->model->collections)
		if (str_eq((*it)->id, collection->id))
			old = *it;
	vec_each (const struct record *, it, &collection->published) {
		const struct record *before = find_before(again, old, *it);

		if (before)
			copy_timeline(again, *it, &from->by_number[before->number],
				&to->by_number[(*it)->number]);
	}
}

struct history_found *history_again(
	const struct history_found *before, const struct model *model, struct arena *arena)
{
	struct history_found *found = arena_new(arena, struct history_found);
	struct again again = {.before = before, .model = model, .arena = arena};

	found->model = model;
	if (model->settings.no_history)
		return found;
	found->gaps = before->gaps;
	if (!before->timelines)
		return found;
	found->timelines = arena_new(arena, struct timelines);
	*found->timelines = *before->timelines;
	found->timelines->n = model->published;
	found->timelines->by_number = arena_array(arena, struct timeline, model->published);
	vec_each (struct collection *, collection, &model->collections)
		copy_collection(&again, *collection, before->timelines, found->timelines);
	return found;
}

/* ---- Whether it is all there ---- */

/* Records and measurements come by their titles, whose order is no matter: they are added up. */

static unsigned long long mix(unsigned long long hash, unsigned long long more)
{
	enum { SHIFT = 29 };

	hash = (hash ^ more) * 0x9e3779b97f4a7c15ULL;
	return hash ^ hash >> SHIFT;
}

static unsigned long long shape_of_record(const struct record *record)
{
	unsigned long long hash = str_hash(record->text->path);

	hash = mix(hash,
		record->draft | (unsigned)record->hidden << 1 | (unsigned)record->faulty << 2);
	vec_each (const struct str, id, &record->former_ids)
		hash = mix(hash, str_hash(*id));
	return hash;
}

unsigned long long history_shape(const struct model *model)
{
	unsigned long long hash = model->settings.no_history, sum = 0;

	vec_each (struct vocabulary *, vocabulary, &model->vocabularies)
		if ((*vocabulary)->text)
			hash = mix(hash, str_hash((*vocabulary)->text->bytes));
	vec_each (struct collection *, collection, &model->collections) {
		hash = mix(hash, (*collection)->text ? str_hash((*collection)->text->bytes) : 0);
		vec_each (struct record *, record, &(*collection)->records)
			sum += shape_of_record(*record);
	}
	vec_each (struct monitor *, monitor, &model->monitors)
		vec_each (struct round *, round, &(*monitor)->rounds)
			vec_each (struct measurement *, it, &(*round)->measurements)
				sum += mix(2, str_hash((*it)->text->path));
	return mix(hash, sum);
}
