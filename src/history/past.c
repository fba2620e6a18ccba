/* SPDX-License-Identifier: EUPL-1.2 */
/* Old versions of records, read leniently: what means nothing now keeps its word. */
#include "base/path.h"
#include "history/internal.h"

/* Longer values are not told, only that they changed. */
enum { TOLD_LENGTH = 160, VALUES_MAX = 50 };

/* ---- Reading ---- */

static bool is_public_record(const struct record *record)
{
	return !record->draft && !record->hidden && !record->faulty;
}

struct str former_key(struct arena *arena, const struct collection *collection, struct str id)
{
	return str_join(arena, collection->id, STR("/"), id);
}

/* The record of that id, or that had it before; NULL too for one that is not public. */
static const struct record *find_record(struct arena *arena, const struct collection *target,
	const struct map *former, struct str id)
{
	const struct record *record = target ? map_get(&target->by_id, id) : NULL;

	if (!record && target)
		record = map_get(former, former_key(arena, target, id));
	return record && is_public_record(record) ? record : NULL;
}

/* False for what is left out. */
static bool read_value(struct arena *arena, const struct field *field, const struct map *former,
	struct str s, struct past_value *past)
{
	struct value *value = &past->value;
	bool known = true;

	switch (field->kind) {
	case FIELD_DATE:
		known = date_parse(s, &value->date) != DATE_NONE;
		break;
	case FIELD_BOOL:
		known = parse_bool(s, &value->yes);
		break;
	case FIELD_TERM:
		value->term = field->vocabulary
				      ? map_get(&field->vocabulary->by_name, str_lower(arena, s))
				      : NULL;
		known = value->term != NULL;
		break;
	case FIELD_REFERENCE:
		value->record = find_record(arena, field->target, former, s);
		return value->record != NULL;
	default:
		value->text = s;
	}
	if (!known)
		*past = (struct past_value){.raw = s};
	return true;
}

static struct str value_key(
	struct arena *arena, const struct field *field, const struct past_value *past)
{
	char iso[11];

	if (past->value.unknown)
		return STR("?");
	if (past->raw.n)
		return past->raw;
	switch (field->kind) {
	case FIELD_DATE:
		date_format_iso(past->value.date, iso);
		return str_dup(arena, str_from(iso));
	case FIELD_BOOL:
		return past->value.yes ? STR("yes") : STR("no");
	case FIELD_TERM:
		return past->value.term->id;
	case FIELD_REFERENCE:
		return past->value.record->id;
	default:
		return past->value.text;
	}
}

/* Of more than VALUES_MAX only the key knows. */
static void add_value(struct arena *arena, const struct field *field, const struct map *former,
	const struct node *node, struct past *version, struct buf *key)
{
	struct past_values *values = &version->fields[field->index];
	struct past_value past = {.raw = {NULL, 0}};
	struct str s = str_trim(node->scalar);

	if (node->kind != NODE_SCALAR || node_is_nothing(node) || !s.n)
		return;
	past.value.unknown = is_unknown_word(s) && field->required && !field->list;
	if (!past.value.unknown && !read_value(arena, field, former, s, &past))
		return;
	if (values->n < VALUES_MAX)
		values->v[values->n++] = past;
	else
		version->many[field->index] = true;
	buf_add_char(key, '\n');
	buf_add_str(key, value_key(arena, field, &past));
}

static void read_field(struct arena *arena, const struct field *field, const struct map *former,
	const struct node *node, struct past *version)
{
	size_t n = node->kind == NODE_LIST ? node->n : 1;
	struct buf key = BUF_INIT;

	version->fields[field->index] = (struct past_values){
		arena_array(arena, struct past_value, n < VALUES_MAX ? n : VALUES_MAX), 0};
	if (node->kind != NODE_LIST)
		add_value(arena, field, former, node, version, &key);
	for (size_t i = 0; node->kind == NODE_LIST && i < n; i++)
		add_value(arena, field, former, node->items[i], version, &key);
	version->keys[field->index] = str_dup(arena, buf_str(&key));
	buf_release(&key);
}

static bool says_yes(const struct node *node)
{
	bool yes = false;

	return node && node->kind == NODE_SCALAR && parse_bool(str_trim(node->scalar), &yes) && yes;
}

/* What cannot be understood counts as hidden. */
static bool is_hidden(const struct collection *collection, const struct node *front)
{
	const struct node *draft = node_get(front, STR("concept"));
	bool yes;

	if (!draft)
		draft = node_get(front, STR("draft"));
	if (draft &&
		!(draft->kind == NODE_SCALAR && parse_bool(str_trim(draft->scalar), &yes) && !yes))
		return true;
	return collection->public_field &&
	       !says_yes(node_get(front, collection->public_field->key));
}

bool past_read(struct arena *arena, const struct collection *collection, const struct map *former,
	struct str bytes, struct past *version)
{
	struct text *text = arena_new(arena, struct text);
	struct document document;
	struct diags ignored = DIAGS_INIT;
	bool ok;

	text->bytes = bytes;
	ok = text_check(text, &ignored) && document_parse_fields(arena, text, &document, &ignored);
	diags_release(&ignored);
	if (!ok)
		return false;
	*version = (struct past){.hidden = is_hidden(collection, document.front),
		.fields = arena_array(arena, struct past_values, collection->fields.n),
		.keys = arena_array(arena, struct str, collection->fields.n),
		.many = arena_array(arena, bool, collection->fields.n),
		.body = str_trim(document.body_source)};
	for (size_t i = 0; i < document.front->n; i++) {
		const struct node_pair *pair = &document.front->pairs[i];
		const struct field *field = map_get(&collection->by_key, pair->key);

		if (field && field->kind != FIELD_MARKDOWN)
			read_field(arena, field, former, pair->value, version);
	}
	return true;
}

/* Whether the word, in lower case, stands anywhere; NULs are passed over, as of UTF-16. */
static bool mentions(struct str bytes, const char *word)
{
	size_t found = 0;

	for (size_t i = 0; i < bytes.n && word[found]; i++) {
		char c = bytes.p[i];

		if (!c)
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		found = c == word[found] ? found + 1 : c == *word;
	}
	return !word[found];
}

bool past_is_doubtful(const struct collection *collection, struct str bytes)
{
	return collection->public_field || mentions(bytes, "concept") || mentions(bytes, "draft");
}

/* ---- Comparing ---- */

/* Whether there is a '@', also as it is written in an address or in HTML. */
static bool has_at_sign(struct arena *arena, struct str s)
{
	s = url_decode(arena, s);
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_from_index(s, i);
		size_t at = 2;

		if (s.p[i] == '@' || str_starts(rest, STR("&commat")) ||
			str_starts(rest, STR("\xef\xbc\xa0")) || str_starts(rest, STR("%40")))
			return true;
		if (!str_starts(rest, STR("&#")))
			continue;
		if (at < rest.n && (rest.p[at] == 'x' || rest.p[at] == 'X'))
			at++;
		while (at < rest.n && rest.p[at] == '0')
			at++;
		if (str_starts(str_from_index(rest, at),
			    at > 2 && rest.p[2] != '0' ? STR("40") : STR("64")))
			return true;
	}
	return false;
}

static bool is_text_kind(enum field_kind kind)
{
	return kind == FIELD_TEXT || kind == FIELD_URL || kind == FIELD_NUMBER;
}

static bool can_tell(
	struct arena *arena, const struct field *field, const struct past_values *values)
{
	for (size_t i = 0; i < values->n; i++) {
		const struct past_value *past = &values->v[i];
		struct str s = past->raw;

		if (!s.n && !past->value.unknown && is_text_kind(field->kind))
			s = past->value.text;
		if (has_at_sign(arena, s))
			return false;
		if (s.n > TOLD_LENGTH)
			return false;
	}
	return field->kind != FIELD_EMAIL;
}

static struct past_values keep_values(
	struct arena *arena, const struct field *field, const struct past_values *values)
{
	struct past_values kept = {arena_array(arena, struct past_value, values->n), values->n};

	for (size_t i = 0; i < values->n; i++) {
		kept.v[i] = values->v[i];
		kept.v[i].raw = str_dup(arena, values->v[i].raw);
		if (!kept.v[i].raw.n && !kept.v[i].value.unknown && is_text_kind(field->kind))
			kept.v[i].value.text = str_dup(arena, values->v[i].value.text);
	}
	return kept;
}

/* The body with one kind of line ends. */
static bool same_body(struct str a, struct str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && a.p[i] == '\r')
			i++;
		while (j < b.n && b.p[j] == '\r')
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (a.p[i++] != b.p[j++])
			return false;
	}
}

void past_compare(struct arena *arena, const struct collection *collection,
	const struct past *before, const struct past *after, struct change *change)
{
	vec_each (struct field *, it, &collection->fields) {
		const struct field *field = *it;
		const struct past_values *old = &before->fields[field->index];
		const struct past_values *new = &after->fields[field->index];
		struct field_change fields = {.field = field};

		if (field->kind == FIELD_MARKDOWN || field == collection->public_field ||
			str_eq(before->keys[field->index], after->keys[field->index]))
			continue;
		fields.told = !before->many[field->index] && !after->many[field->index] &&
			      can_tell(arena, field, old) && can_tell(arena, field, new);
		if (fields.told) {
			fields.before = keep_values(arena, field, old);
			fields.after = keep_values(arena, field, new);
		}
		vec_push(arena, &change->fields, fields);
	}
	change->text |= !same_body(before->body, after->body);
}
