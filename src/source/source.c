/* SPDX-License-Identifier: EUPL-1.2 */
#include "source/source.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "source/internal.h"

static int path_cmp(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

void source_list(struct source *source, struct str folder, struct arena *arena,
	struct source_list *list, struct diags *diags)
{
	size_t before = list->paths.n;

	source->kind->list(source, folder, arena, list, diags);
	if (list->paths.n > before)
		qsort(list->paths.v + before, list->paths.n - before, sizeof(struct str), path_cmp);
}

static unsigned long long hash_file(const struct text *text)
{
	const unsigned long long parts[] = {
		str_hash(text->path), str_hash(text->bytes), text->bytes.n};

	return str_hash((struct str){(const char *)parts, sizeof(parts)});
}

bool source_read(struct source *source, struct str path, size_t limit, struct arena *arena,
	struct text *text, struct diags *diags)
{
	text->path = path;
	text->bytes = (struct str){NULL, 0};
	if (!source->kind->read(source, path, limit, arena, text, diags))
		return false;
	atomic_fetch_add_explicit(&source->hash, hash_file(text), memory_order_relaxed);
	return true;
}

unsigned long long source_hash(const struct source *source)
{
	return atomic_load(&source->hash);
}

bool source_has(struct source *source, struct str path)
{
	return source->kind->has(source, path);
}

void source_close(struct source *source)
{
	if (source)
		source->kind->close(source);
}

struct str source_name(const struct source *source)
{
	return str_from(source->name);
}
