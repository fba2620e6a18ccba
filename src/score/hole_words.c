/* SPDX-License-Identifier: EUPL-1.2 */
/* A cube as an editor would say it: "meer dan 40 en minder dan 50 referentiecomponenten". */
#include "score/proof.h"

/* One half of a message: all these words exist in both languages. */
struct namer {
	const struct proof *proof;
	const struct cube *cube;
	enum lang lang;
	struct buf *out;
	size_t left; /* parts to come */
	bool begun;
};

/* What is said between the ends of a range; end.n is 0 where there is none. */
struct end {
	bool there, included;
	struct decimal number;
};

static void say(const struct namer *namer, const char *nl, const char *en)
{
	buf_add_str(namer->out, str_from(namer->lang == LANG_NL ? nl : en));
}

static const struct input *input_of(const struct namer *namer, size_t which)
{
	return &namer->proof->indicator->inputs.v[namer->proof->domains[which].input];
}

/* ---- What there is to say of an input ---- */

static bool all_known(const struct namer *namer, size_t which)
{
	const struct domain *domain = &namer->proof->domains[which];

	for (size_t i = 0; i < domain->known; i++)
		if (!namer->cube->allowed[which][i])
			return false;
	return true;
}

static bool any_known(const struct namer *namer, size_t which)
{
	const struct domain *domain = &namer->proof->domains[which];

	for (size_t i = 0; i < domain->known; i++)
		if (namer->cube->allowed[which][i])
			return true;
	return false;
}

/* Only where it is tested. */
static bool may_miss(const struct namer *namer, size_t which)
{
	const struct domain *domain = &namer->proof->domains[which];

	return domain->known < domain->n && namer->cube->allowed[which][domain->known];
}

static bool is_related(const struct namer *namer, size_t which)
{
	for (size_t i = 0; i < namer->proof->pairs.n; i++) {
		const struct pair *pair = &namer->proof->pairs.v[i];

		if (namer->cube->relations[i] != RELATION_ANY &&
			(pair->left == which || pair->right == which))
			return true;
	}
	return false;
}

/* Not when the input can be anything, or when what is said of a pair says that it is known. */
static bool has_part(const struct namer *namer, size_t which)
{
	const struct domain *domain = &namer->proof->domains[which];

	if (!all_known(namer, which))
		return true;
	return domain->known < domain->n && !may_miss(namer, which) && !is_related(namer, which);
}

/* ---- Names ---- */

static void say_name(const struct namer *namer, size_t which)
{
	buf_add_str(namer->out, input_of(namer, which)->name[namer->lang]);
}

/* "de waarde", "het landelijk gemiddelde" */
static void say_phrase(const struct namer *namer, size_t which)
{
	static const char *const comparators[COMPARATORS][2] = {
		[COMPARATOR_NONE] = {"het gemiddelde", "the mean"},
		[COMPARATOR_MEAN] = {"het landelijk gemiddelde", "the national mean"},
		[COMPARATOR_COUNT] = {"het aantal dat meedoet", "the number that takes part"},
		[COMPARATOR_NORM] = {"de norm", "the norm"},
		[COMPARATOR_GROUP] = {"het gemiddelde van de groep", "the mean of the group"},
	};
	const char *const *comparator = comparators[namer->proof->indicator->comparator];
	const struct input *input = input_of(namer, which);

	if (input->phrase.n)
		buf_add_str(namer->out, input->phrase);
	else if (namer->proof->domains[which].input == INPUT_VALUE)
		say(namer, "de waarde", "the value");
	else if (namer->proof->domains[which].input == INPUT_COMPARATOR)
		say(namer, comparator[0], comparator[1]);
	else
		buf_add_str(namer->out, input->title);
}

/* Whether "40 componenten" is enough to know which input is meant. */
static bool unit_is_name(const struct namer *namer, size_t which)
{
	struct str unit = input_of(namer, which)->unit;

	if (!unit.n || str_is(unit, "%"))
		return false;
	for (size_t i = 0; i < namer->proof->domain_count; i++)
		if (i != which && str_eq(input_of(namer, i)->unit, unit))
			return false;
	return true;
}

/* ---- Ranges ---- */

static void say_number(const struct namer *namer, size_t which, struct decimal number)
{
	const struct input *input = input_of(namer, which);

	decimal_add(number, namer->lang == LANG_NL ? STR(",") : STR("."), STR(""), namer->out);
	if (input->kind == MEASURE_PERCENTAGE || str_is(input->unit, "%"))
		buf_add_char(namer->out, '%');
}

static struct end constant_end(const struct component *component, size_t cell, bool low)
{
	struct end end = {.there = true, .included = cell % 2 == 1};
	size_t i = end.included || !low ? cell / 2 : cell / 2 - 1;

	if (i < component->constants.n)
		end.number = component->constants.v[i];
	else
		end.there = false;
	return end;
}

/* The ends of what is allowed; one that is an end of all that can be is not there. */
static void find_ends(const struct namer *namer, size_t which, struct end *low, struct end *high)
{
	const struct domain *domain = &namer->proof->domains[which];
	const bool *allowed = namer->cube->allowed[which];
	size_t first = 0, last = domain->known - 1;

	while (!allowed[first])
		first++;
	while (!allowed[last])
		last--;
	*low = *high = (struct end){0};
	if (first)
		*low = constant_end(domain->component, domain->cells[first], true);
	if (last + 1 < domain->known)
		*high = constant_end(domain->component, domain->cells[last], false);
	/* A single value at one end of all that can be: exactly that. */
	if (domain->cells[first] == domain->cells[last] && domain->cells[first] % 2 == 1)
		*low = *high = constant_end(domain->component, domain->cells[first], true);
}

/* The whole number next to an end, to the inside; false where it cannot be told. */
static bool whole_end(struct end end, bool low, long long *whole)
{
	struct decimal step = end.number;
	long long power = 1;

	if (!end.there)
		return false;
	for (unsigned i = 0; i < step.scale; i++)
		power *= 10;
	*whole = step.units / power;
	if (*whole * power > step.units)
		--*whole;
	if (low)
		*whole += !(end.included && *whole * power == step.units);
	else
		*whole -= !end.included && *whole * power == step.units;
	return true;
}

static bool is_single(const struct namer *namer, size_t which, struct end low, struct end high,
	struct decimal *number)
{
	long long first, last;

	*number = low.number;
	if (low.there && high.there && low.included && high.included &&
		decimal_cmp(low.number, high.number) == 0)
		return true;
	if (!measure_is_whole(input_of(namer, which)->kind) || !whole_end(low, true, &first) ||
		!whole_end(high, false, &last) || first != last)
		return false;
	*number = decimal_from(first);
	return true;
}

static void say_ends(const struct namer *namer, size_t which, struct end low, struct end high)
{
	bool from_to = low.there && high.there && low.included && high.included;

	if (from_to)
		say(namer, "van ", "from ");
	else if (low.there)
		say(namer, low.included ? "minstens " : "meer dan ",
			low.included ? "at least " : "more than ");
	if (low.there)
		say_number(namer, which, low.number);
	if (low.there && high.there)
		say(namer, from_to ? " tot en met " : " en ", from_to ? " to " : " and ");
	if (high.there && !from_to)
		say(namer, high.included ? "hoogstens " : "minder dan ",
			high.included ? "at most " : "less than ");
	if (high.there)
		say_number(namer, which, high.number);
}

static void say_unit(const struct namer *namer, size_t which, bool one)
{
	const struct input *input = input_of(namer, which);

	if (unit_is_name(namer, which))
		buf_addf(namer->out, " %.*s", STR_ARG(input->unit));
	else if (input->kind == MEASURE_MONTHS_SINCE)
		say(namer, one ? " maand geleden" : " maanden geleden",
			one ? " month ago" : " months ago");
}

static void say_range(const struct namer *namer, size_t which)
{
	const struct input *input = input_of(namer, which);
	struct decimal number;
	struct end low, high;
	bool single;

	find_ends(namer, which, &low, &high);
	single = is_single(namer, which, low, high, &number);
	if (!unit_is_name(namer, which)) {
		if (namer->proof->domains[which].input < INPUT_EXTRA)
			say_name(namer, which);
		else
			buf_add_str(namer->out, input->title);
		buf_add_char(namer->out, ' ');
	}
	if (single) {
		say(namer, "precies ", "exactly ");
		say_number(namer, which, number);
	} else {
		say_ends(namer, which, low, high);
	}
	say_unit(namer, which, single && decimal_cmp(number, decimal_from(1)) == 0);
}

/* ---- Parts ---- */

static void say_choices(const struct namer *namer, size_t which)
{
	const struct domain *domain = &namer->proof->domains[which];
	bool begun = false;

	say_name(namer, which);
	for (size_t i = 0; i < domain->known; i++) {
		if (!namer->cube->allowed[which][i])
			continue;
		if (begun)
			say(namer, " of", " or");
		begun = true;
		buf_addf(namer->out, " ‘%.*s’", STR_ARG(input_of(namer, which)->choices.v[i].id));
	}
}

static void say_part(const struct namer *namer, size_t which)
{
	bool known = any_known(namer, which), missing = may_miss(namer, which);

	if (known && all_known(namer, which)) {
		say(namer, "met ", "with ");
		say_name(namer, which);
	} else if (known && namer->proof->domains[which].component) {
		say_range(namer, which);
	} else if (known) {
		say_choices(namer, which);
	}
	if (known && missing)
		say(namer, " of ", " or ");
	if (missing) {
		say(namer, "zonder ", "without ");
		say_name(namer, which);
	}
}

static void say_pair(const struct namer *namer, size_t which)
{
	static const char *const relations[][2] = {
		[RELATION_LESS] = {" lager dan ", " lower than "},
		[RELATION_EQUAL] = {" gelijk aan ", " equal to "},
		[RELATION_LESS | RELATION_EQUAL] = {" hoogstens ", " at most "},
		[RELATION_GREATER] = {" hoger dan ", " higher than "},
		[RELATION_GREATER | RELATION_LESS] = {" anders dan ", " other than "},
		[RELATION_GREATER | RELATION_EQUAL] = {" minstens ", " at least "},
	};
	const char *const *relation = relations[namer->cube->relations[which]];

	say_phrase(namer, namer->proof->pairs.v[which].left);
	say(namer, relation[0], relation[1]);
	say_phrase(namer, namer->proof->pairs.v[which].right);
}

/* ", " and at last " en " before the next part. */
static void say_joint(struct namer *namer)
{
	if (namer->begun && namer->left == 1)
		say(namer, " en ", " and ");
	else if (namer->begun)
		buf_lit(namer->out, ", ");
	namer->begun = true;
	namer->left--;
}

void hole_words(const struct proof *proof, const struct cube *cube, enum lang lang, struct buf *out)
{
	struct namer namer = {.proof = proof, .cube = cube, .lang = lang, .out = out};

	for (size_t i = 0; i < proof->domain_count; i++)
		namer.left += has_part(&namer, i);
	for (size_t i = 0; i < proof->pairs.n; i++)
		namer.left += cube->relations[i] != RELATION_ANY;
	if (!namer.left)
		say(&namer, "elke waarde", "every value");
	for (size_t i = 0; i < proof->domain_count; i++)
		if (has_part(&namer, i)) {
			say_joint(&namer);
			say_part(&namer, i);
		}
	for (size_t i = 0; i < proof->pairs.n; i++)
		if (cube->relations[i] != RELATION_ANY) {
			say_joint(&namer);
			say_pair(&namer, i);
		}
}
