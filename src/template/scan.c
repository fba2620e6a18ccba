/* SPDX-License-Identifier: EUPL-1.2 */
#include "template/internal.h"

#include "base/utf8.h"

struct scan {
	struct tokens *tokens;
	struct str bytes;
	struct str open, close;
	struct str close_raw, close_set; /* close with the sign that mirrors the opening one */
	bool comment_runs_on, set_runs_on;
};

static void set_delimiters(struct scan *scan, struct str open, struct str close)
{
	scan->open = open;
	scan->close = close;
	scan->close_raw = str_join(scan->tokens->arena, STR("}"), close);
	scan->close_set = str_join(scan->tokens->arena, STR("="), close);
	scan->comment_runs_on = scan->set_runs_on = false;
}

static void add_token(struct scan *scan, struct token token)
{
	struct tokens *tokens = scan->tokens;
	size_t n = tokens->list.n;

	token.pair = NO_TOKEN;
	token.starts = n == 0 || tokens->list.v[n - 1].ends;
	token.ends = token.kind == TOKEN_TEXT && str_ends(token.source, STR("\n"));
	vec_push(tokens->arena, &tokens->list, token);
}

static void add_texts(struct scan *scan, struct str piece)
{
	while (piece.n) {
		size_t n = str_find_char(piece, '\n');

		n += n < piece.n;
		add_token(scan, (struct token){.source = str_slice(piece, 0, n)});
		piece = str_from_index(piece, n);
	}
}

/* ---- Names ---- */

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* Names of values have dots between their parts; those of templates may have slashes too. */
static bool name_is_valid(struct str name, const char *separators)
{
	bool in_part = false;

	for (size_t i = 0; i < name.n; i++) {
		if (is_name_char(name.p[i]))
			in_part = true;
		else if (in_part && strchr(separators, name.p[i]) && name.p[i])
			in_part = false;
		else
			return false;
	}
	return in_part;
}

static bool token_name_is_valid(const struct token *token)
{
	switch (token->kind) {
	case TOKEN_SILENT:
		return true;
	case TOKEN_PARTIAL:
	case TOKEN_PARENT:
		return name_is_valid(token->name, token->dynamic ? "." : "./");
	case TOKEN_CLOSE:
		return str_is(token->name, ".") || name_is_valid(token->name, "./");
	case TOKEN_BLOCK:
		return name_is_valid(token->name, "");
	default:
		return str_is(token->name, ".") || name_is_valid(token->name, ".");
	}
}

static void report_bad(struct scan *scan, struct str source)
{
	struct str shown = str_slice(source, 0, str_find_char(source, '\n'));

	tokens_report(scan->tokens, DIAG_TEMPLATE_TAG, place_of(scan->tokens->text, source),
		.args = {utf8_cut(str_trim(shown), 60)});
}

/* ---- Tags ---- */

static bool is_blank_char(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t word_end(struct str s)
{
	size_t n = 0;

	while (n < s.n && !is_blank_char(s.p[n]))
		n++;
	return n;
}

/* {{=<% %>=}} */
static void scan_delimiters(struct scan *scan, struct str content, struct token *token)
{
	struct str open, close;
	size_t n;

	content = str_trim(content);
	n = word_end(content);
	open = str_slice(content, 0, n);
	close = str_trim(str_from_index(content, n));
	token->bad = !open.n || !close.n || word_end(close) < close.n ||
		     str_find_char(open, '=') < open.n || str_find_char(close, '=') < close.n;
	if (!token->bad)
		set_delimiters(scan, open, close);
}

static enum token_kind kind_of(char sign)
{
	static const struct {
		char sign;
		enum token_kind kind;
	} kinds[] = {
		{'#', TOKEN_SECTION},
		{'^', TOKEN_INVERTED},
		{'/', TOKEN_CLOSE},
		{'>', TOKEN_PARTIAL},
		{'<', TOKEN_PARENT},
		{'$', TOKEN_BLOCK},
		{'!', TOKEN_SILENT},
		{'=', TOKEN_SILENT},
		{'&', TOKEN_RAW},
		{'{', TOKEN_RAW},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (kinds[i].sign == sign)
			return kinds[i].kind;
	return TOKEN_VALUE;
}

static struct str closer_of(const struct scan *scan, char sign)
{
	if (sign == '{')
		return scan->close_raw;
	return sign == '=' ? scan->close_set : scan->close;
}

/* The part of bytes that a tag at from can reach: it cannot hold the start of another tag. */
static struct str within_reach(const struct scan *scan, size_t from, struct str closer)
{
	size_t next = str_find(scan->bytes, scan->open, from);

	return str_slice(scan->bytes, 0, next + scan->open.n - 1 + closer.n);
}

/*
 * Where a tag ends whose content begins at from. Comments may hold anything; once one of them is
 * not closed no later one is, and knowing that keeps the work linear.
 */
static bool find_closer(struct scan *scan, char sign, size_t from, size_t *end)
{
	struct str closer = closer_of(scan, sign);
	bool reaches_far = sign == '!' || sign == '=';
	bool *missing = sign == '!' ? &scan->comment_runs_on : &scan->set_runs_on;
	struct str bytes = reaches_far ? scan->bytes : within_reach(scan, from, closer);
	bool found;

	if (reaches_far && *missing)
		return false;
	*end = str_find(bytes, closer, from);
	found = *end < bytes.n;
	if (reaches_far)
		*missing = !found;
	return found;
}

/* Returns where to go on after a tag that is never closed: at the next tag or the next line. */
static size_t report_unclosed(struct scan *scan, size_t at, char sign)
{
	size_t from = at + scan->open.n;
	struct str source = str_slice(scan->bytes, at, str_find(scan->bytes, scan->open, from));

	source = str_slice(source, 0, str_find_char(source, '\n'));
	if (str_ends(source, STR("\r")))
		source.n--;
	tokens_report(scan->tokens, DIAG_TEMPLATE_TAG_UNCLOSED,
		place_of(scan->tokens->text, source), .args = {closer_of(scan, sign)});
	add_token(scan, (struct token){.kind = TOKEN_SILENT, .bad = true, .source = source});
	return at + source.n;
}

static void read_name(struct token *token, struct str content)
{
	token->name = str_trim(content);
	if ((token->kind == TOKEN_PARTIAL || token->kind == TOKEN_PARENT ||
		    token->kind == TOKEN_CLOSE) &&
		str_starts(token->name, STR("*"))) {
		token->dynamic = true;
		token->name = str_trim(str_from_index(token->name, 1));
	}
}

/* The tag at index at; returns the index behind it. */
static size_t scan_tag(struct scan *scan, size_t at)
{
	size_t from = at + scan->open.n;
	char sign = from < scan->bytes.n ? scan->bytes.p[from] : '\0';
	struct token token = {.kind = kind_of(sign)};
	size_t end;

	from += token.kind != TOKEN_VALUE;
	if (!find_closer(scan, sign, from, &end))
		return report_unclosed(scan, at, sign);
	token.source = str_slice(scan->bytes, at, end + closer_of(scan, sign).n);
	if (sign == '=')
		scan_delimiters(scan, str_slice(scan->bytes, from, end), &token);
	else
		read_name(&token, str_slice(scan->bytes, from, end));
	token.bad = token.bad || !token_name_is_valid(&token);
	if (token.bad)
		report_bad(scan, token.source);
	add_token(scan, token);
	return at + token.source.n;
}

void scan_tokens(struct tokens *tokens)
{
	struct scan scan = {.tokens = tokens, .bytes = tokens->text->bytes};
	size_t at = str_starts(scan.bytes, STR("\xef\xbb\xbf")) ? 3 : 0;

	set_delimiters(&scan, STR("{{"), STR("}}"));
	while (at < scan.bytes.n) {
		size_t tag = str_find(scan.bytes, scan.open, at);

		add_texts(&scan, str_slice(scan.bytes, at, tag));
		at = tag < scan.bytes.n ? scan_tag(&scan, tag) : tag;
	}
}
