/* SPDX-License-Identifier: EUPL-1.2 */
/* The reasoning behind a measurement, for a terminal. */
#ifndef CMD_REASONING_H
#define CMD_REASONING_H

#include "base/diag.h"
#include "cmd/screen.h"
#include "score/score.h"
#include "theme/theme.h"

struct reasoning {
	struct screen *screen;
	struct arena arena; /* for one indicator at a time */
	const struct theme *theme;
	const struct measurement *measurement;
	struct wording wording;
	enum lang lang; /* of what the theme has no words for */
};

/* Whose figures, by which edition, and whether they are public. */
void reasoning_print_heading(struct reasoning *reasoning);
void reasoning_print_paragraph(struct reasoning *reasoning, const struct paragraph *paragraph);
/* Its figures, the gate over it, every case of its rule and what came out. */
void reasoning_print_indicator(struct reasoning *reasoning, const struct indicator *indicator);
/* How many of the summary have each status. */
void reasoning_print_counts(struct reasoning *reasoning);

#endif
