/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of model_load and model_link, each in the file of its name. */
#ifndef MODEL_INTERNAL_H
#define MODEL_INTERNAL_H

#include "model/model.h"

/* One card or measurement. Strings that stay go to arena, the rest to scratch. */
struct record_reader {
	struct arena *arena, *scratch;
	struct diags *diags;
	enum lang lang;
};

/* settings.c */
void settings_read(struct settings *settings, struct reader *reader, const struct node *node);
/* Reports what is neither an address on this site nor a safe one elsewhere; NULL is fine. */
void check_address(struct reader *reader, const struct node *node);

/* accessibility.c */
void accessibility_read(
	struct accessibility *accessibility, struct reader *reader, const struct node *node);

/* settings_publish.c */
void publish_read(struct reader *reader, const struct node *node, struct settings *settings);

/* settings_data.c: node may be NULL, which leaves all as it is. */
void organisation_read(
	struct reader *reader, const struct node *node, struct organisation *organisation);
void image_read(struct reader *reader, const struct node *node, struct site_image *image);
void open_data_read(struct reader *reader, const struct node *node, struct open_data *data);
/* How often data get newer, as a code: "QUARTERLY"; key is for messages. */
struct str read_frequency(struct reader *reader, const struct node *node, struct str key);
/* An address elsewhere, with its scheme. */
void read_web_address(struct reader *reader, const struct node *node, struct str *address);

/* uri.c */
void uri_pattern_read(
	struct reader *reader, struct collection *collection, const struct node *node);
/* Makes the addresses of all records. */
void link_uris(struct model *model, struct collection *collection, struct diags *diags);

/* vocabulary.c */
/* A vocabulary without terms when node is NULL, for what names it. */
struct vocabulary *vocabulary_read(
	struct reader *reader, const struct text *text, struct str id, const struct node *node);
struct vocabulary *vocabulary_find(const struct model *model, struct str id);
/* The term for "not yet known", made when first asked for. */
struct term *vocabulary_unknown_term(
	struct model *model, struct vocabulary *vocabulary, struct str id);
void vocabulary_sort(struct vocabulary *vocabulary);
/* Gives all its terms their places on one page. */
void vocabulary_make_glossary(struct model *model, struct vocabulary *vocabulary);

/* schema.c */
/* A collection without fields when node is NULL, for what names it. */
struct collection *schema_read(
	struct reader *reader, const struct text *text, struct str id, const struct node *node);
/* The schema of free pages, for a site that has none of its own for them. */
struct collection *schema_of_free_pages(struct model *model, struct str folder);
/* Finds vocabularies and collections that the fields of all schemas name. */
void schema_resolve(struct model *model, struct reader *reader);
/* The field of that name and kind, with one value; NULL, with a message, if there is none. */
const struct field *field_named(struct reader *reader, const struct collection *collection,
	struct str name, struct place place, enum field_kind kind);
struct collection *collection_find(const struct model *model, struct str id);

/* monitor.c */
/* A monitor without a name when node is NULL, for what lies in its folder. */
struct monitor *monitor_read(struct model *model, struct reader *reader, const struct text *text,
	struct str id, const struct node *node);

/* edition.c */
/* text has a path at least; node is NULL for what could not be read. */
struct edition *edition_read(struct reader *reader, const struct monitor *monitor,
	const struct text *text, const struct node *node);

/* indicator.c: one entry of a list of indicators. */
void indicator_read(struct reader *reader, struct edition *edition, struct paragraph *paragraph,
	const struct node *node);
/*
 * The indicator of that id; NULL, with a message, if there is none. unknown counts those: after
 * some, the message has no suggestion.
 */
const struct indicator *indicator_named(struct reader *reader, const struct edition *edition,
	struct str id, struct place place, size_t *unknown);
enum { SUGGESTIONS_MAX = 100 };
/* "vergelijking", and "vergelijking: norm", the line that chooses one. */
struct str comparator_key(enum lang lang);
struct str comparator_line(struct reader *reader, enum comparator comparator);

/* input.c: what kind of quantity something is, and within which bounds. */
struct quantity {
	const struct node *unit, *minimum, *maximum, *choices;
};
/* The kind is known already; map is what all of it stands in, for messages. */
void read_quantity(struct reader *reader, const struct node *map, const struct quantity *quantity,
	struct input *input);
/* The bounds of a kind that has some by itself. */
void set_own_bounds(struct input *input);
/* The extra inputs of an indicator. */
void read_inputs(struct reader *reader, struct indicator *indicator, const struct node *list);
/* "soort: percentage, getal, …": the kinds that pass a test. */
struct str kinds_that(struct reader *reader, bool (*pass)(enum measure_kind));
/* Says that a key is there that has no meaning without, or with another, neighbour. */
void report_misplaced(
	struct reader *reader, struct str key, struct str only_with, const struct node *node);

/* figure.c: one value. All report what is wrong, and are false then. */
bool read_decimal(struct reader *reader, enum measure_kind kind, struct str s, struct place place,
	struct decimal *decimal);
/* column: of a table, not of an input. */
bool read_measure_kind(
	struct reader *reader, const struct node *node, bool column, enum measure_kind *kind);
bool check_bounds(struct reader *reader, const struct input *input, struct decimal number,
	struct str s, struct place place);
/* s is trimmed. day is that of the measurement. */
bool read_figure(struct reader *reader, const struct input *input, struct str s, struct place place,
	struct date day, struct figure *figure);
/* "-", "onbekend", nothing at all; "n.v.t.". FIGURE_KNOWN for what is a value. */
enum figure_state figure_state_of(struct str s);
/* The choices that answer a question with yes or no, in the language of the site. */
void add_yes_no(struct arena *arena, enum lang lang, struct input *input);
/* "2017", "2017-08", "2018-02-06" or "2018-02-06 05:00"; or nothing, for NULL too. */
struct str read_moment(struct reader *reader, const struct node *node);
/* Whether a list or map has at most limit entries. */
bool check_length(struct reader *reader, const struct node *list, size_t limit);

/* measurement.c */
/* What lies in a folder of measurements; edition is NULL if it could not be read. */
struct measurement *measurement_read(struct record_reader *reader, const struct monitor *monitor,
	struct date day, const struct text *text);
/* s itself where it lies in text, which stays; else a copy. */
struct str keep_text(struct arena *arena, const struct text *text, struct str s);

/* measurement_table.c */
/* arena is for what stays, that of reader for what does not. */
void read_tables(struct arena *arena, struct reader *reader, struct measurement *measurement,
	const struct node *node, bool national);

/* monitor_files.c: what a path below content/monitors/ is. */
enum monitor_part { MONITOR_STRAY, MONITOR_FILE, MONITOR_EDITION, MONITOR_MEASUREMENT };
struct monitor_path {
	enum monitor_part part;
	struct str monitor;     /* the name of its folder */
	struct str folder, day; /* MONITOR_MEASUREMENT: with and without the folders above it */
};
bool is_monitors_path(struct str path);
struct monitor_path monitor_path_of(struct str path);
/* "_landelijk", "_national" */
bool is_national_name(struct str id);

/* monitor_link.c */
void monitors_link(struct model *model, struct diags *diags);

/* measurement_join.c: what is the same for all comes to the figures of each. */
/* What tells one row of a table from another, whatever its capitals. */
struct str row_key(struct arena *arena, struct str name);
struct national;
/* In scratch; NULL without a national file. */
struct national *national_index(struct arena *scratch, const struct measurement *measurement);
/* Both of one edition. */
void national_join(
	struct national *national, struct arena *scratch, struct measurement *measurement);
bool has_national_column(const struct table *table);
/* Of two figures of one input that are known. */
bool same_value(const struct input *input, const struct figure *a, const struct figure *b);
/* What the file has for the group with that key, for the row with that name; NULL if nothing. */
const struct figure *national_group_mean(const struct national *national,
	const struct indicator *indicator, const struct figure *key);
const struct row *national_row(const struct national *national, struct arena *scratch,
	const struct table *table, struct str name);

/* national_check.c */
/* The measurements of one day, with the national file, and where messages go. */
struct day_check {
	struct arena *scratch;
	struct diags *diags;
	enum lang lang;
	const struct measurement *file;
	const struct national *national;
	struct measurement *const *measurements; /* of all subjects, private ones too */
	size_t n;
	size_t suggestions; /* made so far */
};
/*
 * Warns about what the national file lacks while the measurements of the day would be compared with
 * it. What it says to be unknown is not lacking.
 */
void national_check(struct day_check *check);
/* "4", "actief": the value of a figure that is known, as in a file. */
struct str figure_word(struct arena *arena, enum lang lang, const struct input *input,
	const struct figure *figure);
/* The keys of an indicator in a file of measurements. */
struct str national_key(enum lang lang);
struct str per_group_key(enum lang lang);

/* link.c */
/* Whether it is in the output, if its id is its own. */
bool is_published(const struct record *record);

/* successor.c */
void link_successors(struct model *model, struct collection *collection, struct diags *diags);

/* privacy.c */
/* Warns about addresses that look like those of persons. */
void check_emails(const struct text *text, struct diags *diags);

/* record.c */
/* Says that s is none, and what would be one. */
void report_web_address(
	struct diags *diags, struct arena *scratch, struct str s, struct place place);
/* Of a draft: it stands where it would as a card, and its title says in all places what it is. */
void publish_draft(struct arena *arena, struct record *record, enum lang lang);
/* Names that records have without any schema: those of their own keys, and of the open data. */
bool is_reserved_key(struct str key);
/* Whether id, the part of text's name that becomes part of an address, can be that. */
void check_file_name(
	struct arena *arena, const struct text *text, struct str id, struct diags *diags);
/* Of a text without bytes, too: what links to a record need not suffer from its faults. */
struct record *record_read(
	struct record_reader *reader, const struct collection *collection, const struct text *text);

/* cache.c: what stays of one file between loads. */
/* Memory that any number of records stand in; free when the last that needs it is. */
struct kept_arena *kept_arena_new(void);
struct arena *kept_arena_of(struct kept_arena *arena);
void kept_arena_release(struct kept_arena *arena);

struct kept_record {
	struct kept_arena *arena;
	struct record record; /* not linked; terms are numbers */
	struct diags diags;   /* what was said about it */
	bool changed;         /* the file has, so it is to be read again */
	unsigned long load;   /* the last one that it was part of */
};

/* Keeps a record that was read into arena, and what was said about it, which it takes over. */
struct kept_record *record_keep(
	struct kept_arena *arena, const struct record *record, struct diags *diags);
/* The record as it was when it was read; its messages come in diags. */
struct record *record_again(struct arena *arena, const struct kept_record *kept,
	const struct collection *collection, struct diags *diags);

/* Forgets all if what records are read by has another sum than the last time. */
void cache_check(struct record_cache *cache, unsigned long long sum);
/* The record of that path, or NULL. Ask by rising paths, beginning with *at 0. */
struct kept_record *cache_find(const struct record_cache *cache, struct str path, size_t *at);
/* From now on these are kept, which are in order of their paths, and the model may use them. */
void cache_replace(struct record_cache *cache, struct kept_record *const *kept, size_t n);
/* Makes the model one that needs arena; once, however often it is called. */
void cache_share(struct record_cache *cache, struct model *model, struct kept_arena *arena);

#endif
