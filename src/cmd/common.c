/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "cmd/common.h"
#include "cmd/opt.h"

static const char *asked_lang;

static bool is_lang(const char *lang)
{
	return !strcmp(lang, "nl") || !strcmp(lang, "en");
}

void cmd_ask_lang(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--"); i++) {
		const char *word = "";

		if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			word = argv[++i];
		else if (!strncmp(argv[i], "--lang=", 7))
			word = argv[i] + 7;
		if (is_lang(word))
			asked_lang = word;
	}
}

enum lang cmd_lang(void)
{
	const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	if (asked_lang)
		return strcmp(asked_lang, "en") ? LANG_NL : LANG_EN;
	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "en", 2) ? LANG_NL : LANG_EN;
	}
	return LANG_NL;
}

/* Words of a message, as diag_errno has them, for what is told without a diagnostic. */
const char *cmd_errno(int error, enum lang lang)
{
	static const struct {
		struct str key;
		const char *words[2];
	} table[] = {
#define WORD(key, nl, en) {STR_INIT("@" key), {nl, en}},
#include "base/diag_words.h"
#undef WORD
	};
	struct str key = diag_errno(error);

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (str_eq(table[i].key, key))
			return table[i].words[lang];
	return strerror(error);
}

/* The themes that come with the program: installed, or beside the build folder. */
static const char *own_themes(char *path, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", path, size - 1);
	char *slash;

	if (n > 0) {
		path[n] = '\0';
		for (int up = 0; up < 3; up++) {
			slash = strrchr(path, '/');
			if (!slash || (size_t)(slash - path) + sizeof("/themes") > size)
				break;
			memcpy(slash, "/themes", sizeof("/themes"));
			if (!access(path, R_OK | X_OK))
				return path;
			*slash = '\0';
		}
	}
	return KAARTENBAK_DATADIR "/themes";
}

const char *cmd_default_output(const struct site_arguments *arguments, char *path, size_t size)
{
	if (!strcmp(arguments->dir, "."))
		return "public";
	snprintf(path, size, "%s/public", arguments->dir);
	return path;
}

int cmd_site_options(const struct site_arguments *arguments, struct site_options *options)
{
	static char path[4096]; /* the site keeps it */

	if (arguments->lang && !is_lang(arguments->lang))
		return opt_report_choice(NULL, "lang", arguments->lang, OPT_LANGS);
	*options = (struct site_options){.dir = arguments->dir,
		.ref = arguments->ref,
		.output = arguments->output,
		.themes = arguments->themes,
		.base_url = arguments->base_url,
		.threads = arguments->threads};
	if (!options->themes)
		options->themes = own_themes(path, sizeof(path));
	if (date_epoch_is_valid())
		return EXIT_FINE;
	fprintf(stderr,
		cmd_lang() == LANG_NL
			? "kaartenbak: SOURCE_DATE_EPOCH is geen tijd in seconden sinds 1970: %s\n"
			: "kaartenbak: SOURCE_DATE_EPOCH is no time in seconds since 1970: %s\n",
		getenv("SOURCE_DATE_EPOCH"));
	return EXIT_USAGE;
}

/* By language: what cannot be, and what to do about it. */
static const char *const fault_texts[][2] = {
	[SOURCE_NO_REPOSITORY] = {"hier is geen Git-repository; begin er een met git init, of noem "
				  "met -C een map die er in ligt",
		"there is no Git repository here; begin one with git init, or name a folder in "
		"one with -C"},
	[SOURCE_NO_COMMITS] = {"deze repository heeft nog geen commits; leg eerst iets vast met "
			       "git add en git commit",
		"this repository has no commits yet; make one with git add and git commit"},
	[SOURCE_NO_REVISION] = {"deze repository kent geen commit, branch of tag met die naam",
		"this repository knows no commit, branch or tag of that name"},
	[SOURCE_NOT_A_COMMIT] =
		{"dit is een bestand of map en geen commit; noem een commit, branch of tag",
			"this is a file or folder and no commit; name a commit, branch or tag"},
	[SOURCE_BARE] = {"dit is een bare repository: er staan geen bestanden op schijf; "
			 "“--ref HEAD” leest de laatste commit, “--ref HEAD:MAP” een map daarvan",
		"this is a bare repository: no files are on disk; “--ref HEAD” reads the latest "
		"commit, “--ref HEAD:FOLDER” a folder of it"},
	[SOURCE_NO_SUCH_FOLDER] = {"die map staat niet in die commit",
		"that folder is not in that commit"},
	[SOURCE_NOT_A_FOLDER] = {"dit is een bestand en geen map; noem achter de “:” de map waarin "
				 "content/ staat",
		"this is a file and no folder; behind the “:”, name the folder that holds "
		"content/"},
	[SOURCE_NOT_IN_COMMIT] = {"deze map staat niet in die commit",
		"this folder is not in that commit"},
	[SOURCE_DAMAGED] = {"de repository kan niet gelezen worden; git fsck zegt meer",
		"the repository cannot be read; git fsck tells more"},
};

static bool is_about_revision(enum source_fault_kind kind)
{
	return kind == SOURCE_NO_REVISION || kind == SOURCE_NOT_A_COMMIT ||
	       kind == SOURCE_NO_SUCH_FOLDER || kind == SOURCE_NOT_A_FOLDER;
}

int cmd_no_folder(const char *dir, int error, enum lang lang)
{
	bool nl = lang == LANG_NL;
	const char *why = cmd_errno(error, lang);

	if (error == ENOENT)
		why = nl ? "deze map is er niet" : "there is no such folder";
	if (error == ENOTDIR)
		why = nl ? "dit is geen map" : "this is no folder";
	fprintf(stderr, "kaartenbak: %s: %s\n%s\n", dir, why,
		nl ? "Noem met -C de map waarin content/ staat."
		   : "With -C, name the folder that holds content/.");
	return EXIT_SYSTEM;
}

int cmd_print_fault(const struct source_fault *fault, const struct site_arguments *arguments)
{
	enum lang lang = cmd_lang();
	const char *what = is_about_revision(fault->kind) ? arguments->ref : arguments->dir;

	if (fault->kind == SOURCE_NO_FOLDER)
		return cmd_no_folder(what, fault->error, lang);
	fprintf(stderr, "kaartenbak: %s: %s", what, fault_texts[fault->kind][lang]);
	if (*fault->near)
		fprintf(stderr, lang == LANG_NL ? "; bedoelt u “%s”?" : "; did you mean “%s”?",
			fault->near);
	if (*fault->known)
		fprintf(stderr, lang == LANG_NL ? "; er zijn: %s" : "; there are: %s",
			fault->known);
	if (fault->kind == SOURCE_DAMAGED)
		fprintf(stderr, " (%s)", fault->detail);
	fprintf(stderr, "\n");
	return fault->kind == SOURCE_DAMAGED ? EXIT_SYSTEM : EXIT_USAGE;
}

int cmd_load_site(
	struct site *site, const struct site_arguments *arguments, enum diag_format *format)
{
	struct site_options options;
	int code;

	if (!diag_format_parse(str_from(arguments->format), format))
		return opt_report_choice(NULL, "format", arguments->format, OPT_DIAG_FORMATS);
	code = cmd_site_options(arguments, &options);
	if (code)
		return code;
	return site_load(site, &options) ? EXIT_FINE : cmd_print_fault(&site->fault, arguments);
}

int cmd_open_site(
	struct site *site, const struct site_arguments *arguments, enum diag_format *format)
{
	int code = cmd_load_site(site, arguments, format);

	if (!code)
		site_freeze(site);
	return code;
}

enum lang cmd_site_lang(const struct site *site, const struct site_arguments *arguments)
{
	if (arguments->lang)
		return strcmp(arguments->lang, "en") ? LANG_NL : LANG_EN;
	if (site->model.settings.language.n)
		return site->model.keyword_lang;
	return cmd_lang();
}

bool cmd_wants_colour(void)
{
	const char *no = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && (!no || !*no);
}

/* Paths of messages lead from where the command was given, so that an editor can follow them. */
static struct str root_of(const struct site_arguments *arguments)
{
	return strcmp(arguments->dir, ".") ? str_from(arguments->dir) : STR("");
}

static void print_list(struct diags *diags, const struct site *site,
	const struct site_arguments *arguments, enum diag_format format, bool notes)
{
	struct buf out = BUF_INIT;
	struct diag_style style = {.format = format,
		.lang = cmd_site_lang(site, arguments),
		.colour = format == DIAG_FORMAT_TEXT && cmd_wants_colour(),
		.notes = notes,
		.root = root_of(arguments)};

	diags_sort(diags);
	diags_format(diags, &style, &out);
	if (out.n)
		fwrite(out.p, 1, out.n, stdout);
	buf_release(&out);
}

void cmd_print_diags(struct site *site, const struct site_arguments *arguments,
	enum diag_format format, bool notes)
{
	print_list(&site->diags, site, arguments, format, notes);
}

enum {
	/* As many as are shown in full; one more is shown rather than counted. */
	VANISHED_MAX = 10,
	/* As many more as are named. */
	VANISHED_NAMED = 200,
};

static size_t count_vanished(const struct diags *diags)
{
	size_t n = 0;

	vec_each (const struct diag, diag, &diags->list)
		n += diag->code == DIAG_URL_VANISHED;
	return n;
}

/* The addresses of those that are not shown, in a row. */
static struct str name_rest(const struct diags *diags, struct arena *arena)
{
	struct buf all = BUF_INIT;
	struct str names;
	size_t n = 0;

	vec_each (const struct diag, diag, &diags->list) {
		if (diag->code != DIAG_URL_VANISHED || n++ < VANISHED_MAX)
			continue;
		if (n > VANISHED_MAX + VANISHED_NAMED) {
			buf_lit(&all, ", …");
			break;
		}
		if (all.n)
			buf_lit(&all, ", ");
		buf_add_str(&all, diag->args[0]);
	}
	names = str_dup(arena, buf_str(&all));
	buf_release(&all);
	return names;
}

/* Those of diags, which are sorted, with one in the place of all but the first. */
static void fold_vanished(const struct diags *diags, size_t vanished, struct diags *folded)
{
	char more[24];
	size_t n = 0;

	snprintf(more, sizeof(more), "%zu", vanished - VANISHED_MAX);
	vec_each (const struct diag, diag, &diags->list) {
		if (diag->code != DIAG_URL_VANISHED || n++ < VANISHED_MAX)
			vec_push(&folded->arena, &folded->list, *diag);
		else if (n == VANISHED_MAX + 1)
			diag_add(folded, DIAG_URL_VANISHED_MORE, (struct place){0},
				.args = {str_from(more), name_rest(diags, &folded->arena)});
	}
}

void cmd_print_made(
	struct site *site, const struct site_arguments *arguments, enum diag_format format)
{
	struct diags folded = DIAGS_INIT;
	size_t vanished = count_vanished(&site->diags);

	if (format != DIAG_FORMAT_TEXT || vanished <= VANISHED_MAX + 1) {
		cmd_print_diags(site, arguments, format, false);
		return;
	}
	diags_sort(&site->diags);
	fold_vanished(&site->diags, vanished, &folded);
	print_list(&folded, site, arguments, format, false);
	diags_release(&folded);
}

void cmd_print_other_diags(struct diags *diags, const struct site *site,
	const struct site_arguments *arguments, enum diag_format format)
{
	print_list(diags, site, arguments, format, format != DIAG_FORMAT_TEXT);
}

static void count(FILE *out, size_t n, const char *one, const char *many, bool *first)
{
	if (!n)
		return;
	fprintf(out, "%s%zu %s", *first ? "" : ", ", n, n == 1 ? one : many);
	*first = false;
}

void cmd_print_counts(const struct diags *diags, enum lang lang, FILE *out)
{
	bool first = true, nl = lang == LANG_NL;

	count(out, diags->errors, nl ? "fout" : "error", nl ? "fouten" : "errors", &first);
	count(out, diags->warnings, nl ? "waarschuwing" : "warning",
		nl ? "waarschuwingen" : "warnings", &first);
	if (first)
		fprintf(out, "%s", nl ? "geen fouten" : "no errors");
}
