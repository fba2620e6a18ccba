/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of one measurement, and of what came before and after it. */
#include "view/monitor.h"

static const struct history *own_history(
	const struct tpl_env *env, const struct measurement *measurement)
{
	const struct history *history = page_of(env)->history;

	if (history && history->subject == measurement->subject)
		return history;
	return history_of(measurement->monitor, measurement->subject);
}

/* ---- The others of the same subject ---- */

SIMPLE(other_date, struct measurement, date_value(env, it->date))
SIMPLE(other_iso, struct measurement, iso_value(env, it->date))
HREF(other_url, struct measurement, url)
SIMPLE(other_current, struct measurement, tpl_bool(page_of(env)->measurement == it))
SIMPLE(other_edition, struct measurement, tpl_text(it->edition->title))

static const struct tpl_field other_fields[] = {
	{STR_INIT("date"), TPL_TEXT, .get = other_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = other_iso},
	{STR_INIT("url"), TPL_TEXT, .get = other_url},
	{STR_INIT("current"), TPL_BOOL, .get = other_current},
	{STR_INIT("edition_title"), TPL_TEXT, .get = other_edition},
};

static const struct tpl_type other_type = TYPE("measurement of another day", other_fields);

static struct tpl_value others_value(
	const struct tpl_env *env, const struct measurement *measurement)
{
	const struct history *history = own_history(env, measurement);
	size_t n = history ? history->measurements.n : 0;
	const void **items = arena_array(env->scratch, const void *, n);

	for (size_t i = 0; i < n; i++)
		items[i] = history->measurements.v[n - 1 - i];
	return tpl_pointers(&other_type, items, n);
}

static bool has_others(const struct tpl_env *env, const struct measurement *measurement)
{
	const struct history *history = own_history(env, measurement);

	return history && history->measurements.n > 1;
}

static const struct measurement *next_of(
	const struct tpl_env *env, const struct measurement *measurement)
{
	const struct history *history = own_history(env, measurement);

	for (size_t i = 0; history && i + 1 < history->measurements.n; i++)
		if (history->measurements.v[i] == measurement)
			return history->measurements.v[i + 1];
	return NULL;
}

/* ---- What changed ---- */

static struct tpl_value changes_value(
	const struct tpl_env *env, const struct measurement *measurement)
{
	size_t all = measurement->edition->indicators.n, n = 0;
	struct change_view *changes = arena_array(env->scratch, struct change_view, all);

	vec_each (struct indicator *, indicator, &measurement->edition->indicators)
		if (find_change(measurement, *indicator, &changes[n]) && change_is_one(&changes[n]))
			n++;
	return array_value(env, &view_change_type, changes, sizeof(*changes), n);
}

static bool has_changes(const struct measurement *measurement)
{
	struct change_view change;

	vec_each (struct indicator *, indicator, &measurement->edition->indicators)
		if (find_change(measurement, *indicator, &change) && change_is_one(&change))
			return true;
	return false;
}

/* ---- What became of the subject ---- */

static struct tpl_value successor_url(
	const struct tpl_env *env, const struct measurement *measurement)
{
	const struct record *successor = measurement->subject->successor;
	const struct history *history =
		successor ? history_of(measurement->monitor, successor) : NULL;

	return history ? href_value(env, history->url) : tpl_nothing();
}

/* Those that are measured here too. */
GETTER(measurement_predecessors)
{
	const struct measurement *measurement = self;
	const struct record *subject = measurement->subject;
	const struct history **found =
		arena_array(env->scratch, const struct history *, subject->predecessors.n);
	size_t n = 0;

	(void)field;
	vec_each (const struct record *, predecessor, &subject->predecessors) {
		found[n] = history_of(measurement->monitor, *predecessor);
		n += found[n] != NULL;
	}
	return histories_value(found, n);
}

/* ---- The measurement ---- */

SIMPLE(measurement_subject, struct measurement, tpl_object(&view_record_type, it->subject))
TEXT(measurement_title, struct measurement, subject->title)
SIMPLE(measurement_latest_url, struct measurement, href_value(env, own_history(env, it)->url))
SIMPLE(measurement_is_latest, struct measurement, tpl_bool(latest_of(own_history(env, it)) == it))
SIMPLE(measurement_on_latest, struct measurement,
	((void)it, tpl_bool(page_of(env)->kind == JOB_MEASUREMENT)))
SIMPLE(measurement_edition, struct measurement, tpl_object(&view_edition_type, it->edition))
TEXT(measurement_remark, struct measurement, remark)
SIMPLE(measurement_statuses, struct measurement, summary_statuses(env, it))
SIMPLE(measurement_previous, struct measurement, tpl_object(&view_measurement_type, it->previous))
SIMPLE(measurement_next, struct measurement, tpl_object(&view_measurement_type, next_of(env, it)))
SIMPLE(measurement_others, struct measurement, others_value(env, it))
SIMPLE(measurement_has_others, struct measurement, tpl_bool(has_others(env, it)))
SIMPLE(measurement_changes, struct measurement, changes_value(env, it))
SIMPLE(measurement_has_changes, struct measurement, tpl_bool(has_changes(it)))
SIMPLE(measurement_edition_changed, struct measurement,
	tpl_bool(it->previous && it->previous->edition != it->edition))
SIMPLE(measurement_monitor, struct measurement, tpl_object(&view_monitor_type, it->monitor))
SIMPLE(measurement_chapters, struct measurement, chapters_value(env, it->edition, it))
TEXT(measurement_notice, struct measurement, edition->notice)
SIMPLE(measurement_ended, struct measurement, date_value(env, it->subject->end))
SIMPLE(measurement_successor, struct measurement,
	tpl_object(&view_record_type, it->subject->successor))
SIMPLE(measurement_successor_url, struct measurement, successor_url(env, it))
SIMPLE(measurement_has_predecessors, struct measurement,
	tpl_bool(measurement_predecessors(it, field, env).list.n))
SIMPLE(measurement_compare, struct measurement, compare_url_value(env, it))
SIMPLE(measurement_edit, struct measurement, edit_value(env, it->text))

static const struct tpl_field measurement_fields[] = {
	{STR_INIT("subject"), TPL_OBJECT, .type = &view_record_type, .get = measurement_subject},
	{STR_INIT("title"), TPL_TEXT, .get = measurement_title},
	{STR_INIT("date"), TPL_TEXT, .get = other_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = other_iso},
	{STR_INIT("url"), TPL_TEXT, .get = other_url},
	{STR_INIT("latest_url"), TPL_TEXT, .get = measurement_latest_url},
	{STR_INIT("is_latest"), TPL_BOOL, .get = measurement_is_latest},
	{STR_INIT("on_latest_page"), TPL_BOOL, .get = measurement_on_latest},
	{STR_INIT("edition"), TPL_OBJECT, .type = &view_edition_type, .get = measurement_edition},
	{STR_INIT("remark"), TPL_TEXT, .get = measurement_remark},
	{STR_INIT("statuses"), TPL_LIST, .type = &view_status_type, .get = measurement_statuses},
	{STR_INIT("previous"), TPL_OBJECT, .type = &view_measurement_type,
		.get = measurement_previous},
	{STR_INIT("next"), TPL_OBJECT, .type = &view_measurement_type, .get = measurement_next},
	{STR_INIT("others"), TPL_LIST, .type = &other_type, .get = measurement_others},
	{STR_INIT("has_others"), TPL_BOOL, .get = measurement_has_others},
	{STR_INIT("changes"), TPL_LIST, .type = &view_change_type, .get = measurement_changes},
	{STR_INIT("has_changes"), TPL_BOOL, .get = measurement_has_changes},
	{STR_INIT("edition_changed"), TPL_BOOL, .get = measurement_edition_changed},
	{STR_INIT("monitor"), TPL_OBJECT, .type = &view_monitor_type, .get = measurement_monitor},
	{STR_INIT("chapters"), TPL_LIST, .type = &view_chapter_type, .get = measurement_chapters},
	{STR_INIT("notice"), TPL_TEXT, .get = measurement_notice},
	{STR_INIT("ended"), TPL_TEXT, .get = measurement_ended},
	{STR_INIT("successor"), TPL_OBJECT, .type = &view_record_type,
		.get = measurement_successor},
	{STR_INIT("successor_url"), TPL_TEXT, .get = measurement_successor_url},
	{STR_INIT("predecessors"), TPL_LIST, .type = &view_history_type,
		.get = measurement_predecessors},
	{STR_INIT("has_predecessors"), TPL_BOOL, .get = measurement_has_predecessors},
	{STR_INIT("compare_url"), TPL_TEXT, .get = measurement_compare},
	{STR_INIT("edit_url"), TPL_TEXT, .get = measurement_edit},
};

const struct tpl_type view_measurement_type = TYPE("measurement", measurement_fields);
