/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/str.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/alloc.h"
#include "base/arena.h"

struct str str_from(const char *z)
{
	return (struct str){z, z ? strlen(z) : 0};
}

struct str str_dup(struct arena *arena, struct str s)
{
	return (struct str){arena_dup(arena, s.p, s.n), s.n};
}

struct str str_concat(struct arena *arena, const struct str *parts, size_t n)
{
	size_t total = 0;
	char *p, *at;

	for (size_t i = 0; i < n; i++)
		total = size_add(total, parts[i].n);
	p = at = arena_alloc(arena, size_add(total, 1));
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n)
			memcpy(at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	*at = '\0';
	return (struct str){p, total};
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

struct str str_from_index(struct str s, size_t from)
{
	return str_slice(s, from, s.n);
}

struct str str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from >= to)
		return (struct str){s.p ? s.p + to : NULL, 0};
	return (struct str){s.p + from, to - from};
}

size_t str_find_char(struct str s, char c)
{
	const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;

	return hit ? (size_t)(hit - s.p) : s.n;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	const char *hit;

	if (from >= s.n || needle.n == 0)
		return s.n;
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : s.n;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
	size_t from = 0, to = s.n;

	while (from < to && is_blank(s.p[from]))
		from++;
	while (to > from && is_blank(s.p[to - 1]))
		to--;
	return str_slice(s, from, to);
}

struct str str_lower(struct arena *arena, struct str s)
{
	char *p = arena_dup(arena, s.p, s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (struct str){p, s.n};
}

bool str_eq_lower(struct str s, struct str lower)
{
	if (s.n != lower.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] - 'A' + 'a' : s.p[i]) != lower.p[i])
			return false;
	return true;
}

const char *str_z(struct arena *arena, struct str s)
{
	return arena_dup(arena, s.p, s.n);
}

unsigned long long str_hash(struct str s)
{
	return XXH3_64bits(s.p ? s.p : "", s.n);
}
