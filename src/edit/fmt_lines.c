/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of YAML as text: line ends, blanks at the end, and which lines are no data. */
#include "edit/internal.h"

struct str plain_text(struct arena *arena, struct str bytes)
{
	struct buf out = BUF_INIT;
	struct str plain;

	while (str_starts(bytes, STR("\xef\xbb\xbf")))
		bytes = str_from_index(bytes, 3);
	if (str_find_char(bytes, '\r') == bytes.n)
		return bytes;
	while (bytes.n) {
		size_t n = str_find_char(bytes, '\r');

		buf_add(&out, bytes.p, n);
		bytes = str_from_index(bytes, n);
		if (bytes.n)
			buf_add_char(&out, '\n');
		bytes = str_from_index(bytes, str_starts(bytes, STR("\r\n")) ? 2 : 1);
	}
	plain = str_dup(arena, buf_str(&out));
	buf_release(&out);
	return plain;
}

static struct str take_line(struct str *rest)
{
	size_t n = str_find_char(*rest, '\n');
	struct str line = str_slice(*rest, 0, n);

	*rest = str_from_index(*rest, n + 1);
	return line;
}

bool is_margin(struct str lines)
{
	while (lines.n) {
		struct str line = str_trim(take_line(&lines));

		if (line.n && line.p[0] != '#')
			return false;
	}
	return true;
}

static struct str without_tail(struct str line)
{
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return line;
}

void put_lines(struct buf *out, struct str lines)
{
	while (lines.n) {
		buf_add_str(out, without_tail(take_line(&lines)));
		buf_add_char(out, '\n');
	}
}

void put_margin(struct buf *out, struct str lines)
{
	while (lines.n) {
		buf_add_str(out, str_trim(take_line(&lines)));
		buf_add_char(out, '\n');
	}
}

/* ---- What stands inside scalars ---- */

/* A scalar of more than one line. Scalars come in the order of the file. */
struct span {
	uint32_t from, to;
};

struct spans {
	struct arena arena;
	VEC(struct span) list;
};

static void add_span(struct spans *spans, struct place place)
{
	struct str source = str_slice(place.text->bytes, place.at, place.at + place.len);

	if (str_find_char(source, '\n') < source.n)
		vec_push(&spans->arena, &spans->list,
			((struct span){place.at, place.at + place.len}));
}

static void find_spans(struct spans *spans, const struct node *node)
{
	if (node->kind == NODE_SCALAR)
		add_span(spans, node->place);
	for (size_t i = 0; i < node->n; i++) {
		if (node->kind == NODE_MAP)
			add_span(spans, node->pairs[i].place);
		find_spans(spans, node->kind == NODE_MAP ? node->pairs[i].value : node->items[i]);
	}
}

/* Whether the byte at is inside one; *next goes by what lies before it. */
static bool is_inside(const struct spans *spans, size_t *next, size_t at)
{
	while (*next < spans->list.n && spans->list.v[*next].to <= at)
		++*next;
	return *next < spans->list.n && spans->list.v[*next].from <= at;
}

void put_yaml_lines(
	struct buf *out, const struct text *text, struct str piece, const struct node *node)
{
	struct spans spans = {.arena = ARENA_INIT};
	size_t next = 0;

	find_spans(&spans, node);
	while (piece.n) {
		struct str line = take_line(&piece);
		size_t end = (size_t)(line.p + line.n - text->bytes.p);

		buf_add_str(out, is_inside(&spans, &next, end) ? line : without_tail(line));
		buf_add_char(out, '\n');
	}
	arena_release(&spans.arena);
}
