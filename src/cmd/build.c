/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak build: content/ and a theme into an output folder. */
#include <stdio.h>
#include <unistd.h>

#include "cmd/common.h"
#include "cmd/opt.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};

static const struct opt options[] = {
	SITE_OPTION_DIRECTORY(arguments),
	SITE_OPTION_REF(arguments),
	{OPT_STRING, 'o', "output", "DIR",
		{"Waar de site komt (nu: public in de map van -C).",
			"Where the site goes (default: public in the folder of -C)."},
		&arguments.output},
	SITE_OPTION_JOBS(arguments),
	{OPT_STRING, 0, "base-url", "URL",
		{"Het adres van de site, in plaats van dat in site.yaml.",
			"The address of the site, instead of the one in site.yaml."},
		&arguments.base_url},
	SITE_OPTION_THEMES(arguments),
	SITE_OPTION_FORMAT(arguments),
	SITE_OPTION_LANG(arguments),
	SITE_OPTION_QUIET(arguments),
	{.kind = OPT_END},
};

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

	cmd_print_counts(&site->diags, lang, stdout);
	if (touched)
		printf(lang == LANG_NL ? "; het schrijven naar %s is niet afgemaakt (%zu bestanden "
					 "wel): bouw opnieuw\n"
				       : "; writing to %s was not finished (%zu files were): "
					 "build again\n",
			folder, touched);
	else if (access(folder, F_OK))
		printf(lang == LANG_NL ? "; er is niets geschreven\n" : "; nothing was written\n");
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

	cmd_print_made(site, &arguments, format);
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

	if (!opt_parse(&command_build, argc, argv, &code))
		return code;
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
	run, options};
