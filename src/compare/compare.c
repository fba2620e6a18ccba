/* SPDX-License-Identifier: EUPL-1.2 */
#include "compare/internal.h"

struct site_change *change_add(struct comparer *comparer, struct site_change *parent,
	enum change_kind kind, enum change_action action, struct str id, struct str title)
{
	struct site_change *change = arena_new(comparer->arena, struct site_change);

	change->kind = kind;
	change->action = action;
	change->id = str_dup(comparer->arena, id);
	change->title = str_dup(comparer->arena, title);
	vec_push(comparer->arena, &parent->parts, change);
	return change;
}

struct site_change *section_begin(
	struct comparer *comparer, enum change_kind kind, struct str id, struct str title)
{
	return change_add(comparer, comparer->comparison->root, kind, CHANGED, id, title);
}

void section_end(struct comparer *comparer, struct site_change *section)
{
	if (!section->parts.n && section->action == CHANGED)
		comparer->comparison->root->parts.n--;
}

struct str both(const struct comparer *comparer, const char *nl, const char *en)
{
	return str_from(comparer->lang == LANG_NL ? nl : en);
}

void change_between(struct comparer *comparer, struct site_change *parent, enum change_kind kind,
	struct str id, struct str title, struct str before, struct str after)
{
	struct site_change *change;

	if (str_eq(before, after))
		return;
	change = change_add(comparer, parent, kind, CHANGED, id, title);
	shorten(comparer, &before, &after);
	change->before = str_dup(comparer->arena, before);
	change->after = str_dup(comparer->arena, after);
}

struct str taken(struct comparer *comparer, struct buf *buf)
{
	struct str s = str_dup(comparer->arena, buf_str(buf));

	buf_release(buf);
	return s;
}

static struct compare_side side_of(struct arena *arena, const struct site *site, struct str name)
{
	return (struct compare_side){str_dup(arena, name), site->diags.errors, site->diags.warnings,
		site->model.settings.text != NULL};
}

/* Of a site whose theme cannot be read only the marks in numbers are known. */
static void set_wording(struct comparer *comparer)
{
	const struct theme *theme =
		comparer->after->theme ? comparer->after->theme : comparer->before->theme;

	if (theme) {
		theme_wording(theme, &comparer->wording);
		return;
	}
	comparer->wording.mark = both(comparer, ",", ".");
	comparer->wording.group = both(comparer, ".", ",");
}

void compare_sites(struct comparison *comparison, struct site *before, struct str before_name,
	struct site *after, struct str after_name, enum lang lang)
{
	struct comparer comparer = {.comparison = comparison,
		.arena = &comparison->arena,
		.before = before,
		.after = after,
		.lang = lang};

	*comparison = (struct comparison){.lang = lang};
	comparison->root = arena_new(&comparison->arena, struct site_change);
	comparison->before = side_of(&comparison->arena, before, before_name);
	comparison->after = side_of(&comparison->arena, after, after_name);
	if (!comparison->before.readable || !comparison->after.readable)
		return;
	set_wording(&comparer);
	match_records(&comparer);
	compare_records(&comparer);
	compare_monitors(&comparer);
	compare_vocabularies(&comparer);
	compare_settings(&comparer);
	compare_theme(&comparer);
	compare_pages(&comparer);
}

void comparison_release(struct comparison *comparison)
{
	arena_release(&comparison->arena);
}

bool compare_format_parse(struct str name, enum compare_format *format)
{
	static const struct str names[COMPARE_FORMATS] = {
		[COMPARE_TEXT] = STR_INIT("text"),
		[COMPARE_MARKDOWN] = STR_INIT("markdown"),
		[COMPARE_JSON] = STR_INIT("json"),
	};

	for (int i = 0; i < COMPARE_FORMATS; i++) {
		if (str_eq(name, names[i])) {
			*format = (enum compare_format)i;
			return true;
		}
	}
	return false;
}

void compare_write(const struct comparison *comparison, enum compare_format format, struct buf *out)
{
	if (format == COMPARE_JSON)
		write_json(comparison, out);
	else
		write_people(comparison, format == COMPARE_MARKDOWN, out);
}
