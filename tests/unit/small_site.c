/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit/small_site.h"

#include <stdlib.h>

#include "view/view.h"

static const struct {
	const char *path, *text;
} files[] = {
	{"content/site.yaml", "titel: Proef & Co\n"
			      "omschrijving: Een site om te proberen.\n"
			      "taal: nl\n"
			      "thema: kaal\n"
			      "basis_url: https://proef.example/pad/\n"
			      "organisatie:\n"
			      "  naam: Proefstichting\n"
			      "beveiliging:\n"
			      "  contact: mailto:veilig@proef.example\n"
			      "  verloopt: 2026-12-31\n"
			      "  beleid: /over/\n"
			      "  talen: [nl, en]\n"
			      "menu:\n"
			      "  - titel: Dingen\n"
			      "    url: /dingen/\n"},
	{"content/begrippen/fasen.yaml", "titel: Fasen\n"
					 "termen:\n"
					 "  - id: beheer\n"
					 "    code: B2\n"
					 "    label: Beheer\n"
					 "    volgorde: 2\n"
					 "    aliassen: [Beheren, in gebruik]\n"
					 "  - id: proef\n"
					 "    label: Proef\n"
					 "    volgorde: 1\n"
					 "  - id: alles\n"
					 "    label: Alles\n"},
	{"content/begrippen/woorden.yaml", "titel: Woorden\n"
					   "termen:\n"
					   "  - id: api\n"
					   "    label: API\n"
					   "  - id: ux\n"
					   "    code: UX\n"
					   "    label: Gebruikservaring\n"},
	{"content/dingen/_collectie.yaml",
		"titel: Dingen\n"
		"enkelvoud: ding\n"
		"meervoud: dingen\n"
		"titelveld: naam\n"
		"samenvattingsveld: kort\n"
		"datumveld: bijgewerkt\n"
		"per_pagina: 3\n"
		"velden:\n"
		"  - {sleutel: naam, label: Naam, soort: tekst, verplicht: ja}\n"
		"  - {sleutel: fase, label: Fase, soort: term, begrippen: fasen,\n"
		"     verplicht: ja, ingang: ja}\n"
		"  - {sleutel: kort, label: Kort, soort: tekst}\n"
		"  - {sleutel: bijgewerkt, label: Bijgewerkt, soort: datum}\n"
		"  - {sleutel: site, label: Site, soort: url}\n"
		"  - {sleutel: post, label: Post, soort: e-mail}\n"
		"  - {sleutel: aantal, label: Aantal, soort: getal}\n"
		"  - {sleutel: openbaar, label: Openbaar, soort: ja/nee}\n"
		"  - {sleutel: woorden, label: Woorden, soort: lijst van term,\n"
		"     begrippen: woorden}\n"
		"  - {sleutel: zie_ook, label: Zie ook, collectie: dingen,\n"
		"     soort: lijst van verwijzing}\n"
		"  - {sleutel: tekst, label: Tekst, soort: markdown}\n"},
	{"content/dingen/appel.md", "---\n"
				    "naam: Appel\n"
				    "fase: Beheren\n"
				    "kort: Een \"rood\", <zoet> ding\n"
				    "bijgewerkt: 2026-03-31\n"
				    "site: https://appel.example/?a=1&b=2\n"
				    "post: appel@proef.example\n"
				    "aantal: -1,50\n"
				    "openbaar: ja\n"
				    "woorden: [api, ux]\n"
				    "zie_ook: [egel, een]\n"
				    "eerdere_ids: [appeltje, fruit]\n"
				    "---\n"
				    "Zie [egel](egel.md#stekels) en [over](/over/?x=1#kop).\n"
				    "\n"
				    "![Beeld](beeld%20%2541.png)\n"},
	{"content/dingen/beeld %41.png", "PNG"},
	{"content/dingen/egel.md", "---\n"
				   "naam: =Egel\n"
				   "fase: B2\n"
				   "bijgewerkt: 2026-04-01\n"
				   "zie_ook: appel\n"
				   "---\n"
				   "## Stekels\n"
				   "\n"
				   "Veel.\n"},
	{"content/dingen/een.md", "---\n"
				  "naam: \xc3\x89\xc3\xa9n\n"
				  "fase: onbekend\n"
				  "---\n"},
	{"content/dingen/negen.md", "---\n"
				    "naam: 9 levens\n"
				    "fase: proef\n"
				    "---\n"},
	{"content/dingen/geheim.md", "---\n"
				     "naam: Geheim\n"
				     "fase: proef\n"
				     "concept: ja\n"
				     "---\n"},
	{"content/paginas/over.md", "---\n"
				    "titel: Over\n"
				    "---\n"
				    "## Kop\n"
				    "\n"
				    "Tekst.\n"},
	{"themes/kaal/theme.yaml", "name: Kaal\n"},
	{"themes/kaal/assets/kaal.css", "p { background: url(stip.svg) }\n"},
	{"themes/kaal/assets/stip.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"},
	{"themes/kaal/strings/nl.yaml", "date_format: '{d} {month} {y}'\n"
					"month_1: januari\n"
					"month_2: februari\n"
					"month_3: maart\n"
					"month_4: april\n"
					"month_5: mei\n"
					"month_6: juni\n"
					"month_7: juli\n"
					"month_8: augustus\n"
					"month_9: september\n"
					"month_10: oktober\n"
					"month_11: november\n"
					"month_12: december\n"
					"thousands_separator: .\n"
					"decimal_separator: ','\n"
					"url_page: pagina\n"
					"unclassified: Nog niet ingedeeld\n"
					"unclassified_description: Wat nog geen plek heeft.\n"
					"yes: ja\n"
					"no: nee\n"
					"home: Begin\n"
					"not_found_title: Niet gevonden\n"
					"page_number: pagina\n"
					"date_format_month: '{month} {y}'\n"
					"url_new: nieuws\n"
					"new_title: Nieuw\n"
					"new_description: Wat er nieuw is.\n"
					"follow_about: 'Volg {about}'\n"},
};

static const char *const templates[] = {"home", "list", "record", "free-page", "facet", "term",
	"not-found", "redirect", "glossary", "new"};

void small_site_make(struct small_site *site)
{
	/* 1 January 2026: what expires is within the year. */
	setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
	*site = (struct small_site){.source = NULL};
	folder_make(&site->folder);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		folder_add(&site->folder, files[i].path, files[i].text);
	for (size_t i = 0; i < sizeof(templates) / sizeof(*templates); i++) {
		struct buf path = BUF_INIT;

		buf_addf(&path, "themes/kaal/templates/%s.mustache", templates[i]);
		folder_add(&site->folder, path.p,
			"<!doctype html><title>{{title}}</title>"
			"{{#record}}{{{body}}}{{/record}}\n");
		buf_release(&path);
	}
}

void small_site_load(struct small_site *site, size_t threads)
{
	site->source = source_open_folder(site->folder.path);
	assert_non_null(site->source);
	if (model_load(&site->model, site->source, threads, &site->diags))
		model_link(&site->model, &site->diags);
}

void small_site_plan(struct small_site *site)
{
	const struct settings *settings = &site->model.settings;

	site->theme = theme_load(&site->arena, site->source, NULL, settings->theme,
		settings->language, settings->theme_place, &site->diags);
	if (site->theme)
		site->plan = plan_make(
			&site->arena, &site->model, site->theme, site->source, &site->diags);
	if (site->plan)
		view_begin(site->plan, &site->arena, &site->diags);
}

void small_site_forget(struct small_site *site)
{
	source_close(site->source);
	model_release(&site->model);
	arena_release(&site->arena);
	diags_release(&site->diags);
	*site = (struct small_site){.folder = site->folder};
}

void small_site_remove(struct small_site *site)
{
	small_site_forget(site);
	folder_remove(&site->folder);
}

const struct collection *small_site_collection(const struct small_site *site, const char *id)
{
	vec_each (struct collection *const, collection, &site->model.collections)
		if (str_eq((*collection)->id, str_from(id)))
			return *collection;
	fail_msg("there is no collection %s", id);
	return NULL;
}

const struct record *small_site_record(
	const struct small_site *site, const char *collection, const char *id)
{
	const struct record *record =
		map_get(&small_site_collection(site, collection)->by_id, str_from(id));

	if (!record)
		fail_msg("there is no record %s", id);
	return record;
}

const struct values *record_values(const struct record *record, const char *key)
{
	const struct field *field = map_get(&record->collection->by_key, str_from(key));

	if (!field)
		fail_msg("there is no field %s", key);
	return &record->fields[field->index];
}

const struct term *small_site_term(
	const struct small_site *site, const char *vocabulary, const char *id)
{
	vec_each (struct vocabulary *const, it, &site->model.vocabularies)
		if (str_eq((*it)->id, str_from(vocabulary)))
			vec_each (struct term *, term, &(*it)->terms)
				if (str_eq((*term)->id, str_from(id)))
					return *term;
	fail_msg("there is no term %s in %s", id, vocabulary);
	return NULL;
}
