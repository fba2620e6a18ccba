/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The pipeline: load, freeze, render. Each step reports into site->diags and stops nothing that
 * can still be checked; site_render does nothing once there are errors.
 */
#ifndef SITE_H
#define SITE_H

#include "base/diag.h"
#include "model/model.h"
#include "output/output.h"
#include "plan/plan.h"
#include "source/source.h"
#include "theme/theme.h"

struct history_found;

struct site_options {
	const char *dir;      /* holds content/ and themes/ */
	const char *ref;      /* the commit to read dir at; NULL: the files on disk */
	const char *output;   /* the output folder; NULL for none, and then no rendering */
	const char *themes;   /* where themes are that dir does not have; NULL for none */
	const char *base_url; /* instead of the one in site.yaml; NULL to keep that */
	size_t threads;
	bool drafts; /* are shown too */
	/* For who makes a site again and again: instead of reading the commits, what they told
	 * before. NULL: read them. */
	const struct history_found *history;
	struct record_cache *cache; /* for who loads the same site often; NULL for none */
};

struct site {
	struct site_options options;
	struct diags diags;
	struct source_fault fault; /* of a site that cannot be opened */
	struct source *source, *themes;
	struct model model;
	struct history_found *history; /* NULL: none is wanted */
	struct arena arena;            /* of history, theme and plan */
	struct theme *theme;
	struct plan *plan;
};

/* Reads content/ into typed records, on some threads. False if dir cannot be opened (fault). */
bool site_load(struct site *site, const struct site_options *options);
/* Links, checks, scores and plans on one thread. From here on the site is only read. */
void site_freeze(struct site *site);
/* Whether it would show what the commits tell, if they tell something. */
bool site_tells_history(const struct site *site);
/* Brings the output folder up to date. False, with nothing written, if there are errors. */
bool site_render(struct site *site, struct output_report *report);
void site_release(struct site *site);

#endif
