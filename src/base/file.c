/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/path.h"

/* What is written before it is renamed: no card or page, since its name begins with a dot, and not
 * that of another program that runs at the same time. */
struct temporary {
	char name[64];
};

static struct temporary make_temporary(const char *purpose)
{
	struct temporary temporary;

	snprintf(temporary.name, sizeof(temporary.name), ".kaartenbak-%s-%ld", purpose,
		(long)getpid());
	return temporary;
}

bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t done = write(fd, bytes.p, bytes.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes = str_from_index(bytes, (size_t)done);
	}
	return true;
}

/* Its handle, or -1. */
static int open_folder(int top, struct str path, struct arena *arena)
{
	int fd = dup(top);

	while (path.n && fd >= 0) {
		struct str name = path_first(path);
		const char *z = str_z(arena, name);
		int next;

		if (mkdirat(fd, z, 0777) && errno != EEXIST) {
			close(fd);
			return -1;
		}
		next = openat(fd, z, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		close(fd);
		fd = next;
		path = str_from_index(path, name.n + 1);
	}
	return fd;
}

/* Who could read and write the file of that name still can. */
static bool keep_mode(int folder, const char *name, int fd)
{
	struct stat st;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT;
	return !S_ISREG(st.st_mode) || !fchmod(fd, st.st_mode & 07777);
}

/* Some file systems have no way to ask for it, and keep what they are given. */
static bool reach_disk(int fd)
{
	return !fsync(fd) || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

static bool fill(int folder, const char *temporary, const char *name, struct str bytes)
{
	int fd;
	bool ok;

	/* What has the name is left from before, or no file: only what is made here is opened. */
	unlinkat(folder, temporary, 0);
	fd = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	ok = keep_mode(folder, name, fd) && write_all(fd, bytes) && reach_disk(fd);
	return !close(fd) && ok;
}

/* Whether a file system says that it has no such thing. */
static bool is_unknown_there(int error)
{
	return error == EPERM || error == ENOTSUP || error == ENOSYS || error == EINVAL ||
	       error == EMLINK;
}

/* An empty file takes the name, so that no other can, and then gives way. */
static bool put_over_empty(int folder, const char *temporary, const char *name)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int error;

	if (fd < 0)
		return false;
	if (!close(fd) && !renameat(folder, temporary, folder, name))
		return true;
	error = errno;
	unlinkat(folder, name, 0);
	errno = error;
	return false;
}

/*
 * Not every file system has a rename that leaves what is there, or links. The rename goes first:
 * who watches the folder sees it as a new file that is whole.
 */
static bool put_new(int folder, const char *temporary, const char *name)
{
	if (!renameat2(folder, temporary, folder, name, RENAME_NOREPLACE))
		return true;
	if (!is_unknown_there(errno))
		return false;
	if (!linkat(folder, temporary, folder, name, 0))
		return !unlinkat(folder, temporary, 0);
	return is_unknown_there(errno) && put_over_empty(folder, temporary, name);
}

static bool put(int folder, const char *temporary, const char *name, enum file_way way)
{
	if (way == FILE_CREATE)
		return put_new(folder, temporary, name);
	return !renameat(folder, temporary, folder, name);
}

static bool write_into(
	int folder, const char *name, struct str bytes, const char *purpose, enum file_way way)
{
	struct temporary temporary = make_temporary(purpose);
	int error;

	if (fill(folder, temporary.name, name, bytes) && put(folder, temporary.name, name, way))
		return true;
	error = errno;
	unlinkat(folder, temporary.name, 0);
	errno = error;
	return false;
}

bool file_write(int top, struct str path, struct str bytes, const char *purpose, enum file_way way)
{
	struct arena arena = ARENA_INIT;
	int folder = open_folder(top, path_folder(path), &arena);
	int error;
	bool ok;

	ok = folder >= 0 && write_into(folder, str_z(&arena, path_name(path)), bytes, purpose, way);
	error = errno;
	if (folder >= 0)
		close(folder);
	arena_release(&arena);
	errno = error;
	return ok;
}
