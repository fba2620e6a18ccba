/* SPDX-License-Identifier: EUPL-1.2 */
/* Strings, UTF-8, places in a text, slugs, suggestions, paths and addresses. */
#include <stdio.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/slug.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "unit/support.h"

static struct arena arena;

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct str repeat(char c, size_t n)
{
	char *p = arena_alloc(&arena, n);

	memset(p, c, n);
	return (struct str){p, n};
}

/* ---- Strings ---- */

static void test_slices_stay_inside(void **state)
{
	struct str s = STR("abcdef"), none = {NULL, 0};

	(void)state;
	assert_str(str_slice(s, 2, 4), "cd");
	assert_str(str_slice(s, 0, 99), "abcdef");
	assert_str(str_slice(s, 4, 2), "");
	assert_str(str_slice(s, 99, 100), "");
	assert_ptr_equal(str_slice(s, 99, 100).p, s.p + 6);
	assert_str(str_from_index(s, 6), "");
	assert_str(str_from_index(s, SIZE_MAX), "");
	assert_str(str_slice(none, 0, 5), "");
	assert_null(str_slice(none, 3, 5).p);
}

static void test_strings_begin_and_end(void **state)
{
	struct str none = {NULL, 0};

	(void)state;
	assert_true(str_starts(STR("abc"), STR("abc")));
	assert_true(str_starts(STR("abc"), none));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_true(str_ends(none, none));
	assert_false(str_ends(STR("bc"), STR("abc")));
	assert_true(str_eq(none, STR("")));
	assert_false(str_eq(STR("a\0b"), STR("a\0c")));
}

static void test_strings_are_found(void **state)
{
	struct str s = STR("a.b.c"), none = {NULL, 0};

	(void)state;
	assert_int_equal(str_find_char(s, '.'), 1);
	assert_int_equal(str_find_char(s, 'x'), 5);
	assert_int_equal(str_find_char(none, 'x'), 0);
	assert_int_equal(str_find(s, STR("."), 0), 1);
	assert_int_equal(str_find(s, STR("."), 2), 3);
	assert_int_equal(str_find(s, STR("."), 4), 5);
	assert_int_equal(str_find(s, STR("c"), 4), 4);
	assert_int_equal(str_find(s, STR("a.b.c!"), 0), 5);
	assert_int_equal(str_find(s, STR(""), 0), 5);
	assert_int_equal(str_find(s, STR("a"), 99), 5);
	assert_int_equal(str_find(none, STR("a"), 0), 0);
}

static void test_strings_compare_by_bytes(void **state)
{
	struct str none = {NULL, 0};

	(void)state;
	assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
	assert_int_equal(str_cmp(none, STR("")), 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("b"), STR("ab")) > 0);
	assert_true(str_cmp(STR("z"), STR("\xc3\xa9")) < 0);
	assert_true(str_cmp(STR("a\0b"), STR("a\0c")) < 0);
}

static void test_strings_are_copied(void **state)
{
	struct str none = {NULL, 0};

	(void)state;
	assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
	assert_str(str_trim(STR(" \t ")), "");
	assert_str(str_trim(none), "");
	assert_str(str_lower(&arena, STR("AbZ[@\xc3\x89")), "abz[@\xc3\x89");
	assert_str(str_join(&arena, STR("a"), none, STR("b")), "ab");
	assert_int_equal(str_join(&arena, STR("a"), STR("bc")).p[3], '\0');
	assert_str(str_concat(&arena, NULL, 0), "");
	assert_string_equal(str_z(&arena, str_slice(STR("abc"), 0, 2)), "ab");
	assert_string_equal(str_z(&arena, none), "");
	assert_int_equal(str_from(NULL).n, 0);
}

/* The manifest and the names of assets depend on it: it must not change from run to run. */
static void test_hash_is_the_same_everywhere(void **state)
{
	(void)state;
	assert_true(str_hash(STR("")) == 0x2d06800538d394c2u);
	assert_true(str_hash((struct str){NULL, 0}) == 0x2d06800538d394c2u);
	assert_true(str_hash(STR("a")) != str_hash(STR("b")));
}

/* ---- UTF-8 ---- */

static void test_utf8_valid(void **state)
{
	static const char *const valid[] = {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80",
		"\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf", "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z"};

	(void)state;
	for (size_t i = 0; i < sizeof(valid) / sizeof(*valid); i++) {
		struct str s = str_from(valid[i]);

		assert_int_equal(utf8_check(s), s.n);
	}
	assert_int_equal(utf8_check(STR("a\0b")), 3);
}

static void test_utf8_invalid(void **state)
{
	static const char *const invalid[] = {
		"\x80",
		"\xbf", /* a tail without a head */
		"\xc0\x80",
		"\xc1\xbf", /* two bytes where one would do */
		"\xe0\x80\x80",
		"\xe0\x9f\xbf",
		"\xf0\x80\x80\x80",
		"\xf0\x8f\xbf\xbf",
		"\xed\xa0\x80",
		"\xed\xbf\xbf", /* surrogates */
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80", /* above U+10FFFF */
		"\xf8\x88\x80\x80\x80",
		"\xfc\x84\x80\x80\x80\x80",
		"\xfe",
		"\xff",
		"\xc3",
		"\xe2\x82",
		"\xe2",
		"\xf0\x9f\x98",
		"\xf0\x9f",
		"\xf0", /* cut off */
		"\xc3z",
		"\xe2\x82z",
		"\xe2z\xac",
		"\xf0\x9f\x98z",
		"\xf0z\x98\x80",
		"\xc3\xc3\xa9",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(invalid) / sizeof(*invalid); i++) {
		struct str s = str_join(&arena, STR("ok "), str_from(invalid[i]));

		assert_int_equal(utf8_check(s), 3);
		assert_int_equal(utf8_check(str_join(&arena, s, STR(" more"))), 3);
	}
}

static void test_utf8_control_characters(void **state)
{
	(void)state;
	assert_int_equal(utf8_find_control(STR("a\t\r\n \xc3\xa9")), 7);
	for (char c = 0; c < 0x20; c++) {
		struct str s = str_join(&arena, STR("ab"), (struct str){&c, 1});
		bool fine = c == '\t' || c == '\n' || c == '\r';

		assert_int_equal(utf8_find_control(s), fine ? 3 : 2);
	}
	assert_int_equal(utf8_find_control(STR("ab\x7f")), 2);
}

static void test_utf8_goes_by_characters(void **state)
{
	struct str s = STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
	static const uint32_t characters[] = {'a', 0xe9, 0x20ac, 0x1f600};
	static const size_t starts[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6};
	size_t at = 0;

	(void)state;
	assert_int_equal(utf8_length(s), 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(utf8_next(s, &at), characters[i]);
	assert_int_equal(at, s.n);
	for (size_t i = 0; i < s.n; i++)
		assert_int_equal(utf8_start(s, i), starts[i]);
	assert_int_equal(utf8_start(s, s.n), s.n);
	assert_str(utf8_cut(s, 0), "");
	assert_str(utf8_cut(s, 2), "a\xc3\xa9");
	assert_str(utf8_cut(s, 3), "a\xc3\xa9\xe2\x82\xac");
	assert_str(utf8_cut(s, 99), s.p);
	assert_int_equal(utf8_length((struct str){NULL, 0}), 0);
}

/* Also in bytes that are no UTF-8 it goes on, and ends. */
static void test_utf8_next_passes_over_faults(void **state)
{
	struct str s = STR("\xff\xe2\x82\xc3\xa9\xf0");
	static const uint32_t characters[] = {0xfffd, 0xfffd, 0xfffd, 0xe9, 0xfffd};
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(utf8_next(s, &at), characters[i]);
	assert_int_equal(at, s.n);
}

static void test_utf8_clean_fits_on_a_line(void **state)
{
	(void)state;
	assert_str(utf8_clean(&arena, STR("plain \xc3\xa9")), "plain \xc3\xa9");
	assert_str(utf8_clean(&arena, STR("a\tb\nc\rd")), "a b c d");
	assert_str(utf8_clean(&arena, STR("\x1b[31m\x7f")), "\xef\xbf\xbd[31m\xef\xbf\xbd");
	assert_str(utf8_clean(&arena, STR("\xc2\x9b")), "\xef\xbf\xbd");
	assert_str(utf8_clean(&arena, STR("\xff\xfe")), "\xef\xbf\xbd\xef\xbf\xbd");
	assert_str(utf8_clean(&arena, (struct str){NULL, 0}), "");
}

/* ---- Places ---- */

static void assert_position(const struct text *text, size_t at, uint32_t line, uint32_t column)
{
	struct position position = place_position((struct place){text, (uint32_t)at, 1});

	if (position.line != line || position.column != column)
		fail_msg("byte %zu is at %u:%u, not %u:%u", at, position.line, position.column,
			line, column);
}

static void test_places_count_from_one(void **state)
{
	struct text text = {.bytes = STR("ab\ncd\n\nx")};

	(void)state;
	assert_position(&text, 0, 1, 1);
	assert_position(&text, 2, 1, 3);
	assert_position(&text, 3, 2, 1);
	assert_position(&text, 6, 3, 1);
	assert_position(&text, 7, 4, 1);
	assert_position(&text, 8, 4, 2);
	assert_position(&text, 99, 4, 2);
}

static void test_places_count_characters(void **state)
{
	struct text text = {.bytes = STR("\xc3\xa9\xe2\x82\xacx\n\xf0\x9f\x98\x80y")};

	(void)state;
	assert_position(&text, 2, 1, 2);
	assert_position(&text, 5, 1, 3);
	assert_position(&text, 7, 2, 1);
	assert_position(&text, 11, 2, 2);
}

static void test_places_behind_crlf(void **state)
{
	struct text text = {.bytes = STR("ab\r\ncd\r\n")};

	(void)state;
	assert_position(&text, 2, 1, 3);
	assert_position(&text, 4, 2, 1);
	assert_position(&text, 8, 3, 1);
}

static void test_places_do_not_count_a_bom(void **state)
{
	struct text text = {.bytes = STR("\xef\xbb\xbf"
					 "ab\nc")};
	struct text bare = {.bytes = STR("\xef\xbb\xbf")};

	(void)state;
	for (size_t at = 0; at <= 3; at++)
		assert_position(&text, at, 1, 1);
	assert_position(&text, 4, 1, 2);
	assert_position(&text, 6, 2, 1);
	assert_position(&bare, 3, 1, 1);
}

static void test_places_without_a_line(void **state)
{
	struct text unread = {.path = STR("x")}, empty = {.bytes = STR("")};
	struct text text = {.bytes = STR("abc")};

	(void)state;
	assert_position(&unread, 0, 0, 0);
	assert_position(NULL, 5, 0, 0);
	assert_position(&empty, 0, 1, 1);
	assert_int_equal(place_position(place_file(&text)).line, 0);
}

static void test_place_of_a_piece(void **state)
{
	struct text text = {.bytes = STR("abcdef")}, unread = {.path = STR("x")};
	struct place place = place_of(&text, str_slice(text.bytes, 2, 4));

	(void)state;
	assert_int_equal(place.at, 2);
	assert_int_equal(place.len, 2);
	assert_int_equal(place_of(&text, str_from_index(text.bytes, 6)).at, 6);
	assert_int_equal(place_of(&text, STR("elsewhere")).len, 0);
	assert_int_equal(place_of(&unread, STR("elsewhere")).at, 0);
	assert_ptr_equal(place_of(&unread, STR("x")).text, &unread);
}

/* In whatever order it is asked, a finder says what counting from the start says. */
static void test_place_finder_agrees_with_counting(void **state)
{
	enum { SIZE = 5000 };
	static char bytes[SIZE];
	static struct position counted[SIZE + 1];
	struct text text = {.bytes = {bytes, SIZE}}, other = {.bytes = STR("a\nb")};
	struct place_finder finder = {.text = NULL};

	(void)state;
	counted[0] = (struct position){1, 1};
	for (size_t i = 0; i < SIZE; i++) {
		bytes[i] = i % 97 == 0 || (i > 3000 && i < 3100) ? '\n' : "a\xc3\xa9 "[i % 4];
		counted[i + 1] = counted[i];
		if (bytes[i] == '\n')
			counted[i + 1] = (struct position){counted[i].line + 1, 1};
		else if (((unsigned char)bytes[i] & 0xc0) != 0x80)
			counted[i + 1].column++;
	}
	for (uint32_t i = 0; i < 3 * SIZE; i++) {
		struct place place = {&text, i * 7919 % (SIZE + 1), 1};
		struct position found = place_find(&finder, place);

		assert_int_equal(found.line, counted[place.at].line);
		assert_int_equal(found.column, counted[place.at].column);
		if (i % 100 == 0)
			assert_int_equal(place_find(&finder, (struct place){&other, 2, 1}).line, 2);
	}
}

/* ---- Slugs ---- */

static void test_slug_valid(void **state)
{
	static const char *const valid[] = {"a", "0", "a1", "forum-gibit", "a-b-c", "2018-02-06"};
	static const char *const invalid[] = {"", "-", "-a", "a-", "a--b", "A", "a b", "a.b", "a/b",
		"..", ".", "a_b", "\xc3\xa9", "a\n", "%41"};

	(void)state;
	for (size_t i = 0; i < sizeof(valid) / sizeof(*valid); i++)
		assert_true(slug_valid(str_from(valid[i])));
	for (size_t i = 0; i < sizeof(invalid) / sizeof(*invalid); i++)
		assert_false(slug_valid(str_from(invalid[i])));
	assert_false(slug_valid((struct str){NULL, 0}));
	assert_false(slug_valid(STR("a\0b")));
	assert_true(slug_valid(repeat('a', LIMIT_SLUG)));
	assert_false(slug_valid(repeat('a', LIMIT_SLUG + 1)));
}

static void assert_slug(const char *from, const char *slug)
{
	assert_str(slug_from(&arena, str_from(from)), slug);
}

static void test_slug_from(void **state)
{
	(void)state;
	assert_slug("Forum GIBIT", "forum-gibit");
	assert_slug("  --a  &  b--  ", "a-b");
	assert_slug("Caf\xc3\xa9 \xc3\x89\xc3\xa9n", "cafe-een");
	assert_slug("cafe\xcc\x81s", "cafes"); /* the accent as a character of its own */
	assert_slug("stra\xc3\x9f"
		    "e",
		"strasse");
	assert_slug("\xc4\xb2sland", "ijsland");
	assert_slug("API's", "apis");
	assert_slug("API\xe2\x80\x99s", "apis");
	assert_slug("3\xc3\x97"
		    "4",
		"3-4");
	assert_slug("\xe6\x97\xa5\xe6\x9c\xac", "");
	assert_slug("", "");
	assert_slug("../../etc/passwd", "etc-passwd");
	assert_slug("\xff\xfe", "");
	assert_str(slug_example(&arena, STR("!")), "test");
}

static void test_slug_from_is_valid_at_the_limit(void **state)
{
	(void)state;
	for (size_t n = LIMIT_SLUG - 3; n < LIMIT_SLUG + 3; n++) {
		static const char *const tails[] = {
			"", "-b", "--b", "\xc3\x9f", "-\xc3\x9f", "'b", " "};

		for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++) {
			struct str s = str_join(&arena, repeat('a', n), str_from(tails[i]));

			assert_true(slug_valid(slug_from(&arena, s)));
		}
	}
}

/* Every letter of Latin-1 and Latin Extended-A folds to letters; the two signs do not. */
static void test_slug_folds_every_accent(void **state)
{
	(void)state;
	for (unsigned c = 0xc0; c <= 0x17f; c++) {
		char bytes[2] = {(char)(0xc0 | c >> 6), (char)(0x80 | (c & 0x3f))};
		struct str slug = slug_from(&arena, (struct str){bytes, 2});
		bool sign = c == 0xd7 || c == 0xf7;

		assert_true(sign ? !slug.n : slug.n && slug.n <= 2);
		for (size_t i = 0; i < slug.n; i++)
			assert_in_range(slug.p[i], 'a', 'z');
	}
}

static void assert_sorted(const char *a, const char *b)
{
	if (str_cmp(sort_key(&arena, str_from(a)), sort_key(&arena, str_from(b))) >= 0)
		fail_msg("“%s” does not sort before “%s”", a, b);
}

static void test_sort_key(void **state)
{
	(void)state;
	assert_sorted("appel", "Banaan");
	assert_sorted("\xc3\x89\xc3\xa9n", "egel");
	assert_sorted("zebra", "\xe6\x97\xa5");
	assert_sorted("14+netnummer", "Aanjaagteam");
	assert_str(sort_key(&arena, STR("Caf\xc3\xa9")), "cafe");
	assert_str(sort_key(&arena, STR("Cafe\xcc\x81")), "cafe");
	assert_str(sort_key(&arena, STR("\xff")), "\xff");
	assert_str(sort_key(&arena, (struct str){NULL, 0}), "");
}

/* ---- Suggestions ---- */

static struct str best(const char *wanted, const char *const *candidates, size_t n)
{
	struct suggest suggest = suggest_for(str_from(wanted));

	for (size_t i = 0; i < n; i++)
		suggest_offer(&suggest, str_from(candidates[i]));
	return suggest.best;
}

static void test_suggestions(void **state)
{
	static const char *const words[] = {"titel", "categorie", "type", "fase", "samenvatting"};

	(void)state;
	assert_str(best("titl", words, 5), "titel");
	assert_str(best("TITEL", words, 5), "titel");
	assert_str(best("ttiel", words, 5), "titel");
	assert_str(best("categroie", words, 5), "categorie");
	assert_str(best("tyep", words, 5), "type");
	assert_str(best("xyzzy", words, 5), "");
	assert_str(best("samnvating", words, 5), "samenvatting");
	assert_str(best("fases", words, 5), "fase");
}

static void test_suggestions_at_their_edges(void **state)
{
	static const char *const words[] = {"", "abd", "abe"};
	struct suggest suggest = suggest_for(repeat('a', 65));

	(void)state;
	assert_str(best("abc", words, 3), "abd");
	suggest_offer(&suggest, repeat('a', 64));
	assert_str(suggest.best, "");
	suggest = suggest_for(repeat('a', 64));
	suggest_offer(&suggest, repeat('a', 65));
	assert_str(suggest.best, "");
	suggest_offer(&suggest, repeat('a', 63));
	assert_int_equal(suggest.best.n, 63);
	suggest_offer(&suggest, repeat('a', 64));
	assert_int_equal(suggest.distance, 0);
	suggest = suggest_for((struct str){NULL, 0});
	suggest_offer(&suggest, (struct str){NULL, 0});
	assert_int_equal(suggest.best.n, 0);
}

/* ---- Paths ---- */

static void test_path_parts(void **state)
{
	(void)state;
	assert_str(path_name(STR("a/b/c.md")), "c.md");
	assert_str(path_name(STR("c.md")), "c.md");
	assert_str(path_name(STR("a/")), "");
	assert_str(path_folder(STR("a/b/c.md")), "a/b");
	assert_str(path_folder(STR("c.md")), "");
	assert_str(path_folder(STR("/c")), "");
	assert_str(path_stem(STR("a/b.c.md")), "b.c");
	assert_str(path_stem(STR("a.b/c")), "c");
	assert_str(path_stem(STR(".hidden")), ".hidden");
	assert_str(path_stem(STR("a.")), "a");
	assert_str(path_first(STR("a/b/c")), "a");
	assert_str(path_first(STR("a")), "a");
	assert_str(path_first(STR("/a")), "");
	assert_str(path_folder((struct str){NULL, 0}), "");
}

static void assert_resolved(const char *folder, const char *link, const char *wanted)
{
	struct str resolved;

	assert_true(path_resolve(&arena, str_from(folder), str_from(link), &resolved));
	assert_str(resolved, wanted);
}

static void test_path_resolve(void **state)
{
	(void)state;
	assert_resolved("x/y", "../a/./b", "x/a/b");
	assert_resolved("x/y", "b", "x/y/b");
	assert_resolved("x/y", "b/", "x/y/b/");
	assert_resolved("x/y", "", "x/y/");
	assert_resolved("x/y", "/b", "b");
	assert_resolved("x/y", "/", "");
	assert_resolved("x/y", "//b//c", "b/c");
	assert_resolved("", "a/..", "");
	assert_resolved("x/y", "../..", "");
	assert_resolved("x/y", "../../z", "z");
	assert_resolved("x", "a/../../b", "b");
	assert_resolved("x", "...", "x/...");
	assert_resolved("x", "..a/b..", "x/..a/b..");
	assert_resolved("", ".", "");
}

static void test_path_resolve_never_leaves_the_top(void **state)
{
	static const char *const links[] = {"..", "../..", "a/../..", "/..", "/a/../../b", "./.."};
	struct str resolved;

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
		assert_false(path_resolve(&arena, STR(""), str_from(links[i]), &resolved));
	assert_false(path_resolve(&arena, STR("x"), STR("../../etc"), &resolved));
}

static void test_path_resolve_has_a_limit(void **state)
{
	struct str most = repeat('a', LIMIT_PATH_LENGTH), more = repeat('a', LIMIT_PATH_LENGTH + 1);
	struct str resolved;

	(void)state;
	assert_true(path_resolve(&arena, STR(""), most, &resolved));
	assert_int_equal(resolved.n, LIMIT_PATH_LENGTH);
	assert_false(path_resolve(&arena, STR(""), more, &resolved));
	assert_false(path_resolve(&arena, STR("x"), most, &resolved));
	assert_false(path_resolve(&arena, more, STR("x"), &resolved));
}

static void test_url_escapes(void **state)
{
	(void)state;
	assert_str(url_decode(&arena, STR("a%20b%2Fc%2f")), "a b/c/");
	assert_str(url_decode(&arena, STR("%")), "%");
	assert_str(url_decode(&arena, STR("%4")), "%4");
	assert_str(url_decode(&arena, STR("%4x%zz%%41")), "%4x%zz%A");
	assert_int_equal(url_decode(&arena, STR("a%00b")).n, 3);
	assert_str(url_decode(&arena, STR("%2541")), "%41");
	assert_str(url_decode(&arena, (struct str){NULL, 0}), "");
	assert_str(url_encode(&arena, STR("a b\xc3\xa9\"<>")), "a%20b%C3%A9%22%3C%3E");
	assert_str(url_encode(&arena, STR("%41%4%")), "%41%254%25");
	assert_str(url_encode(&arena, STR("https://a/b?c=d&e#f")), "https://a/b?c=d&e#f");
	assert_str(url_encode(&arena, STR("a\0b")), "a%00b");
	assert_str(url_encode(&arena, (struct str){NULL, 0}), "");
}

static void test_url_from_path(void **state)
{
	(void)state;
	assert_str(url_from_path(&arena, STR("/a/b c.png")), "/a/b%20c.png");
	assert_str(url_from_path(&arena, STR("/a%41?b#c")), "/a%2541%3Fb%23c");
	assert_str(url_decode(&arena, url_from_path(&arena, STR("100%25 #1?"))), "100%25 #1?");
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_slices_stay_inside),
		TEST(test_strings_begin_and_end),
		TEST(test_strings_are_found),
		TEST(test_strings_compare_by_bytes),
		TEST(test_strings_are_copied),
		TEST(test_hash_is_the_same_everywhere),
		TEST(test_utf8_valid),
		TEST(test_utf8_invalid),
		TEST(test_utf8_control_characters),
		TEST(test_utf8_goes_by_characters),
		TEST(test_utf8_next_passes_over_faults),
		TEST(test_utf8_clean_fits_on_a_line),
		TEST(test_places_count_from_one),
		TEST(test_places_count_characters),
		TEST(test_places_behind_crlf),
		TEST(test_places_do_not_count_a_bom),
		TEST(test_places_without_a_line),
		TEST(test_place_of_a_piece),
		TEST(test_place_finder_agrees_with_counting),
		TEST(test_slug_valid),
		TEST(test_slug_from),
		TEST(test_slug_from_is_valid_at_the_limit),
		TEST(test_slug_folds_every_accent),
		TEST(test_sort_key),
		TEST(test_suggestions),
		TEST(test_suggestions_at_their_edges),
		TEST(test_path_parts),
		TEST(test_path_resolve),
		TEST(test_path_resolve_never_leaves_the_top),
		TEST(test_path_resolve_has_a_limit),
		TEST(test_url_escapes),
		TEST(test_url_from_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
