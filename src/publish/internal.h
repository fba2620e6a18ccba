/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of publish/ share. */
#ifndef PUBLISH_INTERNAL_H
#define PUBLISH_INTERNAL_H

#include <git2.h>

#include "publish/publish.h"

/* A file of a commit. */
struct tree_file {
	struct str path;
	git_oid id;
	unsigned mode; /* as Git writes it: 0100644 */
	bool known;    /* id is; else it is that in the tree before */
	bool same;     /* as in the tree before */
};

enum { MODE_FILE = 0100644, MODE_FOLDER = 040000, ID_BYTES = 20 };

/* Longer paths are looked up in no tree: all of them are made anew. */
enum { PATH_BYTES = 4095 };

struct publish {
	const struct publish_options *options;
	struct arena arena;
	struct publish_report report;
	git_repository *repo;
	struct str refname;
	git_oid source;  /* commit */
	git_time_t time; /* of the new commit, and minutes from UTC */
	int offset;
	bool is_new;        /* the branch is not there: it is made, and not moved */
	git_commit *parent; /* NULL for none */
	git_tree *before;   /* that of parent; NULL likewise */
	bool trusted;       /* nobody but us made before, so that its manifest tells what it is */
	size_t kept_before; /* files in a trusted tree that its manifest does not name */
	struct manifest manifest; /* of before; empty without one */
	VEC(struct tree_file) kept;
};

/* Remembers what libgit2 said last, or else the system (errno), as the detail of an outcome. */
enum publish_outcome publish_fail(struct publish *publish, enum publish_outcome outcome);

/* ---- branch.c: what may be published to ---- */

enum publish_outcome branch_open(struct publish *publish);
/* Makes the parent's commit, tree and manifest known; whether the branch is one for us. */
enum publish_outcome branch_examine(struct publish *publish);
/* Moves the branch, if it is still where it was. */
enum publish_outcome branch_move(struct publish *publish, const git_oid *commit);

/* ---- push.c ---- */

/* Whether there is something to push to, as far as can be told without asking it. */
enum publish_outcome push_examine(struct publish *publish);

/* ---- kept.c: files on the branch that are not the site's, and stay ---- */

/*
 * Fills publish->kept by path, and the report's dropped; plan says where none can be. A tree that
 * had others is trusted no longer.
 */
enum publish_outcome kept_find(struct publish *publish, const struct plan *plan);

/* ---- pack.c: new objects ---- */

/*
 * Objects that the repository does not have go into one pack, which others see when it is
 * finished. With dry nothing is written.
 */
struct pack;

/* most: how many times pack_put will be called at most. NULL when no file can be made. */
struct pack *pack_new(git_repository *repo, size_t threads, size_t most, bool dry);
/*
 * The id of an object, which is written if it is not there; *written, unless that is NULL, tells.
 * Any number of threads, each as a worker of its own.
 */
bool pack_put(struct pack *pack, size_t worker, git_object_t type, struct str bytes, git_oid *id,
	bool *written);
/* All that was put is part of the repository, also after the power fails. */
bool pack_finish(struct pack *pack);
/* For tests: writes offsets from this one on as those above 2 GB have to be written. */
void pack_widen(struct pack *pack, unsigned long long from);
unsigned long long pack_size(const struct pack *pack);
/* What was put and not finished is gone. */
void pack_free(struct pack *pack);

/* ---- tree.c: files into trees ---- */

/*
 * files are by path, without one that is a folder of another. before, if not NULL, is a tree that
 * holds exactly the paths of before_paths; folders in which nothing differs are taken from it
 * unseen. False when the pack failed, or when a file that is to be the same is not there.
 */
struct tree_request {
	git_repository *repo;
	struct pack *pack;
	const struct tree_file *files;
	size_t n;
	const git_oid *before;
	const struct str *before_paths; /* by path */
	size_t before_n;
	bool missing; /* set when before lacks a file that is to be the same */
};

bool publish_tree(struct tree_request *request, git_oid *id);

/* ---- commit.c ---- */

/* The tree that a message of ours says its commit has; false if it is none of ours. */
bool message_parse(struct str message, git_oid *tree, size_t *kept);
/* The id of the commit that a commit of ours says it was made of, or empty. */
struct str message_source(struct str message);
bool commit_make(struct publish *publish, enum lang lang, struct pack *pack, const git_oid *tree,
	git_oid *id);

#endif
