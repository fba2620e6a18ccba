/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a table says into the tree of a file that is there: what the table does not name stays, in
 * its place and as it was written, and so does what it says the same of.
 */
#include "import/internal.h"

/* What the pairs of a mapping are. */
enum depth { DEPTH_ROOT, DEPTH_VALUES, DEPTH_FIGURE, DEPTH_GROUPS };

struct merger {
	struct arena *arena;
	const struct grid *grid;
	const struct sheet *sheet;
	const struct indicator *indicator; /* below DEPTH_VALUES; NULL: not in the edition */
	struct merged *merged;
};

static const char *const names[][2] = {{"editie", "edition"}, {"toelichting", "remark"},
	{"waarden", "values"}, {"waarde", "value"}, {"landelijk", "national"},
	{"per_groep", "per_group"}};

/* The Dutch name of a key that has two. */
static struct str one_name(enum depth depth, struct str key)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if ((depth == DEPTH_ROOT || depth == DEPTH_FIGURE) &&
			str_eq(key, str_from(names[i][1])))
			return str_from(names[i][0]);
	return key;
}

static bool is_figure(enum depth depth, struct str key)
{
	return depth != DEPTH_ROOT && !str_is(one_name(depth, key), "toelichting");
}

/* How many figures a value holds. */
static size_t count_figures(enum depth depth, struct str key, const struct node *node)
{
	size_t n = 0;

	if (!is_figure(depth, key) && !(str_is(one_name(depth, key), "waarden")))
		return 0;
	if (node->kind != NODE_MAP)
		return 1;
	for (size_t i = 0; i < node->n; i++)
		n += count_figures(depth < DEPTH_GROUPS ? depth + 1 : depth, node->pairs[i].key,
			node->pairs[i].value);
	return n;
}

/* A scalar the way it is best written; its key is that of its pair. */
static struct str normal(
	const struct merger *merger, enum depth depth, struct str key, const struct node *node)
{
	const struct grid *grid = merger->grid;
	struct slot slot = {merger->indicator, SLOT_GROUP, {NULL, 0}};
	struct str text = node_is_nothing(node) ? STR("") : node->scalar;

	if (depth == DEPTH_ROOT || !merger->indicator)
		return text;
	if (depth != DEPTH_GROUPS)
		slot = slots_part(merger->indicator, depth == DEPTH_VALUES ? STR("") : key,
			grid->lang, merger->arena);
	return slot_normal(grid, merger->sheet, &slot, text);
}

static bool is_same(const struct merger *merger, enum depth depth, struct str key,
	const struct node *old, const struct node *new)
{
	return old->kind == NODE_SCALAR &&
	       new->kind == NODE_SCALAR &&str_eq(normal(merger, depth, key, old),
				    normal(merger, depth, key, new));
}

/* The value of an indicator as a mapping, which it is when there is more than one figure. */
static const struct node *as_map(struct merger *merger, const struct node *node)
{
	const struct grid *grid = merger->grid;
	struct node *map;

	if (node->kind != NODE_SCALAR)
		return node;
	map = arena_new(merger->arena, struct node);
	*map = (struct node){.kind = NODE_MAP, .place = node->place};
	map->pairs = arena_array(merger->arena, struct node_pair, 1);
	if (node_is_nothing(node))
		return map;
	map->pairs[map->n++] = (struct node_pair){
		merger->sheet->subject ? keyword(grid, STR("waarde"), STR("value"))
				       : keyword(grid, STR("landelijk"), STR("national")),
		node->place, (struct node *)node};
	return map;
}

static const struct node *merge_maps(
	struct merger *merger, enum depth depth, const struct node *old, const struct node *new);

/* Takes the new value for the old one. */
static const struct node *replace(struct merger *merger, enum depth depth, struct str key,
	const struct node *old, const struct node *new)
{
	size_t before = count_figures(depth, key, old), after = count_figures(depth, key, new);

	if (is_same(merger, depth, key, old, new)) {
		merger->merged->kept += before;
		return old;
	}
	merger->merged->changed = true;
	merger->merged->replaced += after < before ? after : before;
	merger->merged->added += after < before ? 0 : after - before;
	return new;
}

static const struct node *merge(struct merger *merger, enum depth depth, struct str key,
	const struct node *old, const struct node *new)
{
	if (depth == DEPTH_VALUES && (old->kind == NODE_MAP || new->kind == NODE_MAP)) {
		old = as_map(merger, old);
		new = as_map(merger, new);
	}
	if (depth == DEPTH_GROUPS || old->kind != NODE_MAP || new->kind != NODE_MAP)
		return replace(merger, depth, key, old, new);
	return merge_maps(merger, depth + 1, old, new);
}

static void add_pair(struct node *map, const struct node_pair *pair, const struct node *value)
{
	map->pairs[map->n++] = (struct node_pair){pair->key, pair->place, (struct node *)value};
}

/* In the order of the file; what only the table has comes behind. */
static const struct node *merge_maps(
	struct merger *merger, enum depth depth, const struct node *old, const struct node *new)
{
	struct node *both = arena_new(merger->arena, struct node);
	struct map news = {0}, olds = {0};

	*both = (struct node){.kind = NODE_MAP, .place = new->place};
	both->pairs = arena_array(merger->arena, struct node_pair, old->n + new->n + 1);
	for (size_t i = 0; i < new->n; i++)
		map_put(merger->arena, &news, one_name(depth, new->pairs[i].key),
			new->pairs[i].value);
	for (size_t i = 0; i < old->n; i++) {
		const struct node_pair *pair = &old->pairs[i];
		const struct node *value = map_get(&news, one_name(depth, pair->key));

		if (depth == DEPTH_VALUES)
			merger->indicator = edition_indicator(merger->sheet->edition, pair->key);
		map_put(merger->arena, &olds, one_name(depth, pair->key), pair->value);
		if (!value)
			merger->merged->kept += count_figures(depth, pair->key, pair->value);
		add_pair(both, pair,
			value ? merge(merger, depth, pair->key, pair->value, value) : pair->value);
	}
	for (size_t i = 0; i < new->n; i++) {
		const struct node_pair *pair = &new->pairs[i];

		if (map_get(&olds, one_name(depth, pair->key)))
			continue;
		merger->merged->added += count_figures(depth, pair->key, pair->value);
		merger->merged->changed = true;
		add_pair(both, pair, pair->value);
	}
	return both;
}

const struct node *tree_merge(struct grid *grid, const struct sheet *sheet, const struct node *old,
	const struct node *new, struct merged *merged)
{
	struct merger merger = {grid->arena, grid, sheet, NULL, merged};

	*merged = (struct merged){.added = 0};
	if (old->kind == NODE_MAP)
		return merge_maps(&merger, DEPTH_ROOT, old, new);
	merged->changed = true;
	merged->added = sheet->entries.n;
	return new;
}
