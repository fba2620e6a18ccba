/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Pages: the model as templates see it. For every type there is a table of names, and a getter for
 * each that makes its value when a template asks for it, so nothing is built that no page shows.
 * Every word on a page comes from content/ or from the theme.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "plan/plan.h"

/*
 * What of the plan only pages know: the types of templates, and what search finds, with the titles
 * that pages have. Reports templates that are missing and names in them that nobody knows. After
 * plan_make.
 */
void view_check(struct plan *plan, struct arena *arena, struct diags *diags);

/* The bytes of a page: kinds before JOB_PAGE_KINDS. Any number of threads; scratch is theirs. */
void render_page(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);

/* ---- What is made once, before any page: rendering without it gives the same bytes ---- */

/* The header and the footer that many pages share. */
void page_ends_prepare(struct plan *plan, struct arena *arena);
/* The badges of all words that editions have for statuses. The plan has monitors. */
void badges_prepare(struct plan *plan, struct arena *arena);
/*
 * All of one day, in arena, for monitor_plans.rounds. work is the caller's; *cut becomes true when
 * a fragment did not fit. After badges_prepare; of several days on several threads.
 */
const struct round_parts *round_prepare(const struct plan *plan, struct arena *arena,
	const struct round *round, struct buf *work, bool *cut);

#endif
