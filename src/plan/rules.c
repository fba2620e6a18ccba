/* SPDX-License-Identifier: EUPL-1.2 */
/* Since which edition an indicator is judged as it is: measurements that are compared tell it. */
#include "plan/internal.h"

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

static struct str rules_key(const struct edition *const *edition)
{
	return (struct str){(const char *)edition, sizeof(*edition)};
}

/* The edition before has its own already. */
static void find_rules(
	struct planner *planner, const struct edition *edition, struct arena *scratch)
{
	struct map *rules = &planner->plan->monitors->rules;
	const struct edition *previous = edition->previous;
	const struct edition **before = map_get(rules, rules_key(&previous));
	const struct edition **since =
		arena_array(planner->arena, const struct edition *, edition->indicators.n);
	struct differences differences = edition_differences(scratch, edition);

	vec_each (struct indicator *, it, &edition->indicators) {
		const struct indicator *then =
			previous ? edition_indicator(previous, (*it)->id) : NULL;
		bool other = !then || is_other_rule(&differences, *it);

		since[(*it)->index] = other ? edition : before[then->index];
	}
	map_put(planner->arena, rules, str_dup(planner->arena, rules_key(&edition)), since);
}

void plan_rules(struct planner *planner, const struct monitor *monitor)
{
	struct arena scratch = ARENA_INIT;

	if (planner->diags->errors)
		return;
	/* Oldest first. */
	vec_each (struct edition *, edition, &monitor->editions)
		find_rules(planner, *edition, &scratch);
	arena_release(&scratch);
}

const struct edition **rules_since(const struct plan *plan, const struct edition *edition)
{
	return map_get(&plan->monitors->rules, rules_key(&edition));
}
