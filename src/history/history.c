/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every file that the site shows now has a track, which is followed back through the commits until
 * the file came. What is kept is what changed; of the versions themselves nothing.
 */
#include "history/history.h"

#include "base/limits.h"
#include "history/internal.h"

struct track {
	const struct record *record;
	const struct measurement *measurement; /* NULL for the file of the record itself */
	struct timeline *timeline;
	struct track *subject; /* of a measurement: that of its record */
	struct str path;       /* what the file is called in the commit that is looked at */
	size_t ended;          /* the step in which it came, from 1; 0: not yet */
	/* A later version that waits for an older one that can be read. */
	bool waits;
	unsigned char waiting[SOURCE_ID];
	struct date day;
	struct str commit;
};

struct history_walk {
	struct model *model;
	struct source_log *log;
	struct arena *arena, scratch;
	struct map tracks;  /* by path */
	struct map former;  /* const struct record *, by former_key */
	struct buf commits; /* that changed something, and how the walk ended */
	size_t step, open;
};

/* ---- Tracks ---- */

static struct track *add_track(struct history_walk *walk, const struct record *record,
	const struct measurement *measurement, struct str path)
{
	struct track *track = arena_new(walk->arena, struct track);

	track->record = record;
	track->measurement = measurement;
	track->timeline = &walk->model->timelines->by_number[record->number];
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

/* ---- What a commit did ---- */

static bool is_nothing(const struct change *change)
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

	if (is_nothing(change))
		return;
	if (change->added)
		timeline->added = change->day;
	else if (!timeline->changed.year)
		timeline->changed = change->day;
	if (last) {
		last->added |= change->added;
		last->renamed |= change->renamed;
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
		.commit = str_dup(walk->arena, (struct str){step->commit, SHORT})};
}

static bool read_version(struct history_walk *walk, const struct track *track,
	const unsigned char *id, struct past *version)
{
	struct str bytes;

	return source_log_read(walk->log, id, LIMIT_FILE_SIZE, &walk->scratch, &bytes) &&
	       past_read(&walk->scratch, track->record->collection, &walk->former, bytes, version);
}

/* The version after this commit can be compared only when one before it can be read. */
static void wait_for_older(
	struct track *track, const struct change *change, const unsigned char *after)
{
	track->waits = true;
	memcpy(track->waiting, after, SOURCE_ID);
	track->day = change->day;
	track->commit = change->commit;
}

static void edit_record(struct history_walk *walk, struct track *track, struct change *change,
	const unsigned char *before, const unsigned char *after)
{
	struct past old, new;
	bool renamed = change->renamed;

	if (!read_version(walk, track, before, &old)) {
		if (!track->waits)
			wait_for_older(track, change, after);
		add_change(walk, track->timeline, change);
		return;
	}
	if (old.hidden) {
		*change = (struct change){
			.day = change->day, .commit = change->commit, .added = true};
		add_change(walk, track->timeline, change);
		end_track(walk, track);
		return;
	}
	if (read_version(walk, track, track->waits ? track->waiting : after, &new)) {
		if (track->waits) {
			change->day = track->day;
			change->commit = track->commit;
		}
		past_compare(walk->arena, track->record->collection, &old, &new, change);
	}
	change->renamed = renamed;
	track->waits = false;
	add_change(walk, track->timeline, change);
}

/* A file that came: from another name, or new. */
static void file_came(struct history_walk *walk, struct rename_search *search, struct track *track,
	const struct source_change *file, struct change *change)
{
	const struct source_change *from =
		rename_find(search, file, track->measurement ? NULL : track->record);

	if (!from) {
		change->added = !track->measurement;
		if (track->measurement)
			vec_push(walk->arena, &change->measured,
				((struct measured){track->measurement, true}));
		add_change(walk, track->timeline, change);
		end_track(walk, track);
		return;
	}
	change->renamed = !track->measurement && !str_eq(from->path, file->path);
	if (!track->measurement)
		edit_record(walk, track, change, from->before, file->after);
	track->path = str_dup(walk->arena, from->path);
	map_set(walk->arena, &walk->tracks, track->path, track);
}

/* What was measured of a subject before it was public is not told. */
static bool is_before_public(const struct history_walk *walk, const struct track *track)
{
	const struct track *subject = track->subject;

	return subject && subject->ended && subject->ended < walk->step;
}

static void visit_file(struct history_walk *walk, struct rename_search *search,
	const struct source_step *step, const struct source_change *file)
{
	struct track *track = file->after ? find_track(walk, file->path) : NULL;
	struct change change;

	if (!track)
		return;
	if (is_before_public(walk, track)) {
		end_track(walk, track);
		return;
	}
	change = change_of(walk, step);
	if (!file->before) {
		file_came(walk, search, track, file, &change);
	} else if (track->measurement) {
		vec_push(walk->arena, &change.measured,
			((struct measured){track->measurement, false}));
		add_change(walk, track->timeline, &change);
	} else {
		edit_record(walk, track, &change, file->before, file->after);
	}
}

static bool visit_step(void *context, const struct source_step *step)
{
	struct history_walk *walk = context;
	struct arena names = ARENA_INIT;
	struct rename_search search;

	walk->step++;
	buf_add(&walk->commits, step->commit, sizeof(step->commit) - 1);
	rename_search_init(&search, walk->log, step, &names);
	for (size_t i = 0; i < step->n; i++) {
		visit_file(walk, &search, step, &step->changes[i]);
		arena_reset(&walk->scratch);
	}
	arena_release(&names);
	return walk->open > 0;
}

/* ---- All of it ---- */

static void report_end(const struct history_walk *walk, enum source_end end, struct diags *diags)
{
	struct place place = place_file(walk->model->settings.text);

	if (!walk->open)
		return;
	if (end == SOURCE_SHALLOW)
		diag_add(diags, DIAG_HISTORY_SHALLOW, place, .args = {{NULL, 0}});
	else if (end == SOURCE_BROKEN)
		diag_add(diags, DIAG_HISTORY_BROKEN, place, .args = {{NULL, 0}});
	else if (end == SOURCE_OUT_OF_REACH)
		diag_add(diags, DIAG_HISTORY_LONG, place, .args = {{NULL, 0}});
}

void history_read(
	struct model *model, const struct source *source, struct arena *arena, struct diags *diags)
{
	struct history_walk walk = {.model = model, .arena = arena};
	enum source_end end;

	if (model->settings.no_history)
		return;
	walk.log = source_log_open(source);
	if (!walk.log)
		return;
	model->timelines = arena_new(arena, struct timelines);
	model->timelines->n = model->published;
	model->timelines->by_number = arena_array(arena, struct timeline, model->published);
	add_tracks(&walk);
	end = source_log_walk(walk.log, STR("content"), visit_step, &walk);
	report_end(&walk, end, diags);
	buf_add_unsigned(&walk.commits, end);
	model->timelines->hash = str_hash(buf_str(&walk.commits));
	buf_release(&walk.commits);
	source_log_close(walk.log);
	arena_release(&walk.scratch);
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
