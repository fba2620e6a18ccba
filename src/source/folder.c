/* SPDX-License-Identifier: EUPL-1.2 */
/* A source that is a folder on disk. Everything is opened relative to its handle. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "source/internal.h"

enum { SMALL_FILE = 8192 };

struct folder {
	struct source source;
	int fd;
};

static int folder_fd(const struct source *source)
{
	return ((const struct folder *)source)->fd;
}

static enum entry_kind entry_kind(int fd, const struct dirent *entry)
{
	unsigned char type = entry->d_type;
	struct stat st;

	if (type == DT_UNKNOWN && !fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW))
		type = IFTODT(st.st_mode);
	switch (type) {
	case DT_REG:
		return ENTRY_FILE;
	case DT_DIR:
		return ENTRY_FOLDER;
	case DT_LNK:
		return ENTRY_LINK;
	default:
		return ENTRY_OTHER;
	}
}

static void walk_folder(struct listing *listing, struct str path, unsigned depth)
{
	const char *name = path.n ? str_z(listing->arena, path) : ".";
	int fd = openat(
		folder_fd(listing->source), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		else if (errno != ENOENT)
			source_complain(listing, path, DIAG_FILE_UNREADABLE, diag_errno(errno));
		return;
	}
	while ((entry = readdir(dir))) {
		struct str child = str_from(entry->d_name);

		if (entry->d_name[0] == '.')
			continue;
		child = path.n ? str_join(listing->arena, path, STR("/"), child)
			       : str_dup(listing->arena, child);
		if (source_take(listing, child, entry_kind(fd, entry), depth))
			walk_folder(listing, child, depth + 1);
	}
	closedir(dir);
}

static void folder_list(struct source *source, struct str path, struct arena *arena,
	struct source_list *list, struct diags *diags)
{
	struct listing listing = {source, arena, list, diags};

	walk_folder(&listing, path, 0);
}

/* Reads n bytes, or fewer when the file has become shorter; *n says how many. */
static bool read_all(int fd, char *p, size_t *n)
{
	size_t done = 0;

	while (done < *n) {
		ssize_t got = read(fd, p + done, *n - done);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (!got)
			break;
		done += (size_t)got;
	}
	*n = done;
	return true;
}

/*
 * Most files are cards of a page or less: one read that does not fill its buffer has all of such a
 * file, and asking for its size first would cost as much again. What is empty, or not so small, or
 * cannot be read is for read_sized to judge.
 */
static bool read_small(int fd, size_t limit, struct arena *arena, struct text *text)
{
	char bytes[SMALL_FILE];
	size_t most = sizeof(bytes) < limit ? sizeof(bytes) : limit;
	ssize_t got = pread(fd, bytes, most, 0);

	if (got <= 0 || (size_t)got == most)
		return false;
	text->bytes = (struct str){arena_dup(arena, bytes, (size_t)got), (size_t)got};
	return true;
}

static bool read_sized(
	int fd, size_t limit, struct arena *arena, struct text *text, struct diags *diags)
{
	struct stat st;
	size_t size;
	char *p;

	if (fstat(fd, &st))
		return false;
	if (!S_ISREG(st.st_mode)) {
		diag_add(diags, DIAG_FILE_UNREADABLE, place_file(text),
			.args = {STR("@not-a-file")});
		return true;
	}
	size = (size_t)st.st_size;
	if (size > limit) {
		source_report_size(diags, text, size, limit);
		return true;
	}
	p = arena_alloc(arena, size + 1);
	if (!read_all(fd, p, &size))
		return false;
	p[size] = '\0';
	text->bytes = (struct str){p, size};
	return true;
}

static bool folder_read(struct source *source, struct str path, size_t limit, struct arena *arena,
	struct text *text, struct diags *diags)
{
	/* A named pipe must not keep us waiting. */
	int fd = openat(folder_fd(source), str_z(arena, path),
		O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int error = errno;
	bool ok = fd >= 0;

	if (ok) {
		ok = read_small(fd, limit, arena, text) ||
		     read_sized(fd, limit, arena, text, diags);
		error = errno;
		close(fd);
	}
	if (!ok)
		diag_add(
			diags, DIAG_FILE_UNREADABLE, place_file(text), .args = {diag_errno(error)});
	return text->bytes.p != NULL;
}

static bool folder_has(struct source *source, struct str path)
{
	char name[LIMIT_PATH_LENGTH + 1];
	struct stat st;

	if (path.n > LIMIT_PATH_LENGTH)
		return false;
	memcpy(name, path.p, path.n);
	name[path.n] = '\0';
	return !fstatat(folder_fd(source), name, &st, AT_SYMLINK_NOFOLLOW) && S_ISREG(st.st_mode);
}

static void folder_close(struct source *source)
{
	close(folder_fd(source));
	free(source);
}

static const struct source_kind folder_kind = {folder_list, folder_read, folder_has, folder_close};

struct source *source_open_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct folder *folder;

	if (fd < 0)
		return NULL;
	folder = xcalloc(1, sizeof(*folder));
	folder->source.kind = &folder_kind;
	folder->source.name = dir;
	folder->fd = fd;
	return &folder->source;
}
