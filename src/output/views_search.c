/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of search: the headings of results, and all titles from A to Z. */
#include <stdlib.h>

#include "output/views.h"

TEXT(group_title, struct search_group, title)
SIMPLE(group_number, struct search_group, tpl_text(format_count(env, it->number)))

static const struct tpl_field group_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = group_title},
	{STR_INIT("number"), TPL_TEXT, .get = group_number},
};

const struct tpl_type view_search_group_type = TYPE("search group", group_fields);

struct tpl_value search_groups_value(const struct plan *plan, const struct tpl_env *env)
{
	const struct search_plan *search = plan->search;

	if (!search)
		return tpl_nothing();
	return array_value(env, &view_search_group_type, search->groups.v,
		sizeof(struct search_group), search->groups.n);
}

/* ---- From A to Z ---- */

struct letter {
	char name[4]; /* "A"; "0–9" would not be a name of an anchor, so "0" for all the rest */
	const struct found *const *found;
	size_t n;
};

TEXT(found_title, struct found, title)
HREF(found_url, struct found, url)

static const struct tpl_field found_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = found_title},
	{STR_INIT("url"), TPL_TEXT, .get = found_url},
};

static const struct tpl_type found_type = TYPE("found page", found_fields);

static bool is_other(const struct letter *letter)
{
	return letter->name[0] == '0';
}

SIMPLE(letter_name, struct letter, tpl_text(is_other(it) ? STR("0–9") : str_from(it->name)))
SIMPLE(letter_anchor, struct letter,
	tpl_text(str_join(
		env->scratch, STR("letter-"), str_lower(env->scratch, str_from(it->name)))))
SIMPLE(letter_found, struct letter,
	tpl_pointers(&found_type, (const void *const *)it->found, it->n))

static const struct tpl_field letter_fields[] = {
	{STR_INIT("name"), TPL_TEXT, .get = letter_name},
	{STR_INIT("anchor"), TPL_TEXT, .get = letter_anchor},
	{STR_INIT("pages"), TPL_LIST, .type = &found_type, .get = letter_found},
};

const struct tpl_type view_letter_type = TYPE("letter", letter_fields);

static char letter_of(const struct found *found)
{
	char c = found->sort_key.n ? found->sort_key.p[0] : '0';

	return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : '0');
}

/* What begins with no letter comes first. */
static int found_cmp(const void *left, const void *right)
{
	const struct found *a = *(const struct found *const *)left;
	const struct found *b = *(const struct found *const *)right;
	int order = letter_of(a) - letter_of(b);

	if (!order)
		order = str_cmp(a->sort_key, b->sort_key);
	return order ? order : str_cmp(a->url, b->url);
}

struct tpl_value search_letters_value(const struct plan *plan, const struct tpl_env *env)
{
	VEC(const struct found *) all = {0};
	VEC(struct letter) letters = {0};

	if (!plan->search)
		return tpl_nothing();
	vec_each (const struct found, found, &plan->search->found)
		if (found->listed)
			vec_push(env->scratch, &all, found);
	if (all.n)
		qsort(all.v, all.n, sizeof(*all.v), found_cmp);
	for (size_t i = 0; i < all.n; i++) {
		char letter = letter_of(all.v[i]);

		if (!letters.n || letters.v[letters.n - 1].name[0] != letter)
			vec_push(env->scratch, &letters, ((struct letter){{letter}, &all.v[i], 0}));
		letters.v[letters.n - 1].n++;
	}
	return array_value(env, &view_letter_type, letters.v, sizeof(struct letter), letters.n);
}
