/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The site on this machine while somebody works on it: built in memory, served on 127.0.0.1, built
 * again when a file of content/ or of a theme changes, and then shown anew by every browser that
 * has a page of it open.
 *
 *     watch.c     which files changed (inotify)
 *     builds.c    a site from them, or the page that tells what is wrong with them
 *     commits.c   what the commits tell, which is read beside all that
 *     address.c   what a request asks for: a job of the plan; no file is ever opened for one
 *     answer.c    the answer, with the headers of production
 *     seats.c     which connections stay when there are too many
 *     wait.c      browsers that wait for the next build
 *
 * One thread watches and builds, one may read commits. Others answer, from the last build that was
 * done; a request keeps the build that it began with. When a build has errors every page shows
 * those, and the last good site stands below SERVE_LAST.
 *
 * What differs from production: a script in every page that waits for the next build, no
 * Strict-Transport-Security, which would hold for all that this machine serves under the same name,
 * and no Access-Control-Allow-Origin, by which any site could read drafts. Of other sites a browser
 * may follow links to here, and nothing else.
 */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include "site.h"

#define SERVE_LAST "/_kaartenbak/last/"

struct serve_options {
	struct site_options site;
	unsigned port;  /* 0: any that is free */
	enum lang lang; /* of pages about a site whose language is not known */
};

enum serve_event {
	SERVE_STARTED, /* port says where */
	SERVE_BUILT,   /* site and milliseconds; the first time before SERVE_STARTED */
	SERVE_BROKEN,  /* the same, and site has errors */
	SERVE_COMMITS, /* the same, without: it has what the commits tell, or what is new of that */
	SERVE_GONE,    /* the folder of the site cannot be read at the moment (fault) */
};

struct serve_news {
	enum serve_event event;
	unsigned port;
	struct str base_path;
	struct site *site; /* until the call returns; its history is NULL if it shows none */
	unsigned long milliseconds;
	const struct source_fault *fault;
};

/* Whom it tells. The library itself prints nothing. */
struct serve_listener {
	void (*tell)(void *context, const struct serve_news *news);
	void *context;
};

enum serve_result {
	SERVE_ENDED,     /* by SIGINT or SIGTERM */
	SERVE_NO_FOLDER, /* fault */
	SERVE_PORT_TAKEN,
	SERVE_NO_PORT,     /* errno */
	SERVE_WATCH_LIMIT, /* the system watches no more folders for this user */
	SERVE_NO_WATCH,    /* errno */
};

/* Serves until SIGINT or SIGTERM comes. */
enum serve_result serve_run(const struct serve_options *options,
	const struct serve_listener *listener, struct source_fault *fault);

#endif
