/* SPDX-License-Identifier: EUPL-1.2 */
/* Every combination of inputs has a status, and every case is the first to hold for some. */
#include <stdio.h>

#include "base/limits.h"
#include "score/proof.h"

/* More holes of one rule than this have one cause. */
enum { HOLES_MAX = 5 };

/* What is found out about one case. */
struct finding {
	bool decides;    /* somewhere it is the first that holds */
	bool holds;      /* somewhere it holds */
	bool by_unknown; /* where it holds, one before it is unknown */
	bool several;    /* it is not always the same one that comes before */
	size_t before;   /* the case that comes before it, if by_unknown or held by another */
};

struct checker {
	struct proof proof;
	struct arena arena;
	struct diags *diags;
	struct finding *findings; /* by case */
	bool holes;               /* look for them */
	bool has_hole;
	struct cube *reported[HOLES_MAX];
	size_t reported_count;
};

/* ---- Holes ---- */

static bool is_reported(const struct checker *checker, const size_t *at)
{
	for (size_t i = 0; i < checker->reported_count; i++)
		if (cube_holds(&checker->proof, checker->reported[i], at))
			return true;
	return false;
}

static void report_hole(struct checker *checker, const size_t *at)
{
	struct proof *proof = &checker->proof;
	struct cube *cube = hole_around(proof, at);
	struct buf nl = BUF_INIT, en = BUF_INIT;

	checker->reported[checker->reported_count++] = cube;
	hole_words(proof, cube, LANG_NL, &nl);
	hole_words(proof, cube, LANG_EN, &en);
	diag_add(checker->diags, DIAG_RULE_HOLE, proof->indicator->rule_place,
		.args = {
			diag_both(proof->arena, buf_str(&nl), buf_str(&en)), proof->indicator->id});
	buf_release(&nl);
	buf_release(&en);
}

static bool note_hole(struct checker *checker, const size_t *at)
{
	checker->has_hole = true;
	if (checker->holes && !is_reported(checker, at))
		report_hole(checker, at);
	return checker->reported_count < HOLES_MAX;
}

static bool visit_first(struct walk *walk)
{
	struct checker *checker = walk->context;
	enum truth truth;
	size_t which = rule_decide(&walk->proof->rule, walk->figures, &truth);

	if (which == walk->proof->rule.case_count)
		return note_hole(checker, walk->at);
	if (truth == TRUTH_YES)
		checker->findings[which].decides = checker->findings[which].holds = true;
	return true;
}

/* ---- Cases that never decide ---- */

static void note_before(struct finding *finding, size_t before, enum truth truth)
{
	if (finding->holds && finding->before != before)
		finding->several = true;
	if (!finding->holds)
		finding->before = before;
	finding->holds = true;
	if (truth == TRUTH_UNKNOWN)
		finding->by_unknown = true;
}

static bool visit_again(struct walk *walk)
{
	struct checker *checker = walk->context;
	const struct rule *rule = &walk->proof->rule;
	enum truth truth;
	size_t first = rule_decide(rule, walk->figures, &truth);

	for (size_t i = first + 1; i < rule->case_count; i++)
		if (!checker->findings[i].decides &&
			ops_truth(&rule->ops[rule->cases[i].at], walk->figures) == TRUTH_YES)
			note_before(&checker->findings[i], first, truth);
	return true;
}

static struct str condition_of(const struct checker *checker, size_t which)
{
	return str_trim(checker->proof.indicator->cases.v[which].condition);
}

static void report_unreachable(struct checker *checker, size_t which)
{
	const struct indicator *indicator = checker->proof.indicator;
	const struct finding *finding = &checker->findings[which];
	struct str before = condition_of(checker, finding->before);
	struct buf nl = BUF_INIT, en = BUF_INIT;
	struct place other = {0};

	if (finding->several) {
		buf_lit(&nl, "de gevallen ervoor nemen alles al weg");
		buf_lit(&en, "the cases before it take everything");
	} else if (finding->by_unknown) {
		buf_addf(&nl, "waar het past, is “%.*s” onbekend of waar", STR_ARG(before));
		buf_addf(&en, "where it fits, “%.*s” is unknown or true", STR_ARG(before));
	} else {
		buf_addf(&nl, "waar het past, gaat “%.*s” voor", STR_ARG(before));
		buf_addf(&en, "where it fits, “%.*s” comes first", STR_ARG(before));
	}
	if (!finding->several)
		other = indicator->cases.v[finding->before].place;
	diag_add(checker->diags, DIAG_RULE_UNREACHABLE, indicator->cases.v[which].place,
		.other = other,
		.args = {condition_of(checker, which),
			diag_both(checker->proof.arena, buf_str(&nl), buf_str(&en)),
			indicator->id});
	buf_release(&nl);
	buf_release(&en);
}

static void report_complex(struct checker *checker, struct place place)
{
	char most[24];

	snprintf(most, sizeof(most), "%d", LIMIT_RULE_COMBINATIONS);
	diag_add(checker->diags, DIAG_RULE_TOO_COMPLEX, place, .args = {str_from(most)});
}

/* It is about all rules, so it is said once, where it shows. */
static void report_budget(struct checker *checker, struct place place)
{
	struct proof_budget *budget = checker->proof.budget;

	if (!budget->reported)
		diag_add(checker->diags, DIAG_RULES_TOO_COMPLEX, place);
	budget->reported = true;
}

static void check_cases(struct checker *checker)
{
	struct walk again = {.proof = &checker->proof, .visit = visit_again, .context = checker};
	size_t n = checker->proof.rule.case_count, undecided = 0;

	for (size_t i = 0; i < n; i++)
		undecided += !checker->findings[i].decides;
	if (!undecided)
		return;
	if (!walk_run(&again)) {
		report_budget(checker, checker->proof.indicator->rule_place);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (checker->findings[i].decides)
			continue;
		if (checker->findings[i].holds)
			report_unreachable(checker, i);
		else
			diag_add(checker->diags, DIAG_RULE_NEVER,
				checker->proof.indicator->cases.v[i].place,
				.args = {condition_of(checker, i)});
	}
}

/* ---- One rule ---- */

/* Goes through all combinations once; false, with a message, if there are too many. */
static bool look(struct checker *checker, const struct rule *rule, struct place place,
	struct proof_budget *budget)
{
	struct proof *proof = &checker->proof;
	struct walk walk = {.proof = proof, .visit = visit_first, .context = checker};
	unsigned long long ops = rule->op_count;

	if (!proof_init(proof, &checker->arena, rule) ||
		proof->combinations > LIMIT_RULE_COMBINATIONS) {
		report_complex(checker, place);
		return false;
	}
	proof->budget = budget;
	if (proof->combinations * ops > budget->ops) {
		report_budget(checker, place);
		return false;
	}
	checker->findings = arena_array(proof->arena, struct finding, rule->case_count);
	walk_run(&walk);
	return true;
}

void rule_prove(struct diags *diags, const struct indicator *indicator, struct proof_budget *budget)
{
	struct checker checker = {.diags = diags, .holes = true};

	if (look(&checker, indicator->rule, indicator->rule_place, budget) &&
		checker.reported_count < HOLES_MAX)
		check_cases(&checker);
	arena_release(&checker.arena);
}

void gate_prove(struct diags *diags, const struct gate *gate, struct proof_budget *budget)
{
	struct checker checker = {.diags = diags};

	if (look(&checker, gate->rule, gate->place, budget)) {
		if (!checker.findings[0].decides)
			diag_add(diags, DIAG_RULE_NEVER, gate->place,
				.args = {str_trim(gate->condition)});
		else if (!checker.has_hole)
			diag_add(diags, DIAG_GATE_ALWAYS, gate->place,
				.args = {str_trim(gate->condition)});
	}
	arena_release(&checker.arena);
}
