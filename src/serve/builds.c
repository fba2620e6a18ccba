/* SPDX-License-Identifier: EUPL-1.2 */
/* A build: the site, or what is wrong with it beside the last one that was good. */
#include <stdlib.h>
#include <time.h>

#include "base/alloc.h"
#include "serve/internal.h"

void good_release(struct good_site *good)
{
	if (atomic_fetch_sub(&good->users, 1) > 1)
		return;
	site_release(&good->site);
	free(good);
}

void shown_release(struct shown *shown)
{
	if (atomic_fetch_sub(&shown->users, 1) > 1)
		return;
	if (shown->good)
		good_release(shown->good);
	buf_release(&shown->trouble);
	arena_release(&shown->arena);
	free(shown);
}

void builder_release(struct builder *builder)
{
	if (builder->good)
		good_release(builder->good);
	commits_close(builder->commits);
	record_cache_free(builder->cache);
}

static unsigned long milliseconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (unsigned long)((now.tv_sec - start->tv_sec) * 1000 +
			       (now.tv_nsec - start->tv_nsec) / 1000000);
}

static void forget(struct builder *builder, const struct changes *changes)
{
	if (changes->unsure)
		record_cache_clear(builder->cache);
	vec_each (const struct str, path, &changes->paths)
		record_cache_forget(builder->cache, *path);
}

static enum lang lang_of(const struct builder *builder, const struct site *site)
{
	return site->model.settings.language.n ? site->model.keyword_lang : builder->options->lang;
}

static bool is_good(const struct site *site)
{
	return !site->diags.errors && site->plan;
}

static void tell(const struct builder *builder, struct site *site, unsigned long milliseconds,
	bool of_commits)
{
	struct serve_news news = {.site = site, .milliseconds = milliseconds};

	if (!is_good(site))
		news.event = SERVE_BROKEN;
	else
		news.event = of_commits && site->history ? SERVE_COMMITS : SERVE_BUILT;
	builder->listener->tell(builder->listener->context, &news);
}

static void tell_gone(const struct builder *builder)
{
	struct serve_news news = {.event = SERVE_GONE, .fault = &builder->fault};

	builder->listener->tell(builder->listener->context, &news);
}

static struct shown *new_shown(enum lang lang)
{
	struct shown *shown = xcalloc(1, sizeof(*shown));

	atomic_init(&shown->users, 1);
	shown->lang = lang;
	return shown;
}

/* Keeps a good site, and makes the page of one that is not. */
static struct shown *settle(struct builder *builder, struct good_site *built)
{
	struct shown *shown = new_shown(lang_of(builder, &built->site));

	if (is_good(&built->site)) {
		if (builder->good)
			good_release(builder->good);
		builder->good = built;
		atomic_fetch_add(&built->users, 1);
		commits_joined(builder->commits);
	} else {
		diags_sort(&built->site.diags);
		trouble_page(
			&built->site.diags, shown->lang, builder->good != NULL, &shown->trouble);
	}
	return shown;
}

static void show(struct builder *builder, struct server *server, struct shown *shown)
{
	shown->good = builder->good;
	if (shown->good)
		atomic_fetch_add(&shown->good->users, 1);
	server_show(server, shown);
}

void build_gone(struct builder *builder, struct server *server, const struct source_fault *fault)
{
	struct shown *shown;

	if (builder->gone && builder->fault.kind == fault->kind &&
		builder->fault.error == fault->error)
		return;
	builder->gone = true;
	builder->fault = *fault;
	shown = new_shown(builder->options->lang);
	trouble_gone(builder->options->site.dir, fault, shown->lang, builder->good != NULL,
		&shown->trouble);
	show(builder, server, shown);
	tell_gone(builder);
}

/* ---- The page that is being written, before all the others ---- */

/*
 * The one record that has changed, if nothing else has: *record stays NULL if no file of the site
 * has. A file that an editor makes beside it, and that is gone again, is none.
 */
static bool find_changed(
	const struct site *site, const struct changes *changes, const struct record **record)
{
	vec_each (const struct str, path, &changes->paths) {
		const struct record *changed = map_get(&site->model.by_path, *path);

		if (!changed && !map_get(&site->model.files, *path) &&
			!source_has(site->source, *path))
			continue;
		if (!changed || (*record && *record != changed))
			return false;
		*record = changed;
	}
	return true;
}

/*
 * An editor sees at once what became of a card, while all that it may mean for other pages is
 * worked out. What comes after this takes its place in any case.
 */
static void show_early(
	struct builder *builder, struct server *server, const struct changes *changes)
{
	const struct record *record = NULL;
	const struct site *site = builder->good ? &builder->good->site : NULL;
	struct shown *shown;

	if (!site || changes->unsure || !find_changed(site, changes, &record) || !record)
		return;
	shown = new_shown(server->shown->lang);
	shown->before = record;
	shown->now = record_reread(&site->model, record, site->source, &shown->arena);
	if (shown->now)
		show(builder, server, shown);
	else
		shown_release(shown);
}

/* ---- All of it ---- */

/* What the commits told lately, or else what the last good site has of them. */
static const struct history_found *history_for(const struct builder *builder)
{
	static const struct history_found nothing;
	const struct history_found *found = commits_found(builder->commits);

	if (found)
		return found;
	return builder->good && builder->good->site.history ? builder->good->site.history
							    : &nothing;
}

bool build_site(struct builder *builder, struct server *server, const struct changes *changes,
	struct source_fault *fault)
{
	struct site_options options = builder->options->site;
	struct good_site *built = xcalloc(1, sizeof(*built));
	struct timespec start;
	unsigned long milliseconds;

	clock_gettime(CLOCK_MONOTONIC, &start);
	if (changes && server->shown && !server->shown->trouble.n)
		show_early(builder, server, changes);
	if (changes)
		forget(builder, changes);
	options.cache = builder->cache;
	options.history = history_for(builder);
	atomic_init(&built->users, 1);
	if (!site_load(&built->site, &options)) {
		*fault = built->site.fault;
		free(built);
		return false;
	}
	builder->gone = false;
	site_freeze(&built->site);
	milliseconds = milliseconds_since(&start);
	show(builder, server, settle(builder, built));
	tell(builder, &built->site, milliseconds, !changes);
	good_release(built);
	return true;
}
