/* SPDX-License-Identifier: EUPL-1.2 */
/* Applies compiled rules: three-valued, gates before rules, the first case that is not "no". */
#include "score/internal.h"

static enum truth relation_truth(int order, unsigned char relation)
{
	unsigned char found = order < 0   ? RELATION_LESS
			      : order > 0 ? RELATION_GREATER
					  : RELATION_EQUAL;

	return relation & found ? TRUTH_YES : TRUTH_NO;
}

static enum truth choice_truth(const struct op *op, const struct figure *figure)
{
	return relation_truth(figure->choice != op->right, op->relation);
}

/* The least of the parts of "and", the most of those of "or"; stops when nothing can change it. */
static enum truth parts_truth(const struct op *op, const struct figure *figures)
{
	enum truth decided = op->kind == OP_AND ? TRUTH_NO : TRUTH_YES;
	enum truth truth = op->kind == OP_AND ? TRUTH_YES : TRUTH_NO;

	for (const struct op *part = op + 1; part < op + op->size; part += part->size) {
		enum truth one = ops_truth(part, figures);

		if (one == decided)
			return one;
		if (one == TRUTH_UNKNOWN)
			truth = one;
	}
	return truth;
}

enum truth ops_truth(const struct op *op, const struct figure *figures)
{
	const struct figure *left = &figures[op->left];

	switch (op->kind) {
	case OP_OR:
	case OP_AND:
		return parts_truth(op, figures);
	case OP_NOT:
		return (enum truth)(TRUTH_YES - ops_truth(op + 1, figures));
	case OP_OTHERWISE:
		return TRUTH_YES;
	case OP_MISSING:
		return left->state == FIGURE_KNOWN ? TRUTH_NO : TRUTH_YES;
	default:
		break;
	}
	if (left->state != FIGURE_KNOWN)
		return TRUTH_UNKNOWN;
	if (op->kind == OP_CHOICE)
		return choice_truth(op, left);
	if (op->kind == OP_NUMBER)
		return relation_truth(decimal_cmp(left->number, op->number), op->relation);
	if (figures[op->right].state != FIGURE_KNOWN)
		return TRUTH_UNKNOWN;
	return relation_truth(decimal_cmp(left->number, figures[op->right].number), op->relation);
}

size_t rule_decide(const struct rule *rule, const struct figure *figures, enum truth *truth)
{
	for (size_t i = 0; i < rule->case_count; i++) {
		*truth = ops_truth(&rule->ops[rule->cases[i].at], figures);
		if (*truth != TRUTH_NO)
			return i;
	}
	*truth = TRUTH_NO;
	return rule->case_count;
}

/* Whether the subject gave anything but the value, so that "there are no data" is not true. */
static bool knows_more(const struct indicator *indicator, const struct figure *figures)
{
	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		if (!indicator->inputs.v[i].national && figures[i].state == FIGURE_KNOWN)
			return true;
	return false;
}

static struct outcome decide(const struct rule *rule, const struct figure *figures)
{
	enum truth truth;
	size_t which = rule_decide(rule, figures, &truth);
	struct outcome outcome = {STATUS_GREY, REASON_CASE, (unsigned short)which};

	if (truth == TRUTH_YES) {
		outcome.status = (unsigned char)rule->cases[which].status;
		return outcome;
	}
	switch ((enum figure_state)figures[INPUT_VALUE].state) {
	case FIGURE_MISSING:
		outcome.reason = truth == TRUTH_UNKNOWN && knows_more(rule->indicator, figures)
					 ? REASON_UNKNOWN
					 : REASON_MISSING;
		break;
	case FIGURE_NOT_APPLICABLE:
		outcome.reason = REASON_NOT_APPLICABLE;
		break;
	case FIGURE_KNOWN:
		outcome.reason = truth == TRUTH_UNKNOWN ? REASON_UNKNOWN : REASON_HOLE;
		break;
	}
	return outcome;
}

static void apply_gate(
	const struct measurement *measurement, size_t which, struct outcome *outcomes)
{
	const struct gate *gate = measurement->edition->gates.v[which];

	if (!gate->rule || ops_truth(gate->rule->ops,
				   measurement->figures + gate->indicator->first) != TRUTH_YES)
		return;
	for (size_t i = 0; i < gate->closes.n; i++) {
		struct outcome *outcome = &outcomes[gate->closes.v[i]->index];

		if (gate->closes.v[i]->rule && outcome->reason != REASON_GATE)
			*outcome =
				(struct outcome){STATUS_GREY, REASON_GATE, (unsigned short)which};
	}
}

void score_outcomes(const struct measurement *measurement, struct outcome *outcomes)
{
	const struct edition *edition = measurement->edition;

	for (size_t i = 0; i < edition->gates.n; i++)
		apply_gate(measurement, i, outcomes);
	for (size_t i = 0; i < edition->indicators.n; i++) {
		const struct indicator *indicator = edition->indicators.v[i];

		if (indicator->rule && outcomes[i].reason != REASON_GATE)
			outcomes[i] =
				decide(indicator->rule, measurement->figures + indicator->first);
	}
}
