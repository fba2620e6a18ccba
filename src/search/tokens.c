/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts to words. themes/basis/assets/search.js takes what is asked apart in the same way. */
#include "base/bytes.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "search/internal.h"

enum sort {
	SORT_GAP,    /* parts words */
	SORT_LETTER, /* letters and digits */
	SORT_PLUS,   /* ends a part and belongs to it: "14+" */
	SORT_HYPHEN, /* between letters: joins parts */
	SORT_SILENT, /* between letters: as if it were not there, as in "API's" */
	SORT_POINT,  /* between digits: a letter */
};

/* Marks, blanks and pictures beyond ASCII; all else there counts as a letter. */
static bool is_mark(uint32_t c)
{
	return c < 0xc0 || c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c <= 0x206f) ||
	       (c >= 0x20a0 && c <= 0x20cf) || (c >= 0x2190 && c <= 0x2bff) ||
	       (c >= 0x3000 && c <= 0x303f) || (c >= 0xfe00 && c <= 0xfe0f) ||
	       (c >= 0xfff0 && c <= 0xffff) || c >= 0x1f000;
}

static enum sort sort_beyond_ascii(uint32_t c)
{
	if (c == 0x2010 || c == 0x2011)
		return SORT_HYPHEN;
	if (c == 0xad || c == 0x2018 || c == 0x2019 || (c >= 0x200b && c <= 0x200d))
		return SORT_SILENT;
	return is_mark(c) ? SORT_GAP : SORT_LETTER;
}

static inline bool is_plain_letter(uint32_t c)
{
	return c - 'a' < 26 || c - '0' < 10;
}

static enum sort sort_of(uint32_t c)
{
	if (c >= 0x80)
		return sort_beyond_ascii(c);
	if (is_plain_letter(c))
		return SORT_LETTER;
	return c == '+'    ? SORT_PLUS
	       : c == '-'  ? SORT_HYPHEN
	       : c == '\'' ? SORT_SILENT
	       : c == '.'  ? SORT_POINT
			   : SORT_GAP;
}

bool text_is_ascii(struct str s)
{
	size_t at = 0;

	for (; at + 8 <= s.n; at += 8)
		if (bytes_any_high(bytes_load(s.p + at)))
			return false;
	for (; at < s.n; at++)
		if ((unsigned char)s.p[at] >= 0x80)
			return false;
	return true;
}

struct str token_fold(struct arena *arena, struct str text)
{
	return text_is_ascii(text) ? str_lower(arena, text) : sort_key(arena, text);
}

/* The sort of the character at from, and where the next one begins. */
static inline enum sort look(struct str text, size_t from, size_t *next)
{
	unsigned char c;

	*next = from;
	if (from >= text.n)
		return SORT_GAP;
	c = (unsigned char)text.p[from];
	if (c >= 0x80)
		return sort_of(utf8_next(text, next));
	*next = from + 1;
	return sort_of(c);
}

/* Behind the letters and digits of ASCII from at. */
static size_t skip_letters(struct str text, size_t at)
{
	while (at < text.n && is_plain_letter((unsigned char)text.p[at]))
		at++;
	return at;
}

static bool is_digit(struct str text, size_t at)
{
	return at < text.n && text.p[at] >= '0' && text.p[at] <= '9';
}

/* From from to to stand letters of ASCII or one other character. What does not fit is left out. */
static void append(struct token *token, struct str text, size_t from, size_t to, bool *full)
{
	size_t room = sizeof(token->text) - token->n;

	if (*full)
		return;
	if (to - from > room) {
		*full = true;
		to = (unsigned char)text.p[from] < 0x80 ? from + room : from;
	}
	memcpy(token->text + token->n, text.p + from, to - from);
	token->n += to - from;
}

static void end_part(struct token *token)
{
	size_t before = token->parts ? token->ends[token->parts - 1] : 0;

	if (token->n == before)
		return;
	/* "c++" is one part. */
	if (token->parts && token->text[before] == '+') {
		token->ends[token->parts - 1] = token->n;
		return;
	}
	if (token->parts == TOKEN_PARTS)
		token->parts--;
	token->ends[token->parts++] = token->n;
}

/* Whether the character at at, of that sort, belongs to the token that has begun before it. */
static bool goes_on(struct str text, enum sort sort, size_t at, size_t next)
{
	size_t behind;

	switch (sort) {
	case SORT_LETTER:
	case SORT_PLUS:
		return true;
	case SORT_HYPHEN:
	case SORT_SILENT:
		return look(text, next, &behind) == SORT_LETTER;
	case SORT_POINT:
		return is_digit(text, at - 1) && is_digit(text, next);
	default:
		return false;
	}
}

bool token_next(struct str folded, size_t *at, struct token *token)
{
	size_t from = *at, next;
	bool full = false;

	while (from < folded.n && look(folded, from, &next) != SORT_LETTER)
		from = next;
	token->n = token->parts = 0;
	for (; from < folded.n; from = next) {
		next = skip_letters(folded, from);
		if (next > from) {
			append(token, folded, from, next, &full);
			continue;
		}
		enum sort sort = look(folded, from, &next);

		if (!goes_on(folded, sort, from, next))
			break;
		if (sort != SORT_HYPHEN && sort != SORT_SILENT)
			append(token, folded, from, next, &full);
		if (sort == SORT_HYPHEN || sort == SORT_PLUS)
			end_part(token);
	}
	*at = from;
	end_part(token);
	return token->n != 0;
}

/* ---- Words as they are written ---- */

/* Of Latin-1 Supplement and ASCII; others stay as they are. */
static struct str small_letters(struct arena *arena, struct str s)
{
	char *p = arena_dup(arena, s.p, s.n);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c >= 'A' && c <= 'Z')
			p[i] = (char)(c + 0x20);
		else if (c == 0xc3 && i + 1 < s.n && (unsigned char)p[i + 1] <= 0x9e)
			p[i + 1] = (char)((unsigned char)p[i + 1] + 0x20);
	}
	return (struct str){p, s.n};
}

static bool is_letter(uint32_t c)
{
	return sort_of(c >= 'A' && c <= 'Z' ? c + 0x20 : c) == SORT_LETTER;
}

bool token_next_accented(struct arena *arena, struct str text, size_t *at, struct str *spelled)
{
	size_t from = *at, start = from;
	bool accented = false;

	while (from < text.n) {
		size_t next = from;
		uint32_t c = utf8_next(text, &next);

		if (is_letter(c))
			accented |= c >= 0x80;
		else if (accented)
			break;
		else
			start = next;
		from = next;
	}
	*at = from;
	if (accented)
		*spelled = small_letters(arena, str_slice(text, start, from));
	return accented;
}

bool token_part_counts(struct str part)
{
	return part.n > 1 || (part.n == 1 && part.p[0] >= '0' && part.p[0] <= '9');
}
