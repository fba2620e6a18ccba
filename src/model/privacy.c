/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * E-mail addresses that look like those of persons. A guess, so only a warning: two words of
 * letters before the @, or a name of two words right before the address; but not when one of the
 * words tells of a task or of the organisation.
 */
#include "base/limits.h"
#include "model/internal.h"

enum { LOCAL_MAX = 64, WORDS_MAX = 8 };

/* An address, cut at its @. */
struct address {
	struct str local, domain;
	struct str before; /* what stands before it in the text */
};

/* ---- Characters ---- */

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_beyond_ascii(char c)
{
	return (unsigned char)c & 0x80;
}

static bool is_address_char(char c)
{
	return is_lower(c) || is_upper(c) || is_digit(c) || c == '.' || c == '-' || c == '_';
}

/* ---- Words of a task ---- */

/* Words that are no names, and pieces of words that are in none. */
static const char role_words[] =
	"aan admin afdeling api avg beeld belasting bestuur burger burgers ciso college "
	"dpo en het hr ict info klant mail naam noreply office online open pers post "
	"raad reply sales security sociaal team voor web your";
static const char role_pieces[] =
	"achternaam advies archief balie beheer beveiliging bureau centrum communicatie "
	"contact data desk dienst digita domein example factu forum gebruiker griffie "
	"informati inkoop klacht koepel loket mailing manage marketing meld ministerie "
	"monitor netwerk network nieuws nummer organisatie portaal postbus postmaster "
	"privacy product programma project provincie publiek redactie register "
	"secretariaat servic software standaard stichting support systeem veilig "
	"vereniging voorlichting voornaam vragen webmaster zaken";

/* The next of some words with blanks between them; empty behind the last. */
static struct str next_word(struct str *words)
{
	size_t blank = str_find_char(*words, ' ');
	struct str word = str_slice(*words, 0, blank);

	*words = str_from_index(*words, blank + 1);
	return word;
}

static bool is_role(struct str word)
{
	struct str words = str_from(role_words), pieces = str_from(role_pieces);

	while (words.n)
		if (str_eq(word, next_word(&words)))
			return true;
	while (pieces.n)
		if (str_find(word, next_word(&pieces), 0) < word.n)
			return true;
	return false;
}

/* Whether word is one of the parts of a domain: an organisation that names itself. */
static bool is_of_domain(struct str word, struct str domain)
{
	while (domain.n) {
		size_t dot = str_find_char(domain, '.');
		struct str part = str_slice(domain, 0, dot);

		if (str_eq(part, word) || (word.n > 3 && str_find(part, word, 0) < part.n))
			return true;
		domain = str_from_index(domain, dot + 1);
	}
	return false;
}

/* s in lower case in buf, which has room for LOCAL_MAX; longer ones are cut. */
static struct str lower_into(char *buf, struct str s)
{
	size_t n = s.n < LOCAL_MAX ? s.n : LOCAL_MAX;

	for (size_t i = 0; i < n; i++)
		buf[i] = is_upper(s.p[i]) ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
	return (struct str){buf, n};
}

/* ---- The words of the address ---- */

struct words {
	struct str v[WORDS_MAX];
	size_t n;
	bool letters; /* nothing but letters between the dots and hyphens */
	bool role;
};

static void split_local(struct str local, struct str domain, struct words *words)
{
	*words = (struct words){.letters = true};
	for (size_t from = 0, to = 0; from <= local.n && words->n < WORDS_MAX; from = to + 1) {
		for (to = from; to < local.n && (is_lower(local.p[to]) || is_digit(local.p[to]));
			to++)
			words->letters &= is_lower(local.p[to]);
		if (to == from)
			words->letters = false;
		words->v[words->n] = str_slice(local, from, to);
		words->role |=
			is_role(words->v[words->n]) || is_of_domain(words->v[words->n], domain);
		words->n++;
	}
}

/* ---- The words before the address ---- */

/* Takes the last word off *s, with what stands behind it. */
static struct str take_last_word(struct str *s)
{
	size_t to, from;

	while (s->n && (s->p[s->n - 1] == ' ' || s->p[s->n - 1] == '\n'))
		s->n--;
	for (to = from = s->n; from && (is_lower(s->p[from - 1]) || is_upper(s->p[from - 1]) ||
					       s->p[from - 1] == '-' || s->p[from - 1] == '\'' ||
					       is_beyond_ascii(s->p[from - 1]));
		from--)
		;
	s->n = from;
	return str_slice((struct str){s->p, to}, from, to);
}

/* A capital, and small letters behind it. */
static bool is_name(struct str word)
{
	char buf[LOCAL_MAX];

	if (word.n < 2 || !(is_upper(word.p[0]) || is_beyond_ascii(word.p[0])))
		return false;
	for (size_t i = 1; i < word.n; i++)
		if (is_upper(word.p[i]) && word.p[i - 1] != '-' && word.p[i - 1] != '\'')
			return false;
	return !is_role(lower_into(buf, word));
}

static bool is_between_names(struct str word)
{
	static const struct str words[] = {STR_INIT("van"), STR_INIT("de"), STR_INIT("der"),
		STR_INIT("den"), STR_INIT("ter"), STR_INIT("ten"), STR_INIT("te")};

	return is_among(word, words, sizeof(words) / sizeof(*words));
}

/* What opens before an address: "(", "<", "](mailto:". */
static bool drop_opening(struct str *s)
{
	static const struct str openings[] = {STR_INIT("mailto:"), STR_INIT("]("), STR_INIT("("),
		STR_INIT("<"), STR_INIT("["), STR_INIT("\""), STR_INIT(": ")};
	bool any = false;

	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		if (str_ends(*s, openings[i])) {
			s->n -= openings[i].n;
			any = true;
		}
	}
	return any;
}

static bool follows_a_name(struct str before)
{
	struct str word;

	if (!drop_opening(&before) || !is_name(take_last_word(&before)))
		return false;
	word = take_last_word(&before);
	for (size_t i = 0; i < 2 && is_between_names(word); i++)
		word = take_last_word(&before);
	return is_name(word);
}

/* ---- Addresses ---- */

static bool is_personal(const struct address *address)
{
	char local[LOCAL_MAX], domain[LOCAL_MAX];
	struct words words;

	split_local(lower_into(local, address->local), lower_into(domain, address->domain), &words);
	if (words.role)
		return false;
	return (words.letters && words.n > 1) || follows_a_name(address->before);
}

/* "@2x.png" is a picture. */
static bool is_domain(struct str s)
{
	static const struct str pictures[] = {STR_INIT(".png"), STR_INIT(".jpg"), STR_INIT(".jpeg"),
		STR_INIT(".svg"), STR_INIT(".webp"), STR_INIT(".gif")};

	for (size_t i = 0; i < sizeof(pictures) / sizeof(*pictures); i++)
		if (str_ends(s, pictures[i]))
			return false;
	return s.n > 3 && str_find_char(s, '.') < s.n - 1 && s.p[0] != '.';
}

/* The address around the @ at at; false if there is none. */
static bool address_at(struct str s, size_t at, struct address *address)
{
	size_t from = at, to = at + 1;

	while (from && at - from < LOCAL_MAX && is_address_char(s.p[from - 1]))
		from--;
	while (to < s.n && to - at < LIMIT_PATH_LENGTH && is_address_char(s.p[to]))
		to++;
	while (to > at + 1 && s.p[to - 1] == '.')
		to--;
	address->before = str_slice(s, 0, from);
	address->local = str_slice(s, from, at);
	address->domain = str_slice(s, at + 1, to);
	return from < at && is_domain(address->domain);
}

void check_emails(const struct text *text, struct diags *diags)
{
	struct str s = text->bytes;

	for (size_t at = str_find_char(s, '@'); at < s.n;
		at += 1 + str_find_char(str_from_index(s, at + 1), '@')) {
		struct address address;
		struct str whole;

		if (!address_at(s, at, &address) || !is_personal(&address))
			continue;
		whole = str_slice(s, at - address.local.n, at + 1 + address.domain.n);
		diag_add(diags, DIAG_PERSONAL_EMAIL, place_of(text, whole), .args = {whole});
	}
}
