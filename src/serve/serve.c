/* SPDX-License-Identifier: EUPL-1.2 */
#include "serve/serve.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/alloc.h"
#include "serve/answer.h"

enum {
	/* Threads that answer, so that one that makes a large file keeps nobody waiting. */
	ANSWERERS = 4,
	/* Seconds in which nothing comes from a client. */
	PATIENCE = 10,
	/* Milliseconds of quiet after a change, and how long that is waited for at most: an editor
	 * writes, renames and touches in one go. */
	QUIET = 4,
	QUIET_MOST = 60,
	/* How much the threads that build give way to those that answer, and to the browser, which
	 * has the page of the edited card to show meanwhile. */
	BUILD_NICE = 10,
	/* Milliseconds before a folder that is gone is looked for again. */
	LOOK_AGAIN = 1000,
};

struct serving {
	const struct serve_options *options;
	const struct serve_listener *listener;
	struct server server;
	struct builder builder;
	struct watch *watch;
	bool lost;                 /* the folder of the site cannot be read, or not be watched */
	struct source_fault fault; /* why */
	struct MHD_Daemon *daemon;
	int socket, signals;
	sigset_t before;
};

/* ---- What libmicrohttpd calls ---- */

/* Bytes that are escaped stay so: a NUL among them would end the address. */
static size_t keep_escapes(void *context, struct MHD_Connection *connection, char *s)
{
	(void)context;
	(void)connection;
	return strlen(s);
}

static struct seat *seat_of(struct MHD_Connection *connection)
{
	return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
		->socket_context;
}

static void come_and_go(void *context, struct MHD_Connection *connection, void **of_connection,
	enum MHD_ConnectionNotificationCode what)
{
	struct server *server = context;

	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		*of_connection = seat_take(&server->seats,
			MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)
				->connect_fd);
	else if (*of_connection)
		seat_leave(&server->seats, *of_connection);
}

static void *begin(void *context, const char *uri, struct MHD_Connection *connection)
{
	struct request *request = xcalloc(1, sizeof(*request));
	size_t n = strlen(uri);

	(void)context;
	request->seat = seat_of(connection);
	request->target.p = memcpy(xmalloc(n + 1), uri, n + 1);
	request->target.n = n;
	return request;
}

static void end(void *context, struct MHD_Connection *connection, void **of_request,
	enum MHD_RequestTerminationCode why)
{
	struct request *request = *of_request;
	struct server *server = context;

	(void)connection;
	(void)why;
	if (!request)
		return;
	seat_set(&server->seats, request->seat, SEAT_ASKS);
	free((char *)request->target.p);
	free(request);
	*of_request = NULL;
}

/*
 * First when the headers are there: who is answered then has broken off its request, and loses its
 * connection. Then with each piece of a body, and at last when all is there.
 */
static enum MHD_Result take(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *body, size_t *body_size,
	void **of_request)
{
	struct server *server = context;
	struct request *request = *of_request;

	(void)url;
	(void)version;
	(void)body;
	if (!request)
		return MHD_NO;
	if (!request->begun || *body_size) {
		request->begun = true;
		*body_size = 0;
		return MHD_YES;
	}
	seat_set(&server->seats, request->seat, SEAT_ANSWERED);
	return answer_request(server, connection, method, request);
}

static void say_nothing(void *context, const char *format, va_list arguments)
{
	(void)context;
	(void)format;
	(void)arguments;
}

/* ---- Setting up ---- */

static enum serve_result open_socket(struct serving *serving)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)serving->options->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof(address);
	int yes = 1;

	serving->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (serving->socket < 0)
		return SERVE_NO_PORT;
	setsockopt(serving->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (bind(serving->socket, (struct sockaddr *)&address, sizeof(address)) ||
		listen(serving->socket, SOMAXCONN) ||
		getsockname(serving->socket, (struct sockaddr *)&address, &size))
		return errno == EADDRINUSE ? SERVE_PORT_TAKEN : SERVE_NO_PORT;
	serving->server.port = ntohs(address.sin_port);
	return SERVE_ENDED;
}

static bool start_daemon(struct serving *serving)
{
	serving->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD |
						   MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG,
		0, NULL, NULL, take, &serving->server, MHD_OPTION_EXTERNAL_LOGGER, say_nothing,
		NULL, MHD_OPTION_LISTEN_SOCKET, serving->socket, MHD_OPTION_THREAD_POOL_SIZE,
		(unsigned)ANSWERERS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)SEATS,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)PATIENCE, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_URI_LOG_CALLBACK,
		begin, NULL, MHD_OPTION_NOTIFY_COMPLETED, end, &serving->server,
		MHD_OPTION_NOTIFY_CONNECTION, come_and_go, &serving->server, MHD_OPTION_END);
	if (serving->daemon)
		serving->socket = -1; /* its own now */
	return serving->daemon;
}

/* Signals come as something to read, in this thread; those that are made later block them too. */
static bool catch_signals(struct serving *serving)
{
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	if (pthread_sigmask(SIG_BLOCK, &ends, &serving->before))
		return false;
	serving->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
	return serving->signals >= 0;
}

static void tell_started(const struct serving *serving)
{
	const struct good_site *good = serving->builder.good;
	struct serve_news news = {.event = SERVE_STARTED,
		.port = serving->server.port,
		.base_path = good ? good->site.model.settings.base_path : STR("")};

	serving->listener->tell(serving->listener->context, &news);
}

static enum serve_result failed_watch(struct serving *serving)
{
	serving->fault = (struct source_fault){.kind = SOURCE_NO_FOLDER, .error = errno};
	if (errno == ENOENT || errno == ENOTDIR)
		return SERVE_NO_FOLDER;
	return errno == ENOSPC || errno == EMFILE ? SERVE_WATCH_LIMIT : SERVE_NO_WATCH;
}

/* The watch comes before the first build, so that nothing is missed. */
static enum serve_result start(struct serving *serving)
{
	const struct site_options *site = &serving->options->site;
	struct changes none = {.any = false};
	enum serve_result result = open_socket(serving);

	if (result)
		return result;
	serving->watch = watch_open(site->dir, site->themes);
	if (!serving->watch)
		return failed_watch(serving);
	if (!catch_signals(serving))
		return SERVE_NO_PORT;
	if (!build_site(&serving->builder, &serving->server, &none, &serving->fault))
		return SERVE_NO_FOLDER;
	if (!start_daemon(serving))
		return SERVE_NO_PORT;
	tell_started(serving);
	return SERVE_ENDED;
}

/* ---- Going on ---- */

/* Takes what has happened until it is quiet for a moment. */
static void gather(struct serving *serving, struct changes *changes)
{
	struct pollfd on = {.events = POLLIN};
	int waited = 0;

	do {
		watch_read(serving->watch, changes);
		on.fd = watch_fd(serving->watch);
		waited += QUIET;
	} while (changes->any && waited < QUIET_MOST && poll(&on, 1, QUIET) > 0);
}

static bool is_gone(int error)
{
	return error == ENOENT || error == ENOTDIR || error == EACCES || error == ELOOP;
}

static void lose(struct serving *serving)
{
	serving->lost = true;
	build_gone(&serving->builder, &serving->server, &serving->fault);
}

static void rebuild(struct serving *serving, const struct changes *changes)
{
	serving->lost = false;
	if (!build_site(&serving->builder, &serving->server, changes, &serving->fault))
		lose(serving);
}

/* Folders are watched anew before the build, so that nothing is missed. */
static enum serve_result follow(struct serving *serving, struct changes *changes)
{
	if (serving->lost)
		changes->any = changes->unsure = true;
	if (changes->unsure && !watch_renew(serving->watch)) {
		bool gone = is_gone(errno);
		enum serve_result result = failed_watch(serving);

		if (!gone)
			return result;
		lose(serving);
	} else if (changes->any)
		rebuild(serving, changes);
	return SERVE_ENDED;
}

/* What the commits tell comes after what is shown without it, and again when HEAD has moved. */
static void follow_commits(struct serving *serving)
{
	struct builder *builder = &serving->builder;

	if (serving->lost)
		commits_unwatch(builder->commits);
	while (!serving->lost && commits_look(builder->commits, builder->good))
		if (!serving->server.shown->trouble.n)
			rebuild(serving, NULL);
}

/* Until something happens. As long as the folder is lost, what the commits tell has to wait. */
static bool wait_for_more(const struct serving *serving, struct pollfd on[2 + COMMITS_FDS])
{
	int patience = commits_poll(serving->builder.commits, on + 2);
	nfds_t n = 2 + COMMITS_FDS;

	on[0] = (struct pollfd){.fd = serving->signals, .events = POLLIN};
	on[1] = (struct pollfd){.fd = watch_fd(serving->watch), .events = POLLIN};
	if (serving->lost) {
		n = 2;
		patience = LOOK_AGAIN;
	}
	return poll(on, n, patience) >= 0 || errno == EINTR;
}

static enum serve_result go_on(struct serving *serving)
{
	struct changes changes = {.any = false};
	struct signalfd_siginfo signal;
	enum serve_result result;

	setpriority(PRIO_PROCESS, (id_t)gettid(), BUILD_NICE);
	for (;;) {
		struct pollfd on[2 + COMMITS_FDS] = {{.fd = -1}};

		follow_commits(serving);
		if (!wait_for_more(serving, on))
			return SERVE_NO_WATCH;
		if (on[0].revents && read(serving->signals, &signal, sizeof(signal)) > 0)
			return SERVE_ENDED;
		gather(serving, &changes);
		result = follow(serving, &changes);
		changes_reset(&changes);
		if (result)
			return result;
	}
}

static void stop(struct serving *serving)
{
	int error = errno;

	server_close(&serving->server);
	if (serving->daemon)
		MHD_stop_daemon(serving->daemon);
	if (serving->server.shown)
		shown_release(serving->server.shown);
	builder_release(&serving->builder);
	if (serving->watch)
		watch_close(serving->watch);
	if (serving->socket >= 0)
		close(serving->socket);
	if (serving->signals >= 0) {
		close(serving->signals);
		pthread_sigmask(SIG_SETMASK, &serving->before, NULL);
	}
	pthread_mutex_destroy(&serving->server.lock);
	pthread_mutex_destroy(&serving->server.seats.lock);
	errno = error;
}

enum serve_result serve_run(const struct serve_options *options,
	const struct serve_listener *listener, struct source_fault *fault)
{
	struct serving serving = {.options = options,
		.listener = listener,
		.server = {.lock = PTHREAD_MUTEX_INITIALIZER,
			.seats.lock = PTHREAD_MUTEX_INITIALIZER},
		.builder = {.options = options,
			.listener = listener,
			.cache = record_cache_new(),
			.commits = commits_open()},
		.socket = -1,
		.signals = -1};
	enum serve_result result;

	result = start(&serving);
	if (!result)
		result = go_on(&serving);
	stop(&serving);
	*fault = serving.fault;
	return result;
}
