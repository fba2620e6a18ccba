/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The script that every page gets, and how our own words look. A page waits only while it is seen:
 * a browser opens few connections to one host, and tabs in the background must not take them all.
 * A page that comes into sight again and has become old is told so at once.
 */
#include "base/html.h"
#include "serve/internal.h"

const struct str live_script = STR_INIT(
	"'use strict';\n"
	"{\n"
	"	const last = '" SERVE_LAST "';\n"
	"	const { home, page } = document.currentScript.dataset;\n"
	"	const path = location.pathname;\n"
	"	let asked;\n"
	"\n"
	"	function show(news) {\n"
	"		if (news === 'mended')\n"
	"			location.replace(home + path.slice(last.length) + location.search "
	"+\n"
	"				location.hash);\n"
	"		else if (news === 'changed')\n"
	"			location.reload();\n"
	"		else\n"
	"			setTimeout(wait, 1000);\n"
	"	}\n"
	"\n"
	"	async function wait() {\n"
	"		if (asked || document.hidden)\n"
	"			return;\n"
	"		asked = new AbortController();\n"
	"		let news = '';\n"
	"		try {\n"
	"			const answer = await fetch(`/_kaartenbak/wait/${page}${path}`,\n"
	"				{ cache: 'no-store', signal: asked.signal });\n"
	"			news = answer.ok ? await answer.text() : '';\n"
	"		} catch {\n"
	"			// The server is gone, or the page is: ask again later.\n"
	"		}\n"
	"		asked = undefined;\n"
	"		show(news);\n"
	"	}\n"
	"\n"
	"	document.addEventListener('visibilitychange', () => {\n"
	"		if (document.hidden)\n"
	"			asked?.abort();\n"
	"		else\n"
	"			wait();\n"
	"	});\n"
	"	wait();\n"
	"}\n");

const struct str live_style = STR_INIT(
	".kb-last, .kb-trouble { background: #fff; color: #1a1a1a; "
	"font: 1rem/1.5 system-ui, sans-serif; }\n"
	".kb-last { border-block-end: 0.25rem solid #b3261e; margin: 0; padding: 0.75rem 1rem; }\n"
	".kb-last a, .kb-trouble a { color: #0b4f9e; }\n"
	".kb-trouble { border-block-start: 0.5rem solid #b3261e; margin: 0; }\n"
	".kb-trouble main { margin: 0 auto; max-width: 60rem; padding: 1rem; }\n"
	".kb-trouble ol { list-style: none; margin: 0; padding: 0; }\n"
	".kb-trouble li { border-block-start: 1px solid #767676; padding-block: 1rem; }\n"
	".kb-trouble h1 { font-size: 1.75rem; line-height: 1.25; }\n"
	".kb-trouble h2 { font-size: 1.125rem; margin: 0; overflow-wrap: anywhere; }\n"
	".kb-trouble p { margin: 0.25rem 0; overflow-wrap: anywhere; }\n"
	".kb-trouble pre { background: #f3f3f3; margin: 0.5rem 0; overflow-x: auto; "
	"padding: 0.5rem; }\n"
	".kb-help { font-weight: bold; }\n");

static void add_head(const struct live *live, struct buf *out)
{
	if (live->last)
		buf_lit(out, "<link rel=\"stylesheet\" href=\"/_kaartenbak/live.css\">\n");
	buf_lit(out, "<script src=\"/_kaartenbak/live.js\" data-page=\"");
	html_escape(out, live->hash);
	buf_lit(out, "\" data-home=\"");
	html_escape(out, live->home);
	buf_lit(out, "/\" defer></script>\n");
}

static void add_banner(const struct live *live, struct buf *out)
{
	bool nl = live->lang == LANG_NL;

	buf_lit(out, "\n<p class=\"kb-last\">");
	if (nl)
		buf_lit(out, "Dit is de site zoals die was voor de laatste fouten. ");
	else
		buf_lit(out, "This is the site as it was before the latest errors. ");
	buf_lit(out, "<a href=\"");
	html_escape(out, live->home);
	if (nl)
		buf_lit(out, "/\">Toon de fouten</a></p>");
	else
		buf_lit(out, "/\">Show the errors</a></p>");
}

void live_insert(const struct live *live, struct str page, struct buf *out)
{
	size_t head = str_find(page, STR("</head>"), 0);
	size_t body = live->last ? str_find(page, STR("<body"), head) : page.n;

	buf_add_str(out, str_slice(page, 0, head));
	add_head(live, out);
	while (body < page.n && page.p[body++] != '>')
		;
	buf_add_str(out, str_slice(page, head, body));
	if (live->last)
		add_banner(live, out);
	buf_add_str(out, str_from_index(page, body));
}
