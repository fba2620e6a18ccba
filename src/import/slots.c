/* SPDX-License-Identifier: EUPL-1.2 */
/* Which figure of an edition a name means. */
#include "import/internal.h"

#include "base/suggest.h"
#include "document/document.h"

static void add_title(
	struct slots *slots, struct indicator *indicator, struct str title, struct arena *arena)
{
	struct str lower = str_lower(arena, title);
	const struct indicator *before;

	if (!lower.n)
		return;
	before = map_put(arena, &slots->names, lower, indicator);
	if (before && before != indicator)
		map_put(arena, &slots->twice, lower, indicator);
}

void slots_init(struct slots *slots, const struct edition *edition, struct arena *arena)
{
	*slots = (struct slots){.edition = edition};
	vec_each (struct indicator *, it, &edition->indicators)
		map_put(arena, &slots->names, (*it)->id, *it);
	vec_each (struct indicator *, it, &edition->indicators) {
		add_title(slots, *it, (*it)->title, arena);
		add_title(slots, *it, (*it)->brief, arena);
	}
}

static const struct indicator *find_indicator(
	const struct slots *slots, struct str name, struct arena *arena)
{
	struct str lower = str_lower(arena, name);
	const struct indicator *indicator = map_get(&slots->names, lower);

	if (indicator && !str_eq(indicator->id, lower) && map_get(&slots->twice, lower))
		return NULL;
	return indicator;
}

/* The group in "per_groep.4", "per groep 4"; or nothing. */
static struct str group_of(struct str input, struct arena *arena)
{
	static const struct str words[] = {STR_INIT("per_groep"), STR_INIT("per_group"),
		STR_INIT("per groep"), STR_INIT("per group")};
	struct str lower = str_lower(arena, input);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!str_starts(lower, words[i]) || lower.n < words[i].n + 2)
			continue;
		if (memchr(". ", lower.p[words[i].n], 2))
			return str_trim(str_from_index(input, words[i].n + 1));
	}
	return STR("");
}

/* A group the way files write it, so that one group has one name. */
static struct str normal_group(
	const struct indicator *indicator, struct str group, enum lang lang, struct arena *arena)
{
	struct input input;

	if (!group.n || !indicator->group)
		return group;
	input = indicator->group->inputs.v[INPUT_VALUE];
	if (input.kind == MEASURE_MONTHS_SINCE)
		input.kind = MEASURE_COUNT;
	return figure_normal(arena, lang, &input, group, (struct date){0});
}

struct slot slots_part(
	const struct indicator *indicator, struct str input, enum lang lang, struct arena *arena)
{
	struct slot slot = {indicator, SLOT_VALUE, {NULL, 0}};
	struct str lower = str_lower(arena, input);

	if (!input.n || is_either(input, "waarde", "value") ||
		is_either(input, "landelijk", "national"))
		return slot;
	slot.kind = SLOT_REMARK;
	if (is_either(input, "toelichting", "remark"))
		return slot;
	slot.kind = SLOT_INPUT;
	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++) {
		const struct input *known = &indicator->inputs.v[i];

		slot.key = known->name[lang];
		if (str_eq(lower, known->name[0]) || str_eq(lower, known->name[1]) ||
			str_eq(lower, str_lower(arena, known->title)))
			return slot;
	}
	slot.kind = SLOT_GROUP;
	slot.key = normal_group(indicator, group_of(input, arena), lang, arena);
	return slot.key.n ? slot : (struct slot){.indicator = NULL};
}

struct slot slots_find(const struct slots *slots, struct str name, struct str input, enum lang lang,
	struct arena *arena)
{
	const struct indicator *indicator = find_indicator(slots, name, arena);

	if (indicator)
		return slots_part(indicator, input, lang, arena);
	/* A title may have dots of its own, and so may a group: try the last two. */
	for (size_t at = name.n, dots = 0; !input.n && at > 0 && dots < 2; at--) {
		if (name.p[at - 1] != '.')
			continue;
		dots++;
		indicator = find_indicator(slots, str_trim(str_slice(name, 0, at - 1)), arena);
		if (indicator && at < name.n)
			return slots_part(
				indicator, str_trim(str_from_index(name, at)), lang, arena);
	}
	return (struct slot){.indicator = NULL};
}

/* "indicator.4" where "indicator.per_groep.4" was meant; or nothing. */
static struct str suggest_group(
	const struct slots *slots, struct str name, enum lang lang, struct arena *arena)
{
	size_t dot = str_find_char(name, '.');
	const struct indicator *indicator =
		find_indicator(slots, str_trim(str_slice(name, 0, dot)), arena);

	if (!indicator || indicator->comparator != COMPARATOR_GROUP || dot + 1 >= name.n)
		return STR("");
	return str_join(arena, indicator->id,
		lang == LANG_NL ? STR(".per_groep.") : STR(".per_group."),
		str_trim(str_from_index(name, dot + 1)));
}

struct str slots_suggest(
	const struct slots *slots, struct str name, enum lang lang, struct arena *arena)
{
	struct suggest suggest = suggest_for(name);
	struct str group = suggest_group(slots, name, lang, arena);

	if (group.n)
		return group;
	vec_each (struct indicator *, it, &slots->edition->indicators) {
		suggest_offer(&suggest, (*it)->id);
		suggest_offer(&suggest, (*it)->title);
		for (size_t i = INPUT_EXTRA; i < (*it)->inputs.n; i++)
			suggest_offer(&suggest, str_join(arena, (*it)->id, STR("."),
							(*it)->inputs.v[i].name[lang]));
	}
	return suggest.best;
}

struct str slots_list(const struct slots *slots, struct arena *arena)
{
	size_t n = slots->edition->indicators.n;
	struct str *words = arena_array(arena, struct str, n ? n : 1);

	for (size_t i = 0; i < n; i++)
		words[i] = slots->edition->indicators.v[i]->id;
	return join_words(arena, words, n);
}
