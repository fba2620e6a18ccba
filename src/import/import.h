/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Foreign data to content files: a CSV of figures becomes the measurement files of a monitor.
 *
 *     import_plan     reads and checks the whole table, and says what would be written
 *     import_write    writes that; only for a plan without errors
 *
 * Wide: a row for each subject, a column for each indicator. Long: a row for each figure, with the
 * columns subject, indicator and value. Both may have columns for date, edition and remark. A row
 * of "_landelijk" or "_national" holds the national figures. Figures are judged by the reader of
 * measurement files itself, so what may stand in a cell is what may stand in such a file.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/map.h"
#include "model/model.h"
#include "source/source.h"

enum import_form {
	IMPORT_AUTO, /* long when there are columns for indicator and value */
	IMPORT_WIDE,
	IMPORT_LONG
};

struct import_options {
	const struct model *model; /* linked */
	const struct monitor *monitor;
	struct source *source;         /* the site */
	struct date date;              /* of rows that have none; year 0: no such date */
	const struct edition *edition; /* likewise; NULL: that of the day */
	enum import_form form;
	bool replace; /* write into files that are there already */
};

enum import_action { IMPORT_CREATE, IMPORT_REPLACE, IMPORT_UNCHANGED };

/* A file that was planned. */
struct import_file {
	struct str path, content;
	enum import_action action;
	size_t added, replaced, kept; /* figures; those of a new file are added */
	bool written;
};

struct import {
	struct arena arena;
	struct text text;              /* the table */
	VEC(struct import_file) files; /* by path */
};

/*
 * path leads from where we are, not from the site. A file that exists keeps all that the table does
 * not name: figures, tables, remarks and comments; an empty cell names nothing. Without
 * options->replace it is a fault if the table says something else than the file.
 * False, with reasons in diags, when anything is wrong.
 */
bool import_plan(struct import *import, const struct import_options *options, struct str path,
	struct diags *diags);
/*
 * Writes below dir, the folder of the site: each file beside its place and then renamed. Stops at
 * the first that fails; what was written until then says so. False after a failure.
 */
bool import_write(struct import *import, const char *dir, struct diags *diags);
void import_release(struct import *import);

/* ---- Subjects: whom a word of a table or a command line names ---- */

/* All names of the records of a collection. */
struct subjects {
	const struct collection *collection;
	struct arena *arena;
	struct map names; /* struct named * */
};

struct named {
	const struct record *record;
	const struct record *other; /* a second one of that name; or NULL */
};

void subjects_init(
	struct subjects *subjects, const struct collection *collection, struct arena *arena);
/*
 * The record that has that word in a field, or for NULL, as its id, a former id, its title or in
 * any text field, in that order. Capitals do not matter. NULL if there is none.
 */
const struct named *subjects_find(
	const struct subjects *subjects, const struct field *field, struct str word);

#endif
