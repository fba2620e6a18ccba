/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages and data of monitors: which there are, what templates see, what stays private. */
#include <stdio.h>
#include <unistd.h>

#include "data/monitor.h"
#include "view/prepare.h"
#include "unit/planned_site.h"

/* ---- A monitor of three places, one of them private, in two editions ---- */

#define PLACE(name, open) "---\nnaam: " name "\nopenbaar: " open "\n---\nOver " name ".\n"

#define EDITION(number, date, rule, more)                                                          \
	"titel: Editie " number "\n"                                                               \
	"datum: " date "\n"                                                                        \
	"let_op: Rood mag.\n"                                                                      \
	"statussen:\n"                                                                             \
	"  groen: {woord: goed, uitleg: Het gaat goed.}\n"                                         \
	"  oranje: {woord: matig, uitleg: Het kan beter.}\n"                                       \
	"  rood: {woord: slecht, uitleg: Het gaat niet goed.}\n"                                   \
	"  grijs: {woord: onbekend, uitleg: Er is te weinig bekend.}\n"                            \
	"hoofdstukken:\n"                                                                          \
	"  - id: alles\n"                                                                          \
	"    nummer: '1'\n"                                                                        \
	"    titel: Alles\n"                                                                       \
	"    paragrafen:\n"                                                                        \
	"      - id: deel\n"                                                                       \
	"        nummer: '1.1'\n"                                                                  \
	"        titel: Deel\n"                                                                    \
	"        gegevens_van: 2023-08\n"                                                          \
	"        indicatoren:\n"                                                                   \
	"          - id: score\n"                                                                  \
	"            titel: Score\n"                                                               \
	"            samenvatting: ja\n"                                                           \
	"            soort: percentage\n"                                                          \
	"            kaart: alfa\n"                                                                \
	"            vergelijking: landelijk-gemiddelde\n"                                         \
	"            regel:\n" rule more

#define RULE                                                                                       \
	"              - groen: waarde >= landelijk\n"                                             \
	"              - rood: anders\n"

#define OTHERS                                                                                     \
	"          - id: vorm\n"                                                                   \
	"            titel: Vorm\n"                                                                \
	"            soort: keuze\n"                                                               \
	"            keuzes: [{id: rond, label: Helemaal rond}, {id: hoekig, label: Hoekig}]\n"

static const struct {
	const char *path, *text;
} files[] = {
	{"content/plaatsen/_collectie.yaml",
		"titel: Plaatsen\n"
		"enkelvoud: plaats\n"
		"meervoud: plaatsen\n"
		"titelveld: naam\n"
		"openbaarveld: openbaar\n"
		"opvolgerveld: opgegaan_in\n"
		"einddatumveld: opgeheven\n"
		"velden:\n"
		"  - {sleutel: naam, label: Naam, soort: tekst, verplicht: ja}\n"
		"  - {sleutel: openbaar, label: Openbaar, soort: ja/nee}\n"
		"  - {sleutel: opgegaan_in, label: Opgegaan in, soort: verwijzing,\n"
		"     collectie: plaatsen}\n"
		"  - {sleutel: opgeheven, label: Opgeheven, soort: datum}\n"
		"  - {sleutel: tekst, label: Tekst, soort: markdown}\n"},
	{"content/plaatsen/alfa.md", PLACE("Alfa", "ja")},
	{"content/plaatsen/beta.md", "---\n"
				     "naam: Beta\n"
				     "openbaar: ja\n"
				     "opgegaan_in: alfa\n"
				     "opgeheven: 2024-12-31\n"
				     "---\n"},
	{"content/plaatsen/zwijgdorp.md", PLACE("Zwijgdorp", "nee")},
	{"content/monitors/proef/monitor.yaml", "titel: Proefmeting\n"
						"omschrijving: Wat er te meten valt.\n"
						"collectie: plaatsen\n"
						"kaarten: plaatsen\n"},
	{"content/monitors/proef/edities/1.0.yaml",
		EDITION("een", "2023-01-01",
			"              - groen: waarde > landelijk\n"
			"              - rood: anders\n",
			"          - {id: oud, titel: Oud, soort: aantal}\n")},
	{"content/monitors/proef/edities/2.0.yaml",
		EDITION("twee", "2024-01-01",
			"              - groen: waarde >= landelijk\n"
			"              - rood: anders\n",
			OTHERS)},
	{"content/monitors/proef/metingen/2023-06-01/_landelijk.yaml",
		"editie: '1.0'\nwaarden: {score: 50}\n"},
	{"content/monitors/proef/metingen/2023-06-01/alfa.yaml",
		"editie: '1.0'\nwaarden: {score: 40, oud: 3}\n"},
	{"content/monitors/proef/metingen/2024-06-01/_landelijk.yaml",
		"editie: '2.0'\n"
		"waarden: {score: '60,0'}\n"
		"gegevens_van: {score: 2024-02-01 05:00}\n"},
	{"content/monitors/proef/metingen/2024-06-01/alfa.yaml",
		"editie: '2.0'\nwaarden: {score: '60,0', vorm: rond}\n"},
	{"content/monitors/proef/metingen/2024-06-01/beta.yaml",
		"editie: '2.0'\nwaarden: {score: 77, vorm: '-'}\n"},
	{"content/monitors/proef/metingen/2024-06-01/zwijgdorp.yaml",
		"editie: '2.0'\n"
		"toelichting: Een zwijgende toelichting.\n"
		"waarden: {score: '31,3131', vorm: hoekig}\n"},
};

static const struct {
	const char *name, *text;
} templates[] = {
	{"monitors", "{{#monitors}}{{title}} {{counted}}{{/monitors}}\n"},
	{"monitor", "{{#monitor}}{{#histories}}[{{title}} {{date}}]{{/histories}}"
		    "{{#rounds}}<{{iso}} {{counted}}>{{/rounds}}{{/monitor}}\n"},
	{"measurement",
		"{{title}}|{{description}}|{{#crumbs}}{{title}}>{{/crumbs}}\n"
		"{{#measurement}}{{#on_latest_page}}laatste{{/on_latest_page}}\n"
		"{{#statuses}}{{key}} {{count}} {{/statuses}}\n"
		"{{#ended}}tot {{ended}} naar {{successor_url}}{{/ended}}"
		"{{#predecessors}}uit {{title}}{{/predecessors}}\n"
		"{{#chapters}}{{#paragraphs}}{{#indicators}}"
		"{{id}}: {{value}} naast {{comparator}}, {{data_from}}, "
		"{{#status}}{{word}}{{/status}}. {{sentence}}"
		"{{#steps}}({{text}}{{#decides}}!{{/decides}}){{/steps}}\n"
		"{{#spread}}van {{known}}: {{lowest}} {{median}} {{highest}}"
		"{{#choices}} {{label}} {{count}}{{/choices}}\n{{/spread}}"
		"{{#trend}}{{#breaks}}//{{/breaks}}{{date_iso}} {{value}};{{/trend}}"
		"{{{pair_chart}}}{{{spread_chart}}}{{{trend_chart}}}\n"
		"{{/indicators}}{{/paragraphs}}{{/chapters}}\n"
		"{{#changes}}{{url}} {{from_value}} {{from.word}} > {{to_value}} {{to.word}}\n"
		"{{/changes}}{{#edition_changed}}andere editie{{/edition_changed}}"
		"{{/measurement}}\n"},
	{"indicator", "{{#series}}{{data_from}}; {{date_iso}}: {{counted}}\n"
		      "{{#rows}}{{title}} {{value}} {{url}}{{#older}} op {{date_iso}}{{/older}}"
		      "{{#ended}} tot {{ended}}{{/ended}}\n{{/rows}}"
		      "{{#trend}}{{date}}: {{median}} van {{known}}\n{{/trend}}{{/series}}\n"},
	{"methods", "{{#monitor}}{{#editions}}{{title}} {{date}};{{/editions}}{{/monitor}}\n"},
	{"status", "{{word}}"},
	{"paragraph-head", "{{goal}}"},
	{"indicator-links", "{{url}}"},
	{"spread-numbers", "{{median}}"},
	{"method", "{{#edition}}{{#has_differences}}Anders:\n{{/has_differences}}"
		   "{{#reworded}}{{.}}\n{{/reworded}}"
		   "{{#differences}}{{title}}{{#added}} nieuw{{/added}}"
		   "{{#removed}} weg{{/removed}}\n"
		   "{{#changes}}- {{sentence}}{{#has_sides}}"
		   "{{#before}} [{{#status}}{{word}}: {{/status}}{{text}}]{{/before}} wordt"
		   "{{#after}} [{{#status}}{{word}}: {{/status}}{{text}}]{{/after}}"
		   "{{/has_sides}}\n{{/changes}}{{/differences}}{{/edition}}\n"},
	{"compare-monitor",
		"{{#monitor}}{{#compare_choices}}({{id}} {{days}}){{/compare_choices}}\n"
		"{{#compare_chapters}}{{title}}:{{#columns}} {{id}}{{/columns}}\n"
		"{{#rows}}{{title}} {{url}}{{#older}} op {{date_iso}}{{/older}}:"
		"{{#cells}} {{#status}}{{key}} {{/status}}{{value}}"
		"{{#absent}}-{{/absent}}{{/cells}}\n{{/rows}}{{/compare_chapters}}"
		"{{#only_measurement}}alleen {{url}}{{/only_measurement}}"
		"{{/monitor}}\n"},
	{"new", "{{#months}}{{title}} {{id}}\n"
		"{{#events}}{{date_iso}} {{title}} ({{kind}}) {{url}}\n{{/events}}{{/months}}"
		"{{#feed_groups}}{{title}} {{count}}:{{#feeds}} {{about}} {{feed_url}}{{/feeds}}\n"
		"{{/feed_groups}}"},
	{"record", "{{#record}}{{{body}}}{{#measured_by}}gemeten door {{url}}{{/measured_by}}"
		   "{{#histories}}cijfers {{url}}{{/histories}}{{/record}}"
		   "{{#page_feeds}}[{{follow}} {{feed_url}}]{{/page_feeds}}\n"},
};

static const char strings[] =
	"url_indicators: indicatoren\nurl_method: methode\n"
	"url_compare: naast-elkaar\ncompare_monitor_title: '{subjects}'\n"
	"compare_monitor_description: '{monitor}'\ncompare_monitor_crumb: Naast elkaar\n"
	"measurement_summary: '{counts}'\nround_title: '{subjects} op {date}'\n"
	"date_format_time: '{d} {month} {y}, {h}.{min} uur'\n"
	"monitors_title: Monitors\nmonitors_description: Alle.\n"
	"measurement_title: '{subject}: {monitor}'\n"
	"measurement_title_date: '{subject}: {monitor}, {date}'\n"
	"measurement_description: '{subject} op {date}'\n"
	"indicator_title: '{indicator}'\nindicator_description: '{indicator} van {subjects}'\n"
	"methods_title: '{monitor}'\nmethods_description: '{monitor}'\n"
	"method_title: '{edition}'\nmethod_description: '{edition}'\nmethod_crumb: Methode\n"
	"status_none: geen oordeel\nstatus_none_explanation: Geen oordeel.\n"
	"value_missing: niet bekend\nvalue_stars: 'van de {count}'\nvalue_not_applicable: nvt\n"
	"comparator_title_mean: Gemiddeld\ncomparator_title_count: Aantal\n"
	"comparator_title_norm: Norm\ncomparator_title_group: Groep\n"
	"comparator_mean: a\ncomparator_count: b\ncomparator_norm: c\ncomparator_group: d\n"
	"chart_missing: geen gegevens\n"
	"chart_pair_title: paar\n"
	"chart_pair_desc: '{subject} {value}, {comparator} {other}'\n"
	"chart_stars_title: sterren\nchart_stars_desc: '{value} van {count}'\n"
	"chart_spread_title: '{indicator} van {subjects} op {date}'\n"
	"chart_spread_desc: '{known}: {lowest} {median} {highest}.'\n"
	"chart_spread_own: '{subject} {value}.'\n"
	"chart_bars_title: antwoorden\nchart_bars_desc: '{counts}.'\n"
	"chart_trend_title: '{indicator} van {subject}'\n"
	"chart_trend_desc: '{first} op {first_date}, {last} op {last_date}, {count}'\n"
	"chart_trend_all_title: alles\nchart_break: '{edition}'\n"
	"chart_trend_left_out: 'zonder {editions}'\n"
	"kind_percentage: percentage\nkind_number: getal\nkind_grade: cijfer\n"
	"kind_count: aantal\nkind_stars: sterren\nkind_yes_no: ja of nee\n"
	"kind_choice: keuze\nkind_months_since: maanden sinds\n"
	"bounds_between: '{low} t/m {high}'\nbounds_from: 'vanaf {low}'\n"
	"bounds_to: 't/m {high}'\nbounds_none: alles\n"
	"difference_title: 'titel {before} / {after}'\n"
	"difference_kind: 'soort {before} / {after}'\n"
	"difference_unit: 'eenheid {before} / {after}'\n"
	"difference_bounds: 'grenzen {before} / {after}'\n"
	"difference_choices: keuzes\n"
	"difference_comparator: 'vergelijking {before} / {after}'\n"
	"difference_inputs: invoer\ndifference_national: overal gelijk\n"
	"difference_rule: regel\ndifference_rule_same: regel rekent anders\n"
	"difference_judged: een status\ndifference_unjudged: geen status meer\n"
	"difference_words: woorden\ndifference_gates: poorten\n"
	"difference_gate: '{indicator}, {condition}'\n"
	"difference_summary_in: in de samenvatting\ndifference_summary_out: eruit\n"
	"difference_status: 'status {before} / {after}'\n"
	"difference_none: geen\ndifference_nothing: niets\n"
	"rule_value: de waarde\nrule_mean: het gemiddelde\nrule_count: het aantal\n"
	"rule_norm: de norm\nrule_group: de groep\nrule_greater: is hoger dan\n"
	"rule_less: is lager dan\nrule_more: is meer dan\nrule_fewer: is minder dan\n"
	"rule_at_least: is minstens\nrule_at_most: is hoogstens\n"
	"rule_equal: is gelijk aan\nrule_not_equal: is niet gelijk aan\nrule_is: is\n"
	"rule_is_not: is niet\nrule_is_missing: is niet bekend\nrule_is_known: is bekend\n"
	"rule_and: en\nrule_or: of\nrule_not: 'niet:'\nrule_otherwise: anders\n"
	"rule_because: want\nrule_no_value: er is niets\nrule_not_applicable: niet hier\n"
	"rule_does_not_apply: nvt\n"
	"rule_not_known: niet bekend\nrule_cannot_tell: 'onbekend:'\nrule_ago: geleden\n"
	"rule_no_rule: geen oordeel\nrule_month: maand\nrule_months: maanden\n";

static int set_up(void **state)
{
	set_up_site(state);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		folder_add(&site.folder, files[i].path, files[i].text);
	for (size_t i = 0; i < sizeof(templates) / sizeof(*templates); i++)
		add_template(templates[i].name, templates[i].text);
	append(STRINGS_FILE, strings);
	return 0;
}

/* ---- Addresses ---- */

static void test_every_promised_address_is_there(void **state)
{
	static const char *const pages[] = {"monitors", "monitors/proef",
		"monitors/proef/plaatsen/alfa", "monitors/proef/plaatsen/alfa/2023-06-01",
		"monitors/proef/plaatsen/alfa/2024-06-01", "monitors/proef/plaatsen/beta",
		"monitors/proef/plaatsen/beta/2024-06-01", "monitors/proef/indicatoren/score",
		"monitors/proef/indicatoren/oud", "monitors/proef/indicatoren/vorm",
		"monitors/proef/methode", "monitors/proef/methode/1.0",
		"monitors/proef/methode/2.0", "monitors/proef/naast-elkaar"};
	static const char *const endings[] = {"/index.html", ".json", ".csv"};
	char path[100];

	(void)state;
	plan();
	assert_no_diags(&site.diags);
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		for (size_t j = 0; j < 3; j++) {
			snprintf(path, sizeof(path), "%s%s", pages[i], endings[j]);
			if (!find_job(path))
				fail_msg("there is no %s", path);
			snprintf(path, sizeof(path), "/%s/</loc>", pages[i]);
			assert_holds(render("sitemap.xml"), path);
		}
}

static void test_links_and_menus_reach_them(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/paginas/over.md",
		"---\ntitel: Over\n---\n## Kop\n\n[M](/monitors/proef/plaatsen/alfa) en "
		"[D](/monitors/proef/methode/2.0.json)\n");
	plan();
	assert_no_diags(&site.diags);
	assert_holds(render("over/index.html"), "\"../monitors/proef/plaatsen/alfa/\"");
}

/* ---- Side by side ---- */

static void test_all_side_by_side(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("monitors/proef/naast-elkaar/index.html");
	assert_holds(page, "(alfa 0 1)(beta 0)");
	assert_holds(page, "Alles: score");
	assert_holds(page, "Alfa ../../../monitors/proef/plaatsen/alfa/: groen 60,0%\n");
	assert_holds(page, "Beta ../../../monitors/proef/plaatsen/beta/: groen 77%\n");
	assert_lacks(page, "alleen");
	assert_holds(render("monitors/proef/naast-elkaar.csv"), ",score,60.0,");
}

static void test_a_day_for_scripts(void **state)
{
	struct str script;

	(void)state;
	plan();
	script = render("monitors/proef/naast-elkaar/2024-06-01.js");
	assert_true(str_starts(script, STR("kaartenbakCompare.load(\"2024-06-01\",{")));
	assert_true(str_ends(script, STR("});\n")));
	assert_holds(script, "\"edition\":\"2.0\"");
	assert_holds(script, "\"url\":\"../indicatoren/score/\"");
	/* The rule has changed, so it is not that of the first edition. */
	assert_holds(script, "\"rule\":\"2.0\"");
	assert_holds(script, "\"alfa\":[[0,\"60,0%\",\"60.0\"],");
	assert_holds(script, "\"beta\":[[0,\"77%\",\"77\"],[1,\"niet bekend\"]]");
	assert_holds(script, "\"words\":[[\"green\",\"goed\"],[\"none\",\"geen oordeel\"]]");
	assert_lacks(script, "wijg");
	assert_holds(render("monitors/proef/naast-elkaar/2023-06-01.js"), "\"rule\":\"1.0\"");
}

/* An edition that changes nothing judges by the rules of the one before. */
static void test_rules_hold_until_they_change(void **state)
{
	struct str script;

	(void)state;
	folder_add(&site.folder, "content/monitors/proef/edities/3.0.yaml",
		EDITION("drie", "2025-01-01", RULE, OTHERS));
	folder_add(&site.folder, "content/monitors/proef/metingen/2025-06-01/_landelijk.yaml",
		"editie: '3.0'\nwaarden: {score: 1}\n");
	folder_add(&site.folder, "content/monitors/proef/metingen/2025-06-01/alfa.yaml",
		"editie: '3.0'\nwaarden: {score: 1}\n");
	plan();
	assert_no_diags(&site.diags);
	script = render("monitors/proef/naast-elkaar/2025-06-01.js");
	assert_holds(script, "\"edition\":\"3.0\"");
	assert_holds(script, "\"rule\":\"2.0\"");
	assert_lacks(script, "\"rule\":\"3.0\"");
}

/* ---- Scales ---- */

enum { SCALES = MEASURE_TEXT * 2 * 5 };

/* Every kind of value, with and without a unit, with bounds of several sorts. */
static void make_scales(struct input *inputs)
{
	static const struct decimal minimum[] = {{1, 0}, {0, 0}, {10, 1}, {1, 0}, {2, 0}};
	static const struct decimal maximum[] = {{10, 0}, {0, 0}, {1000, 2}, {0, 0}, {10, 0}};

	for (size_t i = 0; i < SCALES; i++) {
		size_t bounds = i % 5;

		inputs[i] = (struct input){.kind = (enum measure_kind)(i / 10),
			.unit = i / 5 % 2 ? STR("uren") : STR(""),
			.bounded_below = bounds != 1,
			.bounded_above = bounds != 1 && bounds != 3,
			.minimum = minimum[bounds],
			.maximum = maximum[bounds]};
	}
}

static struct str scale_of(struct input *input)
{
	buf_reset(&out);
	add_scale(&out, input);
	return str_dup(&site.arena, buf_str(&out));
}

static void test_scales_say_whether_values_compare(void **state)
{
	struct input inputs[SCALES];

	(void)state;
	make_scales(inputs);
	for (size_t i = 0; i < SCALES; i++) {
		for (size_t j = 0; j < SCALES; j++) {
			struct indicator a = {.inputs = {.v = &inputs[i], .n = 1}};
			struct indicator b = {.inputs = {.v = &inputs[j], .n = 1}};
			struct str one = scale_of(&inputs[i]), other = scale_of(&inputs[j]);

			if (str_eq(one, other) != values_compare(&a, &b))
				fail_msg("%.*s | %.*s", STR_ARG(one), STR_ARG(other));
		}
	}
}

/* Takes a measurement away. */
static void forget(const char *name)
{
	char path[100];

	snprintf(path, sizeof(path), "content/monitors/proef/metingen/%s", name);
	remove_file(path);
}

static void test_nothing_to_compare(void **state)
{
	(void)state;
	forget("2023-06-01/alfa.yaml");
	forget("2024-06-01/beta.yaml");
	plan();
	assert_holds(render("monitors/proef/naast-elkaar/index.html"),
		"alleen ../../../monitors/proef/plaatsen/alfa/2024-06-01/");
	assert_null(find_job("monitors/proef/naast-elkaar/2024-06-01.js"));
}

static void test_measurements_are_news(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("nieuws/index.html");
	assert_holds(page, "juni 2024 2024-06\n"
			   "2024-06-01 2 plaatsen op 1 juni 2024 (Proefmeting) "
			   "../monitors/proef/\n");
	assert_holds(page, "2023-06-01 Alfa: Proefmeting, 1 juni 2023 (Proefmeting) "
			   "../monitors/proef/plaatsen/alfa/2023-06-01/\n");
	assert_holds(page, "Proefmeting 2: Alfa ../monitors/proef/plaatsen/alfa/feed.xml");
	page = render("monitors/proef/plaatsen/alfa/feed.xml");
	assert_holds(page, "<updated>2024-06-01T00:00:00Z</updated>\n<author>");
	assert_holds(page, "plaatsen/alfa/2023-06-01/</id>");
	assert_holds(page, "<summary>groen 1, oranje 0, rood 0, grijs 0</summary>");
	assert_lacks(render("feed.xml"), "wijg");
}

static void test_a_link_to_what_is_private_is_broken(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/paginas/over.md",
		"---\ntitel: Over\n---\n## Kop\n\n[A](../plaatsen/zwijgdorp.md)\n\n"
		"[B](/monitors/proef/plaatsen/zwijgdorp/)\n");
	plan();
	assert_diag(&site.diags, DIAG_LINK_BROKEN, "../plaatsen/zwijgdorp.md");
	assert_diag(&site.diags, DIAG_LINK_BROKEN, "/monitors/proef/plaatsen/zwijgdorp/");
}

static void test_nothing_private_is_in_any_file(void **state)
{
	static const char *const secrets[] = {"wijgdorp", "wijgende", "31,3", "31.3"};

	(void)state;
	plan();
	vec_each (const struct job, job, &site.plan->jobs) {
		assert_lacks(job->path, "zwijg");
		buf_reset(&out);
		job_render(site.plan, job, &site.arena, &out);
		for (size_t i = 0; i < sizeof(secrets) / sizeof(*secrets); i++)
			assert_lacks(buf_str(&out), secrets[i]);
	}
}

/* ---- What is made once ---- */

static void add_fragments(const char *head)
{
	add_template("paragraph-head", head);
	add_template("indicator-links", "{{url}} {{monitor.subjects.plural}}{{value}}");
	add_template("spread-numbers",
		"{{median}} {{#indicator}}{{comparator_title}}{{value}}{{/indicator}}");
	add_template("measurement",
		"{{#measurement}}{{#chapters}}{{#paragraphs}}<{{{head}}}>{{#indicators}}"
		"[{{{links}}}{{#spread}} {{{numbers}}}{{/spread}}]"
		"{{/indicators}}{{/paragraphs}}{{/chapters}}{{/measurement}}");
}

static void test_fragments_know_the_day_and_no_subject(void **state)
{
	struct str page;

	(void)state;
	add_fragments("{{title}}, {{data_from}}{{#measurement}}!{{/measurement}}");
	plan();
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_holds(page, "<Deel, augustus 2023>"
			   "[../../../../monitors/proef/indicatoren/score/ plaatsen 60,0% "
			   "Gemiddeld]");
	assert_holds(page, "[../../../../monitors/proef/indicatoren/vorm/ plaatsen]");
	page = render("monitors/proef/plaatsen/alfa/2024-06-01/index.html");
	assert_holds(page, "[../../../../../monitors/proef/indicatoren/vorm/ plaatsen]");
}

static void test_a_fragment_that_goes_round_ends(void **state)
{
	struct str page;

	(void)state;
	add_template("status", "{{word}}{{{badge}}}");
	add_template("measurement",
		"{{#measurement}}{{#statuses}}({{{badge}}}){{/statuses}}{{/measurement}}");
	plan();
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_holds(page, "(goed)");
}

/* Wherever a theme shows a fragment, its links lead to the same page. */
static void add_fragments_with_links(void)
{
	add_template("status", "{{word}}@{{site.home_url}}");
	add_template("paragraph-head", "{{title}}@{{site.home_url}}");
	add_template("spread-numbers", "{{median}}@{{#indicator}}{{url}}{{/indicator}}");
	add_template("indicator-links", "{{url}}");
	add_template("measurement",
		"{{#measurement}}{{#statuses}}({{{badge}}}){{/statuses}}{{#chapters}}"
		"{{#paragraphs}}<{{{head}}}>{{#indicators}}[{{{links}}} {{#spread}}{{{numbers}}}"
		"{{/spread}}]{{{spread_chart}}}{{{pair_chart}}}"
		"{{/indicators}}{{/paragraphs}}{{/chapters}}{{/measurement}}");
	add_template("compare-monitor",
		"{{#monitor}}{{#statuses}}({{{badge}}}){{/statuses}}{{/monitor}}");
	add_template("monitor", "{{#monitor}}{{#statuses}}({{{badge}}}){{/statuses}}"
				"{{#latest_edition}}{{#chapters}}{{#paragraphs}}<{{{head}}}>"
				"{{/paragraphs}}{{/chapters}}{{/latest_edition}}{{/monitor}}");
}

static void prepare(void)
{
	plan();
	assert_int_equal(site.diags.errors, 0);
	output_prepare(site.plan, &site.arena, 3);
}

static void assert_links_of_fragments(void)
{
	struct str page = render("monitors/proef/plaatsen/alfa/index.html");

	assert_holds(page, "(goed@../../../../)");
	assert_holds(page, "<Deel@../../../../>");
	assert_holds(page, "[../../../../monitors/proef/indicatoren/score/ "
			   "60,0%@../../../../monitors/proef/indicatoren/score/]");
	page = render("monitors/proef/plaatsen/alfa/2024-06-01/index.html");
	assert_holds(page, "(goed@../../../../../)");
	assert_holds(page, "<Deel@../../../../../>");
	assert_holds(page, "[../../../../../monitors/proef/indicatoren/score/ "
			   "60,0%@../../../../../monitors/proef/indicatoren/score/]");
	assert_holds(render("monitors/proef/index.html"), "(goed@../../)");
	assert_holds(render("monitors/proef/naast-elkaar/index.html"), "(goed@../../../)");
}

static void test_links_of_fragments_fit_their_page(void **state)
{
	(void)state;
	add_fragments_with_links();
	plan();
	assert_links_of_fragments();
	output_prepare(site.plan, &site.arena, 3);
	assert_links_of_fragments();
}

/* A page for one subject alone shows its measurement on the page to compare. */
static void test_a_measurement_on_another_page(void **state)
{
	static const char measurement[] =
		"{{#chapters}}{{#paragraphs}}<{{{head}}}>{{#indicators}}[{{{links}}}]"
		"{{/indicators}}{{/paragraphs}}{{/chapters}}";
	struct buf template = BUF_INIT;
	struct str page;

	(void)state;
	add_fragments_with_links();
	buf_addf(&template, "{{#monitor}}{{#only_measurement}}%s{{/only_measurement}}{{/monitor}}",
		measurement);
	add_template("compare-monitor", template.p);
	buf_release(&template);
	unlinkat(site.folder.fd, "content/monitors/proef/metingen/2023-06-01/alfa.yaml", 0);
	unlinkat(site.folder.fd, "content/monitors/proef/metingen/2024-06-01/beta.yaml", 0);
	prepare();
	page = render("monitors/proef/naast-elkaar/index.html");
	assert_holds(page, "<Deel@../../../>[../../../monitors/proef/indicatoren/score/]");
}

static void assert_same_prepared(void)
{
	struct buf before = BUF_INIT;

	for (size_t i = 0; i < site.plan->jobs.n; i++) {
		struct plan bare = *site.plan;
		struct view_made view = *site.plan->view;
		const struct job *job = &site.plan->jobs.v[i];

		view.rounds = NULL;
		memset(view.badges, 0, sizeof(view.badges));
		bare.view = &view;
		bare.data = NULL;
		buf_reset(&before);
		job_render(&bare, job, &site.arena, &before);
		assert_str(render(str_z(&site.arena, job->path)),
			str_z(&site.arena, buf_str(&before)));
	}
	buf_release(&before);
}

static void test_what_is_made_once_is_the_same_made_each_time(void **state)
{
	(void)state;
	prepare();
	assert_same_prepared();
}

static void test_fragments_made_once_are_the_same_made_each_time(void **state)
{
	(void)state;
	add_fragments_with_links();
	prepare();
	assert_same_prepared();
}

/* Of a kind before its own: so however they ask for each other, there is an end. */
static void test_fragments_within_fragments(void **state)
{
	(void)state;
	add_fragments_with_links();
	add_template("status", "{{word}}{{{badge}}}");
	add_template("indicator-links", "{{url}}{{{links}}}{{#spread}}{{{numbers}}}{{/spread}}");
	add_template("spread-numbers", "{{median}}{{{numbers}}}{{#indicator}}{{{links}}}"
				       "{{#status}}{{{badge}}}{{/status}}{{/indicator}}");
	prepare();
	assert_holds(render("monitors/proef/plaatsen/alfa/index.html"), "(goed)");
	assert_same_prepared();
}

static void test_a_fragment_cannot_ask_for_what_subjects_have(void **state)
{
	(void)state;
	add_fragments("{{#indicators}}{{value}}{{/indicators}}");
	plan();
	assert_diag(&site.diags, DIAG_TEMPLATE_NAME, "indicators");
}

/* ---- What the theme must have ---- */

static void test_a_template_and_a_string_that_are_missing(void **state)
{
	(void)state;
	assert_int_equal(unlinkat(site.folder.fd, "themes/kaal/templates/method.mustache", 0), 0);
	folder_add(&site.folder, "themes/kaal/strings/nl.yaml", "yes: ja\n");
	plan();
	assert_diag(&site.diags, DIAG_TEMPLATE_MISSING, "method");
	assert_diag(&site.diags, DIAG_STRING_MISSING, "rule_because");
	assert_diag(&site.diags, DIAG_STRING_MISSING, "url_indicators");
}

static void test_a_word_of_an_address_is_a_slug(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *path = "themes/kaal/strings/nl.yaml";
	struct str old = str_from(folder_read(&site.folder, path, &arena));
	size_t at = str_find(old, STR("url_method: methode"), 0);

	(void)state;
	folder_add(&site.folder, path,
		str_z(&arena,
			str_join(&arena, str_slice(old, 0, at), STR("url_method: ../x"),
				str_from_index(old, at + sizeof("url_method: methode") - 1))));
	plan();
	assert_diag(&site.diags, DIAG_BAD_SLUG, "../x");
	arena_release(&arena);
}

/* ---- Pages ---- */

static void test_the_latest_measurement(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_holds(
		page, "Alfa: Proefmeting|Alfa op 1 juni 2024|Begin>Monitors>Proefmeting>Alfa>");
	assert_holds(page, "laatste\ngroen 1 oranje 0 rood 0 grijs 0 \n");
	assert_holds(page, "uit Beta");
	assert_holds(page, "score: 60,0% naast 60,0%, 1 februari 2024, 5.00 uur, goed. "
			   "Goed, want de waarde (60,0%) is minstens het gemiddelde (60,0%).");
	assert_holds(page, "is minstens het gemiddelde (60,0%)!)(anders)");
	assert_holds(page, "vorm: Helemaal rond naast , augustus 2023, geen oordeel. ");
	assert_holds(page, "#i-score 40% slecht > 60,0% goed");
	assert_holds(page, "andere editie");
}

static void test_a_measurement_of_a_day(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("monitors/proef/plaatsen/alfa/2023-06-01/index.html");
	assert_holds(page, "Alfa: Proefmeting, 1 juni 2023|");
	assert_holds(page, ">Alfa>1 juni 2023>\n");
	assert_holds(page, "score: 40% naast 50%, augustus 2023, slecht.");
	assert_lacks(page, "laatste");
	assert_lacks(page, "andere editie");
	assert_lacks(page, ";"); /* a trend */
}

static void test_what_became_of_a_subject(void **state)
{
	(void)state;
	plan();
	assert_holds(render("monitors/proef/plaatsen/beta/index.html"),
		"tot 31 december 2024 naar ../../../../monitors/proef/plaatsen/alfa/");
}

static void test_a_spread_takes_two(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_holds(page, "van 2: 60,0% 60,0% 77%\n");
	assert_holds(
		page, "<title id=\"i-score-spread-t\">Score van plaatsen op 1 juni 2024</title>");
	assert_holds(page, "2: 60,0% 60,0% 77%. Alfa 60,0%.</desc>");
	assert_lacks(page, "Helemaal rond 1"); /* only one place said */
	assert_lacks(render("monitors/proef/plaatsen/alfa/2023-06-01/index.html"), "van 1");
}

static void test_a_trend_breaks_with_the_edition(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_holds(page, "2023-06-01 40%;//2024-06-01 60,0%;");
	assert_holds(page, "40% op 1 juni 2023, 60,0% op 1 juni 2024, 2</desc>");
	assert_lacks(render("monitors/proef/plaatsen/beta/index.html"), ";");
}

/* ---- What does not apply, and what was measured otherwise ---- */

static void add_figures(const char *name, const char *text)
{
	char path[100];

	snprintf(path, sizeof(path), "content/monitors/proef/metingen/%s.yaml", name);
	folder_add(&site.folder, path, text);
}

static void assert_not_applicable(struct str page, const char *kind)
{
	assert_holds(page, kind);
	assert_lacks(page, "niet bekend");
	assert_lacks(page, "geen gegevens");
}

static void test_what_does_not_apply_is_not_called_unknown(void **state)
{
	struct str page;

	(void)state;
	add_template("measurement",
		"{{#measurement}}{{#chapters}}{{#paragraphs}}{{#indicators}}{{id}}:"
		"{{#missing}} niet bekend{{/missing}}{{#not_applicable}} nvt{{/not_applicable}};"
		"{{#comparator_not_applicable}} naast nvt{{/comparator_not_applicable}}"
		"{{#inputs}} {{title}}{{#missing}} niet bekend{{/missing}}"
		"{{#not_applicable}} past niet{{/not_applicable}}{{/inputs}}"
		"{{#trend}}{{date_iso}}{{#missing}} niet bekend{{/missing}}"
		"{{#not_applicable}} buiten{{/not_applicable}};{{/trend}}"
		"{{#steps}}({{text}}){{/steps}}{{sentence}}{{{pair_chart}}}"
		"{{/indicators}}{{/paragraphs}}{{/chapters}}{{/measurement}}");
	folder_add(&site.folder, "content/monitors/proef/edities/2.0.yaml",
		EDITION("twee", "2024-01-01",
			"              - groen: waarde >= landelijk en extra > 1\n"
			"              - rood: anders\n"
			"            invoer: [{id: extra, titel: Extra, soort: aantal}]\n",
			OTHERS));
	add_figures("2024-06-01/alfa",
		"editie: '2.0'\nwaarden: {score: {waarde: 70, extra: nvt}, vorm: nvt}\n");
	add_figures("2024-06-01/beta",
		"editie: '2.0'\nwaarden: {score: {waarde: nvt, extra: 2}, vorm: rond}\n");
	plan();
	assert_no_diags(&site.diags);
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_not_applicable(page, "Extra past niet");
	assert_holds(page, "Extra (nvt) is meer dan 1");
	assert_holds(page, "want Extra is nvt.");
	assert_holds(page, "vorm: nvt;");
	page = render("monitors/proef/plaatsen/beta/index.html");
	assert_not_applicable(page, "score: nvt;");
	assert_holds(page, "Beta nvt, Gemiddeld 60,0%</desc>");
	assert_holds(page, ">nvt</text>");
}

/* On the latest of these days score is nvt for Alfa: that is no lack either in what is over time.
 */
static void test_a_trend_knows_what_does_not_apply(void **state)
{
	struct str page;

	(void)state;
	add_template("measurement",
		"{{#measurement}}{{#chapters}}{{#paragraphs}}{{#indicators}}{{id}}:"
		"{{#trend}}{{date_iso}}{{#missing}} leeg{{/missing}}"
		"{{#not_applicable}} buiten{{/not_applicable}} naast {{comparator}}"
		"{{#comparator_not_applicable}}niets{{/comparator_not_applicable}};{{/trend}}\n"
		"{{/indicators}}{{/paragraphs}}{{/chapters}}{{/measurement}}");
	add_figures("2024-06-01/alfa", "editie: '2.0'\nwaarden: {score: nvt, vorm: rond}\n");
	add_figures("2024-09-01/_landelijk", "editie: '2.0'\nwaarden: {score: nvt}\n");
	add_figures("2024-09-01/alfa", "editie: '2.0'\nwaarden: {score: '-', vorm: rond}\n");
	plan();
	page = render("monitors/proef/plaatsen/alfa/index.html");
	assert_holds(page, "score:2023-06-01 naast 50%;2024-06-01 buiten naast 60,0%;"
			   "2024-09-01 leeg naast niets;");
}

/* Three days, of which the first was measured as a percentage and the others by the grade, or the
 * other way round. */
static void plan_scales(const char *first, const char *then)
{
	char before[1024 * 4], after[1024 * 4];

	snprintf(before, sizeof(before), "%s          - {id: maat, titel: Maat, %s}\n",
		EDITION("een", "2023-01-01", RULE, ""), first);
	snprintf(after, sizeof(after), "%s          - {id: maat, titel: Maat, %s}\n",
		EDITION("twee", "2024-01-01", RULE, ""), then);
	folder_add(&site.folder, "content/monitors/proef/edities/1.0.yaml", before);
	folder_add(&site.folder, "content/monitors/proef/edities/2.0.yaml", after);
	add_figures("2023-06-01/_landelijk", "editie: '1.0'\nwaarden: {score: 50}\n");
	add_figures("2023-06-01/alfa", "editie: '1.0'\nwaarden: {score: 40, maat: 8}\n");
	add_figures("2023-09-01/_landelijk", "editie: '1.0'\nwaarden: {score: 50}\n");
	add_figures("2023-09-01/alfa", "editie: '1.0'\nwaarden: {score: 40, maat: 6}\n");
	add_figures("2024-06-01/alfa", "editie: '2.0'\nwaarden: {score: 60, maat: 8}\n");
	add_figures("2024-06-01/beta", "editie: '2.0'\nwaarden: {score: 77, maat: 4}\n");
	add_figures("2024-06-01/zwijgdorp", "editie: '2.0'\nwaarden: {score: 31, maat: 2}\n");
	add_figures("2024-09-01/_landelijk", "editie: '2.0'\nwaarden: {score: 60}\n");
	add_figures("2024-09-01/alfa", "editie: '2.0'\nwaarden: {score: 60, maat: 5}\n");
	plan();
	assert_no_diags(&site.diags);
}

static void test_a_trend_is_on_one_scale(void **state)
{
	static const char *const scales[][2] = {
		{"soort: percentage", "soort: cijfer"},
		{"soort: getal, eenheid: uur", "soort: getal, eenheid: dag"},
		{"soort: cijfer", "soort: cijfer, maximum: 9"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(scales) / sizeof(*scales); i++) {
		struct str page;

		if (i) {
			tear_down_site(state);
			set_up(state);
		}
		plan_scales(scales[i][0], scales[i][1]);
		page = render("monitors/proef/plaatsen/alfa/index.html");
		/* Of four days the two of this scale. */
		assert_holds(page, "op 1 september 2024, 2 zonder Editie een</desc>");
		assert_holds(page, "<title id=\"i-maat-trend-t\">");
		/* But all of those that have one scale. */
		assert_holds(page, "60% op 1 september 2024, 4</desc>");
	}
}

static void test_a_unit_that_the_table_does_not_tell_is_told(void **state)
{
	(void)state;
	add_template("indicator", "{{#series}}{{trend_note}}{{#trend}}{{date}}: {{known}} "
				  "{{median}};{{/trend}}{{/series}}\n");
	add_figures("2023-06-01/beta", "editie: '1.0'\nwaarden: {score: 40, maat: 8}\n");
	plan_scales("soort: percentage", "soort: getal, eenheid: uur");
	assert_holds(render("monitors/proef/indicatoren/maat/index.html"), "1 juni 2023: 2 8%;");
	assert_holds(render("monitors/proef/indicatoren/maat/index.html"), "1 juni 2024: 2 4;");
}

static void test_values_of_two_scales_are_not_compared(void **state)
{
	static const char day[] = "monitors/proef/plaatsen/alfa/2024-06-01/index.html";

	(void)state;
	add_template("measurement", "{{#measurement}}{{#changes}}{{title}} {{from_value}} > "
				    "{{to_value}}{{#otherwise}} anders{{/otherwise}}\n{{/changes}}"
				    "{{/measurement}}");
	plan_scales("soort: getal, eenheid: uur", "soort: getal, eenheid: dag");
	assert_holds(render(day), "Maat 6 uur > 8 dag anders\n");
	assert_lacks(render("monitors/proef/plaatsen/alfa/index.html"), "anders");
}

static void test_no_comparator_no_column(void **state)
{
	static const char *const page = "monitors/proef/plaatsen/alfa/index.html";

	(void)state;
	add_template("measurement",
		"{{#measurement}}{{#chapters}}{{#paragraphs}}{{#indicators}}{{id}}"
		"{{#trend_compared}} kolom{{/trend_compared}}: {{#trend}}"
		"{{#has_comparator}}ja{{/has_comparator}}{{^has_comparator}}geen{{/has_comparator}}"
		";{{/trend}}\n{{/indicators}}{{/paragraphs}}{{/chapters}}{{/measurement}}");
	add_template("indicator", "{{#series}}{{id}}{{#trend_compared}} kolom{{/trend_compared}}"
				  "{{/series}}\n");
	plan_scales("soort: aantal, vergelijking: norm, norm: 5", "soort: aantal");
	assert_holds(render(page), "score kolom: ja;ja;ja;ja;\n");
	assert_holds(render(page), "maat kolom: ja;ja;geen;geen;\n");
	assert_str(render("monitors/proef/indicatoren/maat/index.html"), "maat kolom\n");
	tear_down_site(state);
	set_up(state);
	add_template("indicator", "{{#series}}{{id}}{{#trend_compared}} kolom{{/trend_compared}}"
				  "{{/series}}\n");
	plan_scales("soort: aantal", "soort: aantal");
	assert_str(render("monitors/proef/indicatoren/maat/index.html"), "maat\n");
}

static void test_a_pair_stands_beside(void **state)
{
	(void)state;
	plan();
	assert_holds(render("monitors/proef/plaatsen/beta/index.html"),
		"<desc id=\"i-score-pair-d\">Beta 77%, Gemiddeld 60,0%</desc>");
}

static void test_an_indicator_lists_the_highest_first(void **state)
{
	(void)state;
	plan();
	assert_holds(render("monitors/proef/indicatoren/score/index.html"),
		"1 februari 2024, 5.00 uur; 2024-06-01: 2 plaatsen\n"
		"Beta 77% ../../../../monitors/proef/plaatsen/beta/ tot 31 december 2024\n"
		"Alfa 60,0% ../../../../monitors/proef/plaatsen/alfa/\n"
		"1 juni 2023:  van 1\n"
		"1 juni 2024: 60,0% van 2\n");
	assert_holds(render("monitors/proef/indicatoren/vorm/index.html"),
		"Alfa Helemaal rond ../../../../monitors/proef/plaatsen/alfa/\n"
		"Beta  ../../../../monitors/proef/plaatsen/beta/ tot 31 december 2024\n");
}

static void test_an_indicator_lists_those_of_other_days_last(void **state)
{
	(void)state;
	folder_add(&site.folder, "content/monitors/proef/metingen/2025-06-01/_landelijk.yaml",
		"editie: '2.0'\nwaarden: {score: '-'}\n");
	folder_add(&site.folder, "content/monitors/proef/metingen/2025-06-01/_landelijk.yaml",
		"editie: '3.0'\nwaarden: {score: 1}\n");
	folder_add(&site.folder, "content/monitors/proef/metingen/2025-06-01/alfa.yaml",
		"editie: '2.0'\nwaarden: {score: 1}\n");
	plan();
	/* Beta has the higher value, but not of this day; nothing is said of when that is from. */
	assert_holds(render("monitors/proef/indicatoren/score/index.html"),
		"; 2025-06-01: 1 plaats\n"
		"Alfa 1% ../../../../monitors/proef/plaatsen/alfa/\n"
		"Beta 77% ../../../../monitors/proef/plaatsen/beta/ op 2024-06-01 tot 31 december "
		"2024\n"
		"1 juni 2023:");
	/* An indicator of the first edition only: its latest day is that of then. */
	assert_holds(render("monitors/proef/indicatoren/oud/index.html"),
		"; 2023-06-01: 1 plaats\n"
		"Alfa 3 ../../../../monitors/proef/plaatsen/alfa/2023-06-01/\n\n");
}

static void test_overviews(void **state)
{
	(void)state;
	plan();
	assert_str(render("monitors/index.html"), "Proefmeting 2 plaatsen\n");
	assert_str(render("monitors/proef/index.html"),
		"[Alfa 1 juni 2024][Beta 1 juni 2024]"
		"<2024-06-01 2 plaatsen><2023-06-01 1 plaats>\n");
	assert_str(render("monitors/proef/methode/index.html"),
		"Editie twee 1 januari 2024;Editie een 1 januari 2023;\n");
}

static void test_what_an_edition_changed(void **state)
{
	(void)state;
	plan();
	assert_str(render("monitors/proef/methode/2.0/index.html"),
		"Anders:\nScore\n"
		"- regel [goed: de waarde is hoger dan het gemiddelde] [slecht: anders] wordt "
		"[goed: de waarde is minstens het gemiddelde] [slecht: anders]\n"
		"Vorm nieuw\nOud weg\n\n");
	assert_str(render("monitors/proef/methode/1.0/index.html"), "\n");
}

/* Two editions that differ only where this says so. */
static void plan_editions(const char *before, const char *after)
{
	static const char *const gone[] = {"2023-06-01/_landelijk.yaml", "2023-06-01/alfa.yaml",
		"2024-06-01/_landelijk.yaml", "2024-06-01/alfa.yaml", "2024-06-01/beta.yaml",
		"2024-06-01/zwijgdorp.yaml"};
	char path[100];

	for (size_t i = 0; i < sizeof(gone) / sizeof(*gone); i++) {
		snprintf(path, sizeof(path), "content/monitors/proef/metingen/%s", gone[i]);
		assert_int_equal(unlinkat(site.folder.fd, path, 0), 0);
	}
	folder_add(&site.folder, "content/monitors/proef/edities/1.0.yaml", before);
	folder_add(&site.folder, "content/monitors/proef/edities/2.0.yaml", after);
	plan();
	assert_no_diags(&site.diags);
}

/* The same method, each thing written in another way. */
static void test_writing_otherwise_is_no_change(void **state)
{
	(void)state;
	plan_editions(
		EDITION("een", "2023-01-01", RULE,
			"          - id: teller\n"
			"            titel: Teller\n"
			"            soort: aantal\n"
			"            invoer: [{id: een, titel: Een, soort: aantal},\n"
			"              {id: twee, titel: Twee, soort: getal}]\n"
			"poorten:\n"
			"  - {bij: teller, als: waarde < 4, grijs: [score], uitleg: Weinig.}\n"
			"  - {bij: teller, als: een > 9, grijs: [score], uitleg: Veel.}\n"),
		EDITION("twee", "2024-01-01",
			"              - groen: landelijk <= waarde\n"
			"                woord: goed\n"
			"              - rood: anders\n",
			"          - id: teller\n"
			"            titel: Teller\n"
			"            soort: aantal\n"
			"            minimum: '0,0'\n"
			"            invoer: [{id: twee, titel: Twee, soort: getal},\n"
			"              {id: een, titel: Een, soort: aantal}]\n"
			"poorten:\n"
			"  - {bij: teller, als: 9 < een, grijs: [score], uitleg: Te veel.}\n"
			"  - {bij: teller, als: (waarde < 4), grijs: [score], uitleg: Te "
			"weinig.}\n"));
	assert_str(render("monitors/proef/methode/2.0/index.html"), "\n");
	assert_holds(render("monitors/proef/methode/2.0.json"), "\"verschillen\": []");
}

static void plan_many_changes(void)
{
	plan_editions(
		EDITION("een", "2023-01-01", RULE,
			"          - {id: cijfer, titel: Cijfer, soort: percentage}\n"
			"          - {id: tijd, titel: Tijd, soort: getal, eenheid: uur,\n"
			"             minimum: 0, vergelijking: norm, norm: '7,0',\n"
			"             regel: [{groen: waarde < norm}, {rood: anders}]}\n"
			"          - {id: vorm, titel: Vorm, soort: keuze,\n"
			"             keuzes: [{id: rond, label: Rond}, {id: plat, label: Plat}],\n"
			"             regel: [{groen: waarde = rond}, {rood: anders}]}\n"
			"          - {id: teller, titel: Teller, soort: aantal,\n"
			"             invoer: [{id: een, titel: Een, soort: aantal}]}\n"
			"poorten:\n"
			"  - {bij: teller, als: een < 40, grijs: [score], uitleg: Weinig.}\n"),
		EDITION("twee", "2024-01-01", RULE,
			"          - {id: cijfer, titel: Het cijfer, soort: cijfer, maximum: 9,\n"
			"             samenvatting: ja}\n"
			"          - {id: tijd, titel: Tijd, soort: getal, eenheid: minuten,\n"
			"             minimum: 0, maximum: 60, vergelijking: "
			"landelijk-gemiddelde}\n"
			"          - {id: vorm, titel: Vorm, soort: keuze,\n"
			"             keuzes: [{id: rond, label: Rond}, {id: hol, label: Hol}],\n"
			"             regel: [{groen: waarde = rond, woord: bol}, {rood: "
			"anders}]}\n"
			"          - {id: teller, titel: Teller, soort: aantal,\n"
			"             invoer: [{id: een, titel: Een, soort: aantal, landelijk: "
			"ja},\n"
			"               {id: twee, titel: Twee, soort: ja-nee}]}\n"
			"poorten:\n"
			"  - {bij: teller, als: een < 30, grijs: [score, vorm], uitleg: "
			"Weinig.}\n"));
}

static void test_every_kind_of_change(void **state)
{
	(void)state;
	plan_many_changes();
	assert_str(render("monitors/proef/methode/2.0/index.html"),
		"Anders:\n"
		"Score\n"
		"- poorten [Teller, Een is minder dan 40] wordt [Teller, Een is minder dan 30]\n"
		"Het cijfer\n"
		"- titel Cijfer / Het cijfer\n"
		"- soort percentage / cijfer\n"
		"- grenzen 0% t/m 100% / 1 t/m 9\n"
		"- in de samenvatting\n"
		"Tijd\n"
		"- eenheid uur / minuten\n"
		"- grenzen vanaf 0 uur / 0 t/m 60 minuten\n"
		"- vergelijking de norm (7,0 uur) / het gemiddelde\n"
		"- geen status meer [goed: de waarde is lager dan de norm (7,0 uur)] "
		"[slecht: anders] wordt\n"
		"Vorm\n"
		"- keuzes [Rond] [Plat] wordt [Rond] [Hol]\n"
		"- woorden [goed: de waarde is ‘Rond’] [slecht: anders] wordt "
		"[bol: de waarde is ‘Rond’] [slecht: anders]\n"
		"- poorten wordt [Teller, Een is minder dan 30]\n"
		"Teller\n"
		"- invoer [Een: aantal, vanaf 0] wordt [Een: aantal, vanaf 0, overal gelijk] "
		"[Twee: ja of nee]\n\n");
}

static void test_a_status_with_another_word(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *old = EDITION("twee", "2024-01-01", RULE, "");
	struct str all = str_from(old);
	size_t at = str_find(all, STR("woord: matig"), 0);
	const char *new =
		str_z(&arena, str_join(&arena, str_slice(all, 0, at), STR("woord: zozo"),
				      str_from_index(all, at + sizeof("woord: matig") - 1)));

	(void)state;
	plan_editions(EDITION("een", "2023-01-01", RULE, ""), new);
	assert_str(render("monitors/proef/methode/2.0/index.html"),
		"Anders:\nstatus matig / zozo\n\n");
	assert_holds(render("monitors/proef/methode/2.0.json"),
		"\"statussen_gewijzigd\": true,\n  \"verschillen\": []");
	arena_release(&arena);
}

/* A norm or kind that changes changes what a rule computes, also where it reads the same. */
static void test_a_rule_that_reads_the_same(void **state)
{
	(void)state;
	plan_editions(EDITION("een", "2023-01-01", RULE,
			      "          - {id: maat, titel: Maat, soort: getal, minimum: 0,\n"
			      "             regel: [{groen: waarde > 4}, {rood: anders}]}\n"),
		EDITION("twee", "2024-01-01", RULE,
			"          - {id: maat, titel: Maat, soort: cijfer,\n"
			"             regel: [{groen: waarde > 4}, {rood: anders}]}\n"));
	assert_holds(render("monitors/proef/methode/2.0/index.html"),
		"Maat\n- soort getal / cijfer\n- grenzen vanaf 0 / 1 t/m 10\n- regel rekent "
		"anders\n");
}

static void test_a_record_knows_its_figures(void **state)
{
	struct str page;

	(void)state;
	plan();
	page = render("plaatsen/alfa/index.html");
	assert_holds(page, "gemeten door ../../monitors/proef/indicatoren/score/");
	assert_holds(page, "cijfers ../../monitors/proef/plaatsen/alfa/");
	assert_holds(render("plaatsen/alfa.json"),
		"  \"gemeten_door\": [\n"
		"    {\n"
		"      \"id\": \"score\",\n"
		"      \"url\": \"https://proef.example/pad/monitors/proef/indicatoren/score/\",\n"
		"      \"monitor\": \"proef\"\n"
		"    }\n"
		"  ]\n");
	assert_lacks(render("plaatsen/beta.json"), "gemeten_door");
}

/* ---- Data ---- */

static void test_a_record_of_two_monitors_has_two_feeds(void **state)
{
	(void)state;
	plan();
	assert_holds(render("plaatsen/alfa/index.html"),
		"[Volg Alfa ../../monitors/proef/plaatsen/alfa/feed.xml]\n");
	small_site_forget(&site);
	folder_add(&site.folder, "content/monitors/tweede/monitor.yaml",
		"titel: Tweede meting\nomschrijving: Nog een.\ncollectie: plaatsen\n");
	folder_add(&site.folder, "content/monitors/tweede/edities/1.0.yaml",
		EDITION("een", "2023-01-01", RULE, OTHERS));
	folder_add(&site.folder, "content/monitors/tweede/metingen/2024-06-01/alfa.yaml",
		"editie: '1.0'\nwaarden: {score: 40}\n");
	plan();
	assert_holds(render("plaatsen/alfa/index.html"),
		"[Volg Alfa – Proefmeting ../../monitors/proef/plaatsen/alfa/feed.xml]"
		"[Volg Alfa – Tweede meting ../../monitors/tweede/plaatsen/alfa/feed.xml]\n");
	assert_holds(render("plaatsen/beta/index.html"), "[Volg Beta ../../");
}

static void test_json_keeps_zeros_and_names_what_is_missing(void **state)
{
	struct str json;

	(void)state;
	plan();
	json = render("monitors/proef/plaatsen/alfa/2024-06-01.json");
	assert_holds(json, "\"waarde\": 60.0,\n"
			   "      \"eenheid\": \"%\",\n"
			   "      \"staat\": \"bekend\",\n"
			   "      \"vergelijking\": 60.0,\n"
			   "      \"vergelijking_staat\": \"bekend\",\n"
			   "      \"vergelijking_soort\": \"landelijk-gemiddelde\",\n"
			   "      \"status\": \"groen\",\n"
			   "      \"oordeel\": \"goed\",\n"
			   "      \"uitleg\": \"Goed, want de waarde (60,0%)");
	assert_holds(json, "\"waarde\": \"rond\",");
	assert_holds(json, "\"gegevens_van\": \"2024-02-01 05:00\"");
	json = render("monitors/proef/plaatsen/beta.json");
	assert_holds(json, "\"waarde\": null,\n"
			   "      \"eenheid\": null,\n"
			   "      \"staat\": \"ontbreekt\",\n"
			   "      \"vergelijking\": null,\n"
			   "      \"vergelijking_staat\": null,\n"
			   "      \"vergelijking_soort\": null,\n"
			   "      \"status\": null,\n");
}

/* What does not apply is told apart from what is missing, in whatever place. */
static void test_json_says_the_state_of_all_figures(void **state)
{
	struct str json;

	(void)state;
	folder_add(&site.folder, "content/monitors/proef/edities/2.0.yaml",
		EDITION("twee", "2024-01-01", RULE,
			"          - {id: vorm, titel: Vorm, soort: aantal,\n"
			"             invoer: [{id: een, titel: Een, soort: getal},\n"
			"               {id: twee, titel: Twee, soort: ja-nee},\n"
			"               {id: drie, titel: Drie, soort: aantal}]}\n"
			"        tabellen:\n"
			"          - {id: lijst, titel: Lijst, kolommen: [{titel: Naam, soort: "
			"tekst},\n"
			"             {titel: A, soort: getal}, {titel: B, soort: getal},\n"
			"             {titel: C, soort: ja-nee}]}\n"));
	folder_add(&site.folder, "content/monitors/proef/metingen/2024-06-01/_landelijk.yaml",
		"editie: '2.0'\nwaarden: {score: '-'}\n");
	folder_add(&site.folder, "content/monitors/proef/metingen/2024-06-01/alfa.yaml",
		"editie: '2.0'\n"
		"waarden: {score: 3, vorm: {waarde: 1, een: nvt, twee: ja, drie: '-'}}\n"
		"tabellen: {lijst: [x | - | nvt | ja]}\n");
	folder_add(&site.folder, "content/monitors/proef/metingen/2024-06-01/beta.yaml",
		"editie: '2.0'\nwaarden: {score: 4}\n");
	folder_add(&site.folder, "content/monitors/proef/metingen/2024-06-01/zwijgdorp.yaml",
		"editie: '2.0'\nwaarden: {score: 5}\n");
	plan();
	assert_no_diags(&site.diags);
	json = render("monitors/proef/plaatsen/alfa.json");
	assert_holds(json, "\"vergelijking\": null,\n      \"vergelijking_staat\": \"ontbreekt\"");
	assert_holds(json, "\"een\": {\n"
			   "          \"waarde\": null,\n"
			   "          \"staat\": \"nvt\"\n");
	assert_holds(json, "\"twee\": {\n"
			   "          \"waarde\": \"ja\",\n"
			   "          \"staat\": \"bekend\"\n");
	assert_holds(json, "\"drie\": {\n"
			   "          \"waarde\": null,\n"
			   "          \"staat\": \"ontbreekt\"\n");
	assert_holds(json, "            \"waarde\": null,\n"
			   "            \"staat\": \"ontbreekt\"\n"
			   "          },\n"
			   "          {\n"
			   "            \"waarde\": null,\n"
			   "            \"staat\": \"nvt\"\n"
			   "          },\n"
			   "          {\n"
			   "            \"waarde\": \"ja\",\n"
			   "            \"staat\": \"bekend\"\n");
}

static void test_csv_of_an_indicator_has_all_days(void **state)
{
	(void)state;
	plan();
	assert_str(render("monitors/proef/indicatoren/score.csv"),
		"id,url,titel,datum,editie,waarde,staat,vergelijking,status\r\n"
		"alfa,https://proef.example/pad/monitors/proef/plaatsen/alfa/2023-06-01/,Alfa,"
		"2023-06-01,1.0,40,bekend,50,rood\r\n"
		"alfa,https://proef.example/pad/monitors/proef/plaatsen/alfa/2024-06-01/,Alfa,"
		"2024-06-01,2.0,60.0,bekend,60.0,groen\r\n"
		"beta,https://proef.example/pad/monitors/proef/plaatsen/beta/2024-06-01/,Beta,"
		"2024-06-01,2.0,77,bekend,60.0,groen\r\n");
}

static void test_data_of_the_method(void **state)
{
	struct str json;

	(void)state;
	plan();
	json = render("monitors/proef/methode/2.0.json");
	assert_holds(json,
		"\"voorwaarde\": \"waarde >= landelijk\",\n"
		"                  \"in_woorden\": \"de waarde is minstens het gemiddelde\"");
	assert_holds(json, "\"regel_gewijzigd\": true");
	assert_holds(render("monitors/proef/methode/2.0.csv"),
		",groen: waarde >= landelijk; rood: anders,");
	assert_holds(render("monitors/proef.csv"), "2024-06-01,2.0,1,0,0,0\r\n");
}

/* All that a status is computed from. */
static void test_data_of_the_method_are_whole(void **state)
{
	struct str json;

	(void)state;
	folder_add(&site.folder, "content/monitors/proef/edities/1.0.yaml",
		EDITION("een", "2023-01-01", RULE,
			"          - {id: oud, titel: Oud, kort: O, soort: aantal, minimum: 3,\n"
			"             waarde_in_zin: het getal, vergelijking: groepsgemiddelde,\n"
			"             groep: score, vergelijking_titel: Soortgenoten,\n"
			"             invoer: [{id: een, titel: Een, in_zin: de een, soort: "
			"keuze,\n"
			"               landelijk: ja, keuzes: [{id: rond, label: Rond},\n"
			"               {id: plat, label: Plat}]}], besluiten: [Zo is het.],\n"
			"             regel: [{groen: waarde > 4}, {rood: anders}]}\n"
			"        bron: Een boek\n"
			"        frequentie: soms\n"
			"        schalen:\n"
			"          - {titel: Ladder, niveaus: [{naam: Laag, uitleg: Beneden.}]}\n"
			"        tabellen:\n"
			"          - {id: lijst, titel: Lijst, kolommen: [{titel: Naam, soort: "
			"tekst},\n"
			"             {titel: Hoeveel, soort: getal, eenheid: kg, landelijk: "
			"ja}]}\n"
			"poorten:\n"
			"  - {bij: score, als: waarde < 4, grijs: [oud], uitleg: Weinig.}\n"));
	plan();
	json = render("monitors/proef/methode/1.0.json");
	assert_holds(json, "          \"bron\": \"Een boek\",\n"
			   "          \"frequentie\": \"soms\",\n"
			   "          \"gegevens_van\": \"2023-08\",\n"
			   "          \"schalen\": [\n");
	assert_holds(json, "\"naam\": \"Laag\",\n                  \"uitleg\": \"Beneden.\"");
	assert_holds(json, "                  \"titel\": \"Hoeveel\",\n"
			   "                  \"soort\": \"getal\",\n"
			   "                  \"eenheid\": \"kg\",\n"
			   "                  \"landelijk\": true\n");
	assert_holds(json, "              \"kort\": \"O\",\n");
	assert_holds(json, "              \"soort\": \"aantal\",\n"
			   "              \"eenheid\": null,\n"
			   "              \"minimum\": 3,\n"
			   "              \"maximum\": null,\n"
			   "              \"keuzes\": [],\n"
			   "              \"waarde_in_zin\": \"het getal\",\n"
			   "              \"vergelijking_soort\": \"groepsgemiddelde\",\n"
			   "              \"norm\": null,\n"
			   "              \"groep\": \"score\",\n"
			   "              \"vergelijking_titel\": \"Soortgenoten\",\n");
	assert_holds(json, "                  \"in_zin\": \"de een\",\n"
			   "                  \"soort\": \"keuze\",\n");
	assert_holds(json, "                      \"id\": \"plat\",\n");
	assert_holds(json, "                  \"landelijk\": true\n");
	assert_holds(json, "              \"kaart\": {\n                \"id\": \"alfa\",\n");
	assert_holds(json, "                  \"bij\": \"score\",\n"
			   "                  \"voorwaarde\": \"waarde < 4\",\n");
	assert_holds(render("monitors/proef/methode/1.0.csv"), ",3,,,score,score: waarde < 4\r\n");
}

static void test_data_of_what_changed(void **state)
{
	struct str json;

	(void)state;
	plan_many_changes();
	json = render("monitors/proef/methode.json");
	assert_holds(json, "          \"soort_gewijzigd\": true,\n"
			   "          \"eenheid_gewijzigd\": false,\n"
			   "          \"grenzen_gewijzigd\": true,\n");
	assert_holds(json, "          \"eerst\": {\n"
			   "            \"titel\": \"Cijfer\",\n"
			   "            \"soort\": \"percentage\",\n"
			   "            \"minimum\": 0,\n"
			   "            \"maximum\": 100,\n"
			   "            \"samenvatting\": false\n"
			   "          },\n"
			   "          \"nu\": {\n"
			   "            \"titel\": \"Het cijfer\",\n"
			   "            \"soort\": \"cijfer\",\n");
	assert_holds(json, "\"poorten_gewijzigd\": true,\n"
			   "          \"samenvatting_gewijzigd\": false,\n"
			   "          \"eerst\": {\n"
			   "            \"poorten\": [\n"
			   "              {\n"
			   "                \"bij\": \"teller\",\n"
			   "                \"voorwaarde\": \"een < 40\",\n");
	assert_holds(render("monitors/proef/methode.csv"),
		",,,tijd,tijd,cijfer,cijfer,tijd,cijfer; tijd,vorm,teller,vorm,score; "
		"vorm,cijfer\r\n");
}

/* ---- Axes ---- */

static struct chart_axis axis_of(struct decimal low, struct decimal high, enum measure_kind kind)
{
	struct input input = {.kind = kind};
	struct chart_axis axis = {0};

	axis_widen(low, &axis);
	axis_widen(high, &axis);
	axis_finish(site.plan, &site.arena, &input, &axis);
	return axis;
}

static void test_an_axis_ends_where_it_reads_easily(void **state)
{
	struct chart_axis axis;

	(void)state;
	plan();
	axis = axis_of((struct decimal){31, 0}, (struct decimal){3741, 1}, MEASURE_NUMBER);
	assert_str(axis.low_label, "0");
	assert_str(axis.high_label, "400");
	axis = axis_of((struct decimal){-125, 2}, (struct decimal){-1, 0}, MEASURE_NUMBER);
	assert_str(axis.low_label, "-2");
	assert_str(axis.high_label, "0");
	axis = axis_of((struct decimal){4, 1}, (struct decimal){6, 1}, MEASURE_NUMBER);
	assert_str(axis.high_label, "0,6");
	axis = axis_of((struct decimal){0, 0}, (struct decimal){0, 0}, MEASURE_COUNT);
	assert_str(axis.high_label, "1");
	axis = axis_of((struct decimal){20, 0}, (struct decimal){31, 0}, MEASURE_PERCENTAGE);
	assert_str(axis.low_label, "0%");
	assert_str(axis.high_label, "100%");
	axis = axis_of((struct decimal){999999999999999, 0}, (struct decimal){1, 0}, MEASURE_COUNT);
	assert_str(axis.high_label, "1.000.000.000.000.000");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down_site)
	const struct CMUnitTest tests[] = {
		TEST(test_every_promised_address_is_there),
		TEST(test_links_and_menus_reach_them),
		TEST(test_all_side_by_side),
		TEST(test_a_day_for_scripts),
		TEST(test_rules_hold_until_they_change),
		TEST(test_scales_say_whether_values_compare),
		TEST(test_nothing_to_compare),
		TEST(test_measurements_are_news),
		TEST(test_a_link_to_what_is_private_is_broken),
		TEST(test_nothing_private_is_in_any_file),
		TEST(test_fragments_know_the_day_and_no_subject),
		TEST(test_a_fragment_that_goes_round_ends),
		TEST(test_links_of_fragments_fit_their_page),
		TEST(test_a_measurement_on_another_page),
		TEST(test_what_is_made_once_is_the_same_made_each_time),
		TEST(test_fragments_made_once_are_the_same_made_each_time),
		TEST(test_fragments_within_fragments),
		TEST(test_a_fragment_cannot_ask_for_what_subjects_have),
		TEST(test_a_template_and_a_string_that_are_missing),
		TEST(test_a_word_of_an_address_is_a_slug),
		TEST(test_the_latest_measurement),
		TEST(test_a_measurement_of_a_day),
		TEST(test_what_became_of_a_subject),
		TEST(test_a_spread_takes_two),
		TEST(test_a_trend_breaks_with_the_edition),
		TEST(test_what_does_not_apply_is_not_called_unknown),
		TEST(test_a_trend_knows_what_does_not_apply),
		TEST(test_a_trend_is_on_one_scale),
		TEST(test_a_unit_that_the_table_does_not_tell_is_told),
		TEST(test_values_of_two_scales_are_not_compared),
		TEST(test_no_comparator_no_column),
		TEST(test_a_pair_stands_beside),
		TEST(test_an_indicator_lists_the_highest_first),
		TEST(test_an_indicator_lists_those_of_other_days_last),
		TEST(test_overviews),
		TEST(test_what_an_edition_changed),
		TEST(test_writing_otherwise_is_no_change),
		TEST(test_every_kind_of_change),
		TEST(test_a_status_with_another_word),
		TEST(test_a_rule_that_reads_the_same),
		TEST(test_a_record_knows_its_figures),
		TEST(test_a_record_of_two_monitors_has_two_feeds),
		TEST(test_json_keeps_zeros_and_names_what_is_missing),
		TEST(test_json_says_the_state_of_all_figures),
		TEST(test_csv_of_an_indicator_has_all_days),
		TEST(test_data_of_the_method),
		TEST(test_data_of_the_method_are_whole),
		TEST(test_data_of_what_changed),
		TEST(test_an_axis_ends_where_it_reads_easily),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
