/* SPDX-License-Identifier: EUPL-1.2 */
/* Exact decimals: what is one, how they compare, and how they are written. */
#include <limits.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "unit/support.h"

static struct decimal make(long long units, unsigned char scale)
{
	return (struct decimal){units, scale};
}

static struct decimal parse(const char *text)
{
	struct decimal decimal = {-1, 99};

	assert_int_equal(decimal_parse(str_from(text), &decimal), DECIMAL_FINE);
	return decimal;
}

static void assert_decimal(struct decimal decimal, long long units, unsigned char scale)
{
	assert_int_equal(decimal.units, units);
	assert_int_equal(decimal.scale, scale);
}

static void reads_what_is_published(void **state)
{
	static const struct {
		const char *text;
		long long units;
		unsigned char scale;
	} table[] = {
		{"0", 0, 0},
		{"69", 69, 0},
		{"-3", -3, 0},
		{"-0", 0, 0},
		{"71,4", 714, 1},
		{"71.4", 714, 1},
		{"375,0", 3750, 1},
		{"0,000", 0, 3},
		{"0.125", 125, 3},
		{"-0.125", -125, 3},
		{"1,234", 1234, 3},
		{"1.23", 123, 2},
		{"1.2345", 12345, 4},
		{"1234.567", 1234567, 3},
		{"1.234.567", 1234567, 0},
		{"12.345,60", 1234560, 2},
		{"123.456.789,5", 1234567895, 1},
		{"1234,5", 12345, 1},
		{"999999999999999", 999999999999999, 0},
		{"999.999.999.999.999", 999999999999999, 0},
		{"-999999,999999999", -999999999999999, 9},
		{"0,123456789", 123456789, 9},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_decimal(parse(table[i].text), table[i].units, table[i].scale);
}

static void refuses_what_is_not_a_number(void **state)
{
	static const char *const texts[] = {"", "-", "--1", "+1", " 1", "1 ", "1 000", "a", "1a",
		"12,", ",5", "1.", ".5", "007", "00", "01,5", "-01", "1,2,3", "1,2.3", "12.34.567",
		"1.23.456", "1234.567,8", "1234.567.890", "0.123.456", "0.123,4", "000.123",
		"1.234.", "1..234", "1.2345.678", "1,234.5", "1e3", "½", "1%", "NaN"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct decimal decimal = {7, 7};
		enum decimal_fault fault = decimal_parse(str_from(texts[i]), &decimal);

		if (fault != DECIMAL_NOT_A_NUMBER)
			print_error("“%s”\n", texts[i]);
		assert_int_equal(fault, DECIMAL_NOT_A_NUMBER);
	}
	assert_int_equal(decimal_parse((struct str){"1\0002", 3}, &(struct decimal){0}),
		DECIMAL_NOT_A_NUMBER);
	assert_int_equal(
		decimal_parse((struct str){NULL, 0}, &(struct decimal){0}), DECIMAL_NOT_A_NUMBER);
}

static void says_what_is_ambiguous(void **state)
{
	static const char *const texts[] = {"1.234", "12.345", "123.456", "-1.234", "999.000"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(
			decimal_parse(str_from(texts[i]), &(struct decimal){0}), DECIMAL_AMBIGUOUS);
}

static void says_what_is_too_long(void **state)
{
	static const char *const texts[] = {"1000000000000000", "1.000.000.000.000.000",
		"0,1234567890", "1234567,123456789", "99999999999999999999999999999999"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(
			decimal_parse(str_from(texts[i]), &(struct decimal){0}), DECIMAL_TOO_LONG);
}

static void tells_how_to_write_it(void **state)
{
	struct diags diags = DIAGS_INIT;
	struct decimal decimal = {0};
	struct place nowhere = {0};

	(void)state;
	assert_true(decimal_read(STR("1,5"), nowhere, &diags, &decimal));
	assert_decimal(decimal, 15, 1);
	assert_no_diags(&diags);
	assert_false(decimal_read(STR("-1.234"), nowhere, &diags, &decimal));
	assert_diag(&diags, DIAG_NUMBER_AMBIGUOUS, "-1234");
	assert_diag(&diags, DIAG_NUMBER_AMBIGUOUS, "-1,234");
	assert_false(decimal_read(STR("1000000000000000"), nowhere, &diags, &decimal));
	assert_diag(&diags, DIAG_NUMBER_TOO_LONG, "15");
	assert_false(decimal_read(STR("drie"), nowhere, &diags, &decimal));
	assert_diag(&diags, DIAG_BAD_NUMBER, "drie");
	diags_release(&diags);
}

static void compares_by_value(void **state)
{
	(void)state;
	assert_int_equal(decimal_cmp(parse("1,50"), parse("1,5")), 0);
	assert_int_equal(decimal_cmp(parse("-0"), parse("0,00")), 0);
	assert_true(decimal_cmp(parse("0,3"), parse("0,25")) > 0);
	assert_true(decimal_cmp(parse("-0,3"), parse("-0,25")) < 0);
	assert_true(decimal_cmp(parse("999999999999999"), parse("0,999999999")) > 0);
	assert_true(decimal_cmp(parse("-999999999999999"), parse("0,999999999")) < 0);
	assert_true(decimal_cmp(make(LLONG_MAX, 0), make(LLONG_MAX, 9)) > 0);
	assert_true(decimal_cmp(make(LLONG_MIN, 0), make(LLONG_MIN, 9)) < 0);
	assert_true(decimal_cmp(decimal_from(7), decimal_from(7)) == 0);
}

static void tells_whole_numbers(void **state)
{
	(void)state;
	assert_true(decimal_is_whole(parse("0")));
	assert_true(decimal_is_whole(parse("-5")));
	assert_true(decimal_is_whole(parse("3,00")));
	assert_false(decimal_is_whole(parse("3,50")));
	assert_false(decimal_is_whole(parse("-0,000000001")));
	assert_true(decimal_is_whole(make(LLONG_MIN, 0)));
	assert_false(decimal_is_whole(make(LLONG_MAX, 9)));
}

static long long position(const char *value, const char *low, const char *high, long long steps)
{
	return decimal_position(parse(value), parse(low), parse(high), steps);
}

static void finds_positions(void **state)
{
	(void)state;
	assert_int_equal(position("50", "0", "100", 200), 100);
	assert_int_equal(position("33,3", "0", "100", 10), 3);
	assert_int_equal(position("-5", "-10", "0", 100), 50);
	assert_int_equal(position("-11", "-10", "0", 100), 0);
	assert_int_equal(position("1", "-10", "0", 100), 100);
	assert_int_equal(position("100", "0", "100", 7), 7);
	assert_int_equal(position("99,999999999", "0", "100", 7), 6);
	assert_int_equal(position("5", "5", "5", 7), 0);
	assert_int_equal(position("5", "9", "1", 7), 0);
	assert_int_equal(position("5", "0", "10", 0), 0);
	assert_int_equal(decimal_position(make(LLONG_MAX / 2, 0), make(LLONG_MIN, 9),
				 make(LLONG_MAX, 0), LLONG_MAX),
		(LLONG_MAX / 2) + 4611686013);
}

static void assert_written(struct decimal decimal, const char *plain, const char *dutch)
{
	struct buf out = BUF_INIT;

	decimal_add_plain(decimal, &out);
	assert_str(buf_str(&out), plain);
	buf_reset(&out);
	decimal_add(decimal, STR(","), STR("."), &out);
	assert_str(buf_str(&out), dutch);
	buf_release(&out);
}

static void writes(void **state)
{
	(void)state;
	assert_written(parse("0"), "0", "0");
	assert_written(parse("71,4"), "71.4", "71,4");
	assert_written(parse("375,0"), "375.0", "375,0");
	assert_written(parse("-0,05"), "-0.05", "-0,05");
	assert_written(parse("-0,0"), "0.0", "0,0");
	assert_written(parse("999"), "999", "999");
	assert_written(parse("1000"), "1000", "1.000");
	assert_written(parse("-123456,789"), "-123456.789", "-123.456,789");
	assert_written(parse("1234567"), "1234567", "1.234.567");
	assert_written(make(LLONG_MIN, 0), "-9223372036854775808", "-9.223.372.036.854.775.808");
	assert_written(make(LLONG_MIN, 9), "-9223372036.854775808", "-9.223.372.036,854775808");
	assert_written(make(1, 9), "0.000000001", "0,000000001");
}

/* What is written in the Dutch way reads back as it was. */
static void writes_what_it_reads(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	srandom(1);
	for (size_t i = 0; i < 100000; i++) {
		long long units = (random() * 2147483648LL + random()) % 1000000000000000LL;
		struct decimal decimal, back = {0};

		for (long cut = random() % 15; cut > 0; cut--)
			units /= 10;
		decimal = make(random() % 2 ? units : -units, (unsigned char)(random() % 10));
		buf_reset(&out);
		decimal_add(decimal, STR(","), STR(""), &out);
		assert_int_equal(decimal_parse(buf_str(&out), &back), DECIMAL_FINE);
		assert_decimal(back, decimal.units, decimal.scale);
		buf_reset(&out);
		decimal_add(decimal, STR(","), STR("."), &out);
		if (decimal_parse(buf_str(&out), &back) != DECIMAL_AMBIGUOUS)
			assert_decimal(back, decimal.units, decimal.scale);
		else
			assert_true(
				!decimal.scale && llabs(units) >= 1000 && llabs(units) < 1000000);
	}
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_is_published),
		cmocka_unit_test(refuses_what_is_not_a_number),
		cmocka_unit_test(says_what_is_ambiguous),
		cmocka_unit_test(says_what_is_too_long),
		cmocka_unit_test(tells_how_to_write_it),
		cmocka_unit_test(compares_by_value),
		cmocka_unit_test(tells_whole_numbers),
		cmocka_unit_test(finds_positions),
		cmocka_unit_test(writes),
		cmocka_unit_test(writes_what_it_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
