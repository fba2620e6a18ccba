/* SPDX-License-Identifier: EUPL-1.2 */
/* fmt over cards that are made up in every way a card can be written; and what new makes. */
#include "edit/edit.h"
#include "unit/small_site.h"

enum { CARDS = 3000 };

static const char *const path = "content/dingen/appel.md";

static struct small_site site;

static int set_up(void **state)
{
	(void)state;
	small_site_make(&site);
	small_site_load(&site, 1);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	small_site_remove(&site);
	return 0;
}

/* ---- Cards ---- */

/* The same numbers in every run. */
static unsigned long long seed;

static size_t pick(size_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % n;
}

#define PICK(words) words[pick(sizeof(words) / sizeof(*words))]

static const char *const names[] = {"naam: Een ding", "naam: 'Een ding'", "naam:   \"Een: ding\"  ",
	"\"naam\": 2026", "naam: '2026' # jaar", "naam: >-\n  Een lange\n  naam",
	"naam: |\n  # Regel", "naam: \"\\u00e9\\n\""};
static const char *const phases[] = {"fase: beheer", "fase: Beheren", "fase: 'in gebruik'  # nu",
	"fase: B2", "fase: BEHEER", "fase: onbekend", "fase: Proef"};
static const char *const others[] = {"bijgewerkt: 31-3-2026", "bijgewerkt: '2026-03-31'  # dag",
	"site: \"https://proef.example/#x\"", "aantal: \"1,5\"", "aantal: 1.234.567",
	"openbaar: \"ja\"", "kort: \"# geen commentaar\"", "kort: a # wel",
	"kort:\n  op de volgende regel", "kort: \"over\n\n  regels\"",
	"post: 'info@proef.example'"};
static const char *const lists[] = {"woorden: [api,UX ]", "woorden: api",
	"woorden:\n- \"api\"\n- ux # ja", "woorden: [\n  api, # een\n  ux]",
	"woorden: ['api',\n   ux]", "woorden: []",
	"woorden:\n    # eerst\n    - Api\n\n    -   'Gebruikservaring'"};
static const char *const own[] = {"concept: nee", "draft: \"ja\"", "eerdere_ids: [oud, ouder]",
	"former_ids:\n- oud", "eerdere_ids: oud"};
static const char *const between[] = {"", "", "", "# een\n", "\n", "\n# twee\n", "  # diep\n",
	"# a\n\n# b\n", "   \n", "#drie  \n"};
static const char *const bodies[] = {
	"", "Tekst.\n", "\nTekst", "# Kop\n\n    code  \n\n\n", "```\ncode\n\n\n"};

/* Fields in any order, with anything between them. */
static void make_card(struct buf *out)
{
	const char *pieces[5] = {PICK(names), PICK(phases), PICK(others), PICK(lists), PICK(own)};
	size_t n = 2 + pick(4);

	for (size_t i = n; i > 1; i--) {
		size_t j = pick(i);
		const char *piece = pieces[i - 1];

		pieces[i - 1] = pieces[j];
		pieces[j] = piece;
	}
	/* Name and phase may not be missing. */
	buf_lit(out, "---\n");
	for (size_t i = 0; i < 5; i++) {
		bool needed = !strncmp(pieces[i], "naam", 4) || !strncmp(pieces[i], "\"naam", 5) ||
			      !strncmp(pieces[i], "fase", 4);

		if (!needed && i >= n)
			continue;
		buf_add_str(out, str_from(PICK(between)));
		buf_add_str(out, str_from(pieces[i]));
		buf_add_char(out, '\n');
	}
	buf_add_str(out, str_from(PICK(between)));
	buf_lit(out, "---\n");
	buf_add_str(out, str_from(PICK(bodies)));
}

/* ---- What may not change ---- */

/* Lines of the fields that are comments, as the sum of their hashes; and how many are blank. */
struct margins_of {
	unsigned long long comments;
	size_t blank;
};

static struct margins_of count_margins(struct str card)
{
	struct margins_of margins = {0, 0};

	card = str_slice(card, 0, str_find(card, STR("\n---\n"), 3) + 1);
	while (card.n) {
		struct str line = str_trim(str_slice(card, 0, str_find_char(card, '\n')));

		if (line.n && line.p[0] == '#')
			margins.comments += str_hash(line);
		margins.blank += !line.n;
		card = str_from_index(card, str_find_char(card, '\n') + 1);
	}
	return margins;
}

static size_t count_hashes(struct str card)
{
	size_t n = 0;

	for (size_t i = 0; i < card.n; i++)
		n += card.p[i] == '#';
	return n;
}

static void assert_in_order(struct arena *arena, const struct text *text)
{
	const struct collection *collection = small_site_collection(&site, "dingen");
	struct diags diags = DIAGS_INIT;
	struct document document;
	size_t last = 0;

	assert_true(document_parse_fields(arena, text, &document, &diags));
	for (size_t i = 0; i < document.front->n; i++) {
		const struct field *field =
			map_get(&collection->by_key, document.front->pairs[i].key);
		size_t order = field ? field->index : collection->fields.n;

		assert_true(order >= last);
		last = order;
	}
	diags_release(&diags);
}

static void check_card(struct str card)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct text text = {.path = str_from(path), .bytes = card}, once = {.path = str_from(path)};
	struct margins_of before = count_margins(card), after;
	struct str twice;
	enum format_state state = format_text(&site.model, &text, &arena, &once.bytes, &diags);

	if (state != FORMAT_SAME && state != FORMAT_CHANGED)
		fail_msg("state %d of:\n%.*s", (int)state, STR_ARG(card));
	after = count_margins(once.bytes);
	if (before.comments != after.comments || before.blank != after.blank ||
		count_hashes(card) != count_hashes(once.bytes))
		fail_msg("comments lost:\n%.*s\n=>\n%.*s", STR_ARG(card), STR_ARG(once.bytes));
	assert_in_order(&arena, &once);
	if (format_text(&site.model, &once, &arena, &twice, &diags) != FORMAT_SAME)
		fail_msg(
			"not the same twice:\n%.*s\n=>\n%.*s", STR_ARG(once.bytes), STR_ARG(twice));
	diags_release(&diags);
	arena_release(&arena);
}

static void test_made_up_cards(void **state)
{
	(void)state;
	seed = 1;
	for (size_t i = 0; i < CARDS; i++) {
		struct buf card = BUF_INIT;

		make_card(&card);
		check_card(buf_str(&card));
		buf_release(&card);
	}
}

/* Their message is given, and nothing is made of them. */
static void test_faults_stay(void **state)
{
	static const char *const cards[] = {"---\nnaam: x\n---\n",
		"---\nnaam: x\nfase: nergens\n---\n", "geen velden\n",
		"---\nnaam: [a]\nfase: beheer\n---\n", "---\nnaam: x\nnaam: y\n---\n", ""};
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cards) / sizeof(*cards); i++) {
		struct diags diags = DIAGS_INIT;
		struct text text = {.path = str_from(path), .bytes = str_from(cards[i])};
		struct str formatted;

		assert_int_equal(
			format_text(&site.model, &text, &arena, &formatted, &diags), FORMAT_FAULTY);
		assert_str(formatted, cards[i]);
		assert_true(diags.errors > 0);
		diags_release(&diags);
	}
	arena_release(&arena);
}

/* ---- new ---- */

static void test_new_card(void **state)
{
	const struct collection *collection = small_site_collection(&site, "dingen");
	struct setting settings[] = {
		{STR("woorden"), STR("api, ux")}, {STR("kort"), STR("Eén: twee")}};
	struct card_options options = {.collection = collection,
		.title = STR("Nieuw \"ding\": één"),
		.settings = settings,
		.settings_n = 2,
		.today = {2026, 1, 2}};
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct text text = {.path = str_from(path)};
	struct card card;
	struct record *record;

	(void)state;
	assert_true(card_make(&arena, &site.model, &options, &card, &diags));
	assert_str(card.path, "content/dingen/nieuw-ding-een.md");
	text.bytes = card.bytes;
	record = model_read_record(&site.model, collection, &text, &arena, &diags);
	assert_no_diags(&diags);
	assert_true(record->draft);
	assert_str(record->title, "Nieuw \"ding\": één");
	assert_str(record->summary, "Eén: twee");
	assert_int_equal(record_values(record, "woorden")->n, 2);
	assert_true(record_values(record, "fase")->v[0].unknown);
	assert_int_equal(record->date.year, 0);
	settings[0].value = STR("nergens");
	assert_false(card_make(&arena, &site.model, &options, &card, &diags));
	assert_diag(&diags, DIAG_UNKNOWN_TERM, "nergens");
	diags_release(&diags);
	arena_release(&arena);
}

static void test_names(void **state)
{
	const struct collection *collection = small_site_collection(&site, "dingen");
	struct arena arena = ARENA_INIT;
	struct str longest =
		str_from("een-naam-die-zo-lang-is-dat-er-geen-nummer-meer-achter-past-zonder-"
			 "iets-weg-te-la");

	(void)state;
	assert_int_equal(
		card_check_name(NULL, site.source, collection, STR("appel")), CARD_NAME_TAKEN);
	assert_int_equal(
		card_check_name(NULL, site.source, collection, STR("../appel")), CARD_NAME_INVALID);
	assert_int_equal(
		card_check_name(NULL, site.source, collection, STR("nieuw")), CARD_NAME_FREE);
	assert_str(
		card_suggest_name(&arena, NULL, site.source, collection, STR("appel")), "appel-2");
	assert_true(card_suggest_name(&arena, NULL, site.source, collection, longest).n <= 80);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_made_up_cards, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_faults_stay, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_new_card, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
