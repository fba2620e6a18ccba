/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One file at a time to the disk, for files that people wrote or will edit: beside its place and
 * then renamed, so that at any moment the old or the new one is there, whole.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/str.h"

enum file_way {
	FILE_REPLACE, /* what is there gives way, and leaves its permissions */
	FILE_CREATE,  /* if there is one of that name, it stays, and errno is EEXIST */
};

/*
 * Writes the file path below the open folder top; folders are made where they are not, and no link
 * leads out of top. purpose is part of the name before the rename: "import". False, with errno,
 * when it could not be done.
 */
bool file_write(int top, struct str path, struct str bytes, const char *purpose, enum file_way way);

#endif
