/* SPDX-License-Identifier: EUPL-1.2 */
/* Every job is done once, whatever the number of threads. */
#include <stdatomic.h>

#include "base/limits.h"
#include "base/pool.h"
#include "unit/support.h"

enum { JOBS_MAX = 5000 };

struct tally {
	size_t jobs, threads;
	unsigned char done[JOBS_MAX]; /* written by one worker each, if all is well */
	unsigned long by_worker[LIMIT_THREADS];
	atomic_size_t wrong;
};

static void count_job(void *context, size_t worker, size_t job)
{
	struct tally *tally = context;

	if (worker >= tally->threads || job >= tally->jobs) {
		atomic_fetch_add(&tally->wrong, 1);
		return;
	}
	tally->done[job]++;
	tally->by_worker[worker]++;
}

typedef void run_function(size_t threads, size_t jobs, pool_job *run, void *context);

static void run(run_function *function, size_t threads, size_t jobs)
{
	static struct tally tally;
	unsigned long sum = 0;

	memset(&tally, 0, sizeof(tally));
	tally.jobs = jobs;
	tally.threads = threads ? threads < LIMIT_THREADS ? threads : LIMIT_THREADS : 1;
	function(threads, jobs, count_job, &tally);
	assert_int_equal(tally.wrong, 0);
	for (size_t i = 0; i < JOBS_MAX; i++)
		assert_int_equal(tally.done[i], i < jobs);
	for (size_t i = 0; i < LIMIT_THREADS; i++)
		sum += tally.by_worker[i];
	assert_int_equal(sum, jobs);
}

static void test_every_job_is_done_once(void **state)
{
	static const size_t threads[] = {
		0, 1, 2, 3, 8, 17, LIMIT_THREADS, LIMIT_THREADS + 1, 100000};
	static const size_t jobs[] = {0, 1, 2, 15, 16, 17, 31, 32, 33, 1000, JOBS_MAX};

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(*threads); i++)
		for (size_t j = 0; j < sizeof(jobs) / sizeof(*jobs); j++)
			for (size_t k = 0; k < 2; k++)
				run(k ? pool_run_singly : pool_run, threads[i], jobs[j]);
}

static void add_up(void *context, size_t worker, size_t job)
{
	size_t *sums = context;

	sums[worker] += job;
}

/* What workers wrote is seen by the caller without more ado. */
static void test_results_are_there_afterwards(void **state)
{
	size_t sums[LIMIT_THREADS] = {0}, sum = 0;

	(void)state;
	pool_run(8, 100000, add_up, sums);
	for (size_t i = 0; i < LIMIT_THREADS; i++)
		sum += sums[i];
	assert_int_equal(sum, 100000ul * 99999ul / 2);
}

static void test_threads_stay_within_limits(void **state)
{
	(void)state;
	assert_in_range(pool_threads(0), 1, LIMIT_THREADS);
	assert_int_equal(pool_threads(1), 1);
	assert_int_equal(pool_threads(LIMIT_THREADS), LIMIT_THREADS);
	assert_int_equal(pool_threads(LIMIT_THREADS + 1), LIMIT_THREADS);
	assert_int_equal(pool_threads(SIZE_MAX), LIMIT_THREADS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_job_is_done_once),
		cmocka_unit_test(test_results_are_there_afterwards),
		cmocka_unit_test(test_threads_stay_within_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
