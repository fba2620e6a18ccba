/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"

#include "base/slug.h"
#include "base/suggest.h"

enum { JOINED_MAX = 240, KEYS_MAX = 32 };

struct str join_words(struct arena *arena, const struct str *words, size_t n)
{
	struct buf buf = BUF_INIT;
	struct str joined;

	for (size_t i = 0; i < n; i++) {
		if (buf.n)
			buf_lit(&buf, ", ");
		if (buf.n + words[i].n > JOINED_MAX) {
			buf_lit(&buf, "…");
			break;
		}
		buf_add_str(&buf, words[i]);
	}
	joined = str_dup(arena, buf_str(&buf));
	buf_release(&buf);
	return joined;
}

struct str report_unknown_key(
	struct reader *reader, const struct node_pair *pair, const struct str *known, size_t n)
{
	struct suggest suggest = suggest_for(pair->key);

	for (size_t i = 0; i < n; i++)
		suggest_offer(&suggest, known[i]);
	diag_add(reader->diags, DIAG_UNKNOWN_FIELD, pair->place,
		.args = {pair->key, join_words(reader->arena, known, n)}, .suggest = suggest.best);
	return suggest.best;
}

static struct str node_word(const struct node *node)
{
	static const struct str words[] = {STR_INIT("@text"), STR_INIT("@list"), STR_INIT("@map")};

	return words[node->kind];
}

static void report_kind(
	struct reader *reader, struct str name, const struct node *node, struct str wanted)
{
	diag_add(reader->diags, DIAG_WRONG_KIND, node->place,
		.args = {name, wanted, node_word(node)});
}

bool check_filled(struct reader *reader, struct str name, const struct node *node, struct str mend)
{
	if (node->kind != NODE_SCALAR) {
		diag_add(reader->diags, DIAG_ONE_VALUE, node->place,
			.args = {name, node_word(node)});
		return false;
	}
	if (node_is_nothing(node) || !str_trim(node->scalar).n) {
		diag_add(reader->diags, DIAG_EMPTY_VALUE, node->place, .args = {name, mend});
		return false;
	}
	return true;
}

bool check_scalar(struct reader *reader, struct str name, const struct node *node)
{
	return check_filled(reader, name, node, STR("@fill-or-drop"));
}

static bool check_scalar_of(
	struct reader *reader, const struct key *key, struct str name, const struct node *node)
{
	return check_filled(
		reader, name, node, key->required ? STR("@fill") : STR("@fill-or-drop"));
}

bool parse_bool(struct str s, bool *yes)
{
	static const struct str words[][2] = {{STR_INIT("nee"), STR_INIT("ja")},
		{STR_INIT("no"), STR_INIT("yes")}, {STR_INIT("false"), STR_INIT("true")}};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		for (int value = 0; value < 2; value++) {
			if (str_eq_lower(s, words[i][value])) {
				*yes = value;
				return true;
			}
		}
	}
	return false;
}

static bool check_bool(struct reader *reader, const struct node *node)
{
	bool yes;

	if (parse_bool(node->scalar, &yes))
		return true;
	diag_add(reader->diags, DIAG_BAD_BOOLEAN, node->place, .args = {node->scalar});
	return false;
}

static bool parse_count(struct str s, long *count)
{
	if (!s.n || s.n > 9)
		return false;
	*count = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*count = *count * 10 + (s.p[i] - '0');
	}
	return true;
}

static bool check_count(struct reader *reader, const struct node *node)
{
	long count;

	if (parse_count(node->scalar, &count))
		return true;
	diag_add(reader->diags, DIAG_BAD_COUNT, node->place, .args = {node->scalar});
	return false;
}

bool parse_date(struct reader *reader, const struct node *node, struct date *date)
{
	enum date_notation notation = date_parse(str_trim(node->scalar), date);
	char iso[11];

	if (notation == DATE_NONE) {
		diag_add(reader->diags, DIAG_BAD_DATE, node->place, .args = {node->scalar});
		return false;
	}
	if (notation == DATE_DUTCH) {
		date_format_iso(*date, iso);
		diag_add(reader->diags, DIAG_DATE_NOTATION, node->place,
			.args = {node->scalar, str_from(iso)});
	}
	return true;
}

bool check_slug(struct reader *reader, struct str slug, struct place place)
{
	if (slug_valid(slug))
		return true;
	diag_add(reader->diags, DIAG_BAD_SLUG, place,
		.args = {slug, slug_example(reader->arena, slug)});
	return false;
}

static bool check_texts(
	struct reader *reader, const struct key *key, struct str name, const struct node *node)
{
	bool ok = true;

	if (node->kind == NODE_SCALAR)
		return check_scalar_of(reader, key, name, node);
	if (node->kind != NODE_LIST) {
		report_kind(reader, name, node, STR("@list"));
		return false;
	}
	for (size_t i = 0; i < node->n; i++)
		ok &= check_scalar(reader, name, node->items[i]);
	return ok;
}

static bool check_want(
	struct reader *reader, const struct key *key, struct str name, const struct node *node)
{
	enum want want = key->want;
	struct date date;

	switch (want) {
	case WANT_MAP:
		if (node->kind != NODE_MAP)
			report_kind(reader, name, node, STR("@map"));
		return node->kind == NODE_MAP;
	case WANT_LIST:
		if (node->kind != NODE_LIST)
			report_kind(reader, name, node, STR("@list"));
		return node->kind == NODE_LIST;
	case WANT_TEXTS:
		return check_texts(reader, key, name, node);
	default:
		break;
	}
	if (!check_scalar_of(reader, key, name, node))
		return false;
	if (want == WANT_BOOL)
		return check_bool(reader, node);
	if (want == WANT_COUNT)
		return check_count(reader, node);
	if (want == WANT_DATE)
		return parse_date(reader, node, &date);
	return want != WANT_SLUG || check_slug(reader, node->scalar, node->place);
}

void report_missing_key(struct reader *reader, const struct node *map, struct str key)
{
	struct place begin = {map->place.text, map->place.at, 0};

	diag_add(reader->diags, DIAG_MISSING_FIELD, begin, .args = {key});
}

bool is_among(struct str word, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(words[i], word))
			return true;
	return false;
}

static size_t find_key(const struct key *keys, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, keys[i].name[LANG_NL]) || str_eq(name, keys[i].name[LANG_EN]))
			return i;
	return n;
}

bool read_map(struct reader *reader, const struct node *map, const struct key *keys, size_t n,
	const struct node **found)
{
	struct str known[KEYS_MAX], meant[KEYS_MAX];
	size_t guesses = 0;

	memset(found, 0, n * sizeof(*found));
	for (size_t i = 0; i < n && i < KEYS_MAX; i++)
		known[i] = keys[i].name[reader->lang];
	if (map->kind != NODE_MAP) {
		diag_add(reader->diags, DIAG_NOT_A_MAPPING, map->place, .args = {{NULL, 0}});
		return false;
	}
	for (size_t i = 0; i < map->n; i++) {
		const struct node_pair *pair = &map->pairs[i];
		size_t k = find_key(keys, n, pair->key);

		if (k == n)
			meant[guesses++ % KEYS_MAX] = report_unknown_key(reader, pair, known, n);
		else if (check_want(reader, &keys[k], pair->key, pair->value))
			found[k] = pair->value;
	}
	if (guesses > KEYS_MAX)
		guesses = KEYS_MAX;
	for (size_t i = 0; i < n; i++)
		if (keys[i].required && !node_get(map, keys[i].name[LANG_NL]) &&
			!node_get(map, keys[i].name[LANG_EN]) &&
			!is_among(known[i], meant, guesses))
			report_missing_key(reader, map, known[i]);
	return true;
}

struct str read_text(const struct node *node)
{
	return node ? str_trim(node->scalar) : STR("");
}

bool read_bool(const struct node *node)
{
	bool yes = false;

	return node && parse_bool(node->scalar, &yes) && yes;
}

long read_count(const struct node *node, long otherwise)
{
	long count;

	return node && parse_count(node->scalar, &count) ? count : otherwise;
}

struct date read_date(const struct node *node)
{
	struct date date = {0, 0, 0};

	if (node && date_parse(str_trim(node->scalar), &date) == DATE_NONE)
		date.year = 0;
	return date;
}
