/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"
#include "schema/internal.h"

static void begin_line(struct yaml_out *yaml, const char *key)
{
	buf_add_repeat(yaml->out, ' ', yaml->indent - (yaml->item ? 2 : 0));
	if (yaml->item)
		buf_lit(yaml->out, "- ");
	yaml->item = false;
	buf_add_str(yaml->out, str_from(key));
	buf_add_char(yaml->out, ':');
}

void yaml_text(struct yaml_out *yaml, const char *key, struct str value)
{
	begin_line(yaml, key);
	buf_add_char(yaml->out, ' ');
	yaml_write_scalar(value, yaml_is_typed(value), yaml->out);
	buf_add_char(yaml->out, '\n');
}

void yaml_raw(struct yaml_out *yaml, const char *key, const char *value)
{
	begin_line(yaml, key);
	buf_addf(yaml->out, " %s\n", value);
}

void yaml_open(struct yaml_out *yaml, const char *key)
{
	begin_line(yaml, key);
	buf_add_char(yaml->out, '\n');
	yaml->indent += 2;
}

void yaml_close(struct yaml_out *yaml)
{
	yaml->indent -= 2;
}

void yaml_item(struct yaml_out *yaml)
{
	yaml->indent += 2;
	yaml->item = true;
}

void yaml_end_item(struct yaml_out *yaml)
{
	yaml->indent -= 2;
	yaml->item = false;
}

void yaml_texts(struct yaml_out *yaml, const char *key, const struct str *values, size_t n)
{
	begin_line(yaml, key);
	buf_lit(yaml->out, " [");
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_lit(yaml->out, ", ");
		yaml_write_scalar(values[i], true, yaml->out);
	}
	buf_lit(yaml->out, "]\n");
}
