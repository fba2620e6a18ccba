/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the views share: the model as templates see it, for every type a table of names. A getter
 * makes its value when a template asks for it, so nothing is built that no page shows. Dates,
 * numbers and addresses are formatted here; every word on a page comes from content/ or from the
 * theme.
 */
#ifndef OUTPUT_VIEWS_H
#define OUTPUT_VIEWS_H

#include "output/internal.h"
#include "score/score.h"

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
	const struct page *page = page_of(env);
	const struct monitor_plans *monitors = page->plan->monitors;

	return (struct speech){
		page->plan->theme, monitors ? &monitors->wording : NULL, env->scratch, page->work};
}

/* ---- views_common.c: texts, numbers, dates ---- */

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

/* ---- views_new.c ---- */

extern const struct tpl_type view_month_type, view_feed_type, view_feed_group_type;

/* What happened, newest first. */
struct tpl_value months_value(const struct tpl_env *env);
/* All feeds but the one of the whole site. */
struct tpl_value feed_groups_value(const struct tpl_env *env);
/* The feeds about what the page is about. */
struct tpl_value page_feeds_value(const struct tpl_env *env);
struct tpl_value history_feed_value(const struct tpl_env *env, const struct history *history);

/* ---- views_letters.c ---- */

extern const struct tpl_type view_page_letter_type, view_term_letter_type;

/* All that search finds, by first letter; nothing without search. */
struct tpl_value page_letters_value(const struct tpl_env *env, const struct search_plan *search);
/* The terms of a glossary likewise. */
struct tpl_value term_letters_value(const struct tpl_env *env, const struct vocabulary *vocabulary);

/* ---- views_record.c ---- */

extern const struct tpl_type view_term_type, view_vocabulary_type, view_collection_type,
	view_record_type;
/* A value as a page shows it; a word of the theme for one that is openly unknown. */
struct tpl_value view_value_text(
	const struct tpl_env *env, const struct field *field, const struct value *value);
/* What stands in the place of an address in the text of a record. */
struct str view_link(
	const struct tpl_env *env, const struct record *record, const struct link_slot *slot);

/* ---- views_timeline.c: what the commits changed ---- */

struct change;
extern const struct tpl_type view_past_change_type, view_line_type;
/* The changes of a record, newest first; nothing when none are known. */
struct tpl_value timeline_value(const struct tpl_env *env, const struct record *record);
/* "Fase: proberen → beheer; tekst gewijzigd" */
struct str past_change_text(const struct tpl_env *env, const struct change *change);

/* ---- views_list.c: lists, and all records on one page ---- */

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
