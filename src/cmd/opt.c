/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/opt.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cmd/common.h"

enum opt_result { OPT_OK, OPT_HELP, OPT_WRONG };
enum { NUMBER_MAX = 65535 };

static bool is_word(const struct opt *opt)
{
	return opt->kind == OPT_WORD || opt->kind == OPT_WORD_OPTIONAL || opt->kind == OPT_WORDS;
}

static const struct opt *find_letter(const struct opt *table, char letter)
{
	for (; table->kind != OPT_END; table++)
		if (letter && table->letter == letter)
			return table;
	return NULL;
}

static const struct opt *find_name(const struct opt *table, const char *name, size_t n)
{
	for (; table->kind != OPT_END; table++)
		if (!is_word(table) && strlen(table->name) == n && !strncmp(table->name, name, n))
			return table;
	return NULL;
}

/* The next row for a word at or after opt, or the end of the table. */
static const struct opt *next_word(const struct opt *opt)
{
	while (opt->kind != OPT_END && !is_word(opt))
		opt++;
	return opt;
}

/* ---- What words and values are called ---- */

/* The name of a word, or of the value of an option, as help shows it; many are both languages'. */
static const char *shown(const char *name)
{
	static const char *const dutch[][2] = {
		{"COLLECTION", "COLLECTIE"},
		{"DATE", "DATUM"},
		{"DIR", "MAP"},
		{"F", "VORM"},
		{"FILE", "BESTAND"},
		{"KEY=VALUE", "VELD=WAARDE"},
		{"L", "TAAL"},
		{"PORT", "POORT"},
		{"REV", "REVISIE"},
		{"REV1", "REVISIE1"},
		{"REV2", "REVISIE2"},
		{"SUBJECT", "ONDERWERP"},
		{"TITLE", "TITEL"},
	};

	for (size_t i = 0; cmd_lang() == LANG_NL && i < sizeof(dutch) / sizeof(*dutch); i++)
		if (!strcmp(dutch[i][0], name))
			return dutch[i][1];
	return name;
}

static void print_synopsis(const struct command *command, FILE *out)
{
	fprintf(out, "kaartenbak %s", command->name);
	for (const struct opt *opt = next_word(command->options); opt->kind != OPT_END;
		opt = next_word(opt + 1))
		fprintf(out,
			opt->kind == OPT_WORD    ? " %s"
			: opt->kind == OPT_WORDS ? " [%s…]"
						 : " [%s]",
			shown(opt->name));
	fprintf(out, " %s\n", cmd_lang() == LANG_NL ? "[opties]" : "[options]");
}

/* ---- What is wrong ---- */

static void print_wrong(
	const struct command *command, const char *nl, const char *en, const char *word)
{
	fprintf(stderr, "kaartenbak %s: %s: %s\n", command->name, cmd_lang() == LANG_NL ? nl : en,
		word);
}

static enum opt_result see_help(const struct command *command)
{
	fprintf(stderr,
		cmd_lang() == LANG_NL ? "Zie “kaartenbak %s --help”.\n"
				      : "See “kaartenbak %s --help”.\n",
		command->name);
	return OPT_WRONG;
}

static void print_meant(const char *dashes, struct str best)
{
	if (best.n)
		fprintf(stderr,
			cmd_lang() == LANG_NL ? "Bedoelt u “%s%.*s”?\n"
					      : "Did you mean “%s%.*s”?\n",
			dashes, STR_ARG(best));
}

/* n: how much of the word is not its value. */
static enum opt_result unknown_option(const struct command *command, const char *word, size_t n)
{
	size_t dashes = word[1] == '-' ? 2 : 1;
	struct suggest suggest = suggest_for((struct str){word + dashes, n - dashes});

	print_wrong(command, "onbekende optie", "unknown option", word);
	for (const struct opt *opt = command->options; opt->kind != OPT_END; opt++)
		if (!is_word(opt))
			suggest_offer(&suggest, str_from(opt->name));
	suggest_offer(&suggest, STR("help"));
	/* Every option is near to a single letter. */
	if (n > 2)
		print_meant("--", suggest.best);
	return see_help(command);
}

static enum opt_result missing_value(const struct command *command, const struct opt *opt)
{
	fprintf(stderr,
		cmd_lang() == LANG_NL ? "kaartenbak %s: --%s mist een waarde: --%s %s\n"
				      : "kaartenbak %s: --%s lacks a value: --%s %s\n",
		command->name, opt->name, opt->name, shown(opt->argument));
	return see_help(command);
}

static enum opt_result wrong_number(
	const struct command *command, const struct opt *opt, const char *text)
{
	fprintf(stderr,
		cmd_lang() == LANG_NL
			? "kaartenbak %s: --%s kent “%s” niet; kies een getal van 0 tot en met %d\n"
			: "kaartenbak %s: --%s does not know “%s”; choose a number from 0 up to "
			  "%d\n",
		command->name, opt->name, text, NUMBER_MAX);
	return OPT_WRONG;
}

static struct str next_name(struct str *names)
{
	size_t n = str_find_char(*names, ' ');
	struct str name = str_slice(*names, 0, n);

	*names = str_from_index(*names, n + 1);
	return name;
}

int opt_report_choice(const char *command, const char *option, const char *value, const char *names)
{
	bool nl = cmd_lang() == LANG_NL;
	struct suggest suggest = suggest_for(str_from(value));

	for (struct str rest = str_from(names); rest.n;)
		suggest_offer(&suggest, next_name(&rest));
	fprintf(stderr, "kaartenbak%s%s: ", command ? " " : "", command ? command : "");
	fprintf(stderr, nl ? "--%s kent “%s” niet\n" : "--%s does not know “%s”\n", option, value);
	print_meant("", suggest.best);
	fprintf(stderr, nl ? "Kies" : "Choose");
	for (struct str rest = str_from(names), name; rest.n;) {
		name = next_name(&rest);
		fprintf(stderr, " %.*s%s", STR_ARG(name),
			!rest.n                             ? ".\n"
			: str_find_char(rest, ' ') < rest.n ? ","
			: nl                                ? " of"
							    : " or");
	}
	return EXIT_USAGE;
}

static void print_example(const struct command *command)
{
	fprintf(stderr, cmd_lang() == LANG_NL ? "Zo: " : "Like this: ");
	print_synopsis(command, stderr);
}

/* Many a first word is the folder of the site. */
static bool is_site(const char *dir)
{
	struct arena scratch = ARENA_INIT;
	bool is = !access(str_join(&scratch, str_from(dir), STR("/content/site.yaml")).p, F_OK);

	arena_release(&scratch);
	return is;
}

static enum opt_result unexpected_word(const struct command *command, const char *word)
{
	print_wrong(command, "dit woord wordt niet verwacht", "this word is not expected", word);
	if (find_letter(command->options, 'C') && is_site(word))
		fprintf(stderr,
			cmd_lang() == LANG_NL ? "Noem de map van de site zo: -C %s\n"
					      : "Name the folder of the site like this: -C %s\n",
			word);
	else
		print_example(command);
	return see_help(command);
}

static enum opt_result missing_word(const struct command *command, const struct opt *word)
{
	print_wrong(command, "hier ontbreekt een woord", "a word is missing", shown(word->name));
	print_example(command);
	return see_help(command);
}

/* ---- Reading ---- */

static bool set_number(const struct opt *opt, const char *text)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || *end || number > NUMBER_MAX)
		return false;
	*(size_t *)opt->value = number;
	return true;
}

static bool set_choice(const struct opt *opt, const char *text)
{
	const struct opt_choice *choice = opt->value;

	for (struct str rest = str_from(choice->names); rest.n;) {
		if (str_eq(next_name(&rest), str_from(text))) {
			*choice->value = text;
			return true;
		}
	}
	return false;
}

static enum opt_result set(const struct command *command, const struct opt *opt, const char *text)
{
	struct opt_words *words = opt->value;

	switch (opt->kind) {
	case OPT_NUMBER:
		return set_number(opt, text) ? OPT_OK : wrong_number(command, opt, text);
	case OPT_CHOICE:
		if (set_choice(opt, text))
			return OPT_OK;
		opt_report_choice(command->name, opt->name, text,
			((const struct opt_choice *)opt->value)->names);
		return OPT_WRONG;
	case OPT_STRINGS:
	case OPT_WORDS:
		vec_push(&words->arena, &words->list, text);
		return OPT_OK;
	default:
		*(const char **)opt->value = text;
		return OPT_OK;
	}
}

/* Whether it is an option by itself: then it is no value of the one before. */
static bool is_option(const struct command *command, const char *word)
{
	if (word[0] != '-' || !word[1])
		return false;
	if (word[1] == '-')
		return find_name(command->options, word + 2, strlen(word) - 2);
	return !word[2] && find_letter(command->options, word[1]);
}

/* One argument that begins with '-'; may take the next one too. */
static enum opt_result parse_one(const struct command *command, int argc, char **argv, int *i)
{
	const char *word = argv[*i];
	bool is_long = word[1] == '-';
	const char *equals = strchr(word, '=');
	const char *text = is_long ? (equals ? equals + 1 : NULL) : word[2] ? word + 2 : NULL;
	size_t n = equals ? (size_t)(equals - word) : strlen(word);
	const struct opt *opt = is_long ? find_name(command->options, word + 2, n - 2)
					: find_letter(command->options, word[1]);

	if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
		opt_help(command, stdout);
		return OPT_HELP;
	}
	if (!opt)
		return unknown_option(command, word, n);
	if (opt->kind == OPT_FLAG) {
		if (text) {
			print_wrong(command, "deze optie heeft geen waarde",
				"this option takes no value", word);
			return see_help(command);
		}
		*(bool *)opt->value = true;
		return OPT_OK;
	}
	if (!text && *i + 1 < argc && !is_option(command, argv[*i + 1]))
		text = argv[++*i];
	return text ? set(command, opt, text) : missing_value(command, opt);
}

static enum opt_result parse_all(const struct command *command, int argc, char **argv)
{
	const struct opt *word = next_word(command->options);
	bool ended = false;

	for (int i = 0; i < argc; i++) {
		enum opt_result result = OPT_OK;

		if (!ended && !strcmp(argv[i], "--")) {
			ended = true;
		} else if (!ended && argv[i][0] == '-' && argv[i][1]) {
			result = parse_one(command, argc, argv, &i);
		} else if (word->kind == OPT_END) {
			result = unexpected_word(command, argv[i]);
		} else {
			result = set(command, word, argv[i]);
			word = word->kind == OPT_WORDS ? word : next_word(word + 1);
		}
		if (result != OPT_OK)
			return result;
	}
	return word->kind == OPT_WORD ? missing_word(command, word) : OPT_OK;
}

bool opt_parse(const struct command *command, int argc, char **argv, int *code)
{
	enum opt_result result = parse_all(command, argc, argv);

	*code = result == OPT_WRONG ? EXIT_USAGE : EXIT_FINE;
	return result == OPT_OK;
}

/* ---- Help ---- */

static void help_line(const struct opt *opt, FILE *out)
{
	char left[48];

	if (is_word(opt))
		snprintf(left, sizeof(left), "%s", shown(opt->name));
	else
		snprintf(left, sizeof(left), "%c%c%s --%s%s%s", opt->letter ? '-' : ' ',
			opt->letter ? opt->letter : ' ', opt->letter ? "," : " ", opt->name,
			opt->argument ? " " : "", opt->argument ? shown(opt->argument) : "");
	fprintf(out, "  %-26s %s\n", left, opt->help[cmd_lang()]);
}

void opt_help(const struct command *command, FILE *out)
{
	enum lang lang = cmd_lang();

	print_synopsis(command, out);
	fprintf(out, "\n%s\n\n", command->summary[lang]);
	for (const struct opt *opt = command->options; opt->kind != OPT_END; opt++)
		help_line(opt, out);
	if (next_word(command->options)->kind != OPT_END)
		fprintf(out, "  %-26s %s\n", "--",
			lang == LANG_NL ? "Wat hierna komt is geen optie."
					: "What follows is no option.");
	fprintf(out, "  %-26s %s\n", "-h, --help",
		lang == LANG_NL ? "Toon deze hulp." : "Show this help.");
}
