/* SPDX-License-Identifier: EUPL-1.2 */
/* A value the way it is best written in a file, whatever way it was typed. */
#include "model/internal.h"

static struct str normal_number(struct arena *arena, struct decimal number)
{
	struct buf buf = BUF_INIT;
	struct str text;

	decimal_add(number, STR(","), STR(""), &buf);
	text = str_dup(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

static struct str normal_text(
	struct arena *arena, enum lang lang, const struct input *input, const struct figure *figure)
{
	char iso[11];

	if (figure->state == FIGURE_MISSING)
		return STR("-");
	if (figure->state == FIGURE_NOT_APPLICABLE)
		return lang == LANG_NL ? STR("nvt") : STR("n/a");
	if (input->kind == MEASURE_MONTHS_SINCE) {
		date_format_iso(figure->date, iso);
		return str_dup(arena, str_from(iso));
	}
	if (measure_is_number(input->kind))
		return normal_number(arena, figure->number);
	return input->choices.v[figure->choice].id;
}

struct str figure_normal(struct arena *arena, enum lang lang, const struct input *input,
	struct str s, struct date day)
{
	struct diags ignored = DIAGS_INIT;
	struct reader reader = {arena, &ignored, lang};
	struct figure figure;
	bool ok = read_figure(&reader, input, str_trim(s), (struct place){0}, day, &figure);

	diags_release(&ignored);
	return ok ? normal_text(arena, lang, input, &figure) : s;
}
