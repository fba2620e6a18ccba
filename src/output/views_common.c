/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts, numbers and dates as pages show them. */
#include "output/views.h"

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

struct str view_top(const struct tpl_env *env)
{
	const struct page *page = page_of(env);

	if (page->placed)
		*page->placed = true;
	return page->top;
}

struct str view_href(const struct tpl_env *env, struct str url)
{
	if (!str_starts(url, STR("/")))
		return url;
	return str_join(env->scratch, view_top(env), str_from_index(url, 1));
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

static struct str gap_text(struct str name, const struct gap *gaps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(gaps[i].name, name))
			return gaps[i].text;
	return STR("");
}

struct str fill_gaps(const struct tpl_env *env, struct str key, const struct gap *gaps, size_t n)
{
	const struct phrase *phrase = theme_phrase(theme_of(env), key);
	struct buf *buf = view_buf(env);

	if (!phrase)
		return key;
	for (size_t i = 0; i < phrase->n; i++) {
		buf_add_str(buf, phrase->parts[i].before);
		buf_add_str(buf, gap_text(phrase->parts[i].gap, gaps, n));
	}
	return view_taken(env, buf);
}

/* ---- Numbers and dates ---- */

struct str format_count(const struct tpl_env *env, size_t count)
{
	struct buf *buf = view_buf(env);

	decimal_add(decimal_from((long long)count), STR(""), theme_of(env)->thousands, buf);
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

/* A day, and the time of it where that is known. */
struct moment {
	struct date date;
	struct str hour, minute;
};

static void add_moment_part(
	const struct tpl_env *env, const struct moment *moment, struct str name, struct buf *buf)
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
		buf_add_str(buf, theme_of(env)->dates.months[moment->date.month - 1]);
}

/* Fills {d}, {month}, {m}, {y}, {h} and {min} of a notation of the theme; nothing without one. */
static struct str format_moment(
	const struct tpl_env *env, const struct moment *moment, const struct phrase *notation)
{
	struct buf *buf = view_buf(env);

	for (size_t i = 0; notation && i < notation->n; i++) {
		buf_add_str(buf, notation->parts[i].before);
		add_moment_part(env, moment, notation->parts[i].gap, buf);
	}
	return view_taken(env, buf);
}

struct str format_date(const struct tpl_env *env, struct date date)
{
	return format_moment(env, &(struct moment){.date = date}, theme_of(env)->dates.day);
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
	const struct theme_dates *dates = &theme_of(env)->dates;
	struct moment moment;

	if (!parse_moment(env->scratch, s, &moment))
		return text_or_nothing(s);
	return tpl_text(format_moment(env, &moment,
		s.n == 7    ? dates->month
		: s.n == 10 ? dates->day
			    : dates->time));
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
