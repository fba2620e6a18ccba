/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A sheet as the mapping of a measurement file. Its nodes have the places of the cells they come
 * from, so that the reader of measurements complains at the table.
 */
#include <stdlib.h>

#include "import/internal.h"

static struct node *new_scalar(struct arena *arena, struct str scalar, struct place place)
{
	struct node *node = arena_new(arena, struct node);

	node->kind = NODE_SCALAR;
	node->scalar = scalar;
	node->quoted = yaml_needs_quotes(scalar);
	node->place = place;
	return node;
}

/* An empty mapping with room for n pairs. */
static struct node *new_map(struct arena *arena, size_t n, struct place place)
{
	struct node *node = arena_new(arena, struct node);

	node->kind = NODE_MAP;
	node->pairs = arena_array(arena, struct node_pair, n ? n : 1);
	node->place = place;
	return node;
}

static void add_pair(struct node *map, struct str key, struct place place, struct node *value)
{
	map->pairs[map->n++] = (struct node_pair){key, place, value};
}

/* In the order of the edition; of one indicator the value first, then its inputs as they came. */
static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	size_t left[] = {x->slot.indicator->index, x->slot.kind, x->order};
	size_t right[] = {y->slot.indicator->index, y->slot.kind, y->order};

	for (size_t i = 0; i < 3; i++)
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	return 0;
}

static struct str entry_key(
	const struct grid *grid, const struct sheet *sheet, const struct entry *entry)
{
	switch (entry->slot.kind) {
	case SLOT_VALUE:
		return sheet->subject ? keyword(grid, STR("waarde"), STR("value"))
				      : keyword(grid, STR("landelijk"), STR("national"));
	case SLOT_INPUT:
		return entry->slot.key;
	case SLOT_GROUP:
		return keyword(grid, STR("per_groep"), STR("per_group"));
	default:
		return keyword(grid, STR("toelichting"), STR("remark"));
	}
}

/* What n entries say of one indicator: a scalar for only a value, else a mapping. */
static struct node *make_figure(struct arena *arena, const struct grid *grid,
	const struct sheet *sheet, const struct entry *entries, size_t n)
{
	struct node *map = new_map(arena, n, csv_place(&grid->csv, entries->cell));
	struct node *groups = NULL;

	if (n == 1 && entries->slot.kind == SLOT_VALUE)
		return new_scalar(arena, entries->cell->text, map->place);
	for (size_t i = 0; i < n; i++) {
		struct str key = entry_key(grid, sheet, &entries[i]);
		struct place place = csv_place(&grid->csv, entries[i].cell);
		struct node *value = new_scalar(arena, entries[i].cell->text, place);

		if (entries[i].slot.kind == SLOT_GROUP) {
			if (!groups)
				add_pair(map, key, place, groups = new_map(arena, n, place));
			add_pair(groups, entries[i].slot.key, place, value);
		} else {
			add_pair(map, key, place, value);
		}
	}
	return map;
}

static struct node *make_values(struct arena *arena, const struct grid *grid, struct sheet *sheet)
{
	struct node *values = new_map(arena, sheet->entries.n, csv_place(&grid->csv, sheet->name));
	size_t n;

	if (sheet->entries.n)
		qsort(sheet->entries.v, sheet->entries.n, sizeof(*sheet->entries.v),
			compare_entries);
	for (size_t i = 0; i < sheet->entries.n; i += n) {
		const struct entry *entries = &sheet->entries.v[i];
		const struct indicator *indicator = entries->slot.indicator;

		for (n = 1; i + n < sheet->entries.n; n++)
			if (entries[n].slot.indicator != indicator)
				break;
		add_pair(values, indicator->id, csv_place(&grid->csv, entries->cell),
			make_figure(arena, grid, sheet, entries, n));
	}
	return values;
}

struct node *tree_make(struct arena *arena, const struct grid *grid, struct sheet *sheet)
{
	struct place place = csv_place(&grid->csv, sheet->name), edition = place, remark;
	struct node *root = new_map(arena, 3, place), *node;

	if (sheet->edition_cell)
		edition = csv_place(&grid->csv, sheet->edition_cell);
	node = new_scalar(arena, sheet->edition->id, edition);
	node->quoted = true;
	add_pair(root, keyword(grid, STR("editie"), STR("edition")), edition, node);
	if (sheet->remark) {
		remark = csv_place(&grid->csv, sheet->remark);
		add_pair(root, keyword(grid, STR("toelichting"), STR("remark")), remark,
			new_scalar(arena, sheet->remark->text, remark));
	}
	add_pair(root, keyword(grid, STR("waarden"), STR("values")), place,
		make_values(arena, grid, sheet));
	return root;
}

/* The two names of what a table can tell. */
static bool is_told(const struct node *tree, struct str key)
{
	static const char *const keys[][2] = {
		{"editie", "edition"}, {"toelichting", "remark"}, {"waarden", "values"}};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (is_either(key, keys[i][0], keys[i][1]))
			return node_get(tree, str_from(keys[i][0])) ||
			       node_get(tree, str_from(keys[i][1]));
	return false;
}

struct node *tree_keep(struct arena *arena, const struct node *tree, const struct node *old)
{
	struct node *kept;

	if (old->kind != NODE_MAP)
		return (struct node *)tree;
	kept = new_map(arena, tree->n + old->n, tree->place);
	for (size_t i = 0; i < tree->n; i++)
		kept->pairs[kept->n++] = tree->pairs[i];
	for (size_t i = 0; i < old->n; i++)
		if (!is_told(tree, old->pairs[i].key))
			kept->pairs[kept->n++] = old->pairs[i];
	return kept;
}

static bool equal_scalars(const struct node *a, const struct node *b)
{
	if (node_is_nothing(a) || node_is_nothing(b))
		return node_is_nothing(a) && node_is_nothing(b);
	return str_eq(a->scalar, b->scalar);
}

static bool equal_maps(struct arena *arena, const struct node *a, const struct node *b)
{
	struct map values = {0};

	for (size_t i = 0; i < b->n; i++)
		map_put(arena, &values, b->pairs[i].key, b->pairs[i].value);
	for (size_t i = 0; i < a->n; i++) {
		const struct node *other = map_get(&values, a->pairs[i].key);

		if (!other || !tree_equal(arena, a->pairs[i].value, other))
			return false;
	}
	return true;
}

bool tree_equal(struct arena *arena, const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	if (a->kind == NODE_SCALAR)
		return equal_scalars(a, b);
	if (a->kind == NODE_MAP)
		return equal_maps(arena, a, b);
	for (size_t i = 0; i < a->n; i++)
		if (!tree_equal(arena, a->items[i], b->items[i]))
			return false;
	return true;
}
