/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands, as a table. */
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "cmd/cmd.h"

static const struct command *const commands[] = {
	&command_build,
	&command_check,
	&command_serve,
	&command_explain,
	&command_new,
	&command_fmt,
	&command_gaps,
	&command_import,
	&command_diff,
	&command_publish,
	&command_headers,
	&command_schema,
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static void print_help(FILE *out)
{
	enum lang lang = cmd_lang();

	fprintf(out, "kaartenbak %s\n\n", KAARTENBAK_VERSION);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  kaartenbak %-8s %s\n", commands[i]->name,
			commands[i]->summary[lang]);
	fprintf(out, "\n%s\n",
		lang == LANG_NL ? "“kaartenbak OPDRACHT --help” toont de opties."
				: "“kaartenbak COMMAND --help” shows the options.");
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

/* The menu is for who has no idea; who mistyped a name is told that name. */
static void report_unknown(const char *name)
{
	bool dutch = cmd_lang() == LANG_NL;
	struct suggest suggest = suggest_for(str_from(name));

	for (size_t i = 0; i < COMMANDS; i++)
		suggest_offer(&suggest, str_from(commands[i]->name));
	fprintf(stderr,
		dutch ? "kaartenbak: onbekende opdracht: %s\n"
		      : "kaartenbak: unknown command: %s\n",
		name);
	if (!suggest.best.n) {
		print_help(stderr);
		return;
	}
	fprintf(stderr,
		dutch ? "Bedoelt u “kaartenbak %.*s”?\n" : "Did you mean “kaartenbak %.*s”?\n",
		STR_ARG(suggest.best));
}

/* What was said must have arrived, for who goes by it: the file or pipe may be full. */
static int finish(int code)
{
	if (!fflush(stdout) && !ferror(stdout))
		return code;
	fprintf(stderr, cmd_lang() == LANG_NL ? "kaartenbak: kan de meldingen niet wegschrijven\n"
					      : "kaartenbak: cannot write the messages\n");
	return EXIT_SYSTEM;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";
	const struct command *command = find_command(name);

	if (command)
		return finish(command->run(argc - 2, argv + 2));
	if (!strcmp(name, "--version")) {
		printf("kaartenbak %s\n", KAARTENBAK_VERSION);
		return EXIT_FINE;
	}
	if (!strcmp(name, "--help") || !strcmp(name, "-h") || !strcmp(name, "help")) {
		print_help(stdout);
		return argc > 1 ? EXIT_FINE : EXIT_USAGE;
	}
	report_unknown(name);
	return EXIT_USAGE;
}
