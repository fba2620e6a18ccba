/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart/trend.h"

#include <stdlib.h>

#include "base/alloc.h"

enum {
	INSET = 8,  /* from the ends of the axis to the first and the last mark */
	ALONE = 18, /* the line of a comparator that is known only once */
};

/* ---- Places ---- */

static long place_x(const struct trend *trend, size_t i)
{
	const long left = trend->left + INSET, width = CHART_WIDTH - INSET - left;
	long day = date_days(trend->moments[i].date) - trend->first_day;

	if (trend->days <= 0)
		return left + width / 2;
	if (day < 0 || day > trend->days)
		day = day < 0 ? 0 : trend->days;
	return left + day * width / trend->days;
}

static long place_y(const struct trend *trend, struct decimal value)
{
	return trend->bottom -
	       chart_place(value, trend->axis->low, trend->axis->high, trend->bottom - trend->top);
}

bool trend_is_known(const struct trend *trend, size_t i, bool other)
{
	return other ? trend->moments[i].other_known : trend->moments[i].known;
}

bool trend_is_joined(const struct trend *trend, size_t i, bool other)
{
	return i > 0 && i < trend->n && !trend->moments[i].breaks &&
	       trend_is_known(trend, i, other) && trend_is_known(trend, i - 1, other);
}

bool trend_is_break(const struct trend *trend, size_t i)
{
	return i > 0 && trend->moments[i].breaks;
}

bool trend_has_breaks(const struct trend *trend)
{
	for (size_t i = 1; i < trend->n; i++)
		if (trend_is_break(trend, i))
			return true;
	return false;
}

void trend_find_places(struct trend *trend)
{
	trend->first_day = date_days(trend->moments[0].date);
	trend->days = date_days(trend->moments[trend->n - 1].date) - trend->first_day;
	trend->places = xcalloc(trend->n, sizeof(*trend->places));
	for (size_t i = 0; i < trend->n; i++) {
		const struct chart_moment *moment = &trend->moments[i];
		struct trend_place *place = &trend->places[i];

		place->x = place_x(trend, i);
		if (moment->known)
			place->y = place_y(trend, moment->value);
		if (moment->other_known)
			place->other_y = place_y(trend, moment->other);
	}
}

void trend_release(struct trend *trend)
{
	free(trend->places);
	trend->places = NULL;
}

long trend_break_x(const struct trend *trend, size_t i)
{
	return (trend_x(trend, i - 1) + trend_x(trend, i)) / 2;
}

/* ---- Lines ---- */

/* The highest and the lowest value of the axis, and a tick for every moment. */
static void add_axis(const struct trend *trend)
{
	chart_draw(trend->out, "<path class=\"kb-axis\" d=\"M# #H#M# #H#", trend->left, trend->top,
		CHART_WIDTH, trend->left, trend->bottom, CHART_WIDTH);
	for (size_t i = 0; i < trend->n; i++)
		chart_draw(trend->out, "M# #v5", trend_x(trend, i), trend->bottom);
	buf_lit(trend->out, "\"/>");
}

void trend_add_breaks(const struct trend *trend)
{
	bool any = false;

	for (size_t i = 1; i < trend->n; i++) {
		if (!trend_is_break(trend, i))
			continue;
		if (!any)
			buf_lit(trend->out, "<path class=\"kb-break\" d=\"");
		chart_draw(
			trend->out, "M# #V#", trend_break_x(trend, i), TREND_BREAKS, trend->bottom);
		any = true;
	}
	if (any)
		buf_lit(trend->out, "\"/>");
}

void trend_add_line(const struct trend *trend, bool other)
{
	const struct str start =
		other ? STR("<path class=\"kb-other\" stroke-dasharray=\"5 3\" d=\"")
		      : STR("<path class=\"kb-line\" d=\"");
	struct buf *out = trend->out;
	bool any = false;

	for (size_t i = 0; i < trend->n; i++) {
		bool joined = trend_is_joined(trend, i, other);
		bool alone = !joined && !trend_is_joined(trend, i + 1, other);
		long x = trend_x(trend, i);

		/* A value alone is seen by its mark. */
		if (!trend_is_known(trend, i, other) || (alone && !other))
			continue;
		if (!any)
			buf_add_str(out, start);
		any = true;
		if (alone)
			x -= ALONE / 2;
		chart_draw(out, joined ? "L# #" : "M# #", x, trend_y(trend, i, other));
		if (alone)
			chart_draw(out, "h#", ALONE);
	}
	if (any)
		buf_lit(out, "\"/>");
}

/* ---- Marks: a shape for each status, as those of the signs beside the words ---- */

static const struct mark {
	const char *start; /* of the path: its class and how it is painted */
	int dx, dy;        /* where the shape begins, seen from its centre */
	const char *shape;
} marks[STATUSES] = {
	[STATUS_NONE] = {"<path class=\"kb-none\" stroke-width=\"6\" stroke-linecap=\"round\" d=\"",
		0, 0, "M# #h0"},
	[STATUS_GREEN] =
		{"<path class=\"kb-green\" stroke-width=\"12\" stroke-linecap=\"round\" d=\"", 0, 0,
			"M# #h0"},
	[STATUS_ORANGE] = {"<path class=\"kb-orange\" fill=\"currentColor\" d=\"", 0, -6,
		"M# #l6 6-6 6-6-6z"},
	[STATUS_RED] = {"<path class=\"kb-red\" fill=\"currentColor\" d=\"", 0, -6,
		"M# #l6 10h-12z"},
	[STATUS_GREY] = {"<path class=\"kb-grey\" fill=\"none\" d=\"", -5, 0,
		"M# #a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"},
};

void trend_add_marks(const struct trend *trend)
{
	for (size_t status = 0; status < STATUSES; status++) {
		const struct mark *mark = &marks[status];
		bool any = false;

		for (size_t i = 0; i < trend->n; i++) {
			if (!trend->moments[i].known || trend->moments[i].status != status)
				continue;
			if (!any)
				buf_add_str(trend->out, str_from(mark->start));
			any = true;
			chart_draw(trend->out, mark->shape, trend_x(trend, i) + mark->dx,
				trend_y(trend, i, false) + mark->dy);
		}
		if (any)
			buf_lit(trend->out, "\"/>");
	}
}

/* ---- All of it ---- */

/* The last moment at which the comparator is known tells what its line is. */
static struct str key_of(const struct chart_moment *moments, size_t n)
{
	while (n-- > 0)
		if (moments[n].other_known)
			return moments[n].other_label;
	return STR("");
}

static bool is_any_known(const struct trend *trend)
{
	for (size_t i = 0; i < trend->n; i++)
		if (trend_is_known(trend, i, false))
			return true;
	return false;
}

void chart_trend(struct buf *out, const struct chart_text *text, const struct chart_axis *axis,
	const struct chart_moment *moments, size_t n)
{
	struct trend trend = {.out = out, .axis = axis, .moments = moments, .n = n};

	if (!is_any_known(&trend))
		return;
	trend_set_key(&trend, key_of(moments, n));
	trend.left = trend_ends_width(axis) + 4;
	trend.top = TREND_ABOVE + (trend_has_breaks(&trend) ? TREND_BREAKS : 0);
	trend.bottom = trend.top + TREND_PLOT;
	trend_find_places(&trend);
	chart_open(out, text, 0,
		trend.bottom + TREND_DATES +
			(trend.key_lines ? TREND_KEY + (long)trend.key_lines * LABEL_LINE : 0));
	buf_lit(out, "<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\">");
	add_axis(&trend);
	trend_add_breaks(&trend);
	trend_add_line(&trend, true);
	trend_add_line(&trend, false);
	trend_add_marks(&trend);
	buf_lit(out, "</g>");
	trend_add_labels(&trend);
	chart_close(out);
	trend_release(&trend);
}
