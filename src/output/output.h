/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From a linked model to files: the theme, the plan of which files exist, how each is made, and
 * what of it touches the disk.
 *
 *     theme_load      templates, strings and assets, from a theme and those it extends
 *     plan_make       one job for every output file; checks addresses and links between them
 *     plan_prepare    makes once what many files hold alike
 *     output_is_current   whether an earlier build made the same, so that nothing is to be done
 *     output_write    renders every job, writes only what differs, removes what is no longer ours
 *     output_render   renders every job for who keeps the bytes somewhere else than in a folder
 *
 * After plan_make all is frozen but for what plan_prepare adds, which has to be done before the
 * first file is rendered; rendering reads it from any number of threads.
 */
#ifndef OUTPUT_OUTPUT_H
#define OUTPUT_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/model.h"
#include "source/source.h"
#include "template/template.h"

/* ---- Theme ---- */

/* A file of the theme's assets/, published under a name with a hash of its content. */
struct asset {
	struct str name; /* below assets/: "basis.css" */
	struct str path; /* in the output: "assets/basis.1a2b3c4d.css" */
	struct str url;  /* "/assets/basis.1a2b3c4d.css" */
	struct str bytes;
	const struct text *text; /* the file it was read from */
};

struct theme_string {
	struct str key, text;
	struct place place;
};

/* A string with gaps, taken apart once: "{d} {month}" is what stands before each {name}. */
struct phrase {
	struct str text;
	const struct phrase_part {
		struct str before, gap; /* the last gap may be empty */
	} * parts;
	size_t n;
};

/* The notations of dates, looked up once. */
struct theme_dates {
	const struct phrase *day, *month, *time;
	struct str months[12];
};

struct theme {
	struct str name;
	struct place place; /* where the site names it */
	struct tpl_set *templates;
	VEC(struct theme_string) strings; /* by key */
	struct map by_key;                /* struct phrase * */
	struct theme_dates dates;
	struct str thousands;            /* what parts groups of digits */
	VEC(struct asset) assets;        /* by name */
	const struct text *strings_text; /* where a missing string belongs */
	/* Types for templates, made of what the theme holds: {{t.key}} and {{assets.basis_css}} */
	struct tpl_type string_type, asset_type;
};

/*
 * Loads the theme of that name and those it extends, each from site (in themes/) or, if it is not
 * there, from fallback (whose top holds the themes; may be NULL). place is where the site names
 * its theme. NULL after an error.
 */
struct theme *theme_load(struct arena *arena, struct source *site, struct source *fallback,
	struct str name, struct str language, struct place place, struct diags *diags);
/* The asset of that name, or NULL. */
const struct asset *theme_asset(const struct theme *theme, struct str name);
/* The string of that key; the key itself if the theme lacks it. */
struct str theme_text(const struct theme *theme, struct str key);
/* The same, taken apart; NULL if the theme lacks it. */
const struct phrase *theme_phrase(const struct theme *theme, struct str key);
/* The words for sentences about rules: the strings "rule_…", and the marks in numbers. */
struct wording;
void theme_wording(const struct theme *theme, struct wording *wording);

/* ---- Plan ---- */

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

struct page_ends;

struct job {
	struct str path; /* of the output file, below the output folder */
	enum job_kind kind;
	unsigned number;
	const void *subject;          /* what the kind says; NULL for the others */
	struct place place;           /* what makes this file exist, for messages */
	const struct page_ends *ends; /* header and footer, when plan_prepare made them */
};

/* A record as it stands in every list that holds it, without its long text. */
struct listed {
	struct str json, csv;
};

struct event;
struct feed;
struct monitor_plans;
struct search_plan;

struct plan {
	const struct model *model;
	const struct theme *theme;
	struct source *source;            /* for JOB_FILE */
	const struct tpl_type *site_type; /* of the frame around every page */
	VEC(struct job) jobs;             /* by path */
	struct map by_path;               /* while planning: the index of the job, + 1 */
	/* Published vocabularies that are facets, and collections that have lists. */
	VEC(const struct vocabulary *) facets;
	VEC(const struct collection *) collections; /* as in the menu, then by id */
	VEC(const struct vocabulary *) glossaries;
	VEC(const struct record *) latest; /* with a date, newest first; at most FEED_MAX */
	VEC(const struct event *) events;  /* the same of all that happened; at most EVENTS_MAX */
	struct map feeds;                  /* const struct feed *, by the address of their page */
	struct str new_url;                /* of the page of what is new; empty without events */
	VEC(struct str) sitemap;           /* addresses of all pages that are to be found */
	size_t redirects;
	/* "/begrippen.jsonld", "/dcat.jsonld"; empty without anything to put in. */
	struct str skos_url, dcat_url;
	const struct listed *listed;    /* by record->number; NULL until plan_prepare */
	struct monitor_plans *monitors; /* NULL when the site has none */
	struct search_plan *search;     /* NULL when the theme has no template for it */
};

enum { FEED_MAX = 50, EVENTS_MAX = 100, SITEMAP_MAX = 50000 };

/*
 * Reports double addresses, broken links, missing templates and names in templates. Gives the
 * pages of monitors their addresses, of which the theme has the words. After model_link and
 * score_model.
 */
struct plan *plan_make(struct arena *arena, struct model *model, struct theme *theme,
	struct source *source, struct diags *diags);

/* The job that makes the file at path, or NULL. */
const struct job *plan_job(const struct plan *plan, struct str path);
/* The first job whose path is not below path, by bytes; NULL if there is none. */
const struct job *plan_from(const struct plan *plan, struct str path);
/* How many of its files are pages. */
size_t plan_pages(const struct plan *plan);

/*
 * Makes once, on some threads, what many files hold alike; rendering without it gives the same
 * bytes and takes longer. The plan is frozen after this. Of a site without errors only.
 */
void plan_prepare(struct plan *plan, struct arena *arena, size_t threads);

/* Makes the content of one file. Any number of threads at once; scratch is the caller's. */
void job_render(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);

/*
 * Gets the bytes of the file of plan->jobs.v[job]; they are gone when it returns. Called on any of
 * the threads, by worker from 0; which worker gets which job is not fixed. False to stop.
 */
typedef bool render_taker(void *context, size_t worker, size_t job, struct str bytes);

/*
 * Renders every job, once, on at most LIMIT_THREADS threads. False when take stopped it, or when a
 * file became too large, which is reported. After plan_prepare.
 */
bool output_render(const struct plan *plan, size_t threads, render_taker *take, void *context,
	struct diags *diags);

/* ---- Manifest: which files were made, with the hash and size of each ---- */

struct manifest_entry {
	struct str path;
	unsigned long long hash; /* str_hash of its bytes */
	unsigned long long size;
};

struct manifest {
	bool found;
	long long seconds, nanoseconds;     /* when it was written; of one in a folder only */
	VEC(struct manifest_entry) entries; /* by path */
};

/* Its name, at the top of the site. */
#define MANIFEST_NAME ".kaartenbak"

/* The entries of a manifest's text, into which they point; what is not a line of ours is left out.
 * found tells whether it is a manifest at all. */
void manifest_parse(struct manifest *manifest, struct str text, struct arena *arena);
const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path);
/* The text of one; entries are by path. */
void manifest_format(const struct manifest_entry *entries, size_t n, struct buf *out);

/* ---- Hosting ---- */

/* Hosts, by how they are told which headers to send. */
enum headers_format {
	HEADERS_NETLIFY, /* the file _headers, which others know too */
	HEADERS_NGINX,
	HEADERS_APACHE,
	HEADERS_CADDY,
	HEADERS_FORMATS
};

/* "netlify", … */
struct str headers_format_name(enum headers_format format);
/* The headers that the site wants, in the words of a host; of the settings only the base address.
 */
void headers_write(enum headers_format format, const struct settings *settings, struct buf *out);
/* Calls found for each header that a host is to send with the file at path, once for a name. */
typedef void header_found(void *context, const char *name, const char *value);
void headers_of_file(struct str path, header_found *found, void *context);

/* ---- Disk ---- */

struct output_report {
	size_t files, pages;
	size_t written, unchanged, removed;
	unsigned long long bytes; /* of all files, written or not */
};

/*
 * Renders every job and brings folder to that state. Writes only files whose bytes differ, each
 * beside its place and then renamed; removes files that an earlier call made and that no longer
 * belong; leaves all others alone. If the folder holds a file of somebody else's where one of ours
 * is to come, nothing is written. made_of is kept for output_is_current. False when nothing or not
 * all could be written.
 */
bool output_write(const struct plan *plan, const char *folder, unsigned long long made_of,
	size_t threads, struct output_report *report, struct diags *diags);

/*
 * Whether folder has all of this site, made of the same by an earlier output_write, and nobody has
 * touched a file of it since. made_of is a hash of all that goes into the bytes of the site, this
 * program included; 0 if that is not known, and then nothing is current. Fills the report only when
 * true. The plan need not be prepared.
 */
bool output_is_current(const struct plan *plan, const char *folder, unsigned long long made_of,
	struct output_report *report);

/*
 * Reports addresses that an earlier build made in folder and that this plan has no more. Does
 * nothing when there was no earlier build.
 */
void output_report_vanished(const struct plan *plan, const char *folder, struct diags *diags);
/* The same of what a branch holds. */
void output_report_unpublished(
	const struct plan *plan, const struct manifest *before, struct diags *diags);

#endif
