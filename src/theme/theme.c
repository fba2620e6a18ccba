/* SPDX-License-Identifier: EUPL-1.2 */
/* themes/NAME/: templates, strings and assets, each from the nearest theme of the chain. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/suggest.h"
#include "document/document.h"
#include "theme/css.h"
#include "theme/theme.h"

/* One theme of the chain. */
struct layer {
	struct str name;
	struct source *source;
	struct str folder; /* "themes/basis", or "basis" in the fallback */
	struct source_list files;
};

struct theme_loader {
	struct arena *arena;
	struct diags *diags;
	struct source *site, *fallback;
	struct theme *theme;
	struct layer layers[LIMIT_THEME_CHAIN];
	size_t n;
};

/* ---- The chain ---- */

static struct str theme_file(
	struct theme_loader *loader, const struct layer *layer, struct str name)
{
	return str_join(loader->arena, layer->folder, STR("/"), name);
}

struct theme_names {
	VEC(struct str) list;
	struct map seen;
};

/* Names of the folders that hold a theme.yaml, for messages. */
static void known_themes(struct theme_loader *loader, struct source *source, struct str folder,
	struct theme_names *names)
{
	struct source_list list = {0};
	struct diags ignored = DIAGS_INIT;

	if (!source)
		return;
	source_list(source, folder, loader->arena, &list, &ignored);
	diags_release(&ignored);
	vec_each (struct str, path, &list.paths) {
		struct str name = path_name(path_folder(*path));

		if (str_is(path_name(*path), "theme.yaml") &&
			!map_put(loader->arena, &names->seen, name, path))
			vec_push(loader->arena, &names->list, name);
	}
}

static void report_missing(struct theme_loader *loader, struct str name, struct place place)
{
	struct suggest suggest = suggest_for(name);
	struct theme_names names = {.seen = {0}};

	known_themes(loader, loader->site, STR("themes"), &names);
	known_themes(loader, loader->fallback, STR(""), &names);
	vec_each (struct str, known, &names.list)
		suggest_offer(&suggest, *known);
	diag_add(loader->diags, DIAG_THEME_MISSING, place,
		.args = {name, join_words(loader->arena, names.list.v, names.list.n)},
		.suggest = suggest.best);
}

static bool find_layer(struct theme_loader *loader, struct layer *layer)
{
	layer->source = loader->site;
	layer->folder = str_join(loader->arena, STR("themes/"), layer->name);
	if (source_has(layer->source, theme_file(loader, layer, STR("theme.yaml"))))
		return true;
	layer->source = loader->fallback;
	layer->folder = layer->name;
	return layer->source &&
	       source_has(layer->source, theme_file(loader, layer, STR("theme.yaml")));
}

/* A file of a theme that is not the site's own is called by the name that leads to it from here. */
static struct text *read_file(
	struct theme_loader *loader, const struct layer *layer, struct str path, size_t limit)
{
	struct text *text = arena_new(loader->arena, struct text);

	if (!source_read(layer->source, path, limit, loader->arena, text, loader->diags))
		return NULL;
	if (layer->source == loader->fallback) {
		text->path = str_join(loader->arena, source_name(layer->source), STR("/"), path);
		text->outside = true;
	}
	return text;
}

static struct text *read_text_file(
	struct theme_loader *loader, const struct layer *layer, struct str path)
{
	struct text *text = read_file(loader, layer, path, LIMIT_FILE_SIZE);

	return text && text_check(text, loader->diags) ? text : NULL;
}

/* The name after "extends:", with its place; empty when the theme stands on its own. */
static struct str read_extends(
	struct theme_loader *loader, const struct layer *layer, struct place *place)
{
	static const struct key keys[] = {KEY("extends", "extends", WANT_SLUG, false),
		KEY("name", "name", WANT_TEXT, false),
		KEY("description", "description", WANT_TEXT, false)};
	const struct node *found[3];
	struct reader reader = {loader->arena, loader->diags, LANG_EN};
	struct text *text =
		read_text_file(loader, layer, theme_file(loader, layer, STR("theme.yaml")));
	struct node *node =
		text ? yaml_parse(loader->arena, text, text->bytes, loader->diags) : NULL;

	if (!node || !read_map(&reader, node, keys, 3, found) || !found[0])
		return STR("");
	*place = found[0]->place;
	return read_text(found[0]);
}

static bool is_in_chain(const struct theme_loader *loader, struct str name)
{
	for (size_t i = 0; i < loader->n; i++)
		if (str_eq(loader->layers[i].name, name))
			return true;
	return false;
}

/* False when the chain is not what its makers meant, so that nothing else can be judged. */
static bool load_chain(struct theme_loader *loader, struct str name, struct place place)
{
	size_t errors = loader->diags->errors;

	while (name.n) {
		struct layer *layer = &loader->layers[loader->n];

		if (is_in_chain(loader, name) || loader->n == LIMIT_THEME_CHAIN) {
			diag_add(loader->diags, DIAG_THEME_LOOP, place, .args = {name});
			return false;
		}
		layer->name = name;
		if (!find_layer(loader, layer)) {
			report_missing(loader, name, place);
			return false;
		}
		source_list(
			layer->source, layer->folder, loader->arena, &layer->files, loader->diags);
		name = read_extends(loader, layer, &place);
		loader->n++;
	}
	return loader->diags->errors == errors;
}

/* ---- Templates ---- */

/* The part of path behind folder/sub/, or nothing. */
static struct str below(const struct layer *layer, struct str path, struct str sub)
{
	struct str rest = str_from_index(path, layer->folder.n + 1);

	return str_starts(rest, sub) ? str_from_index(rest, sub.n) : STR("");
}

/* In the place of a file that could not be read, so that what names it does not fail too. */
static const struct text *empty_text(struct theme_loader *loader, struct str path)
{
	struct text *text = arena_new(loader->arena, struct text);

	*text = (struct text){.path = path, .bytes = STR("")};
	return text;
}

/* From the last layer to the first, so that the nearest theme wins. */
static void load_templates(struct theme_loader *loader)
{
	for (size_t i = loader->n; i > 0; i--) {
		struct layer *layer = &loader->layers[i - 1];

		vec_each (struct str, path, &layer->files.paths) {
			struct str name = below(layer, *path, STR("templates/"));
			const struct text *text;

			if (!str_ends(name, STR(".mustache")))
				continue;
			name.n -= sizeof(".mustache") - 1;
			text = read_text_file(loader, layer, *path);
			tpl_add(loader->theme->templates, name,
				text ? text : empty_text(loader, *path), loader->diags);
		}
	}
}

/* ---- Strings ---- */

static int string_cmp(const void *a, const void *b)
{
	return str_cmp(
		((const struct theme_string *)a)->key, ((const struct theme_string *)b)->key);
}

static struct phrase *take_apart(struct arena *arena, struct str text)
{
	struct phrase *phrase = arena_new(arena, struct phrase);
	VEC(struct phrase_part) parts = {0};

	for (struct str rest = text; rest.n;) {
		size_t open = str_find_char(rest, '{');
		struct phrase_part part = {.before = str_slice(rest, 0, open)};

		rest = str_from_index(rest, open + 1);
		part.gap = str_slice(rest, 0, str_find_char(rest, '}'));
		rest = str_from_index(rest, part.gap.n + 1);
		vec_push(arena, &parts, part);
	}
	*phrase = (struct phrase){text, parts.v, parts.n};
	return phrase;
}

static void add_strings(struct theme_loader *loader, const struct node *node)
{
	struct theme *theme = loader->theme;
	struct reader reader = {loader->arena, loader->diags, LANG_EN};

	if (node->kind != NODE_MAP) {
		diag_add(loader->diags, DIAG_NOT_A_MAPPING, node->place, .args = {{NULL, 0}});
		return;
	}
	for (size_t i = 0; i < node->n; i++) {
		const struct node_pair *pair = &node->pairs[i];
		struct theme_string string = {pair->key, pair->value->scalar, pair->value->place};
		struct phrase *phrase;

		if (pair->value->kind != NODE_SCALAR) {
			check_scalar(&reader, pair->key, pair->value);
			continue;
		}
		phrase = take_apart(loader->arena, string.text);
		if (!map_put(loader->arena, &theme->by_key, string.key, phrase))
			vec_push(loader->arena, &theme->strings, string);
	}
}

/* False when templates cannot be judged by the strings that there are. */
static bool load_strings(struct theme_loader *loader, struct str language)
{
	struct str name = str_join(loader->arena, STR("strings/"), language, STR(".yaml"));
	struct theme *theme = loader->theme;
	bool ok = true;

	for (size_t i = 0; i < loader->n; i++) {
		struct layer *layer = &loader->layers[i];
		struct str path = theme_file(loader, layer, name);
		struct text *text;
		struct node *node;

		if (!source_has(layer->source, path))
			continue;
		text = read_text_file(loader, layer, path);
		node = text ? yaml_parse(loader->arena, text, text->bytes, loader->diags) : NULL;
		if (!theme->strings_text)
			theme->strings_text = text;
		if (node)
			add_strings(loader, node);
		else
			ok = false;
	}
	if (theme->strings.n)
		qsort(theme->strings.v, theme->strings.n, sizeof(*theme->strings.v), string_cmp);
	if (ok && !theme->strings_text) {
		diag_add(loader->diags, DIAG_STRINGS_MISSING, theme->place,
			.args = {language, name});
		ok = false;
	}
	return ok;
}

const struct phrase *theme_phrase(const struct theme *theme, struct str key)
{
	return map_get(&theme->by_key, key);
}

struct str theme_text(const struct theme *theme, struct str key)
{
	const struct phrase *phrase = theme_phrase(theme, key);

	return phrase ? phrase->text : key;
}

void theme_need(const struct theme *theme, const struct str *keys, size_t n, struct diags *diags)
{
	for (size_t i = 0; i < n; i++)
		if (!theme_phrase(theme, keys[i]) && theme->strings.n)
			diag_add(diags, DIAG_STRING_MISSING, place_file(theme->strings_text),
				.args = {keys[i]});
}

static const struct str month_keys[12] = {STR_INIT("month_1"), STR_INIT("month_2"),
	STR_INIT("month_3"), STR_INIT("month_4"), STR_INIT("month_5"), STR_INIT("month_6"),
	STR_INIT("month_7"), STR_INIT("month_8"), STR_INIT("month_9"), STR_INIT("month_10"),
	STR_INIT("month_11"), STR_INIT("month_12")};

static void find_dates(struct theme *theme)
{
	struct theme_dates *dates = &theme->dates;

	dates->day = theme_phrase(theme, STR("date_format"));
	dates->month = theme_phrase(theme, STR("date_format_month"));
	dates->time = theme_phrase(theme, STR("date_format_time"));
	for (size_t i = 0; i < 12; i++)
		dates->months[i] = theme_text(theme, month_keys[i]);
}

/* The strings that become part of addresses, and so of paths. */
static void check_url_strings(struct theme_loader *loader)
{
	static const struct str keys[] = {STR_INIT("url_page"), STR_INIT("url_indicators"),
		STR_INIT("url_method"), STR_INIT("url_search"), STR_INIT("url_compare"),
		STR_INIT("url_whole"), STR_INIT("url_fields"), STR_INIT("url_new")};
	struct reader reader = {loader->arena, loader->diags, LANG_EN};

	vec_each (const struct theme_string, string, &loader->theme->strings)
		if (is_among(string->key, keys, sizeof(keys) / sizeof(*keys)))
			check_slug(&reader, string->text, string->place);
}

/* What the pages of that template are called, and where they are; a theme can do without them. */
static void check_overview_strings(struct theme_loader *loader, struct str template)
{
	const struct theme *theme = loader->theme;
	const struct str keys[] = {str_join(loader->arena, STR("url_"), template),
		str_join(loader->arena, template, STR("_title")),
		str_join(loader->arena, template, STR("_description")),
		str_join(loader->arena, template, STR("_crumb"))};

	if (tpl_find(theme->templates, template))
		theme_need(theme, keys, sizeof(keys) / sizeof(*keys), loader->diags);
}

struct str field_kind_key(enum field_kind kind, bool list)
{
	static const struct str keys[FIELD_KINDS][2] = {
		[FIELD_TEXT] = {STR_INIT("field_kind_text"), STR_INIT("field_kind_texts")},
		[FIELD_MARKDOWN] = {STR_INIT("field_kind_markdown"), STR_INIT("")},
		[FIELD_DATE] = {STR_INIT("field_kind_date"), STR_INIT("field_kind_dates")},
		[FIELD_URL] = {STR_INIT("field_kind_url"), STR_INIT("field_kind_urls")},
		[FIELD_EMAIL] = {STR_INIT("field_kind_email"), STR_INIT("field_kind_emails")},
		[FIELD_NUMBER] = {STR_INIT("field_kind_number"), STR_INIT("field_kind_numbers")},
		[FIELD_BOOL] = {STR_INIT("field_kind_bool"), STR_INIT("field_kind_bools")},
		[FIELD_TERM] = {STR_INIT("field_kind_term"), STR_INIT("field_kind_terms")},
		[FIELD_REFERENCE] = {STR_INIT("field_kind_reference"),
			STR_INIT("field_kind_references")},
	};

	return keys[kind][list && kind != FIELD_MARKDOWN];
}

/* The page of fields has a word for every kind. */
static void check_kind_strings(struct theme_loader *loader)
{
	const struct theme *theme = loader->theme;

	if (!tpl_find(theme->templates, STR("fields")))
		return;
	for (int kind = 0; kind < FIELD_KINDS; kind++)
		for (int list = 0; list < 2; list++) {
			struct str key = field_kind_key((enum field_kind)kind, list);

			if (key.n && !map_get(&theme->by_key, key) && theme->strings.n)
				diag_add(loader->diags, DIAG_STRING_MISSING,
					place_file(theme->strings_text), .args = {key});
		}
}

/* Strings that the program itself puts together dates, labels and addresses from. */
static void check_strings(struct theme_loader *loader)
{
	static const struct str keys[] = {STR_INIT("date_format"), STR_INIT("thousands_separator"),
		STR_INIT("decimal_separator"), STR_INIT("url_page"), STR_INIT("unclassified"),
		STR_INIT("unclassified_description"), STR_INIT("yes"), STR_INIT("no"),
		STR_INIT("home"), STR_INIT("not_found_title"), STR_INIT("page_number")};

	theme_need(loader->theme, keys, sizeof(keys) / sizeof(*keys), loader->diags);
	theme_need(loader->theme, month_keys, 12, loader->diags);
	check_overview_strings(loader, STR("compare"));
	check_overview_strings(loader, STR("whole"));
	check_overview_strings(loader, STR("fields"));
	check_kind_strings(loader);
	check_url_strings(loader);
}

/* {{t.key}} is the same on every page. */
static void name_strings(struct theme_loader *loader)
{
	struct theme *theme = loader->theme;

	vec_each (const struct theme_string, string, &theme->strings)
		tpl_set_constant(theme->templates, str_join(loader->arena, STR("t."), string->key),
			&string->text);
}

/* ---- Assets ---- */

static int asset_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct asset *)a)->name, ((const struct asset *)b)->name);
}

const struct asset *theme_asset(const struct theme *theme, struct str name)
{
	vec_each (const struct asset, asset, &theme->assets)
		if (str_eq(asset->name, name))
			return asset;
	return NULL;
}

static void load_assets(struct theme_loader *loader)
{
	struct theme *theme = loader->theme;

	for (size_t i = 0; i < loader->n; i++) {
		struct layer *layer = &loader->layers[i];

		vec_each (struct str, path, &layer->files.paths) {
			struct str name = below(layer, *path, STR("assets/"));
			struct asset asset = {.name = name};

			if (!name.n || theme_asset(theme, name))
				continue;
			asset.text = read_file(loader, layer, *path, LIMIT_ASSET_SIZE);
			if (!asset.text)
				continue;
			asset.bytes = asset.text->bytes;
			vec_push(loader->arena, &theme->assets, asset);
		}
	}
	if (theme->assets.n)
		qsort(theme->assets.v, theme->assets.n, sizeof(struct asset), asset_cmp);
}

static void name_asset(struct theme_loader *loader, struct asset *asset)
{
	struct str folder = path_folder(asset->name), stem = path_stem(asset->name);
	struct str ending = str_from_index(path_name(asset->name), stem.n);
	char hash[17];

	snprintf(hash, sizeof(hash), "%016llx", str_hash(asset->bytes));
	asset->path = str_join(loader->arena, STR("assets/"), folder, folder.n ? STR("/") : STR(""),
		stem, STR("."), str_slice(str_from(hash), 0, 10), ending);
	asset->url = str_join(loader->arena, STR("/"), asset->path);
}

static bool is_css(const struct asset *asset)
{
	return str_ends(asset->name, STR(".css"));
}

/* The address in "url(…)" at s, without quotes; *end is the index of the bracket. */
static struct str css_address(struct str s, size_t *end)
{
	struct str inside;

	*end = str_find_char(s, ')');
	inside = str_trim(str_slice(s, 0, *end));
	if (inside.n >= 2 && (inside.p[0] == '"' || inside.p[0] == '\''))
		inside = str_slice(inside, 1, inside.n - 1);
	return inside;
}

static bool is_own_address(struct str url)
{
	return url.n && url.p[0] != '#' && url.p[0] != '/' && !url_scheme(url).n;
}

/* The address of an asset whose own name stands at the end of url: only that gets another. */
static void add_hashed(struct buf *out, struct str url, const struct asset *asset)
{
	buf_add_str(out, str_slice(url, 0, url.n - path_name(url).n));
	buf_add_str(out, path_name(asset->path));
}

/* Points url(…) of a style sheet to the hashed names of the other assets. */
static void rewrite_css(struct theme_loader *loader, struct asset *css)
{
	struct buf out = BUF_INIT;
	struct str rest = css->bytes;

	for (;;) {
		size_t at = str_find(rest, STR("url("), 0), end;
		struct str url, name;
		const struct asset *asset = NULL;

		buf_add_str(&out, str_slice(rest, 0, at));
		if (at == rest.n)
			break;
		rest = str_from_index(rest, at + 4);
		url = css_address(rest, &end);
		if (is_own_address(url) &&
			path_resolve(loader->arena, path_folder(css->name), url, &name))
			asset = theme_asset(loader->theme, name);
		if (is_own_address(url) && !asset)
			diag_add(loader->diags, DIAG_ASSET_MISSING, place_of(css->text, url),
				.args = {url});
		buf_lit(&out, "url(");
		if (asset)
			add_hashed(&out, url, asset);
		else
			buf_add_str(&out, str_slice(rest, 0, end));
		rest = str_from_index(rest, end);
	}
	css->bytes = str_dup(loader->arena, buf_str(&out));
	buf_release(&out);
}

static void name_assets(struct theme_loader *loader)
{
	struct theme *theme = loader->theme;

	vec_each (struct asset, asset, &theme->assets)
		if (!is_css(asset))
			name_asset(loader, asset);
	vec_each (struct asset, css, &theme->assets) {
		if (is_css(css)) {
			rewrite_css(loader, css);
			css->bytes = css_compact(loader->arena, css->bytes);
			name_asset(loader, css);
		}
	}
}

struct theme *theme_load(struct arena *arena, struct source *site, struct source *fallback,
	struct str name, struct str language, struct place place, struct diags *diags)
{
	struct theme_loader loader = {
		.arena = arena, .diags = diags, .site = site, .fallback = fallback};
	bool strings;

	loader.theme = arena_new(arena, struct theme);
	loader.theme->name = name;
	loader.theme->place = place;
	loader.theme->templates = tpl_set_new(arena);
	if (!load_chain(&loader, name, place))
		return NULL;
	strings = load_strings(&loader, language);
	name_strings(&loader);
	load_templates(&loader);
	if (!strings)
		return NULL;
	check_strings(&loader);
	find_dates(loader.theme);
	loader.theme->thousands = theme_text(loader.theme, STR("thousands_separator"));
	load_assets(&loader);
	name_assets(&loader);
	return loader.theme;
}
