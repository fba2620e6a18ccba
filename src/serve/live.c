/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in pages for us: a script, and the words of the last good site. */
#include "base/html.h"
#include "serve/internal.h"

static const char script[] =
#include "serve/live.js.h"
	;
static const char style[] =
#include "serve/live.css.h"
	;

const struct str live_script = STR_INIT(script), live_style = STR_INIT(style);

static void add_head(const struct live *live, struct buf *out)
{
	if (live->last)
		buf_lit(out, "\n<link rel=\"stylesheet\" href=\"/_kaartenbak/live.css\">");
	buf_lit(out, "\n<script src=\"/_kaartenbak/live.js\" data-page=\"");
	html_escape(out, live->hash);
	buf_lit(out, "\" data-home=\"");
	html_escape(out, live->home);
	buf_lit(out, "/\" defer></script>");
}

static void add_banner(const struct live *live, struct buf *out)
{
	bool nl = live->lang == LANG_NL;

	buf_lit(out, "\n<p class=\"kb-last\">");
	if (nl)
		buf_lit(out, "Dit is de site zoals die was voor de laatste fouten. ");
	else
		buf_lit(out, "This is the site as it was before the latest errors. ");
	buf_lit(out, "<a data-kb-here href=\"");
	html_escape(out, live->home);
	if (nl)
		buf_lit(out, "/\">Toon de fouten</a></p>");
	else
		buf_lit(out, "/\">Show the errors</a></p>");
}

/* Behind the tag of that name; the end of the page if it has none. */
static size_t find_tag(struct str page, struct str start, size_t from)
{
	size_t end = str_find(page, start, from) + start.n;

	while (end < page.n && page.p[end] != '>' && page.p[end] > ' ')
		end = str_find(page, start, end) + start.n;
	while (end < page.n && page.p[end] != '>')
		end++;
	return end < page.n ? end + 1 : page.n;
}

void live_insert(const struct live *live, struct str page, struct buf *out)
{
	size_t head = find_tag(page, STR("<head"), 0);
	size_t body = live->last ? find_tag(page, STR("<body"), head) : page.n;

	buf_add_str(out, str_slice(page, 0, head));
	add_head(live, out);
	buf_add_str(out, str_slice(page, head, body));
	if (live->last)
		add_banner(live, out);
	buf_add_str(out, str_from_index(page, body));
}
