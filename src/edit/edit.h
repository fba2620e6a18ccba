/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Content files for editors: `new` makes a card from the schema of its collection, `fmt` gives
 * files the form that the others have. Both work on the model of a site that was loaded; nothing
 * here knows what a field means beyond what its schema says.
 */
#ifndef EDIT_EDIT_H
#define EDIT_EDIT_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/vec.h"
#include "model/model.h"
#include "plan/plan.h"
#include "source/source.h"

/* ---- Formatting ---- */

enum format_state {
	FORMAT_SAME,
	FORMAT_CHANGED,
	FORMAT_FAULTY, /* it has errors, which are reported, or its schema has: it stays as it is */
	FORMAT_REFUSED, /* what came out would not mean the same: reported, it stays as it is */
};

/*
 * The text of a card in the form that all cards have: fields in the order of the schema, quotes
 * only where YAML needs them, dates as 2026-03-31, terms by id or code, one blank in lists, no
 * blanks at line ends, no BOM, LF, one line end at the end. Comments and blank lines above a field
 * move with it. The body stays as it is, but for line ends. text is as read from the file, and its
 * path decides which collection it is of; *formatted lives in arena. What comes out is read again
 * and holds the same record, also for programs that give scalars a type, and formatting it once
 * more changes nothing.
 *
 * Of other files of YAML only line ends, blanks at line ends and the BOM change.
 */
enum format_state format_text(const struct model *model, const struct text *text,
	struct arena *arena, struct str *formatted, struct diags *diags);

struct format_file {
	struct str path; /* below the folder of the site */
	enum format_state state;
	struct str bytes; /* FORMAT_CHANGED: what it should be */
	bool written;
};

struct format {
	struct arena arena;
	VEC(struct format_file) files; /* by path */
};

/*
 * Formats, in memory, all cards and YAML files below content/ whose path is wanted, or lies below
 * a folder that is wanted; without any wanted (n is 0) all of them. The model is loaded, need not
 * be linked, and may have faults. missing is set to the first of wanted that names nothing, or to
 * an empty string.
 */
void format_plan(struct format *format, const struct model *model, struct source *source,
	const struct str *wanted, size_t n, struct str *missing, struct diags *diags);
/* Writes what changed below dir. False, reported, at the first file that cannot be written. */
bool format_write(struct format *format, const char *dir, struct diags *diags);
void format_release(struct format *format);

/* ---- A new card ---- */

struct setting {
	struct str key, value; /* of a list: values with commas between them */
};

struct card_options {
	const struct collection *collection;
	struct str title;
	struct str id; /* empty: made of the title */
	const struct setting *settings;
	size_t settings_n;
	struct date today;
};

struct card {
	struct str id, path; /* "content/producten/digitale-balie.md" */
	struct str bytes;
};

/*
 * Makes the text of a card that check accepts: a draft, with all fields of the collection, their
 * help and what may be chosen as comments. Empty strings in *card and false, with a message, when
 * what the settings say is no value of their field. The place of a message is what was given: a
 * text without bytes that is called "--set KEY=VALUE", or "title".
 */
bool card_make(struct arena *arena, const struct model *model, const struct card_options *options,
	struct card *card, struct diags *diags);

enum card_name { CARD_NAME_FREE, CARD_NAME_INVALID, CARD_NAME_TAKEN, CARD_NAME_RESERVED };

/*
 * Whether a new card of the collection may have that id. plan may be NULL; else ids whose address
 * is taken by a page that the site makes by itself are reserved.
 */
enum card_name card_check_name(const struct plan *plan, struct source *source,
	const struct collection *collection, struct str id);
/* An id like that which is free: "gibit-2". Empty if there is none. */
struct str card_suggest_name(struct arena *arena, const struct plan *plan, struct source *source,
	const struct collection *collection, struct str id);
/* Writes it below dir; never over a file that is there. False, reported, if that fails. */
bool card_write(const struct card *card, const char *dir, struct diags *diags);

#endif
