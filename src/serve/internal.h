/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of serve/ share. */
#ifndef SERVE_INTERNAL_H
#define SERVE_INTERNAL_H

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>

#include "history/history.h"
#include "serve/serve.h"

struct MHD_Connection;

/* ---- address.c: pure, and safe for whatever bytes a client sends ---- */

enum route_kind {
	ROUTE_FILE,    /* job */
	ROUTE_MOVED,   /* to location; job is the page that is there, or NULL */
	ROUTE_MISSING, /* nothing of that name */
	ROUTE_REFUSED, /* no address at all */
	ROUTE_SCRIPT,  /* what pages wait with */
	ROUTE_STYLE,   /* how our own words look */
};

struct route {
	enum route_kind kind;
	bool last;  /* asked of the last good site */
	bool waits; /* for a page that is another one than that of the hash is */
	struct str is;
	const struct job *job;
	struct str location; /* in the arena; printable ASCII, and an address on this site */
	struct str query;    /* without '?' */
};

/*
 * What target, the second word of a request, asks for; with its escapes and query, as it came.
 * plan is NULL as long as there has been no good site.
 */
void route_find(struct route *route, const struct plan *plan, struct str base_path,
	struct str target, struct arena *arena);
/* Whether host, as a browser sends it, is this machine: another name may be that of an attacker
 * who has it point here. */
bool is_own_host(struct str host, unsigned port);
/* Whether field, an If-None-Match, has tag: a list, of which W/ says nothing here, or "*". */
bool has_tag(struct str field, struct str tag);
/* By the ending of a file's name. */
const char *content_type(struct str path);

/* ---- live.c: what stands in pages for us ---- */

extern const struct str live_script, live_style;
/* What a page is to be told. */
struct live {
	struct str hash; /* of the page, without us */
	struct str home; /* where the site stands on its host: "/path" or "" */
	bool last;       /* it is of the last good site, and says so */
	enum lang lang;
};

/* Writes a page with the script that waits until it is another one. */
void live_insert(const struct live *live, struct str page, struct buf *out);

/* ---- trouble.c ---- */

/* A page that tells all errors; has_last: there is a good site to go to. diags are sorted. */
void trouble_page(const struct diags *diags, enum lang lang, bool has_last, struct buf *out);
/* The same for a folder that cannot be read. */
void trouble_gone(const char *dir, const struct source_fault *fault, enum lang lang, bool has_last,
	struct buf *out);

/* ---- watch.c ---- */

struct watch;

/* What happened to files since the last time. Starts as {0}. */
struct changes {
	struct arena arena;
	VEC(struct str) paths; /* below the folder of the site */
	bool any;
	bool unsure; /* any file may have changed: folders came or went, or too much happened */
};

/*
 * Watches content/ and themes/ of dir, and all of themes (NULL: none). NULL with an errno: ENOSPC
 * when the system has no watches left.
 */
struct watch *watch_open(const char *dir, const char *themes);
/* Can be polled for input, and changes with watch_renew; -1 for nothing to poll. */
int watch_fd(const struct watch *watch);
/* Adds what has happened, without waiting. */
void watch_read(struct watch *watch, struct changes *changes);
/*
 * Watches what is there now, which has to be done once watch_read has said unsure. False with an
 * errno: nothing is watched, until this is called again and succeeds.
 */
bool watch_renew(struct watch *watch);
void watch_close(struct watch *watch);
void changes_reset(struct changes *changes);

/* ---- builds.c ---- */

/* A site without errors, kept for as long as somebody answers from it. */
struct good_site {
	atomic_size_t users;
	struct site site;
};

/* What a build made of the files. Never changes once it is shown. */
struct shown {
	atomic_size_t users;
	struct good_site *good; /* the last one; NULL: none yet */
	struct buf trouble;     /* a page; empty: all is well */
	enum lang lang;
	/* While all is being built anew: a record of the good site that has changed since, and what
	 * it is now. NULL for none. */
	const struct record *before, *now;
	struct arena arena; /* of what it is now */
};

void good_release(struct good_site *good);

struct commits;

struct builder {
	const struct serve_options *options;
	const struct serve_listener *listener;
	struct record_cache *cache;
	struct commits *commits;
	struct good_site *good;
	bool gone;                 /* the folder could not be read the last time, which was told: */
	struct source_fault fault; /* why */
};

void shown_release(struct shown *shown);
struct server;
/*
 * Builds anew after those changes (NULL: what the commits tell is known), shows what came of it and
 * tells of it. False with the fault when the folder cannot be read.
 */
bool build_site(struct builder *builder, struct server *server, const struct changes *changes,
	struct source_fault *fault);
/* Shows and tells, once, that the folder is gone for now, or is another thing. */
void build_gone(struct builder *builder, struct server *server, const struct source_fault *fault);
void builder_release(struct builder *builder);

/* ---- commits.c ---- */

struct commits *commits_open(void);
enum { COMMITS_FDS = 2 };
/*
 * What can be read when commits_look should be called; and after how many milliseconds to call it
 * anyway, since the system gives nothing to wait for (no inotify, no watches or no eventfd left),
 * or -1.
 */
int commits_poll(const struct commits *commits, struct pollfd on[COMMITS_FDS]);
/*
 * To be called after each build too, with the last good site, or NULL. Begins to read the commits
 * if that has to be done; true, once, when it is done and a build would show something else. After
 * this what commits_poll gave for HEAD has nothing to read, until something is written there again.
 */
bool commits_look(struct commits *commits, struct good_site *good);
/* What no build has yet; NULL if there is nothing. */
const struct history_found *commits_found(const struct commits *commits);
/* A good build has it. */
void commits_joined(struct commits *commits);
/* The folders of the repository may be others of the same name. */
void commits_unwatch(struct commits *commits);
void commits_close(struct commits *commits);

/* ---- seats.c ---- */

enum {
	SEATS = 512,
	/* So many are taken at most: what has been told to go may need a moment. */
	SEATS_OPEN = SEATS - 64,
};

enum seat_state {
	SEAT_ASKS, /* a request is coming, or is yet to come */
	SEAT_ANSWERED,
	SEAT_SLEEPS,
};

/* All connections, the one whose state began first as the oldest. */
struct seats {
	pthread_mutex_t lock;
	struct seat *oldest, *newest;
	size_t open; /* that have not been told to go */
};

/* Of a new connection, which asks. When there are many it closes the oldest that asks, or to which
 * an answer has been going for long. */
struct seat *seat_take(struct seats *seats, int socket);
void seat_set(struct seats *seats, struct seat *seat, enum seat_state state);
/* Before its socket is closed. */
void seat_leave(struct seats *seats, struct seat *seat);

/* ---- wait.c ---- */

/* A request under way. */
struct request {
	struct str target;
	struct seat *seat;
	bool begun;     /* its headers are there, and its body may be yet to come */
	bool sent_away; /* it has waited long enough */
};

/*
 * Browsers wait for a change with a request that is answered late. So many may; the one that waits
 * longest is then sent away, and asks again. One that is gone without a word is found that way too.
 */
enum { WAITERS = 32 };

struct waiter {
	struct MHD_Connection *connection;
	struct request *request;
};

struct server {
	pthread_mutex_t lock;
	struct seats seats;
	struct shown *shown;
	struct waiter waiters[WAITERS];
	size_t first, waiting;
	bool closing;
	unsigned port;
};

/* What is shown now; to be released. */
struct shown *server_shown(struct server *server);
/* Shows something else from now on, which it takes over, and wakes all that wait. */
void server_show(struct server *server, struct shown *shown);
/* Nobody waits any more. */
void server_close(struct server *server);
enum wait_result {
	WAIT_SLEEPS,
	WAIT_CHANGED, /* something else is shown already */
	WAIT_ENDS,    /* nobody waits any more */
};
/* Puts a connection to sleep until something else is shown. */
enum wait_result server_wait(
	struct server *server, const struct shown *shown, struct waiter waiter);

#endif
