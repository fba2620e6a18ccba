/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * make_site CONTENT COUNT
 *
 * Fills CONTENT/producten with COUNT cards of about 700 bytes, for measuring: headings, lists,
 * links between cards, and the terms of CONTENT/begrippen. The same arguments give the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TERMS = 100, MAX_ID = 64, MAX_PATH = 4096 };

struct terms {
	char id[MAX_TERMS][MAX_ID];
	unsigned n;
};

static const char *const words[] = {"gemeente", "inwoner", "dienst", "gegevens", "standaard",
	"register", "koppeling", "leverancier", "beheer", "afspraak", "informatie", "toegang",
	"ondernemer", "regeling", "aanvraag", "zaak", "archief", "netwerk", "kennis", "praktijk",
	"overeenkomst", "voorziening", "uitvoering", "ondersteuning", "samenwerking", "privacy",
	"veiligheid", "openbaar", "digitaal", "landelijk"};

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

/* The ids of a vocabulary, from its lines "  - id: x". */
static void read_terms(struct terms *terms, const char *content, const char *name)
{
	char path[MAX_PATH], line[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/begrippen/%s.yaml", content, name);
	file = fopen(path, "r");
	if (!file)
		fail(path);
	while (terms->n < MAX_TERMS && fgets(line, sizeof(line), file))
		if (sscanf(line, " - id: %63[a-z0-9-]", terms->id[terms->n]) == 1)
			terms->n++;
	fclose(file);
	if (terms->n == 0) {
		fprintf(stderr, "%s: no terms\n", path);
		exit(3);
	}
}

static void sentence(FILE *file, uint64_t *state, unsigned length)
{
	const unsigned count = sizeof(words) / sizeof(words[0]);

	fprintf(file, "De %s", words[next(state, count)]);
	for (unsigned i = 1; i < length; i++)
		fprintf(file, "%s %s", i % 3 == 2 ? " van de" : "", words[next(state, count)]);
	fprintf(file, ".");
}

static void body(FILE *file, uint64_t *state, unsigned count)
{
	unsigned first = next(state, count), second = next(state, count);

	fprintf(file, "\n## Wat is het?\n\n");
	sentence(file, state, 8);
	fprintf(file, " Zie ook [kaart %u](kaart-%06u.md).\n\n", first, first);
	for (int i = 0; i < 3; i++) {
		fprintf(file, "- ");
		sentence(file, state, 4);
		fprintf(file, "\n");
	}
	fprintf(file, "\n## Wat heeft uw gemeente eraan?\n\n");
	sentence(file, state, 7);
	fprintf(file, " **Let op:** lees ook [kaart %u](kaart-%06u.md).\n", second, second);
}

static void write_card(const char *content, const struct terms *terms, unsigned i, unsigned count)
{
	uint64_t state = i * 2654435761u + 1;
	unsigned month, day;
	char path[MAX_PATH];
	FILE *file;

	snprintf(path, sizeof(path), "%s/producten/kaart-%06u.md", content, i);
	file = fopen(path, "w");
	if (!file)
		fail(path);
	fprintf(file, "---\ntitel: Kaart %u\n", i);
	fprintf(file, "categorie: %s\n", terms[0].id[next(&state, terms[0].n)]);
	fprintf(file, "type: %s\n", terms[1].id[next(&state, terms[1].n)]);
	fprintf(file, "fase: %s\n", terms[2].id[next(&state, terms[2].n)]);
	fprintf(file, "samenvatting: ");
	sentence(file, &state, 6);
	month = 1 + next(&state, 10);
	day = 1 + next(&state, 28);
	fprintf(file, "\nzie_ook: [kaart-%06u]\n", (i + 1) % count);
	fprintf(file, "bijgewerkt: 2026-%02u-%02u\n---\n", month, day);
	body(file, &state, count);
	if (fclose(file) != 0)
		fail(path);
}

int main(int argc, char **argv)
{
	static struct terms terms[3];
	unsigned long count;

	if (argc != 3 || (count = strtoul(argv[2], NULL, 10)) < 2 || count > 1000000) {
		fprintf(stderr, "usage: make_site CONTENT COUNT\n");
		return 2;
	}
	read_terms(&terms[0], argv[1], "categorieen");
	read_terms(&terms[1], argv[1], "types");
	read_terms(&terms[2], argv[1], "fasen");
	for (unsigned i = 0; i < count; i++)
		write_card(argv[1], terms, i, (unsigned)count);
	return 0;
}
