/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts, numbers and dates as pages show them. */
#include "output/views.h"

#include <stdio.h>

#include "base/path.h"

struct buf *view_buf(const struct tpl_env *env)
{
	struct buf *buf = page_of(env)->work;

	buf_reset(buf);
	return buf;
}

struct str view_taken(const struct tpl_env *env, const struct buf *buf)
{
	return buf->n ? str_dup(env->scratch, buf_str(buf)) : STR("");
}

struct tpl_value array_value(const struct tpl_env *env, const struct tpl_type *type,
	const void *array, size_t size, size_t n)
{
	const void **items = arena_array(env->scratch, const void *, n);

	for (size_t i = 0; i < n; i++)
		items[i] = (const char *)array + i * size;
	return tpl_pointers(type, items, n);
}

/* ---- Addresses ---- */

struct str view_href(const struct tpl_env *env, struct str url)
{
	struct str base = page_of(env)->plan->model->settings.base_path;

	return base.n && str_starts(url, STR("/")) ? str_join(env->scratch, base, url) : url;
}

struct tpl_value href_value(const struct tpl_env *env, struct str url)
{
	return tpl_text(url.n ? view_href(env, url) : url);
}

struct tpl_value absolute_value(const struct tpl_env *env, struct str url)
{
	struct str base = page_of(env)->plan->model->settings.base_url;

	return tpl_text(str_join(env->scratch, base, str_from_index(url, 1)));
}

struct tpl_value edit_value(const struct tpl_env *env, const struct text *text)
{
	struct str pattern = page_of(env)->plan->model->settings.edit_url;
	size_t at = str_find(pattern, STR("{path}"), 0);

	if (!pattern.n || !text)
		return tpl_nothing();
	return tpl_text(str_join(env->scratch, str_slice(pattern, 0, at),
		at < pattern.n ? url_from_path(env->scratch, text->path) : STR(""),
		str_from_index(pattern, at + 6)));
}

/* ---- Strings of the theme with gaps ---- */

/* The text before the first gap of format, and what its name is; format is what comes after. */
static struct str next_gap(struct str *format, struct str *name)
{
	size_t open = str_find_char(*format, '{');
	struct str before = str_slice(*format, 0, open);
	struct str rest = str_from_index(*format, open + 1);

	*name = str_slice(rest, 0, str_find_char(rest, '}'));
	*format = str_from_index(rest, name->n + 1);
	return before;
}

struct str fill_gaps(const struct tpl_env *env, struct str key, const struct gap *gaps, size_t n)
{
	struct str format = theme_text(theme_of(env), key), name;
	struct buf *buf = view_buf(env);

	while (format.n) {
		buf_add_str(buf, next_gap(&format, &name));
		for (size_t i = 0; i < n; i++)
			if (str_eq(gaps[i].name, name))
				buf_add_str(buf, gaps[i].text);
	}
	return view_taken(env, buf);
}

/* ---- Numbers and dates ---- */

struct str format_count(const struct tpl_env *env, size_t count)
{
	struct str separator = theme_text(theme_of(env), STR("thousands_separator"));
	struct buf *buf = view_buf(env);
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%zu", count);

	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			buf_add_str(buf, separator);
		buf_add_char(buf, digits[i]);
	}
	return view_taken(env, buf);
}

struct str count_text(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural)
{
	return str_join(
		env->scratch, format_count(env, count), STR(" "), count == 1 ? singular : plural);
}

struct tpl_value count_value(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural)
{
	return tpl_text(count_text(env, count, singular, plural));
}

static struct str number_text(const struct tpl_env *env, int number)
{
	enum { DIGITS = 4 }; /* of a year */
	char *p = arena_alloc(env->scratch, DIGITS);
	size_t at = DIGITS;

	do {
		p[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number && at);
	return (struct str){p + at, DIGITS - at};
}

/* A day, and the time of it where that is known. */
struct moment {
	struct date date;
	struct str hour, minute;
};

static struct str month_name(const struct tpl_env *env, int month)
{
	static const struct str months[] = {STR_INIT("month_1"), STR_INIT("month_2"),
		STR_INIT("month_3"), STR_INIT("month_4"), STR_INIT("month_5"), STR_INIT("month_6"),
		STR_INIT("month_7"), STR_INIT("month_8"), STR_INIT("month_9"), STR_INIT("month_10"),
		STR_INIT("month_11"), STR_INIT("month_12")};

	return theme_text(theme_of(env), months[month - 1]);
}

static struct str moment_part(
	const struct tpl_env *env, const struct moment *moment, struct str name)
{
	if (str_is(name, "d"))
		return number_text(env, moment->date.day);
	if (str_is(name, "m"))
		return number_text(env, moment->date.month);
	if (str_is(name, "y"))
		return number_text(env, moment->date.year);
	if (str_is(name, "h"))
		return moment->hour;
	if (str_is(name, "min"))
		return moment->minute;
	return str_is(name, "month") ? month_name(env, moment->date.month) : STR("");
}

/* Fills {d}, {month}, {m}, {y}, {h} and {min} of a format of the theme. */
static struct str format_moment(
	const struct tpl_env *env, const struct moment *moment, struct str key)
{
	struct str format = theme_text(theme_of(env), key), name, parts[16];
	size_t n = 0;

	while (format.n && n + 2 <= sizeof(parts) / sizeof(*parts)) {
		parts[n++] = next_gap(&format, &name);
		parts[n++] = moment_part(env, moment, name);
	}
	return str_concat(env->scratch, parts, n);
}

struct str format_date(const struct tpl_env *env, struct date date)
{
	return format_moment(env, &(struct moment){.date = date}, STR("date_format"));
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

struct tpl_value moment_value(const struct tpl_env *env, struct str s)
{
	struct moment moment;

	if (!parse_moment(env->scratch, s, &moment))
		return text_or_nothing(s);
	return tpl_text(format_moment(env, &moment,
		s.n == 7    ? STR("date_format_month")
		: s.n == 10 ? STR("date_format")
			    : STR("date_format_time")));
}

struct tpl_value date_value(const struct tpl_env *env, struct date date)
{
	return date.year ? tpl_text(format_date(env, date)) : tpl_nothing();
}

struct tpl_value iso_value(const struct tpl_env *env, struct date date)
{
	char iso[11];

	if (!date.year)
		return tpl_nothing();
	date_format_iso(date, iso);
	return tpl_text(str_dup(env->scratch, str_from(iso)));
}

struct str format_number(const struct tpl_env *env, struct str number)
{
	size_t point = str_find_char(number, '.');

	if (point == number.n)
		return number;
	return str_join(env->scratch, str_slice(number, 0, point),
		theme_text(theme_of(env), STR("decimal_separator")),
		str_from_index(number, point + 1));
}
