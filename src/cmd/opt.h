/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Options as data: one table of a command gives its parsing, its usage line and its help.
 * Accepted are "-o X", "-oX", "--output X" and "--output=X"; words that are no options go to the
 * rows for words, in order, wherever they stand between the options. Behind "--" all are words.
 */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/vec.h"
#include "cmd/cmd.h"

enum opt_kind {
	OPT_END,
	OPT_STRING, /* value is a const char * */
	OPT_CHOICE, /* value is a struct opt_choice */
	OPT_NUMBER, /* value is a size_t; from 0 to 65535 */
	OPT_FLAG,   /* value is a bool */
	/* Words of a command, value is a const char *; name is what help calls them: "MONITOR". */
	OPT_WORD,
	OPT_WORD_OPTIONAL, /* may be left out; behind those that may not */
	/* Any number of them; value is a struct opt_words. */
	OPT_STRINGS, /* an option that may be given more than once */
	OPT_WORDS,   /* all words behind the others; the last row for words */
};

/* The values that were given, in order; starts as {0}. */
struct opt_words {
	VEC(const char *) list;
	struct arena arena;
};

/* One of some words, which stand in names with blanks between. */
struct opt_choice {
	const char **value;
	const char *names;
};

#define ONE_OF(word, words) (&(struct opt_choice){&(word), words})

/* What more than one command lets choose from. */
#define OPT_LANGS "nl en"
#define OPT_DIAG_FORMATS "text gnu github gitlab json"

/*
 * What help calls words and values is written in capitals, in English; opt.c has the Dutch for it.
 */
struct opt {
	enum opt_kind kind;
	char letter; /* 0 for none */
	const char *name;
	const char *argument; /* what help calls the value: "DIR" */
	const char *help[2];  /* by enum lang */
	void *value;
};

/*
 * Fills the values of the table from argv; true to go on. Otherwise the help has been printed, or
 * the fault said on stderr, and the command ends with *code. A word for which there is no row, and
 * a row for which there is no word, is a fault.
 */
bool opt_parse(const struct command *command, int argc, char **argv, int *code);
void opt_help(const struct command *command, FILE *out);
/*
 * Says on stderr that an option (its name) does not know that value, what was probably meant, and
 * what there is to choose from. The command may be NULL. EXIT_USAGE.
 */
int opt_report_choice(
	const char *command, const char *option, const char *value, const char *names);

#endif
