/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of what the commits changed: "Fase: proberen → beheer", by day. */
#include "base/utf8.h"
#include "history/history.h"
#include "output/views_monitor.h"

/* Longer texts are not set side by side, nor are more of them told: only that they changed. */
enum { TEXT_LENGTH = 80, TEXTS_LENGTH = 160 };

typedef VEC(struct str) line_list;

static void add_line(const struct tpl_env *env, line_list *lines, struct str line)
{
	vec_push(env->scratch, lines, line);
}

static struct str past_text(
	const struct tpl_env *env, const struct field *field, const struct past_value *past)
{
	struct tpl_value value;

	if (past->raw.n)
		return past->raw;
	value = view_value_text(env, field, &past->value);
	return value.kind == TPL_TEXT ? value.text : STR("");
}

static struct str past_texts(
	const struct tpl_env *env, const struct field *field, const struct past_values *values)
{
	struct str text = STR("");

	for (size_t i = 0; i < values->n; i++)
		text = str_join(env->scratch, text, i ? STR(", ") : STR(""),
			past_text(env, field, &values->v[i]));
	return text;
}

static bool is_long(const struct field *field, struct str text)
{
	return (field->kind == FIELD_TEXT || field->kind == FIELD_URL) &&
	       utf8_length(text) > TEXT_LENGTH;
}

static bool has_text(const line_list *lines, struct str text)
{
	vec_each (const struct str, it, lines)
		if (str_eq(*it, text))
			return true;
	return false;
}

static line_list text_list(
	const struct tpl_env *env, const struct field *field, const struct past_values *values)
{
	line_list texts = {0};

	for (size_t i = 0; i < values->n; i++)
		add_line(env, &texts, past_text(env, field, &values->v[i]));
	return texts;
}

/* Those of texts that others does not have, as one text. Long: one of them is, or all together. */
static struct str texts_only_in(const struct tpl_env *env, const struct field *field,
	const line_list *texts, const line_list *others, bool *is_too_long)
{
	struct str joined = STR("");

	vec_each (const struct str, it, texts) {
		if (has_text(others, *it))
			continue;
		*is_too_long |= is_long(field, *it);
		joined = str_join(env->scratch, joined, joined.n ? STR(", ") : STR(""), *it);
	}
	*is_too_long |= utf8_length(joined) > TEXTS_LENGTH;
	return joined;
}

/* Of several values only what came and what went. */
static struct str list_line(const struct tpl_env *env, const struct field_change *change)
{
	const struct field *field = change->field;
	line_list before = text_list(env, field, &change->before);
	line_list after = text_list(env, field, &change->after);
	bool long_came = false, long_went = false;
	struct str came = texts_only_in(env, field, &after, &before, &long_came);
	struct str went = texts_only_in(env, field, &before, &after, &long_went);

	if (came.n && went.n && !long_came && !long_went)
		return fill(env, "timeline_came_went", GAP("field", field->label),
			GAP("came", came), GAP("went", went));
	if (came.n && !went.n)
		return fill(env, "timeline_came", GAP("field", field->label), GAP("came", came));
	if (went.n && !came.n)
		return fill(env, "timeline_went", GAP("field", field->label), GAP("went", went));
	return fill(env, "timeline_untold", GAP("field", field->label));
}

static struct str field_line(const struct tpl_env *env, const struct field_change *change)
{
	struct str label = change->field->label;
	struct str before, after;

	if (!change->told)
		return fill(env, "timeline_untold", GAP("field", label));
	before = past_texts(env, change->field, &change->before);
	after = past_texts(env, change->field, &change->after);
	if (!before.n)
		return fill(env, "timeline_filled", GAP("field", label), GAP("after", after));
	if (!after.n)
		return fill(env, "timeline_emptied", GAP("field", label), GAP("before", before));
	if (change->field->list)
		return list_line(env, change);
	if (is_long(change->field, before) || is_long(change->field, after))
		return fill(env, "timeline_untold", GAP("field", label));
	return fill(env, "timeline_field", GAP("field", label), GAP("before", before),
		GAP("after", after));
}

static struct str measured_line(const struct tpl_env *env, const struct measured *measured)
{
	struct str monitor = measured->measurement->monitor->title;
	struct str date = format_date(env, measured->measurement->date);

	if (measured->added)
		return fill(env, "timeline_measured", GAP("monitor", monitor), GAP("date", date));
	return fill(env, "timeline_corrected", GAP("monitor", monitor), GAP("date", date));
}

static line_list change_lines(const struct tpl_env *env, const struct change *change)
{
	line_list lines = {0};

	if (change->added)
		add_line(env, &lines, theme_text(theme_of(env), STR("timeline_added")));
	if (change->renamed)
		add_line(env, &lines, theme_text(theme_of(env), STR("timeline_renamed")));
	vec_each (const struct field_change, it, &change->fields)
		add_line(env, &lines, field_line(env, it));
	if (change->text)
		add_line(env, &lines, theme_text(theme_of(env), STR("timeline_text")));
	vec_each (const struct measured, it, &change->measured)
		add_line(env, &lines, measured_line(env, it));
	return lines;
}

struct str past_change_text(const struct tpl_env *env, const struct change *change)
{
	line_list lines = change_lines(env, change);
	struct str text = STR("");

	vec_each (const struct str, line, &lines)
		text = str_join(env->scratch, text, text.n ? STR("; ") : STR(""), *line);
	return text;
}

GETTER(change_lines_of)
{
	line_list lines = change_lines(env, self);
	const void **items = arena_array(env->scratch, const void *, lines.n);

	(void)field;
	for (size_t i = 0; i < lines.n; i++)
		items[i] = &lines.v[i];
	return tpl_pointers(&view_line_type, items, lines.n);
}

SIMPLE(line_text, struct str, tpl_text(*it))

static const struct tpl_field line_fields[] = {
	{STR_INIT("text"), TPL_TEXT, .get = line_text},
};

const struct tpl_type view_line_type = TYPE("line", line_fields);

SIMPLE(change_day, struct change, date_value(env, it->day))
SIMPLE(change_iso, struct change, iso_value(env, it->day))

static const struct tpl_field change_fields[] = {
	{STR_INIT("date"), TPL_TEXT, .get = change_day},
	{STR_INIT("date_iso"), TPL_TEXT, .get = change_iso},
	{STR_INIT("lines"), TPL_LIST, .type = &view_line_type, .get = change_lines_of},
};

const struct tpl_type view_past_change_type = TYPE("change in the past", change_fields);

struct tpl_value timeline_value(const struct tpl_env *env, const struct record *record)
{
	const struct timeline *timeline = timeline_of(page_of(env)->plan->model, record);

	if (!timeline)
		return tpl_nothing();
	return array_value(env, &view_past_change_type, timeline->changes.v,
		sizeof(*timeline->changes.v), timeline->changes.n);
}
