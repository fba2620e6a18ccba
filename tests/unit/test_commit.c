/* SPDX-License-Identifier: EUPL-1.2 */
/* A commit as a source of files: what is listed, what is read, and what is refused. */
#include <git2.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/pool.h"
#include "source/source.h"
#include "unit/support.h"

enum { FILES = 200, THREADS = 8 };

struct fixture {
	struct folder folder;
	git_repository *repository;
	struct source *source;
	struct arena arena;
	struct diags diags;
	struct source_list list;
};

static git_oid blob_of(struct fixture *fixture, const char *text, size_t n)
{
	git_oid id;

	assert_int_equal(git_blob_create_from_buffer(&id, fixture->repository, text, n), 0);
	return id;
}

static git_treebuilder *tree_builder(struct fixture *fixture)
{
	git_treebuilder *builder;

	assert_int_equal(git_treebuilder_new(&builder, fixture->repository, NULL), 0);
	return builder;
}

static void add(git_treebuilder *builder, const char *name, git_oid id, git_filemode_t mode)
{
	assert_int_equal(git_treebuilder_insert(NULL, builder, name, &id, mode), 0);
}

static git_oid written(git_treebuilder *builder)
{
	git_oid id;

	assert_int_equal(git_treebuilder_write(&id, builder), 0);
	git_treebuilder_free(builder);
	return id;
}

static void add_commit(struct fixture *fixture, git_oid root)
{
	git_signature *who;
	git_tree *tree;
	git_oid id;

	assert_int_equal(git_signature_new(&who, "Test", "test@example.org", 1600000000, 60), 0);
	assert_int_equal(git_tree_lookup(&tree, fixture->repository, &root), 0);
	assert_int_equal(git_commit_create(&id, fixture->repository, "refs/heads/main", who, who,
				 NULL, "x", tree, 0, NULL),
		0);
	git_tree_free(tree);
	git_signature_free(who);
}

/* content/ with a file of every kind, and many/ with many. */
static git_oid make_content(struct fixture *fixture)
{
	static char huge[5000];
	git_treebuilder *content = tree_builder(fixture), *many = tree_builder(fixture);
	git_oid small = blob_of(fixture, "small", 5);
	char name[16], text[16];

	add(content, "a.md", small, GIT_FILEMODE_BLOB);
	add(content, "b.sh", small, GIT_FILEMODE_BLOB_EXECUTABLE);
	add(content, ".hidden", small, GIT_FILEMODE_BLOB);
	add(content, "empty.md", blob_of(fixture, "", 0), GIT_FILEMODE_BLOB);
	add(content, "huge.md", blob_of(fixture, huge, sizeof(huge)), GIT_FILEMODE_BLOB);
	add(content, "link.md", small, GIT_FILEMODE_LINK);
	for (int i = 0; i < FILES; i++) {
		int n = snprintf(text, sizeof(text), "text %d", i);

		snprintf(name, sizeof(name), "%03d.md", i);
		add(many, name, blob_of(fixture, text, (size_t)n), GIT_FILEMODE_BLOB);
	}
	add(content, "many", written(many), GIT_FILEMODE_TREE);
	return written(content);
}

static int set_up(void **state)
{
	static struct fixture fixture;
	struct source_fault fault;
	git_treebuilder *root;

	fixture = (struct fixture){.source = NULL};
	folder_make(&fixture.folder);
	git_libgit2_init();
	assert_int_equal(git_repository_init(&fixture.repository, fixture.folder.path, 1), 0);
	root = tree_builder(&fixture);
	add(root, "content", make_content(&fixture), GIT_FILEMODE_TREE);
	add_commit(&fixture, written(root));
	fixture.source = source_open_commit(fixture.folder.path, "main", &fault);
	assert_non_null(fixture.source);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	source_close(fixture->source);
	git_repository_free(fixture->repository);
	git_libgit2_shutdown();
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

static bool read_file(struct fixture *fixture, const char *path, size_t limit, struct text *text)
{
	*text = (struct text){.path = STR("")};
	return source_read(
		fixture->source, str_from(path), limit, &fixture->arena, text, &fixture->diags);
}

static void test_regular_files_are_listed(void **state)
{
	struct fixture *fixture = *state;

	list(fixture, "content");
	assert_int_equal(fixture->list.paths.n, 4 + FILES);
	assert_str(fixture->list.paths.v[0], "content/a.md");
	assert_str(fixture->list.paths.v[1], "content/b.sh");
	assert_int_equal(diags_count(&fixture->diags, DIAG_SYMLINK, NULL), 1);
	assert_int_equal(fixture->diags.errors, 1);
	list(fixture, "nothing");
	assert_int_equal(fixture->list.paths.n, 0);
	list(fixture, "content/a.md");
	assert_int_equal(fixture->list.paths.n, 0);
}

static void test_files_are_read_listed_or_not(void **state)
{
	struct fixture *fixture = *state;
	struct text text;

	for (int round = 0; round < 2; round++) {
		assert_true(read_file(fixture, "content/a.md", LIMIT_FILE_SIZE, &text));
		assert_str(text.bytes, "small");
		assert_true(read_file(fixture, "content/empty.md", LIMIT_FILE_SIZE, &text));
		assert_int_equal(text.bytes.n, 0);
		list(fixture, "content");
	}
}

static void test_the_size_is_looked_at_first(void **state)
{
	struct fixture *fixture = *state;
	struct text text;

	assert_true(read_file(fixture, "content/huge.md", 5000, &text));
	assert_false(read_file(fixture, "content/huge.md", 4999, &text));
	assert_int_equal(diags_count(&fixture->diags, DIAG_FILE_TOO_LARGE, NULL), 1);
}

static void test_has_only_regular_files(void **state)
{
	struct fixture *fixture = *state;

	assert_true(source_has(fixture->source, STR("content/a.md")));
	assert_true(source_has(fixture->source, STR("content/many/007.md")));
	assert_false(source_has(fixture->source, STR("content/link.md")));
	assert_false(source_has(fixture->source, STR("content/many")));
	assert_false(source_has(fixture->source, STR("content/a.md/b")));
	assert_false(source_has(fixture->source, STR("")));
}

static void test_what_is_not_there_is_reported(void **state)
{
	struct fixture *fixture = *state;
	struct text text;

	assert_false(read_file(fixture, "content/none.md", LIMIT_FILE_SIZE, &text));
	assert_false(read_file(fixture, "content/link.md", LIMIT_FILE_SIZE, &text));
	assert_false(read_file(fixture, "content/many", LIMIT_FILE_SIZE, &text));
	assert_int_equal(diags_count(&fixture->diags, DIAG_FILE_UNREADABLE, NULL), 3);
}

static void test_faults_are_told_apart(void **state)
{
	struct fixture *fixture = *state;
	struct source_fault fault;
	struct source *source;

	assert_null(source_open_commit(fixture->folder.path, "mian", &fault));
	assert_int_equal(fault.kind, SOURCE_NO_REVISION);
	assert_string_equal(fault.near, "main");
	assert_null(source_open_commit(fixture->folder.path, "mian:content/", &fault));
	assert_int_equal(fault.kind, SOURCE_NO_REVISION);
	assert_string_equal(fault.near, "main:content");
	assert_null(source_open_commit(fixture->folder.path, "main:contnet/many", &fault));
	assert_int_equal(fault.kind, SOURCE_NO_SUCH_FOLDER);
	assert_string_equal(fault.near, "main:content/many");
	assert_null(source_open_commit(fixture->folder.path, "main:../content", &fault));
	assert_int_equal(fault.kind, SOURCE_NO_SUCH_FOLDER);
	assert_null(source_open_commit(fixture->folder.path, "main:content/a.md", &fault));
	assert_int_equal(fault.kind, SOURCE_NOT_A_FOLDER);
	source = source_open_commit(fixture->folder.path, "main:content", &fault);
	assert_non_null(source);
	assert_true(source_has(source, STR("many/007.md")));
	source_close(source);
	source = source_open_commit(fixture->folder.path, "main:", &fault);
	assert_non_null(source);
	assert_true(source_has(source, STR("content/a.md")));
	source_close(source);
	assert_null(source_open_commit("/dev", "main", &fault));
	assert_int_equal(fault.kind, SOURCE_NO_REPOSITORY);
	assert_null(source_open_commit("/nothing/here", "main", &fault));
	assert_int_equal(fault.kind, SOURCE_NO_FOLDER);
}

struct readers {
	struct fixture *fixture;
	struct arena arenas[THREADS];
	struct diags diags[THREADS];
	bool right[FILES];
};

static void read_one(void *context, size_t worker, size_t job)
{
	struct readers *readers = context;
	char path[32], wanted[16];
	struct text text = {.path = STR("")};

	snprintf(path, sizeof(path), "content/many/%03zu.md", job);
	snprintf(wanted, sizeof(wanted), "text %zu", job);
	readers->right[job] = source_read(readers->fixture->source, str_from(path), 100,
				      &readers->arenas[worker], &text, &readers->diags[worker]) &&
			      str_eq(text.bytes, str_from(wanted));
}

static void test_many_threads_read_at_once(void **state)
{
	static struct readers readers;

	readers = (struct readers){.fixture = *state};
	list(*state, "content");
	pool_run_singly(THREADS, FILES, read_one, &readers);
	for (size_t i = 0; i < FILES; i++)
		assert_true(readers.right[i]);
	for (size_t i = 0; i < THREADS; i++) {
		arena_release(&readers.arenas[i]);
		diags_release(&readers.diags[i]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_regular_files_are_listed),
		TEST(test_files_are_read_listed_or_not),
		TEST(test_the_size_is_looked_at_first),
		TEST(test_has_only_regular_files),
		TEST(test_what_is_not_there_is_reported),
		TEST(test_faults_are_told_apart),
		TEST(test_many_threads_read_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
