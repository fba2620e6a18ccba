/* SPDX-License-Identifier: EUPL-1.2 */
/* All records of a collection at once: which pages there are, their order, and texts in texts. */
#include "base/limits.h"
#include "unit/planned_site.h"

#define STRINGS                                                                                    \
	"url_compare: vergelijken\n"                                                               \
	"compare_title: '{title} vergelijken'\n"                                                   \
	"compare_description: 'Zet {plural} naast elkaar.'\n"                                      \
	"compare_crumb: Vergelijken\n"                                                             \
	"url_whole: alles\n"                                                                       \
	"whole_title: 'Alle {plural}'\n"                                                           \
	"whole_description: 'De tekst van alle {plural}.'\n"                                       \
	"whole_crumb: Alles\n"

static int set_up(void **state)
{
	set_up_site(state);
	folder_add(&site.folder, "themes/kaal/assets/list.js", "/* */\n");
	folder_add(&site.folder, "themes/kaal/templates/compare.mustache",
		"{{title}}|{{description}}\n"
		"{{#crumbs}}{{title}}>{{/crumbs}}\n"
		"{{#collection}}{{#title_field}}{{label}}{{/title_field}}"
		"{{#columns}},{{key}}{{/columns}}\n"
		"{{#filters}}{{key}}:{{vocabulary.title}} {{/filters}}"
		"{{#date_field}}{{label}}{{/date_field}}\n"
		"{{compare_url}} {{whole_url}} {{items_url}}{{/collection}}\n"
		"{{#records}}{{id}}{{#cells}}|{{#values}}{{text}};{{/values}}"
		"{{^has_values}}-{{/has_values}}{{/cells}}#{{words}}\n{{/records}}");
	folder_add(&site.folder, "themes/kaal/templates/whole.mustache",
		"{{title}}\n{{#groups}}[{{#term}}{{id}}{{/term}}{{#records}} {{id}}{{/records}}]"
		"{{/groups}}\n{{#records}}{{{nested_body}}}{{/records}}");
	folder_add(&site.folder, "themes/kaal/templates/term.mustache", "{{term.filter_url}}");
	return 0;
}

static void plan_with_words(void)
{
	append(STRINGS_FILE, STRINGS);
	plan();
	assert_no_diags(&site.diags);
}

static bool is_in_sitemap(const char *url)
{
	vec_each (const struct str, it, &site.plan->sitemap)
		if (str_eq(*it, str_from(url)))
			return true;
	return false;
}

static void test_the_pages_are_there(void **state)
{
	(void)state;
	plan_with_words();
	assert_non_null(find_job("dingen/vergelijken/index.html"));
	assert_non_null(find_job("dingen/alles/index.html"));
	assert_non_null(find_job("dingen/items.js"));
	assert_true(is_in_sitemap("/dingen/vergelijken/"));
	/* It says nothing that the records do not say themselves. */
	assert_false(is_in_sitemap("/dingen/alles/"));
}

static void test_a_large_collection_has_no_page_of_all(void **state)
{
	struct collection large;

	(void)state;
	plan_with_words();
	large = *small_site_collection(&site, "dingen");
	large.published.n = LIMIT_OVERVIEW;
	assert_true(has_compare(site.plan, &large));
	assert_true(has_whole(site.plan, &large));
	large.published.n++;
	assert_false(has_compare(site.plan, &large));
	assert_false(has_whole(site.plan, &large));
	assert_true(has_items(site.plan, &large));
}

static void test_free_pages_have_none(void **state)
{
	(void)state;
	folder_add(
		&site.folder, "content/paginas/nog-een.md", "---\ntitel: Nog een\n---\nTekst.\n");
	plan_with_words();
	vec_each (const struct job, job, &site.plan->jobs)
		if (job->kind == JOB_COMPARE || job->kind == JOB_WHOLE ||
			job->kind == JOB_LIST_ITEMS)
			assert_true(str_starts(job->path, STR("dingen/")));
}

static void test_one_record_is_not_compared(void **state)
{
	(void)state;
	remove_file("content/dingen/appel.md");
	remove_file("content/dingen/beeld %41.png");
	remove_file("content/dingen/een.md");
	remove_file("content/dingen/negen.md");
	folder_add(&site.folder, "content/dingen/egel.md", "---\nnaam: Egel\nfase: B2\n---\n");
	plan_with_words();
	assert_null(find_job("dingen/vergelijken/index.html"));
	assert_null(find_job("dingen/alles/index.html"));
	assert_null(find_job("dingen/items.js"));
}

static void test_a_theme_can_do_without(void **state)
{
	(void)state;
	remove_file("themes/kaal/templates/compare.mustache");
	remove_file("themes/kaal/templates/whole.mustache");
	remove_file("themes/kaal/assets/list.js");
	plan_with_words();
	assert_null(find_job("dingen/vergelijken/index.html"));
	assert_null(find_job("dingen/alles/index.html"));
	assert_null(find_job("dingen/items.js"));
	assert_str(render("fasen/proef/index.html"), "");
}

static void test_missing_words_are_reported(void **state)
{
	(void)state;
	small_site_load(&site, 1);
	small_site_plan(&site);
	assert_int_equal(diags_count(&site.diags, DIAG_STRING_MISSING, NULL), 8);
}

static void test_words_of_addresses_are_checked(void **state)
{
	(void)state;
	append(STRINGS_FILE, "url_compare: ../buiten\nurl_whole: Alles hier\n");
	small_site_load(&site, 1);
	small_site_plan(&site);
	assert_int_equal(diags_count(&site.diags, DIAG_BAD_SLUG, NULL), 2);
}

static void test_a_record_in_the_way_is_reported(void **state)
{
	const struct diag *diag = NULL;

	(void)state;
	folder_add(&site.folder, "content/dingen/alles.md", "---\nnaam: Alles\nfase: proef\n---\n");
	append(STRINGS_FILE, STRINGS);
	small_site_load(&site, 1);
	small_site_plan(&site);
	assert_int_equal(diags_count(&site.diags, DIAG_URL_RESERVED, &diag), 1);
	assert_str(diag->place.text->path, "content/dingen/alles.md");
	assert_str(diag->args[1], "Alles");
}

static void test_the_table_to_compare(void **state)
{
	struct str page;

	(void)state;
	plan_with_words();
	page = render("dingen/vergelijken/index.html");
	assert_holds(page, "Dingen vergelijken|Zet dingen naast elkaar.\n");
	assert_holds(page, "Begin>Dingen>Vergelijken>\n");
	assert_holds(page, "Naam,fase,kort,bijgewerkt,site,post,aantal,openbaar,woorden,zie_ook\n");
	assert_holds(page, "fase:Fasen Bijgewerkt\n");
	assert_holds(page, "../../dingen/vergelijken/ ../../dingen/alles/ ../../dingen/items.js\n");
	assert_holds(page, "negen|Proef;|-|-|-|-|-|-|-|-#\n");
	assert_holds(page, "appel|Beheer;|Een &quot;rood&quot;, &lt;zoet&gt; ding;|31 maart 2026;"
			   "|https://appel.example/"
			   "?a=1&amp;b=2;|appel@proef.example;|-1,50;|ja;|API;Gebruikservaring;"
			   "|=Egel;Één;#API UX Gebruikservaring\n");
}

static void test_groups_come_by_the_first_facet(void **state)
{
	(void)state;
	plan_with_words();
	assert_holds(render("dingen/alles/index.html"),
		"Alle dingen\n[proef negen][beheer egel appel][onbekend een]\n");
}

static void test_what_is_in_no_group_comes_last(void **state)
{
	struct str schema = STR("titel: Dingen\nenkelvoud: ding\nmeervoud: dingen\n"
				"titelveld: naam\nvelden:\n"
				"  - {sleutel: naam, label: Naam, soort: tekst}\n"
				"  - {sleutel: fase, label: Fase, soort: lijst van term,\n"
				"     begrippen: fasen, ingang: ja}\n"
				"  - {sleutel: tekst, label: Tekst, soort: markdown}\n");

	(void)state;
	remove_file("content/dingen/appel.md");
	remove_file("content/dingen/beeld %41.png");
	folder_add(&site.folder, "content/dingen/_collectie.yaml", schema.p);
	folder_add(&site.folder, "content/dingen/een.md", "---\nnaam: Een\n---\n");
	folder_add(&site.folder, "content/dingen/egel.md",
		"---\nnaam: Egel\nfase: [beheer, proef]\n---\n");
	plan_with_words();
	assert_holds(render("dingen/alles/index.html"), "[proef negen][beheer egel][ een]\n");
}

static void test_a_text_inside_another(void **state)
{
	struct str page;

	(void)state;
	folder_add(&site.folder, "content/dingen/egel.md",
		"---\nnaam: =Egel\nfase: B2\n---\n"
		"## Stekels\n\n[a](#stekels) [b](appel.md)\n\n"
		"### Van [c](#onder)\n\n#### Onder\n\n##### Vijf\n\n###### Zes\n");
	plan_with_words();
	page = render("dingen/alles/index.html");
	assert_holds(page, "<h3 id=\"egel.stekels\">Stekels</h3>");
	assert_holds(page, "<a href=\"#egel.stekels\">a</a> <a href=\"../../dingen/appel/\">b</a>");
	assert_holds(page, "<h4 id=\"egel.van-c\">Van <a href=\"#egel.onder\">c</a></h4>");
	assert_holds(page, "<h5 id=\"egel.onder\">Onder</h5>");
	assert_holds(page, "<h6 id=\"egel.vijf\">Vijf</h6>");
	assert_holds(page, "<h6 id=\"egel.zes\">Zes</h6>");
	/* On its own page all is as ever. */
	assert_holds(render("dingen/egel/index.html"), "<h4 id=\"onder\">Onder</h4>");
}

static void test_the_items_of_a_list_of_pages(void **state)
{
	(void)state;
	plan_with_words();
	assert_str(render("dingen/items.js"),
		"kaartenbakList.load(["
		"[\"negen\",\"9 levens\",\"\",\"\",\"\",[\"proef\"]],"
		"[\"egel\",\"=Egel\",\"\",\"\",\"2026-04-01\",[\"beheer\"]],"
		"[\"appel\",\"Appel\",\"Een \\\"rood\\\", \\u003czoet> ding\","
		"\"API UX Gebruikservaring\",\"2026-03-31\",[\"beheer\"]],"
		"[\"een\",\"Één\",\"\",\"\",\"\",[\"onbekend\"]]"
		"]);\n");
}

static void test_a_term_leads_to_the_list(void **state)
{
	(void)state;
	plan_with_words();
	assert_str(render("fasen/proef/index.html"), "../../dingen/?fase=proef");
	assert_str(render("fasen/onbekend/index.html"), "../../dingen/?fase=onbekend");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down_site)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_the_pages_are_there),
		TEST(test_a_large_collection_has_no_page_of_all),
		TEST(test_free_pages_have_none),
		TEST(test_one_record_is_not_compared),
		TEST(test_a_theme_can_do_without),
		TEST(test_missing_words_are_reported),
		TEST(test_words_of_addresses_are_checked),
		TEST(test_a_record_in_the_way_is_reported),
		TEST(test_the_table_to_compare),
		TEST(test_groups_come_by_the_first_facet),
		TEST(test_what_is_in_no_group_comes_last),
		TEST(test_a_text_inside_another),
		TEST(test_the_items_of_a_list_of_pages),
		TEST(test_a_term_leads_to_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
