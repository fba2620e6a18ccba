/* SPDX-License-Identifier: EUPL-1.2 */
/* What is shown, and the browsers that wait for something else. */
#include <microhttpd.h>
#include <stdio.h>

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
	MHD_resume_connection(server->waiters[server->first]);
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

struct str token_of(const struct server *server, const struct shown *shown, char token[TOKEN_SIZE])
{
	int n = snprintf(token, TOKEN_SIZE, "%llx-%lu", server->run, shown->number);

	return (struct str){token, (size_t)n};
}

bool server_wait(struct server *server, struct MHD_Connection *connection, struct str token)
{
	char now[TOKEN_SIZE];
	bool waits;

	pthread_mutex_lock(&server->lock);
	waits = !server->closing && str_eq(token_of(server, server->shown, now), token);
	if (waits) {
		if (server->waiting == WAITERS)
			wake_first(server);
		MHD_suspend_connection(connection);
		server->waiters[(server->first + server->waiting++) % WAITERS] = connection;
	}
	pthread_mutex_unlock(&server->lock);
	return waits;
}
