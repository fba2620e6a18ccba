/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any text gives hints with places inside it, of words that are there, in any language; the first
 * byte chooses the language and whether the text has a date.
 */
#include <stdlib.h>

#include "hints/hints.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

static void check_place(const struct text *text, struct place place)
{
	check(place.text == text);
	check(place.at <= text->bytes.n && place.len <= text->bytes.n - place.at);
	check(place_position(place).line > 0);
}

/* Blocks come in the order of the file, and so do their runs. */
static void check_prose(const struct text *text)
{
	struct arena arena = ARENA_INIT;
	struct prose_list list = {0};

	prose_of_markdown(&arena, text, text->bytes, &list);
	vec_each (const struct prose, prose, &list.blocks) {
		size_t at = 0, source = 0;

		vec_each (const struct prose_run, run, &prose->runs) {
			check(run->at >= at && run->source >= source);
			at = (size_t)run->at + run->n;
			source = (size_t)run->source + run->source_n;
		}
		check(at <= prose->text.n && source <= text->bytes.n);
		check_place(text, prose->whole);
		check_place(text, prose_place(prose, 0, prose->text.n));
	}
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct str languages[] = {STR_INIT("nl"), STR_INIT("en"), STR_INIT("fy")};
	struct text file = {.path = STR("fuzz.md")};
	struct hints_text text = {.today = {2026, 1, 1}, .text = &file};
	struct diags diags = DIAGS_INIT;

	if (!size)
		return 0;
	text.language = languages[data[0] % 3];
	text.date.year = 0;
	if (data[0] & 4)
		text.date = (struct date){2025, 12, 1};
	file.bytes = text.piece = (struct str){(const char *)data + 1, size - 1};
	if (text_check(&file, &diags)) {
		check_prose(&file);
		hints_find_in_text(&text, &diags);
		check(diags.hints == diags.list.n && diags.hints <= HINTS_MAX);
	}
	vec_each (const struct diag, diag, &diags.list)
		check_place(&file, diag->place);
	diags_release(&diags);
	return 0;
}
