/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any text is read as a table or refused with a message that has its place; a table that is written
 * down again reads back the same; and its cells, as YAML of import/, come back as the same tree.
 */
#include <stdlib.h>

#include "document/document.h"
#include "import/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

static void check_place(const struct text *text, struct place place)
{
	check(place.text == text);
	check(place.at <= text->bytes.n && place.len <= text->bytes.n - place.at);
}

static void check_table(const struct csv_table *table)
{
	check(table->columns > 0 && table->rows > 1);
	check(table->cells.n == table->rows * table->columns);
	vec_each (const struct csv_cell, cell, &table->cells) {
		check_place(table->text, csv_place(table, cell));
		check(cell->text.n <= cell->len);
		check(str_eq(cell->text, str_trim(cell->text)));
	}
}

/* ---- Written and read again ---- */

static void write_cell(struct str cell, struct buf *out)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, cell.p[i]);
	}
	buf_add_char(out, '"');
}

/* What begins with a quote may read as the guard of a formula, which the reader takes off. */
static void check_again(struct arena *arena, const struct csv_table *table)
{
	struct buf out = BUF_INIT;
	struct diags diags = DIAGS_INIT;
	struct csv_table again;
	struct text text = {.path = STR("again.csv")};

	for (size_t i = 0; i < table->cells.n; i++) {
		write_cell(table->cells.v[i].text, &out);
		buf_add_str(&out, (i + 1) % table->columns ? STR(";") : STR("\r\n"));
	}
	text.bytes = buf_str(&out);
	check(csv_read(arena, &text, &again, &diags));
	check(again.rows == table->rows && again.columns == table->columns);
	for (size_t i = 0; i < table->cells.n; i++)
		check(str_starts(table->cells.v[i].text, STR("'")) ||
			str_eq(table->cells.v[i].text, again.cells.v[i].text));
	diags_release(&diags);
	buf_release(&out);
}

/* ---- As YAML ---- */

/* Characters that YAML refuses; import/ does too. */
static bool is_writable(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned char a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];

		if (a == 0xc2 && b < 0xa0 && b != 0x85)
			return false;
		if (a == 0xef && b == 0xbf && i + 2 < s.n && (unsigned char)s.p[i + 2] >= 0xbe)
			return false;
	}
	return true;
}

static struct node *scalar_of(struct arena *arena, struct str s)
{
	struct node *node = arena_new(arena, struct node);

	node->kind = NODE_SCALAR;
	node->scalar = s;
	node->quoted = yaml_needs_quotes(s);
	return node;
}

/* A list of all cells, and a mapping of cells to themselves. */
static struct node *tree_of(struct arena *arena, const struct csv_table *table)
{
	size_t n = table->cells.n;
	struct node *root = arena_new(arena, struct node), *list = arena_new(arena, struct node);
	struct map seen = {0};

	*list = (struct node){.kind = NODE_LIST, .items = arena_array(arena, struct node *, n)};
	*root = (struct node){
		.kind = NODE_MAP, .pairs = arena_array(arena, struct node_pair, n + 1)};
	/* First, as files begin with a key of ours: libyaml takes a % in the very first line for
	 * more than it is when a letter beyond ASCII goes before it. */
	root->pairs[root->n++] = (struct node_pair){.key = STR("list"), .value = list};
	map_put(arena, &seen, STR("list"), list);
	for (size_t i = 0; i < n; i++) {
		struct str cell = table->cells.v[i].text;
		struct node *node = scalar_of(arena, cell);

		list->items[list->n++] = node;
		if (cell.n && cell.n < 100 && !map_put(arena, &seen, cell, node))
			root->pairs[root->n++] = (struct node_pair){.key = cell, .value = node};
	}
	return root;
}

/* The same values in the same order; how they were quoted does not matter. */
static bool tree_equal(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == NODE_SCALAR && (node_is_nothing(a) || node_is_nothing(b)))
		return node_is_nothing(a) && node_is_nothing(b);
	if (!str_eq(a->scalar, b->scalar))
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (a->kind == NODE_LIST && !tree_equal(a->items[i], b->items[i]))
			return false;
		if (a->kind == NODE_MAP &&
			(!str_eq(a->pairs[i].key, b->pairs[i].key) ||
				!tree_equal(a->pairs[i].value, b->pairs[i].value)))
			return false;
	}
	return true;
}

static void check_yaml(struct arena *arena, const struct csv_table *table)
{
	struct buf out = BUF_INIT;
	struct diags diags = DIAGS_INIT;
	struct text text = {.path = STR("a.yaml")};
	const struct node *tree = tree_of(arena, table), *again;

	yaml_write(tree, NULL, &out);
	text.bytes = buf_str(&out);
	check(text_check(&text, &diags));
	again = yaml_parse(arena, &text, text.bytes, &diags);
	check(again && !diags.list.n);
	check(tree_equal(tree, again));
	diags_release(&diags);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct text text = {.path = STR("a.csv"), .bytes = {(const char *)data, size}};
	struct csv_table table;

	if (text_check(&text, &diags)) {
		if (csv_read(&arena, &text, &table, &diags)) {
			check_table(&table);
			check_again(&arena, &table);
			if (is_writable(text.bytes))
				check_yaml(&arena, &table);
		} else {
			check(diags.errors > 0);
		}
	}
	vec_each (const struct diag, diag, &diags.list)
		check_place(&text, diag->place);
	diags_release(&diags);
	arena_release(&arena);
	return 0;
}
