/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of fields and text, and which bytes may be in them. */
#include "document/document.h"
#include "unit/support.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	struct text text;
	struct document document;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){.text.path = STR("test.md")};
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

static bool parse(struct fixture *fixture, const char *source)
{
	fixture->text.bytes = str_from(source);
	return document_parse(&fixture->arena, &fixture->arena, &fixture->text, &fixture->document,
		&fixture->diags);
}

static void assert_diag_at(struct fixture *fixture, enum diag_code code, unsigned at, unsigned len)
{
	assert_int_equal(fixture->diags.list.n, 1);
	assert_int_equal(fixture->diags.list.v[0].code, code);
	assert_ptr_equal(fixture->diags.list.v[0].place.text, &fixture->text);
	assert_int_equal(fixture->diags.list.v[0].place.at, at);
	assert_int_equal(fixture->diags.list.v[0].place.len, len);
}

/* ---- Splitting ---- */

struct whole {
	const char *source, *title, *html;
	unsigned line; /* where the body begins */
};

static void assert_whole(struct fixture *fixture, const struct whole *whole)
{
	const struct node *title;

	assert_true(parse(fixture, whole->source));
	assert_int_equal(fixture->diags.list.n, 0);
	title = node_get(fixture->document.front, STR("titel"));
	assert_str(title ? title->scalar : STR("-"), whole->title);
	assert_str(fixture->document.body.html, whole->html);
	assert_int_equal(place_position(fixture->document.body_place).line, whole->line);
	assert_int_equal(fixture->document.body_place.len, 0);
}

static void test_whole_files(void **state)
{
	static const struct whole files[] = {
		{"---\ntitel: A\n---\nTekst\n", "A", "<p>Tekst</p>\n", 4},
		{"\xef\xbb\xbf---\r\ntitel: é\r\n---\r\n\r\nTekst\r\n", "é", "<p>Tekst</p>\n", 4},
		{"--- \t\ntitel: A\n...  \nTekst", "A", "<p>Tekst</p>\n", 4},
		{"---\ntitel: A\n---", "A", "", 3},
		{"---\ntitel: A\n---\n", "A", "", 4},
		{"---\n---\nTekst\n", "-", "<p>Tekst</p>\n", 3},
		{"---\ntitel: ---\n---\n---\n", "---", "<hr />\n", 4},
		{"---\ntitel: |\n ---\n---\n", "---\n", "", 5},
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		assert_whole(*state, &files[i]);
}

static void test_places_in_both_parts(void **state)
{
	struct fixture *fixture = *state;
	struct position position;

	assert_true(parse(fixture, "\xef\xbb\xbf---\r\ntitel: é\r\nb: c\r\n---\r\n## É\r\n\r\n"
				   "é [x](y.md)\r\n"));
	position = place_position(node_get(fixture->document.front, STR("b"))->place);
	assert_int_equal(position.line, 3);
	assert_int_equal(position.column, 4);
	position = place_position(fixture->document.body.headings.v[0].place);
	assert_int_equal(position.line, 5);
	position = place_position(fixture->document.body.links.v[0].place);
	assert_int_equal(position.line, 7);
	assert_int_equal(position.column, 7);
}

static void test_arenas_apart(void **state)
{
	struct fixture *fixture = *state;
	struct arena fields = ARENA_INIT;

	fixture->text.bytes = STR("---\na: \"x\\ty\"\n---\n## Kop\n\n[x](y)\n");
	assert_true(document_parse(
		&fixture->arena, &fields, &fixture->text, &fixture->document, &fixture->diags));
	assert_str(node_get(fixture->document.front, STR("a"))->scalar, "x\ty");
	arena_release(&fields);
	assert_str(fixture->document.body.headings.v[0].text, "Kop");
	assert_str(fixture->document.body.links.v[0].url, "y");
}

static void test_missing(void **state)
{
	assert_false(parse(*state, "titel: A\n---\n"));
	assert_diag_at(*state, DIAG_FRONT_MATTER_MISSING, 0, 8);
}

static void test_missing_in_empty(void **state)
{
	assert_false(parse(*state, ""));
	assert_diag_at(*state, DIAG_FRONT_MATTER_MISSING, 0, 0);
}

static void test_indented_is_missing(void **state)
{
	assert_false(parse(*state, " ---\na: b\n---\n"));
	assert_diag_at(*state, DIAG_FRONT_MATTER_MISSING, 0, 4);
}

static void test_unclosed(void **state)
{
	assert_false(parse(*state, "\xef\xbb\xbf---\ntitel: A\n\n## Kop\n"));
	assert_diag_at(*state, DIAG_FRONT_MATTER_UNCLOSED, 3, 3);
}

static void test_no_mapping(void **state)
{
	assert_false(parse(*state, "---\n- a\n---\n"));
	assert_diag_at(*state, DIAG_NOT_A_MAPPING, 4, 3);
}

static void test_faults_in_both_parts(void **state)
{
	struct fixture *fixture = *state;

	assert_false(parse(fixture, "---\na: @\n---\n<b>x</b>\n"));
	assert_null(fixture->document.front);
	assert_int_equal(fixture->diags.list.n, 3);
}

/* ---- Bytes ---- */

static bool check(struct fixture *fixture, const char *source)
{
	fixture->text.bytes = str_from(source);
	return text_check(&fixture->text, &fixture->diags);
}

static void test_text_that_is_fine(void **state)
{
	assert_true(check(*state, ""));
	assert_true(check(*state, "\xef\xbb\xbf"
				  "één\ttwee\r\n𝄞\n"));
	assert_int_equal(((struct fixture *)*state)->diags.list.n, 0);
}

static void test_invalid_utf8(void **state)
{
	assert_false(check(*state, "é\xe9t\x01"));
	assert_diag_at(*state, DIAG_INVALID_UTF8, 2, 1);
	assert_str(((struct fixture *)*state)->diags.list.v[0].args[0], "E9");
}

static void test_utf8_cut_off(void **state)
{
	assert_false(check(*state, "abc\xe2\x82"));
	assert_diag_at(*state, DIAG_INVALID_UTF8, 3, 1);
}

static void test_control_character(void **state)
{
	assert_false(check(*state, "é\x1b[0m\xff"));
	assert_diag_at(*state, DIAG_CONTROL_CHARACTER, 2, 1);
	assert_str(((struct fixture *)*state)->diags.list.v[0].args[0], "001B");
}

static void test_nul(void **state)
{
	struct fixture *fixture = *state;

	fixture->text.bytes = (struct str){"a\0b", 3};
	assert_false(text_check(&fixture->text, &fixture->diags));
	assert_diag_at(fixture, DIAG_CONTROL_CHARACTER, 1, 1);
	assert_str(fixture->diags.list.v[0].args[0], "0000");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_whole_files),
		TEST(test_places_in_both_parts),
		TEST(test_arenas_apart),
		TEST(test_missing),
		TEST(test_missing_in_empty),
		TEST(test_indented_is_missing),
		TEST(test_unclosed),
		TEST(test_no_mapping),
		TEST(test_faults_in_both_parts),
		TEST(test_text_that_is_fine),
		TEST(test_invalid_utf8),
		TEST(test_utf8_cut_off),
		TEST(test_control_character),
		TEST(test_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
