/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of a monitor as a whole: its statuses, subjects and days. */
#include "view/monitor.h"

/* ---- Statuses ---- */

static struct tpl_value own_status(const struct tpl_env *env, struct status_view status)
{
	struct status_view *view = arena_new(env->scratch, struct status_view);

	*view = status;
	return tpl_object(&view_status_type, view);
}

static struct status_view status_in(
	const struct tpl_env *env, const struct edition *edition, enum status status)
{
	const struct status_word *word = &edition->statuses[status];

	if (status == STATUS_NONE)
		return (struct status_view){.word = theme_text(theme_of(env), STR("status_none")),
			.explanation = theme_text(theme_of(env), STR("status_none_explanation"))};
	return (struct status_view){
		.status = status, .word = word->word, .explanation = word->explanation};
}

struct tpl_value status_value(const struct tpl_env *env, const struct edition *edition,
	enum status status, struct str word)
{
	struct status_view view = status_in(env, edition, status);

	if (word.n && status != STATUS_NONE)
		view.word = word;
	return own_status(env, view);
}

static struct tpl_value counted_statuses(const struct tpl_env *env, const struct edition *edition,
	const size_t *counts, const struct collection *counted)
{
	enum { FIRST = STATUS_GREEN, COUNT = STATUSES - FIRST, BAR = 1000 };
	struct status_view *views = arena_array(env->scratch, struct status_view, COUNT);
	size_t total = 0, before = 0;

	for (size_t i = 0; i < COUNT; i++)
		total += counts[FIRST + i];
	for (size_t i = 0; i < COUNT; i++) {
		views[i] = status_in(env, edition, (enum status)(FIRST + i));
		views[i].count = counts[FIRST + i];
		views[i].counted = counted;
		/* From end to end, so that what is rounded leaves no gap. */
		views[i].from = total ? before * BAR / total : 0;
		before += views[i].count;
		views[i].share = total ? before * BAR / total - views[i].from : 0;
	}
	return array_value(env, &view_status_type, views, sizeof(*views), COUNT);
}

struct tpl_value summary_statuses(const struct tpl_env *env, const struct measurement *measurement)
{
	size_t counts[STATUSES];

	for (size_t i = 0; i < STATUSES; i++)
		counts[i] = measurement->counts[i];
	return counted_statuses(env, measurement->edition, counts, NULL);
}

struct tpl_value spread_statuses(
	const struct tpl_env *env, const struct edition *edition, const struct spread *spread)
{
	return counted_statuses(env, edition, spread->statuses, edition->monitor->subjects);
}

static struct tpl_value status_key(const struct status_view *view, const struct tpl_env *env)
{
	if (view->status == STATUS_NONE)
		return tpl_nothing();
	return tpl_text(status_name(view->status, page_of(env)->plan->model->keyword_lang));
}

/* For style sheets: the same in every language. */
GETTER(status_class)
{
	static const struct str classes[STATUSES] = {[STATUS_NONE] = STR_INIT("none"),
		[STATUS_GREEN] = STR_INIT("green"),
		[STATUS_ORANGE] = STR_INIT("orange"),
		[STATUS_RED] = STR_INIT("red"),
		[STATUS_GREY] = STR_INIT("grey")};

	(void)field;
	(void)env;
	return tpl_text(classes[((const struct status_view *)self)->status]);
}

GETTER(status_is)
{
	(void)env;
	return tpl_bool(((const struct status_view *)self)->status == field->index);
}

/* It shows the word alone, whatever else the status of env is told with. */
static struct tpl_value make_badge(const struct tpl_env *env, enum status status, struct str word)
{
	return fragment_value(env, FRAGMENT_STATUS, NULL,
		own_status(env, (struct status_view){.status = status, .word = word}));
}

static struct tpl_value badge_value(const struct tpl_env *env, const struct status_view *view)
{
	const struct page *page = page_of(env);
	const struct str *made = map_get(&page->plan->view->badges[view->status], view->word);

	if (made && !page->fragment)
		return tpl_html(*made);
	return view->word.n ? make_badge(env, view->status, view->word) : tpl_nothing();
}

/* One that holds addresses is made on each page anew. */
static void prepare_badge(const struct tpl_env *env, enum status status, struct str word)
{
	const struct page *page = page_of(env);
	struct map *badges = &page->plan->view->badges[status];
	struct str *badge;

	if (!word.n || map_get(badges, word))
		return;
	badge = arena_new(env->scratch, struct str);
	*page->placed = false;
	*badge = make_badge(env, status, word).text;
	if (!*page->placed)
		map_put(env->scratch, badges, word, badge);
}

static void prepare_edition(const struct tpl_env *env, const struct edition *edition)
{
	for (int status = STATUS_GREEN; status < STATUSES; status++)
		prepare_badge(env, (enum status)status, edition->statuses[status].word);
	vec_each (struct indicator *, indicator, &edition->indicators)
		vec_each (struct rule_case, rule_case, &(*indicator)->cases)
			prepare_badge(env, rule_case->status, rule_case->word);
}

void badges_prepare(struct plan *plan, struct arena *arena)
{
	struct buf work = BUF_INIT;
	bool placed;
	const struct page page = {
		.plan = plan, .work = &work, .cut = &plan->view->cut, .placed = &placed};
	const struct tpl_env env = {arena, &page};

	prepare_badge(&env, STATUS_NONE, theme_text(plan->theme, STR("status_none")));
	vec_each (struct monitor *, monitor, &plan->model->monitors)
		vec_each (struct edition *, edition, &(*monitor)->editions)
			prepare_edition(&env, *edition);
	buf_release(&work);
}

/* For drawings, not for readers: no separators. */
static struct str plain_count(const struct tpl_env *env, size_t count)
{
	struct buf *buf = view_buf(env);

	buf_add_unsigned(buf, count);
	return view_taken(env, buf);
}

SIMPLE(status_badge, struct status_view, badge_value(env, it))
SIMPLE(status_key_of, struct status_view, status_key(it, env))
TEXT(status_word, struct status_view, word)
TEXT(status_explanation, struct status_view, explanation)
SIMPLE(status_count, struct status_view, tpl_text(format_count(env, it->count)))
SIMPLE(status_from, struct status_view, tpl_text(plain_count(env, it->from)))
SIMPLE(status_share, struct status_view, tpl_text(plain_count(env, it->share)))
SIMPLE(status_zero, struct status_view, tpl_bool(!it->count))
SIMPLE(status_counted, struct status_view,
	it->counted ? count_value(env, it->count, it->counted->singular, it->counted->plural)
		    : tpl_nothing())

static const struct tpl_field status_fields[] = {
	{STR_INIT("badge"), TPL_HTML, .get = status_badge},
	{STR_INIT("key"), TPL_TEXT, .get = status_key_of},
	{STR_INIT("class"), TPL_TEXT, .get = status_class},
	{STR_INIT("word"), TPL_TEXT, .get = status_word},
	{STR_INIT("explanation"), TPL_TEXT, .get = status_explanation},
	{STR_INIT("is_green"), TPL_BOOL, .get = status_is, .index = STATUS_GREEN},
	{STR_INIT("is_orange"), TPL_BOOL, .get = status_is, .index = STATUS_ORANGE},
	{STR_INIT("is_red"), TPL_BOOL, .get = status_is, .index = STATUS_RED},
	{STR_INIT("is_grey"), TPL_BOOL, .get = status_is, .index = STATUS_GREY},
	{STR_INIT("is_none"), TPL_BOOL, .get = status_is, .index = STATUS_NONE},
	{STR_INIT("count"), TPL_TEXT, .get = status_count},
	{STR_INIT("counted"), TPL_TEXT, .get = status_counted},
	{STR_INIT("zero"), TPL_BOOL, .get = status_zero},
	{STR_INIT("from"), TPL_TEXT, .get = status_from},
	{STR_INIT("share"), TPL_TEXT, .get = status_share},
};

const struct tpl_type view_status_type = TYPE("status", status_fields);

/* ---- Subjects ---- */

struct tpl_value subjects_value(
	const struct tpl_env *env, const struct monitor *monitor, size_t count)
{
	return count_value(env, count, monitor->subjects->singular, monitor->subjects->plural);
}

struct str subjects_plural(const struct monitor *monitor)
{
	return monitor->subjects->plural;
}

const struct history *history_of(const struct monitor *monitor, const struct record *subject)
{
	const struct history *history = map_get(&monitor->histories_by_id, subject->id);

	return history && history->subject == subject ? history : NULL;
}

struct tpl_value histories_value(const struct history *const *histories, size_t n)
{
	return tpl_pointers(&view_history_type, (const void *const *)histories, n);
}

TEXT(history_title, struct history, subject->title)
HREF(history_url, struct history, url)
SIMPLE(history_date, struct history, date_value(env, latest_of(it)->date))
SIMPLE(history_iso, struct history, iso_value(env, latest_of(it)->date))
SIMPLE(history_statuses, struct history, summary_statuses(env, latest_of(it)))
SIMPLE(history_record, struct history, tpl_object(&view_record_type, it->subject))
SIMPLE(history_monitor, struct history, tpl_object(&view_monitor_type, it->monitor))
SIMPLE(history_edition, struct history, tpl_text(latest_of(it)->edition->title))
SIMPLE(history_current, struct history,
	tpl_bool(page_of(env)->history ? page_of(env)->history == it
				       : page_of(env)->record == it->subject))

SIMPLE(history_feed, struct history, history_feed_value(env, it))

static const struct tpl_field history_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = history_title},
	{STR_INIT("url"), TPL_TEXT, .get = history_url},
	{STR_INIT("date"), TPL_TEXT, .get = history_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = history_iso},
	{STR_INIT("statuses"), TPL_LIST, .type = &view_status_type, .get = history_statuses},
	{STR_INIT("record"), TPL_OBJECT, .type = &view_record_type, .get = history_record},
	{STR_INIT("monitor"), TPL_OBJECT, .type = &view_monitor_type, .get = history_monitor},
	{STR_INIT("edition_title"), TPL_TEXT, .get = history_edition},
	{STR_INIT("current"), TPL_BOOL, .get = history_current},
	{STR_INIT("feed"), TPL_OBJECT, .type = &view_feed_type, .get = history_feed},
};

const struct tpl_type view_history_type = TYPE("history", history_fields);

/* ---- Days ---- */

SIMPLE(round_date, struct round, date_value(env, it->date))
SIMPLE(round_iso, struct round, iso_value(env, it->date))
SIMPLE(round_edition, struct round, tpl_text(it->edition->title))
SIMPLE(round_counted, struct round, subjects_value(env, it->monitor, it->measurements.n))

static const struct tpl_field round_fields[] = {
	{STR_INIT("date"), TPL_TEXT, .get = round_date},
	{STR_INIT("iso"), TPL_TEXT, .get = round_iso},
	{STR_INIT("edition_title"), TPL_TEXT, .get = round_edition},
	{STR_INIT("counted"), TPL_TEXT, .get = round_counted},
};

static const struct tpl_type round_type = TYPE("round", round_fields);

/* ---- The monitor ---- */

static const struct round *last_round(const struct monitor *monitor)
{
	return monitor->rounds.n ? monitor->rounds.v[monitor->rounds.n - 1] : NULL;
}

static struct tpl_value newest_first(const struct monitor *monitor, const struct tpl_env *env)
{
	size_t n = monitor->editions.n;
	const void **items = arena_array(env->scratch, const void *, n);

	for (size_t i = 0; i < n; i++)
		items[i] = monitor->editions.v[n - 1 - i];
	return tpl_pointers(&view_edition_type, items, n);
}

static struct tpl_value rounds_newest_first(
	const struct monitor *monitor, const struct tpl_env *env)
{
	size_t n = monitor->rounds.n;
	const void **items = arena_array(env->scratch, const void *, n);

	for (size_t i = 0; i < n; i++)
		items[i] = monitor->rounds.v[n - 1 - i];
	return tpl_pointers(&round_type, items, n);
}

TEXT(monitor_id, struct monitor, id)
TEXT(monitor_title, struct monitor, title)
TEXT(monitor_abbreviation, struct monitor, abbreviation)
TEXT(monitor_description, struct monitor, description)
TEXT(monitor_purpose, struct monitor, purpose)
TEXT(monitor_source, struct monitor, source)
HREF(monitor_url, struct monitor, url)
HREF(monitor_method, struct monitor, method_url)
SIMPLE(monitor_json, struct monitor, href_value(env, data_url(env->scratch, it->url, STR(".json"))))
SIMPLE(monitor_csv, struct monitor, href_value(env, data_url(env->scratch, it->url, STR(".csv"))))
SIMPLE(monitor_histories, struct monitor,
	histories_value((const struct history *const *)it->histories.v, it->histories.n))
SIMPLE(monitor_count, struct monitor, tpl_text(format_count(env, it->histories.n)))
SIMPLE(monitor_counted, struct monitor, subjects_value(env, it, it->histories.n))
SIMPLE(monitor_has_histories, struct monitor, tpl_bool(it->histories.n))
/* Of the last measurements of all, taken together. */
GETTER(monitor_statuses)
{
	const struct monitor *monitor = self;
	size_t counts[STATUSES] = {0};

	(void)field;
	if (!monitor->histories.n)
		return tpl_nothing();
	vec_each (struct history *, history, &monitor->histories)
		for (size_t i = 0; i < STATUSES; i++)
			counts[i] += latest_of(*history)->counts[i];
	return counted_statuses(
		env, monitor->editions.v[monitor->editions.n - 1], counts, monitor->subjects);
}

SIMPLE(monitor_series, struct monitor,
	tpl_pointers(&view_series_type, (const void *const *)it->series.v, it->series.n))
SIMPLE(monitor_editions, struct monitor, newest_first(it, env))
SIMPLE(monitor_latest_edition, struct monitor,
	it->editions.n ? tpl_object(&view_edition_type, it->editions.v[it->editions.n - 1])
		       : tpl_nothing())
SIMPLE(monitor_date, struct monitor,
	last_round(it) ? date_value(env, last_round(it)->date) : tpl_nothing())
SIMPLE(monitor_iso, struct monitor,
	last_round(it) ? iso_value(env, last_round(it)->date) : tpl_nothing())
SIMPLE(monitor_subjects, struct monitor, tpl_object(&view_collection_type, it->subjects))
HREF(monitor_compare, struct monitor, compare_url)
SIMPLE(monitor_comparable, struct monitor, tpl_bool(monitor_is_comparable(it)))
SIMPLE(monitor_compare_chapters, struct monitor, compare_chapters_value(env, it))
SIMPLE(monitor_compare_choices, struct monitor, compare_choices_value(it))
/* The only measurement there is; nothing if there are more. */
SIMPLE(monitor_only, struct monitor,
	monitor_is_comparable(it) || !it->histories.n
		? tpl_nothing()
		: tpl_object(&view_measurement_type, latest_of(it->histories.v[0])))
SIMPLE(monitor_subjects_url, struct monitor,
	href_value(env, str_join(env->scratch, it->url, it->subjects->id, STR("/"))))
SIMPLE(monitor_rounds, struct monitor, rounds_newest_first(it, env))

static const struct tpl_field monitor_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = monitor_id},
	{STR_INIT("title"), TPL_TEXT, .get = monitor_title},
	{STR_INIT("abbreviation"), TPL_TEXT, .get = monitor_abbreviation},
	{STR_INIT("description"), TPL_TEXT, .get = monitor_description},
	{STR_INIT("purpose"), TPL_TEXT, .get = monitor_purpose},
	{STR_INIT("source"), TPL_TEXT, .get = monitor_source},
	{STR_INIT("url"), TPL_TEXT, .get = monitor_url},
	{STR_INIT("method_url"), TPL_TEXT, .get = monitor_method},
	{STR_INIT("json_url"), TPL_TEXT, .get = monitor_json},
	{STR_INIT("csv_url"), TPL_TEXT, .get = monitor_csv},
	{STR_INIT("histories"), TPL_LIST, .type = &view_history_type, .get = monitor_histories},
	{STR_INIT("history_count"), TPL_TEXT, .get = monitor_count},
	{STR_INIT("counted"), TPL_TEXT, .get = monitor_counted},
	{STR_INIT("has_histories"), TPL_BOOL, .get = monitor_has_histories},
	{STR_INIT("statuses"), TPL_LIST, .type = &view_status_type, .get = monitor_statuses},
	{STR_INIT("series"), TPL_LIST, .type = &view_series_type, .get = monitor_series},
	{STR_INIT("editions"), TPL_LIST, .type = &view_edition_type, .get = monitor_editions},
	{STR_INIT("latest_edition"), TPL_OBJECT, .type = &view_edition_type,
		.get = monitor_latest_edition},
	{STR_INIT("latest_date"), TPL_TEXT, .get = monitor_date},
	{STR_INIT("latest_iso"), TPL_TEXT, .get = monitor_iso},
	{STR_INIT("subjects"), TPL_OBJECT, .type = &view_collection_type, .get = monitor_subjects},
	{STR_INIT("compare_url"), TPL_TEXT, .get = monitor_compare},
	{STR_INIT("comparable"), TPL_BOOL, .get = monitor_comparable},
	{STR_INIT("compare_chapters"), TPL_LIST, .type = &view_compare_chapter_type,
		.get = monitor_compare_chapters},
	{STR_INIT("compare_choices"), TPL_LIST, .type = &view_compare_choice_type,
		.get = monitor_compare_choices},
	{STR_INIT("only_measurement"), TPL_OBJECT, .type = &view_measurement_type,
		.get = monitor_only},
	{STR_INIT("subjects_url"), TPL_TEXT, .get = monitor_subjects_url},
	{STR_INIT("rounds"), TPL_LIST, .type = &round_type, .get = monitor_rounds},
};

const struct tpl_type view_monitor_type = TYPE("monitor", monitor_fields);
