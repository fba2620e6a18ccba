/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which files changed, told by the kernel. Every folder is watched by itself. When folders come, go
 * or move, or more happened than the kernel kept, all watches are made anew and nothing is sure:
 * that is rare, and leaves no state that could be wrong.
 *
 * A file counts as changed when its writer closes it, or when it is moved into its place; not while
 * somebody is still writing.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "base/path.h"
#include "serve/internal.h"

enum { READ_SIZE = 64 << 10 };

#define WATCHED                                                                                    \
	(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |        \
		IN_DELETE_SELF | IN_MOVE_SELF)

/* A folder that is watched: on disk, and below the folder of the site (of other themes: empty). */
struct watched {
	struct str disk, path;
	bool top; /* the folder of the site itself, of which two folders matter */
};

struct watch {
	const char *dir, *themes;
	int fd;
	struct arena arena;
	VEC(struct watched) folders; /* by the kernel's number of the watch */
};

static bool is_seen(struct str name)
{
	return name.n && name.p[0] != '.';
}

static bool matters_at_top(struct str name)
{
	return str_is(name, "content") || str_is(name, "themes");
}

static int watch_folder(struct watch *watch, struct watched folder, bool follow)
{
	int wd = inotify_add_watch(watch->fd, folder.disk.p,
		WATCHED | IN_ONLYDIR | IN_EXCL_UNLINK | (follow ? 0 : IN_DONT_FOLLOW));

	if (wd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES
			       ? 0
			       : -1;
	while (watch->folders.n <= (size_t)wd)
		vec_push(&watch->arena, &watch->folders, (struct watched){0});
	watch->folders.v[wd] = folder;
	return wd;
}

static bool watch_tree(struct watch *watch, struct watched folder, bool follow, int depth);

static bool is_folder(int fd, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return !fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) && S_ISDIR(st.st_mode);
}

static bool watch_inside(struct watch *watch, struct watched folder, int depth)
{
	DIR *dir = opendir(folder.disk.p);
	struct dirent *entry;
	bool ok = true;

	while (dir && ok && (entry = readdir(dir))) {
		struct str name = str_from(entry->d_name);
		struct watched inside = {0};

		if (!is_seen(name) || !is_folder(dirfd(dir), entry))
			continue;
		inside.disk = str_join(&watch->arena, folder.disk, STR("/"), name);
		if (folder.path.n)
			inside.path = str_join(&watch->arena, folder.path, STR("/"), name);
		ok = watch_tree(watch, inside, false, depth + 1);
	}
	if (dir)
		closedir(dir);
	return ok;
}

/* What is not there, or is no folder, is passed over: it will be told of when it comes. */
static bool watch_tree(struct watch *watch, struct watched folder, bool follow, int depth)
{
	int wd = watch_folder(watch, folder, follow);

	if (wd < 0)
		return false;
	return !wd || depth >= LIMIT_PATH_DEPTH || watch_inside(watch, folder, depth);
}

static bool watch_below(struct watch *watch, struct str path)
{
	struct watched folder = {
		str_join(&watch->arena, str_from(watch->dir), STR("/"), path), path, false};

	return watch_tree(watch, folder, false, 0);
}

/* The folder of the site has to be there; the others may come. */
static bool watch_all(struct watch *watch)
{
	struct watched top = {str_from(watch->dir), STR(""), true};

	watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (watch->fd < 0)
		return false;
	errno = ENOENT;
	if (watch_folder(watch, top, true) <= 0)
		return false;
	return watch_below(watch, STR("content")) && watch_below(watch, STR("themes")) &&
	       (!watch->themes ||
		       watch_tree(watch, (struct watched){str_from(watch->themes), STR(""), false},
			       true, 0));
}

static void forget_all(struct watch *watch)
{
	int error = errno;

	if (watch->fd >= 0)
		close(watch->fd);
	watch->fd = -1;
	arena_release(&watch->arena);
	watch->folders.v = NULL;
	watch->folders.n = watch->folders.cap = 0;
	errno = error;
}

struct watch *watch_open(const char *dir, const char *themes)
{
	struct watch *watch = xcalloc(1, sizeof(*watch));

	watch->dir = dir;
	watch->themes = themes;
	if (watch_all(watch))
		return watch;
	watch_close(watch);
	return NULL;
}

int watch_fd(const struct watch *watch)
{
	return watch->fd;
}

bool watch_renew(struct watch *watch)
{
	forget_all(watch);
	return watch_all(watch);
}

void watch_close(struct watch *watch)
{
	int error = errno;

	forget_all(watch);
	free(watch);
	errno = error;
}

/* ---- What happened ---- */

/* A new name that was written elsewhere: nobody is going to close it. */
static bool is_link(struct str disk, struct str name)
{
	struct arena scratch = ARENA_INIT;
	struct stat st;
	bool link;

	link = !lstat(str_join(&scratch, disk, STR("/"), name).p, &st) &&
	       (!S_ISREG(st.st_mode) || st.st_nlink > 1);
	arena_release(&scratch);
	return link;
}

static void note_file(const struct watched *folder, const struct inotify_event *event,
	struct str name, struct changes *changes)
{
	if ((event->mask & IN_CREATE) && !is_link(folder->disk, name))
		return;
	changes->any = true;
	if (folder->path.n)
		vec_push(&changes->arena, &changes->paths,
			str_join(&changes->arena, folder->path, STR("/"), name));
}

static void note(
	const struct watch *watch, const struct inotify_event *event, struct changes *changes)
{
	struct str name = event->len ? str_from(event->name) : STR("");
	const struct watched *folder = NULL;

	if (event->mask & IN_Q_OVERFLOW) {
		changes->unsure = true;
		return;
	}
	if (event->wd > 0 && (size_t)event->wd < watch->folders.n)
		folder = &watch->folders.v[event->wd];
	if (!folder || !folder->disk.n)
		return;
	if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF))
		changes->unsure = true;
	else if (!is_seen(name) || (folder->top && !matters_at_top(name)))
		return;
	else if (folder->top || (event->mask & IN_ISDIR))
		changes->unsure = true;
	else
		note_file(folder, event, name, changes);
}

static void note_all(
	const struct watch *watch, const char *bytes, size_t n, struct changes *changes)
{
	size_t at = 0;

	while (at + sizeof(struct inotify_event) <= n) {
		const struct inotify_event *event = (const struct inotify_event *)(bytes + at);

		note(watch, event, changes);
		at += sizeof(*event) + event->len;
	}
}

void watch_read(struct watch *watch, struct changes *changes)
{
	_Alignas(struct inotify_event) char bytes[READ_SIZE];
	ssize_t n;

	while ((n = read(watch->fd, bytes, sizeof(bytes))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			note_all(watch, bytes, (size_t)n, changes);
	if (changes->unsure)
		changes->any = true;
}

void changes_reset(struct changes *changes)
{
	arena_release(&changes->arena);
	*changes = (struct changes){.arena = ARENA_INIT};
}
