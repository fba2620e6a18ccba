/* SPDX-License-Identifier: EUPL-1.2 */
/* What commands share: the options of a site, and how its diagnostics reach people. */
#ifndef CMD_COMMON_H
#define CMD_COMMON_H

#include <stdio.h>

#include "base/diag.h"
#include "base/suggest.h"
#include "cmd/cmd.h"
#include "site.h"

/* The options of commands that open a site. */
struct site_arguments {
	const char *dir, *ref, *output, *themes, *base_url, *format, *lang;
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
#define SITE_OPTION_REF(arguments)                                                                 \
	{                                                                                          \
		OPT_STRING, 0, "ref", "REV",                                                       \
			{"Lees deze commit, branch of tag (REVISIE:MAP: die map).",                \
				"Read this commit, branch or tag (REV:FOLDER: that folder)."},     \
			&(arguments).ref                                                           \
	}
#define SITE_OPTION_JOBS(arguments)                                                                \
	{                                                                                          \
		OPT_NUMBER, 'j', "jobs", "N",                                                      \
			{"Hoeveel threads (nu: een per processor).",                               \
				"How many threads (default: one a processor)."},                   \
			&(arguments).threads                                                       \
	}
#define SITE_OPTION_THEMES(arguments)                                                              \
	{                                                                                          \
		OPT_STRING, 0, "themes", "DIR",                                                    \
			{"Waar thema's staan die de site zelf niet heeft.",                        \
				"Where themes are that the site itself does not have."},           \
			&(arguments).themes                                                        \
	}
#define SITE_OPTION_FORMAT(arguments)                                                              \
	{                                                                                          \
		OPT_CHOICE, 0, "format", "F",                                                      \
			{"Vorm van de meldingen: text, gnu, github, gitlab of json.",              \
				"Format of messages: text, gnu, github, gitlab or json."},         \
			ONE_OF((arguments).format, OPT_DIAG_FORMATS)                               \
	}
#define SITE_OPTION_LANG(arguments)                                                                \
	{                                                                                          \
		OPT_CHOICE, 0, "lang", "L",                                                        \
			{"Taal van de meldingen: nl of en (nu: die van de site).",                 \
				"Language of messages: nl or en (default: that of the site)."},    \
			ONE_OF((arguments).lang, OPT_LANGS)                                        \
	}
#define SITE_OPTION_QUIET(arguments)                                                               \
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
/* The same without freezing, for who needs the content only. */
int cmd_load_site(
	struct site *site, const struct site_arguments *arguments, enum diag_format *format);
/* Says on stderr why the commit cannot be read; the exit code. */
int cmd_print_fault(const struct source_fault *fault, const struct site_arguments *arguments);
/* Checks words such as the language, for who opens the site itself. EXIT_FINE to go on. */
int cmd_site_options(const struct site_arguments *arguments, struct site_options *options);
/* The language that a site's messages are shown in. */
enum lang cmd_site_lang(const struct site *site, const struct site_arguments *arguments);
/* Sorts and prints all diagnostics; notes only when asked, or in formats for programs. */
void cmd_print_diags(struct site *site, const struct site_arguments *arguments,
	enum diag_format format, bool notes);
/*
 * The same for who makes a site, but of many addresses that vanish as text only the first
 * in full.
 */
void cmd_print_made(
	struct site *site, const struct site_arguments *arguments, enum diag_format format);
/* Likewise for what is not about the site as it is. */
void cmd_print_other_diags(struct diags *diags, const struct site *site,
	const struct site_arguments *arguments, enum diag_format format);
/* "2 fouten, 1 waarschuwing" */
void cmd_print_counts(const struct diags *diags, enum lang lang, FILE *out);
/* Says on stderr why the folder of the site cannot be read; the exit code. */
int cmd_no_folder(const char *dir, int error, enum lang lang);
/* What the system says went wrong, in the words that messages have for it. */
const char *cmd_errno(int error, enum lang lang);
/* Whether stdout is a terminal that wants colours. */
bool cmd_wants_colour(void);

/* ---- Words that name something of the site ---- */

/* What a word on the command line may be. Starts as {.wanted = word}. */
struct choices {
	struct str wanted;
	struct suggest suggest;
	VEC(struct str) known; /* to be listed */
	struct arena arena;
};

struct choices choices_for(const char *wanted);
void choices_offer(struct choices *choices, struct str known);
/*
 * Says on stderr that what (a monitor, by language) does not exist, what was probably meant and
 * what there is, and forgets the choices. EXIT_USAGE.
 */
int choices_report(
	struct choices *choices, const char *command, enum lang lang, const char *const what[2]);
/* The monitor of that id; NULL, which has been said, if there is none. */
const struct monitor *cmd_monitor(
	const struct site *site, const char *command, const char *id, enum lang lang);
/* A date in either notation; false, which has been said, if it is none. */
bool cmd_date(const char *command, const char *word, enum lang lang, struct date *date);

#endif
