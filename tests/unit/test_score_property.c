/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Thousands of random rules, each judged twice: by score/, from the text of its conditions, and
 * here, by walking the random trees that the texts were written from. The proof is held against a
 * fine grid of figures.
 */
#include <stdlib.h>

#include "rules/small_edition.h"
#include "unit/support.h"

enum { INPUTS = 5, CASES_MAX = 4, NODES_MAX = 64, RULES = 3000, PROOFS = 200, MEASUREMENTS = 10 };

/* The inputs: two fractions, a whole number, a choice of three, one that may be missing. */
enum { VALUE, MEAN, COUNT, CHOICE, EXTRA };

static const char *const names[INPUTS] = {"waarde", "landelijk", "aantal", "keuze", "extra"};
static const char *const choice_names[3] = {"a", "b", "c"};

/*
 * Numbers here are counted in eighths. The constants of rules are halves, so there are three values
 * between two of them: as many as there are fractions that may have to differ.
 */
enum { PARTS = 8, HALF = PARTS / 2, GRID_MAX = 2 * PARTS };

enum { LESS = 1, EQUAL = 2, GREATER = 4 };

/* ---- A random rule ---- */

enum node_type { NODE_AND, NODE_OR, NODE_NEVER, NODE_TEST, NODE_ABSENT, NODE_ELSE };

struct tree {
	enum node_type type;
	int left, right;            /* NODE_AND, NODE_OR, NODE_NEVER: nodes */
	int input, other, relation; /* NODE_TEST: other is -1 for a constant */
	int constant;               /* in eighths; or a choice */
};

struct random_rule {
	struct tree nodes[NODES_MAX];
	int node_count;
	int roots[CASES_MAX];
	int case_count;
	enum status statuses[CASES_MAX];
};

/* A figure in eighths or a choice; -1: missing. */
struct grid {
	int at[INPUTS];
};

static int pick(int n)
{
	return (int)(random() % n);
}

static int random_test(struct random_rule *rule)
{
	struct tree *node = &rule->nodes[rule->node_count];

	*node = (struct tree){.type = NODE_TEST, .input = pick(INPUTS), .other = -1};
	if (node->input == CHOICE) {
		node->constant = pick(3);
		node->relation = pick(2) ? EQUAL : LESS | GREATER;
		return rule->node_count++;
	}
	node->relation = 1 + pick(6);
	if (node->input == EXTRA && !pick(3))
		node->type = NODE_ABSENT;
	else if (pick(3))
		node->constant = HALF * pick(2 * 2 + 1); /* from the bottom to the top */
	else
		node->other = node->input == VALUE ? 1 + pick(2) : 0;
	return rule->node_count++;
}

static int random_tree(struct random_rule *rule, int depth)
{
	struct tree node = {0};
	int kind = depth ? pick(6) : 5;

	if (kind >= 4)
		return random_test(rule);
	node.type = kind < 2 ? NODE_AND : kind == 2 ? NODE_OR : NODE_NEVER;
	node.left = random_tree(rule, depth - 1);
	if (node.type != NODE_NEVER)
		node.right = random_tree(rule, depth - 1);
	rule->nodes[rule->node_count] = node;
	return rule->node_count++;
}

static void random_rule(struct random_rule *rule)
{
	rule->node_count = 0;
	rule->case_count = 1 + pick(CASES_MAX);
	for (int i = 0; i < rule->case_count; i++) {
		rule->statuses[i] = (enum status)(1 + pick(STATUSES - 1));
		rule->roots[i] = random_tree(rule, 2);
	}
	if (!pick(2)) {
		rule->nodes[rule->node_count] = (struct tree){.type = NODE_ELSE};
		rule->roots[rule->case_count - 1] = rule->node_count++;
	}
}

/* ---- As text ---- */

static void write_test(const struct tree *node, struct buf *out)
{
	static const char *const signs[][2] = {{"", ""}, {"<", "<"}, {"=", "is"}, {"<=", "≤"},
		{">", ">"}, {"<>", "!="}, {">=", "≥"}};

	buf_addf(out, "%s %s ", names[node->input], signs[node->relation][pick(2)]);
	if (node->other >= 0)
		buf_addf(out, "%s", names[node->other]);
	else if (node->input == CHOICE)
		buf_addf(out, "%s", choice_names[node->constant]);
	else if (node->constant % PARTS)
		buf_addf(out, "%d,5%s", node->constant / PARTS, pick(2) ? "0" : "");
	else
		buf_addf(out, "%d%s", node->constant / PARTS, pick(2) ? "" : ",0");
}

static void write_tree(const struct random_rule *rule, int which, struct buf *out)
{
	const struct tree *node = &rule->nodes[which];

	switch (node->type) {
	case NODE_AND:
	case NODE_OR:
		buf_lit(out, "(");
		write_tree(rule, node->left, out);
		buf_addf(out, " %s ", node->type == NODE_AND ? "en" : "or");
		write_tree(rule, node->right, out);
		buf_lit(out, ")");
		break;
	case NODE_NEVER:
		buf_lit(out, "niet ");
		write_tree(rule, node->left, out);
		break;
	case NODE_TEST:
		write_test(node, out);
		break;
	case NODE_ABSENT:
		buf_addf(out, "%s %s", names[node->input], pick(2) ? "ontbreekt" : "is missing");
		break;
	case NODE_ELSE:
		buf_lit(out, "anders");
	}
}

/* ---- What it means, worked out here ---- */

/* 0 no, 1 unknown, 2 yes */
static int mean_test(const struct tree *node, const struct grid *grid)
{
	int left = grid->at[node->input];
	int right = node->other >= 0 ? grid->at[node->other] : node->constant;

	if (left < 0 || right < 0)
		return 1;
	if (left < right)
		return node->relation & LESS ? 2 : 0;
	if (left > right)
		return node->relation & GREATER ? 2 : 0;
	return node->relation & EQUAL ? 2 : 0;
}

static int mean_tree(const struct random_rule *rule, int which, const struct grid *grid)
{
	const struct tree *node = &rule->nodes[which];
	int left, right;

	switch (node->type) {
	case NODE_AND:
	case NODE_OR:
		left = mean_tree(rule, node->left, grid);
		right = mean_tree(rule, node->right, grid);
		return (node->type == NODE_AND) == (left < right) ? left : right;
	case NODE_NEVER:
		return 2 - mean_tree(rule, node->left, grid);
	case NODE_TEST:
		return mean_test(node, grid);
	case NODE_ABSENT:
		return grid->at[node->input] < 0 ? 2 : 0;
	default:
		return 2;
	}
}

/* The case that decides, or case_count; what it is in *truth. */
static int mean_rule(const struct random_rule *rule, const struct grid *grid, int *truth)
{
	for (int i = 0; i < rule->case_count; i++) {
		*truth = mean_tree(rule, rule->roots[i], grid);
		if (*truth)
			return i;
	}
	*truth = 0;
	return rule->case_count;
}

/* ---- The same, by score/ ---- */

static void build(struct small *small, const struct random_rule *rule)
{
	struct input *input;

	small_init(small);
	small_value(small, MEASURE_NUMBER);
	small_comparator(small, COMPARATOR_MEAN);
	small_input(small, str_from(names[COUNT]), MEASURE_COUNT);
	input = small_input(small, str_from(names[CHOICE]), MEASURE_CHOICE);
	for (size_t i = 0; i < 3; i++)
		small_add_choice(small, input, str_from(choice_names[i]), STR("Label"));
	small_input(small, str_from(names[EXTRA]), MEASURE_NUMBER);
	for (size_t i = 0; i < INPUTS; i++) {
		small->indicator.inputs.v[i].bounded_below = true;
		small->indicator.inputs.v[i].bounded_above = true;
		small->indicator.inputs.v[i].minimum = decimal_from(0);
		small->indicator.inputs.v[i].maximum = decimal_from(GRID_MAX / PARTS);
	}
	for (int i = 0; i < rule->case_count; i++) {
		struct buf text = BUF_INIT;

		write_tree(rule, rule->roots[i], &text);
		small_case(small, rule->statuses[i], str_dup(small_arena(small), buf_str(&text)),
			STR(""));
		buf_release(&text);
	}
	small_finish(small);
}

static void set_figures(struct measurement *measurement, const struct grid *grid)
{
	for (size_t i = 0; i < INPUTS; i++) {
		struct figure *figure = &measurement->figures[i];

		*figure = (struct figure){.state = FIGURE_KNOWN};
		if (grid->at[i] < 0)
			figure->state = pick(2) ? FIGURE_MISSING : FIGURE_NOT_APPLICABLE;
		else if (i == CHOICE)
			figure->choice = (unsigned short)grid->at[i];
		else
			figure->number = (struct decimal){grid->at[i] * 125L, 3};
	}
}

/* Who gave something else has data. */
static bool gave_more(const struct measurement *measurement)
{
	for (size_t i = COUNT; i < INPUTS; i++)
		if (measurement->figures[i].state == FIGURE_KNOWN)
			return true;
	return false;
}

static enum reason expected_reason(
	const struct measurement *measurement, const struct random_rule *rule, int which, int truth)
{
	if (truth == 2)
		return REASON_CASE;
	if (measurement->figures[VALUE].state == FIGURE_MISSING)
		return truth == 1 && gave_more(measurement) ? REASON_UNKNOWN : REASON_MISSING;
	if (measurement->figures[VALUE].state == FIGURE_NOT_APPLICABLE)
		return REASON_NOT_APPLICABLE;
	return which < rule->case_count ? REASON_UNKNOWN : REASON_HOLE;
}

/* "Otherwise" behind a case that cannot be told is no more certain than that. */
static int expected_step(
	const struct random_rule *rule, const struct grid *grid, int step, int which, int truth)
{
	if (rule->nodes[rule->roots[step]].type == NODE_ELSE && step > which && truth == 1)
		return 1;
	return mean_tree(rule, rule->roots[step], grid);
}

static struct grid random_grid(void)
{
	struct grid grid;

	for (int i = 0; i < INPUTS; i++)
		grid.at[i] = !pick(6)      ? -1
			     : i == CHOICE ? pick(3)
			     : i == COUNT  ? PARTS * pick(GRID_MAX / PARTS + 1)
					   : pick(GRID_MAX + 1);
	return grid;
}

static void compare(struct small *small, const struct measurement *measurement,
	const struct random_rule *rule, const struct grid *grid)
{
	struct wording wording = small_wording();
	struct outcome outcome = measurement->outcomes[0];
	struct explanation explanation;
	int truth, which = mean_rule(rule, grid, &truth);

	assert_int_equal(outcome.status, truth == 2 ? rule->statuses[which] : STATUS_GREY);
	assert_int_equal(outcome.reason, expected_reason(measurement, rule, which, truth));
	assert_int_equal(outcome.which, which);
	score_explain(small_arena(small), measurement, &small->indicator, &wording, &explanation);
	for (int i = 0; i < rule->case_count; i++)
		assert_int_equal(
			explanation.steps[i].truth, expected_step(rule, grid, i, which, truth));
	assert_true(explanation.sentence.n > 0);
}

/* One rule, applied to some measurements. */
static void apply_one(const struct random_rule *rule)
{
	struct measurement measurements[MEASUREMENTS];
	struct grid grids[MEASUREMENTS];
	struct small small;

	build(&small, rule);
	for (size_t i = 0; i < MEASUREMENTS; i++) {
		grids[i] = random_grid();
		measurements[i] = small.measurement;
		measurements[i].figures = arena_array(small_arena(&small), struct figure, INPUTS);
		set_figures(&measurements[i], &grids[i]);
		vec_push(small_arena(&small), &small.monitor.all, &measurements[i]);
	}
	score_model(&small.model, &small.diags);
	assert_non_null(small.indicator.rule);
	for (size_t i = 0; i < MEASUREMENTS; i++)
		compare(&small, &measurements[i], rule, &grids[i]);
	small_release(&small);
}

static void applies_as_written(void **state)
{
	(void)state;
	srandom(20180206);
	for (int i = 0; i < RULES; i++) {
		struct random_rule rule;

		random_rule(&rule);
		apply_one(&rule);
	}
}

/* ---- The proof ---- */

struct facts {
	bool hole, decides[CASES_MAX], holds[CASES_MAX], used[INPUTS], tested;
};

static void note_used(const struct random_rule *rule, struct facts *facts)
{
	for (int i = 0; i < rule->node_count; i++) {
		const struct tree *node = &rule->nodes[i];

		if (node->type != NODE_TEST && node->type != NODE_ABSENT)
			continue;
		facts->used[node->input] = true;
		if (node->type == NODE_TEST && node->other >= 0)
			facts->used[node->other] = true;
		facts->tested = facts->tested || node->type == NODE_ABSENT;
	}
}

static void look_at(const struct random_rule *rule, const struct grid *grid, struct facts *facts)
{
	int truth, which = mean_rule(rule, grid, &truth);

	facts->hole = facts->hole || which == rule->case_count;
	if (truth == 2)
		facts->decides[which] = true;
	for (int i = 0; i < rule->case_count; i++)
		if (mean_tree(rule, rule->roots[i], grid) == 2)
			facts->holds[i] = true;
}

/* Every figure of the grid, for the inputs that the rule names. */
static void look_everywhere(
	const struct random_rule *rule, int input, struct grid *grid, struct facts *facts)
{
	int last = input == CHOICE ? 2 : GRID_MAX, step = input == COUNT ? PARTS : 1;

	if (input == INPUTS) {
		look_at(rule, grid, facts);
		return;
	}
	if (!facts->used[input])
		last = 0;
	for (grid->at[input] = input == EXTRA && facts->tested ? -1 : 0; grid->at[input] <= last;
		grid->at[input] += grid->at[input] < 0 ? 1 : step)
		look_everywhere(rule, input + 1, grid, facts);
}

static size_t count_at(const struct diags *diags, enum diag_code code, struct place place)
{
	size_t n = 0;

	vec_each (const struct diag, diag, &diags->list)
		n += diag->code == code && diag->place.at == place.at;
	return n;
}

static void check_findings(
	const struct small *small, const struct random_rule *rule, const struct facts *facts)
{
	size_t holes = diags_count(&small->diags, DIAG_RULE_HOLE, NULL);

	assert_int_equal(holes > 0, facts->hole);
	for (int i = 0; holes < 5 && i < rule->case_count; i++) {
		struct place place = small->indicator.cases.v[i].place;

		assert_int_equal(count_at(&small->diags, DIAG_RULE_UNREACHABLE, place),
			facts->holds[i] && !facts->decides[i]);
		assert_int_equal(count_at(&small->diags, DIAG_RULE_NEVER, place), !facts->holds[i]);
	}
}

static void proves_what_a_grid_shows(void **state)
{
	int holes = 0;

	(void)state;
	srandom(3);
	for (int i = 0; i < PROOFS; i++) {
		struct random_rule rule;
		struct facts facts = {0};
		struct grid grid;
		struct small small;

		random_rule(&rule);
		note_used(&rule, &facts);
		look_everywhere(&rule, 0, &grid, &facts);
		build(&small, &rule);
		score_model(&small.model, &small.diags);
		check_findings(&small, &rule, &facts);
		small_release(&small);
		holes += facts.hole;
	}
	assert_in_range(holes, PROOFS / 4, PROOFS - PROOFS / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(applies_as_written),
		cmocka_unit_test(proves_what_a_grid_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
