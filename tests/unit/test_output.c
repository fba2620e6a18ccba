/* SPDX-License-Identifier: EUPL-1.2 */
/* Which files exist, what is in the data and machine files, and what touches the disk. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "output/internal.h"
#include "theme/css.h"
#include "unit/planned_site.h"
#include "view/internal.h"

/* ---- What is new, feeds, glossaries ---- */

static void test_a_feed_for_each_term_with_dates(void **state)
{
	struct str feed;

	(void)state;
	plan();
	feed = render("fasen/beheer/feed.xml");
	assert_holds(feed, "<title>Proef &amp; Co: B2 Beheer</title>");
	assert_holds(feed, "<id>https://proef.example/pad/fasen/beheer/</id>");
	assert_holds(feed, "<updated>2026-03-31T00:00:00Z</updated>");
	assert_holds(feed, "<id>https://proef.example/pad/dingen/appel/</id>");
	/* Terms whose cards have no dates. */
	assert_null(find_job("fasen/alles/feed.xml"));
	assert_holds(render("nieuws.json"), "\"url\": \"https://proef.example/pad/dingen/appel/\"");
}

static void test_a_glossary_says_who_uses_a_term(void **state)
{
	(void)state;
	plan();
	assert_holds(render("woorden.json"), "\"url\": \"https://proef.example/pad/woorden/#ux\"");
	assert_holds(render("woorden.json"),
		"\"used_by\": [\n        \"https://proef.example/pad/dingen/appel/\"\n      ]");
	assert_holds(render("woorden.csv"), "UX,Gebruikservaring,,1,appel\r\n");
}

static void test_a_glossary_goes_by_letter(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/begrippen/woorden.yaml",
		"titel: Woorden\ntermen:\n"
		"  - {id: omega, label: Ω}\n"
		"  - {id: api, code: API, label: Zacht}\n"
		"  - {id: een, label: 1}\n"
		"  - {id: ux, label: Ux}\n"
		"  - {id: ala, label: À la}\n");
	folder_add(&site.folder, "themes/kaal/templates/glossary.mustache",
		"{{#vocabulary}}{{#letters}}{{anchor}} {{name}}:{{#terms}} {{id}}{{/terms}}|"
		"{{/letters}}{{/vocabulary}}");
	plan();
	/* What begins with no letter stands together, whichever alphabet it is of. */
	assert_str(render("woorden/index.html"), "kb_0 0–9: een omega|kb_a A: ala api|kb_u U: ux|");
}

static void test_an_abbreviation_leads_to_the_glossary_once(void **state)
{
	struct str page;

	(void)state;
	folder_add(&site.folder, "content/dingen/tien.md",
		"---\nnaam: Tien\nfase: proef\nwoorden: [ux]\n---\n\nDe UX is UX.\n");
	folder_add(&site.folder, "content/dingen/elf.md",
		"---\nnaam: Elf\nfase: proef\n---\n\nDe UX.\n");
	plan();
	assert_no_diags(&site.diags);
	page = render("dingen/tien/index.html");
	assert_holds(page, "<p>De <a class=\"kb-abbr\" href=\"../../woorden/#ux\" "
			   "title=\"Gebruikservaring\">UX</a> is UX.</p>");
	assert_lacks(render("dingen/elf/index.html"), "kb-abbr");
}

/* And so do the pages that search finds, under the same names. */
static void test_all_pages_from_a_to_z(void **state)
{
	(void)state;
	folder_add(&site.folder, "themes/kaal/templates/search.mustache",
		"{{#letters}}[{{anchor}} {{name}}:{{#pages}} {{title}}{{/pages}}]{{/letters}}");
	append(STRINGS_FILE, "url_search: zoeken\nsearch_title: Zoeken\nsearch_pages: Andere\n"
			     "search_description: Vindt wat er is.\n");
	plan();
	assert_no_diags(&site.diags);
	assert_holds(render("zoeken/index.html"), "[kb_0 0–9: 9 levens =Egel][kb_a A: ");
	assert_holds(render("zoeken/index.html"), "][kb_w W: Woorden]");
}

static void test_a_link_to_a_term_that_is_not_there(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/paginas/over.md",
		"---\ntitel: Over\n---\n## Kop\n\n[A](/woorden/#ux) [B](/woorden/#uxx)\n");
	plan();
	assert_diag(&site.diags, DIAG_ANCHOR_BROKEN, "uxx");
}

/* ---- The plan: addresses are a promise ---- */

static void test_every_promised_address_is_there(void **state)
{
	static const char *const paths[] = {"index.html", "404.html", "dingen/index.html",
		"dingen/pagina/2/index.html", "dingen.json", "dingen.csv",
		"dingen/appel/index.html", "dingen/appel.json", "dingen/egel/index.html",
		"dingen/een/index.html", "dingen/negen/index.html", "fasen/index.html",
		"fasen.json", "fasen.csv", "fasen/beheer/index.html", "fasen/beheer.json",
		"fasen/beheer.csv", "fasen/alles/index.html", "fasen/onbekend/index.html",
		"fasen/onbekend.json", "over/index.html", "over.json", "dingen/appeltje/index.html",
		"dingen/fruit/index.html", "_redirects", "sitemap.xml", "robots.txt", "feed.xml",
		"fasen/beheer/feed.xml", "woorden/index.html", "woorden.json", "woorden.csv",
		"nieuws/index.html", "nieuws.json", "nieuws.csv", ".well-known/security.txt",
		"dingen/beeld %41.png"};

	(void)state;
	plan();
	assert_no_diags(&site.diags);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		if (!find_job(paths[i]))
			fail_msg("there is no %s", paths[i]);
}

static void test_nothing_else_is_there(void **state)
{
	(void)state;
	plan();
	assert_null(find_job("dingen/geheim/index.html"));
	assert_null(find_job("dingen/geheim.json"));
	assert_null(find_job("dingen/pagina/3/index.html"));
	assert_null(find_job("paginas/index.html"));
	vec_each (const struct job, job, &site.plan->jobs) {
		struct str text;

		buf_reset(&out);
		job_render(site.plan, job, &site.arena, &out);
		text = buf_str(&out);
		if (str_find(text, STR("eheim"), 0) < text.n)
			fail_msg("the draft is in %.*s", STR_ARG(job->path));
	}
}

static void test_jobs_are_sorted_and_unique(void **state)
{
	(void)state;
	plan();
	for (size_t i = 1; i < site.plan->jobs.n; i++)
		assert_true(str_cmp(site.plan->jobs.v[i - 1].path, site.plan->jobs.v[i].path) < 0);
}

static void test_assets_carry_their_hash(void **state)
{
	const struct asset *css, *svg;

	(void)state;
	plan();
	assert_int_equal(site.theme->assets.n, 2);
	css = &site.theme->assets.v[0];
	svg = &site.theme->assets.v[1];
	assert_int_equal(css->path.n, strlen("assets/kaal.0123456789.css"));
	assert_true(str_starts(svg->path, STR("assets/stip.")));
	assert_holds(css->bytes, path_name(svg->path).p);
	assert_non_null(find_job(css->path.p));
}

static void test_double_addresses_are_reported(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/paginas/fasen.md", "---\ntitel: X\n---\nTekst.\n");
	plan();
	assert_diag(&site.diags, DIAG_DUPLICATE_URL, "/fasen/");
}

/* At the page that can have another name, whichever of the two was planned first. */
static void test_a_double_address_is_told_where_it_can_be_mended(void **state)
{
	const struct diag *diag = NULL;

	(void)state;
	folder_add(&site.folder, "content/paginas/fasen.md", "---\ntitel: X\n---\nTekst.\n");
	folder_add(&site.folder, "content/paginas/nieuws.md", "---\ntitel: X\n---\nTekst.\n");
	plan();
	assert_int_equal(diags_count(&site.diags, DIAG_DUPLICATE_URL, &diag), 1);
	assert_str(diag->place.text->path, "content/paginas/fasen.md");
	assert_str(diag->other.text->path, "content/begrippen/fasen.yaml");
	assert_int_equal(diags_count(&site.diags, DIAG_URL_RESERVED, &diag), 1);
	assert_str(diag->place.text->path, "content/paginas/nieuws.md");
	assert_str(diag->args[1], "Nieuw");
}

/* ---- Links ---- */

static void test_links_lead_to_pages_and_files(void **state)
{
	struct str page;

	(void)state;
	plan();
	assert_no_diags(&site.diags);
	page = render("dingen/appel/index.html");
	assert_holds(page, "href=\"../../dingen/egel/#stekels\"");
	assert_holds(page, "href=\"../../over/?x=1#kop\"");
	assert_holds(page, "src=\"../../dingen/beeld%20%2541.png\"");
}

static void test_addresses_are_relative_to_their_page(void **state)
{
	static const struct {
		const char *path;
		const char *top;
	} cases[] = {{"index.html", "./"}, {"dingen/index.html", "../"},
		{"dingen/appel/index.html", "../../"},
		{"m/x/g/y/2018-02-06/index.html", "../../../../../"}, {"404.html", "/pad/"}};

	(void)state;
	plan();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_str(page_top(site.plan, str_from(cases[i].path), &site.arena), cases[i].top);
	assert_str(url_top(site.plan, STR("/dingen/appel/"), &site.arena), "../../");
	assert_str(url_top(site.plan, STR(""), &site.arena), "/pad/");
}

/* Deeper than any address of ours: still an address that is right on a host. */
static void test_an_address_that_is_too_deep_is_whole(void **state)
{
	struct buf path = BUF_INIT;

	(void)state;
	plan();
	for (int i = 0; i < 32; i++)
		buf_lit(&path, "a/");
	assert_int_equal(page_top(site.plan, buf_str(&path), &site.arena).n, 96);
	buf_lit(&path, "a/index.html");
	assert_str(page_top(site.plan, buf_str(&path), &site.arena), "/pad/");
	buf_release(&path);
}

static void test_only_the_error_page_has_whole_addresses(void **state)
{
	static const char *const templates[] = {"home", "list", "not-found", "redirect"};

	(void)state;
	for (size_t i = 0; i < sizeof(templates) / sizeof(*templates); i++) {
		struct buf path = BUF_INIT;

		buf_addf(&path, "themes/kaal/templates/%s.mustache", templates[i]);
		folder_add(&site.folder, path.p,
			"{{page_url}} {{site.home_url}} {{#menu}}{{url}}{{/menu}} "
			"{{assets.stip_svg}}\n");
		buf_release(&path);
	}
	plan();
	assert_no_diags(&site.diags);
	assert_holds(render("index.html"), "./ ./ ./dingen/ ./assets/stip.");
	assert_holds(render("dingen/index.html"), "../dingen/ ../ ../dingen/ ../assets/stip.");
	assert_holds(render("dingen/pagina/2/index.html"), "../../../dingen/pagina/2/ ../../../ ");
	assert_holds(render("dingen/fruit/index.html"), "../../dingen/appel/ ../../ ");
	assert_holds(render("404.html"), "/pad/404.html /pad/ /pad/dingen/ /pad/assets/stip.");
}

/* Those of the settings may have a query and an anchor, as those of texts. */
static void test_addresses_of_the_settings(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/site.yaml",
		"titel: Proef\n"
		"omschrijving: Een site.\n"
		"taal: nl\n"
		"thema: kaal\n"
		"basis_url: https://proef.example/pad/\n"
		"organisatie: {naam: Proefstichting, url: /over}\n"
		"licentie: {naam: Vrij, url: '/over/#kop'}\n"
		"menu:\n"
		"  - {titel: Fruit, url: '/dingen?soort=fruit&a=b#lijst'}\n"
		"  - {titel: Fout, url: '/dinge/?soort=fruit'}\n"
		"voettekst:\n"
		"  - {titel: Kop, url: '/over/?x=1#niets'}\n");
	plan();
	assert_str(site.model.settings.menu.items.v[0].url, "/dingen/?soort=fruit&a=b#lijst");
	assert_str(site.model.settings.organisation.url, "/over/");
	assert_str(site.model.settings.licence_url, "/over/#kop");
	assert_diag(&site.diags, DIAG_LINK_BROKEN, "/dinge/?soort=fruit");
	assert_diag(&site.diags, DIAG_ANCHOR_BROKEN, "niets");
	assert_int_equal(site.diags.errors, 2);
}

static void test_broken_links_are_reported(void **state)
{
	static const struct {
		const char *link;
		enum diag_code code;
	} links[] = {{"[x](egle.md)", DIAG_LINK_BROKEN},
		{"[x](egel.md#stekel)", DIAG_ANCHOR_BROKEN}, {"[x](#stekels)", DIAG_ANCHOR_BROKEN},
		{"[x](/niets/)", DIAG_LINK_BROKEN}, {"[x](../../../etc/passwd)", DIAG_LINK_BROKEN},
		{"[x](/../x)", DIAG_LINK_BROKEN},
		{"[x](../../themes/kaal/theme.yaml)", DIAG_LINK_BROKEN},
		{"[x](geheim.md)", DIAG_LINK_DRAFT}, {"![x](beeld.png)", DIAG_IMAGE_MISSING},
		{"![x](https://x.example/y.png)", DIAG_IMAGE_EXTERNAL},
		{"[x](egel.md#%ff%1b)", DIAG_ANCHOR_BROKEN}, {"[x](%00)", DIAG_LINK_BROKEN}};

	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++) {
		struct buf text = BUF_INIT;

		buf_addf(&text, "---\nnaam: X\nfase: proef\n---\n%s\n", links[i].link);
		folder_add(&site.folder, "content/dingen/x.md", text.p);
		plan();
		if (diags_count(&site.diags, links[i].code, NULL) != 1 || site.diags.errors != 1)
			fail_msg("%s is not refused as it should be", links[i].link);
		small_site_forget(&site);
		buf_release(&text);
	}
}

/* As many headings and links to them, good and bad, as a file can hold. */
static void test_many_anchors(void **state)
{
	enum { MANY = 20000 };
	struct buf text = BUF_INIT;

	(void)state;
	buf_lit(&text, "---\nnaam: X\nfase: proef\n---\n");
	for (int i = 0; i < MANY; i++)
		buf_addf(&text, "## k%d\n\n[x](#k%d) [x](#q%d)\n\n", i, i, i);
	folder_add(&site.folder, "content/dingen/x.md", text.p);
	plan();
	assert_int_equal(diags_count(&site.diags, DIAG_ANCHOR_BROKEN, NULL), MANY);
	buf_release(&text);
}

/* ---- Data ---- */

static void test_json_of_a_record(void **state)
{
	(void)state;
	plan();
	assert_str(render("dingen/appel.json"),
		"{\n"
		"  \"id\": \"appel\",\n"
		"  \"url\": \"https://proef.example/pad/dingen/appel/\",\n"
		"  \"naam\": \"Appel\",\n"
		"  \"fase\": \"beheer\",\n"
		"  \"kort\": \"Een \\\"rood\\\", <zoet> ding\",\n"
		"  \"bijgewerkt\": \"2026-03-31\",\n"
		"  \"site\": \"https://appel.example/?a=1&b=2\",\n"
		"  \"post\": \"appel@proef.example\",\n"
		"  \"aantal\": -1.50,\n"
		"  \"openbaar\": true,\n"
		"  \"woorden\": [\n"
		"    \"api\",\n"
		"    \"ux\"\n"
		"  ],\n"
		"  \"zie_ook\": [\n"
		"    \"egel\",\n"
		"    \"een\"\n"
		"  ],\n"
		"  \"tekst\": \"Zie [egel](egel.md#stekels) en [over](/over/?x=1#kop).\\n\\n"
		"![Beeld](beeld%20%2541.png)\"\n"
		"}\n");
}

static void test_json_of_lists_has_items(void **state)
{
	struct str json;

	(void)state;
	plan();
	json = render("dingen.json");
	assert_true(str_starts(json, STR("{\n  \"items\": [\n    {\n      \"id\": \"negen\",\n")));
	assert_holds(json, "\"fase\": \"onbekend\"");
	assert_holds(json, "\"aantal\": null");
	assert_holds(json, "\"woorden\": []");
	assert_int_equal(str_find(json, STR("\"tekst\""), 0), json.n);
	assert_true(str_starts(render("fasen/alles.json"),
		STR("{\n"
		    "  \"id\": \"alles\",\n"
		    "  \"url\": \"https://proef.example/pad/fasen/alles/\",\n"
		    "  \"code\": null,\n"
		    "  \"label\": \"Alles\",\n"
		    "  \"description\": \"\",\n"
		    "  \"count\": 0,\n"
		    "  \"items\": []\n"
		    "}\n")));
	assert_holds(render("fasen.json"), "\"label\": \"Nog niet ingedeeld\"");
}

static void test_csv_of_a_list(void **state)
{
	(void)state;
	plan();
	assert_str(render("dingen.csv"),
		"id,url,naam,fase,kort,bijgewerkt,site,post,aantal,openbaar,woorden,zie_ook\r\n"
		"negen,https://proef.example/pad/dingen/negen/,9 levens,proef,,,,,,,,\r\n"
		"egel,https://proef.example/pad/dingen/egel/"
		",'=Egel,beheer,,2026-04-01,,,,,,appel\r\n"
		"appel,https://proef.example/pad/dingen/appel/,Appel,beheer,"
		"\"Een \"\"rood\"\", <zoet> ding\",2026-03-31,https://appel.example/?a=1&b=2,"
		"appel@proef.example,-1.50,true,api; ux,egel; een\r\n"
		"een,https://proef.example/pad/dingen/een/,\xc3\x89\xc3\xa9n,onbekend,,,,,,,,\r\n");
	assert_str(render("fasen/alles.csv"),
		"id,url,naam,fase,kort,bijgewerkt,site,post,aantal,openbaar,woorden,zie_ook\r\n");
	assert_str(render("fasen.csv"),
		"id,url,code,label,description,count\r\n"
		"proef,https://proef.example/pad/fasen/proef/,,Proef,,1\r\n"
		"beheer,https://proef.example/pad/fasen/beheer/,B2,Beheer,,2\r\n"
		"alles,https://proef.example/pad/fasen/alles/,,Alles,,0\r\n"
		"onbekend,https://proef.example/pad/fasen/onbekend/,,Nog niet ingedeeld,"
		"Wat nog geen plek heeft.,1\r\n");
}

/* ---- Files for machines ---- */

static void test_feed(void **state)
{
	struct str feed;

	(void)state;
	plan();
	feed = render("feed.xml");
	assert_true(str_starts(feed, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed "
					 "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\">\n"
					 "<title>Proef &amp; Co</title>\n")));
	assert_holds(feed, "<id>https://proef.example/pad/</id>\n<updated>2026-04-01T00:00:00Z");
	assert_holds(feed, "href=\"https://proef.example/pad/feed.xml\"");
	assert_holds(feed, "<author>\n<name>Proefstichting</name>\n</author>");
	assert_holds(feed, "<summary>Een &quot;rood&quot;, &lt;zoet&gt; ding</summary>");
	assert_true(str_find(feed, STR("=Egel"), 0) < str_find(feed, STR("Appel"), 0));
	assert_int_equal(str_find(feed, STR("9 levens"), 0), feed.n);
}

static void test_no_feed_without_dates(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/dingen/egel.md",
		"---\nnaam: E\nfase: proef\n---\n## Stekels\nX\n");
	folder_add(&site.folder, "content/dingen/appel.md", "---\nnaam: A\nfase: proef\n---\n");
	plan();
	assert_null(find_job("feed.xml"));
	assert_null(find_job("_redirects"));
}

static void test_sitemap_has_pages_only(void **state)
{
	struct str map;

	(void)state;
	plan();
	map = render("sitemap.xml");
	assert_holds(map, "<url><loc>https://proef.example/pad/</loc></url>\n");
	assert_holds(map, "<loc>https://proef.example/pad/dingen/pagina/2/</loc>");
	assert_int_equal(str_find(map, STR("404"), 0), map.n);
	assert_int_equal(str_find(map, STR("appeltje"), 0), map.n);
	assert_int_equal(str_find(map, STR(".json"), 0), map.n);
	assert_null(find_job("sitemap-1.xml"));
}

static size_t count(struct str text, struct str word)
{
	size_t n = 0, at = 0;

	while ((at = str_find(text, word, at)) < text.n) {
		n++;
		at++;
	}
	return n;
}

/* n addresses, rendered as the job of that kind and number. */
static struct str sitemap(size_t n, enum job_kind kind, unsigned number)
{
	struct model model = {.settings.base_url = STR("https://x/")};
	struct plan big = {.model = &model};
	struct job job = {.kind = kind, .number = number};

	for (size_t i = 0; i < n; i++)
		vec_push(&site.arena, &big.sitemap, i == n - 1 ? STR("/last/") : STR("/page/"));
	buf_reset(&out);
	job_render(&big, &job, &site.arena, &out);
	return buf_str(&out);
}

static void test_sitemap_is_split_when_it_is_large(void **state)
{
	struct str map;

	(void)state;
	map = sitemap(SITEMAP_MAX, JOB_SITEMAP, 0);
	assert_int_equal(count(map, STR("<url>")), SITEMAP_MAX);
	map = sitemap(SITEMAP_MAX + 1, JOB_SITEMAP, 0);
	assert_int_equal(count(map, STR("<url>")), 0);
	assert_int_equal(count(map, STR("<sitemap>")), 2);
	assert_holds(map, "<sitemap><loc>https://x/sitemap-2.xml</loc></sitemap>");
	map = sitemap(SITEMAP_MAX + 1, JOB_SITEMAP_PART, 0);
	assert_int_equal(count(map, STR("<url>")), SITEMAP_MAX);
	map = sitemap(SITEMAP_MAX + 1, JOB_SITEMAP_PART, 1);
	assert_int_equal(count(map, STR("<url>")), 1);
	assert_holds(map, "https://x/last/");
}

static void test_plain_files(void **state)
{
	(void)state;
	plan();
	assert_str(render("robots.txt"),
		"User-agent: *\nAllow: /\nSitemap: https://proef.example/pad/sitemap.xml\n");
	assert_str(render(".well-known/security.txt"),
		"Contact: mailto:veilig@proef.example\n"
		"Expires: 2026-12-31T00:00:00Z\n"
		"Preferred-Languages: nl, en\n"
		"Canonical: https://proef.example/pad/.well-known/security.txt\n"
		"Policy: https://proef.example/pad/over/\n");
	assert_str(render("_redirects"), "/pad/dingen/appeltje/ /pad/dingen/appel/ 301\n"
					 "/pad/dingen/fruit/ /pad/dingen/appel/ 301\n");
}

/* Puts lines behind those of site.yaml that are about security. */
static void write_settings(const char *base_url, const char *contact, const char *more)
{
	struct buf text = BUF_INIT;

	buf_addf(&text,
		"titel: Proef\nomschrijving: Proef.\ntaal: nl\nthema: kaal\nbasis_url: %s\n"
		"beveiliging:\n  contact: %s\n  verloopt: 2026-12-31\n%s",
		base_url, contact, more);
	folder_add(&site.folder, "content/site.yaml", text.p);
	buf_release(&text);
}

static void test_security_names_only_https(void **state)
{
	(void)state;
	write_settings("http://localhost:8000/", "mailto:veilig@proef.example", "");
	plan();
	assert_no_diags(&site.diags);
	assert_str(render(".well-known/security.txt"), "Contact: mailto:veilig@proef.example\n"
						       "Expires: 2026-12-31T00:00:00Z\n");
	small_site_forget(&site);
	write_settings("https://proef.example/", "/over", "");
	plan();
	assert_no_diags(&site.diags);
	assert_holds(render(".well-known/security.txt"), "Contact: https://proef.example/over/\n");
	small_site_forget(&site);
	write_settings("https://proef.example/", "/ovr/", "");
	plan();
	assert_diag(&site.diags, DIAG_LINK_BROKEN, "/ovr/");
	small_site_forget(&site);
	write_settings("https://proef.example/", "http://proef.example/over/", "");
	plan();
	assert_diag(&site.diags, DIAG_SECURITY_HTTPS, "http://proef.example/over/");
}

static void test_headers_are_those_of_the_host(void **state)
{
	(void)state;
	plan();
	assert_holds(render("_headers"),
		"/pad/*\n  Content-Security-Policy: default-src 'self'; base-uri 'none'; "
		"form-action 'self'; frame-ancestors 'none'; object-src 'none'\n"
		"  Strict-Transport-Security: max-age=31536000\n");
	assert_holds(render("_headers"),
		"/pad/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
	assert_holds(render("_headers"),
		"/pad/.well-known/security.txt\n  Content-Type: text/plain; charset=utf-8\n");
	assert_str(render(".nojekyll"), "");
}

/* ---- The accessibility statement ---- */

static void plan_accessibility(const char *lines)
{
	struct buf text = BUF_INIT;

	small_site_forget(&site);
	buf_addf(&text, "toegankelijkheid:\n  pagina: /over\n%s", lines);
	write_settings("https://proef.example/", "/over/", text.p);
	folder_add(&site.folder, "themes/kaal/templates/free-page.mustache",
		"{{#accessibility}}[{{status}}|{{status_label}}|{{statement_url}}|{{tested}}|"
		"{{contact_url}}]{{/accessibility}} {{#footer}}{{title}} {{url}}{{/footer}}\n");
	plan();
	buf_release(&text);
}

static void test_accessibility_shows_what_is_configured(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/paginas/ander.md", "---\ntitel: Ander\n---\nTekst.\n");
	plan();
	plan_accessibility("");
	assert_no_diags(&site.diags);
	assert_str(render("over/index.html"), "[||||] Over ../over/\n");
	assert_str(render("ander/index.html"), " Over ../over/\n");
	plan_accessibility("  status: c\n  verklaring: https://register.example/7\n"
			   "  contact: /ander/\n");
	assert_no_diags(&site.diags);
	assert_str(render("over/index.html"),
		"[C|accessibility_c|https://register.example/7||../ander/] Over ../over/\n");
	plan_accessibility("voettekst: [{titel: Hier, url: /over/}]\n");
	assert_str(render("over/index.html"), "[||||] Hier ../over/\n");
	plan_accessibility("  contact: /andr/\n");
	assert_diag(&site.diags, DIAG_LINK_BROKEN, "/andr/");
}

static void test_accessibility_is_complete_or_reported(void **state)
{
	static const struct {
		const char *lines, *missing;
	} cases[] = {{"  status: A\n", "verklaring"}, {"  status: e\n", NULL},
		{"  verklaring: https://register.example/7\n", "status"},
		{"  status: A\n  verklaring: https://register.example/7\n", "onderzocht"},
		{"  status: D\n  verklaring: https://register.example/7\n", NULL}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		plan_accessibility(cases[i].lines);
		if (cases[i].missing)
			assert_diag(&site.diags, DIAG_ACCESSIBILITY_INCOMPLETE, cases[i].missing);
		else
			assert_no_diags(&site.diags);
	}
}

/* ---- The manifest ---- */

static struct manifest read_manifest(const char *text)
{
	struct manifest manifest;

	folder_add(&site.folder, MANIFEST_NAME, text);
	manifest_read(&manifest, site.folder.fd, &site.arena);
	return manifest;
}

static void test_manifest_round_trip(void **state)
{
	static const struct manifest_entry entries[] = {{STR_INIT("a b.png"), 0, 0},
		{STR_INIT("a..b.png"), 0xffffffffffffffff, 18446744073709551615u},
		{STR_INIT("producten/index.html"), 0x0123456789abcdef, 42}};
	struct manifest manifest;

	(void)state;
	manifest_format(entries, 3, &out);
	assert_holds(buf_str(&out), "\n0123456789abcdef 42 producten/index.html\n");
	manifest = read_manifest(out.p);
	assert_true(manifest.found);
	assert_int_equal(manifest.entries.n, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct manifest_entry *entry = manifest_find(&manifest, entries[i].path);

		assert_non_null(entry);
		assert_true(entry->hash == entries[i].hash && entry->size == entries[i].size);
	}
	assert_null(manifest_find(&manifest, STR("b")));
}

static void test_hostile_lines_are_passed_over(void **state)
{
	static const char *const lines[] = {"1 1 /etc/passwd", "1 1 ../x", "1 1 a/../../x",
		"1 1 a/..", "1 1 ..", "1 1 a//b", "1 1 ./a", "1 1 a/./b", "1 1 ", "1 1", "1", "",
		" ", "x 1 a", "1 x a", "1  ", "garbage", "1 1 a/", "1 1 /"};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct manifest manifest;

		buf_reset(&out);
		buf_addf(&out, "kaartenbak 1\n%s\n1 1 fine\n", lines[i]);
		manifest = read_manifest(out.p);
		assert_int_equal(manifest.entries.n, 1);
		assert_str(manifest.entries.v[0].path, "fine");
	}
}

static void test_manifests_that_are_none(void **state)
{
	struct manifest manifest;

	(void)state;
	assert_int_equal(read_manifest("").entries.n, 0);
	assert_int_equal(read_manifest("kaartenbak 2\n1 1 a\n").entries.n, 0);
	assert_int_equal(read_manifest("1 1 a\n").entries.n, 0);
	assert_int_equal(read_manifest("kaartenbak 1\n1 1 no line end").entries.n, 1);
	unlinkat(site.folder.fd, MANIFEST_NAME, 0);
	manifest_read(&manifest, site.folder.fd, &site.arena);
	assert_false(manifest.found);
	assert_int_equal(symlinkat("/etc/passwd", site.folder.fd, MANIFEST_NAME), 0);
	manifest_read(&manifest, site.folder.fd, &site.arena);
	assert_false(manifest.found);
	unlinkat(site.folder.fd, MANIFEST_NAME, 0);
	assert_int_equal(mkfifoat(site.folder.fd, MANIFEST_NAME, 0666), 0);
	manifest_read(&manifest, site.folder.fd, &site.arena);
	assert_false(manifest.found);
}

static void test_manifest_in_any_order(void **state)
{
	struct manifest manifest = read_manifest("kaartenbak 1\n3 1 c\n1 1 a\n2 1 b\n");

	(void)state;
	assert_int_equal(manifest.entries.n, 3);
	assert_int_equal(manifest_find(&manifest, STR("a"))->hash, 1);
	assert_int_equal(manifest_find(&manifest, STR("c"))->hash, 3);
}

/* ---- Disk ---- */

/* Builds into public/ with some threads; whether it worked. */
static bool build(struct output_report *report, size_t threads)
{
	struct arena arena = ARENA_INIT;
	const char *folder =
		str_z(&arena, str_join(&arena, str_from(site.folder.path), STR("/public")));
	bool ok;

	small_site_forget(&site);
	plan();
	output_report_vanished(site.plan, folder, &site.diags);
	ok = output_write(site.plan, folder, 0, threads, report, &site.diags);
	arena_release(&arena);
	return ok;
}

static void test_only_what_changed_is_written(void **state)
{
	struct output_report report;

	(void)state;
	assert_true(build(&report, 4));
	assert_int_equal(report.written, report.files);
	assert_true(folder_has(&site.folder, "public/dingen/appel/index.html"));
	assert_true(build(&report, 4));
	assert_int_equal(report.written, 0);
	assert_int_equal(report.unchanged, report.files);
	folder_add(&site.folder, "public/robots.txt", "other");
	folder_add(&site.folder, "content/paginas/over.md",
		"---\ntitel: Over\n---\n## Kop\n\nAnders.\n");
	assert_true(build(&report, 4));
	assert_int_equal(report.written, 3); /* the page, its data and what was spoiled */
	assert_int_equal(report.removed, 0);
}

/* A name with two dots in it is no way up; the next build must know it as its own. */
static void test_dots_in_a_name_build_twice(void **state)
{
	struct output_report report;

	(void)state;
	folder_add(&site.folder, "content/dingen/a..b.png", "PNG");
	folder_add(&site.folder, "content/dingen/x.md",
		"---\nnaam: X\nfase: proef\n---\n![x](a..b.png)\n");
	assert_true(build(&report, 1));
	assert_true(folder_has(&site.folder, "public/dingen/a..b.png"));
	assert_true(build(&report, 1));
	assert_int_equal(report.written, 0);
}

static void test_leftovers_go_and_strangers_stay(void **state)
{
	struct output_report report;

	(void)state;
	assert_true(build(&report, 1));
	folder_add(&site.folder, "public/CNAME", "proef.example");
	folder_add(&site.folder, "public/fasen/alles/eigen.txt", "x");
	unlinkat(site.folder.fd, "content/dingen/negen.md", 0);
	assert_true(build(&report, 1));
	assert_diag(&site.diags, DIAG_URL_VANISHED, "/dingen/negen/");
	assert_int_equal(report.removed, 3); /* page, data, and the second page of the list */
	assert_false(folder_has(&site.folder, "public/dingen/negen"));
	assert_false(folder_has(&site.folder, "public/dingen/pagina"));
	assert_true(folder_has(&site.folder, "public/CNAME"));
	assert_true(folder_has(&site.folder, "public/fasen/alles/eigen.txt"));
}

static void test_strangers_are_not_overwritten(void **state)
{
	struct output_report report;

	(void)state;
	folder_add(&site.folder, "public/robots.txt", "mine");
	assert_false(build(&report, 1));
	assert_int_equal(diags_count(&site.diags, DIAG_OUTPUT_FOREIGN, NULL), 1);
	assert_int_equal(report.written, 0);
	assert_false(folder_has(&site.folder, "public/index.html"));
	assert_string_equal(folder_read(&site.folder, "public/robots.txt", &site.arena), "mine");
}

/* Lines out of order, as after a merge, must not take away what was just written. */
static void test_a_shuffled_manifest_does_no_harm(void **state)
{
	struct output_report report;
	struct str text;
	size_t last;

	(void)state;
	assert_true(build(&report, 1));
	text = str_from(folder_read(&site.folder, "public/" MANIFEST_NAME, &site.arena));
	last = text.n - 1;
	while (text.p[last - 1] != '\n')
		last--;
	buf_lit(&out, "kaartenbak 1\n");
	buf_add_str(&out, str_from_index(text, last));
	buf_add_str(&out, str_slice(text, sizeof("kaartenbak 1\n") - 1, last));
	folder_add(&site.folder, "public/" MANIFEST_NAME, out.p);
	assert_true(build(&report, 1));
	assert_int_equal(report.removed, 0);
	assert_true(folder_has(&site.folder, "public/index.html"));
}

/* Whatever a manifest says, nothing outside the folder is touched. */
static void test_a_hostile_manifest_does_not_reach_out(void **state)
{
	struct output_report report;

	(void)state;
	folder_add(&site.folder, "public/" MANIFEST_NAME,
		"kaartenbak 1\n1 1 ../content/site.yaml\n1 1 a/../../content/site.yaml\n");
	assert_true(build(&report, 1));
	assert_int_equal(report.removed, 0);
	assert_true(folder_has(&site.folder, "content/site.yaml"));
}

static void test_nothing_temporary_is_left(void **state)
{
	struct output_report report;

	(void)state;
	assert_true(build(&report, 8));
	for (int i = 0; i < 64; i++) {
		char name[64];

		snprintf(name, sizeof(name), "public/.kaartenbak-%d.tmp", i);
		assert_false(folder_has(&site.folder, name));
	}
}

static void test_threads_write_the_same_bytes(void **state)
{
	struct output_report report;
	const char *one, *eight;
	struct arena arena = ARENA_INIT;

	(void)state;
	assert_true(build(&report, 1));
	one = folder_read(&site.folder, "public/" MANIFEST_NAME, &arena);
	assert_true(build(&report, 8));
	assert_int_equal(report.written, 0);
	eight = folder_read(&site.folder, "public/" MANIFEST_NAME, &arena);
	assert_string_equal(one, eight);
	arena_release(&arena);
}

static void test_a_folder_that_cannot_be_written(void **state)
{
	struct output_report report;

	(void)state;
	folder_add(&site.folder, "public", "a file where the folder should be");
	assert_false(build(&report, 1));
	assert_int_equal(diags_exit_code(&site.diags), 3);
}

static void assert_compact(const char *css, const char *expected)
{
	struct arena arena = ARENA_INIT;

	assert_str(css_compact(&arena, (struct str){css, strlen(css)}), expected);
	arena_release(&arena);
}

static void test_a_style_sheet_without_comments(void **state)
{
	(void)state;
	assert_compact("/* a */\n.a  .b > c { color: red; }\n\n/* b */\n.d{}\n",
		".a .b > c{color: red}.d{}");
	/* What holds words apart stays, and a string is left alone. */
	assert_compact("a/* */b /**/ c{}", "a/**/b c{}");
	assert_compact("a{content: \"/* \\\"  x */\";}", "a{content: \"/* \\\"  x */\"}");
	assert_compact("a{b: calc(1px  +  2px) '  '}", "a{b: calc(1px + 2px) '  '}");
	assert_compact(".a\\/* b{}", ".a\\/* b{}");
	/* An escaped sign is a letter, and its number ends with a space of its own. */
	assert_compact(".a\\{ .b { c: d }", ".a\\{ .b{c: d}");
	assert_compact(".a\\, .b , .c {}", ".a\\, .b ,.c{}");
	assert_compact("a{b: c\\; }", "a{b: c\\;}");
	assert_compact(".a\\26  .b{} .a\\000026 b{} .a\\26\r\n .b{}",
		".a\\26  .b{}.a\\000026 b{}.a\\26\r\n .b{}");
	/* Whose work it is must stay. */
	assert_compact("/*! Z, EUPL-1.2 */\n/* a */\n.a { b: c; /*! d; */ }",
		"/*! Z, EUPL-1.2 */ .a{b: c;/*! d; */}");
	/* What is not closed ends with the file. */
	assert_compact("a{} /* b", "a{}");
	assert_compact("a{} /*! b", "a{}/*! b");
	assert_compact("a\\", "a\\");
	assert_compact("a\\2", "a\\2");
	assert_compact("a{b: 'c", "a{b: 'c");
	assert_compact("", "");
}

/* An asset that is too large is reported at its own path. */
static void test_a_theme_asset_that_cannot_be_read(void **state)
{
	const struct diag *diag = NULL;

	(void)state;
	folder_add(&site.folder, "themes/kaal/assets/groot.bin", "");
	assert_int_equal(
		truncate(str_z(&site.arena, str_join(&site.arena, str_from(site.folder.path),
						    STR("/themes/kaal/assets/groot.bin"))),
			64 << 20),
		0);
	plan();
	assert_int_equal(diags_count(&site.diags, DIAG_FILE_TOO_LARGE, &diag), 1);
	assert_str(diag->place.text->path, "themes/kaal/assets/groot.bin");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_site, tear_down_site)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_promised_address_is_there),
		TEST(test_nothing_else_is_there),
		TEST(test_a_feed_for_each_term_with_dates),
		TEST(test_a_glossary_says_who_uses_a_term),
		TEST(test_all_pages_from_a_to_z),
		TEST(test_a_glossary_goes_by_letter),
		TEST(test_an_abbreviation_leads_to_the_glossary_once),
		TEST(test_a_link_to_a_term_that_is_not_there),
		TEST(test_jobs_are_sorted_and_unique),
		TEST(test_assets_carry_their_hash),
		TEST(test_double_addresses_are_reported),
		TEST(test_a_double_address_is_told_where_it_can_be_mended),
		TEST(test_links_lead_to_pages_and_files),
		TEST(test_addresses_are_relative_to_their_page),
		TEST(test_an_address_that_is_too_deep_is_whole),
		TEST(test_only_the_error_page_has_whole_addresses),
		TEST(test_addresses_of_the_settings),
		TEST(test_broken_links_are_reported),
		TEST(test_many_anchors),
		TEST(test_json_of_a_record),
		TEST(test_json_of_lists_has_items),
		TEST(test_csv_of_a_list),
		TEST(test_feed),
		TEST(test_no_feed_without_dates),
		TEST(test_sitemap_has_pages_only),
		TEST(test_sitemap_is_split_when_it_is_large),
		TEST(test_plain_files),
		TEST(test_security_names_only_https),
		TEST(test_headers_are_those_of_the_host),
		TEST(test_accessibility_shows_what_is_configured),
		TEST(test_accessibility_is_complete_or_reported),
		TEST(test_manifest_round_trip),
		TEST(test_hostile_lines_are_passed_over),
		TEST(test_manifests_that_are_none),
		TEST(test_manifest_in_any_order),
		TEST(test_only_what_changed_is_written),
		TEST(test_dots_in_a_name_build_twice),
		TEST(test_leftovers_go_and_strangers_stay),
		TEST(test_strangers_are_not_overwritten),
		TEST(test_a_shuffled_manifest_does_no_harm),
		TEST(test_a_hostile_manifest_does_not_reach_out),
		TEST(test_nothing_temporary_is_left),
		TEST(test_threads_write_the_same_bytes),
		TEST(test_a_folder_that_cannot_be_written),
		TEST(test_a_theme_asset_that_cannot_be_read),
		TEST(test_a_style_sheet_without_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
