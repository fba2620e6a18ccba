/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What an edition does otherwise than the one before, by what it computes and not by how it is
 * written. For pages (views_difference.c) and data (data_method.c) alike.
 */
#ifndef OUTPUT_DIFFERENCE_H
#define OUTPUT_DIFFERENCE_H

#include "model/model.h"

/* What can be another in an indicator that both editions have. */
enum difference_kind {
	DIFFERENCE_TITLE,
	DIFFERENCE_KIND,       /* of the value, as those up to DIFFERENCE_CHOICES */
	DIFFERENCE_UNIT,       /* but not the % that comes and goes with the kind */
	DIFFERENCE_BOUNDS,     /* of numbers */
	DIFFERENCE_CHOICES,    /* of a list */
	DIFFERENCE_COMPARATOR, /* what it is, the norm, the group */
	DIFFERENCE_INPUTS,     /* the extra ones */
	DIFFERENCE_RULE,
	DIFFERENCE_WORDS, /* that a case has for a status which both rules give */
	DIFFERENCE_GATES, /* that close it */
	DIFFERENCE_SUMMARY,
	DIFFERENCES
};

/* One of edition->gates, and which. */
struct closer {
	const struct gate *gate;
	size_t index;
};

typedef VEC(struct closer) closer_list;

/* By indicator->index, the gates that close it, in the order of the edition. */
closer_list *gates_by_indicator(struct arena *arena, const struct edition *edition);

/* An indicator as an edition has it. */
struct definition {
	const struct indicator *indicator;
	closer_list gates;
};

/* One indicator in both; before is NULL when it is new, after when it is gone. */
struct difference {
	const struct definition *before, *after;
	unsigned kinds; /* 1 << enum difference_kind; none unless both are there */
};

struct differences {
	struct difference *v;
	size_t n;
};

/* All indicators that are new, gone or another, in the order of the edition; then those that are
 * gone. None for the first edition. In arena. */
struct differences edition_differences(struct arena *arena, const struct edition *edition);

static inline bool difference_has(const struct difference *difference, enum difference_kind kind)
{
	return difference->kinds >> kind & 1;
}

static inline const struct indicator *difference_indicator(const struct difference *difference)
{
	return (difference->after ? difference->after : difference->before)->indicator;
}

/* What differs in the value itself: of the kinds up to DIFFERENCE_CHOICES, 1 << each. */
unsigned value_differences(const struct indicator *before, const struct indicator *after);
/* Whether values of both can stand on one axis: the same kind, unit and bounds; of choices, whether
 * both are choices. */
bool values_share_axis(const struct indicator *a, const struct indicator *b);
/* Whether values of both can be compared: as on one axis, but bounds only matter where they are the
 * scale itself, as for a grade. */
bool values_compare(const struct indicator *before, const struct indicator *after);

/* The word of the edition for this status is another than in the one before. */
bool edition_rewords(const struct edition *edition, enum status status);

#endif
