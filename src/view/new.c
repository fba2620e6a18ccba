/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of what is new and of the feeds. */
#include "view/monitor.h"

/* ---- Events, by month ---- */

TEXT(event_title, struct event, title)
TEXT(event_summary, struct event, summary)
TEXT(event_changes, struct event, changes)
TEXT(event_kind, struct event, kind)
HREF(event_url, struct event, url)
SIMPLE(event_date, struct event, date_value(env, it->date))
SIMPLE(event_iso, struct event, iso_value(env, it->date))

static const struct tpl_field event_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = event_title},
	{STR_INIT("summary"), TPL_TEXT, .get = event_summary},
	{STR_INIT("changes"), TPL_TEXT, .get = event_changes},
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

static struct tpl_value one_feed(const struct tpl_env *env, struct feed_view feed)
{
	struct feed_view *view = arena_new(env->scratch, struct feed_view);

	*view = feed;
	return array_value(env, &view_feed_type, view, sizeof(*view), 1);
}

static struct tpl_value term_feeds_value(const struct tpl_env *env, const struct term *term)
{
	const struct feed *feed = map_get(&page_of(env)->plan->feeds, term->url);

	return feed ? one_feed(env, (struct feed_view){feed->about, feed->url, feed->page})
		    : tpl_nothing();
}

/* One for each monitor, which the feed is called after when there are more. */
static struct tpl_value record_feeds_value(const struct tpl_env *env, const struct record *record)
{
	size_t n = record->histories.n;
	struct feed_view *views = arena_array(env->scratch, struct feed_view, n);

	for (size_t i = 0; i < n; i++) {
		const struct history *history = record->histories.v[i];

		views[i] = history_feed(env, history);
		if (n > 1)
			views[i].about = history_feed_about(env->scratch, history);
	}
	return array_value(env, &view_feed_type, views, sizeof(*views), n);
}

struct tpl_value page_feeds_value(const struct tpl_env *env)
{
	const struct page *page = page_of(env);

	if (page->term)
		return term_feeds_value(env, page->term);
	if (page->history)
		return one_feed(env, history_feed(env, page->history));
	if (page->record)
		return record_feeds_value(env, page->record);
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
