/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak headers: what a web server has to send with the site, as its own configuration. */
#include <stdio.h>

#include "cmd/common.h"
#include "cmd/opt.h"
#include "output/output.h"

static const char *format_name = "netlify", *base_url = "https://www.example.org/", *lang_name;

static const struct opt options[] = {
	{OPT_CHOICE, 0, "format", "F",
		{"Voor welke server: netlify (nu), nginx, apache of caddy.",
			"For which server: netlify (default), nginx, apache or caddy."},
		ONE_OF(format_name, "netlify nginx apache caddy")},
	{OPT_STRING, 0, "base-url", "URL",
		{"Het adres van de site (nu: https://www.example.org/).",
			"The address of the site (default: https://www.example.org/)."},
		&base_url},
	{OPT_CHOICE, 0, "lang", "L",
		{"Taal van de meldingen: nl of en.", "Language of messages: nl or en."},
		ONE_OF(lang_name, OPT_LANGS)},
	{.kind = OPT_END},
};

/* The table of options accepts no other name. */
static enum headers_format find_format(void)
{
	int i = 0;

	while (i + 1 < HEADERS_FORMATS &&
		!str_eq(headers_format_name((enum headers_format)i), str_from(format_name)))
		i++;
	return (enum headers_format)i;
}

static int wrong_url(void)
{
	fprintf(stderr,
		cmd_lang() == LANG_NL ? "kaartenbak headers: dit is geen webadres: %s\n"
					"Schrijf het zo: --base-url https://www.example.org/\n"
				      : "kaartenbak headers: this is no web address: %s\n"
					"Write it like this: --base-url https://www.example.org/\n",
		base_url);
	return EXIT_USAGE;
}

static int print(enum headers_format format)
{
	struct model model = {.arena = ARENA_INIT};
	struct diags diags = {0};
	struct buf out = BUF_INIT;
	int code = EXIT_FINE;

	model_set_base_url(&model, str_from(base_url), &diags);
	if (diags.errors) {
		code = wrong_url();
	} else {
		headers_write(format, &model.settings, &out);
		fwrite(out.p, 1, out.n, stdout);
	}
	buf_release(&out);
	diags_release(&diags);
	arena_release(&model.arena);
	return code;
}

static int run(int argc, char **argv)
{
	int code;

	return opt_parse(&command_headers, argc, argv, &code) ? print(find_format()) : code;
}

const struct command command_headers = {"headers",
	{"Toont wat de webserver met de site mee moet sturen.",
		"Prints what the web server has to send with the site."},
	run, options};
