/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of a page that puts measurements side by side. */
#include "view/monitor.h"

/* ---- One figure among many ---- */

struct compare_cell {
	const struct measurement *measurement;
	const struct indicator *indicator; /* of its edition; NULL when it has none of that id */
};

static struct tpl_value cell_status(const struct tpl_env *env, const struct compare_cell *cell)
{
	if (!cell->indicator)
		return tpl_nothing();
	return status_value(env, cell->measurement->edition,
		status_of(cell->measurement, cell->indicator),
		score_status_word(cell->measurement, cell->indicator));
}

static struct tpl_value cell_text_of(const struct tpl_env *env, const struct compare_cell *cell)
{
	if (!cell->indicator)
		return tpl_nothing();
	return tpl_text(figure_words(env, &cell->indicator->inputs.v[INPUT_VALUE],
		&measurement_figures(cell->measurement, cell->indicator)[INPUT_VALUE]));
}

SIMPLE(cell_status_of, struct compare_cell, cell_status(env, it))
SIMPLE(cell_value_of, struct compare_cell, cell_text_of(env, it))
SIMPLE(cell_absent, struct compare_cell, tpl_bool(!it->indicator))

static const struct tpl_field cell_fields[] = {
	{STR_INIT("status"), TPL_OBJECT, .type = &view_status_type, .get = cell_status_of},
	{STR_INIT("value"), TPL_TEXT, .get = cell_value_of},
	{STR_INIT("absent"), TPL_BOOL, .get = cell_absent},
};

static const struct tpl_type cell_type = TYPE("figure", cell_fields);

/* ---- All subjects in one chapter ---- */

struct compare_chapter {
	const struct chapter *chapter;
	struct indicator **indicators; /* of the summary */
	size_t n;
};

struct compare_row {
	const struct compare_chapter *chapter;
	const struct measurement *measurement;
};

GETTER(compared_cells)
{
	const struct compare_row *row = self;
	const struct compare_chapter *chapter = row->chapter;
	struct compare_cell *cells = arena_array(env->scratch, struct compare_cell, chapter->n);

	(void)field;
	for (size_t i = 0; i < chapter->n; i++)
		cells[i] = (struct compare_cell){row->measurement,
			edition_indicator(row->measurement->edition, chapter->indicators[i]->id)};
	return array_value(env, &cell_type, cells, sizeof(*cells), chapter->n);
}

static const struct monitor *monitor_of(const struct compare_row *row)
{
	return row->measurement->monitor;
}

/* Whether it was measured before the last day of the monitor. */
static bool is_older(const struct compare_row *row)
{
	const struct monitor *monitor = monitor_of(row);

	return monitor->rounds.v[monitor->rounds.n - 1] != row->measurement->round;
}

TEXT(compared_title, struct compare_row, measurement->subject->title)
SIMPLE(compared_url, struct compare_row,
	href_value(env, history_of(monitor_of(it), it->measurement->subject)->url))
SIMPLE(compared_date, struct compare_row, date_value(env, it->measurement->date))
SIMPLE(compared_iso, struct compare_row, iso_value(env, it->measurement->date))
SIMPLE(compared_older, struct compare_row, tpl_bool(is_older(it)))

static const struct tpl_field compared_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = compared_title},
	{STR_INIT("url"), TPL_TEXT, .get = compared_url},
	{STR_INIT("date"), TPL_TEXT, .get = compared_date},
	{STR_INIT("date_iso"), TPL_TEXT, .get = compared_iso},
	{STR_INIT("older"), TPL_BOOL, .get = compared_older},
	{STR_INIT("cells"), TPL_LIST, .type = &cell_type, .get = compared_cells},
};

static const struct tpl_type compared_type = TYPE("subject that is compared", compared_fields);

GETTER(chapter_rows)
{
	const struct compare_chapter *chapter = self;
	const struct monitor *monitor = chapter->indicators[0]->edition->monitor;
	size_t n = monitor->histories.n;
	struct compare_row *rows = arena_array(env->scratch, struct compare_row, n);

	(void)field;
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct compare_row){chapter, latest_of(monitor->histories.v[i])};
	return array_value(env, &compared_type, rows, sizeof(*rows), n);
}

TEXT(chapter_id, struct compare_chapter, chapter->id)
TEXT(chapter_number, struct compare_chapter, chapter->number)
TEXT(chapter_title, struct compare_chapter, chapter->title)
SIMPLE(chapter_columns, struct compare_chapter, indicators_value(env, it->indicators, it->n, NULL))

static const struct tpl_field chapter_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = chapter_id},
	{STR_INIT("number"), TPL_TEXT, .get = chapter_number},
	{STR_INIT("title"), TPL_TEXT, .get = chapter_title},
	{STR_INIT("columns"), TPL_LIST, .type = &view_indicator_type, .get = chapter_columns},
	{STR_INIT("rows"), TPL_LIST, .type = &compared_type, .get = chapter_rows},
};

const struct tpl_type view_compare_chapter_type = TYPE("chapter side by side", chapter_fields);

static struct compare_chapter summary_of(const struct tpl_env *env, const struct chapter *chapter)
{
	VEC(struct indicator *) found = {0};

	vec_each (struct paragraph *, paragraph, &chapter->paragraphs)
		vec_each (struct indicator *, indicator, &(*paragraph)->indicators)
			if ((*indicator)->summary)
				vec_push(env->scratch, &found, *indicator);
	return (struct compare_chapter){chapter, found.v, found.n};
}

/* Of the edition of the last day. */
struct tpl_value compare_chapters_value(const struct tpl_env *env, const struct monitor *monitor)
{
	const struct edition *edition =
		monitor->rounds.n ? monitor->rounds.v[monitor->rounds.n - 1]->edition : NULL;
	size_t most = edition ? edition->chapters.n : 0, n = 0;
	struct compare_chapter *chapters = arena_array(env->scratch, struct compare_chapter, most);

	for (size_t i = 0; i < most; i++) {
		chapters[n] = summary_of(env, edition->chapters.v[i]);
		n += chapters[n].n > 0;
	}
	return array_value(env, &view_compare_chapter_type, chapters, sizeof(*chapters), n);
}

/* ---- What can be chosen ---- */

/* "0 2 3": which of the days, counted from the newest, the subject was measured on. */
static struct str days_of(const struct tpl_env *env, const struct history *history)
{
	const struct monitor *monitor = history->monitor;
	size_t day = monitor->rounds.n;
	struct buf *buf = view_buf(env);

	for (size_t i = history->measurements.n; i--;) {
		while (monitor->rounds.v[day - 1] != history->measurements.v[i]->round)
			day--;
		if (buf->n)
			buf_add_char(buf, ' ');
		buf_add_unsigned(buf, monitor->rounds.n - day);
	}
	return view_taken(env, buf);
}

TEXT(choice_id, struct history, subject->id)
TEXT(choice_title, struct history, subject->title)
SIMPLE(choice_days, struct history, tpl_text(days_of(env, it)))

static const struct tpl_field choice_fields[] = {
	{STR_INIT("id"), TPL_TEXT, .get = choice_id},
	{STR_INIT("title"), TPL_TEXT, .get = choice_title},
	{STR_INIT("days"), TPL_TEXT, .get = choice_days},
};

const struct tpl_type view_compare_choice_type = TYPE("subject to choose", choice_fields);

struct tpl_value compare_choices_value(const struct monitor *monitor)
{
	return tpl_pointers(&view_compare_choice_type, (const void *const *)monitor->histories.v,
		monitor->histories.n);
}

struct tpl_value compare_url_value(const struct tpl_env *env, const struct measurement *measurement)
{
	const struct monitor *monitor = measurement->monitor;
	const struct history *history = history_of(monitor, measurement->subject);
	char iso[11];

	if (!monitor->compare_url.n || !monitor_is_comparable(monitor) || !history)
		return tpl_nothing();
	date_format_iso(measurement->date, iso);
	return href_value(env,
		str_join(env->scratch, monitor->compare_url, STR("?a="), measurement->subject->id,
			latest_of(history) == measurement ? STR("") : STR("@"),
			latest_of(history) == measurement ? STR("") : str_from(iso)));
}
