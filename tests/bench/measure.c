/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * measure RESULT LOG PROGRAM ARGUMENT…
 *
 * Runs a program, with what it says going to LOG, and adds a line to the file RESULT:
 * processor time (user and system) in seconds, elapsed time in seconds, peak memory in MB. Its exit
 * code is that of the program.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* In the child: does not return. */
static _Noreturn void become(char **command, const char *log)
{
	int fd = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0 || dup2(fd, STDERR_FILENO) < 0)
		_exit(126);
	execvp(command[0], command);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct rusage usage;
	double start, wall;
	FILE *result;
	int status;
	pid_t child;

	if (argc < 4) {
		fprintf(stderr, "usage: measure RESULT LOG PROGRAM ARGUMENT...\n");
		return 2;
	}
	start = now();
	child = fork();
	if (child == 0)
		become(argv + 3, argv[2]);
	if (child < 0 || wait4(child, &status, 0, &usage) != child) {
		perror("measure");
		return 3;
	}
	wall = now() - start;
	result = fopen(argv[1], "a");
	if (!result) {
		perror(argv[1]);
		return 3;
	}
	fprintf(result, "%.6f %.6f %.3f\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), wall,
		(double)usage.ru_maxrss * 1024 / 1e6);
	if (fclose(result) != 0)
		return 3;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
