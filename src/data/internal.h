/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of data/ share. */
#ifndef DATA_INTERNAL_H
#define DATA_INTERNAL_H

#include "base/json.h"
#include "data/data.h"

/* A record as it stands in every list that holds it, without its long text. */
struct listed {
	struct str json, csv;
};

/* What is made once for many files: plan->data. */
struct data_made {
	struct listed *records;               /* by record->number */
	const struct indicator_data **rounds; /* by round->number */
	struct str search_index;
};

/* The words of a value as data: ids for terms and records, ISO dates, the word for unknown. */
struct str value_text(const struct plan *plan, struct arena *arena, const struct field *field,
	const struct value *value);

/* timeline.c: what the commits changed, as a member of the object; nothing without. */
void json_timeline(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record);

/* items.c: the script with what the one of a list has to know of all its pages. */
void render_items(const struct plan *plan, const struct job *job, struct buf *out);

/* ---- monitor.c ---- */

bool is_monitor_data(enum job_kind kind);
void render_monitor_data(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);
/* The indicators that measure a record, as a member of its object; nothing if there are none. */
void json_measured_by(struct json *json, const struct plan *plan, struct arena *scratch,
	const struct record *record);

#endif
