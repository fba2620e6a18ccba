/* SPDX-License-Identifier: EUPL-1.2 */
/* What of content may stand in a comment; how much a comment holds; the bounds of comparing texts.
 */
#include "base/likeness.h"
#include "base/limits.h"
#include "compare/write.h"
#include "unit/support.h"

static struct buf out;

static const char *quoted(const char *s, bool line_start)
{
	struct people people = {&out, LANG_NL, true, line_start};

	buf_reset(&out);
	quote(&people, str_from(s), 40);
	return out.p ? out.p : "";
}

static void harmless_words_stand_as_they_are(void **state)
{
	(void)state;
	assert_string_equal(
		quoted("Forum GIBIT (beheer), café", false), "Forum GIBIT (beheer), café");
	assert_string_equal(quoted("71,5% van 12.345", false), "71,5% van 12.345");
	assert_string_equal(quoted("e-depot. Klaar!", false), "e-depot. Klaar!");
	assert_string_equal(quoted("", false), "");
}

static void what_could_do_something_is_code(void **state)
{
	static const char *const words[] = {"@naam", "#12", "!12", "a_b_", "*x*", "[a](b)", "<b>",
		"www.example", "https://e.example", ":tada:", "%12", "$1", "~bug", "a|b", "&lt;",
		"deadbeef", "a\\@b", "GH-12", "{+x+}", "/close", "^x", "=x"};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct str got = str_from(quoted(words[i], false));

		assert_true(got.n == strlen(words[i]) + 2);
		assert_true(got.p[0] == '`' && got.p[got.n - 1] == '`');
	}
}

static void code_cannot_be_left(void **state)
{
	(void)state;
	assert_string_equal(quoted("a`b", false), "``a`b``");
	assert_string_equal(quoted("`", false), "`` ` ``");
	assert_string_equal(quoted("``@x`", false), "``` ``@x` ```");
}

static void a_line_begins_with_a_letter(void **state)
{
	(void)state;
	assert_string_equal(quoted("1. een", true), "`1. een`");
	assert_string_equal(quoted("1 een", false), "1 een");
	assert_string_equal(quoted("- een", true), "`- een`");
}

static void one_line_without_turns(void **state)
{
	(void)state;
	assert_string_equal(quoted("a\nb\tc", false), "a b c");
	assert_string_equal(quoted("a\xe2\x80\xae"
				   "b",
				    false),
		"a\xef\xbf\xbd"
		"b");
	assert_string_equal(quoted("0123456789 0123456789 0123456789 0123456789", false),
		"`0123456789 0123456789 0123456789 0123456 …`");
}

/* ---- Texts ---- */

static struct comparison comparison;
static struct comparer comparer;

static void begin(void)
{
	comparison = (struct comparison){.lang = LANG_NL};
	comparison.root = arena_new(&comparison.arena, struct site_change);
	comparison.before.readable = comparison.after.readable = comparison.pages = true;
	comparer = (struct comparer){
		.comparison = &comparison, .arena = &comparison.arena, .lang = LANG_NL};
}

static void long_values_show_what_differs(void **state)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct str before, after;

	(void)state;
	begin();
	for (int i = 0; i < 100; i++) {
		buf_addf(&one, "woord%d ", i);
		buf_addf(&two, i == 50 ? "anders " : "woord%d ", i);
	}
	before = buf_str(&one);
	after = buf_str(&two);
	shorten(&comparer, &before, &after);
	assert_str(before, "… woord46 woord47 woord48 woord49 woord50 woord51 woord52 woord53 "
			   "woord54 …");
	assert_str(after, "… woord46 woord47 woord48 woord49 anders woord51 woord52 woord53 "
			  "woord54 …");
	buf_release(&one);
	buf_release(&two);
	comparison_release(&comparison);
}

/* ---- Likeness ---- */

struct found {
	struct lookalike alike;
	const char *name;
};

/* The name of the file that went which the one that came is taken for; "" for none. */
static const char *likeness_to(struct arena *arena, const char *came, const char *const *gone)
{
	struct lookalikes all = {.arena = arena};
	struct looks wanted = looks_of(arena, str_from(came), STR("titel"));
	struct lookalike *found;
	bool crowded;

	for (size_t i = 0; gone[i]; i++) {
		struct found *one = arena_new(arena, struct found);

		one->name = gone[i];
		one->alike.looks = looks_of(arena, str_from(gone[i]), STR("titel"));
		lookalikes_add(&all, STR("kaarten"), &one->alike);
	}
	found = lookalikes_find(&all, STR("kaarten"), &wanted, &crowded);
	assert_false(crowded);
	assert_null(lookalikes_find(&all, STR("elders"), &wanted, &crowded));
	return found ? ((struct found *)found)->name : "";
}

#define FORM "fase: beheer\nsoort: dienst\neigenaar: wij\nsinds: 2024\n"

static void a_card_with_another_title_is_told_by_its_text(void **state)
{
	static const char was[] = "---\ntitel: \"Oud\"\n" FORM "---\nEen tekst.\nNog een regel.\n";
	static const char other[] = "---\ntitel: Iets\n" FORM "---\nHeel wat anders.\nEcht waar.\n";
	const char *const gone[] = {other, was, NULL};
	struct arena arena = ARENA_INIT;

	(void)state;
	/* By its text; by its title, though quotes come and go; in another order. */
	assert_ptr_equal(
		likeness_to(&arena, "---\ntitel: Nieuw\n" FORM "---\nEen tekst.\nNog een regel.\n",
			gone),
		was);
	assert_ptr_equal(likeness_to(&arena,
				 "---\nsinds: '2024'\neigenaar: wij\nsoort: dienst\nfase: beheer\n"
				 "titel: Oud\n---\nEen tekst.\nWat anders.\n",
				 gone),
		was);
	/* A form is no likeness, nor is a title alone. */
	assert_string_equal(
		likeness_to(&arena, "---\ntitel: Nieuw\n" FORM "---\nTekst.\n", gone), "");
	assert_string_equal(
		likeness_to(&arena, "---\ntitel: Oud\nfase: x\n---\nGeheel nieuw.\n", gone), "");
	assert_string_equal(likeness_to(&arena, "", gone), "");
	arena_release(&arena);
}

static void too_many_that_are_alike_are_none(void **state)
{
	struct arena arena = ARENA_INIT;
	struct lookalikes all = {.arena = &arena};
	struct str bytes = STR("---\ntitel: Gelijk\n---\nTekst.\n");
	struct looks looks = looks_of(&arena, bytes, STR("titel"));
	struct lookalike *gone = arena_array(&arena, struct lookalike, LIMIT_RENAMES + 1);
	bool crowded;

	(void)state;
	for (size_t i = 0; i <= LIMIT_RENAMES; i++) {
		gone[i].looks = looks;
		lookalikes_add(&all, STR("x"), &gone[i]);
		/* The one that was added last goes first. */
		assert_ptr_equal(lookalikes_find(&all, STR("x"), &looks, &crowded),
			i < LIMIT_RENAMES ? &gone[i] : NULL);
		assert_int_equal(crowded, i == LIMIT_RENAMES);
	}
	gone[0].taken = true;
	assert_ptr_equal(lookalikes_find(&all, STR("x"), &looks, &crowded), &gone[LIMIT_RENAMES]);
	arena_release(&arena);
}

/* ---- Room ---- */

static void sections_share_a_comment(void **state)
{
	(void)state;
	begin();
	for (int i = 0; i < 3; i++) {
		struct site_change *section = change_add(&comparer, comparison.root,
			CHANGE_COLLECTION, CHANGED, STR("x"), STR("Afdeling"));

		/* One small, two that are far too long. */
		for (int j = 0; j < (i ? 20000 : 3); j++)
			change_add(&comparer, section, CHANGE_RECORD, ADDED, STR("x"),
				i ? STR("Lange lijst") : STR("Korte lijst"));
	}
	buf_reset(&out);
	compare_write(&comparison, COMPARE_MARKDOWN, &out);
	assert_true(out.n <= COMPARE_COMMENT_MAX);
	assert_true(out.n > COMPARE_COMMENT_MAX / 2);
	assert_holds(buf_str(&out), "- en nog ");
	for (size_t at = 0, n = 0; n < 3; n++, at++) {
		at = str_find(buf_str(&out), STR("Korte lijst"), at);
		assert_true(at < out.n);
	}
	comparison_release(&comparison);
}

static void too_many_sections_are_counted(void **state)
{
	(void)state;
	begin();
	for (int i = 0; i < 5000; i++) {
		struct site_change *section = change_add(&comparer, comparison.root,
			CHANGE_COLLECTION, CHANGED, STR("x"), STR("Afdeling met een naam"));

		change_add(&comparer, section, CHANGE_RECORD, ADDED, STR("x"), STR("Een"));
	}
	buf_reset(&out);
	compare_write(&comparison, COMPARE_MARKDOWN, &out);
	assert_true(out.n <= COMPARE_COMMENT_MAX);
	assert_holds(buf_str(&out), "\nen nog ");
	comparison_release(&comparison);
}

static void nothing_says_so(void **state)
{
	(void)state;
	begin();
	buf_reset(&out);
	compare_write(&comparison, COMPARE_TEXT, &out);
	assert_holds(buf_str(&out), "Een bezoeker ziet geen verschil.");
	comparison_release(&comparison);
}

static int release(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(harmless_words_stand_as_they_are),
		cmocka_unit_test(what_could_do_something_is_code),
		cmocka_unit_test(code_cannot_be_left),
		cmocka_unit_test(a_line_begins_with_a_letter),
		cmocka_unit_test(one_line_without_turns),
		cmocka_unit_test(long_values_show_what_differs),
		cmocka_unit_test(a_card_with_another_title_is_told_by_its_text),
		cmocka_unit_test(too_many_that_are_alike_are_none),
		cmocka_unit_test(sections_share_a_comment),
		cmocka_unit_test(too_many_sections_are_counted),
		cmocka_unit_test(nothing_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
