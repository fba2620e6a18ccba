/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak headers: what a web server has to send with the site, as its own configuration. */
#include <stdio.h>

#include "cmd/common.h"
#include "cmd/opt.h"
#include "output/output.h"

static const char *format_name = "netlify", *base_url = "https://www.example.org/";

static const struct opt options[] = {
	{OPT_STRING, 0, "format", "F",
		{"Voor welke server: netlify (nu), nginx, apache of caddy.",
			"For which server: netlify (default), nginx, apache or caddy."},
		&format_name},
	{OPT_STRING, 0, "base-url", "URL",
		{"Het adres van de site (nu: https://www.example.org/).",
			"The address of the site (default: https://www.example.org/)."},
		&base_url},
	{.kind = OPT_END},
};

static bool find_format(enum headers_format *format)
{
	for (int i = 0; i < HEADERS_FORMATS; i++) {
		*format = (enum headers_format)i;
		if (str_eq(headers_format_name(*format), str_from(format_name)))
			return true;
	}
	return false;
}

static int wrong(const char *nl, const char *en, const char *word)
{
	fprintf(stderr, "kaartenbak headers: %s: %s\n", cmd_lang() == LANG_NL ? nl : en, word);
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
		code = wrong("dit is geen webadres", "this is no web address", base_url);
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
	enum headers_format format;
	int code;

	if (!opt_parse(&command_headers, argc, argv, &code))
		return code;
	if (!find_format(&format))
		return wrong("deze server is niet bekend", "this server is not known", format_name);
	return print(format);
}

const struct command command_headers = {"headers",
	{"Toont wat de webserver met de site mee moet sturen.",
		"Prints what the web server has to send with the site."},
	run, options};
