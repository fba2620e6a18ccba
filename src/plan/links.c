/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where the links of all texts go. An editor may write the name of a file beside the text
 * (gibit.md, ../producten/gibit.md, image.png), an address on the site (/producten/gibit/) or one
 * elsewhere. What is not there is reported; files that are referred to are planned for output.
 */
#include "base/html.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/suggest.h"
#include "plan/internal.h"

/*
 * For so many broken links a better one is sought, unless that has taken so many looks already:
 * each takes a look at all pages or files.
 */
enum { SUGGESTIONS_MAX = 100, LOOKS_MAX = 1 << 22 };

struct linker {
	struct planner *planner;
	struct arena *arena, scratch;
	struct plan *plan;
	struct model *model;
	struct diags *diags;
	struct map planned; /* files of content/ that are planned already */
	struct map meant;   /* files that only texts refer to which are not published */
	struct map anchors; /* struct map *, the ids of the headings, by the path of a record */
	size_t broken, looks;
};

/* "/dingen/?soort=fruit#lijst" in parts: all but the first with the mark that they begin with. */
struct address {
	struct str path, query, fragment;
};

static struct address address_of(struct str url)
{
	size_t hash = str_find_char(url, '#');
	size_t mark = str_find_char(str_slice(url, 0, hash), '?');

	return (struct address){
		str_slice(url, 0, mark), str_slice(url, mark, hash), str_from_index(url, hash)};
}

/* Made when a record is first asked for: a text can have many headings, and many links to them. */
static const struct map *anchors_of(struct linker *linker, const struct record *record)
{
	struct map *anchors = map_get(&linker->anchors, record->text->path);

	if (anchors)
		return anchors;
	anchors = arena_new(linker->arena, struct map);
	vec_each (struct heading, heading, &record->body.headings)
		map_put(linker->arena, anchors, heading->id, heading);
	map_put(linker->arena, &linker->anchors, record->text->path, anchors);
	return anchors;
}

static void report_anchor(
	struct linker *linker, struct str id, struct suggest *suggest, struct place place)
{
	diag_add(linker->diags, DIAG_ANCHOR_BROKEN, place, .args = {id}, .suggest = suggest->best);
}

/* The terms of a glossary are its anchors. */
static void check_term(struct linker *linker, const struct vocabulary *vocabulary,
	struct str fragment, struct place place)
{
	struct str id = str_from_index(fragment, 1);
	const struct term *term = map_get(&vocabulary->by_name, id);
	struct suggest suggest = suggest_for(id);

	if (!id.n || vocabulary->faulty || (term && str_eq(term->id, id)))
		return;
	vec_each (struct term *, it, &vocabulary->terms)
		if (linker->broken < SUGGESTIONS_MAX)
			suggest_offer(&suggest, (*it)->id);
	linker->broken++;
	report_anchor(linker, id, &suggest, place);
}

static void check_anchor(
	struct linker *linker, const struct record *record, struct str fragment, struct place place)
{
	struct str id = str_from_index(fragment, 1);
	struct suggest suggest = suggest_for(id);

	if (!id.n || record->faulty || map_get(anchors_of(linker, record), id))
		return;
	linker->broken++;
	vec_each (const struct heading, heading, &record->body.headings)
		if (linker->broken <= SUGGESTIONS_MAX)
			suggest_offer(&suggest, heading->id);
	report_anchor(linker, id, &suggest, place);
}

/* An address on the site like this one. */
static struct str suggest_page(struct linker *linker, struct str url)
{
	struct suggest suggest = suggest_for(str_from_index(url, 1));

	linker->looks += linker->plan->jobs.n;
	vec_each (const struct job, job, &linker->plan->jobs) {
		struct str path = job->path;

		if (str_is(path_name(path), "index.html"))
			path.n -= sizeof("index.html") - 1;
		suggest_offer(&suggest, path);
	}
	if (!suggest.best.n)
		return STR("");
	return str_join(&linker->scratch, STR("/"), suggest.best);
}

/* The file whose name is most like the one that was wanted. */
struct nearest {
	struct suggest suggest;
	struct str path;
};

/* What editors and systems leave behind beside the file that somebody works on. */
static bool is_left_behind(struct str name)
{
	static const struct str ends[] = {STR_INIT("~"), STR_INIT("#"), STR_INIT(".bak"),
		STR_INIT(".backup"), STR_INIT(".old"), STR_INIT(".orig"), STR_INIT(".rej"),
		STR_INIT(".swp"), STR_INIT(".swo"), STR_INIT(".tmp"), STR_INIT(".part"),
		STR_INIT(".crdownload")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (str_ends(name, ends[i]))
			return true;
	return str_starts(name, STR(".")) || str_starts(name, STR("~$"));
}

static void offer_file(struct nearest *nearest, struct str path)
{
	size_t distance = nearest->suggest.distance;

	if (is_left_behind(path_name(path)))
		return;
	suggest_offer(&nearest->suggest, path_name(path));
	if (nearest->suggest.distance < distance)
		nearest->path = path;
}

/* How a text in folder writes the path: "schets.png", "../producten/gibit.md". */
static struct str relative_path(struct arena *arena, struct str folder, struct str path)
{
	struct str up = STR("");
	struct str prefix = str_join(arena, folder, STR("/"));

	while (!str_starts(path, prefix)) {
		folder = path_folder(folder);
		if (!folder.n)
			return path;
		prefix = str_join(arena, folder, STR("/"));
		up = str_join(arena, STR("../"), up);
	}
	return str_join(arena, up, str_from_index(path, prefix.n));
}

/* A card or another file of nearly the same name; a file that was meant is no stray. */
static struct str suggest_file(
	struct linker *linker, const struct record *from, struct str name, bool image)
{
	struct nearest nearest = {.suggest = suggest_for(name)};
	const struct map *files = &linker->model->files;
	void *file;

	linker->looks += linker->model->by_path.n + files->n;
	vec_each (struct collection *, collection, &linker->model->collections)
		vec_each (struct record *, record, &(*collection)->records)
			if (!image)
				offer_file(&nearest, (*record)->text->path);
	for (size_t i = 0; i < files->cap; i++)
		if (files->slots[i].value)
			offer_file(&nearest, files->slots[i].key);
	if (!nearest.path.n)
		return STR("");
	file = map_get(files, nearest.path);
	if (file)
		map_put(linker->arena, &linker->planned, nearest.path, file);
	return relative_path(&linker->scratch, path_folder(from->text->path), nearest.path);
}

/* from is NULL for a menu. */
static struct str suggest_link(
	struct linker *linker, const struct record *from, const struct link *link)
{
	struct str path = address_of(link->url).path;

	if (++linker->broken > SUGGESTIONS_MAX || linker->looks > LOOKS_MAX)
		return STR("");
	if (str_starts(path, STR("www.")))
		return str_join(&linker->scratch, STR("https://"), link->url);
	if (str_starts(path, STR("/")) && !link->image)
		return suggest_page(linker, path);
	return from ? suggest_file(linker, from, path_name(path), link->image) : STR("");
}

static void report_broken(struct linker *linker, const struct record *from, const struct link *link)
{
	if (linker->model->faulty && !link->image && str_starts(link->url, STR("/")))
		return;
	diag_add(linker->diags, link->image ? DIAG_IMAGE_MISSING : DIAG_LINK_BROKEN, link->place,
		.args = {link->url}, .suggest = suggest_link(linker, from, link));
	arena_reset(&linker->scratch);
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
		plan_add(linker->planner,
			&(struct job){.path = str_from_index(path, sizeof("content/") - 1),
				.kind = JOB_FILE,
				.subject = file,
				.place = place});
}

/* Of such a text nothing is published, so it may point to what is not published either. */
static bool is_unpublished(const struct record *record)
{
	return record->draft || record->hidden;
}

/* A file below content/, by its path there: a record, or something to copy. */
static bool link_to_file(struct linker *linker, const struct record *from, const struct link *link,
	struct str path, struct target *target)
{
	const struct record *record = map_get(&linker->model->by_path, path);

	if (record && record->hidden && !is_unpublished(from))
		return false;
	if (record && record->draft && !is_unpublished(from)) {
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
	if (is_unpublished(from))
		map_put(linker->arena, &linker->meant, path, linker);
	else
		plan_file(linker, path, link->place);
	target->url = url_from_path(linker->arena, str_from_index(path, sizeof("content") - 1));
	return true;
}

/* An address on the site: a page, with or without its last '/', or a file. */
static bool link_to_page(
	struct linker *linker, const struct link *link, struct str path, struct target *target)
{
	struct arena *arena = linker->arena;
	bool folder = !path.n || str_ends(path, STR("/"));
	const struct job *job = plan_find(
		linker->planner, folder ? str_join(arena, path, STR("index.html")) : path);

	if (!job && !folder) {
		path = str_join(arena, path, STR("/"));
		job = plan_find(linker->planner, str_join(arena, path, STR("index.html")));
	}
	if (!job)
		return false;
	target->url = url_from_path(arena, str_join(arena, STR("/"), path));
	if (job->kind == JOB_RECORD || job->kind == JOB_FREE_PAGE)
		check_anchor(linker, job->subject, target->fragment, link->place);
	else if (job->kind == JOB_GLOSSARY)
		check_term(linker, job->subject, target->fragment, link->place);
	return true;
}

/* The address that a draft will have once it is published. */
static bool link_to_draft(
	struct linker *linker, const struct record *from, const struct link *link, struct str path)
{
	struct str url = str_join(
		linker->arena, STR("/"), path, str_ends(path, STR("/")) ? STR("") : STR("/"));
	struct str id = path_name(str_slice(url, 0, url.n - 1));
	const struct record *record = NULL;

	vec_each (struct collection *, collection, &linker->model->collections) {
		record = map_get(&(*collection)->by_id, id);
		if (record && record->draft && str_eq(record->url, url))
			break;
		record = NULL;
	}
	if (record && !is_unpublished(from))
		diag_add(linker->diags, DIAG_LINK_DRAFT, link->place, .args = {{NULL, 0}});
	return record != NULL;
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
		if (!link->image && (link_to_page(linker, link, page, target) ||
					    link_to_draft(linker, from, link, page)))
			return true;
		path = str_from_index(path, 1);
	}
	return path_resolve(linker->arena, folder, path, &file) &&
	       str_starts(file, STR("content/")) && link_to_file(linker, from, link, file, target);
}

static void resolve_link(struct linker *linker, const struct record *from, const struct link *link,
	struct target *target)
{
	struct address address = address_of(link->url);

	if (url_scheme(link->url).n) {
		target->url = link->url;
		if (link->image)
			diag_add(linker->diags, DIAG_IMAGE_EXTERNAL, link->place,
				.args = {{NULL, 0}});
		return;
	}
	target->fragment = url_decode(linker->arena, address.fragment);
	if (!address.path.n && !address.query.n) {
		if (!target->fragment.n)
			diag_add(linker->diags, DIAG_LINK_NO_ADDRESS, link->place,
				.args = {{NULL, 0}});
		check_anchor(linker, from, target->fragment, link->place);
		return;
	}
	target->internal = true;
	if (!resolve(linker, from, link, url_decode(linker->arena, address.path), target))
		report_broken(linker, from, link);
	target->url = str_join(linker->arena, target->url, address.query);
}

/* What stands on a page, behind what leads from there to the top of the site. */
static struct str target_address(struct linker *linker, const struct target *target)
{
	struct buf buf = BUF_INIT;
	struct str address;

	html_escape(&buf,
		url_encode(linker->arena, str_from_index(target->url, target->internal ? 1 : 0)));
	html_escape(&buf, url_encode(linker->arena, target->fragment));
	address = str_dup(linker->arena, buf_str(&buf));
	buf_release(&buf);
	return address;
}

static void resolve_record(struct linker *linker, struct record *record)
{
	const struct markdown *body = &record->body;

	if (!body->links.n)
		return;
	record->targets = arena_array(linker->arena, struct target, body->links.n);
	for (size_t i = 0; i < body->links.n; i++) {
		resolve_link(linker, record, &body->links.v[i], &record->targets[i]);
		record->targets[i].address = target_address(linker, &record->targets[i]);
	}
}

/* An address of the settings: as it is then; one elsewhere stays, and one that was reported. */
static struct str resolve_address(struct linker *linker, struct str url, struct place place)
{
	struct link link = {.url = url, .place = place};
	struct address address = address_of(url);
	struct target target = {.fragment = url_decode(linker->arena, address.fragment)};
	struct str path = url_decode(linker->arena, address.path);

	if (!str_starts(url, STR("/")) || !is_safe_address(url))
		return url;
	if (path_resolve(linker->arena, STR(""), path, &path) &&
		link_to_page(linker, &link, path, &target))
		return str_join(linker->arena, target.url, address.query, address.fragment);
	report_broken(linker, NULL, &link);
	return url;
}

static void resolve_menu(struct linker *linker, struct menu *menu)
{
	vec_each (struct menu_item, item, &menu->items)
		item->url = resolve_address(linker, item->url, item->place);
}

/* The free page at url, with or without its last '/', or else one with an address like it. */
static const struct record *find_free_page(
	struct linker *linker, struct str url, struct suggest *suggest)
{
	const struct collection *pages = linker->model->free_pages;

	for (size_t i = 0; pages && i < pages->published.n; i++) {
		const struct record *record = pages->published.v[i];

		if (str_starts(record->url, url) && record->url.n - url.n <= 1)
			return record;
		suggest_offer(suggest, record->url);
	}
	return NULL;
}

static bool is_in_menu(const struct menu *menu, struct str url)
{
	vec_each (const struct menu_item, item, &menu->items)
		if (str_eq(item->url, url))
			return true;
	return false;
}

/* The page of the accessibility statement, which every page leads to at its foot. */
static void resolve_accessibility(struct linker *linker, struct settings *settings)
{
	struct accessibility *accessibility = &settings->accessibility;
	struct suggest suggest = suggest_for(accessibility->page);
	const struct record *record;

	if (!accessibility->page.n)
		return;
	record = find_free_page(linker, accessibility->page, &suggest);
	accessibility->record = record;
	if (!record)
		diag_add(linker->diags, DIAG_ACCESSIBILITY_PAGE, accessibility->page_place,
			.args = {accessibility->page}, .suggest = suggest.best);
	else if (!is_in_menu(&settings->footer, record->url))
		vec_push(linker->arena, &settings->footer.items,
			((struct menu_item){
				record->title, record->url, accessibility->page_place}));
}

/* The picture of the site: a file in content/. */
static void resolve_image(struct linker *linker, struct site_image *image)
{
	struct link link = {.url = image->file, .place = image->place, .image = true};
	struct str path;

	if (!image->file.n)
		return;
	if (!path_resolve(linker->arena, STR("content"), image->file, &path) ||
		!map_get(&linker->model->files, path)) {
		report_broken(linker, NULL, &link);
		return;
	}
	plan_file(linker, path, image->place);
	image->url = url_from_path(linker->arena, str_from_index(path, sizeof("content") - 1));
}

static void resolve_settings(struct linker *linker, struct settings *settings)
{
	struct accessibility *accessibility = &settings->accessibility;

	resolve_menu(linker, &settings->menu);
	resolve_menu(linker, &settings->footer);
	resolve_accessibility(linker, settings);
	accessibility->contact =
		resolve_address(linker, accessibility->contact, accessibility->contact_place);
	settings->security_contact = resolve_address(
		linker, settings->security_contact, settings->security_contact_place);
	settings->security_policy =
		resolve_address(linker, settings->security_policy, settings->security_policy_place);
	settings->open_data.contact_url = resolve_address(
		linker, settings->open_data.contact_url, settings->open_data.contact_place);
	settings->organisation.url = resolve_address(
		linker, settings->organisation.url, settings->organisation.url_place);
	settings->licence_url =
		resolve_address(linker, settings->licence_url, settings->licence_place);
	resolve_image(linker, &settings->image);
}

/* Files that no text refers to are not published; the editor should know. */
static void report_strays(struct linker *linker)
{
	for (size_t i = 0; i < linker->model->files.cap; i++) {
		const struct text *file = linker->model->files.slots[i].value;

		if (file && !map_get(&linker->planned, file->path) &&
			!map_get(&linker->meant, file->path))
			diag_add(linker->diags, DIAG_FILE_STRAY, place_file(file),
				.args = {{NULL, 0}});
	}
}

void links_resolve(struct planner *planner, struct model *model)
{
	struct linker linker = {.planner = planner,
		.arena = planner->arena,
		.plan = planner->plan,
		.model = model,
		.diags = planner->diags};

	vec_each (struct collection *, collection, &model->collections)
		vec_each (struct record *, record, &(*collection)->records)
			resolve_record(&linker, *record);
	resolve_settings(&linker, &model->settings);
	report_strays(&linker);
	arena_release(&linker.scratch);
}
