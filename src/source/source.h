/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where inputs come from: a tree of files that is listed once and read by path. That is a folder on
 * disk or a tree of a Git commit; nothing above this folder knows the difference.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/text.h"
#include "base/vec.h"

struct source;

/* Paths below the top, with '/', by rising bytes. */
struct source_list {
	VEC(struct str) paths;
};

/* Why a commit cannot be a source. */
enum source_fault_kind {
	SOURCE_NO_FOLDER,      /* dir cannot be opened: error is an errno */
	SOURCE_NO_REPOSITORY,  /* dir lies in none */
	SOURCE_NO_COMMITS,     /* HEAD is asked for, and there is nothing yet */
	SOURCE_NO_REVISION,    /* rev means nothing; near is what may have been meant, or empty */
	SOURCE_BARE,           /* dir is a repository without a work tree, and no rev is given */
	SOURCE_NOT_A_COMMIT,   /* it means a file or folder */
	SOURCE_NOT_IN_COMMIT,  /* that commit has no such folder as dir; near likewise */
	SOURCE_NO_SUCH_FOLDER, /* nor as the one behind the ':' of rev; near likewise */
	SOURCE_NOT_A_FOLDER,   /* which is a file */
	SOURCE_DAMAGED,        /* libgit2 cannot read it: detail says why, in English */
};

struct source_fault {
	enum source_fault_kind kind;
	int error;
	/* These and known hold no more than can be shown on one line. */
	char near[128], detail[256];
	char known[256]; /* of SOURCE_NO_REVISION: some branches and tags, when none is near */
};

/* The folder dir on disk, or NULL if it cannot be opened (errno says why). dir must stay. */
struct source *source_open_folder(const char *dir);
/*
 * The folder dir as it is in the commit that rev means: a branch, a tag, an id or the start of one,
 * HEAD~3 and whatever else Git takes. dir is a work tree, a folder below one (then the same folder
 * of the commit), or a repository without a work tree. REV:FOLDER is another folder of the commit,
 * from its top, or from dir if it begins with "./" or "../". Nothing is checked out; a shallow
 * repository will do. NULL, with the fault told, if that cannot be. dir must stay.
 *
 * Files are the bytes that the commit has. A symbolic link is refused as on disk; a submodule is
 * reported, since its files are not there.
 */
struct source *source_open_commit(const char *dir, const char *rev, struct source_fault *fault);

/* Whether dir itself is a repository without a work tree. */
bool source_is_bare(const char *dir);

enum { SOURCE_COMMIT_HEX = 41 };
/* The id of the commit, 40 digits and a NUL; false for a folder. */
bool source_commit_id(const struct source *source, char hex[SOURCE_COMMIT_HEX]);
void source_close(struct source *source);
/* What source_open_folder was given; for messages. */
struct str source_name(const struct source *source);

/*
 * All regular files below folder (a path below the top; "" for all). Names that begin with a dot
 * are passed over. A folder that is not there lists nothing. Symbolic links, odd files, too deep
 * folders and names that are not UTF-8 are reported. Not while another thread reads.
 */
void source_list(struct source *source, struct str folder, struct arena *arena,
	struct source_list *list, struct diags *diags);

/*
 * Reads one file whole into the arena; at most limit bytes. Sets text->path and text->bytes; after
 * an error (reported with the path) bytes.p is NULL and the result is false. Any number of threads
 * at once.
 */
bool source_read(struct source *source, struct str path, size_t limit, struct arena *arena,
	struct text *text, struct diags *diags);

/*
 * A hash of all that was read so far: of the paths and the bytes, in whatever order they came. Two
 * sources that gave the same files have the same one.
 */
unsigned long long source_hash(const struct source *source);

/* Whether a regular file of that path is there. */
bool source_has(struct source *source, struct str path);

/* ---- History ---- */

/*
 * What happened to the files of a source, commit by commit: from the commit that it is (for a
 * folder: from HEAD of the repository that it lies in) back along first parents. So a merge is one
 * step, on the day when what was merged came to this branch and to its visitors; what was tried on
 * side branches is not told. The day is that of the committer, for the same reason, in the zone of
 * the commit. Names and messages of people are not read.
 */
struct source_log;

enum { SOURCE_ID = 20 };

/* One regular file below the folder that was asked for. Ids are NULL where it is not there. */
struct source_change {
	struct str path;
	const unsigned char *before, *after; /* SOURCE_ID bytes */
};

struct source_step {
	struct date day; /* year 0: no day between the years 1 and 9999 */
	char commit[SOURCE_COMMIT_HEX];
	const struct source_change *changes; /* only until the visit ends, as all of the step */
	size_t n;
};

/* Newest first, only commits that changed something; false to stop. */
typedef bool source_visit(void *context, const struct source_step *step);

enum source_end {
	SOURCE_BEGINNING, /* all was seen */
	SOURCE_STOPPED,   /* by the visit */
	SOURCE_SHALLOW, /* the repository has no more; what its last commit changed is not known */
	SOURCE_BROKEN,  /* an object is missing or damaged */
	/* longer than LIMIT_COMMITS or LIMIT_HISTORY_SIZE, or a step of over LIMIT_TREE_ENTRIES */
	SOURCE_OUT_OF_REACH
};

/*
 * NULL, with the fault told, if the source lies in no repository, in one without commits, or in one
 * that is damaged. The source must stay.
 */
struct source_log *source_log_open(const struct source *source, struct source_fault *fault);
void source_log_close(struct source_log *log);
enum source_end source_log_walk(
	struct source_log *log, struct str folder, source_visit *visit, void *context);

/* Where the history of a folder on disk begins, and where to see that it begins elsewhere. */
struct source_head {
	char commit[SOURCE_COMMIT_HEX]; /* empty: there is none, or it cannot be read */
	unsigned long long shallow;     /* of what the repository says that it lacks */
	/* Folders on disk where something is written when any of this changes; empty: none. */
	struct str folders[3];
};
void source_head(const struct source *source, struct arena *arena, struct source_head *head);

enum source_version {
	SOURCE_VERSION,
	SOURCE_TOO_LARGE, /* it has more than limit bytes */
	SOURCE_MISSING,   /* the object is missing or damaged */
	SOURCE_TOO_MUCH,  /* LIMIT_HISTORY_SIZE was gone through before */
};

/* A version of a file. What is read counts for LIMIT_HISTORY_SIZE. */
enum source_version source_log_read(struct source_log *log, const unsigned char *id, size_t limit,
	struct arena *arena, struct str *bytes);
/* Whether bytes are that version. Only while a log is open. */
bool source_is_version(const unsigned char *id, struct str bytes);

#endif
