/* SPDX-License-Identifier: EUPL-1.2 */
#include "template/internal.h"

#include "base/html.h"

struct compiler {
	struct tpl_set *set;
	struct tokens *tokens;
	struct arena *scratch;
	VEC(struct op) ops;
	VEC(const struct token *) open;
	struct buf literal; /* waits for the next op, so that it becomes one op */
};

static struct path *make_path(struct tpl_set *set, struct str name)
{
	bool iterator = str_is(name, ".");
	size_t n = !iterator;
	struct path *path;

	for (size_t i = 0; i < name.n && !iterator; i++)
		n += name.p[i] == '.';
	path = arena_calloc(set->arena, 1, sizeof(*path) + n * sizeof(*path->parts));
	path->written = name;
	path->n = n;
	for (size_t i = 0; i < n; i++) {
		size_t end = str_find_char(name, '.');

		path->parts[i].written = str_slice(name, 0, end);
		path->parts[i].symbol = set_symbol(set, path->parts[i].written);
		name = str_from_index(name, end + 1);
	}
	return path;
}

static const struct token *innermost_block(const struct compiler *compiler)
{
	for (size_t i = compiler->open.n; i-- > 0;)
		if (compiler->open.v[i]->kind == TOKEN_BLOCK)
			return compiler->open.v[i];
	return NULL;
}

static bool inside_parent(const struct compiler *compiler)
{
	size_t n = compiler->open.n;

	return n && compiler->open.v[n - 1]->kind == TOKEN_PARENT;
}

/* A block is kept without its own indentation; where it ends up decides what it gets. */
static struct str dedent(const struct compiler *compiler, struct str s)
{
	const struct token *block = innermost_block(compiler);

	return block ? without_prefix(s, block->indent) : s;
}

static void flush_literal(struct compiler *compiler)
{
	struct op op = {.kind = OP_TEXT};

	if (!compiler->literal.n)
		return;
	op.text = str_dup(compiler->set->arena, buf_str(&compiler->literal));
	vec_push(compiler->scratch, &compiler->ops, op);
	buf_reset(&compiler->literal);
}

static void add_text(struct compiler *compiler, const struct token *token)
{
	if (token->dropped || inside_parent(compiler))
		return;
	buf_add_str(&compiler->literal,
		token->starts ? dedent(compiler, token->source) : token->source);
}

static enum op_kind op_kind_of(enum token_kind kind)
{
	static const enum op_kind kinds[] = {
		[TOKEN_VALUE] = OP_VALUE,
		[TOKEN_RAW] = OP_RAW,
		[TOKEN_SECTION] = OP_SECTION,
		[TOKEN_INVERTED] = OP_INVERTED,
		[TOKEN_PARTIAL] = OP_PARTIAL,
		[TOKEN_PARENT] = OP_PARENT,
		[TOKEN_BLOCK] = OP_BLOCK,
	};

	return kinds[kind];
}

static void add_op(struct compiler *compiler, const struct token *token)
{
	struct op op = {
		.kind = op_kind_of(token->kind), .tag = token->source, .written = token->name};
	bool calls = op.kind == OP_PARTIAL || op.kind == OP_PARENT;

	flush_literal(compiler);
	if (calls && !token->dynamic)
		op.partial = set_template(compiler->set, token->name);
	else if (op.kind == OP_BLOCK)
		op.name = set_symbol(compiler->set, token->name);
	else
		op.path = make_path(compiler->set, token->name);
	if (calls || op.kind == OP_BLOCK)
		op.text = str_dup(compiler->set->arena, dedent(compiler, token->indent));
	vec_push(compiler->scratch, &compiler->ops, op);
}

/* A value that is known already becomes part of the text around it. */
static bool add_constant(struct compiler *compiler, const struct token *token)
{
	const struct str *text =
		token->kind == TOKEN_VALUE ? map_get(&compiler->set->constants, token->name) : NULL;

	if (text && !inside_parent(compiler))
		html_escape(&compiler->literal, *text);
	return text != NULL;
}

static void close_op(struct compiler *compiler, const struct token *close)
{
	const struct token *open = &compiler->tokens->list.v[close->pair];

	flush_literal(compiler);
	compiler->ops.v[open->op].body = (uint32_t)compiler->ops.n - open->op - 1;
	compiler->open.n--;
}

static void compile_token(struct compiler *compiler, struct token *token)
{
	if (token->kind == TOKEN_TEXT) {
		add_text(compiler, token);
		return;
	}
	if (token->bad || token->kind == TOKEN_SILENT)
		return;
	if ((token_opens(token) || token->kind == TOKEN_CLOSE) && token->pair == NO_TOKEN)
		return;
	if (token->kind == TOKEN_CLOSE) {
		close_op(compiler, token);
		return;
	}
	if (add_constant(compiler, token))
		return;
	add_op(compiler, token);
	if (token_opens(token)) {
		token->op = (uint32_t)compiler->ops.n - 1;
		vec_push(compiler->scratch, &compiler->open, token);
	}
}

static void compile_tokens(struct tpl_set *set, struct tokens *tokens, struct tpl *tpl)
{
	struct compiler compiler = {.set = set, .tokens = tokens, .scratch = tokens->arena};

	vec_each (struct token, token, &tokens->list)
		compile_token(&compiler, token);
	flush_literal(&compiler);
	buf_release(&compiler.literal);
	tpl->n = compiler.ops.n;
	tpl->ops = arena_array(set->arena, struct op, tpl->n);
	if (tpl->n)
		memcpy((void *)tpl->ops, compiler.ops.v, tpl->n * sizeof(struct op));
}

bool tpl_add(struct tpl_set *set, struct str name, const struct text *text, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct tokens tokens = {.arena = &scratch, .text = text, .diags = diags};
	struct tpl *tpl = set_template(set, name);

	tpl->text = text;
	scan_tokens(&tokens);
	pair_tokens(&tokens);
	lay_out_tokens(&tokens);
	compile_tokens(set, &tokens, tpl);
	arena_release(&scratch);
	return tokens.errors == 0;
}
