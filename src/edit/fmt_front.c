/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The fields of a card in the order of the schema. The text is cut at its keys; what stands above
 * a key goes with it. What cannot be cut, such as fields in braces, keeps its order.
 */
#include <stdlib.h>

#include "edit/internal.h"

struct piece {
	struct front_field field;
	struct str lead, behind; /* lines above it; comments below, indented as if part of it */
	size_t order, number;
};

struct cut {
	struct str front;
	size_t base; /* of front in the file */
	struct piece *pieces;
	size_t n;
	struct str head, tail;
};

/* Fields as in the schema, then the keys that every card may have. */
static size_t order_of(const struct collection *collection, struct str key)
{
	const struct field *field = map_get(&collection->by_key, key);
	enum own_key own = OWN_KEYS;

	if (field)
		return field->index;
	find_own_key(key, &own);
	return collection->fields.n + own;
}

/* Comments right below a field that are indented belong to it. How many bytes they are. */
static size_t indented_size(struct str lines)
{
	size_t at = 0;

	while (at < lines.n && (lines.p[at] == ' ' || lines.p[at] == '\t')) {
		size_t end = at + str_find_char(str_from_index(lines, at), '\n');

		if (!str_trim(str_slice(lines, at, end)).n)
			break;
		at = end < lines.n ? end + 1 : end;
	}
	return at;
}

/* What stands at the top with a blank line below it is about all fields and stays there. */
static size_t head_size(struct str lines)
{
	size_t at = 0, head = 0;

	while (at < lines.n) {
		size_t end = at + str_find_char(str_from_index(lines, at), '\n');
		bool blank = !str_trim(str_slice(lines, at, end)).n;

		at = end < lines.n ? end + 1 : end;
		if (blank)
			head = at;
	}
	return head;
}

/* Gives the lines between two fields to the one above and the one below. */
static void share(struct cut *cut, size_t i, struct str between)
{
	size_t n = i ? indented_size(between) : head_size(between);

	if (i)
		cut->pieces[i - 1].behind = str_slice(between, 0, n);
	else
		cut->head = str_slice(between, 0, n);
	if (i < cut->n)
		cut->pieces[i].lead = str_from_index(between, n);
	else
		cut->tail = str_from_index(between, n);
}

static size_t next_line(struct str s, size_t at)
{
	at += str_find_char(str_from_index(s, at), '\n');
	return at < s.n ? at + 1 : at;
}

/* Cuts at pair i, which begins at or after from; where it ends, or SIZE_MAX. */
static size_t cut_at(struct cut *cut, size_t i, const struct node_pair *pair, size_t from)
{
	struct front_field *field = &cut->pieces[i].field;
	size_t at = pair->place.at - cut->base, end = pair->place.at + pair->place.len;
	struct str rest;

	if (at < from || (at && cut->front.p[at - 1] != '\n') ||
		!is_margin(str_slice(cut->front, from, at)))
		return SIZE_MAX;
	share(cut, i, str_slice(cut->front, from, at));
	if (pair->value->end > end)
		end = pair->value->end;
	end -= cut->base;
	field->pair = pair;
	field->from = cut->base + at;
	at = next_line(cut->front, end);
	field->to = cut->base + at;
	rest = str_trim(str_slice(cut->front, end, at));
	if (rest.n && rest.p[0] == ':')
		rest = str_trim(str_from_index(rest, 1));
	return is_margin(rest) ? at : SIZE_MAX;
}

static bool cut_front(struct cut *cut, struct arena *arena, const struct collection *collection,
	const struct document *document)
{
	const struct node *front = document->front;
	size_t at = 0;

	cut->front = document->front_source;
	cut->base = (size_t)(cut->front.p - document->text->bytes.p);
	cut->n = front->n;
	cut->pieces = arena_array(arena, struct piece, front->n);
	for (size_t i = 0; i < front->n; i++) {
		struct piece *piece = &cut->pieces[i];

		piece->field.bytes = document->text->bytes;
		piece->field.arena = arena;
		piece->field.field = map_get(&collection->by_key, front->pairs[i].key);
		piece->number = i;
		piece->order = order_of(collection, front->pairs[i].key);
		at = cut_at(cut, i, &front->pairs[i], at);
		if (at == SIZE_MAX)
			return false;
	}
	share(cut, cut->n, str_from_index(cut->front, at));
	return is_margin(cut->tail);
}

static int piece_cmp(const void *a, const void *b)
{
	const struct piece *left = a, *right = b;

	if (left->order != right->order)
		return left->order < right->order ? -1 : 1;
	return left->number < right->number ? -1 : left->number > right->number;
}

void put_front(struct buf *out, struct arena *arena, const struct collection *collection,
	const struct document *document)
{
	struct cut cut = {.n = 0};

	if (document->front->flow || !cut_front(&cut, arena, collection, document)) {
		put_yaml_lines(out, document->text, document->front_source, document->front);
		return;
	}
	if (cut.n)
		qsort(cut.pieces, cut.n, sizeof(*cut.pieces), piece_cmp);
	put_margin(out, cut.head);
	for (size_t i = 0; i < cut.n; i++) {
		put_margin(out, cut.pieces[i].lead);
		put_field(out, &cut.pieces[i].field);
		put_lines(out, cut.pieces[i].behind);
	}
	put_margin(out, cut.tail);
}
