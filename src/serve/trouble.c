/* SPDX-License-Identifier: EUPL-1.2 */
/* What an editor sees in the browser when the site cannot be built: every error, and its remedy. */
#include "base/html.h"
#include "serve/internal.h"

/* More than anybody reads; the terminal has them all. */
enum { SHOWN_MAX = 500 };

static void add_start(enum lang lang, struct str title, struct buf *out)
{
	buf_addf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>",
		lang == LANG_NL ? "nl" : "en");
	html_escape(out, title);
	buf_lit(out, "</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n"
		     "<link rel=\"stylesheet\" href=\"/_kaartenbak/live.css\">\n"
		     "</head>\n<body class=\"kb-trouble\">\n<main>\n<h1>");
	html_escape(out, title);
	buf_lit(out, "</h1>\n");
}

static void add_last(enum lang lang, bool has_last, struct buf *out)
{
	buf_lit(out, "<p>");
	if (lang == LANG_NL)
		buf_lit(out, "Zodra dit hersteld is, komt de pagina vanzelf terug.");
	else
		buf_lit(out, "The page comes back by itself once this is mended.");
	if (has_last && lang == LANG_NL)
		buf_lit(out, " <a data-kb-here href=\"" SERVE_LAST
			     "\">Bekijk de laatste goede versie</a>");
	else if (has_last)
		buf_lit(out, " <a data-kb-here href=\"" SERVE_LAST
			     "\">Look at the last good version</a>");
	buf_lit(out, "</p>\n");
}

static void add_end(struct buf *out)
{
	buf_lit(out, "</main>\n</body>\n</html>\n");
}

static void add_escaped(struct buf *work, struct buf *out)
{
	html_escape(out, buf_str(work));
	buf_reset(work);
}

static void add_error(const struct diag *diag, enum lang lang, struct buf *work, struct buf *out)
{
	buf_lit(out, "<li>\n<h2>");
	diag_message(diag, lang, work);
	add_escaped(work, out);
	buf_lit(out, "</h2>\n<p><code>");
	diag_location(diag, work);
	add_escaped(work, out);
	buf_lit(out, "</code></p>\n");
	diag_excerpt(diag, work);
	if (work->n) {
		buf_lit(out, "<pre>");
		add_escaped(work, out);
		buf_lit(out, "</pre>\n");
	}
	diag_help(diag, lang, work);
	if (work->n) {
		buf_lit(out, "<p class=\"kb-help\">");
		add_escaped(work, out);
		buf_lit(out, "</p>\n");
	}
	buf_lit(out, "</li>\n");
}

static void add_title(size_t errors, enum lang lang, struct buf *out)
{
	if (lang == LANG_NL)
		buf_addf(out, errors == 1 ? "De site heeft %zu fout" : "De site heeft %zu fouten",
			errors);
	else
		buf_addf(out, errors == 1 ? "The site has %zu error" : "The site has %zu errors",
			errors);
}

static void add_rest(size_t rest, enum lang lang, struct buf *out)
{
	if (rest && lang == LANG_NL)
		buf_addf(out, "<p>En nog %zu: <code>kaartenbak check</code> toont ze alle.</p>\n",
			rest);
	else if (rest)
		buf_addf(out, "<p>And %zu more: <code>kaartenbak check</code> shows all.</p>\n",
			rest);
}

void trouble_page(const struct diags *diags, enum lang lang, bool has_last, struct buf *out)
{
	struct buf work = BUF_INIT;
	size_t shown = 0;

	add_title(diags->errors, lang, &work);
	add_start(lang, buf_str(&work), out);
	buf_reset(&work);
	add_last(lang, has_last, out);
	buf_lit(out, "<ol>\n");
	vec_each (const struct diag, diag, &diags->list)
		if (diag_severity(diag->code) >= SEVERITY_ERROR && shown++ < SHOWN_MAX)
			add_error(diag, lang, &work, out);
	buf_lit(out, "</ol>\n");
	add_rest(shown > SHOWN_MAX ? shown - SHOWN_MAX : 0, lang, out);
	add_end(out);
	buf_release(&work);
}

/* A folder on disk has no other fault than these two. */
static struct str why_gone(const struct source_fault *fault, enum lang lang)
{
	if (fault->kind != SOURCE_BARE)
		return str_from(strerror(fault->error));
	return lang == LANG_NL
		       ? STR("dit is nu een bare repository: er staan geen bestanden op schijf")
		       : STR("this is a bare repository now: no files are on disk");
}

void trouble_gone(const char *dir, const struct source_fault *fault, enum lang lang, bool has_last,
	struct buf *out)
{
	add_start(lang,
		lang == LANG_NL ? STR("De map van de site is niet te lezen")
				: STR("The folder of the site cannot be read"),
		out);
	buf_lit(out, "<p><code>");
	html_escape(out, str_from(dir));
	buf_lit(out, "</code>: ");
	html_escape(out, why_gone(fault, lang));
	buf_lit(out, "</p>\n");
	add_last(lang, has_last, out);
	add_end(out);
}
