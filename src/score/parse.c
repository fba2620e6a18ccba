/* SPDX-License-Identifier: EUPL-1.2 */
/* Tokens to ops, by the grammar of score.h. The first fault of the grammar ends a condition. */
#include <stdio.h>

#include "base/limits.h"
#include "score/internal.h"

struct parser {
	struct compiler *compiler;
	struct lexer lexer;
	struct token token; /* the one to look at */
	op_list *ops;
	size_t depth;
	bool stopped; /* the rest makes no sense */
	bool faulty;  /* something was reported */
};

static void advance(struct parser *parser)
{
	parser->token = lexer_next(&parser->lexer);
	if (parser->token.kind == TOKEN_BAD)
		parser->stopped = parser->faulty = true;
}

static bool accept(struct parser *parser, enum token_kind kind)
{
	if (parser->stopped || parser->token.kind != kind)
		return false;
	advance(parser);
	return true;
}

static void stop(struct parser *parser)
{
	parser->stopped = parser->faulty = true;
}

static void expected(struct parser *parser, struct str what)
{
	struct str text = parser->token.text;
	struct suggest suggest = suggest_for(text);
	struct buf quoted = BUF_INIT;

	if (parser->stopped)
		return;
	if (parser->token.kind == TOKEN_WORD)
		offer_keywords(&suggest);
	buf_addf(&quoted, "“%.*s”", STR_ARG(text));
	diag_add(parser->compiler->diags, DIAG_RULE_SYNTAX, lexer_place(&parser->lexer, text),
		.args = {what, text.n ? buf_str(&quoted) : STR("@rule-end")},
		.suggest = suggest.best);
	buf_release(&quoted);
	stop(parser);
}

/* ---- Tests ---- */

static struct token read_operand(struct parser *parser)
{
	struct token operand = parser->token;

	if (parser->stopped)
		return operand;
	if (operand.kind != TOKEN_WORD && operand.kind != TOKEN_NUMBER) {
		expected(parser, STR("@rule-operand"));
		return operand;
	}
	advance(parser);
	return operand;
}

/* A name behind which neither a comparison nor "ontbreekt" comes. */
static void report_lone(struct parser *parser, struct token operand)
{
	struct str name = operand.text;

	if (parser->stopped)
		return;
	if (operand.kind != TOKEN_WORD ||
		find_input(parser->compiler->indicator, name) != INPUT_NONE) {
		expected(parser, STR("@rule-relation"));
		return;
	}
	report_name(parser->compiler, &parser->lexer, name);
	stop(parser);
}

static void parse_comparison(struct parser *parser, struct token left, struct op *op)
{
	struct token relation = parser->token;
	struct token right;

	if (!accept(parser, TOKEN_RELATION)) {
		report_lone(parser, left);
		return;
	}
	if (str_eq_lower(relation.text, STR("is")) &&
		str_eq_lower(parser->token.text, STR("missing"))) {
		advance(parser);
		if (!resolve_missing(parser->compiler, &parser->lexer, left, op))
			parser->faulty = true;
		return;
	}
	right = read_operand(parser);
	if (!parser->stopped &&
		!resolve_test(parser->compiler, &parser->lexer, left, right, relation.relation, op))
		parser->faulty = true;
}

static void parse_test(struct parser *parser)
{
	struct op op = {.size = 1};
	struct token left = read_operand(parser);

	if (accept(parser, TOKEN_MISSING)) {
		if (!resolve_missing(parser->compiler, &parser->lexer, left, &op))
			parser->faulty = true;
	} else {
		parse_comparison(parser, left, &op);
	}
	vec_push(parser->compiler->arena, parser->ops, op);
}

/* ---- What joins them ---- */

static void parse_or(struct parser *parser);

/* Puts an op in front of those from at on, which become its parts. */
static void wrap(struct parser *parser, size_t at, enum op_kind kind)
{
	struct op op = {.kind = (unsigned char)kind};

	vec_push(parser->compiler->arena, parser->ops, op);
	memmove(parser->ops->v + at + 1, parser->ops->v + at,
		(parser->ops->n - 1 - at) * sizeof(op));
	parser->ops->v[at] = op;
}

static bool enter(struct parser *parser, struct str piece)
{
	char most[24];

	if (++parser->depth <= LIMIT_RULE_DEPTH)
		return true;
	snprintf(most, sizeof(most), "%d", LIMIT_RULE_DEPTH);
	diag_add(parser->compiler->diags, DIAG_RULE_TOO_DEEP, lexer_place(&parser->lexer, piece),
		.args = {str_from(most)});
	stop(parser);
	return false;
}

static void parse_not(struct parser *parser)
{
	size_t at = parser->ops->n;
	struct token token = parser->token;

	if (accept(parser, TOKEN_NOT)) {
		if (!enter(parser, token.text))
			return;
		parse_not(parser);
		wrap(parser, at, OP_NOT);
		parser->ops->v[at].size = (uint32_t)(parser->ops->n - at);
		parser->depth--;
	} else if (accept(parser, TOKEN_OPEN)) {
		if (!enter(parser, token.text))
			return;
		parse_or(parser);
		if (!accept(parser, TOKEN_CLOSE))
			expected(parser, STR("@rule-bracket"));
		parser->depth--;
	} else if (accept(parser, TOKEN_OTHERWISE)) {
		vec_push(parser->compiler->arena, parser->ops,
			((struct op){.kind = OP_OTHERWISE, .size = 1}));
	} else {
		parse_test(parser);
	}
}

static void parse_and(struct parser *parser)
{
	size_t at = parser->ops->n;

	parse_not(parser);
	if (parser->stopped || parser->token.kind != TOKEN_AND)
		return;
	wrap(parser, at, OP_AND);
	while (accept(parser, TOKEN_AND))
		parse_not(parser);
	parser->ops->v[at].size = (uint32_t)(parser->ops->n - at);
}

static void parse_or(struct parser *parser)
{
	size_t at = parser->ops->n;

	parse_and(parser);
	if (parser->stopped || parser->token.kind != TOKEN_OR)
		return;
	wrap(parser, at, OP_OR);
	while (accept(parser, TOKEN_OR))
		parse_and(parser);
	parser->ops->v[at].size = (uint32_t)(parser->ops->n - at);
}

static bool check_length(struct compiler *compiler, const struct condition *condition)
{
	char most[24];

	if (condition->text.n <= LIMIT_RULE_LENGTH)
		return true;
	snprintf(most, sizeof(most), "%d", LIMIT_RULE_LENGTH);
	diag_add(compiler->diags, DIAG_RULE_TOO_LONG, condition->place, .args = {str_from(most)});
	return false;
}

bool condition_compile(struct compiler *compiler, const struct condition *condition, op_list *ops)
{
	struct parser parser = {.compiler = compiler, .ops = ops};

	if (!check_length(compiler, condition))
		return false;
	lexer_init(&parser.lexer, condition, compiler->diags);
	advance(&parser);
	parse_or(&parser);
	if (!parser.stopped && parser.token.kind != TOKEN_END)
		expected(&parser, STR("@rule-join"));
	return !parser.faulty;
}
