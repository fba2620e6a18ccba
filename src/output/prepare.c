/* SPDX-License-Identifier: EUPL-1.2 */
/* What many files have alike, made once, on some threads: see output.h. */
#include "base/limits.h"
#include "base/pool.h"
#include "data/data.h"
#include "output/output.h"
#include "view/view.h"

/* Records that are one piece of work: one alone is too little. */
enum { LOT = 16 };

struct prepare_worker {
	struct arena arena, scratch;
	struct buf out;
	bool cut; /* a fragment did not fit */
};

struct prepare {
	const struct plan *plan;
	const struct record **records;
	const struct round **rounds;
	size_t record_count, round_count;
	struct data_made *data;
	const struct round_parts **parts; /* by round->number */
	struct prepare_worker workers[LIMIT_THREADS];
};

static void prepare_lot(struct prepare *prepare, struct prepare_worker *worker, size_t lot)
{
	for (size_t i = lot * LOT; i < (lot + 1) * LOT && i < prepare->record_count; i++) {
		record_data_prepare(prepare->data, prepare->plan, prepare->records[i],
			&worker->arena, &worker->scratch, &worker->out);
	}
}

static void prepare_round(
	struct prepare *prepare, struct prepare_worker *worker, const struct round *round)
{
	round_data_prepare(prepare->data, prepare->plan, round, &worker->arena);
	prepare->parts[round->number] = round_pages_prepare(
		prepare->plan, &worker->arena, round, &worker->out, &worker->cut);
}

/* The search index is one piece of work, and the longest: it goes first. */
static void prepare_job(void *context, size_t worker_number, size_t number)
{
	struct prepare *prepare = context;
	struct prepare_worker *worker = &prepare->workers[worker_number];

	if (number > prepare->round_count)
		prepare_lot(prepare, worker, number - prepare->round_count - 1);
	else if (number)
		prepare_round(prepare, worker, prepare->rounds[number - 1]);
	else if (prepare->plan->search)
		search_data_prepare(prepare->data, prepare->plan, &worker->arena);
}

static void find_records(struct prepare *prepare, struct arena *arena)
{
	const struct plan *plan = prepare->plan;

	prepare->records = arena_array(arena, const struct record *, plan->model->published);
	vec_each (const struct collection *, collection, &plan->collections)
		vec_each (const struct record *, record, &(*collection)->published)
			prepare->records[prepare->record_count++] = *record;
}

static void find_rounds(struct prepare *prepare, struct arena *arena)
{
	const struct model *model = prepare->plan->model;

	prepare->parts = arena_array(arena, const struct round_parts *, model->rounds);
	prepare->rounds = arena_array(arena, const struct round *, model->rounds);
	vec_each (struct monitor *, monitor, &model->monitors)
		vec_each (struct round *, round, &(*monitor)->rounds)
			prepare->rounds[prepare->round_count++] = *round;
}

/* Whether a fragment of one did not fit. */
static bool take_workers(struct prepare *prepare, struct arena *arena)
{
	bool cut = false;

	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		struct prepare_worker *worker = &prepare->workers[i];

		arena_adopt(arena, &worker->arena);
		arena_release(&worker->scratch);
		buf_release(&worker->out);
		cut = cut || worker->cut;
	}
	return cut;
}

void output_prepare(struct plan *plan, struct arena *arena, size_t threads)
{
	struct prepare *prepare = arena_new(arena, struct prepare);
	size_t lots;

	prepare->plan = plan;
	prepare->data = data_made_new(plan, arena);
	page_ends_prepare(plan, arena);
	find_records(prepare, arena);
	find_rounds(prepare, arena);
	if (plan->monitors)
		badges_prepare(plan, arena);
	lots = (prepare->record_count + LOT - 1) / LOT;
	pool_run_singly(threads, 1 + prepare->round_count + lots, prepare_job, prepare);
	round_pages_keep(plan, prepare->parts, take_workers(prepare, arena));
	plan->data = prepare->data;
}
