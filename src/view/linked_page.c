/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a page is about, in the words of schema.org. The site and who publishes it are described on
 * the home page; other pages only name them. Long lists are counted and not written out: they stand
 * in the open data.
 */
#include "history/history.h"
#include "linked/linked.h"
#include "view/internal.h"

/* ---- The page ---- */

static void put_breadcrumbs(struct linked *linked, const struct page *page)
{
	if (!page->crumb_count)
		return;
	json_key(&linked->json, STR("breadcrumb"));
	linked_begin_item(linked, STR("BreadcrumbList"));
	linked_begin_list(linked, STR("itemListElement"));
	for (size_t i = 0; i < page->crumb_count; i++) {
		linked_begin_item(linked, STR("ListItem"));
		json_key(&linked->json, STR("position"));
		json_unsigned(&linked->json, i + 1);
		json_member(&linked->json, STR("name"), page->crumbs[i].title);
		linked_text(linked, STR("item"), linked_address(linked, page->crumbs[i].url));
		linked_end(linked);
	}
	linked_end_list(linked);
	linked_end(linked);
}

static void put_licence(struct linked *linked)
{
	linked_text(linked, STR("license"),
		linked_address(linked, linked->plan->model->settings.licence_url));
}

/* The terms of all facets of a record. */
static void put_keywords(struct linked *linked, const struct record *record)
{
	bool any = false;

	vec_each (struct field *, it, &record->collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		for (size_t i = 0; field_is_facet(*it) && i < values->n; i++) {
			if (values->v[i].unknown)
				continue;
			if (!any)
				linked_begin_list(linked, STR("keywords"));
			any = true;
			json_string(&linked->json, values->v[i].term->label);
		}
	}
	if (any)
		linked_end_list(linked);
}

static void put_count(struct linked *linked, size_t count)
{
	json_key(&linked->json, STR("mainEntity"));
	linked_begin_item(linked, STR("ItemList"));
	json_key(&linked->json, STR("numberOfItems"));
	json_unsigned(&linked->json, count);
	linked_end(linked);
}

/* ---- Data sets ---- */

static void put_download(struct linked *linked, struct str type, struct str url)
{
	linked_begin_item(linked, STR("DataDownload"));
	json_member(&linked->json, STR("encodingFormat"), type);
	json_member(&linked->json, STR("contentUrl"), linked_address(linked, url));
	linked_end(linked);
}

/* The members that every data set has; url is that of the page which shows it for ever. */
static void begin_dataset(
	struct linked *linked, struct str key, const struct page *page, struct str url)
{
	json_key(&linked->json, key);
	linked_begin_item(linked, STR("Dataset"));
	json_member(&linked->json, STR("@id"), linked_dataset(linked, url));
	json_member(&linked->json, STR("name"), page->title);
	linked_text(linked, STR("description"), page->description);
	linked_reference(linked, STR("creator"), linked_publisher(linked));
	put_licence(linked);
	linked_begin_list(linked, STR("distribution"));
	put_download(linked, STR("application/json"), data_url(linked->scratch, url, STR(".json")));
	put_download(linked, STR("text/csv"), data_url(linked->scratch, url, STR(".csv")));
	linked_end_list(linked);
}

static struct str period(struct linked *linked, struct date first, struct date last)
{
	char from[11], to[11];

	date_format_iso(first, from);
	date_format_iso(last, to);
	if (!date_cmp(first, last))
		return str_dup(linked->scratch, str_from(from));
	return str_join(linked->scratch, str_from(from), STR("/"), str_from(to));
}

static void put_monitor(struct linked *linked, const struct page *page)
{
	const struct monitor *monitor = page->monitor;

	begin_dataset(linked, STR("mainEntity"), page, monitor->url);
	if (monitor->rounds.n)
		json_member(&linked->json, STR("temporalCoverage"),
			period(linked, monitor->rounds.v[0]->date,
				monitor->rounds.v[monitor->rounds.n - 1]->date));
	linked_end(linked);
}

/* Who or what was measured. */
static void put_subject(struct linked *linked, const struct record *record)
{
	json_key(&linked->json,
		linked_is_place(record->collection) ? STR("spatialCoverage") : STR("about"));
	linked_begin_item(linked, record->collection->schema_type);
	json_member(&linked->json, STR("name"), record->title);
	linked_text(linked, STR("sameAs"), record->uri);
	linked_end(linked);
}

/* Those of the summary: all of them would outweigh the page. */
static void put_variables(struct linked *linked, const struct edition *edition)
{
	bool any = false;

	vec_each (struct indicator *, indicator, &edition->indicators) {
		if (!(*indicator)->summary)
			continue;
		if (!any)
			linked_begin_list(linked, STR("variableMeasured"));
		any = true;
		json_string(&linked->json, (*indicator)->title);
	}
	if (any)
		linked_end_list(linked);
}

/* The latest measurement is that of its day, wherever it is shown. */
static void put_measurement(struct linked *linked, const struct page *page)
{
	const struct measurement *measurement = page->measurement;

	begin_dataset(linked, STR("mainEntity"), page, measurement->url);
	linked_date(linked, STR("temporalCoverage"), measurement->date);
	put_subject(linked, measurement->subject);
	put_variables(linked, measurement->edition);
	json_member(&linked->json, STR("measurementTechnique"),
		linked_address(linked, measurement->edition->url));
	linked_reference(
		linked, STR("isPartOf"), linked_dataset(linked, measurement->monitor->url));
	linked_end(linked);
}

static void put_series(struct linked *linked, const struct page *page)
{
	begin_dataset(linked, STR("mainEntity"), page, page->series->url);
	json_member(&linked->json, STR("variableMeasured"), page->series->latest->title);
	linked_reference(
		linked, STR("isPartOf"), linked_dataset(linked, page->series->monitor->url));
	linked_end(linked);
}

/* A page about a monitor, whose data are told on another. */
static void put_about_monitor(struct linked *linked, const struct page *page)
{
	linked_reference(linked, STR("about"), linked_dataset(linked, page->monitor->url));
}

/* ---- Lists, records, terms ---- */

static void put_list(struct linked *linked, const struct page *page)
{
	put_count(linked, page->collection->published.n);
	if (page->number)
		return;
	begin_dataset(linked, STR("about"), page, page->collection->url);
	linked_end(linked);
}

/* All of a list in another form; its first page tells of the data. */
static void put_overview(struct linked *linked, const struct page *page)
{
	put_count(linked, page->collection->published.n);
	linked_reference(linked, STR("about"), linked_dataset(linked, page->collection->url));
}

static void put_record(struct linked *linked, const struct page *page)
{
	const struct record *record = page->record;

	linked_date(linked, STR("dateModified"), record_day(page->plan->model, record));
	put_keywords(linked, record);
	json_key(&linked->json, STR("mainEntity"));
	linked_begin_item(linked, record->collection->schema_type);
	json_member(&linked->json, STR("name"), record->title);
	linked_text(linked, STR("description"), page->description);
	linked_text(linked, STR("sameAs"), record->uri);
	linked_end(linked);
}

static void put_free_page(struct linked *linked, const struct page *page)
{
	linked_date(linked, STR("dateModified"), record_day(page->plan->model, page->record));
}

static void put_term_members(struct linked *linked, const struct term *term)
{
	json_member(&linked->json, STR("@id"), linked_concept(linked, term));
	json_member(&linked->json, STR("name"), term->label);
	linked_text(linked, STR("termCode"), term->code);
}

/* A vocabulary with more terms is written out in the file of all vocabularies only. */
enum { TERMS_MAX = 20 };

static void put_vocabulary(struct linked *linked, const struct page *page)
{
	const struct vocabulary *vocabulary = page->vocabulary;

	json_key(&linked->json, STR("mainEntity"));
	linked_begin_item(linked, STR("DefinedTermSet"));
	json_member(&linked->json, STR("@id"), linked_scheme(linked, vocabulary));
	json_member(&linked->json, STR("name"), vocabulary->title);
	linked_text(linked, STR("description"), vocabulary->description);
	if (vocabulary->terms.n <= TERMS_MAX) {
		linked_begin_list(linked, STR("hasDefinedTerm"));
		vec_each (struct term *, term, &vocabulary->terms) {
			if ((*term)->unknown)
				continue;
			linked_begin_item(linked, STR("DefinedTerm"));
			put_term_members(linked, *term);
			linked_end(linked);
		}
		linked_end_list(linked);
	}
	linked_end(linked);
}

/* That something is not yet known is no concept of its own. */
static void put_term(struct linked *linked, const struct page *page)
{
	const struct term *term = page->term;

	put_count(linked, term->records.n);
	if (term->unknown)
		return;
	json_key(&linked->json, STR("about"));
	linked_begin_item(linked, STR("DefinedTerm"));
	put_term_members(linked, term);
	linked_text(linked, STR("description"), term->description);
	linked_reference(linked, STR("inDefinedTermSet"), linked_scheme(linked, term->vocabulary));
	linked_end(linked);
}

/* ---- The site ---- */

static void put_organisation(struct linked *linked)
{
	const struct organisation *organisation = &linked->plan->model->settings.organisation;

	if (!organisation->name.n)
		return;
	json_key(&linked->json, STR("publisher"));
	linked_begin_item(linked, STR("Organization"));
	json_member(&linked->json, STR("@id"), linked_publisher(linked));
	json_member(&linked->json, STR("name"), organisation->name);
	linked_text(linked, STR("url"), linked_address(linked, organisation->url));
	linked_end(linked);
}

static void put_search(struct linked *linked)
{
	const struct search_plan *search = linked->plan->search;
	struct str url;

	if (!search)
		return;
	url = linked_address(linked, search->url);
	json_key(&linked->json, STR("potentialAction"));
	linked_begin_item(linked, STR("SearchAction"));
	json_key(&linked->json, STR("target"));
	linked_begin_item(linked, STR("EntryPoint"));
	json_member(&linked->json, STR("urlTemplate"),
		str_join(linked->scratch, url, STR("?" SOUGHT "={search_term_string}")));
	linked_end(linked);
	json_member(&linked->json, STR("query-input"), STR("required name=search_term_string"));
	linked_end(linked);
}

static void put_site(struct linked *linked, const struct page *page)
{
	(void)page;
	json_member(&linked->json, STR("@id"), linked_site(linked));
	put_licence(linked);
	put_organisation(linked);
	put_search(linked);
}

/* ---- Which kind ---- */

static const struct {
	struct str type;
	void (*put)(struct linked *linked, const struct page *page);
} kinds[JOB_PAGE_KINDS] = {
	[JOB_HOME] = {STR_INIT("WebSite"), put_site},
	[JOB_LIST] = {STR_INIT("CollectionPage"), put_list},
	[JOB_RECORD] = {STR_INIT("WebPage"), put_record},
	[JOB_FREE_PAGE] = {STR_INIT("WebPage"), put_free_page},
	[JOB_FACET] = {STR_INIT("CollectionPage"), put_vocabulary},
	[JOB_GLOSSARY] = {STR_INIT("CollectionPage"), put_vocabulary},
	[JOB_TERM] = {STR_INIT("CollectionPage"), put_term},
	[JOB_COMPARE] = {STR_INIT("CollectionPage"), put_overview},
	[JOB_WHOLE] = {STR_INIT("CollectionPage"), put_overview},
	[JOB_NEW] = {STR_INIT("CollectionPage"), NULL},
	[JOB_SEARCH] = {STR_INIT("SearchResultsPage"), NULL},
	[JOB_MONITORS] = {STR_INIT("CollectionPage"), NULL},
	[JOB_MONITOR] = {STR_INIT("WebPage"), put_monitor},
	[JOB_MEASUREMENT] = {STR_INIT("WebPage"), put_measurement},
	[JOB_MEASUREMENT_DATE] = {STR_INIT("WebPage"), put_measurement},
	[JOB_INDICATOR] = {STR_INIT("WebPage"), put_series},
	[JOB_METHODS] = {STR_INIT("WebPage"), put_about_monitor},
	[JOB_METHOD] = {STR_INIT("WebPage"), put_about_monitor},
	[JOB_COMPARE_MONITOR] = {STR_INIT("CollectionPage"), put_about_monitor},
};

void linked_page(const struct page *page, struct arena *scratch, struct buf *out)
{
	struct linked linked = {JSON_LINE(out), page->plan, scratch};
	bool home = page->kind == JOB_HOME;

	json_begin_object(&linked.json);
	json_member(&linked.json, STR("@context"), STR("https://schema.org"));
	json_member(&linked.json, STR("@type"),
		kinds[page->kind].type.n ? kinds[page->kind].type : STR("WebPage"));
	json_member(&linked.json, STR("url"), linked_address(&linked, page->url));
	json_member(&linked.json, STR("name"), page->title);
	if (home)
		linked_text(&linked, STR("description"), page->description);
	json_member(&linked.json, STR("inLanguage"), page->plan->model->settings.language);
	if (!home)
		linked_reference(&linked, STR("isPartOf"), linked_site(&linked));
	put_breadcrumbs(&linked, page);
	if (kinds[page->kind].put)
		kinds[page->kind].put(&linked, page);
	json_end_object(&linked.json);
}
