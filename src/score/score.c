/* SPDX-License-Identifier: EUPL-1.2 */
/* All monitors: compile, prove, apply, gather. */
#include "base/limits.h"
#include "score/internal.h"

/* Ops that the proofs of all rules together may run: seconds, whatever the editions hold. */
enum { PROOF_BUDGET = 100000000 };

struct scorer {
	struct model *model;
	struct diags *diags;
	struct proof_budget budget;
};

static struct compiler make_compiler(struct scorer *scorer, const struct indicator *indicator)
{
	return (struct compiler){
		&scorer->model->arena, scorer->diags, scorer->model->keyword_lang, indicator};
}

static struct rule *make_rule(
	struct compiler *compiler, const op_list *ops, struct case_ops *cases, size_t case_count)
{
	struct rule *rule = arena_new(compiler->arena, struct rule);

	rule->indicator = compiler->indicator;
	rule->ops = ops->v;
	rule->op_count = ops->n;
	rule->cases = cases;
	rule->case_count = case_count;
	return rule;
}

static void compile_indicator(struct scorer *scorer, struct indicator *indicator)
{
	struct compiler compiler = make_compiler(scorer, indicator);
	size_t n = indicator->cases.n;
	struct case_ops *cases;
	op_list ops = {0};
	bool fine = true;

	indicator->rule = NULL;
	if (!n)
		return;
	cases = arena_array(compiler.arena, struct case_ops, n);
	for (size_t i = 0; i < n; i++) {
		const struct rule_case *rule_case = &indicator->cases.v[i];
		struct condition condition = {rule_case->condition, rule_case->place};

		cases[i] = (struct case_ops){ops.n, rule_case->status};
		fine = condition_compile(&compiler, &condition, &ops) && fine;
	}
	if (!fine)
		return;
	indicator->rule = make_rule(&compiler, &ops, cases, n);
	rule_prove(scorer->diags, indicator, &scorer->budget);
}

static void compile_gate(struct scorer *scorer, struct gate *gate)
{
	struct compiler compiler = make_compiler(scorer, gate->indicator);
	struct condition condition = {gate->condition, gate->place};
	struct case_ops *only;
	op_list ops = {0};

	gate->rule = NULL;
	if (!gate->indicator || !condition_compile(&compiler, &condition, &ops))
		return;
	only = arena_new(compiler.arena, struct case_ops);
	only->status = STATUS_GREY;
	gate->rule = make_rule(&compiler, &ops, only, 1);
	gate_prove(scorer->diags, gate, &scorer->budget);
}

static void compile_edition(struct scorer *scorer, const struct edition *edition)
{
	if (edition->faulty)
		return;
	for (size_t i = 0; i < edition->indicators.n; i++)
		compile_indicator(scorer, edition->indicators.v[i]);
	for (size_t i = 0; i < edition->gates.n; i++)
		compile_gate(scorer, edition->gates.v[i]);
}

static void score_one(struct scorer *scorer, struct measurement *measurement)
{
	const struct edition *edition = measurement->edition;

	if (!edition)
		return;
	measurement->outcomes =
		arena_array(&scorer->model->arena, struct outcome, edition->indicators.n);
	if (!edition->faulty && measurement->figures)
		score_outcomes(measurement, measurement->outcomes);
	for (size_t i = 0; i < edition->indicators.n; i++)
		if (edition->indicators.v[i]->summary)
			measurement->counts[measurement->outcomes[i].status]++;
}

static void score_monitor(struct scorer *scorer, struct monitor *monitor)
{
	for (size_t i = 0; i < monitor->editions.n; i++)
		compile_edition(scorer, monitor->editions.v[i]);
	for (size_t i = 0; i < monitor->all.n; i++)
		score_one(scorer, monitor->all.v[i]);
	for (size_t i = 0; i < monitor->rounds.n; i++)
		if (monitor->rounds.v[i]->edition)
			round_spread(&scorer->model->arena, monitor->rounds.v[i]);
}

void score_model(struct model *model, struct diags *diags)
{
	struct scorer scorer = {model, diags, {.ops = PROOF_BUDGET}};

	for (size_t i = 0; i < model->monitors.n; i++)
		score_monitor(&scorer, model->monitors.v[i]);
}

/* ---- Comparing rules of two editions ---- */

static bool same_input(
	const struct indicator *a, size_t left, const struct indicator *b, size_t right)
{
	const struct input *x = &a->inputs.v[left], *y = &b->inputs.v[right];

	if (!str_eq(x->name[LANG_NL], y->name[LANG_NL]) || x->kind != y->kind)
		return false;
	if (left != INPUT_COMPARATOR || right != INPUT_COMPARATOR)
		return left == right || (left >= INPUT_EXTRA && right >= INPUT_EXTRA);
	return a->comparator == b->comparator &&
	       (!is_norm(a, left) || decimal_cmp(a->norm, b->norm) == 0) &&
	       (!a->group || !b->group || str_eq(a->group->id, b->group->id));
}

/* "a < b" is "b > a" as well. */
static bool same_pair(const struct indicator *a, const struct op *x, const struct indicator *b,
	const struct op *y)
{
	if (x->relation == y->relation && same_input(a, x->left, b, y->left) &&
		same_input(a, x->right, b, y->right))
		return true;
	return x->relation == relation_mirror(y->relation) && same_input(a, x->left, b, y->right) &&
	       same_input(a, x->right, b, y->left);
}

static bool same_op(const struct indicator *a, const struct op *x, const struct indicator *b,
	const struct op *y)
{
	if (x->kind != y->kind || x->size != y->size)
		return false;
	if (x->kind == OP_INPUTS)
		return same_pair(a, x, b, y);
	if (x->relation != y->relation)
		return false;
	if (x->kind <= OP_OTHERWISE)
		return true;
	if (!same_input(a, x->left, b, y->left))
		return false;
	if (x->kind == OP_CHOICE)
		return str_eq(a->inputs.v[x->left].choices.v[x->right].id,
			b->inputs.v[y->left].choices.v[y->right].id);
	return x->kind != OP_NUMBER || decimal_cmp(x->number, y->number) == 0;
}

/* Either may be NULL: one that could not be compiled, or is not there. */
static bool same_rule(const struct rule *x, const struct rule *y)
{
	if (!x || !y)
		return x == y;
	if (x->op_count != y->op_count || x->case_count != y->case_count)
		return false;
	for (size_t i = 0; i < x->case_count; i++)
		if (x->cases[i].status != y->cases[i].status || x->cases[i].at != y->cases[i].at)
			return false;
	for (size_t i = 0; i < x->op_count; i++)
		if (!same_op(x->indicator, &x->ops[i], y->indicator, &y->ops[i]))
			return false;
	return true;
}

bool score_rule_differs(const struct indicator *a, const struct indicator *b)
{
	return !same_rule(a->rule, b->rule);
}

bool score_gate_differs(const struct gate *a, const struct gate *b)
{
	return !str_eq(a->indicator_id, b->indicator_id) || !same_rule(a->rule, b->rule);
}
