/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who keeps a connection when there are too many. Silence ends one soon, but a client that sends a
 * byte now and then, or takes one, is never silent: when seats run out, the one that has been at
 * its request for the longest has to go.
 */
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "base/alloc.h"
#include "serve/internal.h"

/* Seconds in which an answer may go out undisturbed. */
enum { ANSWER_TIME = 10 };

struct seat {
	struct seat *older, *newer;
	time_t since; /* when its state began */
	enum seat_state state;
	int socket;
	bool closed; /* it has been told to go */
};

static time_t seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

static void add_newest(struct seats *seats, struct seat *seat)
{
	seat->since = seconds();
	seat->older = seats->newest;
	seat->newer = NULL;
	*(seats->newest ? &seats->newest->newer : &seats->oldest) = seat;
	seats->newest = seat;
}

static void take_out(struct seats *seats, struct seat *seat)
{
	*(seat->newer ? &seat->newer->older : &seats->newest) = seat->older;
	*(seat->older ? &seat->older->newer : &seats->oldest) = seat->newer;
}

static bool may_close(const struct seat *seat, time_t now)
{
	if (seat->closed || seat->state == SEAT_SLEEPS)
		return false;
	return seat->state == SEAT_ASKS || now - seat->since > ANSWER_TIME;
}

/* Its thread then finds that nothing more comes from it, and nothing goes to it. */
static void close_oldest(struct seats *seats)
{
	struct seat *seat = seats->oldest;
	time_t now = seconds();

	while (seat && !may_close(seat, now))
		seat = seat->newer;
	if (!seat)
		return;
	seat->closed = true;
	seats->open--;
	shutdown(seat->socket, SHUT_RDWR);
}

struct seat *seat_take(struct seats *seats, int socket)
{
	struct seat *seat = xcalloc(1, sizeof(*seat));

	seat->socket = socket;
	pthread_mutex_lock(&seats->lock);
	if (seats->open >= SEATS_OPEN)
		close_oldest(seats);
	seats->open++;
	add_newest(seats, seat);
	pthread_mutex_unlock(&seats->lock);
	return seat;
}

void seat_set(struct seats *seats, struct seat *seat, enum seat_state state)
{
	pthread_mutex_lock(&seats->lock);
	take_out(seats, seat);
	seat->state = state;
	add_newest(seats, seat);
	pthread_mutex_unlock(&seats->lock);
}

void seat_leave(struct seats *seats, struct seat *seat)
{
	pthread_mutex_lock(&seats->lock);
	take_out(seats, seat);
	if (!seat->closed)
		seats->open--;
	pthread_mutex_unlock(&seats->lock);
	free(seat);
}
