/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of output/ share. */
#ifndef OUTPUT_INTERNAL_H
#define OUTPUT_INTERNAL_H

#include "base/json.h"
#include "chart/chart.h"
#include "output/output.h"
#include "score/score.h"

/* ---- views.c and its like: the model as templates see it ---- */

/* One step of the way from home to here; the last has no address. */
struct crumb {
	struct str title, url;
};

enum { CRUMBS_MAX = 6 };

/* Records of one collection with the same term in its first facet. */
struct group {
	const struct term *term; /* NULL: those without a value there */
	const struct record **records;
	size_t n;
};

/* What one page is made of; members that a page does not have are empty. */
struct page {
	const struct plan *plan;
	enum job_kind kind;
	struct str url; /* of the page itself, or of where a redirect goes */
	/* What leads from this page to the top of the site: "../../"; every link begins with it. */
	struct str top;
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
	const struct group *groups;  /* of JOB_WHOLE */
	size_t group_count;
	const struct page_ends *ends; /* NULL: not made yet */
	const struct monitor *monitor;
	const struct history *history;         /* of the subject of a measurement */
	const struct measurement *measurement; /* the latest of history, or one of a day */
	const struct edition *edition;
	const struct series *series;
	struct buf *work; /* to make texts in; of this rendering only */
	bool *cut;        /* set when a part that has a template of its own did not fit */
	bool *placed;     /* set when top was asked for; NULL when nobody wants to know */
	/* The kind + 1 of the fragment that this is made for, 0 for a page: see prepare_monitor.h.
	 */
	unsigned fragment;
};

/* The types of the two frames that every template is rendered with, outermost first. */
extern const struct tpl_type view_page_type;
/* Of the second, only which kind of page it is: {{is_home}} and its like. */
extern const struct tpl_type view_kind_type;
/* The frame around the page: what is the same on every page. Its type depends on the theme, and is
 * kept in the plan. */
void view_types(struct plan *plan, struct arena *arena);
const struct tpl_type *view_string_type(struct arena *arena, const struct theme *theme);
const struct tpl_type *view_asset_type(struct arena *arena, const struct theme *theme);

/* What leads from the page to the top of the site. */
struct str view_top(const struct tpl_env *env);
/*
 * The address as it stands on a page: one on this site, which begins with '/', is made relative to
 * the page. So the site works wherever its folder stands, at any path of a host or on a disk.
 */
struct str view_href(const struct tpl_env *env, struct str url);
/*
 * What leads to the top of the site from a page at path or at url: "./" or "../" for every folder.
 * From where that is not known, or too deep, it is the whole base path with its '/'.
 */
struct str page_top(const struct plan *plan, struct str path, struct arena *scratch);
struct str url_top(const struct plan *plan, struct str url, struct arena *scratch);
/* "/producten/pagina/2/": page number (from 0) of the list at url. */
struct str page_url(struct arena *arena, const struct theme *theme, struct str url, size_t number);
size_t page_count(size_t records, size_t per_page);

/* ---- page_ends.c: what is above and below every page ---- */

enum page_end { PAGE_HEADER, PAGE_FOOTER, PAGE_ENDS };
/* Their templates are rendered with that of the site and view_kind_type. */
enum { PAGE_END_FRAMES = 2 };

struct page_ends {
	struct str html[PAGE_ENDS];
};

/* The name of the template; a theme can do without. */
struct str page_end_template(enum page_end end);
/* Made for this page, unless it was made before. */
struct str page_end(const struct page *page, enum page_end end, struct arena *scratch);
/* Makes those that many pages share. */
void page_ends_prepare(struct plan *plan, struct arena *arena);

/* ---- plan.c ---- */

/* Whether search engines are to find pages of this kind. */
bool is_indexed(enum job_kind kind);

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

/* ---- overview.c: all records of a collection on one page ---- */

/*
 * Such a page exists when there is something to compare or to read, at most LIMIT_OVERVIEW records,
 * and the theme has a template for it: a small theme can do without.
 */
bool has_compare(const struct plan *plan, const struct collection *collection);
bool has_whole(const struct plan *plan, const struct collection *collection);
struct str compare_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection);
struct str whole_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection);
void plan_overviews(
	struct planner *planner, const struct collection *collection, struct place place);
void fill_overview(struct page *page, const struct collection *collection, struct arena *scratch);
/*
 * What people seek, in the address of the page of search and of a list; the theme's scripts call it
 * the same.
 */
#define SOUGHT "q"
/*
 * Whether the theme has a script "list.js", which filters lists: only then there are items for it,
 * and links to a list with a filter set.
 */
bool has_list_script(const struct theme *theme);
/* A list of more than one page needs the items of all for that script. */
bool has_items(const struct plan *plan, const struct collection *collection);
struct str items_url(struct arena *arena, const struct collection *collection);
void render_items(const struct plan *plan, const struct job *job, struct buf *out);
/* Words to find a record by that stand in no other place of an item in a list: abbreviations with
 * what they mean, other names. */
void add_record_words(struct buf *out, const struct record *record);

/* ---- fields.c: what the fields of a collection mean ---- */

/* Such a page exists if the theme has a template for it. */
bool has_fields(const struct plan *plan, const struct collection *collection);
struct str fields_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection);
void plan_fields(struct planner *planner, const struct collection *collection, struct place place);
void fill_fields(struct page *page, const struct collection *collection, struct arena *scratch);

/* ---- plan_monitor.c: the pages of monitors ---- */

struct round_parts;

struct monitor_plans {
	struct wording wording;
	/* By address in memory of an edition: const struct edition **, by indicator->index, since
	 * which one an indicator is judged as it is in this one. Of what can be compared; none when
	 * the site has errors. */
	struct map rules;
	/* All below is made by plan_prepare, and empty until then. By word: struct str *, how the
	 * theme shows a status with that word, if that is the same on all pages. A page of a
	 * measurement holds some hundred, of a dozen sorts. */
	struct map badges[STATUSES];
	struct round_parts *rounds; /* by round->number */
	bool cut;                   /* a fragment did not fit, so no page of a monitor is whole */
};

/* ---- events.c: what happened on which day ---- */

/* Today a card that its editor dated, and the measurements of one day. */
struct event {
	struct date date;
	struct str title, summary;
	struct str changes; /* what a commit changed: "Fase: proberen → beheer"; or empty */
	struct str kind;    /* one of the collection ("ding"), or the name of the monitor */
	struct str url;     /* of the page about it */
	struct str id;      /* for feeds: an address that no other event has, and that stays */
	struct str sort_key;
	size_t age;                  /* of the commit, as in struct change; 0: of none */
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
/* "Gouda – Digitale dienstverlening" */
struct str history_feed_about(struct arena *arena, const struct history *history);
/* A measurement as an event of its own; in arena, with the words of the theme. */
struct event measurement_event(const struct plan *plan, struct arena *arena, struct buf *work,
	const struct measurement *measurement);

void plan_monitors(struct planner *planner, struct model *model);
/* data_compare.c: fills monitor_plans.rules. */
void plan_rules(struct planner *planner, const struct monitor *monitor);
bool is_monitor_page(enum job_kind kind);

/* ---- search.c: what can be found ---- */

/* A page of the site, as search shows it. */
struct found {
	struct str title, summary;
	struct str url; /* "/producten/gibit/" */
	struct str sort_key;
	const struct job *job;
	unsigned group;
	bool listed; /* among all titles on the page of search */
};

/* One heading of the results. */
struct search_group {
	struct str title;
	unsigned number;
};

struct search_plan {
	struct str url, index_url;
	VEC(struct found) found; /* by address; none when the site has errors */
	VEC(struct search_group) groups;
	struct map numbers; /* by address of a term's page: its place in found, + 1 */
	struct str index;   /* empty until plan_prepare */
	bool without_lists; /* so many records that their lists stand in for them */
};

/* Plans the page and the index, if the theme has a template for it. */
void plan_search(struct planner *planner);
/* Once all else is planned and the jobs are in order. */
void search_collect(struct planner *planner);
/* Makes the bytes of the index, in arena. */
struct str search_prepare(const struct plan *plan, struct arena *arena);
void render_search_index(const struct plan *plan, struct buf *out);

/* ---- views_search.c ---- */

struct tpl_value search_groups_value(const struct plan *plan, const struct tpl_env *env);
extern const struct tpl_type view_search_group_type;

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

/* Title, description, addresses and the way to the page of a job. */
void fill_page(struct page *page, const struct job *job, struct arena *scratch);
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

/* data_timeline.c: what the commits changed, as a member of the object; nothing without. */
void json_timeline(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record);

/* ---- linked_page.c, skos.c, dcat.c: the same for machines that know only common words ---- */

/* What a page is about in the words of schema.org: JSON-LD in one line, safe in a <script>. */
void linked_page(const struct page *page, struct arena *scratch, struct buf *out);
void plan_linked(struct planner *planner, const struct model *model);
void render_skos(const struct plan *plan, struct arena *scratch, struct buf *out);
void render_dcat(const struct plan *plan, struct arena *scratch, struct buf *out);

/* ---- manifest.c: which files we made ---- */

void manifest_read(struct manifest *manifest, int folder, struct arena *arena);
/* What is left of an open file, at most size bytes; what cannot be read is left out. */
struct str read_whole(int fd, size_t size, struct arena *arena);
struct stat;
/* Whether a file has not been changed since the manifest was written. */
bool manifest_is_younger(const struct manifest *manifest, const struct stat *st);

/* ---- current.c: of what all files of the output folder were made ---- */

/* Begins with the name of the manifest, so that what passes over one passes over both. */
#define MADE_OF_NAME ".kaartenbak.made-of"

/* Before the first file changes: what is there is made of more than one thing from now on. */
void forget_made_of(int folder);
/* After the last; nothing to be kept for 0. 0, or -1 with errno. */
int keep_made_of(
	int folder, const char *temporary, unsigned long long made_of, struct arena *scratch);

/* ---- files.c: one file, relative to the handle of a folder; 0, or -1 with errno ---- */

/* The folders of path. */
int make_folders(int top, struct str path, struct arena *scratch);
/* A page has a folder of its own, so for a new page that folder is new too. */
void make_own_folder(int top, struct str path, struct arena *scratch);
/* Writes in place; the folder has to be there. */
int create_file(int top, const char *name, struct str bytes);
/* Writes under the temporary name and renames; makes the folders when the renaming finds none. */
int replace_file(
	int top, const char *temporary, struct str path, struct str bytes, struct arena *scratch);
/* The folders of path, from below, until one is not empty. */
void remove_empty_folders(int top, struct str path, struct arena *scratch);

/* ---- stage.c: where what is new is made before it is shown ---- */

#define STAGE_NAME ".kaartenbak.new"

/* A new stage in the output folder; -1 if there can be none, and then nothing can be staged. */
int stage_open(int folder);
/* Whether a stage is there, of us or of somebody else. */
bool stage_is_left(int folder);
/* Makes the folders too. Any number of threads at once. */
int stage_write(int stage, struct str path, struct str bytes, struct arena *scratch);
/* Brings a file or folder from the top of the stage to that of the output folder. */
int stage_move(int stage, int folder, struct str top, struct arena *scratch);
/* Takes the stage away if it is empty. */
void stage_close(int stage, int folder);
/* Removes what we made of the stage, and the stage if nothing else is in it. */
void stage_clear(int folder, const struct manifest *made, struct arena *arena);

#endif
