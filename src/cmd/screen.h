/* SPDX-License-Identifier: EUPL-1.2 */
/* Text for a terminal of 80 columns: wrapped, indented, with colours where they are wanted. */
#ifndef CMD_SCREEN_H
#define CMD_SCREEN_H

#include <stdbool.h>

#include "base/buf.h"

enum { SCREEN_WIDTH = 80 };

enum shade { SHADE_NONE, SHADE_BOLD, SHADE_DIM, SHADE_GREEN, SHADE_ORANGE, SHADE_RED };

struct screen {
	struct buf out;
	bool colour;
	size_t column; /* characters of this line so far */
};

/* Blanks up to that column, at least one if something stands before it. */
void screen_go(struct screen *screen, size_t column);
/* As it is, on this line. */
void screen_put(struct screen *screen, struct str text, enum shade shade);
/* From here on, wrapped at blanks; further lines begin at column hang. */
void screen_wrap(struct screen *screen, struct str text, size_t hang, enum shade shade);
void screen_end_line(struct screen *screen);

#endif
