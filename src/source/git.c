/* SPDX-License-Identifier: EUPL-1.2 */
#include "source/git.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* ---- Faults ---- */

void git_fault(struct source_fault *fault, enum source_fault_kind kind)
{
	const git_error *error = git_error_last();

	*fault = (struct source_fault){.kind = kind};
	if (error && error->message)
		fault_put(fault->detail, sizeof(fault->detail), str_from(error->message));
}

bool fault_put(char *to, size_t size, struct str words)
{
	struct arena scratch = ARENA_INIT;
	struct str shown = utf8_clean(&scratch, words);
	size_t n = shown.n < size ? shown.n : utf8_start(shown, size - 1);
	bool whole = n == shown.n;

	memcpy(to, shown.p, n);
	to[n] = '\0';
	arena_release(&scratch);
	return whole;
}

struct str object_fault(int code)
{
	return code == GIT_ENOTFOUND ? STR("@object-missing") : STR("@object-broken");
}

/* ---- The repository ---- */

/*
 * Whose repository it is does not matter to us: Git asks because a repository can name programs
 * that Git runs, and libgit2 runs none. In containers of CI the owner is often another. Nor is the
 * digest of each object computed anew, as Git does not when it reads: a history goes through far
 * too many trees.
 */
static void choose_options(void)
{
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}

/* "site/" for the folder site of a work tree. */
static char *find_prefix(git_repository *repository, const char *path)
{
	const char *top = git_repository_workdir(repository);
	size_t n = top ? strlen(top) : 0, length = strlen(path);
	char *prefix;

	if (!top || length < n || strncmp(path, top, n))
		return xcalloc(1, 1);
	prefix = xcalloc(length - n + 2, 1);
	memcpy(prefix, path + n, length - n);
	prefix[length - n] = '/';
	return prefix;
}

bool git_place_open(struct git_place *place, const char *dir, struct source_fault *fault)
{
	static pthread_once_t chosen = PTHREAD_ONCE_INIT;
	char *path = realpath(dir, NULL);
	int code;

	*place = (struct git_place){.repository = NULL};
	if (!path || access(path, R_OK | X_OK)) {
		*fault = (struct source_fault){.kind = SOURCE_NO_FOLDER, .error = errno};
		free(path);
		return false;
	}
	git_libgit2_init();
	pthread_once(&chosen, choose_options);
	code = git_repository_open_ext(
		&place->repository, path, 0, getenv("GIT_CEILING_DIRECTORIES"));
	if (code) {
		git_fault(fault, code == GIT_ENOTFOUND ? SOURCE_NO_REPOSITORY : SOURCE_DAMAGED);
		git_libgit2_shutdown();
	} else {
		place->prefix = find_prefix(place->repository, path);
	}
	free(path);
	return !code;
}

void git_place_release(struct git_place *place)
{
	git_repository_free(place->repository);
	free(place->prefix);
	git_libgit2_shutdown();
}

/* ---- Objects for many threads ---- */

bool objects_init(struct objects *objects, git_repository *repository)
{
	git_buf path = {0};

	*objects = (struct objects){.folder = NULL};
	if (git_repository_item_path(&path, repository, GIT_REPOSITORY_ITEM_OBJECTS))
		return false;
	objects->folder = xcalloc(path.size + 1, 1);
	memcpy(objects->folder, path.ptr, path.size);
	git_buf_dispose(&path);
	return true;
}

void objects_release(struct objects *objects)
{
	for (size_t i = 0; i < LIMIT_THREADS; i++)
		git_odb_free(objects->slots[i].odb);
	free(objects->folder);
}

static git_odb *open_odb(const struct objects *objects)
{
	git_odb *odb;

	return git_odb_open(&odb, objects->folder) ? NULL : odb;
}

struct objects_loan objects_borrow(struct objects *objects)
{
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		struct objects_slot *slot = &objects->slots[i];

		if (atomic_load_explicit(&slot->taken, memory_order_relaxed) ||
			atomic_exchange(&slot->taken, true))
			continue;
		if (!slot->odb)
			slot->odb = open_odb(objects);
		return (struct objects_loan){slot->odb, slot};
	}
	return (struct objects_loan){open_odb(objects), NULL};
}

void objects_return(struct objects_loan loan)
{
	if (loan.slot)
		atomic_store(&loan.slot->taken, false);
	else
		git_odb_free(loan.odb);
}
