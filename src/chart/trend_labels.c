/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart/trend.h"

#include <limits.h>

enum {
	ENDS_MAX = 72,     /* widest label of the axis */
	LETTERS_UP = 10,   /* from a mark to the letters above it */
	LETTERS_DOWN = 20, /* and below it */
	LINE = 15,         /* from one line of letters to the next */
	NEIGHBOURS = 4,    /* so many marks to each side may be in the way of a label */
	DATES_Y = 20,      /* from the axis down to the line that dates stand on */
	BREAK_LEAST = 56,  /* the name of an edition that is cut to less says nothing */
	BREAK_ROOM = 90,   /* for that of the newest, wherever it is */
	KEY_LINE = 26,     /* a piece of the dashed line */
};

/* ---- The axes ---- */

long trend_ends_width(const struct chart_axis *axis)
{
	struct chart_label low = chart_label_fit(axis->low_label, false, ENDS_MAX);
	struct chart_label high = chart_label_fit(axis->high_label, false, ENDS_MAX);

	return low.width > high.width ? low.width : high.width;
}

static void add_end(const struct trend *trend, struct str text, long y)
{
	struct chart_label label = chart_label_fit(text, false, ENDS_MAX);

	chart_label_end(&label, trend->left - 4);
	chart_label_add(trend->out, &label, y + 5);
}

/* The last date, and the first unless they are the same or too wide. */
void trend_add_dates(const struct trend *trend)
{
	const size_t last = trend->n - 1;
	struct chart_label end =
		chart_label_fit(trend->moments[last].date_label, false, CHART_WIDTH);
	struct chart_label start =
		chart_label_fit(trend->moments[0].date_label, false, CHART_WIDTH);

	chart_label_place(&end, trend_x(trend, last), 0, CHART_WIDTH);
	chart_label_place(&start, trend_x(trend, 0), 0, CHART_WIDTH);
	chart_label_add(trend->out, &end, trend->bottom + DATES_Y);
	if (last && !chart_labels_touch(&start, &end))
		chart_label_add(trend->out, &start, trend->bottom + DATES_Y);
}

/* ---- Names of editions ---- */

/*
 * A name begins at its break and ends before *end, where that of the next begins. The newest, that
 * has none after it, may begin a little before its break.
 */
static void add_break(const struct trend *trend, size_t i, long *end)
{
	struct str name = trend->moments[i].break_label;
	struct chart_label label = chart_label_fit(name, false, CHART_WIDTH);
	long x = trend_break_x(trend, i), room = *end - x;

	if (*end == CHART_WIDTH)
		room = room * 3 / 2 > BREAK_ROOM ? room * 3 / 2 : BREAK_ROOM;
	if (label.width > room)
		label = chart_label_fit(name, false, room);
	chart_label_start(&label, x);
	if (x + label.width > *end)
		chart_label_end(&label, *end);
	*end = (label.from < x ? label.from : x) - LABEL_GAP;
	if (!label.cut || label.width >= BREAK_LEAST)
		chart_label_add(trend->out, &label, TREND_BREAKS - 5);
}

/* From the newest: where there is no room for all names, that one stays. */
void trend_add_break_names(const struct trend *trend)
{
	long end = CHART_WIDTH;

	for (size_t i = trend->n; i-- > 1;)
		if (trend_is_break(trend, i))
			add_break(trend, i, &end);
}

/* ---- Values: the first and the last, and between them where there is room ---- */

struct placed {
	struct chart_label label;
	long y;
	unsigned crowding; /* marks and lines that are in the way */
};

/* Whether the letters come as close as margin to a point. */
static bool is_near(const struct placed *placed, long x, long y, long margin)
{
	const struct chart_label *label = &placed->label;

	return x > label->from - margin && x < label->from + label->width + margin &&
	       y > placed->y - CHART_ASCENT - margin && y < placed->y + margin;
}

/* Whether the line from the moment before k to k runs through the letters. */
static bool is_crossed(const struct trend *trend, size_t k, const struct placed *placed)
{
	enum { STEPS = 4 };
	long left, right;

	if (!trend_is_joined(trend, k, false))
		return false;
	left = trend_x(trend, k - 1);
	right = trend_x(trend, k);
	for (long i = 0; i <= STEPS; i++) {
		long x = placed->label.from + placed->label.width * i / STEPS;
		long from = trend_y(trend, k - 1, false), to = trend_y(trend, k, false);

		if (x > left && x < right &&
			is_near(placed, x, from + (to - from) * (x - left) / (right - left), 2))
			return true;
	}
	return false;
}

static unsigned count_crowding(const struct trend *trend, size_t i, const struct placed *placed)
{
	unsigned crowding = 0;

	for (size_t k = i > NEIGHBOURS ? i - NEIGHBOURS : 0; k < trend->n && k <= i + NEIGHBOURS;
		k++) {
		long x = trend_x(trend, k);

		if (k != i && trend_is_known(trend, k, false) &&
			is_near(placed, x, trend_y(trend, k, false), TREND_MARK))
			crowding += 2;
		crowding += is_crossed(trend, k, placed);
		if (trend_is_known(trend, k, true) &&
			is_near(placed, x, trend_y(trend, k, true), 1))
			crowding++;
		if (trend_is_break(trend, k) &&
			is_near(placed, trend_break_x(trend, k), placed->y - 1, 1))
			crowding++;
	}
	return crowding;
}

static struct placed place_value(
	const struct trend *trend, size_t i, const struct chart_label *label, bool below)
{
	struct placed placed = {
		.label = *label,
		.y = trend_y(trend, i, false) + (below ? LETTERS_DOWN : -LETTERS_UP),
	};

	/* Below the axis are the dates. */
	placed.crowding = placed.y > trend->bottom ? UINT_MAX : count_crowding(trend, i, &placed);
	return placed;
}

/* Whether the lines to the neighbours go up from here. */
static bool is_valley(const struct trend *trend, size_t i)
{
	long y = trend_y(trend, i, false), depth = 0;

	if (trend_is_joined(trend, i, false))
		depth += y - trend_y(trend, i - 1, false);
	if (trend_is_joined(trend, i + 1, false))
		depth += y - trend_y(trend, i + 1, false);
	return depth > 0;
}

/* Where the least is in the way; else away from the lines to the neighbours. */
static struct placed place_best(const struct trend *trend, size_t i)
{
	struct chart_label label =
		chart_label_fit(trend->moments[i].label, true, CHART_WIDTH - trend->left);
	bool valley = is_valley(trend, i);
	struct placed first, second;

	chart_label_place(&label, trend_x(trend, i), trend->left, CHART_WIDTH);
	first = place_value(trend, i, &label, valley);
	if (!first.crowding)
		return first;
	second = place_value(trend, i, &label, !valley);
	return second.crowding < first.crowding ? second : first;
}

static bool is_clear(const struct placed *a, const struct placed *b)
{
	long apart = a->y > b->y ? a->y - b->y : b->y - a->y;

	return apart >= LINE || !chart_labels_touch(&a->label, &b->label);
}

/* The first known moment from i on, or n. */
static size_t next_known(const struct trend *trend, size_t i)
{
	while (i < trend->n && !trend->moments[i].known)
		i++;
	return i;
}

static void add_values(const struct trend *trend)
{
	size_t first = next_known(trend, 0), end = trend->n - 1;
	struct placed last, before;

	while (!trend->moments[end].known)
		end--;
	last = place_best(trend, end);
	chart_label_add(trend->out, &last.label, last.y);
	if (first == end)
		return;
	before = place_best(trend, first);
	if (is_clear(&before, &last))
		chart_label_add(trend->out, &before.label, before.y);
	for (size_t i = next_known(trend, first + 1); i < end; i = next_known(trend, i + 1)) {
		struct placed placed = place_best(trend, i);

		if (placed.crowding || chart_labels_touch(&placed.label, &before.label) ||
			chart_labels_touch(&placed.label, &last.label))
			continue;
		chart_label_add(trend->out, &placed.label, placed.y);
		before = placed;
	}
}

/* ---- What the dashed line is: below the dates, where nothing is in the way ---- */

enum { KEY_TEXT = KEY_LINE + LABEL_GAP };

void trend_set_key(struct trend *trend, struct str text)
{
	trend->key_lines =
		text.n ? chart_label_wrap(text, false, CHART_WIDTH - KEY_TEXT, trend->key) : 0;
	for (size_t i = 0; i < trend->key_lines; i++)
		chart_label_start(&trend->key[i], KEY_TEXT);
}

static void add_key(const struct trend *trend)
{
	const long y = trend->bottom + TREND_DATES + TREND_KEY + LABEL_LINE - 5;

	chart_draw(trend->out,
		"<path class=\"kb-other\" stroke=\"currentColor\" stroke-width=\"2\" "
		"stroke-dasharray=\"5 3\" d=\"M0 #h#\"/>",
		y - 5, KEY_LINE);
	for (size_t i = 0; i < trend->key_lines; i++)
		chart_label_add(trend->out, &trend->key[i], y + (long)i * LABEL_LINE);
}

void trend_add_labels(const struct trend *trend)
{
	buf_lit(trend->out, CHART_LABELS_OPEN);
	add_end(trend, trend->axis->high_label, trend->top);
	add_end(trend, trend->axis->low_label, trend->bottom);
	trend_add_break_names(trend);
	add_values(trend);
	trend_add_dates(trend);
	if (trend->key_lines)
		add_key(trend);
	buf_lit(trend->out, CHART_LABELS_CLOSE);
}
