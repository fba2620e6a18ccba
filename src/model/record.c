/* SPDX-License-Identifier: EUPL-1.2 */
/* One card: front matter and text, by the schema of its collection. */
#include "base/path.h"
#include "base/slug.h"
#include "base/suggest.h"
#include "model/internal.h"

/*
 * What a message may cost: so many terms or fields are looked at for a better word, and for so many
 * unknown keys of one record. Hostile files can bring thousands of each.
 */
enum { LOOKED_AT_MAX = 1000, UNKNOWN_MAX = 100 };

/* Keys that every record may have, whatever its schema says. */
static const struct str own_keys[OWN_KEYS][2] = {
	[OWN_KEY_DRAFT] = {STR_INIT("concept"), STR_INIT("draft")},
	[OWN_KEY_FORMER] = {STR_INIT("eerdere_ids"), STR_INIT("former_ids")},
};

struct str own_key_name(enum own_key key, enum lang lang)
{
	return own_keys[key][lang];
}

struct str former_ids_key(enum lang lang)
{
	return own_key_name(OWN_KEY_FORMER, lang);
}

bool find_own_key(struct str key, enum own_key *which)
{
	for (int i = 0; i < OWN_KEYS; i++) {
		if (!str_eq(key, own_keys[i][LANG_NL]) && !str_eq(key, own_keys[i][LANG_EN]))
			continue;
		if (which)
			*which = (enum own_key)i;
		return true;
	}
	return false;
}

void publish_draft(struct arena *arena, struct record *record, enum lang lang)
{
	if (!record->draft)
		return;
	record->draft = false;
	record->title = str_join(
		arena, record->title, STR(" ["), own_key_name(OWN_KEY_DRAFT, lang), STR("]"));
}

bool is_unknown_word(struct str s)
{
	return str_eq_lower(s, STR("onbekend")) || str_eq_lower(s, STR("unknown"));
}

static struct reader plain_reader(const struct record_reader *reader)
{
	return (struct reader){reader->scratch, reader->diags, reader->lang};
}

/* ---- One value ---- */

static void report_term(
	struct record_reader *reader, const struct vocabulary *vocabulary, const struct node *node)
{
	struct str wanted = str_trim(node->scalar);
	struct suggest suggest = suggest_for(wanted);
	struct str known[LOOKED_AT_MAX];
	size_t n = vocabulary->terms.n < LOOKED_AT_MAX ? vocabulary->terms.n : LOOKED_AT_MAX;

	for (size_t i = 0; i < n; i++) {
		const struct term *term = vocabulary->terms.v[i];

		known[i] = term->code.n ? term->code : term->id;
		suggest_offer(&suggest, known[i]);
		suggest_offer(&suggest, term->id);
		suggest_offer(&suggest, term->label);
	}
	diag_add(reader->diags, DIAG_UNKNOWN_TERM, node->place,
		.args = {wanted, vocabulary->title, join_words(reader->scratch, known, n)},
		.suggest = suggest.best);
}

static bool read_term_value(struct record_reader *reader, const struct field *field,
	const struct node *node, struct value *value)
{
	if (!field->vocabulary)
		return false;
	value->term = vocabulary_term(field->vocabulary, str_trim(node->scalar), reader->scratch);
	if (!value->term && !field->vocabulary->faulty)
		report_term(reader, field->vocabulary, node);
	return value->term != NULL;
}

bool is_web_address(struct str s)
{
	struct str scheme = url_scheme(s), rest;

	if (!str_is(scheme, "https") && !str_is(scheme, "http"))
		return false;
	rest = str_from_index(s, scheme.n);
	if (!str_starts(rest, STR("://")) || rest.n < 5 || rest.p[3] == '/')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || strchr("<>\"\\^`{|}", s.p[i]))
			return false;
	return true;
}

void report_web_address(
	struct diags *diags, struct arena *scratch, struct str s, struct place place)
{
	struct str better = str_join(scratch, STR("https://"), s);
	bool likely = str_find_char(s, '.') < s.n && is_web_address(better);

	diag_add(diags, DIAG_BAD_URL, place, .args = {s}, .suggest = likely ? better : STR(""));
}

bool is_email(struct str s)
{
	size_t at = str_find_char(s, '@');
	struct str host = str_from_index(s, at + 1);

	if (!at || at >= s.n || str_find_char(host, '@') < host.n || host.n < 3)
		return false;
	if (str_find_char(host, '.') >= host.n - 1 || host.p[0] == '.' || host.p[host.n - 1] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || strchr("<>()[]\\,;:\"", s.p[i]))
			return false;
	return true;
}

/* As "1234.5", whatever notation it has in the file. */
static bool read_number(
	struct record_reader *reader, struct str s, struct place place, struct str *number)
{
	struct decimal decimal;
	struct buf plain = BUF_INIT;

	if (!decimal_read(s, place, reader->diags, &decimal))
		return false;
	decimal_add_plain(decimal, &plain);
	*number = str_dup(reader->arena, buf_str(&plain));
	buf_release(&plain);
	return true;
}

static bool fault(struct record_reader *reader, enum diag_code code, const struct node *node)
{
	diag_add(reader->diags, code, node->place, .args = {node->scalar});
	return false;
}

static bool read_one(struct record_reader *reader, const struct field *field,
	const struct node *node, struct value *value)
{
	struct reader plain = plain_reader(reader);
	struct str s = str_trim(node->scalar);

	switch (field->kind) {
	case FIELD_DATE:
		return parse_date(&plain, node, &value->date);
	case FIELD_BOOL:
		return parse_bool(s, &value->yes) || fault(reader, DIAG_BAD_BOOLEAN, node);
	case FIELD_NUMBER:
		return read_number(reader, s, node->place, &value->text);
	case FIELD_TERM:
		return read_term_value(reader, field, node, value);
	case FIELD_URL:
		if (!is_web_address(s)) {
			report_web_address(reader->diags, reader->scratch, s, node->place);
			return false;
		}
		break;
	case FIELD_EMAIL:
		if (!is_email(s))
			return fault(reader, DIAG_BAD_EMAIL, node);
		break;
	default:
		break;
	}
	value->text = str_dup(reader->arena, s);
	return true;
}

/* A reference keeps the id as text until model_link; the place says which value it was. */
static bool read_value(struct record_reader *reader, const struct field *field,
	const struct node *node, struct str mend, struct value *value)
{
	struct reader plain = plain_reader(reader);

	*value = (struct value){.place = node->place};
	if (!check_filled(&plain, field->key, node, mend))
		return false;
	if (is_unknown_word(str_trim(node->scalar)) && field->required && !field->list) {
		value->unknown = true;
		return true;
	}
	return read_one(reader, field, node, value);
}

/* ---- One field ---- */

/* What tells one value of a list from another; empty for kinds that may come twice. */
static struct str value_name(const struct field *field, const struct value *value)
{
	switch (field->kind) {
	case FIELD_TERM:
		return value->term->id;
	case FIELD_TEXT:
	case FIELD_URL:
	case FIELD_EMAIL:
	case FIELD_REFERENCE:
		return value->text;
	default:
		return STR("");
	}
}

/* What to do about a value that is empty, and whether it is one of a list. */
static struct str mend_empty(
	const struct collection *collection, const struct field *field, bool many)
{
	if (!field->required || many)
		return STR("@fill-or-drop");
	return field->list || field == collection->title_field ? STR("@fill")
							       : STR("@fill-or-unknown");
}

/* seen: the values of the list so far, by name. */
static void add_value(struct record_reader *reader, const struct field *field,
	const struct node *node, struct str mend, struct values *values, struct map *seen)
{
	struct value *value = &values->v[values->n];
	const struct value *other = NULL;
	struct str name;

	if (!read_value(reader, field, node, mend, value))
		return;
	name = field->list ? value_name(field, value) : STR("");
	if (name.n)
		other = map_put(reader->scratch, seen, name, value);
	if (other)
		diag_add(reader->diags, DIAG_DUPLICATE_ITEM, node->place, .args = {node->scalar},
			.other = other->place);
	else
		values->n++;
}

/* "een, twee" without brackets is one value; few who write that mean it. */
static void report_commas(
	struct record_reader *reader, const struct field *field, const struct node *node)
{
	if (field->list && node->kind == NODE_SCALAR && !node->quoted &&
		str_find(node->scalar, STR(", "), 0) < node->scalar.n)
		diag_add(reader->diags, DIAG_LIST_COMMAS, node->place,
			.args = {field->key, node->scalar});
}

static void read_field(struct record_reader *reader, struct record *record,
	const struct field *field, const struct node_pair *pair)
{
	struct values *values = &record->fields[field->index];
	const struct node *node = pair->value;
	struct map seen = {0};
	bool many = node->kind == NODE_LIST;
	struct str mend = mend_empty(record->collection, field, many);

	if (field->kind == FIELD_MARKDOWN) {
		diag_add(reader->diags, DIAG_BODY_IN_FRONT, pair->place, .args = {field->key});
		return;
	}
	if (many && !field->list) {
		diag_add(reader->diags, DIAG_ONE_VALUE, node->place,
			.args = {field->key, STR("@list")});
		return;
	}
	report_commas(reader, field, node);
	values->v = arena_array(reader->arena, struct value, many ? node->n : 1);
	for (size_t i = 0; many && i < node->n; i++)
		add_value(reader, field, node->items[i], mend, values, &seen);
	if (!many)
		add_value(reader, field, node, mend, values, &seen);
}

/* ---- The record ---- */

static void read_draft(
	struct record_reader *reader, struct record *record, const struct node_pair *pair)
{
	struct reader plain = plain_reader(reader);

	if (check_scalar(&plain, pair->key, pair->value) &&
		!parse_bool(str_trim(pair->value->scalar), &record->draft))
		fault(reader, DIAG_BAD_BOOLEAN, pair->value);
}

static void add_former(struct record_reader *reader, struct record *record, const struct node *node)
{
	struct reader plain = plain_reader(reader);
	struct str id;

	if (!check_scalar(&plain, former_ids_key(reader->lang), node))
		return;
	id = str_dup(reader->arena, str_trim(node->scalar));
	if (str_ends(id, STR(".md")))
		diag_add(reader->diags, DIAG_BAD_SLUG, node->place, .args = {id},
			.suggest = path_stem(id));
	else if (check_slug(&plain, id, node->place))
		vec_push(reader->arena, &record->former_ids, id);
}

static void read_former(
	struct record_reader *reader, struct record *record, const struct node_pair *pair)
{
	const struct node *node = pair->value;

	record->former_place = node->place;
	if (node->kind != NODE_LIST)
		add_former(reader, record, node);
	for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++)
		add_former(reader, record, node->items[i]);
}

bool is_reserved_key(struct str key)
{
	return str_is(key, "id") || str_is(key, "url") || find_own_key(key, NULL);
}

/* The keys that unknown ones probably stand for; empty where nothing is like them. */
struct meant {
	struct str *v;
	size_t n, cap;
};

/* Returns the key that was probably meant, or nothing. */
static struct str report_unknown(
	struct record_reader *reader, const struct record *record, const struct node_pair *pair)
{
	const struct collection *collection = record->collection;
	struct reader plain = plain_reader(reader);
	struct str known[LOOKED_AT_MAX + OWN_KEYS];
	size_t n = 0;

	vec_each (struct field *, field, &collection->fields)
		if ((*field)->kind != FIELD_MARKDOWN && n < LOOKED_AT_MAX)
			known[n++] = (*field)->key;
	for (size_t i = 0; i < OWN_KEYS; i++)
		known[n++] = own_keys[i][reader->lang];
	return report_unknown_key(&plain, pair, known, n);
}

static void add_unknown(struct record_reader *reader, const struct record *record,
	const struct node_pair *pair, struct meant *meant)
{
	if (meant->n < UNKNOWN_MAX)
		vec_push(reader->scratch, meant, report_unknown(reader, record, pair));
	else
		diag_add(reader->diags, DIAG_UNKNOWN_FIELD, pair->place, .args = {pair->key});
}

/* meant: the n keys that unknown ones seem to stand for; those are not missing. */
static void check_required(struct record_reader *reader, const struct record *record,
	const struct node *front, const struct str *meant, size_t n)
{
	struct reader plain = plain_reader(reader);

	vec_each (struct field *, it, &record->collection->fields) {
		const struct field *field = *it;

		if (field->required && field->kind != FIELD_MARKDOWN &&
			!node_get(front, field->key) && !is_among(field->key, meant, n))
			report_missing_key(&plain, front, field->key);
	}
}

static void read_front(
	struct record_reader *reader, struct record *record, const struct node *front)
{
	struct meant meant = {.v = NULL};

	for (size_t i = 0; i < front->n; i++) {
		const struct node_pair *pair = &front->pairs[i];
		const struct field *field = map_get(&record->collection->by_key, pair->key);
		enum own_key own;

		if (field)
			read_field(reader, record, field, pair);
		else if (!find_own_key(pair->key, &own))
			add_unknown(reader, record, pair, &meant);
		else if (own == OWN_KEY_DRAFT)
			read_draft(reader, record, pair);
		else
			read_former(reader, record, pair);
	}
	check_required(reader, record, front, meant.v, meant.n);
}

/* The line --- that ends the fields, given where the text behind it begins. */
static struct place closing_line(const struct text *text, size_t body)
{
	struct str before = str_trim(str_slice(text->bytes, 0, body));

	return place_of(text, str_from_index(before, before.n - 3));
}

/* sound: the text has no faults, so that nothing was left out of it but comments. */
static void check_body(struct record_reader *reader, const struct record *record,
	const struct document *document, bool sound)
{
	const struct field *field = record->collection->body_field;
	struct str body = str_trim(record->body.source);
	bool nothing = !body.n || (sound && !str_trim(record->body.html).n);

	if (!field && body.n)
		diag_add(reader->diags, DIAG_BODY_UNEXPECTED,
			place_of(record->text, str_slice(body, 0, str_find_char(body, '\n'))),
			.args = {{NULL, 0}});
	if (field && field->required && nothing && !record->draft &&
		!node_get(document->front, field->key))
		diag_add(reader->diags, DIAG_MISSING_BODY,
			closing_line(record->text, document->body_place.at), .args = {field->key});
}

static struct str text_of(const struct record *record, const struct field *field)
{
	const struct values *values = field ? &record->fields[field->index] : NULL;

	return values && values->n && !values->v[0].unknown ? values->v[0].text : STR("");
}

static void set_summary(struct record_reader *reader, struct record *record)
{
	const struct collection *collection = record->collection;
	const struct field *date = collection->date_field;

	record->title = text_of(record, collection->title_field);
	if (!record->title.n)
		record->title = record->id;
	record->summary = text_of(record, collection->summary_field);
	if (date && record->fields[date->index].n && !record->fields[date->index].v[0].unknown)
		record->date = record->fields[date->index].v[0].date;
	record->sort_key = sort_key(reader->arena, record->title);
}

/* Where a collection says what is public, silence means no. */
static void set_hidden(struct record *record)
{
	const struct field *field = record->collection->public_field;
	const struct values *values = field ? &record->fields[field->index] : NULL;

	record->hidden = values && !(values->n && !values->v[0].unknown && values->v[0].yes);
}

void check_file_name(
	struct arena *arena, const struct text *text, struct str id, struct diags *diags)
{
	struct str name = path_name(text->path);

	if (!slug_valid(id))
		diag_add(diags, DIAG_FILE_NAME, place_file(text),
			.args = {name, str_join(arena, slug_example(arena, id),
					       str_from_index(name, id.n))});
}

/* The codes of the record's own terms, each of which leads to the glossary where it first stands.
 */
static struct word_links words_of(struct record_reader *reader, const struct record *record)
{
	VEC(struct word_link) words = {0};

	vec_each (struct field *, it, &record->collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		if (!(*it)->vocabulary || !(*it)->vocabulary->glossary)
			continue;
		for (size_t i = 0; i < values->n; i++) {
			const struct term *term = values->v[i].unknown ? NULL : values->v[i].term;

			if (term && term->code.n)
				vec_push(reader->scratch, &words,
					((struct word_link){term->code, term->url, term->label}));
		}
	}
	return (struct word_links){words.v, words.n};
}

struct record *record_read(
	struct record_reader *reader, const struct collection *collection, const struct text *text)
{
	struct document document;
	struct word_links words = {0};
	struct record *record = arena_new(reader->arena, struct record);
	size_t errors;

	record->id = record->title = path_stem(text->path);
	record->collection = collection;
	record->text = text;
	record->fields = arena_array(reader->arena, struct values, collection->fields.n);
	record->url = str_join(reader->arena, collection->url, record->id, STR("/"));
	record->title_place = place_file(text);
	check_file_name(reader->scratch, text, record->id, reader->diags);
	record->faulty = true;
	if (collection->faulty || !text->bytes.p || !text_check(text, reader->diags))
		return record;
	record->faulty = !document_parse_fields(reader->scratch, text, &document, reader->diags);
	if (!record->faulty) {
		check_emails(text, reader->diags);
		read_front(reader, record, document.front);
		words = words_of(reader, record);
	}
	errors = reader->diags->errors;
	if (document.body_source.p)
		document_parse_body(reader->arena, &document, &words, reader->diags);
	if (record->faulty)
		return record;
	record->body = document.body;
	check_body(reader, record, &document, reader->diags->errors == errors);
	set_summary(reader, record);
	set_hidden(record);
	return record;
}

struct record *model_read_record(const struct model *model, const struct collection *collection,
	const struct text *text, struct arena *arena, struct diags *diags)
{
	struct record_reader reader = {arena, arena, diags, model->keyword_lang};

	return record_read(&reader, collection, text);
}
