/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A writer of CSV (RFC 4180): commas, CRLF, quotes where needed. A cell that a spreadsheet would
 * take for a formula (it begins with = + - @, tab or return) gets a ' in front, numbers excepted.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

struct csv {
	struct buf *out;
	bool inside; /* a cell was written in this row */
};

void csv_cell(struct csv *csv, struct str cell);
/* A number, written as it is. */
void csv_number(struct csv *csv, struct str digits);
void csv_end_row(struct csv *csv);

#endif
