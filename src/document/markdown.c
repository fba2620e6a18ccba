/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"

#include <cmark.h>
#include <stdio.h>

#include "base/html.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "document/document_private.h"
#include "document/markdown_memory.h"
#include "document/markdown_source.h"

/*
 * Marks that travel through libcmark's renderer: between quotes where an address goes, with the
 * number of the link, and behind the tag of a heading where its id goes. text_check keeps MARK out
 * of the source and check_controls out of entities.
 */
#define MARK '\001'
#define MARK_ADDRESS "\001a"
#define MARK_ID "\001i"

enum {
	MESSAGE_URL_MAX = 100,
	/* Steps that libcmark 0.30 may take over image marks that are never closed. */
	IMAGE_STEPS_MAX = 10000000,
	WORDS_MAX = 100,
};

struct walk {
	struct arena *arena, *scratch;
	struct diags *diags;
	cmark_mem *mem;
	struct markdown *markdown;
	struct markdown_source source;
	bool entities; /* there may be control characters that are written as &#1; */
	bool stopped;  /* what is left cannot or need not be rendered */
	unsigned depth, images;
	unsigned named; /* how many headings, links and images the node at hand is in */
	const struct word_links *words;
	size_t words_left;
	bool linked[WORDS_MAX]; /* by word */
	size_t messages;
	unsigned level;                          /* of the last heading */
	struct buf plain;                        /* the text of the block at hand */
	size_t starts[LIMIT_MARKDOWN_DEPTH + 2]; /* where in plain each open node began */
	struct buf tag;
	struct map ids;
};

/* ---- Messages ---- */

static void add_diag(struct walk *walk, struct diag diag)
{
	if (++walk->messages > MESSAGES_MAX)
		return;
	diags_add(walk->diags, &diag);
}

#define report(walk, code_, place_, ...)                                                           \
	add_diag((walk), (struct diag){.code = (code_), .place = (place_), __VA_ARGS__})

static struct str number(char digits[24], unsigned value)
{
	return (struct str){digits, (size_t)snprintf(digits, 24, "%u", value)};
}

static void report_too_deep(struct walk *walk, struct place place)
{
	char digits[24];

	report(walk, DIAG_MARKDOWN_TOO_DEEP, place, .args = {number(digits, LIMIT_MARKDOWN_DEPTH)});
	walk->stopped = true;
}

static void report_unsafe(struct walk *walk, struct str url, struct place place)
{
	struct str shown = str_dup(walk->arena, utf8_cut(url, MESSAGE_URL_MAX));

	for (size_t i = 0; i < shown.n; i++)
		if ((unsigned char)shown.p[i] < ' ' || shown.p[i] == 0x7f)
			((char *)shown.p)[i] = '?';
	report(walk, DIAG_LINK_UNSAFE, place, .args = {shown});
}

/* Entities can write what the source may not hold, our marks among it. */
static void check_controls(struct walk *walk, struct str s)
{
	size_t at;

	if (!walk->entities)
		return;
	at = utf8_find_control(s);
	if (at == s.n)
		return;
	if (++walk->messages <= MESSAGES_MAX)
		text_report_control(
			(unsigned char)s.p[at], markdown_source_line(&walk->source), walk->diags);
	walk->stopped = true;
}

/* ---- Nodes ---- */

static struct str literal(cmark_node *node)
{
	return str_from(cmark_node_get_literal(node));
}

static bool is_leaf(cmark_node_type type)
{
	switch (type) {
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		return true;
	default:
		return false;
	}
}

static bool is_block(cmark_node_type type)
{
	return type <= CMARK_NODE_LAST_BLOCK;
}

static cmark_node *new_inline(struct walk *walk, const char *on_enter, const char *on_exit)
{
	cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, walk->mem);

	cmark_node_set_on_enter(node, on_enter);
	cmark_node_set_on_exit(node, on_exit);
	return node;
}

/* The text within the node that is being left. */
static struct str plain_text(const struct walk *walk)
{
	return str_trim(str_from_index(buf_str(&walk->plain), walk->starts[walk->depth]));
}

/* ---- Raw HTML ---- */

static bool is_comments(struct str html)
{
	for (html = str_trim(html); html.n; html = str_trim(html)) {
		size_t end = str_find(html, STR("-->"), 0);

		if (!str_starts(html, STR("<!--")) || end == html.n)
			return false;
		html = str_from_index(html, end + 3);
	}
	return true;
}

static void drop_html(struct walk *walk, cmark_node *node, bool block)
{
	if (!is_comments(literal(node)))
		report(walk, DIAG_RAW_HTML,
			block ? markdown_source_line(&walk->source)
			      : markdown_source_find(&walk->source, literal(node)));
	cmark_node_unlink(node);
}

/* ---- Headings ---- */

struct id_count {
	unsigned next;
};

/* Takes id with -2, -3 … behind it if it was taken already. */
static struct str unique_id(struct walk *walk, struct str base)
{
	static struct id_count once = {0};
	struct id_count *count = map_get(&walk->ids, base);
	struct str id = base;
	char digits[24];

	while (map_get(&walk->ids, id)) {
		if (count == &once || !count) {
			count = arena_new(walk->arena, struct id_count);
			count->next = 2;
			map_set(walk->arena, &walk->ids, base, count);
		}
		id = str_join(walk->arena, base, STR("-"), number(digits, count->next++));
	}
	map_put(walk->arena, &walk->ids, id, &once);
	return id;
}

static struct str heading_id(struct walk *walk, struct str text)
{
	struct str slug = slug_from(walk->arena, text);

	return unique_id(walk, slug.n ? slug : STR("section"));
}

/* The title of the page is level 1, so headings in the text start at 2. */
static void check_level(struct walk *walk, unsigned *level, struct place place)
{
	char from[24], to[24];

	if (*level == 1) {
		report(walk, DIAG_HEADING_TOP, place);
		*level = 2;
	} else if (*level > walk->level + 1) {
		report(walk, DIAG_HEADING_SKIP, place,
			.args = {number(from, walk->level), number(to, *level)});
	}
	walk->level = *level;
}

static void leave_heading(struct walk *walk, cmark_node *node)
{
	struct str text = plain_text(walk);
	struct heading heading = {
		.level = (unsigned)cmark_node_get_heading_level(node),
		.text = str_dup(walk->arena, text),
		.place = markdown_source_line(&walk->source),
	};

	if (!text.n)
		report(walk, DIAG_HEADING_EMPTY, heading.place);
	check_level(walk, &heading.level, heading.place);
	heading.id = heading_id(walk, text);
	vec_push(walk->arena, &walk->markdown->headings, heading);
	cmark_node_set_heading_level(node, (int)heading.level);
	cmark_node_prepend_child(node, new_inline(walk, MARK_ID, ""));
}

/* ---- Links and images ---- */

static void tag_attribute(struct walk *walk, struct str name, struct str value)
{
	buf_add_char(&walk->tag, ' ');
	buf_add_str(&walk->tag, name);
	buf_lit(&walk->tag, "=\"");
	html_escape(&walk->tag, value);
	buf_add_char(&walk->tag, '"');
}

static void tag_title(struct walk *walk, cmark_node *node)
{
	struct str title = str_from(cmark_node_get_title(node));

	check_controls(walk, title);
	if (title.n)
		tag_attribute(walk, STR("title"), title);
}

/* Keeps the link for its address to be filled in. One that is not safe gets no address. */
static void add_link(struct walk *walk, struct link link, struct str attribute)
{
	if (!url_is_safe(link.url)) {
		report_unsafe(walk, link.url, link.place);
		return;
	}
	buf_lit(&walk->tag, " ");
	buf_add_str(&walk->tag, attribute);
	buf_lit(&walk->tag, "=\"" MARK_ADDRESS);
	buf_add_unsigned(&walk->tag, walk->markdown->links.n);
	buf_lit(&walk->tag, "\"");
	link.url = str_dup(walk->arena, link.url);
	link.text = str_dup(walk->arena, link.text);
	vec_push(walk->arena, &walk->markdown->links, link);
}

/* What to look for in the source: an autolink of an e-mail address has no "mailto:" there. */
static struct place find_url(struct walk *walk, struct str url, struct str text)
{
	if (!url.n)
		return markdown_source_find(&walk->source, STR("()"));
	if (str_starts(url, STR("mailto:")) && str_eq(str_from_index(url, 7), text))
		url = text;
	return markdown_source_find_url(&walk->source, url);
}

static struct link read_link(struct walk *walk, cmark_node *node, bool image)
{
	struct link link = {.image = image};

	link.url = str_from(cmark_node_get_url(node));
	link.text = plain_text(walk);
	link.place = find_url(walk, link.url, link.text);
	return link;
}

static void replace(cmark_node *old, cmark_node *new)
{
	cmark_node_insert_before(old, new);
	cmark_node_unlink(old);
}

static void leave_link(struct walk *walk, cmark_node *node)
{
	struct link link = read_link(walk, node, false);
	cmark_node *new, *child;

	if (!link.text.n)
		report(walk, DIAG_LINK_EMPTY, link.place);
	buf_reset(&walk->tag);
	buf_lit(&walk->tag, "<a");
	add_link(walk, link, STR("href"));
	tag_title(walk, node);
	buf_add_char(&walk->tag, '>');
	new = new_inline(walk, walk->tag.p, "</a>");
	while ((child = cmark_node_first_child(node)))
		cmark_node_append_child(new, child);
	replace(node, new);
}

static void leave_image(struct walk *walk, cmark_node *node)
{
	struct link link = read_link(walk, node, true);

	if (!link.text.n)
		report(walk, DIAG_IMAGE_ALT, link.place);
	buf_reset(&walk->tag);
	buf_lit(&walk->tag, "<img");
	add_link(walk, link, STR("src"));
	tag_attribute(walk, STR("alt"), link.text);
	tag_title(walk, node);
	buf_lit(&walk->tag, " loading=\"lazy\">");
	replace(node, new_inline(walk, walk->tag.p, ""));
}

/* ---- Words that become links ---- */

/* Letters and digits of the Latin, Greek and Cyrillic scripts and what lies between. */
static bool is_word_char(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		       c == '_';
	return c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7;
}

/* Whether no letter or digit follows at byte at: a hyphen may, as in "ICT-dienst". */
static bool word_ends(struct str s, size_t at)
{
	return at >= s.n || !is_word_char(utf8_next(s, &at));
}

/* The longest of the words that still wait for a link and stands at byte at; NULL if none does. */
static const struct word_link *word_at(const struct walk *walk, struct str s, size_t at)
{
	const struct word_links *words = walk->words;
	struct str rest = str_from_index(s, at);
	const struct word_link *found = NULL;

	for (size_t i = 0; i < words->n && i < WORDS_MAX; i++) {
		const struct word_link *link = &words->v[i];

		if (!walk->linked[i] && link->word.n && str_starts(rest, link->word) &&
			word_ends(s, at + link->word.n) && (!found || link->word.n > found->word.n))
			found = link;
	}
	return found;
}

static const struct word_link *find_word(const struct walk *walk, struct str s, size_t *at)
{
	bool inside = false;

	for (size_t next = 0; next < s.n;) {
		size_t here = next;
		bool letter = is_word_char(utf8_next(s, &next));
		const struct word_link *link = inside ? NULL : word_at(walk, s, here);

		inside = letter;
		*at = here;
		if (link)
			return link;
	}
	return NULL;
}

static cmark_node *new_text(struct walk *walk, struct str s)
{
	cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT, walk->mem);

	cmark_node_set_literal(node, str_z(walk->scratch, s));
	return node;
}

static cmark_node *new_word(struct walk *walk, const struct word_link *word)
{
	cmark_node *node;

	buf_reset(&walk->tag);
	buf_lit(&walk->tag, "<a class=\"kb-abbr\"");
	add_link(walk,
		(struct link){.url = word->url,
			.text = word->word,
			.place = markdown_source_line(&walk->source)},
		STR("href"));
	if (word->title.n)
		tag_attribute(walk, STR("title"), word->title);
	buf_add_char(&walk->tag, '>');
	node = new_inline(walk, walk->tag.p, "</a>");
	cmark_node_append_child(node, new_text(walk, word->word));
	return node;
}

/* Parts a text where words in it become links; the iterator is past what is put in. */
static void link_words(struct walk *walk, cmark_node *node)
{
	struct str rest = walk->words_left ? str_dup(walk->scratch, literal(node)) : STR("");
	const struct word_link *word;
	size_t at;

	while (walk->words_left && (word = find_word(walk, rest, &at))) {
		cmark_node *link = new_word(walk, word), *tail;

		cmark_node_set_literal(node, str_z(walk->scratch, str_slice(rest, 0, at)));
		cmark_node_insert_after(node, link);
		rest = str_from_index(rest, at + word->word.n);
		tail = new_text(walk, rest);
		cmark_node_insert_after(link, tail);
		walk->linked[word - walk->words->v] = true;
		walk->words_left--;
		node = tail;
	}
}

/* ---- The tree ---- */

static void leave_paragraph(struct walk *walk, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	if (!walk->markdown->lead.n && cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT)
		walk->markdown->lead = str_dup(walk->arena, plain_text(walk));
}

static void add_plain(struct walk *walk, struct str s)
{
	check_controls(walk, s);
	buf_add_str(&walk->plain, s);
}

static void visit_leaf(struct walk *walk, cmark_node *node, cmark_node_type type)
{
	switch (type) {
	case CMARK_NODE_TEXT:
		add_plain(walk, literal(node));
		if (!walk->named)
			link_words(walk, node);
		break;
	case CMARK_NODE_CODE:
		add_plain(walk, literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_add_char(&walk->plain, ' ');
		break;
	case CMARK_NODE_CODE_BLOCK:
		check_controls(walk, str_from(cmark_node_get_fence_info(node)));
		break;
	case CMARK_NODE_HTML_BLOCK:
		drop_html(walk, node, true);
		break;
	case CMARK_NODE_HTML_INLINE:
		drop_html(walk, node, false);
		break;
	default:
		break;
	}
}

/* Where a word is part of a name, and a link in it would be one too many. */
static bool is_named(cmark_node_type type)
{
	return type == CMARK_NODE_HEADING || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
}

static void enter(struct walk *walk, cmark_node *node, cmark_node_type type)
{
	if (is_block(type))
		markdown_source_enter(&walk->source, cmark_node_get_start_line(node),
			cmark_node_get_end_line(node));
	if (is_leaf(type)) {
		visit_leaf(walk, node, type);
		return;
	}
	/* The document itself is no block inside another. */
	if (walk->depth > LIMIT_MARKDOWN_DEPTH) {
		report_too_deep(walk, markdown_source_line(&walk->source));
		return;
	}
	walk->starts[walk->depth++] = walk->plain.n;
	walk->images += type == CMARK_NODE_IMAGE;
	walk->named += is_named(type);
}

static void leave(struct walk *walk, cmark_node *node, cmark_node_type type)
{
	walk->depth--;
	walk->images -= type == CMARK_NODE_IMAGE;
	walk->named -= is_named(type);
	/* Of what stands in the text of an image only the letters are left. */
	if (walk->images > 0)
		return;
	if (type == CMARK_NODE_LINK)
		leave_link(walk, node);
	else if (type == CMARK_NODE_IMAGE)
		leave_image(walk, node);
	else if (type == CMARK_NODE_HEADING)
		leave_heading(walk, node);
	else if (type == CMARK_NODE_PARAGRAPH)
		leave_paragraph(walk, node);
	if (is_block(type))
		buf_reset(&walk->plain);
}

/* Nodes are changed only when they are left: the iterator is past them by then. */
static void walk_tree(struct walk *walk, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while (!walk->stopped && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			enter(walk, node, cmark_node_get_type(node));
		else
			leave(walk, node, cmark_node_get_type(node));
	}
	cmark_iter_free(iter);
}

/* ---- The result ---- */

struct writer {
	char *p;
	size_t n;
};

static void write_str(struct writer *writer, struct str s)
{
	if (s.n)
		memcpy(writer->p + writer->n, s.p, s.n);
	writer->n += s.n;
}

/* Goes back into the tag that was just written: <h2> becomes <h2 id="…">. */
static void write_id(struct writer *writer, struct heading *heading)
{
	heading->at = (uint32_t)(writer->n - (sizeof("<h2>") - 1));
	writer->n--;
	write_str(writer, STR(" id=\""));
	write_str(writer, heading->id);
	write_str(writer, STR("\">"));
}

static size_t rendered_size(const struct markdown *markdown, struct str rendered)
{
	size_t size = rendered.n;

	vec_each (const struct heading, heading, &markdown->headings)
		size += heading->id.n + sizeof(" id=\"\"");
	return size;
}

/* Keeps the place of an address; what is left behind its mark. */
static struct str write_slot(struct walk *walk, const struct writer *writer, struct str rest)
{
	struct link_slot slot = {.at = (uint32_t)writer->n};

	for (; rest.n && rest.p[0] != '"'; rest = str_from_index(rest, 1))
		slot.link = slot.link * 10 + (uint32_t)(rest.p[0] - '0');
	if (slot.link < walk->markdown->links.n)
		vec_push(walk->arena, &walk->markdown->slots, slot);
	return rest;
}

/* Copies what was rendered, with the marks turned into slots and ids. */
static void split_marks(struct walk *walk, struct str rest)
{
	struct markdown *markdown = walk->markdown;
	struct writer writer = {.p = arena_alloc(walk->arena, rendered_size(markdown, rest))};
	size_t headings = 0;

	for (;;) {
		size_t at = str_find_char(rest, MARK);

		write_str(&writer, str_slice(rest, 0, at));
		if (at + 1 >= rest.n)
			break;
		rest = str_from_index(rest, at + 2);
		if (rest.p[-1] == MARK_ADDRESS[1])
			rest = write_slot(walk, &writer, rest);
		else if (headings < markdown->headings.n)
			write_id(&writer, &markdown->headings.v[headings++]);
	}
	markdown->html = (struct str){writer.p, writer.n};
}

static size_t find_char(struct str s, char c, size_t from)
{
	return from + str_find_char(str_from_index(s, from), c);
}

/*
 * libcmark 0.30 goes over all image marks that are still open at every link, which is quadratic
 * when none is ever closed.
 */
static bool too_many_images(struct str s)
{
	size_t opened = 0, closed = 0;

	for (size_t at = 0; (at = find_char(s, '!', at)) < s.n; at++)
		opened += at + 1 < s.n && s.p[at + 1] == '[';
	for (size_t i = 0; opened > 1 && i < s.n; i++)
		closed += s.p[i] == ']';
	return opened * closed > IMAGE_STEPS_MAX;
}

static cmark_node *parse(struct walk *walk)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, walk->mem);

	if (walk->source.piece.n)
		cmark_parser_feed(parser, walk->source.piece.p, walk->source.piece.n);
	return cmark_parser_finish(parser);
}

static void render(struct walk *walk)
{
	cmark_node *root = parse(walk);

	/* "W&I" is three texts to libcmark. */
	if (walk->words_left)
		cmark_consolidate_text_nodes(root);
	walk_tree(walk, root);
	if (!walk->stopped)
		split_marks(walk, str_from(cmark_render_html(root, CMARK_OPT_DEFAULT)));
}

void markdown_parse_words(struct arena *arena, const struct text *text, struct str piece,
	const struct word_links *words, struct markdown *markdown, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct walk walk = {.arena = arena,
		.scratch = &scratch,
		.diags = diags,
		.markdown = markdown,
		.words = words,
		.words_left = words->n < WORDS_MAX ? words->n : WORDS_MAX,
		.level = 1};

	*markdown = (struct markdown){.source = piece};
	walk.mem = markdown_memory(&scratch);
	walk.source = markdown_source(text, piece);
	walk.entities = str_find_char(piece, '&') < piece.n;
	if (too_many_images(piece))
		report_too_deep(&walk, place_of(text, str_slice(piece, 0, 0)));
	else
		render(&walk);
	buf_release(&walk.plain);
	buf_release(&walk.tag);
	arena_release(&scratch);
}

void markdown_parse(struct arena *arena, const struct text *text, struct str piece,
	struct markdown *markdown, struct diags *diags)
{
	const struct word_links none = {0};

	markdown_parse_words(arena, text, piece, &none, markdown, diags);
}
