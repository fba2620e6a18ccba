/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rules of monitors: compiled, proved, applied and explained.
 *
 * A condition compares inputs with numbers, words and each other:
 *
 *     waarde > landelijk
 *     componenten > 40 en wijziging < 3
 *     niet (waarde = ja) of mutatie ontbreekt
 *
 *     or     = and { ("of" | "or") and }
 *     and    = not { ("en" | "and") not }
 *     not    = ("niet" | "not") not | "(" or ")" | "anders" | "otherwise" | test
 *     test   = operand ("=" | "<>" | "≠" | "<" | "<=" | "≤" | ">" | ">=" | "≥") operand
 *            | name ("ontbreekt" | "is missing")
 *     operand = number | name | word
 *
 * "==" and "is" are "=", "!=" is "<>". A name is that of an input; a word one of the choices of the
 * input at the other side. Keywords and names hold in Dutch and English. Numbers are decimals of
 * base/decimal.h, compared by value.
 *
 * Truth has three values (Kleene): a comparison with an input that is missing or does not apply is
 * unknown; "ontbreekt" is always yes or no. Of the cases of a rule the first that is not "no"
 * decides: yes gives its status, unknown gives grey.
 */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "base/diag.h"
#include "model/model.h"

/*
 * Compiles the rules and gates of all editions, proves them, scores every measurement (private ones
 * too, for explain) and gathers the spreads of public ones. Reports: what cannot be parsed, names
 * and words that are not known, comparisons that make no sense, combinations of inputs without a
 * status, cases that can never hold. Once, after model_link.
 */
void score_model(struct model *model, struct diags *diags);
/*
 * The outcomes of one measurement by the rules of its edition, as score_model makes them; also for
 * figures that were put together to ask what another edition would say. outcomes: one for each
 * indicator, cleared; those without a rule stay so.
 */
void score_outcomes(const struct measurement *measurement, struct outcome *outcomes);

/* ---- Spread: the public measurements of one indicator on one day ---- */

struct spread {
	size_t known, missing; /* measurements; those that it does not apply to are in neither */
	size_t statuses[STATUSES];
	/* Numbers: the known values, rising. */
	struct decimal *values;
	/* Choices: how many have each, by the order of choices. */
	size_t *choices;
};

struct decimal spread_median(const struct spread *spread); /* the lower middle; known > 0 */

/* ---- In words ---- */

/* Which words a sentence needs; the theme has a string "rule_…" for each. */
#define SCORE_WORDS(WORD)                                                                          \
	WORD(VALUE, "value")                   /* de waarde */                                     \
	WORD(MEAN, "mean")                     /* het landelijk gemiddelde */                      \
	WORD(COUNT, "count")                   /* het aantal dat meedoet */                        \
	WORD(NORM, "norm")                     /* de norm */                                       \
	WORD(GROUP, "group")                   /* het gemiddelde van de groep */                   \
	WORD(GREATER, "greater")               /* is hoger dan */                                  \
	WORD(LESS, "less")                     /* is lager dan */                                  \
	WORD(MORE, "more")                     /* is meer dan (of what is counted) */              \
	WORD(FEWER, "fewer")                   /* is minder dan */                                 \
	WORD(AT_LEAST, "at_least")             /* is minstens */                                   \
	WORD(AT_MOST, "at_most")               /* is hoogstens */                                  \
	WORD(EQUAL, "equal")                   /* is gelijk aan */                                 \
	WORD(NOT_EQUAL, "not_equal")           /* is niet gelijk aan */                            \
	WORD(IS, "is")                         /* is (een keuze) */                                \
	WORD(IS_NOT, "is_not")                 /* is niet (een keuze) */                           \
	WORD(IS_MISSING, "is_missing")         /* is niet bekend */                                \
	WORD(IS_KNOWN, "is_known")             /* is bekend */                                     \
	WORD(AND, "and")                       /* en */                                            \
	WORD(OR, "or")                         /* of */                                            \
	WORD(NOT, "not")                       /* niet: */                                         \
	WORD(OTHERWISE, "otherwise")           /* in alle andere gevallen */                       \
	WORD(BECAUSE, "because")               /* want */                                          \
	WORD(NO_VALUE, "no_value")             /* er zijn geen gegevens */                         \
	WORD(NOT_APPLICABLE, "not_applicable") /* dit onderwerp is hier niet van toepassing */     \
	WORD(NOT_KNOWN, "not_known")           /* niet bekend (in brackets, for a figure) */       \
	WORD(DOES_NOT_APPLY, "does_not_apply") /* niet van toepassing (the same) */                \
	WORD(CANNOT_TELL, "cannot_tell")       /* dit is niet bekend: */                           \
	WORD(NO_RULE, "no_rule")               /* dit onderwerp krijgt geen oordeel */             \
	WORD(MONTH, "month")                   /* maand */                                         \
	WORD(MONTHS, "months")                 /* maanden */                                       \
	WORD(AGO, "ago")                       /* geleden */

enum score_word {
#define WORD(name, key) SCORE_##name,
	SCORE_WORDS(WORD)
#undef WORD
		SCORE_WORD_COUNT
};

struct wording {
	struct str words[SCORE_WORD_COUNT];
	struct str mark, group; /* of numbers: "," and "." */
	struct str date_format; /* with {d}, {month}, {m} and {y} */
	struct str months[12];
};

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

/* One case of a rule, applied. */
struct step {
	enum status status;
	struct str word; /* of the case, else of the edition */
	struct str text; /* the condition in words, with the figures filled in */
	enum truth truth;
	bool decides;
	/* Not asked any more: a gate is closed, or it might hold but a case before it does. */
	bool settled;
};

struct explanation {
	enum status status;
	struct str word;
	/* "Rood, want de waarde (69%) is lager dan het landelijk gemiddelde (73%)." */
	struct str sentence;
	struct step *steps; /* the cases in order, up to the end of the rule; none without a rule */
	size_t step_count;
	const struct gate *gate; /* the gate over this indicator, or NULL */
	struct str gate_text;    /* its condition with figures */
	enum truth gate_truth;
};

/* In arena. The measurement is one of the indicator's edition. */
void score_explain(struct arena *arena, const struct measurement *measurement,
	const struct indicator *indicator, const struct wording *wording,
	struct explanation *explanation);
/*
 * Only the sentence: cheap enough for every page. It tells what is true and decides, so of "a or b"
 * only what holds, and of "otherwise" why no case before it does. Of a gate its condition is told,
 * and its explanation as a sentence of its own.
 */
void score_sentence(const struct measurement *measurement, const struct indicator *indicator,
	const struct wording *wording, struct buf *out);
/* A case or a gate of the method in words, with no figures but the norm: "de waarde is hoger dan de
 * norm (10%)". */
void score_case_words(const struct indicator *indicator, size_t which,
	const struct wording *wording, struct buf *out);
void score_gate_words(const struct gate *gate, const struct wording *wording, struct buf *out);
/* Which word the outcome has: that of the case, else of the edition. */
struct str score_status_word(
	const struct measurement *measurement, const struct indicator *indicator);
/* A figure as people read it: "71,4%", "4", "Ja", "6 november 2017 (3 maanden geleden)"; nothing
 * when it is not known. */
void score_figure(const struct input *input, const struct figure *figure,
	const struct wording *wording, struct buf *out);
/* A number of an input without its unit, unless that is a sign as "%": for where there is little
 * room, or the unit stands elsewhere. */
void score_number(const struct input *input, struct decimal number, const struct wording *wording,
	struct buf *out);
/* How many stars an input can have at most. */
unsigned stars_of(const struct input *input);
/* Whether the rule of an indicator differs in what it computes from the one of another edition. */
bool score_rule_differs(const struct indicator *a, const struct indicator *b);
/* The same of the conditions of two gates, whatever they close. */
bool score_gate_differs(const struct gate *a, const struct gate *b);

/*
 * ---- What an edition does otherwise than the one before ----
 *
 * By what it computes and not by how it is written: for pages and data alike.
 */

/* What can be another in an indicator that both editions have. */
enum difference_kind {
	DIFFERENCE_TITLE,
	DIFFERENCE_KIND,       /* of the value, as those up to DIFFERENCE_CHOICES */
	DIFFERENCE_UNIT,       /* but not the % that comes and goes with the kind */
	DIFFERENCE_BOUNDS,     /* of numbers */
	DIFFERENCE_CHOICES,    /* of a list */
	DIFFERENCE_COMPARATOR, /* what it is, the norm, the group */
	DIFFERENCE_INPUTS,     /* the extra ones */
	DIFFERENCE_RULE,
	DIFFERENCE_WORDS, /* that a case has for a status which both rules give */
	DIFFERENCE_GATES, /* that close it */
	DIFFERENCE_SUMMARY,
	DIFFERENCES
};

/* One of edition->gates, and which. */
struct closer {
	const struct gate *gate;
	size_t index;
};

typedef VEC(struct closer) closer_list;

/* By indicator->index, the gates that close it, in the order of the edition. */
closer_list *gates_by_indicator(struct arena *arena, const struct edition *edition);

/* An indicator as an edition has it. */
struct definition {
	const struct indicator *indicator;
	closer_list gates;
};

/* One indicator in both; before is NULL when it is new, after when it is gone. */
struct difference {
	const struct definition *before, *after;
	unsigned kinds; /* 1 << enum difference_kind; none unless both are there */
};

struct differences {
	struct difference *v;
	size_t n;
};

/* All indicators that are new, gone or another, in the order of the edition; then those that are
 * gone. None for the first edition. In arena. */
struct differences edition_differences(struct arena *arena, const struct edition *edition);

static inline bool difference_has(const struct difference *difference, enum difference_kind kind)
{
	return difference->kinds >> kind & 1;
}

static inline const struct indicator *difference_indicator(const struct difference *difference)
{
	return (difference->after ? difference->after : difference->before)->indicator;
}

/* What differs in the value itself: of the kinds up to DIFFERENCE_CHOICES, 1 << each. */
unsigned value_differences(const struct indicator *before, const struct indicator *after);
/* Whether values of both can stand on one axis: the same kind, unit and bounds; of choices, whether
 * both are choices. */
bool values_share_axis(const struct indicator *a, const struct indicator *b);
/* Whether values of both can be compared: as on one axis, but bounds only matter where they are the
 * scale itself, as for a grade. */
bool values_compare(const struct indicator *before, const struct indicator *after);

/* The word of the edition for this status is another than in the one before. */
bool edition_rewords(const struct edition *edition, enum status status);

#endif
