/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a site looks like and says: templates, strings and assets, from a theme and those it
 * extends; and texts made with its strings. A theme is frozen once it is loaded, but for what pages
 * make of its templates.
 */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/map.h"
#include "model/model.h"
#include "score/score.h"
#include "source/source.h"
#include "template/template.h"

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
void theme_wording(const struct theme *theme, struct wording *wording);
/* Reports the strings of those keys that the theme lacks. */
void theme_need(const struct theme *theme, const struct str *keys, size_t n, struct diags *diags);
/* The key of the string that says what a value of the kind is, or what a list of them is; empty
 * where there is no such list. */
struct str field_kind_key(enum field_kind kind, bool list);

/* ---- Texts in the words of a theme ---- */

/* What they are made with. */
struct speech {
	const struct theme *theme;
	const struct wording *wording; /* of monitors; NULL on a site without any */
	struct arena *arena;           /* of the texts */
	struct buf *work;              /* to make one in */
};

/* What goes into the place of {name} in a string of the theme. */
struct gap {
	struct str name, text;
};

#define GAP(name_, text_)                                                                          \
	{                                                                                          \
		STR_INIT(name_), (text_)                                                           \
	}

/* A string of the theme with its gaps filled; one of another name is left empty. */
struct str speech_fill_gaps(
	const struct speech *speech, struct str key, const struct gap *gaps, size_t n);
#define speech_fill(speech, key, ...)                                                              \
	speech_fill_gaps((speech), STR(key), (const struct gap[]){__VA_ARGS__},                    \
		sizeof((const struct gap[]){__VA_ARGS__}) / sizeof(struct gap))

/* "1.234" */
struct str speech_count(const struct speech *speech, size_t count);
/* "1 product", "100 producten" */
struct str speech_counted(
	const struct speech *speech, size_t count, struct str singular, struct str plural);
/* A decimal with a point, in the notation of the theme. */
struct str speech_number(const struct speech *speech, struct str number);
struct str speech_date(const struct speech *speech, struct date date);
/* A day, month, year or moment as measurements name it: "2017-08" is "augustus 2017". */
struct str speech_moment(const struct speech *speech, struct str moment);
/* A value of a field; a word of the theme for one that is openly unknown, nothing for no day. */
struct str speech_value(
	const struct speech *speech, const struct field *field, const struct value *value);

/* ---- Figures of monitors: speech has a wording ---- */

/* A figure as people read it; empty when it is not known. */
struct str speech_figure(
	const struct speech *speech, const struct input *input, const struct figure *figure);
/* The same, but with the words for what is missing or does not apply. */
struct str speech_any_figure(
	const struct speech *speech, const struct input *input, const struct figure *figure);
/* Without its unit: see score_number. */
struct str speech_bare_number(
	const struct speech *speech, const struct input *input, struct decimal number);
/* "van de 5 sterren": a number of stars says little without how many there can be. */
struct str speech_stars_unit(const struct speech *speech, const struct input *input);

#endif
