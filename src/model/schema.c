/* SPDX-License-Identifier: EUPL-1.2 */
/* content/NAME/_collectie.yaml: which fields a record has. */
#include "base/suggest.h"
#include "model/internal.h"

enum {
	C_TITLE,
	C_SINGULAR,
	C_PLURAL,
	C_DESCRIPTION,
	C_TITLE_FIELD,
	C_SUMMARY_FIELD,
	C_DATE_FIELD,
	C_PUBLIC_FIELD,
	C_SUCCESSOR_FIELD,
	C_END_FIELD,
	C_SEARCH_FIELDS,
	C_PER_PAGE,
	C_FREQUENCY,
	C_SCHEMA_TYPE,
	C_URI_PATTERN,
	C_FIELDS,
	C_COUNT
};

static const struct key collection_keys[C_COUNT] = {
	[C_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[C_SINGULAR] = KEY("enkelvoud", "singular", WANT_TEXT, true),
	[C_PLURAL] = KEY("meervoud", "plural", WANT_TEXT, true),
	[C_DESCRIPTION] = KEY("omschrijving", "description", WANT_TEXT, false),
	[C_TITLE_FIELD] = KEY("titelveld", "title_field", WANT_TEXT, true),
	[C_SUMMARY_FIELD] = KEY("samenvattingsveld", "summary_field", WANT_TEXT, false),
	[C_DATE_FIELD] = KEY("datumveld", "date_field", WANT_TEXT, false),
	[C_PUBLIC_FIELD] = KEY("openbaarveld", "public_field", WANT_TEXT, false),
	[C_SUCCESSOR_FIELD] = KEY("opvolgerveld", "successor_field", WANT_TEXT, false),
	[C_END_FIELD] = KEY("einddatumveld", "end_field", WANT_TEXT, false),
	[C_SEARCH_FIELDS] = KEY("zoekvelden", "search_fields", WANT_TEXTS, false),
	[C_PER_PAGE] = KEY("per_pagina", "per_page", WANT_COUNT, false),
	[C_FREQUENCY] = KEY("frequentie", "frequency", WANT_TEXT, false),
	[C_SCHEMA_TYPE] = KEY("schema_type", "schema_type", WANT_TEXT, false),
	[C_URI_PATTERN] = KEY("uri_patroon", "uri_pattern", WANT_TEXT, false),
	[C_FIELDS] = KEY("velden", "fields", WANT_LIST, true),
};

enum {
	F_KEY,
	F_LABEL,
	F_KIND,
	F_REQUIRED,
	F_FACET,
	F_NOTICE,
	F_HELP,
	F_VOCABULARY,
	F_COLLECTION,
	F_COUNT
};

static const struct key field_keys[F_COUNT] = {
	[F_KEY] = KEY("sleutel", "key", WANT_TEXT, true),
	[F_LABEL] = KEY("label", "label", WANT_TEXT, true),
	[F_KIND] = KEY("soort", "kind", WANT_TEXT, true),
	[F_REQUIRED] = KEY("verplicht", "required", WANT_BOOL, false),
	[F_FACET] = KEY("ingang", "facet", WANT_BOOL, false),
	[F_NOTICE] = KEY("let_op", "notice", WANT_BOOL, false),
	[F_HELP] = KEY("hulp", "help", WANT_TEXT, false),
	[F_VOCABULARY] = KEY("begrippen", "vocabulary", WANT_TEXT, false),
	[F_COLLECTION] = KEY("collectie", "collection", WANT_TEXT, false),
};

enum { PER_PAGE_DEFAULT = 200, PER_PAGE_MAX = 10000 };

static const struct str kind_names[FIELD_KINDS][2] = {
	[FIELD_TEXT] = {STR_INIT("tekst"), STR_INIT("text")},
	[FIELD_MARKDOWN] = {STR_INIT("markdown"), STR_INIT("markdown")},
	[FIELD_DATE] = {STR_INIT("datum"), STR_INIT("date")},
	[FIELD_URL] = {STR_INIT("url"), STR_INIT("url")},
	[FIELD_EMAIL] = {STR_INIT("e-mail"), STR_INIT("e-mail")},
	[FIELD_NUMBER] = {STR_INIT("getal"), STR_INIT("number")},
	[FIELD_BOOL] = {STR_INIT("ja/nee"), STR_INIT("yes/no")},
	[FIELD_TERM] = {STR_INIT("term"), STR_INIT("term")},
	[FIELD_REFERENCE] = {STR_INIT("verwijzing"), STR_INIT("reference")},
};

struct str field_kind_name(enum field_kind kind, enum lang lang)
{
	return kind_names[kind][lang];
}

bool field_is_facet(const struct field *field)
{
	return field->facet && field->vocabulary;
}

struct collection *collection_find(const struct model *model, struct str id)
{
	vec_each (struct collection *, collection, &model->collections)
		if (str_eq((*collection)->id, id))
			return *collection;
	return NULL;
}

/* "lijst van term" and "list of term" */
static bool strip_list(struct str *kind)
{
	static const struct str prefixes[] = {STR_INIT("lijst van "), STR_INIT("list of ")};

	for (size_t i = 0; i < 2; i++) {
		if (str_starts(*kind, prefixes[i])) {
			*kind = str_trim(str_from_index(*kind, prefixes[i].n));
			return true;
		}
	}
	return false;
}

static bool find_kind(struct str name, enum field_kind *kind)
{
	for (size_t i = 0; i < FIELD_KINDS; i++) {
		if (str_eq(name, kind_names[i][LANG_NL]) || str_eq(name, kind_names[i][LANG_EN])) {
			*kind = (enum field_kind)i;
			return true;
		}
	}
	return false;
}

static void report_kind_name(struct reader *reader, const struct node *node, struct str name)
{
	struct suggest suggest = suggest_for(name);
	struct str names[FIELD_KINDS];

	for (size_t i = 0; i < FIELD_KINDS; i++) {
		names[i] = kind_names[i][reader->lang];
		suggest_offer(&suggest, names[i]);
	}
	diag_add(reader->diags, DIAG_UNKNOWN_KIND, node->place,
		.args = {name, join_words(reader->arena, names, FIELD_KINDS)},
		.suggest = suggest.best);
}

/* Only the names; what they stand for is found when all files have been read. */
static void name_sources(
	struct reader *reader, struct field *field, const struct node *const *found)
{
	size_t needed = field->kind == FIELD_TERM        ? F_VOCABULARY
			: field->kind == FIELD_REFERENCE ? F_COLLECTION
							 : F_COUNT;

	if (needed < F_COUNT && !found[needed])
		diag_add(reader->diags, DIAG_MISSING_FIELD, field->place,
			.args = {field_keys[needed].name[reader->lang]});
	if (needed < F_COUNT && found[needed]) {
		field->source = read_text(found[needed]);
		field->source_place = found[needed]->place;
	}
	if (field->facet && field->kind != FIELD_TERM) {
		diag_add(reader->diags, DIAG_FACET_KIND, found[F_FACET]->place,
			.args = {field->key, field_keys[F_FACET].name[reader->lang]});
		field->facet = false;
	}
}

static struct field *read_field(
	struct reader *reader, struct collection *collection, const struct node *node)
{
	const struct node *found[F_COUNT];
	struct field *field;
	struct str kind;

	if (!read_map(reader, node, field_keys, F_COUNT, found) || !found[F_KEY] || !found[F_KIND])
		return NULL;
	field = arena_new(reader->arena, struct field);
	field->key = read_text(found[F_KEY]);
	field->label = found[F_LABEL] ? read_text(found[F_LABEL]) : field->key;
	field->help = read_text(found[F_HELP]);
	field->required = read_bool(found[F_REQUIRED]);
	field->facet = read_bool(found[F_FACET]);
	field->notice = read_bool(found[F_NOTICE]);
	field->place = found[F_KEY]->place;
	field->index = collection->fields.n;
	kind = read_text(found[F_KIND]);
	field->list = strip_list(&kind);
	if (!find_kind(kind, &field->kind)) {
		report_kind_name(reader, found[F_KIND], kind);
		return NULL;
	}
	name_sources(reader, field, found);
	return field;
}

static void add_field(struct reader *reader, struct collection *collection, struct field *field)
{
	struct field *other;

	if (is_reserved_key(field->key)) {
		diag_add(reader->diags, DIAG_FIELD_RESERVED, field->place, .args = {field->key});
		return;
	}
	other = map_put(reader->arena, &collection->by_key, field->key, field);
	if (other) {
		diag_add(reader->diags, DIAG_DUPLICATE_ID, field->place, .args = {field->key},
			.other = other->place);
		return;
	}
	if (field->kind == FIELD_MARKDOWN) {
		if (collection->body_field)
			diag_add(reader->diags, DIAG_BODY_TWICE, field->place,
				.other = collection->body_field->place);
		collection->body_field = field;
	}
	vec_push(reader->arena, &collection->fields, field);
}

/* What a line such as "titelveld: naam" may name. */
struct wanted {
	enum field_kind kind;
	bool lists; /* of that kind too */
	bool terms; /* one or a list of them too */
};

/* References count only when they are to the collection itself. */
static bool is_wanted(
	const struct collection *collection, const struct field *field, struct wanted wanted)
{
	if (wanted.terms && field->kind == FIELD_TERM)
		return true;
	return field->kind == wanted.kind && (wanted.lists || !field->list) &&
	       (wanted.kind != FIELD_REFERENCE || str_eq(field->source, collection->id));
}

static struct str wanted_kinds(struct reader *reader, struct wanted wanted)
{
	struct str kind = field_kind_name(wanted.kind, reader->lang);
	struct str term = field_kind_name(FIELD_TERM, reader->lang);

	if (!wanted.terms)
		return kind;
	return diag_both(reader->arena, str_join(reader->arena, kind, STR(" of "), term),
		str_join(reader->arena, kind, STR(" or "), term));
}

/* The field of that name; it must exist and be what is wanted. */
static const struct field *find_field(struct reader *reader, const struct collection *collection,
	struct str name, struct place place, struct wanted wanted)
{
	const struct field *field = map_get(&collection->by_key, name);
	struct suggest suggest = suggest_for(name);
	struct str known[64];
	size_t n = 0;

	if (field && is_wanted(collection, field, wanted))
		return field;
	vec_each (struct field *, it, &collection->fields) {
		if (is_wanted(collection, *it, wanted) && n < 64) {
			known[n++] = (*it)->key;
			suggest_offer(&suggest, (*it)->key);
		}
	}
	if (field)
		diag_add(reader->diags, DIAG_FIELD_KIND, place,
			.args = {name, wanted_kinds(reader, wanted),
				join_words(reader->arena, known, n)});
	else
		diag_add(reader->diags, DIAG_UNKNOWN_FIELD, place,
			.args = {name, join_words(reader->arena, known, n)},
			.suggest = suggest.best);
	return NULL;
}

const struct field *field_named(struct reader *reader, const struct collection *collection,
	struct str name, struct place place, enum field_kind kind)
{
	return find_field(reader, collection, name, place, (struct wanted){.kind = kind});
}

/* The field that a line such as "titelveld: naam" names. */
static const struct field *named_field(struct reader *reader, const struct collection *collection,
	const struct node *node, enum field_kind kind)
{
	return node ? field_named(reader, collection, read_text(node), node->place, kind) : NULL;
}

/* A type of schema.org is a name such as "GovernmentService"; which there are changes. */
static void read_schema_type(
	struct reader *reader, struct collection *collection, const struct node *node)
{
	struct str type = read_text(node);

	if (!node)
		return;
	for (size_t i = 0; i < type.n; i++) {
		char c = type.p[i];

		if ((c >= 'A' && c <= 'Z') || (i && c >= 'a' && c <= 'z') ||
			(i && c >= '0' && c <= '9'))
			continue;
		diag_add(reader->diags, DIAG_SCHEMA_TYPE, node->place, .args = {type});
		return;
	}
	collection->schema_type = type;
}

/* A field that is searched for other words than those of title, summary and text. */
static void add_search_field(
	struct reader *reader, struct collection *collection, const struct node *node)
{
	const struct field *field = find_field(reader, collection, read_text(node), node->place,
		(struct wanted){.kind = FIELD_TEXT, .lists = true, .terms = true});

	if (field)
		vec_push(reader->arena, &collection->search_fields, field);
}

static void read_search_fields(
	struct reader *reader, struct collection *collection, const struct node *node)
{
	if (node && node->kind == NODE_SCALAR)
		add_search_field(reader, collection, node);
	for (size_t i = 0; node && node->kind == NODE_LIST && i < node->n; i++)
		add_search_field(reader, collection, node->items[i]);
}

static void read_names(struct collection *collection, const struct node *const *found)
{
	collection->title = read_text(found[C_TITLE]);
	collection->singular = read_text(found[C_SINGULAR]);
	collection->plural = read_text(found[C_PLURAL]);
	collection->description = read_text(found[C_DESCRIPTION]);
	collection->per_page = (size_t)read_count(found[C_PER_PAGE], PER_PAGE_DEFAULT);
	if (!collection->per_page || collection->per_page > PER_PAGE_MAX)
		collection->per_page = PER_PAGE_MAX;
}

struct collection *schema_read(
	struct reader *reader, const struct text *text, struct str id, const struct node *node)
{
	struct collection *collection = arena_new(reader->arena, struct collection);
	const struct node *found[C_COUNT];
	size_t errors = reader->diags->errors;

	collection->id = id;
	collection->text = text;
	collection->url = str_join(reader->arena, STR("/"), id, STR("/"));
	collection->per_page = PER_PAGE_DEFAULT;
	collection->schema_type = STR("Thing");
	collection->faulty = true;
	if (!node || !read_map(reader, node, collection_keys, C_COUNT, found))
		return collection;
	read_names(collection, found);
	for (size_t i = 0; found[C_FIELDS] && i < found[C_FIELDS]->n; i++) {
		struct field *field = read_field(reader, collection, found[C_FIELDS]->items[i]);

		if (field)
			add_field(reader, collection, field);
	}
	if (reader->diags->errors > errors)
		return collection;
	collection->title_field = named_field(reader, collection, found[C_TITLE_FIELD], FIELD_TEXT);
	collection->summary_field =
		named_field(reader, collection, found[C_SUMMARY_FIELD], FIELD_TEXT);
	collection->date_field = named_field(reader, collection, found[C_DATE_FIELD], FIELD_DATE);
	collection->public_field =
		named_field(reader, collection, found[C_PUBLIC_FIELD], FIELD_BOOL);
	collection->successor_field =
		named_field(reader, collection, found[C_SUCCESSOR_FIELD], FIELD_REFERENCE);
	collection->end_field = named_field(reader, collection, found[C_END_FIELD], FIELD_DATE);
	collection->frequency = read_frequency(
		reader, found[C_FREQUENCY], collection_keys[C_FREQUENCY].name[reader->lang]);
	read_schema_type(reader, collection, found[C_SCHEMA_TYPE]);
	uri_pattern_read(reader, collection, found[C_URI_PATTERN]);
	read_search_fields(reader, collection, found[C_SEARCH_FIELDS]);
	collection->faulty = reader->diags->errors > errors;
	return collection;
}

static struct field *built_in(struct model *model, struct collection *collection, struct str key,
	enum field_kind kind, bool required)
{
	struct field *field = arena_new(&model->arena, struct field);

	field->key = field->label = key;
	field->kind = kind;
	field->required = required;
	field->index = collection->fields.n;
	map_put(&model->arena, &collection->by_key, key, field);
	vec_push(&model->arena, &collection->fields, field);
	return field;
}

struct collection *schema_of_free_pages(struct model *model, struct str folder)
{
	static const struct str keys[][2] = {{STR_INIT("titel"), STR_INIT("title")},
		{STR_INIT("samenvatting"), STR_INIT("summary")},
		{STR_INIT("bijgewerkt"), STR_INIT("updated")},
		{STR_INIT("tekst"), STR_INIT("body")}};
	struct collection *collection = arena_new(&model->arena, struct collection);
	enum lang lang = model->keyword_lang;

	collection->id = folder;
	collection->url = STR("/");
	collection->per_page = PER_PAGE_DEFAULT;
	collection->schema_type = STR("Thing");
	collection->pages = true;
	collection->title_field = built_in(model, collection, keys[0][lang], FIELD_TEXT, true);
	collection->summary_field = built_in(model, collection, keys[1][lang], FIELD_TEXT, false);
	collection->date_field = built_in(model, collection, keys[2][lang], FIELD_DATE, false);
	collection->body_field = built_in(model, collection, keys[3][lang], FIELD_MARKDOWN, true);
	return collection;
}

static void report_source(struct reader *reader, enum diag_code code, const struct field *field,
	const struct str *known, size_t n)
{
	struct suggest suggest = suggest_for(field->source);

	for (size_t i = 0; i < n; i++)
		suggest_offer(&suggest, known[i]);
	diag_add(reader->diags, code, field->source_place,
		.args = {field->source, join_words(reader->arena, known, n)},
		.suggest = suggest.best);
}

static void resolve_vocabulary(struct model *model, struct reader *reader, struct field *field)
{
	struct str *known = arena_array(&model->arena, struct str, model->vocabularies.n);

	for (size_t i = 0; i < model->vocabularies.n; i++)
		known[i] = model->vocabularies.v[i]->id;
	field->vocabulary = vocabulary_find(model, field->source);
	if (!field->vocabulary)
		report_source(reader, DIAG_UNKNOWN_VOCABULARY, field, known, model->vocabularies.n);
	else if (field->facet)
		field->vocabulary->facet = true;
}

static void resolve_collection(struct model *model, struct reader *reader, struct field *field)
{
	struct str *known = arena_array(&model->arena, struct str, model->collections.n);

	for (size_t i = 0; i < model->collections.n; i++)
		known[i] = model->collections.v[i]->id;
	field->target = collection_find(model, field->source);
	if (!field->target)
		report_source(reader, DIAG_UNKNOWN_COLLECTION, field, known, model->collections.n);
}

/* Vocabularies that no facet draws from, but other fields do. */
static void find_glossaries(struct model *model)
{
	vec_each (struct collection *, collection, &model->collections)
		vec_each (struct field *, field, &(*collection)->fields)
			if ((*field)->kind == FIELD_TERM && (*field)->vocabulary &&
				!(*field)->vocabulary->facet && !(*field)->vocabulary->glossary)
				vocabulary_make_glossary(model, (*field)->vocabulary);
}

void schema_resolve(struct model *model, struct reader *reader)
{
	vec_each (struct collection *, collection, &model->collections) {
		vec_each (struct field *, field, &(*collection)->fields) {
			if (!(*field)->source.n)
				continue;
			if ((*field)->kind == FIELD_TERM)
				resolve_vocabulary(model, reader, *field);
			else if ((*field)->kind == FIELD_REFERENCE)
				resolve_collection(model, reader, *field);
		}
	}
	find_glossaries(model);
}
