/* SPDX-License-Identifier: EUPL-1.2 */
/* What the measurements of one day have for an indicator. */
#include "score/internal.h"
#include "unit/support.h"

enum { SUBJECTS = 4 };

static struct arena arena;
static struct edition edition;
static struct indicator indicator;
static struct outcome outcomes[SUBJECTS];
static struct figure figures[SUBJECTS];
static struct round day;

/* One indicator, a number; figures[i] is that of subject i. */
static const struct spread *gather(void)
{
	edition = (struct edition){.figure_count = 1};
	indicator = (struct indicator){.edition = &edition};
	vec_push(&arena, &indicator.inputs, ((struct input){.kind = MEASURE_NUMBER}));
	vec_push(&arena, &edition.indicators, &indicator);
	day = (struct round){.edition = &edition};
	for (size_t i = 0; i < SUBJECTS; i++) {
		struct measurement *measurement = arena_new(&arena, struct measurement);

		measurement->edition = &edition;
		measurement->figures = &figures[i];
		measurement->outcomes = &outcomes[i];
		vec_push(&arena, &day.measurements, measurement);
	}
	round_spread(&arena, &day);
	return &day.spreads[0];
}

static struct figure known(long long units, unsigned char scale)
{
	return (struct figure){.number = {units, scale}, .state = FIGURE_KNOWN};
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* 1,5 and 1,50 are equal; which of them is printed does not hang on the library that sorts. */
static void sorts_equals_by_their_digits(void **state)
{
	const struct spread *spread;

	(void)state;
	figures[0] = known(150, 2);
	figures[1] = known(1500, 3);
	figures[2] = known(15, 1);
	figures[3] = known(1, 0);
	spread = gather();
	assert_int_equal(spread->known, 4);
	for (unsigned i = 0; i < SUBJECTS; i++)
		assert_int_equal(spread->values[i].scale, i);
	assert_int_equal(spread_median(spread).units, 15);
}

static void counts_what_is_known_and_missing(void **state)
{
	const struct spread *spread;

	(void)state;
	figures[0] = known(3, 0);
	figures[1] = (struct figure){.state = FIGURE_MISSING};
	figures[2] = (struct figure){.state = FIGURE_NOT_APPLICABLE};
	figures[3] = known(2, 0);
	outcomes[0].status = outcomes[3].status = STATUS_GREEN;
	outcomes[1].status = outcomes[2].status = STATUS_GREY;
	spread = gather();
	assert_int_equal(spread->known, 2);
	assert_int_equal(spread->missing, 1);
	assert_int_equal(spread->statuses[STATUS_GREEN], 2);
	assert_int_equal(spread->statuses[STATUS_GREY], 2);
	assert_int_equal(spread_median(spread).units, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(sorts_equals_by_their_digits, teardown),
		cmocka_unit_test_teardown(counts_what_is_known_and_missing, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
