/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where the links of all texts go. An editor may write the name of a file beside the text
 * (gibit.md, ../producten/gibit.md, image.png), an address on the site (/producten/gibit/) or one
 * elsewhere. What is not there is reported; files that are referred to are planned for output.
 */
#include "base/limits.h"
#include "base/path.h"
#include "base/suggest.h"
#include "output/internal.h"

struct linker {
	struct arena *arena;
	struct plan *plan;
	struct model *model;
	struct diags *diags;
	struct map planned; /* files of content/ that are planned already */
};

static bool has_anchor(const struct record *record, struct str id)
{
	vec_each (const struct heading, heading, &record->body.headings)
		if (str_eq(heading->id, id))
			return true;
	return false;
}

static void check_anchor(
	struct linker *linker, const struct record *record, struct str fragment, struct place place)
{
	struct str id = str_from_index(fragment, 1);
	struct suggest suggest = suggest_for(id);

	if (!id.n || record->faulty || has_anchor(record, id))
		return;
	vec_each (const struct heading, heading, &record->body.headings)
		suggest_offer(&suggest, heading->id);
	diag_add(linker->diags, DIAG_ANCHOR_BROKEN, place, .args = {id}, .suggest = suggest.best);
}

static void report_broken(struct linker *linker, const struct link *link)
{
	struct str name = path_name(str_slice(link->url, 0, str_find_char(link->url, '#')));
	struct suggest suggest = suggest_for(name);

	if (linker->model->faulty && !link->image && str_starts(link->url, STR("/")))
		return;
	vec_each (struct collection *, collection, &linker->model->collections)
		vec_each (struct record *, record, &(*collection)->records)
			if (!link->image)
				suggest_offer(&suggest, path_name((*record)->text->path));
	for (size_t i = 0; i < linker->model->files.cap; i++)
		if (linker->model->files.slots[i].value)
			suggest_offer(&suggest, path_name(linker->model->files.slots[i].key));
	diag_add(linker->diags, link->image ? DIAG_IMAGE_MISSING : DIAG_LINK_BROKEN, link->place,
		.args = {link->url}, .suggest = suggest.best);
}

/* Reads a file of content/ and plans it at the same place in the output. */
static void plan_file(struct linker *linker, struct str path, struct place place)
{
	struct text *file;

	if (map_get(&linker->planned, path))
		return;
	file = arena_new(linker->arena, struct text);
	map_put(linker->arena, &linker->planned, path, file);
	if (source_read(linker->plan->source, path, LIMIT_ASSET_SIZE, linker->arena, file,
		    linker->diags))
		plan_add(linker->arena, linker->plan,
			&(struct job){.path = str_from_index(path, sizeof("content/") - 1),
				.kind = JOB_FILE,
				.subject = file,
				.place = place},
			linker->diags);
}

/* A file below content/, by its path there: a record, or something to copy. */
static bool link_to_file(struct linker *linker, const struct record *from, const struct link *link,
	struct str path, struct target *target)
{
	const struct record *record = map_get(&linker->model->by_path, path);

	if (record && record->draft && !from->draft) {
		diag_add(linker->diags, DIAG_LINK_DRAFT, link->place, .args = {{NULL, 0}});
		return true;
	}
	if (record) {
		target->url = record->url;
		check_anchor(linker, record, target->fragment, link->place);
		return true;
	}
	if (!map_get(&linker->model->files, path))
		return false;
	if (!from->draft)
		plan_file(linker, path, link->place);
	target->url = str_from_index(path, sizeof("content") - 1);
	return true;
}

/* An address on the site: a page, with or without its last '/', or a file. */
static bool link_to_page(
	struct linker *linker, const struct link *link, struct str path, struct target *target)
{
	struct arena *arena = linker->arena;
	bool folder = !path.n || str_ends(path, STR("/"));
	const struct job *job =
		plan_find(linker->plan, folder ? str_join(arena, path, STR("index.html")) : path);

	if (!job && !folder) {
		path = str_join(arena, path, STR("/"));
		job = plan_find(linker->plan, str_join(arena, path, STR("index.html")));
	}
	if (!job)
		return false;
	target->url = str_join(arena, STR("/"), path);
	if (job->kind == JOB_RECORD || job->kind == JOB_FREE_PAGE)
		check_anchor(linker, job->subject, target->fragment, link->place);
	return true;
}

static bool resolve(struct linker *linker, const struct record *from, const struct link *link,
	struct str path, struct target *target)
{
	bool absolute = str_starts(path, STR("/"));
	struct str folder = absolute ? STR("content") : path_folder(from->text->path);
	struct str file;

	if (absolute) {
		struct str page;

		if (!path_resolve(linker->arena, STR(""), path, &page))
			return false;
		if (!link->image && link_to_page(linker, link, page, target))
			return true;
		path = str_from_index(path, 1);
	}
	return path_resolve(linker->arena, folder, path, &file) &&
	       str_starts(file, STR("content/")) && link_to_file(linker, from, link, file, target);
}

static void resolve_link(struct linker *linker, const struct record *from, const struct link *link,
	struct target *target)
{
	size_t hash = str_find_char(link->url, '#');
	struct str path = str_slice(link->url, 0, hash);

	if (url_scheme(link->url).n) {
		target->url = link->url;
		if (link->image)
			diag_add(linker->diags, DIAG_IMAGE_EXTERNAL, link->place,
				.args = {{NULL, 0}});
		return;
	}
	target->fragment = url_decode(linker->arena, str_from_index(link->url, hash));
	if (!path.n) {
		if (!target->fragment.n)
			report_broken(linker, link);
		check_anchor(linker, from, target->fragment, link->place);
		return;
	}
	target->internal = true;
	path = url_decode(linker->arena, str_slice(path, 0, str_find_char(path, '?')));
	if (!resolve(linker, from, link, path, target))
		report_broken(linker, link);
}

static void resolve_record(struct linker *linker, struct record *record)
{
	const struct markdown *body = &record->body;

	if (!body->links.n)
		return;
	record->targets = arena_array(linker->arena, struct target, body->links.n);
	for (size_t i = 0; i < body->links.n; i++)
		resolve_link(linker, record, &body->links.v[i], &record->targets[i]);
}

static void check_menu(struct linker *linker, const struct menu *menu)
{
	vec_each (const struct menu_item, item, &menu->items) {
		struct link link = {.url = item->url, .place = item->place};
		struct target target = {0};
		struct str path;

		if (str_starts(item->url, STR("/")) &&
			(!path_resolve(linker->arena, STR(""), item->url, &path) ||
				!link_to_page(linker, &link, path, &target)))
			report_broken(linker, &link);
	}
}

/* Files that no text refers to are not published; the editor should know. */
static void report_strays(struct linker *linker)
{
	for (size_t i = 0; i < linker->model->files.cap; i++) {
		const struct text *file = linker->model->files.slots[i].value;

		if (file && !map_get(&linker->planned, file->path))
			diag_add(linker->diags, DIAG_FILE_STRAY, place_file(file),
				.args = {{NULL, 0}});
	}
}

void links_resolve(struct arena *arena, struct plan *plan, struct model *model, struct diags *diags)
{
	struct linker linker = {.arena = arena, .plan = plan, .model = model, .diags = diags};

	vec_each (struct collection *, collection, &model->collections)
		vec_each (struct record *, record, &(*collection)->records)
			resolve_record(&linker, *record);
	check_menu(&linker, &model->settings.menu);
	check_menu(&linker, &model->settings.footer);
	report_strays(&linker);
}
