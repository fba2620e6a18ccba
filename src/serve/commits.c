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
	atomic_bool stop;
	int done; /* can be read when the thread is */
	/* Where to see that HEAD is another commit: */
	int watch; /* -1: nowhere */
	struct str folders[FOLDERS];
	struct arena names;
};

/* ---- Whether HEAD is another commit ---- */

void commits_unwatch(struct commits *commits)
{
	if (commits->watch >= 0)
		close(commits->watch);
	commits->watch = -1;
	memset(commits->folders, 0, sizeof(commits->folders));
	arena_reset(&commits->names);
}

/* What is not there yet will be told of by what it will be in. */
static void watch_folder(const struct commits *commits, struct str folder)
{
	struct buf path = BUF_INIT;

	buf_add_str(&path, folder);
	while (path.n > 1 &&
		inotify_add_watch(commits->watch, path.p,
			IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE | IN_ONLYDIR) < 0 &&
		errno == ENOENT) {
		while (path.n > 1 && path.p[path.n - 1] == '/')
			path.n--;
		while (path.n > 1 && path.p[path.n - 1] != '/')
			path.n--;
	}
	buf_release(&path);
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
		if (commits->watch >= 0 && head->folders[i].n)
			watch_folder(commits, head->folders[i]);
	}
}

static bool take_events(const struct commits *commits)
{
	char bytes[4096];
	bool any = false;

	while (commits->watch >= 0 && read(commits->watch, bytes, sizeof(bytes)) > 0)
		any = true;
	return any;
}

/* Watched first, so that nothing is missed. */
static struct commits_state look(struct commits *commits, const struct good_site *good)
{
	struct arena scratch = ARENA_INIT;
	struct commits_state state = {.shape = history_shape(&good->site.model)};
	struct source_head head;
	bool events = take_events(commits);

	source_head(good->site.source, &scratch, &head);
	if (events || !same_folders(commits, &head)) {
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
	while (write(commits->done, &one, sizeof(one)) < 0 && errno == EINTR)
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
	if (pthread_create(&commits->thread, NULL, read_commits, commits))
		drop(commits, UNKNOWN);
}

static bool is_done(const struct commits *commits)
{
	uint64_t count;

	return commits->stage == READING &&
	       read(commits->done, &count, sizeof(count)) == sizeof(count);
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

bool commits_look(struct commits *commits, struct good_site *good)
{
	struct commits_state state;

	if (is_done(commits)) {
		pthread_join(commits->thread, NULL);
		commits->stage = FOUND;
		if (good && site_tells_history(&good->site) && is_news(commits, good))
			return true;
		drop(commits, JOINED);
	}
	if (commits->stage == READING || commits->stage == FOUND || !good)
		return false;
	if (!site_tells_history(&good->site)) {
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

void commits_poll(const struct commits *commits, struct pollfd on[COMMITS_FDS])
{
	on[0] = (struct pollfd){.fd = commits->done, .events = POLLIN};
	on[1] = (struct pollfd){.fd = commits->watch, .events = POLLIN};
}

struct commits *commits_open(void)
{
	struct commits *commits = xcalloc(1, sizeof(*commits));

	atomic_init(&commits->stop, false);
	commits->watch = -1;
	commits->done = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
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
	if (commits->done >= 0)
		close(commits->done);
	free(commits);
}
