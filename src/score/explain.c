/* SPDX-License-Identifier: EUPL-1.2 */
/* Why an indicator has its status, in words. */
#include "score/internal.h"

static const struct outcome *outcome_of(
	const struct measurement *measurement, const struct indicator *indicator)
{
	return &measurement->outcomes[indicator->index];
}

struct str score_status_word(
	const struct measurement *measurement, const struct indicator *indicator)
{
	const struct outcome *outcome = outcome_of(measurement, indicator);

	if (outcome->reason == REASON_CASE && outcome->which < indicator->cases.n &&
		indicator->cases.v[outcome->which].word.n)
		return indicator->cases.v[outcome->which].word;
	return indicator->edition->statuses[outcome->status].word;
}

/* ---- The sentence ---- */

static void add_with_capital(struct str s, struct buf *out)
{
	if (s.n)
		buf_add_char(
			out, s.p[0] >= 'a' && s.p[0] <= 'z' ? (char)(s.p[0] - 'a' + 'A') : s.p[0]);
	buf_add_str(out, str_from_index(s, 1));
}

/* As a sentence behind another. */
static void add_explanation(struct str explanation, struct buf *out)
{
	struct str s = str_trim(explanation);

	if (!s.n)
		return;
	buf_add_char(out, ' ');
	add_with_capital(s, out);
	if (!str_ends(s, STR(".")) && !str_ends(s, STR("!")) && !str_ends(s, STR("?")))
		buf_add_char(out, '.');
}

/* Whether a condition compares the input with something. */
static bool compares(const struct op *op, size_t input)
{
	for (const struct op *end = op + op->size; op < end; op++) {
		if (op->kind >= OP_INPUTS && op->left == input)
			return true;
		if (op->kind == OP_INPUTS && op->right == input)
			return true;
	}
	return false;
}

/* "dit is niet bekend: de norm, aandeel"; nothing when none is missing. */
static void add_missing(const struct teller *teller, const struct op *op)
{
	struct teller bare = *teller;
	bool any = false;

	bare.figures = NULL;
	for (size_t i = 0; i < teller->indicator->inputs.n; i++) {
		if (teller->figures[i].state != FIGURE_MISSING || !compares(op, i))
			continue;
		if (!any)
			buf_add_str(teller->out, teller->wording->words[SCORE_CANNOT_TELL]);
		buf_addf(teller->out, "%s", any ? ", " : " ");
		if (i < INPUT_EXTRA)
			tell_input(&bare, i);
		else
			buf_add_str(teller->out, teller->indicator->inputs.v[i].title);
		any = true;
	}
}

/* What does not apply is a clause of its own: it is no lack of data. */
static void add_unknown(const struct teller *teller, const struct op *op)
{
	const size_t start = teller->out->n;

	add_missing(teller, op);
	for (size_t i = 0; i < teller->indicator->inputs.n; i++) {
		if (teller->figures[i].state != FIGURE_NOT_APPLICABLE || !compares(op, i))
			continue;
		if (teller->out->n > start)
			buf_lit(teller->out, "; ");
		tell_not_applicable(teller, i);
	}
}

/* The condition of a gate that is closed, with the figures that close it. */
static void add_gate(
	const struct teller *teller, const struct measurement *measurement, const struct gate *gate)
{
	struct teller own = *teller;

	own.indicator = gate->indicator;
	own.figures = measurement_figures(measurement, gate->indicator);
	tell_facts(&own, gate->rule, 0);
}

static void add_reason(const struct teller *teller, const struct measurement *measurement,
	const struct outcome *outcome)
{
	const struct indicator *indicator = teller->indicator;
	const struct rule *rule = indicator->rule;

	switch ((enum reason)outcome->reason) {
	case REASON_CASE:
		tell_facts(teller, rule, outcome->which);
		break;
	case REASON_UNKNOWN:
		add_unknown(teller, &rule->ops[rule->cases[outcome->which].at]);
		break;
	case REASON_GATE:
		add_gate(teller, measurement, indicator->edition->gates.v[outcome->which]);
		break;
	case REASON_NOT_APPLICABLE:
		buf_add_str(teller->out, teller->wording->words[SCORE_NOT_APPLICABLE]);
		break;
	default:
		buf_add_str(teller->out, teller->wording->words[SCORE_NO_VALUE]);
	}
}

void score_sentence(const struct measurement *measurement, const struct indicator *indicator,
	const struct wording *wording, struct buf *out)
{
	const struct outcome *outcome = outcome_of(measurement, indicator);
	struct teller teller = {
		indicator, measurement_figures(measurement, indicator), wording, out};

	if (outcome->reason == REASON_NO_RULE) {
		add_with_capital(wording->words[SCORE_NO_RULE], out);
		buf_add_char(out, '.');
		return;
	}
	add_with_capital(score_status_word(measurement, indicator), out);
	if (outcome->reason != REASON_HOLE) {
		buf_lit(out, ", ");
		buf_add_str(out, wording->words[SCORE_BECAUSE]);
		buf_add_char(out, ' ');
		add_reason(&teller, measurement, outcome);
	}
	buf_add_char(out, '.');
	if (outcome->reason == REASON_GATE)
		add_explanation(indicator->edition->gates.v[outcome->which]->explanation, out);
}

/* ---- Step by step ---- */

/* What buf holds, moved to the arena. */
static struct str take(struct arena *arena, struct buf *buf)
{
	struct str s = str_dup(arena, buf_str(buf));

	buf_reset(buf);
	return s;
}

static void explain_steps(struct arena *arena, const struct teller *teller,
	const struct outcome *outcome, struct explanation *explanation)
{
	const struct indicator *indicator = teller->indicator;
	const struct rule *rule = indicator->rule;
	bool closed = outcome->reason == REASON_GATE;
	enum truth truth;
	size_t decides = rule_decide(rule, teller->figures, &truth);

	explanation->step_count = rule->case_count;
	explanation->steps = arena_array(arena, struct step, rule->case_count);
	for (size_t i = 0; i < rule->case_count; i++) {
		const struct op *op = &rule->ops[rule->cases[i].at];
		struct step *step = &explanation->steps[i];

		step->status = rule->cases[i].status;
		step->word = indicator->cases.v[i].word.n
				     ? indicator->cases.v[i].word
				     : indicator->edition->statuses[step->status].word;
		tell_condition(teller, op);
		step->text = take(arena, teller->out);
		step->truth = ops_truth(op, teller->figures);
		/* "Otherwise" holds only once all before it are known not to. */
		if (op->kind == OP_OTHERWISE && i > decides && truth == TRUTH_UNKNOWN)
			step->truth = TRUTH_UNKNOWN;
		step->decides = i == decides && !closed;
		step->settled =
			closed || (i > decides && truth == TRUTH_YES && step->truth != TRUTH_NO);
	}
}

/* The gate that closes the indicator now, else the first over it. */
static const struct gate *find_gate(
	const struct indicator *indicator, const struct outcome *outcome)
{
	const struct edition *edition = indicator->edition;

	if (outcome->reason == REASON_GATE)
		return edition->gates.v[outcome->which];
	for (size_t i = 0; i < edition->gates.n; i++)
		for (size_t j = 0; j < edition->gates.v[i]->closes.n; j++)
			if (edition->gates.v[i]->closes.v[j] == indicator &&
				edition->gates.v[i]->rule)
				return edition->gates.v[i];
	return NULL;
}

void score_explain(struct arena *arena, const struct measurement *measurement,
	const struct indicator *indicator, const struct wording *wording,
	struct explanation *explanation)
{
	const struct outcome *outcome = outcome_of(measurement, indicator);
	const struct gate *gate = find_gate(indicator, outcome);
	struct buf buf = BUF_INIT;
	struct teller teller = {
		indicator, measurement_figures(measurement, indicator), wording, &buf};

	*explanation = (struct explanation){.status = outcome->status, .gate = gate};
	explanation->word = score_status_word(measurement, indicator);
	score_sentence(measurement, indicator, wording, &buf);
	explanation->sentence = take(arena, &buf);
	if (indicator->rule)
		explain_steps(arena, &teller, outcome, explanation);
	if (gate) {
		teller.indicator = gate->indicator;
		teller.figures = measurement_figures(measurement, gate->indicator);
		tell_condition(&teller, gate->rule->ops);
		explanation->gate_text = take(arena, &buf);
		explanation->gate_truth = ops_truth(gate->rule->ops, teller.figures);
	}
	buf_release(&buf);
}

/* ---- The method ---- */

void score_case_words(const struct indicator *indicator, size_t which,
	const struct wording *wording, struct buf *out)
{
	struct teller teller = {indicator, NULL, wording, out};

	if (indicator->rule)
		tell_condition(&teller, &indicator->rule->ops[indicator->rule->cases[which].at]);
	else
		buf_add_str(out, indicator->cases.v[which].condition);
}

void score_gate_words(const struct gate *gate, const struct wording *wording, struct buf *out)
{
	struct teller teller = {gate->indicator, NULL, wording, out};

	if (gate->rule)
		tell_condition(&teller, gate->rule->ops);
	else
		buf_add_str(out, gate->condition);
}
