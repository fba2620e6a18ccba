/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/csv.h"

#include <stdio.h>

#include "base/bytes.h"
#include "base/limits.h"

static void next_cell(struct csv *csv)
{
	if (csv->inside)
		buf_add_char(csv->out, ',');
	csv->inside = true;
}

/* What makes quotes needed: the mark, quotes and line ends. */
static const unsigned char is_special[256] = {[','] = 1, ['"'] = 1, ['\n'] = 1, ['\r'] = 1};

static bool has_special(uint64_t x)
{
	return bytes_any(x, ',') || bytes_any(x, '"') || bytes_any_below(x, '\r' + 1);
}

static bytes16 are_special(bytes16 x)
{
	return bytes16_are(x, ',') | bytes16_are(x, '"') | bytes16_are_below(x, '\r' + 1);
}

static bool looks_like_formula(struct str cell)
{
	return cell.n && (cell.p[0] == '=' || cell.p[0] == '+' || cell.p[0] == '-' ||
				 cell.p[0] == '@' || cell.p[0] == '\t' || cell.p[0] == '\r');
}

static void guard(struct buf *out, struct str cell)
{
	if (looks_like_formula(cell))
		buf_add_char(out, '\'');
}

static void quoted(struct buf *out, struct str cell)
{
	buf_add_char(out, '"');
	guard(out, cell);
	while (cell.n) {
		size_t n = str_find_char(cell, '"');

		buf_add(out, cell.p, n);
		if (n < cell.n)
			buf_lit(out, "\"\"");
		cell = str_from_index(cell, n + 1);
	}
	buf_add_char(out, '"');
}

void csv_cell(struct csv *csv, struct str cell)
{
	size_t start;

	next_cell(csv);
	start = csv->out->n;
	guard(csv->out, cell);
	if (bytes_add(csv->out, cell, (struct bytes_kind){has_special, are_special, is_special}) ==
		cell.n)
		return;
	csv->out->n = start;
	quoted(csv->out, cell);
}

void csv_number(struct csv *csv, struct str digits)
{
	next_cell(csv);
	buf_add_str(csv->out, digits);
}

void csv_raw(struct csv *csv, struct str cells)
{
	next_cell(csv);
	buf_add_str(csv->out, cells);
}

void csv_end_row(struct csv *csv)
{
	buf_lit(csv->out, "\r\n");
	csv->inside = false;
}

/* ---- Reading ---- */

/* Rows of a wrong length that are named before we stop: then the heading is what is wrong. */
enum { RAGGED_MAX = 10 };

struct csv_reader {
	struct arena *arena;
	struct diags *diags;
	struct csv_table *table;
	struct str bytes;
	size_t at;
	char mark; /* between cells */
	size_t ragged;
	bool broken; /* what follows cannot be trusted */
};

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool at_end(const struct csv_reader *reader)
{
	return reader->at >= reader->bytes.n;
}

/* Past one line end, if there is one here. */
static void skip_line_end(struct csv_reader *reader)
{
	if (str_starts(str_from_index(reader->bytes, reader->at), STR("\r\n")))
		reader->at += 2;
	else if (!at_end(reader) && is_line_end(reader->bytes.p[reader->at]))
		reader->at++;
}

static bool at_cell_end(const struct csv_reader *reader)
{
	char c;

	if (at_end(reader))
		return true;
	c = reader->bytes.p[reader->at];
	return c == reader->mark || is_line_end(c);
}

/* A fault behind which nothing can be trusted. */
static void report_broken(struct csv_reader *reader, enum diag_code code, size_t at, size_t len)
{
	struct place place = {reader->table->text, (uint32_t)at, (uint32_t)len};
	char most[24];

	snprintf(most, sizeof(most), "%d", LIMIT_CSV_CELLS);
	diag_add(reader->diags, code, place, .args = {str_from(most)});
	reader->broken = true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What stands between the quotes, with each pair of them made one. */
static struct str undouble(struct arena *arena, struct str s)
{
	char *p;
	size_t n = 0;

	if (str_find_char(s, '"') == s.n)
		return s;
	p = arena_alloc(arena, s.n);
	for (size_t i = 0; i < s.n; i++) {
		p[n++] = s.p[i];
		if (s.p[i] == '"')
			i++;
	}
	return (struct str){p, n};
}

/* Behind the closing quote, or false. */
static bool skip_quoted(struct csv_reader *reader)
{
	for (reader->at++; !at_end(reader); reader->at++) {
		if (reader->bytes.p[reader->at] != '"')
			continue;
		if (reader->at + 1 >= reader->bytes.n || reader->bytes.p[reader->at + 1] != '"') {
			reader->at++;
			return true;
		}
		reader->at++;
	}
	return false;
}

static struct str read_quoted(struct csv_reader *reader)
{
	size_t from = reader->at;
	struct str inside;

	if (!skip_quoted(reader)) {
		report_broken(reader, DIAG_CSV_UNCLOSED, from, 1);
		return STR("");
	}
	inside = str_slice(reader->bytes, from + 1, reader->at - 1);
	while (!at_cell_end(reader) && is_blank(reader->bytes.p[reader->at]))
		reader->at++;
	if (!at_cell_end(reader))
		report_broken(reader, DIAG_CSV_QUOTE, reader->at, 1);
	return undouble(reader->arena, inside);
}

static struct str read_plain(struct csv_reader *reader)
{
	size_t from = reader->at;

	while (!at_cell_end(reader) && !reader->broken) {
		if (reader->bytes.p[reader->at] == '"')
			report_broken(reader, DIAG_CSV_QUOTE, reader->at, 1);
		reader->at++;
	}
	return str_slice(reader->bytes, from, reader->at);
}

static struct str without_guard(struct str cell)
{
	struct str rest = str_from_index(cell, 1);

	return str_starts(cell, STR("'")) && looks_like_formula(rest) ? rest : cell;
}

static struct csv_cell read_cell(struct csv_reader *reader)
{
	size_t from = reader->at;
	bool quoted = !at_end(reader) && reader->bytes.p[from] == '"';
	struct str text = quoted ? read_quoted(reader) : read_plain(reader);

	return (struct csv_cell){.text = str_trim(without_guard(str_trim(text))),
		.at = (uint32_t)from,
		.len = (uint32_t)(reader->at - from)};
}

static void report_ragged(
	struct csv_reader *reader, size_t from, size_t len, size_t wanted, size_t got)
{
	struct buf numbers[2] = {BUF_INIT, BUF_INIT};
	struct place place = {reader->table->text, (uint32_t)from, (uint32_t)len};

	if (reader->ragged++ < RAGGED_MAX) {
		buf_add_unsigned(&numbers[0], got);
		buf_add_unsigned(&numbers[1], wanted);
		diag_add(reader->diags, DIAG_CSV_RAGGED, place,
			.args = {buf_str(&numbers[0]), buf_str(&numbers[1])});
	}
	buf_release(&numbers[0]);
	buf_release(&numbers[1]);
}

/*
 * The cells of one line, of which at most max are kept (0: all). The first behind those that is not
 * empty goes to beyond. Returns how many cells there are, up to the last that is not empty or kept.
 */
static size_t read_line(struct csv_reader *reader, size_t max, struct csv_cell *beyond)
{
	struct csv_table *table = reader->table;
	size_t n = 0, last = 0;

	*beyond = (struct csv_cell){.text = {NULL, 0}};
	for (;;) {
		struct csv_cell cell = read_cell(reader);

		n++;
		if (cell.text.n)
			last = n;
		if (!max || n <= max)
			vec_push(reader->arena, &table->cells, cell);
		else if (cell.text.n && !beyond->text.n)
			*beyond = cell;
		if (table->cells.n > LIMIT_CSV_CELLS)
			report_broken(reader, DIAG_CSV_TOO_LARGE, cell.at, cell.len);
		if (reader->broken || at_end(reader) || reader->bytes.p[reader->at] != reader->mark)
			break;
		reader->at++;
	}
	skip_line_end(reader);
	return max && n <= max ? n : last;
}

static void read_heading(struct csv_reader *reader)
{
	struct csv_cell beyond;
	size_t n = read_line(reader, 0, &beyond);

	/* Nothing but marks: a heading of one empty cell, which no column is called. */
	reader->table->columns = n ? n : 1;
	reader->table->cells.n = reader->table->columns;
	reader->table->rows = 1;
}

static void read_row(struct csv_reader *reader)
{
	struct csv_table *table = reader->table;
	size_t from = reader->at, before = table->cells.n, n, end;
	struct csv_cell beyond;

	n = read_line(reader, table->columns, &beyond);
	if (reader->broken)
		return;
	for (end = reader->at; end > from && is_line_end(reader->bytes.p[end - 1]);)
		end--;
	if (table->cells.n - before < table->columns)
		report_ragged(reader, from, end - from, table->columns, n);
	else if (beyond.text.n)
		report_ragged(reader, beyond.at, beyond.len, table->columns, n);
	else
		table->rows++;
	table->cells.n = table->rows * table->columns;
}

/* The first of ; tab , in the heading that is not inside quotes. */
static char find_mark(struct str bytes)
{
	static const char marks[] = {';', '\t', ','};
	bool quoted = false, seen[sizeof(marks)] = {false};

	for (size_t i = 0; i < bytes.n && (quoted || !is_line_end(bytes.p[i])); i++) {
		if (bytes.p[i] == '"')
			quoted = !quoted;
		for (size_t mark = 0; mark < sizeof(marks); mark++)
			if (!quoted && bytes.p[i] == marks[mark])
				seen[mark] = true;
	}
	for (size_t mark = 0; mark < sizeof(marks); mark++)
		if (seen[mark])
			return marks[mark];
	return ',';
}

/* What stands before the heading: a BOM, empty lines, and "sep=;" as spreadsheets write it. */
static void skip_to_heading(struct csv_reader *reader)
{
	struct str rest;

	if (str_starts(reader->bytes, STR("\xef\xbb\xbf")))
		reader->at = 3;
	rest = str_from_index(reader->bytes, reader->at);
	if (str_starts(rest, STR("sep=")) && rest.n >= 5 && memchr(";,\t", rest.p[4], 3) &&
		(rest.n == 5 || is_line_end(rest.p[5])))
		reader->at += 5;
	while (!at_end(reader) && is_line_end(reader->bytes.p[reader->at]))
		reader->at++;
}

bool csv_read(
	struct arena *arena, const struct text *text, struct csv_table *table, struct diags *diags)
{
	struct csv_reader reader = {
		.arena = arena, .diags = diags, .table = table, .bytes = text->bytes};

	*table = (struct csv_table){.text = text};
	skip_to_heading(&reader);
	reader.mark = find_mark(str_from_index(reader.bytes, reader.at));
	if (!at_end(&reader))
		read_heading(&reader);
	while (!at_end(&reader) && !reader.broken) {
		if (is_line_end(reader.bytes.p[reader.at]))
			skip_line_end(&reader);
		else
			read_row(&reader);
	}
	if (reader.broken || reader.ragged)
		return false;
	if (table->rows < 2)
		diag_add(diags, DIAG_CSV_EMPTY, place_file(text));
	return table->rows >= 2;
}
