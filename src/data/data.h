/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files for machines and scripts: JSON and CSV beside the pages, feeds, the sitemap, the index of
 * search. Each render_… adds the bytes of one file to out, from any number of threads; scratch is
 * the caller's.
 */
#ifndef DATA_DATA_H
#define DATA_DATA_H

#include "plan/plan.h"

/* Data beside the pages: kinds from JOB_PAGE_KINDS, before JOB_FEED. */
void render_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);

void render_feed(const struct plan *plan, const struct feed *feed, struct buf *out);
void render_history_feed(const struct plan *plan, const struct history *history,
	struct arena *scratch, struct buf *out);
void render_sitemap(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_robots(const struct plan *plan, struct buf *out);
void render_security(const struct plan *plan, struct buf *out);
void render_redirects(const struct plan *plan, struct buf *out);
void render_search_index(const struct plan *plan, struct buf *out);

/* ---- What is made once, before any file: rendering without it gives the same bytes ---- */

/* A record as it stands in lists, in arena. Resets scratch; work is the caller's. */
void data_listed(const struct plan *plan, const struct record *record, struct arena *arena,
	struct arena *scratch, struct buf *work, struct listed *listed);
/* What all measurements of a day begin with, in arena: for monitor_plans.data. */
const struct indicator_data *data_prepare(
	const struct plan *plan, struct arena *arena, const struct round *round);
/* The bytes of the index, in arena. */
struct str search_prepare(const struct plan *plan, struct arena *arena);

#endif
