/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Compiled Mustache (the specification's mandatory parts, inheritance and dynamic names; no
 * lambdas). A template becomes a list of ops; rendering runs them over typed values. This folder
 * knows nothing of sites: whoever uses it describes its data as types with fields.
 *
 *     set = tpl_set_new(&arena);
 *     tpl_add(set, STR("card"), text, &diags);            for every file
 *     tpl_check(set, STR("card"), frames, n, &diags);     for every template that is rendered
 *     tpl_render(set, tpl_find(set, STR("card")), …);     any number of threads at once
 *
 * Because every value has a type, a name that no type on the stack knows is an error of tpl_check
 * with its place and a suggestion. tpl_render itself never fails: a name that is not found renders
 * as nothing, as the specification wants.
 */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/text.h"

enum tpl_kind {
	TPL_NOTHING, /* absent: renders empty, counts as false */
	TPL_TEXT,    /* always escaped; the empty text counts as false */
	TPL_HTML,    /* passes raw; the empty one counts as false */
	TPL_BOOL,
	TPL_OBJECT,
	TPL_LIST, /* the empty list counts as false */
};

struct tpl_type;
struct tpl_value;

/* What the getters of fields get to see of a rendering. */
struct tpl_env {
	struct arena *scratch; /* memory until the end of this rendering */
	const void *user;      /* what tpl_render was given */
};

struct tpl_list {
	const void *items;
	size_t n;
	const struct tpl_type *type; /* of the items, for at to use; NULL for texts */
	struct tpl_value (*at)(const struct tpl_list *list, size_t i);
};

struct tpl_value {
	enum tpl_kind kind;
	union {
		struct str text; /* TPL_TEXT, TPL_HTML */
		bool yes;        /* TPL_BOOL */
		struct {
			const struct tpl_type *type;
			const void *self;
		} object;
		struct tpl_list list;
	};
};

struct tpl_field {
	struct str name;
	/* What the value is; it may always be TPL_NOTHING instead. */
	enum tpl_kind kind;
	/* Of the object, or of the items of the list; NULL when the items are texts. */
	const struct tpl_type *type;
	struct tpl_value (*get)(
		const void *self, const struct tpl_field *field, const struct tpl_env *env);
	/* For get: which of many, and any data. */
	size_t index;
	const void *data;
	/* TPL_TEXT that picks a partial ({{>*name}}): all values it can have. */
	const struct str *choices;
	size_t choice_count;
};

/* Must outlive the set. Types may refer to each other in circles. */
struct tpl_type {
	struct str name; /* for messages: "record" */
	const struct tpl_field *fields;
	size_t n;
};

static inline struct tpl_value tpl_nothing(void)
{
	return (struct tpl_value){.kind = TPL_NOTHING};
}

static inline struct tpl_value tpl_text(struct str text)
{
	return (struct tpl_value){.kind = TPL_TEXT, .text = text};
}

static inline struct tpl_value tpl_html(struct str html)
{
	return (struct tpl_value){.kind = TPL_HTML, .text = html};
}

static inline struct tpl_value tpl_bool(bool yes)
{
	return (struct tpl_value){.kind = TPL_BOOL, .yes = yes};
}

static inline struct tpl_value tpl_object(const struct tpl_type *type, const void *self)
{
	return self ? (struct tpl_value){.kind = TPL_OBJECT, .object = {type, self}}
		    : tpl_nothing();
}

/* A list of n objects of one type, from an array of pointers to them. */
struct tpl_value tpl_pointers(const struct tpl_type *type, const void *const *items, size_t n);
/* A list of n texts. */
struct tpl_value tpl_texts(const struct str *texts, size_t n);

struct tpl_set;
struct tpl;

/* All templates of a theme. Lives in the arena. */
struct tpl_set *tpl_set_new(struct arena *arena);
/*
 * {{{x}}} and {{&x}} put a TPL_TEXT out raw. Only for the tests of the specification: a site
 * escapes every text, and tpl_check reports such tags.
 */
void tpl_set_allow_raw(struct tpl_set *set);

/*
 * From here on {{name}} in a template that is added stands for this text, escaped, and costs
 * nothing when it is rendered: for what is the same on all pages of a site, such as the strings of
 * a theme. It goes before a field of that name. Sections of the name, and texts with a line end in
 * them, are looked up as ever. Name and text must outlive the set.
 */
void tpl_set_constant(struct tpl_set *set, struct str name, const struct str *text);

/*
 * Compiles text, which must outlive the set, under a name; one of that name from before is
 * replaced. False after an error; what could not be read then renders as nothing.
 */
bool tpl_add(struct tpl_set *set, struct str name, const struct text *text, struct diags *diags);
const struct tpl *tpl_find(const struct tpl_set *set, struct str name);

/*
 * Follows the template through all its sections, partials, parents and blocks with the types of
 * the frames (the last is innermost), and reports names that are not known, values used for what
 * they are not (DIAG_TEMPLATE_KIND), partials that are missing, and nesting without end. A dynamic
 * name must be a field with choices, all of which are followed. Also prepares the types for
 * rendering. Not thread-safe; before any tpl_render.
 */
void tpl_check(struct tpl_set *set, const struct tpl *tpl, const struct tpl_type *const *frames,
	size_t n, struct diags *diags);

/*
 * Renders into out. The frames are objects (any values, for the specification), the last is
 * innermost. scratch is not reset here. Past LIMIT_TEMPLATE_DEPTH it stops going deeper, and after
 * some ten million steps it stops altogether; both mark out as overflowed, so that no page is
 * published that misses a part.
 */
void tpl_render(const struct tpl_set *set, const struct tpl *tpl, const struct tpl_value *frames,
	size_t n, struct arena *scratch, const void *user, struct buf *out);

#endif
