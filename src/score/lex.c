/* SPDX-License-Identifier: EUPL-1.2 */
/* A condition to tokens. */
#include "base/utf8.h"
#include "score/internal.h"

static const struct {
	struct str text;
	enum token_kind kind;
	unsigned char relation;
} keywords[] = {
	{STR_INIT("en"), TOKEN_AND, 0},
	{STR_INIT("and"), TOKEN_AND, 0},
	{STR_INIT("of"), TOKEN_OR, 0},
	{STR_INIT("or"), TOKEN_OR, 0},
	{STR_INIT("niet"), TOKEN_NOT, 0},
	{STR_INIT("not"), TOKEN_NOT, 0},
	{STR_INIT("anders"), TOKEN_OTHERWISE, 0},
	{STR_INIT("otherwise"), TOKEN_OTHERWISE, 0},
	{STR_INIT("ontbreekt"), TOKEN_MISSING, 0},
	{STR_INIT("is"), TOKEN_RELATION, RELATION_EQUAL},
};

static const struct {
	struct str text;
	unsigned char relation;
} relations[] = {
	{STR_INIT("="), RELATION_EQUAL},
	{STR_INIT("=="), RELATION_EQUAL},
	{STR_INIT("<>"), RELATION_LESS | RELATION_GREATER},
	{STR_INIT("!="), RELATION_LESS | RELATION_GREATER},
	{STR_INIT("≠"), RELATION_LESS | RELATION_GREATER},
	{STR_INIT("<"), RELATION_LESS},
	{STR_INIT("<="), RELATION_LESS | RELATION_EQUAL},
	{STR_INIT("≤"), RELATION_LESS | RELATION_EQUAL},
	{STR_INIT(">"), RELATION_GREATER},
	{STR_INIT(">="), RELATION_GREATER | RELATION_EQUAL},
	{STR_INIT("≥"), RELATION_GREATER | RELATION_EQUAL},
};

/* What people write who know other languages. */
static const struct {
	struct str text, better;
} habits[] = {
	{STR_INIT("=>"), STR_INIT(">=")},
	{STR_INIT("=<"), STR_INIT("<=")},
	{STR_INIT("><"), STR_INIT("<>")},
	{STR_INIT("==="), STR_INIT("=")},
	{STR_INIT("&"), STR_INIT("en")},
	{STR_INIT("&&"), STR_INIT("en")},
	{STR_INIT("|"), STR_INIT("of")},
	{STR_INIT("||"), STR_INIT("of")},
	{STR_INIT("!"), STR_INIT("niet")},
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

void lexer_init(struct lexer *lexer, const struct condition *condition, struct diags *diags)
{
	struct place place = condition->place;

	*lexer = (struct lexer){.condition = condition, .diags = diags};
	if (place.text && condition->text.n) {
		struct str written =
			str_slice(place.text->bytes, place.at, (size_t)place.at + place.len);
		size_t at = str_find(written, condition->text, 0);

		lexer->exact = at < written.n;
		lexer->base = place.at + at;
	}
}

struct place lexer_place(const struct lexer *lexer, struct str piece)
{
	struct place place = lexer->condition->place;

	if (!lexer->exact)
		return place;
	place.at = (uint32_t)(lexer->base + (size_t)(piece.p - lexer->condition->text.p));
	place.len = (uint32_t)piece.n;
	return place;
}

void offer_keywords(struct suggest *suggest)
{
	for (size_t i = 0; i < COUNT(keywords); i++)
		suggest_offer(suggest, keywords[i].text);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word_char(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ',' ||
	       c == '%';
}

/* The length of the sign of a comparison, or of what is made of the same characters. */
static size_t sign_length(struct str s)
{
	static const struct str wide[] = {STR_INIT("≠"), STR_INIT("≤"), STR_INIT("≥")};
	size_t n = 0;

	for (size_t i = 0; i < COUNT(wide); i++)
		if (str_starts(s, wide[i]))
			return wide[i].n;
	while (n < s.n && s.p[n] && strchr("=<>!&|", s.p[n]))
		n++;
	return n;
}

static struct token report_character(struct lexer *lexer, struct str text)
{
	struct str better = STR("");

	for (size_t i = 0; i < COUNT(habits); i++)
		if (str_eq(text, habits[i].text))
			better = habits[i].better;
	diag_add(lexer->diags, DIAG_RULE_CHARACTER, lexer_place(lexer, text), .args = {text},
		.suggest = better);
	return (struct token){.kind = TOKEN_BAD, .text = text};
}

static struct token sign_token(struct lexer *lexer, struct str text)
{
	for (size_t i = 0; i < COUNT(relations); i++)
		if (str_eq(text, relations[i].text))
			return (struct token){TOKEN_RELATION, relations[i].relation, text};
	return report_character(lexer, text);
}

/* A number, or what was meant to be one: begins with a digit and has no letters. */
static bool looks_like_number(struct str s)
{
	size_t from = s.p[0] == '-';

	if (from >= s.n || !is_digit(s.p[from]))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (is_letter(s.p[i]) || s.p[i] == '_')
			return false;
	return true;
}

static struct token word_token(struct str text)
{
	for (size_t i = 0; i < COUNT(keywords); i++)
		if (str_eq_lower(text, keywords[i].text))
			return (struct token){keywords[i].kind, keywords[i].relation, text};
	return (struct token){
		.kind = looks_like_number(text) ? TOKEN_NUMBER : TOKEN_WORD, .text = text};
}

struct token lexer_next(struct lexer *lexer)
{
	struct str all = lexer->condition->text, rest;
	struct token token;
	size_t n = 0;

	while (lexer->at < all.n && is_blank(all.p[lexer->at]))
		lexer->at++;
	rest = str_from_index(all, lexer->at);
	if (!rest.n)
		return (struct token){.kind = TOKEN_END, .text = rest};
	if (rest.p[0] == '(' || rest.p[0] == ')') {
		token = (struct token){.kind = rest.p[0] == '(' ? TOKEN_OPEN : TOKEN_CLOSE,
			.text = str_slice(rest, 0, 1)};
	} else if ((n = sign_length(rest))) {
		token = sign_token(lexer, str_slice(rest, 0, n));
	} else {
		while (n < rest.n && is_word_char(rest.p[n]))
			n++;
		token = n ? word_token(str_slice(rest, 0, n))
			  : report_character(lexer, utf8_cut(rest, 1));
	}
	lexer->at += token.text.n;
	return token;
}
