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
static bool is_role(struct str word)
{
	static const struct str words[] = {STR_INIT("aan"), STR_INIT("admin"), STR_INIT("afdeling"),
		STR_INIT("api"), STR_INIT("avg"), STR_INIT("beeld"), STR_INIT("belasting"),
		STR_INIT("bestuur"), STR_INIT("bgt"), STR_INIT("burger"), STR_INIT("burgers"),
		STR_INIT("ciso"), STR_INIT("college"), STR_INIT("common"), STR_INIT("de"),
		STR_INIT("digitale"), STR_INIT("dpo"), STR_INIT("en"), STR_INIT("fg"),
		STR_INIT("ggi"), STR_INIT("ground"), STR_INIT("het"), STR_INIT("hr"),
		STR_INIT("ibd"), STR_INIT("ict"), STR_INIT("info"), STR_INIT("it"),
		STR_INIT("klant"), STR_INIT("mail"), STR_INIT("mdd"), STR_INIT("naam"),
		STR_INIT("no"), STR_INIT("noreply"), STR_INIT("office"), STR_INIT("online"),
		STR_INIT("open"), STR_INIT("post"), STR_INIT("raad"), STR_INIT("reply"),
		STR_INIT("sales"), STR_INIT("security"), STR_INIT("sociaal"), STR_INIT("team"),
		STR_INIT("van"), STR_INIT("voor"), STR_INIT("web"), STR_INIT("wmo"),
		STR_INIT("woz"), STR_INIT("your")};
	static const struct str pieces[] = {STR_INIT("achternaam"), STR_INIT("advies"),
		STR_INIT("archief"), STR_INIT("balie"), STR_INIT("beheer"), STR_INIT("beveiliging"),
		STR_INIT("bureau"), STR_INIT("catalogus"), STR_INIT("centrum"), STR_INIT("codeer"),
		STR_INIT("communicatie"), STR_INIT("contact"), STR_INIT("data"), STR_INIT("desk"),
		STR_INIT("dienst"), STR_INIT("digitaal"), STR_INIT("domein"), STR_INIT("example"),
		STR_INIT("factuur"), STR_INIT("facturen"), STR_INIT("forum"), STR_INIT("gebruiker"),
		STR_INIT("gemeente"), STR_INIT("griffie"), STR_INIT("helpdesk"),
		STR_INIT("informatie"), STR_INIT("information"), STR_INIT("inkoop"),
		STR_INIT("klacht"), STR_INIT("klanten"), STR_INIT("koepel"), STR_INIT("loket"),
		STR_INIT("mailing"), STR_INIT("management"), STR_INIT("manager"),
		STR_INIT("marketing"), STR_INIT("meld"), STR_INIT("ministerie"),
		STR_INIT("monitor"), STR_INIT("network"), STR_INIT("netwerk"), STR_INIT("nieuws"),
		STR_INIT("nummer"), STR_INIT("organisatie"), STR_INIT("pers-"), STR_INIT("portaal"),
		STR_INIT("postbus"), STR_INIT("postmaster"), STR_INIT("privacy"),
		STR_INIT("product"), STR_INIT("programma"), STR_INIT("project"),
		STR_INIT("provincie"), STR_INIT("publiek"), STR_INIT("realisatie"),
		STR_INIT("redactie"), STR_INIT("register"), STR_INIT("secretariaat"),
		STR_INIT("servic"), STR_INIT("software"), STR_INIT("standaard"),
		STR_INIT("stichting"), STR_INIT("support"), STR_INIT("systeem"),
		STR_INIT("vereniging"), STR_INIT("voorlichting"), STR_INIT("voornaam"),
		STR_INIT("vragen"), STR_INIT("webmaster"), STR_INIT("zaken"),
		STR_INIT("zaakgericht")};

	if (is_among(word, words, sizeof(words) / sizeof(*words)))
		return true;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		if (str_find(word, pieces[i], 0) < word.n)
			return true;
	return false;
}

/* Whether word is one of the parts of a domain: an organisation that names itself. */
static bool is_of_domain(struct str word, struct str domain)
{
	while (domain.n) {
		size_t dot = str_find_char(domain, '.');
		struct str part = str_slice(domain, 0, dot);

		if (word.n > 1 && str_find(part, word, 0) < part.n)
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
