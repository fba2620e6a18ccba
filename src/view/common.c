/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts, numbers and dates as pages show them. */
#include "view/internal.h"

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

/* ---- In the words of the theme ---- */

struct str fill_gaps(const struct tpl_env *env, struct str key, const struct gap *gaps, size_t n)
{
	const struct speech speech = speech_of(env);

	return speech_fill_gaps(&speech, key, gaps, n);
}

struct str format_count(const struct tpl_env *env, size_t count)
{
	const struct speech speech = speech_of(env);

	return speech_count(&speech, count);
}

struct str count_text(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural)
{
	const struct speech speech = speech_of(env);

	return speech_counted(&speech, count, singular, plural);
}

struct tpl_value count_value(
	const struct tpl_env *env, size_t count, struct str singular, struct str plural)
{
	return tpl_text(count_text(env, count, singular, plural));
}

struct str format_date(const struct tpl_env *env, struct date date)
{
	const struct speech speech = speech_of(env);

	return speech_date(&speech, date);
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

struct tpl_value moment_value(const struct tpl_env *env, struct str moment)
{
	const struct speech speech = speech_of(env);

	return text_or_nothing(speech_moment(&speech, moment));
}
