/* SPDX-License-Identifier: EUPL-1.2 */
/* What is wrong with a new card: there is no file to point at, so it is told of what was given. */
#include "base/utf8.h"
#include "edit/internal.h"

/* Characters of a value that are repeated in a message. */
enum { VALUE_SHOWN = 60 };

/* ---- References ---- */

static void check_values(const struct card_maker *maker, const struct collection *target,
	const struct values *values, struct diags *diags)
{
	for (size_t i = 0; i < values->n; i++) {
		struct str id = values->v[i].unknown ? STR("") : values->v[i].text;

		if (id.n && !map_get(&target->by_id, id) &&
			!(target == maker->options->collection && str_eq(id, maker->id)))
			diag_add(diags, DIAG_UNKNOWN_REFERENCE, values->v[i].place,
				.args = {id, target->id}, .suggest = suggest_record(target, id));
	}
}

void check_references(
	const struct card_maker *maker, const struct record *record, struct diags *diags)
{
	if (record->faulty)
		return;
	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;

		if (field->kind == FIELD_REFERENCE && field->target && !field->target->faulty)
			check_values(maker, field->target, &record->fields[field->index], diags);
	}
}

/* ---- Places ---- */

static bool is_within(struct card_span span, size_t at)
{
	return span.to && at >= span.from && at <= span.to;
}

/* As it was given, but fit for one line. */
static struct str show_setting(const struct setting *setting, struct arena *arena)
{
	struct str value = utf8_clean(arena, setting->value), start = utf8_cut(value, VALUE_SHOWN);

	return str_join(arena, STR("--set "), setting->key, STR("="), start,
		start.n < value.n ? STR("…") : STR(""));
}

/* What was given for that byte of the card; empty if it is our own. */
static struct str argument_at(const struct card_maker *maker, struct arena *arena, size_t at)
{
	const struct card_options *options = maker->options;

	if (is_within(maker->title, at))
		return maker_word(maker, STR("titel"), STR("title"));
	for (size_t i = 0; i < options->settings_n; i++)
		if (is_within(maker->settings[i], at))
			return show_setting(&options->settings[i], arena);
	return STR("");
}

static void move_place(const struct card_maker *maker, const struct text *text, struct place *place,
	struct arena *arena)
{
	struct str argument;
	struct text *given;

	if (place->text != text)
		return;
	argument = argument_at(maker, arena, place->at);
	if (!argument.n)
		return;
	given = arena_new(arena, struct text);
	*given = (struct text){.path = argument, .bytes = STR(""), .outside = true};
	*place = place_file(given);
}

void place_faults(
	const struct card_maker *maker, const struct text *text, struct diags *diags, size_t first)
{
	for (size_t i = first; i < diags->list.n; i++) {
		struct diag *diag = &diags->list.v[i];

		move_place(maker, text, &diag->place, &diags->arena);
		move_place(maker, text, &diag->other, &diags->arena);
	}
}
