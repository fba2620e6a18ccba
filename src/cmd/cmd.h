/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands, one file each. main.c puts them in a table and runs the one that is asked for. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/diag.h"

struct opt;

struct command {
	const char *name;
	const char *summary[2]; /* by enum lang */
	/* Parses argv (behind the name of the command), does the work; the exit code. */
	int (*run)(int argc, char **argv);
	/* Its options, for help; ends with OPT_END. */
	const struct opt *options;
};

enum exit_code { EXIT_FINE = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

extern const struct command command_build, command_check, command_serve, command_explain,
	command_new, command_fmt, command_gaps, command_import, command_diff, command_publish,
	command_headers, command_schema;

/*
 * The language for usage messages, before a site is read: that of --lang, and without one English
 * for an English locale.
 */
enum lang cmd_lang(void);
/* Looks for --lang among all words of the command line, up to "--"; a wrong one is ignored. */
void cmd_ask_lang(int argc, char **argv);

#endif
