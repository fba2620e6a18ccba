/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/likeness.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"

enum { COMPARED_LINES = 4096 };

/* ---- What a file looks like ---- */

static int hash_cmp(const void *left, const void *right)
{
	unsigned long long a = *(const unsigned long long *)left;
	unsigned long long b = *(const unsigned long long *)right;

	return (a > b) - (a < b);
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* The line without quotes; it is the same with them. */
static struct str unquoted(struct arena *arena, struct str line)
{
	char *p = NULL;
	size_t n = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (is_quote(line.p[i]) && !p) {
			p = arena_alloc(arena, line.n);
			memcpy(p, line.p, i);
			n = i;
		} else if (p && !is_quote(line.p[i])) {
			p[n++] = line.p[i];
		}
	}
	return p ? (struct str){p, n} : line;
}

/* What stands behind "key:". */
static struct str title_of(struct str line, struct str key)
{
	if (!key.n || !str_starts(line, key) || line.n == key.n || line.p[key.n] != ':')
		return STR("");
	return str_trim(str_from_index(line, key.n + 1));
}

static void look_at_lines(struct arena *arena, struct str rest, struct str key, struct looks *looks)
{
	bool front = false;

	while (rest.n && looks->n < COMPARED_LINES) {
		size_t end = str_find_char(rest, '\n');
		struct str line = str_trim(str_slice(rest, 0, end));

		rest = str_from_index(rest, end + 1);
		if (!looks->n && !front && str_is(line, "---")) {
			front = true;
		} else if (front && str_is(line, "---")) {
			front = false;
			key = STR("");
		} else if (line.n) {
			unsigned long long hash;

			if (front)
				line = unquoted(arena, line);
			hash = str_hash(line);
			looks->lines[looks->n++] = hash;
			if (front && !looks->title.n)
				looks->title = title_of(line, key);
			if (!front)
				looks->text = looks->text * 31 + hash;
		}
	}
	qsort(looks->lines, looks->n, sizeof(*looks->lines), hash_cmp);
}

struct looks looks_of(struct arena *arena, struct str bytes, struct str title_key)
{
	struct looks looks = {.n = 0};
	size_t lines = 1;

	for (size_t i = 0; i < bytes.n && lines < COMPARED_LINES; i++)
		lines += bytes.p[i] == '\n';
	looks.lines = arena_array(arena, unsigned long long, lines);
	look_at_lines(arena, bytes, title_key, &looks);
	return looks;
}

/* ---- Which is which ---- */

static struct str title_key(struct lookalikes *all, struct str folder, struct str title)
{
	return str_join(all->arena, STR("t"), folder, STR("\n"), title);
}

static struct str text_key(
	struct lookalikes *all, struct str folder, const unsigned long long *text)
{
	return str_join(all->arena, STR("b"), folder, STR("\n"),
		(struct str){(const char *)text, sizeof(*text)});
}

/* Puts it before those that have the key already. */
static struct lookalike *chain(struct lookalikes *all, struct str key, struct lookalike *gone)
{
	struct lookalike *next = map_get(&all->known, key);

	map_set(all->arena, &all->known, key, gone);
	return next;
}

void lookalikes_add(struct lookalikes *all, struct str folder, struct lookalike *gone)
{
	const struct looks *looks = &gone->looks;

	if (looks->title.n)
		gone->by_title = chain(all, title_key(all, folder, looks->title), gone);
	if (looks->text)
		gone->by_text = chain(all, text_key(all, folder, &looks->text), gone);
}

/* How many of a hundred lines are in both; 0 if that is too few for files of that length. */
static size_t likeness(const struct looks *a, const struct looks *b)
{
	enum { ALIKE = 50, ALIKE_SHORT = 70, SHORT = 12 };
	size_t i = 0, j = 0, same = 0, most = a->n > b->n ? a->n : b->n;

	while (i < a->n && j < b->n) {
		int order = hash_cmp(&a->lines[i], &b->lines[j]);

		same += !order;
		i += order <= 0;
		j += order >= 0;
	}
	same = most ? same * 100 / most : 0;
	return same >= (most < SHORT ? ALIKE_SHORT : ALIKE) ? same : 0;
}

struct best {
	struct lookalike *gone;
	size_t like, compared;
};

static void compare(struct best *best, const struct looks *wanted, struct lookalike *gone)
{
	size_t like;

	if (gone->taken || best->compared++ >= LIMIT_RENAMES)
		return;
	like = likeness(wanted, &gone->looks);
	if (like > best->like)
		*best = (struct best){gone, like, best->compared};
}

struct lookalike *lookalikes_find(
	struct lookalikes *all, struct str folder, const struct looks *wanted, bool *crowded)
{
	struct best best = {.gone = NULL};
	struct lookalike *it;

	if (wanted->title.n) {
		it = map_get(&all->known, title_key(all, folder, wanted->title));
		for (; it && best.compared <= LIMIT_RENAMES; it = it->by_title)
			compare(&best, wanted, it);
	}
	if (wanted->text && !best.gone) {
		it = map_get(&all->known, text_key(all, folder, &wanted->text));
		for (; it && best.compared <= LIMIT_RENAMES; it = it->by_text)
			compare(&best, wanted, it);
	}
	*crowded = best.compared > LIMIT_RENAMES;
	return *crowded ? NULL : best.gone;
}
