/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The manifest, a file in the output folder: which files we made there, with the hash and size of
 * each. It holds no times, so that equal sites have equal manifests; the time of the manifest file
 * itself is what a page's own time is compared with (see write.c).
 *
 *     kaartenbak 1
 *     HASH SIZE PATH        by rising path; 16 hex digits, decimal
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/path.h"
#include "output/internal.h"

static const struct str manifest_header = STR_INIT("kaartenbak 1\n");

struct str read_whole(int fd, size_t size, struct arena *arena)
{
	char *p = arena_alloc(arena, size + 1);
	size_t n = 0;

	while (n < size) {
		ssize_t got = read(fd, p + n, size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	p[n] = '\0';
	return (struct str){p, n};
}

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* Takes one number and the blank behind it off the line. */
static bool take_number(struct str *line, int base, unsigned long long *number)
{
	size_t end = str_find_char(*line, ' ');

	*number = 0;
	for (size_t i = 0; i < end; i++) {
		int digit = digit_value(line->p[i]);

		if (digit >= base || __builtin_mul_overflow(*number, base, number) ||
			__builtin_add_overflow(*number, digit, number))
			return false;
	}
	*line = str_from_index(*line, end + 1);
	return end > 0;
}

/* A path that could lead out of the folder, or that we would not write so, is not one of ours. */
static bool is_safe(struct str path)
{
	while (path.n) {
		struct str part = path_first(path);

		if (!part.n || str_is(part, ".") || str_is(part, ".."))
			return false;
		if (part.n == path.n)
			return true;
		path = str_from_index(path, part.n + 1);
	}
	return false;
}

static int line_cmp(const void *a, const void *b)
{
	return str_cmp(
		((const struct manifest_entry *)a)->path, ((const struct manifest_entry *)b)->path);
}

void manifest_parse(struct manifest *manifest, struct str text, struct arena *arena)
{
	*manifest = (struct manifest){0};
	if (!str_starts(text, manifest_header))
		return;
	manifest->found = true;
	text = str_from_index(text, manifest_header.n);
	while (text.n) {
		size_t end = str_find_char(text, '\n');
		struct str line = str_slice(text, 0, end);
		struct manifest_entry entry;

		if (take_number(&line, 16, &entry.hash) && take_number(&line, 10, &entry.size) &&
			is_safe(line)) {
			entry.path = line;
			vec_push(arena, &manifest->entries, entry);
		}
		text = str_from_index(text, end + 1);
	}
	/* Merging two folders, as Git does, can have put the lines in another order. */
	if (manifest->entries.n)
		qsort(manifest->entries.v, manifest->entries.n, sizeof(struct manifest_entry),
			line_cmp);
}

void manifest_read(struct manifest *manifest, int folder, struct arena *arena)
{
	int fd = openat(folder, MANIFEST_NAME, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;

	*manifest = (struct manifest){0};
	if (fd < 0)
		return;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size <= LIMIT_OUTPUT_SIZE) {
		manifest_parse(manifest, read_whole(fd, (size_t)st.st_size, arena), arena);
		manifest->seconds = st.st_mtim.tv_sec;
		manifest->nanoseconds = st.st_mtim.tv_nsec;
	}
	close(fd);
}

static int entry_cmp(const void *key, const void *entry)
{
	return str_cmp(*(const struct str *)key, ((const struct manifest_entry *)entry)->path);
}

const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path)
{
	return manifest->entries.n ? bsearch(&path, manifest->entries.v, manifest->entries.n,
					     sizeof(struct manifest_entry), entry_cmp)
				   : NULL;
}

static void add_hash(struct buf *out, unsigned long long hash)
{
	char digits[17];

	for (int i = 15; i >= 0; i--, hash >>= 4)
		digits[i] = "0123456789abcdef"[hash & 15];
	digits[16] = ' ';
	buf_add(out, digits, sizeof(digits));
}

void manifest_format(const struct manifest_entry *entries, size_t n, struct buf *out)
{
	buf_add_str(out, manifest_header);
	for (size_t i = 0; i < n; i++) {
		add_hash(out, entries[i].hash);
		buf_add_unsigned(out, entries[i].size);
		buf_add_char(out, ' ');
		buf_add_str(out, entries[i].path);
		buf_add_char(out, '\n');
	}
}

/*
 * The time of the last change of the inode, because anybody can set that of the bytes back. A file
 * as old as the manifest does not count: both may have come within one tick of the clock.
 */
bool manifest_is_younger(const struct manifest *manifest, const struct stat *st)
{
	if (st->st_ctim.tv_sec != manifest->seconds)
		return st->st_ctim.tv_sec < manifest->seconds;
	return st->st_ctim.tv_nsec < manifest->nanoseconds;
}
