/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a visitor sees change from one site to another: for who reviews a change before it is
 * published. What no page shows (drafts, subjects that are not public, comments in files) is not
 * compared, so nothing of it can come out: the result may be shown to everybody.
 *
 * The result is a tree of changes, all of one shape. People get it as text or Markdown, programs as
 * JSON; doc/review.md describes the tree.
 */
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "site.h"

/* What changes: its name in JSON, and the words that people read before its title, if any. */
#define CHANGE_KINDS(KIND)                                                                         \
	KIND(SITE, "site", "", "")                                                                 \
	/* Sections, the parts of SITE. */                                                         \
	KIND(COLLECTION, "collection", "", "")                                                     \
	KIND(MONITOR, "monitor", "", "")                                                           \
	KIND(VOCABULARY, "vocabulary", "", "")                                                     \
	KIND(SETTINGS, "settings", "", "")                                                         \
	KIND(THEME, "theme", "", "")                                                               \
	KIND(PAGES, "pages", "", "")                                                               \
	/* Of a collection; a record that is renamed has its old address in before. */             \
	KIND(LABEL, "label", "veld", "field")                                                      \
	KIND(RECORD, "record", "", "")                                                             \
	KIND(FIELD, "field", "", "")                                                               \
	KIND(VALUE, "value", "", "")               /* one of a list, that comes or goes */         \
	KIND(TEXT, "text", "", "")                 /* count words come, gone go */                 \
	KIND(PASSAGE, "passage", "onder", "under") /* below a heading; likewise */                 \
	/* Of a vocabulary; count: records that have it. */                                        \
	KIND(TERM, "term", "", "")                                                                 \
	/* Of a monitor. */                                                                        \
	KIND(EDITION, "edition", "editie", "edition")                                              \
	KIND(INDICATOR, "indicator", "", "") /* of the method */                                   \
	KIND(ASPECT, "aspect", "", "")       /* its rule, its title, … */                        \
	KIND(ROUND, "round", "landelijk, ", "national, ")                                          \
	KIND(MEASUREMENT, "measurement", "", "")                                                   \
	KIND(STATUS, "status", "", "") /* of one indicator in a measurement */                     \
	KIND(RESULT, "result", "", "") /* the same, whose status stays */                          \
	KIND(TABLE, "table", "tabel", "table")                                                     \
	KIND(FIGURE, "figure", "", "")                                                             \
	KIND(STATUSES, "statuses", "", "") /* how many go from one to another, and why */          \
	/* Of the others. */                                                                       \
	KIND(SETTING, "setting", "", "")                                                           \
	KIND(FILE, "file", "", "")                                                                 \
	KIND(PAGE, "page", "", "")         /* moved: from the address before */                    \
	KIND(REDIRECT, "redirect", "", "") /* to after; one that changes went to before */         \
	KIND(BYTES, "bytes", "", "")       /* count of the pages that stay, gone: all that stay */

enum change_kind {
#define KIND(name, id, nl, en) CHANGE_##name,
	CHANGE_KINDS(KIND)
#undef KIND
		CHANGE_KIND_COUNT
};

/* A page moves when its old address sends on to the new one: nobody who comes finds nothing. */
enum change_action { CHANGED, ADDED, REMOVED, RENAMED, MOVED, CHANGE_ACTIONS };

/* What gave a measurement another status. An edition is told from a rule when the measurement names
 * another one than before. */
enum change_cause {
	CAUSE_NONE,
	CAUSE_DATA,
	CAUSE_RULE,
	CAUSE_EDITION,
	CAUSE_DATA_OR_RULE, /* each of them would have done */
	CAUSE_DATA_OR_EDITION,
	CAUSE_DATA_AND_RULE, /* only the two together did */
	CAUSE_DATA_AND_EDITION,
	CHANGE_CAUSES
};

struct site_change;
typedef VEC(struct site_change *) change_list;

struct site_change {
	enum change_kind kind;
	enum change_action action;
	enum change_cause cause;
	struct str id;            /* stable: for programs */
	struct str title;         /* as people call it */
	struct str url;           /* of its page, from the top of the site; or empty */
	struct str before, after; /* as people read it; empty where there was or is nothing */
	struct str since;         /* an added measurement: the date that its parts compare with */
	size_t count, gone;       /* what they count is said above */
	change_list parts;
};

/* One of the two sites. */
struct compare_side {
	struct str name; /* "main"; empty for the files on disk */
	size_t errors, warnings;
	bool readable; /* there is a site to speak of */
};

struct comparison {
	struct arena arena;
	enum lang lang;
	struct compare_side before, after;
	struct site_change *root; /* CHANGE_SITE; without parts when nothing changes */
	bool pages;               /* whether pages could be compared: neither site has errors */
	size_t unreadable;        /* files that one of the sites has and cannot read */
};

/*
 * Both sites are frozen, with or without errors, and are rendered in memory if they have none; so
 * they are not const. The names are those of the revisions. The result lives on its own.
 */
void compare_sites(struct comparison *comparison, struct site *before, struct str before_name,
	struct site *after, struct str after_name, enum lang lang);
void comparison_release(struct comparison *comparison);
static inline bool comparison_is_empty(const struct comparison *comparison)
{
	return !comparison->root->parts.n;
}

/* ---- Showing it ---- */

enum compare_format { COMPARE_TEXT, COMPARE_MARKDOWN, COMPARE_JSON, COMPARE_FORMATS };

/* What GitHub takes as one comment is a little more, in characters. */
enum { COMPARE_COMMENT_MAX = 65000 };

bool compare_format_parse(struct str name, enum compare_format *format);
/*
 * Markdown is at most COMPARE_COMMENT_MAX bytes: what does not fit is counted ("en nog 312"), and
 * every section shows its fair part. What comes from content is harmless in all three: no mark-up,
 * no links, no mentions, one line each.
 */
void compare_write(
	const struct comparison *comparison, enum compare_format format, struct buf *out);

#endif
