/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of plan/ share. */
#ifndef PLAN_INTERNAL_H
#define PLAN_INTERNAL_H

#include "plan/plan.h"

/* ---- plan.c ---- */

struct planner {
	struct arena *arena;
	struct plan *plan;
	struct diags *diags;
	struct map by_path; /* the index of the job, + 1; until the jobs are sorted */
	size_t redirects;   /* from former addresses */
};

struct job *plan_find(const struct planner *planner, struct str path);
/* Adds a job unless its path is taken; that is reported. */
void plan_add(struct planner *planner, const struct job *job);

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
/* Finds what happened, and plans the page and the feeds that tell of it. After all other pages. */
void plan_events(struct planner *planner);
/* Plans the page and the index, if the theme has a template for it. */
void plan_search(struct planner *planner);
/* Plans the files of all vocabularies and of all data sets. */
void plan_linked(struct planner *planner, const struct model *model);

/* Resolves the links of all texts and menus; plans the files that they refer to. */
void links_resolve(struct planner *planner, struct model *model);

/* timeline_words.c: what a commit changed, "Fase: proberen → beheer; tekst gewijzigd". */
struct str past_change_text(const struct speech *speech, const struct change *change);

#endif
