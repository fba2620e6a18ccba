/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit/support.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void check_str(struct str s, const char *wanted, const char *file, int line)
{
	if (str_eq(s, str_from(wanted)))
		return;
	print_error("“%.*s” is not “%s”\n", STR_ARG(s), wanted);
	_fail(file, line);
}

void check_holds(struct str s, const char *wanted, const char *file, int line)
{
	if (str_find(s, str_from(wanted), 0) < s.n)
		return;
	print_error("“%s” is not in:\n%.*s\n", wanted, STR_ARG(s));
	_fail(file, line);
}

void check_lacks(struct str s, const char *unwanted, const char *file, int line)
{
	if (str_find(s, str_from(unwanted), 0) == s.n)
		return;
	print_error("“%s” is in:\n%.*s\n", unwanted, STR_ARG(s));
	_fail(file, line);
}

/* ---- Folders ---- */

void folder_make(struct folder *folder)
{
	const char *top = getenv("TMPDIR");

	snprintf(folder->path, sizeof(folder->path), "%s/kaartenbak-test-XXXXXX",
		top && strlen(top) < 32 ? top : "/tmp");
	assert_non_null(mkdtemp(folder->path));
	folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY);
	assert_true(folder->fd >= 0);
}

static void make_folders(const struct folder *folder, const char *path)
{
	char part[512];

	for (size_t i = 0; path[i]; i++) {
		if (path[i] != '/')
			continue;
		assert_true(i < sizeof(part));
		memcpy(part, path, i);
		part[i] = '\0';
		mkdirat(folder->fd, part, 0777);
	}
}

void folder_add_bytes(const struct folder *folder, const char *path, struct str bytes)
{
	int fd;

	make_folders(folder, path);
	fd = openat(folder->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	close(fd);
}

void folder_add(const struct folder *folder, const char *path, const char *text)
{
	folder_add_bytes(folder, path, str_from(text));
}

const char *folder_read(const struct folder *folder, const char *path, struct arena *arena)
{
	int fd = openat(folder->fd, path, O_RDONLY);
	struct stat st;
	char *text;

	if (fd < 0)
		return NULL;
	assert_int_equal(fstat(fd, &st), 0);
	text = arena_calloc(arena, (size_t)st.st_size + 1, 1);
	assert_int_equal(read(fd, text, (size_t)st.st_size), st.st_size);
	close(fd);
	return text;
}

bool folder_has(const struct folder *folder, const char *path)
{
	return !faccessat(folder->fd, path, F_OK, AT_SYMLINK_NOFOLLOW);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

void folder_remove(struct folder *folder)
{
	close(folder->fd);
	nftw(folder->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- Messages ---- */

struct str place_bytes(struct place place)
{
	assert_non_null(place.text);
	return str_slice(place.text->bytes, place.at, place.at + place.len);
}

size_t diags_count(const struct diags *diags, enum diag_code code, const struct diag **first)
{
	size_t n = 0;

	vec_each (const struct diag, diag, &diags->list)
		if (diag->code == code && !n++ && first)
			*first = diag;
	return n;
}

static void print_diags(const struct diags *diags)
{
	struct diag_style style = {.format = DIAG_FORMAT_GNU, .lang = LANG_EN, .notes = true};
	struct buf text = BUF_INIT;

	diags_format(diags, &style, &text);
	print_error("%.*s", STR_ARG(buf_str(&text)));
	buf_release(&text);
}

void check_diag(const struct diags *diags, enum diag_code code, const char *word, const char *file,
	int line)
{
	vec_each (const struct diag, diag, &diags->list)
		for (size_t i = 0; diag->code == code && i < 3; i++)
			if (str_eq(diag->args[i], str_from(word)))
				return;
	print_error("no %.*s about “%s” among:\n", STR_ARG(diag_name(code)), word);
	print_diags(diags);
	_fail(file, line);
}

void check_no_diags(const struct diags *diags, const char *file, int line)
{
	if (!diags->errors && !diags->warnings)
		return;
	print_diags(diags);
	_fail(file, line);
}
