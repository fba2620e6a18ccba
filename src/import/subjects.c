/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom a cell names: by id, title or any text field of the records of a collection. */
#include "import/internal.h"

#include "base/suggest.h"

/*
 * Under which key a name is kept. Names of one sort do not meet those of another: a province may be
 * called like a gemeente.
 */
static struct str name_key(struct arena *arena, struct str sort, struct str word)
{
	return str_join(arena, sort, STR(":"), str_lower(arena, word));
}

static struct str field_sort(struct arena *arena, const struct field *field)
{
	return str_join(arena, STR("field "), field->key);
}

static void add_name(
	struct subjects *subjects, const struct record *record, struct str sort, struct str word)
{
	struct named *named, *before;

	if (!word.n)
		return;
	named = arena_new(subjects->arena, struct named);
	named->record = record;
	before = map_put(
		subjects->arena, &subjects->names, name_key(subjects->arena, sort, word), named);
	if (before && before->record != record && !before->other)
		before->other = record;
}

static void add_fields(struct subjects *subjects, const struct record *record)
{
	vec_each (struct field *, it, &subjects->collection->fields) {
		const struct values *values = record->fields ? &record->fields[(*it)->index] : NULL;

		if ((*it)->kind != FIELD_TEXT || !values)
			continue;
		for (size_t i = 0; i < values->n; i++) {
			if (values->v[i].unknown)
				continue;
			add_name(subjects, record, field_sort(subjects->arena, *it),
				values->v[i].text);
			add_name(subjects, record, STR("text"), values->v[i].text);
		}
	}
}

void subjects_init(
	struct subjects *subjects, const struct collection *collection, struct arena *arena)
{
	*subjects = (struct subjects){.collection = collection, .arena = arena};
	vec_each (struct record *, it, &collection->records) {
		add_name(subjects, *it, STR("id"), (*it)->id);
		vec_each (struct str, former, &(*it)->former_ids)
			add_name(subjects, *it, STR("former"), *former);
		add_name(subjects, *it, STR("title"), (*it)->title);
		if (!(*it)->faulty)
			add_fields(subjects, *it);
	}
}

const struct named *subjects_find(
	const struct subjects *subjects, const struct field *field, struct str word)
{
	static const struct str sorts[] = {
		STR_INIT("id"), STR_INIT("former"), STR_INIT("title"), STR_INIT("text")};
	const struct named *named = NULL;

	if (field)
		return map_get(&subjects->names,
			name_key(subjects->arena, field_sort(subjects->arena, field), word));
	for (size_t i = 0; !named && i < sizeof(sorts) / sizeof(*sorts); i++)
		named = map_get(&subjects->names, name_key(subjects->arena, sorts[i], word));
	return named;
}

const struct field *subjects_field(const struct subjects *subjects, struct str name)
{
	struct str lower = str_lower(subjects->arena, name);

	vec_each (struct field *, it, &subjects->collection->fields)
		if ((*it)->kind == FIELD_TEXT &&
			(str_eq((*it)->key, lower) ||
				str_eq(str_lower(subjects->arena, (*it)->label), lower)))
			return *it;
	return NULL;
}

bool subjects_identifies(const struct subjects *subjects, const struct field *field)
{
	bool any = false;

	if (field->kind != FIELD_TEXT || field->list)
		return false;
	if (field == subjects->collection->title_field)
		return true;
	vec_each (struct record *, it, &subjects->collection->records) {
		const struct values *values = (*it)->fields ? &(*it)->fields[field->index] : NULL;
		const struct named *named;

		if ((*it)->faulty || !values || !values->n || values->v[0].unknown)
			continue;
		named = subjects_find(subjects, field, values->v[0].text);
		if (!named || named->other ||
			str_find_char(values->v[0].text, ' ') < values->v[0].text.n)
			return false;
		any = true;
	}
	return any;
}

struct str subjects_suggest(const struct subjects *subjects, struct str word)
{
	struct suggest suggest = suggest_for(word);

	vec_each (struct record *, it, &subjects->collection->records) {
		suggest_offer(&suggest, (*it)->id);
		suggest_offer(&suggest, (*it)->title);
	}
	return suggest.best;
}

bool is_national_word(struct str word)
{
	return str_eq_lower(word, STR("_landelijk")) || str_eq_lower(word, STR("landelijk")) ||
	       str_eq_lower(word, STR("_national")) || str_eq_lower(word, STR("national"));
}
