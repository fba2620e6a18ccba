/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From commits to what a reader wants to know of a record: when it came, when it last changed, and
 * what changed of its fields. Also of a subject: when its measurements came or were corrected.
 *
 * The history is that of the source of the model, back along first parents (source.h): the day of a
 * change is the day it came to this branch. A record is followed through renames within its folder:
 * by a former id that the record names (of several the first), by the same bytes, or by lines that
 * are mostly the same, the title or the text among them. What changes nothing that a reader sees
 * (order of fields, quotes, comments) is no change. Old versions are read with the schema and
 * vocabularies of now; what cannot be read is passed over without a word.
 *
 * Nothing comes out that was not public. A record begins when it was last made public: what it held
 * before, as a draft or hidden, is left out. So are fields that the schema no longer has, and
 * records that are not published now. Of e-mail addresses, and of texts that hold one, it is only
 * told that they changed: they are often changed to be forgotten. No names and no messages of those
 * who committed are read. A site can do without all of it: `geschiedenis: nee` in site.yaml.
 */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include <stdatomic.h>

#include "model/model.h"

/* One value as it was. */
struct past_value {
	struct value value; /* as in a record; of the kind of its field */
	struct str raw;     /* the word of the file, when it means nothing now; else empty */
};

struct past_values {
	struct past_value *v;
	size_t n; /* 0: the field was not there */
};

struct field_change {
	const struct field *field;
	bool told; /* false: it changed, and no more is said */
	struct past_values before, after;
};

struct measured {
	const struct measurement *measurement;
	bool added; /* or else corrected */
};

/* What one commit did to one record; at least one of these. */
struct change {
	struct date day;
	struct str commit;               /* the first twelve digits of its id */
	size_t age;                      /* how many commits ago, from 1: a later one has less */
	bool added;                      /* it came, or became public */
	bool renamed;                    /* it had another id, and so another address */
	struct str former;               /* that id */
	bool text;                       /* its text below the fields */
	VEC(struct field_change) fields; /* in order of the schema */
	VEC(struct measured) measured;
};

/* Of one published record. */
struct timeline {
	VEC(struct change) changes; /* newest first; at most LIMIT_CHANGES */
	struct date added;          /* year 0: not known */
	struct date changed;        /* the last change after that; year 0: none that is known */
};

struct timelines {
	struct timeline *by_number; /* by record->number */
	size_t n;
	bool told; /* something is known of at least one */
	bool cut;  /* what lies before is not known: shallow, damaged or too long */
	unsigned long long
		hash; /* of the commits that all of it was read from, and of which could be read */
};

/* Why what lies before is not known. */
enum history_gap {
	HISTORY_CUT_OFF = 1,      /* a shallow clone */
	HISTORY_DAMAGED = 2,      /* what cannot be read */
	HISTORY_TOO_LONG = 4,     /* over the limits */
	HISTORY_MANY_RENAMES = 8, /* in one commit */
};

/* All that the commits tell of the records of a model, which it points to. */
struct history_found {
	const struct model *model;
	struct timelines
		*timelines; /* NULL: there is no repository, or the site wants none of it */
	unsigned gaps;      /* enum history_gap */
};

/*
 * Reads it, into arena. Of the model, which is linked, nothing changes, so others may use it
 * meanwhile. With *stop, which may be set at any moment, it ends before the next file of content/
 * that a commit changed, and what it gives means nothing. Commits that change nothing there are
 * gone through all the same.
 */
struct history_found *history_find(const struct model *model, const struct source *source,
	struct arena *arena, const atomic_bool *stop);
/*
 * The same for another model of the same site, for who makes many: without reading a commit. It is
 * all there as long as history_shape is the same. Otherwise what is other in the site now is left
 * out, until it is read anew. Nothing of the model before is used in it.
 */
struct history_found *history_again(
	const struct history_found *before, const struct model *model, struct arena *arena);
/* Of everything in the model that what is found depends on besides the commits. */
unsigned long long history_shape(const struct model *model);
/* Sets model->timelines, and warns of the gaps: no first day is made up. After model_link. */
void history_join(struct model *model, const struct history_found *found, struct diags *diags);

/* NULL when nothing is known of the record. */
const struct timeline *timeline_of(const struct model *model, const struct record *record);
/*
 * The day to show as that of the record: its last change; else its own date field; else when it
 * was added. Year 0: none. So importing old cards does not make them new.
 */
struct date record_day(const struct model *model, const struct record *record);

#endif
