/* SPDX-License-Identifier: EUPL-1.2 */
/* From files to typed, linked records. */
#include <stdio.h>

#include "unit/small_site.h"

static struct small_site site;

static int set_up(void **state)
{
	(void)state;
	small_site_make(&site);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	small_site_remove(&site);
	return 0;
}

static void load(void)
{
	small_site_load(&site, 1);
}

/* A card of dingen with these lines between its name and phase. */
static void add_card(const char *id, const char *lines)
{
	struct buf path = BUF_INIT, text = BUF_INIT;

	buf_addf(&path, "content/dingen/%s.md", id);
	buf_addf(&text, "---\nnaam: %s\nfase: proef\n%s---\n", id, lines);
	folder_add(&site.folder, path.p, text.p);
	buf_release(&path);
	buf_release(&text);
}

static const struct record *ding(const char *id)
{
	return small_site_record(&site, "dingen", id);
}

/* "a b c" of the ids of records. */
static void assert_ids(const struct record *const *records, size_t n, const char *wanted)
{
	struct buf ids = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_addf(&ids, "%s%.*s", i ? " " : "", STR_ARG(records[i]->id));
	assert_str(buf_str(&ids), wanted);
	buf_release(&ids);
}

/* ---- Values ---- */

static void test_every_kind_of_field(void **state)
{
	const struct record *record;
	const struct value *value;

	(void)state;
	load();
	assert_no_diags(&site.diags);
	record = ding("appel");
	assert_str(record_values(record, "naam")->v[0].text, "Appel");
	assert_str(record_values(record, "fase")->v[0].term->id, "beheer");
	value = record_values(record, "bijgewerkt")->v;
	assert_int_equal(date_cmp(value->date, (struct date){2026, 3, 31}), 0);
	assert_str(record_values(record, "site")->v[0].text, "https://appel.example/?a=1&b=2");
	assert_str(record_values(record, "post")->v[0].text, "appel@proef.example");
	assert_str(record_values(record, "aantal")->v[0].text, "-1.50");
	assert_true(record_values(record, "openbaar")->v[0].yes);
	assert_int_equal(record_values(record, "woorden")->n, 2);
	assert_str(record_values(record, "woorden")->v[1].term->label, "Gebruikservaring");
	assert_ptr_equal(record_values(record, "zie_ook")->v[0].record, ding("egel"));
	assert_int_equal(record_values(record, "tekst")->n, 0);
	assert_true(str_starts(record->body.source, STR("Zie [egel]")));
	assert_int_equal(record_values(ding("een"), "aantal")->n, 0);
}

static void test_a_record_knows_its_own(void **state)
{
	const struct record *record;

	(void)state;
	load();
	record = ding("appel");
	assert_str(record->title, "Appel");
	assert_str(record->summary, "Een \"rood\", <zoet> ding");
	assert_str(record->url, "/dingen/appel/");
	assert_int_equal(record->date.month, 3);
	assert_int_equal(ding("een")->date.year, 0);
	assert_str(small_site_record(&site, "paginas", "over")->url, "/over/");
	assert_ptr_equal(map_get(&site.model.by_path, STR("content/dingen/appel.md")), record);
}

static void test_faulty_values_are_reported(void **state)
{
	static const struct {
		const char *line;
		enum diag_code code;
		const char *word;
	} faults[] = {
		{"bijgewerkt: 2026-02-30\n", DIAG_BAD_DATE, "2026-02-30"},
		{"bijgewerkt: 31-3-2026\n", DIAG_DATE_NOTATION, "31-3-2026"},
		{"site: appel.example\n", DIAG_BAD_URL, "appel.example"},
		{"site: javascript://x\n", DIAG_BAD_URL, "javascript://x"},
		{"site: 'https://a b'\n", DIAG_BAD_URL, "https://a b"},
		{"site: https://\n", DIAG_BAD_URL, "https://"},
		{"site: https:///x\n", DIAG_BAD_URL, "https:///x"},
		{"post: appel\n", DIAG_BAD_EMAIL, "appel"},
		{"post: a@b\n", DIAG_BAD_EMAIL, "a@b"},
		{"post: a@b@c.nl\n", DIAG_BAD_EMAIL, "a@b@c.nl"},
		{"post: '@proef.example'\n", DIAG_BAD_EMAIL, "@proef.example"},
		{"post: a@proef.\n", DIAG_BAD_EMAIL, "a@proef."},
		{"aantal: 1.00,5\n", DIAG_BAD_NUMBER, "1.00,5"},
		{"aantal: 1.000\n", DIAG_NUMBER_AMBIGUOUS, "1.000"},
		{"aantal: 0,1234567890\n", DIAG_NUMBER_TOO_LONG, "0,1234567890"},
		{"aantal: 1e3\n", DIAG_BAD_NUMBER, "1e3"},
		{"aantal: '-'\n", DIAG_BAD_NUMBER, "-"},
		{"aantal: .5\n", DIAG_BAD_NUMBER, ".5"},
		{"aantal: 5.\n", DIAG_BAD_NUMBER, "5."},
		{"aantal: 007\n", DIAG_BAD_NUMBER, "007"},
		{"aantal: +1\n", DIAG_BAD_NUMBER, "+1"},
		{"openbaar: misschien\n", DIAG_BAD_BOOLEAN, "misschien"},
		{"concept: soms\n", DIAG_BAD_BOOLEAN, "soms"},
		{"woorden: [api, apo]\n", DIAG_UNKNOWN_TERM, "apo"},
		{"woorden: [api, api]\n", DIAG_DUPLICATE_ITEM, "api"},
		{"zie_ook: appl\n", DIAG_UNKNOWN_REFERENCE, "appl"},
		{"zie_ook: [egel, egel]\n", DIAG_DUPLICATE_ITEM, "egel"},
		{"kort: [a, b]\n", DIAG_ONE_VALUE, "kort"},
		{"kort: {a: b}\n", DIAG_ONE_VALUE, "kort"},
		{"kort:\n", DIAG_EMPTY_VALUE, "kort"},
		{"kort: '  '\n", DIAG_EMPTY_VALUE, "kort"},
		{"tekst: hier\n", DIAG_BODY_IN_FRONT, "tekst"},
		{"korr: x\n", DIAG_UNKNOWN_FIELD, "korr"},
		{"eerdere_ids: A/b\n", DIAG_BAD_SLUG, "A/b"},
		{"eerdere_ids: ../x\n", DIAG_BAD_SLUG, "../x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		add_card("fout", faults[i].line);
		load();
		assert_diag(&site.diags, faults[i].code, faults[i].word);
		assert_int_equal(site.diags.errors + site.diags.warnings, 1);
		small_site_forget(&site);
	}
}

static void test_numbers_are_exact(void **state)
{
	static const char *const numbers[][2] = {{"0", "0"}, {"-0,5", "-0.5"}, {"12.50", "12.50"},
		{"1.234.567", "1234567"}, {"123456789012,345", "123456789012.345"}};

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct buf line = BUF_INIT;

		buf_addf(&line, "aantal: %s\n", numbers[i][0]);
		add_card("getal", line.p);
		load();
		assert_no_diags(&site.diags);
		assert_str(record_values(ding("getal"), "aantal")->v[0].text, numbers[i][1]);
		small_site_forget(&site);
		buf_release(&line);
	}
}

static void test_required_fields(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/dingen/leeg.md", "---\n---\n");
	load();
	assert_diag(&site.diags, DIAG_MISSING_FIELD, "naam");
	assert_diag(&site.diags, DIAG_MISSING_FIELD, "fase");
	assert_int_equal(site.diags.errors, 2);
	assert_str(ding("leeg")->title, "leeg");
}

static void test_openly_unknown(void **state)
{
	const struct record *record;

	(void)state;
	load();
	record = ding("een");
	assert_true(record_values(record, "fase")->v[0].unknown);
	assert_int_equal(diags_count(&site.diags, DIAG_UNCLASSIFIED, NULL), 1);
	assert_true(small_site_term(&site, "fasen", "onbekend")->unknown);
	assert_ids(small_site_term(&site, "fasen", "onbekend")->records.v, 1, "een");
	small_site_forget(&site);
	add_card("raar", "aantal: onbekend\n");
	load();
	assert_diag(&site.diags, DIAG_BAD_NUMBER, "onbekend");
}

/* ---- Links between records ---- */

static void test_sorted_without_accents(void **state)
{
	const struct collection *dingen;

	(void)state;
	add_card("zes", "");
	add_card("acht", "");
	load();
	dingen = small_site_collection(&site, "dingen");
	assert_ids(dingen->published.v, dingen->published.n, "negen egel acht appel een zes");
	assert_int_equal(dingen->records.n, 7);
}

static void test_references_go_both_ways(void **state)
{
	const struct record *appel, *egel;

	(void)state;
	load();
	appel = ding("appel");
	egel = ding("egel");
	assert_ids(appel->back.v, appel->back.n, "egel");
	assert_ids(egel->back.v, egel->back.n, "appel");
	assert_ids(ding("een")->back.v, ding("een")->back.n, "appel");
	assert_int_equal(ding("negen")->back.n, 0);
}

static void test_related_share_facets_and_do_not_refer(void **state)
{
	const struct record *record;

	(void)state;
	for (int i = 0; i < 10; i++) {
		char id[32];

		snprintf(id, sizeof(id), "ding-%d", i);
		add_card(id, i ? "" : "zie_ook: ding-1\n");
	}
	load();
	record = ding("ding-0");
	assert_int_equal(record->related.n, RELATED_MAX);
	for (size_t i = 0; i < record->related.n; i++) {
		const struct record *other = record->related.v[i];

		assert_ptr_not_equal(other, record);
		assert_ptr_not_equal(other, ding("ding-1"));
		assert_str(record_values(other, "fase")->v[0].term->id, "proef");
		assert_false(other->draft);
		for (size_t j = 0; j < i; j++)
			assert_ptr_not_equal(record->related.v[j], other);
	}
	assert_int_equal(ding("een")->related.n, 0);
}

static void test_facets_hold_published_records(void **state)
{
	const struct vocabulary *fasen;
	const struct term *term;

	(void)state;
	load();
	fasen = small_site_term(&site, "fasen", "proef")->vocabulary;
	assert_true(fasen->facet);
	assert_int_equal(fasen->terms.n, 4);
	assert_str(fasen->terms.v[0]->id, "proef");
	assert_str(fasen->terms.v[1]->id, "beheer");
	assert_str(fasen->terms.v[2]->id, "alles");
	assert_str(fasen->terms.v[3]->id, "onbekend");
	term = small_site_term(&site, "fasen", "proef");
	assert_ids(term->records.v, term->records.n, "negen");
	term = small_site_term(&site, "fasen", "beheer");
	assert_ids(term->records.v, term->records.n, "egel appel");
	assert_false(small_site_term(&site, "woorden", "api")->vocabulary->facet);
}

static void test_drafts_stay_inside(void **state)
{
	(void)state;
	add_card("wijst", "zie_ook: [geheim, egel]\n");
	add_card("ook-geheim", "concept: ja\nzie_ook: [geheim, een]\n");
	load();
	assert_true(ding("geheim")->draft);
	assert_int_equal(diags_count(&site.diags, DIAG_DRAFT, NULL), 2);
	assert_diag(&site.diags, DIAG_REFERENCE_DRAFT, "geheim");
	assert_int_equal(site.diags.errors, 0);
	assert_int_equal(site.diags.warnings, 1);
	assert_null(record_values(ding("wijst"), "zie_ook")->v[0].record);
	assert_ptr_equal(record_values(ding("wijst"), "zie_ook")->v[1].record, ding("egel"));
	assert_int_equal(ding("geheim")->back.n, 0);
	assert_ids(ding("een")->back.v, ding("een")->back.n, "appel");
}

static void test_aliases_codes_and_capitals(void **state)
{
	static const char *const names[] = {
		"beheer", "B2", "b2", "Beheren", "BEHEREN", "In Gebruik"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct buf text = BUF_INIT;

		buf_addf(&text, "---\nnaam: X\nfase: %s\n---\n", names[i]);
		folder_add(&site.folder, "content/dingen/x.md", text.p);
		load();
		assert_no_diags(&site.diags);
		assert_str(record_values(ding("x"), "fase")->v[0].term->id, "beheer");
		small_site_forget(&site);
		buf_release(&text);
	}
}

static void test_former_ids(void **state)
{
	const struct record *appel;

	(void)state;
	load();
	appel = ding("appel");
	assert_int_equal(appel->former_ids.n, 2);
	assert_str(appel->former_ids.v[0], "appeltje");
	small_site_forget(&site);
	add_card("dief", "eerdere_ids: appel\n");
	add_card("twee", "eerdere_ids: fruit\n");
	load();
	assert_diag(&site.diags, DIAG_FORMER_ID_TAKEN, "appel");
	assert_diag(&site.diags, DIAG_DUPLICATE_ID, "fruit");
	assert_int_equal(site.diags.errors, 2);
}

static void test_a_former_id_is_suggested(void **state)
{
	const struct diag *diag = NULL;

	(void)state;
	add_card("wijst", "zie_ook: fruit\n");
	load();
	assert_int_equal(diags_count(&site.diags, DIAG_UNKNOWN_REFERENCE, &diag), 1);
	assert_str(diag->suggest, "appel");
}

static void test_ids_are_unique_and_slugs(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/dingen/sub/appel.md", "---\nnaam: X\nfase: proef\n---\n");
	folder_add(
		&site.folder, "content/dingen/Appel Taart.md", "---\nnaam: X\nfase: proef\n---\n");
	load();
	assert_diag(&site.diags, DIAG_DUPLICATE_ID, "appel");
	assert_diag(&site.diags, DIAG_FILE_NAME, "Appel Taart.md");
	assert_diag(&site.diags, DIAG_FILE_NAME, "appel-taart.md");
	assert_int_equal(site.diags.errors, 2);
}

/* ---- The schema ---- */

/* dingen with one more field. */
static void add_field(const char *field)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s  - %s\n",
		folder_read(&site.folder, "content/dingen/_collectie.yaml", &arena), field);
	folder_add(&site.folder, "content/dingen/_collectie.yaml", text.p);
	buf_release(&text);
	arena_release(&arena);
}

static void assert_field_fault(const char *field, enum diag_code code, const char *word)
{
	add_field(field);
	load();
	assert_diag(&site.diags, code, word);
	assert_int_equal(site.diags.errors, 1);
	small_site_remove(&site);
	small_site_make(&site);
}

static void test_faulty_schemas_are_reported(void **state)
{
	(void)state;
	assert_field_fault("{sleutel: a, label: A, soort: tekts}", DIAG_UNKNOWN_KIND, "tekts");
	assert_field_fault("{sleutel: naam, label: A, soort: tekst}", DIAG_DUPLICATE_ID, "naam");
	assert_field_fault("{sleutel: b, label: A, soort: markdown}", DIAG_BODY_TWICE, "");
	assert_field_fault(
		"{sleutel: c, label: A, soort: tekst, ingang: ja}", DIAG_FACET_KIND, "c");
	assert_field_fault("{sleutel: d, label: A, soort: term}", DIAG_MISSING_FIELD, "begrippen");
	assert_field_fault("{sleutel: e, label: A, soort: term, begrippen: fase}",
		DIAG_UNKNOWN_VOCABULARY, "fase");
	assert_field_fault("{sleutel: f, label: A, soort: verwijzing, collectie: ding}",
		DIAG_UNKNOWN_COLLECTION, "ding");
	assert_field_fault("{label: A, soort: tekst}", DIAG_MISSING_FIELD, "sleutel");
}

/* JSON has id and url of its own, and every card may say it is a draft. */
static void test_keys_that_every_record_has_are_taken(void **state)
{
	static const char *const keys[] = {
		"id", "url", "concept", "draft", "eerdere_ids", "former_ids"};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct buf field = BUF_INIT;

		buf_addf(&field, "{sleutel: %s, label: A, soort: tekst}", keys[i]);
		assert_field_fault(field.p, DIAG_FIELD_RESERVED, keys[i]);
		buf_release(&field);
	}
}

static void test_terms_have_names_of_their_own(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/begrippen/woorden.yaml",
		"titel: Woorden\n"
		"termen:\n"
		"  - {id: api, label: API, code: X}\n"
		"  - {id: ux, label: UX, aliassen: [x]}\n"
		"  - {id: api, label: Nog een}\n"
		"  - {id: 'A b', label: Fout}\n");
	load();
	assert_diag(&site.diags, DIAG_DUPLICATE_ID, "x");
	assert_diag(&site.diags, DIAG_DUPLICATE_ID, "api");
	assert_diag(&site.diags, DIAG_BAD_SLUG, "A b");
	assert_int_equal(site.diags.errors, 3);
}

static void test_files_that_belong_nowhere(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/los.md", "---\ntitel: x\n---\n");
	folder_add(&site.folder, "content/dingen/los.yaml", "a: b\n");
	folder_add(&site.folder, "content/begrippen/los.md", "x\n");
	folder_add(&site.folder, "content/kamers/een.md", "---\ntitel: x\n---\n");
	folder_add(&site.folder, "content/kamers/twee.md", "---\ntitel: x\n---\n");
	load();
	assert_int_equal(diags_count(&site.diags, DIAG_FILE_STRAY, NULL), 3);
	assert_int_equal(diags_count(&site.diags, DIAG_COLLECTION_NO_SCHEMA, NULL), 1);
	assert_int_equal(site.diags.errors, 1);
}

static void test_a_folder_name_becomes_an_address(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/Mooie Dingen/_collectie.yaml",
		"titel: D\nenkelvoud: d\nmeervoud: d\ntitelveld: naam\n"
		"velden: [{sleutel: naam, label: N, soort: tekst}]\n");
	load();
	assert_diag(&site.diags, DIAG_FILE_NAME, "Mooie Dingen");
}

static void test_without_a_site(void **state)
{
	struct folder empty;

	(void)state;
	folder_make(&empty);
	site.source = source_open_folder(empty.path);
	assert_false(model_load(&site.model, site.source, 1, &site.diags));
	assert_int_equal(diags_count(&site.diags, DIAG_SITE_MISSING, NULL), 1);
	folder_remove(&empty);
}

static void test_addresses_of_the_settings(void **state)
{
	static const char *const urls[] = {"ftp://x/", "proef.example", "//proef.example/",
		"https://", "https://x/?a", "https://x/#a", "https://x/a&b/",
		"javascript:alert(1)"};

	(void)state;
	load();
	assert_str(site.model.settings.base_url, "https://proef.example/pad/");
	assert_str(site.model.settings.base_path, "/pad");
	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		model_set_base_url(&site.model, str_from(urls[i]), &site.diags);
		assert_int_equal(site.diags.errors, i + 1);
	}
	assert_str(site.model.settings.base_path, "/pad");
	model_set_base_url(&site.model, STR("https://x.example"), &site.diags);
	assert_str(site.model.settings.base_url, "https://x.example/");
	assert_str(site.model.settings.base_path, "");
}

static void test_a_menu_stays_on_the_site_or_is_safe(void **state)
{
	static const char *const urls[] = {"//elders.example/", "javascript:alert(1)", "dingen/"};

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		struct buf text = BUF_INIT;

		buf_addf(&text,
			"titel: T\nomschrijving: O\ntaal: nl\nthema: kaal\n"
			"basis_url: https://proef.example/\nmenu: [{titel: X, url: '%s'}]\n",
			urls[i]);
		folder_add(&site.folder, "content/site.yaml", text.p);
		load();
		assert_diag(&site.diags, DIAG_BAD_ADDRESS, urls[i]);
		small_site_forget(&site);
		buf_release(&text);
	}
}

/* ---- Languages ---- */

/* The same site with English keywords. */
static void write_english(void)
{
	folder_add(&site.folder, "content/site.yaml",
		"title: Proef & Co\ndescription: Een site om te proberen.\nlanguage: nl\n"
		"theme: kaal\nbase_url: https://proef.example/pad/\n"
		"organisation: {name: Proefstichting}\n");
	folder_add(&site.folder, "content/begrippen/fasen.yaml",
		"title: Fasen\nterms:\n"
		"  - {id: beheer, code: B2, label: Beheer, order: 2, aliases: [Beheren, in "
		"gebruik]}\n"
		"  - {id: proef, label: Proef, order: 1}\n"
		"  - {id: alles, label: Alles}\n");
	folder_add(&site.folder, "content/dingen/_collectie.yaml",
		"title: Dingen\nsingular: ding\nplural: dingen\ntitle_field: naam\n"
		"summary_field: kort\ndate_field: bijgewerkt\nper_page: 3\nfields:\n"
		"  - {key: naam, label: Naam, kind: text, required: yes}\n"
		"  - {key: fase, label: Fase, kind: term, vocabulary: fasen, required: yes, facet: "
		"yes}\n"
		"  - {key: kort, label: Kort, kind: text}\n"
		"  - {key: bijgewerkt, label: Bijgewerkt, kind: date}\n"
		"  - {key: site, label: Site, kind: url}\n"
		"  - {key: post, label: Post, kind: e-mail}\n"
		"  - {key: aantal, label: Aantal, kind: number}\n"
		"  - {key: openbaar, label: Openbaar, kind: yes/no}\n"
		"  - {key: woorden, label: Woorden, kind: list of term, vocabulary: woorden}\n"
		"  - {key: zie_ook, label: Zie ook, kind: list of reference, collection: dingen}\n"
		"  - {key: tekst, label: Tekst, kind: markdown}\n");
}

static void test_english_keywords_mean_the_same(void **state)
{
	const struct record *record;

	(void)state;
	write_english();
	load();
	assert_no_diags(&site.diags);
	record = ding("appel");
	assert_str(record_values(record, "aantal")->v[0].text, "-1.50");
	assert_true(record_values(record, "openbaar")->v[0].yes);
	assert_ids(record->back.v, record->back.n, "egel");
	assert_str(record->summary, "Een \"rood\", <zoet> ding");
	assert_int_equal(record->date.year, 2026);
	assert_int_equal(record->collection->per_page, 3);
	assert_str(small_site_term(&site, "fasen", "beheer")->vocabulary->terms.v[0]->id, "proef");
	assert_str(site.model.settings.organisation.name, "Proefstichting");
}

static void test_messages_use_the_words_of_the_language(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/site.yaml",
		"title: T\nlanguage: en\ntheme: kaal\nbase_url: https://proef.example/\n");
	load();
	assert_diag(&site.diags, DIAG_MISSING_FIELD, "description");
	small_site_forget(&site);
	folder_add(&site.folder, "content/site.yaml",
		"titel: T\ntaal: nl\nthema: kaal\nbasis_url: https://proef.example/\n");
	load();
	assert_diag(&site.diags, DIAG_MISSING_FIELD, "omschrijving");
}

/* ---- Threads and size ---- */

static void format_all(size_t threads, struct buf *out)
{
	struct diag_style style = {.format = DIAG_FORMAT_JSON, .lang = LANG_NL, .notes = true};
	const struct collection *dingen;

	small_site_load(&site, threads);
	diags_sort(&site.diags);
	diags_format(&site.diags, &style, out);
	dingen = small_site_collection(&site, "dingen");
	for (size_t i = 0; i < dingen->published.n; i++)
		buf_addf(out, "%.*s %zu\n", STR_ARG(dingen->published.v[i]->id),
			dingen->published.v[i]->back.n);
	small_site_forget(&site);
}

static void test_threads_make_no_difference(void **state)
{
	struct buf one = BUF_INIT, eight = BUF_INIT;

	(void)state;
	for (int i = 0; i < 100; i++) {
		char id[32];

		snprintf(id, sizeof(id), "kaart-%d", i);
		add_card(id, i % 3 ? "zie_ook: [egel, appl]\nwoorden: apu\n" : "aantal: x\n");
	}
	format_all(1, &one);
	format_all(8, &eight);
	assert_true(one.n > 10000);
	assert_true(str_eq(buf_str(&one), buf_str(&eight)));
	buf_release(&one);
	buf_release(&eight);
}

/* As many values as a file can hold, all different and all the same. */
static void test_long_lists(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	add_field("{sleutel: lijst, label: L, soort: lijst van tekst}");
	for (int same = 0; same < 2; same++) {
		buf_reset(&text);
		buf_lit(&text, "---\nnaam: L\nfase: proef\nlijst:\n");
		for (int i = 0; i < 90000; i++)
			buf_addf(&text, "- %x\n", same ? 7 : i);
		buf_lit(&text, "---\n");
		folder_add(&site.folder, "content/dingen/lang.md", text.p);
		load();
		assert_int_equal(record_values(ding("lang"), "lijst")->n, same ? 1 : 90000);
		assert_int_equal(site.diags.warnings, same ? 89999 : 0);
		small_site_forget(&site);
	}
	buf_release(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_kind_of_field),
		TEST(test_a_record_knows_its_own),
		TEST(test_faulty_values_are_reported),
		TEST(test_numbers_are_exact),
		TEST(test_required_fields),
		TEST(test_openly_unknown),
		TEST(test_sorted_without_accents),
		TEST(test_references_go_both_ways),
		TEST(test_related_share_facets_and_do_not_refer),
		TEST(test_facets_hold_published_records),
		TEST(test_drafts_stay_inside),
		TEST(test_aliases_codes_and_capitals),
		TEST(test_former_ids),
		TEST(test_a_former_id_is_suggested),
		TEST(test_ids_are_unique_and_slugs),
		TEST(test_faulty_schemas_are_reported),
		TEST(test_keys_that_every_record_has_are_taken),
		TEST(test_terms_have_names_of_their_own),
		TEST(test_files_that_belong_nowhere),
		TEST(test_a_folder_name_becomes_an_address),
		TEST(test_without_a_site),
		TEST(test_addresses_of_the_settings),
		TEST(test_a_menu_stays_on_the_site_or_is_safe),
		TEST(test_english_keywords_mean_the_same),
		TEST(test_messages_use_the_words_of_the_language),
		TEST(test_threads_make_no_difference),
		TEST(test_long_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
