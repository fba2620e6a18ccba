/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Diagnostics are data: a code from the one catalogue (diag_codes.h), a place, and the words that
 * fill the message. The text is made only when it is shown, in the reader's language.
 *
 * Libraries add to a struct diags and go on; nobody below cmd/ prints. One thread a struct diags;
 * workers have their own and are merged afterwards, so that the order never depends on threads.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/vec.h"

enum severity {
	SEVERITY_HINT,    /* how a text could be better; only given when asked for */
	SEVERITY_NOTE,    /* worth knowing; counted, never a fault */
	SEVERITY_WARNING, /* the site is built, but somebody should look */
	SEVERITY_ERROR,   /* nothing is written: exit code 1 */
	SEVERITY_SYSTEM,  /* the machine said no, not the content: exit code 3 */
};

enum diag_code {
#define DIAG(code, name, severity, nl, en, help_nl, help_en) DIAG_##code,
#include "base/diag_codes.h"
#undef DIAG
	DIAG_CODES
};

enum lang { LANG_NL, LANG_EN };

struct diag {
	enum diag_code code;
	struct place place;
	struct place other; /* a second place that matters, such as the first of two duplicates */
	struct str args[3]; /* {1} {2} {3} in the catalogue */
	struct str suggest; /* "did you mean"; takes the place of the catalogue's help */
};

struct diags {
	struct arena arena;
	VEC(struct diag) list;
	size_t errors, warnings, notes, hints;
};

#define DIAGS_INIT                                                                                 \
	{                                                                                          \
		0                                                                                  \
	}

/*
 * diag_add(&diags, DIAG_X, place, .args = {a, b}, .suggest = s): the strings are copied, and made
 * fit for one line of a terminal.
 */
#define diag_add(diags, code_, place_, ...)                                                        \
	diags_add((diags), &(struct diag){.code = (code_), .place = (place_), __VA_ARGS__})
void diags_add(struct diags *diags, const struct diag *diag);
/* Moves all of from behind what is in diags; from is empty afterwards. */
void diags_merge(struct diags *diags, struct diags *from);
/* By file, place and code, with exact repeats taken out. */
void diags_sort(struct diags *diags);
void diags_release(struct diags *diags);
/* 0 when there are no errors, 3 when the system failed, else 1. */
int diags_exit_code(const struct diags *diags);

/* Words for a gap that differ by language, when no word of diag_words.h will do. */
struct str diag_both(struct arena *arena, struct str nl, struct str en);
/* A word for a gap that says why the system refused (an errno). */
struct str diag_errno(int error);

/* The stable name of a code: "unknown-field". */
struct str diag_name(enum diag_code code);
enum severity diag_severity(enum diag_code code);
struct str severity_label(enum severity severity, enum lang lang);
/* One sentence: what is wrong. */
void diag_message(const struct diag *diag, enum lang lang, struct buf *out);
/* One sentence: how to mend it. Adds nothing if the catalogue has none. */
void diag_help(const struct diag *diag, enum lang lang, struct buf *out);

/* "content/a.md:3:7", or the file only. */
void diag_location(const struct diag *diag, struct buf *out);
/* The line of the place with a caret below it, as in DIAG_FORMAT_TEXT. Adds nothing of a file. */
void diag_excerpt(const struct diag *diag, struct buf *out);

enum diag_format {
	DIAG_FORMAT_TEXT,   /* for people: source line, caret, help */
	DIAG_FORMAT_GNU,    /* file:line:col: severity: message, one a line */
	DIAG_FORMAT_GITHUB, /* workflow commands that become annotations */
	DIAG_FORMAT_GITLAB, /* a code quality report */
	DIAG_FORMAT_JSON,   /* everything, for other programs */
	DIAG_FORMATS
};

/* false if there is no format of that name. */
bool diag_format_parse(struct str name, enum diag_format *format);
struct diag_style {
	enum diag_format format;
	enum lang lang;
	bool colour;     /* for text */
	bool notes;      /* show them too */
	struct str root; /* put before the paths of a site that is not read from here */
};

/* Writes all of a sorted list. */
void diags_format(const struct diags *diags, const struct diag_style *style, struct buf *out);

#endif
