/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of model_load and model_link, each in the file of its name. */
#ifndef MODEL_INTERNAL_H
#define MODEL_INTERNAL_H

#include "model/model.h"

/* settings.c */
void settings_read(struct settings *settings, struct reader *reader, const struct node *node);

/* vocabulary.c */
/* A vocabulary without terms when node is NULL, for what names it. */
struct vocabulary *vocabulary_read(
	struct reader *reader, const struct text *text, struct str id, const struct node *node);
struct vocabulary *vocabulary_find(const struct model *model, struct str id);
/* The term of that id, code or alias, or NULL. scratch is for a lower case copy. */
struct term *vocabulary_term(
	const struct vocabulary *vocabulary, struct str name, struct arena *scratch);
/* The term for "not yet known", made when first asked for. */
struct term *vocabulary_unknown_term(
	struct model *model, struct vocabulary *vocabulary, struct str id);
void vocabulary_sort(struct vocabulary *vocabulary);

/* schema.c */
/* A collection without fields when node is NULL, for what names it. */
struct collection *schema_read(
	struct reader *reader, const struct text *text, struct str id, const struct node *node);
/* The schema of free pages, for a site that has none of its own for them. */
struct collection *schema_of_free_pages(struct model *model, struct str folder);
/* Finds vocabularies and collections that the fields of all schemas name. */
void schema_resolve(struct model *model, struct reader *reader);
struct collection *collection_find(const struct model *model, struct str id);

/* record.c: one card. Strings that stay go to arena, the rest to scratch. */
struct record_reader {
	struct arena *arena, *scratch;
	struct diags *diags;
	enum lang lang;
};
bool is_web_address(struct str s);
/* Says that s is none, and what would be one. */
void report_web_address(
	struct diags *diags, struct arena *scratch, struct str s, struct place place);
/* Names that records have without any schema: those of their own keys, and of the open data. */
bool is_reserved_key(struct str key);
/* Whether id, the part of text's name that becomes part of an address, can be that. */
void check_file_name(
	struct arena *arena, const struct text *text, struct str id, struct diags *diags);
/* Of a text without bytes, too: what links to a record need not suffer from its faults. */
struct record *record_read(
	struct record_reader *reader, const struct collection *collection, const struct text *text);

#endif
