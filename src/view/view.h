/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Pages: the model as templates see it. For every type there is a table of names, and a getter for
 * each that makes its value when a template asks for it, so nothing is built that no page shows.
 * Every word on a page comes from content/ or from the theme.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "plan/plan.h"

struct round_parts;

/*
 * What has to be there before any page: makes plan->view with the types that every page is rendered
 * with, and fills plan->search, by the titles that pages have. On the way all templates are
 * checked: reports those that are missing and names in them that nobody knows. After plan_make;
 * arena lives as long as the plan.
 */
void view_begin(struct plan *plan, struct arena *arena, struct diags *diags);

/* The bytes of a page: kinds before JOB_PAGE_KINDS. Any number of threads; scratch is theirs. */
void render_page(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);

/*
 * ---- What is made once, before any page: rendering without it gives the same bytes ----
 *
 * Each arena lives as long as the plan.
 */

/* The header and the footer that many pages share. */
void page_ends_prepare(struct plan *plan, struct arena *arena);
/* The badges of all words that editions have for statuses. The plan has monitors. */
void badges_prepare(struct plan *plan, struct arena *arena);
/*
 * What the pages of one day have alike, in arena. work is the caller's; *cut becomes true when
 * a fragment did not fit. After badges_prepare; of several days on several threads.
 */
const struct round_parts *round_pages_prepare(const struct plan *plan, struct arena *arena,
	const struct round *round, struct buf *work, bool *cut);
/* Has pages use those of all days, by round->number; cut: a fragment of one did not fit. */
void round_pages_keep(struct plan *plan, const struct round_parts *const *rounds, bool cut);

#endif
