/* SPDX-License-Identifier: EUPL-1.2 */
/* Planned files to the disk: each beside its place and then renamed. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "import/import.h"

/* What is written before it is renamed: no card or page, since its name begins with a dot, and not
 * that of another import that runs at the same time. */
struct temporary {
	char name[48];
};

static struct temporary make_temporary(void)
{
	struct temporary temporary;

	snprintf(temporary.name, sizeof(temporary.name), ".kaartenbak-import-%ld", (long)getpid());
	return temporary;
}

/* A folder below top, made where it is not there; no link leads out of it. Its handle, or -1. */
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

static bool write_into(int folder, const char *name, struct str bytes)
{
	struct temporary temporary = make_temporary();
	int fd, error;
	bool ok;

	/* What has the name is left from before, or no file: only what is made here is opened. */
	unlinkat(folder, temporary.name, 0);
	fd = openat(folder, temporary.name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	ok = write_all(fd, bytes);
	if (close(fd))
		ok = false;
	if (ok && !renameat(folder, temporary.name, folder, name))
		return true;
	error = errno;
	unlinkat(folder, temporary.name, 0);
	errno = error;
	return false;
}

static bool write_file(int top, const struct import_file *file, struct arena *arena)
{
	int folder = open_folder(top, path_folder(file->path), arena);
	int error;
	bool ok;

	if (folder < 0)
		return false;
	ok = write_into(folder, str_z(arena, path_name(file->path)), file->content);
	error = errno;
	close(folder);
	errno = error;
	return ok;
}

static void report_failure(struct str path, int error, struct diags *diags)
{
	struct text *text = arena_new(&diags->arena, struct text);

	text->path = str_dup(&diags->arena, path);
	diag_add(diags, DIAG_OUTPUT_FAILED, place_file(text), .args = {diag_errno(error)});
}

bool import_write(struct import *import, const char *dir, struct diags *diags)
{
	int top = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = errno;
	bool ok = true;

	if (top < 0) {
		report_failure(str_from(dir), error, diags);
		return false;
	}
	vec_each (struct import_file, file, &import->files) {
		if (!ok || file->action == IMPORT_UNCHANGED)
			continue;
		ok = file->written = write_file(top, file, &import->arena);
		if (!ok)
			report_failure(file->path, errno, diags);
	}
	close(top);
	return ok;
}
