/* SPDX-License-Identifier: EUPL-1.2 */
/* A block of prose as words and sentences. */
#include "base/utf8.h"
#include "hints/internal.h"

/* Stands for code and addresses; counts as a word. */
enum { OBJECT = 0xfffc, ELLIPSIS = 0x2026, EN_DASH = 0x2013, EM_DASH = 0x2014 };

bool is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	if (c >= 0xc0 && c <= 0xde)
		return c != 0xd7;
	return c >= 0x100 && c < 0x180 && c % 2 == 0;
}

bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || is_upper(c);
	return c >= 0xc0 && c != 0xd7 && c != 0xf7 && (c < 0x2000 || c >= 0x2c00) && c != OBJECT;
}

static bool is_word_char(uint32_t c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == OBJECT;
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0;
}

static bool is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == 0xab || (c >= 0x2018 && c <= 0x201e);
}

/* What stands between two blanks: its word, if it has one, and the punctuation behind that. */
struct run {
	struct token token;
	bool word;   /* there is one */
	bool dash;   /* there is none, but a dash */
	bool point;  /* the only thing that could end a sentence is a point */
	bool mark;   /* '!', '?' or "…" */
	bool starts; /* could begin a sentence */
};

static void read_tail(struct run *run, uint32_t c)
{
	run->point |= c == '.';
	run->mark |= c == '!' || c == '?' || c == ELLIPSIS;
	run->token.stops |=
		c == ',' || c == ';' || c == ':' || c == ')' || c == EN_DASH || c == EM_DASH;
}

/* One character of the run, which begins at byte at and ends before byte next. */
static void read_char(struct run *run, uint32_t c, size_t at, size_t next, uint32_t *last)
{
	if (is_word_char(c)) {
		bool second = run->word && at == run->token.at + run->token.n;

		if (!run->word) {
			run->token.at = (uint32_t)at;
			run->token.bracketed = *last == '(' || *last == '[';
			run->token.quoted = is_quote(*last);
		}
		run->starts |= (!run->word || (second && run->token.n == 1)) &&
			       (is_upper(c) || c == OBJECT || (c >= '0' && c <= '9'));
		run->word = true;
		run->token.n = (uint32_t)(next - run->token.at);
		run->token.stops = run->token.closed = run->point = run->mark = false;
	} else {
		run->token.closed |= run->word && (c == ')' || c == ']');
		run->dash |= c == EN_DASH || c == EM_DASH || c == '-';
		read_tail(run, c);
	}
	*last = c;
}

static struct run read_run(struct str text, size_t *at)
{
	struct run run = {0};
	uint32_t last = 0;

	while (*at < text.n) {
		size_t here = *at, next = here;
		uint32_t c = utf8_next(text, &next);

		if (is_blank(c)) {
			*at = next;
			if (run.token.to)
				break;
			continue;
		}
		read_char(&run, c, here, next, &last);
		*at = next;
		run.token.to = (uint32_t)next;
	}
	return run;
}

/* "J.", "o.a." and "art." are followed by more; "enz." may be the end. */
static bool goes_on(struct str text, const struct token *token)
{
	struct str word = str_slice(text, token->at, (size_t)token->at + token->n);
	char room[TABLE_WORD_MAX];
	struct tokens one = {.text = word};
	size_t first = 0;

	if (str_find_char(word, '.') < word.n && !(word.p[0] >= '0' && word.p[0] <= '9') &&
		str_find(word, STR("://"), 0) == word.n && word.n <= 12)
		return true;
	if (word.n && is_upper(utf8_next(word, &first)) && first == word.n)
		return true;
	one.list.v = &(struct token){.n = (uint32_t)word.n};
	one.list.n = 1;
	return words_have(WORDS_DOTTED, token_lower(&one, 0, room));
}

static void end_sentence(struct tokens *tokens, const struct run *last, bool next_starts)
{
	struct token *token = tokens->list.n ? &tokens->list.v[tokens->list.n - 1] : NULL;

	if (token && next_starts && (last->mark || (last->point && !goes_on(tokens->text, token))))
		token->ends = true;
}

void tokens_read(struct arena *arena, struct str text, struct tokens *tokens)
{
	struct run last = {0};
	size_t at = 0;

	*tokens = (struct tokens){.text = text};
	while (at < text.n) {
		struct run run = read_run(text, &at);
		struct token *before = tokens->list.n ? &tokens->list.v[tokens->list.n - 1] : NULL;

		if (before && (run.dash || run.token.bracketed) &&
			(!run.word || run.token.bracketed))
			before->stops = true;
		if (!run.word)
			continue;
		end_sentence(tokens, &last, run.starts);
		vec_push(arena, &tokens->list, run.token);
		last = run;
	}
}

struct sentence sentence_from(const struct tokens *tokens, size_t from)
{
	struct sentence sentence = {from, from};

	while (sentence.to < tokens->list.n && !tokens->list.v[sentence.to++].ends)
		continue;
	return sentence;
}

struct str token_word(const struct tokens *tokens, size_t token)
{
	const struct token *it = &tokens->list.v[token];

	return str_slice(tokens->text, it->at, (size_t)it->at + it->n);
}

struct str token_lower(const struct tokens *tokens, size_t token, char room[TABLE_WORD_MAX])
{
	struct str word = token_word(tokens, token);

	if (word.n > TABLE_WORD_MAX)
		return STR("");
	for (size_t i = 0; i < word.n; i++)
		room[i] = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] + 32) : word.p[i];
	return (struct str){room, word.n};
}
