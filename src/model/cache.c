/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Records between loads. Linking writes into a record, so what is kept is the record as it was
 * read, and every model gets a copy of what linking changes; bytes, texts and trees are shared. A
 * term is kept as its number, because each model has vocabularies of its own.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "model/internal.h"

struct kept_arena {
	atomic_size_t users; /* records that are kept, and models */
	unsigned long load;  /* the last one whose model uses it */
	struct arena arena;
};

struct record_cache {
	unsigned long long sum;
	unsigned long load;
	struct kept_record **kept; /* by path */
	size_t n;
};

/* ---- Memory ---- */

struct kept_arena *kept_arena_new(void)
{
	struct kept_arena *arena = xcalloc(1, sizeof(*arena));

	atomic_init(&arena->users, 1);
	return arena;
}

struct arena *kept_arena_of(struct kept_arena *arena)
{
	return &arena->arena;
}

void kept_arena_release(struct kept_arena *arena)
{
	if (atomic_fetch_sub(&arena->users, 1) > 1)
		return;
	arena_release(&arena->arena);
	free(arena);
}

/* ---- One record ---- */

static bool is_linked(const struct field *field)
{
	return field->kind == FIELD_TERM || field->kind == FIELD_REFERENCE;
}

struct kept_record *record_keep(
	struct kept_arena *arena, const struct record *record, struct diags *diags)
{
	struct kept_record *kept = arena_new(&arena->arena, struct kept_record);

	kept->arena = arena;
	kept->record = *record;
	kept->diags = *diags;
	*diags = (struct diags)DIAGS_INIT;
	atomic_fetch_add(&arena->users, 1);
	vec_each (struct field *, it, &record->collection->fields) {
		struct values *values = &record->fields[(*it)->index];

		for (size_t i = 0; (*it)->kind == FIELD_TERM && i < values->n; i++)
			if (!values->v[i].unknown)
				values->v[i].number = values->v[i].term->number;
	}
	return kept;
}

static void forget_record(struct kept_record *kept)
{
	diags_release(&kept->diags);
	kept_arena_release(kept->arena);
}

static struct values copy_values(
	struct arena *arena, const struct field *field, const struct values *values)
{
	struct values copy = {NULL, values->n};

	copy.v = arena_alloc(arena, values->n * sizeof(struct value));
	for (size_t i = 0; i < values->n; i++) {
		copy.v[i] = values->v[i];
		if (field->kind == FIELD_TERM && !copy.v[i].unknown)
			copy.v[i].term = field->vocabulary->terms.v[values->v[i].number];
	}
	return copy;
}

struct record *record_again(struct arena *arena, const struct kept_record *kept,
	const struct collection *collection, struct diags *diags)
{
	struct record *record = arena_alloc(arena, sizeof(*record));
	size_t n = collection->fields.n, former = kept->record.former_ids.n;

	*record = kept->record;
	record->collection = collection;
	record->fields = arena_alloc(arena, n * sizeof(struct values));
	for (size_t i = 0; i < n; i++) {
		const struct field *field = collection->fields.v[i];
		const struct values *values = &kept->record.fields[field->index];

		record->fields[field->index] =
			is_linked(field) && values->n ? copy_values(arena, field, values) : *values;
	}
	if (former) {
		record->former_ids.v = arena_array(arena, struct str, former);
		record->former_ids.cap = former;
		memcpy(record->former_ids.v, kept->record.former_ids.v,
			former * sizeof(struct str));
	}
	vec_each (const struct diag, diag, &kept->diags.list)
		diags_add(diags, diag);
	return record;
}

/* ---- All of them ---- */

struct record_cache *record_cache_new(void)
{
	return xcalloc(1, sizeof(struct record_cache));
}

void record_cache_clear(struct record_cache *cache)
{
	for (size_t i = 0; i < cache->n; i++)
		forget_record(cache->kept[i]);
	free(cache->kept);
	cache->kept = NULL;
	cache->n = 0;
}

void record_cache_free(struct record_cache *cache)
{
	record_cache_clear(cache);
	free(cache);
}

static struct str path_of(const struct kept_record *kept)
{
	return kept->record.text->path;
}

static int path_cmp(const void *path, const void *kept)
{
	return str_cmp(*(const struct str *)path, path_of(*(struct kept_record *const *)kept));
}

void record_cache_forget(struct record_cache *cache, struct str path)
{
	struct kept_record **kept = NULL;

	if (cache->n)
		kept = bsearch(&path, cache->kept, cache->n, sizeof(*cache->kept), path_cmp);
	if (kept)
		(*kept)->changed = true;
}

void cache_check(struct record_cache *cache, unsigned long long sum)
{
	if (cache->sum != sum)
		record_cache_clear(cache);
	cache->sum = sum;
	cache->load++;
}

struct kept_record *cache_find(const struct record_cache *cache, struct str path, size_t *at)
{
	int order = -1;

	while (*at < cache->n && (order = str_cmp(path_of(cache->kept[*at]), path)) < 0)
		++*at;
	if (order || *at == cache->n || cache->kept[*at]->changed)
		return NULL;
	return cache->kept[*at];
}

void cache_replace(struct record_cache *cache, struct kept_record *const *kept, size_t n)
{
	struct kept_record **copy = xmalloc(size_mul(n + 1, sizeof(*copy)));

	for (size_t i = 0; i < n; i++) {
		copy[i] = kept[i];
		copy[i]->load = cache->load;
	}
	for (size_t i = 0; i < cache->n; i++)
		if (cache->kept[i]->load != cache->load)
			forget_record(cache->kept[i]);
	free(cache->kept);
	cache->kept = copy;
	cache->n = n;
}

void cache_share(struct record_cache *cache, struct model *model, struct kept_arena *arena)
{
	if (arena->load == cache->load)
		return;
	arena->load = cache->load;
	atomic_fetch_add(&arena->users, 1);
	vec_push(&model->arena, &model->kept, arena);
}
