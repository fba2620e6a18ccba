/* SPDX-License-Identifier: EUPL-1.2 */
/* Headers and footers: which pages share one, and that nobody can see that they do. */
#include "unit/planned_site.h"

/* Shows all that a header may depend on, in front of what is the page's own. */
#define PAGE "{{{page_header}}}{{title}}{{{page_footer}}}"

static int set_up(void **state)
{
	set_up_site(state);
	add_template("page-header",
		"[{{#is_record}}record {{/is_record}}{{#is_list}}list {{/is_list}}"
		"{{#menu}}{{url}}{{#current}} here{{/current}}{{#above}} "
		"above{{/above}}{{/menu}}]");
	add_template("page-footer", "({{site.home_url}})");
	add_template("record", PAGE);
	add_template("list", PAGE);
	add_template("term", PAGE);
	return 0;
}

static void assert_ends(void)
{
	assert_str(render("dingen/egel/index.html"), "[record ../../dingen/ above]=Egel(../../)");
	assert_str(render("dingen/appel/index.html"), "[record ../../dingen/ above]Appel(../../)");
	assert_str(render("dingen/index.html"), "[list ../dingen/ here]Dingen(../)");
	assert_str(render("fasen/proef/index.html"), "[../../dingen/]Proef(../../)");
}

static void test_they_are_the_same_made_before_or_not(void **state)
{
	(void)state;
	plan();
	assert_no_diags(&site.diags);
	assert_ends();
	output_prepare(site.plan, &site.arena, 2);
	assert_ends();
}

static void test_pages_of_a_kind_in_a_folder_share_them(void **state)
{
	(void)state;
	plan();
	output_prepare(site.plan, &site.arena, 2);
	assert_non_null(find_job("dingen/egel/index.html")->ends);
	assert_ptr_equal(find_job("dingen/egel/index.html")->ends,
		find_job("dingen/appel/index.html")->ends);
	assert_ptr_not_equal(
		find_job("dingen/egel/index.html")->ends, find_job("fasen/proef/index.html")->ends);
	assert_null(find_job("dingen/index.html")->ends);
}

/* A card that a menu points to is marked there, and only there. */
static void test_a_page_in_a_menu_has_its_own(void **state)
{
	(void)state;
	append("content/site.yaml", "  - titel: Egel\n    url: /dingen/egel/\n");
	plan();
	output_prepare(site.plan, &site.arena, 2);
	assert_str(render("dingen/egel/index.html"),
		"[record ../../dingen/ above../../dingen/egel/ here]=Egel(../../)");
	assert_str(render("dingen/appel/index.html"),
		"[record ../../dingen/ above../../dingen/egel/]Appel(../../)");
}

static void test_they_know_nothing_of_the_page(void **state)
{
	(void)state;
	add_template("page-footer", "{{title}}");
	plan();
	assert_diag(&site.diags, DIAG_TEMPLATE_NAME, "title");
}

static void test_a_theme_can_do_without(void **state)
{
	(void)state;
	remove_file("themes/kaal/templates/page-header.mustache");
	plan();
	assert_no_diags(&site.diags);
	assert_str(render("dingen/appel/index.html"), "Appel(../../)");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down_site)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_they_are_the_same_made_before_or_not),
		TEST(test_pages_of_a_kind_in_a_folder_share_them),
		TEST(test_a_page_in_a_menu_has_its_own),
		TEST(test_they_know_nothing_of_the_page),
		TEST(test_a_theme_can_do_without),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
