/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The proof of a rule. What a rule makes of numbers depends only on how they compare with its
 * constants and with each other. So a handful of values stand for all: inputs that are compared
 * with each other make a component; its constants (numbers in the rule, bounds, the norm) and the
 * gaps between them are its cells; a gap has as many values as the component has inputs, so that
 * they can have any order in it. Values are numbers of that row, and so are the constants in the
 * copy of the rule that the proof runs.
 */
#ifndef SCORE_PROOF_H
#define SCORE_PROOF_H

#include "score/internal.h"

struct point {
	size_t cell; /* 2i: the gap before constants[i]; 2i + 1: constants[i] itself */
	bool whole;  /* inputs that are whole numbers can have it */
};

struct component {
	VEC(struct decimal) constants; /* rising, each once */
	VEC(struct point) values;      /* rising */
	size_t inputs;                 /* that are numbers */
	bool whole, fine;              /* some of them are whole numbers; some are not */
};

/* All that one input can be. */
struct domain {
	unsigned input;
	size_t n;              /* of states */
	struct figure *states; /* numbers rising, or choices; then "missing" if it is tested */
	size_t *cells;         /* numbers: of each state */
	size_t known;          /* states but for "missing" */
	struct component *component; /* numbers only */
};

/* Two inputs that the rule compares, as indexes of domains. */
struct pair {
	size_t left, right;
};

enum { DOMAINS_MAX = 32 };

struct proof {
	struct arena *arena;
	const struct indicator *indicator;
	struct rule rule; /* a copy with numbers of values for numbers */
	struct domain domains[DOMAINS_MAX];
	size_t domain_count;
	VEC(struct pair) pairs;
	unsigned long long combinations; /* saturates */
	struct proof_budget *budget;
};

/* Which states are meant: those allowed, in which the pairs relate as they may. */
struct cube {
	bool *allowed[DOMAINS_MAX];
	unsigned char *relations; /* by pair */
};

/* ---- domain.c ---- */

/* False if there are too many values to count. */
bool proof_init(struct proof *proof, struct arena *arena, const struct rule *rule);

/* ---- walk.c ---- */

/* What a visitor gets for each combination; false ends the walk. */
struct walk {
	struct proof *proof;
	const struct cube *cube; /* NULL: all combinations */
	bool (*visit)(struct walk *walk);
	void *context;
	size_t at[DOMAINS_MAX]; /* the state of each domain */
	struct figure *figures; /* by input */
};

bool walk_run(struct walk *walk);
/* How two inputs relate: one of the bits; all of them when one is missing. */
unsigned char pair_relation(const struct proof *proof, size_t i, const size_t *at);
bool cube_holds(const struct proof *proof, const struct cube *cube, const size_t *at);

/* ---- hole.c ---- */

/* The widest cube of combinations without a case around one of them. */
struct cube *hole_around(struct proof *proof, const size_t *at);

/* ---- hole_words.c ---- */

void hole_words(
	const struct proof *proof, const struct cube *cube, enum lang lang, struct buf *out);

#endif
