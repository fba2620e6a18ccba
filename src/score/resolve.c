/* SPDX-License-Identifier: EUPL-1.2 */
/* What the names and words of a comparison mean, and whether it makes sense. */
#include "score/internal.h"

/* So many names or choices are looked at for a better word; hostile files have thousands. */
enum { LOOKED_AT_MAX = 200 };

enum side_kind { SIDE_QUANTITY, SIDE_CHOICE, SIDE_NUMBER, SIDE_WORD };

/* One side of a comparison, as far as it can be known without the other. */
struct side {
	enum side_kind kind;
	struct str text;
	unsigned input; /* SIDE_QUANTITY, SIDE_CHOICE */
	struct decimal number;
};

/* What one comparison is about. */
struct test {
	struct compiler *compiler;
	const struct lexer *lexer;
	struct str piece; /* all of it */
	struct side left, right;
	unsigned char relation;
};

unsigned find_input(const struct indicator *indicator, struct str name)
{
	for (size_t i = 0; i < indicator->inputs.n; i++) {
		const struct input *input = &indicator->inputs.v[i];

		if (i == INPUT_COMPARATOR && indicator->comparator == COMPARATOR_NONE)
			continue;
		for (size_t lang = 0; lang < 2; lang++)
			if (input->name[lang].n && str_eq_lower(name, input->name[lang]))
				return (unsigned)i;
	}
	return INPUT_NONE;
}

void report_name(struct compiler *compiler, const struct lexer *lexer, struct str name)
{
	struct suggest suggest = suggest_for(name);
	const struct indicator *indicator = compiler->indicator;
	struct buf known = BUF_INIT;

	for (size_t i = 0; i < indicator->inputs.n && i < LOOKED_AT_MAX; i++) {
		const struct input *input = &indicator->inputs.v[i];

		if (i == INPUT_COMPARATOR && indicator->comparator == COMPARATOR_NONE)
			continue;
		suggest_offer(&suggest, input->name[compiler->lang]);
		suggest_offer(&suggest, input->name[!compiler->lang]);
		buf_addf(&known, "%s%.*s", known.n ? ", " : "",
			STR_ARG(input->name[compiler->lang]));
	}
	offer_keywords(&suggest);
	diag_add(compiler->diags, DIAG_RULE_NAME, lexer_place(lexer, name),
		.args = {name, buf_str(&known)}, .suggest = suggest.best);
	buf_release(&known);
}

/* ---- Choices ---- */

static size_t find_choice(const struct input *input, struct str word)
{
	static const struct str yes_no[2][2] = {
		{STR_INIT("ja"), STR_INIT("yes")}, {STR_INIT("nee"), STR_INIT("no")}};

	for (size_t i = 0; i < input->choices.n; i++)
		if (str_eq_lower(word, input->choices.v[i].id))
			return i;
	for (size_t i = 0; input->kind == MEASURE_YES_NO && i < 2 && i < input->choices.n; i++)
		if (str_eq_lower(word, yes_no[i][0]) || str_eq_lower(word, yes_no[i][1]))
			return i;
	return input->choices.n;
}

static bool is_choice(const struct input *input, struct str word)
{
	return find_choice(input, word) < input->choices.n;
}

static void report_word(struct test *test, const struct input *input)
{
	struct suggest suggest = suggest_for(test->right.text);
	struct buf known = BUF_INIT;

	for (size_t i = 0; i < input->choices.n && i < LOOKED_AT_MAX; i++) {
		suggest_offer(&suggest, input->choices.v[i].id);
		suggest_offer(&suggest, input->choices.v[i].label);
		buf_addf(&known, "%s%.*s", known.n ? ", " : "", STR_ARG(input->choices.v[i].id));
	}
	diag_add(test->compiler->diags, DIAG_RULE_WORD, lexer_place(test->lexer, test->right.text),
		.args = {test->right.text, test->left.text, buf_str(&known)},
		.suggest = suggest.best);
	buf_release(&known);
}

/* ---- Sides ---- */

static const struct input *input_of(const struct test *test, const struct side *side)
{
	return &test->compiler->indicator->inputs.v[side->input];
}

static bool read_number(struct test *test, struct side *side)
{
	struct place place = lexer_place(test->lexer, side->text);
	struct str bare = str_slice(side->text, 0, side->text.n - 1);

	if (!str_ends(side->text, STR("%")) || decimal_parse(bare, &side->number) != DECIMAL_FINE)
		return decimal_read(side->text, place, test->compiler->diags, &side->number);
	diag_add(test->compiler->diags, DIAG_BAD_NUMBER, place, .args = {side->text},
		.suggest = bare);
	return false;
}

static struct side classify(const struct compiler *compiler, struct token token)
{
	struct side side = {.kind = SIDE_NUMBER, .text = token.text};

	if (token.kind == TOKEN_NUMBER)
		return side;
	side.kind = SIDE_WORD;
	side.input = find_input(compiler->indicator, token.text);
	if (side.input != INPUT_NONE)
		side.kind = measure_is_number(compiler->indicator->inputs.v[side.input].kind)
				    ? SIDE_QUANTITY
				    : SIDE_CHOICE;
	return side;
}

/* A word that is one of the choices of the other side means that, whatever else it may be. */
static void prefer_choice(const struct test *test, const struct side *choice, struct side *word)
{
	if (choice->kind == SIDE_CHOICE &&
		(word->kind != SIDE_CHOICE || word->input != choice->input) &&
		is_choice(input_of(test, choice), word->text))
		word->kind = SIDE_WORD;
}

/* What is measured comes left. */
static void turn(struct test *test)
{
	struct side left = test->left;

	if (left.kind == SIDE_QUANTITY || left.kind == SIDE_CHOICE ||
		(test->right.kind != SIDE_QUANTITY && test->right.kind != SIDE_CHOICE))
		return;
	test->left = test->right;
	test->right = left;
	test->relation = relation_mirror(test->relation);
}

/* ---- What can be compared ---- */

static bool report_pair(struct test *test, enum diag_code code)
{
	diag_add(test->compiler->diags, code, lexer_place(test->lexer, test->piece),
		.args = {test->left.text, test->right.text});
	return false;
}

/* A word where a number or a name should stand. */
static bool report_stray_word(struct test *test, const struct side *side)
{
	vec_each (const struct input, input, &test->compiler->indicator->inputs)
		if (is_choice(input, side->text) && test->left.kind == SIDE_QUANTITY)
			return report_pair(test, DIAG_RULE_KINDS);
	report_name(test->compiler, test->lexer, side->text);
	return false;
}

static bool resolve_quantity(struct test *test, struct op *op)
{
	const struct indicator *indicator = test->compiler->indicator;

	switch (test->right.kind) {
	case SIDE_QUANTITY:
		if (test->left.input == test->right.input)
			return report_pair(test, DIAG_RULE_CONSTANT);
		op->kind = OP_INPUTS;
		op->right = (unsigned short)test->right.input;
		return true;
	case SIDE_NUMBER:
		if (!read_number(test, &test->right))
			return false;
		if (is_norm(indicator, test->left.input))
			return report_pair(test, DIAG_RULE_CONSTANT);
		op->kind = OP_NUMBER;
		op->number = test->right.number;
		return true;
	case SIDE_CHOICE:
		return report_pair(test, DIAG_RULE_KINDS);
	default:
		return report_stray_word(test, &test->right);
	}
}

static bool resolve_choice(struct test *test, struct op *op)
{
	const struct input *input = input_of(test, &test->left);
	size_t choice = find_choice(input, test->right.text);

	if (test->right.kind == SIDE_CHOICE)
		return report_pair(test, test->left.input == test->right.input ? DIAG_RULE_CONSTANT
									       : DIAG_RULE_CHOICES);
	if (test->right.kind == SIDE_QUANTITY ||
		(test->right.kind == SIDE_NUMBER && choice == input->choices.n))
		return report_pair(test, DIAG_RULE_KINDS);
	if (choice == input->choices.n) {
		report_word(test, input);
		return false;
	}
	if (test->relation != RELATION_EQUAL &&
		test->relation != (RELATION_LESS | RELATION_GREATER))
		return report_pair(test, DIAG_RULE_ORDER);
	op->kind = OP_CHOICE;
	op->right = (unsigned short)choice;
	return true;
}

/* Neither side is an input: names nobody knows, or two numbers. */
static bool report_no_input(struct test *test)
{
	bool left = test->left.kind == SIDE_WORD, right = test->right.kind == SIDE_WORD,
	     known = false;

	if (!left && !right)
		return report_pair(test, DIAG_RULE_CONSTANT);
	vec_each (const struct input, input, &test->compiler->indicator->inputs)
		known = known || is_choice(input, test->right.text);
	if (left)
		report_name(test->compiler, test->lexer, test->left.text);
	if (right && !(left && known))
		report_name(test->compiler, test->lexer, test->right.text);
	return false;
}

bool resolve_test(struct compiler *compiler, const struct lexer *lexer, struct token left,
	struct token right, unsigned char relation, struct op *op)
{
	struct str from = left.text, to = right.text;
	struct test test = {.compiler = compiler,
		.lexer = lexer,
		.piece = {from.p, (size_t)(to.p + to.n - from.p)},
		.left = classify(compiler, left),
		.right = classify(compiler, right),
		.relation = relation};

	prefer_choice(&test, &test.left, &test.right);
	prefer_choice(&test, &test.right, &test.left);
	turn(&test);
	if (test.left.kind != SIDE_QUANTITY && test.left.kind != SIDE_CHOICE)
		return report_no_input(&test);
	op->left = (unsigned short)test.left.input;
	op->relation = test.relation;
	return test.left.kind == SIDE_QUANTITY ? resolve_quantity(&test, op)
					       : resolve_choice(&test, op);
}

bool resolve_missing(
	struct compiler *compiler, const struct lexer *lexer, struct token name, struct op *op)
{
	unsigned input = find_input(compiler->indicator, name.text);

	if (input == INPUT_NONE) {
		report_name(compiler, lexer, name.text);
		return false;
	}
	if (is_norm(compiler->indicator, input)) {
		diag_add(compiler->diags, DIAG_RULE_CONSTANT, lexer_place(lexer, name.text));
		return false;
	}
	op->kind = OP_MISSING;
	op->left = (unsigned short)input;
	return true;
}
