/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which files there are: one job for each, by path, and what pages and data have to know of one
 * another: addresses, what happened, what can be found. What is in a file is decided in view/,
 * data/ and linked/.
 *
 * The plan is made on one thread: by plan_make, then view_begin, and output_prepare for who wants
 * many files. After the last of these it is frozen, and read from any number of threads. It lives
 * in the arenas that these three are given, best one for all, and points into the model, the theme
 * and the source: each of them has to live as long as the plan.
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/model.h"
#include "score/score.h"
#include "source/source.h"
#include "template/template.h"
#include "theme/theme.h"

/* ---- Jobs ---- */

enum job_kind {
	/* Pages: rendered with the template of their kind. */
	JOB_HOME,
	JOB_LIST,      /* collection; number counts its pages from 0 */
	JOB_RECORD,    /* record */
	JOB_FREE_PAGE, /* record */
	JOB_FACET,     /* vocabulary */
	JOB_TERM,      /* term; number counts its pages from 0 */
	JOB_COMPARE,   /* collection: all its records in one table, to choose from */
	JOB_WHOLE,     /* collection: all its records with their whole text */
	JOB_FIELDS,    /* collection: what its fields mean */
	JOB_NOT_FOUND,
	JOB_REDIRECT, /* record; from one of its former ids */
	JOB_GLOSSARY, /* vocabulary */
	JOB_NEW,
	JOB_MONITORS,
	JOB_MONITOR,          /* monitor */
	JOB_MEASUREMENT,      /* history: the latest of a subject */
	JOB_MEASUREMENT_DATE, /* measurement: that of one day, for ever */
	JOB_INDICATOR,        /* series */
	JOB_METHODS,          /* monitor: all editions */
	JOB_METHOD,           /* edition */
	JOB_COMPARE_MONITOR,  /* monitor: measurements side by side */
	JOB_SEARCH,
	JOB_PAGE_KINDS,
	/* Data beside the pages. */
	JOB_LIST_JSON = JOB_PAGE_KINDS,
	JOB_LIST_CSV,
	JOB_LIST_ITEMS, /* a script: what the one of a list has to know of all its pages */
	JOB_RECORD_JSON,
	JOB_FACET_JSON,
	JOB_FACET_CSV,
	JOB_TERM_JSON,
	JOB_TERM_CSV,
	JOB_GLOSSARY_JSON,
	JOB_GLOSSARY_CSV,
	JOB_NEW_JSON,
	JOB_NEW_CSV,
	/* As the pages of monitors, in their order. */
	JOB_MONITORS_JSON,
	JOB_MONITOR_JSON,
	JOB_MEASUREMENT_JSON,
	JOB_MEASUREMENT_DATE_JSON,
	JOB_INDICATOR_JSON,
	JOB_METHODS_JSON,
	JOB_METHOD_JSON,
	JOB_COMPARE_MONITOR_JSON,
	JOB_MONITORS_CSV,
	JOB_MONITOR_CSV,
	JOB_MEASUREMENT_CSV,
	JOB_MEASUREMENT_DATE_CSV,
	JOB_INDICATOR_CSV,
	JOB_METHODS_CSV,
	JOB_METHOD_CSV,
	JOB_COMPARE_MONITOR_CSV,
	JOB_COMPARE_MONITOR_SCRIPT, /* round: its figures, for scripts */
	/* For machines. */
	JOB_FEED,         /* feed */
	JOB_HISTORY_FEED, /* history */
	JOB_SEARCH_INDEX,
	JOB_SITEMAP,      /* all addresses, or the index of the parts */
	JOB_SITEMAP_PART, /* number counts from 0 */
	JOB_ROBOTS,
	JOB_SECURITY,
	JOB_REDIRECTS,
	JOB_HEADERS,
	JOB_NO_JEKYLL, /* empty: GitHub Pages then serves what begins with '.' or '_' too */
	JOB_SKOS,      /* all vocabularies */
	JOB_DCAT,      /* which data sets there are */
	JOB_ASSET,     /* asset */
	JOB_FILE,      /* a file of content/ that some text refers to */
	JOB_KINDS
};

/* The name of the template of a kind of page. */
struct str page_template(enum job_kind kind);
/* Whether search engines are to find pages of this kind. */
bool is_indexed(enum job_kind kind);
bool is_monitor_page(enum job_kind kind);

struct page_ends; /* view/internal.h */

struct job {
	struct str path; /* of the output file, below the output folder */
	enum job_kind kind;
	unsigned number;
	const void *subject;          /* what the kind says; NULL for the others */
	struct place place;           /* what makes this file exist, for messages */
	const struct page_ends *ends; /* header and footer; NULL unless output_prepare made them */
};

/* ---- The plan ---- */

struct data_made;
struct event;
struct feed;
struct monitor_plans;
struct search_plan;
struct view_made;

struct plan {
	const struct model *model;
	const struct theme *theme;
	struct source *source; /* for JOB_FILE */
	VEC(struct job) jobs;  /* by path */
	/* Published vocabularies that are facets, and collections that have lists. */
	VEC(const struct vocabulary *) facets;
	VEC(const struct collection *) collections; /* as in the menu, then by id */
	VEC(const struct vocabulary *) glossaries;
	VEC(const struct record *) latest; /* with a date, newest first; at most FEED_MAX */
	VEC(const struct event *) events;  /* the same of all that happened; at most EVENTS_MAX */
	struct map feeds;                  /* const struct feed *, by the address of their page */
	struct str new_url;                /* of the page of what is new; empty without events */
	VEC(struct str) sitemap;           /* addresses of all pages that are to be found */
	/* "/begrippen.jsonld", "/dcat.jsonld"; empty without anything to put in. */
	struct str skos_url, dcat_url;
	struct monitor_plans *monitors; /* NULL when the site has none */
	struct search_plan *search;     /* NULL when the theme has no template for it */
	/* What pages and data make once for many files; each folder has its own, and knows what is
	 * in it. view is NULL until view_begin; output_prepare adds to it, and sets data, which is
	 * NULL until then. */
	struct view_made *view;       /* view/internal.h */
	const struct data_made *data; /* data/internal.h */
};

enum { FEED_MAX = 50, EVENTS_MAX = 100, SITEMAP_MAX = 50000 };

/*
 * Reports double addresses and broken links. Gives the pages of monitors their addresses, of which
 * the theme has the words. After model_link, score_model and, on a site that tells its
 * history, history_join.
 */
struct plan *plan_make(struct arena *arena, struct model *model, struct theme *theme,
	struct source *source, struct diags *diags);

/* The job that makes the file at path, or NULL. */
const struct job *plan_job(const struct plan *plan, struct str path);
/* The first job whose path is not below path, by bytes; NULL if there is none. */
const struct job *plan_from(const struct plan *plan, struct str path);
/* How many of its files are pages. */
size_t plan_pages(const struct plan *plan);
/* How many files the sitemap takes, but for their index. */
size_t sitemap_parts(const struct plan *plan);

/* ---- Addresses: "/producten/gibit/", from the top of the site ---- */

/* url without a '/' at its end and with ending behind it: "/producten.json". */
struct str data_url(struct arena *arena, struct str url, struct str ending);
/* "/producten/pagina/2/": page number (from 0) of the list at url. */
struct str page_url(struct arena *arena, const struct theme *theme, struct str url, size_t number);
size_t page_count(size_t records, size_t per_page);
/* The full address: "https://host/path/producten/". */
void add_absolute(struct buf *out, const struct plan *plan, struct str url);
struct str absolute(const struct plan *plan, struct arena *arena, struct str url);

/* ---- Terms ---- */

/* What a term is called and means; the one for "not yet known" gets its words from the theme. */
struct str term_label(const struct plan *plan, const struct term *term);
struct str term_description(const struct plan *plan, const struct term *term);
/* Records on a page of a term. */
size_t term_per_page(const struct term *term);
/* That of the term's first record, else the first one with a facet of the term's vocabulary. */
const struct collection *term_collection(const struct plan *plan, const struct term *term);

/* ---- All records of a collection ---- */

/*
 * A page of all exists when there is something to compare or to read, at most LIMIT_OVERVIEW
 * records, and the theme has a template for it: a small theme can do without.
 */
bool has_compare(const struct plan *plan, const struct collection *collection);
bool has_whole(const struct plan *plan, const struct collection *collection);
struct str compare_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection);
struct str whole_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection);
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
/* Words to find a record by that stand in no other place of an item in a list: abbreviations with
 * what they mean, other names. */
void add_record_words(struct buf *out, const struct record *record);

/* ---- What the fields of a collection mean ---- */

/* There is a page of it if the theme has a template for it. */
bool has_fields(const struct plan *plan, const struct collection *collection);
struct str fields_url(
	const struct plan *plan, struct arena *arena, const struct collection *collection);

/* ---- Monitors ---- */

struct monitor_plans {
	struct wording wording;
};

/* ---- Texts in the words of the theme ---- */

/* For texts in arena, each made in work; with the wording of monitors where there are any. */
static inline struct speech plan_speech(
	const struct plan *plan, struct arena *arena, struct buf *work)
{
	return (struct speech){
		plan->theme, plan->monitors ? &plan->monitors->wording : NULL, arena, work};
}

/* ---- What happened on which day ---- */

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

/* "/monitors/mdd/gemeenten/ID/feed.xml" */
struct str history_feed_url(struct arena *arena, const struct history *history);
/* "Gouda – Digitale dienstverlening" */
struct str history_feed_about(struct arena *arena, const struct history *history);
/* A measurement as an event of its own; in arena, with the words of the theme. */
struct event measurement_event(const struct plan *plan, struct arena *arena, struct buf *work,
	const struct measurement *measurement);

struct change;
typedef VEC(struct str) change_line_list;
/* What a commit changed of a record, a text for each thing. */
change_line_list change_lines(const struct speech *speech, const struct change *change);

/* ---- What can be found ---- */

/* A page of the site, as search shows it. */
struct found_page {
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
	/*
	 * All below is filled by view_begin, which knows the titles that pages have, and empty
	 * until then. Pages list it, and data make the index of it.
	 */
	VEC(struct found_page) found; /* by address; none when the site has errors */
	VEC(struct search_group) groups;
	struct map numbers; /* by address of a term's page: its place in found, + 1 */
	bool without_lists; /* so many records that their lists stand in for them */
};

#endif
