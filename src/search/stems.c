/* SPDX-License-Identifier: EUPL-1.2 */
/* Which words have the same stem. */
#include <libstemmer.h>

#include "search/internal.h"

/* Words with digits or signs in them have no stem but themselves. */
static bool has_stem(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < 'a' && (unsigned char)word.p[i] < 0x80)
			return false;
	return true;
}

static struct str stem_of(struct sb_stemmer *stemmer, struct str word)
{
	const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.p, (int)word.n);

	return stem ? (struct str){(const char *)stem, (size_t)sb_stemmer_length(stemmer)} : word;
}

unsigned *stems_find(struct arena *arena, struct str language, struct word *const *words, size_t n)
{
	unsigned *back = arena_array(arena, unsigned, n);
	struct sb_stemmer *stemmer = sb_stemmer_new(str_z(arena, language), "UTF_8");
	struct map last = {0}; /* by stem: size_t *, which word had it last */

	if (!stemmer)
		return back;
	for (size_t i = 0; i < n; i++) {
		struct str stem;
		size_t *before;

		if (!has_stem(words[i]->text))
			continue;
		stem = stem_of(stemmer, words[i]->text);
		before = map_get(&last, stem);
		if (before) {
			back[i] = (unsigned)(i - *before);
		} else {
			before = arena_new(arena, size_t);
			map_put(arena, &last, str_dup(arena, stem), before);
		}
		*before = i;
	}
	sb_stemmer_delete(stemmer);
	return back;
}

void search_sample(struct str language, struct buf *out)
{
	static const struct str words[] = {STR_INIT("openbare"), STR_INIT("voorzieningen"),
		STR_INIT("beveiligd"), STR_INIT("registers"), STR_INIT("lopende"),
		STR_INIT("generously"), STR_INIT("hulpverlening")};
	struct arena arena = ARENA_INIT;
	struct sb_stemmer *stemmer = sb_stemmer_new(str_z(&arena, language), "UTF_8");

	for (size_t i = 0; stemmer && i < sizeof(words) / sizeof(*words); i++) {
		buf_add_str(out, stem_of(stemmer, words[i]));
		buf_add_char(out, ' ');
	}
	sb_stemmer_delete(stemmer);
	arena_release(&arena);
}
