/* SPDX-License-Identifier: EUPL-1.2 */
/* One record that changed, in a model that stays as it is. */
#include "base/limits.h"
#include "model/internal.h"

static bool same_links(const struct record *a, const struct record *b)
{
	if (a->body.links.n != b->body.links.n)
		return false;
	for (size_t i = 0; i < a->body.links.n; i++) {
		const struct link *x = &a->body.links.v[i], *y = &b->body.links.v[i];

		if (!str_eq(x->url, y->url) || x->image != y->image)
			return false;
	}
	return true;
}

static bool same_former(const struct record *a, const struct record *b)
{
	if (a->former_ids.n != b->former_ids.n)
		return false;
	for (size_t i = 0; i < a->former_ids.n; i++)
		if (!str_eq(a->former_ids.v[i], b->former_ids.v[i]))
			return false;
	return true;
}

/* What an openly unknown value of a facet leads to; false if no page for that exists. */
static bool link_unknown(const struct field *field, struct values *values)
{
	for (size_t i = 0; field->facet && field->vocabulary && i < values->n; i++) {
		if (!values->v[i].unknown)
			continue;
		values->v[i].term = field->vocabulary->unknown;
		if (!values->v[i].term)
			return false;
	}
	return true;
}

/* A reference has lost its text once it is linked, so it is told by the id of what it refers to. */
static bool link_field(const struct field *field, struct values *now, const struct values *before)
{
	if (field->kind == FIELD_TERM)
		return link_unknown(field, now);
	if (field->kind != FIELD_REFERENCE)
		return true;
	if (now->n != before->n)
		return false;
	for (size_t i = 0; i < now->n; i++) {
		const struct record *record = before->v[i].record;

		if (now->v[i].unknown != before->v[i].unknown)
			return false;
		if (now->v[i].unknown)
			continue;
		if (!record || !str_eq(record->id, now->v[i].text))
			return false;
		now->v[i].record = record;
	}
	return true;
}

static bool link_fields(struct record *now, const struct record *before)
{
	vec_each (struct field *, field, &now->collection->fields)
		if (!link_field(*field, &now->fields[(*field)->index],
			    &before->fields[(*field)->index]))
			return false;
	return true;
}

static void link_as(struct record *now, const struct record *before)
{
	now->uri = before->uri;
	now->targets = before->targets;
	now->number = before->number;
	now->back = before->back;
	now->related = before->related;
	now->measured_by = before->measured_by;
	now->histories = before->histories;
	now->predecessors = before->predecessors;
	now->successor = before->successor;
	now->end = before->end;
}

static struct record *read_now(const struct model *model, const struct record *record,
	struct source *source, struct arena *arena)
{
	struct diags diags = DIAGS_INIT;
	struct arena scratch = ARENA_INIT;
	struct record_reader reader = {arena, &scratch, &diags, model->keyword_lang};
	struct text *text = arena_new(arena, struct text);
	struct record *now = NULL;

	if (source_read(source, record->text->path, LIMIT_FILE_SIZE, arena, text, &diags))
		now = record_read(&reader, record->collection, text);
	if (now && model->drafts)
		publish_draft(arena, now, model->keyword_lang);
	if (diags.errors)
		now = NULL;
	arena_release(&scratch);
	diags_release(&diags);
	return now;
}

const struct record *record_reread(const struct model *model, const struct record *record,
	struct source *source, struct arena *arena)
{
	struct record *now = read_now(model, record, source, arena);

	if (!now || now->faulty || now->draft != record->draft || now->hidden != record->hidden ||
		!same_former(now, record) || !same_links(now, record) || !link_fields(now, record))
		return NULL;
	link_as(now, record);
	return now;
}
