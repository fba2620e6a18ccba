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
		lang == LANG_NL ? "“kaartenbak help OPDRACHT” toont de opties van een opdracht."
				: "“kaartenbak help COMMAND” shows the options of a command.");
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

/* As "kaartenbak -C site build": the order of other programs. */
static int report_option_first(const char *word)
{
	fprintf(stderr,
		cmd_lang() == LANG_NL
			? "kaartenbak: eerst de opdracht, dan pas opties: %s\n"
			  "Zo: kaartenbak OPDRACHT %s\n"
			: "kaartenbak: the command comes first, and then options: %s\n"
			  "Like this: kaartenbak COMMAND %s\n",
		word, word);
	return EXIT_USAGE;
}

/* The menu is for who has no idea; who mistyped a name is told that name. */
static int report_unknown(const char *before, const char *name)
{
	bool dutch = cmd_lang() == LANG_NL;
	struct suggest suggest = suggest_for(str_from(name));

	for (size_t i = 0; i < COMMANDS; i++)
		suggest_offer(&suggest, str_from(commands[i]->name));
	fprintf(stderr,
		dutch ? "kaartenbak: onbekende opdracht: %s\n"
		      : "kaartenbak: unknown command: %s\n",
		name);
	if (suggest.best.n)
		fprintf(stderr,
			dutch ? "Bedoelt u “kaartenbak %s%.*s”?\n"
			      : "Did you mean “kaartenbak %s%.*s”?\n",
			before, STR_ARG(suggest.best));
	else
		print_help(stderr);
	return EXIT_USAGE;
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

static bool is_help(const char *word)
{
	return !strcmp(word, "help") || !strcmp(word, "--help") || !strcmp(word, "-h");
}

/* How many of the words are --lang and its value, which may stand before a command too. */
static int count_lang(int argc, char **argv)
{
	int n = 0;

	while (n < argc) {
		if (!strncmp(argv[n], "--lang=", 7))
			n++;
		else if (!strcmp(argv[n], "--lang") && n + 1 < argc)
			n += 2;
		else
			break;
	}
	return n;
}

/* Of all commands, or of the one that is named. */
static int help(int argc, char **argv)
{
	int skip = count_lang(argc, argv);
	const char *name = skip < argc ? argv[skip] : "help";
	const struct command *command = find_command(name);
	char word[] = "--help", *words[] = {word};

	if (command)
		return command->run(1, words);
	if (*name != '-' && !is_help(name))
		return report_unknown("help ", name);
	print_help(stdout);
	return EXIT_FINE;
}

static int run(int argc, char **argv)
{
	int skip = count_lang(argc, argv);
	char *name = skip < argc ? argv[skip] : NULL;
	const struct command *command;

	if (!name) {
		print_help(stdout);
		return EXIT_USAGE;
	}
	/* The name goes first, and what stood before it behind it. */
	memmove(argv + 1, argv, (size_t)skip * sizeof(*argv));
	command = find_command(name);
	if (command)
		return command->run(argc - 1, argv + 1);
	if (is_help(name))
		return help(argc - 1, argv + 1);
	if (!strcmp(name, "--version")) {
		printf("kaartenbak %s\n", KAARTENBAK_VERSION);
		return EXIT_FINE;
	}
	return *name == '-' ? report_option_first(name) : report_unknown("", name);
}

int main(int argc, char **argv)
{
	if (argc < 1)
		return EXIT_USAGE;
	cmd_ask_lang(argc - 1, argv + 1);
	return finish(run(argc - 1, argv + 1));
}
