/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak check: everything that build would say, and more, without writing a thing. */
#include <stdio.h>

#include "cmd/common.h"
#include "cmd/opt.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};

static const struct opt options[] = {
	SITE_OPTION_DIRECTORY(arguments),
	SITE_OPTION_REF(arguments),
	{OPT_STRING, 'o', "output", "DIR",
		{"De site van de vorige bouw, om verdwenen adressen te vinden.",
			"The site of the last build, to find addresses that vanished."},
		&arguments.output},
	SITE_OPTION_JOBS(arguments),
	SITE_OPTION_THEMES(arguments),
	SITE_OPTION_FORMAT(arguments),
	SITE_OPTION_LANG(arguments),
	SITE_OPTION_QUIET(arguments),
	{.kind = OPT_END},
};

static void print_unpublished(size_t n, const char *one, const char *many, bool *first)
{
	if (!n)
		return;
	printf("%s%zu %s", *first ? "" : ", ", n, n == 1 ? one : many);
	*first = false;
}

/* "gemeenten: 2 (en 1 concept, 3 niet openbaar)" */
static void print_collections(const struct site *site, enum lang lang)
{
	bool nl = lang == LANG_NL;

	vec_each (struct collection *, it, &site->model.collections) {
		const struct collection *collection = *it;
		size_t hidden = 0, drafts = collection->records.n - collection->published.n;
		bool first = true;

		vec_each (struct record *, record, &collection->records)
			hidden += (*record)->hidden && !(*record)->draft;
		drafts = drafts > hidden ? drafts - hidden : 0;
		printf("  %.*s: %zu", STR_ARG(collection->id), collection->published.n);
		if (drafts || hidden)
			printf(nl ? " (en " : " (and ");
		print_unpublished(
			drafts, nl ? "concept" : "draft", nl ? "concepten" : "drafts", &first);
		print_unpublished(hidden, nl ? "niet openbaar" : "not public",
			nl ? "niet openbaar" : "not public", &first);
		printf(drafts || hidden ? ")\n" : "\n");
	}
}

/* Cards that say openly that something is not known, for each facet. */
static void print_unclassified(const struct site *site, enum lang lang)
{
	vec_each (struct vocabulary *, vocabulary, &site->model.vocabularies) {
		const struct term *term = (*vocabulary)->unknown;

		if (term && term->records.n)
			printf(lang == LANG_NL ? "  %.*s: %zu nog niet ingedeeld\n"
					       : "  %.*s: %zu not yet classified\n",
				STR_ARG((*vocabulary)->id), term->records.n);
	}
}

/* "3 metingen" */
static void print_counted(size_t n, enum lang lang, const char *const words[2][2])
{
	printf("%zu %s", n, words[lang][n != 1]);
}

/* " van 2 gemeenten op 2 dagen" */
static void print_rounds(const struct monitor *monitor, enum lang lang)
{
	static const char *const days[2][2] = {{"dag", "dagen"}, {"day", "days"}};
	const struct collection *subjects = monitor->subjects;
	size_t n = monitor->histories.n;

	printf(lang == LANG_NL ? " van %zu %.*s op " : " of %zu %.*s on ", n,
		STR_ARG(n == 1 ? subjects->singular : subjects->plural));
	print_counted(monitor->rounds.n, lang, days);
}

/* "mdd: 3 metingen (en 1 niet openbaar) van 2 gemeenten op 2 dagen, 1 editie" */
static void print_monitor(const struct monitor *monitor, enum lang lang)
{
	static const char *const measurements[2][2] = {
		{"meting", "metingen"}, {"measurement", "measurements"}};
	static const char *const editions[2][2] = {{"editie", "edities"}, {"edition", "editions"}};
	size_t n = 0;

	vec_each (struct round *, round, &monitor->rounds)
		n += (*round)->measurements.n;
	printf("  %.*s: ", STR_ARG(monitor->id));
	print_counted(n, lang, measurements);
	if (monitor->all.n > n)
		printf(lang == LANG_NL ? " (en %zu niet openbaar)" : " (and %zu not public)",
			monitor->all.n - n);
	if (n)
		print_rounds(monitor, lang);
	printf(", ");
	print_counted(monitor->editions.n, lang, editions);
	printf("\n");
}

static void print_summary(const struct site *site, enum lang lang)
{
	static const char *const notes[2][2] = {
		{"melding ter info", "meldingen ter info"}, {"note", "notes"}};

	cmd_print_counts(&site->diags, lang, stdout);
	if (site->diags.notes) {
		printf(", ");
		print_counted(site->diags.notes, lang, notes);
	}
	printf("\n");
	print_collections(site, lang);
	vec_each (struct monitor *, monitor, &site->model.monitors)
		print_monitor(*monitor, lang);
	print_unclassified(site, lang);
}

static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	char output[4096];
	int code;

	if (!opt_parse(&command_check, argc, argv, &code))
		return code;
	if (!arguments.output)
		arguments.output = cmd_default_output(&arguments, output, sizeof(output));
	code = cmd_open_site(&site, &arguments, &format);
	if (code)
		return code;
	if (!site.diags.errors)
		model_note_missing(&site.model, &site.diags);
	cmd_print_diags(&site, &arguments, format, format != DIAG_FORMAT_TEXT || !arguments.quiet);
	code = diags_exit_code(&site.diags);
	if (format == DIAG_FORMAT_TEXT && (code || !arguments.quiet))
		print_summary(&site, cmd_site_lang(&site, &arguments));
	site_release(&site);
	return code;
}

const struct command command_check = {"check",
	{"Kijkt alles na zonder iets te schrijven.", "Checks everything and writes nothing."}, run,
	options};
