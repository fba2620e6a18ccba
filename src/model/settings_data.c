/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content/site.yaml, what describes the site to machines: who publishes it, the picture that
 * stands for it, and what a catalogue of data sets wants to know.
 */
#include "base/suggest.h"
#include "model/internal.h"

enum { O_NAME, O_URL, O_URI, O_COUNT };

static const struct key organisation_keys[O_COUNT] = {
	[O_NAME] = KEY("naam", "name", WANT_TEXT, true),
	[O_URL] = KEY("url", "url", WANT_TEXT, false),
	[O_URI] = KEY("uri", "uri", WANT_TEXT, false),
};

enum { I_FILE, I_TEXT, I_WIDTH, I_HEIGHT, I_COUNT };

static const struct key image_keys[I_COUNT] = {
	[I_FILE] = KEY("bestand", "file", WANT_TEXT, true),
	[I_TEXT] = KEY("tekst", "text", WANT_TEXT, true),
	[I_WIDTH] = KEY("breedte", "width", WANT_COUNT, false),
	[I_HEIGHT] = KEY("hoogte", "height", WANT_COUNT, false),
};

enum { D_THEME, D_CONTACT, D_COUNT };

static const struct key data_keys[D_COUNT] = {
	[D_THEME] = KEY("thema", "theme", WANT_TEXT, false),
	[D_CONTACT] = KEY("contact", "contact", WANT_MAP, false),
};

enum { C_NAME, C_EMAIL, C_URL, C_COUNT };

static const struct key contact_keys[C_COUNT] = {
	[C_NAME] = KEY("naam", "name", WANT_TEXT, true),
	[C_EMAIL] = KEY("e-mail", "e-mail", WANT_TEXT, false),
	[C_URL] = KEY("url", "url", WANT_TEXT, false),
};

/* What data can be about: the codes of the European list "data-theme". */
static const struct str themes[] = {STR_INIT("AGRI"), STR_INIT("ECON"), STR_INIT("EDUC"),
	STR_INIT("ENER"), STR_INIT("ENVI"), STR_INIT("GOVE"), STR_INIT("HEAL"), STR_INIT("INTR"),
	STR_INIT("JUST"), STR_INIT("OP_DATPRO"), STR_INIT("REGI"), STR_INIT("SOCI"),
	STR_INIT("TECH"), STR_INIT("TRAN")};

enum { THEMES = sizeof(themes) / sizeof(*themes) };

void read_web_address(struct reader *reader, const struct node *node, struct str *address)
{
	struct str s = read_text(node);

	if (!node)
		return;
	if (is_web_address(s))
		*address = s;
	else
		report_web_address(reader->diags, reader->arena, s, node->place);
}

void organisation_read(
	struct reader *reader, const struct node *node, struct organisation *organisation)
{
	const struct node *found[O_COUNT];

	if (!node || !read_map(reader, node, organisation_keys, O_COUNT, found))
		return;
	organisation->name = read_text(found[O_NAME]);
	organisation->url = read_text(found[O_URL]);
	check_address(reader, found[O_URL]);
	read_web_address(reader, found[O_URI], &organisation->uri);
}

void image_read(struct reader *reader, const struct node *node, struct site_image *image)
{
	const struct node *found[I_COUNT];

	if (!node || !read_map(reader, node, image_keys, I_COUNT, found) || !found[I_FILE])
		return;
	image->file = read_text(found[I_FILE]);
	image->place = found[I_FILE]->place;
	image->text = read_text(found[I_TEXT]);
	image->width = (size_t)read_count(found[I_WIDTH], 0);
	image->height = (size_t)read_count(found[I_HEIGHT], 0);
}

static void read_theme(struct reader *reader, const struct node *node, struct open_data *data)
{
	struct str name = read_text(node);
	struct suggest suggest = suggest_for(name);

	if (!node)
		return;
	for (size_t i = 0; i < THEMES; i++) {
		if (str_eq(themes[i], name))
			data->theme = name;
		suggest_offer(&suggest, themes[i]);
	}
	if (!data->theme.n)
		diag_add(reader->diags, DIAG_UNKNOWN_TERM, node->place,
			.args = {name, data_keys[D_THEME].name[reader->lang],
				join_words(reader->arena, themes, THEMES)},
			.suggest = suggest.best);
}

static void read_contact(struct reader *reader, const struct node *node, struct open_data *data)
{
	const struct node *found[C_COUNT];

	if (!node || !read_map(reader, node, contact_keys, C_COUNT, found))
		return;
	data->contact_name = read_text(found[C_NAME]);
	data->contact_email = read_text(found[C_EMAIL]);
	data->contact_url = read_text(found[C_URL]);
	check_address(reader, found[C_URL]);
	if (found[C_EMAIL] && !is_email(data->contact_email))
		diag_add(reader->diags, DIAG_BAD_EMAIL, found[C_EMAIL]->place,
			.args = {data->contact_email});
	if (found[C_URL])
		data->contact_place = found[C_URL]->place;
}

void open_data_read(struct reader *reader, const struct node *node, struct open_data *data)
{
	const struct node *found[D_COUNT];

	if (!node || !read_map(reader, node, data_keys, D_COUNT, found))
		return;
	data->wanted = true;
	data->place = node->place;
	read_theme(reader, found[D_THEME], data);
	read_contact(reader, found[D_CONTACT], data);
}
