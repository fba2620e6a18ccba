/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which data sets the site has, as a catalogue in DCAT-AP-NL 3.0 and JSON-LD: one for each
 * collection, one for each monitor, and one of all vocabularies. What site.yaml does not say is not
 * made up; who asks for open data there is told what is missing (plan/open_data.c).
 */
#include "history/history.h"
#include "linked/internal.h"

#define EU STR("http://publications.europa.eu/resource/authority/")

/* ---- What all data sets have alike ---- */

static void put_context(struct linked *linked)
{
	static const struct str prefixes[][2] = {
		{STR_INIT("dcat"), STR_INIT("http://www.w3.org/ns/dcat#")},
		{STR_INIT("dct"), STR_INIT("http://purl.org/dc/terms/")},
		{STR_INIT("foaf"), STR_INIT("http://xmlns.com/foaf/0.1/")},
		{STR_INIT("vcard"), STR_INIT("http://www.w3.org/2006/vcard/ns#")},
		{STR_INIT("xsd"), STR_INIT("http://www.w3.org/2001/XMLSchema#")}};
	static const struct str typed[][2] = {{STR_INIT("dct:modified"), STR_INIT("xsd:date")},
		{STR_INIT("dcat:startDate"), STR_INIT("xsd:date")},
		{STR_INIT("dcat:endDate"), STR_INIT("xsd:date")}};
	static const struct str texts[] = {STR_INIT("dct:title"), STR_INIT("dct:description")};

	linked_begin(linked, STR("@context"));
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		json_member(&linked->json, prefixes[i][0], prefixes[i][1]);
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		linked_begin(linked, typed[i][0]);
		json_member(&linked->json, STR("@type"), typed[i][1]);
		linked_end(linked);
	}
	linked_in_language(linked, texts, sizeof(texts) / sizeof(*texts));
	linked_end(linked);
}

/* A word of one of the lists of the European Union. */
static void put_authority(struct linked *linked, struct str key, struct str list, struct str word)
{
	if (word.n)
		linked_reference(linked, key, str_join(linked->scratch, EU, list, STR("/"), word));
}

static void put_language(struct linked *linked)
{
	static const struct str languages[][2] = {{STR_INIT("nl"), STR_INIT("NLD")},
		{STR_INIT("en"), STR_INIT("ENG")}, {STR_INIT("fy"), STR_INIT("FRY")},
		{STR_INIT("de"), STR_INIT("DEU")}, {STR_INIT("fr"), STR_INIT("FRA")}};
	struct str language = linked->plan->model->settings.language;

	language = str_slice(language, 0, str_find_char(language, '-'));
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (str_eq(languages[i][0], language))
			put_authority(
				linked, STR("dct:language"), STR("language"), languages[i][1]);
}

static void put_publisher(struct linked *linked)
{
	const struct organisation *organisation = &linked->plan->model->settings.organisation;

	if (!organisation->name.n)
		return;
	json_key(&linked->json, STR("dct:publisher"));
	linked_begin_item(linked, STR("foaf:Agent"));
	json_member(&linked->json, STR("@id"), linked_publisher(linked));
	json_member(&linked->json, STR("foaf:name"), organisation->name);
	linked_reference(linked, STR("foaf:homepage"), linked_address(linked, organisation->url));
	linked_end(linked);
}

static void put_contact(struct linked *linked)
{
	const struct open_data *data = &linked->plan->model->settings.open_data;

	if (!data->contact_name.n)
		return;
	json_key(&linked->json, STR("dcat:contactPoint"));
	linked_begin_item(linked, STR("vcard:Kind"));
	json_member(&linked->json, STR("@id"),
		absolute(linked->plan, linked->scratch, STR("/#contact")));
	json_member(&linked->json, STR("vcard:fn"), data->contact_name);
	if (data->contact_email.n)
		linked_reference(linked, STR("vcard:hasEmail"),
			str_join(linked->scratch, STR("mailto:"), data->contact_email));
	linked_reference(linked, STR("vcard:hasURL"), linked_address(linked, data->contact_url));
	linked_end(linked);
}

static void put_licence(struct linked *linked)
{
	linked_reference(linked, STR("dct:license"),
		linked_address(linked, linked->plan->model->settings.licence_url));
}

/* ---- Distributions ---- */

struct format {
	struct str media_type, file_type, name;
};

static const struct format json_format = {
	STR_INIT("application/json"), STR_INIT("JSON"), STR_INIT("JSON")};
static const struct format csv_format = {STR_INIT("text/csv"), STR_INIT("CSV"), STR_INIT("CSV")};
static const struct format jsonld_format = {
	STR_INIT("application/ld+json"), STR_INIT("JSON_LD"), STR_INIT("JSON-LD")};

static void put_distribution(struct linked *linked, struct str url, const struct format *format)
{
	struct str address = linked_address(linked, url);

	linked_begin_item(linked, STR("dcat:Distribution"));
	json_member(&linked->json, STR("@id"),
		str_join(linked->scratch, address, STR("#distribution")));
	json_member(&linked->json, STR("dct:title"), format->name);
	linked_reference(linked, STR("dcat:accessURL"), address);
	linked_reference(linked, STR("dcat:downloadURL"), address);
	linked_reference(linked, STR("dcat:mediaType"),
		str_join(linked->scratch, STR("https://www.iana.org/assignments/media-types/"),
			format->media_type));
	put_authority(linked, STR("dct:format"), STR("file-type"), format->file_type);
	put_licence(linked);
	linked_end(linked);
}

static void put_distributions(struct linked *linked, struct str url)
{
	linked_begin_list(linked, STR("dcat:distribution"));
	put_distribution(linked, data_url(linked->scratch, url, STR(".json")), &json_format);
	put_distribution(linked, data_url(linked->scratch, url, STR(".csv")), &csv_format);
	linked_end_list(linked);
}

/* ---- Data sets ---- */

static void begin_dataset(
	struct linked *linked, struct str url, struct str title, struct str description)
{
	struct str uri = linked_dataset(linked, url);

	linked_begin_item(linked, STR("dcat:Dataset"));
	json_member(&linked->json, STR("@id"), uri);
	json_member(&linked->json, STR("dct:identifier"), uri);
	json_member(&linked->json, STR("dct:title"), title);
	linked_text(linked, STR("dct:description"), description);
	put_authority(linked, STR("dct:accessRights"), STR("access-right"), STR("PUBLIC"));
	put_authority(linked, STR("dcat:theme"), STR("data-theme"),
		linked->plan->model->settings.open_data.theme);
	put_language(linked);
	put_publisher(linked);
	linked_reference(linked, STR("dct:creator"), linked_publisher(linked));
	put_contact(linked);
	put_licence(linked);
}

static void put_document(struct linked *linked, struct str url)
{
	linked_begin_item(linked, STR("foaf:Document"));
	json_member(&linked->json, STR("@id"), linked_address(linked, url));
	linked_end(linked);
}

static void put_landing_page(struct linked *linked, struct str url)
{
	json_key(&linked->json, STR("dcat:landingPage"));
	put_document(linked, url);
}

static void put_frequency(struct linked *linked, struct str frequency)
{
	put_authority(linked, STR("dct:accrualPeriodicity"), STR("frequency"), frequency);
}

static void put_collection(struct linked *linked, const struct collection *collection)
{
	struct date newest = {0};

	begin_dataset(linked, collection->url, collection->title, collection->description);
	vec_each (const struct record *, record, &collection->published) {
		struct date day = record_day(linked->plan->model, *record);

		if (day.year && date_cmp(day, newest) > 0)
			newest = day;
	}
	linked_date(linked, STR("dct:modified"), newest);
	put_frequency(linked, collection->frequency);
	put_landing_page(linked, collection->url);
	put_distributions(linked, collection->url);
	linked_end(linked);
}

static void put_period(struct linked *linked, const struct monitor *monitor)
{
	if (!monitor->rounds.n)
		return;
	json_key(&linked->json, STR("dct:temporal"));
	linked_begin_item(linked, STR("dct:PeriodOfTime"));
	linked_date(linked, STR("dcat:startDate"), monitor->rounds.v[0]->date);
	linked_date(linked, STR("dcat:endDate"), monitor->rounds.v[monitor->rounds.n - 1]->date);
	linked_end(linked);
}

/* The places that were measured, as a register calls them; only what is published is in here. */
static void put_places(struct linked *linked, const struct monitor *monitor)
{
	bool any = false;

	if (!monitor->subjects || !linked_is_place(monitor->subjects))
		return;
	vec_each (struct history *, history, &monitor->histories) {
		if (!(*history)->subject->uri.n)
			continue;
		if (!any)
			linked_begin_list(linked, STR("dct:spatial"));
		any = true;
		linked_begin_item(linked, STR("dct:Location"));
		json_member(&linked->json, STR("@id"), (*history)->subject->uri);
		linked_end(linked);
	}
	if (any)
		linked_end_list(linked);
}

/* The editions of the method document what was measured. */
static void put_documents(struct linked *linked, const struct monitor *monitor)
{
	linked_begin_list(linked, STR("foaf:page"));
	put_document(linked, monitor->method_url);
	vec_each (struct edition *, edition, &monitor->editions)
		put_document(linked, (*edition)->url);
	linked_end_list(linked);
}

static void put_monitor(struct linked *linked, const struct monitor *monitor)
{
	begin_dataset(linked, monitor->url, monitor->title, monitor->description);
	put_frequency(linked, monitor->frequency);
	put_period(linked, monitor);
	put_places(linked, monitor);
	put_landing_page(linked, monitor->url);
	put_documents(linked, monitor);
	put_distributions(linked, monitor->url);
	linked_end(linked);
}

/* The name of the file where the theme has no better one. */
static struct str words(const struct linked *linked, struct str key)
{
	const struct phrase *phrase = theme_phrase(linked->plan->theme, key);

	return phrase ? phrase->text : linked->plan->model->settings.title;
}

static void put_vocabularies(struct linked *linked)
{
	struct str url = linked->plan->skos_url;

	if (!url.n)
		return;
	begin_dataset(linked, url, words(linked, STR("vocabularies_title")),
		words(linked, STR("vocabularies_description")));
	linked_begin_list(linked, STR("dcat:distribution"));
	put_distribution(linked, url, &jsonld_format);
	linked_end_list(linked);
	linked_end(linked);
}

/* ---- The catalogue ---- */

static void begin_catalogue(struct linked *linked)
{
	const struct settings *settings = &linked->plan->model->settings;

	put_context(linked);
	json_member(&linked->json, STR("@type"), STR("dcat:Catalog"));
	json_member(&linked->json, STR("@id"),
		absolute(linked->plan, linked->scratch, STR("/dcat.jsonld#catalog")));
	json_member(&linked->json, STR("dct:title"), settings->title);
	linked_text(linked, STR("dct:description"), settings->description);
	json_key(&linked->json, STR("foaf:homepage"));
	put_document(linked, STR("/"));
	put_language(linked);
	put_publisher(linked);
	put_contact(linked);
	put_licence(linked);
}

void render_dcat(const struct plan *plan, struct arena *scratch, struct buf *out)
{
	struct linked linked = {JSON_INIT(out), plan, scratch};

	json_begin_object(&linked.json);
	begin_catalogue(&linked);
	linked_begin_list(&linked, STR("dcat:dataset"));
	vec_each (const struct collection *, collection, &plan->collections)
		put_collection(&linked, *collection);
	vec_each (struct monitor *, monitor, &plan->model->monitors)
		put_monitor(&linked, *monitor);
	put_vocabularies(&linked);
	linked_end_file(&linked);
}
