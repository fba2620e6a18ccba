/* SPDX-License-Identifier: EUPL-1.2 */
/* Files in the form that all have, and the proof that they still say the same. */
#include "edit/internal.h"

/* ---- Cards ---- */

static bool same_value(const struct field *field, const struct value *a, const struct value *b)
{
	if (a->unknown || b->unknown)
		return a->unknown == b->unknown;
	switch (field->kind) {
	case FIELD_DATE:
		return !date_cmp(a->date, b->date);
	case FIELD_BOOL:
		return a->yes == b->yes;
	case FIELD_TERM:
		return a->term == b->term;
	default:
		return str_eq(a->text, b->text);
	}
}

/* place gets that of the first value that differs. */
static bool same_values(const struct record *a, const struct record *b, struct place *place)
{
	vec_each (struct field *, it, &a->collection->fields) {
		const struct values *left = &a->fields[(*it)->index];
		const struct values *right = &b->fields[(*it)->index];

		for (size_t i = 0; i < left->n; i++)
			if (i >= right->n || !same_value(*it, &left->v[i], &right->v[i])) {
				*place = left->v[i].place;
				return false;
			}
		if (left->n != right->n)
			return false;
	}
	return true;
}

static bool same_fields(const struct record *a, const struct record *b, struct place *place)
{
	if (a->faulty || b->faulty || a->draft != b->draft || a->former_ids.n != b->former_ids.n)
		return false;
	for (size_t i = 0; i < a->former_ids.n; i++)
		if (!str_eq(a->former_ids.v[i], b->former_ids.v[i]))
			return false;
	return same_values(a, b, place);
}

static bool same_body(const struct record *a, const struct record *b)
{
	return !a->faulty && str_eq(str_trim(a->body.source), str_trim(b->body.source)) &&
	       str_eq(a->body.html, b->body.html);
}

/* What stands behind the last line that is not blank. */
static size_t blank_end(struct str body)
{
	size_t n = str_trim(body).n;

	if (!n)
		return 0;
	n = (size_t)(str_trim(body).p - body.p) + n;
	return n + str_find_char(str_from_index(body, n), '\n');
}

/* One line end at its end, if there is any text; with its blank lines if they are not to go. */
static void put_body(struct buf *out, struct str body, bool whole)
{
	if (!whole)
		body.n = blank_end(body);
	buf_add_str(out, body);
	if (body.n && body.p[body.n - 1] != '\n')
		buf_add_char(out, '\n');
}

static struct str format_card(struct arena *arena, const struct collection *collection,
	const struct text *text, bool whole, struct diags *diags)
{
	struct document document;
	struct buf out = BUF_INIT;
	struct str formatted;

	if (!document_parse_fields(arena, text, &document, diags))
		return STR("");
	buf_lit(&out, "---\n");
	put_front(&out, arena, collection, &document);
	buf_lit(&out, "---\n");
	put_body(&out, document.body_source, whole);
	formatted = str_dup(arena, buf_str(&out));
	buf_release(&out);
	return formatted;
}

static enum format_state refuse(const struct text *text, struct place place, struct diags *diags)
{
	diag_add(diags, DIAG_FORMAT_REFUSED, place.text ? place : place_file(text));
	return FORMAT_REFUSED;
}

/* ---- What a program reads that gives scalars a type ---- */

static bool is_string(const struct node *node)
{
	return node->kind == NODE_SCALAR && (node->quoted || !yaml_is_typed(node->scalar));
}

/* A value that stands by itself may have come into brackets. */
static const struct node *item_of(const struct node *node, size_t i)
{
	return node->kind == NODE_LIST ? node->items[i] : node;
}

/* Whether what was text still is: "007" is not to become 7. */
static bool same_strings(const struct node *before, const struct node *after)
{
	size_t n = before->kind == NODE_LIST ? before->n : 1;

	if (n != (after->kind == NODE_LIST ? after->n : 1))
		return false;
	for (size_t i = 0; i < n; i++)
		if (is_string(item_of(before, i)) && !is_string(item_of(after, i)))
			return false;
	return true;
}

/* The first key of which a program like that reads something else; NULL if there is none. */
static const struct node_pair *find_retyped(
	const struct collection *collection, const struct node *before, const struct node *after)
{
	for (size_t i = 0; i < before->n; i++) {
		const struct node_pair *pair = &before->pairs[i];
		const struct node *now = node_get(after, pair->key);

		if (is_text_key(map_get(&collection->by_key, pair->key), pair->key) &&
			(!now || !same_strings(pair->value, now)))
			return pair;
	}
	return NULL;
}

/* What is formatted, as it was, without CRLF, and as it is to be. */
struct attempt {
	const struct model *model;
	const struct collection *collection;
	struct arena *arena;
	const struct record *before, *middle;
	struct text plain, result;
	struct place fault; /* what would not stay the same, where that is known */
};

static bool same_types(struct attempt *attempt)
{
	struct diags quiet = DIAGS_INIT;
	struct document before, after;
	const struct node_pair *retyped = NULL;
	bool read = document_parse_fields(attempt->arena, attempt->before->text, &before, &quiet) &&
		    document_parse_fields(attempt->arena, &attempt->result, &after, &quiet);

	if (read)
		retyped = find_retyped(attempt->collection, before.front, after.front);
	if (retyped)
		attempt->fault = retyped->place;
	diags_release(&quiet);
	return read && !retyped;
}

/* Whether what comes out says the same. */
static bool try_card(struct attempt *attempt, bool whole)
{
	struct diags quiet = DIAGS_INIT;
	const struct record *after;
	bool same;

	attempt->result.bytes =
		format_card(attempt->arena, attempt->collection, &attempt->plain, whole, &quiet);
	after = model_read_record(
		attempt->model, attempt->collection, &attempt->result, attempt->arena, &quiet);
	same = !quiet.errors && same_fields(attempt->before, after, &attempt->fault) &&
	       same_body(attempt->middle, after) && same_types(attempt);
	diags_release(&quiet);
	return same;
}

static enum format_state format_record(const struct model *model,
	const struct collection *collection, const struct text *text, struct arena *arena,
	struct str *formatted, struct diags *diags)
{
	struct diags quiet = DIAGS_INIT;
	size_t errors = diags->errors;
	struct attempt attempt = {.model = model,
		.collection = collection,
		.arena = arena,
		.before = model_read_record(model, collection, text, arena, diags),
		.plain = {.path = text->path, .bytes = plain_text(arena, text->bytes)},
		.result = {.path = text->path}};

	if (attempt.before->faulty || diags->errors > errors)
		return FORMAT_FAULTY;
	attempt.middle = model_read_record(model, collection, &attempt.plain, arena, &quiet);
	diags_release(&quiet);
	/* Blank lines at the end of code that nothing ends are part of it. */
	if (!try_card(&attempt, false) && !try_card(&attempt, true))
		return refuse(text, attempt.fault, diags);
	*formatted = attempt.result.bytes;
	return str_eq(*formatted, text->bytes) ? FORMAT_SAME : FORMAT_CHANGED;
}

/* ---- Other files of YAML ---- */

static struct str clean_yaml(struct arena *arena, const struct text *text, const struct node *node)
{
	struct buf out = BUF_INIT;
	struct str cleaned;

	put_yaml_lines(&out, text, text->bytes, node);
	cleaned = buf_str(&out);
	while (cleaned.n > 1 && cleaned.p[cleaned.n - 1] == '\n' &&
		cleaned.p[cleaned.n - 2] == '\n')
		cleaned.n--;
	cleaned = str_dup(arena, cleaned);
	buf_release(&out);
	return cleaned;
}

/* The first key at the top whose value is not the same; NULL if there is none. */
static const struct node_pair *find_other(const struct node *before, const struct node *after)
{
	for (size_t i = 0; before->kind == NODE_MAP && i < before->n; i++) {
		const struct node *now = node_get(after, before->pairs[i].key);

		if (!now || !node_equal(before->pairs[i].value, now))
			return &before->pairs[i];
	}
	return NULL;
}

static enum format_state format_yaml(
	const struct text *text, struct arena *arena, struct str *formatted, struct diags *diags)
{
	struct text plain = {.path = text->path, .bytes = plain_text(arena, text->bytes)};
	struct text result = {.path = text->path};
	struct diags quiet = DIAGS_INIT;
	const struct node *before, *node, *after;
	const struct node_pair *other;

	before = text_check(text, diags) ? yaml_parse(arena, text, text->bytes, diags) : NULL;
	if (!before)
		return FORMAT_FAULTY;
	node = yaml_parse(arena, &plain, plain.bytes, &quiet);
	if (node)
		*formatted = result.bytes = clean_yaml(arena, &plain, node);
	after = node ? yaml_parse(arena, &result, result.bytes, &quiet) : NULL;
	diags_release(&quiet);
	if (!after || !node_equal(before, after)) {
		other = after ? find_other(before, after) : NULL;
		return refuse(text, other ? other->place : (struct place){0}, diags);
	}
	return str_eq(*formatted, text->bytes) ? FORMAT_SAME : FORMAT_CHANGED;
}

enum format_state format_text(const struct model *model, const struct text *text,
	struct arena *arena, struct str *formatted, struct diags *diags)
{
	const struct record *record = map_get(&model->by_path, text->path);

	*formatted = text->bytes;
	if (record)
		return format_record(model, record->collection, text, arena, formatted, diags);
	return format_yaml(text, arena, formatted, diags);
}
