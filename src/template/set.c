/* SPDX-License-Identifier: EUPL-1.2 */
#include "template/internal.h"

#include <stdio.h>

struct tpl_set *tpl_set_new(struct arena *arena)
{
	struct tpl_set *set = arena_new(arena, struct tpl_set);

	set->arena = arena;
	set->last = &set->first;
	return set;
}

void tpl_set_constant(struct tpl_set *set, struct str name, const struct str *text)
{
	if (str_find_char(*text, '\n') == text->n)
		map_set(set->arena, &set->constants, name, (void *)text);
}

void tpl_set_allow_raw(struct tpl_set *set)
{
	set->allow_raw = true;
}

const struct symbol *set_symbol(struct tpl_set *set, struct str name)
{
	struct symbol *symbol = map_get(&set->symbols, name);

	if (symbol)
		return symbol;
	symbol = arena_new(set->arena, struct symbol);
	symbol->name = str_dup(set->arena, name);
	symbol->id = set->symbol_count++;
	map_set(set->arena, &set->symbols, symbol->name, symbol);
	return symbol;
}

struct tpl *set_template(struct tpl_set *set, struct str name)
{
	struct tpl *tpl = map_get(&set->templates, name);

	if (tpl)
		return tpl;
	tpl = arena_new(set->arena, struct tpl);
	tpl->name = str_dup(set->arena, name);
	map_set(set->arena, &set->templates, tpl->name, tpl);
	*set->last = tpl;
	set->last = &tpl->next;
	return tpl;
}

const struct tpl *tpl_find(const struct tpl_set *set, struct str name)
{
	const struct tpl *tpl = map_get(&set->templates, name);

	return tpl && tpl->text ? tpl : NULL;
}

struct str number_text(struct arena *arena, size_t number)
{
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%zu", number);

	return str_dup(arena, (struct str){digits, (size_t)n});
}

/* ---- Binding ---- */

static size_t type_hash(const struct tpl_type *type)
{
	uint64_t bits = (uint64_t)(uintptr_t)type * UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(bits >> 32);
}

/* The cell of a type, or the free one where it belongs. */
static struct binding **binding_cell(const struct tpl_set *set, const struct tpl_type *type)
{
	size_t mask = set->binding_cap - 1;
	size_t i = type_hash(type) & mask;

	while (set->bindings[i] && set->bindings[i]->type != type)
		i = (i + 1) & mask;
	return &set->bindings[i];
}

const struct binding *set_binding(const struct tpl_set *set, const struct tpl_type *type)
{
	return set->binding_cap ? *binding_cell(set, type) : NULL;
}

static void grow_bindings(struct tpl_set *set)
{
	struct binding **old = set->bindings;
	size_t cap = set->binding_cap;

	set->binding_cap = cap ? cap * 2 : 16;
	set->bindings = arena_array(set->arena, struct binding *, set->binding_cap);
	for (size_t i = 0; i < cap; i++)
		if (old[i])
			*binding_cell(set, old[i]->type) = old[i];
}

static void fill_binding(struct tpl_set *set, struct binding *binding)
{
	binding->n = set->symbol_count;
	binding->fields = arena_array(set->arena, uint32_t, binding->n);
	for (size_t i = 0; i < binding->type->n; i++) {
		const struct symbol *symbol = map_get(&set->symbols, binding->type->fields[i].name);

		if (symbol && !binding->fields[symbol->id])
			binding->fields[symbol->id] = (uint32_t)i + 1;
	}
}

/* False if the type was bound to all symbols already. */
static bool bind_one(struct tpl_set *set, const struct tpl_type *type)
{
	struct binding **cell;

	if ((set->bound + 1) * 2 > set->binding_cap)
		grow_bindings(set);
	cell = binding_cell(set, type);
	if (*cell && (*cell)->n == set->symbol_count)
		return false;
	if (!*cell) {
		*cell = arena_new(set->arena, struct binding);
		(*cell)->type = type;
		set->bound++;
	}
	fill_binding(set, *cell);
	return true;
}

/* A list of work instead of recursion: types may refer to each other in long chains. */
void set_bind(struct tpl_set *set, const struct tpl_type *type)
{
	VEC(const struct tpl_type *) work = {0};
	struct arena arena = ARENA_INIT;

	vec_push(&arena, &work, type);
	while (work.n) {
		type = work.v[--work.n];
		if (!bind_one(set, type))
			continue;
		for (size_t i = 0; i < type->n; i++)
			if (type->fields[i].type)
				vec_push(&arena, &work, type->fields[i].type);
	}
	arena_release(&arena);
}

const struct tpl_field *type_field_by_name(const struct tpl_type *type, const struct symbol *symbol)
{
	for (size_t i = 0; i < type->n; i++)
		if (str_eq(type->fields[i].name, symbol->name))
			return &type->fields[i];
	return NULL;
}

/* ---- Inheritance ---- */

static const struct op *override_in(const struct op *parent, const struct symbol *name)
{
	const struct op *end = parent + 1 + parent->body;

	for (const struct op *op = parent + 1; op < end; op += 1 + op->body)
		if (op->kind == OP_BLOCK && op->name == name)
			return op;
	return NULL;
}

const struct op *find_override(
	const struct layer *layers, const struct op *block, const struct layer **layer)
{
	const struct op *found = NULL;

	for (; layers; layers = layers->outer) {
		const struct op *op = override_in(layers->parent, block->name);

		if (op) {
			found = op;
			*layer = layers;
		}
	}
	return found;
}

/* ---- Values ---- */

static struct tpl_value pointer_at(const struct tpl_list *list, size_t i)
{
	const void *const *items = list->items;

	return tpl_object(list->type, items[i]);
}

struct tpl_value tpl_pointers(const struct tpl_type *type, const void *const *items, size_t n)
{
	return (struct tpl_value){
		.kind = TPL_LIST, .list = {.items = items, .n = n, .type = type, .at = pointer_at}};
}

static struct tpl_value text_at(const struct tpl_list *list, size_t i)
{
	const struct str *texts = list->items;

	return tpl_text(texts[i]);
}

struct tpl_value tpl_texts(const struct str *texts, size_t n)
{
	return (struct tpl_value){
		.kind = TPL_LIST, .list = {.items = texts, .n = n, .at = text_at}};
}
