/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What all charts are made of: the frame, texts that fit, places on an axis. Coordinates are whole
 * numbers in a drawing of CHART_WIDTH wide, which a theme shows at about that many pixels.
 */
#ifndef CHART_PARTS_H
#define CHART_PARTS_H

#include "chart/chart.h"

enum {
	CHART_WIDTH = 280,
	CHART_LETTER = 14, /* size of the letters, as the frame has it */
	CHART_ASCENT = 11, /* from the line that letters stand on to the top of the tallest */
	LABEL_GAP = 6,     /* least room between two labels on a line */
};

/* The frame of a drawing that is not as the others: attributes are those that it has besides. */
void chart_frame(struct buf *out, const struct chart_text *text, const char *attributes, long top,
	long width, long height);
/* The top of the drawing is at y = top. */
void chart_open(struct buf *out, const struct chart_text *text, long top, long height);
void chart_close(struct buf *out);

/*
 * Writes shape with the numbers that follow in place of its #s, in order; there are as many. Charts
 * are most of what a page of figures costs, and this takes a third of the time of buf_addf.
 */
#define chart_draw(out, shape, ...)                                                                \
	chart_draw_numbers((out), (shape), (const long[]){__VA_ARGS__},                            \
		sizeof((const long[]){__VA_ARGS__}) / sizeof(long))
void chart_draw_numbers(struct buf *out, const char *shape, const long *numbers, size_t n);

/*
 * A text on one line, cut with an ellipsis where it is too wide, and where it stands. Nobody knows
 * the reader's font: widths are estimates, rather too wide than too narrow.
 */
struct chart_label {
	struct str text;
	bool cut, strong;
	long from, width;
	long x;             /* of the anchor */
	const char *anchor; /* of text-anchor; NULL for its start */
};

/* Not yet placed: from 0. Empty where not even a letter fits. */
struct chart_label chart_label_fit(struct str text, bool strong, long width);
/*
 * A text on more lines, at most LABEL_LINES: broken between words, and only what does not even fit
 * then is cut. At least one line; none is placed yet.
 */
enum { LABEL_LINES = 3, LABEL_LINE = 17 /* from one to the next */ };
size_t chart_label_wrap(
	struct str text, bool strong, long width, struct chart_label lines[LABEL_LINES]);
/* In the middle above or below x, but inside left to right. */
void chart_label_place(struct chart_label *label, long x, long left, long right);
/* Against the left or against the right. */
void chart_label_start(struct chart_label *label, long left);
void chart_label_end(struct chart_label *label, long right);
/* Whether there is too little room between the two, if both were on one line. */
bool chart_labels_touch(const struct chart_label *a, const struct chart_label *b);
/*
 * Around labels that stand over lines: a theme may give their letters a border in the colour of the
 * ground, which then is behind them.
 */
#define CHART_LABELS_OPEN "<g paint-order=\"stroke\">"
#define CHART_LABELS_CLOSE "</g>"

/* y is the line that the letters stand on; adds nothing for an empty label. */
void chart_label_add(struct buf *out, const struct chart_label *label, long y);

/* From 0 to steps, to the nearest; in the middle if the axis has no length. */
long chart_place(struct decimal value, struct decimal low, struct decimal high, long steps);

#endif
