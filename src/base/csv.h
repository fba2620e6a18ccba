/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * CSV (RFC 4180).
 *
 * The writer: commas, CRLF, quotes where needed. A cell that a spreadsheet would take for a formula
 * (it begins with = + - @, tab or return) gets a ' in front, numbers excepted.
 *
 * The reader: a heading and rows of as many cells, as spreadsheets save them.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/vec.h"

/* ---- Writing ---- */

struct csv {
	struct buf *out;
	bool inside; /* a cell was written in this row */
};

void csv_cell(struct csv *csv, struct str cell);
/* A number, written as it is. */
void csv_number(struct csv *csv, struct str digits);
/* Cells of one row that were written before, of which the first began the row. */
void csv_raw(struct csv *csv, struct str cells);
void csv_end_row(struct csv *csv);

/* ---- Reading ---- */

struct csv_cell {
	struct str text;  /* without quotes, and without blanks at both sides */
	uint32_t at, len; /* where it stands, quotes and all */
};

/* Row 0 is the heading. */
struct csv_table {
	const struct text *text;
	size_t columns;
	size_t rows;                /* with the heading */
	VEC(struct csv_cell) cells; /* rows times columns of them */
};

/*
 * Reads the bytes of text as a table. A BOM is passed over, and so is a first line "sep=;"; lines
 * end in CRLF, LF or CR; lines without any character do not count. Cells are parted by the first of
 * ; tab , that stands in the heading outside quotes. The text must be UTF-8 (text_check); cells
 * live in arena or in the text; the ' that the writer puts before a formula is taken off. Empty
 * cells beyond the heading do not count. Reports what is no CSV, rows that are longer or shorter
 * than the heading, more than LIMIT_CSV_CELLS cells, and a file without rows below its heading.
 * False after an error.
 */
bool csv_read(
	struct arena *arena, const struct text *text, struct csv_table *table, struct diags *diags);

/* row below table->rows, column below table->columns. */
static inline const struct csv_cell *csv_at(
	const struct csv_table *table, size_t row, size_t column)
{
	return &table->cells.v[row * table->columns + column];
}

static inline struct place csv_place(const struct csv_table *table, const struct csv_cell *cell)
{
	return (struct place){table->text, cell->at, cell->len};
}

#endif
