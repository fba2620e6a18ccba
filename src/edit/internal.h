/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of edit/ share. */
#ifndef EDIT_INTERNAL_H
#define EDIT_INTERNAL_H

#include "edit/edit.h"

/* ---- fmt_lines.c ---- */

/* bytes without BOM and with LF in the place of CRLF and CR; itself where there is nothing to do.
 */
struct str plain_text(struct arena *arena, struct str bytes);
/* Whether all of its lines are blank or comments. */
bool is_margin(struct str lines);
/* Appends whole lines without blanks at their ends. */
void put_lines(struct buf *out, struct str lines);
/* Appends blank lines and comments without blanks around them: indented, one that comes below a
 * text of more lines would become part of it. */
void put_margin(struct buf *out, struct str lines);
/*
 * As put_lines for piece, a part of text that was parsed as node: lines inside scalars of more than
 * one line stay as they are.
 */
void put_yaml_lines(
	struct buf *out, const struct text *text, struct str piece, const struct node *node);

/* ---- fmt_front.c ---- */

/* Appends the fields of document in their form, without the lines around them. */
void put_front(struct buf *out, struct arena *arena, const struct collection *collection,
	const struct document *document);

/* ---- fmt_value.c ---- */

/* A field of a card: what stands between its key and the next one. */
struct front_field {
	struct str bytes; /* of the file */
	const struct node_pair *pair;
	const struct field *field; /* NULL for a key that every card may have */
	size_t from, to;           /* its lines in bytes */
	struct arena *arena;
};

/* Whether the value of a key is text, also to programs that give scalars a type; field may be NULL.
 */
bool is_text_key(const struct field *field, struct str key);
/* The value as fmt writes it: a date as 2026-03-31, a term by its id or code; lives in arena or is
 * a piece of value. */
struct str value_in_form(struct arena *arena, const struct field *field, struct str value);
/* Whether a word in a list in brackets would end there, or be more than a word. */
bool needs_quotes_in_list(struct str word);
/* Appends its lines in their form; as they are where they are too special to touch. */
void put_field(struct buf *out, const struct front_field *field);

/* ---- new.c ---- */

/* Bytes of a new card from from to to (not included). */
struct card_span {
	size_t from, to;
};

/* ---- new_value.c ---- */

/* What makes the values of a new card. */
struct card_maker {
	struct arena *arena;
	const struct model *model;
	const struct card_options *options;
	struct str id;
	enum lang lang;
	/* Where in the card the title and each setting came to stand. */
	struct card_span title, *settings;
};

/* Of two words that of the language of the site. */
struct str maker_word(const struct card_maker *maker, struct str nl, struct str en);
/* Appends a value that is no fault, for a field that has to be filled in. */
void put_required_value(struct buf *out, const struct card_maker *maker, const struct field *field);
/* The same, to show what a value looks like. */
void put_example(struct buf *out, const struct card_maker *maker, const struct field *field);
/* What was given for the field, in its form, with brackets around a list. */
void put_setting(struct buf *out, const struct card_maker *maker, const struct field *field,
	struct str value);

/* ---- new_fault.c ---- */

/* References of the settings to what is not there. */
void check_references(
	const struct card_maker *maker, const struct record *record, struct diags *diags);
/* Moves the places of diagnostics about text, a card that is in no file, to what was given for it,
 * from the one of number first on. */
void place_faults(
	const struct card_maker *maker, const struct text *text, struct diags *diags, size_t first);

/* ---- new_help.c ---- */

/* What a field is called and what it is for. */
struct field_help {
	struct str label, text;
};

/* Of free pages, whose schema is our own, too. */
struct field_help help_of_field(const struct card_maker *maker, const struct field *field);
/* Appends a comment in HTML, which is not published, before the text. */
void put_body_help(struct buf *out, const struct card_maker *maker);

/* ---- new_body.c ---- */

/* The headings that most cards of the collection have, in the order in which they stand there. */
struct str_list {
	VEC(struct str) list;
};

void usual_headings(
	struct arena *arena, const struct collection *collection, struct str_list *headings);

#endif
