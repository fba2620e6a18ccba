/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Editions of a method: new, gone, and what an edition says and computes otherwise under the same
 * name. Rules stand in the words of the site, so that a rule that is only written otherwise and
 * computes the same is none that changes.
 */
#include "compare/internal.h"

/* ---- What an indicator is, in words ---- */

typedef struct str aspect_text(struct comparer *comparer, const struct indicator *indicator);

static struct str title_text(struct comparer *comparer, const struct indicator *indicator)
{
	(void)comparer;
	return indicator->title;
}

static struct str explanation_text(struct comparer *comparer, const struct indicator *indicator)
{
	(void)comparer;
	return indicator->explanation;
}

static struct str kind_text(struct comparer *comparer, const struct indicator *indicator)
{
	return measure_kind_name(value_input(indicator)->kind, comparer->lang);
}

/* A percentage has its % whatever the edition says. */
static struct str unit_text(struct comparer *comparer, const struct indicator *indicator)
{
	const struct input *value = value_input(indicator);

	(void)comparer;
	return value->kind == MEASURE_PERCENTAGE ? STR("") : value->unit;
}

static void add_number(struct comparer *comparer, struct buf *text, struct decimal number)
{
	decimal_add(number, comparer->wording.mark, comparer->wording.group, text);
}

/* "0 – 10" */
static struct str bounds_text(struct comparer *comparer, const struct indicator *indicator)
{
	const struct input *value = value_input(indicator);
	struct buf text = BUF_INIT;

	if (value->bounded_below)
		add_number(comparer, &text, value->minimum);
	if (value->bounded_below || value->bounded_above)
		buf_lit(&text, " – ");
	if (value->bounded_above)
		add_number(comparer, &text, value->maximum);
	return taken(comparer, &text);
}

static struct str choices_text(struct comparer *comparer, const struct indicator *indicator)
{
	struct buf text = BUF_INIT;

	vec_each (const struct choice, it, &value_input(indicator)->choices) {
		if (text.n)
			buf_lit(&text, ", ");
		buf_add_str(&text, it->label);
	}
	return taken(comparer, &text);
}

/* "norm (10%)" */
static struct str comparator_text(struct comparer *comparer, const struct indicator *indicator)
{
	struct figure norm = {.number = indicator->norm, .state = FIGURE_KNOWN};
	struct buf text = BUF_INIT;

	buf_add_str(&text, comparator_name(indicator->comparator, comparer->lang));
	if (indicator->comparator == COMPARATOR_NORM) {
		buf_lit(&text, " (");
		score_figure(
			&indicator->inputs.v[INPUT_COMPARATOR], &norm, &comparer->wording, &text);
		buf_lit(&text, ")");
	} else if (indicator->comparator == COMPARATOR_GROUP && indicator->group) {
		buf_lit(&text, " (");
		buf_add_str(&text, indicator->group->title);
		buf_lit(&text, ")");
	}
	return taken(comparer, &text);
}

static struct str inputs_text(struct comparer *comparer, const struct indicator *indicator)
{
	struct buf text = BUF_INIT;

	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++) {
		if (text.n)
			buf_lit(&text, ", ");
		buf_add_str(&text, indicator->inputs.v[i].title);
	}
	return taken(comparer, &text);
}

/* Without a theme there are no words for a rule, and it stands as in the file. */
static void add_case(
	struct comparer *comparer, struct buf *text, const struct indicator *indicator, size_t i)
{
	if (comparer->wording.words[SCORE_VALUE].n)
		score_case_words(indicator, i, &comparer->wording, text);
	else
		buf_add_str(text, indicator->cases.v[i].condition);
}

/* "groen: de waarde is hoger dan de norm (10%); rood: in alle andere gevallen" */
static struct str rule_text(struct comparer *comparer, const struct indicator *indicator)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < indicator->cases.n; i++) {
		const struct rule_case *it = &indicator->cases.v[i];

		if (i)
			buf_lit(&text, "; ");
		buf_add_str(&text, status_name(it->status, comparer->lang));
		if (it->word.n) {
			buf_lit(&text, " (");
			buf_add_str(&text, it->word);
			buf_lit(&text, ")");
		}
		buf_lit(&text, ": ");
		add_case(comparer, &text, indicator, i);
	}
	return taken(comparer, &text);
}

/* "Vulling van het register: het aantal componenten is minder dan 40" */
static struct str gates_text(struct comparer *comparer, const struct indicator *indicator)
{
	struct buf text = BUF_INIT;

	vec_each (struct gate *const, gate, &indicator->edition->gates) {
		vec_each (const struct indicator *const, closed, &(*gate)->closes) {
			if (*closed != indicator || !(*gate)->indicator)
				continue;
			if (text.n)
				buf_lit(&text, "; ");
			buf_add_str(&text, (*gate)->indicator->title);
			buf_lit(&text, ": ");
			if (comparer->wording.words[SCORE_VALUE].n)
				score_gate_words(*gate, &comparer->wording, &text);
			else
				buf_add_str(&text, (*gate)->condition);
		}
	}
	return taken(comparer, &text);
}

static struct str summary_text(struct comparer *comparer, const struct indicator *indicator)
{
	return indicator->summary ? both(comparer, "ja", "yes") : both(comparer, "nee", "no");
}

static const struct {
	const char *id, *label[2];
	aspect_text *text;
} aspects[] = {
	{"title", {"titel", "title"}, title_text},
	{"rule", {"regel", "rule"}, rule_text},
	{"comparator", {"vergeleken met", "compared with"}, comparator_text},
	{"gates", {"telt niet mee als", "does not count if"}, gates_text},
	{"kind", {"soort", "kind"}, kind_text},
	{"unit", {"eenheid", "unit"}, unit_text},
	{"bounds", {"grenzen", "bounds"}, bounds_text},
	{"choices", {"keuzes", "choices"}, choices_text},
	{"inputs", {"andere gegevens", "other data"}, inputs_text},
	{"summary", {"in de samenvatting", "in the summary"}, summary_text},
	{"explanation", {"uitleg", "explanation"}, explanation_text},
};

/* A rule says what the norm is, so that need not be told again. */
static bool tells_norm(const struct indicator *before, const struct indicator *after)
{
	return before->comparator == COMPARATOR_NORM && after->comparator == COMPARATOR_NORM &&
	       before->rule && after->rule;
}

/* A rule is shown whole: cutting it would hide what it does. */
static void compare_indicator(struct comparer *comparer, struct site_change *edition,
	const struct indicator *before, const struct indicator *after)
{
	struct site_change *change =
		change_add(comparer, edition, CHANGE_INDICATOR, CHANGED, after->id, after->title);

	for (size_t i = 0; i < sizeof(aspects) / sizeof(*aspects); i++) {
		struct str then = aspects[i].text(comparer, before);
		struct str now = aspects[i].text(comparer, after);
		struct site_change *aspect;

		if (str_eq(then, now) ||
			(aspects[i].text == comparator_text && tells_norm(before, after)))
			continue;
		if (aspects[i].text == explanation_text)
			shorten(comparer, &then, &now);
		aspect = change_add(comparer, change, CHANGE_ASPECT, CHANGED,
			str_from(aspects[i].id), str_from(aspects[i].label[comparer->lang]));
		aspect->before = str_dup(comparer->arena, then);
		aspect->after = str_dup(comparer->arena, now);
	}
	edition->parts.n -= !change->parts.n;
}

/* ---- Editions ---- */

static struct site_change *add_edition(struct comparer *comparer, struct site_change *section,
	enum change_action action, const struct edition *edition)
{
	struct site_change *change =
		change_add(comparer, section, CHANGE_EDITION, action, edition->id, edition->title);

	change->url = str_dup(comparer->arena, edition->url);
	return change;
}

static void compare_words(struct comparer *comparer, struct site_change *change,
	const struct edition *before, const struct edition *after)
{
	change_between(comparer, change, CHANGE_FIELD, STR("title"),
		both(comparer, "titel", "title"), before->title, after->title);
	change_between(comparer, change, CHANGE_FIELD, STR("date"),
		both(comparer, "geldt vanaf", "holds from"), day_text(comparer, before->date),
		day_text(comparer, after->date));
	change_between(comparer, change, CHANGE_FIELD, STR("notice"),
		both(comparer, "let op", "notice"), before->notice, after->notice);
	change_between(comparer, change, CHANGE_FIELD, STR("explanation"),
		both(comparer, "uitleg", "explanation"), before->explanation, after->explanation);
	for (int i = STATUS_GREEN; i < STATUSES; i++)
		change_between(comparer, change, CHANGE_FIELD, status_name((enum status)i, LANG_EN),
			status_name((enum status)i, comparer->lang), before->statuses[i].word,
			after->statuses[i].word);
}

static void compare_edition(struct comparer *comparer, struct site_change *section,
	const struct edition *before, const struct edition *after)
{
	struct site_change *change = add_edition(comparer, section, CHANGED, after);

	compare_words(comparer, change, before, after);
	vec_each (struct indicator *const, it, &after->indicators) {
		const struct indicator *old = edition_indicator(before, (*it)->id);

		if (old)
			compare_indicator(comparer, change, old, *it);
		else
			change_add(
				comparer, change, CHANGE_INDICATOR, ADDED, (*it)->id, (*it)->title);
	}
	vec_each (struct indicator *const, it, &before->indicators)
		if (!edition_indicator(after, (*it)->id))
			change_add(comparer, change, CHANGE_INDICATOR, REMOVED, (*it)->id,
				(*it)->title);
	section->parts.n -= !change->parts.n;
}

void compare_editions(struct comparer *comparer, struct site_change *section,
	const struct monitor *before, const struct monitor *after)
{
	vec_each (struct edition *const, it, &after->editions) {
		const struct edition *old = monitor_edition(before, (*it)->id);

		if (!old)
			add_edition(comparer, section, ADDED, *it);
		else if (!old->faulty && !(*it)->faulty)
			compare_edition(comparer, section, old, *it);
	}
	vec_each (struct edition *const, it, &before->editions)
		if (!monitor_edition(after, (*it)->id))
			add_edition(comparer, section, REMOVED, *it);
}
