/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing all bytes, also where the other end takes them in parts, or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/file.h"
#include "unit/support.h"

enum { LONG = 1 << 20 };

static char bytes[LONG];
static int ends[2]; /* of a pipe: to read from, to write to */

static int set_up(void **state)
{
	(void)state;
	for (size_t i = 0; i < LONG; i++)
		bytes[i] = (char)(i * 7 + i / 256);
	signal(SIGPIPE, SIG_IGN);
	return pipe(ends);
}

static int tear_down(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++)
		if (ends[i] >= 0)
			close(ends[i]);
	return 0;
}

/* ---- A reader in a thread of its own, and signals for the writer ---- */

static volatile sig_atomic_t alarms;

struct reader {
	pthread_t thread;
	size_t got;
	bool same;
};

/* Begins when some signals have come, while the writer waits. */
static void *read_all(void *context)
{
	struct reader *reader = context;
	char part[1000];
	ssize_t n;

	while (alarms < 3)
		usleep(1000);
	while ((n = read(ends[0], part, sizeof(part))) > 0) {
		size_t got = (size_t)n;

		if (reader->got + got > LONG || memcmp(part, bytes + reader->got, got))
			reader->same = false;
		reader->got += got;
	}
	return NULL;
}

static void on_alarm(int number)
{
	(void)number;
	alarms++;
}

/* Signals that end a system call; none for 0. */
static void send_alarms(suseconds_t every)
{
	struct sigaction action = {.sa_handler = on_alarm};
	struct itimerval timer = {{0, every}, {0, every}};

	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
}

static void start(struct reader *reader)
{
	sigset_t alarm_only;

	*reader = (struct reader){.same = true};
	sigemptyset(&alarm_only);
	sigaddset(&alarm_only, SIGALRM);
	pthread_sigmask(SIG_BLOCK, &alarm_only, NULL);
	assert_int_equal(pthread_create(&reader->thread, NULL, read_all, reader), 0);
	pthread_sigmask(SIG_UNBLOCK, &alarm_only, NULL);
}

/* ---- Tests ---- */

static void test_a_signal_or_a_part_is_no_failure(void **state)
{
	struct reader reader;

	(void)state;
	start(&reader);
	send_alarms(1000);
	assert_true(write_all(ends[1], (struct str){bytes, LONG}));
	send_alarms(0);
	close(ends[1]);
	ends[1] = -1;
	pthread_join(reader.thread, NULL);
	assert_int_equal(reader.got, LONG);
	assert_true(reader.same);
}

static void test_nothing_is_written_at_once(void **state)
{
	(void)state;
	assert_true(write_all(-1, STR("")));
}

static void test_what_does_not_fit_fails(void **state)
{
	(void)state;
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	assert_false(write_all(ends[1], (struct str){bytes, LONG}));
	assert_int_equal(errno, EAGAIN);
}

static void test_without_a_reader_it_fails(void **state)
{
	(void)state;
	close(ends[0]);
	ends[0] = -1;
	assert_false(write_all(ends[1], STR("x")));
	assert_int_equal(errno, EPIPE);
}

/* ---- Files, also where links and such renames are not to be had ---- */

/* What these calls fail with; 0: they do what they always do. */
static int link_error, rename_error;
static int synced;

int linkat(int from, const char *old, int to, const char *new, int flags)
{
	errno = link_error;
	return link_error ? -1 : (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	errno = rename_error;
	return rename_error ? -1 : (int)syscall(SYS_renameat2, from, old, to, new, flags);
}

int fsync(int fd)
{
	synced++;
	return (int)syscall(SYS_fsync, fd);
}

static void assert_file_is(int top, const char *name, const char *words)
{
	char found[16] = "";
	int fd = openat(top, name, O_RDONLY);

	assert_true(fd >= 0 && read(fd, found, sizeof(found) - 1) >= 0);
	close(fd);
	assert_string_equal(found, words);
}

static void check_create(int link_fails, int rename_fails)
{
	char folder[] = "/tmp/kaartenbak-test-XXXXXX";
	int top;

	assert_non_null(mkdtemp(folder));
	top = open(folder, O_RDONLY | O_DIRECTORY);
	link_error = link_fails;
	rename_error = rename_fails;
	synced = 0;
	assert_true(file_write(top, STR("a.md"), STR("een"), "new", FILE_CREATE));
	assert_int_equal(synced, 1);
	assert_false(file_write(top, STR("a.md"), STR("twee"), "new", FILE_CREATE));
	assert_int_equal(errno, EEXIST);
	assert_file_is(top, "a.md", "een");
	assert_true(file_write(top, STR("a.md"), STR("drie"), "fmt", FILE_REPLACE));
	assert_file_is(top, "a.md", "drie");
	link_error = rename_error = 0;
	assert_int_equal(unlinkat(top, "a.md", 0), 0);
	close(top);
	/* Nothing else is left in it. */
	assert_int_equal(rmdir(folder), 0);
}

static void test_never_over_what_is_there(void **state)
{
	static const int errors[] = {0, EPERM, ENOTSUP, ENOSYS};

	(void)state;
	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++) {
		check_create(errors[i], 0);
		check_create(errors[i], EINVAL);
		check_create(errors[i], ENOSYS);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_signal_or_a_part_is_no_failure),
		TEST(test_nothing_is_written_at_once),
		TEST(test_what_does_not_fit_fails),
		TEST(test_without_a_reader_it_fails),
		TEST(test_never_over_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
