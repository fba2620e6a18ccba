/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A site into a commit on a branch, without a working tree, an index or a folder.
 *
 *     publish_open    the repository, and whether the branch may be published to
 *     publish_site    renders a site, writes what the repository does not have, moves the branch
 *     publish_push    brings the branch to another repository, never by force
 *
 * What is written can be seen by nobody until the branch is moved, and that is one rename: whoever
 * is killed leaves the branch where it was or where it was to go. Equal sites of equal commits give
 * equal commits: their dates are those of the commit that the site is made of, or
 * SOURCE_DATE_EPOCH, never that of the clock.
 *
 * A branch is published to when it is new, empty, or made by us (it holds our manifest). The branch
 * that a working tree stands on, and one that holds content or has a commit in common with the
 * source, never is.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "site.h"

struct publish_options {
	const char *dir;    /* somewhere in the repository, or a bare one */
	const char *source; /* the full id of the commit that the site is made of */
	const char *branch; /* "gh-pages" */
	/* To be pushed to, a name or an address; NULL for none. A branch that is not there begins
	 * where that remote's branch of its name was last seen; without one that of origin. */
	const char *remote;
	bool take_over; /* also when others made what the branch holds */
	bool dry_run;   /* writes nothing at all */
};

enum publish_outcome {
	PUBLISH_DONE, /* the branch is at a new commit */
	PUBLISH_SAME, /* it already had this site */
	/* Refused: nothing was written. */
	PUBLISH_BAD_BRANCH,  /* no name for a branch */
	PUBLISH_IN_THE_WAY,  /* not beside the branch that detail names */
	PUBLISH_ALIAS,       /* it stands for another reference: detail is which */
	PUBLISH_CHECKED_OUT, /* a working tree stands on the branch: detail is its folder */
	PUBLISH_SOURCE,      /* the branch holds the source */
	PUBLISH_FOREIGN,     /* the branch holds what others made */
	PUBLISH_NO_REMOTE,   /* what is to be pushed to is none, nor a folder or an address */
	PUBLISH_KEPT,        /* too much to keep, or too deep: detail is where */
	/* Failed: nothing that can be seen was written. */
	PUBLISH_CONTENT, /* the site has errors: they are in its diags */
	PUBLISH_FAILED,  /* detail: what Git says */
	PUBLISH_RACE,    /* somebody else moved the branch meanwhile */
	PUBLISH_LOCKED,  /* somebody is moving it, or was killed doing so: detail is the file */
	/* The branch is at the new commit here, but not there. */
	PUBLISH_PUSH_REFUSED, /* there are commits that are not here, or a rule forbids it */
	PUBLISH_PUSH_ACCESS,  /* it asks who we are */
	PUBLISH_PUSH_FAILED,
};

struct publish_report {
	char commit[41], before[41]; /* full ids; before is empty for a new branch */
	size_t files, pages, kept;
	/* Files that differ from those on the branch; where that is not known, those whose bytes
	 * the repository did not have. */
	size_t changed;
	unsigned long long bytes;  /* of all files of the site */
	unsigned long long stored; /* bytes that the repository grew by */
	/* Files on the branch that were not ours, are not kept and are gone; the first of them. */
	size_t dropped;
	struct str dropped_names[5];
	bool dropped_more; /* and there are more, which were not counted */
	/* The full id of the commit that the branch's own was made of; empty when not known. */
	struct str source_before;
	VEC(struct str) remotes; /* of PUBLISH_NO_REMOTE: those that there are */
	struct str detail;
	int error; /* what the system said, when that is the detail; else 0 */
};

struct publish;

/*
 * Never NULL; *outcome is PUBLISH_DONE when the site can be published. options must stay. Until
 * publish_close the report lives.
 */
struct publish *publish_open(const struct publish_options *options, enum publish_outcome *outcome);
const struct publish_report *publish_report(const struct publish *publish);
/* Whether the working tree, if there is one, has changes of content/ that no commit has. */
bool publish_is_edited(struct publish *publish);
/* Of a frozen site, read from the commit that options name; once. */
enum publish_outcome publish_site(struct publish *publish, struct site *site);
/* PUBLISH_DONE also when there was nothing to bring. */
enum publish_outcome publish_push(struct publish *publish);
void publish_close(struct publish *publish);

#endif
