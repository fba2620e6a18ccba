/* SPDX-License-Identifier: EUPL-1.2 */
/* What commands share: the options of a site, and how its diagnostics reach people. */
#ifndef CMD_COMMON_H
#define CMD_COMMON_H

#include <stdio.h>

#include "base/diag.h"
#include "cmd/cmd.h"
#include "site.h"

/* The options that build and check have in common. */
struct site_arguments {
	const char *dir, *output, *themes, *base_url, *format, *lang;
	size_t threads;
	bool quiet;
};

/* The rows of an option table that are the same for all that open a site, in order of the help. */
#define SITE_OPTION_DIRECTORY(arguments)                                                           \
	{                                                                                          \
		OPT_STRING, 'C', "directory", "DIR",                                               \
			{"De map waarin content/ en themes/ staan (nu: hier).",                    \
				"The folder that holds content/ and themes/ (default: here)."},    \
			&(arguments).dir                                                           \
	}
#define SITE_OPTION_JOBS(arguments)                                                                \
	{                                                                                          \
		OPT_NUMBER, 'j', "jobs", "N",                                                      \
			{"Hoeveel threads (nu: een per processor).",                               \
				"How many threads (default: one a processor)."},                   \
			&(arguments).threads                                                       \
	}
#define SITE_OPTIONS_MESSAGES(arguments)                                                           \
	{OPT_STRING, 0, "themes", "DIR",                                                           \
		{"Waar thema's staan die de site zelf niet heeft.",                                \
			"Where themes are that the site itself does not have."},                   \
		&(arguments).themes},                                                              \
		{OPT_STRING, 0, "format", "F",                                                     \
			{"Vorm van de meldingen: text, gnu, github, gitlab of json.",              \
				"Format of messages: text, gnu, github, gitlab or json."},         \
			&(arguments).format},                                                      \
		{OPT_STRING, 0, "lang", "L",                                                       \
			{"Taal van de meldingen: nl of en (nu: die van de site).",                 \
				"Language of messages: nl or en (default: that of the site)."},    \
			&(arguments).lang},                                                        \
	{                                                                                          \
		OPT_FLAG, 'q', "quiet", NULL,                                                      \
			{"Zeg niets als alles goed is.", "Say nothing when all is well."},         \
			&(arguments).quiet                                                         \
	}

/* "public" in the folder of the site, written into path. */
const char *cmd_default_output(const struct site_arguments *arguments, char *path, size_t size);
/* Checks words such as the format, and loads and freezes the site. EXIT_FINE to go on. */
int cmd_open_site(
	struct site *site, const struct site_arguments *arguments, enum diag_format *format);
/* The language that a site's messages are shown in. */
enum lang cmd_site_lang(const struct site *site, const struct site_arguments *arguments);
/* Sorts and prints all diagnostics; notes only when asked, or in formats for programs. */
void cmd_print_diags(struct site *site, const struct site_arguments *arguments,
	enum diag_format format, bool notes);
/* "2 fouten, 1 waarschuwing" */
void cmd_print_counts(const struct site *site, enum lang lang, FILE *out);

#endif
