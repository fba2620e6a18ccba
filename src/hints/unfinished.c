/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody still has to write: nothing here is a fault, and none of it is seen by itself. */
#include "hints/internal.h"

/* ---- The text ---- */

/* What a reader finds between a heading and the next one; before the first one for none. */
static bool has_words(const struct markdown *body, size_t from, size_t next)
{
	size_t to = next < body->headings.n ? body->headings.v[next].at : body->html.n;

	return str_trim(str_slice(body->html, from, to)).n > 0;
}

/* Behind the tag that ends the heading; marks of HTML in its words are escaped. */
static size_t end_of_heading(const struct markdown *body, size_t number)
{
	size_t tag = str_find(body->html, STR("</h"), body->headings.v[number].at);

	return tag + str_find_char(str_from_index(body->html, tag), '>') + 1;
}

static bool is_followed_by_words(const struct markdown *body, size_t number)
{
	return has_words(body, end_of_heading(body, number), number + 1);
}

bool section_is_filled(const struct record *record, size_t heading)
{
	const struct markdown *body = &record->body;
	unsigned level = body->headings.v[heading].level;
	bool filled = is_followed_by_words(body, heading);

	for (size_t i = heading + 1; i < body->headings.n && !filled; i++) {
		if (body->headings.v[i].level <= level)
			break;
		filled = is_followed_by_words(body, i);
	}
	return filled;
}

bool text_is_filled(const struct record *record)
{
	const struct markdown *body = &record->body;
	bool filled = has_words(body, 0, 0);

	for (size_t i = 0; i < body->headings.n && !filled; i++)
		filled = is_followed_by_words(body, i);
	return filled;
}

/* Of a heading with only deeper ones below it, those are told. */
static void find_empty_sections(struct writing *writing, const struct record *record)
{
	const struct markdown *body = &record->body;
	size_t n = body->headings.n;

	for (size_t i = 0; i < n; i++) {
		const struct heading *heading = &body->headings.v[i];

		if (is_followed_by_words(body, i) ||
			(i + 1 < n && heading[1].level > heading->level))
			continue;
		hint_add(writing, DIAG_HINT_EMPTY_SECTION, heading->place, .args = {heading->text});
	}
}

static void find_no_text(struct writing *writing, const struct record *record)
{
	const struct field *field = record->collection->body_field;
	struct str source = str_trim(record->body.source);
	struct place place = place_file(record->text);

	if (!field || !field->required || record->body.headings.n || text_is_filled(record))
		return;
	if (source.n)
		place = place_of(record->text, str_slice(source, 0, str_find_char(source, '\n')));
	hint_add(writing, DIAG_HINT_NO_TEXT, place, .args = {{NULL, 0}});
}

/* ---- The fields ---- */

/* What is not classified is a note of check anyway, once it is public. */
static bool is_noted(const struct record *record, const struct field *field)
{
	return field_is_facet(field) && !record->draft;
}

static void find_unknown_value(
	struct writing *writing, const struct field *field, const struct value *value)
{
	if (value->unknown)
		hint_add(writing, DIAG_HINT_UNKNOWN, value->place, .args = {field->key});
	else if (field->kind == FIELD_TEXT && is_unknown_word(value->text))
		hint_add(writing, DIAG_HINT_UNKNOWN_SHOWN, value->place,
			.args = {field->key, value->text});
}

static void find_unknown(struct writing *writing, const struct record *record)
{
	vec_each (struct field *, field, &record->collection->fields) {
		const struct values *values = &record->fields[(*field)->index];

		for (size_t i = 0; i < values->n && !is_noted(record, *field); i++)
			find_unknown_value(writing, *field, &values->v[i]);
	}
}

void find_unfinished(struct writing *writing, const struct record *record)
{
	find_unknown(writing, record);
	find_empty_sections(writing, record);
	find_no_text(writing, record);
}
