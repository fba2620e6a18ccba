/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The fields of two records. Values are compared by what they are, a term by its id, and shown as
 * the site shows them: a term that only gets another label is told once, with its vocabulary.
 */
#include "compare/internal.h"

struct str day_text(const struct comparer *comparer, struct date date)
{
	static const char *const months[][2] = {{"januari", "January"}, {"februari", "February"},
		{"maart", "March"}, {"april", "April"}, {"mei", "May"}, {"juni", "June"},
		{"juli", "July"}, {"augustus", "August"}, {"september", "September"},
		{"oktober", "October"}, {"november", "November"}, {"december", "December"}};
	struct buf text = BUF_INIT;
	struct str s;

	if (!date.year)
		return STR("");
	buf_addf(&text, "%d %s %d", date.day, months[date.month - 1][comparer->lang], date.year);
	s = str_dup(comparer->arena, buf_str(&text));
	buf_release(&text);
	return s;
}

/* One value: what it is, and how it is shown. */
struct shown {
	struct str key, text;
};

struct shown_list {
	struct shown *v;
	size_t n;
};

static struct str date_key(struct arena *arena, struct date date)
{
	char iso[11];

	date_format_iso(date, iso);
	return str_dup(arena, str_from(iso));
}

static struct str reference_key(struct arena *arena, const struct record *record)
{
	return str_join(arena, record->collection->id, STR("/"), record->id);
}

/* "1234.5" as the reader writes numbers. */
static struct str number_text(const struct comparer *comparer, struct str number)
{
	size_t point = str_find_char(number, '.');

	if (comparer->lang == LANG_EN || point == number.n)
		return number;
	return str_join(comparer->arena, str_slice(number, 0, point), STR(","),
		str_from_index(number, point + 1));
}

static struct shown show_text(
	const struct comparer *comparer, const struct field *field, const struct value *value)
{
	if (field->kind == FIELD_NUMBER)
		return (struct shown){value->text, number_text(comparer, value->text)};
	return (struct shown){value->text, value->text};
}

/* old: of the site before, whose references are followed to what they became. */
static struct shown show_reference(
	const struct comparer *comparer, const struct record *record, bool old)
{
	const struct record *now = old ? match_of(comparer, record) : record;

	return (struct shown){reference_key(comparer->arena, now ? now : record), record->title};
}

/* The key is empty for what no page shows. */
static struct shown show(const struct comparer *comparer, const struct field *field,
	const struct value *value, bool old)
{
	if (value->unknown)
		return (struct shown){STR("?"), both(comparer, "onbekend", "unknown")};
	switch (field->kind) {
	case FIELD_DATE:
		return (struct shown){
			date_key(comparer->arena, value->date), day_text(comparer, value->date)};
	case FIELD_BOOL:
		return (struct shown){value->yes ? STR("1") : STR("0"),
			value->yes ? both(comparer, "ja", "yes") : both(comparer, "nee", "no")};
	case FIELD_TERM:
		return (struct shown){value->term->id, value->term->label};
	case FIELD_REFERENCE:
		if (!value->record || value->record->faulty)
			return (struct shown){STR(""), STR("")};
		return show_reference(comparer, value->record, old);
	default:
		return show_text(comparer, field, value);
	}
}

static struct shown_list show_all(const struct comparer *comparer, const struct record *record,
	const struct field *field, bool old)
{
	struct shown_list list = {NULL, 0};
	const struct values *values = field ? &record->fields[field->index] : NULL;

	if (!values)
		return list;
	list.v = arena_array(comparer->arena, struct shown, values->n);
	for (size_t i = 0; i < values->n; i++) {
		struct shown one = show(comparer, field, &values->v[i], old);

		if (one.key.n)
			list.v[list.n++] = one;
	}
	return list;
}

static bool same_list(const struct shown_list *before, const struct shown_list *after)
{
	if (before->n != after->n)
		return false;
	for (size_t i = 0; i < before->n; i++)
		if (!str_eq(before->v[i].key, after->v[i].key))
			return false;
	return true;
}

/* Those of list that others does not have. */
static void add_values(struct comparer *comparer, struct site_change *change,
	enum change_action action, const struct shown_list *list, const struct shown_list *others)
{
	struct map known = {0};

	for (size_t i = 0; i < others->n; i++)
		map_put(comparer->arena, &known, others->v[i].key, &others->v[i]);
	for (size_t i = 0; i < list->n; i++)
		if (!map_get(&known, list->v[i].key))
			change_add(comparer, change, CHANGE_VALUE, action, list->v[i].key,
				list->v[i].text);
}

struct str field_title(const struct comparer *comparer, const struct field *field)
{
	struct str title;

	if (!str_eq(field->label, field->key) || !field->key.n)
		return field->label;
	title = str_dup(comparer->arena, field->key);
	if (title.p[0] >= 'a' && title.p[0] <= 'z')
		((char *)title.p)[0] = (char)(title.p[0] - 'a' + 'A');
	return title;
}

/*
 * A sentence of a list that is written otherwise: what differs is shown, and not both whole. To
 * programs it is a value that went and one that came, as any other.
 */
static void join_values(
	struct comparer *comparer, struct site_change *change, const struct field *field)
{
	enum { SENTENCE = 60 };
	struct site_change *one, *other;

	if (change->parts.n != 2 || field->kind != FIELD_TEXT)
		return;
	one = change->parts.v[0];
	other = change->parts.v[1];
	if (one->action == other->action || (one->title.n < SENTENCE && other->title.n < SENTENCE))
		return;
	if (!is_rewritten(one->title, other->title))
		return;
	change->before = one->action == REMOVED ? one->title : other->title;
	change->after = one->action == REMOVED ? other->title : one->title;
	shorten(comparer, &change->before, &change->after);
}

static void compare_values(struct comparer *comparer, struct site_change *parent,
	const struct field *field, const struct shown_list *before, const struct shown_list *after)
{
	struct site_change *change;

	if (same_list(before, after))
		return;
	change = change_add(
		comparer, parent, CHANGE_FIELD, CHANGED, field->key, field_title(comparer, field));
	if (field->list) {
		add_values(comparer, change, ADDED, after, before);
		add_values(comparer, change, REMOVED, before, after);
		join_values(comparer, change, field);
		return;
	}
	change->before = before->n ? before->v[0].text : STR("");
	change->after = after->n ? after->v[0].text : STR("");
	shorten(comparer, &change->before, &change->after);
	change->before = str_dup(comparer->arena, change->before);
	change->after = str_dup(comparer->arena, change->after);
}

/* The field that says what is public is the same in all that can be seen. */
static bool is_compared(const struct collection *collection, const struct field *field)
{
	return field->kind != FIELD_MARKDOWN && field != collection->public_field;
}

void compare_fields(struct comparer *comparer, struct site_change *parent,
	const struct record *before, const struct record *after)
{
	const struct collection *old = before->collection, *new = after->collection;

	vec_each (struct field *const, it, &new->fields) {
		const struct field *was = map_get(&old->by_key, (*it)->key);
		struct shown_list then = show_all(comparer, before, was, true);
		struct shown_list now = show_all(comparer, after, *it, false);

		if (is_compared(new, *it))
			compare_values(comparer, parent, *it, &then, &now);
	}
	vec_each (struct field *const, it, &old->fields) {
		struct shown_list then = show_all(comparer, before, *it, true);
		struct shown_list now = {NULL, 0};

		if (!map_get(&new->by_key, (*it)->key) && is_compared(old, *it))
			compare_values(comparer, parent, *it, &then, &now);
	}
}
