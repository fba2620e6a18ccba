/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The schema of collections in the words of other programs: what validates cards in an editor, the
 * forms of a content management system, and documentation. All of it comes from the one schema
 * that check goes by.
 */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/model.h"

enum schema_format {
	SCHEMA_JSON,      /* JSON Schema, draft 7: the newest that YAML editors know well */
	SCHEMA_SVELTIA,   /* config.yml of Sveltia CMS */
	SCHEMA_PAGES_CMS, /* .pages.yml of Pages CMS */
	SCHEMA_DOCS,      /* Markdown */
	SCHEMA_FORMATS
};

/* "json-schema", … */
struct str schema_format_name(enum schema_format format);

/*
 * Writes the collection, or all of them if only is NULL, without those that could not be read. The
 * model is loaded, and need not be linked. Labels and help come from the schemas; words that the
 * program adds are in the language of the site.
 *
 * The JSON Schema is of the front matter of a card, read as YAML 1.2: what it refuses check
 * refuses. It accepts more than check does: YAML gives a value without quotes its type first, so of
 * a number nobody can see any more that it was written as 1e3, .5 or 007. These notations and the
 * rules that it cannot know stand in tests/behaviour/schema.mjs, each with its reason. Of all
 * collections it accepts the cards of any.
 */
void schema_write(enum schema_format format, const struct model *model,
	const struct collection *only, struct buf *out);

#endif
