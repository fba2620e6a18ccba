/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/csv.h"

static void next_cell(struct csv *csv)
{
	if (csv->inside)
		buf_add_char(csv->out, ',');
	csv->inside = true;
}

static bool needs_quotes(struct str cell)
{
	return memchr(cell.p, ',', cell.n) || memchr(cell.p, '"', cell.n) ||
	       memchr(cell.p, '\n', cell.n) || memchr(cell.p, '\r', cell.n);
}

static bool looks_like_formula(struct str cell)
{
	return cell.n && memchr("=+-@\t\r", cell.p[0], 6);
}

void csv_cell(struct csv *csv, struct str cell)
{
	bool quotes = cell.n && needs_quotes(cell);

	next_cell(csv);
	if (quotes)
		buf_add_char(csv->out, '"');
	if (looks_like_formula(cell))
		buf_add_char(csv->out, '\'');
	for (size_t i = 0; i < cell.n;) {
		size_t quote = str_find_char(str_from_index(cell, i), '"') + i;

		buf_add(csv->out, cell.p + i, quote - i);
		if (quote < cell.n)
			buf_lit(csv->out, "\"\"");
		i = quote + 1;
	}
	if (quotes)
		buf_add_char(csv->out, '"');
}

void csv_number(struct csv *csv, struct str digits)
{
	next_cell(csv);
	buf_add_str(csv->out, digits);
}

void csv_end_row(struct csv *csv)
{
	buf_lit(csv->out, "\r\n");
	csv->inside = false;
}
