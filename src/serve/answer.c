/* SPDX-License-Identifier: EUPL-1.2 */
/* The answer to one request: from the plan of the build that is shown when it comes. */
#include <stdio.h>
#include <stdlib.h>

#include "serve/answer.h"

/* Everything about one answer while it is made. */
struct answer {
	struct server *server;
	struct MHD_Connection *connection;
	struct shown *shown;
	struct route route;
	struct arena arena;
	struct buf body;
	unsigned status;
	struct str path; /* of the file whose headers it gets */
	char token[TOKEN_SIZE];
};

static const struct plan *plan_of(const struct answer *answer)
{
	return answer->shown->good ? answer->shown->good->site.plan : NULL;
}

static struct str base_of(const struct answer *answer)
{
	return answer->shown->good ? answer->shown->good->site.model.settings.base_path : STR("");
}

/* ---- What is in it ---- */

static void add_page(struct answer *answer, struct str page)
{
	struct live live = {.token = token_of(answer->server, answer->shown, answer->token),
		.home = base_of(answer),
		.last = answer->route.last,
		.lang = answer->shown->lang};

	live_insert(&live, page, &answer->body);
}

static void say_trouble(struct answer *answer)
{
	answer->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
	answer->path = STR("404.html");
	add_page(answer, buf_str(&answer->shown->trouble));
}

static void say(struct answer *answer, unsigned status, struct str text)
{
	answer->status = status;
	answer->path = STR("x.txt");
	buf_add_str(&answer->body, text);
}

static void show_job(struct answer *answer, const struct job *job)
{
	struct buf page = BUF_INIT;

	answer->path = job->path;
	if (job->kind >= JOB_PAGE_KINDS) {
		job_render(plan_of(answer), job, &answer->arena, &answer->body);
		return;
	}
	job_render(plan_of(answer), job, &answer->arena, &page);
	add_page(answer, buf_str(&page));
	buf_release(&page);
}

static void show_missing(struct answer *answer)
{
	const struct job *job = plan_of(answer) ? plan_job(plan_of(answer), STR("404.html")) : NULL;

	answer->status = MHD_HTTP_NOT_FOUND;
	if (job)
		show_job(answer, job);
	else
		say(answer, MHD_HTTP_NOT_FOUND, STR("404\n"));
}

static bool is_data(const struct route *route)
{
	return route->kind == ROUTE_FILE && route->job->kind >= JOB_PAGE_KINDS;
}

static void tell_state(struct answer *answer)
{
	say(answer, MHD_HTTP_OK, token_of(answer->server, answer->shown, answer->token));
	buf_add_str(&answer->body, answer->shown->trouble.n ? STR(" broken") : STR(" fine"));
}

static void fill_own(struct answer *answer)
{
	if (answer->route.kind == ROUTE_SCRIPT)
		buf_add_str(&answer->body, live_script);
	else
		buf_add_str(&answer->body, live_style);
	answer->path = answer->route.kind == ROUTE_SCRIPT ? STR("live.js") : STR("live.css");
}

static void fill(struct answer *answer)
{
	const struct route *route = &answer->route;

	answer->status = MHD_HTTP_OK;
	if (route->kind == ROUTE_REFUSED)
		say(answer, MHD_HTTP_BAD_REQUEST, STR("400\n"));
	else if (route->kind == ROUTE_SCRIPT || route->kind == ROUTE_STYLE)
		fill_own(answer);
	else if (route->kind == ROUTE_WAIT)
		tell_state(answer);
	else if (answer->shown->trouble.n && !route->last && !is_data(route))
		say_trouble(answer);
	else if (route->kind == ROUTE_MISSING)
		show_missing(answer);
	else if (route->job)
		show_job(answer, route->job);
	if (route->kind == ROUTE_MOVED && answer->status == MHD_HTTP_OK)
		answer->status = MHD_HTTP_FOUND;
}

/* ---- What goes with it ---- */

static bool is_left_out(const char *name)
{
	struct str s = str_from(name);

	return str_is(s, "Strict-Transport-Security") ||
	       str_is(s, "Access-Control-Allow-Origin");
}

static void add_header(void *context, const char *name, const char *value)
{
	struct MHD_Response *response = context;

	if (is_left_out(name))
		return;
	if (str_is(str_from(name), "Content-Type"))
		MHD_del_response_header(response, name,
			MHD_get_response_header(response, name));
	MHD_add_response_header(response, name, value);
}

static void add_headers(const struct answer *answer, struct MHD_Response *response)
{
	MHD_add_response_header(response, "Content-Type", content_type(answer->path));
	headers_of_file(answer->path, add_header, response);
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

	return has && str_eq(str_from(has), str_from(tag));
}

static enum MHD_Result send_answer(struct answer *answer)
{
	struct MHD_Response *response;
	enum MHD_Result queued;
	char tag[24];

	snprintf(tag, sizeof(tag), "\"%016llx\"", str_hash(buf_str(&answer->body)));
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

static bool is_for_us(const struct answer *answer)
{
	const char *host = MHD_lookup_connection_value(
		answer->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST);

	return host && is_own_host(str_from(host), answer->server->port);
}

/* "v=TOKEN" */
static struct str token_asked(const struct route *route)
{
	return str_starts(route->query, STR("v=")) ? str_from_index(route->query, 2) : STR("");
}

/* False: the connection sleeps, and is answered when something else is shown. */
static bool make_answer(struct answer *answer, struct str method, struct request *request)
{
	if (!is_read(method)) {
		say(answer, MHD_HTTP_METHOD_NOT_ALLOWED, STR("405\n"));
		return true;
	}
	if (!is_for_us(answer)) {
		say(answer, MHD_HTTP_MISDIRECTED_REQUEST, STR("421\n"));
		return true;
	}
	route_find(&answer->route, plan_of(answer), base_of(answer), request->target,
		&answer->arena);
	if (answer->route.kind == ROUTE_WAIT && !request->waited &&
		server_wait(answer->server, answer->connection, token_asked(&answer->route))) {
		request->waited = true;
		return false;
	}
	fill(answer);
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
	arena_release(&answer.arena);
	shown_release(answer.shown);
	return result;
}
