/* SPDX-License-Identifier: EUPL-1.2 */
/* Which records merged into which, and when they ceased to exist. */
#include "model/internal.h"

static const struct value *value_of(const struct record *record, const struct field *field)
{
	const struct values *values = field ? &record->fields[field->index] : NULL;

	return values && values->n && !values->v[0].unknown ? &values->v[0] : NULL;
}

static void read_end(struct record *record)
{
	const struct value *end = value_of(record, record->collection->end_field);
	const struct value *successor = value_of(record, record->collection->successor_field);

	if (end)
		record->end = end->date;
	if (successor)
		record->successor = successor->record;
}

static void report_loop(const struct record *record, struct diags *diags)
{
	const struct field *field = record->collection->successor_field;

	diag_add(diags, DIAG_SUCCESSOR_LOOP, value_of(record, field)->place,
		.args = {record->title, field->key});
}

/*
 * Follows the successors of record up to one that was seen before, marking each with where the walk
 * began: one walk that meets its own marks has gone round. The circle is cut there.
 */
static void cut_loop(
	struct map *seen, struct arena *scratch, struct record *record, struct diags *diags)
{
	struct record *at = record;

	while (at && !map_put(scratch, seen, at->id, record))
		at = (struct record *)at->successor;
	if (!at || map_get(seen, at->id) != record)
		return;
	report_loop(at, diags);
	at->successor = NULL;
}

void link_successors(struct model *model, struct collection *collection, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct map seen = {0};

	vec_each (struct record *, record, &collection->records)
		read_end(*record);
	if (!collection->successor_field)
		return;
	vec_each (struct record *, record, &collection->records)
		cut_loop(&seen, &scratch, *record, diags);
	vec_each (const struct record *, record, &collection->published)
		if ((*record)->successor)
			vec_push(&model->arena,
				&((struct record *)(*record)->successor)->predecessors, *record);
	arena_release(&scratch);
}
