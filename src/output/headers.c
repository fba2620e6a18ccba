/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The headers that a host is to send, as one table, and the same table in the words of the hosts
 * that people use. A later row of a name goes before an earlier one, where it holds.
 */
#include "base/path.h"
#include "output/internal.h"

enum scope {
	EVERYTHING,
	BELOW,    /* a folder: where is "/assets/" */
	ENDING,   /* of a name: ".json" */
	ONE_FILE, /* "/.well-known/security.txt" */
};

struct header {
	const char *name, *value;
	enum scope scope;
	const char *where;
};

static const struct header headers[] = {
	{"Content-Security-Policy",
		"default-src 'self'; base-uri 'none'; form-action 'self'; "
		"frame-ancestors 'none'; object-src 'none'",
		EVERYTHING, ""},
	/* Only for the site's own name: what stands beside it in the domain is not ours to decide.
	 */
	{"Strict-Transport-Security", "max-age=31536000", EVERYTHING, ""},
	{"X-Content-Type-Options", "nosniff", EVERYTHING, ""},
	{"X-Frame-Options", "DENY", EVERYTHING, ""},
	/* Nobody else hears where a visitor comes from; the host can still find its broken links.
	 */
	{"Referrer-Policy", "same-origin", EVERYTHING, ""},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()", EVERYTHING, ""},
	{"Cache-Control", "no-cache", EVERYTHING, ""},
	/* A name with a hash of what is in it never means anything else. */
	{"Cache-Control", "public, max-age=31536000, immutable", BELOW, "/assets/"},
	/* Open data: for scripts of other sites too. */
	{"Access-Control-Allow-Origin", "*", ENDING, ".json"},
	{"Access-Control-Allow-Origin", "*", ENDING, ".jsonld"},
	{"Content-Type", "application/ld+json", ENDING, ".jsonld"},
	{"Access-Control-Allow-Origin", "*", ENDING, ".csv"},
	{"Content-Type", "text/csv; charset=utf-8", ENDING, ".csv"},
	{"Content-Type", "text/plain; charset=utf-8", ONE_FILE, "/.well-known/security.txt"},
};

enum { HEADERS = sizeof(headers) / sizeof(*headers) };

/* Where the files stand, in what a person puts into the configuration of a server. */
#define FOLDER "/srv/www/kaartenbak"

struct hosting {
	struct buf *out;
	bool plain;      /* http, so Caddy is to get no certificate */
	struct str host; /* "www.example.org" */
	struct str base; /* "/path" or "" */
};

static bool same(const char *a, const char *b)
{
	return str_eq(str_from(a), str_from(b));
}

static bool same_scope(const struct header *a, const struct header *b)
{
	return a->scope == b->scope && same(a->where, b->where);
}

static bool is_type(const struct header *header)
{
	return same(header->name, "Content-Type");
}

/* Whether it holds for some files only, or others have another value. */
static bool has_exceptions(const struct header *header)
{
	for (size_t i = 0; i < HEADERS; i++)
		if (headers[i].scope != EVERYTHING && same(headers[i].name, header->name))
			return true;
	return false;
}

/* For everything but what has another value further down. */
static bool is_default(const struct header *header)
{
	return header->scope == EVERYTHING && has_exceptions(header);
}

static bool is_first_of_name(const struct header *header)
{
	for (const struct header *other = headers; other < header; other++)
		if (same(other->name, header->name))
			return false;
	return true;
}

static bool is_first_of_scope(const struct header *header)
{
	for (const struct header *other = headers; other < header; other++)
		if (same_scope(other, header))
			return false;
	return true;
}

/* "/path/assets/" as a regular expression: what is not a letter, digit, '/' or '-' means itself. */
static void add_pattern(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_';

		buf_addf(out, plain || (unsigned char)c >= 0x80 ? "%c" : "\\%c", c);
	}
}

static void add_scope_pattern(struct hosting *to, const struct header *header)
{
	if (header->scope != ENDING) {
		buf_lit(to->out, "^");
		add_pattern(to->out, to->base);
	}
	add_pattern(to->out, str_from(header->where));
	if (header->scope != BELOW)
		buf_lit(to->out, "$");
}

/* An address with '*' for anything: "/path/assets/\*", "/path/\*.json". */
static void add_wildcard(struct hosting *to, const struct header *header)
{
	buf_add_str(to->out, to->base);
	if (header->scope == EVERYTHING || header->scope == ENDING)
		buf_lit(to->out, "/*");
	buf_addf(to->out, "%s%s", header->where, header->scope == BELOW ? "*" : "");
}

/* ---- _headers: Netlify, Cloudflare and their like ---- */

/*
 * There the values of all that match are put behind one another, so what has exceptions is left to
 * the host: such hosts have every page asked for again by themselves.
 */
static void write_netlify(struct hosting *to)
{
	for (const struct header *first = headers; first < headers + HEADERS; first++) {
		if (!is_first_of_scope(first))
			continue;
		add_wildcard(to, first);
		buf_lit(to->out, "\n");
		for (const struct header *header = first; header < headers + HEADERS; header++)
			if (same_scope(header, first) && !is_default(header))
				buf_addf(to->out, "  %s: %s\n", header->name, header->value);
	}
}

/* ---- nginx ---- */

/* $kaartenbak_cache_control */
static void add_variable(struct buf *out, const char *name)
{
	buf_lit(out, "$kaartenbak_");
	for (; *name; name++)
		buf_addf(out, "%c", *name == '-' ? '_' : *name | 0x20);
}

static void write_map(struct hosting *to, const struct header *header)
{
	buf_lit(to->out, "map $uri ");
	add_variable(to->out, header->name);
	buf_addf(to->out, " {\n\tdefault \"%s\";\n",
		header->scope == EVERYTHING ? header->value : "");
	for (size_t i = 0; i < HEADERS; i++) {
		if (headers[i].scope == EVERYTHING || !same(headers[i].name, header->name))
			continue;
		buf_lit(to->out, "\t~");
		add_scope_pattern(to, &headers[i]);
		buf_addf(to->out, " \"%s\";\n", headers[i].value);
	}
	buf_lit(to->out, "}\n");
}

/* The type is what a location has; one without add_header of its own sends those of the server. */
static void write_location(struct hosting *to, const struct header *header)
{
	buf_lit(to->out, "\n\tlocation ~ ");
	add_scope_pattern(to, header);
	buf_addf(to->out, " {\n\t\ttypes { }\n\t\tdefault_type \"%s\";\n\t}\n", header->value);
}

static void write_nginx(struct hosting *to)
{
	struct str name = str_slice(to->host, 0, str_find_char(to->host, ':'));

	for (size_t i = 0; i < HEADERS; i++)
		if (is_first_of_name(&headers[i]) && has_exceptions(&headers[i]) &&
			!is_type(&headers[i]))
			write_map(to, &headers[i]);
	buf_addf(to->out,
		"server {\n\tserver_name %.*s;\n\troot " FOLDER ";\n"
		"\tindex index.html;\n\terror_page 404 %.*s/404.html;\n\n",
		STR_ARG(name), STR_ARG(to->base));
	for (size_t i = 0; i < HEADERS; i++) {
		if (is_type(&headers[i]) || !is_first_of_name(&headers[i]))
			continue;
		buf_addf(to->out, "\tadd_header %s ", headers[i].name);
		if (has_exceptions(&headers[i]))
			add_variable(to->out, headers[i].name);
		else
			buf_addf(to->out, "\"%s\"", headers[i].value);
		buf_lit(to->out, " always;\n");
	}
	for (size_t i = 0; i < HEADERS; i++)
		if (is_type(&headers[i]))
			write_location(to, &headers[i]);
	buf_lit(to->out, "}\n");
}

/* ---- Apache ---- */

static void write_apache_type(struct hosting *to, const struct header *header)
{
	struct str name = path_name(str_from(header->where));

	if (header->scope == ENDING)
		buf_addf(to->out, "\tAddType \"%s\" %s\n", header->value, header->where);
	else
		buf_addf(to->out, "\t<Files \"%.*s\">\n\t\tForceType \"%s\"\n\t</Files>\n",
			STR_ARG(name), header->value);
}

/* MultiViews would give producten.json for producten/. */
static void write_apache(struct hosting *to)
{
	buf_addf(to->out,
		"DocumentRoot \"" FOLDER "\"\nErrorDocument 404 %.*s/404.html\n"
		"<Directory \"" FOLDER "\">\n\tRequire all granted\n"
		"\tOptions -Indexes -MultiViews\n\tDirectoryIndex index.html\n",
		STR_ARG(to->base));
	for (size_t i = 0; i < HEADERS; i++) {
		const struct header *header = &headers[i];

		if (is_type(header)) {
			write_apache_type(to, header);
			continue;
		}
		buf_addf(to->out, "\tHeader always set %s \"%s\"", header->name, header->value);
		if (header->scope != EVERYTHING) {
			buf_lit(to->out, " \"expr=%{REQUEST_URI} =~ m#");
			add_scope_pattern(to, header);
			buf_lit(to->out, "#\"");
		}
		buf_lit(to->out, "\n");
	}
	buf_lit(to->out, "</Directory>\n");
}

/* ---- Caddy ---- */

/* With "?" before its name a header is only sent when no other row has set it. */
static void write_caddy_rows(struct hosting *to, const struct header *first)
{
	for (const struct header *header = first; header < headers + HEADERS; header++)
		if (same_scope(header, first))
			buf_addf(to->out, "\t\t%s%s \"%s\"\n", is_default(header) ? "?" : "",
				header->name, header->value);
	buf_lit(to->out, "\t}\n");
}

/* A matcher asks for the file too: what is not there is the error page, which is none of these. */
static void write_caddy(struct hosting *to)
{
	unsigned number = 0;

	buf_addf(to->out, "%s%.*s {\n\troot * " FOLDER "\n\tfile_server\n\theader {\n",
		to->plain ? "http://" : "", STR_ARG(to->host));
	write_caddy_rows(to, headers);
	for (const struct header *first = headers + 1; first < headers + HEADERS; first++) {
		if (!is_first_of_scope(first))
			continue;
		buf_addf(to->out, "\t@files%u {\n\t\tfile\n\t\tpath ", ++number);
		if (first->scope == ENDING)
			buf_addf(to->out, "*%s", first->where);
		else
			add_wildcard(to, first);
		buf_addf(to->out, "\n\t}\n\theader @files%u {\n", number);
		write_caddy_rows(to, first);
	}
	buf_lit(to->out, "\thandle_errors {\n");
	for (size_t i = 0; i < HEADERS; i++)
		if (is_default(&headers[i]))
			buf_addf(to->out, "\t\theader %s \"%s\"\n", headers[i].name,
				headers[i].value);
	buf_addf(to->out, "\t\trewrite * %.*s/404.html\n\t\tfile_server\n\t}\n}\n",
		STR_ARG(to->base));
}

/* ---- One file ---- */

static bool holds_for(const struct header *header, struct str path)
{
	struct str where = str_from(header->where);

	switch (header->scope) {
	case EVERYTHING:
		return true;
	case BELOW:
		return str_starts(path, str_from_index(where, 1));
	case ENDING:
		return str_ends(path, where);
	default:
		return str_eq(path, str_from_index(where, 1));
	}
}

void headers_of_file(struct str path, header_found *found, void *context)
{
	for (size_t i = 0; i < HEADERS; i++) {
		bool last = holds_for(&headers[i], path);

		for (size_t j = i + 1; last && j < HEADERS; j++)
			last = !same(headers[i].name, headers[j].name) ||
			       !holds_for(&headers[j], path);
		if (last)
			found(context, headers[i].name, headers[i].value);
	}
}

/* ---- For others ---- */

struct str headers_format_name(enum headers_format format)
{
	static const struct str names[HEADERS_FORMATS] = {
		[HEADERS_NETLIFY] = STR_INIT("netlify"),
		[HEADERS_NGINX] = STR_INIT("nginx"),
		[HEADERS_APACHE] = STR_INIT("apache"),
		[HEADERS_CADDY] = STR_INIT("caddy"),
	};

	return names[format];
}

void headers_write(enum headers_format format, const struct settings *settings, struct buf *out)
{
	static void (*const writers[HEADERS_FORMATS])(struct hosting *) = {
		[HEADERS_NETLIFY] = write_netlify,
		[HEADERS_NGINX] = write_nginx,
		[HEADERS_APACHE] = write_apache,
		[HEADERS_CADDY] = write_caddy,
	};
	size_t slashes = str_find(settings->base_url, STR("://"), 0) + 3;
	struct str host = str_from_index(settings->base_url, slashes);
	struct hosting to = {out, str_starts(settings->base_url, STR("http:")),
		str_slice(host, 0, str_find_char(host, '/')), settings->base_path};

	writers[format](&to);
}
