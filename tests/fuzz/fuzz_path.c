/* SPDX-License-Identifier: EUPL-1.2 */
/* Paths, addresses, slugs, dates and manifests, from whatever bytes: what they promise holds. */
#include <stdlib.h>

#include "base/date.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "output/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

/* Nothing between two '/' is empty, "." or "..", but for a '/' at the end. */
static void check_parts(struct str path, bool folder)
{
	while (path.n) {
		struct str part = path_first(path);

		check(part.n && !str_is(part, ".") && !str_is(part, ".."));
		check(folder || part.n == path.n || part.n + 1 < path.n);
		path = str_from_index(path, part.n + 1);
	}
}

static void try_paths(struct arena *arena, struct str folder, struct str link)
{
	struct str resolved, again;

	if (path_resolve(arena, folder, link, &resolved)) {
		check(resolved.n <= LIMIT_PATH_LENGTH);
		check_parts(resolved, true);
		check(path_resolve(arena, STR(""), resolved, &again) && str_eq(again, resolved));
	}
	check(path_folder(link).n + path_name(link).n <= link.n);
	check(str_ends(link, path_name(link)) && str_starts(link, path_folder(link)));
	check(str_starts(path_name(link), path_stem(link)));
	check(str_starts(link, path_first(link)));
}

static void try_addresses(struct arena *arena, struct str s)
{
	struct str decoded = url_decode(arena, s), encoded = url_encode(arena, s);
	struct str path = url_from_path(arena, s);

	check(decoded.n <= s.n && encoded.n >= s.n);
	check(str_eq(url_decode(arena, encoded), decoded));
	check(str_eq(url_encode(arena, encoded), encoded));
	check(str_eq(url_decode(arena, path), s));
	check(str_eq(url_encode(arena, path), path));
	for (size_t i = 0; i < path.n; i++)
		check((unsigned char)path.p[i] > ' ' && (unsigned char)path.p[i] < 0x7f);
}

static void try_slugs(struct arena *arena, struct str s)
{
	struct str slug = slug_from(arena, s), clean = utf8_clean(arena, s);

	check(!slug.n || slug_valid(slug));
	check(str_eq(slug_from(arena, slug), slug));
	check(slug_valid(slug_example(arena, s)));
	check(!slug_valid(s) || str_eq(slug, s));
	check(sort_key(arena, s).n <= 2 * s.n);
	check(utf8_check(clean) == clean.n && utf8_find_control(clean) == clean.n);
	check(str_find_char(clean, '\n') == clean.n);
}

static void try_date(struct str s)
{
	struct date date = {0, 0, 0}, again = {0, 0, 0};
	enum date_notation notation = date_parse(s, &date);
	char iso[11];

	if (notation == DATE_NONE)
		return;
	date_format_iso(date, iso);
	check(date_parse(str_from(iso), &again) == DATE_ISO && date_cmp(date, again) == 0);
	check(notation != DATE_ISO || str_eq(s, str_from(iso)));
}

/* What a manifest names lies in the folder, and what is written of it reads back. */
static void try_manifest(struct arena *arena, struct str s)
{
	struct manifest manifest, again;
	struct buf text = BUF_INIT;

	manifest_parse(&manifest, s, arena);
	for (size_t i = 0; i < manifest.entries.n; i++) {
		const struct manifest_entry *entry = &manifest.entries.v[i];

		check_parts(entry->path, false);
		check(entry->path.n && str_find_char(entry->path, '\n') == entry->path.n);
		check(!i || str_cmp(entry[-1].path, entry->path) <= 0);
		check(str_eq(manifest_find(&manifest, entry->path)->path, entry->path));
	}
	manifest_format(manifest.entries.v, manifest.entries.n, &text);
	manifest_parse(&again, buf_str(&text), arena);
	check(again.entries.n == manifest.entries.n);
	buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct str s = {(const char *)data, size};
	size_t half = str_find_char(s, '\n');

	try_paths(&arena, str_slice(s, 0, half), str_from_index(s, half + 1));
	try_addresses(&arena, s);
	try_slugs(&arena, s);
	try_date(s);
	try_manifest(&arena, s);
	arena_release(&arena);
	return 0;
}
