/* SPDX-License-Identifier: EUPL-1.2 */
/* Paths and addresses with '/', as strings: nothing here touches a disk. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

#include "base/str.h"

/* What stands behind the last '/', or all. */
struct str path_name(struct str path);
/* What stands before the last '/', or nothing. */
struct str path_folder(struct str path);
/* The name without its last ".ending". */
struct str path_stem(struct str path);
/* The part before the first '/', or all. */
struct str path_first(struct str path);
/*
 * Follows link from folder: "../a/./b" from "x/y" is "x/a/b"; a link that begins with '/' starts
 * from the top. A '/' at the end stays. False when it climbs above the top, or is longer than
 * LIMIT_PATH_LENGTH.
 */
bool path_resolve(struct arena *arena, struct str folder, struct str link, struct str *resolved);
/* %XX becomes its byte; what is no such escape stays. */
struct str url_decode(struct arena *arena, struct str s);
/* Bytes that cannot stand in an address become %XX; an escape that is there stays. */
struct str url_encode(struct arena *arena, struct str s);
/* The address of a path as it is on disk: '%', '?' and '#' mean nothing there and become %XX too.
 */
struct str url_from_path(struct arena *arena, struct str path);

#endif
