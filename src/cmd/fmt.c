/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak fmt: content files in the form that all of them have. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/common.h"
#include "cmd/opt.h"
#include "edit/edit.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static struct opt_words files;
static bool check_only;

static const struct opt options[] = {
	{OPT_WORDS, 0, "FILE", NULL,
		{"Bestanden of mappen in content/ (nu: alles).",
			"Files or folders in content/ (default: all)."},
		&files},
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_FLAG, 0, "check", NULL,
		{"Schrijf niets; noem wat zou veranderen of niet kan, en eindig dan met 1.",
			"Write nothing; name what would change or cannot, and then exit with 1."},
		&check_only},
	SITE_OPTION_FORMAT(arguments),
	SITE_OPTION_LANG(arguments),
	SITE_OPTION_QUIET(arguments),
	{.kind = OPT_END},
};

/* ---- Which files ---- */

static int wrong_file(const char *file, enum lang lang, const char *nl, const char *en)
{
	fprintf(stderr, "kaartenbak fmt: %s: %s\n", file, lang == LANG_NL ? nl : en);
	return EXIT_USAGE;
}

/* A path as it is given leads from where the command is; wanted is one below the site's folder. */
static int find_path(
	struct arena *arena, struct str top, const char *file, enum lang lang, struct str *wanted)
{
	char whole[PATH_MAX];
	struct str path;

	if (!realpath(file, whole))
		return wrong_file(file, lang, "dit bestand is er niet", "there is no such file");
	path = str_from(whole);
	if (!str_starts(path, top) || path.n == top.n || path.p[top.n] != '/')
		return wrong_file(file, lang,
			"dit hoort niet bij de site; geef een bestand in content/",
			"this is not of the site; give a file in content/");
	*wanted = str_dup(arena, str_from_index(path, top.n + 1));
	return EXIT_FINE;
}

struct wanted {
	struct str *v;
	size_t n;
};

static int find_paths(struct arena *arena, enum lang lang, struct wanted *wanted)
{
	char top[PATH_MAX];
	int code = EXIT_FINE;

	wanted->n = files.list.n;
	wanted->v = arena_array(arena, struct str, wanted->n + 1);
	if (!realpath(arguments.dir, top))
		return wrong_file(
			arguments.dir, lang, "deze map is er niet", "there is no such folder");
	for (size_t i = 0; i < wanted->n && !code; i++)
		code = find_path(arena, str_from(top), files.list.v[i], lang, &wanted->v[i]);
	return code;
}

/* ---- What is told ---- */

/* Paths lead from where the command was given, as those of messages. */
static void print_files(const struct format *format, enum lang lang)
{
	const char *word = check_only        ? lang == LANG_NL ? "zou veranderen" : "would change"
			   : lang == LANG_NL ? "opgemaakt"
					     : "formatted";
	struct str dir = str_from(arguments.dir);
	bool here = str_is(dir, ".");

	vec_each (const struct format_file, file, &format->files)
		if (file->state == FORMAT_CHANGED && (check_only || file->written))
			printf("%s  %s%s%.*s\n", word, here ? "" : arguments.dir,
				here || str_ends(dir, STR("/")) ? "" : "/", STR_ARG(file->path));
}

static size_t count(const struct format *format, enum format_state state)
{
	size_t n = 0;

	vec_each (const struct format_file, file, &format->files)
		n += file->state == state;
	return n;
}

/* By whether it is only checked, language, and whether it is more than one. */
static const char *const sums[2][2][2] = {
	{{"opgemaakt", "opgemaakt"}, {"formatted", "formatted"}},
	{{"zou veranderen", "zouden veranderen"}, {"would change", "would change"}},
};
static const char *const left_words[2][2] = {
	{"met fouten gelaten zoals het is", "met fouten gelaten zoals ze zijn"},
	{"with faults left as it is", "with faults left as they are"},
};

static size_t count_unwritten(const struct format *format)
{
	size_t n = 0;

	vec_each (const struct format_file, file, &format->files)
		n += file->state == FORMAT_CHANGED && !file->written;
	return check_only ? 0 : n;
}

/* "1 zou veranderen, 3 al in orde" */
static void print_sum(const struct format *format, enum lang lang)
{
	size_t unwritten = count_unwritten(format), changed = count(format, FORMAT_CHANGED);
	size_t same = count(format, FORMAT_SAME), left = format->files.n - changed - same;

	changed -= unwritten;
	printf("%zu %s, %zu %s", changed, sums[check_only][lang][changed != 1], same,
		lang == LANG_NL ? "al in orde" : "fine already");
	if (left)
		printf(", %zu %s", left, left_words[lang][left != 1]);
	if (unwritten)
		printf(", %zu %s", unwritten, lang == LANG_NL ? "niet geschreven" : "not written");
	printf("\n");
}

/* Whether cards were left because of their schema, of which they know nothing themselves. */
static bool is_unjudged(
	const struct model *model, const struct format *format, const struct collection *collection)
{
	vec_each (const struct format_file, file, &format->files) {
		const struct record *record = map_get(&model->by_path, file->path);

		if (record && record->collection == collection)
			return collection->faulty;
	}
	return false;
}

/* What is no YAML says so itself when it is formatted. */
static bool is_told(const struct format *format, struct str path)
{
	vec_each (const struct format_file, file, &format->files)
		if (str_eq(file->path, path))
			return file->state == FORMAT_FAULTY;
	return false;
}

static void add_faults(struct diags *diags, const struct site *site, const struct format *format,
	struct str folder)
{
	vec_each (const struct diag, diag, &site->diags.list) {
		const struct text *text = diag->place.text;

		if (text && str_starts(text->path, folder) &&
			diag_severity(diag->code) == SEVERITY_ERROR &&
			!map_get(&site->model.by_path, text->path) && !is_told(format, text->path))
			diags_add(diags, diag);
	}
}

/* What is wrong with the schemas by which cards could not be judged. */
static void add_schema_faults(
	struct diags *diags, const struct site *site, const struct format *format)
{
	struct arena arena = ARENA_INIT;

	vec_each (struct collection *, it, &site->model.collections)
		if ((*it)->faulty && is_unjudged(&site->model, format, *it))
			add_faults(diags, site, format,
				str_join(&arena, STR("content/"), (*it)->id, STR("/")));
	arena_release(&arena);
}

/* ---- The command ---- */

static int format_site(
	struct site *site, enum diag_format how, enum lang lang, const struct wanted *wanted)
{
	struct diags diags = DIAGS_INIT;
	struct format format;
	struct str missing;
	bool text = how == DIAG_FORMAT_TEXT;
	int code;

	format_plan(&format, &site->model, site->source, wanted->v, wanted->n, &missing, &diags);
	if (missing.n) {
		code = wrong_file(str_z(&format.arena, missing), lang,
			"dit is geen kaart en geen YAML-bestand in content/",
			"this is no card and no YAML file in content/");
	} else {
		if (!check_only)
			format_write(&format, arguments.dir, &diags);
		add_schema_faults(&diags, site, &format);
		cmd_print_other_diags(&diags, site, &arguments, how);
		if (text)
			print_files(&format, lang);
		if (text && !arguments.quiet)
			print_sum(&format, lang);
		code = diags_exit_code(&diags);
		if (!code && check_only && count(&format, FORMAT_SAME) < format.files.n)
			code = EXIT_CONTENT;
	}
	format_release(&format);
	diags_release(&diags);
	return code;
}

static int run(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	struct wanted wanted;
	enum diag_format how;
	struct site site;
	enum lang lang;
	int code;

	if (!opt_parse(&command_fmt, argc, argv, &code))
		return code;
	code = cmd_load_site(&site, &arguments, &how);
	if (code)
		return code;
	if (!site.model.settings.text) {
		cmd_print_diags(&site, &arguments, how, false);
		code = diags_exit_code(&site.diags);
		site_release(&site);
		return code;
	}
	lang = cmd_site_lang(&site, &arguments);
	code = find_paths(&arena, lang, &wanted);
	if (!code)
		code = format_site(&site, how, lang, &wanted);
	arena_release(&arena);
	site_release(&site);
	return code;
}

const struct command command_fmt = {"fmt",
	{"Zet kaarten en YAML-bestanden in hun vaste vorm.",
		"Puts cards and YAML files in their fixed form."},
	run, options};
