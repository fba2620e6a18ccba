/* SPDX-License-Identifier: EUPL-1.2 */
/* What happened on which day, and the page and the feeds that tell of it. */
#include <stdlib.h>

#include "base/slug.h"
#include "history/history.h"
#include "plan/internal.h"

/* ---- Cards and measurements as events ---- */

static struct event record_event(const struct record *record)
{
	return (struct event){.date = record->date,
		.title = record->title,
		.summary = record->summary,
		.kind = record->collection->singular,
		.url = record->url,
		.id = record->url,
		.sort_key = record->sort_key,
		.record = record};
}

static void tell_added(const struct speech *speech, struct event *event, struct str added)
{
	struct str about = event->summary;

	event->changes = added;
	event->summary = about.n ? speech_fill(speech, "timeline_added_about", GAP("added", added),
					   GAP("about", about))
				 : added;
}

/* A card that names an older day itself stands on that day: it is not made new. */
static struct event older_event(const struct plan *plan, struct arena *arena, struct buf *work,
	const struct record *record, const struct change *first)
{
	const struct speech speech = plan_speech(plan, arena, work);
	struct event event = record_event(record);

	if (first->added && first->day.year)
		tell_added(&speech, &event,
			speech_fill(&speech, "timeline_added_on",
				GAP("date", speech_date(&speech, first->day))));
	return event;
}

/* What one commit did; one that brought the card tells what the card is about too. */
static struct event change_event(const struct plan *plan, struct arena *arena, struct buf *work,
	const struct record *record, const struct change *change)
{
	const struct speech speech = plan_speech(plan, arena, work);
	struct event event = record_event(record);

	event.date = change->day;
	event.age = change->age;
	if (change->added) {
		tell_added(&speech, &event, theme_text(plan->theme, STR("timeline_added")));
		return event;
	}
	event.changes = event.summary = past_change_text(&speech, change);
	event.id = str_join(arena, record->url, STR("#"), change->commit);
	return event;
}

/* "groen 8, oranje 3, rood 5, grijs 6" */
static struct str counts_text(
	enum lang lang, const struct speech *speech, const struct measurement *measurement)
{
	struct str text = STR("");

	for (int status = STATUS_GREEN; status < STATUSES; status++)
		text = str_join(speech->arena, text, text.n ? STR(", ") : STR(""),
			status_name((enum status)status, lang), STR(" "),
			speech_count(speech, measurement->counts[status]));
	return text;
}

struct event measurement_event(const struct plan *plan, struct arena *arena, struct buf *work,
	const struct measurement *measurement)
{
	const struct speech speech = plan_speech(plan, arena, work);
	struct str subject = measurement->subject->title, monitor = measurement->monitor->title;

	return (struct event){.date = measurement->date,
		.title = speech_fill(&speech, "measurement_title_date", GAP("subject", subject),
			GAP("monitor", monitor),
			GAP("date", speech_date(&speech, measurement->date))),
		.summary = speech_fill(&speech, "measurement_summary",
			GAP("counts",
				counts_text(plan->model->keyword_lang, &speech, measurement))),
		.kind = monitor,
		.url = measurement->url,
		.id = measurement->url};
}

/* What was measured on one day is one event, for there may be hundreds. */
static struct event round_event(
	const struct plan *plan, struct arena *arena, struct buf *work, const struct round *round)
{
	const struct speech speech = plan_speech(plan, arena, work);
	const struct monitor *monitor = round->monitor;
	struct event event;
	char iso[11];

	date_format_iso(round->date, iso);
	if (round->measurements.n == 1) {
		event = measurement_event(plan, arena, work, round->measurements.v[0]);
	} else {
		event = (struct event){.date = round->date, .kind = monitor->title};
		event.title = speech_fill(&speech, "round_title", GAP("monitor", monitor->title),
			GAP("subjects",
				speech_counted(&speech, round->measurements.n,
					monitor->subjects->singular, monitor->subjects->plural)),
			GAP("date", speech_date(&speech, round->date)));
		event.url = monitor->url;
	}
	/* That of the day: it stays when somebody is added to it. */
	event.id = str_join(arena, monitor->url, STR("#"), str_from(iso));
	event.sort_key = sort_key(arena, event.title);
	return event;
}

/* ---- All of them, newest first ---- */

typedef VEC(const struct event *) event_list;

/* Within a day: what commits tell before the rest, the latest commit first. */
static int age_cmp(const struct event *a, const struct event *b)
{
	if (!a->age != !b->age)
		return !a->age - !b->age;
	return (a->age > b->age) - (a->age < b->age);
}

static int newest_first(const void *left, const void *right)
{
	const struct event *a = *(const struct event *const *)left;
	const struct event *b = *(const struct event *const *)right;
	int order = date_cmp(b->date, a->date);

	if (!order)
		order = age_cmp(a, b);
	if (!order)
		order = str_cmp(a->sort_key, b->sort_key);
	return order ? order : str_cmp(a->id, b->id);
}

static void add_event(struct planner *planner, event_list *list, struct event event)
{
	struct event *copy = arena_new(planner->arena, struct event);

	*copy = event;
	vec_push(planner->arena, list, (const struct event *)copy);
}

static void add_rounds(struct planner *planner, event_list *list)
{
	struct buf work = BUF_INIT;

	vec_each (struct monitor *, monitor, &planner->plan->model->monitors)
		vec_each (struct round *, round, &(*monitor)->rounds)
			add_event(planner, list,
				round_event(planner->plan, planner->arena, &work, *round));
	buf_release(&work);
}

/* Whether the day that the card itself names is before all that the commits know of it. */
static bool is_older(const struct record *record, const struct change *first)
{
	int order = date_cmp(record->date, first->day);

	return record->date.year && (order < 0 || (!order && !first->added));
}

static void add_changes(struct planner *planner, event_list *list, const struct record *record,
	const struct timeline *timeline)
{
	const struct change *first = &timeline->changes.v[timeline->changes.n - 1];
	struct buf work = BUF_INIT;
	bool older = is_older(record, first);

	for (size_t i = 0; i < timeline->changes.n && i < EVENTS_MAX; i++) {
		const struct change *change = &timeline->changes.v[i];

		if (change->day.year && !(change->added && older))
			add_event(planner, list,
				change_event(planner->plan, planner->arena, &work, record, change));
	}
	if (older)
		add_event(planner, list,
			older_event(planner->plan, planner->arena, &work, record, first));
	buf_release(&work);
}

/* Of each record what the commits tell; what they cannot know, it may tell itself. */
static void add_record(struct planner *planner, event_list *list, const struct record *record)
{
	const struct timeline *timeline = timeline_of(planner->plan->model, record);

	if (timeline)
		add_changes(planner, list, record, timeline);
	else if (record->date.year)
		add_event(planner, list, record_event(record));
}

static event_list find_events(struct planner *planner)
{
	event_list list = {0};

	vec_each (const struct collection *, collection, &planner->plan->collections)
		vec_each (const struct record *, record, &(*collection)->published)
			add_record(planner, &list, *record);
	add_rounds(planner, &list);
	if (list.n)
		qsort(list.v, list.n, sizeof(*list.v), newest_first);
	return list;
}

/* ---- Feeds ---- */

static struct feed *add_feed(struct planner *planner, struct str page, struct str about)
{
	struct feed *feed = map_get(&planner->plan->feeds, page);

	if (feed)
		return feed;
	feed = arena_new(planner->arena, struct feed);
	feed->about = about;
	feed->page = page;
	feed->url = str_join(planner->arena, page, STR("feed.xml"));
	map_put(planner->arena, &planner->plan->feeds, page, feed);
	return feed;
}

static void tell(struct planner *planner, struct feed *feed, const struct event *event)
{
	if (feed->events.n < FEED_MAX)
		vec_push(planner->arena, &feed->events, event);
}

static void tell_term(struct planner *planner, const struct term *term, const struct event *event)
{
	struct str label = term_label(planner->plan, term);

	if (term->code.n && !map_get(&planner->plan->feeds, term->url))
		label = str_join(planner->arena, term->code, STR(" "), label);
	tell(planner, add_feed(planner, term->url, label), event);
}

/* The feed of each term that the record has in a facet. */
static void tell_terms(struct planner *planner, const struct event *event)
{
	const struct record *record = event->record;

	vec_each (struct field *, it, &record->collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		if (!field_is_facet(*it))
			continue;
		for (size_t i = 0; i < values->n; i++)
			if (values->v[i].term)
				tell_term(planner, values->v[i].term, event);
	}
}

static void plan_feed(struct planner *planner, enum job_kind kind, struct str url,
	const void *subject, struct place place)
{
	plan_add(planner, &(struct job){.path = str_from_index(url, 1),
				  .kind = kind,
				  .subject = subject,
				  .place = place});
}

static void plan_term_feeds(struct planner *planner)
{
	const struct plan *plan = planner->plan;

	vec_each (const struct vocabulary *, facet, &plan->facets)
		vec_each (struct term *, term, &(*facet)->terms) {
			const struct feed *feed = map_get(&plan->feeds, (*term)->url);

			if (feed)
				plan_feed(planner, JOB_FEED, feed->url, feed, (*term)->place);
		}
}

struct str history_feed_url(struct arena *arena, const struct history *history)
{
	return str_join(arena, history->url, STR("feed.xml"));
}

struct str history_feed_about(struct arena *arena, const struct history *history)
{
	return str_join(arena, history->subject->title, STR(" – "), history->monitor->title);
}

static void plan_history_feeds(struct planner *planner)
{
	vec_each (struct monitor *, monitor, &planner->plan->model->monitors)
		vec_each (struct history *, history, &(*monitor)->histories)
			plan_feed(planner, JOB_HISTORY_FEED,
				history_feed_url(planner->arena, *history), *history,
				place_file(latest_of(*history)->text));
}

/* ---- The page ---- */

static const struct str string_keys[] = {STR_INIT("url_new"), STR_INIT("new_title"),
	STR_INIT("new_description"), STR_INIT("date_format_month"), STR_INIT("follow_about")};

/* Only of a site that has commits: a theme of one that has none can do without. */
static const struct str timeline_keys[] = {STR_INIT("new_description_commits"),
	STR_INIT("new_description_cut"), STR_INIT("timeline_added"), STR_INIT("timeline_added_on"),
	STR_INIT("timeline_added_about"), STR_INIT("timeline_came"), STR_INIT("timeline_went"),
	STR_INIT("timeline_came_went"), STR_INIT("timeline_renamed"), STR_INIT("timeline_text"),
	STR_INIT("timeline_field"), STR_INIT("timeline_filled"), STR_INIT("timeline_emptied"),
	STR_INIT("timeline_untold"), STR_INIT("timeline_measured"), STR_INIT("timeline_corrected")};

static void plan_new_page(struct planner *planner, struct place place)
{
	struct plan *plan = planner->plan;
	struct str word = theme_text(plan->theme, STR("url_new"));

	theme_need(plan->theme, string_keys, sizeof(string_keys) / sizeof(*string_keys),
		planner->diags);
	if (plan->model->timelines)
		theme_need(plan->theme, timeline_keys,
			sizeof(timeline_keys) / sizeof(*timeline_keys), planner->diags);
	plan->new_url = str_join(planner->arena, STR("/"), word, STR("/"));
	add_page(planner, JOB_NEW, 0, plan->new_url, NULL, place);
	add_data(planner, JOB_NEW_JSON, plan->new_url, STR(".json"), NULL, place);
	add_data(planner, JOB_NEW_CSV, plan->new_url, STR(".csv"), NULL, place);
}

/* A card that changed more than once stands among the latest once. */
static bool is_latest(const struct plan *plan, const struct record *record)
{
	vec_each (const struct record *const, it, &plan->latest)
		if (*it == record)
			return true;
	return false;
}

static void keep_latest(struct planner *planner, const event_list *events)
{
	struct plan *plan = planner->plan;

	for (size_t i = 0; i < events->n; i++) {
		const struct event *event = events->v[i];

		if (i < EVENTS_MAX)
			vec_push(planner->arena, &plan->events, event);
		if (event->record && plan->latest.n < FEED_MAX && !is_latest(plan, event->record))
			vec_push(planner->arena, &plan->latest, event->record);
	}
}

void plan_events(struct planner *planner)
{
	struct place place = place_file(planner->plan->model->settings.text);
	event_list events = find_events(planner);
	struct feed *all;

	if (!events.n)
		return;
	keep_latest(planner, &events);
	all = add_feed(planner, STR("/"), STR(""));
	vec_each (const struct event *, event, &events) {
		tell(planner, all, *event);
		if ((*event)->record)
			tell_terms(planner, *event);
	}
	plan_feed(planner, JOB_FEED, all->url, all, place);
	plan_term_feeds(planner);
	plan_history_feeds(planner);
	plan_new_page(planner, place);
}
