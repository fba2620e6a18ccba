/* SPDX-License-Identifier: EUPL-1.2 */
/* What people read of each change: one line, and below it those of its parts. */
#include "compare/write.h"

/* Parts of one change that a comment shows. */
enum { PARTS_MAX = 100 };

void say(struct people *people, const char *nl, const char *en)
{
	buf_add_str(people->out, str_from(people->lang == LANG_NL ? nl : en));
	people->line_start = false;
}

void say_count(struct people *people, size_t n, const char *const words[2][2])
{
	buf_addf(people->out, "%zu %s", n, words[people->lang][n != 1]);
	people->line_start = false;
}

/* ---- Pieces of a line ---- */

static const char *const action_words[CHANGE_ACTIONS][2] = {
	[CHANGED] = {"veranderd", "changed"},
	[ADDED] = {"nieuw", "new"},
	[REMOVED] = {"weg", "gone"},
	[RENAMED] = {"hernoemd", "renamed"},
	[MOVED] = {"verhuisd", "moved"},
};

static const char *const kind_words[CHANGE_KIND_COUNT][2] = {
#define KIND(name, id, nl, en) [CHANGE_##name] = {nl, en},
	CHANGE_KINDS(KIND)
#undef KIND
};

static void say_action(struct people *people, enum change_action action)
{
	const char *const *words = action_words[action];

	if (people->markdown)
		buf_lit(people->out, "**");
	say(people, words[LANG_NL], words[LANG_EN]);
	if (people->markdown)
		buf_lit(people->out, "**");
	buf_lit(people->out, ": ");
}

/* Not "editie Editie 3.0": a title may begin with the word itself. */
static bool begins_with(struct str title, struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (i >= title.n || (title.p[i] | 0x20) != (word.p[i] | 0x20))
			return false;
	return title.n == word.n || title.p[word.n] == ' ';
}

static void say_kind(struct people *people, const struct site_change *change)
{
	const char *const *words = kind_words[change->kind];

	if (!words[LANG_NL][0] || begins_with(change->title, str_from(words[people->lang])))
		return;
	say(people, words[LANG_NL], words[LANG_EN]);
	buf_add_char(people->out, ' ');
}

static void say_title(struct people *people, const struct site_change *change)
{
	quote(people, change->title, TITLE_MAX);
}

static void say_url(struct people *people, const struct site_change *change)
{
	if (!change->url.n)
		return;
	buf_lit(people->out, " (");
	quote(people, change->url, TITLE_MAX);
	buf_add_char(people->out, ')');
}

static void say_value(struct people *people, struct str value)
{
	if (value.n)
		quote(people, value, VALUE_MAX);
	else
		say(people, "(leeg)", "(empty)");
}

static void say_between(struct people *people, const struct site_change *change)
{
	say_value(people, change->before);
	buf_lit(people->out, " → ");
	say_value(people, change->after);
}

static void say_cause(struct people *people, enum change_cause cause)
{
	static const char *const words[CHANGE_CAUSES][2] = {
		[CAUSE_NONE] = {"", ""},
		[CAUSE_DATA] = {", door de cijfers", ", because of the figures"},
		[CAUSE_RULE] = {", door de regel", ", because of the rule"},
		[CAUSE_EDITION] = {", door de andere editie", ", because of the other edition"},
		[CAUSE_DATA_OR_RULE] = {", door de cijfers en ook door de regel",
			", because of the figures and also because of the rule"},
		[CAUSE_DATA_OR_EDITION] = {", door de cijfers en ook door de andere editie",
			", because of the figures and also because of the other edition"},
		[CAUSE_DATA_AND_RULE] = {", door de cijfers en de regel samen",
			", because of the figures and the rule together"},
		[CAUSE_DATA_AND_EDITION] = {", door de cijfers en de andere editie samen",
			", because of the figures and the other edition together"},
	};

	say(people, words[cause][LANG_NL], words[cause][LANG_EN]);
}

/* "waarde 69% → 75%, landelijk 71% → 72%" */
static void say_figures(struct people *people, const struct site_change *change)
{
	bool first = true;

	vec_each (struct site_change *const, it, &change->parts) {
		if (!first)
			buf_lit(people->out, ", ");
		say_title(people, *it);
		buf_add_char(people->out, ' ');
		say_between(people, *it);
		first = false;
	}
}

/* ---- Lines ---- */

/* "nieuw: editie 3.0", and what stands behind it */
static void action_line(struct people *people, const struct site_change *change)
{
	say_action(people, change->action);
	say_kind(people, change);
	say_title(people, change);
	say_url(people, change);
}

/* " (/a/ → /b/)" */
static void say_urls(struct people *people, struct str before, struct str after)
{
	buf_lit(people->out, " (");
	quote(people, before, TITLE_MAX);
	buf_lit(people->out, " → ");
	quote(people, after, TITLE_MAX);
	buf_add_char(people->out, ')');
}

static void record_line(struct people *people, const struct site_change *change)
{
	say_action(people, change->action);
	say_title(people, change);
	if (change->action == RENAMED)
		say_urls(people, change->before, change->url);
	else if (change->action == REMOVED && change->after.n)
		say_urls(people, change->url, change->after);
	else
		say_url(people, change);
}

static void label_line(struct people *people, const struct site_change *change)
{
	if (change->action != CHANGED) {
		action_line(people, change);
		return;
	}
	say_kind(people, change);
	say_title(people, change);
	buf_lit(people->out, ": ");
	say_between(people, change);
}

static void between_line(struct people *people, const struct site_change *change)
{
	say_title(people, change);
	buf_lit(people->out, ": ");
	say_between(people, change);
}

/* "erbij A, B": the values of a list with that action. */
static bool say_values(struct people *people, const struct site_change *change,
	enum change_action action, const char *nl, const char *en, bool more)
{
	bool first = true;

	vec_each (struct site_change *const, it, &change->parts) {
		if ((*it)->action != action)
			continue;
		if (first) {
			if (more)
				buf_lit(people->out, "; ");
			say(people, nl, en);
			buf_add_char(people->out, ' ');
		} else {
			buf_lit(people->out, ", ");
		}
		say_title(people, *it);
		first = false;
	}
	return !first;
}

static void field_line(struct people *people, const struct site_change *change)
{
	bool more;

	if (change->before.n || change->after.n) {
		between_line(people, change);
		return;
	}
	say_title(people, change);
	buf_lit(people->out, ": ");
	more = say_values(people, change, ADDED, "erbij", "added", false);
	more |= say_values(people, change, REMOVED, "weg", "gone", more);
	if (!more)
		say(people, "andere volgorde", "another order");
}

static const char *const words_words[2][2] = {{"woord", "woorden"}, {"word", "words"}};

static void say_words(struct people *people, const struct site_change *change)
{
	if (change->count) {
		say_count(people, change->count, words_words);
		say(people, " erbij", " added");
	}
	if (change->count && change->gone)
		buf_lit(people->out, ", ");
	if (change->gone) {
		say_count(people, change->gone, words_words);
		say(people, " weg", " gone");
	}
}

static void text_line(struct people *people, const struct site_change *change)
{
	say_title(people, change);
	buf_lit(people->out, ": ");
	if (change->count || change->gone)
		say_words(people, change);
	else if (change->parts.n)
		say(people, "alleen koppen of volgorde", "only headings or order");
	else
		say(people, "alleen opmaak of links", "only layout or links");
}

static void passage_line(struct people *people, const struct site_change *change)
{
	if (change->action != CHANGED) {
		say_action(people, change->action);
		say(people, "kop ", "heading ");
	} else if (change->title.n) {
		say_kind(people, change);
	}
	if (change->title.n)
		say_title(people, change);
	else
		say(people, "aan het begin", "at the start");
	if (change->action == CHANGED) {
		buf_lit(people->out, ": ");
		say_between(people, change);
	} else if (change->count || change->gone) {
		buf_lit(people->out, ", ");
		say_count(people, change->count + change->gone, words_words);
	}
}

static const char *const card_words[2][2] = {{"kaart", "kaarten"}, {"card", "cards"}};

static void term_line(struct people *people, const struct site_change *change)
{
	if (change->action != RENAMED) {
		action_line(people, change);
		return;
	}
	say_action(people, RENAMED);
	say_between(people, change);
	if (change->count) {
		say(people, ", bij ", ", of ");
		say_count(people, change->count, card_words);
	}
}

static void round_line(struct people *people, const struct site_change *change)
{
	say(people, "landelijke cijfers van ", "national figures of ");
	say_title(people, change);
}

static void result_line(struct people *people, const struct site_change *change)
{
	say_title(people, change);
	buf_lit(people->out, ": ");
	if (change->kind == CHANGE_STATUS) {
		say_between(people, change);
		say_cause(people, change->cause);
		if (change->parts.n) {
			buf_lit(people->out, " (");
			say_figures(people, change);
			buf_add_char(people->out, ')');
		}
	} else {
		say_figures(people, change);
	}
}

static void measurement_line(struct people *people, const struct site_change *change)
{
	action_line(people, change);
	if (change->after.n) {
		buf_lit(people->out, ": ");
		quote(people, change->after, VALUE_MAX);
	}
	if (change->since.n && change->parts.n) {
		say(people, "; anders dan op ", "; other than on ");
		quote(people, change->since, TITLE_MAX);
	}
}

static void statuses_line(struct people *people, const struct site_change *change)
{
	static const char *const words[2][2] = {
		{"oordeel", "oordelen"}, {"judgement", "judgements"}};

	say_count(people, change->count, words);
	buf_add_char(people->out, ' ');
	say_between(people, change);
	say_cause(people, change->cause);
}

/* "stuurt nu door: /a/ → /b/" */
static void redirect_line(struct people *people, const struct site_change *change)
{
	if (change->action == ADDED)
		say(people, "stuurt nu door: ", "now redirects: ");
	else if (change->action == CHANGED)
		say(people, "stuurt nu anders door: ", "now redirects elsewhere: ");
	else
		say(people, "stuurt niet meer door: ", "no longer redirects: ");
	quote(people, change->title, TITLE_MAX);
	buf_lit(people->out, " → ");
	quote(people, change->after, TITLE_MAX);
	if (change->action != CHANGED)
		return;
	say(people, ", eerst → ", ", before → ");
	quote(people, change->before, TITLE_MAX);
}

/* "verhuisd: /a/ → /b/" */
static void page_line(struct people *people, const struct site_change *change)
{
	say_action(people, change->action);
	if (change->action == MOVED) {
		quote(people, change->before, TITLE_MAX);
		buf_lit(people->out, " → ");
	}
	say_title(people, change);
}

/* "inhoud verandert: 3 van de 29 pagina's die blijven" */
static void bytes_line(struct people *people, const struct site_change *change)
{
	say(people, "inhoud verandert: ", "content changes: ");
	if (change->gone == 1)
		say(people, "de ene pagina die blijft", "the one page that stays");
	else if (change->count == change->gone && people->lang == LANG_NL)
		buf_addf(people->out, "alle %zu pagina's die blijven", change->gone);
	else if (change->count == change->gone)
		buf_addf(people->out, "all %zu pages that stay", change->gone);
	else
		buf_addf(people->out,
			people->lang == LANG_NL ? "%zu van de %zu pagina's die blijven"
						: "%zu of the %zu pages that stay",
			change->count, change->gone);
	people->line_start = false;
}

/* One that changes is called by its title alone: what changes stands below it. */
static void indicator_line(struct people *people, const struct site_change *change)
{
	if (change->action == CHANGED)
		say_title(people, change);
	else
		action_line(people, change);
}

static void write_line(struct people *people, const struct site_change *change)
{
	static void (*const lines[CHANGE_KIND_COUNT])(
		struct people *, const struct site_change *) = {
		[CHANGE_LABEL] = label_line,
		[CHANGE_RECORD] = record_line,
		[CHANGE_FIELD] = field_line,
		[CHANGE_TEXT] = text_line,
		[CHANGE_PASSAGE] = passage_line,
		[CHANGE_TERM] = term_line,
		[CHANGE_INDICATOR] = indicator_line,
		[CHANGE_ASPECT] = between_line,
		[CHANGE_ROUND] = round_line,
		[CHANGE_MEASUREMENT] = measurement_line,
		[CHANGE_STATUS] = result_line,
		[CHANGE_RESULT] = result_line,
		[CHANGE_STATUSES] = statuses_line,
		[CHANGE_SETTING] = between_line,
		[CHANGE_PAGE] = page_line,
		[CHANGE_REDIRECT] = redirect_line,
		[CHANGE_BYTES] = bytes_line,
	};

	if (lines[change->kind])
		lines[change->kind](people, change);
	else
		action_line(people, change);
}

/* ---- Lists ---- */

static void begin_line(struct people *people, size_t depth)
{
	buf_add_repeat(people->out, ' ', 2 * (people->markdown ? depth : depth + 1));
	if (people->markdown)
		buf_lit(people->out, "- ");
	people->line_start = true;
}

/* Kinds whose line tells of their parts. */
static bool tells_parts(const struct site_change *change)
{
	return change->kind == CHANGE_FIELD || change->kind == CHANGE_STATUS ||
	       change->kind == CHANGE_RESULT;
}

void write_change_lines(struct people *people, const struct site_change *change, size_t depth)
{
	size_t n = tells_parts(change) ? 0 : change->parts.n;
	size_t shown = people->markdown && n > PARTS_MAX ? PARTS_MAX : n;

	begin_line(people, depth);
	write_line(people, change);
	buf_add_char(people->out, '\n');
	for (size_t i = 0; i < shown; i++)
		write_change_lines(people, change->parts.v[i], depth + 1);
	if (shown < n) {
		begin_line(people, depth + 1);
		say(people, "en nog ", "and another ");
		buf_addf(people->out, "%zu\n", n - shown);
	}
}

void write_action_counts(struct people *people, const struct site_change *section)
{
	size_t counts[CHANGE_ACTIONS] = {0};
	static const enum change_action order[] = {ADDED, REMOVED, RENAMED, MOVED, CHANGED};
	bool first = true;

	vec_each (struct site_change *const, it, &section->parts)
		if ((*it)->kind != CHANGE_STATUSES && (*it)->kind != CHANGE_BYTES)
			counts[(*it)->action]++;
	for (size_t i = 0; i < CHANGE_ACTIONS; i++) {
		const char *const *words = action_words[order[i]];

		if (!counts[order[i]])
			continue;
		buf_addf(people->out, "%s%zu ", first ? ": " : ", ", counts[order[i]]);
		say(people, words[LANG_NL], words[LANG_EN]);
		first = false;
	}
}
