/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts to words, words to stems, and both to the bytes of an index. */
#include "search/internal.h"
#include "unit/support.h"

static struct arena arena, scratch;
static struct buf out;

static int tear_down(void **state)
{
	(void)state;
	arena_release(&scratch);
	arena_release(&arena);
	buf_release(&out);
	return 0;
}

/* ---- Words ---- */

/* All tokens of text, a blank between them; parts in brackets behind one that has some. */
static struct str tokens_of(struct str text)
{
	struct str folded = token_fold(&arena, text);
	struct token token;
	size_t at = 0;

	buf_reset(&out);
	while (token_next(folded, &at, &token)) {
		size_t from = 0;

		buf_add(&out, " ", out.n != 0);
		buf_add(&out, token.text, token.n);
		for (size_t i = 0; token.parts > 1 && i < token.parts; i++) {
			buf_add_char(&out, i ? ' ' : '(');
			buf_add(&out, token.text + from, token.ends[i] - from);
			from = token.ends[i];
		}
		buf_add(&out, ")", token.parts > 1);
	}
	assert_int_equal(at, folded.n);
	return buf_str(&out);
}

static void test_words_are_folded(void **state)
{
	(void)state;
	assert_str(tokens_of(STR("Één CATEGORIEËN, façade; Straße Æneas")),
		"een categorieen facade strasse aeneas");
	assert_str(tokens_of(STR("e\xcc\x81\xc3\xa9n")), "een");
	assert_str(tokens_of(STR("API’s van 's lands pc's")), "apis van s lands pcs");
	assert_str(tokens_of(STR("af\xc2\xad"
				 "breken")),
		"afbreken");
	assert_str(tokens_of(STR("Ελλάδα Київ")), "Ελλάδα Київ");
}

static void test_signs_in_words(void **state)
{
	(void)state;
	assert_str(tokens_of(STR("14+netnummer, 14+ en C++")),
		"14+netnummer(14+ netnummer) 14+ en c++");
	assert_str(tokens_of(STR("geo-informatie - e-WOZ-")),
		"geoinformatie(geo informatie) ewoz(e woz)");
	assert_str(tokens_of(STR("PGB 2.0. versie 3.10; Living-in.EU")),
		"pgb 2.0 versie 3.10 livingin(living in) eu");
	assert_str(tokens_of(STR("24/7 a&b <b> “x” – 5 € → 😀 zie")), "24 7 a b b x 5 zie");
	assert_str(tokens_of(STR("+ - ' . ’")), "");
}

static void test_long_words_are_cut(void **state)
{
	struct token token;
	size_t at = 0;
	char text[200];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_true(token_next((struct str){text, sizeof(text)}, &at, &token));
	assert_int_equal(token.n, LIMIT_SEARCH_WORD);
	assert_int_equal(at, sizeof(text));
	/* A letter of two bytes does not come in halves. */
	for (size_t i = 1; i + 1 < sizeof(text); i += 2)
		memcpy(text + i, "\xce\xb1", 2);
	at = 0;
	assert_true(token_next((struct str){text, sizeof(text) - 1}, &at, &token));
	assert_int_equal(token.n, LIMIT_SEARCH_WORD - 1);
	/* So many parts do not fit: the last one holds the rest. */
	at = 0;
	assert_true(token_next(STR("a-b-c-d-e-f-g-h-i-j"), &at, &token));
	assert_int_equal(token.parts, TOKEN_PARTS);
	assert_int_equal(token.ends[TOKEN_PARTS - 1], token.n);
}

static void test_spellings(void **state)
{
	struct str text = STR("De Ideeën en CATEGORIEËN, niet meer"), spelled;
	size_t at = 0;

	(void)state;
	assert_true(token_next_accented(&arena, text, &at, &spelled));
	assert_str(spelled, "ideeën");
	assert_true(token_next_accented(&arena, text, &at, &spelled));
	assert_str(spelled, "categorieën");
	assert_false(token_next_accented(&arena, text, &at, &spelled));
}

/* ---- Coding ---- */

static void test_front_coding(void **state)
{
	(void)state;
	code_front(&out, STR(""), STR("gemeente"));
	code_front(&out, STR("gemeente"), STR("gemeentelijk"));
	code_front(&out, STR("gemeentelijk"), STR("gibit"));
	code_front(&out, STR("\xce\xb1\xce\xb2"), STR("\xce\xb1\xce\xb3"));
	code_front(&out, STR("abcdefghijklmnopqrstuvwxyz1"), STR("abcdefghijklmnopqrstuvwxyz2"));
	assert_str(buf_str(&out), "AgemeenteIlijkBibitA\xce\xb1\xce\xb3Zz2");
}

static void test_figures(void **state)
{
	(void)state;
	code_number(&out, 0);
	code_number(&out, 31);
	code_number(&out, 32);
	code_number(&out, 1023);
	code_number(&out, 1024);
	assert_str(buf_str(&out), "#B^#|B^]#");
	buf_reset(&out);
	code_number(&out, 0xffffffff);
	assert_int_equal(out.n, 7);
}

static void test_stems(void **state)
{
	static const char *const texts[] = {"14+", "gemeente", "gemeentelijk", "inkoop", "inkopen"};
	struct word words[5], *list[5];
	unsigned *back;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		words[i] = (struct word){.text = str_from(texts[i])};
		list[i] = &words[i];
	}
	back = stems_find(&arena, STR("nl"), list, 5);
	assert_int_equal(back[0] + back[1] + back[3], 0);
	assert_int_equal(back[2], 1);
	assert_int_equal(back[4], 1);
	back = stems_find(&arena, STR("xx"), list, 5);
	assert_int_equal(back[2] + back[4], 0);
}

/* ---- The whole ---- */

static struct str index_of_two(void)
{
	static const unsigned facets[] = {0};
	struct search_index *index = search_new(&arena, &scratch, STR("nl"));
	const struct search_words *words;

	search_begin(index, &(struct search_document){.title = STR("Inkoop"), .url = STR("b/")});
	search_begin(index, &(struct search_document){.title = STR("Samen\n  \"inkopen\""),
				    .url = STR("b/een/"),
				    .summary = STR("Eén  kaart."),
				    .group = 2,
				    .facets = facets,
				    .facet_count = 1});
	search_add(index, SEARCH_BODY, STR("Inkoop is samen inkopen."));
	words = search_words(index, STR("GT"));
	search_add_words(index, SEARCH_EXTRA, words);
	buf_reset(&out);
	search_write(index, &out);
	return buf_str(&out);
}

static void test_an_index(void **state)
{
	struct str first, text = index_of_two();

	(void)state;
	assert_true(str_starts(text, STR("kaartenbakSearch.load({\"version\":1,")));
	assert_holds(text, "\"titles\":\"Inkoop\\nSamen \\\"inkopen\\\"\"");
	assert_holds(text, "\"urls\":\"Ab/Ceen/\"");
	assert_holds(text, "\"groups\":\"02\"");
	assert_holds(text, "\"summaries\":\"\\nEén kaart.\"");
	assert_holds(text, "\"facets\":\" # \"");
	assert_holds(text, "\"common\":\"\"");
	assert_holds(text, "\"words\":\"AeenAgtAinkoopEpenBsAkaartAsamen\"");
	assert_holds(text, "\"spellings\":\"eén\"");
	assert_holds(text, "\"stems\":\"###$###\"");
	assert_holds(text, "\"postings\":\"$ $ ## $ $ $ $ \"");
	assert_holds(text, "\"fields\":\"42189849\"");
	assert_true(str_ends(text, STR("});\n")));
	first = str_dup(&arena, text);
	assert_true(str_eq(first, index_of_two()));
}

/* What everybody has says nothing, unless it stands in a title. */
static void test_common_words_are_left_out(void **state)
{
	struct search_index *index = search_new(&arena, &scratch, STR("nl"));

	(void)state;
	for (size_t i = 0; i < 30; i++) {
		search_begin(
			index, &(struct search_document){
				       .title = i ? STR("A") : STR("De kaart"), .url = STR("a/")});
		search_add(index, SEARCH_BODY, STR("De het"));
	}
	search_write(index, &out);
	assert_holds(buf_str(&out), "\"common\":\"a de het\"");
	assert_holds(buf_str(&out), "\"words\":\"AaAdeAkaart\"");
}

static void test_nothing_at_all(void **state)
{
	(void)state;
	search_write(search_new(&arena, &scratch, STR("")), &out);
	assert_holds(buf_str(&out), "\"words\":\"\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_words_are_folded, tear_down),
		cmocka_unit_test_teardown(test_signs_in_words, tear_down),
		cmocka_unit_test_teardown(test_long_words_are_cut, tear_down),
		cmocka_unit_test_teardown(test_spellings, tear_down),
		cmocka_unit_test_teardown(test_front_coding, tear_down),
		cmocka_unit_test_teardown(test_figures, tear_down),
		cmocka_unit_test_teardown(test_stems, tear_down),
		cmocka_unit_test_teardown(test_an_index, tear_down),
		cmocka_unit_test_teardown(test_common_words_are_left_out, tear_down),
		cmocka_unit_test_teardown(test_nothing_at_all, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
