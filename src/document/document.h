/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bytes to documents: YAML trees and Markdown, every node with its place. This is the only folder
 * that knows libyaml and libcmark. Nothing here knows what a field or a page means.
 *
 * All results live in the arena that is given; strings point into it or into the text. Problems
 * go to diags; a function that returns NULL or false has said why there.
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/text.h"
#include "base/vec.h"

/* ---- YAML ---- */

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node_pair;

/*
 * One value of a YAML document. Every scalar is a string: what it means is for the schema to say.
 * Anchors, aliases, tags and duplicate keys are refused, and so are keys that are not scalars.
 */
struct node {
	enum node_kind kind;
	bool quoted;             /* a scalar in quotes or a block: never "nothing" */
	bool flow;               /* a list or map in brackets */
	struct place place;      /* of a list or map: its first line */
	uint32_t end;            /* the byte of the text behind all of it */
	struct str scalar;       /* NODE_SCALAR: the value, with escapes and folding done */
	struct node **items;     /* NODE_LIST: n values in order */
	struct node_pair *pairs; /* NODE_MAP: n pairs in order */
	size_t n;
};

struct node_pair {
	struct str key;
	struct place place; /* of the key */
	struct node *value;
};

/*
 * Parses the piece of text (a range inside text->bytes, such as all of it or the front matter) as
 * one YAML document. An empty piece or one with only comments gives an empty NODE_MAP. NULL after
 * an error.
 */
struct node *yaml_parse(
	struct arena *arena, const struct text *text, struct str piece, struct diags *diags);

/* The value under key of a map, or NULL; NULL also when node is no map. */
const struct node *node_get(const struct node *node, struct str key);
/* True for a plain scalar that is empty, "~" or "null": a key without a value. */
bool node_is_nothing(const struct node *node);
/* Whether both hold the same: keys in the same order, scalars letter for letter. */
bool node_equal(const struct node *a, const struct node *b);

/* Whether a scalar with that value cannot stand without quotes in a block of YAML. */
bool yaml_needs_quotes(struct str s);
/*
 * Whether a scalar without quotes is more than a word to programs that give scalars a type: a
 * number, a date, "yes", nothing. On the safe side: some words pass for one.
 */
bool yaml_is_typed(struct str s);
/* Appends the value on one line, in quotes when it needs them or quoted says so. */
void yaml_write_scalar(struct str s, bool quoted, struct buf *out);

/* ---- Markdown ---- */

struct heading {
	unsigned level;
	struct str text; /* without mark-up */
	struct str id;   /* its anchor: unique within the document, a slug */
	uint32_t at;     /* where its tag begins in html, as <h2 id="…"> */
	struct place place;
};

struct link {
	struct str url;  /* as written, with entities and escapes resolved */
	struct str text; /* the text of the link, the alt text of the image, without mark-up */
	struct place place;
	bool image;
};

/* Where in html the address of links[link] is to be written (between the quotes, unescaped so far).
 */
struct link_slot {
	uint32_t at;
	uint32_t link;
};

/*
 * Markdown rendered to safe HTML, but for the addresses of links and images: those are left out
 * and listed, so that a later stage can check and resolve them. Headings carry their ids. Raw HTML
 * is refused with a message (HTML comments are dropped without one).
 */
struct markdown {
	struct str source;
	struct str html;             /* with nothing at the slots */
	VEC(struct link_slot) slots; /* by rising at */
	VEC(struct heading) headings;
	VEC(struct link) links;
	struct str lead; /* the first paragraph as plain text; for descriptions */
};

/* A word that becomes a link where it first stands in a text. */
struct word_link {
	struct str word; /* letter for letter */
	struct str url, title;
};

struct word_links {
	const struct word_link *v;
	size_t n;
};

/*
 * Renders the piece of text. Checks here what needs no knowledge of the site: depth, raw HTML,
 * heading levels, empty headings and links, images without alt text, schemes that are not safe
 * (allowed: https, http, mailto, tel, and addresses without a scheme).
 */
void markdown_parse(struct arena *arena, const struct text *text, struct str piece,
	struct markdown *markdown, struct diags *diags);
/*
 * The same, and each of the words becomes a link where it stands as a whole word for the first
 * time, but not in headings, links and code: <a class="kb-abbr" href="…" title="…">. The title is
 * on the link and not on an <abbr>, because then a screen reader tells it and a keyboard gets
 * there. Its address is in links like any other. Of very many words only the first are looked for.
 */
void markdown_parse_words(struct arena *arena, const struct text *text, struct str piece,
	const struct word_links *words, struct markdown *markdown, struct diags *diags);

/* ---- Prose: what a reader reads, and where it stands ---- */

enum prose_kind { PROSE_PARAGRAPH, PROSE_HEADING, PROSE_ITEM, PROSE_QUOTE };

/* Bytes of the prose and those of the file that they come from, which are the same if as many. */
struct prose_run {
	uint32_t at, n;
	uint32_t source, source_n;
};

/*
 * One block: a paragraph, a heading, a paragraph in a list or in a quotation. Its text is without
 * mark-up, on one line; a piece of code and an address are U+FFFC, an image is nothing.
 */
struct prose {
	enum prose_kind kind;
	struct str text;
	struct place whole;         /* its first line, for what has no run */
	VEC(struct prose_run) runs; /* by rising at and source */
};

struct prose_list {
	VEC(struct prose) blocks;
};

/* Adds the blocks of a piece of Markdown, code blocks left out. Reports nothing. */
void prose_of_markdown(
	struct arena *arena, const struct text *text, struct str piece, struct prose_list *list);
/* Adds the value of a scalar that stands at place. */
void prose_of_value(
	struct arena *arena, struct place place, struct str value, struct prose_list *list);
/* The place in the file of bytes from to to (not included) of the prose. */
struct place prose_place(const struct prose *prose, size_t from, size_t to);

/* The scheme of an address ("https"), empty when it has none. */
struct str url_scheme(struct str url);

/* ---- Files ---- */

/*
 * Checks that a text is UTF-8 without control characters. The first fault is reported; false then.
 */
bool text_check(const struct text *text, struct diags *diags);

struct document {
	const struct text *text;
	struct node *front;      /* the fields; a NODE_MAP */
	struct str front_source; /* whole lines, between those that mark it */
	struct place body_place; /* an empty range where the body begins */
	struct str body_source;
	struct markdown body;
};

/*
 * A file of front matter and Markdown: a line `---`, YAML, a line `---`, text. A BOM and CRLF are
 * accepted. False when the fields cannot be read. The fields live in fields, which may be a scratch
 * arena; the body in arena. Both may be the same.
 */
bool document_parse(struct arena *arena, struct arena *fields, const struct text *text,
	struct document *document, struct diags *diags);
/* Only the fields; the body is for document_parse_body. That has something to read, and faults to
 * find, even if this is false, unless body_source.p is NULL. */
bool document_parse_fields(struct arena *fields, const struct text *text, struct document *document,
	struct diags *diags);
void document_parse_body(struct arena *arena, struct document *document,
	const struct word_links *words, struct diags *diags);

/* ---- Reading by table ---- */

/*
 * Files that configure something: which keys a mapping may have, of which kind, and which must be
 * there, as a table. Every key has a Dutch and an English name; both are always accepted.
 */
enum want {
	WANT_TEXT, /* a scalar that is not empty */
	WANT_SLUG,
	WANT_BOOL,
	WANT_COUNT, /* a whole number from 0 */
	WANT_DATE,
	WANT_TEXTS, /* a list of scalars, or one scalar */
	WANT_MAP,
	WANT_LIST,
};

struct key {
	struct str name[2]; /* by enum lang */
	enum want want;
	bool required;
};

#define KEY(nl, en, want, required)                                                                \
	{                                                                                          \
		{STR_INIT(nl), STR_INIT(en)}, (want), (required)                                   \
	}

struct reader {
	struct arena *arena;
	struct diags *diags;
	enum lang lang; /* of the keys that messages name */
};

/*
 * Fills found[i] with the value of keys[i], or NULL where it is absent or of the wrong kind. All
 * faults are reported. False if map is no mapping at all.
 */
bool read_map(struct reader *reader, const struct node *map, const struct key *keys, size_t n,
	const struct node **found);

/* What a value that read_map let through holds; nothing, no or 0 for NULL. */
struct str read_text(const struct node *node);
bool read_bool(const struct node *node);
long read_count(const struct node *node, long otherwise);
struct date read_date(const struct node *node);

/* The checks behind them, which report with the name of the field. */
bool check_scalar(struct reader *reader, struct str name, const struct node *node);
/* The same, with what to do about an empty one: "@fill" if it cannot go, else "@fill-or-drop". */
bool check_filled(struct reader *reader, struct str name, const struct node *node, struct str mend);
bool parse_bool(struct str s, bool *yes);
bool parse_date(struct reader *reader, const struct node *node, struct date *date);
bool check_slug(struct reader *reader, struct str slug, struct place place);
/* Returns the key that was probably meant, or nothing. */
struct str report_unknown_key(
	struct reader *reader, const struct node_pair *pair, const struct str *known, size_t n);

void report_missing_key(struct reader *reader, const struct node *map, struct str key);
bool is_among(struct str word, const struct str *words, size_t n);

/* "a, b, c", cut with an ellipsis when it gets long. */
struct str join_words(struct arena *arena, const struct str *words, size_t n);

/* The libraries that read documents, with their versions: what they make may differ by these. */
void document_libraries(struct buf *out);

#endif
