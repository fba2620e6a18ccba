/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts, numbers and dates in the words of a theme. */
#include "theme/theme.h"

static struct buf *begin(const struct speech *speech)
{
	buf_reset(speech->work);
	return speech->work;
}

static struct str taken(const struct speech *speech)
{
	return speech->work->n ? str_dup(speech->arena, buf_str(speech->work)) : STR("");
}

/* ---- Strings with gaps ---- */

static struct str gap_text(struct str name, const struct gap *gaps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(gaps[i].name, name))
			return gaps[i].text;
	return STR("");
}

struct str speech_fill_gaps(
	const struct speech *speech, struct str key, const struct gap *gaps, size_t n)
{
	const struct phrase *phrase = theme_phrase(speech->theme, key);
	struct buf *buf = begin(speech);

	if (!phrase)
		return key;
	for (size_t i = 0; i < phrase->n; i++) {
		buf_add_str(buf, phrase->parts[i].before);
		buf_add_str(buf, gap_text(phrase->parts[i].gap, gaps, n));
	}
	return taken(speech);
}

/* ---- Numbers and dates ---- */

struct str speech_count(const struct speech *speech, size_t count)
{
	decimal_add(
		decimal_from((long long)count), STR(""), speech->theme->thousands, begin(speech));
	return taken(speech);
}

struct str speech_counted(
	const struct speech *speech, size_t count, struct str singular, struct str plural)
{
	return str_join(speech->arena, speech_count(speech, count), STR(" "),
		count == 1 ? singular : plural);
}

/* A day, and the time of it where that is known. */
struct moment {
	struct date date;
	struct str hour, minute;
};

static void add_moment_part(
	const struct speech *speech, const struct moment *moment, struct str name, struct buf *buf)
{
	if (str_is(name, "d"))
		buf_add_unsigned(buf, (unsigned)moment->date.day);
	else if (str_is(name, "m"))
		buf_add_unsigned(buf, (unsigned)moment->date.month);
	else if (str_is(name, "y"))
		buf_add_unsigned(buf, (unsigned)moment->date.year);
	else if (str_is(name, "h"))
		buf_add_str(buf, moment->hour);
	else if (str_is(name, "min"))
		buf_add_str(buf, moment->minute);
	else if (str_is(name, "month"))
		buf_add_str(buf, speech->theme->dates.months[moment->date.month - 1]);
}

/* Fills {d}, {month}, {m}, {y}, {h} and {min} of a notation of the theme; nothing without one. */
static struct str format_moment(
	const struct speech *speech, const struct moment *moment, const struct phrase *notation)
{
	struct buf *buf = begin(speech);

	for (size_t i = 0; notation && i < notation->n; i++) {
		buf_add_str(buf, notation->parts[i].before);
		add_moment_part(speech, moment, notation->parts[i].gap, buf);
	}
	return taken(speech);
}

struct str speech_date(const struct speech *speech, struct date date)
{
	return format_moment(speech, &(struct moment){.date = date}, speech->theme->dates.day);
}

/* Reads "2017-08", "2018-02-06", "2018-02-06 05:00"; false for anything else, such as a year. */
static bool parse_moment(struct arena *scratch, struct str s, struct moment *moment)
{
	struct str day = s.n == 7 ? str_join(scratch, s, STR("-01")) : str_slice(s, 0, 10);

	*moment = (struct moment){.hour = str_slice(s, 11, 13), .minute = str_slice(s, 14, 16)};
	if (moment->hour.n == 2 && moment->hour.p[0] == '0')
		moment->hour = str_from_index(moment->hour, 1);
	return (s.n == 7 || s.n == 10 || s.n == 16) && date_parse(day, &moment->date) == DATE_ISO;
}

struct str speech_moment(const struct speech *speech, struct str s)
{
	const struct theme_dates *dates = &speech->theme->dates;
	struct moment moment;

	if (!parse_moment(speech->arena, s, &moment))
		return s;
	return format_moment(speech, &moment,
		s.n == 7    ? dates->month
		: s.n == 10 ? dates->day
			    : dates->time);
}

struct str speech_number(const struct speech *speech, struct str number)
{
	size_t point = str_find_char(number, '.');

	if (point == number.n)
		return number;
	return str_join(speech->arena, str_slice(number, 0, point),
		theme_text(speech->theme, STR("decimal_separator")),
		str_from_index(number, point + 1));
}

/* ---- Values ---- */

static struct str known_value(
	const struct speech *speech, const struct field *field, const struct value *value)
{
	switch (field->kind) {
	case FIELD_DATE:
		return value->date.year ? speech_date(speech, value->date) : STR("");
	case FIELD_BOOL:
		return theme_text(speech->theme, value->yes ? STR("yes") : STR("no"));
	case FIELD_NUMBER:
		return speech_number(speech, value->text);
	case FIELD_TERM:
		return value->term->label;
	case FIELD_REFERENCE:
		return value->record ? value->record->title : STR("");
	default:
		return value->text;
	}
}

struct str speech_value(
	const struct speech *speech, const struct field *field, const struct value *value)
{
	if (value->unknown)
		return theme_text(speech->theme, STR("unclassified"));
	return known_value(speech, field, value);
}

/* ---- Figures ---- */

struct str speech_stars_unit(const struct speech *speech, const struct input *input)
{
	return speech_fill(
		speech, "value_stars", GAP("count", speech_count(speech, stars_of(input))));
}

struct str speech_figure(
	const struct speech *speech, const struct input *input, const struct figure *figure)
{
	struct str text;
	struct buf *buf = begin(speech);

	if (figure->state != FIGURE_KNOWN)
		return STR("");
	score_figure(input, figure, speech->wording, buf);
	text = taken(speech);
	if (input->kind == MEASURE_STARS)
		text = str_join(speech->arena, text, STR(" "), speech_stars_unit(speech, input));
	return text;
}

struct str speech_bare_number(
	const struct speech *speech, const struct input *input, struct decimal number)
{
	score_number(input, number, speech->wording, begin(speech));
	return taken(speech);
}

struct str speech_any_figure(
	const struct speech *speech, const struct input *input, const struct figure *figure)
{
	if (figure->state == FIGURE_KNOWN)
		return speech_figure(speech, input, figure);
	return theme_text(speech->theme, figure->state == FIGURE_MISSING
						 ? STR("value_missing")
						 : STR("value_not_applicable"));
}
