/* SPDX-License-Identifier: EUPL-1.2 */
/* What all public measurements of one day have for each indicator. */
#include <stdlib.h>

#include "score/internal.h"

/* 1,5 before 1,50: the same order whatever qsort does with equals. */
static int value_cmp(const void *left, const void *right)
{
	const struct decimal *a = left, *b = right;
	int order = decimal_cmp(*a, *b);

	return order ? order : (int)a->scale - (int)b->scale;
}

static void add_figure(
	struct spread *spread, const struct input *input, const struct figure *figure)
{
	switch ((enum figure_state)figure->state) {
	case FIGURE_MISSING:
		spread->missing++;
		return;
	case FIGURE_NOT_APPLICABLE:
		return;
	case FIGURE_KNOWN:
		break;
	}
	if (spread->values)
		spread->values[spread->known] = figure->number;
	else if (figure->choice < input->choices.n)
		spread->choices[figure->choice]++;
	spread->known++;
}

static void gather(struct arena *arena, const struct round *round,
	const struct indicator *indicator, struct spread *spread)
{
	const struct input *input = &indicator->inputs.v[INPUT_VALUE];

	if (measure_is_number(input->kind))
		spread->values = arena_array(arena, struct decimal, round->measurements.n);
	else
		spread->choices = arena_array(arena, size_t, input->choices.n);
	for (size_t i = 0; i < round->measurements.n; i++) {
		const struct measurement *measurement = round->measurements.v[i];

		add_figure(spread, input, &measurement->figures[indicator->first]);
		spread->statuses[measurement->outcomes[indicator->index].status]++;
	}
	if (spread->values && spread->known)
		qsort(spread->values, spread->known, sizeof(*spread->values), value_cmp);
}

void round_spread(struct arena *arena, struct round *round)
{
	const struct edition *edition = round->edition;

	round->spreads = arena_array(arena, struct spread, edition->indicators.n);
	for (size_t i = 0; i < edition->indicators.n; i++)
		gather(arena, round, edition->indicators.v[i], &round->spreads[i]);
}

struct decimal spread_median(const struct spread *spread)
{
	return spread->values[(spread->known - 1) / 2];
}
