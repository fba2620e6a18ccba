/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Did you mean …? Offer every candidate; the nearest by Damerau-Levenshtein distance (small and
 * capital letters alike) wins if it is near enough for its length. The first of equals stays.
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/str.h"

struct suggest {
	struct str wanted;
	struct str best; /* empty while nothing was near enough */
	size_t distance;
};

struct suggest suggest_for(struct str wanted);
void suggest_offer(struct suggest *suggest, struct str candidate);

#endif
