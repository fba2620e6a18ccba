/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Values for templates out of YAML, with types made at run time. Mappings become objects,
 * sequences lists, plain true and false TPL_BOOL, a plain null or nothing at all TPL_NOTHING, and
 * every other scalar TPL_TEXT as it is written.
 *
 * Typed, the items of a list share one type, as they do on a site, and two endings of a key say
 * more about a field than YAML can:
 *
 *     body.html: <b>x</b>          the field body is TPL_HTML
 *     kind.choices: [card, row]    all values that the field kind can have
 *
 * Untyped, for the specification, every object has a type of its own, so that a key that is
 * missing is looked up further out; and decimals lose the zeros at their end.
 */
#ifndef TESTS_TEMPLATE_DATA_H
#define TESTS_TEMPLATE_DATA_H

#include "base/vec.h"
#include "document/document.h"
#include "template/template.h"

struct data {
	struct arena *arena;
	bool typed;
};

/* What n nodes in the same position have in common. */
struct data_column {
	const struct node *const *nodes; /* NULL where there is none */
	size_t n;
	struct tpl_value *values; /* to be filled in */
	enum tpl_kind kind;
	const struct tpl_type *type;
};

static void data_fill(const struct data *data, struct data_column *column);

static struct tpl_value data_get(
	const void *self, const struct tpl_field *field, const struct tpl_env *env)
{
	const struct tpl_value *values = self;

	(void)env;
	return values[field->index];
}

static struct tpl_value data_at(const struct tpl_list *list, size_t i)
{
	const struct tpl_value *values = list->items;

	return values[i];
}

static struct str data_decimal(struct str s)
{
	size_t digits = 0, dots = 0;

	for (size_t i = 0; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		dots += s.p[i] == '.';
	}
	if (dots != 1 || digits + dots != s.n)
		return s;
	while (s.p[s.n - 1] == '0')
		s.n--;
	s.n -= s.p[s.n - 1] == '.';
	return s;
}

static struct tpl_value data_scalar(const struct data *data, const struct node *node)
{
	if (!node->quoted && (str_is(node->scalar, "true") || str_is(node->scalar, "false")))
		return tpl_bool(str_is(node->scalar, "true"));
	if (data->typed || node->quoted)
		return tpl_text(node->scalar);
	return tpl_text(data_decimal(node->scalar));
}

static void data_fill_scalars(const struct data *data, struct data_column *column)
{
	for (size_t i = 0; i < column->n; i++) {
		const struct node *node = column->nodes[i];

		if (!node || node->kind != NODE_SCALAR || node_is_nothing(node))
			continue;
		column->values[i] = data_scalar(data, node);
		column->kind = column->values[i].kind;
	}
}

static void data_fill_items(const struct data *data, struct data_column *items)
{
	struct data_column one = *items;

	if (data->typed) {
		data_fill(data, items);
		return;
	}
	for (size_t i = 0; i < items->n; i++) {
		one.nodes = &items->nodes[i];
		one.values = &items->values[i];
		one.n = 1;
		data_fill(data, &one);
	}
}

static void data_fill_lists(const struct data *data, struct data_column *column)
{
	VEC(const struct node *) nodes = {0};
	struct data_column items = {0};
	struct tpl_value *values;

	for (size_t i = 0; i < column->n; i++)
		for (size_t j = 0; column->nodes[i] && j < column->nodes[i]->n; j++)
			vec_push(data->arena, &nodes, column->nodes[i]->items[j]);
	items.nodes = nodes.v;
	items.n = nodes.n;
	items.values = values = arena_array(data->arena, struct tpl_value, nodes.n);
	data_fill_items(data, &items);
	column->kind = TPL_LIST;
	column->type = items.type;
	for (size_t i = 0; i < column->n; i++) {
		size_t n = column->nodes[i] ? column->nodes[i]->n : 0;

		column->values[i].kind = column->nodes[i] ? TPL_LIST : TPL_NOTHING;
		column->values[i].list = (struct tpl_list){values, n, items.type, data_at};
		values += n;
	}
}

/* ---- Objects ---- */

struct data_keys {
	VEC(struct str) list;
};

static bool data_has_key(const struct data_keys *keys, struct str key)
{
	vec_each (const struct str, known, &keys->list)
		if (str_eq(*known, key))
			return true;
	return false;
}

static void data_collect_keys(
	const struct data *data, const struct data_column *column, struct data_keys *keys)
{
	for (size_t i = 0; i < column->n; i++) {
		const struct node *map = column->nodes[i];

		for (size_t j = 0; map && j < map->n; j++) {
			struct str key = map->pairs[j].key;

			if (!data_has_key(keys, key) &&
				!(data->typed && str_ends(key, STR(".choices"))))
				vec_push(data->arena, &keys->list, key);
		}
	}
}

static void data_set_choices(
	const struct data *data, struct tpl_field *field, const struct node *list)
{
	struct str *choices;

	if (!list || list->kind != NODE_LIST)
		return;
	choices = arena_array(data->arena, struct str, list->n);
	for (size_t i = 0; i < list->n; i++)
		choices[i] = list->items[i]->scalar;
	field->choices = choices;
	field->choice_count = list->n;
}

static void data_name_field(const struct data *data, struct tpl_field *field,
	struct data_column *column, const struct node *first)
{
	const struct str html = STR(".html");
	bool is_html = data->typed && str_ends(field->name, html);

	field->kind = column->kind;
	field->type = column->type;
	if (!data->typed)
		return;
	data_set_choices(
		data, field, node_get(first, str_join(data->arena, field->name, STR(".choices"))));
	if (!is_html)
		return;
	field->name.n -= html.n;
	field->kind = TPL_HTML;
	for (size_t i = 0; i < column->n; i++)
		if (column->values[i].kind == TPL_TEXT)
			column->values[i].kind = TPL_HTML;
}

static void data_fill_field(const struct data *data, const struct data_column *maps,
	struct tpl_field *field, struct tpl_value **objects)
{
	const struct node **nodes = arena_array(data->arena, const struct node *, maps->n);
	struct data_column column = {.nodes = nodes, .n = maps->n};

	column.values = arena_array(data->arena, struct tpl_value, maps->n);
	for (size_t i = 0; i < maps->n; i++)
		nodes[i] = node_get(maps->nodes[i], field->name);
	data_fill(data, &column);
	data_name_field(data, field, &column, maps->nodes[0]);
	for (size_t i = 0; i < maps->n; i++)
		objects[i][field->index] = column.values[i];
}

static void data_fill_maps(const struct data *data, struct data_column *column)
{
	struct data_keys keys = {0};
	struct tpl_value **objects = arena_array(data->arena, struct tpl_value *, column->n);
	struct tpl_type *type = arena_new(data->arena, struct tpl_type);
	struct tpl_field *fields;

	data_collect_keys(data, column, &keys);
	type->n = keys.list.n;
	type->fields = fields = arena_array(data->arena, struct tpl_field, type->n);
	column->kind = TPL_OBJECT;
	column->type = type;
	for (size_t i = 0; i < column->n; i++) {
		objects[i] = arena_array(data->arena, struct tpl_value, type->n);
		if (column->nodes[i])
			column->values[i] = tpl_object(type, objects[i]);
	}
	for (size_t i = 0; i < type->n; i++) {
		fields[i] = (struct tpl_field){.name = keys.list.v[i], .get = data_get, .index = i};
		data_fill_field(data, column, &fields[i], objects);
	}
}

/* The kind of the first that is there decides for all; the tests keep to that. */
static void data_fill(const struct data *data, struct data_column *column)
{
	const struct node *first = NULL;

	for (size_t i = 0; i < column->n && !first; i++)
		first = column->nodes[i];
	if (!first || first->kind == NODE_SCALAR)
		data_fill_scalars(data, column);
	else if (first->kind == NODE_LIST)
		data_fill_lists(data, column);
	else
		data_fill_maps(data, column);
}

static struct tpl_value data_value(struct arena *arena, const struct node *node, bool typed)
{
	struct data data = {arena, typed};
	struct tpl_value value = tpl_nothing();
	struct data_column column = {.nodes = &node, .n = 1, .values = &value};

	data_fill(&data, &column);
	return value;
}

#endif
