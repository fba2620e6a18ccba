/* SPDX-License-Identifier: EUPL-1.2 */
/* Diagnostics: the catalogue, lists of messages, and how they look. */
#include <stdio.h>

#include "base/slug.h"
#include "base/utf8.h"
#include "unit/support.h"

struct fixture {
	struct diags diags;
	struct buf out;
	struct text text, second;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){
		.text = {.path = STR("content/a.md"), .bytes = STR("titel: X\ntipe: forum\n")},
		.second = {.path = STR("content/b.md"), .bytes = STR("naam: Y\n")},
	};
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	diags_release(&fixture->diags);
	buf_release(&fixture->out);
	return 0;
}

static struct place place(const struct text *text, uint32_t at, uint32_t len)
{
	return (struct place){text, at, len};
}

/* A fault of the field at 9, an unknown "tipe". */
static void add_unknown(struct fixture *fixture)
{
	diag_add(&fixture->diags, DIAG_UNKNOWN_FIELD, place(&fixture->text, 9, 4),
		.args = {STR("tipe"), STR("titel, type")}, .suggest = STR("type"));
}

static struct str format(struct fixture *fixture, struct diag_style style)
{
	buf_reset(&fixture->out);
	diags_format(&fixture->diags, &style, &fixture->out);
	return buf_str(&fixture->out);
}

/*
 * Fails unless the list looks like pattern, in which $m0 is the message of its first diagnostic and
 * $h0 the help: the words themselves are the catalogue's business.
 */
static void assert_format(struct fixture *fixture, struct diag_style style, const char *pattern)
{
	struct buf wanted = BUF_INIT;

	for (; *pattern; pattern++) {
		if (pattern[0] != '$') {
			buf_add_char(&wanted, *pattern);
		} else {
			const struct diag *diag = &fixture->diags.list.v[pattern[2] - '0'];

			(pattern[1] == 'm' ? diag_message : diag_help)(diag, style.lang, &wanted);
			pattern += 2;
		}
	}
	assert_str(format(fixture, style), wanted.p);
	buf_release(&wanted);
}

static size_t lines(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

/* ---- The catalogue ---- */

static const struct entry {
	const char *name, *message[2], *help[2];
} catalogue[] = {
#define DIAG(code, name, severity, nl, en, help_nl, help_en) {name, {nl, en}, {help_nl, help_en}},
#include "base/diag_codes.h"
#undef DIAG
};

enum { ENTRIES = sizeof(catalogue) / sizeof(*catalogue) };

/* The gaps {1} {2} {3} of a pattern, as bits. */
static unsigned gaps(const char *pattern)
{
	unsigned found = 0;

	for (; *pattern; pattern++)
		if (pattern[0] == '{' && pattern[1] >= '0' && pattern[1] <= '9' &&
			pattern[2] == '}')
			found |= 1u << (pattern[1] - '0');
	return found;
}

static void test_catalogue_has_both_languages(void **state)
{
	(void)state;
	assert_int_equal(ENTRIES, DIAG_CODES);
	for (size_t i = 0; i < ENTRIES; i++) {
		const struct entry *entry = &catalogue[i];

		if (!*entry->message[LANG_NL] || !*entry->message[LANG_EN])
			fail_msg("%s lacks a message", entry->name);
		if (!*entry->help[LANG_NL] != !*entry->help[LANG_EN])
			fail_msg("%s has help in one language only", entry->name);
	}
}

static void test_catalogue_fills_the_same_gaps_in_both_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENTRIES; i++) {
		const struct entry *entry = &catalogue[i];
		unsigned message = gaps(entry->message[LANG_NL]), help = gaps(entry->help[LANG_NL]);

		if (message != gaps(entry->message[LANG_EN]) || help != gaps(entry->help[LANG_EN]))
			fail_msg("%s has other gaps in Dutch than in English", entry->name);
		if ((message | help) & ~0xeu)
			fail_msg("%s has a gap that is not {1}, {2} or {3}", entry->name);
	}
}

static void test_catalogue_is_plain_utf8(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENTRIES; i++) {
		for (int lang = 0; lang < 2; lang++) {
			struct str message = str_from(catalogue[i].message[lang]);
			struct str help = str_from(catalogue[i].help[lang]);

			assert_int_equal(utf8_check(message), message.n);
			assert_int_equal(utf8_check(help), help.n);
			if (str_ends(message, STR(".")))
				fail_msg("the message of %s ends in a stop", catalogue[i].name);
			if (help.n && !str_ends(help, STR(".")) && !str_ends(help, STR(":")))
				fail_msg(
					"the help of %s does not end in a stop", catalogue[i].name);
		}
	}
}

static void test_catalogue_names_are_unique_slugs(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENTRIES; i++) {
		assert_true(slug_valid(str_from(catalogue[i].name)));
		assert_str(diag_name((enum diag_code)i), catalogue[i].name);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(catalogue[i].name, catalogue[j].name);
	}
}

/* ---- Words ---- */

static struct str message(const struct diag *diag, enum lang lang, struct buf *text)
{
	buf_reset(text);
	diag_message(diag, lang, text);
	return buf_str(text);
}

static void test_messages_speak_the_language(void **state)
{
	struct diag diag = {.code = DIAG_UNKNOWN_TERM, .args = {STR("@list"), STR("@date")}};
	struct buf text = BUF_INIT;

	(void)state;
	assert_holds(message(&diag, LANG_NL, &text), "een lijst");
	assert_holds(message(&diag, LANG_NL, &text), "een datum");
	assert_holds(message(&diag, LANG_EN, &text), "a list");
	assert_holds(message(&diag, LANG_EN, &text), "a date");
	diag.args[0] = STR("@jan");
	assert_holds(message(&diag, LANG_EN, &text), "“@jan”");
	buf_release(&text);
}

static void test_gaps_are_filled_once(void **state)
{
	struct diag diag = {.code = DIAG_UNKNOWN_TERM, .args = {STR("{2}"), STR("x"), STR("{1}")}};
	struct buf text = BUF_INIT;

	(void)state;
	assert_holds(message(&diag, LANG_EN, &text), "“{2}”");
	buf_reset(&text);
	diag_help(&diag, LANG_EN, &text);
	assert_holds(buf_str(&text), "{1}");
	diag = (struct diag){.code = DIAG_TEMPLATE_SECTION_UNCLOSED, .args = {STR("a")}};
	buf_reset(&text);
	diag_help(&diag, LANG_EN, &text);
	assert_holds(buf_str(&text), "{{/a}}");
	buf_release(&text);
}

static void test_suggestion_takes_the_place_of_help(void **state)
{
	struct diag diag = {.code = DIAG_UNKNOWN_FIELD, .args = {STR("tipe"), STR("type")}};
	struct buf text = BUF_INIT;

	(void)state;
	diag_help(&diag, LANG_NL, &text);
	assert_holds(buf_str(&text), "type");
	assert_int_equal(str_find(buf_str(&text), STR("Bedoelt"), 0), text.n);
	diag.suggest = STR("type");
	buf_reset(&text);
	diag_help(&diag, LANG_NL, &text);
	assert_str(buf_str(&text), "Bedoelt u “type”?");
	buf_reset(&text);
	diag_help(&diag, LANG_EN, &text);
	assert_str(buf_str(&text), "Did you mean “type”?");
	buf_release(&text);
}

static void test_words_are_copied_and_cleaned(void **state)
{
	struct fixture *fixture = *state;
	char word[] = "a\x1b[31m\nb\xff";
	const struct diag *diag;

	diag_add(&fixture->diags, DIAG_BAD_DATE, place(&fixture->text, 0, 1),
		.args = {str_from(word)}, .suggest = STR("\x07"));
	memset(word, 'x', sizeof(word) - 1);
	diag = &fixture->diags.list.v[0];
	assert_str(diag->args[0], "a\xef\xbf\xbd[31m b\xef\xbf\xbd");
	assert_str(diag->suggest, "\xef\xbf\xbd");
}

/* ---- Lists ---- */

static void test_counts_and_exit_code(void **state)
{
	struct fixture *fixture = *state;
	struct diags *diags = &fixture->diags;
	struct place at = place(&fixture->text, 0, 1);

	assert_int_equal(diags_exit_code(diags), 0);
	diag_add(diags, DIAG_DRAFT, at, .args = {{NULL, 0}});
	diag_add(diags, DIAG_HEADING_TOP, at, .args = {{NULL, 0}});
	assert_int_equal(diags_exit_code(diags), 0);
	diag_add(diags, DIAG_BAD_DATE, at, .args = {{NULL, 0}});
	assert_int_equal(diags_exit_code(diags), 1);
	diag_add(diags, DIAG_OUTPUT_FAILED, at, .args = {{NULL, 0}});
	diag_add(diags, DIAG_BAD_URL, at, .args = {{NULL, 0}});
	assert_int_equal(diags_exit_code(diags), 3);
	assert_int_equal(diags->notes, 1);
	assert_int_equal(diags->warnings, 1);
	assert_int_equal(diags->errors, 3);
}

static void test_order_is_file_place_code_words(void **state)
{
	struct fixture *fixture = *state;
	struct diags *diags = &fixture->diags;

	diag_add(diags, DIAG_BAD_DATE, place(&fixture->second, 0, 1), .args = {STR("x")});
	diag_add(diags, DIAG_BAD_NUMBER, place(&fixture->text, 1, 1), .args = {STR("a")});
	diag_add(diags, DIAG_BAD_DATE, place(&fixture->text, 1, 1), .args = {STR("b")});
	diag_add(diags, DIAG_BAD_DATE, place(&fixture->text, 1, 1), .args = {STR("a")});
	diag_add(diags, DIAG_BAD_DATE, place(&fixture->text, 0, 1), .args = {STR("x")});
	diags_sort(diags);
	assert_format(fixture, (struct diag_style){DIAG_FORMAT_GNU, .lang = LANG_EN},
		"content/a.md:1:1: error: $m0 [bad-date]\n"
		"content/a.md:1:2: error: $m1 [bad-date]\n"
		"content/a.md:1:2: error: $m2 [bad-date]\n"
		"content/a.md:1:2: error: $m3 [bad-number]\n"
		"content/b.md:1:1: error: $m4 [bad-date]\n");
	assert_str(diags->list.v[1].args[0], "a");
	assert_str(diags->list.v[2].args[0], "b");
}

static void test_repeats_are_taken_out_and_not_counted(void **state)
{
	struct fixture *fixture = *state;
	struct diags *diags = &fixture->diags;
	struct place at = place(&fixture->text, 0, 1);

	diags_sort(diags);
	for (int i = 0; i < 3; i++) {
		add_unknown(fixture);
		diag_add(diags, DIAG_HEADING_TOP, at, .args = {{NULL, 0}});
		diag_add(diags, DIAG_DRAFT, at, .args = {{NULL, 0}});
		diag_add(diags, DIAG_DUPLICATE_ID, at, .args = {STR("x")},
			.other = place(&fixture->second, (uint32_t)i, 1));
	}
	diags_sort(diags);
	assert_int_equal(diags->list.n, 6);
	assert_int_equal(diags->errors, 4);
	assert_int_equal(diags->warnings, 1);
	assert_int_equal(diags->notes, 1);
}

static void test_merging_moves_all(void **state)
{
	struct fixture *fixture = *state;
	struct diags from = DIAGS_INIT, none = DIAGS_INIT;

	add_unknown(fixture);
	diag_add(&from, DIAG_BAD_DATE, place(&fixture->second, 0, 1), .args = {STR("morgen")});
	diag_add(&from, DIAG_DRAFT, place(&fixture->second, 0, 1), .args = {{NULL, 0}});
	diags_merge(&fixture->diags, &from);
	assert_int_equal(from.list.n + from.errors + from.notes, 0);
	assert_null(from.arena.block);
	diags_release(&from);
	diags_merge(&fixture->diags, &none);
	assert_int_equal(fixture->diags.list.n, 3);
	assert_int_equal(fixture->diags.errors, 2);
	assert_int_equal(fixture->diags.notes, 1);
	assert_diag(&fixture->diags, DIAG_BAD_DATE, "morgen");
}

/* Whichever worker found what, the sorted list is the same. */
static void test_order_does_not_depend_on_workers(void **state)
{
	struct fixture *fixture = *state;
	struct buf first = BUF_INIT;

	for (unsigned round = 0; round < 8; round++) {
		struct diags parts[3];

		memset(parts, 0, sizeof(parts));
		diags_release(&fixture->diags);
		for (uint32_t i = 0; i < 60; i++)
			diag_add(&parts[(i * (round + 1) + round) % 3], DIAG_BAD_NUMBER,
				place(&fixture->text, (i * 7 + round * 60) % 20, 1),
				.args = {i % 2 ? STR("a") : STR("b")});
		for (size_t i = 0; i < 3; i++)
			diags_merge(&fixture->diags, &parts[(i + round) % 3]);
		diags_sort(&fixture->diags);
		format(fixture, (struct diag_style){DIAG_FORMAT_GNU, .lang = LANG_NL});
		if (!round)
			buf_add_str(&first, buf_str(&fixture->out));
		assert_true(str_eq(buf_str(&fixture->out), buf_str(&first)));
	}
	buf_release(&first);
}

/* ---- Formats ---- */

static void test_format_names(void **state)
{
	static const char *const names[] = {"text", "gnu", "github", "gitlab", "json"};
	enum diag_format format;

	(void)state;
	for (int i = 0; i < DIAG_FORMATS; i++) {
		assert_true(diag_format_parse(str_from(names[i]), &format));
		assert_int_equal(format, i);
	}
	assert_false(diag_format_parse(STR("xml"), &format));
	assert_false(diag_format_parse(STR(""), &format));
}

static void test_text_shows_the_line_and_a_caret(void **state)
{
	struct fixture *fixture = *state;

	add_unknown(fixture);
	assert_format(fixture, (struct diag_style){DIAG_FORMAT_TEXT, .lang = LANG_NL},
		"content/a.md:2:1: fout: $m0 [unknown-field]\n"
		"  2 | tipe: forum\n"
		"    | ^^^^\n"
		"  hulp: Bedoelt u “type”?\n"
		"\n");
	assert_format(fixture, (struct diag_style){DIAG_FORMAT_TEXT, .lang = LANG_EN},
		"content/a.md:2:1: error: $m0 [unknown-field]\n"
		"  2 | tipe: forum\n"
		"    | ^^^^\n"
		"  help: Did you mean “type”?\n"
		"\n");
}

static void test_text_shows_the_other_place(void **state)
{
	struct fixture *fixture = *state;

	diag_add(&fixture->diags, DIAG_DUPLICATE_ID, place(&fixture->text, 7, 1),
		.args = {STR("X")}, .other = place(&fixture->second, 6, 1));
	assert_format(fixture,
		(struct diag_style){DIAG_FORMAT_TEXT, .lang = LANG_EN, .root = STR("/site")},
		"/site/content/a.md:1:8: error: $m0 [duplicate-id]\n"
		"  1 | titel: X\n"
		"    |        ^\n"
		"  see also: /site/content/b.md:1:7\n"
		"  1 | naam: Y\n"
		"    |       ^\n"
		"  help: $h0\n"
		"\n");
}

/* The source part of the text of one message at at. */
static struct str shown(struct fixture *fixture, struct str bytes, size_t at, size_t len)
{
	struct str text;
	size_t from;

	fixture->text.bytes = bytes;
	diags_release(&fixture->diags);
	diag_add(&fixture->diags, DIAG_BAD_DATE, place(&fixture->text, (uint32_t)at, (uint32_t)len),
		.args = {STR("x")});
	text = format(fixture, (struct diag_style){DIAG_FORMAT_TEXT, .lang = LANG_EN});
	from = str_find_char(text, '\n') + 1;
	return str_slice(text, from, str_find(text, STR("  help:"), 0));
}

static void test_text_caret_lines_up(void **state)
{
	assert_str(shown(*state, STR("\tx\ty: z"), 6, 1), "  1 | \tx\ty: z\n    | \t \t   ^\n");
	assert_str(shown(*state, STR("caf\xc3\xa9: z"), 7, 1),
		"  1 | caf\xc3\xa9: z\n    |       ^\n");
	assert_str(shown(*state,
			   STR("\xef\xbb\xbf"
			       "ab"),
			   4, 1),
		"  1 | ab\n    |  ^\n");
	assert_str(shown(*state, STR("ab\r\ncd"), 2, 1), "  1 | ab\n    |   ^\n");
	assert_str(shown(*state, STR("ab\ncd"), 0, 5), "  1 | ab\n    | ^^\n");
	assert_str(shown(*state, STR("ab\n"), 3, 1), "");
	assert_str(shown(*state, STR("ab"), 2, 1), "  1 | ab\n    |   ^\n");
	assert_str(shown(*state, STR(" \t \nx"), 1, 1), "");
}

/* A file can hold codes that command a terminal; they are shown, not sent. */
static void test_text_sends_no_control_characters(void **state)
{
	assert_str(shown(*state, STR("a\x1b[2Jb\0c\xff"), 1, 1),
		"  1 | a\xef\xbf\xbd[2Jb\xef\xbf\xbd"
		"c\xef\xbf\xbd\n    |  ^\n");
}

static void test_text_cuts_long_lines(void **state)
{
	char line[400];
	struct str s;

	memset(line, 'x', sizeof(line));
	line[200] = '!';
	s = shown(*state, (struct str){line, 400}, 200, 1);
	assert_str(str_slice(s, 0, 9), "  1 | …");
	assert_int_equal(str_find_char(s, '!'), 9 + 48);
	assert_int_equal(str_find_char(s, '\n'), 9 + 96);
	assert_int_equal(str_find_char(s, '^') - str_find_char(s, '\n') - 1, 7 + 48);
	s = shown(*state, (struct str){line, 400}, 20, 1);
	assert_int_equal(str_find_char(s, '\n'), 6 + 96);
	assert_int_equal(str_find_char(s, '^') - str_find_char(s, '\n') - 1, 6 + 20);
	s = shown(*state, (struct str){line, 96}, 95, 1);
	assert_int_equal(str_find_char(s, '\n'), 6 + 96);
	s = shown(*state, (struct str){line, 97}, 90, 50);
	assert_str(str_slice(s, 0, 9), "  1 | …");
}

static void test_text_in_colour_says_the_same(void **state)
{
	struct fixture *fixture = *state;
	struct buf plain = BUF_INIT, bare = BUF_INIT;
	struct str text;

	add_unknown(fixture);
	buf_add_str(
		&plain, format(fixture, (struct diag_style){DIAG_FORMAT_TEXT, .lang = LANG_NL}));
	text = format(fixture, (struct diag_style){DIAG_FORMAT_TEXT, LANG_NL, .colour = true});
	assert_true(text.n > plain.n);
	while (text.n) {
		size_t escape = str_find_char(text, '\033');

		buf_add_str(&bare, str_slice(text, 0, escape));
		text = str_from_index(text, escape);
		text = str_from_index(text, str_find_char(text, 'm') + 1);
	}
	assert_true(str_eq(buf_str(&bare), buf_str(&plain)));
	buf_release(&plain);
	buf_release(&bare);
}

static void test_notes_are_shown_when_asked(void **state)
{
	struct fixture *fixture = *state;

	diag_add(&fixture->diags, DIAG_DRAFT, place_file(&fixture->text), .args = {{NULL, 0}});
	assert_str(format(fixture, (struct diag_style){.format = DIAG_FORMAT_GNU}), "");
	assert_holds(format(fixture, (struct diag_style){DIAG_FORMAT_GNU, .notes = true}),
		"content/a.md: note: ");
	assert_str(format(fixture, (struct diag_style){.format = DIAG_FORMAT_JSON}), "[]\n");
}

static void test_gnu_is_one_line_a_message(void **state)
{
	struct fixture *fixture = *state;
	struct text unread = {.path = STR("content/c.md")};

	add_unknown(fixture);
	diag_add(&fixture->diags, DIAG_BAD_DATE, place(&fixture->second, 0, 1),
		.args = {STR("x\ncontent/a.md:1:1: error: nothing")});
	diag_add(&fixture->diags, DIAG_SYMLINK, place_file(&unread), .args = {{NULL, 0}});
	diag_add(&fixture->diags, DIAG_URL_VANISHED, (struct place){0},
		.args = {STR("/x/"), STR("former_ids")});
	assert_format(fixture, (struct diag_style){DIAG_FORMAT_GNU, .lang = LANG_EN},
		"content/a.md:2:1: error: $m0 [unknown-field]\n"
		"content/b.md:1:1: error: $m1 [bad-date]\n"
		"content/c.md: error: $m2 [symlink]\n"
		"kaartenbak: warning: $m3 [url-vanished]\n");
	assert_int_equal(lines(buf_str(&fixture->out)), 4);
}

static void test_github_escapes_its_marks(void **state)
{
	struct fixture *fixture = *state;
	struct text odd = {.path = STR("content/a,b:c%.md"), .bytes = STR("x\n")};
	struct str text;

	add_unknown(fixture);
	diag_add(
		&fixture->diags, DIAG_BAD_DATE, place(&odd, 0, 1), .args = {STR("5%\n::error::x")});
	text = format(fixture, (struct diag_style){DIAG_FORMAT_GITHUB, .lang = LANG_EN});
	assert_int_equal(lines(text), 2);
	assert_true(str_starts(text, STR("::error file=content/a.md,line=2,col=1,endColumn=5,"
					 "title=unknown-field::")));
	assert_holds(text, ". Did you mean “type”?\n");
	assert_holds(text, "\n::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,endColumn=2,"
			   "title=bad-date::“5%25 ::error::x”");
}

static void test_gitlab_report(void **state)
{
	struct fixture *fixture = *state;
	struct str report, print;

	diag_add(&fixture->diags, DIAG_BAD_DATE, place(&fixture->text, 9, 4), .args = {STR("x")});
	report = format(fixture, (struct diag_style){DIAG_FORMAT_GITLAB, .lang = LANG_NL});
	print = str_from_index(report, str_find(report, STR("\"fingerprint\": \""), 0) + 16);
	assert_int_equal(str_find_char(print, '"'), 16);
	assert_holds(report, "\"check_name\": \"bad-date\"");
	assert_holds(report, "\"severity\": \"major\"");
	assert_holds(report, "\"path\": \"content/a.md\"");
	assert_holds(report, "\"begin\": 2\n");
	assert_true(str_starts(report, STR("[\n")) && str_ends(report, STR("\n]\n")));
}

/* The fingerprint of the first message, copied into print. */
static void fingerprint(struct fixture *fixture, struct str bytes, uint32_t at, char print[17])
{
	struct str report;

	fixture->text.bytes = bytes;
	diags_release(&fixture->diags);
	diag_add(&fixture->diags, DIAG_BAD_DATE, place(&fixture->text, at, 1), .args = {STR("x")});
	report = format(fixture, (struct diag_style){DIAG_FORMAT_GITLAB, .lang = LANG_NL});
	report = str_from_index(report, str_find(report, STR("\"fingerprint\": \""), 0) + 16);
	memcpy(print, report.p, 16);
	print[16] = '\0';
}

/* GitLab follows a message by its fingerprint while lines come and go above it. */
static void test_gitlab_fingerprint_moves_along(void **state)
{
	char here[17], moved[17], changed[17];

	fingerprint(*state, STR("datum: x\n"), 7, here);
	fingerprint(*state, STR("titel: y\n\n  datum: x\n"), 19, moved);
	fingerprint(*state, STR("start: x\n"), 7, changed);
	assert_string_equal(here, moved);
	assert_string_not_equal(here, changed);
}

static void test_json_has_everything(void **state)
{
	struct fixture *fixture = *state;

	diag_add(&fixture->diags, DIAG_UNKNOWN_FIELD, place(&fixture->text, 9, 4),
		.args = {STR("tipe"), STR("type")}, .suggest = STR("type"),
		.other = place(&fixture->second, 0, 4));
	assert_format(fixture, (struct diag_style){DIAG_FORMAT_JSON, .lang = LANG_EN},
		"[\n"
		"  {\n"
		"    \"code\": \"unknown-field\",\n"
		"    \"severity\": \"error\",\n"
		"    \"file\": \"content/a.md\",\n"
		"    \"line\": 2,\n"
		"    \"column\": 1,\n"
		"    \"length\": 4,\n"
		"    \"message\": \"$m0\",\n"
		"    \"help\": \"Did you mean “type”?\",\n"
		"    \"suggestion\": \"type\",\n"
		"    \"other\": {\n"
		"      \"file\": \"content/b.md\",\n"
		"      \"line\": 1,\n"
		"      \"column\": 1,\n"
		"      \"length\": 4\n"
		"    }\n"
		"  }\n"
		"]\n");
}

/* ---- Many messages ---- */

/* A megabyte with 10,000 messages, each with a second place, backwards. */
static void assert_all_formats_take(struct fixture *fixture, char filler)
{
	enum { SIZE = 1 << 20, MANY = 10000 };
	char *bytes = arena_alloc(&fixture->diags.arena, SIZE);

	for (size_t i = 0; i < SIZE; i++)
		bytes[i] = i % 64 == 63 ? filler : 'x';
	fixture->text.bytes = (struct str){bytes, SIZE};
	for (uint32_t i = 0; i < MANY; i++)
		diag_add(&fixture->diags, DIAG_DUPLICATE_ITEM, place(&fixture->text, i * 104, 8),
			.args = {STR("x")}, .other = place(&fixture->text, SIZE - i * 100, 8));
	diags_sort(&fixture->diags);
	assert_int_equal(fixture->diags.list.n, MANY);
	for (int i = 0; i < DIAG_FORMATS; i++)
		format(fixture, (struct diag_style){(enum diag_format)i, .lang = LANG_EN});
}

static void test_many_messages_in_many_lines(void **state)
{
	assert_all_formats_take(*state, '\n');
}

static void test_many_messages_in_one_line(void **state)
{
	assert_all_formats_take(*state, ' ');
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_catalogue_has_both_languages),
		TEST(test_catalogue_fills_the_same_gaps_in_both_languages),
		TEST(test_catalogue_is_plain_utf8),
		TEST(test_catalogue_names_are_unique_slugs),
		TEST(test_messages_speak_the_language),
		TEST(test_gaps_are_filled_once),
		TEST(test_suggestion_takes_the_place_of_help),
		TEST(test_words_are_copied_and_cleaned),
		TEST(test_counts_and_exit_code),
		TEST(test_order_is_file_place_code_words),
		TEST(test_repeats_are_taken_out_and_not_counted),
		TEST(test_merging_moves_all),
		TEST(test_order_does_not_depend_on_workers),
		TEST(test_format_names),
		TEST(test_text_shows_the_line_and_a_caret),
		TEST(test_text_shows_the_other_place),
		TEST(test_text_caret_lines_up),
		TEST(test_text_sends_no_control_characters),
		TEST(test_text_cuts_long_lines),
		TEST(test_text_in_colour_says_the_same),
		TEST(test_notes_are_shown_when_asked),
		TEST(test_gnu_is_one_line_a_message),
		TEST(test_github_escapes_its_marks),
		TEST(test_gitlab_report),
		TEST(test_gitlab_fingerprint_moves_along),
		TEST(test_json_has_everything),
		TEST(test_many_messages_in_many_lines),
		TEST(test_many_messages_in_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
