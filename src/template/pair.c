/* SPDX-License-Identifier: EUPL-1.2 */
#include "template/internal.h"

struct pairing {
	struct tokens *tokens;
	VEC(uint32_t) open; /* tags that wait for their end, the innermost last */
	bool too_deep;      /* reported */
};

static struct token *token_at(const struct pairing *pairing, uint32_t i)
{
	return &pairing->tokens->list.v[i];
}

static struct place tag_place(const struct pairing *pairing, const struct token *token)
{
	return place_of(pairing->tokens->text, token->source);
}

static struct token *innermost(const struct pairing *pairing)
{
	return pairing->open.n ? token_at(pairing, pairing->open.v[pairing->open.n - 1]) : NULL;
}

/* What lies deeper than the limit is left out, so that later stages need not look. */
static void check_depth(struct pairing *pairing, struct token *token)
{
	if (pairing->open.n < LIMIT_TEMPLATE_DEPTH)
		return;
	token->bad = true;
	if (!pairing->too_deep)
		tokens_report(pairing->tokens, DIAG_TEMPLATE_TOO_DEEP, tag_place(pairing, token),
			.args = {number_text(pairing->tokens->arena, LIMIT_TEMPLATE_DEPTH)});
	pairing->too_deep = true;
}

/* Directly inside a parent tag only blocks mean something; the specification ignores the rest. */
static void check_inside(struct pairing *pairing, struct token *token)
{
	const struct token *parent = innermost(pairing);

	if (!parent || parent->kind != TOKEN_PARENT || token->bad)
		return;
	if (token->kind == TOKEN_TEXT || token->kind == TOKEN_SILENT ||
		token->kind == TOKEN_CLOSE || token->kind == TOKEN_BLOCK)
		return;
	tokens_report(pairing->tokens, DIAG_TEMPLATE_TAG, tag_place(pairing, token),
		.args = {STR("@tag-in-parent")}, .other = tag_place(pairing, parent));
}

static void report_open(struct pairing *pairing, const struct token *open, struct place close)
{
	if (!open->bad)
		tokens_report(pairing->tokens, DIAG_TEMPLATE_SECTION_UNCLOSED,
			tag_place(pairing, open), .args = {open->name}, .other = close);
}

/* The star of a dynamic name may be left out where it ends. */
static bool closes(const struct token *close, const struct token *open)
{
	return str_eq(close->name, open->name) && (open->dynamic || !close->dynamic);
}

/* The index of the open tag that this one closes; the number of them if there is none. */
static size_t find_open(const struct pairing *pairing, const struct token *close)
{
	for (size_t i = pairing->open.n; i-- > 0;) {
		const struct token *open = token_at(pairing, pairing->open.v[i]);

		if (closes(close, open) || open->bad)
			return i;
	}
	return pairing->open.n;
}

static void report_stray(struct pairing *pairing, const struct token *close)
{
	const struct token *open = innermost(pairing);

	if (close->bad)
		return;
	if (open)
		tokens_report(pairing->tokens, DIAG_TEMPLATE_SECTION_CLOSE,
			tag_place(pairing, close), .args = {close->name},
			.other = tag_place(pairing, open));
	else
		tokens_report(pairing->tokens, DIAG_TEMPLATE_SECTION_CLOSE,
			tag_place(pairing, close), .args = {close->name});
}

static void close_tag(struct pairing *pairing, uint32_t at)
{
	struct token *close = token_at(pairing, at), *open;
	size_t left = find_open(pairing, close);

	if (left == pairing->open.n) {
		report_stray(pairing, close);
		return;
	}
	while (pairing->open.n > left + 1) {
		report_open(pairing, innermost(pairing), tag_place(pairing, close));
		pairing->open.n--;
	}
	open = innermost(pairing);
	open->pair = at;
	close->pair = pairing->open.v[left];
	close->bad = open->bad = open->bad || close->bad;
	pairing->open.n--;
}

static void pair_token(struct pairing *pairing, uint32_t at)
{
	struct token *token = token_at(pairing, at);

	if (token->kind == TOKEN_CLOSE) {
		close_tag(pairing, at);
		return;
	}
	check_inside(pairing, token);
	if (!token_opens(token))
		return;
	check_depth(pairing, token);
	vec_push(pairing->tokens->arena, &pairing->open, at);
}

void pair_tokens(struct tokens *tokens)
{
	struct pairing pairing = {.tokens = tokens};

	for (uint32_t i = 0; i < tokens->list.n; i++)
		pair_token(&pairing, i);
	for (size_t i = 0; i < pairing.open.n; i++)
		report_open(&pairing, token_at(&pairing, pairing.open.v[i]), (struct place){0});
}
