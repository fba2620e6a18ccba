/* SPDX-License-Identifier: EUPL-1.2 */
/* The C interface of template/; what templates mean is in tests/template and tests/mustache. */
#include <stdio.h>

#include "base/limits.h"
#include "template/template.h"
#include "unit/support.h"

/* ---- A small site ---- */

struct card {
	struct str title, body;
	struct str tags[3];
	size_t tag_count;
	const struct card *parent;
	const struct card *const *children;
	size_t child_count;
	bool open;
};

static struct tpl_value get_title(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;

	(void)field;
	(void)env;
	return tpl_text(card->title);
}

static struct tpl_value get_body(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;

	(void)field;
	(void)env;
	return tpl_html(card->body);
}

static struct tpl_value get_tags(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;

	(void)field;
	(void)env;
	return tpl_texts(card->tags, card->tag_count);
}

static struct tpl_value get_open(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;

	(void)field;
	(void)env;
	return tpl_bool(card->open);
}

static struct tpl_value get_parent(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;

	(void)env;
	return tpl_object(field->type, card->parent);
}

static struct tpl_value get_children(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;

	(void)env;
	return tpl_pointers(field->type, (const void *const *)card->children, card->child_count);
}

/* Looks at all that a getter is given: its field, the scratch memory and what the caller passed. */
static struct tpl_value get_greeting(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct card *card = self;
	const struct str *user = env->user;
	const struct str *word = field->data;

	return tpl_text(str_join(env->scratch, word[field->index], STR(" "), card->title, *user));
}

static const struct str words[] = {STR_INIT("dag"), STR_INIT("hallo")};
static const struct tpl_type card_type;

static const struct tpl_field card_fields[] = {
	{.name = STR_INIT("title"), .kind = TPL_TEXT, .get = get_title},
	{.name = STR_INIT("body"), .kind = TPL_HTML, .get = get_body},
	{.name = STR_INIT("tags"), .kind = TPL_LIST, .get = get_tags},
	{.name = STR_INIT("open"), .kind = TPL_BOOL, .get = get_open},
	{.name = STR_INIT("parent"), .kind = TPL_OBJECT, .type = &card_type, .get = get_parent},
	{.name = STR_INIT("children"), .kind = TPL_LIST, .type = &card_type, .get = get_children},
	{.name = STR_INIT("greeting"),
		.kind = TPL_TEXT,
		.get = get_greeting,
		.index = 1,
		.data = words},
};

static const struct tpl_type card_type = {
	STR_INIT("card"), card_fields, sizeof(card_fields) / sizeof(*card_fields)};

static const struct card leaf = {.title = STR_INIT("leaf")};
static const struct card *const leaves[] = {&leaf, &leaf};
static const struct card root = {
	.title = STR_INIT("a < b"),
	.body = STR_INIT("<b>x</b>"),
	.tags = {STR_INIT("een"), STR_INIT("twee")},
	.tag_count = 2,
	.parent = &leaf,
	.children = leaves,
	.child_count = 2,
};

/* ---- Helpers ---- */

struct fixture {
	struct arena arena;
	struct diags diags;
	struct tpl_set *set;
	struct buf out;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){0};
	fixture.set = tpl_set_new(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	buf_release(&fixture->out);
	diags_release(&fixture->diags);
	arena_release(&fixture->arena);
	return 0;
}

static bool add(struct fixture *fixture, const char *name, const char *bytes)
{
	struct text *text = arena_new(&fixture->arena, struct text);

	text->path = str_from(name);
	text->bytes = str_from(bytes);
	return tpl_add(fixture->set, text->path, text, &fixture->diags);
}

static void check(struct fixture *fixture, const char *name)
{
	const struct tpl_type *type = &card_type;

	tpl_check(fixture->set, tpl_find(fixture->set, str_from(name)), &type, 1, &fixture->diags);
}

static struct str render(struct fixture *fixture, const char *name, const struct card *card)
{
	struct tpl_value value = tpl_object(&card_type, card);
	struct str user = STR("!");

	buf_reset(&fixture->out);
	tpl_render(fixture->set, tpl_find(fixture->set, str_from(name)), &value, 1, &fixture->arena,
		&user, &fixture->out);
	return buf_str(&fixture->out);
}

static const struct diag *only_diag(const struct fixture *fixture, enum diag_code code)
{
	assert_int_equal(fixture->diags.list.n, 1);
	assert_int_equal(fixture->diags.list.v[0].code, code);
	return &fixture->diags.list.v[0];
}

/* ---- Tests ---- */

static void test_values(void **state)
{
	struct fixture *fixture = *state;

	assert_true(add(fixture, "t",
		"{{title}} {{body}} {{#tags}}[{{.}}]{{/tags}} {{^open}}dicht{{/open}} "
		"{{parent.title}} {{#children}}{{title}};{{/children}} {{greeting}}"));
	assert_str(render(fixture, "t", &root),
		"a &lt; b <b>x</b> [een][twee] dicht leaf leaf;leaf; hallo a &lt; b!");
	check(fixture, "t");
	assert_int_equal(fixture->diags.list.n, 0);
	assert_str(render(fixture, "t", &root),
		"a &lt; b <b>x</b> [een][twee] dicht leaf leaf;leaf; hallo a &lt; b!");
}

static void test_constants_go_first_and_are_escaped(void **state)
{
	static const struct str constant = STR_INIT("<vast>"), lines = STR_INIT("een\ntwee");
	struct fixture *fixture = *state;

	tpl_set_constant(fixture->set, STR("t.naam"), &constant);
	tpl_set_constant(fixture->set, STR("title"), &constant);
	tpl_set_constant(fixture->set, STR("body"), &lines);
	assert_true(add(fixture, "t", "{{t.naam}}{{title}}{{#title}}[{{.}}]{{/title}}{{body}}"));
	check(fixture, "t");
	assert_int_equal(fixture->diags.list.n, 0);
	assert_str(render(fixture, "t", &root), "&lt;vast&gt;&lt;vast&gt;[a &lt; b]<b>x</b>");
}

static void test_absent_values_render_as_nothing(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t",
		"<{{parent.title}}{{#parent}}x{{/parent}}{{#children}}y{{/children}}{{body}}>");
	assert_str(render(fixture, "t", &leaf), "<>");
}

static void test_unknown_names_render_as_nothing(void **state)
{
	struct fixture *fixture = *state;
	const struct diag *diag;

	add(fixture, "t", "<{{titel}}>");
	check(fixture, "t");
	diag = only_diag(fixture, DIAG_TEMPLATE_NAME);
	assert_str(diag->suggest, "title");
	assert_str(diag->args[0], "titel");
	assert_int_equal(diag->place.at, 3);
	assert_int_equal(diag->place.len, 5);
	assert_str(render(fixture, "t", &root), "<>");
}

static void test_frames_hide_one_another(void **state)
{
	struct fixture *fixture = *state;
	const struct tpl_value frames[] = {
		tpl_text(STR("buiten")),
		tpl_object(&card_type, &root),
		tpl_object(&card_type, &leaf),
	};

	add(fixture, "t", "{{title}}");
	tpl_render(fixture->set, tpl_find(fixture->set, STR("t")), frames, 3, &fixture->arena, NULL,
		&fixture->out);
	assert_str(buf_str(&fixture->out), "leaf");
}

static void test_no_frames(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t", "<{{title}}{{.}}{{#.}}x{{/.}}>");
	tpl_render(fixture->set, tpl_find(fixture->set, STR("t")), NULL, 0, &fixture->arena, NULL,
		&fixture->out);
	assert_str(buf_str(&fixture->out), "<>");
	tpl_check(fixture->set, tpl_find(fixture->set, STR("t")), NULL, 0, &fixture->diags);
	only_diag(fixture, DIAG_TEMPLATE_NAME);
}

static void test_raw_only_where_allowed(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t", "{{{title}}}");
	assert_str(render(fixture, "t", &root), "a &lt; b");
	check(fixture, "t");
	only_diag(fixture, DIAG_TEMPLATE_TAG);
	tpl_set_allow_raw(fixture->set);
	assert_str(render(fixture, "t", &root), "a < b");
	check(fixture, "t");
	assert_int_equal(fixture->diags.list.n, 1);
}

static void test_find(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t", "{{>later}}");
	assert_null(tpl_find(fixture->set, STR("later")));
	assert_null(tpl_find(fixture->set, STR("never")));
	assert_non_null(tpl_find(fixture->set, STR("t")));
	assert_str(render(fixture, "t", &root), "");
	add(fixture, "later", "nu");
	assert_non_null(tpl_find(fixture->set, STR("later")));
	assert_str(render(fixture, "t", &root), "nu");
}

static void test_replacing(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t", "{{>p}}");
	add(fixture, "p", "oud {{title}}");
	check(fixture, "t");
	add(fixture, "p", "nieuw {{parent.title}} {{#parent}}{{greeting}}{{/parent}}");
	assert_str(render(fixture, "t", &root), "nieuw leaf hallo leaf!");
	check(fixture, "t");
	assert_str(render(fixture, "t", &root), "nieuw leaf hallo leaf!");
	assert_int_equal(fixture->diags.list.n, 0);
}

static void test_errors_of_compiling(void **state)
{
	struct fixture *fixture = *state;

	assert_false(add(fixture, "t", "{{#open}}x{{title}}"));
	assert_int_equal(only_diag(fixture, DIAG_TEMPLATE_SECTION_UNCLOSED)->place.len, 9);
	assert_true(add(fixture, "t", "{{#open}}x{{/open}}"));
}

static void test_unreadable_text(void **state)
{
	struct fixture *fixture = *state;
	struct text text = {.path = STR_INIT("t")};

	assert_true(tpl_add(fixture->set, STR("t"), &text, &fixture->diags));
	assert_str(render(fixture, "t", &root), "");
}

/* ---- What must end ---- */

static void test_recursion_over_types(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t",
		"{{title}}<{{#children}}{{>t}}{{/children}}{{#parent}}{{>t}}{{/parent}}>");
	check(fixture, "t");
	assert_int_equal(fixture->diags.list.n, 0);
	assert_str(render(fixture, "t", &root), "a &lt; b<leaf<>leaf<>leaf<>>");
}

static void test_endless_recursion(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t", "x{{>t}}");
	check(fixture, "t");
	only_diag(fixture, DIAG_TEMPLATE_TOO_DEEP);
	assert_int_equal(render(fixture, "t", &root).n, LIMIT_TEMPLATE_DEPTH + 1);
	assert_true(fixture->out.overflowed);
}

static void test_doubling_recursion(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "t", "{{>t}}{{>t}}{{>t}}");
	render(fixture, "t", &root);
	assert_true(fixture->out.overflowed);
	check(fixture, "t");
	assert_int_equal(fixture->diags.list.v[0].code, DIAG_TEMPLATE_TOO_DEEP);
}

/* Sixty templates that each call the next one twice: within the depth, and work for ever. */
static void test_doubling_chain(void **state)
{
	struct fixture *fixture = *state;
	char *names = arena_alloc(&fixture->arena, 64 * 16);

	for (size_t i = 0; i < 60; i++) {
		struct buf bytes = BUF_INIT;

		buf_addf(&bytes, "{{>t%zu}}{{>t%zu}}", i + 1, i + 1);
		snprintf(names + i * 16, 16, "t%zu", i);
		add(fixture, names + i * 16, arena_dup(&fixture->arena, bytes.p, bytes.n));
		buf_release(&bytes);
	}
	add(fixture, "t60", "");
	check(fixture, "t0");
	assert_int_equal(fixture->diags.list.n, 0);
	render(fixture, "t0", &root);
	assert_true(fixture->out.overflowed);
}

static void test_deep_nesting(void **state)
{
	struct fixture *fixture = *state;
	struct buf bytes = BUF_INIT;

	for (size_t i = 0; i < 1000; i++)
		buf_lit(&bytes, "{{$b}}");
	buf_lit(&bytes, "x");
	for (size_t i = 0; i < 1000; i++)
		buf_lit(&bytes, "{{/b}}");
	assert_false(add(fixture, "t", arena_dup(&fixture->arena, bytes.p, bytes.n)));
	only_diag(fixture, DIAG_TEMPLATE_TOO_DEEP);
	assert_str(render(fixture, "t", &root), "x");
	buf_release(&bytes);
}

/* Each of these takes very long where work is not linear in the length. */
static void test_long_templates(void **state)
{
	static const char *const pieces[] = {"{{", "{{!", "{{#a}}", "{{/a}}", "{{$a}}{{/a}}",
		"{{a}}", "{{#a}}\n", "{{=", "{{{", " ", "\n", "}}", "{{<a}}", "{{<a}}{{/a}}",
		"{{=| |=}}|={{ }}=|"};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct fixture *fixture = *state;
		struct buf bytes = BUF_INIT;

		while (bytes.n < 256 << 10)
			buf_add_str(&bytes, str_from(pieces[i]));
		add(fixture, "t", arena_dup(&fixture->arena, bytes.p, bytes.n));
		check(fixture, "t");
		render(fixture, "t", &root);
		buf_release(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_constants_go_first_and_are_escaped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_absent_values_render_as_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_unknown_names_render_as_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_frames_hide_one_another, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_frames, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_raw_only_where_allowed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_find, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_replacing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_errors_of_compiling, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_unreadable_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_recursion_over_types, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_endless_recursion, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_doubling_recursion, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_doubling_chain, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_deep_nesting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_long_templates, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
