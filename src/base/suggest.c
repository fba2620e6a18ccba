/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/suggest.h"

enum { WORD_MAX = 64 };

struct suggest suggest_for(struct str wanted)
{
	return (struct suggest){
		.wanted = wanted, .distance = 1 + (wanted.n > 3 ? wanted.n / 3 : 1)};
}

static char fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Addresses begin alike: what they share adds nothing to the distance. */
static void drop_common_start(struct str *a, struct str *b)
{
	size_t n = 0;

	while (n < a->n && n < b->n && fold(a->p[n]) == fold(b->p[n]))
		n++;
	*a = str_from_index(*a, n);
	*b = str_from_index(*b, n);
}

/*
 * Optimal string alignment: insert, delete, replace, and swap of neighbours cost one each. Stops
 * with some number from most up as soon as it cannot come out lower.
 */
static size_t distance(struct str a, struct str b, size_t most)
{
	size_t rows[3][WORD_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];
	size_t nearest = 0, nearest_before;

	drop_common_start(&a, &b);
	for (size_t j = 0; j <= b.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *spare = before;

		nearest_before = nearest;
		row[0] = nearest = i;
		for (size_t j = 1; j <= b.n; j++) {
			bool same = fold(a.p[i - 1]) == fold(b.p[j - 1]);

			row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
			if (i > 1 && j > 1 && fold(a.p[i - 1]) == fold(b.p[j - 2]) &&
				fold(a.p[i - 2]) == fold(b.p[j - 1]) && before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
			if (row[j] < nearest)
				nearest = row[j];
		}
		if (nearest >= most && nearest_before >= most)
			return most;
		before = last;
		last = row;
		row = spare;
	}
	return last[b.n];
}

void suggest_offer(struct suggest *suggest, struct str candidate)
{
	struct str wanted = suggest->wanted;
	size_t apart = wanted.n > candidate.n ? wanted.n - candidate.n : candidate.n - wanted.n;
	size_t d;

	if (wanted.n > WORD_MAX || candidate.n > WORD_MAX || !candidate.n ||
		apart >= suggest->distance)
		return;
	d = distance(wanted, candidate, suggest->distance);
	if (d < suggest->distance) {
		suggest->distance = d;
		suggest->best = candidate;
	}
}
