/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Frames, layers and indentation are lists whose links stand on the C stack, so that rendering
 * allocates nothing of its own; LIMIT_TEMPLATE_DEPTH bounds that stack.
 */
#include "template/internal.h"

#include "base/html.h"

struct frame {
	const struct frame *up;
	struct tpl_value value;
	const struct binding *binding; /* of the type of an object, if it has one */
};

struct indent {
	const struct indent *outer;
	struct str blanks;
};

/* What changes from one nesting to the next. */
struct scope {
	const struct frame *top;
	const struct layer *layers;
	const struct indent *indent;
	unsigned depth;
};

struct render {
	const struct tpl_set *set;
	struct tpl_env env;
	struct buf *out;
	size_t steps;    /* that are left */
	bool line_start; /* the next byte of a template starts a line */
	bool cut;        /* a limit was crossed: call no more templates */
};

static void run(
	struct render *r, const struct op *op, const struct op *end, const struct scope *scope);

#define ALWAYS_INLINE inline __attribute__((always_inline))

/* ---- Names to values ---- */

/*
 * These return what a getter returns without keeping it in between, and are inlined by force: a
 * value is six words, and copying them around is what a short name would cost most.
 */
static ALWAYS_INLINE struct tpl_value get_first(
	const struct render *r, const struct frame *frame, const struct symbol *symbol)
{
	for (; frame; frame = frame->up) {
		const struct tpl_field *field;

		if (frame->value.kind != TPL_OBJECT)
			continue;
		field = type_field(frame->value.object.type, frame->binding, symbol);
		if (field)
			return field->get(frame->value.object.self, field, &r->env);
	}
	return tpl_nothing();
}

static struct tpl_value get_next(
	const struct render *r, const struct tpl_value *object, const struct symbol *symbol)
{
	const struct tpl_type *type = object->object.type;
	const struct tpl_field *field;

	if (object->kind != TPL_OBJECT)
		return tpl_nothing();
	field = type_field(type, set_binding(r->set, type), symbol);
	return field ? field->get(object->object.self, field, &r->env) : tpl_nothing();
}

static struct tpl_value get_dotted(
	const struct render *r, const struct path *path, const struct scope *scope)
{
	struct tpl_value value = get_first(r, scope->top, path->parts[0].symbol);

	for (size_t i = 1; i < path->n; i++) {
		struct tpl_value object = value;

		value = get_next(r, &object, path->parts[i].symbol);
	}
	return value;
}

static ALWAYS_INLINE struct tpl_value resolve(
	const struct render *r, const struct path *path, const struct scope *scope)
{
	if (path->n == 1)
		return get_first(r, scope->top, path->parts[0].symbol);
	if (path->n)
		return get_dotted(r, path, scope);
	return scope->top ? scope->top->value : tpl_nothing();
}

static bool is_true(const struct tpl_value *value)
{
	switch (value->kind) {
	case TPL_TEXT:
	case TPL_HTML:
		return value->text.n > 0;
	case TPL_BOOL:
		return value->yes;
	case TPL_OBJECT:
		return true;
	case TPL_LIST:
		return value->list.n > 0;
	default:
		return false;
	}
}

/* ---- Putting out ---- */

static void put_indent(struct buf *out, const struct indent *indent)
{
	if (!indent)
		return;
	put_indent(out, indent->outer);
	buf_add_str(out, indent->blanks);
}

static void begin_line(struct render *r, const struct scope *scope)
{
	if (r->line_start && scope->indent)
		put_indent(r->out, scope->indent);
	r->line_start = false;
}

static bool is_empty_line(struct str line)
{
	return line.p[0] == '\n' || (line.p[0] == '\r' && line.n > 1 && line.p[1] == '\n');
}

static void put_lines(struct render *r, struct str text, const struct scope *scope)
{
	while (text.n) {
		size_t n = str_find_char(text, '\n');

		n += n < text.n;
		if (!is_empty_line(text))
			begin_line(r, scope);
		buf_add(r->out, text.p, n);
		r->line_start = text.p[n - 1] == '\n';
		text = str_from_index(text, n);
	}
}

static void put_text(struct render *r, struct str text, const struct scope *scope)
{
	if (scope->indent) {
		put_lines(r, text, scope);
		return;
	}
	buf_add_str(r->out, text);
	r->line_start = text.p[text.n - 1] == '\n';
}

/* Only what is typed as HTML passes raw, whatever the template asks for. */
static void put_value(struct render *r, const struct op *op, const struct scope *scope)
{
	struct tpl_value value = resolve(r, op->path, scope);
	bool raw = value.kind == TPL_HTML || (op->kind == OP_RAW && r->set->allow_raw);

	if ((value.kind != TPL_TEXT && value.kind != TPL_HTML) || !value.text.n)
		return;
	begin_line(r, scope);
	if (raw)
		buf_add_str(r->out, value.text);
	else
		html_escape(r->out, value.text);
}

/* ---- Going deeper ---- */

/* An output that overflowed is not looked at here: it costs nothing to go on adding to it. */
static bool spend_step(struct render *r)
{
	if (r->steps-- > 0)
		return true;
	r->steps = 0;
	r->cut = true;
	return false;
}

static bool go_deeper(struct render *r, struct scope *scope)
{
	if (++scope->depth > LIMIT_TEMPLATE_DEPTH)
		r->cut = true;
	return scope->depth <= LIMIT_TEMPLATE_DEPTH;
}

static void run_body(struct render *r, const struct op *op, const struct scope *scope)
{
	run(r, op + 1, op + 1 + op->body, scope);
}

static void set_frame(const struct render *r, struct frame *frame, struct tpl_value value)
{
	if (value.kind != TPL_OBJECT)
		frame->binding = NULL;
	else if (!frame->binding || frame->binding->type != value.object.type)
		frame->binding = set_binding(r->set, value.object.type);
	frame->value = value;
}

static void run_list(struct render *r, const struct op *op, const struct tpl_list *list,
	const struct scope *scope, struct frame *frame)
{
	for (size_t i = 0; i < list->n && spend_step(r); i++) {
		set_frame(r, frame, list->at(list, i));
		run_body(r, op, scope);
	}
}

static void run_section(struct render *r, const struct op *op, const struct scope *outer)
{
	struct tpl_value value = resolve(r, op->path, outer);
	struct frame frame = {.up = outer->top};
	struct scope scope = *outer;

	if (is_true(&value) == (op->kind == OP_INVERTED) || !go_deeper(r, &scope))
		return;
	if (op->kind == OP_INVERTED) {
		run_body(r, op, &scope);
		return;
	}
	scope.top = &frame;
	if (value.kind == TPL_LIST) {
		run_list(r, op, &value.list, &scope, &frame);
		return;
	}
	set_frame(r, &frame, value);
	run_body(r, op, &scope);
}

static const struct tpl *called_template(
	const struct render *r, const struct op *op, const struct scope *scope)
{
	struct tpl_value name;

	if (op->partial)
		return op->partial;
	name = resolve(r, op->path, scope);
	return name.kind == TPL_TEXT ? tpl_find(r->set, name.text) : NULL;
}

static void run_call(struct render *r, const struct op *op, const struct scope *outer)
{
	const struct tpl *tpl = called_template(r, op, outer);
	struct indent indent = {outer->indent, op->text};
	struct layer layer = {.outer = outer->layers, .parent = op};
	struct scope scope = *outer;

	if (!tpl || !tpl->n || r->cut || !go_deeper(r, &scope))
		return;
	if (op->text.n)
		scope.indent = &indent;
	if (op->body)
		scope.layers = &layer;
	run(r, tpl->ops, tpl->ops + tpl->n, &scope);
}

static void run_block(struct render *r, const struct op *op, const struct scope *outer)
{
	const struct layer *layer = NULL;
	const struct op *override = find_override(outer->layers, op, &layer);
	struct indent indent = {outer->indent, op->text};
	struct scope scope = *outer;

	if (!go_deeper(r, &scope))
		return;
	if (op->text.n)
		scope.indent = &indent;
	if (override)
		scope.layers = layer->outer;
	run_body(r, override ? override : op, &scope);
}

static void run(
	struct render *r, const struct op *op, const struct op *end, const struct scope *scope)
{
	for (; op < end && spend_step(r); op += 1 + op->body) {
		switch (op->kind) {
		case OP_TEXT:
			put_text(r, op->text, scope);
			break;
		case OP_VALUE:
		case OP_RAW:
			put_value(r, op, scope);
			break;
		case OP_SECTION:
		case OP_INVERTED:
			run_section(r, op, scope);
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			run_call(r, op, scope);
			break;
		case OP_BLOCK:
			run_block(r, op, scope);
			break;
		}
	}
}

void tpl_render(const struct tpl_set *set, const struct tpl *tpl, const struct tpl_value *frames,
	size_t n, struct arena *scratch, const void *user, struct buf *out)
{
	struct render r = {.set = set,
		.env = {scratch, user},
		.out = out,
		.steps = LIMIT_RENDER_STEPS,
		.line_start = true};
	struct frame *stack = arena_array(scratch, struct frame, n);
	struct scope scope = {0};

	for (size_t i = 0; i < n; i++) {
		stack[i].up = scope.top;
		set_frame(&r, &stack[i], frames[i]);
		scope.top = &stack[i];
	}
	if (tpl->n)
		run(&r, tpl->ops, tpl->ops + tpl->n, &scope);
	out->overflowed = out->overflowed || r.cut;
}
