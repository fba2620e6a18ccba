/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of the method: an edition in words. */
#include "view/monitor.h"

/* ---- Cases of a rule ---- */

struct case_view {
	const struct indicator *indicator;
	size_t which;
};

static struct tpl_value case_words(const struct tpl_env *env, const struct case_view *view)
{
	struct buf *buf = view_buf(env);

	score_case_words(view->indicator, view->which, wording_of(env), buf);
	return tpl_text(view_taken(env, buf));
}

SIMPLE(case_status, struct case_view,
	status_value(env, it->indicator->edition, it->indicator->cases.v[it->which].status,
		it->indicator->cases.v[it->which].word))
SIMPLE(case_text, struct case_view, case_words(env, it))

static const struct tpl_field case_fields[] = {
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = case_status},
	{STR_INIT("text"), TPL_TEXT, .get = case_text},
};

const struct tpl_type view_case_type = TYPE("case of a rule", case_fields);

struct tpl_value cases_value(const struct tpl_env *env, const struct indicator *indicator)
{
	size_t n = indicator ? indicator->cases.n : 0;
	struct case_view *views = arena_array(env->scratch, struct case_view, n);

	for (size_t i = 0; i < n; i++)
		views[i] = (struct case_view){indicator, i};
	return array_value(env, &view_case_type, views, sizeof(*views), n);
}

/* ---- Gates ---- */

static struct tpl_value gate_words(const struct tpl_env *env, const struct gate *gate)
{
	struct buf *buf = view_buf(env);

	score_gate_words(gate, wording_of(env), buf);
	return tpl_text(view_taken(env, buf));
}

static struct tpl_value gate_closed_ones(const struct tpl_env *env, const struct gate *gate)
{
	return indicators_value(
		env, (struct indicator *const *)gate->closes.v, gate->closes.n, NULL);
}

SIMPLE(gate_text, struct gate, gate_words(env, it))
TEXT(gate_explanation, struct gate, explanation)
SIMPLE(gate_of, struct gate, indicator_value(env, it->indicator, NULL))
SIMPLE(gate_closes, struct gate, gate_closed_ones(env, it))

static const struct tpl_field gate_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = gate_text},
	{STR_INIT("explanation"), TPL_TEXT, .get = gate_explanation},
	{STR_INIT("of"), TPL_OBJECT, .type = &view_indicator_type, .get = gate_of},
	{STR_INIT("closes"), TPL_LIST, .type = &view_indicator_type, .get = gate_closes},
};

static const struct tpl_type gate_type = TYPE("gate", gate_fields);

/* ---- Versions ---- */

TEXT(version_name, struct version, name)
SIMPLE(version_date, struct version, date_value(env, it->date))
SIMPLE(version_iso, struct version, iso_value(env, it->date))
SIMPLE(version_changes, struct version, tpl_texts(it->changes.v, it->changes.n))

static const struct tpl_field version_fields[] = {
	{STR_INIT("version"), TPL_TEXT, .get = version_name},
	{STR_INIT("date"), TPL_TEXT, .get = version_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = version_iso},
	{STR_INIT("changes"), TPL_LIST, .get = version_changes},
};

static const struct tpl_type version_type = TYPE("version", version_fields);

/* ---- The edition ---- */

GETTER(edition_statuses)
{
	enum { FIRST = STATUS_GREEN, COUNT = STATUSES - FIRST };
	const void **items = arena_array(env->scratch, const void *, COUNT);

	(void)field;
	for (size_t i = 0; i < COUNT; i++)
		items[i] = status_value(env, self, (enum status)(FIRST + i), STR("")).object.self;
	return tpl_pointers(&view_status_type, items, COUNT);
}

TEXT(edition_id, struct edition, id)
TEXT(edition_title, struct edition, title)
SIMPLE(edition_date, struct edition, date_value(env, it->date))
SIMPLE(edition_iso, struct edition, iso_value(env, it->date))
HREF(edition_url, struct edition, url)
TEXT(edition_explanation, struct edition, explanation)
TEXT(edition_notice, struct edition, notice)
SIMPLE(edition_chapters, struct edition, chapters_value(env, it, NULL))
SIMPLE(edition_gates, struct edition,
	tpl_pointers(&gate_type, (const void *const *)it->gates.v, it->gates.n))
SIMPLE(edition_has_gates, struct edition, tpl_bool(it->gates.n))
SIMPLE(edition_history, struct edition,
	array_value(env, &version_type, it->history.v, sizeof(*it->history.v), it->history.n))
SIMPLE(edition_has_history, struct edition, tpl_bool(it->history.n))
SIMPLE(edition_json, struct edition, href_value(env, data_url(env->scratch, it->url, STR(".json"))))
SIMPLE(edition_csv, struct edition, href_value(env, data_url(env->scratch, it->url, STR(".csv"))))
SIMPLE(edition_previous, struct edition, tpl_object(&view_edition_type, it->previous))
SIMPLE(edition_differences_of, struct edition, differences_value(env, it))
SIMPLE(edition_reworded, struct edition, reworded_value(env, it))
SIMPLE(edition_has_differences, struct edition,
	tpl_bool(reworded_value(env, it).list.n || differences_value(env, it).list.n))
SIMPLE(edition_current, struct edition, tpl_bool(page_of(env)->edition == it))

static const struct tpl_field edition_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = edition_id},
	{STR_INIT("title"), TPL_TEXT, .get = edition_title},
	{STR_INIT("date"), TPL_TEXT, .get = edition_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = edition_iso},
	{STR_INIT("url"), TPL_TEXT, .get = edition_url},
	{STR_INIT("explanation"), TPL_TEXT, .get = edition_explanation},
	{STR_INIT("notice"), TPL_TEXT, .get = edition_notice},
	{STR_INIT("statuses"), TPL_LIST, .type = &view_status_type, .get = edition_statuses},
	{STR_INIT("chapters"), TPL_LIST, .type = &view_chapter_type, .get = edition_chapters},
	{STR_INIT("gates"), TPL_LIST, .type = &gate_type, .get = edition_gates},
	{STR_INIT("has_gates"), TPL_BOOL, .get = edition_has_gates},
	{STR_INIT("history"), TPL_LIST, .type = &version_type, .get = edition_history},
	{STR_INIT("has_history"), TPL_BOOL, .get = edition_has_history},
	{STR_INIT("json_url"), TPL_TEXT, .get = edition_json},
	{STR_INIT("csv_url"), TPL_TEXT, .get = edition_csv},
	{STR_INIT("previous"), TPL_OBJECT, .type = &view_edition_type, .get = edition_previous},
	{STR_INIT("differences"), TPL_LIST, .type = &view_difference_type,
		.get = edition_differences_of},
	{STR_INIT("reworded"), TPL_LIST, .get = edition_reworded},
	{STR_INIT("has_differences"), TPL_BOOL, .get = edition_has_differences},
	{STR_INIT("current"), TPL_BOOL, .get = edition_current},
};

const struct tpl_type view_edition_type = TYPE("edition", edition_fields);
