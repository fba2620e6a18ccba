/* SPDX-License-Identifier: EUPL-1.2 */
/* What the commits tell of a site, to who does not want to know any more. */
#include <git2.h>

#include "history/history.h"
#include "unit/small_site.h"

/* All that is in the folder of the site as the one commit of a repository there. */
static void commit_all(const struct small_site *site)
{
	char all[] = "*", *words[] = {all};
	git_strarray paths = {words, 1};
	git_repository *repository;
	git_signature *who;
	git_index *index;
	git_tree *tree;
	git_oid id;

	assert_int_equal(git_repository_init(&repository, site->folder.path, 0), 0);
	assert_int_equal(git_repository_index(&index, repository), 0);
	assert_int_equal(git_index_add_all(index, &paths, 0, NULL, NULL), 0);
	assert_int_equal(git_index_write_tree(&id, index), 0);
	assert_int_equal(git_tree_lookup(&tree, repository, &id), 0);
	assert_int_equal(git_signature_new(&who, "Test", "test@example.org", 1600000000, 60), 0);
	assert_int_equal(
		git_commit_create(&id, repository, "HEAD", who, who, NULL, "x", tree, 0, NULL), 0);
	git_signature_free(who);
	git_tree_free(tree);
	git_index_free(index);
	git_repository_free(repository);
}

static size_t count_changes(const struct history_found *found)
{
	size_t n = 0;

	assert_non_null(found->timelines);
	for (size_t i = 0; i < found->timelines->n; i++)
		n += found->timelines->by_number[i].changes.n;
	return n;
}

static void who_stops_it_waits_for_no_file(void **state)
{
	struct arena arena = ARENA_INIT;
	struct small_site site;
	atomic_bool stop;

	(void)state;
	git_libgit2_init();
	small_site_make(&site);
	commit_all(&site);
	small_site_load(&site, 1);
	atomic_init(&stop, false);
	assert_true(count_changes(history_find(&site.model, site.source, &arena, &stop)) > 0);
	atomic_store(&stop, true);
	assert_int_equal(count_changes(history_find(&site.model, site.source, &arena, &stop)), 0);
	arena_release(&arena);
	small_site_remove(&site);
	git_libgit2_shutdown();
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(who_stops_it_waits_for_no_file)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
