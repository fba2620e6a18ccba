/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All values as dots in columns. A column is one line that is dashed with dots, so that the bytes
 * are those of the columns, not those of the dots.
 */
#include "output/chart_parts.h"

/* From the top: own label, dots, axis with its ends, national label. */
enum {
	AXIS_LEFT = 14,
	ENDS_INSET = 9,   /* of the labels of its ends, so that a figure is below them */
	AXIS_WIDTH = 253, /* CHART_BINS - 1 steps of 11 */
	AXIS_Y = 114,
	OWN_Y = 14,
	PLOT_TOP = 19,
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

/* The first in the middle, the others beside it in turn. */
static void add_column(struct buf *out, const struct dots *dots, long x, size_t count)
{
	long start = dots->across % 2 ? x : x - dots->pitch / 2;

	for (size_t i = 0; i < dots->across; i++) {
		size_t rows = (count + dots->across - 1 - i) / dots->across;
		long steps = ((long)i + 1) / 2;

		if (rows)
			chart_draw(out, "M# #v-#", start + (i % 2 ? steps : -steps) * dots->pitch,
				AXIS_Y - 2 - dots->size / 2, ((long)rows - 1) * dots->pitch + 1);
	}
}

void chart_spread_body(
	struct buf *out, const struct decimal *values, size_t n, const struct chart_axis *axis)
{
	size_t counts[CHART_BINS] = {0}, bins = CHART_BINS, tallest = 0;
	struct dots dots;

	if (!n)
		return;
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
}

/* ---- What is laid over and around them ---- */

static long axis_x(const struct chart_axis *axis, const struct chart_point *point)
{
	return AXIS_LEFT + chart_place(point->value, axis->low, axis->high, AXIS_WIDTH);
}

/* A pin, from the label above the dots to the axis. */
static void add_pin(struct buf *out, long x)
{
	chart_draw(out, "<path class=\"kb-own\" fill=\"currentColor\" d=\"M# #V#l-5-7h10l-5 7\"/>",
		x, AXIS_Y, PLOT_TOP + 8);
}

/* A line down through the dots to a label below the axis. */
static void add_other(struct buf *out, long x, long y)
{
	chart_draw(out, "<path class=\"kb-other\" stroke-dasharray=\"5 3\" d=\"M# #V#\"/>", x,
		PLOT_TOP, y - CHART_ASCENT - 1);
}

static struct chart_label label_at(struct str text, bool strong, long x)
{
	struct chart_label label = chart_label_fit(text, strong, CHART_WIDTH);

	chart_label_place(&label, x, 0, CHART_WIDTH);
	return label;
}

void chart_spread(struct buf *out, const struct chart_text *text, struct str body,
	const struct chart_axis *axis, const struct chart_point *own,
	const struct chart_point *other)
{
	const long half = (CHART_WIDTH - LABEL_GAP) / 2;
	struct chart_label low = chart_label_fit(axis->low_label, false, half - ENDS_INSET);
	struct chart_label high = chart_label_fit(axis->high_label, false, half - ENDS_INSET);
	struct chart_label below = {0}, above = {0};
	long y = ENDS_Y, top = own ? 0 : PLOT_TOP - 3;

	if (!body.n)
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
	buf_add_str(out, body);
	chart_draw(out, "<path class=\"kb-axis\" d=\"M# #v-5h#v5\"/>", AXIS_LEFT, AXIS_Y + 5,
		AXIS_WIDTH);
	if (other)
		add_other(out, axis_x(axis, other), y);
	if (own)
		add_pin(out, axis_x(axis, own));
	buf_lit(out, "</g>" CHART_LABELS_OPEN);
	chart_label_add(out, &low, ENDS_Y);
	chart_label_add(out, &high, ENDS_Y);
	chart_label_add(out, &below, y);
	chart_label_add(out, &above, OWN_Y);
	buf_lit(out, CHART_LABELS_CLOSE);
	chart_close(out);
}
