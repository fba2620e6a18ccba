/* SPDX-License-Identifier: EUPL-1.2 */
/* Markdown to HTML with slots, headings with ids, and what is refused. */
#include "base/limits.h"
#include "document/document.h"
#include "unit/support.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	struct text text;
	struct markdown markdown;
	struct buf html; /* with {n} at each slot */
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){.text.path = STR("test.md")};
	*state = &fixture;
	return 0;
}

static void clear(struct fixture *fixture)
{
	diags_release(&fixture->diags);
	arena_release(&fixture->arena);
	buf_release(&fixture->html);
}

static int tear_down(void **state)
{
	clear(*state);
	return 0;
}

static void show_slots(struct fixture *fixture)
{
	struct str html = fixture->markdown.html;
	size_t at = 0;

	vec_each (const struct link_slot, slot, &fixture->markdown.slots) {
		buf_add_str(&fixture->html, str_slice(html, at, slot->at));
		buf_addf(&fixture->html, "{%u}", slot->link);
		at = slot->at;
	}
	buf_add_str(&fixture->html, str_from_index(html, at));
}

static void parse_str(struct fixture *fixture, struct str source)
{
	clear(fixture);
	fixture->text.bytes = source;
	markdown_parse(
		&fixture->arena, &fixture->text, source, &fixture->markdown, &fixture->diags);
	show_slots(fixture);
}

static struct fixture *parse(void **state, const char *source)
{
	parse_str(*state, str_from(source));
	return *state;
}

static void assert_html(void **state, const char *source, const char *html)
{
	struct fixture *fixture = parse(state, source);

	assert_str(buf_str(&fixture->html), html);
	assert_int_equal(fixture->diags.list.n, 0);
}

/* ---- Words that become links ---- */

static void assert_words(void **state, const char *source, const char *html)
{
	static const struct word_link list[] = {
		{STR_INIT("GIBIT"), STR_INIT("/w/#gibit"), STR_INIT("Inkoop & \"meer\"")},
		{STR_INIT("UM"), STR_INIT("/w/#um"), STR_INIT("")},
		{STR_INIT("UM-w"), STR_INIT("/w/#um-w"), STR_INIT("")},
		{STR_INIT("W&I"), STR_INIT("/w/#w-i"), STR_INIT("")},
		{STR_INIT(""), STR_INIT("/w/#"), STR_INIT("")}};
	const struct word_links words = {list, sizeof(list) / sizeof(*list)};
	struct fixture *fixture = *state;

	clear(fixture);
	fixture->text.bytes = str_from(source);
	markdown_parse_words(&fixture->arena, &fixture->text, fixture->text.bytes, &words,
		&fixture->markdown, &fixture->diags);
	show_slots(fixture);
	assert_str(buf_str(&fixture->html), html);
	assert_int_equal(fixture->diags.list.n, 0);
}

#define ABBR "<a class=\"kb-abbr\" href=\""
#define GIBIT(slot) ABBR "{" slot "}\" title=\"Inkoop &amp; &quot;meer&quot;\">GIBIT</a>"

static void test_words(void **state)
{
	struct fixture *fixture = *state;

	assert_words(state, "De GIBIT en GIBIT.\n\nGIBIT",
		"<p>De " GIBIT("0") " en GIBIT.</p>\n"
				    "<p>GIBIT</p>\n");
	assert_str(fixture->markdown.links.v[0].url, "/w/#gibit");
	assert_str(fixture->markdown.lead, "De GIBIT en GIBIT.");
	assert_words(state, "**GIBIT-brief**", "<p><strong>" GIBIT("0") "-brief</strong></p>\n");
	assert_words(state, "UM-w, UM; W&I",
		"<p>" ABBR "{0}\">UM-w</a>, " ABBR "{1}\">UM</a>; " ABBR "{2}\">W&amp;I</a></p>\n");
}

static void test_words_are_whole(void **state)
{
	assert_words(state, "gibit GIBITs xGIBIT \xc3\xa9GIBIT GIBIT\xc3\xa9 GIBIT2 GIBIT_",
		"<p>gibit GIBITs xGIBIT \xc3\xa9GIBIT GIBIT\xc3\xa9 GIBIT2 GIBIT_</p>\n");
	assert_words(state, "\xe2\x80\x98GIBIT\xe2\x80\x99",
		"<p>\xe2\x80\x98" GIBIT("0") "\xe2\x80\x99</p>\n");
}

static void test_words_of_names(void **state)
{
	assert_words(state, "## GIBIT\n\n`GIBIT` [GIBIT](x) ![GIBIT](y)\n\n    GIBIT\n\nGIBIT\n",
		"<h2 id=\"gibit\">GIBIT</h2>\n<p><code>GIBIT</code> <a href=\"{0}\">GIBIT</a> "
		"<img src=\"{1}\" alt=\"GIBIT\" loading=\"lazy\"></p>\n"
		"<pre><code>GIBIT\n</code></pre>\n<p>" GIBIT("2") "</p>\n");
	/* A break between lines is no part of a text. */
	assert_words(state, "een\nGIBIT\ntwee", "<p>een\n" GIBIT("0") "\ntwee</p>\n");
}

struct message {
	const char *source;
	enum diag_code code;
	const char *at;
	unsigned line;
};

static void assert_message(void **state, const struct message *message)
{
	struct fixture *fixture = parse(state, message->source);
	const struct diag *diag = fixture->diags.list.v;

	if (fixture->diags.list.n != 1)
		fail_msg("%zu messages for “%s”", fixture->diags.list.n, message->source);
	if (diag->code != message->code)
		fail_msg("%.*s for “%s”", STR_ARG(diag_name(diag->code)), message->source);
	assert_str(place_bytes(diag->place), message->at);
	assert_int_equal(place_position(diag->place).line, message->line);
}

#define assert_messages(state, messages)                                                           \
	do {                                                                                       \
		for (size_t i = 0; i < sizeof(messages) / sizeof(*(messages)); i++)                \
			assert_message((state), &(messages)[i]);                                   \
	} while (0)

/* ---- HTML ---- */

static void test_html(void **state)
{
	assert_html(state, "", "");
	assert_html(state, "Tekst & *meer*\n", "<p>Tekst &amp; <em>meer</em></p>\n");
	assert_html(state, "- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	assert_html(state, "```\n<b>\n```\n", "<pre><code>&lt;b&gt;\n</code></pre>\n");
	assert_html(state, "a &lt; b &copy;\n", "<p>a &lt; b ©</p>\n");
}

static void test_links(void **state)
{
	assert_html(state, "[a *b*](x.md) en <https://y.nl>\n",
		"<p><a href=\"{0}\">a <em>b</em></a> en <a href=\"{1}\">https://y.nl</a></p>\n");
	assert_html(state, "[a](x 'zeg \"<\"')\n",
		"<p><a href=\"{0}\" title=\"zeg &quot;&lt;&quot;\">a</a></p>\n");
	assert_html(state, "[a]()\n", "<p><a href=\"{0}\">a</a></p>\n");
	assert_html(state, "[a][b]\n\n[b]: x.md\n", "<p><a href=\"{0}\">a</a></p>\n");
}

static void test_images(void **state)
{
	struct fixture *fixture = *state;

	assert_html(state, "![a \"b\" *c* [d](e)](f.png 'g')\n",
		"<p><img src=\"{0}\" alt=\"a &quot;b&quot; c d\" title=\"g\" "
		"loading=\"lazy\"></p>\n");
	assert_int_equal(fixture->markdown.links.n, 1);
	assert_true(fixture->markdown.links.v[0].image);
	assert_str(fixture->markdown.links.v[0].text, "a \"b\" c d");
	assert_str(fixture->markdown.links.v[0].url, "f.png");
}

static void test_image_in_link(void **state)
{
	struct fixture *fixture = *state;

	assert_html(state, "[![a](b.png)](c.md)\n",
		"<p><a href=\"{1}\"><img src=\"{0}\" alt=\"a\" loading=\"lazy\"></a></p>\n");
	assert_str(fixture->markdown.links.v[0].url, "b.png");
	assert_str(fixture->markdown.links.v[1].url, "c.md");
	assert_str(fixture->markdown.links.v[1].text, "a");
	assert_false(fixture->markdown.links.v[1].image);
}

static void test_urls_are_decoded(void **state)
{
	struct fixture *fixture = parse(state, "[a](b&amp;c\\_d%20e) <x@y.nl>\n");

	assert_str(fixture->markdown.links.v[0].url, "b&c_d%20e");
	assert_str(fixture->markdown.links.v[1].url, "mailto:x@y.nl");
}

static void test_comments(void **state)
{
	assert_html(state, "<!-- a -->\n\nb <!-- c -->d\n", "<p>b d</p>\n");
	assert_html(state, "<!-- a --> <!-- b -->\n", "");
}

static void test_lead(void **state)
{
	assert_str(
		parse(state, "## Kop\n\n- punt\n\nEen *eerste*\nzin `x`.\n\nTwee\n")->markdown.lead,
		"Een eerste zin x.");
	assert_str(parse(state, "## Kop\n")->markdown.lead, "");
}

/* ---- Headings ---- */

static void assert_heading(
	const struct heading *heading, unsigned level, const char *text, const char *id)
{
	assert_int_equal(heading->level, level);
	assert_str(heading->text, text);
	assert_str(heading->id, id);
}

static void test_headings(void **state)
{
	struct fixture *fixture =
		parse(state, "## Één *café*, [twee](x)\n\nDrie\n----\n\n### `Vier`\n");
	const struct heading *headings = fixture->markdown.headings.v;

	assert_int_equal(fixture->markdown.headings.n, 3);
	assert_heading(&headings[0], 2, "Één café, twee", "een-cafe-twee");
	assert_heading(&headings[1], 2, "Drie", "drie");
	assert_heading(&headings[2], 3, "Vier", "vier");
	assert_str(place_bytes(headings[0].place), "## Één *café*, [twee](x)");
	for (size_t i = 0; i < 3; i++)
		assert_true(str_starts(str_from_index(fixture->markdown.html, headings[i].at),
			i < 2 ? STR("<h2 id=\"") : STR("<h3 id=\"")));
	assert_str(place_bytes(headings[1].place), "Drie");
	assert_str(buf_str(&fixture->html),
		"<h2 id=\"een-cafe-twee\">Één <em>café</em>, <a href=\"{0}\">twee</a></h2>\n"
		"<h2 id=\"drie\">Drie</h2>\n<h3 id=\"vier\"><code>Vier</code></h3>\n");
}

static void test_ids_are_unique(void **state)
{
	static const char *const ids[] = {"a", "a-2", "a-2-2", "a-3", "section", "section-2"};
	struct fixture *fixture = parse(state, "## A\n## A\n## A 2\n## a\n## ?\n## !\n");

	assert_int_equal(fixture->markdown.headings.n, 6);
	for (size_t i = 0; i < 6; i++)
		assert_str(fixture->markdown.headings.v[i].id, ids[i]);
}

static void test_heading_messages(void **state)
{
	static const struct message messages[] = {
		{"# Kop\n", DIAG_HEADING_TOP, "# Kop", 1},
		{"tekst\n\n> ### Kop  \n", DIAG_HEADING_SKIP, "> ### Kop", 3},
		{"## a\n\n#### b\n##### c\n", DIAG_HEADING_SKIP, "#### b", 3},
		{"##\n", DIAG_HEADING_EMPTY, "##", 1},
		{"## <!-- x -->\n", DIAG_HEADING_EMPTY, "## <!-- x -->", 1},
	};

	assert_messages(state, messages);
	assert_str(buf_str(&parse(state, "# Kop\n\n### b\n")->html),
		"<h2 id=\"kop\">Kop</h2>\n<h3 id=\"b\">b</h3>\n");
}

/* ---- Refusals ---- */

static void test_raw_html(void **state)
{
	static const struct message messages[] = {
		{"tekst\n\n<div>\nx\n</div>\n", DIAG_RAW_HTML, "<div>", 3},
		{"é een\ntwee <br> x\n", DIAG_RAW_HTML, "<br>", 2},
		{"<!-- a --> <b>\n", DIAG_RAW_HTML, "<!-- a --> <b>", 1},
		{"<!-- open\n\ntekst\n", DIAG_RAW_HTML, "<!-- open", 1},
	};

	assert_messages(state, messages);
	assert_str(buf_str(&parse(state, "a <script>b</script>\n\n<p onclick=x>\n")->html),
		"<p>a b</p>\n");
}

static void test_links_refused(void **state)
{
	static const struct message messages[] = {
		{"[](x.md)\n", DIAG_LINK_EMPTY, "x.md", 1},
		{"[ <!-- --> ](x.md)\n", DIAG_LINK_EMPTY, "x.md", 1},
		{"![](x.png)\n", DIAG_IMAGE_ALT, "x.png", 1},
		{"a\n[x](javascript:y)\n", DIAG_LINK_UNSAFE, "javascript:y", 2},
		{"[x](JavaScript:y)\n", DIAG_LINK_UNSAFE, "JavaScript:y", 1},
		{"![x](data:image/png;base64,x)\n", DIAG_LINK_UNSAFE, "data:image/png;base64,x", 1},
		{"[x](//host)\n", DIAG_LINK_UNSAFE, "//host", 1},
		{"[x](/\\host)\n", DIAG_LINK_UNSAFE, "/\\host", 1},
		{"[x](j&#97;vascript:y)\n", DIAG_LINK_UNSAFE, "[x](j&#97;vascript:y)", 1},
		{"[x](java&Tab;script:y)\n", DIAG_LINK_UNSAFE, "[x](java&Tab;script:y)", 1},
		{"[x](<&#32;javascript:y>)\n", DIAG_LINK_UNSAFE, "[x](<&#32;javascript:y>)", 1},
		{"[x][r]\n\n[r]: vbscript:y\n", DIAG_LINK_UNSAFE, "[x][r]", 1},
	};

	assert_messages(state, messages);
	assert_str(buf_str(&parse(state, "[x](javascript:y)\n")->html), "<p><a>x</a></p>\n");
	assert_int_equal(((struct fixture *)*state)->markdown.links.n, 0);
}

static void test_links_allowed(void **state)
{
	parse(state, "[a](HTTPS://x) [b](http://x) [c](mailto:x@y) [d](tel:+31) [e](/x) [f](#x)\n"
		     "[g](x.md?a:b) [h](1:2)\n");
	assert_int_equal(((struct fixture *)*state)->diags.list.n, 0);
}

/* Our own marks are control characters, which entities could write. */
static void test_control_characters(void **state)
{
	static const struct message messages[] = {
		{"a\n\nb &#1;a0 c\n", DIAG_CONTROL_CHARACTER, "b &#1;a0 c", 3},
		{"[a](b '&#1;a0')\n", DIAG_CONTROL_CHARACTER, "[a](b '&#1;a0')", 1},
		{"![&#1;i](b)\n", DIAG_CONTROL_CHARACTER, "![&#1;i](b)", 1},
		{"``` &#1;\nx\n```\n", DIAG_CONTROL_CHARACTER, "``` &#1;", 1},
	};

	assert_messages(state, messages);
}

static void assert_too_deep(void **state, const char *unit, size_t n)
{
	struct fixture *fixture = *state;
	struct buf buf = BUF_INIT;

	while (n--)
		buf_addf(&buf, "%s", unit);
	buf_lit(&buf, "x");
	parse_str(fixture, buf_str(&buf));
	assert_int_equal(fixture->diags.list.n, 1);
	assert_int_equal(fixture->diags.list.v[0].code, DIAG_MARKDOWN_TOO_DEEP);
	assert_int_equal(fixture->markdown.html.n, 0);
	buf_release(&buf);
}

static void test_depth(void **state)
{
	assert_too_deep(state, ">", LIMIT_MARKDOWN_DEPTH);
	assert_too_deep(state, "- ", LIMIT_MARKDOWN_DEPTH);
	assert_too_deep(state, ">", LIMIT_FILE_SIZE - 1);
	assert_too_deep(state, "1. ", 100000);
	/* Takes libcmark a minute. */
	assert_too_deep(state, "![[]()", LIMIT_FILE_SIZE / 6 - 1);
}

static void test_number_of_messages(void **state)
{
	struct fixture *fixture = *state;
	struct buf buf = BUF_INIT;

	for (size_t i = 0; i < 1000; i++)
		buf_lit(&buf, "<b>x\n");
	parse_str(fixture, buf_str(&buf));
	assert_int_equal(fixture->diags.list.n, 100);
	diags_release(&fixture->diags);
	buf_release(&buf);
}

/* ---- Places ---- */

static void test_places_of_links(void **state)
{
	struct fixture *fixture = parse(state, "é [a](a.md) [over\nregels](b.md)\n[c](a.md)\n\n"
					       "> - <https://c.nl>\n>   [d.md](d.md) <e@f.nl>\n");
	static const struct {
		const char *url;
		unsigned line, column;
	} wanted[] = {{"a.md", 1, 7}, {"b.md", 2, 9}, {"a.md", 3, 5}, {"https://c.nl", 5, 6},
		{"d.md", 6, 12}, {"e@f.nl", 6, 19}};

	assert_int_equal(fixture->markdown.links.n, 6);
	for (size_t i = 0; i < 6; i++) {
		struct place place = fixture->markdown.links.v[i].place;

		assert_str(place_bytes(place), wanted[i].url);
		assert_int_equal(place_position(place).line, wanted[i].line);
		assert_int_equal(place_position(place).column, wanted[i].column);
	}
}

static void test_places_by_line_ends(void **state)
{
	static const char *const sources[] = {"a\n\n## b\n\n[c](d.md)\n",
		"a\r\n\r\n## b\r\n\r\n[c](d.md)\r\n", "a\r\r## b\r\r[c](d.md)\r"};

	for (size_t i = 0; i < 3; i++) {
		const struct markdown *markdown = &parse(state, sources[i])->markdown;

		assert_str(place_bytes(markdown->links.v[0].place), "d.md");
		assert_str(place_bytes(markdown->headings.v[0].place), "## b");
	}
}

static void test_text_from_elsewhere(void **state)
{
	struct fixture *fixture = *state;

	fixture->text.bytes = STR("x");
	markdown_parse(&fixture->arena, &fixture->text, STR("# a\n\n[b](c) <i>\n"),
		&fixture->markdown, &fixture->diags);
	assert_int_equal(fixture->diags.list.n, 2);
	assert_int_equal(fixture->diags.list.v[1].place.at, 0);
	assert_int_equal(fixture->diags.list.v[1].place.len, 0);
}

static void test_scheme(void **state)
{
	(void)state;
	assert_str(url_scheme(STR("https://x")), "https");
	assert_str(url_scheme(STR("a+b-c.1:x")), "a+b-c.1");
	assert_str(url_scheme(STR("x.md")), "");
	assert_str(url_scheme(STR("x/a:b")), "");
	assert_str(url_scheme(STR("1a:b")), "");
	assert_str(url_scheme(STR("abc")), "");
	assert_str(url_scheme(STR("")), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_html),
		TEST(test_links),
		TEST(test_images),
		TEST(test_words),
		TEST(test_words_are_whole),
		TEST(test_words_of_names),
		TEST(test_image_in_link),
		TEST(test_urls_are_decoded),
		TEST(test_comments),
		TEST(test_lead),
		TEST(test_headings),
		TEST(test_ids_are_unique),
		TEST(test_heading_messages),
		TEST(test_raw_html),
		TEST(test_links_refused),
		TEST(test_links_allowed),
		TEST(test_control_characters),
		TEST(test_depth),
		TEST(test_number_of_messages),
		TEST(test_places_of_links),
		TEST(test_places_by_line_ends),
		TEST(test_text_from_elsewhere),
		TEST(test_scheme),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
