/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The static check walks a template as rendering would, with types for values. That ends, because
 * what surrounds a template (struct setting) can only take so many forms: of a type that is on the
 * stack twice only the inner one can ever be found, and of a parent tag whose blocks are all
 * overridden further out nothing is left. A setting seen before is not walked again.
 */
#include "template/internal.h"

#include "base/suggest.h"

enum { KNOWN_NAMES_MAX = 200 };

/* What is known of a value before there is one. */
struct shape {
	enum tpl_kind kind;
	const struct tpl_type *type;   /* of an object, or of the items of a list */
	const struct tpl_field *field; /* where it came from */
};

struct stack {
	const struct stack *up;
	const struct tpl_type *type;
};

struct setting {
	const struct tpl *tpl;
	struct shape dot; /* what {{.}} is */
	const struct stack *stack;
	const struct layer *layers;
	unsigned depth;
	/* Objects and lists entered so far: recursion without any new one cannot end. */
	size_t entered;
};

struct visit {
	struct setting setting;
	bool busy;
};

struct check {
	struct tpl_set *set;
	struct diags *diags;
	struct arena arena;
	VEC(struct visit *) visits;
	size_t steps, reported;
	bool too_deep; /* reported */
};

static void check_ops(struct check *check, const struct op *op, const struct op *end,
	const struct setting *setting);

/* ---- Messages ---- */

static struct place place_in(const struct setting *setting, struct str piece)
{
	return place_of(setting->tpl->text, piece);
}

#define report(check, code, place, ...)                                                            \
	do {                                                                                       \
		if ((check)->reported++ < LIMIT_MESSAGES)                                          \
			diag_add((check)->diags, (code), (place), __VA_ARGS__);                    \
	} while (0)

static void report_too_deep(struct check *check, const struct op *op, const struct setting *setting)
{
	if (!check->too_deep)
		report(check, DIAG_TEMPLATE_TOO_DEEP, place_in(setting, op->tag),
			.args = {number_text(&check->arena, LIMIT_TEMPLATE_DEPTH)});
	check->too_deep = true;
}

static void report_kind(struct check *check, const struct op *op, const struct setting *setting,
	struct str name, enum tpl_kind kind)
{
	static const struct str words[] = {
		[TPL_NOTHING] = STR_INIT("@nothing"),
		[TPL_TEXT] = STR_INIT("@text"),
		[TPL_HTML] = STR_INIT("@html"),
		[TPL_BOOL] = STR_INIT("@yesno"),
		[TPL_OBJECT] = STR_INIT("@object"),
		[TPL_LIST] = STR_INIT("@list"),
	};

	report(check, DIAG_TEMPLATE_KIND, place_in(setting, op->tag), .args = {name, words[kind]});
}

/* Adds a name to a list for people, which does not grow without end. */
static void list_name(struct str name, struct buf *out)
{
	if (str_ends(buf_str(out), STR("…")))
		return;
	if (out->n)
		buf_lit(out, ", ");
	if (out->n + name.n > KNOWN_NAMES_MAX)
		buf_lit(out, "…");
	else
		buf_add_str(out, name);
}

static void offer_names(const struct tpl_type *type, struct suggest *suggest, struct buf *known)
{
	for (size_t i = 0; i < type->n; i++) {
		suggest_offer(suggest, type->fields[i].name);
		list_name(type->fields[i].name, known);
	}
}

static void report_name(struct check *check, const struct setting *setting, struct str name,
	const struct stack *stack)
{
	struct suggest suggest = suggest_for(name);
	struct buf known = BUF_INIT;

	for (; stack; stack = stack->up)
		offer_names(stack->type, &suggest, &known);
	report(check, DIAG_TEMPLATE_NAME, place_in(setting, name), .args = {name, buf_str(&known)},
		.suggest = suggest.best);
	buf_release(&known);
}

static void report_missing(
	struct check *check, const struct setting *setting, struct str place, struct str name)
{
	struct suggest suggest = suggest_for(name);

	for (const struct tpl *tpl = check->set->first; tpl; tpl = tpl->next)
		if (tpl->text)
			suggest_offer(&suggest, tpl->name);
	report(check, DIAG_PARTIAL_MISSING, place_in(setting, place), .args = {name},
		.suggest = suggest.best);
}

/* ---- Names to shapes ---- */

static struct shape shape_of(const struct tpl_field *field)
{
	return (struct shape){field->kind, field->type, field};
}

static const struct tpl_field *find_field(
	const struct check *check, const struct tpl_type *type, const struct symbol *symbol)
{
	return type_field(type, set_binding(check->set, type), symbol);
}

static bool find_first(struct check *check, const struct part *part, const struct setting *setting,
	struct shape *shape)
{
	for (const struct stack *stack = setting->stack; stack; stack = stack->up) {
		const struct tpl_field *field = find_field(check, stack->type, part->symbol);

		if (field) {
			*shape = shape_of(field);
			return true;
		}
	}
	report_name(check, setting, part->written, setting->stack);
	return false;
}

/* The next part of a dotted name, which only an object can have. */
static bool find_next(struct check *check, const struct op *op, const struct part *part,
	const struct setting *setting, struct shape *shape)
{
	const struct stack only = {NULL, shape->type};
	const struct tpl_field *field;

	if (shape->kind != TPL_OBJECT) {
		report_kind(check, op, setting, part[-1].written, shape->kind);
		return false;
	}
	field = find_field(check, shape->type, part->symbol);
	if (field)
		*shape = shape_of(field);
	else
		report_name(check, setting, part->written, &only);
	return field != NULL;
}

/* False after a message. */
static bool find_shape(struct check *check, const struct op *op, const struct setting *setting,
	struct shape *shape)
{
	const struct path *path = op->path;

	*shape = setting->dot;
	if (!path->n)
		return true;
	if (!find_first(check, &path->parts[0], setting, shape))
		return false;
	for (size_t i = 1; i < path->n; i++)
		if (!find_next(check, op, &path->parts[i], setting, shape))
			return false;
	return true;
}

/* ---- Settings ---- */

static const struct stack *push_type(
	struct check *check, const struct stack *up, const struct tpl_type *type)
{
	struct stack *stack = arena_new(&check->arena, struct stack);

	*stack = (struct stack){up, type};
	return stack;
}

/* The stack without type, which is about to hide it. */
static const struct stack *without_type(
	struct check *check, const struct stack *stack, const struct tpl_type *type)
{
	if (!stack)
		return NULL;
	if (stack->type == type)
		return stack->up;
	return push_type(check, without_type(check, stack->up, type), stack->type);
}

static void enter_shape(struct check *check, struct setting *setting, struct shape shape)
{
	if (shape.kind == TPL_LIST || shape.kind == TPL_OBJECT)
		setting->entered++;
	if (shape.kind == TPL_LIST)
		shape.kind = shape.type ? TPL_OBJECT : TPL_TEXT;
	shape.field = NULL;
	setting->dot = shape;
	if (shape.kind == TPL_OBJECT)
		setting->stack = push_type(
			check, without_type(check, setting->stack, shape.type), shape.type);
}

static bool same_stack(const struct stack *a, const struct stack *b)
{
	while (a && b && a->type == b->type) {
		a = a->up;
		b = b->up;
	}
	return !a && !b;
}

static bool same_layers(const struct layer *a, const struct layer *b)
{
	while (a && b && a->parent == b->parent) {
		a = a->outer;
		b = b->outer;
	}
	return !a && !b;
}

static bool same_setting(const struct setting *a, const struct setting *b)
{
	return a->tpl == b->tpl && a->dot.kind == b->dot.kind && a->dot.type == b->dot.type &&
	       same_stack(a->stack, b->stack) && same_layers(a->layers, b->layers);
}

static struct visit *find_visit(const struct check *check, const struct setting *setting)
{
	vec_each (struct visit *, visit, &check->visits)
		if (same_setting(&(*visit)->setting, setting))
			return *visit;
	return NULL;
}

static bool go_deeper(struct check *check, const struct op *op, const struct setting *outer,
	struct setting *inner)
{
	*inner = *outer;
	if (++inner->depth <= LIMIT_TEMPLATE_DEPTH && check->visits.n < LIMIT_CHECK_VISITS)
		return true;
	report_too_deep(check, op, outer);
	return false;
}

/* ---- Ops ---- */

static void check_value(struct check *check, const struct op *op, const struct setting *setting)
{
	struct shape shape;

	if (!find_shape(check, op, setting, &shape))
		return;
	if (shape.kind == TPL_OBJECT || shape.kind == TPL_LIST || shape.kind == TPL_BOOL)
		report_kind(check, op, setting, op->written, shape.kind);
	else if (op->kind == OP_RAW && shape.kind == TPL_TEXT && !check->set->allow_raw)
		report(check, DIAG_TEMPLATE_TAG, place_in(setting, op->tag),
			.args = {STR("@raw-text")});
}

static void check_body(struct check *check, const struct op *op, const struct setting *setting)
{
	check_ops(check, op + 1, op + 1 + op->body, setting);
}

static void check_section(struct check *check, const struct op *op, const struct setting *outer)
{
	struct setting setting;
	struct shape shape;

	if (!find_shape(check, op, outer, &shape) || !go_deeper(check, op, outer, &setting))
		return;
	if (op->kind == OP_SECTION)
		enter_shape(check, &setting, shape);
	check_body(check, op, &setting);
}

static void visit_template(struct check *check, const struct op *op, const struct setting *setting)
{
	struct visit *visit = find_visit(check, setting);

	if (visit) {
		if (visit->busy && visit->setting.entered == setting->entered)
			report_too_deep(check, op, setting);
		return;
	}
	visit = arena_new(&check->arena, struct visit);
	*visit = (struct visit){*setting, true};
	vec_push(&check->arena, &check->visits, visit);
	check_ops(check, setting->tpl->ops, setting->tpl->ops + setting->tpl->n, setting);
	visit->busy = false;
}

/* ---- Overrides of nothing ---- */

/* What can be overridden in a template: its blocks and those of all that it calls. */
struct overridable {
	VEC(const struct tpl *) templates;
	VEC(const struct symbol *) blocks;
	bool unknown; /* it calls what only the values will tell */
};

static void add_called(struct check *check, struct overridable *all, const struct tpl *tpl)
{
	vec_each (const struct tpl *, known, &all->templates)
		if (*known == tpl)
			return;
	vec_push(&check->arena, &all->templates, tpl);
}

static void collect_blocks(struct check *check, struct overridable *all, const struct tpl *tpl)
{
	check->steps += tpl->n;
	for (const struct op *op = tpl->ops; op < tpl->ops + tpl->n; op++) {
		if (op->kind == OP_BLOCK)
			vec_push(&check->arena, &all->blocks, op->name);
		else if (op->partial)
			add_called(check, all, op->partial);
		else if (op->kind == OP_PARTIAL || op->kind == OP_PARENT)
			all->unknown = true;
	}
}

static bool has_block(const struct overridable *all, const struct symbol *name)
{
	vec_each (const struct symbol *, block, &all->blocks)
		if (*block == name)
			return true;
	return false;
}

static void report_block(struct check *check, const struct op *block, const struct setting *setting,
	const struct overridable *all)
{
	struct suggest suggest = suggest_for(block->written);
	struct buf known = BUF_INIT;

	vec_each (const struct symbol *, symbol, &all->blocks) {
		suggest_offer(&suggest, (*symbol)->name);
		list_name((*symbol)->name, &known);
	}
	report(check, DIAG_TEMPLATE_NAME, place_in(setting, block->written),
		.args = {block->written, buf_str(&known)}, .suggest = suggest.best);
	buf_release(&known);
}

/* What overrides a block that does not exist would vanish without a trace. */
static void check_overrides(struct check *check, const struct op *parent, const struct tpl *tpl,
	const struct setting *setting)
{
	const struct op *end = parent + 1 + parent->body;
	struct overridable all = {0};

	if (!parent->body)
		return;
	add_called(check, &all, tpl);
	for (size_t i = 0; i < all.templates.n && check->steps < LIMIT_CHECK_STEPS; i++)
		collect_blocks(check, &all, all.templates.v[i]);
	for (const struct op *op = parent + 1; op < end && !all.unknown; op += 1 + op->body)
		if (op->kind == OP_BLOCK && !has_block(&all, op->name))
			report_block(check, op, setting, &all);
}

/* ---- Templates that call templates ---- */

/* True if a block of the parent tag would be used: no layer further out has it too. */
static bool adds_blocks(const struct op *parent, const struct layer *layers)
{
	const struct op *end = parent + 1 + parent->body;
	const struct layer *layer;

	for (const struct op *op = parent + 1; op < end; op += 1 + op->body)
		if (op->kind == OP_BLOCK && !find_override(layers, op, &layer))
			return true;
	return false;
}

static void call_template(struct check *check, const struct op *op, const struct tpl *tpl,
	const struct setting *outer)
{
	struct setting setting;
	struct layer *layer;

	if (!go_deeper(check, op, outer, &setting))
		return;
	setting.tpl = tpl;
	check_overrides(check, op, tpl, outer);
	if (adds_blocks(op, outer->layers)) {
		layer = arena_new(&check->arena, struct layer);
		*layer = (struct layer){outer->layers, op, outer->tpl};
		setting.layers = layer;
	}
	visit_template(check, op, &setting);
}

/* The name comes from a value, so that all values it can have must be templates. */
static void check_dynamic(struct check *check, const struct op *op, const struct setting *setting)
{
	struct shape shape;

	if (!find_shape(check, op, setting, &shape))
		return;
	if (shape.kind != TPL_TEXT || !shape.field || !shape.field->choice_count) {
		report_kind(check, op, setting, op->written, shape.kind);
		return;
	}
	for (size_t i = 0; i < shape.field->choice_count; i++) {
		struct str name = shape.field->choices[i];
		const struct tpl *tpl = tpl_find(check->set, name);

		if (tpl)
			call_template(check, op, tpl, setting);
		else
			report_missing(check, setting, op->written, name);
	}
}

static void check_call(struct check *check, const struct op *op, const struct setting *setting)
{
	if (!op->partial)
		check_dynamic(check, op, setting);
	else if (op->partial->text)
		call_template(check, op, op->partial, setting);
	else
		report_missing(check, setting, op->written, op->partial->name);
}

/* What overrides a block sees the names at the block, and what its own template was called with. */
static void check_block(struct check *check, const struct op *op, const struct setting *outer)
{
	const struct layer *layer;
	const struct op *override = find_override(outer->layers, op, &layer);
	struct setting setting;

	if (!go_deeper(check, op, outer, &setting))
		return;
	if (override) {
		setting.tpl = layer->tpl;
		setting.layers = layer->outer;
	}
	check_body(check, override ? override : op, &setting);
}

static void check_op(struct check *check, const struct op *op, const struct setting *setting)
{
	switch (op->kind) {
	case OP_TEXT:
		break;
	case OP_VALUE:
	case OP_RAW:
		check_value(check, op, setting);
		break;
	case OP_SECTION:
	case OP_INVERTED:
		check_section(check, op, setting);
		break;
	case OP_PARTIAL:
	case OP_PARENT:
		check_call(check, op, setting);
		break;
	case OP_BLOCK:
		check_block(check, op, setting);
		break;
	}
}

static void check_ops(struct check *check, const struct op *op, const struct op *end,
	const struct setting *setting)
{
	for (; op < end; op += 1 + op->body) {
		if (++check->steps > LIMIT_CHECK_STEPS) {
			report_too_deep(check, op, setting);
			return;
		}
		check_op(check, op, setting);
	}
}

void tpl_check(struct tpl_set *set, const struct tpl *tpl, const struct tpl_type *const *frames,
	size_t n, struct diags *diags)
{
	struct check check = {.set = set, .diags = diags};
	struct setting setting = {.tpl = tpl};

	for (size_t i = 0; i < n; i++) {
		set_bind(set, frames[i]);
		enter_shape(&check, &setting, (struct shape){TPL_OBJECT, frames[i], NULL});
	}
	visit_template(&check, NULL, &setting);
	arena_release(&check.arena);
}
