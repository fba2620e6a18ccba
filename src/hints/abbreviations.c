/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Abbreviations that nothing explains. One is explained by the list of the record itself, whose
 * words lead to the glossary, by a title, or in the block where it first stands: in brackets, with
 * what it means in brackets behind it, or by "betekent" or "is een". One with a number, such as
 * "EN 301 549" or "EUPL-1.2", is the name of something.
 */
#include "base/utf8.h"
#include "hints/internal.h"

/* Longer words in capitals are names or shouting. */
enum { LETTERS_MAX = 10, SHOUT = 3 };

/* A word of capitals, where it first stood. */
struct abbreviation {
	struct str word;
	struct place place;
	struct place late; /* where it is explained after all */
	size_t block;
	bool explained;
};

struct abbreviations {
	struct writing *writing;
	const struct map *names;
	const struct record *record;
	struct map own; /* words of the record's own lists, once they are read */
	bool own_read;
	struct map by_word;
	VEC(struct abbreviation *) list;
	size_t block; /* the number of the block at hand; 0 is the title */
};

/* ---- What looks like one ---- */

static bool is_roman(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!memchr("IVX", word.p[i], 3))
			return false;
	return true;
}

/* "APIs" is "API". */
static struct str singular(struct str word)
{
	return word.n > 2 && str_ends(word, STR("s")) ? str_slice(word, 0, word.n - 1) : word;
}

/* At least two capitals, and hardly a small letter: "GIBIT", "eID", "W&I"; not "MijnOverheid". */
static bool looks_short(struct str word)
{
	size_t upper = 0, lower = 0, at = 0, n = 0;

	for (; at < word.n && n <= LETTERS_MAX; n++) {
		uint32_t c = utf8_next(word, &at);

		upper += is_upper(c);
		lower += is_letter(c) && !is_upper(c);
	}
	return n <= LETTERS_MAX && upper >= 2 && lower < upper && !is_roman(word);
}

static bool is_everyday(struct str word)
{
	struct tokens one = {.text = word};
	char room[TABLE_WORD_MAX];

	one.list.v = &(struct token){.n = (uint32_t)word.n};
	one.list.n = 1;
	return words_have(WORDS_EVERYDAY, token_lower(&one, 0, room));
}

/* At least three words in capitals after each other, with nothing between them. */
static bool is_shouted(const struct tokens *tokens, size_t token)
{
	const struct token *v = tokens->list.v;
	size_t from = token, to = token;

	while (from > 0 && token - from < SHOUT && !v[from - 1].stops &&
		looks_short(token_word(tokens, from - 1)))
		from--;
	while (to + 1 < tokens->list.n && to - token < SHOUT && !v[to].stops &&
		looks_short(token_word(tokens, to + 1)))
		to++;
	return to - from + 1 >= SHOUT;
}

static bool is_address(struct str word)
{
	return str_find(word, STR("://"), 0) < word.n || str_find_char(word, '@') < word.n ||
	       str_starts(word, STR("www."));
}

/* ---- Explanations ---- */

static bool ends_word(struct str s, size_t at)
{
	return at >= s.n || !is_letter(utf8_next(s, &at));
}

/* Behind a word: " (Algemene …", " betekent", " staat voor". */
static bool explains(struct str word, struct str rest)
{
	static const struct str verbs[] = {STR_INIT(" betekent"), STR_INIT(" staat voor"),
		STR_INIT(" is de afkorting van"), STR_INIT(" is een afkorting van"),
		STR_INIT(" is een"), STR_INIT(" is de"), STR_INIT(" is het"), STR_INIT(" is a"),
		STR_INIT(" is an"), STR_INIT(" is the"), STR_INIT(" means"),
		STR_INIT(" stands for"), STR_INIT(" is short for")};

	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (str_starts(rest, verbs[i]) && ends_word(rest, verbs[i].n))
			return true;
	return str_starts(rest, STR(" (")) && rest.n > 2 && word.n &&
	       (rest.p[2] | 0x20) == (word.p[0] | 0x20);
}

/* "(AVG)", and "(DiS Geo)" too. */
static bool is_in_brackets(const struct tokens *tokens, size_t token)
{
	const struct token *v = tokens->list.v;

	for (size_t i = token; v[token].bracketed && i < tokens->list.n && i < token + 3; i++)
		if (v[i].closed)
			return true;
	return false;
}

static bool is_explained(const struct tokens *tokens, size_t token)
{
	const struct token *it = &tokens->list.v[token];

	return is_in_brackets(tokens, token) ||
	       explains(token_word(tokens, token), str_from_index(tokens->text, it->at + it->n));
}

/* ---- Collecting ---- */

static void add(struct abbreviations *all, struct str word, struct place place, bool explained)
{
	struct abbreviation *known = map_get(&all->by_word, word);

	if (!known) {
		known = arena_new(all->writing->arena, struct abbreviation);
		*known = (struct abbreviation){.word = word, .place = place, .block = all->block};
		map_put(all->writing->arena, &all->by_word, word, known);
		vec_push(all->writing->arena, &all->list, known);
	}
	if (!explained)
		return;
	if (known->block == all->block)
		known->explained = true;
	else if (!known->late.text)
		known->late = place;
}

/* The next part of a word: "ICT-diensten" has two. */
static struct str next_part(struct str word, size_t *at)
{
	size_t from;

	while (*at < word.n && memchr("-/'+.", word.p[*at], 5))
		++*at;
	from = *at;
	/* ’ is e2 80 99 */
	while (*at < word.n && !memchr("-/'+.\xe2", word.p[*at], 6))
		++*at;
	if (*at < word.n && word.p[*at] == '\xe2') {
		struct str part = str_slice(word, from, *at);

		*at = word.n;
		return part;
	}
	return str_slice(word, from, *at);
}

static bool is_digit_at(struct str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* A number follows, which makes it the name of a norm, a licence, a disease. */
static bool is_numbered(struct str text, size_t to)
{
	return to < text.n && (text.p[to] == ' ' || text.p[to] == '-') && is_digit_at(text, to + 1);
}

/* Most words have no two capitals, which is soon seen. */
static bool may_hold_one(struct str word)
{
	size_t n = 0;

	for (size_t i = 0; i < word.n && n < 2; i++)
		n += (word.p[i] >= 'A' && word.p[i] <= 'Z') || (unsigned char)word.p[i] >= 0x80;
	return n == 2;
}

static void read_token(struct abbreviations *all, const struct prose *prose,
	const struct tokens *tokens, size_t token)
{
	struct str word = token_word(tokens, token);
	size_t start = tokens->list.v[token].at;
	bool explained;

	if (!may_hold_one(word) || word.n > 8 * LETTERS_MAX ||
		str_find(word, STR("\xef\xbf\xbc"), 0) < word.n || tokens->list.v[token].quoted ||
		is_address(word) || is_shouted(tokens, token))
		return;
	explained = is_explained(tokens, token);
	for (size_t at = 0; at < word.n;) {
		struct str part = next_part(word, &at);
		size_t from = start + (size_t)(part.p - word.p);
		struct str name = singular(part);

		if (part.n && looks_short(name) && !is_everyday(name) &&
			!is_numbered(tokens->text, from + part.n))
			add(all, name,
				prose ? prose_place(prose, from, from + name.n) : (struct place){0},
				explained);
	}
}

struct abbreviations *abbreviations_begin(
	struct writing *writing, const struct map *names, const struct record *record)
{
	struct abbreviations *all = arena_new(writing->arena, struct abbreviations);

	all->writing = writing;
	all->names = names;
	all->record = record;
	return all;
}

void abbreviations_title(struct abbreviations *all, struct str title)
{
	struct tokens tokens;

	tokens_read(all->writing->arena, title, &tokens);
	for (size_t i = 0; i < tokens.list.n; i++)
		if (is_explained(&tokens, i))
			read_token(all, NULL, &tokens, i);
}

void abbreviations_block(
	struct abbreviations *all, const struct prose *prose, const struct tokens *tokens)
{
	all->block++;
	for (size_t i = 0; i < tokens->list.n; i++)
		read_token(all, prose, tokens, i);
}

/* ---- What the site knows ---- */

static void add_name(struct arena *arena, struct map *names, struct str name)
{
	static char is_there;

	map_put(arena, names, name, &is_there);
}

static void add_names(struct arena *arena, struct map *names, const struct term *term)
{
	add_name(arena, names, term->code);
	add_name(arena, names, term->label);
	vec_each (const struct str, alias, &term->aliases)
		add_name(arena, names, *alias);
}

/* A word of any list of the site has a page or a line that explains it. */
void names_of_terms(struct arena *arena, const struct model *model, struct map *names)
{
	vec_each (struct vocabulary *, vocabulary, &model->vocabularies)
		vec_each (struct term *, term, &(*vocabulary)->terms)
			add_names(arena, names, *term);
}

/* The terms and other words in the lists of the record. */
static void read_own(struct abbreviations *all)
{
	struct arena *arena = all->writing->arena;

	vec_each (struct field *, it, &all->record->collection->fields) {
		const struct values *values = &all->record->fields[(*it)->index];

		for (size_t i = 0; (*it)->list && i < values->n; i++) {
			const struct value *value = &values->v[i];

			if (value->unknown)
				continue;
			if ((*it)->kind == FIELD_TERM && value->term)
				add_names(arena, &all->own, value->term);
			if ((*it)->kind == FIELD_TEXT)
				add_name(arena, &all->own, value->text);
		}
	}
}

/* The record has a term or another word of that name in a field of its own. */
static bool is_own(struct abbreviations *all, struct str word)
{
	if (!all->own_read)
		read_own(all);
	all->own_read = true;
	return map_get(&all->own, word);
}

/* A field of the record that draws from a glossary with that word; NULL if there is none. */
static const struct field *field_for(
	const struct record *record, struct str word, const struct term **term)
{
	struct arena scratch = ARENA_INIT;
	struct str lower = str_lower(&scratch, word);
	const struct field *found = NULL;

	vec_each (struct field *, it, &record->collection->fields) {
		const struct vocabulary *vocabulary = (*it)->vocabulary;

		*term = vocabulary && vocabulary->glossary ? map_get(&vocabulary->by_name, lower)
							   : NULL;
		if (*term) {
			found = *it;
			break;
		}
	}
	arena_release(&scratch);
	return found;
}

static void report(struct abbreviations *all, const struct abbreviation *it)
{
	const struct term *term;
	const struct field *field;

	if (all->record && is_own(all, it->word))
		return;
	field = all->record ? field_for(all->record, it->word, &term) : NULL;
	if (field)
		hint_add(all->writing, DIAG_HINT_ABBREVIATION_UNLISTED, it->place,
			.args = {it->word, field->key, term->id});
	else if (!all->names || !map_get(all->names, it->word))
		hint_add(all->writing, DIAG_HINT_ABBREVIATION, it->place, .args = {it->word},
			.other = it->late);
}

void abbreviations_end(struct abbreviations *all)
{
	for (size_t i = 0; i < all->list.n && all->writing->found < HINTS_MAX; i++)
		if (!all->list.v[i]->explained)
			report(all, all->list.v[i]);
}
