/* SPDX-License-Identifier: EUPL-1.2 */
/* Hints of a whole site and what cards lack; single texts are in tests/hints/. */
#include <stdio.h>

#include "hints/internal.h"
#include "unit/small_site.h"

static struct small_site site;

static int set_up(void **state)
{
	small_site_make(&site);
	*state = &site;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	small_site_remove(&site);
	return 0;
}

static void tables_are_sorted(void **state)
{
	(void)state;
	for (size_t table = 0; table < WORD_TABLES; table++) {
		size_t n;
		const struct str *v = words_of_table((enum word_table)table, &n);

		assert_true(n > 0);
		for (size_t i = 0; i < n; i++) {
			assert_true(v[i].n <= TABLE_WORD_MAX);
			assert_true(words_have((enum word_table)table, v[i]));
			assert_true(!i || str_cmp(v[i - 1], v[i]) < 0);
		}
		assert_false(words_have((enum word_table)table, STR("")));
		assert_false(words_have((enum word_table)table, STR("zzzz")));
	}
}

/* ---- Hints ---- */

static struct hints_options options(size_t threads)
{
	return (struct hints_options){.today = {2026, 6, 1}, .threads = threads};
}

static void records_on_any_threads(void **state)
{
	struct diags one = DIAGS_INIT, four = DIAGS_INIT;
	struct hints_options on_one = options(1), on_four = options(4);

	(void)state;
	for (int i = 0; i < 40; i++) {
		char path[64];

		snprintf(path, sizeof(path), "content/paginas/blad-%d.md", i);
		folder_add(&site.folder, path,
			"---\ntitel: Blad\n---\n\nDit wordt gemaakt. De QWX helpt.\n");
	}
	small_site_load(&site, 2);
	hints_find(&site.model, &on_one, &one);
	hints_find(&site.model, &on_four, &four);
	diags_sort(&one);
	diags_sort(&four);
	assert_true(one.hints >= 80 && one.hints == one.list.n);
	assert_int_equal(one.list.n, four.list.n);
	for (size_t i = 0; i < one.list.n; i++) {
		assert_int_equal(one.list.v[i].code, four.list.v[i].code);
		assert_true(one.list.v[i].place.text == four.list.v[i].place.text);
		assert_int_equal(one.list.v[i].place.at, four.list.v[i].place.at);
	}
	assert_int_equal(diags_exit_code(&one), 0);
	diags_release(&one);
	diags_release(&four);
}

/* At most so many of one text, however bad it is. */
static void not_more_than_enough(void **state)
{
	struct buf bytes = BUF_INIT;
	struct diags diags = DIAGS_INIT;
	struct text file = {.path = STR("a.md")};
	struct hints_text text = {.language = STR("nl"), .today = {2026, 6, 1}, .text = &file};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_lit(&bytes, "Dit wordt gemaakt. ");
	file.bytes = text.piece = buf_str(&bytes);
	hints_find_in_text(&text, &diags);
	assert_int_equal(diags.hints, HINTS_MAX);
	diags_release(&diags);
	buf_release(&bytes);
}

static struct date changed_in_2020(const struct record *record, const void *context)
{
	assert_true(record->text != NULL);
	assert_str(*(const struct str *)context, "context");
	return (struct date){2020, 2, 3};
}

/* A record without a date of its own has that of its file. */
static void date_from_outside(void **state)
{
	struct str context = STR("context");
	struct diags diags = DIAGS_INIT;
	struct hints_options asked = options(1);
	const struct diag *found;

	(void)state;
	folder_add(&site.folder, "content/paginas/oud.md", "---\ntitel: Oud\n---\n\nTekst.\n");
	small_site_load(&site, 1);
	hints_find(&site.model, &asked, &diags);
	assert_int_equal(diags_count(&diags, DIAG_HINT_REVIEW, NULL), 0);
	asked.changed = changed_in_2020;
	asked.context = &context;
	hints_find(&site.model, &asked, &diags);
	assert_true(diags_count(&diags, DIAG_HINT_REVIEW, &found) > 0);
	assert_str(found->args[0], "2020-02-03");
	diags_release(&diags);
}

/* ---- Gaps ---- */

static const struct gap_collection *collection_of(const struct gaps *gaps, const char *id)
{
	vec_each (const struct gap_collection, it, &gaps->collections)
		if (str_eq(it->collection->id, str_from(id)))
			return it;
	fail_msg("no collection %s", id);
	return NULL;
}

static const struct gap_part *part_of(const struct gap_collection *gaps, const char *name)
{
	vec_each (const struct gap_part, part, &gaps->parts)
		if (str_eq(part->name, str_from(name)))
			return part;
	return NULL;
}

static void add_books(void)
{
	folder_add(&site.folder, "content/boeken/_collectie.yaml",
		"titel: Boeken\nenkelvoud: boek\nmeervoud: boeken\ntitelveld: naam\nvelden:\n"
		"  - {sleutel: naam, label: Naam, soort: tekst, verplicht: ja}\n"
		"  - {sleutel: prijs, label: Prijs, soort: getal, verplicht: ja}\n"
		"  - {sleutel: link, label: Link, soort: url}\n"
		"  - {sleutel: pas_op, label: Pas op, soort: tekst, let_op: ja}\n"
		"  - {sleutel: tekst, label: Tekst, soort: markdown}\n");
	folder_add(&site.folder, "content/boeken/vol.md",
		"---\nnaam: Vol\nprijs: 3\nlink: https://a.example/\n---\n\n## Wat\n\nDit.\n\n"
		"## Eigen\n\nIets.\n");
	folder_add(&site.folder, "content/boeken/half.md",
		"---\nnaam: Half\nprijs: onbekend\n---\n\n## Wat\n\n### Dieper\n\nHier staat "
		"iets.\n");
	folder_add(&site.folder, "content/boeken/leeg.md",
		"---\nnaam: Leeg\nprijs: 4\n---\n\n## Wat\n\n## Wat\n");
	folder_add(&site.folder, "content/boeken/concept.md", "---\nnaam: C\nconcept: ja\n---\n");
}

static void what_is_lacking(void **state)
{
	struct arena arena = ARENA_INIT;
	struct gaps gaps;
	const struct gap_collection *books;

	(void)state;
	add_books();
	small_site_load(&site, 1);
	gaps_find(&arena, &site.model, &(struct gaps_options){.collection = STR("boeken")}, &gaps);
	assert_int_equal(gaps.collections.n, 1);
	books = collection_of(&gaps, "boeken");
	assert_int_equal(books->cards.n, 3);
	/* Price, link and text, and the heading that most have; no title, notice or own heading. */
	assert_int_equal(books->parts.n, 4);
	assert_null(part_of(books, "Eigen"));
	assert_null(part_of(books, "Pas op"));
	assert_int_equal(part_of(books, "Wat")->filled, 2);
	assert_int_equal(part_of(books, "Prijs")->unknown, 1);
	assert_int_equal(part_of(books, "Link")->filled, 1);
	/* Headings alone are no text. */
	assert_int_equal(part_of(books, "Tekst")->filled, 2);
	assert_int_equal(books->drafts, 1);
	/* The least complete first. */
	assert_str(books->cards.v[0].record->id, "leeg");
	assert_int_equal(books->cards.v[0].filled, 1);
	assert_str(books->cards.v[1].record->id, "half");
	assert_int_equal(books->cards.v[1].unknown, 1);
	assert_str(books->cards.v[2].record->id, "vol");
	assert_int_equal(books->cards.v[2].filled, 4);
	assert_int_equal(books->filled, 7);
	assert_int_equal(books->unknown, 1);
	/* With the draft, that lacks all. */
	gaps_find(&arena, &site.model, &(struct gaps_options){.drafts = true}, &gaps);
	books = collection_of(&gaps, "boeken");
	assert_int_equal(books->cards.n, 4);
	assert_int_equal(books->drafts, 1);
	assert_str(books->cards.v[0].record->id, "concept");
	arena_release(&arena);
}

static void page_add(const char *name, const char *body)
{
	char path[64];
	struct buf bytes = BUF_INIT;

	snprintf(path, sizeof(path), "content/paginas/%s.md", name);
	buf_addf(&bytes, "---\ntitel: %s\n---\n%s%c", name, body, 0);
	folder_add(&site.folder, path, bytes.p);
	buf_release(&bytes);
}

/* How often the code is said of that page, and of which words last. */
static size_t said_of(
	const struct diags *diags, const char *name, enum diag_code code, struct str *words)
{
	size_t n = 0;

	vec_each (const struct diag, diag, &diags->list) {
		struct place place = diag->place;

		if (diag->code != code ||
			str_find(place.text->path, str_from(name), 0) == place.text->path.n)
			continue;
		n++;
		*words = str_slice(place.text->bytes, place.at, (size_t)place.at + place.len);
	}
	return n;
}

/* A heading has nothing below it if no reader finds more there than headings. */
static void empty_sections(void **state)
{
	static const struct {
		const char *name, *body;
		size_t n;
		const char *words;
	} pages[] = {
		{"vol", "Een.\n\n## A\n\nTwee.\n", 0, ""},
		{"kop-einde", "Een.\n\n## A\n", 1, "## A"},
		{"kop-kop", "## A\n\n## B\n\nTwee.\n", 1, "## A"},
		{"dieper", "## A\n\n### B\n\nTwee.\n", 0, ""},
		{"diep-leeg", "## A\n\n### B\n", 1, "### B"},
		{"terug", "## A\n\nEen.\n\n### B\n\n## C\n\nTwee.\n", 1, "### B"},
		{"opmerking", "## A\n\n<!-- Later. -->\n", 1, "## A"},
		{"beeld", "## A\n\n> Een.\n\n## B\n\n- Twee.\n\n## C\n\n    Drie.\n", 0, ""},
		{"opmaak", "## A `</h2>` *b* &lt;\n\nEen.\n", 0, ""},
		{"opmaak-leeg", "## A `</h2>` *b* &lt;\n", 1, "## A `</h2>` *b* &lt;"},
	};
	struct diags diags = DIAGS_INIT;
	struct hints_options asked = options(1);
	struct str words;

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		page_add(pages[i].name, pages[i].body);
	small_site_load(&site, 1);
	hints_find(&site.model, &asked, &diags);
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		char name[40];

		snprintf(name, sizeof(name), "/%s.md", pages[i].name);
		words = STR("");
		assert_int_equal(
			said_of(&diags, name, DIAG_HINT_EMPTY_SECTION, &words), pages[i].n);
		assert_str(words, pages[i].words);
		assert_int_equal(said_of(&diags, name, DIAG_HINT_NO_TEXT, &words), 0);
	}
	diags_release(&diags);
}

static void percentages(void **state)
{
	(void)state;
	assert_int_equal(gaps_percentage(0, 0), 100);
	assert_int_equal(gaps_percentage(0, 3), 0);
	assert_int_equal(gaps_percentage(999, 1000), 99);
	assert_int_equal(gaps_percentage(3, 3), 100);
}

/* ---- Where prose stands ---- */

static void folded_values_have_places(void **state)
{
	struct arena arena = ARENA_INIT;
	struct text text = {
		.path = STR("a.md"), .bytes = STR("x: Een zin\n   over twee regels.\n")};
	struct place place = {&text, 3, 29};
	struct prose_list list = {0};
	struct place found;

	(void)state;
	prose_of_value(&arena, place, STR("Een zin over twee regels."), &list);
	assert_int_equal(list.blocks.n, 1);
	found = prose_place(&list.blocks.v[0], 4, 12);
	assert_str(str_slice(text.bytes, found.at, found.at + found.len), "zin\n   over");
	/* What is not there letter for letter has the place of the whole. */
	list.blocks.n = 0;
	prose_of_value(&arena, place, STR("Iets anders"), &list);
	found = prose_place(&list.blocks.v[0], 0, 4);
	assert_int_equal(found.at, 3);
	assert_int_equal(found.len, 29);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_sorted),
		cmocka_unit_test_setup_teardown(records_on_any_threads, set_up, tear_down),
		cmocka_unit_test(not_more_than_enough),
		cmocka_unit_test_setup_teardown(date_from_outside, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_lacking, set_up, tear_down),
		cmocka_unit_test_setup_teardown(empty_sections, set_up, tear_down),
		cmocka_unit_test(percentages),
		cmocka_unit_test(folded_values_have_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
