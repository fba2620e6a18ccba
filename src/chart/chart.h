/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Charts as inline SVG: no style attributes, no scripts, colours by class from the theme's CSS
 * (`currentColor` where it has none), so that they follow dark, print and forced colours. Each has
 * role="img", a <title> and a <desc>; the table with the same figures is the page's business.
 *
 * All labels come in ready to read; all arithmetic is on decimals. Output is escaped here. A chart
 * of nothing adds nothing.
 *
 * A drawing is CHART_WIDTH wide (chart/parts.h) and as tall as it needs. Every length, as the
 * heights here, is a whole number of its units, which a theme shows at about a pixel each.
 */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/vec.h"
#include "model/model.h"

/* Unique on the page: the ids of title and desc are made from it. */
struct chart_text {
	struct str id, title, desc;
};

/* A value on an axis: where it is, and how it reads. Outside the axis it is drawn at its end. */
struct chart_point {
	struct decimal value;
	struct str label;
};

/* Two bars below each other on one axis from low to high. */
struct chart_pair {
	struct chart_text text;
	struct decimal low, high;
	struct str own_name, other_name;
	/* NULL: no bar, but its name with missing beside it. */
	const struct chart_point *own, *other;
	struct str missing; /* "geen gegevens" */
};
void chart_pair(struct buf *out, const struct chart_pair *chart);

/* Stars, some of them full. */
void chart_stars(struct buf *out, const struct chart_text *text, unsigned full, unsigned count);

/*
 * All values of one indicator on one day, as stacked dots in at most CHART_BINS columns. The body
 * is the same on every page and is made once; the mark of one subject is laid over it. A dot is one
 * value, or several where the tallest column would not fit; a lone value always has a dot.
 */
enum { CHART_BINS = 24 };
struct chart_axis {
	struct decimal low, high;
	struct str low_label, high_label;
};
struct chart_dots {
	struct str markup;
	long height; /* of the tallest column */
};
/* Adds the markup of the dots for chart_spread, and returns their height; values rising. */
long chart_spread_dots(
	struct buf *out, const struct decimal *values, size_t n, const struct chart_axis *axis);
/* own may be NULL; other is a line across (the national figure), or NULL. */
void chart_spread(struct buf *out, const struct chart_text *text, const struct chart_dots *dots,
	const struct chart_axis *axis, const struct chart_point *own,
	const struct chart_point *other);

/*
 * How many chose what: one bar a choice, that of own (an index, or -1) marked. The other bars are
 * the same on every page, and are laid out once; there are none when nobody chose.
 */
struct chart_bar {
	struct str label;
	size_t count;
	struct str count_label;
};
struct chart_bars {
	const struct bar_row *rows; /* bars.c */
	size_t n;
	long height; /* without an own one */
};
struct chart_bars chart_bars_lay_out(struct arena *arena, const struct chart_bar *bars, size_t n);
void chart_bars(struct buf *out, const struct chart_text *text, const struct chart_bars *bars,
	long own, struct str own_name);

/* One moment of a trend. */
struct chart_moment {
	struct date date;
	struct str date_label;
	bool known;
	struct decimal value; /* in chart_states: which row, the lowest is 0, so that the last of
				 rows is 0 and rows[0] is row_count - 1 */
	struct str label;
	bool other_known;
	struct decimal other;   /* the comparator of that day */
	struct str other_label; /* how it reads, "landelijk 73%"; that of the last is shown; or
				   empty */
	enum status status;
	bool breaks;            /* another edition begins here: the line is broken before it */
	struct str break_label; /* "editie 3.0" */
};
/* A line over time (by date, not by number), with gaps where nothing is known, breaks where the
 * edition changes, and a dashed line for the comparator. Dates of moments rise. */
void chart_trend(struct buf *out, const struct chart_text *text, const struct chart_axis *axis,
	const struct chart_moment *moments, size_t n);
/*
 * The same for what has no number: a row for each choice, rows[0] at the top, and in it the moments
 * at which it was chosen. Comparators are not drawn.
 */
void chart_states(struct buf *out, const struct chart_text *text, const struct str *rows,
	size_t row_count, const struct chart_moment *moments, size_t n);

#endif
