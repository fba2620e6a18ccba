/* SPDX-License-Identifier: EUPL-1.2 */
/* YAML trees with their places, and what an editor is told about a mistake. */
#include "base/limits.h"
#include "document/document.h"
#include "unit/support.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	struct text text;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){.text.path = STR("test.yaml")};
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	diags_release(&fixture->diags);
	arena_release(&fixture->arena);
	return 0;
}

static const struct node *parse_str(struct fixture *fixture, struct str bytes)
{
	fixture->text.bytes = bytes;
	return yaml_parse(&fixture->arena, &fixture->text, bytes, &fixture->diags);
}

static const struct node *parse(void **state, const char *source)
{
	const struct node *node = parse_str(*state, str_from(source));

	assert_non_null(node);
	return node;
}

static void assert_value(const struct node *map, const char *key, const char *value)
{
	const struct node *node = node_get(map, str_from(key));

	assert_non_null(node);
	assert_int_equal(node->kind, NODE_SCALAR);
	assert_str(node->scalar, value);
}

/* ---- Values ---- */

static void test_kinds(void **state)
{
	const struct node *map = parse(state, "a: x\nb: [y, z]\nc:\n  d: e\n");

	assert_int_equal(map->kind, NODE_MAP);
	assert_int_equal(map->n, 3);
	assert_value(map, "a", "x");
	assert_int_equal(node_get(map, STR("b"))->kind, NODE_LIST);
	assert_str(node_get(map, STR("b"))->items[1]->scalar, "z");
	assert_value(node_get(map, STR("c")), "d", "e");
	assert_null(node_get(map, STR("x")));
	assert_null(node_get(node_get(map, STR("a")), STR("x")));
	assert_null(node_get(NULL, STR("x")));
}

static void test_scalars_are_strings(void **state)
{
	const struct node *map = parse(state, "a: 1.0\nb: nee\nc: '1'\nd: \"\\u00e9\\n\"\ne: |\n"
					      "  een\n  twee\nf: een\n  twee\n<<: x\n");

	assert_value(map, "a", "1.0");
	assert_value(map, "b", "nee");
	assert_value(map, "c", "1");
	assert_value(map, "d", "é\n");
	assert_value(map, "e", "een\ntwee\n");
	assert_value(map, "f", "een twee");
	assert_value(map, "<<", "x");
}

static void test_nothing(void **state)
{
	const struct node *map = parse(state, "a:\nb: ~\nc: null\nd: ''\ne: x\nf: []\n");

	assert_true(node_is_nothing(node_get(map, STR("a"))));
	assert_true(node_is_nothing(node_get(map, STR("b"))));
	assert_true(node_is_nothing(node_get(map, STR("c"))));
	assert_false(node_is_nothing(node_get(map, STR("d"))));
	assert_true(node_get(map, STR("d"))->quoted);
	assert_false(node_is_nothing(node_get(map, STR("e"))));
	assert_false(node_is_nothing(node_get(map, STR("f"))));
}

static void test_empty(void **state)
{
	static const char *const sources[] = {"", "\n", "# niets\n", "---\n", "\xef\xbb\xbf"};

	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
		const struct node *node = parse(state, sources[i]);

		assert_int_equal(node->kind, NODE_MAP);
		assert_int_equal(node->n, 0);
	}
	assert_int_equal(parse_str(*state, (struct str){NULL, 0})->kind, NODE_MAP);
}

static void test_roots(void **state)
{
	assert_int_equal(parse(state, "- a\n- b\n")->kind, NODE_LIST);
	assert_int_equal(parse(state, "tekst\n")->kind, NODE_SCALAR);
}

/* ---- Places ---- */

static void test_places(void **state)
{
	const struct node *map = parse(state, "naam: waarde  # uitleg\nb: 'c d'   \nlijst:\n"
					      "  - x: 1\n    y: 2\ng: [a,\n  b]\nh: {i: j}\n");

	assert_str(place_bytes(map->place), "naam: waarde  # uitleg");
	assert_str(place_bytes(map->pairs[0].place), "naam");
	assert_str(place_bytes(map->pairs[0].value->place), "waarde");
	assert_str(place_bytes(map->pairs[1].value->place), "'c d'");
	assert_str(place_bytes(map->pairs[2].value->place), "- x: 1");
	assert_str(place_bytes(map->pairs[2].value->items[0]->place), "x: 1");
	assert_str(place_bytes(map->pairs[2].value->items[0]->pairs[1].value->place), "2");
	assert_str(place_bytes(map->pairs[3].value->place), "[a,");
	assert_str(place_bytes(map->pairs[3].value->items[1]->place), "b");
	assert_str(place_bytes(map->pairs[4].value->place), "{i: j}");
}

static void test_places_of_blocks(void **state)
{
	const struct node *map = parse(state, "a: |\n  een\n  twee\n\n\nb: een\n  twee  \nc:\n");

	assert_str(place_bytes(map->pairs[0].value->place), "|\n  een\n  twee");
	assert_str(place_bytes(map->pairs[1].value->place), "een\n  twee");
	assert_str(place_bytes(map->pairs[2].value->place), "");
	assert_int_equal(map->pairs[2].value->place.at, strlen("a: |\n  een\n  twee\n\n\nb: een\n"
							       "  twee  \nc:"));
}

static void test_places_behind_wide_characters(void **state)
{
	const struct node *map =
		parse(state, "\xef\xbb\xbf"
			     "één: “café”\r\n€uro: '𝄞 x'\r\nlijst:\r\n- ü\r\n- ý: þ\r\nz: q\r\n");

	assert_str(place_bytes(map->pairs[0].place), "één");
	assert_str(place_bytes(map->pairs[0].value->place), "“café”");
	assert_str(place_bytes(map->pairs[1].place), "€uro");
	assert_str(place_bytes(map->pairs[1].value->place), "'𝄞 x'");
	assert_str(place_bytes(map->pairs[2].value->place), "- ü");
	assert_str(place_bytes(map->pairs[2].value->items[1]->place), "ý: þ");
	assert_str(place_bytes(map->pairs[3].place), "z");
	assert_str(place_bytes(map->pairs[3].value->place), "q");
	assert_int_equal(place_position(map->pairs[3].place).line, 6);
	assert_int_equal(place_position(map->pairs[0].value->place).column, 6);
}

static void test_piece_of_a_text(void **state)
{
	struct fixture *fixture = *state;
	const struct node *map;

	fixture->text.bytes = STR("---\r\ntitel: é x\r\nb: c\r\n---\r\nbody");
	map = yaml_parse(&fixture->arena, &fixture->text, str_slice(fixture->text.bytes, 5, 24),
		&fixture->diags);
	assert_non_null(map);
	assert_str(place_bytes(map->pairs[0].value->place), "é x");
	assert_str(place_bytes(map->pairs[1].value->place), "c");
	assert_int_equal(place_position(map->pairs[1].place).line, 3);
}

/* ---- Mistakes ---- */

struct mistake {
	const char *source;
	enum diag_code code;
	const char *at; /* what the place covers */
	unsigned line;
};

static void assert_mistake(struct fixture *fixture, const struct mistake *mistake)
{
	const struct diag *diag;

	diags_release(&fixture->diags);
	if (parse_str(fixture, str_from(mistake->source)))
		fail_msg("no mistake in “%s”", mistake->source);
	assert_int_equal(fixture->diags.list.n, 1);
	diag = &fixture->diags.list.v[0];
	if (diag->code != mistake->code)
		fail_msg("%.*s for “%s”", STR_ARG(diag_name(diag->code)), mistake->source);
	assert_str(place_bytes(diag->place), mistake->at);
	assert_int_equal(place_position(diag->place).line, mistake->line);
}

static void test_mistakes(void **state)
{
	static const struct mistake mistakes[] = {
		{"titel:GIBIT\nfase: b\n", DIAG_YAML_SPACE, "titel:", 1},
		{"fase: b\ntitel:GIBIT\n", DIAG_YAML_SPACE, "titel:", 2},
		{"a:\n-b\n-c\n", DIAG_YAML_SPACE, "-", 2},
		{"titel: a: b\n", DIAG_YAML_COLON, "a: b", 1},
		{"fase: b\ntitel: De GIBIT: wat?  \n", DIAG_YAML_COLON, "De GIBIT: wat?", 2},
		{"titel: een\n  twee drie: vier\n", DIAG_YAML_COLON, "twee drie: vier", 2},
		{"titel: 'abc\nfase: b\n", DIAG_YAML_QUOTE, "'", 1},
		{"titel: \"abc\nfase: \"b\"\n", DIAG_YAML_QUOTE, "\"", 1},
		{"titel: 'abc\n---\n", DIAG_YAML_QUOTE, "'", 1},
		{"a:\n\tb: c\n", DIAG_YAML_TAB, "\t", 2},
		{"a: b\n\tc: d\n", DIAG_YAML_TAB, "\t", 2},
		{"a: |\n\tc\n", DIAG_YAML_TAB, "\t", 2},
		{"é: @x\n", DIAG_YAML_START, "@x", 1},
		{"a: %x\n", DIAG_YAML_START, "%x", 1},
		{"a: * x\n", DIAG_YAML_START, "* x", 1},
		{"a: **x**\n", DIAG_YAML_START, "**x**", 1},
		{"a: & x\n", DIAG_YAML_START, "& x", 1},
		{"a: > 40 jaar\n", DIAG_YAML_START, "> 40 jaar", 1},
		{"a: - x\n", DIAG_YAML_START, "- x", 1},
		{"a: , x\n", DIAG_YAML_START, ", x", 1},
		{"%TAG ! x\n---\na: b\n", DIAG_YAML_START, "%TAG ! x", 1},
		{"a: [b\nc: d\n", DIAG_YAML_BRACKET, "[", 1},
		{"a: [b, c}\n", DIAG_YAML_BRACKET, "}", 1},
		{"a: {b\nc: d\n", DIAG_YAML_BRACKET, "{", 1},
		{"a: [b]]\n", DIAG_YAML_BRACKET, "]", 1},
		{"a: [b] c\n", DIAG_YAML_AFTER, "c", 1},
		{"a: 'foto's'\n", DIAG_YAML_AFTER, "s'", 1},
		{"a: [b, 'foto's', c]\n", DIAG_YAML_AFTER, "s', c]", 1},
		{"a: \"b\" c\n", DIAG_YAML_AFTER, "c", 1},
		{"a:\n  - b\n - c\n", DIAG_YAML_INDENT, "- c", 3},
		{"a: b\n- c\n", DIAG_YAML_INDENT, "- c", 2},
		{"a: b\n  c: d\n", DIAG_YAML_INDENT, "c: d", 2},
		{"a:\n  b: c\n d: e\n", DIAG_YAML_INDENT, "d: e", 3},
		{"  a: b\nc: d\n", DIAG_YAML_INDENT, "c: d", 2},
		{"a: b\ntitel GIBIT\nc: d\n", DIAG_YAML_NO_COLON, "titel GIBIT", 2},
		{"titel GIBIT\nc: d\n", DIAG_YAML_NO_COLON, "titel GIBIT", 1},
		{"a: b\nhttps://x.nl\n", DIAG_YAML_NO_COLON, "https://x.nl", 2},
		{"a: \"C:\\map\"\n", DIAG_YAML_ESCAPE, "\\m", 1},
		{"a: \"\\xzz\"\n", DIAG_YAML_ESCAPE, "\\x", 1},
		{"a: {b: [c\n", DIAG_YAML_BRACKET, "[", 1},
	};

	for (size_t i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++)
		assert_mistake(*state, &mistakes[i]);
}

static void test_refusals(void **state)
{
	static const struct mistake mistakes[] = {
		{"a: *b\n", DIAG_YAML_ALIAS, "*b", 1},
		{"a: &b c\n", DIAG_YAML_ALIAS, "&b", 1},
		{"a: &b [c]\n", DIAG_YAML_ALIAS, "&b", 1},
		{"&b a: c\n", DIAG_YAML_ALIAS, "&b", 1},
		{"a: !!str b\n", DIAG_YAML_TAG, "!!str", 1},
		{"a: !x {b: c}\n", DIAG_YAML_TAG, "!x", 1},
		{"a: !x!y b\n", DIAG_YAML_TAG, "!x!y b", 1},
		{"[a]: b\n", DIAG_YAML_KEY, "[", 1},
		{"? {a: b}\n: c\n", DIAG_YAML_KEY, "{", 1},
		{": b\n", DIAG_YAML_KEY, ": b", 1},
		{"a: b\n---\nc: d\n", DIAG_YAML_DOCUMENTS, "---", 2},
		{"a: b\n...\n# x\nc: d\n", DIAG_YAML_DOCUMENTS, "c: d", 4},
		{"a: \"\\0\"\n", DIAG_CONTROL_CHARACTER, "\"\\0\"", 1},
		{"a: é\xc2\x81\n", DIAG_CONTROL_CHARACTER, "\xc2\x81", 1},
		{"a: \x01\n", DIAG_CONTROL_CHARACTER, "\x01", 1},
		{"a: \xff\n", DIAG_INVALID_UTF8, "\xff", 1},
	};

	for (size_t i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++)
		assert_mistake(*state, &mistakes[i]);
}

static void test_duplicate_keys(void **state)
{
	struct fixture *fixture = *state;
	const struct diag *diag;

	assert_null(parse_str(fixture, STR("a: 1\nb: 2\na: 3\n'a': 4\nc: {d: 1, d: 2}\n")));
	assert_int_equal(fixture->diags.list.n, 3);
	diag = &fixture->diags.list.v[0];
	assert_int_equal(diag->code, DIAG_DUPLICATE_KEY);
	assert_str(diag->args[0], "a");
	assert_int_equal(place_position(diag->place).line, 3);
	assert_int_equal(place_position(diag->other).line, 1);
	assert_str(place_bytes(fixture->diags.list.v[1].place), "'a'");
	assert_int_equal(place_position(fixture->diags.list.v[2].other).column, 5);
}

static void test_duplicate_in_a_large_map(void **state)
{
	struct fixture *fixture = *state;
	struct buf buf = BUF_INIT;

	for (unsigned i = 0; i < 1000; i++)
		buf_addf(&buf, "k%u: v\n", i);
	buf_lit(&buf, "k3: v\nk999: v\n");
	assert_null(parse_str(fixture, buf_str(&buf)));
	assert_int_equal(fixture->diags.list.n, 2);
	assert_int_equal(place_position(fixture->diags.list.v[0].other).line, 4);
	assert_int_equal(place_position(fixture->diags.list.v[1].other).line, 1000);
	diags_release(&fixture->diags);
	buf_release(&buf);
}

static struct str repeated(struct buf *buf, const char *unit, size_t n, const char *end)
{
	while (n--)
		buf_addf(buf, "%s", unit);
	buf_addf(buf, "%s", end);
	return buf_str(buf);
}

static void assert_limit(struct fixture *fixture, const char *unit, size_t n, enum diag_code code)
{
	struct buf buf = BUF_INIT;

	diags_release(&fixture->diags);
	assert_null(parse_str(fixture, repeated(&buf, unit, n, "x")));
	assert_int_equal(fixture->diags.list.n, 1);
	assert_int_equal(fixture->diags.list.v[0].code, code);
	diags_release(&fixture->diags);
	buf_release(&buf);
}

/* Each of these takes seconds when it is handed to libyaml as it is. */
static void test_limits(void **state)
{
	assert_limit(*state, "[", LIMIT_FILE_SIZE - 1, DIAG_YAML_TOO_DEEP);
	assert_limit(*state, "{", 100000, DIAG_YAML_KEY);
	assert_limit(*state, "{a: ", 100000, DIAG_YAML_TOO_DEEP);
	assert_limit(*state, "- ", 100000, DIAG_YAML_TOO_DEEP);
	assert_limit(*state, "- x\n", LIMIT_YAML_NODES + 1, DIAG_YAML_TOO_MANY);
	assert_limit(*state, "%TAG !x! y\n", 50000, DIAG_YAML_START);
}

static void test_depth_that_is_allowed(void **state)
{
	struct fixture *fixture = *state;
	struct buf buf = BUF_INIT;

	assert_non_null(parse_str(fixture, repeated(&buf, "- ", LIMIT_YAML_DEPTH, "x")));
	buf_release(&buf);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_kinds),
		TEST(test_scalars_are_strings),
		TEST(test_nothing),
		TEST(test_empty),
		TEST(test_roots),
		TEST(test_places),
		TEST(test_places_of_blocks),
		TEST(test_places_behind_wide_characters),
		TEST(test_piece_of_a_text),
		TEST(test_mistakes),
		TEST(test_refusals),
		TEST(test_duplicate_keys),
		TEST(test_duplicate_in_a_large_map),
		TEST(test_limits),
		TEST(test_depth_that_is_allowed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
