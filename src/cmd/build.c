/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak build: content/ and a theme into an output folder. */
#include <stdio.h>

#include "cmd/common.h"
#include "cmd/opt.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};

static const struct opt options[] = {
	{OPT_STRING, 'C', "directory", "DIR",
		{"De map waarin content/ en themes/ staan (nu: hier).",
			"The folder that holds content/ and themes/ (default: here)."},
		&arguments.dir},
	{OPT_STRING, 'o', "output", "DIR",
		{"Waar de site komt (nu: public in de map van -C).",
			"Where the site goes (default: public in the folder of -C)."},
		&arguments.output},
	{OPT_NUMBER, 'j', "jobs", "N",
		{"Hoeveel threads (nu: een per processor).",
			"How many threads (default: one a processor)."},
		&arguments.threads},
	{OPT_STRING, 0, "base-url", "URL",
		{"Het adres van de site, in plaats van dat in site.yaml.",
			"The address of the site, instead of the one in site.yaml."},
		&arguments.base_url},
	{OPT_STRING, 0, "themes", "DIR",
		{"Waar thema's staan die de site zelf niet heeft.",
			"Where themes are that the site itself does not have."},
		&arguments.themes},
	{OPT_STRING, 0, "format", "F",
		{"Vorm van de meldingen: text, gnu, github, gitlab of json.",
			"Format of messages: text, gnu, github, gitlab or json."},
		&arguments.format},
	{OPT_STRING, 0, "lang", "L",
		{"Taal van de meldingen: nl of en (nu: die van de site).",
			"Language of messages: nl or en (default: that of the site)."},
		&arguments.lang},
	{OPT_FLAG, 'q', "quiet", NULL,
		{"Zeg niets als alles goed gaat.", "Say nothing when all is well."},
		&arguments.quiet},
	{.kind = OPT_END},
};

static const struct opt *build_options(void)
{
	return options;
}

static void print_report(const struct output_report *report, const char *folder, enum lang lang)
{
	if (lang == LANG_NL)
		printf("%s: %zu pagina's en %zu andere bestanden; %zu geschreven, %zu ongewijzigd, "
		       "%zu verwijderd\n",
			folder, report->pages, report->files - report->pages, report->written,
			report->unchanged, report->removed);
	else
		printf("%s: %zu pages and %zu other files; %zu written, %zu unchanged, "
		       "%zu removed\n",
			folder, report->pages, report->files - report->pages, report->written,
			report->unchanged, report->removed);
}

static void print_failure(const struct site *site, const struct output_report *report,
	const char *folder, enum lang lang)
{
	size_t touched = report->written + report->removed;

	cmd_print_counts(site, lang, stdout);
	if (touched)
		printf(lang == LANG_NL ? "; het schrijven naar %s is niet afgemaakt (%zu bestanden "
					 "wel): bouw opnieuw\n"
				       : "; writing to %s was not finished (%zu files were): "
					 "build again\n",
			folder, touched);
	else
		printf(lang == LANG_NL ? "; er is niets geschreven, %s is zoals het was\n"
				       : "; nothing was written, %s is as it was\n",
			folder);
}

static int build(struct site *site, enum diag_format format)
{
	struct output_report report;
	bool ok = site_render(site, &report);
	enum lang lang = cmd_site_lang(site, &arguments);
	bool text = format == DIAG_FORMAT_TEXT;

	cmd_print_diags(site, &arguments, format, false);
	if (text && ok && !arguments.quiet)
		print_report(&report, arguments.output, lang);
	if (text && !ok)
		print_failure(site, &report, arguments.output, lang);
	return diags_exit_code(&site->diags);
}

static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	char output[4096];
	int code;

	switch (opt_parse(&command_build, argc, argv)) {
	case OPT_HELP:
		return EXIT_FINE;
	case OPT_WRONG:
		return EXIT_USAGE;
	default:
		break;
	}
	if (!arguments.output)
		arguments.output = cmd_default_output(&arguments, output, sizeof(output));
	code = cmd_open_site(&site, &arguments, &format);
	if (code)
		return code;
	code = build(&site, format);
	site_release(&site);
	return code;
}

const struct command command_build = {"build",
	{"Maakt de site van content/ en een thema.", "Makes the site of content/ and a theme."},
	run, build_options};
