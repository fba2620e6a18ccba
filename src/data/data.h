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

/*
 * ---- What is made once, before any file: rendering without it gives the same bytes ----
 *
 * Each fills a place of its own in made, on any thread, and each arena lives as long as the plan.
 * Nothing of made is read before it is whole and stands in plan->data.
 */

/* Room for all of it. */
struct data_made *data_made_new(const struct plan *plan, struct arena *arena);
/* A record as it stands in lists, in arena. Resets scratch; work is the caller's. */
void record_data_prepare(struct data_made *made, const struct plan *plan,
	const struct record *record, struct arena *arena, struct arena *scratch, struct buf *work);
/* What all measurements of a day begin with. */
void round_data_prepare(struct data_made *made, const struct plan *plan, const struct round *round,
	struct arena *arena);
/* The bytes of the index. The plan has search. */
void search_data_prepare(struct data_made *made, const struct plan *plan, struct arena *arena);

#endif
