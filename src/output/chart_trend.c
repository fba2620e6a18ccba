/* SPDX-License-Identifier: EUPL-1.2 */
#include "output/chart_trend.h"

enum {
	INSET = 8,  /* from the ends of the axis to the first and the last mark */
	ALONE = 18, /* the line of a comparator that is known only once */
};

/* ---- Places ---- */

long trend_x(const struct trend *trend, size_t i)
{
	const long left = trend->left + INSET, width = CHART_WIDTH - INSET - left;
	long day = date_days(trend->moments[i].date) - trend->first_day;

	if (trend->days <= 0)
		return left + width / 2;
	if (day < 0 || day > trend->days)
		day = day < 0 ? 0 : trend->days;
	return left + day * width / trend->days;
}

long trend_y(const struct trend *trend, size_t i, bool other)
{
	const struct chart_moment *moment = &trend->moments[i];

	return trend->bottom - chart_place(other ? moment->other : moment->value, trend->axis->low,
				       trend->axis->high, TREND_PLOT);
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

static void add_breaks(const struct trend *trend)
{
	bool any = false;

	for (size_t i = 1; i < trend->n; i++) {
		if (!trend_is_break(trend, i))
			continue;
		buf_addf(trend->out, "%sM%ld %dV%ld", any ? "" : "<path class=\"kb-break\" d=\"",
			trend_break_x(trend, i), TREND_BREAKS, trend->bottom);
		any = true;
	}
	if (any)
		buf_lit(trend->out, "\"/>");
}

static void add_line(const struct trend *trend, bool other)
{
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
			buf_addf(out, "<path class=\"kb-%s d=\"",
				other ? "other\" stroke-dasharray=\"5 3\"" : "line\"");
		any = true;
		if (alone)
			x -= ALONE / 2;
		buf_addf(out, "%c%ld %ld", joined ? 'L' : 'M', x, trend_y(trend, i, other));
		if (alone)
			chart_draw(out, "h#", ALONE);
	}
	if (any)
		buf_lit(out, "\"/>");
}

/* ---- Marks: a shape for each status, as those of the signs beside the words ---- */

static const struct mark {
	const char *class_name, *paint;
	int dx, dy; /* where the shape begins, seen from its centre */
	const char *shape;
} marks[STATUSES] = {
	[STATUS_NONE] = {"none", "stroke-width=\"6\" stroke-linecap=\"round\"", 0, 0, "h0"},
	[STATUS_GREEN] = {"green", "stroke-width=\"12\" stroke-linecap=\"round\"", 0, 0, "h0"},
	[STATUS_ORANGE] = {"orange", "fill=\"currentColor\"", 0, -6, "l6 6-6 6-6-6z"},
	[STATUS_RED] = {"red", "fill=\"currentColor\"", 0, -6, "l6 10h-12z"},
	[STATUS_GREY] = {"grey", "fill=\"none\"", -5, 0, "a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"},
};

static void add_marks(const struct trend *trend)
{
	for (size_t status = 0; status < STATUSES; status++) {
		const struct mark *mark = &marks[status];
		bool any = false;

		for (size_t i = 0; i < trend->n; i++) {
			if (!trend->moments[i].known || trend->moments[i].status != status)
				continue;
			if (!any)
				buf_addf(trend->out, "<path class=\"kb-%s\" %s d=\"",
					mark->class_name, mark->paint);
			any = true;
			buf_addf(trend->out, "M%ld %ld%s", trend_x(trend, i) + mark->dx,
				trend_y(trend, i, false) + mark->dy, mark->shape);
		}
		if (any)
			buf_lit(trend->out, "\"/>");
	}
}

/* ---- All of it ---- */

/* The last moment at which the comparator is known, if it has a label there. */
static const struct chart_moment *find_key(const struct chart_moment *moments, size_t n)
{
	while (n-- > 0)
		if (moments[n].other_known)
			return moments[n].other_label.n ? &moments[n] : NULL;
	return NULL;
}

void chart_trend(struct buf *out, const struct chart_text *text, const struct chart_axis *axis,
	const struct chart_moment *moments, size_t n)
{
	struct trend trend = {.out = out, .axis = axis, .moments = moments, .n = n};
	bool known = false, breaks = false;

	for (size_t i = 0; i < n; i++) {
		known = known || moments[i].known;
		breaks = breaks || trend_is_break(&trend, i);
	}
	if (!known)
		return;
	trend.key = find_key(moments, n);
	trend.left = trend_ends_width(axis) + 4;
	trend.top = TREND_ABOVE + (breaks ? TREND_BREAKS : 0);
	trend.bottom = trend.top + TREND_PLOT;
	trend.first_day = date_days(moments[0].date);
	trend.days = date_days(moments[n - 1].date) - trend.first_day;
	chart_open(out, text, 0, trend.bottom + TREND_DATES + (trend.key ? TREND_KEY : 0));
	buf_lit(out, "<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\">");
	add_axis(&trend);
	add_breaks(&trend);
	add_line(&trend, true);
	add_line(&trend, false);
	add_marks(&trend);
	buf_lit(out, "</g>");
	trend_add_labels(&trend);
	chart_close(out);
}
