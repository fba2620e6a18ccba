/* SPDX-License-Identifier: EUPL-1.2 */
/* What a commit changed of a record, in words: "Fase: proberen → beheer". */
#include "base/utf8.h"
#include "history/history.h"
#include "plan/internal.h"

/* Longer texts are not set side by side, nor are more of them told: only that they changed. */
enum { TEXT_LENGTH = 80, TEXTS_LENGTH = 160 };

static void add_line(const struct speech *speech, change_line_list *lines, struct str line)
{
	vec_push(speech->arena, lines, line);
}

static struct str past_text(
	const struct speech *speech, const struct field *field, const struct past_value *past)
{
	return past->raw.n ? past->raw : speech_value(speech, field, &past->value);
}

static struct str past_texts(
	const struct speech *speech, const struct field *field, const struct past_values *values)
{
	struct str text = STR("");

	for (size_t i = 0; i < values->n; i++)
		text = str_join(speech->arena, text, i ? STR(", ") : STR(""),
			past_text(speech, field, &values->v[i]));
	return text;
}

static bool is_long(const struct field *field, struct str text)
{
	return (field->kind == FIELD_TEXT || field->kind == FIELD_URL) &&
	       utf8_length(text) > TEXT_LENGTH;
}

static bool has_text(const change_line_list *lines, struct str text)
{
	vec_each (const struct str, it, lines)
		if (str_eq(*it, text))
			return true;
	return false;
}

static change_line_list text_list(
	const struct speech *speech, const struct field *field, const struct past_values *values)
{
	change_line_list texts = {0};

	for (size_t i = 0; i < values->n; i++)
		add_line(speech, &texts, past_text(speech, field, &values->v[i]));
	return texts;
}

/* Those of texts that others does not have, as one text. Long: one of them is, or all together. */
static struct str texts_only_in(const struct speech *speech, const struct field *field,
	const change_line_list *texts, const change_line_list *others, bool *is_too_long)
{
	struct str joined = STR("");

	vec_each (const struct str, it, texts) {
		if (has_text(others, *it))
			continue;
		*is_too_long |= is_long(field, *it);
		joined = str_join(speech->arena, joined, joined.n ? STR(", ") : STR(""), *it);
	}
	*is_too_long |= utf8_length(joined) > TEXTS_LENGTH;
	return joined;
}

/* Of several values only what came and what went. */
static struct str list_line(const struct speech *speech, const struct field_change *change)
{
	const struct field *field = change->field;
	change_line_list before = text_list(speech, field, &change->before);
	change_line_list after = text_list(speech, field, &change->after);
	bool long_came = false, long_went = false;
	struct str came = texts_only_in(speech, field, &after, &before, &long_came);
	struct str went = texts_only_in(speech, field, &before, &after, &long_went);

	if (came.n && went.n && !long_came && !long_went)
		return speech_fill(speech, "timeline_came_went", GAP("field", field->label),
			GAP("came", came), GAP("went", went));
	if (came.n && !went.n)
		return speech_fill(
			speech, "timeline_came", GAP("field", field->label), GAP("came", came));
	if (went.n && !came.n)
		return speech_fill(
			speech, "timeline_went", GAP("field", field->label), GAP("went", went));
	return speech_fill(speech, "timeline_untold", GAP("field", field->label));
}

static struct str field_line(const struct speech *speech, const struct field_change *change)
{
	struct str label = change->field->label;
	struct str before, after;

	if (!change->told)
		return speech_fill(speech, "timeline_untold", GAP("field", label));
	before = past_texts(speech, change->field, &change->before);
	after = past_texts(speech, change->field, &change->after);
	if (!before.n)
		return speech_fill(
			speech, "timeline_filled", GAP("field", label), GAP("after", after));
	if (!after.n)
		return speech_fill(
			speech, "timeline_emptied", GAP("field", label), GAP("before", before));
	if (change->field->list)
		return list_line(speech, change);
	if (is_long(change->field, before) || is_long(change->field, after))
		return speech_fill(speech, "timeline_untold", GAP("field", label));
	return speech_fill(speech, "timeline_field", GAP("field", label), GAP("before", before),
		GAP("after", after));
}

static struct str measured_line(const struct speech *speech, const struct measured *measured)
{
	struct str monitor = measured->measurement->monitor->title;
	struct str date = speech_date(speech, measured->measurement->date);

	if (measured->added)
		return speech_fill(
			speech, "timeline_measured", GAP("monitor", monitor), GAP("date", date));
	return speech_fill(
		speech, "timeline_corrected", GAP("monitor", monitor), GAP("date", date));
}

change_line_list change_lines(const struct speech *speech, const struct change *change)
{
	change_line_list lines = {0};

	if (change->added)
		add_line(speech, &lines, theme_text(speech->theme, STR("timeline_added")));
	if (change->renamed)
		add_line(speech, &lines, theme_text(speech->theme, STR("timeline_renamed")));
	vec_each (const struct field_change, it, &change->fields)
		add_line(speech, &lines, field_line(speech, it));
	if (change->text)
		add_line(speech, &lines, theme_text(speech->theme, STR("timeline_text")));
	vec_each (const struct measured, it, &change->measured)
		add_line(speech, &lines, measured_line(speech, it));
	return lines;
}

struct str past_change_text(const struct speech *speech, const struct change *change)
{
	change_line_list lines = change_lines(speech, change);
	struct str text = STR("");

	vec_each (const struct str, line, &lines)
		text = str_join(speech->arena, text, text.n ? STR("; ") : STR(""), *line);
	return text;
}
