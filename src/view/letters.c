/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of things from A to Z: all that search finds, the terms of a glossary. */
#include <stdlib.h>

#include "base/slug.h"
#include "view/internal.h"

/* ---- One letter ---- */

struct letter {
	char c; /* 'a'; '0' for what begins with none */
	const void *const *things;
	size_t n;
};

static struct str letter_text(const struct tpl_env *env, char c)
{
	return str_dup(env->scratch, (struct str){&c, 1});
}

SIMPLE(letter_name, struct letter,
	tpl_text(it->c == '0' ? STR("0–9") : letter_text(env, (char)(it->c - 'a' + 'A'))))
/* The underscore keeps it apart from all ids. */
SIMPLE(letter_anchor, struct letter,
	tpl_text(str_join(env->scratch, STR("kb_"), letter_text(env, it->c))))
SIMPLE(letter_things, struct letter, tpl_pointers(field->type, it->things, it->n))

TEXT(found_title, struct found_page, title)
HREF(found_url, struct found_page, url)

static const struct tpl_field found_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = found_title},
	{STR_INIT("url"), TPL_TEXT, .get = found_url},
};

static const struct tpl_type found_type = TYPE("found page", found_fields);

static const struct tpl_field page_letter_fields[] = {
	{STR_INIT("name"), TPL_TEXT, .get = letter_name},
	{STR_INIT("anchor"), TPL_TEXT, .get = letter_anchor},
	{STR_INIT("pages"), TPL_LIST, .type = &found_type, .get = letter_things},
};

static const struct tpl_field term_letter_fields[] = {
	{STR_INIT("name"), TPL_TEXT, .get = letter_name},
	{STR_INIT("anchor"), TPL_TEXT, .get = letter_anchor},
	{STR_INIT("terms"), TPL_LIST, .type = &view_term_type, .get = letter_things},
};

const struct tpl_type view_page_letter_type = TYPE("letter", page_letter_fields);
const struct tpl_type view_term_letter_type = TYPE("letter", term_letter_fields);

/* ---- From A to Z ---- */

enum { LETTERS = 27 }; /* with what begins with none */

struct entry {
	const void *thing;
	struct str key, id; /* what it is sorted by, and then */
};

static char letter_of(struct str key)
{
	char c = key.n ? key.p[0] : '0';

	return (char)(c >= 'a' && c <= 'z' ? c : '0');
}

/* What begins with no letter comes first. */
static int entry_cmp(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = letter_of(a->key) - letter_of(b->key);

	if (!order)
		order = str_cmp(a->key, b->key);
	return order ? order : str_cmp(a->id, b->id);
}

static struct tpl_value by_letter(
	const struct tpl_env *env, const struct tpl_type *type, struct entry *entries, size_t count)
{
	const void **things = arena_array(env->scratch, const void *, count);
	struct letter *letters = arena_array(env->scratch, struct letter, LETTERS);
	size_t n = 0;

	if (count)
		qsort(entries, count, sizeof(*entries), entry_cmp);
	for (size_t i = 0; i < count; i++) {
		char c = letter_of(entries[i].key);

		things[i] = entries[i].thing;
		if (!n || letters[n - 1].c != c)
			letters[n++] = (struct letter){c, &things[i], 0};
		letters[n - 1].n++;
	}
	return array_value(env, type, letters, sizeof(*letters), n);
}

struct tpl_value page_letters_value(const struct tpl_env *env, const struct search_plan *search)
{
	VEC(struct entry) entries = {0};

	if (!search)
		return tpl_nothing();
	vec_each (const struct found_page, it, &search->found)
		if (it->listed)
			vec_push(env->scratch, &entries,
				((struct entry){it, it->sort_key, it->url}));
	return by_letter(env, &view_page_letter_type, entries.v, entries.n);
}

struct tpl_value term_letters_value(const struct tpl_env *env, const struct vocabulary *vocabulary)
{
	VEC(struct entry) entries = {0};

	vec_each (struct term *, it, &vocabulary->terms) {
		const struct term *term = *it;
		struct str name = term->code.n ? term->code : term->label;

		vec_push(env->scratch, &entries,
			((struct entry){term, sort_key(env->scratch, name), term->id}));
	}
	return by_letter(env, &view_term_letter_type, entries.v, entries.n);
}
