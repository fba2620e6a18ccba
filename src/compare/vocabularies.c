/* SPDX-License-Identifier: EUPL-1.2 */
/* Words that records choose from: new, gone, called or explained otherwise. */
#include "compare/internal.h"

static const struct vocabulary *vocabulary_of(const struct model *model, struct str id)
{
	vec_each (struct vocabulary *const, it, &model->vocabularies)
		if (str_eq((*it)->id, id))
			return *it;
	return NULL;
}

/* By id, not by the other names that a term has. */
static const struct term *term_of(const struct map *terms, const struct term *term)
{
	return map_get(terms, term->id);
}

static struct map index_terms(struct arena *arena, const struct vocabulary *vocabulary)
{
	struct map terms = {0};

	vec_each (struct term *const, it, &vocabulary->terms)
		map_put(arena, &terms, (*it)->id, *it);
	return terms;
}

static struct site_change *add_term(struct comparer *comparer, struct site_change *section,
	enum change_action action, const struct term *term)
{
	struct site_change *change =
		change_add(comparer, section, CHANGE_TERM, action, term->id, term->label);

	change->count = term->records.n;
	return change;
}

static void compare_term(struct comparer *comparer, struct site_change *section,
	const struct term *before, const struct term *after)
{
	bool relabelled = !str_eq(before->label, after->label);
	struct site_change *change =
		add_term(comparer, section, relabelled ? RENAMED : CHANGED, after);

	if (relabelled) {
		change->before = str_dup(comparer->arena, before->label);
		change->after = change->title;
	}
	change_between(comparer, change, CHANGE_FIELD, STR("code"), both(comparer, "Code", "Code"),
		before->code, after->code);
	change_between(comparer, change, CHANGE_FIELD, STR("description"),
		both(comparer, "Uitleg", "Explanation"), before->description, after->description);
	if (!relabelled && !change->parts.n)
		section->parts.n--;
}

static void compare_terms(struct comparer *comparer, struct site_change *section,
	const struct vocabulary *before, const struct vocabulary *after)
{
	struct map old = index_terms(comparer->arena, before);
	struct map new = index_terms(comparer->arena, after);

	change_between(comparer, section, CHANGE_SETTING, STR("title"),
		both(comparer, "Titel", "Title"), before->title, after->title);
	change_between(comparer, section, CHANGE_SETTING, STR("description"),
		both(comparer, "Omschrijving", "Description"), before->description,
		after->description);
	vec_each (struct term *const, it, &after->terms)
		if (!term_of(&old, *it))
			add_term(comparer, section, ADDED, *it);
	vec_each (struct term *const, it, &before->terms)
		if (!term_of(&new, *it))
			add_term(comparer, section, REMOVED, *it);
	vec_each (struct term *const, it, &after->terms)
		if (term_of(&old, *it))
			compare_term(comparer, section, term_of(&old, *it), *it);
}

static void compare_vocabulary(
	struct comparer *comparer, const struct vocabulary *before, const struct vocabulary *after)
{
	const struct vocabulary *either = after ? after : before;
	struct site_change *section =
		section_begin(comparer, CHANGE_VOCABULARY, either->id, either->title);

	section->url = str_dup(comparer->arena, either->url);
	if (!before || !after)
		section->action = before ? REMOVED : ADDED;
	else if (!before->faulty && !after->faulty)
		compare_terms(comparer, section, before, after);
	section_end(comparer, section);
}

void compare_vocabularies(struct comparer *comparer)
{
	const struct model *before = &comparer->before->model, *after = &comparer->after->model;

	vec_each (struct vocabulary *const, it, &after->vocabularies)
		compare_vocabulary(comparer, vocabulary_of(before, (*it)->id), *it);
	vec_each (struct vocabulary *const, it, &before->vocabularies)
		if (!vocabulary_of(after, (*it)->id))
			compare_vocabulary(comparer, *it, NULL);
}
