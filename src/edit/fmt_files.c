/* SPDX-License-Identifier: EUPL-1.2 */
/* Which files are to be formatted, and back to the disk with them. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "edit/internal.h"

static bool is_formatted(const struct model *model, struct str path)
{
	return str_ends(path, STR(".yaml")) || map_get(&model->by_path, path);
}

/* Whether path is that file, or lies below that folder. */
static bool is_wanted(struct str wanted, struct str path)
{
	while (wanted.n && wanted.p[wanted.n - 1] == '/')
		wanted.n--;
	return str_starts(path, wanted) && (path.n == wanted.n || path.p[wanted.n] == '/');
}

static bool is_any_wanted(const struct str *wanted, size_t n, bool *used, struct str path)
{
	bool any = !n;

	for (size_t i = 0; i < n; i++) {
		if (!is_wanted(wanted[i], path))
			continue;
		used[i] = any = true;
	}
	return any;
}

static void format_file(struct format *format, const struct model *model, struct source *source,
	struct str path, struct diags *diags)
{
	struct arena scratch = ARENA_INIT;
	struct format_file file = {.path = str_dup(&format->arena, path)};
	struct diags own = DIAGS_INIT;
	struct text *text = arena_new(&own.arena, struct text);

	/* Messages point at the text, which lives as long as they do. */
	file.state = FORMAT_FAULTY;
	if (source_read(source, str_dup(&own.arena, path), LIMIT_FILE_SIZE, &own.arena, text, &own))
		file.state = format_text(model, text, &scratch, &file.bytes, &own);
	file.bytes = file.state == FORMAT_CHANGED ? str_dup(&format->arena, file.bytes) : STR("");
	/* Of a file that is fine warnings are for check to tell. */
	if (file.state == FORMAT_FAULTY || file.state == FORMAT_REFUSED)
		diags_merge(diags, &own);
	diags_release(&own);
	vec_push(&format->arena, &format->files, file);
	arena_release(&scratch);
}

void format_plan(struct format *format, const struct model *model, struct source *source,
	const struct str *wanted, size_t n, struct str *missing, struct diags *diags)
{
	struct diags listing = DIAGS_INIT; /* what is wrong with the folder, load said */
	struct source_list list = {.paths = {0}};
	bool *used;

	*format = (struct format){.arena = ARENA_INIT};
	*missing = STR("");
	used = arena_array(&format->arena, bool, n + 1);
	source_list(source, STR("content"), &format->arena, &list, &listing);
	diags_release(&listing);
	vec_each (struct str, path, &list.paths)
		if (is_formatted(model, *path) && is_any_wanted(wanted, n, used, *path))
			format_file(format, model, source, *path, diags);
	for (size_t i = n; i > 0; i--)
		if (!used[i - 1])
			*missing = wanted[i - 1];
}

/* ---- To the disk ---- */

static bool report_failure(struct str path, int error, struct diags *diags)
{
	struct text *text = arena_new(&diags->arena, struct text);

	text->path = str_dup(&diags->arena, path);
	diag_add(diags, DIAG_OUTPUT_FAILED, place_file(text), .args = {diag_errno(error)});
	return false;
}

bool format_write(struct format *format, const char *dir, struct diags *diags)
{
	int top = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = true;

	if (top < 0)
		return report_failure(str_from(dir), errno, diags);
	vec_each (struct format_file, file, &format->files) {
		if (!ok || file->state != FORMAT_CHANGED)
			continue;
		ok = file->written = file_write(top, file->path, file->bytes, "fmt", FILE_REPLACE);
		if (!ok)
			report_failure(file->path, errno, diags);
	}
	close(top);
	return ok;
}

bool card_write(const struct card *card, const char *dir, struct diags *diags)
{
	int top = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (top < 0)
		return report_failure(str_from(dir), errno, diags);
	ok = file_write(top, card->path, card->bytes, "new", FILE_CREATE);
	if (!ok)
		report_failure(card->path, errno, diags);
	close(top);
	return ok;
}

void format_release(struct format *format)
{
	arena_release(&format->arena);
}
