/* SPDX-License-Identifier: EUPL-1.2 */
/* All combinations of what inputs can be, or those of a cube. */
#include "score/proof.h"

unsigned char pair_relation(const struct proof *proof, size_t i, const size_t *at)
{
	const struct pair *pair = &proof->pairs.v[i];
	const struct figure *left = &proof->domains[pair->left].states[at[pair->left]];
	const struct figure *right = &proof->domains[pair->right].states[at[pair->right]];

	if (left->state != FIGURE_KNOWN || right->state != FIGURE_KNOWN)
		return RELATION_ANY;
	if (left->number.units == right->number.units)
		return RELATION_EQUAL;
	return left->number.units < right->number.units ? RELATION_LESS : RELATION_GREATER;
}

static bool pairs_hold(const struct proof *proof, const struct cube *cube, const size_t *at)
{
	for (size_t i = 0; i < proof->pairs.n; i++)
		if (!(cube->relations[i] & pair_relation(proof, i, at)))
			return false;
	return true;
}

bool cube_holds(const struct proof *proof, const struct cube *cube, const size_t *at)
{
	for (size_t i = 0; i < proof->domain_count; i++)
		if (!cube->allowed[i][at[i]])
			return false;
	return pairs_hold(proof, cube, at);
}

static bool visit_here(struct walk *walk)
{
	struct proof *proof = walk->proof;

	if (proof->budget->ops < proof->rule.op_count)
		return false;
	proof->budget->ops -= proof->rule.op_count;
	if (walk->cube && !pairs_hold(proof, walk->cube, walk->at))
		return true;
	return walk->visit(walk);
}

static bool walk_from(struct walk *walk, size_t depth)
{
	const struct domain *domain = &walk->proof->domains[depth];

	if (depth == walk->proof->domain_count)
		return visit_here(walk);
	for (size_t i = 0; i < domain->n; i++) {
		if (walk->cube && !walk->cube->allowed[depth][i])
			continue;
		walk->at[depth] = i;
		walk->figures[domain->input] = domain->states[i];
		if (!walk_from(walk, depth + 1))
			return false;
	}
	return true;
}

bool walk_run(struct walk *walk)
{
	walk->figures =
		arena_array(walk->proof->arena, struct figure, walk->proof->indicator->inputs.n);
	return walk_from(walk, 0);
}
