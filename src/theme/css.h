/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef THEME_CSS_H
#define THEME_CSS_H

#include "base/arena.h"
#include "base/str.h"

/* The same style sheet without comments, and without space that says nothing. */
struct str css_compact(struct arena *arena, struct str css);

#endif
