/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Exact decimals, as they are published: 375,0 keeps its zero, and 0,1 is a tenth. Nothing here or
 * above goes through floating point.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/text.h"

enum { DECIMAL_DIGITS = 15, DECIMAL_SCALE = 9 };

struct decimal {
	long long units;     /* all digits as one whole number, with the sign */
	unsigned char scale; /* how many of them stand behind the mark; at most DECIMAL_SCALE */
};

enum decimal_fault {
	DECIMAL_FINE,
	DECIMAL_NOT_A_NUMBER,
	DECIMAL_AMBIGUOUS, /* 1.234: thousands in Dutch, a fraction in English */
	DECIMAL_TOO_LONG,  /* more than DECIMAL_DIGITS digits, or DECIMAL_SCALE behind the mark */
};

/*
 * Dutch notation: "71,4", "12.345,60", "1.234.567", "-3"; a point as the mark passes where it can
 * be nothing else ("71.4", "0.125", "1234.567"). Not accepted are blanks, a leading zero ("007"), a
 * mark without digits at both sides, groups that are not of three.
 */
enum decimal_fault decimal_parse(struct str s, struct decimal *decimal);
/* The same, and false with a message about place if s is not fine. */
bool decimal_read(struct str s, struct place place, struct diags *diags, struct decimal *decimal);
struct decimal decimal_from(long long whole);
/* By value: 1,50 equals 1,5. */
int decimal_cmp(struct decimal a, struct decimal b);
/* 3 and 3,00, but not 3,5. */
bool decimal_is_whole(struct decimal decimal);
/* Where value lies between low and high, from 0 to steps, rounded down; outside it stays inside. */
long long decimal_position(
	struct decimal value, struct decimal low, struct decimal high, long long steps);
/* "71.4": for data. */
void decimal_add_plain(struct decimal decimal, struct buf *out);
/* With a mark and with groups of three, as people write it. */
void decimal_add(struct decimal decimal, struct str mark, struct str group, struct buf *out);

#endif
