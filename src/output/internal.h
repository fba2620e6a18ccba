/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of output/ share. */
#ifndef OUTPUT_INTERNAL_H
#define OUTPUT_INTERNAL_H

#include "output/output.h"

/* ---- views.c: the model as templates see it ---- */

/* One step of the way from home to here; the last has no address. */
struct crumb {
	struct str title, url;
};

enum { CRUMBS_MAX = 4 };

/* What one page is made of; members that a page does not have are empty. */
struct page {
	const struct plan *plan;
	enum job_kind kind;
	struct str url; /* of the page itself, or of where a redirect goes */
	struct str title, description;
	struct str json_url, csv_url;
	struct crumb crumbs[CRUMBS_MAX];
	size_t crumb_count;
	const struct collection *collection;
	const struct vocabulary *vocabulary;
	const struct term *term;
	const struct record *record;
	/* The part of a list that stands on this page. */
	const struct record *const *records;
	size_t record_count;
	size_t number, number_count; /* of the pages of a list, from 0 */
};

/* The types of the two frames that every template is rendered with, outermost first. */
extern const struct tpl_type view_page_type;
/* The frame around the page: what is the same on every page. Its type depends on the theme. */
const struct tpl_type *view_site_type(struct arena *arena, const struct theme *theme);

/* The address as it stands on a page: the base path in front of addresses on this site. */
struct str view_href(const struct tpl_env *env, struct str url);
/* "/producten/pagina/2/": page number (from 0) of the list at url. */
struct str page_url(struct arena *arena, const struct theme *theme, struct str url, size_t number);
size_t page_count(size_t records, size_t per_page);

/* ---- plan.c ---- */

struct job *plan_find(const struct plan *plan, struct str path);
/* Adds a job unless its path is taken; that is reported. */
void plan_add(struct arena *arena, struct plan *plan, const struct job *job, struct diags *diags);

/* ---- links.c ---- */

/* Resolves the links of all texts and menus; plans the files that they refer to. */
void links_resolve(
	struct arena *arena, struct plan *plan, struct model *model, struct diags *diags);

/* ---- pages.c, data.c, feeds.c: what is in a file ---- */

/* The name of the template of a kind of page. */
struct str page_template(enum job_kind kind);
void render_page(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_feed(const struct plan *plan, struct buf *out);
void render_sitemap(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_robots(const struct plan *plan, struct buf *out);
void render_security(const struct plan *plan, struct buf *out);
void render_redirects(const struct plan *plan, struct buf *out);
size_t sitemap_parts(const struct plan *plan);
/* The full address: "https://host/path/producten/". */
void add_absolute(struct buf *out, const struct plan *plan, struct str url);
/* url without a '/' at its end and with ending behind it: "/producten.json". */
struct str data_url(struct arena *arena, struct str url, struct str ending);
/* What a term is called and means; the one for "not yet known" gets its words from the theme. */
struct str term_label(const struct plan *plan, const struct term *term);
struct str term_description(const struct plan *plan, const struct term *term);
/* Records on a page of a term. */
size_t term_per_page(const struct term *term);
/* That of the term's first record, else the first one with a facet of the term's vocabulary. */
const struct collection *term_collection(const struct plan *plan, const struct term *term);
/* The words of a value as data: ids for terms and records, ISO dates, the word for unknown. */
struct str value_text(const struct plan *plan, struct arena *arena, const struct field *field,
	const struct value *value);

/* ---- manifest.c: which files we made ---- */

struct manifest_entry {
	struct str path;
	unsigned long long hash;
	unsigned long long size;
};

struct manifest {
	bool found;
	long long seconds, nanoseconds;     /* when it was written */
	VEC(struct manifest_entry) entries; /* by path */
};

void manifest_read(struct manifest *manifest, int folder, struct arena *arena);
/* The entries of a manifest's text, into which they point; what is not a line of ours is left out.
 */
void manifest_parse(struct manifest *manifest, struct str text, struct arena *arena);
const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path);
void manifest_format(const struct manifest_entry *entries, size_t n, struct buf *out);

#define MANIFEST_NAME ".kaartenbak"

#endif
