/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Slugs are the ids of records, terms and anchors: lower case letters a to z, digits and single
 * hyphens, not at the ends, at most LIMIT_SLUG bytes. So no slug can leave its folder.
 */
#ifndef BASE_SLUG_H
#define BASE_SLUG_H

#include <stdbool.h>

#include "base/str.h"

bool slug_valid(struct str s);
/* The nearest slug: letters folded to a-z, the rest to hyphens. Empty if nothing is left. */
struct str slug_from(struct arena *arena, struct str s);
/* The same, but never empty: something to show. */
struct str slug_example(struct arena *arena, struct str s);
/*
 * A key that sorts as people expect: letters without accents and in lower case, bytes else. Equal
 * keys are told apart by the string itself.
 */
struct str sort_key(struct arena *arena, struct str s);

#endif
