/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/markdown_source.h"

/*
 * A search that fails reads all of the block. So many of them are allowed in a text; after that
 * the line of the block has to do, or a hostile text would take a quadratic time.
 */
enum { MISSES_MAX = 64 };

struct markdown_source markdown_source(const struct text *text, struct str piece)
{
	return (struct markdown_source){
		.text = text,
		.piece = piece,
		.returns = str_find_char(piece, '\r') < piece.n,
		.line = 1,
	};
}

/* The start of the line behind the one at at; libcmark ends a line at \n, \r\n and \r. */
static size_t next_line(const struct markdown_source *source, size_t at)
{
	struct str s = source->piece;

	if (!source->returns)
		at += str_find_char(str_from_index(s, at), '\n');
	while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
		at++;
	if (at + 1 < s.n && s.p[at] == '\r' && s.p[at + 1] == '\n')
		at++;
	return at < s.n ? at + 1 : at;
}

static size_t seek(struct markdown_source *source, int line)
{
	while (line > 0 && source->line < (size_t)line && source->at < source->piece.n) {
		source->at = next_line(source, source->at);
		source->line++;
	}
	return source->at;
}

void markdown_source_enter(struct markdown_source *source, int first_line, int last_line)
{
	source->first_line = first_line;
	source->last_line = last_line;
	source->located = false;
}

static struct place place_slice(const struct markdown_source *source, size_t from, size_t to)
{
	return place_of(source->text, str_slice(source->piece, from, to));
}

static struct place trimmed_line(const struct markdown_source *source, size_t at)
{
	struct str line = str_trim(str_slice(source->piece, at, next_line(source, at)));

	return line.n ? place_of(source->text, line) : place_slice(source, at, at);
}

static void locate(struct markdown_source *source)
{
	size_t line, at;

	if (source->located)
		return;
	at = seek(source, source->first_line);
	line = source->line;
	source->to = seek(source, source->last_line + 1);
	source->line = line;
	source->from = source->at = at;
	source->block_line = trimmed_line(source, at);
	source->located = true;
}

struct str markdown_source_block(struct markdown_source *source)
{
	locate(source);
	return str_slice(source->piece, source->at, source->to);
}

struct place markdown_source_line(struct markdown_source *source)
{
	locate(source);
	return source->block_line;
}

static struct place found(struct markdown_source *source, size_t at, size_t n)
{
	source->from = at + n;
	return place_slice(source, at, at + n);
}

/* What of the piece may still be searched. */
static struct str searched(struct markdown_source *source)
{
	locate(source);
	return str_slice(source->piece, 0, source->misses < MISSES_MAX ? source->to : 0);
}

struct place markdown_source_find(struct markdown_source *source, struct str needle)
{
	struct str block = searched(source);
	size_t at = str_find(block, needle, source->from);

	if (at < block.n)
		return found(source, at, needle.n);
	source->misses++;
	return markdown_source_line(source);
}

struct place markdown_source_find_url(struct markdown_source *source, struct str url)
{
	struct str block = searched(source);
	size_t at = str_find(block, url, source->from);

	for (; at < block.n; at = str_find(block, url, at + url.n))
		if (at > 0 && (block.p[at - 1] == '(' || block.p[at - 1] == '<'))
			return found(source, at, url.n);
	source->misses++;
	return markdown_source_find(source, url);
}
