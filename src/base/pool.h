/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs jobs 0 … jobs-1 over some threads: each takes the next number until there are none left.
 * Which worker gets which job is not fixed, so results must not depend on it.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/* worker counts from 0; context is shared by all, so a job writes only to what is its own. */
typedef void pool_job(void *context, size_t worker, size_t job);

/* Returns when all are done. With one thread, or when no thread can be made, runs them here. */
void pool_run(size_t threads, size_t jobs, pool_job *run, void *context);
/* The same for few and long jobs: a worker takes one at a time, not some. */
void pool_run_singly(size_t threads, size_t jobs, pool_job *run, void *context);
/* The threads to use for a wish; 0 wishes for one a processor. From 1 to LIMIT_THREADS. */
size_t pool_threads(size_t wish);

#endif
