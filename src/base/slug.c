/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/slug.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"

static bool is_slug_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool slug_valid(struct str s)
{
	if (!s.n || s.n > LIMIT_SLUG || s.p[0] == '-' || s.p[s.n - 1] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_slug_char(s.p[i]) && (s.p[i] != '-' || s.p[i - 1] == '-'))
			return false;
	return true;
}

/*
 * Latin-1 Supplement from U+00C0 and Latin Extended-A to U+017F without their accents, two
 * characters each (the second is a blank where one is enough).
 */
static const char folded[] =
	/* U+00C0 */ "a a a a a a aec e e e e i i i i "
		     /* U+00D0 */ "d n o o o o o   o u u u u y thss"
		     /* U+00E0 */ "a a a a a a aec e e e e i i i i "
		     /* U+00F0 */ "d n o o o o o   o u u u u y thy "
		     /* U+0100 */ "a a a a a a c c c c c c c c d d "
		     /* U+0110 */ "d d e e e e e e e e e e g g g g "
		     /* U+0120 */ "g g g g h h h h i i i i i i i i "
		     /* U+0130 */ "i i ijijj j k k k l l l l l l l "
		     /* U+0140 */ "l l l n n n n n n n n n o o o o "
		     /* U+0150 */ "o o oeoer r r r r r s s s s s s "
		     /* U+0160 */ "s s t t t t t t u u u u u u u u "
		     /* U+0170 */ "u u u u w w y y y z z z z z z s ";

/* Up to two letters for c; how many. */
static size_t fold_char(uint32_t c, char out[2])
{
	const char *pair;

	if (c < 0x80) {
		out[0] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
		return 1;
	}
	if (c < 0xc0 || c > 0x17f)
		return 0;
	pair = folded + 2 * (c - 0xc0);
	out[0] = pair[0];
	out[1] = pair[1];
	return pair[0] == ' ' ? 0 : pair[1] == ' ' ? 1 : 2;
}

/* Accents that are characters of their own, as file names of a Mac have them. */
static bool is_accent(uint32_t c)
{
	return c >= 0x300 && c <= 0x36f;
}

/* Marks that stand inside a word and vanish, as in "API's". */
static bool is_silent(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || is_accent(c);
}

struct str slug_from(struct arena *arena, struct str s)
{
	char *p = arena_alloc(arena, s.n * 2 + 1);
	size_t n = 0, at = 0;
	bool gap = false;

	while (at < s.n && n < LIMIT_SLUG) {
		uint32_t c = utf8_next(s, &at);
		char letters[2];
		size_t count = fold_char(c, letters);

		if (is_silent(c))
			continue;
		if (!count || !is_slug_char(letters[0])) {
			gap = true;
			continue;
		}
		if (gap && n)
			p[n++] = '-';
		gap = false;
		for (size_t i = 0; i < count; i++)
			p[n++] = letters[i];
	}
	if (n > LIMIT_SLUG)
		n = LIMIT_SLUG;
	while (n && p[n - 1] == '-')
		n--;
	return (struct str){p, n};
}

struct str slug_example(struct arena *arena, struct str s)
{
	struct str slug = slug_from(arena, s);

	return slug.n ? slug : STR("test");
}

struct str sort_key(struct arena *arena, struct str s)
{
	char *p = arena_alloc(arena, s.n * 2 + 1);
	size_t n = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		char letters[2];
		uint32_t c = utf8_next(s, &at);
		size_t count = fold_char(c, letters);

		if (!count && !is_accent(c)) {
			memcpy(p + n, s.p + from, at - from);
			n += at - from;
		}
		for (size_t i = 0; i < count; i++)
			p[n++] = letters[i];
	}
	return (struct str){p, n};
}
