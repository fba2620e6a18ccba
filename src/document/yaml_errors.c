/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * libyaml says what its scanner wanted; an editor wants to know which character to mend. So each
 * of its messages has a function here that looks at the source around the spot.
 */
#include "document/yaml_errors.h"

#include "document/document_private.h"

struct fault {
	const struct yaml_stop *stop;
	struct str s; /* the bytes of the text */
	struct diags *diags;
};

/* ---- Looking at the source ---- */

static char char_at(const struct fault *fault, size_t at)
{
	return at < fault->s.n ? fault->s.p[at] : '\n';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static size_t line_start(const struct fault *fault, size_t at)
{
	if (at > fault->s.n)
		at = fault->s.n;
	while (at > 0 && fault->s.p[at - 1] != '\n')
		at--;
	return at;
}

static bool same_line(const struct fault *fault, size_t a, size_t b)
{
	return line_start(fault, a) == line_start(fault, b);
}

/* Where the text of the line that holds byte at begins, behind its indentation. */
static size_t line_text(const struct fault *fault, size_t at)
{
	at = line_start(fault, at);
	while (is_blank(char_at(fault, at)))
		at++;
	return at;
}

/* From byte at to the end of its line, without blanks at the end. */
static struct place line_from(const struct fault *fault, size_t at)
{
	struct str rest = str_from_index(fault->s, at);
	struct str line = str_trim(str_slice(rest, 0, str_find_char(rest, '\n')));

	return (struct place){
		fault->stop->text, (uint32_t)at, line.n ? (uint32_t)(line.p + line.n - rest.p) : 0};
}

static struct place one_character(const struct fault *fault, size_t at)
{
	return (struct place){fault->stop->text, (uint32_t)at, at < fault->s.n};
}

/* The last byte before at on its line that is no blank; a line feed if there is none. */
static char char_before(const struct fault *fault, size_t at)
{
	while (at > 0 && is_blank(fault->s.p[at - 1]))
		at--;
	return at > 0 ? fault->s.p[at - 1] : '\n';
}

/* Bytes of the name of a field that begins at at: letters, digits, hyphens, underscores. */
static size_t name_size(const struct fault *fault, size_t at)
{
	size_t n = 0;

	for (;; n++) {
		char c = char_at(fault, at + n);
		char lower = (char)(c | 0x20);

		if (!(lower >= 'a' && lower <= 'z') && !(c >= '0' && c <= '9') && c != '_' &&
			c != '-' && !(c & 0x80))
			return n;
	}
}

/* ---- Saying it ---- */

static void report(const struct fault *fault, enum diag_code code, struct place place)
{
	diag_add(fault->diags, code, place);
}

static void report_character(const struct fault *fault, enum diag_code code, size_t at)
{
	char c = char_at(fault, at);

	diag_add(fault->diags, code, line_from(fault, at), .args = {{&c, 1}});
}

/* A line that should have begun with the name of a field, or with a hyphen. */
static void report_no_key(const struct fault *fault, size_t at)
{
	size_t n = name_size(fault, at);
	struct place name = {fault->stop->text, (uint32_t)at, (uint32_t)n + 1};

	if (char_at(fault, at) == '-' && !is_blank(char_at(fault, at + 1)))
		diag_add(fault->diags, DIAG_YAML_SPACE, one_character(fault, at),
			.args = {STR("-")});
	else if (n && char_at(fault, at + n) == ':' && char_at(fault, at + n + 1) != '/')
		diag_add(fault->diags, DIAG_YAML_SPACE, name, .args = {STR(":")});
	else
		report(fault, DIAG_YAML_NO_COLON, line_from(fault, at));
}

/* ---- What libyaml says, and what that means ---- */

static void explain_tab(const struct fault *fault)
{
	report(fault, DIAG_YAML_TAB, one_character(fault, fault->stop->problem_at));
}

static void explain_start(const struct fault *fault)
{
	if (char_at(fault, fault->stop->problem_at) == '\t')
		explain_tab(fault);
	else
		report_character(fault, DIAG_YAML_START, fault->stop->problem_at);
}

static void explain_start_context(const struct fault *fault)
{
	report_character(fault, DIAG_YAML_START, fault->stop->context_at);
}

/*
 * A colon where no field can begin. Either the value before it holds the colon, or the value runs
 * over from a line above that has no colon of its own or stands less deep.
 */
static void explain_colon(const struct fault *fault)
{
	size_t colon = fault->stop->problem_at;
	size_t text = line_text(fault, colon);
	struct place last = fault->stop->last;
	bool single = text + name_size(fault, text) == colon;

	if (!last.text)
		report(fault, DIAG_YAML_COLON, line_from(fault, text));
	else if (same_line(fault, last.at, colon))
		report(fault, DIAG_YAML_COLON, line_from(fault, last.at));
	else if (line_text(fault, last.at) == last.at)
		report_no_key(fault, last.at);
	else if (single)
		report(fault, DIAG_YAML_INDENT, line_from(fault, text));
	else
		report(fault, DIAG_YAML_COLON, line_from(fault, text));
}

static void explain_no_colon(const struct fault *fault)
{
	report_no_key(fault, fault->stop->context_at);
}

static void explain_quote(const struct fault *fault)
{
	report(fault, DIAG_YAML_QUOTE, one_character(fault, fault->stop->context_at));
}

/* Text right behind a quote that closes: that quote was meant as an apostrophe or to open. */
static void explain_after_quote(const struct fault *fault)
{
	struct place last = fault->stop->last;
	size_t at = fault->stop->problem_at;
	char c = char_before(fault, at);

	if (!same_line(fault, last.at, at))
		report(fault, DIAG_YAML_QUOTE, one_character(fault, last.at));
	else
		diag_add(fault->diags, DIAG_YAML_AFTER, line_from(fault, at), .args = {{&c, 1}});
}

static bool is_after_quote(const struct fault *fault)
{
	struct place last = fault->stop->last;
	size_t at = fault->stop->problem_at;

	return last.text && last.at < at && is_one_of(char_before(fault, at), "'\"") &&
	       is_one_of(char_at(fault, last.at), "'\"");
}

static void explain_key(const struct fault *fault)
{
	size_t at = fault->stop->problem_at;
	char c = char_before(fault, at);

	if (is_after_quote(fault))
		explain_after_quote(fault);
	else if (is_one_of(char_at(fault, at), "]},"))
		report(fault, DIAG_YAML_BRACKET, one_character(fault, at));
	else if (is_one_of(c, "]}"))
		diag_add(fault->diags, DIAG_YAML_AFTER, line_from(fault, at), .args = {{&c, 1}});
	else if (char_at(fault, at) == ':')
		report(fault, DIAG_YAML_KEY, line_from(fault, at));
	else
		report(fault, DIAG_YAML_INDENT, line_from(fault, line_text(fault, at)));
}

/* Inside brackets: the spot itself if that is on the line of the bracket, else the bracket. */
static void explain_bracket(const struct fault *fault)
{
	size_t at = fault->stop->problem_at, open = fault->stop->context_at;
	bool near = same_line(fault, at, open) && is_one_of(char_at(fault, at), "]}");

	if (is_after_quote(fault) && !is_blank(char_at(fault, at - 1)))
		explain_after_quote(fault);
	else
		report(fault, DIAG_YAML_BRACKET,
			near ? one_character(fault, at) : one_character(fault, open));
}

/* At the end of the fields or of the file: the last character before it. */
static size_t before_end(const struct fault *fault, size_t at)
{
	struct str rest = str_from_index(fault->s, at);

	if (rest.n && !str_starts(rest, STR("---")) && !str_starts(rest, STR("...")))
		return at;
	while (at > 0 && (at >= fault->s.n || fault->s.p[at] == '-' || fault->s.p[at] == '.' ||
				 is_blank(fault->s.p[at]) || fault->s.p[at] == '\n' ||
				 fault->s.p[at] == '\r'))
		at--;
	return at;
}

static void explain_content(const struct fault *fault)
{
	if (str_is(fault->stop->context, "while parsing a block node"))
		report_character(fault, DIAG_YAML_START, fault->stop->problem_at);
	else
		report(fault, DIAG_YAML_BRACKET,
			one_character(fault, before_end(fault, fault->stop->problem_at)));
}

static void explain_dash(const struct fault *fault)
{
	size_t at = fault->stop->problem_at;

	if (line_text(fault, at) == at)
		report(fault, DIAG_YAML_INDENT, line_from(fault, at));
	else
		report_character(fault, DIAG_YAML_START, at);
}

static void explain_indent(const struct fault *fault)
{
	size_t at = fault->stop->problem_at;

	report(fault, DIAG_YAML_INDENT, line_from(fault, line_text(fault, at)));
}

/* libyaml stands on the backslash or a little behind it. */
static void explain_escape(const struct fault *fault)
{
	size_t at = fault->stop->problem_at;
	size_t least = at > 2 ? at - 2 : 0;
	struct str pair;

	while (at > least && char_at(fault, at) != '\\')
		at--;
	pair = str_slice(fault->s, at, at + 2);
	diag_add(fault->diags, DIAG_YAML_ESCAPE, place_of(fault->stop->text, pair), .args = {pair});
}

static void explain_tag(const struct fault *fault)
{
	report(fault, DIAG_YAML_TAG, line_from(fault, fault->stop->context_at));
}

static void explain_rest(const struct fault *fault)
{
	report(fault, DIAG_YAML_SYNTAX, line_from(fault, fault->stop->problem_at));
}

/* The first row whose words begin both strings holds. */
static const struct {
	struct str problem, context;
	void (*explain)(const struct fault *fault);
} table[] = {
	{STR_INIT("found a tab character"), STR_INIT(""), explain_tab},
	{STR_INIT("found character that cannot start"), STR_INIT(""), explain_start},
	{STR_INIT("mapping values are not allowed"), STR_INIT(""), explain_colon},
	{STR_INIT("mapping keys are not allowed"), STR_INIT(""), explain_dash},
	{STR_INIT("block sequence entries are not allowed"), STR_INIT(""), explain_dash},
	{STR_INIT("could not find expected ':'"), STR_INIT(""), explain_no_colon},
	{STR_INIT("found unexpected end"), STR_INIT("while scanning a quoted"), explain_quote},
	{STR_INIT("found unexpected document"), STR_INIT("while scanning a quoted"), explain_quote},
	{STR_INIT("did not find expected key"), STR_INIT(""), explain_key},
	{STR_INIT("did not find expected '-'"), STR_INIT(""), explain_key},
	{STR_INIT("did not find expected ','"), STR_INIT(""), explain_bracket},
	{STR_INIT("did not find expected node content"), STR_INIT(""), explain_content},
	{STR_INIT("did not find expected <document start>"), STR_INIT(""), explain_indent},
	{STR_INIT(""), STR_INIT("while scanning an a"), explain_start_context},
	{STR_INIT(""), STR_INIT("while scanning a block scalar"), explain_start_context},
	{STR_INIT(""), STR_INIT("while scanning a directive"), explain_start_context},
	{STR_INIT(""), STR_INIT("while parsing a quoted"), explain_escape},
	{STR_INIT(""), STR_INIT("while scanning a tag"), explain_tag},
	{STR_INIT(""), STR_INIT("while parsing a tag"), explain_tag},
	{STR_INIT("found undefined tag"), STR_INIT(""), explain_tag},
	{STR_INIT(""), STR_INIT(""), explain_rest},
};

void yaml_explain(const struct yaml_stop *stop, struct diags *diags)
{
	struct fault fault = {stop, stop->text->bytes, diags};
	size_t i = 0;

	while (!str_starts(stop->problem, table[i].problem) ||
		!str_starts(stop->context, table[i].context))
		i++;
	table[i].explain(&fault);
}
