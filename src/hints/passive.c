/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The passive voice. Dutch: a form of "worden" and a participle in one clause; with "zijn", which
 * is the perfect tense as often, only if "door" is there too. English: a form of "be" and a
 * participle right behind it. Rather one too few than a false alarm.
 */
#include "hints/internal.h"

/* Words between the two. */
enum { REACH = 14 };

/* A word as tables have it. */
struct lower {
	char room[TABLE_WORD_MAX];
	struct str word;
};

static struct str lower_of(const struct read *read, size_t token, struct lower *lower)
{
	lower->word = token_lower(read->tokens, token, lower->room);
	return lower->word;
}

static bool stops(const struct read *read, size_t token)
{
	return read->tokens->list.v[token].stops;
}

static void report(const struct read *read, size_t one, size_t other)
{
	size_t first = one < other ? one : other, last = one < other ? other : one;
	struct str between = last - first > 1 ? STR(" … ") : STR(" ");

	hint_add(read->writing, DIAG_HINT_PASSIVE, token_place(read, first, last),
		.args = {str_join(read->writing->arena, token_word(read->tokens, first), between,
			token_word(read->tokens, last))});
}

/* ---- Dutch ---- */

/* "gemaakt", and what is left of "opgezet" without "op". */
static bool is_weak(struct str word)
{
	char last = word.n ? word.p[word.n - 1] : 0;

	return word.n >= 6 && (last == 'd' || last == 't') && str_starts(word, STR("ge"));
}

/* "bepaald", "verwerkt": participles without "ge". */
static bool is_prefixed(struct str word)
{
	static const struct str prefixes[] = {
		STR_INIT("be"), STR_INIT("her"), STR_INIT("ont"), STR_INIT("ver")};
	char last = word.n ? word.p[word.n - 1] : 0;

	if (word.n < 6 || (last != 'd' && last != 't'))
		return false;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		if (str_starts(word, prefixes[i]))
			return true;
	return false;
}

/* Behind a word such as "aan": "gesloten" of "aangesloten". */
static struct str without_before(struct str word)
{
	for (size_t at = 1; at + 4 < word.n && at < 12; at++)
		if (str_starts(str_from_index(word, at), STR("ge")) &&
			words_have(WORDS_NL_BEFORE_GE, str_slice(word, 0, at)))
			return str_from_index(word, at);
	return word;
}

static bool is_dutch_participle(struct str word)
{
	struct str base = without_before(word);

	if (words_have(WORDS_NL_NO_PARTICIPLE, word))
		return false;
	return words_have(WORDS_NL_STRONG, word) || words_have(WORDS_NL_STRONG, base) ||
	       is_weak(base) || (is_prefixed(word) && base.n == word.n);
}

/* The nearest participle in the clause of a token, first behind it; its own number if none. */
static size_t participle_near(const struct read *read, size_t verb)
{
	struct lower lower;

	for (size_t i = verb; !stops(read, i) && i + 1 < read->sentence.to && i < verb + REACH; i++)
		if (is_dutch_participle(lower_of(read, i + 1, &lower)))
			return i + 1;
	for (size_t i = verb; i > read->sentence.from && !stops(read, i - 1) && verb - i < REACH;
		i--)
		if (is_dutch_participle(lower_of(read, i - 1, &lower)))
			return i - 1;
	return verb;
}

/* "door" of who does it, in the clause of a token; not "door te bellen". */
static bool has_agent(const struct read *read, size_t verb)
{
	struct lower lower;
	size_t i = verb;

	while (i > read->sentence.from && !stops(read, i - 1) && verb - i < REACH)
		i--;
	for (; i + 1 < read->sentence.to && i < verb + REACH; i++) {
		if (str_is(lower_of(read, i, &lower), "door") && !stops(read, i) &&
			!str_is(lower_of(read, i + 1, &lower), "te"))
			return true;
		if (i >= verb && stops(read, i))
			return false;
	}
	return false;
}

static bool find_dutch(const struct read *read, size_t token)
{
	struct lower lower;
	struct str word = lower_of(read, token, &lower);
	bool is_zijn = words_have(WORDS_NL_ZIJN, word);
	size_t participle;

	if (!is_zijn && !words_have(WORDS_NL_WORDEN, word))
		return false;
	participle = participle_near(read, token);
	if (participle == token)
		return false;
	if (is_zijn && (words_have(WORDS_NL_MOVED, lower_of(read, participle, &lower)) ||
			       !has_agent(read, token)))
		return false;
	report(read, token, participle);
	return true;
}

/* ---- English ---- */

static bool is_english_participle(struct str word)
{
	if (words_have(WORDS_EN_NO_PARTICIPLE, word) || str_ends(word, STR("eed")))
		return false;
	return words_have(WORDS_EN_STRONG, word) || (word.n >= 5 && str_ends(word, STR("ed")));
}

static bool may_stand_between(struct str word)
{
	return words_have(WORDS_EN_BETWEEN, word) || (word.n > 4 && str_ends(word, STR("ly")));
}

static bool find_english(const struct read *read, size_t token)
{
	struct lower lower;
	size_t next = token;

	if (!words_have(WORDS_EN_BE, lower_of(read, token, &lower)))
		return false;
	for (int between = 0; between < 3; between++) {
		if (stops(read, next) || ++next >= read->sentence.to)
			return false;
		if (is_english_participle(lower_of(read, next, &lower))) {
			report(read, token, next);
			return true;
		}
		if (!may_stand_between(lower.word))
			return false;
	}
	return false;
}

void find_passive(const struct read *read)
{
	for (size_t i = read->sentence.from; i < read->sentence.to; i++) {
		if (read->writing->dutch && find_dutch(read, i))
			return;
		if (read->writing->english && find_english(read, i))
			return;
	}
}
