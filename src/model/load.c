/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * All of content/: settings, vocabularies, schemas, monitors and editions first, then the records
 * and measurements on some threads.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "base/slug.h"
#include "model/internal.h"

/* One record to read, or to take as it was kept. */
struct record_job {
	struct str path;
	struct collection *collection;
	struct kept_record *kept;
	struct record *record;
};

/* One measurement. The text stays for as long as the model: it points to it. */
struct measurement_job {
	struct text text;
	struct date day;
	struct monitor *monitor;
	struct measurement *measurement;
};

struct worker {
	struct arena arena, scratch;
	struct kept_arena *kept; /* of the records that it read, if they are to be kept */
	struct diags diags;
};

struct load {
	struct model *model;
	struct source *source;
	struct diags *diags;
	struct reader reader;
	struct source_list files;
	VEC(struct record_job) jobs; /* by path */
	size_t found;                /* so far in the cache */
	VEC(struct measurement_job) measurements;
	struct map monitors; /* by id */
	struct worker workers[LIMIT_THREADS];
};

static bool one_of(struct str s, struct str nl, struct str en)
{
	return str_eq(s, nl) || str_eq(s, en);
}

static bool is_vocabulary_folder(struct str folder)
{
	return one_of(folder, STR("begrippen"), STR("vocabularies"));
}

static bool is_pages_folder(struct str folder)
{
	return one_of(folder, STR("paginas"), STR("pages"));
}

static bool is_content_name(struct str name)
{
	return str_ends(name, STR(".md")) || str_ends(name, STR(".yaml"));
}

/* The path without "content/". */
static struct str below_content(struct str path)
{
	return str_from_index(path, sizeof("content/") - 1);
}

static struct str folder_of(struct str path)
{
	struct str below = below_content(path);
	struct str first = path_first(below);

	return first.n == below.n ? STR("") : first;
}

static bool is_vocabulary_path(struct str path)
{
	return is_vocabulary_folder(folder_of(path)) && str_ends(path, STR(".yaml"));
}

static bool is_schema_path(struct str path)
{
	struct str folder = folder_of(path);

	return folder.n && !is_vocabulary_folder(folder) && !is_monitors_path(path) &&
	       str_eq(path_folder(below_content(path)), folder) &&
	       one_of(path_name(path), STR("_collectie.yaml"), STR("_collection.yaml"));
}

/* ---- Files of YAML ---- */

static struct text *read_file(struct load *load, struct str path)
{
	struct text *text = arena_new(&load->model->arena, struct text);

	if (!source_read(
		    load->source, path, LIMIT_FILE_SIZE, &load->model->arena, text, load->diags))
		return NULL;
	if (!text_check(text, load->diags))
		return NULL;
	check_emails(text, load->diags);
	return text;
}

static struct node *read_yaml(struct load *load, struct str path, const struct text **text)
{
	struct text *file = read_file(load, path);

	*text = file;
	return file ? yaml_parse(&load->model->arena, file, file->bytes, load->diags) : NULL;
}

/* The language of a site decides in which words messages name its keys. */
static void choose_language(struct load *load, const struct node *node)
{
	const struct node *language = node_get(node, STR("taal"));

	if (!language)
		language = node_get(node, STR("language"));
	if (language && language->kind == NODE_SCALAR && !str_is(language->scalar, "nl"))
		load->model->keyword_lang = LANG_EN;
	load->reader.lang = load->model->keyword_lang;
}

static bool load_settings(struct load *load)
{
	struct settings *settings = &load->model->settings;
	struct node *node;

	if (!source_has(load->source, STR("content/site.yaml"))) {
		struct text *text = arena_new(&load->model->arena, struct text);

		text->path = STR("content/site.yaml");
		diag_add(load->diags, DIAG_SITE_MISSING, place_file(text), .args = {{NULL, 0}});
		return false;
	}
	node = read_yaml(load, STR("content/site.yaml"), &settings->text);
	if (!node)
		return false;
	choose_language(load, node);
	settings_read(settings, &load->reader, node);
	return true;
}

static struct place place_of_path(struct load *load, struct str path)
{
	struct text *text = arena_new(&load->model->arena, struct text);

	text->path = path;
	return place_file(text);
}

static void report_file(struct load *load, struct str path, enum diag_code code, struct str word)
{
	diag_add(load->diags, code, place_of_path(load, path), .args = {word});
}

/* id is the part of the file's or folder's name that becomes part of an address. */
static void check_name(struct load *load, struct str path, struct str id)
{
	check_file_name(&load->model->arena, place_of_path(load, path).text, id, load->diags);
}

static void load_vocabulary(struct load *load, struct str path)
{
	const struct text *text;
	struct str id = path_stem(path);
	struct vocabulary *vocabulary;
	struct node *node;

	check_name(load, path, id);
	node = read_yaml(load, path, &text);
	vocabulary = vocabulary_find(load->model, id);
	if (vocabulary) {
		diag_add(load->diags, DIAG_DUPLICATE_ID, place_of_path(load, path), .args = {id},
			.other = vocabulary->text ? place_of_path(load, vocabulary->text->path)
						  : (struct place){0});
		return;
	}
	vocabulary = vocabulary_read(&load->reader, text, id, node);
	vec_push(&load->model->arena, &load->model->vocabularies, vocabulary);
	load->model->faulty |= vocabulary->faulty;
}

static void load_schema(struct load *load, struct str path)
{
	struct model *model = load->model;
	struct str folder = folder_of(path);
	const struct text *text;
	struct node *node = read_yaml(load, path, &text);
	struct collection *collection = schema_read(&load->reader, text, folder, node);

	check_name(load, path_folder(path), folder);
	if (is_pages_folder(folder)) {
		collection->pages = true;
		collection->url = STR("/");
		model->free_pages = collection;
	}
	vec_push(&model->arena, &model->collections, collection);
	model->faulty |= collection->faulty;
}

static struct collection *collection_for(struct load *load, struct str folder)
{
	struct model *model = load->model;
	struct collection *collection = collection_find(model, folder);

	if (collection || !is_pages_folder(folder))
		return collection;
	model->free_pages = schema_of_free_pages(model, folder);
	vec_push(&model->arena, &model->collections, model->free_pages);
	return model->free_pages;
}

/* A folder of cards without a schema: said once, and its cards are not judged. */
static void check_schema(struct load *load, struct str path)
{
	struct model *model = load->model;
	struct str folder = folder_of(path);

	if (!folder.n || !str_ends(path, STR(".md")) || is_vocabulary_folder(folder) ||
		is_monitors_path(path) || collection_for(load, folder))
		return;
	report_file(load, str_join(&model->arena, STR("content/"), folder, STR("/")),
		DIAG_COLLECTION_NO_SCHEMA,
		load->reader.lang == LANG_NL ? STR("_collectie.yaml") : STR("_collection.yaml"));
	vec_push(
		&model->arena, &model->collections, schema_read(&load->reader, NULL, folder, NULL));
	model->faulty = true;
}

static void load_yaml_files(struct load *load)
{
	vec_each (struct str, path, &load->files.paths) {
		if (is_vocabulary_path(*path))
			load_vocabulary(load, *path);
		else if (is_schema_path(*path) && !collection_find(load->model, folder_of(*path)))
			load_schema(load, *path);
	}
	vec_each (struct str, path, &load->files.paths)
		check_schema(load, *path);
	schema_resolve(load->model, &load->reader);
}

/* ---- Monitors ---- */

static struct monitor *find_monitor(const struct load *load, struct str id)
{
	return map_get(&load->monitors, id);
}

static void add_monitor(
	struct load *load, struct str id, const struct text *text, const struct node *node)
{
	struct model *model = load->model;
	struct monitor *monitor = monitor_read(model, &load->reader, text, id, node);

	map_put(&model->arena, &load->monitors, id, monitor);
	vec_push(&model->arena, &model->monitors, monitor);
	model->faulty |= monitor->faulty;
}

static void load_monitor(struct load *load, struct str path, struct str id)
{
	const struct text *text;
	struct node *node = read_yaml(load, path, &text);

	check_name(load, path_folder(path), id);
	add_monitor(load, id, text, node);
}

/* What lies in a folder without monitor.yaml is not judged. */
static void check_monitor(struct load *load, struct str id)
{
	struct model *model = load->model;
	struct str folder;

	if (find_monitor(load, id))
		return;
	folder = str_join(&model->arena, STR("content/monitors/"), id, STR("/"));
	report_file(load, folder, DIAG_MONITOR_MISSING, STR(""));
	add_monitor(load, id, place_of_path(load, folder).text, NULL);
}

static void load_edition(struct load *load, struct str path, struct monitor *monitor)
{
	struct model *model = load->model;
	const struct text *text;
	struct node *node = read_yaml(load, path, &text);
	struct edition *edition, *other;

	if (!text)
		text = place_of_path(load, path).text;
	edition = edition_read(&load->reader, monitor, text, node);
	other = map_put(&model->arena, &monitor->editions_by_id, edition->id, edition);
	if (other)
		diag_add(load->diags, DIAG_DUPLICATE_ID, place_file(text), .args = {edition->id},
			.other = place_file(other->text));
	else
		vec_push(&model->arena, &monitor->editions, edition);
	model->faulty |= edition->faulty;
}

static void load_monitors(struct load *load)
{
	vec_each (struct str, path, &load->files.paths) {
		struct monitor_path found = monitor_path_of(*path);

		if (found.part == MONITOR_FILE)
			load_monitor(load, *path, found.monitor);
	}
	vec_each (struct str, path, &load->files.paths) {
		struct monitor_path found = monitor_path_of(*path);

		if (found.part == MONITOR_EDITION || found.part == MONITOR_MEASUREMENT)
			check_monitor(load, found.monitor);
		if (found.part == MONITOR_EDITION)
			load_edition(load, *path, find_monitor(load, found.monitor));
	}
}

static void add_measurement_job(
	struct load *load, struct str path, const struct monitor_path *found)
{
	struct measurement_job job = {
		.text = {.path = path}, .monitor = find_monitor(load, found->monitor)};

	if (date_parse(found->day, &job.day) == DATE_ISO)
		vec_push(&load->model->arena, &load->measurements, job);
	else
		report_file(load, found->folder, DIAG_MEASUREMENT_DATE, found->day);
}

static void sort_monitor_file(struct load *load, struct str path)
{
	struct monitor_path found = monitor_path_of(path);

	if (str_eq(path_folder(path), STR("content/monitors")) &&
		one_of(path_name(path), STR("_collectie.yaml"), STR("_collection.yaml")))
		report_file(load, path, DIAG_FOLDER_RESERVED, STR("monitors"));
	else if (found.part == MONITOR_MEASUREMENT)
		add_measurement_job(load, path, &found);
	else if (found.part == MONITOR_STRAY)
		report_file(load, path, DIAG_FILE_STRAY, STR(""));
}

/* ---- Sorting the other files ---- */

static void add_record_job(struct load *load, struct str path, struct collection *collection)
{
	struct record_job job = {.path = path, .collection = collection};

	if (load->model->cache)
		job.kept = cache_find(load->model->cache, path, &load->found);
	vec_push(&load->model->arena, &load->jobs, job);
}

static void add_asset(struct load *load, struct str path)
{
	struct text *file = arena_new(&load->model->arena, struct text);

	file->path = path;
	map_put(&load->model->arena, &load->model->files, path, file);
}

static bool is_settled(const struct load *load, struct str path)
{
	const struct collection *collection = collection_find(load->model, folder_of(path));

	if (is_schema_path(path))
		return !collection->text || str_eq(collection->text->path, path);
	return str_is(path, "content/site.yaml") || is_vocabulary_path(path);
}

static void sort_file(struct load *load, struct str path)
{
	struct str folder = folder_of(path);
	struct collection *collection = folder.n ? collection_find(load->model, folder) : NULL;

	if (!is_content_name(path_name(path)))
		add_asset(load, path);
	else if (is_monitors_path(path))
		sort_monitor_file(load, path);
	else if (collection && str_ends(path, STR(".md")))
		add_record_job(load, path, collection);
	else if (!is_settled(load, path))
		report_file(load, path, DIAG_FILE_STRAY, STR(""));
}

/* ---- Records and measurements ---- */

static struct record *read_record(
	struct load *load, struct record_reader *reader, const struct record_job *job)
{
	struct text *text = arena_new(reader->arena, struct text);

	source_read(load->source, str_dup(reader->arena, job->path), LIMIT_FILE_SIZE, reader->arena,
		text, reader->diags);
	return record_read(reader, job->collection, text);
}

/* What could not be read is not kept: it may be there the next time. */
static void read_and_keep(struct load *load, struct worker *worker, struct record_job *job)
{
	struct diags diags = DIAGS_INIT;
	struct record_reader reader = {
		.scratch = &worker->scratch, .diags = &diags, .lang = load->reader.lang};

	if (!worker->kept)
		worker->kept = kept_arena_new();
	reader.arena = kept_arena_of(worker->kept);
	job->record = read_record(load, &reader, job);
	if (job->record->text->bytes.p)
		job->kept = record_keep(worker->kept, job->record, &diags);
	else
		diags_merge(&worker->diags, &diags);
}

static void run_record_job(struct load *load, struct worker *worker, struct record_job *job)
{
	struct record_reader reader = {
		&worker->arena, &worker->scratch, &worker->diags, load->reader.lang};

	if (!load->model->cache) {
		job->record = read_record(load, &reader, job);
		return;
	}
	if (!job->kept)
		read_and_keep(load, worker, job);
	if (job->kept)
		job->record =
			record_again(&worker->arena, job->kept, job->collection, &worker->diags);
}

static void read_measurement_job(
	struct load *load, struct record_reader *reader, struct measurement_job *job)
{
	source_read(load->source, job->text.path, LIMIT_FILE_SIZE, reader->arena, &job->text,
		reader->diags);
	job->measurement = measurement_read(reader, job->monitor, job->day, &job->text);
}

/* The records, then the measurements. */
static void run_job(void *context, size_t worker_number, size_t number)
{
	struct load *load = context;
	struct worker *worker = &load->workers[worker_number];
	struct record_reader reader = {
		&worker->arena, &worker->scratch, &worker->diags, load->reader.lang};

	if (number < load->jobs.n)
		run_record_job(load, worker, &load->jobs.v[number]);
	else
		read_measurement_job(load, &reader, &load->measurements.v[number - load->jobs.n]);
	arena_reset(&worker->scratch);
}

static void collect(struct load *load)
{
	struct model *model = load->model;

	vec_each (struct record_job, job, &load->jobs) {
		if (model->drafts)
			publish_draft(&model->arena, job->record, load->reader.lang);
		vec_push(&model->arena, &job->collection->records, job->record);
		map_put(&model->arena, &model->by_path, job->path, job->record);
	}
	vec_each (struct measurement_job, job, &load->measurements)
		vec_push(&model->arena, &job->monitor->all, job->measurement);
}

/* Keeps what was read for the next time, and the memory of what is used for as long as the model.
 */
static void keep(struct load *load)
{
	struct model *model = load->model;
	VEC(struct kept_record *) kept = {0};

	vec_each (struct record_job, job, &load->jobs) {
		if (!job->kept)
			continue;
		cache_share(model->cache, model, job->kept->arena);
		vec_push(&model->arena, &kept, job->kept);
	}
	cache_replace(model->cache, kept.v, kept.n);
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		if (!load->workers[i].kept)
			continue;
		cache_share(model->cache, model, load->workers[i].kept);
		kept_arena_release(load->workers[i].kept);
	}
}

/* Of all that records are read by. */
static unsigned long long sum_of_schemas(struct load *load)
{
	struct model *model = load->model;
	struct buf all = BUF_INIT;
	unsigned long long sum;

	buf_addf(&all, "%d\n", (int)model->keyword_lang);
	vec_each (struct vocabulary *, vocabulary, &model->vocabularies)
		buf_addf(&all, "%.*s %llx\n", STR_ARG((*vocabulary)->id),
			(*vocabulary)->text ? str_hash((*vocabulary)->text->bytes) : 0);
	vec_each (struct collection *, collection, &model->collections)
		buf_addf(&all, "/%.*s %llx\n", STR_ARG((*collection)->id),
			(*collection)->text ? str_hash((*collection)->text->bytes) : 0);
	sum = str_hash(buf_str(&all));
	buf_release(&all);
	return sum;
}

static void run_jobs(struct load *load, size_t threads)
{
	pool_run(threads, load->jobs.n + load->measurements.n, run_job, load);
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		struct worker *worker = &load->workers[i];

		arena_adopt(&load->model->arena, &worker->arena);
		arena_release(&worker->scratch);
		diags_merge(load->diags, &worker->diags);
	}
	collect(load);
	if (load->model->cache)
		keep(load);
}

bool model_load(struct model *model, struct source *source, size_t threads, struct diags *diags)
{
	struct load *load = arena_new(&model->arena, struct load);

	load->model = model;
	load->source = source;
	load->diags = diags;
	load->reader = (struct reader){&model->arena, diags, LANG_NL};
	if (!load_settings(load))
		return false;
	source_list(source, STR("content"), &model->arena, &load->files, diags);
	load_yaml_files(load);
	load_monitors(load);
	if (model->cache)
		cache_check(model->cache, sum_of_schemas(load));
	vec_each (struct str, path, &load->files.paths)
		sort_file(load, *path);
	run_jobs(load, threads);
	return true;
}

void model_release(struct model *model)
{
	vec_each (struct kept_arena *, kept, &model->kept)
		kept_arena_release(*kept);
	arena_release(&model->arena);
	*model = (struct model){.arena = ARENA_INIT};
}
