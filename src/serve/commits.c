/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the commits tell. It is read beside everything else, for the last good site, and joins the
 * builds after that. It is read anew when HEAD is another commit, and when the site has other cards
 * or another schema.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/alloc.h"
#include "serve/internal.h"

enum {
	/* Milliseconds before HEAD is asked for again where nothing tells that it has moved. */
	ASK_AGAIN = 1000,
	FOLDERS = sizeof(((struct source_head *)0)->folders) / sizeof(struct str),
	/* It gives way to builds too. */
	READ_NICE = 19,
};

/* What is found depends on no more than this. */
struct commits_state {
	char commit[SOURCE_COMMIT_HEX];
	unsigned long long shallow, shape;
};

enum stage {
	UNKNOWN,
	READING, /* a thread is at it */
	FOUND,   /* and no build has it yet */
	JOINED,
};

struct commits {
	enum stage stage;
	struct commits_state state; /* of what is read, or was; unless UNKNOWN */
	/* Of what is read or found: */
	bool anew;              /* builds before may lack something, even if it is the same */
	struct good_site *good; /* what it is about */
	struct arena arena;
	struct history_found *found;
	pthread_t thread;
	atomic_bool stop, done;
	int wake; /* can be read when the thread is done; -1: nothing tells of that */
	/* Where to see that HEAD is another commit: */
	bool wanted; /* the last good site would show what the commits tell */
	int watch;   /* -1: nothing is watched */
	bool partly; /* not all that should be watched is */
	bool moved;  /* something was written there since HEAD was asked for */
	struct str folders[FOLDERS];
	struct arena names;
};

/* ---- Whether HEAD is another commit ---- */

void commits_unwatch(struct commits *commits)
{
	if (commits->watch >= 0)
		close(commits->watch);
	commits->watch = -1;
	commits->partly = commits->moved = false;
	memset(commits->folders, 0, sizeof(commits->folders));
	arena_reset(&commits->names);
}

/* "/a/b/" becomes "/a/". */
static void cut_last(struct buf *path)
{
	while (path->n > 1 && path->p[path->n - 1] == '/')
		path->n--;
	while (path->n > 1 && path->p[path->n - 1] != '/')
		path->n--;
	path->p[path->n] = '\0';
}

/* What is not there yet will be told of by what it will be in. */
static bool watch_folder(const struct commits *commits, struct str folder)
{
	const uint32_t events = IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE | IN_ONLYDIR;
	struct buf path = BUF_INIT;
	bool done;

	buf_add_str(&path, folder);
	while (!(done = inotify_add_watch(commits->watch, path.p, events) >= 0) &&
		(errno == ENOENT || errno == ENOTDIR) && path.n > 1)
		cut_last(&path);
	buf_release(&path);
	return done;
}

static bool same_folders(const struct commits *commits, const struct source_head *head)
{
	for (size_t i = 0; i < FOLDERS; i++)
		if (!str_eq(commits->folders[i], head->folders[i]))
			return false;
	return true;
}

/* A folder may be another one of the same name. */
static void watch_folders(struct commits *commits, const struct source_head *head)
{
	commits_unwatch(commits);
	commits->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	for (size_t i = 0; i < FOLDERS; i++) {
		commits->folders[i] = str_dup(&commits->names, head->folders[i]);
		if (commits->watch >= 0 && head->folders[i].n &&
			!watch_folder(commits, head->folders[i]))
			commits->partly = true;
	}
}

static bool is_watching(const struct commits *commits)
{
	return commits->watch >= 0 && !commits->partly;
}

static void take_events(struct commits *commits)
{
	char bytes[4096];

	while (commits->watch >= 0 && read(commits->watch, bytes, sizeof(bytes)) > 0)
		commits->moved = true;
}

/* Watched first, so that nothing is missed. */
static struct commits_state look(struct commits *commits, const struct good_site *good)
{
	struct arena scratch = ARENA_INIT;
	struct commits_state state = {.shape = history_shape(&good->site.model)};
	struct source_head head;

	source_head(good->site.source, &scratch, &head);
	if (commits->moved || !is_watching(commits) || !same_folders(commits, &head)) {
		watch_folders(commits, &head);
		source_head(good->site.source, &scratch, &head);
	}
	memcpy(state.commit, head.commit, sizeof(state.commit));
	state.shallow = head.shallow;
	arena_release(&scratch);
	return state;
}

static bool same_state(const struct commits_state *a, const struct commits_state *b)
{
	return !strcmp(a->commit, b->commit) && a->shallow == b->shallow && a->shape == b->shape;
}

/* ---- Reading ---- */

static void *read_commits(void *context)
{
	struct commits *commits = context;
	const struct site *site = &commits->good->site;
	const uint64_t one = 1;

	setpriority(PRIO_PROCESS, (id_t)gettid(), READ_NICE);
	commits->found = history_find(&site->model, site->source, &commits->arena, &commits->stop);
	atomic_store(&commits->done, true);
	while (commits->wake >= 0 && write(commits->wake, &one, sizeof(one)) < 0 && errno == EINTR)
		;
	return NULL;
}

static void drop(struct commits *commits, enum stage stage)
{
	if (commits->good)
		good_release(commits->good);
	commits->good = NULL;
	arena_release(&commits->arena);
	commits->found = NULL;
	commits->stage = stage;
}

static void start(
	struct commits *commits, struct good_site *good, const struct commits_state *state)
{
	commits->anew = commits->stage == UNKNOWN || commits->state.shape != state->shape;
	commits->state = *state;
	commits->good = good;
	atomic_fetch_add(&good->users, 1);
	commits->stage = READING;
	atomic_store(&commits->done, false);
	if (pthread_create(&commits->thread, NULL, read_commits, commits))
		drop(commits, UNKNOWN);
}

static bool is_done(const struct commits *commits)
{
	return commits->stage == READING && atomic_load(&commits->done);
}

/* Only when the thread has ended has it written that it is done. */
static void end_reading(struct commits *commits)
{
	uint64_t count;

	pthread_join(commits->thread, NULL);
	while (commits->wake >= 0 && read(commits->wake, &count, sizeof(count)) < 0 &&
		errno == EINTR)
		;
	commits->stage = FOUND;
}

/* Whether a build would show anything else. */
static bool is_news(const struct commits *commits, const struct good_site *good)
{
	const struct history_found *shown = good->site.history, *found = commits->found;

	if (!found->timelines || !shown->timelines)
		return found->timelines || shown->timelines || found->gaps != shown->gaps;
	return commits->anew || commits->good != good || found->gaps != shown->gaps ||
	       found->timelines->hash != shown->timelines->hash;
}

/* ---- For builds ---- */

/* Events are taken in any case: those that nobody takes wake whoever polls, over and over. */
static void follow_head(struct commits *commits, const struct good_site *good)
{
	commits->wanted = good && site_tells_history(&good->site);
	if (commits->wanted)
		take_events(commits);
	else
		commits_unwatch(commits);
}

bool commits_look(struct commits *commits, struct good_site *good)
{
	struct commits_state state;

	follow_head(commits, good);
	if (is_done(commits)) {
		end_reading(commits);
		if (commits->wanted && is_news(commits, good))
			return true;
		drop(commits, JOINED);
	}
	if (commits->stage == READING || commits->stage == FOUND)
		return false;
	if (!commits->wanted) {
		commits->stage = UNKNOWN;
		return false;
	}
	state = look(commits, good);
	if (commits->stage == UNKNOWN || !same_state(&state, &commits->state))
		start(commits, good, &state);
	return false;
}

const struct history_found *commits_found(const struct commits *commits)
{
	return commits->stage == FOUND ? commits->found : NULL;
}

void commits_joined(struct commits *commits)
{
	if (commits->stage == FOUND)
		drop(commits, JOINED);
}

/* Whether something may change that nothing tells of. */
static bool must_ask(const struct commits *commits)
{
	if (commits->stage == READING && commits->wake < 0)
		return true;
	return commits->wanted && (commits->stage == UNKNOWN || !is_watching(commits));
}

int commits_poll(const struct commits *commits, struct pollfd on[COMMITS_FDS])
{
	on[0] = (struct pollfd){.fd = commits->wake, .events = POLLIN};
	on[1] = (struct pollfd){.fd = commits->watch, .events = POLLIN};
	return must_ask(commits) ? ASK_AGAIN : -1;
}

struct commits *commits_open(void)
{
	struct commits *commits = xcalloc(1, sizeof(*commits));

	atomic_init(&commits->stop, false);
	atomic_init(&commits->done, false);
	commits->watch = -1;
	commits->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return commits;
}

void commits_close(struct commits *commits)
{
	atomic_store(&commits->stop, true);
	if (commits->stage == READING)
		pthread_join(commits->thread, NULL);
	drop(commits, UNKNOWN);
	commits_unwatch(commits);
	arena_release(&commits->names);
	if (commits->wake >= 0)
		close(commits->wake);
	free(commits);
}
