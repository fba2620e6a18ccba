/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What this folder shares of libgit2: finding a repository and a commit, and reading objects from
 * many threads. Trees are read from their bytes (tree.c): that is a few lines, and needs neither
 * a handle of a repository nor memory for each entry.
 */
#ifndef SOURCE_GIT_H
#define SOURCE_GIT_H

#include <git2.h>
#include <stdatomic.h>

#include "base/limits.h"
#include "source/source.h"

/* Where a folder lies in a repository. */
struct git_place {
	git_repository *repository;
	char *prefix; /* "site/" below the top of the work tree; "" for the top and without one */
};

/* False, with the fault told, when dir lies in no repository. Release the place if true. */
bool git_place_open(struct git_place *place, const char *dir, struct source_fault *fault);
void git_place_release(struct git_place *place);
/* revision.c: the commit that rev means. */
bool git_place_commit(
	const struct git_place *place, const char *rev, git_oid *id, struct source_fault *fault);

/* What is written for a commit, and perhaps for a folder in it: "HEAD~3:docs". */
struct revision {
	char *commit;
	char *folder; /* "docs/"; "" for the top. Of the place when none is named */
	bool named;
};

/* False when the folder lies above the top. Release it in any case. */
bool revision_read(struct revision *revision, const struct git_place *place, const char *word);
void revision_release(struct revision *revision);
/* What may have been meant by its folder, which is not there. root: the tree of the commit. */
void suggest_folder(git_odb *odb, const git_oid *root, const struct revision *revision,
	struct source_fault *fault);

void git_fault(struct source_fault *fault, enum source_fault_kind kind);
/* Puts words of a repository in a fault, as they can be shown; false if they are cut. */
bool fault_put(char *to, size_t size, struct str words);

/*
 * The objects of a repository for any number of threads. libgit2 wants one handle a thread: whoever
 * reads borrows one that is free, which is made when it is first needed; nobody waits.
 */
struct objects {
	char *folder;
	struct objects_slot {
		atomic_bool taken;
		git_odb *odb;
	} slots[LIMIT_THREADS];
};

/* A borrowed handle; odb is NULL if it could not be opened. */
struct objects_loan {
	git_odb *odb;
	struct objects_slot *slot; /* NULL for one that is nobody's */
};

/* False if the repository says no. */
bool objects_init(struct objects *objects, git_repository *repository);
void objects_release(struct objects *objects);
struct objects_loan objects_borrow(struct objects *objects);
void objects_return(struct objects_loan loan);

/* A word for a message (diag_words.h) when an object could not be read: the result of libgit2. */
struct str object_fault(int code);

/* ---- Trees as bytes ---- */

struct tree_entry {
	unsigned mode; /* that of Git: 0100644, 040000 … */
	struct str name;
	git_oid id;
};

/* The next entry of what is left of a tree. False at its end, and when the bytes are no tree. */
bool tree_next(struct str *rest, struct tree_entry *entry);
bool tree_is_folder(const struct tree_entry *entry);
/* A tree of at most LIMIT_TREE_SIZE bytes. 0, or the code of libgit2. Free the object if 0. */
int tree_read(git_odb *odb, const git_oid *id, git_odb_object **object);
struct str tree_bytes(git_odb_object *object);
/* What path means below the tree root; 0, GIT_ENOTFOUND, or another code of libgit2. */
int tree_find(git_odb *odb, const git_oid *root, struct str path, struct tree_entry *entry);

/* The commit that a source is; NULL for a folder. */
const git_oid *commit_source_id(const struct source *source);
/* Which folder of it, as in struct revision; NULL likewise. */
const char *commit_source_folder(const struct source *source);

#endif
