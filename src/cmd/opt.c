/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/opt.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/common.h"

enum opt_result { OPT_OK, OPT_HELP, OPT_WRONG };

/* Of messages about the command line: as --lang says, wherever it stands in it. */
static enum lang usage_lang;

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

static bool set_number(const struct opt *opt, const char *text)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || *end || number > 65535)
		return false;
	*(size_t *)opt->value = number;
	return true;
}

static bool set(const struct opt *opt, const char *text)
{
	if (opt->kind == OPT_NUMBER)
		return set_number(opt, text);
	if (opt->kind == OPT_STRINGS || opt->kind == OPT_WORDS) {
		struct opt_words *words = opt->value;

		vec_push(&words->arena, &words->list, text);
		return true;
	}
	*(const char **)opt->value = text;
	return true;
}

static enum opt_result wrong(
	const struct command *command, const char *nl, const char *en, const char *word)
{
	fprintf(stderr, "kaartenbak %s: ", command->name);
	fprintf(stderr, "%s: %s\n", usage_lang == LANG_NL ? nl : en, word);
	fprintf(stderr,
		usage_lang == LANG_NL ? "Zie “kaartenbak %s --help”.\n"
				      : "See “kaartenbak %s --help”.\n",
		command->name);
	return OPT_WRONG;
}

/* One argument that begins with '-'; may take the next one too. */
static enum opt_result parse_one(const struct command *command, int argc, char **argv, int *i)
{
	const char *word = argv[*i];
	bool is_long = word[1] == '-';
	const char *equals = is_long ? strchr(word, '=') : NULL;
	const char *text = equals ? equals + 1 : !is_long && word[2] ? word + 2 : NULL;
	size_t n = equals ? (size_t)(equals - word) - 2 : strlen(word) - 2;
	const struct opt *opt = is_long ? find_name(command->options, word + 2, n)
					: find_letter(command->options, word[1]);

	if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
		opt_help(command, stdout);
		return OPT_HELP;
	}
	if (!opt)
		return wrong(command, "onbekende optie", "unknown option", word);
	if (opt->kind == OPT_FLAG) {
		if (text)
			return wrong(command, "deze optie heeft geen waarde",
				"this option takes no value", word);
		*(bool *)opt->value = true;
		return OPT_OK;
	}
	if (!text && *i + 1 < argc)
		text = argv[++*i];
	if (!text || !set(opt, text))
		return wrong(command, "waarde ontbreekt of klopt niet", "value is missing or wrong",
			word);
	return OPT_OK;
}

/* The next row for a word at or after opt, or the end of the table. */
static const struct opt *next_word(const struct opt *opt)
{
	while (opt->kind != OPT_END && !is_word(opt))
		opt++;
	return opt;
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
			result = wrong(command, "dit woord wordt niet verwacht",
				"this word is not expected", argv[i]);
		} else {
			set(word, argv[i]);
			word = word->kind == OPT_WORDS ? word : next_word(word + 1);
		}
		if (result != OPT_OK)
			return result;
	}
	if (word->kind == OPT_WORD)
		return wrong(command, "hier ontbreekt een woord", "a word is missing", word->name);
	return OPT_OK;
}

static enum lang find_lang(int argc, char **argv)
{
	enum lang lang = cmd_lang();

	for (int i = 0; i < argc && strcmp(argv[i], "--"); i++) {
		const char *word = "";

		if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			word = argv[++i];
		else if (!strncmp(argv[i], "--lang=", 7))
			word = argv[i] + 7;
		if (!strcmp(word, "nl") || !strcmp(word, "en"))
			lang = strcmp(word, "nl") ? LANG_EN : LANG_NL;
	}
	return lang;
}

bool opt_parse(const struct command *command, int argc, char **argv, int *code)
{
	enum opt_result result;

	usage_lang = find_lang(argc, argv);
	result = parse_all(command, argc, argv);
	*code = result == OPT_WRONG ? EXIT_USAGE : EXIT_FINE;
	return result == OPT_OK;
}

static void print_words(const struct opt *table, FILE *out)
{
	for (const struct opt *opt = next_word(table); opt->kind != OPT_END;
		opt = next_word(opt + 1))
		fprintf(out,
			opt->kind == OPT_WORD    ? " %s"
			: opt->kind == OPT_WORDS ? " [%s…]"
						 : " [%s]",
			opt->name);
}

static void help_line(const struct opt *opt, FILE *out)
{
	char left[48];

	if (is_word(opt))
		snprintf(left, sizeof(left), "%s", opt->name);
	else
		snprintf(left, sizeof(left), "%c%c%s --%s%s%s", opt->letter ? '-' : ' ',
			opt->letter ? opt->letter : ' ', opt->letter ? "," : " ", opt->name,
			opt->argument ? " " : "", opt->argument ? opt->argument : "");
	fprintf(out, "  %-26s %s\n", left, opt->help[cmd_lang()]);
}

void opt_help(const struct command *command, FILE *out)
{
	enum lang lang = cmd_lang();

	fprintf(out, "kaartenbak %s", command->name);
	print_words(command->options, out);
	fprintf(out, " %s\n\n%s\n\n", lang == LANG_NL ? "[opties]" : "[options]",
		command->summary[lang]);
	for (const struct opt *opt = command->options; opt->kind != OPT_END; opt++)
		help_line(opt, out);
	if (next_word(command->options)->kind != OPT_END)
		fprintf(out, "  %-26s %s\n", "--",
			lang == LANG_NL ? "Wat hierna komt is geen optie."
					: "What follows is no option.");
	fprintf(out, "  %-26s %s\n", "-h, --help",
		lang == LANG_NL ? "Toon deze hulp." : "Show this help.");
}
