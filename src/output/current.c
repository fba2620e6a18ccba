/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whether the output folder already has the site. A file beside the manifest tells of what all of
 * it was made; when that is the same now, and no file was touched, rendering them again would give
 * the same bytes. Either all of the site is known to be current or all of it is rendered: nothing
 * in between could be stale.
 *
 * It is a file of its own because the same site can be made of different things, and the manifests
 * of equal sites are equal.
 */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/internal.h"

static bool has_hash(int folder, const struct manifest_entry *entry, struct arena *scratch)
{
	int fd = openat(folder, str_z(scratch, entry->path),
		O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool same;

	if (fd < 0)
		return false;
	same = str_hash(read_whole(fd, entry->size, scratch)) == entry->hash;
	close(fd);
	return same;
}

/* A file of the same tick of the clock as the manifest, or copied since, is read. */
static bool is_untouched(int folder, const struct manifest *manifest,
	const struct manifest_entry *entry, struct arena *scratch)
{
	struct stat st;
	bool same = !fstatat(folder, str_z(scratch, entry->path), &st, AT_SYMLINK_NOFOLLOW) &&
		    S_ISREG(st.st_mode) && (unsigned long long)st.st_size == entry->size &&
		    (manifest_is_younger(manifest, &st) || has_hash(folder, entry, scratch));

	arena_reset(scratch);
	return same;
}

static void format_made_of(unsigned long long made_of, struct buf *out)
{
	buf_addf(out, "%016llx\n", made_of);
}

void forget_made_of(int folder)
{
	unlinkat(folder, MADE_OF_NAME, 0);
}

int keep_made_of(
	int folder, const char *temporary, unsigned long long made_of, struct arena *scratch)
{
	struct buf text = BUF_INIT;
	int failed = 0;

	if (made_of) {
		format_made_of(made_of, &text);
		failed =
			replace_file(folder, temporary, STR(MADE_OF_NAME), buf_str(&text), scratch);
	}
	buf_release(&text);
	return failed;
}

static bool is_made_of(int folder, unsigned long long made_of, struct arena *scratch)
{
	int fd = openat(folder, MADE_OF_NAME, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct buf text = BUF_INIT;
	bool same;

	if (fd < 0)
		return false;
	format_made_of(made_of, &text);
	same = str_eq(read_whole(fd, text.n + 1, scratch), buf_str(&text));
	close(fd);
	buf_release(&text);
	return same;
}

/* Both are by path. */
static bool holds_all(
	int folder, const struct manifest *manifest, const struct plan *plan, struct arena *scratch)
{
	if (manifest->entries.n != plan->jobs.n)
		return false;
	for (size_t i = 0; i < plan->jobs.n; i++) {
		const struct manifest_entry *entry = &manifest->entries.v[i];

		if (!str_eq(entry->path, plan->jobs.v[i].path) ||
			!is_untouched(folder, manifest, entry, scratch))
			return false;
	}
	return true;
}

static void fill_report(
	const struct plan *plan, const struct manifest *manifest, struct output_report *report)
{
	*report = (struct output_report){
		.files = plan->jobs.n, .pages = plan_pages(plan), .unchanged = plan->jobs.n};
	vec_each (const struct manifest_entry, entry, &manifest->entries)
		report->bytes += entry->size;
}

bool output_is_current(const struct plan *plan, const char *folder, unsigned long long made_of,
	struct output_report *report)
{
	struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
	int fd = made_of ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	struct manifest manifest;
	bool current = false;

	if (fd >= 0) {
		/* Another build into this folder ends first. */
		flock(fd, LOCK_EX);
		manifest_read(&manifest, fd, &arena);
		current = !stage_is_left(fd) && is_made_of(fd, made_of, &arena) &&
			  holds_all(fd, &manifest, plan, &scratch);
		close(fd);
	}
	if (current)
		fill_report(plan, &manifest, report);
	arena_release(&scratch);
	arena_release(&arena);
	return current;
}
