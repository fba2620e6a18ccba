/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever text goes in, the JSON that comes out is JSON and holds that text, and the CSV reads
 * back as the same cells. The readers here are small and strict, and share nothing with the
 * writers.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/csv.h"
#include "base/html.h"
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

/* ---- A reader of JSON (RFC 8259) ---- */

struct reader {
	struct str rest;
	struct buf strings; /* all strings, decoded, each with a NUL behind it */
};

static char peek(const struct reader *reader)
{
	check(reader->rest.n > 0);
	return reader->rest.p[0];
}

static void skip(struct reader *reader, size_t n)
{
	check(reader->rest.n >= n);
	reader->rest = str_from_index(reader->rest, n);
}

static void skip_blanks(struct reader *reader)
{
	while (reader->rest.n && strchr(" \n\r\t", reader->rest.p[0]) && reader->rest.p[0])
		skip(reader, 1);
}

static void expect(struct reader *reader, char c)
{
	skip_blanks(reader);
	check(peek(reader) == c);
	skip(reader, 1);
}

static int hex_value(char c)
{
	const char *digits = "0123456789abcdef", *hit = c ? strchr(digits, c) : NULL;

	check(hit != NULL);
	return (int)(hit - digits);
}

static void read_escape(struct reader *reader)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	char c = peek(reader);
	const char *hit = c ? strchr(from, c) : NULL;
	int code = 0;

	skip(reader, 1);
	if (hit) {
		buf_add_char(&reader->strings, to[hit - from]);
		return;
	}
	check(c == 'u');
	for (int i = 0; i < 4; i++) {
		code = code * 16 + hex_value(peek(reader));
		skip(reader, 1);
	}
	/* In a script also the two that end a line there; the writer leaves the rest as it is. */
	check(code < 0x80 || code == 0x2028 || code == 0x2029);
	if (code < 0x80)
		buf_add_char(&reader->strings, (char)code);
	else
		buf_add_str(&reader->strings, code == 0x2028 ? STR("\u2028") : STR("\u2029"));
}

static void read_string(struct reader *reader)
{
	expect(reader, '"');
	while (peek(reader) != '"') {
		char c = peek(reader);

		skip(reader, 1);
		check((unsigned char)c >= 0x20);
		if (c == '\\')
			read_escape(reader);
		else
			buf_add_char(&reader->strings, c);
	}
	skip(reader, 1);
	buf_add_char(&reader->strings, '\0');
}

static void read_value(struct reader *reader);

static void read_group(struct reader *reader, char end, bool keys)
{
	skip(reader, 1);
	skip_blanks(reader);
	while (peek(reader) != end) {
		if (keys) {
			read_string(reader);
			expect(reader, ':');
		}
		read_value(reader);
		skip_blanks(reader);
		if (peek(reader) == end)
			break;
		expect(reader, ',');
		skip_blanks(reader);
		check(peek(reader) != end);
	}
	skip(reader, 1);
}

static void read_word(struct reader *reader)
{
	static const char *const words[] = {"true", "false", "null"};

	for (size_t i = 0; i < 3; i++) {
		if (str_starts(reader->rest, str_from(words[i]))) {
			skip(reader, strlen(words[i]));
			return;
		}
	}
	check(peek(reader) >= '0' && peek(reader) <= '9');
	while (reader->rest.n && peek(reader) >= '0' && peek(reader) <= '9')
		skip(reader, 1);
}

static void read_value(struct reader *reader)
{
	skip_blanks(reader);
	if (peek(reader) == '{')
		read_group(reader, '}', true);
	else if (peek(reader) == '[')
		read_group(reader, ']', false);
	else if (peek(reader) == '"')
		read_string(reader);
	else
		read_word(reader);
}

/* ---- JSON: the bytes decide what is written ---- */

enum { DEPTH_MAX = 20 };

struct writer {
	struct json json;
	struct buf strings; /* what was written, for the reader to find */
	struct str rest;
	unsigned depth;
	bool object[DEPTH_MAX + 1];
};

static void remember(struct writer *writer, struct str s)
{
	buf_add_str(&writer->strings, s);
	buf_add_char(&writer->strings, '\0');
}

static struct str take(struct writer *writer, size_t n)
{
	struct str taken = str_slice(writer->rest, 0, n);

	writer->rest = str_from_index(writer->rest, taken.n);
	return taken;
}

static void write_key(struct writer *writer)
{
	struct str key;

	if (!writer->object[writer->depth])
		return;
	key = take(writer, 3);
	json_key(&writer->json, key);
	remember(writer, key);
}

static void end_group(struct writer *writer)
{
	if (writer->object[writer->depth])
		json_end_object(&writer->json);
	else
		json_end_array(&writer->json);
	writer->depth--;
}

static void begin_group(struct writer *writer, bool object)
{
	write_key(writer);
	if (object)
		json_begin_object(&writer->json);
	else
		json_begin_array(&writer->json);
	writer->object[++writer->depth] = object;
}

static void write_one(struct writer *writer, unsigned char what)
{
	struct str text;

	write_key(writer);
	switch (what % 4) {
	case 0:
		json_unsigned(&writer->json, what);
		break;
	case 1:
		json_bool(&writer->json, what & 4);
		break;
	case 2:
		json_null(&writer->json);
		break;
	default:
		text = take(writer, what);
		json_string(&writer->json, text);
		remember(writer, text);
	}
}

static void try_json(struct str bytes, bool script)
{
	struct buf out = BUF_INIT;
	struct writer writer = {.json = JSON_INIT(&out), .rest = bytes};
	struct reader reader = {.rest = {NULL, 0}};

	writer.json.one_line = script;
	begin_group(&writer, bytes.n & 1);
	while (writer.rest.n) {
		unsigned char what = (unsigned char)take(&writer, 1).p[0];

		if (what < 0x10 && writer.depth < DEPTH_MAX)
			begin_group(&writer, what & 1);
		else if (what < 0x20 && writer.depth > 1)
			end_group(&writer);
		else
			write_one(&writer, what);
	}
	while (writer.depth)
		end_group(&writer);
	json_finish(&writer.json);
	reader.rest = buf_str(&out);
	check(!script || str_find_char(reader.rest, '<') == reader.rest.n);
	check(!script || str_find_char(reader.rest, '\n') == reader.rest.n - 1);
	check(!script || str_find(reader.rest, STR("\xe2\x80\xa8"), 0) == reader.rest.n);
	check(!script || str_find(reader.rest, STR("\xe2\x80\xa9"), 0) == reader.rest.n);
	read_value(&reader);
	check(str_is(reader.rest, "\n"));
	check(str_eq(buf_str(&reader.strings), buf_str(&writer.strings)));
	buf_release(&reader.strings);
	buf_release(&writer.strings);
	buf_release(&out);
}

/* ---- CSV (RFC 4180) ---- */

/* The cell at the start of rest, which loses it; decoded, without the guard, into cell. */
static void read_cell(struct str *rest, struct buf *cell)
{
	bool quoted = str_starts(*rest, STR("\""));
	size_t at = quoted;

	buf_reset(cell);
	for (;; at++) {
		char c;

		check(!quoted || at < rest->n);
		c = at < rest->n ? rest->p[at] : '\r';
		if (quoted && c == '"' && at + 1 < rest->n && rest->p[at + 1] == '"')
			at++;
		else if (quoted ? c == '"' : c == ',' || c == '\r')
			break;
		else
			check(quoted || (c != '"' && c != '\n'));
		buf_add_char(cell, c);
	}
	*rest = str_from_index(*rest, at + quoted);
}

static bool is_formula(struct str cell)
{
	return cell.n && cell.p[0] && strchr("=+-@\t\r", cell.p[0]);
}

static void check_cell(struct str *rest, struct str wanted)
{
	struct buf cell = BUF_INIT;
	struct str got;

	read_cell(rest, &cell);
	got = buf_str(&cell);
	check(!is_formula(got));
	if (is_formula(wanted)) {
		check(str_starts(got, STR("'")));
		got = str_from_index(got, 1);
	}
	check(str_eq(got, wanted));
	buf_release(&cell);
}

/* The cell at *at, which moves behind it. Cells are parted by 0xfe and rows by 0xff. */
static struct str next_cell(struct str bytes, size_t *at, bool *row_ends)
{
	size_t from = *at;

	while (*at < bytes.n && (unsigned char)bytes.p[*at] < 0xfe)
		++*at;
	*row_ends = *at == bytes.n || (unsigned char)bytes.p[*at] == 0xff;
	return str_slice(bytes, from, (*at)++);
}

static void try_csv(struct str bytes)
{
	struct buf out = BUF_INIT;
	struct csv csv = {.out = &out};
	struct str rest;
	bool row_ends;

	for (size_t at = 0; at <= bytes.n;) {
		csv_cell(&csv, next_cell(bytes, &at, &row_ends));
		if (row_ends)
			csv_end_row(&csv);
	}
	rest = buf_str(&out);
	for (size_t at = 0; at <= bytes.n;) {
		struct str wanted = next_cell(bytes, &at, &row_ends);
		struct str mark = row_ends ? STR("\r\n") : STR(",");

		check_cell(&rest, wanted);
		check(str_starts(rest, mark));
		rest = str_from_index(rest, mark.n);
	}
	check(!rest.n);
	buf_release(&out);
}

/* ---- HTML ---- */

static struct str entity(char c)
{
	return c == '&'   ? STR("&amp;")
	       : c == '<' ? STR("&lt;")
	       : c == '>' ? STR("&gt;")
	       : c == '"' ? STR("&quot;")
			  : STR("");
}

static void try_html(struct str bytes)
{
	struct buf out = BUF_INIT;
	struct str rest;

	html_escape(&out, bytes);
	rest = buf_str(&out);
	for (size_t i = 0; i < bytes.n; i++) {
		struct str wanted = entity(bytes.p[i]);

		if (!wanted.n)
			wanted = str_slice(bytes, i, i + 1);
		check(str_starts(rest, wanted));
		rest = str_from_index(rest, wanted.n);
	}
	check(!rest.n);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};

	try_json(bytes, false);
	try_json(bytes, true);
	try_csv(bytes);
	try_html(bytes);
	return 0;
}
