/* SPDX-License-Identifier: EUPL-1.2 */
/* Trees of nodes as YAML, in blocks, with quotes only where a scalar needs them. */
#include "import/internal.h"

/* A key that is a number is a word all the same. */
static void write_key(struct str key, struct buf *out)
{
	yaml_write_scalar(key, key.n && key.p[0] >= '0' && key.p[0] <= '9', out);
	buf_add_char(out, ':');
}

/* ---- Blocks ---- */

struct yaml_writer {
	const struct margins *margins; /* or NULL */
	struct buf *out;
};

static void write_lines(const struct str *lines, size_t n, size_t indent, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_add_repeat(out, ' ', lines[i].n ? indent : 0);
		buf_add_str(out, lines[i]);
		buf_add_char(out, '\n');
	}
}

/* The end of a line, with the comments that stood there. */
static void end_line(const struct margin *margin, struct buf *out)
{
	for (size_t i = 0; margin && i < margin->behind.n; i++) {
		buf_add_char(out, ' ');
		buf_add_str(out, margin->behind.v[i]);
	}
	buf_add_char(out, '\n');
}

static void write_block(const struct yaml_writer *writer, const struct node *node, size_t indent);

/* What follows a key or the dash of an item. */
static void write_value(const struct yaml_writer *writer, const struct node *node,
	const struct margin *margin, size_t indent)
{
	struct buf *out = writer->out;
	bool scalar = node->kind == NODE_SCALAR;

	if (scalar && !node_is_nothing(node)) {
		buf_add_char(out, ' ');
		yaml_write_scalar(node->scalar, node->quoted, out);
	} else if (!scalar && !node->n) {
		buf_add_str(out, node->kind == NODE_MAP ? STR(" {}") : STR(" []"));
	}
	end_line(margin, out);
	if (!scalar && node->n)
		write_block(writer, node, indent);
}

/* A mapping or list that is not empty, line by line. */
static void write_block(const struct yaml_writer *writer, const struct node *node, size_t indent)
{
	for (size_t i = 0; i < node->n; i++) {
		const struct node_pair *pair = node->kind == NODE_MAP ? &node->pairs[i] : NULL;
		const struct node *value = pair ? pair->value : node->items[i];
		const struct margin *margin =
			margins_at(writer->margins, pair ? pair->place : value->place);

		if (margin)
			write_lines(margin->above.v, margin->above.n, indent, writer->out);
		buf_add_repeat(writer->out, ' ', indent);
		if (pair)
			write_key(pair->key, writer->out);
		else
			buf_add_char(writer->out, '-');
		write_value(writer, value, margin, indent + 2);
	}
}

void yaml_write(const struct node *root, const struct margins *margins, struct buf *out)
{
	struct yaml_writer writer = {margins, out};

	if (root->n)
		write_block(&writer, root, 0);
	if (margins)
		write_lines(margins->below.v, margins->below.n, 0, out);
}
