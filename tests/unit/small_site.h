/* SPDX-License-Identifier: EUPL-1.2 */
/* A site of a few files with one of everything, and the way from there to a model and a plan. */
#ifndef UNIT_SMALL_SITE_H
#define UNIT_SMALL_SITE_H

#include "model/model.h"
#include "output/output.h"
#include "unit/support.h"

struct small_site {
	struct folder folder;
	struct source *source;
	struct diags diags;
	struct model model;
	struct arena arena;
	struct theme *theme;
	struct plan *plan;
};

/* Writes the files, in Dutch. Tests change them before loading. */
void small_site_make(struct small_site *site);
/* Reads and links. */
void small_site_load(struct small_site *site, size_t threads);
/* Loads the theme and plans. */
void small_site_plan(struct small_site *site);
/* Forgets what was read, but keeps the files, to load once more. */
void small_site_forget(struct small_site *site);
void small_site_remove(struct small_site *site);

const struct collection *small_site_collection(const struct small_site *site, const char *id);
const struct record *small_site_record(
	const struct small_site *site, const char *collection, const char *id);
/* The values of a field of a record; fails if there is no such field. */
const struct values *record_values(const struct record *record, const char *key);
const struct term *small_site_term(
	const struct small_site *site, const char *vocabulary, const char *id);

#endif
