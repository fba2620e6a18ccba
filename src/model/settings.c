/* SPDX-License-Identifier: EUPL-1.2 */
/* content/site.yaml */
#include "model/internal.h"

enum {
	S_LANGUAGE,
	S_TITLE,
	S_DESCRIPTION,
	S_THEME,
	S_BASE_URL,
	S_ORGANISATION,
	S_LICENCE,
	S_IMAGE,
	S_OPEN_DATA,
	S_EDIT_URL,
	S_HISTORY,
	S_SECURITY,
	S_ACCESSIBILITY,
	S_MENU,
	S_FOOTER,
	S_PUBLISH,
	S_COUNT
};

static const struct key settings_keys[S_COUNT] = {
	[S_LANGUAGE] = KEY("taal", "language", WANT_SLUG, true),
	[S_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[S_DESCRIPTION] = KEY("omschrijving", "description", WANT_TEXT, true),
	[S_THEME] = KEY("thema", "theme", WANT_SLUG, true),
	[S_BASE_URL] = KEY("basis_url", "base_url", WANT_TEXT, true),
	[S_ORGANISATION] = KEY("organisatie", "organisation", WANT_MAP, false),
	[S_LICENCE] = KEY("licentie", "licence", WANT_MAP, false),
	[S_IMAGE] = KEY("afbeelding", "image", WANT_MAP, false),
	[S_OPEN_DATA] = KEY("open_data", "open_data", WANT_MAP, false),
	[S_EDIT_URL] = KEY("bewerk_url", "edit_url", WANT_TEXT, false),
	[S_HISTORY] = KEY("geschiedenis", "history", WANT_BOOL, false),
	[S_SECURITY] = KEY("beveiliging", "security", WANT_MAP, false),
	[S_ACCESSIBILITY] = KEY("toegankelijkheid", "accessibility", WANT_MAP, false),
	[S_MENU] = KEY("menu", "menu", WANT_LIST, false),
	[S_FOOTER] = KEY("voettekst", "footer", WANT_LIST, false),
	[S_PUBLISH] = KEY("publiceren", "publish", WANT_MAP, false),
};

enum { L_NAME, L_URL, L_COUNT };

static const struct key licence_keys[L_COUNT] = {
	[L_NAME] = KEY("naam", "name", WANT_TEXT, true),
	[L_URL] = KEY("url", "url", WANT_TEXT, false),
};

enum { M_TITLE, M_URL, M_COUNT };

static const struct key menu_keys[M_COUNT] = {
	[M_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[M_URL] = KEY("url", "url", WANT_TEXT, true),
};

enum { X_CONTACT, X_EXPIRES, X_POLICY, X_LANGUAGES, X_COUNT };

static const struct key security_keys[X_COUNT] = {
	[X_CONTACT] = KEY("contact", "contact", WANT_TEXT, true),
	[X_EXPIRES] = KEY("verloopt", "expires", WANT_DATE, true),
	[X_POLICY] = KEY("beleid", "policy", WANT_TEXT, false),
	[X_LANGUAGES] = KEY("talen", "languages", WANT_TEXTS, false),
};

bool is_safe_address(struct str url)
{
	struct str scheme = url_scheme(url);

	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] <= ' ' || url.p[i] == '\\')
			return false;
	if (str_starts(url, STR("/")))
		return !str_starts(url, STR("//"));
	return str_is(scheme, "https") || str_is(scheme, "http") || str_is(scheme, "mailto") ||
	       str_is(scheme, "tel");
}

void check_address(struct reader *reader, const struct node *node)
{
	struct str url = read_text(node);

	if (node && !is_safe_address(url))
		diag_add(reader->diags, DIAG_BAD_ADDRESS, node->place, .args = {url});
}

static void read_licence(struct reader *reader, const struct node *node, struct settings *settings)
{
	const struct node *found[L_COUNT];

	if (!node || !read_map(reader, node, licence_keys, L_COUNT, found))
		return;
	settings->licence_name = read_text(found[L_NAME]);
	settings->licence_url = read_text(found[L_URL]);
	check_address(reader, found[L_URL]);
	if (found[L_URL])
		settings->licence_place = found[L_URL]->place;
}

static void read_menu(struct reader *reader, const struct node *node, struct menu *menu)
{
	const struct node *found[M_COUNT];

	for (size_t i = 0; node && i < node->n; i++) {
		struct menu_item item;

		if (!read_map(reader, node->items[i], menu_keys, M_COUNT, found))
			continue;
		item.title = read_text(found[M_TITLE]);
		item.url = read_text(found[M_URL]);
		item.place = found[M_URL] ? found[M_URL]->place : node->items[i]->place;
		check_address(reader, found[M_URL]);
		if (item.url.n)
			vec_push(reader->arena, &menu->items, item);
	}
}

/* RFC 9116 wants no address in the clear. */
static void check_security_address(struct reader *reader, const struct node *node, struct place *at)
{
	check_address(reader, node);
	if (!node)
		return;
	*at = node->place;
	if (str_is(url_scheme(read_text(node)), "http"))
		diag_add(
			reader->diags, DIAG_SECURITY_HTTPS, node->place, .args = {read_text(node)});
}

static void add_language(struct reader *reader, const struct node *node, struct settings *settings)
{
	if (check_slug(reader, read_text(node), node->place))
		vec_push(reader->arena, &settings->security_languages, read_text(node));
}

enum { DAYS_AHEAD = 366 };

/* RFC 9116 recommends less than a year. Whether the day has passed is for the planner to say. */
static void check_expiry(struct reader *reader, struct date expires, struct place place)
{
	char iso[11];

	if (!expires.year || date_days(expires) - date_days(date_today()) <= DAYS_AHEAD)
		return;
	date_format_iso(expires, iso);
	diag_add(reader->diags, DIAG_SECURITY_EXPIRES_LATE, place, .args = {str_from(iso)});
}

static void read_security(struct reader *reader, const struct node *node, struct settings *settings)
{
	const struct node *found[X_COUNT], *languages;

	if (!node || !read_map(reader, node, security_keys, X_COUNT, found))
		return;
	settings->security_contact = read_text(found[X_CONTACT]);
	settings->security_policy = read_text(found[X_POLICY]);
	settings->security_expires = read_date(found[X_EXPIRES]);
	settings->security_place = found[X_EXPIRES] ? found[X_EXPIRES]->place : node->place;
	check_expiry(reader, settings->security_expires, settings->security_place);
	check_security_address(reader, found[X_CONTACT], &settings->security_contact_place);
	check_security_address(reader, found[X_POLICY], &settings->security_policy_place);
	languages = found[X_LANGUAGES];
	if (languages && languages->kind == NODE_SCALAR)
		add_language(reader, languages, settings);
	for (size_t i = 0; languages && i < languages->n; i++)
		add_language(reader, languages->items[i], settings);
}

/* Other addresses are put behind it, in files of many kinds. */
static bool can_be_base(struct str url)
{
	for (size_t i = 0; i < url.n; i++)
		if (strchr("?#&'", url.p[i]))
			return false;
	return is_web_address(url);
}

/* Sets the base address, with a '/' at its end, and the path in it, without one. */
static void set_base(
	struct reader *reader, struct settings *settings, struct str url, struct place place)
{
	struct str scheme = url_scheme(url), rest;

	if (!can_be_base(url)) {
		report_web_address(reader->diags, reader->arena, url, place);
		return;
	}
	url = str_ends(url, STR("/")) ? str_dup(reader->arena, url)
				      : str_join(reader->arena, url, STR("/"));
	settings->base_url = url;
	rest = str_from_index(url, scheme.n + 3);
	rest = str_from_index(rest, str_find_char(rest, '/'));
	settings->base_path = str_slice(rest, 0, rest.n - 1);
}

void settings_read(struct settings *settings, struct reader *reader, const struct node *node)
{
	const struct node *found[S_COUNT];

	if (!read_map(reader, node, settings_keys, S_COUNT, found))
		return;
	settings->language = read_text(found[S_LANGUAGE]);
	settings->title = read_text(found[S_TITLE]);
	settings->description = read_text(found[S_DESCRIPTION]);
	settings->theme = read_text(found[S_THEME]);
	settings->edit_url = read_text(found[S_EDIT_URL]);
	check_address(reader, found[S_EDIT_URL]);
	settings->no_history = found[S_HISTORY] && !read_bool(found[S_HISTORY]);
	if (found[S_THEME])
		settings->theme_place = found[S_THEME]->place;
	if (found[S_BASE_URL])
		set_base(reader, settings, read_text(found[S_BASE_URL]), found[S_BASE_URL]->place);
	organisation_read(reader, found[S_ORGANISATION], &settings->organisation);
	image_read(reader, found[S_IMAGE], &settings->image);
	open_data_read(reader, found[S_OPEN_DATA], &settings->open_data);
	read_licence(reader, found[S_LICENCE], settings);
	read_security(reader, found[S_SECURITY], settings);
	accessibility_read(&settings->accessibility, reader, found[S_ACCESSIBILITY]);
	read_menu(reader, found[S_MENU], &settings->menu);
	read_menu(reader, found[S_FOOTER], &settings->footer);
	publish_read(reader, found[S_PUBLISH], settings);
}

void model_set_base_url(struct model *model, struct str url, struct diags *diags)
{
	struct reader reader = {&model->arena, diags, model->keyword_lang};

	set_base(&reader, &model->settings, url, (struct place){0});
}

void model_note_missing(const struct model *model, struct diags *diags)
{
	const struct settings *settings = &model->settings;
	struct place place = place_file(settings->theme_place.text);

	if (!settings->security_contact.n)
		diag_add(diags, DIAG_SECURITY_MISSING, place,
			.args = {settings_keys[S_SECURITY].name[model->keyword_lang]});
	if (!settings->accessibility.page.n)
		diag_add(diags, DIAG_ACCESSIBILITY_MISSING, place,
			.args = {settings_keys[S_ACCESSIBILITY].name[model->keyword_lang]});
}
