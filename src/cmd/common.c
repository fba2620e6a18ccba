/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "cmd/common.h"

enum lang cmd_lang(void)
{
	const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return strncmp(value, "en", 2) ? LANG_NL : LANG_EN;
	}
	return LANG_NL;
}

static int usage(const char *nl, const char *en, const char *word)
{
	fprintf(stderr, "kaartenbak: %s: %s\n", cmd_lang() == LANG_NL ? nl : en, word);
	return EXIT_USAGE;
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

static bool is_lang(const char *lang)
{
	return !lang || !strcmp(lang, "nl") || !strcmp(lang, "en");
}

int cmd_site_options(const struct site_arguments *arguments, struct site_options *options)
{
	static char path[4096]; /* the site keeps it */

	if (!is_lang(arguments->lang))
		return usage("kies nl of en", "choose nl or en", arguments->lang);
	*options = (struct site_options){.dir = arguments->dir,
		.ref = arguments->ref,
		.output = arguments->output,
		.themes = arguments->themes,
		.base_url = arguments->base_url,
		.threads = arguments->threads};
	if (!options->themes)
		options->themes = own_themes(path, sizeof(path));
	if (!date_epoch_is_valid())
		return usage("SOURCE_DATE_EPOCH is geen tijd in seconden sinds 1970",
			"SOURCE_DATE_EPOCH is no time in seconds since 1970",
			getenv("SOURCE_DATE_EPOCH"));
	return EXIT_FINE;
}

/* By language: what cannot be, and what to do about it. */
static const char *const fault_texts[][2] = {
	[SOURCE_NO_REPOSITORY] = {"hier is geen Git-repository; geef met -C een map die er in ligt",
		"there is no Git repository here; name a folder in one with -C"},
	[SOURCE_NO_COMMITS] = {"deze repository heeft nog geen commits; leg eerst iets vast",
		"this repository has no commits yet; commit something first"},
	[SOURCE_NO_REVISION] = {"deze repository kent geen commit, tak of label met die naam",
		"this repository knows no commit, branch or tag of that name"},
	[SOURCE_NOT_A_COMMIT] =
		{"dit is een bestand of map en geen commit; noem een commit, tak of "
		 "label",
			"this is a file or folder and no commit; name a commit, branch or tag"},
	[SOURCE_NOT_IN_COMMIT] = {"deze map staat niet in die commit",
		"this folder is not in that commit"},
	[SOURCE_DAMAGED] = {"de repository kan niet gelezen worden; git fsck zegt meer",
		"the repository cannot be read; git fsck tells more"},
};

static bool is_about_revision(enum source_fault_kind kind)
{
	return kind == SOURCE_NO_REVISION || kind == SOURCE_NOT_A_COMMIT;
}

int cmd_print_fault(const struct source_fault *fault, const struct site_arguments *arguments)
{
	enum lang lang = cmd_lang();
	const char *what = is_about_revision(fault->kind) ? arguments->ref : arguments->dir;

	if (fault->kind == SOURCE_NO_FOLDER) {
		fprintf(stderr, "kaartenbak: %s: %s\n", what, strerror(fault->error));
		return EXIT_SYSTEM;
	}
	fprintf(stderr, "kaartenbak: %s: %s", what, fault_texts[fault->kind][lang]);
	if (*fault->near)
		fprintf(stderr, lang == LANG_NL ? "; bedoelt u “%s”?" : "; did you mean “%s”?",
			fault->near);
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
		return usage("kies text, gnu, github, gitlab of json",
			"choose text, gnu, github, gitlab or json", arguments->format);
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
