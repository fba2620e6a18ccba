/* SPDX-License-Identifier: EUPL-1.2 */
/* Since which edition an indicator is judged as it is: measurements that are compared tell it. */
#include "data/monitor.h"

/* What of a difference between editions makes that a status means something else. */
static bool judges_otherwise(const struct difference *difference)
{
	const unsigned looks =
		1u << DIFFERENCE_TITLE | 1u << DIFFERENCE_WORDS | 1u << DIFFERENCE_SUMMARY;

	return difference->kinds & ~looks;
}

static bool is_other_rule(const struct differences *differences, const struct indicator *indicator)
{
	for (size_t i = 0; i < differences->n; i++) {
		const struct difference *difference = &differences->v[i];

		if (difference->after && difference->after->indicator == indicator)
			return !difference->before || judges_otherwise(difference);
	}
	return false;
}

/* before is that of the previous edition. */
static const struct edition **find_rules(struct arena *arena, const struct edition *edition,
	const struct edition **before, struct arena *scratch)
{
	const struct edition **since =
		arena_array(arena, const struct edition *, edition->indicators.n);
	struct differences differences = edition_differences(scratch, edition);

	vec_each (struct indicator *, it, &edition->indicators) {
		const struct indicator *then =
			edition->previous ? edition_indicator(edition->previous, (*it)->id) : NULL;
		bool other = !then || is_other_rule(&differences, *it);

		since[(*it)->index] = other ? edition : before[then->index];
	}
	return since;
}

const struct edition **rules_since(struct arena *arena, const struct edition *edition)
{
	struct arena scratch = ARENA_INIT;
	const struct edition **since = NULL;

	/* Oldest first. */
	vec_each (struct edition *, it, &edition->monitor->editions) {
		since = find_rules(arena, *it, since, &scratch);
		if (*it == edition)
			break;
	}
	arena_release(&scratch);
	return since;
}
