/* SPDX-License-Identifier: EUPL-1.2 */
/* A trend while it is drawn: trend.c has its places and lines, trend_labels.c its
 * words. states.c draws choices with the same. */
#ifndef CHART_TREND_H
#define CHART_TREND_H

#include "chart/parts.h"

/* From the top: names of editions, room for a label, the plot, dates, what the dashed line is. */
enum {
	TREND_BREAKS = 17, /* only if there are breaks */
	TREND_ABOVE = 20,
	TREND_PLOT = 96,
	TREND_DATES = 26,
	TREND_KEY = 2,  /* above the lines of a key */
	TREND_MARK = 6, /* half of the size of one */
};

/* Where a moment is drawn; what is not known is nowhere. */
struct trend_place {
	long x, y, other_y;
};

struct trend {
	struct buf *out;
	const struct chart_axis *axis;
	const struct chart_moment *moments;
	struct trend_place *places; /* as moments */
	size_t n;
	/* What the dashed line is; no lines: nothing is said of it. */
	struct chart_label key[LABEL_LINES];
	size_t key_lines;
	long left, top, bottom; /* of the plot */
	long first_day, days;
};

static inline long trend_x(const struct trend *trend, size_t i)
{
	return trend->places[i].x;
}

/* Of the value, or that of the comparator; of a moment at which it is known. */
static inline long trend_y(const struct trend *trend, size_t i, bool other)
{
	return other ? trend->places[i].other_y : trend->places[i].y;
}

bool trend_is_known(const struct trend *trend, size_t i, bool other);
/* Whether the line goes on from the moment before i to i; i may be n. */
bool trend_is_joined(const struct trend *trend, size_t i, bool other);
/* Whether another edition begins at i, and where that is drawn: between it and the one before. */
bool trend_is_break(const struct trend *trend, size_t i);
long trend_break_x(const struct trend *trend, size_t i);

/* Once left, top and bottom are known: labels look at the places of all that is near. */
void trend_find_places(struct trend *trend);
void trend_release(struct trend *trend);
/* What trends have alike: breaks, the line of the value or that of the comparator, the marks. */
bool trend_has_breaks(const struct trend *trend);
void trend_add_breaks(const struct trend *trend);
void trend_add_line(const struct trend *trend, bool other);
void trend_add_marks(const struct trend *trend);
/* And their words. */
void trend_add_break_names(const struct trend *trend);
void trend_add_dates(const struct trend *trend);
void trend_set_key(struct trend *trend, struct str text);

/* The width that the labels of the axis need, before the plot. */
long trend_ends_width(const struct chart_axis *axis);
/* All words. There is a known value. */
void trend_add_labels(const struct trend *trend);

#endif
