/* SPDX-License-Identifier: EUPL-1.2 */
/* How a list of diagnostics looks to people, editors, and the CI of GitHub and GitLab. */
#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"

/* Characters of a source line that are shown; more is cut at both sides of the place. */
enum { LINE_SHOWN = 96, LINE_BEFORE = 48 };

bool diag_format_parse(struct str name, enum diag_format *format)
{
	static const struct str names[DIAG_FORMATS] = {STR_INIT("text"), STR_INIT("gnu"),
		STR_INIT("github"), STR_INIT("gitlab"), STR_INIT("json")};

	for (size_t i = 0; i < DIAG_FORMATS; i++) {
		if (str_eq(name, names[i])) {
			*format = (enum diag_format)i;
			return true;
		}
	}
	return false;
}

/* What one call of diags_format carries along. */
struct formatter {
	const struct diag_style *style;
	struct place_finder main, other; /* for the text that a message is about, and any other */
};

static struct position find_position(struct formatter *formatter, struct place place)
{
	return place_find(
		place.text == formatter->main.text ? &formatter->main : &formatter->other, place);
}

static struct str place_path(struct place place)
{
	return place.text ? place.text->path : STR("kaartenbak");
}

static void add_path(struct place place, const struct diag_style *style, struct buf *out)
{
	if (place.text && !place.text->outside && style->root.n) {
		buf_add_str(out, style->root);
		if (!str_ends(style->root, STR("/")))
			buf_add_char(out, '/');
	}
	buf_add_str(out, place_path(place));
}

static void add_location(struct place place, struct formatter *formatter, struct buf *out)
{
	struct position position = find_position(formatter, place);

	add_path(place, formatter->style, out);
	if (position.line)
		buf_addf(out, ":%u:%u", position.line, position.column);
}

/* Text: the source line with a caret */

static const char *severity_colour(enum severity severity)
{
	if (severity <= SEVERITY_NOTE)
		return "\033[1;36m";
	return severity == SEVERITY_WARNING ? "\033[1;33m" : "\033[1;31m";
}

static size_t digits_of(unsigned number)
{
	size_t n = 1;

	while (number /= 10)
		n++;
	return n;
}

/* The byte that lies chars characters before at. */
static size_t step_back(struct str bytes, size_t at, size_t chars)
{
	while (chars-- && at > 0)
		at = utf8_start(bytes, at - 1);
	return at;
}

/* The line from byte from on, but not much more than what can be shown of it. */
static struct str line_from(struct str bytes, size_t from)
{
	struct str line = str_slice(bytes, from, from + 4 * (LINE_SHOWN + 1));

	line = str_slice(line, 0, str_find_char(line, '\n'));
	if (str_ends(line, STR("\r")))
		line.n--;
	return utf8_cut(line, LINE_SHOWN + 1);
}

/* The part of the line to show; before gets the characters between its start and the place. */
static struct str visible_part(struct place place, size_t column, size_t *before, bool *cut)
{
	struct str bytes = place.text->bytes, line = STR("");
	size_t at = place.at < bytes.n ? place.at : bytes.n;

	if (column <= LINE_SHOWN)
		line = line_from(bytes, step_back(bytes, at, column));
	*cut = column > LINE_BEFORE && (column > LINE_SHOWN || utf8_length(line) > LINE_SHOWN);
	*before = *cut ? LINE_BEFORE : column;
	if (*cut)
		line = line_from(bytes, step_back(bytes, at, LINE_BEFORE));
	return utf8_cut(line, LINE_SHOWN);
}

/* Blanks under the text before the place; a tab stays a tab so that the caret lines up. */
static void add_blanks(struct str line, size_t chars, struct buf *out)
{
	size_t at = 0;

	while (chars-- && at < line.n)
		buf_add_char(out, utf8_next(line, &at) == '\t' ? '\t' : ' ');
}

/* The line with its tabs, and with nothing that could command a terminal. */
static void add_shown(struct str line, struct buf *out)
{
	struct arena scratch = ARENA_INIT;

	while (line.n) {
		size_t tab = str_find_char(line, '\t');

		buf_add_str(out, utf8_clean(&scratch, str_slice(line, 0, tab)));
		if (tab < line.n)
			buf_add_char(out, '\t');
		line = str_from_index(line, tab + 1);
	}
	arena_release(&scratch);
}

static size_t caret_length(struct place place, struct str shown, size_t before)
{
	size_t length = utf8_length(shown), room = length > before ? length - before : 1, wanted;
	struct str piece = line_from(place.text->bytes, place.at);

	wanted = utf8_length(str_slice(piece, 0, place.len));
	if (wanted > room)
		wanted = room;
	return wanted ? wanted : 1;
}

static void add_source(
	struct place place, enum severity severity, struct formatter *formatter, struct buf *out)
{
	struct position position = find_position(formatter, place);
	bool colour = formatter->style->colour, cut;
	size_t before;
	struct str shown;

	if (!position.line)
		return;
	shown = visible_part(place, position.column - 1, &before, &cut);
	if (!str_trim(shown).n)
		return;
	buf_addf(out, "  %u | %s", position.line, cut ? "…" : "");
	add_shown(shown, out);
	buf_add_char(out, '\n');
	buf_add_repeat(out, ' ', digits_of(position.line) + 2);
	buf_addf(out, " | %s", cut ? " " : "");
	add_blanks(shown, before, out);
	if (colour)
		buf_addf(out, "%s", severity_colour(severity));
	buf_add_repeat(out, '^', caret_length(place, shown, before));
	buf_addf(out, "%s\n", colour ? "\033[0m" : "");
}

static const struct diag_style plain_style = {.format = DIAG_FORMAT_TEXT};

void diag_location(const struct diag *diag, struct buf *out)
{
	struct formatter formatter = {.style = &plain_style};

	add_location(diag->place, &formatter, out);
}

void diag_excerpt(const struct diag *diag, struct buf *out)
{
	struct formatter formatter = {.style = &plain_style};

	add_source(diag->place, diag_severity(diag->code), &formatter, out);
}

static void add_help_line(const struct diag *diag, enum lang lang, struct buf *out)
{
	struct buf help = BUF_INIT;

	diag_help(diag, lang, &help);
	if (help.n)
		buf_addf(out, "  %s %.*s\n",
			lang == LANG_NL ? "hulp:" : "help:", STR_ARG(buf_str(&help)));
	buf_release(&help);
}

static void format_text(const struct diag *diag, struct formatter *formatter, struct buf *out)
{
	enum lang lang = formatter->style->lang;
	bool colour = formatter->style->colour;
	enum severity severity = diag_severity(diag->code);

	buf_addf(out, "%s", colour ? "\033[1m" : "");
	add_location(diag->place, formatter, out);
	buf_addf(out, "%s: %s%.*s:%s ", colour ? "\033[0m" : "",
		colour ? severity_colour(severity) : "", STR_ARG(severity_label(severity, lang)),
		colour ? "\033[0m" : "");
	diag_message(diag, lang, out);
	buf_addf(out, " [%.*s]\n", STR_ARG(diag_name(diag->code)));
	add_source(diag->place, severity, formatter, out);
	if (diag->other.text) {
		buf_addf(out, "  %s ", lang == LANG_NL ? "zie ook:" : "see also:");
		add_location(diag->other, formatter, out);
		buf_add_char(out, '\n');
		add_source(diag->other, SEVERITY_NOTE, formatter, out);
	}
	add_help_line(diag, lang, out);
	buf_add_char(out, '\n');
}

/* One line a message */

static void add_message_and_help(const struct diag *diag, enum lang lang, struct buf *out)
{
	size_t before;

	diag_message(diag, lang, out);
	buf_lit(out, ". ");
	before = out->n;
	diag_help(diag, lang, out);
	if (out->n == before)
		out->n -= 1;
}

static void format_gnu(const struct diag *diag, struct formatter *formatter, struct buf *out)
{
	static const char *const words[] = {"note", "note", "warning", "error", "error"};

	add_location(diag->place, formatter, out);
	buf_addf(out, ": %s: ", words[diag_severity(diag->code)]);
	diag_message(diag, formatter->style->lang, out);
	buf_addf(out, " [%.*s]\n", STR_ARG(diag_name(diag->code)));
}

/* Workflow commands escape % and line ends, and in properties : and , too. */
static void add_github(struct str s, bool property, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
			buf_addf(out, "%%%02X", (unsigned char)c);
		else
			buf_add_char(out, c);
	}
}

static void format_github(const struct diag *diag, struct formatter *formatter, struct buf *out)
{
	static const char *const words[] = {"notice", "notice", "warning", "error", "error"};
	struct position position = find_position(formatter, diag->place);
	struct buf text = BUF_INIT;

	buf_addf(out, "::%s ", words[diag_severity(diag->code)]);
	if (diag->place.text) {
		add_path(diag->place, formatter->style, &text);
		buf_lit(out, "file=");
		add_github(buf_str(&text), true, out);
	}
	if (position.line) {
		struct str piece = str_slice(
			diag->place.text->bytes, diag->place.at, diag->place.at + diag->place.len);

		buf_addf(out, ",line=%u,col=%u", position.line, position.column);
		if (piece.n && str_find_char(piece, '\n') == piece.n)
			buf_addf(out, ",endColumn=%zu", position.column + utf8_length(piece));
	}
	buf_addf(out, "%stitle=", diag->place.text ? "," : "");
	add_github(diag_name(diag->code), true, out);
	buf_lit(out, "::");
	buf_reset(&text);
	add_message_and_help(diag, formatter->style->lang, &text);
	add_github(buf_str(&text), false, out);
	buf_add_char(out, '\n');
	buf_release(&text);
}

/* JSON for GitLab and for anybody */

static void json_path(
	struct json *json, const char *key, struct place place, const struct diag_style *style)
{
	struct buf path = BUF_INIT;

	add_path(place, style, &path);
	json_member(json, str_from(key), buf_str(&path));
	buf_release(&path);
}

static void json_text(struct json *json, const char *key, const struct diag *diag, enum lang lang,
	void (*add)(const struct diag *, enum lang, struct buf *))
{
	struct buf text = BUF_INIT;

	add(diag, lang, &text);
	json_member(json, str_from(key), buf_str(&text));
	buf_release(&text);
}

/* What the line says, and where on it the place is; indentation does not count. */
static void add_line_key(struct place place, struct position position, struct buf *key)
{
	size_t before;
	bool cut;
	struct str shown = visible_part(place, position.column - 1, &before, &cut);
	struct str line = str_trim(shown);

	if (line.n)
		buf_addf(key, "\n%zu\n%.*s", before - (size_t)(line.p - shown.p), STR_ARG(line));
}

/*
 * Stable while lines move: made of the file, the code, the words and the line. Of two messages
 * with one fingerprint GitLab shows one.
 */
static struct str fingerprint(const struct diag *diag, struct position position, struct buf *out)
{
	struct buf key = BUF_INIT;

	buf_add_str(&key, place_path(diag->place));
	buf_add_char(&key, '\n');
	buf_add_str(&key, diag_name(diag->code));
	for (size_t i = 0; i < 3; i++) {
		buf_add_char(&key, '\n');
		buf_add_str(&key, diag->args[i]);
	}
	if (position.line)
		add_line_key(diag->place, position, &key);
	buf_reset(out);
	buf_addf(out, "%016llx", str_hash(buf_str(&key)));
	buf_release(&key);
	return buf_str(out);
}

static void format_gitlab(const struct diag *diag, struct formatter *formatter, struct json *json)
{
	static const struct str severities[] = {STR_INIT("info"), STR_INIT("info"),
		STR_INIT("minor"), STR_INIT("major"), STR_INIT("blocker")};
	struct position position = find_position(formatter, diag->place);
	struct buf hash = BUF_INIT;

	json_begin_object(json);
	json_text(json, "description", diag, formatter->style->lang, add_message_and_help);
	json_member(json, STR("check_name"), diag_name(diag->code));
	json_member(json, STR("fingerprint"), fingerprint(diag, position, &hash));
	json_member(json, STR("severity"), severities[diag_severity(diag->code)]);
	json_key(json, STR("location"));
	json_begin_object(json);
	json_path(json, "path", diag->place, formatter->style);
	json_key(json, STR("lines"));
	json_begin_object(json);
	json_key(json, STR("begin"));
	json_unsigned(json, position.line ? position.line : 1);
	json_end_object(json);
	json_end_object(json);
	json_end_object(json);
	buf_release(&hash);
}

static void json_place(struct json *json, struct place place, struct formatter *formatter)
{
	struct position position = find_position(formatter, place);

	if (place.text)
		json_path(json, "file", place, formatter->style);
	if (!position.line)
		return;
	json_key(json, STR("line"));
	json_unsigned(json, position.line);
	json_key(json, STR("column"));
	json_unsigned(json, position.column);
	json_key(json, STR("length"));
	json_unsigned(json,
		utf8_length(str_slice(place.text->bytes, place.at, (size_t)place.at + place.len)));
}

static void format_json(const struct diag *diag, struct formatter *formatter, struct json *json)
{
	static const struct str severities[] = {STR_INIT("hint"), STR_INIT("note"),
		STR_INIT("warning"), STR_INIT("error"), STR_INIT("system")};

	json_begin_object(json);
	json_member(json, STR("code"), diag_name(diag->code));
	json_member(json, STR("severity"), severities[diag_severity(diag->code)]);
	json_place(json, diag->place, formatter);
	json_text(json, "message", diag, formatter->style->lang, diag_message);
	json_text(json, "help", diag, formatter->style->lang, diag_help);
	if (diag->suggest.n)
		json_member(json, STR("suggestion"), diag->suggest);
	if (diag->other.text) {
		json_key(json, STR("other"));
		json_begin_object(json);
		json_place(json, diag->other, formatter);
		json_end_object(json);
	}
	json_end_object(json);
}

static void format_one(const struct diag *diag, struct formatter *formatter, struct json *json)
{
	place_find(&formatter->main, diag->place);
	switch (formatter->style->format) {
	case DIAG_FORMAT_GNU:
		format_gnu(diag, formatter, json->out);
		break;
	case DIAG_FORMAT_GITHUB:
		format_github(diag, formatter, json->out);
		break;
	case DIAG_FORMAT_GITLAB:
		format_gitlab(diag, formatter, json);
		break;
	case DIAG_FORMAT_JSON:
		format_json(diag, formatter, json);
		break;
	default:
		format_text(diag, formatter, json->out);
	}
}

void diags_format(const struct diags *diags, const struct diag_style *style, struct buf *out)
{
	struct json json = JSON_INIT(out);
	struct formatter formatter = {.style = style};
	bool array = style->format == DIAG_FORMAT_JSON || style->format == DIAG_FORMAT_GITLAB;

	if (array)
		json_begin_array(&json);
	vec_each (const struct diag, diag, &diags->list)
		if (style->notes || diag_severity(diag->code) != SEVERITY_NOTE)
			format_one(diag, &formatter, &json);
	if (array) {
		json_end_array(&json);
		json_finish(&json);
	}
}
