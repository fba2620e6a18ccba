/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak import: a table of figures into measurement files of a monitor. */
#include "import/import.h"

#include <stdio.h>

#include "cmd/common.h"
#include "cmd/opt.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static const char *monitor_id, *file, *date, *edition;
static bool wants_wide, wants_long, replace, dry_run, verbose;

static const struct opt options[] = {
	{OPT_WORD, 0, "MONITOR", NULL,
		{"Van welke monitor de cijfers zijn.", "The monitor that the figures are of."},
		&monitor_id},
	{OPT_WORD, 0, "FILE", NULL,
		{"De tabel: CSV met komma's, puntkomma's of tabs.",
			"The table: CSV with commas, semicolons or tabs."},
		&file},
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_STRING, 0, "date", "DATE",
		{"De dag van de meting, voor rijen zonder datum.",
			"The day of the measurement, for rows without a date."},
		&date},
	{OPT_STRING, 0, "edition", "ID",
		{"De editie van de methode (nu: die van de dag).",
			"The edition of the method (default: that of the day)."},
		&edition},
	{OPT_FLAG, 0, "wide", NULL,
		{"Elke rij is een deelnemer, elke kolom een indicator.",
			"Each row is a subject, each column an indicator."},
		&wants_wide},
	{OPT_FLAG, 0, "long", NULL,
		{"Elke rij is een cijfer (nu: wat de kolommen zeggen).",
			"Each row is a figure (default: what the columns tell)."},
		&wants_long},
	{OPT_FLAG, 0, "replace", NULL,
		{"Zet cijfers in bestanden die er al zijn; wat de tabel niet noemt, blijft.",
			"Put figures into files that are there; what the table does not name "
			"stays."},
		&replace},
	{OPT_FLAG, 'n', "dry-run", NULL,
		{"Toon wat er zou gebeuren en schrijf niets.",
			"Show what would be done and write nothing."},
		&dry_run},
	{OPT_FLAG, 'v', "verbose", NULL,
		{"Noem elk bestand; met --dry-run ook wat erin komt.",
			"Name every file; with --dry-run also what goes into it."},
		&verbose},
	SITE_OPTION_FORMAT(arguments),
	SITE_OPTION_LANG(arguments),
	SITE_OPTION_QUIET(arguments),
	{.kind = OPT_END},
};

/* ---- What is told ---- */

static const char *const actions[][2] = {
	[IMPORT_CREATE] = {"nieuw", "new"},
	[IMPORT_REPLACE] = {"vervangen", "replaced"},
	[IMPORT_UNCHANGED] = {"ongewijzigd", "unchanged"},
};

static void print_content(struct str content)
{
	while (content.n) {
		size_t n = str_find_char(content, '\n');

		printf("    %.*s\n", (int)n, content.p);
		content = str_from_index(content, n + 1);
	}
}

static const char *figures_word(size_t n, enum lang lang)
{
	static const char *const words[][2] = {{"cijfer", "figure"}, {"cijfers", "figures"}};

	return words[n != 1][lang];
}

/* "2 cijfers nieuw, 1 vervangen, 29 blijven": what becomes of the figures of a file. */
static void print_figures(const struct import_file *planned, enum lang lang)
{
	static const char *const words[][2] = {
		{"nieuw", "new"}, {"vervangen", "replaced"}, {"blijven", "kept"}};
	const size_t counts[] = {planned->added, planned->replaced, planned->kept};
	bool first = true;

	if (planned->action != IMPORT_REPLACE) {
		size_t n = planned->added + planned->kept;

		printf("%zu %s", n, figures_word(n, lang));
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		/* Where only a remark changes, 0 are replaced. */
		if (!counts[i] && (i != 1 || planned->added))
			continue;
		if (first)
			printf("%zu %s %s", counts[i], figures_word(counts[i], lang),
				words[i][lang]);
		else
			printf(", %zu %s", counts[i], words[i][lang]);
		first = false;
	}
}

/* Files that change are always named: somebody wrote what is in them. */
static void print_files(const struct import *import, enum lang lang)
{
	vec_each (const struct import_file, it, &import->files) {
		if (!dry_run && !verbose && it->action != IMPORT_REPLACE)
			continue;
		printf("%-11s  %.*s  (", actions[it->action][lang], STR_ARG(it->path));
		print_figures(it, lang);
		printf(")\n");
		if (dry_run && verbose && it->action != IMPORT_UNCHANGED)
			print_content(it->content);
	}
}

static void print_sum(const struct import *import, enum lang lang)
{
	size_t counts[3] = {0};

	vec_each (const struct import_file, it, &import->files)
		counts[it->action]++;
	printf(lang == LANG_NL ? "%zu nieuw, %zu vervangen, %zu ongewijzigd%s\n"
			       : "%zu new, %zu replaced, %zu unchanged%s\n",
		counts[IMPORT_CREATE], counts[IMPORT_REPLACE], counts[IMPORT_UNCHANGED],
		!dry_run          ? ""
		: lang == LANG_NL ? "; er is niets geschreven (--dry-run)"
				  : "; nothing was written (--dry-run)");
}

/* What is on the disk now, after a fault. */
static void print_failure(const struct import *import, const struct diags *diags, enum lang lang)
{
	size_t written = 0;

	vec_each (const struct import_file, it, &import->files)
		written += it->written;
	cmd_print_counts(diags, lang, stdout);
	if (!written) {
		printf(lang == LANG_NL ? "; er is niets geschreven\n" : "; nothing was written\n");
		return;
	}
	printf(lang == LANG_NL ? "; niet alles is geschreven, dit wel:\n"
			       : "; not all was written, but this was:\n");
	vec_each (const struct import_file, it, &import->files)
		if (it->written)
			printf("  %.*s\n", STR_ARG(it->path));
}

static void print_site_errors(const struct site *site, enum lang lang)
{
	if (!site->diags.errors)
		return;
	cmd_print_counts(&site->diags, lang, stdout);
	printf(lang == LANG_NL ? " in de site zelf; “kaartenbak check” toont ze\n"
			       : " in the site itself; “kaartenbak check” shows them\n");
}

/* ---- Doing it ---- */

static const struct edition *find_edition(const struct monitor *monitor, enum lang lang)
{
	static const char *const what[] = {"de editie", "edition"};
	const struct edition *found = monitor_edition(monitor, str_from(edition));
	struct choices choices = choices_for(edition);

	if (found)
		return found;
	vec_each (struct edition *const, it, &monitor->editions)
		choices_offer(&choices, (*it)->id);
	choices_report(&choices, command_import.name, lang, what);
	return NULL;
}

/* The words of the command line as what they name; false, which has been said, if one is wrong. */
static bool find_words(
	const struct site *site, enum lang lang, struct import_options *import_options)
{
	*import_options = (struct import_options){.model = &site->model,
		.source = site->source,
		.form = wants_wide   ? IMPORT_WIDE
			: wants_long ? IMPORT_LONG
				     : IMPORT_AUTO,
		.replace = replace};
	if (date && !cmd_date(command_import.name, date, lang, &import_options->date))
		return false;
	import_options->monitor = cmd_monitor(site, command_import.name, monitor_id, lang);
	if (!import_options->monitor)
		return false;
	if (edition)
		import_options->edition = find_edition(import_options->monitor, lang);
	return !edition || import_options->edition;
}

static int import(struct site *site, enum diag_format format, enum lang lang,
	const struct import_options *import_options)
{
	struct diags diags = DIAGS_INIT;
	struct import plan;
	bool text = format == DIAG_FORMAT_TEXT;
	bool ok = import_plan(&plan, import_options, str_from(file), &diags);
	int code;

	if (ok && !dry_run)
		ok = import_write(&plan, arguments.dir, &diags);
	cmd_print_other_diags(&diags, site, &arguments, format);
	if (text && !ok)
		print_failure(&plan, &diags, lang);
	if (text && ok && (dry_run || verbose || !arguments.quiet))
		print_files(&plan, lang);
	if (text && ok && !arguments.quiet)
		print_sum(&plan, lang);
	if (text && !arguments.quiet)
		print_site_errors(site, lang);
	code = diags_exit_code(&diags);
	import_release(&plan);
	diags_release(&diags);
	return code;
}

static int import_into(struct site *site, enum diag_format format)
{
	struct import_options import_options;
	enum lang lang = cmd_site_lang(site, &arguments);

	if (!site->model.settings.text) {
		cmd_print_diags(site, &arguments, format, false);
		return diags_exit_code(&site->diags);
	}
	model_link(&site->model, &site->diags);
	if (!find_words(site, lang, &import_options))
		return EXIT_USAGE;
	return import(site, format, lang, &import_options);
}

static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	int code;

	if (!opt_parse(&command_import, argc, argv, &code))
		return code;
	if (wants_wide && wants_long) {
		fprintf(stderr, "kaartenbak import: %s\n",
			cmd_lang() == LANG_NL ? "kies --wide of --long"
					      : "choose --wide or --long");
		return EXIT_USAGE;
	}
	code = cmd_load_site(&site, &arguments, &format);
	if (code)
		return code;
	code = import_into(&site, format);
	site_release(&site);
	return code;
}

const struct command command_import = {"import",
	{"Maakt meetbestanden van een tabel met cijfers.",
		"Makes measurement files of a table of figures."},
	run, options};
