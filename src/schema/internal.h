/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of schema/ share. */
#ifndef SCHEMA_INTERNAL_H
#define SCHEMA_INTERNAL_H

#include "base/json.h"
#include "schema/schema.h"

/* What is written, of what. */
struct schema_task {
	struct arena *arena;
	const struct model *model;
	const struct collection *const *collections;
	size_t n;
	enum lang lang;
	struct buf *out;
};

/* Of two words that of the language of the site. */
struct str task_word(const struct schema_task *task, struct str nl, struct str en);
/* What a file calls a term: its code, or else its id. */
struct str term_name(const struct term *term);
/* "onbekend" may stand there. */
bool may_be_unknown(const struct field *field);
struct str unknown_word(const struct schema_task *task);
/* "ja" and "nee". */
const struct str *yes_and_no(const struct schema_task *task);

/* For other programs: a slug as a regular expression. */
#define SLUG_PATTERN "[a-z0-9]+(-[a-z0-9]+)*"

void write_json_schema(const struct schema_task *task);
void write_sveltia(const struct schema_task *task);
void write_pages_cms(const struct schema_task *task);
void write_docs(const struct schema_task *task);

/* ---- patterns.c: values as regular expressions of ECMAScript, with blanks around them ---- */

/* For all of the values of a kind; empty for those that are any text. Of the word for what is not
 * known too, if unknown says so. */
struct str kind_pattern(struct arena *arena, const struct field *field);
/* The words, whatever their capitals. */
struct str words_pattern(struct arena *arena, const struct str *words, size_t n);
/* One of the patterns a and b, both for all of a value. */
struct str either_pattern(struct arena *arena, struct str a, struct str b);

/* ---- yaml_out.c: a configuration in YAML ---- */

/* The lines of a map, indent deep; the next one begins an item of a list if item is set. */
struct yaml_out {
	struct buf *out;
	unsigned indent;
	bool item;
};

void yaml_text(struct yaml_out *yaml, const char *key, struct str value);
/* As it is: true, a number, a list in brackets. */
void yaml_raw(struct yaml_out *yaml, const char *key, const char *value);
/* A key whose value is a map or list on the lines below. */
void yaml_open(struct yaml_out *yaml, const char *key);
void yaml_close(struct yaml_out *yaml);
/* An item of the list at hand, and the end of it. */
void yaml_item(struct yaml_out *yaml);
void yaml_end_item(struct yaml_out *yaml);
/* A list of texts, in brackets. */
void yaml_texts(struct yaml_out *yaml, const char *key, const struct str *values, size_t n);

#endif
