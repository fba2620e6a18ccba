/* SPDX-License-Identifier: EUPL-1.2 */
/* One file of the output, relative to the handle of a folder. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "output/internal.h"

int make_folders(int top, struct str path, struct arena *scratch)
{
	for (size_t i = 1; i < path.n; i++) {
		if (path.p[i] != '/')
			continue;
		if (mkdirat(top, str_z(scratch, str_slice(path, 0, i)), 0777) && errno != EEXIST)
			return -1;
	}
	return 0;
}

int create_file(int top, const char *name, struct str bytes)
{
	int fd = openat(top, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	bool ok;

	if (fd < 0)
		return -1;
	ok = write_all(fd, bytes);
	if (close(fd))
		ok = false;
	return ok ? 0 : -1;
}

void make_own_folder(int top, struct str path, struct arena *scratch)
{
	if (str_is(path_name(path), "index.html") && path_folder(path).n)
		(void)!mkdirat(top, str_z(scratch, path_folder(path)), 0777);
}

int replace_file(
	int top, const char *temporary, struct str path, struct str bytes, struct arena *scratch)
{
	const char *name = str_z(scratch, path);

	if (create_file(top, temporary, bytes))
		return -1;
	if (!renameat(top, temporary, top, name))
		return 0;
	if (errno != ENOENT || make_folders(top, path, scratch))
		return -1;
	return renameat(top, temporary, top, name);
}

void remove_empty_folders(int top, struct str path, struct arena *scratch)
{
	for (path = path_folder(path); path.n; path = path_folder(path))
		if (unlinkat(top, str_z(scratch, path), AT_REMOVEDIR))
			return;
}
