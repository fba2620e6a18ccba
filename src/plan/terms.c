/* SPDX-License-Identifier: EUPL-1.2 */
/* What terms are called, and where their records are. */
#include "plan/plan.h"

struct str term_label(const struct plan *plan, const struct term *term)
{
	return term->unknown ? theme_text(plan->theme, STR("unclassified")) : term->label;
}

struct str term_description(const struct plan *plan, const struct term *term)
{
	return term->unknown ? theme_text(plan->theme, STR("unclassified_description"))
			     : term->description;
}

size_t term_per_page(const struct term *term)
{
	return term->records.n ? term->records.v[0]->collection->per_page : 1;
}

const struct collection *term_collection(const struct plan *plan, const struct term *term)
{
	if (term->records.n)
		return term->records.v[0]->collection;
	vec_each (const struct collection *, collection, &plan->collections)
		vec_each (struct field *, field, &(*collection)->fields)
			if (field_is_facet(*field) && (*field)->vocabulary == term->vocabulary)
				return *collection;
	return NULL;
}
