/* SPDX-License-Identifier: EUPL-1.2 */
/* What a request asks for, which files the watch tells of, which connections stay, and records that
 * stay between loads. */
#include "serve/internal.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit/small_site.h"

/* ---- Addresses ---- */

struct asked {
	struct arena arena;
	struct route route;
};

static void ask(struct asked *asked, const struct plan *plan, const char *base, const char *target)
{
	arena_release(&asked->arena);
	route_find(&asked->route, plan, str_from(base), str_from(target), &asked->arena);
}

static void test_route(void **state)
{
	struct small_site site;
	struct asked asked = {.arena = ARENA_INIT};

	(void)state;
	small_site_make(&site);
	small_site_load(&site, 1);
	small_site_plan(&site);
	assert_non_null(site.plan);
	ask(&asked, site.plan, "", "/");
	assert_int_equal(asked.route.kind, ROUTE_FILE);
	assert_str(asked.route.job->path, "index.html");
	ask(&asked, site.plan, "", "/dingen/?a=%2f");
	assert_int_equal(asked.route.kind, ROUTE_FILE);
	assert_str(asked.route.job->path, "dingen/index.html");
	assert_str(asked.route.query, "a=%2f");
	ask(&asked, site.plan, "", "/%64ingen.json");
	assert_str(asked.route.job->path, "dingen.json");
	ask(&asked, site.plan, "", "/dingen?a=b");
	assert_int_equal(asked.route.kind, ROUTE_MOVED);
	assert_str(asked.route.location, "/dingen/?a=b");
	ask(&asked, site.plan, "/pad", "/pad/dingen");
	assert_str(asked.route.location, "/pad/dingen/");
	ask(&asked, site.plan, "/pad", "/dingen/");
	assert_int_equal(asked.route.kind, ROUTE_MISSING);
	ask(&asked, site.plan, "/pad", "/padding/");
	assert_int_equal(asked.route.kind, ROUTE_MISSING);
	ask(&asked, site.plan, "/pad", "/");
	assert_str(asked.route.location, "/pad/");
	ask(&asked, site.plan, "/pad", "/_kaartenbak/last/dingen");
	assert_true(asked.route.last);
	assert_str(asked.route.location, "/_kaartenbak/last/dingen/");
	ask(&asked, site.plan, "/pad", "/_kaartenbak/wait/12ab/pad/dingen/");
	assert_true(asked.route.waits);
	assert_str(asked.route.is, "12ab");
	assert_str(asked.route.job->path, "dingen/index.html");
	ask(&asked, NULL, "", "/dingen/");
	assert_int_equal(asked.route.kind, ROUTE_MISSING);
	arena_release(&asked.arena);
	small_site_remove(&site);
}

static void test_route_refused(void **state)
{
	static const char *const targets[] = {"", "x", "http://a.example/", "*", "/%", "/%4",
		"/%zz", "/%00", "/a%0d%0ab", "/a\nb"};
	struct asked asked = {.arena = ARENA_INIT};
	char longer[5000];

	(void)state;
	for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++) {
		ask(&asked, NULL, "", targets[i]);
		assert_int_equal(asked.route.kind, ROUTE_REFUSED);
	}
	memset(longer, '/', sizeof(longer));
	longer[sizeof(longer) - 1] = '\0';
	ask(&asked, NULL, "", longer);
	assert_int_equal(asked.route.kind, ROUTE_REFUSED);
	arena_release(&asked.arena);
}

static void test_host(void **state)
{
	(void)state;
	assert_true(is_own_host(STR("localhost:8080"), 8080));
	assert_true(is_own_host(STR("LocalHost:8080"), 8080));
	assert_true(is_own_host(STR("127.0.0.1:8080"), 8080));
	assert_true(is_own_host(STR("[::1]:8080"), 8080));
	assert_true(is_own_host(STR("localhost"), 80));
	assert_false(is_own_host(STR("localhost"), 8080));
	assert_false(is_own_host(STR("localhost:80801"), 8080));
	assert_false(is_own_host(STR("localhost:8080 "), 8080));
	assert_false(is_own_host(STR("localhost.example:8080"), 8080));
	assert_false(is_own_host(STR("127.0.0.1.example:8080"), 8080));
	assert_false(is_own_host(STR("example:8080"), 8080));
	assert_false(is_own_host(STR(""), 8080));
}

static void test_tag(void **state)
{
	const struct str tag = STR("\"a1\"");

	(void)state;
	assert_true(has_tag(STR("\"a1\""), tag));
	assert_true(has_tag(STR("W/\"a1\""), tag));
	assert_true(has_tag(STR("\"b\", \"a1\""), tag));
	assert_true(has_tag(STR("W/\"b\" ,W/\"a1\","), tag));
	assert_true(has_tag(STR("*"), tag));
	assert_false(has_tag(STR(""), tag));
	assert_false(has_tag(STR(","), tag));
	assert_false(has_tag(STR("a1"), tag));
	assert_false(has_tag(STR("\"a1"), tag));
	assert_false(has_tag(STR("\"b\", \"a11\""), tag));
}

static void test_insert(void **state)
{
	struct live live = {.hash = STR("h1"), .home = STR("/pad"), .lang = LANG_NL};
	struct buf out = BUF_INIT;

	(void)state;
	live_insert(&live,
		STR("<html><!-- a <header> --><head lang=\"nl\"><title>a</title></head>"
		    "<body class=\"b\"><p>c</p>"),
		&out);
	assert_str(buf_str(&out), "<html><!-- a <header> --><head lang=\"nl\">\n"
				  "<script src=\"/_kaartenbak/live.js\" data-page=\"h1\" "
				  "data-home=\"/pad/\" defer></script>"
				  "<title>a</title></head><body class=\"b\"><p>c</p>");
	buf_reset(&out);
	live.last = true;
	live_insert(&live, STR("<head></head><body class=\"b\"><p>c</p>"), &out);
	assert_holds(buf_str(&out), "<body class=\"b\">\n<p class=\"kb-last\">Dit is de site");
	assert_holds(
		buf_str(&out), "<a data-kb-here href=\"/pad/\">Toon de fouten</a></p><p>c</p>");
	buf_reset(&out);
	live_insert(&live, STR("no head at all"), &out);
	assert_holds(buf_str(&out), "no head at all\n<link");
	buf_release(&out);
}

/* ---- The watch ---- */

struct watching {
	struct folder folder;
	struct watch *watch;
	struct changes changes;
};

static int watch_set_up(void **state)
{
	static struct watching watching;

	watching = (struct watching){.watch = NULL};
	folder_make(&watching.folder);
	folder_add(&watching.folder, "content/dingen/a.md", "a");
	folder_add(&watching.folder, "themes/kaal/a.css", "a");
	watching.watch = watch_open(watching.folder.path, NULL);
	assert_non_null(watching.watch);
	*state = &watching;
	return 0;
}

static int watch_tear_down(void **state)
{
	struct watching *watching = *state;

	changes_reset(&watching->changes);
	watch_close(watching->watch);
	folder_remove(&watching->folder);
	return 0;
}

static void look(struct watching *watching)
{
	changes_reset(&watching->changes);
	watch_read(watching->watch, &watching->changes);
}

static void renew(struct watching *watching)
{
	assert_true(watching->changes.unsure);
	assert_true(watch_renew(watching->watch));
}

static void in(const struct watching *watching, const char *name, char path[200])
{
	snprintf(path, 200, "%s/%s", watching->folder.path, name);
}

static void move(const struct watching *watching, const char *from, const char *to)
{
	char a[200], b[200];

	in(watching, from, a);
	in(watching, to, b);
	assert_int_equal(rename(a, b), 0);
}

static void test_watch_files(void **state)
{
	struct watching *watching = *state;
	char path[200];

	look(watching);
	assert_false(watching->changes.any);
	folder_add(&watching->folder, "content/dingen/a.md", "b");
	look(watching);
	assert_true(watching->changes.any);
	assert_false(watching->changes.unsure);
	assert_str(watching->changes.paths.v[0], "content/dingen/a.md");
	folder_add(&watching->folder, "content/dingen/.a.md.swp", "b");
	folder_add(&watching->folder, "notes.txt", "b");
	look(watching);
	assert_false(watching->changes.any);
	folder_add(&watching->folder, "themes/kaal/a.css", "b");
	look(watching);
	assert_str(watching->changes.paths.v[0], "themes/kaal/a.css");
	in(watching, "content/dingen/a.md", path);
	assert_int_equal(unlink(path), 0);
	look(watching);
	assert_true(watching->changes.any);
	assert_false(watching->changes.unsure);
}

/* Not while it is being written, but when that is done. */
static void test_watch_writing(void **state)
{
	struct watching *watching = *state;
	char path[200];
	FILE *file;

	in(watching, "content/dingen/new.md", path);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("half", file);
	fflush(file);
	look(watching);
	assert_false(watching->changes.any);
	fclose(file);
	look(watching);
	assert_true(watching->changes.any);
	move(watching, "content/dingen/new.md", "content/dingen/newer.md");
	look(watching);
	assert_int_equal(watching->changes.paths.n, 2);
	assert_str(watching->changes.paths.v[1], "content/dingen/newer.md");
}

static void test_watch_folders(void **state)
{
	struct watching *watching = *state;

	folder_add(&watching->folder, "content/nieuw/diep/b.md", "b");
	look(watching);
	/* What is in a new folder is not seen before it is watched, which is not done for each. */
	folder_add(&watching->folder, "content/nieuw/diep/b.md", "c");
	watch_read(watching->watch, &watching->changes);
	assert_int_equal(watching->changes.paths.n, 0);
	renew(watching);
	folder_add(&watching->folder, "content/nieuw/diep/b.md", "c");
	look(watching);
	assert_false(watching->changes.unsure);
	assert_str(watching->changes.paths.v[0], "content/nieuw/diep/b.md");
	move(watching, "content", "away");
	look(watching);
	renew(watching);
	folder_add(&watching->folder, "away/nieuw/diep/b.md", "d");
	look(watching);
	assert_false(watching->changes.any);
	move(watching, "away", "content");
	look(watching);
	renew(watching);
	folder_add(&watching->folder, "content/dingen/a.md", "e");
	look(watching);
	assert_str(watching->changes.paths.v[0], "content/dingen/a.md");
}

/* The folder of the site goes, and comes back. */
static void test_watch_gone(void **state)
{
	struct watching *watching = *state;
	char away[210];

	snprintf(away, sizeof(away), "%s-away", watching->folder.path);
	assert_int_equal(rename(watching->folder.path, away), 0);
	look(watching);
	assert_true(watching->changes.unsure);
	assert_false(watch_renew(watching->watch));
	assert_int_equal(errno, ENOENT);
	look(watching);
	assert_false(watching->changes.any);
	assert_int_equal(rename(away, watching->folder.path), 0);
	assert_true(watch_renew(watching->watch));
	folder_add(&watching->folder, "content/dingen/a.md", "b");
	look(watching);
	assert_str(watching->changes.paths.v[0], "content/dingen/a.md");
}

/* ---- Who keeps a connection ---- */

static bool is_open(int fd)
{
	struct pollfd on = {.fd = fd, .events = POLLIN};

	return poll(&on, 1, 0) == 0;
}

static void test_seats(void **state)
{
	struct seats seats = {.lock = PTHREAD_MUTEX_INITIALIZER};
	struct seat *all[SEATS_OPEN + 2];
	int ends[SEATS_OPEN + 2][2];
	const size_t many = sizeof(all) / sizeof(*all);

	(void)state;
	for (size_t i = 0; i < many; i++) {
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends[i]), 0);
		all[i] = seat_take(&seats, ends[i][0]);
		/* These are at something else than asking; 2 has asked, and begins anew. */
		if (i == 0 || i == 2)
			seat_set(&seats, all[i], SEAT_ANSWERED);
		if (i == 1)
			seat_set(&seats, all[i], SEAT_SLEEPS);
		if (i == 6)
			seat_set(&seats, all[2], SEAT_ASKS);
	}
	/* Two too many: the two that have been asking for the longest go. */
	for (size_t i = 0; i < many; i++)
		assert_int_equal(is_open(ends[i][1]), i != 3 && i != 4);
	assert_int_equal(seats.open, SEATS_OPEN);
	for (size_t i = 0; i < many; i++) {
		seat_leave(&seats, all[i]);
		close(ends[i][0]);
		close(ends[i][1]);
	}
	assert_int_equal(seats.open, 0);
	assert_null(seats.oldest);
	assert_null(seats.newest);
}

/* ---- Records between loads ---- */

static const struct record *load_kept(struct small_site *site, struct record_cache *cache)
{
	small_site_forget(site);
	site->model.cache = cache;
	small_site_load(site, 2);
	return small_site_record(site, "dingen", "appel");
}

static void test_cache(void **state)
{
	struct record_cache *cache = record_cache_new();
	struct small_site site;
	const struct text *first;

	(void)state;
	small_site_make(&site);
	first = load_kept(&site, cache)->text;
	assert_ptr_equal(load_kept(&site, cache)->text, first);
	/* Nobody says that it changed, so it has not. */
	folder_add(&site.folder, "content/dingen/appel.md",
		"---\nnaam: Anders\nfase: proef\n---\n\nx\n");
	assert_str(load_kept(&site, cache)->title, "Appel");
	record_cache_forget(cache, STR("content/dingen/appel.md"));
	assert_str(load_kept(&site, cache)->title, "Anders");
	assert_str(
		record_values(small_site_record(&site, "dingen", "appel"), "fase")->v[0].term->id,
		"proef");
	/* Another vocabulary reads the same words in another way. */
	folder_add(&site.folder, "content/begrippen/fasen.yaml",
		"titel: Fasen\ntermen:\n  - {id: eerst, label: Eerst, aliassen: [proef]}\n"
		"  - {id: beheer, label: Beheer, aliassen: [alles]}\n");
	assert_str(record_values(load_kept(&site, cache), "fase")->v[0].term->id, "eerst");
	/* A model may outlive what it was loaded with. */
	record_cache_free(cache);
	assert_str(small_site_record(&site, "dingen", "appel")->title, "Anders");
	small_site_remove(&site);
}

/* What was said of a file is said again without reading it. */
static void test_cache_says(void **state)
{
	struct record_cache *cache = record_cache_new();
	struct small_site site;

	(void)state;
	small_site_make(&site);
	folder_add(&site.folder, "content/dingen/appel.md",
		"---\nnaam: Appel\nfase: fout\n---\n\nx\n");
	for (int i = 0; i < 3; i++) {
		load_kept(&site, cache);
		assert_int_equal(diags_count(&site.diags, DIAG_UNKNOWN_TERM, NULL), 1);
	}
	record_cache_free(cache);
	small_site_remove(&site);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_route),
		cmocka_unit_test(test_route_refused),
		cmocka_unit_test(test_host),
		cmocka_unit_test(test_tag),
		cmocka_unit_test(test_insert),
		cmocka_unit_test_setup_teardown(test_watch_files, watch_set_up, watch_tear_down),
		cmocka_unit_test_setup_teardown(test_watch_writing, watch_set_up, watch_tear_down),
		cmocka_unit_test_setup_teardown(test_watch_folders, watch_set_up, watch_tear_down),
		cmocka_unit_test_setup_teardown(test_watch_gone, watch_set_up, watch_tear_down),
		cmocka_unit_test(test_seats),
		cmocka_unit_test(test_cache),
		cmocka_unit_test(test_cache_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
