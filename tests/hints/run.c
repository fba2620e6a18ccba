/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs text cases of hints:
 *
 *     run FILE…            every case
 *     run --update FILE…   writes what is said now into the files
 *
 * A line "=== title" starts a case; what stands before the first one is a comment. Behind the title
 * may stand "@ language en" (nl if there is none) and "@ date 2020-01-01", that of the text. Then
 * comes the text, in Markdown, and then what is said of it, each hint on a line of its own:
 *
 *     ~ LINE:COLUMN code: message | the words that it is about
 *
 * with the line counted in the text of the case. Today is 2026-01-01.
 */
#include <stdio.h>

#include "hints/hints.h"
#include "template/case_file.h"

static const struct date today = {2026, 1, 1};

static bool write_file(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "wb");

	if (!file)
		return false;
	fwrite(bytes.p, 1, bytes.n, file);
	return fclose(file) == 0;
}

/* With its end: what is not an answer is written back as it was. */
static struct str take_whole_line(struct str *rest)
{
	size_t n = str_find_char(*rest, '\n');
	struct str line = str_slice(*rest, 0, n < rest->n ? n + 1 : n);

	*rest = str_from_index(*rest, line.n);
	return line;
}

/* What a case gives: its hints, by place, in the language of its text. */
static void add_hints(struct hints_text *text, struct buf *out)
{
	struct diags diags = DIAGS_INIT;
	enum lang lang = str_is(text->language, "en") ? LANG_EN : LANG_NL;

	hints_find_in_text(text, &diags);
	diags_sort(&diags);
	vec_each (const struct diag, diag, &diags.list) {
		struct position position = place_position(diag->place);
		struct str words = str_slice(text->text->bytes, diag->place.at,
			(size_t)diag->place.at + diag->place.len);

		buf_addf(out, "~ %u:%u %.*s: ", position.line, position.column,
			STR_ARG(diag_name(diag->code)));
		diag_message(diag, lang, out);
		buf_lit(out, " | ");
		for (size_t i = 0; i < words.n; i++)
			buf_add_char(out, words.p[i] == '\n' ? ' ' : words.p[i]);
		if (diag->other.text)
			buf_addf(out, " | %u", place_position(diag->other).line);
		buf_add_char(out, '\n');
	}
	diags_release(&diags);
}

/* One case, with what is said now in the place of what was said. */
static void run_case(struct str body, struct buf *out)
{
	struct text file = {.path = STR("case.md")};
	struct hints_text text = {.language = STR("nl"), .today = today, .text = &file};
	struct str rest = body, start;

	buf_add_str(out, take_whole_line(&rest));
	while (str_starts(rest, STR("@ "))) {
		struct str line = take_whole_line(&rest), word = str_trim(line);

		buf_add_str(out, line);
		if (str_starts(word, STR("@ language ")))
			text.language = str_from_index(word, STR("@ language ").n);
		else
			date_parse(str_from_index(word, STR("@ date ").n), &text.date);
	}
	start = rest;
	while (rest.n && !str_starts(rest, STR("~ ")))
		take_whole_line(&rest);
	file.bytes = str_slice(start, 0, start.n - rest.n);
	while (str_ends(file.bytes, STR("\n\n")))
		file.bytes.n--;
	text.piece = file.bytes;
	buf_add_str(out, file.bytes);
	add_hints(&text, out);
	buf_add_char(out, '\n');
}

static struct str next_case(struct str bytes, size_t *at)
{
	size_t end = str_find(bytes, STR("\n=== "), *at);
	struct str body = str_slice(bytes, *at, end < bytes.n ? end + 1 : end);

	*at += body.n;
	return body;
}

static bool same(struct str a, struct str b)
{
	return str_eq(str_trim(a), str_trim(b));
}

static void run_file(struct str bytes, struct buf *out, size_t *passed, size_t *failed)
{
	size_t at = str_starts(bytes, STR("=== ")) ? 0 : str_find(bytes, STR("\n=== "), 0) + 1;

	buf_add_str(out, str_slice(bytes, 0, at));
	while (at < bytes.n) {
		struct str body = next_case(bytes, &at);
		size_t from = out->n;
		struct str now;

		run_case(body, out);
		now = str_from_index(buf_str(out), from);
		if (same(now, body)) {
			++*passed;
			continue;
		}
		++*failed;
		printf("FAILED: expected\n%.*s\nbut it is\n%.*s\n", STR_ARG(body), STR_ARG(now));
	}
	while (str_ends(buf_str(out), STR("\n\n")))
		out->n--;
}

int main(int argc, char **argv)
{
	bool update = argc > 1 && str_is(str_from(argv[1]), "--update");
	size_t passed = 0, failed = 0;

	for (int i = 1 + update; i < argc; i++) {
		struct arena arena = ARENA_INIT;
		struct buf out = BUF_INIT;
		struct str bytes = STR("");

		if (!read_file(&arena, argv[i], &bytes))
			failed++;
		run_file(bytes, &out, &passed, &failed);
		if (update && bytes.n)
			failed += !write_file(argv[i], buf_str(&out));
		buf_release(&out);
		arena_release(&arena);
	}
	printf("%zu passed, %zu failed\n", passed, failed);
	return (failed && !update) || !(passed + failed);
}
