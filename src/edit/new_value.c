/* SPDX-License-Identifier: EUPL-1.2 */
/* Values for the fields of a new card: what is known, "unknown", or an example. */
#include "edit/internal.h"

struct str maker_word(const struct card_maker *maker, struct str nl, struct str en)
{
	return maker->lang == LANG_NL ? nl : en;
}

static struct str day(const struct card_maker *maker)
{
	char iso[11];

	date_format_iso(maker->options->today, iso);
	return str_dup(maker->arena, str_from(iso));
}

static struct str first_term(const struct card_maker *maker, const struct field *field)
{
	const struct vocabulary *vocabulary = field->vocabulary;

	vec_each (struct term *, term, &vocabulary->terms)
		if (!(*term)->unknown)
			return (*term)->code.n ? (*term)->code : (*term)->id;
	return maker_word(maker, STR("onbekend"), STR("unknown"));
}

/* Something that can be referred to; the card itself if there is nothing else. */
static struct str first_record(const struct card_maker *maker, const struct field *field)
{
	if (field->target)
		vec_each (struct record *, record, &field->target->records)
			if (!(*record)->draft && !(*record)->hidden && !(*record)->faulty)
				return (*record)->id;
	return maker->id;
}

static struct str example(const struct card_maker *maker, const struct field *field)
{
	switch (field->kind) {
	case FIELD_DATE:
		return day(maker);
	case FIELD_URL:
		return STR("https://example.org/");
	case FIELD_EMAIL:
		return STR("info@example.org");
	case FIELD_NUMBER:
		return STR("1");
	case FIELD_BOOL:
		return maker_word(maker, STR("nee"), STR("no"));
	case FIELD_TERM:
		return field->vocabulary ? first_term(maker, field) : STR("");
	case FIELD_REFERENCE:
		return first_record(maker, field);
	default:
		return maker_word(maker, STR("voorbeeld"), STR("example"));
	}
}

static void put_value(struct buf *out, const struct field *field, struct str value, bool in_list)
{
	bool text = field->kind != FIELD_DATE && field->kind != FIELD_NUMBER;
	bool quoted = (text && yaml_is_typed(value)) || (in_list && needs_quotes_in_list(value));

	yaml_write_scalar(value, quoted && field->kind != FIELD_BOOL, out);
}

void put_example(struct buf *out, const struct card_maker *maker, const struct field *field)
{
	if (field->list)
		buf_add_char(out, '[');
	put_value(out, field, example(maker, field), field->list);
	if (field->list)
		buf_add_char(out, ']');
}

void put_required_value(struct buf *out, const struct card_maker *maker, const struct field *field)
{
	const struct collection *collection = maker->options->collection;

	if (field == collection->title_field)
		put_value(out, field, maker->options->title, false);
	else if (field == collection->date_field && !field->list)
		buf_add_str(out, day(maker));
	else if (field->list || field == collection->public_field)
		put_example(out, maker, field);
	else
		buf_add_str(out, maker_word(maker, STR("onbekend"), STR("unknown")));
}

void put_setting(struct buf *out, const struct card_maker *maker, const struct field *field,
	struct str value)
{
	bool first = true;

	if (!field->list) {
		put_value(out, field, value_in_form(maker->arena, field, value), false);
		return;
	}
	buf_add_char(out, '[');
	while (value.n) {
		size_t n = str_find_char(value, ',');
		struct str item = value_in_form(maker->arena, field, str_slice(value, 0, n));

		if (item.n && !first)
			buf_lit(out, ", ");
		if (item.n)
			put_value(out, field, item, true);
		first = first && !item.n;
		value = str_from_index(value, n + 1);
	}
	buf_add_char(out, ']');
}
