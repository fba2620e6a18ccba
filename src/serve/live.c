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
	"	const below = location.pathname.startsWith(last);\n"
	"	const home = document.currentScript.dataset.home;\n"
	"	let version = new URL(document.currentScript.src).searchParams.get('v');\n"
	"	let asked;\n"
	"\n"
	"	const later = () => setTimeout(wait, 1000);\n"
	"\n"
	"	function show(now, state) {\n"
	"		if (!below)\n"
	"			return location.reload();\n"
	"		if (state === 'fine')\n"
	"			return location.replace(home + location.pathname.slice(last.length) +\n"
	"				location.search + location.hash);\n"
	"		version = now;\n"
	"		return wait();\n"
	"	}\n"
	"\n"
	"	async function wait() {\n"
	"		if (asked || document.hidden)\n"
	"			return;\n"
	"		asked = new AbortController();\n"
	"		try {\n"
	"			const answer = await fetch(`/_kaartenbak/wait?v=${version}`,\n"
	"				{ cache: 'no-store', signal: asked.signal });\n"
	"			const [now, state] = (await answer.text()).split(' ');\n"
	"			asked = undefined;\n"
	"			if (answer.ok && now !== version)\n"
	"				show(now, state);\n"
	"			else\n"
	"				later();\n"
	"		} catch {\n"
	"			asked = undefined;\n"
	"			later();\n"
	"		}\n"
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

static void add_head(
	struct str token, bool last, const struct str *home, struct buf *out)
{
	if (last)
		buf_lit(out, "<link rel=\"stylesheet\" href=\"/_kaartenbak/live.css\">\n");
	buf_lit(out, "<script src=\"/_kaartenbak/live.js?v=");
	buf_add_str(out, token);
	buf_lit(out, "\" data-home=\"");
	html_escape(out, *home);
	buf_lit(out, "/\" defer></script>\n");
}

static void add_banner(enum lang lang, const struct str *home, struct buf *out)
{
	buf_lit(out, "\n<p class=\"kb-last\">");
	if (lang == LANG_NL)
		buf_lit(out, "Dit is de site zoals die was voor de laatste fouten. ");
	else
		buf_lit(out, "This is the site as it was before the latest errors. ");
	buf_lit(out, "<a href=\"");
	html_escape(out, *home);
	if (lang == LANG_NL)
		buf_lit(out, "/\">Toon de fouten</a></p>");
	else
		buf_lit(out, "/\">Show the errors</a></p>");
}

void live_insert(const struct live *live, struct str page, struct buf *out)
{
	size_t head = str_find(page, STR("</head>"), 0);
	size_t body = live->last ? str_find(page, STR("<body"), head) : page.n;

	buf_add_str(out, str_slice(page, 0, head));
	add_head(live->token, live->last, &live->home, out);
	while (body < page.n && page.p[body++] != '>')
		;
	buf_add_str(out, str_slice(page, head, body));
	if (live->last)
		add_banner(live->lang, &live->home, out);
	buf_add_str(out, str_from_index(page, body));
}
