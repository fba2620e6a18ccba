/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak explain: why a measurement has the statuses it has, step by step. */
#include <stdio.h>

#include "base/map.h"
#include "cmd/common.h"
#include "cmd/opt.h"
#include "cmd/reasoning.h"
#include "import/import.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static const char *monitor_id, *subject_name, *date, *indicator_name;

static const struct opt options[] = {
	{OPT_WORD, 0, "MONITOR", NULL, {"De monitor: zijn id.", "The monitor: its id."},
		&monitor_id},
	{OPT_WORD, 0, "SUBJECT", NULL,
		{"Van wie de cijfers zijn: id, naam of code.",
			"Whose figures: an id, a name or a code."},
		&subject_name},
	{OPT_WORD, 0, "DATE", NULL, {"De dag van de meting.", "The day of the measurement."},
		&date},
	{OPT_WORD_OPTIONAL, 0, "INDICATOR", NULL,
		{"Alleen deze, of alle van een paragraaf zoals 2.1.",
			"Only this one, or all of a paragraph such as 2.1."},
		&indicator_name},
	SITE_OPTION_DIRECTORY(arguments),
	SITE_OPTION_REF(arguments),
	SITE_OPTION_JOBS(arguments),
	SITE_OPTION_THEMES(arguments),
	SITE_OPTION_LANG(arguments),
	{.kind = OPT_END},
};

/* ---- What the words name ---- */

typedef VEC(const struct record *) record_list;

/* Who was measured, each once, private ones too. */
static void list_subjects(const struct monitor *monitor, struct arena *arena, record_list *list)
{
	struct map seen = {0};

	vec_each (struct measurement *const, it, &monitor->all)
		if (!map_put(arena, &seen, (*it)->subject->id, *it))
			vec_push(arena, list, (*it)->subject);
}

static bool is_listed(const record_list *list, const struct record *record)
{
	vec_each (const struct record *const, it, list)
		if (*it == record)
			return true;
	return false;
}

static const struct record *find_subject(const struct monitor *monitor, enum lang lang)
{
	static const char *const what[] = {"een meting van", "measurement of"};
	struct choices choices = choices_for(subject_name);
	record_list list = {0};
	struct subjects subjects;
	const struct named *named;
	const struct record *found;

	list_subjects(monitor, &choices.arena, &list);
	subjects_init(&subjects, monitor->subjects, &choices.arena);
	named = subjects_find(&subjects, NULL, choices.wanted);
	found = named && !named->other ? named->record : NULL;
	if (found && is_listed(&list, found)) {
		arena_release(&choices.arena);
		return found;
	}
	vec_each (const struct record *const, it, &list)
		choices_offer(&choices, (*it)->id);
	choices_report(&choices, command_explain.name, lang, what);
	return NULL;
}

static const struct measurement *find_measurement(
	const struct monitor *monitor, const struct record *subject, enum lang lang)
{
	static const char *const what[] = {"een meting op", "measurement on"};
	struct choices choices = choices_for(date);
	struct date day;
	char iso[11];

	if (!cmd_date(command_explain.name, date, lang, &day))
		return NULL;
	vec_each (struct measurement *const, it, &monitor->all) {
		if ((*it)->subject != subject)
			continue;
		if (!date_cmp((*it)->date, day)) {
			arena_release(&choices.arena);
			return *it;
		}
		date_format_iso((*it)->date, iso);
		choices_offer(&choices, str_dup(&choices.arena, str_from(iso)));
	}
	choices_report(&choices, command_explain.name, lang, what);
	return NULL;
}

static bool is_wanted(const struct indicator *indicator)
{
	struct str word = str_from(indicator_name);

	return !indicator_name || str_eq(indicator->id, word) ||
	       str_eq(indicator->paragraph->number, word) ||
	       str_eq(indicator->paragraph->id, word) || str_eq(indicator->title, word);
}

/* Whether there is something to explain; if not, that has been said. */
static bool find_indicators(const struct edition *edition, enum lang lang)
{
	static const char *const what[] = {"de indicator", "indicator"};
	struct choices choices;

	vec_each (struct indicator *const, it, &edition->indicators)
		if (is_wanted(*it))
			return true;
	if (!indicator_name)
		return true;
	choices = choices_for(indicator_name);
	vec_each (struct indicator *const, it, &edition->indicators)
		choices_offer(&choices, (*it)->id);
	choices_report(&choices, command_explain.name, lang, what);
	return false;
}

/* ---- Explaining ---- */

static void print_measurement(struct reasoning *reasoning)
{
	const struct paragraph *paragraph = NULL;

	reasoning_print_heading(reasoning);
	vec_each (struct indicator *const, it, &reasoning->measurement->edition->indicators) {
		if (!is_wanted(*it))
			continue;
		if (paragraph != (*it)->paragraph)
			reasoning_print_paragraph(reasoning, (*it)->paragraph);
		paragraph = (*it)->paragraph;
		reasoning_print_indicator(reasoning, *it);
	}
	if (!indicator_name)
		reasoning_print_counts(reasoning);
}

static void print_reasoning(
	const struct site *site, const struct measurement *measurement, enum lang lang)
{
	struct screen screen = {.colour = cmd_wants_colour()};
	struct reasoning reasoning = {
		.screen = &screen, .theme = site->theme, .measurement = measurement, .lang = lang};

	theme_wording(site->theme, &reasoning.wording);
	print_measurement(&reasoning);
	fwrite(screen.out.p, 1, screen.out.n, stdout);
	arena_release(&reasoning.arena);
	buf_release(&screen.out);
}

static int explain(const struct site *site, enum lang lang)
{
	const struct monitor *monitor = cmd_monitor(site, command_explain.name, monitor_id, lang);
	const struct record *subject =
		monitor && monitor->subjects ? find_subject(monitor, lang) : NULL;
	const struct measurement *measurement =
		subject ? find_measurement(monitor, subject, lang) : NULL;

	/* A monitor with a fault of its own, which has been said. */
	if (monitor && !monitor->subjects)
		return EXIT_FINE;

	if (!measurement)
		return EXIT_USAGE;
	/* What is wrong has been said; without these there is nothing to explain with. */
	if (!site->theme || !measurement->edition || !measurement->outcomes)
		return EXIT_FINE;
	if (!find_indicators(measurement->edition, lang))
		return EXIT_USAGE;
	print_reasoning(site, measurement, lang);
	return EXIT_FINE;
}

static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	int code, faults;

	if (!opt_parse(&command_explain, argc, argv, &code))
		return code;
	code = cmd_open_site(&site, &arguments, &format);
	if (code)
		return code;
	faults = diags_exit_code(&site.diags);
	if (faults)
		cmd_print_diags(&site, &arguments, format, false);
	/* Without content/ there is no monitor at all, whatever its name. */
	if (site.model.settings.text)
		code = explain(&site, cmd_site_lang(&site, &arguments));
	site_release(&site);
	return faults > code ? faults : code;
}

const struct command command_explain = {"explain",
	{"Legt uit waarom cijfers hun status hebben.", "Explains why figures have their statuses."},
	run, options};
