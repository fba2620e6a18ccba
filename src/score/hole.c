/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From one combination without a case to the widest description of such combinations: what does not
 * matter is dropped, and what matters is made as wide as it can be.
 */
#include "score/proof.h"

struct widening {
	struct proof *proof;
	struct cube *cube;
	bool *more, *before; /* room for the states of any domain */
};

static bool is_hole(struct walk *walk)
{
	enum truth truth;

	return rule_decide(&walk->proof->rule, walk->figures, &truth) ==
	       walk->proof->rule.case_count;
}

static bool all_holes(struct widening *widening)
{
	struct walk walk = {.proof = widening->proof, .cube = widening->cube, .visit = is_hole};

	return walk_run(&walk);
}

/* Allows the states of more too, if all is still a hole then. */
static bool try_more(struct widening *widening, size_t which)
{
	size_t n = widening->proof->domains[which].n;
	bool *allowed = widening->cube->allowed[which], changed = false;

	memcpy(widening->before, allowed, n * sizeof(bool));
	for (size_t i = 0; i < n; i++) {
		changed = changed || (widening->more[i] && !allowed[i]);
		allowed[i] = allowed[i] || widening->more[i];
	}
	if (changed && all_holes(widening))
		return true;
	memcpy(allowed, widening->before, n * sizeof(bool));
	return false;
}

static bool try_cell(struct widening *widening, size_t which, size_t cell)
{
	const struct domain *domain = &widening->proof->domains[which];

	for (size_t i = 0; i < domain->n; i++)
		widening->more[i] = i < domain->known && domain->cells[i] == cell;
	return try_more(widening, which);
}

/* Cell by cell to both sides, and only as far as it goes without a break, so it stays a range. */
static void widen_numbers(struct widening *widening, size_t which)
{
	const struct domain *domain = &widening->proof->domains[which];
	const bool *allowed = widening->cube->allowed[which];
	size_t low = 0, high;

	while (low < domain->known && !allowed[low])
		low++;
	if (low == domain->known)
		return;
	for (high = low; high + 1 < domain->known && allowed[high + 1];)
		high++;
	while (high + 1 < domain->known && try_cell(widening, which, domain->cells[high + 1]))
		while (high + 1 < domain->known && allowed[high + 1])
			high++;
	while (low && try_cell(widening, which, domain->cells[low - 1]))
		while (low && allowed[low - 1])
			low--;
}

static void widen_domain(struct widening *widening, size_t which)
{
	const struct domain *domain = &widening->proof->domains[which];

	if (domain->component)
		widen_numbers(widening, which);
	for (size_t i = domain->component ? domain->known : 0; i < domain->n; i++) {
		memset(widening->more, 0, domain->n * sizeof(bool));
		widening->more[i] = true;
		try_more(widening, which);
	}
}

/* All that the input can be; else all but "missing". */
static void drop_domain(struct widening *widening, size_t which)
{
	const struct domain *domain = &widening->proof->domains[which];

	memset(widening->more, true, domain->n * sizeof(bool));
	if (try_more(widening, which) || domain->known == domain->n)
		return;
	widening->more[domain->known] = false;
	try_more(widening, which);
}

static void try_relation(struct widening *widening, size_t pair, unsigned char more)
{
	unsigned char *relation = &widening->cube->relations[pair], before = *relation;

	*relation = before | more;
	if (*relation != before && !all_holes(widening))
		*relation = before;
}

/* All that the rule cannot tell from this combination: the same cells, the same relations. */
static struct cube *cube_of(struct proof *proof, const size_t *at)
{
	struct cube *cube = arena_new(proof->arena, struct cube);

	for (size_t i = 0; i < proof->domain_count; i++) {
		const struct domain *domain = &proof->domains[i];
		bool number = domain->component && at[i] < domain->known;

		cube->allowed[i] = arena_array(proof->arena, bool, domain->n);
		cube->allowed[i][at[i]] = true;
		for (size_t j = 0; number && j < domain->known; j++)
			cube->allowed[i][j] = domain->cells[j] == domain->cells[at[i]];
	}
	cube->relations = arena_array(proof->arena, unsigned char, proof->pairs.n);
	for (size_t i = 0; i < proof->pairs.n; i++)
		cube->relations[i] = pair_relation(proof, i, at);
	return cube;
}

static size_t most_states(const struct proof *proof)
{
	size_t most = 1;

	for (size_t i = 0; i < proof->domain_count; i++)
		if (proof->domains[i].n > most)
			most = proof->domains[i].n;
	return most;
}

struct cube *hole_around(struct proof *proof, const size_t *at)
{
	size_t most = most_states(proof);
	struct widening widening = {proof, cube_of(proof, at),
		arena_array(proof->arena, bool, most), arena_array(proof->arena, bool, most)};

	for (size_t i = proof->domain_count; i--;)
		drop_domain(&widening, i);
	for (size_t i = 0; i < proof->pairs.n; i++)
		try_relation(&widening, i, RELATION_ANY);
	for (size_t i = 0; i < proof->domain_count; i++)
		widen_domain(&widening, i);
	for (size_t i = 0; i < proof->pairs.n; i++)
		for (unsigned bit = RELATION_LESS; bit < RELATION_ANY; bit <<= 1)
			try_relation(&widening, i, (unsigned char)bit);
	return widening.cube;
}
