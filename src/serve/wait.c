/* SPDX-License-Identifier: EUPL-1.2 */
/* What is shown, and the browsers that wait for something else. */
#include <microhttpd.h>

#include "serve/internal.h"

struct shown *server_shown(struct server *server)
{
	struct shown *shown;

	pthread_mutex_lock(&server->lock);
	shown = server->shown;
	atomic_fetch_add(&shown->users, 1);
	pthread_mutex_unlock(&server->lock);
	return shown;
}

/* Under the lock. A connection that was woken is asked again what to answer. */
static void wake_first(struct server *server)
{
	struct waiter *waiter = &server->waiters[server->first];

	seat_set(&server->seats, waiter->request->seat, SEAT_ANSWERED);
	MHD_resume_connection(waiter->connection);
	server->first = (server->first + 1) % WAITERS;
	server->waiting--;
}

static void wake_all(struct server *server)
{
	while (server->waiting)
		wake_first(server);
}

void server_show(struct server *server, struct shown *shown)
{
	struct shown *before;

	pthread_mutex_lock(&server->lock);
	before = server->shown;
	server->shown = shown;
	wake_all(server);
	pthread_mutex_unlock(&server->lock);
	if (before)
		shown_release(before);
}

void server_close(struct server *server)
{
	pthread_mutex_lock(&server->lock);
	server->closing = true;
	wake_all(server);
	pthread_mutex_unlock(&server->lock);
}

static void sleep_now(struct server *server, struct waiter waiter)
{
	if (server->waiting == WAITERS) {
		server->waiters[server->first].request->sent_away = true;
		wake_first(server);
	}
	seat_set(&server->seats, waiter.request->seat, SEAT_SLEEPS);
	MHD_suspend_connection(waiter.connection);
	server->waiters[(server->first + server->waiting++) % WAITERS] = waiter;
}

enum wait_result server_wait(struct server *server, const struct shown *shown, struct waiter waiter)
{
	enum wait_result result = WAIT_SLEEPS;

	pthread_mutex_lock(&server->lock);
	if (server->closing)
		result = WAIT_ENDS;
	else if (server->shown != shown)
		result = WAIT_CHANGED;
	else
		sleep_now(server, waiter);
	pthread_mutex_unlock(&server->lock);
	return result;
}
