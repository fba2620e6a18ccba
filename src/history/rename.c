/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Renames within one commit: by the same bytes, by a former id, or by the same title or text when
 * most lines are alike too. Every file is read once.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "history/internal.h"

enum { COMPARED_LINES = 4096 };

/* What a file looks like. */
struct looks {
	struct str title;          /* as it is written; empty: none */
	unsigned long long text;   /* of its lines; 0: none */
	unsigned long long *lines; /* hashes, sorted */
	size_t n;
};

struct gone {
	const struct source_change *change;
	bool used;
	struct looks looks;
	struct gone *by_id, *by_title, *by_text; /* the next that is the same in this */
};

/* ---- Keys ---- */

static struct str id_key(struct rename_search *search, struct str where, const unsigned char *id)
{
	return str_join(search->scratch, STR("i"), where, STR("\n"),
		(struct str){(const char *)id, SOURCE_ID});
}

static struct str title_key(struct rename_search *search, struct str folder, struct str title)
{
	return str_join(search->scratch, STR("t"), folder, STR("\n"), title);
}

static struct str text_key(
	struct rename_search *search, struct str folder, const unsigned long long *text)
{
	return str_join(search->scratch, STR("b"), folder, STR("\n"),
		(struct str){(const char *)text, sizeof(*text)});
}

static struct str path_key(struct arena *arena, struct str path)
{
	return str_join(arena, STR("p"), path);
}

/* Puts it before those that have the key already. */
static struct gone *chain(struct rename_search *search, struct str key, struct gone *gone)
{
	struct gone *next = map_get(&search->known, key);

	map_set(search->scratch, &search->known, key, gone);
	return next;
}

void rename_search_init(struct rename_search *search, struct source_log *log,
	const struct source_step *step, struct arena *scratch)
{
	*search = (struct rename_search){.log = log, .step = step, .scratch = scratch};
	for (size_t i = 0; i < step->n; i++)
		search->n += !step->changes[i].after;
	search->gone = arena_array(scratch, struct gone, search->n);
	for (size_t i = step->n, at = search->n; i-- > 0;) {
		const struct source_change *change = &step->changes[i];
		struct gone *gone;

		if (change->after)
			continue;
		gone = &search->gone[--at];
		gone->change = change;
		gone->by_id = chain(
			search, id_key(search, path_folder(change->path), change->before), gone);
		map_set(scratch, &search->known, path_key(scratch, change->path), gone);
	}
}

static const struct source_change *use(struct gone *gone)
{
	if (!gone)
		return NULL;
	gone->used = true;
	return gone->change;
}

static struct gone *find_path(struct rename_search *search, struct str path)
{
	struct gone *gone = map_get(&search->known, path_key(search->scratch, path));

	return gone && !gone->used ? gone : NULL;
}

bool rename_is_used(const struct rename_search *search, struct str path)
{
	const struct gone *gone = map_get(&search->known, path_key(search->scratch, path));

	return gone && gone->used;
}

static struct gone *find_same(struct rename_search *search, const struct source_change *change)
{
	struct str key = id_key(search, path_folder(change->path), change->after);
	struct gone *gone = map_get(&search->known, key);

	while (gone && gone->used)
		gone = gone->by_id;
	if (gone)
		map_set(search->scratch, &search->known, key, gone);
	return gone;
}

static struct gone *find_former(struct rename_search *search, const struct source_change *change,
	const struct record *record)
{
	struct str folder = path_folder(change->path);

	vec_each (const struct str, id, &record->former_ids) {
		struct gone *found = find_path(
			search, str_join(search->scratch, folder, STR("/"), *id, STR(".md")));

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

/* What stands behind "key:". */
static struct str title_of(struct str line, struct str key)
{
	if (!key.n || !str_starts(line, key) || line.n == key.n || line.p[key.n] != ':')
		return STR("");
	return str_trim(str_from_index(line, key.n + 1));
}

static void look_at_lines(struct str rest, struct str key, struct looks *looks)
{
	bool front = false;

	while (rest.n && looks->n < COMPARED_LINES) {
		size_t end = str_find_char(rest, '\n');
		struct str line = str_trim(str_slice(rest, 0, end));
		unsigned long long hash = str_hash(line);

		rest = str_from_index(rest, end + 1);
		if (!looks->n && !front && str_is(line, "---")) {
			front = true;
		} else if (front && str_is(line, "---")) {
			front = false;
			key = STR("");
		} else if (line.n) {
			looks->lines[looks->n++] = hash;
			if (front && !looks->title.n)
				looks->title = title_of(line, key);
			if (!front)
				looks->text = looks->text * 31 + hash;
		}
	}
	qsort(looks->lines, looks->n, sizeof(*looks->lines), hash_cmp);
}

static bool look(struct rename_search *search, const unsigned char *id,
	const struct collection *collection, struct looks *looks)
{
	struct str bytes;
	size_t lines = 1;

	switch (source_log_read(search->log, id, LIMIT_FILE_SIZE, search->scratch, &bytes)) {
	case SOURCE_TOO_LARGE:
		return true;
	case SOURCE_MISSING:
		search->missing = true;
		return false;
	case SOURCE_TOO_MUCH:
		search->too_much = true;
		return false;
	case SOURCE_VERSION:
		break;
	}
	for (size_t i = 0; i < bytes.n && lines < COMPARED_LINES; i++)
		lines += bytes.p[i] == '\n';
	looks->lines = arena_array(search->scratch, unsigned long long, lines);
	look_at_lines(
		bytes, collection->title_field ? collection->title_field->key : STR(""), looks);
	return true;
}

/* False when one of them cannot be read. */
static bool look_at_folder(
	struct rename_search *search, struct str folder, const struct collection *collection)
{
	static char whole, partly;
	const char *seen = map_get(&search->folders, folder);

	if (seen)
		return seen == &whole;
	seen = &whole;
	for (size_t i = search->n; i-- > 0;) {
		struct gone *gone = &search->gone[i];
		struct looks *looks = &gone->looks;

		if (gone->used || !str_eq(path_folder(gone->change->path), folder) ||
			!str_ends(gone->change->path, STR(".md")))
			continue;
		if (!look(search, gone->change->before, collection, looks))
			seen = &partly;
		if (looks->title.n)
			gone->by_title =
				chain(search, title_key(search, folder, looks->title), gone);
		if (looks->text)
			gone->by_text = chain(search, text_key(search, folder, &looks->text), gone);
	}
	map_put(search->scratch, &search->folders, folder, (void *)seen);
	return seen == &whole;
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
	struct gone *gone;
	size_t like, compared;
};

static void compare(struct best *best, const struct looks *wanted, struct gone *gone)
{
	size_t like;

	if (gone->used || best->compared++ >= LIMIT_RENAMES)
		return;
	like = likeness(wanted, &gone->looks);
	if (like > best->like)
		*best = (struct best){gone, like, best->compared};
}

static struct gone *find_alike(struct rename_search *search, const struct source_change *change,
	const struct collection *collection)
{
	struct str folder = path_folder(change->path);
	struct looks wanted = {.n = 0};
	struct best best = {.gone = NULL};
	bool known = look_at_folder(search, folder, collection);

	known &= look(search, change->after, collection, &wanted);
	if (wanted.title.n)
		for (struct gone *it =
				map_get(&search->known, title_key(search, folder, wanted.title));
			it && best.compared <= LIMIT_RENAMES; it = it->by_title)
			compare(&best, &wanted, it);
	if (wanted.text && !best.gone)
		for (struct gone *it =
				map_get(&search->known, text_key(search, folder, &wanted.text));
			it && best.compared <= LIMIT_RENAMES; it = it->by_text)
			compare(&best, &wanted, it);
	search->crowded |= best.compared > LIMIT_RENAMES;
	search->unknown = !known || best.compared > LIMIT_RENAMES;
	search->guessed = true;
	return search->unknown ? NULL : best.gone;
}

static bool has_gone_from(const struct rename_search *search, struct str folder)
{
	for (size_t i = 0; i < search->n; i++)
		if (str_eq(path_folder(search->gone[i].change->path), folder))
			return true;
	return false;
}

const struct source_change *rename_find(struct rename_search *search,
	const struct source_change *change, const struct record *record)
{
	struct gone *found;

	search->guessed = search->unknown = false;
	if (!search->n)
		return NULL;
	found = find_former(search, change, record);
	if (!found)
		found = find_same(search, change);
	if (!found && has_gone_from(search, path_folder(change->path)))
		found = find_alike(search, change, record->collection);
	return use(found);
}

const struct source_change *rename_find_measured(
	struct rename_search *search, const struct source_change *change, struct str subject)
{
	struct gone *found;

	search->guessed = search->unknown = false;
	found = find_path(search, str_join(search->scratch, path_folder(change->path), STR("/"),
					  path_stem(subject), STR(".yaml")));
	if (found && memcmp(found->change->before, change->after, SOURCE_ID) != 0)
		found = NULL;
	return use(found);
}
