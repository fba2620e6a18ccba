/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of plan/ share. */
#ifndef PLAN_INTERNAL_H
#define PLAN_INTERNAL_H

#include "plan/plan.h"

/* ---- plan.c ---- */

struct job *plan_find(const struct plan *plan, struct str path);
/* Adds a job unless its path is taken; that is reported. */
void plan_add(struct arena *arena, struct plan *plan, const struct job *job, struct diags *diags);

struct planner {
	struct arena *arena;
	struct plan *plan;
	struct diags *diags;
};

/* A page at url, which begins and ends with '/', as a file in its own folder. */
void add_page(struct planner *planner, enum job_kind kind, size_t number, struct str url,
	const void *subject, struct place place);
/* What stands beside the page at url, with another ending. */
void add_data(struct planner *planner, enum job_kind kind, struct str url, struct str ending,
	const void *subject, struct place place);

/* ---- The parts of the plan ---- */

void plan_overviews(
	struct planner *planner, const struct collection *collection, struct place place);
void plan_fields(struct planner *planner, const struct collection *collection, struct place place);
void plan_monitors(struct planner *planner, struct model *model);
/* Fills monitor_plans.rules. */
void plan_rules(struct planner *planner, const struct monitor *monitor);
/* Finds what happened, and plans the page and the feeds that tell of it. After all other pages. */
void plan_events(struct planner *planner);
/* Plans the page and the index, if the theme has a template for it. */
void plan_search(struct planner *planner);
/* Plans the files of all vocabularies and of all data sets. */
void plan_linked(struct planner *planner, const struct model *model);

/* Resolves the links of all texts and menus; plans the files that they refer to. */
void links_resolve(
	struct arena *arena, struct plan *plan, struct model *model, struct diags *diags);

#endif
