/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * White space. A tag that stands alone on its line takes the line with it, and what it stands
 * for is indented as the tag was. The rules for inheritance are those of the specification's
 * ~inheritance.yml, and where that is silent: a page on which nothing is overridden comes out as
 * the template was written.
 */
#include "template/internal.h"

struct str leading_blanks(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
		n++;
	return str_slice(s, 0, n);
}

struct str without_prefix(struct str s, struct str prefix)
{
	size_t n = 0;

	while (n < s.n && n < prefix.n && s.p[n] == prefix.p[n])
		n++;
	return str_from_index(s, n);
}

static struct str common_prefix(struct str a, struct str b)
{
	return str_slice(a, 0, a.n - without_prefix(a, b).n);
}

static bool is_blank_text(const struct token *token)
{
	return token->kind == TOKEN_TEXT && !str_trim(token->source).n;
}

static const struct token *partner(const struct tokens *tokens, const struct token *token)
{
	return token->pair == NO_TOKEN ? NULL : &tokens->list.v[token->pair];
}

static bool is_inheritance(const struct tokens *tokens, const struct token *token)
{
	if (token->kind == TOKEN_CLOSE)
		token = partner(tokens, token);
	return token && (token->kind == TOKEN_PARENT || token->kind == TOKEN_BLOCK);
}

/* ---- What shares the line with a tag ---- */

static void look_back(struct tokens *tokens)
{
	bool first = true, before = true;
	struct str blanks = {0};

	vec_each (struct token, token, &tokens->list) {
		if (token->starts) {
			first = before = true;
			blanks =
				token->kind == TOKEN_TEXT ? leading_blanks(token->source) : STR("");
		}
		token->first = first;
		token->before = before;
		token->indent = before ? blanks : STR("");
		first = first && is_blank_text(token);
		before = before && (is_blank_text(token) || is_inheritance(tokens, token));
	}
}

static void look_ahead(struct tokens *tokens)
{
	bool last = true, after = true;

	for (size_t i = tokens->list.n; i-- > 0;) {
		struct token *token = &tokens->list.v[i];

		if (token->ends)
			last = after = true;
		token->last = last;
		token->after = after;
		last = last && is_blank_text(token);
		after = after && (is_blank_text(token) || is_inheritance(tokens, token));
	}
}

/* ---- Standing alone ---- */

static struct token *text_before(struct tokens *tokens, struct token *tag)
{
	bool has = !tag->starts && tag[-1].kind == TOKEN_TEXT;

	return has && tag > tokens->list.v ? tag - 1 : NULL;
}

static void drop_before(struct tokens *tokens, struct token *tag)
{
	struct token *text = text_before(tokens, tag);

	if (text)
		text->dropped = true;
	tag->alone = true;
}

static void drop_after(struct tokens *tokens, struct token *tag)
{
	struct token *next = tag + 1;

	if (next < tokens->list.v + tokens->list.n && !next->starts && next->kind == TOKEN_TEXT)
		next->dropped = true;
}

static void drop_line(struct tokens *tokens, struct token *tag)
{
	drop_before(tokens, tag);
	drop_after(tokens, tag);
}

/* From its opening to its closing tag a parent is one thing: only what is around it matters. */
static void lay_out_parent(struct tokens *tokens, struct token *open)
{
	struct token *close = &tokens->list.v[open->pair];

	if (!open->first || !close->last)
		return;
	drop_before(tokens, open);
	drop_after(tokens, close);
}

static void lay_out_block(struct tokens *tokens, struct token *open)
{
	if (!open->before || !open->last)
		return;
	drop_before(tokens, open);
	drop_after(tokens, open);
}

static bool shares_line(
	const struct tokens *tokens, const struct token *open, const struct token *close)
{
	for (const struct token *token = open + 1; token <= close; token++)
		if (token->starts)
			return false;
	return tokens->list.n > 0;
}

static void lay_out_block_close(struct tokens *tokens, struct token *close)
{
	if (!close->before || !close->after || shares_line(tokens, partner(tokens, close), close))
		return;
	drop_before(tokens, close);
	if (close->last)
		drop_after(tokens, close);
}

static void lay_out_tag(struct tokens *tokens, struct token *token)
{
	const struct token *pair = partner(tokens, token);

	if (token->kind == TOKEN_VALUE || token->kind == TOKEN_RAW)
		return;
	if (!is_inheritance(tokens, token)) {
		if (token->first && token->last)
			drop_line(tokens, token);
	} else if (token->kind == TOKEN_PARENT && pair) {
		lay_out_parent(tokens, token);
	} else if (token->kind == TOKEN_BLOCK && pair) {
		lay_out_block(tokens, token);
	} else if (token->kind == TOKEN_CLOSE && pair->kind == TOKEN_BLOCK) {
		lay_out_block_close(tokens, token);
	}
}

/* ---- How far a block is indented ---- */

/*
 * The blanks that the line which starts at token puts out, false if it puts out nothing: an empty
 * line, or one that went with a tag that stands alone and has no lines of its own.
 */
static bool line_blanks(const struct token *token, struct str *blanks)
{
	const struct token *tag = token;

	*blanks = token->kind == TOKEN_TEXT ? leading_blanks(token->source) : STR("");
	if (is_blank_text(token)) {
		if (token->ends)
			return false;
		tag = token + 1;
	}
	return !tag->alone || tag->kind == TOKEN_PARTIAL || tag->kind == TOKEN_PARENT;
}

/* What all lines of the block have in common; those of the tag itself when it has no lines. */
static struct str block_indent(const struct tokens *tokens, const struct token *open)
{
	const struct token *close = partner(tokens, open);
	struct str indent = open->indent, blanks;
	bool known = !open->alone;

	for (const struct token *token = open + 1; token < close; token++) {
		if (token->starts && line_blanks(token, &blanks)) {
			indent = known ? common_prefix(indent, blanks) : blanks;
			known = true;
		}
		if (token->kind == TOKEN_PARENT && partner(tokens, token))
			token = partner(tokens, token);
	}
	return indent;
}

void lay_out_tokens(struct tokens *tokens)
{
	look_back(tokens);
	look_ahead(tokens);
	vec_each (struct token, tag, &tokens->list)
		if (tag->kind != TOKEN_TEXT && !tag->bad)
			lay_out_tag(tokens, tag);
	vec_each (struct token, token, &tokens->list) {
		if (token->kind == TOKEN_BLOCK && token->pair != NO_TOKEN && !token->bad)
			token->indent = block_indent(tokens, token);
		else if (!token->alone)
			token->indent = STR("");
	}
}
