/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What many pages of monitors have alike, and so is made once, before any of them is rendered:
 * nearly all of it is of one indicator on one day, and every subject has it.
 */
#ifndef VIEW_PREPARE_H
#define VIEW_PREPARE_H

#include "chart/chart.h"
#include "view/internal.h"

/* What is drawn of an indicator on one day. */
struct indicator_charts {
	struct chart_axis axis; /* of all values, and of what they are compared with */
	struct chart_dots dots; /* of all values; empty when too little is known */
	/* Of the chart of all; what is said of one subject comes behind desc. */
	struct str title, desc;
	struct chart_bars bars; /* of choices; none when too little is known */
};

/* ---- Fragments ---- */

/*
 * Parts of pages that are the same on many of them. Each has a template of its own, with a frame of
 * this type behind those of every page; of the page itself it knows only the monitor, and how deep
 * it lies. It can hold only fragments of the kinds before its own.
 */
enum fragment_kind {
	FRAGMENT_STATUS,  /* {{{status.badge}}} */
	FRAGMENT_HEAD,    /* {{{head}}} of a paragraph: what stands above its indicators */
	FRAGMENT_LINKS,   /* {{{links}}} of an indicator: where there is more about it */
	FRAGMENT_NUMBERS, /* {{{numbers}}} of a spread that has no choices: its figures */
	FRAGMENTS
};
struct fragment {
	struct str name; /* of the template */
	const struct tpl_type *type;
};
extern const struct fragment fragments[FRAGMENTS];

/* Where nearly all fragments stand: on the page of the latest measurement of a subject, and on that
 * of one day, which lies a folder deeper. */
enum measurement_page { PAGE_LATEST, PAGE_OF_DAY, MEASUREMENT_PAGES };

/* A fragment that was made before its pages. */
struct made_fragment {
	struct str html[MEASUREMENT_PAGES];
	bool anywhere; /* it holds no address of the site, so it is the same on every page */
};

/* As it is on the page of env; NULL if it was not made for that one. */
const struct str *fragment_made(
	const struct tpl_env *env, enum fragment_kind kind, const struct made_fragment *made);
/* Makes it for the page of env. monitor may be NULL; nothing for nothing. */
struct tpl_value fragment_value(const struct tpl_env *env, enum fragment_kind kind,
	const struct monitor *monitor, struct tpl_value value);

/* ---- What is made once ---- */

struct indicator_parts {
	struct indicator_charts charts;
	struct made_fragment links, numbers;
};

struct round_parts {
	struct indicator_parts *indicators; /* by index */
	struct made_fragment *heads;        /* by paragraph->index */
};

/* Made by round_pages_prepare; NULL before that, and then each page makes what it needs. */
static inline const struct round_parts *parts_of_round(
	const struct plan *plan, const struct round *round)
{
	return plan->view->rounds ? plan->view->rounds[round->number] : NULL;
}

static inline const struct indicator_parts *parts_of(
	const struct plan *plan, const struct round *round, const struct indicator *indicator)
{
	const struct round_parts *parts = parts_of_round(plan, round);

	return parts ? &parts->indicators[indicator->index] : NULL;
}

/* Never NULL: made in env->scratch if they were not made before. */
const struct indicator_charts *charts_of(
	const struct tpl_env *env, const struct round *round, const struct indicator *indicator);

/* With fewer known values a spread would show single subjects, so there is none. */
enum { SPREAD_MIN = 2 };
/* Whether its value and what it is compared with can stand on one axis. */
bool indicator_is_comparable(const struct indicator *indicator);
/* Moves the ends of an axis, which starts as {0}, so that it holds a value. */
void axis_widen(struct decimal value, struct chart_axis *axis);
/* Puts the ends of an axis where the kind of the input has them, or else at a number that can be
 * read easily, and labels them. */
void axis_finish(const struct plan *plan, struct arena *arena, const struct input *input,
	struct chart_axis *axis);

#endif
