/* SPDX-License-Identifier: EUPL-1.2 */
/* Writers of HTML, JSON and CSV, and dates. */
#include <stdlib.h>

#include "base/csv.h"
#include "base/date.h"
#include "base/html.h"
#include "base/json.h"
#include "unit/support.h"

static struct buf out;

static int set_up(void **state)
{
	(void)state;
	out = (struct buf)BUF_INIT;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

/* ---- HTML ---- */

static void assert_html(struct str s, const char *wanted)
{
	buf_reset(&out);
	html_escape(&out, s);
	assert_str(buf_str(&out), wanted);
}

static void test_html_escapes(void **state)
{
	(void)state;
	assert_html(STR("<a href=\"x\">&amp;'</a>"),
		"&lt;a href=&quot;x&quot;&gt;&amp;amp;'&lt;/a&gt;");
	assert_html(STR("plain caf\xc3\xa9"), "plain caf\xc3\xa9");
	assert_html(STR(""), "");
	assert_html((struct str){NULL, 0}, "");
}

/* Whatever the bytes around it and however far it stands, only these four are escaped. */
static void test_html_escapes_at_every_distance(void **state)
{
	char bytes[40], wanted[64];

	(void)state;
	for (size_t at = 0; at < sizeof(bytes); at++) {
		for (int c = 1; c < 256; c++) {
			const char *entity = c == '&'   ? "&amp;"
					     : c == '<' ? "&lt;"
					     : c == '>' ? "&gt;"
					     : c == '"' ? "&quot;"
							: NULL;
			size_t n = entity ? strlen(entity) : 1;

			memset(bytes, 'x', sizeof(bytes));
			memset(wanted, 'x', sizeof(wanted));
			bytes[at] = (char)c;
			memcpy(wanted + at, entity ? entity : &bytes[at], n);
			wanted[sizeof(bytes) - 1 + n] = '\0';
			assert_html((struct str){bytes, sizeof(bytes)}, wanted);
		}
	}
}

/* ---- JSON ---- */

static void test_json_nests(void **state)
{
	struct json json = JSON_INIT(&out);

	(void)state;
	json_begin_object(&json);
	json_key(&json, STR("list"));
	json_begin_array(&json);
	json_unsigned(&json, 1);
	json_begin_object(&json);
	json_key(&json, STR("a"));
	json_null(&json);
	json_key(&json, STR("b"));
	json_bool(&json, true);
	json_end_object(&json);
	json_bool(&json, false);
	json_end_array(&json);
	json_key(&json, STR("number"));
	json_number(&json, STR("-1.50"));
	json_end_object(&json);
	json_finish(&json);
	assert_str(buf_str(&out), "{\n"
				  "  \"list\": [\n"
				  "    1,\n"
				  "    {\n"
				  "      \"a\": null,\n"
				  "      \"b\": true\n"
				  "    },\n"
				  "    false\n"
				  "  ],\n"
				  "  \"number\": -1.50\n"
				  "}\n");
}

static void test_json_empty(void **state)
{
	struct json json = JSON_INIT(&out);

	(void)state;
	json_begin_array(&json);
	json_begin_object(&json);
	json_end_object(&json);
	json_begin_array(&json);
	json_end_array(&json);
	json_string(&json, (struct str){NULL, 0});
	json_end_array(&json);
	json_finish(&json);
	assert_str(buf_str(&out), "[\n  {},\n  [],\n  \"\"\n]\n");
}

static void test_json_single_value(void **state)
{
	struct json json = JSON_INIT(&out);

	(void)state;
	json_string(&json, STR("x"));
	json_finish(&json);
	assert_str(buf_str(&out), "\"x\"\n");
}

static void assert_json(struct str s, const char *wanted)
{
	struct json json = JSON_INIT(&out);

	buf_reset(&out);
	json_string(&json, s);
	assert_str(buf_str(&out), wanted);
}

/* Nothing in a script may end it or make a comment of it, and it takes one line. */
static void test_json_on_one_line(void **state)
{
	struct json json = JSON_LINE(&out);

	(void)state;
	buf_reset(&out);
	json_begin_object(&json);
	json_key(&json, STR("<!--"));
	json_begin_array(&json);
	json_string(&json, STR("</script>\n"));
	json_string(&json, STR("<<\"<"));
	json_string(&json, STR("a & b > c"));
	json_string(&json, STR("‘a’ \xe2\x80\xa8\xe2\x80\xa9\xe2\x80"));
	json_end_array(&json);
	json_key(&json, STR("n"));
	json_unsigned(&json, 2);
	json_end_object(&json);
	assert_str(buf_str(&out), "{\"\\u003c!--\":[\"\\u003c/script>\\n\","
				  "\"\\u003c\\u003c\\\"\\u003c\",\"a & b > c\","
				  "\"‘a’ \\u2028\\u2029\xe2\x80\"],\"n\":2}");
}

static void test_json_escapes(void **state)
{
	(void)state;
	assert_json(STR("\"\\/"), "\"\\\"\\\\/\"");
	assert_json(STR("\b\f\n\r\t"), "\"\\u0008\\u000c\\n\\r\\t\"");
	assert_json(STR("a\0b\x1f\x7f"), "\"a\\u0000b\\u001f\\u007f\"");
	assert_json(STR("caf\xc3\xa9 \xf0\x9f\x98\x80"), "\"caf\xc3\xa9 \xf0\x9f\x98\x80\"");
	assert_json(STR("</script>"), "\"</script>\"");
}

/* As with HTML: at every distance from the start, what needs no escape stays as it is. */
static void test_json_escapes_at_every_distance(void **state)
{
	char bytes[24];

	(void)state;
	for (size_t at = 0; at < sizeof(bytes); at++) {
		for (int c = 0; c < 256; c++) {
			struct json json = JSON_INIT(&out);
			bool plain = c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
			size_t before;

			memset(bytes, 'x', sizeof(bytes));
			bytes[at] = (char)c;
			buf_reset(&out);
			json_string(&json, (struct str){bytes, sizeof(bytes)});
			before = str_find_char(buf_str(&out), '\\');
			assert_int_equal(before, plain ? out.n : at + 1);
			assert_true(plain ? out.n == sizeof(bytes) + 2 : out.n > sizeof(bytes) + 2);
		}
	}
}

static void test_json_escapes_keys(void **state)
{
	struct json json = JSON_INIT(&out);

	(void)state;
	json_begin_object(&json);
	json_key(&json, STR("a\"\n"));
	json_null(&json);
	json_end_object(&json);
	assert_str(buf_str(&out), "{\n  \"a\\\"\\n\": null\n}");
}

/* ---- CSV ---- */

static void assert_cell(struct str cell, const char *wanted)
{
	struct csv csv = {.out = &out};

	buf_reset(&out);
	csv_cell(&csv, cell);
	assert_str(buf_str(&out), wanted);
}

static void test_csv_rows(void **state)
{
	struct csv csv = {.out = &out};

	(void)state;
	csv_cell(&csv, STR("a"));
	csv_cell(&csv, STR(""));
	csv_number(&csv, STR("-1.5"));
	csv_end_row(&csv);
	csv_cell(&csv, (struct str){NULL, 0});
	csv_cell(&csv, STR("b"));
	csv_end_row(&csv);
	assert_str(buf_str(&out), "a,,-1.5\r\n,b\r\n");
}

/* RFC 4180, section 2. */
static void test_csv_quotes(void **state)
{
	(void)state;
	assert_cell(STR("plain text; with marks"), "plain text; with marks");
	assert_cell(STR("a,b"), "\"a,b\"");
	assert_cell(STR("a\nb"), "\"a\nb\"");
	assert_cell(STR("a\r\nb"), "\"a\r\nb\"");
	assert_cell(STR("\""), "\"\"\"\"");
	assert_cell(STR("say \"x\", \"y\""), "\"say \"\"x\"\", \"\"y\"\"\"");
	assert_cell(STR(" blank "), " blank ");
}

/* OWASP: what a spreadsheet would take for a formula. */
static void test_csv_guards_against_formulas(void **state)
{
	(void)state;
	assert_cell(STR("=1+1"), "'=1+1");
	assert_cell(STR("+31"), "'+31");
	assert_cell(STR("-1"), "'-1");
	assert_cell(STR("@SUM(A1)"), "'@SUM(A1)");
	assert_cell(STR("\tx"), "'\tx");
	assert_cell(STR("\rx"), "\"'\rx\"");
	assert_cell(STR("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
	assert_cell(STR("a=b"), "a=b");
	assert_cell(STR("'=x"), "'=x");
}

/* ---- Dates ---- */

static void assert_date(const char *s, enum date_notation notation, const char *iso)
{
	struct date date = {0, 0, 0};
	char text[11];

	if (date_parse(str_from(s), &date) != notation)
		fail_msg("“%s” is read as another notation", s);
	if (notation == DATE_NONE)
		return;
	date_format_iso(date, text);
	assert_string_equal(text, iso);
}

static void test_date_notations(void **state)
{
	static const char *const none[] = {"", "-", "--", "2026", "2026-03", "2026-3-31",
		"26-03-31", "2026-03-31-", "-2026-03-31", "2026-03-31 ", " 2026-03-31",
		"2026-03-3l", "2026/03/31", "31-3-26", "31-03-02026", "031-3-2026", "3-31-2026",
		"+1-02-2026", "2026--31", "2026-03-31T00:00", "maart", "20260331", "31-mrt-2026",
		"2026-0x-01", "0-3-2026"};

	(void)state;
	assert_date("2026-03-31", DATE_ISO, "2026-03-31");
	assert_date("31-3-2026", DATE_DUTCH, "2026-03-31");
	assert_date("31-03-2026", DATE_DUTCH, "2026-03-31");
	assert_date("1-1-0001", DATE_DUTCH, "0001-01-01");
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		assert_date(none[i], DATE_NONE, NULL);
	assert_int_equal(date_parse((struct str){NULL, 0}, &(struct date){0}), DATE_NONE);
	assert_int_equal(date_parse(STR("2026-03-31\0"), &(struct date){0}), DATE_NONE);
}

static void test_date_limits(void **state)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	char text[32];

	(void)state;
	for (int month = 0; month <= 13; month++) {
		int last = month >= 1 && month <= 12 ? days[month - 1] : 0;

		for (int day = 0; day <= 32; day++) {
			bool exists = day >= 1 && day <= last;

			snprintf(text, sizeof(text), "2026-%02d-%02d", month, day);
			assert_date(text, exists ? DATE_ISO : DATE_NONE, text);
		}
	}
	assert_date("0000-01-01", DATE_NONE, NULL);
	assert_date("9999-12-31", DATE_ISO, "9999-12-31");
}

static void test_date_leap_years(void **state)
{
	(void)state;
	assert_date("2024-02-29", DATE_ISO, "2024-02-29");
	assert_date("2000-02-29", DATE_ISO, "2000-02-29");
	assert_date("29-2-2024", DATE_DUTCH, "2024-02-29");
	assert_date("1900-02-29", DATE_NONE, NULL);
	assert_date("2100-02-29", DATE_NONE, NULL);
	assert_date("2023-02-29", DATE_NONE, NULL);
	assert_date("2024-02-30", DATE_NONE, NULL);
}

static void test_date_days(void **state)
{
	(void)state;
	assert_int_equal(date_days((struct date){1970, 1, 1}), 0);
	assert_int_equal(date_days((struct date){1969, 12, 31}), -1);
	assert_int_equal(date_days((struct date){2000, 2, 29}), 11016);
	assert_int_equal(date_days((struct date){2000, 3, 1}), 11017);
	assert_int_equal(date_days((struct date){2026, 3, 31}), 20543);
	assert_int_equal(date_days((struct date){1, 1, 1}), -719162);
	assert_int_equal(date_days((struct date){9999, 12, 31}), 2932896);
}

/* From the first day to the last: each one more, later, and read back as it was. */
static void test_date_days_follow_one_another(void **state)
{
	struct date date, before = {0, 0, 0};
	long days = -719163;
	char text[11];

	(void)state;
	for (int year = 1; year <= 9999; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= 31; day++) {
				date_format_iso((struct date){year, month, day}, text);
				if (date_parse(str_from(text), &date) == DATE_NONE)
					continue;
				if (date_days(date) != ++days || date_cmp(before, date) >= 0)
					fail_msg("%s is not the day after", text);
				before = date;
			}
		}
	}
	assert_int_equal(days, 2932896);
}

static void test_date_compares(void **state)
{
	struct date a = {2026, 3, 31};

	(void)state;
	assert_int_equal(date_cmp(a, a), 0);
	assert_true(date_cmp(a, (struct date){2025, 12, 31}) > 0);
	assert_true(date_cmp(a, (struct date){2026, 4, 1}) < 0);
	assert_true(date_cmp(a, (struct date){2026, 3, 30}) > 0);
}

static void assert_today(const char *epoch, int year, int month, int day)
{
	struct date today;

	setenv("SOURCE_DATE_EPOCH", epoch, 1);
	today = date_today();
	assert_int_equal(today.year, year);
	assert_int_equal(today.month, month);
	assert_int_equal(today.day, day);
}

static void test_date_today_can_be_repeated(void **state)
{
	(void)state;
	assert_today("0", 1970, 1, 1);
	assert_today("1780000000", 2026, 5, 28);
	assert_today("1709251199", 2024, 2, 29);
	assert_today("253402300799", 9999, 12, 31);
	assert_today("253402300800", 1970, 1, 1);
	assert_today("99999999999999999999999", 1970, 1, 1);
	assert_today("-99999999999999", 1970, 1, 1);
	setenv("SOURCE_DATE_EPOCH", "", 1);
	assert_true(date_today().year >= 2025);
	assert_true(date_epoch_is_valid());
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(date_today().year >= 2025);
}

static void test_a_wrong_epoch_is_known(void **state)
{
	static const char *const wrong[] = {
		"-1", "253402300800", "99999999999999999999999", "12x", " 12", "1e9", "0x10", "+5"};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
		assert_false(date_epoch_is_valid());
	}
	setenv("SOURCE_DATE_EPOCH", "253402300799", 1);
	assert_true(date_epoch_is_valid());
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(date_epoch_is_valid());
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_html_escapes),
		TEST(test_html_escapes_at_every_distance),
		TEST(test_json_nests),
		TEST(test_json_empty),
		TEST(test_json_single_value),
		TEST(test_json_escapes),
		TEST(test_json_on_one_line),
		TEST(test_json_escapes_at_every_distance),
		TEST(test_json_escapes_keys),
		TEST(test_csv_rows),
		TEST(test_csv_quotes),
		TEST(test_csv_guards_against_formulas),
		TEST(test_date_notations),
		TEST(test_date_limits),
		TEST(test_date_leap_years),
		TEST(test_date_days),
		TEST(test_date_days_follow_one_another),
		TEST(test_date_compares),
		TEST(test_date_today_can_be_repeated),
		TEST(test_a_wrong_epoch_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
