/* SPDX-License-Identifier: EUPL-1.2 */
/* What a site tells machines: blocks on pages, vocabularies, the catalogue of data, identifiers. */
#include "unit/planned_site.h"

static const char *const kinds[] = {"home", "list", "record", "free-page", "facet", "term"};

static int set_up(void **state)
{
	set_up_site(state);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		add_template(kinds[i], "{{linked_data}}\n");
	return 0;
}

/* ---- Pages ---- */

static void test_a_record(void **state)
{
	(void)state;
	plan();
	assert_str(render("dingen/appel/index.html"),
		"{\"@context\":\"https://schema.org\",\"@type\":\"WebPage\","
		"\"url\":\"https://proef.example/pad/dingen/appel/\",\"name\":\"Appel\","
		"\"inLanguage\":\"nl\",\"isPartOf\":{\"@id\":\"https://proef.example/pad/#site\"},"
		"\"breadcrumb\":{\"@type\":\"BreadcrumbList\",\"itemListElement\":["
		"{\"@type\":\"ListItem\",\"position\":1,\"name\":\"Begin\","
		"\"item\":\"https://proef.example/pad/\"},"
		"{\"@type\":\"ListItem\",\"position\":2,\"name\":\"Dingen\","
		"\"item\":\"https://proef.example/pad/dingen/\"},"
		"{\"@type\":\"ListItem\",\"position\":3,\"name\":\"Appel\"}]},"
		"\"dateModified\":\"2026-03-31\",\"keywords\":[\"Beheer\"],"
		"\"mainEntity\":{\"@type\":\"Thing\",\"name\":\"Appel\","
		"\"description\":\"Een \\\"rood\\\", \\u003czoet> ding\"}}\n");
}

static void test_a_record_of_a_kind(void **state)
{
	(void)state;
	append("content/dingen/_collectie.yaml", "schema_type: Product\n"
						 "uri_patroon: https://r.example/{naam:klein}\n");
	/* These names cannot stand in an address. */
	folder_add(&site.folder, "content/dingen/egel.md", "---\nnaam: Egel\nfase: B2\n---\n");
	folder_add(&site.folder, "content/dingen/een.md", "---\nnaam: Een\nfase: onbekend\n---\n");
	folder_add(&site.folder, "content/dingen/negen.md", "---\nnaam: Negen\nfase: proef\n---\n");
	plan();
	assert_holds(render("dingen/appel/index.html"),
		"\"mainEntity\":{\"@type\":\"Product\",\"name\":\"Appel\",");
	assert_holds(render("dingen/appel/index.html"), "\"sameAs\":\"https://r.example/appel\"}}");
	assert_holds(render("dingen/appel.json"), "  \"uri\": \"https://r.example/appel\",\n");
	assert_holds(render("dingen.csv"), "id,url,uri,naam,fase,");
	/* What is openly unknown is no word to find something by. */
	assert_lacks(render("dingen/een/index.html"), "keywords");
}

static void test_the_site(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("index.html");
	assert_holds(page, "\"@type\":\"WebSite\"");
	assert_holds(page, "\"publisher\":{\"@type\":\"Organization\","
			   "\"@id\":\"https://proef.example/pad/#publisher\","
			   "\"name\":\"Proefstichting\"}");
	assert_lacks(page, "SearchAction");
}

static void test_the_search(void **state)
{
	(void)state;
	append("themes/kaal/strings/nl.yaml",
		"url_search: zoeken\nsearch_title: Zoeken\nsearch_description: Vindt wat er is.\n"
		"search_pages: Andere\n");
	folder_add(&site.folder, "themes/kaal/templates/search.mustache", "{{title}}");
	plan();
	assert_no_diags(&site.diags);
	assert_holds(render("index.html"),
		"{\"@type\":\"EntryPoint\",\"urlTemplate\":"
		"\"https://proef.example/pad/zoeken/?q={search_term_string}\"}");
}

/* The same data in another form: told of once, and pointed to. */
static void test_overviews_and_news(void **state)
{
	(void)state;
	append(STRINGS_FILE,
		"url_compare: vergelijken\ncompare_title: V\ncompare_description: V\n"
		"compare_crumb: V\nurl_whole: alles\nwhole_title: A\nwhole_description: A\n"
		"whole_crumb: A\nurl_search: zoeken\nsearch_title: Z\n"
		"search_description: Z\nsearch_pages: A\n");
	add_template("compare", "{{linked_data}}\n");
	add_template("whole", "{{linked_data}}\n");
	add_template("new", "{{linked_data}}\n");
	add_template("search", "{{linked_data}}\n");
	plan();
	assert_no_diags(&site.diags);
	assert_holds(render("dingen/vergelijken/index.html"), "\"@type\":\"CollectionPage\"");
	assert_holds(render("dingen/alles/index.html"),
		"\"numberOfItems\":4},"
		"\"about\":{\"@id\":\"https://proef.example/pad/dingen/#dataset\"}}\n");
	assert_holds(render("nieuws/index.html"), "\"@type\":\"CollectionPage\"");
	assert_holds(render("zoeken/index.html"), "\"@type\":\"SearchResultsPage\"");
}

static void test_lists_and_terms(void **state)
{
	(void)state;
	plan();
	assert_holds(render("dingen/index.html"), "{\"@type\":\"ItemList\",\"numberOfItems\":4}");
	assert_holds(render("dingen/index.html"),
		"\"@id\":\"https://proef.example/pad/dingen/#dataset\"");
	/* The same data set, so it is told of once. */
	assert_lacks(render("dingen/pagina/2/index.html"), "Dataset");
	assert_holds(render("fasen/index.html"),
		"{\"@type\":\"DefinedTerm\",\"@id\":\"https://proef.example/pad/fasen/beheer/\","
		"\"name\":\"Beheer\",\"termCode\":\"B2\"}");
	assert_lacks(render("fasen/index.html"), "onbekend");
	assert_holds(render("fasen/beheer/index.html"), "\"about\":{\"@type\":\"DefinedTerm\"");
	assert_lacks(render("fasen/onbekend/index.html"), "DefinedTerm");
}

/* ---- Vocabularies ---- */

static void test_vocabularies(void **state)
{
	struct str file;

	(void)state;
	folder_add(&site.folder, "content/begrippen/los.yaml",
		"titel: Los\ntermen:\n  - {id: eind, label: Eind}\n");
	plan();
	file = render("begrippen.jsonld");
	assert_holds(file, "      \"@id\": \"https://proef.example/pad/fasen/beheer/\",\n"
			   "      \"skos:prefLabel\": \"Beheer\",\n"
			   "      \"skos:hiddenLabel\": [\n"
			   "        \"Beheren\",\n"
			   "        \"in gebruik\"\n"
			   "      ],\n"
			   "      \"skos:notation\": \"B2\",\n"
			   "      \"skos:inScheme\": {\n"
			   "        \"@id\": \"https://proef.example/pad/fasen/\"\n"
			   "      },\n");
	/* Those of a glossary are places on its page. */
	assert_holds(file, "\"@id\": \"https://proef.example/pad/woorden/#api\"");
	/* What has no page has its name in the file itself. */
	assert_holds(file, "\"@id\": \"https://proef.example/pad/begrippen.jsonld#los/eind\"");
	assert_lacks(file, "onbekend");
}

static void test_no_vocabularies(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/begrippen/woorden.yaml", "titel: Woorden\ntermen: []\n");
	folder_add(&site.folder, "content/begrippen/fasen.yaml", "titel: Fasen\ntermen: []\n");
	small_site_load(&site, 1);
	small_site_plan(&site);
	assert_int_equal(site.plan->skos_url.n, 0);
	assert_str(site.plan->dcat_url, "/dcat.jsonld");
}

/* ---- The catalogue ---- */

static void test_catalogue(void **state)
{
	struct str file;

	(void)state;
	append("content/site.yaml", "licentie:\n"
				    "  naam: Vrij\n"
				    "  url: /over/\n"
				    "open_data:\n"
				    "  thema: GOVE\n"
				    "  contact: {naam: Loket, e-mail: loket@proef.example}\n");
	append("content/dingen/_collectie.yaml", "frequentie: MONTHLY\n");
	plan();
	assert_int_equal(diags_count(&site.diags, DIAG_DATA_INCOMPLETE, NULL), 1);
	file = render("dcat.jsonld");
	assert_holds(
		file, "\"http://publications.europa.eu/resource/authority/frequency/MONTHLY\"");
	assert_holds(file, "\"dct:identifier\": \"https://proef.example/pad/dingen/#dataset\",\n");
	assert_holds(file, "\"http://publications.europa.eu/resource/authority/data-theme/GOVE\"");
	assert_holds(file, "\"@id\": \"mailto:loket@proef.example\"");
	assert_holds(file, "\"dct:modified\": \"2026-04-01\"");
	/* The licence is a page of the site here. */
	assert_holds(file, "\"dct:license\": {\n"
			   "            \"@id\": \"https://proef.example/pad/over/\"\n");
	assert_holds(file,
		"\"@id\": \"https://www.iana.org/assignments/media-types/application/ld+json\"");
}

static void test_nothing_is_made_up(void **state)
{
	struct str file;

	(void)state;
	plan();
	assert_int_equal(diags_count(&site.diags, DIAG_DATA_INCOMPLETE, NULL), 0);
	file = render("dcat.jsonld");
	assert_holds(file, "\"foaf:name\": \"Proefstichting\"");
	assert_lacks(file, "contactPoint");
	assert_lacks(file, "dcat:theme");
	assert_lacks(file, "dct:license");
	assert_lacks(file, "description\": \"\"");
}

static void test_publisher_of_a_register(void **state)
{
	const char *text = folder_read(&site.folder, "content/site.yaml", &site.arena);
	struct str all = str_from(text), name = STR("  naam: Proefstichting\n");
	size_t at = str_find(all, name, 0);

	(void)state;
	folder_add_bytes(&site.folder, "content/site.yaml",
		str_join(&site.arena, str_slice(all, 0, at + name.n),
			STR("  url: /over/\n  uri: https://r.example/stichting\n"),
			str_from_index(all, at + name.n)));
	plan();
	assert_holds(render("dcat.jsonld"), "\"@id\": \"https://r.example/stichting\"");
	assert_holds(render("index.html"), "\"@id\":\"https://r.example/stichting\"");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down_site)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_record),
		TEST(test_a_record_of_a_kind),
		TEST(test_the_site),
		TEST(test_the_search),
		TEST(test_overviews_and_news),
		TEST(test_lists_and_terms),
		TEST(test_vocabularies),
		TEST(test_no_vocabularies),
		TEST(test_catalogue),
		TEST(test_nothing_is_made_up),
		TEST(test_publisher_of_a_register),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
