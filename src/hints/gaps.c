/* SPDX-License-Identifier: EUPL-1.2 */
/* What cards lack: fields without a value, and sections that most cards have. */
#include <stdlib.h>

#include "hints/internal.h"

enum {
	/* With fewer cards nobody can tell what is usual. */
	CARDS_FOR_SECTIONS = 3,
	SECTION_LEVEL = 2,
};

/* ---- What is asked ---- */

static bool is_asked(const struct collection *collection, const struct field *field)
{
	return !field->notice && field != collection->title_field &&
	       field != collection->public_field && field != collection->successor_field &&
	       field != collection->end_field;
}

static void add_fields(struct arena *arena, struct gap_collection *gaps)
{
	vec_each (struct field *, field, &gaps->collection->fields) {
		struct gap_part part = {
			.name = (*field)->label, .key = (*field)->key, .field = *field};

		if (is_asked(gaps->collection, *field))
			vec_push(arena, &gaps->parts, part);
	}
}

/* A heading, and the last card in which it was counted. */
struct section {
	struct str name;
	const struct record *last;
	size_t cards;
};

static void count_sections(struct arena *arena, const struct record *record, struct map *by_name,
	struct section ***order, size_t *n, size_t *cap)
{
	vec_each (const struct heading, heading, &record->body.headings) {
		struct section *section = map_get(by_name, heading->text);

		if (heading->level != SECTION_LEVEL || !heading->text.n)
			continue;
		if (!section) {
			section = arena_new(arena, struct section);
			section->name = heading->text;
			map_put(arena, by_name, section->name, section);
			if (*n == *cap)
				*order = vec_grow(arena, *order, *n, cap, sizeof(**order));
			(*order)[(*n)++] = section;
		}
		section->cards += section->last != record;
		section->last = record;
	}
}

static void add_sections(struct arena *arena, struct gap_collection *gaps)
{
	struct map by_name = {0};
	VEC(struct section *) order = {0};
	size_t cards = gaps->cards.n;

	if (cards < CARDS_FOR_SECTIONS)
		return;
	vec_each (const struct gap_card, card, &gaps->cards)
		count_sections(arena, card->record, &by_name, &order.v, &order.n, &order.cap);
	vec_each (struct section *, section, &order) {
		struct gap_part part = {.name = (*section)->name};

		if (2 * (*section)->cards >= cards)
			vec_push(arena, &gaps->parts, part);
	}
}

/* ---- What is there ---- */

static enum gap_state section_state(const struct record *record, struct str name)
{
	for (size_t i = 0; i < record->body.headings.n; i++) {
		const struct heading *heading = &record->body.headings.v[i];

		if (heading->level == SECTION_LEVEL && str_eq(heading->text, name) &&
			section_is_filled(record, i))
			return GAP_FILLED;
	}
	return GAP_MISSING;
}

static enum gap_state field_state(const struct record *record, const struct field *field)
{
	const struct values *values = &record->fields[field->index];

	if (field->kind == FIELD_MARKDOWN)
		return text_is_filled(record) ? GAP_FILLED : GAP_MISSING;
	if (!values->n)
		return GAP_MISSING;
	for (size_t i = 0; i < values->n; i++)
		if (!values->v[i].unknown)
			return GAP_FILLED;
	return GAP_UNKNOWN;
}

static void judge(struct arena *arena, struct gap_collection *gaps, struct gap_card *card)
{
	enum gap_state *states = arena_array(arena, enum gap_state, gaps->parts.n);

	for (size_t i = 0; i < gaps->parts.n; i++) {
		struct gap_part *part = &gaps->parts.v[i];

		states[i] = part->field ? field_state(card->record, part->field)
					: section_state(card->record, part->name);
		card->filled += states[i] == GAP_FILLED;
		card->unknown += states[i] == GAP_UNKNOWN;
		part->filled += states[i] == GAP_FILLED;
		part->unknown += states[i] == GAP_UNKNOWN;
	}
	card->states = states;
	gaps->filled += card->filled;
	gaps->unknown += card->unknown;
}

static int card_cmp(const void *left, const void *right)
{
	const struct gap_card *a = left, *b = right;
	int order = (a->filled > b->filled) - (a->filled < b->filled);

	/* Who says openly that something is not known, has at least thought of it. */
	if (!order)
		order = (a->unknown > b->unknown) - (a->unknown < b->unknown);
	if (!order)
		order = str_cmp(a->record->sort_key, b->record->sort_key);
	return order ? order : str_cmp(a->record->id, b->record->id);
}

static void add_cards(struct arena *arena, struct gap_collection *gaps, bool drafts)
{
	vec_each (struct record *, record, &gaps->collection->records) {
		if ((*record)->faulty)
			continue;
		gaps->drafts += (*record)->draft;
		if (!(*record)->draft || drafts)
			vec_push(arena, &gaps->cards, (struct gap_card){.record = *record});
	}
}

static void find_in(struct arena *arena, const struct collection *collection,
	const struct gaps_options *options, struct gaps *all)
{
	struct gap_collection gaps = {.collection = collection};

	add_cards(arena, &gaps, options->drafts);
	if (!gaps.cards.n && !gaps.drafts && !options->collection.n)
		return;
	add_fields(arena, &gaps);
	add_sections(arena, &gaps);
	vec_each (struct gap_card, card, &gaps.cards)
		judge(arena, &gaps, card);
	if (gaps.cards.n)
		qsort(gaps.cards.v, gaps.cards.n, sizeof(*gaps.cards.v), card_cmp);
	vec_push(arena, &all->collections, gaps);
}

void gaps_find(struct arena *arena, const struct model *model, const struct gaps_options *options,
	struct gaps *gaps)
{
	*gaps = (struct gaps){0};
	vec_each (struct collection *, it, &model->collections)
		if ((!options->collection.n || str_eq((*it)->id, options->collection)) &&
			!(*it)->faulty)
			find_in(arena, *it, options, gaps);
}

unsigned gaps_percentage(size_t part, size_t whole)
{
	return whole ? (unsigned)(part * 100 / whole) : 100;
}
