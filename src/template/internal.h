/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of this folder share. A template goes from hand to hand:
 *
 *     scan.c     bytes → tokens: texts of at most one line, and tags
 *     pair.c     which closing tag belongs to which opening one
 *     layout.c   which tags stand alone, what they take with them, how blocks are indented
 *     compile.c  tokens → ops
 *     render.c   ops → bytes
 *
 * and check.c walks the ops over types instead of values.
 */
#ifndef TEMPLATE_INTERNAL_H
#define TEMPLATE_INTERNAL_H

#include "template/template.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/vec.h"

/*
 * Templates can call each other so that a short text asks for endless work (two partials that
 * each call the next one twice, thirty deep). These bound one rendering and one check; a page
 * that is meant stays a factor hundred below.
 */
enum {
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	LIMIT_RENDER_STEPS = 1 << 14,
	LIMIT_CHECK_STEPS = 1 << 14,
#else
	LIMIT_RENDER_STEPS = 1 << 24,
	LIMIT_CHECK_STEPS = 1 << 20,
#endif
	LIMIT_CHECK_VISITS = 1 << 12,
	/* Messages about one template, and of one check. */
	LIMIT_MESSAGES = 100,
};

/* ---- Tokens ---- */

enum token_kind {
	TOKEN_TEXT,
	TOKEN_VALUE,    /* {{x}} */
	TOKEN_RAW,      /* {{{x}}} and {{&x}} */
	TOKEN_SECTION,  /* {{#x}} */
	TOKEN_INVERTED, /* {{^x}} */
	TOKEN_CLOSE,    /* {{/x}} */
	TOKEN_PARTIAL,  /* {{>x}} */
	TOKEN_PARENT,   /* {{<x}} */
	TOKEN_BLOCK,    /* {{$x}} */
	TOKEN_SILENT,   /* comments, set delimiters: nothing comes of them */
};

enum { NO_TOKEN = UINT32_MAX };

struct token {
	enum token_kind kind;
	bool bad;           /* reported; nothing comes of it */
	bool dynamic;       /* {{>*x}} */
	bool starts, ends;  /* the first and the last of its line */
	bool first, last;   /* only blanks before it, or behind it, on its line */
	bool before, after; /* likewise, but tags of inheritance do not count */
	bool alone;         /* stands alone, so its line is not put out */
	bool dropped;       /* a text that a tag which stands alone takes with it */
	uint32_t pair;      /* the closing tag of an opening one, and the reverse */
	uint32_t op;        /* of an opening tag */
	struct str source;  /* all of it */
	struct str name;    /* of a tag, without its sign */
	struct str indent;  /* of a partial, parent or block */
};

struct tokens {
	VEC(struct token) list;
	struct arena *arena;
	const struct text *text;
	struct diags *diags;
	size_t errors;
};

/* Adds a message unless this text has had its share. */
#define tokens_report(tokens, code, place, ...)                                                    \
	do {                                                                                       \
		if ((tokens)->errors++ < LIMIT_MESSAGES)                                           \
			diag_add((tokens)->diags, (code), (place), __VA_ARGS__);                   \
	} while (0)

void scan_tokens(struct tokens *tokens);
/* Sets pair; reports what is not closed and what was not open. */
void pair_tokens(struct tokens *tokens);
void lay_out_tokens(struct tokens *tokens);

static inline bool token_opens(const struct token *token)
{
	return token->kind == TOKEN_SECTION || token->kind == TOKEN_INVERTED ||
	       token->kind == TOKEN_PARENT || token->kind == TOKEN_BLOCK;
}

/* The spaces and tabs that s begins with. */
struct str leading_blanks(struct str s);
/* s without as much of prefix as it begins with. */
struct str without_prefix(struct str s, struct str prefix);

/* The digits of a number, for messages. */
struct str number_text(struct arena *arena, size_t number);

/* ---- Ops ---- */

/* A name that occurs in a template; two are the same if their pointers are. */
struct symbol {
	struct str name;
	uint32_t id; /* counts from 0 */
};

struct part {
	const struct symbol *symbol;
	struct str written; /* inside the text */
};

/* a.b.c; n is 0 for the implicit iterator. */
struct path {
	struct str written;
	size_t n;
	struct part parts[];
};

enum op_kind {
	OP_TEXT,
	OP_VALUE,
	OP_RAW,
	OP_SECTION,
	OP_INVERTED,
	OP_PARTIAL,
	OP_PARENT,
	OP_BLOCK
};

struct op {
	enum op_kind kind;
	uint32_t body;             /* ops behind this one that are inside it */
	struct str text;           /* OP_TEXT; what OP_PARTIAL, OP_PARENT and OP_BLOCK indent by */
	const struct path *path;   /* of a value, a section or a dynamic name */
	const struct tpl *partial; /* OP_PARTIAL, OP_PARENT; NULL when the name is dynamic */
	const struct symbol *name; /* OP_BLOCK */
	struct str tag;            /* inside the text, for messages */
	struct str written;        /* its name, inside the text */
};

/* Also stands for a template that was named but not added (yet): text is NULL then. */
struct tpl {
	struct str name;
	const struct text *text;
	const struct op *ops;
	size_t n;
	struct tpl *next; /* in order of appearance */
};

/* One parent tag that is being rendered; its blocks override those of what it calls. */
struct layer {
	const struct layer *outer;
	const struct op *parent;
	const struct tpl *tpl; /* that holds the tag */
};

/*
 * The op that overrides block, or NULL. The outermost layer that has it wins, because that is the
 * template which was asked for; *layer is the one.
 */
const struct op *find_override(
	const struct layer *layers, const struct op *block, const struct layer **layer);

/* ---- The set ---- */

/* For each symbol of the set, at the time of the check, which field of type it names. */
struct binding {
	const struct tpl_type *type;
	size_t n;
	uint32_t *fields; /* by symbol id: 1 + index, 0 for none */
};

struct tpl_set {
	struct arena *arena;
	bool allow_raw;
	struct map constants; /* name → const struct str */
	struct map symbols;   /* name → struct symbol */
	uint32_t symbol_count;
	struct map templates; /* name → struct tpl */
	struct tpl *first, **last;
	struct binding **bindings; /* open addressing by type */
	size_t bound, binding_cap;
};

const struct symbol *set_symbol(struct tpl_set *set, struct str name);
struct tpl *set_template(struct tpl_set *set, struct str name);
/* Binds a type and all types that can be reached from it. */
void set_bind(struct tpl_set *set, const struct tpl_type *type);
/* NULL when the type was never bound. */
const struct binding *set_binding(const struct tpl_set *set, const struct tpl_type *type);

/* By comparing names: for types that were never bound. */
const struct tpl_field *type_field_by_name(
	const struct tpl_type *type, const struct symbol *symbol);

/* The field of an object of this type, or NULL. The hottest line of rendering, so it is inline. */
static inline const struct tpl_field *type_field(
	const struct tpl_type *type, const struct binding *binding, const struct symbol *symbol)
{
	uint32_t field;

	if (!binding || symbol->id >= binding->n)
		return type_field_by_name(type, symbol);
	field = binding->fields[symbol->id];
	return field ? &type->fields[field - 1] : NULL;
}

#endif
