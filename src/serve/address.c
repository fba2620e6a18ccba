/* SPDX-License-Identifier: EUPL-1.2 */
/* Which file of the plan a request asks for. Nothing here, nor behind it, opens a file. */
#include "base/path.h"
#include "serve/internal.h"

/* Bytes of an address, escapes counted, that are looked at; no file of a site has a longer one. */
enum { TARGET_MAX = 4096 };

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether all escapes are whole. */
static bool is_escaped_well(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '%' && !(i + 2 < s.n && is_hex(s.p[i + 1]) && is_hex(s.p[i + 2])))
			return false;
	return true;
}

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return true;
	return false;
}

static bool is_printable(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~')
			return false;
	return true;
}

static void move_to(struct route *route, struct str base, struct str path, struct arena *arena)
{
	bool query = route->query.n && is_printable(route->query);

	route->kind = ROUTE_MOVED;
	route->location =
		str_join(arena, url_encode(arena, base), STR("/"), url_from_path(arena, path),
			query ? STR("?") : STR(""), query ? route->query : STR(""));
}

/* Where a page of a former address sends its visitors, as hosts do that read _redirects. */
static void follow(struct route *route, struct str base, struct arena *arena)
{
	const struct record *record = route->job->subject;

	if (route->job->kind == JOB_REDIRECT)
		move_to(route, base, str_from_index(record->url, 1), arena);
}

/* path begins behind the '/' that base ends before. */
static void find_file(struct route *route, const struct plan *plan, struct str base,
	struct str path, struct arena *arena)
{
	bool folder = !path.n || str_ends(path, STR("/"));

	route->kind = ROUTE_MISSING;
	if (!plan)
		return;
	route->job = plan_job(plan, folder ? str_join(arena, path, STR("index.html")) : path);
	if (route->job) {
		route->kind = ROUTE_FILE;
		follow(route, base, arena);
	} else if (!folder && plan_job(plan, str_join(arena, path, STR("/index.html")))) {
		move_to(route, base, str_join(arena, path, STR("/")), arena);
	}
}

static void find_last(
	struct route *route, const struct plan *plan, struct str path, struct arena *arena)
{
	/* Behind the '/' of a site, as scripts put it there, this would name another host. */
	if (str_starts(str_from_index(path, sizeof(SERVE_LAST) - 2), STR("//"))) {
		route->kind = ROUTE_REFUSED;
		return;
	}
	route->last = true;
	find_file(route, plan, str_slice(STR(SERVE_LAST), 0, sizeof(SERVE_LAST) - 2),
		str_from_index(path, sizeof(SERVE_LAST) - 1), arena);
}

static void find_page(struct route *route, const struct plan *plan, struct str base,
	struct str path, struct arena *arena)
{
	if (str_starts(path, STR(SERVE_LAST)))
		find_last(route, plan, path, arena);
	else if (str_starts(path, base) && str_starts(str_from_index(path, base.n), STR("/")))
		find_file(route, plan, base, str_from_index(path, base.n + 1), arena);
	else if (str_is(path, "/") || str_eq(path, base))
		move_to(route, base, STR(""), arena);
	else
		route->kind = ROUTE_MISSING;
}

/* "/_kaartenbak/wait/HASH/producten/": for the page at the rest, until its hash is another. */
static void find_waited(struct route *route, const struct plan *plan, struct str base,
	struct str path, struct arena *arena)
{
	size_t slash = str_find_char(path, '/');

	route->waits = true;
	route->is = str_slice(path, 0, slash);
	if (slash < path.n)
		find_page(route, plan, base, str_from_index(path, slash), arena);
}

void route_find(struct route *route, const struct plan *plan, struct str base_path,
	struct str target, struct arena *arena)
{
	static const struct str wait = STR_INIT("/_kaartenbak/wait/");
	size_t mark = str_find_char(target, '?');
	struct str path = str_slice(target, 0, mark);

	*route = (struct route){.kind = ROUTE_REFUSED, .query = str_from_index(target, mark + 1)};
	if (target.n > TARGET_MAX || !str_starts(path, STR("/")) || !is_escaped_well(path))
		return;
	path = url_decode(arena, path);
	if (has_control(path))
		return;
	if (str_is(path, "/_kaartenbak/live.js"))
		route->kind = ROUTE_SCRIPT;
	else if (str_is(path, "/_kaartenbak/live.css"))
		route->kind = ROUTE_STYLE;
	else if (str_starts(path, wait))
		find_waited(route, plan, base_path, str_from_index(path, wait.n), arena);
	else
		find_page(route, plan, base_path, path, arena);
}

static bool is_port(struct str s, unsigned port)
{
	unsigned long number = 0;

	if (!s.n)
		return port == 80;
	if (s.n < 2 || s.n > 6 || s.p[0] != ':')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		number = number * 10 + (unsigned long)(s.p[i] - '0');
	}
	return number == port;
}

bool is_own_host(struct str host, unsigned port)
{
	static const struct str names[] = {
		STR_INIT("127.0.0.1"), STR_INIT("localhost"), STR_INIT("[::1]")};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq_lower(str_slice(host, 0, names[i].n), names[i]) &&
			is_port(str_from_index(host, names[i].n), port))
			return true;
	return false;
}

bool has_tag(struct str field, struct str tag)
{
	while (field.n) {
		size_t comma = str_find_char(field, ',');
		struct str one = str_trim(str_slice(field, 0, comma));

		if (str_starts(one, STR("W/")))
			one = str_from_index(one, 2);
		if (str_eq(one, tag) || str_is(one, "*"))
			return true;
		field = str_from_index(field, comma + 1);
	}
	return false;
}

const char *content_type(struct str path)
{
	static const struct {
		const char *ending, *type;
	} types[] = {
		{".html", "text/html; charset=utf-8"},
		{".css", "text/css; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".mjs", "text/javascript; charset=utf-8"},
		{".json", "application/json"},
		{".jsonld", "application/ld+json"},
		{".csv", "text/csv; charset=utf-8"},
		{".xml", "application/xml"},
		{".txt", "text/plain; charset=utf-8"},
		{".svg", "image/svg+xml"},
		{".png", "image/png"},
		{".jpg", "image/jpeg"},
		{".jpeg", "image/jpeg"},
		{".gif", "image/gif"},
		{".webp", "image/webp"},
		{".avif", "image/avif"},
		{".ico", "image/x-icon"},
		{".woff2", "font/woff2"},
		{".woff", "font/woff"},
		{".pdf", "application/pdf"},
		{".webmanifest", "application/manifest+json"},
		{"_headers", "text/plain; charset=utf-8"},
		{"_redirects", "text/plain; charset=utf-8"},
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_ends(path, str_from(types[i].ending)))
			return types[i].type;
	return "application/octet-stream";
}
