/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Renames within one commit: by a former id, by the same bytes, or by likeness (base/likeness.h),
 * of all files in that order, as compare/ does it with two sites. Every file is read once.
 */
#include "base/limits.h"
#include "base/path.h"
#include "history/internal.h"

/* A file that went. */
struct gone {
	struct lookalike alike; /* first, so that who finds it has all of it */
	const struct source_change *change;
	bool used;          /* what became of it was asked for */
	struct gone *by_id; /* the next of the same bytes */
};

/* ---- Keys ---- */

static struct str id_key(struct rename_search *search, struct str where, const unsigned char *id)
{
	return str_join(search->scratch, STR("i"), where, STR("\n"),
		(struct str){(const char *)id, SOURCE_ID});
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
	*search = (struct rename_search){
		.log = log, .step = step, .scratch = scratch, .alike = {.arena = scratch}};
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
	gone->alike.taken = gone->used = true;
	return gone->change;
}

static struct gone *find_path(struct rename_search *search, struct str path)
{
	struct gone *gone = map_get(&search->known, path_key(search->scratch, path));

	return gone && !gone->alike.taken ? gone : NULL;
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

	while (gone && gone->alike.taken)
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

static bool look(struct rename_search *search, const unsigned char *id,
	const struct collection *collection, struct looks *looks)
{
	struct str bytes;

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
	*looks = looks_of(search->scratch, bytes,
		collection->title_field ? collection->title_field->key : STR(""));
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

		if (gone->alike.taken || !str_eq(path_folder(gone->change->path), folder) ||
			!str_ends(gone->change->path, STR(".md")))
			continue;
		if (!look(search, gone->change->before, collection, &gone->alike.looks))
			seen = &partly;
		lookalikes_add(&search->alike, folder, &gone->alike);
	}
	map_put(search->scratch, &search->folders, folder, (void *)seen);
	return seen == &whole;
}

static struct gone *find_alike(struct rename_search *search, const struct source_change *change,
	const struct collection *collection)
{
	struct str folder = path_folder(change->path);
	struct looks wanted = {.n = 0};
	struct lookalike *found;
	bool known = look_at_folder(search, folder, collection), crowded;

	known &= look(search, change->after, collection, &wanted);
	found = lookalikes_find(&search->alike, folder, &wanted, &crowded);
	search->crowded |= crowded;
	search->unknown = !known || crowded;
	search->guessed = true;
	/* It is the first of what it stands in. */
	return search->unknown ? NULL : (struct gone *)found;
}

static bool has_gone_from(const struct rename_search *search, struct str folder)
{
	for (size_t i = 0; i < search->n; i++)
		if (str_eq(path_folder(search->gone[i].change->path), folder))
			return true;
	return false;
}

static void claim(
	struct rename_search *search, const struct source_change *change, struct gone *gone)
{
	if (!gone)
		return;
	gone->alike.taken = true;
	map_put(search->scratch, &search->claims, change->path, gone);
}

void rename_claim_former(struct rename_search *search, const struct source_change *change,
	const struct record *record)
{
	claim(search, change, find_former(search, change, record));
}

void rename_claim_same(struct rename_search *search, const struct source_change *change)
{
	if (!map_get(&search->claims, change->path))
		claim(search, change, find_same(search, change));
}

const struct source_change *rename_find(struct rename_search *search,
	const struct source_change *change, const struct record *record)
{
	struct gone *found = map_get(&search->claims, change->path);

	search->guessed = search->unknown = false;
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
