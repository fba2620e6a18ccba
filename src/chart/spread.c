/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All values as dots in columns. A column is one line that is dashed with dots, so that the bytes
 * are those of the columns, not those of the dots.
 */
#include "chart/parts.h"

/* From the top: own label, dots, axis with its ends, national label. The axis is where it is, the
 * top where the tallest column needs it. */
enum {
	AXIS_LEFT = 14,
	ENDS_INSET = 9,   /* of the labels of its ends, so that a figure is below them */
	AXIS_WIDTH = 253, /* CHART_BINS - 1 steps of 11 */
	AXIS_Y = 114,
	DOTS_LEAST = 18, /* as much room above the axis as a pin needs */
	DOTS_ABOVE = 5,  /* from the tallest column to the end of a line down through the dots */
	OWN_ABOVE = 6,   /* and from there to the line that the own label stands on */
	OWN_TOP = 14,    /* and from there to the top */
	ENDS_Y = AXIS_Y + 18,
	OTHER_Y = ENDS_Y + 17,
	BELOW = 5, /* what letters reach below their line */
};

/* ---- The dots ---- */

/* Dots of one size, in blocks of some columns side by side. */
struct dots {
	long size, pitch, rows;
	size_t across;
	size_t each; /* how many values one dot stands for */
};

static bool is_whole_axis(
	const struct decimal *values, size_t n, const struct chart_axis *axis, size_t *bins)
{
	long long range = axis->high.units - axis->low.units;

	if (axis->low.scale || axis->high.scale || range < 1 || range >= CHART_BINS)
		return false;
	for (size_t i = 0; i < n; i++)
		if (values[i].scale)
			return false;
	*bins = (size_t)range + 1;
	return true;
}

/* The largest dots with which the tallest column fits. */
static struct dots choose_dots(size_t tallest, size_t bins)
{
	static const struct dots sizes[] = {{8, 9, 10, 1, 1}, {4, 5, 17, 1, 1}};
	const long step = AXIS_WIDTH / (long)(bins - 1);
	const long room = step < 2 * AXIS_LEFT ? step : 2 * AXIS_LEFT;
	struct dots dots = sizes[0];

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		dots = sizes[i];
		for (; dots.across * (size_t)dots.rows < tallest; dots.across++)
			if ((long)(dots.across + 1) * dots.pitch > room)
				break;
		if (dots.across * (size_t)dots.rows >= tallest)
			return dots;
	}
	dots.each = (tallest - 1) / (dots.across * (size_t)dots.rows) + 1;
	return dots;
}

/* How many dots are above each other in the ith of the lines that make a column of count. */
static size_t column_rows(const struct dots *dots, size_t i, size_t count)
{
	return (count + dots->across - 1 - i) / dots->across;
}

/* The first in the middle, the others beside it in turn. */
static void add_column(struct buf *out, const struct dots *dots, long x, size_t count)
{
	long start = dots->across % 2 ? x : x - dots->pitch / 2;

	for (size_t i = 0; i < dots->across; i++) {
		size_t rows = column_rows(dots, i, count);
		long steps = ((long)i + 1) / 2;

		if (rows)
			chart_draw(out, "M# #v-#", start + (i % 2 ? steps : -steps) * dots->pitch,
				AXIS_Y - 2 - dots->size / 2, ((long)rows - 1) * dots->pitch + 1);
	}
}

long chart_spread_dots(
	struct buf *out, const struct decimal *values, size_t n, const struct chart_axis *axis)
{
	size_t counts[CHART_BINS] = {0}, bins = CHART_BINS, tallest = 0;
	struct dots dots;

	if (!n)
		return 0;
	is_whole_axis(values, n, axis, &bins);
	for (size_t i = 0; i < n; i++) {
		size_t *count =
			&counts[chart_place(values[i], axis->low, axis->high, (long)bins - 1)];

		tallest = ++*count > tallest ? *count : tallest;
	}
	dots = choose_dots(tallest, bins);
	chart_draw(out,
		"<path class=\"kb-dots\" stroke-width=\"#\" stroke-linecap=\"round\" "
		"stroke-dasharray=\"0 #\" d=\"",
		dots.size, dots.pitch);
	for (size_t i = 0; i < bins; i++)
		add_column(out, &dots, AXIS_LEFT + (long)i * AXIS_WIDTH / (long)(bins - 1),
			(counts[i] + dots.each - 1) / dots.each);
	buf_lit(out, "\"/>");
	return (long)column_rows(&dots, 0, (tallest + dots.each - 1) / dots.each) * dots.pitch;
}

/* ---- What is laid over and around them ---- */

static long axis_x(const struct chart_axis *axis, const struct chart_point *point)
{
	return AXIS_LEFT + chart_place(point->value, axis->low, axis->high, AXIS_WIDTH);
}

/* A pin, from the label above the dots to the axis. */
static void add_pin(struct buf *out, long x, long top)
{
	chart_draw(out, "<path class=\"kb-own\" fill=\"currentColor\" d=\"M# #V#l-5-7h10l-5 7\"/>",
		x, AXIS_Y, top + 8);
}

/* A line down through the dots to a label below the axis. */
static void add_other(struct buf *out, long x, long top, long y)
{
	chart_draw(out, "<path class=\"kb-other\" stroke-dasharray=\"5 3\" d=\"M# #V#\"/>", x, top,
		y - CHART_ASCENT - 1);
}

static struct chart_label label_at(struct str text, bool strong, long x)
{
	struct chart_label label = chart_label_fit(text, strong, CHART_WIDTH);

	chart_label_place(&label, x, 0, CHART_WIDTH);
	return label;
}

void chart_spread(struct buf *out, const struct chart_text *text, const struct chart_dots *dots,
	const struct chart_axis *axis, const struct chart_point *own,
	const struct chart_point *other)
{
	const long half = (CHART_WIDTH - LABEL_GAP) / 2;
	struct chart_label low = chart_label_fit(axis->low_label, false, half - ENDS_INSET);
	struct chart_label high = chart_label_fit(axis->high_label, false, half - ENDS_INSET);
	struct chart_label below = {0}, above = {0};
	const long room = dots->height > DOTS_LEAST ? dots->height : DOTS_LEAST;
	const long plot = AXIS_Y - room - DOTS_ABOVE, own_y = plot - OWN_ABOVE;
	long y = ENDS_Y, top = own ? own_y - OWN_TOP : plot - 3;

	if (!dots->markup.n)
		return;
	chart_label_start(&low, ENDS_INSET);
	chart_label_end(&high, CHART_WIDTH - ENDS_INSET);
	if (own)
		above = label_at(own->label, true, axis_x(axis, own));
	if (other)
		below = label_at(other->label, false, axis_x(axis, other));
	if (chart_labels_touch(&below, &low) || chart_labels_touch(&below, &high))
		y = OTHER_Y;
	chart_open(out, text, top, y + BELOW - top);
	buf_lit(out, "<g fill=\"none\" stroke=\"currentColor\">");
	buf_add_str(out, dots->markup);
	chart_draw(out, "<path class=\"kb-axis\" d=\"M# #v-5h#v5\"/>", AXIS_LEFT, AXIS_Y + 5,
		AXIS_WIDTH);
	if (other)
		add_other(out, axis_x(axis, other), plot, y);
	if (own)
		add_pin(out, axis_x(axis, own), plot);
	buf_lit(out, "</g>" CHART_LABELS_OPEN);
	chart_label_add(out, &low, ENDS_Y);
	chart_label_add(out, &high, ENDS_Y);
	chart_label_add(out, &below, y);
	chart_label_add(out, &above, own_y);
	buf_lit(out, CHART_LABELS_CLOSE);
	chart_close(out);
}
