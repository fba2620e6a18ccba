/* SPDX-License-Identifier: EUPL-1.2 */
/* A source that is a folder on disk. Everything is opened relative to its handle. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "source/internal.h"

enum { SMALL_FILE = 8192 };

struct folder {
	struct source source;
	int fd;
};

/* What one walk carries along. */
struct walk {
	int top;
	struct arena *arena;
	struct source_list *list;
	struct diags *diags;
};

static int folder_fd(const struct source *source)
{
	return ((const struct folder *)source)->fd;
}

/* A path that a message is about, as a text without bytes. */
static struct place unread_place(struct arena *arena, struct str path)
{
	struct text *text = arena_new(arena, struct text);

	text->path = str_dup(arena, path);
	return place_file(text);
}

static void complain(struct walk *walk, struct str path, enum diag_code code, struct str word)
{
	diag_add(walk->diags, code, unread_place(walk->arena, path), .args = {word});
}

static unsigned char entry_type(int fd, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type;
	if (fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW))
		return DT_UNKNOWN;
	return IFTODT(st.st_mode);
}

static void walk_folder(struct walk *walk, struct str path, unsigned depth);

/* A name that is UTF-8, of characters that stand on one line. */
static bool is_plain_name(struct str path)
{
	for (size_t i = 0; i < path.n; i++)
		if ((unsigned char)path.p[i] < 0x20 || path.p[i] == 0x7f)
			return false;
	return utf8_check(path) == path.n;
}

static void report_name(struct walk *walk, struct str path)
{
	struct str clean = utf8_clean(walk->arena, path), stem = path_stem(clean);
	struct str ending = str_from_index(path_name(clean), stem.n);

	diag_add(walk->diags, DIAG_FILE_NAME, unread_place(walk->arena, clean),
		.args = {path_name(clean),
			str_join(walk->arena, slug_example(walk->arena, stem), ending)});
}

static void walk_entry(struct walk *walk, struct str path, unsigned char type, unsigned depth)
{
	char limit[16];

	if (!is_plain_name(path)) {
		report_name(walk, path);
	} else if (type == DT_DIR && depth >= LIMIT_PATH_DEPTH) {
		snprintf(limit, sizeof(limit), "%d", LIMIT_PATH_DEPTH);
		complain(walk, path, DIAG_FOLDER_TOO_DEEP, str_from(limit));
	} else if (type == DT_DIR) {
		walk_folder(walk, path, depth + 1);
	} else if (type == DT_LNK) {
		complain(walk, path, DIAG_SYMLINK, STR(""));
	} else if (type != DT_REG) {
		complain(walk, path, DIAG_FILE_UNREADABLE, STR("@not-a-file"));
	} else {
		vec_push(walk->arena, &walk->list->paths, path);
	}
}

static void walk_folder(struct walk *walk, struct str path, unsigned depth)
{
	const char *name = path.n ? str_z(walk->arena, path) : ".";
	int fd = openat(walk->top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		else if (errno != ENOENT)
			complain(walk, path, DIAG_FILE_UNREADABLE, diag_errno(errno));
		return;
	}
	while ((entry = readdir(dir))) {
		struct str child = str_from(entry->d_name);

		if (entry->d_name[0] == '.')
			continue;
		child = path.n ? str_join(walk->arena, path, STR("/"), child)
			       : str_dup(walk->arena, child);
		walk_entry(walk, child, entry_type(fd, entry), depth);
	}
	closedir(dir);
}

static void folder_list(struct source *source, struct str path, struct arena *arena,
	struct source_list *list, struct diags *diags)
{
	struct walk walk = {folder_fd(source), arena, list, diags};

	walk_folder(&walk, path, 0);
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

static void report_size(struct diags *diags, const struct text *text, size_t size, size_t limit)
{
	char is[24], most[24];

	snprintf(is, sizeof(is), "%zu", (size + 1023) / 1024);
	snprintf(most, sizeof(most), "%zu", limit / 1024);
	diag_add(diags, DIAG_FILE_TOO_LARGE, place_file(text),
		.args = {str_from(is), str_from(most)});
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
		report_size(diags, text, size, limit);
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
