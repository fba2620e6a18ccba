/* SPDX-License-Identifier: EUPL-1.2 */
/* Planned files to the disk. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "import/import.h"

static void report_failure(struct str path, int error, struct diags *diags)
{
	struct text *text = arena_new(&diags->arena, struct text);

	text->path = str_dup(&diags->arena, path);
	diag_add(diags, DIAG_OUTPUT_FAILED, place_file(text), .args = {diag_errno(error)});
}

bool import_write(struct import *import, const char *dir, struct diags *diags)
{
	int top = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = errno;
	bool ok = true;

	if (top < 0) {
		report_failure(str_from(dir), error, diags);
		return false;
	}
	vec_each (struct import_file, file, &import->files) {
		if (!ok || file->action == IMPORT_UNCHANGED)
			continue;
		ok = file->written =
			file_write(top, file->path, file->content, "import", FILE_REPLACE);
		if (!ok)
			report_failure(file->path, errno, diags);
	}
	close(top);
	return ok;
}
