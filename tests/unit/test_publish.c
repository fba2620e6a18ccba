/* SPDX-License-Identifier: EUPL-1.2 */
/* Objects into a pack, read back by libgit2, the messages of commits, and files too large. */
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/pool.h"
#include "publish/internal.h"
#include "unit/support.h"

struct fixture {
	struct folder folder;
	git_repository *repo;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	folder_make(&fixture.folder);
	git_libgit2_init();
	assert_int_equal(git_repository_init(&fixture.repo, fixture.folder.path, 1), 0);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	git_repository_free(fixture->repo);
	git_libgit2_shutdown();
	folder_remove(&fixture->folder);
	return 0;
}

enum { PUTS = 4000, DISTINCT = 300, THREADS = 8 };

/* What object number is made of: from nothing to some thousand bytes. */
static void make_bytes(size_t number, struct buf *out)
{
	buf_reset(out);
	for (size_t i = 0; i < number * 7; i++)
		buf_add_unsigned(out, number * i);
}

struct putting {
	struct pack *pack;
	git_oid ids[DISTINCT];
	unsigned written[THREADS];
	struct buf work[THREADS];
	bool failed[THREADS];
};

static void put(void *context, size_t worker, size_t job)
{
	struct putting *putting = context;
	size_t number = job % DISTINCT;
	bool written;
	git_oid id;

	make_bytes(number, &putting->work[worker]);
	if (!pack_put(putting->pack, worker, GIT_OBJECT_BLOB, buf_str(&putting->work[worker]), &id,
		    &written))
		putting->failed[worker] = true;
	putting->written[worker] += written;
	/* Each is put by others too, but only the first of them is remembered. */
	if (job < DISTINCT)
		putting->ids[number] = id;
}

static void assert_objects(git_repository *repo, const git_oid *ids)
{
	struct buf wanted = BUF_INIT;
	git_odb *odb = NULL;

	assert_int_equal(git_repository_odb(&odb, repo), 0);
	assert_int_equal(git_odb_refresh(odb), 0);
	for (size_t i = 0; i < DISTINCT; i++) {
		git_odb_object *object = NULL;
		git_oid id;

		make_bytes(i, &wanted);
		assert_int_equal(git_odb_read(&object, odb, &ids[i]), 0);
		assert_int_equal(git_odb_object_type(object), GIT_OBJECT_BLOB);
		assert_int_equal(git_odb_object_size(object), wanted.n);
		if (wanted.n)
			assert_memory_equal(git_odb_object_data(object), wanted.p, wanted.n);
		git_odb_object_free(object);
		/* The id is that of Git's own. */
		assert_int_equal(
			git_odb_hash(&id, wanted.n ? wanted.p : "", wanted.n, GIT_OBJECT_BLOB), 0);
		assert_true(git_oid_equal(&id, &ids[i]));
	}
	git_odb_free(odb);
	buf_release(&wanted);
}

/* Puts all, some at the same time; how many were written. */
static unsigned put_all(struct fixture *fixture, struct putting *putting, bool dry, size_t wide)
{
	unsigned written = 0;

	*putting = (struct putting){.pack = pack_new(fixture->repo, THREADS, PUTS, dry)};
	assert_non_null(putting->pack);
	if (wide)
		pack_widen(putting->pack, wide);
	pool_run_singly(THREADS, PUTS, put, putting);
	assert_true(pack_finish(putting->pack));
	for (size_t i = 0; i < THREADS; i++) {
		assert_false(putting->failed[i]);
		written += putting->written[i];
		buf_release(&putting->work[i]);
	}
	pack_free(putting->pack);
	return written;
}

static void each_is_written_once(void **state)
{
	struct putting putting;

	assert_int_equal(put_all(*state, &putting, false, 0), DISTINCT);
	assert_objects(((struct fixture *)*state)->repo, putting.ids);
	/* The second time they are there. */
	assert_int_equal(put_all(*state, &putting, false, 0), 0);
}

static void wide_offsets(void **state)
{
	struct putting putting;

	assert_int_equal(put_all(*state, &putting, false, 5000), DISTINCT);
	assert_objects(((struct fixture *)*state)->repo, putting.ids);
}

static void dry_writes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct putting putting;
	git_odb *odb = NULL;

	assert_int_equal(put_all(fixture, &putting, true, 0), DISTINCT);
	assert_int_equal(git_repository_odb(&odb, fixture->repo), 0);
	for (size_t i = 0; i < DISTINCT; i++)
		assert_false(git_odb_exists(odb, &putting.ids[i]));
	git_odb_free(odb);
}

/* What was not finished leaves nothing behind. */
static void unfinished(void **state)
{
	struct fixture *fixture = *state;
	struct pack *pack = pack_new(fixture->repo, 1, 1, false);
	struct arena arena = ARENA_INIT;
	const char *objects = str_z(
		&arena, str_join(&arena, str_from(fixture->folder.path), STR("/objects/pack")));
	bool written;
	git_oid id;

	assert_non_null(pack);
	assert_true(pack_put(pack, 0, GIT_OBJECT_BLOB, STR("a"), &id, &written));
	assert_true(written);
	pack_free(pack);
	/* Empty, so it can go. */
	assert_int_equal(rmdir(objects), 0);
	arena_release(&arena);
}

/* Nor does a pack for whose index there is no room, though it has its real name by then. */
static void no_index(void **state)
{
	struct fixture *fixture = *state;
	struct pack *pack = pack_new(fixture->repo, 1, 1, false);
	struct arena arena = ARENA_INIT;
	const char *objects = str_z(
		&arena, str_join(&arena, str_from(fixture->folder.path), STR("/objects/pack")));
	struct rlimit before, small;
	git_oid id;

	assert_non_null(pack);
	assert_true(pack_put(pack, 0, GIT_OBJECT_BLOB, STR("a"), &id, NULL));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	/* More than the pack, less than any index. */
	small = before;
	small.rlim_cur = 1000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	errno = 0;
	assert_false(pack_finish(pack));
	assert_int_equal(errno, EFBIG);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	pack_free(pack);
	assert_int_equal(rmdir(objects), 0);
	arena_release(&arena);
}

enum { FILES = 64, EARLY = 3, LATE = 40 };

/* The first of all waits, so that the late one is known to be too large before the early one. */
static bool take_slowly(void *context, size_t worker, size_t job, struct str bytes)
{
	(void)context, (void)worker, (void)bytes;
	if (!job)
		usleep(50000);
	return true;
}

static void first_too_large(void **state)
{
	struct asset fine = {.bytes = STR_INIT("x")}, large = {.bytes = STR_INIT("x")};
	struct arena arena = ARENA_INIT;
	struct plan plan = {0};
	struct diags diags = {0};

	(void)state;
	/* Nothing is read of it: it does not fit. */
	large.bytes.n = (size_t)LIMIT_OUTPUT_SIZE + 1;
	for (size_t i = 0; i < FILES; i++) {
		bool is_large = i == EARLY || i == LATE;
		struct job job = {.kind = JOB_ASSET, .subject = is_large ? &large : &fine};
		char name[24];

		snprintf(name, sizeof(name), "%zu", i);
		job.path = str_dup(&arena, str_from(name));
		vec_push(&arena, &plan.jobs, job);
	}
	assert_false(output_render(&plan, THREADS, take_slowly, NULL, &diags));
	assert_int_equal(diags.errors, 1);
	assert_str(diags.list.v[0].place.text->path, "3");
	diags_release(&diags);
	arena_release(&arena);
}

#define HEX "0123456789abcdef0123456789abcdef01234567"

static void messages(void **state)
{
	static const struct {
		const char *message;
		bool ours;
		size_t kept;
	} cases[] = {
		{"Site van x\n\nKaartenbak-Tree: " HEX "\n", true, 0},
		{"Site van x\n\nKaartenbak-Tree: " HEX, true, 0},
		{"x\nKaartenbak-Tree: " HEX "\nKaartenbak-Kept: 12\n", true, 12},
		{"x\nKaartenbak-Tree: " HEX "\nKaartenbak-Kept: 999999999\n", true, 999999999},
		{"x\nKaartenbak-Tree: " HEX "\nKaartenbak-Kept: 1000000000\n", false, 0},
		{"x\nKaartenbak-Tree: " HEX "\nKaartenbak-Kept: -1\n", false, 0},
		{"x\nKaartenbak-Tree: " HEX "0\n", false, 0},
		{"x\nKaartenbak-Tree: " HEX "\r\n", false, 0},
		{"x\nKaartenbak-Tree: g123456789abcdef0123456789abcdef01234567\n", false, 0},
		{"x\nKaartenbak-Tree: 0123\n", false, 0},
		{"Kaartenbak-Tree: " HEX "\n", false, 0},
		{"x\nKaartenbak-Tree: ", false, 0},
		{"", false, 0},
	};
	git_oid wanted, tree;
	size_t kept;

	(void)state;
	assert_int_equal(git_oid_fromstr(&wanted, HEX), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool ours = message_parse(str_from(cases[i].message), &tree, &kept);

		assert_int_equal(ours, cases[i].ours);
		if (!ours)
			continue;
		assert_int_equal(kept, cases[i].kept);
		assert_true(git_oid_equal(&tree, &wanted));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_is_written_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(wide_offsets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(dry_writes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(unfinished, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_index, set_up, tear_down),
		cmocka_unit_test(first_too_large),
		cmocka_unit_test_setup_teardown(messages, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
