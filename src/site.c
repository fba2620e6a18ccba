/* SPDX-License-Identifier: EUPL-1.2 */
#include "site.h"

#include "base/pool.h"
#include "score/score.h"

/* An address from the command line goes before the one in site.yaml. */
static void override_base_url(struct site *site)
{
	struct str url = str_from(site->options.base_url);

	if (url.n)
		model_set_base_url(&site->model, url, &site->diags);
}

bool site_load(struct site *site, const struct site_options *options)
{
	*site = (struct site){.options = *options};
	site->options.threads = pool_threads(options->threads);
	site->source = source_open_folder(options->dir);
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
	if (site->theme)
		site->plan = plan_make(
			&site->arena, &site->model, site->theme, site->source, &site->diags);
	if (site->plan && !site->model.faulty && site->options.output)
		output_report_vanished(site->plan, site->options.output, &site->diags);
}

bool site_render(struct site *site, struct output_report *report)
{
	*report = (struct output_report){0};
	if (site->diags.errors || !site->plan)
		return false;
	plan_prepare(site->plan, &site->arena, site->options.threads);
	return output_write(
		site->plan, site->options.output, site->options.threads, report, &site->diags);
}

void site_release(struct site *site)
{
	source_close(site->source);
	source_close(site->themes);
	model_release(&site->model);
	arena_release(&site->arena);
	diags_release(&site->diags);
}
