/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever stands in an edition and in measurements by it, reading them ends well, and every place
 * lies inside its text. The input is an edition, a line ---, the national file, a line ---, and the
 * file of a subject.
 */
#include <stdint.h>
#include <stdlib.h>

#include "model/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PARTS = 3 };

struct site {
	struct arena arena, scratch;
	struct diags diags;
	struct monitor monitor;
	struct text texts[PARTS];
};

static void check(bool truth)
{
	if (!truth)
		abort();
}

static void check_place(struct place place)
{
	check(!place.text || !place.text->bytes.p ||
		(place.at <= place.text->bytes.n && place.len <= place.text->bytes.n - place.at));
}

static void split(struct site *site, struct str s)
{
	static const struct str paths[PARTS] = {STR_INIT("content/monitors/m/edities/1.yaml"),
		STR_INIT("content/monitors/m/metingen/2025-02-01/_landelijk.yaml"),
		STR_INIT("content/monitors/m/metingen/2025-02-01/een.yaml")};

	for (size_t i = 0; i < PARTS; i++) {
		size_t line = str_find(s, STR("\n---\n"), 0);

		site->texts[i] = (struct text){
			.path = paths[i], .bytes = str_dup(&site->arena, str_slice(s, 0, line))};
		s = str_from_index(s, line + 5);
	}
}

static void read_edition(struct site *site, struct reader *reader)
{
	const struct text *text = &site->texts[0];
	const struct node *node = NULL;
	struct edition *edition;

	if (text_check(text, &site->diags))
		node = yaml_parse(&site->arena, text, text->bytes, &site->diags);
	edition = edition_read(reader, &site->monitor, text, node);
	check(edition->faulty == (site->diags.errors != 0));
	/* Faults or not, what was read of it is whole. */
	edition->faulty = false;
	vec_push(&site->arena, &site->monitor.editions, edition);
	map_put(&site->arena, &site->monitor.editions_by_id, edition->id, edition);
}

/* Without the groups that an edition with faults could not find. */
static bool has_groups(const struct edition *edition)
{
	vec_each (struct indicator *const, indicator, &edition->indicators)
		if ((*indicator)->comparator == COMPARATOR_GROUP && !(*indicator)->group)
			return false;
	return true;
}

static bool has_columns(const struct edition *edition)
{
	vec_each (struct table *const, table, &edition->tables)
		if (!(*table)->columns.n)
			return false;
	return true;
}

static void read_measurements(struct site *site)
{
	struct record_reader reader = {&site->arena, &site->scratch, &site->diags, LANG_NL};
	struct date day = {2025, 2, 1};
	struct measurement *measurements[PARTS];

	for (size_t i = 1; i < PARTS; i++) {
		measurements[i] = measurement_read(&reader, &site->monitor, day, &site->texts[i]);
		arena_reset(&site->scratch);
	}
	if (measurements[1]->edition && measurements[2]->edition) {
		struct national *national = national_index(&site->scratch, measurements[1]);

		national_check(&(struct day_check){.scratch = &site->scratch,
			.diags = &site->diags,
			.file = measurements[1],
			.national = national,
			.measurements = measurements + 1,
			.n = PARTS - 1});
		national_join(national, &site->scratch, measurements[2]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct site site = {.monitor = {.id = STR("m"), .cards_id = STR("kaarten")}};
	struct reader reader = {&site.arena, &site.diags, LANG_NL};
	const struct edition *edition;

	split(&site, (struct str){(const char *)data, size});
	read_edition(&site, &reader);
	edition = site.monitor.editions.v[0];
	if (has_groups(edition) && has_columns(edition))
		read_measurements(&site);
	vec_each (const struct diag, diag, &site.diags.list) {
		check_place(diag->place);
		check_place(diag->other);
	}
	diags_release(&site.diags);
	arena_release(&site.scratch);
	arena_release(&site.arena);
	return 0;
}
