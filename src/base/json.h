/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A writer of JSON (RFC 8259) with stable layout: two spaces an indent, one value a line, keys in
 * the order they are written, UTF-8 as it is. The caller keeps begin and end in balance.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	unsigned depth;
	bool first;    /* nothing written yet in this object or array */
	bool keyed;    /* a key was just written; its value follows on the same line */
	bool one_line; /* without blanks, and safe in scripts */
};

#define JSON_INIT(buf)                                                                             \
	{                                                                                          \
		.out = (buf), .first = true                                                        \
	}

/*
 * On one line, and without blanks. What comes out can stand in a script, and in a <script> of HTML:
 * no '<' is in it, which could end or hide that, and none of the line ends that only JSON lets
 * pass (U+2028 and U+2029).
 */
#define JSON_LINE(buf)                                                                             \
	{                                                                                          \
		.out = (buf), .first = true, .one_line = true                                      \
	}

/* For one value that will stand depth deep in another text. */
#define JSON_INSIDE(buf, depth_)                                                                   \
	{                                                                                          \
		.out = (buf), .depth = (depth_), .keyed = true                                     \
	}

/* For the first members of an object that is depth deep in another text; trim what comes out. */
#define JSON_MEMBERS(buf, depth_)                                                                  \
	{                                                                                          \
		.out = (buf), .depth = (depth_), .first = true                                     \
	}

void json_begin_object(struct json *json);
void json_end_object(struct json *json);
void json_begin_array(struct json *json);
void json_end_array(struct json *json);
void json_key(struct json *json, struct str key);
/* A key as JSON_KEY writes it: for those of the program itself, in which nothing is to be escaped.
 */
void json_raw_key(struct json *json, struct str key);
#define JSON_KEY(literal) "\"" literal "\": "
void json_string(struct json *json, struct str s);
/* A key, and a string as its value. */
void json_member(struct json *json, struct str key, struct str value);
/* The characters as they are: a number that is known to be one. */
void json_number(struct json *json, struct str digits);
void json_unsigned(struct json *json, unsigned long long number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
/* A whole value that was written with JSON_INSIDE at this depth, or members with JSON_MEMBERS. */
void json_raw(struct json *json, struct str value);
/* A line end behind the outermost value. */
void json_finish(struct json *json);

#endif
