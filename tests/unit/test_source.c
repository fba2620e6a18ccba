/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder as a source of files: what is listed, what is read, and what is refused. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "source/source.h"
#include "unit/support.h"

struct fixture {
	struct folder folder;
	struct source *source;
	struct arena arena;
	struct diags diags;
	struct source_list list;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){.source = NULL};
	folder_make(&fixture.folder);
	fixture.source = source_open_folder(fixture.folder.path);
	assert_non_null(fixture.source);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	source_close(fixture->source);
	folder_remove(&fixture->folder);
	diags_release(&fixture->diags);
	arena_release(&fixture->arena);
	return 0;
}

static void list(struct fixture *fixture, const char *folder)
{
	fixture->list = (struct source_list){0};
	source_list(fixture->source, str_from(folder), &fixture->arena, &fixture->list,
		&fixture->diags);
}

static void assert_list(struct fixture *fixture, const char *wanted)
{
	struct buf paths = BUF_INIT;

	vec_each (struct str, path, &fixture->list.paths)
		buf_addf(&paths, "%.*s\n", STR_ARG(*path));
	assert_str(buf_str(&paths), wanted);
	buf_release(&paths);
}

static void assert_refused(struct fixture *fixture, enum diag_code code, const char *path)
{
	vec_each (const struct diag, diag, &fixture->diags.list)
		if (diag->code == code && str_eq(diag->place.text->path, str_from(path)))
			return;
	fail_msg("no %s about %s", diag_name(code).p, path);
}

/* ---- Listing ---- */

static void test_list_is_sorted_by_bytes(void **state)
{
	struct fixture *fixture = *state;
	static const char *const files[] = {
		"b.md", "a/z.md", "a-b.md", "a/a.md", "A.md", "a.md", "a/b/c.md", "\xc3\xa9.md"};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		folder_add(&fixture->folder, files[i], "x");
	list(fixture, "");
	assert_list(fixture, "A.md\na-b.md\na.md\na/a.md\na/b/c.md\na/z.md\nb.md\n\xc3\xa9.md\n");
	list(fixture, "a");
	assert_list(fixture, "a/a.md\na/b/c.md\na/z.md\n");
	list(fixture, "nothing");
	assert_list(fixture, "");
	assert_no_diags(&fixture->diags);
}

/* A second list comes behind the first, sorted by itself. */
static void test_list_adds_to_what_is_there(void **state)
{
	struct fixture *fixture = *state;

	folder_add(&fixture->folder, "b/2.md", "x");
	folder_add(&fixture->folder, "a/1.md", "x");
	list(fixture, "b");
	source_list(fixture->source, STR("a"), &fixture->arena, &fixture->list, &fixture->diags);
	assert_list(fixture, "b/2.md\na/1.md\n");
}

static void test_hidden_files_are_passed_over(void **state)
{
	struct fixture *fixture = *state;

	folder_add(&fixture->folder, ".git/config", "x");
	folder_add(&fixture->folder, "a/.hidden.md", "x");
	folder_add(&fixture->folder, "a/b.md", "x");
	list(fixture, "");
	assert_list(fixture, "a/b.md\n");
	assert_no_diags(&fixture->diags);
}

static void test_symlinks_are_refused(void **state)
{
	struct fixture *fixture = *state;

	folder_add(&fixture->folder, "a/b.md", "x");
	assert_int_equal(symlinkat("b.md", fixture->folder.fd, "a/link.md"), 0);
	assert_int_equal(symlinkat("/etc", fixture->folder.fd, "a/folder"), 0);
	assert_int_equal(symlinkat("nowhere", fixture->folder.fd, "a/dead"), 0);
	list(fixture, "");
	assert_list(fixture, "a/b.md\n");
	assert_int_equal(fixture->diags.errors, 3);
	assert_refused(fixture, DIAG_SYMLINK, "a/link.md");
	assert_refused(fixture, DIAG_SYMLINK, "a/folder");
	assert_refused(fixture, DIAG_SYMLINK, "a/dead");
}

/* The folder itself being a link is no way out either. */
static void test_a_linked_top_is_refused(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(symlinkat("/etc", fixture->folder.fd, "content"), 0);
	list(fixture, "content");
	assert_list(fixture, "");
	assert_refused(fixture, DIAG_FILE_UNREADABLE, "content");
}

static void test_odd_files_are_refused(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mkfifoat(fixture->folder.fd, "pipe.md", 0666), 0);
	list(fixture, "");
	assert_list(fixture, "");
	assert_refused(fixture, DIAG_FILE_UNREADABLE, "pipe.md");
	assert_diag(&fixture->diags, DIAG_FILE_UNREADABLE, "@not-a-file");
}

static void test_too_deep_folders_are_refused(void **state)
{
	struct fixture *fixture = *state;
	char path[256];
	size_t n = 0;

	for (int depth = 1; depth <= LIMIT_PATH_DEPTH + 1; depth++) {
		n += (size_t)snprintf(path + n, sizeof(path) - n, "d/");
		snprintf(path + n, sizeof(path) - n, "x.md");
		folder_add(&fixture->folder, path, "x");
	}
	list(fixture, "");
	assert_int_equal(fixture->list.paths.n, LIMIT_PATH_DEPTH);
	path[n - 1] = '\0';
	assert_int_equal(fixture->diags.errors, 1);
	assert_refused(fixture, DIAG_FOLDER_TOO_DEEP, path);
}

/* Names that would break lines of a manifest, a message or a page. */
static void test_names_are_one_line_of_utf8(void **state)
{
	struct fixture *fixture = *state;
	static const char *const names[] = {"a\nb.png", "a\tb.png", "a\rb.png", "a\x1b[2J.png",
		"a\xff.png", "a\x7f.png", "d\n/fine.md"};

	folder_add(&fixture->folder, "a b'\"<&.png", "x");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		folder_add(&fixture->folder, names[i], "x");
	list(fixture, "");
	assert_list(fixture, "a b'\"<&.png\n");
	assert_int_equal(diags_count(&fixture->diags, DIAG_FILE_NAME, NULL), 7);
	vec_each (const struct diag, diag, &fixture->diags.list)
		assert_int_equal(
			utf8_find_control(diag->place.text->path), diag->place.text->path.n);
	assert_refused(fixture, DIAG_FILE_NAME, "a\xef\xbf\xbd.png");
	assert_diag(&fixture->diags, DIAG_FILE_NAME, "a-b.png");
}

/* ---- Reading ---- */

static bool read_file(struct fixture *fixture, const char *path, size_t limit, struct text *text)
{
	return source_read(
		fixture->source, str_from(path), limit, &fixture->arena, text, &fixture->diags);
}

static void test_files_are_read_whole(void **state)
{
	struct fixture *fixture = *state;
	struct text text;

	folder_add_bytes(&fixture->folder, "a/b.md", (struct str){"x\0y\n", 4});
	folder_add(&fixture->folder, "empty.md", "");
	assert_true(read_file(fixture, "a/b.md", 100, &text));
	assert_str(text.path, "a/b.md");
	assert_int_equal(text.bytes.n, 4);
	assert_memory_equal(text.bytes.p, "x\0y\n", 5);
	assert_true(read_file(fixture, "empty.md", 100, &text));
	assert_non_null(text.bytes.p);
	assert_int_equal(text.bytes.n, 0);
	assert_no_diags(&fixture->diags);
}

static void test_too_large_files_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct text text;

	folder_add(&fixture->folder, "a.md", "12345");
	assert_true(read_file(fixture, "a.md", 5, &text));
	assert_false(read_file(fixture, "a.md", 4, &text));
	assert_null(text.bytes.p);
	assert_int_equal(fixture->diags.errors, 1);
	assert_refused(fixture, DIAG_FILE_TOO_LARGE, "a.md");
}

static void test_what_cannot_be_read_is_reported(void **state)
{
	struct fixture *fixture = *state;
	static const char *const paths[] = {
		"missing.md", "folder", "link.md", "pipe", "folder/x/y"};
	struct text text;

	folder_add(&fixture->folder, "folder/a.md", "x");
	assert_int_equal(symlinkat("folder/a.md", fixture->folder.fd, "link.md"), 0);
	assert_int_equal(mkfifoat(fixture->folder.fd, "pipe", 0666), 0);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		assert_false(read_file(fixture, paths[i], 100, &text));
		assert_null(text.bytes.p);
		assert_int_equal(fixture->diags.errors, i + 1);
		assert_refused(fixture, DIAG_FILE_UNREADABLE, paths[i]);
	}
}

static void test_has_only_regular_files(void **state)
{
	struct fixture *fixture = *state;
	char path[LIMIT_PATH_LENGTH + 10];

	memset(path, 'a', sizeof(path));
	folder_add(&fixture->folder, "a/b.md", "x");
	assert_int_equal(symlinkat("b.md", fixture->folder.fd, "a/link.md"), 0);
	assert_true(source_has(fixture->source, STR("a/b.md")));
	assert_false(source_has(fixture->source, STR("a/link.md")));
	assert_false(source_has(fixture->source, STR("a")));
	assert_false(source_has(fixture->source, STR("")));
	assert_false(source_has(fixture->source, (struct str){path, sizeof(path)}));
	assert_false(source_has(fixture->source, str_slice(STR("a/b.md!"), 0, 5)));
}

static void test_a_source_that_is_not_there(void **state)
{
	(void)state;
	assert_null(source_open_folder("/nonexistent/folder"));
	assert_int_equal(errno, ENOENT);
	source_close(NULL);
}

/* ---- Threads ---- */

enum { FILES = 200, THREADS = 8 };

struct readers {
	struct fixture *fixture;
	struct arena arenas[LIMIT_THREADS];
	struct diags diags[LIMIT_THREADS];
	struct text texts[FILES];
};

static void read_one(void *context, size_t worker, size_t job)
{
	struct readers *readers = context;

	source_read(readers->fixture->source, readers->fixture->list.paths.v[job], 1000,
		&readers->arenas[worker], &readers->texts[job], &readers->diags[worker]);
}

static void test_many_threads_read_at_once(void **state)
{
	struct fixture *fixture = *state;
	static struct readers readers;
	char name[32], wanted[32];

	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof(name), "f/%03d.md", i);
		folder_add(&fixture->folder, name, name);
	}
	list(fixture, "");
	readers = (struct readers){.fixture = fixture};
	pool_run(THREADS, FILES, read_one, &readers);
	for (int i = 0; i < FILES; i++) {
		snprintf(wanted, sizeof(wanted), "f/%03d.md", i);
		assert_str(readers.texts[i].bytes, wanted);
	}
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(readers.diags[i].errors, 0);
		arena_release(&readers.arenas[i]);
		diags_release(&readers.diags[i]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_list_is_sorted_by_bytes),
		TEST(test_list_adds_to_what_is_there),
		TEST(test_hidden_files_are_passed_over),
		TEST(test_symlinks_are_refused),
		TEST(test_a_linked_top_is_refused),
		TEST(test_odd_files_are_refused),
		TEST(test_too_deep_folders_are_refused),
		TEST(test_names_are_one_line_of_utf8),
		TEST(test_files_are_read_whole),
		TEST(test_too_large_files_are_refused),
		TEST(test_what_cannot_be_read_is_reported),
		TEST(test_has_only_regular_files),
		TEST(test_a_source_that_is_not_there),
		TEST(test_many_threads_read_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
