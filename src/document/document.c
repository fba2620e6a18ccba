/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"

#include <cmark.h>
#include <yaml.h>

#include "document/document_private.h"

/* The line at byte at, without its line end; *next is where the one after it begins. */
static struct str line_at(struct str s, size_t at, size_t *next)
{
	size_t end = at + str_find_char(str_from_index(s, at), '\n');
	struct str line = str_slice(s, at, end);

	*next = end < s.n ? end + 1 : end;
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t' ||
				 line.p[line.n - 1] == '\r'))
		line.n--;
	return line;
}

static bool opens(struct str line)
{
	return str_is(line, "---");
}

static bool closes(struct str line)
{
	return str_is(line, "---") || str_is(line, "...");
}

/* Finds the fields and the body of s; false when they are not marked as they should be. */
static bool split(const struct text *text, struct str *front, struct str *body, struct diags *diags)
{
	struct str s = text_skip_bom(text->bytes);
	size_t from, at, next;
	struct str opening = line_at(s, 0, &from);

	if (!opens(opening)) {
		diag_add(diags, DIAG_FRONT_MATTER_MISSING, place_of(text, opening));
		return false;
	}
	for (at = from; at < s.n; at = next) {
		if (!closes(line_at(s, at, &next)))
			continue;
		*front = str_slice(s, from, at);
		*body = str_from_index(s, next);
		return true;
	}
	diag_add(diags, DIAG_FRONT_MATTER_UNCLOSED, place_of(text, opening));
	return false;
}

bool document_parse_fields(struct arena *fields, const struct text *text, struct document *document,
	struct diags *diags)
{
	struct str front;

	*document = (struct document){.text = text};
	if (!split(text, &front, &document->body_source, diags))
		return false;
	document->front = yaml_parse(fields, text, front, diags);
	document->body_place = place_of(text, str_slice(document->body_source, 0, 0));
	if (document->front && document->front->kind != NODE_MAP) {
		diag_add(diags, DIAG_NOT_A_MAPPING, document->front->place);
		document->front = NULL;
	}
	return document->front != NULL;
}

void document_parse_body(struct arena *arena, struct document *document,
	const struct word_links *words, struct diags *diags)
{
	markdown_parse_words(
		arena, document->text, document->body_source, words, &document->body, diags);
}

bool document_parse(struct arena *arena, struct arena *fields, const struct text *text,
	struct document *document, struct diags *diags)
{
	const struct word_links none = {0};
	bool read = document_parse_fields(fields, text, document, diags);

	if (document->body_source.p)
		document_parse_body(arena, document, &none, diags);
	return read;
}

void document_libraries(struct buf *out)
{
	buf_addf(out, "libcmark %s libyaml %s", cmark_version_string(), yaml_get_version_string());
}
