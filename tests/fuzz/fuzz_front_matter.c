/* SPDX-License-Identifier: EUPL-1.2 */
/* Any file that passed text_check can be parsed, and every place lies inside it. */
#include <stdlib.h>

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

static void check_node(const struct text *text, const struct node *node)
{
	check_place(text, node->place);
	for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++)
		check_node(text, node->items[i]);
	for (size_t i = 0; node->kind == NODE_MAP && i < node->n; i++) {
		check_place(text, node->pairs[i].place);
		check_node(text, node->pairs[i].value);
		check(node_get(node, node->pairs[i].key) == node->pairs[i].value);
	}
}

static void check_diags(const struct text *text, const struct diags *diags)
{
	vec_each (const struct diag, diag, &diags->list) {
		check_place(text, diag->place);
		if (diag->other.text)
			check_place(text, diag->other);
	}
}

static void parse_document(const struct text *text)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct document document;

	if (text_check(text, &diags)) {
		bool read = document_parse(&arena, &arena, text, &document, &diags);

		check(read || diags.errors);
		if (read)
			check_node(text, document.front);
	}
	check_diags(text, &diags);
	diags_release(&diags);
	arena_release(&arena);
}

/* Also text that was not checked: YAML has to find that out itself. */
static void parse_yaml(const struct text *text)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	const struct node *node = yaml_parse(&arena, text, text->bytes, &diags);

	check((node != NULL) == (diags.errors == 0));
	if (node)
		check_node(text, node);
	check_diags(text, &diags);
	diags_release(&diags);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = {.path = STR("fuzz.md"), .bytes = {(const char *)data, size}};

	parse_document(&text);
	parse_yaml(&text);
	return 0;
}
