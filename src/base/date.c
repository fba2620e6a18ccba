/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date.h"

#include <stdlib.h>
#include <time.h>

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool date_exists(struct date d)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (d.year < 1 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1)
		return false;
	return d.day <= days[d.month - 1] + (d.month == 2 && is_leap(d.year));
}

/* All of s as at most four digits, or -1. */
static int parse_digits(struct str s)
{
	int number = 0;

	if (!s.n || s.n > 4)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		number = number * 10 + (s.p[i] - '0');
	}
	return number;
}

enum date_notation date_parse(struct str s, struct date *date)
{
	size_t first = str_find_char(s, '-');
	struct str rest = str_from_index(s, first + 1);
	size_t second = str_find_char(rest, '-');
	struct str parts[3] = {str_slice(s, 0, first), str_slice(rest, 0, second),
		str_from_index(rest, second + 1)};
	int numbers[3];

	for (size_t i = 0; i < 3; i++)
		numbers[i] = parse_digits(parts[i]);
	if (parts[0].n == 4 && parts[1].n == 2 && parts[2].n == 2) {
		*date = (struct date){numbers[0], numbers[1], numbers[2]};
		return date_exists(*date) ? DATE_ISO : DATE_NONE;
	}
	if (parts[0].n <= 2 && parts[1].n <= 2 && parts[2].n == 4) {
		*date = (struct date){numbers[2], numbers[1], numbers[0]};
		return date_exists(*date) ? DATE_DUTCH : DATE_NONE;
	}
	return DATE_NONE;
}

static void put_digits(char *out, int number, int digits)
{
	while (digits--) {
		out[digits] = (char)('0' + number % 10);
		number /= 10;
	}
}

void date_format_iso(struct date date, char out[11])
{
	memcpy(out, "0000-00-00", 11);
	put_digits(out, date.year, 4);
	put_digits(out + 5, date.month, 2);
	put_digits(out + 8, date.day, 2);
}

int date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return a.day < b.day ? -1 : a.day > b.day;
}

/* Counts years from March, so that the leap day comes last. */
long date_days(struct date date)
{
	long year = date.year - (date.month <= 2);
	long month = (date.month + 9) % 12;
	long day_of_year = (153 * month + 2) / 5 + date.day - 1;

	return 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

/* SOURCE_DATE_EPOCH in seconds; -1 when there is none, -2 when it is no such number. */
static long long read_epoch(void)
{
	static const long long last = 253402300799; /* the end of the year 9999 */
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = 0;

	if (!epoch || !*epoch)
		return -1;
	for (; *epoch; epoch++) {
		if (*epoch < '0' || *epoch > '9')
			return -2;
		seconds = seconds * 10 + (*epoch - '0');
		if (seconds > last)
			return -2;
	}
	return seconds;
}

bool date_epoch_is_valid(void)
{
	return read_epoch() >= -1;
}

struct date date_today(void)
{
	long long epoch = read_epoch();
	time_t now = epoch == -1 ? time(NULL) : (time_t)epoch;
	struct date today = {1970, 1, 1};
	struct tm tm;

	if (epoch >= -1 && gmtime_r(&now, &tm) && tm.tm_year >= 1 - 1900 &&
		tm.tm_year <= 9999 - 1900)
		today = (struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
	return today;
}
