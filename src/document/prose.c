/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text of a document as it is read, with the way back into the file. libcmark tells the lines
 * of a block; within it the pieces of text follow each other in the source, with mark-up between
 * them, so each is looked for behind the one before.
 */
#include "document/document.h"

#include <cmark.h>

#include "base/utf8.h"
#include "document/document_private.h"
#include "document/markdown_memory.h"
#include "document/markdown_source.h"

/* U+FFFC stands for what is not read as words. */
#define OBJECT "\xef\xbf\xbc"

enum {
	/* Mark-up between two pieces is short, as a rule. */
	NEAR = 64,
	/* Searches that fail, each of which may read all of a block. */
	MISSES_MAX = 64,
	/* "&CounterClockwiseContourIntegral;" */
	ENTITY_MAX = 40,
};

struct prose_walk {
	struct arena *arena;
	const struct text *text;
	struct prose_list *list;
	struct markdown_source source;
	struct prose prose;           /* the block at hand */
	struct buf plain;             /* its text so far */
	size_t at, end;               /* what of its source is still to come, as bytes of text */
	size_t link_plain, link_runs; /* what there was when the link began */
	unsigned items, quotes, images, misses;
};

/* ---- The way back ---- */

/* The last run that begins at or before that byte; NULL if there is none. */
static const struct prose_run *run_at(const struct prose *prose, size_t at)
{
	size_t low = 0, high = prose->runs.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (prose->runs.v[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &prose->runs.v[low - 1] : NULL;
}

static size_t source_from(const struct prose *prose, size_t from)
{
	const struct prose_run *run = run_at(prose, from), *end = prose->runs.v + prose->runs.n;

	if (!run)
		return prose->runs.v[0].source;
	if (from - run->at >= run->n)
		return run + 1 < end ? run[1].source : run->source + run->source_n;
	return run->source + (run->n == run->source_n ? from - run->at : 0);
}

static size_t source_to(const struct prose *prose, size_t to)
{
	const struct prose_run *run = to ? run_at(prose, to - 1) : NULL;

	if (!run)
		return prose->runs.v[0].source;
	if (to - run->at >= run->n || run->n != run->source_n)
		return run->source + run->source_n;
	return run->source + (to - run->at);
}

struct place prose_place(const struct prose *prose, size_t from, size_t to)
{
	size_t start, end;

	if (!prose->runs.n)
		return prose->whole;
	start = source_from(prose, from);
	end = source_to(prose, to);
	return (struct place){
		prose->whole.text, (uint32_t)start, end > start ? (uint32_t)(end - start) : 0};
}

/* ---- Pieces ---- */

/* n bytes of the prose from at on are what comes next in the source. */
static void add_run(struct prose_walk *walk, size_t at, size_t n, size_t source_n)
{
	struct prose_run run = {(uint32_t)at, (uint32_t)n, (uint32_t)walk->at, (uint32_t)source_n};

	vec_push(walk->arena, &walk->prose.runs, run);
	walk->at += source_n;
}

static struct str rest_of(const struct prose_walk *walk)
{
	return str_slice(walk->text->bytes, walk->at, walk->end);
}

/* Goes to where the piece stands; false if it does not stand there letter for letter. */
static bool seek_piece(struct prose_walk *walk, struct str piece)
{
	struct str rest = rest_of(walk), near = str_slice(rest, 0, piece.n + NEAR);
	size_t at = str_find(near, piece, 0);

	if (at >= near.n && walk->misses < MISSES_MAX) {
		at = str_find(rest, piece, 0);
		walk->misses += at >= rest.n;
		near = rest;
	}
	if (at >= near.n)
		return false;
	walk->at += at;
	return true;
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '#';
}

/* The length of "&eacute;" if that is what stands here. */
static size_t entity_here(const struct prose_walk *walk, struct str piece)
{
	struct str rest = str_slice(rest_of(walk), 0, ENTITY_MAX);
	size_t end = 1;

	if (!str_starts(rest, STR("&")) || (piece.n > 1 && str_starts(rest, piece)))
		return 0;
	while (end < rest.n && is_name_char(rest.p[end]))
		end++;
	return end > 1 && end < rest.n && rest.p[end] == ';' ? end + 1 : 0;
}

/* Its "&" would be found, but in "&amp;". */
static bool is_entity_first(const struct prose_walk *walk, struct str piece)
{
	return str_starts(piece, STR("&")) && entity_here(walk, STR("&"));
}

/* How many bytes of the piece stand here as they are: not what may be an escape or an entity. */
static size_t plain_prefix(struct str piece)
{
	size_t n = 0;

	while (n < piece.n && piece.p[n] != '#' && (is_name_char(piece.p[n]) || piece.p[n] == ' '))
		n++;
	return n;
}

/*
 * How many bytes of the source that character takes here: one that is escaped has a backslash
 * before it, and an entity is one character. 0: something else is here.
 */
static size_t character_here(const struct prose_walk *walk, struct str character)
{
	struct str rest = rest_of(walk);
	size_t entity = entity_here(walk, character);

	if (entity)
		return entity;
	if (str_starts(rest, character))
		return character.n;
	if (str_starts(rest, STR("\\")) && str_starts(str_from_index(rest, 1), character))
		return character.n + 1;
	return 0;
}

/* The last run goes on, if it ends here and in the source. */
static bool prolong(struct prose_walk *walk, size_t at, size_t n)
{
	size_t runs = walk->prose.runs.n;
	struct prose_run *last = runs ? &walk->prose.runs.v[runs - 1] : NULL;

	if (!last || last->n != last->source_n || (size_t)last->at + last->n != at ||
		(size_t)last->source + last->source_n != walk->at)
		return false;
	last->n += (uint32_t)n;
	last->source_n += (uint32_t)n;
	walk->at += n;
	return true;
}

/* A piece that has escapes and entities in it, with a run for each stretch without. */
static void add_by_character(struct prose_walk *walk, struct str piece, size_t shown)
{
	struct str prefix = str_slice(piece, 0, plain_prefix(piece));

	if (prefix.n && !seek_piece(walk, prefix))
		return;
	for (size_t at = 0; at < piece.n;) {
		size_t next = at, n;

		utf8_next(piece, &next);
		n = character_here(walk, str_slice(piece, at, next));
		if (!n)
			return;
		if (n != next - at || !prolong(walk, shown + at, n))
			add_run(walk, shown + at, next - at, n);
		at = next;
	}
}

/* A piece of text; shown is what it is in the prose, if that is something else. */
static void add_piece(struct prose_walk *walk, struct str piece, struct str shown)
{
	size_t at = walk->plain.n;

	if (!piece.n)
		return;
	if (!walk->images)
		buf_add_str(&walk->plain, shown);
	if (!is_entity_first(walk, piece) && seek_piece(walk, piece)) {
		if (walk->images)
			walk->at += piece.n;
		else
			add_run(walk, at, shown.n, piece.n);
	} else if (!walk->images && str_eq(piece, shown)) {
		add_by_character(walk, piece, at);
	}
}

/* ---- Links ---- */

/* Behind the ')' that ends the address of a link. */
static size_t skip_address(struct str s, size_t at)
{
	size_t open = 0;

	for (; at < s.n; at++) {
		if (s.p[at] == '\\')
			at++;
		else if (s.p[at] == '(')
			open++;
		else if (s.p[at] == ')' && open-- == 0)
			return at + 1;
	}
	return s.n;
}

/* What follows the text of a link or image: "](address)", "][name]" or "]". */
static void skip_link(struct prose_walk *walk)
{
	struct str rest = rest_of(walk);
	size_t at = str_find_char(str_slice(rest, 0, NEAR), ']');

	if (at >= rest.n || rest.p[at] != ']')
		return;
	at++;
	if (at < rest.n && rest.p[at] == '(')
		at = skip_address(rest, at + 1);
	else if (at < rest.n && rest.p[at] == '[')
		at += str_find_char(str_from_index(rest, at), ']') + 1;
	walk->at += at < rest.n ? at : rest.n;
}

static bool is_address(struct str s)
{
	return str_find_char(s, ' ') == s.n && s.n &&
	       (str_find(s, STR("://"), 0) < s.n || str_starts(s, STR("www.")) ||
		       str_find_char(s, '@') < s.n);
}

static void enter_link(struct prose_walk *walk)
{
	walk->link_plain = walk->plain.n;
	walk->link_runs = walk->prose.runs.n;
}

/* An address that is shown as it is, is no words. */
static void leave_link(struct prose_walk *walk)
{
	struct str shown = str_from_index(buf_str(&walk->plain), walk->link_plain);

	if (is_address(shown)) {
		size_t from = walk->prose.runs.n > walk->link_runs
				      ? walk->prose.runs.v[walk->link_runs].source
				      : walk->at;
		size_t source_n = walk->at - from;

		walk->plain.n = walk->link_plain;
		walk->prose.runs.n = walk->link_runs;
		buf_lit(&walk->plain, OBJECT);
		walk->at = from;
		add_run(walk, walk->link_plain, sizeof(OBJECT) - 1, source_n);
	}
	skip_link(walk);
}

/* ---- Blocks ---- */

static bool holds_prose(cmark_node_type type)
{
	return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

static void begin_block(struct prose_walk *walk, cmark_node *node, cmark_node_type type)
{
	struct place block;

	markdown_source_enter(
		&walk->source, cmark_node_get_start_line(node), cmark_node_get_end_line(node));
	block = place_of(walk->text, markdown_source_block(&walk->source));
	walk->at = block.at;
	walk->end = block.at + block.len;
	walk->prose = (struct prose){.whole = markdown_source_line(&walk->source),
		.kind = type == CMARK_NODE_HEADING ? PROSE_HEADING
			: walk->quotes             ? PROSE_QUOTE
			: walk->items              ? PROSE_ITEM
						   : PROSE_PARAGRAPH};
	buf_reset(&walk->plain);
}

static void end_block(struct prose_walk *walk)
{
	walk->prose.text = str_dup(walk->arena, buf_str(&walk->plain));
	if (walk->prose.text.n)
		vec_push(walk->arena, &walk->list->blocks, walk->prose);
}

static void visit_leaf(struct prose_walk *walk, cmark_node *node, cmark_node_type type)
{
	struct str literal = str_from(cmark_node_get_literal(node));

	if (type == CMARK_NODE_TEXT)
		add_piece(walk, literal, literal);
	else if (type == CMARK_NODE_CODE)
		add_piece(walk, literal, STR(OBJECT));
	else if ((type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) && !walk->images)
		buf_add_char(&walk->plain, ' ');
}

static void enter(struct prose_walk *walk, cmark_node *node, cmark_node_type type)
{
	if (holds_prose(type))
		begin_block(walk, node, type);
	else if (type == CMARK_NODE_LINK)
		enter_link(walk);
	else
		visit_leaf(walk, node, type);
	walk->items += type == CMARK_NODE_ITEM;
	walk->quotes += type == CMARK_NODE_BLOCK_QUOTE;
	walk->images += type == CMARK_NODE_IMAGE;
}

static void leave(struct prose_walk *walk, cmark_node_type type)
{
	walk->items -= type == CMARK_NODE_ITEM;
	walk->quotes -= type == CMARK_NODE_BLOCK_QUOTE;
	walk->images -= type == CMARK_NODE_IMAGE;
	if (holds_prose(type))
		end_block(walk);
	else if (type == CMARK_NODE_LINK && !walk->images)
		leave_link(walk);
	else if (type == CMARK_NODE_IMAGE)
		skip_link(walk);
}

static void walk_blocks(struct prose_walk *walk, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			enter(walk, node, cmark_node_get_type(node));
		else
			leave(walk, cmark_node_get_type(node));
	}
	cmark_iter_free(iter);
}

void prose_of_markdown(
	struct arena *arena, const struct text *text, struct str piece, struct prose_list *list)
{
	struct arena scratch = ARENA_INIT;
	struct prose_walk walk = {.arena = arena, .text = text, .list = list};
	cmark_parser *parser;

	if (!piece.n || markdown_too_many_images(piece))
		return;
	walk.source = markdown_source(text, piece);
	parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, markdown_memory(&scratch));
	cmark_parser_feed(parser, piece.p, piece.n);
	walk_blocks(&walk, cmark_parser_finish(parser));
	buf_release(&walk.plain);
	arena_release(&scratch);
}

/* ---- Values ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Word by word: a scalar may be folded over lines. */
static void add_words(struct prose_walk *walk, struct str value)
{
	for (size_t at = 0; at < value.n;) {
		size_t from = at;
		struct str word;

		while (at < value.n && !is_blank(value.p[at]))
			at++;
		word = str_slice(value, from, at);
		add_piece(walk, word, word);
		if (at < value.n)
			buf_add_char(&walk->plain, ' ');
		at++;
	}
}

void prose_of_value(
	struct arena *arena, struct place place, struct str value, struct prose_list *list)
{
	struct prose_walk walk = {.arena = arena, .text = place.text, .list = list};

	walk.prose = (struct prose){.kind = PROSE_PARAGRAPH, .whole = place};
	walk.at = place.at;
	walk.end = (size_t)place.at + place.len;
	add_words(&walk, value);
	end_block(&walk);
	buf_release(&walk.plain);
}
