/* SPDX-License-Identifier: EUPL-1.2 */
/* content/begrippen/NAME.yaml */
#include <limits.h>
#include <stdlib.h>

#include "base/slug.h"
#include "model/internal.h"

enum { V_TITLE, V_SINGULAR, V_PLURAL, V_DESCRIPTION, V_SEQUENCE, V_TERMS, V_COUNT };

static const struct key vocabulary_keys[V_COUNT] = {
	[V_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[V_SINGULAR] = KEY("enkelvoud", "singular", WANT_TEXT, false),
	[V_PLURAL] = KEY("meervoud", "plural", WANT_TEXT, false),
	[V_DESCRIPTION] = KEY("omschrijving", "description", WANT_TEXT, false),
	[V_SEQUENCE] = KEY("verloop", "sequence", WANT_BOOL, false),
	[V_TERMS] = KEY("termen", "terms", WANT_LIST, true),
};

enum { T_ID, T_CODE, T_LABEL, T_DESCRIPTION, T_ORDER, T_ALIASES, T_MATCHES, T_COUNT };

static const struct key term_keys[T_COUNT] = {
	[T_ID] = KEY("id", "id", WANT_SLUG, true),
	[T_CODE] = KEY("code", "code", WANT_TEXT, false),
	[T_LABEL] = KEY("label", "label", WANT_TEXT, true),
	[T_DESCRIPTION] = KEY("omschrijving", "description", WANT_TEXT, false),
	[T_ORDER] = KEY("volgorde", "order", WANT_COUNT, false),
	[T_ALIASES] = KEY("aliassen", "aliases", WANT_TEXTS, false),
	[T_MATCHES] = KEY("gelijk_aan", "exact_match", WANT_TEXTS, false),
};

struct vocabulary *vocabulary_find(const struct model *model, struct str id)
{
	vec_each (struct vocabulary *, vocabulary, &model->vocabularies)
		if (str_eq((*vocabulary)->id, id))
			return *vocabulary;
	return NULL;
}

struct term *vocabulary_term(
	const struct vocabulary *vocabulary, struct str name, struct arena *scratch)
{
	struct term *term = map_get(&vocabulary->by_name, name);

	return term ? term : map_get(&vocabulary->by_name, str_lower(scratch, name));
}

/* A name that is free or already the term's own is fine; that of another term is not. */
static bool add_name(struct reader *reader, struct vocabulary *vocabulary, struct term *term,
	struct str name, struct place place)
{
	struct term *other =
		map_put(reader->arena, &vocabulary->by_name, str_lower(reader->arena, name), term);

	if (other && other != term)
		diag_add(reader->diags, DIAG_DUPLICATE_ID, place, .args = {name},
			.other = other->place);
	return !other || other == term;
}

static void add_alias(struct reader *reader, struct vocabulary *vocabulary, struct term *term,
	const struct node *node)
{
	if (add_name(reader, vocabulary, term, read_text(node), node->place))
		vec_push(reader->arena, &term->aliases, read_text(node));
}

static void add_match(struct reader *reader, struct vocabulary *vocabulary, struct term *term,
	const struct node *node)
{
	struct str address = STR("");

	(void)vocabulary;
	read_web_address(reader, node, &address);
	if (address.n)
		vec_push(reader->arena, &term->matches, address);
}

/* Of what may be one text or a list of them. */
static void each_text(struct reader *reader, struct vocabulary *vocabulary, struct term *term,
	const struct node *node,
	void (*add)(struct reader *, struct vocabulary *, struct term *, const struct node *))
{
	if (node && node->kind == NODE_SCALAR)
		add(reader, vocabulary, term, node);
	for (size_t i = 0; node && i < node->n; i++)
		add(reader, vocabulary, term, node->items[i]);
}

static void add_names(struct reader *reader, struct vocabulary *vocabulary, struct term *term,
	const struct node *const *found)
{
	if (term->code.n)
		add_name(reader, vocabulary, term, term->code, found[T_CODE]->place);
	each_text(reader, vocabulary, term, found[T_ALIASES], add_alias);
	each_text(reader, vocabulary, term, found[T_MATCHES], add_match);
}

static void read_term(struct reader *reader, struct vocabulary *vocabulary, const struct node *node)
{
	const struct node *found[T_COUNT];
	struct term *term;

	if (!read_map(reader, node, term_keys, T_COUNT, found) || !found[T_ID])
		return;
	term = arena_new(reader->arena, struct term);
	term->id = read_text(found[T_ID]);
	term->code = read_text(found[T_CODE]);
	term->label = read_text(found[T_LABEL]);
	term->description = read_text(found[T_DESCRIPTION]);
	term->order = read_count(found[T_ORDER], LONG_MAX);
	term->vocabulary = vocabulary;
	term->place = found[T_ID]->place;
	term->url = str_join(reader->arena, vocabulary->url, term->id, STR("/"));
	term->sort_key = sort_key(reader->arena, term->label);
	if (!add_name(reader, vocabulary, term, term->id, term->place))
		return;
	add_names(reader, vocabulary, term, found);
	vec_push(reader->arena, &vocabulary->terms, term);
}

/* A label may be written for its term too, unless it is a name of another one. */
static void add_labels(struct reader *reader, struct vocabulary *vocabulary)
{
	vec_each (struct term *, term, &vocabulary->terms)
		map_put(reader->arena, &vocabulary->by_name,
			str_lower(reader->arena, (*term)->label), *term);
}

static int term_cmp(const void *left, const void *right)
{
	const struct term *a = *(struct term *const *)left, *b = *(struct term *const *)right;
	int order;

	if (a->unknown != b->unknown)
		return a->unknown ? 1 : -1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	/* Codes are there to sort by; terms without one come behind those, by label. */
	if (!a->code.n != !b->code.n)
		return a->code.n ? -1 : 1;
	order = a->code.n ? str_cmp(a->code, b->code) : str_cmp(a->sort_key, b->sort_key);
	return order ? order : str_cmp(a->id, b->id);
}

bool term_is_step(const struct term *term)
{
	return term->vocabulary->sequence && term->order != LONG_MAX;
}

void vocabulary_sort(struct vocabulary *vocabulary)
{
	if (vocabulary->terms.n)
		qsort(vocabulary->terms.v, vocabulary->terms.n, sizeof(struct term *), term_cmp);
}

struct vocabulary *vocabulary_read(
	struct reader *reader, const struct text *text, struct str id, const struct node *node)
{
	struct vocabulary *vocabulary = arena_new(reader->arena, struct vocabulary);
	const struct node *found[V_COUNT];
	size_t errors = reader->diags->errors;

	vocabulary->id = vocabulary->title = id;
	vocabulary->text = text;
	vocabulary->url = str_join(reader->arena, STR("/"), id, STR("/"));
	vocabulary->faulty = true;
	if (!node || !read_map(reader, node, vocabulary_keys, V_COUNT, found))
		return vocabulary;
	if (found[V_TITLE])
		vocabulary->title = read_text(found[V_TITLE]);
	vocabulary->singular = found[V_SINGULAR] ? read_text(found[V_SINGULAR]) : vocabulary->title;
	vocabulary->plural = found[V_PLURAL] ? read_text(found[V_PLURAL]) : vocabulary->title;
	vocabulary->description = read_text(found[V_DESCRIPTION]);
	vocabulary->sequence = read_bool(found[V_SEQUENCE]);
	for (size_t i = 0; found[V_TERMS] && i < found[V_TERMS]->n; i++)
		read_term(reader, vocabulary, found[V_TERMS]->items[i]);
	add_labels(reader, vocabulary);
	vocabulary_sort(vocabulary);
	for (size_t i = 0; i < vocabulary->terms.n; i++)
		vocabulary->terms.v[i]->number = i;
	vocabulary->faulty = reader->diags->errors > errors;
	return vocabulary;
}

struct term *vocabulary_unknown_term(
	struct model *model, struct vocabulary *vocabulary, struct str id)
{
	struct term *term = vocabulary->unknown;

	if (term)
		return term;
	term = arena_new(&model->arena, struct term);
	term->id = id;
	term->order = LONG_MAX;
	term->unknown = true;
	term->vocabulary = vocabulary;
	term->url = str_join(&model->arena, vocabulary->url, id, STR("/"));
	vocabulary->unknown = term;
	vec_push(&model->arena, &vocabulary->terms, term);
	return term;
}

void vocabulary_make_glossary(struct model *model, struct vocabulary *vocabulary)
{
	vocabulary->glossary = true;
	vec_each (struct term *, term, &vocabulary->terms)
		(*term)->url = str_join(&model->arena, vocabulary->url, STR("#"), (*term)->id);
}
