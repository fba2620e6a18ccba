/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of what the commits changed: "Fase: proberen → beheer", by day. */
#include "history/history.h"
#include "view/internal.h"

GETTER(change_lines_of)
{
	const struct speech speech = speech_of(env);
	change_line_list lines = change_lines(&speech, self);
	const void **items = arena_array(env->scratch, const void *, lines.n);

	(void)field;
	for (size_t i = 0; i < lines.n; i++)
		items[i] = &lines.v[i];
	return tpl_pointers(&view_line_type, items, lines.n);
}

SIMPLE(line_text, struct str, tpl_text(*it))

static const struct tpl_field line_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = line_text},
};

const struct tpl_type view_line_type = TYPE("line", line_fields);

SIMPLE(change_day, struct change, date_value(env, it->day))
SIMPLE(change_iso, struct change, iso_value(env, it->day))

static const struct tpl_field change_fields[] = {
	{STR_INIT("date"), TPL_TEXT, .get = change_day},
	{STR_INIT("date_iso"), TPL_TEXT, .get = change_iso},
	{STR_INIT("lines"), TPL_LIST, .type = &view_line_type, .get = change_lines_of},
};

const struct tpl_type view_past_change_type = TYPE("change in the past", change_fields);

struct tpl_value timeline_value(const struct tpl_env *env, const struct record *record)
{
	const struct timeline *timeline = timeline_of(page_of(env)->plan->model, record);

	if (!timeline)
		return tpl_nothing();
	return array_value(env, &view_past_change_type, timeline->changes.v,
		sizeof(*timeline->changes.v), timeline->changes.n);
}
