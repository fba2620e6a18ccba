/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Comments and blank lines of a YAML file. No parser keeps them; here they are found between the
 * scalars of the tree, and kept by the key or item that they stand above or behind.
 */
#include "import/internal.h"

/* What a piece of the file is read by: its scalars in order, and where we are among them. */
struct scan {
	struct arena *arena;
	struct str bytes;
	struct margins *margins;
	VEC(struct place) scalars;
	VEC(size_t) of; /* by scalar: which margin it begins, or NO_MARGIN */
	size_t next;    /* scalar */
	size_t last;    /* margin that began last, or NO_MARGIN */
	size_t first;   /* margin that began first on this line, or NO_MARGIN */
	bool inside;    /* something stands on this line before */
	VEC(struct str) pending;
};

static const size_t NO_MARGIN = (size_t)-1;

static void add_scalar(struct scan *scan, struct place place, bool begins)
{
	size_t of = NO_MARGIN;
	struct margin margin = {.at = place.at};

	if (begins) {
		of = scan->margins->all.n;
		vec_push(scan->arena, &scan->margins->all, margin);
	}
	vec_push(scan->arena, &scan->scalars, place);
	vec_push(scan->arena, &scan->of, of);
}

/* In the order of the file. */
static void collect(struct scan *scan, const struct node *node, bool item)
{
	if (node->kind == NODE_SCALAR)
		add_scalar(scan, node->place, item);
	for (size_t i = 0; i < node->n; i++) {
		if (node->kind == NODE_LIST) {
			collect(scan, node->items[i], true);
			continue;
		}
		add_scalar(scan, node->pairs[i].place, true);
		collect(scan, node->pairs[i].value, false);
	}
}

/* Where the line ends: at what libyaml takes for the end of one. */
static size_t line_end(struct str s, size_t at)
{
	static const struct str breaks[] = {STR_INIT("\n"), STR_INIT("\r"), STR_INIT("\xc2\x85"),
		STR_INIT("\xe2\x80\xa8"), STR_INIT("\xe2\x80\xa9")};

	for (; at < s.n; at++)
		for (size_t i = 0; i < sizeof(breaks) / sizeof(*breaks); i++)
			if (str_starts(str_from_index(s, at), breaks[i]))
				return at;
	return at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Passes over the next scalar, which takes the lines above it when it begins something. */
static size_t pass_scalar(struct scan *scan, size_t at)
{
	struct place place = scan->scalars.v[scan->next];
	size_t of = scan->of.v[scan->next++], end = place.at + place.len;

	if (of != NO_MARGIN) {
		struct margin *margin = &scan->margins->all.v[of];

		vec_each (struct str, line, &scan->pending)
			vec_push(scan->arena, &margin->above, *line);
		scan->pending.n = 0;
		scan->last = of;
		if (scan->first == NO_MARGIN)
			scan->first = of;
	}
	scan->inside = scan->inside || place.len;
	return end > at ? end : at;
}

static size_t pass_comment(struct scan *scan, size_t at)
{
	size_t end = line_end(scan->bytes, at);
	struct str comment = str_trim(str_slice(scan->bytes, at, end));
	size_t of = scan->first != NO_MARGIN ? scan->first : scan->last;

	if (scan->inside && of != NO_MARGIN)
		vec_push(scan->arena, &scan->margins->all.v[of].behind, comment);
	else
		vec_push(scan->arena, &scan->pending, comment);
	return end;
}

static void pass_line_end(struct scan *scan, bool empty)
{
	if (empty)
		vec_push(scan->arena, &scan->pending, STR(""));
	scan->inside = false;
	scan->first = NO_MARGIN;
}

static void find_all(struct scan *scan)
{
	struct str s = scan->bytes;
	size_t at = str_starts(s, STR("\xef\xbb\xbf")) ? 3 : 0, start = at;

	while (at < s.n) {
		if (scan->next < scan->scalars.n && scan->scalars.v[scan->next].at <= at) {
			at = pass_scalar(scan, at);
		} else if (s.p[at] == '#' && (at == start || is_blank(s.p[at - 1]))) {
			at = pass_comment(scan, at);
			start = NO_MARGIN;
		} else if (s.p[at] == '\n') {
			pass_line_end(scan, !scan->inside && start != NO_MARGIN);
			start = ++at;
		} else {
			scan->inside = scan->inside || !is_blank(s.p[at]);
			at++;
		}
	}
}

void margins_read(struct margins *margins, struct arena *arena, const struct text *text,
	const struct node *root)
{
	struct scan scan = {.arena = arena,
		.bytes = text->bytes,
		.margins = margins,
		.last = NO_MARGIN,
		.first = NO_MARGIN};

	*margins = (struct margins){.text = text};
	collect(&scan, root, false);
	find_all(&scan);
	while (scan.pending.n && !scan.pending.v[scan.pending.n - 1].n)
		scan.pending.n--;
	vec_each (struct str, line, &scan.pending)
		vec_push(arena, &margins->below, *line);
}

const struct margin *margins_at(const struct margins *margins, struct place place)
{
	size_t low = 0, high = margins ? margins->all.n : 0;

	if (!margins || place.text != margins->text)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct margin *margin = &margins->all.v[middle];

		if (margin->at == place.at)
			return margin;
		if (margin->at < place.at)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
