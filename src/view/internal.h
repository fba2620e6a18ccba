/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of view/ share. */
#ifndef VIEW_INTERNAL_H
#define VIEW_INTERNAL_H

#include "view/view.h"

/* ---- What is made once for many pages: plan->view ---- */

struct view_made {
	/* Of the frame around every page, and of what the theme holds in it: by view_begin. */
	const struct tpl_type *site_type, *string_type, *asset_type;
	/* All below is made by output_prepare, and empty until then. By word: struct str *, how the
	 * theme shows a status with that word, if that is the same on all pages. A page of a
	 * measurement holds some hundred, of a dozen sorts. */
	struct map badges[STATUSES];
	const struct round_parts *const *rounds; /* by round->number */
	bool cut; /* a fragment did not fit, so no page of a monitor is whole */
};

/* ---- A page ---- */

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
	/* The kind + 1 of the fragment that this is made for, 0 for a page: see prepare.h. */
	unsigned fragment;
};

/* The types of the two frames that every template is rendered with, outermost first. */
extern const struct tpl_type view_page_type;
/* Of the second, only which kind of page it is: {{is_home}} and its like. */
extern const struct tpl_type view_kind_type;
/* The frame around the page: what is the same on every page. Its type depends on the theme;
 * plan->view keeps it. */
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

/* ---- page_ends.c: what is above and below every page ---- */

enum page_end { PAGE_HEADER, PAGE_FOOTER, PAGE_ENDS };
/* Their templates are rendered with the types of the site and of the kind of page. */
enum { PAGE_END_FRAMES = 2 };

struct page_ends {
	struct str html[PAGE_ENDS];
};

/* The name of the template; a theme can do without. */
struct str page_end_template(enum page_end end);
/* Made for this page, unless it was made before. */
struct str page_end(const struct page *page, enum page_end end, struct arena *scratch);

/* ---- pages.c, pages_monitor.c, overview.c: what a page is about ---- */

/* Title, description, addresses and the way to the page of a job. */
void fill_page(struct page *page, const struct job *job, struct arena *scratch);
void fill_monitor_page(struct page *page, const struct job *job, struct arena *scratch);
void fill_overview(struct page *page, const struct collection *collection, struct arena *scratch);
void fill_fields(struct page *page, const struct collection *collection, struct arena *scratch);
void add_crumb(struct page *page, struct str title, struct str url);

/* ---- found.c ---- */

/* Names the groups of search, and finds what is in them if there are no errors. */
void search_collect(struct plan *plan, struct arena *arena, const struct diags *diags);

/* ---- linked_page.c ---- */

/* What a page is about in the words of schema.org: JSON-LD in one line, safe in a <script>. */
void linked_page(const struct page *page, struct arena *scratch, struct buf *out);

/* ---- search.c ---- */

struct tpl_value search_groups_value(const struct plan *plan, const struct tpl_env *env);
extern const struct tpl_type view_search_group_type;

/* ---- Writing a view ---- */

#define GETTER(name)                                                                               \
	static struct tpl_value name(                                                              \
		const void *self, const struct tpl_field *field, const struct tpl_env *env)

/* A getter of one expression over a typed self. */
#define SIMPLE(name, type, expression)                                                             \
	GETTER(name)                                                                               \
	{                                                                                          \
		const type *it = self;                                                             \
		(void)field;                                                                       \
		(void)env;                                                                         \
		return expression;                                                                 \
	}

#define TEXT(name, type, member) SIMPLE(name, type, tpl_text(it->member))
#define HREF(name, type, member) SIMPLE(name, type, href_value(env, it->member))

#define TYPE(name_, table)                                                                         \
	{                                                                                          \
		STR_INIT(name_), table, sizeof(table) / sizeof(*table)                             \
	}

static inline const struct page *page_of(const struct tpl_env *env)
{
	return env->user;
}

static inline const struct theme *theme_of(const struct tpl_env *env)
{
	return page_of(env)->plan->theme;
}

/* For texts that live as long as what env renders. */
static inline struct speech speech_of(const struct tpl_env *env)
{
	return plan_speech(page_of(env)->plan, env->scratch, page_of(env)->work);
}

/* ---- common.c: texts, numbers, dates ---- */

/* The buffer of the page, empty: to write one text into, and to take out with view_taken. */
struct buf *view_buf(const struct tpl_env *env);
struct str view_taken(const struct tpl_env *env, const struct buf *buf);

struct tpl_value href_value(const struct tpl_env *env, struct str url);
struct tpl_value absolute_value(const struct tpl_env *env, struct str url);
/* The address to change a file at, with {path} filled in. */
struct tpl_value edit_value(const struct tpl_env *env, const struct text *text);

struct str format_count(const struct tpl_env *env, size_t count);
/* "1 product", "100 producten" */
struct str count_text(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural);
struct tpl_value count_value(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural);
struct str format_date(const struct tpl_env *env, struct date date);
struct tpl_value date_value(const struct tpl_env *env, struct date date);
struct tpl_value iso_value(const struct tpl_env *env, struct date date);
/* A day, month, year or moment as measurements name it: "2017-08" is "augustus 2017". */
struct tpl_value moment_value(const struct tpl_env *env, struct str moment);

/* A string of the theme with its gaps filled; one of another name is left empty. */
struct str fill_gaps(const struct tpl_env *env, struct str key, const struct gap *gaps, size_t n);
#define fill(env, key, ...)                                                                        \
	fill_gaps((env), STR(key), (const struct gap[]){__VA_ARGS__},                              \
		sizeof((const struct gap[]){__VA_ARGS__}) / sizeof(struct gap))

/* A list of n objects of one size that stand behind one another. */
struct tpl_value array_value(const struct tpl_env *env, const struct tpl_type *type,
	const void *array, size_t size, size_t n);

static inline struct tpl_value text_or_nothing(struct str text)
{
	return text.n ? tpl_text(text) : tpl_nothing();
}

/* ---- new.c ---- */

extern const struct tpl_type view_month_type, view_feed_type, view_feed_group_type;

/* What happened, newest first. */
struct tpl_value months_value(const struct tpl_env *env);
/* All feeds but the one of the whole site. */
struct tpl_value feed_groups_value(const struct tpl_env *env);
/* The feeds about what the page is about. */
struct tpl_value page_feeds_value(const struct tpl_env *env);
struct tpl_value history_feed_value(const struct tpl_env *env, const struct history *history);

/* ---- letters.c ---- */

extern const struct tpl_type view_page_letter_type, view_term_letter_type;

/* All that search finds, by first letter; nothing without search. */
struct tpl_value page_letters_value(const struct tpl_env *env, const struct search_plan *search);
/* The terms of a glossary likewise. */
struct tpl_value term_letters_value(const struct tpl_env *env, const struct vocabulary *vocabulary);

/* ---- record.c ---- */

extern const struct tpl_type view_term_type, view_vocabulary_type, view_collection_type,
	view_record_type;
/* A value as a page shows it; a word of the theme for one that is openly unknown. */
struct tpl_value view_value_text(
	const struct tpl_env *env, const struct field *field, const struct value *value);
/* What stands in the place of an address in the text of a record. */
struct str view_link(
	const struct tpl_env *env, const struct record *record, const struct link_slot *slot);

/* ---- timeline.c: what the commits changed ---- */

extern const struct tpl_type view_past_change_type, view_line_type;
/* The changes of a record, newest first; nothing when none are known. */
struct tpl_value timeline_value(const struct tpl_env *env, const struct record *record);

/* ---- list.c: lists, and all records on one page ---- */

/* A field of a schema, without a value. */
extern const struct tpl_type view_schema_field_type;
extern const struct tpl_type view_group_type;
/* All fields of the collection but its title, its text and what warns: columns of a table. */
bool is_column(const struct collection *collection, const struct field *field);
struct tpl_value collection_columns_value(
	const struct tpl_env *env, const struct collection *collection);
struct tpl_value collection_filters_value(
	const struct tpl_env *env, const struct collection *collection);
struct tpl_value collection_all_fields_value(
	const struct tpl_env *env, const struct collection *collection);
struct tpl_value record_words_value(const struct tpl_env *env, const struct record *record);
/* The list with this term chosen, for the script of the list to act upon; nothing without one. */
struct tpl_value term_filter_value(const struct tpl_env *env, const struct term *term);
/*
 * The text of a record as a part of another page: its headings one level down, its anchors, and
 * links to them, with the record's id and a '.' in front. That is no character of an id, so all
 * anchors of a page of many records are different.
 */
struct str nested_body(const struct tpl_env *env, const struct record *record);

#endif
