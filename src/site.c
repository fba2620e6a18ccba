/* SPDX-License-Identifier: EUPL-1.2 */
#include "site.h"

#include <errno.h>

#include "base/pool.h"
#include "document/document.h"
#include "history/history.h"
#include "score/score.h"
#include "search/search.h"
#include "view/view.h"

/* An address from the command line goes before the one in site.yaml. */
static void override_base_url(struct site *site)
{
	struct str url = str_from(site->options.base_url);

	if (url.n)
		model_set_base_url(&site->model, url, &site->diags);
}

static struct source *open_source(const struct site_options *options, struct source_fault *fault)
{
	struct source *source;

	if (options->ref)
		return source_open_commit(options->dir, options->ref, fault);
	source = source_open_folder(options->dir);
	if (!source) {
		*fault = (struct source_fault){.kind = SOURCE_NO_FOLDER, .error = errno};
	} else if (!source_has(source, STR("content/site.yaml")) && source_is_bare(options->dir)) {
		*fault = (struct source_fault){.kind = SOURCE_BARE};
		source_close(source);
		source = NULL;
	}
	return source;
}

bool site_load(struct site *site, const struct site_options *options)
{
	*site = (struct site){.options = *options};
	site->options.threads = pool_threads(options->threads);
	site->source = open_source(options, &site->fault);
	if (!site->source)
		return false;
	site->model.drafts = options->drafts;
	site->model.cache = options->cache;
	if (options->themes)
		site->themes = source_open_folder(options->themes);
	if (model_load(&site->model, site->source, site->options.threads, &site->diags))
		override_base_url(site);
	return true;
}

/* An older theme, of an older commit perhaps, has no words for what the commits tell. */
bool site_tells_history(const struct site *site)
{
	return site->theme && !site->diags.errors && !site->model.settings.no_history &&
	       theme_phrase(site->theme, STR("timeline_added"));
}

static void add_history(struct site *site)
{
	const struct history_found *before = site->options.history;

	if (before)
		site->history = history_again(before, &site->model, &site->arena);
	else
		site->history = history_find(&site->model, site->source, &site->arena, NULL);
	history_join(&site->model, site->history, &site->diags);
}

void site_freeze(struct site *site)
{
	const struct settings *settings = &site->model.settings;

	if (!settings->text)
		return;
	model_link(&site->model, &site->diags);
	score_model(&site->model, &site->diags);
	if (settings->theme.n && settings->language.n)
		site->theme = theme_load(&site->arena, site->source, site->themes, settings->theme,
			settings->language, settings->theme_place, &site->diags);
	if (site_tells_history(site))
		add_history(site);
	if (site->theme)
		site->plan = plan_make(
			&site->arena, &site->model, site->theme, site->source, &site->diags);
	if (site->plan)
		view_begin(site->plan, &site->arena, &site->diags);
	if (site->plan && !site->model.faulty && site->options.output)
		output_report_vanished(site->plan, site->options.output, &site->diags);
}

/*
 * Of all that the bytes of the output depend on: the files that were read, what the command line
 * says instead of them, and the program.
 */
static unsigned long long hash_inputs(const struct site *site)
{
	struct buf all = BUF_INIT;
	unsigned long long hash;

	buf_lit(&all, "kaartenbak " KAARTENBAK_SOURCES " ");
	document_libraries(&all);
	buf_add_char(&all, ' ');
	search_sample(site->model.settings.language, &all);
	buf_add_char(&all, ' ');
	buf_add_unsigned(&all, source_hash(site->source));
	buf_add_char(&all, ' ');
	buf_add_unsigned(&all, site->themes ? source_hash(site->themes) : 0);
	buf_add_char(&all, ' ');
	buf_add_unsigned(&all, site->model.timelines ? site->model.timelines->hash : 0);
	buf_add_char(&all, ' ');
	buf_add_str(&all, site->options.drafts ? STR("drafts ") : STR(""));
	buf_add_str(&all, str_from(site->options.base_url));
	hash = str_hash(buf_str(&all));
	buf_release(&all);
	return hash;
}

bool site_render(struct site *site, struct output_report *report)
{
	unsigned long long made_of;

	*report = (struct output_report){0};
	if (site->diags.errors || !site->plan)
		return false;
	made_of = hash_inputs(site);
	if (output_is_current(site->plan, site->options.output, made_of, report))
		return true;
	output_prepare(site->plan, &site->arena, site->options.threads);
	return output_write(site->plan, site->options.output, made_of, site->options.threads,
		report, &site->diags);
}

void site_release(struct site *site)
{
	source_close(site->source);
	source_close(site->themes);
	model_release(&site->model);
	arena_release(&site->arena);
	diags_release(&site->diags);
}
