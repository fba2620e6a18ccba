/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak diff: what a visitor sees change between two revisions. */
#include <stdio.h>

#include "cmd/common.h"
#include "cmd/opt.h"
#include "compare/compare.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static const char *before_name, *after_name, *format_name = "text";

static const struct opt options[] = {
	{OPT_WORD, 0, "REV1", NULL,
		{"Hoe de site was: een commit, branch of tag.",
			"What the site was: a commit, branch or tag."},
		&before_name},
	{OPT_WORD_OPTIONAL, 0, "REV2", NULL,
		{"Hoe de site wordt (nu: de bestanden op schijf).",
			"What the site becomes (default: the files on disk)."},
		&after_name},
	SITE_OPTION_DIRECTORY(arguments),
	SITE_OPTION_JOBS(arguments),
	SITE_OPTION_THEMES(arguments),
	{OPT_CHOICE, 0, "format", "F",
		{"Vorm: text, markdown of json.", "Format: text, markdown or json."},
		ONE_OF(format_name, "text markdown json")},
	{OPT_CHOICE, 0, "lang", "L",
		{"Taal van de tekst: nl of en (nu: die van de site).",
			"Language of the text: nl or en (default: that of the site)."},
		ONE_OF(arguments.lang, OPT_LANGS)},
	{.kind = OPT_END},
};

/* One of the two sites; EXIT_FINE to go on. */
static int open_site(struct site *site, const char *ref)
{
	enum diag_format ignored;

	arguments.ref = ref;
	return cmd_open_site(site, &arguments, &ignored);
}

static int worst(int a, int b)
{
	return a > b ? a : b;
}

static int compare(struct site *before, struct site *after, enum compare_format format)
{
	struct comparison comparison;
	struct buf out = BUF_INIT;

	compare_sites(&comparison, before, str_from(before_name), after, str_from(after_name),
		cmd_site_lang(after, &arguments));
	compare_write(&comparison, format, &out);
	fwrite(out.p, 1, out.n, stdout);
	buf_release(&out);
	comparison_release(&comparison);
	return worst(diags_exit_code(&before->diags), diags_exit_code(&after->diags));
}

static int run(int argc, char **argv)
{
	enum compare_format format;
	struct site before, after;
	int code;

	if (!opt_parse(&command_diff, argc, argv, &code))
		return code;
	/* The table of options accepts no other name. */
	if (!compare_format_parse(str_from(format_name), &format))
		return EXIT_USAGE;
	code = open_site(&before, before_name);
	if (code)
		return code;
	code = open_site(&after, after_name);
	if (!code) {
		code = compare(&before, &after, format);
		site_release(&after);
	}
	site_release(&before);
	return code;
}

const struct command command_diff = {"diff",
	{"Zegt wat een bezoeker ziet veranderen.", "Says what a visitor will see change."}, run,
	options};
