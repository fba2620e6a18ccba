/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/json.h"

#include "base/bytes.h"

/* A line end and blanks as deep as we are, with a comma in front where a value came before. */
static void new_line(struct json *json, bool comma)
{
	static const char line[] = ",\n                                ";
	size_t blanks = 2 * json->depth, most = sizeof(line) - 3;
	size_t here = blanks < most ? blanks : most;

	if (json->one_line) {
		buf_add(json->out, line, comma);
		return;
	}
	buf_add(json->out, line + !comma, here + 1 + comma);
	buf_add_repeat(json->out, ' ', blanks - here);
}

static void before_value(struct json *json)
{
	if (json->keyed) {
		json->keyed = false;
		return;
	}
	if (!json->depth)
		return;
	new_line(json, !json->first);
	json->first = false;
}

static void begin(struct json *json, char bracket)
{
	before_value(json);
	buf_add_char(json->out, bracket);
	json->depth++;
	json->first = true;
}

static void end(struct json *json, char bracket)
{
	json->depth--;
	if (!json->first)
		new_line(json, false);
	buf_add_char(json->out, bracket);
	json->first = false;
}

void json_begin_object(struct json *json)
{
	begin(json, '{');
}

void json_end_object(struct json *json)
{
	end(json, '}');
}

void json_begin_array(struct json *json)
{
	begin(json, '[');
}

void json_end_array(struct json *json)
{
	end(json, ']');
}

static void escape_char(struct buf *out, unsigned char c)
{
	switch (c) {
	case '"':
		buf_lit(out, "\\\"");
		break;
	case '\\':
		buf_lit(out, "\\\\");
		break;
	case '\n':
		buf_lit(out, "\\n");
		break;
	case '\r':
		buf_lit(out, "\\r");
		break;
	case '\t':
		buf_lit(out, "\\t");
		break;
	default:
		buf_addf(out, "\\u%04x", c);
	}
}

#define CONTROLS                                                                                   \
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,  \
		1, 1
/* Control characters, quotes and backslashes. */
static const unsigned char is_special[256] = {CONTROLS, ['"'] = 1, ['\\'] = 1, [0x7f] = 1};
/* And what a line ends or hides itself with; 0xe2 begins U+2028 and U+2029, and much else. */
static const unsigned char is_special_in_line[256] = {
	CONTROLS, ['"'] = 1, ['\\'] = 1, [0x7f] = 1, ['<'] = 1, [0xe2] = 1};
#undef CONTROLS

/* Whether one of eight bytes is special. */
static bool has_special(uint64_t x)
{
	return bytes_any_below(x, 0x20) || bytes_any(x, '"') || bytes_any(x, '\\') ||
	       bytes_any(x, 0x7f);
}

static bool has_special_in_line(uint64_t x)
{
	return has_special(x) || bytes_any(x, '<') || bytes_any(x, 0xe2);
}

static bytes16 are_special(bytes16 x)
{
	return bytes16_are_below(x, 0x20) | bytes16_are(x, '"') | bytes16_are(x, '\\') |
	       bytes16_are(x, 0x7f);
}

static bytes16 are_special_in_line(bytes16 x)
{
	return are_special(x) | bytes16_are(x, '<') | bytes16_are(x, 0xe2);
}

/* Writes what s begins with, a special byte, and returns how many bytes of s that were. */
static size_t add_special(struct buf *out, struct str s)
{
	if (str_starts(s, STR("\xe2\x80\xa8")) || str_starts(s, STR("\xe2\x80\xa9"))) {
		buf_lit(out, "\\u202");
		buf_add_char(out, s.p[2] == '\xa8' ? '8' : '9');
		return 3;
	}
	if (s.p[0] == '\xe2')
		buf_add_char(out, s.p[0]);
	else
		escape_char(out, (unsigned char)s.p[0]);
	return 1;
}

static void add_quoted(struct json *json, struct str s)
{
	bool line = json->one_line;

	buf_add_char(json->out, '"');
	for (;;) {
		size_t plain =
			line ? bytes_add(json->out, s,
				       (struct bytes_kind){has_special_in_line, are_special_in_line,
					       is_special_in_line})
			     : bytes_add(json->out, s,
				       (struct bytes_kind){has_special, are_special, is_special});

		s = str_from_index(s, plain);
		if (!s.n)
			break;
		s = str_from_index(s, add_special(json->out, s));
	}
	buf_add_char(json->out, '"');
}

void json_key(struct json *json, struct str key)
{
	before_value(json);
	add_quoted(json, key);
	buf_add(json->out, ": ", json->one_line ? 1 : 2);
	json->keyed = true;
}

void json_raw_key(struct json *json, struct str key)
{
	before_value(json);
	buf_add_str(json->out, key);
	json->keyed = true;
}

void json_string(struct json *json, struct str s)
{
	before_value(json);
	add_quoted(json, s);
}

void json_member(struct json *json, struct str key, struct str value)
{
	json_key(json, key);
	json_string(json, value);
}

void json_number(struct json *json, struct str digits)
{
	before_value(json);
	buf_add_str(json->out, digits);
}

void json_unsigned(struct json *json, unsigned long long number)
{
	before_value(json);
	buf_add_unsigned(json->out, number);
}

void json_bool(struct json *json, bool value)
{
	before_value(json);
	buf_add_str(json->out, value ? STR("true") : STR("false"));
}

void json_raw(struct json *json, struct str value)
{
	before_value(json);
	buf_add_str(json->out, value);
}

void json_null(struct json *json)
{
	before_value(json);
	buf_lit(json->out, "null");
}

void json_finish(struct json *json)
{
	buf_add_char(json->out, '\n');
}
