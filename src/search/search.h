/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Documents in, the bytes of a search index out. Knows nothing of sites. The only folder that
 * knows libstemmer.
 *
 *     index = search_new(&arena, &scratch, STR("nl"));
 *     search_begin(index, &document);                     for every document, in order
 *     search_add(index, SEARCH_BODY, text);               any number of times for each
 *     search_write(index, &out);
 *
 * What comes out is a script of one call, kaartenbakSearch.load({…}), so that a page from a folder
 * on disk can load it too. Its members:
 *
 *     version     1
 *     language    "nl"
 *     titles      one a line
 *     urls        one for each title, front coded: a capital letter says how many characters it
 *                 has in common with the one before (A: none), then comes the rest
 *     groups      for each title the number of its group, as one character from "0"
 *     summaries   one a line
 *     facets      for each title the numbers of the documents it is filed under, in figures, and a
 *                 blank behind them
 *     words       all words in the order of their bytes, front coded as urls
 *     spellings   how words are written that have accents or hyphens
 *     stems       for each word, in figures, how many words back the last one with the same stem
 *                 stands; 0: there is none
 *     postings    for each word, in figures, the documents that have it, each as the distance to
 *                 the one before it (the first: to -1), and a blank behind them
 *     fields      for each posting one hexadecimal digit: the sum of 1 << enum search_field
 *     common      words that so many documents have that only titles and extra words count
 *
 * Figures: numbers to the base 32, the highest digit first. Those from '#' end a number, those
 * from ']' do not.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Where a word stands, by falling weight. */
enum search_field { SEARCH_TITLE, SEARCH_EXTRA, SEARCH_SUMMARY, SEARCH_BODY, SEARCH_FIELDS };

struct search_document {
	struct str title, url, summary; /* copied */
	unsigned group;                 /* less than SEARCH_GROUPS */
	/* Numbers of documents that this one is filed under, from 0 in the order of search_begin.
	 */
	const unsigned *facets;
	size_t facet_count;
};

enum { SEARCH_GROUPS = 64 };

struct search_index;
struct search_words;

/*
 * All of it is memory of arena, so that nothing is to be freed but that. scratch is for texts while
 * they are taken apart: it is reset after each, and so for nothing else until search_write. The
 * language is an ISO 639 code; one that has no stemmer gives an index without stems.
 */
struct search_index *search_new(struct arena *arena, struct arena *scratch, struct str language);
/* Begins a document; its title and summary are searched too. */
void search_begin(struct search_index *index, const struct search_document *document);
/* Words of the document that was begun last. */
void search_add(struct search_index *index, enum search_field field, struct str text);
/* Takes text apart once, for many documents to have. */
const struct search_words *search_words(struct search_index *index, struct str text);
void search_add_words(
	struct search_index *index, enum search_field field, const struct search_words *words);
/* The same documents in the same order give the same bytes. Only once. */
void search_write(struct search_index *index, struct buf *out);
/* The stems of some words: another libstemmer, which tells no version, may have others. */
void search_sample(struct str language, struct buf *out);

#endif
