/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Monitors: who measures what, in which edition of the method, and what was measured. Part of
 * model.h, which includes it.
 *
 *     content/monitors/mdd/monitor.yaml            struct monitor
 *     content/monitors/mdd/edities/3.0.yaml        struct edition: chapters, indicators, rules
 *     content/monitors/mdd/metingen/DATE/_landelijk.yaml      a measurement without a subject
 *     content/monitors/mdd/metingen/DATE/ID.yaml              a measurement of one subject
 *
 * A subject is a record of the collection that the monitor measures (a gemeente). Measurements of
 * subjects that are not published are read and checked, and are in none of the lists here.
 */
#ifndef MODEL_MONITOR_H
#define MODEL_MONITOR_H

#include "base/decimal.h"
#include "model/model.h"

struct edition;
struct indicator;
struct measurement;
struct monitor;
struct rule;   /* score/ */
struct spread; /* score/ */

enum status { STATUS_NONE, STATUS_GREEN, STATUS_ORANGE, STATUS_RED, STATUS_GREY, STATUSES };

/* ---- What can be measured ---- */

enum measure_kind {
	MEASURE_PERCENTAGE, /* from 0 to 100, unless the edition says otherwise */
	MEASURE_NUMBER,     /* any decimal */
	MEASURE_GRADE,      /* from 1 to 10 */
	MEASURE_COUNT,      /* a whole number from 0 */
	MEASURE_STARS,      /* a whole number from 0 to 5 */
	MEASURE_YES_NO,     /* a choice from yes and no */
	MEASURE_CHOICE,     /* one of a list of words */
	/* A day in the file; in a rule the number of whole months from it to the measurement. */
	MEASURE_MONTHS_SINCE,
	MEASURE_TEXT, /* columns of tables only */
	MEASURE_KINDS
};

static inline bool measure_is_number(enum measure_kind kind)
{
	return kind != MEASURE_YES_NO && kind != MEASURE_CHOICE && kind != MEASURE_TEXT;
}

/* Of a kind that has no values between the whole numbers. */
static inline bool measure_is_whole(enum measure_kind kind)
{
	return kind == MEASURE_COUNT || kind == MEASURE_STARS || kind == MEASURE_MONTHS_SINCE;
}

struct choice {
	struct str id; /* the word in data and rules */
	struct str label, explanation;
	struct place place;
};

/*
 * One named quantity of an indicator, as a rule sees it. Every indicator has INPUT_VALUE, the value
 * of the subject; INPUT_COMPARATOR is there when has_comparator says so.
 */
struct input {
	struct str name[2]; /* in rules, by enum lang; both the same for names that editors chose */
	struct str title;   /* "aantal referentiecomponenten" */
	struct str phrase;  /* in a sentence, "het aantal referentiecomponenten"; or empty */
	struct str unit;    /* "componenten"; "%" for percentages */
	enum measure_kind kind;
	bool national; /* from the national file, not from that of the subject */
	bool bounded_below, bounded_above;
	struct decimal minimum, maximum;
	VEC(struct choice) choices; /* MEASURE_YES_NO: yes, no */
	struct place place;
};

enum { INPUT_VALUE, INPUT_COMPARATOR, INPUT_EXTRA };

enum comparator {
	COMPARATOR_NONE,
	COMPARATOR_MEAN,  /* the national mean */
	COMPARATOR_COUNT, /* the number of subjects that take part */
	COMPARATOR_NORM,  /* fixed by the edition */
	COMPARATOR_GROUP, /* the mean of those that have the same value of another indicator */
	COMPARATORS
};

/* ---- The method ---- */

/* One line of a rule, as written; score/ compiles it. */
struct rule_case {
	enum status status;
	struct str condition;
	struct place place; /* of the condition */
	struct str word;    /* instead of the word of the edition for the status; or empty */
};

struct level {
	struct str name, explanation;
};

/* What steps of a score mean. */
struct scale {
	struct str title, explanation;
	VEC(struct level) levels;
};

struct column {
	struct str title, unit;
	enum measure_kind kind; /* not MEASURE_CHOICE or MEASURE_MONTHS_SINCE */
	bool national; /* its cells come from the table of the same id in the national file */
};

/* The first column is text and names the row. */
struct table {
	struct str id, title, explanation;
	VEC(struct column) columns;
	size_t index; /* in edition->tables */
	struct place place;
};

struct indicator {
	struct str id, title;
	struct str brief; /* a short title for charts and narrow columns; the title if none */
	struct str explanation;
	bool summary; /* stands in the summary */
	/* Those of the paragraph where the indicator has none of its own. */
	struct str goal, source, frequency, data_from;
	/* The default inputs INPUT_VALUE and INPUT_COMPARATOR, then the edition's own. */
	VEC(struct input) inputs;
	size_t first;               /* of its figures in measurement->figures */
	enum comparator comparator; /* COMPARATOR_NONE: inputs[INPUT_COMPARATOR] has no name */
	struct decimal norm;
	struct str group_id;
	struct place group_place;
	const struct indicator *group; /* COMPARATOR_GROUP: whose value makes the group */
	struct str card_id;
	struct place card_place;
	const struct record *card;   /* NULL: none, or not published */
	VEC(struct rule_case) cases; /* none: no judgement */
	VEC(struct str) decisions;   /* what the source leaves open, and how it was settled */
	struct rule *rule;           /* set by score/; NULL without cases */
	const struct paragraph *paragraph;
	const struct edition *edition;
	const struct series *series;
	size_t index;       /* in edition->indicators */
	struct place place; /* of the id */
	struct place kind_place;
	struct place rule_place; /* also of a rule whose cases all have faults */
};

struct paragraph {
	struct str id, number, title, goal, explanation, source, frequency, data_from;
	VEC(struct scale) scales;
	VEC(struct indicator *) indicators;
	VEC(struct table *) tables;
	const struct chapter *chapter;
	size_t index; /* in edition->paragraphs */
};

struct chapter {
	struct str id, number, title, explanation;
	VEC(struct paragraph *) paragraphs;
};

/* While its condition over the inputs of one indicator holds, others are grey. */
struct gate {
	struct str condition, explanation;
	struct place place;
	struct str indicator_id;
	struct place indicator_place;
	const struct indicator *indicator;
	VEC(const struct indicator *) closes;
	struct rule *rule; /* set by score/ */
};

struct status_word {
	struct str word, explanation;
};

struct version {
	struct str name;
	struct date date;
	VEC(struct str) changes;
};

struct edition {
	struct str id; /* "3.0": the name of its file, part of the address */
	struct str title, explanation, notice;
	struct str url;
	struct date date; /* from when it holds */
	struct place date_place;
	struct status_word statuses[STATUSES];
	VEC(struct chapter *) chapters;
	VEC(struct paragraph *) paragraphs; /* of all chapters */
	VEC(struct indicator *) indicators; /* of all paragraphs */
	VEC(struct table *) tables;
	VEC(struct gate *) gates;
	VEC(struct version) history;
	size_t figure_count; /* inputs of all indicators */
	struct map by_id;    /* struct indicator * */
	struct map tables_by_id, paragraphs_by_id;
	const struct monitor *monitor;
	const struct edition *previous; /* by date; NULL for the first */
	const struct text *text;
	bool faulty; /* has faults of its own, so do not judge measurements by it */
};

/* ---- Measurements ---- */

enum figure_state { FIGURE_MISSING, FIGURE_NOT_APPLICABLE, FIGURE_KNOWN };

/* What is in one slot: a number, or which of the choices of its input. */
struct figure {
	struct decimal number; /* MEASURE_MONTHS_SINCE: the months */
	struct place place;
	struct date date; /* MEASURE_MONTHS_SINCE */
	unsigned short choice;
	unsigned char state;
};

struct cell {
	union {
		struct str text;       /* MEASURE_TEXT; the label for MEASURE_YES_NO */
		struct decimal number; /* of a column that measure_is_number */
	};
	unsigned char state; /* enum figure_state; the rest means nothing unless FIGURE_KNOWN */
};

struct row {
	struct cell *cells; /* as many as the table has columns */
};

struct rows {
	VEC(struct row) rows;
};

struct note {
	const struct indicator *indicator;
	struct str text;
};

/* National file only: the mean of those whose group indicator has the value key. */
struct group_mean {
	const struct indicator *indicator; /* COMPARATOR_GROUP; those of one stand together */
	struct figure key, mean;
};

/* Why an indicator has its status. */
enum reason {
	REASON_NO_RULE,        /* STATUS_NONE */
	REASON_CASE,           /* cases.v[which] holds, and none before it */
	REASON_MISSING,        /* the subject gave nothing */
	REASON_NOT_APPLICABLE, /* the value does not apply here */
	REASON_UNKNOWN,        /* an input of cases.v[which] is missing */
	REASON_GATE,           /* gates.v[which] of the edition is closed */
	REASON_HOLE,           /* no case holds; check reports such rules */
};

struct outcome {
	unsigned char status, reason;
	unsigned short which;
};

struct measurement {
	const struct monitor *monitor;
	const struct edition *edition;
	const struct record *subject; /* NULL: the national figures */
	struct round *round;
	struct date date;
	struct str url; /* of the page of this date; empty for national figures */
	struct str remark;
	/* edition->figure_count of them: those of indicator i from its first. National ones and
	 * norms are copied in, so a rule needs no second place to look. */
	struct figure *figures;
	struct rows *tables; /* by table->index, national columns filled in */
	VEC(struct note) notes;
	/* National file only: by paragraph and indicator, when the data are from; or empty. */
	struct str *paragraph_data_from, *indicator_data_from;
	VEC(struct group_mean) group_means;
	const struct text *text;
	struct place edition_place, values_place; /* of the word "waarden" */
	bool faulty; /* its file has faults, so do not judge by it what it lacks */
	/* Set by model_link: */
	const struct measurement *previous; /* of the same subject; NULL for its first */
	/* Set by score/: */
	struct outcome *outcomes;        /* by indicator->index */
	unsigned short counts[STATUSES]; /* over the summary */
};

/* All measurements of one day. */
struct round {
	size_t number; /* among those of all monitors, from 0 */
	struct date date;
	const struct monitor *monitor;
	const struct edition *edition;
	const struct measurement *national;     /* NULL when there is no such file */
	VEC(struct measurement *) measurements; /* of published subjects, by sort key */
	struct spread *spreads; /* by indicator->index; NULL until score/ sets them */
};

/* One subject and its measurements, oldest first; at least one. */
struct history {
	const struct record *subject;
	const struct monitor *monitor;
	struct str url; /* "/monitors/mdd/gemeenten/ID/" */
	VEC(struct measurement *) measurements;
};

/* One indicator over all editions that have it, oldest first; at least one. */
struct series {
	struct str id;
	struct str url;
	const struct monitor *monitor;
	const struct indicator *latest;
	VEC(const struct indicator *) versions;
};

struct monitor {
	struct str id; /* the name of its folder */
	struct str title, abbreviation, description, purpose, source;
	struct str frequency; /* how often it measures, as a code: "QUARTERLY"; or empty */
	struct str url, method_url;
	struct str compare_url; /* empty when nothing public was measured */
	const struct text *text;
	struct collection *subjects, *cards; /* cards may be NULL */
	struct str subjects_id, cards_id;
	struct place subjects_place, cards_place;
	VEC(struct edition *) editions;  /* by date, oldest first */
	VEC(struct round *) rounds;      /* by date, oldest first; those with public measurements */
	VEC(struct history *) histories; /* by sort key of the subject */
	VEC(struct series *) series;     /* in the order of the latest edition, then the others */
	struct map editions_by_id, histories_by_id, series_by_id;
	/* All of subjects that were read, private ones too, by date and subject: for check and
	 * explain, never for output. */
	VEC(struct measurement *) all;
	bool faulty;
};

/*
 * Whether root, a mapping as in a file of measurements, is what such a file of subject (NULL: the
 * national figures) on that day may hold; reports all faults at the places of the nodes, as for a
 * file. Keeps nothing: for figures that come from elsewhere (import/). After model_link.
 */
bool monitor_check_measurement(const struct model *model, const struct monitor *monitor,
	const struct record *subject, struct date date, const struct node *root,
	struct diags *diags);

/*
 * A value of input as it is best written in a file: numbers in Dutch notation without groups or %,
 * choices by their ids, days as ISO dates, "-" and "nvt" ("n/a"). s itself if it is no such value
 * on that day.
 */
struct str figure_normal(struct arena *arena, enum lang lang, const struct input *input,
	struct str s, struct date day);

/* "metingen", "measurements": the folder of a monitor with a folder for each day. */
struct str measurements_folder(enum lang lang);
/* "_landelijk.yaml", "_national.yaml": the file of a day with what is the same for all. */
struct str national_file(enum lang lang);
/* "groen", "green": how a status is written in files and data. */
struct str status_name(enum status status, enum lang lang);
struct str measure_kind_name(enum measure_kind kind, enum lang lang);
/* Empty for COMPARATOR_NONE. */
struct str comparator_name(enum comparator comparator, enum lang lang);
/* The indicator of that id in an edition; NULL if it has none. */
const struct indicator *edition_indicator(const struct edition *edition, struct str id);
const struct monitor *model_monitor(const struct model *model, struct str id);
const struct edition *monitor_edition(const struct monitor *monitor, struct str id);

static inline const struct input *value_input(const struct indicator *indicator)
{
	return &indicator->inputs.v[INPUT_VALUE];
}

/* The figures of an indicator in a measurement of its edition, one for each of its inputs. */
static inline const struct figure *measurement_figures(
	const struct measurement *measurement, const struct indicator *indicator)
{
	return measurement->figures + indicator->first;
}

static inline const struct figure *measurement_value(
	const struct measurement *measurement, const struct indicator *indicator)
{
	return &measurement_figures(measurement, indicator)[INPUT_VALUE];
}

static inline enum status status_of(
	const struct measurement *measurement, const struct indicator *indicator)
{
	return (enum status)measurement->outcomes[indicator->index].status;
}

static inline const struct measurement *latest_of(const struct history *history)
{
	return history->measurements.v[history->measurements.n - 1];
}

/* Whether there are two public measurements to put side by side. */
static inline bool monitor_is_comparable(const struct monitor *monitor)
{
	return monitor->histories.n > 1 ||
	       (monitor->histories.n && monitor->histories.v[0]->measurements.n > 1);
}

/* The words that a subject added to an indicator; or empty. */
struct str measurement_note(
	const struct measurement *measurement, const struct indicator *indicator);
/* When the data are from: by the national file of the day, else by the edition. As written there:
 * "2017", "2017-08", "2018-02-06", "2018-02-06 05:00". */
struct str measurement_data_from(
	const struct measurement *measurement, const struct indicator *indicator);
struct str measurement_paragraph_data_from(
	const struct measurement *measurement, const struct paragraph *paragraph);

#endif
