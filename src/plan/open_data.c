/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The files of all vocabularies and of all data sets: when there are such, and what they lack for
 * who asks for open data.
 */
#include "plan/internal.h"

static bool has_terms(const struct model *model)
{
	vec_each (struct vocabulary *, vocabulary, &model->vocabularies)
		if ((*vocabulary)->terms.n > ((*vocabulary)->unknown != NULL))
			return true;
	return false;
}

static void report(struct planner *planner, const struct model *model, struct str nl, struct str en)
{
	diag_add(planner->diags, DIAG_DATA_INCOMPLETE, model->settings.open_data.place,
		.args = {model->keyword_lang == LANG_NL ? nl : en});
}

static void check_complete(struct planner *planner, const struct model *model)
{
	const struct settings *settings = &model->settings;

	if (!settings->open_data.wanted)
		return;
	if (!settings->organisation.name.n)
		report(planner, model, STR("organisatie"), STR("organisation"));
	if (!settings->licence_url.n)
		report(planner, model, STR("licentie: url"), STR("licence: url"));
	if (!settings->open_data.contact_name.n)
		report(planner, model, STR("open_data: contact"), STR("open_data: contact"));
	if (!settings->open_data.theme.n)
		report(planner, model, STR("open_data: thema"), STR("open_data: theme"));
	vec_each (const struct collection *, collection, &planner->plan->collections)
		if (!(*collection)->description.n && (*collection)->text)
			diag_add(planner->diags, DIAG_DATA_INCOMPLETE,
				place_file((*collection)->text),
				.args = {model->keyword_lang == LANG_NL ? STR("omschrijving")
									: STR("description")});
}

static void plan_file(struct planner *planner, enum job_kind kind, struct str url)
{
	plan_add(planner, &(struct job){.path = str_from_index(url, 1),
				  .kind = kind,
				  .place = place_file(planner->plan->model->settings.text)});
}

void plan_linked(struct planner *planner, const struct model *model)
{
	struct plan *plan = planner->plan;

	if (has_terms(model))
		plan->skos_url = model->keyword_lang == LANG_NL ? STR("/begrippen.jsonld")
								: STR("/vocabularies.jsonld");
	if (plan->skos_url.n || plan->collections.n || model->monitors.n)
		plan->dcat_url = STR("/dcat.jsonld");
	if (plan->skos_url.n)
		plan_file(planner, JOB_SKOS, plan->skos_url);
	if (plan->dcat_url.n)
		plan_file(planner, JOB_DCAT, plan->dcat_url);
	check_complete(planner, model);
}
