/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a client asks for, from whatever bytes: it names a file of the plan or nothing, and where it
 * is sent is an address on this site. The first line is the host, the rest the target.
 */
#include <stdlib.h>

#include "serve/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

/* By path, as plan_make leaves them. */
static struct job jobs[] = {
	{.path = STR_INIT("404.html"), .kind = JOB_NOT_FOUND},
	{.path = STR_INIT("a b/index.html"), .kind = JOB_LIST},
	{.path = STR_INIT("dingen.json"), .kind = JOB_LIST_JSON},
	{.path = STR_INIT("dingen/appel/index.html"), .kind = JOB_RECORD},
	{.path = STR_INIT("dingen/index.html"), .kind = JOB_LIST},
	{.path = STR_INIT("dingen/peer/index.html"), .kind = JOB_REDIRECT},
	{.path = STR_INIT("index.html"), .kind = JOB_HOME},
};

enum { JOBS = sizeof(jobs) / sizeof(*jobs) };

static bool is_planned(const struct job *job)
{
	return job >= jobs && job < jobs + JOBS;
}

static void check_location(struct str location, struct str base)
{
	check(str_starts(location, base) || str_starts(location, STR(SERVE_LAST)));
	check(location.n > 0 && location.p[0] == '/' && !str_starts(location, STR("//")));
	for (size_t i = 0; i < location.n; i++)
		check(location.p[i] > ' ' && location.p[i] <= '~');
	location = str_slice(location, 0, str_find_char(location, '?'));
	check(str_find_char(location, '\\') == location.n);
}

static void try_target(const struct plan *plan, struct str base, struct str target)
{
	struct arena arena = ARENA_INIT;
	struct route route;

	route_find(&route, plan, base, target, &arena);
	check(!route.job || (plan && is_planned(route.job)));
	check((route.kind != ROUTE_FILE) || route.job);
	if (route.kind == ROUTE_MOVED)
		check_location(route.location, base);
	arena_release(&arena);
}

static void try_host(struct str host)
{
	struct str name = str_slice(host, 0, str_find_char(host, ':'));

	if (is_own_host(host, 8080))
		check(str_eq_lower(name, STR("localhost")) || str_is(name, "127.0.0.1") ||
			str_starts(host, STR("[::1]")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct record apple = {.url = STR_INIT("/dingen/appel/")};
	struct str s = {(const char *)data, size};
	size_t line = str_find_char(s, '\n');
	struct str target = str_from_index(s, line + 1);
	struct plan plan = {.jobs = {jobs, JOBS, JOBS}};

	jobs[3].subject = jobs[5].subject = &apple;
	try_host(str_slice(s, 0, line));
	try_target(&plan, STR(""), target);
	try_target(&plan, STR("/pad"), target);
	try_target(NULL, STR(""), target);
	check(*content_type(target));
	return 0;
}
