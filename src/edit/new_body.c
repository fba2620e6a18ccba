/* SPDX-License-Identifier: EUPL-1.2 */
/* Which sections the text of a card has: those that the cards that are there have. */
#include <stdlib.h>

#include "edit/internal.h"

/* Cards with a text below which there is no telling what is usual. */
enum { CARDS_MIN = 3 };

struct usual {
	struct str text;
	size_t cards;  /* that have it */
	size_t places; /* sum of how many headings stand before it */
	const struct record *last;
};

struct count {
	struct arena *arena;
	struct map by_text;
	VEC(struct usual *) list;
	size_t cards;
};

static void count_heading(
	struct count *count, const struct record *record, struct str text, size_t place)
{
	struct usual *usual = map_get(&count->by_text, text);

	if (!usual) {
		usual = arena_new(count->arena, struct usual);
		usual->text = text;
		map_put(count->arena, &count->by_text, text, usual);
		vec_push(count->arena, &count->list, usual);
	}
	if (usual->last == record)
		return;
	usual->last = record;
	usual->cards++;
	usual->places += place;
}

static void count_record(struct count *count, const struct record *record)
{
	size_t place = 0;

	if (record->faulty || !str_trim(record->body.source).n)
		return;
	count->cards++;
	vec_each (const struct heading, heading, &record->body.headings)
		if (heading->level == 2)
			count_heading(count, record, heading->text, place++);
}

/* By the mean of their places. */
static int usual_cmp(const void *a, const void *b)
{
	const struct usual *left = *(struct usual *const *)a, *right = *(struct usual *const *)b;
	size_t first = left->places * right->cards, second = right->places * left->cards;

	if (first != second)
		return first < second ? -1 : 1;
	return str_cmp(left->text, right->text);
}

void usual_headings(
	struct arena *arena, const struct collection *collection, struct str_list *headings)
{
	struct count count = {.arena = arena};

	vec_each (struct record *, record, &collection->records)
		count_record(&count, *record);
	if (count.cards < CARDS_MIN)
		return;
	qsort(count.list.v, count.list.n, sizeof(*count.list.v), usual_cmp);
	vec_each (struct usual *, usual, &count.list)
		if ((*usual)->cards * 2 > count.cards)
			vec_push(arena, &headings->list, (*usual)->text);
}
