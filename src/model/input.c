/* SPDX-License-Identifier: EUPL-1.2 */
/* What kind of quantity an indicator or one of its extra inputs is, and within which bounds. */
#include "base/limits.h"
#include "model/internal.h"

enum {
	I_ID,
	I_TITLE,
	I_PHRASE,
	I_KIND,
	I_UNIT,
	I_MINIMUM,
	I_MAXIMUM,
	I_CHOICES,
	I_NATIONAL,
	I_COUNT
};

static const struct key input_keys[I_COUNT] = {
	[I_ID] = KEY("id", "id", WANT_SLUG, true),
	[I_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[I_PHRASE] = KEY("in_zin", "phrase", WANT_TEXT, false),
	[I_KIND] = KEY("soort", "kind", WANT_TEXT, true),
	[I_UNIT] = KEY("eenheid", "unit", WANT_TEXT, false),
	[I_MINIMUM] = KEY("minimum", "minimum", WANT_TEXT, false),
	[I_MAXIMUM] = KEY("maximum", "maximum", WANT_TEXT, false),
	[I_CHOICES] = KEY("keuzes", "choices", WANT_LIST, false),
	[I_NATIONAL] = KEY("landelijk", "national", WANT_BOOL, false),
};

enum { C_ID, C_LABEL, C_EXPLANATION, C_COUNT };

static const struct key choice_keys[C_COUNT] = {
	[C_ID] = KEY("id", "id", WANT_SLUG, true),
	[C_LABEL] = KEY("label", "label", WANT_TEXT, true),
	[C_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
};

/* Names and words of conditions, and keys that stand beside inputs in a measurement. */
static bool is_reserved(struct str word)
{
	static const struct str reserved[] = {STR_INIT("waarde"), STR_INIT("value"),
		STR_INIT("landelijk"), STR_INIT("national"), STR_INIT("norm"), STR_INIT("groep"),
		STR_INIT("group"), STR_INIT("toelichting"), STR_INIT("remark"), STR_INIT("en"),
		STR_INIT("and"), STR_INIT("of"), STR_INIT("or"), STR_INIT("niet"), STR_INIT("not"),
		STR_INIT("anders"), STR_INIT("otherwise"), STR_INIT("is")};

	return is_among(word, reserved, sizeof(reserved) / sizeof(*reserved)) ||
	       figure_state_of(word) != FIGURE_KNOWN;
}

/* Whether the id that node gives is free to be used. */
static bool check_word(struct reader *reader, struct map *taken, const struct node *node)
{
	const struct node *other;

	if (is_reserved(read_text(node))) {
		diag_add(
			reader->diags, DIAG_FIELD_RESERVED, node->place, .args = {read_text(node)});
		return false;
	}
	other = map_put(reader->arena, taken, read_text(node), (void *)node);
	if (other)
		diag_add(reader->diags, DIAG_DUPLICATE_ID, node->place, .args = {read_text(node)},
			.other = other->place);
	return !other;
}

void report_misplaced(
	struct reader *reader, struct str key, struct str only_with, const struct node *node)
{
	diag_add(reader->diags, DIAG_KEY_MISPLACED, node->place, .args = {key, only_with});
}

/* ---- Bounds ---- */

void set_own_bounds(struct input *input)
{
	static const struct {
		bool below, above;
		long long minimum, maximum;
	} bounds[MEASURE_KINDS] = {
		[MEASURE_PERCENTAGE] = {true, true, 0, 100},
		[MEASURE_GRADE] = {true, true, 1, 10},
		[MEASURE_COUNT] = {true, false, 0, 0},
		[MEASURE_STARS] = {true, true, 0, 5},
		[MEASURE_MONTHS_SINCE] = {true, false, 0, 0},
	};

	input->bounded_below = bounds[input->kind].below;
	input->bounded_above = bounds[input->kind].above;
	input->minimum = decimal_from(bounds[input->kind].minimum);
	input->maximum = decimal_from(bounds[input->kind].maximum);
}

static bool has_bounds(enum measure_kind kind)
{
	return measure_is_number(kind) && kind != MEASURE_MONTHS_SINCE;
}

struct str kinds_that(struct reader *reader, bool (*pass)(enum measure_kind))
{
	struct str names[MEASURE_KINDS];
	size_t n = 0;

	for (size_t i = 0; i < MEASURE_KINDS; i++)
		if (pass((enum measure_kind)i))
			names[n++] = measure_kind_name((enum measure_kind)i, reader->lang);
	return str_join(reader->arena, input_keys[I_KIND].name[reader->lang], STR(": "),
		join_words(reader->arena, names, n));
}

static bool is_choice(enum measure_kind kind)
{
	return kind == MEASURE_CHOICE;
}

/* Whether what is counted can have that bound. */
static bool check_whole(struct reader *reader, enum measure_kind kind, struct decimal bound,
	const struct node *node)
{
	const struct input from_zero = {.bounded_below = true};

	if (!measure_is_whole(kind))
		return true;
	if (decimal_is_whole(bound))
		return check_bounds(reader, &from_zero, bound, read_text(node), node->place);
	diag_add(reader->diags, DIAG_VALUE_WHOLE, node->place, .args = {read_text(node)});
	return false;
}

static void read_bound(struct reader *reader, const struct node *node, size_t key,
	struct input *input, bool *bounded, struct decimal *bound)
{
	struct str name = input_keys[key].name[reader->lang];
	struct decimal number;

	if (!node)
		return;
	if (!has_bounds(input->kind))
		report_misplaced(reader, name, kinds_that(reader, has_bounds), node);
	else if (read_decimal(reader, input->kind, read_text(node), node->place, &number) &&
		 check_whole(reader, input->kind, number, node)) {
		*bounded = true;
		*bound = number;
	}
}

static void read_bounds(struct reader *reader, const struct quantity *quantity, struct input *input)
{
	struct input lower = {.bounded_below = true};

	set_own_bounds(input);
	read_bound(reader, quantity->minimum, I_MINIMUM, input, &input->bounded_below,
		&input->minimum);
	read_bound(reader, quantity->maximum, I_MAXIMUM, input, &input->bounded_above,
		&input->maximum);
	if (!input->bounded_below || !input->bounded_above)
		return;
	lower.minimum = input->minimum;
	if (quantity->maximum)
		check_bounds(reader, &lower, input->maximum, read_text(quantity->maximum),
			quantity->maximum->place);
	else if (quantity->minimum)
		check_bounds(reader,
			&(struct input){.bounded_above = true, .maximum = input->maximum},
			input->minimum, read_text(quantity->minimum), quantity->minimum->place);
}

/* ---- Choices ---- */

static void read_choice(
	struct reader *reader, struct input *input, struct map *taken, const struct node *node)
{
	const struct node *found[C_COUNT];
	struct choice choice;

	if (!read_map(reader, node, choice_keys, C_COUNT, found) || !found[C_ID] ||
		!check_word(reader, taken, found[C_ID]))
		return;
	choice = (struct choice){
		.id = read_text(found[C_ID]),
		.label = read_text(found[found[C_LABEL] ? C_LABEL : C_ID]),
		.explanation = read_text(found[C_EXPLANATION]),
		.place = found[C_ID]->place,
	};
	vec_push(reader->arena, &input->choices, choice);
}

static void read_choices(
	struct reader *reader, const struct node *map, const struct node *list, struct input *input)
{
	struct str key = input_keys[I_CHOICES].name[reader->lang];
	struct map taken = {0};

	if (input->kind == MEASURE_YES_NO)
		add_yes_no(reader->arena, reader->lang, input);
	if (input->kind != MEASURE_CHOICE) {
		if (list)
			report_misplaced(reader, key, kinds_that(reader, is_choice), list);
		return;
	}
	if (!list && !node_get(map, input_keys[I_CHOICES].name[LANG_NL]) &&
		!node_get(map, input_keys[I_CHOICES].name[LANG_EN]))
		report_missing_key(reader, map, key);
	if (!list || !check_length(reader, list, LIMIT_CHOICES))
		return;
	for (size_t i = 0; i < list->n; i++)
		read_choice(reader, input, &taken, list->items[i]);
}

void read_quantity(struct reader *reader, const struct node *map, const struct quantity *quantity,
	struct input *input)
{
	input->unit = read_text(quantity->unit);
	if (!input->unit.n && input->kind == MEASURE_PERCENTAGE)
		input->unit = STR("%");
	read_bounds(reader, quantity, input);
	read_choices(reader, map, quantity->choices, input);
}

/* ---- Extra inputs ---- */

static void read_input(struct reader *reader, struct indicator *indicator, struct map *taken,
	const struct node *node)
{
	const struct node *found[I_COUNT];
	struct input input = {.national = false};
	struct quantity quantity;

	if (!read_map(reader, node, input_keys, I_COUNT, found) || !found[I_ID] ||
		!check_word(reader, taken, found[I_ID]) || !found[I_KIND] ||
		!read_measure_kind(reader, found[I_KIND], false, &input.kind))
		return;
	quantity = (struct quantity){.unit = found[I_UNIT],
		.minimum = found[I_MINIMUM],
		.maximum = found[I_MAXIMUM],
		.choices = found[I_CHOICES]};
	input.name[LANG_NL] = input.name[LANG_EN] = read_text(found[I_ID]);
	input.title = read_text(found[found[I_TITLE] ? I_TITLE : I_ID]);
	input.phrase = read_text(found[I_PHRASE]);
	input.national = read_bool(found[I_NATIONAL]);
	input.place = found[I_ID]->place;
	read_quantity(reader, node, &quantity, &input);
	vec_push(reader->arena, &indicator->inputs, input);
}

void read_inputs(struct reader *reader, struct indicator *indicator, const struct node *list)
{
	struct map taken = {0};

	if (!check_length(reader, list, LIMIT_INPUTS))
		return;
	for (size_t i = 0; list && i < list->n; i++)
		read_input(reader, indicator, &taken, list->items[i]);
}
