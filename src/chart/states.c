/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Choices over time, drawn as a trend of which the values are rows: what has no number has no
 * height either, so the rows are as far apart as their names need.
 */
#include "chart/trend.h"

enum {
	ROW = 40,
	NAME_ABOVE = 13, /* from the line that a name stands on to the middle of its marks */
	FIRST = 28,      /* from the top to the middle of the first row */
	LAST = 10,       /* from the middle of the last row to where dates begin */
};

static void add_rows(const struct trend *trend, size_t row_count)
{
	buf_lit(trend->out, "<path class=\"kb-axis\" d=\"");
	for (size_t i = 0; i < row_count; i++)
		chart_draw(trend->out, "M0 #h#", trend->top + (long)i * ROW, CHART_WIDTH);
	buf_lit(trend->out, "\"/>");
}

static void add_names(const struct trend *trend, const struct str *rows, size_t row_count)
{
	for (size_t i = 0; i < row_count; i++) {
		struct chart_label name = chart_label_fit(rows[i], false, CHART_WIDTH);

		chart_label_start(&name, 0);
		chart_label_add(trend->out, &name, trend->top + (long)i * ROW - NAME_ABOVE);
	}
}

void chart_states(struct buf *out, const struct chart_text *text, const struct str *rows,
	size_t row_count, const struct chart_moment *moments, size_t n)
{
	struct chart_axis axis = {.high = decimal_from(row_count ? (long long)row_count - 1 : 0)};
	struct trend trend = {.out = out, .axis = &axis, .moments = moments, .n = n};
	bool known = false;

	for (size_t i = 0; i < n; i++)
		known = known || moments[i].known;
	if (!known || !row_count)
		return;
	trend.top = FIRST + (trend_has_breaks(&trend) ? TREND_BREAKS : 0);
	trend.bottom = trend.top + ((long)row_count - 1) * ROW;
	trend_find_places(&trend);
	chart_open(out, text, 0, trend.bottom + LAST + TREND_DATES);
	buf_lit(out, "<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\">");
	add_rows(&trend, row_count);
	trend_add_breaks(&trend);
	trend_add_line(&trend, false);
	trend_add_marks(&trend);
	buf_lit(out, "</g>" CHART_LABELS_OPEN);
	add_names(&trend, rows, row_count);
	trend_add_break_names(&trend);
	/* Dates stand below the room of the last row. */
	trend.bottom += LAST;
	trend_add_dates(&trend);
	buf_lit(out, CHART_LABELS_CLOSE);
	chart_close(out);
	trend_release(&trend);
}
