/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts of bars and of stars; the others are in chart_spread.c and chart_trend.c. */
#include "output/chart_parts.h"

#include <limits.h>

/* ---- Rows: a name, what it comes to, and a bar below the two ---- */

enum {
	ROW_HEIGHT = 38,
	ROW_LETTERS = 13, /* the line that they stand on */
	ROW_BAR = 19,     /* top of the bar */
	BAR_HEIGHT = 11,
	BAR_LEAST = 2, /* so that nothing at all can be told from no bar */
	TEXT_GAP = 12, /* between a name and what it comes to */
	MARK_GAP = 8,  /* between a choice and who made it */
};

struct bar_row {
	struct str name, value;
	struct str own_name; /* stands behind the name; or empty */
	bool own, strong;    /* of own the bar is filled; a strong value is in bold letters */
};

static void add_names(struct buf *out, long top, const struct bar_row *row)
{
	struct chart_label value = chart_label_fit(row->value, row->strong, CHART_WIDTH / 2);
	long room = CHART_WIDTH - value.width - TEXT_GAP;
	struct chart_label name = chart_label_fit(row->name, row->own, room);
	struct chart_label mark =
		chart_label_fit(row->own_name, false, room - name.width - MARK_GAP);

	chart_label_start(&name, 0);
	chart_label_add(out, &name, top + ROW_LETTERS);
	chart_label_start(&mark, name.width + MARK_GAP);
	chart_label_add(out, &mark, top + ROW_LETTERS);
	chart_label_end(&value, CHART_WIDTH);
	chart_label_add(out, &value, top + ROW_LETTERS);
}

/* Lines for the whole axis, one behind each bar, with an end at both sides. */
static void add_tracks(struct buf *out, size_t rows)
{
	buf_lit(out, "<path class=\"kb-axis\" stroke=\"currentColor\" d=\"");
	for (size_t i = 0; i < rows; i++)
		chart_draw(out, "M0 #v#m0-#h#m0-#v#", (long)i * ROW_HEIGHT + ROW_BAR, BAR_HEIGHT,
			BAR_HEIGHT / 2, CHART_WIDTH, BAR_HEIGHT - BAR_HEIGHT / 2, BAR_HEIGHT);
	buf_lit(out, "\"/>");
}

/* From one place to another, in either order. */
static void add_bar(struct buf *out, long top, long from, long to, bool own)
{
	long left = from < to ? from : to, width = from < to ? to - from : from - to;

	if (width < BAR_LEAST)
		width = BAR_LEAST;
	if (left + width > CHART_WIDTH)
		left = CHART_WIDTH - width;
	if (own)
		buf_lit(out, "<rect class=\"kb-own\"");
	else
		buf_lit(out, "<rect class=\"kb-other\"");
	if (left)
		chart_draw(out, " x=\"#\"", left);
	chart_draw(out, " y=\"#\" width=\"#\" height=\"#\"/>", top + ROW_BAR, width, BAR_HEIGHT);
}

/* ---- Two values ---- */

static void add_pair_row(struct buf *out, const struct chart_pair *chart, long top, bool own)
{
	const struct chart_point *point = own ? chart->own : chart->other;
	struct bar_row row = {
		.name = own ? chart->own_name : chart->other_name,
		.value = point ? point->label : chart->missing,
		.own = own,
		.strong = own && point,
	};

	add_names(out, top, &row);
	if (point)
		/* A bar begins at zero, or at the end of the axis that is nearest to it. */
		add_bar(out, top,
			chart_place(decimal_from(0), chart->low, chart->high, CHART_WIDTH),
			chart_place(point->value, chart->low, chart->high, CHART_WIDTH), own);
}

void chart_pair(struct buf *out, const struct chart_pair *chart)
{
	if (!chart->own && !chart->other)
		return;
	chart_open(out, &chart->text, 0, 2 * ROW_HEIGHT);
	add_tracks(out, 2);
	add_pair_row(out, chart, 0, true);
	add_pair_row(out, chart, ROW_HEIGHT, false);
	chart_close(out);
}

/* ---- How many chose what ---- */

/* count / most of the width, also where the product does not fit. */
static long share(size_t count, size_t most)
{
	while (most > LONG_MAX / CHART_WIDTH) {
		most /= 2;
		count /= 2;
	}
	return (long)(count * CHART_WIDTH / most);
}

void chart_bars(struct buf *out, const struct chart_text *text, const struct chart_bar *bars,
	size_t n, long own, struct str own_name)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		most = bars[i].count > most ? bars[i].count : most;
	if (!most)
		return;
	chart_open(out, text, 0, (long)n * ROW_HEIGHT);
	add_tracks(out, n);
	for (size_t i = 0; i < n; i++) {
		struct bar_row row = {.name = bars[i].label, .value = bars[i].count_label};
		long top = (long)i * ROW_HEIGHT;

		row.own = own >= 0 && (size_t)own == i;
		if (row.own)
			row.own_name = own_name;
		add_names(out, top, &row);
		if (bars[i].count)
			add_bar(out, top, 0, share(bars[i].count, most), row.own);
	}
	chart_close(out);
}

/* ---- Stars ---- */

enum { STAR_WIDTH = 22, STAR_HEIGHT = 20, STARS_MAX = 20 };

static void add_stars(struct buf *out, unsigned from, unsigned to, const char *paint)
{
	if (from >= to)
		return;
	buf_addf(out, "<path%s d=\"M%u 1", paint, from * STAR_WIDTH + STAR_WIDTH / 2);
	for (unsigned i = from; i < to; i++)
		buf_addf(out, "%s3 6h7l-6 4 2 7-6-4-6 4 2-7-6-4h7z", i > from ? "m22 0 " : "l");
	buf_lit(out, "\"/>");
}

void chart_stars(struct buf *out, const struct chart_text *text, unsigned full, unsigned count)
{
	if (!count)
		return;
	count = count < STARS_MAX ? count : STARS_MAX;
	full = full < count ? full : count;
	chart_frame(out, text, "class=\"kb-stars\" fill=\"none\" stroke=\"currentColor\"", 0,
		(long)count * STAR_WIDTH, STAR_HEIGHT);
	add_stars(out, 0, full, " fill=\"currentColor\"");
	add_stars(out, full, count, "");
	chart_close(out);
}
