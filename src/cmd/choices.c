/* SPDX-License-Identifier: EUPL-1.2 */
/* Words on the command line that name something of the site, and what to say when they do not. */
#include <stdio.h>

#include "cmd/common.h"

/* What is listed before the rest is only counted, and how wide. */
enum { LISTED_MAX = 40, WIDTH = 78 };

struct choices choices_for(const char *wanted)
{
	struct str word = str_from(wanted);

	return (struct choices){.wanted = word, .suggest = suggest_for(word)};
}

void choices_offer(struct choices *choices, struct str known)
{
	suggest_offer(&choices->suggest, known);
	vec_push(&choices->arena, &choices->known, known);
}

static void print_known(const struct choices *choices, enum lang lang)
{
	size_t column = 0;

	fprintf(stderr, "%s\n", lang == LANG_NL ? "Bekend zijn:" : "Known are:");
	for (size_t i = 0; i < choices->known.n && i < LISTED_MAX; i++) {
		struct str word = choices->known.v[i];
		bool last = i + 1 == choices->known.n;

		if (column && column + word.n + 2 > WIDTH) {
			fprintf(stderr, "\n");
			column = 0;
		}
		fprintf(stderr, "%s%.*s%s", column ? " " : "  ", STR_ARG(word), last ? "" : ",");
		column += word.n + 2;
	}
	if (choices->known.n > LISTED_MAX)
		fprintf(stderr, lang == LANG_NL ? " … en nog %zu" : " … and %zu more",
			choices->known.n - LISTED_MAX);
	fprintf(stderr, "\n");
}

int choices_report(
	struct choices *choices, const char *command, enum lang lang, const char *const what[2])
{
	struct str best = choices->suggest.best;

	fprintf(stderr,
		lang == LANG_NL ? "kaartenbak %s: %s “%.*s” is er niet\n"
				: "kaartenbak %s: there is no %s “%.*s”\n",
		command, what[lang], STR_ARG(choices->wanted));
	if (best.n)
		fprintf(stderr, lang == LANG_NL ? "Bedoelt u “%.*s”?\n" : "Did you mean “%.*s”?\n",
			STR_ARG(best));
	if (choices->known.n)
		print_known(choices, lang);
	arena_release(&choices->arena);
	return EXIT_USAGE;
}

const struct monitor *cmd_monitor(
	const struct site *site, const char *command, const char *id, enum lang lang)
{
	static const char *const what[] = {"de monitor", "monitor"};
	const struct monitor *monitor = model_monitor(&site->model, str_from(id));
	struct choices choices = choices_for(id);

	if (monitor)
		return monitor;
	vec_each (struct monitor *const, it, &site->model.monitors)
		choices_offer(&choices, (*it)->id);
	choices_report(&choices, command, lang, what);
	if (!site->model.monitors.n)
		fprintf(stderr, "%s\n",
			lang == LANG_NL ? "Deze site heeft geen monitors."
					: "This site has no monitors.");
	return NULL;
}

bool cmd_date(const char *command, const char *word, enum lang lang, struct date *date)
{
	if (date_parse(str_from(word), date) != DATE_NONE)
		return true;
	fprintf(stderr,
		lang == LANG_NL ? "kaartenbak %s: “%s” is geen datum; schrijf 2026-03-31\n"
				: "kaartenbak %s: “%s” is no date; write 2026-03-31\n",
		command, word);
	return false;
}
