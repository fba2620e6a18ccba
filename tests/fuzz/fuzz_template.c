/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as templates: pieces between NUL bytes are, in turn, the template and the partials a,
 * b and c. All are checked and rendered over one small type that has every kind of field.
 */
#include <stdint.h>

#include "template/template.h"

static const struct tpl_type thing_type;

/* self is how much deeper things go, so that {{#l}}{{>a}}{{/l}} in a ends. */
static const unsigned char levels[4];

static struct tpl_value get_thing(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	static const struct str texts[] = {STR_INIT("<a>"), STR_INIT("b\nc")};
	const unsigned char *level = self;
	const void **below;

	switch (field->kind) {
	case TPL_TEXT:
		return tpl_text(field->choices ? field->choices[0] : texts[0]);
	case TPL_HTML:
		return tpl_html(texts[1]);
	case TPL_BOOL:
		return tpl_bool(field->index);
	case TPL_OBJECT:
		return tpl_object(field->type, level > levels ? level - 1 : NULL);
	case TPL_LIST:
		if (!field->type)
			return tpl_texts(texts, 2);
		below = arena_array(env->scratch, const void *, 2);
		below[0] = below[1] = level - 1;
		return tpl_pointers(field->type, below, level > levels ? 2 : 0);
	default:
		return tpl_nothing();
	}
}

static const struct str choices[] = {STR_INIT("a"), STR_INIT("b")};

static const struct tpl_field thing_fields[] = {
	{.name = STR_INIT("t"), .kind = TPL_TEXT, .get = get_thing},
	{.name = STR_INIT("d"),
		.kind = TPL_TEXT,
		.get = get_thing,
		.choices = choices,
		.choice_count = 2},
	{.name = STR_INIT("h"), .kind = TPL_HTML, .get = get_thing},
	{.name = STR_INIT("y"), .kind = TPL_BOOL, .get = get_thing, .index = 1},
	{.name = STR_INIT("n"), .kind = TPL_BOOL, .get = get_thing},
	{.name = STR_INIT("o"), .kind = TPL_OBJECT, .type = &thing_type, .get = get_thing},
	{.name = STR_INIT("l"), .kind = TPL_LIST, .type = &thing_type, .get = get_thing},
	{.name = STR_INIT("s"), .kind = TPL_LIST, .get = get_thing},
};

static const struct tpl_type thing_type = {
	STR_INIT("thing"), thing_fields, sizeof(thing_fields) / sizeof(*thing_fields)};

static void add_all(struct arena *arena, struct tpl_set *set, struct str bytes, struct diags *diags)
{
	static const struct str names[] = {
		STR_INIT("main"), STR_INIT("a"), STR_INIT("b"), STR_INIT("c")};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t n = str_find_char(bytes, '\0');
		struct text *text = arena_new(arena, struct text);

		text->path = names[i];
		text->bytes = str_slice(bytes, 0, n);
		tpl_add(set, names[i], text, diags);
		bytes = str_from_index(bytes, n + 1);
	}
}

static void render(const struct tpl_set *set, struct arena *arena)
{
	const struct tpl_value value = tpl_object(&thing_type, &levels[2]);
	struct buf out = {.limit = 1 << 20};

	tpl_render(set, tpl_find(set, STR("main")), &value, 1, arena, NULL, &out);
	buf_release(&out);
}

static void show(const struct diags *diags)
{
	struct buf out = BUF_INIT;

	vec_each (const struct diag, diag, &diags->list) {
		place_position(diag->place);
		diag_message(diag, LANG_NL, &out);
		diag_help(diag, LANG_NL, &out);
	}
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct tpl_set *set = tpl_set_new(&arena);
	const struct tpl_type *type = &thing_type;

	add_all(&arena, set, (struct str){(const char *)data, size}, &diags);
	render(set, &arena);
	tpl_check(set, tpl_find(set, STR("main")), &type, 1, &diags);
	render(set, &arena);
	diags_sort(&diags);
	show(&diags);
	diags_release(&diags);
	arena_release(&arena);
	return 0;
}
