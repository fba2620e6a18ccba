/* SPDX-License-Identifier: EUPL-1.2 */
/* Any text that passed text_check gives HTML that is safe, with all places inside the text. */
#include <stdlib.h>

#include "base/utf8.h"
#include "document/document.h"

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
}

/* A slot lies between the quotes of an attribute for an address. */
static void check_slots(const struct markdown *markdown)
{
	size_t last = 0;

	vec_each (const struct link_slot, slot, &markdown->slots) {
		struct str before = str_slice(markdown->html, 0, slot->at);

		check(slot->at >= last && slot->at < markdown->html.n);
		check(slot->link < markdown->links.n);
		check(str_ends(before, markdown->links.v[slot->link].image ? STR("<img src=\"")
									   : STR("<a href=\"")));
		check(markdown->html.p[slot->at] == '"');
		last = slot->at;
	}
}

static void check_html(const struct markdown *markdown)
{
	check(utf8_find_control(markdown->html) == markdown->html.n);
	check(str_find(markdown->html, STR("<script"), 0) == markdown->html.n);
	check(str_find(markdown->html, STR("javascript:\""), 0) == markdown->html.n);
}

static void check_parts(const struct text *text, const struct markdown *markdown)
{
	vec_each (const struct heading, heading, &markdown->headings) {
		check_place(text, heading->place);
		check(heading->id.n > 0 && heading->level >= 2);
	}
	vec_each (const struct link, link, &markdown->links)
		check_place(text, link->place);
}

static void parse(const struct text *text)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct markdown markdown;

	if (text_check(text, &diags)) {
		markdown_parse(&arena, text, text->bytes, &markdown, &diags);
		check_slots(&markdown);
		check_html(&markdown);
		check_parts(text, &markdown);
		check(markdown.slots.n == markdown.links.n || !markdown.html.n);
	}
	vec_each (const struct diag, diag, &diags.list)
		check_place(text, diag->place);
	diags_release(&diags);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = {.path = STR("fuzz.md"), .bytes = {(const char *)data, size}};

	parse(&text);
	return 0;
}
