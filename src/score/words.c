/* SPDX-License-Identifier: EUPL-1.2 */
/* Figures and conditions as people read them. The words themselves come from the theme. */
#include "score/internal.h"

static void add_word(const struct teller *teller, enum score_word word)
{
	buf_add_str(teller->out, teller->wording->words[word]);
}

/* ---- Figures ---- */

static bool is_percentage(const struct input *input)
{
	return input->kind == MEASURE_PERCENTAGE || str_is(input->unit, "%");
}

static void add_months(struct decimal months, const struct wording *wording, struct buf *out)
{
	bool one = !months.scale && months.units == 1;

	buf_add_char(out, ' ');
	buf_add_str(out, wording->words[one ? SCORE_MONTH : SCORE_MONTHS]);
}

unsigned stars_of(const struct input *input)
{
	long long units = input->maximum.units;

	if (!input->bounded_above)
		return 5;
	for (unsigned scale = input->maximum.scale; scale; scale--)
		units /= 10;
	return units < 0 ? 0 : units > 100 ? 100 : (unsigned)units;
}

void score_number(const struct input *input, struct decimal number, const struct wording *wording,
	struct buf *out)
{
	decimal_add(number, wording->mark, wording->group, out);
	if (is_percentage(input))
		buf_add_char(out, '%');
}

/* Without the unit, but for those that are read as a part of the number. */
static void add_number(const struct input *input, struct decimal number,
	const struct wording *wording, struct buf *out)
{
	score_number(input, number, wording, out);
	if (input->kind == MEASURE_MONTHS_SINCE && !is_percentage(input))
		add_months(number, wording, out);
}

static bool has_unit_word(const struct input *input)
{
	return input->unit.n && !is_percentage(input) && input->kind != MEASURE_STARS &&
	       input->kind != MEASURE_MONTHS_SINCE;
}

/* An axis has months without a day. */
static bool has_day(const struct input *input, const struct figure *figure)
{
	return input->kind == MEASURE_MONTHS_SINCE && figure->date.year;
}

/* "6 november 2017 (3 maanden geleden)", with other marks where it stands in brackets itself */
static void add_since(const struct figure *figure, struct str before, struct str behind,
	const struct wording *wording, struct buf *out)
{
	add_day(figure->date, wording, out);
	buf_add_str(out, before);
	decimal_add(figure->number, wording->mark, wording->group, out);
	add_months(figure->number, wording, out);
	buf_add_char(out, ' ');
	buf_add_str(out, wording->words[SCORE_AGO]);
	buf_add_str(out, behind);
}

void score_figure(const struct input *input, const struct figure *figure,
	const struct wording *wording, struct buf *out)
{
	if (figure->state != FIGURE_KNOWN)
		return;
	if (has_day(input, figure)) {
		add_since(figure, STR(" ("), STR(")"), wording, out);
		return;
	}
	if (!measure_is_number(input->kind)) {
		if (figure->choice < input->choices.n)
			buf_add_str(out, input->choices.v[figure->choice].label);
		return;
	}
	add_number(input, figure->number, wording, out);
	if (has_unit_word(input)) {
		buf_add_char(out, ' ');
		buf_add_str(out, input->unit);
	}
}

/* ---- Names ---- */

static struct str comparator_words(const struct teller *teller)
{
	static const enum score_word words[COMPARATORS] = {
		[COMPARATOR_NONE] = SCORE_MEAN,
		[COMPARATOR_MEAN] = SCORE_MEAN,
		[COMPARATOR_COUNT] = SCORE_COUNT,
		[COMPARATOR_NORM] = SCORE_NORM,
		[COMPARATOR_GROUP] = SCORE_GROUP,
	};

	return teller->wording->words[words[teller->indicator->comparator]];
}

static struct str input_words(const struct teller *teller, size_t input)
{
	const struct input *named = &teller->indicator->inputs.v[input];

	if (named->phrase.n)
		return named->phrase;
	if (input == INPUT_VALUE)
		return teller->wording->words[SCORE_VALUE];
	return input == INPUT_COMPARATOR ? comparator_words(teller) : named->title;
}

/* A unit that the name of the input says already is not said again. */
static void add_figure(
	const struct teller *teller, size_t input, const struct figure *figure, struct str words)
{
	const struct input *named = &teller->indicator->inputs.v[input];

	buf_lit(teller->out, " (");
	if (figure->state == FIGURE_NOT_APPLICABLE)
		add_word(teller, SCORE_DOES_NOT_APPLY);
	else if (figure->state != FIGURE_KNOWN)
		add_word(teller, SCORE_NOT_KNOWN);
	else if (has_day(named, figure))
		add_since(figure, STR(", "), STR(""), teller->wording, teller->out);
	else if (has_unit_word(named) && str_find(words, named->unit, 0) < words.n)
		add_number(named, figure->number, teller->wording, teller->out);
	else
		score_figure(named, figure, teller->wording, teller->out);
	buf_add_char(teller->out, ')');
}

void tell_input(const struct teller *teller, size_t input)
{
	struct str words = input_words(teller, input);
	struct figure norm = {.number = teller->indicator->norm, .state = FIGURE_KNOWN};

	buf_add_str(teller->out, words);
	if (teller->figures)
		add_figure(teller, input, &teller->figures[input], words);
	else if (is_norm(teller->indicator, input))
		add_figure(teller, input, &norm, words);
}

void tell_choice(const struct teller *teller, size_t input, size_t choice)
{
	const struct input *named = &teller->indicator->inputs.v[input];

	buf_lit(teller->out, "‘");
	if (choice < named->choices.n)
		buf_add_str(teller->out, named->choices.v[choice].label);
	buf_lit(teller->out, "’");
}

/* ---- Conditions ---- */

/* counted: what is told of is there in numbers, so more or fewer of it, not higher or lower. */
static enum score_word relation_word(unsigned char relation, bool counted)
{
	const enum score_word words[] = {
		[RELATION_LESS] = counted ? SCORE_FEWER : SCORE_LESS,
		[RELATION_EQUAL] = SCORE_EQUAL,
		[RELATION_LESS | RELATION_EQUAL] = SCORE_AT_MOST,
		[RELATION_GREATER] = counted ? SCORE_MORE : SCORE_GREATER,
		[RELATION_GREATER | RELATION_LESS] = SCORE_NOT_EQUAL,
		[RELATION_GREATER | RELATION_EQUAL] = SCORE_AT_LEAST,
	};

	return relation > 0 && relation < RELATION_ANY ? words[relation] : SCORE_EQUAL;
}

static void tell_middle(const struct teller *teller, enum score_word word)
{
	buf_add_char(teller->out, ' ');
	add_word(teller, word);
	buf_add_char(teller->out, ' ');
}

void tell_not_applicable(const struct teller *teller, size_t input)
{
	struct teller bare = *teller;

	bare.figures = NULL;
	tell_input(&bare, input);
	tell_middle(teller, SCORE_IS);
	add_word(teller, SCORE_DOES_NOT_APPLY);
}

static void tell_missing(const struct teller *teller, const struct op *op, bool negated)
{
	struct teller bare = *teller;
	enum figure_state state = teller->figures ? teller->figures[op->left].state : FIGURE_KNOWN;

	if (state == FIGURE_NOT_APPLICABLE && !negated) {
		tell_not_applicable(teller, op->left);
		return;
	}
	/* "mutaties (niet bekend) is niet bekend" says it twice. */
	if (state == FIGURE_MISSING)
		bare.figures = NULL;
	tell_input(&bare, op->left);
	buf_add_char(teller->out, ' ');
	add_word(teller, negated ? SCORE_IS_KNOWN : SCORE_IS_MISSING);
}

void tell_test(const struct teller *teller, const struct op *op, bool negated)
{
	unsigned char relation = negated ? op->relation ^ RELATION_ANY : op->relation;
	bool counted = measure_is_whole(teller->indicator->inputs.v[op->left].kind);

	if (op->kind == OP_MISSING) {
		tell_missing(teller, op, negated);
		return;
	}
	tell_input(teller, op->left);
	switch (op->kind) {
	case OP_CHOICE:
		tell_middle(teller, relation == RELATION_EQUAL ? SCORE_IS : SCORE_IS_NOT);
		tell_choice(teller, op->left, op->right);
		break;
	case OP_INPUTS:
		tell_middle(teller, relation_word(relation, counted));
		tell_input(teller, op->right);
		break;
	default:
		tell_middle(teller, relation_word(relation, counted));
		add_number(&teller->indicator->inputs.v[op->left], op->number, teller->wording,
			teller->out);
	}
}

/* inside: it is a part of "and", where "or" wants brackets. */
static void tell_part(const struct teller *teller, const struct op *op, bool negated, bool inside);

/* "is a of is b" about one input is said as "is a of b". */
static bool is_same_choice(const struct op *last, const struct op *op)
{
	return last && last->kind == OP_CHOICE && op->kind == OP_CHOICE && last->left == op->left &&
	       last->relation == RELATION_EQUAL && op->relation == RELATION_EQUAL;
}

static void tell_joined(const struct teller *teller, const struct op *op, bool negated, bool inside)
{
	bool either = (op->kind == OP_OR) != negated;
	const struct op *last = NULL;

	if (either && inside)
		buf_add_char(teller->out, '(');
	for (const struct op *part = op + 1; part < op + op->size; part += part->size) {
		if (last)
			tell_middle(teller, either ? SCORE_OR : SCORE_AND);
		if (either && !negated && is_same_choice(last, part))
			tell_choice(teller, part->left, part->right);
		else
			tell_part(teller, part, negated, !either);
		last = part;
	}
	if (either && inside)
		buf_add_char(teller->out, ')');
}

/* "niet (a en b)" is told as "niet a of niet b", and "niet (a > b)" as "a is hoogstens b". */
static void tell_part(const struct teller *teller, const struct op *op, bool negated, bool inside)
{
	switch (op->kind) {
	case OP_OR:
	case OP_AND:
		tell_joined(teller, op, negated, inside);
		break;
	case OP_NOT:
		tell_part(teller, op + 1, !negated, inside);
		break;
	case OP_OTHERWISE:
		if (negated) {
			add_word(teller, SCORE_NOT);
			buf_add_char(teller->out, ' ');
		}
		add_word(teller, SCORE_OTHERWISE);
		break;
	default:
		tell_test(teller, op, negated);
	}
}

void tell_condition(const struct teller *teller, const struct op *op)
{
	tell_part(teller, op, false, false);
}
