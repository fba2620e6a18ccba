/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"

#include <stdio.h>
#include <yaml.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/document_private.h"
#include "document/yaml_errors.h"

/* Below this many keys comparing them one by one is faster than hashing. */
enum { KEYS_COMPARED = 16 };

struct yaml_reader {
	yaml_parser_t parser;
	yaml_event_t event;
	struct arena *arena;
	struct diags *diags;
	const struct text *text;
	size_t base; /* where what libyaml sees begins in text->bytes */
	struct str piece;
	/* libyaml counts characters and we count bytes: the last pair that was worked out. */
	size_t index, at;
	size_t ascii; /* up to here both are the same */
	size_t nodes, duplicates;
	struct place last; /* of the last scalar */
	bool stopped;
};

/* ---- Places ---- */

static bool is_tail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Bytes at the start of s that are a character each. */
static size_t ascii_size(struct str s)
{
	size_t n = 0;
	uint64_t word;

	for (; n + sizeof(word) <= s.n; n += sizeof(word)) {
		memcpy(&word, s.p + n, sizeof(word));
		if (word & 0x8080808080808080u)
			break;
	}
	while (n < s.n && !(s.p[n] & 0x80))
		n++;
	return n;
}

static void cursor_forward(struct yaml_reader *reader, size_t index)
{
	if (reader->index < reader->ascii)
		reader->index = reader->at = reader->ascii;
	while (reader->index < index && reader->at < reader->piece.n) {
		do
			reader->at++;
		while (reader->at < reader->piece.n && is_tail(reader->piece.p[reader->at]));
		reader->index++;
	}
}

static void cursor_back(struct yaml_reader *reader, size_t index)
{
	while (reader->index > index && reader->at > 0) {
		do
			reader->at--;
		while (reader->at > 0 && is_tail(reader->piece.p[reader->at]));
		reader->index--;
	}
}

/* Marks come nearly in order, so the cursor makes all of them together one walk over the piece. */
static size_t mark_byte(struct yaml_reader *reader, yaml_mark_t mark)
{
	if (mark.index <= reader->ascii)
		reader->index = reader->at = mark.index;
	else if (mark.index < reader->index)
		cursor_back(reader, mark.index);
	else
		cursor_forward(reader, mark.index);
	return reader->at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The place of [from, to) of the piece, without blanks at its end. */
static struct place place_between(const struct yaml_reader *reader, size_t from, size_t to)
{
	while (to > from && is_blank(reader->piece.p[to - 1]))
		to--;
	return (struct place){reader->text, (uint32_t)(reader->base + from), (uint32_t)(to - from)};
}

static struct place event_place(struct yaml_reader *reader)
{
	size_t from = mark_byte(reader, reader->event.start_mark);

	return place_between(reader, from, mark_byte(reader, reader->event.end_mark));
}

static size_t line_end(struct str s, size_t at)
{
	return at + str_find_char(str_from_index(s, at), '\n');
}

/* The first line of a list or map that begins at start and ends with the event at hand. */
static struct place collection_place(struct yaml_reader *reader, struct place start, size_t line)
{
	size_t from = start.at - reader->base;

	if (reader->event.end_mark.line == line)
		return place_between(reader, from, mark_byte(reader, reader->event.end_mark));
	return place_between(reader, from, line_end(reader->piece, from));
}

/* ---- Events ---- */

static void stop(struct yaml_reader *reader, enum diag_code code, struct place place, size_t limit)
{
	char digits[24];
	struct str arg = {digits, 0};

	if (limit)
		arg.n = (size_t)snprintf(digits, sizeof(digits), "%zu", limit);
	diag_add(reader->diags, code, place, .args = {arg});
	reader->stopped = true;
}

static void stop_unreadable(struct yaml_reader *reader)
{
	size_t at = reader->parser.problem_offset;

	if (at > reader->piece.n)
		at = reader->piece.n;
	text_report_character(reader->text, reader->base + at, reader->diags);
}

static void explain(struct yaml_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct yaml_stop found = {
		.text = reader->text,
		.problem = str_from(parser->problem),
		.context = str_from(parser->context),
		.last = reader->last,
	};

	found.problem_at = reader->base + mark_byte(reader, parser->problem_mark);
	found.context_at = reader->base + mark_byte(reader, parser->context_mark);
	yaml_explain(&found, reader->diags);
}

static void fail(struct yaml_reader *reader)
{
	if (reader->parser.error == YAML_MEMORY_ERROR)
		die_out_of_memory();
	if (reader->parser.error == YAML_READER_ERROR)
		stop_unreadable(reader);
	else
		explain(reader);
	reader->stopped = true;
}

/* Puts the next event in place of the last one; false when there is none to be had. */
static bool advance(struct yaml_reader *reader)
{
	yaml_event_delete(&reader->event);
	if (reader->stopped)
		return false;
	if (yaml_parser_parse(&reader->parser, &reader->event))
		return true;
	fail(reader);
	return false;
}

/* ---- Nodes ---- */

static struct node *read_node(struct yaml_reader *reader, unsigned depth);

static const yaml_char_t *event_anchor(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor;
	default:
		return NULL;
	}
}

static const yaml_char_t *event_tag(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.tag;
	default:
		return NULL;
	}
}

/* The word that the event begins with: an anchor, an alias or a tag. */
static struct place first_word(struct yaml_reader *reader)
{
	size_t from = mark_byte(reader, reader->event.start_mark), to = from;

	while (to < reader->piece.n && !is_blank(reader->piece.p[to]))
		to++;
	return place_between(reader, from, to);
}

/* Stops at what we want none of. */
static void refuse(struct yaml_reader *reader, unsigned depth)
{
	bool scalar = reader->event.type == YAML_SCALAR_EVENT;

	if (reader->event.type == YAML_ALIAS_EVENT || event_anchor(&reader->event))
		stop(reader, DIAG_YAML_ALIAS, first_word(reader), 0);
	else if (event_tag(&reader->event))
		stop(reader, DIAG_YAML_TAG, first_word(reader), 0);
	else if (!scalar && depth >= LIMIT_YAML_DEPTH)
		stop(reader, DIAG_YAML_TOO_DEEP, event_place(reader), LIMIT_YAML_DEPTH);
	else if (++reader->nodes > LIMIT_YAML_NODES)
		stop(reader, DIAG_YAML_TOO_MANY, event_place(reader), LIMIT_YAML_NODES);
}

/* The text itself where it already reads like the value, else a copy. */
static struct str keep_value(struct yaml_reader *reader, struct place place)
{
	struct str value = {
		(const char *)reader->event.data.scalar.value, reader->event.data.scalar.length};
	struct str source = str_slice(reader->text->bytes, place.at, place.at + place.len);

	return str_eq(source, value) ? source : str_dup(reader->arena, value);
}

/* Index of the first control character, U+FFFE or U+FFFF: XML has no place for them. Or s.n. */
static size_t find_unwanted(struct str s)
{
	static const struct str others[] = {STR_INIT("\xef\xbf\xbe"), STR_INIT("\xef\xbf\xbf")};
	size_t first = utf8_find_control(s);

	for (size_t i = 0; i < 2; i++)
		first = str_find(str_slice(s, 0, first), others[i], 0);
	return first;
}

/* Escapes such as "\0" can bring in what the text itself may not hold. */
static void check_escapes(struct yaml_reader *reader, const struct node *node)
{
	size_t at = find_unwanted(node->scalar);

	if (at == node->scalar.n)
		return;
	text_report_control(utf8_next(node->scalar, &at), node->place, reader->diags);
	reader->stopped = true;
}

static void fill_scalar(struct yaml_reader *reader, struct node *node)
{
	yaml_scalar_style_t style = reader->event.data.scalar.style;

	node->place = event_place(reader);
	node->scalar = keep_value(reader, node->place);
	node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	node->end = node->place.at + node->place.len;
	reader->last = node->place;
	if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		check_escapes(reader, node);
}

/* Where a list or map ends that the event at hand ends; start is where it begins. In a block that
 * event comes late: the last thing in it ends it then. */
static uint32_t collection_end(
	struct yaml_reader *reader, const struct node *node, uint32_t start, uint32_t last)
{
	if (!node->flow)
		return last > start ? last : start;
	return (uint32_t)(reader->base + mark_byte(reader, reader->event.end_mark));
}

static void fill_list(struct yaml_reader *reader, struct node *node, unsigned depth)
{
	VEC(struct node *) items = {0};
	size_t line = reader->event.start_mark.line;

	node->flow = reader->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	node->place = event_place(reader);
	while (advance(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT)
		vec_push(reader->arena, &items, read_node(reader, depth + 1));
	node->items = items.v;
	node->n = items.n;
	if (reader->stopped)
		return;
	node->end = collection_end(
		reader, node, node->place.at, items.n ? items.v[items.n - 1]->end : 0);
	node->place = collection_place(reader, node->place, line);
}

struct pairs {
	VEC(struct node_pair) list;
	struct map index; /* empty while there are few */
};

static void index_pairs(struct arena *arena, struct pairs *pairs)
{
	vec_each (struct node_pair, pair, &pairs->list)
		map_put(arena, &pairs->index, pair->key, pair);
}

/*
 * The pair that has the key already, or NULL. The index may point at pairs in an array that has
 * been outgrown: that stays behind in the arena, and a key and its place never change.
 */
static const struct node_pair *find_pair(struct arena *arena, struct pairs *pairs, struct str key)
{
	if (pairs->list.n >= KEYS_COMPARED) {
		if (!pairs->index.n)
			index_pairs(arena, pairs);
		return map_get(&pairs->index, key);
	}
	vec_each (struct node_pair, pair, &pairs->list)
		if (str_eq(pair->key, key))
			return pair;
	return NULL;
}

static void add_pair(struct yaml_reader *reader, struct pairs *pairs, struct node_pair pair)
{
	const struct node_pair *first = find_pair(reader->arena, pairs, pair.key);

	if (first) {
		diag_add(reader->diags, DIAG_DUPLICATE_KEY, pair.place, .other = first->place,
			.args = {pair.key});
		if (++reader->duplicates >= MESSAGES_MAX)
			reader->stopped = true;
		return;
	}
	vec_push(reader->arena, &pairs->list, pair);
	if (pairs->index.n)
		map_put(reader->arena, &pairs->index, pair.key, &pairs->list.v[pairs->list.n - 1]);
}

static bool read_key(struct yaml_reader *reader, struct node_pair *pair)
{
	struct node key = {.kind = NODE_SCALAR};

	if (reader->event.type == YAML_SEQUENCE_START_EVENT ||
		reader->event.type == YAML_MAPPING_START_EVENT)
		stop(reader, DIAG_YAML_KEY, event_place(reader), 0);
	else
		refuse(reader, 0);
	if (reader->stopped)
		return false;
	fill_scalar(reader, &key);
	pair->key = key.scalar;
	pair->place = key.place;
	return !reader->stopped;
}

static void fill_map(struct yaml_reader *reader, struct node *node, unsigned depth)
{
	struct pairs pairs = {0};
	size_t line = reader->event.start_mark.line;
	uint32_t last = 0;

	node->flow = reader->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	node->place = event_place(reader);
	while (advance(reader) && reader->event.type != YAML_MAPPING_END_EVENT) {
		struct node_pair pair;

		if (!read_key(reader, &pair) || !advance(reader))
			return;
		pair.value = read_node(reader, depth + 1);
		last = pair.value->end;
		add_pair(reader, &pairs, pair);
	}
	node->pairs = pairs.list.v;
	node->n = pairs.list.n;
	if (reader->stopped)
		return;
	node->end = collection_end(reader, node, node->place.at, last);
	node->place = collection_place(reader, node->place, line);
}

/* Turns the event at hand and all that belongs to it into a node, which is not whole if stopped. */
static struct node *read_node(struct yaml_reader *reader, unsigned depth)
{
	struct node *node = arena_new(reader->arena, struct node);

	refuse(reader, depth);
	if (reader->stopped)
		return node;
	if (reader->event.type == YAML_SEQUENCE_START_EVENT) {
		node->kind = NODE_LIST;
		fill_list(reader, node, depth);
	} else if (reader->event.type == YAML_MAPPING_START_EVENT) {
		node->kind = NODE_MAP;
		fill_map(reader, node, depth);
	} else {
		node->kind = NODE_SCALAR;
		fill_scalar(reader, node);
	}
	return node;
}

/* ---- Documents ---- */

static struct node *empty_map(struct yaml_reader *reader)
{
	struct node *node = arena_new(reader->arena, struct node);

	node->kind = NODE_MAP;
	node->place = place_between(reader, 0, 0);
	return node;
}

/* The first byte at or after at that is no blank and no comment. */
static size_t skip_comments(struct str s, size_t at)
{
	while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '#'))
		at = s.p[at] == '#' ? line_end(s, at) : at + 1;
	return at;
}

/*
 * Looks itself at what follows the document: libyaml would first read all directives that stand
 * there, in a time that is quadratic in their number.
 */
static void check_end(struct yaml_reader *reader)
{
	size_t at = mark_byte(reader, reader->event.start_mark);
	bool closed = !reader->event.data.document_end.implicit;
	struct str rest;

	at = skip_comments(reader->piece, closed ? at + 3 : at);
	rest = str_from_index(reader->piece, at);
	if (!rest.n)
		return;
	if (closed || str_starts(rest, STR("---")))
		stop(reader, DIAG_YAML_DOCUMENTS,
			place_between(reader, at, line_end(reader->piece, at)), 0);
	else
		stop(reader, DIAG_YAML_INDENT,
			place_between(reader, at, line_end(reader->piece, at)), 0);
}

/* Directives are refused before libyaml sees them, for the same reason. */
static bool refuse_directives(struct yaml_reader *reader)
{
	struct str s = reader->piece;
	size_t at = 0;

	while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '#' || (s.p[at] & 0x80)))
		at = s.p[at] == '#' ? line_end(s, at) : at + 1;
	if (at == s.n || s.p[at] != '%')
		return false;
	diag_add(reader->diags, DIAG_YAML_START, place_between(reader, at, line_end(s, at)),
		.args = {STR("%")});
	reader->stopped = true;
	return true;
}

static struct node *read_document(struct yaml_reader *reader)
{
	struct node *node;

	if (refuse_directives(reader) || !advance(reader) || !advance(reader))
		return NULL;
	if (reader->event.type == YAML_STREAM_END_EVENT)
		return empty_map(reader);
	if (!advance(reader))
		return NULL;
	node = read_node(reader, 0);
	if (!advance(reader))
		return NULL;
	check_end(reader);
	if (node->kind == NODE_SCALAR && !node->quoted && !node->scalar.n)
		node = empty_map(reader);
	return node;
}

struct node *yaml_parse(
	struct arena *arena, const struct text *text, struct str piece, struct diags *diags)
{
	struct yaml_reader reader = {.arena = arena, .diags = diags, .text = text};
	struct node *node;

	/* libyaml wants a pointer even for nothing. */
	reader.piece = piece.p ? text_skip_bom(piece) : STR("");
	reader.base = piece.p ? (size_t)(reader.piece.p - text->bytes.p) : 0;
	reader.ascii = ascii_size(reader.piece);
	if (!yaml_parser_initialize(&reader.parser))
		die_out_of_memory();
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader.parser, (const unsigned char *)reader.piece.p, reader.piece.n);
	node = read_document(&reader);
	yaml_event_delete(&reader.event);
	yaml_parser_delete(&reader.parser);
	return reader.stopped || reader.duplicates ? NULL : node;
}

const struct node *node_get(const struct node *node, struct str key)
{
	if (!node || node->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < node->n; i++)
		if (str_eq(node->pairs[i].key, key))
			return node->pairs[i].value;
	return NULL;
}

bool node_is_nothing(const struct node *node)
{
	if (node->kind != NODE_SCALAR || node->quoted)
		return false;
	return !node->scalar.n || str_is(node->scalar, "~") || str_is(node->scalar, "null");
}

static bool pair_equal(const struct node_pair *a, const struct node_pair *b)
{
	return str_eq(a->key, b->key) && node_equal(a->value, b->value);
}

bool node_equal(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == NODE_SCALAR)
		return str_eq(a->scalar, b->scalar) && node_is_nothing(a) == node_is_nothing(b);
	for (size_t i = 0; i < a->n; i++)
		if (a->kind == NODE_LIST ? !node_equal(a->items[i], b->items[i])
					 : !pair_equal(&a->pairs[i], &b->pairs[i]))
			return false;
	return true;
}
