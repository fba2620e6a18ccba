/* SPDX-License-Identifier: EUPL-1.2 */
/* A trend while it is drawn: chart_trend.c has its places and lines, chart_trend_labels.c its
 * words. */
#ifndef OUTPUT_CHART_TREND_H
#define OUTPUT_CHART_TREND_H

#include "output/chart_parts.h"

/* From the top: names of editions, room for a label, the plot, dates, what the dashed line is. */
enum {
	TREND_BREAKS = 17, /* only if there are breaks */
	TREND_ABOVE = 20,
	TREND_PLOT = 96,
	TREND_DATES = 26,
	TREND_KEY = 18, /* only if there is a key */
	TREND_MARK = 6, /* half of the size of one */
};

struct trend {
	struct buf *out;
	const struct chart_axis *axis;
	const struct chart_moment *moments;
	size_t n;
	const struct chart_moment *key; /* its other_label tells what the dashed line is; or NULL */
	long left, top, bottom;         /* of the plot */
	long first_day, days;
};

long trend_x(const struct trend *trend, size_t i);
/* Of the value, or that of the comparator; of a moment at which it is known. */
long trend_y(const struct trend *trend, size_t i, bool other);
bool trend_is_known(const struct trend *trend, size_t i, bool other);
/* Whether the line goes on from the moment before i to i; i may be n. */
bool trend_is_joined(const struct trend *trend, size_t i, bool other);
/* Whether another edition begins at i, and where that is drawn: between it and the one before. */
bool trend_is_break(const struct trend *trend, size_t i);
long trend_break_x(const struct trend *trend, size_t i);

/* The width that the labels of the axis need, before the plot. */
long trend_ends_width(const struct chart_axis *axis);
/* All words. There is a known value. */
void trend_add_labels(const struct trend *trend);

#endif
