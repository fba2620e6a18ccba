/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of search: the headings of results. */
#include "view/internal.h"

TEXT(group_title, struct search_group, title)
SIMPLE(group_number, struct search_group, tpl_text(format_count(env, it->number)))

static const struct tpl_field group_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = group_title},
	{STR_INIT("number"), TPL_TEXT, .get = group_number},
};

const struct tpl_type view_search_group_type = TYPE("search group", group_fields);

struct tpl_value search_groups_value(const struct plan *plan, const struct tpl_env *env)
{
	const struct search_plan *search = plan->search;

	if (!search)
		return tpl_nothing();
	return array_value(env, &view_search_group_type, search->groups.v,
		sizeof(struct search_group), search->groups.n);
}
