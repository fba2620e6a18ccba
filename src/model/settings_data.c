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

/* How often data get newer: the codes of the European list "frequency" that fit such sites. */
static const struct str frequencies[] = {STR_INIT("ANNUAL"), STR_INIT("ANNUAL_2"),
	STR_INIT("BIENNIAL"), STR_INIT("BIMONTHLY"), STR_INIT("BIWEEKLY"), STR_INIT("CONT"),
	STR_INIT("DAILY"), STR_INIT("IRREG"), STR_INIT("MONTHLY"), STR_INIT("NEVER"),
	STR_INIT("QUARTERLY"), STR_INIT("TRIENNIAL"), STR_INIT("WEEKLY")};

enum {
	THEMES = sizeof(themes) / sizeof(*themes),
	FREQUENCIES = sizeof(frequencies) / sizeof(*frequencies)
};

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
	if (found[O_URL])
		organisation->url_place = found[O_URL]->place;
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

/* A word of one of the lists above; key is what the list is for. */
static struct str read_listed(struct reader *reader, const struct node *node, struct str key,
	const struct str *words, size_t n)
{
	struct str name = read_text(node);
	struct suggest suggest = suggest_for(name);

	if (!node || is_among(name, words, n))
		return name;
	for (size_t i = 0; i < n; i++)
		suggest_offer(&suggest, words[i]);
	diag_add(reader->diags, DIAG_UNKNOWN_TERM, node->place,
		.args = {name, key, join_words(reader->arena, words, n)}, .suggest = suggest.best);
	return STR("");
}

struct str read_frequency(struct reader *reader, const struct node *node, struct str key)
{
	return read_listed(reader, node, key, frequencies, FREQUENCIES);
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
	data->theme = read_listed(
		reader, found[D_THEME], data_keys[D_THEME].name[reader->lang], themes, THEMES);
	read_contact(reader, found[D_CONTACT], data);
}
