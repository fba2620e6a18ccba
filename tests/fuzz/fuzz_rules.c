/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any text can be a condition: it is compiled or there is a message about a place inside it. What
 * was compiled is proved, applied and put into words. Each line of the input is a case; the last
 * one is a gate too.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "rules/small_edition.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CASES_MAX = 8 };

static void check(bool truth)
{
	if (!truth)
		abort();
}

static void add_inputs(struct small *small)
{
	struct input *input;

	small_value(small, MEASURE_PERCENTAGE);
	small_comparator(small, COMPARATOR_MEAN);
	small_input(small, STR("aantal"), MEASURE_COUNT);
	input = small_input(small, STR("keuze"), MEASURE_CHOICE);
	small_add_choice(small, input, STR("a"), STR("A"));
	small_add_choice(small, input, STR("2"), STR("Twee"));
	small_input(small, STR("open"), MEASURE_YES_NO);
	small_input(small, STR("sinds"), MEASURE_MONTHS_SINCE);
}

static void add_cases(struct small *small, struct str text)
{
	for (size_t i = 0; i < CASES_MAX && text.n; i++) {
		size_t end = str_find_char(text, '\n');
		struct str line = str_slice(text, 0, end);

		small_case(small, (enum status)(1 + i % 4), line, STR(""));
		text = str_from_index(text, end + 1);
		if (!text.n)
			small_gate(small, line, STR("Uitleg."));
	}
}

static void check_diags(const struct small *small)
{
	struct buf out = BUF_INIT;

	vec_each (const struct diag, diag, &small->diags.list) {
		check(diag->place.text == &small->text);
		check((size_t)diag->place.at + diag->place.len <= small->text.bytes.n);
		for (size_t lang = 0; lang < 2; lang++) {
			diag_message(diag, (enum lang)lang, &out);
			diag_help(diag, (enum lang)lang, &out);
		}
	}
	check(utf8_check(buf_str(&out)) == out.n);
	buf_release(&out);
}

/* Figures of all states, from a counter. */
static void set_figures(struct small *small, size_t turn)
{
	for (size_t i = 0; i < small->indicator.inputs.n; i++, turn /= 3) {
		struct figure *figure = &small->measurement.figures[i];

		figure->state = turn % 3 ? FIGURE_KNOWN : FIGURE_MISSING;
		figure->choice = turn % 3 == 1;
		figure->number = (struct decimal){(long long)(turn % 3) * 5, 1};
	}
}

static void explain(struct small *small)
{
	struct wording wording = small_wording();
	struct explanation explanation;
	struct arena arena = ARENA_INIT;
	struct outcome *outcome = small->measurement.outcomes;

	score_explain(&arena, &small->measurement, &small->indicator, &wording, &explanation);
	check(outcome->status < STATUSES);
	check((outcome->reason == REASON_NO_RULE) == !small->indicator.rule);
	check(explanation.sentence.n > 0);
	check(utf8_check(explanation.sentence) == explanation.sentence.n);
	if (outcome->reason == REASON_CASE)
		check(explanation.steps[outcome->which].truth == TRUTH_YES);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct small small;

	if (size > 2000 || utf8_check(text) < size)
		return 0;
	small_init(&small);
	add_inputs(&small);
	add_cases(&small, text);
	small_finish(&small);
	score_model(&small.model, &small.diags);
	check_diags(&small);
	check(!small.indicator.cases.n || small.indicator.rule || small.diags.errors);
	for (size_t turn = 0; turn < 729; turn += 243) {
		set_figures(&small, turn);
		memset(small.measurement.outcomes, 0, sizeof(struct outcome));
		score_model(&small.model, &small.diags);
		explain(&small);
	}
	small_release(&small);
	return 0;
}
