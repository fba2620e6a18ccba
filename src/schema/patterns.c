/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rules of model/ for single values, as regular expressions. Each says in its own way what the
 * function says that is named with it; tests/behaviour/schema.mjs holds both against the same
 * values.
 */
#include "schema/internal.h"

/* What str_trim takes off. */
#define BLANKS "[ \\t\\r\\n]*"

/* date_parse. February with its leap years is an alternative of its own. */
#define YEAR "(?!0000)[0-9]{4}"
#define LEAP_YEAR                                                                                  \
	"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
#define ISO_DATE                                                                                   \
	YEAR "-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|"                                  \
	     "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|" LEAP_YEAR       \
	     "-02-29"
#define DUTCH_DATE                                                                                 \
	"(?:(?:0?[1-9]|[12][0-9]|3[01])-(?:0?[13578]|1[02])|"                                      \
	"(?:0?[1-9]|[12][0-9]|30)-(?:0?[469]|11)|(?:0?[1-9]|1[0-9]|2[0-8])-0?2)-" YEAR             \
	"|29-0?2-" LEAP_YEAR

/* is_web_address. */
#define ADDRESS_CHAR "[^\\u0000-\\u0020<>\"\\\\^`{|}]"
#define WEB_ADDRESS "https?://(?!/)" ADDRESS_CHAR "{2,}"

/* is_email. */
#define MAIL_CHARS "\\u0000-\\u0020@<>()[\\]\\\\,;:\""
#define MAIL                                                                                       \
	"[^" MAIL_CHARS "]+@[^." MAIL_CHARS "][^" MAIL_CHARS "]*\\.(?:[^" MAIL_CHARS               \
	"]*[^." MAIL_CHARS "])"

/* decimal_parse; the lookahead counts digits. */
#define NUMBER                                                                                     \
	"(?!-?(?:[.,]?[0-9]){16})-?(?:(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\\.[0-9]{3})+)"           \
	",[0-9]{1,9}|0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\\.[0-9]{3}){2,}|"                            \
	"(?![1-9][0-9]{0,2}\\.[0-9]{3}(?![0-9]))(?:0|[1-9][0-9]*)\\.[0-9]{1,9})"

/* parse_bool. */
static const struct str yes_no[] = {STR_INIT("ja"), STR_INIT("nee"), STR_INIT("yes"),
	STR_INIT("no"), STR_INIT("true"), STR_INIT("false")};

static struct str whole(struct arena *arena, struct str pattern)
{
	return str_join(arena, STR("^" BLANKS "(?:"), pattern, STR(")" BLANKS "$"));
}

static void add_char(struct buf *out, char c)
{
	char lower = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;

	if (lower >= 'a' && lower <= 'z')
		buf_addf(out, "[%c%c]", lower, lower - 32);
	else if (c && strchr("^$\\.*+?()[]{}|/", c))
		buf_addf(out, "\\%c", c);
	else
		buf_add_char(out, c);
}

struct str words_pattern(struct arena *arena, const struct str *words, size_t n)
{
	struct buf out = BUF_INIT;
	struct str pattern;

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_char(&out, '|');
		for (size_t j = 0; j < words[i].n; j++)
			add_char(&out, words[i].p[j]);
	}
	pattern = whole(arena, buf_str(&out));
	buf_release(&out);
	return pattern;
}

struct str either_pattern(struct arena *arena, struct str a, struct str b)
{
	return str_join(arena, a, STR("|"), b);
}

struct str kind_pattern(struct arena *arena, const struct field *field)
{
	switch (field->kind) {
	case FIELD_DATE:
		return whole(arena, STR(ISO_DATE "|" DUTCH_DATE));
	case FIELD_URL:
		return whole(arena, STR(WEB_ADDRESS));
	case FIELD_EMAIL:
		return whole(arena, STR(MAIL));
	case FIELD_NUMBER:
		return whole(arena, STR(NUMBER));
	case FIELD_BOOL:
		return words_pattern(arena, yes_no, sizeof(yes_no) / sizeof(*yes_no));
	case FIELD_REFERENCE:
		return whole(arena, STR(SLUG_PATTERN));
	default:
		return STR("[^ \\t\\r\\n]");
	}
}
