/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files with data of monitors share. */
#ifndef DATA_MONITOR_H
#define DATA_MONITOR_H

#include "base/csv.h"
#include "data/internal.h"

/* The names of members and columns: part of the addresses' promise, so no theme changes them. */
#define DATA_KEYS(ROW)                                                                             \
	ROW(ABBREVIATION, "afkorting", "abbreviation")                                             \
	ROW(ADDED, "nieuw", "added")                                                               \
	ROW(AFTER, "nu", "after")                                                                  \
	ROW(BEFORE, "eerst", "before")                                                             \
	ROW(BOUNDS_CHANGED, "grenzen_gewijzigd", "bounds_changed")                                 \
	ROW(BRIEF, "kort", "brief")                                                                \
	ROW(CARD, "kaart", "card")                                                                 \
	ROW(CHANGES, "wijzigingen", "changes")                                                     \
	ROW(CHAPTER, "hoofdstuk", "chapter")                                                       \
	ROW(CHAPTERS, "hoofdstukken", "chapters")                                                  \
	ROW(CHOICES, "keuzes", "choices")                                                          \
	ROW(CHOICES_CHANGED, "keuzes_gewijzigd", "choices_changed")                                \
	ROW(CLOSES, "maakt_grijs", "closes")                                                       \
	ROW(COLUMNS, "kolommen", "columns")                                                        \
	ROW(COMPARATOR, "vergelijking", "comparator")                                              \
	ROW(COMPARATOR_CHANGED, "vergelijking_gewijzigd", "comparator_changed")                    \
	ROW(COMPARATOR_KIND, "vergelijking_soort", "comparator_kind")                              \
	ROW(COMPARATOR_PHRASE, "vergelijking_in_zin", "comparator_phrase")                         \
	ROW(COMPARATOR_STATE, "vergelijking_staat", "comparator_state")                            \
	ROW(COMPARATOR_TITLE, "vergelijking_titel", "comparator_title")                            \
	ROW(CONDITION, "voorwaarde", "condition")                                                  \
	ROW(COUNT, "aantal", "count")                                                              \
	ROW(DATA_FROM, "gegevens_van", "data_from")                                                \
	ROW(DATE, "datum", "date")                                                                 \
	ROW(DECISIONS, "besluiten", "decisions")                                                   \
	ROW(DESCRIPTION, "omschrijving", "description")                                            \
	ROW(DIFFERENCES, "verschillen", "differences")                                             \
	ROW(EDITION, "editie", "edition")                                                          \
	ROW(EDITIONS, "edities", "editions")                                                       \
	ROW(EXPLANATION, "uitleg", "explanation")                                                  \
	ROW(FREQUENCY, "frequentie", "frequency")                                                  \
	ROW(GATES, "poorten", "gates")                                                             \
	ROW(GATES_CHANGED, "poorten_gewijzigd", "gates_changed")                                   \
	ROW(GOAL, "doel", "goal")                                                                  \
	ROW(GROUP, "groep", "group")                                                               \
	ROW(HIGHEST, "hoogste", "highest")                                                         \
	ROW(HISTORY, "geschiedenis", "history")                                                    \
	ROW(INDICATOR, "indicator", "indicator")                                                   \
	ROW(INDICATORS, "indicatoren", "indicators")                                               \
	ROW(INPUTS, "invoer", "inputs")                                                            \
	ROW(INPUTS_CHANGED, "invoer_gewijzigd", "inputs_changed")                                  \
	ROW(IN_WORDS, "in_woorden", "in_words")                                                    \
	ROW(ITEMS, "items", "items")                                                               \
	ROW(KIND, "soort", "kind")                                                                 \
	ROW(KIND_CHANGED, "soort_gewijzigd", "kind_changed")                                       \
	ROW(KNOWN, "bekend", "known")                                                              \
	ROW(LEVELS, "niveaus", "levels")                                                           \
	ROW(LOWEST, "laagste", "lowest")                                                           \
	ROW(MAXIMUM, "maximum", "maximum")                                                         \
	ROW(MEASURED_BY, "gemeten_door", "measured_by")                                            \
	ROW(MEDIAN, "middelste", "median")                                                         \
	ROW(MINIMUM, "minimum", "minimum")                                                         \
	ROW(MONITOR, "monitor", "monitor")                                                         \
	ROW(NAME, "naam", "name")                                                                  \
	ROW(NATIONAL, "landelijk", "national")                                                     \
	ROW(NORM, "norm", "norm")                                                                  \
	ROW(NOTICE, "let_op", "notice")                                                            \
	ROW(NUMBER, "nummer", "number")                                                            \
	ROW(OF, "bij", "of")                                                                       \
	ROW(PARAGRAPH, "paragraaf", "paragraph")                                                   \
	ROW(PARAGRAPHS, "paragrafen", "paragraphs")                                                \
	ROW(PHRASE, "in_zin", "phrase")                                                            \
	ROW(PURPOSE, "doel", "purpose")                                                            \
	ROW(REMARK, "toelichting", "remark")                                                       \
	ROW(REMOVED, "vervallen", "removed")                                                       \
	ROW(ROUNDS, "metingen", "measurements")                                                    \
	ROW(ROWS, "rijen", "rows")                                                                 \
	ROW(RULE, "regel", "rule")                                                                 \
	ROW(RULE_CHANGED, "regel_gewijzigd", "rule_changed")                                       \
	ROW(SCALES, "schalen", "scales")                                                           \
	ROW(SOURCE, "bron", "source")                                                              \
	ROW(STATE, "staat", "state")                                                               \
	ROW(STATUS, "status", "status")                                                            \
	ROW(STATUSES, "statussen", "statuses")                                                     \
	ROW(STATUSES_CHANGED, "statussen_gewijzigd", "statuses_changed")                           \
	ROW(SUMMARY, "samenvatting", "summary")                                                    \
	ROW(SUMMARY_CHANGED, "samenvatting_gewijzigd", "summary_changed")                          \
	ROW(TABLES, "tabellen", "tables")                                                          \
	ROW(TITLE, "titel", "title")                                                               \
	ROW(TITLE_CHANGED, "titel_gewijzigd", "title_changed")                                     \
	ROW(UNIT, "eenheid", "unit")                                                               \
	ROW(UNIT_CHANGED, "eenheid_gewijzigd", "unit_changed")                                     \
	ROW(VALUE, "waarde", "value")                                                              \
	ROW(VALUE_PHRASE, "waarde_in_zin", "value_phrase")                                         \
	ROW(VERSION, "versie", "version")                                                          \
	ROW(WORD, "oordeel", "judgement")                                                          \
	ROW(WORDS_CHANGED, "woorden_gewijzigd", "words_changed")

enum data_key {
#define ROW(name, nl, en) KEY_##name,
	DATA_KEYS(ROW)
#undef ROW
		DATA_KEY_COUNT
};

/* A file that is being written, as JSON or as CSV; the other is empty. */
struct data {
	const struct plan *plan;
	struct arena *scratch;
	struct json json;
	struct csv csv;
	struct buf *work; /* to make one text in */
	enum lang lang;
};

/* ---- monitor.c ---- */

struct str key_name(const struct data *data, enum data_key key);
/* The work buffer, empty; its text must be written before it is used again. */
struct buf *data_buf(struct data *data);

/* As data has it: what is no number is the id of the choice or the day. Nothing when not known. */
void add_figure(struct buf *buf, const struct input *input, const struct figure *figure);

/* Members; what is empty is null, so that every object has the same. */
void put_key(struct data *data, enum data_key key);
void put_text(struct data *data, enum data_key key, struct str text);
void put_bool(struct data *data, enum data_key key, bool value);
void put_count(struct data *data, enum data_key key, size_t count);
void put_date(struct data *data, enum data_key key, struct date date);
void put_texts(struct data *data, enum data_key key, const struct str *texts, size_t n);
/* A figure with the name key: a number with a point, a choice by its id, a day; or null. */
void put_figure(struct data *data, enum data_key key, const struct input *input,
	const struct figure *figure);
/* {"waarde": …, "staat": …}: a figure where there are many, and no other member can say its state.
 */
void json_figure(struct data *data, const struct input *input, const struct figure *figure);
/* What the value is compared with, out of the figures of the indicator, and its state: null when it
 * is compared with nothing. */
void put_comparator(
	struct data *data, const struct indicator *indicator, const struct figure *figures);
void put_id_and_url(struct data *data, struct str id, struct str url);
void begin_list(struct data *data, enum data_key key);
/* How often each status occurs, by its word in files; one a member. */
void put_statuses(struct data *data, const size_t *counts);
void put_measurement_statuses(struct data *data, const struct measurement *measurement);
/* The word for a status in files; empty for none. */
struct str data_status(const struct data *data, enum status status);
struct str data_state(const struct data *data, enum figure_state state);
struct str data_comparator(const struct data *data, const struct indicator *indicator);

/* Cells. */
void cell_count(struct data *data, size_t count);
void cell_date(struct data *data, struct date date);
void cell_url(struct data *data, struct str url);
void cell_figure(struct data *data, const struct input *input, const struct figure *figure);
void cell_comparator(
	struct data *data, const struct indicator *indicator, const struct figure *figures);
void cell_text(struct data *data, struct str text);
/* The first columns "id" and "url", and then the keys. */
void header_row(struct data *data, const enum data_key *keys, size_t n);

/* ---- definition.c ---- */

/* An indicator as an edition has it, as one object. */
void json_definition(struct data *data, const struct definition *definition);
/* Only the members of it that are another (a bit for each difference_kind), under the same names;
 * none for NULL. */
void json_parts(struct data *data, const struct definition *definition, unsigned kinds);
/* The members of a gate, but for what it closes. */
void put_gate(struct data *data, const struct gate *gate);

/* ---- methods.c: members of an edition ---- */

void put_edition(struct data *data, const struct edition *edition);
void put_differences(struct data *data, const struct edition *edition);
void put_history(struct data *data, const struct edition *edition);

/* ---- measurement.c, series.c, method.c, methods.c ---- */

void json_measurement(struct data *data, const struct measurement *measurement, struct str url);
void csv_measurement(struct data *data, const struct measurement *measurement);
void json_monitors(struct data *data);
void csv_monitors(struct data *data);
void json_monitor(struct data *data, const struct monitor *monitor);
void csv_monitor(struct data *data, const struct monitor *monitor);
void json_series(struct data *data, const struct series *series);
void csv_series(struct data *data, const struct series *series);
void json_methods(struct data *data, const struct monitor *monitor);
void csv_methods(struct data *data, const struct monitor *monitor);
void json_method(struct data *data, const struct edition *edition);
void csv_method(struct data *data, const struct edition *edition);

/* ---- compare.c: the latest measurement of each; all of one day for scripts ---- */

void json_compare(struct data *data, const struct monitor *monitor);
void csv_compare(struct data *data, const struct monitor *monitor);
void script_round(struct data *data, const struct round *round, struct buf *out);
/* The scale of a value as a text for scripts: two are the same exactly when values_compare. */
void add_scale(struct buf *buf, const struct input *input);

/* ---- rules.c ---- */

/* By indicator->index, since which edition it is judged as it is in this one; in arena. */
const struct edition **rules_since(struct arena *arena, const struct edition *edition);

#endif
