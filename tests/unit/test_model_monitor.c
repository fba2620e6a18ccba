/* SPDX-License-Identifier: EUPL-1.2 */
/* Monitors: editions and measurements, and what ties them together. */
#include <stdio.h>

#include "model/internal.h"
#include "unit/support.h"

static struct folder folder;
static struct source *source;
static struct diags diags;
static struct model model;

static const char schema[] = "titel: Plaatsen\n"
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
			     "  - {sleutel: buren, label: Buren, soort: lijst van verwijzing,\n"
			     "     collectie: plaatsen}\n";

static const char monitor_file[] = "titel: Meting van plaatsen\n"
				   "omschrijving: Wat er te meten valt.\n"
				   "collectie: plaatsen\n"
				   "kaarten: plaatsen\n";

#define STATUSES_AND_CHAPTER                                                                       \
	"statussen:\n"                                                                             \
	"  groen: {woord: Goed}\n"                                                                 \
	"  oranje: {woord: Matig}\n"                                                               \
	"  rood: {woord: Slecht}\n"                                                                \
	"  grijs: {woord: Onbekend, uitleg: Er is te weinig bekend.}\n"                            \
	"hoofdstukken:\n"                                                                          \
	"  - id: alles\n"                                                                          \
	"    nummer: '1'\n"                                                                        \
	"    titel: Alles\n"                                                                       \
	"    paragrafen:\n"                                                                        \
	"      - id: deel\n"                                                                       \
	"        nummer: '1.1'\n"                                                                  \
	"        titel: Deel\n"                                                                    \
	"        bron: Een register\n"                                                             \
	"        gegevens_van: '2023'\n"

static const char first_edition[] =
	"titel: Editie 1\n"
	"datum: 2023-01-01\n" STATUSES_AND_CHAPTER "        indicatoren:\n"
	"          - {id: oud, titel: Oud, soort: aantal}\n"
	"          - {id: score, titel: Score, soort: percentage}\n";

static const char second_edition[] =
	"titel: Editie 2\n"
	"datum: 2024-01-01\n" STATUSES_AND_CHAPTER "        tabellen:\n"
	"          - id: lijst\n"
	"            titel: Lijst\n"
	"            kolommen:\n"
	"              - {titel: Naam, soort: tekst}\n"
	"              - {titel: Hier, soort: ja-nee}\n"
	"              - {titel: Daar, soort: getal, landelijk: ja}\n"
	"        indicatoren:\n"
	"          - id: score\n"
	"            titel: Score\n"
	"            bron: Een onderzoek\n"
	"            soort: percentage\n"
	"            kaart: alfa\n"
	"            vergelijking: landelijk-gemiddelde\n"
	"            regel:\n"
	"              - groen: waarde > landelijk\n"
	"              - rood: anders\n"
	"                woord: Lager\n"
	"          - id: sterren\n"
	"            titel: Sterren\n"
	"            soort: sterren\n"
	"            vergelijking: norm\n"
	"            norm: 3,0\n"
	"            invoer:\n"
	"              - {id: delen, titel: Delen, soort: aantal}\n"
	"              - {id: gewijzigd, titel: Gewijzigd, soort: maanden-sinds}\n"
	"              - {id: totaal, titel: Totaal, soort: aantal, landelijk: ja}\n"
	"          - id: dubbel\n"
	"            titel: Dubbel\n"
	"            soort: getal\n"
	"            vergelijking: groepsgemiddelde\n"
	"            groep: sterren\n"
	"            regel: [{groen: waarde > groep}, {rood: anders}]\n"
	"          - id: doet-mee\n"
	"            titel: Doet mee\n"
	"            soort: ja-nee\n"
	"            vergelijking: aantal-deelnemers\n"
	"          - id: vorm\n"
	"            titel: Vorm\n"
	"            soort: keuze\n"
	"            keuzes:\n"
	"              - {id: rond, label: Helemaal rond}\n"
	"              - {id: hoekig, label: Hoekig}\n"
	"            regel: [{groen: waarde = rond}, {rood: waarde = hoekig}]\n"
	"poorten:\n"
	"  - {bij: sterren, als: delen < 4, grijs: [dubbel, vorm], uitleg: Te weinig delen.}\n"
	"geschiedenis:\n"
	"  - {versie: '2', datum: 2024-01-01, wijzigingen: [Meer, Anders]}\n";

static const char national[] = "editie: '2'\n"
			       "waarden:\n"
			       "  score: 71,4%\n"
			       "  sterren: {totaal: 12}\n"
			       "  dubbel: {per_groep: {'3': '10,50', '4': 28}}\n"
			       "  doet-mee: {landelijk: 2}\n"
			       "gegevens_van: {deel: 2024-02, sterren: 2024-02-01 05:00}\n"
			       "tabellen:\n"
			       "  lijst: [Eerste | 1.5, Tweede | -, Derde | -]\n";

static const char alfa[] = "editie: '2'\n"
			   "toelichting: Over het geheel.\n"
			   "waarden:\n"
			   "  score: 80\n"
			   "  sterren:\n"
			   "    waarde: 4\n"
			   "    delen: '-'\n"
			   "    gewijzigd: 2023-12-16\n"
			   "    toelichting: Over de sterren.\n"
			   "  dubbel: 3\n"
			   "  doet-mee: JA\n"
			   "  vorm: helemaal Rond\n"
			   "tabellen:\n"
			   "  lijst:\n"
			   "    - eerste | ja\n"
			   "    - Tweede | n.v.t.\n";

static void add_place(const char *id, const char *fields)
{
	struct buf path = BUF_INIT, text = BUF_INIT;

	buf_addf(&path, "content/plaatsen/%s.md", id);
	buf_addf(&text, "---\nnaam: %s\n%s---\n", id, fields);
	folder_add(&folder, path.p, text.p);
	buf_release(&path);
	buf_release(&text);
}

static void add_measurement(const char *day, const char *id, const char *text)
{
	struct buf path = BUF_INIT;

	buf_addf(&path, "content/monitors/m/metingen/%s/%s.yaml", day, id);
	folder_add(&folder, path.p, text);
	buf_release(&path);
}

static int set_up(void **state)
{
	(void)state;
	folder_make(&folder);
	folder_add(&folder, "content/site.yaml",
		"titel: Proef\nomschrijving: Een proef.\ntaal: nl\nthema: kaal\n"
		"basis_url: https://proef.example/\n");
	folder_add(&folder, "content/plaatsen/_collectie.yaml", schema);
	folder_add(&folder, "content/monitors/m/monitor.yaml", monitor_file);
	folder_add(&folder, "content/monitors/m/edities/1.yaml", first_edition);
	folder_add(&folder, "content/monitors/m/edities/2.yaml", second_edition);
	add_place("alfa", "openbaar: ja\n");
	add_place("beta", "openbaar: ja\n");
	add_place("geheim", "openbaar: nee\n");
	add_measurement("2023-03-01", "alfa", "editie: '1'\nwaarden: {score: 60, oud: 3}\n");
	add_measurement("2024-03-15", "alfa", alfa);
	add_measurement("2024-03-15", "_landelijk", national);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	source_close(source);
	model_release(&model);
	diags_release(&diags);
	folder_remove(&folder);
	source = NULL;
	return 0;
}

static void load_with(size_t threads)
{
	source = source_open_folder(folder.path);
	assert_non_null(source);
	assert_true(model_load(&model, source, threads, &diags));
	model_link(&model, &diags);
}

static void load(void)
{
	load_with(1);
}

static const struct monitor *monitor(void)
{
	const struct monitor *found = model_monitor(&model, STR("m"));

	assert_non_null(found);
	return found;
}

static const struct record *place(const char *id)
{
	const struct monitor *m = monitor();
	const struct record *record = map_get(&m->subjects->by_id, str_from(id));

	assert_non_null(record);
	return record;
}

/* The last measurement of a place. */
static const struct measurement *latest(const char *id)
{
	const struct history *history = map_get(&monitor()->histories_by_id, str_from(id));

	assert_non_null(history);
	return history->measurements.v[history->measurements.n - 1];
}

static const struct figure *figure(
	const struct measurement *measurement, const char *id, size_t input)
{
	const struct indicator *indicator = edition_indicator(measurement->edition, str_from(id));

	assert_non_null(indicator);
	assert_true(input < indicator->inputs.n);
	return &measurement_figures(measurement, indicator)[input];
}

static void assert_number(const struct figure *f, long long units, unsigned scale)
{
	assert_int_equal(f->state, FIGURE_KNOWN);
	assert_int_equal(f->number.units, units);
	assert_int_equal(f->number.scale, scale);
}

/* ---- The edition ---- */

static void test_edition(void **state)
{
	const struct edition *edition;
	const struct indicator *score, *stars;

	(void)state;
	load();
	assert_no_diags(&diags);
	assert_int_equal(monitor()->editions.n, 2);
	edition = monitor_edition(monitor(), STR("2"));
	assert_ptr_equal(edition, monitor()->editions.v[1]);
	assert_ptr_equal(edition->previous, monitor()->editions.v[0]);
	assert_str(edition->statuses[STATUS_GREY].explanation, "Er is te weinig bekend.");
	assert_str(edition->history.v[0].changes.v[1], "Anders");
	score = edition_indicator(edition, STR("score"));
	assert_str(score->source, "Een onderzoek");
	assert_str(score->data_from, "2023");
	assert_str(score->inputs.v[INPUT_COMPARATOR].name[LANG_NL], "landelijk");
	assert_str(score->inputs.v[INPUT_VALUE].unit, "%");
	assert_int_equal(score->cases.n, 2);
	assert_int_equal(score->cases.v[1].status, STATUS_RED);
	assert_str(score->cases.v[1].condition, "anders");
	assert_str(score->cases.v[1].word, "Lager");
	assert_ptr_equal(score->card, place("alfa"));
	stars = edition_indicator(edition, STR("sterren"));
	assert_str(stars->source, "Een register");
	assert_int_equal(stars->inputs.n, 5);
	assert_int_equal(stars->inputs.v[INPUT_VALUE].maximum.units, 5);
	assert_int_equal(edition->figure_count, 2 + 5 + 2 + 2 + 2);
	assert_ptr_equal(edition_indicator(edition, STR("dubbel"))->group, stars);
	assert_ptr_equal(edition->gates.v[0]->indicator, stars);
	assert_int_equal(edition->gates.v[0]->closes.n, 2);
}

static void test_series_over_two_editions(void **state)
{
	const struct series *series;
	static const char *const ids[] = {"score", "sterren", "dubbel", "doet-mee", "vorm", "oud"};

	(void)state;
	load();
	assert_int_equal(monitor()->series.n, 6);
	for (size_t i = 0; i < 6; i++)
		assert_str(monitor()->series.v[i]->id, ids[i]);
	series = map_get(&monitor()->series_by_id, STR("score"));
	assert_int_equal(series->versions.n, 2);
	assert_str(series->versions.v[0]->edition->id, "1");
	assert_ptr_equal(series->latest, series->versions.v[1]);
	assert_ptr_equal(series->versions.v[0]->series, series);
	assert_int_equal(place("alfa")->measured_by.n, 1);
	assert_ptr_equal(place("alfa")->measured_by.v[0], series);
}

/* ---- Measurements ---- */

static void test_own_figures(void **state)
{
	const struct measurement *m;

	(void)state;
	load();
	m = latest("alfa");
	assert_str(m->remark, "Over het geheel.");
	assert_str(m->url, "/monitors/m/plaatsen/alfa/2024-03-15/");
	assert_number(figure(m, "score", INPUT_VALUE), 80, 0);
	assert_int_equal(figure(m, "sterren", INPUT_EXTRA)->state, FIGURE_MISSING);
	/* From 16 December to 15 March it is not quite three months. */
	assert_number(figure(m, "sterren", INPUT_EXTRA + 1), 2, 0);
	assert_int_equal(figure(m, "doet-mee", INPUT_VALUE)->choice, 0);
	assert_int_equal(figure(m, "vorm", INPUT_VALUE)->choice, 0);
	assert_int_equal(figure(m, "vorm", INPUT_VALUE)->state, FIGURE_KNOWN);
	assert_str(measurement_note(m, edition_indicator(m->edition, STR("sterren"))),
		"Over de sterren.");
	assert_str(measurement_note(m, edition_indicator(m->edition, STR("score"))), "");
}

static void test_national_figures_are_copied_in(void **state)
{
	const struct measurement *m;

	(void)state;
	load();
	m = latest("alfa");
	assert_number(figure(m, "score", INPUT_COMPARATOR), 714, 1);
	assert_number(figure(m, "sterren", INPUT_COMPARATOR), 30, 1);
	assert_number(figure(m, "sterren", INPUT_EXTRA + 2), 12, 0);
	assert_number(figure(m, "doet-mee", INPUT_COMPARATOR), 2, 0);
	assert_number(figure(m, "dubbel", INPUT_COMPARATOR), 28, 0);
	assert_str(measurement_data_from(m, edition_indicator(m->edition, STR("sterren"))),
		"2024-02-01 05:00");
	assert_str(
		measurement_data_from(m, edition_indicator(m->edition, STR("score"))), "2024-02");
	m = m->previous;
	assert_str(measurement_data_from(m, edition_indicator(m->edition, STR("score"))), "2023");
}

static void test_group_mean(void **state)
{
	(void)state;
	add_measurement("2024-03-15", "beta", "editie: '2'\nwaarden: {sterren: 3}\n");
	add_measurement("2024-06-15", "_landelijk",
		"editie: '2'\nwaarden: {dubbel: {per_groep: {'3': 10}}}\n");
	add_measurement("2024-06-15", "alfa", "editie: '2'\nwaarden: {sterren: '-'}\n");
	add_measurement("2024-06-15", "beta", "editie: '2'\nwaarden: {sterren: 5, dubbel: 1}\n");
	load();
	assert_number(figure(latest("beta")->previous, "dubbel", INPUT_COMPARATOR), 1050, 2);
	assert_int_equal(figure(latest("alfa"), "dubbel", INPUT_COMPARATOR)->state, FIGURE_MISSING);
	assert_int_equal(figure(latest("beta"), "dubbel", INPUT_COMPARATOR)->state, FIGURE_MISSING);
	/* Only where there is a group without a figure. */
	assert_int_equal(diags_count(&diags, DIAG_GROUP_MISSING, NULL), 1);
	assert_diag(&diags, DIAG_GROUP_MISSING, "dubbel");
}

static void test_each_group_is_missed_once_a_day(void **state)
{
	(void)state;
	add_place("gamma", "openbaar: ja\n");
	add_measurement("2024-06-15", "_landelijk",
		"editie: '2'\nwaarden: {sterren: {totaal: 3}, dubbel: {per_groep: {'3': '-'}}}\n");
	add_measurement("2024-06-15", "alfa", "editie: '2'\nwaarden: {sterren: 3, dubbel: 1}\n");
	add_measurement("2024-06-15", "beta", "editie: '2'\nwaarden: {sterren: 5, dubbel: 1}\n");
	add_measurement("2024-06-15", "gamma", "editie: '2'\nwaarden: {sterren: 2, dubbel: 1}\n");
	add_measurement("2024-06-15", "geheim", "editie: '2'\nwaarden: {sterren: 5, dubbel: 1}\n");
	load();
	assert_int_equal(diags.warnings, 1);
	/* Of the group of three it is said that nobody knows its mean. */
	assert_diag(&diags, DIAG_GROUP_MISSING, "5, 2");
	assert_diag(&diags, DIAG_GROUP_MISSING, "dubbel: {per_groep: {'5': …, '2': …}}");
}

static void test_what_the_national_file_lacks(void **state)
{
	(void)state;
	add_measurement("2024-06-15", "_landelijk", "editie: '2'\nwaarden: {doet-mee: onbekend}\n");
	add_measurement("2024-06-15", "alfa",
		"editie: '2'\nwaarden: {score: '-', doet-mee: ja, sterren: {delen: 3}}\n");
	add_measurement("2024-06-15", "geheim", "editie: '2'\nwaarden: {score: 1}\n");
	load();
	assert_int_equal(diags_count(&diags, DIAG_NATIONAL_FIGURE, NULL), 2);
	assert_diag(&diags, DIAG_NATIONAL_FIGURE, "score: …");
	assert_diag(&diags, DIAG_NATIONAL_FIGURE, "sterren: {totaal: …}");
	assert_int_equal(diags.warnings, 2);
}

static void test_a_faulty_national_file_lacks_nothing(void **state)
{
	(void)state;
	add_measurement(
		"2024-06-15", "_landelijk", "editie: '2'\nwaarden: {scoer: 4, doet-mee: nvt}\n");
	add_measurement("2024-06-15", "alfa", "editie: '2'\nwaarden: {score: 1}\n");
	load();
	assert_diag(&diags, DIAG_UNKNOWN_INDICATOR, "scoer");
	assert_diag(&diags, DIAG_NATIONAL_APPLIES, "doet-mee");
	assert_int_equal(diags.errors, 2);
	assert_int_equal(diags.warnings, 0);
}

static void test_rows_without_a_national_row(void **state)
{
	const struct diag *row;

	(void)state;
	add_measurement("2024-06-15", "_landelijk",
		"editie: '2'\nwaarden: {}\ntabellen: {lijst: [Eerste | 1, Ander | 2]}\n");
	add_measurement("2024-06-15", "alfa",
		"editie: '2'\nwaarden: {}\ntabellen: {lijst: [EERSTE | ja, Andre | ja]}\n");
	add_measurement("2024-09-15", "_landelijk", "editie: '2'\nwaarden: {}\n");
	add_measurement("2024-09-15", "alfa",
		"editie: '2'\nwaarden: {}\ntabellen: {lijst: [Eerste | ja, Tweede | ja]}\n");
	load();
	assert_int_equal(diags.warnings, 2);
	assert_int_equal(diags_count(&diags, DIAG_ROW_UNMATCHED, &row), 1);
	assert_str(row->args[0], "Andre");
	assert_str(row->suggest, "Ander");
	assert_int_equal(place_position(row->place).line, 3);
	assert_int_equal(place_position(row->place).column, 33);
	assert_diag(&diags, DIAG_NATIONAL_TABLE, "lijst");
}

static void test_ways_to_write_not_applicable(void **state)
{
	static const char *const ways[] = {
		"nvt", "NVT", "nvt.", "n.v.t", "N.V.T.", "n. v. t.", "n/a", "not-applicable"};
	static const char *const others[] = {".nvt", "nvtx", "nv", "n-v-t", "nvvt", "."};

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		assert_int_equal(figure_state_of(str_from(ways[i])), FIGURE_NOT_APPLICABLE);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_int_equal(figure_state_of(str_from(others[i])), FIGURE_KNOWN);
}

static void test_national_columns(void **state)
{
	const struct rows *rows;

	(void)state;
	load();
	rows = &latest("alfa")->tables[0];
	assert_int_equal(rows->rows.n, 2);
	assert_str(rows->rows.v[0].cells[0].text, "eerste");
	assert_str(rows->rows.v[0].cells[1].text, "Ja");
	assert_int_equal(rows->rows.v[0].cells[2].number.units, 15);
	assert_int_equal(rows->rows.v[0].cells[2].number.scale, 1);
	assert_int_equal(rows->rows.v[1].cells[1].state, FIGURE_NOT_APPLICABLE);
	assert_int_equal(rows->rows.v[1].cells[2].state, FIGURE_MISSING);
}

static void test_previous_and_rounds(void **state)
{
	const struct measurement *m;

	(void)state;
	add_measurement("2024-01-01", "beta", "editie: '2'\nwaarden: {score: 1}\n");
	add_measurement("2024-03-15", "beta", "editie: '2'\nwaarden: {score: 2}\n");
	load();
	m = latest("alfa");
	assert_int_equal(m->previous->date.year, 2023);
	assert_null(m->previous->previous);
	assert_int_equal(latest("beta")->previous->date.month, 1);
	assert_int_equal(monitor()->rounds.n, 3);
	assert_int_equal(monitor()->rounds.v[0]->date.year, 2023);
	assert_null(monitor()->rounds.v[1]->national);
	assert_ptr_equal(m->round, monitor()->rounds.v[2]);
	assert_int_equal(m->round->measurements.n, 2);
	assert_ptr_equal(m->round->measurements.v[0], m);
	assert_int_equal(monitor()->all.n, 4);
	assert_int_equal(place("beta")->histories.n, 1);
	assert_str(place("beta")->histories.v[0]->url, "/monitors/m/plaatsen/beta/");
	/* There is nothing to compare with on the first of January. */
	assert_int_equal(diags_count(&diags, DIAG_NATIONAL_MISSING, NULL), 1);
}

/* ---- What is not public ---- */

static void test_hidden_subject_is_in_no_list(void **state)
{
	(void)state;
	add_place("alfa", "openbaar: ja\nburen: [geheim, beta]\n");
	add_place("geheim", "openbaar: nee\nburen: [beta]\neerdere_ids: [stil]\n");
	add_measurement("2024-03-15", "geheim", "editie: '2'\nwaarden: {score: 99}\n");
	add_measurement("2024-09-15", "geheim", "editie: '2'\nwaarden: {score: 98}\n");
	add_measurement("2024-09-15", "_landelijk", "editie: '2'\nwaarden: {score: 97}\n");
	load();
	assert_true(place("geheim")->hidden);
	assert_int_equal(diags_count(&diags, DIAG_PRIVATE, NULL), 1);
	assert_int_equal(diags_count(&diags, DIAG_DRAFT, NULL), 0);
	assert_int_equal(monitor()->subjects->published.n, 2);
	assert_int_equal(model.published, 2);
	assert_int_equal(monitor()->histories.n, 1);
	assert_null(map_get(&monitor()->histories_by_id, STR("geheim")));
	assert_int_equal(place("geheim")->histories.n, 0);
	/* The day on which only it was measured is none. */
	assert_int_equal(monitor()->rounds.n, 2);
	assert_int_equal(monitor()->rounds.v[1]->measurements.n, 1);
	assert_int_equal(place("beta")->back.n, 1);
	assert_ptr_equal(place("beta")->back.v[0], place("alfa"));
	assert_false(record_refers_to(place("alfa"), place("geheim")));
	/* But it is read, and can be explained to those who may know. */
	assert_int_equal(monitor()->all.n, 4);
	assert_ptr_equal(monitor()->all.v[3]->subject, place("geheim"));
	assert_number(figure(monitor()->all.v[3], "score", INPUT_COMPARATOR), 97, 0);
	assert_ptr_equal(monitor()->all.v[3]->previous, monitor()->all.v[2]);
	assert_str(monitor()->all.v[3]->url, "");
}

static void test_silence_is_not_public(void **state)
{
	(void)state;
	add_place("beta", "");
	add_place("gamma", "openbaar: ja\nconcept: ja\n");
	add_measurement("2024-03-15", "gamma", "editie: '2'\nwaarden: {score: 3}\n");
	load();
	assert_true(place("beta")->hidden);
	assert_int_equal(monitor()->subjects->published.n, 1);
	assert_int_equal(monitor()->histories.n, 1);
}

static void test_card_that_is_not_public(void **state)
{
	(void)state;
	add_place("alfa", "openbaar: nee\n");
	load();
	assert_diag(&diags, DIAG_REFERENCE_PRIVATE, "alfa");
	assert_null(edition_indicator(monitor_edition(monitor(), STR("2")), STR("score"))->card);
	assert_int_equal(place("alfa")->measured_by.n, 0);
}

/* ---- Merging ---- */

static void test_merge(void **state)
{
	(void)state;
	add_place("alfa", "openbaar: ja\nopgegaan_in: beta\nopgeheven: 2024-01-01\n");
	add_place("geheim", "openbaar: nee\nopgegaan_in: beta\nopgeheven: 2024-01-01\n");
	load();
	assert_ptr_equal(place("alfa")->successor, place("beta"));
	assert_int_equal(place("alfa")->end.year, 2024);
	assert_int_equal(place("beta")->predecessors.n, 1);
	assert_ptr_equal(place("beta")->predecessors.v[0], place("alfa"));
	assert_null(place("beta")->successor);
	assert_diag(&diags, DIAG_MEASUREMENT_ENDED, "2024-01-01");
	assert_int_equal(diags_count(&diags, DIAG_MEASUREMENT_ENDED, NULL), 1);
}

static void test_successor_that_is_not_public(void **state)
{
	(void)state;
	add_place("alfa", "openbaar: ja\nopgegaan_in: geheim\n");
	load();
	assert_null(place("alfa")->successor);
	assert_int_equal(place("geheim")->predecessors.n, 0);
	assert_int_equal(diags_count(&diags, DIAG_REFERENCE_PRIVATE, NULL), 1);
}

static void test_circle_is_cut(void **state)
{
	size_t steps = 0;

	(void)state;
	add_place("aanloop", "openbaar: ja\nopgegaan_in: alfa\n");
	add_place("alfa", "openbaar: ja\nopgegaan_in: beta\n");
	add_place("beta", "openbaar: ja\nopgegaan_in: gamma\n");
	add_place("gamma", "openbaar: ja\nopgegaan_in: alfa\n");
	add_place("zelf", "openbaar: ja\nopgegaan_in: zelf\n");
	load();
	assert_int_equal(diags_count(&diags, DIAG_SUCCESSOR_LOOP, NULL), 2);
	for (const struct record *at = place("aanloop"); at; at = at->successor)
		assert_true(++steps <= 4);
	assert_null(place("zelf")->successor);
}

/* ---- English ---- */

static void test_english_keywords_mean_the_same(void **state)
{
	const struct measurement *m;
	const struct input *input;

	(void)state;
	folder_add(&folder, "content/site.yaml",
		"title: Test\ndescription: A test.\nlanguage: en\ntheme: bare\n"
		"base_url: https://test.example/\n");
	folder_add(&folder, "content/monitors/e/monitor.yaml",
		"title: Test\ndescription: A test.\ncollection: plaatsen\n");
	folder_add(&folder, "content/monitors/e/editions/v1.0-rc.yaml",
		"title: First\ndate: 2024-01-01\n"
		"statuses: {green: {word: G}, orange: {word: O}, red: {word: R}, grey: {word: X}}\n"
		"chapters:\n"
		"  - {id: all, number: 1, title: All, paragraphs: [\n"
		"     {id: part, number: 1.1, title: Part, indicators: [\n"
		"      {id: level, title: Level, kind: number, comparator: national-mean},\n"
		"      {id: joins, title: Joins, kind: yes-no, rule: [{green: value = "
		"yes}]}]}]}\n");
	folder_add(&folder, "content/monitors/e/measurements/2024-02-01/_national.yaml",
		"edition: v1.0-rc\nvalues: {level: {national: '1,234'}}\n");
	folder_add(&folder, "content/monitors/e/measurements/2024-02-01/beta.yaml",
		"edition: v1.0-rc\nvalues: {level: not-applicable, joins: {value: Nee}}\n");
	load();
	assert_no_diags(&diags);
	m = model_monitor(&model, STR("e"))->all.v[0];
	assert_int_equal(figure(m, "level", INPUT_VALUE)->state, FIGURE_NOT_APPLICABLE);
	assert_number(figure(m, "level", INPUT_COMPARATOR), 1234, 3);
	input = &edition_indicator(m->edition, STR("joins"))->inputs.v[INPUT_VALUE];
	assert_str(input->choices.v[figure(m, "joins", INPUT_VALUE)->choice].id, "no");
}

/* ---- Days that do not fit ---- */

static void test_two_editions_on_one_day(void **state)
{
	const struct diag *diag;

	(void)state;
	add_measurement("2024-03-15", "beta", "editie: '1'\nwaarden: {score: 2}\n");
	load();
	assert_int_equal(diags_count(&diags, DIAG_EDITION_DIFFERS, &diag), 1);
	assert_holds(diag->place.text->path, "beta.yaml");
	assert_holds(diag->other.text->path, "_landelijk.yaml");
	assert_int_equal(monitor()->all.n, 2);
	assert_int_equal(monitor()->rounds.v[1]->measurements.n, 1);
}

static void test_faulty_edition_is_not_judged_by(void **state)
{
	(void)state;
	folder_add(&folder, "content/monitors/m/edities/2.yaml", "titel: Editie 2\n");
	load();
	assert_int_equal(diags.errors, diags_count(&diags, DIAG_MISSING_FIELD, NULL));
}

/* ---- Threads ---- */

static void test_same_with_many_threads(void **state)
{
	struct str once, many;
	struct arena arena = ARENA_INIT;

	(void)state;
	for (int i = 0; i < 50; i++) {
		char day[16], values[80];
		struct buf text = BUF_INIT;

		snprintf(day, sizeof(day), "2024-04-%02d", i % 30 + 1);
		snprintf(values, sizeof(values), "{score: 1.23%d, scores: %d}", i % 10, i);
		buf_addf(&text, "editie: '2'\nwaarden: %s\n", values);
		add_measurement(day, i % 2 ? "alfa" : "beta", text.p);
		buf_release(&text);
	}
	for (size_t threads = 1; threads <= 8; threads += 7) {
		struct diag_style style = {.format = DIAG_FORMAT_JSON, .notes = true};
		struct buf out = BUF_INIT;

		load_with(threads);
		diags_sort(&diags);
		assert_true(diags.errors > 50);
		diags_format(&diags, &style, &out);
		*(threads == 1 ? &once : &many) = str_dup(&arena, buf_str(&out));
		buf_release(&out);
		source_close(source);
		model_release(&model);
		diags_release(&diags);
		source = NULL;
	}
	assert_true(str_eq(once, many));
	arena_release(&arena);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_edition),
		TEST(test_series_over_two_editions),
		TEST(test_own_figures),
		TEST(test_national_figures_are_copied_in),
		TEST(test_group_mean),
		TEST(test_each_group_is_missed_once_a_day),
		TEST(test_what_the_national_file_lacks),
		TEST(test_a_faulty_national_file_lacks_nothing),
		TEST(test_rows_without_a_national_row),
		TEST(test_ways_to_write_not_applicable),
		TEST(test_national_columns),
		TEST(test_previous_and_rounds),
		TEST(test_hidden_subject_is_in_no_list),
		TEST(test_silence_is_not_public),
		TEST(test_card_that_is_not_public),
		TEST(test_merge),
		TEST(test_successor_that_is_not_public),
		TEST(test_circle_is_cut),
		TEST(test_english_keywords_mean_the_same),
		TEST(test_two_editions_on_one_day),
		TEST(test_faulty_edition_is_not_judged_by),
		TEST(test_same_with_many_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
