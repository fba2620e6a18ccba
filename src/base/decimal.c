/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"

/* Room for every sum and product here: units of 19 digits, moved up by DECIMAL_SCALE. */
typedef __int128 wide;
typedef unsigned __int128 unsigned_wide;

/* ---- Reading ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]))
			return false;
	return s.n > 0;
}

/* A whole number without needless zeros: "0", "12", never "", "00" or "012". */
static bool is_plain(struct str s)
{
	return all_digits(s) && (s.n == 1 || s.p[0] != '0');
}

/* "12.345" and "1.234.567": a plain number but zero, then groups of three. */
static bool is_grouped(struct str s)
{
	size_t end = str_find_char(s, '.');

	if (end > 3 || !is_plain(str_slice(s, 0, end)) || s.p[0] == '0')
		return false;
	for (; end < s.n; end += 4)
		if (s.n - end < 4 || s.p[end] != '.' || !all_digits(str_slice(s, end + 1, end + 4)))
			return false;
	return true;
}

/* The digits before and behind the mark; no sign. Only the digits of whole are meant, not its
 * points. */
static enum decimal_fault split(struct str s, struct str *whole, struct str *fraction)
{
	size_t comma = str_find_char(s, ','), point = str_find_char(s, '.');

	*whole = str_slice(s, 0, comma);
	*fraction = str_from_index(s, comma + 1);
	if (comma < s.n)
		return all_digits(*fraction) && (is_plain(*whole) || is_grouped(*whole))
			       ? DECIMAL_FINE
			       : DECIMAL_NOT_A_NUMBER;
	if (point == s.n)
		return is_plain(s) ? DECIMAL_FINE : DECIMAL_NOT_A_NUMBER;
	if (is_grouped(s))
		return s.n - point == 4 ? DECIMAL_AMBIGUOUS : DECIMAL_FINE;
	*whole = str_slice(s, 0, point);
	*fraction = str_from_index(s, point + 1);
	return is_plain(*whole) && all_digits(*fraction) ? DECIMAL_FINE : DECIMAL_NOT_A_NUMBER;
}

/* False when there are more than DECIMAL_DIGITS in all. */
static bool add_digits(struct str s, long long *units, size_t *digits)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			continue;
		if (++*digits > DECIMAL_DIGITS)
			return false;
		*units = *units * 10 + (s.p[i] - '0');
	}
	return true;
}

enum decimal_fault decimal_parse(struct str s, struct decimal *decimal)
{
	bool negative = str_starts(s, STR("-"));
	struct str whole, fraction;
	enum decimal_fault fault = split(str_from_index(s, negative), &whole, &fraction);
	long long units = 0;
	size_t digits = 0;

	if (fault != DECIMAL_FINE)
		return fault;
	if (fraction.n > DECIMAL_SCALE || !add_digits(whole, &units, &digits) ||
		!add_digits(fraction, &units, &digits))
		return DECIMAL_TOO_LONG;
	*decimal = (struct decimal){negative ? -units : units, (unsigned char)fraction.n};
	return DECIMAL_FINE;
}

/* "1.234": what it would be as a whole number, and as a fraction. */
static void report_ambiguous(struct str s, struct place place, struct diags *diags)
{
	size_t point = str_find_char(s, '.');
	struct buf whole = BUF_INIT, fraction = BUF_INIT;

	buf_addf(&whole, "%.*s%.*s", STR_ARG(str_slice(s, 0, point)),
		STR_ARG(str_from_index(s, point + 1)));
	buf_addf(&fraction, "%.*s,%.*s", STR_ARG(str_slice(s, 0, point)),
		STR_ARG(str_from_index(s, point + 1)));
	diag_add(diags, DIAG_NUMBER_AMBIGUOUS, place,
		.args = {s, buf_str(&whole), buf_str(&fraction)});
	buf_release(&whole);
	buf_release(&fraction);
}

static void report_too_long(struct str s, struct place place, struct diags *diags)
{
	struct buf digits = BUF_INIT, scale = BUF_INIT;

	buf_addf(&digits, "%d", DECIMAL_DIGITS);
	buf_addf(&scale, "%d", DECIMAL_SCALE);
	diag_add(
		diags, DIAG_NUMBER_TOO_LONG, place, .args = {s, buf_str(&digits), buf_str(&scale)});
	buf_release(&digits);
	buf_release(&scale);
}

bool decimal_read(struct str s, struct place place, struct diags *diags, struct decimal *decimal)
{
	switch (decimal_parse(s, decimal)) {
	case DECIMAL_FINE:
		return true;
	case DECIMAL_AMBIGUOUS:
		report_ambiguous(s, place, diags);
		return false;
	case DECIMAL_TOO_LONG:
		report_too_long(s, place, diags);
		return false;
	default:
		diag_add(diags, DIAG_BAD_NUMBER, place, .args = {s});
		return false;
	}
}

/* ---- Reckoning ---- */

static const long long powers[DECIMAL_SCALE + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

static wide units_at(struct decimal decimal, unsigned scale)
{
	return (wide)decimal.units * powers[scale - decimal.scale];
}

static unsigned common_scale(struct decimal a, struct decimal b)
{
	return a.scale > b.scale ? a.scale : b.scale;
}

struct decimal decimal_from(long long whole)
{
	return (struct decimal){whole, 0};
}

int decimal_cmp(struct decimal a, struct decimal b)
{
	unsigned scale = common_scale(a, b);
	wide left, right;

	if (a.scale == b.scale)
		return a.units < b.units ? -1 : a.units > b.units;
	left = units_at(a, scale);
	right = units_at(b, scale);
	return left < right ? -1 : left > right;
}

bool decimal_is_whole(struct decimal decimal)
{
	return decimal.units % powers[decimal.scale] == 0;
}

/*
 * part * steps / all, for a part within all: at once where the product fits, which it does for all
 * that stands on a page, else bit by bit so that nothing overflows.
 */
static long long share(wide part, wide all, long long steps)
{
	long long quotient = 0, product;
	wide rest = 0;

	if (all <= __LONG_LONG_MAX__ && !__builtin_mul_overflow((long long)part, steps, &product))
		return product / (long long)all;
	for (int bit = 62; bit >= 0; bit--) {
		rest = rest * 2 + ((steps >> bit & 1) ? part : 0);
		quotient = quotient * 2 + (long long)(rest / all);
		rest %= all;
	}
	return quotient;
}

long long decimal_position(
	struct decimal value, struct decimal low, struct decimal high, long long steps)
{
	unsigned scale = common_scale(value, low);
	wide bottom, part, all;

	if (high.scale > scale)
		scale = high.scale;
	bottom = units_at(low, scale);
	part = units_at(value, scale) - bottom;
	all = units_at(high, scale) - bottom;
	if (part <= 0 || all <= 0 || steps <= 0)
		return 0;
	return part >= all ? steps : share(part, all, steps);
}

/* ---- Writing ---- */

enum { DIGITS_ROOM = 24 };

/* The digits of units at the end of room, with at least one before the mark. */
static struct str write_digits(struct decimal decimal, char room[DIGITS_ROOM])
{
	unsigned long long rest = decimal.units < 0 ? 0 - (unsigned long long)decimal.units
						    : (unsigned long long)decimal.units;
	size_t at = DIGITS_ROOM;

	for (; rest || DIGITS_ROOM - at <= decimal.scale; rest /= 10)
		room[--at] = (char)('0' + rest % 10);
	return (struct str){room + at, DIGITS_ROOM - at};
}

/* Digits before the mark, in groups of three. */
static void add_whole(struct str digits, struct str group, struct buf *out)
{
	size_t first = digits.n <= 3 || !group.n ? digits.n : (digits.n - 1) % 3 + 1;

	buf_add(out, digits.p, first);
	for (size_t at = first; at < digits.n; at += 3) {
		buf_add_str(out, group);
		buf_add(out, digits.p + at, 3);
	}
}

void decimal_add(struct decimal decimal, struct str mark, struct str group, struct buf *out)
{
	char room[DIGITS_ROOM];
	struct str digits;
	size_t whole;

	/* Nearly all figures. */
	if (!decimal.scale && decimal.units >= 0 && decimal.units < 1000) {
		buf_add_unsigned(out, (unsigned long long)decimal.units);
		return;
	}
	digits = write_digits(decimal, room);
	whole = digits.n - decimal.scale;
	if (decimal.units < 0)
		buf_add_char(out, '-');
	add_whole((struct str){digits.p, whole}, group, out);
	if (decimal.scale) {
		buf_add_str(out, mark);
		buf_add(out, digits.p + whole, decimal.scale);
	}
}

void decimal_add_plain(struct decimal decimal, struct buf *out)
{
	decimal_add(decimal, STR("."), STR(""), out);
}
