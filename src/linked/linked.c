/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON-LD: members, and what things are called in it. */
#include "linked/internal.h"

/* ---- Members ---- */

void linked_text(struct linked *linked, struct str key, struct str text)
{
	if (text.n)
		json_member(&linked->json, key, text);
}

void linked_date(struct linked *linked, struct str key, struct date date)
{
	char iso[11];

	if (!date.year)
		return;
	date_format_iso(date, iso);
	json_member(&linked->json, key, str_from(iso));
}

void linked_reference(struct linked *linked, struct str key, struct str uri)
{
	if (!uri.n)
		return;
	linked_begin(linked, key);
	json_member(&linked->json, STR("@id"), uri);
	linked_end(linked);
}

void linked_begin(struct linked *linked, struct str key)
{
	json_key(&linked->json, key);
	json_begin_object(&linked->json);
}

void linked_begin_list(struct linked *linked, struct str key)
{
	json_key(&linked->json, key);
	json_begin_array(&linked->json);
}

void linked_begin_item(struct linked *linked, struct str type)
{
	json_begin_object(&linked->json);
	json_member(&linked->json, STR("@type"), type);
}

void linked_end(struct linked *linked)
{
	json_end_object(&linked->json);
}

void linked_end_list(struct linked *linked)
{
	json_end_array(&linked->json);
}

void linked_in_language(struct linked *linked, const struct str *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		linked_begin(linked, keys[i]);
		json_member(
			&linked->json, STR("@language"), linked->plan->model->settings.language);
		linked_end(linked);
	}
}

void linked_end_file(struct linked *linked)
{
	linked_end_list(linked);
	linked_end(linked);
	json_finish(&linked->json);
}

/* ---- Names ---- */

struct str linked_address(const struct linked *linked, struct str url)
{
	return str_starts(url, STR("/")) ? absolute(linked->plan, linked->scratch, url) : url;
}

struct str linked_site(const struct linked *linked)
{
	return absolute(linked->plan, linked->scratch, STR("/#site"));
}

struct str linked_publisher(const struct linked *linked)
{
	const struct organisation *organisation = &linked->plan->model->settings.organisation;

	if (!organisation->name.n || organisation->uri.n)
		return organisation->uri;
	return absolute(linked->plan, linked->scratch, STR("/#publisher"));
}

struct str linked_dataset(const struct linked *linked, struct str url)
{
	return str_join(
		linked->scratch, absolute(linked->plan, linked->scratch, url), STR("#dataset"));
}

struct str linked_scheme(const struct linked *linked, const struct vocabulary *vocabulary)
{
	if (vocabulary->facet || vocabulary->glossary)
		return absolute(linked->plan, linked->scratch, vocabulary->url);
	return str_join(linked->scratch,
		absolute(linked->plan, linked->scratch, linked->plan->skos_url), STR("#"),
		vocabulary->id);
}

struct str linked_concept(const struct linked *linked, const struct term *term)
{
	const struct vocabulary *vocabulary = term->vocabulary;

	if (vocabulary->facet || vocabulary->glossary)
		return absolute(linked->plan, linked->scratch, term->url);
	return str_join(linked->scratch, linked_scheme(linked, vocabulary), STR("/"), term->id);
}

bool linked_is_place(const struct collection *collection)
{
	static const struct str places[] = {STR_INIT("AdministrativeArea"), STR_INIT("City"),
		STR_INIT("Country"), STR_INIT("Place"), STR_INIT("State")};

	return is_among(collection->schema_type, places, sizeof(places) / sizeof(*places));
}
