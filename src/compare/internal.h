/* SPDX-License-Identifier: EUPL-1.2 */
/* The parts of compare/: one file for each section of the result, and one for each way to show it.
 */
#ifndef COMPARE_INTERNAL_H
#define COMPARE_INTERNAL_H

#include "base/map.h"
#include "compare/compare.h"
#include "score/score.h"

/* A record of each site that is the same for a visitor; one is NULL if there is no such. */
struct pair {
	const struct record *before, *after;
};

struct comparer {
	struct comparison *comparison;
	struct arena *arena; /* that of the comparison */
	struct site *before, *after;
	enum lang lang;
	struct wording
		wording; /* of the site after, for both: only rules that differ are to differ */
	/* By "collection/id" before: the record after. */
	struct map matches;
};

/* A part of parent, at its end. */
struct site_change *change_add(struct comparer *comparer, struct site_change *parent,
	enum change_kind kind, enum change_action action, struct str id, struct str title);
/* A section that is forgotten by section_end if it has nothing to say. */
struct site_change *section_begin(
	struct comparer *comparer, enum change_kind kind, struct str id, struct str title);
void section_end(struct comparer *comparer, struct site_change *section);
/* The word of the reader's language. */
struct str both(const struct comparer *comparer, const char *nl, const char *en);
/* A part of the kind with before and after; none if they are equal. */
void change_between(struct comparer *comparer, struct site_change *parent, enum change_kind kind,
	struct str id, struct str title, struct str before, struct str after);
/* What is in buf, which is released. */
struct str taken(struct comparer *comparer, struct buf *buf);

/* ---- The sections ---- */

/* Finds which records are the same; before all others. */
void match_records(struct comparer *comparer);
void compare_records(struct comparer *comparer);
void compare_vocabularies(struct comparer *comparer);
void compare_monitors(struct comparer *comparer);
void compare_settings(struct comparer *comparer);
void compare_theme(struct comparer *comparer);
void compare_pages(struct comparer *comparer);

/* ---- Parts of them ---- */

/* Whether visitors see it, as far as is known. */
bool record_is_seen(const struct record *record);
/* match.c: the record after that a record before became; NULL if it is not there any more. */
const struct record *match_of(const struct comparer *comparer, const struct record *before);
const struct collection *collection_of(const struct model *model, struct str id);

/* values.c: */
struct str day_text(const struct comparer *comparer, struct date date);
/* Its label; a field of free pages has none but its key. */
struct str field_title(const struct comparer *comparer, const struct field *field);
/* What differs between the fields of two records, but not their texts. */
void compare_fields(struct comparer *comparer, struct site_change *parent,
	const struct record *before, const struct record *after);

/* passages.c: what differs between the texts. */
void compare_bodies(struct comparer *comparer, struct site_change *parent,
	const struct record *before, const struct record *after);
/* Whether one text is the other written otherwise: half of the words of the longer one stay. */
bool is_rewritten(struct str before, struct str after);
/* The same two texts with what both have at their ends left out, but for a few words. */
void shorten(struct comparer *comparer, struct str *before, struct str *after);

/* method.c: */
void compare_editions(struct comparer *comparer, struct site_change *section,
	const struct monitor *before, const struct monitor *after);

/* measurements.c: what differs between two measurements of one subject; their editions need not be
 * the same. counts: of statuses that differ. */
struct status_counts {
	size_t n[STATUSES][STATUSES][CHANGE_CAUSES]; /* before, after, cause */
};
void compare_measurements(struct comparer *comparer, struct site_change *parent,
	const struct measurement *before, const struct measurement *after,
	struct status_counts *counts);
/* The inputs of an indicator that are national, or not, as parts of parent. */
void compare_figures(struct comparer *comparer, struct site_change *parent,
	const struct measurement *before, const struct measurement *after,
	const struct indicator *old, const struct indicator *current, bool national);

/* cause.c: two measurements, and what each would be by the edition of the other. */
struct crossing {
	const struct measurement *before, *after;
	/* By indicator->index: of the edition before, of the one after. */
	struct outcome *old_rules, *new_rules;
};
void crossing_make(struct crossing *crossing, struct arena *scratch,
	const struct measurement *before, const struct measurement *after);
/* Why the status of an indicator differs, which both editions have. */
enum change_cause crossing_cause(const struct crossing *crossing, const struct indicator *old,
	const struct indicator *current);
/* Whether two figures of inputs that have one name are the same. */
bool same_figure(const struct input *old, const struct figure *before, const struct input *current,
	const struct figure *after);
/* The index of the input of that Dutch name; the number of inputs if there is none. */
size_t named_input(const struct indicator *indicator, struct str name);
/* A norm is part of the method; all other figures are data. */
bool is_norm_input(const struct indicator *indicator, size_t input);

/* json.c, and the rest of compare_write */
void write_json(const struct comparison *comparison, struct buf *out);
void write_people(const struct comparison *comparison, bool markdown, struct buf *out);

#endif
