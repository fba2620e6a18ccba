/* SPDX-License-Identifier: EUPL-1.2 */
/* What the views of monitors share. */
#ifndef VIEW_MONITOR_H
#define VIEW_MONITOR_H

#include "view/internal.h"
#include "view/prepare.h"

extern const struct tpl_type view_status_type, view_monitor_type, view_history_type,
	view_measurement_type, view_chapter_type, view_paragraph_type, view_paragraph_head_type,
	view_indicator_type, view_case_type, view_edition_type, view_series_type, view_spread_type;

static inline const struct wording *wording_of(const struct tpl_env *env)
{
	return &page_of(env)->plan->monitors->wording;
}

/* ---- monitor.c ---- */

/* A status, and how often it occurs where it is one of a list. */
struct status_view {
	enum status status;
	struct str word, explanation;
	size_t count;
	size_t from, share;               /* of a bar of all statuses, in thousandths */
	const struct collection *counted; /* what is counted; or NULL */
};

/* A status in the words of an edition, but with word instead of its own if that is not empty. */
struct tpl_value status_value(const struct tpl_env *env, const struct edition *edition,
	enum status status, struct str word);
/* The four that a rule can give, in their order, with how often each occurs. */
struct tpl_value summary_statuses(const struct tpl_env *env, const struct measurement *measurement);
struct tpl_value spread_statuses(
	const struct tpl_env *env, const struct edition *edition, const struct spread *spread);
/* "12 gemeenten": of what a monitor measures. */
struct tpl_value subjects_value(
	const struct tpl_env *env, const struct monitor *monitor, size_t count);
struct str subjects_plural(const struct monitor *monitor);
/* All measurements of a subject in a monitor; NULL if it has none that are public. */
const struct history *history_of(const struct monitor *monitor, const struct record *subject);
struct tpl_value histories_value(const struct history *const *histories, size_t n);

/* ---- chapter.c ---- */

/* The chapters of an edition, with the figures of a measurement, or without (NULL). */
struct tpl_value chapters_value(const struct tpl_env *env, const struct edition *edition,
	const struct measurement *measurement);
/* What of a paragraph is the same for all subjects of a day. */
struct tpl_value paragraph_head_value(
	const struct tpl_env *env, const struct paragraph *paragraph, const struct round *round);

/* ---- spread.c: all subjects on one day, one subject on all days ---- */

/* All public values of one indicator on one day, and the own one among them. */
struct spread_view {
	const struct round *round;
	const struct indicator *indicator;
	const struct measurement *own; /* or NULL */
};

/* Nothing when fewer than SPREAD_MIN are known. */
struct tpl_value spread_value(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, const struct measurement *own);
const struct spread *spread_of(const struct round *round, const struct indicator *indicator);

/* One indicator at one moment of a subject or of all of them. */
struct moment_view {
	const struct round *round;
	const struct measurement *measurement; /* NULL: of all */
	const struct indicator *indicator;
	bool breaks; /* another edition than that of the moment before */
};

struct moments {
	struct moment_view *v;
	size_t n;
};

struct moments moments_of_history(
	const struct tpl_env *env, const struct history *history, struct str indicator_id);
struct moments moments_of_series(const struct tpl_env *env, const struct series *series);
extern const struct tpl_type view_moment_type;
/* The value of a moment: of the subject, or the one in the middle; not known for choices of all. */
struct figure moment_figure(const struct moment_view *moment);
struct figure moment_comparator(const struct moment_view *moment);
/* Whether there is something that it is compared with, known or not. */
bool moments_have_comparator(const struct moments *moments);

/* ---- indicator.c ---- */

/* Made when a template first asks for it. */
struct indicator_memo {
	bool explained, followed;
	struct explanation explanation;
	struct moments moments;
};

struct indicator_view {
	const struct indicator *indicator;
	const struct measurement *measurement; /* NULL on pages about the method */
	struct indicator_memo *memo;
};

struct tpl_value indicator_value(const struct tpl_env *env, const struct indicator *indicator,
	const struct measurement *measurement);
struct tpl_value indicators_value(const struct tpl_env *env, struct indicator *const *indicators,
	size_t n, const struct measurement *measurement);
/* A figure as people read it; empty when it is not known. */
struct str figure_text(
	const struct tpl_env *env, const struct input *input, const struct figure *figure);
/* The same for a number of its own. */
struct str number_as(const struct tpl_env *env, const struct input *input, struct decimal number);
/* Without its unit: see score_number. */
struct str bare_number(const struct tpl_env *env, const struct input *input, struct decimal number);
/* The same, but with the words for what is missing or does not apply. */
struct str figure_words(
	const struct tpl_env *env, const struct input *input, const struct figure *figure);
struct str comparator_title(const struct tpl_env *env, const struct indicator *indicator);
/* "een percentage": what kind of value it is. */
struct str kind_text(const struct tpl_env *env, const struct input *input);

/* The id of an indicator on a page with a whole measurement; no paragraph has it. */
struct str indicator_anchor(const struct tpl_env *env, const struct indicator *indicator);

/* ---- change.c ---- */

/* An indicator in two measurements of one subject that follow each other. */
struct change_view {
	const struct measurement *from, *to;
	const struct indicator *before, *after;
};

/* False when the measurement before has no such indicator, or there is none. */
bool find_change(const struct measurement *measurement, const struct indicator *indicator,
	struct change_view *change);
/* Whether its value or its status is another one. */
bool change_is_one(const struct change_view *change);
extern const struct tpl_type view_change_type;

/* ---- charts.c: pictures; nothing where they make no sense ---- */

struct tpl_value pair_chart(const struct tpl_env *env, const struct indicator_view *view);
struct tpl_value stars_chart(const struct tpl_env *env, const struct indicator_view *view);
/* Makes what is the same for all subjects, once: title, desc and bars. Lives in env->scratch. */
void spread_prepare(const struct tpl_env *env, const struct round *round,
	const struct indicator *indicator, struct indicator_charts *charts);
struct tpl_value spread_chart(const struct tpl_env *env, const struct spread_view *view);
/* On the scale of this indicator; moments of an edition that has another are left out. */
struct tpl_value trend_chart(const struct tpl_env *env, const struct indicator *indicator,
	const struct moments *moments, const struct record *subject);
/* Which editions the chart leaves out and why; empty when it has them all, or is not there. */
struct str trend_note(const struct tpl_env *env, const struct indicator *indicator,
	const struct moments *moments);

/* ---- difference.c: against the edition before ---- */

extern const struct tpl_type view_difference_type;
struct tpl_value differences_value(const struct tpl_env *env, const struct edition *edition);
/* A sentence for each status that has another word. */
struct tpl_value reworded_value(const struct tpl_env *env, const struct edition *edition);

/* ---- compare.c ---- */

extern const struct tpl_type view_compare_chapter_type, view_compare_choice_type;

/* The latest measurement of each subject, by chapter. */
struct tpl_value compare_chapters_value(const struct tpl_env *env, const struct monitor *monitor);
/* The subjects, and on which days each was measured. */
struct tpl_value compare_choices_value(const struct monitor *monitor);
/* Where a measurement can be put beside another one; nothing when there is no other. */
struct tpl_value compare_url_value(
	const struct tpl_env *env, const struct measurement *measurement);

/* ---- method.c ---- */

struct tpl_value cases_value(const struct tpl_env *env, const struct indicator *indicator);

#endif
