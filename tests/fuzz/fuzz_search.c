/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any text that passed text_check becomes words without capitals of ASCII, none too long, and an
 * index that can be written. What stands on lines of its own goes into fields in turn.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "search/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

static void check_tokens(struct arena *arena, struct str text)
{
	struct str folded = token_fold(arena, text);
	struct token token;
	size_t at = 0, before = 0;

	while (token_next(folded, &at, &token)) {
		struct str word = {token.text, token.n};

		check(at > before && at <= folded.n);
		check(token.n && token.n <= LIMIT_SEARCH_WORD);
		check(token.parts && token.parts <= TOKEN_PARTS);
		check(token.ends[token.parts - 1] == token.n);
		check(utf8_check(word) == word.n);
		for (size_t i = 0; i < word.n; i++)
			check(word.p[i] < 'A' || word.p[i] > 'Z');
		before = at;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct search_index *index;
	unsigned line = 0;

	if (size > 4096 || utf8_check(text) < size || utf8_find_control(text) < size)
		return 0;
	check_tokens(&arena, text);
	index = search_new(&arena, &scratch, STR("nl"));
	for (size_t at = 0; at < text.n; line++) {
		struct str rest = str_from_index(text, at);
		size_t end = str_find_char(rest, '\n');

		if (line % 8 == 0)
			search_begin(
				index, &(struct search_document){.title = str_slice(rest, 0, end),
					       .url = STR("a/"),
					       .summary = rest});
		else
			search_add(index, (enum search_field)(line % SEARCH_FIELDS),
				str_slice(rest, 0, end));
		at += end + 1;
	}
	search_write(index, &out);
	check(!out.overflowed && utf8_check(buf_str(&out)) == out.n);
	buf_release(&out);
	arena_release(&scratch);
	arena_release(&arena);
	return 0;
}
