/* SPDX-License-Identifier: EUPL-1.2 */
/* What a request asks for, which files the watch tells of, which connections stay, and records that
 * stay between loads. */
#include "serve/internal.h"

#include <errno.h>
#include <git2.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
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
	ask(&asked, site.plan, "", "/_kaartenbak/last//evil.example/");
	assert_int_equal(asked.route.kind, ROUTE_REFUSED);
	ask(&asked, site.plan, "", "/_kaartenbak/last/%2Fevil.example/");
	assert_int_equal(asked.route.kind, ROUTE_REFUSED);
	ask(&asked, site.plan, "", "/_kaartenbak/wait/12ab/_kaartenbak/last//evil.example/");
	assert_int_equal(asked.route.kind, ROUTE_REFUSED);
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

/* ---- What the commits tell ---- */

/* A site in a repository, with a theme that has words for what the commits tell. */
struct telling {
	struct small_site site;
	git_repository *repo;
	struct good_site *good;
	struct commits *commits;
};

static void commit_all(struct telling *telling)
{
	git_index *index;
	git_tree *tree;
	git_signature *who;
	git_oid id, head;
	git_commit *parent = NULL;
	const git_commit *parents[1];

	assert_int_equal(git_repository_index(&index, telling->repo), 0);
	assert_int_equal(git_index_add_all(index, NULL, 0, NULL, NULL), 0);
	assert_int_equal(git_index_write_tree(&id, index), 0);
	assert_int_equal(git_tree_lookup(&tree, telling->repo, &id), 0);
	assert_int_equal(git_signature_new(&who, "Test", "test@example.org", 1600000000, 0), 0);
	if (!git_reference_name_to_id(&head, telling->repo, "HEAD"))
		assert_int_equal(git_commit_lookup(&parent, telling->repo, &head), 0);
	parents[0] = parent;
	assert_int_equal(git_commit_create(&id, telling->repo, "HEAD", who, who, NULL, "x", tree,
				 parent ? 1 : 0, parents),
		0);
	git_commit_free(parent);
	git_signature_free(who);
	git_tree_free(tree);
	git_index_free(index);
}

static void add_words(struct small_site *site)
{
	struct arena arena = ARENA_INIT;
	const char *words = folder_read(&site->folder, "themes/kaal/strings/nl.yaml", &arena);
	struct str more = str_join(&arena, str_from(words), STR("timeline_added: Erbij\n"));

	folder_add(&site->folder, "themes/kaal/strings/nl.yaml", more.p);
	arena_release(&arena);
}

static struct good_site *load_good(const struct telling *telling)
{
	static const struct history_found nothing;
	const struct site_options options = {
		.dir = telling->site.folder.path, .threads = 1, .history = &nothing};
	struct good_site *good = calloc(1, sizeof(*good));

	assert_non_null(good);
	atomic_init(&good->users, 1);
	assert_true(site_load(&good->site, &options));
	site_freeze(&good->site);
	assert_int_equal(good->site.diags.errors, 0);
	return good;
}

static int telling_set_up(void **state)
{
	static struct telling telling;

	telling = (struct telling){.repo = NULL};
	git_libgit2_init();
	small_site_make(&telling.site);
	add_words(&telling.site);
	assert_int_equal(git_repository_init(&telling.repo, telling.site.folder.path, 0), 0);
	commit_all(&telling);
	telling.good = load_good(&telling);
	assert_true(site_tells_history(&telling.good->site));
	*state = &telling;
	return 0;
}

static int telling_tear_down(void **state)
{
	struct telling *telling = *state;

	commits_close(telling->commits);
	good_release(telling->good);
	git_repository_free(telling->repo);
	small_site_remove(&telling->site);
	git_libgit2_shutdown();
	return 0;
}

/* Whether there is anything to take, without waiting. */
static bool is_woken(const struct telling *telling)
{
	struct pollfd on[COMMITS_FDS];

	commits_poll(telling->commits, on);
	return poll(on, COMMITS_FDS, 0) > 0;
}

/* Until the commits have been read; whether a build would show something else. */
static bool read_all(struct telling *telling)
{
	struct pollfd on[COMMITS_FDS];
	bool news = commits_look(telling->commits, telling->good);

	for (int i = 0; i < 100 && !news && !commits_found(telling->commits); i++) {
		int patience = commits_poll(telling->commits, on);

		poll(on, COMMITS_FDS, patience < 0 ? 10000 : 10);
		news = commits_look(telling->commits, telling->good);
	}
	return news;
}

/* Whatever is written wakes once, also while nothing can be done with it. */
static void test_commits_wake(void **state)
{
	struct telling *telling = *state;
	bool *hidden;

	telling->commits = commits_open();
	assert_true(read_all(telling));
	assert_false(is_woken(telling));
	/* No good build comes to take what was found. */
	folder_add(&telling->site.folder, ".git/zz", "1");
	assert_true(is_woken(telling));
	assert_false(commits_look(telling->commits, telling->good));
	assert_false(is_woken(telling));
	commits_joined(telling->commits);
	/* None is wanted. */
	hidden = &telling->good->site.model.settings.no_history;
	*hidden = true;
	assert_false(commits_look(telling->commits, telling->good));
	folder_add(&telling->site.folder, ".git/zz", "2");
	assert_false(is_woken(telling));
	*hidden = false;
	assert_true(read_all(telling));
	commits_joined(telling->commits);
	assert_false(commits_look(telling->commits, telling->good));
	folder_add(&telling->site.folder, ".git/zz", "3");
	assert_true(is_woken(telling));
}

/* A branch in a folder that is not there: it is seen when that comes. */
static void test_commits_branch(void **state)
{
	struct telling *telling = *state;
	struct pollfd on[COMMITS_FDS];

	telling->commits = commits_open();
	assert_true(read_all(telling));
	commits_joined(telling->commits);
	folder_add(&telling->site.folder, ".git/HEAD", "ref: refs/heads/diep/tak\n");
	assert_false(commits_look(telling->commits, telling->good));
	assert_int_equal(commits_poll(telling->commits, on), -1);
	assert_int_equal(poll(on + 1, 1, 0), 0);
	folder_add(&telling->site.folder, ".git/refs/heads/diep/tak", "x");
	assert_int_equal(poll(on + 1, 1, 0), 1);
}

static void forbid_files(bool forbidden)
{
	static rlim_t before;
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	if (forbidden)
		before = limit.rlim_cur;
	limit.rlim_cur = forbidden ? 0 : before;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* Where the system gives nothing to wait for, the end of the reading is seen all the same. */
static void test_commits_alone(void **state)
{
	struct telling *telling = *state;
	struct pollfd on[COMMITS_FDS];

	forbid_files(true);
	telling->commits = commits_open();
	forbid_files(false);
	assert_false(commits_look(telling->commits, telling->good));
	assert_true(commits_poll(telling->commits, on) > 0);
	assert_true(on[0].fd < 0);
	assert_true(read_all(telling));
	assert_non_null(commits_found(telling->commits));
	commits_joined(telling->commits);
	assert_false(commits_look(telling->commits, telling->good));
	assert_int_equal(commits_poll(telling->commits, on), -1);
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
		cmocka_unit_test_setup_teardown(
			test_commits_wake, telling_set_up, telling_tear_down),
		cmocka_unit_test_setup_teardown(
			test_commits_branch, telling_set_up, telling_tear_down),
		cmocka_unit_test_setup_teardown(
			test_commits_alone, telling_set_up, telling_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
