/* SPDX-License-Identifier: EUPL-1.2 */
/* Days of the Gregorian calendar, without time or zone. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

#include "base/str.h"

struct date {
	int year;       /* 1 to 9999; 0 for no date */
	int month, day; /* from 1 */
};

enum date_notation {
	DATE_ISO,   /* 2026-03-31 */
	DATE_DUTCH, /* 31-3-2026 or 31-03-2026 */
	DATE_NONE,  /* no date, or one that does not exist */
};

enum date_notation date_parse(struct str s, struct date *date);
/* Ten characters and a NUL: 2026-03-31. */
void date_format_iso(struct date date, char out[11]);
int date_cmp(struct date a, struct date b);
/* Days since 1-1-1970, for differences. */
long date_days(struct date date);
/* Today in UTC, or the day of SOURCE_DATE_EPOCH, so that a build can be repeated. */
struct date date_today(void);
/* Whether SOURCE_DATE_EPOCH is absent, empty, or seconds of a year from 1970 to 9999. */
bool date_epoch_is_valid(void);

#endif
