/* SPDX-License-Identifier: EUPL-1.2 */
/* kaartenbak schema: what a card may hold, in the words of other programs. */
#include <stdio.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/opt.h"
#include "schema/schema.h"

static struct site_arguments arguments = {.dir = ".", .format = "text"};
static const char *collection_id, *wanted = "json-schema";

static const struct opt options[] = {
	{OPT_WORD_OPTIONAL, 0, "COLLECTION", NULL,
		{"Van welke collectie (nu: alle).", "Of which collection (default: all)."},
		&collection_id},
	SITE_OPTION_DIRECTORY(arguments),
	{OPT_CHOICE, 0, "format", "F",
		{"Vorm: json-schema, sveltia, pages-cms of docs (nu: json-schema).",
			"Form: json-schema, sveltia, pages-cms or docs (default: json-schema)."},
		ONE_OF(wanted, "json-schema sveltia pages-cms docs")},
	SITE_OPTION_LANG(arguments),
	{.kind = OPT_END},
};

/* The table of options accepts no other name. */
static enum schema_format find_format(void)
{
	int i = 0;

	while (i + 1 < SCHEMA_FORMATS &&
		!str_eq(schema_format_name((enum schema_format)i), str_from(wanted)))
		i++;
	return (enum schema_format)i;
}

static int find_collection(
	const struct site *site, enum lang lang, const struct collection **collection)
{
	static const char *const what[] = {"de collectie", "collection"};
	struct choices choices;

	*collection = NULL;
	if (!collection_id)
		return EXIT_FINE;
	*collection = model_collection(&site->model, str_from(collection_id));
	if (*collection)
		return EXIT_FINE;
	choices = choices_for(collection_id);
	vec_each (struct collection *const, it, &site->model.collections)
		choices_offer(&choices, (*it)->id);
	return choices_report(&choices, command_schema.name, lang, what);
}

/* A schema with faults is told, and not passed on. */
static bool is_sound(const struct site *site, const struct collection *collection)
{
	if (!site->model.settings.text)
		return false;
	return collection ? !collection->faulty : !site->model.faulty;
}

static int write(struct site *site)
{
	const struct collection *collection;
	struct buf out = BUF_INIT;
	int code;

	code = find_collection(site, cmd_site_lang(site, &arguments), &collection);
	if (code && site->model.settings.text)
		return code;
	if (!is_sound(site, collection)) {
		cmd_print_diags(site, &arguments, DIAG_FORMAT_TEXT, false);
		return diags_exit_code(&site->diags);
	}
	schema_write(find_format(), &site->model, collection, &out);
	fwrite(out.p, 1, out.n, stdout);
	buf_release(&out);
	return EXIT_FINE;
}

static int run(int argc, char **argv)
{
	enum diag_format format;
	struct site site;
	int code;

	if (!opt_parse(&command_schema, argc, argv, &code))
		return code;
	code = cmd_load_site(&site, &arguments, &format);
	if (code)
		return code;
	code = write(&site);
	site_release(&site);
	return code;
}

const struct command command_schema = {"schema",
	{"Toont wat op een kaart hoort, voor editors en beheersystemen.",
		"Shows what a card may hold, for editors and content systems."},
	run, options};
