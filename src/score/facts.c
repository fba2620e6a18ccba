/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Why a case holds. Of "a or b" only what is true is told, of "otherwise" why no case before it
 * held; and what comes down to one thing ("not higher" and "not lower") is told as one.
 */
#include "score/internal.h"

/* More would not be read; what is left out does not make the rest untrue. */
enum { FACTS_MAX = 12 };

struct facts {
	const struct teller *teller;
	const struct rule *rule;
	struct op list[FACTS_MAX]; /* tests that are true */
	bool known[FACTS_MAX];     /* OP_MISSING: it is not */
	size_t n;
};

static bool is_bound(unsigned char relation)
{
	return (relation & RELATION_LESS) != (relation & RELATION_GREATER) >> 2;
}

/* Of "hoogstens 10" and "hoogstens 5" only the narrower one says something. */
static bool join_bounds(struct op *fact, const struct op *op)
{
	bool upper = fact->relation & RELATION_LESS;
	int order = decimal_cmp(op->number, fact->number);

	if (!is_bound(fact->relation) || !is_bound(op->relation) ||
		upper != (bool)(op->relation & RELATION_LESS))
		return false;
	if (upper ? order < 0 : order > 0)
		*fact = *op;
	return true;
}

/* Two facts about the same things are one with what both allow. */
static bool join_fact(struct op *fact, const struct op *op)
{
	if (fact->kind != op->kind || fact->left != op->left)
		return false;
	if (op->kind == OP_CHOICE || op->kind == OP_MISSING)
		return true;
	if (op->kind == OP_NUMBER && decimal_cmp(fact->number, op->number) != 0)
		return join_bounds(fact, op);
	if (op->kind == OP_INPUTS && fact->right != op->right)
		return false;
	fact->relation &= op->relation;
	return true;
}

static void add_fact(struct facts *facts, const struct op *op, bool negated)
{
	struct op fact = *op;

	if (negated)
		fact.relation ^= RELATION_ANY;
	if (fact.kind == OP_INPUTS && fact.left > fact.right) {
		fact.left = op->right;
		fact.right = op->left;
		fact.relation = relation_mirror(fact.relation);
	}
	for (size_t i = 0; i < facts->n; i++)
		if (join_fact(&facts->list[i], &fact))
			return;
	if (facts->n == FACTS_MAX)
		return;
	facts->known[facts->n] = negated;
	facts->list[facts->n++] = fact;
}

static void collect(struct facts *facts, const struct op *op, bool negated);

/* "and" that is true and "or" that is not: all parts are so; else those that make it so. */
static void collect_parts(struct facts *facts, const struct op *op, bool negated)
{
	enum truth wanted = negated ? TRUTH_NO : TRUTH_YES;

	for (const struct op *part = op + 1; part < op + op->size; part += part->size)
		if (ops_truth(part, facts->teller->figures) == wanted)
			collect(facts, part, negated);
}

static void collect(struct facts *facts, const struct op *op, bool negated)
{
	switch (op->kind) {
	case OP_OR:
	case OP_AND:
		collect_parts(facts, op, negated);
		break;
	case OP_NOT:
		collect(facts, op + 1, !negated);
		break;
	case OP_OTHERWISE:
		for (size_t i = 0; i < facts->rule->case_count; i++) {
			const struct op *before = &facts->rule->ops[facts->rule->cases[i].at];

			if (before + before->size > op)
				break;
			collect(facts, before, true);
		}
		break;
	default:
		add_fact(facts, op, negated);
	}
}

static void tell_fact(const struct facts *facts, size_t which)
{
	const struct teller *teller = facts->teller;
	const struct op *fact = &facts->list[which];
	struct teller bare = *teller;

	bare.figures = NULL;
	if (fact->kind == OP_CHOICE) {
		tell_input(&bare, fact->left);
		buf_add_char(teller->out, ' ');
		buf_add_str(teller->out, teller->wording->words[SCORE_IS]);
		buf_add_char(teller->out, ' ');
		tell_choice(teller, fact->left, teller->figures[fact->left].choice);
	} else if (fact->kind == OP_MISSING) {
		tell_test(facts->known[which] ? &bare : teller, fact, facts->known[which]);
	} else {
		tell_test(teller, fact, false);
	}
}

/* That something is known goes without saying where its figure is told. */
static bool is_needless(const struct facts *facts, size_t which)
{
	const struct op *fact = &facts->list[which];

	if (fact->kind != OP_MISSING || !facts->known[which])
		return false;
	for (size_t i = 0; i < facts->n; i++) {
		const struct op *other = &facts->list[i];

		if (other->kind != OP_MISSING &&
			(other->left == fact->left ||
				(other->kind == OP_INPUTS && other->right == fact->left)))
			return true;
	}
	return false;
}

void tell_facts(const struct teller *teller, const struct rule *rule, size_t which)
{
	struct facts facts = {.teller = teller, .rule = rule};

	bool begun = false;

	collect(&facts, &rule->ops[rule->cases[which].at], false);
	for (size_t i = 0; i < facts.n; i++) {
		if (is_needless(&facts, i))
			continue;
		if (begun) {
			buf_add_char(teller->out, ' ');
			buf_add_str(teller->out, teller->wording->words[SCORE_AND]);
			buf_add_char(teller->out, ' ');
		}
		tell_fact(&facts, i);
		begun = true;
	}
	if (!begun)
		buf_add_str(teller->out, teller->wording->words[SCORE_OTHERWISE]);
}
