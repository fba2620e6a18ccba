/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing all bytes, also where the other end takes them in parts, or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_signal_or_a_part_is_no_failure),
		TEST(test_nothing_is_written_at_once),
		TEST(test_what_does_not_fit_fails),
		TEST(test_without_a_reader_it_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
