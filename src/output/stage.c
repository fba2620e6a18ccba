/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * New folders are filled out of sight: what is to stand at the top of the output folder and is not
 * there yet is made below STAGE_NAME, and moved to its place when all of it is whole. So a build
 * that is killed leaves nothing half made in sight, and a new file needs no renaming of its own.
 *
 * What a killed build left there is known from the manifest, which it had extended beforehand, and
 * is cleared by the next, whatever that has to write. Nothing else is touched: when the stage
 * cannot be emptied, new files are written beside their place and renamed, as old ones are.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/path.h"
#include "output/internal.h"

/* ---- What an earlier build left ---- */

struct clearing {
	const struct manifest *made;
	struct arena *arena;
};

static void clear_folder(const struct clearing *clearing, int fd, struct str path, unsigned depth);

static void clear_entry(
	const struct clearing *clearing, int fd, const char *name, struct str path, unsigned depth)
{
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW))
		return;
	if (S_ISREG(st.st_mode) && manifest_find(clearing->made, path))
		unlinkat(fd, name, 0);
	if (!S_ISDIR(st.st_mode) || depth >= LIMIT_PATH_DEPTH)
		return;
	clear_folder(clearing, openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
		path, depth + 1);
	unlinkat(fd, name, AT_REMOVEDIR);
}

/* Takes over fd. Every folder is opened by its own name, so no link can lead us elsewhere. */
static void clear_folder(const struct clearing *clearing, int fd, struct str path, unsigned depth)
{
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(dir))) {
		struct str name = str_from(entry->d_name);

		if (str_is(name, ".") || str_is(name, ".."))
			continue;
		clear_entry(clearing, fd, entry->d_name,
			path.n ? str_join(clearing->arena, path, STR("/"), name)
			       : str_dup(clearing->arena, name),
			depth);
	}
	closedir(dir);
}

/* ---- Opening, filling, moving ---- */

static int open_stage(int folder)
{
	return openat(folder, STAGE_NAME, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

void stage_clear(int folder, const struct manifest *made, struct arena *arena)
{
	struct clearing clearing = {made, arena};

	clear_folder(&clearing, open_stage(folder), STR(""), 0);
	unlinkat(folder, STAGE_NAME, AT_REMOVEDIR);
}

int stage_open(int folder)
{
	return mkdirat(folder, STAGE_NAME, 0777) ? -1 : open_stage(folder);
}

bool stage_is_left(int folder)
{
	return !faccessat(folder, STAGE_NAME, F_OK, AT_SYMLINK_NOFOLLOW);
}

int stage_write(int stage, struct str path, struct str bytes, struct arena *scratch)
{
	const char *name = str_z(scratch, path);

	make_own_folder(stage, path, scratch);
	if (!create_file(stage, name, bytes))
		return 0;
	if (errno != ENOENT || make_folders(stage, path, scratch))
		return -1;
	return create_file(stage, name, bytes);
}

int stage_move(int stage, int folder, struct str top, struct arena *scratch)
{
	const char *name = str_z(scratch, top);

	return renameat(stage, name, folder, name);
}

void stage_close(int stage, int folder)
{
	close(stage);
	unlinkat(folder, STAGE_NAME, AT_REMOVEDIR);
}
