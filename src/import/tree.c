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

struct str slot_normal(const struct grid *grid, const struct sheet *sheet, const struct slot *slot,
	struct str text)
{
	const struct input *inputs = slot->indicator ? slot->indicator->inputs.v : NULL;
	const struct input *input = inputs ? &inputs[INPUT_COMPARATOR] : NULL;

	if (!inputs || slot->kind == SLOT_REMARK)
		return text;
	if (slot->kind == SLOT_VALUE && sheet->subject)
		input = &inputs[INPUT_VALUE];
	for (size_t i = INPUT_EXTRA; slot->kind == SLOT_INPUT && i < slot->indicator->inputs.n; i++)
		if (str_eq(inputs[i].name[grid->lang], slot->key))
			input = &inputs[i];
	return figure_normal(grid->arena, grid->lang, input, text, sheet->date);
}

/* What the file is to say for a cell. */
static struct node *make_scalar(
	const struct grid *grid, const struct sheet *sheet, const struct entry *entry)
{
	return new_scalar(grid->arena, slot_normal(grid, sheet, &entry->slot, entry->cell->text),
		csv_place(&grid->csv, entry->cell));
}

/* What n entries say of one indicator: a scalar for only a value, else a mapping. */
static struct node *make_figure(struct arena *arena, const struct grid *grid,
	const struct sheet *sheet, const struct entry *entries, size_t n)
{
	struct node *map = new_map(arena, n, csv_place(&grid->csv, entries->cell));
	struct node *groups = NULL;

	if (n == 1 && entries->slot.kind == SLOT_VALUE)
		return make_scalar(grid, sheet, entries);
	for (size_t i = 0; i < n; i++) {
		struct str key = entry_key(grid, sheet, &entries[i]);
		struct place place = csv_place(&grid->csv, entries[i].cell);
		struct node *value = make_scalar(grid, sheet, &entries[i]);

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
