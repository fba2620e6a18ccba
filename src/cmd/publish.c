/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak publish: the site of a commit into a commit on a branch. */
#include "publish/publish.h"

#include <stdio.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/opt.h"

static struct site_arguments arguments = {.dir = ".", .ref = "HEAD", .format = "text"};
static struct publish_options publishing = {.branch = "gh-pages"};

static const struct opt options[] = {
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_STRING, 'b', "branch", "BRANCH",
		{"De branch waarop de site komt (nu: gh-pages).",
			"The branch that the site goes onto (default: gh-pages)."},
		&publishing.branch},
	{OPT_STRING, 0, "ref", "REV",
		{"De commit, branch of tag die gepubliceerd wordt (nu: HEAD). Wat niet is "
		 "vastgelegd, "
		 "telt niet mee.",
			"The commit, branch or tag that is published (default: HEAD). What is not "
			"committed does not count."},
		&arguments.ref},
	{OPT_STRING, 0, "push", "REMOTE",
		{"Breng de branch daarna naar deze remote of map, nooit met --force.",
			"Bring the branch to this remote or folder afterwards, never with "
			"--force."},
		&publishing.remote},
	{OPT_FLAG, 0, "take-over", NULL,
		{"Ook als de branch bestanden van iets anders heeft; die gaan weg.",
			"Also when the branch has files of something else; they go."},
		&publishing.take_over},
	{OPT_FLAG, 'n', "dry-run", NULL,
		{"Toon wat er zou gebeuren en schrijf niets.",
			"Show what would be done and write nothing."},
		&publishing.dry_run},
	SITE_OPTION_JOBS(arguments),
	{OPT_STRING, 0, "base-url", "URL",
		{"Het adres van de site, in plaats van dat in site.yaml.",
			"The address of the site, instead of the one in site.yaml."},
		&arguments.base_url},
	SITE_OPTION_THEMES(arguments),
	SITE_OPTION_FORMAT(arguments),
	SITE_OPTION_LANG(arguments),
	SITE_OPTION_QUIET(arguments),
	{.kind = OPT_END},
};

/* ---- Why not ---- */

/*
 * What is wrong, with {branch}, {remote} and {detail}, and what to do about it; by language. Those
 * without a text here are no faults, or are told otherwise.
 */
static const struct fault {
	const char *what[2], *help[2];
	enum exit_code code;
} faults[] = {
	[PUBLISH_BAD_BRANCH] = {{"“{branch}” kan geen branch heten",
					"“{branch}” cannot be the name of a branch"},
		{"Kies een naam zonder spaties en leestekens, zoals gh-pages.",
			"Choose a name without blanks and punctuation, such as gh-pages."},
		EXIT_USAGE},
	[PUBLISH_IN_THE_WAY] = {{"“{branch}” kan niet bestaan naast branch {detail}",
					"“{branch}” cannot be there beside branch {detail}"},
		{"Voor Git is de ene naam een map waar de andere in staat. Kies met --branch een "
		 "andere naam.",
			"To Git the one name is a folder that the other is in. Choose another name "
			"with --branch."},
		EXIT_USAGE},
	[PUBLISH_ALIAS] = {{"branch {branch} is een verwijzing naar {detail}",
				   "branch {branch} stands for {detail}"},
		{"Kies met --branch een branch die zelf een commit heeft.",
			"With --branch, choose one that has a commit of its own."},
		EXIT_USAGE},
	[PUBLISH_CHECKED_OUT] = {{"branch {branch} is uitgecheckt in {detail}",
					 "branch {branch} is checked out in {detail}"},
		{"Publiceren raakt geen bestanden op schijf aan, dus die map zou niet meer "
		 "kloppen. Wissel daar van branch, of kies met --branch een andere.",
			"Publishing touches no files on disk, so that folder would no longer be "
			"right. Switch it to another branch, or choose another with --branch."},
		EXIT_USAGE},
	[PUBLISH_SOURCE] = {{"branch {branch} heeft de bron van de site, of deelt er een commit "
			     "mee",
				    "branch {branch} has the source of the site, or a commit in "
				    "common with it"},
		{"De site zou de bron vervangen. Kies met --branch een branch die alleen voor de "
		 "site is; hij hoeft niet te bestaan.",
			"The site would replace the source. With --branch, choose one that is for "
			"the site only; it need not exist."},
		EXIT_USAGE},
	[PUBLISH_FOREIGN] = {{"branch {branch} heeft bestanden die niet door kaartenbak gemaakt "
			      "zijn",
				     "branch {branch} has files that kaartenbak did not make"},
		{"Kies met --branch een andere. Als die bestanden weg mogen, zeg dat dan met "
		 "--take-over; wat onder “publiceren: bewaren:” in content/site.yaml staat, "
		 "blijft.",
			"Choose another with --branch. If those files may go, say so with "
			"--take-over; what is listed at “publish: keep:” in content/site.yaml "
			"stays."},
		EXIT_USAGE},
	[PUBLISH_KEPT] = {{"op branch {branch} is te veel of te diep te bewaren, bij {detail}",
				  "branch {branch} has too much to keep, or too deep, at {detail}"},
		{"Bewaar minder: zie “publiceren: bewaren:” in content/site.yaml.",
			"Keep less: see “publish: keep:” in content/site.yaml."},
		EXIT_USAGE},
	[PUBLISH_FAILED] = {{"Git kan het niet uitvoeren ({detail})",
				    "Git cannot do it ({detail})"},
		{"Kijk of u in de repository mag schrijven, of er ruimte is, en wat git fsck zegt.",
			"See whether you may write to the repository, whether there is room, and "
			"what git fsck says."},
		EXIT_SYSTEM},
	[PUBLISH_RACE] = {{"branch {branch} is intussen door een ander veranderd",
				  "branch {branch} was changed by somebody else meanwhile"},
		{"Publiceer opnieuw, als dat nog nodig is.",
			"Publish again, if that is still needed."},
		EXIT_SYSTEM},
	[PUBLISH_LOCKED] = {{"branch {branch} is op slot door {detail}",
				    "branch {branch} is locked by {detail}"},
		{"Een ander verandert hem nu; probeer het zo weer. Blijft het zo, dan is iets "
		 "afgebroken en mag dat bestand weg.",
			"Somebody is changing it; try again in a moment. If it stays so, something "
			"was stopped half-way and that file may be removed."},
		EXIT_SYSTEM},
	[PUBLISH_PUSH_REFUSED] = {{"{remote} neemt branch {branch} niet aan ({detail})",
					  "{remote} does not accept branch {branch} ({detail})"},
		{"Hier is de branch wel bijgewerkt. Als er daar een nieuwere is: haal die met git "
		 "fetch {remote} +{branch}:{branch} en publiceer opnieuw.",
			"Here the branch is up to date. If there is a newer one over there: get it "
			"with git fetch {remote} +{branch}:{branch} and publish again."},
		EXIT_SYSTEM},
	[PUBLISH_PUSH_ACCESS] = {{"{remote} vraagt wie u bent ({detail})",
					 "{remote} asks who you are ({detail})"},
		{"Hier is de branch wel bijgewerkt. Breng hem weg met: git push {remote} {branch}",
			"Here the branch is up to date. Bring it there with: git push {remote} "
			"{branch}"},
		EXIT_SYSTEM},
	[PUBLISH_PUSH_FAILED] =
		{{"branch {branch} kan niet naar {remote} ({detail})",
			 "branch {branch} cannot be brought to {remote} ({detail})"},
			{"Hier is de branch wel bijgewerkt. Probeer: git push {remote} {branch}",
				"Here the branch is up to date. Try: git push {remote} {branch}"},
			EXIT_SYSTEM},
};

/* The word for the gap that text begins with; *n is how long the gap is, 0 if it is none. */
static struct str fill_gap(const char *text, struct str detail, size_t *n)
{
	const struct {
		struct str gap, word;
	} gaps[] = {{STR("{branch}"), str_from(publishing.branch)},
		{STR("{remote}"), str_from(publishing.remote)}, {STR("{detail}"), detail}};

	for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++) {
		if (!strncmp(text, gaps[i].gap.p, gaps[i].gap.n)) {
			*n = gaps[i].gap.n;
			return gaps[i].word;
		}
	}
	*n = 0;
	return STR("");
}

/*
 * Bytes of an address behind its "://" that say who asks: a password or a token, which is nobody's
 * business; 0 for none. A mere user of ssh is no secret.
 */
static size_t find_secret(struct str word, size_t from)
{
	bool has_password = false, is_ssh = str_ends(str_slice(word, 0, from), STR("ssh://"));
	size_t n = 0;

	/* As far as the last @: what is no secret is hidden rather than that one is shown. */
	for (size_t i = from; i < word.n; i++) {
		if (word.p[i] == '@')
			n = i - from;
		has_password |= word.p[i] == ':' && !n;
	}
	return is_ssh && !has_password ? 0 : n;
}

/* Words from outside come onto one line, cannot steer the terminal, and tell no secrets. */
static void print_word(struct str word, FILE *out)
{
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];
		size_t secret = 0;

		fputc(c < ' ' || c == 0x7f ? ' ' : c, out);
		if (str_ends(str_slice(word, 0, i + 1), STR("://")))
			secret = find_secret(word, i + 1);
		if (secret)
			fputs("…", out);
		i += secret;
	}
}

static void print_text(const char *text, struct str detail)
{
	while (*text) {
		size_t n;
		struct str word = fill_gap(text, detail, &n);

		if (n)
			print_word(word, stderr);
		else
			fputc(*text, stderr);
		text += n ? n : 1;
	}
}

static int print_no_remote(const struct publish_report *report, enum lang lang)
{
	static const char *const what[] = {"de remote of map", "remote or folder"};
	struct choices choices = choices_for(publishing.remote);

	vec_each (const struct str, remote, &report->remotes)
		choices_offer(&choices, *remote);
	choices_report(&choices, command_publish.name, lang, what);
	if (!report->remotes.n)
		fprintf(stderr, "%s\n",
			lang == LANG_NL ? "Deze repository heeft geen remotes. Maak er een met: "
					  "git remote add origin ADRES"
					: "This repository has no remotes. Make one with: "
					  "git remote add origin ADDRESS");
	return EXIT_USAGE;
}

static int print_fault(
	enum publish_outcome outcome, const struct publish_report *report, enum lang lang)
{
	const struct fault *fault = &faults[outcome];
	struct str detail =
		report->error ? str_from(cmd_errno(report->error, lang)) : report->detail;

	if (outcome == PUBLISH_NO_REMOTE)
		return print_no_remote(report, lang);
	fprintf(stderr, "kaartenbak publish: ");
	print_text(fault->what[lang], detail);
	fprintf(stderr, lang == LANG_NL ? "\n  hulp: " : "\n  help: ");
	print_text(fault->help[lang], detail);
	fprintf(stderr, "\n");
	return fault->code;
}

/* ---- What was done ---- */

enum { SHORT_ID = 10 };

/* Two commits are named: the one that was published, and the one that the branch is at. */
static void print_done(const struct publish_report *report, enum lang lang)
{
	static const char *const where[2][2] = {
		{"staat nu in", "is now in"}, {"zou komen in", "would come in"}};
	bool nl = lang == LANG_NL;

	printf(nl ? "%s: de site van commit %.*s %s commit %.*s, met %zu pagina's en %zu andere "
		    "bestanden, waarvan %zu nieuw of anders"
		  : "%s: the site of commit %.*s %s commit %.*s, with %zu pages and %zu other "
		    "files, of which %zu are new or different",
		publishing.branch, SHORT_ID, publishing.source, where[publishing.dry_run][lang],
		SHORT_ID, report->commit, report->pages, report->files - report->pages,
		report->changed);
	if (report->kept)
		printf(nl ? "; %zu bewaard" : "; %zu kept", report->kept);
	printf("%s\n", !publishing.dry_run ? ""
		       : nl                ? "; er is niets geschreven (--dry-run)"
					   : "; nothing was written (--dry-run)");
}

static void print_same(const struct publish_report *report, enum lang lang)
{
	bool nl = lang == LANG_NL;

	printf(nl ? "%s: de site van commit %.*s staat er al, in commit %.*s"
		  : "%s: the site of commit %.*s is there already, in commit %.*s",
		publishing.branch, SHORT_ID, publishing.source, SHORT_ID, report->commit);
	if (report->source_before.n && !str_eq(report->source_before, str_from(publishing.source)))
		printf(nl ? " (gemaakt van commit %.*s)" : " (made of commit %.*s)", SHORT_ID,
			report->source_before.p);
	printf(nl ? "; er is geen nieuwe gemaakt\n" : "; no new one was made\n");
}

/* Somebody put them there by hand: also who wants no other news is told. */
static void print_dropped(const struct publish_report *report, enum lang lang)
{
	const size_t most = sizeof(report->dropped_names) / sizeof(*report->dropped_names);

	if (!report->dropped)
		return;
	fprintf(stderr,
		lang == LANG_NL ? "kaartenbak publish: %s%zu bestanden op %s waren niet van "
				  "kaartenbak en gaan weg:"
				: "kaartenbak publish: %s%zu files on %s were not made by "
				  "kaartenbak and go:",
		!report->dropped_more ? ""
		: lang == LANG_NL     ? "ten minste "
				      : "at least ",
		report->dropped, publishing.branch);
	for (size_t i = 0; i < report->dropped && i < most; i++) {
		fprintf(stderr, " ");
		print_word(report->dropped_names[i], stderr);
	}
	fprintf(stderr, "%s\n", report->dropped > most || report->dropped_more ? " …" : "");
	fprintf(stderr, "%s\n",
		lang == LANG_NL ? "  hulp: Noem bij “publiceren: bewaren:” in content/site.yaml "
				  "wat moet blijven."
				: "  help: Name at “publish: keep:” in content/site.yaml what is "
				  "to stay.");
}

static void print_pushed(enum lang lang)
{
	printf(lang == LANG_NL ? "%s staat ook op " : "%s is on ", publishing.branch);
	print_word(str_from(publishing.remote), stdout);
	printf(lang == LANG_NL ? "\n" : " too\n");
}

/* Whoever published what was saved but not committed would look for it in vain. */
static void print_edited(enum lang lang)
{
	printf(lang == LANG_NL
			? "  Wijzigingen in content/ die niet zijn vastgelegd, doen niet mee.\n"
			: "  Changes in content/ that are not committed are left out.\n");
}

static void print_errors(const struct site *site, enum lang lang)
{
	cmd_print_counts(&site->diags, lang, stdout);
	printf(lang == LANG_NL ? "; er is niets gepubliceerd, %s is zoals hij was\n"
			       : "; nothing was published, %s is as it was\n",
		publishing.branch);
}

/* ---- Doing it ---- */

static int push(struct publish *publish, bool text, enum lang lang)
{
	enum publish_outcome outcome;

	if (!publishing.remote || publishing.dry_run)
		return EXIT_FINE;
	outcome = publish_push(publish);
	if (outcome != PUBLISH_DONE)
		return print_fault(outcome, publish_report(publish), lang);
	if (text)
		print_pushed(lang);
	return EXIT_FINE;
}

/* The branch has the site now, or had it. */
static int tell(struct publish *publish, enum publish_outcome outcome, bool text, enum lang lang)
{
	const struct publish_report *report = publish_report(publish);

	print_dropped(report, lang);
	if (text && outcome == PUBLISH_SAME)
		print_same(report, lang);
	else if (text)
		print_done(report, lang);
	if (text && !strcmp(arguments.ref, "HEAD") && publish_is_edited(publish))
		print_edited(lang);
	return push(publish, text, lang);
}

static int publish_it(
	struct publish *publish, struct site *site, enum diag_format format, enum lang lang)
{
	enum publish_outcome outcome = publish_site(publish, site);
	bool text = format == DIAG_FORMAT_TEXT;

	cmd_print_made(site, &arguments, format);
	switch (outcome) {
	case PUBLISH_DONE:
	case PUBLISH_SAME:
		return tell(publish, outcome, text && !arguments.quiet, lang);
	case PUBLISH_CONTENT:
		if (text)
			print_errors(site, lang);
		return diags_exit_code(&site->diags);
	default:
		return print_fault(outcome, publish_report(publish), lang);
	}
}

static int open_and_publish(struct site *site, enum diag_format format)
{
	enum lang lang = cmd_site_lang(site, &arguments);
	enum publish_outcome outcome;
	struct publish *publish;
	char source[SOURCE_COMMIT_HEX] = "";
	int code;

	source_commit_id(site->source, source);
	publishing.dir = arguments.dir;
	publishing.source = source;
	publish = publish_open(&publishing, &outcome);
	if (outcome == PUBLISH_DONE)
		code = publish_it(publish, site, format, lang);
	else
		code = print_fault(outcome, publish_report(publish), lang);
	publish_close(publish);
	return code;
}

static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	int code;

	if (!opt_parse(&command_publish, argc, argv, &code))
		return code;
	code = cmd_open_site(&site, &arguments, &format);
	if (code)
		return code;
	code = open_and_publish(&site, format);
	site_release(&site);
	return code;
}

const struct command command_publish = {"publish",
	{"Zet de site van een commit op een branch.", "Puts the site of a commit onto a branch."},
	run, options};
