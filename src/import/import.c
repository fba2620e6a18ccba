/* SPDX-License-Identifier: EUPL-1.2 */
#include "import/import.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "import/internal.h"

/* ---- The table ---- */

/* Index of the first character that text may hold but YAML may not, or the end. */
static size_t find_unwritable(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned char a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];

		if (a == 0xc2 && b < 0xa0 && b != 0x85)
			return i;
		if (a == 0xef && b == 0xbf && i + 2 < s.n && (unsigned char)s.p[i + 2] >= 0xbe)
			return i;
	}
	return s.n;
}

/* What people choose in a spreadsheet instead of CSV in UTF-8, by its first bytes. */
static bool check_format(const struct text *text, struct diags *diags)
{
	static const struct {
		struct str start;
		enum diag_code code;
	} formats[] = {
		{STR_INIT("\xff\xfe"), DIAG_IMPORT_UTF16},
		{STR_INIT("\xfe\xff"), DIAG_IMPORT_UTF16},
		{STR_INIT("PK\x03\x04"), DIAG_IMPORT_SPREADSHEET},       /* xlsx, ods */
		{STR_INIT("\xd0\xcf\x11\xe0"), DIAG_IMPORT_SPREADSHEET}, /* xls */
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (!str_starts(text->bytes, formats[i].start))
			continue;
		diag_add(diags, formats[i].code, place_file(text));
		return false;
	}
	return true;
}

static bool check_characters(const struct text *text, struct diags *diags)
{
	size_t at, next;
	char hex[12];

	if (!check_format(text, diags) || !text_check(text, diags))
		return false;
	at = next = find_unwritable(text->bytes);
	if (at == text->bytes.n)
		return true;
	snprintf(hex, sizeof(hex), "%04X", (unsigned)utf8_next(text->bytes, &next));
	diag_add(diags, DIAG_CONTROL_CHARACTER,
		((struct place){text, (uint32_t)at, (uint32_t)(next - at)}),
		.args = {str_from(hex)});
	return false;
}

/* Paths on the command line start where we are. */
static bool read_text_file(struct import *import, struct str path, struct diags *diags)
{
	struct source *here = source_open_folder(".");
	bool ok;

	import->text = (struct text){.path = path, .outside = true};
	if (!here) {
		diag_add(diags, DIAG_FILE_UNREADABLE, place_file(&import->text),
			.args = {diag_errno(errno)});
		return false;
	}
	ok = source_read(here, path, LIMIT_IMPORT_SIZE, &import->arena, &import->text, diags);
	source_close(here);
	return ok;
}

static bool is_faulty(const struct import_options *options, struct diags *diags)
{
	const struct monitor *monitor = options->monitor;

	if (!monitor->faulty && monitor->subjects && !monitor->subjects->faulty)
		return false;
	diag_add(diags, DIAG_IMPORT_FAULTY,
		place_file(monitor->faulty || !monitor->subjects ? monitor->text
								 : monitor->subjects->text));
	return true;
}

/* All of it to sheets; false when it is no use to go on. */
static bool read_table(struct grid *grid, const struct text *text)
{
	if (!csv_read(grid->arena, text, &grid->csv, grid->diags) || !columns_reserve(grid))
		return false;
	if (!days_find(grid) || !columns_resolve(grid))
		return false;
	sheets_make(grid);
	return true;
}

/* ---- Where a sheet goes ---- */

struct layout {
	struct str folder;   /* "content/monitors/mdd/metingen" */
	struct map existing; /* paths, to themselves */
};

/* The folder that the monitor has its measurements in, else the one of the language of the site. */
static void find_layout(const struct grid *grid, struct layout *layout)
{
	struct str monitor = str_join(
		grid->arena, STR("content/monitors/"), grid->options->monitor->id, STR("/"));
	struct source_list list = {0};
	struct diags ignored = DIAGS_INIT;

	layout->folder = str_join(grid->arena, monitor, measurements_folder(grid->lang));
	source_list(grid->options->source, str_slice(monitor, 0, monitor.n - 1), grid->arena, &list,
		&ignored);
	vec_each (struct str, path, &list.paths) {
		struct str first = path_first(str_from_index(*path, monitor.n));

		map_put(grid->arena, &layout->existing, *path, path);
		if (str_eq(first, measurements_folder(LANG_NL)) ||
			str_eq(first, measurements_folder(LANG_EN)))
			layout->folder = str_slice(*path, 0, monitor.n + first.n);
	}
	diags_release(&ignored);
}

static struct str sheet_path(
	const struct grid *grid, const struct layout *layout, const struct sheet *sheet)
{
	char iso[11];
	struct str day, path;

	date_format_iso(sheet->date, iso);
	day = str_join(grid->arena, layout->folder, STR("/"), str_from(iso), STR("/"));
	if (sheet->subject)
		return str_join(grid->arena, day, sheet->subject->id, STR(".yaml"));
	for (enum lang lang = LANG_NL; lang <= LANG_EN; lang++) {
		path = str_join(grid->arena, day, national_file(lang));
		if (map_get(&layout->existing, path))
			return path;
	}
	return str_join(grid->arena, day, national_file(grid->lang));
}

/* ---- Planning ---- */

static const struct node *read_old(struct grid *grid, struct str path, struct text *text)
{
	if (!source_read(
		    grid->options->source, path, LIMIT_FILE_SIZE, grid->arena, text, grid->diags) ||
		!text_check(text, grid->diags))
		return NULL;
	return yaml_parse(grid->arena, text, text->bytes, grid->diags);
}

/* What the file is to hold with what is there; false after a fault. */
static bool meet_old(struct grid *grid, const struct sheet *sheet, struct import_file *file,
	const struct node **tree, struct margins *margins)
{
	/* Places of the old tree point here. */
	struct text *text = arena_new(grid->arena, struct text);
	const struct node *old = read_old(grid, file->path, text);
	struct merged merged;

	if (!old)
		return false;
	*tree = tree_merge(grid, sheet, old, *tree, &merged);
	margins_read(margins, grid->arena, text, old);
	file->added = merged.added;
	file->replaced = merged.replaced;
	file->kept = merged.kept;
	file->action = merged.changed ? IMPORT_REPLACE : IMPORT_UNCHANGED;
	if (!merged.changed || grid->options->replace)
		return true;
	diag_add(grid->diags, DIAG_IMPORT_EXISTS, csv_place(&grid->csv, sheet->name),
		.args = {file->path});
	return false;
}

/* The content of a file; false, which is reported, if check could not read it back. */
static bool write_tree(struct grid *grid, const struct sheet *sheet, const struct node *tree,
	const struct margins *margins, struct str *content)
{
	struct buf out = BUF_INIT;
	char is[24], most[24];
	bool fits;

	yaml_write(tree, margins, &out);
	fits = out.n <= LIMIT_FILE_SIZE;
	if (fits)
		*content = str_dup(grid->arena, buf_str(&out));
	snprintf(is, sizeof(is), "%zu", out.n / 1024);
	snprintf(most, sizeof(most), "%d", LIMIT_FILE_SIZE / 1024);
	if (!fits)
		diag_add(grid->diags, DIAG_FILE_TOO_LARGE, csv_place(&grid->csv, sheet->name),
			.args = {str_from(is), str_from(most)});
	buf_release(&out);
	return fits;
}

/* Remarks are no figures. */
static size_t count_entries(const struct sheet *sheet)
{
	size_t n = 0;

	vec_each (const struct entry, it, &sheet->entries)
		n += it->slot.kind != SLOT_REMARK;
	return n;
}

static void plan_sheet(
	struct import *import, struct grid *grid, const struct layout *layout, struct sheet *sheet)
{
	struct import_file file = {.path = sheet_path(grid, layout, sheet)};
	struct margins margins = {.text = NULL};
	const struct node *tree = tree_make(grid->arena, grid, sheet);
	bool fits = true;

	if (map_get(&layout->existing, file.path))
		fits = meet_old(grid, sheet, &file, &tree, &margins);
	else
		file.added = count_entries(sheet);
	if (!monitor_check_measurement(grid->options->model, grid->options->monitor, sheet->subject,
		    sheet->date, tree, grid->diags))
		fits = false;
	if (fits && write_tree(grid, sheet, tree, &margins, &file.content))
		vec_push(&import->arena, &import->files, file);
}

static int compare_files(const void *a, const void *b)
{
	const struct import_file *x = a, *y = b;

	return str_cmp(x->path, y->path);
}

bool import_plan(struct import *import, const struct import_options *options, struct str path,
	struct diags *diags)
{
	struct grid grid = {.arena = &import->arena,
		.diags = diags,
		.options = options,
		.lang = options->model->keyword_lang};
	struct layout layout = {.folder = {NULL, 0}};

	*import = (struct import){.text = {.path = path}};
	if (!read_text_file(import, path, diags) || !check_characters(&import->text, diags) ||
		is_faulty(options, diags))
		return false;
	subjects_init(&grid.subjects, options->monitor->subjects, &import->arena);
	if (!read_table(&grid, &import->text))
		return false;
	find_layout(&grid, &layout);
	vec_each (struct sheet *, sheet, &grid.sheets)
		if (!(*sheet)->edition->faulty && diags->errors < FAULTS_MAX)
			plan_sheet(import, &grid, &layout, *sheet);
	if (import->files.n)
		qsort(import->files.v, import->files.n, sizeof(*import->files.v), compare_files);
	return !diags->errors;
}

void import_release(struct import *import)
{
	arena_release(&import->arena);
}
