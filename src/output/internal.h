/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of output/ share. */
#ifndef OUTPUT_INTERNAL_H
#define OUTPUT_INTERNAL_H

#include "base/json.h"
#include "output/charts.h"
#include "output/output.h"
#include "score/score.h"

/* ---- views.c and its like: the model as templates see it ---- */

/* One step of the way from home to here; the last has no address. */
struct crumb {
	struct str title, url;
};

enum { CRUMBS_MAX = 6 };

/* What one page is made of; members that a page does not have are empty. */
struct page {
	const struct plan *plan;
	enum job_kind kind;
	struct str url; /* of the page itself, or of where a redirect goes */
	struct str title, description;
	struct str json_url, csv_url;
	struct crumb crumbs[CRUMBS_MAX];
	size_t crumb_count;
	const struct collection *collection;
	const struct vocabulary *vocabulary;
	const struct term *term;
	const struct record *record;
	/* The part of a list that stands on this page. */
	const struct record *const *records;
	size_t record_count;
	size_t number, number_count; /* of the pages of a list, from 0 */
	const struct monitor *monitor;
	const struct history *history;         /* of the subject of a measurement */
	const struct measurement *measurement; /* the latest of history, or one of a day */
	const struct edition *edition;
	const struct series *series;
	struct buf *work; /* to make texts in; of this rendering only */
};

/* The types of the two frames that every template is rendered with, outermost first. */
extern const struct tpl_type view_page_type;
/* views_monitor.c: of the third, when a badge is made. */
extern const struct tpl_type view_status_type;
/* The frame around the page: what is the same on every page. Its type depends on the theme. */
const struct tpl_type *view_site_type(struct arena *arena, const struct theme *theme);

/* The address as it stands on a page: the base path in front of addresses on this site. */
struct str view_href(const struct tpl_env *env, struct str url);
/* "/producten/pagina/2/": page number (from 0) of the list at url. */
struct str page_url(struct arena *arena, const struct theme *theme, struct str url, size_t number);
size_t page_count(size_t records, size_t per_page);

/* ---- plan.c ---- */

struct job *plan_find(const struct plan *plan, struct str path);
/* Adds a job unless its path is taken; that is reported. */
void plan_add(struct arena *arena, struct plan *plan, const struct job *job, struct diags *diags);

struct planner {
	struct arena *arena;
	struct plan *plan;
	struct diags *diags;
};

/* A page at url, which begins and ends with '/', as a file in its own folder. */
void add_page(struct planner *planner, enum job_kind kind, size_t number, struct str url,
	const void *subject, struct place place);
/* What stands beside the page at url, with another ending. */
void add_data(struct planner *planner, enum job_kind kind, struct str url, struct str ending,
	const void *subject, struct place place);

/* ---- plan_monitor.c: the pages of monitors ---- */

/* What pages and data about one indicator on one day have alike. */
struct indicator_charts {
	struct chart_axis axis; /* of all values, and of what they are compared with */
	struct chart_dots dots; /* of all values; empty when too little is known */
	/* Of the chart of all; what is said of one subject comes behind desc. */
	struct str title, desc;
	struct chart_bar *bars; /* of choices; NULL when too little is known */
	/* How its object and its row begin in the data of a measurement. */
	struct str json, csv;
};

struct monitor_plan {
	const struct monitor *monitor;
	/* By round, as in monitor->rounds, and by indicator->index. */
	struct indicator_charts **charts;
};

struct monitor_plans {
	struct wording wording;
	/* By word: struct str *, how the theme shows a status with that word. A page of a
	 * measurement holds some hundred, of a dozen sorts. */
	struct map badges[STATUSES];
	VEC(struct monitor_plan) list; /* as in model->monitors */
};

/* ---- events.c: what happened on which day ---- */

/* Today a card that its editor dated, and the measurements of one day. */
struct event {
	struct date date;
	struct str title, summary;
	struct str kind; /* "product", or the name of the monitor */
	struct str url;  /* of the page about it */
	struct str id;   /* for feeds: an address that no other event has, and that stays */
	struct str sort_key;
	const struct record *record; /* NULL for measurements */
};

struct feed {
	struct str about; /* "A1 Inkoop"; empty for that of the site */
	struct str page, url;
	VEC(const struct event *) events; /* newest first; at least one */
};

/* Finds what happened, and plans the page and the feeds that tell of it. After all other pages. */
void plan_events(struct planner *planner);
/* "/monitors/mdd/gemeenten/ID/feed.xml" */
struct str history_feed_url(struct arena *arena, const struct history *history);
/* A measurement as an event of its own; in arena, with the words of the theme. */
struct event measurement_event(const struct plan *plan, struct arena *arena, struct buf *work,
	const struct measurement *measurement);

/* plan_monitor.c: reports those that the theme lacks. */
void check_keys(struct planner *planner, const struct str *keys, size_t n);

void plan_monitors(struct planner *planner, struct model *model);
/* Once all else is planned: what takes time and is of no use to a site with errors. */
void plan_charts(struct planner *planner);
bool is_monitor_page(enum job_kind kind);
/* The template that a status is shown with, wherever a page asks for its badge. */
#define BADGE_TEMPLATE STR("status")
/* views_monitor.c: makes the badges of all words that editions have for statuses. */
void badges_prepare(struct plan *plan, struct arena *arena);
/* data_measurement.c: makes json and csv. */
void data_prepare(const struct plan *plan, struct arena *arena, const struct indicator *indicator,
	struct indicator_charts *charts);
/* NULL when they were not made, because the site has errors. */
const struct indicator_charts *charts_of(
	const struct plan *plan, const struct round *round, const struct indicator *indicator);
/* With fewer known values a spread would show single subjects, so there is none. */
enum { SPREAD_MIN = 2 };
/* Whether its value and what it is compared with can stand on one axis. */
bool indicator_is_comparable(const struct indicator *indicator);
/* Moves the ends of an axis, which starts as {0}, so that it holds a value. */
void axis_widen(struct decimal value, struct chart_axis *axis);
/* The same, but its figures read without their unit, unless that is a sign as "%": for where there
 * is little room, or the unit stands elsewhere. */
struct input input_without_unit(const struct input *input);
/* Puts the ends of an axis where the kind of the input has them, or else at a number that can be
 * read easily, and labels them. */
void axis_finish(const struct plan *plan, struct arena *arena, const struct input *input,
	struct chart_axis *axis);

/* ---- What pages and data ask of measurements ---- */

static inline const struct measurement *latest_of(const struct history *history)
{
	return history->measurements.v[history->measurements.n - 1];
}

static inline enum status status_of(
	const struct measurement *measurement, const struct indicator *indicator)
{
	return (enum status)measurement->outcomes[indicator->index].status;
}

/* Whether there are two public measurements to put side by side. */
static inline bool monitor_is_comparable(const struct monitor *monitor)
{
	return monitor->histories.n > 1 ||
	       (monitor->histories.n && monitor->histories.v[0]->measurements.n > 1);
}

/* ---- pages_monitor.c, data_monitor.c ---- */

void fill_monitor_page(struct page *page, const struct job *job, struct arena *scratch);
void add_crumb(struct page *page, struct str title, struct str url);
bool is_monitor_data(enum job_kind kind);
void render_monitor_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
/* The indicators that measure a record, as a member of its object; nothing if there are none. */
void json_measured_by(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record);

/* ---- links.c ---- */

/* Resolves the links of all texts and menus; plans the files that they refer to. */
void links_resolve(
	struct arena *arena, struct plan *plan, struct model *model, struct diags *diags);

/* ---- pages.c, data.c, feeds.c: what is in a file ---- */

/* The name of the template of a kind of page. */
struct str page_template(enum job_kind kind);
void render_page(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_feed(const struct plan *plan, const struct feed *feed, struct buf *out);
void render_history_feed(const struct plan *plan, const struct history *history,
	struct arena *scratch, struct buf *out);
void render_sitemap(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
void render_robots(const struct plan *plan, struct buf *out);
void render_security(const struct plan *plan, struct buf *out);
void render_redirects(const struct plan *plan, struct buf *out);
size_t sitemap_parts(const struct plan *plan);
/* The full address: "https://host/path/producten/". */
void add_absolute(struct buf *out, const struct plan *plan, struct str url);
/* url without a '/' at its end and with ending behind it: "/producten.json". */
struct str data_url(struct arena *arena, struct str url, struct str ending);
struct str absolute(const struct plan *plan, struct arena *arena, struct str url);
void json_member(struct json *json, struct str key, struct str value);
/* What a term is called and means; the one for "not yet known" gets its words from the theme. */
struct str term_label(const struct plan *plan, const struct term *term);
struct str term_description(const struct plan *plan, const struct term *term);
/* Records on a page of a term. */
size_t term_per_page(const struct term *term);
/* That of the term's first record, else the first one with a facet of the term's vocabulary. */
const struct collection *term_collection(const struct plan *plan, const struct term *term);
/* The words of a value as data: ids for terms and records, ISO dates, the word for unknown. */
struct str value_text(const struct plan *plan, struct arena *arena, const struct field *field,
	const struct value *value);

/* ---- manifest.c: which files we made ---- */

struct manifest_entry {
	struct str path;
	unsigned long long hash;
	unsigned long long size;
};

struct manifest {
	bool found;
	long long seconds, nanoseconds;     /* when it was written */
	VEC(struct manifest_entry) entries; /* by path */
};

void manifest_read(struct manifest *manifest, int folder, struct arena *arena);
/* The entries of a manifest's text, into which they point; what is not a line of ours is left out.
 */
void manifest_parse(struct manifest *manifest, struct str text, struct arena *arena);
const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path);
void manifest_format(const struct manifest_entry *entries, size_t n, struct buf *out);

#define MANIFEST_NAME ".kaartenbak"

#endif
