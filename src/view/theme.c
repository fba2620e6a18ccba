/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of a theme: {{t.key}} and {{assets.basis_css}}. */
#include "view/internal.h"

GETTER(string_text)
{
	const struct theme *theme = self;

	(void)env;
	return tpl_text(theme->strings.v[field->index].text);
}

GETTER(asset_url)
{
	const struct theme *theme = self;

	return tpl_text(view_href(env, theme->assets.v[field->index].url));
}

/* "basis.css" becomes basis_css: a dot would read as a path of names. */
static struct str asset_field_name(struct arena *arena, struct str name)
{
	char *p = arena_dup(arena, name.p, name.n);

	for (size_t i = 0; i < name.n; i++)
		if (p[i] == '.' || p[i] == '/' || p[i] == '-')
			p[i] = '_';
	return (struct str){p, name.n};
}

static const struct tpl_type *new_type(
	struct arena *arena, struct str name, const struct tpl_field *fields, size_t n)
{
	struct tpl_type *type = arena_new(arena, struct tpl_type);

	*type = (struct tpl_type){name, fields, n};
	return type;
}

const struct tpl_type *view_string_type(struct arena *arena, const struct theme *theme)
{
	struct tpl_field *fields = arena_array(arena, struct tpl_field, theme->strings.n);

	for (size_t i = 0; i < theme->strings.n; i++)
		fields[i] = (struct tpl_field){.name = theme->strings.v[i].key,
			.kind = TPL_TEXT,
			.get = string_text,
			.index = i};
	return new_type(arena, STR("t"), fields, theme->strings.n);
}

const struct tpl_type *view_asset_type(struct arena *arena, const struct theme *theme)
{
	struct tpl_field *fields = arena_array(arena, struct tpl_field, theme->assets.n);

	for (size_t i = 0; i < theme->assets.n; i++)
		fields[i] =
			(struct tpl_field){.name = asset_field_name(arena, theme->assets.v[i].name),
				.kind = TPL_TEXT,
				.get = asset_url,
				.index = i};
	return new_type(arena, STR("assets"), fields, theme->assets.n);
}
