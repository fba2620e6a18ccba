/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of what is new, of the feeds, and of the terms that a glossary explains. */
#include <stdlib.h>

#include "base/slug.h"
#include "base/utf8.h"
#include "output/views_monitor.h"

/* ---- Events, by month ---- */

TEXT(event_title, struct event, title)
TEXT(event_summary, struct event, summary)
TEXT(event_kind, struct event, kind)
HREF(event_url, struct event, url)
SIMPLE(event_date, struct event, date_value(env, it->date))
SIMPLE(event_iso, struct event, iso_value(env, it->date))

static const struct tpl_field event_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = event_title},
	{STR_INIT("summary"), TPL_TEXT, .get = event_summary},
	{STR_INIT("kind"), TPL_TEXT, .get = event_kind},
	{STR_INIT("url"), TPL_TEXT, .get = event_url},
	{STR_INIT("date"), TPL_TEXT, .get = event_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = event_iso},
};

static const struct tpl_type event_type = TYPE("event", event_fields);

struct month {
	const struct event *const *events;
	size_t n;
};

/* "2021-11", as moment_value reads it, and as an anchor. */
static struct str month_iso(const struct tpl_env *env, const struct month *month)
{
	char iso[11];

	date_format_iso(month->events[0]->date, iso);
	return str_dup(env->scratch, (struct str){iso, 7});
}

SIMPLE(month_title, struct month, moment_value(env, month_iso(env, it)))
SIMPLE(month_id, struct month, tpl_text(month_iso(env, it)))
SIMPLE(month_events, struct month,
	tpl_pointers(&event_type, (const void *const *)it->events, it->n))

static const struct tpl_field month_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = month_title},
	{STR_INIT("id"), TPL_TEXT, .get = month_id},
	{STR_INIT("events"), TPL_LIST, .type = &event_type, .get = month_events},
};

const struct tpl_type view_month_type = TYPE("month", month_fields);

static bool same_month(const struct event *a, const struct event *b)
{
	return a->date.year == b->date.year && a->date.month == b->date.month;
}

struct tpl_value months_value(const struct tpl_env *env)
{
	const struct plan *plan = page_of(env)->plan;
	struct month *months = arena_array(env->scratch, struct month, plan->events.n);
	size_t n = 0;

	for (size_t i = 0; i < plan->events.n; i++) {
		if (!i || !same_month(plan->events.v[i - 1], plan->events.v[i]))
			months[n++].events = &plan->events.v[i];
		months[n - 1].n++;
	}
	return array_value(env, &view_month_type, months, sizeof(*months), n);
}

/* ---- Feeds ---- */

struct feed_view {
	struct str about, url, page;
};

static struct str follow_text(const struct tpl_env *env, const struct feed_view *feed)
{
	return fill(env, "follow_about", GAP("about", feed->about));
}

TEXT(feed_about, struct feed_view, about)
HREF(feed_url, struct feed_view, url)
HREF(feed_page, struct feed_view, page)
SIMPLE(feed_follow, struct feed_view, tpl_text(follow_text(env, it)))

static const struct tpl_field feed_fields[] = {
	{STR_INIT("about"), TPL_TEXT, .get = feed_about},
	{STR_INIT("feed_url"), TPL_TEXT, .get = feed_url},
	{STR_INIT("url"), TPL_TEXT, .get = feed_page},
	{STR_INIT("follow"), TPL_TEXT, .get = feed_follow},
};

const struct tpl_type view_feed_type = TYPE("feed", feed_fields);

static struct feed_view history_feed(const struct tpl_env *env, const struct history *history)
{
	return (struct feed_view){
		history->subject->title, history_feed_url(env->scratch, history), history->url};
}

struct tpl_value history_feed_value(const struct tpl_env *env, const struct history *history)
{
	struct feed_view *view = arena_new(env->scratch, struct feed_view);

	*view = history_feed(env, history);
	return tpl_object(&view_feed_type, view);
}

static struct tpl_value term_feed_value(const struct tpl_env *env, const struct term *term)
{
	const struct feed *feed = map_get(&page_of(env)->plan->feeds, term->url);
	struct feed_view *view;

	if (!feed)
		return tpl_nothing();
	view = arena_new(env->scratch, struct feed_view);
	*view = (struct feed_view){feed->about, feed->url, feed->page};
	return tpl_object(&view_feed_type, view);
}

struct tpl_value page_feed_value(const struct tpl_env *env)
{
	const struct page *page = page_of(env);

	if (page->term)
		return term_feed_value(env, page->term);
	if (page->history)
		return history_feed_value(env, page->history);
	if (page->record && page->record->histories.n)
		return history_feed_value(env, page->record->histories.v[0]);
	return tpl_nothing();
}

/* The feeds of one facet, or of one monitor. */
struct feed_group {
	struct str title;
	struct feed_view *feeds;
	size_t n;
};

TEXT(group_title, struct feed_group, title)
SIMPLE(group_count, struct feed_group, tpl_text(format_count(env, it->n)))
SIMPLE(group_feeds, struct feed_group,
	array_value(env, &view_feed_type, it->feeds, sizeof(*it->feeds), it->n))

static const struct tpl_field group_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = group_title},
	{STR_INIT("count"), TPL_TEXT, .get = group_count},
	{STR_INIT("feeds"), TPL_LIST, .type = &view_feed_type, .get = group_feeds},
};

const struct tpl_type view_feed_group_type = TYPE("group of feeds", group_fields);

static struct feed_group facet_group(const struct tpl_env *env, const struct vocabulary *vocabulary)
{
	struct feed_group group = {vocabulary->title,
		arena_array(env->scratch, struct feed_view, vocabulary->terms.n), 0};

	vec_each (struct term *, term, &vocabulary->terms) {
		const struct feed *feed = map_get(&page_of(env)->plan->feeds, (*term)->url);

		if (feed)
			group.feeds[group.n++] =
				(struct feed_view){feed->about, feed->url, feed->page};
	}
	return group;
}

static struct feed_group monitor_group(const struct tpl_env *env, const struct monitor *monitor)
{
	struct feed_group group = {monitor->title,
		arena_array(env->scratch, struct feed_view, monitor->histories.n), 0};

	vec_each (struct history *, history, &monitor->histories)
		group.feeds[group.n++] = history_feed(env, *history);
	return group;
}

struct tpl_value feed_groups_value(const struct tpl_env *env)
{
	const struct plan *plan = page_of(env)->plan;
	size_t most = plan->facets.n + plan->model->monitors.n, n = 0;
	struct feed_group *groups = arena_array(env->scratch, struct feed_group, most);

	vec_each (const struct vocabulary *, facet, &plan->facets) {
		groups[n] = facet_group(env, *facet);
		n += groups[n].n > 0;
	}
	vec_each (struct monitor *, monitor, &plan->model->monitors) {
		groups[n] = monitor_group(env, *monitor);
		n += groups[n].n > 0;
	}
	return array_value(env, &view_feed_group_type, groups, sizeof(*groups), n);
}

/* ---- A glossary, by letter ---- */

struct entry {
	const struct term *term;
	struct str key;
};

struct letter {
	struct str name; /* "A", or "0-9" for what begins with something else */
	const struct term **terms;
	size_t n;
};

SIMPLE(letter_id, struct letter,
	tpl_text(str_join(env->scratch, STR("kb_"), slug_from(env->scratch, it->name))))
TEXT(letter_name, struct letter, name)
SIMPLE(letter_terms, struct letter,
	tpl_pointers(&view_term_type, (const void *const *)it->terms, it->n))

static const struct tpl_field letter_fields[] = {
	{STR_INIT("name"), TPL_TEXT, .get = letter_name},
	{STR_INIT("id"), TPL_TEXT, .get = letter_id},
	{STR_INIT("terms"), TPL_LIST, .type = &view_term_type, .get = letter_terms},
};

const struct tpl_type view_term_letter_type = TYPE("letter", letter_fields);

static int entry_cmp(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = str_cmp(a->key, b->key);

	return order ? order : str_cmp(a->term->id, b->term->id);
}

static struct str letter_of(const struct tpl_env *env, struct str key)
{
	char c = key.n ? key.p[0] : '0';

	if (c < 'a' || c > 'z')
		return STR("0-9");
	c = (char)(c - 'a' + 'A');
	return str_dup(env->scratch, (struct str){&c, 1});
}

static struct entry *sorted_terms(const struct tpl_env *env, const struct vocabulary *vocabulary)
{
	size_t n = vocabulary->terms.n;
	struct entry *entries = arena_array(env->scratch, struct entry, n);

	for (size_t i = 0; i < n; i++) {
		const struct term *term = vocabulary->terms.v[i];

		entries[i].term = term;
		entries[i].key = sort_key(env->scratch, term->code.n ? term->code : term->label);
	}
	if (n)
		qsort(entries, n, sizeof(*entries), entry_cmp);
	return entries;
}

struct tpl_value letters_value(const struct tpl_env *env, const struct vocabulary *vocabulary)
{
	size_t count = vocabulary->terms.n, n = 0;
	struct entry *entries = sorted_terms(env, vocabulary);
	const struct term **terms = arena_array(env->scratch, const struct term *, count);
	struct letter *letters = arena_array(env->scratch, struct letter, count);

	for (size_t i = 0; i < count; i++) {
		struct str name = letter_of(env, entries[i].key);

		terms[i] = entries[i].term;
		if (!n || !str_eq(letters[n - 1].name, name))
			letters[n++] = (struct letter){name, &terms[i], 0};
		letters[n - 1].n++;
	}
	return array_value(env, &view_term_letter_type, letters, sizeof(*letters), n);
}
