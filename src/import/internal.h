/* SPDX-License-Identifier: EUPL-1.2 */
/* What the units of import/ share. */
#ifndef IMPORT_INTERNAL_H
#define IMPORT_INTERNAL_H

#include "base/csv.h"
#include "base/map.h"
#include "import/import.h"

/* ---- Subjects, beside what import.h has ---- */

/* The field of text with that key or label, or NULL. */
const struct field *subjects_field(const struct subjects *subjects, struct str name);
/* Whether the words in a field tell records apart and are names or codes: the title, and single
 * words that no two records share. */
bool subjects_identifies(const struct subjects *subjects, const struct field *field);
/* The id or title that was probably meant, or nothing. */
struct str subjects_suggest(const struct subjects *subjects, struct str word);
bool is_national_word(struct str word);

/* Faults of a table behind which the rest is not looked at: then all of it is wrong. */
enum { FAULTS_MAX = 1000 };

/* ---- Slots: which figure a column or row names ---- */

enum slot_kind {
	SLOT_VALUE, /* of the subject; in national figures the comparator */
	SLOT_INPUT, /* a further input */
	SLOT_GROUP, /* national figures: the comparator of one group */
	SLOT_REMARK
};

struct slot {
	const struct indicator *indicator; /* NULL: no such thing */
	enum slot_kind kind;
	struct str key; /* SLOT_INPUT: its name in the file; SLOT_GROUP: the group */
};

/* What the indicators of an edition are called. */
struct slots {
	const struct edition *edition;
	struct map names; /* struct indicator *, by id and title in lower case */
	struct map twice; /* titles that more than one indicator has, so that they name none */
};

void slots_init(struct slots *slots, const struct edition *edition, struct arena *arena);
/* "indicator", "indicator.input", "indicator.per_groep.4"; the part behind it may be in input. */
struct slot slots_find(const struct slots *slots, struct str name, struct str input, enum lang lang,
	struct arena *arena);
/* What a word behind an indicator means; kind SLOT_VALUE for none; no indicator if nothing. */
struct slot slots_part(
	const struct indicator *indicator, struct str input, enum lang lang, struct arena *arena);
struct str slots_suggest(
	const struct slots *slots, struct str name, enum lang lang, struct arena *arena);
/* The ids, for a message. */
struct str slots_list(const struct slots *slots, struct arena *arena);

/* ---- The table ---- */

enum role {
	ROLE_NONE, /* not known; reported */
	ROLE_SUBJECT,
	ROLE_DATE,
	ROLE_EDITION,
	ROLE_REMARK,
	ROLE_INDICATOR, /* long form */
	ROLE_VALUE,
	ROLE_INPUT,
	ROLE_FIGURE, /* wide form: one slot an edition */
	ROLES
};

struct table_column {
	struct str name;
	struct place place;
	enum role role;
	const struct field *field; /* ROLE_SUBJECT: what holds the name; NULL for any */
	struct slot *slots;        /* ROLE_FIGURE: by number of the edition among those used */
};

/* One figure of a sheet. */
struct entry {
	struct slot slot;
	const struct csv_cell *cell;
	size_t order; /* in which it was found */
};

/* A measurement file to be: all figures of one subject on one day. */
struct sheet {
	const struct record *subject; /* NULL: national */
	struct date date;
	const struct edition *edition;
	const struct csv_cell *name;                  /* the cell that named the subject */
	const struct csv_cell *edition_cell, *remark; /* or NULL */
	VEC(struct entry) entries;
	struct map seen; /* const struct csv_cell *, by slot */
};

/* What is known of a row before its figures are looked at. */
struct row_head {
	struct date date;
	const struct edition *edition; /* NULL: nothing in the row, or a fault */
	size_t edition_number;         /* among those used */
};

struct grid {
	struct arena *arena;
	struct diags *diags;
	const struct import_options *options;
	enum lang lang; /* of keywords */
	struct csv_table csv;
	bool is_long;
	struct table_column *columns;
	struct row_head *heads; /* by row */
	struct subjects subjects;
	VEC(struct slots *) editions; /* that rows use */
	VEC(struct sheet *) sheets;   /* in the order of their first rows */
	struct map sheets_by_name;
	struct map edition_of_day; /* const struct edition *, by ISO date */
};

/* The keyword of the language of the site. */
struct str keyword(const struct grid *grid, struct str nl, struct str en);
/* Whether name is one of two, capitals aside. */
bool is_either(struct str name, const char *nl, const char *en);
/*
 * columns.c: what each column is; first those that need no edition, then the others, which are
 * called after indicators. False when there is no telling what the rows hold.
 */
bool columns_reserve(struct grid *grid);
bool columns_resolve(struct grid *grid);
/* The column of a role, or NULL. */
const struct table_column *columns_find(const struct grid *grid, enum role role);
/* Its cell in a row, or NULL when there is no such column or the cell is empty. */
const struct csv_cell *columns_cell(const struct grid *grid, enum role role, size_t row);

/* days.c: the date and edition of each row. False when there is none at all. */
bool days_find(struct grid *grid);
/* sheets.c: rows to sheets. */
void sheets_make(struct grid *grid);

/* ---- Trees: sheets as the mapping of a measurement file ---- */

/* What a cell says, as it is best written; itself for remarks and for what is no figure. */
struct str slot_normal(const struct grid *grid, const struct sheet *sheet, const struct slot *slot,
	struct str text);
struct node *tree_make(struct arena *arena, const struct grid *grid, struct sheet *sheet);

/* What became of the figures of a file; remarks do not count. */
struct merged {
	size_t added, replaced, kept;
	bool changed; /* anything, remarks too */
};

/* The tree of a file with what a new one says; values that mean the same stay as they are. */
const struct node *tree_merge(struct grid *grid, const struct sheet *sheet, const struct node *old,
	const struct node *new, struct merged *merged);

/* Comments, without blanks around them, and empty strings for blank lines. */
struct margin {
	uint32_t at;            /* where the key or item begins that it belongs to */
	VEC(struct str) above;  /* lines of their own */
	VEC(struct str) behind; /* on the same line */
};

struct margins {
	const struct text *text;
	VEC(struct margin) all; /* by rising at */
	VEC(struct str) below;  /* the last key */
};

/* root is what text was parsed as. */
void margins_read(struct margins *margins, struct arena *arena, const struct text *text,
	const struct node *root);
/* That of the key or item at a place, or NULL; also when margins is. */
const struct margin *margins_at(const struct margins *margins, struct place place);

/*
 * A mapping as YAML that reads back as the same tree. Only what text may hold. With the comments of
 * the file that some of it comes from, if margins is not NULL.
 */
void yaml_write(const struct node *root, const struct margins *margins, struct buf *out);

#endif
