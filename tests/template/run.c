/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs text cases of templates:
 *
 *     run FILE…
 *
 * A file holds cases. A line that begins with === starts one, and a line that begins with --- a
 * part of it; what stands before the first case is a comment. The parts, in any order:
 *
 *     === the name of the case
 *     --- data             YAML (see data.h for .html and .choices); a mapping; may be absent
 *     --- template         the template that is rendered; in messages it is called “template”
 *     --- partial NAME     any number of others
 *     --- output           what comes out, byte for byte
 *     --- errors           all messages of compiling and of the check, in Dutch
 *
 * Empty lines at the end of a part do not count, and a backslash at its very end takes away the
 * last line end too. \t and \r stand for themselves in a part whose --- line ends in “escaped”.
 * Without --- errors there must be none; without --- output it is not looked at. A message is
 *
 *     template:1:4+9: the message
 *       the help (if there is one)
 *       see template:1:1+6 (if there is a second place)
 *
 * with line, column and length in bytes.
 */
#include "case_file.h"
#include "data.h"

struct part {
	struct str kind, name; /* "partial", "kop" */
	struct str body;
};

struct test {
	struct str name;
	VEC(struct part) parts;
};

struct totals {
	unsigned passed, failed;
};

/* ---- Cases ---- */

static struct str take_word(struct str *line)
{
	size_t n = str_find_char(*line, ' ');
	struct str word = str_slice(*line, 0, n);

	*line = str_trim(str_from_index(*line, n + 1));
	return word;
}

static struct str unescape(struct arena *arena, struct str s)
{
	char *p = arena_dup(arena, s.p, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char next = i + 1 < s.n ? s.p[i + 1] : '\0';

		if (s.p[i] == '\\' && (next == 't' || next == 'r')) {
			p[n++] = next == 't' ? '\t' : '\r';
			i++;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (struct str){p, n};
}

static struct str part_body(struct arena *arena, struct str raw, bool escaped)
{
	while (str_ends(raw, STR("\n\n")) || str_is(raw, "\n"))
		raw.n--;
	if (str_ends(raw, STR("\\\n")))
		raw.n -= 2;
	return escaped ? unescape(arena, raw) : raw;
}

static struct part take_part(struct arena *arena, struct str line, struct str *rest)
{
	struct str start = *rest, raw = {start.p, 0};
	struct part part;
	bool escaped = str_ends(line, STR(" escaped"));

	if (escaped)
		line.n -= STR(" escaped").n;
	take_word(&line);
	part.kind = take_word(&line);
	part.name = line;
	while (rest->n && !str_starts(*rest, STR("---")) && !str_starts(*rest, STR("==="))) {
		take_line(rest);
		raw.n = start.n - rest->n;
	}
	part.body = part_body(arena, raw, escaped);
	return part;
}

static const struct part *find_part(const struct test *test, const char *kind)
{
	vec_each (const struct part, part, &test->parts)
		if (str_eq(part->kind, str_from(kind)))
			return part;
	return NULL;
}

/* ---- Running one ---- */

static void add_place(struct place place, struct buf *out)
{
	struct position position = place_position(place);

	buf_addf(out, "%.*s:%u:%u+%u", STR_ARG(place.text->path), position.line, position.column,
		place.len);
}

static void add_diag(const struct diag *diag, struct buf *out)
{
	add_place(diag->place, out);
	buf_lit(out, ": ");
	diag_message(diag, LANG_NL, out);
	buf_lit(out, "\n  ");
	diag_help(diag, LANG_NL, out);
	if (str_ends(buf_str(out), STR("\n  ")))
		out->n -= 3;
	if (diag->other.text) {
		buf_lit(out, "\n  see ");
		add_place(diag->other, out);
	}
	buf_lit(out, "\n");
}

static struct tpl_set *compile_test(
	struct arena *arena, const struct test *test, struct diags *diags)
{
	struct tpl_set *set = tpl_set_new(arena);

	vec_each (const struct part, part, &test->parts) {
		struct str name = str_is(part->kind, "template") ? part->kind : part->name;

		if (str_is(part->kind, "template") || str_is(part->kind, "partial"))
			tpl_add(set, name, make_text(arena, name, part->body), diags);
	}
	return set;
}

static struct tpl_value test_data(struct arena *arena, const struct test *test, struct diags *diags)
{
	const struct part *part = find_part(test, "data");
	const struct text *text = make_text(arena, STR("data"), part ? part->body : STR("{}"));
	const struct node *node = yaml_parse(arena, text, text->bytes, diags);

	return node ? data_value(arena, node, true) : tpl_nothing();
}

static bool matches(const struct test *test, const char *kind, struct str actual)
{
	const struct part *part = find_part(test, kind);
	struct str expected = part ? part->body : STR("");

	if (str_eq(expected, actual))
		return true;
	printf("%.*s\n--- expected %s\n%.*s\n--- actual %s\n%.*s\n---\n", STR_ARG(test->name), kind,
		STR_ARG(expected), kind, STR_ARG(actual));
	return false;
}

static bool run_test(struct arena *arena, const struct test *test)
{
	struct diags diags = DIAGS_INIT;
	struct buf out = BUF_INIT, messages = BUF_INIT;
	struct tpl_set *set = compile_test(arena, test, &diags);
	struct tpl_value data = test_data(arena, test, &diags);
	const struct tpl *tpl = tpl_find(set, STR("template"));
	bool passed;

	if (tpl && data.kind == TPL_OBJECT) {
		tpl_check(set, tpl, &data.object.type, 1, &diags);
		tpl_render(set, tpl, &data, 1, arena, NULL, &out);
	}
	diags_sort(&diags);
	vec_each (const struct diag, diag, &diags.list)
		add_diag(diag, &messages);
	passed = matches(test, "errors", buf_str(&messages));
	if (find_part(test, "output"))
		passed = matches(test, "output", buf_str(&out)) && passed;
	buf_release(&out);
	buf_release(&messages);
	diags_release(&diags);
	return passed && tpl;
}

static struct test take_test(struct arena *arena, struct str line, struct str *rest)
{
	struct test test = {.name = str_trim(str_from_index(line, 3))};

	while (str_starts(*rest, STR("---"))) {
		struct str head = take_line(rest);

		vec_push(arena, &test.parts, take_part(arena, head, rest));
	}
	return test;
}

static void run_tests(struct arena *arena, struct str rest, struct totals *totals)
{
	while (rest.n) {
		struct str line = take_line(&rest);
		struct test test;

		if (!str_starts(line, STR("===")))
			continue;
		test = take_test(arena, line, &rest);
		if (run_test(arena, &test))
			totals->passed++;
		else
			totals->failed++;
	}
}

int main(int argc, char **argv)
{
	struct totals totals = {0, 0};

	for (int i = 1; i < argc; i++) {
		struct arena arena = ARENA_INIT;
		struct str bytes;

		if (read_file(&arena, argv[i], &bytes)) {
			run_tests(&arena, bytes, &totals);
		} else {
			printf("%s: cannot be read\n", argv[i]);
			totals.failed++;
		}
		arena_release(&arena);
	}
	printf("%u passed, %u failed\n", totals.passed, totals.failed);
	return totals.failed ? 1 : 0;
}
