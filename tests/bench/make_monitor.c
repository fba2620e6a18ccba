/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * make_monitor CONTENT SUBJECTS DATES
 *
 * Adds to CONTENT a monitor of 25 indicators over that many invented gemeenten, measured at that
 * many quarters, for measuring: two editions with other rules, every kind of value and comparator,
 * a gate, missing values, words of the subjects, and three tables in one of three measurements. Its
 * cards are those that make_site made. The same arguments give the same bytes.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_PATH = 4096, FIRST_YEAR = 2020, INDICATORS = 25 };

enum kind { PERCENTAGE, GRADE, COUNT, STARS, YES_NO, CHOICE, MONTHS };
enum comparator { NONE, MEAN, NUMBER, NORM, GROUP };

static const char *const kind_words[] = {
	"percentage", "cijfer", "aantal", "sterren", "ja-nee", "keuze", "maanden-sinds"};
static const char *const comparator_words[] = {
	"", "landelijk-gemiddelde", "aantal-deelnemers", "norm", "groepsgemiddelde"};

/* One letter for each paragraph: the indicators of one stand together. */
static const struct {
	const char *id, *title;
	char paragraph;
	enum kind kind;
	enum comparator comparator;
} indicators[INDICATORS] = {
	{"volwassenheid-burgers", "Hoe digitaal inwoners aanvragen", 'a', PERCENTAGE, MEAN},
	{"volwassenheid-ondernemers", "Hoe digitaal ondernemers aanvragen", 'a', PERCENTAGE, MEAN},
	{"beschikbaar-burgers", "Wat inwoners digitaal vinden", 'a', PERCENTAGE, MEAN},
	{"beschikbaar-ondernemers", "Wat ondernemers digitaal vinden", 'a', PERCENTAGE, MEAN},
	{"waardering-burgers", "Cijfer van inwoners", 'b', GRADE, MEAN},
	{"waardering-ondernemers", "Cijfer van ondernemers", 'b', GRADE, MEAN},
	{"netnummer", "Nummer dat iedereen onthoudt", 'c', YES_NO, NUMBER},
	{"register", "Vulling van het register", 'd', STARS, NONE},
	{"voorzieningen", "Voorzieningen voor digitale diensten", 'e', PERCENTAGE, MEAN},
	{"dubbel", "Dubbele functies", 'f', COUNT, GROUP},
	{"vervangen", "Te vervangen pakketten", 'g', COUNT, NORM},
	{"standaarden", "Standaarden in gebruik", 'h', COUNT, GROUP},
	{"herkenning", "Herkenning van ondernemers", 'i', CHOICE, NUMBER},
	{"berichten", "Berichten aan inwoners", 'i', CHOICE, NUMBER},
	{"handelsregister", "Gegevens van bedrijven", 'i', YES_NO, NUMBER},
	{"terugmelden", "Fouten terugmelden", 'i', YES_NO, NUMBER},
	{"kaart-bijhouden", "De kaart bijhouden", 'j', YES_NO, NUMBER},
	{"kaart-controle", "Laatste controle van de kaart", 'j', MONTHS, NONE},
	{"factureren", "Digitale facturen", 'k', CHOICE, NUMBER},
	{"knooppunt-jeugd", "Knooppunt voor jeugd", 'l', YES_NO, NUMBER},
	{"knooppunt-zorg", "Knooppunt voor zorg", 'l', YES_NO, NUMBER},
	{"netwerk", "Overal op het netwerk", 'm', YES_NO, NUMBER},
	{"inkoop", "Samen inkopen", 'm', YES_NO, NUMBER},
	{"sociaal", "Sociaal beeld", 'm', YES_NO, NUMBER},
	{"tevreden", "Tevreden medewerkers", 'm', PERCENTAGE, MEAN},
};

static const struct {
	const char *id, *title, *columns[3], *kinds[3];
	char paragraph;
	unsigned rows, national; /* the column that the national file has */
} tables[] = {
	{"lage-score", "Producten met een lage score", {"Product", "Score", "Gemeenten met alles"},
		{"tekst", "percentage", "aantal"}, 'a', 12, 2},
	{"componenten", "Componenten met veel versies",
		{"Component", "Versies", "Gemiddeld in het land"}, {"tekst", "aantal", "getal"},
		'f', 15, 2},
	{"per-standaard", "Standaarden", {"Standaard", "Aantal geschikt", "Aantal nodig"},
		{"tekst", "aantal", "aantal"}, 'h', 9, 2},
};

enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

static _Noreturn void fail(const char *what)
{
	perror(what);
	exit(3);
}

/* A fixed sequence of numbers below limit (Knuth's MMIX generator). */
static unsigned next(uint64_t *state, unsigned limit)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*state >> 33) % limit;
}

static void format_path(char *path, const char *format, va_list arguments)
{
	int n = vsnprintf(path, MAX_PATH, format, arguments);

	if (n < 0 || n >= MAX_PATH) {
		errno = ENAMETOOLONG;
		fail(format);
	}
}

static void make_folder(const char *format, ...)
{
	char path[MAX_PATH];
	va_list arguments;

	va_start(arguments, format);
	format_path(path, format, arguments);
	va_end(arguments);
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		fail(path);
}

static FILE *create(const char *format, ...)
{
	char path[MAX_PATH];
	va_list arguments;
	FILE *file;

	va_start(arguments, format);
	format_path(path, format, arguments);
	va_end(arguments);
	file = fopen(path, "w");
	if (!file)
		fail(path);
	return file;
}

static void done(FILE *file)
{
	if (fclose(file) != 0)
		fail("writing");
}

/* ---- Days ---- */

struct day {
	unsigned year, month, edition;
};

static void write_date(FILE *file, struct day day, unsigned months_before)
{
	unsigned months = day.year * 12 + day.month - 1 - months_before;

	fprintf(file, "%u-%02u-01\n", months / 12, months % 12 + 1);
}

/* The days are quarters; the second edition holds from halfway on. */
static struct day nth_day(unsigned i, unsigned days)
{
	return (struct day){FIRST_YEAR + i / 4, 1 + i % 4 * 3, i < days / 2 ? 1 : 2};
}

/* ---- Who is measured ---- */

static void write_subjects(const char *content, unsigned count)
{
	FILE *file = create("%s/gemeenten/_collectie.yaml", content);

	fputs("titel: Gemeenten\nenkelvoud: gemeente\nmeervoud: gemeenten\n"
	      "omschrijving: Gemeenten die niet bestaan.\ntitelveld: naam\n"
	      "openbaarveld: openbaar\nvelden:\n",
		file);
	fputs("  - sleutel: naam\n    label: Naam\n    soort: tekst\n    verplicht: ja\n"
	      "  - sleutel: code\n    label: Code\n    soort: tekst\n    verplicht: ja\n"
	      "  - sleutel: provincie\n    label: Provincie\n    soort: tekst\n"
	      "  - sleutel: openbaar\n    label: Openbaar\n    soort: ja/nee\n    verplicht: ja\n"
	      "  - sleutel: tekst\n    label: Tekst\n    soort: markdown\n",
		file);
	done(file);
	for (unsigned i = 0; i < count; i++) {
		file = create("%s/gemeenten/verzonnen-%04u.md", content, i);
		fprintf(file, "---\nnaam: Verzonnen gemeente %u\ncode: GM%u\n", i, 90000 + i);
		fprintf(file, "provincie: Fictie %u\nopenbaar: ja\n---\n", i % 12);
		done(file);
	}
}

/* ---- The method ---- */

/* The percentages are judged otherwise in the second edition; so one of three rules changes. */
static void write_rule(FILE *file, enum kind kind, enum comparator comparator, unsigned edition)
{
	const char *const other = comparator == GROUP ? "groep" : "landelijk";

	fputs("            regel:\n", file);
	if (kind == STARS)
		fputs("              - groen: componenten > 40 en wijziging < 3\n"
		      "              - rood: niet (componenten > 40) en niet (wijziging < 3)\n"
		      "              - oranje: anders\n",
			file);
	else if (kind == YES_NO)
		fputs("              - groen: waarde = ja\n                woord: aangesloten\n"
		      "              - rood: waarde = nee\n"
		      "                woord: niet aangesloten\n",
			file);
	else if (kind == CHOICE)
		fputs("              - groen: waarde = actief\n"
		      "              - oranje: waarde = technisch\n"
		      "              - rood: waarde = geen\n",
			file);
	else if (kind == MONTHS)
		fputs("              - groen: waarde <= termijn\n"
		      "              - rood: waarde > termijn\n",
			file);
	else if (comparator == NORM)
		fputs("              - groen: waarde = norm\n"
		      "              - rood: waarde > norm\n",
			file);
	else if (kind == COUNT)
		fprintf(file,
			"              - groen: waarde < %s\n              - oranje: anders\n",
			other);
	else if (edition == 2 && kind == PERCENTAGE)
		fprintf(file,
			"              - groen: waarde > %s of waarde >= 90\n"
			"              - oranje: waarde >= 50\n              - rood: anders\n",
			other);
	else
		fprintf(file,
			"              - groen: waarde > %s\n              - oranje: waarde = %s\n"
			"              - rood: waarde < %s\n",
			other, other, other);
}

static void write_inputs(FILE *file, enum kind kind)
{
	if (kind == STARS)
		fputs("            invoer:\n"
		      "              - id: componenten\n                titel: Componenten\n"
		      "                in_zin: het aantal componenten\n"
		      "                soort: aantal\n                eenheid: componenten\n"
		      "              - id: wijziging\n                titel: Laatste wijziging\n"
		      "                in_zin: de tijd sinds de laatste wijziging\n"
		      "                soort: maanden-sinds\n",
			file);
	if (kind == MONTHS)
		fputs("            invoer:\n"
		      "              - id: termijn\n                titel: Termijn\n"
		      "                in_zin: de termijn\n                soort: aantal\n"
		      "                eenheid: maanden\n                landelijk: ja\n",
			file);
	if (kind == CHOICE)
		fputs("            keuzes:\n"
		      "              - {id: actief, label: In gebruik}\n"
		      "              - {id: technisch, label: Alleen technisch}\n"
		      "              - {id: geen, label: Niet}\n",
			file);
}

static void write_indicator(FILE *file, unsigned i, unsigned edition)
{
	enum comparator comparator = indicators[i].comparator;
	enum kind kind = indicators[i].kind;

	fprintf(file, "          - id: %s\n            titel: %s\n", indicators[i].id,
		indicators[i].title);
	fprintf(file,
		"            uitleg: Wat %s inhoudt, en hoe het wordt gemeten bij iedere "
		"gemeente.\n",
		indicators[i].id);
	fprintf(file, "            samenvatting: %s\n            soort: %s\n",
		i == 6 || i == 17 || i == 24 ? "nee" : "ja", kind_words[kind]);
	if (kind == COUNT)
		fputs("            eenheid: pakketten\n", file);
	if (comparator != NONE)
		fprintf(file, "            vergelijking: %s\n", comparator_words[comparator]);
	if (comparator == NORM)
		fputs("            norm: 0\n", file);
	if (comparator == GROUP)
		fputs("            groep: register\n", file);
	if (i % 3 == 0)
		fprintf(file, "            kaart: kaart-%06u\n", i);
	write_inputs(file, kind);
	write_rule(file, kind, comparator, edition);
}

static void write_tables(FILE *file, char paragraph)
{
	for (unsigned t = 0; t < TABLES; t++) {
		if (tables[t].paragraph != paragraph)
			continue;
		fprintf(file, "        tabellen:\n          - id: %s\n            titel: %s\n",
			tables[t].id, tables[t].title);
		fputs("            kolommen:\n", file);
		for (unsigned c = 0; c < 3; c++)
			fprintf(file, "              - {titel: %s, soort: %s%s}\n",
				tables[t].columns[c], tables[t].kinds[c],
				c == tables[t].national ? ", landelijk: ja" : "");
	}
}

/* Chapters begin at the paragraphs a, d and i. */
static void write_heads(FILE *file, char paragraph, unsigned *chapter, unsigned *number)
{
	static const char *const titles[] = {"Dienstverlening", "Informatie", "Samen"};

	if (strchr("adi", paragraph)) {
		fprintf(file, "  - id: deel-%u\n    nummer: '%u'\n    titel: %s\n", *chapter + 1,
			*chapter + 1, titles[*chapter]);
		fputs("    uitleg: Wat dit deel laat zien, en waarom.\n    paragrafen:\n", file);
		++*chapter;
		*number = 0;
	}
	++*number;
	fprintf(file, "      - id: paragraaf-%c\n        nummer: '%u.%u'\n", paragraph, *chapter,
		*number);
	fprintf(file, "        titel: Paragraaf %u.%u\n", *chapter, *number);
	fputs("        doel: Eén overheid zijn voor wie iets vraagt, zonder twee keer hetzelfde "
	      "te vragen.\n"
	      "        bron: Verzonnen rapportage\n        frequentie: ieder kwartaal\n"
	      "        gegevens_van: 2019-12\n",
		file);
	write_tables(file, paragraph);
	fputs("        indicatoren:\n", file);
}

static void write_edition(const char *content, struct day day)
{
	FILE *file = create("%s/monitors/land/edities/%u.0.yaml", content, day.edition);
	unsigned chapter = 0, number = 0;

	fprintf(file, "titel: Editie %u.0\ndatum: ", day.edition);
	write_date(file, day, 0);
	fputs("let_op: Rood hoeft niet erg te zijn.\nstatussen:\n"
	      "  groen: {woord: Op orde, uitleg: Boven het gemiddelde of aangesloten.}\n"
	      "  oranje: {woord: Let op, uitleg: Vraagt aandacht.}\n"
	      "  rood: {woord: Achter, uitleg: Onder het gemiddelde of niet aangesloten.}\n"
	      "  grijs: {woord: Onbekend, uitleg: Te weinig gegevens.}\nhoofdstukken:\n",
		file);
	for (unsigned i = 0; i < INDICATORS; i++) {
		if (i == 0 || indicators[i].paragraph != indicators[i - 1].paragraph)
			write_heads(file, indicators[i].paragraph, &chapter, &number);
		write_indicator(file, i, day.edition);
	}
	fputs("poorten:\n  - bij: register\n    als: componenten < 40\n"
	      "    grijs: [voorzieningen, dubbel, vervangen, standaarden]\n"
	      "    uitleg: Met zo weinig componenten is er te weinig om op te oordelen.\n",
		file);
	done(file);
}

static void write_monitor(const char *content)
{
	FILE *file = create("%s/monitors/land/monitor.yaml", content);

	fputs("titel: Monitor van een land\nafkorting: MvL\n"
	      "omschrijving: Hoe gemeenten die niet bestaan ervoor staan.\n"
	      "doel: Meten hoe snel het gaat.\nbron: Verzonnen.\n"
	      "collectie: gemeenten\nkaarten: producten\n",
		file);
	done(file);
}

/* ---- Measurements ---- */

static void write_value(FILE *file, uint64_t *state, unsigned i, struct day day)
{
	static const char *const choices[] = {"actief", "technisch", "geen"};

	switch (indicators[i].kind) {
	case PERCENTAGE:
		fprintf(file, "%u,%u\n", 30 + next(state, 70), next(state, 10));
		break;
	case GRADE:
		fprintf(file, "%u,%02u\n", 5 + next(state, 4), next(state, 100));
		break;
	case COUNT:
		fprintf(file, "%u\n", next(state, 40));
		break;
	case STARS:
		fprintf(file,
			"\n    waarde: %u\n    componenten: %u\n    wijziging: ", next(state, 6),
			20 + next(state, 100));
		write_date(file, day, next(state, 8));
		break;
	case YES_NO:
		fprintf(file, "%s\n", next(state, 3) ? "ja" : "nee");
		break;
	case CHOICE:
		fprintf(file, "%s\n", choices[next(state, 3)]);
		break;
	case MONTHS:
		write_date(file, day, next(state, 24));
		break;
	}
}

/* Some rows of the tables, from the one numbered first on. */
static void write_rows(FILE *file, uint64_t *state, unsigned first, unsigned more)
{
	fputs("tabellen:\n", file);
	for (unsigned t = 0; t < TABLES; t++) {
		fprintf(file, "  %s:\n", tables[t].id);
		for (unsigned row = first; row < first + tables[t].rows + more; row++)
			fprintf(file, "    - %s nummer %u | %u\n", tables[t].columns[0], row,
				next(state, 100));
	}
}

static void write_measurement(const char *content, struct day day, unsigned subject)
{
	uint64_t state = (uint64_t)subject * 2654435761u + day.year * 12 + day.month;
	FILE *file = create("%s/monitors/land/metingen/%u-%02u-01/verzonnen-%04u.yaml", content,
		day.year, day.month, subject);

	fprintf(file, "editie: '%u.0'\n", day.edition);
	if (subject % 10 == 0)
		fputs("toelichting: Dit kwartaal is er veel veranderd in deze gemeente.\n", file);
	fputs("waarden:\n", file);
	for (unsigned i = 0; i < INDICATORS; i++) {
		unsigned chance = next(&state, 20);

		fprintf(file, "  %s: ", indicators[i].id);
		if (chance == 0 && indicators[i].kind != STARS)
			fputs("'-'\n", file);
		else if (chance == 1 && indicators[i].kind == YES_NO)
			fputs("nvt\n", file);
		else
			write_value(file, &state, i, day);
	}
	if (subject % 3 == 0)
		write_rows(file, &state, subject % 5, 0);
	done(file);
}

static void write_national(const char *content, struct day day)
{
	uint64_t state = day.year * 12 + day.month;
	FILE *file = create("%s/monitors/land/metingen/%u-%02u-01/_landelijk.yaml", content,
		day.year, day.month);

	fprintf(file, "editie: '%u.0'\nwaarden:\n", day.edition);
	for (unsigned i = 0; i < INDICATORS; i++)
		switch (indicators[i].comparator) {
		case MEAN:
		case NUMBER:
			fprintf(file, "  %s: ", indicators[i].id);
			if (indicators[i].kind == PERCENTAGE || indicators[i].kind == GRADE)
				write_value(file, &state, i, day);
			else
				fprintf(file, "%u\n", 100 + next(&state, 250));
			break;
		case GROUP:
			fprintf(file, "  %s:\n    per_groep:\n", indicators[i].id);
			for (unsigned stars = 0; stars <= 5; stars++)
				fprintf(file, "      '%u': %u,%u\n", stars, 5 + stars * 5,
					next(&state, 10));
			break;
		default:
			if (indicators[i].kind == MONTHS)
				fprintf(file, "  %s:\n    termijn: 12\n", indicators[i].id);
		}
	/* The country has all rows that any subject has. */
	write_rows(file, &state, 0, 4);
	done(file);
}

static void write_days(const char *content, unsigned subjects, unsigned dates)
{
	for (unsigned i = 0; i < dates; i++) {
		struct day day = nth_day(i, dates);

		make_folder("%s/monitors/land/metingen/%u-%02u-01", content, day.year, day.month);
		write_national(content, day);
		for (unsigned subject = 0; subject < subjects; subject++)
			write_measurement(content, day, subject);
	}
}

int main(int argc, char **argv)
{
	unsigned long subjects, dates;

	if (argc != 4 || (subjects = strtoul(argv[2], NULL, 10)) < 1 || subjects > 9999 ||
		(dates = strtoul(argv[3], NULL, 10)) < 2 || dates > 100) {
		fprintf(stderr, "usage: make_monitor CONTENT SUBJECTS DATES\n");
		return 2;
	}
	make_folder("%s/gemeenten", argv[1]);
	make_folder("%s/monitors", argv[1]);
	make_folder("%s/monitors/land", argv[1]);
	make_folder("%s/monitors/land/edities", argv[1]);
	make_folder("%s/monitors/land/metingen", argv[1]);
	write_subjects(argv[1], (unsigned)subjects);
	write_monitor(argv[1]);
	write_edition(argv[1], nth_day(0, (unsigned)dates));
	write_edition(argv[1], nth_day((unsigned)dates / 2, (unsigned)dates));
	write_days(argv[1], (unsigned)subjects, (unsigned)dates);
	return 0;
}
