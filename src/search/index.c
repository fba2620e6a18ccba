/* SPDX-License-Identifier: EUPL-1.2 */
/* Which documents have which words. */
#include "base/utf8.h"
#include "search/internal.h"

struct search_index *search_new(struct arena *arena, struct arena *scratch, struct str language)
{
	struct search_index *index = arena_new(arena, struct search_index);

	index->arena = arena;
	index->scratch = scratch;
	index->language = language;
	return index;
}

/* ---- Words ---- */

static struct word *find_word(struct search_index *index, struct str text)
{
	struct word *word = map_get(&index->by_text, text);

	if (word)
		return word;
	word = arena_new(index->arena, struct word);
	word->text = str_dup(index->arena, text);
	map_put(index->arena, &index->by_text, word->text, word);
	vec_push(index->arena, &index->words, word);
	return word;
}

/* Documents come in order, so the posting of this one can only be the last. */
static void add_posting(struct search_index *index, struct word *word, enum search_field field)
{
	unsigned document = (unsigned)(index->entries.n - 1);
	size_t n = word->postings.n;

	if (n && word->postings.v[n - 1].document == document)
		word->postings.v[n - 1].fields |= 1U << field;
	else
		vec_push(index->arena, &word->postings, ((struct posting){document, 1U << field}));
}

typedef void word_handler(struct search_index *index, struct word *word, void *context);

/* "geo-informatie"; but "14+netnummer", which has none. */
static struct str with_hyphens(struct search_index *index, const struct token *token)
{
	struct str whole = {token->text, token->n};
	struct str pieces[2 * TOKEN_PARTS];
	size_t n = 0, from = 0;

	for (size_t i = 0; i < token->parts; i++) {
		if (i && token->text[from - 1] != '+')
			pieces[n++] = STR("-");
		pieces[n++] = str_slice(whole, from, token->ends[i]);
		from = token->ends[i];
	}
	return n > token->parts ? str_concat(index->arena, pieces, n) : STR("");
}

/* The whole of a token, and its parts if it has some. */
static void each_word_of(
	struct search_index *index, const struct token *token, word_handler *handler, void *context)
{
	struct str whole = {token->text, token->n};
	struct word *word;
	size_t from = 0;

	word = find_word(index, whole);
	if (token->parts > 1 && !word->spelled.n)
		word->spelled = with_hyphens(index, token);
	handler(index, word, context);
	for (size_t i = 0; token->parts > 1 && i < token->parts; i++) {
		struct str part = str_slice(whole, from, token->ends[i]);

		if (token_part_counts(part))
			handler(index, find_word(index, part), context);
		from = token->ends[i];
	}
}

/* Remembers how words with accents are written. */
static void keep_spellings(struct search_index *index, struct str text)
{
	struct str spelled;
	size_t at = 0;

	while (token_next_accented(index->scratch, text, &at, &spelled)) {
		struct str folded = token_fold(index->scratch, spelled);
		struct word *word = map_get(&index->by_text, folded);

		if (word && !word->spelled.n && !str_eq(folded, spelled))
			word->spelled = str_dup(index->arena, spelled);
	}
}

static void each_word(
	struct search_index *index, struct str text, word_handler *handler, void *context)
{
	struct str folded = token_fold(index->scratch, text);
	struct token token;
	size_t at = 0;

	while (token_next(folded, &at, &token))
		each_word_of(index, &token, handler, context);
	if (!text_is_ascii(text))
		keep_spellings(index, text);
	arena_reset(index->scratch);
}

static void handle_posting(struct search_index *index, struct word *word, void *context)
{
	add_posting(index, word, *(const enum search_field *)context);
}

static void handle_list(struct search_index *index, struct word *word, void *context)
{
	struct search_words *words = context;

	vec_push(index->arena, &words->words, word);
}

/* ---- Documents ---- */

/* On one line, with one blank where there were more. */
static struct str one_line(struct arena *arena, struct str s)
{
	char *p = arena_alloc(arena, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool blank = s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t';

		if (!blank)
			p[n++] = s.p[i];
		else if (n && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	return str_trim((struct str){p, n});
}

void search_begin(struct search_index *index, const struct search_document *document)
{
	struct arena *arena = index->arena;
	struct entry entry = {.group = document->group, .facet_count = document->facet_count};

	entry.title = one_line(arena, document->title);
	entry.url = str_dup(arena, document->url);
	entry.summary = one_line(arena, utf8_cut(document->summary, LIMIT_SEARCH_SUMMARY));
	if (entry.facet_count) {
		size_t size = entry.facet_count * sizeof(*entry.facets);

		entry.facets = memcpy(arena_alloc(arena, size), document->facets, size);
	}
	vec_push(arena, &index->entries, entry);
	search_add(index, SEARCH_TITLE, document->title);
	search_add(index, SEARCH_SUMMARY, document->summary);
}

void search_add(struct search_index *index, enum search_field field, struct str text)
{
	each_word(index, text, handle_posting, &field);
}

const struct search_words *search_words(struct search_index *index, struct str text)
{
	struct search_words *words = arena_new(index->arena, struct search_words);

	each_word(index, text, handle_list, words);
	return words;
}

void search_add_words(
	struct search_index *index, enum search_field field, const struct search_words *words)
{
	vec_each (struct word *, word, &words->words)
		add_posting(index, *word, field);
}
