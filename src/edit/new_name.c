/* SPDX-License-Identifier: EUPL-1.2 */
/* Which id a new card may have. */
#include <stdio.h>

#include "base/limits.h"
#include "base/slug.h"
#include "edit/internal.h"

static struct str card_path(struct arena *arena, const struct collection *collection, struct str id)
{
	return str_join(arena, STR("content/"), collection->id, STR("/"), id, STR(".md"));
}

static bool had_another(const struct collection *collection, struct str id)
{
	vec_each (struct record *, record, &collection->records)
		vec_each (struct str, former, &(*record)->former_ids)
			if (str_eq(*former, id))
				return true;
	return false;
}

/* Whether a file of the site stands where the page of the card and its data would. */
static bool is_reserved(const struct plan *plan, struct str url)
{
	struct str path = str_slice(url, 1, url.n - 1);

	vec_each (const struct job, job, &plan->jobs) {
		struct str rest = str_from_index(job->path, path.n);

		if (str_starts(job->path, path) &&
			(!rest.n || rest.p[0] == '/' || str_is(rest, ".json")))
			return true;
	}
	return false;
}

enum card_name card_check_name(const struct plan *plan, struct source *source,
	const struct collection *collection, struct str id)
{
	struct arena arena = ARENA_INIT;
	enum card_name name = CARD_NAME_FREE;

	if (!slug_valid(id))
		name = CARD_NAME_INVALID;
	else if (map_get(&collection->by_id, id) || had_another(collection, id) ||
		 source_has(source, card_path(&arena, collection, id)))
		name = CARD_NAME_TAKEN;
	else if (plan && is_reserved(plan, str_join(&arena, collection->url, id, STR("/"))))
		name = CARD_NAME_RESERVED;
	arena_release(&arena);
	return name;
}

struct str card_suggest_name(struct arena *arena, const struct plan *plan, struct source *source,
	const struct collection *collection, struct str id)
{
	enum { TRIED_MAX = 100, NUMBER_SIZE = 4 };

	if (id.n > LIMIT_SLUG - NUMBER_SIZE)
		id.n = LIMIT_SLUG - NUMBER_SIZE;
	while (id.n && id.p[id.n - 1] == '-')
		id.n--;
	for (int i = 2; i < TRIED_MAX; i++) {
		char number[16];
		struct str tried;

		snprintf(number, sizeof(number), "-%d", i);
		tried = str_join(arena, id, str_from(number));
		if (card_check_name(plan, source, collection, tried) == CARD_NAME_FREE)
			return tried;
	}
	return STR("");
}
