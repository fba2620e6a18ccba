/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/diag.h"

#include <errno.h>
#include <stdlib.h>

#include "base/utf8.h"

static const struct {
	struct str name;
	enum severity severity;
	struct str message[2]; /* by enum lang */
	struct str help[2];
} catalogue[DIAG_CODES] = {
#define DIAG(code, name, severity, nl, en, help_nl, help_en)                                       \
	[DIAG_##code] = {STR_INIT(name), SEVERITY_##severity, {STR_INIT(nl), STR_INIT(en)},        \
		{STR_INIT(help_nl), STR_INIT(help_en)}},
#include "base/diag_codes.h"
#undef DIAG
};

void diags_add(struct diags *diags, const struct diag *diag)
{
	struct diag copy = *diag;

	for (size_t i = 0; i < 3; i++)
		copy.args[i] = utf8_clean(&diags->arena, diag->args[i]);
	copy.suggest = utf8_clean(&diags->arena, diag->suggest);
	vec_push(&diags->arena, &diags->list, copy);
	switch (diag_severity(diag->code)) {
	case SEVERITY_HINT:
		diags->hints++;
		break;
	case SEVERITY_NOTE:
		diags->notes++;
		break;
	case SEVERITY_WARNING:
		diags->warnings++;
		break;
	default:
		diags->errors++;
	}
}

void diags_merge(struct diags *diags, struct diags *from)
{
	vec_each (struct diag, diag, &from->list)
		vec_push(&diags->arena, &diags->list, *diag);
	diags->errors += from->errors;
	diags->warnings += from->warnings;
	diags->notes += from->notes;
	diags->hints += from->hints;
	arena_adopt(&diags->arena, &from->arena);
	*from = (struct diags)DIAGS_INIT;
}

static struct str place_path(struct place place)
{
	return place.text ? place.text->path : STR("");
}

static int number_cmp(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int diag_cmp(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	int order = str_cmp(place_path(a->place), place_path(b->place));

	if (!order)
		order = number_cmp(a->place.at, b->place.at);
	if (!order)
		order = number_cmp(a->code, b->code);
	for (size_t i = 0; !order && i < 3; i++)
		order = str_cmp(a->args[i], b->args[i]);
	if (!order)
		order = str_cmp(place_path(a->other), place_path(b->other));
	return order ? order : number_cmp(a->other.at, b->other.at);
}

static void count_down(struct diags *diags, enum diag_code code)
{
	enum severity severity = diag_severity(code);

	if (severity == SEVERITY_HINT)
		diags->hints--;
	else if (severity == SEVERITY_NOTE)
		diags->notes--;
	else if (severity == SEVERITY_WARNING)
		diags->warnings--;
	else
		diags->errors--;
}

void diags_sort(struct diags *diags)
{
	struct diag *v = diags->list.v;
	size_t kept = 0;

	if (!diags->list.n)
		return;
	qsort(v, diags->list.n, sizeof(*v), diag_cmp);
	for (size_t i = 0; i < diags->list.n; i++) {
		if (kept && diag_cmp(&v[kept - 1], &v[i]) == 0)
			count_down(diags, v[i].code);
		else
			v[kept++] = v[i];
	}
	diags->list.n = kept;
}

void diags_release(struct diags *diags)
{
	arena_release(&diags->arena);
	*diags = (struct diags)DIAGS_INIT;
}

int diags_exit_code(const struct diags *diags)
{
	int code = 0;

	vec_each (const struct diag, diag, &diags->list) {
		if (diag_severity(diag->code) == SEVERITY_SYSTEM)
			return 3;
		if (diag_severity(diag->code) == SEVERITY_ERROR)
			code = 1;
	}
	return code;
}

struct str diag_errno(int error)
{
	static const struct {
		int error;
		struct str word;
	} table[] = {
		{EACCES, STR_INIT("@no-permission")},
		{EPERM, STR_INIT("@no-permission")},
		{ENOENT, STR_INIT("@not-there")},
		{ENOTDIR, STR_INIT("@not-a-folder")},
		{EISDIR, STR_INIT("@is-a-folder")},
		{ENOSPC, STR_INIT("@disk-full")},
		{EDQUOT, STR_INIT("@disk-full")},
		{EROFS, STR_INIT("@read-only")},
		{ELOOP, STR_INIT("@is-a-link")},
		{ENAMETOOLONG, STR_INIT("@name-too-long")},
		{EFBIG, STR_INIT("@too-big")},
		{EIO, STR_INIT("@disk-failed")},
	};
	const char *other = strerrordesc_np(error);

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].error == error)
			return table[i].word;
	return str_from(other ? other : "?");
}

struct str diag_name(enum diag_code code)
{
	return catalogue[code].name;
}

enum severity diag_severity(enum diag_code code)
{
	return catalogue[code].severity;
}

struct str severity_label(enum severity severity, enum lang lang)
{
	static const struct str labels[][2] = {
		[SEVERITY_HINT] = {STR_INIT("tip"), STR_INIT("hint")},
		[SEVERITY_NOTE] = {STR_INIT("ter info"), STR_INIT("note")},
		[SEVERITY_WARNING] = {STR_INIT("let op"), STR_INIT("warning")},
		[SEVERITY_ERROR] = {STR_INIT("fout"), STR_INIT("error")},
		[SEVERITY_SYSTEM] = {STR_INIT("systeemfout"), STR_INIT("system error")},
	};

	return labels[severity][lang];
}

/* "@12:" and the words in Dutch, of that many bytes, and in English. */
struct str diag_both(struct arena *arena, struct str nl, struct str en)
{
	struct buf text = BUF_INIT;
	struct str both;

	nl = utf8_clean(arena, nl);
	buf_addf(&text, "@%zu:", nl.n);
	buf_add_str(&text, nl);
	buf_add_str(&text, utf8_clean(arena, en));
	both = str_dup(arena, buf_str(&text));
	buf_release(&text);
	return both;
}

/* The words of a language, or arg itself if it was not made by diag_both. */
static struct str choose(struct str arg, enum lang lang)
{
	size_t at = 1, n = 0;
	struct str rest;

	while (at < arg.n && arg.p[at] >= '0' && arg.p[at] <= '9' && n < arg.n)
		n = n * 10 + (size_t)(arg.p[at++] - '0');
	rest = str_from_index(arg, at + 1);
	if (at == 1 || at >= arg.n || arg.p[at] != ':' || n > rest.n)
		return arg;
	return lang == LANG_NL ? str_slice(rest, 0, n) : str_from_index(rest, n);
}

/*
 * Words for a gap in a message that differ by language are passed as "@key" or by diag_both. A
 * word that only looks like one stays as it is.
 */
static struct str translate(struct str arg, enum lang lang)
{
	static const struct {
		struct str key, words[2];
	} table[] = {
#define WORD(key, nl, en) {STR_INIT("@" key), {STR_INIT(nl), STR_INIT(en)}},
#include "base/diag_words.h"
#undef WORD
	};

	if (!str_starts(arg, STR("@")))
		return arg;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (str_eq(arg, table[i].key))
			return table[i].words[lang];
	return choose(arg, lang);
}

/* Fills {1} {2} {3}; every other brace stands for itself. */
static void fill(struct str pattern, const struct diag *diag, enum lang lang, struct buf *out)
{
	for (size_t i = 0; i < pattern.n; i++) {
		char digit = i + 2 < pattern.n ? pattern.p[i + 1] : 0;

		if (pattern.p[i] == '{' && digit >= '1' && digit <= '3' &&
			pattern.p[i + 2] == '}') {
			buf_add_str(out, translate(diag->args[digit - '1'], lang));
			i += 2;
		} else {
			buf_add_char(out, pattern.p[i]);
		}
	}
}

void diag_message(const struct diag *diag, enum lang lang, struct buf *out)
{
	fill(catalogue[diag->code].message[lang], diag, lang, out);
}

/* "Known are: ." would help nobody. */
static bool has_empty_gap(struct str pattern, const struct diag *diag)
{
	static const struct str gaps[] = {STR_INIT("{1}"), STR_INIT("{2}"), STR_INIT("{3}")};

	for (size_t i = 0; i < 3; i++)
		if (!diag->args[i].n && str_find(pattern, gaps[i], 0) < pattern.n)
			return true;
	return false;
}

void diag_help(const struct diag *diag, enum lang lang, struct buf *out)
{
	struct str pattern = catalogue[diag->code].help[lang];

	if (diag->suggest.n)
		buf_addf(out, lang == LANG_NL ? "Bedoelt u “%.*s”?" : "Did you mean “%.*s”?",
			STR_ARG(diag->suggest));
	else if (!has_empty_gap(pattern, diag))
		fill(pattern, diag, lang, out);
}
