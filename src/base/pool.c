/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/limits.h"

/* Jobs that a worker takes at once: keeps neighbours together and the counter quiet. */
enum { POOL_BATCH = 16 };

struct pool {
	pool_job *run;
	void *context;
	size_t jobs, batch;
	atomic_size_t next;
};

struct pool_worker {
	struct pool *pool;
	size_t number;
	pthread_t thread;
};

static void *work(void *arg)
{
	struct pool_worker *worker = arg;
	struct pool *pool = worker->pool;

	for (;;) {
		size_t from = atomic_fetch_add(&pool->next, pool->batch);
		size_t to = from + pool->batch < pool->jobs ? from + pool->batch : pool->jobs;

		if (from >= pool->jobs)
			return NULL;
		for (size_t job = from; job < to; job++)
			pool->run(pool->context, worker->number, job);
	}
}

static void run_all(size_t threads, size_t jobs, size_t batch, pool_job *run, void *context)
{
	struct pool pool = {.run = run, .context = context, .jobs = jobs, .batch = batch};
	struct pool_worker workers[LIMIT_THREADS];
	size_t started = 1;

	atomic_init(&pool.next, 0);
	if (threads > LIMIT_THREADS)
		threads = LIMIT_THREADS;
	if (threads > jobs)
		threads = jobs;
	workers[0] = (struct pool_worker){.pool = &pool};
	for (; started < threads; started++) {
		workers[started] = (struct pool_worker){.pool = &pool, .number = started};
		if (pthread_create(&workers[started].thread, NULL, work, &workers[started]))
			break;
	}
	work(&workers[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}

void pool_run(size_t threads, size_t jobs, pool_job *run, void *context)
{
	run_all(threads, jobs, POOL_BATCH, run, context);
}

void pool_run_singly(size_t threads, size_t jobs, pool_job *run, void *context)
{
	run_all(threads, jobs, 1, run, context);
}

size_t pool_threads(size_t wish)
{
	long processors = wish ? 0 : sysconf(_SC_NPROCESSORS_ONLN);

	if (!wish)
		wish = processors > 0 ? (size_t)processors : 1;
	return wish > LIMIT_THREADS ? LIMIT_THREADS : wish;
}
