/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs the public specification of Mustache (github.com/mustache/spec) from a folder:
 *
 *     spec FOLDER
 *
 * Every case is rendered twice: with types the engine meets for the first time, and again after
 * tpl_check has prepared them. A tag that our engine reports and the specification wants to be
 * silent still has to render as the specification says.
 */
#include <stdlib.h>

#include "../template/case_file.h"
#include "../template/data.h"

struct totals {
	unsigned passed, failed;
};

static struct str scalar_of(const struct node *map, const char *key)
{
	const struct node *node = node_get(map, str_from(key));

	return node && node->kind == NODE_SCALAR ? node->scalar : STR("");
}

static struct tpl_set *compile_case(
	struct arena *arena, const struct node *test, struct diags *diags)
{
	const struct node *partials = node_get(test, STR("partials"));
	struct tpl_set *set = tpl_set_new(arena);
	struct str name = STR("(template)");

	tpl_set_allow_raw(set);
	tpl_add(set, name, make_text(arena, name, scalar_of(test, "template")), diags);
	for (size_t i = 0; partials && i < partials->n; i++)
		tpl_add(set, partials->pairs[i].key,
			make_text(arena, partials->pairs[i].key, partials->pairs[i].value->scalar),
			diags);
	return set;
}

static bool render_case(struct arena *arena, struct tpl_set *set, const struct tpl_value *value,
	struct str expected, struct buf *out)
{
	buf_reset(out);
	tpl_render(set, tpl_find(set, STR("(template)")), value, 1, arena, NULL, out);
	return str_eq(buf_str(out), expected) && !out->overflowed;
}

static bool run_case(struct arena *arena, const struct node *test, struct buf *out)
{
	struct diags diags = DIAGS_INIT;
	struct tpl_set *set = compile_case(arena, test, &diags);
	struct tpl_value value = data_value(arena, node_get(test, STR("data")), false);
	struct str expected = scalar_of(test, "expected");
	bool passed = render_case(arena, set, &value, expected, out);

	if (value.kind == TPL_OBJECT)
		tpl_check(set, tpl_find(set, STR("(template)")), &value.object.type, 1, &diags);
	passed = passed && render_case(arena, set, &value, expected, out);
	diags_release(&diags);
	return passed;
}

static void print_failure(struct str file, const struct node *test, struct str actual)
{
	struct str expected = scalar_of(test, "expected"), name = scalar_of(test, "name");

	printf("%.*s: %.*s\n--- expected\n%.*s\n--- actual\n%.*s\n---\n", STR_ARG(file),
		STR_ARG(name), STR_ARG(expected), STR_ARG(actual));
}

static void run_tests(
	struct arena *arena, struct str file, const struct node *tests, struct totals *totals)
{
	for (size_t i = 0; tests && i < tests->n; i++) {
		struct buf out = BUF_INIT;

		if (run_case(arena, tests->items[i], &out)) {
			totals->passed++;
		} else {
			totals->failed++;
			print_failure(file, tests->items[i], buf_str(&out));
		}
		buf_release(&out);
	}
}

static void print_diags(const struct diags *diags)
{
	struct buf out = BUF_INIT;

	vec_each (const struct diag, diag, &diags->list) {
		diag_message(diag, LANG_EN, &out);
		buf_lit(&out, "\n");
	}
	printf("%.*s", STR_ARG(buf_str(&out)));
	buf_release(&out);
}

static bool run_file(struct str folder, struct str file, struct totals *totals)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct str path = str_join(&arena, folder, STR("/"), file), bytes;
	const struct node *root, *tests;
	bool found = read_file(&arena, str_z(&arena, path), &bytes);

	if (found) {
		root = yaml_parse(&arena, make_text(&arena, path, bytes), bytes, &diags);
		tests = node_get(root, STR("tests"));
		totals->failed += !tests || tests->kind != NODE_LIST || !tests->n;
		run_tests(&arena, file, tests, totals);
		print_diags(&diags);
	}
	diags_release(&diags);
	arena_release(&arena);
	return found;
}

int main(int argc, char **argv)
{
	static const char *const files[] = {"comments.yml", "delimiters.yml", "interpolation.yml",
		"inverted.yml", "partials.yml", "sections.yml", "~inheritance.yml",
		"~dynamic-names.yml"};
	struct str folder = str_from(argc > 1 ? argv[1] : "tests/mustache/spec");
	struct totals totals = {0, 0};
	size_t found = 0;

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		found += run_file(folder, str_from(files[i]), &totals);
	if (!found) {
		printf("mustache spec: skipped (no folder %.*s)\n", STR_ARG(folder));
		return 0;
	}
	if (found < sizeof(files) / sizeof(*files)) {
		printf("mustache spec: only %zu of the files are there\n", found);
		totals.failed++;
	}
	printf("%u passed, %u failed\n", totals.passed, totals.failed);
	return totals.failed ? 1 : 0;
}
