/* SPDX-License-Identifier: EUPL-1.2 */
/* What writing files has alike, wherever they go. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Writes all bytes to fd, in as many calls as it takes: again when a signal came in between or only
 * a part was taken. False when the rest could not be written; errno says why.
 */
bool write_all(int fd, struct str bytes);

#endif
