/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A string is a pointer and a length. It owns nothing, need not end in NUL and may be empty
 * ({NULL, 0} is the empty string too). Bytes are UTF-8 once they have passed utf8_check.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct str {
	const char *p;
	size_t n;
};

/* A string from a literal; usable in initialisers as STR_INIT. */
#define STR_INIT(literal)                                                                          \
	{                                                                                          \
		(literal), sizeof(literal) - 1                                                     \
	}
#define STR(literal) ((struct str)STR_INIT(literal))
/* For "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

struct str str_from(const char *z);
struct str str_dup(struct arena *arena, struct str s);
/* All parts one after the other, in new memory. */
struct str str_concat(struct arena *arena, const struct str *parts, size_t n);
#define str_join(arena, ...)                                                                       \
	str_concat((arena), (const struct str[]){__VA_ARGS__},                                     \
		sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

int str_cmp(struct str a, struct str b); /* by bytes, so by code point */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
struct str str_from_index(struct str s, size_t from);
struct str str_slice(struct str s, size_t from, size_t to);
/* Index of the first c, or s.n. */
size_t str_find_char(struct str s, char c);
/* Index of the first needle at or after from, or s.n. */
size_t str_find(struct str s, struct str needle, size_t from);
/* Without blanks, tabs and line ends at both sides. */
struct str str_trim(struct str s);
/* ASCII letters in lower case. */
struct str str_lower(struct arena *arena, struct str s);
/* Whether s, with its ASCII letters in lower case, is lower. */
bool str_eq_lower(struct str s, struct str lower);
/* A copy with a NUL behind it, for calls that want one. */
const char *str_z(struct arena *arena, struct str s);
/* XXH3 without a seed: the same in every run. */
unsigned long long str_hash(struct str s);

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

#define str_is(s, literal) str_eq((s), STR(literal))

#endif
