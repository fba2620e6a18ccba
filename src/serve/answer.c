/* SPDX-License-Identifier: EUPL-1.2 */
/* The answer to one request: from the plan of the build that is shown when it comes. */
#include <stdio.h>
#include <stdlib.h>

#include "serve/answer.h"

enum { HASH_SIZE = 24 };

/* Everything about one answer while it is made. */
struct answer {
	struct server *server;
	struct MHD_Connection *connection;
	struct shown *shown;
	struct route route;
	struct arena arena;
	struct buf body;
	bool page; /* the body is one, and has yet to get our script */
	unsigned status;
	struct str path; /* of the file whose headers it gets */
};

static const struct plan *plan_of(const struct answer *answer)
{
	return answer->shown->good ? answer->shown->good->site.plan : NULL;
}

static struct str base_of(const struct answer *answer)
{
	return answer->shown->good ? answer->shown->good->site.model.settings.base_path : STR("");
}

static struct str hash_of(const struct answer *answer, char hash[HASH_SIZE])
{
	int n = snprintf(hash, HASH_SIZE, "%016llx", str_hash(buf_str(&answer->body)));

	return (struct str){hash, (size_t)n};
}

/* ---- What is in it ---- */

static void say_trouble(struct answer *answer)
{
	answer->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
	answer->path = STR("404.html");
	answer->page = true;
	buf_add_str(&answer->body, buf_str(&answer->shown->trouble));
}

static void say(struct answer *answer, unsigned status, struct str text)
{
	answer->status = status;
	answer->path = STR("x.txt");
	answer->page = false;
	buf_reset(&answer->body);
	buf_add_str(&answer->body, text);
}

/* A record that has changed since the site was built comes as it is now. */
static void show_job(struct answer *answer, const struct job *job)
{
	const struct shown *shown = answer->shown;
	struct job now = *job;

	if (shown->now && now.subject == shown->before)
		now.subject = shown->now;
	answer->path = job->path;
	answer->page = job->kind < JOB_PAGE_KINDS;
	job_render(plan_of(answer), &now, &answer->arena, &answer->body);
}

static void show_missing(struct answer *answer)
{
	const struct job *job = plan_of(answer) ? plan_job(plan_of(answer), STR("404.html")) : NULL;

	if (job)
		show_job(answer, job);
	else
		say(answer, MHD_HTTP_NOT_FOUND, STR("404\n"));
	answer->status = MHD_HTTP_NOT_FOUND;
}

static bool is_data(const struct route *route)
{
	return route->kind == ROUTE_FILE && route->job->kind >= JOB_PAGE_KINDS;
}

static void show_own(struct answer *answer)
{
	bool script = answer->route.kind == ROUTE_SCRIPT;

	buf_add_str(&answer->body, script ? live_script : live_style);
	answer->path = script ? STR("live.js") : STR("live.css");
}

static void fill(struct answer *answer)
{
	const struct route *route = &answer->route;

	answer->status = MHD_HTTP_OK;
	if (route->kind == ROUTE_REFUSED)
		say(answer, MHD_HTTP_BAD_REQUEST, STR("400\n"));
	else if (route->kind == ROUTE_SCRIPT || route->kind == ROUTE_STYLE)
		show_own(answer);
	else if (answer->shown->trouble.n && !route->last && !is_data(route))
		say_trouble(answer);
	else if (route->kind == ROUTE_MISSING)
		show_missing(answer);
	else if (route->job)
		show_job(answer, route->job);
	else
		say(answer, MHD_HTTP_OK, STR("302\n"));
	if (route->kind == ROUTE_MOVED && answer->status == MHD_HTTP_OK)
		answer->status = MHD_HTTP_FOUND;
}

/* With the script that waits until it is another page. */
static void finish_page(struct answer *answer)
{
	struct buf whole = BUF_INIT;
	char hash[HASH_SIZE];
	struct live live = {.hash = hash_of(answer, hash),
		.home = base_of(answer),
		.last = answer->route.last,
		.lang = answer->shown->lang};

	live_insert(&live, buf_str(&answer->body), &whole);
	buf_release(&answer->body);
	answer->body = whole;
}

/* ---- What goes with it ---- */

static bool is_left_out(const char *name)
{
	struct str s = str_from(name);

	return str_is(s, "Strict-Transport-Security") || str_is(s, "Access-Control-Allow-Origin");
}

static void add_header(void *context, const char *name, const char *value)
{
	struct MHD_Response *response = context;

	if (is_left_out(name))
		return;
	if (str_is(str_from(name), "Content-Type"))
		MHD_del_response_header(response, name, MHD_get_response_header(response, name));
	MHD_add_response_header(response, name, value);
}

static void add_headers(const struct answer *answer, struct MHD_Response *response)
{
	MHD_add_response_header(response, "Content-Type", content_type(answer->path));
	headers_of_file(answer->path, add_header, response);
	MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
	if (answer->status == MHD_HTTP_FOUND)
		MHD_add_response_header(response, "Location", answer->route.location.p);
	if (answer->status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(response, "Allow", "GET, HEAD");
}

/* Whether the browser has these bytes already. */
static bool is_known(struct answer *answer, const char *tag)
{
	const char *has = MHD_lookup_connection_value(
		answer->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);

	return has && has_tag(str_from(has), str_from(tag));
}

static enum MHD_Result send_answer(struct answer *answer)
{
	struct MHD_Response *response;
	enum MHD_Result queued;
	char hash[HASH_SIZE], tag[HASH_SIZE + 2];

	snprintf(tag, sizeof(tag), "\"%s\"", hash_of(answer, hash).p);
	if (answer->status == MHD_HTTP_OK && is_known(answer, tag)) {
		answer->status = MHD_HTTP_NOT_MODIFIED;
		buf_release(&answer->body);
		answer->body = (struct buf)BUF_INIT;
	}
	response = MHD_create_response_from_buffer(
		answer->body.n, answer->body.p, MHD_RESPMEM_MUST_FREE);
	if (!response) {
		buf_release(&answer->body);
		return MHD_NO;
	}
	add_headers(answer, response);
	if (answer->status == MHD_HTTP_OK || answer->status == MHD_HTTP_NOT_MODIFIED)
		MHD_add_response_header(response, "ETag", tag);
	queued = MHD_queue_response(answer->connection, answer->status, response);
	MHD_destroy_response(response);
	return queued;
}

/* ---- One request ---- */

static bool is_read(struct str method)
{
	return str_is(method, "GET") || str_is(method, "HEAD");
}

static struct str header_of(const struct answer *answer, const char *name)
{
	const char *value = MHD_lookup_connection_value(answer->connection, MHD_HEADER_KIND, name);

	return value ? str_from(value) : STR("");
}

static enum MHD_Result count_host(
	void *count, enum MHD_ValueKind kind, const char *name, const char *value)
{
	(void)kind;
	(void)value;
	if (str_eq_lower(str_from(name), STR("host")))
		++*(size_t *)count;
	return MHD_YES;
}

static size_t count_hosts(const struct answer *answer)
{
	size_t count = 0;

	MHD_get_connection_values(answer->connection, MHD_HEADER_KIND, count_host, &count);
	return count;
}

/* A page of another site may have a link to here. What else it asks for, it asks behind the back of
 * whoever looks at it. */
static bool is_foreign(const struct answer *answer)
{
	return str_is(header_of(answer, "Sec-Fetch-Site"), "cross-site") &&
	       !str_is(header_of(answer, "Sec-Fetch-Mode"), "navigate");
}

/* Whether somebody asks who may. */
static bool is_welcome(struct answer *answer, struct str method)
{
	if (!is_read(method))
		say(answer, MHD_HTTP_METHOD_NOT_ALLOWED, STR("405\n"));
	else if (count_hosts(answer) > 1)
		say(answer, MHD_HTTP_BAD_REQUEST, STR("400\n"));
	else if (!is_own_host(header_of(answer, MHD_HTTP_HEADER_HOST), answer->server->port))
		say(answer, MHD_HTTP_MISDIRECTED_REQUEST, STR("421\n"));
	else if (is_foreign(answer))
		say(answer, MHD_HTTP_FORBIDDEN, STR("403\n"));
	else
		return true;
	return false;
}

/* False: the connection sleeps. */
static bool wait_on(struct answer *answer, struct request *request)
{
	struct waiter waiter = {answer->connection, request};
	enum wait_result result = WAIT_ENDS;

	if (!request->sent_away)
		result = server_wait(answer->server, answer->shown, waiter);
	if (result == WAIT_SLEEPS)
		return false;
	say(answer, MHD_HTTP_OK, result == WAIT_CHANGED ? STR("changed") : STR("same"));
	return true;
}

/*
 * What has become of the page that a browser has. As long as it is the same its connection sleeps;
 * when something else is shown this is asked again.
 */
static bool tell_news(struct answer *answer, struct request *request)
{
	char hash[HASH_SIZE];

	if (!answer->page)
		say(answer, MHD_HTTP_NOT_FOUND, STR("404\n"));
	else if (answer->route.last && !answer->shown->trouble.n)
		say(answer, MHD_HTTP_OK, STR("mended"));
	else if (!str_eq(hash_of(answer, hash), answer->route.is))
		say(answer, MHD_HTTP_OK, STR("changed"));
	else
		return wait_on(answer, request);
	return true;
}

/* False: the connection sleeps. */
static bool make_answer(struct answer *answer, struct str method, struct request *request)
{
	if (!is_welcome(answer, method))
		return true;
	route_find(
		&answer->route, plan_of(answer), base_of(answer), request->target, &answer->arena);
	fill(answer);
	if (answer->route.waits)
		return tell_news(answer, request);
	if (answer->page)
		finish_page(answer);
	return true;
}

enum MHD_Result answer_request(struct server *server, struct MHD_Connection *connection,
	const char *method, struct request *request)
{
	struct answer answer = {.server = server,
		.connection = connection,
		.shown = server_shown(server),
		.arena = ARENA_INIT};
	enum MHD_Result result = MHD_YES;

	if (make_answer(&answer, str_from(method), request))
		result = send_answer(&answer);
	else
		buf_release(&answer.body);
	arena_release(&answer.arena);
	shown_release(answer.shown);
	return result;
}
