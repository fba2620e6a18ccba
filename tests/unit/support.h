/* SPDX-License-Identifier: EUPL-1.2 */
/* What the unit tests share: cmocka, strings, and folders that are gone when the test is. */
#ifndef UNIT_SUPPORT_H
#define UNIT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/str.h"

/* Fails unless s is the C string wanted. */
#define assert_str(s, wanted) check_str((s), (wanted), __FILE__, __LINE__)
void check_str(struct str s, const char *wanted, const char *file, int line);
/* Fails unless s holds the C string wanted. */
#define assert_holds(s, wanted) check_holds((s), (wanted), __FILE__, __LINE__)
void check_holds(struct str s, const char *wanted, const char *file, int line);
/* Fails if s holds the C string. */
#define assert_lacks(s, unwanted) check_lacks((s), (unwanted), __FILE__, __LINE__)
void check_lacks(struct str s, const char *unwanted, const char *file, int line);

/* A temporary folder. */
struct folder {
	char path[64];
	int fd;
};

void folder_make(struct folder *folder);
/* Writes a file there, with the folders above it. */
void folder_add(const struct folder *folder, const char *path, const char *text);
void folder_add_bytes(const struct folder *folder, const char *path, struct str bytes);
/* The file there, or NULL if there is none. */
const char *folder_read(const struct folder *folder, const char *path, struct arena *arena);
bool folder_has(const struct folder *folder, const char *path);
void folder_remove(struct folder *folder);

/* What place points at. */
struct str place_bytes(struct place place);
/* How many messages have that code; the first of them in *first, which may be NULL. */
size_t diags_count(const struct diags *diags, enum diag_code code, const struct diag **first);
/* Fails, with all messages, unless there is one of that code about that word. */
#define assert_diag(diags, code, word) check_diag((diags), (code), (word), __FILE__, __LINE__)
void check_diag(const struct diags *diags, enum diag_code code, const char *word, const char *file,
	int line);
/* Fails, with all messages, if there are errors or warnings. */
#define assert_no_diags(diags) check_no_diags((diags), __FILE__, __LINE__)
void check_no_diags(const struct diags *diags, const char *file, int line);

#endif
