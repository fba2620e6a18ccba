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

/* Optimal string alignment: insert, delete, replace, and swap of neighbours cost one each. */
static size_t distance(struct str a, struct str b)
{
	size_t rows[3][WORD_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *spare = before;

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			bool same = fold(a.p[i - 1]) == fold(b.p[j - 1]);

			row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
			if (i > 1 && j > 1 && fold(a.p[i - 1]) == fold(b.p[j - 2]) &&
				fold(a.p[i - 2]) == fold(b.p[j - 1]) && before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
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
	d = distance(wanted, candidate);
	if (d < suggest->distance) {
		suggest->distance = d;
		suggest->best = candidate;
	}
}
