/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All vocabularies as SKOS in JSON-LD, with its context in the file: nobody needs to fetch one. The
 * aliases that files may have are hidden labels: to be found by, not to be shown.
 */
#include "linked/internal.h"

static void put_context(struct linked *linked)
{
	static const struct str texts[] = {STR_INIT("dct:title"), STR_INIT("dct:description"),
		STR_INIT("skos:prefLabel"), STR_INIT("skos:hiddenLabel"),
		STR_INIT("skos:definition")};

	linked_begin(linked, STR("@context"));
	json_member(&linked->json, STR("skos"), STR("http://www.w3.org/2004/02/skos/core#"));
	json_member(&linked->json, STR("dct"), STR("http://purl.org/dc/terms/"));
	linked_in_language(linked, texts, sizeof(texts) / sizeof(*texts));
	linked_end(linked);
}

static void put_scheme(struct linked *linked, const struct vocabulary *vocabulary)
{
	linked_begin_item(linked, STR("skos:ConceptScheme"));
	json_member(&linked->json, STR("@id"), linked_scheme(linked, vocabulary));
	json_member(&linked->json, STR("dct:title"), vocabulary->title);
	linked_text(linked, STR("dct:description"), vocabulary->description);
	linked_reference(linked, STR("dct:publisher"), linked_publisher(linked));
	linked_end(linked);
}

static void put_texts(struct linked *linked, struct str key, const struct str *texts, size_t n)
{
	if (!n)
		return;
	linked_begin_list(linked, key);
	for (size_t i = 0; i < n; i++)
		json_string(&linked->json, texts[i]);
	linked_end_list(linked);
}

static void put_matches(struct linked *linked, const struct term *term)
{
	if (!term->matches.n)
		return;
	linked_begin_list(linked, STR("skos:exactMatch"));
	for (size_t i = 0; i < term->matches.n; i++) {
		json_begin_object(&linked->json);
		json_member(&linked->json, STR("@id"), term->matches.v[i]);
		linked_end(linked);
	}
	linked_end_list(linked);
}

static void put_concept(struct linked *linked, const struct term *term)
{
	struct str scheme = linked_scheme(linked, term->vocabulary);

	linked_begin_item(linked, STR("skos:Concept"));
	json_member(&linked->json, STR("@id"), linked_concept(linked, term));
	json_member(&linked->json, STR("skos:prefLabel"), term->label);
	put_texts(linked, STR("skos:hiddenLabel"), term->aliases.v, term->aliases.n);
	linked_text(linked, STR("skos:notation"), term->code);
	linked_text(linked, STR("skos:definition"), term->description);
	linked_reference(linked, STR("skos:inScheme"), scheme);
	linked_reference(linked, STR("skos:topConceptOf"), scheme);
	put_matches(linked, term);
	linked_end(linked);
}

void render_skos(const struct plan *plan, struct arena *scratch, struct buf *out)
{
	struct linked linked = {JSON_INIT(out), plan, scratch};

	json_begin_object(&linked.json);
	put_context(&linked);
	linked_begin_list(&linked, STR("@graph"));
	vec_each (struct vocabulary *, vocabulary, &plan->model->vocabularies) {
		put_scheme(&linked, *vocabulary);
		vec_each (struct term *, term, &(*vocabulary)->terms)
			if (!(*term)->unknown)
				put_concept(&linked, *term);
	}
	linked_end_file(&linked);
}
