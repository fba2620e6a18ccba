/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The same as pages and data have, for machines that know only common words: JSON-LD. The files of
 * all vocabularies (SKOS) and of all data sets (DCAT), and how such a thing is written, for pages
 * too.
 */
#ifndef LINKED_LINKED_H
#define LINKED_LINKED_H

#include "base/json.h"
#include "plan/plan.h"

/*
 * One file or one part of a page, while it is written: {JSON_INIT(out), plan, scratch}, or
 * JSON_LINE inside a <script>. It belongs to one thread; the plan is only read, by any number of
 * them. scratch is the caller's, and what the functions below return lives in it.
 */
struct linked {
	struct json json;
	const struct plan *plan;
	struct arena *scratch;
};

/* A member, unless there is nothing to say. */
void linked_text(struct linked *linked, struct str key, struct str text);
void linked_date(struct linked *linked, struct str key, struct date date);
/* {"@id": …}; nothing for an empty one. */
void linked_reference(struct linked *linked, struct str key, struct str uri);
void linked_begin_list(struct linked *linked, struct str key);
/* An object in a list, or as the value of the key that was just written. */
void linked_begin_item(struct linked *linked, struct str type);
void linked_end(struct linked *linked);
void linked_end_list(struct linked *linked);

/* An address as it must stand in data: in full. Empty for none. */
struct str linked_address(const struct linked *linked, struct str url);

/* ---- What things are called: promises, as addresses of pages are ---- */

/* The whole site, and who publishes it; empty when nobody says who. */
struct str linked_site(const struct linked *linked);
struct str linked_publisher(const struct linked *linked);
/* The data that the page at url shows: a fragment of it. */
struct str linked_dataset(const struct linked *linked, struct str url);
/* The page of the facet or term, the place in the glossary, or that in the file of all. */
struct str linked_scheme(const struct linked *linked, const struct vocabulary *vocabulary);
struct str linked_concept(const struct linked *linked, const struct term *term);

/* Whether what a collection holds are places on a map, by its type. */
bool linked_is_place(const struct collection *collection);

/* ---- Files ---- */

void render_skos(const struct plan *plan, struct arena *scratch, struct buf *out);
void render_dcat(const struct plan *plan, struct arena *scratch, struct buf *out);

#endif
