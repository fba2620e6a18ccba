/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What many pages and data files of monitors have alike, and so is made once, before any of them is
 * rendered: nearly all of it is of one indicator on one day, and every subject has it.
 */
#ifndef OUTPUT_PREPARE_MONITOR_H
#define OUTPUT_PREPARE_MONITOR_H

#include "output/internal.h"

/* The pages of a measurement that links of indicators stand on. */
enum links_page { LINKS_LATEST, LINKS_OF_DAY, LINKS_PAGES };

struct indicator_charts {
	struct chart_axis axis; /* of all values, and of what they are compared with */
	struct chart_dots dots; /* of all values; empty when too little is known */
	/* Of the chart of all; what is said of one subject comes behind desc. */
	struct str title, desc;
	struct chart_bars bars; /* of choices; none when too little is known */
	/* How its object and its row begin in the data of a measurement. */
	struct str json, csv;
	/* Fragments. Links differ with the depth of their page. */
	struct str links[LINKS_PAGES], numbers;
};

/* NULL when they were not made, because the site has errors. */
static inline const struct indicator_charts *charts_of(
	const struct round *round, const struct indicator *indicator)
{
	return round->charts ? &round->charts[indicator->index] : NULL;
}

/*
 * Parts of pages that are the same on many of them. Each has a template of its own, with a frame of
 * this type behind those of every page; of the page itself it knows only the monitor. Its links
 * begin with the base path, but for FRAGMENT_LINKS, where they are relative as everywhere.
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
/* In env->scratch; empty for nothing. */
struct str fragment_render(
	const struct tpl_env *env, enum fragment_kind kind, struct tpl_value value);

/* views_monitor.c: makes the badges of all words that editions have for statuses. */
void badges_prepare(struct plan *plan, struct arena *arena);
/* data_measurement.c: makes json and csv. */
void data_prepare(const struct plan *plan, struct arena *arena, const struct indicator *indicator,
	struct indicator_charts *charts);

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
