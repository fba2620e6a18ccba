/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every file that the site shows now has a track, which is followed back through the commits until
 * the file came. What is kept is what changed; of the versions themselves nothing.
 */
#include "history/history.h"

#include "base/limits.h"
#include "base/path.h"
#include "history/internal.h"

struct track {
	const struct record *record;
	const struct measurement *measurement; /* NULL for the file of the record itself */
	struct timeline *timeline;
	struct track *subject; /* of a measurement: that of its record */
	struct str path;       /* what the file is called in the commit that is looked at */
	size_t ended;          /* the step in which it came, from 1; 0: not yet */
	bool begun;            /* what the commits end with is public */
	bool forgotten;        /* or it is not, and nothing is told */
	/* A later version that waits for an older one that can be read. */
	bool waits;
	unsigned char waiting[SOURCE_ID];
	struct date day;
	struct str commit;
	size_t age;
};

/* Versions that were read lately: the older one of a change is the newer one of the next. */
enum { KEPT_VERSIONS = 64 };

enum version_kind {
	VERSION_READ,
	VERSION_ODD,      /* it means nothing */
	VERSION_DOUBTFUL, /* nor that, but it may have been a draft, or not public */
	VERSION_UNKNOWN,  /* it is not there */
};

struct kept_version {
	unsigned char id[SOURCE_ID];
	const struct collection *collection; /* NULL: none is kept here */
	enum version_kind kind;
	struct past past;
	struct arena arena;
};

struct history_walk {
	const struct model *model;
	struct timelines *timelines;
	struct source_log *log;
	struct arena *arena;
	const atomic_bool *stop; /* NULL: nobody will */
	struct map tracks;       /* by path */
	struct map former;       /* const struct record *, by former_key */
	struct buf commits;      /* that changed something, and how the walk ended */
	size_t step, open;
	bool missing, too_much, crowded; /* a version; a rename */
	struct kept_version versions[KEPT_VERSIONS];
	size_t next_version;
};

/* ---- Tracks ---- */

static struct track *add_track(struct history_walk *walk, const struct record *record,
	const struct measurement *measurement, struct str path)
{
	struct track *track = arena_new(walk->arena, struct track);

	track->record = record;
	track->measurement = measurement;
	track->timeline = &walk->timelines->by_number[record->number];
	track->path = path;
	map_set(walk->arena, &walk->tracks, path, track);
	walk->open++;
	return track;
}

static void add_measurements(struct history_walk *walk, const struct monitor *monitor)
{
	vec_each (struct round *, round, &monitor->rounds)
		vec_each (struct measurement *, it, &(*round)->measurements) {
			const struct record *subject = (*it)->subject;
			struct track *owner = map_get(&walk->tracks, subject->text->path);
			struct track *track = add_track(walk, subject, *it, (*it)->text->path);

			track->subject = owner;
		}
}

static void add_tracks(struct history_walk *walk)
{
	vec_each (struct collection *, collection, &walk->model->collections)
		vec_each (const struct record *, it, &(*collection)->published) {
			add_track(walk, *it, NULL, (*it)->text->path);
			vec_each (const struct str, id, &(*it)->former_ids)
				map_put(walk->arena, &walk->former,
					former_key(walk->arena, *collection, *id), (void *)*it);
		}
	vec_each (struct monitor *, monitor, &walk->model->monitors)
		add_measurements(walk, *monitor);
}

static struct track *find_track(const struct history_walk *walk, struct str path)
{
	struct track *track = map_get(&walk->tracks, path);

	return track && !track->ended && str_eq(track->path, path) ? track : NULL;
}

static void end_track(struct history_walk *walk, struct track *track)
{
	track->ended = walk->step;
	walk->open--;
}

/* What is public now was not when this was committed. */
static void forget_track(struct history_walk *walk, struct track *track)
{
	*track->timeline = (struct timeline){.added = {0}};
	track->forgotten = true;
	end_track(walk, track);
}

/* ---- What a commit did ---- */

bool change_is_nothing(const struct change *change)
{
	return !change->added && !change->renamed && !change->text && !change->fields.n &&
	       !change->measured.n;
}

/* Two files can tell of one record in one commit: they become one change. */
static struct change *same_step(struct timeline *timeline, const struct change *change)
{
	struct change *last =
		timeline->changes.n ? &timeline->changes.v[timeline->changes.n - 1] : NULL;

	return last && str_eq(last->commit, change->commit) ? last : NULL;
}

static void add_change(
	struct history_walk *walk, struct timeline *timeline, const struct change *change)
{
	struct change *last = same_step(timeline, change);

	if (change_is_nothing(change))
		return;
	walk->timelines->told = true;
	if (change->added)
		timeline->added = change->day;
	else if (!timeline->changed.year)
		timeline->changed = change->day;
	if (last) {
		last->added |= change->added;
		last->renamed |= change->renamed;
		if (change->former.n)
			last->former = change->former;
		last->text |= change->text;
		vec_each (const struct field_change, it, &change->fields)
			vec_push(walk->arena, &last->fields, *it);
		vec_each (const struct measured, it, &change->measured)
			vec_push(walk->arena, &last->measured, *it);
	} else if (timeline->changes.n < LIMIT_CHANGES) {
		vec_push(walk->arena, &timeline->changes, *change);
	}
}

static struct change change_of(struct history_walk *walk, const struct source_step *step)
{
	enum { SHORT = 12 };

	return (struct change){.day = step->day,
		.age = walk->step,
		.commit = str_dup(walk->arena, (struct str){step->commit, SHORT})};
}

static enum version_kind read_anew(
	struct history_walk *walk, const struct track *track, struct kept_version *version)
{
	const struct collection *collection = track->record->collection;
	struct str bytes;

	switch (source_log_read(walk->log, version->id, LIMIT_FILE_SIZE, &version->arena, &bytes)) {
	case SOURCE_VERSION:
		break;
	case SOURCE_TOO_LARGE:
		return VERSION_DOUBTFUL;
	case SOURCE_MISSING:
		walk->missing = true;
		return VERSION_UNKNOWN;
	case SOURCE_TOO_MUCH:
		walk->too_much = true;
		return VERSION_UNKNOWN;
	}
	if (past_read(&version->arena, collection, &walk->former, bytes, &version->past))
		return VERSION_READ;
	return past_is_doubtful(collection, bytes) ? VERSION_DOUBTFUL : VERSION_ODD;
}

/* It stays until KEPT_VERSIONS others were read. */
static const struct kept_version *read_version(
	struct history_walk *walk, const struct track *track, const unsigned char *id)
{
	const struct collection *collection = track->record->collection;
	struct kept_version *version;

	for (size_t i = 0; i < KEPT_VERSIONS; i++)
		if (walk->versions[i].collection == collection &&
			memcmp(walk->versions[i].id, id, SOURCE_ID) == 0)
			return &walk->versions[i];
	version = &walk->versions[walk->next_version++ % KEPT_VERSIONS];
	arena_reset(&version->arena);
	memcpy(version->id, id, SOURCE_ID);
	version->collection = collection;
	version->kind = read_anew(walk, track, version);
	buf_add_unsigned(&walk->commits, version->kind);
	return version;
}

/* Whether what the commits end with, here after, is public, as the record is now. */
static bool begin_track(struct history_walk *walk, struct track *track, const unsigned char *after)
{
	const struct kept_version *version;

	/* A draft that is shown here is still one in the commits. */
	if (track->begun ||
		(!walk->model->drafts && source_is_version(after, track->record->text->bytes))) {
		track->begun = true;
		return true;
	}
	version = read_version(walk, track, after);
	track->begun = version->kind == VERSION_ODD ||
		       (version->kind == VERSION_READ && !version->past.hidden);
	if (!track->begun)
		forget_track(walk, track);
	return track->begun;
}

/* The version after this commit can be compared only when one before it can be read. */
static void wait_for_older(
	struct track *track, const struct change *change, const unsigned char *after)
{
	track->waits = true;
	memcpy(track->waiting, after, SOURCE_ID);
	track->day = change->day;
	track->commit = change->commit;
	track->age = change->age;
}

/* The title that a file had may be that of another record, when that it is the same is a guess. */
static void hide_title(const struct track *track, struct change *change)
{
	vec_each (struct field_change, it, &change->fields)
		if (it->field == track->record->collection->title_field)
			*it = (struct field_change){.field = it->field};
}

/* guessed: the file was found by what it looks like. */
static void compare_versions(struct history_walk *walk, struct track *track, struct change *change,
	const struct kept_version *old, const unsigned char *after, bool guessed)
{
	const struct kept_version *new;

	if (track->timeline->changes.n < LIMIT_CHANGES) {
		new = read_version(walk, track, track->waits ? track->waiting : after);
		if (track->waits && new->kind == VERSION_READ) {
			change->day = track->day;
			change->commit = track->commit;
			change->age = track->age;
		}
		if (new->kind == VERSION_READ)
			past_compare(walk->arena, track->record->collection, &old->past, &new->past,
				change);
		if (guessed)
			hide_title(track, change);
	}
	track->waits = false;
	add_change(walk, track->timeline, change);
}

static void edit_record(struct history_walk *walk, struct track *track, struct change *change,
	const struct source_change *from, const unsigned char *after, bool guessed)
{
	const struct kept_version *old = read_version(walk, track, from->before);

	if (old->kind == VERSION_UNKNOWN || old->kind == VERSION_DOUBTFUL) {
		end_track(walk, track);
	} else if (old->kind == VERSION_ODD) {
		if (!track->waits)
			wait_for_older(track, change, after);
		add_change(walk, track->timeline, change);
	} else if (old->past.hidden) {
		*change = (struct change){.day = change->day,
			.commit = change->commit,
			.age = change->age,
			.added = true};
		add_change(walk, track->timeline, change);
		end_track(walk, track);
	} else {
		compare_versions(walk, track, change, old, after, guessed);
	}
}

static void move_track(struct history_walk *walk, struct track *track, struct str path)
{
	track->path = str_dup(walk->arena, path);
	map_set(walk->arena, &walk->tracks, track->path, track);
}

static void record_came(struct history_walk *walk, struct rename_search *search,
	struct track *track, const struct source_change *file, struct change *change)
{
	const struct source_change *from = rename_find(search, file, track->record);

	if (from) {
		change->renamed = true;
		change->former = str_dup(walk->arena, path_stem(from->path));
		edit_record(walk, track, change, from, file->after, search->guessed);
		move_track(walk, track, from->path);
		return;
	}
	if (!search->unknown) {
		change->added = true;
		add_change(walk, track->timeline, change);
	}
	end_track(walk, track);
}

static void measurement_came(struct history_walk *walk, struct rename_search *search,
	struct track *track, const struct source_change *file, struct change *change)
{
	const struct source_change *from =
		track->subject ? rename_find_measured(search, file, track->subject->path) : NULL;

	if (from) {
		move_track(walk, track, from->path);
		return;
	}
	vec_push(walk->arena, &change->measured, ((struct measured){track->measurement, true}));
	add_change(walk, track->timeline, change);
	end_track(walk, track);
}

/* What was measured of a subject before it was public is not told. */
static bool is_before_public(const struct history_walk *walk, const struct track *track)
{
	const struct track *subject = track->subject;

	return subject && (subject->forgotten || (subject->ended && subject->ended < walk->step));
}

static void visit_measurement(struct history_walk *walk, struct rename_search *search,
	const struct source_step *step, const struct source_change *file, struct track *track)
{
	struct change change = change_of(walk, step);

	if (is_before_public(walk, track)) {
		end_track(walk, track);
	} else if (!file->before) {
		measurement_came(walk, search, track, file, &change);
	} else {
		vec_push(walk->arena, &change.measured,
			((struct measured){track->measurement, false}));
		add_change(walk, track->timeline, &change);
	}
}

static void visit_record(struct history_walk *walk, struct rename_search *search,
	const struct source_step *step, const struct source_change *file, struct track *track)
{
	struct change change = change_of(walk, step);

	if (!begin_track(walk, track, file->after))
		return;
	if (!file->before)
		record_came(walk, search, track, file, &change);
	else
		edit_record(walk, track, &change, file, file->after, false);
}

/* A file that went and is here now was never committed since: no commit tells of what it is now. */
static void visit_gone(struct history_walk *walk, const struct rename_search *search,
	const struct source_change *file)
{
	struct track *track = find_track(walk, file->path);

	if (track && !track->measurement && !rename_is_used(search, file->path))
		forget_track(walk, track);
}

/* The track of a record whose file came in this step; NULL if it is none. */
static struct track *track_that_came(
	const struct history_walk *walk, const struct source_change *file)
{
	struct track *track = file->after && !file->before ? find_track(walk, file->path) : NULL;

	return track && !track->measurement ? track : NULL;
}

static void claim_renames(const struct history_walk *walk, struct rename_search *search,
	const struct source_step *step)
{
	if (!search->n)
		return;
	for (size_t i = 0; i < step->n; i++) {
		const struct track *track = track_that_came(walk, &step->changes[i]);

		if (track)
			rename_claim_former(search, &step->changes[i], track->record);
	}
	for (size_t i = 0; i < step->n; i++)
		if (track_that_came(walk, &step->changes[i]))
			rename_claim_same(search, &step->changes[i]);
}

static bool is_stopped(const struct history_walk *walk)
{
	return walk->stop && atomic_load(walk->stop);
}

static bool visit_step(void *context, const struct source_step *step)
{
	struct history_walk *walk = context;
	struct arena names = ARENA_INIT;
	struct rename_search search;

	walk->step++;
	buf_add(&walk->commits, step->commit, sizeof(step->commit) - 1);
	rename_search_init(&search, walk->log, step, &names);
	claim_renames(walk, &search, step);
	/* Records first: what they were called is what their measurements were called. */
	for (size_t i = 0; i < 2 * step->n && !is_stopped(walk); i++) {
		const struct source_change *file = &step->changes[i % step->n];
		struct track *track = file->after ? find_track(walk, file->path) : NULL;

		if (track && i < step->n && !track->measurement)
			visit_record(walk, &search, step, file, track);
		else if (track && i >= step->n && track->measurement)
			visit_measurement(walk, &search, step, file, track);
		else if (!file->after && i >= step->n)
			visit_gone(walk, &search, file);
	}
	walk->missing |= search.missing;
	walk->too_much |= search.too_much;
	walk->crowded |= search.crowded;
	arena_release(&names);
	return walk->open > 0 && !is_stopped(walk);
}

/* ---- All of it ---- */

static unsigned note_end(struct history_walk *walk, enum source_end end)
{
	bool open = walk->open > 0;
	unsigned gaps = 0;

	if (walk->missing || (open && end == SOURCE_BROKEN))
		gaps |= HISTORY_DAMAGED;
	if (walk->too_much || (open && end == SOURCE_OUT_OF_REACH))
		gaps |= HISTORY_TOO_LONG;
	if (walk->crowded)
		gaps |= HISTORY_MANY_RENAMES;
	if (open && end == SOURCE_SHALLOW)
		gaps |= HISTORY_CUT_OFF;
	walk->timelines->cut = gaps;
	buf_add_unsigned(&walk->commits, end);
	buf_add_unsigned(&walk->commits, gaps);
	walk->timelines->hash = str_hash(buf_str(&walk->commits));
	return gaps;
}

static bool open_log(
	struct history_walk *walk, const struct source *source, struct history_found *found)
{
	struct source_fault fault = {.kind = SOURCE_DAMAGED};

	walk->log = source_log_open(source, &fault);
	if (!walk->log && fault.kind != SOURCE_NO_REPOSITORY && fault.kind != SOURCE_NO_COMMITS)
		found->gaps = HISTORY_DAMAGED;
	return walk->log;
}

struct history_found *history_find(const struct model *model, const struct source *source,
	struct arena *arena, const atomic_bool *stop)
{
	struct history_walk walk = {.model = model, .arena = arena, .stop = stop};
	struct history_found *found = arena_new(arena, struct history_found);
	enum source_end end;

	found->model = model;
	if (model->settings.no_history || !open_log(&walk, source, found))
		return found;
	found->timelines = walk.timelines = arena_new(arena, struct timelines);
	walk.timelines->n = model->published;
	walk.timelines->by_number = arena_array(arena, struct timeline, model->published);
	add_tracks(&walk);
	end = source_log_walk(walk.log, STR("content"), visit_step, &walk);
	found->gaps = note_end(&walk, end);
	buf_release(&walk.commits);
	source_log_close(walk.log);
	for (size_t i = 0; i < KEPT_VERSIONS; i++)
		arena_release(&walk.versions[i].arena);
	return found;
}

void history_join(struct model *model, const struct history_found *found, struct diags *diags)
{
	static const struct {
		enum history_gap gap;
		enum diag_code code;
	} warnings[] = {
		{HISTORY_CUT_OFF, DIAG_HISTORY_SHALLOW},
		{HISTORY_DAMAGED, DIAG_HISTORY_BROKEN},
		{HISTORY_TOO_LONG, DIAG_HISTORY_LONG},
		{HISTORY_MANY_RENAMES, DIAG_HISTORY_RENAMES},
	};

	model->timelines = found->timelines;
	for (size_t i = 0; i < sizeof(warnings) / sizeof(*warnings); i++)
		if (found->gaps & warnings[i].gap)
			diag_add(diags, warnings[i].code, place_file(model->settings.text),
				.args = {{NULL, 0}});
}

const struct timeline *timeline_of(const struct model *model, const struct record *record)
{
	const struct timelines *timelines = model->timelines;
	const struct timeline *timeline = timelines && record->number < timelines->n
						  ? &timelines->by_number[record->number]
						  : NULL;

	return timeline && timeline->changes.n ? timeline : NULL;
}

struct date record_day(const struct model *model, const struct record *record)
{
	const struct timeline *timeline = timeline_of(model, record);

	if (timeline && timeline->changed.year)
		return timeline->changed;
	if (record->date.year || !timeline)
		return record->date;
	return timeline->added;
}
