/* SPDX-License-Identifier: EUPL-1.2 */
/* What writing files has alike, wherever they go; and whole files for who edits them. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Writes all bytes to fd, in as many calls as it takes: again when a signal came in between or only
 * a part was taken. False when the rest could not be written; errno says why.
 */
bool write_all(int fd, struct str bytes);

enum file_way {
	FILE_REPLACE, /* what is there gives way, and leaves its permissions */
	FILE_CREATE,  /* if there is one of that name, it stays, and errno is EEXIST */
};

/*
 * Writes the file path below the open folder top, beside its place and then renamed: at any moment
 * the old or the new one is there, whole. Folders are made where they are not, and no link
 * leads out of top. purpose is part of the name before the rename: "import". The bytes are on the
 * disk when it is done. False, with errno, when it could not be done.
 */
bool file_write(int top, struct str path, struct str bytes, const char *purpose, enum file_way way);

#endif
