/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What others call the same thing: an address that a schema makes of a field of each record, as
 * in "https://register.example/id/{code}". "{code:lower}" takes the value in lower case.
 */
#include "base/suggest.h"
#include "model/internal.h"

static const struct str lower_word[2] = {STR_INIT("klein"), STR_INIT("lower")};

static bool is_lower_word(struct str word)
{
	return str_eq(word, lower_word[LANG_NL]) || str_eq(word, lower_word[LANG_EN]);
}

/* The gap of a pattern, from brace to brace; what stands in it, before and behind a colon. */
struct gap {
	struct str whole, field, word;
};

/* Takes the pattern apart; false if it has not one gap, or is no address around it. */
static bool split_pattern(
	struct reader *reader, struct str s, struct uri_pattern *pattern, struct gap *gap)
{
	size_t open = str_find_char(s, '{'), close = str_find_char(s, '}'), colon;
	struct str whole;

	if (open >= close || close >= s.n)
		return false;
	gap->whole = str_slice(s, open, close + 1);
	gap->field = str_slice(s, open + 1, close);
	colon = str_find_char(gap->field, ':');
	pattern->lower = colon < gap->field.n;
	gap->word = str_from_index(gap->field, colon + 1);
	gap->field = str_slice(gap->field, 0, colon);
	pattern->before = str_slice(s, 0, open);
	pattern->after = str_from_index(s, close + 1);
	whole = str_join(reader->arena, pattern->before, STR("x"), pattern->after);
	return is_web_address(whole);
}

/* Where a piece of the value stands; all of it, if it is not written there as it is. */
static struct place place_in(const struct node *node, struct str piece)
{
	struct str value = read_text(node), written;
	struct place place = node->place;
	size_t at;

	written = str_slice(place.text->bytes, place.at, place.at + place.len);
	at = str_find(written, value, 0);
	if (at >= written.n)
		return place;
	place.at += (uint32_t)(at + (size_t)(piece.p - value.p));
	place.len = (uint32_t)piece.n;
	return place;
}

static void report_word(struct reader *reader, const struct node *node, const struct gap *gap)
{
	struct suggest suggest = suggest_for(gap->word);

	suggest_offer(&suggest, lower_word[reader->lang]);
	diag_add(reader->diags, DIAG_URI_WORD, place_in(node, gap->word.n ? gap->word : gap->whole),
		.args = {gap->word, lower_word[reader->lang]}, .suggest = suggest.best);
}

void uri_pattern_read(struct reader *reader, struct collection *collection, const struct node *node)
{
	struct uri_pattern *pattern;
	struct gap gap;

	if (!node)
		return;
	pattern = arena_new(reader->arena, struct uri_pattern);
	if (!split_pattern(reader, read_text(node), pattern, &gap)) {
		diag_add(reader->diags, DIAG_URI_PATTERN, node->place, .args = {read_text(node)});
		return;
	}
	if (pattern->lower && !is_lower_word(gap.word)) {
		report_word(reader, node, &gap);
		return;
	}
	pattern->field =
		field_named(reader, collection, gap.field, place_in(node, gap.whole), FIELD_TEXT);
	if (pattern->field)
		collection->uri_pattern = pattern;
}

/* What stands in an address as it is, whatever stands around it. */
static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
			c != '-' && c != '.' && c != '_')
			return false;
	}
	return s.n && !str_is(s, ".") && !str_is(s, "..");
}

static void make_uri(struct arena *arena, struct record *record, struct diags *diags)
{
	const struct uri_pattern *pattern = record->collection->uri_pattern;
	const struct values *values =
		record->fields ? &record->fields[pattern->field->index] : NULL;
	struct str text;

	if (!values || !values->n || values->v[0].unknown)
		return;
	text = values->v[0].text;
	if (!is_plain(text)) {
		diag_add(diags, DIAG_URI_VALUE, values->v[0].place,
			.args = {text, pattern->field->key});
		return;
	}
	if (pattern->lower)
		text = str_lower(arena, text);
	record->uri = str_join(arena, pattern->before, text, pattern->after);
}

void link_uris(struct model *model, struct collection *collection, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct map seen = {0};

	if (!collection->uri_pattern)
		return;
	vec_each (struct record *, it, &collection->records) {
		struct record *record = *it, *other;

		make_uri(&model->arena, record, diags);
		if (!record->uri.n)
			continue;
		other = map_put(&scratch, &seen, record->uri, record);
		if (other)
			diag_add(diags, DIAG_DUPLICATE_URI,
				record->fields[collection->uri_pattern->field->index].v[0].place,
				.args = {record->uri},
				.other = other->fields[collection->uri_pattern->field->index]
						 .v[0]
						 .place);
	}
	arena_release(&scratch);
}
