/* SPDX-License-Identifier: EUPL-1.2 */
/* Whatever can be read as a decimal is written and read back as it was, and keeps its order. */
#include <stdint.h>
#include <stdlib.h>

#include "base/decimal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

static bool same(struct decimal a, struct decimal b)
{
	return a.units == b.units && a.scale == b.scale;
}

static void check_round_trip(struct decimal decimal)
{
	struct buf out = BUF_INIT;
	struct decimal back = {0};

	decimal_add(decimal, STR(","), STR(""), &out);
	check(decimal_parse(buf_str(&out), &back) == DECIMAL_FINE && same(decimal, back));
	buf_reset(&out);
	decimal_add(decimal, STR(","), STR("."), &out);
	if (decimal_parse(buf_str(&out), &back) == DECIMAL_FINE)
		check(same(decimal, back));
	else
		check(decimal_parse(buf_str(&out), &back) == DECIMAL_AMBIGUOUS);
	buf_release(&out);
}

/* Without what stands behind the mark. */
static long long cut_off(struct decimal decimal)
{
	long long whole = decimal.units;

	for (unsigned i = 0; i < decimal.scale; i++)
		whole /= 10;
	return whole;
}

static void check_pair(struct decimal a, struct decimal b)
{
	long long position = decimal_position(a, b, decimal_from(1000), 7);

	check(decimal_cmp(a, b) == -decimal_cmp(b, a));
	check(position >= 0 && position <= 7);
	check(decimal_is_whole(a) == (decimal_cmp(a, decimal_from(cut_off(a))) == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	size_t cut = str_find_char(text, ';');
	struct decimal a = {0}, b = {0};

	if (decimal_parse(str_slice(text, 0, cut), &a) == DECIMAL_FINE)
		check_round_trip(a);
	if (decimal_parse(str_from_index(text, cut + 1), &b) == DECIMAL_FINE)
		check_round_trip(b);
	check_pair(a, b);
	return 0;
}
