/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/reasoning.h"

#include <stdio.h>

#include "base/utf8.h"

/* Where lines begin; the widest label that has its figure, or its case, on the same line. */
enum { INDENT = 2, INNER = 4, LABEL_MAX = 50, STEP_MAX = 28 };

static struct str say(const struct reasoning *reasoning, const char *nl, const char *en)
{
	return str_from(reasoning->lang == LANG_NL ? nl : en);
}

static enum shade shade_of(enum status status)
{
	static const enum shade shades[STATUSES] = {
		[STATUS_GREEN] = SHADE_GREEN,
		[STATUS_ORANGE] = SHADE_ORANGE,
		[STATUS_RED] = SHADE_RED,
		[STATUS_GREY] = SHADE_DIM,
	};

	return shades[status];
}

static void print_line(
	struct reasoning *reasoning, size_t indent, struct str text, enum shade shade)
{
	screen_go(reasoning->screen, indent);
	screen_wrap(reasoning->screen, text, indent, shade);
	screen_end_line(reasoning->screen);
}

/* ---- Above and below ---- */

void reasoning_print_heading(struct reasoning *reasoning)
{
	const struct measurement *measurement = reasoning->measurement;
	char iso[11];

	date_format_iso(measurement->date, iso);
	print_line(reasoning, 0, measurement->subject->title, SHADE_BOLD);
	print_line(reasoning, 0,
		str_join(&reasoning->arena, measurement->monitor->title, STR(", "), str_from(iso),
			STR(", "), measurement->edition->title),
		SHADE_NONE);
	if (measurement->subject->hidden || measurement->subject->draft)
		print_line(reasoning, 0,
			say(reasoning, "Niet openbaar: deze cijfers staan niet op de site.",
				"Not public: these figures are not on the site."),
			SHADE_ORANGE);
	if (measurement->remark.n)
		print_line(reasoning, 0, measurement->remark, SHADE_NONE);
	print_line(reasoning, 0,
		say(reasoning, "✓ geldt, – geldt niet, ? niet te zeggen, · telt niet meer mee",
			"✓ holds, – does not hold, ? cannot be told, · no longer counts"),
		SHADE_DIM);
}

void reasoning_print_paragraph(struct reasoning *reasoning, const struct paragraph *paragraph)
{
	screen_end_line(reasoning->screen);
	print_line(reasoning, 0,
		str_join(&reasoning->arena, paragraph->number, STR(" "), paragraph->title),
		SHADE_BOLD);
}

void reasoning_print_counts(struct reasoning *reasoning)
{
	const struct measurement *measurement = reasoning->measurement;
	struct screen *screen = reasoning->screen;
	char number[24];

	screen_end_line(screen);
	print_line(reasoning, 0, say(reasoning, "Samenvatting", "Summary"), SHADE_BOLD);
	for (enum status status = STATUS_GREEN; status < STATUSES; status++) {
		snprintf(number, sizeof(number), "%5u  ", (unsigned)measurement->counts[status]);
		screen_put(screen, str_from(number), SHADE_NONE);
		screen_put(screen, status_name(status, reasoning->lang), shade_of(status));
		screen_go(screen, 15);
		screen_wrap(screen, measurement->edition->statuses[status].word, 15, SHADE_NONE);
		screen_end_line(screen);
	}
}

/* ---- Figures ---- */

static bool is_shown(const struct indicator *indicator, size_t input)
{
	return input != INPUT_COMPARATOR || indicator->comparator != COMPARATOR_NONE;
}

static struct str input_label(
	const struct reasoning *reasoning, const struct indicator *indicator, size_t input)
{
	static const char *const comparators[COMPARATORS] = {
		[COMPARATOR_NONE] = "",
		[COMPARATOR_MEAN] = "comparator_title_mean",
		[COMPARATOR_COUNT] = "comparator_title_count",
		[COMPARATOR_NORM] = "comparator_title_norm",
		[COMPARATOR_GROUP] = "comparator_title_group",
	};

	if (input == INPUT_VALUE)
		return theme_text(reasoning->theme, STR("value"));
	if (input == INPUT_COMPARATOR && !indicator->inputs.v[input].title.n)
		return theme_text(reasoning->theme, str_from(comparators[indicator->comparator]));
	return indicator->inputs.v[input].title;
}

/* The column of the figures: behind the widest label that is not too wide. */
static size_t figure_column(const struct reasoning *reasoning, const struct indicator *indicator)
{
	size_t widest = 0;

	for (size_t i = 0; i < indicator->inputs.n; i++) {
		size_t width = utf8_length(input_label(reasoning, indicator, i));

		if (is_shown(indicator, i) && width > widest && width <= LABEL_MAX)
			widest = width;
	}
	return INNER + widest + 2;
}

static void print_figure(
	struct reasoning *reasoning, const struct indicator *indicator, size_t input, size_t column)
{
	const struct figure *figure =
		&measurement_figures(reasoning->measurement, indicator)[input];
	struct buf out = BUF_INIT;

	score_figure(&indicator->inputs.v[input], figure, &reasoning->wording, &out);
	if (figure->state == FIGURE_MISSING)
		buf_add_str(&out, theme_text(reasoning->theme, STR("value_missing")));
	else if (figure->state == FIGURE_NOT_APPLICABLE)
		buf_add_str(&out, theme_text(reasoning->theme, STR("value_not_applicable")));
	screen_go(reasoning->screen, INNER);
	screen_put(reasoning->screen, input_label(reasoning, indicator, input), SHADE_NONE);
	screen_go(reasoning->screen, column);
	screen_wrap(reasoning->screen, buf_str(&out), column,
		figure->state == FIGURE_KNOWN ? SHADE_BOLD : SHADE_NONE);
	screen_end_line(reasoning->screen);
	buf_release(&out);
}

static void print_figures(struct reasoning *reasoning, const struct indicator *indicator)
{
	size_t column = figure_column(reasoning, indicator);

	for (size_t i = 0; i < indicator->inputs.n; i++)
		if (is_shown(indicator, i))
			print_figure(reasoning, indicator, i, column);
}

/* ---- The rule ---- */

static struct str truth_sign(enum truth truth)
{
	static const struct str signs[] = {[TRUTH_NO] = STR_INIT("–"),
		[TRUTH_UNKNOWN] = STR_INIT("?"),
		[TRUTH_YES] = STR_INIT("✓")};

	return signs[truth];
}

static struct str step_sign(const struct step *step)
{
	return step->settled ? STR("·") : truth_sign(step->truth);
}

/* "rood: niet aangesloten" */
static struct str step_label(struct reasoning *reasoning, const struct step *step)
{
	struct str name = status_name(step->status, reasoning->lang);

	if (str_eq(str_lower(&reasoning->arena, step->word), name))
		return name;
	return str_join(&reasoning->arena, name, STR(": "), step->word);
}

/* The text stands behind the label, or below it when width says that labels are too wide. */
static void print_step(struct reasoning *reasoning, struct str sign, struct str label, size_t width,
	struct str text, enum shade shade)
{
	struct screen *screen = reasoning->screen;
	bool below = width > STEP_MAX;
	size_t column = INNER + (below ? 4 : 2 + width + 2);

	screen_go(screen, INNER);
	screen_put(screen, sign, SHADE_NONE);
	screen_go(screen, INNER + 2);
	screen_wrap(screen, label, INNER + 2, shade);
	if (below)
		screen_end_line(screen);
	screen_go(screen, column);
	screen_wrap(screen, text, column, SHADE_NONE);
	screen_end_line(screen);
}

static void print_gate(struct reasoning *reasoning, const struct explanation *explanation)
{
	if (!explanation->gate)
		return;
	print_step(reasoning, truth_sign(explanation->gate_truth),
		say(reasoning, "telt niet mee als:", "does not count if:"), STEP_MAX + 1,
		explanation->gate_text, SHADE_NONE);
}

static void print_rule(struct reasoning *reasoning, const struct explanation *explanation)
{
	size_t n = explanation->step_count, widest = 0;
	struct str *labels = arena_array(&reasoning->arena, struct str, n ? n : 1);

	for (size_t i = 0; i < n; i++) {
		labels[i] = step_label(reasoning, &explanation->steps[i]);
		if (utf8_length(labels[i]) > widest)
			widest = utf8_length(labels[i]);
	}
	for (size_t i = 0; i < n; i++) {
		const struct step *step = &explanation->steps[i];

		print_step(reasoning, step_sign(step), labels[i], widest, step->text,
			step->decides ? shade_of(step->status) : SHADE_NONE);
	}
}

static void print_outcome(struct reasoning *reasoning, const struct explanation *explanation)
{
	struct screen *screen = reasoning->screen;

	screen_go(screen, INNER);
	if (explanation->status != STATUS_NONE) {
		screen_put(screen, STR("→ "), SHADE_NONE);
		screen_put(screen, status_name(explanation->status, reasoning->lang),
			shade_of(explanation->status));
		screen_put(screen, STR(": "), SHADE_NONE);
	}
	screen_wrap(screen, explanation->sentence, INNER + 2, SHADE_BOLD);
	screen_end_line(screen);
}

void reasoning_print_indicator(struct reasoning *reasoning, const struct indicator *indicator)
{
	const struct measurement *measurement = reasoning->measurement;
	struct str note = measurement_note(measurement, indicator);
	struct explanation explanation;

	screen_end_line(reasoning->screen);
	screen_go(reasoning->screen, INDENT);
	screen_wrap(reasoning->screen, indicator->title, INDENT, SHADE_BOLD);
	screen_put(reasoning->screen, STR(" "), SHADE_NONE);
	screen_wrap(reasoning->screen,
		str_join(&reasoning->arena, STR("["), indicator->id, STR("]")), INDENT, SHADE_DIM);
	screen_end_line(reasoning->screen);
	print_figures(reasoning, indicator);
	if (note.n)
		print_line(reasoning, INNER, note, SHADE_NONE);
	score_explain(&reasoning->arena, measurement, indicator, &reasoning->wording, &explanation);
	print_gate(reasoning, &explanation);
	print_rule(reasoning, &explanation);
	print_outcome(reasoning, &explanation);
	arena_reset(&reasoning->arena);
}
