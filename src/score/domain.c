/* SPDX-License-Identifier: EUPL-1.2 */
/* Which values stand for all that the inputs of a rule can be. */
#include <stdlib.h>

#include "base/limits.h"
#include "score/proof.h"

/* What proof_init knows of each input of the indicator. */
struct use {
	bool used, missing; /* named; tested with "ontbreekt" */
	size_t parent;      /* union-find over inputs that are compared */
	struct component *component;
	size_t domain;
};

struct builder {
	struct proof *proof;
	struct use *uses;
};

static const struct input *input_at(const struct builder *builder, size_t i)
{
	return &builder->proof->indicator->inputs.v[i];
}

/* ---- Which inputs, and which of them are compared ---- */

static size_t find_root(struct use *uses, size_t i)
{
	while (uses[i].parent != i)
		i = uses[i].parent = uses[uses[i].parent].parent;
	return i;
}

static void note_use(struct builder *builder, const struct op *op)
{
	struct use *uses = builder->uses;

	if (op->kind <= OP_OTHERWISE)
		return;
	uses[op->left].used = true;
	if (op->kind == OP_MISSING)
		uses[op->left].missing = true;
	if (op->kind != OP_INPUTS)
		return;
	uses[op->right].used = true;
	uses[find_root(uses, op->left)].parent = find_root(uses, op->right);
}

/* A comparison with the norm is one with a constant. */
static void fix_norm(const struct indicator *indicator, struct op *op)
{
	if (op->kind != OP_INPUTS)
		return;
	if (is_norm(indicator, op->left)) {
		op->left = op->right;
		op->relation = relation_mirror(op->relation);
	} else if (!is_norm(indicator, op->right)) {
		return;
	}
	op->kind = OP_NUMBER;
	op->number = indicator->norm;
}

/* ---- Components ---- */

static bool lower_bound(const struct input *input, struct decimal *bound)
{
	*bound = input->bounded_below ? input->minimum : decimal_from(0);
	return input->bounded_below || measure_is_whole(input->kind);
}

static void add_constant(
	struct builder *builder, struct component *component, struct decimal number)
{
	vec_push(builder->proof->arena, &component->constants, number);
}

static void join_component(struct builder *builder, size_t i)
{
	const struct input *input = input_at(builder, i);
	struct use *root = &builder->uses[find_root(builder->uses, i)];
	struct decimal bound;

	if (!root->component)
		root->component = arena_new(builder->proof->arena, struct component);
	builder->uses[i].component = root->component;
	root->component->inputs++;
	if (measure_is_whole(input->kind))
		root->component->whole = true;
	else
		root->component->fine = true;
	if (lower_bound(input, &bound))
		add_constant(builder, root->component, bound);
	if (input->bounded_above)
		add_constant(builder, root->component, input->maximum);
}

static int constant_cmp(const void *a, const void *b)
{
	return decimal_cmp(*(const struct decimal *)a, *(const struct decimal *)b);
}

static void sort_constants(struct component *component)
{
	struct decimal *v = component->constants.v;
	size_t kept = 0;

	if (component->constants.n)
		qsort(v, component->constants.n, sizeof(*v), constant_cmp);
	for (size_t i = 0; i < component->constants.n; i++)
		if (!kept || decimal_cmp(v[kept - 1], v[i]) != 0)
			v[kept++] = v[i];
	component->constants.n = kept;
}

static size_t find_constant(const struct component *component, struct decimal number)
{
	const struct decimal *hit = bsearch(&number, component->constants.v, component->constants.n,
		sizeof(number), constant_cmp);

	return (size_t)(hit - component->constants.v);
}

/* ---- Values ---- */

static long long power_of(struct decimal decimal)
{
	long long power = 1;

	for (unsigned i = 0; i < decimal.scale; i++)
		power *= 10;
	return power;
}

/* The largest whole number that is not above. */
static long long floor_of(struct decimal decimal)
{
	long long power = power_of(decimal), whole = decimal.units / power;

	return whole * power > decimal.units ? whole - 1 : whole;
}

/* Whole numbers in the gap before constants[gap], at most most. */
static size_t wholes_in(const struct component *component, size_t gap, size_t most)
{
	const struct decimal *v = component->constants.v;
	long long first, last;

	if (!gap || gap == component->constants.n)
		return most;
	first = floor_of(v[gap - 1]) + 1;
	last = floor_of(v[gap]) - decimal_is_whole(v[gap]);
	if (last < first)
		return 0;
	return (unsigned long long)(last - first) < most ? (size_t)(last - first) + 1 : most;
}

static bool add_values(
	struct builder *builder, struct component *component, size_t cell, bool whole, size_t n)
{
	for (size_t i = 0; i < n; i++)
		vec_push(builder->proof->arena, &component->values, ((struct point){cell, whole}));
	return component->values.n <= LIMIT_RULE_COMBINATIONS;
}

/* Whole numbers where there are any, with enough others around each of them. */
static bool add_gap(struct builder *builder, struct component *component, size_t gap)
{
	size_t k = component->inputs;
	size_t wholes = component->whole ? wholes_in(component, gap, k) : 0;

	for (size_t i = 0; i < wholes; i++)
		if ((component->fine && !add_values(builder, component, 2 * gap, false, k)) ||
			!add_values(builder, component, 2 * gap, true, 1))
			return false;
	return !component->fine || add_values(builder, component, 2 * gap, false, k);
}

static bool make_values(struct builder *builder, struct component *component)
{
	size_t n = component->constants.n;

	for (size_t i = 0; i <= n; i++) {
		if (!add_gap(builder, component, i))
			return false;
		if (i < n && !add_values(builder, component, 2 * i + 1,
				     decimal_is_whole(component->constants.v[i]), 1))
			return false;
	}
	return true;
}

/* Which value is constants[i]. */
static long long value_of_constant(const struct component *component, size_t i)
{
	size_t low = 0, high = component->values.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (component->values.v[middle].cell < 2 * i + 1)
			low = middle + 1;
		else
			high = middle;
	}
	return (long long)low;
}

/* ---- Domains ---- */

static void add_number(struct domain *domain, size_t value)
{
	struct figure *state = &domain->states[domain->n];

	state->state = FIGURE_KNOWN;
	state->number = decimal_from((long long)value);
	domain->cells[domain->n++] = domain->component->values.v[value].cell;
}

static void add_numbers(struct builder *builder, struct domain *domain)
{
	const struct input *input = input_at(builder, domain->input);
	const struct component *component = domain->component;
	size_t low = 0, high = 2 * component->constants.n;
	struct decimal bound;

	if (lower_bound(input, &bound))
		low = 2 * find_constant(component, bound) + 1;
	if (input->bounded_above)
		high = 2 * find_constant(component, input->maximum) + 1;
	domain->states = arena_array(builder->proof->arena, struct figure, component->values.n + 1);
	domain->cells = arena_array(builder->proof->arena, size_t, component->values.n + 1);
	for (size_t i = 0; i < component->values.n; i++) {
		const struct point *value = &component->values.v[i];

		if (value->cell >= low && value->cell <= high &&
			(value->whole || !measure_is_whole(input->kind)))
			add_number(domain, i);
	}
}

static void add_choices(struct builder *builder, struct domain *domain)
{
	const struct input *input = input_at(builder, domain->input);

	domain->states = arena_array(builder->proof->arena, struct figure, input->choices.n + 1);
	for (size_t i = 0; i < input->choices.n; i++) {
		domain->states[i].state = FIGURE_KNOWN;
		domain->states[i].choice = (unsigned short)i;
	}
	domain->n = input->choices.n;
}

static void multiply(struct proof *proof, size_t n)
{
	if (n && proof->combinations > ~0ULL / n)
		proof->combinations = ~0ULL;
	else
		proof->combinations *= n;
}

static bool add_domain(struct builder *builder, size_t input)
{
	struct proof *proof = builder->proof;
	struct domain *domain = &proof->domains[proof->domain_count];

	if (proof->domain_count == DOMAINS_MAX)
		return false;
	*domain = (struct domain){
		.input = (unsigned)input, .component = builder->uses[input].component};
	if (domain->component)
		add_numbers(builder, domain);
	else
		add_choices(builder, domain);
	domain->known = domain->n;
	if (builder->uses[input].missing)
		domain->n++; /* cleared memory: FIGURE_MISSING */
	builder->uses[input].domain = proof->domain_count++;
	multiply(proof, domain->n);
	return true;
}

/* ---- All of it ---- */

static void add_pair(struct builder *builder, const struct op *op)
{
	struct pair pair = {builder->uses[op->left].domain, builder->uses[op->right].domain};

	vec_each (const struct pair, known, &builder->proof->pairs)
		if ((known->left == pair.left && known->right == pair.right) ||
			(known->left == pair.right && known->right == pair.left))
			return;
	vec_push(builder->proof->arena, &builder->proof->pairs, pair);
}

/* The constants of the rule; then, once their values are known, those in their place. */
static void gather_constants(struct builder *builder)
{
	for (size_t i = 0; i < builder->proof->rule.op_count; i++) {
		const struct op *op = &builder->proof->rule.ops[i];

		if (op->kind == OP_NUMBER)
			add_constant(builder, builder->uses[op->left].component, op->number);
	}
}

static void number_constants(struct builder *builder)
{
	for (size_t i = 0; i < builder->proof->rule.op_count; i++) {
		struct op *op = &builder->proof->rule.ops[i];
		const struct component *component;

		if (op->kind == OP_INPUTS)
			add_pair(builder, op);
		if (op->kind != OP_NUMBER)
			continue;
		component = builder->uses[op->left].component;
		op->number = decimal_from(
			value_of_constant(component, find_constant(component, op->number)));
	}
}

static bool make_domains(struct builder *builder)
{
	size_t n = builder->proof->indicator->inputs.n;

	for (size_t i = 0; i < n; i++) {
		struct component *component = builder->uses[i].component;

		if (!component || component->values.n)
			continue;
		sort_constants(component);
		if (!make_values(builder, component))
			return false;
	}
	for (size_t i = 0; i < n; i++)
		if (builder->uses[i].used && !add_domain(builder, i))
			return false;
	return true;
}

static void copy_rule(struct proof *proof, const struct rule *rule)
{
	proof->rule = *rule;
	proof->rule.ops = arena_array(proof->arena, struct op, rule->op_count);
	memcpy(proof->rule.ops, rule->ops, rule->op_count * sizeof(*rule->ops));
}

bool proof_init(struct proof *proof, struct arena *arena, const struct rule *rule)
{
	struct builder builder = {.proof = proof};
	size_t n = rule->indicator->inputs.n;

	*proof = (struct proof){.arena = arena, .indicator = rule->indicator, .combinations = 1};
	copy_rule(proof, rule);
	builder.uses = arena_array(arena, struct use, n);
	for (size_t i = 0; i < n; i++)
		builder.uses[i].parent = i;
	for (size_t i = 0; i < rule->op_count; i++) {
		fix_norm(rule->indicator, &proof->rule.ops[i]);
		note_use(&builder, &proof->rule.ops[i]);
	}
	for (size_t i = 0; i < n; i++)
		if (builder.uses[i].used && measure_is_number(input_at(&builder, i)->kind))
			join_component(&builder, i);
	gather_constants(&builder);
	if (!make_domains(&builder))
		return false;
	number_constants(&builder);
	return true;
}
