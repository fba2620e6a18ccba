/* SPDX-License-Identifier: EUPL-1.2 */
/* One value of a measurement: numbers within bounds, choices, days, and words for "not there". */
#include <stdio.h>

#include "base/limits.h"
#include "base/suggest.h"
#include "model/internal.h"

static const struct str kind_names[MEASURE_KINDS][2] = {
	[MEASURE_PERCENTAGE] = {STR_INIT("percentage"), STR_INIT("percentage")},
	[MEASURE_NUMBER] = {STR_INIT("getal"), STR_INIT("number")},
	[MEASURE_GRADE] = {STR_INIT("cijfer"), STR_INIT("grade")},
	[MEASURE_COUNT] = {STR_INIT("aantal"), STR_INIT("count")},
	[MEASURE_STARS] = {STR_INIT("sterren"), STR_INIT("stars")},
	[MEASURE_YES_NO] = {STR_INIT("ja-nee"), STR_INIT("yes-no")},
	[MEASURE_CHOICE] = {STR_INIT("keuze"), STR_INIT("choice")},
	[MEASURE_MONTHS_SINCE] = {STR_INIT("maanden-sinds"), STR_INIT("months-since")},
	[MEASURE_TEXT] = {STR_INIT("tekst"), STR_INIT("text")},
};

struct str measure_kind_name(enum measure_kind kind, enum lang lang)
{
	return kind_names[kind][lang];
}

struct str status_name(enum status status, enum lang lang)
{
	static const struct str names[STATUSES][2] = {
		[STATUS_NONE] = {STR_INIT("geen"), STR_INIT("none")},
		[STATUS_GREEN] = {STR_INIT("groen"), STR_INIT("green")},
		[STATUS_ORANGE] = {STR_INIT("oranje"), STR_INIT("orange")},
		[STATUS_RED] = {STR_INIT("rood"), STR_INIT("red")},
		[STATUS_GREY] = {STR_INIT("grijs"), STR_INIT("grey")},
	};

	return names[status][lang];
}

/* ---- Kinds ---- */

static bool kind_fits(enum measure_kind kind, bool column)
{
	return column ? kind != MEASURE_CHOICE && kind != MEASURE_MONTHS_SINCE
		      : kind != MEASURE_TEXT;
}

bool read_measure_kind(
	struct reader *reader, const struct node *node, bool column, enum measure_kind *kind)
{
	struct str name = read_text(node);
	struct suggest suggest = suggest_for(name);
	struct str known[MEASURE_KINDS];
	size_t n = 0;

	for (size_t i = 0; i < MEASURE_KINDS; i++) {
		*kind = (enum measure_kind)i;
		if (!kind_fits(*kind, column))
			continue;
		if (str_eq(name, kind_names[i][LANG_NL]) || str_eq(name, kind_names[i][LANG_EN]))
			return true;
		known[n++] = kind_names[i][reader->lang];
		suggest_offer(&suggest, kind_names[i][reader->lang]);
	}
	diag_add(reader->diags, DIAG_MEASURE_KIND, node->place,
		.args = {name, join_words(reader->arena, known, n)}, .suggest = suggest.best);
	return false;
}

bool check_length(struct reader *reader, const struct node *list, size_t limit)
{
	char counts[2][24];

	if (!list || list->n <= limit)
		return true;
	snprintf(counts[0], sizeof(counts[0]), "%zu", list->n);
	snprintf(counts[1], sizeof(counts[1]), "%zu", limit);
	diag_add(reader->diags, DIAG_LIST_TOO_LONG, list->place,
		.args = {str_from(counts[0]), str_from(counts[1])});
	return false;
}

/* ---- Numbers ---- */

bool read_decimal(struct reader *reader, enum measure_kind kind, struct str s, struct place place,
	struct decimal *decimal)
{
	struct str digits = s;

	if (kind == MEASURE_PERCENTAGE && str_ends(s, STR("%")))
		digits = str_trim(str_slice(s, 0, s.n - 1));
	return decimal_read(digits, place, reader->diags, decimal);
}

struct str figure_word(
	struct arena *arena, enum lang lang, const struct input *input, const struct figure *figure)
{
	struct buf buf = BUF_INIT;
	struct str word;

	if (!measure_is_number(input->kind))
		return input->choices.v[figure->choice].id;
	decimal_add(figure->number, lang == LANG_NL ? STR(",") : STR("."), STR(""), &buf);
	word = str_dup(arena, buf_str(&buf));
	buf_release(&buf);
	return word;
}

static struct str decimal_text(struct reader *reader, struct decimal decimal)
{
	struct buf buf = BUF_INIT;
	struct str text;

	decimal_add(decimal, reader->lang == LANG_NL ? STR(",") : STR("."),
		reader->lang == LANG_NL ? STR(".") : STR(","), &buf);
	text = str_dup(reader->arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

bool check_bounds(struct reader *reader, const struct input *input, struct decimal number,
	struct str s, struct place place)
{
	bool low = input->bounded_below && decimal_cmp(number, input->minimum) < 0;
	bool high = input->bounded_above && decimal_cmp(number, input->maximum) > 0;

	if (low)
		diag_add(reader->diags, DIAG_VALUE_LOW, place,
			.args = {s, decimal_text(reader, input->minimum)});
	else if (high)
		diag_add(reader->diags, DIAG_VALUE_HIGH, place,
			.args = {s, decimal_text(reader, input->maximum)});
	return !low && !high;
}

static bool read_number_figure(struct reader *reader, const struct input *input, struct str s,
	struct place place, struct figure *figure)
{
	if (!read_decimal(reader, input->kind, s, place, &figure->number))
		return false;
	if (measure_is_whole(input->kind) && !decimal_is_whole(figure->number)) {
		diag_add(reader->diags, DIAG_VALUE_WHOLE, place, .args = {s});
		return false;
	}
	return check_bounds(reader, input, figure->number, s, place);
}

/* ---- Choices ---- */

static void report_choice(
	struct reader *reader, const struct input *input, struct str s, struct place place)
{
	struct suggest suggest = suggest_for(s);
	struct str known[LIMIT_CHOICES];
	size_t n = 0;

	vec_each (const struct choice, choice, &input->choices) {
		if (n < LIMIT_CHOICES)
			known[n++] = choice->id;
		suggest_offer(&suggest, choice->id);
		suggest_offer(&suggest, choice->label);
	}
	diag_add(reader->diags, DIAG_UNKNOWN_CHOICE, place,
		.args = {s, join_words(reader->arena, known, n)}, .suggest = suggest.best);
}

/* Whether a and b are the same but for ASCII capitals. */
static bool same_word(struct reader *reader, struct str a, struct str b)
{
	return a.n == b.n && str_eq_lower(a, str_lower(reader->arena, b));
}

/* The index of the choice that s means, or how many there are. */
static size_t find_choice(struct reader *reader, const struct input *input, struct str s)
{
	bool yes;

	if (input->kind == MEASURE_YES_NO)
		return parse_bool(s, &yes) ? !yes : input->choices.n;
	for (size_t i = 0; i < input->choices.n; i++)
		if (same_word(reader, input->choices.v[i].id, s))
			return i;
	for (size_t i = 0; i < input->choices.n; i++)
		if (same_word(reader, input->choices.v[i].label, s))
			return i;
	return input->choices.n;
}

void add_yes_no(struct arena *arena, enum lang lang, struct input *input)
{
	static const struct choice choices[][2] = {
		[LANG_NL] = {{.id = STR_INIT("ja"), .label = STR_INIT("Ja")},
			{.id = STR_INIT("nee"), .label = STR_INIT("Nee")}},
		[LANG_EN] = {{.id = STR_INIT("yes"), .label = STR_INIT("Yes")},
			{.id = STR_INIT("no"), .label = STR_INIT("No")}},
	};

	for (size_t i = 0; i < 2; i++)
		vec_push(arena, &input->choices, choices[lang][i]);
}

static bool read_choice(struct reader *reader, const struct input *input, struct str s,
	struct place place, struct figure *figure)
{
	size_t choice = find_choice(reader, input, s);

	if (choice == input->choices.n) {
		report_choice(reader, input, s, place);
		return false;
	}
	figure->choice = (unsigned short)choice;
	return true;
}

/* ---- Days ---- */

static long months_between(struct date from, struct date to)
{
	return (to.year - from.year) * 12L + (to.month - from.month) - (to.day < from.day);
}

static bool read_months(struct reader *reader, struct str s, struct place place, struct date day,
	struct figure *figure)
{
	struct node node = {.kind = NODE_SCALAR, .place = place, .scalar = s};
	char iso[11];

	if (!parse_date(reader, &node, &figure->date))
		return false;
	if (date_cmp(figure->date, day) > 0) {
		date_format_iso(day, iso);
		diag_add(reader->diags, DIAG_VALUE_LATER, place, .args = {s, str_from(iso)});
		return false;
	}
	figure->number = decimal_from(months_between(figure->date, day));
	return true;
}

static bool all_like(struct str s, struct str pattern)
{
	if (s.n != pattern.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (pattern.p[i] == '0' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != pattern.p[i])
			return false;
	return true;
}

/* Two digits at s.p[at]. */
static int two_digits(struct str s, size_t at)
{
	return (s.p[at] - '0') * 10 + s.p[at + 1] - '0';
}

static bool is_moment(struct str s)
{
	struct date date;

	if (all_like(s, STR("0000")))
		return true;
	if (all_like(s, STR("0000-00")))
		return two_digits(s, 5) >= 1 && two_digits(s, 5) <= 12;
	if (date_parse(str_slice(s, 0, 10), &date) != DATE_ISO)
		return false;
	return s.n == 10 || (all_like(s, STR("0000-00-00 00:00")) && two_digits(s, 11) < 24 &&
				    two_digits(s, 14) < 60);
}

struct str read_moment(struct reader *reader, const struct node *node)
{
	struct str s = read_text(node);

	if (!node || is_moment(s))
		return s;
	diag_add(reader->diags, DIAG_BAD_MOMENT, node->place, .args = {s});
	return STR("");
}

/* ---- All of it ---- */

/* "nvt", "n.v.t.", "N.V.T", "n. v. t.": the letters, whatever points and blanks are with them. */
static bool is_not_applicable(struct str s)
{
	struct str rest = STR("nvt");

	for (size_t i = 0; i < s.n; i++) {
		if (i && (s.p[i] == '.' || s.p[i] == ' '))
			continue;
		if (!rest.n || (s.p[i] | 0x20) != rest.p[0])
			return false;
		rest = str_from_index(rest, 1);
	}
	return !rest.n;
}

enum figure_state figure_state_of(struct str s)
{
	static const struct {
		struct str word;
		enum figure_state state;
	} words[] = {
		{STR_INIT("-"), FIGURE_MISSING},
		{STR_INIT("ontbreekt"), FIGURE_MISSING},
		{STR_INIT("missing"), FIGURE_MISSING},
		{STR_INIT("onbekend"), FIGURE_MISSING},
		{STR_INIT("unknown"), FIGURE_MISSING},
		{STR_INIT("n/a"), FIGURE_NOT_APPLICABLE},
		{STR_INIT("not-applicable"), FIGURE_NOT_APPLICABLE},
	};

	if (!s.n)
		return FIGURE_MISSING;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_eq_lower(s, words[i].word))
			return words[i].state;
	return is_not_applicable(s) ? FIGURE_NOT_APPLICABLE : FIGURE_KNOWN;
}

bool read_figure(struct reader *reader, const struct input *input, struct str s, struct place place,
	struct date day, struct figure *figure)
{
	bool ok = true;

	*figure = (struct figure){.place = place, .state = (unsigned char)figure_state_of(s)};
	if (figure->state != FIGURE_KNOWN)
		return true;
	if (input->kind == MEASURE_MONTHS_SINCE)
		ok = read_months(reader, s, place, day, figure);
	else if (measure_is_number(input->kind))
		ok = read_number_figure(reader, input, s, place, figure);
	else
		ok = read_choice(reader, input, s, place, figure);
	if (!ok)
		*figure = (struct figure){.place = place, .state = FIGURE_MISSING};
	return ok;
}
