/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts of bars and of stars; the others are in spread.c and trend.c. */
#include "chart/parts.h"

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
	/* Where the words go, as lay_out makes it. */
	struct chart_label value_label, lines[LABEL_LINES], mark;
	size_t line_count;
	/* Of choices: where it is, how wide its bar (0: none), and what that comes to; empty for
	 * the own row, which is another on every page. */
	long top, bar;
	struct str track, markup;
};

/* A name has more lines rather than that it is cut; the value is beside the first. */
static void lay_out(struct bar_row *row)
{
	long room;

	row->value_label = chart_label_fit(row->value, row->strong, CHART_WIDTH / 2);
	room = CHART_WIDTH - row->value_label.width - TEXT_GAP;
	row->line_count = chart_label_wrap(row->name, row->own, room, row->lines);
	for (size_t i = 0; i < row->line_count; i++)
		chart_label_start(&row->lines[i], 0);
	chart_label_end(&row->value_label, CHART_WIDTH);
	row->mark = chart_label_fit(row->own_name, false, room);
	chart_label_start(&row->mark, row->lines[row->line_count - 1].width + MARK_GAP);
}

/* Whether who made a choice does not fit behind it, and has a line below. */
static bool mark_is_below(const struct bar_row *row)
{
	return row->mark.text.n &&
	       (row->mark.from + row->mark.width + TEXT_GAP + row->value_label.width > CHART_WIDTH);
}

/* What the lines of letters take more than one does. */
static long more_lines(const struct bar_row *row)
{
	return (long)(row->line_count - 1 + mark_is_below(row)) * LABEL_LINE;
}

static long row_height(const struct bar_row *row)
{
	return ROW_HEIGHT + more_lines(row);
}

static void add_words(struct buf *out, long top, const struct bar_row *row)
{
	const long first = top + ROW_LETTERS;
	struct chart_label mark = row->mark;
	long y = first;

	for (size_t i = 0; i < row->line_count; i++) {
		y = first + (long)i * LABEL_LINE;
		chart_label_add(out, &row->lines[i], y);
	}
	if (mark_is_below(row)) {
		chart_label_start(&mark, 0);
		y += LABEL_LINE;
	}
	chart_label_add(out, &mark, y);
	chart_label_add(out, &row->value_label, first);
}

/* A line for the whole axis, with an end at both sides; a part of a path. */
static void add_track(struct buf *out, long top, const struct bar_row *row)
{
	chart_draw(out, "M0 #v#m0-#h#m0-#v#", top + more_lines(row) + ROW_BAR, BAR_HEIGHT,
		BAR_HEIGHT / 2, CHART_WIDTH, BAR_HEIGHT - BAR_HEIGHT / 2, BAR_HEIGHT);
}

#define TRACKS_OPEN "<path class=\"kb-axis\" stroke=\"currentColor\" d=\""

static long bar_width(long width)
{
	return width < BAR_LEAST ? BAR_LEAST : width;
}

/* From one place to another, in either order. */
static void add_bar(struct buf *out, long top, long from, long to, bool own)
{
	long left = from < to ? from : to;
	long width = bar_width(from < to ? to - from : from - to);

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

static struct bar_row pair_row(const struct chart_pair *chart, bool own)
{
	const struct chart_point *point = own ? chart->own : chart->other;
	struct bar_row row = {
		.name = own ? chart->own_name : chart->other_name,
		.value = point ? point->label : chart->missing,
		.own = own,
		.strong = own && point,
	};

	lay_out(&row);
	return row;
}

static void add_pair_row(
	struct buf *out, const struct chart_pair *chart, long top, const struct bar_row *row)
{
	const struct chart_point *point = row->own ? chart->own : chart->other;

	add_words(out, top, row);
	if (point)
		/* A bar begins at zero, or at the end of the axis that is nearest to it. */
		add_bar(out, top + more_lines(row),
			chart_place(decimal_from(0), chart->low, chart->high, CHART_WIDTH),
			chart_place(point->value, chart->low, chart->high, CHART_WIDTH), row->own);
}

void chart_pair(struct buf *out, const struct chart_pair *chart)
{
	struct bar_row own, other;

	if (!chart->own && !chart->other)
		return;
	own = pair_row(chart, true);
	other = pair_row(chart, false);
	chart_open(out, &chart->text, 0, row_height(&own) + row_height(&other));
	buf_lit(out, TRACKS_OPEN);
	add_track(out, 0, &own);
	add_track(out, row_height(&own), &other);
	buf_lit(out, "\"/>");
	add_pair_row(out, chart, 0, &own);
	add_pair_row(out, chart, row_height(&own), &other);
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

/* These take what was made once, unless the row is lower than it was then. */
static void add_choice_track(struct buf *out, const struct bar_row *row, long lower)
{
	if (row->track.n && !lower)
		buf_add_str(out, row->track);
	else
		add_track(out, row->top + lower, row);
}

static void add_choice(struct buf *out, const struct bar_row *row, long lower)
{
	long top = row->top + lower;

	if (row->markup.n && !lower) {
		buf_add_str(out, row->markup);
		return;
	}
	add_words(out, top, row);
	if (row->bar)
		add_bar(out, top + more_lines(row), 0, row->bar, row->own);
}

static struct str str_taken(struct arena *arena, struct buf *buf)
{
	struct str text = str_dup(arena, buf_str(buf));

	buf_reset(buf);
	return text;
}

struct chart_bars chart_bars_lay_out(struct arena *arena, const struct chart_bar *bars, size_t n)
{
	struct bar_row *rows = arena_array(arena, struct bar_row, n);
	struct buf body = BUF_INIT;
	size_t most = 0;
	long height = 0;

	for (size_t i = 0; i < n; i++)
		most = bars[i].count > most ? bars[i].count : most;
	if (!most)
		return (struct chart_bars){0};
	for (size_t i = 0; i < n; i++) {
		struct bar_row *row = &rows[i];

		*row = (struct bar_row){.name = bars[i].label, .value = bars[i].count_label};
		row->top = height;
		if (bars[i].count)
			row->bar = bar_width(share(bars[i].count, most));
		lay_out(row);
		height += row_height(row);
		add_choice_track(&body, row, 0);
		row->track = str_taken(arena, &body);
		add_choice(&body, row, 0);
		row->markup = str_taken(arena, &body);
	}
	buf_release(&body);
	return (struct chart_bars){rows, n, height};
}

static struct bar_row own_row(const struct bar_row *row, struct str own_name)
{
	struct bar_row own = *row;

	own.own = true;
	own.own_name = own_name;
	own.track = own.markup = STR("");
	lay_out(&own);
	return own;
}

void chart_bars(struct buf *out, const struct chart_text *text, const struct chart_bars *bars,
	long own, struct str own_name)
{
	size_t at = own >= 0 && (size_t)own < bars->n ? (size_t)own : bars->n;
	struct bar_row marked = {0};
	long lower = 0; /* the rows behind the own one, which may need a line more */

	if (!bars->n)
		return;
	if (at < bars->n) {
		marked = own_row(&bars->rows[at], own_name);
		lower = row_height(&marked) - row_height(&bars->rows[at]);
	}
	chart_open(out, text, 0, bars->height + lower);
	buf_lit(out, TRACKS_OPEN);
	for (size_t i = 0; i < bars->n; i++)
		add_choice_track(out, i == at ? &marked : &bars->rows[i], i > at ? lower : 0);
	buf_lit(out, "\"/>");
	for (size_t i = 0; i < bars->n; i++)
		add_choice(out, i == at ? &marked : &bars->rows[i], i > at ? lower : 0);
	chart_close(out);
}

/* ---- Stars ---- */

enum { STAR_WIDTH = 22, STAR_HEIGHT = 20, STARS_MAX = 20 };

static void add_stars(struct buf *out, unsigned from, unsigned to, const char *start)
{
	if (from >= to)
		return;
	buf_add_str(out, str_from(start));
	chart_draw(out, "M# 1", (long)from * STAR_WIDTH + STAR_WIDTH / 2);
	for (unsigned i = from; i < to; i++) {
		if (i > from)
			buf_lit(out, "m22 0 3 6h7l-6 4 2 7-6-4-6 4 2-7-6-4h7z");
		else
			buf_lit(out, "l3 6h7l-6 4 2 7-6-4-6 4 2-7-6-4h7z");
	}
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
	add_stars(out, 0, full, "<path fill=\"currentColor\" d=\"");
	add_stars(out, full, count, "<path d=\"");
	chart_close(out);
}
