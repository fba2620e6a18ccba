/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak serve: the site in a browser on this machine while somebody works on it. */
#include "serve/serve.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/opt.h"
#include "history/history.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static size_t port = 8080;
static bool drafts;
static bool was_built; /* without errors, so that there is something to show */

static const struct opt options[] = {
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_NUMBER, 'p', "port", "PORT",
		{"De poort op deze machine (nu: 8080); 0 neemt er een die vrij is.",
			"The port on this machine (default: 8080); 0 takes one that is free."},
		&port},
	{OPT_FLAG, 0, "drafts", NULL,
		{"Toon ook wat nog een concept is, met een merk in de titel.",
			"Show drafts too, with a mark in their titles."},
		&drafts},
	SITE_OPTION_JOBS(arguments),
	SITE_OPTION_THEMES(arguments),
	SITE_OPTION_LANG(arguments),
	SITE_OPTION_QUIET(arguments),
	{.kind = OPT_END},
};

static void print_time(const struct serve_news *news, enum lang lang)
{
	const struct plan *plan = news->site->plan;

	if (news->event == SERVE_BUILT)
		printf(lang == LANG_NL ? "gebouwd in %lu ms (%zu bestanden)\n"
				       : "built in %lu ms (%zu files)\n",
			news->milliseconds, plan->jobs.n);
	else if (was_built)
		printf(lang == LANG_NL ? "; de laatste goede versie blijft staan (%lu ms)\n"
				       : "; the last good version stays (%lu ms)\n",
			news->milliseconds);
	else
		printf(lang == LANG_NL ? "; er is nog geen goede versie om te tonen (%lu ms)\n"
				       : "; there is no good version to show yet (%lu ms)\n",
			news->milliseconds);
}

static void tell_built(const struct serve_news *news)
{
	enum lang lang = cmd_site_lang(news->site, &arguments);

	was_built |= news->event == SERVE_BUILT;
	cmd_print_diags(news->site, &arguments, DIAG_FORMAT_TEXT, false);
	if (arguments.quiet && news->event == SERVE_BUILT)
		return;
	if (news->event == SERVE_BROKEN)
		cmd_print_counts(&news->site->diags, lang, stdout);
	print_time(news, lang);
}

/* Why not all of them could be read is said again, since nothing else was built. */
static void tell_commits(const struct serve_news *news)
{
	if (news->site->history && news->site->history->gaps)
		cmd_print_diags(news->site, &arguments, DIAG_FORMAT_TEXT, false);
	if (!arguments.quiet)
		printf("%s\n",
			cmd_site_lang(news->site, &arguments) == LANG_NL
				? "de tijdlijnen zijn bij: de commits zijn gelezen"
				: "the time lines are up to date: the commits have been read");
}

static void tell_started(const struct serve_news *news)
{
	bool nl = cmd_lang() == LANG_NL;

	printf("http://localhost:%u%.*s/\n", news->port, STR_ARG(news->base_path));
	if (!arguments.quiet)
		printf("%s\n", nl ? "Elke wijziging komt vanzelf in de browser. Stoppen: Ctrl-C."
				  : "Every change shows in the browser by itself. Ctrl-C stops.");
}

static void tell_gone(const struct source_fault *fault)
{
	if (fault->kind == SOURCE_NO_FOLDER)
		fprintf(stderr, "kaartenbak serve: %s: %s\n", arguments.dir,
			cmd_errno(fault->error, cmd_lang()));
	else
		cmd_print_fault(fault, &arguments);
}

static void tell(void *context, const struct serve_news *news)
{
	(void)context;
	switch (news->event) {
	case SERVE_STARTED:
		tell_started(news);
		break;
	case SERVE_GONE:
		tell_gone(news->fault);
		break;
	case SERVE_COMMITS:
		tell_commits(news);
		break;
	default:
		tell_built(news);
	}
	fflush(stdout);
}

static int failed(const char *nl, const char *en)
{
	const char *why = cmd_errno(errno, cmd_lang());

	fprintf(stderr, "kaartenbak serve: %s: %s\n", cmd_lang() == LANG_NL ? nl : en, why);
	return EXIT_SYSTEM;
}

static int port_taken(void)
{
	fprintf(stderr,
		cmd_lang() == LANG_NL
			? "kaartenbak serve: poort %zu is al in gebruik; kies een andere met "
			  "--port, of --port 0 voor een die vrij is\n"
			: "kaartenbak serve: port %zu is in use; choose another one with --port, "
			  "or --port 0 for one that is free\n",
		port);
	return EXIT_SYSTEM;
}

static int watch_limit(void)
{
	fprintf(stderr, "%s",
		cmd_lang() == LANG_NL
			? "kaartenbak serve: het systeem houdt niet meer mappen in de gaten; "
			  "verhoog die grens met: sudo sysctl fs.inotify.max_user_watches=524288 "
			  "fs.inotify.max_user_instances=512\n"
			: "kaartenbak serve: the system watches no more folders; raise that limit "
			  "with: sudo sysctl fs.inotify.max_user_watches=524288 "
			  "fs.inotify.max_user_instances=512\n");
	return EXIT_SYSTEM;
}

static int end(enum serve_result result, const struct source_fault *fault)
{
	switch (result) {
	case SERVE_ENDED:
		return EXIT_FINE;
	case SERVE_NO_FOLDER:
		return cmd_print_fault(fault, &arguments);
	case SERVE_PORT_TAKEN:
		return port_taken();
	case SERVE_WATCH_LIMIT:
		return watch_limit();
	case SERVE_NO_WATCH:
		return failed("wijzigingen zijn niet te volgen", "changes cannot be followed");
	default:
		return failed("de server start niet", "the server does not start");
	}
}

static int run(int argc, char **argv)
{
	struct serve_options serve = {.lang = cmd_lang()};
	struct serve_listener listener = {tell, NULL};
	struct source_fault fault;
	enum serve_result result;
	int code;

	if (!opt_parse(&command_serve, argc, argv, &code))
		return code;
	code = cmd_site_options(&arguments, &serve.site);
	if (code)
		return code;
	serve.site.drafts = drafts;
	serve.port = (unsigned)port;
	result = serve_run(&serve, &listener, &fault);
	return end(result, &fault);
}

const struct command command_serve = {"serve",
	{"Toont de site in de browser, en elke wijziging meteen.",
		"Shows the site in the browser, and every change at once."},
	run, options};
