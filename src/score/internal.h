/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The parts of score/. A condition is compiled to ops in prefix order: an op is followed by the ops
 * of its parts, so the array is the tree, and what evaluates, proves and explains walks the same.
 */
#ifndef SCORE_INTERNAL_H
#define SCORE_INTERNAL_H

#include "base/suggest.h"
#include "score/score.h"

/* What a comparison accepts: any of these. */
enum { RELATION_LESS = 1, RELATION_EQUAL = 2, RELATION_GREATER = 4, RELATION_ANY = 7 };

enum op_kind {
	OP_OR,  /* of its parts, two or more */
	OP_AND, /* likewise */
	OP_NOT, /* of one part */
	OP_OTHERWISE,
	OP_MISSING, /* left has no value */
	OP_INPUTS,  /* left and right, both numbers */
	OP_NUMBER,  /* left and a number */
	OP_CHOICE,  /* left and the choice of that index */
};

struct op {
	unsigned char kind, relation;
	unsigned short left, right; /* inputs of the indicator; OP_CHOICE: right is the choice */
	uint32_t size;              /* ops of this one and its parts */
	struct decimal number;
};

typedef VEC(struct op) op_list;

/* Where a case lies in the ops of its rule. */
struct case_ops {
	size_t at;
	enum status status;
};

/* The cases of an indicator, or the condition of a gate as the one case. Ops in order of cases. */
struct rule {
	const struct indicator *indicator; /* whose inputs are named */
	struct op *ops;
	struct case_ops *cases;
	size_t op_count, case_count;
};

/* A condition in a file. */
struct condition {
	struct str text;
	struct place place;
};

struct compiler {
	struct arena *arena; /* for the ops */
	struct diags *diags;
	enum lang lang; /* of the names that messages list */
	const struct indicator *indicator;
};

/* ---- lex.c ---- */

enum token_kind {
	TOKEN_END,
	TOKEN_BAD, /* reported */
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_RELATION,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_NOT,
	TOKEN_OTHERWISE,
	TOKEN_MISSING,
};

struct token {
	enum token_kind kind;
	unsigned char relation; /* TOKEN_RELATION */
	struct str text;        /* a piece of the condition */
};

struct lexer {
	const struct condition *condition;
	struct diags *diags;
	size_t at;
	size_t base; /* where the condition begins in its file */
	bool exact;  /* it stands there as it is */
};

void lexer_init(struct lexer *lexer, const struct condition *condition, struct diags *diags);
struct token lexer_next(struct lexer *lexer);
/* The place of a piece of the condition; of all of it where that is not known. */
struct place lexer_place(const struct lexer *lexer, struct str piece);
void offer_keywords(struct suggest *suggest);

/* ---- parse.c ---- */

/* Adds the ops of a condition. False after a fault, which was reported. */
bool condition_compile(struct compiler *compiler, const struct condition *condition, op_list *ops);

/* ---- resolve.c: what names and words mean, and whether they can be compared ---- */

/* INPUT_NONE if no input has that name. */
enum { INPUT_NONE = 0xffff };
unsigned find_input(const struct indicator *indicator, struct str name);
/* Reports a name that no input has. */
void report_name(struct compiler *compiler, const struct lexer *lexer, struct str name);
/* A comparison, and "name ontbreekt"; false after a fault, which was reported. */
bool resolve_test(struct compiler *compiler, const struct lexer *lexer, struct token left,
	struct token right, unsigned char relation, struct op *op);
bool resolve_missing(
	struct compiler *compiler, const struct lexer *lexer, struct token name, struct op *op);

/* ---- eval.c ---- */

/* figures: those of the indicator, by input. */
enum truth ops_truth(const struct op *op, const struct figure *figures);
/* The first case that is not "no", in *truth whether it is yes or unknown; case_count if none. */
size_t rule_decide(const struct rule *rule, const struct figure *figures, enum truth *truth);

/* ---- day.c ---- */

void add_day(struct date date, const struct wording *wording, struct buf *out);

/* ---- words.c: conditions as people read them ---- */

struct teller {
	const struct indicator *indicator;
	const struct figure *figures; /* of the indicator; NULL: without figures */
	const struct wording *wording;
	struct buf *out;
};

/* "de waarde (69%)"; without figures "de waarde", and "de norm (10%)", which no figure changes */
void tell_input(const struct teller *teller, size_t input);
/* "mutaties is niet van toepassing" */
void tell_not_applicable(const struct teller *teller, size_t input);
/* A comparison, or the opposite of it. */
void tell_test(const struct teller *teller, const struct op *op, bool negated);
/* "een keuze": a label as it stands in a sentence. */
void tell_choice(const struct teller *teller, size_t input, size_t choice);
/* A condition as it is written. */
void tell_condition(const struct teller *teller, const struct op *op);

/* ---- facts.c ---- */

/* Why a case of the rule holds: what is true of the figures, with nothing that plays no part. */
void tell_facts(const struct teller *teller, const struct rule *rule, size_t which);

static inline unsigned char relation_mirror(unsigned char relation)
{
	static const unsigned char mirrored[] = {0, 4, 2, 6, 1, 5, 3, 7};

	return mirrored[relation & RELATION_ANY];
}

/* ---- spread.c ---- */

void round_spread(struct arena *arena, struct round *round);

/* ---- proof ---- */

/* Whether the input is a number that the edition fixes, and what it is. */
static inline bool is_norm(const struct indicator *indicator, size_t input)
{
	return input == INPUT_COMPARATOR && indicator->comparator == COMPARATOR_NORM;
}

/* What all proofs together may still take. */
struct proof_budget {
	unsigned long long ops;
	bool reported; /* that it was too little; of the other rules nothing is said then */
};

/* Reports holes and cases that never decide. */
void rule_prove(
	struct diags *diags, const struct indicator *indicator, struct proof_budget *budget);
void gate_prove(struct diags *diags, const struct gate *gate, struct proof_budget *budget);

#endif
