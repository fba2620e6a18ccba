/* SPDX-License-Identifier: EUPL-1.2 */
/* Renames within one commit: by the same bytes, by a former id, by lines that are mostly alike. */
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "history/internal.h"

/* Bytes and lines of files that are compared. */
enum { COMPARED_SIZE = 256 << 10, COMPARED_LINES = 4096 };

static struct str id_str(const unsigned char *id)
{
	return (struct str){(const char *)id, SOURCE_ID};
}

void rename_search_init(struct rename_search *search, struct source_log *log,
	const struct source_step *step, struct arena *scratch)
{
	*search = (struct rename_search){.log = log, .step = step, .scratch = scratch};
	for (size_t i = 0; i < step->n; i++) {
		const struct source_change *change = &step->changes[i];

		if (change->after)
			continue;
		map_put(scratch, &search->gone, id_str(change->before), (void *)change);
		map_put(scratch, &search->gone, change->path, (void *)change);
		search->gone_count++;
	}
}

static const struct source_change *unused(
	const struct rename_search *search, const struct source_change *change)
{
	return change && !map_get(&search->used, change->path) ? change : NULL;
}

static const struct source_change *find_former(struct rename_search *search,
	const struct source_change *change, const struct record *record)
{
	struct str folder = path_folder(change->path);

	vec_each (const struct str, id, &record->former_ids) {
		const struct source_change *found = unused(search,
			map_get(&search->gone,
				str_join(search->scratch, folder, STR("/"), *id, STR(".md"))));

		if (found)
			return found;
	}
	return NULL;
}

/* ---- Likeness ---- */

static int hash_cmp(const void *left, const void *right)
{
	unsigned long long a = *(const unsigned long long *)left;
	unsigned long long b = *(const unsigned long long *)right;

	return (a > b) - (a < b);
}

struct lines {
	unsigned long long *hashes; /* sorted */
	size_t n;
};

static struct lines lines_of(struct rename_search *search, const unsigned char *id)
{
	struct lines lines = {arena_array(search->scratch, unsigned long long, COMPARED_LINES), 0};
	struct str rest;

	if (!source_log_read(search->log, id, COMPARED_SIZE, search->scratch, &rest))
		return lines;
	while (rest.n && lines.n < COMPARED_LINES) {
		size_t end = str_find_char(rest, '\n');
		struct str line = str_trim(str_slice(rest, 0, end));

		if (line.n && !str_is(line, "---"))
			lines.hashes[lines.n++] = str_hash(line);
		rest = str_from_index(rest, end + 1);
	}
	qsort(lines.hashes, lines.n, sizeof(*lines.hashes), hash_cmp);
	return lines;
}

/* How many of a hundred lines are in both. */
static size_t likeness(const struct lines *a, const struct lines *b)
{
	size_t i = 0, j = 0, same = 0, most = a->n > b->n ? a->n : b->n;

	while (i < a->n && j < b->n) {
		int order = hash_cmp(&a->hashes[i], &b->hashes[j]);

		same += !order;
		i += order <= 0;
		j += order >= 0;
	}
	return most ? same * 100 / most : 0;
}

static const struct source_change *find_alike(
	struct rename_search *search, const struct source_change *change)
{
	enum { ALIKE = 50 };
	const struct source_change *best = NULL;
	size_t most = ALIKE - 1;
	struct lines wanted;

	if (search->gone_count > LIMIT_RENAMES || search->compared++ >= LIMIT_RENAMES)
		return NULL;
	wanted = lines_of(search, change->after);
	for (size_t i = 0; i < search->step->n; i++) {
		const struct source_change *gone = &search->step->changes[i];
		struct lines lines;
		size_t like;

		if (gone->after || !unused(search, gone) || !str_ends(gone->path, STR(".md")))
			continue;
		lines = lines_of(search, gone->before);
		like = likeness(&wanted, &lines);
		if (like > most) {
			most = like;
			best = gone;
		}
	}
	return best;
}

const struct source_change *rename_find(struct rename_search *search,
	const struct source_change *change, const struct record *record)
{
	const struct source_change *found = NULL;

	if (!search->gone_count)
		return NULL;
	if (record)
		found = find_former(search, change, record);
	if (!found)
		found = unused(search, map_get(&search->gone, id_str(change->after)));
	if (!found && record)
		found = find_alike(search, change);
	if (found)
		map_put(search->scratch, &search->used, found->path, (void *)found);
	return found;
}
