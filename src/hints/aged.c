/* SPDX-License-Identifier: EUPL-1.2 */
/* Words and years that were right when they were written: "binnenkort", "in 2021 komt". */
#include "hints/internal.h"

enum { DAYS_FRESH = 366 };

/* Whether the words from token on are those of the phrase; *last gets the token of the last one. */
static bool phrase_at(const struct read *read, size_t token, struct str phrase, size_t *last)
{
	char room[TABLE_WORD_MAX];

	while (phrase.n) {
		size_t n = str_find_char(phrase, ' ');

		if (token >= read->sentence.to ||
			!str_eq(token_lower(read->tokens, token, room), str_slice(phrase, 0, n)))
			return false;
		*last = token++;
		phrase = str_from_index(phrase, n + 1);
	}
	return true;
}

/* A fresh text may say "now"; of one without a day nobody can tell when that was. */
static bool is_fresh(const struct writing *writing)
{
	return writing->date.year &&
	       date_days(writing->today) - date_days(writing->date) < DAYS_FRESH;
}

static void find_relative(const struct read *read, size_t token)
{
	const struct writing *writing = read->writing;
	const struct str *phrase = words_relative(writing->dutch ? LANG_NL : LANG_EN);
	size_t last = token;

	for (; phrase->n; phrase++)
		if (phrase_at(read, token, *phrase, &last)) {
			hint_add(read->writing, DIAG_HINT_DATED_WORD,
				token_place(read, token, last), .args = {*phrase});
			return;
		}
}

/* The year that a token is, if it has gone by; otherwise 0. */
static int past_year(const struct read *read, size_t token)
{
	struct str word = token_word(read->tokens, token);
	int year = 0;

	if (word.n != 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (word.p[i] < '0' || word.p[i] > '9')
			return 0;
		year = year * 10 + (word.p[i] - '0');
	}
	return year >= 1950 && year < read->writing->today.year ? year : 0;
}

/* "gaat over" says nothing of the future. */
static bool is_bound(const struct read *read, size_t token)
{
	char room[TABLE_WORD_MAX];

	return read->writing->dutch && token + 1 < read->sentence.to &&
	       words_have(WORDS_NL_BOUND, token_lower(read->tokens, token + 1, room));
}

static bool sentence_has(const struct read *read, enum word_table table)
{
	char room[TABLE_WORD_MAX];

	for (size_t i = read->sentence.from; i < read->sentence.to; i++)
		if (words_have(table, token_lower(read->tokens, i, room)) && !is_bound(read, i))
			return true;
	return false;
}

/* "in 2021", "najaar van 2021"; not "sinds 2021" and "uit 2021". */
static bool is_moment(const struct read *read, size_t token)
{
	bool dutch = read->writing->dutch;
	enum word_table table = dutch ? WORDS_NL_BEFORE_YEAR : WORDS_EN_BEFORE_YEAR;
	size_t before = token - 1;
	char room[TABLE_WORD_MAX];

	if (token == read->sentence.from)
		return false;
	if (before > read->sentence.from &&
		str_eq(token_lower(read->tokens, before, room), dutch ? STR("van") : STR("of")))
		before--;
	return words_have(table, token_lower(read->tokens, before, room));
}

/* The future is spoken of, and the sentence tells nothing of the past. */
static bool speaks_of_future(const struct read *read)
{
	bool dutch = read->writing->dutch;

	return sentence_has(read, dutch ? WORDS_NL_COMING : WORDS_EN_COMING) &&
	       !sentence_has(read, dutch ? WORDS_NL_PAST : WORDS_EN_PAST);
}

static void find_year(const struct read *read)
{
	for (size_t i = read->sentence.from; i < read->sentence.to; i++) {
		if (!past_year(read, i) || !is_moment(read, i))
			continue;
		if (speaks_of_future(read))
			hint_add(read->writing, DIAG_HINT_PAST_DATE, token_place(read, i, i),
				.args = {token_word(read->tokens, i)});
		return;
	}
}

void find_aged(const struct read *read)
{
	if (!read->writing->dutch && !read->writing->english)
		return;
	find_year(read);
	if (is_fresh(read->writing))
		return;
	for (size_t i = read->sentence.from; i < read->sentence.to; i++)
		find_relative(read, i);
}
